/* host.h — a script: its main Lua state and what it declared. The main state runs the script once;
 * each worker state runs the same code, the n-th declaration bound to compiled object n, only its
 * functions kept; a digest of the declarations must agree.
 * The only room with lua.h is lua; no longjmp leaves it.
 * owner: the engine's script; thread: one, save lede_hooks, whose workers have states of their own
 * floor: lua — may include all rooms below it */
#ifndef LEDE_LUA_HOST_H
#define LEDE_LUA_HOST_H

#include "record/store.h"
#include "report/page.h"
#include "run/hooks.h"
#include "run/program.h"

typedef struct lede_host lede_host;

typedef struct lede_host_options {
    const char *script_path;  /* folders of packs, ':' between them */
    const char *preload;      /* module, or path of a script, that runs first for its layers and
                                 lexicons; its tables are not kept; NULL: none */
    const char *prelude_name; /* of a script given as text, which runs next in the same way, with
                                 `lede` as a global; NULL: none */
    lede_slice prelude;
    lede_language *language;       /* models for pos, tag and lemma; borrowed; NULL: none */
    const char *columns, *regions; /* as in lede_engine_options: declared before the script runs */
    const char *lexicons;          /* as there: files of lexicons, NAME=FILE a line */
    const char *cache_path;        /* folder for lexicons made from tables; NULL: none */
    lede_limits limits;
    bool trust;
} lede_host_options;

/* Run script `text` (named `name` in messages) and seal its program. */
lede_status lede_host_open(lede_slice text, const char *name, const lede_host_options *options,
                           lede_host **out, lede_error *err);
void lede_host_close(lede_host *host);

const char *lede_host_version(void); /* "Lua 5.4.4" */

const lede_program *lede_host_program(const lede_host *host);
lede_hooks lede_host_hooks(lede_host *host);
lede_digest lede_host_analysis_digest(const lede_host *host);
lede_digest lede_host_report_digest(const lede_host *host);

/* The files that results depend on, from 0: a "script", "pack", "lexicon" or "model"; false past
 * the last, or when memory is exhausted. */
typedef struct lede_host_part {
    const char *kind, *name;
    lede_digest digest;
} lede_host_part;
bool lede_host_part_at(const lede_host *host, size_t part_i, lede_host_part *out);

size_t lede_host_n_reports(const lede_host *host);
const char *lede_host_report_name(const lede_host *host, size_t report_i);
/* Build one report into a new page. SCRIPT with the file and line of the failing call. */
lede_status lede_host_report(lede_host *host, size_t report_i, lede_store *store, lede_page **out,
                             lede_error *err);
/* The same over a store without articles, for what is wrong with its SQL (USAGE) or STOPPED; other
 * failures are OK, and what it prints is dropped. */
lede_status lede_host_try_report(lede_host *host, size_t report_i, lede_store *store,
                                 lede_error *err);
size_t lede_host_n_collates(const lede_host *host); /* whose tables are kept */
/* End the collate or report at work, and any that begins, with STOPPED, until lede_host_go_on. Safe
 * in a signal handler and in any thread. */
void lede_host_stop(lede_host *host);
void lede_host_go_on(lede_host *host);
/* Told before each collate: its name, and that it is the n-th, from 1, of so many. */
typedef struct lede_collate_listener {
    void (*begins)(void *context, const char *name, uint32_t n, uint32_t n_all);
    void *context;
} lede_collate_listener;
/* Run every collate in order; their rows go to the store. `listener` may be NULL. */
lede_status lede_host_collate(lede_host *host, lede_store *store,
                              const lede_collate_listener *listener, lede_error *err);

/* What the script printed: while it loaded, in reports and collates, then in callbacks in the order
 * of articles. Whole once the workers have closed. Stands until the next call. */
lede_slice lede_host_messages(lede_host *host);

/* Gather the words that functions over articles name, or those of reports and collates (named.h);
 * then whether they name one. SCRIPT, NOMEM. */
lede_status lede_host_gather_words(lede_host *host, bool of_reports, lede_error *err);
bool lede_host_names_word(const lede_host *host, lede_slice word);
/* Whether the file is one that the script requires from the folders of packs. */
bool lede_host_is_pack(const lede_host *host, const char *file);
/* A line of one of the script's files; null: there is none. */
lede_slice lede_host_line(const lede_host *host, const char *file, uint32_t line);

/* Every function, method and field that scripts may use, one a line ("article.title",
 * "page.bars()"): what scripts/meta/lede.lua is checked against. */
void lede_host_names(lede_buffer *out);

/* Whether Lua finds no end of the text where more should follow. */
bool lede_host_is_whole(lede_slice text);

#endif
