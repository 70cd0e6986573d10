/* program.h — everything a script declares, compiled: catalog, lexicons, rules, steps of the
 * cascade, tables, examples. Built by room lua while the script loads (or by a C host), then sealed
 * and shared by all workers.
 * owner: the script; thread: one until sealed, then any number
 * floor: run */
#ifndef LEDE_RUN_PROGRAM_H
#define LEDE_RUN_PROGRAM_H

#include "base/array.h"
#include "match/path.h"
#include "match/regex.h"
#include "record/schema.h"

typedef struct lede_field_path {
    uint32_t field; /* of the table */
    lede_slice text;
    const lede_path *path;
} lede_field_path;

typedef struct lede_attribute_path {
    uint32_t key; /* of the catalog */
    lede_slice text;
    const lede_path *path;
} lede_attribute_path;

/* One rule, whole. Slices and arrays are copied by add_rule. */
typedef struct lede_rule {
    lede_rule_spec spec;
    uint32_t table;          /* of the schema; UINT32_MAX: writes no record */
    uint32_t layer;          /* annotates this layer; LEDE_NO_LAYER: none */
    lede_slice over;         /* capture that is annotated; null: the match */
    const lede_field_path *fields; /* `record = {…}`: from C; text set, path filled by seal */
    size_t n_fields;
    const lede_attribute_path *attributes; /* of the annotation: from C */
    size_t n_attributes;
    lede_slice each;         /* a record for each item of this capture; null: none */
    bool has_where, has_emit, has_annotate; /* ask the hooks */
    int32_t priority;
} lede_rule;

typedef struct lede_phase {
    lede_slice name;
    bool by_priority; /* resolve = "priority" */
    bool fixpoint;    /* repeat = "fixpoint" */
} lede_phase;

typedef enum lede_step_kind { LEDE_STEP_PHASE = 0, LEDE_STEP_STAGE } lede_step_kind;
typedef struct lede_step {
    lede_step_kind kind;
    uint32_t index; /* of the phase or stage */
} lede_step;

typedef struct lede_stage {
    lede_slice name;
    lede_slice file;
    uint32_t line;
    const uint32_t *writes; /* layers */
    size_t n_writes;
} lede_stage;

/* lede.article: a function that gives rows for a table once an article. */
typedef struct lede_emitter {
    lede_slice name, file;
    uint32_t line, table;
} lede_emitter;

/* One example of a rule: an article and what the rule should write. */
typedef struct lede_expected_row {
    const lede_slice *names; /* fields that are compared; others are not */
    const lede_value *values;
    size_t n_values;
} lede_expected_row;
typedef struct lede_example {
    uint32_t rule, line;
    lede_slice text, title, published, publisher, language;
    const lede_expected_row *rows; /* none: the rule must not write */
    size_t n_rows;
    bool todo;
} lede_example;

typedef struct lede_program {
    lede_arena arena;
    lede_limits limits;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_ruleset *ruleset;
    lede_schema *schema;
    LEDE_ARRAY(lede_rule) rules; /* same index as in the rule set and the schema */
    LEDE_ARRAY(lede_phase) phases;
    LEDE_ARRAY(lede_stage) stages;
    LEDE_ARRAY(lede_step) steps;
    LEDE_ARRAY(lede_emitter) emitters;
    LEDE_ARRAY(lede_example) examples;
    LEDE_ARRAY(lede_regex *) regexes; /* lede.regex, for article:search */
    LEDE_ARRAY(uint32_t) patterns;    /* lede.pattern, for article:find: rules of no phase */
    lede_digest digest;               /* of all declarations; set by seal */
    bool sealed;
} lede_program;

lede_status lede_program_new(const lede_limits *limits, lede_program **out, lede_error *err);
void lede_program_free(lede_program *program);

/* Each returns the index of what it added; USAGE and SYNTAX name the user's thing. */
lede_status lede_program_add_phase(lede_program *program, const lede_phase *phase,
                                   uint32_t *index, lede_error *err);
uint32_t lede_program_find_phase(const lede_program *program, lede_slice name);
lede_status lede_program_add_rule(lede_program *program, const lede_rule *rule, uint32_t *index,
                                  lede_error *err);
lede_status lede_program_add_pattern(lede_program *program, const lede_rule_spec *spec,
                                     uint32_t *index, lede_error *err);
lede_status lede_program_add_regex(lede_program *program, lede_slice pattern, bool ignore_case,
                                   uint32_t *index, lede_error *err);
lede_status lede_program_add_stage(lede_program *program, const lede_stage *stage,
                                   uint32_t *index, lede_error *err);
lede_status lede_program_add_emitter(lede_program *program, const lede_emitter *emitter,
                                     uint32_t *index, lede_error *err);
lede_status lede_program_add_example(lede_program *program, const lede_example *example,
                                     lede_error *err);
/* Compile lexicons, rules and paths; set the digest. */
lede_status lede_program_seal(lede_program *program, lede_error *err);

#endif
