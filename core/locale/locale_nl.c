#include "locale/locale.h"

/* Dutch. Abbreviations of news: titles, offices, companies, the many with dots inside; collected
 * for this project from general knowledge of the orthography. Words that start with an apostrophe
 * ('s, 't) are words of their own, and the 's of a plural or genitive stays (foto's), as in the
 * Universal Dependencies treebanks Alpino and LassySmall. Quote marks: CLDR's delimiters and others
 * of print. */

/* clang-format off */
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"a.d.h.v", LINK}, {"a.s", WITHIN}, {"a.u.b", WITHIN}, {"aant", NUMBER}, {"afb", LINK},
    {"afd", WITHIN}, {"apr", WITHIN}, {"art", NUMBER}, {"aug", WITHIN}, {"b.v", WITHIN},
    {"bijv", LINK}, {"bl", NUMBER}, {"blz", NUMBER}, {"bv", WITHIN}, {"bv.b", LINK}, {"c.q", LINK},
    {"ca", LINK}, {"co", WITHIN}, {"corp", WITHIN}, {"d.d", WITHIN}, {"d.m.v", LINK},
    {"d.w.z", LINK}, {"dec", WITHIN}, {"deel", NUMBER}, {"dhr", LINK}, {"dr", LINK}, {"drs", LINK},
    {"ds", LINK}, {"e.a", LINK}, {"e.d", WITHIN}, {"e.g", LINK}, {"e.v", WITHIN}, {"enz", WITHIN},
    {"etc", WITHIN}, {"evt", LINK}, {"excl", LINK}, {"fa", LINK}, {"fam", LINK}, {"feb", WITHIN},
    {"febr", WITHIN}, {"fig", NUMBER}, {"gebr", LINK}, {"ged", LINK}, {"gen", LINK},
    {"hfst", NUMBER}, {"i.p.v", LINK}, {"i.s.m", LINK}, {"i.t.t", LINK}, {"i.v.m", LINK},
    {"inc", WITHIN}, {"incl", LINK}, {"ing", LINK}, {"inw", WITHIN}, {"ir", LINK}, {"jan", WITHIN},
    {"jhr", LINK}, {"jl", WITHIN}, {"jr", WITHIN}, {"jrg", NUMBER}, {"jul", WITHIN},
    {"jun", WITHIN}, {"kol", LINK}, {"lt", LINK}, {"ltd", WITHIN}, {"m.b.t", LINK}, {"m.b.v", LINK},
    {"m.i", LINK}, {"m.n", LINK}, {"m.u.v", LINK}, {"m.v", WITHIN}, {"max", LINK}, {"mej", LINK},
    {"mevr", LINK}, {"min", LINK}, {"mld", WITHIN}, {"mln", WITHIN}, {"mr", LINK}, {"mw", LINK},
    {"n.a.v", LINK}, {"n.c", WITHIN}, {"n.chr", WITHIN}, {"n.v", WITHIN}, {"nl", LINK},
    {"nov", WITHIN}, {"nr", NUMBER}, {"nrs", NUMBER}, {"nv", WITHIN}, {"o.a", LINK},
    {"o.i.d", LINK}, {"o.l.v", LINK}, {"okt", WITHIN}, {"ov", WITHIN}, {"p", NUMBER}, {"p.p", LINK},
    {"p.s", WITHIN}, {"pag", NUMBER}, {"par", NUMBER}, {"prof", LINK}, {"red", WITHIN},
    {"resp", LINK}, {"s.v.p", WITHIN}, {"sec", WITHIN}, {"sep", WITHIN}, {"sept", WITHIN},
    {"sgt", LINK}, {"sr", WITHIN}, {"st", LINK}, {"str", WITHIN}, {"t.a.v", LINK}, {"t.b.v", LINK},
    {"t.g.v", LINK}, {"t.h.v", LINK}, {"t.o.v", LINK}, {"t.w", LINK}, {"tel", NUMBER},
    {"u.s", WITHIN}, {"v.chr", WITHIN}, {"v.d", LINK}, {"v.l.n.r", WITHIN}, {"vgl", LINK},
    {"vnl", WITHIN}, {"vol", NUMBER}, {"vs", LINK}, {"z.g", LINK}, {"zgn", LINK}, {"zn", WITHIN},
};

static const char *const leading[] = {
    "'k", "'m", "'n", "'r", "'s", "'t",
};

static const char *const ordinals[] = {
    "de", "e", "ste",
};

static const char *const starters[] = {
    "Aan", "Achter", "Al", "Alle", "Alleen", "Alles", "Als", "Altijd", "Andere", "Beide", "Bij",
    "Binnen", "Bovendien", "Buiten", "Daar", "Daarbij", "Daarmee", "Daarna", "Daarom", "Daarvoor",
    "Dan", "Dankzij", "Dat", "De", "Deze", "Die", "Dinsdag", "Dit", "Doch", "Doen", "Donderdag",
    "Door", "Drie", "Dus", "Echter", "Een", "Eerder", "Eerst", "Elk", "Elke", "En", "Enkele", "Er",
    "Even", "Eén", "Gisteren", "Haar", "Had", "Hebben", "Heeft", "Het", "Hier", "Hierdoor", "Hij",
    "Hoe", "Hoewel", "Hun", "Iedereen", "Ik", "In", "Intussen", "Is", "Ja", "Je", "Jij", "Jullie",
    "Kan", "Komt", "Kortom", "Laat", "Later", "Maandag", "Maar", "Meer", "Meestal", "Men", "Met",
    "Mijn", "Misschien", "Moet", "Morgen", "Na", "Naar", "Naast", "Nadat", "Natuurlijk", "Nee",
    "Net", "Niemand", "Niet", "Niets", "Nog", "Nu", "Of", "Om", "Omdat", "Ondanks", "Onder",
    "Ondertussen", "Ons", "Onze", "Ook", "Op", "Over", "Overigens", "Pas", "Rond", "Sinds",
    "Slechts", "Sommige", "Steeds", "Te", "Tegen", "Terwijl", "Tijdens", "Toch", "Toen", "Tot",
    "Totdat", "Tussen", "Twee", "Uit", "Uiteindelijk", "Van", "Vanaf", "Vandaag", "Vanuit", "Veel",
    "Verder", "Vervolgens", "Vier", "Vijf", "Volgens", "Voor", "Vooral", "Voordat", "Vorig",
    "Vorige", "Vrijdag", "Waar", "Waarom", "Wanneer", "Want", "Waren", "Was", "Wat", "We", "Wel",
    "Welke", "Wie", "Wij", "Woensdag", "Worden", "Wordt", "Zal", "Zaterdag", "Ze", "Zeker", "Zelfs",
    "Zes", "Zeven", "Zij", "Zijn", "Zo", "Zoals", "Zodra", "Zondag", "Zonder", "Zou",
};

static const char *const mail_headers[] = {
    "aan", "bijlage", "cc", "datum", "e-mail", "onderwerp", "tel", "telefoon", "van", "verzonden",
};

static const char *const mail_closings[] = {
    "beste", "dank", "groet", "groeten", "hartelijke", "met", "vriendelijk", "vriendelijke",
};

static const lede_quote_pair quotes[] = {
    {"\u201C", "\u201D"}, {"\u2018", "\u2019"}, {"\u201E", "\u201D"}, {"\"", "\""}, {"'", "'"},
    {"«", "»"},
};
/* clang-format on */

const lede_locale lede_locale_nl = {
    .language = "nl",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "a.d.h.v" - 1,
    .leading = leading,
    .n_leading = sizeof leading / sizeof *leading,
    .ordinals = ordinals,
    .n_ordinals = sizeof ordinals / sizeof *ordinals,
    .starters = starters,
    .n_starters = sizeof starters / sizeof *starters,
    .mail_headers = mail_headers,
    .n_mail_headers = sizeof mail_headers / sizeof *mail_headers,
    .mail_closings = mail_closings,
    .n_mail_closings = sizeof mail_closings / sizeof *mail_closings,
    .units = lede_locale_units,
    .n_units = LEDE_LOCALE_N_UNITS,
    .hyphens_join = true,
    .hyphens_dangle = true,
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
