#include "loading.h"

#include "load/byline.h"
#include "load/html_byline.h"

static lede_slice names(const char *line) {
    return lede_html_byline_read(lede_slice_of(line)).names;
}

TEST(names_stand_behind_words_of_many_languages) {
    CHECK_TEXT(names("By Jane Doe"), "Jane Doe");
    CHECK_TEXT(names("Von Jana Petersen"), "Jana Petersen");
    CHECK_TEXT(names("Ein Gastbeitrag von Jana Petersen"), "Jana Petersen");
    CHECK_TEXT(names("Auteur : Jeanne Dupont"), "Jeanne Dupont");
    CHECK_TEXT(names("Propos recueillis par Jeanne Dupont"), "Jeanne Dupont");
    CHECK_TEXT(names("Escrito por: Juana P\u00e9rez"), "Juana P\u00e9rez");
    CHECK_TEXT(names("A cura di Gianna Rossi"), "Gianna Rossi");
    CHECK_TEXT(names("Geschreven door Jannie de Boer"), "Jannie de Boer");
    CHECK_TEXT(names("Автор: Анна Котова"), "Анна Котова");
    CHECK_TEXT(names("责任编辑： 林小溪"), "林小溪");
    CHECK_TEXT(names("بقلم: ليلى حسن"), "ليلى حسن");
    CHECK_TEXT(names("מאת: דנה לוי"), "דנה לוי");
    CHECK(lede_html_byline_read(LEDE_SLICE("Von Olga")).is_opened);
    CHECK(!lede_html_byline_read(LEDE_SLICE("Olga")).is_opened);
    CHECK_TEXT(names("Di Matteo"), "Di Matteo");
    CHECK_TEXT(names("Bystanders"), "Bystanders");
}

TEST(dates_sections_and_links_beside_names_are_left_out) {
    CHECK_TEXT(names("06.11.2023 13:30 von Olga"), "Olga");
    CHECK_TEXT(names("Posted on May 3, 2024 by Jane Doe"), "Jane Doe");
    CHECK_TEXT(names("11.12.2019 - Jana Petersen"), "Jana Petersen");
    CHECK_TEXT(names("Jana Petersen am 3. Mai 2024"), "Jana Petersen");
    CHECK_TEXT(names("Jeanne Dupont, le 3 mai 2024"), "Jeanne Dupont,");
    CHECK_TEXT(names("Jane Doe | Sport | 3 May 2024"), "Jane Doe");
    CHECK_TEXT(names("3 May 2024 | by Jane Doe | 4 comments"), "Jane Doe");
    CHECK_TEXT(names("jane @ 12:40"), "jane");
    CHECK_TEXT(names("Jana Petersen Alle Artikel"), "Jana Petersen");
    CHECK_TEXT(names("c1ph3r"), "c1ph3r");
    CHECK(names("3 May 2024").size == 0);
    CHECK(names(" | ").size == 0);
}

TEST(labels_without_a_name_are_told) {
    CHECK(lede_html_byline_is_label(LEDE_SLICE("Artikel von:")));
    CHECK(lede_html_byline_is_label(LEDE_SLICE("By")));
    CHECK(lede_html_byline_is_label(LEDE_SLICE("Auteur :")));
    CHECK(!lede_html_byline_is_label(LEDE_SLICE("By Jane")));
}

TEST(what_begins_with_a_name_is_told) {
    CHECK(lede_html_byline_begins_with_name(LEDE_SLICE("Jane Doe, Political Editor")));
    CHECK(lede_html_byline_begins_with_name(LEDE_SLICE("Jana Petersen im Gespräch")));
    CHECK(lede_html_byline_begins_with_name(LEDE_SLICE("Agencia Norte")));
    CHECK(lede_html_byline_begins_with_name(LEDE_SLICE("林小溪")));
    CHECK(!lede_html_byline_begins_with_name(LEDE_SLICE("Aus der Region")));
    CHECK(!lede_html_byline_begins_with_name(LEDE_SLICE("All Stories")));
    CHECK(!lede_html_byline_begins_with_name(LEDE_SLICE("a vote of 31 to four")));
    CHECK(!lede_html_byline_begins_with_name(LEDE_SLICE("")));
}

static lede_slice split(const char *line) {
    bool ok = true;
    lede_arena_reset(&arena);
    return lede_byline_names(lede_slice_of(line), &arena, &ok);
}

TEST(several_names_are_parted_in_many_languages) {
    CHECK_TEXT(split("Jana Petersen und Karl Busch"), "Jana Petersen; Karl Busch");
    CHECK_TEXT(split("Jeanne Dupont et Paul Morel"), "Jeanne Dupont; Paul Morel");
    CHECK_TEXT(split("Juana Pérez y Pablo Gil"), "Juana Pérez; Pablo Gil");
    CHECK_TEXT(split("José Ortega y Gasset"), "José Ortega y Gasset");
    CHECK_TEXT(split("Jana Petersen im Gespräch mit Karl Busch"), "Jana Petersen; Karl Busch");
    CHECK_TEXT(split("Jana Petersen, Redakteurin, und Karl Busch"), "Jana Petersen; Karl Busch");
    CHECK_TEXT(split("Jane Doe and John Roe - Halvery Safety team"), "Jane Doe; John Roe");
    CHECK_TEXT(split("Jane Doe on Monday"), "Jane Doe");
    CHECK_TEXT(split("Jane Doe, Jane Doe"), "Jane Doe");
    CHECK_TEXT(split("Redaktion"), "Redaktion");
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(names_stand_behind_words_of_many_languages);
    RUN(dates_sections_and_links_beside_names_are_left_out);
    RUN(labels_without_a_name_are_told);
    RUN(what_begins_with_a_name_is_told);
    RUN(several_names_are_parted_in_many_languages);
    lede_arena_clear(&arena);
    return DONE();
}
