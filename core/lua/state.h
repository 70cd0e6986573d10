/* state.h — one Lua state with its limits: live bytes, instructions, steps of string patterns. All
 * limits are counts, so they fall at the same place on every machine. Whatever goes wrong in Lua
 * comes back as a status: every entry goes through lede_state_protect, no longjmp leaves the room.
 * owner: the host (main state) or a worker; thread: its owner's
 * floor: lua — the only room with lua.h */
#ifndef LEDE_LUA_STATE_H
#define LEDE_LUA_STATE_H

#include "base/array.h"
#include "base/hash.h"
#include "lua/said.h"
#include "lua/pattern.h"
#include "lua/pool.h"
#include "match/regex.h"
#include "run/hooks.h"

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

/* What the state is doing, which decides what a script may call. */
typedef enum lede_mode {
    LEDE_MODE_LOAD = 0, /* main state: declarations build the program */
    LEDE_MODE_BIND,     /* worker: declarations are compared and their functions kept */
    LEDE_MODE_ANALYSE,  /* worker: callbacks over articles; sealed */
    LEDE_MODE_REPORT    /* main state: reports and collates */
} lede_mode;

/* The functions of a script that C calls, by what they are for. */
typedef enum lede_slot {
    LEDE_SLOT_WHERE = 0,
    LEDE_SLOT_EMIT,
    LEDE_SLOT_ATTRIBUTES, /* a list: key, function, key, function … */
    LEDE_SLOT_STAGE,
    LEDE_SLOT_ARTICLE,
    LEDE_SLOT_COLLATE,
    LEDE_SLOT_REPORT,
    LEDE_N_SLOTS
} lede_slot;

/* One kept function: its place in the registry, its name for messages, the upvalues it can reach.
 */
typedef struct lede_kept {
    lede_slot slot;
    uint32_t index;        /* of the rule, stage, emitter, collate, report */
    int ref;               /* luaL_ref in the registry */
    const char *what;      /* "rule 'x'"; in the host's arena */
    size_t watch, n_watch; /* into state->watches */
} lede_kept;

/* An upvalue that must be the same after a callback as before. */
typedef struct lede_watch {
    int closure;        /* index in the table of watched closures */
    int upvalue;        /* of that closure, from 1 */
    int value;          /* index in the table of sealed values */
    const void *object; /* which is this, and is not collected meanwhile; NULL: no object */
} lede_watch;

/* How far memory grows before Lua collects it, in per cent of what lives, once a script has loaded:
 * most that lives was made then, or is what a collate gathers, and a collection walks over all. */
enum { LEDE_STATE_GC_PAUSE = 400 };

typedef struct lede_budget {
    uint64_t limit; /* UINT64_MAX: none */
    uint64_t used;
} lede_budget;

struct lede_host;
struct lede_message_lot;

typedef struct lede_state {
    lua_State *lua;
    struct lede_host *host;
    lede_mode mode;
    bool trust;

    size_t bytes, bytes_limit; /* live; the limit is exact */
    lede_pool pool;            /* where they are */
    bool denied;               /* the allocator said no since the last entry */
    bool misnamed;             /* since then it asked for a field or option that there is not */
    lede_budget instructions;  /* of the article, or of the load, or of the report */
    lede_budget string_steps;  /* of pattern functions */
    uint64_t string_bytes;     /* of strings made; COPY_BYTES count as one instruction */
    uint64_t longest_string;   /* that the script can hold, in bytes … */
    uint64_t longest_loaded;   /* … of those made while it loaded */
    uint64_t ordinary_string;  /* longer ones make every instruction dearer */
    int interval;              /* instructions until the next count */
    const char *exhausted;     /* message of the limit that was hit; NULL: none */
    uint64_t random[4];        /* xoshiro256**; seeded from the article */

    const char *running; /* what the callback belongs to, "rule 'x'"; NULL outside */
    lede_slot running_slot;
    uint32_t running_index;
    lede_desk *desk;                   /* NULL between articles */
    uint64_t serial;                   /* of the article; objects of other serials are closed */
    lede_arena scratch;                /* values handed out by the last hook */
    unsigned scratch_depth;            /* calls that hold values in it, one within another */
    lede_regex_scratch *regex_scratch; /* for article:search; made on first use */

    lede_said said;         /* names that functions say again */
    lede_patterns patterns; /* that string.find and the others were given last */

    struct lede_message_lot *lot; /* what was printed; NULL: nothing. The host frees it */

    uint32_t n_declared; /* declarations bound so far */
    LEDE_ARRAY(lede_kept) kept;
    LEDE_ARRAY(uint32_t) by_slot[LEDE_N_SLOTS]; /* index → place in kept; UINT32_MAX: none */
    LEDE_ARRAY(lede_watch) watches;

    lede_error stash; /* an error of a lower room that is on its way up through Lua */
    bool has_stash;
    char place[512];     /* where the last Lua error arose: file … */
    uint32_t place_line; /* … and line; 0: not known */
    size_t place_size;   /* bytes of "file:line: " in front of the message */

    /* Registry places. */
    int hidden, shown;    /* sealed table → its contents, and back; LUA_NOREF until sealed */
    int closures, values; /* of watches */
    int loaded;           /* modules by name */
    int metatables[10];   /* of objects, see object.h */
    int closed;           /* metatable of an article that has ended */
    int article, article_state;
    int answers; /* of article:answers, by name; of the article in hand */
} lede_state;

lede_status lede_state_new(struct lede_host *host, const lede_limits *limits, bool trust,
                           lede_state **out, lede_error *err);
void lede_state_free(lede_state *state); /* NULL is fine */

/* Live bytes of all states closed are zero: what lua_close left behind. For tests. */
size_t lede_state_close_lua(lede_state *state);

static inline lede_state *lede_state_of(lua_State *lua) {
    return *(lede_state **)lua_getextraspace(lua);
}

/* Call body(context as light userdata) protected. Failures: SCRIPT with file and line; LIMIT;
 * NOMEM; or the stashed error of a lower room, whole. */
lede_status lede_state_protect(lede_state *state, lua_CFunction body, void *context,
                               lede_error *err);

/* Start counting from zero: an article, a load, a report. */
void lede_state_refill(lede_state *state, uint64_t instructions, uint64_t string_steps);
/* Work done in C on a script's behalf, in instructions. Raises when the budget is spent. */
void lede_state_charge(lua_State *lua, uint64_t work);
void lede_state_charge_steps(lua_State *lua, uint64_t steps);
/* A failed call whose error is on top of the stack ran out of memory; a script may not catch it. */
bool lede_state_is_memory_error(lua_State *lua, int status);

/* Raise an error of a lower room; it comes out of lede_state_protect as it went in. */
int lede_state_raise(lua_State *lua, const lede_error *err);
/* Raise when memory of a lower room is exhausted. */
int lede_state_raise_memory(lua_State *lua);

/* Keep the function (or table) on top of the stack for C; pops it. Raises on no memory. */
void lede_state_keep(lua_State *lua, lede_slot slot, uint32_t index, const char *what);
/* Push a kept function. NULL, nothing pushed, when there is none. */
const lede_kept *lede_state_push_kept(lede_state *state, lede_slot slot, uint32_t index);

/* A seed for math.random. */
void lede_state_seed(lede_state *state, uint64_t seed);
/* A call that reads values into the scratch arena enters, and leaves when they were used: the
 * outermost gives the memory back, since a metamethod may make such a call within another. An error
 * leaves for those it ends. */
void lede_state_enter_scratch(lede_state *state);
void lede_state_leave_scratch(lede_state *state);

uint64_t lede_state_random(lede_state *state);

#endif
