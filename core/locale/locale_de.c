#include "locale/locale.h"

/* German. Abbreviations of news: titles, offices, law, companies, months and days; collected for
 * this project from general knowledge of the orthography, and compared with the suppressions of
 * Unicode CLDR (common/segments/de.xml). Nouns are written with a capital, so hardly any of them
 * ends a sentence before one. Quote marks: CLDR's delimiters and others of print. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define INSIDE LEDE_ABBREVIATION_INSIDE
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"a", WITHIN}, {"a.a.o", WITHIN}, {"a.d", WITHIN}, {"a.m", WITHIN}, {"abb", NUMBER},
    {"abs", NUMBER}, {"allg", WITHIN}, {"amtl", WITHIN}, {"anm", NUMBER}, {"apr", WITHIN},
    {"art", NUMBER}, {"aufl", WITHIN}, {"aug", WITHIN}, {"ausg", WITHIN}, {"bd", NUMBER},
    {"begr", WITHIN}, {"bes", WITHIN}, {"betr", WITHIN}, {"bl", NUMBER}, {"bspw", LINK},
    {"bzgl", LINK}, {"bzw", LINK}, {"c", WITHIN}, {"ca", LINK}, {"co", WITHIN},
    {"corp", WITHIN}, {"d", WITHIN}, {"d.h", LINK}, {"d.j", WITHIN}, {"ders", LINK},
    {"dez", WITHIN}, {"dgl", LINK}, {"di", INSIDE}, {"dipl.-ing", LINK}, {"dipl.-kfm", LINK},
    {"dir", WITHIN}, {"do", INSIDE}, {"dr", LINK}, {"e.v", WITHIN}, {"ehem", WITHIN},
    {"eigtl", WITHIN}, {"einschl", LINK}, {"entspr", LINK}, {"ev", WITHIN}, {"evang", WITHIN},
    {"evtl", LINK}, {"exkl", LINK}, {"fam", LINK}, {"feb", WITHIN}, {"febr", WITHIN},
    {"fn", NUMBER}, {"fr", TITLE}, {"frl", LINK}, {"frz", WITHIN}, {"geb", WITHIN},
    {"gebr", WITHIN}, {"gem", LINK}, {"ges", WITHIN}, {"gesch", WITHIN}, {"gest", WITHIN},
    {"gez", WITHIN}, {"ggf", LINK}, {"ggfs", LINK}, {"h", WITHIN}, {"hbf", WITHIN},
    {"hr", LINK}, {"hrn", LINK}, {"hrsg", WITHIN}, {"hs", NUMBER}, {"i", WITHIN},
    {"i.a", WITHIN}, {"i.d.r", LINK}, {"i.r", WITHIN}, {"inc", WITHIN}, {"ing", TITLE},
    {"inh", WITHIN}, {"inkl", LINK}, {"insb", LINK}, {"int", WITHIN}, {"jan", WITHIN},
    {"jew", LINK}, {"jh", WITHIN}, {"jhd", WITHIN}, {"jr", WITHIN}, {"jul", WITHIN},
    {"jun", WITHIN}, {"k.u.k", WITHIN}, {"kap", NUMBER}, {"kath", WITHIN}, {"kgl", WITHIN},
    {"lfd", NUMBER}, {"lt", LINK}, {"ltd", WITHIN}, {"m", WITHIN}, {"m.e", WITHIN},
    {"mag", TITLE}, {"max", WITHIN}, {"med", WITHIN}, {"min", WITHIN}, {"mind", LINK},
    {"mio", WITHIN}, {"mo", INSIDE}, {"mrd", WITHIN}, {"mrz", WITHIN}, {"mtl", LINK},
    {"mult", LINK}, {"n", WITHIN}, {"n.chr", WITHIN}, {"nov", WITHIN}, {"nr", NUMBER},
    {"näml", LINK}, {"o", WITHIN}, {"o.g", WITHIN}, {"o.ä", LINK}, {"od", LINK},
    {"okt", WITHIN}, {"pfd", WITHIN}, {"phil", WITHIN}, {"pol", WITHIN}, {"prof", LINK},
    {"reg", WITHIN}, {"rep", WITHIN}, {"rn", NUMBER}, {"rz", NUMBER}, {"röm", WITHIN},
    {"s", NUMBER}, {"s.o", LINK}, {"s.u", LINK}, {"sa", INSIDE}, {"schweiz", WITHIN},
    {"sek", WITHIN}, {"sep", WITHIN}, {"sept", WITHIN}, {"so", INSIDE}, {"sog", LINK},
    {"sogen", LINK}, {"sp", NUMBER}, {"sr", WITHIN}, {"st", TITLE}, {"std", WITHIN},
    {"str", WITHIN}, {"südd", WITHIN}, {"tab", NUMBER}, {"teilbd", NUMBER}, {"tel", NUMBER},
    {"tsd", WITHIN}, {"tägl", WITHIN}, {"u", LINK}, {"u.a", WITHIN}, {"u.a.m", LINK},
    {"u.s", WITHIN}, {"u.s.a", WITHIN}, {"u.u", LINK}, {"u.v.a", WITHIN}, {"urspr", LINK},
    {"usf", WITHIN}, {"usw", WITHIN}, {"v", WITHIN}, {"v.a", WITHIN}, {"v.chr", WITHIN},
    {"v.h", WITHIN}, {"verf", WITHIN}, {"verh", WITHIN}, {"verw", WITHIN}, {"vgl", LINK},
    {"vs", LINK}, {"z", LINK}, {"z.b", LINK}, {"z.hd", LINK}, {"z.t", LINK}, {"z.zt", LINK},
    {"ziff", NUMBER}, {"zit", WITHIN}, {"zw", LINK}, {"zzgl", LINK}, {"ä", WITHIN},
    {"österr", WITHIN},
};

static const char *const starters[] = {
    "Aber", "Acht", "Alle", "Allein", "Allerdings", "Als", "Also", "Am", "An", "Andere", "Anders",
    "Auch", "Auf", "Aus", "Außerdem", "Bei", "Beide", "Bereits", "Bis", "Da", "Dabei", "Dadurch",
    "Dafür", "Dagegen", "Daher", "Damals", "Damit", "Danach", "Daneben", "Dann", "Darauf", "Daraus",
    "Darin", "Darum", "Darüber", "Das", "Dass", "Davon", "Davor", "Dazu", "Dem", "Den", "Denn",
    "Dennoch", "Der", "Deren", "Des", "Deshalb", "Dessen", "Deswegen", "Die", "Dies", "Diese",
    "Dieser", "Dieses", "Doch", "Dort", "Drei", "Durch", "Ein", "Eine", "Einem", "Einen", "Einer",
    "Eines", "Einige", "Er", "Erst", "Es", "Etwa", "Falls", "Für", "Ganz", "Gegen", "Gestern",
    "Gibt", "Hat", "Heute", "Hier", "Hinter", "Ich", "Ihr", "Ihre", "Im", "Immer", "In", "Infolge",
    "Insgesamt", "Inzwischen", "Ist", "Ja", "Je", "Jede", "Jeder", "Jedes", "Jedoch", "Jetzt",
    "Kein", "Keine", "Laut", "Mal", "Man", "Manche", "Mehr", "Mehrere", "Mein", "Mit", "Morgen",
    "Nach", "Nachdem", "Neben", "Nein", "Nicht", "Nichts", "Niemand", "Noch", "Nun", "Nur", "Ob",
    "Obwohl", "Oder", "Ohne", "Rund", "Schon", "Sechs", "Sein", "Seine", "Seit", "Selbst", "Sie",
    "Sieben", "So", "Sobald", "Sofern", "Solange", "Solche", "Somit", "Sondern", "Sowohl", "Später",
    "Statt", "Trotz", "Trotzdem", "Um", "Und", "Uns", "Unser", "Unter", "Viele", "Vielleicht",
    "Vier", "Vom", "Von", "Vor", "Wann", "War", "Warum", "Was", "Wegen", "Weil", "Weiter",
    "Weitere", "Welche", "Wenn", "Wer", "Wie", "Wieder", "Wir", "Wird", "Wo", "Wohl", "Während",
    "Zu", "Zudem", "Zuerst", "Zuletzt", "Zum", "Zur", "Zuvor", "Zwar", "Zwei", "Zwischen", "Über",
};

static const char *const mail_headers[] = {
    "an", "anhang", "betr", "betreff", "cc", "datum", "e-mail", "email", "fax", "gesendet", "tel",
    "telefon", "von",
};

static const char *const mail_closings[] = {
    "beste", "besten", "dank", "freundliche", "freundlichem", "freundlichen", "gruß", "grüße",
    "grüßen", "herzliche", "herzlichen", "mit", "viele", "vielen",
};

static const lede_quote_pair quotes[] = {
    {"\u201E", "\u201C"}, {"»", "«"}, {"«", "»"}, {"\"", "\""}, {"\u201A", "\u2018"},
    {"\u203A", "\u2039"}, {"\u201C", "\u201D"},
};
/* clang-format on */

const lede_locale lede_locale_de = {
    .language = "de",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "dipl.-ing" - 1,
    .starters = starters,
    .n_starters = sizeof starters / sizeof *starters,
    .mail_headers = mail_headers,
    .n_mail_headers = sizeof mail_headers / sizeof *mail_headers,
    .mail_closings = mail_closings,
    .n_mail_closings = sizeof mail_closings / sizeof *mail_closings,
    .units = lede_locale_units,
    .n_units = LEDE_LOCALE_N_UNITS,
    .dotted_ordinals = true,
    .hyphens_join = true,
    .hyphens_dangle = true,
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
