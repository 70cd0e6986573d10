#include "text/contraction.h"

#include "text/limits.h"

static bool is_word_byte(char c) {
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0x80;
}

/* The word behind the place, one white space away, that has no capital and no hyphen. */
static lede_slice low_word_behind(lede_slice text, size_t at) {
    size_t start = at + 1, stop = start;
    if (start >= text.size || (text.data[at] != ' ' && text.data[at] != '\n')) {
        return LEDE_NULL_SLICE;
    }
    while (stop < text.size && text.data[stop] >= 'a' && text.data[stop] <= 'z') stop++;
    bool goes_on = stop < text.size && (is_word_byte(text.data[stop]) || text.data[stop] == '-');
    return goes_on ? LEDE_NULL_SLICE : lede_slice_cut(text, start, stop);
}

/* Is the token that ends at `end` looked at when types are found? */
static bool waits(lede_slice text, size_t end) {
    return end >= text.size || (!is_word_byte(text.data[end]) && text.data[end] != '\'');
}

size_t lede_contraction_first(const lede_cutter *cutter, size_t at, size_t end) {
    const lede_contraction *found =
        lede_locale_contraction(cutter->locale, lede_slice_cut(cutter->text, at, end));
    if (found == NULL || found->n_followers == 0) return found == NULL ? 0 : found->split;
    bool low = cutter->text.data[at] >= 'a' && cutter->text.data[at] <= 'z';
    if (low && found->low_is_sure) return found->split;
    lede_slice next = low_word_behind(cutter->text, end);
    bool follows =
        next.size > 0 && lede_locale_lists(found->followers, found->n_followers, next, false);
    return follows ? found->split : 0;
}

size_t lede_contraction_now(lede_cutter *cutter, size_t at, size_t end) {
    lede_slice word = lede_slice_cut(cutter->text, at, end);
    if (lede_locale_contraction(cutter->locale, word) == NULL) return 0;
    cutter->looked_around = true;
    return waits(cutter->text, end) ? 0 : lede_contraction_first(cutter, at, end);
}

/* What the vocabulary asks: the word that follows must be of the same block. */
static size_t first_of(void *context, uint32_t token) {
    lede_cutter *cutter = context;
    const lede_article *article = cutter->article;
    uint32_t block_i = 0;
    while (article->blocks[block_i].tokens.stop <= token) block_i++;
    cutter->text = lede_slice_cut(article->text, 0, article->blocks[block_i].stop);
    size_t stop = article->token_stops[token];
    if (!waits(cutter->text, stop)) return 0;
    return lede_contraction_first(cutter, article->token_starts[token], stop);
}

/* Room for all tokens in the columns of the article. */
static lede_status make_room(lede_cutter *cutter, size_t n_tokens, uint32_t **types,
                             lede_error *err) {
    lede_article *article = cutter->article;
    if (n_tokens > LEDE_TOKENS_MAX) {
        return lede_fail(err, LEDE_LIMIT, "more than %u tokens in one article",
                         (unsigned)LEDE_TOKENS_MAX);
    }
    while (cutter->capacity < n_tokens) {
        if (!lede_cutter_grow(cutter)) return lede_fail_memory(err);
    }
    *types = lede_arena_array(article->arena, n_tokens, sizeof **types);
    if (*types == NULL) return lede_fail_memory(err);
    memcpy(*types, article->token_types, article->n_tokens * sizeof **types);
    return LEDE_OK;
}

/* Part the tokens, the last one first, so that each moves once. */
static void part_tokens(const lede_article *article, const lede_split_list *splits,
                        uint32_t *types) {
    uint32_t *starts = article->token_starts, *stops = article->token_stops;
    uint32_t stop = article->n_tokens;
    for (size_t k = splits->count; k > 0; k--) {
        const lede_split *split = &splits->data[k - 1];
        uint32_t token = split->token, behind = token + 1;
        size_t size = (stop - behind) * sizeof *types;
        memmove(starts + behind + k, starts + behind, size);
        memmove(stops + behind + k, stops + behind, size);
        memmove(types + behind + k, types + behind, size);
        starts[token + k] = starts[token] + split->first;
        stops[token + k] = stops[token];
        types[token + k] = split->second;
        stops[token] = starts[token] + split->first;
        stop = behind;
    }
}

/* Noted ends and the tokens of blocks, counted anew. */
static void count_anew(lede_cutter *cutter, const lede_split_list *splits) {
    lede_article *article = cutter->article;
    size_t k = 0;
    for (size_t i = 0; i < cutter->ends.count; i++) {
        while (k < splits->count && splits->data[k].token <= cutter->ends.data[i]) k++;
        cutter->ends.data[i] += (uint32_t)k;
    }
    k = 0;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        lede_span *tokens = &article->blocks[i].tokens;
        tokens->start += (uint32_t)k;
        while (k < splits->count && splits->data[k].token < tokens->stop) k++;
        tokens->stop += (uint32_t)k;
    }
    article->n_tokens += (uint32_t)splits->count;
}

lede_status lede_contraction_find_types(lede_cutter *cutter, lede_error *err) {
    lede_article *article = cutter->article;
    uint32_t *types = lede_arena_array(article->arena, article->n_tokens, sizeof *types);
    if (types == NULL) return lede_fail_memory(err);
    article->token_types = types;
    bool asks = cutter->locale->n_contractions > 0 && !cutter->plain;
    lede_tokens tokens = {.text = article->text,
                          .starts = article->token_starts,
                          .stops = article->token_stops,
                          .types = types,
                          .count = article->n_tokens,
                          .first_of = asks ? first_of : NULL,
                          .context = cutter,
                          .arena = article->arena};
    if (!lede_vocabulary_intern_tokens(article->vocabulary, &tokens)) return lede_fail_memory(err);
    if (tokens.splits.count == 0) return LEDE_OK;
    LEDE_TRY(make_room(cutter, article->n_tokens + tokens.splits.count, &types, err));
    part_tokens(article, &tokens.splits, types);
    count_anew(cutter, &tokens.splits);
    article->token_types = types;
    return LEDE_OK;
}
