#include "lua/host.h"

#include "lua/convert.h"
#include "lua/declare.h"
#include "lua/hooks.h"
#include "lua/named.h"
#include "lua/object.h"
#include "lua/offer.h"
#include "lua/page.h"
#include "lua/sandbox.h"
#include "lua/seal.h"

#include <stdarg.h>
#include <stdlib.h>

/* Loading may do more than an article: lists are built then. Reports read everything. */
enum { LOAD_FACTOR = 4, REPORT_FACTOR = 20 };
/* Collates and reports over many articles may do more: this part of an article's instructions, and
 * of a query's steps, for each that the store holds. */
enum { ARTICLE_PART = 50, QUERY_PART = 25000 };
enum { TRIAL_MOST = 1000000 }; /* instructions, and steps, of a report over nothing */

/* ---- strings of the host --------------------------------------------------------------------- */

const char *lede_host_string(lua_State *lua, lede_slice text) {
    char *copy = lede_arena_string(&lede_state_of(lua)->host->arena, text);
    if (copy == NULL) lede_state_raise_memory(lua);
    return copy;
}

const char *lede_host_printf(lua_State *lua, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const char *text = lua_pushvfstring(lua, format, arguments);
    va_end(arguments);
    const char *copy = lede_host_string(lua, lede_slice_of(text));
    lua_pop(lua, 1);
    return copy;
}

/* ---- loading --------------------------------------------------------------------------------- */

static uint64_t times(uint64_t limit, uint64_t factor) {
    return limit > UINT64_MAX / factor ? UINT64_MAX : limit * factor;
}

static uint64_t plus(uint64_t limit, uint64_t more) {
    return more > UINT64_MAX - limit ? UINT64_MAX : limit + more;
}

uint64_t lede_host_load_instructions(const lede_host *host) {
    return times(host->program->limits.lua_instructions, LOAD_FACTOR);
}

void lede_host_run_script(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    lede_sandbox_open(lua);
    lede_objects_open(lua);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->loaded);
    lede_library_push(lua);
    lua_setfield(lua, -2, "lede");
    lua_pop(lua, 1);
    lede_module_preload(lua);
    lede_module_run(lua, 0);
    lua_pop(lua, 1);
}

static int load_body(lua_State *lua) {
    lede_host_run_script(lua);
    return 0;
}

/* Functions over articles may read any attribute. */
static bool has_callbacks(const lede_state *state) {
    for (size_t i = 0; i < state->kept.count; i++) {
        lede_slot slot = state->kept.data[i].slot;
        if (slot != LEDE_SLOT_REPORT && slot != LEDE_SLOT_COLLATE) return true;
    }
    return false;
}

/* After the program is sealed: what the functions of a script are, for the digests. */
static int digest_body(lua_State *lua) {
    lede_host *host = lua_touserdata(lua, 1);
    host->analysis = host->program->digest;
    if (has_callbacks(host->state)) {
        bool ok = true;
        lede_digest models = lede_language_digest(host->options.language, &ok);
        lede_slice bytes = {(const char *)&models, sizeof models};
        host->analysis = lede_digest_add(host->analysis, bytes);
        models = lede_language_senses_digest(host->options.language, &ok);
        if (!ok) lede_state_raise_memory(lua);
        host->analysis = lede_digest_add(host->analysis, bytes);
    }
    lede_seal_digest(lua, ~(1u << LEDE_SLOT_REPORT | 1u << LEDE_SLOT_COLLATE), &host->analysis);
    lede_seal_digest(lua, 1u << LEDE_SLOT_REPORT | 1u << LEDE_SLOT_COLLATE, &host->report);
    return 0;
}

/* The names of a list with commas, from the `from`-th on, each through `add`. */
static lede_status declare_list(lede_program *program, const char *names, size_t from,
                                lede_status (*add)(lede_program *, lede_slice, lede_error *),
                                lede_error *err) {
    lede_slice rest = lede_slice_of(names);
    for (size_t i = 0; rest.size > 0; i++) {
        size_t comma = lede_slice_find(rest, LEDE_SLICE(","), 0);
        bool is_last = comma == SIZE_MAX;
        lede_slice name = lede_slice_trim(lede_slice_cut(rest, 0, is_last ? rest.size : comma));
        rest = lede_slice_cut(rest, is_last ? rest.size : comma + 1, rest.size);
        if (i >= from) LEDE_TRY(add(program, name, err));
    }
    return LEDE_OK;
}

static lede_status declare_given(lede_host *host, lede_error *err) {
    LEDE_TRY(
        declare_list(host->program, host->options.columns, 1, lede_program_add_attribute, err));
    return declare_list(host->program, host->options.regions, 0, lede_program_add_layer, err);
}

/* Every file that the options give is that of a lexicon. */
static lede_status check_given_files(const lede_host *host, lede_error *err) {
    size_t n = 0;
    const char *at = host->options.lexicons;
    for (; at != NULL && *at != '\0'; at = strchr(at, '\n') == NULL ? NULL : strchr(at, '\n') + 1)
        n++;
    if (n == host->n_files_given) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "--lexicon %s: the script reads no lexicon of that name from a file; one that "
                     "does says lede.lexicon(\"watch\", { file = \"names.tsv\" })",
                     host->options.lexicons);
}

/* A table that a collate reads is kept if the collate's own is: the script need not know how a pack
 * works. Collates read what is declared above them. */
static lede_status keep_what_is_read(lede_host *host, lede_error *err) {
    lede_schema *schema = host->program->schema;
    for (size_t i = host->collates.count; i-- > 0;) {
        const lede_collate *collate = &host->collates.data[i];
        if (!lede_schema_table(schema, collate->table)->kept) continue;
        for (size_t k = 0; k < collate->n_reads; k++) {
            const char *name = lede_schema_table(schema, collate->reads[k])->name;
            LEDE_TRY(lede_schema_keep(schema, lede_slice_of(name), err));
        }
    }
    return LEDE_OK;
}

static lede_status load(lede_host *host, lede_slice text, const char *name, lede_error *err) {
    LEDE_TRY(lede_program_new(&host->options.limits, &host->program, err));
    lede_program_set_language(host->program, host->options.language);
    LEDE_TRY(declare_given(host, err));
    LEDE_TRY(lede_offer_note(host, "", err));
    LEDE_TRY(lede_module_add_script(host, text, name, err));
    LEDE_TRY(lede_state_new(host, &host->program->limits, host->options.trust, &host->state, err));
    lede_state_refill(host->state, lede_host_load_instructions(host), UINT64_MAX);
    LEDE_TRY(lede_state_protect(host->state, load_body, NULL, err));
    LEDE_TRY(check_given_files(host, err));
    LEDE_TRY(keep_what_is_read(host, err));
    lede_offer_settle(host);
    LEDE_TRY(lede_program_seal(host->program, err));
    host->state->mode = LEDE_MODE_REPORT;
    lede_state_refill(host->state, UINT64_MAX, UINT64_MAX);
    return lede_state_protect(host->state, digest_body, host, err);
}

static bool copy_string(lede_host *host, const char **string) {
    if (*string == NULL) return true;
    *string = lede_arena_string(&host->arena, lede_slice_of(*string));
    return *string != NULL;
}

lede_status lede_host_open(lede_slice text, const char *name, const lede_host_options *options,
                           lede_host **out, lede_error *err) {
    lede_host *host = calloc(1, sizeof *host);
    *out = NULL;
    if (host == NULL) return lede_fail_memory(err);
    lede_arena_init(&host->arena, 0);
    if (options != NULL) host->options = *options;
    lede_status status = LEDE_OK;
    if (!copy_string(host, &host->options.script_path) ||
        !copy_string(host, &host->options.preload) ||
        !copy_string(host, &host->options.prelude_name) ||
        !copy_string(host, &host->options.columns) || !copy_string(host, &host->options.regions) ||
        !copy_string(host, &host->options.lexicons)) {
        status = lede_fail_memory(err);
    }
    if (status == LEDE_OK) status = load(host, text, name, err);
    if (status != LEDE_OK) {
        lede_host_close(host);
        return status;
    }
    *out = host;
    return LEDE_OK;
}

void lede_host_close(lede_host *host) {
    if (host == NULL) return;
    if (host->state != NULL) lede_message_lot_free(host->state->lot);
    lede_state_free(host->state);
    lede_message_lot_free(atomic_load(&host->lots));
    lede_program_free(host->program);
    free(host->modules.data);
    free(host->declarations.data);
    free(host->collates.data);
    free(host->reports.data);
    free(host->layer_files.data);
    free(host->offers.data);
    lede_buffer_clear(&host->messages);
    lede_buffer_clear(&host->words);
    lede_arena_clear(&host->arena);
    free(host);
}

/* ---- what it holds --------------------------------------------------------------------------- */

const char *lede_host_version(void) {
    return LUA_RELEASE;
}

const lede_program *lede_host_program(const lede_host *host) {
    return host->program;
}

lede_hooks lede_host_hooks(lede_host *host) {
    lede_hooks hooks = {.host = host};
    lede_hooks_fill(&hooks);
    return hooks;
}

lede_digest lede_host_analysis_digest(const lede_host *host) {
    return host->analysis;
}

lede_digest lede_host_report_digest(const lede_host *host) {
    return host->report;
}

static bool model_at(const lede_host *host, size_t model_i, lede_host_part *out) {
    bool ok = true;
    if (model_i > 1) return false;
    lede_digest digest = model_i == 0 ? lede_language_digest(host->options.language, &ok)
                                      : lede_language_senses_digest(host->options.language, &ok);
    *out = (lede_host_part){"model", model_i == 0 ? "tagger and lemmas" : "senses", digest};
    return ok;
}

bool lede_host_part_at(const lede_host *host, size_t part_i, lede_host_part *out) {
    if (part_i < host->modules.count) {
        const lede_module *module = &host->modules.data[part_i];
        *out = (lede_host_part){module->is_pack ? "pack" : "script", module->path,
                                lede_digest_of(module->text)};
        return true;
    }
    part_i -= host->modules.count;
    const lede_lexicons *lexicons = host->program->lexicons;
    for (uint32_t i = 0; i < lede_lexicons_n_sources(lexicons); i++) {
        const lede_lexicon_source *source = lede_lexicons_source(lexicons, i);
        if (source->file == NULL || part_i-- > 0) continue;
        *out = (lede_host_part){"lexicon", lede_lexicons_name(lexicons, source->lexicon).data,
                                lede_lexicon_file_digest(source->file)};
        return true;
    }
    return model_at(host, part_i, out);
}

size_t lede_host_n_reports(const lede_host *host) {
    return host->reports.count;
}

const char *lede_host_report_name(const lede_host *host, size_t report_i) {
    return report_i < host->reports.count ? host->reports.data[report_i].name : NULL;
}

lede_slice lede_host_messages(lede_host *host) {
    lede_message_lot own = {0};
    const lede_message_lot *chain = atomic_load(&host->lots);
    host->messages.size = 0;
    if (host->state->lot != NULL) {
        own = *host->state->lot;
        own.next = atomic_load(&host->lots);
        chain = &own;
    }
    lede_message_write(chain, &host->messages);
    return lede_buffer_slice(&host->messages);
}

/* As the lua command does it: the mistake is that the text ends. */
bool lede_host_is_whole(lede_slice text) {
    static const char end[] = "<eof>";
    lua_State *lua = luaL_newstate();
    if (lua == NULL) return true;
    bool is_whole = true;
    if (luaL_loadbufferx(lua, text.data, text.size, "=text", "t") == LUA_ERRSYNTAX) {
        size_t size;
        const char *message = lua_tolstring(lua, -1, &size);
        if (size > 0 && message[size - 1] == '\'') size--;
        is_whole = size < sizeof end - 1 ||
                   memcmp(message + size - (sizeof end - 1), end, sizeof end - 1) != 0;
    }
    lua_close(lua);
    return is_whole;
}

/* ---- for those who review a script ----------------------------------------------------------- */

typedef struct gathering {
    lede_host *host;
    bool of_reports;
} gathering;

static int words_body(lua_State *lua) {
    static const unsigned of_store = 1u << LEDE_SLOT_REPORT | 1u << LEDE_SLOT_COLLATE;
    const gathering *g = lua_touserdata(lua, 1);
    lede_seal_words(lua, g->of_reports ? of_store : ~of_store, &g->host->words);
    if (g->host->words.failed) lede_state_raise_memory(lua);
    return 0;
}

lede_status lede_host_gather_words(lede_host *host, bool of_reports, lede_error *err) {
    gathering g = {host, of_reports};
    host->words.size = 0;
    return lede_state_protect(host->state, words_body, &g, err);
}

bool lede_host_names_word(const lede_host *host, lede_slice word) {
    return lede_named_has(&host->words, word);
}

static const lede_module *find_file(const lede_host *host, const char *file) {
    for (size_t i = 0; i < host->modules.count; i++) {
        if (strcmp(host->modules.data[i].path, file) == 0) return &host->modules.data[i];
    }
    return NULL;
}

bool lede_host_is_pack(const lede_host *host, const char *file) {
    const lede_module *module = find_file(host, file);
    return module != NULL && module->is_pack;
}

lede_slice lede_host_line(const lede_host *host, const char *file, uint32_t line) {
    const lede_module *module = find_file(host, file);
    if (module == NULL || line == 0 || line > INT32_MAX) return LEDE_NULL_SLICE;
    return lede_module_lines(host, module->chunk, (int)line, (int)line);
}

/* ---- reports and collates -------------------------------------------------------------------- */

typedef struct building {
    uint32_t index;
    lede_slot slot;
    lede_page *page; /* NULL: a collate */
    lede_store *store;
    uint32_t table;
    bool is_trial;
} building;

static int call_body(lua_State *lua) {
    const building *b = lua_touserdata(lua, 1);
    lede_state *state = lede_state_of(lua);
    const lede_kept *kept = lede_state_push_kept(state, b->slot, b->index);
    if (kept == NULL) return luaL_error(lua, "the script gave no function here");
    state->running = kept->what;
    if (b->page != NULL) lede_page_push(lua, b->page, b->store);
    lede_store_push(lua, b->store, b->table);
    lua_call(lua, b->page != NULL ? 2 : 1, 0);
    return 0;
}

/* How many articles a store has. */
static lede_status count_articles(lede_store *store, uint64_t *n, lede_error *err) {
    lede_rows *rows = NULL;
    lede_value value = lede_value_null();
    *n = 0;
    lede_select select = {.sql = LEDE_SLICE("select count(*) from article"), .steps = UINT64_MAX};
    LEDE_TRY(lede_store_select(store, &select, &rows, err));
    lede_status status = lede_rows_next(rows, &value, err);
    if (status == LEDE_OK && value.kind == LEDE_INT) *n = (uint64_t)value.as.integer;
    lede_rows_close(rows);
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status build(lede_host *host, const building *b, lede_error *err) {
    lede_state *state = host->state;
    const lede_limits *limits = &host->program->limits;
    uint64_t n_articles;
    LEDE_TRY(count_articles(b->store, &n_articles, err));
    uint64_t instructions = plus(times(limits->lua_instructions, REPORT_FACTOR),
                                 times(limits->lua_instructions / ARTICLE_PART, n_articles + 1));
    host->query_steps =
        plus(limits->report_steps, times(limits->report_steps / QUERY_PART, n_articles + 1));
    if (b->is_trial) {
        if (instructions > TRIAL_MOST) instructions = TRIAL_MOST;
        if (host->query_steps > TRIAL_MOST) host->query_steps = TRIAL_MOST;
    }
    building copy = *b;
    lede_state_refill(state, instructions, UINT64_MAX);
    lede_state_seed(state, b->index);
    lede_arena_reset(&state->scratch);
    lua_gc(state->lua, LUA_GCINC, LEDE_STATE_GC_PAUSE, 0, 0);
    lede_store_heed(b->store, &host->stop);
    lede_status status = lede_state_protect(state, call_body, &copy, err);
    lede_store_heed(b->store, NULL);
    state->running = NULL;
    state->serial++; /* page and store are closed */
    lede_arena_reset(&state->scratch);
    return status;
}

void lede_host_stop(lede_host *host) {
    atomic_store(&host->stop, true);
}

void lede_host_go_on(lede_host *host) {
    atomic_store(&host->stop, false);
}

static lede_status build_report(lede_host *host, size_t report_i, lede_store *store, bool is_trial,
                                lede_page **out, lede_error *err) {
    *out = NULL;
    if (report_i >= host->reports.count) {
        return lede_fail(err, LEDE_USAGE, "the script has no report %zu", report_i);
    }
    const lede_report *report = &host->reports.data[report_i];
    lede_page *page = lede_page_new(lede_slice_of(report->name), lede_slice_of(report->title), err);
    if (page == NULL) return LEDE_NOMEM;
    building b = {.index = (uint32_t)report_i,
                  .slot = LEDE_SLOT_REPORT,
                  .page = page,
                  .store = store,
                  .table = LEDE_NO_TABLE,
                  .is_trial = is_trial};
    lede_status status = build(host, &b, err);
    if (status != LEDE_OK) {
        lede_page_free(page);
        return status;
    }
    *out = page;
    return LEDE_OK;
}

lede_status lede_host_report(lede_host *host, size_t report_i, lede_store *store, lede_page **out,
                             lede_error *err) {
    return build_report(host, report_i, store, false, out, err);
}

/* Whether rows would not mend it: names of fields, options and globals do not hang on them. */
static bool is_certain(const lede_state *state, lede_status status, const lede_error *err) {
    if (status == LEDE_USAGE || status == LEDE_STOPPED) return true;
    return status == LEDE_SCRIPT &&
           (state->misnamed || strstr(err->message, "a nil value (global '") != NULL);
}

lede_status lede_host_try_report(lede_host *host, size_t report_i, lede_store *store,
                                 lede_error *err) {
    lede_page *page;
    lede_error own;
    lede_state *main = host->state, *trial;
    if (err == NULL) err = &own;
    /* What does not load again is told by the run. */
    if (lede_hooks_open_trial(host, &trial, err) != LEDE_OK) return LEDE_OK;
    host->state = trial; /* so that what its functions remember is not of no rows */
    lede_status status = build_report(host, report_i, store, true, &page, err);
    host->state = main;
    bool is_told = is_certain(trial, status, err);
    lede_hooks_close_trial(trial);
    lede_page_free(page);
    return is_told ? status : LEDE_OK;
}

static bool is_kept(const lede_host *host, const lede_collate *collate) {
    return lede_schema_table(host->program->schema, collate->table)->kept;
}

size_t lede_host_n_collates(const lede_host *host) {
    size_t n_kept = 0;
    for (uint32_t i = 0; i < host->collates.count; i++) {
        n_kept += is_kept(host, &host->collates.data[i]);
    }
    return n_kept;
}

/* Collates and reports join tables by article, and rows of a collate by what they are about. */
static lede_status index_articles(const lede_host *host, lede_store *store, lede_error *err) {
    const lede_schema *schema = host->program->schema;
    for (uint32_t i = 0; i < lede_schema_n_tables(schema); i++) {
        if (!lede_schema_table(schema, i)->kept) continue;
        LEDE_TRY(lede_store_index(store, i, "article", "sentence", err));
    }
    return LEDE_OK;
}

lede_status lede_host_collate(lede_host *host, lede_store *store,
                              const lede_collate_listener *listener, lede_error *err) {
    uint32_t n = 0, n_all = (uint32_t)lede_host_n_collates(host);
    if (n_all > 0) LEDE_TRY(index_articles(host, store, err));
    for (uint32_t i = 0; i < host->collates.count; i++) {
        const lede_collate *collate = &host->collates.data[i];
        if (!is_kept(host, collate)) continue;
        const lede_table *table = lede_schema_table(host->program->schema, collate->table);
        if (listener != NULL) listener->begins(listener->context, table->name, ++n, n_all);
        building b = {
            .index = i, .slot = LEDE_SLOT_COLLATE, .store = store, .table = collate->table};
        LEDE_TRY(build(host, &b, err));
        if (table->n_fields > 0) {
            LEDE_TRY(lede_store_index(store, b.table, table->fields[0], NULL, err));
        }
    }
    return LEDE_OK;
}
