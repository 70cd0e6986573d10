#include "match/parse.h"

#include <stdio.h>

#include "match/parser.h"

/* ---- helpers that all files of the parser use ------------------------------------------------ */

lede_status lede_parse_next(lede_parser *parser) {
    return lede_lexer_advance(&parser->lexer, parser->err);
}

bool lede_parse_at(const lede_parser *parser, lede_lexeme_kind kind) {
    return parser->lexer.now.kind == kind;
}

bool lede_parse_at_word(const lede_parser *parser, const char *word) {
    return parser->lexer.now.kind == LEDE_LEX_NAME && lede_slice_is(parser->lexer.now.text, word);
}

/* What is written otherwise in regular expressions, in shells and programs, and in other CQLs. */
static const char *hint_at_habit(const lede_parser *parser) {
    static const struct {
        lede_lexeme_kind kind;
        const char *word; /* of a name; else NULL */
        char before;      /* the byte in front; else NUL */
        const char *hint;
    } habits[] = {
        {LEDE_LEX_DOT, NULL, '\0', "; any token is []"},
        {LEDE_LEX_EQ, NULL, '=', "; a single = compares"},
        {LEDE_LEX_AND, NULL, '&', "; a single & joins tests"},
        {LEDE_LEX_BAR, NULL, '|', "; a single | parts alternatives"},
        {LEDE_LEX_NAME, "and", '\0', "; & joins tests"},
        {LEDE_LEX_NAME, "AND", '\0', "; & joins tests"},
        {LEDE_LEX_NAME, "or", '\0', "; | parts alternatives"},
        {LEDE_LEX_NAME, "OR", '\0', "; | parts alternatives"},
        {LEDE_LEX_FLAGS, NULL, '\0', "; flags stand behind a string, as in [word=\"water\"%c]"},
        {LEDE_LEX_NUMBER, NULL, '\0', "; a capture begins with a letter, as in a:[]"},
    };
    const lede_lexeme *now = &parser->lexer.now;
    for (size_t i = 0; i < sizeof habits / sizeof *habits; i++) {
        if (habits[i].kind != now->kind) continue;
        if (habits[i].word != NULL && !lede_slice_is(now->text, habits[i].word)) continue;
        char before = now->at == 0 ? '\0' : parser->lexer.source->text.data[now->at - 1];
        if (habits[i].before == '\0' || habits[i].before == before) return habits[i].hint;
    }
    return "";
}

lede_status lede_parse_unexpected(lede_parser *parser, const char *expected) {
    const lede_pattern_source *source = parser->lexer.source;
    uint32_t at = parser->lexer.now.at;
    char found[96];
    lede_lexer_found(&parser->lexer, found, sizeof found);
    if (!lede_parse_at(parser, LEDE_LEX_END) || parser->depth == 0) {
        return lede_pattern_source_fail(source, at, LEDE_SYNTAX, parser->err,
                                        "found %s, expected %s%s", found, expected,
                                        hint_at_habit(parser));
    }
    /* The usual cause in a script: `]]` in the pattern closed the Lua string. */
    uint32_t open = parser->open[parser->depth - 1];
    char bracket = source->text.data[open];
    const char *hint = bracket == '[' && source->file.data != NULL
                           ? "; if the pattern goes on in the script, ']]' closed its Lua string: "
                             "write [=[ … ]=]"
                           : "";
    return lede_pattern_source_fail(source, open, LEDE_SYNTAX, parser->err,
                                    "this '%c' is not closed: found %s, expected %s%s", bracket,
                                    found, expected, hint);
}

lede_status lede_parse_expect(lede_parser *parser, lede_lexeme_kind kind, const char *expected) {
    if (!lede_parse_at(parser, kind)) return lede_parse_unexpected(parser, expected);
    return lede_parse_next(parser);
}

lede_status lede_parse_enter(lede_parser *parser) {
    if (parser->depth == LEDE_PATTERN_DEPTH) {
        return lede_pattern_source_fail(parser->lexer.source, parser->lexer.now.at, LEDE_LIMIT,
                                        parser->err, "brackets are nested deeper than %d",
                                        LEDE_PATTERN_DEPTH);
    }
    parser->open[parser->depth++] = parser->lexer.now.at;
    return LEDE_OK;
}

void lede_parse_leave(lede_parser *parser) {
    parser->depth--;
}

lede_node *lede_parse_node(lede_parser *parser, lede_node_kind kind, uint32_t at) {
    lede_node *node = lede_arena_zalloc(parser->arena, sizeof *node);
    if (node == NULL) return NULL;
    node->kind = kind;
    node->at = at;
    node->stop = parser->lexer.now.at;
    node->test = UINT32_MAX;
    node->constraint = UINT32_MAX;
    node->height = 1;
    return node;
}

lede_status lede_parse_raise(lede_parser *parser, uint32_t at, uint32_t *height, uint32_t item) {
    if (item >= LEDE_PATTERN_HEIGHT) {
        return lede_pattern_source_fail(parser->lexer.source, at, LEDE_LIMIT, parser->err,
                                        "operators are nested deeper than %d", LEDE_PATTERN_HEIGHT);
    }
    if (*height <= item) *height = item + 1;
    return LEDE_OK;
}

lede_status lede_parse_one_item(lede_parser *parser, lede_node *node, lede_node *item) {
    node->items = lede_arena_array(parser->arena, 1, sizeof *node->items);
    if (node->items == NULL) return lede_fail_memory(parser->err);
    node->items[0] = item;
    node->n_items = 1;
    node->stop = item->stop;
    return lede_parse_raise(parser, node->at, &node->height, item->height);
}

/* A node of several items; with one item it is the item itself. */
static lede_status gather(lede_parser *parser, lede_node_kind kind, const lede_node_list *list,
                          lede_node **out) {
    if (list->count == 1) {
        *out = list->data[0];
        return LEDE_OK;
    }
    lede_node *node = lede_parse_node(parser, kind, list->data[0]->at);
    if (node == NULL) return lede_fail_memory(parser->err);
    node->items = list->data;
    node->n_items = (uint32_t)list->count;
    node->stop = list->data[list->count - 1]->stop;
    for (size_t i = 0; i < list->count; i++) {
        LEDE_TRY(lede_parse_raise(parser, node->at, &node->height, list->data[i]->height));
    }
    *out = node;
    return LEDE_OK;
}

/* ---- quantifiers ----------------------------------------------------------------------------- */

static lede_status read_count(lede_parser *parser, uint32_t *out) {
    const lede_lexeme *now = &parser->lexer.now;
    uint64_t count = 0;
    for (size_t i = 0; i < now->text.size; i++) {
        char c = now->text.data[i];
        if (c < '0' || c > '9') {
            return lede_parse_unexpected(parser, "a whole number that is not negative");
        }
        if (count < UINT32_MAX) count = count * 10 + (uint64_t)(c - '0');
    }
    if (count > LEDE_PATTERN_REPEAT) {
        return lede_pattern_source_fail(
            parser->lexer.source, now->at, LEDE_LIMIT, parser->err,
            "a repetition counts to %d at most; use + or * for any number", LEDE_PATTERN_REPEAT);
    }
    *out = (uint32_t)count;
    return lede_parse_next(parser);
}

/* Behind `{`: n } | n , } | n , m } | , m } */
static lede_status read_range(lede_parser *parser, lede_node *repeat) {
    uint32_t at = parser->lexer.now.at;
    LEDE_TRY(lede_parse_next(parser));
    bool has_min = lede_parse_at(parser, LEDE_LEX_NUMBER);
    repeat->min = 0;
    if (has_min) LEDE_TRY(read_count(parser, &repeat->min));
    repeat->max = repeat->min;
    if (lede_parse_at(parser, LEDE_LEX_COMMA)) {
        LEDE_TRY(lede_parse_next(parser));
        repeat->max = LEDE_UNBOUNDED;
        if (lede_parse_at(parser, LEDE_LEX_NUMBER)) {
            LEDE_TRY(read_count(parser, &repeat->max));
        } else if (!has_min) {
            return lede_parse_unexpected(parser, "a number: {n}, {n,}, {n,m} or {,m}");
        }
    } else if (!has_min) {
        return lede_parse_unexpected(parser, "a number: {n}, {n,}, {n,m} or {,m}");
    }
    if (!lede_parse_at(parser, LEDE_LEX_CLOSE_COUNT)) {
        return lede_parse_unexpected(parser, "'}' behind the count: {n}, {n,}, {n,m} or {,m}");
    }
    LEDE_TRY(lede_parse_next(parser));
    if (repeat->min > repeat->max) {
        return lede_pattern_source_fail(parser->lexer.source, at, LEDE_SYNTAX, parser->err,
                                        "{%u,%u} can never hold; the smaller number stands first",
                                        repeat->min, repeat->max);
    }
    return LEDE_OK;
}

static bool at_quantifier(const lede_parser *parser) {
    switch (parser->lexer.now.kind) {
    case LEDE_LEX_QUESTION:
    case LEDE_LEX_STAR:
    case LEDE_LEX_PLUS:
    case LEDE_LEX_OPEN_COUNT: return true;
    default: return false;
    }
}

static lede_status read_quantifier(lede_parser *parser, lede_node *repeat) {
    repeat->min = lede_parse_at(parser, LEDE_LEX_PLUS) ? 1 : 0;
    repeat->max = lede_parse_at(parser, LEDE_LEX_QUESTION) ? 1 : LEDE_UNBOUNDED;
    if (lede_parse_at(parser, LEDE_LEX_OPEN_COUNT)) {
        LEDE_TRY(read_range(parser, repeat));
    } else {
        LEDE_TRY(lede_parse_next(parser));
    }
    if (lede_parse_at(parser, LEDE_LEX_QUESTION)) {
        repeat->lazy = true;
        LEDE_TRY(lede_parse_next(parser));
    }
    repeat->stop = parser->lexer.now.at;
    return LEDE_OK;
}

/* `at` is where the item began: at a bracket, unless the item has none around it. */
static lede_status quantify(lede_parser *parser, uint32_t at, lede_node **node) {
    if (!at_quantifier(parser)) return LEDE_OK;
    lede_node *item = *node;
    bool is_bare = item->at == at;
    if (is_bare && (item->kind == LEDE_NODE_BOUNDARY || item->kind == LEDE_NODE_LOOK)) {
        return lede_pattern_source_fail(
            parser->lexer.source, parser->lexer.now.at, LEDE_SYNTAX, parser->err,
            "a boundary or a look around takes no token, so it cannot repeat; "
            "put it in ( ) to make it optional");
    }
    lede_node *repeat = lede_parse_node(parser, LEDE_NODE_REPEAT, item->at);
    if (repeat == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_one_item(parser, repeat, item));
    LEDE_TRY(read_quantifier(parser, repeat));
    *node = repeat;
    if (!at_quantifier(parser)) return LEDE_OK;
    return lede_parse_unexpected(parser, "one quantifier only (a '?' behind it makes it lazy); to "
                                         "repeat a repetition put it in ( )");
}

/* ---- elements, sequences, operators ---------------------------------------------------------- */

bool lede_parse_at_label(const lede_parser *parser) {
    return lede_parse_at(parser, LEDE_LEX_NAME) &&
           lede_lexer_peek(&parser->lexer) == LEDE_LEX_COLON;
}

/* In blacklab a label holds the repetition, `a:[]{2}` being one capture of two tokens; elsewhere
 * it holds the atom, `a:[]{2}` being two captures of one. */
lede_status lede_parse_element(lede_parser *parser, lede_node **out) {
    if (at_quantifier(parser)) {
        return lede_parse_unexpected(parser, "something to repeat before it");
    }
    uint32_t at = parser->lexer.now.at;
    if (!lede_parse_at_label(parser)) {
        LEDE_TRY(lede_parse_atom(parser, out));
        return quantify(parser, at, out);
    }
    lede_node *capture = lede_parse_node(parser, LEDE_NODE_CAPTURE, at);
    if (capture == NULL) return lede_fail_memory(parser->err);
    capture->name = parser->lexer.now.text;
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_next(parser));
    if (!lede_parse_starts_atom(parser) || lede_parse_at_label(parser)) {
        return lede_parse_unexpected(parser,
                                     "what the capture holds: \"…\", [ … ], <layer/> or ( … )");
    }
    lede_node *item;
    bool holds_repetition = parser->dialect == LEDE_DIALECT_BLACKLAB;
    uint32_t item_at = parser->lexer.now.at;
    LEDE_TRY(lede_parse_atom(parser, &item));
    if (item->at == item_at && item->kind == LEDE_NODE_BOUNDARY) {
        return lede_pattern_source_fail(
            parser->lexer.source, item_at, LEDE_SYNTAX, parser->err,
            "a boundary takes no token, so '%.*s' would hold nothing; a whole annotation is "
            "written <%.*s/>",
            LEDE_FMT(capture->name), LEDE_FMT(item->name));
    }
    if (holds_repetition) LEDE_TRY(quantify(parser, item_at, &item));
    LEDE_TRY(lede_parse_one_item(parser, capture, item));
    *out = capture;
    return holds_repetition ? LEDE_OK : quantify(parser, at, out);
}

/* A word without its quotes is the usual slip. */
static lede_status element_expected(lede_parser *parser) {
    static const char elements[] = "[ … ], <layer/>, ( … ), name: or a look around";
    char expected[160];
    lede_slice word = parser->lexer.now.text;
    bool is_word = lede_parse_at(parser, LEDE_LEX_NAME) && word.size < 40;
    if (is_word && lede_lexer_peek(&parser->lexer) == LEDE_LEX_EQ) {
        snprintf(expected, sizeof expected, "an element: a test stands in brackets, [%.*s = \"…\"]",
                 LEDE_FMT(word));
    } else if (is_word) {
        snprintf(expected, sizeof expected, "a word in quotes, \"%.*s\", or %s", LEDE_FMT(word),
                 elements);
    } else {
        snprintf(expected, sizeof expected, "an element: \"word\", %s", elements);
    }
    return lede_parse_unexpected(parser, expected);
}

static lede_status parse_sequence(lede_parser *parser, lede_node **out) {
    lede_node_list list = {0};
    while (at_quantifier(parser) || lede_parse_at_label(parser) || lede_parse_starts_atom(parser)) {
        lede_node *item;
        LEDE_TRY(lede_parse_element(parser, &item));
        if (!lede_array_push_in(parser->arena, &list, item)) return lede_fail_memory(parser->err);
    }
    if (list.count > 0) return gather(parser, LEDE_NODE_SEQUENCE, &list, out);
    /* An empty branch: `( A | )`, `( )`. Elsewhere something is missing. */
    if (parser->depth == 0 ||
        !(lede_parse_at(parser, LEDE_LEX_BAR) || lede_parse_at(parser, LEDE_LEX_CLOSE))) {
        return element_expected(parser);
    }
    *out = lede_parse_node(parser, LEDE_NODE_EMPTY, parser->lexer.now.at);
    return *out == NULL ? lede_fail_memory(parser->err) : LEDE_OK;
}

static lede_status parse_operator(lede_parser *parser, lede_lexeme_kind sign, lede_node_kind kind,
                                  lede_status (*operand)(lede_parser *, lede_node **),
                                  lede_node **out) {
    lede_node_list list = {0};
    for (;;) {
        lede_node *item;
        LEDE_TRY(operand(parser, &item));
        if (!lede_array_push_in(parser->arena, &list, item)) return lede_fail_memory(parser->err);
        if (!lede_parse_at(parser, sign)) return gather(parser, kind, &list, out);
        LEDE_TRY(lede_parse_next(parser));
    }
}

static lede_status parse_intersection(lede_parser *parser, lede_node **out) {
    return parse_operator(parser, LEDE_LEX_AND, LEDE_NODE_INTERSECTION, parse_sequence, out);
}

/* blacklab: & and | bind alike, from the left. */
static lede_status parse_equal(lede_parser *parser, lede_node **out) {
    LEDE_TRY(parse_sequence(parser, out));
    while (lede_parse_at(parser, LEDE_LEX_AND) || lede_parse_at(parser, LEDE_LEX_BAR)) {
        lede_node_list list = {0};
        lede_node_kind kind =
            lede_parse_at(parser, LEDE_LEX_AND) ? LEDE_NODE_INTERSECTION : LEDE_NODE_ALTERNATION;
        if (!lede_array_push_in(parser->arena, &list, *out)) return lede_fail_memory(parser->err);
        LEDE_TRY(lede_parse_next(parser));
        LEDE_TRY(parse_sequence(parser, out));
        if (!lede_array_push_in(parser->arena, &list, *out)) return lede_fail_memory(parser->err);
        LEDE_TRY(gather(parser, kind, &list, out));
    }
    return LEDE_OK;
}

static lede_status parse_alternation(lede_parser *parser, lede_node **out) {
    if (parser->dialect == LEDE_DIALECT_BLACKLAB) return parse_equal(parser, out);
    return parse_operator(parser, LEDE_LEX_BAR, LEDE_NODE_ALTERNATION, parse_intersection, out);
}

static bool at_span_operator(const lede_parser *parser) {
    return lede_parse_at_word(parser, "within") || lede_parse_at_word(parser, "containing") ||
           lede_parse_at_word(parser, "not");
}

/* Behind `within`: s, 2 s, 40, or a pattern. */
static lede_status parse_within(lede_parser *parser, lede_node *node) {
    node->count = 1;
    if (lede_parse_at(parser, LEDE_LEX_NUMBER)) {
        uint32_t at = parser->lexer.now.at;
        LEDE_TRY(read_count(parser, &node->count));
        if (node->count == 0) {
            return lede_pattern_source_fail(parser->lexer.source, at, LEDE_SYNTAX, parser->err,
                                            "nothing fits within 0; expected a count from 1");
        }
        if (!lede_parse_at(parser, LEDE_LEX_NAME) || at_span_operator(parser)) return LEDE_OK;
    }
    if (lede_parse_at(parser, LEDE_LEX_NAME) && !lede_parse_at_label(parser) &&
        !lede_parse_at_word(parser, "meet") && !lede_parse_at_word(parser, "RE")) {
        node->name = parser->lexer.now.text;
        return lede_parse_next(parser);
    }
    lede_node *outer;
    if (!lede_parse_starts_atom(parser) && !lede_parse_at_label(parser)) {
        return lede_parse_unexpected(parser, "s, p, 2 s, 40 or a pattern such as <quote/>");
    }
    LEDE_TRY(parse_alternation(parser, &outer));
    node->items[1] = outer;
    node->n_items = 2;
    return LEDE_OK;
}

static lede_status parse_span_operator(lede_parser *parser, lede_node **out) {
    uint32_t at = parser->lexer.now.at;
    bool negated = lede_parse_at_word(parser, "not");
    if (negated) LEDE_TRY(lede_parse_next(parser));
    bool is_within = lede_parse_at_word(parser, "within");
    if (!is_within && !lede_parse_at_word(parser, "containing")) {
        return lede_parse_unexpected(parser, "'within' or 'containing' behind 'not'");
    }
    LEDE_TRY(lede_parse_next(parser));
    lede_node *node =
        lede_parse_node(parser, is_within ? LEDE_NODE_WITHIN : LEDE_NODE_CONTAINING, at);
    if (node == NULL) return lede_fail_memory(parser->err);
    node->items = lede_arena_array(parser->arena, 2, sizeof *node->items);
    if (node->items == NULL) return lede_fail_memory(parser->err);
    node->items[0] = *out;
    node->n_items = 1;
    node->negated = negated;
    if (is_within) {
        LEDE_TRY(parse_within(parser, node));
    } else {
        LEDE_TRY(parse_alternation(parser, &node->items[1]));
        node->n_items = 2;
    }
    for (uint32_t i = 0; i < node->n_items; i++) {
        LEDE_TRY(lede_parse_raise(parser, at, &node->height, node->items[i]->height));
    }
    node->stop = parser->lexer.now.at;
    *out = node;
    return LEDE_OK;
}

/* The loosest level: `A within B`, `A containing B`, then `:: c`. */
lede_status lede_parse_expression(lede_parser *parser, lede_node **out) {
    LEDE_TRY(parse_alternation(parser, out));
    while (at_span_operator(parser)) {
        LEDE_TRY(parse_span_operator(parser, out));
    }
    if (!lede_parse_at(parser, LEDE_LEX_DOUBLE_COLON)) return LEDE_OK;
    lede_node *node = lede_parse_node(parser, LEDE_NODE_CONSTRAINT, parser->lexer.now.at);
    if (node == NULL) return lede_fail_memory(parser->err);
    LEDE_TRY(lede_parse_next(parser));
    LEDE_TRY(lede_parse_one_item(parser, node, *out));
    LEDE_TRY(lede_parse_condition(parser, LEDE_IN_CONSTRAINT, &node->condition));
    node->stop = parser->lexer.now.at;
    *out = node;
    /* CQP writes the scope last: `… :: a.word = b.word within s`. */
    while (at_span_operator(parser)) {
        LEDE_TRY(parse_span_operator(parser, out));
    }
    return LEDE_OK;
}

/* Commands of other systems that stand behind a query, and what does the same here. */
static lede_status refuse_command(lede_parser *parser) {
    static const struct {
        const char *word, *instead;
    } commands[] = {
        {"cut", "lede grep takes some of the hits with --sample N"},
        {"expand", "lede grep -C WORDS shows more of the text"},
        {"sort", "lede grep sorts with --sort left1, right1, match or match.lemma"},
        {"group", "lede grep counts with --by match.lemma or publisher,month"},
        {"TAB", "write the elements with []{0,5} between them"},
        {"overlapping", "there is within and containing"},
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (!lede_parse_at_word(parser, commands[i].word)) continue;
        return lede_pattern_source_fail(parser->lexer.source, parser->lexer.now.at,
                                        LEDE_UNSUPPORTED, parser->err, "'%s' is not available: %s",
                                        commands[i].word, commands[i].instead);
    }
    return lede_parse_unexpected(
        parser, "an element or an operator; a word stands in quotes, a capture is name:");
}

static lede_status parse_whole(lede_parser *parser, lede_pattern *out) {
    LEDE_TRY(lede_parse_next(parser));
    if (lede_parse_at_word(parser, "TAB")) return refuse_command(parser);
    if (lede_parse_at(parser, LEDE_LEX_POLICY)) {
        out->policy = parser->lexer.now.text;
        out->policy_at = parser->lexer.now.at + 2;
        LEDE_TRY(lede_parse_next(parser));
    }
    LEDE_TRY(lede_parse_expression(parser, &out->root));
    if (lede_parse_at(parser, LEDE_LEX_CLOSE) || lede_parse_at(parser, LEDE_LEX_CLOSE_TOKEN)) {
        return lede_parse_unexpected(parser, "the end: this bracket was never opened");
    }
    if (lede_parse_at(parser, LEDE_LEX_CLOSE_COUNT)) {
        return lede_parse_unexpected(parser, "the end: this brace was never opened");
    }
    if (lede_parse_at(parser, LEDE_LEX_POLICY)) {
        return lede_parse_unexpected(parser, "the policy at the front of the pattern");
    }
    if (lede_parse_at(parser, LEDE_LEX_NAME)) return refuse_command(parser);
    if (!lede_parse_at(parser, LEDE_LEX_END)) {
        return lede_parse_unexpected(parser, "an element, an operator or the end");
    }
    return LEDE_OK;
}

lede_status lede_pattern_parse(const lede_pattern_source *source, lede_dialect dialect,
                               lede_arena *arena, lede_pattern *out, lede_error *err) {
    *out = (lede_pattern){0};
    if (source->text.size > LEDE_PATTERN_BYTES) {
        return lede_pattern_source_fail(
            source, 0, LEDE_LIMIT, err,
            "the pattern has %zu bytes; the most is %u; long lists of words "
            "belong in lede.lexicon",
            source->text.size, LEDE_PATTERN_BYTES);
    }
    lede_parser parser = {.lexer = {.source = source, .arena = arena},
                          .arena = arena,
                          .dialect = dialect,
                          .err = err};
    return parse_whole(&parser, out);
}
