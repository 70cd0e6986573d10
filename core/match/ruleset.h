/* ruleset.h — patterns in, an immutable set of compiled rules out. Tests (conditions on one token)
 * are interned over all rules, so that each is evaluated once a type however many rules use it.
 * owner: the script; thread: one while adding, any number after compile
 * floor: match — may include base, locale, text, language, layer */
#ifndef LEDE_MATCH_RULESET_H
#define LEDE_MATCH_RULESET_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "language/language.h"
#include "layer/lexicon.h"
#include "text/columns.h"

#include "lede.h"

typedef enum lede_policy {
    LEDE_POLICY_FIRST = 0, /* leftmost, then greedy and lazy as in Perl */
    LEDE_POLICY_LONGEST,
    LEDE_POLICY_SHORTEST,
    LEDE_POLICY_STANDARD, /* CQP's */
    LEDE_POLICY_ALL       /* each distinct span and binding, capped and counted */
} lede_policy;
bool lede_policy_find(lede_slice name, lede_policy *policy);
/* What a dialect does when nothing is said. */
lede_policy lede_policy_usual(lede_dialect dialect);

typedef enum lede_scope_kind {
    LEDE_SCOPE_SENTENCES = 0, /* `count` sentences of one block */
    LEDE_SCOPE_LAYER,         /* each annotation of `layer` (p, article, quote …) */
    LEDE_SCOPE_TOKENS         /* any `count` tokens of one block */
} lede_scope_kind;

/* What the author of a rule gives. Slices are copied. */
typedef struct lede_rule_spec {
    lede_slice name; /* the rule's; for messages */
    lede_slice file; /* of the call that declares it; null: none */
    uint32_t line;
    lede_slice pattern;
    lede_dialect dialect;
    lede_policy
        policy;      /* lede_policy_usual of the dialect, or another; `(?longest)` overrides it */
    uint32_t blocks; /* one bit a lede_block_kind; 0 = LEDE_BLOCKS_MATCHED */
    uint32_t phase;  /* 0-based; rules of a phase are run together */
    bool is_query;   /* a query may match empty (never reported) */
    bool ignore_case;
} lede_rule_spec;

typedef struct lede_ruleset lede_ruleset;

/* `lexicons` and `catalog` must outlive the set. */
lede_status lede_ruleset_new(lede_catalog *catalog, const lede_lexicons *lexicons,
                             const lede_limits *limits, lede_ruleset **out, lede_error *err);
void lede_ruleset_free(lede_ruleset *set);
const lede_lexicons *lede_ruleset_lexicons(const lede_ruleset *set);

/* Where tests and paths of pos, tag, lemma and sense find their models; without it they are refused
 * by name. Borrowed; before the first rule. */
void lede_ruleset_set_language(lede_ruleset *set, lede_language *language);
/* Have the models read (lede_language_need), and remember that they are used. */
lede_status lede_ruleset_need_language(lede_ruleset *set, const char *what, lede_error *err);
bool lede_ruleset_uses_language(const lede_ruleset *set);
/* The same with the senses (lede_language_need_senses), which need the models, too. */
lede_status lede_ruleset_need_senses(lede_ruleset *set, const char *what, lede_error *err);
bool lede_ruleset_uses_senses(const lede_ruleset *set);

/* A column of ready tokens that patterns and paths may ask for (columns.h). The name is copied.
 * LIMIT. */
lede_status lede_ruleset_add_column(lede_ruleset *set, lede_slice name, lede_error *err);
const lede_columns *lede_ruleset_columns(const lede_ruleset *set);

/* A named list for `$name` and `RE($name)`. */
lede_status lede_ruleset_add_list(lede_ruleset *set, lede_slice name, const lede_slice *items,
                                  size_t n_items, lede_error *err);

/* A piece of pattern text for `/name[…]` (macro.h). SYNTAX with its file and line; USAGE. */
struct lede_macro;
lede_status lede_ruleset_add_macro(lede_ruleset *set, const struct lede_macro *macro,
                                   lede_error *err);

/* Parse and check one rule; its index in *rule. SYNTAX with the file and line of the spec, and in
 * the message line and column within the pattern, the line and a caret as excerpt, and what was
 * expected. UNSUPPORTED names an operator that is parsed but not yet matched. */
lede_status lede_ruleset_add(lede_ruleset *set, const lede_rule_spec *spec, uint32_t *rule,
                             lede_error *err);
/* After the last rule. Checks what needs the whole: layers read but never written, and so on. */
lede_status lede_ruleset_compile(lede_ruleset *set, lede_error *err);

/* Names of lists and macros in the order declared; null past the end. */
lede_slice lede_ruleset_list_name(const lede_ruleset *set, size_t list);
lede_slice lede_ruleset_macro_name(const lede_ruleset *set, size_t macro);

uint32_t lede_ruleset_count(const lede_ruleset *set);
uint32_t lede_ruleset_n_captures(const lede_ruleset *set, uint32_t rule);
lede_slice lede_ruleset_capture_name(const lede_ruleset *set, uint32_t rule, uint32_t capture);
/* True when a match may bind the capture several times: it stands in a repetition, or twice. */
bool lede_ruleset_capture_repeats(const lede_ruleset *set, uint32_t rule, uint32_t capture);
/* True when the capture always binds exactly one region element (`x:<person/>`). */
bool lede_ruleset_capture_is_region(const lede_ruleset *set, uint32_t rule, uint32_t capture,
                                    uint32_t *layer);
/* True when some annotation stands in what the capture may bind. */
bool lede_ruleset_capture_holds_region(const lede_ruleset *set, uint32_t rule, uint32_t capture);
/* Whether the rule asks somewhere that an annotation of the layer is absent (`!quote`, `(?! …)`,
 * `not within`): what more annotations could take back. */
bool lede_ruleset_negates(const lede_ruleset *set, uint32_t rule, uint32_t layer);
/* Of the pattern with its macros expanded, policy, dialect, blocks and phase. */
lede_digest lede_ruleset_digest(const lede_ruleset *set, uint32_t rule);

/* For what compiles beside the rules and lives as long (paths): memory of the set, and its names.
 */
lede_arena *lede_ruleset_arena(lede_ruleset *set);
lede_catalog *lede_ruleset_catalog(const lede_ruleset *set);

/* Tree, automaton and tests as text, for people. */
void lede_ruleset_dump(const lede_ruleset *set, uint32_t rule, lede_buffer *out);

#endif
