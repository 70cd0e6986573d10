#include "language/tagger_form.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum { LONG_FORM = 64 }; /* bytes of a form that are looked at; beyond it only the hashes differ */

const lede_tagger_form lede_tagger_form_edges[2] = {
    {.word = 1, .norm = 1, .family = 1, .ending2 = 1, .ending3 = 1, .shape = LEDE_SHAPE_OTHER},
    {.word = 2, .norm = 2, .family = 2, .ending2 = 2, .ending3 = 2, .shape = LEDE_SHAPE_OTHER},
};

static uint64_t key(unsigned template_i, uint64_t a) {
    return lede_tagger_mix(template_i * 0x9E3779B97F4A7C15u, a);
}
static uint64_t key2(unsigned template_i, uint64_t a, uint64_t b) {
    return lede_tagger_mix(key(template_i, a), b);
}
static uint64_t key3(unsigned template_i, uint64_t a, uint64_t b, uint64_t c) {
    return lede_tagger_mix(key2(template_i, a, b), c);
}

/* A hash in which every ASCII digit counts as 0. */
static uint64_t hash_of(lede_slice text) {
    char copy[LONG_FORM];
    if (text.size > LONG_FORM) return lede_hash(text);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        copy[i] = c >= '0' && c <= '9' ? '0' : c;
    }
    return lede_hash((lede_slice){copy, text.size});
}

static uint64_t hash_end(lede_slice text, size_t size) {
    return text.size < size ? 3 : hash_of(lede_slice_cut(text, text.size - size, text.size));
}

/* ---- shape --------------------------------------------------------------------------------- */

typedef struct tally {
    uint32_t upper, lower, other_letters, digits;
    bool first_upper;
} tally;

static tally tally_of(lede_slice word) {
    tally t = {0};
    for (size_t i = 0; i < word.size;) {
        uint32_t c;
        size_t at = i;
        i += lede_utf8_decode(word, i, &c);
        if (c == LEDE_UTF8_BAD) continue;
        const lede_unicode *unicode = lede_unicode_of(c);
        if (unicode->category == LEDE_GC_LU || unicode->category == LEDE_GC_LT) {
            t.upper++;
            if (at == 0) t.first_upper = true;
        } else if (unicode->category == LEDE_GC_LL) {
            t.lower++;
        } else if (unicode->category <= LEDE_GC_LO) {
            t.other_letters++;
        } else if (unicode->category >= LEDE_GC_ND && unicode->category <= LEDE_GC_NO) {
            t.digits++;
        }
    }
    return t;
}

static lede_tagger_shape shape_of(const tally *t) {
    uint32_t letters = t->upper + t->lower + t->other_letters;
    if (letters == 0) return t->digits > 0 ? LEDE_SHAPE_DIGITS : LEDE_SHAPE_OTHER;
    if (t->digits > 0) return LEDE_SHAPE_ALNUM;
    if (t->upper == 0) return LEDE_SHAPE_LOWER;
    if (letters == 1) return LEDE_SHAPE_LETTER;
    if (t->upper == letters) return LEDE_SHAPE_CAPITALS;
    return t->upper == 1 && t->first_upper ? LEDE_SHAPE_TITLE : LEDE_SHAPE_MIXED;
}

/* The form with each run of letters of a case, or of digits, as one character: "Xx-0". */
static uint64_t pattern_of(lede_slice word) {
    char out[LONG_FORM];
    size_t n = 0;
    for (size_t i = 0; i < word.size && n < LONG_FORM;) {
        uint32_t c;
        i += lede_utf8_decode(word, i, &c);
        unsigned category = lede_unicode_of(c)->category;
        char mark = category == LEDE_GC_LU || category == LEDE_GC_LT   ? 'X'
                    : category <= LEDE_GC_LO                           ? 'x'
                    : category >= LEDE_GC_ND && category <= LEDE_GC_NO ? '0'
                    : c < 0x80                                         ? (char)c
                                                                       : '~';
        if (n == 0 || out[n - 1] != mark) out[n++] = mark;
    }
    return lede_hash((lede_slice){out, n});
}

/* ---- the form ------------------------------------------------------------------------------ */

/* Which part of speech the sense-tagged texts have most of, and how clearly. */
static unsigned leaning(unsigned counts) {
    unsigned best = 0, next = 0, best_i = 0;
    for (unsigned i = 0; i < 4; i++) {
        unsigned level = counts >> 4 * i & 15;
        if (level > best) {
            next = best;
            best = level;
            best_i = i + 1;
        } else if (level > next) {
            next = level;
        }
    }
    return best_i * 3 + (best - next >= 3 ? 2 : best - next >= 1 ? 1 : 0);
}

void lede_tagger_form_of(const lede_lemma_list *list, lede_slice word, lede_slice norm,
                         lede_tagger_form *out) {
    tally t = tally_of(word);
    *out = (lede_tagger_form){.word = hash_of(word), .norm = hash_of(norm)};
    out->n_letters = t.upper + t.lower + t.other_letters;
    out->shape = shape_of(&t);
    out->readings = lede_lemma_list_readings(list, norm, &out->counts);
    out->ending2 = hash_end(norm, 2);
    out->ending3 = hash_end(norm, 3);
    if (out->n_letters == 0 && t.digits == 0) {
        out->family = key(99, out->norm);
        return;
    }
    uint64_t ending = out->readings == 0 ? out->ending2 : 0;
    out->family = key3(98, out->readings & ~(unsigned)(LEDE_WORD_NAME_PART | LEDE_WORD_IRREGULAR),
                       out->shape, lede_tagger_mix(ending, leaning(out->counts)));
}

lede_tagger_place lede_tagger_form_place(const lede_tagger_form *const *forms, uint32_t n) {
    uint32_t words = 0, capitals = 0, upper = 0, small = 0;
    for (uint32_t i = 0; i < n; i++) {
        lede_tagger_shape shape = forms[i]->shape;
        if (forms[i]->n_letters < 2 || shape == LEDE_SHAPE_ALNUM) continue;
        words++;
        if (shape == LEDE_SHAPE_CAPITALS) capitals++;
        if (shape != LEDE_SHAPE_LOWER) upper++;
        if (shape == LEDE_SHAPE_LOWER && forms[i]->n_letters > 3) small++;
    }
    if (words >= 3 && capitals * 10 >= words * 7) return LEDE_PLACE_CAPITALS;
    if (words >= 3 && small * 10 <= words && upper * 2 >= words) return LEDE_PLACE_TITLE;
    return LEDE_PLACE_INSIDE;
}

static bool is_space_at(lede_slice text, size_t offset) {
    if (offset >= text.size) return true;
    uint32_t c;
    lede_utf8_decode(text, offset, &c);
    return c != LEDE_UTF8_BAD && lede_unicode_has(c, LEDE_UNICODE_WHITE_SPACE);
}

static bool is_word_at(lede_slice text, size_t offset) {
    if (offset >= text.size) return false;
    uint32_t c;
    lede_utf8_decode(text, offset, &c);
    return c != LEDE_UTF8_BAD && (lede_unicode_is_letter(c) || lede_unicode_is_number(c));
}

lede_tagger_direction lede_tagger_form_direction(lede_slice text, size_t start, size_t stop) {
    lede_slice raw = lede_slice_cut(text, start, stop);
    if (raw.size == 0) return LEDE_DIRECTION_NONE;
    uint32_t c;
    lede_utf8_decode(raw, 0, &c);
    if (c == 0x201C || c == 0x201E || c == 0x2018 || c == 0xAB || c == '`') {
        return LEDE_DIRECTION_OPEN;
    }
    bool straight = c == '"' || c == '\'';
    if (c == 0x201D || c == 0x2019 || c == 0xBB) return LEDE_DIRECTION_CLOSE;
    if (!straight || raw.size > 2) return LEDE_DIRECTION_NONE;
    bool space_before = start == 0 || is_space_at(text, lede_utf8_previous(text, start));
    bool space_after = is_space_at(text, stop);
    if (space_before != space_after)
        return space_before ? LEDE_DIRECTION_OPEN : LEDE_DIRECTION_CLOSE;
    if (space_before) return LEDE_DIRECTION_NONE;
    bool word_before = is_word_at(text, lede_utf8_previous(text, start));
    bool word_after = is_word_at(text, stop);
    if (word_before == word_after) return LEDE_DIRECTION_NONE;
    return word_after ? LEDE_DIRECTION_OPEN : LEDE_DIRECTION_CLOSE;
}

uint64_t lede_tagger_form_word(lede_slice word, lede_tagger_direction direction) {
    uint64_t hash = hash_of(word);
    return direction == LEDE_DIRECTION_NONE ? hash : lede_tagger_mix(hash, direction);
}

void lede_tagger_form_direct(lede_tagger_form *form, lede_tagger_direction direction) {
    if (direction == LEDE_DIRECTION_NONE) return;
    form->word = lede_tagger_mix(form->word, direction);
    form->norm = lede_tagger_mix(form->norm, direction);
    form->family = lede_tagger_mix(form->family, direction);
}

typedef struct keys {
    uint64_t *out;
    uint32_t n;
} keys;

static void add(keys *k, uint64_t feature) {
    k->out[k->n++] = feature;
}

static void add_affixes(keys *k, lede_slice norm, uint64_t shape) {
    for (unsigned size = 1; size <= 5 && size < norm.size; size++) {
        add(k, key(10 + size, hash_end(norm, size)));
        if (size == 2 || size == 3) add(k, key2(16 + size, hash_end(norm, size), shape));
    }
    for (unsigned size = 1; size <= 4 && size < norm.size; size++) {
        add(k, key(20 + size, hash_of(lede_slice_cut(norm, 0, size))));
    }
}

static void add_hyphen(keys *k, const lede_lemma_list *list, lede_slice norm) {
    size_t first = lede_slice_find(norm, LEDE_SLICE("-"), 1), last = first;
    if (first == SIZE_MAX) return;
    for (size_t i = first; i + 1 < norm.size; i++) {
        if (norm.data[i] == '-') last = i;
    }
    lede_slice head = lede_slice_cut(norm, 0, first);
    lede_slice tail = lede_slice_cut(norm, last + 1, norm.size);
    add(k, key(30, hash_of(head)));
    add(k, key(31, hash_of(tail)));
    add(k, key(32, hash_end(tail, 3)));
    unsigned readings = lede_lemma_list_readings(list, tail, NULL);
    add(k, key(33, readings));
    add(k, key2(34, readings, lede_lemma_list_readings(list, head, NULL)));
}

static void add_readings(keys *k, const lede_tagger_form *form, uint64_t shape) {
    unsigned readings = form->readings;
    add(k, key(40, readings));
    add(k, key2(41, readings, shape));
    add(k, key3(42, readings & ~(unsigned)(LEDE_WORD_NAME_PART | LEDE_WORD_IRREGULAR),
                leaning(form->counts), form->ending2));
    add(k, key2(43, form->counts, shape));
    for (unsigned i = 0; i < LEDE_READING_SHIFT + LEDE_N_INFLECTIONS; i++) {
        if ((readings >> i & 1) != 0) add(k, key2(44, i, shape));
    }
}

uint32_t lede_tagger_form_own(const lede_lemma_list *list, const lede_tagger_form *form,
                              lede_slice word, lede_slice norm, lede_tagger_place place,
                              uint64_t out[LEDE_OWN_MOST]) {
    keys k = {out, 0};
    uint64_t shape = (uint64_t)form->shape;
    /* in capitals a word's own case says nothing */
    if (place == LEDE_PLACE_CAPITALS && form->shape == LEDE_SHAPE_CAPITALS) shape = 20;
    uint64_t placed = shape * LEDE_N_PLACES + (uint64_t)place;
    add(&k, place == LEDE_PLACE_CAPITALS ? key(1, form->norm) : key(2, form->word));
    add(&k, key(3, form->norm));
    add(&k, key2(4, form->norm, placed));
    add(&k, key(5, placed));
    add(&k, key2(6, pattern_of(word), place));
    add(&k, key2(7, placed, form->ending2));
    add(&k, key2(8, placed, form->readings));
    add(&k, key2(9, placed, form->n_letters > 9 ? 9 : form->n_letters));
    add_affixes(&k, norm, placed);
    if (form->n_letters > 0) add_readings(&k, form, placed);
    if (form->n_letters > 0) add_hyphen(&k, list, norm);
    return k.n;
}

uint32_t lede_tagger_form_side(const lede_tagger_form *form, unsigned side,
                               uint64_t out[LEDE_SIDE_MOST]) {
    keys k = {out, 0};
    unsigned base = 50 + side * 5;
    add(&k, key(base, form->norm));
    add(&k, key(base + 1, form->family));
    if (side < 2) {
        add(&k, key(base + 2, form->ending3));
        add(&k, key2(base + 3, form->shape, form->readings & 15));
    }
    return k.n;
}

uint32_t lede_tagger_form_joint(const lede_tagger_form *const around[5],
                                uint64_t out[LEDE_JOINT_MOST]) {
    keys k = {out, 0};
    const lede_tagger_form *before = around[1], *it = around[2], *after = around[3];
    add(&k, key2(70, before->norm, it->norm));
    add(&k, key2(71, it->norm, after->norm));
    add(&k, key2(72, before->family, it->family));
    add(&k, key2(73, it->family, after->family));
    add(&k, key3(74, before->family, it->family, after->family));
    add(&k, key2(75, before->norm, after->norm));
    add(&k, key3(76, around[0]->family, before->family, it->family));
    add(&k, key3(77, it->family, after->family, around[4]->family));
    add(&k, key2(78, before->family, it->norm));
    add(&k, key2(79, it->norm, after->family));
    add(&k, key2(80, before->norm, it->family));
    add(&k, key2(81, it->family, after->norm));
    add(&k, key3(82, around[0]->norm, before->norm, it->norm));
    add(&k, key2(83, around[0]->norm, before->norm));
    return k.n;
}
