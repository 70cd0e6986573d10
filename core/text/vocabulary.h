/* vocabulary.h — the distinct forms (types) that one worker has met, with dense ids from 0.
 * What depends on the form alone is computed once a type. Higher rooms keep columns of their own,
 * indexed by type id, and fill them for the ids that are new: a column remembers `count` and
 * `generation`; when the generation differs, its entries are stale but for those that
 * lede_vocabulary_standing tells.
 * owner: a worker; thread: one at a time; memory: its own arena
 * floor: text */
#ifndef LEDE_TEXT_VOCABULARY_H
#define LEDE_TEXT_VOCABULARY_H

#include "base/arena.h"
#include "base/array.h"
#include "base/status.h"
#include "base/slice.h"

#define LEDE_NO_TYPE UINT32_MAX

/* What a token is, from its form alone: the attribute `kind`. */
typedef enum lede_token_kind {
    LEDE_KIND_WORD = 0, /* has a letter */
    LEDE_KIND_NUMBER,   /* digits, perhaps with separators and a sign */
    LEDE_KIND_PUNCT,    /* general category P */
    LEDE_KIND_SYMBOL,   /* general category S, emoji, anything else */
    LEDE_KIND_URL,
    LEDE_KIND_EMAIL,
    LEDE_KIND_HASHTAG,
    LEDE_KIND_HANDLE,
    LEDE_N_KINDS
} lede_token_kind;
const char *lede_token_kind_name(lede_token_kind kind); /* "word" … */

/* The kind of a clean form. */
lede_token_kind lede_token_kind_of(lede_slice word);

/* What a file says of a ready token beside its form (ready.h); part of the type, so that whatever
 * tests it is evaluated once a type, as for the form. */
typedef struct lede_given {
    uint64_t has;             /* columns that the file has, one bit each */
    const lede_slice *values; /* by column (columns.h); null: nothing is said, or not given */
} lede_given;

typedef struct lede_type {
    lede_slice word; /* the clean form, see form.h */
    lede_slice norm; /* word with full case folding (CaseFolding.txt C+F), in NFC */
    lede_token_kind kind;
    const lede_given *given; /* NULL: the form is all there is */
} lede_type;

static inline bool lede_type_gives(const lede_type *type, uint32_t column) {
    return type->given != NULL && (type->given->has >> column & 1) != 0;
}

typedef struct lede_vocabulary lede_vocabulary;
struct lede_cuts;

lede_status lede_vocabulary_new(lede_vocabulary **out, lede_error *err);
void lede_vocabulary_free(lede_vocabulary *vocabulary); /* NULL is fine */

/* The id of the type of a form, as it stands in a text or clean already: it is cleaned where
 * needed, added if new. LEDE_NO_TYPE: out of memory. */
uint32_t lede_vocabulary_intern(lede_vocabulary *vocabulary, lede_slice form);

/* The id of the type of a ready token: its form together with what is given, `n_values` of them,
 * the same number for all ready tokens of one vocabulary. LEDE_NO_TYPE: out of memory. */
uint32_t lede_vocabulary_intern_given(lede_vocabulary *vocabulary, lede_slice form,
                                      const lede_given *given, uint32_t n_values);

/* A token that is two words written as one. */
typedef struct lede_split {
    uint32_t token, first; /* bytes of the first word, whose type is the token's */
    uint32_t second;       /* type of the second one */
} lede_split;
typedef LEDE_ARRAY(lede_split) lede_split_list;

/* Spans of a text and where their types go. */
typedef struct lede_tokens {
    lede_slice text;
    const uint32_t *starts, *stops; /* bytes of the text */
    uint32_t *types;
    uint32_t count;
    /* Asked of tokens whose form is a contraction in some language (locale.h): bytes of the first
     * of two words that it is where it stands, or 0. NULL: none is. */
    size_t (*first_of)(void *context, uint32_t token);
    void *context;
    lede_arena *arena; /* of the splits */
    lede_split_list splits;
} lede_tokens;

/* Intern them all, in order. False: out of memory. */
bool lede_vocabulary_intern_tokens(lede_vocabulary *vocabulary, lede_tokens *tokens);

/* Stands until the next recycle, also while new types are added. */
const lede_type *lede_vocabulary_type(const lede_vocabulary *vocabulary, uint32_t id);
uint32_t lede_vocabulary_count(const lede_vocabulary *vocabulary);
uint32_t lede_vocabulary_generation(const lede_vocabulary *vocabulary);

/* How many of the first `count` entries of a column of `generation` are those of types now. */
size_t lede_vocabulary_standing(const lede_vocabulary *vocabulary, uint32_t generation,
                                size_t count);

/* How runs were cut that its worker has met (cuts.h). */
const struct lede_cuts *lede_vocabulary_cuts(const lede_vocabulary *vocabulary);

/* Memory of the types and of what finds them. */
size_t lede_vocabulary_bytes(const lede_vocabulary *vocabulary);
/* Between articles, if it holds more than `max_bytes` or is about to grow beyond: forget the types
 * but the first LEDE_KEPT_TYPES, which in any text are nearly all that is met often; every few
 * times, and where that is not enough, forget them all. Counts the generation up, so that memory is
 * flat however long the run. True when it did. */
#if defined(LEDE_SMALL)
#define LEDE_KEPT_TYPES 512u
#else
#define LEDE_KEPT_TYPES 32768u
#endif
bool lede_vocabulary_recycle(lede_vocabulary *vocabulary, size_t max_bytes);
/* Forget all types, whatever they hold. */
bool lede_vocabulary_forget(lede_vocabulary *vocabulary);

#endif
