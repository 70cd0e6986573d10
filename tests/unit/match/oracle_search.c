/* Which of the ways that a pattern can go are its matches: scopes, starts from the left, policies.
 */
#include "oracle_parts.h"

/* ---- the whole match ------------------------------------------------------------------------- */

static int oracle_order_captures(const void *left, const void *right) {
    const lede_capture *a = left, *b = right;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    uint32_t x = a->annotation == NULL ? UINT32_MAX : a->annotation->order;
    uint32_t y = b->annotation == NULL ? UINT32_MAX : b->annotation->order;
    return (x > y) - (x < y);
}

static bool oracle_same(const oracle_found *a, const oracle_found *b) {
    if (a->span.start != b->span.start || a->span.stop != b->span.stop || a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++) {
        const lede_capture *x = &a->captures[i], *y = &b->captures[i];
        if (x->name != y->name || x->span.start != y->span.start || x->span.stop != y->span.stop ||
            x->annotation != y->annotation) {
            return false;
        }
    }
    return true;
}

/* False when there are more than the oracle has room for: then it has nothing to say. */
static bool oracle_store(oracle *o, const oracle_found *found) {
    if (o->n_found == ORACLE_FOUND) {
        o->steps = o->most + 1;
        return false;
    }
    o->found[o->n_found++] = *found;
    return true;
}

static bool oracle_accept(oracle *o, uint32_t stop) {
    lede_span span = {o->start, stop};
    if (stop == o->start) return false;
    oracle_found found = {.span = span, .scope = o->scope_i};
    for (uint32_t i = 0; i < o->n_captures && found.n < 64; i++) {
        if (o->captures[i].name != UINT32_MAX) found.captures[found.n++] = o->captures[i];
    }
    if (found.n > 1) {
        qsort(found.captures, found.n, sizeof *found.captures, oracle_order_captures);
    }
    if (o->policy == LEDE_POLICY_ALL) {
        for (size_t i = 0; i < o->n_found; i++) {
            if (oracle_same(&o->found[i], &found)) return false;
        }
        found.order = o->n_found;
        return !oracle_store(o, &found);
    }
    bool wants_far = o->policy == LEDE_POLICY_LONGEST;
    if (o->has_best && (wants_far ? stop <= o->best.span.stop : stop >= o->best.span.stop)) {
        return false;
    }
    o->best = found;
    o->has_best = true;
    return o->policy == LEDE_POLICY_FIRST;
}

/* ---- scopes ---------------------------------------------------------------------------------- */

typedef struct oracle_scope {
    lede_span span;
    uint32_t starts_before;
} oracle_scope;

static bool oracle_matched_block(const oracle *o, uint32_t block) {
    return (LEDE_BLOCKS_MATCHED >> o->stand->article.blocks[block].kind) & 1;
}

/* Stretches of neighbouring matched blocks that `outer` holds. */
static size_t oracle_runs(const oracle *o, lede_span outer, bool single, oracle_scope *out) {
    const lede_article *article = &o->stand->article;
    size_t n = 0;
    bool joins = false;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        lede_span tokens = article->blocks[i].tokens;
        if (tokens.start < outer.start) tokens.start = outer.start;
        if (tokens.stop > outer.stop) tokens.stop = outer.stop;
        if (tokens.start >= tokens.stop) continue;
        if (!oracle_matched_block(o, i)) {
            joins = false;
            continue;
        }
        if (joins && !single)
            out[n - 1].span.stop = tokens.stop;
        else
            out[n++].span = tokens;
        joins = true;
    }
    for (size_t i = 0; i < n; i++) out[i].starts_before = out[i].span.stop;
    return n;
}

static size_t oracle_sentences(const oracle *o, uint32_t count, oracle_scope *out) {
    const lede_article *article = &o->stand->article;
    size_t n = 0;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        const lede_sentence *s = &article->sentences[i];
        if (!oracle_matched_block(o, s->block)) continue;
        out[n] = (oracle_scope){s->tokens, s->tokens.stop};
        for (uint32_t j = i + 1; j < i + count && j < article->n_sentences; j++) {
            if (article->sentences[j].block == s->block) {
                out[n].span.stop = article->sentences[j].tokens.stop;
            }
        }
        n++;
    }
    return n;
}

static size_t oracle_annotations(oracle *o, const lede_node *within, oracle_scope *out) {
    const lede_node *outer = within->n_items == 2 ? within->items[1] : NULL;
    const lede_layer *layer = oracle_layer(o, outer != NULL ? outer->name : within->name);
    size_t n = 0;
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *annotation = &layer->annotations[i];
        if (outer != NULL && !oracle_holds(o, outer->condition, 0, annotation)) continue;
        n += oracle_runs(o, annotation->span, false, out + n);
    }
    return n;
}

static bool oracle_is_around(const lede_node *n) {
    return n->kind == LEDE_NODE_WITHIN || n->kind == LEDE_NODE_CONTAINING ||
           n->kind == LEDE_NODE_CONSTRAINT;
}

static bool oracle_condition_refers(oracle *o, const lede_condition *c) {
    if (c == NULL) return false;
    for (uint32_t i = 0; i < c->n_items; i++) {
        if (oracle_condition_refers(o, c->items[i])) return true;
    }
    if (c->kind != LEDE_CONDITION_COMPARE) return false;
    return oracle_refers(o, c->left) || !oracle_is_literal(c->right);
}

/* The `within` that sets the scope. */
static const lede_node *oracle_setter(oracle *o) {
    const lede_node *region = NULL;
    for (const lede_node *n = o->pattern.root; oracle_is_around(n); n = n->items[0]) {
        if (n->kind != LEDE_NODE_WITHIN || n->negated) continue;
        if (n->n_items == 1) return n;
        bool plain = n->items[1]->kind == LEDE_NODE_REGION &&
                     !oracle_condition_refers(o, n->items[1]->condition);
        if (region == NULL && plain) region = n;
    }
    return region;
}

static size_t oracle_scopes(oracle *o, oracle_scope *out) {
    const lede_node *setter = o->setter;
    lede_span all = {0, o->stand->article.n_tokens};
    if (setter == NULL) {
        if (o->c->dialect == LEDE_DIALECT_LEDE) return oracle_sentences(o, 1, out);
        return oracle_runs(o, all, false, out);
    }
    if (setter->n_items == 2) return oracle_annotations(o, setter, out);
    if (setter->name.data == NULL) return oracle_runs(o, all, true, out);
    if (lede_slice_is(setter->name, "s")) return oracle_sentences(o, setter->count, out);
    return oracle_annotations(o, setter, out);
}

static int oracle_order_found(const void *left, const void *right) {
    const oracle_found *a = left, *b = right;
    if (a->span.start != b->span.start) return a->span.start < b->span.start ? -1 : 1;
    if (a->span.stop != b->span.stop) return a->span.stop < b->span.stop ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static void oracle_try(oracle *o, const oracle_scope *scope, uint32_t start) {
    o->scope = scope->span;
    o->start = start;
    o->accept = oracle_accept;
    o->n_captures = 0;
    o->has_best = false;
    oracle_go(o, start);
}

static void oracle_give(oracle *o, const oracle_found *found) {
    lede_match match = {.span = found->span, .captures = found->captures, .n_captures = found->n};
    receive_match(o->stand, &match, NULL);
}

/* Of the nearest stops those that hold no other match. */
static void oracle_give_shortest(oracle *o) {
    uint32_t resume = 0;
    qsort(o->found, o->n_found, sizeof *o->found, oracle_order_found);
    for (size_t i = 0; i < o->n_found; i++) {
        lede_span own = o->found[i].span;
        bool is_shortest = own.start >= resume;
        for (size_t j = 0; j < o->n_found; j++) {
            lede_span other = o->found[j].span;
            bool holds = own.start <= other.start && other.stop <= own.stop;
            bool same = own.start == other.start && other.stop == own.stop;
            if (holds && (!same || j < i)) is_shortest = false;
        }
        if (!is_shortest) continue;
        resume = own.stop;
        oracle_give(o, &o->found[i]);
    }
}

/* Starts from the left; at one start the scopes in order. */
static void oracle_search(oracle *o) {
    static oracle_scope scopes[4096];
    size_t n = oracle_scopes(o, scopes);
    uint32_t resume = 0;
    for (uint32_t b = 0; b < o->stand->article.n_tokens; b++) {
        for (size_t i = 0; i < n; i++) {
            if (b < scopes[i].span.start || b >= scopes[i].starts_before || b < resume) continue;
            o->scope_i = i;
            oracle_try(o, &scopes[i], b);
            if (o->steps > o->most) return;
            if (o->policy == LEDE_POLICY_ALL || !o->has_best) continue;
            if (o->policy == LEDE_POLICY_SHORTEST) {
                o->best.order = o->n_found;
                oracle_store(o, &o->best);
                continue;
            }
            resume = o->best.span.stop;
            oracle_give(o, &o->best);
        }
    }
    if (o->policy == LEDE_POLICY_SHORTEST) oracle_give_shortest(o);
    if (o->policy != LEDE_POLICY_ALL) return;
    qsort(o->found, o->n_found, sizeof *o->found, oracle_order_found);
    for (size_t i = 0; i < o->n_found; i++) {
        oracle_give(o, &o->found[i]);
    }
}

bool oracle_run(match_stand *stand, const match_case *c, uint64_t most) {
    oracle o = {.stand = stand, .c = c, .most = most};
    lede_pattern_source source = {.text = c->pattern};
    lede_macros macros = {.arena = &o.arena};
    lede_arena_init(&o.arena, 0);
    for (int i = 0; i < c->n_macros; i++) {
        lede_slice params[8];
        lede_macro macro = read_macro(c->macros[i], i, params);
        lede_macros_add(&macros, &macro, NULL);
    }
    lede_macros_expand(&macros, &source, &o.arena, NULL);
    o.found = calloc(ORACLE_FOUND, sizeof *o.found);
    bool ok = o.found != NULL &&
              lede_pattern_parse(&source, c->dialect, &o.arena, &o.pattern, NULL) == LEDE_OK;
    if (ok) {
        o.policy = c->policy;
        if (o.policy == LEDE_POLICY_FIRST) o.policy = lede_policy_usual(c->dialect);
        if (o.pattern.policy.data != NULL) lede_policy_find(o.pattern.policy, &o.policy);
        if (c->dialect == LEDE_DIALECT_BLACKLAB) {
            o.flags = LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS;
        }
        o.setter = oracle_setter(&o);
        oracle_search(&o);
    }
    lede_arena_clear(&o.arena);
    free(o.found);
    return ok && o.steps <= o.most;
}
