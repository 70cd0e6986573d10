/* lexicon_build.h — makes a lexicon file from a table (table_rows.h). The first row names the
 * columns. These have a meaning, every other is an attribute of the layer:
 *     entry, word, name, or the first   the phrase, compared with words; the only column is
 *                  called that, or term, phrase, keyword, so that a list without heading is told
 *     lemma        a phrase compared with lemmas, also in place of the entry
 *     alias        further phrases for the entry, with "|" between them
 *     case         smart, exact, ignore or capital, for this entry
 *     fuzzy        yes or no: whether its words may be misspelt
 *     valid_from, valid_to   days between which the attributes of this row hold
 *     category     an attribute of which an entry may have several, each in a row
 * Rows of one entry are one entry if one of them has a day; else the first row stands, and further
 * ones add their category.
 * owner: the caller; thread: one at a time
 * floor: layer — may include base, locale, text, language */
#ifndef LEDE_LAYER_LEXICON_BUILD_H
#define LEDE_LAYER_LEXICON_BUILD_H

#include "base/hash.h"
#include "layer/trie_builder.h"

enum {
    LEDE_BUILD_NOTES = 20,   /* bad lines that are told one by one */
    LEDE_BUILD_CELL = 0xFFFF /* bytes of a cell: longer ones are a quote mark that was not closed */
};

typedef struct lede_lexicon_recipe {
    lede_lexicon_case policy; /* of entries that name none */
    bool is_misspelt;         /* likewise */
    bool skip_bad;            /* leave out rows that cannot be used */
    /* What is told about single lines; NULL: nobody listens. */
    void (*note)(void *context, uint32_t line, const char *message);
    void *context;
} lede_lexicon_recipe;

typedef struct lede_lexicon_summary {
    uint32_t n_rows, n_entries, n_phrases, n_bad, n_repeated;
} lede_lexicon_summary;

/* Append the file to `out`. FORMAT: the header or some lines cannot be used (the first is in the
 * message, all go to `note` up to a cap), or nothing is left; LIMIT, NOMEM. */
lede_status lede_lexicon_build_table(lede_slice table, const lede_lexicon_recipe *recipe,
                                     lede_buffer *out, lede_lexicon_summary *summary,
                                     lede_error *err);

/* What the file is made of: the table, what the recipe says of its entries, the version of the
 * format and of lede, whose tokens it holds; stands in the file as fact "source". */
lede_digest lede_lexicon_made_of(lede_slice table, const lede_lexicon_recipe *recipe);

#endif
