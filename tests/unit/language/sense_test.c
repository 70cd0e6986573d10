#include "model_file.h"

#include "base/buffer.h"
#include "language/model.h"
#include "language/sense.h"

static lede_senses *senses;

static bool has(const char *lemma, const char *upos, const char *value) {
    lede_arena arena;
    lede_sense_set wanted;
    lede_arena_init(&arena, 0);
    CHECK_OK(lede_senses_find(senses, lede_slice_of(value), &arena, &wanted, err));
    bool found = lede_senses_has(senses, lede_slice_of(lemma),
                                 lede_sense_part_of(lede_slice_of(upos)), &wanted);
    lede_arena_clear(&arena);
    return found;
}

/* The whole set as "a | b | c". */
static lede_slice set_text(const char *lemma, const char *upos, lede_buffer *out) {
    lede_arena arena;
    lede_sense_set set;
    bool ok = true;
    out->size = 0;
    lede_arena_init(&arena, 0);
    CHECK(lede_senses_of(senses, lede_slice_of(lemma), lede_sense_part_of(lede_slice_of(upos)),
                         &arena, &set));
    for (uint32_t i = 0; i < set.count; i++) {
        if (i > 0) lede_buffer_add_string(out, " | ");
        lede_buffer_add(out, lede_senses_name(senses, set.items[i], &arena, &ok));
    }
    CHECK(ok && !out->failed);
    lede_arena_clear(&arena);
    return lede_buffer_slice(out);
}

static lede_status find_error(const char *value, lede_error *error) {
    lede_arena arena;
    lede_sense_set set;
    lede_arena_init(&arena, 0);
    lede_status status = lede_senses_find(senses, lede_slice_of(value), &arena, &set, error);
    lede_arena_clear(&arena);
    return status;
}

TEST(a_word_has_the_class_of_its_sense) {
    CHECK(has("mayor", "NOUN", "noun.person"));
    CHECK(has("say", "VERB", "verb.communication"));
    CHECK(has("kill", "VERB", "verb.contact"));
    CHECK(has("Monday", "PROPN", "noun.time"));
    CHECK(has("swedish", "ADJ", "adj.pert"));
    CHECK(has("quickly", "ADV", "adv.all"));
    CHECK(!has("mayor", "NOUN", "noun.group"));
    CHECK(!has("say", "VERB", "verb.motion"));
}

TEST(a_word_is_what_stands_above_its_sense) {
    CHECK(has("mayor", "NOUN", "politician"));
    CHECK(has("mayor", "NOUN", "leader"));
    CHECK(has("car", "NOUN", "vehicle"));
    CHECK(has("car", "NOUN", "motor vehicle"));
    CHECK(has("car", "NOUN", "entity"));
    CHECK(has("announce", "VERB", "inform"));
    CHECK(!has("car", "NOUN", "weapon"));
    CHECK(!has("vehicle", "NOUN", "car"));
}

TEST(a_word_is_what_it_is_called_itself) {
    CHECK(has("vehicle", "NOUN", "vehicle"));
    CHECK(has("automobile", "NOUN", "car"));
    CHECK(has("car", "NOUN", "automobile"));
    CHECK(has("prime minister", "NOUN", "noun.person"));
    CHECK(has("head of state", "NOUN", "noun.person"));
}

TEST(places_and_people_are_instances) {
    CHECK(has("Paris", "PROPN", "noun.location"));
    CHECK(has("Paris", "PROPN", "city"));
    CHECK(has("Paris", "PROPN", "national capital"));
    CHECK(has("France", "PROPN", "country"));
    CHECK(has("Turkey", "PROPN", "country"));
    CHECK(has("Clinton", "PROPN", "head of state"));
    CHECK(!has("London", "PROPN", "writer"));
    CHECK(!has("Paris", "PROPN", "country"));
}

TEST(case_tells_names_from_words) {
    CHECK(has("turkey", "NOUN", "bird"));
    CHECK(!has("turkey", "NOUN", "country"));
    CHECK(!has("Turkey", "PROPN", "bird"));
    CHECK(has("EU", "PROPN", "noun.group"));
    CHECK(!has("EU", "PROPN", "noun.substance")); /* Eu, europium */
    CHECK(has("Nato", "PROPN", "organization"));
    CHECK(has("NATO", "PROPN", "organization"));
    CHECK(has("CEO", "NOUN", "noun.person"));
    CHECK(has("PARIS", "PROPN", "city"));
    CHECK(has("POLICE", "NOUN", "noun.group"));
}

TEST(titles_keep_their_meaning_in_names) {
    CHECK(has("Mayor", "PROPN", "noun.person"));
    CHECK(has("Council", "PROPN", "noun.group"));
    CHECK(has("Province", "PROPN", "noun.location"));
    CHECK(!has("Apple", "PROPN", "noun.food"));
    CHECK(!has("Apple", "PROPN", "entity"));
    CHECK(!has("Shell", "PROPN", "noun.artifact"));
}

TEST(unlikely_senses_are_left_out) {
    CHECK(has("bank", "NOUN", "noun.object"));
    CHECK(has("bank", "NOUN", "financial institution"));
    CHECK(!has("bank", "NOUN", "noun.possession"));
    CHECK(!has("dog", "NOUN", "noun.person"));
    CHECK(!has("star", "NOUN", "noun.plant"));
}

TEST(the_most_frequent_sense_stands_first) {
    lede_buffer text = {0};
    CHECK_TEXT(set_text("bank", "NOUN", &text),
               "noun.object | bank | slope | geological formation | object | physical entity | "
               "entity | noun.group | depository financial institution | financial institution | "
               "institution | organization | social group | group | abstraction.6");
    CHECK_TEXT(set_text("say", "VERB", &text), "verb.communication | state | express.2");
    CHECK_TEXT(set_text("France", "PROPN", &text),
               "noun.location | France | European country | country.2 | administrative district | "
               "district | region.3 | location | object | physical entity | entity");
    CHECK_TEXT(set_text("furious", "ADJ", &text),
               "adj.all | ferocious | violent | angered | angry");
    lede_buffer_clear(&text);
}

TEST(what_names_a_class_belongs_to_it) {
    CHECK(has("person", "NOUN", "noun.person"));
    CHECK(has("group", "NOUN", "noun.group"));
    CHECK(has("quantity", "NOUN", "noun.quantity"));
    CHECK(!has("person", "NOUN", "noun.Tops"));
}

TEST(the_part_of_speech_decides) {
    CHECK(has("attack", "NOUN", "noun.act"));
    CHECK(!has("attack", "VERB", "noun.act"));
    CHECK(has("attack", "VERB", "verb.competition"));
    CHECK(has("have", "VERB", "verb.possession"));
    CHECK(!has("have", "AUX", "verb.possession"));
    CHECK(!has("mayor", "PRON", "noun.person"));
    CHECK(!has("mayor", "", "noun.person"));
}

TEST(a_number_picks_one_sense) {
    CHECK(has("France", "PROPN", "country.2"));
    CHECK(!has("France", "PROPN", "country.1"));
    CHECK(has("country", "NOUN", "country.1"));
    CHECK(has("say", "VERB", "say.1"));
    CHECK(has("say", "VERB", "state.1"));
    CHECK(!has("bank", "NOUN", "bank.4"));
}

TEST(a_bare_word_is_what_is_called_so_and_its_likely_senses) {
    CHECK(has("France", "PROPN", "country")); /* called so: country.2 */
    CHECK(has("country", "NOUN", "country")); /* likely: "state" */
    CHECK(has("declare", "VERB", "say"));
    CHECK(!has("act", "VERB", "move")); /* its eighth sense is "act" */
}

TEST(values_ignore_letter_case) {
    CHECK(has("car", "NOUN", "Vehicle"));
    CHECK(has("France", "PROPN", "european country"));
    CHECK(has("mayor", "NOUN", "Noun.Person"));
}

TEST(every_name_of_a_set_is_a_value_that_hits) {
    static const char *const words[][2] = {
        {"mayor", "NOUN"}, {"Clinton", "PROPN"},    {"bank", "NOUN"},    {"go", "VERB"},
        {"angry", "ADJ"},  {"Washington", "PROPN"}, {"vehicle", "NOUN"}, {"take", "VERB"}};
    lede_arena arena;
    lede_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        lede_sense_part part = lede_sense_part_of(lede_slice_of(words[i][1]));
        lede_sense_set set;
        bool ok = true;
        CHECK(lede_senses_of(senses, lede_slice_of(words[i][0]), part, &arena, &set));
        CHECK(set.count > 1);
        for (uint32_t k = 0; k < set.count; k++) {
            char *name =
                lede_arena_string(&arena, lede_senses_name(senses, set.items[k], &arena, &ok));
            CHECK(ok && has(words[i][0], words[i][1], name));
        }
    }
    lede_arena_clear(&arena);
}

TEST(unknown_words_have_none) {
    static const char *const words[] = {"", "zvrkovic", "Kaspersky", "caf\xC3\xA9", "\xFF\xFE"};
    lede_buffer text = {0};
    char wide[4000];
    memset(wide, 'a', sizeof wide);
    wide[sizeof wide - 1] = '\0';
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        CHECK_INT(set_text(words[i], "NOUN", &text).size, 0);
        CHECK(!has(words[i], "PROPN", "entity"));
    }
    CHECK_INT(set_text(wide, "NOUN", &text).size, 0);
    lede_buffer_clear(&text);
}

TEST(an_unknown_value_is_refused_by_name) {
    lede_error error = {0};
    CHECK_INT(find_error("vehicel", &error), LEDE_SYNTAX);
    CHECK_STRING(error.message, "no sense is called 'vehicel'; did you mean 'vehicle'?");
    CHECK_INT(find_error("noun.persn", &error), LEDE_SYNTAX);
    CHECK_STRING(error.message, "no sense is called 'noun.persn'; did you mean 'noun.person'?");
    CHECK_INT(find_error("vehicle.99", &error), LEDE_SYNTAX);
    CHECK_INT(find_error("vehicle.0", &error), LEDE_SYNTAX);
    CHECK_INT(find_error(".1", &error), LEDE_SYNTAX);
    CHECK_INT(find_error("", &error), LEDE_SYNTAX);
    CHECK(strstr(error.message, "a class as noun.person") != NULL);
}

/* ---- files that are not as they must be ---- */

typedef struct parts {
    const char *word;
    size_t word_size;
    uint32_t buckets[2], nodes[4], more[2];
    size_t n_buckets, n_more;
} parts;

static lede_status open_bytes(lede_slice bytes, lede_senses **out, lede_error *err) {
    lede_status status = lede_senses_open(write_model(bytes), out, err);
    remove_model();
    return status;
}

static lede_status open_parts(const parts *of) {
    lede_buffer bytes = {0};
    lede_error error = {0};
    lede_senses *other = NULL;
    const lede_model_part sections[] = {
        {"word", {of->word, of->word_size}},
        {"buck", {(const char *)of->buckets, of->n_buckets * 4}},
        {"node", {(const char *)of->nodes, sizeof of->nodes}},
        {"more", {(const char *)of->more, of->n_more * 4}},
    };
    lede_model_write(&bytes, "senses", LEDE_SENSES_VERSION, LEDE_SLICE("source: test\n"), sections,
                     4);
    CHECK(!bytes.failed);
    lede_status status = open_bytes(lede_buffer_slice(&bytes), &other, &error);
    if (status != LEDE_OK) CHECK(strstr(error.message, "damaged") != NULL);
    lede_senses_close(other);
    lede_buffer_clear(&bytes);
    return status;
}

/* Two synsets, thing above dog; one word, "dog", whose only sense is the second synset; behind the
 * bucket the name "thing". Sense: node 1, number 1, common, likely, last. */
static parts good_parts(void) {
    return (parts){.word = "\3dog\x01\x00\x02\x18\5thing",
                   .word_size = 14,
                   .buckets = {0, 8},
                   .n_buckets = 2,
                   .nodes = {8 | 1 << 24, 3, 0 | 1 << 24, 5 | 1 << 6 | 0 << 8},
                   .n_more = 0};
}

TEST(a_file_whose_arrays_lie_is_refused) {
    parts p = good_parts();
    CHECK_INT(open_parts(&p), LEDE_OK);
    p.buckets[1] = 7; /* ends within a sense */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.buckets[1] = 400; /* ends outside */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.n_buckets = 0;
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.word = "\3dog\x02\x00\x02\x18\5thing"; /* a node that is not there */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.word = "\3dog\x01\x00\x02\x1F\5thing"; /* a group that is none */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.word = "\3dog\x01\x00\x02\x08\5thing"; /* no last sense */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.word = "\x7F"
                               "dog\x01\x00\x02\x18\5thing"; /* a word that is too long */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.word_size = 12; /* a name that is cut */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.nodes[0] = 60 | 1 << 24; /* a name outside */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.nodes[1] = 63; /* a class that is none */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.nodes[3] = 5 | 1 << 6 | 1 << 8; /* above itself */
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p = good_parts(), p.nodes[3] = 5 | 3 << 6;
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
}

TEST(a_list_of_synsets_above_must_end) {
    parts p = good_parts();
    p.nodes[3] = 5 | 2 << 6;
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p.n_more = 2;
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
    p.more[1] = 1u << 31;
    CHECK_INT(open_parts(&p), LEDE_OK);
    p.more[0] = 1;
    CHECK_INT(open_parts(&p), LEDE_FORMAT);
}

/* Whatever one byte says, a file is refused or can be used: nothing is read outside. */
TEST(any_byte_may_be_wrong) {
    enum { ROUNDS = 60, FRONT = 128 }; /* bytes before the sections: the index of four */
    lede_model file;
    uint32_t random = 1;
    CHECK_OK(lede_model_read("scripts/models/english.senses", "senses", LEDE_SENSES_VERSION, &file,
                             err));
    size_t index =
        (strlen(file.bytes) + LEDE_MODEL_ALIGN - 1) / LEDE_MODEL_ALIGN * LEDE_MODEL_ALIGN;
    size_t body = index + FRONT;
    for (int i = 0; i < ROUNDS; i++) {
        random = random * 1664525u + 1013904223u;
        char *byte = file.bytes + body + random % (file.size - body), kept = *byte;
        *byte = (char)(random >> 24);
        uint64_t sum = lede_model_checksum((lede_slice){file.bytes + body, file.size - body});
        memcpy(file.bytes + index + 16, &sum, sizeof sum);
        lede_senses *other = NULL, *whole = senses;
        lede_error error;
        lede_status status = open_bytes((lede_slice){file.bytes, file.size}, &other, &error);
        CHECK(status == LEDE_OK || strstr(error.message, "arrays do not fit") != NULL);
        if (status == LEDE_OK) {
            lede_buffer text = {0};
            senses = other;
            set_text("take", "VERB", &text);
            set_text("Clinton", "PROPN", &text);
            find_error("contry", &error);
            senses = whole;
            lede_buffer_clear(&text);
        }
        lede_senses_close(other);
        *byte = kept;
    }
    lede_model_clear(&file);
}

TEST(other_files_are_refused) {
    lede_senses *other = NULL;
    lede_error error;
    CHECK_INT(lede_senses_open("scripts/models/english.lemma", &other, &error), LEDE_FORMAT);
    CHECK_INT(lede_senses_open("scripts/models/no.senses", &other, &error), LEDE_IO);
    CHECK(strstr(error.message, "no.senses") != NULL);
    CHECK_INT(open_bytes(LEDE_SLICE("lede model senses 1\n"), &other, &error), LEDE_FORMAT);
    CHECK(other == NULL);
    lede_senses_close(NULL);
}

int main(void) {
    lede_error error;
    if (lede_senses_open("scripts/models/english.senses", &senses, &error) != LEDE_OK) {
        printf("not ok 1 - the senses open: %s\n1..1\n", error.message);
        return 1;
    }
    RUN(a_word_has_the_class_of_its_sense);
    RUN(a_word_is_what_stands_above_its_sense);
    RUN(a_word_is_what_it_is_called_itself);
    RUN(places_and_people_are_instances);
    RUN(case_tells_names_from_words);
    RUN(titles_keep_their_meaning_in_names);
    RUN(unlikely_senses_are_left_out);
    RUN(the_most_frequent_sense_stands_first);
    RUN(what_names_a_class_belongs_to_it);
    RUN(the_part_of_speech_decides);
    RUN(a_number_picks_one_sense);
    RUN(a_bare_word_is_what_is_called_so_and_its_likely_senses);
    RUN(values_ignore_letter_case);
    RUN(every_name_of_a_set_is_a_value_that_hits);
    RUN(unknown_words_have_none);
    RUN(an_unknown_value_is_refused_by_name);
    RUN(a_file_whose_arrays_lie_is_refused);
    RUN(a_list_of_synsets_above_must_end);
    RUN(any_byte_may_be_wrong);
    RUN(other_files_are_refused);
    lede_senses_close(senses);
    return DONE();
}
