/* model.h — a data file of the language room: a text header for people, then flat arrays that are
 * used where they lie.
 *     lede model KIND VERSION\n    the first line
 *     key: value\n …               source, licence, how it was made
 *     \n \0…                       an empty line; zero bytes up to a multiple of LEDE_MODEL_ALIGN
 *     u32 order mark, version, number of sections, 0; u64 checksum of everything after the index
 *     for each section: 4 bytes of name, u32 offset from the file's start, u32 size, u32 0
 *     the sections, each at a multiple of LEDE_MODEL_ALIGN, little-endian
 * owner: whoever read it; immutable, shared by workers
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_MODEL_H
#define LEDE_LANGUAGE_MODEL_H

#include "base/buffer.h"
#include "base/status.h"

#define LEDE_MODEL_ALIGN    64
#define LEDE_MODEL_SECTIONS 16         /* most in one file: bounds the index */
#define LEDE_MODEL_BYTES    (1u << 28) /* most in one file: bounds what a bad one can take */
#define LEDE_MODEL_HEAD     4096       /* header, checksum and index lie within */

typedef struct lede_model {
    char *bytes; /* heap: aligned for any type, as all arrays are then */
    size_t size;
    uint32_t n_sections;
    size_t index; /* offset of the first section's record */
} lede_model;

typedef struct lede_model_part { /* for writing */
    char name[5];
    lede_slice bytes;
} lede_model_part;

/* Read a file, check kind, version, checksum and that all sections lie inside.
 * IO, NOMEM; FORMAT with what was expected; UNSUPPORTED on a machine of the other byte order. */
lede_status lede_model_read(const char *path, const char *kind, uint32_t version, lede_model *out,
                            lede_error *err);
void lede_model_clear(lede_model *model); /* a zeroed one is fine */

/* The array of a section: its items and how many there are. FORMAT when it is missing or its size
 * is no multiple of `item`. */
lede_status lede_model_array(const lede_model *model, const char *name, size_t item,
                             const void **items, size_t *count, lede_error *err);

/* Append a whole file. `header` holds the lines after the first, each with its "\n". */
void lede_model_write(lede_buffer *out, const char *kind, uint32_t version, lede_slice header,
                      const lede_model_part *parts, uint32_t n_parts);

/* What the checksum is: multiply and fold, eight bytes at a time. It finds damage, not malice. */
uint64_t lede_model_checksum(lede_slice bytes);

#endif
