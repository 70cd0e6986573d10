/* lexicon.h — named lists of words and phrases with attributes, from tables in scripts and from
 * files. A lexicon is also a layer of the same name, its hits longest and non-overlapping, per
 * lexicon, left to right.
 * Case, word by word of an entry: one without capitals matches any case; one with a capital needs
 * it, or a token written in capitals only; `case` overrides. A hit lies in one sentence. Its
 * attributes are those of its entry, and `entry`: the phrase as it was given, unless the entry has
 * an attribute of that name. Of two entries that hit the same tokens the first declared stands.
 * A fuzzy lexicon is hit by misspelt words, too, where no exact hit of it stands, or around whole
 * exact hits; such a hit has form = "misspelt" and its `distance` in edits. A common word of the
 * language is no misspelling.
 * owner: the script; immutable after compile, shared by all workers
 * floor: layer */
#ifndef LEDE_LAYER_LEXICON_H
#define LEDE_LAYER_LEXICON_H

#include "base/hash.h"
#include "layer/layer.h"
#include "layer/lexicon_file.h"
#include "layer/trie_builder.h"

#define LEDE_MAX_LEXICON_FILES 1000 /* of a script: each is asked about every new word */

typedef struct lede_lexicons lede_lexicons;

lede_status lede_lexicons_new(lede_catalog *catalog, lede_lexicons **out, lede_error *err);
void lede_lexicons_free(lede_lexicons *lexicons);

/* A new lexicon; returns its index. USAGE when the name is taken or is no name. */
lede_status lede_lexicons_add(lede_lexicons *lexicons, lede_slice name, lede_lexicon_case policy,
                              uint32_t *lexicon, lede_error *err);
/* Words of entries that are added from now on may be written with mistakes. NOMEM. */
lede_status lede_lexicons_set_fuzzy(lede_lexicons *lexicons, uint32_t lexicon, lede_error *err);
/* One entry: a phrase, which is tokenised as articles are, each of its words compared with the word
 * of a token. USAGE when it has no token. Values are copied. */
lede_status lede_lexicons_add_entry(lede_lexicons *lexicons, uint32_t lexicon, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err);
/* The same with each word compared with the lemma of a token: "pull the plug on" hits "pulled the
 * plug on". Hits only articles whose tokens have readings (language/tagging.h). */
lede_status lede_lexicons_add_lemma(lede_lexicons *lexicons, uint32_t lexicon, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err);
/* A lexicon that is a file, which is closed with the lexicons, also if this fails. `fuzzy` false
 * takes entries as they stand, whatever the file says. */
lede_status lede_lexicons_add_file(lede_lexicons *lexicons, lede_slice name,
                                   lede_lexicon_file *file, bool fuzzy, uint32_t *lexicon,
                                   lede_error *err);
/* Some entry is compared on lemma, or may be misspelt: both ask the models of language. */
bool lede_lexicons_have_lemmas(const lede_lexicons *lexicons);
bool lede_lexicons_are_fuzzy(const lede_lexicons *lexicons);
lede_status lede_lexicons_compile(lede_lexicons *lexicons, lede_error *err);

/* Where a script declares it, for messages; `file` must stand as long as the lexicons. */
void lede_lexicons_set_place(lede_lexicons *lexicons, uint32_t lexicon, lede_slice file,
                             uint32_t line);
lede_slice lede_lexicons_place(const lede_lexicons *lexicons, uint32_t lexicon, uint32_t *line);
/* The phrase of the `i`-th entry of the tables if it is compared by lemma; null: it is not. Past
 * the last entry false. */
bool lede_lexicons_lemma(const lede_lexicons *lexicons, size_t i, uint32_t *lexicon,
                         lede_slice *phrase);
/* Whether a hit of the lexicon can have a value for the key. */
bool lede_lexicons_gives(const lede_lexicons *lexicons, uint32_t lexicon, uint32_t key);

uint32_t lede_lexicons_count(const lede_lexicons *lexicons);
uint32_t lede_lexicons_layer(const lede_lexicons *lexicons, uint32_t lexicon);
lede_slice lede_lexicons_name(const lede_lexicons *lexicons, uint32_t lexicon);

/* ---- what the finder walks ---- */

#define LEDE_NO_CATEGORY UINT32_MAX /* it has no such column */
/* Entries with one trie: those of all tables together, or of one file. */
typedef struct lede_lexicon_source {
    lede_phrase_trie trie;
    const lede_lexicon_file *file; /* NULL: tables */
    uint32_t lexicon;              /* of a file */
    uint32_t category;             /* of a file: the column that may have several values */
    bool has_lemmas, is_fuzzy;
} lede_lexicon_source;
uint32_t lede_lexicons_n_sources(const lede_lexicons *lexicons);
const lede_lexicon_source *lede_lexicons_source(const lede_lexicons *lexicons, uint32_t source);

uint32_t lede_lexicons_owner(const lede_lexicons *lexicons, uint32_t source, uint32_t entry);
bool lede_lexicons_entry_is_fuzzy(const lede_lexicons *lexicons, uint32_t source, uint32_t entry);

/* The values of a hit, sorted by key; they stand as long as the article. `distance`: edits, 0 for
 * an exact hit. NOMEM. */
typedef struct lede_hit {
    uint32_t source, entry, distance;
} lede_hit;
lede_status lede_lexicons_values(const lede_lexicons *lexicons, lede_hit hit,
                                 const lede_article *article, const lede_named_value **values,
                                 uint32_t *n_values, lede_error *err);

/* Folded into the analysis digest: names, policies, entries, contents of files. */
lede_digest lede_lexicons_digest(const lede_lexicons *lexicons);

/* Finding the entries in an article: see finder.h. */

#endif
