/* attribute.h — the token attributes of scripts/README.md (Patterns): their names, what each
 * depends on, and their values.
 * thread: that of the article; what knows no article: any
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_ATTRIBUTE_H
#define LEDE_LANGUAGE_ATTRIBUTE_H

#include "text/ready.h"

typedef enum lede_attribute {
    LEDE_ATTRIBUTE_WORD = 0,
    LEDE_ATTRIBUTE_RAW,
    LEDE_ATTRIBUTE_NORM,
    LEDE_ATTRIBUTE_STEM,
    LEDE_ATTRIBUTE_SHAPE,
    LEDE_ATTRIBUTE_KIND,
    LEDE_ATTRIBUTE_POS,
    LEDE_ATTRIBUTE_TAG,
    LEDE_ATTRIBUTE_LEMMA,
    LEDE_ATTRIBUTE_SENSE, /* a set: tagging.h */
    LEDE_ATTRIBUTE_NUMBER,
    LEDE_ATTRIBUTE_LEX,   /* a set: names of the lexicons that hit here; answered by room match */
    LEDE_ATTRIBUTE_FEATS, /* these are said by files of ready tokens only; a set */
    LEDE_ATTRIBUTE_DEPREL,
    LEDE_ATTRIBUTE_HEAD,
    LEDE_ATTRIBUTE_MISC, /* a set */
    LEDE_N_ATTRIBUTES    /* from here on: columns that the user declares, see below */
} lede_attribute;

/* What a value depends on, so that it is computed no more often than it must. */
typedef enum lede_dependence {
    LEDE_DEPENDS_ON_TYPE = 0, /* the form alone */
    LEDE_DEPENDS_ON_READING,  /* form and part of speech */
    LEDE_DEPENDS_ON_TOKEN     /* the place */
} lede_dependence;

typedef struct lede_attribute_info {
    const char *name;
    lede_dependence dependence;
    bool is_set;
} lede_attribute_info;

const lede_attribute_info *lede_attribute_describe(lede_attribute attribute);
bool lede_attribute_find(lede_slice name, lede_attribute *attribute); /* false: no such name */

/* ---- columns of ready tokens (columns.h) ---- */

/* The same with the columns that a run declares, which follow upon LEDE_N_ATTRIBUTES. */
bool lede_attribute_find_declared(const lede_columns *columns, lede_slice name,
                                  lede_attribute *attribute);
/* `columns` may be NULL for an attribute that every run knows. */
lede_slice lede_attribute_name(const lede_columns *columns, lede_attribute attribute);
/* The column that can say this attribute; LEDE_NO_COLUMN for those that are computed, and for head
 * and misc, which belong to a token and not to its type. */
uint32_t lede_attribute_column(lede_attribute attribute);
/* Only a file says it: feats, deprel, head, misc and declared columns. */
static inline bool lede_attribute_is_given(lede_attribute attribute) {
    return attribute >= LEDE_ATTRIBUTE_FEATS;
}
/* What a type is given of it; null when it is given nothing. */
lede_slice lede_attribute_given(lede_attribute attribute, const lede_type *type);
/* Whether a value of this attribute, as a file says it, is a set (lede_ready_member). */
bool lede_attribute_is_set_value(lede_attribute attribute, lede_slice value);
/* pos, tag, lemma: one value, answered from the models of a language (language.h, tagging.h). */
static inline bool lede_attribute_is_reading(lede_attribute attribute) {
    return attribute >= LEDE_ATTRIBUTE_POS && attribute <= LEDE_ATTRIBUTE_LEMMA;
}

/* The value of a TYPE attribute for one type; memory for computed ones from `arena`. `language` is
 * BCP 47; null means English. A null slice: the type has no value (number of "cat"), `attribute` is
 * none of the type's own, or memory is exhausted (*ok = false; left alone otherwise).
 *   shape   upper-case letters as X, other letters as x, digits as 0, marks left out, all else as
 *           it stands; a run of more than four of the same sign is cut to four: "Kaspersky" is
 *           Xxxxx, "EU" XX, "10:38" 00:00, "2,018,000" 0,000,000
 *   number  the value of one token in plain decimal notation, in digits or in words, with the
 *           separators and words of the language (locale/number.h): "1,200.50" is 1200.5,
 *           "21st" 21, "three" 3, "dozen" 12, "third" 3; "10:38", "6/16/2018", "1990s" have
 *           none. Told by the form alone; what several tokens say together, as twenty-one, is a
 *           rule's business
 *   stem    Snowball's for the language, of `norm`; `norm` itself for other kinds than words
 *           and for languages without a stemmer */
lede_slice lede_attribute_of_type(lede_attribute attribute, const lede_type *type,
                                  lede_slice language, lede_arena *arena, bool *ok);

/* The value of any attribute but the sets, `sense` and `lex`, for one token. pos, tag and lemma
 * are what the file gives; else they come from the article's tagging, and are null in an article
 * without one, in other languages than English, and while nobody has needed the models. A set that
 * a file gives is its members with "|" between them. */
lede_slice lede_attribute_of_token(lede_attribute attribute, const lede_article *article,
                                   uint32_t token, lede_arena *arena, bool *ok);

/* The values of the tokens of a span joined by spaces, that of one token as it stands; null when
 * one of them has none. */
lede_slice lede_attribute_of_span(lede_attribute attribute, const lede_article *article,
                                  lede_span span, lede_arena *arena, bool *ok);

#endif
