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
    if (hyphens > stop) return hyphens;
    size_t group = start;
    while (separator_at(text, stop) && digit_at(text, stop + 1)) {
        group = stop + 1;
        stop = skip_digits(text, group);
    }
    bool slash = group > start && text.data[group - 1] == '/'; /* 713/853-6197 */
    return slash ? skip_hyphens(text, group, stop) : stop;
}
