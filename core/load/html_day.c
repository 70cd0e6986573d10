#include "load/html_day.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "locale/month.h"

enum { FIRST_YEAR = 1990, LAST_YEAR = 2100 }; /* pages of the web */

typedef enum order { NO_ORDER, DAY_FIRST, MONTH_FIRST } order;

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Of "3/5/2019". */
static order order_of(lede_slice language) {
    static const char *const british[] = {"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za"};
    if (language.size < 2) return NO_ORDER;
    lede_slice primary = lede_slice_cut(language, 0, 2);
    if (!lede_slice_equal_ascii_case(primary, LEDE_SLICE("en"))) return DAY_FIRST;
    for (size_t i = 0; i < sizeof british / sizeof *british; i++) {
        if (lede_slice_equal_ascii_case(language, lede_slice_of(british[i]))) return DAY_FIRST;
    }
    return lede_slice_equal_ascii_case(language, LEDE_SLICE("en-us")) ? MONTH_FIRST : NO_ORDER;
}

static bool set(lede_date *out, int year, int month, int day) {
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false;
    if (day < 1 || day > lede_date_days_of_month(year, month)) return false;
    *out = (lede_date){.year = (int16_t)year,
                       .month = (int8_t)month,
                       .day = (int8_t)day,
                       .hour = -1,
                       .minute = -1,
                       .second = -1};
    return true;
}

/* Digits at `*at`, which moves behind them; how many in *count. */
static int read_number(lede_slice text, size_t *at, size_t *count) {
    int value = 0;
    *count = 0;
    while (*at < text.size && is_digit(text.data[*at])) {
        if (*count < 6) value = value * 10 + (text.data[*at] - '0');
        ++*count;
        ++*at;
    }
    return value;
}

static bool starts(lede_slice text, size_t at, const char *what) {
    return lede_slice_starts(lede_slice_cut(text, at, text.size), lede_slice_of(what));
}

/* Spaces, commas and small words between the parts of a date: "3. de marzo de 2019", "3rd of". */
static size_t skip_between(lede_slice text, size_t at) {
    static const char *const words[] = {"de ", "del ", "of ", "st ",       "nd ",
                                        "rd ", "th ",  "er ", "\xC2\xBA ", "\xC2\xAA ",
                                        "st,", "nd,",  "rd,", "th,",       "DE "};
    for (bool again = true; again && at < text.size;) {
        again = false;
        if (strchr(" .,\n\t-/", text.data[at]) != NULL) {
            at++;
            again = true;
        } else if (starts(text, at, "\xC2\xA0")) {
            at += 2;
            again = true;
        }
        for (size_t i = 0; !again && i < sizeof words / sizeof *words; i++) {
            if (text.data[at] != words[i][0] || !starts(text, at, words[i])) continue;
            at += strlen(words[i]);
            again = true;
        }
    }
    return at;
}

/* The month whose name stands at `*at`, with a number behind it, as in every date: names are looked
 * up only then. */
static int read_month(lede_slice text, size_t *at) {
    size_t stop = *at;
    while (stop < text.size) {
        uint32_t code_point;
        size_t size = lede_utf8_decode(text, stop, &code_point);
        if (code_point == LEDE_UTF8_BAD || !lede_unicode_is_letter(code_point)) break;
        stop += size;
    }
    size_t next = skip_between(text, stop);
    if (next == text.size || !is_digit(text.data[next])) return 0;
    int month = lede_month_find(lede_slice_cut(text, *at, stop));
    if (month > 0) *at = stop;
    return month;
}

static bool read_year(lede_slice text, size_t at, int *year) {
    size_t count;
    *year = read_number(text, &at, &count);
    return count == 4;
}

/* "年", "월" … behind a number, perhaps a space. */
static bool skip_unit(lede_slice text, size_t *at, const char *first, const char *second) {
    size_t next = *at;
    bool found = starts(text, next, first) || starts(text, next, second);
    if (!found) return false;
    next += strlen(first);
    while (next < text.size && text.data[next] == ' ') next++;
    *at = next;
    return true;
}

/* A year stands first. */
static bool read_year_first(lede_slice text, size_t at, int year, lede_date *out) {
    size_t count;
    if (skip_unit(text, &at, "\xE5\xB9\xB4", "\xEB\x85\x84")) {
        int month = read_number(text, &at, &count);
        if (!skip_unit(text, &at, "\xE6\x9C\x88", "\xEC\x9B\x94")) return false;
        return set(out, year, month, read_number(text, &at, &count));
    }
    char mark = at < text.size ? text.data[at] : '\0';
    if (mark != '-' && mark != '/' && mark != '.') return false;
    at++;
    int month = read_number(text, &at, &count);
    if (count < 1 || count > 2 || at >= text.size || text.data[at] != mark) return false;
    at++;
    int day = read_number(text, &at, &count);
    return count >= 1 && count <= 2 && set(out, year, month, day);
}

/* A number of one or two digits stands first. */
static bool read_day_first(lede_slice text, size_t at, int first, order use, lede_date *out) {
    char mark = at < text.size ? text.data[at] : '\0';
    size_t count;
    int year;
    if ((mark == '.' || mark == '/' || mark == '-') && at + 1 < text.size) {
        size_t next = at + 1;
        while (mark == '.' && next < text.size && text.data[next] == ' ') next++;
        int second = read_number(text, &next, &count);
        if (count >= 1 && count <= 2 && next < text.size && text.data[next] == mark) {
            next++;
            while (mark == '.' && next < text.size && text.data[next] == ' ') next++;
            if (!read_year(text, next, &year)) return false;
            if (mark == '.') return set(out, year, second, first);
            if (first > 12 || (second <= 12 && use == DAY_FIRST)) {
                return set(out, year, second, first);
            }
            if (second > 12 || use == MONTH_FIRST) return set(out, year, first, second);
            return first == second && set(out, year, first, second);
        }
    }
    size_t next = skip_between(text, at);
    int month = read_month(text, &next);
    if (month == 0) return false;
    return read_year(text, skip_between(text, next), &year) && set(out, year, month, first);
}

/* A month's name stands first: "May 3, 2019". */
static bool read_month_first(lede_slice text, size_t at, lede_date *out) {
    int month = read_month(text, &at), year;
    size_t count;
    if (month == 0) return false;
    at = skip_between(text, at);
    int day = read_number(text, &at, &count);
    if (count < 1 || count > 2) return false;
    return read_year(text, skip_between(text, at), &year) && set(out, year, month, day);
}

/* Whether four digits stand in a row, as the year of every day does. */
static bool may_have_year(lede_slice text) {
    size_t row = 0;
    for (size_t i = 0; i < text.size && row < 4; i++) row = is_digit(text.data[i]) ? row + 1 : 0;
    return row == 4;
}

bool lede_html_day_find(lede_slice text, lede_slice language, lede_date *out) {
    if (!may_have_year(text)) return false;
    order use = order_of(language);
    bool in_word = false;
    for (size_t at = 0; at < text.size;) {
        if (is_digit(text.data[at])) {
            size_t next = at, count;
            int number = read_number(text, &next, &count);
            bool free = at == 0 || (!in_word && text.data[at - 1] != '.');
            if (free && count == 4 && read_year_first(text, next, number, out)) return true;
            if (free && count <= 2 && read_day_first(text, next, number, use, out)) return true;
            at = next;
            in_word = true;
            continue;
        }
        uint32_t code_point = (unsigned char)text.data[at];
        size_t size = code_point < 0x80 ? 1 : lede_utf8_decode(text, at, &code_point);
        bool letter = code_point != LEDE_UTF8_BAD && lede_unicode_is_letter(code_point);
        if (letter && !in_word && read_month_first(text, at, out)) return true;
        in_word = letter && code_point < 0x2E80;
        at += size;
    }
    return false;
}

/* "2019-03-05T10:15:0Z", as some systems write: the last digit is made two. */
static bool read_short_second(lede_slice text, lede_date *out) {
    enum { FULL = 19, MOST = 40 }; /* bytes of the usual form before the zone; of any */
    char full[MOST];
    if (text.size < FULL - 1 || text.size >= MOST || text.data[FULL - 3] != ':') return false;
    if (!is_digit(text.data[FULL - 2])) return false;
    if (text.size >= FULL && is_digit(text.data[FULL - 1])) return false;
    memcpy(full, text.data, FULL - 2);
    full[FULL - 2] = '0';
    memcpy(full + FULL - 1, text.data + FULL - 2, text.size - (FULL - 2));
    return lede_date_read((lede_slice){full, text.size + 1}, out);
}

bool lede_html_date_read(lede_slice text, lede_slice language, lede_date *out) {
    enum { MOST_BYTES = 120 };
    if (lede_date_read(text, out) || read_short_second(text, out)) return true;
    return text.size <= MOST_BYTES && lede_html_day_find(text, language, out);
}

lede_slice lede_html_date_printed(lede_slice text, lede_slice language, lede_arena *arena,
                                  bool *ok) {
    lede_date date;
    char iso[LEDE_DATE_BYTES];
    if (!lede_html_date_read(text, language, &date)) return text;
    lede_date_print(&date, iso);
    return lede_arena_copy(arena, lede_slice_of(iso), ok);
}
