#include "locale/locale.h"

/* Spanish. Abbreviations of news: titles, offices, companies, doubled letters of plurals (EE. UU.);
 * collected for this project from general knowledge of the orthography, and compared with the
 * exceptions of Unicode CLDR (common/segments/es.xml). Quote marks: CLDR's delimiters and others of
 * print. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"a.c", WITHIN}, {"a.m", WITHIN}, {"aa", WITHIN}, {"abr", WITHIN}, {"admón", WITHIN},
    {"ago", WITHIN}, {"apdo", WITHIN}, {"aprox", LINK}, {"art", NUMBER}, {"arts", NUMBER},
    {"av", WITHIN}, {"avda", WITHIN}, {"bco", WITHIN}, {"c.v", WITHIN}, {"cap", TITLE},
    {"cf", LINK}, {"cfr", LINK}, {"cnel", LINK}, {"co", WITHIN}, {"col", NUMBER}, {"corp", WITHIN},
    {"cta", WITHIN}, {"cía", WITHIN}, {"d", TITLE}, {"d.c", WITHIN}, {"da", TITLE},
    {"dcha", WITHIN}, {"depto", WITHIN}, {"dic", WITHIN}, {"dpto", WITHIN}, {"dr", LINK},
    {"dra", LINK}, {"dres", LINK}, {"drs", LINK}, {"dña", LINK}, {"e.g", LINK}, {"ed", WITHIN},
    {"edo", WITHIN}, {"ee", WITHIN}, {"ee.uu", WITHIN}, {"ej", LINK}, {"esp", LINK},
    {"etc", WITHIN}, {"excma", LINK}, {"excmo", LINK}, {"ext", WITHIN}, {"feb", WITHIN},
    {"ff.cc", WITHIN}, {"fig", NUMBER}, {"figs", NUMBER}, {"fr", TITLE}, {"gob", WITHIN},
    {"gral", LINK}, {"h", WITHIN}, {"hnos", WITHIN}, {"i.e", LINK}, {"ilma", LINK}, {"ilmo", LINK},
    {"inc", WITHIN}, {"incl", LINK}, {"ing", TITLE}, {"izda", WITHIN}, {"jj.oo", WITHIN},
    {"jr", WITHIN}, {"kg", WITHIN}, {"lcda", LINK}, {"lcdo", LINK}, {"lda", LINK}, {"ldo", LINK},
    {"lic", TITLE}, {"ltd", WITHIN}, {"ltda", WITHIN}, {"mm", WITHIN}, {"mons", LINK}, {"mr", LINK},
    {"mrs", LINK}, {"máx", WITHIN}, {"mín", WITHIN}, {"n.º", NUMBER}, {"nov", WITHIN},
    {"nro", NUMBER}, {"ntra", TITLE}, {"nº", NUMBER}, {"núm", NUMBER}, {"núms", NUMBER},
    {"ob", WITHIN}, {"oct", WITHIN}, {"p", LINK}, {"p.d", WITHIN}, {"p.ej", LINK}, {"p.m", WITHIN},
    {"pbro", LINK}, {"pdta", LINK}, {"pdte", LINK}, {"pp", NUMBER}, {"pp.jj", WITHIN},
    {"prof", LINK}, {"profa", LINK}, {"pág", NUMBER}, {"págs", NUMBER}, {"párr", NUMBER},
    {"rdos", WITHIN}, {"reg", WITHIN}, {"rev", TITLE}, {"rvdo", LINK}, {"s.a", WITHIN},
    {"s.l", WITHIN}, {"sdad", WITHIN}, {"sept", WITHIN}, {"sgto", LINK}, {"soc", WITHIN},
    {"sr", LINK}, {"sra", LINK}, {"sras", LINK}, {"sres", LINK}, {"srta", LINK}, {"ss", WITHIN},
    {"ss.mm", WITHIN}, {"sta", LINK}, {"sto", LINK}, {"t", NUMBER}, {"tel", NUMBER},
    {"tfno", NUMBER}, {"trad", WITHIN}, {"tte", TITLE}, {"tít", WITHIN}, {"u.s", WITHIN},
    {"univ", WITHIN}, {"uu", WITHIN}, {"v.gr", LINK}, {"vda", LINK}, {"vid", LINK}, {"vol", NUMBER},
    {"vs", LINK},
};

static const char *const ordinals[] = {
    "er", "ª", "º",
};

static const char *const starters[] = {
    "A", "Además", "Ahora", "Al", "Algo", "Algunas", "Algunos", "Allí", "Ante", "Antes", "Aquel",
    "Aquella", "Aquí", "Así", "Aun", "Aunque", "Ayer", "Aún", "Bajo", "Bien", "Cada", "Casi",
    "Como", "Con", "Contra", "Cual", "Cualquier", "Cuando", "Cuatro", "Cuál", "Cuándo", "Cómo",
    "Da", "Dado", "De", "Debe", "Del", "Desde", "Después", "Dicho", "Donde", "Dos", "Durante", "E",
    "El", "Ella", "Ellas", "Ello", "Ellos", "En", "Entonces", "Entre", "Era", "Es", "Esa", "Esas",
    "Ese", "Eso", "Esos", "Esta", "Estas", "Este", "Esto", "Estos", "Está", "Están", "Finalmente",
    "Fue", "Fueron", "Ha", "Había", "Hace", "Hacia", "Han", "Hasta", "Hay", "Hoy", "Igualmente",
    "Incluso", "La", "Las", "Le", "Les", "Lo", "Los", "Luego", "Mañana", "Mediante", "Menos", "Mi",
    "Mientras", "Muchas", "Mucho", "Muchos", "Muy", "Más", "Nada", "Nadie", "Ni", "Ningún", "No",
    "Nos", "Nosotros", "Nuestra", "Nuestro", "O", "Otra", "Otras", "Otro", "Otros", "Para", "Pero",
    "Poco", "Por", "Porque", "Posteriormente", "Primero", "Pues", "Que", "Quien", "Quienes",
    "Quién", "Qué", "Se", "Según", "Ser", "Si", "Sin", "Sino", "Sobre", "Solo", "Son", "Su", "Sus",
    "Sí", "Sólo", "También", "Tampoco", "Tan", "Tanto", "Todas", "Todavía", "Todo", "Todos", "Tras",
    "Tres", "Tu", "Tuvo", "Un", "Una", "Unas", "Unos", "Varias", "Varios", "Vea", "Y", "Ya", "Yo",
    "Él",
};

static const char *const mail_headers[] = {
    "a", "adjunto", "asunto", "cc", "de", "enviado", "fecha", "para", "tel", "teléfono",
};

static const char *const mail_closings[] = {
    "abrazo", "atentamente", "cordial", "cordialmente", "gracias", "muchas", "saludo", "saludos",
    "un",
};

static const lede_quote_pair quotes[] = {
    {"«", "»"}, {"\u201C", "\u201D"}, {"\"", "\""}, {"\u2018", "\u2019"},
};
/* clang-format on */

const lede_locale lede_locale_es = {
    .language = "es",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "admón" - 1,
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
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
