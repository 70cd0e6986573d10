#include "locale/date.h"

#include "locale/date_words.h"

/* A four-digit number is a year from the first newspapers on; else it is something else. */
enum { FIRST_YEAR = 1600, LAST_YEAR = 2999, MOST_ZONE_HOURS = 14 };

/* The text is read from left to right; each piece says what it is by its own form and must find
 * its place empty. */
typedef struct reader {
    lede_slice text;
    size_t at;
    lede_date date;
    bool has_weekday, has_half, has_number_zone;
    bool has_any_zone;
    int zone;
} reader;

typedef struct digits {
    int value;
    size_t count;
} digits;

static char at_offset(const reader *r, size_t offset) {
    return offset < r->text.size ? r->text.data[offset] : '\0';
}
static char peek(const reader *r) {
    return at_offset(r, r->at);
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Up to 8 digits; more are no part of a date. */
static digits read_digits(reader *r) {
    digits d = {0, 0};
    while (is_digit(peek(r))) {
        if (d.count < 8) d.value = d.value * 10 + (r->text.data[r->at] - '0');
        d.count++;
        r->at++;
    }
    return d;
}

int lede_date_days_of_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* ---- setting parts -------------------------------------------------------------------------- */

static bool set_year(reader *r, int year) {
    if (r->date.year != 0 || year < FIRST_YEAR || year > LAST_YEAR) return false;
    r->date.year = (int16_t)year;
    return true;
}

static bool set_month(reader *r, int month) {
    if (r->date.month != 0 || month < 1 || month > 12) return false;
    r->date.month = (int8_t)month;
    return true;
}

static bool set_day(reader *r, int day) {
    if (r->date.day != 0 || day < 1 || day > 31) return false;
    r->date.day = (int8_t)day;
    return true;
}

/* second -1: not known. 60 is a leap second. */
static bool set_time(reader *r, int hour, int minute, int second) {
    if (r->date.hour >= 0 || hour > 23 || minute > 59 || second > 60) return false;
    r->date.hour = (int8_t)hour;
    r->date.minute = (int8_t)minute;
    r->date.second = (int8_t)second;
    return true;
}

static bool set_half(reader *r, int half) {
    int hour = r->date.hour;
    if (hour < 0 || r->has_half) return false;
    r->has_half = true;
    if (hour > 12) return half == 12; /* "19:05 PM" says the same twice */
    r->date.hour = (int8_t)(hour % 12 + half);
    return true;
}

/* Day and month in an order that only the values can tell. */
static bool set_day_and_month(reader *r, int first, int second) {
    if (first == second || (first > 12 && second <= 12)) {
        return set_day(r, first) && set_month(r, second);
    }
    return second > 12 && first <= 12 && set_day(r, second) && set_month(r, first);
}

/* ---- pieces that begin with a digit --------------------------------------------------------- */

static void skip_fraction(reader *r) {
    if ((peek(r) != '.' && peek(r) != ',') || !is_digit(at_offset(r, r->at + 1))) return;
    r->at++;
    read_digits(r);
}

/* Behind "hh:" */
static bool read_clock(reader *r, int hour) {
    digits minute = read_digits(r), second = {-1, 2};
    if (peek(r) == ':') {
        r->at++;
        second = read_digits(r);
        skip_fraction(r);
    }
    return minute.count == 2 && second.count == 2 && set_time(r, hour, minute.value, second.value);
}

/* Behind the T of ISO 8601: hh:mm[:ss[.f]] or hhmm[ss]. */
static bool read_iso_time(reader *r) {
    digits d = read_digits(r);
    if (d.count == 2 && peek(r) == ':') {
        r->at++;
        return read_clock(r, d.value);
    }
    if (d.count == 4) return set_time(r, d.value / 100, d.value % 100, -1);
    if (d.count != 6) return false;
    skip_fraction(r);
    return set_time(r, d.value / 10000, d.value / 100 % 100, d.value % 100);
}

static bool read_time_behind_date(reader *r) {
    if ((peek(r) != 'T' && peek(r) != 't') || !is_digit(at_offset(r, r->at + 1))) return true;
    r->at++;
    return read_iso_time(r);
}

/* yyyy-mm[-dd], also with / or . */
static bool read_year_first(reader *r, int year) {
    char mark = r->text.data[r->at++];
    digits month = read_digits(r);
    if (month.count > 2 || !set_year(r, year) || !set_month(r, month.value)) return false;
    if (peek(r) != mark) return true;
    r->at++;
    digits day = read_digits(r);
    return (day.count == 1 || day.count == 2) && set_day(r, day.value) && read_time_behind_date(r);
}

/* dd/mm/yyyy, mm/dd/yyyy, mm/yyyy, also with - or . */
static bool read_year_last(reader *r, int first) {
    char mark = r->text.data[r->at++];
    digits second = read_digits(r);
    if (second.count == 4) {
        return mark != '.' && set_month(r, first) && set_year(r, second.value);
    }
    if (second.count > 2 || peek(r) != mark) return false;
    r->at++;
    digits year = read_digits(r);
    /* between dots the day comes first, in every country that writes them */
    bool is_ordered = mark == '.' && second.value <= 12;
    bool ok = is_ordered ? set_day(r, first) && set_month(r, second.value)
                         : set_day_and_month(r, first, second.value);
    return ok && year.count == 4 && set_year(r, year.value);
}

/* The word of dates that comes next, after spaces; NULL when there is none. `stop` is its end. */
static const lede_date_word *next_word(const reader *r, size_t *stop) {
    size_t at = r->at;
    while (is_space(at_offset(r, at))) at++;
    char word[16];
    size_t size = 0;
    bool dotted = false;
    for (; is_letter(at_offset(r, at)) || (dotted && at_offset(r, at) == '.'); at++) {
        if (at_offset(r, at) == '.') continue;
        if (size == sizeof word) return NULL;
        word[size++] = r->text.data[at];
        /* "a.m.", "p. m." is not usual enough; a full stop behind "Sept." is a separator */
        if (size == 1) dotted = at_offset(r, at + 1) == '.' && is_letter(at_offset(r, at + 2));
    }
    *stop = at;
    return lede_date_word_find((lede_slice){word, size});
}

static bool is_time_word(const reader *r) {
    size_t stop;
    const lede_date_word *word = next_word(r, &stop);
    if (word == NULL) return false;
    return word->kind == LEDE_DATE_HALF || word->kind == LEDE_DATE_ZONE ||
           (word->kind == LEDE_DATE_FILLER && strcmp(word->word, "hrs") == 0);
}

/* Whether the number just read is an hour: "7 PM", "12 noon". */
static bool is_hour(const reader *r, int value) {
    size_t stop;
    const lede_date_word *word = next_word(r, &stop);
    return word != NULL &&
           (word->kind == LEDE_DATE_HALF || (word->kind == LEDE_DATE_NOON && value == 12));
}

static bool take_ordinal(reader *r) {
    size_t stop;
    if (!is_letter(peek(r))) return true;
    const lede_date_word *word = next_word(r, &stop);
    if (word == NULL) return false;
    if (word->kind == LEDE_DATE_ORDINAL) r->at = stop;
    return true;
}

static bool read_short_number(reader *r, digits d) {
    char mark = peek(r);
    bool digit_follows = is_digit(at_offset(r, r->at + 1));
    if (mark == ':' && digit_follows) {
        r->at++;
        return read_clock(r, d.value);
    }
    if (is_hour(r, d.value)) return set_time(r, d.value, 0, -1) && d.value >= 1 && d.value <= 12;
    if (mark == '.' && digit_follows) { /* "10.38 BST" against "13.06.2018" */
        reader ahead = *r;
        ahead.at++;
        digits minute = read_digits(&ahead);
        if (minute.count == 2 && peek(&ahead) != '.' && is_time_word(&ahead)) {
            r->at = ahead.at;
            return set_time(r, d.value, minute.value, -1);
        }
    }
    if ((mark == '/' || mark == '.' || mark == '-') && digit_follows) {
        return read_year_last(r, d.value);
    }
    return set_day(r, d.value) && take_ordinal(r);
}

static bool read_number(reader *r) {
    digits d = read_digits(r);
    char mark = peek(r);
    if (d.count <= 2) return read_short_number(r, d);
    if (d.count == 8) {
        return set_year(r, d.value / 10000) && set_month(r, d.value / 100 % 100) &&
               set_day(r, d.value % 100) && read_time_behind_date(r);
    }
    if (d.count != 4) return false;
    if ((mark == '-' || mark == '/' || mark == '.') && is_digit(at_offset(r, r->at + 1))) {
        return read_year_first(r, d.value);
    }
    if (is_time_word(r)) return set_time(r, d.value / 100, d.value % 100, -1);
    return set_year(r, d.value);
}

/* ---- words, zones, what stands between ------------------------------------------------------ */

static bool set_zone(reader *r, int minutes) {
    if (r->has_any_zone) return r->has_number_zone; /* "-0400 (EDT)" */
    r->has_any_zone = true;
    r->zone = minutes;
    return true;
}

static bool read_word(reader *r) {
    size_t stop;
    const lede_date_word *word = next_word(r, &stop);
    if (word == NULL) return false;
    r->at = stop;
    switch (word->kind) {
    case LEDE_DATE_MONTH: return set_month(r, word->value);
    case LEDE_DATE_WEEKDAY:
        if (r->has_weekday) return false;
        return r->has_weekday = true;
    case LEDE_DATE_HALF: return set_half(r, word->value);
    case LEDE_DATE_NOON:
        if (r->date.hour == 12 && !r->has_half) return r->has_half = true;
        return set_time(r, 12, 0, -1);
    case LEDE_DATE_ZONE: return set_zone(r, word->value);
    case LEDE_DATE_FILLER: return true;
    case LEDE_DATE_ORDINAL: return false;
    }
    return false;
}

/* +hh, +hhmm, +hh:mm, +h ("GMT+2") behind a time. */
static bool read_number_zone(reader *r) {
    int sign = r->text.data[r->at++] == '-' ? -1 : 1;
    digits d = read_digits(r);
    int hours = d.count == 4 ? d.value / 100 : d.value, minutes = d.count == 4 ? d.value % 100 : 0;
    if (d.count <= 2 && peek(r) == ':') {
        r->at++;
        digits m = read_digits(r);
        if (m.count != 2) return false;
        minutes = m.value;
    }
    if (d.count == 0 || d.count == 3 || d.count > 4) return false;
    if (hours > MOST_ZONE_HOURS || minutes > 59 || r->has_number_zone) return false;
    if (r->has_any_zone && r->zone != 0) return false; /* "EST-5" is no zone of ours */
    r->has_any_zone = r->has_number_zone = true;
    r->zone = sign * (hours * 60 + minutes);
    return true;
}

static bool is_number_zone(const reader *r) {
    char c = peek(r);
    return (c == '+' || c == '-') && r->date.hour >= 0 && is_digit(at_offset(r, r->at + 1));
}

/* "(Eastern Daylight Time)" behind a zone in numbers says nothing new. */
static bool skip_zone_name(reader *r) {
    if (peek(r) != '(' || !r->has_number_zone) return false;
    const char *close = memchr(r->text.data + r->at, ')', r->text.size - r->at);
    if (close == NULL) return false;
    r->at = (size_t)(close - r->text.data) + 1;
    return true;
}

static bool skip_separator(reader *r) {
    static const char *const wide[] = {"\xC2\xA0",     "\xC2\xB7",     "\xE2\x80\xAF",
                                       "\xE2\x80\x89", "\xE2\x80\x93", "\xE2\x80\x94",
                                       "\xE2\x80\xA2"}; /* spaces, middle dot, dashes, bullet */
    char c = peek(r);
    if (is_space(c) || (c != '\0' && strchr(",.|;()[]-/", c) != NULL)) {
        r->at++;
        return true;
    }
    lede_slice rest = lede_slice_cut(r->text, r->at, r->text.size);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (!lede_slice_starts(rest, lede_slice_of(wide[i]))) continue;
        r->at += strlen(wide[i]);
        return true;
    }
    return false;
}

static bool read_pieces(reader *r) {
    while (r->at < r->text.size) {
        bool ok;
        if (is_digit(peek(r))) {
            ok = read_number(r);
        } else if (is_letter(peek(r))) {
            ok = read_word(r);
        } else if (is_number_zone(r)) {
            ok = read_number_zone(r);
        } else {
            ok = skip_zone_name(r) || skip_separator(r);
        }
        if (!ok) return false;
    }
    return true;
}

/* What two digits say; -1 when there is another sign among them. */
static int pair_at(const char *at) {
    unsigned tens = (unsigned)(at[0] - '0'), ones = (unsigned)(at[1] - '0');
    return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1;
}

/* "2018-06-16", "2018-06-16T10:38:00", "2018-06-16T10:38:00Z": what archives write most is read
 * without looking for anything else. False says nothing: the reader of all forms decides. */
static bool read_plain_iso(lede_slice text, lede_date *out) {
    enum { DAY = 10, SECOND = 19 };
    const char *at = text.data;
    bool has_zone = text.size == SECOND + 1 && at[SECOND] == 'Z';
    bool has_time = text.size == SECOND || has_zone;
    if (text.size != DAY && !has_time) return false;
    if (at[4] != '-' || at[7] != '-') return false;
    int century = pair_at(at), years = pair_at(at + 2), year = century * 100 + years;
    int month = pair_at(at + 5), day = pair_at(at + 8);
    if (century < 0 || years < 0) return false;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || day < 1) return false;
    if (day > lede_date_days_of_month(year, month)) return false;
    *out = (lede_date){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
    out->hour = out->minute = out->second = -1;
    if (!has_time) return true;
    if (at[10] != 'T' || at[13] != ':' || at[16] != ':') return false;
    int hour = pair_at(at + 11), minute = pair_at(at + 14), second = pair_at(at + 17);
    if (hour < 0 || minute < 0 || second < 0) return false;
    if (hour > 23 || minute > 59 || second > 60) return false;
    out->hour = (int8_t)hour;
    out->minute = (int8_t)minute;
    out->second = (int8_t)second;
    out->has_zone = has_zone;
    return true;
}

bool lede_date_is_printed(lede_slice text) {
    lede_date date;
    return read_plain_iso(text, &date);
}

bool lede_date_read(lede_slice text, lede_date *out) {
    lede_date usual;
    if (read_plain_iso(text, &usual)) {
        *out = usual;
        return true;
    }
    enum { MOST_BYTES = 120 }; /* no date is longer; keeps the cost of asking small */
    reader r = {.text = lede_slice_trim(text), .date = {.hour = -1, .minute = -1, .second = -1}};
    if (r.text.size == 0 || r.text.size > MOST_BYTES || !read_pieces(&r)) return false;
    const lede_date *d = &r.date;
    if (d->year == 0 || (d->day != 0 && d->month == 0)) return false;
    if (d->day == 0 && (d->hour >= 0 || r.has_weekday)) return false;
    if (d->day > lede_date_days_of_month(d->year, d->month)) return false;
    if (r.has_any_zone && d->hour < 0) return false;
    r.date.has_zone = r.has_any_zone;
    r.date.zone = (int16_t)r.zone;
    *out = r.date;
    return true;
}

static char *put(char *out, char mark, int two) {
    if (mark != '\0') *out++ = mark;
    *out++ = (char)('0' + two / 10);
    *out++ = (char)('0' + two % 10);
    return out;
}

void lede_date_print(const lede_date *date, char out[LEDE_DATE_BYTES]) {
    char *at = put(put(out, '\0', date->year / 100), '\0', date->year % 100);
    if (date->month > 0) at = put(at, '-', date->month);
    if (date->day > 0) at = put(at, '-', date->day);
    if (date->hour >= 0) {
        at = put(at, 'T', date->hour);
        at = put(at, ':', date->minute);
        if (date->second >= 0) at = put(at, ':', date->second);
        int minutes = date->zone < 0 ? -date->zone : date->zone;
        if (date->has_zone && minutes == 0) *at++ = 'Z';
        if (date->has_zone && minutes > 0) {
            at = put(at, date->zone < 0 ? '-' : '+', minutes / 60);
            at = put(at, ':', minutes % 60);
        }
    }
    *at = '\0';
}
