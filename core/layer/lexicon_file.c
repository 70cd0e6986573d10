#include "layer/lexicon_file.h"

#include <stdlib.h>

#include "base/file_view.h"

#define MAGIC          "lede lexicon\n\0\0\0"
#define ORDER_MARK     0x4C454445u
#define OTHER_ORDER    0x4544454Cu
#define MAGIC_SIZE     (sizeof MAGIC - 1)
#define BUILD_IT_AGAIN "make it again with lede lexicon build"

typedef struct head {
    char magic[MAGIC_SIZE];
    uint32_t order, version, n_arrays, zero;
    uint64_t size;
    lede_digest digest; /* of all that follows, */
    uint64_t sample;    /* and of some of it (sample_of); 0: an older file has none */
} head;
_Static_assert(sizeof(head) == LEDE_LEXICON_HEAD, "the head of a lexicon file has no gaps");

/* Opening reads all of a small file, and of a large one its first and last bytes: that a copy came
 * to its end is told without waiting for a disk. */
enum { SMALL_BYTES = 256 << 10, PIECE_BYTES = 4096 };

typedef struct place {
    uint64_t offset, size;
} place;

struct lede_lexicon_file {
    lede_file_view view;
    char *bytes; /* heap, when it was not mapped */
    lede_slice all;
    lede_digest digest;
    lede_slice arrays[LEDE_N_LEXICON_ARRAYS];
    lede_phrase_trie trie;
    lede_slice columns[LEDE_LEXICON_COLUMNS];
    uint32_t n_columns, n_entries, n_values;
};

static size_t aligned(size_t size) {
    return (size + LEDE_LEXICON_ALIGN - 1) / LEDE_LEXICON_ALIGN * LEDE_LEXICON_ALIGN;
}

static uint64_t sample_of(lede_slice body, lede_digest digest) {
    uint64_t hash = digest.high ^ digest.low;
    if (body.size <= SMALL_BYTES) return lede_hash_seeded(body, hash) | 1;
    hash = lede_hash_seeded(lede_slice_cut(body, 0, PIECE_BYTES), hash);
    hash = lede_hash_seeded(lede_slice_cut(body, body.size - PIECE_BYTES, body.size), hash);
    return hash | 1;
}

static lede_slice body_of(lede_slice all) {
    return lede_slice_cut(all, LEDE_LEXICON_HEAD, all.size);
}

/* ---- writing --------------------------------------------------------------------------------- */

void lede_lexicon_file_write(lede_buffer *out, const lede_buffer arrays[LEDE_N_LEXICON_ARRAYS]) {
    place places[LEDE_N_LEXICON_ARRAYS];
    size_t start = out->size, at = aligned(LEDE_LEXICON_HEAD + sizeof places);
    for (int i = 0; i < LEDE_N_LEXICON_ARRAYS; i++) {
        places[i] = (place){at, arrays[i].size};
        at = aligned(at + arrays[i].size);
    }
    char *bytes = lede_buffer_extend(out, at);
    if (bytes == NULL) return;
    memset(bytes, 0, places[0].offset);
    memcpy(bytes + LEDE_LEXICON_HEAD, places, sizeof places);
    for (int i = 0; i < LEDE_N_LEXICON_ARRAYS; i++) {
        size_t stop = places[i].offset + places[i].size;
        if (arrays[i].size > 0) memcpy(bytes + places[i].offset, arrays[i].data, arrays[i].size);
        memset(bytes + stop, 0, aligned(stop) - stop);
    }
    head h = {.magic = MAGIC,
              .order = ORDER_MARK,
              .version = LEDE_LEXICON_VERSION,
              .n_arrays = LEDE_N_LEXICON_ARRAYS,
              .size = at};
    h.digest = lede_digest_of(body_of((lede_slice){bytes, at}));
    h.sample = sample_of(body_of((lede_slice){bytes, at}), h.digest);
    memcpy(out->data + start, &h, sizeof h);
}

/* ---- opening --------------------------------------------------------------------------------- */

static lede_status damaged(const char *name, const char *what, lede_error *err) {
    return lede_fail(err, LEDE_FORMAT, "lexicon '%s' is damaged: %s; " BUILD_IT_AGAIN, name, what);
}

static lede_status altered(const char *name, lede_error *err) {
    return damaged(name, "its bytes are not those that were written", err);
}

static lede_status check_all(lede_slice all, const char *name, lede_error *err) {
    head h;
    memcpy(&h, all.data, sizeof h);
    lede_digest digest = lede_digest_of(body_of(all));
    return lede_digest_equal(digest, h.digest) ? LEDE_OK : altered(name, err);
}

static lede_status check_head(lede_slice all, const char *name, lede_error *err) {
    head h;
    if (all.size < MAGIC_SIZE || memcmp(all.data, MAGIC, MAGIC_SIZE) != 0) {
        return lede_fail(err, LEDE_FORMAT, "'%s' is no lexicon that lede lexicon build has written",
                         name);
    }
    if (all.size < sizeof h) return damaged(name, "it ends in its first line", err);
    memcpy(&h, all.data, sizeof h);
    if (h.order == OTHER_ORDER) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "lexicon '%s' cannot be used: it and this machine order bytes the other "
                         "way round",
                         name);
    }
    if (h.order != ORDER_MARK) return damaged(name, "its order mark is wrong", err);
    if (h.version != LEDE_LEXICON_VERSION) {
        return lede_fail(
            err, LEDE_FORMAT,
            "lexicon '%s' is of version %u, and this lede reads version %d; " BUILD_IT_AGAIN, name,
            h.version, LEDE_LEXICON_VERSION);
    }
    if (h.size != all.size) {
        return lede_fail(err, LEDE_FORMAT,
                         "lexicon '%s' is damaged: %zu bytes are there of %llu; " BUILD_IT_AGAIN,
                         name, all.size, (unsigned long long)h.size);
    }
    if (h.sample == 0) LEDE_TRY(check_all(all, name, err));
    if (h.sample != 0 && sample_of(body_of(all), h.digest) != h.sample) return altered(name, err);
    return h.n_arrays == LEDE_N_LEXICON_ARRAYS ? LEDE_OK : damaged(name, "arrays are missing", err);
}

static bool find_arrays(lede_lexicon_file *file) {
    place places[LEDE_N_LEXICON_ARRAYS];
    size_t body = LEDE_LEXICON_HEAD + sizeof places;
    if (file->all.size < body) return false;
    memcpy(places, file->all.data + LEDE_LEXICON_HEAD, sizeof places);
    for (int i = 0; i < LEDE_N_LEXICON_ARRAYS; i++) {
        place p = places[i];
        if (p.offset < body || p.offset % LEDE_LEXICON_ALIGN != 0) return false;
        if (p.offset > file->all.size || p.size > file->all.size - p.offset) return false;
        file->arrays[i] = (lede_slice){file->all.data + p.offset, (size_t)p.size};
    }
    return lede_phrase_trie_open(file->arrays, &file->trie);
}

static bool find_columns(lede_lexicon_file *file) {
    lede_slice rest = file->arrays[LEDE_LEXICON_COLUMN_NAMES], line;
    while (lede_slice_line(&rest, &line)) {
        if (file->n_columns == LEDE_LEXICON_COLUMNS || !lede_is_name(line)) return false;
        file->columns[file->n_columns++] = line;
    }
    lede_slice entries = file->arrays[LEDE_LEXICON_ENTRIES];
    lede_slice values = file->arrays[LEDE_LEXICON_VALUES];
    size_t n_entries = entries.size / sizeof(uint32_t);
    size_t n_values = values.size / sizeof(lede_file_value);
    if (file->n_columns == 0 || n_entries == 0 || n_entries >= UINT32_MAX) return false;
    if (entries.size % sizeof(uint32_t) != 0 || values.size % sizeof(lede_file_value) != 0) {
        return false;
    }
    if (n_values > LEDE_ENTRY_VALUES) return false;
    file->n_entries = (uint32_t)n_entries - 1;
    file->n_values = (uint32_t)n_values;
    return true;
}

static lede_status open_bytes(lede_lexicon_file *file, const char *name, lede_error *err) {
    LEDE_TRY(check_head(file->all, name, err));
    memcpy(&file->digest, file->all.data + offsetof(head, digest), sizeof file->digest);
    if (!find_arrays(file) || !find_columns(file)) {
        return damaged(name, "its arrays do not go together", err);
    }
    return LEDE_OK;
}

lede_status lede_lexicon_file_open(const char *path, lede_lexicon_file **out, lede_error *err) {
    *out = NULL;
    lede_lexicon_file *file = calloc(1, sizeof *file);
    if (file == NULL) return lede_fail_memory(err);
    lede_status status = lede_file_view_open(path, &file->view, err);
    file->all = file->view.bytes;
    if (status == LEDE_OK) status = open_bytes(file, path, err);
    if (status != LEDE_OK) {
        lede_lexicon_file_close(file);
        return status;
    }
    *out = file;
    return LEDE_OK;
}

lede_status lede_lexicon_file_take(lede_buffer *bytes, const char *name, lede_lexicon_file **out,
                                   lede_error *err) {
    *out = NULL;
    lede_lexicon_file *file = bytes->failed ? NULL : calloc(1, sizeof *file);
    if (file == NULL) return lede_fail_memory(err);
    file->all = lede_buffer_slice(bytes);
    file->bytes = bytes->data;
    *bytes = (lede_buffer){0};
    lede_status status = open_bytes(file, name, err);
    if (status != LEDE_OK) {
        lede_lexicon_file_close(file);
        return status;
    }
    *out = file;
    return LEDE_OK;
}

lede_status lede_lexicon_file_verify(const lede_lexicon_file *file, const char *name,
                                     lede_error *err) {
    return check_all(file->all, name, err);
}

void lede_lexicon_file_close(lede_lexicon_file *file) {
    if (file == NULL) return;
    lede_file_view_close(&file->view);
    free(file->bytes);
    free(file);
}

/* ---- reading --------------------------------------------------------------------------------- */

const lede_phrase_trie *lede_lexicon_file_trie(const lede_lexicon_file *file) {
    return &file->trie;
}

lede_digest lede_lexicon_file_digest(const lede_lexicon_file *file) {
    return file->digest;
}

uint32_t lede_lexicon_file_n_columns(const lede_lexicon_file *file) {
    return file->n_columns;
}

lede_slice lede_lexicon_file_column(const lede_lexicon_file *file, uint32_t column) {
    return file->columns[column];
}

lede_slice lede_lexicon_file_fact(const lede_lexicon_file *file, const char *key) {
    lede_slice rest = file->arrays[LEDE_LEXICON_FACTS], line, name = lede_slice_of(key);
    while (lede_slice_line(&rest, &line)) {
        if (!lede_slice_starts(line, name) || line.size <= name.size) continue;
        if (line.data[name.size] == ' ') return lede_slice_cut(line, name.size + 1, line.size);
    }
    return LEDE_NULL_SLICE;
}

static uint32_t entry_at(const lede_lexicon_file *file, uint32_t entry) {
    uint32_t item;
    memcpy(&item, file->arrays[LEDE_LEXICON_ENTRIES].data + (size_t)entry * sizeof item,
           sizeof item);
    return item;
}

bool lede_lexicon_file_entry_is_misspelt(const lede_lexicon_file *file, uint32_t entry) {
    return entry < file->n_entries && (entry_at(file, entry) & LEDE_ENTRY_MISSPELT) != 0;
}

/* ---- days ------------------------------------------------------------------------------------ */

static uint32_t digits(lede_slice text, size_t start, size_t count) {
    uint32_t number = 0;
    if (text.size < start + count) return 0;
    for (size_t i = start; i < start + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    }
    return number;
}

uint32_t lede_lexicon_day(lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == 'T' || text.data[i] == ' ') text.size = i;
    }
    if (text.size != 4 && text.size != 7 && text.size != 10) return 0;
    uint32_t year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (year == 0 || (text.size > 4 && (text.data[4] != '-' || month == 0 || month > 12))) return 0;
    if (text.size > 7 && (text.data[7] != '-' || day == 0 || day > 31)) return 0;
    return year * 10000 + month * 100 + day;
}

int lede_lexicon_compare_days(uint32_t a, uint32_t b) {
    bool month = a / 100 % 100 != 0 && b / 100 % 100 != 0;
    bool day = month && a % 100 != 0 && b % 100 != 0;
    uint32_t unit = day ? 1 : month ? 100 : 10000;
    return (a / unit > b / unit) - (a / unit < b / unit);
}

static bool may_hold(lede_file_days days, uint32_t day) {
    return (days.from == 0 || lede_lexicon_compare_days(days.from, day) <= 0) &&
           (days.to == 0 || lede_lexicon_compare_days(day, days.to) <= 0);
}

/* Whether `days` are later than `other`: what began later, then what ends later or has not ended;
 * a value without days comes before all that have any. */
static bool is_later(lede_file_days days, lede_file_days other) {
    bool has = days.from != 0 || days.to != 0, other_has = other.from != 0 || other.to != 0;
    if (has != other_has) return has;
    if (days.from != other.from) return days.from > other.from;
    if (days.to == other.to) return false; /* then the first stands */
    return days.to == 0 || (other.to != 0 && days.to > other.to);
}

/* ---- values ---------------------------------------------------------------------------------- */

/* One value of a column, the best so far. */
typedef struct chosen {
    uint32_t column;
    lede_file_days days;
} chosen;

static bool read_value(const lede_lexicon_file *file, uint32_t i, lede_file_value *value,
                       lede_slice *text) {
    lede_slice texts = file->arrays[LEDE_LEXICON_TEXT];
    memcpy(value, file->arrays[LEDE_LEXICON_VALUES].data + (size_t)i * sizeof *value,
           sizeof *value);
    uint32_t size = value->size_column >> 8;
    if ((value->size_column & 0xFF) >= file->n_columns) return false;
    if (value->text > texts.size || size > texts.size - value->text) return false;
    *text = (lede_slice){texts.data + value->text, size};
    return true;
}

uint32_t lede_lexicon_file_values(const lede_lexicon_file *file, uint32_t entry, uint32_t day,
                                  const uint32_t *keys, lede_named_value *out, bool *is_dated) {
    *is_dated = false;
    if (entry >= file->n_entries) return 0;
    chosen best[LEDE_LEXICON_COLUMNS];
    uint32_t item = entry_at(file, entry), count = 0;
    uint32_t i = item & LEDE_ENTRY_VALUES;
    uint32_t stop = entry_at(file, entry + 1) & LEDE_ENTRY_VALUES;
    uint32_t step = (item & LEDE_ENTRY_DATED) != 0 ? 2 : 1;
    *is_dated = step == 2;
    for (; i + step <= stop && stop <= file->n_values; i += step) {
        lede_file_value value;
        lede_file_days days = {0, 0};
        lede_slice text;
        if (!read_value(file, i, &value, &text)) continue;
        if (step == 2) {
            memcpy(&days, file->arrays[LEDE_LEXICON_VALUES].data + ((size_t)i + 1) * sizeof value,
                   sizeof days);
        }
        if (day != 0 && !may_hold(days, day)) continue;
        uint32_t at = 0, column = value.size_column & 0xFF;
        while (at < count && best[at].column != column) at++;
        if (at < count && !is_later(days, best[at].days)) continue;
        best[at] = (chosen){column, days};
        out[at] = (lede_named_value){keys[column], lede_value_text(text)};
        count += at == count;
    }
    return count;
}

bool lede_lexicon_file_several(const lede_lexicon_file *file, uint32_t entry, uint32_t column,
                               lede_arena *arena, lede_value *out) {
    *out = lede_value_null();
    if (entry >= file->n_entries || (entry_at(file, entry) & LEDE_ENTRY_DATED) != 0) return true;
    uint32_t i = entry_at(file, entry) & LEDE_ENTRY_VALUES, count = 0;
    uint32_t stop = entry_at(file, entry + 1) & LEDE_ENTRY_VALUES;
    if (i >= stop || stop > file->n_values) return true;
    lede_value *items = lede_arena_array(arena, stop - i, sizeof *items);
    if (items == NULL) return false;
    for (; i < stop; i++) {
        lede_file_value value;
        lede_slice text;
        if (!read_value(file, i, &value, &text)) continue;
        if ((value.size_column & 0xFF) == column) items[count++] = lede_value_text(text);
    }
    if (count == 1) *out = items[0];
    if (count > 1) *out = (lede_value){.kind = LEDE_LIST, .as.list = {items, count}};
    return true;
}
