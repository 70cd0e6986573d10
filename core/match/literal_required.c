#include "match/literal.h"

/* Recursive descent over the expression. What it takes is either known exactly, as a few texts, or
 * not; of what is not, the best set of literals that it needs is kept. Whatever is not understood
 * for certain (options, look-arounds, back-references, verbs) ends it without a set. */

enum { MOST_TEXTS = 16, MOST_DEPTH = 16, MOST_BYTES = 64 };

typedef struct texts {
    lede_literal items[MOST_TEXTS];
    uint32_t count;
} texts;

typedef struct parser {
    lede_slice regex;
    size_t at;
    bool folded, is_strange, is_out_of_memory;
    bool looks_around; /* ^ $ \b and the like: literals alone never suffice … */
    bool takes_all;    /* … nor where a possessive quantifier gives nothing back */
    uint32_t depth;
    lede_arena *arena;
} parser;

/* What an element takes: exactly one of `texts`; or unknown, and then it holds one of them, if
 * there are any. */
typedef struct piece {
    bool is_exact;
    bool is_anything; /* `.*` */
    bool suffices;    /* holding one where it must is all that is asked */
    texts texts;
} piece;

static bool parse_choice(parser *p, piece *out);

static bool give_up(parser *p) {
    p->is_strange = true;
    return false;
}

static bool has(const parser *p, char c) {
    return p->at < p->regex.size && p->regex.data[p->at] == c;
}

/* ---- texts ----------------------------------------------------------------------------------- */

static piece unknown(void) {
    return (piece){.is_exact = false};
}

static piece one(lede_slice text) {
    return (piece){.is_exact = true, .texts = {.items = {{.text = text}}, .count = 1}};
}

static size_t shortest(const texts *t) {
    size_t least = t->count == 0 ? 0 : SIZE_MAX;
    for (uint32_t i = 0; i < t->count; i++) {
        /* Where it stands is worth another byte or two. */
        size_t worth = t->items[i].text.size;
        if (worth > 0) worth += (size_t)t->items[i].at_start + t->items[i].at_end;
        if (worth < least) least = worth;
    }
    return least;
}

static bool holds(const texts *t, const lede_literal *literal) {
    for (uint32_t i = 0; i < t->count; i++) {
        const lede_literal *there = &t->items[i];
        if (lede_slice_equal(there->text, literal->text) && there->at_start == literal->at_start &&
            there->at_end == literal->at_end) {
            return true;
        }
    }
    return false;
}

static bool join(texts *sum, const texts *more) {
    for (uint32_t i = 0; i < more->count; i++) {
        if (holds(sum, &more->items[i])) continue;
        if (sum->count == MOST_TEXTS) return false;
        sum->items[sum->count++] = more->items[i];
    }
    return true;
}

/* Every text of `left` followed by every text of `right`. False when there are too many. */
static bool append(parser *p, texts *left, const texts *right) {
    texts product = {.count = 0};
    if (left->count * right->count > MOST_TEXTS) return false;
    for (uint32_t i = 0; i < left->count; i++) {
        for (uint32_t j = 0; j < right->count; j++) {
            lede_slice a = left->items[i].text, b = right->items[j].text;
            if (a.size + b.size > MOST_BYTES) return false;
            char *both = lede_arena_alloc(p->arena, a.size + b.size + 1);
            if (both == NULL) {
                p->is_out_of_memory = true;
                return false;
            }
            if (a.size > 0) memcpy(both, a.data, a.size);
            if (b.size > 0) memcpy(both + a.size, b.data, b.size);
            product.items[product.count++] = (lede_literal){.text = {both, a.size + b.size}};
        }
    }
    *left = product;
    return true;
}

/* ---- one element ----------------------------------------------------------------------------- */

/* A character as it stands in values. */
static bool take_character(parser *p, piece *out) {
    const char *data = p->regex.data + p->at;
    size_t size = 1;
    while (p->at + size < p->regex.size && ((unsigned char)data[size] & 0xC0) == 0x80) size++;
    p->at += size;
    bool is_ascii = (unsigned char)data[0] < 0x80;
    if (is_ascii && p->folded && data[0] >= 'A' && data[0] <= 'Z') {
        static const char small[] = "abcdefghijklmnopqrstuvwxyz";
        *out = one((lede_slice){small + (data[0] - 'A'), 1});
    } else {
        *out = is_ascii || !p->folded ? one((lede_slice){data, size}) : unknown();
    }
    return true;
}

static bool take_escape(parser *p, piece *out) {
    if (p->at + 1 >= p->regex.size) return give_up(p);
    char c = p->regex.data[++p->at];
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if ((unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || c == '\0') return give_up(p);
    if (!is_letter) return take_character(p, out);
    p->at++;
    if (strchr("bBAzZ", c) != NULL) {
        p->looks_around = true;
        *out = one(LEDE_SLICE(""));
        return true;
    }
    *out = unknown();
    if (strchr("dDwWsShHvVRX", c) != NULL) return true;
    if (c != 'p' && c != 'P') return give_up(p);
    if (has(p, '{')) {
        while (p->at < p->regex.size && !has(p, '}')) p->at++;
    }
    if (p->at >= p->regex.size) return give_up(p);
    p->at++;
    return true;
}

/* `[Ww]` is one of a few characters; ranges, negations and classes are unknown. */
static bool take_brackets(parser *p, piece *out) {
    bool is_plain = true, is_first = true;
    piece item;
    *out = (piece){.is_exact = true};
    p->at++;
    if (has(p, '^')) {
        is_plain = false;
        p->at++;
    }
    for (;; is_first = false) {
        if (p->at >= p->regex.size) return give_up(p);
        if (has(p, ']') && !is_first) break;
        if (has(p, '[') || has(p, '\\')) {
            /* `[:alpha:]` has brackets of its own: only the certain ones are read. */
            bool is_escape = has(p, '\\');
            is_plain = false;
            if (!is_escape || p->at + 1 >= p->regex.size) return give_up(p);
            if (strchr("QEc", p->regex.data[p->at + 1]) != NULL) return give_up(p);
            p->at += 2;
            continue;
        }
        if (has(p, '-')) is_plain = false;
        if (!take_character(p, &item)) return false;
        is_plain = is_plain && item.is_exact && join(&out->texts, &item.texts);
    }
    p->at++;
    if (!is_plain) *out = unknown();
    return true;
}

static bool take_group(parser *p, piece *out) {
    p->at++;
    if (has(p, '*')) return give_up(p);
    if (has(p, '?')) {
        p->at++;
        if (!has(p, ':')) return give_up(p);
        p->at++;
    }
    if (++p->depth > MOST_DEPTH || !parse_choice(p, out)) return give_up(p);
    p->depth--;
    if (!has(p, ')')) return give_up(p);
    p->at++;
    return true;
}

static bool take_atom(parser *p, piece *out) {
    switch (p->regex.data[p->at]) {
    case '(': return take_group(p, out);
    case '[': return take_brackets(p, out);
    case '\\': return take_escape(p, out);
    case '.':
        p->at++;
        *out = unknown();
        return true;
    case '^':
    case '$':
        p->at++;
        p->looks_around = true;
        *out = one(LEDE_SLICE(""));
        return true;
    case '*':
    case '+':
    case '?':
    case '{': return give_up(p);
    default: return take_character(p, out);
    }
}

/* `{2}` `{0,3}` `{2,}`; anything else in braces is left alone. */
static bool take_braces(parser *p, bool *is_optional) {
    size_t digits = 0;
    uint32_t least = 0;
    for (p->at++; p->at < p->regex.size; p->at++, digits++) {
        char c = p->regex.data[p->at];
        if (c < '0' || c > '9') break;
        if (c != '0') least = 1;
    }
    if (digits == 0) return give_up(p);
    if (has(p, ',')) p->at++;
    while (p->at < p->regex.size && p->regex.data[p->at] >= '0' && p->regex.data[p->at] <= '9') {
        p->at++;
    }
    if (!has(p, '}')) return give_up(p);
    p->at++;
    *is_optional = least == 0;
    return true;
}

/* *repeats: more of the same may follow. */
static bool take_quantifier(parser *p, piece *out, bool *repeats) {
    bool is_optional = has(p, '?') || has(p, '*'), is_star = has(p, '*');
    bool is_dot = p->regex.data[p->at - 1] == '.' && !out->is_exact;
    *repeats = has(p, '*') || has(p, '+') || has(p, '{');
    if (!is_optional && !*repeats) return true;
    if (has(p, '{')) {
        if (!take_braces(p, &is_optional)) return false;
    } else {
        p->at++;
    }
    bool is_anything = is_dot && is_star && !has(p, '+');
    if (has(p, '+')) p->takes_all = true;
    if (has(p, '?') || has(p, '+')) p->at++; /* lazy, possessive */
    const texts empty = {.items = {{.text = LEDE_SLICE("")}}, .count = 1};
    if (is_optional && (*repeats || !out->is_exact || !join(&out->texts, &empty))) *out = unknown();
    out->is_anything = is_anything;
    return true;
}

/* ---- rows and choices ------------------------------------------------------------------------ */

/* Elements one behind the other: `run` is the known stretch that the last ones are, `best` the set
 * that is kept when it ends. */
typedef struct sequence {
    texts run, best;
    bool is_exact;     /* so far */
    bool run_at_start; /* the run begins where the sequence does */
    bool suffices;     /* besides one run there is `.*` only */
    uint32_t n_runs;   /* that are more than nothing */
} sequence;

static void keep_better(texts *best, const texts *found) {
    if (shortest(found) > shortest(best)) *best = *found;
}

static bool is_nothing(const texts *t) {
    return t->count == 1 && t->items[0].text.size == 0;
}

static void end_run(sequence *s, bool at_end) {
    for (uint32_t i = 0; i < s->run.count; i++) {
        s->run.items[i].at_start = s->run_at_start;
        s->run.items[i].at_end = at_end;
    }
    keep_better(&s->best, &s->run);
    s->n_runs += !is_nothing(&s->run);
    s->run = (texts){.items = {{.text = LEDE_SLICE("")}}, .count = 1};
    s->run_at_start = false;
    s->is_exact = false;
}

static void add_piece(parser *p, sequence *s, const piece *item, bool repeats) {
    bool repeats_exactly = repeats && item->is_exact;
    s->suffices = s->suffices && !repeats_exactly && (item->is_exact || item->is_anything);
    if (!item->is_exact) {
        texts needed = item->texts;
        bool is_first = s->run_at_start && is_nothing(&s->run);
        for (uint32_t i = 0; i < needed.count; i++) {
            needed.items[i].at_start = needed.items[i].at_start && is_first;
            needed.items[i].at_end = false;
        }
        end_run(s, false);
        keep_better(&s->best, &needed);
        return;
    }
    if (!append(p, &s->run, &item->texts)) {
        end_run(s, false);
        s->suffices = false;
        s->run = item->texts;
    }
    if (repeats) end_run(s, false);
}

static bool parse_sequence(parser *p, piece *out) {
    sequence s = {.is_exact = true, .run_at_start = true, .suffices = true};
    s.run = (texts){.items = {{.text = LEDE_SLICE("")}}, .count = 1};
    while (p->at < p->regex.size && !has(p, '|') && !has(p, ')')) {
        piece item;
        bool repeats;
        if (!take_atom(p, &item) || !take_quantifier(p, &item, &repeats)) return false;
        add_piece(p, &s, &item, repeats);
        if (p->is_out_of_memory) return false;
    }
    *out = (piece){.is_exact = s.is_exact, .suffices = true, .texts = s.run};
    if (s.is_exact) return true;
    end_run(&s, true);
    out->texts = s.best;
    out->suffices = s.suffices && s.n_runs == 1;
    return true;
}

static bool parse_choice(parser *p, piece *out) {
    if (!parse_sequence(p, out)) return false;
    while (has(p, '|')) {
        piece more;
        p->at++;
        if (!parse_sequence(p, &more)) return false;
        bool both_exact = out->is_exact && more.is_exact;
        bool known = out->texts.count > 0 && more.texts.count > 0;
        /* An exact branch is the whole of what stands here. */
        for (uint32_t i = 0; !both_exact && out->is_exact && i < out->texts.count; i++) {
            out->texts.items[i].at_start = out->texts.items[i].at_end = true;
        }
        for (uint32_t i = 0; !both_exact && more.is_exact && i < more.texts.count; i++) {
            more.texts.items[i].at_start = more.texts.items[i].at_end = true;
        }
        out->suffices = out->suffices && more.suffices;
        if (!known || !join(&out->texts, &more.texts)) *out = unknown();
        out->is_exact = both_exact && out->texts.count > 0;
    }
    return true;
}

bool lede_literal_required(lede_slice regex, bool folded, lede_arena *arena, lede_literals *out) {
    parser p = {.regex = regex, .folded = folded, .arena = arena};
    piece whole;
    bool ok = parse_choice(&p, &whole) && p.at == regex.size;
    if (p.is_out_of_memory) return false;
    if (!ok) return true;
    for (uint32_t i = 0; whole.is_exact && i < whole.texts.count; i++) {
        whole.texts.items[i].at_start = whole.texts.items[i].at_end = true;
    }
    if (shortest(&whole.texts) == 0) return true;
    for (uint32_t i = 0; i < whole.texts.count; i++) {
        lede_literal literal = whole.texts.items[i];
        if (!lede_array_push_in(arena, out, literal)) return false;
    }
    out->suffice = whole.suffices && !p.looks_around && !p.takes_all;
    return true;
}

/* ---- the first sign -------------------------------------------------------------------------- */

static void add_byte(lede_first_bytes *out, unsigned char c, bool folded) {
    if (folded && c >= 'A' && c <= 'Z') c = (unsigned char)(c - 'A' + 'a');
    out->bits[c / 64] |= (uint64_t)1 << (c % 64);
}

/* Signs and ranges of signs between brackets, from the one behind the opening one to `stop`. */
static bool add_signs(lede_slice regex, size_t stop, bool folded, lede_first_bytes *out) {
    for (size_t i = 1; i < stop; i++) {
        bool is_range = i + 2 < stop && regex.data[i + 1] == '-';
        unsigned char first = (unsigned char)regex.data[i];
        unsigned char last = is_range ? (unsigned char)regex.data[i + 2] : first;
        bool is_dash = i == 1 && first == '-' && !is_range; /* it stands for itself */
        if (first >= 0x80 || last >= 0x80 || first > last) return false;
        if (!is_dash && (strchr("^[\\-", first) != NULL || strchr("[\\-", last) != NULL)) {
            return false;
        }
        for (unsigned c = first; c <= last; c++) add_byte(out, (unsigned char)c, folded);
        if (is_range) i += 2;
    }
    return stop > 1;
}

/* Whether a sign is there at least once whose quantifier, if any, is `text` or begins it; one
 * behind another is left to PCRE2. */
static bool must_come(lede_slice text) {
    const char *more = "?*+{";
    if (text.size == 0 || strchr(more, text.data[0]) == NULL) return true;
    if (text.data[0] == '+') return text.size == 1 || strchr("?*{", text.data[1]) == NULL;
    if (text.data[0] != '{' || text.size < 3 || text.data[1] < '1' || text.data[1] > '9') {
        return false;
    }
    const char *stop = memchr(text.data, '}', text.size);
    size_t behind = stop == NULL ? 0 : (size_t)(stop - text.data) + 1;
    return behind > 0 && (behind == text.size || strchr(more, text.data[behind]) == NULL);
}

/* One alternative: a sign, or some between brackets, at least once. */
static bool add_first(lede_slice branch, bool folded, lede_first_bytes *out) {
    size_t size = 0;
    if (branch.size == 0) return false;
    char c = branch.data[0];
    if (c == '[') {
        const char *stop = memchr(branch.data, ']', branch.size);
        if (stop == NULL) return false;
        size = (size_t)(stop - branch.data);
        if (!add_signs(branch, size, folded, out)) return false;
    } else {
        char small = (char)(c | ' ');
        if (!(c >= '0' && c <= '9') && !(small >= 'a' && small <= 'z')) return false;
        add_byte(out, (unsigned char)c, folded);
    }
    return must_come(lede_slice_cut(branch, size + 1, branch.size));
}

/* Behind the signs between brackets that begin at `at`. */
static size_t pass_brackets(lede_slice regex, size_t at) {
    at++;
    if (at < regex.size && regex.data[at] == '^') at++;
    if (at < regex.size && regex.data[at] == ']') at++;
    while (at < regex.size && regex.data[at] != ']') at += regex.data[at] == '\\' ? 2 : 1;
    return at + 1;
}

/* Where the alternative ends that begins at `at`, outside of brackets of either kind. */
static size_t stop_of_branch(lede_slice regex, size_t at) {
    for (size_t depth = 0; at < regex.size;) {
        char c = regex.data[at];
        if (c == '|' && depth == 0) return at;
        if (c == '[') {
            at = pass_brackets(regex, at);
            continue;
        }
        if (c == '(') depth++;
        if (c == ')' && depth > 0) depth--;
        at += c == '\\' ? 2 : 1;
    }
    return regex.size;
}

static bool has_text(lede_slice regex, const char *text) {
    return lede_slice_find(regex, lede_slice_of(text), 0) != SIZE_MAX;
}

/* Options may turn what is behind them, quotations and named classes hold brackets. */
bool lede_literal_first(lede_slice regex, bool folded, lede_first_bytes *out) {
    *out = (lede_first_bytes){{0, 0}};
    if (has_text(regex, "(?") || has_text(regex, "\\Q") || has_text(regex, "[:")) return false;
    for (size_t at = 0; at <= regex.size;) {
        size_t stop = stop_of_branch(regex, at);
        if (!add_first(lede_slice_cut(regex, at, stop), folded, out)) return false;
        at = stop + 1;
    }
    return true;
}
