#include "match/reading_rows.h"

#include <stdlib.h>

#include "base/bits.h"

enum { WORD_BITS = 64 };

void lede_reading_rows_clear(lede_reading_rows *rows) {
    free(rows->bits);
    *rows = (lede_reading_rows){0};
}

static bool are_tagged(const lede_article *article) {
    for (uint32_t t = 0; t < article->n_tokens; t++) {
        if (lede_tagging_known(article, t) == LEDE_UNTAGGED) return false;
    }
    return true;
}

lede_status lede_reading_rows_fill(lede_reading_rows *rows, const lede_article *article,
                                   uint64_t article_n, bool *are_known, lede_error *err) {
    *are_known = rows->article_n == article_n;
    if (*are_known || !are_tagged(article)) return LEDE_OK;
    size_t n_classes = lede_tagger_n_classes(lede_tagging_tagger(article->tagging));
    rows->n_words = article->n_tokens / WORD_BITS + 1;
    size_t n = n_classes * rows->n_words;
    if (n > rows->capacity) {
        lede_reading_rows room = {.bits = malloc(n * 2 * sizeof *room.bits), .capacity = n * 2};
        if (room.bits == NULL) return lede_fail_memory(err);
        room.n_words = rows->n_words;
        lede_reading_rows_clear(rows);
        *rows = room;
    }
    memset(rows->bits, 0, n * sizeof *rows->bits);
    for (uint32_t t = 0; t < article->n_tokens; t++) {
        lede_row_set(rows->bits + (size_t)lede_tagging_known(article, t) * rows->n_words, t);
    }
    rows->article_n = article_n;
    *are_known = true;
    return LEDE_OK;
}

/* Word `w` of the rows of all classes of a set together. */
static uint64_t join_rows(const lede_reading_rows *rows, const lede_class_set *classes,
                          uint32_t w) {
    uint64_t word = 0;
    for (size_t i = 0; i < LEDE_TAGGER_CLASSES / WORD_BITS; i++) {
        for (uint64_t rest = classes->bits[i]; rest != 0; rest &= rest - 1) {
            size_t class_i = i * WORD_BITS + lede_lowest_bit(rest);
            word |= rows->bits[class_i * rows->n_words + w];
        }
    }
    return word;
}

size_t lede_reading_rows_find(const lede_reading_rows *rows, const lede_class_set *classes,
                              lede_span stretch, uint32_t *out) {
    size_t n = 0;
    for (uint32_t w = stretch.start / WORD_BITS; w * WORD_BITS < stretch.stop; w++) {
        uint64_t word = join_rows(rows, classes, w);
        uint32_t first = w * WORD_BITS;
        if (first < stretch.start) word &= UINT64_MAX << (stretch.start - first);
        if (stretch.stop - first < WORD_BITS) word &= ~(UINT64_MAX << (stretch.stop - first));
        for (; word != 0; word &= word - 1) out[n++] = first + lede_lowest_bit(word);
    }
    return n;
}
