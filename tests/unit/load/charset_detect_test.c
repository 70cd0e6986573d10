#include "loading.h"

#include <iconv.h>

#include "load/charset.h"
#include "load/charset_detect.h"

/* Text in `charset`, of static storage; null where this machine does not know the charset. */
static lede_slice in_charset(const char *text, const char *charset) {
    static char bytes[8192];
    iconv_t table = iconv_open(charset, "UTF-8");
    if (table == (iconv_t)-1) return LEDE_NULL_SLICE;
    char *from = strdup(text), *start = from, *to = bytes;
    size_t left = strlen(text), room = sizeof bytes;
    size_t wrong = from == NULL ? 1 : iconv(table, &from, &left, &to, &room);
    iconv(table, NULL, NULL, &to, &room);
    iconv_close(table);
    free(start);
    CHECK_INT(wrong, 0);
    return (lede_slice){bytes, sizeof bytes - room};
}

static const struct {
    const char *charsets; /* with spaces between */
    const char *text;
} TEXTS[] = {
    {"WINDOWS-1252 MACINTOSH",
     "Die Bürgermeisterin sagte am Dienstag, die „alte Brücke“ bleibe für "
     "Fußgänger geöffnet; später würden Züge über Köln geführt."},
    {"WINDOWS-1252 ISO-8859-1 MACINTOSH",
     "La maire a annoncé mardi que le pont resterait fermé à la circulation jusqu'à l'été : deux "
     "blessés ont été hospitalisés à Évry, où la préfecture a décrété l'état d'urgence."},
    {"WINDOWS-1252 ISO-8859-1 MACINTOSH",
     "La alcaldesa dijo el miércoles que el puente seguirá cerrado al tráfico hasta el otoño; los "
     "niños irán a otra escuela de la región, según informó el Ministerio de Educación."},
    {"WINDOWS-1252 MACINTOSH", "The mayor’s office said: “We won’t close the bridge” – and then "
                               "closed it. “That’s that,” said one commuter."},
    {"WINDOWS-1250 ISO-8859-2",
     "Burmistrz powiedziała we wtorek, że most pozostanie zamknięty do jesieni, a dwóch strażaków "
     "zostało rannych, gdy w pobliżu portu spłonął magazyn. Sąd nakazał ujawnić raport."},
    {"WINDOWS-1250 ISO-8859-2",
     "Starostka v úterý řekla, že most zůstane uzavřen do podzimu. Při požáru skladu u přístavu "
     "byli zraněni dva hasiči; policie hledá svědky loupeže v klenotnictví."},
    {"WINDOWS-1251 KOI8-R ISO-8859-5",
     "Мэр заявила во вторник, что мост останется закрытым до осени. Двое пожарных пострадали, когда "
     "у порта сгорел склад. Суд обязал министерство опубликовать доклад в течение месяца."},
    {"KOI8-U",
     "Мерка заявила у вівторок, що міст залишиться закритим до осені, а її заступник - що "
     "двоє пожежників дістали поранення, коли біля порту згорів склад."},
    {"WINDOWS-1253 ISO-8859-7", "Η δήμαρχος είπε την Τρίτη ότι η γέφυρα θα μείνει κλειστή ως το "
                                "φθινόπωρο και ότι δύο πυροσβέστες τραυματίστηκαν στο λιμάνι."},
    {"WINDOWS-1254",
     "Belediye başkanı salı günü köprünün sonbahara kadar kapalı kalacağını söyledi; "
     "liman yakınındaki depoda çıkan yangında iki itfaiyeci yaralandı."},
    {"WINDOWS-1255", "ראש העיר הודיעה ביום שלישי כי הגשר יישאר סגור עד הסתיו, ושני כבאים נפצעו "
                     "כאשר מחסן עלה באש ליד הנמל."},
    {"WINDOWS-874", "นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานจะปิดจนถึงฤดูใบไม้ร่วง และนักดับเพลิงสองคนได้รับบาดเจ็บ"},
    {"CP932 EUC-JP ISO-2022-JP",
     "市長は火曜日、橋は秋まで通行止めのままだと述べた。港の近くの倉庫で火事があり、消防士二人がけがをした。"},
    {"CP949",
     "시장은 화요일 다리가 가을까지 폐쇄된다고 말했다. 항구 근처 창고에서 불이 나 소방관 두 명이 다쳤다."},
    {"GB18030",
     "市长星期二表示，这座桥将一直关闭到秋天，附近的居民只能绕行。两名消防员在港口附近的仓库火灾中受伤。"},
    {"BIG5",
     "市長星期二表示，這座橋將一直關閉到秋天，附近的居民只能繞行。兩名消防員在港口附近的倉庫火災中受傷。"}};

static const char *detected(lede_slice bytes) {
    const char *charset = NULL;
    CHECK_INT(lede_charset_detect(bytes, &charset, &error), LEDE_OK);
    return charset == NULL ? "(none)" : charset;
}

/* Where the library is there; elsewhere only western charsets are told apart. */
static bool knows(const char *charset) {
    return lede_charset_detects_all() || strcmp(charset, "WINDOWS-1252") == 0 ||
           strcmp(charset, "ISO-8859-1") == 0 || strcmp(charset, "MACINTOSH") == 0 ||
           strcmp(charset, "ISO-2022-JP") == 0;
}

TEST(texts_come_back_from_every_charset) {
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        lede_slice names = lede_slice_of(TEXTS[i].charsets);
        for (size_t at = 0; at < names.size;) {
            char charset[32];
            size_t size = strcspn(names.data + at, " ");
            snprintf(charset, sizeof charset, "%.*s", (int)size, names.data + at);
            at += size + 1;
            lede_slice bytes = in_charset(TEXTS[i].text, charset), out = LEDE_SLICE("(refused)");
            if (bytes.data == NULL || !knows(charset)) continue;
            lede_arena_reset(&arena);
            lede_charset_decode(bytes, &arena, &out, &error);
            CHECK_TEXT(out, TEXTS[i].text);
        }
    }
}

TEST(a_word_or_two_are_western) {
    CHECK_STRING(detected(LEDE_SLICE("the caf\xE9 on the corner")), "WINDOWS-1252");
    CHECK_STRING(detected(LEDE_SLICE("na\xEFve caf\xE9s")), "WINDOWS-1252");
    CHECK_STRING(detected(LEDE_SLICE("the caf\x8E on the corner")), "MACINTOSH");
}

/* A page is tags and scripts for the most part; what tells stands far behind. */
TEST(what_tells_is_found_far_behind) {
    enum { SIZE = 200000 };
    char *page = malloc(SIZE + 1000);
    lede_slice word = in_charset("Мэр заявила во вторник, что мост закрыт", "WINDOWS-1251");
    if (page == NULL) return;
    for (size_t i = 0; i < SIZE; i++) page[i] = "var x = 1;\n"[i % 11];
    for (size_t i = 0; i < 10; i++) memcpy(page + i * (SIZE / 10), word.data, word.size);
    const char *found = detected((lede_slice){page, SIZE});
    CHECK_STRING(knows("WINDOWS-1251") ? found : "WINDOWS-1251", "WINDOWS-1251");
    free(page);
}

TEST(two_charsets_in_one_are_refused) {
    static const char mixed[] = "Zo\xC3\xAB and Andr\xE9 and Bj\xC3\xB6rn and Ren\xE9 met in the "
                                "caf\xC3\xA9 and left again";
    lede_slice out = LEDE_SLICE("(refused)");
    lede_arena_reset(&arena);
    CHECK_INT(lede_charset_decode((lede_slice){mixed, sizeof mixed - 1}, &arena, &out, &error),
              LEDE_FORMAT);
    CHECK_INT(error.column, 13);
}

TEST(wide_charsets_are_told_by_mark_or_zeros) {
    size_t mark;
    CHECK_STRING(lede_charset_wide(LEDE_SLICE("\xFF\xFE\0\0T\0\0\0"), &mark), "UTF-32LE");
    CHECK_INT(mark, 4);
    CHECK_STRING(lede_charset_wide(LEDE_SLICE("\0\0\0T\0\0\0h\0\0\0e\0\0\0 "), &mark), "UTF-32BE");
    CHECK_INT(mark, 0);
    CHECK_STRING(lede_charset_wide(LEDE_SLICE("\xFE\xFF\0T"), &mark), "UTF-16BE");
    CHECK_INT(mark, 2);
    CHECK_STRING(lede_charset_wide(LEDE_SLICE("T\0h\0e\0 \0"), &mark), "UTF-16LE");
    CHECK(lede_charset_wide(LEDE_SLICE("The bridge"), &mark) == NULL);
    CHECK(lede_charset_wide(LEDE_SLICE(""), &mark) == NULL);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(texts_come_back_from_every_charset);
    RUN(a_word_or_two_are_western);
    RUN(what_tells_is_found_far_behind);
    RUN(two_charsets_in_one_are_refused);
    RUN(wide_charsets_are_told_by_mark_or_zeros);
    lede_arena_clear(&arena);
    return DONE();
}
