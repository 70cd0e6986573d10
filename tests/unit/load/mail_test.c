#include "frames.h"

#include "load/mime_header.h"

#define HEAD                                                                                       \
    "Message-ID: <1@x.example>\nDate: Tue, 12 Jun 2018 10:00:00 +0200\n"                           \
    "From: Jane Doe <jane@x.example>\n"
#define STORY                                                                                      \
    "The council of Halvery voted on Tuesday to close the old bridge for a year.\n\n"              \
    "\"It will not bear another winter,\" said Maria Lindqvist, the mayor of Halvery.\n"

static lede_status load_mail(const char *text) {
    return load_as(&lede_format_mail, lede_slice_of(text));
}

static lede_slice decoded(const char *value) {
    bool ok = true;
    lede_arena_reset(&arena);
    lede_slice text = lede_mime_text(lede_slice_of(value), &arena, &ok);
    return ok ? text : LEDE_SLICE("(no memory)");
}

static lede_slice parameter(const char *value, const char *name) {
    bool ok = true;
    lede_arena_reset(&arena);
    return lede_mime_parameter(lede_slice_of(value), name, &arena, &ok);
}

static lede_slice people(const char *value) {
    bool ok = true;
    lede_arena_reset(&arena);
    lede_slice text = lede_mime_people(lede_slice_of(value), &arena, &ok);
    return text.data == NULL ? LEDE_SLICE("(null)") : text;
}

/* ---- headers -------------------------------------------------------------------------------- */

TEST(encoded_words_of_rfc_2047_are_read) {
    CHECK_TEXT(decoded("=?ISO-8859-1?Q?a?="), "a");
    CHECK_TEXT(decoded("=?ISO-8859-1?Q?a?= b"), "a b");
    CHECK_TEXT(decoded("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?="), "ab");
    CHECK_TEXT(decoded("=?ISO-8859-1?Q?a_b?="), "a b");
    CHECK_TEXT(decoded("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?="), "a b");
    CHECK_TEXT(decoded("=?iso-8859-1?q?caf=E9?= Calder"), "caf\xC3\xA9 Calder");
    CHECK_TEXT(decoded("=?utf-8*fr?B?Y2Fmw6k=?="), "caf\xC3\xA9");
    CHECK_TEXT(
        decoded("=?koi8-r?B?7c/T1NksIM3P09TZ?="),
        "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x82\xD1\x8B, \xD0\xBC\xD0\xBE\xD1\x81\xD1\x82\xD1\x8B");
}

TEST(a_character_split_between_encoded_words_is_whole) {
    CHECK_TEXT(decoded("=?utf-8?Q?caf=C3?= =?utf-8?Q?=A9?="), "caf\xC3\xA9");
    CHECK_TEXT(decoded("=?iso-8859-1?Q?caf=E9?= =?utf-8?Q?_=C3=A9?="), "caf\xC3\xA9 \xC3\xA9");
}

TEST(what_is_no_encoded_word_stays) {
    CHECK_TEXT(decoded("=?utf-8?X?abc?="), "=?utf-8?X?abc?=");
    CHECK_TEXT(decoded("a =?utf-8?Q?abc"), "a =?utf-8?Q?abc");
    CHECK_TEXT(decoded("1 =? 2"), "1 =? 2");
    CHECK_TEXT(decoded("caf\xE9 unencoded"), "caf\xC3\xA9 unencoded");
}

TEST(parameters_of_rfc_2231_are_read) {
    CHECK_TEXT(parameter("text/plain; charset=\"utf-8\"", "charset"), "utf-8");
    CHECK_TEXT(parameter("text/plain; Charset = utf-8 ; x=y", "charset"), "utf-8");
    CHECK_TEXT(parameter("a; name*=iso-8859-1'de'Br%FCcke.pdf", "name"), "Br\xC3\xBC"
                                                                         "cke.pdf");
    CHECK_TEXT(parameter("a; name*1=\"b; c\"; name*0*=utf-8''a%20", "name"), "a b; c");
    CHECK_TEXT(parameter("a; name=\"a\\\"b;c\"", "name"), "a\"b;c");
    CHECK(parameter("a; name=x", "filename").data == NULL);
}

TEST(people_are_named_as_they_are_called) {
    CHECK_TEXT(people("Jane Doe <j@x.example>"), "Jane Doe");
    CHECK_TEXT(people("\"Doe, Jane\" <j@x.example>, k@x.example (Karl Roe)"), "Jane Doe; Karl Roe");
    CHECK_TEXT(people("\"Jane \\\"J, Doe\" <j@x.example>, Karl <k@x.example>"),
               "Jane \"J, Doe; Karl");
    CHECK_TEXT(people("=?utf-8?Q?Ren=C3=A9_Roe?= <r@x.example>"), "Ren\xC3\xA9 Roe");
    CHECK_TEXT(people("j@x.example"), "(null)");
}

/* ---- one message ---------------------------------------------------------------------------- */

TEST(a_plain_message_is_an_article) {
    CHECK_INT(load_mail(HEAD "Subject: Old bridge\n to close\n\n" STORY), LEDE_OK);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(BYLINE, "Jane Doe");
    CHECK_FIELD(PUBLISHED, "2018-06-12T10:00:00+02:00");
    CHECK_FIELD(ID, "1@x.example");
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_BLOCK(1, "paragraph: The council of Halvery voted on Tuesday to close the old bridge "
                   "for a year.");
    CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_BYLINE]), "From");
}

TEST(a_text_that_repeats_its_subject_has_one_headline) {
    load_mail(HEAD "Subject: Old bridge to close\n\nOld bridge to close\n\n" STORY);
    CHECK_BLOCK(0, "headline: Old bridge to close");
    CHECK_INT(article.n_blocks, 3);
}

TEST(the_author_in_the_text_goes_before_the_sender) {
    load_mail(HEAD "Subject: Old bridge to close\n\nBy Karl Roe\n\n" STORY);
    CHECK_FIELD(BYLINE, "Karl Roe");
}

TEST(a_pasted_message_is_read_by_its_few_lines) {
    load_mail("From: Jane Doe\nSent: 12 June 2018 10:00\nTo: desk\nSubject: Old bridge\n\n" STORY);
    CHECK_FIELD(PUBLISHED, "2018-06-12T10:00");
    CHECK_FIELD(TITLE, "Old bridge");
    CHECK_FIELD(BYLINE, "Jane Doe");
}

TEST(a_newsletter_is_its_publishers) {
    load_mail("List-Unsubscribe: <x>\n" HEAD "Subject: Letter\n\n" STORY);
    CHECK_FIELD(PUBLISHER, "Jane Doe");
    CHECK_FIELD(BYLINE, "(null)");
}

TEST(of_two_forms_the_page_is_read) {
    load_mail(HEAD "Subject: Bridge\nContent-Type: multipart/alternative; boundary=b\n\n"
                   "--b\n\nPlain.\n--b\nContent-Type: text/html\n\n"
                   "<p>The council of Halvery voted on Tuesday to close the old bridge.</p>\n"
                   "--b--\n");
    CHECK_BLOCK(1, "paragraph: The council of Halvery voted on Tuesday to close the old bridge.");
    CHECK_INT(article.n_dropped, 0);
}

TEST(what_is_attached_is_named) {
    load_mail(HEAD "Subject: Bridge\nContent-Type: multipart/mixed; boundary=\"b c\"\n\n"
                   "--b c\n\n" STORY "\n--b c\nContent-Type: application/pdf; name=plan.pdf\n\n"
                   "JVBE\n--b c\nContent-Type: image/png\n\nx\n--b c--\n");
    CHECK_INT(article.n_blocks, 3);
    CHECK_INT(article.n_dropped, 2);
    CHECK_TEXT(article.dropped[0].text, "plan.pdf");
    CHECK_TEXT(article.dropped[1].text, "image/png");
}

TEST(the_charset_of_the_part_counts) {
    load_mail(HEAD "Subject: Bridge\nContent-Type: text/plain; charset=koi8-r\n"
                   "Content-Transfer-Encoding: quoted-printable\n\n=ED=CF=D3=D4 =\nis closed.\n");
    CHECK_BLOCK(1, "paragraph: \xD0\x9C\xD0\xBE\xD1\x81\xD1\x82 is closed.");
}

TEST(a_signature_is_no_text) {
    load_mail(HEAD "Subject: Bridge\n\n" STORY "\n-- \nJane Doe\n");
    CHECK_INT(article.n_blocks, 3);
    CHECK_TEXT(article.dropped[0].text, "Jane Doe");
}

TEST(lines_that_flow_are_joined) {
    load_mail(HEAD "Subject: Bridge\nContent-Type: text/plain; format=flowed\n\n"
                   "The bridge \nis closed.\n\n It was old.\n");
    CHECK_BLOCK(1, "paragraph: The bridge is closed.");
    CHECK_BLOCK(2, "paragraph: It was old.");
}

TEST(what_is_quoted_is_a_quotation) {
    load_mail(HEAD "Subject: Bridge\n\n" STORY "\n> It is not\n> so old.\n>\n> > It is.\n");
    CHECK_BLOCK(3, "quote: It is not so old.");
    CHECK_BLOCK(4, "quote: It is.");
}

TEST(a_forwarded_text_is_the_article) {
    load_mail(HEAD "Subject: WG: Bridge\n\nPlease read.\n\n-----Original Message-----\n"
                   "From: Karl Roe <k@x.example>\nSent: 11 June 2018 09:00\nTo: Jane Doe\n"
                   "Subject: FW: Old bridge to close\n\n" STORY);
    CHECK_FIELD(TITLE, "Old bridge to close");
    CHECK_FIELD(BYLINE, "Karl Roe");
    CHECK_FIELD(PUBLISHED, "2018-06-11T09:00");
    CHECK_BLOCK(0, "note: Please read.");
    CHECK_BLOCK(1, "headline: Old bridge to close");
}

TEST(a_forwarded_message_is_the_article) {
    load_mail(HEAD "Subject: see below\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHere.\n"
                   "--b\nContent-Type: message/rfc822\n\nMessage-ID: <2@x.example>\n"
                   "From: Karl Roe <k@x.example>\nSubject: Old bridge\n\n" STORY "--b--\n");
    CHECK_FIELD(ID, "2@x.example");
    CHECK_FIELD(TITLE, "Old bridge");
    CHECK_FIELD(BYLINE, "Karl Roe");
}

/* ---- what is wrong -------------------------------------------------------------------------- */

TEST(a_message_that_is_cut_off_says_where) {
    CHECK_INT(load_mail(HEAD "Subject: Bridge\nContent-Type: multipart/mixed; boundary=b\n\n"
                             "--b\n\nThe council of Hal"),
              LEDE_FORMAT);
    CHECK_TEXT(lede_slice_of(error.message),
               "the message is cut off: no boundary closes the text that begins here");
    CHECK_INT(error.line, 9);
}

TEST(a_boundary_that_does_not_occur_says_so) {
    CHECK_INT(load_mail(HEAD "Subject: Bridge\nContent-Type: multipart/mixed; boundary=b\n\n"
                             "--a\n\nThe council.\n--a--\n"),
              LEDE_FORMAT);
    CHECK(strstr(error.message, "the boundary 'b' that should part") != NULL);
    CHECK_INT(load_mail(HEAD "Content-Type: multipart/mixed\n\n--a\n\nThe council.\n--a--\n"),
              LEDE_FORMAT);
    CHECK(strstr(error.message, "does not say by which boundary") != NULL);
}

TEST(rubbish_in_base64_says_where) {
    CHECK_INT(load_mail(HEAD "Content-Transfer-Encoding: base64\n\nVGhl\n?VGhl\n"), LEDE_FORMAT);
    CHECK_TEXT(lede_slice_of(error.message), "byte 0x3F is no base64");
    CHECK_INT(error.line, 7);
    CHECK_INT(load_mail(HEAD "Content-Transfer-Encoding: x-uue\n\nM\n"), LEDE_UNSUPPORTED);
}

TEST(a_message_without_text_names_what_it_has) {
    CHECK_INT(load_mail(HEAD "Content-Type: image/png; name=a.png\n\nx\n"), LEDE_FORMAT);
    CHECK_TEXT(lede_slice_of(error.message),
               "the message has no text; attached to it: 1 (the first is 'a.png')");
    CHECK_INT(load_mail(HEAD "\n \n"), LEDE_FORMAT);
}

TEST(parts_ten_thousand_deep_fail_with_the_place) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, HEAD);
    for (int i = 0; i < 10000; i++) {
        lede_buffer_printf(&text, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
    }
    lede_buffer_add_string(&text, "\nThe council.\n");
    CHECK_INT(load_as(&lede_format_mail, lede_buffer_slice(&text)), LEDE_LIMIT);
    CHECK(strstr(error.message, "deep in others") != NULL);
    CHECK(error.line > 10);
    lede_buffer_clear(&text);
}

/* ---- mailboxes ------------------------------------------------------------------------------ */

#define FROM_LINE "From jane@x.example Tue Jun 12 10:00:00 2018\n"

static const char *subjects(const char *text, uint64_t limit) {
    static char out[512];
    read_file(&lede_format_mail, text, limit, NULL);
    snprintf(out, sizeof out, "%.*s", LEDE_FMT(lede_buffer_slice(&told)));
    return out;
}

TEST(each_message_of_a_mailbox_is_an_article) {
    CHECK_TEXT(
        lede_slice_of(subjects(FROM_LINE HEAD "\nOne.\n\n" FROM_LINE
                                              "From: x\nMessage-ID: <2@x>\n\nTwo.\n>From here.\n",
                               1 << 20)),
        "#1@1 1@x.example:\n#2@8 2@x:\n");
    CHECK_TEXT(article.text, "Two.\n\nFrom here.");
}

TEST(a_sentence_that_begins_with_from_does_not_end_a_message) {
    CHECK_TEXT(
        lede_slice_of(subjects(FROM_LINE HEAD "\nOne.\n\nFrom here on, 2018 was wet.\n", 1 << 20)),
        "#1@1 1@x.example:\n");
}

TEST(a_length_that_fits_goes_before_lines) {
    CHECK_TEXT(lede_slice_of(subjects(FROM_LINE HEAD "Content-Length: 53\n\nOne.\n\n" FROM_LINE
                                                     "\n\n" FROM_LINE
                                                     "From: x\nMessage-ID: <2@x>\n\nTwo.\n",
                                      1 << 20)),
               "#1@1 1@x.example:\n#2@12 2@x:\n");
    CHECK_TEXT(lede_slice_of(subjects(FROM_LINE HEAD "Content-Length: 9999\n\nOne.\n\n" FROM_LINE
                                                     "From: x\nMessage-ID: <2@x>\n\nTwo.\n",
                                      1 << 20)),
               "#1@1 1@x.example:\n#2@9 2@x:\n");
}

TEST(a_message_over_the_limit_fails_alone) {
    lede_buffer text = {0};
    lede_buffer_add_string(&text, FROM_LINE HEAD "\n");
    for (int i = 0; i < 100; i++) lede_buffer_add_string(&text, "A line of some length.\n");
    lede_buffer_add_string(&text, "\n" FROM_LINE "From: x\nMessage-ID: <2@x>\n\nTwo.\n");
    lede_buffer_add_char(&text, '\0');
    CHECK(strstr(subjects(text.data, 1000), "#1@1 failed: the message is longer") != NULL);
    CHECK(strstr(subjects(text.data, 1000), "#2@107 2@x:") != NULL);
    lede_buffer_clear(&text);
}

TEST(mail_is_recognised_and_text_with_labels_is_not) {
    const lede_format *found = NULL;
    lede_format_recognise(LEDE_SLICE(HEAD "Subject: x\n\nText.\n"), "in", &found, &error);
    CHECK(found == &lede_format_mail);
    lede_format_recognise(LEDE_SLICE(FROM_LINE HEAD "\nText.\n"), "in", &found, &error);
    CHECK(found == &lede_format_mail);
    lede_format_recognise(LEDE_SLICE("Title: Bridge\nDate: 3 May 2018\n\nText.\n"), "in", &found,
                          &error);
    CHECK(found == &lede_format_text);
    lede_format_recognise(LEDE_SLICE("From: here\nSubject: x\nto there, 2018.\n"), "in", &found,
                          &error);
    CHECK(found == &lede_format_text);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(encoded_words_of_rfc_2047_are_read);
    RUN(a_character_split_between_encoded_words_is_whole);
    RUN(what_is_no_encoded_word_stays);
    RUN(parameters_of_rfc_2231_are_read);
    RUN(people_are_named_as_they_are_called);
    RUN(a_plain_message_is_an_article);
    RUN(a_text_that_repeats_its_subject_has_one_headline);
    RUN(the_author_in_the_text_goes_before_the_sender);
    RUN(a_pasted_message_is_read_by_its_few_lines);
    RUN(a_newsletter_is_its_publishers);
    RUN(of_two_forms_the_page_is_read);
    RUN(what_is_attached_is_named);
    RUN(the_charset_of_the_part_counts);
    RUN(a_signature_is_no_text);
    RUN(lines_that_flow_are_joined);
    RUN(what_is_quoted_is_a_quotation);
    RUN(a_forwarded_text_is_the_article);
    RUN(a_forwarded_message_is_the_article);
    RUN(a_message_that_is_cut_off_says_where);
    RUN(a_boundary_that_does_not_occur_says_so);
    RUN(rubbish_in_base64_says_where);
    RUN(a_message_without_text_names_what_it_has);
    RUN(parts_ten_thousand_deep_fail_with_the_place);
    RUN(each_message_of_a_mailbox_is_an_article);
    RUN(a_sentence_that_begins_with_from_does_not_end_a_message);
    RUN(a_length_that_fits_goes_before_lines);
    RUN(a_message_over_the_limit_fails_alone);
    RUN(mail_is_recognised_and_text_with_labels_is_not);
    lede_arena_clear(&arena);
    lede_buffer_clear(&told);
    return DONE();
}
