#include "engine/engine.h"

#include <inttypes.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "engine/item.h"
#include "load/shelf.h"
#include "locale/guess.h"
#include "report/view.h"
#include "run/batch.h"
#include "run/contents.h"

struct lede_run {
    lede_engine *engine;
    const lede_script *script;
    lede_run_options options; /* strings stay the caller's */
    lede_hooks hooks;
    lede_source *source;
    _Atomic(lede_batch *) batch;
    lede_result *result; /* behind the last item */
    lede_arena arena;    /* of the last item */
    lede_contents seen;  /* of articles given out, where duplicates are left out */
    lede_progress progress;
    lede_buffer met;       /* into a store: what became of each article, by its place */
    uint64_t output_bytes; /* given so far */
    uint64_t n_taken;      /* results of this pass, also those that were not given out */
    struct timespec started;
    lede_buffer frame; /* the last answer of lede_run_frame */
    uint64_t n_views;  /* items that had one */
    uint32_t why_rule; /* of a why view */
    atomic_bool stop;  /* lede_run_stop was called */
    bool ended;        /* all of the input was given out */
    bool finished;
    lede_error last; /* status not OK: what lede_run_next ended with */

    /* Of a store that goes on, whose input had to be gone through once more: the passes before.
     * They stay open, since a stop may be on its way to them. */
    struct ended_pass {
        lede_source *source;
        lede_batch *batch;
    } before;
};

/* A lede_view_fn; runs in workers. The context is the run's, immutable while it lasts. */
static lede_status write_view(void *context, lede_desk *desk, lede_buffer *out, lede_error *err) {
    const lede_run *run = context;
    const lede_schema *schema =
        run->script == NULL ? NULL : lede_host_program(run->script->host)->schema;
    lede_view_input input = {
        .article = desk->article,
        .layers = desk->layers,
        .schema = schema,
        .result = desk->result,
        .why = desk->why,
        .ruleset = run->script == NULL ? NULL : lede_host_program(run->script->host)->ruleset};
    if (desk->why != NULL) {
        desk->result->why_held = desk->why->matches.count > 0 ? UINT32_MAX : desk->why->miss.n_held;
    }
    return lede_view_write(run->options.view, &run->options.view_options, &input, out, err);
}

/* Views of tokens show lemmas and parts of speech where there are models for them. */
static lede_status need_models(const lede_run *run, lede_error *err) {
    lede_view view = run->options.view;
    bool is_of_tokens =
        view == LEDE_VIEW_CONLLU || view == LEDE_VIEW_VERTICAL || view == LEDE_VIEW_TOKENS_JSON;
    if (!is_of_tokens) return LEDE_OK;
    lede_status status = lede_language_need(run->engine->language, "a view of tokens", err);
    return status == LEDE_UNSUPPORTED ? LEDE_OK : status;
}

static lede_status set_language(const char *language, lede_cascade_options *cascade,
                                lede_error *err) {
    cascade->guess_language = language == NULL || strcmp(language, "auto") == 0;
    if (cascade->guess_language || strcmp(language, "none") == 0) return LEDE_OK;
    cascade->language_code = language;
    if (lede_guesser_is_code(lede_slice_of(language))) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "language: a code such as en or pt-BR, auto or none was expected, but got "
                     "'%.100s'",
                     language);
}

static bool is_page(lede_view view) {
    return view == LEDE_VIEW_ARTICLE_HTML || view == LEDE_VIEW_MARK_HTML;
}

static bool is_why(lede_view view) {
    return view == LEDE_VIEW_WHY || view == LEDE_VIEW_WHY_JSON || view == LEDE_VIEW_WHY_HTML;
}

/* The rule that a why view explains. */
static lede_status find_why(const lede_run *run, uint32_t *rule, lede_error *err) {
    if (run->script == NULL) return lede_fail(err, LEDE_USAGE, "a why view needs a script");
    const lede_schema *schema = lede_host_program(run->script->host)->schema;
    const char *why = run->options.why;
    lede_slice name = why == NULL ? LEDE_NULL_SLICE : lede_slice_of(why);
    return lede_schema_choose_rule(schema, name, rule, err);
}

static lede_status open_source(const lede_engine *engine, const lede_run_options *options,
                               lede_source **out, lede_error *err) {
    lede_source_options source = {.format = options->format,
                                  .columns = engine->columns,
                                  .fields = options->fields,
                                  .n_fields = options->n_fields,
                                  .article_bytes = engine->limits.article_bytes,
                                  .except = options->except,
                                  .n_except = options->n_except};
    size_t n_inputs = options->n_inputs;
    if (options->shelf != NULL) {
        source.kept = lede_shelf_frames(options->shelf);
        source.n_kept = lede_shelf_n_articles(options->shelf);
        n_inputs = 0;
    }
    return lede_source_open(options->inputs, n_inputs, &source, out, err);
}

bool lede_list_has_null(const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (list == NULL || list[i] == NULL) return true;
    }
    return false;
}

static lede_status check_lists(const lede_run_options *options, lede_error *err) {
    if (!lede_list_has_null(options->inputs, options->n_inputs) &&
        !lede_list_has_null(options->except, options->n_except) &&
        !lede_list_has_null(options->fields, options->n_fields)) {
        return LEDE_OK;
    }
    return lede_fail(err, LEDE_USAGE,
                     "lede_run_options: inputs, except or fields has fewer strings than it counts");
}

lede_status lede_shelf_open(lede_engine *engine, const lede_run_options *options,
                            uint64_t most_bytes, lede_shelf **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    LEDE_TRY(check_lists(options, err));
    lede_source *source;
    lede_run_options from = *options;
    from.shelf = NULL;
    LEDE_TRY(open_source(engine, &from, &source, err));
    return lede_shelf_new(source, most_bytes, out, err);
}

uint64_t lede_shelf_count(const lede_shelf *shelf) {
    return shelf == NULL ? 0 : lede_shelf_n_articles(shelf);
}

void lede_shelf_close(lede_shelf *shelf) {
    lede_shelf_free(shelf);
}

/* Also where articles pass by that are known, left out or another shard's. */
static void tell_progress(void *context) {
    const lede_run *run = context;
    if (run->options.progress == NULL) return;
    lede_progress now = lede_run_progress(run);
    run->options.progress(run->options.progress_context, &now);
}

static lede_status open_batch(lede_run *run, lede_error *err) {
    const lede_run_options *options = &run->options;
    LEDE_TRY(need_models(run, err));
    LEDE_TRY(open_source(run->engine, options, &run->source, err));
    lede_batch_options batch = {
        .workers = options->workers,
        .window_bytes = options->window_bytes,
        .shard = {options->shard, options->n_shards},
        .waits = tell_progress,
        .waits_context = run,
        .cascade = {.view = options->view == LEDE_VIEW_NONE ? NULL : write_view,
                    .view_context = run,
                    .view_of_layers = lede_view_needs_layers(options->view),
                    .no_mentions =
                        options->store == NULL || !lede_store_keeps_mentions(options->store),
                    .tokens = lede_view_needs_tokens(options->view),
                    .tokenise = {.plain = options->plain_tokens},
                    .language = run->engine->language,
                    .all_tables = options->every_match,
                    .every_match = options->every_match,
                    .cover = options->cover,
                    .uncovered = options->cover_own && options->cover_sum != NULL
                                     ? lede_coverage_of_pack(options->cover_sum)
                                     : NULL,
                    .where = options->where},
    };
    LEDE_TRY(set_language(options->language, &batch.cascade, err));
    if (is_why(options->view)) {
        batch.cascade.why = true;
        LEDE_TRY(find_why(run, &batch.cascade.why_rule, err));
        run->why_rule = batch.cascade.why_rule;
    }
    if (options->store != NULL) batch.known = lede_store_known(options->store);
    if (run->script != NULL) {
        run->hooks = lede_host_hooks(run->script->host);
        batch.program = lede_host_program(run->script->host);
        batch.hooks = &run->hooks;
    }
    lede_batch *opened = NULL;
    lede_status status = lede_batch_open(run->source, &batch, &opened, err);
    if (status != LEDE_OK) return status;
    atomic_store(&run->batch, opened);
    if (atomic_load(&run->stop)) lede_batch_stop(opened); /* told to the pass before */
    return LEDE_OK;
}

static lede_status check_shard(const lede_run_options *options, lede_error *err) {
    bool is_one = options->shard >= 1 && options->shard <= options->n_shards;
    if (options->n_shards == 0 || is_one) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE, "shard %" PRIu32 " of %" PRIu32 ": they count from 1",
                     options->shard, options->n_shards);
}

/* Views of matches, annotations and reasons are of a script's. */
static bool is_of_script(lede_view view) {
    return view >= LEDE_VIEW_KWIC;
}

static lede_status check_options(const lede_engine *engine, const lede_run_options *options,
                                 lede_error *err) {
    const lede_script *script = options->script;
    LEDE_TRY(check_lists(options, err));
    LEDE_TRY(check_shard(options, err));
    if (options->view > LEDE_VIEW_WHY_HTML) {
        return lede_fail(err, LEDE_USAGE, "lede_run_options: there is no such view");
    }
    if (script == NULL &&
        (is_of_script(options->view) || options->store != NULL || options->cover_sum != NULL)) {
        return lede_fail(err, LEDE_USAGE,
                         "lede_run_options: this view, a store and coverage need a script");
    }
    if (script != NULL && script->engine != engine) {
        return lede_fail(err, LEDE_USAGE, "script '%s' was opened with another engine",
                         script->name);
    }
    if (options->cover_sum != NULL && lede_coverage_script(options->cover_sum) != script) {
        return lede_fail(err, LEDE_USAGE, "the coverage was opened for another script");
    }
    if (options->store == NULL) return LEDE_OK;
    if (options->every_match) {
        return lede_fail(err, LEDE_USAGE, "every_match: a store has no tables for all rules");
    }
    return lede_store_begin(options->store, lede_host_program(script->host)->schema, err);
}

lede_status lede_run_open(lede_engine *engine, const lede_run_options *options, lede_run **out,
                          lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    LEDE_TRY(check_options(engine, options, err));
    lede_run *run = calloc(1, sizeof *run);
    if (run == NULL) return lede_fail_memory(err);
    run->engine = engine;
    run->script = options->script;
    run->options = *options;
    lede_arena_init(&run->arena, 0);
    clock_gettime(CLOCK_MONOTONIC, &run->started);
    lede_status status = lede_run_note_options(options, err);
    if (status == LEDE_OK) status = open_batch(run, err);
    bool is_wrong = status != LEDE_OK;
    if (!is_wrong && options->store != NULL) status = lede_store_appear(options->store, err);
    if (status != LEDE_OK) {
        lede_run_close(run);
        if (is_wrong && options->store != NULL) lede_store_unbegin(options->store);
        return status;
    }
    *out = run;
    return LEDE_OK;
}

void lede_run_close(lede_run *run) {
    if (run == NULL) return;
    lede_batch_close(run->batch);
    lede_source_close(run->source);
    lede_batch_close(run->before.batch);
    lede_source_close(run->before.source);
    lede_result_free(run->result);
    lede_arena_clear(&run->arena);
    lede_contents_clear(&run->seen);
    lede_buffer_clear(&run->frame);
    lede_buffer_clear(&run->met);
    free(run);
}

void lede_run_stop(lede_run *run) {
    if (run == NULL) return;
    atomic_store(&run->stop, true);
    lede_batch_stop(run->batch);
    if (run->script != NULL) lede_host_stop(run->script->host);
}

static void count(lede_run *run) {
    lede_item_count(run->result, &run->progress);
    run->output_bytes += lede_result_output_bytes(run->result);
    tell_progress(run);
}

/* Whether the article in hand is to be left out for one that came before. A store knows of earlier
 * runs, too. */
static lede_status is_duplicate(lede_run *run, bool *out, lede_error *err) {
    bool is_new = true;
    if (run->options.store != NULL) {
        is_new = !lede_store_left_out(run->options.store);
    } else if (run->options.duplicates == LEDE_DUPLICATES_FIRST && !run->result->failed) {
        LEDE_TRY(lede_contents_add(&run->seen, run->result->content, &is_new, err));
    }
    *out = !is_new;
    return LEDE_OK;
}

/* Whether the article in hand is to be given out, and count it where it is not. Of an input that is
 * gone through twice nothing is told twice: what was given stays so; what was left out may come. */
static lede_status tell(lede_run *run, bool is_out, bool *out, lede_error *err) {
    enum { NOT_MET, GIVEN, LEFT_OUT };
    uint64_t place = run->result->n;
    char none = NOT_MET, *became = &none;
    if (run->options.store != NULL) {
        while (run->met.size <= place && !run->met.failed) lede_buffer_add_char(&run->met, NOT_MET);
        if (run->met.failed) return lede_fail_memory(err);
        became = &run->met.data[place];
    }
    *out = !is_out && *became != GIVEN;
    if (*became == NOT_MET && is_out) run->progress.duplicates++;
    if (*became == LEFT_OUT && !is_out) run->progress.duplicates--;
    if (*became != GIVEN) *became = is_out ? LEFT_OUT : GIVEN;
    return LEDE_OK;
}

/* The next result that was not filtered away; a store hears of all. */
static lede_status take(lede_run *run, lede_error *err) {
    for (;;) {
        bool is_out = true, is_told = false;
        lede_batch_give_back(run->batch, run->result);
        run->result = NULL;
        LEDE_TRY(lede_batch_next(run->batch, &run->result, err));
        run->n_taken++;
        if (run->options.store != NULL) {
            LEDE_TRY(lede_store_write(run->options.store, run->result, err));
        }
        if (run->result->skipped) {
            tell_progress(run);
            continue;
        }
        LEDE_TRY(is_duplicate(run, &is_out, err));
        LEDE_TRY(tell(run, is_out, &is_told, err));
        if (is_told) return LEDE_OK;
    }
}

static bool reads_files(const lede_run_options *options) {
    for (size_t i = 0; i < options->n_inputs; i++) {
        if (strcmp(options->inputs[i], "-") == 0) return false;
    }
    return true;
}

/* The input is at its end. A store that went on is brought up to date with it, which may take
 * another pass; the second always settles, since what it analyses stands in the order of the input.
 * OK: there is more to take. */
static lede_status settle(lede_run *run, lede_error *err) {
    bool again;
    uint64_t n_gone;
    bool can_repeat = run->before.batch == NULL && reads_files(&run->options);
    if (run->options.store == NULL) return LEDE_END;
    uint64_t n_known = lede_batch_known(run->batch);
    LEDE_TRY(lede_store_settle(run->options.store, can_repeat, &again, &n_gone, err));
    run->progress.gone += n_gone;
    if (!again) return LEDE_END;
    if (atomic_load(&run->stop)) return lede_fail(err, LEDE_STOPPED, "stopped");
    struct ended_pass last = {run->source, run->batch};
    run->source = NULL;
    lede_status status = open_batch(run, err);
    if (status != LEDE_OK) {
        lede_source_close(run->source);
        run->source = last.source;
        return status;
    }
    run->before = last;
    run->n_taken = 0;
    run->progress.known = n_known;
    return LEDE_OK;
}

/* The next result of the run, whose input may be gone through twice. */
static lede_status advance(lede_run *run, lede_error *err) {
    lede_status status = take(run, err);
    while (status == LEDE_END) {
        LEDE_TRY(settle(run, err));
        status = take(run, err);
    }
    return status;
}

/* Of what was given in the order of the input, so that a run ends at the same article for any
 * number of workers. */
static lede_status check_limits(lede_run *run, lede_error *err) {
    const lede_limits *limits = &run->engine->limits;
    if (run->output_bytes > limits->output_bytes) {
        return lede_fail(err, LEDE_LIMIT,
                         "the first %" PRIu64 " articles gave more than %" PRIu64
                         " bytes, the most that this run allows; --limit output-bytes=N allows "
                         "more",
                         run->progress.articles, limits->output_bytes);
    }
    if (run->progress.failures < limits->failures) return LEDE_OK;
    return lede_fail(err, LEDE_LIMIT,
                     "%" PRIu64 " article%s failed, the most that this run allows; raise it with "
                     "--max-failures",
                     run->progress.failures, run->progress.failures == 1 ? "" : "s");
}

static lede_status give_next(lede_run *run, lede_item *item, lede_error *err) {
    lede_arena_reset(&run->arena);
    LEDE_TRY(check_limits(run, err));
    LEDE_TRY(advance(run, err));
    if (run->options.cover_sum != NULL) {
        LEDE_TRY(lede_coverage_take(run->options.cover_sum, run->result, err));
    }
    count(run);
    const lede_schema *schema =
        run->script == NULL ? NULL : lede_host_program(run->script->host)->schema;
    LEDE_TRY(lede_item_fill(run->result, schema, &run->arena, item, err));
    run->n_views += item->view.size > 0;
    return LEDE_OK;
}

lede_status lede_run_next(lede_run *run, lede_item *item, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(run);
    LEDE_NEED(item);
    *item = (lede_item){0};
    if (run->last.status == LEDE_OK) {
        lede_error_clear(err, LEDE_OK);
        run->last.status = give_next(run, item, err);
        if (run->last.status == LEDE_OK) return LEDE_OK;
        run->ended = run->last.status == LEDE_END;
        lede_status status = run->last.status;
        run->last = *err;
        run->last.status = status;
    }
    *err = run->last;
    return run->last.status;
}

/* Of one article the page bears the title. */
static lede_status page_frame(lede_run *run, bool after) {
    lede_article article = {0};
    lede_view_input input = {0};
    if (run->n_views == 0) return LEDE_OK;
    if (run->n_views == 1 && !after && run->result != NULL) {
        memcpy(article.fields, run->result->fields, sizeof article.fields);
        input.article = &article;
    }
    return lede_view_frame(run->options.view, after, &run->options.view_options, &input,
                           &run->frame, NULL);
}

/* What stands over rules and their captures. */
static lede_status rules_frame(lede_run *run, bool after) {
    const lede_program *program = lede_host_program(run->script->host);
    lede_why why = {.rule = run->why_rule};
    lede_view_input input = {.schema = program->schema, .why = &why, .ruleset = program->ruleset};
    return lede_view_frame(run->options.view, after, &run->options.view_options, &input,
                           &run->frame, NULL);
}

lede_slice lede_run_frame(lede_run *run, bool after) {
    if (run == NULL) return LEDE_NULL_SLICE;
    lede_buffer_clear(&run->frame);
    lede_view view = run->options.view;
    bool is_of_rules = is_why(view) || view == LEDE_VIEW_KWIC_CSV;
    lede_status status = is_of_rules     ? rules_frame(run, after)
                         : is_page(view) ? page_frame(run, after)
                                         : LEDE_OK;
    if (view == LEDE_VIEW_VERTICAL && !after) lede_view_vertical_head(&run->frame);
    return status == LEDE_OK && run->frame.size > 0 ? lede_buffer_slice(&run->frame)
                                                    : LEDE_NULL_SLICE;
}

bool lede_is_field(const char *name) {
    lede_field field;
    return name != NULL && lede_field_find(lede_slice_of(name), &field);
}

lede_slice lede_run_field(const lede_run *run, const char *name) {
    lede_field field;
    if (run == NULL || name == NULL || run->result == NULL ||
        !lede_field_find(lede_slice_of(name), &field)) {
        return LEDE_NULL_SLICE;
    }
    return run->result->fields[field];
}

/* Of what the reader has read, the part of the articles that came out: it is up to a window ahead,
 * which would make a run look faster than it is. */
static uint64_t bytes_done(const lede_run *run) {
    uint64_t n_read = lede_batch_read(run->batch), consumed = lede_batch_consumed(run->batch);
    if (run->n_taken >= n_read) return consumed;
    return (uint64_t)((double)consumed * ((double)run->n_taken / (double)n_read));
}

lede_progress lede_run_progress(const lede_run *run) {
    if (run == NULL) return (lede_progress){0};
    lede_progress now = run->progress;
    if (run->before.batch == NULL) now.known = lede_batch_known(run->batch);
    now.bytes = bytes_done(run);
    now.total_bytes = lede_batch_size(run->batch);
    now.seconds = lede_seconds_since(&run->started);
    return now;
}

static void tell_collate(void *context, const char *name, uint32_t n, uint32_t n_all) {
    lede_run *run = context;
    run->progress.collate = name;
    run->progress.collate_n = n;
    run->progress.n_collates = n_all;
    tell_progress(run);
}

/* The collates of the script, unless another run made them of the same articles. */
static lede_status collate(lede_run *run, lede_error *err) {
    lede_store *store = run->options.store;
    bool is_whole = run->options.n_shards == 0; /* else lede_store_merge collates */
    if (!is_whole || lede_store_is_collated(store)) return LEDE_OK;
    lede_collate_listener listener = {tell_collate, run};
    lede_status status = lede_host_collate(run->script->host, store, &listener, err);
    run->progress.collate = NULL;
    return status;
}

lede_status lede_run_finish(lede_run *run, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(run);
    lede_store *store = run->options.store;
    if (store == NULL || run->finished) return LEDE_OK;
    run->finished = true;
    LEDE_TRY(lede_store_commit(store, err));
    if (!run->ended || run->script == NULL) return LEDE_OK;
    lede_host_go_on(run->script->host);
    if (atomic_load(&run->stop)) return lede_fail(err, LEDE_STOPPED, "the run was stopped");
    LEDE_TRY(collate(run, err));
    lede_input input = lede_batch_input(run->batch);
    LEDE_TRY(lede_store_finish(store, &input, err));
    return lede_store_commit(store, err);
}
