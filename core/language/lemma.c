#include "language/lemma.h"

#include "base/bits.h"
#include "base/hash.h"
#include "language/sense.h"
#include "language/tagger_model.h"

/* ---- closed words ---------------------------------------------------------------------------- */

typedef struct closed {
    const char *upos, *form, *lemma; /* upos "": any */
} closed;

static const closed closed_words[] = {
    {"PRON", "i", "I"},
    {"PRON", "me", "I"},
    {"PRON", "him", "he"},
    {"PRON", "them", "they"},
    {"PRON", "'em", "they"},
    {"PRON", "us", "we"},
    {"PRON", "mine", "my"},
    {"PRON", "ours", "our"},
    {"PRON", "yours", "your"},
    {"PRON", "theirs", "their"},
    {"PRON", "hers", "her"},
    {"PRON", "these", "this"},
    {"PRON", "those", "that"},
    {"PRON", "'s", "we"},
    {"PRON", "u", "you"},
    {"PRON", "ya", "you"},
    {"PRON", "others", "other"},
    {"PRON", "thee", "thou"},
    {"DET", "an", "a"},
    {"DET", "these", "this"},
    {"DET", "those", "that"},
    {"AUX", "'s", "be"},
    {"AUX", "'re", "be"},
    {"AUX", "'m", "be"},
    {"AUX", "'ve", "have"},
    {"AUX", "'ll", "will"},
    {"AUX", "'d", "would"},
    {"AUX", "ca", "can"},
    {"AUX", "wo", "will"},
    {"AUX", "sha", "shall"},
    {"AUX", "ai", "be"},
    {"AUX", "s", "be"},
    {"AUX", "m", "be"},
    {"AUX", "re", "be"},
    {"AUX", "ve", "have"},
    {"AUX", "ll", "will"},
    {"AUX", "d", "would"},
    {"", "am", "be"},
    {"", "are", "be"},
    {"", "is", "be"},
    {"", "was", "be"},
    {"", "were", "be"},
    {"", "been", "be"},
    {"", "being", "be"},
    {"", "has", "have"},
    {"", "had", "have"},
    {"", "having", "have"},
    {"", "does", "do"},
    {"", "did", "do"},
    {"", "done", "do"},
    {"VERB", "'s", "be"},
    {"VERB", "'ve", "have"},
    {"VERB", "'d", "have"},
    {"PART", "n't", "not"},
    {"PART", "nt", "not"},
    {"PART", "'", "'s"},
    {"PART", "na", "to"},
    {"PART", "ta", "to"},
    {"PART", "s", "'s"},
    {"ADV", "n't", "not"},
    {"ADV", "better", "well"},
    {"ADV", "best", "well"},
    {"ADJ", "better", "good"},
    {"ADJ", "best", "good"},
    {"ADJ", "worse", "bad"},
    {"ADJ", "worst", "bad"},
    {"ADV", "worse", "badly"},
    {"ADV", "worst", "badly"},
    {"ADV", "farther", "far"},
    {"ADV", "later", "late"},
    {"ADV", "more", "more"},
    {"ADV", "most", "most"},
    {"ADV", "less", "less"},
    {"ADV", "least", "least"},
    {"ADJ", "elder", "old"},
    {"ADJ", "eldest", "old"},
    {"ADJ", "more", "more"},
    {"ADJ", "most", "most"},
    {"ADJ", "less", "less"},
    {"ADJ", "least", "least"},
    {"ADJ", "fewer", "few"},
    {"NUM", "m", "million"},
    {"NUM", "bn", "billion"},
    {"NUM", "mln", "million"},
    {"PUNCT", "\xe2\x80\x93", "-"},
    {"PUNCT", "\xe2\x80\xa6", "..."},
    {"NOUN", "pm", "p.m."},
    {"NOUN", "am", "a.m."},
    {"NOUN", "p.m", "p.m."},
    {"NOUN", "a.m", "a.m."},
    {"NOUN", "etc", "etc."},
    {"AUX", "r", "be"},
    {"AUX", "`s", "be"},
    {"VERB", "gon", "go"},
    {"VERB", "wan", "want"},
    {"VERB", "got", "get"},
    {"PROPN", "jan.", "January"},
    {"PROPN", "feb.", "February"},
    {"PROPN", "mar.", "March"},
    {"PROPN", "apr.", "April"},
    {"PROPN", "aug.", "August"},
    {"PROPN", "sept.", "September"},
    {"PROPN", "sep.", "September"},
    {"PROPN", "oct.", "October"},
    {"PROPN", "nov.", "November"},
    {"PROPN", "dec.", "December"},
    {"PROPN", "sept", "September"},
    {"PROPN", "oct", "October"},
    {"PROPN", "nov", "November"},
    {"PROPN", "feb", "February"},
    {"PROPN", "jan", "January"},
    {"PROPN", "dec", "December"},
    {"PROPN", "apr", "April"},
    {"PROPN", "aug", "August"},
    {"PROPN", "mon", "Monday"},
    {"PROPN", "mon.", "Monday"},
    {"PROPN", "tue", "Tuesday"},
    {"PROPN", "tues", "Tuesday"},
    {"PROPN", "wed", "Wednesday"},
    {"PROPN", "wed.", "Wednesday"},
    {"PROPN", "thu", "Thursday"},
    {"PROPN", "thurs", "Thursday"},
    {"PROPN", "fri", "Friday"},
    {"PROPN", "fri.", "Friday"},
    {"SCONJ", "til", "till"},
    {"ADP", "til", "till"},
    {"SCONJ", "tho", "though"},
    {"NOUN", "ppl", "people"},
    {"SCONJ", "b/c", "because"},
    {"ADP", "b/c", "because"},
    {"ADP", "w/o", "without"},
    {"SCONJ", "w/o", "without"},
    {"ADP", "w/", "with"},
};

enum { LONGEST_CLOSED = 7 }; /* bytes of a form above */

static const char *closed_lemma(const lede_lemma_query *query) {
    if (lede_slice_is(query->norm, "her") && lede_slice_is(query->xpos, "PRP")) return "she";
    if (lede_slice_is(query->norm, "'d") && lede_slice_is(query->xpos, "VBD")) return "have";
    if (query->norm.size > LONGEST_CLOSED) return NULL;
    for (size_t i = 0; i < sizeof closed_words / sizeof *closed_words; i++) {
        const closed *word = &closed_words[i];
        if (word->form[0] != query->norm.data[0]) continue;
        bool any = word->upos[0] == '\0' &&
                   (lede_slice_is(query->upos, "AUX") || lede_slice_is(query->upos, "VERB"));
        if ((any || lede_slice_is(query->upos, word->upos)) &&
            lede_slice_is(query->norm, word->form)) {
            return word->lemma;
        }
    }
    return NULL;
}

/* ---- endings of words that are not listed ---- */

static bool is_vowel(char c) {
    return strchr("aeiouy", c) != NULL && c != '\0';
}

/* Restore what -ed and -ing took from a stem: "hopp" hop, "googl" google, "escalat" escalate. */
static size_t mend(char *stem, size_t size) {
    if (size < 3) return size;
    char last = stem[size - 1], before = stem[size - 2];
    if (last == before && strchr("bdgmnprt", last) != NULL) return size - 1;
    bool silent =
        strchr("vcuz", last) != NULL || (last == 's' && !is_vowel(before) && before != 's') ||
        (last == 'l' && strchr("bcdfgkptz", before) != NULL) ||
        (last == 'g' && strchr("dr", before) != NULL) ||
        (size > 4 && last == 't' && before == 'a') || (size > 3 && last == 's' && before == 'i');
    if (silent && last != before) stem[size++] = 'e';
    return size;
}

static size_t cut(char *form, size_t size, const char *ending, const char *instead) {
    size_t n = strlen(ending), add = strlen(instead);
    if (size < n + 2 || memcmp(form + size - n, ending, n) != 0) return 0;
    memcpy(form + size - n, instead, add);
    return size - n + add;
}

static size_t guess_plural(char *form, size_t size) {
    static const char *const ends[][2] = {{"sses", "ss"}, {"ches", "ch"}, {"shes", "sh"},
                                          {"xes", "x"},   {"men", "man"}, {"ies", "y"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t left = cut(form, size, ends[i][0], ends[i][1]);
        if (left != 0) return left;
    }
    bool is_s = size > 2 && form[size - 1] == 's' && strchr("su'", form[size - 2]) == NULL;
    if (is_s) return size - 1;
    return size > 3 && memcmp(form + size - 2, "'s", 2) == 0 ? size - 2 : size;
}

static size_t guess(char *form, size_t size, lede_inflection inflection) {
    size_t left = 0;
    switch (inflection) {
    case LEDE_INFLECTION_PLURAL:
    case LEDE_INFLECTION_S: return guess_plural(form, size);
    case LEDE_INFLECTION_ED:
        if ((left = cut(form, size, "ied", "y")) != 0) return left;
        left = cut(form, size, "ed", "");
        break;
    case LEDE_INFLECTION_ING:
        left = cut(form, size, "ing", "");
        if (left == 0) left = cut(form, size, "in'", "");
        break;
    case LEDE_INFLECTION_ER:
        if ((left = cut(form, size, "ier", "y")) != 0) return left;
        left = cut(form, size, "er", "");
        break;
    default:
        if ((left = cut(form, size, "iest", "y")) != 0) return left;
        left = cut(form, size, "est", "");
        break;
    }
    return left < 2 ? size : mend(form, left);
}

/* ---- by rule ---- */

static bool inflection_of(lede_slice xpos, lede_inflection *out) {
    static const struct {
        const char *xpos;
        lede_inflection inflection;
    } tags[] = {{"NNS", LEDE_INFLECTION_PLURAL}, {"NNPS", LEDE_INFLECTION_PLURAL},
                {"VBZ", LEDE_INFLECTION_S},      {"VBD", LEDE_INFLECTION_ED},
                {"VBN", LEDE_INFLECTION_ED},     {"VBG", LEDE_INFLECTION_ING},
                {"JJR", LEDE_INFLECTION_ER},     {"RBR", LEDE_INFLECTION_ER},
                {"JJS", LEDE_INFLECTION_EST},    {"RBS", LEDE_INFLECTION_EST}};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (!lede_slice_is(xpos, tags[i].xpos)) continue;
        *out = tags[i].inflection;
        return true;
    }
    return false;
}

static lede_slice in_arena(lede_arena *arena, const char *data, size_t size, bool *ok) {
    return lede_arena_copy(arena, (lede_slice){data, size}, ok);
}

/* A plural that is a word of its own: listed, and seen more often than what it would come from. */
static bool stands_alone(const lede_lemma_list *list, lede_slice form, lede_slice base) {
    unsigned own, other;
    unsigned flags = lede_lemma_list_find(list, form, &own);
    lede_lemma_list_find(list, base, &other);
    return (flags & LEDE_WORD_NOUN) != 0 && (own & 15) > (other & 15);
}

size_t lede_lemma_changed_bytes(lede_slice norm) {
    static const struct {
        char last; /* of the ending, by which most are told from it */
        uint8_t changed;
        const char *ending;
    } endings[] = {{'g', 4, "ing"}, {'\'', 4, "in'"}, {'t', 4, "est"}, {'d', 3, "ed"},
                   {'r', 3, "er"},  {'s', 3, "ies"},  {'s', 2, "es"},  {'s', 2, "'s"},
                   {'s', 1, "s"},   {'n', 2, "men"}};
    char last = norm.size == 0 ? '\0' : norm.data[norm.size - 1];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (endings[i].last != last) continue;
        if (lede_slice_ends(norm, lede_slice_of(endings[i].ending))) return endings[i].changed;
    }
    return 0;
}

/* Whether an ending that the inflection takes off may stand at the end, by its last letter. */
static bool may_end(lede_slice form, lede_inflection inflection) {
    static const char last[LEDE_N_INFLECTIONS][2] = {
        [LEDE_INFLECTION_PLURAL] = {'s', 'n'}, [LEDE_INFLECTION_S] = {'s', 'n'},
        [LEDE_INFLECTION_ED] = {'d', 'd'},     [LEDE_INFLECTION_ING] = {'g', '\''},
        [LEDE_INFLECTION_ER] = {'r', 'r'},     [LEDE_INFLECTION_EST] = {'t', 't'}};
    char c = form.data[form.size - 1];
    return c == last[inflection][0] || c == last[inflection][1];
}

/* The base of a form, or of what stands behind its last hyphen. */
static lede_slice base_of(const lede_lemma_query *query, lede_inflection inflection,
                          lede_arena *arena, bool *ok) {
    char out[LEDE_LEMMA_BYTES * 2];
    lede_slice form = query->norm;
    size_t size, head = form.size;
    bool decade = inflection == LEDE_INFLECTION_PLURAL && form.size > 1 &&
                  form.data[form.size - 2] >= '0' && form.data[form.size - 2] <= '9';
    bool path = memchr(form.data, '.', form.size - 1) != NULL; /* alt.news, x.xls */
    if (form.size > LEDE_LEMMA_BYTES || decade || path) return form;
    while (head > 0 && form.data[head - 1] != '-') head--;
    bool is_plain = head == 0 && (query->flags & LEDE_WORD_IRREGULAR) == 0;
    if (is_plain && (!may_end(form, inflection) || lede_lemma_changed_bytes(form) == 0)) {
        return form;
    }
    for (size_t from = 0;; from = head) {
        lede_slice part = lede_slice_cut(form, from, form.size);
        if (lede_lemma_list_base(query->list, part, inflection, out + from, &size)) {
            lede_slice base = {out + from, size};
            if (inflection == LEDE_INFLECTION_PLURAL && stands_alone(query->list, part, base)) {
                return form;
            }
            memcpy(out, form.data, from);
            return in_arena(arena, out, from + size, ok);
        }
        if (from == head) break;
    }
    if (inflection == LEDE_INFLECTION_PLURAL && (query->flags & LEDE_WORD_NOUN) != 0) return form;
    memcpy(out, form.data, form.size);
    size = guess(out, form.size, inflection);
    return in_arena(arena, out, size, ok);
}

/* A name keeps its case: the end of its folded form changes, the rest stays. */
static lede_slice name_base(const lede_lemma_query *query, lede_arena *arena, bool *ok) {
    lede_slice word = query->word;
    if ((query->flags & LEDE_WORD_PROPER) != 0) return word; /* Philippines, Beatles */
    lede_slice base = base_of(query, LEDE_INFLECTION_PLURAL, arena, ok);
    if (!*ok || word.size != query->norm.size || base.size > word.size) return word;
    size_t same = 0;
    while (same < base.size && base.data[same] == query->norm.data[same]) same++;
    if (same == base.size) return lede_slice_cut(word, 0, same);
    char *out = lede_arena_alloc(arena, base.size);
    if (out == NULL) {
        *ok = false;
        return word;
    }
    memcpy(out, word.data, same);
    memcpy(out + same, base.data + same, base.size - same);
    return (lede_slice){out, base.size};
}

static lede_slice without_commas(lede_slice word, lede_arena *arena, bool *ok) {
    if (memchr(word.data, ',', word.size) == NULL) return word;
    char *out = lede_arena_alloc(arena, word.size);
    if (out == NULL) {
        *ok = false;
        return word;
    }
    size_t n = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] != ',') out[n++] = word.data[i];
    }
    return (lede_slice){out, n};
}

static bool has_digit(lede_slice word) {
    for (size_t i = 0; i < word.size; i++) {
        if (word.data[i] >= '0' && word.data[i] <= '9') return true;
    }
    return false;
}

static bool is_roman(lede_slice word) {
    for (size_t i = 0; i < word.size; i++) {
        if (strchr("IVXLCDM", word.data[i]) == NULL) return false;
    }
    return word.size > 0;
}

static bool is_capital(lede_slice word) {
    return word.size > 0 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

/* Swedish keeps its capital: an adjective of a name. */
static bool keeps_adjective_capital(const lede_lemma_query *query) {
    if (!is_capital(query->word)) return false;
    unsigned flags = query->flags;
    if ((flags & LEDE_WORD_CAPITAL_ADJECTIVE) != 0) return (flags & LEDE_WORD_ADJECTIVE) == 0;
    return flags == 0 && (lede_slice_ends(query->norm, LEDE_SLICE("ian")) ||
                          lede_slice_ends(query->norm, LEDE_SLICE("ese")) ||
                          lede_slice_ends(query->norm, LEDE_SLICE("ite")));
}

/* The folded form with a capital. */
static lede_slice with_capital(lede_slice norm, lede_arena *arena, bool *ok) {
    char *out = lede_arena_alloc(arena, norm.size);
    if (out == NULL) {
        *ok = false;
        return norm;
    }
    memcpy(out, norm.data, norm.size);
    out[0] = norm.data[0] >= 'a' && norm.data[0] <= 'z' ? (char)(norm.data[0] - 32) : norm.data[0];
    return (lede_slice){out, norm.size};
}

/* TEXAS is Texas, while NASA, NYMEX and ACME-2 are what they are: a name written in capitals, by
 * its length, as no short form is so long; a listed word need not be as long. */
static bool is_shouted(const lede_lemma_query *query) {
    enum { LISTED_LEAST = 5, OTHER_LEAST = 7 };
    if (query->word.size < LISTED_LEAST) return false;
    for (size_t i = 0; i < query->word.size; i++) {
        if (query->word.data[i] < 'A' || query->word.data[i] > 'Z') return false;
    }
    return query->word.size >= OTHER_LEAST || query->flags != 0;
}

/* "ireland": a name, and no other word. */
static bool lacks_capital(const lede_lemma_query *query) {
    enum { COMMON = LEDE_WORD_NOUN | LEDE_WORD_VERB | LEDE_WORD_ADJECTIVE | LEDE_WORD_ADVERB };
    if (!lede_slice_equal(query->word, query->norm)) return false;
    unsigned flags = query->flags;
    return query->norm.size > 3 && (flags & LEDE_WORD_PROPER) != 0 && (flags & COMMON) == 0;
}

static lede_slice name_lemma(const lede_lemma_query *query, lede_arena *arena, bool *ok) {
    bool changes = is_shouted(query) || lacks_capital(query);
    return changes ? with_capital(query->norm, arena, ok) : query->word;
}

/* "american" and "AMERICAN" are American. */
static lede_slice adjective_lemma(const lede_lemma_query *query, lede_arena *arena, bool *ok) {
    unsigned flags = query->flags;
    bool lacks = (flags & LEDE_WORD_CAPITAL_ADJECTIVE) != 0 && (flags & LEDE_WORD_ADJECTIVE) == 0;
    size_t size = query->word.size;
    bool all = size > 1 && query->word.data[1] >= 'A' && query->word.data[1] <= 'Z';
    if (lacks && (all || !is_capital(query->word))) return with_capital(query->norm, arena, ok);
    return keeps_adjective_capital(query) ? query->word : query->norm;
}

/* TV keeps its capitals: a short form that is no listed noun. */
static bool keeps_noun_capitals(const lede_lemma_query *query) {
    if (!is_capital(query->word) || query->word.size < 2) return false;
    for (size_t i = 0; i < query->word.size; i++) {
        if (query->word.data[i] >= 'a' && query->word.data[i] <= 'z') return false;
    }
    return (query->flags & LEDE_WORD_NOUN) == 0;
}

lede_lemma_kind lede_lemma_kind_of(lede_slice upos, lede_slice xpos) {
    lede_inflection inflection;
    bool inflected = inflection_of(xpos, &inflection);
    if (lede_slice_is(upos, "PROPN")) return inflected ? LEDE_LEMMA_NAMES : LEDE_LEMMA_NAME;
    if (lede_slice_is(upos, "NUM")) return LEDE_LEMMA_NUMBER;
    if (lede_slice_is(upos, "X") || lede_slice_is(upos, "SYM") || lede_slice_is(xpos, "NNP") ||
        lede_slice_is(xpos, "ADD")) {
        return LEDE_LEMMA_WORD;
    }
    if (inflected) return (lede_lemma_kind)((int)LEDE_LEMMA_INFLECTED + (int)inflection);
    if (lede_slice_is(xpos, "JJ")) return LEDE_LEMMA_ADJECTIVE;
    bool is_noun = lede_slice_is(upos, "NOUN") && lede_slice_is(xpos, "NN");
    return is_noun ? LEDE_LEMMA_NOUN : LEDE_LEMMA_NORM;
}

/* "sooooo", "NEVERRRR": runs of three letters and more are two or one, if that is a listed word. */
static lede_slice drawn_in(const lede_lemma_query *query, lede_arena *arena, bool *ok) {
    char out[LEDE_LEMMA_BYTES];
    lede_slice norm = query->norm;
    bool drawn_out = false;
    for (size_t i = 2; i < norm.size; i++) {
        char c = norm.data[i];
        bool run = norm.data[i - 1] == c && norm.data[i - 2] == c;
        drawn_out = drawn_out || (run && c >= 'a' && c <= 'z');
    }
    if (!drawn_out || norm.size > sizeof out) return norm;
    for (size_t most = 2; most > 0; most--) {
        size_t size = 0, run = 0;
        for (size_t i = 0; i < norm.size; i++) {
            run = i > 0 && norm.data[i] == norm.data[i - 1] ? run + 1 : 1;
            if (run <= most) out[size++] = norm.data[i];
        }
        lede_slice word = {out, size};
        if (lede_lemma_list_find(query->list, word, NULL) != 0) {
            return in_arena(arena, out, size, ok);
        }
    }
    return norm;
}

static lede_slice by_kind(const lede_lemma_query *query, lede_lemma_kind kind, lede_arena *arena,
                          bool *ok) {
    switch (kind) {
    case LEDE_LEMMA_WORD: return query->word;
    case LEDE_LEMMA_NORM: return drawn_in(query, arena, ok);
    case LEDE_LEMMA_NAME: return name_lemma(query, arena, ok);
    case LEDE_LEMMA_NAMES: return name_base(query, arena, ok);
    case LEDE_LEMMA_NUMBER:
        if (has_digit(query->word)) return without_commas(query->word, arena, ok);
        return is_roman(query->word) ? query->word : query->norm;
    case LEDE_LEMMA_ADJECTIVE: return adjective_lemma(query, arena, ok);
    case LEDE_LEMMA_NOUN: return keeps_noun_capitals(query) ? query->word : query->norm;
    default: break;
    }
    return base_of(query, (lede_inflection)((int)kind - (int)LEDE_LEMMA_INFLECTED), arena, ok);
}

lede_slice lede_lemma_by_rule(const lede_lemma_query *query, lede_arena *arena, bool *ok) {
    if (query->word.size == 0) return query->word;
    const char *closed_one = closed_lemma(query);
    if (closed_one != NULL) return lede_slice_of(closed_one);
    lede_lemma_query own = *query;
    own.flags = lede_lemma_list_find(query->list, query->norm, NULL);
    return by_kind(&own, lede_lemma_kind_of(query->upos, query->xpos), arena, ok);
}

void lede_lemma_describe(lede_tagger *tagger) {
    enum { PARTS = LEDE_SENSE_OF_ADVERB + 1 };
    _Static_assert(LEDE_N_LEMMA_KINDS * PARTS <= LEDE_TAGGER_CLASSES, "a group fits a class set");
    for (size_t i = 0; i < tagger->n_classes; i++) {
        lede_slice upos = lede_tagger_upos(tagger, (uint8_t)i);
        lede_lemma_kind kind = lede_lemma_kind_of(upos, lede_tagger_xpos(tagger, (uint8_t)i));
        tagger->lemma_kinds[i] = (uint8_t)kind;
        tagger->lemma_groups[i] = (uint8_t)((int)kind * PARTS + (int)lede_sense_part_of(upos));
    }
    uint64_t her = lede_hash(LEDE_SLICE("her")) % LEDE_TAGGER_CLOSED_BITS;
    lede_row_set(tagger->closed, (uint32_t)her);
    for (size_t i = 0; i < sizeof closed_words / sizeof *closed_words; i++) {
        uint64_t hash = lede_hash(lede_slice_of(closed_words[i].form));
        lede_row_set(tagger->closed, (uint32_t)(hash % LEDE_TAGGER_CLOSED_BITS));
    }
}

static bool is_closed_form(const lede_tagger *tagger, lede_slice norm, uint64_t norm_hash) {
    if (!lede_row_has(tagger->closed, (uint32_t)(norm_hash % LEDE_TAGGER_CLOSED_BITS)))
        return false;
    for (size_t i = 0; i < sizeof closed_words / sizeof *closed_words; i++) {
        bool same = norm.size > 0 && closed_words[i].form[0] == norm.data[0];
        if (same && lede_slice_is(norm, closed_words[i].form)) return true;
    }
    return lede_slice_is(norm, "her");
}

lede_slice lede_lemma_of(const lede_tagger *tagger, const lede_type *type, uint8_t class_i,
                         lede_arena *arena, bool *ok) {
    uint64_t norm_hash = lede_hash(type->norm);
    lede_slice learnt = lede_tagger_learnt_lemma(tagger, norm_hash, class_i);
    if (learnt.data != NULL) return learnt;
    lede_lemma_query query = {.list = tagger->list, .word = type->word, .norm = type->norm};
    if (type->word.size > 0 && !is_closed_form(tagger, type->norm, norm_hash)) {
        lede_lemma_kind kind = (lede_lemma_kind)tagger->lemma_kinds[class_i];
        if (kind > LEDE_LEMMA_NORM) {
            query.flags = lede_lemma_list_find(query.list, query.norm, NULL);
        }
        return by_kind(&query, kind, arena, ok);
    }
    query.upos = lede_tagger_upos(tagger, class_i);
    query.xpos = lede_tagger_xpos(tagger, class_i);
    return lede_lemma_by_rule(&query, arena, ok);
}

bool lede_lemma_of_each(const lede_tagger *tagger, const lede_type *type, const lede_class_set *set,
                        lede_arena *arena, lede_slice out[LEDE_TAGGER_CLASSES]) {
    lede_slice by_rule[LEDE_N_LEMMA_KINDS] = {LEDE_NULL_SLICE};
    lede_lemma_query query = {.list = tagger->list, .word = type->word, .norm = type->norm};
    uint64_t norm_hash = lede_hash(type->norm);
    bool ok = true, is_closed = is_closed_form(tagger, type->norm, norm_hash);
    bool is_learnt = lede_tagger_has_learnt_lemma(tagger, norm_hash);
    query.flags = lede_lemma_list_find(query.list, query.norm, NULL);
    for (size_t i = 0; i < tagger->n_classes && ok; i++) {
        if (!lede_class_set_has(set, (uint8_t)i)) continue;
        lede_lemma_kind kind = (lede_lemma_kind)tagger->lemma_kinds[i];
        out[i] = LEDE_NULL_SLICE;
        if (is_learnt) out[i] = lede_tagger_learnt_lemma(tagger, norm_hash, (uint8_t)i);
        if (out[i].data != NULL) continue;
        if (is_closed || type->word.size == 0) {
            out[i] = lede_lemma_of(tagger, type, (uint8_t)i, arena, &ok);
            continue;
        }
        if (by_rule[kind].data == NULL) by_rule[kind] = by_kind(&query, kind, arena, &ok);
        out[i] = by_rule[kind];
    }
    return ok;
}

bool lede_lemma_is_exception(const lede_tagger *tagger, const lede_type *type) {
    uint64_t norm_hash = lede_hash(type->norm);
    return type->word.size == 0 || is_closed_form(tagger, type->norm, norm_hash) ||
           lede_tagger_has_learnt_lemma(tagger, norm_hash);
}

void lede_lemma_thin(const lede_tagger *tagger, const lede_type *type, lede_class_set *set) {
    lede_class_set seen = {{0}}; /* of groups, of which there are fewer than classes */
    if (lede_lemma_is_exception(tagger, type)) return;
    for (size_t w = 0; w < LEDE_TAGGER_CLASSES / 64; w++) {
        for (uint64_t bits = set->bits[w]; bits != 0; bits &= bits - 1) {
            uint8_t group = tagger->lemma_groups[w * 64 + lede_lowest_bit(bits)];
            if (lede_class_set_has(&seen, group)) set->bits[w] &= ~(bits & -bits);
            lede_row_set(seen.bits, group);
        }
    }
}
