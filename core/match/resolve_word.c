#include "match/compiled.h"

/* Each is written out in the automaton; more are looked up in a trie (phrases.h). */
enum { MOST_PHRASES = 16 };

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
                        .test = LEDE_NO_TEST,
                        .constraint = LEDE_NO_CONSTRAINT};
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

/* What phrases begin with, each once: a word, or the whole where a file has it as one token. */
static bool first_words(const lede_slice_list *words, const lede_slice_list *parts,
                        lede_arena *arena, lede_slice_list *out) {
    lede_map seen = {0};
    bool ok = true;
    for (size_t i = 0; i < 2 * words->count && ok; i++) {
        bool is_part = i % 2 == 0;
        if (is_part && parts[i / 2].count < 2) continue;
        lede_slice word = is_part ? parts[i / 2].data[0] : words->data[i / 2];
        if (lede_map_get(&seen, word) != LEDE_MAP_NONE) continue;
        ok = lede_map_put(&seen, word, 0) && lede_array_push_in(arena, out, word);
    }
    lede_map_clear(&seen);
    return ok;
}

/* The same of many, in the same order, and the test of the tokens that they begin with. */
static lede_status add_phrases(lede_resolver *resolver, const lede_slice_list *words,
                               const lede_slice_list *parts, unsigned flags,
                               struct lede_list_phrases *out) {
    lede_ruleset *set = resolver->set;
    lede_phrases *phrases;
    lede_slice_list first = {0};
    LEDE_TRY(lede_phrases_new(flags, &phrases, resolver->err));
    if (!lede_array_push(&set->phrases, phrases)) {
        lede_phrases_free(phrases);
        return lede_fail_memory(resolver->err);
    }
    for (size_t i = 0; i < words->count; i++) {
        if (parts[i].count > 1) {
            LEDE_TRY(lede_phrases_add(phrases, parts[i].data, parts[i].count, &set->arena,
                                      resolver->err));
        }
        LEDE_TRY(lede_phrases_add(phrases, &words->data[i], 1, &set->arena, resolver->err));
    }
    if (!first_words(words, parts, &set->arena, &first)) return lede_fail_memory(resolver->err);
    out->phrases = (uint32_t)set->phrases.count;
    return lede_resolve_words(resolver, first.data, first.count, flags, &out->test);
}

static void use_phrases(lede_resolver *resolver, lede_node *node,
                        const struct lede_list_phrases *made) {
    node->phrases_i = made->phrases - 1;
    node->phrases = resolver->set->phrases.data[node->phrases_i];
    node->test = made->test;
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

/* The node's words, where the tokeniser splits some of them. `kept` unless NULL: phrases made of
 * them, for the next one. */
static lede_status split_words(lede_resolver *resolver, lede_node *node,
                               const lede_slice_list *words, unsigned flags,
                               struct lede_list_phrases *kept) {
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
        struct lede_list_phrases made;
        LEDE_TRY(add_phrases(resolver, words, parts, flags, &made));
        use_phrases(resolver, node, &made);
        if (kept != NULL) *kept = made;
        return LEDE_OK;
    }
    return add_choice(resolver, node, words, parts, flags);
}

static lede_status split_list(lede_resolver *resolver, lede_node *node) {
    lede_list *list;
    LEDE_TRY(lede_resolve_list(resolver, node->operand, &list));
    unsigned flags = (node->operand->flags | resolver->rule->flags) & LEDE_LIST_FLAGS;
    lede_slice_list words = {.data = list->items, .count = list->n_items};
    struct lede_list_phrases *kept = &list->phrases[flags];
    if (kept->phrases == 0) LEDE_TRY(split_words(resolver, node, &words, flags, kept));
    if (kept->phrases > 0) use_phrases(resolver, node, kept);
    return node->phrases == NULL ? lede_resolve_word(resolver, node->operand, &node->test)
                                 : LEDE_OK;
}

lede_status lede_resolve_string(lede_resolver *resolver, lede_node *node) {
    const lede_operand *operand = node->operand;
    lede_arena *arena = &resolver->set->arena;
    if (operand->kind == LEDE_OPERAND_LIST) return split_list(resolver, node);
    LEDE_TRY(lede_resolve_word(resolver, operand, &node->test));
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
    return split_words(resolver, node, &words, value->flags, NULL);
}
