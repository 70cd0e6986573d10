/* number.h — how far a number written in digits reaches: 1,200.50  10:38  6/16/2018  713-853-3989
 * 2018-06-16T10:38Z.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_NUMBER_H
#define LEDE_TEXT_NUMBER_H

#include "base/slice.h"

/* Offset behind the number that starts at `at` with a digit, a sign or a decimal point before a
 * digit; `at` when none does. ASCII digits only. */
size_t lede_number_end(lede_slice text, size_t at);

#endif
