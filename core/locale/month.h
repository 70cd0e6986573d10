/* month.h — the names of months, whole and short, in the languages that news pages are mostly
 * written in. For dates inside running text; whole dates in English are date.h's.
 * thread: any; constant
 * floor: locale — may include base */
#ifndef LEDE_LOCALE_MONTH_H
#define LEDE_LOCALE_MONTH_H

#include "base/slice.h"

/* 1 to 12; 0: no month. Case does not matter (ASCII, Latin-1 and Cyrillic letters). */
int lede_month_find(lede_slice word);

#endif
