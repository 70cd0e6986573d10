/* declare.h — what lede.rule, lede.stage and the others share: where they were called, what they
 * were given, whether they build the program (main state) or are bound to it (workers).
 * owner: a call on the C stack; thread: that of the Lua state
 * floor: lua */
#ifndef LEDE_LUA_DECLARE_H
#define LEDE_LUA_DECLARE_H

#include "lua/host_inside.h"

/* One call of a declaration. */
typedef struct lede_call {
    struct lede_host *host;
    const char *kind; /* "rule" */
    const char *name; /* the user's, in the host's arena; "" for those without */
    const char *what; /* "rule 'x'", or "lede.keep" */
    const char *file;
    const char *folder; /* of the file, with "/" behind */
    uint32_t line;
    uint32_t index; /* of the compiled object; given when binding, else set by close */
    bool of_pack, of_preload;
    bool binding;
    lede_digest digest;
} lede_call;

/* Begin: the mode, the place, the digest of all arguments. `name` may be null. When binding, the
 * declaration is compared with that of the main state, and `index` is known. Raises. */
void lede_call_open(lua_State *lua, lede_call *call, const char *kind, lede_slice name);
/* End: the compiled object is `index`. */
void lede_call_close(lua_State *lua, lede_call *call, uint32_t index);
/* Raise an error of a lower room, placed at the call. */
int lede_call_raise(lua_State *lua, const lede_call *call, lede_error *err);
/* The same with the declaration named in front: "rule 'x': …". */
int lede_call_raise_named(lua_State *lua, const lede_call *call, lede_error *err);
/* "name = …" of the table at 1, or raise "lede.rule takes a table, as in <example>". */
lede_slice lede_call_name(lua_State *lua, const char *kind, const char *example);
/* The name at 1, or raise "lede.list takes a name first, as in <example>". */
lede_slice lede_call_first_name(lua_State *lua, const char *kind, const char *example);
/* Raise "rule 'x': 'Y' is no name of a layer: …" unless it is one; `kind` is "a layer". */
void lede_call_check_name(lua_State *lua, const lede_call *call, lede_slice name, const char *kind);
/* Keep the function in field `field` of the table at 1 for C. */
void lede_call_keep(lua_State *lua, const lede_call *call, const char *field, lede_slot slot);

/* ---- fields of a table of arguments ---- */

enum {
    LEDE_STRING = 1u << LUA_TSTRING,
    LEDE_TABLE = 1u << LUA_TTABLE,
    LEDE_FUNCTION = 1u << LUA_TFUNCTION,
    LEDE_BOOLEAN = 1u << LUA_TBOOLEAN,
    LEDE_NUMBER = 1u << LUA_TNUMBER,
    LEDE_PATHS = LEDE_TABLE | 1u << 16 /* a table, of paths with names */
};
typedef struct lede_key {
    const char *name;
    unsigned types; /* that it may have, one bit each */
    bool required;
} lede_key;

/* Every key of the table at `index` is one of `keys` (which end with a NULL name) and of its type,
 * and the required ones are there. Raises "rule 'x' has no field 'patern'; did you mean 'pattern'?
 * Fields are …" and "rule 'x': field 'pattern' must be a string, got number". */
void lede_check_keys(lua_State *lua, int index, const char *what, const lede_key *keys);
/* A string field, borrowed from the table; null when it is not there. */
lede_slice lede_check_string(lua_State *lua, int index, const char *field);
/* A list of strings in field `field`, also a single string; a block of the Lua state that stands
 * on the stack (pushed). */
const lede_slice *lede_check_strings(lua_State *lua, int index, const char *what, const char *field,
                                     size_t *count);
/* Raise "rule 'x': there is no policy 'longst'; did you mean …; there are …". */
int lede_check_raise_choice(lua_State *lua, const char *what, const char *noun, lede_slice got,
                            const char *const *choices);
/* Raise "lede has no 'rules'; did you mean 'rule'? The fields are …". */
int lede_check_raise_missing(lua_State *lua, const char *what, lede_slice got,
                             const char *const *names);

/* ---- the declarations: entries of module lede ---- */

int lede_declare_lexicon(lua_State *lua);
int lede_declare_list(lua_State *lua);
int lede_declare_macro(lua_State *lua);
int lede_declare_rule(lua_State *lua);
int lede_declare_phase(lua_State *lua);
int lede_declare_stage(lua_State *lua);
int lede_declare_article(lua_State *lua);
int lede_declare_collate(lua_State *lua);
int lede_declare_report(lua_State *lua);
int lede_declare_keep(lua_State *lua);
int lede_declare_offer(lua_State *lua);
int lede_declare_attribute(lua_State *lua);
int lede_declare_layer(lua_State *lua);
int lede_declare_pattern(lua_State *lua);
int lede_declare_regex(lua_State *lua);
/* `dialect` and `policy` of the table at `index`; without a policy it is the dialect's. */
void lede_declare_dialect(lua_State *lua, int index, const lede_call *call, lede_rule_spec *spec);
/* The examples in the table on top of the stack, of rule `rule`. */
void lede_declare_examples(lua_State *lua, const lede_call *call, uint32_t rule);

/* ---- what works at any time, and only when the script has loaded ---- */

int lede_passages(lua_State *lua);
int lede_groups(lua_State *lua);

/* Push module lede. [-0, +1, m] */
void lede_library_push(lua_State *lua);

#endif
