#include "corpus/reuse.h"

#include "base/array.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

#include <stdlib.h>

typedef struct word {
    uint64_t hash;
    uint32_t start, stop; /* bytes of its text */
} word;

/* The first place where so many words stood: slots by hash, open addressing. */
typedef struct place {
    uint64_t hash;
    uint32_t word; /* of all texts, plus 1; 0: free */
} place;

struct lede_reuse {
    uint32_t least;
    LEDE_ARRAY(word) words;      /* of all texts, one behind the other */
    LEDE_ARRAY(size_t) first;    /* of each text: its first word */
    LEDE_ARRAY(uint64_t) hashes; /* of the run of `least` words from each word of the last text */
    LEDE_ARRAY(lede_reuse_run) runs;
    place *places;
    size_t n_places, capacity; /* capacity is a power of two, or 0 */
};

enum { LEAST_PLACES = 1024 };

/* ---- words ---------------------------------------------------------------------------------- */

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC || c == 0x00AD; /* and the soft hyphen */
}

static bool is_part(uint32_t c) {
    return c != LEDE_UTF8_BAD &&
           (lede_unicode_is_letter(c) || lede_unicode_is_number(c) || lede_unicode_is_mark(c));
}

/* The hash of the folded letters and numbers: FNV-1a over code points, which is enough to tell
 * words apart, mixed once more where several are put together. */
static uint64_t add_sign(uint64_t hash, uint32_t c) {
    if (lede_unicode_is_mark(c)) return hash;
    c += (uint32_t)lede_unicode_of(c)->fold;
    return (hash ^ c) * UINT64_C(0x100000001B3);
}

/* The next word from byte `at`; false at the end. An apostrophe belongs to a word if a letter
 * follows. */
static bool next_word(lede_slice text, size_t at, word *out) {
    uint32_t c = 0;
    size_t size = 0;
    for (; at < text.size; at += size) {
        size = lede_utf8_decode(text, at, &c);
        if (is_part(c)) break;
    }
    if (at >= text.size) return false;
    *out = (word){.hash = UINT64_C(0xCBF29CE484222325), .start = (uint32_t)at};
    while (at < text.size) {
        size = lede_utf8_decode(text, at, &c);
        if (is_part(c)) {
            out->hash = add_sign(out->hash, c);
            out->stop = (uint32_t)(at + size);
        } else if (!is_apostrophe(c)) {
            break;
        } else {
            uint32_t behind = LEDE_UTF8_BAD;
            if (at + size < text.size) lede_utf8_decode(text, at + size, &behind);
            if (!is_part(behind)) break;
        }
        at += size;
    }
    return true;
}

static lede_status read_words(lede_reuse *reuse, lede_slice text, lede_error *err) {
    word found = {0};
    size_t at = 0;
    while (next_word(text, at, &found)) {
        if (!lede_array_push(&reuse->words, found)) return lede_fail_memory(err);
        at = found.stop;
    }
    return LEDE_OK;
}

/* ---- places --------------------------------------------------------------------------------- */

static place *find_place(place *places, size_t capacity, uint64_t hash) {
    size_t i = (size_t)(hash ^ hash >> 32) & (capacity - 1);
    while (places[i].word != 0 && places[i].hash != hash) i = (i + 1) & (capacity - 1);
    return &places[i];
}

static lede_status make_room(lede_reuse *reuse, size_t more, lede_error *err) {
    size_t capacity = reuse->capacity == 0 ? LEAST_PLACES : reuse->capacity;
    while (capacity / 2 < reuse->n_places + more) capacity *= 2;
    if (capacity == reuse->capacity) return LEDE_OK;
    place *places = calloc(capacity, sizeof *places);
    if (places == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < reuse->capacity; i++) {
        if (reuse->places[i].word == 0) continue;
        *find_place(places, capacity, reuse->places[i].hash) = reuse->places[i];
    }
    free(reuse->places);
    reuse->places = places;
    reuse->capacity = capacity;
    return LEDE_OK;
}

/* The hash of the `least` words from each word of the last text on. */
static lede_status hash_stretches(lede_reuse *reuse, size_t from, lede_error *err) {
    size_t n = reuse->words.count - from;
    reuse->hashes.count = 0;
    if (n < reuse->least) return LEDE_OK;
    size_t n_stretches = n - reuse->least + 1;
    if (!lede_array_reserve(&reuse->hashes, n_stretches)) return lede_fail_memory(err);
    for (size_t i = 0; i < n_stretches; i++) {
        uint64_t hash = 0;
        for (size_t k = 0; k < reuse->least; k++) {
            uint64_t next = reuse->words.data[from + i + k].hash;
            hash = (hash << 7 | hash >> 57) * UINT64_C(0x9E3779B97F4A7C15) ^ next;
        }
        hash ^= hash >> 29; /* spread over the low bits, which choose the slot */
        reuse->hashes.data[i] = hash * UINT64_C(0xBF58476D1CE4E5B9);
    }
    reuse->hashes.count = n_stretches;
    return LEDE_OK;
}

/* ---- runs ----------------------------------------------------------------------------------- */

/* The text that has this word, of all texts. */
static uint32_t text_of(const lede_reuse *reuse, size_t word_i) {
    size_t low = 0, high = reuse->first.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (reuse->first.data[middle] <= word_i) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return (uint32_t)low;
}

/* How many words from `a` on are those from `b` on; `a` is in an earlier text. */
static size_t count_same(const lede_reuse *reuse, size_t a, size_t b) {
    size_t text = text_of(reuse, a), n = 0;
    size_t stop = reuse->first.data[text + 1]; /* the last text comes behind */
    while (a + n < stop && b + n < reuse->words.count &&
           reuse->words.data[a + n].hash == reuse->words.data[b + n].hash) {
        n++;
    }
    return n;
}

static lede_status find_runs(lede_reuse *reuse, size_t from, lede_error *err) {
    reuse->runs.count = 0;
    for (size_t i = 0; reuse->capacity > 0 && i < reuse->hashes.count;) {
        const place *found = find_place(reuse->places, reuse->capacity, reuse->hashes.data[i]);
        size_t of = found->word == 0 ? 0 : (size_t)found->word - 1;
        size_t n = found->word == 0 ? 0 : count_same(reuse, of, from + i);
        if (n < reuse->least) {
            i++;
            continue;
        }
        const word *words = reuse->words.data;
        lede_reuse_run run = {.of = text_of(reuse, of),
                              .words = (uint32_t)n,
                              .start = words[from + i].start,
                              .stop = words[from + i + n - 1].stop,
                              .of_start = words[of].start,
                              .of_stop = words[of + n - 1].stop};
        if (!lede_array_push(&reuse->runs, run)) return lede_fail_memory(err);
        i += n;
    }
    return LEDE_OK;
}

static lede_status add_places(lede_reuse *reuse, size_t from, lede_error *err) {
    LEDE_TRY(make_room(reuse, reuse->hashes.count, err));
    for (size_t i = 0; i < reuse->hashes.count; i++) {
        place *slot = find_place(reuse->places, reuse->capacity, reuse->hashes.data[i]);
        if (slot->word != 0) continue;
        *slot = (place){.hash = reuse->hashes.data[i], .word = (uint32_t)(from + i) + 1};
        reuse->n_places++;
    }
    return LEDE_OK;
}

/* ---- the whole ------------------------------------------------------------------------------ */

lede_status lede_reuse_new(uint32_t least, lede_reuse **out, lede_error *err) {
    *out = calloc(1, sizeof **out);
    if (*out == NULL) return lede_fail_memory(err);
    (*out)->least = least;
    return LEDE_OK;
}

void lede_reuse_free(lede_reuse *reuse) {
    if (reuse == NULL) return;
    free(reuse->words.data);
    free(reuse->first.data);
    free(reuse->hashes.data);
    free(reuse->runs.data);
    free(reuse->places);
    free(reuse);
}

lede_status lede_reuse_add(lede_reuse *reuse, lede_slice text, const lede_reuse_run **runs,
                           size_t *n_runs, lede_error *err) {
    size_t from = reuse->words.count;
    *n_runs = 0;
    if (text.size >= UINT32_MAX || from >= UINT32_MAX - text.size) {
        return lede_fail(err, LEDE_LIMIT, "texts to compare may have 4 G of words and bytes");
    }
    if (!lede_array_push(&reuse->first, from)) return lede_fail_memory(err);
    LEDE_TRY(read_words(reuse, text, err));
    LEDE_TRY(hash_stretches(reuse, from, err));
    LEDE_TRY(find_runs(reuse, from, err));
    LEDE_TRY(add_places(reuse, from, err));
    *runs = reuse->runs.data;
    *n_runs = reuse->runs.count;
    return LEDE_OK;
}

uint32_t lede_reuse_n_words(const lede_reuse *reuse) {
    size_t n = reuse->first.count;
    return n == 0 ? 0 : (uint32_t)(reuse->words.count - reuse->first.data[n - 1]);
}
