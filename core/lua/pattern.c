#include "lua/pattern.h"

/* ASCII classes, so that nothing depends on the locale. */
static bool is_class(unsigned char c, char name) {
    bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z', digit = c >= '0' && c <= '9';
    bool printable = c > ' ' && c < 0x7f, result;
    switch (name | 0x20) {
    case 'a': result = lower || upper; break;
    case 'c': result = c < ' ' || c == 0x7f; break;
    case 'd': result = digit; break;
    case 'g': result = printable; break;
    case 'l': result = lower; break;
    case 'p': result = printable && !lower && !upper && !digit; break;
    case 's': result = c == ' ' || (c >= '\t' && c <= '\r'); break;
    case 'u': result = upper; break;
    case 'w': result = lower || upper || digit; break;
    case 'x': result = digit || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); break;
    default: return (char)c == name;
    }
    return (name & 0x20) != 0 ? result : !result; /* an upper-case name is the complement */
}

static size_t fail(lede_pattern *p, const char *why) {
    p->error = why;
    return LEDE_PATTERN_NONE;
}

static bool step(lede_pattern *p) {
    if (p->steps >= p->limit) p->spent = true;
    p->steps++;
    return !p->spent;
}

/* One past the single-character element that begins at `at`; NONE when it is malformed. */
static size_t element_end(lede_pattern *p, size_t at) {
    const char *text = p->pattern.data;
    size_t size = p->pattern.size;
    char first = text[at++];
    if (first == '%') {
        if (at >= size) return fail(p, "malformed pattern (ends with '%')");
        return at + 1;
    }
    if (first != '[') return at;
    if (at < size && text[at] == '^') at++;
    do { /* a ']' right at the beginning is a character of the set */
        if (at >= size) return fail(p, "malformed pattern (missing ']')");
        char c = text[at++];
        if (c == '%') {
            if (at >= size) return fail(p, "malformed pattern (missing ']')");
            at++;
        }
    } while (at >= size || text[at] != ']');
    return at + 1;
}

/* The set between '[' at `at` and ']' at `stop - 1`. */
static bool in_set(const lede_pattern *p, unsigned char c, size_t at, size_t stop) {
    const char *text = p->pattern.data;
    size_t last = stop - 1;
    bool positive = true;
    if (text[++at] == '^') {
        positive = false;
        at++;
    }
    for (; at < last; at++) {
        if (text[at] == '%') {
            if (is_class(c, text[++at])) return positive;
        } else if (at + 2 < last && text[at + 1] == '-') {
            if ((unsigned char)text[at] <= c && c <= (unsigned char)text[at + 2]) return positive;
            at += 2;
        } else if ((unsigned char)text[at] == c) {
            return positive;
        }
    }
    return !positive;
}

/* Whether the element between `at` and `stop` takes a byte. */
static bool takes(const lede_pattern *p, unsigned char c, size_t at, size_t stop) {
    switch (p->pattern.data[at]) {
    case '.': return true;
    case '%': return is_class(c, p->pattern.data[at + 1]);
    case '[': return in_set(p, c, at, stop);
    default: return (unsigned char)p->pattern.data[at] == c;
    }
}

static bool single(lede_pattern *p, size_t from, size_t at, size_t stop) {
    if (!step(p) || from >= p->subject.size) return false;
    return takes(p, (unsigned char)p->subject.data[from], at, stop);
}

static size_t match(lede_pattern *p, size_t at, size_t from);

/* %bxy: from an x to the y that balances it. */
static size_t balance(lede_pattern *p, size_t at, size_t from) {
    if (at + 1 >= p->pattern.size) {
        return fail(p, "malformed pattern (missing arguments to '%b')");
    }
    const char *s = p->subject.data;
    char open = p->pattern.data[at], close = p->pattern.data[at + 1];
    if (from >= p->subject.size || s[from] != open) return LEDE_PATTERN_NONE;
    for (size_t depth = 1, i = from + 1; i < p->subject.size && step(p); i++) {
        if (s[i] == close) {
            if (--depth == 0) return i + 1;
        } else if (s[i] == open) {
            depth++;
        }
    }
    return LEDE_PATTERN_NONE;
}

static size_t greedy(lede_pattern *p, size_t at, size_t stop, size_t from) {
    size_t count = 0;
    while (single(p, from + count, at, stop)) count++;
    for (;; count--) {
        size_t end = match(p, stop + 1, from + count);
        if (end != LEDE_PATTERN_NONE || p->error != NULL || p->spent || count == 0) return end;
    }
}

static size_t lazy(lede_pattern *p, size_t at, size_t stop, size_t from) {
    for (;; from++) {
        size_t end = match(p, stop + 1, from);
        if (end != LEDE_PATTERN_NONE || p->error != NULL || p->spent) return end;
        if (!single(p, from, at, stop)) return LEDE_PATTERN_NONE;
    }
}

static size_t open_capture(lede_pattern *p, size_t at, size_t from, lede_pattern_kind kind) {
    if (p->n_captures >= LEDE_PATTERN_CAPTURES) return fail(p, "too many captures");
    p->captures[p->n_captures++] = (lede_pattern_capture){from, 0, kind};
    size_t end = match(p, at, from);
    if (end == LEDE_PATTERN_NONE) p->n_captures--;
    return end;
}

static size_t close_capture(lede_pattern *p, size_t at, size_t from) {
    int i = p->n_captures - 1;
    while (i >= 0 && p->captures[i].kind != LEDE_PATTERN_OPEN) i--;
    if (i < 0) return fail(p, "invalid pattern capture");
    p->captures[i].size = from - p->captures[i].start;
    p->captures[i].kind = LEDE_PATTERN_TEXT;
    size_t end = match(p, at, from);
    if (end == LEDE_PATTERN_NONE) p->captures[i].kind = LEDE_PATTERN_OPEN;
    return end;
}

/* %1 … %9: the text of an earlier capture once more. */
static size_t repeat_capture(lede_pattern *p, size_t at, size_t from) {
    int i = p->pattern.data[at] - '1';
    if (i < 0 || i >= p->n_captures || p->captures[i].kind != LEDE_PATTERN_TEXT) {
        return fail(p, "invalid capture index in pattern");
    }
    lede_slice seen = lede_slice_cut(p->subject, p->captures[i].start,
                                     p->captures[i].start + p->captures[i].size);
    lede_slice rest = lede_slice_cut(p->subject, from, p->subject.size);
    p->steps += seen.size;
    return lede_slice_starts(rest, seen) ? from + seen.size : LEDE_PATTERN_NONE;
}

/* %f[set]: between a character outside the set and one inside; '\0' stands at both ends. */
static bool frontier(lede_pattern *p, size_t at, size_t stop, size_t from) {
    unsigned char before = from == 0 ? 0 : (unsigned char)p->subject.data[from - 1];
    unsigned char after = from == p->subject.size ? 0 : (unsigned char)p->subject.data[from];
    return step(p) && !in_set(p, before, at, stop) && in_set(p, after, at, stop);
}

/* '%' items that are no single character. *handled false: it is an ordinary element. */
static size_t escape(lede_pattern *p, size_t *at, size_t *from, bool *handled, bool *go_on) {
    char name = *at + 1 < p->pattern.size ? p->pattern.data[*at + 1] : '\0';
    *handled = *go_on = true;
    if (name == 'b') {
        *from = balance(p, *at + 2, *from);
        *at += 4;
        *go_on = *from != LEDE_PATTERN_NONE;
    } else if (name == 'f') {
        size_t set = *at + 2;
        if (set >= p->pattern.size || p->pattern.data[set] != '[') {
            *go_on = false;
            return fail(p, "missing '[' after '%f' in pattern");
        }
        size_t stop = element_end(p, set);
        *go_on = stop != LEDE_PATTERN_NONE && frontier(p, set, stop, *from);
        *at = stop;
    } else if (name >= '0' && name <= '9') {
        *from = repeat_capture(p, *at + 1, *from);
        *at += 2;
        *go_on = *from != LEDE_PATTERN_NONE;
    } else {
        *handled = false;
    }
    return LEDE_PATTERN_NONE;
}

/* A single-character element with its quantifier. True: go on at *at, *from; else *end is it. */
static bool quantified(lede_pattern *p, size_t *at, size_t *from, size_t *end) {
    *end = LEDE_PATTERN_NONE;
    size_t stop = element_end(p, *at);
    if (stop == LEDE_PATTERN_NONE) return false;
    char quantifier = stop < p->pattern.size ? p->pattern.data[stop] : '\0';
    switch (quantifier) {
    case '?':
        if (single(p, *from, *at, stop)) {
            *end = match(p, stop + 1, *from + 1);
            if (*end != LEDE_PATTERN_NONE || p->error != NULL || p->spent) return false;
        }
        *at = stop + 1;
        return true;
    case '+': *end = single(p, *from, *at, stop) ? greedy(p, *at, stop, *from + 1) : *end; break;
    case '*': *end = greedy(p, *at, stop, *from); break;
    case '-': *end = lazy(p, *at, stop, *from); break;
    default:
        if (!single(p, *from, *at, stop)) return false;
        *from += 1;
        *at = stop;
        return true;
    }
    return false;
}

static size_t match_here(lede_pattern *p, size_t at, size_t from) {
    const char *text = p->pattern.data;
    while (at < p->pattern.size && p->error == NULL && !p->spent) {
        size_t end;
        bool handled = false, go_on = false;
        switch (text[at]) {
        case '(':
            if (at + 1 < p->pattern.size && text[at + 1] == ')') {
                return open_capture(p, at + 2, from, LEDE_PATTERN_POSITION);
            }
            return open_capture(p, at + 1, from, LEDE_PATTERN_OPEN);
        case ')': return close_capture(p, at + 1, from);
        case '$':
            if (at + 1 == p->pattern.size) {
                return from == p->subject.size ? from : LEDE_PATTERN_NONE;
            }
            break;
        case '%': escape(p, &at, &from, &handled, &go_on); break;
        default: break;
        }
        if (handled) {
            if (!go_on) return LEDE_PATTERN_NONE;
        } else if (!quantified(p, &at, &from, &end)) {
            return end;
        }
    }
    return p->error != NULL || p->spent ? LEDE_PATTERN_NONE : from;
}

static size_t match(lede_pattern *p, size_t at, size_t from) {
    if (++p->depth > LEDE_PATTERN_DEPTH) fail(p, "pattern too complex");
    size_t end = match_here(p, at, from);
    p->depth--;
    return end;
}

/* ---- what a pattern says by itself ---- */

static bool is_plain(lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '\0' || strchr("^$*+?.([%-", text.data[i]) != NULL) return false;
    }
    return true;
}

/* Nearly all places of a subject fail at the first element, so what a byte is to it is asked once.
 */
static size_t find_first_stop(lede_slice text) {
    if (text.size == 0 || strchr("^($)", text.data[0]) != NULL) return 0;
    char name = text.size > 1 ? text.data[1] : '\0';
    bool is_item = name == 'b' || name == 'f' || (name >= '0' && name <= '9');
    if (text.data[0] == '%' && is_item) return 0;
    lede_pattern first = {.pattern = text};
    size_t stop = element_end(&first, 0);
    if (stop == LEDE_PATTERN_NONE) return 0; /* malformed: matching says so */
    char quantifier = stop < text.size ? text.data[stop] : '\0';
    return quantifier == '?' || quantifier == '*' || quantifier == '-' ? 0 : stop;
}

static void find_facts(lede_slice text, lede_pattern_facts *out) {
    *out = (lede_pattern_facts){.is_plain = is_plain(text), .first_stop = find_first_stop(text)};
    size_t behind = out->first_stop == 0 ? SIZE_MAX : text.size - out->first_stop;
    out->is_run = behind == 1 && text.data[text.size - 1] == '+';
    out->is_one = behind == 0 || out->is_run;
}

lede_pattern_facts *lede_patterns_find(lede_patterns *patterns, lede_slice text,
                                       lede_pattern_facts *own) {
    size_t place = ((uintptr_t)text.data >> 4) % LEDE_PATTERNS_KEPT;
    if (patterns == NULL || text.size > LEDE_PATTERN_KEPT_BYTES) {
        find_facts(text, own);
        return own;
    }
    char *kept = patterns->kept[place].text;
    uint8_t size_and_one = (uint8_t)(text.size + 1);
    if (patterns->kept[place].size_and_one != size_and_one ||
        memcmp(kept, text.data, text.size) != 0) {
        find_facts(text, &patterns->kept[place].facts);
        memcpy(kept, text.data, text.size);
        patterns->kept[place].size_and_one = size_and_one;
    }
    return &patterns->kept[place].facts;
}

void lede_pattern_init(lede_pattern *p, lede_patterns *patterns, lede_slice text,
                       lede_slice subject, uint64_t limit) {
    p->pattern = text;
    p->subject = subject;
    p->facts = lede_patterns_find(patterns, text, &p->own);
    p->error = NULL;
    p->spent = false;
    p->steps = 0;
    p->limit = limit;
    p->depth = p->n_captures = 0;
}

void lede_pattern_keep(lede_pattern *p) {
    p->own = *p->facts;
    p->facts = &p->own;
}

/* Whether the byte at `from` is one for the first element. What was asked before by another subject
 * counts no step, so this counts none. */
static bool may_begin(const lede_pattern *p, size_t from) {
    lede_pattern_facts *facts = p->facts;
    unsigned char c = (unsigned char)p->subject.data[from];
    uint64_t bit = UINT64_C(1) << (c & 63);
    if ((facts->known[c >> 6] & bit) == 0) {
        facts->known[c >> 6] |= bit;
        if (takes(p, c, 0, facts->first_stop)) facts->may[c >> 6] |= bit;
    }
    return (facts->may[c >> 6] & bit) != 0;
}

size_t lede_pattern_skip(lede_pattern *p, size_t from) {
    if (p->facts->first_stop == 0) return from;
    while (from < p->subject.size && !may_begin(p, from) && step(p)) from++;
    return from;
}

/* A pattern that is one element, as most that scripts write are. */
static size_t match_one(lede_pattern *p, size_t from) {
    if (from >= p->subject.size || !may_begin(p, from)) return LEDE_PATTERN_NONE;
    from++;
    while (p->facts->is_run && from < p->subject.size && step(p) && may_begin(p, from)) from++;
    return p->error != NULL || p->spent ? LEDE_PATTERN_NONE : from;
}

size_t lede_pattern_match(lede_pattern *pattern, size_t at, size_t from) {
    pattern->n_captures = 0;
    pattern->depth = 0;
    if (!step(pattern)) return LEDE_PATTERN_NONE;
    if (pattern->facts->is_one && at == 0) return match_one(pattern, from);
    size_t end = match(pattern, at, from);
    for (int i = 0; end != LEDE_PATTERN_NONE && i < pattern->n_captures; i++) {
        if (pattern->captures[i].kind == LEDE_PATTERN_OPEN) {
            return fail(pattern, "unfinished capture");
        }
    }
    return pattern->error != NULL || pattern->spent ? LEDE_PATTERN_NONE : end;
}
