/* mail_text.c — the text of a message. HTML is read as a page, since newsletters are made like
 * pages; where that finds no article, and for messages forwarded inside a text, the plain form
 * counts, and else the blocks of the HTML as they stand. */
#include "load/mail.h"

#include "base/buffer.h"
#include "load/entry.h"
#include "load/fragment.h"
#include "load/html.h"
#include "load/mime_coding.h"
#include "load/mime_header.h"
#include "load/page_text.h"
#include "load/plain_text.h"

/* ---- from bytes to text --------------------------------------------------------------------- */

static bool is_from_quoted(lede_slice line) {
    size_t marks = 0;
    while (marks < line.size && line.data[marks] == '>') marks++;
    return marks > 0 &&
           lede_slice_starts(lede_slice_cut(line, marks, line.size), LEDE_SLICE("From "));
}

/* ">From " of a mailbox is "From " (mboxrd: with one ">" less). */
static lede_status unquote(lede_mail *mail, lede_slice *body) {
    lede_slice line;
    if (!mail->is_quoted || lede_slice_find(*body, LEDE_SLICE(">From "), 0) == SIZE_MAX) {
        return LEDE_OK;
    }
    char *out = lede_arena_alloc(mail->arena, body->size);
    if (out == NULL) return lede_fail_memory(mail->err);
    size_t size = 0;
    for (lede_slice rest = *body, start = rest; lede_slice_line(&rest, &line); start = rest) {
        size_t skip = is_from_quoted(line), whole = start.size - rest.size;
        memcpy(out + size, start.data + skip, whole - skip);
        size += whole - skip;
    }
    *body = (lede_slice){out, size};
    return LEDE_OK;
}

static lede_status decode(lede_mail *mail, const lede_mime_part *part, lede_slice *out) {
    size_t wrong_at = 0;
    lede_slice body = part->body;
    if (part->is_cut && !lede_slice_ends(lede_slice_trim(body), LEDE_SLICE("</html>"))) {
        lede_fail(mail->err, LEDE_FORMAT,
                  "the message is cut off: no boundary closes the text that begins here");
        return lede_mime_place(&mail->parts, body.data, LEDE_FORMAT);
    }
    LEDE_TRY(unquote(mail, &body));
    lede_status status =
        lede_mime_decode(part->coding, body, mail->arena, out, &wrong_at, mail->err);
    /* in a copy without quotes the place is a little further on */
    if (status != LEDE_OK && status != LEDE_NOMEM) {
        size_t at = wrong_at < part->body.size ? wrong_at : part->body.size;
        return lede_mime_place(&mail->parts, part->body.data + at, status);
    }
    return status;
}

static lede_status decode_text(lede_mail *mail, const lede_mime_part *part, lede_slice *out) {
    lede_page_text page = {.arena = mail->arena};
    LEDE_TRY(decode(mail, part, out));
    LEDE_TRY(lede_page_text_read(&page, *out, part->charset, mail->err));
    *out = page.text;
    return LEDE_OK;
}

/* ---- lines of a plain text ------------------------------------------------------------------ */

typedef struct flow {
    bool is_flowed, drops_blank; /* RFC 3676 */
    lede_buffer out;
    bool in_quote;
} flow;

static bool is_quote(lede_slice line) {
    return line.size > 0 && line.data[0] == '>';
}

static lede_slice without_marks(lede_slice line) {
    while (is_quote(line)) {
        line = lede_slice_cut(line, 1, line.size);
        if (line.size > 0 && line.data[0] == ' ') line = lede_slice_cut(line, 1, line.size);
    }
    return line;
}

/* Lines of one quoted paragraph become one, with "> " in front of it. */
static void add_quote(flow *f, lede_slice line) {
    line = lede_slice_trim(without_marks(line));
    if (line.size == 0) {
        if (f->in_quote) lede_buffer_add_string(&f->out, "\n\n");
    } else {
        lede_buffer_add_string(&f->out, f->in_quote ? " " : "\n> ");
        lede_buffer_add(&f->out, line);
    }
    f->in_quote = line.size > 0;
}

static void add_line(flow *f, lede_slice line) {
    if (f->in_quote) lede_buffer_add_string(&f->out, "\n\n");
    f->in_quote = false;
    if (f->is_flowed && lede_slice_starts(line, LEDE_SLICE(" "))) {
        line = lede_slice_cut(line, 1, line.size); /* stuffed */
    }
    bool flows = f->is_flowed && lede_slice_ends(line, LEDE_SLICE(" ")) &&
                 !lede_slice_is(line, "-- ") && lede_slice_trim(line).size > 0;
    if (flows && f->drops_blank) line.size--;
    lede_buffer_add(&f->out, line);
    if (!flows) lede_buffer_add_char(&f->out, '\n');
}

/* Nearly all lines are quoted: the quotation is the text. */
static bool is_all_quoted(lede_slice text) {
    size_t lines = 0, quoted = 0;
    for (lede_slice line; lede_slice_line(&text, &line);) {
        lines += lede_slice_trim(line).size > 0;
        quoted += is_quote(line);
    }
    return quoted * 5 > lines * 4;
}

static lede_status read_lines(lede_mail *mail, flow *f, lede_slice *text) {
    bool ok = true, drop = is_all_quoted(*text);
    for (lede_slice line, rest = *text; lede_slice_line(&rest, &line);) {
        if (drop || !is_quote(line)) {
            add_line(f, drop ? without_marks(line) : line);
        } else {
            add_quote(f, line);
        }
    }
    ok = !f->out.failed;
    if (ok) *text = lede_arena_copy(mail->arena, lede_buffer_slice(&f->out), &ok);
    lede_buffer_clear(&f->out);
    return ok ? LEDE_OK : lede_fail_memory(mail->err);
}

/* What stands below a line "-- " (RFC 3676 §4.3). */
static lede_slice cut_signature(lede_slice *text) {
    lede_slice line;
    for (lede_slice rest = *text, start = rest; lede_slice_line(&rest, &line); start = rest) {
        if (!lede_slice_is(line, "-- ")) continue;
        text->size -= start.size;
        return lede_slice_trim(rest);
    }
    return LEDE_NULL_SLICE;
}

static bool says(const lede_mime_part *part, const char *name, const char *value, lede_arena *arena,
                 bool *ok) {
    lede_slice type = lede_mime_field(part->header, "Content-Type", arena, ok);
    return lede_slice_equal_ascii_case(lede_mime_parameter(type, name, arena, ok),
                                       lede_slice_of(value));
}

/* The plain form, joined where its lines flow; *signature: what stood below its mark. */
static lede_status read_plain(lede_mail *mail, lede_slice *text, lede_slice *signature) {
    bool ok = true;
    flow f = {.is_flowed = says(mail->plain, "format", "flowed", mail->arena, &ok)};
    f.drops_blank = says(mail->plain, "delsp", "yes", mail->arena, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    LEDE_TRY(decode_text(mail, mail->plain, text));
    *signature = lede_arena_copy(mail->arena, cut_signature(text), &ok);
    if (!ok) return lede_fail_memory(mail->err);
    return read_lines(mail, &f, text);
}

/* ---- into blocks ---------------------------------------------------------------------------- */

/* Fields that the forwarded message says of itself replace those of the message around it. */
static lede_status take_forwarded(lede_mail *mail, const lede_mail_forward *f) {
    lede_slice *fields = mail->article->fields;
    bool ok = true;
    lede_slice title = lede_mail_subject(f->subject);
    if (title.size > 0) fields[LEDE_FIELD_TITLE] = LEDE_NULL_SLICE;
    LEDE_TRY(lede_compose_field(mail->article, LEDE_FIELD_TITLE, title,
                                "the subject of the forwarded message", mail->err));
    lede_slice before = fields[LEDE_FIELD_PUBLISHED];
    fields[LEDE_FIELD_PUBLISHED] = LEDE_NULL_SLICE;
    LEDE_TRY(lede_compose_date(mail->article, LEDE_FIELD_PUBLISHED, f->date,
                               "the date of the forwarded message", mail->err));
    if (fields[LEDE_FIELD_PUBLISHED].data == NULL) fields[LEDE_FIELD_PUBLISHED] = before;
    lede_slice people = lede_mime_people(f->from, mail->arena, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    if (people.size == 0 &&
        memchr(f->from.size == 0 ? "" : f->from.data, '@', f->from.size) == NULL)
        people = f->from;
    mail->people = people;
    mail->sender = "the sender of the forwarded message";
    return LEDE_OK;
}

static lede_status compose_plain(lede_mail *mail, lede_slice text, lede_slice signature) {
    lede_compose compose = {.article = mail->article};
    lede_mail_forward forward;
    if (lede_mail_forward_find(text, &forward)) {
        LEDE_TRY(take_forwarded(mail, &forward));
        lede_piece above = {LEDE_BLOCK_NOTE, forward.above, "written above the forwarded message"};
        LEDE_TRY(lede_compose_add_paragraphs(&compose, above, mail->err));
        text = forward.text;
    }
    size_t before = compose.pieces.count;
    LEDE_TRY(lede_plain_text_add(&compose, text, false, mail->err));
    if (compose.pieces.count == before) return LEDE_END;
    if (signature.size > 0) {
        LEDE_TRY(lede_compose_drop(&compose, signature, "the signature below \"-- \"",
                                   (lede_place){0, 0}, mail->err));
    }
    return lede_compose_finish(&compose, mail->err);
}

static lede_status compose_fragment(lede_mail *mail, lede_slice html) {
    lede_compose compose = {.article = mail->article};
    lede_page_text page = {.arena = mail->arena};
    LEDE_TRY(lede_page_text_read(&page, html, mail->html->charset, mail->err));
    LEDE_TRY(lede_entry_begin(&compose, mail->err));
    size_t before = compose.pieces.count;
    LEDE_TRY(lede_fragment_add_html(&compose, page.text, mail->err));
    if (compose.pieces.count == before) return LEDE_END;
    return lede_entry_finish(&compose, mail->err);
}

/* Places in the text of a part are places in the message only where the part is not encoded. */
static void move_places(lede_mail *mail, const lede_mime_part *part, lede_slice decoded) {
    bool same = decoded.data == part->body.data;
    uint32_t by = same ? (uint32_t)(part->body.data - mail->parts.whole.data) : 0;
    lede_article *article = mail->article;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        lede_block *b = &article->blocks[i];
        bool known = same && b->page_stop > 0;
        b->page_start = known ? b->page_start + by : 0;
        b->page_stop = known ? b->page_stop + by : 0;
    }
    for (uint32_t i = 0; i < article->n_dropped; i++) {
        lede_dropped *d = &article->dropped[i];
        bool known = same && d->page_stop > 0;
        d->page_start = known ? d->page_start + by : 0;
        d->page_stop = known ? d->page_stop + by : 0;
    }
}

/* FORMAT, and the article as it was: the page has no article in it. */
static lede_status read_html(lede_mail *mail, lede_slice html) {
    lede_article before = *mail->article;
    lede_status status = lede_html_parse(html, mail->html->charset, mail->article, mail->err);
    if (status == LEDE_OK) move_places(mail, mail->html, html);
    if (status == LEDE_FORMAT) *mail->article = before;
    return status;
}

static lede_status read_html_or(lede_mail *mail, lede_slice plain, lede_slice signature) {
    lede_slice html;
    LEDE_TRY(decode(mail, mail->html, &html));
    lede_status status = read_html(mail, html);
    if (status != LEDE_FORMAT || mail->is_page) return status;
    if (plain.size > 0) {
        status = compose_plain(mail, plain, signature);
        if (status != LEDE_END) return status;
    }
    return compose_fragment(mail, html);
}

lede_status lede_mail_text(lede_mail *mail) {
    lede_slice plain = LEDE_SLICE(""), signature = LEDE_NULL_SLICE;
    lede_mail_forward forward;
    if (mail->plain != NULL) LEDE_TRY(read_plain(mail, &plain, &signature));
    if (mail->html != NULL && !lede_mail_forward_find(plain, &forward)) {
        return read_html_or(mail, plain, signature);
    }
    return plain.size == 0 ? LEDE_END : compose_plain(mail, plain, signature);
}
