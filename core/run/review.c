#include "run/review.h"

#include "base/nearest.h"

typedef struct review {
    const lede_program *program;
    lede_finding_fn each;
    void *context;
    uint32_t rule;
    lede_error *err;
} review;

/* ---- attributes ------------------------------------------------------------------------------ */

enum { MOST_KEYS = 64 };

/* What is known of the attributes of a layer. */
typedef struct writers {
    bool open; /* a function or a lexicon writes it, with whatever attributes */
    lede_slice keys[MOST_KEYS];
    size_t n_keys;
} writers;

static void add_key(writers *w, lede_slice key) {
    if (w->n_keys < MOST_KEYS)
        w->keys[w->n_keys++] = key;
    else
        w->open = true;
}

static void add_rules(const lede_program *program, uint32_t layer, writers *w) {
    for (size_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->layer != layer) continue;
        if (rule->has_annotate) w->open = true;
        for (size_t a = 0; a < rule->n_attributes; a++) {
            add_key(w, lede_catalog_key_name(program->catalog, rule->attributes[a].key));
        }
    }
}

static writers find_writers(const lede_program *program, uint32_t layer) {
    writers w = {0};
    if (layer == LEDE_LAYER_BLOCK) add_key(&w, LEDE_SLICE("kind"));
    add_rules(program, layer, &w);
    for (uint32_t i = 0; i < lede_lexicons_count(program->lexicons); i++) {
        if (lede_lexicons_layer(program->lexicons, i) == layer) w.open = true;
    }
    for (size_t i = 0; i < program->stages.count; i++) {
        const lede_stage *stage = &program->stages.data[i];
        for (size_t l = 0; l < stage->n_writes; l++) w.open |= stage->writes[l] == layer;
    }
    return w;
}

static lede_status look_at_key(void *context, uint32_t layer, uint32_t key, uint32_t at,
                               lede_error *err) {
    review *r = context;
    const lede_program *program = r->program;
    writers w = find_writers(program, layer);
    lede_slice name = lede_catalog_key_name(program->catalog, key);
    if (w.open) return LEDE_OK;
    for (size_t i = 0; i < w.n_keys; i++) {
        if (lede_slice_equal(w.keys[i], name)) return LEDE_OK;
    }
    lede_error what;
    lede_slice layer_name = lede_catalog_layer_name(program->catalog, layer);
    const lede_slice *near = w.n_keys == 0 ? NULL : lede_nearest(name, w.keys, w.n_keys);
    if (near == NULL) {
        lede_review_place(program->ruleset, r->rule, at, &what,
                          "nothing writes an attribute '%.*s' of layer '%.*s'", LEDE_FMT(name),
                          LEDE_FMT(layer_name));
    } else {
        lede_review_place(
            program->ruleset, r->rule, at, &what,
            "nothing writes an attribute '%.*s' of layer '%.*s'; did you mean '%.*s'?",
            LEDE_FMT(name), LEDE_FMT(layer_name), LEDE_FMT(*near));
    }
    return r->each(r->context, LEDE_FINDING_ATTRIBUTE, r->rule, &what, err);
}

/* ---- rules that meet ------------------------------------------------------------------------- */

static bool writes_the_same(const lede_rule *a, const lede_rule *b) {
    bool same_table = a->table == b->table && a->table != LEDE_NO_TABLE;
    bool same_layer = a->layer == b->layer && a->layer != LEDE_NO_LAYER;
    return same_table || same_layer;
}

/* Whether `a` is chosen before `b` where both match the same: see phase.c. */
static bool is_before(const lede_program *program, uint32_t a, uint32_t b) {
    int32_t x = program->rules.data[a].priority, y = program->rules.data[b].priority;
    return x != y ? x > y : a < b;
}

static lede_status look_at_pair(review *r, uint32_t other) {
    const lede_program *program = r->program;
    const lede_rule *rule = &program->rules.data[r->rule], *first = &program->rules.data[other];
    uint32_t phase = lede_program_phase_of(program, r->rule);
    lede_error what;
    if (phase == LEDE_PHASE_NONE || phase != lede_program_phase_of(program, other)) return LEDE_OK;
    if (!lede_review_same(program->ruleset, r->rule, other)) return LEDE_OK;
    /* A `where` may give way to another rule. */
    bool shadows = program->phases.data[phase].by_priority && !first->has_where;
    if (shadows && is_before(program, other, r->rule)) {
        lede_review_place(program->ruleset, r->rule, 0, &what,
                          "rule '%.*s' has the same pattern and comes first in phase '%.*s', so "
                          "this one never keeps a match",
                          LEDE_FMT(first->spec.name), LEDE_FMT(program->phases.data[phase].name));
        return r->each(r->context, LEDE_FINDING_SHADOWED, r->rule, &what, r->err);
    }
    /* By priority one of the two is shadowed, and that has been told of it. */
    if (program->phases.data[phase].by_priority) return LEDE_OK;
    if (other > r->rule || rule->has_where || first->has_where || !writes_the_same(rule, first)) {
        return LEDE_OK;
    }
    lede_review_place(program->ruleset, r->rule, 0, &what,
                      "rule '%.*s' has the same pattern and writes the same",
                      LEDE_FMT(first->spec.name));
    return r->each(r->context, LEDE_FINDING_DUPLICATE, r->rule, &what, r->err);
}

/* ---- lexicons -------------------------------------------------------------------------------- */

/* Functions may read any layer, and nobody can tell which. */
static bool has_functions(const lede_program *program) {
    if (program->stages.count > 0 || program->emitters.count > 0) return true;
    for (size_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->has_where || rule->has_emit || rule->has_annotate) return true;
    }
    return false;
}

/* A path names layers between its dots. */
static bool path_names(lede_slice path, lede_slice layer) {
    for (size_t at = lede_slice_find(path, layer, 0); at != SIZE_MAX;
         at = lede_slice_find(path, layer, at + 1)) {
        size_t stop = at + layer.size;
        bool starts = at > 0 && path.data[at - 1] == '.';
        bool stops = stop == path.size || path.data[stop] == '.';
        if (starts && stops) return true;
    }
    return false;
}

static bool rule_reads(const lede_program *program, uint32_t rule_i, uint32_t layer,
                       lede_slice name) {
    const lede_rule *rule = &program->rules.data[rule_i];
    if (lede_review_reads(program->ruleset, rule_i, layer)) return true;
    for (size_t i = 0; i < rule->n_fields; i++) {
        if (path_names(rule->fields[i].text, name)) return true;
    }
    for (size_t i = 0; i < rule->n_attributes; i++) {
        if (path_names(rule->attributes[i].text, name)) return true;
    }
    return false;
}

static lede_status look_at_lexicon(review *r, uint32_t lexicon) {
    const lede_program *program = r->program;
    uint32_t layer = lede_lexicons_layer(program->lexicons, lexicon);
    lede_slice name = lede_lexicons_name(program->lexicons, lexicon);
    lede_error what;
    for (uint32_t i = 0; i < program->rules.count; i++) {
        if (rule_reads(program, i, layer, name)) return LEDE_OK;
    }
    lede_fail(&what, LEDE_USAGE, "no pattern or path reads lexicon '%.*s'", LEDE_FMT(name));
    return r->each(r->context, LEDE_FINDING_UNUSED, UINT32_MAX, &what, r->err);
}

lede_status lede_program_review(const lede_program *program, lede_finding_fn each, void *context,
                                lede_error *err) {
    review r = {.program = program, .each = each, .context = context, .err = err};
    for (r.rule = 0; r.rule < program->rules.count; r.rule++) {
        LEDE_TRY(lede_review_rule(program->ruleset, r.rule, each, context, err));
        LEDE_TRY(lede_review_keys(program->ruleset, r.rule, look_at_key, &r, err));
        for (uint32_t other = 0; other < program->rules.count; other++) {
            if (other != r.rule) LEDE_TRY(look_at_pair(&r, other));
        }
    }
    if (has_functions(program)) return LEDE_OK;
    for (uint32_t i = 0; i < lede_lexicons_count(program->lexicons); i++) {
        LEDE_TRY(look_at_lexicon(&r, i));
    }
    return LEDE_OK;
}
