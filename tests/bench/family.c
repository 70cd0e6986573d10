#include "base/platform.h"

#include "family.h"

#include <stdlib.h>

#include "base/array.h"

enum { FIRST_RANK = 300, PATTERN = 512, STEM = 5, MOST_PAIRS = 10000 };

const char *const family_names[N_FAMILIES] = {"sparse", "regexes", "dense",
                                              "layers", "$list",   "lexicon"};

/* ---- words ----------------------------------------------------------------------------------- */

typedef struct ranked {
    uint64_t count;
    uint32_t type; /* or a pair of types */
} ranked;

typedef LEDE_ARRAY(ranked) ranking;

static int by_count(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return (x->type > y->type) - (x->type < y->type);
}

static bool is_small(lede_slice word, size_t from) {
    for (size_t i = from; i < word.size; i++) {
        if (word.data[i] < 'a' || word.data[i] > 'z') return false;
    }
    return word.size > from;
}

static void add_word(word_list *list, lede_slice word) {
    char *copy = malloc(word.size + 1);
    if (copy == NULL || !lede_array_push(list, copy)) exit(1);
    memcpy(copy, word.data, word.size);
    copy[word.size] = '\0';
}

static void fill_pairs(stock *s, const course *c) {
    ranking pairs = {0};
    uint32_t n = lede_vocabulary_count(c->vocabulary);
    for (uint32_t i = 0; i < COURSE_PAIRED * COURSE_PAIRED; i++) {
        if (c->pairs[i] == 0 || i / COURSE_PAIRED >= n || i % COURSE_PAIRED >= n) continue;
        if (!lede_array_push(&pairs, ((ranked){c->pairs[i], i}))) exit(1);
    }
    qsort(pairs.data, pairs.count, sizeof *pairs.data, by_count);
    for (size_t i = 0; i < pairs.count && s->lefts.count < MOST_PAIRS; i++) {
        uint32_t pair = pairs.data[i].type;
        lede_slice a = lede_vocabulary_type(c->vocabulary, pair / COURSE_PAIRED)->word;
        lede_slice b = lede_vocabulary_type(c->vocabulary, pair % COURSE_PAIRED)->word;
        if (!is_small(a, 0) || !is_small(b, 0)) continue;
        add_word(&s->lefts, a);
        add_word(&s->rights, b);
    }
    free(pairs.data);
}

void stock_fill(stock *s, const course *c) {
    ranking types = {0};
    for (uint32_t i = 0; i < lede_vocabulary_count(c->vocabulary); i++) {
        if (!lede_array_push(&types, ((ranked){c->counts[i], i}))) exit(1);
    }
    qsort(types.data, types.count, sizeof *types.data, by_count);
    for (size_t i = 0; i < types.count; i++) {
        lede_slice word = lede_vocabulary_type(c->vocabulary, types.data[i].type)->word;
        bool has_capital = word.size > 3 && word.data[0] >= 'A' && word.data[0] <= 'Z';
        if (is_small(word, 0) && word.size > 3) add_word(&s->words, word);
        if (has_capital && is_small(word, 1)) add_word(&s->names, word);
    }
    free(types.data);
    fill_pairs(s, c);
}

static void clear_words(word_list *list) {
    for (size_t i = 0; i < list->count; i++) free(list->data[i]);
    free(list->data);
}

void stock_clear(stock *s) {
    clear_words(&s->words);
    clear_words(&s->names);
    clear_words(&s->lefts);
    clear_words(&s->rights);
}

/* By rank behind the most frequent ones; a short list is gone through again. */
static const char *word_at(const word_list *list, size_t rank) {
    size_t first = list->count > 2 * FIRST_RANK ? FIRST_RANK : 0;
    if (list->count == 0) exit(1);
    return list->data[rank + FIRST_RANK < list->count ? rank + FIRST_RANK
                                                      : first + rank % (list->count - first)];
}

/* Lehmer's generator, MINSTD (Park and Miller 1988, CACM 31:1192). */
static size_t pick(uint64_t *state, size_t most) {
    *state = *state * 48271 % 2147483647;
    return (size_t)(*state % most);
}

/* ---- patterns -------------------------------------------------------------------------------- */

static void write_sparse(const stock *s, size_t i, char *out) {
    snprintf(out, PATTERN, "\"%s\" []{0,3} \"%s\"", word_at(&s->words, 4 * i),
             word_at(&s->words, 2 * i));
}

static void write_regex(const stock *s, size_t i, uint64_t *state, char *out) {
    const char *a = word_at(&s->words, 2 * i), *b = word_at(&s->words, 2 * i + 1);
    const char *c = word_at(&s->words, pick(state, s->words.count));
    const char *end = a + strlen(a) - 4;
    switch (i % 10) {
    case 0: snprintf(out, PATTERN, "[word=\"%.*s.*\"] []{0,2} \"%s\"", STEM, a, b); break;
    case 1: snprintf(out, PATTERN, "[word=\".*%s\"] \"%s\"", end, b); break;
    case 2:
        snprintf(out, PATTERN, "[word=\".*%.*s.*\"%%c] []{0,3} [word=\"%s.*\"]", STEM - 1, a + 1,
                 b);
        break;
    case 3:
        snprintf(out, PATTERN, "[word=\"%s(s|ed|ing)?\"] []{0,2} [word=\"%s(s|ed)?\"]", a, b);
        break;
    case 4: snprintf(out, PATTERN, "[word=\"(%s|%s|%s).*\"%%c] []", a, b, c); break;
    case 5: snprintf(out, PATTERN, "[word=\"[A-Z][a-z]*%s\"]", end); break;
    case 6: snprintf(out, PATTERN, "\"%s\" [word=\"[0-9][0-9.,]*\"]", a); break;
    case 7:
        snprintf(out, PATTERN, "[word=\"%s.?.?\"] []{0,1} [word=\"%.*s.+\"]", a, STEM, b);
        break;
    case 8:
        snprintf(out, PATTERN, "[word=\"[%c%c]%s.*\"] []{0,1} [word=\"[A-Z].*\"]", a[0] - 'a' + 'A',
                 a[0], a + 1);
        break;
    default: snprintf(out, PATTERN, "\"%s\" \"%s\"", a, b); break;
    }
}

/* A corpus with fewer pairs has rules twice. */
static void write_dense(const stock *s, size_t i, char *out) {
    if (s->lefts.count == 0) exit(1);
    size_t pair_i = i % s->lefts.count;
    const char *a = s->lefts.data[pair_i], *b = s->rights.data[pair_i];
    switch (i % 4) {
    case 0: snprintf(out, PATTERN, "\"%s\" \"%s\"", a, b); break;
    case 1: snprintf(out, PATTERN, "\"%s\" []{0,2} \"%s\"", a, b); break;
    case 2: snprintf(out, PATTERN, "x:\"%s\" y:\"%s\"", a, b); break;
    default: snprintf(out, PATTERN, "(\"%s\"|\"%s\") \"%s\"", a, word_at(&s->words, i), b); break;
    }
}

static void write_layers(const stock *s, size_t i, char *out) {
    static const char *const kinds[] = {"person", "place", "company", "vessel"};
    const char *a = word_at(&s->words, 4 * i), *b = word_at(&s->words, 2 * i);
    const char *kind = kinds[i % 4];
    switch (i % 6) {
    case 0: snprintf(out, PATTERN, "<names/> []{0,2} \"%s\"", a); break;
    case 1: snprintf(out, PATTERN, "<names kind=\"%s\"/> \"%s\"", kind, b); break;
    case 2: snprintf(out, PATTERN, "\"%s\" []{0,3} x:<names kind=\"%s\"/>", a, kind); break;
    case 3: snprintf(out, PATTERN, "[lex=\"names\"] \"%s\"", b); break;
    case 4: snprintf(out, PATTERN, "(\"%s\" []{0,5} \"%s\") within <s/>", a, b); break;
    default: snprintf(out, PATTERN, "x:<names/> \"%s\" y:<names/>", b); break;
    }
}

/* ---- phrases --------------------------------------------------------------------------------- */

/* Two to four words. Every other phrase begins with a pair of neighbours, so that phrases begin, go
 * on and end in the text. */
static void write_phrase(const stock *s, size_t i, uint64_t *state, char *out) {
    size_t pair_i = (FIRST_RANK + i / 2) % s->lefts.count;
    bool is_pair = i % 2 == 0;
    const char *a = is_pair ? s->lefts.data[pair_i] : word_at(&s->names, i / 2);
    const char *b = is_pair ? s->rights.data[pair_i] : word_at(&s->words, i / 2);
    int used = snprintf(out, PATTERN, "%s %s", a, b);
    for (size_t more = i % 3; more > 0; more--) {
        used += snprintf(out + used, PATTERN - (size_t)used, " %s",
                         word_at(&s->words, pick(state, s->words.count)));
    }
}

static void add_list(rule_family *family, const stock *s, size_t n) {
    lede_error err = {0};
    lede_arena arena = {0};
    uint64_t state = 20180616;
    char phrase[PATTERN];
    lede_slice *items = lede_arena_array(&arena, n, sizeof *items);
    bool ok = items != NULL;
    for (size_t i = 0; i < n && ok; i++) {
        write_phrase(s, i, &state, phrase);
        items[i] = lede_arena_copy(&arena, lede_slice_of(phrase), &ok);
    }
    if (!ok) exit(1);
    if (lede_ruleset_add_list(family->rules, LEDE_SLICE("phrases"), items, n, &err) != LEDE_OK)
        die(&err);
    lede_arena_clear(&arena);
}

static void add_phrases(rule_family *family, const stock *s, size_t n) {
    lede_error err = {0};
    uint64_t state = 20180616;
    char phrase[PATTERN];
    uint32_t lexicon;
    lede_status status =
        lede_lexicons_add(family->lexicons, LEDE_SLICE("phrases"), LEDE_CASE_EXACT, &lexicon, &err);
    for (size_t i = 0; i < n && status == LEDE_OK; i++) {
        write_phrase(s, i, &state, phrase);
        status = lede_lexicons_add_entry(family->lexicons, lexicon, lede_slice_of(phrase), NULL, 0,
                                         &err);
    }
    if (status != LEDE_OK) die(&err);
}

/* ---- sets ------------------------------------------------------------------------------------ */

static void add_names(rule_family *family, const stock *s, size_t n) {
    static const char *const kinds[] = {"person", "place", "company", "vessel"};
    lede_error err = {0};
    uint32_t lexicon;
    uint32_t key = lede_catalog_key(family->catalog, LEDE_SLICE("kind"));
    if (lede_lexicons_add(family->lexicons, LEDE_SLICE("names"), LEDE_CASE_SMART, &lexicon, &err) !=
        LEDE_OK) {
        die(&err);
    }
    for (size_t i = 0; i < n && i < s->names.count; i++) {
        lede_named_value value = {.key = key};
        value.value = (lede_value){.kind = LEDE_TEXT, .as.text = lede_slice_of(kinds[i % 4])};
        lede_status status = lede_lexicons_add_entry(
            family->lexicons, lexicon, lede_slice_of(s->names.data[i]), &value, 1, &err);
        if (status != LEDE_OK) die(&err);
    }
}

static void write_pattern(const stock *s, size_t family_i, size_t i, uint64_t *state, char *out) {
    switch (family_i) {
    case 0: write_sparse(s, i, out); break;
    case 1: write_regex(s, i, state, out); break;
    case 2: write_dense(s, i, out); break;
    case 3: write_layers(s, i, out); break;
    case FAMILY_LIST: snprintf(out, PATTERN, "$phrases"); break;
    default: snprintf(out, PATTERN, "<phrases/>"); break;
    }
}

void family_make(rule_family *family, const stock *s, size_t family_i, size_t size) {
    lede_error err = {0};
    lede_limits limits = {.match_candidates = 10000, .regex_steps = 1000000};
    uint64_t state = 20180616;
    *family = (rule_family){0};
    if (lede_catalog_new(&family->catalog, &err) != LEDE_OK) die(&err);
    if (lede_lexicons_new(family->catalog, &family->lexicons, &err) != LEDE_OK) die(&err);
    if (family_i == 3) add_names(family, s, size < 100 ? 100 : size);
    if (family_i == FAMILY_LEXICON) add_phrases(family, s, size);
    if (lede_lexicons_compile(family->lexicons, &err) != LEDE_OK) die(&err);
    lede_status status =
        lede_ruleset_new(family->catalog, family->lexicons, &limits, &family->rules, &err);
    if (status != LEDE_OK) die(&err);
    if (family_i == FAMILY_LIST) add_list(family, s, size);
    for (size_t i = 0; i < (family_i < FAMILY_LIST ? size : 1); i++) {
        char name[32], pattern[PATTERN];
        uint32_t rule;
        write_pattern(s, family_i, i, &state, pattern);
        snprintf(name, sizeof name, "r%zu", i);
        lede_rule_spec spec = {.name = lede_slice_of(name), .pattern = lede_slice_of(pattern)};
        if (lede_ruleset_add(family->rules, &spec, &rule, &err) != LEDE_OK) die(&err);
    }
    if (lede_ruleset_compile(family->rules, &err) != LEDE_OK) die(&err);
}

void family_clear(rule_family *family) {
    lede_ruleset_free(family->rules);
    lede_lexicons_free(family->lexicons);
    lede_catalog_free(family->catalog);
}

void family_write_literals(const stock *s, size_t n_rules, FILE *out) {
    for (size_t i = 0; i < n_rules; i++) {
        fprintf(out, "%s\n%s\n", word_at(&s->words, 4 * i), word_at(&s->words, 2 * i));
    }
}

void family_write_regexes(const stock *s, size_t n_rules, FILE *out) {
    for (size_t i = 0; i < n_rules; i++) {
        fprintf(out, "\\b%s\\W+(\\w+\\W+){0,3}%s\\b\n", word_at(&s->words, 4 * i),
                word_at(&s->words, 2 * i));
    }
}
