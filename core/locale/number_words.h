/* number_words.h — the value of a number written as one word of letters: three, twenty-one,
 * einundzwanzig, quatre-vingt-dix, ventitré, third, dozen.
 *
 * A word that mostly means something else has no value, whatever it may mean elsewhere: indefinite
 * articles (un, een, uno, um), Italian and Portuguese "secondo, segundo" (according to), Portuguese
 * "segunda" (Monday). Nor have plurals that count nothing: hundreds, dozens.
 *
 * thread: any
 * floor: locale — may include base */
#ifndef LEDE_LOCALE_NUMBER_WORDS_H
#define LEDE_LOCALE_NUMBER_WORDS_H

#include "base/slice.h"

/* The value of a folded word; false: it is no number. `language` is a primary subtag, as in
 * lede_locale. */
bool lede_number_word_value(const char *language, lede_slice word, uint64_t *value);

#endif
