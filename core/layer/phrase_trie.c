#include "layer/phrase_trie.h"

#include "base/fold.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/utf8.h"

/* ---- opening --------------------------------------------------------------------------------- */

static bool count_items(lede_slice bytes, size_t item, uint32_t *count) {
    *count = (uint32_t)(bytes.size / item);
    return bytes.size % item == 0 && bytes.size / item < UINT32_MAX;
}

static bool is_power(uint32_t n) {
    return (n & (n - 1)) == 0;
}

static bool sizes_agree(const lede_phrase_trie *trie, uint32_t n_edges_at, uint32_t n_ends_at,
                        uint32_t n_buckets) {
    if (n_edges_at != n_ends_at || n_edges_at == 1) return false;
    if (n_edges_at > 0 && trie->n_edges != n_edges_at - 2) return false;
    if (!is_power(trie->n_slots) || (trie->n_slots == 0 && trie->n_words > 0)) return false;
    return n_buckets == 0 || is_power(n_buckets - 1);
}

static lede_slice text_at(const lede_phrase_trie *trie, uint32_t start, uint32_t size) {
    if (start > trie->text.size || size > trie->text.size - start) return LEDE_SLICE("");
    return (lede_slice){trie->text.data + start, size};
}

static bool begins_small(lede_slice word) {
    uint32_t c = 0;
    if (word.size > 0) lede_utf8_decode(word, 0, &c);
    return lede_unicode_has(c, LEDE_UNICODE_LOWERCASE);
}

/* Whether a misspelling of the label must begin with a capital. */
static bool needs_capital(const lede_phrase_trie *trie, const lede_trie_label *label) {
    switch (label->size_kind & 0x7F) {
    case LEDE_LABEL_FOLDED: return false;
    case LEDE_LABEL_INITIAL: return true;
    default: return !begins_small(text_at(trie, label->text, label->size_kind >> 8));
    }
}

static bool takes_small(const lede_phrase_trie *trie) {
    for (uint32_t i = 0; i < trie->n_labels; i++) {
        const lede_trie_label *label = &trie->labels[i];
        bool is_misspelt = (label->size_kind & LEDE_TRIE_MISSPELT) != 0;
        if (is_misspelt && !needs_capital(trie, label)) return true;
    }
    return false;
}

bool lede_phrase_trie_open(const lede_slice arrays[LEDE_N_TRIE_ARRAYS], lede_phrase_trie *out) {
    uint32_t n_edges_at, n_ends_at, n_buckets;
    lede_phrase_trie trie = {
        .slots = (const void *)arrays[LEDE_TRIE_SLOTS].data,
        .words = (const void *)arrays[LEDE_TRIE_WORDS].data,
        .labels = (const void *)arrays[LEDE_TRIE_LABELS].data,
        .edges_at = (const void *)arrays[LEDE_TRIE_EDGES_AT].data,
        .ends_at = (const void *)arrays[LEDE_TRIE_ENDS_AT].data,
        .edges = (const void *)arrays[LEDE_TRIE_EDGES].data,
        .ends = (const void *)arrays[LEDE_TRIE_ENDS].data,
        .buckets = (const void *)arrays[LEDE_TRIE_BUCKETS].data,
        .deletions = (const void *)arrays[LEDE_TRIE_DELETIONS].data,
        .stems = (const void *)arrays[LEDE_TRIE_STEMS].data,
        .text = arrays[LEDE_TRIE_TEXT],
    };
    bool ok = count_items(arrays[LEDE_TRIE_SLOTS], sizeof *trie.slots, &trie.n_slots) &&
              count_items(arrays[LEDE_TRIE_WORDS], sizeof *trie.words, &trie.n_words) &&
              count_items(arrays[LEDE_TRIE_LABELS], sizeof *trie.labels, &trie.n_labels) &&
              count_items(arrays[LEDE_TRIE_EDGES_AT], sizeof(uint32_t), &n_edges_at) &&
              count_items(arrays[LEDE_TRIE_ENDS_AT], sizeof(uint32_t), &n_ends_at) &&
              count_items(arrays[LEDE_TRIE_EDGES], sizeof(uint32_t), &trie.n_edges) &&
              count_items(arrays[LEDE_TRIE_ENDS], sizeof(uint32_t), &trie.n_ends) &&
              count_items(arrays[LEDE_TRIE_BUCKETS], sizeof(uint32_t), &n_buckets) &&
              count_items(arrays[LEDE_TRIE_DELETIONS], sizeof(uint32_t), &trie.n_deletions) &&
              count_items(arrays[LEDE_TRIE_STEMS], sizeof(uint32_t), &trie.n_stems);
    if (!ok || !sizes_agree(&trie, n_edges_at, n_ends_at, n_buckets)) return false;
    trie.n_nodes = n_edges_at == 0 ? 0 : n_edges_at - 1;
    trie.n_buckets = n_buckets == 0 ? 0 : n_buckets - 1;
    trie.takes_small = trie.n_buckets > 0 && takes_small(&trie);
    *out = trie;
    return true;
}

uint64_t lede_phrase_trie_hash(lede_slice norm, lede_word_kind kind) {
    return lede_hash_seeded(norm, kind);
}

/* ---- words ----------------------------------------------------------------------------------- */

void lede_phrase_trie_fetch(const lede_phrase_trie *trie, uint64_t hash) {
    if (trie->n_slots > 0) LEDE_PREFETCH(&trie->slots[(uint32_t)hash & (trie->n_slots - 1)]);
}

static const lede_trie_word *find_word(const lede_phrase_trie *trie, lede_slice norm,
                                       lede_word_kind kind) {
    uint64_t hash = lede_phrase_trie_hash(norm, kind);
    uint32_t mask = trie->n_slots - 1, tag = (uint32_t)(hash >> 32);
    for (uint32_t i = 0; i < trie->n_slots; i++) {
        lede_trie_slot slot = trie->slots[((uint32_t)hash + i) & mask];
        if (slot.word == 0) return NULL;
        if (slot.tag != tag || slot.word > trie->n_words) continue;
        const lede_trie_word *word = &trie->words[slot.word - 1];
        bool same_kind = lede_trie_word_kind(word) == kind;
        if (same_kind && lede_slice_equal(text_at(trie, word->text, word->size), norm)) return word;
    }
    return NULL;
}

bool lede_is_capitals_only(lede_slice word) {
    bool has_upper = false;
    uint32_t c;
    for (size_t i = 0; i < word.size;) {
        i += lede_utf8_decode(word, i, &c);
        if (lede_unicode_has(c, LEDE_UNICODE_LOWERCASE)) return false;
        has_upper = has_upper || lede_unicode_has(c, LEDE_UNICODE_UPPERCASE);
    }
    return has_upper;
}

bool lede_has_capital(lede_slice word) {
    uint32_t c;
    for (size_t i = 0; i < word.size;) {
        i += lede_utf8_decode(word, i, &c);
        if (lede_unicode_has(c, LEDE_UNICODE_UPPERCASE)) return true;
    }
    return false;
}

/* Whether a form of the label's norm satisfies it, standing in a text as `token`; of a stem, the
 * beginning of the form. */
static bool satisfies(const lede_phrase_trie *trie, const lede_trie_label *label, bool is_stem,
                      lede_slice form, lede_slice token) {
    lede_slice text = text_at(trie, label->text, label->size_kind >> 8);
    if (is_stem && form.size > text.size) form.size = text.size;
    switch (label->size_kind & 0x7F) {
    case LEDE_LABEL_EXACT: return lede_slice_equal(text, form);
    case LEDE_LABEL_CAPITAL: return lede_slice_equal(text, form) || lede_is_capitals_only(token);
    case LEDE_LABEL_FOLDED: return true;
    case LEDE_LABEL_INITIAL: return !begins_small(token);
    default: return false;
    }
}

static bool labels_of(const lede_phrase_trie *trie, const lede_trie_word *word, lede_slice form,
                      lede_slice token, lede_label_array *out) {
    bool is_stem = word != NULL && lede_trie_word_kind(word) == LEDE_WORD_STEM;
    for (uint32_t i = 0; word != NULL && i < lede_trie_word_labels(word); i++) {
        uint32_t label = word->first + i;
        if (label >= trie->n_labels) break;
        if (!satisfies(trie, &trie->labels[label], is_stem, form, token)) continue;
        if (!lede_array_push(out, label)) return false;
    }
    return true;
}

bool lede_phrase_trie_labels_of(const lede_phrase_trie *trie, const lede_type *type,
                                lede_label_array *out) {
    lede_slice norm = type->norm, word = type->word;
    bool ok = labels_of(trie, find_word(trie, norm, LEDE_WORD_WHOLE), word, word, out);
    for (uint32_t i = 0; ok && i < trie->n_stems && trie->stems[i] <= norm.size; i++) {
        lede_slice stem = {norm.data, trie->stems[i]};
        ok = labels_of(trie, find_word(trie, stem, LEDE_WORD_STEM), word, word, out);
    }
    return ok;
}

bool lede_phrase_trie_labels_of_lemma(const lede_phrase_trie *trie, const lede_type *type,
                                      lede_slice lemma, lede_arena *arena, lede_label_array *out) {
    bool ok = true;
    lede_slice norm = lede_fold(arena, lemma, &ok);
    const lede_trie_word *word = find_word(trie, norm, LEDE_WORD_LEMMA);
    return ok && labels_of(trie, word, lemma, type->word, out);
}

void lede_phrase_trie_add_lemmas(const lede_phrase_trie *trie, lede_lemma_starts *starts) {
    for (uint32_t i = 0; i < trie->n_words; i++) {
        const lede_trie_word *word = &trie->words[i];
        if (lede_trie_word_kind(word) != LEDE_WORD_LEMMA) continue;
        lede_lemma_starts_add(starts, text_at(trie, word->text, word->size));
    }
}

/* ---- misspelt words -------------------------------------------------------------------------- */

static bool has_label(const lede_misspelt_array *found, size_t start, uint32_t label) {
    for (size_t i = start; i < found->count; i++) {
        if (found->data[i].label == label) return true;
    }
    return false;
}

/* The labels of one word that the token may be a misspelling of. */
static bool add_misspelt(const lede_phrase_trie *trie, const lede_trie_word *word,
                         const lede_type *type, lede_misspelt found, lede_misspelt_array *out,
                         size_t start) {
    for (uint32_t i = 0; i < lede_trie_word_labels(word); i++) {
        found.label = word->first + i;
        if (found.label >= trie->n_labels) break;
        const lede_trie_label *label = &trie->labels[found.label];
        if ((label->size_kind & LEDE_TRIE_MISSPELT) == 0) continue;
        if (begins_small(type->word) && needs_capital(trie, label)) continue;
        if (has_label(out, start, found.label)) continue; /* by another deletion */
        if (!lede_array_push(out, found)) return false;
    }
    return true;
}

/* A token that may be misspelt, and the words that were looked at last: a near one comes up by
 * several deletions. */
enum { SEEN = 32 };
typedef struct inquiry {
    const lede_type *type;
    lede_spelling token;
    lede_misspelt_array *out;
    size_t start; /* of what was found */
    uint32_t seen[SEEN], n_seen;
} inquiry;

static bool is_seen(inquiry *q, uint32_t word) {
    for (uint32_t i = 0; i < SEEN && i < q->n_seen; i++) {
        if (q->seen[i] == word) return true;
    }
    q->seen[q->n_seen++ % SEEN] = word;
    return false;
}

/* Most words of a bucket only have the same hash: these look at them no further than needed. */
static bool may_be_near(lede_slice a, lede_slice b) {
    enum { MOST_BYTES = LEDE_SPELLING_MOST * LEDE_UTF8_MAX_BYTES };
    size_t more = a.size > b.size ? a.size - b.size : b.size - a.size;
    return a.size > 0 && b.size > 0 && a.data[0] == b.data[0] && more <= MOST_BYTES;
}

static bool search_bucket(const lede_phrase_trie *trie, uint32_t hash, inquiry *q) {
    uint32_t bucket = hash & (trie->n_buckets - 1);
    uint32_t i = trie->buckets[bucket], stop = trie->buckets[bucket + 1];
    for (; i < stop && i < trie->n_deletions; i++) {
        uint32_t word_i = trie->deletions[i];
        if (word_i >= trie->n_words || is_seen(q, word_i)) continue;
        const lede_trie_word *word = &trie->words[word_i];
        lede_slice norm = text_at(trie, word->text, word->size);
        lede_spelling wanted;
        if (!may_be_near(norm, q->type->norm) || !lede_spelling_read(norm, &wanted)) continue;
        unsigned distance = lede_spelling_distance(&wanted, &q->token);
        if (distance == 0 || distance > LEDE_SPELLING_MOST) continue;
        lede_misspelt found = {0, distance};
        if (!add_misspelt(trie, word, q->type, found, q->out, q->start)) return false;
    }
    return true;
}

bool lede_phrase_trie_misspelt(const lede_phrase_trie *trie, const lede_type *type,
                               lede_misspelt_array *out) {
    inquiry q = {.type = type, .out = out, .start = out->count};
    uint32_t hashes[LEDE_SPELLING_DELETIONS];
    if (trie->n_buckets == 0 || type->kind != LEDE_KIND_WORD) return true;
    if (!trie->takes_small && begins_small(type->word)) return true;
    if (!lede_spelling_read(type->norm, &q.token)) return true;
    unsigned n = lede_spelling_deletions(&q.token, hashes);
    for (unsigned i = 0; i < n; i++) {
        if (!search_bucket(trie, hashes[i], &q)) return false;
    }
    return true;
}

/* ---- nodes ----------------------------------------------------------------------------------- */

uint32_t lede_phrase_trie_child(const lede_phrase_trie *trie, uint32_t node, uint32_t label) {
    if (node >= trie->n_nodes) return LEDE_NO_NODE;
    uint32_t low = trie->edges_at[node], high = trie->edges_at[node + 1];
    if (high > trie->n_edges) high = trie->n_edges;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trie->edges[middle] == label) return middle + 1;
        if (trie->edges[middle] < label) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return LEDE_NO_NODE;
}

uint32_t lede_phrase_trie_start(const lede_phrase_trie *trie, uint32_t label) {
    return label < trie->n_labels ? trie->labels[label].start : LEDE_NO_NODE;
}

const uint32_t *lede_phrase_trie_ends(const lede_phrase_trie *trie, uint32_t node,
                                      uint32_t *count) {
    *count = 0;
    if (node >= trie->n_nodes) return NULL;
    uint32_t start = trie->ends_at[node], stop = trie->ends_at[node + 1];
    if (start >= stop || stop > trie->n_ends) return NULL;
    *count = stop - start;
    return trie->ends + start;
}
