/* guess_test.c — the language of our own sentences, ten of each language with tables and one or two
 * of others that could be taken for them. */
#include "locale/guess.h"

#include <stdio.h>

#include "test.h"

typedef struct sentence {
    const char *language, *text;
} sentence;

static const sentence sentences[] = {
    {"en", "The mayor said on Tuesday that the bridge would stay closed until the autumn."},
    {"en", "Two firefighters were hurt when a warehouse burned down near the harbour."},
    {"en", "Shares in the chip maker fell after it warned of weaker sales in Asia."},
    {"en", "Voters in three northern districts go to the polls again next Sunday."},
    {"en", "The court has ordered the ministry to publish the report within a month."},
    {"en", "Heavy rain flooded cellars and halted trains across the region overnight."},
    {"en", "A new study finds that city children walk less than their parents did."},
    {"en", "The company will cut four hundred jobs and close its oldest plant."},
    {"en", "Police are looking for witnesses of the robbery at the jeweller's shop."},
    {"en", "She won the final in straight sets and thanked her late father."},
    {"de", "Die Bürgermeisterin sagte am Dienstag, die Brücke bleibe bis zum Herbst gesperrt."},
    {"de", "Zwei Feuerwehrleute wurden verletzt, als eine Lagerhalle am Hafen abbrannte."},
    {"de",
     "Die Aktien des Chipherstellers fielen nach einer Warnung vor schwachem Absatz in Asien."},
    {"de", "In drei nördlichen Bezirken wird am kommenden Sonntag noch einmal gewählt."},
    {"de",
     "Das Gericht verpflichtete das Ministerium, den Bericht binnen eines Monats zu veröffentlichen."},
    {"de", "Starker Regen hat in der Nacht Keller überflutet und Züge angehalten."},
    {"de", "Stadtkinder gehen einer neuen Studie zufolge weniger zu Fuß als ihre Eltern."},
    {"de", "Das Unternehmen streicht vierhundert Stellen und schließt sein ältestes Werk."},
    {"de", "Die Polizei sucht Zeugen des Überfalls auf das Juweliergeschäft."},
    {"de", "Sie gewann das Endspiel in zwei Sätzen und dankte ihrem verstorbenen Vater."},
    {"fr", "La maire a annoncé mardi que le pont resterait fermé jusqu'à l'automne."},
    {"fr", "Deux pompiers ont été blessés dans l'incendie d'un entrepôt près du port."},
    {"fr", "L'action du fabricant de puces a chuté après un avertissement sur ses ventes en Asie."},
    {"fr", "Les électeurs de trois circonscriptions du nord retournent aux urnes dimanche."},
    {"fr", "Le tribunal a ordonné au ministère de publier le rapport dans un délai d'un mois."},
    {"fr", "De fortes pluies ont inondé des caves et arrêté les trains pendant la nuit."},
    {"fr", "Selon une nouvelle étude, les enfants des villes marchent moins que leurs parents."},
    {"fr", "L'entreprise va supprimer quatre cents emplois et fermer sa plus vieille usine."},
    {"fr", "La police recherche des témoins du vol commis dans la bijouterie."},
    {"fr", "Elle a remporté la finale en deux manches et a remercié son père disparu."},
    {"es", "La alcaldesa dijo el martes que el puente seguirá cerrado hasta el otoño."},
    {"es", "Dos bomberos resultaron heridos al arder un almacén cerca del puerto."},
    {"es", "Las acciones del fabricante de chips cayeron tras avisar de menores ventas en Asia."},
    {"es", "Los votantes de tres distritos del norte vuelven a las urnas el próximo domingo."},
    {"es", "El tribunal ha ordenado al ministerio publicar el informe en el plazo de un mes."},
    {"es", "Las fuertes lluvias inundaron sótanos y pararon los trenes durante la noche."},
    {"es", "Un nuevo estudio muestra que los niños de ciudad caminan menos que sus padres."},
    {"es", "La empresa suprimirá cuatrocientos empleos y cerrará su planta más antigua."},
    {"es", "La policía busca testigos del robo cometido en la joyería."},
    {"es", "Ganó la final en dos sets y dio las gracias a su difunto padre."},
    {"it", "La sindaca ha detto martedì che il ponte resterà chiuso fino all'autunno."},
    {"it",
     "Due vigili del fuoco sono rimasti feriti nell'incendio di un magazzino vicino al porto."},
    {"it",
     "Le azioni del produttore di chip sono scese dopo l'avviso di vendite più deboli in Asia."},
    {"it", "Gli elettori di tre distretti del nord tornano alle urne domenica prossima."},
    {"it", "Il tribunale ha ordinato al ministero di pubblicare il rapporto entro un mese."},
    {"it", "Le forti piogge hanno allagato le cantine e fermato i treni durante la notte."},
    {"it", "Secondo un nuovo studio i bambini di città camminano meno dei loro genitori."},
    {"it", "L'azienda taglierà quattrocento posti e chiuderà lo stabilimento più vecchio."},
    {"it", "La polizia cerca testimoni della rapina nella gioielleria."},
    {"it", "Ha vinto la finale in due set e ha ringraziato il padre scomparso."},
    {"pt", "A prefeita disse na terça-feira que a ponte ficará fechada até o outono."},
    {"pt", "Dois bombeiros ficaram feridos quando um armazém ardeu perto do porto."},
    {"pt", "As ações da fabricante de chips caíram após o aviso de vendas mais fracas na Ásia."},
    {"pt", "Os eleitores de três distritos do norte voltam às urnas no próximo domingo."},
    {"pt", "O tribunal ordenou ao ministério que publique o relatório no prazo de um mês."},
    {"pt", "Chuvas fortes inundaram caves e pararam os comboios durante a noite."},
    {"pt", "Um novo estudo mostra que as crianças da cidade andam menos do que os pais."},
    {"pt", "A empresa vai cortar quatrocentos empregos e fechar a fábrica mais antiga."},
    {"pt", "A polícia procura testemunhas do assalto à joalharia."},
    {"pt", "Ela venceu a final em dois sets e agradeceu ao pai já falecido."},
    {"nl", "De burgemeester zei dinsdag dat de brug tot de herfst gesloten blijft."},
    {"nl", "Twee brandweerlieden raakten gewond toen een loods bij de haven afbrandde."},
    {"nl",
     "De aandelen van de chipfabrikant daalden na een waarschuwing voor zwakke verkoop in Azië."},
    {"nl", "Kiezers in drie noordelijke districten gaan volgende zondag opnieuw naar de stembus."},
    {"nl",
     "De rechter heeft het ministerie opgedragen het rapport binnen een maand te publiceren."},
    {"nl", "Zware regen zette vannacht kelders onder water en legde treinen stil."},
    {"nl", "Uit nieuw onderzoek blijkt dat stadskinderen minder lopen dan hun ouders."},
    {"nl", "Het bedrijf schrapt vierhonderd banen en sluit zijn oudste fabriek."},
    {"nl", "De politie zoekt getuigen van de overval op de juwelier."},
    {"nl", "Zij won de finale in twee sets en bedankte haar overleden vader."},
    {"ru", "Мэр заявила во вторник, что мост останется закрытым до осени."},
    {"ru", "Двое пожарных пострадали, когда у порта сгорел склад."},
    {"ru", "Акции производителя чипов упали после предупреждения о слабых продажах в Азии."},
    {"ru", "Избиратели трёх северных округов снова придут на участки в следующее воскресенье."},
    {"ru", "Суд обязал министерство опубликовать доклад в течение месяца."},
    {"ru", "Сильный дождь ночью затопил подвалы и остановил поезда по всей области."},
    {"ru", "Новое исследование показало, что городские дети ходят пешком меньше своих родителей."},
    {"ru", "Компания сократит четыреста рабочих мест и закроет самый старый завод."},
    {"ru", "Полиция ищет свидетелей ограбления ювелирного магазина."},
    {"ru", "Она выиграла финал в двух сетах и поблагодарила покойного отца."},
    {"sv", "Borgmästaren sade på tisdagen att bron förblir stängd till hösten."},
    {"sv", "Två brandmän skadades när ett lager vid hamnen brann ner."},
    {"da", "Borgmesteren sagde tirsdag, at broen forbliver lukket indtil efteråret."},
    {"no", "Ordføreren sa tirsdag at broen forblir stengt til høsten."},
    {"pl", "Burmistrz powiedziała we wtorek, że most pozostanie zamknięty do jesieni."},
    {"cs", "Starostka v úterý řekla, že most zůstane uzavřen do podzimu."},
    {"uk", "Мерка заявила у вівторок, що міст залишиться закритим до осені."},
    {"bg", "Кметицата заяви във вторник, че мостът ще остане затворен до есента."},
    {"ro", "Primărița a spus marți că podul va rămâne închis până la toamnă."},
    {"tr", "Belediye başkanı salı günü köprünün sonbahara kadar kapalı kalacağını söyledi."},
    {"fi", "Pormestari sanoi tiistaina, että silta pysyy suljettuna syksyyn asti."},
    {"ca", "L'alcaldessa va dir dimarts que el pont continuarà tancat fins a la tardor."},
    {"hu", "A polgármester kedden közölte, hogy a híd őszig zárva marad."},
    {"el", "Η δήμαρχος είπε την Τρίτη ότι η γέφυρα θα μείνει κλειστή ως το φθινόπωρο."},
};
#define N_SENTENCES (sizeof sentences / sizeof *sentences)

static lede_guesser *guesser;

/* "null" when it does not say. */
static const char *guess(const char *text) {
    static char code[16];
    lede_slice language;
    lede_guesser_start(guesser);
    lede_guesser_add(guesser, lede_slice_of(text));
    CHECK_OK(lede_guesser_finish(guesser, &language, err));
    if (language.data == NULL) return "null";
    snprintf(code, sizeof code, "%.*s", LEDE_FMT(language));
    return code;
}

#if !defined(LEDE_NO_CLD2)
TEST(one_sentence_is_enough) {
    for (size_t i = 0; i < N_SENTENCES; i++) {
        CHECK_STRING(guess(sentences[i].text), sentences[i].language);
    }
}

TEST(a_text_of_several_sentences_in_pieces) {
    for (size_t i = 0; i + 5 <= N_SENTENCES; i += 5) {
        lede_slice language;
        if (strcmp(sentences[i].language, sentences[i + 4].language) != 0) break;
        lede_guesser_start(guesser);
        for (size_t k = i; k < i + 5; k++) {
            if (!lede_guesser_add(guesser, lede_slice_of(sentences[k].text))) break;
        }
        CHECK_OK(lede_guesser_finish(guesser, &language, err));
        CHECK_TEXT(language, sentences[i].language);
    }
}

TEST(codes_are_those_of_today) {
    CHECK_STRING(guess("ראש העיר הודיעה ביום שלישי כי הגשר יישאר סגור עד הסתיו."), "he");
    CHECK_STRING(guess("市长星期二表示，这座桥将一直关闭到秋天，附近的居民只能绕行。"), "zh");
}

TEST(an_english_name_does_not_make_a_text_english) {
    CHECK_STRING(guess("Der Film „The Man Who Would Be King“ läuft am Dienstag im Kino am Hafen, "
                       "danach spricht die Regisseurin mit dem Publikum über ihre Arbeit."),
                 "de");
}
#endif

TEST(english_prose) {
    CHECK_STRING(guess("The mayor said that the bridge would be closed to traffic until the "
                       "autumn, and that buses would take another way."),
                 "en");
    CHECK_STRING(guess("THE MAYOR SAID THAT THE BRIDGE WOULD BE CLOSED TO TRAFFIC AND THAT BUSES "
                       "WOULD TAKE ANOTHER WAY."),
                 "en");
}

TEST(nothing_is_said_of_too_little) {
    CHECK_STRING(guess(""), "null");
    CHECK_STRING(guess("The end of the war"), "null");
    CHECK_STRING(guess("12.4 13.8 12.9 14.0 15.5 12.4 13.8 12.9 14.0 15.5"), "null");
    CHECK_STRING(guess("Shr 21 cts vs 17 cts Net 1,302,000 vs 998,000 Revs 24.9 mln vs 22.1 mln"),
                 "null");
}

TEST(what_is_not_utf8_is_not_guessed_at) {
    CHECK_STRING(guess("\xE9\xE8 la mairie a annonc\xE9 que le pont resterait ferm\xE9 mardi"),
                 "null");
    CHECK_STRING(guess("\xFF\xFE\xF8\xFF\xFE\xF8\xFF\xFE\xF8\xFF\xFE\xF8\xFF\xFE\xF8\xFF\xFE\xF8"
                       "\xFF\xFE\xF8\xFF\xFE\xF8"),
                 "null");
}

/* What lies behind the first bytes is not looked at, also when they end inside a character. */
TEST(only_the_first_bytes_count) {
    for (size_t shift = 0; shift < 4; shift++) {
        char text[LEDE_GUESS_BYTES + 600] = "";
        size_t size = 0;
        for (size_t i = 0; i < shift; i++) text[size++] = 'a';
        while (size < LEDE_GUESS_BYTES) { /* three bytes a character, no language */
            memcpy(text + size, "\xE2\x82\xAC", 3);
            size += 3;
        }
        snprintf(text + size, sizeof text - size, " %s %s %s", sentences[0].text, sentences[1].text,
                 sentences[2].text);
        CHECK_STRING(guess(text), "null");
    }
}

TEST(a_guesser_forgets_the_last_text) {
    const char *figures = "1987 1988 1989 1990 1991 1992 1993 1994";
    CHECK_STRING(guess("They said that the end of the strike was near and that they would work."),
                 "en");
    CHECK_STRING(guess(figures), "null");
    CHECK_STRING(guess(figures), "null");
}

TEST(more_is_refused_once_the_answer_stands) {
    lede_slice prose = LEDE_SLICE("They said that the end of the strike was near and that they "
                                  "would go back to work with their friends.");
    lede_guesser_start(guesser);
    CHECK(!lede_guesser_add(guesser, prose));
    CHECK(!lede_guesser_add(guesser, prose));
    lede_guesser_start(guesser);
    CHECK(lede_guesser_add(guesser, LEDE_SLICE("Hafen")));
    CHECK(lede_guesser_add(guesser, LEDE_NULL_SLICE));
}

TEST(codes) {
    static const char *const good[] = {"en", "pt-BR", "zh-Hant", "gsw", "de-CH-1996", "EN"};
    static const char *const bad[] = {"", "e", "english", "en_GB", "en-", "-en", "e1", "en--GB"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        CHECK(lede_guesser_is_code(lede_slice_of(good[i])));
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        CHECK(!lede_guesser_is_code(lede_slice_of(bad[i])));
    }
}

int main(void) {
    lede_error why;
    if (lede_guesser_new(&guesser, &why) != LEDE_OK) return 1;
#if !defined(LEDE_NO_CLD2)
    RUN(one_sentence_is_enough);
    RUN(a_text_of_several_sentences_in_pieces);
    RUN(codes_are_those_of_today);
    RUN(an_english_name_does_not_make_a_text_english);
#endif
    RUN(english_prose);
    RUN(nothing_is_said_of_too_little);
    RUN(what_is_not_utf8_is_not_guessed_at);
    RUN(only_the_first_bytes_count);
    RUN(a_guesser_forgets_the_last_text);
    RUN(more_is_refused_once_the_answer_stands);
    RUN(codes);
    lede_guesser_free(guesser);
    return DONE();
}
