/* program.h — everything a script declares, compiled: catalog, lexicons, rules, steps of the
 * cascade, tables, examples. Built by room lua while the script loads (or by a C host), then sealed
 * and shared by all workers.
 * owner: the script; thread: one until sealed, then any number
 * floor: run */
#ifndef LEDE_RUN_PROGRAM_H
#define LEDE_RUN_PROGRAM_H

#include "base/array.h"
#include "base/buffer.h"
#include "match/path.h"
#include "match/regex.h"
#include "record/schema.h"
#include "run/limits.h"

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

/* lede_rule.spec.phase of a rule that names none: it belongs to the last phase, "main". */
#define LEDE_PHASE_MAIN UINT32_MAX
/* The phase of patterns made for article:find: no step runs it. */
#define LEDE_PHASE_NONE (UINT32_MAX - 1)
#define LEDE_NO_TABLE   UINT32_MAX
#define LEDE_NO_CAPTURE UINT32_MAX

/* One rule, whole. Slices and arrays are copied by add_rule. */
typedef struct lede_rule {
    lede_rule_spec spec;
    uint32_t table;                /* of the schema; LEDE_NO_TABLE: writes no record */
    uint32_t layer;                /* annotates this layer; LEDE_NO_LAYER: none */
    lede_slice over;               /* capture that is annotated; null: the match */
    const lede_field_path *fields; /* `record = {…}`: from C; text set, path filled by seal */
    size_t n_fields;
    const lede_attribute_path *attributes; /* of the annotation: from C; once sealed by key */
    size_t n_attributes;
    lede_slice each;                        /* a record for each item of this capture; null: none */
    bool has_where, has_emit, has_annotate; /* ask the hooks */
    int32_t priority;

    /* Set by add_rule, whatever the caller gave. */
    uint32_t over_capture, each_capture; /* indices of `over` and `each`; LEDE_NO_CAPTURE: none */
    const char *const *captures;         /* names, by index; they stand as long as the program */
    const bool *repeats;                 /* by capture: it may bind several times */
    uint32_t n_captures;
} lede_rule;

typedef struct lede_phase {
    lede_slice name;
    bool by_priority;    /* resolve = "priority" */
    bool fixpoint;       /* repeat = "fixpoint" */
    bool of_pack;        /* declared by a pack: comes before the script's own */
    bool after_all;      /* runs behind main, whose layers it reads: a query beside a script */
    bool idle;           /* once sealed: all that it writes is rows of tables that nobody keeps */
    lede_slice language; /* BCP 47: runs on articles of this language only; null: of any */
    lede_slice file;
    uint32_t line;
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
    bool of_pack;   /* declared by a pack: comes before the script's own */
    bool on_demand; /* does nothing but write layers, so it may be left out where nobody asks for
                       them */
    lede_slice language; /* as of a phase */
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
    bool of_pack; /* of a rule that the script only requires */
} lede_example;

typedef struct lede_regex_text {
    lede_slice pattern;
    bool ignore_case;
} lede_regex_text;

typedef struct lede_program {
    lede_arena arena;
    lede_limits limits;      /* defaults filled in */
    lede_language *language; /* borrowed: models for pos, tag, lemma; may be NULL */
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_ruleset *ruleset;
    lede_schema *schema;
    LEDE_ARRAY(lede_rule) rules; /* same index as in the rule set and the schema; also patterns */
    LEDE_ARRAY(lede_phase) phases;
    LEDE_ARRAY(lede_stage) stages;
    LEDE_ARRAY(lede_step) steps; /* in the order they run, once sealed */
    LEDE_ARRAY(lede_emitter) emitters;
    LEDE_ARRAY(lede_example) examples;
    LEDE_ARRAY(lede_regex *) regexes; /* lede.regex, for article:search */
    LEDE_ARRAY(lede_regex_text) regex_texts;
    LEDE_ARRAY(uint32_t) patterns; /* lede.pattern, for article:find: rules of LEDE_PHASE_NONE */
    lede_digest lists;             /* of add_list */
    lede_digest given;             /* of add_attribute and add_layer */
    lede_digest digest;            /* of all declarations; set by seal */
    uint32_t main_phase;           /* index of "main"; UINT32_MAX while there is none */
    bool main_declared;            /* by the script; else it is made when a rule needs it */
    const bool *is_written; /* once sealed: by layer, whether a rule, stage or lexicon writes it */
    const bool *is_step_written; /* the same without lexicons, whose hits come before all steps */
    bool packs_on_demand;        /* once sealed: of what packs write nothing is kept, and nobody but
                                    the rules of the script itself reads their layers */
    bool sealed;
} lede_program;

lede_status lede_program_new(const lede_limits *limits, lede_program **out, lede_error *err);
void lede_program_free(lede_program *program); /* NULL is fine */

/* Where rules, paths, lexicons and functions find the models for pos, tag and lemma. It must
 * outlive the program; before the first declaration. */
void lede_program_set_language(lede_program *program, lede_language *language);

/* Layers, keys, lexicons and tables are declared on catalog, lexicons and schema themselves; the
 * rest through these. Each returns the index of what it added (of its own array); USAGE and SYNTAX
 * name the user's thing with its file and line. After a failure the program can only be freed.
 *
 * Phases and stages run in the order added, those of packs first. A phase "main" may be added to
 * say how it resolves; wherever it is declared, it runs last. */
lede_status lede_program_add_phase(lede_program *program, const lede_phase *phase, uint32_t *index,
                                   lede_error *err);
uint32_t lede_program_find_phase(const lede_program *program, lede_slice name); /* UINT32_MAX */
/* The phase that runs a rule; LEDE_PHASE_NONE for a pattern. */
uint32_t lede_program_phase_of(const lede_program *program, uint32_t rule);
lede_status lede_program_add_rule(lede_program *program, const lede_rule *rule, uint32_t *index,
                                  lede_error *err);
/* What files say of ready tokens, in order; the names go into the digest. An attribute that is
 * computed, such as shape, is USAGE; one that files give anyway (lemma) is fine. */
lede_status lede_program_add_attribute(lede_program *program, lede_slice name, lede_error *err);
/* A layer that elements of files belong to. Built-in ones are fine. */
lede_status lede_program_add_layer(lede_program *program, lede_slice name, lede_error *err);
/* Index into `patterns`; the pattern's phase is set here. */
lede_status lede_program_add_pattern(lede_program *program, const lede_rule_spec *spec,
                                     uint32_t *index, lede_error *err);
lede_status lede_program_add_regex(lede_program *program, lede_slice pattern, bool ignore_case,
                                   uint32_t *index, lede_error *err);
/* lede_ruleset_add_macro. What rules make of it is in their digests. */
lede_status lede_program_add_macro(lede_program *program, const struct lede_macro *macro,
                                   lede_error *err);
/* lede_ruleset_add_list, and into the digest. */
lede_status lede_program_add_list(lede_program *program, lede_slice name, const lede_slice *items,
                                  size_t n_items, lede_error *err);
lede_status lede_program_add_stage(lede_program *program, const lede_stage *stage, uint32_t *index,
                                   lede_error *err);
lede_status lede_program_add_emitter(lede_program *program, const lede_emitter *emitter,
                                     uint32_t *index, lede_error *err);
lede_status lede_program_add_example(lede_program *program, const lede_example *example,
                                     lede_error *err);
lede_slice lede_program_language(const lede_program *program, lede_step step); /* null: any */
/* Whether a step of that language runs on an article of this one: "en" reads "en-GB", not the other
 * way round (RFC 4647, section 3.3.1); what has no language is read by all. */
bool lede_program_step_reads(lede_slice step, lede_slice article);
/* Whether all steps do. */
bool lede_program_reads(const lede_program *program, lede_slice article);
/* The languages of steps, each once, in the order of the steps, with ", " between. */
void lede_program_languages(const lede_program *program, lede_buffer *out);
/* The phase "main", made if it is not there. */
lede_status lede_program_need_main(lede_program *program, uint32_t *index, lede_error *err);
/* Compile lexicons, rules and paths, put the steps in order, check what needs the whole; set the
 * digest. Nothing can be added afterwards (SEALED). */
lede_status lede_program_seal(lede_program *program, lede_error *err);

#endif
