/* guess_cld2_test.c — the names under which CLD2's functions are declared in C are theirs, and
 * their parameters arrive: languages of several scripts come back as themselves, reliably. */
#include "locale/guess_cld2.h"

#include "test.h"

static lede_cld2_outcome guess(const char *text, const char **code) {
    *code = "none";
    return lede_cld2_guess(lede_slice_of(text), code);
}

#if !defined(LEDE_NO_CLD2)
TEST(every_language_comes_back_as_itself) {
    static const char *const known[][2] = {
        {"en", "The ferry leaves at noon and comes back before the evening."},
        {"de", "Die Fähre legt am Mittag ab und kommt vor dem Abend zurück."},
        {"fr", "Le bac part à midi et revient avant le soir, dit le capitaine."},
        {"es", "El transbordador sale al mediodía y vuelve antes de la noche."},
        {"ru", "Паром отходит в полдень и возвращается ещё до вечера."},
        {"el", "Το πλοίο φεύγει το μεσημέρι και επιστρέφει πριν από το βράδυ."},
        {"ar", "تغادر العبارة عند الظهر وتعود قبل المساء إلى الميناء القديم."},
        {"ja", "フェリーは正午に出発し、夕方までに港へ戻ってくる予定です。"},
        {"ko", "여객선은 정오에 출발하여 저녁 전에 항구로 돌아옵니다."},
        {"fi", "Lautta lähtee keskipäivällä ja palaa satamaan ennen iltaa."},
        {"tr", "Feribot öğle vakti kalkıyor ve akşamdan önce limana dönüyor."},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *code;
        CHECK_INT(guess(known[i][1], &code), LEDE_CLD2_SURE);
        CHECK_STRING(code, known[i][0]);
    }
}

TEST(it_says_when_it_is_not_sure) {
    const char *code;
    CHECK_INT(guess("", &code), LEDE_CLD2_UNSURE);
    CHECK_INT(guess("12.4 13.8 12.9 14.0 15.5", &code), LEDE_CLD2_UNSURE);
    CHECK_INT(guess("\xE9\xE8 la mairie a annonc\xE9 que le pont", &code), LEDE_CLD2_UNSURE);
    CHECK_STRING(code, "none");
}

/* "V2.0 - 20141016": of its code and of its tables. */
TEST(it_has_a_version) {
    char version[LEDE_CLD2_VERSION_SIZE];
    lede_cld2_version(version);
    CHECK_STRING(version[0] == 'V' ? "begins with V" : version, "begins with V");
}
#else
TEST(built_without_it_nothing_is_known) {
    const char *code;
    CHECK_INT(guess("The ferry leaves at noon and comes back.", &code), LEDE_CLD2_UNSURE);
    char version[LEDE_CLD2_VERSION_SIZE];
    lede_cld2_version(version);
    CHECK_STRING(version, "none");
}
#endif

int main(void) {
#if !defined(LEDE_NO_CLD2)
    RUN(every_language_comes_back_as_itself);
    RUN(it_says_when_it_is_not_sure);
    RUN(it_has_a_version);
#else
    RUN(built_without_it_nothing_is_known);
#endif
    return DONE();
}
