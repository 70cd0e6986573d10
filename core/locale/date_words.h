/* date_words.h — the words of dates: months, weekdays, halves of the day, zones, and words that may
 * stand in a date without meaning. English; another language is more rows.
 * thread: any; constants
 * floor: locale */
#ifndef LEDE_LOCALE_DATE_WORDS_H
#define LEDE_LOCALE_DATE_WORDS_H

#include "base/slice.h"

typedef enum lede_date_word_kind {
    LEDE_DATE_MONTH,   /* value 1 to 12 */
    LEDE_DATE_WEEKDAY, /* value 1 (Monday) to 7 */
    LEDE_DATE_HALF,    /* value 0 a.m., 12 p.m. */
    LEDE_DATE_NOON,
    LEDE_DATE_ORDINAL, /* st nd rd th */
    LEDE_DATE_ZONE,    /* value: minutes east of Greenwich */
    LEDE_DATE_FILLER   /* at, on, of, the; also zones that do not say which, as "ET" */
} lede_date_word_kind;

typedef struct lede_date_word {
    const char *word; /* lower case, no full stops */
    lede_date_word_kind kind;
    int16_t value;
} lede_date_word;

/* ASCII case does not matter. NULL: no word of dates. */
const lede_date_word *lede_date_word_find(lede_slice word);

#endif
