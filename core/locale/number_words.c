#include "locale/number_words.h"

#include "locale/number_lists.h"

/* The longest word that is read, in bytes: neunhundertneunundneunzigtausend… */
enum { WORD_MAX = 80 };

/* What has been read of a word. */
typedef struct reading {
    uint64_t total, group; /* thousands and more; what is below */
    uint64_t scale;        /* the last one read, 0 before */
    lede_number_role last, before;
    unsigned n_words;
    bool is_stem, inside, done;
} reading;

typedef struct source {
    const lede_number_word *words;
    size_t n_words;
    lede_slice text;
} source;

static bool is_link(lede_number_role role) {
    return role == LEDE_NUMBER_LINK || role == LEDE_NUMBER_LINK_BACK;
}

/* The role of the last word of substance. */
static lede_number_role behind(const reading *r) {
    return is_link(r->last) ? r->before : r->last;
}

static bool adds(reading *r, uint64_t value, bool fits) {
    if (fits) r->group += value;
    return fits;
}

/* A number below a hundred goes on a hundred, a thousand, nothing; a unit also on tens; tens also
 * on a unit with a link between that turns them round. */
static bool add_small(reading *r, lede_number_role role, uint64_t value) {
    bool is_round = r->group % 100 == 0;
    switch (role) {
    case LEDE_NUMBER_UNIT:
        return adds(r, value,
                    r->last != LEDE_NUMBER_LINK_BACK && value > 0
                        ? is_round || behind(r) == LEDE_NUMBER_TEN || behind(r) == LEDE_NUMBER_SCORE
                        : r->n_words == 0);
    case LEDE_NUMBER_TEEN:
        return adds(r, value,
                    r->last != LEDE_NUMBER_LINK_BACK &&
                        (is_round || behind(r) == LEDE_NUMBER_SCORE));
    default:
        if (r->last == LEDE_NUMBER_LINK_BACK && r->n_words > 0) {
            return adds(r, value, r->before == LEDE_NUMBER_UNIT && r->group % 100 < 10);
        }
        return adds(r, value, is_round);
    }
}

static bool add_scale(reading *r, uint64_t value) {
    if (r->scale != 0 && (value >= r->scale || r->group == 0)) return false;
    if (r->n_words > 0 && r->group == 0) return false;
    r->total += (r->group == 0 ? 1 : r->group) * value;
    r->group = 0;
    r->scale = value;
    return true;
}

static bool add_hundred(reading *r) {
    if (r->group == 0) return adds(r, 100, r->n_words == 0 || r->last == LEDE_NUMBER_SCALE);
    bool fits = r->group < 20 && (behind(r) == LEDE_NUMBER_UNIT || behind(r) == LEDE_NUMBER_TEEN) &&
                r->last != LEDE_NUMBER_LINK_BACK;
    if (fits) r->group *= 100;
    return fits;
}

static bool add_ordinal(reading *r, uint64_t value) {
    bool fits = r->n_words == 0 || (behind(r) == LEDE_NUMBER_TEN && value < 10) ||
                (r->group % 100 == 0 && value < 100 && r->last != LEDE_NUMBER_LINK_BACK);
    r->done = true;
    return adds(r, value, fits);
}

/* One word more; false when it cannot stand there. */
static bool step(reading *r, const lede_number_word *word) {
    lede_number_role role = word->role;
    bool is_first = r->n_words == 0, fits = false;
    if (r->done || (r->is_stem && role != LEDE_NUMBER_ENDING)) return false;
    switch (role) {
    case LEDE_NUMBER_UNIT:
    case LEDE_NUMBER_TEEN:
    case LEDE_NUMBER_TEN:
    case LEDE_NUMBER_SCORE: fits = add_small(r, role, word->value); break;
    case LEDE_NUMBER_HUNDRED: fits = add_hundred(r); break;
    case LEDE_NUMBER_HUNDREDS: fits = adds(r, word->value, r->group == 0); break;
    case LEDE_NUMBER_SCALE:
        fits = r->last != LEDE_NUMBER_LINK_BACK && add_scale(r, word->value);
        break;
    case LEDE_NUMBER_ORDINAL: fits = add_ordinal(r, word->value); break;
    case LEDE_NUMBER_LONE: fits = adds(r, word->value, is_first); break;
    case LEDE_NUMBER_LINK:
    case LEDE_NUMBER_LINK_BACK: fits = !is_first && !is_link(r->last); break;
    case LEDE_NUMBER_ENDING:
        fits = !is_first && (r->is_stem || ((word->value >> r->last) & 1) != 0);
        r->done = true;
        break;
    }
    r->done = r->done || role == LEDE_NUMBER_LONE;
    r->is_stem = word->is_stem;
    r->inside = is_first && word->inside;
    r->before = r->last;
    r->last = role;
    r->n_words++;
    return fits;
}

/* Of a text that is not empty. Most words are told by their first byte. */
static bool starts_with(lede_slice text, const char *word, size_t *size) {
    if (text.data[0] != word[0]) return false;
    *size = strlen(word);
    return *size <= text.size && memcmp(text.data, word, *size) == 0;
}

/* Every way to cut the rest; each step takes at least a byte, so it ends. */
static bool read_rest(const source *from, size_t at, const reading *so_far, uint64_t *value) {
    if (at == from->text.size) {
        *value = so_far->total + so_far->group;
        return so_far->n_words > 0 && !so_far->is_stem && !so_far->inside && !is_link(so_far->last);
    }
    lede_slice rest = lede_slice_cut(from->text, at, from->text.size);
    for (size_t i = 0; i < from->n_words; i++) {
        size_t size;
        if (!starts_with(rest, from->words[i].text, &size)) continue;
        reading next = *so_far;
        if (step(&next, &from->words[i]) && read_rest(from, at + size, &next, value)) {
            return true;
        }
    }
    return false;
}

bool lede_number_word_value(const char *language, lede_slice word, uint64_t *value) {
    source from = {.text = word};
    from.words = lede_number_words(language, &from.n_words);
    reading nothing = {.last = LEDE_NUMBER_LONE, .before = LEDE_NUMBER_LONE};
    return word.size > 0 && word.size <= WORD_MAX && read_rest(&from, 0, &nothing, value);
}
