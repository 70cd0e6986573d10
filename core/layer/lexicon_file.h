/* lexicon_file.h — a lexicon as one file that is used where it lies: `lede lexicon build` writes
 * it, workers and processes share its pages. Its words have ids of their own, so a token type is
 * looked up once. Little-endian:
 *     "lede lexicon\n", zero bytes up to 16
 *     u32 order mark, version, number of arrays, 0; u64 size of the file; 16 bytes of digest over
 *     everything after the first LEDE_LEXICON_HEAD bytes; u64 hash of its first and last bytes
 *     for each array: u64 offset, u64 size
 *     the arrays, each at a multiple of LEDE_LEXICON_ALIGN: those of phrase_trie.h, then
 *     columns (names, each with "\n"), entries, values, text of values, facts ("key value\n")
 * An entry's values stand in a row. Those of an entry whose values have dates are each followed by
 * the days from which and to which they hold.
 * owner: the lexicons; immutable, read by any number of threads
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_LEXICON_FILE_H
#define LEDE_LAYER_LEXICON_FILE_H

#include "base/hash.h"
#include "layer/layer.h"
#include "layer/phrase_trie.h"

#define LEDE_LEXICON_VERSION 3
#define LEDE_LEXICON_HEAD    64
#define LEDE_LEXICON_ALIGN   64
#define LEDE_LEXICON_COLUMNS 64 /* attributes of an entry, `entry` among them; a byte holds one */

typedef enum lede_lexicon_array {
    LEDE_LEXICON_COLUMN_NAMES = LEDE_N_TRIE_ARRAYS,
    LEDE_LEXICON_ENTRIES,
    LEDE_LEXICON_VALUES,
    LEDE_LEXICON_TEXT,
    LEDE_LEXICON_FACTS,
    LEDE_N_LEXICON_ARRAYS
} lede_lexicon_array;

/* An entry: the index of its first value, and these. One more entry stands behind the last. */
#define LEDE_ENTRY_DATED    0x80000000u
#define LEDE_ENTRY_MISSPELT 0x40000000u /* its words may be written with mistakes */
#define LEDE_ENTRY_VALUES   0x3FFFFFFFu

typedef struct lede_file_value {
    uint32_t text, size_column; /* size << 8 | column */
} lede_file_value;
typedef struct lede_file_days {
    uint32_t from, to; /* year * 10000 + month * 100 + day, of which 0 is not known; 0: open */
} lede_file_days;

/* Write a file from its arrays. */
void lede_lexicon_file_write(lede_buffer *out, const lede_buffer arrays[LEDE_N_LEXICON_ARRAYS]);

typedef struct lede_lexicon_file lede_lexicon_file;

/* Map a file; its size, its head, its first and last bytes are checked, and all of one of less than
 * 256 KB. IO, NOMEM; FORMAT with what is wrong and what to do: it is no lexicon, of
 * another version, cut off, damaged; UNSUPPORTED on a machine of the other byte order.
 * A mapped file must not be cut off while it is used: the system would end the process. Who makes
 * one writes beside its name and renames, as lede_file_replace does. */
lede_status lede_lexicon_file_open(const char *path, lede_lexicon_file **out, lede_error *err);
/* Check every byte: 10 ms for 120 MB. FORMAT. */
lede_status lede_lexicon_file_verify(const lede_lexicon_file *file, const char *name,
                                     lede_error *err);
/* The same from a buffer, which is emptied; `name` is for messages. */
lede_status lede_lexicon_file_take(lede_buffer *bytes, const char *name, lede_lexicon_file **out,
                                   lede_error *err);
void lede_lexicon_file_close(lede_lexicon_file *file); /* NULL is fine */

const lede_phrase_trie *lede_lexicon_file_trie(const lede_lexicon_file *file);
lede_digest lede_lexicon_file_digest(const lede_lexicon_file *file); /* of its contents */
uint32_t lede_lexicon_file_n_columns(const lede_lexicon_file *file);
lede_slice lede_lexicon_file_column(const lede_lexicon_file *file, uint32_t column);
/* A fact by its key: "source" (digest of the table), "case", "lemmas", "dates", "misspelt",
 * "several" (some entry has more than one category); null when there is none. */
lede_slice lede_lexicon_file_fact(const lede_lexicon_file *file, const char *key);
bool lede_lexicon_file_entry_is_misspelt(const lede_lexicon_file *file, uint32_t entry);

/* The values of an entry in an article published on `day` (as lede_lexicon_day gives it; 0: not
 * known), the key of column c being keys[c]. `out` has room for as many as there are columns.
 * *is_dated: a day decided which. Returns how many, in the order of columns. */
uint32_t lede_lexicon_file_values(const lede_lexicon_file *file, uint32_t entry, uint32_t day,
                                  const uint32_t *keys, lede_named_value *out, bool *is_dated);

/* What an entry without days has in a column: null, a text, or a list of as many as there are, in
 * the order of rows. False: out of memory. */
bool lede_lexicon_file_several(const lede_lexicon_file *file, uint32_t entry, uint32_t column,
                               lede_arena *arena, lede_value *out);

/* "2018", "2018-06", "2018-06-16" (anything may follow a "T") as a number; 0: it is no date. */
uint32_t lede_lexicon_day(lede_slice text);
/* Compares as much of two days as both know: 2018-06-16 and 2018-06 are the same. <0, 0, >0. */
int lede_lexicon_compare_days(uint32_t a, uint32_t b);

#endif
