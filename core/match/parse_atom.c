#include "match/parser.h"

/* ---- brackets -------------------------------------------------------------------------------- */

static lede_status finish(lede_parser *parser, lede_node *node, lede_node **out) {
    node->stop = parser->lexer.now.at;
    *out = node;
    return LEDE_OK;
}

static lede_status parse_string(lede_parser *parser, lede_node **out) {
    lede_node *node = lede_parse_node(parser, LEDE_NODE_STRING, parser->lexer.now.at);
    if (node == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_operand(parser, &node->operand));
    if (node->operand->kind != LEDE_OPERAND_STRING) node->kind = LEDE_NODE_LIST;
    return finish(parser, node, out);
}

static lede_status parse_token(lede_parser *parser, lede_node **out) {
    lede_node *node = lede_parse_node(parser, LEDE_NODE_TOKEN, parser->lexer.now.at);
    if (node == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    if (!lede_parse_at(parser, LEDE_LEX_CLOSE_TOKEN)) {
        LEDE_TRY(lede_parse_condition(parser, LEDE_IN_TOKEN, &node->condition));
    }
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE_TOKEN, "'&', '|' or ']'"));
    lede_parse_leave(parser);
    return finish(parser, node, out);
}

static lede_status parse_group(lede_parser *parser, lede_node **out) {
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_expression(parser, out));
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE, "an element, an operator or ')'"));
    lede_parse_leave(parser);
    return LEDE_OK;
}

static lede_status parse_look(lede_parser *parser, lede_node **out) {
    lede_lexeme_kind sign = parser->lexer.now.kind;
    lede_node *node = lede_parse_node(parser, LEDE_NODE_LOOK, parser->lexer.now.at), *item;
    if (node == NULL) return lede_fail_memory(parser->err);
    node->behind = sign == LEDE_LEX_BEHIND || sign == LEDE_LEX_NOT_BEHIND;
    node->negated = sign == LEDE_LEX_NOT_AHEAD || sign == LEDE_LEX_NOT_BEHIND;
    LEDE_TRY(parse_group(parser, &item));
    LEDE_TRY(lede_parse_one_item(parser, node, item));
    return finish(parser, node, out);
}

/* CQP's [: … :] tests the next token and takes none: a look ahead. */
static lede_status parse_check(lede_parser *parser, lede_node **out) {
    lede_node *node = lede_parse_node(parser, LEDE_NODE_LOOK, parser->lexer.now.at);
    lede_node *item = lede_parse_node(parser, LEDE_NODE_TOKEN, parser->lexer.now.at);
    if (node == NULL || item == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_condition(parser, LEDE_IN_TOKEN, &item->condition));
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE_CHECK, "'&', '|' or ':]'"));
    lede_parse_leave(parser);
    item->stop = parser->lexer.now.at;
    LEDE_TRY(lede_parse_one_item(parser, node, item));
    return finish(parser, node, out);
}

/* BlackLab's _ is any run of tokens, also none. */
static lede_status parse_anything(lede_parser *parser, lede_node **out) {
    lede_node *node = lede_parse_node(parser, LEDE_NODE_REPEAT, parser->lexer.now.at);
    lede_node *item = lede_parse_node(parser, LEDE_NODE_TOKEN, parser->lexer.now.at);
    if (node == NULL || item == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_one_item(parser, node, item));
    node->max = LEDE_UNBOUNDED;
    return finish(parser, node, out);
}

static bool at_anything(const lede_parser *parser) {
    return parser->dialect == LEDE_DIALECT_BLACKLAB && lede_parse_at_word(parser, "_");
}

/* ---- tags ------------------------------------------------------------------------------------ */

/* CQP's <np_h = "bank"> is <np h = "bank">. */
static lede_status parse_value_of_tag(lede_parser *parser, lede_node *node) {
    lede_slice name = node->name;
    size_t bar = name.size;
    while (bar > 0 && name.data[bar - 1] != '_') bar--;
    if (bar < 2 || bar == name.size) {
        return lede_parse_unexpected(parser, "an attribute before it: <layer attribute = \"…\">");
    }
    lede_condition *condition = lede_arena_zalloc(parser->arena, sizeof *condition);
    lede_operand *left = lede_arena_zalloc(parser->arena, sizeof *left);
    if (condition == NULL || left == NULL) return lede_fail_memory(parser->err);
    node->name = lede_slice_cut(name, 0, bar - 1);
    *left = (lede_operand){.kind = LEDE_OPERAND_NAME,
                           .at = node->at,
                           .stop = parser->lexer.now.at,
                           .body = node->at,
                           .parts = {lede_slice_cut(name, bar, name.size)},
                           .n_parts = 1};
    *condition = (lede_condition){
        .kind = LEDE_CONDITION_COMPARE,
        .comparison = lede_parse_at(parser, LEDE_LEX_NE) ? LEDE_COMPARE_NE : LEDE_COMPARE_EQ,
        .at = node->at,
        .left = left,
        .height = 1};
    node->condition = condition;
    LEDE_TRY(lede_parse_next(parser));
    return lede_parse_operand(parser, &condition->right);
}

/* `<s>` `</s>` `<s/>` `<<s>>`, each but `</s>` with tests. */
static lede_status parse_tag(lede_parser *parser, lede_node **out) {
    lede_lexeme_kind opening = parser->lexer.now.kind;
    lede_node *node = lede_parse_node(parser, LEDE_NODE_BOUNDARY, parser->lexer.now.at);
    if (node == NULL) return lede_fail_memory(parser->err);
    node->at_end = opening == LEDE_LEX_TAG_END;
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    if (opening == LEDE_LEX_TAG_TWICE && lede_parse_at(parser, LEDE_LEX_SLASH)) {
        return lede_parse_unexpected(parser, "a layer name; the end of a region is </name>");
    }
    if (!lede_parse_at(parser, LEDE_LEX_NAME)) {
        return lede_parse_unexpected(parser, "a layer name such as s, p or quote behind '<'");
    }
    node->name = parser->lexer.now.text;
    LEDE_TRY(lede_parse_next(parser));
    bool has_tests = lede_parse_at(parser, LEDE_LEX_NAME) || lede_parse_at(parser, LEDE_LEX_NOT) ||
                     lede_parse_at(parser, LEDE_LEX_OPEN);
    bool has_value = lede_parse_at(parser, LEDE_LEX_EQ) || lede_parse_at(parser, LEDE_LEX_NE);
    if (has_tests) LEDE_TRY(lede_parse_condition(parser, LEDE_IN_TAG, &node->condition));
    if (has_value && !node->at_end) LEDE_TRY(parse_value_of_tag(parser, node));
    if (opening == LEDE_LEX_TAG_TWICE) {
        node->kind = LEDE_NODE_REGION;
        LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE_TWICE, "'>>' at the end of the region"));
    } else if (!node->at_end && lede_parse_at(parser, LEDE_LEX_CLOSE_WHOLE)) {
        node->kind = LEDE_NODE_REGION;
        LEDE_TRY(lede_parse_next(parser));
    } else if (node->at_end) {
        LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_GT, "'>' at the end of the tag"));
    } else {
        LEDE_TRY(
            lede_parse_expect(parser, LEDE_LEX_GT,
                              "attribute = \"value\", '/>' (the whole region) or '>' (its start)"));
    }
    lede_parse_leave(parser);
    return finish(parser, node, out);
}

/* ---- macros, meet, target -------------------------------------------------------------------- */

/* Calls are replaced before parsing (macro.h), so this is none. */
static lede_status refuse_slash(lede_parser *parser) {
    return lede_parse_unexpected(parser, "a macro as /name[ … ], without a space behind '/'");
}

static lede_status parse_offset(lede_parser *parser, int32_t *out) {
    enum { MOST = 10000 };
    const lede_lexeme *now = &parser->lexer.now;
    int32_t value = 0;
    bool negative = now->text.size > 0 && now->text.data[0] == '-';
    for (size_t i = negative ? 1 : 0; i < now->text.size; i++) {
        char c = now->text.data[i];
        if (c < '0' || c > '9') return lede_parse_unexpected(parser, "a whole number of tokens");
        if (value <= MOST) value = value * 10 + (c - '0');
    }
    if (value > MOST) {
        return lede_pattern_source_fail(parser->lexer.source, now->at, LEDE_LIMIT, parser->err,
                                        "a window reaches %d tokens at most", MOST);
    }
    *out = negative ? -value : value;
    return lede_parse_next(parser);
}

/* meet A B -5 5   meet A B s */
static lede_status parse_meet(lede_parser *parser, lede_node **out) {
    lede_node *node = lede_parse_node(parser, LEDE_NODE_MEET, parser->lexer.now.at);
    if (node == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_next(parser));
    node->items = lede_arena_array(parser->arena, 2, sizeof *node->items);
    if (node->items == NULL) return lede_fail_memory(parser->err);
    for (node->n_items = 0; node->n_items < 2; node->n_items++) {
        if (!lede_parse_starts_atom(parser) && !lede_parse_at_label(parser)) {
            return lede_parse_unexpected(parser, "two elements: meet A B -5 5");
        }
        LEDE_TRY(lede_parse_element(parser, &node->items[node->n_items]));
        LEDE_TRY(
            lede_parse_raise(parser, node->at, &node->height, node->items[node->n_items]->height));
    }
    if (lede_parse_at(parser, LEDE_LEX_NUMBER)) {
        LEDE_TRY(parse_offset(parser, &node->from));
        if (!lede_parse_at(parser, LEDE_LEX_NUMBER)) {
            return lede_parse_unexpected(parser, "the other end of the window: meet A B -5 5");
        }
        LEDE_TRY(parse_offset(parser, &node->to));
    } else if (lede_parse_at(parser, LEDE_LEX_NAME)) {
        node->name = parser->lexer.now.text;
        LEDE_TRY(lede_parse_next(parser));
    } else {
        return lede_parse_unexpected(parser, "a window: meet A B -5 5, or meet A B s");
    }
    return finish(parser, node, out);
}

/* A capture whose name is given. */
static lede_status parse_target(lede_parser *parser, lede_node **out) {
    lede_node *node = lede_parse_node(parser, LEDE_NODE_CAPTURE, parser->lexer.now.at), *item;
    if (node == NULL) return lede_fail_memory(parser->err);
    node->name = LEDE_SLICE("target");
    LEDE_TRY(lede_parse_next(parser));
    if (!lede_parse_starts_atom(parser)) {
        return lede_parse_unexpected(parser, "what the target holds: @[ … ], @( … ), @\"…\"");
    }
    LEDE_TRY(lede_parse_atom(parser, &item));
    LEDE_TRY(lede_parse_one_item(parser, node, item));
    return finish(parser, node, out);
}

/* ---- the choice ------------------------------------------------------------------------------ */

/* blacklab writes a literal string as l"…". */
static bool at_literal(const lede_parser *parser) {
    return parser->dialect == LEDE_DIALECT_BLACKLAB && lede_parse_at_word(parser, "l") &&
           parser->lexer.next < parser->lexer.source->text.size &&
           (parser->lexer.source->text.data[parser->lexer.next] == '"' ||
            parser->lexer.source->text.data[parser->lexer.next] == '\'');
}

static bool at_meet(const lede_parser *parser) {
    if (lede_parse_at_word(parser, "MU")) return lede_lexer_peek(&parser->lexer) == LEDE_LEX_OPEN;
    return lede_parse_at_word(parser, "meet");
}

bool lede_parse_starts_atom(const lede_parser *parser) {
    switch (parser->lexer.now.kind) {
    case LEDE_LEX_STRING:
    case LEDE_LEX_OPEN_TOKEN:
    case LEDE_LEX_OPEN_CHECK:
    case LEDE_LEX_OPEN:
    case LEDE_LEX_LT:
    case LEDE_LEX_TAG_END:
    case LEDE_LEX_TAG_TWICE:
    case LEDE_LEX_AHEAD:
    case LEDE_LEX_NOT_AHEAD:
    case LEDE_LEX_BEHIND:
    case LEDE_LEX_NOT_BEHIND:
    case LEDE_LEX_DOLLAR:
    case LEDE_LEX_SLASH:
    case LEDE_LEX_AT: return true;
    case LEDE_LEX_NAME:
        return at_literal(parser) || at_meet(parser) || at_anything(parser) ||
               (lede_parse_at_word(parser, "RE") &&
                lede_lexer_peek(&parser->lexer) == LEDE_LEX_OPEN);
    default: return false;
    }
}

lede_status lede_parse_atom(lede_parser *parser, lede_node **out) {
    switch (parser->lexer.now.kind) {
    case LEDE_LEX_STRING:
    case LEDE_LEX_DOLLAR: return parse_string(parser, out);
    case LEDE_LEX_OPEN_TOKEN: return parse_token(parser, out);
    case LEDE_LEX_OPEN_CHECK: return parse_check(parser, out);
    case LEDE_LEX_OPEN: return parse_group(parser, out);
    case LEDE_LEX_LT:
    case LEDE_LEX_TAG_END:
    case LEDE_LEX_TAG_TWICE: return parse_tag(parser, out);
    case LEDE_LEX_AHEAD:
    case LEDE_LEX_NOT_AHEAD:
    case LEDE_LEX_BEHIND:
    case LEDE_LEX_NOT_BEHIND: return parse_look(parser, out);
    case LEDE_LEX_SLASH: return refuse_slash(parser);
    case LEDE_LEX_AT: return parse_target(parser, out);
    default: break;
    }
    if (at_literal(parser)) {
        LEDE_TRY(lede_parse_next(parser));
        LEDE_TRY(parse_string(parser, out));
        (*out)->operand->flags |= LEDE_FLAG_LITERAL;
        return LEDE_OK;
    }
    if (at_anything(parser)) return parse_anything(parser, out);
    if (lede_parse_at_word(parser, "RE")) return parse_string(parser, out);
    if (!lede_parse_at_word(parser, "MU")) return parse_meet(parser, out);
    /* MU(meet A B -5 5) */
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_enter(parser));
    LEDE_TRY(lede_parse_next(parser));
    if (!lede_parse_at_word(parser, "meet")) return lede_parse_unexpected(parser, "'meet'");
    LEDE_TRY(parse_meet(parser, out));
    LEDE_TRY(lede_parse_expect(parser, LEDE_LEX_CLOSE, "')'"));
    lede_parse_leave(parser);
    return LEDE_OK;
}
