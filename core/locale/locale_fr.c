#include "locale/locale.h"

/* French. Abbreviations of news, elisions and the pronouns behind a hyphen; collected for this
 * project from general knowledge of the orthography, and compared with the suppressions of Unicode
 * CLDR (common/segments/fr.xml). Words are split as in the Universal Dependencies treebanks of
 * French: l'|homme, a|-t-il. Quote marks: CLDR's delimiters and others of print. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"adm", WITHIN}, {"al", NUMBER}, {"anc", WITHIN}, {"apr", WITHIN}, {"art", NUMBER},
    {"av", WITHIN}, {"avr", WITHIN}, {"bd", NUMBER}, {"bld", WITHIN}, {"boul", WITHIN},
    {"bull", WITHIN}, {"c.-à-d", LINK}, {"cf", LINK}, {"chap", NUMBER}, {"cie", WITHIN},
    {"co", WITHIN}, {"coll", WITHIN}, {"comm", WITHIN}, {"corp", WITHIN}, {"dir", WITHIN},
    {"dr", LINK}, {"déc", WITHIN}, {"dép", WITHIN}, {"env", LINK}, {"etc", WITHIN}, {"ex", LINK},
    {"fig", NUMBER}, {"fév", WITHIN}, {"févr", WITHIN}, {"gal", WITHIN}, {"gouv", WITHIN},
    {"gén", WITHIN}, {"hab", WITHIN}, {"inc", WITHIN}, {"j.-c", WITHIN}, {"janv", WITHIN},
    {"jr", LINK}, {"juil", WITHIN}, {"ltd", WITHIN}, {"lun", WITHIN}, {"m", TITLE}, {"max", WITHIN},
    {"me", TITLE}, {"mgr", LINK}, {"min", WITHIN}, {"mlle", LINK}, {"mm", LINK}, {"mme", LINK},
    {"mmes", LINK}, {"nos", NUMBER}, {"nov", WITHIN}, {"n°", NUMBER}, {"nº", NUMBER},
    {"oct", WITHIN}, {"p", LINK}, {"p.-d.g", WITHIN}, {"p.-s", WITHIN}, {"p.ex", LINK},
    {"pp", NUMBER}, {"pr", LINK}, {"prof", LINK}, {"qqch", WITHIN}, {"quart", WITHIN},
    {"r.-v", WITHIN}, {"réf", NUMBER}, {"s.a", WITHIN}, {"s.a.r.l", WITHIN}, {"sam", WITHIN},
    {"sept", WITHIN}, {"sr", LINK}, {"st", TITLE}, {"ste", TITLE}, {"subst", WITHIN},
    {"suppl", WITHIN}, {"syst", WITHIN}, {"t", NUMBER}, {"tél", NUMBER}, {"u.s", WITHIN},
    {"u.s.a", WITHIN}, {"univ", WITHIN}, {"ven", WITHIN}, {"vol", NUMBER}, {"vs", LINK},
    {"éd", WITHIN}, {"édit", WITHIN}, {"équiv", WITHIN},
};

/* Longest first. */
static const char *const clitics[] = {
    "-t-elles", "-t-elle", "-t-ils", "-elles", "-t-il", "-t-on", "-elle", "-leur", "-nous",
    "-vous", "-t'en", "-ils", "-les", "-lui", "-moi", "-toi", "-ce", "-il", "-je", "-la", "-le",
    "-on", "-tu", "-en", "-y",
};

static const char *const unsplit[] = {
    "chez-moi", "chez-nous", "chez-toi", "chez-vous", "garde-à-vous", "rendez-vous",
};

static const char *const elisions[] = {
    "c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quoiqu", "s", "t",
};

static const char *const ordinals[] = {
    "e", "er", "nd", "re", "ème", "ère",
};

static const char *const starters[] = {
    "Afin", "Ainsi", "Alors", "Après", "Au", "Aucun", "Aucune", "Aujourd'hui", "Auparavant",
    "Aussi", "Autre", "Autres", "Aux", "Avant", "Avec", "Beaucoup", "Bien", "Bref", "Car", "Ce",
    "Ceci", "Cela", "Celle", "Celles", "Celui", "Cependant", "Certains", "Ces", "Cet", "Cette",
    "Ceux", "Chaque", "Chez", "Ci", "Comme", "Comment", "Contre", "Dans", "De", "Demain", "Depuis",
    "Des", "Deux", "Devant", "Donc", "Du", "Durant", "Dès", "Déjà", "Désormais", "Elle", "Elles",
    "En", "Encore", "Enfin", "Ensuite", "Entre", "Est", "Et", "Eux", "Fin", "Hier", "Huit", "Ici",
    "Il", "Ils", "Jamais", "Je", "Jusqu", "La", "Laquelle", "Le", "Lequel", "Les", "Leur", "Leurs",
    "Lors", "Lorsque", "Lui", "Là", "Ma", "Mais", "Malgré", "Mes", "Moins", "Mon", "Même", "Ne",
    "Ni", "Non", "Nos", "Notre", "Nous", "Néanmoins", "On", "Or", "Ou", "Oui", "Outre", "Où", "Par",
    "Parce", "Parfois", "Parmi", "Pendant", "Peu", "Peut", "Plus", "Plusieurs", "Pour", "Pourquoi",
    "Pourtant", "Près", "Puis", "Puisque", "Quand", "Quant", "Quatre", "Que", "Quel", "Quelle",
    "Quelques", "Qui", "Quoi", "Quoique", "Sa", "Sans", "Se", "Selon", "Sept", "Ses", "Seul",
    "Seule", "Si", "Six", "Son", "Sous", "Sur", "Tandis", "Tant", "Toujours", "Tous", "Tout",
    "Toute", "Toutefois", "Toutes", "Trois", "Trop", "Très", "Tu", "Un", "Une", "Vers", "Voici",
    "Voilà", "Vos", "Votre", "Vous", "Y", "À",
};

static const char *const mail_headers[] = {
    "cc", "date", "de", "e-mail", "envoyé", "objet", "pièce", "tél", "téléphone", "à",
};

static const char *const mail_closings[] = {
    "amicalement", "bien", "cordialement", "cordiales", "meilleures", "merci", "respectueusement",
    "salutations", "sincèrement", "vous", "à",
};

static const lede_quote_pair quotes[] = {
    {"«", "»"}, {"\u201C", "\u201D"}, {"\"", "\""}, {"\u2039", "\u203A"}, {"\u2018", "\u2019"},
};
/* clang-format on */

const lede_locale lede_locale_fr = {
    .language = "fr",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "c.-à-d" - 1,
    .clitics = clitics,
    .n_clitics = sizeof clitics / sizeof *clitics,
    .unsplit = unsplit,
    .n_unsplit = sizeof unsplit / sizeof *unsplit,
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
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
