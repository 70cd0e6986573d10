/* Memory may run out anywhere in adding, compiling and matching rules. */
#include "faults.h"
#include "fixture.h"

#include "match/trace.h"

static const char *const patterns[] = {
    "a:(\"the\" [word = \"c.*\" & !person]{0,3}?) b:<person name = \"A.*\"/> (?= []* \"sat\")",
    "(?all) x:([]+) \"didn't|cat\"%c y:[]* within 2 s containing \"cat\"",
    "(?longest) (\"a\"|\"b\")+ [!person]? </s> not within <person/>",
    "(?! [pos = \"ADP\"]) x:[lemma = \"sit|r.*n\"%c & tag = \"V.*\"] [pos != \"NOUN\"]",
    "[sense = \"animal|noun.person\" & pos = \"NOUN\"] x:[sense != $pets]+",
    "/two[\"cat\", /two[\"the\" | $pets, [lemma = \"sit\"]]] \"a\"? /two[\"it\", \"b\"]",
    "a:[] []{0,9} [word = a.word] (?= []* b:[word != a.word]) :: a.norm != \"x\" & b.text = b.word",
    "(?all) (x:[] & [kind = \"word\"]) ([]{1,3} containing y:<person name = \"A.*\"/>)",
    "(?shortest) meet a:<person/> b:\"sat\" s :: a.name = \"A.*\" -> distance(a, b) < 5",
    "(?standard) ([]* within x:<person/>) ([]{2} & [] z:\"It|sat\")+ not within 40",
    "$pets [number > 3] RE($pets) [raw = \"x\" | stem = \"sat\"]",
};

/* Explained: with matches, and with a miss inside of an operand. */
static const char *const shown[] = {
    "\"The\" (x:[]{1,3} & ([] y:\"the\" []*)) (?= z:[] \"sat\")",
    "(meet \"cat\" x:(<person/> within s) -3 3) not within (\"x\" []*)",
    "\"The\" ([]{1,3} containing (\"the\" within (\"cat\" []{2} \"x\")))",
    "\"The\" (?! \"cat\" x:\"the\") []",
};

static lede_status explain_all(match_stand *stand, lede_error *err) {
    lede_why why = {.rule = stand->rule};
    LEDE_TRY(lede_matcher_new(stand->set, &stand->matcher, err));
    LEDE_TRY(lede_matcher_start(stand->matcher, stand->layers, err));
    return lede_why_look(stand->matcher, &why, err);
}

static lede_status match_all(const char *pattern, bool explain) {
    match_stand stand = {0};
    match_case c = {.pattern = lede_slice_of(pattern)};
    c.texts[0] = LEDE_SLICE("The cat the Anna Berg sat. It didn't rain, a b a.");
    c.kinds[0] = LEDE_BLOCK_PARAGRAPH;
    c.n_texts = 1;
    c.layers[c.n_layers++] = LEDE_SLICE("person 3-5 name=Anna");
    c.lists[c.n_lists++] = LEDE_SLICE("pets cat dog");
    c.macros[c.n_macros++] = LEDE_SLICE("two(a,b) = $a []{0,3} $1");
    lede_error why;
    lede_status status = stand_build(&stand, &c, &why);
    if (status == LEDE_OK) {
        status = explain ? explain_all(&stand, &why) : stand_match(&stand, &why);
    }

    stand_clear(&stand);
    return status;
}

TEST(memory_may_run_out) {
    lede_error why;
    CHECK_INT(lede_language_need_senses(stand_language(), "the test", &why), LEDE_OK);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        FAIL_EACH(match_all(patterns[i], false));
    }
}

TEST(memory_may_run_out_while_a_rule_is_explained) {
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) FAIL_EACH(match_all(shown[i], true));
}

int main(void) {
    RUN(memory_may_run_out);
    RUN(memory_may_run_out_while_a_rule_is_explained);
    return DONE();
}
