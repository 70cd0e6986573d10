/* Sentences of our own in the languages that have a table. */
#include "test.h"

#include "base/buffer.h"
#include "text/article.h"

static bool gives(const char *language, const char *text, const char *wanted) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_vocabulary *vocabulary;
    CHECK_OK(lede_vocabulary_new(&vocabulary, err));
    lede_article article = {.arena = &arena, .text = lede_slice_of(text)};
    article.fields[LEDE_FIELD_LANGUAGE] = lede_slice_of(language);
    CHECK_OK(lede_article_tokenise(&article, vocabulary, NULL, err));
    lede_buffer out = {0};
    for (uint32_t i = 0; i < article.n_sentences; i++) {
        lede_span span = article.sentences[i].tokens;
        for (uint32_t token = span.start; token < span.stop; token++) {
            if (out.size > 0) lede_buffer_add_string(&out, token == span.start ? " / " : " ");
            lede_buffer_add(&out, lede_article_token(&article, token));
        }
    }
    bool same = lede_slice_is(lede_buffer_slice(&out), wanted);
    if (!same) {
        printf("# \"%s\"\n#    gives %.*s\n#   wanted %s\n", text,
               LEDE_FMT(lede_buffer_slice(&out)), wanted);
    }
    lede_buffer_clear(&out);
    lede_vocabulary_free(vocabulary);
    lede_arena_clear(&arena);
    return same;
}

#define GIVES(language, text, wanted) CHECK(gives((language), (text), (wanted)))

TEST(german_ordinals_abbreviations_and_hyphens) {
    GIVES("de", "Am 3. Oktober sprach Dr. Maier. Die Stadt lehnt das z.B. ab.",
          "Am 3. Oktober sprach Dr. Maier . / Die Stadt lehnt das z.B. ab .");
    GIVES("de", "Er kam am 21.10. um 10.30 Uhr. Er wurde 3. Dann ging er.",
          "Er kam am 21.10. um 10.30 Uhr . / Er wurde 3 . / Dann ging er .");
    GIVES("de", "Es kostet ca. 3,5 Mio. Euro bzw. mehr. Das war 1990. Damals",
          "Es kostet ca. 3,5 Mio. Euro bzw. mehr . / Das war 1990 . / Damals");
    GIVES("de", "Nord- und Ostsee laut Art. 5 Abs. 2 nach Paris-Nizza",
          "Nord- und Ostsee laut Art. 5 Abs. 2 nach Paris-Nizza");
    GIVES("de", "„Wir gehen. Bald“, sagte sie. »Nein!« Sie lief. „Gut.“ Ja.",
          "„ Wir gehen . / Bald “ , sagte sie . / » Nein ! « / Sie lief . / „ Gut . “ / Ja .");
    GIVES("de", "Der Dipl.-Ing. Maier sagt, wie geht's. So ist es so. Ja.",
          "Der Dipl.-Ing. Maier sagt , wie geht's . / So ist es so . / Ja .");
}

TEST(french_elisions_and_pronouns_behind_hyphens) {
    GIVES("fr", "L'Assemblée n'a pas voté, dit-elle. Y a-t-il quelqu'un aujourd'hui ? Oui.",
          "L' Assemblée n' a pas voté , dit -elle . / Y a -t-il quelqu'un aujourd'hui ? / Oui .");
    GIVES("fr", "M. Le Pen et Mme Dupont, c.-à-d. deux, sont aux États-Unis d’Amérique.",
          "M. Le Pen et Mme Dupont , c.-à-d. deux , sont aux États-Unis d’ Amérique .");
    GIVES("fr", "« Oui. » Il partit en janv. 2018. « Non ! » dit-il.",
          "« Oui . » / Il partit en janv. 2018 . / « Non ! » dit -il .");
    GIVES("fr-CA", "Il lit l'« Avenir » jusqu'ici.", "Il lit l' « Avenir » jusqu' ici .");
}

TEST(spanish_abbreviations_and_inverted_marks) {
    GIVES("es", "El Sr. García viajó a EE. UU. en enero. ¿Quién lo dijo? ¡Nadie!",
          "El Sr. García viajó a EE. UU. en enero . / ¿ Quién lo dijo ? / ¡ Nadie !");
    GIVES(
        "es", "Fue a las 10:30 h. del lunes, p. ej., en Acme S.A. de Lima. «No.» Véase pág. 7.",
        "Fue a las 10:30 h. del lunes , p. ej. , en Acme S.A. de Lima . / « No . » / Véase pág. 7 .");
}

TEST(french_words_that_look_split) {
    GIVES("fr", "Quelqu'un d'aujourd'hui a rendez-vous chez l'avocat. Rendez-vous à dix heures.",
          "Quelqu'un d' aujourd'hui a rendez-vous chez l' avocat . / Rendez-vous à dix heures .");
    GIVES("fr", "Qu'on l'écoute, c'est-à-dire jusqu'ici. Va-t'en !",
          "Qu' on l' écoute , c' est-à-dire jusqu' ici . / Va -t'en !");
}

TEST(italian_elisions_of_numbers_and_names) {
    GIVES("it", "Vent'anni fa un'altra volta D'Alema. D'altra parte nient'altro d'Italia.",
          "Vent' anni fa un' altra volta D'Alema . / D' altra parte nient' altro d' Italia .");
}

TEST(italian_elisions_and_titles) {
    GIVES("it", "L'uomo dell'anno è il dott. Rossi. Un po' di pioggia, dov'è? Nell'11.",
          "L' uomo dell' anno è il dott. Rossi . / Un po' di pioggia , dov' è ? / Nell' 11 .");
    GIVES("it", "La Acme S.p.A. cresce ecc. Il presidente non c'è. L'avv. Bianchi sì.",
          "La Acme S.p.A. cresce ecc. / Il presidente non c' è . / L' avv. Bianchi sì .");
}

TEST(portuguese_abbreviations) {
    GIVES(
        "pt-BR", "O Sr. Silva chegou à Av. Paulista. Disse-lhe que não. A obra, etc. Depois saiu.",
        "O Sr. Silva chegou à Av. Paulista . / Disse -lhe que não . / A obra , etc. / Depois saiu .");
    GIVES("pt", "“Não sei.” Ela viu o mar. Um copo d’água, p. ex., custa 3,50 €.",
          "“ Não sei . ” / Ela viu o mar . / Um copo d’ água , p. ex. , custa 3,50 € .");
}

TEST(portuguese_pronouns_behind_hyphens) {
    GIVES("pt", "Vai dá-lo ao povo. Trata-se de um guarda-chuva. Fizeram-no na terça-feira.",
          "Vai dá -lo ao povo . / Trata -se de um guarda-chuva . / Fizeram -no na terça-feira .");
    GIVES("pt", "Deu-se-lhe razão. Dir-se-ia que não. O ex-presidente levou-a.",
          "Deu -se -lhe razão . / Dir-se-ia que não . / O ex-presidente levou -a .");
    GIVES("pt", "O rio D'Ouro fica longe.", "O rio D'Ouro fica longe .");
}

TEST(dutch_apostrophes_and_abbreviations) {
    GIVES("nl", "Dhr. Jansen woont in 's-Hertogenbosch. Hij ziet 's ochtends foto's.",
          "Dhr. Jansen woont in 's-Hertogenbosch . / Hij ziet 's ochtends foto's .");
    GIVES("nl", "De zon- en feestdagen, o.a. Kerstmis, enz. Daarna ging mr. De Vries weg.",
          "De zon- en feestdagen , o.a. Kerstmis , enz. / Daarna ging mr. De Vries weg .");
}

TEST(russian_abbreviations_and_initials) {
    GIVES("ru", "В 2018 г. Президент В. В. Иванов приехал. Это 5 тыс. руб. Однако он ушёл.",
          "В 2018 г. Президент В. В. Иванов приехал . / Это 5 тыс. руб. / Однако он ушёл .");
    GIVES(
        "ru", "«Да», — сказал он. Кто-то пришёл из-за угла, т. е. сосед. Ул. Ленина, д. 5.",
        "« Да » , — сказал он . / Кто-то пришёл из-за угла , т. е. сосед . / Ул. Ленина , д. 5 .");
}

TEST(german_numbers_with_full_stops_and_hyphens) {
    GIVES("de", "Das 30-jährige Haus, S. 12 ff., sah Ludwig XIV. nach 1700. Er baute u. a. zwei.",
          "Das 30-jährige Haus , S. 12 ff. , sah Ludwig XIV. nach 1700 . / "
          "Er baute u. a. zwei .");
    GIVES("de", "Dr. h. c. mult. Meier kam. So war Ludwig XIV. Er starb.",
          "Dr. h. c. mult. Meier kam . / So war Ludwig XIV . / Er starb .");
    GIVES("fr", "Le P.-D.G. est J.-P. Roux.", "Le P.-D.G. est J.-P. Roux .");
    GIVES("ru", "Это 20-летний дом.", "Это 20-летний дом .");
}

TEST(a_letter_with_a_full_stop_before_lower_case) {
    GIVES("de", "Die Brücke bleibt z. B. bis Mai gesperrt. Josef K. war da.",
          "Die Brücke bleibt z. B. bis Mai gesperrt . / Josef K. war da .");
}

TEST(dutch_sentences_that_start_with_an_apostrophe) {
    GIVES("nl", "De brug blijft dicht. 's Ochtends rijden er bussen. 't Is laat.",
          "De brug blijft dicht . / 's Ochtends rijden er bussen . / 't Is laat .");
}

int main(void) {
    RUN(german_ordinals_abbreviations_and_hyphens);
    RUN(french_elisions_and_pronouns_behind_hyphens);
    RUN(spanish_abbreviations_and_inverted_marks);
    RUN(french_words_that_look_split);
    RUN(italian_elisions_of_numbers_and_names);
    RUN(italian_elisions_and_titles);
    RUN(portuguese_abbreviations);
    RUN(portuguese_pronouns_behind_hyphens);
    RUN(dutch_apostrophes_and_abbreviations);
    RUN(russian_abbreviations_and_initials);
    RUN(german_numbers_with_full_stops_and_hyphens);
    RUN(a_letter_with_a_full_stop_before_lower_case);
    RUN(dutch_sentences_that_start_with_an_apostrophe);
    return DONE();
}
