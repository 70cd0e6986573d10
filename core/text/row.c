#include "text/row.h"

/* How far the next item is looked for, in tokens: items in a row are short. */
enum { ITEM_TOKENS_MAX = 120 };

/* ---- lists ---------------------------------------------------------------------------------- */

/* "1.", "2)", "(c)", "3.)", "•", "• 4." */
typedef struct marker {
    uint32_t bullet; /* code point, 0: none */
    uint32_t value;  /* of the number or letter, 0: none */
    enum { BARE, NUMBER, LOWER, UPPER } kind;
    bool opened, dot, closed;
    uint32_t stop; /* the token behind */
} marker;

static bool is_bullet(uint32_t c) {
    return c == 0x2022 || c == 0x2043 || c == 0x2023 || c == 0x25E6 || c == 0x25AA || c == 0x25CF ||
           c == 0xB7 || c == '*';
}

/* The number or letter of a marker, of at most two digits. */
static bool read_value(lede_slice text, marker *m) {
    if (text.size == 2 && text.data[1] == '.') m->dot = true;
    if (text.size == 1 || m->dot) {
        char c = text.data[0];
        if (c >= 'a' && c <= 'z') m->kind = LOWER;
        if (c >= 'A' && c <= 'Z') m->kind = UPPER;
        m->value = (uint32_t)(c | 32) - 'a' + 1;
        if (m->kind != BARE) return true;
    }
    m->value = 0;
    if (text.size > 2) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return false;
        m->value = m->value * 10 + (uint32_t)(text.data[i] - '0');
    }
    m->kind = NUMBER;
    return m->value > 0;
}

/* Most words are none, which a glance at the bytes around them tells: a number or letter needs a
 * full stop or bracket behind it. */
static bool may_mark(const lede_splitter *s, uint32_t token) {
    size_t start = s->article->token_starts[token], stop = s->article->token_stops[token];
    lede_slice text = s->article->text;
    unsigned char c = (unsigned char)text.data[start];
    if (c >= 0x80 || c == '*' || c == '(') return true;
    if (stop - start > 2) return false;
    bool closed = stop < text.size && (text.data[stop] == '.' || text.data[stop] == ')');
    return closed || text.data[stop - 1] == '.';
}

static bool read_marker(const lede_splitter *s, uint32_t token, marker *m) {
    *m = (marker){0};
    uint32_t stop = s->tokens.stop;
    if (!may_mark(s, token)) return false;
    if (token < stop && is_bullet(lede_splitter_first(s, token))) {
        m->bullet = lede_splitter_first(s, token++);
    }
    m->stop = token;
    if (lede_splitter_mark(s, token, '(')) m->opened = true, token++;
    if (token + 1 >= stop || !read_value(lede_splitter_text(s, token), m)) {
        return m->bullet != 0 && token < stop;
    }
    bool touches = lede_splitter_touches(s, token);
    token++;
    if (touches && lede_splitter_mark(s, token, '.')) {
        m->dot = true;
        touches = token + 1 < stop && lede_splitter_touches(s, token);
        token++;
    }
    if (touches && lede_splitter_mark(s, token, ')')) {
        m->closed = true;
        touches = token + 1 < stop && lede_splitter_touches(s, token);
        token++;
    }
    bool marked = (m->dot || m->closed) && (!m->opened || m->closed) && !touches && token < stop;
    if (!marked) { /* "• 4 eggs": the number is not the marker's */
        *m = (marker){.bullet = m->bullet, .stop = m->stop};
        return m->bullet != 0;
    }
    m->stop = token;
    return true;
}

static bool follows(const marker *a, const marker *b) {
    return a->bullet == b->bullet && a->kind == b->kind && a->opened == b->opened &&
           a->dot == b->dot && a->closed == b->closed &&
           (a->kind == BARE || b->value == a->value + 1);
}

static uint32_t next_marker(const lede_splitter *s, const marker *first) {
    for (uint32_t token = first->stop + 1;
         token < s->tokens.stop && token - first->stop < ITEM_TOKENS_MAX; token++) {
        marker next;
        if (lede_splitter_touches(s, token - 1) || !read_marker(s, token, &next)) continue;
        bool letter = next.kind == LOWER || next.kind == UPPER;
        if (!follows(first, &next)) continue;
        if (letter && !next.closed && !lede_splitter_capital(s, next.stop)) continue;
        return token;
    }
    return s->tokens.stop;
}

/* ---- mail ----------------------------------------------------------------------------------- */

static bool listed(const lede_splitter *s, uint32_t token, const char *const *list, size_t n) {
    return token < s->tokens.stop && lede_locale_lists(list, n, lede_splitter_text(s, token), true);
}

/* "From:", "Subject:" */
static bool is_header(const lede_splitter *s, uint32_t token) {
    return lede_splitter_mark(s, token + 1, ':') && lede_splitter_capital(s, token) &&
           listed(s, token, s->locale->mail_headers, s->locale->n_mail_headers);
}

static uint32_t next_header(const lede_splitter *s, uint32_t from) {
    for (uint32_t token = from + 2; token < s->tokens.stop && token - from < ITEM_TOKENS_MAX;
         token++) {
        if (is_header(s, token)) return token;
    }
    return s->tokens.stop;
}

/* "Thanks, Kim", "Best regards, Kim": the closing and its comma are a line of their own. */
static uint32_t closing_end(const lede_splitter *s, uint32_t from) {
    enum { CLOSING_WORDS_MAX = 3 };
    uint32_t token = from + 1;
    while (token - from < CLOSING_WORDS_MAX && !lede_splitter_mark(s, token, ',')) token++;
    if (!lede_splitter_mark(s, token, ',')) return s->tokens.stop;
    token = from;
    while (token - from < CLOSING_WORDS_MAX && token < s->tokens.stop &&
           lede_locale_closes_mail(s->locale, lede_splitter_text(s, token))) {
        token++;
    }
    if (token == from || !lede_splitter_mark(s, token, ',')) return s->tokens.stop;
    bool name = lede_splitter_capital(s, token + 1) && !lede_splitter_starter(s, token + 1);
    return name ? token + 1 : s->tokens.stop;
}

/* "(Reuters) Police said": a credit, then the sentence. */
static uint32_t credit_end(const lede_splitter *s, uint32_t from) {
    enum { CREDIT_TOKENS_MAX = 8 };
    if (from != s->tokens.start) return s->tokens.stop;
    for (uint32_t token = from + 1; token < s->tokens.stop && token - from < CREDIT_TOKENS_MAX;
         token++) {
        if (lede_splitter_mark(s, token, '(')) break;
        if (!lede_splitter_mark(s, token, ')')) continue;
        return lede_splitter_capital(s, token + 1) ? token + 1 : s->tokens.stop;
    }
    return s->tokens.stop;
}

/* Most sentences start with a word and a space, and none of the next tokens is a comma, nor the
 * first of them a colon: that is no row. */
static bool starts_plainly(const lede_splitter *s, uint32_t from) {
    enum { GLANCE = 4 }; /* tokens that closing_end looks at */
    const uint32_t *starts = s->article->token_starts;
    const char *text = s->article->text.data, *end = text + s->article->token_stops[from];
    char first = text[starts[from]];
    bool word = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
    if (s->tokens.stop - from < GLANCE || !word || end[-1] == '.' || end[0] != ' ') return false;
    char second = text[starts[from + 1]], third = text[starts[from + 2]];
    return second != ':' && second != ',' && third != ',' && text[starts[from + 3]] != ',';
}

lede_row lede_row_of(const lede_splitter *s, uint32_t from) {
    lede_row row = {from, s->tokens.stop};
    marker first;
    if (starts_plainly(s, from)) return row;
    if (read_marker(s, from, &first)) {
        row.body = first.stop;
        row.stop = next_marker(s, &first);
    } else if (is_header(s, from)) {
        row.stop = next_header(s, from);
    } else if (lede_splitter_mark(s, from, '(')) {
        row.stop = credit_end(s, from);
    } else {
        row.stop = closing_end(s, from);
    }
    return row;
}

/* ---- noted ends ----------------------------------------------------------------------------- */

/* Digits in groups parted by `mark`: 04/26/2001, 07:17. */
static bool is_grouped(const lede_splitter *s, uint32_t token, char mark, unsigned n) {
    if (token >= s->tokens.stop) return false;
    lede_slice text = lede_splitter_text(s, token);
    unsigned groups = 1;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == mark)
            groups++;
        else if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    }
    return groups >= n;
}

/* The token behind the time stamp that starts at `token`, or 0. */
static uint32_t stamp_end(const lede_splitter *s, uint32_t token) {
    if (!is_grouped(s, token, '/', 3) || !is_grouped(s, token + 1, ':', 2)) return 0;
    token += 2;
    bool half = lede_splitter_is(s, token, "AM") || lede_splitter_is(s, token, "PM");
    return half ? token + 1 : token;
}

/* "=====": a line of marks. */
static bool is_rule(const lede_splitter *s, uint32_t token) {
    enum { RULE_MIN = 5 };
    lede_slice text = lede_splitter_text(s, token);
    char first = text.data[0];
    return text.size >= RULE_MIN && first != '\0' && strchr("-=_*~#", first) != NULL &&
           text.data[text.size - 1] == first;
}

static bool is_letter(const lede_splitter *s, uint32_t token) {
    uint32_t c = lede_splitter_first(s, token);
    return c != LEDE_UTF8_BAD && lede_unicode_is_letter(c);
}

uint32_t lede_row_end(const lede_splitter *s, uint32_t from, uint32_t token) {
    uint32_t next = token + 1;
    if (is_rule(s, token) || is_rule(s, next)) return next;
    uint32_t behind = stamp_end(s, token);
    if (behind != 0) return behind < s->tokens.stop && is_letter(s, behind) ? behind : 0;
    bool name = lede_splitter_capital(s, token) || !is_letter(s, token);
    return name && token >= from && stamp_end(s, next) != 0 ? next : 0;
}

bool lede_splitter_breaks(const lede_splitter *s, uint32_t token, unsigned n) {
    size_t at = s->article->token_stops[token], stop = s->article->token_starts[token + 1];
    for (; at < stop && n > 0; at++) {
        if (s->article->text.data[at] == '\n') n--;
    }
    return n == 0;
}

bool lede_row_lines(const lede_splitter *s) {
    enum { LINES_MIN = 3, LINE_TOKENS_MAX = 5 };
    if (s->ends.count < LINES_MIN - 1) return false;
    uint32_t n_lines = 1, start = s->tokens.start;
    for (size_t i = 0; i < s->ends.count; i++) {
        uint32_t token = s->ends.data[i];
        char last = s->article->text.data[s->article->token_stops[token] - 1];
        if (last == '.' || last == '!' || last == '?') return false;
        if (token < start || token + 1 >= s->tokens.stop) continue;
        if (!lede_splitter_breaks(s, token, 1)) continue;
        if (token + 1 - start > LINE_TOKENS_MAX || last == ',') return false;
        start = token + 1;
        n_lines++;
    }
    return n_lines >= LINES_MIN && s->tokens.stop - start <= LINE_TOKENS_MAX;
}
