/* reading_test.c — which sentences a test of pos, tag, lemma or sense makes be tagged: those where
 * a match could stand and the forms alone cannot tell. What matches is in
 * tests/match/cases/readings.txt.
 */
#include "fixture.h"

/* Of the sentences of the text, '+' for each that matching the pattern tagged, else '-'. */
static const char *tagged(const char *pattern, const char *text) {
    static char out[32];
    match_stand stand = {0};
    match_case c = {.pattern = lede_slice_of(pattern), .n_texts = 1};
    c.texts[0] = lede_slice_of(text);
    c.kinds[0] = LEDE_BLOCK_PARAGRAPH;
    memset(out, 0, sizeof out);
    CHECK_OK(stand_build(&stand, &c, err));
    CHECK_OK(stand_match(&stand, err));
    for (uint32_t i = 0; i < stand.article.n_sentences && i + 1 < sizeof out; i++) {
        uint32_t first = stand.article.sentences[i].tokens.start;
        out[i] = lede_tagging_known(&stand.article, first) != LEDE_UNTAGGED ? '+' : '-';
    }
    stand_clear(&stand);
    return out;
}

TEST(what_the_form_tells_needs_no_tagging) {
    CHECK_STRING(tagged("[lemma = \"halt\"]", "They halt it. The halt came."), "--");
    CHECK_STRING(tagged("[lemma = \"zebra\"]", "They left. The left left."), "--");
}

TEST(a_candidate_that_is_ambiguous_tags_its_sentence) {
    CHECK_STRING(tagged("[lemma = \"leave\"]", "They came. They left. We met."), "-+-");
    CHECK_STRING(tagged("[lemma = \"plan\" & pos = \"VERB\"]", "They left. They plan. We met."),
                 "-+-");
    CHECK_STRING(tagged("[pos = \"VERB\" & lemma = \"plan\"]", "They left. They plan. We met."),
                 "-+-");
}

TEST(a_candidate_that_cannot_match_tags_nothing) {
    CHECK_STRING(tagged("[lemma = \"leave\"] \"Oslo\"", "They left Bergen. They left Oslo."), "-+");
    CHECK_STRING(tagged("\"Oslo\" [pos = \"NOUN\"]", "They left Bergen plans. An Oslo plan."),
                 "-+");
    CHECK_STRING(tagged("\"Oslo\" []{0,2} [lemma = \"leave\"]", "Oslo left. Oslo came. We left."),
                 "+--");
}

TEST(a_part_of_speech_alone_tags_every_sentence) {
    CHECK_STRING(tagged("[pos = \"NOUN\"]", "They left Bergen. The plan failed."), "++");
}

TEST(a_sense_tags_where_the_form_cannot_tell) {
    CHECK_STRING(tagged("[sense = \"noun.person\"]", "It rained. They came again."), "--");
    CHECK_STRING(tagged("[sense = \"verb.cognition\"]", "They came. They plan. We met."), "-+-");
    CHECK_STRING(tagged("\"Oslo\" [sense = \"noun.cognition\"]", "The plan. Oslo plan."), "-+");
}

/* The last line of the dump of a rule. */
static const char *trigger(const char *pattern) {
    static char out[128];
    match_stand stand = {0};
    match_case c = {.pattern = lede_slice_of(pattern), .n_texts = 1};
    c.texts[0] = LEDE_SLICE("They came.");
    c.kinds[0] = LEDE_BLOCK_PARAGRAPH;
    CHECK_OK(stand_build(&stand, &c, err));
    stand.out.size = 0;
    lede_ruleset_dump(stand.set, 0, &stand.out);
    lede_slice dump = lede_buffer_slice(&stand.out);
    size_t at = lede_slice_find(dump, LEDE_SLICE("trigger: "), 0);
    CHECK(at != SIZE_MAX);
    snprintf(out, sizeof out, "%.*s", (int)(dump.size - at - 10), dump.data + at + 9);
    stand_clear(&stand);
    return out;
}

TEST(a_part_of_speech_triggers_where_nothing_is_rarer) {
    CHECK_STRING(trigger("[pos = \"VERB\" & tag = \"VBG\"] []?"),
                 "(pos in {VERB} & tag in {VBG}), 0 before, 1 after");
    CHECK_STRING(trigger("[pos = \"DET\"]? [tag = \"NNS\"]"), "tag in {NNS}, 1 before, 0 after");
    CHECK_STRING(trigger("[pos = \"VERB\"] \"Oslo\""), "word in {Oslo}, 1 before, 0 after");
    CHECK_STRING(trigger("[pos = \"VERB\"] within <s/>"), "none, every scope is searched");
}

/* The tokens of a stretch that have the class of its first one are found, in order. */
static void check_row(const lede_reading_rows *rows, const lede_article *article,
                      lede_span stretch) {
    uint8_t class_i = lede_tagging_known(article, stretch.start);
    lede_class_set set = {{0}};
    set.bits[class_i / 64] = (uint64_t)1 << (class_i % 64);
    uint32_t found[256];
    size_t n = lede_reading_rows_find(rows, &set, stretch, found), at = 0;
    for (uint32_t t = stretch.start; t < stretch.stop; t++) {
        if (lede_tagging_known(article, t) != class_i) continue;
        CHECK(at < n && found[at] == t);
        at++;
    }
    CHECK_INT(n, at);
}

TEST(rows_of_readings_hold_the_tokens_once_all_are_tagged) {
    match_stand stand = {0};
    match_case c = {.pattern = LEDE_SLICE("[pos = \"NOUN\"]"), .n_texts = 1};
    char text[1024] = "";
    for (int i = 0; i < 20; i++) strcat(text, "The old plan of Oslo failed again. ");
    c.texts[0] = lede_slice_of(text);
    c.kinds[0] = LEDE_BLOCK_PARAGRAPH;
    CHECK_OK(stand_build(&stand, &c, err));
    lede_reading_rows rows = {0};
    bool are_known;
    CHECK_OK(lede_reading_rows_fill(&rows, &stand.article, 1, &are_known, err));
    CHECK(!are_known);
    CHECK_OK(stand_match(&stand, err));
    CHECK_OK(lede_reading_rows_fill(&rows, &stand.article, 1, &are_known, err));
    CHECK(are_known);
    for (uint32_t i = 0; i < 64; i++) {
        check_row(&rows, &stand.article, (lede_span){i, i + 1 + i % 3});
        check_row(&rows, &stand.article, (lede_span){i, stand.article.n_tokens});
    }
    lede_reading_rows_clear(&rows);
    stand_clear(&stand);
}

int main(void) {
    RUN(what_the_form_tells_needs_no_tagging);
    RUN(a_candidate_that_is_ambiguous_tags_its_sentence);
    RUN(a_candidate_that_cannot_match_tags_nothing);
    RUN(a_part_of_speech_alone_tags_every_sentence);
    RUN(a_sense_tags_where_the_form_cannot_tell);
    RUN(a_part_of_speech_triggers_where_nothing_is_rarer);
    RUN(rows_of_readings_hold_the_tokens_once_all_are_tagged);
    return DONE();
}
