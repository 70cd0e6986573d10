/* compiled.h — what a rule set holds: the rules, resolved and compiled, and what they share. Seen
 * by the compiler and the matcher only.
 * owner: the rule set; thread: one while adding, any number after compile
 * floor: match */
#ifndef LEDE_MATCH_COMPILED_H
#define LEDE_MATCH_COMPILED_H

#include "match/class.h"
#include "match/macro.h"
#include "match/phrases.h"
#include "match/program.h"
#include "match/ruleset.h"
#include "match/trigger.h"

/* What a match may not leave. */
typedef struct lede_scope {
    enum {
        LEDE_SCOPE_NONE = 0,   /* the article */
        LEDE_SCOPE_SENTENCE,   /* `count` sentences of one block */
        LEDE_SCOPE_ANNOTATION, /* an annotation of `layer` that satisfies `test` */
        LEDE_SCOPE_TOKEN       /* `count` tokens of one block */
    } kind;
    uint32_t count, layer, test;
} lede_scope;

enum { LEDE_RULE_SPAN_CONDITIONS = 8 };

/* Where a match can be: tokens that satisfy `test`, or annotations of `layer`, one of which every
 * match holds; the match reaches `before` tokens left of it and `after` right of it at most. A test
 * of the class, as the tagger gives it, or a choice of such and of types, is found by going over
 * all tokens. */
typedef struct lede_trigger {
    enum { LEDE_TRIGGER_NONE = 0, LEDE_TRIGGER_TEST, LEDE_TRIGGER_LAYER, LEDE_TRIGGER_CLASS } kind;
    uint32_t test, layer;
    uint32_t before, after; /* LEDE_UNBOUNDED: to the ends of the scope */
    /* No token of the match, but the one before its start, or behind its stop. */
    enum { LEDE_BESIDE_NONE = 0, LEDE_BESIDE_START, LEDE_BESIDE_STOP } beside;
} lede_trigger;

/* A token that a match holds besides the one that triggers it: it satisfies `test` and stands at
 * most `reach` tokens behind the other, or before it. */
typedef struct lede_need {
    uint32_t test, reach;
    bool is_behind;
} lede_need;
/* The same of layers, which are known when a phase runs: an annotation that satisfies `test` with
 * at most `reach` tokens between it and the trigger, or a token at most that far for which `test`
 * holds.
 */
typedef struct lede_layer_need {
    bool is_region, is_behind;
    uint32_t layer, test, reach;
} lede_layer_need;
enum { LEDE_RULE_NEEDS = 2 };

/* A name that must exist once all is declared. */
typedef struct lede_reference {
    bool is_lexicon;
    uint32_t at;
    uint32_t target; /* layer, or LEX test */
    lede_slice name;
} lede_reference;

typedef struct lede_compiled {
    /* What every search asks stands side by side: of thousands of rules each is cold in turn. */
    uint32_t blocks, phase;
    lede_trigger trigger;
    uint32_t types; /* of a trigger CLASS: what alone of the type makes it hold, or NO_TEST */
    const struct lede_word_pair *pair; /* NULL: it is more than a pair of tokens */
    const struct lede_quick *quick;    /* NULL: it asks for more than types */
    const struct lede_around *around;  /* NULL: windows are as wide as any match could be */
    bool is_region;                    /* it takes one annotation and nothing else */
    lede_automaton *automaton;
    lede_pattern_source source;
    lede_pattern pattern;
    lede_node *main; /* of the tree, without the within and containing around it that bound it */
    lede_policy policy;
    lede_dialect dialect;
    unsigned flags; /* of strings without flags of their own */
    bool is_query;
    lede_slice_list captures;     /* names, by first appearance */
    LEDE_ARRAY(uint32_t) regions; /* by capture: its layer if it always is one region */
    LEDE_ARRAY(lede_reference) references;
    lede_scope scope;
    lede_span_check span_conditions[LEDE_RULE_SPAN_CONDITIONS]; /* of the whole match */
    uint32_t n_span_conditions;
    lede_constraints constraints;
    bool *is_referred;                /* by capture: some constraint asks for it */
    bool reads_lexicons;              /* a constraint asks which lexicons hit */
    bool *holds_regions;              /* by capture: it may be an annotation */
    lede_need needs[LEDE_RULE_NEEDS]; /* of a trigger TEST, the one that tells most first */
    lede_layer_need layer_needs[LEDE_RULE_NEEDS];
    uint32_t n_needs, n_layer_needs;
    lede_digest digest;
} lede_compiled;

typedef LEDE_ARRAY(uint32_t) lede_value_list;

enum { LEDE_LIST_FLAGS = LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS };
typedef struct lede_list {
    lede_slice name;
    lede_slice *items;
    size_t n_items;
    lede_digest digest;
    /* Comparisons made of it, once for all rules: as words and as RE, by flags. */
    lede_value_list values[2][LEDE_LIST_FLAGS + 1];
    /* By flags, where they are many: its phrases, and the test of their first tokens. */
    struct lede_list_phrases {
        uint32_t phrases; /* of the rule set, from 1; 0: not made */
        uint32_t test;
    } phrases[LEDE_LIST_FLAGS + 1];
} lede_list;

struct lede_ruleset {
    lede_arena arena;
    lede_catalog *catalog;
    const lede_lexicons *lexicons;
    lede_language *language; /* borrowed; may be NULL */
    bool uses_language, uses_senses;
    lede_limits limits;
    lede_columns columns;
    lede_tests tests;
    LEDE_ARRAY(lede_compiled *) rules;
    LEDE_ARRAY(lede_list) lists;
    LEDE_ARRAY(lede_phrases *) phrases;
    lede_macros macros;
    lede_vocabulary *vocabulary; /* for tokenising literals */
    lede_type_tests type_tests;  /* these two are filled by compile */
    lede_trigger_index triggers;
    bool is_compiled;
};

enum { LEDE_DEFAULT_MATCH_CANDIDATES = 10000 };

/* Whether the hits of a lexicon are the layer, as far as lexicons are declared. */
bool lede_ruleset_has_lexicon(const lede_ruleset *set, uint32_t layer);

/* resolve.c: names and values of one rule's tree → tests and layers of the set; captures. */
lede_status lede_resolve_rule(lede_ruleset *set, lede_compiled *rule, lede_error *err);

/* resolve_test.c: what the files that resolve share. */
typedef struct lede_resolver {
    lede_ruleset *set;
    lede_compiled *rule;
    lede_error *err;
} lede_resolver;
/* "…", $list or a condition in [ ]: a test of a token. */
lede_status lede_resolve_token(lede_resolver *resolver, lede_condition *condition, uint32_t *test);
/* Conditions in a tag: a test of an annotation; LEDE_NO_TEST for none. */
lede_status lede_resolve_tag(lede_resolver *resolver, lede_condition *condition, uint32_t *test);
/* resolve_list.c: the list that a $name means; its items join the rule's digest. */
lede_status lede_resolve_list(lede_resolver *resolver, const lede_operand *operand,
                              lede_list **out);
/* The comparisons that `= $list` or `= RE($list)` are, of which some must hold; with `single` it is
 * one. */
lede_status lede_resolve_list_values(lede_resolver *resolver, const lede_operand *operand,
                                     bool single, lede_value_list *out);
/* Refuse a list of words one of which has a space: no token has. */
lede_status lede_resolve_list_spaces(const lede_resolver *resolver, const lede_operand *operand);
/* resolve_sense.c: what `sense` is compared with. The comparison but for a `!`. */
lede_status lede_resolve_senses(lede_resolver *resolver, lede_comparison comparison,
                                const lede_operand *operand, lede_value_test *value);
/* `word = operand` */
lede_status lede_resolve_word(lede_resolver *resolver, const lede_operand *operand, uint32_t *test);
/* `word` is one of these, as the flags compare. */
lede_status lede_resolve_words(lede_resolver *resolver, const lede_slice *words, size_t n_words,
                               unsigned flags, uint32_t *test);
lede_status lede_resolve_layer(lede_resolver *resolver, lede_slice name, uint32_t at,
                               uint32_t *layer);
/* resolve_constraint.c: conditions in [ ], in a tag (`in_tag`), and behind `::`. Of those that
 * refer to captures, `test` is what can be told without, and `constraint` the rest. */
lede_status lede_resolve_element(lede_resolver *resolver, lede_condition *condition, bool in_tag,
                                 uint32_t *test, uint32_t *constraint);
lede_status lede_resolve_constraint(lede_resolver *resolver, lede_condition *condition,
                                    uint32_t *constraint);
/* resolve_test.c: a comparison with a string, number or list, but for a `!`; held by the tests. */
lede_status lede_resolve_value(lede_resolver *resolver, lede_comparison comparison,
                               const lede_operand *operand, uint32_t *value);
lede_status lede_resolve_attribute_name(lede_resolver *resolver, lede_slice name, uint32_t at,
                                        lede_attribute *attribute);
lede_status lede_resolve_key(lede_resolver *resolver, lede_slice name, uint32_t at, uint32_t *key);
uint32_t lede_resolve_find_capture(const lede_compiled *rule, lede_slice name); /* UINT32_MAX */
/* resolve_word.c: a bare string whose words the tokeniser splits becomes a sequence of tokens. */
lede_status lede_resolve_string(lede_resolver *resolver, lede_node *node);
/* The tokens of one word, as articles are tokenised. Memory is the set's. */
lede_status lede_resolve_split(lede_resolver *resolver, lede_slice word, lede_slice_list *parts);

typedef struct lede_quick lede_quick;         /* quick.h */
typedef struct lede_word_pair lede_word_pair; /* pair.h */

/* need.c */
/* *element is what triggers, if it is one that each match takes; else NULL. */
lede_status lede_trigger_choose(lede_ruleset *set, lede_compiled *rule, const lede_node *root,
                                const lede_node **element, lede_error *err);

#endif
