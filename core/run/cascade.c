#include "run/scratch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* A worker keeps this much of the memory of its last article for the next; one huge article does
 * not stay with it. */
#define KEPT_ARENA_BYTES ((size_t)16 << 20)
/* The vocabulary forgets types when they are past the one size, or what is kept of them (classes,
 * labels of lexicons, readings) past the other, so that memory is flat on any number of articles:
 * 120 thousand types are 17 MiB, which are met once in some 70 MB of newswire. */
#if defined(LEDE_SMALL)
#define VOCABULARY_BYTES ((size_t)256 << 10)
#define COLUMN_BYTES     ((size_t)256 << 10)
#else
#define VOCABULARY_BYTES ((size_t)17 << 20)
#define COLUMN_BYTES     ((size_t)48 << 20)
#endif

/* ---- the worker of the hooks ---- */

static lede_status open_worker(lede_cascade *cascade, lede_error *err) {
    const lede_hooks *hooks = cascade->hooks;
    if (cascade->program == NULL || hooks == NULL || hooks->open_worker == NULL) return LEDE_OK;
    LEDE_TRY(hooks->open_worker(hooks->host, &cascade->worker, err));
    cascade->worker_open = true;
    return LEDE_OK;
}

static void close_worker(lede_cascade *cascade) {
    if (!cascade->worker_open) return;
    if (cascade->hooks->close_worker != NULL) cascade->hooks->close_worker(cascade->worker);
    cascade->worker_open = false;
    cascade->worker = NULL;
}

static lede_status check_hooks(const lede_program *program, const lede_hooks *hooks,
                               lede_error *err) {
    static const lede_hooks none = {0};
    if (hooks == NULL) hooks = &none;
    bool ok = (program->stages.count == 0 || hooks->stage != NULL) &&
              (program->emitters.count == 0 || hooks->emit_article != NULL);
    for (size_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        ok = ok && (!rule->has_where || hooks->where != NULL) &&
             (!rule->has_emit || hooks->emit != NULL) &&
             (!rule->has_annotate || hooks->annotate != NULL);
    }
    if (ok) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE, "the program asks for functions that its host does not give");
}

/* ---- new and free ---- */

static lede_status equip(lede_cascade *cascade, lede_error *err) {
    const lede_program *program = cascade->program;
    if (cascade->options.where != NULL) {
        LEDE_TRY(lede_where_new(cascade->options.where, &cascade->where, err));
    }
    if (cascade->options.guess_language && cascade->options.language_code == NULL) {
        LEDE_TRY(lede_guesser_new(&cascade->guesser, err));
    }
    LEDE_TRY(lede_vocabulary_new(&cascade->vocabulary, err));
    lede_language *language = program != NULL ? program->language : cascade->options.language;
    LEDE_TRY(lede_tagging_new(language, &cascade->tagging, err));
    if (program == NULL) return LEDE_OK;
    cascade->options.tokenise.columns = lede_ruleset_columns(program->ruleset);
    if (!program->sealed) return lede_fail(err, LEDE_USAGE, "the program is not sealed");
    LEDE_TRY(check_hooks(program, cascade->hooks, err));
    cascade->n_written = calloc(program->rules.count + 1, sizeof *cascade->n_written);
    if (cascade->n_written == NULL) return lede_fail_memory(err);
    LEDE_TRY(lede_lexicon_finder_new(program->lexicons, &cascade->finder, err));
    LEDE_TRY(lede_matcher_new(program->ruleset, &cascade->matcher, err));
    return open_worker(cascade, err);
}

lede_status lede_cascade_new(const lede_program *program, const lede_hooks *hooks,
                             const lede_cascade_options *options, lede_cascade **out,
                             lede_error *err) {
    lede_cascade *cascade = calloc(1, sizeof *cascade);
    *out = NULL;
    if (cascade == NULL) return lede_fail_memory(err);
    cascade->program = program;
    cascade->hooks = hooks;
    if (options != NULL) cascade->options = *options;
    uint64_t memory = lede_limits_filled(program == NULL ? NULL : &program->limits).article_memory;
    lede_arena_init(&cascade->arena, lede_limits_bytes(memory));
    lede_status status = equip(cascade, err);
    if (status != LEDE_OK) {
        lede_cascade_free(cascade);
        return status;
    }
    *out = cascade;
    return LEDE_OK;
}

void lede_cascade_free(lede_cascade *cascade) {
    if (cascade == NULL) return;
    close_worker(cascade);
    lede_matcher_free(cascade->matcher);
    lede_lexicon_finder_free(cascade->finder);
    lede_tagging_free(cascade->tagging);
    lede_vocabulary_free(cascade->vocabulary);
    lede_where_free(cascade->where);
    lede_guesser_free(cascade->guesser);
    lede_buffer_clear(&cascade->view);
    free(cascade->row.data);
    free(cascade->n_written);
    lede_arena_clear(&cascade->arena);
    free(cascade);
}

void lede_cascade_explain(lede_cascade *cascade, uint32_t rule) {
    cascade->options.why = true;
    cascade->options.why_rule = rule;
}

const lede_why *lede_cascade_why(const lede_cascade *cascade) {
    return cascade->desk.why;
}

const lede_layers *lede_cascade_layers(const lede_cascade *cascade) {
    return cascade->desk.layers;
}

bool lede_cascade_is_watched(const lede_cascade *cascade) {
    const lede_cascade_options *options = &cascade->options;
    return options->all_tables || options->every_match || options->view_of_layers || options->why ||
           options->cover != LEDE_COVER_NONE;
}

/* ---- callbacks ---- */

lede_error *lede_cascade_blank(lede_cascade *cascade) {
    static const char silent[] = "the function failed without a message";
    lede_error_clear(&cascade->why, LEDE_SCRIPT);
    memcpy(cascade->why.message, silent, sizeof silent);
    return &cascade->why;
}

lede_status lede_cascade_judge(lede_cascade *cascade, const char *kind, uint32_t rule_i,
                               lede_status status, bool *ok, lede_error *err) {
    *ok = status == LEDE_OK;
    if (status == LEDE_OK) return LEDE_OK;
    const char *name = NULL;
    if (rule_i != UINT32_MAX) {
        const lede_rule_origin *origin = lede_schema_rule(cascade->program->schema, rule_i);
        name = origin->name;
        lede_error_place(&cascade->why, origin->file, origin->line, 0);
    }
    if (status != LEDE_NOMEM && status != LEDE_LIMIT) {
        return lede_result_add_failure(cascade->desk.result, kind, name, &cascade->why, err);
    }
    if (err != NULL) *err = cascade->why;
    if (status == LEDE_LIMIT) {
        cascade->must_retry = true;
        cascade->blamed = name;
    }
    return status;
}

/* ---- steps ---- */

static lede_status run_stage(lede_cascade *cascade, uint32_t stage_i, lede_error *err) {
    const lede_stage *stage = &cascade->program->stages.data[stage_i];
    bool ok;
    lede_status status =
        cascade->hooks->stage(cascade->worker, stage_i, lede_cascade_blank(cascade));
    if (status != LEDE_OK) lede_error_place(&cascade->why, stage->file.data, stage->line, 0);
    LEDE_TRY(lede_cascade_judge(cascade, "stage", UINT32_MAX, status, &ok, err));
    if (ok) return lede_layers_settle(cascade->desk.layers, err);
    lede_layers_rollback(cascade->desk.layers);
    return LEDE_OK;
}

/* A step of another language is left out, which the rule that is explained says. */
static bool is_read(lede_cascade *cascade, lede_step step) {
    const lede_program *program = cascade->program;
    lede_slice language = lede_program_language(program, step);
    lede_why *why = cascade->desk.why;
    if (lede_program_step_reads(language, cascade->desk.article->fields[LEDE_FIELD_LANGUAGE])) {
        return true;
    }
    cascade->desk.result->unread = true;
    bool is_asked = why != NULL && step.kind == LEDE_STEP_PHASE &&
                    lede_program_phase_of(program, why->rule) == step.index;
    if (is_asked) why->reads = language;
    return false;
}

static lede_status run_steps(lede_cascade *cascade, lede_error *err) {
    const lede_program *program = cascade->program;
    for (size_t i = 0; i < program->steps.count; i++) {
        lede_step step = program->steps.data[i];
        if (!is_read(cascade, step)) continue;
        if (step.kind == LEDE_STEP_PHASE) {
            LEDE_TRY(lede_cascade_phase(cascade, step.index, err));
        } else {
            LEDE_TRY(run_stage(cascade, step.index, err));
        }
    }
    for (uint32_t i = 0; i < program->emitters.count; i++) {
        LEDE_TRY(lede_harvest_emitter(cascade, i, err));
    }
    return lede_outcome_finish(cascade, err);
}

/* Whether anybody asks for what steps write. Where only rules of the script do, packs, which take
 * longer than all else, need not run for the articles in which none of those can match.
 * `may_grow`: by layer, what may still be written to it. */
static bool is_asked(const lede_cascade *cascade, const bool *may_grow) {
    const lede_program *program = cascade->program;
    if (!program->packs_on_demand || !cascade->options.no_mentions ||
        lede_cascade_is_watched(cascade)) {
        return true;
    }
    for (uint32_t i = 0; i < program->phases.count; i++) {
        const lede_phase *phase = &program->phases.data[i];
        if (phase->of_pack || phase->idle) continue;
        if (lede_matcher_may_match(cascade->matcher, i, may_grow)) return true;
    }
    return false;
}

/* Without any step: only what is left out for its language is told all the same. */
static lede_status pass_over(lede_cascade *cascade) {
    const lede_program *program = cascade->program;
    for (size_t i = 0; i < program->steps.count; i++) is_read(cascade, program->steps.data[i]);
    return LEDE_OK;
}

static lede_status add_view(lede_cascade *cascade, lede_error *err) {
    const lede_cascade_options *options = &cascade->options;
    if (options->view == NULL) return LEDE_OK;
    lede_result *result = cascade->desk.result;
    bool ok = true;
    cascade->view.size = 0;
    LEDE_TRY(options->view(options->view_context, &cascade->desk, &cascade->view, err));
    if (cascade->view.failed) {
        lede_buffer_clear(&cascade->view);
        return lede_fail_memory(err);
    }
    result->view = lede_arena_copy(&result->arena, lede_buffer_slice(&cascade->view), &ok);
    if (cascade->view.capacity > KEPT_ARENA_BYTES) lede_buffer_clear(&cascade->view);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* Functions run between begin and end, so that no object of a script outlives its article. The view
 * asks nothing of them. */
static lede_status run_program(lede_cascade *cascade, lede_error *err) {
    const lede_hooks *hooks = cascade->hooks;
    lede_desk *desk = &cascade->desk;
    const lede_program *program = cascade->program;
    LEDE_TRY(lede_layers_new(program->catalog, desk->article, &desk->layers, err));
    LEDE_TRY(lede_matcher_start(cascade->matcher, desk->layers, err));
    if (!is_asked(cascade, program->is_written)) return pass_over(cascade);
    LEDE_TRY(lede_lexicon_finder_run(cascade->finder, desk->layers, err));
    if (!is_asked(cascade, program->is_step_written)) return pass_over(cascade);
    desk->matcher = cascade->matcher;
    cascade->explained = (lede_why){.rule = cascade->options.why_rule};
    if (cascade->options.why) desk->why = &cascade->explained;
    memset(cascade->n_written, 0, program->rules.count * sizeof *cascade->n_written);
    if (hooks != NULL && hooks->begin_article != NULL) {
        bool ok;
        lede_status status =
            hooks->begin_article(cascade->worker, desk, lede_cascade_blank(cascade));
        if (status != LEDE_OK && status != LEDE_NOMEM) status = LEDE_LIMIT;
        LEDE_TRY(lede_cascade_judge(cascade, "limit", UINT32_MAX, status, &ok, err));
    }
    lede_status status = run_steps(cascade, err);
    if (hooks != NULL && hooks->end_article != NULL) hooks->end_article(cascade->worker);
    return status;
}

/* Whether the article is one of those asked for. Its language is guessed first only if the
 * condition asks for it: most conditions are cheaper than a guess. */
static lede_status choose(lede_cascade *cascade, lede_error *err) {
    if (lede_where_names(cascade->where, LEDE_FIELD_LANGUAGE)) {
        LEDE_TRY(lede_cascade_language(cascade, err));
    }
    bool keep;
    LEDE_TRY(lede_where_test(cascade->where, cascade->desk.article->fields, &keep, err));
    cascade->desk.result->skipped = !keep;
    return LEDE_OK;
}

static lede_status analyse(lede_cascade *cascade, lede_error *err) {
    lede_article *article = cascade->desk.article;
    lede_result *result = cascade->desk.result;
    LEDE_TRY(lede_outcome_identify(result, article, err));
    if (cascade->where != NULL) {
        LEDE_TRY(choose(cascade, err));
        if (result->skipped) return LEDE_OK;
    }
    LEDE_TRY(lede_cascade_language(cascade, err));
    if (cascade->program != NULL || cascade->options.tokens) {
        LEDE_TRY(
            lede_article_tokenise(article, cascade->vocabulary, &cascade->options.tokenise, err));
        lede_tagging_start(cascade->tagging, article);
        result->n_tokens = article->n_tokens;
    }
    if (cascade->program != NULL) LEDE_TRY(run_program(cascade, err));
    return add_view(cascade, err);
}

/* ---- an article that fails ---- */

static lede_status fail_article(lede_result *result, const char *kind, const char *rule,
                                const lede_error *why, lede_error *err) {
    lede_result_fail(result);
    result->failures.count = 0; /* the first failure says why */
    result->arena.limit = 0;
    return lede_result_add_failure(result, kind, rule, why, err);
}

static lede_status name_source(const lede_frame *frame, lede_result *result, lede_error *err) {
    lede_buffer name = {0};
    bool ok = true;
    lede_buffer_add_string(&name, frame->path);
    if (frame->part > 0) lede_buffer_printf(&name, "#%" PRIu32, frame->part);
    result->source = lede_arena_copy(&result->arena, lede_buffer_slice(&name), &ok);
    ok = ok && !name.failed;
    lede_buffer_clear(&name);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* Whether it was the article that asked for too much, not the machine that has too little. */
static bool is_over_memory(const lede_cascade *cascade) {
    const lede_desk *desk = &cascade->desk;
    return cascade->arena.refused || desk->result->arena.refused ||
           (desk->article != NULL && desk->article->arena->refused);
}

/* A limit fails the article; what remains ends the run. */
static lede_status decide(lede_cascade *cascade, lede_status status, lede_error *err) {
    lede_result *result = cascade->desk.result;
    lede_error why;
    if (status == LEDE_NOMEM && is_over_memory(cascade)) {
        cascade->desk.layers = NULL;
        lede_fail(&why, LEDE_LIMIT,
                  "the article needs more than %zu KiB of memory for its tokens, layers and "
                  "records; --limit article-memory=N allows more",
                  cascade->arena.limit >> 10);
        return fail_article(result, "limit", NULL, &why, err);
    }
    if (status != LEDE_LIMIT) return status;
    cascade->desk.layers = NULL;
    why = *err;
    return fail_article(result, "limit", cascade->blamed, &why, err);
}

/* ---- one article, perhaps twice ---- */

/* Forget types once there are too many, and with them what is kept of each. */
static void bound_types(lede_cascade *cascade) {
    size_t kept = lede_tagging_bytes(cascade->tagging);
    if (cascade->program != NULL) {
        kept += lede_lexicon_finder_bytes(cascade->finder) + lede_matcher_bytes(cascade->matcher);
    }
    if (kept > COLUMN_BYTES) {
        lede_vocabulary_forget(cascade->vocabulary);
    } else {
        lede_vocabulary_recycle(cascade->vocabulary, VOCABULARY_BYTES);
    }
}

/* Forget the last article. */
static void clear_desk(lede_cascade *cascade, lede_result *result) {
    cascade->desk = (lede_desk){.result = result};
    result->coverage = NULL;
    cascade->must_retry = false;
    cascade->blamed = NULL;
    cascade->n_annotated = 0;
    if (cascade->arena.used > KEPT_ARENA_BYTES) {
        lede_arena_clear(&cascade->arena);
    } else {
        lede_arena_reset(&cascade->arena);
    }
    bound_types(cascade);
    result->arena.limit = cascade->arena.limit;
}

static void empty_result(lede_result *result) {
    lede_arena arena = result->arena;
    lede_arena_reset(&arena);
    *result = (lede_result){.arena = arena, .n = result->n, .bytes = result->bytes};
}

static lede_status start_again(lede_cascade *cascade, lede_error *err) {
    close_worker(cascade);
    empty_result(cascade->desk.result);
    return open_worker(cascade, err);
}

static lede_status load(lede_cascade *cascade, const lede_frame *frame, lede_article *article,
                        bool *loaded, lede_error *err) {
    lede_result *result = cascade->desk.result;
    lede_error why;
    lede_status status = frame->status;
    if (status == LEDE_OK) {
        status = lede_format_parse(frame, &cascade->arena, &cascade->habit, article, &why);
    } else {
        why = frame->error;
    }
    *loaded = status == LEDE_OK;
    if (status == LEDE_OK) return LEDE_OK;
    LEDE_TRY(name_source(frame, result, err));
    if (status == LEDE_NOMEM && frame->status == LEDE_OK) {
        if (err != NULL) *err = why;
        return status;
    }
    lede_error_place(&why, frame->path, frame->line, 0);
    return fail_article(result, status == LEDE_LIMIT ? "limit" : "load", NULL, &why, err);
}

static lede_status attempt(lede_cascade *cascade, const lede_frame *frame, lede_article *article,
                           lede_error *err) {
    bool loaded;
    LEDE_TRY(load(cascade, frame, article, &loaded, err));
    if (!loaded) return LEDE_OK;
    article->n = cascade->desk.result->n;
    cascade->desk.article = article;
    return analyse(cascade, err);
}

lede_status lede_cascade_run(lede_cascade *cascade, const lede_frame *frame, lede_result *result,
                             lede_error *err) {
    lede_article article = {0};
    lede_error own;
    if (err == NULL) err = &own;
    result->bytes = frame->size;
    clear_desk(cascade, result);
    lede_status status = attempt(cascade, frame, &article, err);
    if (status == LEDE_LIMIT && cascade->must_retry) {
        LEDE_TRY(start_again(cascade, err));
        article = (lede_article){0};
        clear_desk(cascade, result);
        status = attempt(cascade, frame, &article, err);
    }
    status = decide(cascade, status, err);
    if (status == LEDE_OK) result->arena.limit = 0;
    cascade->desk.article = NULL;
    return status;
}

lede_status lede_cascade_run_article(lede_cascade *cascade, lede_article *article,
                                     lede_result *result, lede_error *err) {
    lede_error own;
    if (err == NULL) err = &own;
    clear_desk(cascade, result);
    cascade->desk.article = article;
    lede_status status = analyse(cascade, err);
    if (status == LEDE_LIMIT && cascade->must_retry) {
        LEDE_TRY(start_again(cascade, err));
        clear_desk(cascade, result);
        cascade->desk.article = article;
        status = analyse(cascade, err);
    }
    return decide(cascade, status, err);
}
