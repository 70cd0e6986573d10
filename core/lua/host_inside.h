/* host_inside.h — what a host holds; for files of room lua only.
 * owner: the host; thread: as host.h says
 * floor: lua */
#ifndef LEDE_LUA_HOST_INSIDE_H
#define LEDE_LUA_HOST_INSIDE_H

#include "lua/host.h"
#include "lua/message.h"
#include "lua/module.h"

#include <stdatomic.h>

/* What a declaration was in the main state, compared in each worker. */
typedef struct lede_declaration {
    const char *kind; /* "rule" */
    const char *what; /* "rule 'x'" */
    const char *file;
    uint32_t line;
    uint32_t index;     /* of the compiled object */
    lede_digest digest; /* of its arguments; functions by their place */
} lede_declaration;

typedef struct lede_collate {
    const char *name, *what;
    uint32_t table;
    const uint32_t *reads; /* tables; in the host's arena */
    size_t n_reads;
} lede_collate;

typedef struct lede_report {
    const char *name, *title, *what;
} lede_report;

/* A layer that a file is for; LEDE_NO_LAYER: it is for none. See offer.h. */
typedef struct lede_offer {
    const char *file;
    uint32_t layer;
} lede_offer;

struct lede_host {
    lede_arena arena;
    lede_host_options options;
    lede_program *program;
    lede_state *state; /* main */
    LEDE_ARRAY(lede_module) modules;
    LEDE_ARRAY(lede_declaration) declarations;
    LEDE_ARRAY(lede_collate) collates;
    LEDE_ARRAY(lede_report) reports;
    LEDE_ARRAY(const char *) layer_files; /* where each layer was declared; "": not in a file */
    LEDE_ARRAY(lede_offer) offers;
    size_t n_files_given;             /* lexicons whose file the options gave */
    lede_digest analysis, report;     /* of functions */
    _Atomic(lede_message_lot *) lots; /* of workers that have closed */
    lede_buffer messages;             /* the last answer of lede_host_messages */
    lede_buffer words;                /* that functions over articles name; see named.h */
    uint64_t query_steps;             /* of SQLite, that one query may take now */
    atomic_bool stop;                 /* the collate or report at work is to end */
};

/* A copy in the host's arena; raises on no memory. */
const char *lede_host_string(lua_State *lua, lede_slice text);
const char *lede_host_printf(lua_State *lua, const char *format, ...) LEDE_PRINTF(2, 3);

/* Instructions that loading a script may take. */
uint64_t lede_host_load_instructions(const lede_host *host);
/* Run every module in a fresh state: sandbox, module lede, script. Called protected. [-0, +0, e] */
void lede_host_run_script(lua_State *lua);

#endif
