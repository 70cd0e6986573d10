/* mail.c — the loader of e-mail: a message in a file (EML, RFC 5322; a page that a browser saved as
 * MHTML), and mailboxes (mbox in its kinds o, rd, cl and cl2), where each message is an article. */
#include "load/mail.h"

#include "base/json.h"
#include "load/format.h"
#include "load/http_body.h"
#include "load/mime_coding.h"
#include "load/mime_header.h"
#include "load/phrase.h"
#include "load/ready_frame.h"

/* ---- what it is ----------------------------------------------------------------------------- */

/* "From jane@example.org Tue Jun 12 10:00:00 2018": a time and a year tell it from prose. */
static bool is_from_line(lede_slice line) {
    enum { MOST_BYTES = 512 };
    bool has_time = false, has_year = false;
    if (line.size > MOST_BYTES || !lede_slice_starts(line, LEDE_SLICE("From "))) return false;
    for (lede_slice rest = line, word; lede_phrase_raw_word(&rest, &word);) {
        size_t digits = 0;
        while (digits < word.size && word.data[digits] >= '0' && word.data[digits] <= '9') digits++;
        has_time |= digits > 0 && digits <= 2 && digits < word.size && word.data[digits] == ':';
        has_year |= digits == 4 && word.size == 4;
    }
    return has_time && has_year;
}

static bool is_mailbox(lede_slice head) {
    lede_slice line;
    return lede_slice_line(&head, &line) && is_from_line(line) && lede_slice_line(&head, &line) &&
           lede_mime_is_field(line);
}

/* A header of fields only, with those that each message has and one that only messages have. */
static bool is_message(lede_slice head) {
    static const char *const ours[] = {"Message-ID",   "MIME-Version", "Received", "Return-Path",
                                       "Delivered-To", "To",           "X-Mailer", "Content-Type"};
    lede_slice line, rest = head;
    bool is_ours = false;
    for (size_t i = 0; lede_slice_line(&rest, &line) && line.size > 0; i++) {
        bool goes_on = i > 0 && (line.data[0] == ' ' || line.data[0] == '\t');
        if (!goes_on && rest.size > 0 && !lede_mime_is_field(line)) return false;
    }
    lede_slice header = lede_slice_cut(head, 0, lede_mime_header_size(head));
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        is_ours |= lede_header_value(header, ours[i]).data != NULL;
    }
    return is_ours && lede_header_value(header, "From").data != NULL &&
           (lede_header_value(header, "Date").data != NULL ||
            lede_header_value(header, "Subject").data != NULL);
}

static int sniff(lede_slice head, const char *path) {
    (void)path;
    return is_mailbox(head) || is_message(head) ? 109 : 0;
}

/* ---- frame ---------------------------------------------------------------------------------- */

enum { MAILBOX = 1 };

/* Content-Length of the header that ends `at` bytes ahead, if another message or the end of the
 * file stands behind so many bytes (mboxcl): where that is; 0: it is not given, or wrong. */
static lede_status find_by_length(lede_framer *framer, size_t at, size_t *stop, lede_error *err) {
    enum { LINE = 512 };
    uint64_t size = 0;
    lede_slice header = lede_slice_cut(lede_framer_rest(framer), 0, at), line;
    lede_slice value = lede_header_value(header, "Content-Length");
    *stop = 0;
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c < '0' || c > '9' || size > framer->limit) return LEDE_OK;
        size = size * 10 + (uint64_t)(c - '0');
    }
    if (value.size == 0 || size > framer->limit) return LEDE_OK;
    LEDE_TRY(lede_framer_fill(framer, at + (size_t)size + LINE, err));
    lede_slice rest = lede_framer_rest(framer);
    if (rest.size < at + size) return LEDE_OK;
    rest = lede_slice_cut(rest, at + (size_t)size, rest.size);
    size_t left = rest.size;
    while (rest.size > 0 && (rest.data[0] == '\n' || rest.data[0] == '\r')) {
        rest = lede_slice_cut(rest, 1, rest.size);
    }
    bool fits = rest.size == 0 || (lede_slice_line(&rest, &line) && is_from_line(line));
    if (fits) *stop = at + (size_t)size + (rest.size == 0 ? left : 0);
    return LEDE_OK;
}

typedef struct message {
    size_t at; /* bytes ahead that belong to it */
    bool in_header, is_long, blank;
    uint32_t lines;
} message;

/* Over the limit: what is here is left out, and the frame fails, once. */
static void give_up(lede_framer *framer, message *m, lede_frame *frame) {
    if (!m->is_long) {
        lede_framer_fail_long(framer, "message", frame);
        frame->part = ++framer->part;
    }
    m->is_long = true;
    lede_framer_skip(framer, m->at);
    m->at = 0;
}

/* Lines up to the next that begins a message. */
static lede_status find_end(lede_framer *framer, message *m, lede_frame *frame, lede_error *err) {
    lede_slice line;
    for (size_t next = 0;; m->at = next) {
        lede_status status = lede_framer_line(framer, m->at, &line, &next, err);
        if (status == LEDE_END) return LEDE_OK;
        bool is_line = lede_framer_rest(framer).size - m->at > framer->limit;
        if (status == LEDE_LIMIT && is_line) { /* else what is packed unpacks to too much */
            give_up(framer, m, frame);
            LEDE_TRY(lede_framer_skip_line(framer, err));
            m->lines++;
            next = 0;
            continue;
        }
        LEDE_TRY(status);
        if (m->lines > 0 && m->blank && is_from_line(line)) return LEDE_OK;
        m->blank = lede_slice_trim(line).size == 0;
        m->lines++;
        if (next > framer->limit) {
            m->at = next;
            give_up(framer, m, frame);
            next = 0;
        }
        if (!m->blank || !m->in_header || m->is_long) continue;
        m->in_header = false;
        size_t stop;
        LEDE_TRY(find_by_length(framer, next, &stop, err));
        if (stop == 0) continue;
        lede_slice body = lede_slice_cut(lede_framer_rest(framer), next, stop);
        for (size_t i = 0; i < body.size; i++) m->lines += body.data[i] == '\n';
        next = stop;
        m->blank = true;
    }
}

static lede_status frame_message(lede_framer *framer, lede_frame *frame, lede_error *err) {
    message m = {.in_header = true};
    LEDE_TRY(lede_ready_begin(framer, err));
    LEDE_TRY(find_end(framer, &m, frame, err));
    uint32_t line = framer->line;
    framer->line += m.lines;
    if (m.is_long) {
        lede_framer_skip(framer, m.at);
        return LEDE_OK;
    }
    LEDE_TRY(lede_framer_take(framer, m.at, frame, err));
    frame->line = line;
    frame->part = ++framer->part;
    return LEDE_OK;
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    enum { LINE = 1024 };
    if (framer->whole) return LEDE_END;
    if (framer->offset == 0 && framer->part == 0) {
        LEDE_TRY(lede_ready_begin(framer, err));
        LEDE_TRY(lede_framer_fill(framer, LINE, err));
        if (is_mailbox(lede_framer_rest(framer))) framer->mode = MAILBOX;
    }
    if (framer->mode == MAILBOX) return frame_message(framer, frame, err);
    return lede_framer_take_all(framer, frame, err);
}

/* ---- parse ---------------------------------------------------------------------------------- */

/* The first text that is not attached, in each form. */
static void choose(lede_mail *mail) {
    for (size_t i = 0; i < mail->parts.leaves.count; i++) {
        const lede_mime_part *part = &mail->parts.leaves.data[i];
        if (mail->inner == NULL && lede_mime_part_is(part, "message/rfc822")) mail->inner = part;
        if (part->is_attached || lede_slice_trim(part->body).size == 0) continue;
        if (mail->html == NULL && lede_mime_part_is(part, "text/html")) mail->html = part;
        if (mail->plain == NULL && lede_mime_part_is(part, "text/plain")) mail->plain = part;
    }
}

static bool is_saved_page(lede_mail *mail, bool *ok) {
    if (mail->html == NULL) return false;
    lede_slice from = lede_mime_field(mail->header, "From", mail->arena, ok);
    return lede_slice_starts(from, LEDE_SLICE("<Saved by ")) ||
           lede_mime_field(mail->header, "Snapshot-Content-Location", mail->arena, ok).size > 0;
}

/* Nothing is lost: what is not the text is named. */
static lede_status note_others(lede_mail *mail, uint32_t *count) {
    lede_article *article = mail->article;
    lede_compose notes = {.article = article};
    bool ok = true;
    for (uint32_t i = 0; i < article->n_dropped; i++) {
        if (!lede_array_push_in(mail->arena, &notes.dropped, article->dropped[i])) {
            return lede_fail_memory(mail->err);
        }
    }
    for (size_t i = 0; i < mail->parts.leaves.count; i++) {
        const lede_mime_part *part = &mail->parts.leaves.data[i];
        bool same = part->is_alternative && mail->html != NULL && part == mail->plain;
        if (part == mail->html || same || (part == mail->plain && mail->html == NULL)) continue;
        lede_slice name = part->name.size > 0 ? part->name : part->type;
        lede_slice shown = lede_arena_copy(mail->arena, name, &ok);
        if (!ok) return lede_fail_memory(mail->err);
        lede_dropped dropped = {.text = shown,
                                .reason = part->name.size > 0 ? "an attachment, by its name"
                                                              : "another part, by its type",
                                .before = article->n_blocks};
        if (!lede_array_push_in(mail->arena, &notes.dropped, dropped)) {
            return lede_fail_memory(mail->err);
        }
        ++*count;
    }
    article->dropped = notes.dropped.data;
    article->n_dropped = (uint32_t)notes.dropped.count;
    return LEDE_OK;
}

static lede_status fail_empty(lede_mail *mail) {
    uint32_t others = 0;
    LEDE_TRY(note_others(mail, &others));
    if (others == 0) return lede_fail(mail->err, LEDE_FORMAT, "the message has no text");
    return lede_fail(mail->err, LEDE_FORMAT,
                     "the message has no text; attached to it: %u (the first is '%.*s')",
                     (unsigned)others, LEDE_FMT(mail->article->dropped[0].text));
}

static lede_status read_message(lede_mail *mail, lede_slice bytes, uint32_t depth);

/* A message forwarded as an attachment is the article, unless there is a text beside it. */
static lede_status read_inner(lede_mail *mail, uint32_t depth) {
    enum { MOST_INNER = 8 };
    const lede_mime_part *part = mail->inner;
    if (depth == MOST_INNER) {
        lede_fail(mail->err, LEDE_LIMIT, "messages stand more than %d deep in others", MOST_INNER);
        return lede_mime_place(&mail->parts, part->body.data, LEDE_LIMIT);
    }
    if (!lede_mime_is_plain_coding(part->coding)) {
        lede_fail(mail->err, LEDE_UNSUPPORTED, "the forwarded message is encoded as '%.*s'",
                  LEDE_FMT(part->coding));
        return lede_mime_place(&mail->parts, part->body.data, LEDE_UNSUPPORTED);
    }
    lede_slice whole = mail->parts.whole, bytes = part->body;
    lede_mail inner = {.article = mail->article,
                       .arena = mail->arena,
                       .err = mail->err,
                       .is_quoted = mail->is_quoted};
    inner.parts = (lede_mime_parts){.whole = bytes, .arena = mail->arena, .err = mail->err};
    lede_status status = read_message(&inner, bytes, depth + 1);
    if (status == LEDE_OK || mail->err == NULL || mail->err->offset == LEDE_NO_OFFSET) {
        return status;
    }
    size_t at = (size_t)(bytes.data - whole.data) + (size_t)mail->err->offset;
    return lede_mime_place(&mail->parts, whole.data + at, status);
}

static size_t count_inner(const lede_mail *mail) {
    size_t count = 0;
    for (size_t i = 0; i < mail->parts.leaves.count; i++) {
        count += lede_mime_part_is(&mail->parts.leaves.data[i], "message/rfc822");
    }
    return count;
}

/* The text beside a forwarded message is mostly a line to the reader. */
static bool is_inner_the_text(const lede_mail *mail) {
    enum { FEW_WORDS = 40 };
    if (mail->inner == NULL) return false;
    const lede_mime_part *text = mail->plain != NULL ? mail->plain : mail->html;
    return text == NULL || lede_phrase_count(text->body) < FEW_WORDS;
}

static lede_status read_message(lede_mail *mail, lede_slice bytes, uint32_t depth) {
    bool ok = true;
    mail->header = lede_slice_cut(bytes, 0, lede_mime_header_size(bytes));
    LEDE_TRY(lede_mime_parts_read(&mail->parts, mail->err));
    choose(mail);
    size_t inner = count_inner(mail);
    if (inner > 1 && mail->plain == NULL && mail->html == NULL) {
        return lede_fail(mail->err, LEDE_UNSUPPORTED,
                         "a digest of %zu messages: part them first, as in formail +1 -ds < FILE",
                         inner);
    }
    if (is_inner_the_text(mail)) return read_inner(mail, depth);
    mail->is_page = is_saved_page(mail, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    LEDE_TRY(lede_mail_fields(mail));
    lede_status status =
        mail->html == NULL && mail->plain == NULL ? LEDE_END : lede_mail_text(mail);
    if (status == LEDE_END) return fail_empty(mail);
    LEDE_TRY(status);
    uint32_t others = 0;
    LEDE_TRY(note_others(mail, &others));
    return lede_mail_fields_behind(mail);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    lede_slice whole = {frame->bytes, frame->size}, line;
    lede_mail mail = {.article = article, .arena = article->arena, .err = err};
    lede_slice own = whole;
    if (lede_slice_starts(whole, LEDE_SLICE("From "))) {
        mail.is_quoted = true;
        (void)lede_slice_line(&own, &line);
    }
    mail.parts = (lede_mime_parts){.whole = own, .arena = article->arena, .err = err};
    lede_status status = read_message(&mail, own, 0);
    if (status != LEDE_OK && err != NULL && err->offset != LEDE_NO_OFFSET) {
        lede_json_place(err, whole, (size_t)(own.data - whole.data) + (size_t)err->offset);
        err->column = 0;
    }
    return status;
}

const lede_format lede_format_mail = {
    .name = "mail", .sniff = sniff, .frame = frame_next, .parse = parse};
