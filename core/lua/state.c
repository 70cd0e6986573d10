#include "lua/state.h"

#include "lua/host_inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    /* Instructions between two looks at the budget. A smaller number costs nothing until about
     * 100: Lua counts every instruction anyway once a count hook is set. */
    COUNT_INTERVAL = 1000,
    /* Bytes of new strings that count as one instruction, so that s = s .. x is bounded too. */
    COPY_BYTES = 64,
    ERROR_LEVELS = 64 /* call frames searched for the user's line */
};
/* Lua compares two strings in one instruction, however long they are, and asks nobody. So every
 * instruction counts as often as the longest string is longer than what is ordinary: than this and
 * some copies of the article, or than what a query of a report may well give. So what compares long
 * strings and does nothing else ends within minutes, not days. */
enum { ORDINARY_STRING = 64 * 1024, ORDINARY_COPIES = 4, ORDINARY_ROWS = 1024 * 1024 };

/* Lua tells the type of a new block in place of its old size. */
static bool is_new_string(const void *block, size_t old) {
    return block == NULL && old == LUA_TSTRING;
}

static void note_string(lede_state *state, size_t size) {
    state->string_bytes += size;
    if (size > state->longest_string) state->longest_string = size;
    if (state->mode != LEDE_MODE_ANALYSE) state->longest_loaded = state->longest_string;
}

static uint64_t work_done(const lede_state *state) {
    return state->instructions.used + state->string_bytes / COPY_BYTES;
}

static void on_count(lua_State *lua, lua_Debug *unused);

static void *allocate(void *context, void *block, size_t old, size_t size) {
    lede_state *state = context;
    size_t held = block == NULL ? 0 : old;
    if (size == 0) {
        lede_pool_resize(&state->pool, block, held, 0);
        state->bytes -= held;
        return NULL;
    }
    if (size > held && size - held > state->bytes_limit - state->bytes) {
        state->denied = true;
        return NULL;
    }
    void *moved = lede_pool_resize(&state->pool, block, held, size);
    if (moved == NULL) return NULL;
    state->bytes = state->bytes - held + size;
    if (is_new_string(block, old)) {
        note_string(state, size);
        if (state->lua != NULL && work_done(state) > state->instructions.limit &&
            state->instructions.limit != UINT64_MAX) {
            state->interval = 1;
            lua_sethook(state->lua, on_count, LUA_MASKCOUNT, 1); /* raises where it is safe */
        }
    }
    return moved;
}

/* ---- budgets -------------------------------------------------------------------------------- */

static void arm(lede_state *state, int interval) {
    state->interval = interval;
    lua_sethook(state->lua, on_count, LUA_MASKCOUNT, interval);
}

static int raise_exhausted(lua_State *lua, const char *message) {
    lede_state *state = lede_state_of(lua);
    state->exhausted = message;
    if (!state->trust) arm(state, 1); /* whatever catches this gets no further than its next step */
    lua_pushstring(lua, message);
    return lua_error(lua);
}

static const char *instructions_message(const lede_state *state) {
    switch (state->mode) {
    case LEDE_MODE_ANALYSE:
        return "too many Lua instructions for one article; is there a loop that does not end? "
               "--limit lua-instructions=N allows more";
    case LEDE_MODE_REPORT:
        return "too many Lua instructions for one report or collate; is there a loop that does "
               "not end? --limit lua-instructions=N allows more";
    default:
        return "too many Lua instructions while the script loads; is there a loop that does not "
               "end? --limit lua-instructions=N allows more";
    }
}

static void raise_stopped(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    lede_error err;
    arm(state, 1); /* pcall gets no further than its next step */
    lede_fail(&err, LEDE_STOPPED, "%s was stopped",
              state->running == NULL ? "the script" : state->running);
    lede_state_raise(lua, &err);
}

static void add_work(lede_state *state, uint64_t work) {
    uint64_t left = UINT64_MAX - state->instructions.used;
    uint64_t weight = 1 + state->longest_string / state->ordinary_string;
    state->instructions.used += work < left / weight ? work * weight : left;
}

static void on_count(lua_State *lua, lua_Debug *unused) {
    (void)unused;
    lede_state *state = lede_state_of(lua);
    if (state->exhausted != NULL) raise_exhausted(lua, state->exhausted);
    if (state->mode == LEDE_MODE_REPORT && atomic_load(&state->host->stop)) raise_stopped(lua);
    add_work(state, (uint64_t)state->interval);
    if (work_done(state) > state->instructions.limit) {
        raise_exhausted(lua, instructions_message(state));
    }
}

void lede_state_refill(lede_state *state, uint64_t instructions, uint64_t string_steps) {
    state->instructions = (lede_budget){.limit = state->trust ? UINT64_MAX : instructions};
    state->string_steps = (lede_budget){.limit = string_steps};
    state->string_bytes = 0;
    state->longest_string = state->longest_loaded;
    state->ordinary_string =
        state->mode == LEDE_MODE_ANALYSE
            ? ORDINARY_STRING + ORDINARY_COPIES * (uint64_t)state->desk->article->text.size
            : ORDINARY_ROWS;
    state->exhausted = NULL;
    bool is_counted = !state->trust && instructions != UINT64_MAX;
    if (!is_counted && state->mode != LEDE_MODE_REPORT) { /* those may be stopped */
        lua_sethook(state->lua, NULL, 0, 0);
    } else {
        arm(state, COUNT_INTERVAL);
    }
}

void lede_state_charge(lua_State *lua, uint64_t work) {
    lede_state *state = lede_state_of(lua);
    if (state->instructions.limit == UINT64_MAX) return;
    add_work(state, work);
    if (work_done(state) > state->instructions.limit || state->exhausted != NULL) {
        raise_exhausted(lua,
                        state->exhausted != NULL ? state->exhausted : instructions_message(state));
    }
}

void lede_state_charge_steps(lua_State *lua, uint64_t steps) {
    lede_state *state = lede_state_of(lua);
    uint64_t left = UINT64_MAX - state->string_steps.used;
    state->string_steps.used += steps < left ? steps : left;
    if (state->string_steps.used > state->string_steps.limit) {
        raise_exhausted(lua,
                        "too many steps in Lua's string pattern functions for one article; --limit "
                        "string-steps=N allows more, article:find needs none");
    }
}

/* ---- errors --------------------------------------------------------------------------------- */

int lede_state_raise(lua_State *lua, const lede_error *err) {
    lede_state *state = lede_state_of(lua);
    state->stash = *err;
    state->has_stash = true;
    if (err->status == LEDE_LIMIT) state->exhausted = "limit";
    luaL_where(lua, 1);
    lua_pushstring(lua, err->message);
    if (err->excerpt[0] != '\0') {
        lua_pushliteral(lua, "\n");
        lua_pushstring(lua, err->excerpt);
        lua_concat(lua, 3);
    }
    lua_concat(lua, 2);
    return lua_error(lua);
}

int lede_state_raise_memory(lua_State *lua) {
    lede_error err;
    lede_fail_memory(&err);
    return lede_state_raise(lua, &err);
}

/* Keep the whole name of the file: Lua shortens names over 59 bytes. */
static void keep_place(lede_state *state, const lua_Debug *frame) {
    const char *source = frame->source;
    if (*source == '@' || *source == '=') source++;
    snprintf(state->place, sizeof state->place, "%s", source);
    state->place_line = (uint32_t)frame->currentline;
}

/* The frame that the message names, else the innermost Lua function. */
static void find_place(lua_State *lua, lede_state *state, const char *message) {
    lua_Debug frame;
    bool any = false;
    state->place_size = 0;
    state->place[0] = '\0';
    state->place_line = 0;
    for (int level = 0; level < ERROR_LEVELS && lua_getstack(lua, level, &frame); level++) {
        lua_getinfo(lua, "Sl", &frame);
        if (frame.currentline <= 0) continue;
        char prefix[LUA_IDSIZE + 16];
        snprintf(prefix, sizeof prefix, "%s:%d: ", frame.short_src, frame.currentline);
        bool named = strncmp(message, prefix, strlen(prefix)) == 0;
        if (named || !any) keep_place(state, &frame);
        if (named) state->place_size = strlen(prefix);
        if (named) return;
        any = true;
    }
}

/* Message handler: error value → string; notes the place. [-1, +1, m] */
static int on_error(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    if (lua_type(lua, 1) != LUA_TSTRING) {
        if (luaL_getmetafield(lua, 1, "__tostring") != LUA_TNIL || lua_isnumber(lua, 1)) {
            luaL_tolstring(lua, 1, NULL);
        } else {
            lua_pushfstring(lua, "an error that is no text but a %s", luaL_typename(lua, 1));
        }
        lua_replace(lua, 1);
    }
    lua_settop(lua, 1);
    find_place(lua, state, lua_tostring(lua, 1));
    return 1;
}

static lede_status take_message(lede_state *state, const char *message, lede_error *err) {
    lede_error *stash = &state->stash;
    if (state->has_stash && strstr(message, stash->message) != NULL) {
        lede_status status = stash->status;
        if (err != NULL) {
            *err = *stash;
            if (err->where[0] == '\0') {
                lede_error_place(err, state->place, state->place_line, 0);
            }
        }
        return status;
    }
    bool lacks_library = strstr(message, "a nil value (global 'lede')") != NULL;
    lede_fail(err, LEDE_SCRIPT, "%s%s", message + state->place_size,
              lacks_library ? "; a script begins with local lede = require \"lede\"" : "");
    if (err != NULL) {
        for (char *c = err->message; *c != '\0'; c++) {
            if (*c == '\n' || *c == '\r') *c = ' ';
        }
        lede_error_place(err, state->place, state->place_line, 0);
    }
    return LEDE_SCRIPT;
}

bool lede_state_is_memory_error(lua_State *lua, int status) {
    static const char words[] = "not enough memory"; /* what Lua's buffers raise as a string */
    if (status == LUA_ERRMEM) return true;
    if (status == LUA_OK || lua_type(lua, -1) != LUA_TSTRING) return false;
    size_t size;
    const char *text = lua_tolstring(lua, -1, &size);
    return size >= sizeof words - 1 && strcmp(text + size - (sizeof words - 1), words) == 0;
}

static lede_status take_error(lede_state *state, int status, lede_error *err) {
    lede_status result;
    if (state->exhausted != NULL && !(state->has_stash && state->stash.status == LEDE_LIMIT)) {
        result = lede_fail(err, LEDE_LIMIT, "%s", state->exhausted);
        lede_error_place(err, state->place, state->place_line, 0);
    } else if (state->denied && lede_state_is_memory_error(state->lua, status)) {
        result = lede_fail(
            err, LEDE_LIMIT,
            "the script needs more than %zu KiB of memory; --limit lua-bytes=N allows more",
            state->bytes_limit / 1024);
    } else if (lede_state_is_memory_error(state->lua, status)) {
        result = lede_fail_memory(err);
    } else if (lua_type(state->lua, -1) == LUA_TSTRING) {
        result = take_message(state, lua_tostring(state->lua, -1), err);
    } else {
        result = lede_fail(err, LEDE_SCRIPT, "the script failed without a message");
    }
    state->has_stash = false;
    return result;
}

lede_status lede_state_protect(lede_state *state, lua_CFunction body, void *context,
                               lede_error *err) {
    lua_State *lua = state->lua;
    int top = lua_gettop(lua);
    state->denied = false;
    state->misnamed = false;
    state->has_stash = false;
    state->scratch_depth = 0;
    state->place[0] = '\0';
    state->place_line = 0;
    state->place_size = 0;
    lua_pushcfunction(lua, on_error);
    lua_pushcfunction(lua, body);
    lua_pushlightuserdata(lua, context);
    int status = lua_pcall(lua, 1, 0, top + 1);
    lede_status result = status == LUA_OK ? LEDE_OK : take_error(state, status, err);
    lua_settop(lua, top);
    return result;
}

/* ---- kept functions ------------------------------------------------------------------------- */

void lede_state_keep(lua_State *lua, lede_slot slot, uint32_t index, const char *what) {
    lede_state *state = lede_state_of(lua);
    while (state->by_slot[slot].count <= index) {
        if (!lede_array_push(&state->by_slot[slot], UINT32_MAX)) lede_state_raise_memory(lua);
    }
    lede_kept kept = {.slot = slot, .index = index, .what = what};
    kept.ref = luaL_ref(lua, LUA_REGISTRYINDEX);
    if (!lede_array_push(&state->kept, kept)) lede_state_raise_memory(lua);
    state->by_slot[slot].data[index] = (uint32_t)(state->kept.count - 1);
}

const lede_kept *lede_state_push_kept(lede_state *state, lede_slot slot, uint32_t index) {
    if (index >= state->by_slot[slot].count) return NULL;
    uint32_t place = state->by_slot[slot].data[index];
    if (place == UINT32_MAX) return NULL;
    lua_rawgeti(state->lua, LUA_REGISTRYINDEX, state->kept.data[place].ref);
    return &state->kept.data[place];
}

/* ---- random numbers ------------------------------------------------------------------------- */

static uint64_t rotate(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

void lede_state_seed(lede_state *state, uint64_t seed) {
    for (int i = 0; i < 4; i++) { /* splitmix64, as the authors of xoshiro advise */
        seed += 0x9e3779b97f4a7c15u;
        uint64_t z = seed;
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        state->random[i] = z ^ z >> 31;
    }
}

uint64_t lede_state_random(lede_state *state) {
    uint64_t *s = state->random, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

/* ---- scratch ---- */

void lede_state_enter_scratch(lede_state *state) {
    state->scratch_depth++;
}

void lede_state_leave_scratch(lede_state *state) {
    if (--state->scratch_depth == 0) lede_arena_reset(&state->scratch);
}

/* ---- life ----------------------------------------------------------------------------------- */

static uint64_t or_default(uint64_t limit, uint64_t value) {
    return limit == 0 ? value : limit;
}

lede_status lede_state_new(struct lede_host *host, const lede_limits *limits, bool trust,
                           lede_state **out, lede_error *err) {
    enum { DEFAULT_BYTES = 256 * 1024 * 1024 }; /* enough for a lexicon table of a million */
    lede_state *state = calloc(1, sizeof *state);
    if (state == NULL) return lede_fail_memory(err);
    uint64_t bytes = or_default(limits->lua_bytes, DEFAULT_BYTES);
    state->host = host;
    state->trust = trust;
    state->bytes_limit = trust || bytes > SIZE_MAX / 2 ? SIZE_MAX / 2 : (size_t)bytes;
    state->hidden = state->shown = state->closures = state->values = LUA_NOREF;
    state->article = state->article_state = state->answers = LUA_NOREF;
    state->running_slot = LEDE_N_SLOTS;
    state->instructions.limit = state->string_steps.limit = UINT64_MAX;
    lede_arena_init(&state->scratch, 0);
    lua_State *lua = lua_newstate(allocate, state);
    if (lua == NULL) {
        lede_status status =
            state->denied
                ? lede_fail(
                      err, LEDE_LIMIT,
                      "a script needs more than %zu KiB of memory; --limit lua-bytes=N allows more",
                      state->bytes_limit / 1024)
                : lede_fail_memory(err);
        lede_state_free(state);
        return status;
    }
    state->lua = lua;
    *(lede_state **)lua_getextraspace(lua) = state;
    *out = state;
    return LEDE_OK;
}

size_t lede_state_close_lua(lede_state *state) {
    if (state->lua != NULL) lua_close(state->lua);
    state->lua = NULL;
    return state->bytes;
}

void lede_state_free(lede_state *state) {
    if (state == NULL) return;
    lede_state_close_lua(state);
    lede_pool_clear(&state->pool);
    lede_regex_scratch_free(state->regex_scratch);
    lede_arena_clear(&state->scratch);
    free(state->kept.data);
    free(state->watches.data);
    for (int i = 0; i < LEDE_N_SLOTS; i++) free(state->by_slot[i].data);
    free(state);
}
