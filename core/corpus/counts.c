#include "corpus/counts.h"

#include "base/array.h"
#include "base/map.h"

#include <stdlib.h>

#define NO_VALUE (UINT32_MAX - 1) /* of a type that is known to have none */

typedef struct counting {
    const lede_article *article;
    lede_attribute attribute;
    lede_arena *arena;
    lede_map by_value, by_type; /* → index of a count */
    LEDE_ARRAY(lede_count) counts;
} counting;

static lede_status find_value(counting *c, uint32_t token, uint32_t *index, lede_error *err) {
    bool ok = true;
    lede_slice value = lede_attribute_of_token(c->attribute, c->article, token, c->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    *index = NO_VALUE;
    if (value.data == NULL) return LEDE_OK;
    *index = lede_map_get(&c->by_value, value);
    if (*index != LEDE_MAP_NONE) return LEDE_OK;
    *index = (uint32_t)c->counts.count;
    if (!lede_array_push_in(c->arena, &c->counts, (lede_count){.value = value, .first = token}) ||
        !lede_map_put(&c->by_value, value, *index)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

/* What depends on the form alone is asked once a type. */
static lede_status find_by_type(counting *c, uint32_t token, uint32_t *index, lede_error *err) {
    lede_slice type = {(const char *)&c->article->token_types[token], sizeof(uint32_t)};
    *index = lede_map_get(&c->by_type, type);
    if (*index != LEDE_MAP_NONE) return LEDE_OK;
    LEDE_TRY(find_value(c, token, index, err));
    return lede_map_put(&c->by_type, type, *index) ? LEDE_OK : lede_fail_memory(err);
}

static lede_status count_tokens(counting *c, lede_span span, lede_error *err) {
    bool of_type = c->attribute < LEDE_N_ATTRIBUTES &&
                   lede_attribute_describe(c->attribute)->dependence == LEDE_DEPENDS_ON_TYPE;
    for (uint32_t i = span.start; i < span.stop; i++) {
        lede_token_kind kind = lede_article_type(c->article, i)->kind;
        uint32_t index = NO_VALUE;
        if (kind == LEDE_KIND_PUNCT || kind == LEDE_KIND_SYMBOL) continue;
        LEDE_TRY(of_type ? find_by_type(c, i, &index, err) : find_value(c, i, &index, err));
        if (index != NO_VALUE) c->counts.data[index].n++;
    }
    return LEDE_OK;
}

static int compare(const void *left, const void *right) {
    const lede_count *a = left, *b = right;
    if (a->n != b->n) return a->n > b->n ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

lede_status lede_counts_of(const lede_article *article, lede_attribute attribute, lede_span inside,
                           lede_arena *arena, lede_count **out, size_t *n_out, lede_error *err) {
    counting c = {.article = article, .attribute = attribute, .arena = arena};
    lede_status status = LEDE_OK;
    for (uint32_t i = 0; i < article->n_blocks && status == LEDE_OK; i++) {
        const lede_block *block = &article->blocks[i];
        lede_span span = block->tokens;
        if ((LEDE_BLOCKS_MATCHED & 1u << block->kind) == 0) continue;
        if (span.start < inside.start) span.start = inside.start;
        if (span.stop > inside.stop) span.stop = inside.stop;
        if (span.start < span.stop) status = count_tokens(&c, span, err);
    }
    lede_map_clear(&c.by_value);
    lede_map_clear(&c.by_type);
    if (status != LEDE_OK) return status;
    if (c.counts.count > 0) qsort(c.counts.data, c.counts.count, sizeof(lede_count), compare);
    *out = c.counts.data;
    *n_out = c.counts.count;
    return LEDE_OK;
}
