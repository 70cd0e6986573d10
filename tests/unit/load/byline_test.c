#include "loading.h"

#include "load/byline.h"
#include "load/phrase.h"
#include "load/plain_dateline.h"

static lede_slice names(const char *line) {
    bool ok = true;
    lede_arena_reset(&arena);
    return lede_byline_names(lede_slice_of(line), &arena, &ok);
}
static bool is(const char *line) {
    return lede_byline_is(lede_slice_of(line));
}

TEST(bylines_are_told_from_sentences) {
    CHECK(is("By Jane Doe"));
    CHECK(is("By: Jane Doe"));
    CHECK(is("BY JANE DOE AND JOHN ROE"));
    CHECK(is("Written by Jane van der Berg for the Herald"));
    CHECK(is("By Jane Doe, Political Editor, in Brussels"));
    CHECK(!is("By Wednesday the river had risen by two metres"));
    CHECK(!is("By a vote of 31 to four the council closed the bridge"));
    CHECK(!is("By Jane Doe's account the mayor left early."));
    CHECK(!is("Bystanders Saw It All"));
    CHECK(!is("By"));
}

/* Some are found by halves, so that one out of order would be missed. */
TEST(every_job_is_known) {
    lede_slice jobs = LEDE_SLICE(
        "afp agence agencia agencies agency agentur agenzia "
        "agência anp ansa ap belga bloomberg bureau "
        "chefredakteur chefredakteurin chief columnist contributor correspondant correspondante "
        "correspondent correspondents corresponsal corrispondente critic desk dpa "
        "dziennikarka dziennikarz editor editors efe enviada enviado "
        "envoyé envoyée epd giornalista inviata inviato jornalista "
        "journalist journaliste journalistin kna korrespondent korrespondentin lusa "
        "mitarbeiter mitarbeiterin news newsroom pap periodista post "
        "press producer redacción redacteur redactie redactor redactora "
        "redakcja redakteur redakteurin redaktion redazione redação reporter "
        "reporterin reporters repórter reuters rédacteur rédaction rédactrice "
        "service staff team times verslaggever volontär volontärin "
        "writer writers ");
    for (lede_slice job; lede_phrase_word(&jobs, &job);) {
        if (!lede_byline_has_job(job)) printf("# %.*s\n", LEDE_FMT(job));
        CHECK(lede_byline_has_job(job));
    }
    CHECK(lede_byline_has_job(LEDE_SLICE("the REUTERS desk")));
    CHECK(!lede_byline_has_job(LEDE_SLICE("Jane Doe-Afpson aa zz kn")));
}

/* Their first letters are looked at before them, so that one whose letter is not known would be
 * missed. */
TEST(every_word_that_parts_or_ends_names_is_known) {
    static const char *const parts[] = {"and",
                                        "with",
                                        "&",
                                        "und",
                                        "et",
                                        "y",
                                        "e",
                                        "en",
                                        "och",
                                        "og",
                                        "i",
                                        "и",
                                        "im Gespräch mit",
                                        "in conversation with",
                                        "in gesprek met",
                                        "en conversación con"};
    static const char *const ends[] = {"in",  "for",   "at",     "of",   "from", "on",
                                       "aus", "desde", "depuis", "para", "pour"};
    char line[100];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        snprintf(line, sizeof line, "Jane Doe %s John Roe", parts[i]);
        CHECK_TEXT(names(line), "Jane Doe; John Roe");
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(line, sizeof line, "Jane Doe %s Brussels", ends[i]);
        CHECK_TEXT(names(line), "Jane Doe");
    }
}

TEST(names_are_freed_of_jobs_agencies_and_places) {
    CHECK_TEXT(names("By Jane Doe"), "Jane Doe");
    CHECK_TEXT(names("By: Jane Doe and John Roe"), "Jane Doe; John Roe");
    CHECK_TEXT(names("by Jane Doe, Reuters"), "Jane Doe");
    CHECK_TEXT(names("By Jane Doe, John Roe & Ana de la Cruz"),
               "Jane Doe; John Roe; Ana de la Cruz");
    CHECK_TEXT(names("By Jane Doe in Brussels and John Roe in Rome"), "Jane Doe; John Roe");
    CHECK_TEXT(names("By Jane Doe, Political Correspondent"), "Jane Doe");
    CHECK_TEXT(names("By Jane Doe | jane@example.org"), "Jane Doe");
    CHECK_TEXT(names("By Reuters"), "Reuters");
    CHECK_TEXT(names("Doe, Jane"), "Doe, Jane");
    CHECK(names("  ").data == NULL);
}

static bool cut(const char *text, const char *dateline, const char *rest) {
    lede_plain_dateline out;
    if (!lede_plain_dateline_cut(lede_slice_of(text), &out)) return false;
    bool ok = lede_slice_is(out.dateline, dateline) && lede_slice_is(out.rest, rest);
    if (!ok) printf("# %.*s | %.*s\n", LEDE_FMT(out.dateline), LEDE_FMT(out.rest));
    return ok;
}
static bool no_dateline(const char *text) {
    lede_plain_dateline out;
    return !lede_plain_dateline_cut(lede_slice_of(text), &out);
}

TEST(datelines_are_cut_off) {
    CHECK(cut("BRUSSELS, June 13 (Agency) \xE2\x80\x94 Ministers met.",
              "BRUSSELS, June 13 (Agency) \xE2\x80\x94", "Ministers met."));
    CHECK(cut("LONDON (AP) - Police said", "LONDON (AP) -", "Police said"));
    CHECK(cut("LONDON (AP) -- Police said", "LONDON (AP) --", "Police said"));
    CHECK(cut("ST. JOSEPH, Mich. (AP) \xE2\x80\x94 Police said",
              "ST. JOSEPH, Mich. (AP) \xE2\x80\x94", "Police said"));
    CHECK(cut("MOSCOW\xE2\x80\x94\"We will see,\" he said.", "MOSCOW\xE2\x80\x94",
              "\"We will see,\" he said."));
    CHECK(cut("Calder, 3 May 2024 (Wire) \xE2\x80\x93 The mill closed.",
              "Calder, 3 May 2024 (Wire) \xE2\x80\x93", "The mill closed."));
    CHECK(cut("ISLAMABAD: The prime minister said", "ISLAMABAD:", "The prime minister said"));
    CHECK(cut("SEOUL/TOKYO Aug 30 (Reuters) - Shares fell", "SEOUL/TOKYO Aug 30 (Reuters) -",
              "Shares fell"));
    CHECK(cut("(Reuters) - Shares fell", "(Reuters) -", "Shares fell"));
    CHECK(cut("Berlin (dpa) - Shares fell", "Berlin (dpa) -", "Shares fell"));
    CHECK(cut("HALVERY, May 3 (Wire) -", "HALVERY, May 3 (Wire) -", ""));
}

TEST(dashes_of_prose_are_no_datelines) {
    CHECK(no_dateline("Kaspersky - the firm - said no"));
    CHECK(no_dateline("BREAKING: The bridge is closed"));
    CHECK(no_dateline("NFL: The season begins"));
    CHECK(no_dateline("He came \xE2\x80\x94 and went"));
    CHECK(no_dateline("The mayor \xE2\x80\x94 Maria Lindqvist \xE2\x80\x94 said no"));
    CHECK(no_dateline("EXCLUSIVE - Mayor resigns"));
    CHECK(no_dateline("LONDON - and the rest of the country"));
    CHECK(no_dateline(""));
    CHECK(no_dateline("-"));
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(bylines_are_told_from_sentences);
    RUN(every_job_is_known);
    RUN(every_word_that_parts_or_ends_names_is_known);
    RUN(names_are_freed_of_jobs_agencies_and_places);
    RUN(datelines_are_cut_off);
    RUN(dashes_of_prose_are_no_datelines);
    lede_arena_clear(&arena);
    return DONE();
}
