/* engine.h — the structs behind include/lede.h. Room engine joins the rooms below it to the public
 * interface and holds no logic of its own.
 * owner: the host; thread: as include/lede.h says
 * floor: engine — may include all rooms below it */
#ifndef LEDE_ENGINE_ENGINE_H
#define LEDE_ENGINE_ENGINE_H

#include "lua/host.h"
#include "lua/module_names.h"
#include "record/store.h"

#include <time.h>

/* How every call of the interface begins: with an error of its own where the host gives none, and
 * USAGE where the host gives NULL for something that the call needs. */
#define LEDE_ENTER(err)                                                                            \
    lede_error own_error_;                                                                         \
    if ((err) == NULL) (err) = &own_error_
#define LEDE_NEED(thing)                                                                           \
    if ((thing) == NULL) return lede_fail(err, LEDE_USAGE, "%s: " #thing " is NULL", __func__)
/* Before all that is needed, where an object is handed out: however the call fails, there is none.
 */
#define LEDE_GIVES(out)                                                                            \
    LEDE_NEED(out);                                                                                \
    *(out) = NULL

struct lede_engine {
    lede_limits limits; /* every 0 replaced by its default */
    char *script_path;
    char *columns, *regions, *lexicons; /* may be NULL */
    char *cache_path;                   /* NULL: none */
    lede_language *language;            /* models in the folders of script_path */
    bool trust;
    char version[256];
};

struct lede_script {
    lede_engine *engine;
    lede_host *host;
    char name[256]; /* its path, or what the host called it; cut where longer */
    lede_buffer names[LEDE_NAME_LUA + 1]; /* lede_script_name: each with a zero behind it */
};

/* lede_script_open_text, after the script and the text that `before` names, if it is not NULL. */
lede_status lede_script_open_with(lede_engine *engine, const char *name, lede_slice text,
                                  const lede_query_options *before, lede_script **out,
                                  lede_error *err);

/* Of scripts that are written here: text as a Lua string literal, with decimal escapes for all that
 * is not plain ASCII; the name of a dialect, NULL: there is no such. */
void lede_query_literal(lede_buffer *out, const char *text);
const char *lede_query_dialect(lede_dialect dialect);
/* An error in such a script speaks of what the host or user wrote, not of the text around it.
 * Whether it was of the script called `name`. */
bool lede_query_forget_place(lede_error *err, const char *name);
/* The user of a query wrote a pattern or an expression, not the script around it: what is wrong
 * speaks of that only. */
void lede_query_speak(lede_error *err);

/* Where an error is that nothing writes a layer, the packs that do, as they are called for. Whether
 * there are any. */
bool lede_script_hint_at_pack(const lede_engine *engine, lede_module_call call, lede_error *err);

/* A whole file of at most `most` bytes; `what` it is, for messages: "script". IO, LIMIT, NOMEM. */
lede_status lede_read_file(const char *path, const char *what, size_t most, lede_buffer *out,
                           lede_error *err);

double lede_seconds_since(const struct timespec *began); /* by the monotonic clock */

/* Note in the store, if there is one, what results depend on beside the script: one that goes on
 * must have been made with it; and what of its tables nobody will read. */
lede_status lede_run_note_options(const lede_run_options *options, lede_error *err);
/* Whether a list of strings has fewer of them than it counts. */
bool lede_list_has_null(const char *const *list, size_t count);
/* The script that a sum of coverage was opened for. */
const lede_script *lede_coverage_script(const lede_coverage_sum *sum);
/* By rule, whether it is of a pack; of a pack that is run by itself none is. */
const bool *lede_coverage_of_pack(const lede_coverage_sum *sum);
/* Add the coverage of one article. */
lede_status lede_coverage_take(lede_coverage_sum *sum, const lede_result *result, lede_error *err);
/* What a caller gave, NULL too, with defaults in the place of zeros. USAGE: no such format. */
lede_status lede_page_options_read(const lede_page_options *given, lede_page_options *out,
                                   lede_error *err);
/* Pages one behind the other; `options` have been read. */
void lede_page_render(lede_page *const *pages, size_t n_pages, const lede_page_options *options,
                      lede_buffer *out);

#endif
