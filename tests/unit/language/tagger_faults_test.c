/* tagger_faults_test.c — memory that runs out while models are opened and sentences tagged. */
#include "faults.h"

#include "language/lemma.h"

typedef struct bench {
    lede_arena arena;
    lede_lemma_list *list;
    lede_tagger *tagger;
    lede_vocabulary *vocabulary;
    lede_tagger_scratch *scratch;
} bench;

static lede_status tag(bench *b, lede_error *err) {
    static const char *const words[] = {"\"", "They", "took", "mice", "to", "Zvrkovic", ",", "\""};
    enum { N = sizeof words / sizeof *words };
    uint32_t types[N];
    uint8_t classes[N], directions[N] = {[0] = LEDE_DIRECTION_OPEN, [7] = LEDE_DIRECTION_CLOSE};
    for (size_t i = 0; i < N; i++) {
        types[i] = lede_vocabulary_intern(b->vocabulary, lede_slice_of(words[i]));
        if (types[i] == LEDE_NO_TYPE) return lede_fail_memory(err);
    }
    lede_tagger_words text = {b->vocabulary, types, directions, N};
    LEDE_TRY(lede_tagger_tag(b->tagger, b->scratch, &text, classes, err));
    lede_class_set set;
    LEDE_TRY(lede_tagger_type_classes(b->tagger, b->scratch, b->vocabulary, types[2], &set, err));
    bool ok = true;
    const lede_type *took = lede_vocabulary_type(b->vocabulary, types[2]);
    lede_slice lemma = lede_lemma_of(b->tagger, took, classes[2], &b->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    return lede_slice_is(lemma, "take") ? LEDE_OK : LEDE_FORMAT;
}

static lede_status fill(bench *b, lede_error *err) {
    LEDE_TRY(lede_lemma_list_open("scripts/models/english.lemma", &b->list, err));
    LEDE_TRY(lede_tagger_open("scripts/models/english.tagger", b->list, &b->tagger, err));
    LEDE_TRY(lede_vocabulary_new(&b->vocabulary, err));
    LEDE_TRY(lede_tagger_scratch_new(&b->scratch, err));
    LEDE_TRY(tag(b, err));
    /* a vocabulary that cannot be emptied is used on */
    if (!lede_vocabulary_recycle(b->vocabulary, 0)) faults_benign = true;
    return tag(b, err);
}

static lede_status whole(lede_error *err) {
    bench b = {0};
    lede_arena_init(&b.arena, 0);
    lede_status status = fill(&b, err);
    lede_tagger_scratch_free(b.scratch);
    lede_vocabulary_free(b.vocabulary);
    lede_tagger_close(b.tagger);
    lede_lemma_list_close(b.list);
    lede_arena_clear(&b.arena);
    return status;
}

/* What failed for want of memory works when there is some again. */
TEST(a_scratch_survives_a_failure) {
    bench b = {0};
    lede_error err = {0};
    lede_arena_init(&b.arena, 0);
    CHECK_INT(lede_lemma_list_open("scripts/models/english.lemma", &b.list, &err), LEDE_OK);
    CHECK_INT(lede_tagger_open("scripts/models/english.tagger", b.list, &b.tagger, &err), LEDE_OK);
    CHECK_INT(lede_vocabulary_new(&b.vocabulary, &err), LEDE_OK);
    for (long long n = 0; n < 40; n++) {
        lede_tagger_scratch *scratch = NULL;
        CHECK_INT(lede_tagger_scratch_new(&scratch, &err), LEDE_OK);
        b.scratch = scratch;
        faults_left = n;
        tag(&b, &err);
        faults_left = -1;
        CHECK_INT(tag(&b, &err), LEDE_OK);
        lede_tagger_scratch_free(scratch);
    }
    lede_vocabulary_free(b.vocabulary);
    lede_tagger_close(b.tagger);
    lede_lemma_list_close(b.list);
    lede_arena_clear(&b.arena);
}

TEST(memory_may_run_out_anywhere) {
    lede_error err = {0};
    CHECK_INT(whole(&err), LEDE_OK);
    FAIL_EACH(whole(&err));
}

int main(void) {
    RUN(a_scratch_survives_a_failure);
    RUN(memory_may_run_out_anywhere);
    return DONE();
}
