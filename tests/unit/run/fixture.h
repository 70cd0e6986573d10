/* fixture.h — programs made in C, hooks made in C, articles from one JSON line: for the tests of
 * room run. */
#ifndef LEDE_TESTS_RUN_FIXTURE_H
#define LEDE_TESTS_RUN_FIXTURE_H

#include "test.h"

#include <stdatomic.h>

#include "run/cascade.h"

/* ---- hooks that a test sets one by one ---- */

typedef struct fake_host {
    atomic_int n_opened, n_closed, n_begun, n_ended;
    lede_status open_status;
    int open_fails_from; /* the n-th to open fails with open_status; 0: none does */
    lede_status (*where)(struct fake_host *, const lede_desk *, const lede_match *, bool *);
    lede_status (*stage)(struct fake_host *, lede_desk *, uint32_t stage, lede_error *);
    lede_status (*emit)(struct fake_host *, const lede_match *, const lede_value **, uint32_t *);
    lede_status (*annotate)(struct fake_host *, const lede_match *, const lede_named_value **,
                            uint32_t *);
    lede_status (*emit_article)(struct fake_host *, const lede_desk *, const lede_value **,
                                uint32_t *);
    lede_value values[8];
    lede_named_value attributes[4];
    atomic_int n_calls; /* for the functions to count with */
    uint32_t layer;     /* for the functions to write to */
} fake_host;

typedef struct fake_worker {
    fake_host *host;
    lede_desk *desk;
} fake_worker;

static inline lede_status fake_open(void *context, void **out, lede_error *err) {
    fake_host *host = context;
    int n = atomic_fetch_add(&host->n_opened, 1) + 1;
    if (host->open_fails_from != 0 && n >= host->open_fails_from) {
        return lede_fail(err, host->open_status, "worker %d does not open", n);
    }
    fake_worker *worker = calloc(1, sizeof *worker);
    if (worker == NULL) return lede_fail_memory(err);
    worker->host = host;
    *out = worker;
    return LEDE_OK;
}
static inline void fake_close(void *context) {
    fake_worker *worker = context;
    atomic_fetch_add(&worker->host->n_closed, 1);
    free(worker);
}
static inline lede_status fake_begin(void *context, lede_desk *desk, lede_error *err) {
    (void)err;
    fake_worker *worker = context;
    worker->desk = desk;
    atomic_fetch_add(&worker->host->n_begun, 1);
    return LEDE_OK;
}
static inline void fake_end(void *context) {
    fake_worker *worker = context;
    worker->desk = NULL;
    atomic_fetch_add(&worker->host->n_ended, 1);
}
static inline lede_status say(lede_error *err, lede_status status, const char *what) {
    return status == LEDE_OK ? LEDE_OK : lede_fail(err, status, "the %s function failed", what);
}
static inline lede_status fake_where(void *context, uint32_t rule, const lede_match *match,
                                     bool *keep, lede_error *err) {
    (void)rule;
    fake_worker *worker = context;
    return say(err, worker->host->where(worker->host, worker->desk, match, keep), "where");
}
static inline lede_status fake_emit(void *context, uint32_t rule, const lede_match *match,
                                    const lede_value **values, uint32_t *n_rows, lede_error *err) {
    (void)rule;
    fake_worker *worker = context;
    return say(err, worker->host->emit(worker->host, match, values, n_rows), "emit");
}
static inline lede_status fake_annotate(void *context, uint32_t rule, const lede_match *match,
                                        const lede_named_value **values, uint32_t *n_values,
                                        lede_error *err) {
    (void)rule;
    fake_worker *worker = context;
    return say(err, worker->host->annotate(worker->host, match, values, n_values), "annotate");
}
static inline lede_status fake_stage(void *context, uint32_t stage, lede_error *err) {
    fake_worker *worker = context;
    return say(err, worker->host->stage(worker->host, worker->desk, stage, err), "stage");
}
static inline lede_status fake_emit_article(void *context, uint32_t emitter,
                                            const lede_value **values, uint32_t *n_rows,
                                            lede_error *err) {
    (void)emitter;
    fake_worker *worker = context;
    return say(err, worker->host->emit_article(worker->host, worker->desk, values, n_rows),
               "article");
}
static inline lede_hooks fake_hooks(fake_host *host) {
    return (lede_hooks){.host = host,
                        .open_worker = fake_open,
                        .close_worker = fake_close,
                        .begin_article = fake_begin,
                        .end_article = fake_end,
                        .where = fake_where,
                        .emit = fake_emit,
                        .annotate = fake_annotate,
                        .stage = fake_stage,
                        .emit_article = fake_emit_article};
}

/* ---- programs ---- */

static inline lede_program *new_program(void) {
    lede_program *program = NULL;
    CHECK_OK(lede_program_new(NULL, &program, err));
    return program;
}

/* A kept table; fields end with NULL. */
static inline uint32_t new_table(lede_program *program, const char *name,
                                 const char *const *names) {
    lede_slice fields[8] = {{NULL, 0}};
    size_t n_fields = 0;
    for (; names != NULL && names[n_fields] != NULL; n_fields++) {
        fields[n_fields] = lede_slice_of(names[n_fields]);
    }
    uint32_t index = LEDE_NO_TABLE;
    lede_new_table table = {lede_slice_of(name), fields, n_fields, true};
    CHECK_OK(lede_schema_add_table(program->schema, &table, &index, err));
    return index;
}

static inline uint32_t new_layer(lede_program *program, const char *name) {
    return lede_catalog_layer(program->catalog, lede_slice_of(name));
}

/* A rule that writes nothing yet. */
static inline lede_rule draft(const char *name, const char *pattern) {
    return (lede_rule){.spec = {.name = lede_slice_of(name),
                                .file = LEDE_SLICE("rules.lua"),
                                .line = 7,
                                .pattern = lede_slice_of(pattern),
                                .phase = LEDE_PHASE_MAIN},
                       .table = LEDE_NO_TABLE,
                       .layer = LEDE_NO_LAYER};
}

static inline uint32_t add_rule(lede_program *program, lede_rule rule) {
    uint32_t index = UINT32_MAX;
    CHECK_OK(lede_program_add_rule(program, &rule, &index, err));
    return index;
}

static inline uint32_t new_phase(lede_program *program, const char *name, bool by_priority,
                                 bool fixpoint) {
    lede_phase phase = {
        .name = lede_slice_of(name), .by_priority = by_priority, .fixpoint = fixpoint};
    uint32_t index = UINT32_MAX;
    CHECK_OK(lede_program_add_phase(program, &phase, &index, err));
    return index;
}

/* A rule of a phase that annotates a layer, with one attribute by a path if `text` is given. */
static inline uint32_t annotate(lede_program *program, uint32_t phase, const char *pattern,
                                uint32_t layer) {
    char name[32];
    snprintf(name, sizeof name, "r%zu", program->rules.count);
    lede_rule rule = draft(name, pattern);
    rule.spec.phase = phase;
    rule.layer = layer;
    return add_rule(program, rule);
}

/* ---- articles ---- */

/* Runs one JSON line; the result is the caller's to free. NULL when the run itself failed. */
static inline lede_result *run_json(lede_cascade *cascade, const char *json) {
    lede_error why = {0};
    lede_result *result = lede_result_new(0, &why);
    lede_frame frame = {.format = &lede_format_jsonl,
                        .path = "test.jsonl",
                        .part = 1,
                        .line = 1,
                        .size = strlen(json)};
    frame.bytes = malloc(frame.size + 1);
    if (result == NULL || frame.bytes == NULL) abort();
    memcpy(frame.bytes, json, frame.size + 1);
    lede_status status = lede_cascade_run(cascade, &frame, result, &why);
    if (status != LEDE_OK) printf("# run: %s: %s\n", lede_status_name(status), why.message);
    lede_frame_clear(&frame);
    if (status == LEDE_OK) return result;
    lede_result_free(result);
    return NULL;
}

/* Seals the program and opens a cascade over it. */
static inline lede_cascade *start(lede_program *program, const lede_hooks *hooks) {
    lede_cascade *cascade = NULL;
    CHECK_OK(lede_program_seal(program, err));
    lede_cascade_options options = {0};
    CHECK_OK(lede_cascade_new(program, hooks, &options, &cascade, err));
    return cascade;
}

static inline void finish(lede_program *program, lede_cascade *cascade, lede_result *result) {
    lede_result_free(result);
    lede_cascade_free(cascade);
    lede_program_free(program);
}

#define ARTICLE(text) "{\"id\":\"a1\",\"title\":\"News\",\"text\":\"" text "\"}"

#endif
