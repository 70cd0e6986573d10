/* oracle_parts.h — what the files of the oracle share: its state, values, conditions and ways. */
#ifndef LEDE_TESTS_MATCH_ORACLE_PARTS_H
#define LEDE_TESTS_MATCH_ORACLE_PARTS_H

#include "oracle.h"

#include "match/parse.h"

enum { ORACLE_CAPTURES = 256, ORACLE_FOUND = 4096 };

typedef struct oracle_found {
    lede_span span;
    size_t scope;
    lede_capture captures[64];
    uint32_t n;
    size_t order;
} oracle_found;

typedef struct oracle {
    match_stand *stand;
    const match_case *c;
    lede_arena arena;
    lede_pattern pattern;
    const lede_node *setter; /* the `within` that sets the scope; or NULL */
    unsigned flags;
    lede_policy policy;
    lede_span scope;
    lede_capture captures[ORACLE_CAPTURES];
    uint32_t n_captures;
    const lede_annotation *last;
    uint64_t steps, most;
    /* what an accepted way is given to; true ends the search */
    bool (*accept)(struct oracle *o, uint32_t stop);
    uint32_t start;
    oracle_found *found;
    size_t n_found;
    oracle_found best;
    bool has_best;
    size_t scope_i;
} oracle;

/* ---- oracle_value.c ---- */

/* Whether a string of a pattern, a regex or with %l a literal, is the whole value. */
bool oracle_regex(oracle *o, lede_slice text, unsigned flags, lede_slice value);
/* As numbers if both are, else as dates; else false. */
bool oracle_order(lede_comparison comparison, lede_slice value, lede_slice text);
/* `value comparison right`; a value that is not there satisfies no comparison but !=. */
bool oracle_compare(oracle *o, lede_slice value, lede_comparison comparison,
                    const lede_operand *right);
const lede_layer *oracle_layer(oracle *o, lede_slice name);
lede_slice oracle_attribute(oracle *o, const lede_annotation *annotation, lede_slice name);
lede_slice oracle_token(oracle *o, lede_slice name, uint32_t token); /* of an attribute */
bool oracle_sense(oracle *o, const lede_operand *right, uint32_t token);
/* Some token of what is captured has such a sense. */
bool oracle_sense_of(oracle *o, const lede_operand *left, const lede_operand *right);
/* The last capture of the name; NULL: none is bound. */
const lede_capture *oracle_bound(oracle *o, lede_slice name);
bool oracle_is_literal(const lede_operand *operand);
/* To a capture, the article or a distance. */
bool oracle_refers(oracle *o, const lede_operand *operand);
/* What `a.x` or `a.layer.x` is about; an empty span: nothing. */
lede_capture oracle_about(oracle *o, const lede_operand *operand);
/* The value of a name or function, here at a token or of `annotation` if it is not NULL. */
lede_slice oracle_value(oracle *o, const lede_operand *operand, uint32_t token,
                        const lede_annotation *annotation);

/* ---- oracle_condition.c ---- */

#define ORACLE_COLONS UINT32_MAX /* the token, behind `::` */
/* Of `annotation` if it is not NULL, else of the token; without a condition true. */
bool oracle_holds(oracle *o, const lede_condition *condition, uint32_t token,
                  const lede_annotation *annotation);

/* ---- oracle_way.c ---- */

/* Gives o->accept the stop of each way from `start`, the preferred first, until it says true. */
void oracle_go(oracle *o, uint32_t start);

#endif
