/* mail_fields.c — what the header of a message says of the article. */
#include "load/mail.h"

#include "load/mime_header.h"
#include "load/phrase.h"
#include "load/plain_meta.h"

/* "Fwd: ", "AW: " … at the start: bytes of it; 0: none. */
static size_t prefix_size(lede_slice subject) {
    static const char *const marks[] = {"fwd", "fw", "re", "aw",  "wg",   "tr",
                                        "rv",  "sv", "vs", "enc", "antw", "vb"};
    size_t colon = lede_slice_find(subject, LEDE_SLICE(":"), 0);
    if (colon == SIZE_MAX) return 0;
    lede_slice mark = lede_slice_trim(lede_slice_cut(subject, 0, colon));
    return lede_phrase_in(mark, marks, sizeof marks / sizeof *marks) ? colon + 1 : 0;
}

lede_slice lede_mail_subject(lede_slice subject) {
    for (size_t size; (size = prefix_size(subject)) > 0;) {
        subject = lede_slice_trim(lede_slice_cut(subject, size, subject.size));
    }
    return subject;
}

static lede_status set_text(lede_mail *mail, lede_field field, const char *name) {
    bool ok = true;
    lede_slice value = lede_mime_field_text(mail->header, name, mail->arena, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    return lede_compose_field(mail->article, field, value, name, mail->err);
}

/* "<a@b>" without its brackets. */
static lede_status set_bracketed(lede_mail *mail, lede_field field, const char *name) {
    bool ok = true;
    lede_slice value = lede_mime_field_text(mail->header, name, mail->arena, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    if (value.size > 2 && value.data[0] == '<' && value.data[value.size - 1] == '>') {
        value = lede_slice_cut(value, 1, value.size - 1);
    }
    return lede_compose_field(mail->article, field, value, name, mail->err);
}

static bool has(lede_mail *mail, const char *name, bool *ok) {
    return lede_mime_field(mail->header, name, mail->arena, ok).size > 0;
}

/* A comment behind a date ("(CEST)") is no part of it (RFC 5322 §3.3). */
static lede_status set_date(lede_mail *mail, const char *name) {
    bool ok = true;
    lede_slice value = lede_mime_field(mail->header, name, mail->arena, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    const char *comment = value.size == 0 ? NULL : memchr(value.data, '(', value.size);
    if (comment != NULL) value.size = (size_t)(comment - value.data);
    return lede_compose_date(mail->article, LEDE_FIELD_PUBLISHED, value, name, mail->err);
}

/* "[name] " that a mailing list puts in front. */
static lede_slice without_tag(lede_slice subject) {
    size_t close = lede_slice_find(subject, LEDE_SLICE("] "), 0);
    bool tagged = lede_slice_starts(subject, LEDE_SLICE("[")) && close != SIZE_MAX;
    return tagged ? lede_slice_cut(subject, close + 2, subject.size) : subject;
}

static lede_status set_title(lede_mail *mail) {
    bool ok = true;
    lede_slice subject = lede_mime_field_text(mail->header, "Subject", mail->arena, &ok);
    if (!ok) return lede_fail_memory(mail->err);
    lede_slice title = lede_mail_subject(subject);
    if (has(mail, "List-Id", &ok)) title = lede_mail_subject(without_tag(title));
    return lede_compose_field(mail->article, LEDE_FIELD_TITLE, title,
                              title.size == subject.size ? "Subject"
                                                         : "Subject, without what replies, "
                                                           "forwarding and lists put in front",
                              mail->err);
}

/* A newsletter is sent by its publisher, a message by who wrote it; a list's has both. */
static lede_status set_sender(lede_mail *mail) {
    bool ok = true;
    lede_slice from = lede_mime_field(mail->header, "From", mail->arena, &ok);
    mail->people = lede_mime_people(from, mail->arena, &ok);
    lede_slice list = lede_mime_people(lede_mime_field(mail->header, "List-Id", mail->arena, &ok),
                                       mail->arena, &ok);
    bool is_list = has(mail, "List-Post", &ok);
    bool is_bulk = !is_list && (has(mail, "List-Unsubscribe", &ok) || has(mail, "List-Id", &ok));
    if (!ok) return lede_fail_memory(mail->err);
    if (is_list) {
        LEDE_TRY(
            lede_compose_field(mail->article, LEDE_FIELD_PUBLISHER, list, "List-Id", mail->err));
    }
    LEDE_TRY(set_text(mail, LEDE_FIELD_PUBLISHER, "Organization"));
    if (is_bulk || lede_plain_meta_is_outlet(mail->people)) {
        return lede_compose_field(mail->article, LEDE_FIELD_PUBLISHER, mail->people,
                                  is_bulk ? "From, of a newsletter" : "From, an outlet's name",
                                  mail->err);
    }
    mail->sender = "From";
    return LEDE_OK;
}

lede_status lede_mail_fields(lede_mail *mail) {
    LEDE_TRY(set_bracketed(mail, LEDE_FIELD_ID, "Message-ID"));
    LEDE_TRY(set_text(mail, LEDE_FIELD_LANGUAGE, "Content-Language"));
    if (mail->is_page) {
        LEDE_TRY(set_text(mail, LEDE_FIELD_URL, "Snapshot-Content-Location"));
        return lede_compose_field(mail->article, LEDE_FIELD_URL, mail->html->location,
                                  "Content-Location", mail->err);
    }
    LEDE_TRY(set_bracketed(mail, LEDE_FIELD_URL, "Archived-At"));
    LEDE_TRY(set_title(mail));
    LEDE_TRY(set_date(mail, "Date"));
    LEDE_TRY(set_date(mail, "Sent")); /* a message as it is printed or pasted */
    return set_sender(mail);
}

lede_status lede_mail_fields_behind(lede_mail *mail) {
    if (mail->is_page || mail->sender == NULL) return LEDE_OK;
    return lede_compose_field(mail->article, LEDE_FIELD_BYLINE, mail->people, mail->sender,
                              mail->err);
}
