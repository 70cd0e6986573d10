#include "match/compiled.h"

enum { MOST_PHRASES = 500 }; /* each is written out in the automaton */

/* A bare string: "ban|halt", "didn't", "U.S."%l, "ban.*". What is no regular expression is cut as
 * the tokeniser cuts articles, so that "didn't" is "did" "n't". */

lede_status lede_resolve_split(lede_resolver *resolver, lede_slice word, lede_slice_list *parts) {
    lede_ruleset *set = resolver->set;
    if (set->vocabulary == NULL) {
        LEDE_TRY(lede_vocabulary_new(&set->vocabulary, resolver->err));
    }
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_block block = {.kind = LEDE_BLOCK_PARAGRAPH, .stop = (uint32_t)word.size, .reason = ""};
    lede_article article = {.arena = &arena, .text = word, .blocks = &block, .n_blocks = 1};
    lede_tokenise_options options = {0};
    lede_status status = lede_article_tokenise(&article, set->vocabulary, &options, resolver->err);
    bool ok = true;
    for (uint32_t i = 0; status == LEDE_OK && ok && i < article.n_tokens; i++) {
        lede_slice part = lede_arena_copy(&set->arena, lede_article_type(&article, i)->word, &ok);
        ok = ok && lede_array_push_in(&set->arena, parts, part);
    }
    lede_arena_clear(&arena);
    return ok ? status : lede_fail_memory(resolver->err);
}

static lede_status new_node(lede_resolver *resolver, const lede_node *like, uint32_t n_items,
                            lede_node **out) {
    lede_node *node = lede_arena_zalloc(&resolver->set->arena, sizeof *node);
    if (node == NULL) return lede_fail_memory(resolver->err);
    *node = (lede_node){.kind = LEDE_NODE_STRING,
                        .at = like->at,
                        .stop = like->stop,
                        .operand = like->operand,
                        .height = 1,
                        .test = LEDE_NO_TEST};
    if (n_items > 0) {
        node->items = lede_arena_array(&resolver->set->arena, n_items, sizeof *node->items);
        if (node->items == NULL) return lede_fail_memory(resolver->err);
    }
    *out = node;
    return LEDE_OK;
}

/* The tokens of one word as a sequence. */
static lede_status add_sequence(lede_resolver *resolver, lede_node *node,
                                const lede_slice_list *parts, unsigned flags) {
    for (size_t i = 0; i < parts->count; i++) {
        lede_node *item;
        LEDE_TRY(new_node(resolver, node, 0, &item));
        LEDE_TRY(lede_resolve_words(resolver, &parts->data[i], 1, flags, &item->test));
        node->items[node->n_items++] = item;
    }
    return LEDE_OK;
}

static lede_status add_whole(lede_resolver *resolver, lede_node *node, lede_slice_list *whole,
                             unsigned flags) {
    if (whole->count == 0) return LEDE_OK;
    lede_node *item;
    LEDE_TRY(new_node(resolver, node, 0, &item));
    LEDE_TRY(lede_resolve_words(resolver, whole->data, whole->count, flags, &item->test));
    node->items[node->n_items++] = item;
    whole->count = 0;
    return LEDE_OK;
}

/* Words side by side that are one token each become one test; each other word is a sequence, or one
 * token where a file brings tokens of its own. The order stays: "didn't|did" tries the two tokens
 * first. */
static lede_status add_choice(lede_resolver *resolver, lede_node *node,
                              const lede_slice_list *words, const lede_slice_list *parts,
                              unsigned flags) {
    lede_arena *arena = &resolver->set->arena;
    lede_slice_list whole = {0};
    node->is_choice = true;
    node->items = lede_arena_array(arena, 2 * words->count + 1, sizeof *node->items);
    if (node->items == NULL) return lede_fail_memory(resolver->err);
    for (size_t i = 0; i < words->count; i++) {
        if (parts[i].count > 1) {
            LEDE_TRY(add_whole(resolver, node, &whole, flags));
            lede_node *item;
            LEDE_TRY(new_node(resolver, node, (uint32_t)parts[i].count, &item));
            LEDE_TRY(add_sequence(resolver, item, &parts[i], flags));
            node->items[node->n_items++] = item;
        }
        if (!lede_array_push_in(arena, &whole, words->data[i])) {
            return lede_fail_memory(resolver->err);
        }
    }
    return add_whole(resolver, node, &whole, flags);
}

/* Letters and digits of ASCII are one token in any language. */
static bool may_split(lede_slice word) {
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
            return true;
        }
    }
    return false;
}

/* The node's words, where the tokeniser splits some of them. */
static lede_status split_words(lede_resolver *resolver, lede_node *node,
                               const lede_slice_list *words, unsigned flags) {
    lede_arena *arena = &resolver->set->arena;
    lede_slice_list *parts = lede_arena_zalloc(arena, (words->count + 1) * sizeof *parts);
    if (parts == NULL) return lede_fail_memory(resolver->err);
    size_t n_split = 0;
    for (size_t i = 0; i < words->count; i++) {
        if (!may_split(words->data[i])) continue;
        LEDE_TRY(lede_resolve_split(resolver, words->data[i], &parts[i]));
        if (parts[i].count > 1) n_split++;
    }
    if (n_split == 0) return LEDE_OK;
    if (n_split > MOST_PHRASES) {
        return lede_pattern_source_fail(
            &resolver->rule->source, node->at, LEDE_LIMIT, resolver->err,
            "%zu of these are more than one token; %d is the most in a pattern: long lists of "
            "phrases belong in lede.lexicon",
            n_split, MOST_PHRASES);
    }
    return add_choice(resolver, node, words, parts, flags);
}

static lede_status split_list(lede_resolver *resolver, lede_node *node) {
    lede_list *list;
    LEDE_TRY(lede_resolve_list(resolver, node->operand, &list));
    unsigned flags = (node->operand->flags | resolver->rule->flags) & LEDE_LIST_FLAGS;
    lede_slice_list words = {.data = list->items, .count = list->n_items};
    return split_words(resolver, node, &words, flags);
}

lede_status lede_resolve_string(lede_resolver *resolver, lede_node *node) {
    const lede_operand *operand = node->operand;
    lede_arena *arena = &resolver->set->arena;
    LEDE_TRY(lede_resolve_word(resolver, operand, &node->test));
    if (operand->kind == LEDE_OPERAND_LIST) return split_list(resolver, node);
    if (operand->kind != LEDE_OPERAND_STRING) return LEDE_OK;
    const lede_test *test = &resolver->set->tests.tests.data[node->test];
    const lede_value_test *value = resolver->set->tests.values.data[test->value];
    if (value->kind != LEDE_VALUE_WORDS) return LEDE_OK;
    bool ok = true;
    lede_slice_list words = {0};
    if (operand->flags & LEDE_FLAG_LITERAL) {
        ok = lede_array_push_in(arena, &words, operand->text);
    } else if (!lede_literal_words(operand->text, arena, &words, &ok) && ok) {
        return LEDE_OK; /* blacklab's (?-i) in front of a word */
    }
    if (!ok) return lede_fail_memory(resolver->err);
    return split_words(resolver, node, &words, value->flags);
}
