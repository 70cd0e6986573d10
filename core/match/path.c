#include "match/path_private.h"

#include <stdio.h>

#include "base/array.h"
#include "base/nearest.h"
#include "match/source.h"

enum { MAX_PARTS = 3 };

/* One path being compiled. */
typedef struct compiler {
    lede_ruleset *set;
    uint32_t rule;
    lede_slice text; /* the whole, for messages */
    lede_slice parts[MAX_PARTS];
    size_t n_parts;
} compiler;

static const char *const root_names[LEDE_N_ROOTS] = {
    [LEDE_ROOT_MATCH] = "match",
    [LEDE_ROOT_SENTENCE] = "sentence",
    [LEDE_ROOT_PARAGRAPH] = "paragraph",
    [LEDE_ROOT_ARTICLE] = "article",
};

/* ---- messages ---- */

static lede_status fail_syntax(const compiler *c, const char *expected, lede_error *err) {
    return lede_fail(err, LEDE_SYNTAX, "path '%.*s': %s was expected", LEDE_FMT(c->text), expected);
}

static lede_status fail_capture(const compiler *c, lede_error *err) {
    lede_arena *arena = lede_ruleset_arena(c->set);
    size_t n_captures = lede_ruleset_n_captures(c->set, c->rule);
    lede_slice *names = lede_arena_array(arena, n_captures + LEDE_N_ROOTS, sizeof *names);
    if (names == NULL) return lede_fail_memory(err);
    char list[300] = "", hint[LEDE_NEAREST_HINT];
    size_t used = 0, count = 0;
    for (; count < n_captures; count++) {
        names[count] = lede_ruleset_capture_name(c->set, c->rule, (uint32_t)count);
        if (used >= sizeof list) continue;
        used += (size_t)snprintf(list + used, sizeof list - used, " %.*s", LEDE_FMT(names[count]));
    }
    for (int i = LEDE_ROOT_MATCH; i < LEDE_N_ROOTS; i++) {
        names[count++] = lede_slice_of(root_names[i]);
    }
    lede_nearest_hint(c->parts[0], names, count, "", hint);
    return lede_fail(err, LEDE_USAGE,
                     "path '%.*s': the pattern has no capture '%.*s'; there are:%s match sentence "
                     "paragraph article%s",
                     LEDE_FMT(c->text), LEDE_FMT(c->parts[0]), list, hint);
}

static lede_status fail_field(const compiler *c, lede_error *err) {
    lede_slice names[LEDE_N_FIELDS];
    char list[200] = "", hint[LEDE_NEAREST_HINT];
    size_t used = 0;
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        names[i] = lede_slice_of(lede_field_name((lede_field)i));
        if (used >= sizeof list) continue;
        used += (size_t)snprintf(list + used, sizeof list - used, " %.*s", LEDE_FMT(names[i]));
    }
    lede_nearest_hint(c->parts[1], names, LEDE_N_FIELDS, "", hint);
    return lede_fail(err, LEDE_USAGE,
                     "path '%.*s': an article has no field '%.*s'; there are:%s text%s",
                     LEDE_FMT(c->text), LEDE_FMT(c->parts[1]), list, hint);
}

static lede_status fail_layer(const compiler *c, bool is_known, lede_error *err) {
    const lede_catalog *catalog = lede_ruleset_catalog(c->set);
    if (is_known) {
        lede_fail(err, LEDE_USAGE,
                  "path '%.*s': layer '%.*s' is read, but no rule, stage or lexicon writes it",
                  LEDE_FMT(c->text), LEDE_FMT(c->parts[1]));
        lede_error_unknown(err, LEDE_NAME_LAYER, c->parts[1]);
        return LEDE_USAGE;
    }
    uint32_t n_layers = lede_catalog_n_layers(catalog);
    lede_slice *names = lede_arena_array(lede_ruleset_arena(c->set), n_layers, sizeof *names);
    if (names == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < n_layers; i++) names[i] = lede_catalog_layer_name(catalog, i);
    char hint[LEDE_NEAREST_HINT];
    lede_nearest_hint(c->parts[1], names, n_layers, "", hint);
    lede_fail(err, LEDE_USAGE, "path '%.*s': there is no layer '%.*s'%s", LEDE_FMT(c->text),
              LEDE_FMT(c->parts[1]), hint);
    lede_error_unknown(err, LEDE_NAME_LAYER, c->parts[1]);
    return LEDE_USAGE;
}

static lede_status fail_attribute(const compiler *c, const char *allowed, lede_error *err) {
    return lede_fail(err, LEDE_USAGE, "path '%.*s': '%.*s' has no attribute '%.*s'; there are: %s",
                     LEDE_FMT(c->text), LEDE_FMT(c->parts[0]), LEDE_FMT(c->parts[1]), allowed);
}

/* ---- the parts ---- */

static bool is_name_char(char c, bool first) {
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return is_letter || (!first && c >= '0' && c <= '9');
}

static lede_status split(compiler *c, lede_slice text, lede_error *err) {
    c->n_parts = 0;
    size_t i = 0;
    for (;;) {
        size_t start = i;
        while (i < text.size && is_name_char(text.data[i], i == start)) i++;
        if (i == start) return fail_syntax(c, "a name, as in capture.attribute,", err);
        if (c->n_parts == MAX_PARTS) {
            return fail_syntax(c, "at most root.layer.attribute", err);
        }
        c->parts[c->n_parts++] = lede_slice_cut(text, start, i);
        if (i == text.size) return LEDE_OK;
        if (text.data[i] != '.') return fail_syntax(c, "'.', '|' or the end", err);
        i++;
    }
}

/* A capture may have the name of a root; then it is the capture that is meant. */
static lede_status find_root(const compiler *c, lede_choice *choice, lede_error *err) {
    uint32_t n_captures = lede_ruleset_n_captures(c->set, c->rule);
    for (uint32_t i = 0; i < n_captures; i++) {
        if (!lede_slice_equal(lede_ruleset_capture_name(c->set, c->rule, i), c->parts[0])) continue;
        choice->root = LEDE_ROOT_CAPTURE;
        choice->capture = i;
        return LEDE_OK;
    }
    for (int i = LEDE_ROOT_MATCH; i < LEDE_N_ROOTS; i++) {
        if (!lede_slice_is(c->parts[0], root_names[i])) continue;
        choice->root = (lede_root)i;
        return LEDE_OK;
    }
    return fail_capture(c, err);
}

static lede_leaf find_plain_leaf(lede_slice name) {
    if (lede_slice_is(name, "text")) return LEDE_LEAF_TEXT;
    if (lede_slice_is(name, "norm")) return LEDE_LEAF_NORM;
    if (lede_slice_is(name, "lemma")) return LEDE_LEAF_LEMMA;
    if (lede_slice_is(name, "start")) return LEDE_LEAF_START;
    if (lede_slice_is(name, "stop")) return LEDE_LEAF_STOP;
    if (lede_slice_is(name, "first")) return LEDE_LEAF_FIRST;
    if (lede_slice_is(name, "last")) return LEDE_LEAF_LAST;
    return LEDE_LEAF_NONE;
}

/* pos, tag, lemma and sense are read with the models of a language. */
static lede_status need_models(const compiler *c, lede_slice name, lede_error *err) {
    char what[200];
    size_t most = c->text.size < 120 ? c->text.size : 120;
    snprintf(what, sizeof what, "path '%.*s': attribute '%.*s'", (int)most, c->text.data,
             LEDE_FMT(name));
    if (lede_slice_is(name, "sense")) return lede_ruleset_need_senses(c->set, what, err);
    return lede_ruleset_need_language(c->set, what, err);
}

/* An attribute of the token, if it is one of those and can be had. */
static lede_status find_token_leaf(const compiler *c, lede_slice name, lede_choice *choice,
                                   lede_error *err) {
    lede_attribute attribute;
    if (!lede_attribute_find_declared(lede_ruleset_columns(c->set), name, &attribute)) {
        return LEDE_OK;
    }
    if (attribute == LEDE_ATTRIBUTE_LEX) {
        choice->leaf = LEDE_LEAF_LEX;
        choice->lexicons = lede_ruleset_lexicons(c->set);
        return LEDE_OK;
    }
    if (lede_attribute_describe(attribute)->dependence == LEDE_DEPENDS_ON_READING) {
        LEDE_TRY(need_models(c, name, err));
    }
    choice->leaf = LEDE_LEAF_ATTRIBUTE;
    choice->attribute = attribute;
    return LEDE_OK;
}

/* What any run of tokens has, else what one token has. */
static lede_status find_leaf(const compiler *c, lede_slice name, lede_choice *choice,
                             lede_error *err) {
    choice->leaf = find_plain_leaf(name);
    if (choice->leaf == LEDE_LEAF_NONE) return find_token_leaf(c, name, choice, err);
    return choice->leaf == LEDE_LEAF_LEMMA ? need_models(c, name, err) : LEDE_OK;
}

/* An attribute of an annotation first, else what the tokens have. */
static lede_status find_annotation_leaf(const compiler *c, lede_slice name, lede_choice *choice,
                                        lede_error *err) {
    lede_catalog *catalog = lede_ruleset_catalog(c->set);
    bool is_declared = lede_catalog_find_key(catalog, name) != LEDE_NO_LAYER;
    lede_status status = find_leaf(c, name, choice, err);
    if (status != LEDE_OK && (!is_declared || status == LEDE_NOMEM)) return status;
    if (status != LEDE_OK) choice->leaf = LEDE_LEAF_NONE;
    choice->key = lede_catalog_key(catalog, name);
    return choice->key == LEDE_NO_LAYER ? lede_fail_memory(err) : LEDE_OK;
}

static lede_status find_layer(const compiler *c, lede_choice *choice, lede_error *err) {
    const lede_catalog *catalog = lede_ruleset_catalog(c->set);
    choice->layer = lede_catalog_find_layer(catalog, c->parts[1]);
    bool is_known = choice->layer != LEDE_NO_LAYER;
    if (is_known && lede_catalog_is_written(catalog, choice->layer)) return LEDE_OK;
    return fail_layer(c, is_known, err);
}

static lede_status find_article_leaf(const compiler *c, lede_choice *choice, lede_error *err) {
    if (lede_field_find(c->parts[1], &choice->field)) {
        choice->leaf = LEDE_LEAF_FIELD;
        return LEDE_OK;
    }
    choice->leaf = lede_slice_is(c->parts[1], "text") ? LEDE_LEAF_TEXT : LEDE_LEAF_NONE;
    return choice->leaf == LEDE_LEAF_NONE ? fail_field(c, err) : LEDE_OK;
}

/* match, sentence, paragraph: no annotations of ours, and seldom one token. */
static lede_status find_span_leaf(const compiler *c, lede_choice *choice, lede_error *err) {
    LEDE_TRY(find_leaf(c, c->parts[1], choice, err));
    bool of_token = (choice->leaf == LEDE_LEAF_ATTRIBUTE || choice->leaf == LEDE_LEAF_LEX) &&
                    choice->root == LEDE_ROOT_MATCH;
    if (of_token || find_plain_leaf(c->parts[1]) != LEDE_LEAF_NONE) return LEDE_OK;
    return fail_attribute(c, "text norm lemma start stop, and .layer.attribute", err);
}

/* =text, or root=text. */
static lede_status compile_constant(compiler *c, lede_slice text, size_t equals,
                                    lede_choice *choice, lede_error *err) {
    bool ok = true;
    lede_slice constant = lede_slice_trim(lede_slice_cut(text, equals + 1, text.size));
    choice->constant = lede_arena_copy(lede_ruleset_arena(c->set), constant, &ok);
    if (!ok) return lede_fail_memory(err);
    if (equals == 0) return LEDE_OK;
    LEDE_TRY(split(c, lede_slice_trim(lede_slice_cut(text, 0, equals)), err));
    if (c->n_parts > 1) return fail_syntax(c, "a capture alone before '='", err);
    choice->leaf = LEDE_LEAF_CONSTANT;
    return find_root(c, choice, err);
}

static lede_status compile_choice(compiler *c, lede_slice text, lede_choice *choice,
                                  lede_error *err) {
    *choice = (lede_choice){.layer = LEDE_NO_LAYER, .key = LEDE_NO_LAYER, .leaf = LEDE_LEAF_TEXT};
    size_t equals = lede_slice_find(text, LEDE_SLICE("="), 0);
    if (equals != SIZE_MAX) return compile_constant(c, text, equals, choice, err);
    LEDE_TRY(split(c, text, err));
    LEDE_TRY(find_root(c, choice, err));
    if (c->n_parts == 1) return LEDE_OK;
    choice->last = c->parts[c->n_parts - 1];
    if (c->n_parts == 3) {
        LEDE_TRY(find_layer(c, choice, err));
        return find_annotation_leaf(c, c->parts[2], choice, err);
    }
    switch (choice->root) {
    case LEDE_ROOT_CAPTURE: return find_annotation_leaf(c, c->parts[1], choice, err);
    case LEDE_ROOT_ARTICLE: return find_article_leaf(c, choice, err);
    default: return find_span_leaf(c, choice, err);
    }
}

lede_status lede_path_compile(lede_ruleset *set, uint32_t rule, lede_slice text,
                              const lede_path **out, lede_error *err) {
    *out = NULL;
    lede_arena *arena = lede_ruleset_arena(set);
    compiler c = {.set = set, .rule = rule, .text = text};
    LEDE_ARRAY(lede_choice) choices = {0};
    lede_slice rest = text;
    if (text.size == 0) return fail_syntax(&c, "a capture, match, sentence or article", err);
    for (bool more = true; more;) {
        size_t bar = lede_slice_find(rest, LEDE_SLICE("|"), 0);
        more = bar != SIZE_MAX;
        lede_slice part = lede_slice_trim(lede_slice_cut(rest, 0, more ? bar : rest.size));
        if (more) rest = lede_slice_cut(rest, bar + 1, rest.size);
        lede_choice choice;
        LEDE_TRY(compile_choice(&c, part, &choice, err));
        if (!lede_array_push_in(arena, &choices, choice)) return lede_fail_memory(err);
    }
    lede_path *path = lede_arena_alloc(arena, sizeof *path);
    if (path == NULL) return lede_fail_memory(err);
    *path = (lede_path){choices.data, choices.count};
    *out = path;
    return LEDE_OK;
}

/* ---- what it asks for ---- */

bool lede_path_key_at(const lede_path *path, size_t i, lede_path_key *out) {
    for (size_t c = 0; c < path->n_choices; c++) {
        const lede_choice *choice = &path->choices[c];
        if (choice->key == LEDE_NO_LAYER || choice->leaf != LEDE_LEAF_NONE || i-- > 0) continue;
        *out = (lede_path_key){choice->layer, choice->capture, choice->key, choice->last};
        return true;
    }
    return false;
}

bool lede_path_reads(const lede_path *path, uint32_t layer) {
    for (size_t c = 0; c < path->n_choices; c++) {
        if (path->choices[c].layer == layer || path->choices[c].leaf == LEDE_LEAF_LEX) return true;
    }
    return false;
}
