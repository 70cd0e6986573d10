/* date.h — a date, perhaps with a time and zone, as news writes it, read to ISO 8601 with only what
 * is known: "16 June 2018 - 10:38 a.m." is 2018-06-16T10:38, "June 2018" is 2018-06.
 * Never invented: a day, a zone, a century ("13 Jun 18" is none), an order ("05/06/2018" is none,
 * "13/06/2018" and "05.06.2018" are). A relative date ("yesterday") is none. Fractions of a second
 * are left out.
 * thread: any; nothing is kept
 * floor: locale — may include base */
#ifndef LEDE_LOCALE_DATE_H
#define LEDE_LOCALE_DATE_H

#include "base/slice.h"

typedef struct lede_date {
    int16_t year;                /* 1000 to 2999 */
    int8_t month, day;           /* 0: not known */
    int8_t hour, minute, second; /* -1: not known */
    bool has_zone;               /* only with a time */
    int16_t zone;                /* minutes east of Greenwich */
} lede_date;

/* The whole text is one date; white space around it does not matter. */
bool lede_date_read(lede_slice text, lede_date *out);

#define LEDE_DATE_BYTES 26 /* "2018-06-16T10:38:00+02:00" and the final zero */
void lede_date_print(const lede_date *date, char out[LEDE_DATE_BYTES]);

/* Whether the text is a date just as lede_date_print writes it, to the day or to the second in no
 * zone or in that of Greenwich, which archives write most. False says nothing. */
bool lede_date_is_printed(lede_slice text);

int lede_date_days_of_month(int year, int month);

#endif
