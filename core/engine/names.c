/* The names of a script, for completion, and what a misspelt one may have meant. */
#include "engine/engine.h"

#include <stdlib.h>

#include "base/nearest.h"
#include "language/attribute.h"

static void add_name(lede_buffer *out, lede_slice name) {
    lede_buffer_add(out, name);
    lede_buffer_add_char(out, '\0');
}

static void add_attributes(const lede_program *program, lede_buffer *out) {
    const lede_columns *columns = lede_ruleset_columns(program->ruleset);
    uint32_t count = LEDE_N_ATTRIBUTES + columns->count - LEDE_N_OWN_COLUMNS;
    for (uint32_t i = 0; i < count; i++) {
        add_name(out, lede_attribute_name(columns, (lede_attribute)i));
    }
}

/* "article.count()" a line. */
static void add_lua(lede_buffer *out) {
    lede_buffer all = {0};
    lede_host_names(&all);
    lede_slice rest = lede_buffer_slice(&all), line;
    while (rest.size > 0 && lede_slice_line(&rest, &line)) add_name(out, line);
    if (all.failed) out->failed = true;
    lede_buffer_clear(&all);
}

static void add_all(const lede_program *program, lede_name_kind kind, lede_buffer *out) {
    lede_slice name;
    switch (kind) {
    case LEDE_NAME_ATTRIBUTE: add_attributes(program, out); break;
    case LEDE_NAME_LAYER:
        for (uint32_t i = 0; i < lede_catalog_n_layers(program->catalog); i++) {
            add_name(out, lede_catalog_layer_name(program->catalog, i));
        }
        break;
    case LEDE_NAME_LAYER_ATTRIBUTE:
        for (uint32_t i = 0; i < lede_catalog_n_keys(program->catalog); i++) {
            add_name(out, lede_catalog_key_name(program->catalog, i));
        }
        break;
    case LEDE_NAME_LEXICON:
        for (uint32_t i = 0; i < lede_lexicons_count(program->lexicons); i++) {
            add_name(out, lede_lexicons_name(program->lexicons, i));
        }
        break;
    case LEDE_NAME_LIST:
        for (size_t i = 0; (name = lede_ruleset_list_name(program->ruleset, i)).size > 0; i++) {
            add_name(out, name);
        }
        break;
    case LEDE_NAME_MACRO:
        for (size_t i = 0; (name = lede_ruleset_macro_name(program->ruleset, i)).size > 0; i++) {
            add_name(out, name);
        }
        break;
    case LEDE_NAME_RULE:
        for (uint32_t i = 0; i < lede_schema_n_rules(program->schema); i++) {
            const char *rule = lede_schema_rule(program->schema, i)->name;
            if (rule != NULL) add_name(out, lede_slice_of(rule));
        }
        break;
    case LEDE_NAME_LUA: add_lua(out); break;
    }
}

const char *lede_script_name(lede_script *script, lede_name_kind kind, size_t name_i) {
    if (script == NULL || kind > LEDE_NAME_LUA) return NULL;
    lede_buffer *names = &script->names[kind];
    if (names->size == 0) add_all(lede_host_program(script->host), kind, names);
    if (names->failed) return NULL;
    for (size_t at = 0; at < names->size; at += strlen(names->data + at) + 1) {
        if (name_i-- == 0) return names->data + at;
    }
    return NULL;
}

lede_slice lede_script_capture(const lede_script *script, const char *rule, size_t capture_i) {
    if (script == NULL || rule == NULL) return LEDE_NULL_SLICE;
    const lede_program *program = lede_host_program(script->host);
    uint32_t rule_i = lede_schema_find_rule(program->schema, lede_slice_of(rule));
    if (rule_i == UINT32_MAX || capture_i >= lede_ruleset_n_captures(program->ruleset, rule_i)) {
        return LEDE_NULL_SLICE;
    }
    return lede_ruleset_capture_name(program->ruleset, rule_i, (uint32_t)capture_i);
}

bool lede_is_whole_lua(lede_slice text) {
    return lede_host_is_whole(text);
}

const char *lede_nearest_name(const char *word, const char *const *names, size_t n_names) {
    if (word == NULL || names == NULL || n_names == 0) return NULL;
    lede_slice *slices = calloc(n_names, sizeof *slices);
    if (slices == NULL) return NULL; /* only a hint is lost */
    for (size_t i = 0; i < n_names; i++) slices[i] = lede_slice_of(names[i]);
    const lede_slice *nearest = lede_nearest(lede_slice_of(word), slices, n_names);
    const char *name = nearest == NULL ? NULL : nearest->data;
    free(slices);
    return name;
}
