/* parser.h — what the files of the parser share. Others use parse.h.
 * owner: a parse; thread: its one
 * floor: match */
#ifndef LEDE_MATCH_PARSER_H
#define LEDE_MATCH_PARSER_H

#include "base/array.h"
#include "match/lexer.h"
#include "match/parse.h"

typedef struct lede_parser {
    lede_lexer lexer;
    lede_arena *arena;
    lede_dialect dialect;
    uint32_t depth;
    uint32_t open[LEDE_PATTERN_DEPTH]; /* offsets of the brackets that are open */
    lede_error *err;
} lede_parser;

typedef LEDE_ARRAY(lede_node *) lede_node_list;
typedef LEDE_ARRAY(lede_condition *) lede_condition_list;

/* parse.c */
lede_status lede_parse_expression(lede_parser *parser, lede_node **out);
/* `name:` what may be repeated, and how often. */
lede_status lede_parse_element(lede_parser *parser, lede_node **out);
bool lede_parse_at_label(const lede_parser *parser);
lede_status lede_parse_next(lede_parser *parser);
bool lede_parse_at(const lede_parser *parser, lede_lexeme_kind kind);
bool lede_parse_at_word(const lede_parser *parser, const char *word);
/* Take the lexeme `kind`, else fail with "found …, expected `expected`". */
lede_status lede_parse_expect(lede_parser *parser, lede_lexeme_kind kind, const char *expected);
lede_status lede_parse_unexpected(lede_parser *parser, const char *expected);
/* A bracket was opened at the current lexeme, or one was closed. */
lede_status lede_parse_enter(lede_parser *parser);
void lede_parse_leave(lede_parser *parser);
lede_node *lede_parse_node(lede_parser *parser, lede_node_kind kind, uint32_t at);
/* Make a tree at least one higher than its item; LIMIT when it is too high. */
lede_status lede_parse_raise(lede_parser *parser, uint32_t at, uint32_t *height, uint32_t item);
lede_status lede_parse_one_item(lede_parser *parser, lede_node *node, lede_node *item);

/* parse_atom.c */
lede_status lede_parse_atom(lede_parser *parser, lede_node **out);
bool lede_parse_starts_atom(const lede_parser *parser);

/* parse_condition.c */
typedef enum lede_condition_place {
    LEDE_IN_TOKEN = 0, /* [ … ] */
    LEDE_IN_TAG,       /* <layer …>: ends at > or /> */
    LEDE_IN_CONSTRAINT /* :: … */
} lede_condition_place;
lede_status lede_parse_condition(lede_parser *parser, lede_condition_place place,
                                 lede_condition **out);
lede_status lede_parse_operand(lede_parser *parser, lede_operand **out);

#endif
