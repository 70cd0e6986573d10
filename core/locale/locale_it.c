#include "locale/locale.h"

/* Italian. Abbreviations of news: titles, offices, companies; elisions and words cut short (po');
 * collected for this project from general knowledge of the orthography, and compared with the
 * suppressions of Unicode CLDR (common/segments/it.xml). Words are split as in the Universal
 * Dependencies treebank ISDT: l'|uomo, dell'|anno. Quote marks: CLDR's delimiters and others of
 * print. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"a.c", WITHIN}, {"agg", WITHIN}, {"ago", WITHIN}, {"apr", WITHIN}, {"arch", LINK},
    {"art", NUMBER}, {"artt", NUMBER}, {"avv", LINK}, {"cap", TITLE}, {"cap.li", NUMBER},
    {"card", TITLE}, {"cav", TITLE}, {"cd", LINK}, {"cfr", LINK}, {"cit", WITHIN}, {"co", WITHIN},
    {"col", TITLE}, {"comm", LINK}, {"corp", WITHIN}, {"cosidd", LINK}, {"d.c", WITHIN},
    {"d.l", WITHIN}, {"d.lgs", WITHIN}, {"d.p.r", WITHIN}, {"dic", WITHIN}, {"dott", LINK},
    {"dott.ssa", LINK}, {"dr", LINK}, {"dr.ssa", LINK}, {"ecc", WITHIN}, {"es", LINK},
    {"etc", WITHIN}, {"feb", WITHIN}, {"fig", NUMBER}, {"figg", NUMBER}, {"gen", TITLE},
    {"gen.le", WITHIN}, {"genn", WITHIN}, {"geom", LINK}, {"giu", WITHIN}, {"inc", WITHIN},
    {"incl", LINK}, {"ing", LINK}, {"it", WITHIN}, {"jr", WITHIN}, {"lett", WITHIN},
    {"ltd", WITHIN}, {"lug", WITHIN}, {"mag", WITHIN}, {"magg", LINK}, {"mar", WITHIN},
    {"max", WITHIN}, {"min", WITHIN}, {"mitt", WITHIN}, {"mons", TITLE}, {"n", NUMBER},
    {"n.b", WITHIN}, {"nn", NUMBER}, {"nov", WITHIN}, {"nr", NUMBER}, {"o.d.g", WITHIN},
    {"on", TITLE}, {"ott", WITHIN}, {"p", LINK}, {"p.es", LINK}, {"p.i", WITHIN}, {"p.s", WITHIN},
    {"p.za", WITHIN}, {"pag", NUMBER}, {"pagg", NUMBER}, {"par", NUMBER}, {"pp", NUMBER},
    {"prof", LINK}, {"prof.ssa", LINK}, {"proff", LINK}, {"rag", TITLE}, {"red", WITHIN},
    {"rep", WITHIN}, {"rev", TITLE}, {"s.a", WITHIN}, {"s.n.c", WITHIN}, {"s.p.a", WITHIN},
    {"s.r.l", WITHIN}, {"seg", WITHIN}, {"segg", WITHIN}, {"sen", TITLE}, {"sett", WITHIN},
    {"sez", NUMBER}, {"sig", TITLE}, {"sig.na", LINK}, {"sig.ra", LINK}, {"sigg", LINK},
    {"soc", WITHIN}, {"spett", WITHIN}, {"sta", WITHIN}, {"sto", WITHIN}, {"tab", NUMBER},
    {"tav", NUMBER}, {"tel", NUMBER}, {"ten", TITLE}, {"tot", WITHIN}, {"u.s", WITHIN},
    {"u.s.a", WITHIN}, {"univ", WITHIN}, {"v.le", WITHIN}, {"vol", NUMBER}, {"voll", NUMBER},
    {"vs", LINK},
};

static const char *const elisions[] = {
    "alcun", "all", "anch", "be", "bell", "buon", "c", "ch", "ciascun", "cinquant", "com", "cos",
    "d", "dall", "dell", "dev", "dov", "gl", "grand", "l", "m", "mezz", "mo", "n", "nell",
    "nessun", "nient", "novant", "ottant", "po", "pover", "qualcun", "quand", "quant", "quarant",
    "quell", "quest", "s", "sant", "senz", "sessant", "settant", "sott", "sull", "t", "tant",
    "trent", "tropp", "tutt", "un", "v", "vent",
};

static const char *const ordinals[] = {
    "a", "o", "ª", "º",
};

static const char *const starters[] = {
    "A", "Abbiamo", "Ad", "Adesso", "Agli", "Ai", "Al", "All", "Alla", "Alle", "Allo", "Allora",
    "Altri", "Anche", "Ancora", "Anzi", "Appena", "Attualmente", "Bisogna", "Che", "Chi", "Ci",
    "Ciò", "Come", "Comunque", "Con", "Contro", "Cosa", "Così", "Cui", "Da", "Dagli", "Dai", "Dal",
    "Dalla", "Dalle", "Davanti", "Degli", "Dei", "Del", "Della", "Delle", "Dello", "Dentro", "Di",
    "Dietro", "Dopo", "Dove", "Due", "Dunque", "Durante", "E", "Ebbene", "Ecco", "Ed", "Era",
    "Erano", "Essi", "Fino", "Forse", "Fra", "Gli", "Grazie", "Ha", "Hanno", "Ho", "I", "Ieri",
    "Il", "In", "Infatti", "Infine", "Inoltre", "Insomma", "Intanto", "Invece", "Io", "La", "Le",
    "Lei", "Lo", "Loro", "Lui", "Lungo", "Là", "Ma", "Mai", "Malgrado", "Mentre", "Mi", "Molte",
    "Molti", "Negli", "Nei", "Nel", "Nella", "Nelle", "Nello", "Nemmeno", "Nessun", "Nessuno",
    "Niente", "No", "Noi", "Non", "Nonostante", "Nulla", "O", "Oggi", "Ogni", "Ognuno", "Oltre",
    "Oppure", "Ora", "Ormai", "Per", "Perché", "Perciò", "Però", "Più", "Pochi", "Poi", "Poiché",
    "Prima", "Purtroppo", "Qualche", "Quale", "Quali", "Quando", "Quanti", "Quanto", "Quasi",
    "Quattro", "Quella", "Quelle", "Quelli", "Quello", "Quest", "Questa", "Queste", "Questi",
    "Questo", "Qui", "Quindi", "Se", "Secondo", "Sei", "Sempre", "Senza", "Si", "Sia", "Solo",
    "Sono", "Sopra", "Sotto", "Spesso", "Stando", "Su", "Sua", "Sue", "Sugli", "Sui", "Sul",
    "Sulla", "Suo", "Suoi", "Sì", "Tra", "Tre", "Tutta", "Tuttavia", "Tutte", "Tutti", "Tutto",
    "Un", "Una", "Uno", "Vi", "Viene", "Voi", "È",
};

static const char *const mail_headers[] = {
    "a", "allegati", "allegato", "cc", "da", "data", "e-mail", "inviato", "oggetto", "tel",
    "telefono",
};

static const char *const mail_closings[] = {
    "cordiali", "cordialmente", "distinti", "grazie", "saluti", "saluto", "un",
};

static const lede_quote_pair quotes[] = {
    {"«", "»"}, {"\u201C", "\u201D"}, {"\"", "\""}, {"\u2018", "\u2019"},
};
/* clang-format on */

const lede_locale lede_locale_it = {
    .language = "it",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "dott.ssa" - 1,
    .elisions = elisions,
    .n_elisions = sizeof elisions / sizeof *elisions,
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
    .names_with_d = true,
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
