#include "language/lemma_list.h"

#include <stdlib.h>

#include "language/model.h"

enum { LONGEST = 63 }; /* bytes of a listed word; as in lemma_data.lua */

typedef struct entry {
    uint32_t place; /* offset of the string << 8 | its size */
    uint16_t flags, counts;
} entry;

typedef struct irregular {
    uint32_t form;  /* entry */
    uint32_t lemma; /* flag of the part of speech << 24 | entry */
} irregular;

struct lede_lemma_list {
    lede_model model;
    const char *strings;
    const entry *entries;
    const irregular *irregulars; /* by form, then by rank */
    const uint32_t *slots;       /* entry and one; 0 is free */
    size_t n_strings, n_entries, n_irregulars, n_slots;
};

/* ---- the file ------------------------------------------------------------------------------ */

static lede_status check(const lede_lemma_list *list, lede_error *err) {
    bool good = list->n_slots > list->n_entries && (list->n_slots & (list->n_slots - 1)) == 0;
    for (size_t i = 0; i < list->n_entries && good; i++) {
        size_t offset = list->entries[i].place >> 8, size = list->entries[i].place & 255;
        good = size <= LONGEST && offset + size <= list->n_strings;
    }
    size_t n_full = 0;
    for (size_t i = 0; i < list->n_slots && good; i++) {
        if (list->slots[i] != 0) n_full++;
        good = list->slots[i] <= list->n_entries;
    }
    good = good && n_full == list->n_entries;
    for (size_t i = 0; i < list->n_irregulars && good; i++) {
        good = list->irregulars[i].form < list->n_entries &&
               (list->irregulars[i].lemma & 0xFFFFFF) < list->n_entries;
    }
    if (good) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "the word list is damaged; make it again with 'make data'");
}

static lede_status arrays(lede_lemma_list *list, lede_error *err) {
    const void *at;
    LEDE_TRY(lede_model_array(&list->model, "strn", 1, &at, &list->n_strings, err));
    list->strings = at;
    LEDE_TRY(lede_model_array(&list->model, "entr", sizeof(entry), &at, &list->n_entries, err));
    list->entries = at;
    LEDE_TRY(
        lede_model_array(&list->model, "irrg", sizeof(irregular), &at, &list->n_irregulars, err));
    list->irregulars = at;
    LEDE_TRY(lede_model_array(&list->model, "slot", sizeof(uint32_t), &at, &list->n_slots, err));
    list->slots = at;
    return check(list, err);
}

lede_status lede_lemma_list_open(const char *path, lede_lemma_list **out, lede_error *err) {
    *out = NULL;
    lede_lemma_list *list = calloc(1, sizeof *list);
    if (list == NULL) return lede_fail_memory(err);
    lede_status status = lede_model_read(path, "lemma", LEDE_LEMMA_VERSION, &list->model, err);
    if (status == LEDE_OK) status = arrays(list, err);
    if (status != LEDE_OK) {
        lede_lemma_list_close(list);
        return status;
    }
    *out = list;
    return LEDE_OK;
}

void lede_lemma_list_close(lede_lemma_list *list) {
    if (list == NULL) return;
    lede_model_clear(&list->model);
    free(list);
}

/* ---- looking up ---------------------------------------------------------------------------- */

static lede_slice string_of(const lede_lemma_list *list, uint32_t i) {
    uint32_t place = list->entries[i].place;
    return (lede_slice){list->strings + (place >> 8), place & 255};
}

static const entry *find(const lede_lemma_list *list, lede_slice form) {
    if (form.size > LONGEST || form.size == 0) return NULL;
    uint32_t hash = 2166136261u; /* FNV-1a, which the writer of the file can compute too */
    for (size_t i = 0; i < form.size; i++) hash = (hash ^ (unsigned char)form.data[i]) * 16777619u;
    size_t mask = list->n_slots - 1;
    for (size_t at = (hash ^ hash >> 15) & mask; list->slots[at] != 0; at = (at + 1) & mask) {
        uint32_t i = list->slots[at] - 1;
        if (lede_slice_equal(string_of(list, i), form)) return &list->entries[i];
    }
    return NULL;
}

unsigned lede_lemma_list_find(const lede_lemma_list *list, lede_slice form, unsigned *counts) {
    const entry *found = find(list, form);
    if (counts != NULL) *counts = found == NULL ? 0 : found->counts;
    return found == NULL ? 0 : found->flags;
}

/* ---- taking endings off (after WordNet's morphy(7WN), with doubled consonants) --------------- */

typedef struct rule {
    const char *ending, *instead;
    bool doubled; /* the consonant before the ending must be doubled, and loses one */
} rule;

enum { RULES = 10 };
static const rule rules[LEDE_N_INFLECTIONS][RULES] = {
    [LEDE_INFLECTION_PLURAL] = {{"ies", "y", 0},
                                {"ches", "ch", 0},
                                {"shes", "sh", 0},
                                {"xes", "x", 0},
                                {"zes", "z", 0},
                                {"ses", "s", 0},
                                {"men", "man", 0},
                                {"s", "", 0},
                                {"oes", "o", 0}},
    [LEDE_INFLECTION_S] = {{"s", "", 0}, {"ies", "y", 0}, {"es", "e", 0}, {"es", "", 0}},
    [LEDE_INFLECTION_ED] = {{"ied", "y", 0}, {"ed", "e", 0}, {"ed", "", 0}, {"ed", "", 1}},
    [LEDE_INFLECTION_ING] = {{"ing", "e", 0}, {"ing", "", 0}, {"ing", "", 1}, {"ying", "ie", 0}},
    [LEDE_INFLECTION_ER] = {{"ier", "y", 0}, {"er", "", 0}, {"er", "e", 0}, {"er", "", 1}},
    [LEDE_INFLECTION_EST] = {{"iest", "y", 0}, {"est", "", 0}, {"est", "e", 0}, {"est", "", 1}},
};

static unsigned parts_of(lede_inflection inflection) {
    if (inflection == LEDE_INFLECTION_PLURAL) return LEDE_WORD_NOUN;
    if (inflection <= LEDE_INFLECTION_ING) return LEDE_WORD_VERB;
    return LEDE_WORD_ADJECTIVE | LEDE_WORD_ADVERB;
}

/* How often the word was seen as one of the parts of speech: the largest of its levels. */
static unsigned level_of(const entry *word, unsigned parts) {
    unsigned best = 0;
    for (unsigned i = 0; i < 4; i++) {
        unsigned level = word->counts >> 4 * i & 15;
        if ((parts >> i & 1) != 0 && level > best) best = level;
    }
    return best;
}

/* An irregular verb form is -s, -ing or a past by its ending. */
static bool fits(lede_slice form, lede_inflection inflection) {
    bool ing = lede_slice_ends(form, LEDE_SLICE("ing"));
    bool s = lede_slice_ends(form, LEDE_SLICE("s"));
    switch (inflection) {
    case LEDE_INFLECTION_S: return s;
    case LEDE_INFLECTION_ING: return ing;
    case LEDE_INFLECTION_ED: return !s && !ing;
    case LEDE_INFLECTION_ER:
        return !lede_slice_ends(form, LEDE_SLICE("st")) || lede_slice_is(form, "most");
    case LEDE_INFLECTION_EST: return lede_slice_ends(form, LEDE_SLICE("st"));
    default: return true;
    }
}

static const entry *irregular_base(const lede_lemma_list *list, const entry *form,
                                   lede_inflection inflection) {
    uint32_t wanted = (uint32_t)(form - list->entries);
    if (!fits(string_of(list, wanted), inflection)) return NULL;
    size_t low = 0, high = list->n_irregulars;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (list->irregulars[middle].form < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < list->n_irregulars && list->irregulars[low].form == wanted; low++) {
        uint32_t lemma = list->irregulars[low].lemma;
        if ((lemma >> 24 & parts_of(inflection)) != 0) return &list->entries[lemma & 0xFFFFFF];
    }
    return NULL;
}

/* What the rule makes of the form: bytes in `out`, 0 when it does not apply. */
static size_t apply(const rule *r, lede_slice form, char *out) {
    size_t cut = strlen(r->ending), add = strlen(r->instead);
    if (form.size < cut + 2 || !lede_slice_ends(form, (lede_slice){r->ending, cut})) return 0;
    size_t stem = form.size - cut;
    if (r->doubled) {
        char last = form.data[stem - 1];
        if (stem < 3 || form.data[stem - 2] != last || strchr("bdfgklmnprstvz", last) == NULL) {
            return 0;
        }
        stem--;
    }
    if (stem + add > LONGEST) return 0;
    memcpy(out, form.data, stem);
    memcpy(out + stem, r->instead, add);
    return stem + add;
}

/* The last letter of the endings that a rule takes off. */
static bool may_end(lede_slice form, lede_inflection inflection) {
    static const char last[LEDE_N_INFLECTIONS] = {
        [LEDE_INFLECTION_PLURAL] = 's', [LEDE_INFLECTION_S] = 's',  [LEDE_INFLECTION_ED] = 'd',
        [LEDE_INFLECTION_ING] = 'g',    [LEDE_INFLECTION_ER] = 'r', [LEDE_INFLECTION_EST] = 't'};
    char c = form.size == 0 ? '\0' : form.data[form.size - 1];
    return c == last[inflection] || (inflection == LEDE_INFLECTION_PLURAL && c == 'n');
}

static const entry *regular_base(const lede_lemma_list *list, lede_slice form,
                                 lede_inflection inflection) {
    char stem[LEDE_LEMMA_BYTES];
    const entry *best = NULL;
    unsigned parts = parts_of(inflection), best_level = 0;
    if (!may_end(form, inflection)) return NULL;
    if (inflection == LEDE_INFLECTION_PLURAL && lede_slice_ends(form, LEDE_SLICE("ss"))) {
        return NULL;
    }
    for (const rule *r = rules[inflection]; r < rules[inflection] + RULES && r->ending; r++) {
        size_t size = apply(r, form, stem);
        const entry *found = size == 0 ? NULL : find(list, (lede_slice){stem, size});
        if (found == NULL || (found->flags & parts) == 0) continue;
        if (r->doubled && best != NULL) continue; /* "installed" is of install, not of instal */
        unsigned level = level_of(found, parts);
        if (best == NULL || level > best_level) best = found, best_level = level;
    }
    return best;
}

/* The base of a form, `word` being what is known of that itself. */
static const entry *base_of(const lede_lemma_list *list, lede_slice form, const entry *word,
                            lede_inflection inflection) {
    const entry *base = NULL;
    if (form.size > LONGEST) return NULL;
    if (word != NULL && (word->flags & LEDE_WORD_IRREGULAR) != 0) {
        base = irregular_base(list, word, inflection);
    }
    const entry *regular = regular_base(list, form, inflection);
    /* "installed" is of install, though instal is what the irregular forms say */
    bool is_verb = parts_of(inflection) == LEDE_WORD_VERB;
    if (base == NULL || (is_verb && regular != NULL &&
                         level_of(regular, LEDE_WORD_VERB) > level_of(base, LEDE_WORD_VERB))) {
        base = regular;
    }
    return base;
}

bool lede_lemma_list_base(const lede_lemma_list *list, lede_slice form, lede_inflection inflection,
                          char *out, size_t *size) {
    const entry *base = base_of(list, form, find(list, form), inflection);
    if (base == NULL) return false;
    lede_slice text = string_of(list, (uint32_t)(base - list->entries));
    memcpy(out, text.data, text.size);
    *size = text.size;
    return true;
}

unsigned lede_lemma_list_readings(const lede_lemma_list *list, lede_slice form, unsigned *counts) {
    const entry *word = find(list, form);
    unsigned readings = word == NULL ? 0 : word->flags;
    if (counts != NULL) *counts = word == NULL ? 0 : word->counts;
    for (unsigned i = 0; i < LEDE_N_INFLECTIONS; i++) {
        if (base_of(list, form, word, (lede_inflection)i) != NULL) {
            readings |= 1u << (LEDE_READING_SHIFT + i);
        }
    }
    return readings;
}
