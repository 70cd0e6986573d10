/* A query is a script of one rule, written as Lua text, so that it goes the same way as any other
 * script and cannot mean anything else. */
#include "engine/engine.h"

#include <stdio.h>

#define QUERY_NAME "query"

void lede_query_literal(lede_buffer *out, const char *text) {
    lede_buffer_add_char(out, '"');
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        if (*c < ' ' || *c == '"' || *c == '\\' || *c >= 0x7f) {
            lede_buffer_printf(out, "\\%03u", *c);
        } else {
            lede_buffer_add_char(out, (char)*c);
        }
    }
    lede_buffer_add_char(out, '"');
}

const char *lede_query_dialect(lede_dialect dialect) {
    switch (dialect) {
    case LEDE_DIALECT_LEDE: return "lede";
    case LEDE_DIALECT_CWB: return "cwb";
    case LEDE_DIALECT_BLACKLAB: return "blacklab";
    }
    return NULL;
}

/* -w: each word of "plain words" as a literal string of the pattern language. */
static void add_plain_words(lede_buffer *out, const char *words) {
    lede_slice rest = lede_slice_of(words);
    while ((rest = lede_slice_trim(rest)).size > 0) {
        size_t size = 0;
        while (size < rest.size && rest.data[size] != ' ' && rest.data[size] != '\t') size++;
        if (out->size > 0) lede_buffer_add_char(out, ' ');
        lede_buffer_add_char(out, '"');
        for (size_t i = 0; i < size; i++) {
            if (rest.data[i] == '"') lede_buffer_add_char(out, '"');
            lede_buffer_add_char(out, rest.data[i]);
        }
        lede_buffer_add_string(out, "\"%l");
        rest = lede_slice_cut(rest, size, rest.size);
    }
}

/* What a pattern names may stand in a pack or script that was not loaded. */
static void hint_at_module(lede_error *err) {
    if (err->unknown[0] == '\0' || strstr(err->message, "did you mean") != NULL) return;
    size_t used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used,
             "; -r loads a pack or script that does, as in -r lede.names");
}

bool lede_query_forget_place(lede_error *err, const char *name) {
    if (err == NULL || strcmp(err->where, name) != 0) return false;
    err->where[0] = '\0';
    err->line = 0;
    /* Nor is there a Lua string that could have ended early. */
    char *hint = strstr(err->message, "; if the pattern goes on in the script");
    if (hint != NULL) *hint = '\0';
    return true;
}

void lede_query_speak(lede_error *err) {
    static const char rule[] = "rule 'query_hit', ";
    if (!lede_query_forget_place(err, QUERY_NAME)) return;
    if (strncmp(err->message, rule, sizeof rule - 1) != 0) return;
    memmove(err->message, err->message + sizeof rule - 1,
            strlen(err->message + sizeof rule - 1) + 1);
}

static lede_status open_query(lede_engine *engine, const lede_query_options *options,
                              lede_buffer *text, lede_script **out, lede_error *err) {
    lede_status status =
        text->failed
            ? lede_fail_memory(err)
            : lede_script_open_with(engine, QUERY_NAME, lede_buffer_slice(text), options, out, err);
    if (status != LEDE_OK) lede_query_speak(err);
    bool is_alone = options->require_module == NULL && options->prelude_name == NULL;
    /* In a session a line of Lua declares. */
    lede_module_call call = {"-r ", ""};
    if (options->prelude_name != NULL) call = (lede_module_call){"require \"", "\""};
    if (status == LEDE_SYNTAX && !lede_script_hint_at_pack(engine, call, err) && is_alone) {
        hint_at_module(err);
    }
    lede_buffer_clear(text);
    return status;
}

static void add_record(const lede_query_options *options, lede_buffer *out) {
    lede_buffer_add_string(out, ", record = { ");
    for (size_t i = 0; i < options->n_fields; i++) {
        lede_buffer_printf(out, "%s = ", options->fields[i].name);
        lede_query_literal(out, options->fields[i].path);
        lede_buffer_add_string(out, ", ");
    }
    lede_buffer_add_string(out, "}");
}

lede_status lede_script_open_query(lede_engine *engine, const lede_query_options *options,
                                   lede_script **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    if (lede_query_dialect(options->dialect) == NULL) {
        return lede_fail(err, LEDE_USAGE, "there is no such dialect");
    }
    lede_buffer pattern = {0}, script = {0};
    lede_buffer_add_string(&script, "local lede = require 'lede'\n");
    if (options->pattern == NULL) return open_query(engine, options, &script, out, err);
    if (options->plain_words) {
        add_plain_words(&pattern, options->pattern);
    } else {
        lede_buffer_add_string(&pattern, options->pattern);
    }
    if (!pattern.failed && lede_slice_trim(lede_buffer_slice(&pattern)).size == 0) {
        lede_buffer_clear(&pattern);
        lede_buffer_clear(&script);
        return lede_fail(err, LEDE_USAGE,
                         options->plain_words
                             ? "there are no words to look for; expected some, as in \"the mayor\""
                             : "the pattern is empty; expected an element, as in '\"mayor\"'");
    }
    lede_buffer_add_char(&pattern, '\0');
    if (pattern.failed) {
        lede_buffer_clear(&pattern);
        lede_buffer_clear(&script);
        return lede_fail_memory(err);
    }
    lede_buffer_printf(&script,
                       "lede.rule { name = 'query_hit', query = true, dialect = '%s', "
                       "ignore_case = %s, pattern = ",
                       lede_query_dialect(options->dialect),
                       options->ignore_case ? "true" : "false");
    lede_query_literal(&script, pattern.data);
    if (options->n_fields > 0) add_record(options, &script);
    lede_buffer_add_string(&script, " }\n");
    lede_buffer_clear(&pattern);
    return open_query(engine, options, &script, out, err);
}

/* ---- an expression --------------------------------------------------------------------------- */

/* Lists are shown with their items, deep enough for a list of lists. */
static const char show_values[] =
    "local lede = require 'lede'\n"
    "local function show(value, depth)\n"
    "  if type(value) ~= 'table' then return tostring(value) end\n"
    "  local items = {}\n"
    "  if depth > 2 then return '{…}' end\n"
    "  for i, item in ipairs(value) do items[i] = show(item, depth + 1) end\n"
    "  for key, item in lede.sorted_pairs(value) do\n"
    "    if type(key) ~= 'number' then\n"
    "      items[#items + 1] = tostring(key) .. ' = ' .. show(item, depth + 1)\n"
    "    end\n"
    "  end\n"
    "  return '{' .. table.concat(items, ', ') .. '}'\n"
    "end\n"
    "local function join(...)\n"
    "  local shown = {}\n"
    "  for i = 1, select('#', ...) do shown[i] = show((select(i, ...)), 1) end\n"
    "  return table.concat(shown, '\\t')\n"
    "end\n"
    "lede.article { name = 'query_value', fields = { 'value' }, emit = function(article)\n"
    "  return { value = join(";

lede_status lede_script_open_expression(lede_engine *engine, const lede_query_options *options,
                                        lede_script **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    LEDE_NEED(options->pattern);
    lede_buffer script = {0};
    lede_buffer_printf(&script, "return %s", options->pattern);
    bool is_whole = script.failed || lede_host_is_whole(lede_buffer_slice(&script));
    lede_buffer_clear(&script);
    if (!is_whole) return lede_fail(err, LEDE_SYNTAX, "the expression goes on, but the line ends");
    lede_buffer_add_string(&script, show_values);
    lede_buffer_add_string(&script, options->pattern);
    lede_buffer_add_string(&script, "\n) }\nend }\n");
    lede_status status = open_query(engine, options, &script, out, err);
    /* The line is ours as much as the user's. */
    if (status == LEDE_SYNTAX && err != NULL && err->where[0] == '\0') err->excerpt[0] = '\0';
    return status;
}
