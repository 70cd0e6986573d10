#include "match/parser.h"

typedef LEDE_ARRAY(lede_operand *) operand_list;

/* ---- operands -------------------------------------------------------------------------------- */

static lede_status parse_name(lede_parser *parser, lede_operand *operand) {
    for (;;) {
        operand->parts[operand->n_parts++] = parser->lexer.now.text;
        LEDE_TRY(lede_parse_next(parser));
        if (!lede_parse_at(parser, LEDE_LEX_DOT)) return LEDE_OK;
        LEDE_TRY(lede_parse_next(parser));
        if (!lede_parse_at(parser, LEDE_LEX_NAME)) {
            return lede_parse_unexpected(parser, "an attribute's name behind '.'");
        }
        if (operand->n_parts == LEDE_NAME_PARTS) {
            return lede_pattern_source_fail(
                parser->lexer.source, parser->lexer.now.at, LEDE_SYNTAX, parser->err,
                "a name has %d parts at most: a.layer.attribute", LEDE_NAME_PARTS);
        }
    }
}

static lede_status parse_list(lede_parser *parser, lede_operand *operand) {
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_DOLLAR, "a list: RE($name)"));
    if (!lede_parse_at(parser, LEDE_LEX_NAME)) {
        return lede_parse_unexpected(parser, "a list's name behind '$'");
    }
    operand->text = parser->lexer.now.text;
    return lede_parse_next(parser);
}

/* `$list%cd`, `RE($list)%c`. */
static lede_status parse_flags(lede_parser *parser, lede_operand *operand) {
    if (!lede_parse_at(parser, LEDE_LEX_FLAGS)) return LEDE_OK;
    operand->flags = parser->lexer.now.flags;
    return lede_parse_next(parser);
}

static lede_status parse_call(lede_parser *parser, lede_operand *operand) {
    operand_list list = {0};
    operand->kind = LEDE_OPERAND_CALL;
    operand->text = operand->parts[0];
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    while (!lede_parse_at(parser, LEDE_LEX_CLOSE)) {
        lede_operand *item;
        LEDE_TRY(lede_parse_operand(parser, &item));
        if (!lede_array_push_in(parser->arena, &list, item)) return lede_fail_memory(parser->err);
        if (!lede_parse_at(parser, LEDE_LEX_COMMA)) break;
        LEDE_TRY(lede_parse_next(parser));
    }
    operand->items = list.data;
    operand->n_items = (uint32_t)list.count;
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE, "',' or ')' behind a function's argument"));
    lede_parse_leave(parser);
    return LEDE_OK;
}

static lede_status parse_regex_list(lede_parser *parser, lede_operand *operand) {
    operand->kind = LEDE_OPERAND_REGEX_LIST;
    operand->n_parts = 0;
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(parse_list(parser, operand));
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE, "')' behind the list's name"));
    lede_parse_leave(parser);
    return parse_flags(parser, operand);
}

static lede_status fill_operand(lede_parser *parser, lede_operand *operand) {
    const lede_lexeme *now = &parser->lexer.now;
    switch (now->kind) {
    case LEDE_LEX_STRING:
        operand->kind = LEDE_OPERAND_STRING;
        operand->text = now->text;
        operand->flags = now->flags;
        operand->body = now->body;
        return lede_parse_next(parser);
    case LEDE_LEX_NUMBER:
        operand->kind = LEDE_OPERAND_NUMBER;
        operand->text = now->text;
        return lede_parse_next(parser);
    case LEDE_LEX_DOLLAR:
        operand->kind = LEDE_OPERAND_LIST;
        LEDE_TRY(parse_list(parser, operand));
        return parse_flags(parser, operand);
    case LEDE_LEX_NAME: break;
    default: return lede_parse_unexpected(parser, "a value: \"…\", a number, a name or $list");
    }
    operand->kind = LEDE_OPERAND_NAME;
    bool is_list = lede_parse_at_word(parser, "RE");
    LEDE_TRY(parse_name(parser, operand));
    if (operand->n_parts > 1 || !lede_parse_at(parser, LEDE_LEX_OPEN)) return LEDE_OK;
    return is_list ? parse_regex_list(parser, operand) : parse_call(parser, operand);
}

lede_status lede_parse_operand(lede_parser *parser, lede_operand **out) {
    lede_operand *operand = lede_arena_zalloc(parser->arena, sizeof *operand);
    if (operand == NULL) return lede_fail_memory(parser->err);
    operand->at = parser->lexer.now.at;
    operand->body = operand->at;
    operand->stop = parser->lexer.now.stop;
    LEDE_TRY(fill_operand(parser, operand));
    if (operand->kind == LEDE_OPERAND_NAME && operand->n_parts > 0) {
        const lede_slice *last = &operand->parts[operand->n_parts - 1];
        operand->stop = (uint32_t)(last->data + last->size - parser->lexer.source->text.data);
    }
    *out = operand;
    return LEDE_OK;
}

/* ---- conditions ------------------------------------------------------------------------------ */

static lede_condition *new_condition(lede_parser *parser, lede_condition_kind kind, uint32_t at) {
    lede_condition *condition = lede_arena_zalloc(parser->arena, sizeof *condition);
    if (condition == NULL) return NULL;
    condition->kind = kind;
    condition->height = 1;
    condition->at = condition->stop = at;
    condition->test = UINT32_MAX;
    return condition;
}

static lede_status gather(lede_parser *parser, lede_condition_kind kind,
                          const lede_condition_list *list, lede_condition **out) {
    if (list->count == 1) {
        *out = list->data[0];
        return LEDE_OK;
    }
    lede_condition *condition = new_condition(parser, kind, list->data[0]->at);
    if (condition == NULL) return lede_fail_memory(parser->err);
    condition->items = list->data;
    condition->n_items = (uint32_t)list->count;
    condition->stop = list->data[list->count - 1]->stop;
    for (size_t i = 0; i < list->count; i++) {
        LEDE_TRY(
            lede_parse_raise(parser, condition->at, &condition->height, list->data[i]->height));
    }
    *out = condition;
    return LEDE_OK;
}

static bool find_comparison(const lede_parser *parser, lede_comparison *out) {
    switch (parser->lexer.now.kind) {
    case LEDE_LEX_EQ: *out = LEDE_COMPARE_EQ; return true;
    case LEDE_LEX_NE: *out = LEDE_COMPARE_NE; return true;
    case LEDE_LEX_LT: *out = LEDE_COMPARE_LT; return true;
    case LEDE_LEX_LE: *out = LEDE_COMPARE_LE; return true;
    case LEDE_LEX_GT: *out = LEDE_COMPARE_GT; return true;
    case LEDE_LEX_GE: *out = LEDE_COMPARE_GE; return true;
    case LEDE_LEX_NAME: *out = LEDE_COMPARE_CONTAINS; return lede_parse_at_word(parser, "contains");
    default: return false;
    }
}

static lede_status parse_comparison(lede_parser *parser, lede_condition_place place,
                                    lede_condition **out) {
    lede_condition *condition = new_condition(parser, LEDE_CONDITION_TRUTH, parser->lexer.now.at);
    if (condition == NULL) return lede_fail_memory(parser->err);
    *out = condition;
    bool could_start = lede_parse_at(parser, LEDE_LEX_NAME) ||
                       (place != LEDE_IN_TAG && (lede_parse_at(parser, LEDE_LEX_STRING) ||
                                                 lede_parse_at(parser, LEDE_LEX_NUMBER) ||
                                                 lede_parse_at(parser, LEDE_LEX_DOLLAR)));
    if (!could_start) {
        return lede_parse_unexpected(parser, place == LEDE_IN_CONSTRAINT
                                                 ? "a condition such as a.word = b.word"
                                                 : "a test such as word = \"…\"");
    }
    LEDE_TRY(lede_parse_operand(parser, &condition->left));
    condition->stop = parser->lexer.now.at;
    /* `["x"]` is `[word = "x"]`. */
    bool is_name = condition->left->kind == LEDE_OPERAND_NAME;
    if (!find_comparison(parser, &condition->comparison)) {
        if (place == LEDE_IN_TAG) {
            return lede_parse_unexpected(parser, "=, !=, <, <=, > or >= behind the attribute");
        }
        bool has_value = lede_parse_at(parser, LEDE_LEX_STRING) ||
                         lede_parse_at(parser, LEDE_LEX_NUMBER) ||
                         lede_parse_at(parser, LEDE_LEX_DOLLAR);
        if (is_name && has_value) {
            return lede_parse_unexpected(parser, "a comparison before it: = != < <= > >=");
        }
        if (place == LEDE_IN_CONSTRAINT && !is_name && condition->left->kind != LEDE_OPERAND_CALL) {
            return lede_parse_unexpected(parser, "=, !=, <, <=, > or >=");
        }
        return LEDE_OK;
    }
    condition->kind = LEDE_CONDITION_COMPARE;
    LEDE_TRY(lede_parse_next(parser));
    switch (parser->lexer.now.kind) {
    case LEDE_LEX_STRING:
    case LEDE_LEX_NUMBER:
    case LEDE_LEX_NAME:
    case LEDE_LEX_DOLLAR: break;
    default:
        return lede_parse_unexpected(parser, "a value behind the comparison: \"…\" or a number");
    }
    LEDE_TRY(lede_parse_operand(parser, &condition->right));
    condition->stop = parser->lexer.now.at;
    return LEDE_OK;
}

static lede_status parse_primary(lede_parser *parser, lede_condition_place place,
                                 lede_condition **out) {
    if (lede_parse_at(parser, LEDE_LEX_NOT)) {
        lede_condition *condition = new_condition(parser, LEDE_CONDITION_NOT, parser->lexer.now.at);
        lede_condition **items = lede_arena_array(parser->arena, 1, sizeof *items);
        if (condition == NULL || items == NULL) return lede_fail_memory(parser->err);
        condition->items = items;
        condition->n_items = 1;
        LEDE_TRY(lede_parse_enter(parser)); /* `!!!…` recurses too */
        LEDE_TRY(lede_parse_next(parser));
        LEDE_TRY(parse_primary(parser, place, items));
        lede_parse_leave(parser);
        condition->stop = parser->lexer.now.at;
        *out = condition;
        return lede_parse_raise(parser, condition->at, &condition->height, items[0]->height);
    }
    if (!lede_parse_at(parser, LEDE_LEX_OPEN)) return parse_comparison(parser, place, out);
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_condition(parser, place, out));
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE, "'&', '|' or ')'"));
    lede_parse_leave(parser);
    return LEDE_OK;
}

/* In a tag, tests that stand side by side must all hold, as in XML. */
static bool at_next_test(const lede_parser *parser, lede_condition_place place) {
    return place == LEDE_IN_TAG &&
           (lede_parse_at(parser, LEDE_LEX_NAME) || lede_parse_at(parser, LEDE_LEX_NOT) ||
            lede_parse_at(parser, LEDE_LEX_OPEN));
}

static lede_status parse_and(lede_parser *parser, lede_condition_place place,
                             lede_condition **out) {
    lede_condition_list list = {0};
    for (;;) {
        lede_condition *item;
        LEDE_TRY(parse_primary(parser, place, &item));
        if (!lede_array_push_in(parser->arena, &list, item)) return lede_fail_memory(parser->err);
        if (at_next_test(parser, place)) continue;
        if (!lede_parse_at(parser, LEDE_LEX_AND)) {
            return gather(parser, LEDE_CONDITION_AND, &list, out);
        }
        LEDE_TRY(lede_parse_next(parser));
    }
}

static lede_status parse_or(lede_parser *parser, lede_condition_place place, lede_condition **out) {
    lede_condition_list list = {0};
    for (;;) {
        lede_condition *item;
        LEDE_TRY(parse_and(parser, place, &item));
        if (!lede_array_push_in(parser->arena, &list, item)) return lede_fail_memory(parser->err);
        if (!lede_parse_at(parser, LEDE_LEX_BAR)) {
            return gather(parser, LEDE_CONDITION_OR, &list, out);
        }
        LEDE_TRY(lede_parse_next(parser));
    }
}

/* blacklab: & and | bind alike, from the left. */
static lede_status parse_equal(lede_parser *parser, lede_condition_place place,
                               lede_condition **out) {
    LEDE_TRY(parse_primary(parser, place, out));
    for (;;) {
        lede_condition_kind kind = LEDE_CONDITION_AND;
        bool beside = at_next_test(parser, place);
        if (lede_parse_at(parser, LEDE_LEX_BAR))
            kind = LEDE_CONDITION_OR;
        else if (!lede_parse_at(parser, LEDE_LEX_AND) && !beside)
            return LEDE_OK;
        lede_condition_list list = {0};
        if (!lede_array_push_in(parser->arena, &list, *out)) return lede_fail_memory(parser->err);
        if (!beside) LEDE_TRY(lede_parse_next(parser));
        LEDE_TRY(parse_primary(parser, place, out));
        if (!lede_array_push_in(parser->arena, &list, *out)) return lede_fail_memory(parser->err);
        LEDE_TRY(gather(parser, kind, &list, out));
    }
}

lede_status lede_parse_condition(lede_parser *parser, lede_condition_place place,
                                 lede_condition **out) {
    bool equal = parser->dialect == LEDE_DIALECT_BLACKLAB;
    LEDE_TRY(equal ? parse_equal(parser, place, out) : parse_or(parser, place, out));
    if (place != LEDE_IN_CONSTRAINT || !lede_parse_at(parser, LEDE_LEX_ARROW)) return LEDE_OK;
    lede_condition_list list = {0};
    if (!lede_array_push_in(parser->arena, &list, *out)) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_enter(parser)); /* a -> b -> c recurses */
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_condition(parser, place, out));
    lede_parse_leave(parser);
    if (!lede_array_push_in(parser->arena, &list, *out)) return lede_fail_memory(parser->err);
    return gather(parser, LEDE_CONDITION_IMPLIES, &list, out);
}
