#include "cli/groups.h"

#include <inttypes.h>
#include <string.h>

/* ---- names ---- */

static size_t date_part(const char *name) {
    if (strcmp(name, "month") == 0) return 7; /* 2018-06 */
    if (strcmp(name, "year") == 0) return 4;
    return strcmp(name, "day") == 0 ? 10 : 0;
}

static bool is_of_article(const char *name) {
    return date_part(name) > 0 || lede_is_field(name);
}

/* "match", "v" and "v.lemma" are paths as records have them, the first two of their text. */
static bool is_path(const char *name) {
    static const char signs[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";
    return name[0] != '.' && name[strspn(name, signs)] == '\0';
}

static bool add(cli_groups *groups, const char *name, size_t size) {
    if (size == 0 || size >= CLI_GROUP_NAME_BYTES || groups->n == CLI_MOST_GROUPS) return false;
    cli_group *group = &groups->items[groups->n++];
    *group = (cli_group){.path = ""};
    memcpy(group->name, name, size);
    if (is_of_article(group->name)) return true;
    if (!is_path(group->name)) return false;
    memcpy(group->path, name, size);
    if (strchr(group->name, '.') == NULL) memcpy(group->path + size, ".text", sizeof ".text");
    snprintf(group->field, sizeof group->field, "by_%zu", groups->n_fields);
    groups->fields[groups->n_fields++] = (lede_rule_field){group->field, group->path};
    return true;
}

bool cli_groups_read(cli_groups *groups, const char *names) {
    *groups = (cli_groups){.n = 0};
    for (const char *name = names;; name++) {
        size_t size = strcspn(name, ",");
        if (!add(groups, name, size)) return false;
        name += size;
        if (*name == '\0') return true;
    }
}

/* ---- values ---- */

/* A tab or line end would begin another column or line. */
static void put_text(FILE *out, lede_slice text) {
    cli_put_clean(text, false, out);
}

static void put_value(FILE *out, const lede_value *value) {
    switch (value->kind) {
    case LEDE_NULL: return;
    case LEDE_BOOL: fputs(value->as.boolean ? "true" : "false", out); return;
    case LEDE_INT: fprintf(out, "%" PRId64, value->as.integer); return;
    case LEDE_REAL: fprintf(out, "%.15g", value->as.real); return;
    case LEDE_TEXT: put_text(out, value->as.text); return;
    case LEDE_LIST:
        for (size_t i = 0; i < value->as.list.count; i++) {
            if (i > 0) fputc('|', out);
            put_value(out, &value->as.list.items[i]);
        }
        return;
    }
}

static lede_slice find_field(const cli_group *group, const lede_run *run) {
    size_t part = date_part(group->name);
    lede_slice value = lede_run_field(run, part > 0 ? "published" : group->name);
    if (part == 0 || value.data == NULL) return value;
    if (value.size < part) return (lede_slice){0};
    value.size = part;
    return value;
}

void cli_group_value(const cli_group *group, const lede_run *run, const lede_record_info *record,
                     FILE *out) {
    if (group->path[0] == '\0') {
        put_text(out, find_field(group, run));
        return;
    }
    const lede_value *value = lede_record_value(record, group->field);
    if (value != NULL) put_value(out, value);
}

bool cli_group_number(const cli_group *group, const lede_record_info *record, double *number) {
    const lede_value *value =
        group->path[0] == '\0' ? NULL : lede_record_value(record, group->field);
    if (value == NULL || (value->kind != LEDE_INT && value->kind != LEDE_REAL)) return false;
    *number = value->kind == LEDE_INT ? (double)value->as.integer : value->as.real;
    return true;
}
