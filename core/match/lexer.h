/* lexer.h — a pattern's text as words and signs. One token ahead; comments and space are skipped.
 * owner: a parse, on the stack
 * floor: match */
#ifndef LEDE_MATCH_LEXER_H
#define LEDE_MATCH_LEXER_H

#include "match/pattern.h"
#include "match/source.h"

typedef enum lede_lexeme_kind {
    LEDE_LEX_END = 0,
    LEDE_LEX_STRING, /* text decoded, flags */
    LEDE_LEX_NUMBER,
    LEDE_LEX_NAME,
    LEDE_LEX_OPEN,        /* ( */
    LEDE_LEX_CLOSE,       /* ) */
    LEDE_LEX_OPEN_TOKEN,  /* [ */
    LEDE_LEX_CLOSE_TOKEN, /* ] */
    LEDE_LEX_OPEN_COUNT,  /* { */
    LEDE_LEX_CLOSE_COUNT, /* } */
    LEDE_LEX_COMMA,
    LEDE_LEX_QUESTION,
    LEDE_LEX_STAR,
    LEDE_LEX_PLUS,
    LEDE_LEX_BAR,
    LEDE_LEX_AND,
    LEDE_LEX_NOT,
    LEDE_LEX_COLON,
    LEDE_LEX_DOUBLE_COLON,
    LEDE_LEX_DOT,
    LEDE_LEX_AT,
    LEDE_LEX_DOLLAR,
    LEDE_LEX_ARROW,       /* -> */
    LEDE_LEX_EQ,          /* = */
    LEDE_LEX_NE,          /* != */
    LEDE_LEX_LT,          /* <, also the start of a tag */
    LEDE_LEX_LE,          /* <= */
    LEDE_LEX_GT,          /* > */
    LEDE_LEX_GE,          /* >= */
    LEDE_LEX_TAG_END,     /* </ */
    LEDE_LEX_TAG_TWICE,   /* << */
    LEDE_LEX_CLOSE_TWICE, /* >> */
    LEDE_LEX_CLOSE_WHOLE, /* /> */
    LEDE_LEX_SLASH,       /* / before a macro */
    LEDE_LEX_AHEAD,       /* (?= */
    LEDE_LEX_NOT_AHEAD,   /* (?! */
    LEDE_LEX_BEHIND,      /* (?<= */
    LEDE_LEX_NOT_BEHIND,  /* (?<! */
    LEDE_LEX_OPEN_CHECK,  /* [: of CQP, a test of the next token */
    LEDE_LEX_CLOSE_CHECK, /* :] */
    LEDE_LEX_FLAGS,       /* %cd behind a list; a string has its flags with it */
    LEDE_LEX_POLICY       /* (?longest): text is the name */
} lede_lexeme_kind;

typedef struct lede_lexeme {
    lede_lexeme_kind kind;
    uint32_t at, stop; /* bytes of the pattern */
    uint32_t body;     /* where a string's text begins */
    lede_slice text;   /* name, number, policy as written; string decoded */
    unsigned flags;    /* of a string, or FLAGS */
    bool spaced;       /* white space stands before it */
} lede_lexeme;

typedef struct lede_lexer {
    const lede_pattern_source *source;
    lede_arena *arena; /* decoded strings */
    size_t next;       /* first byte not read */
    lede_lexeme now;   /* the lexeme the parser looks at */
} lede_lexer;

/* Read the first, or the next, lexeme into `now`. SYNTAX: unclosed quote, unknown sign or flag. */
lede_status lede_lexer_advance(lede_lexer *lexer, lede_error *err);
/* The lexeme after `now`, without moving. Its decoded text is not filled. */
lede_lexeme_kind lede_lexer_peek(const lede_lexer *lexer);

/* "found ',' " — what stands here, for messages; `out` holds at least 64 bytes. */
const char *lede_lexer_found(const lede_lexer *lexer, char *out, size_t size);

#endif
