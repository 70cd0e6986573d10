/* number.h — the value of a number written as one word: 1,200.50, 21st, ½, three, einundzwanzig.
 * thread: any; nothing is kept
 * floor: locale — may include base */
#ifndef LEDE_LOCALE_NUMBER_H
#define LEDE_LOCALE_NUMBER_H

#include "base/arena.h"

/* In plain decimal notation: "1200.5", "-0.5", "21". `word` is folded; `language` BCP 47, null
 * means English. A null slice: no number, or memory is exhausted (*ok = false; else left alone).
 *
 * Digits: two kinds of separators tell each other apart. Where there is one alone, the language's
 * own parts thousands if groups of three stand behind it, and any other separator, once, is a
 * decimal one: "1,200" is 1200 in English and 1.2 in German, "1.200" the other way round. German,
 * French, Spanish, Italian, Portuguese, Dutch and Russian have the decimal comma, but for the
 * countries that write a point (es-MX, de-CH); a language without a table is read as English.
 * "1'200" is 1200. An ordinal is its number: "21st", "3." in German, "2e" in French; "1990s" and
 * "10:38" are none.
 * Words: see number_words.h. */
lede_slice lede_number_read(lede_slice word, lede_slice language, lede_arena *arena, bool *ok);

#endif
