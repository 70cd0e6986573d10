#include "match/binding.h"

#include "match/compiled.h"
#include "match/members.h"

typedef struct asker {
    lede_ground *ground;
    const lede_constraint *all;
    const lede_binding *bindings;
    const lede_here *here;
    lede_error *err;
} asker;

/* ---- values ---------------------------------------------------------------------------------- */

static lede_status add_members(const asker *a, lede_attribute attribute, uint32_t token,
                               lede_members *members) {
    const lede_article *article = a->ground->article;
    lede_arena *arena = &a->ground->evaluator.arena;
    bool ok = true;
    if (attribute == LEDE_ATTRIBUTE_SENSE) {
        return lede_members_add_senses(members, article, token, arena, a->err);
    }
    if (attribute == LEDE_ATTRIBUTE_LEX) {
        return lede_members_add_lexicons(members, a->ground->set->lexicons, a->ground->layers,
                                         (lede_span){token, token + 1}, arena, a->err);
    }
    lede_slice value = lede_attribute_of_token(attribute, article, token, arena, &ok);
    if (!ok) return lede_fail_memory(a->err);
    if (lede_attribute_is_set_value(attribute, value)) {
        return lede_members_add_given(members, value, arena, a->err);
    }
    if (value.data == NULL) return LEDE_OK;
    return lede_array_push_in(arena, members, lede_value_text(value)) ? LEDE_OK
                                                                      : lede_fail_memory(a->err);
}

/* Whether some token has several values: by the attribute, or as its file gives it. */
static bool has_members(const asker *a, lede_attribute attribute, lede_span span) {
    const lede_article *article = a->ground->article;
    if (lede_attribute_describe(attribute)->is_set) return true;
    if (article->ready == NULL || lede_attribute_column(attribute) == LEDE_NO_COLUMN) return false;
    for (uint32_t t = span.start; t < span.stop; t++) {
        const lede_type *type = lede_vocabulary_type(article->vocabulary, article->token_types[t]);
        lede_slice value = lede_attribute_given(attribute, type);
        if (value.data != NULL && lede_attribute_is_set_value(attribute, value)) return true;
    }
    return false;
}

/* Of a set, what some token has. */
static lede_status tokens_value(const asker *a, lede_attribute attribute, lede_span span,
                                lede_value *out) {
    bool ok = true;
    lede_members members = {0};
    if (!has_members(a, attribute, span)) {
        lede_slice text = lede_attribute_of_span(attribute, a->ground->article, span,
                                                 &a->ground->evaluator.arena, &ok);
        *out = lede_value_text(text);
        return ok ? LEDE_OK : lede_fail_memory(a->err);
    }
    for (uint32_t t = span.start; t < span.stop; t++) {
        LEDE_TRY(add_members(a, attribute, t, &members));
    }
    *out = lede_members_value(&members);
    return LEDE_OK;
}

/* What a term of a capture is about; nothing when the span is empty. */
static lede_binding find_bound(const asker *a, const lede_term *term) {
    lede_binding bound = a->bindings[term->capture];
    if (bound.span.start >= bound.span.stop || term->layer == LEDE_NO_LAYER) return bound;
    const lede_layer *layer = lede_layers_get(a->ground->layers, term->layer);
    bound.annotation = lede_layer_inside(layer, bound.span);
    bound.span = bound.annotation == NULL ? (lede_span){0, 0} : bound.annotation->span;
    return bound;
}

static lede_status capture_value(const asker *a, const lede_term *term, lede_value *out) {
    lede_binding bound = find_bound(a, term);
    const lede_annotation *annotation = bound.annotation;
    lede_span span = bound.span;
    if (span.start >= span.stop) return LEDE_OK;
    if (annotation != NULL && term->key != LEDE_NO_LAYER) {
        *out = lede_annotation_value(annotation, term->key);
        if (out->kind != LEDE_NULL) return LEDE_OK;
    }
    if (term->is_text) *out = lede_value_text(lede_article_span_text(a->ground->article, span));
    return term->has_attribute ? tokens_value(a, term->attribute, span, out) : LEDE_OK;
}

static lede_status here_value(const asker *a, const lede_term *term, lede_value *out) {
    if (a->here->annotation != NULL) {
        *out = lede_annotation_value(a->here->annotation, term->key);
        return LEDE_OK;
    }
    uint32_t token = a->here->token;
    return tokens_value(a, term->attribute, (lede_span){token, token + 1}, out);
}

static lede_status term_value(const asker *a, const lede_term *term, lede_value *out) {
    lede_span x = a->bindings[term->capture].span, y = a->bindings[term->other].span;
    *out = lede_value_null();
    switch (term->kind) {
    case LEDE_TERM_CAPTURE: return capture_value(a, term, out);
    case LEDE_TERM_HERE: return here_value(a, term, out);
    case LEDE_TERM_FIELD: *out = lede_value_text(a->ground->article->fields[term->field]); break;
    case LEDE_TERM_START:
        if (x.start < x.stop) *out = lede_value_int(x.start);
        break;
    case LEDE_TERM_END:
        if (x.start < x.stop) *out = lede_value_int(x.stop);
        break;
    case LEDE_TERM_DISTANCE:
    case LEDE_TERM_DISTABS: {
        int64_t distance = (int64_t)y.start - x.start;
        if (term->kind == LEDE_TERM_DISTABS && distance < 0) distance = -distance;
        if (x.start < x.stop && y.start < y.stop) *out = lede_value_int(distance);
        break;
    }
    }
    return LEDE_OK;
}

/* ---- comparing ------------------------------------------------------------------------------- */

static lede_status text_of(const asker *a, lede_value value, lede_slice *out) {
    lede_buffer buffer = {0};
    bool ok = true;
    if (value.kind == LEDE_TEXT) {
        *out = value.as.text;
        return LEDE_OK;
    }
    lede_value_print(value, &buffer);
    *out = lede_arena_copy(&a->ground->evaluator.arena, lede_buffer_slice(&buffer), &ok);
    ok = ok && !buffer.failed;
    lede_buffer_clear(&buffer);
    return ok ? LEDE_OK : lede_fail_memory(a->err);
}

static bool is_number(lede_value value) {
    return value.kind == LEDE_INT || value.kind == LEDE_REAL;
}

static double number_of(lede_value value) {
    return value.kind == LEDE_INT ? (double)value.as.integer : value.as.real;
}

static lede_status one_holds(const asker *a, const lede_constraint *c, lede_value left,
                             lede_value right, bool *holds) {
    lede_slice x, y;
    bool ok = true, numeric = is_number(left) || is_number(right);
    *holds = false;
    if (left.kind == LEDE_NULL || right.kind == LEDE_NULL) return LEDE_OK;
    if (is_number(left) && is_number(right)) {
        *holds = lede_numbers_ordered(c->comparison, number_of(left), number_of(right));
        return LEDE_OK;
    }
    LEDE_TRY(text_of(a, left, &x));
    LEDE_TRY(text_of(a, right, &y));
    if (c->comparison != LEDE_COMPARE_EQ || numeric) {
        *holds = lede_value_ordered(c->comparison, x, y);
        return LEDE_OK;
    }
    lede_arena *arena = &a->ground->evaluator.arena;
    x = lede_value_folded(arena, x, c->flags, &ok);
    y = lede_value_folded(arena, y, c->flags, &ok);
    *holds = ok && lede_slice_equal(x, y);
    return ok ? LEDE_OK : lede_fail_memory(a->err);
}

/* Of lists some members are enough. */
static lede_status values_hold(const asker *a, const lede_constraint *c, lede_value left,
                               lede_value right, bool *holds) {
    bool is_left = left.kind == LEDE_LIST, is_right = right.kind == LEDE_LIST;
    size_t n = is_left ? left.as.list.count : 1, m = is_right ? right.as.list.count : 1;
    *holds = false;
    for (size_t i = 0; i < n * m && !*holds; i++) {
        LEDE_TRY(one_holds(a, c, is_left ? left.as.list.items[i % n] : left,
                           is_right ? right.as.list.items[i / n] : right, holds));
    }
    return LEDE_OK;
}

static lede_status compare(const asker *a, const lede_constraint *c, bool *holds) {
    lede_value left, right;
    lede_arena_reset(&a->ground->evaluator.arena);
    LEDE_TRY(term_value(a, &c->left, &left));
    if (c->kind == LEDE_CONSTRAINT_VALUE) {
        return lede_value_test_value(a->ground->set->tests.values.data[c->value],
                                     &a->ground->evaluator, left, holds, a->err);
    }
    LEDE_TRY(term_value(a, &c->right, &right));
    return values_hold(a, c, left, right, holds);
}

static lede_status some_token_holds(const asker *a, const lede_constraint *c, bool *holds) {
    lede_span span = find_bound(a, &c->left).span;
    *holds = false;
    for (uint32_t t = span.start; t < span.stop && !*holds; t++) {
        *holds = lede_ground_holds(a->ground, c->test, t);
    }
    return lede_ground_check(a->ground, a->err);
}

static bool is_bound(const asker *a, uint32_t capture) {
    return a->bindings[capture].span.start < a->bindings[capture].span.stop;
}

static lede_status ask(const asker *a, uint32_t index, bool *holds);

static lede_status tell(const asker *a, uint32_t index, bool *holds) {
    const lede_constraint *c = &a->all[index];
    switch (c->kind) {
    case LEDE_CONSTRAINT_BOUND: *holds = is_bound(a, c->left.capture); return LEDE_OK;
    case LEDE_CONSTRAINT_TEST:
        *holds = a->here->annotation != NULL
                     ? lede_ground_annotation_holds(a->ground, c->test, a->here->annotation)
                     : lede_ground_holds(a->ground, c->test, a->here->token);
        return lede_ground_check(a->ground, a->err);
    case LEDE_CONSTRAINT_TOKENS: return some_token_holds(a, c, holds);
    case LEDE_CONSTRAINT_VALUE:
    case LEDE_CONSTRAINT_TERMS: return compare(a, c, holds);
    case LEDE_CONSTRAINT_NOT:
        LEDE_TRY(ask(a, c->items[0], holds));
        *holds = !*holds;
        return LEDE_OK;
    case LEDE_CONSTRAINT_IMPLIES:
        LEDE_TRY(ask(a, c->items[0], holds));
        if (*holds) return ask(a, c->items[1], holds);
        *holds = true;
        return LEDE_OK;
    case LEDE_CONSTRAINT_AND:
    case LEDE_CONSTRAINT_OR: break;
    }
    bool is_and = c->kind == LEDE_CONSTRAINT_AND;
    *holds = is_and;
    for (uint32_t i = 0; i < c->n_items && *holds == is_and; i++) {
        LEDE_TRY(ask(a, c->items[i], holds));
    }
    return LEDE_OK;
}

static lede_status ask(const asker *a, uint32_t index, bool *holds) {
    const lede_watch *watch = a->ground->watch;
    LEDE_TRY(tell(a, index, holds));
    if (watch == NULL) return LEDE_OK;
    return watch->saw(watch->context, index, a->bindings, a->here, *holds, a->err);
}

lede_status lede_constraint_holds(lede_ground *ground, const lede_constraint *all, uint32_t index,
                                  const lede_binding *bindings, const lede_here *here, bool *holds,
                                  lede_error *err) {
    asker a = {ground, all, bindings, here, err};
    *holds = true;
    return index == LEDE_NO_CONSTRAINT ? LEDE_OK : ask(&a, index, holds);
}
