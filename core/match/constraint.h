/* constraint.h — conditions that compare what a match has bound: `:: a.lemma = b.lemma`,
 * `[word = a.word]`, `c -> d`, `distance(a, b) < 5`, `article.publisher = "BBC"`.
 *
 * Asked at one place of one way through a pattern, of what that way has bound so far:
 *   - a name means what was bound to it last; a name that is not bound yet, or not on this way, has
 *     no value, and alone it is false
 *   - a.x is attribute x of the annotation if a is one region; else, or if it has none, attribute x
 *     of its tokens, joined by spaces when they are several; none if one of them has none;
 *     a.text is the text as it stands
 *   - a.x of a set (sense, lex, feats, misc) is compared with a string or list as the test of some
 *     token of a; else its values are the members that some token of a has, and one equal pair of
 *     values is enough
 *   - inside of [ ] a name without a dot is an attribute of the token there, inside of a tag one of
 *     the annotation there
 *   - a.layer.x is attribute x of the first annotation of the layer inside a; article.x a field of
 *     the article; _.x the same as x alone
 *   - where a value is missing every comparison is false, but `!=`, which is the opposite of `=`
 *   - two values are equal as the dialect compares words (blacklab: without case and accents);
 *     < <= > >= compare numbers if both are, else ISO dates, else are false
 *   - distance(a, b): tokens from the first of a to the first of b, negative if b is before a;
 *     distabs(a, b) without its sign; start(a), end(a): the number of its first token, and of the
 *     one behind its last, within the article
 * Cost: a look at the values of one token or span; no state is kept.
 * owner: the rule set; immutable; thread: any number, each with a ground of its own
 * floor: match */
#ifndef LEDE_MATCH_CONSTRAINT_H
#define LEDE_MATCH_CONSTRAINT_H

#include "language/attribute.h"
#include "match/pattern.h"
#include "match/test.h"

#define LEDE_NO_CONSTRAINT UINT32_MAX /* always true */

typedef enum lede_term_kind {
    LEDE_TERM_CAPTURE = 0, /* attribute, key or text of what `capture` holds */
    LEDE_TERM_HERE,        /* attribute of the token, or key of the annotation, at hand */
    LEDE_TERM_FIELD,       /* of the article */
    LEDE_TERM_DISTANCE,    /* of capture and other */
    LEDE_TERM_DISTABS,
    LEDE_TERM_START, /* of capture */
    LEDE_TERM_END
} lede_term_kind;

typedef struct lede_term {
    lede_term_kind kind;
    uint32_t capture, other;
    uint32_t layer;     /* of a capture: the first annotation inside it; LEDE_NO_LAYER: itself */
    uint32_t key;       /* of an annotation; LEDE_NO_LAYER: none */
    bool has_attribute; /* `attribute` counts */
    bool is_text;       /* of a capture: its text as it stands */
    lede_attribute attribute;
    lede_field field;
} lede_term;

typedef enum lede_constraint_kind {
    LEDE_CONSTRAINT_AND = 0, /* items */
    LEDE_CONSTRAINT_OR,      /* items */
    LEDE_CONSTRAINT_NOT,     /* items[0] */
    LEDE_CONSTRAINT_IMPLIES, /* items[0] -> items[1] */
    LEDE_CONSTRAINT_BOUND,   /* left.capture holds something */
    LEDE_CONSTRAINT_TEST,    /* `test` holds of the token or annotation at hand */
    LEDE_CONSTRAINT_TOKENS,  /* `test` holds of some token of what left.capture holds */
    LEDE_CONSTRAINT_VALUE,   /* left satisfies the comparison `value` of the tests */
    LEDE_CONSTRAINT_TERMS    /* left `comparison` right */
} lede_constraint_kind;

typedef struct lede_constraint {
    lede_constraint_kind kind;
    lede_comparison comparison; /* TERMS; never NE, which is a NOT around EQ */
    lede_term left, right;
    uint32_t value, test;
    unsigned flags;  /* TERMS: LEDE_FLAG_CASE, LEDE_FLAG_DIACRITICS */
    uint32_t *items; /* of the rule's constraints */
    uint32_t n_items;
    const lede_condition *condition; /* a test that is counted, as written; NULL: it is not */
} lede_constraint;

typedef LEDE_ARRAY(lede_constraint) lede_constraints;

#endif
