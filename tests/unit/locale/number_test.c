/* number_test.c — what numbers of one word are worth, language by language. */
#include "locale/number.h"

#include "test.h"

static lede_arena arena;

/* "none" when it is no number. */
static const char *value(const char *language, const char *word) {
    static char text[64];
    bool ok = true;
    lede_slice tag = language == NULL ? LEDE_NULL_SLICE : lede_slice_of(language);
    lede_slice number = lede_number_read(lede_slice_of(word), tag, &arena, &ok);
    if (!ok) return "no memory";
    if (number.data == NULL) return "none";
    snprintf(text, sizeof text, "%.*s", LEDE_FMT(number));
    return text;
}
#define IS(language, word, wanted) CHECK_STRING(value(language, word), wanted)

TEST(separators_are_those_of_the_language) {
    IS(NULL, "1,200.50", "1200.5");
    IS("en-GB", "1,200", "1200");
    IS("en", "1.200", "1.2");
    IS("de", "1.200,50", "1200.5");
    IS("de", "1.200", "1200");
    IS("de", "1,200", "1.2");
    IS("de", "1,200.50", "1200.5"); /* the English way is told by the two of them */
    IS("de", "3.5", "3.5");
    IS("fr", "200,5", "200.5");
    IS("fr", "1\u00A0200,5", "1200.5");
    IS("fr", "1\u202F200\u202F000", "1200000");
    IS("es", "1.000.000", "1000000");
    IS("es-MX", "1,200", "1200");
    IS("de-CH", "1'200.50", "1200.5");
    IS("it", "-0,50", "-0.5");
    IS("ru", "12,5", "12.5");
    IS("sv", "1,200", "1200"); /* no table: as in English */
    IS("en", "12'34", "none");
    IS("de", "1.20.300", "none");
}

TEST(ordinals_in_digits_are_their_number) {
    IS("en", "21st", "21");
    IS("en", "3rd", "3");
    IS("en", "1,000th", "1000");
    IS("de", "3.", "3");
    IS("fr", "1er", "1");
    IS("fr", "20e", "20");
    IS("nl", "2de", "2");
    IS("es", "3.\u00BA", "3");
    IS("pt", "2\u00AA", "2");
    IS("en", "3.", "none");
    IS("en", "1990s", "none");
    IS("en", "2.5th", "none");
    IS("en", "4x4", "none");
    IS("en", "5th-placed", "none");
}

TEST(fractions_of_one_character) {
    IS("en", "\u00BD", "0.5");
    IS("de", "\u00BE", "0.75");
    IS("en", "\u2153", "none"); /* a third does not end */
}

TEST(words_of_english) {
    IS(NULL, "zero", "0");
    IS(NULL, "three", "3");
    IS("en", "nineteen", "19");
    IS("en", "twenty-one", "21");
    IS("en", "ninety-ninth", "99");
    IS("en", "hundred", "100");
    IS("en", "two-hundred", "200");
    IS("en", "million", "1000000");
    IS("en", "trillion", "1000000000000");
    IS("en", "dozen", "12");
    IS("en", "first", "1");
    IS("en", "third", "3");
    IS("en", "thousandth", "1000");
    IS("en", "hundreds", "none");
    IS("en", "dozens", "none");
    IS("en", "one-two", "none");
    IS("en", "twenty-", "none");
    IS("en", "-one", "none");
    IS("en", "twentyish", "none");
    IS("en", "three-twenty", "none");
    IS("en", "often", "none");
    IS("en", "a", "none");
}

TEST(words_of_german_and_dutch) {
    IS("de", "eins", "1");
    IS("de", "einundzwanzig", "21");
    IS("de", "dreissigste", "30"); /* folded */
    IS("de", "siebenhundertachtundvierzig", "748");
    IS("de", "zweitausend", "2000");
    IS("de", "neunzehnhundertneunundachtzig", "1989");
    IS("de", "hunderttausend", "100000");
    IS("de", "millionen", "1000000");
    IS("de", "erste", "1");
    IS("de", "zweiten", "2");
    IS("de", "siebzehnter", "17");
    IS("de", "einundzwanzigsten", "21");
    IS("de", "ein", "none");
    IS("de", "und", "none");
    IS("de", "zweierst", "none");
    IS("de", "zweidrei", "none");
    IS("nl", "eenentwintig", "21");
    IS("nl", "tweehonderdvijftig", "250");
    IS("nl", "drie\u00EBntachtig", "83");
    IS("nl", "drie\u00EBnveertig", "43");
    IS("nl", "derde", "3");
    IS("nl", "twintigste", "20");
    IS("nl", "een", "none");
}

TEST(words_of_the_romance_languages) {
    IS("fr", "vingt-et-un", "21");
    IS("fr", "soixante-quinze", "75");
    IS("fr", "quatre-vingt-dix-sept", "97");
    IS("fr", "quatre-vingts", "80");
    IS("fr", "deux-mille", "2000");
    IS("fr", "cent", "100");
    IS("fr", "premi\u00E8re", "1");
    IS("fr", "troisi\u00E8me", "3");
    IS("fr", "neuvi\u00E8me", "9");
    IS("fr", "trenti\u00E8mes", "30");
    IS("fr", "neuv", "none");
    IS("fr", "un", "none");
    IS("it", "ventuno", "21");
    IS("it", "ventitr\u00E9", "23");
    IS("it", "trecentomila", "300000");
    IS("it", "duemila", "2000");
    IS("it", "prima", "1");
    IS("it", "ventesimo", "20");
    IS("it", "non", "none");
    IS("it", "secondo", "none"); /* according to */
    IS("es", "veintid\u00F3s", "22");
    IS("es", "doscientas", "200");
    IS("es", "primer", "1");
    IS("es", "terceras", "3");
    IS("es", "millones", "1000000");
    IS("es", "un", "none");
    IS("pt", "dezesseis", "16");
    IS("pt", "quinhentos", "500");
    IS("pt", "terceira", "3");
    IS("pt", "segundo", "none");
}

TEST(words_of_russian) {
    IS("ru", "\u0434\u0432\u0430", "2");
    IS("ru", "\u0442\u0440\u0451\u0445", "3");
    IS("ru", "\u0441\u043E\u0440\u043E\u043A", "40");
    IS("ru", "\u0434\u0432\u0435\u0441\u0442\u0438", "200");
    IS("ru", "\u043F\u0435\u0440\u0432\u043E\u0433\u043E", "1");
    IS("ru", "\u0434\u0432\u0430\u0434\u0446\u0430\u0442\u044B\u0439", "20");
    IS("ru", "\u0432\u0442\u043E\u0440\u043D\u0438\u043A", "none"); /* Tuesday */
}

/* A word that looks like many numbers is given up at once. */
TEST(a_long_word_ends) {
    char word[4096];
    memset(word, 'e', sizeof word);
    for (size_t i = 0; i + 3 <= sizeof word; i += 3) memcpy(word + i, "ein", 3);
    word[sizeof word - 1] = '\0';
    IS("de", word, "none");
    word[75] = '\0';
    IS("de", word, "none");
    IS("en", "twenty-twenty-twenty-twenty-twenty-twenty-twenty-twenty-twenty", "none");
    IS("en", "", "none");
    IS("en", "-", "none");
    IS("en", ".", "none");
    IS("de", ".", "none");
    IS("en", "'", "none");
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(separators_are_those_of_the_language);
    RUN(ordinals_in_digits_are_their_number);
    RUN(fractions_of_one_character);
    RUN(words_of_english);
    RUN(words_of_german_and_dutch);
    RUN(words_of_the_romance_languages);
    RUN(words_of_russian);
    RUN(a_long_word_ends);
    lede_arena_clear(&arena);
    return DONE();
}
