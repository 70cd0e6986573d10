/* $list and RE($list): the items as comparisons. Plain words of a list are one comparison, looked
 * up in a table however many they are; regular expressions are joined, so many at a time as PCRE2
 * compiles. */
#include "match/compiled.h"

#include "base/buffer.h"
#include "base/nearest.h"
#include "match/macro.h"

enum { JOINED_BYTES = 8192 }; /* of regular expressions in one; PCRE2 compiles to 64 KiB at most */

static lede_list *find_list(const lede_ruleset *set, lede_slice name) {
    for (size_t i = 0; i < set->lists.count; i++) {
        if (lede_slice_equal(set->lists.data[i].name, name)) return &set->lists.data[i];
    }
    return NULL;
}

/* The macro in whose text the byte stands, if it has parameters: `$name` may be one of them,
 * misspelt. */
static const lede_macro *macro_at(const lede_pattern_source *source, size_t at) {
    size_t from;
    if (source->expansion == NULL) return NULL;
    const lede_macro *macro = lede_expansion_find(source->expansion, at, &from)->macro;
    return macro == NULL || macro->n_params == 0 ? NULL : macro;
}

static void describe_macro(const lede_macro *macro, lede_buffer *out) {
    lede_buffer_printf(out, ", nor is it a parameter of macro '%.*s' (", LEDE_FMT(macro->name));
    for (uint32_t i = 0; i < macro->n_params; i++) {
        lede_buffer_add_string(out, i > 0 ? ", $" : "$");
        if (macro->params == NULL)
            lede_buffer_printf(out, "%u", i);
        else
            lede_buffer_add(out, macro->params[i]);
    }
    lede_buffer_add_char(out, ')');
}

static lede_status unknown_list(const lede_resolver *resolver, const lede_operand *operand) {
    const lede_ruleset *set = resolver->set;
    const lede_pattern_source *source = &resolver->rule->source;
    const lede_macro *macro = macro_at(source, operand->at);
    lede_buffer hint = {0};
    lede_slice_list names = {0};
    lede_arena arena;
    lede_arena_init(&arena, 0);
    if (macro != NULL) describe_macro(macro, &hint);
    for (uint32_t i = 0; macro != NULL && macro->params != NULL && i < macro->n_params; i++) {
        if (!lede_array_push_in(&arena, &names, macro->params[i])) break;
    }
    for (size_t i = 0; i < set->lists.count; i++) {
        if (!lede_array_push_in(&arena, &names, set->lists.data[i].name)) break;
    }
    const lede_slice *nearest = lede_nearest(operand->text, names.data, names.count);
    if (nearest != NULL) lede_buffer_printf(&hint, "; did you mean $%.*s?", LEDE_FMT(*nearest));
    lede_arena_clear(&arena);
    lede_slice told = lede_buffer_slice(&hint);
    lede_pattern_source_fail(source, operand->at, LEDE_SYNTAX, resolver->err,
                             "no list '%.*s' was declared before this%.*s", LEDE_FMT(operand->text),
                             LEDE_FMT(told));
    lede_buffer_clear(&hint);
    lede_error_unknown(resolver->err, LEDE_NAME_LIST, operand->text);
    return LEDE_SYNTAX;
}

lede_status lede_resolve_list(lede_resolver *resolver, const lede_operand *operand,
                              lede_list **out) {
    lede_list *list = find_list(resolver->set, operand->text);
    *out = list;
    if (list == NULL) return unknown_list(resolver, operand);
    lede_slice digest = {(const char *)&list->digest, sizeof list->digest};
    resolver->rule->digest = lede_digest_add(resolver->rule->digest, digest);
    return LEDE_OK;
}

lede_status lede_resolve_list_spaces(const lede_resolver *resolver, const lede_operand *operand) {
    const lede_list *list = find_list(resolver->set, operand->text);
    for (size_t i = 0; list != NULL && i < list->n_items; i++) {
        if (memchr(list->items[i].data, ' ', list->items[i].size) == NULL) continue;
        return lede_pattern_source_fail(
            &resolver->rule->source, operand->at, LEDE_SYNTAX, resolver->err,
            "item '%.*s' of the list has a space, which no token has; phrases stand in "
            "lede.lexicon, or in $%.*s outside of [ ]",
            LEDE_FMT(list->items[i]), LEDE_FMT(list->name));
    }
    return LEDE_OK;
}

/* ---- comparisons ----------------------------------------------------------------------------- */

typedef struct builder {
    lede_resolver *resolver;
    const lede_operand *operand;
    lede_value_list *values;
    unsigned flags;
} builder;

static lede_status keep(builder *b, lede_value_test *value) {
    uint32_t index;
    lede_arena *arena = &b->resolver->set->arena;
    LEDE_TRY(lede_tests_add_value(&b->resolver->set->tests, value, &index, b->resolver->err));
    return lede_array_push_in(arena, b->values, index) ? LEDE_OK
                                                       : lede_fail_memory(b->resolver->err);
}

static lede_status add_words(builder *b, const lede_slice *words, size_t n_words) {
    lede_value_test value;
    if (n_words == 0) return LEDE_OK;
    lede_status status = lede_value_test_any_of(&b->resolver->set->arena, words, n_words, b->flags,
                                                &value, b->resolver->err);
    if (status != LEDE_OK) {
        lede_value_test_clear(&value);
        return status;
    }
    return keep(b, &value);
}

static lede_status compile(builder *b, lede_slice text, lede_value_test *value, lede_error *why) {
    uint32_t column;
    lede_status status =
        lede_value_test_match(&b->resolver->set->arena, text, b->flags, value, &column, why);
    if (status != LEDE_OK) lede_value_test_clear(value);
    return status;
}

/* Which item it is that does not compile. */
static lede_status wrong_item(builder *b, const lede_slice *items, size_t n_items,
                              const lede_error *why) {
    for (size_t i = 0; i < n_items; i++) {
        lede_value_test value;
        lede_error reason;
        lede_status status = compile(b, items[i], &value, &reason);
        if (status == LEDE_NOMEM) return lede_fail_memory(b->resolver->err);
        if (status == LEDE_OK) {
            lede_value_test_clear(&value);
            continue;
        }
        return lede_pattern_source_fail(&b->resolver->rule->source, b->operand->at, status,
                                        b->resolver->err, "item '%.*s' of the list: %s",
                                        LEDE_FMT(items[i]), reason.message);
    }
    return lede_pattern_source_fail(&b->resolver->rule->source, b->operand->at, why->status,
                                    b->resolver->err, "%s", why->message);
}

/* (?:a)|(?:b): some of them match. */
static lede_status add_joined(builder *b, const lede_slice *items, size_t n_items) {
    lede_buffer buffer = {0};
    bool ok = true;
    for (size_t i = 0; i < n_items; i++) {
        lede_buffer_add_string(&buffer, i == 0 ? "(?:" : "|(?:");
        lede_buffer_add(&buffer, items[i]);
        lede_buffer_add_char(&buffer, ')');
    }
    lede_slice text = lede_arena_copy(&b->resolver->set->arena, lede_buffer_slice(&buffer), &ok);
    ok = ok && !buffer.failed;
    lede_buffer_clear(&buffer);
    if (!ok) return lede_fail_memory(b->resolver->err);
    lede_value_test value;
    lede_error why;
    lede_status status = compile(b, text, &value, &why);
    if (status == LEDE_NOMEM) return lede_fail_memory(b->resolver->err);
    return status == LEDE_OK ? keep(b, &value) : wrong_item(b, items, n_items, &why);
}

static lede_status add_regexes(builder *b, const lede_list *list, bool single) {
    lede_arena *arena = &b->resolver->set->arena;
    lede_slice_list words = {0}, rest = {0};
    bool ok = true;
    for (size_t i = 0; ok && i < list->n_items; i++) {
        lede_slice item = list->items[i];
        if (!single && lede_literal_words(item, arena, &words, &ok)) continue;
        ok = ok && lede_array_push_in(arena, &rest, item);
    }
    if (!ok) return lede_fail_memory(b->resolver->err);
    LEDE_TRY(add_words(b, words.data, words.count));
    for (size_t start = 0, stop; start < rest.count; start = stop) {
        size_t bytes = rest.data[start].size;
        for (stop = start + 1; stop < rest.count; stop++) {
            bytes += rest.data[stop].size;
            if (!single && bytes > JOINED_BYTES) break;
        }
        LEDE_TRY(add_joined(b, rest.data + start, stop - start));
    }
    return LEDE_OK;
}

lede_status lede_resolve_list_values(lede_resolver *resolver, const lede_operand *operand,
                                     bool single, lede_value_list *out) {
    lede_list *list;
    LEDE_TRY(lede_resolve_list(resolver, operand, &list));
    unsigned flags = operand->flags | resolver->rule->flags;
    bool is_regex = operand->kind == LEDE_OPERAND_REGEX_LIST && !(flags & LEDE_FLAG_LITERAL);
    flags &= LEDE_LIST_FLAGS;
    lede_value_list fresh = {0}, *made = &list->values[is_regex][flags];
    *out = *made;
    if (made->count > 0 && !single) return LEDE_OK;
    builder b = {.resolver = resolver, .operand = operand, .values = &fresh, .flags = flags};
    if (is_regex)
        LEDE_TRY(add_regexes(&b, list, single));
    else
        LEDE_TRY(add_words(&b, list->items, list->n_items));
    *out = fresh;
    if (!single) *made = fresh;
    return LEDE_OK;
}
