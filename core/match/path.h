/* path.h — capture paths: what a rule writes, evaluated in C.
 *     root (`capture`, `match`, `sentence`, `paragraph`, `article`), then `.attribute`, or
 *     `.layer.attribute`; `=constant`; `capture=constant`, the constant where the capture is bound;
 *     alternatives `a | b`, of which the first that is not null counts.
 * A root alone is its text. If `capture` is one region, `capture.x` is attribute x of it; if it is
 * one token, that of the token; for any, `text`, `norm`, `lemma` (joined by spaces), `start`,
 * `stop` (code points), `first`, `last` (numbers of tokens, from 1 as in Lua) unless a region has
 * its own; else null. `article.x` is a field of the metadata. `sentence` and `paragraph` (any
 * block) are those in which the match starts.
 * owner: the script; immutable, shared by all workers
 * floor: match */
#ifndef LEDE_MATCH_PATH_H
#define LEDE_MATCH_PATH_H

#include "match/matcher.h"

typedef struct lede_path lede_path;

/* Checked against the captures of `rule`, the attributes, the article fields. SYNTAX or USAGE with
 * what was expected. The path's memory is the rule set's. */
lede_status lede_path_compile(lede_ruleset *set, uint32_t rule, lede_slice text,
                              const lede_path **out, lede_error *err);

/* Attributes of annotations that a path asks for and that nothing else answers: the `i`-th, in the
 * order of its alternatives; false: there are no more. `layer` is LEDE_NO_LAYER for `capture.x`.
 * For those who look whether anything writes them. */
typedef struct lede_path_key {
    uint32_t layer, capture, key;
    lede_slice name; /* of the attribute, within the path's text */
} lede_path_key;
bool lede_path_key_at(const lede_path *path, size_t i, lede_path_key *out);
/* Whether the path reads annotations of the layer; `x.lex` may read each that is a lexicon. */
bool lede_path_reads(const lede_path *path, uint32_t layer);

/* The value for one match; texts borrowed from the article or its arena. `each` names the capture
 * and the item of it that stands for its root; UINT32_MAX for none. */
lede_status lede_path_value(const lede_path *path, const lede_layers *layers,
                            const lede_match *match, uint32_t each, uint32_t each_item,
                            lede_value *out, lede_error *err);

#endif
