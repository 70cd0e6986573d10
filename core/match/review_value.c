/* Comparisons that no token satisfies, with a value that an attribute never has, with two values at
 * once, with a form where a lemma is asked for; and stars that are meant otherwise. */
#include "match/review_inside.h"

#include <stdio.h>

#include "base/fold.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "language/lemma.h"

/* ---- values that an attribute never has ------------------------------------------------------ */

/* All values that an attribute can have; NULL: any text. */
static const char *const *known_values(lede_attribute attribute) {
    static const char *const pos[] = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                      "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                      "PUNCT", "SCONJ", "SYM", "VERB", "X",     NULL};
    static const char *const kinds[LEDE_N_KINDS + 1] = {
        "word", "number", "punct", "symbol", "url", "email", "hashtag", "handle", NULL};
    if (attribute == LEDE_ATTRIBUTE_POS) return pos;
    return attribute == LEDE_ATTRIBUTE_KIND ? kinds : NULL;
}

static lede_status holds(lede_review *r, uint32_t value, lede_slice word, bool *result,
                         lede_error *err) {
    lede_arena_reset(&r->evaluator.arena);
    return lede_value_test_slice(r->set->tests.values.data[value], &r->evaluator, word, result,
                                 err);
}

/* A tag of Penn where a part of speech of Universal Dependencies is asked for. */
static lede_status is_penn(lede_review *r, const lede_test *test, bool *result, lede_error *err) {
    static const char *const tags[] = {"NN", "NNS", "NNP", "VB", "VBD", "VBG", "VBN", "VBZ", "JJ",
                                       "RB", "IN",  "DT",  "CD", "MD",  "PRP", "CC",  "TO"};
    *result = false;
    if (test->attribute != LEDE_ATTRIBUTE_POS) return LEDE_OK;
    for (size_t i = 0; i < sizeof tags / sizeof *tags && !*result; i++) {
        LEDE_TRY(holds(r, test->value, lede_slice_of(tags[i]), result, err));
    }
    return LEDE_OK;
}

static lede_status look_at_known(lede_review *r, const lede_test *test, uint32_t at,
                                 lede_error *err) {
    const char *const *known = known_values(test->attribute);
    if (known == NULL) return LEDE_OK;
    const lede_value_test *value = r->set->tests.values.data[test->value];
    lede_error what;
    bool some = false;
    for (size_t i = 0; known[i] != NULL && !some; i++) {
        LEDE_TRY(holds(r, test->value, lede_slice_of(known[i]), &some, err));
    }
    if (some || !lede_review_once(r, at)) return LEDE_OK;
    bool penn;
    LEDE_TRY(is_penn(r, test, &penn, err));
    char all[160];
    size_t used = 0;
    for (size_t i = 0; known[i] != NULL && used < sizeof all; i++) {
        used += (size_t)snprintf(all + used, sizeof all - used, " %s", known[i]);
    }
    lede_review_place(r->set, r->rule, at, &what, "no token has %s \"%.*s\"%s; there are%s%s",
                      lede_attribute_describe(test->attribute)->name, LEDE_FMT(value->text),
                      test->attribute == LEDE_ATTRIBUTE_POS ? ", unless a file brings its own" : "",
                      all, penn ? "; tags of Penn stand in tag" : "");
    return lede_review_tell(r, LEDE_FINDING_NEVER, &what, err);
}

/* A folded attribute compared with words that are not folded. */
static bool is_unfolded(lede_review *r, const lede_value_test *value) {
    if (value->kind != LEDE_VALUE_WORDS || value->flags & LEDE_FLAG_CASE) return false;
    for (size_t i = 0; i < value->words.count; i++) {
        bool ok = true;
        lede_arena_reset(&r->evaluator.arena);
        lede_slice folded = lede_fold(&r->evaluator.arena, value->words.data[i], &ok);
        if (!ok || lede_slice_equal(folded, value->words.data[i])) return false;
    }
    return value->words.count > 0;
}

static lede_status look_at_folded(lede_review *r, const lede_test *test, uint32_t at,
                                  lede_error *err) {
    const lede_value_test *value = r->set->tests.values.data[test->value];
    const char *name = lede_attribute_describe(test->attribute)->name;
    lede_error what;
    if (!is_unfolded(r, value) || !lede_review_once(r, at)) return LEDE_OK;
    lede_review_place(r->set, r->rule, at, &what,
                      "no token has %s \"%.*s\": %s is in lower case; write it so, or test word",
                      name, LEDE_FMT(value->text), name);
    return lede_review_tell(r, LEDE_FINDING_NEVER, &what, err);
}

/* ---- forms where a lemma is asked for -------------------------------------------------------- */

lede_status lede_review_lemma(const lede_ruleset *rules, lede_vocabulary *words, lede_slice word,
                              lede_arena *arena, lede_slice *out, lede_error *err) {
    const lede_tagger *tagger = lede_language_tagger(rules->language);
    lede_slice lemmas[LEDE_TAGGER_CLASSES];
    lede_class_set set;
    *out = LEDE_NULL_SLICE;
    if (tagger == NULL) return LEDE_OK;
    uint32_t id = lede_vocabulary_intern(words, word);
    if (id == LEDE_NO_TYPE) return lede_fail_memory(err);
    const lede_type *type = lede_vocabulary_type(words, id);
    lede_tagger_type_bound(tagger, type->word, &set);
    if (!lede_lemma_of_each(tagger, type, &set, arena, lemmas)) {
        return lede_fail_memory(err);
    }
    lede_slice other = LEDE_NULL_SLICE;
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        if (!lede_class_set_has(&set, (uint8_t)c)) continue;
        if (lede_slice_equal(lemmas[c], word)) return LEDE_OK;
        bool is_verb = lede_slice_is(lede_tagger_upos(tagger, (uint8_t)c), "VERB");
        if (other.data == NULL || is_verb) other = lemmas[c];
    }
    *out = other;
    return LEDE_OK;
}

static lede_status look_at_lemma(lede_review *r, const lede_test *test, uint32_t at,
                                 lede_error *err) {
    const lede_value_test *value = r->set->tests.values.data[test->value];
    lede_error what;
    if (value->kind != LEDE_VALUE_WORDS || value->flags != 0) return LEDE_OK;
    if (r->words == NULL) LEDE_TRY(lede_vocabulary_new(&r->words, err));
    for (size_t i = 0; i < value->words.count; i++) {
        lede_slice lemma, word = value->words.data[i];
        lede_arena_reset(&r->evaluator.arena);
        LEDE_TRY(lede_review_lemma(r->set, r->words, word, &r->evaluator.arena, &lemma, err));
        if (lemma.data == NULL || !lede_review_once(r, at)) continue;
        lede_review_place(r->set, r->rule, at, &what,
                          "no token has lemma \"%.*s\": its lemma is \"%.*s\"; write that, or test "
                          "word",
                          LEDE_FMT(word), LEDE_FMT(lemma));
        return lede_review_tell(r, LEDE_FINDING_NEVER, &what, err);
    }
    return LEDE_OK;
}

/* ---- a star that is meant for the rest of a word ----------------------------------------------
 */

/* Whether the value is made of letters and a star at its end: "econom*". */
static bool is_wildcard(const lede_value_test *value) {
    lede_slice text = value->text;
    bool is_letter = true;
    if (value->kind != LEDE_VALUE_REGEX || text.size < 3) return false;
    size_t i = 0, last = text.size - 1;
    while (i < last && is_letter) {
        uint32_t c;
        i += lede_utf8_decode(text, i, &c);
        is_letter = lede_unicode_has(c, LEDE_UNICODE_ALPHABETIC);
    }
    return is_letter && i == last && text.data[last] == '*';
}

static lede_status look_at_star(lede_review *r, const lede_test *test, uint32_t at,
                                lede_error *err) {
    const lede_value_test *value = r->set->tests.values.data[test->value];
    lede_error what;
    if (!is_wildcard(value) || !lede_review_once(r, at)) return LEDE_OK;
    lede_slice stem = lede_slice_cut(value->text, 0, value->text.size - 1);
    lede_review_place(r->set, r->rule, at, &what,
                      "\"%.*s*\" is a regular expression, in which * repeats the letter before it; "
                      "words that begin with %.*s are \"%.*s.*\"",
                      LEDE_FMT(stem), LEDE_FMT(stem), LEDE_FMT(stem));
    return lede_review_tell(r, LEDE_FINDING_STAR, &what, err);
}

/* ---- two values at once ---------------------------------------------------------------------- */

enum { MOST_PARTS = 16 };

/* A comparison of one attribute among those that `&` joins. */
typedef struct part {
    const lede_test *test;
    bool negated;
} part;

typedef struct parts {
    part items[MOST_PARTS];
    size_t count;
} parts;

static void gather(const lede_tests *tests, uint32_t index, bool negated, parts *out) {
    const lede_test *test = &tests->tests.data[index];
    if (test->kind == LEDE_TEST_AND && !negated) {
        for (uint32_t i = 0; i < test->n_items; i++) {
            gather(tests, tests->items.data[test->first_item + i], false, out);
        }
    } else if (test->kind == LEDE_TEST_NOT) {
        gather(tests, tests->items.data[test->first_item], !negated, out);
    } else if (out->count < MOST_PARTS &&
               (test->kind == LEDE_TEST_TYPE || test->kind == LEDE_TEST_READING ||
                test->kind == LEDE_TEST_VALUE)) {
        out->items[out->count++] = (part){test, negated};
    }
}

static bool asks_the_same(const lede_test *a, const lede_test *b) {
    if ((a->kind == LEDE_TEST_VALUE) != (b->kind == LEDE_TEST_VALUE)) return false;
    return a->kind == LEDE_TEST_VALUE ? a->key == b->key : a->attribute == b->attribute;
}

/* Of a list one member may satisfy the one and another the other. */
static bool may_be_another(const part *one) {
    return one->test->kind == LEDE_TEST_VALUE && !one->negated;
}

/* Whether a token with this value satisfies all that is asked of the same attribute; *other: the
 * part that it does not. */
static lede_status try_value(lede_review *r, const parts *all, const part *one, lede_slice value,
                             const part **other, lede_error *err) {
    *other = NULL;
    for (size_t i = 0; i < all->count && *other == NULL; i++) {
        bool result;
        if (&all->items[i] != one && may_be_another(&all->items[i])) continue;
        if (!asks_the_same(all->items[i].test, one->test)) continue;
        LEDE_TRY(holds(r, all->items[i].test->value, value, &result, err));
        if (result == all->items[i].negated) *other = &all->items[i];
    }
    return LEDE_OK;
}

/* *other: what contradicts `one`; NULL: some value satisfies all, or nobody can tell. */
static lede_status find_contradiction(lede_review *r, const parts *all, const part *one,
                                      const part **other, lede_error *err) {
    const lede_value_test *value = r->set->tests.values.data[one->test->value];
    bool of_token = one->test->kind != LEDE_TEST_VALUE;
    const char *const *known = of_token ? known_values(one->test->attribute) : NULL;
    bool is_list = value->kind == LEDE_VALUE_WORDS && value->flags == 0;
    const part *found = NULL;
    *other = NULL;
    if (one->negated || (!is_list && known == NULL)) return LEDE_OK;
    for (size_t i = 0; is_list ? i < value->words.count : known[i] != NULL; i++) {
        lede_slice word = is_list ? value->words.data[i] : lede_slice_of(known[i]);
        bool is_one;
        const part *failing;
        LEDE_TRY(holds(r, one->test->value, word, &is_one, err));
        if (!is_one) continue;
        LEDE_TRY(try_value(r, all, one, word, &failing, err));
        if (failing == NULL) return LEDE_OK;
        found = failing;
    }
    *other = found;
    return LEDE_OK;
}

static lede_status look_at_both(lede_review *r, uint32_t index, uint32_t layer, uint32_t at,
                                lede_error *err) {
    const lede_tests *tests = &r->set->tests;
    lede_error what;
    parts all = {.count = 0};
    gather(tests, index, false, &all);
    for (size_t i = 0; i < all.count; i++) {
        const part *one = &all.items[i], *other;
        LEDE_TRY(find_contradiction(r, &all, one, &other, err));
        if (other == NULL || !lede_review_once(r, at)) continue;
        lede_slice name = one->test->kind == LEDE_TEST_VALUE
                              ? lede_catalog_key_name(r->set->catalog, one->test->key)
                              : lede_attribute_name(tests->columns, one->test->attribute);
        lede_slice layer_name = layer == LEDE_NO_LAYER
                                    ? LEDE_SLICE("token")
                                    : lede_catalog_layer_name(r->set->catalog, layer);
        lede_review_place(r->set, r->rule, at, &what,
                          "no %.*s has %.*s \"%.*s\" and%s \"%.*s\" at once", LEDE_FMT(layer_name),
                          LEDE_FMT(name), LEDE_FMT(tests->values.data[one->test->value]->text),
                          other->negated ? " not" : "",
                          LEDE_FMT(tests->values.data[other->test->value]->text));
        return lede_review_tell(r, LEDE_FINDING_NEVER, &what, err);
    }
    return LEDE_OK;
}

lede_status lede_review_test(void *context, uint32_t index, uint32_t layer, uint32_t at,
                             lede_error *err) {
    lede_review *r = context;
    const lede_test *test = &r->set->tests.tests.data[index];
    if (test->kind == LEDE_TEST_READING) r->reads_readings = true;
    if (test->kind == LEDE_TEST_AND) return look_at_both(r, index, layer, at, err);
    if (test->kind != LEDE_TEST_TYPE && test->kind != LEDE_TEST_READING) return LEDE_OK;
    bool is_order = r->set->tests.values.data[test->value]->kind == LEDE_VALUE_ORDER;
    if (known_values(test->attribute) != NULL && !is_order) {
        return look_at_known(r, test, at, err);
    }
    LEDE_TRY(look_at_star(r, test, at, err));
    switch (test->attribute) {
    case LEDE_ATTRIBUTE_LEMMA: return look_at_lemma(r, test, at, err);
    case LEDE_ATTRIBUTE_NORM:
    case LEDE_ATTRIBUTE_STEM: return look_at_folded(r, test, at, err);
    default: return LEDE_OK;
    }
}
