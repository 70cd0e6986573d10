/* fixture.h — one case of the matcher's tests: a pattern, a text with layers, and what must come
 * out.
 *
 *     pattern: "the" a:[]{0,2} "cat"       may go on in lines that begin with spaces
 *     policy: longest                      first unless said
 *     dialect: blacklab                    lede unless said
 *     query: yes                           may match empty
 *     list: pets cat dog                   $pets; with spaces: pets = cat ; old dog
 *     macro: two = $0 "x" $1               /two[…]; with names: two(a,b) = $a "x" $b
 *     text: The cat sat. It slept.         one block a line; text(byline): another kind
 *     language: de                         of the article; English unless said
 *     lexicon: pets = cat ; old dog        a lexicon by word
 *     given: feats Number=Sing _ |a|b|     what a file says of each token; "_" nothing; a name
 *                                          alone declares the column
 *     layer: person 0-2 name=Anna role=ceo an annotation over tokens, half-open
 *     match: 0-2 a=0-1                     one a match, in order; "match: none"
 *     limited: 3                           scopes that hit the limit of candidates
 *     error: UNSUPPORTED part of message   instead of matches
 */
#ifndef LEDE_TESTS_MATCH_FIXTURE_H
#define LEDE_TESTS_MATCH_FIXTURE_H

#include "test.h"

#include "base/buffer.h"
#include "language/tagging.h"
#include "layer/finder.h"
#include "match/ground.h"
#include "match/macro.h"
#include "match/matcher.h"

enum {
    CASE_LAYERS = 16,
    CASE_LISTS = 4,
    CASE_MACROS = 8,
    CASE_MATCHES = 64,
    CASE_BLOCKS = 8,
    CASE_GIVEN = 4,
    CASE_ITEMS = 64
};

typedef struct match_case {
    const char *file;
    int line;
    lede_slice pattern; /* its lines as they stand */
    lede_slice texts[CASE_BLOCKS];
    lede_block_kind kinds[CASE_BLOCKS];
    int n_texts;
    lede_slice layers[CASE_LAYERS];
    int n_layers;
    lede_slice lists[CASE_LISTS];
    int n_lists;
    lede_slice lexicons[CASE_LISTS], given[CASE_GIVEN];
    int n_lexicons, n_given;
    lede_slice macros[CASE_MACROS];
    int n_macros;
    lede_slice matches[CASE_MATCHES];
    int n_matches;
    lede_slice error, language;
    lede_policy policy;
    lede_dialect dialect;
    bool is_query;
    uint64_t limited, candidates;
} match_case;

/* Everything that a case needs, built. */
typedef struct match_stand {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_ruleset *set;
    lede_ready ready;
    lede_vocabulary *vocabulary;
    lede_tagging *tagging;
    lede_article article;
    lede_layers *layers;
    lede_matcher *matcher;
    uint32_t rule;
    bool show_annotations; /* x=1-2@order */
    bool is_warm;          /* as behind many articles: see fit.h */
    lede_buffer out;       /* matches, one a line */
} match_stand;

/* The models of the tree, read once a program; they stand to its end. */
static inline lede_language *stand_language(void) {
    static lede_language *language;
    if (language == NULL) lede_language_new("scripts", &language, NULL);
    return language;
}

static inline void stand_clear(match_stand *stand) {
    lede_matcher_free(stand->matcher);
    lede_ruleset_free(stand->set);
    lede_lexicons_free(stand->lexicons);
    lede_catalog_free(stand->catalog);
    lede_tagging_free(stand->tagging);
    lede_vocabulary_free(stand->vocabulary);
    lede_buffer_clear(&stand->out);
    lede_arena_clear(&stand->arena);
    *stand = (match_stand){0};
}

static inline lede_slice next_word(lede_slice *rest) {
    while (rest->size > 0 && rest->data[0] == ' ') *rest = lede_slice_cut(*rest, 1, rest->size);
    size_t stop = lede_slice_find(*rest, LEDE_SLICE(" "), 0);
    if (stop == SIZE_MAX) stop = rest->size;
    lede_slice word = lede_slice_cut(*rest, 0, stop);
    *rest = lede_slice_cut(*rest, stop, rest->size);
    return word;
}

/* "text" of several blocks, tokenised. */
static inline lede_status stand_article(match_stand *stand, const lede_slice *texts,
                                        const lede_block_kind *kinds, int n, lede_error *err) {
    lede_article *article = &stand->article;
    lede_buffer text = {0};
    article->arena = &stand->arena;
    article->blocks = lede_arena_array(&stand->arena, (size_t)n + 1, sizeof *article->blocks);
    if (article->blocks == NULL) return lede_fail_memory(err);
    for (int i = 0; i < n; i++) {
        if (i > 0) lede_buffer_add_string(&text, "\n\n");
        uint32_t start = (uint32_t)text.size;
        lede_buffer_add(&text, texts[i]);
        article->blocks[i] = (lede_block){
            .kind = kinds[i], .start = start, .stop = (uint32_t)text.size, .reason = "test"};
    }
    article->n_blocks = (uint32_t)n;
    bool ok = !text.failed;
    article->text = lede_arena_copy(&stand->arena, lede_buffer_slice(&text), &ok);
    lede_buffer_clear(&text);
    if (!ok) return lede_fail_memory(err);
    LEDE_TRY(lede_vocabulary_new(&stand->vocabulary, err));
    lede_tokenise_options options = {0};
    LEDE_TRY(lede_article_tokenise(article, stand->vocabulary, &options, err));
    LEDE_TRY(lede_tagging_new(stand_language(), &stand->tagging, err));
    lede_tagging_start(stand->tagging, article);
    return LEDE_OK;
}

/* The words of a line, at most n of them; "_" is null. */
static inline int words_of(lede_slice rest, lede_slice *out, int n) {
    int count = 0;
    for (lede_slice word = next_word(&rest); word.size > 0 && count < n; word = next_word(&rest)) {
        out[count++] = lede_slice_is(word, "_") ? LEDE_NULL_SLICE : word;
    }
    return count;
}

/* The columns of `given`: those that no run knows are declared. */
static inline lede_status stand_columns(match_stand *stand, const match_case *c, lede_error *err) {
    for (int i = 0; i < c->n_given; i++) {
        lede_attribute attribute;
        lede_slice rest = c->given[i], name = next_word(&rest);
        if (lede_attribute_find(name, &attribute)) continue;
        LEDE_TRY(lede_ruleset_add_column(stand->set, name, err));
    }
    return LEDE_OK;
}

static inline bool has_given(const match_case *c) {
    for (int i = 0; i < c->n_given; i++) {
        lede_slice rest = c->given[i];
        next_word(&rest);
        if (rest.size > 0) return true;
    }
    return false;
}

/* The tokens as if a file had given them, with its columns. */
static inline lede_status stand_given(match_stand *stand, const match_case *c, lede_error *err) {
    lede_article *article = &stand->article;
    lede_ready *ready = &stand->ready;
    size_t n = article->n_tokens, n_columns = (size_t)c->n_given;
    lede_slice *forms = lede_arena_array(&stand->arena, n + 1, sizeof *forms);
    lede_slice *names = lede_arena_array(&stand->arena, n_columns, sizeof *names);
    lede_slice *values = lede_arena_zalloc(&stand->arena, (n + 1) * n_columns * sizeof *values);
    if (forms == NULL || names == NULL || values == NULL) return lede_fail_memory(err);
    for (uint32_t t = 0; t < n; t++) forms[t] = lede_article_type(article, t)->word;
    *ready = (lede_ready){.forms = forms, .n_columns = (uint32_t)n_columns, .names = names};
    ready->values = values;
    ready->head = ready->misc = LEDE_NO_COLUMN;
    size_t n_regions = article->n_sentences + article->n_blocks;
    uint32_t *none = lede_arena_array(&stand->arena, n_regions + 1, sizeof *none);
    if (none == NULL) return lede_fail_memory(err);
    memset(none, 0xff, (n_regions + 1) * sizeof *none);
    ready->sentence_regions = ready->block_regions = none;
    for (uint32_t i = 0; i < n_columns; i++) {
        lede_slice rest = c->given[i], words[64];
        names[i] = next_word(&rest);
        if (lede_slice_is(names[i], "misc")) ready->misc = i;
        if (lede_slice_is(names[i], "head")) ready->head = i;
        int n_words = words_of(rest, words, 64);
        for (int t = 0; t < n_words && (size_t)t < n; t++) {
            values[(size_t)t * n_columns + i] = words[t];
        }
    }
    article->ready = ready;
    return lede_ready_intern(article, lede_ruleset_columns(stand->set), err);
}

/* "person 0-2 name=Anna": the layer's name is added before it is used. */
static inline lede_status add_annotation(match_stand *stand, lede_slice line, bool append,
                                         lede_error *err) {
    lede_slice name = next_word(&line), range = next_word(&line);
    uint32_t layer = lede_catalog_layer(stand->catalog, name);
    lede_catalog_mark_written(stand->catalog, layer);
    char numbers[32];
    unsigned start, stop;
    snprintf(numbers, sizeof numbers, "%.*s", LEDE_FMT(range));
    if (sscanf(numbers, "%u-%u", &start, &stop) != 2) {
        return lede_fail(err, LEDE_USAGE, "bad range '%s'", numbers);
    }
    lede_named_value values[8];
    uint32_t n_values = 0;
    for (lede_slice word = next_word(&line); word.size > 0; word = next_word(&line)) {
        size_t sign = lede_slice_find(word, LEDE_SLICE("="), 0);
        if (sign == SIZE_MAX) return lede_fail(err, LEDE_USAGE, "expected name=value");
        values[n_values++] =
            (lede_named_value){lede_catalog_key(stand->catalog, lede_slice_cut(word, 0, sign)),
                               lede_value_text(lede_slice_cut(word, sign + 1, word.size))};
    }
    if (!append) return LEDE_OK;
    return lede_layers_append(stand->layers, layer, (lede_span){start, stop}, UINT32_MAX, values,
                              n_values, err);
}

/* The next item of a list, behind its name: "cat dog", or "= cat ; old dog". */
static inline bool next_item(lede_slice *rest, lede_slice *item) {
    *rest = lede_slice_trim(*rest);
    if (rest->size == 0) return false;
    if (rest->data[0] != '=' && rest->data[0] != ';') {
        *item = next_word(rest);
        return true;
    }
    size_t stop = lede_slice_find(*rest, LEDE_SLICE(" ;"), 0);
    if (stop == SIZE_MAX) stop = rest->size;
    *item = lede_slice_trim(lede_slice_cut(*rest, 1, stop));
    *rest = lede_slice_cut(*rest, stop, rest->size);
    return true;
}

/* name = text, or name(a,b) = text */
static inline lede_macro read_macro(lede_slice line, int i, lede_slice *params) {
    size_t sign = lede_slice_find(line, LEDE_SLICE(" = "), 0);
    lede_slice name = lede_slice_cut(line, 0, sign);
    lede_macro macro = {.text = lede_slice_cut(line, sign + 3, line.size),
                        .file = LEDE_SLICE("macros.lua"),
                        .line = (uint32_t)i + 1};
    size_t open = lede_slice_find(name, LEDE_SLICE("("), 0);
    if (open != SIZE_MAX) {
        macro.params = params;
        for (size_t at = open + 1; at < name.size; macro.n_params++) {
            size_t stop = at;
            while (name.data[stop] != ',' && name.data[stop] != ')') stop++;
            params[macro.n_params] = lede_slice_trim(lede_slice_cut(name, at, stop));
            at = stop + 1;
        }
        name.size = open;
    }
    macro.name = name;
    return macro;
}

static inline lede_status stand_rules(match_stand *stand, const match_case *c, lede_error *err) {
    lede_limits limits = {.match_candidates = c->candidates};
    LEDE_TRY(lede_ruleset_new(stand->catalog, stand->lexicons, &limits, &stand->set, err));
    lede_ruleset_set_language(stand->set, stand_language());
    LEDE_TRY(stand_columns(stand, c, err));
    for (int i = 0; i < c->n_lists; i++) {
        lede_slice rest = c->lists[i], items[CASE_ITEMS], name = next_word(&rest);
        size_t n = 0;
        while (n < CASE_ITEMS && next_item(&rest, &items[n])) n++;
        LEDE_TRY(lede_ruleset_add_list(stand->set, name, items, n, err));
    }
    for (int i = 0; i < c->n_macros; i++) {
        lede_slice params[8];
        lede_macro macro = read_macro(c->macros[i], i, params);
        LEDE_TRY(lede_ruleset_add_macro(stand->set, &macro, err));
    }
    lede_rule_spec spec = {.name = LEDE_SLICE("test"),
                           .file = LEDE_SLICE("test.lua"),
                           .line = 7,
                           .pattern = c->pattern,
                           .dialect = c->dialect,
                           .policy = c->policy != LEDE_POLICY_FIRST ? c->policy
                                                                    : lede_policy_usual(c->dialect),
                           .is_query = c->is_query};
    LEDE_TRY(lede_ruleset_add(stand->set, &spec, &stand->rule, err));
    return lede_ruleset_compile(stand->set, err);
}

/* "pets = cat ; old dog" */
static inline lede_status add_lexicon(match_stand *stand, lede_slice line, lede_error *err) {
    lede_slice name = next_word(&line), item;
    uint32_t lexicon;
    LEDE_TRY(lede_lexicons_add(stand->lexicons, name, LEDE_CASE_SMART, &lexicon, err));
    while (next_item(&line, &item)) {
        LEDE_TRY(lede_lexicons_add_entry(stand->lexicons, lexicon, item, NULL, 0, err));
    }
    return LEDE_OK;
}

static inline lede_status find_lexicons(match_stand *stand, lede_error *err) {
    lede_lexicon_finder *finder;
    LEDE_TRY(lede_lexicon_finder_new(stand->lexicons, &finder, err));
    lede_status status = lede_lexicon_finder_run(finder, stand->layers, err);
    lede_lexicon_finder_free(finder);
    return status;
}

static inline lede_status stand_build(match_stand *stand, const match_case *c, lede_error *err) {
    lede_arena_init(&stand->arena, 0);
    LEDE_TRY(lede_catalog_new(&stand->catalog, err));
    LEDE_TRY(lede_lexicons_new(stand->catalog, &stand->lexicons, err));
    for (int i = 0; i < c->n_layers; i++) LEDE_TRY(add_annotation(stand, c->layers[i], false, err));
    for (int i = 0; i < c->n_lexicons; i++) LEDE_TRY(add_lexicon(stand, c->lexicons[i], err));
    LEDE_TRY(lede_lexicons_compile(stand->lexicons, err));
    LEDE_TRY(stand_rules(stand, c, err));
    stand->article.fields[LEDE_FIELD_LANGUAGE] = c->language;
    LEDE_TRY(stand_article(stand, c->texts, c->kinds, c->n_texts, err));
    if (has_given(c)) LEDE_TRY(stand_given(stand, c, err));
    LEDE_TRY(lede_layers_new(stand->catalog, &stand->article, &stand->layers, err));
    if (c->n_lexicons > 0) LEDE_TRY(find_lexicons(stand, err));
    for (int i = 0; i < c->n_layers; i++) LEDE_TRY(add_annotation(stand, c->layers[i], true, err));
    return lede_layers_settle(stand->layers, err);
}

static inline void print_match(match_stand *stand, lede_span span, const lede_capture *captures,
                               uint32_t n_captures) {
    lede_buffer_printf(&stand->out, "%u-%u", span.start, span.stop);
    for (uint32_t i = 0; i < n_captures; i++) {
        lede_slice name = lede_ruleset_capture_name(stand->set, stand->rule, captures[i].name);
        lede_buffer_printf(&stand->out, " %.*s=%u-%u", LEDE_FMT(name), captures[i].span.start,
                           captures[i].span.stop);
        if (stand->show_annotations && captures[i].annotation != NULL) {
            lede_buffer_printf(&stand->out, "@%u", captures[i].annotation->order);
        }
    }
    lede_buffer_add_char(&stand->out, '\n');
}

static inline lede_status receive_match(void *context, const lede_match *match, lede_error *err) {
    match_stand *stand = context;
    print_match(stand, match->span, match->captures, match->n_captures);
    return stand->out.failed ? lede_fail_memory(err) : LEDE_OK;
}

static inline lede_status stand_match(match_stand *stand, lede_error *err) {
    LEDE_TRY(lede_matcher_new(stand->set, &stand->matcher, err));
    LEDE_TRY(lede_matcher_start(stand->matcher, stand->layers, err));
    lede_fits *fits = lede_matcher_ground(stand->matcher)->fits;
    for (size_t i = 0; stand->is_warm && i <= lede_ruleset_count(stand->set); i++) {
        fits[i].n_tokens = LEDE_FIT_TOKENS;
    }
    return lede_matcher_run(stand->matcher, 0, receive_match, stand, err);
}

/* ---- case files ------------------------------------------------------------------------------ */

static inline char *read_whole(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *data = malloc(*size + 1);
    if (data != NULL && fread(data, 1, *size, file) != *size) *size = 0;
    fclose(file);
    return data;
}

static inline bool take_key(lede_slice line, const char *key, lede_slice *value) {
    lede_slice prefix = lede_slice_of(key);
    if (!lede_slice_starts(line, prefix)) return false;
    *value = lede_slice_trim(lede_slice_cut(line, prefix.size, line.size));
    return true;
}

static inline uint64_t to_number(lede_slice text) {
    uint64_t n = 0;
    for (size_t i = 0; i < text.size; i++) n = n * 10 + (uint64_t)(text.data[i] - '0');
    return n;
}

/* One line of a case; false: nobody knows it. */
static inline bool case_line(match_case *c, lede_slice line) {
    lede_slice v;
    if (take_key(line, "pattern:", &v)) {
        c->pattern = v;
    } else if (line.data[0] == ' ') {
        c->pattern.size = (size_t)(line.data + line.size - c->pattern.data);
    } else if (take_key(line, "text:", &v)) {
        c->kinds[c->n_texts] = LEDE_BLOCK_PARAGRAPH;
        c->texts[c->n_texts++] = v;
    } else if (take_key(line, "text(byline):", &v)) {
        c->kinds[c->n_texts] = LEDE_BLOCK_BYLINE;
        c->texts[c->n_texts++] = v;
    } else if (take_key(line, "layer:", &v)) {
        c->layers[c->n_layers++] = v;
    } else if (take_key(line, "list:", &v)) {
        c->lists[c->n_lists++] = v;
    } else if (take_key(line, "lexicon:", &v)) {
        c->lexicons[c->n_lexicons++] = v;
    } else if (take_key(line, "given:", &v)) {
        c->given[c->n_given++] = v;
    } else if (take_key(line, "macro:", &v)) {
        c->macros[c->n_macros++] = v;
    } else if (take_key(line, "policy:", &v)) {
        return lede_policy_find(v, &c->policy);
    } else if (take_key(line, "dialect:", &v)) {
        bool is_cwb = lede_slice_is(v, "cwb");
        c->dialect = is_cwb ? LEDE_DIALECT_CWB : LEDE_DIALECT_BLACKLAB;
        return is_cwb || lede_slice_is(v, "blacklab");
    } else if (take_key(line, "language:", &v)) {
        c->language = v;
    } else if (take_key(line, "query:", &v)) {
        c->is_query = true;
    } else if (take_key(line, "limited:", &v)) {
        c->limited = to_number(v);
    } else if (take_key(line, "candidates:", &v)) {
        c->candidates = to_number(v);
    } else if (take_key(line, "error:", &v)) {
        c->error = v;
    } else if (take_key(line, "match:", &v)) {
        if (!lede_slice_is(v, "none")) c->matches[c->n_matches++] = v;
    } else {
        return line.data[0] == '#';
    }
    return true;
}

/* Calls `each` for every case of a file; blank lines stand between cases. Returns how many. */
static inline int each_case(const char *path, void (*each)(const match_case *)) {
    size_t size = 0;
    int n = 0, number = 0;
    char *data = read_whole(path, &size);
    if (data == NULL) return 0;
    match_case c = {.file = path};
    lede_slice rest = {data, size}, line;
    bool more = true;
    while (more) {
        more = lede_slice_line(&rest, &line);
        number++;
        if (more && line.size > 0) {
            if (c.pattern.data == NULL) c.line = number;
            if (!case_line(&c, line)) {
                printf("# %s:%d: unknown line\n", path, number);
                test_ok = false;
            }
            continue;
        }
        if (c.pattern.data != NULL) {
            each(&c);
            n++;
        }
        c = (match_case){.file = path};
    }
    free(data);
    return n;
}

#endif
