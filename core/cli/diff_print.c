#include "cli/diff.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- equality -------------------------------------------------------------------------------- */

cli_table cli_find_table(const lede_script *script, const lede_record_info *record) {
    if (record == NULL || record->table == NULL) return (cli_table){0};
    for (size_t i = 0;; i++) {
        lede_table_info info = lede_script_table(script, i);
        if (info.name == NULL) return (cli_table){0};
        if (strcmp(info.name, record->table) == 0) return (cli_table){info.fields, info.n_fields};
    }
}

static bool same_slice(lede_slice a, lede_slice b) {
    if ((a.data == NULL) != (b.data == NULL) || a.size != b.size) return false;
    return a.size == 0 || memcmp(a.data, b.data, a.size) == 0;
}

static bool same_value(const lede_value *a, const lede_value *b) {
    if (a == NULL || b == NULL) {
        const lede_value *some = a != NULL ? a : b;
        return some == NULL || some->kind == LEDE_NULL;
    }
    if (a->kind != b->kind) return false;
    switch (a->kind) {
    case LEDE_NULL: return true;
    case LEDE_BOOL: return a->as.boolean == b->as.boolean;
    case LEDE_INT: return a->as.integer == b->as.integer;
    case LEDE_REAL: return !(a->as.real < b->as.real) && !(a->as.real > b->as.real);
    case LEDE_TEXT: return same_slice(a->as.text, b->as.text);
    case LEDE_LIST: break;
    }
    if (a->as.list.count != b->as.list.count) return false;
    for (size_t i = 0; i < a->as.list.count; i++) {
        if (!same_value(&a->as.list.items[i], &b->as.list.items[i])) return false;
    }
    return true;
}

/* NULL: the table has no such field. */
static const lede_value *value_of(const lede_record_info *record, const cli_table *table,
                                  const char *field) {
    for (size_t i = 0; i < table->n_fields && i < record->n_values; i++) {
        if (strcmp(table->fields[i], field) == 0) return &record->values[i];
    }
    return NULL;
}

/* Whether the rule has a capture of the name in both scripts. */
static bool is_shared(const cli_change_line *line, const char *name) {
    for (size_t side = 0; side < 2; side++) {
        lede_slice own;
        bool found = false;
        for (size_t i = 0; !found; i++) {
            own = lede_script_capture(line->scripts[side], line->after->rule, i);
            if (own.data == NULL) return false;
            found = own.size == strlen(name) && memcmp(own.data, name, own.size) == 0;
        }
    }
    return true;
}

static bool same_values(const cli_change_line *line) {
    const lede_record_info *a = line->before, *b = line->after;
    const cli_table *table = &line->before_table;
    for (size_t i = 0; i < table->n_fields && i < a->n_values; i++) {
        const lede_value *after = value_of(b, &line->after_table, table->fields[i]);
        if (after != NULL && !same_value(&a->values[i], after)) return false;
    }
    return true;
}

static const lede_capture_info *next_shared(const cli_change_line *line,
                                            const lede_record_info *record, size_t *at) {
    while (*at < record->n_captures) {
        const lede_capture_info *capture = &record->captures[(*at)++];
        if (is_shared(line, capture->name)) return capture;
    }
    return NULL;
}

static bool same_captures(const cli_change_line *line) {
    const lede_capture_info *x, *y;
    size_t i = 0, j = 0;
    do {
        x = next_shared(line, line->before, &i);
        y = next_shared(line, line->after, &j);
        if (x == NULL || y == NULL) break;
    } while (strcmp(x->name, y->name) == 0 && x->start == y->start && x->stop == y->stop);
    return x == NULL && y == NULL;
}

bool cli_change_is_none(const cli_change_line *line) {
    const lede_record_info *a = line->before, *b = line->after;
    return a->start == b->start && a->stop == b->stop && same_captures(line) && same_values(line);
}

/* ---- text ------------------------------------------------------------------------------------ */

static void put_value(const lede_value *value, FILE *out) {
    if (value == NULL || value->kind == LEDE_NULL) {
        fputs("nothing", out);
    } else if (value->kind == LEDE_TEXT) {
        putc('"', out);
        cli_put_clean(value->as.text, false, out);
        putc('"', out);
    } else if (value->kind == LEDE_LIST) {
        putc('{', out);
        for (size_t i = 0; i < value->as.list.count; i++) {
            if (i > 0) fputs(", ", out);
            put_value(&value->as.list.items[i], out);
        }
        putc('}', out);
    } else if (value->kind == LEDE_BOOL) {
        fputs(value->as.boolean ? "true" : "false", out);
    } else if (value->kind == LEDE_INT) {
        fprintf(out, "%" PRId64, value->as.integer);
    } else {
        fprintf(out, "%g", value->as.real);
    }
}

static void put_sentence(const lede_record_info *record, FILE *out) {
    cli_put_clean(record->left, false, out);
    putc('[', out);
    cli_put_clean(record->text, false, out);
    putc(']', out);
    cli_put_clean(record->right, false, out);
    putc('\n', out);
}

static void put_pair(const char *name, const lede_value *before, const lede_value *after,
                     FILE *out) {
    fprintf(out, "      %s: ", name);
    put_value(before, out);
    fputs(" → ", out);
    put_value(after, out);
    putc('\n', out);
}

static void put_fields(const cli_change_line *line, FILE *out) {
    const cli_table *a = &line->before_table, *b = &line->after_table;
    for (size_t i = 0; i < b->n_fields && i < line->after->n_values; i++) {
        const lede_value *before = value_of(line->before, a, b->fields[i]);
        if (before != NULL && !same_value(before, &line->after->values[i])) {
            put_pair(b->fields[i], before, &line->after->values[i], out);
        }
    }
}

static const lede_capture_info *capture_of(const lede_record_info *record, const char *name) {
    for (size_t i = 0; i < record->n_captures; i++) {
        if (strcmp(record->captures[i].name, name) == 0) return &record->captures[i];
    }
    return NULL;
}

/* A field that is the capture's text says the same in its own line. */
static bool field_says(const cli_change_line *line, const char *name, const lede_value *then,
                       const lede_value *now) {
    const lede_value *before = value_of(line->before, &line->before_table, name);
    const lede_value *after = value_of(line->after, &line->after_table, name);
    return before != NULL && after != NULL && then != NULL && now != NULL &&
           same_value(before, then) && same_value(after, now);
}

static void put_captures(const cli_change_line *line, FILE *out) {
    const lede_capture_info *now, *gone;
    for (size_t i = 0; (now = next_shared(line, line->after, &i)) != NULL;) {
        const lede_capture_info *then = capture_of(line->before, now->name);
        if (then != NULL && then->start == now->start && then->stop == now->stop) continue;
        lede_value after = {.kind = LEDE_TEXT, .as.text = now->text}, before = {.kind = LEDE_TEXT};
        if (then != NULL) before.as.text = then->text;
        const lede_value *old = then == NULL ? NULL : &before;
        if (!field_says(line, now->name, old, &after)) put_pair(now->name, old, &after, out);
    }
    for (size_t i = 0; (gone = next_shared(line, line->before, &i)) != NULL;) {
        lede_value before = {.kind = LEDE_TEXT, .as.text = gone->text};
        if (capture_of(line->after, gone->name) == NULL) put_pair(gone->name, &before, NULL, out);
    }
}

void cli_change_text(const cli_change_line *line, bool colour, FILE *out) {
    static const char *const signs[] = {" ", "+", "-", "~"};
    static const char *const colours[] = {"0", "32", "31", "33"};
    const lede_record_info *some = line->after != NULL ? line->after : line->before;
    if (colour) fprintf(out, "\033[%sm", colours[line->change]);
    fprintf(out, "  %s %s", signs[line->change], some->rule == NULL ? "article" : some->rule);
    if (colour) fputs("\033[0m", out);
    fputs("  ", out);
    put_sentence(line->before != NULL ? line->before : some, out);
    if (line->change != CLI_CHANGED) return;
    if (line->before->start != line->after->start || line->before->stop != line->after->stop) {
        lede_value before = {.kind = LEDE_TEXT, .as.text = line->before->text};
        lede_value after = {.kind = LEDE_TEXT, .as.text = line->after->text};
        put_pair("match", &before, &after, out);
    }
    put_captures(line, out);
    put_fields(line, out);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void put_json(lede_slice text, FILE *out) {
    putc('"', out);
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c < 0x20)
            fprintf(out, "\\u%04x", c);
        else
            putc(c, out);
    }
    putc('"', out);
}

static void put_json_value(const lede_value *value, FILE *out) {
    if (value->kind == LEDE_NULL) {
        fputs("null", out);
    } else if (value->kind == LEDE_TEXT) {
        put_json(value->as.text, out);
    } else if (value->kind == LEDE_LIST) {
        putc('[', out);
        for (size_t i = 0; i < value->as.list.count; i++) {
            if (i > 0) putc(',', out);
            put_json_value(&value->as.list.items[i], out);
        }
        putc(']', out);
    } else {
        put_value(value, out);
    }
}

static lede_slice slice_of(const char *text) {
    return (lede_slice){text, strlen(text)};
}

static void put_json_record(const char *key, const lede_record_info *record, const cli_table *table,
                            FILE *out) {
    if (record == NULL) return;
    fprintf(out, ",\"%s\":{\"start\":%u,\"stop\":%u,\"text\":", key, (unsigned)record->start,
            (unsigned)record->stop);
    put_json(record->text, out);
    fputs(",\"captures\":[", out);
    for (size_t i = 0; i < record->n_captures; i++) {
        const lede_capture_info *capture = &record->captures[i];
        fprintf(out, "%s{\"name\":", i > 0 ? "," : "");
        put_json(slice_of(capture->name), out);
        fprintf(out, ",\"start\":%u,\"stop\":%u}", (unsigned)capture->start,
                (unsigned)capture->stop);
    }
    fputs("],\"fields\":{", out);
    for (size_t i = 0; i < table->n_fields && i < record->n_values; i++) {
        if (i > 0) putc(',', out);
        put_json(slice_of(table->fields[i]), out);
        putc(':', out);
        put_json_value(&record->values[i], out);
    }
    fputs("}}", out);
}

void cli_change_json(const cli_change_line *line, FILE *out) {
    static const char *const names[] = {"same", "gained", "lost", "changed"};
    const lede_record_info *some = line->after != NULL ? line->after : line->before;
    fputs("{\"article\":", out);
    put_json(slice_of(line->item->id == NULL ? "" : line->item->id), out);
    fputs(",\"source\":", out);
    put_json(slice_of(line->item->source), out);
    fputs(",\"rule\":", out);
    if (some->rule == NULL)
        fputs("null", out);
    else
        put_json(slice_of(some->rule), out);
    fprintf(out, ",\"change\":\"%s\",\"sentence\":", names[line->change]);
    if (some->sentence.data == NULL)
        fputs("null", out);
    else
        put_json(some->sentence, out);
    put_json_record("before", line->before, &line->before_table, out);
    put_json_record("after", line->after, &line->after_table, out);
    fputs("}\n", out);
}

/* ---- how many -------------------------------------------------------------------------------- */

static cli_tally_rule *find_rule(cli_tally *tally, const char *rule) {
    size_t at = 0;
    while (at < tally->n && strcmp(tally->rules[at].name, rule) < 0) at++;
    if (at < tally->n && strcmp(tally->rules[at].name, rule) == 0) return &tally->rules[at];
    if (tally->n == tally->capacity) {
        size_t capacity = tally->capacity * 2 + 16;
        cli_tally_rule *grown = realloc(tally->rules, capacity * sizeof *grown);
        if (grown == NULL) return NULL;
        tally->rules = grown;
        tally->capacity = capacity;
    }
    char *name = strdup(rule);
    if (name == NULL) return NULL;
    memmove(&tally->rules[at + 1], &tally->rules[at], (tally->n - at) * sizeof *tally->rules);
    tally->rules[at] = (cli_tally_rule){.name = name};
    tally->n++;
    return &tally->rules[at];
}

void cli_tally_add(cli_tally *tally, const char *rule, cli_change change) {
    cli_tally_rule *known = find_rule(tally, rule);
    if (known != NULL) known->counts[change]++;
}

static bool differs(const cli_tally_rule *rule) {
    return rule->counts[CLI_GAINED] + rule->counts[CLI_LOST] + rule->counts[CLI_CHANGED] > 0;
}

bool cli_tally_differs(const cli_tally *tally) {
    for (size_t i = 0; i < tally->n; i++) {
        if (differs(&tally->rules[i])) return true;
    }
    return false;
}

enum { MOST_ALIKE = 5 }; /* rules with a line each; more are those of packs */

static void print_counts(const uint64_t *counts, FILE *out) {
    for (size_t k = 0; k < CLI_N_CHANGES; k++) fprintf(out, "  %8" PRIu64, counts[k]);
    putc('\n', out);
}

void cli_tally_print(const cli_tally *tally, bool all, FILE *out) {
    if (tally->n == 0) {
        fputs("neither script matched anything\n", out);
        return;
    }
    size_t n_alike = 0;
    uint64_t alike[CLI_N_CHANGES] = {0};
    for (size_t i = 0; i < tally->n; i++) {
        if (differs(&tally->rules[i])) continue;
        n_alike++;
        alike[CLI_SAME] += tally->rules[i].counts[CLI_SAME];
    }
    bool joins = !all && n_alike > MOST_ALIKE;
    char rest[40];
    int widest = joins ? snprintf(rest, sizeof rest, "%zu %s", n_alike,
                                  n_alike < tally->n ? "others" : "rules")
                       : 4;
    for (size_t i = 0; i < tally->n; i++) {
        int width = (int)strlen(tally->rules[i].name);
        if ((!joins || differs(&tally->rules[i])) && width > widest) widest = width;
    }
    fprintf(out, "%-*s  %8s  %8s  %8s  %8s\n", widest, "rule", "same", "gained", "lost", "changed");
    for (size_t i = 0; i < tally->n; i++) {
        const cli_tally_rule *rule = &tally->rules[i];
        if (joins && !differs(rule)) continue;
        fprintf(out, "%-*s", widest, rule->name[0] == '\0' ? "(article)" : rule->name);
        print_counts(rule->counts, out);
    }
    if (!joins) return;
    fprintf(out, "%-*s", widest, rest);
    print_counts(alike, out);
}

/* ---- names that only one of the scripts has ---- */

typedef struct names {
    FILE *out;
    const char *rule, *script;
    size_t n;
} names;

static void put_name(names *own, const char *noun, lede_slice name) {
    if (own->n++ == 0) {
        fprintf(own->out, "%s: only %s has ", own->rule, own->script);
    } else {
        fputs(", ", own->out);
    }
    fprintf(own->out, "%s %.*s", noun, (int)name.size, name.data);
}

static bool has_capture(const lede_script *script, const char *rule, lede_slice name) {
    for (size_t i = 0;; i++) {
        lede_slice own = lede_script_capture(script, rule, i);
        if (own.data == NULL || same_slice(own, name)) return own.data != NULL;
    }
}

/* The table of the rule's own name; fields of another are those of several rules. */
static cli_table table_of(const lede_script *script, const char *rule) {
    lede_record_info record = {.table = rule};
    return cli_find_table(script, &record);
}

static bool has_field(const cli_table *table, const char *name) {
    for (size_t i = 0; i < table->n_fields; i++) {
        if (strcmp(table->fields[i], name) == 0) return true;
    }
    return false;
}

static void put_names(names *own, const lede_script *script, const lede_script *other) {
    cli_table table = table_of(script, own->rule), theirs = table_of(other, own->rule);
    if (lede_script_capture(other, own->rule, 0).data == NULL && theirs.n_fields == 0) return;
    for (size_t i = 0;; i++) {
        lede_slice name = lede_script_capture(script, own->rule, i);
        if (name.data == NULL) break;
        if (!has_capture(other, own->rule, name)) put_name(own, "capture", name);
    }
    for (size_t i = 0; i < table.n_fields; i++) {
        if (!has_field(&theirs, table.fields[i])) {
            put_name(own, "field", slice_of(table.fields[i]));
        }
    }
    if (own->n > 0) fputc('\n', own->out);
}

void cli_tally_print_names(const cli_tally *tally, const cli *c, const lede_script *const *scripts,
                           FILE *out) {
    for (size_t i = 0; i < tally->n; i++) {
        for (size_t side = 0; side < 2; side++) {
            names own = {.out = out, .rule = tally->rules[i].name, .script = c->args.words[side]};
            put_names(&own, scripts[side], scripts[1 - side]);
        }
    }
}

void cli_tally_clear(cli_tally *tally) {
    for (size_t i = 0; i < tally->n; i++) free(tally->rules[i].name);
    free(tally->rules);
    *tally = (cli_tally){0};
}
