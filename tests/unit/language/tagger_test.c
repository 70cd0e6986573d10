#include "model_file.h"

#include "language/tagger.h"

static lede_lemma_list *list;
static lede_tagger *tagger;
static lede_vocabulary *vocabulary;
static lede_tagger_scratch *scratch;

enum { WORDS = 64 };

/* The classes of words with a space between them: "PRON|PRP AUX|MD …". */
static const char *tagged(const char *text) {
    static char out[2048];
    uint32_t types[WORDS], n = 0;
    uint8_t classes[WORDS];
    lede_slice rest = lede_slice_of(text);
    while (rest.size > 0) {
        size_t stop = lede_slice_find(rest, LEDE_SLICE(" "), 0);
        lede_slice word = stop == SIZE_MAX ? rest : lede_slice_cut(rest, 0, stop);
        types[n++] = lede_vocabulary_intern(vocabulary, word);
        rest = stop == SIZE_MAX ? (lede_slice){"", 0} : lede_slice_cut(rest, stop + 1, rest.size);
    }
    lede_tagger_words words = {vocabulary, types, NULL, n};
    lede_error err;
    if (lede_tagger_tag(tagger, scratch, &words, classes, &err) != LEDE_OK) return "no memory";
    size_t at = 0;
    for (uint32_t i = 0; i < n; i++) {
        lede_slice upos = lede_tagger_upos(tagger, classes[i]);
        lede_slice xpos = lede_tagger_xpos(tagger, classes[i]);
        at += (size_t)snprintf(out + at, sizeof out - at, "%s%.*s|%.*s", i == 0 ? "" : " ",
                               LEDE_FMT(upos), LEDE_FMT(xpos));
    }
    return out;
}

TEST(a_plain_sentence_is_tagged) {
    CHECK_STRING(tagged("The minister will meet them on Tuesday ."),
                 "DET|DT NOUN|NN AUX|MD VERB|VB PRON|PRP ADP|IN PROPN|NNP PUNCT|.");
    CHECK_STRING(tagged("She said the banks had closed"),
                 "PRON|PRP VERB|VBD DET|DT NOUN|NNS AUX|VBD VERB|VBN");
}

TEST(a_form_is_what_its_neighbours_make_of_it) {
    CHECK_STRING(tagged("They plan to visit ."), "PRON|PRP VERB|VBP PART|TO VERB|VB PUNCT|.");
    CHECK_STRING(tagged("The plan for a visit ."), "DET|DT NOUN|NN ADP|IN DET|DT NOUN|NN PUNCT|.");
    CHECK_STRING(tagged("I can not open the can ."),
                 "PRON|PRP AUX|MD PART|RB VERB|VB DET|DT NOUN|NN PUNCT|.");
}

TEST(clitics_have_classes_of_their_own) {
    CHECK_STRING(tagged("He does n't know the mayor 's name"),
                 "PRON|PRP AUX|VBZ PART|RB VERB|VB DET|DT NOUN|NN PART|POS NOUN|NN");
}

TEST(unknown_words_go_by_shape_and_ending) {
    CHECK_STRING(tagged("Mr. Zvrkovic will frobnicate 3,417 wugs glorpingly ."),
                 "PROPN|NNP PROPN|NNP AUX|MD VERB|VB NUM|CD NOUN|NNS ADV|RB PUNCT|.");
}

TEST(a_headline_in_title_case_is_no_chain_of_names) {
    CHECK_STRING(tagged("Thousands Flee As Floods Hit Northern Villages"),
                 "NOUN|NNS VERB|VBP SCONJ|IN NOUN|NNS VERB|VBP ADJ|JJ NOUN|NNS");
    CHECK_STRING(tagged("US Senate Passes Bill To Cut Taxes"),
                 "PROPN|NNP PROPN|NNP VERB|VBZ NOUN|NN PART|TO VERB|VB NOUN|NNS");
}

TEST(capitals_do_not_hide_the_words) {
    CHECK_STRING(tagged("THE COURT HAS REJECTED THE APPEAL"),
                 "DET|DT NOUN|NN AUX|VBZ VERB|VBN DET|DT NOUN|NN");
}

TEST(quote_marks_of_an_article_face_the_way_they_stand) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_block block = {.kind = LEDE_BLOCK_PARAGRAPH, .reason = ""};
    lede_article article = {.arena = &arena, .blocks = &block, .n_blocks = 1};
    article.text = lede_slice_of("He called it \"fair\" and left.");
    block.stop = (uint32_t)article.text.size;
    lede_tokenise_options options = {0};
    uint8_t classes[WORDS];
    CHECK_OK(lede_article_tokenise(&article, vocabulary, &options, err));
    CHECK_OK(
        lede_tagger_span(tagger, scratch, &article, article.sentences[0].tokens, classes, err));
    CHECK_INT(article.n_tokens, 9);
    CHECK_TEXT(lede_tagger_xpos(tagger, classes[3]), "``");
    CHECK_TEXT(lede_tagger_xpos(tagger, classes[5]), "''");
    lede_arena_clear(&arena);
}

TEST(a_type_can_have_every_class_that_a_place_gives_it) {
    lede_class_set set;
    uint32_t type = lede_vocabulary_intern(vocabulary, LEDE_SLICE("plan"));
    CHECK_OK(lede_tagger_type_classes(tagger, scratch, vocabulary, type, &set, err));
    unsigned nouns = 0, verbs = 0, adverbs = 0;
    for (uint32_t i = 0; i < lede_tagger_n_classes(tagger); i++) {
        if (!lede_class_set_has(&set, (uint8_t)i)) continue;
        nouns += lede_slice_is(lede_tagger_upos(tagger, (uint8_t)i), "NOUN");
        verbs += lede_slice_is(lede_tagger_upos(tagger, (uint8_t)i), "VERB");
        adverbs += lede_slice_is(lede_tagger_upos(tagger, (uint8_t)i), "ADV");
    }
    CHECK(nouns > 0 && verbs > 0);
    CHECK_INT(adverbs, 0);
}

TEST(a_recycled_vocabulary_is_read_anew) {
    const char *text = "The minister will meet them on Tuesday .";
    char before[256];
    snprintf(before, sizeof before, "%s", tagged(text));
    CHECK(lede_vocabulary_recycle(vocabulary, 0));
    tagged("Other words come first now , and take the ids .");
    CHECK_STRING(tagged(text), before);
}

TEST(no_words_have_no_classes) {
    lede_tagger_words words = {vocabulary, NULL, NULL, 0};
    CHECK_OK(lede_tagger_tag(tagger, scratch, &words, NULL, err));
}

/* ---- the file -------------------------------------------------------------------------------- */

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) return NULL;
    char *bytes = malloc(1 << 24);
    *size = bytes == NULL ? 0 : fread(bytes, 1, 1 << 24, file);
    fclose(file);
    return bytes;
}

static lede_status open_bytes(const char *bytes, size_t size, lede_tagger **out, lede_error *err) {
    lede_status status = lede_tagger_open(write_model((lede_slice){bytes, size}), list, out, err);
    remove_model();
    return status;
}

TEST(a_damaged_model_is_refused) {
    size_t size;
    char *bytes = read_file("scripts/models/english.tagger", &size);
    lede_tagger *other = NULL;
    lede_error error;
    CHECK(bytes != NULL && size > 4096);
    if (bytes == NULL) return;
    CHECK_OK(open_bytes(bytes, size, &other, err));
    lede_tagger_close(other);
    const size_t cuts[] = {0, 1, 30, 300, 500, 5000, size - 64, size - 1};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        CHECK_INT(open_bytes(bytes, cuts[i], &other, &error), LEDE_FORMAT);
        CHECK(other == NULL);
    }
    bytes[size / 2] ^= 4;
    CHECK_INT(open_bytes(bytes, size, &other, &error), LEDE_FORMAT);
    CHECK(strstr(error.message, "checksum") != NULL);
    free(bytes);
}

TEST(another_file_is_refused_by_name) {
    lede_tagger *other;
    lede_error error;
    CHECK_INT(lede_tagger_open("scripts/models/english.lemma", list, &other, &error), LEDE_FORMAT);
    CHECK(strstr(error.message, "english.lemma") != NULL);
    CHECK_INT(lede_tagger_open("scripts/models/none", list, &other, &error), LEDE_IO);
}

int main(void) {
    lede_error error;
    if (lede_lemma_list_open("scripts/models/english.lemma", &list, &error) != LEDE_OK ||
        lede_tagger_open("scripts/models/english.tagger", list, &tagger, &error) != LEDE_OK ||
        lede_vocabulary_new(&vocabulary, &error) != LEDE_OK ||
        lede_tagger_scratch_new(&scratch, &error) != LEDE_OK) {
        printf("not ok 1 - the models open: %s\n1..1\n", error.message);
        return 1;
    }
    RUN(a_plain_sentence_is_tagged);
    RUN(a_form_is_what_its_neighbours_make_of_it);
    RUN(clitics_have_classes_of_their_own);
    RUN(unknown_words_go_by_shape_and_ending);
    RUN(a_headline_in_title_case_is_no_chain_of_names);
    RUN(capitals_do_not_hide_the_words);
    RUN(quote_marks_of_an_article_face_the_way_they_stand);
    RUN(a_type_can_have_every_class_that_a_place_gives_it);
    RUN(a_recycled_vocabulary_is_read_anew);
    RUN(no_words_have_no_classes);
    RUN(a_damaged_model_is_refused);
    RUN(another_file_is_refused_by_name);
    lede_tagger_scratch_free(scratch);
    lede_vocabulary_free(vocabulary);
    lede_tagger_close(tagger);
    lede_lemma_list_close(list);
    return DONE();
}
