#include "locale/date_words.h"

#include <stdlib.h>

/* Sorted by word, for bsearch; a test holds the order.
 * Zones: RFC 5322 §4.3 (UT GMT EST EDT CST CDT MST MDT PST PDT) and those of the tz database that
 * stand for one offset in English news. IST (India, Israel, Ireland) and AST do not; ET, CT, MT, PT
 * depend on the season: they are fillers, the time is then local. */
static const lede_date_word WORDS[] = {
    {"acdt", LEDE_DATE_ZONE, 630},
    {"acst", LEDE_DATE_ZONE, 570},
    {"aedt", LEDE_DATE_ZONE, 660},
    {"aest", LEDE_DATE_ZONE, 600},
    {"akdt", LEDE_DATE_ZONE, -480},
    {"akst", LEDE_DATE_ZONE, -540},
    {"am", LEDE_DATE_HALF, 0},
    {"apr", LEDE_DATE_MONTH, 4},
    {"april", LEDE_DATE_MONTH, 4},
    {"at", LEDE_DATE_FILLER, 0},
    {"aug", LEDE_DATE_MONTH, 8},
    {"august", LEDE_DATE_MONTH, 8},
    {"awst", LEDE_DATE_ZONE, 480},
    {"bst", LEDE_DATE_ZONE, 60},
    {"cdt", LEDE_DATE_ZONE, -300},
    {"cest", LEDE_DATE_ZONE, 120},
    {"cet", LEDE_DATE_ZONE, 60},
    {"cst", LEDE_DATE_ZONE, -360},
    {"ct", LEDE_DATE_FILLER, 0},
    {"dec", LEDE_DATE_MONTH, 12},
    {"december", LEDE_DATE_MONTH, 12},
    {"edt", LEDE_DATE_ZONE, -240},
    {"eest", LEDE_DATE_ZONE, 180},
    {"eet", LEDE_DATE_ZONE, 120},
    {"est", LEDE_DATE_ZONE, -300},
    {"et", LEDE_DATE_FILLER, 0},
    {"feb", LEDE_DATE_MONTH, 2},
    {"february", LEDE_DATE_MONTH, 2},
    {"fri", LEDE_DATE_WEEKDAY, 5},
    {"friday", LEDE_DATE_WEEKDAY, 5},
    {"gmt", LEDE_DATE_ZONE, 0},
    {"hkt", LEDE_DATE_ZONE, 480},
    {"hrs", LEDE_DATE_FILLER, 0},
    {"ist", LEDE_DATE_FILLER, 0},
    {"jan", LEDE_DATE_MONTH, 1},
    {"january", LEDE_DATE_MONTH, 1},
    {"jst", LEDE_DATE_ZONE, 540},
    {"jul", LEDE_DATE_MONTH, 7},
    {"july", LEDE_DATE_MONTH, 7},
    {"jun", LEDE_DATE_MONTH, 6},
    {"june", LEDE_DATE_MONTH, 6},
    {"kst", LEDE_DATE_ZONE, 540},
    {"local", LEDE_DATE_FILLER, 0},
    {"mar", LEDE_DATE_MONTH, 3},
    {"march", LEDE_DATE_MONTH, 3},
    {"may", LEDE_DATE_MONTH, 5},
    {"mdt", LEDE_DATE_ZONE, -360},
    {"midnight", LEDE_DATE_FILLER, 0}, /* of which of two days? */
    {"mon", LEDE_DATE_WEEKDAY, 1},
    {"monday", LEDE_DATE_WEEKDAY, 1},
    {"msk", LEDE_DATE_ZONE, 180},
    {"mst", LEDE_DATE_ZONE, -420},
    {"mt", LEDE_DATE_FILLER, 0},
    {"nd", LEDE_DATE_ORDINAL, 0},
    {"noon", LEDE_DATE_NOON, 0},
    {"nov", LEDE_DATE_MONTH, 11},
    {"november", LEDE_DATE_MONTH, 11},
    {"nzdt", LEDE_DATE_ZONE, 780},
    {"nzst", LEDE_DATE_ZONE, 720},
    {"oct", LEDE_DATE_MONTH, 10},
    {"october", LEDE_DATE_MONTH, 10},
    {"of", LEDE_DATE_FILLER, 0},
    {"on", LEDE_DATE_FILLER, 0},
    {"pdt", LEDE_DATE_ZONE, -420},
    {"pm", LEDE_DATE_HALF, 12},
    {"pst", LEDE_DATE_ZONE, -480},
    {"pt", LEDE_DATE_FILLER, 0},
    {"rd", LEDE_DATE_ORDINAL, 0},
    {"sat", LEDE_DATE_WEEKDAY, 6},
    {"saturday", LEDE_DATE_WEEKDAY, 6},
    {"sep", LEDE_DATE_MONTH, 9},
    {"sept", LEDE_DATE_MONTH, 9},
    {"september", LEDE_DATE_MONTH, 9},
    {"sgt", LEDE_DATE_ZONE, 480},
    {"st", LEDE_DATE_ORDINAL, 0},
    {"sun", LEDE_DATE_WEEKDAY, 7},
    {"sunday", LEDE_DATE_WEEKDAY, 7},
    {"th", LEDE_DATE_ORDINAL, 0},
    {"the", LEDE_DATE_FILLER, 0},
    {"thu", LEDE_DATE_WEEKDAY, 4},
    {"thur", LEDE_DATE_WEEKDAY, 4},
    {"thurs", LEDE_DATE_WEEKDAY, 4},
    {"thursday", LEDE_DATE_WEEKDAY, 4},
    {"time", LEDE_DATE_FILLER, 0},
    {"tue", LEDE_DATE_WEEKDAY, 2},
    {"tues", LEDE_DATE_WEEKDAY, 2},
    {"tuesday", LEDE_DATE_WEEKDAY, 2},
    {"ut", LEDE_DATE_ZONE, 0},
    {"utc", LEDE_DATE_ZONE, 0},
    {"wed", LEDE_DATE_WEEKDAY, 3},
    {"wednesday", LEDE_DATE_WEEKDAY, 3},
    {"weds", LEDE_DATE_WEEKDAY, 3},
    {"west", LEDE_DATE_ZONE, 60},
    {"wet", LEDE_DATE_ZONE, 0},
    {"z", LEDE_DATE_ZONE, 0},
};

static int compare_word(const void *key, const void *entry) {
    const lede_slice *word = key;
    const lede_date_word *row = entry;
    return lede_slice_compare(*word, lede_slice_of(row->word));
}

const lede_date_word *lede_date_word_find(lede_slice word) {
    char folded[16];
    if (word.size == 0 || word.size > sizeof folded) return NULL;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        folded[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    lede_slice key = {folded, word.size};
    return bsearch(&key, WORDS, sizeof WORDS / sizeof *WORDS, sizeof *WORDS, compare_word);
}
