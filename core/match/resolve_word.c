#include "match/compiled.h"

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

/* Words that are one token each become one test; each other word a sequence beside it. */
static lede_status add_choice(lede_resolver *resolver, lede_node *node,
                              const lede_slice_list *words, const lede_slice_list *parts,
                              unsigned flags) {
    lede_arena *arena = &resolver->set->arena;
    lede_slice_list whole = {0};
    node->is_choice = true;
    for (size_t i = 0; i < words->count; i++) {
        if (parts[i].count < 2 && !lede_array_push_in(arena, &whole, words->data[i])) {
            return lede_fail_memory(resolver->err);
        }
    }
    node->items = lede_arena_array(arena, words->count + 1, sizeof *node->items);
    if (node->items == NULL) return lede_fail_memory(resolver->err);
    if (whole.count > 0) {
        lede_node *item;
        LEDE_TRY(new_node(resolver, node, 0, &item));
        LEDE_TRY(lede_resolve_words(resolver, whole.data, whole.count, flags, &item->test));
        node->items[node->n_items++] = item;
    }
    for (size_t i = 0; i < words->count; i++) {
        if (parts[i].count < 2) continue;
        lede_node *item;
        LEDE_TRY(new_node(resolver, node, (uint32_t)parts[i].count, &item));
        LEDE_TRY(add_sequence(resolver, item, &parts[i], flags));
        node->items[node->n_items++] = item;
    }
    return LEDE_OK;
}

lede_status lede_resolve_string(lede_resolver *resolver, lede_node *node) {
    const lede_operand *operand = node->operand;
    lede_arena *arena = &resolver->set->arena;
    LEDE_TRY(lede_resolve_word(resolver, operand, &node->test));
    const lede_test *test = &resolver->set->tests.tests.data[node->test];
    const lede_value_test *value = resolver->set->tests.values.data[test->value];
    if (operand->kind != LEDE_OPERAND_STRING || value->kind != LEDE_VALUE_WORDS) return LEDE_OK;
    bool ok = true;
    lede_slice_list words = {0};
    if (operand->flags & LEDE_FLAG_LITERAL) {
        ok = lede_array_push_in(arena, &words, operand->text);
    } else if (!lede_literal_words(operand->text, arena, &words, &ok) && ok) {
        return LEDE_OK; /* blacklab's (?-i) in front of a word */
    }
    lede_slice_list *parts = lede_arena_zalloc(arena, (words.count + 1) * sizeof *parts);
    if (!ok || parts == NULL) return lede_fail_memory(resolver->err);
    bool splits = false;
    for (size_t i = 0; i < words.count; i++) {
        LEDE_TRY(lede_resolve_split(resolver, words.data[i], &parts[i]));
        splits = splits || parts[i].count > 1;
    }
    if (!splits) return LEDE_OK;
    unsigned flags = value->flags;
    if (words.count > 1) return add_choice(resolver, node, &words, parts, flags);
    node->items = lede_arena_array(arena, parts[0].count, sizeof *node->items);
    if (node->items == NULL) return lede_fail_memory(resolver->err);
    return add_sequence(resolver, node, &parts[0], flags);
}
