#include "language/tagger.h"

#include <stdlib.h>

#include "base/hash.h"
#include "language/lemma.h"
#include "language/tagger_form.h"
#include "language/tagger_model.h"

/* ---- the file ------------------------------------------------------------------------------ */

static bool rows_are_good(const lede_tagger *tagger) {
    size_t n_free = 0;
    for (size_t i = 0; i < tagger->n_rows; i++) {
        uint32_t place = tagger->rows[i].place;
        if (place == 0) n_free++;
        if ((size_t)(place >> 8) + (place & 255) > tagger->n_weights) return false;
    }
    for (size_t i = 0; i < tagger->n_weights; i++) {
        if (tagger->weights[i].class_i >= tagger->n_classes) return false;
    }
    return n_free > 0;
}

static bool known_are_good(const lede_tagger *tagger) {
    size_t n_free = 0;
    for (size_t i = 0; i < tagger->n_known; i++) {
        const lede_tagger_known *known = &tagger->known[i];
        if (known->key == 0) n_free++;
        if (known->key == 0) continue;
        if (known->family >= tagger->n_sets) return false;
        if (known->candidates != LEDE_TAGGER_OPEN && known->candidates >= tagger->n_sets) {
            return false;
        }
    }
    return n_free > 0;
}

static bool lemmas_are_good(const lede_tagger *tagger) {
    size_t n_free = 0;
    for (size_t i = 0; i < tagger->n_lemmas; i++) {
        uint32_t place = tagger->lemmas[i].place;
        if (tagger->lemmas[i].key == 0) n_free++;
        if ((size_t)(place >> 8) + (place & 255) > tagger->n_strings) return false;
    }
    return n_free > 0;
}

static bool lemma_forms_are_good(const lede_tagger *tagger) {
    for (size_t i = 0; i < tagger->n_lemma_forms; i++) {
        if (tagger->lemma_forms[i] == 0) return true;
    }
    return false;
}

/* Every set has a class, and none that does not exist. */
static bool sets_are_good(const lede_tagger *tagger) {
    for (size_t i = 0; i < tagger->n_sets; i++) {
        uint64_t all = 0;
        for (size_t k = 0; k < LEDE_TAGGER_CLASSES; k++) {
            uint64_t bit = tagger->sets[i].bits[k >> 6] >> (k & 63) & 1;
            if (bit != 0 && k >= tagger->n_classes) return false;
            all |= bit;
        }
        if (all == 0) return false;
    }
    return tagger->n_sets > 0;
}

static bool names_are_good(const lede_tagger *tagger) {
    for (size_t i = 0; i < tagger->n_classes; i++) {
        const char *text = tagger->names[i].text;
        if (text[15] != '\0' || strchr(text, '|') == NULL) return false;
    }
    return tagger->n_classes > 0 && tagger->n_classes <= LEDE_TAGGER_CLASSES;
}

static lede_status make_filter(lede_tagger *tagger, lede_error *err) {
    tagger->filter = calloc(LEDE_TAGGER_FILTER_BITS / 64, sizeof *tagger->filter);
    if (tagger->filter == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < tagger->n_rows; i++) {
        uint32_t bit = tagger->rows[i].key % LEDE_TAGGER_FILTER_BITS;
        if (tagger->rows[i].place != 0) tagger->filter[bit >> 6] |= (uint64_t)1 << (bit & 63);
    }
    return LEDE_OK;
}

static void describe_classes(lede_tagger *tagger) {
    for (size_t i = 0; i < tagger->n_classes; i++) {
        tagger->name_hashes[i] = lede_hash(lede_slice_of(tagger->names[i].text));
    }
    lede_lemma_describe(tagger);
}

static lede_status arrays(lede_tagger *tagger, lede_error *err) {
    const lede_model *model = &tagger->model;
    const void *at;
    size_t n_follows, n_ends;
    LEDE_TRY(
        lede_model_array(model, "clas", sizeof(lede_tagger_name), &at, &tagger->n_classes, err));
    tagger->names = at;
    LEDE_TRY(lede_model_array(model, "rows", sizeof(lede_tagger_row), &at, &tagger->n_rows, err));
    tagger->rows = at;
    LEDE_TRY(
        lede_model_array(model, "wght", sizeof(lede_tagger_weight), &at, &tagger->n_weights, err));
    tagger->weights = at;
    LEDE_TRY(lede_model_array(model, "foll", sizeof(int16_t), &at, &n_follows, err));
    tagger->follows = at;
    LEDE_TRY(lede_model_array(model, "ends", sizeof(int16_t), &at, &n_ends, err));
    tagger->ends = at;
    LEDE_TRY(
        lede_model_array(model, "know", sizeof(lede_tagger_known), &at, &tagger->n_known, err));
    tagger->known = at;
    LEDE_TRY(lede_model_array(model, "sets", sizeof(lede_tagger_set), &at, &tagger->n_sets, err));
    tagger->sets = at;
    LEDE_TRY(
        lede_model_array(model, "lemm", sizeof(lede_tagger_lemma), &at, &tagger->n_lemmas, err));
    tagger->lemmas = at;
    LEDE_TRY(lede_model_array(model, "lfrm", sizeof(lede_tagger_lemma_form), &at,
                              &tagger->n_lemma_forms, err));
    tagger->lemma_forms = at;
    LEDE_TRY(lede_model_array(model, "strn", 1, &at, &tagger->n_strings, err));
    tagger->strings = at;
    bool good = n_ends == tagger->n_classes &&
                n_follows == (tagger->n_classes + 1) * tagger->n_classes &&
                names_are_good(tagger) && rows_are_good(tagger) && sets_are_good(tagger) &&
                known_are_good(tagger) && lemmas_are_good(tagger) && lemma_forms_are_good(tagger);
    if (good) describe_classes(tagger);
    if (good) return make_filter(tagger, err);
    return lede_fail(err, LEDE_FORMAT,
                     "the tagger's model is damaged; make it again with "
                     "'make model'");
}

lede_status lede_tagger_open(const char *path, const lede_lemma_list *list, lede_tagger **out,
                             lede_error *err) {
    *out = NULL;
    lede_tagger *tagger = calloc(1, sizeof *tagger);
    if (tagger == NULL) return lede_fail_memory(err);
    tagger->list = list;
    lede_status status = lede_model_read(path, "tagger", LEDE_TAGGER_VERSION, &tagger->model, err);
    if (status == LEDE_OK) status = arrays(tagger, err);
    if (status != LEDE_OK) {
        lede_tagger_close(tagger);
        return status;
    }
    *out = tagger;
    return LEDE_OK;
}

void lede_tagger_close(lede_tagger *tagger) {
    if (tagger == NULL) return;
    lede_model_clear(&tagger->model);
    free(tagger->filter);
    free(tagger);
}

const lede_lemma_list *lede_tagger_list(const lede_tagger *tagger) {
    return tagger->list;
}

/* ---- classes and known forms --------------------------------------------------------------- */

uint32_t lede_tagger_n_classes(const lede_tagger *tagger) {
    return (uint32_t)tagger->n_classes;
}

lede_slice lede_tagger_upos(const lede_tagger *tagger, uint8_t class_i) {
    const char *text = tagger->names[class_i].text;
    return (lede_slice){text, strcspn(text, "|")};
}

lede_slice lede_tagger_xpos(const lede_tagger *tagger, uint8_t class_i) {
    const char *text = tagger->names[class_i].text;
    return lede_slice_of(text + strcspn(text, "|") + 1);
}

const lede_tagger_known *lede_tagger_find_known(const lede_tagger *tagger, uint64_t word) {
    uint32_t upper = (uint32_t)(word >> 32);
    if (upper == 0) return NULL;
    for (size_t at = lede_tagger_slot(word, tagger->n_known);; at++) {
        if (at == tagger->n_known) at = 0;
        if (tagger->known[at].key == 0) return NULL;
        if (tagger->known[at].key == upper) return &tagger->known[at];
    }
}

uint64_t lede_tagger_lemma_key(lede_slice norm, const char *class_name) {
    return lede_tagger_mix(lede_hash(norm), lede_hash(lede_slice_of(class_name)));
}

void lede_tagger_add_rows(const lede_tagger *tagger, const uint64_t *keys, uint32_t n,
                          int32_t *scores) {
    uint64_t found[LEDE_OWN_MOST];
    uint32_t places[LEDE_OWN_MOST];
    uint32_t n_found = 0, n_rows = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!lede_tagger_may_have(tagger, keys[i])) continue;
        found[n_found++] = keys[i];
        LEDE_PREFETCH(&tagger->rows[lede_tagger_slot(keys[i], tagger->n_rows)]);
    }
    for (uint32_t i = 0; i < n_found; i++) {
        uint32_t place = lede_tagger_find_row(tagger, found[i]);
        if (place == 0) continue;
        places[n_rows++] = place;
        LEDE_PREFETCH(&tagger->weights[place >> 8]);
    }
    for (uint32_t i = 0; i < n_rows; i++) {
        const lede_tagger_weight *weight = &tagger->weights[places[i] >> 8];
        const lede_tagger_weight *stop = weight + (places[i] & 255);
        for (; weight < stop; weight++) scores[weight->class_i] += weight->weight;
    }
}

bool lede_tagger_has_learnt_lemma(const lede_tagger *tagger, uint64_t norm_hash) {
    uint32_t upper = (uint32_t)(norm_hash >> 32);
    for (size_t at = lede_tagger_slot(norm_hash, tagger->n_lemma_forms);; at++) {
        if (at == tagger->n_lemma_forms) at = 0;
        if (tagger->lemma_forms[at] == 0) return false;
        if (tagger->lemma_forms[at] == upper) return true;
    }
}

lede_slice lede_tagger_learnt_lemma(const lede_tagger *tagger, uint64_t norm_hash,
                                    uint8_t class_i) {
    uint64_t key = lede_tagger_mix(norm_hash, tagger->name_hashes[class_i]);
    uint32_t upper = (uint32_t)(key >> 32);
    for (size_t at = lede_tagger_slot(key, tagger->n_lemmas);; at++) {
        if (at == tagger->n_lemmas) at = 0;
        const lede_tagger_lemma *lemma = &tagger->lemmas[at];
        if (lemma->key == 0) return LEDE_NULL_SLICE;
        if (lemma->key == upper) {
            return (lede_slice){tagger->strings + (lemma->place >> 8), lemma->place & 255};
        }
    }
}

uint64_t lede_tagger_set_family(const lede_tagger_set *set) {
    uint64_t family = 7;
    for (unsigned i = 0; i < LEDE_TAGGER_CLASSES; i++) {
        if ((set->bits[i >> 6] >> (i & 63) & 1) != 0) family = lede_tagger_mix(family, i);
    }
    return family;
}
