#include "load/column_names.h"

typedef struct meaning {
    const char *name;
    const char *const *columns;
} meaning;

const char *lede_column_meaning(lede_slice column) {
    static const char *const text[] = {
        "texte",   "texto",     "testo",    "tekst",     "inhalt", "artikeltext", "volltext",
        "contenu", "contenido", "conteúdo", "contenuto", "inhoud", NULL};
    static const char *const title[] = {"titel",       "überschrift", "Überschrift", "ueberschrift",
                                        "schlagzeile", "titre",       "título",      "titulo",
                                        "titular",     "titolo",      "kop",         NULL};
    static const char *const deck[] = {"untertitel",  "vorspann",   "chapô",
                                       "chapo",       "subtítulo",  "entradilla",
                                       "sottotitolo", "ondertitel", NULL};
    static const char *const byline[] = {"autor", "autorin", "verfasser", "auteur", "autore", NULL};
    static const char *const published[] = {
        "datum", "erscheinungsdatum", "veröffentlicht", "erschienen", "fecha", NULL};
    static const char *const publisher[] = {"quelle", "medium", "zeitung",   "journal", "média",
                                            "medio",  "fuente", "periódico", "fonte",   "testata",
                                            "krant",  "bron",   NULL};
    static const char *const section[] = {"ressort", "rubrik",  "rubrique", "sección",
                                          "seção",   "sezione", "rubriek",  NULL};
    static const char *const language[] = {"sprache", "langue", "idioma", "lingua", "taal", NULL};
    static const meaning meanings[] = {{"text", text},           {"title", title},
                                       {"deck", deck},           {"byline", byline},
                                       {"published", published}, {"publisher", publisher},
                                       {"section", section},     {"language", language}};
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
        for (const char *const *name = meanings[i].columns; *name != NULL; name++) {
            if (lede_slice_equal_ascii_case(column, lede_slice_of(*name))) return meanings[i].name;
        }
    }
    return NULL;
}
