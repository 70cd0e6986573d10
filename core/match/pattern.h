/* pattern.h — a pattern as a tree: what the parser builds, the printer shows, and the compiler
 * lowers to an automaton. Nodes say what the author wrote; what a name stands for is found later.
 * owner: the arena it was parsed into; thread: any number once parsed
 * floor: match */
#ifndef LEDE_MATCH_PATTERN_H
#define LEDE_MATCH_PATTERN_H

#include "base/arena.h"

/* Bounds of one pattern: what a person writes stays far below, what a program writes is told. */
#if defined(LEDE_SMALL)
enum {
    LEDE_PATTERN_DEPTH = 24,
    LEDE_PATTERN_HEIGHT = 96,
    LEDE_PATTERN_REPEAT = 64,
    LEDE_PATTERN_CAPTURES = 8
};
#else
enum {
    LEDE_PATTERN_DEPTH = 200,    /* brackets inside brackets; the parser recurses */
    LEDE_PATTERN_HEIGHT = 1200,  /* of the tree; what walks it recurses */
    LEDE_PATTERN_REPEAT = 1000,  /* n and m of {n,m}; a bounded repetition is written out */
    LEDE_PATTERN_CAPTURES = 255, /* names in one rule */
};
#endif
#define LEDE_PATTERN_BYTES (1u << 20) /* of source text; offsets and tree sizes stay small */
#define LEDE_UNBOUNDED     UINT32_MAX /* the missing m of {n,} */

enum { LEDE_FLAG_CASE = 1, LEDE_FLAG_DIACRITICS = 2, LEDE_FLAG_LITERAL = 4 };

/* ---- conditions: what stands in [ ], in <layer …>, and behind :: ----------------------------- */

typedef enum lede_operand_kind {
    LEDE_OPERAND_STRING = 0, /* "…" with flags */
    LEDE_OPERAND_NUMBER,     /* 40, -5, 2.5 */
    LEDE_OPERAND_NAME,       /* word, quote, person.role, a.lemma, article.publisher */
    LEDE_OPERAND_LIST,       /* $list */
    LEDE_OPERAND_REGEX_LIST, /* RE($list) */
    LEDE_OPERAND_CALL        /* distance(a, b) */
} lede_operand_kind;

enum { LEDE_NAME_PARTS = 3 };

typedef struct lede_operand lede_operand;
struct lede_operand {
    lede_operand_kind kind;
    uint32_t at, stop; /* bytes of the pattern */
    uint32_t body;     /* where a string's text begins, for places inside it */
    unsigned flags;    /* of a string or list */
    lede_slice text;   /* string decoded; number, list or function name as written */
    lede_slice parts[LEDE_NAME_PARTS]; /* of a name */
    uint32_t n_parts;
    lede_operand **items; /* arguments of a call */
    uint32_t n_items;
};

typedef enum lede_comparison {
    LEDE_COMPARE_EQ = 0,
    LEDE_COMPARE_NE,
    LEDE_COMPARE_LT,
    LEDE_COMPARE_LE,
    LEDE_COMPARE_GT,
    LEDE_COMPARE_GE,
    LEDE_COMPARE_CONTAINS
} lede_comparison;

typedef enum lede_condition_kind {
    LEDE_CONDITION_AND = 0, /* items */
    LEDE_CONDITION_OR,      /* items */
    LEDE_CONDITION_NOT,     /* items[0] */
    LEDE_CONDITION_IMPLIES, /* items[0] -> items[1] */
    LEDE_CONDITION_COMPARE, /* left comparison right */
    LEDE_CONDITION_TRUTH    /* left alone: a layer, a capture, a function */
} lede_condition_kind;

typedef struct lede_condition lede_condition;
struct lede_condition {
    lede_condition_kind kind;
    lede_comparison comparison;
    uint32_t at, stop; /* bytes of the pattern */
    lede_operand *left, *right;
    lede_condition **items;
    uint32_t n_items;
    uint32_t height; /* of the tree below, from 1 */
    uint32_t test;   /* filled when names are resolved; UINT32_MAX: it asks for captures */
};

/* A test as lede cover counts it: what stands between & and |, with its !. */
static inline bool lede_condition_is_single(const lede_condition *condition) {
    return condition->kind != LEDE_CONDITION_AND && condition->kind != LEDE_CONDITION_OR &&
           condition->kind != LEDE_CONDITION_IMPLIES;
}

/* ---- nodes ---------------------------------------------------------------------------------- */

typedef enum lede_node_kind {
    LEDE_NODE_EMPTY = 0,    /* ( ) or an empty branch: takes no token */
    LEDE_NODE_STRING,       /* "…" alone: operand */
    LEDE_NODE_LIST,         /* $list or RE($list) alone: operand */
    LEDE_NODE_TOKEN,        /* [ … ]; condition NULL for [] */
    LEDE_NODE_REGION,       /* <layer …/>, <<layer …>>: name, condition or NULL */
    LEDE_NODE_BOUNDARY,     /* <layer …> or, with `at_end`, </layer> */
    LEDE_NODE_SEQUENCE,     /* items */
    LEDE_NODE_ALTERNATION,  /* items, in order of preference */
    LEDE_NODE_INTERSECTION, /* items take the same span */
    LEDE_NODE_REPEAT,       /* items[0], min, max, lazy */
    LEDE_NODE_CAPTURE,      /* name, items[0]; the name of @… is "target" */
    LEDE_NODE_LOOK,         /* items[0]; behind, negated */
    LEDE_NODE_CONSTRAINT,   /* items[0] :: condition */
    LEDE_NODE_WITHIN,       /* items[0] within: see below; negated */
    LEDE_NODE_CONTAINING,   /* items[0] containing items[1]; negated */
    LEDE_NODE_MEET          /* meet items[0] items[1] from to, or a layer in name */
} lede_node_kind;

typedef struct lede_node lede_node;
struct lede_node {
    lede_node_kind kind;
    uint32_t at, stop; /* bytes of the pattern */
    lede_node **items;
    uint32_t n_items;
    uint32_t height; /* of the tree below, from 1 */
    lede_condition *condition;
    lede_operand *operand;
    lede_slice name;   /* capture, layer */
    uint32_t min, max; /* REPEAT */
    int32_t from, to;  /* MEET */
    bool lazy, behind, negated, at_end;
    /* WITHIN: `within p` and `within 2 s` have a name and a count (1 when not written); `within 40`
     * a count and no name; else items[1] is a pattern. */
    uint32_t count;
    /* Filled when names are resolved. A STRING that the tokeniser splits gets items: its words in
     * order, or with `is_choice` its alternatives. */
    uint32_t test;    /* of the rule set; UINT32_MAX: any */
    uint32_t layer;   /* REGION, BOUNDARY */
    uint32_t capture; /* CAPTURE: index within the rule */
    bool is_choice;
    const struct lede_phrases *phrases; /* STRING, LIST: takes one of these; NULL: it does not */
    uint32_t phrases_i;                 /* of the rule set */
    uint32_t constraint; /* TOKEN, REGION, CONSTRAINT: of the rule; UINT32_MAX: none */
    bool binds;          /* a capture stands in it */
    bool is_hard;        /* a condition on a span or on bindings stands in it (program.h) */
    uint32_t part;       /* of the program, from 1; 0: none yet */
};

/* A whole pattern. */
typedef struct lede_pattern {
    lede_node *root;
    lede_slice policy; /* of `(?longest)`; null when not written */
    uint32_t policy_at;
} lede_pattern;

#endif
