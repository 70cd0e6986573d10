#include "text/number.h"

static bool digit_at(lede_slice text, size_t at) {
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

static size_t skip_digits(lede_slice text, size_t at) {
    while (digit_at(text, at)) at++;
    return at;
}

/* "2001-02-03", "713-853-3989", "345-9945", "3-5213" and "94720-1900" are one; "4-5", "1990-95" and
 * "10-1000" are ranges. */
static size_t skip_hyphens(lede_slice text, size_t start, size_t at) {
    size_t stop = at, n_groups = 1, last = at - start;
    size_t before_last = 0;
    while (stop < text.size && text.data[stop] == '-' && digit_at(text, stop + 1)) {
        size_t next = skip_digits(text, stop + 1);
        before_last = last;
        last = next - (stop + 1);
        stop = next;
        n_groups++;
    }
    bool odd = before_last == 1 || before_last == 3 || before_last == 5;
    bool phone = n_groups == 2 && odd && last == 4;
    return n_groups > 2 || phone ? stop : at;
}

/* "2018-06-16T10:38:00Z", "…T10:38+02:00": the time behind a date of ISO 8601. */
static size_t skip_time(lede_slice text, size_t start, size_t at) {
    size_t stop = at + 1;
    bool is_date = at - start == sizeof "2018-06-16" - 1 && text.data[start + 4] == '-';
    if (!is_date || at >= text.size || text.data[at] != 'T') return at;
    if (skip_digits(text, stop) != stop + 2 || stop + 2 >= text.size ||
        text.data[stop + 2] != ':') {
        return at;
    }
    while (digit_at(text, stop) || (stop < text.size && strchr(":.,", text.data[stop]) != NULL &&
                                    digit_at(text, stop + 1))) {
        stop++;
    }
    if (stop < text.size && text.data[stop] == 'Z') return stop + 1;
    bool has_sign = stop < text.size && (text.data[stop] == '+' || text.data[stop] == '-');
    size_t zone = has_sign ? stop + 1 : stop;
    while (has_sign && (digit_at(text, zone) ||
                        (zone < text.size && text.data[zone] == ':' && digit_at(text, zone + 1)))) {
        zone++;
    }
    return has_sign && zone > stop + 1 ? zone : stop;
}

static bool separator_at(lede_slice text, size_t at) {
    if (at >= text.size) return false;
    char c = text.data[at];
    return c == '.' || c == ',' || c == ':' || c == '/';
}

size_t lede_number_end(lede_slice text, size_t at) {
    size_t start = at;
    if (start < text.size && (text.data[start] == '+' || text.data[start] == '-')) start++;
    if (start < text.size && text.data[start] == '.') start++;
    if (!digit_at(text, start)) return at;
    size_t stop = skip_digits(text, start);
    size_t hyphens = skip_hyphens(text, start, stop);
    if (hyphens > stop) return skip_time(text, start, hyphens);
    size_t group = start;
    while (separator_at(text, stop) && digit_at(text, stop + 1)) {
        group = stop + 1;
        stop = skip_digits(text, group);
    }
    bool slash = group > start && text.data[group - 1] == '/'; /* 713/853-6197 */
    return slash ? skip_hyphens(text, group, stop) : stop;
}
