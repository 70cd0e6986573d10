#include "cli/hits.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FIELDS = 8, KEY_BYTES = 1024 };

/* ---- names of --by: fields, and month and year of the day of publication ---- */

static size_t date_part(const char *name, size_t size) {
    if (size == 5 && strncmp(name, "month", 5) == 0) return 7; /* 2018-06 */
    if (size == 4 && strncmp(name, "year", 4) == 0) return 4;
    if (size == 3 && strncmp(name, "day", 3) == 0) return 10;
    return 0;
}

static bool is_group(const char *name, size_t size) {
    char copy[32];
    if (size == 0 || size >= sizeof copy) return false;
    snprintf(copy, sizeof copy, "%.*s", (int)size, name);
    return date_part(name, size) > 0 || lede_is_field(copy);
}

static lede_slice find_group(const lede_run *run, const char *name, size_t size) {
    char copy[32];
    size_t part = date_part(name, size);
    if (part == 0) {
        snprintf(copy, sizeof copy, "%.*s", (int)size, name);
        return lede_run_field(run, copy);
    }
    lede_slice date = lede_run_field(run, "published");
    if (date.data == NULL || date.size < part) return (lede_slice){0};
    date.size = part;
    return date;
}

static bool check_by(const char *by) {
    size_t n_fields = 0;
    for (const char *name = by;; name++) {
        size_t size = strcspn(name, ",");
        if (!is_group(name, size) || ++n_fields > MOST_FIELDS) {
            cli_complain(0,
                         "--by '%s': expected up to %d fields of articles, or day, month, year, "
                         "as in publisher,month",
                         by, MOST_FIELDS);
            return false;
        }
        name += size;
        if (*name == '\0') return true;
    }
}

static bool check_sort(const char *sort) {
    if (strcmp(sort, "left1") == 0 || strcmp(sort, "right1") == 0 || strcmp(sort, "match") == 0 ||
        is_group(sort, strlen(sort))) {
        return true;
    }
    cli_complain(0, "--sort '%s': expected left1, right1, match or a field of articles", sort);
    return false;
}

bool cli_hits_open(cli_hits *hits, const cli *c) {
    *hits = (cli_hits){
        .sort = c->args.sort, .by = c->args.by, .sample = c->args.sample, .json = c->args.json};
    return (hits->by == NULL || check_by(hits->by)) &&
           (hits->sort == NULL || check_sort(hits->sort));
}

bool cli_hits_wanted(const cli_hits *hits) {
    return hits->sort != NULL || hits->by != NULL || hits->sample > 0;
}

void cli_hits_close(cli_hits *hits) {
    for (size_t i = 0; i < hits->count; i++) {
        free(hits->data[i].line);
        free(hits->data[i].key);
    }
    free(hits->data);
}

/* ---- keys ---- */

static lede_slice last_word(lede_slice text) {
    while (text.size > 0 && text.data[text.size - 1] == ' ') text.size--;
    size_t start = text.size;
    while (start > 0 && text.data[start - 1] != ' ') start--;
    return (lede_slice){text.data + start, text.size - start};
}

static lede_slice first_word(lede_slice text) {
    while (text.size > 0 && text.data[0] == ' ') {
        text.data++;
        text.size--;
    }
    size_t size = 0;
    while (size < text.size && text.data[size] != ' ') size++;
    text.size = size;
    return text;
}

static lede_slice sort_key(const cli_hits *hits, const lede_run *run,
                           const lede_record_info *record) {
    if (strcmp(hits->sort, "left1") == 0) return last_word(record->left);
    if (strcmp(hits->sort, "right1") == 0) return first_word(record->right);
    if (strcmp(hits->sort, "match") == 0) return record->text;
    return find_group(run, hits->sort, strlen(hits->sort));
}

/* Words beside a hit sort without case, as far as ASCII goes. */
static char *copy_key(lede_slice key) {
    char *copy = malloc(key.size + 1);
    if (copy == NULL) return NULL;
    for (size_t i = 0; i < key.size; i++) {
        char c = key.data[i];
        copy[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    copy[key.size] = '\0';
    return copy;
}

/* Groups of --by, with tabs between. */
static char *copy_groups(const cli_hits *hits, const lede_run *run) {
    char key[KEY_BYTES];
    size_t used = 0;
    for (const char *name = hits->by;; name++) {
        size_t size = strcspn(name, ",");
        lede_slice group = find_group(run, name, size);
        if (group.data == NULL) group = (lede_slice){"-", 1};
        int more = snprintf(key + used, sizeof key - used, "%s%.*s", used > 0 ? "\t" : "",
                            (int)(group.size > 100 ? 100 : group.size), group.data);
        size_t before = used + (used > 0);
        used += more > 0 ? (size_t)more : 0;
        cli_clean(key + before, used - before); /* a tab would begin another column */
        name += size;
        if (*name == '\0') break;
    }
    char *copy = malloc(used + 1);
    if (copy != NULL) memcpy(copy, key, used + 1);
    return copy;
}

/* ---- keeping ---- */

/* SplitMix64 (Steele, Lea and Flood, 2014): a sample is the same in every run. */
static uint64_t mix(uint64_t z) {
    z += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static char *copy_line(lede_slice line) {
    char *copy = malloc(line.size + 1);
    if (copy == NULL) return NULL;
    if (line.size > 0) memcpy(copy, line.data, line.size);
    copy[line.size] = '\0';
    return copy;
}

static bool grow(cli_hits *hits) {
    if (hits->count < hits->capacity) return true;
    size_t capacity = hits->capacity == 0 ? 256 : hits->capacity * 2;
    cli_hit *data = realloc(hits->data, capacity * sizeof *data);
    if (data == NULL) return false;
    hits->data = data;
    hits->capacity = capacity;
    return true;
}

/* Where a new hit goes: behind the others, or in place of the one that a full sample gives up; NULL
 * when the sample has no place for it. */
static cli_hit *find_place(cli_hits *hits, uint64_t chance) {
    if (hits->sample == 0 || hits->count < hits->sample) {
        return grow(hits) ? &hits->data[hits->count++] : NULL;
    }
    cli_hit *worst = &hits->data[0];
    for (size_t i = 1; i < hits->count; i++) {
        if (hits->data[i].chance > worst->chance) worst = &hits->data[i];
    }
    if (worst->chance <= chance) return NULL;
    free(worst->line);
    free(worst->key);
    return worst;
}

void cli_hits_take(cli_hits *hits, const lede_run *run, const lede_item *item) {
    lede_slice rest = item->view;
    for (size_t i = 0; i < item->n_records; i++) {
        const char *end = rest.size == 0 ? NULL : memchr(rest.data, '\n', rest.size);
        size_t size = end == NULL ? rest.size : (size_t)(end - rest.data) + 1;
        lede_slice line = {rest.data, size};
        rest.data = size == 0 ? rest.data : rest.data + size;
        rest.size -= size;
        uint64_t order = hits->n_seen++;
        bool full = hits->sample > 0 && hits->count == hits->sample;
        cli_hit *hit = find_place(hits, mix(order));
        if (hit == NULL) {
            hits->failed = hits->failed || !full;
            continue;
        }
        *hit = (cli_hit){.line = copy_line(line), .order = order, .chance = mix(order)};
        hit->key = hits->by != NULL     ? copy_groups(hits, run)
                   : hits->sort != NULL ? copy_key(sort_key(hits, run, &item->records[i]))
                                        : copy_key((lede_slice){0});
        hits->failed = hits->failed || hit->line == NULL || hit->key == NULL;
    }
}

/* ---- printing ---- */

static int by_key(const void *a, const void *b) {
    const cli_hit *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

/* Display columns of UTF-8, one a code point. */
static int width_of(const char *text, size_t size) {
    int width = 0;
    for (size_t i = 0; i < size; i++) width += (text[i] & 0xc0) != 0x80;
    return width;
}

static void print_row(FILE *out, const char *key, const int *widths, const char *number) {
    for (size_t field = 0;; field++) {
        size_t size = strcspn(key, "\t,");
        fprintf(out, "%.*s%*s", (int)size, key, widths[field] - width_of(key, size) + 2, "");
        key += size;
        if (*key++ == '\0') break;
    }
    fprintf(out, "%8s\n", number);
}

static void measure(const char *key, int *widths) {
    for (size_t field = 0; field < MOST_FIELDS; field++) {
        size_t size = strcspn(key, "\t,");
        int width = width_of(key, size);
        if (width > widths[field]) widths[field] = width;
        key += size;
        if (*key++ == '\0') return;
    }
}

void cli_put_json(FILE *out, const char *text, size_t size) {
    fputc('"', out);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c == 0x7f)
            fprintf(out, "\\u%04x", c);
        else if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

/* {"publisher":"BBC","month":"2024-09","hits":2} */
static void print_group_json(const cli_hits *hits, const char *key, size_t n, FILE *out) {
    const char *names = hits->by;
    fputc('{', out);
    for (;; names++, key++) {
        size_t size = strcspn(names, ","), width = strcspn(key, "\t");
        cli_put_json(out, names, size);
        fputc(':', out);
        if (width == 1 && *key == '-')
            fputs("null", out);
        else
            cli_put_json(out, key, width);
        fputc(',', out);
        names += size;
        key += width;
        if (*names == '\0' || *key == '\0') break;
    }
    fprintf(out, "\"hits\":%zu}\n", n);
}

static size_t count_equal(const cli_hits *hits, size_t first) {
    size_t n = 1;
    while (first + n < hits->count &&
           strcmp(hits->data[first].key, hits->data[first + n].key) == 0) {
        n++;
    }
    return n;
}

static void print_groups(const cli_hits *hits, FILE *out) {
    int widths[MOST_FIELDS] = {0};
    measure(hits->by, widths);
    for (size_t i = 0; i < hits->count; i++) {
        for (char *c = hits->data[i].key; *c != '\0'; c++) {
            if (*c == ',') *c = ';'; /* a comma separates the names of the heading */
        }
        measure(hits->data[i].key, widths);
    }
    print_row(out, hits->by, widths, "hits");
    for (size_t i = 0, n; i < hits->count; i += n) {
        char number[24];
        n = count_equal(hits, i);
        snprintf(number, sizeof number, "%zu", n);
        print_row(out, hits->data[i].key, widths, number);
    }
}

void cli_hits_print(cli_hits *hits, FILE *out) {
    if (hits->failed) {
        cli_complain(0, "out of memory: not all hits could be kept");
        return;
    }
    if (hits->count > 0) qsort(hits->data, hits->count, sizeof *hits->data, by_key);
    if (hits->by != NULL && hits->json) {
        for (size_t i = 0, n; i < hits->count; i += n) {
            n = count_equal(hits, i);
            print_group_json(hits, hits->data[i].key, n, out);
        }
        return;
    }
    if (hits->by != NULL && hits->count > 0) {
        print_groups(hits, out);
        return;
    }
    for (size_t i = 0; i < hits->count; i++) fputs(hits->data[i].line, out);
}
