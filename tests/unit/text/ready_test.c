#include "test.h"

#include "text/ready.h"

static lede_vocabulary *vocabulary;

static uint32_t type_of(const char *form, uint64_t has, const char *lemma, const char *pos) {
    lede_slice values[] = {lede_slice_of(lemma), lede_slice_of(pos)};
    lede_given given = {has, values};
    return lede_vocabulary_intern_given(vocabulary, lede_slice_of(form), &given, 2);
}

TEST(a_type_is_the_form_with_what_is_given) {
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    uint32_t plain = lede_vocabulary_intern(vocabulary, LEDE_SLICE("Left"));
    uint32_t verb = type_of("Left", 3, "leave", "VERB");
    CHECK(plain != verb);
    CHECK_INT(type_of("Left", 3, "leave", "VERB"), verb);
    CHECK(type_of("Left", 3, "left", "VERB") != verb);
    CHECK(type_of("Left", 3, "leave", NULL) != type_of("Left", 1, "leave", NULL));
    CHECK(type_of("a", 3, "b", "c") != type_of("a", 3, "bc", ""));
    CHECK_INT(lede_vocabulary_intern(vocabulary, LEDE_SLICE("Left")), plain);
    const lede_type *type = lede_vocabulary_type(vocabulary, verb);
    CHECK_TEXT(type->word, "Left");
    CHECK_TEXT(type->norm, "left");
    CHECK_INT(type->kind, LEDE_KIND_WORD);
    CHECK(lede_type_gives(type, 0) && lede_type_gives(type, 1) && !lede_type_gives(type, 2));
    CHECK_TEXT(type->given->values[0], "leave");
    CHECK(lede_vocabulary_type(vocabulary, plain)->given == NULL);
    lede_vocabulary_free(vocabulary);
}

TEST(the_clean_form_is_the_word) {
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    uint32_t id = type_of("don\u2019t", 3, "not", "PART");
    CHECK_TEXT(lede_vocabulary_type(vocabulary, id)->word, "don't");
    CHECK(lede_vocabulary_recycle(vocabulary, 0));
    CHECK_INT(type_of("again", 3, "again", "ADV"), 0);
    lede_vocabulary_free(vocabulary);
}

TEST(members_of_sets) {
    const char *const sets[] = {"Case=Nom|Number=Sing", "|Case=Nom|Number=Sing|"};
    for (size_t i = 0; i < 2; i++) {
        lede_slice rest = lede_slice_of(sets[i]), member;
        CHECK(lede_ready_member(&rest, &member));
        CHECK_TEXT(member, "Case=Nom");
        CHECK(lede_ready_member(&rest, &member));
        CHECK_TEXT(member, "Number=Sing");
        CHECK(!lede_ready_member(&rest, &member));
    }
    CHECK(lede_ready_is_set(LEDE_SLICE("|a|")) && !lede_ready_is_set(LEDE_SLICE("|")));
}

TEST(columns_have_a_name_once_and_a_limit) {
    lede_columns columns;
    lede_error error;
    static char names[LEDE_COLUMNS_MAX][16];
    lede_columns_init(&columns);
    CHECK_INT(lede_columns_find(&columns, LEDE_SLICE("lemma")), LEDE_COLUMN_LEMMA);
    CHECK_OK(lede_columns_add(&columns, LEDE_SLICE("tag"), err));
    CHECK_INT(columns.count, LEDE_N_OWN_COLUMNS);
    for (int i = LEDE_N_OWN_COLUMNS; i < LEDE_COLUMNS_MAX; i++) {
        snprintf(names[i], sizeof names[i], "c%d", i);
        CHECK_OK(lede_columns_add(&columns, lede_slice_of(names[i]), err));
    }
    CHECK_INT(lede_columns_find(&columns, LEDE_SLICE("c63")), 63);
    CHECK_INT(lede_columns_add(&columns, LEDE_SLICE("more"), &error), LEDE_LIMIT);
    CHECK_INT(lede_columns_find(&columns, LEDE_SLICE("more")), LEDE_NO_COLUMN);
}

int main(void) {
    RUN(a_type_is_the_form_with_what_is_given);
    RUN(the_clean_form_is_the_word);
    RUN(members_of_sets);
    RUN(columns_have_a_name_once_and_a_limit);
    return DONE();
}
