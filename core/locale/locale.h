/* locale.h — what a language writes in its own way: abbreviations, clitics, prefixes that keep
 * their hyphen, units, words that start a sentence, quote marks. One table a language, constant.
 * thread: any
 * floor: locale — may include base */
#ifndef LEDE_LOCALE_LOCALE_H
#define LEDE_LOCALE_LOCALE_H

#include "base/slice.h"

/* What a full stop behind an abbreviation can mean. */
typedef enum lede_abbreviation_kind {
    LEDE_ABBREVIATION_NONE = 0,
    LEDE_ABBREVIATION_TITLE,  /* with a capital; before a name, never ends a sentence: Mr. */
    LEDE_ABBREVIATION_LINK,   /* never ends a sentence: vs., e.g. */
    LEDE_ABBREVIATION_NUMBER, /* an abbreviation only before a number: No. 5, Fig. 2 */
    LEDE_ABBREVIATION_INSIDE, /* with a capital, or dots inside; ends a sentence only before a word
                                 that starts one: Inc., u.s. */
    LEDE_ABBREVIATION_WITHIN, /* the same in lower case too: janv., bzw. */
    LEDE_ABBREVIATION_END     /* ends a sentence before any capital: etc. */
} lede_abbreviation_kind;

typedef struct lede_abbreviation {
    const char *text; /* folded, without its last full stop: "mr", "u.s" */
    lede_abbreviation_kind kind;
} lede_abbreviation;

/* Two words written as one: gon|na, and it|s where the apostrophe is left out. Those that can also
 * be one word, or with a capital a name, are two only before certain words. */
typedef struct lede_contraction {
    const char *text;             /* folded */
    size_t split;                 /* bytes of the first word */
    const char *const *followers; /* folded, sorted; NULL: before anything */
    size_t n_followers;
    bool low_is_sure; /* in lower case it is two words before anything */
} lede_contraction;

typedef struct lede_quote_pair {
    const char *open, *close;
} lede_quote_pair;

/* Lists are sorted bytewise (strcmp) for binary search, save clitics and quotes. */
typedef struct lede_locale {
    const char *language; /* BCP 47, primary subtag: "en"; "" for none known */
    const lede_abbreviation *abbreviations;
    size_t n_abbreviations, longest_abbreviation; /* the latter in bytes */
    const char *const *clitics; /* folded, straight apostrophes; longest first: "n't" before "'t" */
    size_t n_clitics;
    const char *const *elisions; /* folded; cut off in front with their apostrophe: l'|homme */
    size_t n_elisions;
    const char *const *unsplit; /* folded; words that end as if they had a clitic: rendez-vous */
    size_t n_unsplit;
    const char *const *leading; /* folded; words that start with an apostrophe: 's, 'em */
    size_t n_leading;
    const lede_contraction *contractions;
    size_t n_contractions, longest_contraction;
    const char *const *prefixes; /* folded; keep their hyphen: co-operation */
    size_t n_prefixes;
    const char *const *units; /* folded, single letters as they are; split off a number: 5km */
    size_t n_units;
    const char *const *ordinals; /* folded; part of a number: 20th */
    size_t n_ordinals;
    const char *const *starters; /* with their capital: words that start a sentence, not a name */
    size_t n_starters;
    const char *const *clock_words; /* with their capital: go on after a time: 5 p.m. Monday, EST */
    size_t n_clock_words;
    const char *const *mail_headers; /* folded; before a colon: From, Subject */
    size_t n_mail_headers;
    const char *const *mail_closings; /* folded; before a comma and a name: Best regards */
    size_t n_mail_closings;
    /* Bit i of item c: some entry of the list starts with letter c, of any case, and has i bytes.
     * Spares the search for most words. Starters, contractions and prefixes are such entries alone;
     * NULL: search always. */
    const uint32_t *abbreviation_sizes, *starter_sizes, *contraction_sizes, *prefix_sizes;
    /* Bits of LEDE_LOCALE_SIEVE words: that of each entry is set (lede_locale_sieve). Spares the
     * search for most of the rest; NULL: search always. */
    const uint64_t *abbreviation_sieve, *contraction_sieve, *prefix_sieve, *closing_sieve;
    bool hyphens_join;    /* words with a hyphen are one: sous-sol; in English they are several */
    bool hyphens_dangle;  /* "Nord- und Ostsee": the hyphen belongs to the word before it */
    bool dotted_ordinals; /* "3." is a day or a place in a row, as in "am 3. Oktober" */
    bool names_with_d;    /* D'Alema is one word, d'altro two */
    bool decimal_comma;   /* 1.200,50 */
    const lede_quote_pair *quotes; /* the usual ones first */
    size_t n_quotes;
} lede_locale;

/* The table for a BCP 47 tag: English for "en", "en-GB" and null; the bare one, with no words at
 * all, for a language that has none. Never NULL. */
const lede_locale *lede_locale_find(lede_slice language);

/* What the word, as it stands but without its last full stop, is an abbreviation of. */
lede_abbreviation_kind lede_locale_abbreviation(const lede_locale *locale, lede_slice word);

/* The contraction that the word can be, or NULL. */
const lede_contraction *lede_locale_contraction(const lede_locale *locale, lede_slice word);

/* Can the word be a contraction in any language? */
bool lede_locale_may_contract(lede_slice word);

/* Does the prefix keep its hyphen? */
bool lede_locale_prefixes(const lede_locale *locale, lede_slice word);

/* Is the word one of a closing of mail? */
bool lede_locale_closes_mail(const lede_locale *locale, lede_slice word);

/* The bit of a word in a sieve. */
enum { LEDE_LOCALE_SIEVE = 32 };
unsigned lede_locale_sieve(lede_slice word);

/* Is the word in the sorted list? ASCII letters are folded first if `fold`. */
bool lede_locale_lists(const char *const *list, size_t n, lede_slice word, bool fold);

/* Does the word, as it stands, start sentences rather than a name? */
bool lede_locale_starts(const lede_locale *locale, lede_slice word);

extern const lede_locale lede_locale_bare, lede_locale_de, lede_locale_en, lede_locale_es,
    lede_locale_fr, lede_locale_it, lede_locale_nl, lede_locale_pt, lede_locale_ru;

/* Units that all languages share. */
enum { LEDE_LOCALE_N_UNITS = 41 };
extern const char *const lede_locale_units[LEDE_LOCALE_N_UNITS];

#endif
