#include "lua/module.h"

#include "lua/host_inside.h"
#include "lua/module_names.h"
#include "lua/sandbox.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    MODULE_BYTES = 16 * 1024 * 1024, /* a module is written by hand; larger is a mistake */
    MODULE_NAME = 200,               /* bytes of a name */
    MODULE_PATH = 1024
};

static lede_slice folder_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? LEDE_SLICE("") : (lede_slice){path, (size_t)(slash - path) + 1};
}

/* Where lines begin, since their text is asked for by number again and again. */
static bool find_lines(struct lede_host *host, lede_module *module) {
    LEDE_ARRAY(uint32_t) starts = {0};
    lede_slice rest = module->text, line;
    while (lede_slice_line(&rest, &line)) {
        uint32_t start = (uint32_t)(line.data - module->text.data);
        if (!lede_array_push_in(&host->arena, &starts, start)) return false;
    }
    module->line_starts = starts.data;
    module->n_lines = starts.count;
    return true;
}

/* `from->folder` is the path by which the file was found. */
static lede_status add(struct lede_host *host, const lede_module *from, lede_error *err) {
    bool ok = true;
    lede_module module = *from;
    lede_buffer chunk = {0};
    lede_buffer_printf(&chunk, "@%s", from->path);
    module.text = lede_arena_copy(&host->arena, from->text, &ok);
    module.name = lede_arena_string(&host->arena, lede_slice_of(from->name));
    module.chunk = lede_arena_string(&host->arena, lede_buffer_slice(&chunk));
    module.folder = lede_arena_string(&host->arena, folder_of(from->folder));
    ok =
        ok && !chunk.failed && module.name != NULL && module.chunk != NULL && module.folder != NULL;
    ok = ok && find_lines(host, &module);
    lede_buffer_clear(&chunk);
    if (!ok) return lede_fail_memory(err);
    module.path = module.chunk + 1;
    if (!lede_array_push(&host->modules, module)) return lede_fail_memory(err);
    return LEDE_OK;
}

lede_status lede_module_add_script(struct lede_host *host, lede_slice text, const char *name,
                                   lede_error *err) {
    return add(host, &(lede_module){.name = "", .path = name, .folder = name, .text = text}, err);
}

const lede_module *lede_module_of(const struct lede_host *host, const char *source) {
    for (size_t i = 0; i < host->modules.count; i++) {
        if (strcmp(host->modules.data[i].chunk, source) == 0) return &host->modules.data[i];
    }
    return NULL;
}

lede_slice lede_module_lines(const struct lede_host *host, const char *source, int first,
                             int last) {
    const lede_module *module = lede_module_of(host, source);
    if (module == NULL || last < 1 || module->n_lines == 0) return LEDE_SLICE("");
    size_t from = first < 1 ? 0 : (size_t)first - 1, to = (size_t)last - 1;
    if (to >= module->n_lines) to = module->n_lines - 1;
    if (from > to) return LEDE_SLICE("");
    size_t start = module->line_starts[from];
    lede_slice line,
        rest = lede_slice_cut(module->text, module->line_starts[to], module->text.size);
    lede_slice_line(&rest, &line);
    return lede_slice_cut(module->text, start, module->line_starts[to] + line.size);
}

/* ---- running ---- */

/* How often the marks stand in the text, counted anew `step` bytes behind each. */
static size_t count_marks(lede_slice text, lede_slice marks, size_t step) {
    size_t n = 0;
    for (size_t at = 0; (at = lede_slice_find(text, marks, at)) != SIZE_MAX; at += step) n++;
    return n;
}

/* A pattern in [[ … ]] ends at the first ]] inside it: the usual cause of a strange message. There
 * are more ]] than [[ then, "]]]" being two. */
static const char *bracket_hint(const lede_module *module, int line) {
    enum { LINES_BEFORE = 3 };
    int first = line > LINES_BEFORE ? line - LINES_BEFORE : 1;
    lede_slice lines = {module->text.data, 0};
    lede_slice rest = module->text, text;
    for (int n = 1; n <= line && lede_slice_line(&rest, &text); n++) {
        if (n == first) lines.data = text.data;
        lines.size = (size_t)(text.data + text.size - lines.data);
    }
    size_t n_open = count_marks(lines, LEDE_SLICE("[["), 2);
    size_t n_close = count_marks(lines, LEDE_SLICE("]]"), 1);
    return n_open > 0 && n_close > n_open
               ? "; a pattern between [[ and ]] ends at its first ]], so write "
                 "[=[ … ]=] around it"
               : "";
}

static size_t skip_blanks(lede_slice text, size_t at) {
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\t')) at++;
    return at;
}

/* A pattern in quotes ends at its own first quote, and \d in it is no escape of Lua's. */
static const char *quote_hint(lede_slice line) {
    static const char word[] = "pattern";
    size_t at = lede_slice_find(line, lede_slice_of(word), 0);
    if (at == SIZE_MAX) return "";
    at = skip_blanks(line, at + sizeof word - 1);
    if (at == line.size || line.data[at] != '=') return "";
    at = skip_blanks(line, at + 1);
    bool is_quoted = at < line.size && (line.data[at] == '"' || line.data[at] == '\'');
    return is_quoted ? "; a pattern has quotes of its own, so write [=[ … ]=] around it" : "";
}

/* What Lua makes of a comma that was forgotten: "'}' expected (to close '{' at line 3)". */
static const char *comma_hint(const char *message) {
    return strstr(message, "'}' expected") == NULL
               ? ""
               : "; fields of a table are parted by commas: is one missing before this?";
}

/* Lua's "path:line: what is wrong near x" as a whole error with the line as excerpt. */
static int raise_syntax(lua_State *lua, const lede_module *module) {
    const char *message = lua_tostring(lua, -1);
    const char *colon = message == NULL ? NULL : strstr(message, ": ");
    int line = 0;
    if (colon != NULL) {
        const char *digits = colon;
        while (digits > message && digits[-1] >= '0' && digits[-1] <= '9') digits--;
        line = (int)strtol(digits, NULL, 10);
    }
    lede_error err;
    lede_slice text = line == 0
                          ? LEDE_SLICE("")
                          : lede_module_lines(lede_state_of(lua)->host, module->chunk, line, line);
    const char *hint = bracket_hint(module, line);
    if (hint[0] == '\0') hint = quote_hint(text);
    if (hint[0] == '\0') hint = comma_hint(message);
    lede_fail(&err, LEDE_SYNTAX, "%s%s", colon == NULL ? message : colon + 2, hint);
    lede_error_place(&err, module->path, (uint32_t)line, 0);
    snprintf(err.excerpt, sizeof err.excerpt, "%.*s", (int)(text.size > 200 ? 200 : text.size),
             text.data);
    return lede_state_raise(lua, &err);
}

static int append(lua_State *lua, const void *bytes, size_t size, void *buffer) {
    (void)lua;
    lede_buffer_add(buffer, (lede_slice){bytes, size});
    return 0;
}

/* The function on top of the stack as bytes, which workers need not parse again; they do if there
 * is no memory for it. */
static void keep_code(lua_State *lua, lede_module *module) {
    bool ok = true;
    lede_buffer code = {0};
    lua_dump(lua, append, &code, 0);
    if (!code.failed) {
        module->code =
            lede_arena_copy(&lede_state_of(lua)->host->arena, lede_buffer_slice(&code), &ok);
    }
    lede_buffer_clear(&code);
}

static int load_text(lua_State *lua, lede_module *module) {
    lede_slice text = module->text;
    if (lede_slice_starts(text, LEDE_SLICE("\xEF\xBB\xBF")))
        text = lede_slice_cut(text, 3, text.size);
    if (text.size > 0 && text.data[0] == '#') { /* "#!" line, as the lua command skips it */
        size_t end = lede_slice_find(text, LEDE_SLICE("\n"), 0);
        text = lede_slice_cut(text, end == SIZE_MAX ? text.size : end, text.size);
    }
    int status = luaL_loadbufferx(lua, text.data, text.size, module->chunk, "t");
    if (status == LUA_OK && lede_state_of(lua)->mode == LEDE_MODE_LOAD) keep_code(lua, module);
    return status;
}

void lede_module_run(lua_State *lua, size_t module_i) {
    const lede_state *state = lede_state_of(lua);
    lede_module *module = &state->host->modules.data[module_i];
    lede_slice code = module->code;
    int status = state->mode == LEDE_MODE_BIND && code.size > 0
                     ? luaL_loadbufferx(lua, code.data, code.size, module->chunk, "b")
                     : load_text(lua, module);
    if (status == LUA_ERRMEM) lua_error(lua);
    if (status != LUA_OK) {
        /* The host's array may move while the module runs, not here. */
        raise_syntax(lua, module);
    }
    lua_call(lua, 0, 1);
}

/* ---- require ---- */

static lede_status read_file(const char *path, lede_buffer *out, bool *found, lede_error *err) {
    FILE *file = fopen(path, "rb");
    *found = file != NULL;
    if (file == NULL) {
        bool absent = errno == ENOENT || errno == ENOTDIR;
        return absent ? LEDE_OK : lede_fail_errno(err, errno, "open", path);
    }
    lede_status status = LEDE_OK;
    char part[8 * 1024];
    for (size_t got; status == LEDE_OK && (got = fread(part, 1, sizeof part, file)) > 0;) {
        lede_buffer_add(out, (lede_slice){part, got});
        if (out->failed) status = lede_fail_memory(err);
        if (out->size > MODULE_BYTES) {
            status =
                lede_fail(err, LEDE_LIMIT, "'%s' is larger than %d MiB", path, MODULE_BYTES >> 20);
        }
    }
    if (status == LEDE_OK && ferror(file)) status = lede_fail_errno(err, errno, "read", path);
    fclose(file);
    return status;
}

/* Words of letters, digits and _ joined by single dots: no way out of a folder. */
static bool is_name(const char *name) {
    bool word = false;
    for (; *name != '\0'; name++) {
        char c = *name;
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (c == '.' && !word) return false;
        if (c != '.' && c != '_' && c != '-' && !letter) return false;
        word = c != '.';
    }
    return word;
}

typedef struct search {
    struct lede_host *host;
    const char *name;
    lede_buffer tried; /* for the message */
    bool found;
} search;

static lede_status try_folder(search *s, lede_slice folder, bool is_pack, lede_error *err) {
    char path[MODULE_PATH], file[MODULE_NAME + 1];
    snprintf(file, sizeof file, "%s", s->name);
    for (char *c = file; *c != '\0'; c++) {
        if (*c == '.') *c = '/';
    }
    const char *slash = folder.size > 0 && folder.data[folder.size - 1] != '/' ? "/" : "";
    int size = snprintf(path, sizeof path, "%.*s%s%s.lua", LEDE_FMT(folder), slash, file);
    if (size < 0 || (size_t)size >= sizeof path) return LEDE_OK;
    lede_buffer_printf(&s->tried, "%s%s", s->tried.size > 0 ? ", " : "", path);
    lede_buffer bytes = {0};
    lede_status status = read_file(path, &bytes, &s->found, err);
    if (status == LEDE_OK && s->found) {
        /* A pack's path is without the folder of packs, which differs from machine to machine and
         * would get into the store. */
        lede_module module = {.name = s->name,
                              .path = is_pack ? path + (strlen(path) - strlen(file) - 4) : path,
                              .folder = path,
                              .text = lede_buffer_slice(&bytes),
                              .is_pack = is_pack};
        status = add(s->host, &module, err);
    }
    lede_buffer_clear(&bytes);
    return status;
}

/* Modules that are no packs stand beside the script, which may be a preloaded one. */
static lede_slice own_folder(const struct lede_host *host) {
    for (size_t i = 1; i < host->modules.count; i++) {
        if (host->modules.data[i].is_preload) return folder_of(host->modules.data[i].path);
    }
    return folder_of(host->modules.data[0].path);
}

static lede_status find_module(search *s, lede_error *err) {
    const char *folders = s->host->options.script_path;
    while (folders != NULL && *folders != '\0' && !s->found) {
        size_t size = strcspn(folders, ":");
        if (size > 0) LEDE_TRY(try_folder(s, (lede_slice){folders, size}, true, err));
        folders += size + (folders[size] == ':' ? 1 : 0);
    }
    if (!s->found) LEDE_TRY(try_folder(s, own_folder(s->host), false, err));
    if (s->found) return LEDE_OK;
    lede_buffer hint = {0};
    lede_module_names_hint(lede_slice_of(s->name), s->host->options.script_path,
                           own_folder(s->host), &hint);
    lede_fail(err, LEDE_SCRIPT, "there is no module '%s'%.*s; looked for %.*s", s->name,
              LEDE_FMT(lede_buffer_slice(&hint)), LEDE_FMT(lede_buffer_slice(&s->tried)));
    lede_buffer_clear(&hint);
    return LEDE_SCRIPT;
}

static size_t known_module(const struct lede_host *host, const char *name) {
    for (size_t i = 1; i < host->modules.count; i++) {
        if (strcmp(host->modules.data[i].name, name) == 0) return i;
    }
    return SIZE_MAX;
}

static size_t add_module(lua_State *lua, const char *name) {
    struct lede_host *host = lede_state_of(lua)->host;
    search s = {.host = host, .name = name};
    lede_error err;
    lede_status status = find_module(&s, &err);
    lede_buffer_clear(&s.tried);
    if (status != LEDE_OK) {
        if (status == LEDE_SCRIPT) luaL_error(lua, "%s", err.message);
        lede_state_raise(lua, &err);
    }
    return host->modules.count - 1;
}

static bool is_path(const char *text) {
    return strchr(text, '/') != NULL || lede_slice_ends(lede_slice_of(text), LEDE_SLICE(".lua"));
}

static size_t add_path(lua_State *lua, const char *path) {
    struct lede_host *host = lede_state_of(lua)->host;
    lede_buffer bytes = {0};
    lede_error err;
    bool found = false;
    lede_status status = read_file(path, &bytes, &found, &err);
    if (status == LEDE_OK && !found) {
        status = lede_fail_errno(&err, ENOENT, "open script", path);
    }
    lede_module module = {.name = path,
                          .path = path,
                          .folder = path,
                          .text = lede_buffer_slice(&bytes),
                          .is_pack = true,
                          .is_preload = true};
    if (status == LEDE_OK) status = add(host, &module, &err);
    lede_buffer_clear(&bytes);
    if (status != LEDE_OK) lede_state_raise(lua, &err);
    return host->modules.count - 1;
}

/* Its text is borrowed only while the main state runs it; workers find it among the modules. Lines
 * of a session need no `require`: `lede` is there. */
static void run_prelude(lua_State *lua) {
    struct lede_host *host = lede_state_of(lua)->host;
    const char *name = host->options.prelude_name;
    size_t module_i = known_module(host, name);
    if (module_i == SIZE_MAX) {
        lede_module module = {.name = name,
                              .path = name,
                              .folder = name,
                              .text = host->options.prelude,
                              .is_pack = true,
                              .is_preload = true};
        lede_error err;
        if (add(host, &module, &err) != LEDE_OK) lede_state_raise(lua, &err);
        module_i = host->modules.count - 1;
    }
    lua_rawgeti(lua, LUA_REGISTRYINDEX, lede_state_of(lua)->loaded);
    lua_getfield(lua, -1, "lede");
    lua_setglobal(lua, "lede");
    lua_pop(lua, 1);
    lede_module_run(lua, module_i);
    lua_pop(lua, 1);
}

static void run_preload(lua_State *lua) {
    const lede_state *state = lede_state_of(lua);
    const char *name = state->host->options.preload;
    if (is_path(name)) {
        size_t module_i = known_module(state->host, name);
        lede_module_run(lua, module_i == SIZE_MAX ? add_path(lua, name) : module_i);
    } else {
        lua_pushcfunction(lua, lede_require);
        lua_pushstring(lua, name);
        lua_call(lua, 1, 1);
    }
    lua_pop(lua, 1);
}

void lede_module_preload(lua_State *lua) {
    const lede_host_options *options = &lede_state_of(lua)->host->options;
    if (options->preload != NULL) run_preload(lua);
    if (options->prelude_name != NULL) run_prelude(lua);
}

int lede_require(lua_State *lua) {
    lede_state *state = lede_state_of(lua);
    size_t size;
    const char *name = luaL_checklstring(lua, 1, &size);
    lua_settop(lua, 1);
    lua_rawgeti(lua, LUA_REGISTRYINDEX, state->loaded);
    lua_pushvalue(lua, 1);
    if (lua_rawget(lua, 2) != LUA_TNIL) {
        if (!lua_isboolean(lua, 3) || lua_toboolean(lua, 3)) return 1;
        return luaL_error(lua, "module '%s' requires itself", name);
    }
    if (state->mode != LEDE_MODE_LOAD && state->mode != LEDE_MODE_BIND) {
        return luaL_error(lua, "require '%s' comes too late: modules load with the script", name);
    }
    if (size > MODULE_NAME || !is_name(name)) {
        return luaL_error(lua,
                          "'%s' is no name of a module: names are words joined by dots, as in "
                          "require \"lede.names\"",
                          name);
    }
    size_t module_i = known_module(state->host, name);
    if (module_i == SIZE_MAX) {
        if (state->mode == LEDE_MODE_BIND) {
            return luaL_error(lua, "the script required '%s' in one run of it and not in another",
                              name);
        }
        module_i = add_module(lua, name);
    }
    lua_pushvalue(lua, 1);
    lua_pushboolean(lua, 0); /* being loaded */
    lua_rawset(lua, 2);
    lede_module_run(lua, module_i);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_pushboolean(lua, 1);
    }
    lua_pushvalue(lua, 1);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, 2);
    return 1;
}
