/* The values of tokens, annotations and captures, and what a literal says of one. */
#include "oracle_parts.h"

#include "base/fold.h"
#include "base/normalise.h"
#include "language/attribute.h"
#include "match/regex.h"

/* ---- tests ----------------------------------------------------------------------------------- */

bool oracle_regex(oracle *o, lede_slice text, unsigned flags, lede_slice value) {
    bool ok = true, found = false;
    if (!(flags & LEDE_FLAG_LITERAL) && lede_slice_starts(text, LEDE_SLICE("(?c)"))) {
        text = lede_slice_cut(text, 4, text.size);
        flags &= ~(unsigned)(LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS);
    }
    if (flags & LEDE_FLAG_DIACRITICS) {
        value = lede_strip(&o->arena, value, &ok);
        text = lede_strip(&o->arena, text, &ok);
    }
    if (flags & LEDE_FLAG_LITERAL) {
        if (flags & LEDE_FLAG_CASE) {
            value = lede_fold(&o->arena, value, &ok);
            text = lede_fold(&o->arena, text, &ok);
        }
        return lede_slice_equal(text, value);
    }
    lede_regex *regex;
    lede_regex_scratch *scratch;
    unsigned options = LEDE_REGEX_WHOLE | (flags & LEDE_FLAG_CASE ? LEDE_REGEX_IGNORE_CASE : 0u);
    if (lede_regex_compile(text, options, &regex, NULL) != LEDE_OK) return false;
    if (lede_regex_scratch_new(0, &scratch, NULL) == LEDE_OK) {
        lede_regex_search(regex, scratch, value, 0, NULL, &found, NULL);
        lede_regex_scratch_free(scratch);
    }
    lede_regex_free(regex);
    return found;
}

bool oracle_order(lede_comparison comparison, lede_slice value, lede_slice text) {
    char a[64], b[64], *end_a, *end_b;
    snprintf(a, sizeof a, "%.*s", LEDE_FMT(value));
    snprintf(b, sizeof b, "%.*s", LEDE_FMT(text));
    double x = strtod(a, &end_a), y = strtod(b, &end_b);
    int sign;
    if (*a != '\0' && *b != '\0' && *end_a == '\0' && *end_b == '\0') {
        sign = (x > y) - (x < y);
    } else {
        if (strspn(a, "0123456789") < 4 || strspn(b, "0123456789") < 4) return false;
        sign = strcmp(a, b);
    }
    if (comparison == LEDE_COMPARE_LT) return sign < 0;
    if (comparison == LEDE_COMPARE_LE) return sign <= 0;
    if (comparison == LEDE_COMPARE_GT) return sign > 0;
    if (comparison == LEDE_COMPARE_GE) return sign >= 0;
    return sign == 0;
}

static bool oracle_in_list(oracle *o, const lede_operand *right, lede_slice value) {
    for (int i = 0; i < o->c->n_lists; i++) {
        lede_slice rest = o->c->lists[i], w, name = next_word(&rest);
        if (!lede_slice_equal(name, right->text)) continue;
        while (next_item(&rest, &w)) {
            unsigned literal = right->kind == LEDE_OPERAND_LIST ? LEDE_FLAG_LITERAL : 0u;
            if (oracle_regex(o, w, o->flags | right->flags | literal, value)) return true;
        }
    }
    return false;
}

/* `value comparison right`; a value that is not there satisfies no comparison but !=. */
bool oracle_compare(oracle *o, lede_slice value, lede_comparison comparison,
                    const lede_operand *right) {
    if (comparison == LEDE_COMPARE_NE) {
        return !oracle_compare(o, value, LEDE_COMPARE_EQ, right);
    }
    if (value.data == NULL) return false;
    if (right->kind == LEDE_OPERAND_LIST || right->kind == LEDE_OPERAND_REGEX_LIST) {
        return oracle_in_list(o, right, value);
    }
    bool equal = comparison == LEDE_COMPARE_EQ || comparison == LEDE_COMPARE_CONTAINS;
    if (equal && right->kind == LEDE_OPERAND_STRING) {
        return oracle_regex(o, right->text, right->flags | o->flags, value);
    }
    return oracle_order(comparison, value, right->text);
}

const lede_layer *oracle_layer(oracle *o, lede_slice name) {
    return lede_layers_get(o->stand->layers, lede_catalog_layer(o->stand->catalog, name));
}

lede_slice oracle_attribute(oracle *o, const lede_annotation *annotation, lede_slice name) {
    uint32_t key = lede_catalog_find_key(o->stand->catalog, name);
    lede_value value = lede_annotation_value(annotation, key);
    return value.kind == LEDE_TEXT ? value.as.text : LEDE_NULL_SLICE;
}

lede_slice oracle_token(oracle *o, lede_slice name, uint32_t token) {
    lede_attribute attribute;
    bool ok = true;
    const lede_columns *columns = lede_ruleset_columns(o->stand->set);
    if (!lede_attribute_find_declared(columns, name, &attribute)) return LEDE_NULL_SLICE;
    return lede_attribute_of_token(attribute, &o->stand->article, token, &o->arena, &ok);
}

/* Is a sense called so among the names of the token's? */
static bool oracle_has_sense(oracle *o, lede_slice value, uint32_t token) {
    bool ok = true;
    lede_sense_set set;
    const lede_senses *senses = lede_tagging_senses(o->stand->tagging);
    lede_sense_names names = lede_tagging_sense_names(&o->stand->article, token, &o->arena, &ok);
    if (lede_senses_find(senses, value, &o->arena, &set, NULL) != LEDE_OK) return false;
    for (size_t i = 0; i < names.count * set.count; i++) {
        lede_slice name = lede_senses_name(senses, set.items[i % set.count], &o->arena, &ok);
        if (lede_slice_equal(names.items[i / set.count], name)) return true;
    }
    return false;
}

bool oracle_sense(oracle *o, const lede_operand *right, uint32_t token) {
    for (int i = 0; i < o->c->n_lists && right->kind == LEDE_OPERAND_LIST; i++) {
        lede_slice rest = o->c->lists[i], w, name = next_word(&rest);
        if (!lede_slice_equal(name, right->text)) continue;
        while (next_item(&rest, &w)) {
            if (oracle_has_sense(o, w, token)) return true;
        }
    }
    for (size_t start = 0, stop; start < right->text.size; start = stop + 1) {
        stop = lede_slice_find(right->text, LEDE_SLICE("|"), start);
        if (stop == SIZE_MAX) stop = right->text.size;
        bool is_string = right->kind == LEDE_OPERAND_STRING;
        lede_slice value = lede_slice_cut(right->text, start, stop);
        if (is_string && oracle_has_sense(o, value, token)) return true;
    }
    return false;
}

/* ---- what refers ----------------------------------------------------------------------------- */

const lede_capture *oracle_bound(oracle *o, lede_slice name) {
    for (uint32_t i = o->n_captures; i-- > 0;) {
        uint32_t index = o->captures[i].name;
        if (index >= lede_ruleset_n_captures(o->stand->set, o->stand->rule)) continue;
        lede_slice own = lede_ruleset_capture_name(o->stand->set, o->stand->rule, index);
        if (lede_slice_equal(own, name)) return &o->captures[i];
    }
    return NULL;
}

static bool oracle_is_name(oracle *o, lede_slice name) {
    for (uint32_t i = 0; i < lede_ruleset_n_captures(o->stand->set, o->stand->rule); i++) {
        lede_slice own = lede_ruleset_capture_name(o->stand->set, o->stand->rule, i);
        if (lede_slice_equal(own, name)) return true;
    }
    return false;
}

bool oracle_is_literal(const lede_operand *operand) {
    return operand->kind != LEDE_OPERAND_NAME && operand->kind != LEDE_OPERAND_CALL;
}

bool oracle_refers(oracle *o, const lede_operand *operand) {
    if (oracle_is_literal(operand)) return false;
    if (operand->kind == LEDE_OPERAND_CALL) return true;
    return operand->n_parts > 1 &&
           (lede_slice_is(operand->parts[0], "article") || lede_slice_is(operand->parts[0], "_") ||
            oracle_is_name(o, operand->parts[0]));
}

static lede_slice oracle_joined(oracle *o, lede_slice name, lede_span span) {
    lede_buffer buffer = {0};
    bool ok = true, all = true;
    for (uint32_t t = span.start; t < span.stop; t++) {
        lede_slice value = oracle_token(o, name, t);
        if (value.data == NULL) all = false;
        if (t > span.start) lede_buffer_add_char(&buffer, ' ');
        lede_buffer_add(&buffer, value);
    }
    lede_slice out = lede_arena_copy(&o->arena, lede_buffer_slice(&buffer), &ok);
    lede_buffer_clear(&buffer);
    return all ? out : LEDE_NULL_SLICE;
}

/* What `a.x` or `a.layer.x` is about; an empty span: nothing. */
lede_capture oracle_about(oracle *o, const lede_operand *operand) {
    const lede_capture *bound = oracle_bound(o, operand->parts[0]);
    if (bound == NULL) return (lede_capture){.name = 0};
    lede_capture about = *bound;
    if (operand->n_parts < 3) return about;
    const lede_layer *layer = oracle_layer(o, operand->parts[1]);
    about.annotation = NULL;
    for (uint32_t i = layer->count; i-- > 0;) {
        lede_span own = layer->annotations[i].span;
        if (own.start >= bound->span.start && own.stop <= bound->span.stop) {
            about.annotation = &layer->annotations[i];
        }
    }
    about.span = about.annotation == NULL ? (lede_span){0, 0} : about.annotation->span;
    return about;
}

static lede_slice oracle_captured(oracle *o, const lede_operand *operand) {
    lede_capture about = oracle_about(o, operand);
    lede_slice name = operand->parts[operand->n_parts - 1], value = LEDE_NULL_SLICE;
    if (about.span.start >= about.span.stop) return LEDE_NULL_SLICE;
    if (about.annotation != NULL) value = oracle_attribute(o, about.annotation, name);
    if (value.data != NULL) return value;
    if (lede_slice_is(name, "text")) return lede_article_span_text(&o->stand->article, about.span);
    return oracle_joined(o, name, about.span);
}

/* Some token of what is captured has such a sense. */
bool oracle_sense_of(oracle *o, const lede_operand *left, const lede_operand *right) {
    lede_span span = oracle_about(o, left).span;
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (oracle_sense(o, right, t)) return true;
    }
    return false;
}

static lede_slice oracle_call(oracle *o, const lede_operand *operand) {
    const lede_capture *a = oracle_bound(o, operand->items[0]->parts[0]), *b = a;
    bool ok = true;
    char text[32];
    if (operand->n_items > 1) b = oracle_bound(o, operand->items[1]->parts[0]);
    if (a == NULL || b == NULL) return LEDE_NULL_SLICE;
    long value = (long)b->span.start - (long)a->span.start;
    if (lede_slice_is(operand->text, "distabs") && value < 0) value = -value;
    if (lede_slice_is(operand->text, "start")) value = (long)a->span.start;
    if (lede_slice_is(operand->text, "end")) value = (long)a->span.stop;
    snprintf(text, sizeof text, "%ld", value);
    return lede_arena_copy(&o->arena, lede_slice_of(text), &ok);
}

/* The value of a name or function. */
lede_slice oracle_value(oracle *o, const lede_operand *operand, uint32_t token,
                        const lede_annotation *annotation) {
    lede_field field;
    lede_slice name = operand->parts[operand->n_parts - 1];
    if (operand->kind == LEDE_OPERAND_CALL) return oracle_call(o, operand);
    if (operand->n_parts == 1 || lede_slice_is(operand->parts[0], "_")) {
        return annotation != NULL ? oracle_attribute(o, annotation, name)
                                  : oracle_token(o, name, token);
    }
    if (lede_slice_is(operand->parts[0], "article")) {
        return lede_field_find(name, &field) ? o->stand->article.fields[field] : LEDE_NULL_SLICE;
    }
    return oracle_captured(o, operand);
}
