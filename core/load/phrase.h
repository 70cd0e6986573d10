/* phrase.h — small questions about a line of text, for the heuristics of plain text: its words, its
 * first words, whether a sentence ends with it. ASCII case and the shape of quote marks and
 * apostrophes do not matter.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_PHRASE_H
#define LEDE_LOAD_PHRASE_H

#include "base/slice.h"

/* Cut the next run between white space off the front. False at the end. */
bool lede_phrase_raw_word(lede_slice *rest, lede_slice *word);
/* The same without punctuation around it; runs of punctuation alone are passed over. */
bool lede_phrase_word(lede_slice *rest, lede_slice *word);
lede_slice lede_phrase_strip(lede_slice word); /* without punctuation around it */

size_t lede_phrase_count(lede_slice line); /* words that are no mere punctuation */

/* Whether the word is one of a list of lower-case words. */
bool lede_phrase_in(lede_slice word, const char *const *list, size_t count);
/* The same of a long list, in the order of its bytes. */
bool lede_phrase_in_order(lede_slice word, const char *const *list, size_t count);

/* A line made plain once, to be asked for many phrases: ASCII in lower case, quote marks straight,
 * white space one blank. A longer line is cut: no phrase of ours stands further in. */
#define LEDE_PHRASE_FOLDED_BYTES 1024
typedef struct lede_phrase_folded {
    char data[LEDE_PHRASE_FOLDED_BYTES];
    size_t size;
    uint64_t starts[16]; /* a bit for each pair of bytes that begins a word, hashed */
} lede_phrase_folded;
/* Its bit. */
static inline unsigned lede_phrase_pair(const char *bytes) {
    return ((unsigned char)bytes[0] * 31u + (unsigned char)bytes[1]) & 1023u;
}
void lede_phrase_fold(lede_slice line, lede_phrase_folded *out);
/* At the start, anywhere, at the end; each up to the boundaries of words. */
bool lede_phrase_folded_starts(const lede_phrase_folded *line, lede_slice phrase);
bool lede_phrase_folded_holds(const lede_phrase_folded *line, lede_slice phrase);
static inline bool lede_phrase_folded_has(const lede_phrase_folded *line, lede_slice phrase) {
    unsigned pair = lede_phrase_pair(phrase.data);
    return (line->starts[pair >> 6] >> (pair & 63) & 1) && lede_phrase_folded_holds(line, phrase);
}
bool lede_phrase_folded_ends(const lede_phrase_folded *line, lede_slice phrase);

/* Bytes of the line that the lower-case phrase takes at its start, up to the end of a word; 0 when
 * it begins otherwise. A space in the phrase is any white space, ' any apostrophe. Most questions
 * end at the first letter. */
size_t lede_phrase_match(lede_slice line, const char *phrase);
static inline size_t lede_phrase_prefix(lede_slice line, const char *phrase) {
    bool letter = phrase[0] >= 'a' && phrase[0] <= 'z';
    if (line.size == 0 || (letter && (line.data[0] | 0x20) != phrase[0])) return 0;
    return lede_phrase_match(line, phrase);
}
/* Offset behind the phrase anywhere in the line, at word boundaries; 0: it does not occur. */
size_t lede_phrase_find(lede_slice line, const char *phrase);

/* A full stop, question or exclamation mark or ellipsis at the end, perhaps before quote marks and
 * brackets. A single letter's full stop ("the U.S.") does not count. */
bool lede_phrase_ends_sentence(lede_slice line);
bool lede_phrase_has_digit(lede_slice line);
bool lede_phrase_is_number(lede_slice word, size_t most); /* 1 to `most` digits, nothing else */
bool lede_phrase_starts_upper(lede_slice line);
bool lede_phrase_starts_quote(lede_slice line);

/* No lower-case ASCII letter and at least two capitals. */
bool lede_phrase_is_capitals(lede_slice line);

/* Equal save for case, white space, quote marks. */
bool lede_phrase_same(lede_slice a, lede_slice b);

#endif
