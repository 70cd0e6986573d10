/* literal.h — what a regular expression can be done without: most are a word, or a few words with
 * bars between them, and are looked up in a table; others need a literal prefix or suffix, so that
 * most values are turned down before PCRE2 is asked.
 * thread: any; nothing is kept
 * floor: match */
#ifndef LEDE_MATCH_LITERAL_H
#define LEDE_MATCH_LITERAL_H

#include "base/arena.h"
#include "base/array.h"

typedef LEDE_ARRAY(lede_slice) lede_slice_list;

/* True: the expression is exactly one of the words added to `words`. False: it needs PCRE2; `words`
 * is as it was. *ok = false when memory is exhausted. */
bool lede_literal_words(lede_slice regex, lede_arena *arena, lede_slice_list *words, bool *ok);

/* What every value that matches begins and ends with; both may be empty. Borrowed from `regex`. */
void lede_literal_ends(lede_slice regex, lede_slice *prefix, lede_slice *suffix);

/* One of a set of which every value that matches holds some. */
typedef struct lede_literal {
    lede_slice text;
    bool at_start, at_end; /* it stands there */
} lede_literal;
typedef struct lede_literals {
    lede_literal *data;
    size_t count, capacity;
    bool suffice; /* a value of plain ASCII that holds one where it must matches */
} lede_literals;

/* literal_required.c: the literals of which a value that matches a whole expression holds one, for
 * example "ban" and "halt" of `.*(ban|halt)(s|ed)?`; none when there is no such set, or when the
 * expression uses what is not understood here. `folded`: letters are compared without regard to
 * case, with values that are folded. Memory is the arena's. False: out of memory. */
bool lede_literal_required(lede_slice regex, bool folded, lede_arena *arena, lede_literals *out);

/* The bytes that values which match begin with, if the expression begins with one of a few signs
 * of ASCII, such as `[A-Z].*`; false: anything may be the first. */
typedef struct lede_first_bytes {
    uint64_t bits[2]; /* by byte; those of other signs never are */
} lede_first_bytes;
bool lede_literal_first(lede_slice regex, bool folded, lede_first_bytes *out);

/* True when a value that matches must hold a space: one stands in the expression outside of
 * brackets, alternatives and repetitions. */
bool lede_literal_has_space(lede_slice regex);

#endif
