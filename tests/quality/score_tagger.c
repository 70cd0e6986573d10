/* score_tagger.c — how well the tagger does on the words of a treebank, and how fast.
 *     score_tagger WORDLIST MODEL TREEBANK...
 * One line a treebank: share of UPOS, XPOS, lemma right; time for a token. With ERRORS=1 in the
 * environment each wrong UPOS is shown, with LEMMAS=1 each wrong lemma. */
#include "base/platform.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "gold_corpus.h"
#include "language/lemma.h"

typedef struct counts {
    size_t words, upos, xpos, lemma;
    lede_arena arena;
} counts;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void compare(const lede_tagger *tagger, const gold_word *word, const lede_type *type,
                    uint8_t class_i, counts *n) {
    bool ok = true;
    lede_slice lemma = lede_lemma_of(tagger, type, class_i, &n->arena, &ok);
    bool right = lede_slice_equal(lemma, word->lemma);
    n->lemma += right;
    if (!right && getenv("LEMMAS") != NULL) {
        printf("%.*s %.*s: %.*s for %.*s\n", LEDE_FMT(word->xpos), LEDE_FMT(word->form),
               LEDE_FMT(lemma), LEDE_FMT(word->lemma));
    }
    bool upos = lede_slice_equal(lede_tagger_upos(tagger, class_i), word->upos);
    bool xpos = lede_slice_equal(lede_tagger_xpos(tagger, class_i), word->xpos);
    n->words++;
    n->upos += upos;
    n->xpos += xpos;
    if (upos || getenv("ERRORS") == NULL) return;
    lede_slice got = lede_tagger_upos(tagger, class_i);
    printf("%.*s for %.*s: %.*s\n", LEDE_FMT(got), LEDE_FMT(word->upos), LEDE_FMT(word->form));
}

static lede_status score(const lede_tagger *tagger, const char *path, lede_error *err) {
    gold_corpus corpus;
    LEDE_TRY(gold_corpus_read(path, &corpus, err));
    lede_vocabulary *vocabulary;
    lede_tagger_scratch *scratch;
    LEDE_TRY(lede_vocabulary_new(&vocabulary, err));
    LEDE_TRY(lede_tagger_scratch_new(&scratch, err));
    size_t n = corpus.words.count;
    uint32_t *types = calloc(n + 1, sizeof *types);
    uint8_t *directions = calloc(n + 1, 1), *classes = calloc(n + 1, 1);
    if (types == NULL || directions == NULL || classes == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < n; i++) {
        types[i] = lede_vocabulary_intern(vocabulary, corpus.words.data[i].form);
        directions[i] = (uint8_t)corpus.words.data[i].direction;
    }
    double times[2];
    for (int round = 0; round < 2; round++) { /* cold, warm */
        double start = seconds();
        for (size_t k = 0; k < corpus.sentences.count; k++) {
            gold_sentence s = corpus.sentences.data[k];
            lede_tagger_words words = {vocabulary, types + s.start, directions + s.start,
                                       s.stop - s.start};
            LEDE_TRY(lede_tagger_tag(tagger, scratch, &words, classes + s.start, err));
        }
        times[round] = seconds() - start;
    }
    counts found = {0};
    lede_arena_init(&found.arena, 0);
    for (size_t i = 0; i < n; i++)
        compare(tagger, &corpus.words.data[i], lede_vocabulary_type(vocabulary, types[i]),
                classes[i], &found);
    printf("%s: %zu words, UPOS %.2f, XPOS %.2f, lemma %.2f; %.0f ns a token cold, %.0f warm\n",
           path, n, 100.0 * (double)found.upos / (double)n, 100.0 * (double)found.xpos / (double)n,
           100.0 * (double)found.lemma / (double)n, times[0] * 1e9 / (double)n,
           times[1] * 1e9 / (double)n);
    lede_arena_clear(&found.arena);
    free(types);
    free(directions);
    free(classes);
    lede_tagger_scratch_free(scratch);
    lede_vocabulary_free(vocabulary);
    gold_corpus_clear(&corpus);
    return LEDE_OK;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: score_tagger WORDLIST MODEL TREEBANK...\n");
        return 2;
    }
    lede_error err;
    lede_lemma_list *list = NULL;
    lede_tagger *tagger = NULL;
    double start = seconds();
    lede_status status = lede_lemma_list_open(argv[1], &list, &err);
    if (status == LEDE_OK) status = lede_tagger_open(argv[2], list, &tagger, &err);
    printf("opened in %.1f ms\n", (seconds() - start) * 1e3);
    for (int i = 3; i < argc && status == LEDE_OK; i++) status = score(tagger, argv[i], &err);
    if (status != LEDE_OK) fprintf(stderr, "%s\n", err.message);
    lede_tagger_close(tagger);
    lede_lemma_list_close(list);
    return status == LEDE_OK ? 0 : 1;
}
