/* number_lists.h — the parts that the words of numbers are made of, one list a language.
 * thread: any; constant
 * floor: locale — may include base */
#ifndef LEDE_LOCALE_NUMBER_LISTS_H
#define LEDE_LOCALE_NUMBER_LISTS_H

#include "base/slice.h"

typedef enum lede_number_role {
    LEDE_NUMBER_UNIT = 0,  /* 0 to 9 */
    LEDE_NUMBER_TEEN,      /* 10 to 19, and what else takes no unit behind it */
    LEDE_NUMBER_TEN,       /* 20 … 90 */
    LEDE_NUMBER_SCORE,     /* the same, taking 10 to 19 too: soixante-quinze */
    LEDE_NUMBER_HUNDRED,   /* takes a unit or a teen before it */
    LEDE_NUMBER_HUNDREDS,  /* doscientos */
    LEDE_NUMBER_SCALE,     /* 1000, 1000000 … */
    LEDE_NUMBER_ORDINAL,   /* third: alone, or behind tens; ends the word */
    LEDE_NUMBER_LONE,      /* dozen: the whole word */
    LEDE_NUMBER_LINK,      /* twenty-one, vingt-et-un */
    LEDE_NUMBER_LINK_BACK, /* ein-und-zwanzig */
    LEDE_NUMBER_ENDING     /* ends the word behind the roles in the bits of its value */
} lede_number_role;

typedef struct lede_number_word {
    const char *text; /* folded */
    uint64_t value;
    lede_number_role role;
    bool inside;  /* no number on its own: ein, un */
    bool is_stem; /* an ending must follow: erst|e, trent|ième */
} lede_number_word;

/* The words of a language, by its primary subtag; none: *n is 0. */
const lede_number_word *lede_number_words(const char *language, size_t *n);

#endif
