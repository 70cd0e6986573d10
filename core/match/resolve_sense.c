#include "match/compiled.h"

#include <stdlib.h>

/* One comparison of `sense` being made. */
typedef struct builder {
    lede_resolver *resolver;
    lede_slice_list names;
    LEDE_ARRAY(lede_sense) senses; /* of all names */
} builder;

static lede_status fail(const builder *b, uint32_t at, lede_status status, const char *message) {
    return lede_pattern_source_fail(&b->resolver->rule->source, at, status, b->resolver->err, "%s",
                                    message);
}

static lede_status add_name(builder *b, lede_slice name, uint32_t at) {
    lede_ruleset *set = b->resolver->set;
    lede_error why;
    lede_sense_set found;
    lede_status status =
        lede_senses_find(lede_language_senses(set->language), name, &set->arena, &found, &why);
    if (status == LEDE_SYNTAX) return fail(b, at, status, why.message);
    if (status != LEDE_OK || !lede_array_push_in(&set->arena, &b->names, name)) {
        return lede_fail_memory(b->resolver->err);
    }
    for (uint32_t i = 0; i < found.count; i++) {
        if (!lede_array_push_in(&set->arena, &b->senses, found.items[i])) {
            return lede_fail_memory(b->resolver->err);
        }
    }
    return LEDE_OK;
}

/* "a|b" are two names. A dot is a dot: noun.person. */
static lede_status add_string(builder *b, const lede_operand *operand) {
    lede_slice text = operand->text;
    unsigned flags = operand->flags | b->resolver->rule->flags;
    if (flags & LEDE_FLAG_LITERAL) return add_name(b, text, operand->at);
    for (size_t i = 0; i < text.size; i++) {
        if (memchr("[](){}*+?^$\\", text.data[i], 11) == NULL) continue;
        return fail(b, operand->at, LEDE_UNSUPPORTED,
                    "sense is compared with names, not with a regular expression; several stand "
                    "side by side, as in sense = \"noun.person|noun.group\"");
    }
    for (size_t start = 0; start <= text.size;) {
        size_t stop = lede_slice_find(text, LEDE_SLICE("|"), start);
        if (stop == SIZE_MAX) stop = text.size;
        LEDE_TRY(add_name(b, lede_slice_cut(text, start, stop), operand->body + (uint32_t)start));
        start = stop + 1;
    }
    return LEDE_OK;
}

static lede_status add_list(builder *b, const lede_operand *operand) {
    lede_list *list;
    LEDE_TRY(lede_resolve_list(b->resolver, operand, &list));
    for (size_t i = 0; i < list->n_items; i++) {
        LEDE_TRY(add_name(b, list->items[i], operand->at));
    }
    return LEDE_OK;
}

static int compare(const void *a, const void *b) {
    lede_sense x = *(const lede_sense *)a, y = *(const lede_sense *)b;
    return (x > y) - (x < y);
}

/* Ascending, each once. */
static lede_sense_set to_set(builder *b) {
    uint32_t count = 0;
    lede_sense *items = b->senses.data;
    if (b->senses.count > 0) qsort(items, b->senses.count, sizeof *items, compare);
    for (size_t i = 0; i < b->senses.count; i++) {
        if (count == 0 || items[count - 1] != items[i]) items[count++] = items[i];
    }
    return (lede_sense_set){items, count};
}

lede_status lede_resolve_senses(lede_resolver *resolver, lede_comparison comparison,
                                const lede_operand *operand, lede_value_test *value) {
    builder b = {.resolver = resolver};
    *value = (lede_value_test){0};
    if (comparison >= LEDE_COMPARE_LT && comparison <= LEDE_COMPARE_GE) {
        return fail(&b, operand->at, LEDE_SYNTAX, "senses have no order; compare it with = or !=");
    }
    switch (operand->kind) {
    case LEDE_OPERAND_STRING: LEDE_TRY(add_string(&b, operand)); break;
    case LEDE_OPERAND_LIST: LEDE_TRY(add_list(&b, operand)); break;
    case LEDE_OPERAND_REGEX_LIST:
        return fail(&b, operand->at, LEDE_UNSUPPORTED,
                    "sense is compared with names, not with regular expressions; write $list");
    case LEDE_OPERAND_NUMBER:
    case LEDE_OPERAND_NAME:
    case LEDE_OPERAND_CALL:
        return fail(&b, operand->at, LEDE_SYNTAX,
                    "a sense stands in quotes, as in sense = \"noun.person\"");
    }
    return lede_value_test_senses(&resolver->set->arena, &b.names, to_set(&b), value,
                                  resolver->err);
}
