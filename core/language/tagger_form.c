#include "language/tagger_form.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum { LONG_FORM = 64 }; /* bytes of a form that are looked at; beyond it only the hashes differ */

const lede_tagger_form lede_tagger_form_edges[2] = {
    {.word = 1, .norm = 1, .family = 1, .tail = 1, .size = 3, .shape = LEDE_SHAPE_OTHER},
    {.word = 2, .norm = 2, .family = 2, .tail = 2, .size = 3, .shape = LEDE_SHAPE_OTHER},
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

static uint64_t byte_of(char c) {
    return (unsigned char)(c >= '0' && c <= '9' ? '0' : c);
}

/* Its first eight bytes, or what there is, from the lowest byte on; … */
static uint64_t head_of(lede_slice text) {
    uint64_t head = 0;
    for (size_t i = 0; i < text.size && i < sizeof head; i++)
        head |= byte_of(text.data[i]) << 8 * i;
    return head;
}

/* … and its last ones, the last of them lowest. */
static uint64_t tail_of(lede_slice text) {
    uint64_t tail = 0;
    for (size_t i = 0; i < text.size && i < sizeof tail; i++) {
        tail |= byte_of(text.data[text.size - 1 - i]) << 8 * i;
    }
    return tail;
}

/* Some of them, fewer than eight. */
static uint64_t part_of(uint64_t bytes, unsigned n) {
    return bytes & (((uint64_t)1 << 8 * n) - 1);
}

/* The last bytes of a form, or that it is shorter. */
static uint64_t ending_of(const lede_tagger_form *form, unsigned n) {
    return form->size < n ? 0 : part_of(form->tail, n);
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
    out->pattern = pattern_of(word);
    out->head = head_of(norm);
    out->tail = tail_of(norm);
    out->size = (uint32_t)norm.size;
    if (out->n_letters == 0 && t.digits == 0) {
        out->family = key(99, out->norm);
        return;
    }
    uint64_t ending = out->readings == 0 ? ending_of(out, 2) : 0;
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
    add(k, key(32, tail.size < 3 ? 0 : part_of(tail_of(tail), 3)));
    unsigned readings = lede_lemma_list_readings(list, tail, NULL);
    add(k, key(33, readings));
    add(k, key2(34, readings, lede_lemma_list_readings(list, head, NULL)));
}

/* The shape where it stands: in capitals a word's own case says nothing. */
static uint64_t placed_shape(const lede_tagger_form *form, lede_tagger_place place) {
    uint64_t shape = (uint64_t)form->shape;
    if (place == LEDE_PLACE_CAPITALS && form->shape == LEDE_SHAPE_CAPITALS) shape = 20;
    return shape * LEDE_N_PLACES + (uint64_t)place;
}

/* What the list says a form is, but for what hardly matters. */
static unsigned main_readings(const lede_tagger_form *form) {
    return form->readings & ~(unsigned)(LEDE_WORD_NAME_PART | LEDE_WORD_IRREGULAR);
}

uint32_t lede_tagger_form_own(const lede_lemma_list *list, const lede_tagger_form *form,
                              lede_slice norm, lede_tagger_place place,
                              uint64_t out[LEDE_OWN_MOST]) {
    keys k = {out, 0};
    add(&k, place == LEDE_PLACE_CAPITALS ? key(1, form->norm) : key(2, form->word));
    add(&k, key(3, form->norm));
    add(&k, key2(4, form->norm, placed_shape(form, place)));
    for (unsigned n = 4; n <= 5 && n < form->size; n++) add(&k, key(10 + n, ending_of(form, n)));
    if (form->size > 4) add(&k, key(24, part_of(form->head, 4)));
    if (form->n_letters == 0) return k.n;
    add(&k, key3(42, main_readings(form), leaning(form->counts), ending_of(form, 2)));
    add_hyphen(&k, list, norm);
    return k.n;
}

/* ---- groups ---- */

enum { LONG_ENOUGH = 4, MANY_LETTERS = 9 };

static uint32_t length_of(const lede_tagger_form *form) {
    return form->size < LONG_ENOUGH ? form->size : LONG_ENOUGH;
}

static uint32_t letters_of(const lede_tagger_form *form) {
    return form->n_letters < MANY_LETTERS ? form->n_letters : MANY_LETTERS;
}

uint64_t lede_tagger_group_key(const lede_tagger_form *form, lede_tagger_place place,
                               lede_tagger_group group) {
    uint64_t placed = placed_shape(form, place), has_letters = form->n_letters > 0;
    switch (group) {
    case LEDE_GROUP_LISTED:
        return key3(90, placed << 1 | has_letters, form->readings, form->counts);
    case LEDE_GROUP_MAKE: return key3(91, placed, form->pattern, letters_of(form));
    case LEDE_GROUP_HEAD: return key2(92, part_of(form->head, 3), length_of(form));
    default: return key3(93, placed, part_of(form->tail, 3), length_of(form));
    }
}

static void add_readings(keys *k, const lede_tagger_form *form, uint64_t placed) {
    unsigned readings = form->readings;
    add(k, key2(8, placed, readings));
    if (form->n_letters == 0) return;
    add(k, key(40, readings));
    add(k, key2(41, readings, placed));
    add(k, key2(43, form->counts, placed));
    for (unsigned i = 0; i < LEDE_READING_SHIFT + LEDE_N_INFLECTIONS; i++) {
        if ((readings >> i & 1) != 0) add(k, key2(44, i, placed));
    }
}

static void add_endings(keys *k, const lede_tagger_form *form, uint64_t placed) {
    add(k, key2(7, placed, ending_of(form, 2)));
    for (unsigned n = 1; n <= 3 && n < form->size; n++) {
        add(k, key(10 + n, ending_of(form, n)));
        if (n > 1) add(k, key2(16 + n, ending_of(form, n), placed));
    }
}

uint32_t lede_tagger_form_group(const lede_tagger_form *form, lede_tagger_place place,
                                lede_tagger_group group, uint64_t out[LEDE_OWN_MOST]) {
    keys k = {out, 0};
    uint64_t placed = placed_shape(form, place);
    switch (group) {
    case LEDE_GROUP_LISTED: add_readings(&k, form, placed); break;
    case LEDE_GROUP_MAKE:
        add(&k, key(5, placed));
        add(&k, key2(6, form->pattern, place));
        add(&k, key2(9, placed, letters_of(form)));
        break;
    case LEDE_GROUP_HEAD:
        for (unsigned n = 1; n <= 3 && n < form->size; n++) {
            add(&k, key(20 + n, part_of(form->head, n)));
        }
        break;
    default: add_endings(&k, form, placed); break;
    }
    return k.n;
}

/* ---- neighbours ---- */

uint64_t lede_tagger_side_key(const lede_tagger_form *form) {
    uint64_t shape = (uint64_t)form->shape << 4 | (form->readings & 15);
    return key3(94, form->family, ending_of(form, 3), shape);
}

enum { SIDE_TEMPLATES = 5 };

uint64_t lede_tagger_side_name(const lede_tagger_form *form, unsigned side) {
    return key(50 + side * SIDE_TEMPLATES, form->norm);
}

uint32_t lede_tagger_form_side(const lede_tagger_form *form, unsigned side,
                               uint64_t out[LEDE_SIDE_MOST]) {
    keys k = {out, 0};
    unsigned base = 50 + side * SIDE_TEMPLATES;
    add(&k, lede_tagger_side_name(form, side));
    add(&k, key(base + 1, form->family));
    if (side < 2) {
        add(&k, key(base + 2, ending_of(form, 3)));
        add(&k, key2(base + 3, form->shape, form->readings & 15));
    }
    return k.n;
}

/* A feature of several forms is a sum of theirs, each with a factor by its place. */
static uint64_t joint(unsigned template_i, uint64_t sum) {
    uint64_t x = (sum + template_i * 0xD6E8FEB86659FD93u) * 0xBF58476D1CE4E5B9u;
    return x ^ x >> 32;
}

uint32_t lede_tagger_form_joint(const lede_tagger_form *const around[5],
                                uint64_t out[LEDE_JOINT_MOST]) {
    static const uint64_t factors[5] = {0x9E3779B97F4A7C15u, 0xC2B2AE3D27D4EB4Fu,
                                        0x165667B19E3779F9u, 0xFF51AFD7ED558CCDu,
                                        0xC4CEB9FE1A85EC53u};
    uint64_t norm[5], family[5]; /* from the second before to the second behind: it is at 2 */
    for (int i = 0; i < 5; i++) {
        norm[i] = around[i]->norm * factors[i];
        family[i] = around[i]->family * factors[i];
    }
    out[0] = joint(70, norm[1] + norm[2]);
    out[1] = joint(71, norm[2] + norm[3]);
    out[2] = joint(72, family[1] + family[2]);
    out[3] = joint(73, family[2] + family[3]);
    out[4] = joint(74, family[1] + family[2] + family[3]);
    out[5] = joint(75, norm[1] + norm[3]);
    out[6] = joint(76, family[0] + family[1] + family[2]);
    out[7] = joint(77, family[2] + family[3] + family[4]);
    out[8] = joint(78, family[1] + norm[2]);
    out[9] = joint(79, norm[2] + family[3]);
    out[10] = joint(80, norm[1] + family[2]);
    out[11] = joint(81, family[2] + norm[3]);
    out[12] = joint(82, norm[0] + norm[1] + norm[2]);
    out[13] = joint(83, norm[0] + norm[1]);
    return 14;
}
