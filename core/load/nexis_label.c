#include "load/nexis_label.h"

static const struct {
    const char *name;
    lede_nexis_kind kind;
} LABELS[] = {{"headline", LEDE_NEXIS_HEADLINE},
              {"byline", LEDE_NEXIS_BYLINE},
              {"autor", LEDE_NEXIS_BYLINE},
              {"auteur", LEDE_NEXIS_BYLINE},
              {"section", LEDE_NEXIS_SECTION},
              {"rubrik", LEDE_NEXIS_SECTION},
              {"rubrique", LEDE_NEXIS_SECTION},
              {"sectie", LEDE_NEXIS_SECTION},
              {"length", LEDE_NEXIS_LENGTH},
              {"l\xC3\x84nge", LEDE_NEXIS_LENGTH},
              {"l\xC3\xA4nge", LEDE_NEXIS_LENGTH},
              {"longueur", LEDE_NEXIS_LENGTH},
              {"lengte", LEDE_NEXIS_LENGTH},
              {"dateline", LEDE_NEXIS_DATELINE},
              {"highlight", LEDE_NEXIS_HIGHLIGHT},
              {"body", LEDE_NEXIS_BODY},
              {"series", LEDE_NEXIS_HEAD},
              {"edition", LEDE_NEXIS_HEAD},
              {"source", LEDE_NEXIS_HEAD},
              {"distribution", LEDE_NEXIS_HEAD},
              {"load-date", LEDE_NEXIS_LOAD_DATE},
              {"update", LEDE_NEXIS_LOAD_DATE},
              {"date-chargement", LEDE_NEXIS_LOAD_DATE},
              {"laaddatum", LEDE_NEXIS_LOAD_DATE},
              {"language", LEDE_NEXIS_LANGUAGE},
              {"sprache", LEDE_NEXIS_LANGUAGE},
              {"langue", LEDE_NEXIS_LANGUAGE},
              {"taal", LEDE_NEXIS_LANGUAGE},
              {"graphic", LEDE_NEXIS_GRAPHIC},
              {"grafik", LEDE_NEXIS_GRAPHIC},
              {"graphique", LEDE_NEXIS_GRAPHIC},
              {"notes", LEDE_NEXIS_NOTES},
              {"correction", LEDE_NEXIS_NOTES},
              {"url", LEDE_NEXIS_URL},
              {"publication-type", LEDE_NEXIS_TAIL},
              {"publikationstyp", LEDE_NEXIS_TAIL},
              {"type-publication", LEDE_NEXIS_TAIL},
              {"journal-code", LEDE_NEXIS_TAIL},
              {"journal code", LEDE_NEXIS_TAIL},
              {"zeitungs-code", LEDE_NEXIS_TAIL},
              {"code-revue", LEDE_NEXIS_TAIL},
              {"correction-date", LEDE_NEXIS_TAIL},
              {"document-type", LEDE_NEXIS_TAIL},
              {"subject", LEDE_NEXIS_TAIL},
              {"pub-subject", LEDE_NEXIS_TAIL},
              {"organization", LEDE_NEXIS_TAIL},
              {"company", LEDE_NEXIS_TAIL},
              {"ticker", LEDE_NEXIS_TAIL},
              {"industry", LEDE_NEXIS_TAIL},
              {"person", LEDE_NEXIS_TAIL},
              {"city", LEDE_NEXIS_TAIL},
              {"state", LEDE_NEXIS_TAIL},
              {"country", LEDE_NEXIS_TAIL},
              {"geographic", LEDE_NEXIS_TAIL},
              {"acc-no", LEDE_NEXIS_TAIL}};

/* In capitals, or each word with one, as both generations of the export write them. */
static bool is_set_as_label(lede_slice name) {
    bool lower = false, upper = false;
    for (size_t i = 1; i < name.size; i++) {
        lower |= name.data[i] >= 'a' && name.data[i] <= 'z';
        upper |= name.data[i] >= 'A' && name.data[i] <= 'Z' && name.data[i - 1] != '-' &&
                 name.data[i - 1] != ' ';
    }
    bool first = name.size > 1 && name.data[0] >= 'A' && name.data[0] <= 'Z';
    return first && !(lower && upper);
}

lede_nexis_kind lede_nexis_label_read(lede_slice line, lede_slice *value) {
    enum { MOST_BYTES = 20 };
    size_t look = line.size < MOST_BYTES ? line.size : MOST_BYTES;
    const char *colon = look == 0 ? NULL : memchr(line.data, ':', look);
    *value = line;
    if (colon == NULL) return LEDE_NEXIS_TEXT;
    size_t at = (size_t)(colon - line.data);
    lede_slice name = lede_slice_cut(line, 0, at);
    if (!is_set_as_label(name)) return LEDE_NEXIS_TEXT;
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (!lede_slice_equal_ascii_case(name, lede_slice_of(LABELS[i].name))) continue;
        *value = lede_slice_cut(line, at + 1, line.size);
        while (lede_slice_starts(*value, LEDE_SLICE("\xC2\xA0"))) {
            *value = lede_slice_cut(*value, 2, value->size);
        }
        *value = lede_slice_trim(*value);
        return LABELS[i].kind;
    }
    return LEDE_NEXIS_TEXT;
}
