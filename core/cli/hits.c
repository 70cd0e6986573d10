#include "cli/hits.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static bool is_beside(const char *sort) {
    return strcmp(sort, "left1") == 0 || strcmp(sort, "right1") == 0 || strcmp(sort, "match") == 0;
}

static bool read_groups(cli_hits *hits) {
    if (hits->by == NULL && (hits->sort == NULL || is_beside(hits->sort))) return true;
    bool is_read = cli_groups_read(&hits->groups, hits->by != NULL ? hits->by : hits->sort);
    if (hits->by == NULL && is_read && hits->groups.n == 1) return true;
    if (hits->by != NULL && is_read) return true;
    if (hits->by != NULL) {
        cli_complain(
            0,
            "--by '%s': expected up to %d fields of articles, or day, month, year, or what "
            "matched, as in publisher,month or match.lemma",
            hits->by, CLI_MOST_GROUPS);
    } else {
        cli_complain(0,
                     "--sort '%s': expected left1, right1, match, a part of it as in match.lemma, "
                     "or a field of articles",
                     hits->sort);
    }
    return false;
}

bool cli_hits_open(cli_hits *hits, const cli *c) {
    *hits = (cli_hits){.sort = c->args.sort,
                       .by = c->args.by,
                       .sample = c->args.sample,
                       .json = c->args.json,
                       .csv = c->args.csv};
    return read_groups(hits);
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

/* Groups with tabs between; NULL: no memory. */
static char *copy_groups(const cli_hits *hits, const lede_run *run,
                         const lede_record_info *record) {
    char *key = NULL;
    size_t size;
    FILE *out = open_memstream(&key, &size);
    if (out == NULL) return NULL;
    for (size_t i = 0; i < hits->groups.n; i++) {
        if (i > 0) fputc('\t', out);
        cli_group_value(&hits->groups.items[i], run, record, out);
    }
    bool is_whole = ferror(out) == 0;
    if (fclose(out) == 0 && is_whole) return key;
    free(key);
    return NULL;
}

static char *copy_sort(const cli_hits *hits, const lede_run *run, const lede_record_info *record) {
    if (strcmp(hits->sort, "left1") == 0) return copy_key(last_word(record->left));
    if (strcmp(hits->sort, "right1") == 0) return copy_key(first_word(record->right));
    if (strcmp(hits->sort, "match") == 0) return copy_key(record->text);
    char *value = copy_groups(hits, run, record);
    if (value == NULL) return NULL;
    char *key = copy_key((lede_slice){value, strlen(value)});
    free(value);
    return key;
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

static int by_key(const void *a, const void *b) {
    const cli_hit *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (x->is_number != y->is_number) return x->is_number ? 1 : -1; /* what has none comes first */
    if (x->is_number && x->number != y->number) return x->number < y->number ? -1 : 1;
    return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

static void sort_hits(cli_hits *hits) {
    if (hits->count > 0) qsort(hits->data, hits->count, sizeof *hits->data, by_key);
}

/* What is only counted takes the room of its groups, not of its hits. */
static void join_equal(cli_hits *hits) {
    size_t kept = 0;
    sort_hits(hits);
    for (size_t i = 0; i < hits->count; i++) {
        cli_hit *hit = &hits->data[i], *last = kept > 0 ? &hits->data[kept - 1] : NULL;
        if (last == NULL || strcmp(last->key, hit->key) != 0) {
            hits->data[kept++] = *hit;
            continue;
        }
        last->n += hit->n;
        free(hit->key);
        free(hit->line);
    }
    hits->count = kept;
}

static bool grow(cli_hits *hits) {
    if (hits->count < hits->capacity) return true;
    if (hits->by != NULL && hits->sample == 0 && !hits->failed) {
        join_equal(hits);
        if (hits->count < hits->capacity / 2) return true;
    }
    size_t capacity = hits->capacity == 0 ? 1024 : hits->capacity * 2;
    cli_hit *data = realloc(hits->data, capacity * sizeof *data);
    if (data == NULL) return false;
    hits->data = data;
    hits->capacity = capacity;
    return true;
}

/* A full sample is a heap with the hit on top that gives way next. */
static void swap(cli_hit *a, cli_hit *b) {
    cli_hit kept = *a;
    *a = *b;
    *b = kept;
}

static void sift_down(cli_hits *hits) {
    for (size_t i = 0, child; (child = 2 * i + 1) < hits->count; i = child) {
        cli_hit *data = hits->data;
        if (child + 1 < hits->count && data[child + 1].chance > data[child].chance) child++;
        if (data[i].chance >= data[child].chance) return;
        swap(&data[i], &data[child]);
    }
}

static void sift_up(cli_hits *hits) {
    for (size_t i = hits->count - 1; i > 0; i = (i - 1) / 2) {
        cli_hit *parent = &hits->data[(i - 1) / 2];
        if (parent->chance >= hits->data[i].chance) return;
        swap(parent, &hits->data[i]);
    }
}

/* Where a new hit goes: behind the others, or in place of the one that a full sample gives up; NULL
 * when the sample has no place for it. */
static cli_hit *find_place(cli_hits *hits, bool is_full, uint64_t chance) {
    if (!is_full) return grow(hits) ? &hits->data[hits->count++] : NULL;
    cli_hit *worst = &hits->data[0];
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
        cli_hit *hit = find_place(hits, full, mix(order));
        if (hit == NULL) {
            hits->failed = hits->failed || !full;
            continue;
        }
        const lede_record_info *record = &item->records[i];
        *hit = (cli_hit){.line = copy_line(line), .order = order, .n = 1, .chance = mix(order)};
        hit->key = hits->by != NULL     ? copy_groups(hits, run, record)
                   : hits->sort != NULL ? copy_sort(hits, run, record)
                                        : copy_key((lede_slice){0});
        hit->is_number = hits->sort != NULL && hits->groups.n == 1 &&
                         cli_group_number(&hits->groups.items[0], record, &hit->number);
        hits->failed = hits->failed || hit->line == NULL || hit->key == NULL;
        if (full)
            sift_down(hits);
        else if (hits->sample > 0)
            sift_up(hits);
    }
}

/* ---- printing ---- */

/* Display columns of UTF-8, one a code point. */
static int width_of(const char *text, size_t size) {
    int width = 0;
    for (size_t i = 0; i < size; i++) width += (text[i] & 0xc0) != 0x80;
    return width;
}

/* The parts of a key stand between tabs. */
static void measure(const char *key, int *widths) {
    for (size_t group = 0; group < CLI_MOST_GROUPS; group++) {
        size_t size = strcspn(key, "\t");
        int width = size == 0 ? 1 : width_of(key, size);
        if (width > widths[group]) widths[group] = width;
        key += size;
        if (*key++ == '\0') return;
    }
}

static void print_row(FILE *out, const char *key, const int *widths, const char *number) {
    for (size_t group = 0;; group++) {
        size_t size = strcspn(key, "\t");
        const char *cell = size == 0 ? "-" : key;
        int shown = size == 0 ? 1 : (int)size;
        fprintf(out, "%.*s%*s", shown, cell, widths[group] - width_of(cell, (size_t)shown) + 2, "");
        key += size;
        if (*key++ == '\0') break;
    }
    fprintf(out, "%8s\n", number);
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
static void print_group_json(const cli_hits *hits, const char *key, uint64_t n, FILE *out) {
    const char *names = hits->by;
    fputc('{', out);
    for (;; names++, key++) {
        size_t size = strcspn(names, ","), width = strcspn(key, "\t");
        cli_put_json(out, names, size);
        fputc(':', out);
        if (width == 0)
            fputs("null", out);
        else
            cli_put_json(out, key, width);
        fputc(',', out);
        names += size;
        key += width;
        if (*names == '\0' || *key == '\0') break;
    }
    fprintf(out, "\"hits\":%" PRIu64 "}\n", n);
}

/* A cell as RFC 4180 has it; one that a spreadsheet would take for a formula has an apostrophe in
 * front, as in tables of a store. */
static void put_csv(FILE *out, const char *text, size_t size) {
    bool is_quoted = memchr(text, ',', size) != NULL || memchr(text, '"', size) != NULL;
    if (is_quoted) fputc('"', out);
    if (size > 0 && strchr("=+-@", text[0]) != NULL) fputc('\'', out);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"') fputc('"', out);
        fputc(text[i], out);
    }
    if (is_quoted) fputc('"', out);
}

static void print_groups_csv(const cli_hits *hits, FILE *out) {
    fprintf(out, "%s,hits\r\n", hits->by);
    for (size_t i = 0; i < hits->count; i++) {
        for (const char *key = hits->data[i].key;; key++) {
            size_t size = strcspn(key, "\t");
            put_csv(out, key, size);
            fputc(',', out);
            key += size;
            if (*key == '\0') break;
        }
        fprintf(out, "%" PRIu64 "\r\n", hits->data[i].n);
    }
}

/* Where matches are told apart the frequent ones are what is looked for. */
static int by_number(const void *a, const void *b) {
    const cli_hit *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n) - (x->n > y->n) : strcmp(x->key, y->key);
}

static void print_groups(const cli_hits *hits, FILE *out) {
    int widths[CLI_MOST_GROUPS] = {0};
    char names[CLI_MOST_GROUPS * CLI_GROUP_NAME_BYTES];
    snprintf(names, sizeof names, "%s", hits->by);
    for (char *c = names; *c != '\0'; c++) *c = *c == ',' ? '\t' : *c;
    measure(names, widths);
    for (size_t i = 0; i < hits->count; i++) measure(hits->data[i].key, widths);
    print_row(out, names, widths, "hits");
    for (size_t i = 0; i < hits->count; i++) {
        char number[24];
        snprintf(number, sizeof number, "%" PRIu64, hits->data[i].n);
        print_row(out, hits->data[i].key, widths, number);
    }
}

static void count_groups(cli_hits *hits, FILE *out) {
    join_equal(hits);
    if (hits->groups.n_fields > 0 && hits->count > 0) {
        qsort(hits->data, hits->count, sizeof *hits->data, by_number);
    }
    if (hits->csv) {
        print_groups_csv(hits, out);
        return;
    }
    if (!hits->json && hits->count > 0) print_groups(hits, out);
    for (size_t i = 0; hits->json && i < hits->count; i++) {
        print_group_json(hits, hits->data[i].key, hits->data[i].n, out);
    }
}

void cli_hits_print(cli_hits *hits, FILE *out) {
    if (hits->failed) {
        cli_complain(0, "out of memory: not all hits could be kept");
        return;
    }
    if (hits->by != NULL) {
        count_groups(hits, out);
        return;
    }
    sort_hits(hits);
    for (size_t i = 0; i < hits->count; i++) fputs(hits->data[i].line, out);
}
