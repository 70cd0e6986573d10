/* family.h — rule sets to measure with, made of the words of the corpus by a seeded choice: the
 * same corpus and number give the same rules.
 *   sparse    two words of middling frequency with a gap, `"w1" []{0,3} "w2"`
 *   regexes   nine in ten hold a regular expression: prefixes, suffixes, parts, endings, with %c
 *   dense     the most frequent pairs of neighbouring words, some with a gap or a choice
 *   layers    a lexicon of names with attributes, and words near its hits
 *   $list     one rule, a bare list of so many phrases
 *   lexicon   one rule, a lexicon with the same phrases
 * owner: the caller
 * Of the benchmark only. */
#ifndef LEDE_BENCH_FAMILY_H
#define LEDE_BENCH_FAMILY_H

#include "course.h"

/* Words of the corpus, the most frequent first. */
typedef struct word_list {
    char **data;
    size_t count, capacity;
} word_list;

typedef struct stock {
    word_list words;         /* of small letters, four at least */
    word_list names;         /* words with a capital */
    word_list lefts, rights; /* of pairs of words that stand side by side */
} stock;

/* The last two are measured by the number of phrases. */
enum { FAMILY_LIST = 4, FAMILY_LEXICON, N_FAMILIES };
extern const char *const family_names[N_FAMILIES];

typedef struct rule_family {
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_ruleset *rules;
} rule_family;

/* From a course that counted types. */
void stock_fill(stock *s, const course *c);
void stock_clear(stock *s);

/* `size`: rules, or phrases. */
void family_make(rule_family *family, const stock *s, size_t family_i, size_t size);
void family_clear(rule_family *family);
/* The literals of the rules of family sparse, one a line: what `rg -F -f` looks for. */
void family_write_literals(const stock *s, size_t n_rules, FILE *out);
/* The same rules as regular expressions over lines, for pcre2grep. */
void family_write_regexes(const stock *s, size_t n_rules, FILE *out);

#endif
