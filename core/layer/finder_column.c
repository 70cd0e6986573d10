#include "layer/finder_inside.h"

#include "language/lemma.h"

/* ---- by word --------------------------------------------------------------------------------- */

static bool add_words(lede_lexicon_finder *finder, const lede_type *type) {
    uint32_t n_sources = lede_lexicons_n_sources(finder->lexicons);
    for (uint32_t source = 0; source < n_sources; source++) {
        const lede_lexicon_source *s = lede_lexicons_source(finder->lexicons, source);
        if (s->trie.n_slots == 0) continue;
        finder->labels.count = 0;
        if (!lede_phrase_trie_labels_of(&s->trie, type, &finder->labels)) return false;
        for (size_t i = 0; i < finder->labels.count; i++) {
            lede_satisfied item = {.label = finder->labels.data[i], .source = (uint16_t)source};
            if (!lede_array_push(&finder->pool, item)) return false;
        }
    }
    return true;
}

/* ---- by lemma -------------------------------------------------------------------------------- */

/* The labels of a type read as a class, into `labels`. */
static bool read_labels(lede_lexicon_finder *finder, const lede_phrase_trie *trie,
                        const lede_type *type, uint8_t class_i) {
    bool ok = true;
    const lede_tagger *tagger = lede_tagging_tagger(finder->article->tagging);
    finder->labels.count = 0;
    lede_arena_reset(&finder->scratch);
    lede_slice lemma =
        lede_reading_value(tagger, LEDE_ATTRIBUTE_LEMMA, type, class_i, &finder->scratch, &ok);
    return ok &&
           lede_phrase_trie_labels_of_lemma(trie, type, lemma, &finder->scratch, &finder->labels);
}

bool lede_finder_is_read_so(lede_lexicon_finder *finder, lede_satisfied s, uint32_t token,
                            bool *ok) {
    uint8_t class_i;
    const lede_article *article = finder->article;
    const lede_phrase_trie *trie = &lede_lexicons_source(finder->lexicons, s.source)->trie;
    if (lede_tagging_class(article, token, &class_i, NULL) != LEDE_OK ||
        !read_labels(finder, trie, lede_article_type(article, token), class_i)) {
        *ok = false;
        return false;
    }
    for (size_t i = 0; i < finder->labels.count; i++) {
        if (finder->labels.data[i] == s.label) return true;
    }
    return false;
}

/* Put a label into the pool from `start`; it is doubtful unless the first class had it too. */
static bool put_lemma_label(lede_lexicon_finder *finder, size_t start, lede_satisfied item) {
    for (size_t i = start; i < finder->pool.count; i++) {
        if (finder->pool.data[i].label == item.label) return true;
    }
    return lede_array_push(&finder->pool, item);
}

/* Labels of the pool from `start` that are not among those of another class are doubtful. */
static void doubt_missing(lede_lexicon_finder *finder, size_t start) {
    for (size_t i = start; i < finder->pool.count; i++) {
        bool has = false;
        for (size_t j = 0; j < finder->labels.count; j++) {
            has = has || finder->labels.data[j] == finder->pool.data[i].label;
        }
        if (!has) finder->pool.data[i].doubtful = true;
    }
}

/* The classes that a type may be read as, and the lemma of each. */
typedef struct readings {
    const lede_type *type;
    lede_class_set set;
    lede_slice lemmas[LEDE_TAGGER_CLASSES];
} readings;

/* Put the labels of a source that a type satisfies as some class of the set. */
static bool gather_source(lede_lexicon_finder *finder, uint32_t source, const readings *r) {
    const lede_tagger *tagger = lede_tagging_tagger(finder->article->tagging);
    const lede_phrase_trie *trie = &lede_lexicons_source(finder->lexicons, source)->trie;
    size_t start = finder->pool.count;
    uint32_t last = UINT32_MAX;
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        if (!lede_class_set_has(&r->set, (uint8_t)c)) continue;
        bool is_first = last == UINT32_MAX;
        if (!is_first && lede_slice_equal(r->lemmas[c], r->lemmas[last])) continue;
        finder->labels.count = 0;
        if (!lede_phrase_trie_labels_of_lemma(trie, r->type, r->lemmas[c], &finder->scratch,
                                              &finder->labels)) {
            return false;
        }
        for (size_t i = 0; i < finder->labels.count; i++) {
            lede_satisfied item = {.label = finder->labels.data[i],
                                   .source = (uint16_t)source,
                                   .of_lemma = true,
                                   .doubtful = !is_first};
            if (!put_lemma_label(finder, start, item)) return false;
        }
        doubt_missing(finder, start);
        last = c;
    }
    return true;
}

static bool gather(lede_lexicon_finder *finder, readings *r) {
    const lede_tagger *tagger = lede_tagging_tagger(finder->article->tagging);
    lede_arena_reset(&finder->scratch);
    if (!lede_lemma_of_each(tagger, r->type, &r->set, &finder->scratch, r->lemmas)) return false;
    for (uint32_t i = 0; i < lede_lexicons_n_sources(finder->lexicons); i++) {
        if (!lede_lexicons_source(finder->lexicons, i)->has_lemmas) continue;
        if (!gather_source(finder, i, r)) return false;
    }
    return true;
}

/* By all classes that the form is not barred from, which is cheap; if it depends on the class, by
 * those that the tagger gives. */
static lede_status add_lemmas(lede_lexicon_finder *finder, uint32_t type_i, lede_error *err) {
    const lede_article *article = finder->article;
    readings r; /* four kilobytes, which are written where they are read */
    size_t start = finder->pool.count;
    bool differs = false;
    const lede_tagger *tagger = lede_tagging_tagger(article->tagging);
    r.type = lede_vocabulary_type(article->vocabulary, type_i);
    if (!lede_lemma_starts_may_have(&finder->lemmas, tagger, r.type)) return LEDE_OK;
    lede_tagger_type_bound(tagger, r.type->word, &r.set);
    if (!gather(finder, &r)) return lede_fail_memory(err);
    for (size_t i = start; i < finder->pool.count; i++) {
        differs = differs || finder->pool.data[i].doubtful;
    }
    if (!differs) return LEDE_OK;
    finder->pool.count = start;
    LEDE_TRY(lede_tagging_type_classes(article->tagging, article->vocabulary, type_i, &r.set, err));
    return gather(finder, &r) ? LEDE_OK : lede_fail_memory(err);
}

/* The lemma that a file gives is the one, and nobody is asked. */
static bool add_given_lemma(lede_lexicon_finder *finder, const lede_type *type) {
    lede_slice lemma = lede_attribute_given(LEDE_ATTRIBUTE_LEMMA, type);
    for (uint32_t i = 0; lemma.data != NULL && i < lede_lexicons_n_sources(finder->lexicons); i++) {
        const lede_lexicon_source *source = lede_lexicons_source(finder->lexicons, i);
        if (!source->has_lemmas) continue;
        finder->labels.count = 0;
        lede_arena_reset(&finder->scratch);
        if (!lede_phrase_trie_labels_of_lemma(&source->trie, type, lemma, &finder->scratch,
                                              &finder->labels)) {
            return false;
        }
        for (size_t j = 0; j < finder->labels.count; j++) {
            lede_satisfied item = {.label = finder->labels.data[j], .source = (uint16_t)i};
            if (!lede_array_push(&finder->pool, item)) return false;
        }
    }
    return true;
}

/* ---- the column ------------------------------------------------------------------------------ */

/* Each source has the words of a type somewhere else: all are asked for while the type before it is
 * looked up. */
static void fetch_words(const lede_lexicon_finder *finder, uint32_t type_i) {
    uint32_t n_sources = lede_lexicons_n_sources(finder->lexicons);
    if (type_i >= lede_vocabulary_count(finder->article->vocabulary)) return;
    const lede_type *type = lede_vocabulary_type(finder->article->vocabulary, type_i);
    uint64_t hash = lede_phrase_trie_hash(type->norm, LEDE_WORD_WHOLE);
    for (uint32_t i = 0; i < n_sources; i++) {
        lede_phrase_trie_fetch(&lede_lexicons_source(finder->lexicons, i)->trie, hash);
    }
}

static lede_status add_type(lede_lexicon_finder *finder, uint32_t type_i, lede_error *err) {
    size_t start = finder->pool.count;
    const lede_type *type = lede_vocabulary_type(finder->article->vocabulary, type_i);
    if (!lede_array_reserve(&finder->column, 1) || !add_words(finder, type)) {
        return lede_fail_memory(err);
    }
    if (lede_type_gives(type, LEDE_COLUMN_LEMMA)) {
        if (!add_given_lemma(finder, type)) return lede_fail_memory(err);
    } else if (lede_lexicons_have_lemmas(finder->lexicons)) {
        LEDE_TRY(add_lemmas(finder, type_i, err));
    }
    lede_satisfied_range range = {
        .start = (uint32_t)start, .count = (uint32_t)(finder->pool.count - start), .known = true};
    for (size_t i = start; i < finder->pool.count; i++) {
        lede_satisfied s = finder->pool.data[i];
        const lede_lexicon_source *source = lede_lexicons_source(finder->lexicons, s.source);
        uint32_t node = lede_phrase_trie_start(&source->trie, s.label);
        range.starts = range.starts || node != LEDE_NO_NODE;
    }
    finder->column.data[finder->column.count++] = range;
    return LEDE_OK;
}

size_t lede_lexicon_finder_bytes(const lede_lexicon_finder *finder) {
    return lede_array_bytes(&finder->column) + lede_array_bytes(&finder->misspelt) +
           lede_array_bytes(&finder->pool);
}

/* Labels of types that are gone leave the column. Those of misspelt words stand between the others,
 * and are looked up anew. */
static void follow(lede_lexicon_finder *finder, const lede_vocabulary *vocabulary) {
    uint32_t generation = lede_vocabulary_generation(vocabulary);
    if (generation == finder->generation) return;
    size_t count = lede_vocabulary_standing(vocabulary, finder->generation, finder->column.count);
    finder->column.count = count;
    finder->misspelt.count = 0;
    finder->pool.count = 0;
    if (count > 0) {
        lede_satisfied_range last = finder->column.data[count - 1];
        finder->pool.count = last.start + last.count;
    }
    finder->generation = generation;
}

lede_status lede_finder_fill_column(lede_lexicon_finder *finder, lede_error *err) {
    const lede_vocabulary *vocabulary = finder->article->vocabulary;
    follow(finder, vocabulary);
    uint32_t count = lede_vocabulary_count(vocabulary);
    while (finder->column.count < count) {
        size_t start = finder->pool.count;
        fetch_words(finder, (uint32_t)finder->column.count + 1);
        lede_status status = add_type(finder, (uint32_t)finder->column.count, err);
        if (status != LEDE_OK) {
            finder->pool.count = start;
            return status;
        }
    }
    return LEDE_OK;
}
