#include "match/sign_row.h"

#include "base/bits.h"

/* Signs of ASCII, one bit each. */
typedef struct sign_set {
    uint64_t bits[2];
} sign_set;

struct lede_sign_row {
    const lede_sign_row *other; /* of a choice between rows; NULL: the last one */
    uint32_t count;
    uint64_t optional; /* signs that may be passed over, … */
    uint64_t repeats;  /* … that may come again */
    bool ends_open;    /* the last one is any sign, as often as one likes */
    sign_set signs[];
};

/* ---- reading --------------------------------------------------------------------------------- */

typedef struct reader {
    lede_slice regex;
    size_t at;
    bool folded;
    uint32_t count;
    uint64_t optional, repeats;
    sign_set signs[LEDE_ROW_SIGNS];
} reader;

static bool has(const reader *r, char c) {
    return r->at < r->regex.size && r->regex.data[r->at] == c;
}

static bool is_plain_sign(char c) {
    return c >= ' ' && c <= '~';
}

static void add(const reader *r, sign_set *set, char c) {
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    set->bits[c / 64] |= (uint64_t)1 << (c % 64);
    if (r->folded && is_letter) set->bits[(c ^ ' ') / 64] |= (uint64_t)1 << ((c ^ ' ') % 64);
}

static void add_range(const reader *r, sign_set *set, char first, char last) {
    for (int c = first; c <= last; c++) add(r, set, (char)c);
}

static void negate(sign_set *set) {
    set->bits[0] = ~set->bits[0];
    set->bits[1] = ~set->bits[1];
}

/* What `\d`, `\w`, `\s` and their negations are in ASCII, and signs that stand for themselves. */
static bool read_escape(reader *r, sign_set *set) {
    if (++r->at >= r->regex.size) return false;
    char c = r->regex.data[r->at++];
    char small = (char)(c | ' ');
    bool is_letter = small >= 'a' && small <= 'z';
    if (!is_plain_sign(c) || (c >= '0' && c <= '9')) return false;
    if (!is_letter) {
        add(r, set, c);
        return true;
    }
    if (small == 'd' || small == 'w') add_range(r, set, '0', '9');
    if (small == 'w') {
        add_range(r, set, 'a', 'z');
        add_range(r, set, 'A', 'Z');
        add(r, set, '_');
    }
    if (small == 's') add(r, set, ' ');
    if (c != small) negate(set);
    return small == 'd' || small == 'w' || small == 's';
}

/* Signs and ranges; what else may stand between brackets is left to PCRE2. */
static bool read_brackets(reader *r, sign_set *set) {
    r->at++;
    bool is_negated = has(r, '^');
    if (is_negated) r->at++;
    if (has(r, ']')) return false;
    if (has(r, '-')) { /* in front it stands for itself, or is refused */
        if (++r->at < r->regex.size && r->regex.data[r->at] == '-') return false;
        add(r, set, '-');
    }
    while (!has(r, ']')) {
        if (r->at >= r->regex.size) return false;
        char first = r->regex.data[r->at++], last = first;
        if (!is_plain_sign(first) || first == '[' || first == '\\' || first == '-') return false;
        if (has(r, '-')) {
            if (++r->at >= r->regex.size) return false;
            last = r->regex.data[r->at++];
            if (!is_plain_sign(last) || last < first || strchr("[]\\-", last) != NULL) return false;
        }
        add_range(r, set, first, last);
    }
    r->at++;
    if (is_negated) negate(set);
    return true;
}

static bool read_sign(reader *r, sign_set *set) {
    char c = r->regex.data[r->at];
    *set = (sign_set){{0, 0}};
    if (c == '[') return read_brackets(r, set);
    if (c == '\\') return read_escape(r, set);
    if (!is_plain_sign(c) || strchr("()|^$*+?{", c) != NULL) return false;
    r->at++;
    if (c == '.')
        negate(set);
    else
        add(r, set, c);
    return true;
}

/* "{2}", "{2,}" or "{2,5}", of numbers below 100; *most is UINT32_MAX when there is no bound. */
static bool read_counts(reader *r, uint32_t *least, uint32_t *most) {
    uint32_t numbers[2] = {0, 0};
    bool is_range = false;
    size_t digits[2] = {0, 0};
    for (r->at++; !has(r, '}'); r->at++) {
        if (r->at >= r->regex.size) return false;
        char c = r->regex.data[r->at];
        if (c == ',' && !is_range) {
            is_range = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits[is_range] > 2) return false;
        numbers[is_range] = numbers[is_range] * 10 + (uint32_t)(c - '0');
    }
    r->at++;
    *least = numbers[0];
    *most = !is_range ? numbers[0] : digits[1] == 0 ? UINT32_MAX : numbers[1];
    return digits[0] > 0 && *most > 0 && *most >= *least;
}

/* The sign that was read as often as it must and may come. */
static bool write_out(reader *r, uint32_t least, uint32_t most) {
    sign_set set = r->signs[r->count];
    uint32_t n = most == UINT32_MAX ? (least == 0 ? 1 : least) : most;
    if (n > LEDE_ROW_SIGNS - r->count) return false;
    for (uint32_t i = 0; i < n; i++, r->count++) {
        uint64_t bit = (uint64_t)1 << r->count;
        r->signs[r->count] = set;
        if (i >= least) r->optional |= bit;
        if (most == UINT32_MAX && i + 1 == n) r->repeats |= bit;
    }
    return true;
}

/* A lazy quantifier takes part in the same whole matches; a possessive one does not. */
static bool read_quantifier(reader *r) {
    uint32_t least = 1, most = 1;
    bool any = has(r, '?') || has(r, '*') || has(r, '+') || has(r, '{');
    if (has(r, '{')) {
        if (!read_counts(r, &least, &most)) return false;
    } else if (any) {
        if (!has(r, '+')) least = 0;
        if (!has(r, '?')) most = UINT32_MAX;
        r->at++;
    }
    if (any && has(r, '?')) r->at++;
    return !(any && has(r, '+')) && !(any && has(r, '{')) && write_out(r, least, most);
}

static bool ends_open(const reader *r) {
    if (r->count == 0 || ((r->repeats >> (r->count - 1)) & 1) == 0) return false;
    const sign_set *last = &r->signs[r->count - 1];
    return last->bits[0] == UINT64_MAX && last->bits[1] == UINT64_MAX;
}

/* The signs up to a bar or the end. */
static bool read_signs(reader *r) {
    r->count = 0;
    r->optional = r->repeats = 0;
    while (r->at < r->regex.size && !has(r, '|')) {
        if (r->count == LEDE_ROW_SIGNS || !read_sign(r, &r->signs[r->count])) return false;
        if (!read_quantifier(r)) return false;
    }
    return true;
}

bool lede_sign_row_read(lede_slice regex, bool folded, lede_arena *arena,
                        const lede_sign_row **out) {
    reader r = {.regex = regex, .folded = folded};
    const lede_sign_row *rows = NULL;
    *out = NULL;
    for (bool is_last = false; !is_last; r.at++) {
        if (!read_signs(&r)) return true;
        is_last = r.at == regex.size;
        lede_sign_row *row = lede_arena_alloc(arena, sizeof *row + r.count * sizeof *row->signs);
        if (row == NULL) return false;
        *row = (lede_sign_row){rows, r.count, r.optional, r.repeats, ends_open(&r)};
        memcpy(row->signs, r.signs, r.count * sizeof *row->signs);
        rows = row;
    }
    *out = rows;
    return true;
}

/* ---- running --------------------------------------------------------------------------------- */

/* Eight bytes at a time: with the highest bit of a byte set if it is no plain sign. Borrows and
 * carries go on from bytes that are none. */
static uint64_t odd_bits(uint64_t bytes) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    return (bytes | (bytes + ones) | (bytes - ' ' * ones)) & (0x80 * ones);
}

bool lede_sign_row_is_plain(lede_slice value) {
    uint64_t bytes, odd = 0;
    size_t at = 0;
    for (; at + sizeof bytes <= value.size; at += sizeof bytes) {
        memcpy(&bytes, value.data + at, sizeof bytes);
        odd |= odd_bits(bytes);
    }
    bool is_plain = odd == 0;
    for (; at < value.size; at++) is_plain = is_plain && is_plain_sign(value.data[at]);
    return is_plain;
}

/* Those behind signs that may be passed over, too. */
static uint64_t pass_over(const lede_sign_row *row, uint64_t next) {
    for (uint64_t more = next; more != 0;) {
        more = (more & row->optional) << 1 & ~next;
        next |= more;
    }
    return next;
}

/* `next` has a bit for each sign that may come next. After Baeza-Yates and Gonnet (1992,
 * CACM 35:10:74), with the sets looked at sign by sign: few bits are ever set. */
static bool matches(const lede_sign_row *row, lede_slice value) {
    uint64_t next = pass_over(row, 1), all = ((uint64_t)1 << row->count) - 1;
    for (size_t i = 0; i < value.size && next != 0; i++) {
        unsigned char c = (unsigned char)value.data[i];
        uint64_t taken = 0;
        for (uint64_t bits = next & all; bits != 0; bits &= bits - 1) {
            uint32_t sign = lede_lowest_bit(bits);
            if ((row->signs[sign].bits[c / 64] >> (c % 64)) & 1) taken |= bits & -bits;
        }
        next = pass_over(row, taken << 1 | (taken & row->repeats));
        if (row->ends_open && ((next >> row->count) & 1)) return true; /* it takes what is left */
    }
    return (next >> row->count) & 1;
}

bool lede_sign_row_matches(const lede_sign_row *row, lede_slice value) {
    while (row != NULL && !matches(row, value)) row = row->other;
    return row != NULL;
}
