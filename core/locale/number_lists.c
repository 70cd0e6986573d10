#include "locale/number_lists.h"

#define BIT(role) (UINT64_C(1) << LEDE_NUMBER_##role)
#define STEMS     UINT64_C(0) /* stems only, which take any ending */
#define UNIT(t, v)                                                                                 \
    { t, v, LEDE_NUMBER_UNIT, false, false }
#define TEEN(t, v)                                                                                 \
    { t, v, LEDE_NUMBER_TEEN, false, false }
#define TEN(t, v)                                                                                  \
    { t, v, LEDE_NUMBER_TEN, false, false }
#define SCORE(t, v)                                                                                \
    { t, v, LEDE_NUMBER_SCORE, false, false }
#define HUNDRED(t)                                                                                 \
    { t, 100, LEDE_NUMBER_HUNDRED, false, false }
#define HUNDREDS(t, v)                                                                             \
    { t, v, LEDE_NUMBER_HUNDREDS, false, false }
#define SCALE(t, v)                                                                                \
    { t, v, LEDE_NUMBER_SCALE, false, false }
#define ORDINAL(t, v)                                                                              \
    { t, v, LEDE_NUMBER_ORDINAL, false, false }
#define LONE(t, v)                                                                                 \
    { t, v, LEDE_NUMBER_LONE, false, false }
#define LINK(t)                                                                                    \
    { t, 0, LEDE_NUMBER_LINK, false, false }
#define LINK_BACK(t)                                                                               \
    { t, 0, LEDE_NUMBER_LINK_BACK, false, false }
#define ENDING(t, after)                                                                           \
    { t, after, LEDE_NUMBER_ENDING, false, false }
#define INSIDE(t, v)                                                                               \
    { t, v, LEDE_NUMBER_UNIT, true, false }
#define INSIDE_TEEN(t, v)                                                                          \
    { t, v, LEDE_NUMBER_TEEN, true, false }
#define INSIDE_TEN(t, v)                                                                           \
    { t, v, LEDE_NUMBER_TEN, true, false }
#define SCALE_INSIDE(t, v)                                                                         \
    { t, v, LEDE_NUMBER_SCALE, true, false }
#define STEM(t, v)                                                                                 \
    { t, v, LEDE_NUMBER_UNIT, false, true }
#define TEEN_STEM(t, v)                                                                            \
    { t, v, LEDE_NUMBER_TEEN, false, true }
#define TEN_STEM(t, v)                                                                             \
    { t, v, LEDE_NUMBER_TEN, false, true }
#define SCALE_STEM(t, v)                                                                           \
    { t, v, LEDE_NUMBER_SCALE, false, true }

/* clang-format off */
static const lede_number_word english[] = {
    UNIT("zero", 0), UNIT("one", 1), UNIT("two", 2), UNIT("three", 3), UNIT("four", 4),
    UNIT("five", 5), UNIT("six", 6), UNIT("seven", 7), UNIT("eight", 8), UNIT("nine", 9),
    TEEN("ten", 10), TEEN("eleven", 11), TEEN("twelve", 12), TEEN("thirteen", 13),
    TEEN("fourteen", 14), TEEN("fifteen", 15), TEEN("sixteen", 16), TEEN("seventeen", 17),
    TEEN("eighteen", 18), TEEN("nineteen", 19), TEN("twenty", 20), TEN("thirty", 30),
    TEN("forty", 40), TEN("fifty", 50), TEN("sixty", 60), TEN("seventy", 70), TEN("eighty", 80),
    TEN("ninety", 90), HUNDRED("hundred"), SCALE("thousand", 1000), SCALE("million", 1000000),
    SCALE("billion", 1000000000), SCALE("trillion", UINT64_C(1000000000000)), ORDINAL("first", 1),
    ORDINAL("second", 2), ORDINAL("third", 3), ORDINAL("fourth", 4), ORDINAL("fifth", 5),
    ORDINAL("sixth", 6), ORDINAL("seventh", 7), ORDINAL("eighth", 8), ORDINAL("ninth", 9),
    ORDINAL("tenth", 10), ORDINAL("eleventh", 11), ORDINAL("twelfth", 12),
    ORDINAL("thirteenth", 13), ORDINAL("fourteenth", 14), ORDINAL("fifteenth", 15),
    ORDINAL("sixteenth", 16), ORDINAL("seventeenth", 17), ORDINAL("eighteenth", 18),
    ORDINAL("nineteenth", 19), ORDINAL("twentieth", 20), ORDINAL("thirtieth", 30),
    ORDINAL("fortieth", 40), ORDINAL("fiftieth", 50), ORDINAL("sixtieth", 60),
    ORDINAL("seventieth", 70), ORDINAL("eightieth", 80), ORDINAL("ninetieth", 90),
    ORDINAL("hundredth", 100), ORDINAL("thousandth", 1000), ORDINAL("millionth", 1000000),
    LONE("dozen", 12), LINK("-"),
};
static const lede_number_word german[] = {
    UNIT("null", 0), UNIT("zwei", 2), UNIT("zwo", 2), UNIT("drei", 3), UNIT("vier", 4),
    UNIT("fünf", 5), UNIT("sechs", 6), UNIT("sieben", 7), UNIT("acht", 8), UNIT("neun", 9),
    INSIDE("ein", 1), LONE("eins", 1), TEEN("zehn", 10), TEEN("elf", 11), TEEN("zwölf", 12),
    TEEN("dreizehn", 13), TEEN("vierzehn", 14), TEEN("fünfzehn", 15), TEEN("sechzehn", 16),
    TEEN("siebzehn", 17), TEEN("achtzehn", 18), TEEN("neunzehn", 19), TEN("zwanzig", 20),
    TEN("dreissig", 30), TEN("vierzig", 40), TEN("fünfzig", 50), TEN("sechzig", 60),
    TEN("siebzig", 70), TEN("achtzig", 80), TEN("neunzig", 90), HUNDRED("hundert"),
    SCALE("tausend", 1000), LONE("million", 1000000), LONE("millionen", 1000000),
    LONE("milliarde", 1000000000), LONE("milliarden", 1000000000),
    LONE("billion", UINT64_C(1000000000000)), LONE("billionen", UINT64_C(1000000000000)),
    LONE("dutzend", 12), LINK_BACK("und"), STEM("erst", 1), STEM("zweit", 2), STEM("dritt", 3),
    STEM("viert", 4), STEM("fünft", 5), STEM("sechst", 6), STEM("siebt", 7), STEM("siebent", 7),
    STEM("acht", 8), STEM("neunt", 9), ENDING("e", STEMS), ENDING("er", STEMS),
    ENDING("es", STEMS), ENDING("en", STEMS), ENDING("em", STEMS), ENDING("te", BIT(TEEN)),
    ENDING("ter", BIT(TEEN)), ENDING("tes", BIT(TEEN)), ENDING("ten", BIT(TEEN)),
    ENDING("tem", BIT(TEEN)), ENDING("ste", BIT(TEN) | BIT(HUNDRED) | BIT(SCALE)),
    ENDING("ster", BIT(TEN) | BIT(HUNDRED) | BIT(SCALE)),
    ENDING("stes", BIT(TEN) | BIT(HUNDRED) | BIT(SCALE)),
    ENDING("sten", BIT(TEN) | BIT(HUNDRED) | BIT(SCALE)),
    ENDING("stem", BIT(TEN) | BIT(HUNDRED) | BIT(SCALE)),
};
static const lede_number_word french[] = {
    UNIT("zéro", 0), UNIT("deux", 2), UNIT("trois", 3), UNIT("quatre", 4), UNIT("cinq", 5),
    UNIT("six", 6), UNIT("sept", 7), UNIT("huit", 8), UNIT("neuf", 9), INSIDE("un", 1),
    INSIDE("une", 1), TEEN("dix", 10), TEEN("onze", 11), TEEN("douze", 12), TEEN("treize", 13),
    TEEN("quatorze", 14), TEEN("quinze", 15), TEEN("seize", 16), TEEN("dix-sept", 17),
    TEEN("dix-huit", 18), TEEN("dix-neuf", 19), TEN("vingt", 20), TEN("trente", 30),
    TEN("quarante", 40), TEN("cinquante", 50), SCORE("soixante", 60), SCORE("quatre-vingt", 80),
    SCORE("quatre-vingts", 80), TEN("septante", 70), TEN("huitante", 80), TEN("octante", 80),
    TEN("nonante", 90), HUNDRED("cent"), HUNDRED("cents"), SCALE("mille", 1000),
    SCALE("million", 1000000), SCALE("millions", 1000000), SCALE("milliard", 1000000000),
    SCALE("milliards", 1000000000), SCALE("billion", UINT64_C(1000000000000)),
    SCALE("billions", UINT64_C(1000000000000)), LONE("douzaine", 12), LINK("-"), LINK("-et-"),
    ORDINAL("premier", 1), ORDINAL("première", 1), ORDINAL("premiers", 1),
    ORDINAL("premières", 1), ORDINAL("second", 2), STEM("quatr", 4), STEM("cinqu", 5),
    STEM("neuv", 9), TEEN_STEM("onz", 11), TEEN_STEM("douz", 12), TEEN_STEM("treiz", 13),
    TEEN_STEM("quatorz", 14), TEEN_STEM("quinz", 15), TEEN_STEM("seiz", 16),
    TEEN_STEM("dix-neuv", 19), TEN_STEM("trent", 30), TEN_STEM("quarant", 40),
    TEN_STEM("cinquant", 50), TEN_STEM("soixant", 60), SCALE_STEM("mill", 1000),
    ENDING("ième", BIT(UNIT) | BIT(TEEN) | BIT(TEN) | BIT(SCORE) | BIT(HUNDRED) | BIT(SCALE)),
    ENDING("ièmes", BIT(UNIT) | BIT(TEEN) | BIT(TEN) | BIT(SCORE) | BIT(HUNDRED) | BIT(SCALE)),
};
static const lede_number_word spanish[] = {
    UNIT("cero", 0), UNIT("uno", 1), UNIT("dos", 2), UNIT("tres", 3), UNIT("cuatro", 4),
    UNIT("cinco", 5), UNIT("seis", 6), UNIT("siete", 7), UNIT("ocho", 8), UNIT("nueve", 9),
    TEEN("diez", 10), TEEN("once", 11), TEEN("doce", 12), TEEN("trece", 13), TEEN("catorce", 14),
    TEEN("quince", 15), TEEN("dieciséis", 16), TEEN("diecisiete", 17), TEEN("dieciocho", 18),
    TEEN("diecinueve", 19), TEEN("veinte", 20), TEEN("veintiuno", 21), TEEN("veintiún", 21),
    TEEN("veintiuna", 21), TEEN("veintidós", 22), TEEN("veintitrés", 23),
    TEEN("veinticuatro", 24), TEEN("veinticinco", 25), TEEN("veintiséis", 26),
    TEEN("veintisiete", 27), TEEN("veintiocho", 28), TEEN("veintinueve", 29), TEN("treinta", 30),
    TEN("cuarenta", 40), TEN("cincuenta", 50), TEN("sesenta", 60), TEN("setenta", 70),
    TEN("ochenta", 80), TEN("noventa", 90), HUNDRED("cien"), HUNDRED("ciento"),
    HUNDREDS("doscientos", 200), HUNDREDS("doscientas", 200), HUNDREDS("trescientos", 300),
    HUNDREDS("trescientas", 300), HUNDREDS("cuatrocientos", 400), HUNDREDS("cuatrocientas", 400),
    HUNDREDS("quinientos", 500), HUNDREDS("quinientas", 500), HUNDREDS("seiscientos", 600),
    HUNDREDS("seiscientas", 600), HUNDREDS("setecientos", 700), HUNDREDS("setecientas", 700),
    HUNDREDS("ochocientos", 800), HUNDREDS("ochocientas", 800), HUNDREDS("novecientos", 900),
    HUNDREDS("novecientas", 900), SCALE("mil", 1000), SCALE("millón", 1000000),
    SCALE("millones", 1000000), SCALE("billón", UINT64_C(1000000000000)),
    SCALE("billones", UINT64_C(1000000000000)), LONE("docena", 12), LONE("primer", 1),
    LONE("tercer", 3), STEM("primer", 1), STEM("segund", 2), STEM("tercer", 3), STEM("cuart", 4),
    STEM("quint", 5), STEM("sext", 6), STEM("séptim", 7), STEM("octav", 8), STEM("noven", 9),
    STEM("décim", 10), STEM("undécim", 11), STEM("duodécim", 12), STEM("vigésim", 20),
    STEM("trigésim", 30), STEM("centésim", 100), ENDING("o", STEMS), ENDING("a", STEMS),
    ENDING("os", STEMS), ENDING("as", STEMS),
};
static const lede_number_word italian[] = {
    UNIT("zero", 0), UNIT("due", 2), UNIT("tre", 3), UNIT("tré", 3), UNIT("quattro", 4),
    UNIT("cinque", 5), UNIT("sei", 6), UNIT("sette", 7), UNIT("otto", 8), UNIT("nove", 9),
    INSIDE("uno", 1), INSIDE("un", 1), TEEN("dieci", 10), TEEN("undici", 11), TEEN("dodici", 12),
    TEEN("tredici", 13), TEEN("quattordici", 14), TEEN("quindici", 15), TEEN("sedici", 16),
    TEEN("diciassette", 17), TEEN("diciotto", 18), TEEN("diciannove", 19), TEN("venti", 20),
    TEN("trenta", 30), TEN("quaranta", 40), TEN("cinquanta", 50), TEN("sessanta", 60),
    TEN("settanta", 70), TEN("ottanta", 80), TEN("novanta", 90), INSIDE_TEN("vent", 20),
    INSIDE_TEN("trent", 30), INSIDE_TEN("quarant", 40), INSIDE_TEN("cinquant", 50),
    INSIDE_TEN("sessant", 60), INSIDE_TEN("settant", 70), INSIDE_TEN("ottant", 80),
    INSIDE_TEN("novant", 90), HUNDRED("cento"), HUNDRED("cent"), SCALE("mille", 1000),
    SCALE("mila", 1000), LONE("milione", 1000000), LONE("milioni", 1000000),
    LONE("miliardo", 1000000000), LONE("miliardi", 1000000000), LONE("dozzina", 12),
    LONE("seconda", 2), LONE("seconde", 2), STEM("prim", 1), STEM("terz", 3), STEM("quart", 4),
    STEM("quint", 5), STEM("sest", 6), STEM("settim", 7), STEM("ottav", 8), STEM("non", 9),
    STEM("decim", 10), ENDING("o", STEMS), ENDING("a", STEMS), ENDING("i", STEMS),
    ENDING("e", STEMS),
    ENDING("esimo", BIT(UNIT) | BIT(TEN) | BIT(HUNDRED) | BIT(TEEN) | BIT(SCALE)),
    ENDING("esima", BIT(UNIT) | BIT(TEN) | BIT(HUNDRED) | BIT(TEEN) | BIT(SCALE)),
    ENDING("esimi", BIT(UNIT) | BIT(TEN) | BIT(HUNDRED) | BIT(TEEN) | BIT(SCALE)),
    ENDING("esime", BIT(UNIT) | BIT(TEN) | BIT(HUNDRED) | BIT(TEEN) | BIT(SCALE)),
    INSIDE_TEEN("undic", 11), INSIDE_TEEN("dodic", 12), INSIDE_TEEN("tredic", 13),
    INSIDE_TEEN("quattordic", 14), INSIDE_TEEN("quindic", 15), INSIDE_TEEN("sedic", 16),
    INSIDE_TEEN("diciassett", 17), INSIDE_TEEN("diciott", 18), INSIDE_TEEN("diciannov", 19),
    INSIDE("du", 2), INSIDE("quattr", 4), INSIDE("cinqu", 5), INSIDE("sett", 7), INSIDE("ott", 8),
    INSIDE("nov", 9), SCALE_INSIDE("mill", 1000),
};
static const lede_number_word portuguese[] = {
    UNIT("zero", 0), UNIT("dois", 2), UNIT("duas", 2), UNIT("três", 3), UNIT("quatro", 4),
    UNIT("cinco", 5), UNIT("seis", 6), UNIT("sete", 7), UNIT("oito", 8), UNIT("nove", 9),
    TEEN("dez", 10), TEEN("onze", 11), TEEN("doze", 12), TEEN("treze", 13), TEEN("catorze", 14),
    TEEN("quatorze", 14), TEEN("quinze", 15), TEEN("dezasseis", 16), TEEN("dezesseis", 16),
    TEEN("dezassete", 17), TEEN("dezessete", 17), TEEN("dezoito", 18), TEEN("dezanove", 19),
    TEEN("dezenove", 19), TEN("vinte", 20), TEN("trinta", 30), TEN("quarenta", 40),
    TEN("cinquenta", 50), TEN("sessenta", 60), TEN("setenta", 70), TEN("oitenta", 80),
    TEN("noventa", 90), HUNDRED("cem"), HUNDRED("cento"), HUNDREDS("duzentos", 200),
    HUNDREDS("duzentas", 200), HUNDREDS("trezentos", 300), HUNDREDS("trezentas", 300),
    HUNDREDS("quatrocentos", 400), HUNDREDS("quatrocentas", 400), HUNDREDS("quinhentos", 500),
    HUNDREDS("quinhentas", 500), HUNDREDS("seiscentos", 600), HUNDREDS("seiscentas", 600),
    HUNDREDS("setecentos", 700), HUNDREDS("setecentas", 700), HUNDREDS("oitocentos", 800),
    HUNDREDS("oitocentas", 800), HUNDREDS("novecentos", 900), HUNDREDS("novecentas", 900),
    SCALE("mil", 1000), SCALE("milhão", 1000000), SCALE("milhões", 1000000),
    SCALE("bilhão", 1000000000), SCALE("bilhões", 1000000000),
    SCALE("bilião", UINT64_C(1000000000000)), SCALE("biliões", UINT64_C(1000000000000)),
    SCALE("trilhão", UINT64_C(1000000000000)), SCALE("trilhões", UINT64_C(1000000000000)),
    LONE("dúzia", 12), LONE("quarto", 4), LONE("quartos", 4), LONE("quinto", 5),
    LONE("quintos", 5), LONE("sexto", 6), LONE("sextos", 6), STEM("primeir", 1),
    STEM("terceir", 3), STEM("sétim", 7), STEM("oitav", 8), STEM("non", 9), STEM("décim", 10),
    STEM("vigésim", 20), STEM("trigésim", 30), STEM("centésim", 100), ENDING("o", STEMS),
    ENDING("a", STEMS), ENDING("os", STEMS), ENDING("as", STEMS),
};
static const lede_number_word dutch[] = {
    UNIT("nul", 0), UNIT("twee", 2), UNIT("drie", 3), UNIT("vier", 4), UNIT("vijf", 5),
    UNIT("zes", 6), UNIT("zeven", 7), UNIT("acht", 8), UNIT("negen", 9), INSIDE("een", 1),
    LONE("één", 1), TEEN("tien", 10), TEEN("elf", 11), TEEN("twaalf", 12), TEEN("dertien", 13),
    TEEN("veertien", 14), TEEN("vijftien", 15), TEEN("zestien", 16), TEEN("zeventien", 17),
    TEEN("achttien", 18), TEEN("negentien", 19), TEN("twintig", 20), TEN("dertig", 30),
    TEN("veertig", 40), TEN("vijftig", 50), TEN("zestig", 60), TEN("zeventig", 70),
    TEN("tachtig", 80), TEN("negentig", 90), HUNDRED("honderd"), SCALE("duizend", 1000),
    LONE("miljoen", 1000000), LONE("miljard", 1000000000),
    LONE("biljoen", UINT64_C(1000000000000)), LONE("dozijn", 12), LINK_BACK("en"),
    LINK_BACK("ën"), ORDINAL("eerste", 1), ORDINAL("tweede", 2), ORDINAL("derde", 3),
    ORDINAL("vierde", 4), ORDINAL("vijfde", 5), ORDINAL("zesde", 6), ORDINAL("zevende", 7),
    ORDINAL("achtste", 8), ORDINAL("negende", 9), ENDING("de", BIT(TEEN)),
    ENDING("ste", BIT(TEN) | BIT(HUNDRED) | BIT(SCALE)),
};
static const lede_number_word russian[] = {
    UNIT("ноль", 0), UNIT("нуль", 0), UNIT("один", 1), UNIT("одна", 1), UNIT("одно", 1),
    UNIT("одного", 1), UNIT("одной", 1), UNIT("одному", 1), UNIT("одним", 1), UNIT("одном", 1),
    UNIT("одну", 1), UNIT("два", 2), UNIT("две", 2), UNIT("двух", 2), UNIT("двум", 2),
    UNIT("двумя", 2), UNIT("три", 3), UNIT("трёх", 3), UNIT("трех", 3), UNIT("трём", 3),
    UNIT("трем", 3), UNIT("тремя", 3), UNIT("четыре", 4), UNIT("четырёх", 4), UNIT("четырех", 4),
    UNIT("четырём", 4), UNIT("четырем", 4), UNIT("четырьмя", 4), UNIT("пять", 5), UNIT("пяти", 5),
    UNIT("пятью", 5), UNIT("шесть", 6), UNIT("шести", 6), UNIT("шестью", 6), UNIT("семь", 7),
    UNIT("семи", 7), UNIT("семью", 7), UNIT("восемь", 8), UNIT("восьми", 8), UNIT("девять", 9),
    UNIT("девяти", 9), UNIT("девятью", 9), STEM("десят", 10), STEM("одиннадцат", 11),
    STEM("двенадцат", 12), STEM("тринадцат", 13), STEM("четырнадцат", 14), STEM("пятнадцат", 15),
    STEM("шестнадцат", 16), STEM("семнадцат", 17), STEM("восемнадцат", 18),
    STEM("девятнадцат", 19), STEM("двадцат", 20), STEM("тридцат", 30), LONE("сорок", 40),
    LONE("сорока", 40), LONE("пятьдесят", 50), LONE("пятидесяти", 50), LONE("шестьдесят", 60),
    LONE("шестидесяти", 60), LONE("семьдесят", 70), LONE("семидесяти", 70),
    LONE("восемьдесят", 80), LONE("восьмидесяти", 80), LONE("девяносто", 90),
    LONE("девяноста", 90), LONE("сто", 100), LONE("ста", 100), LONE("двести", 200),
    LONE("двухсот", 200), LONE("триста", 300), LONE("трёхсот", 300), LONE("трехсот", 300),
    LONE("четыреста", 400), LONE("четырёхсот", 400), LONE("четырехсот", 400),
    LONE("пятьсот", 500), LONE("пятисот", 500), LONE("шестьсот", 600), LONE("шестисот", 600),
    LONE("семьсот", 700), LONE("семисот", 700), LONE("восемьсот", 800), LONE("восьмисот", 800),
    LONE("девятьсот", 900), LONE("девятисот", 900), LONE("тысяча", 1000), LONE("тысячи", 1000),
    LONE("тысяч", 1000), LONE("тысячу", 1000), LONE("миллион", 1000000),
    LONE("миллиона", 1000000), LONE("миллионов", 1000000), LONE("миллиард", 1000000000),
    LONE("миллиарда", 1000000000), LONE("миллиардов", 1000000000),
    LONE("триллион", UINT64_C(1000000000000)), LONE("триллиона", UINT64_C(1000000000000)),
    LONE("триллионов", UINT64_C(1000000000000)), LONE("дюжина", 12), STEM("перв", 1),
    STEM("втор", 2), STEM("четвёрт", 4), STEM("четверт", 4), STEM("пят", 5), STEM("шест", 6),
    STEM("седьм", 7), STEM("восьм", 8), STEM("девят", 9), LONE("третий", 3), LONE("третья", 3),
    LONE("третье", 3), LONE("третьего", 3), LONE("третьей", 3), LONE("третьему", 3),
    LONE("третьем", 3), LONE("третьим", 3), LONE("третью", 3), LONE("третьи", 3),
    LONE("третьих", 3), ENDING("ый", STEMS), ENDING("ой", STEMS), ENDING("ая", STEMS),
    ENDING("ое", STEMS), ENDING("ые", STEMS), ENDING("ого", STEMS), ENDING("ому", STEMS),
    ENDING("ым", STEMS), ENDING("ом", STEMS), ENDING("ую", STEMS), ENDING("ых", STEMS),
    ENDING("ыми", STEMS), LONE("десять", 10), LONE("десяти", 10), LONE("десятью", 10),
    LONE("одиннадцать", 11), LONE("одиннадцати", 11), LONE("одиннадцатью", 11),
    LONE("двенадцать", 12), LONE("двенадцати", 12), LONE("двенадцатью", 12),
    LONE("тринадцать", 13), LONE("тринадцати", 13), LONE("тринадцатью", 13),
    LONE("четырнадцать", 14), LONE("четырнадцати", 14), LONE("четырнадцатью", 14),
    LONE("пятнадцать", 15), LONE("пятнадцати", 15), LONE("пятнадцатью", 15),
    LONE("шестнадцать", 16), LONE("шестнадцати", 16), LONE("шестнадцатью", 16),
    LONE("семнадцать", 17), LONE("семнадцати", 17), LONE("семнадцатью", 17),
    LONE("восемнадцать", 18), LONE("восемнадцати", 18), LONE("восемнадцатью", 18),
    LONE("девятнадцать", 19), LONE("девятнадцати", 19), LONE("девятнадцатью", 19),
    LONE("двадцать", 20), LONE("двадцати", 20), LONE("двадцатью", 20), LONE("тридцать", 30),
    LONE("тридцати", 30), LONE("тридцатью", 30),
};
/* clang-format on */

#define TABLE(code, words)                                                                         \
    { code, words, sizeof(words) / sizeof *(words) }

const lede_number_word *lede_number_words(const char *language, size_t *n) {
    static const struct table {
        const char *language;
        const lede_number_word *words;
        size_t n;
    } tables[] = {
        TABLE("en", english), TABLE("de", german),     TABLE("fr", french), TABLE("es", spanish),
        TABLE("it", italian), TABLE("pt", portuguese), TABLE("nl", dutch),  TABLE("ru", russian),
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(tables[i].language, language) != 0) continue;
        *n = tables[i].n;
        return tables[i].words;
    }
    *n = 0;
    return NULL;
}
