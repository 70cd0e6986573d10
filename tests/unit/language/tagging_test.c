/* tagging_test.c — the readings of an article's tokens, asked for one at a time. */
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "language/lemma.h"
#include "language/tagging.h"

typedef struct fixture {
    lede_arena arena;
    lede_vocabulary *vocabulary;
    lede_language *language;
    lede_tagging *tagging;
    lede_article article;
} fixture;

static void set_up(fixture *f, const char *folders) {
    *f = (fixture){0};
    lede_arena_init(&f->arena, 0);
    CHECK_OK(lede_vocabulary_new(&f->vocabulary, err));
    CHECK_OK(lede_language_new(folders, &f->language, err));
    CHECK_OK(lede_tagging_new(f->language, &f->tagging, err));
}

static void tear_down(fixture *f) {
    lede_tagging_free(f->tagging);
    lede_language_free(f->language);
    lede_vocabulary_free(f->vocabulary);
    lede_arena_clear(&f->arena);
}

static void read_text(fixture *f, const char *text, const char *language) {
    lede_arena_reset(&f->arena);
    f->article = (lede_article){.arena = &f->arena, .text = lede_slice_of(text)};
    if (language != NULL) f->article.fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(language);
    CHECK_OK(lede_article_tokenise(&f->article, f->vocabulary, NULL, err));
    lede_tagging_start(f->tagging, &f->article);
}

static lede_slice value(fixture *f, lede_attribute attribute, uint32_t token) {
    bool ok = true;
    lede_slice got = lede_attribute_of_token(attribute, &f->article, token, &f->arena, &ok);
    CHECK(ok);
    return got;
}

static bool is_tagged(const fixture *f, uint32_t token) {
    return lede_tagging_known(&f->article, token) != LEDE_UNTAGGED;
}

TEST(a_token_is_read_with_its_sentence_and_no_other) {
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    read_text(&f, "They plan it. The plan failed.", NULL);
    CHECK(!is_tagged(&f, 0));
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_POS, 5), "NOUN");
    CHECK(is_tagged(&f, 6) && !is_tagged(&f, 1));
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_TAG, 1), "VBP");
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, 6), "fail");
    CHECK(is_tagged(&f, 1));
    tear_down(&f);
}

TEST(the_models_are_read_when_needed) {
    fixture f;
    set_up(&f, "/nowhere::scripts");
    read_text(&f, "They halted it.", NULL);
    CHECK(!lede_tagging_reads(&f.article));
    CHECK(value(&f, LEDE_ATTRIBUTE_LEMMA, 1).data == NULL);
    CHECK_OK(lede_tagging_need(f.tagging, "attribute 'lemma'", err));
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, 1), "halt");
    tear_down(&f);
}

TEST(missing_models_are_named) {
    fixture f;
    lede_error why;
    set_up(&f, "/nowhere");
    CHECK_INT(lede_tagging_need(f.tagging, "attribute 'lemma'", &why), LEDE_UNSUPPORTED);
    CHECK(strstr(why.message, "attribute 'lemma' needs the models of English") != NULL);
    CHECK(strstr(why.message, "models/english.tagger in /nowhere") != NULL);
    CHECK_INT(lede_language_need(NULL, "x", &why), LEDE_UNSUPPORTED);
    CHECK(lede_language_tagger(f.language) == NULL);
    tear_down(&f);
}

TEST(only_english_is_read) {
    static const char *const yes[] = {"en", "EN", "en-GB", "en_US", ""};
    static const char *const no[] = {"de", "eng", "e", "enm-x"};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        CHECK(lede_language_covers(lede_slice_of(yes[i])));
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        CHECK(!lede_language_covers(lede_slice_of(no[i])));
    }
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    read_text(&f, "They halted it.", "fr");
    CHECK(value(&f, LEDE_ATTRIBUTE_POS, 1).data == NULL);
    tear_down(&f);
}

TEST(a_tagging_holds_one_article) {
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    read_text(&f, "They halted it.", NULL);
    lede_article other = f.article;
    lede_tagging_start(f.tagging, &other);
    CHECK(value(&f, LEDE_ATTRIBUTE_POS, 1).data == NULL);
    tear_down(&f);
}

/* Lemmas are kept by type: a vocabulary that starts anew gives other words the same numbers. */
TEST(lemmas_go_with_their_vocabulary) {
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    read_text(&f, "The banks closed.", NULL);
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, 1), "bank");
    CHECK(lede_vocabulary_recycle(f.vocabulary, 0));
    read_text(&f, "The roads opened.", NULL);
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, 1), "road");
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, 2), "open");
    tear_down(&f);
}

TEST(a_sentence_without_end_is_read_in_pieces) {
    enum { N = LEDE_TAGGING_CHAIN * 2 + 100 };
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    char *text = malloc((size_t)N * 7 + 1), *at = text;
    CHECK(text != NULL);
    if (text == NULL) return;
    for (int i = 0; i < N; i++, at += 7) memcpy(at, i % 2 == 0 ? "halted " : "houses ", 7);
    *at = '\0';
    read_text(&f, text, NULL);
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, f.article.n_tokens - 1), "house");
    CHECK_TEXT(value(&f, LEDE_ATTRIBUTE_LEMMA, LEDE_TAGGING_CHAIN), "halt");
    free(text);
    tear_down(&f);
}

static bool is_within(const lede_class_set *inner, const lede_class_set *outer) {
    bool within = true;
    for (size_t i = 0; i < LEDE_TAGGER_CLASSES / 64; i++) {
        within = within && (inner->bits[i] & ~outer->bits[i]) == 0;
    }
    return within;
}

/* What a token is, its type can be; what a type can be lies within its bound. Matching relies on
 * both. The words face every way, and stand in titles and capitals. */
TEST(a_class_is_among_those_of_its_type) {
    static const char text[] =
        "\"Mayors'\" plans: 'tis the '90s, the town's, \xe2\x80\x9cthe can can't\xe2\x80\x9d. "
        "\xc2\xabHe left\xc2\xbb, 'he' said; ``so'' he's in rock 'n' roll. THE LEFT LEFT IN MAY. "
        "Left Wing Leaders May Meet. Can May leave? US plans us. '' ' \" ` s' 's n't 3-4 A.M.";
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    read_text(&f, text, NULL);
    const lede_tagger *tagger = lede_language_tagger(f.language);
    for (uint32_t i = 0; i < f.article.n_tokens; i++) {
        uint8_t class_i = 0;
        lede_class_set can, bound;
        const lede_type *type = lede_article_type(&f.article, i);
        CHECK_OK(lede_tagging_class(&f.article, i, &class_i, err));
        CHECK_OK(lede_tagging_type_classes(f.tagging, f.vocabulary, f.article.token_types[i], &can,
                                           err));
        lede_tagger_type_bound(tagger, type->word, &bound);
        CHECK(lede_class_set_has(&can, class_i));
        CHECK(is_within(&can, &bound));
    }
    tear_down(&f);
}

TEST(lemmas_of_all_classes_are_those_of_each) {
    static const char *const words[] = {
        "left", "Americans", "US",  "her",         "'s", "better",     "took", "1,000",
        "IV",   "is",        "can", "Frobnicated", "-",  "co-workers", "mice", "Swedish"};
    fixture f;
    set_up(&f, "scripts");
    CHECK_OK(lede_language_need(f.language, "the test", err));
    const lede_tagger *tagger = lede_language_tagger(f.language);
    lede_class_set all = {{0}};
    for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
        all.bits[c / 64] |= (uint64_t)1 << (c % 64);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        lede_slice lemmas[LEDE_TAGGER_CLASSES];
        uint32_t id = lede_vocabulary_intern(f.vocabulary, lede_slice_of(words[i]));
        const lede_type *type = lede_vocabulary_type(f.vocabulary, id);
        CHECK(lede_lemma_of_each(tagger, type, &all, &f.arena, lemmas));
        for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
            bool ok = true;
            lede_slice one = lede_lemma_of(tagger, type, (uint8_t)c, &f.arena, &ok);
            CHECK(ok && lede_slice_equal(one, lemmas[c]));
        }
    }
    tear_down(&f);
}

/* The names of a token's senses as "a | b". */
static lede_slice senses_of(fixture *f, uint32_t token, lede_buffer *out) {
    bool ok = true;
    out->size = 0;
    lede_sense_names names = lede_tagging_sense_names(&f->article, token, &f->arena, &ok);
    CHECK(ok);
    if (names.items == NULL) return LEDE_NULL_SLICE;
    lede_buffer_add_string(out, ":");
    for (size_t i = 0; i < names.count; i++) {
        lede_buffer_add_string(out, i == 0 ? "" : " | ");
        lede_buffer_add(out, names.items[i]);
    }
    CHECK(!out->failed);
    return lede_buffer_slice(out);
}

static bool has_sense(fixture *f, uint32_t token, const char *name) {
    bool holds = false;
    lede_sense_set wanted;
    const lede_senses *senses = lede_language_senses(f->language);
    CHECK_OK(lede_senses_find(senses, lede_slice_of(name), &f->arena, &wanted, err));
    CHECK_OK(lede_tagging_has_sense(&f->article, token, &wanted, &holds, err));
    return holds;
}

TEST(a_token_has_the_senses_of_its_lemma_where_it_stands) {
    fixture f;
    lede_buffer text = {0};
    set_up(&f, "/nowhere:scripts");
    read_text(&f, "They said the plan failed. They plan it.", NULL);
    CHECK_OK(lede_language_need(f.language, "the test", err));
    CHECK(senses_of(&f, 1, &text).data == NULL); /* nobody has needed them */
    CHECK_OK(lede_tagging_need_senses(f.tagging, "attribute 'sense'", err));
    CHECK_TEXT(senses_of(&f, 1, &text), ":verb.communication | state | express.2");
    CHECK_TEXT(senses_of(&f, 2, &text), ":");
    CHECK(has_sense(&f, 1, "verb.communication") && !has_sense(&f, 1, "noun.person"));
    CHECK(has_sense(&f, 3, "noun.cognition") && !has_sense(&f, 3, "verb.cognition"));
    CHECK(has_sense(&f, 7, "verb.cognition") && !has_sense(&f, 7, "noun.cognition"));
    read_text(&f, "They said it.", "de");
    CHECK(senses_of(&f, 1, &text).data == NULL);
    lede_buffer_clear(&text);
    tear_down(&f);
}

/* A folder with the models and without the senses: links to the former. */
TEST(missing_senses_are_named) {
    fixture f;
    lede_error why;
    char folder[TEST_NAME_BYTES], path[2 * TEST_NAME_BYTES], target[600], here[500];
    static const char *const files[] = {"models/english.tagger", "models/english.lemma"};
    CHECK(mkdtemp(test_temporary(folder)) != NULL && getcwd(here, sizeof here) != NULL);
    snprintf(path, sizeof path, "%s/models", folder);
    CHECK(mkdir(path, 0700) == 0);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        snprintf(target, sizeof target, "%s/scripts/%s", here, files[i]);
        CHECK(symlink(target, path) == 0);
    }
    set_up(&f, folder);
    CHECK_INT(lede_tagging_need_senses(f.tagging, "attribute 'sense'", &why), LEDE_UNSUPPORTED);
    CHECK(strstr(why.message, "attribute 'sense' needs the senses of English") != NULL);
    CHECK(strstr(why.message, "/models/english.senses; it is installed beside") != NULL);
    CHECK(lede_language_tagger(f.language) != NULL && lede_tagging_senses(f.tagging) == NULL);
    lede_digest nothing = lede_digest_of(LEDE_SLICE(""));
    bool ok = true;
    CHECK(lede_digest_equal(lede_language_senses_digest(f.language, &ok), nothing));
    tear_down(&f);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/models", folder);
    CHECK(rmdir(path) == 0 && rmdir(folder) == 0);
}

TEST(the_digest_is_that_of_the_files) {
    lede_language *there = NULL, *again = NULL, *nowhere = NULL;
    bool ok = true;
    CHECK_OK(lede_language_new("scripts", &there, err));
    CHECK_OK(lede_language_new("/nowhere:./scripts", &again, err));
    CHECK_OK(lede_language_new("/nowhere", &nowhere, err));
    CHECK(lede_digest_equal(lede_language_digest(there, &ok), lede_language_digest(again, &ok)));
    CHECK(!lede_digest_equal(lede_language_digest(there, &ok), lede_language_digest(nowhere, &ok)));
    CHECK(lede_digest_equal(lede_language_digest(NULL, &ok), lede_language_digest(nowhere, &ok)));
    lede_digest senses = lede_language_senses_digest(there, &ok);
    CHECK(lede_digest_equal(senses, lede_language_senses_digest(again, &ok)));
    CHECK(!lede_digest_equal(senses, lede_language_senses_digest(nowhere, &ok)));
    CHECK(!lede_digest_equal(senses, lede_language_digest(there, &ok)));
    CHECK(ok);
    lede_language_free(there);
    lede_language_free(again);
    lede_language_free(nowhere);
}

int main(void) {
    RUN(a_token_is_read_with_its_sentence_and_no_other);
    RUN(the_models_are_read_when_needed);
    RUN(missing_models_are_named);
    RUN(only_english_is_read);
    RUN(a_tagging_holds_one_article);
    RUN(lemmas_go_with_their_vocabulary);
    RUN(a_sentence_without_end_is_read_in_pieces);
    RUN(a_class_is_among_those_of_its_type);
    RUN(lemmas_of_all_classes_are_those_of_each);
    RUN(a_token_has_the_senses_of_its_lemma_where_it_stands);
    RUN(missing_senses_are_named);
    RUN(the_digest_is_that_of_the_files);
    return DONE();
}
