#include "load/plain_label.h"

#include "load/phrase.h"
#include "locale/date.h"

enum { MOST_WORDS = 40 }; /* of a value: a deck is the longest */

typedef struct row {
    const char *label;
    lede_field field;
} row;

/* Of labels that begin alike, the longest comes first. */
static const row ROWS[] = {
    {"first published on", LEDE_FIELD_PUBLISHED},
    {"first published at", LEDE_FIELD_PUBLISHED},
    {"first published", LEDE_FIELD_PUBLISHED},
    {"originally published", LEDE_FIELD_PUBLISHED},
    {"published on", LEDE_FIELD_PUBLISHED},
    {"published at", LEDE_FIELD_PUBLISHED},
    {"published date", LEDE_FIELD_PUBLISHED},
    {"published", LEDE_FIELD_PUBLISHED},
    {"publication date", LEDE_FIELD_PUBLISHED},
    {"publish date", LEDE_FIELD_PUBLISHED},
    {"posted on", LEDE_FIELD_PUBLISHED},
    {"posted at", LEDE_FIELD_PUBLISHED},
    {"posted", LEDE_FIELD_PUBLISHED},
    {"date published", LEDE_FIELD_PUBLISHED},
    {"issued", LEDE_FIELD_PUBLISHED},
    {"date", LEDE_FIELD_PUBLISHED},
    {"last updated on", LEDE_FIELD_MODIFIED},
    {"last updated at", LEDE_FIELD_MODIFIED},
    {"last updated", LEDE_FIELD_MODIFIED},
    {"last modified on", LEDE_FIELD_MODIFIED},
    {"last modified", LEDE_FIELD_MODIFIED},
    {"updated on", LEDE_FIELD_MODIFIED},
    {"updated at", LEDE_FIELD_MODIFIED},
    {"updated", LEDE_FIELD_MODIFIED},
    {"date modified", LEDE_FIELD_MODIFIED},
    {"modified on", LEDE_FIELD_MODIFIED},
    {"modified", LEDE_FIELD_MODIFIED},
    {"section", LEDE_FIELD_SECTION},
    {"category", LEDE_FIELD_SECTION},
    {"filed under", LEDE_FIELD_SECTION},
    {"posted in", LEDE_FIELD_SECTION},
    {"source", LEDE_FIELD_PUBLISHER},
    {"publisher", LEDE_FIELD_PUBLISHER},
    {"publication", LEDE_FIELD_PUBLISHER},
    {"newspaper", LEDE_FIELD_PUBLISHER},
    {"outlet", LEDE_FIELD_PUBLISHER},
    {"url", LEDE_FIELD_URL},
    {"link", LEDE_FIELD_URL},
    {"permalink", LEDE_FIELD_URL},
    {"headline", LEDE_FIELD_TITLE},
    {"title", LEDE_FIELD_TITLE},
    {"standfirst", LEDE_FIELD_DECK},
    {"subtitle", LEDE_FIELD_DECK},
    {"deck", LEDE_FIELD_DECK},
    {"authors", LEDE_FIELD_BYLINE},
    {"author", LEDE_FIELD_BYLINE},
    {"byline", LEDE_FIELD_BYLINE},
    {"language", LEDE_FIELD_LANGUAGE},
    {"tags", LEDE_N_FIELDS},
    {"topics", LEDE_N_FIELDS},
    {"keywords", LEDE_N_FIELDS},
    {"location", LEDE_N_FIELDS},
    {"slugline", LEDE_N_FIELDS},
    {"slug", LEDE_N_FIELDS},
    {"priority", LEDE_N_FIELDS},
    {"edition", LEDE_N_FIELDS},
};

static bool is_date(lede_slice value) {
    lede_date date;
    return lede_date_read(value, &date);
}

/* A colon near the start, or a line short enough for a label and a date. */
static bool may_be_label(lede_slice line) {
    enum { LONGEST_LABEL = 24, LONGEST_DATED = 90 };
    size_t look = line.size < LONGEST_LABEL ? line.size : LONGEST_LABEL;
    if (look > 0 && memchr(line.data, ':', look) != NULL) return true;
    return line.size <= LONGEST_DATED && lede_phrase_has_digit(line);
}

bool lede_plain_label_read(lede_slice line, lede_plain_label *out) {
    if (!may_be_label(line)) return false;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        size_t size = lede_phrase_prefix(line, ROWS[i].label);
        if (size == 0 || size == line.size) continue;
        bool colon = line.data[size] == ':';
        lede_slice value = lede_slice_trim(lede_slice_cut(line, size + colon, line.size));
        if (value.size == 0) continue;
        bool dated = ROWS[i].field == LEDE_FIELD_PUBLISHED || ROWS[i].field == LEDE_FIELD_MODIFIED;
        if (!colon && !(dated && is_date(value))) continue;
        if (lede_phrase_count(value) > MOST_WORDS) continue;
        *out = (lede_plain_label){ROWS[i].field, value};
        return true;
    }
    return false;
}
