/* weave.h — puts an article together from ready tokens: the text from their forms and what stands
 * between them, and the blocks, sentences, columns and regions beside it.
 * All slices handed in must stand as long as the article.
 * owner: a loader; thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_WEAVE_H
#define LEDE_LOAD_WEAVE_H

#include "base/array.h"
#include "text/ready.h"

typedef struct lede_weave {
    lede_article *article;
    lede_ready ready; /* names and n_columns are set by the loader, before the first token */
    LEDE_ARRAY(char) text;
    LEDE_ARRAY(uint32_t) starts, stops;
    LEDE_ARRAY(lede_slice) forms, values, comments;
    LEDE_ARRAY(lede_sentence) sentences;
    LEDE_ARRAY(lede_block) blocks;
    LEDE_ARRAY(uint32_t) sentence_regions, block_regions;
    LEDE_ARRAY(lede_region) regions;
    LEDE_ARRAY(lede_ready_line) lines;
    uint32_t sentence_start; /* first token that is in no sentence yet */
    lede_block_kind kind;    /* of the next block */
    const char *reason;
    bool breaks; /* a block begins with the next token */
} lede_weave;

/* The article's arena is set. The first token begins a paragraph. */
void lede_weave_start(lede_weave *weave, lede_article *article);

/* The next token begins a block; the sentence in hand must have ended. */
void lede_weave_break(lede_weave *weave, lede_block_kind kind, const char *reason);

/* Put `gap` and `surface` at the end of the text; *start is where the surface begins. Between two
 * blocks a blank line stands in place of the gap. NOMEM, LIMIT. */
lede_status lede_weave_surface(lede_weave *weave, lede_slice gap, lede_slice surface,
                               uint32_t *start, lede_error *err);
/* A token at these bytes of the text; `values` are n_columns. NOMEM, LIMIT. */
lede_status lede_weave_token(lede_weave *weave, uint32_t start, uint32_t stop, lede_slice form,
                             const lede_slice *values, lede_error *err);
/* The tokens since the last sentence are one; nothing when there are none. `region` is an element
 * of the file, UINT32_MAX for none. */
lede_status lede_weave_sentence(lede_weave *weave, uint32_t region, lede_error *err);
static inline uint32_t lede_weave_n_tokens(const lede_weave *weave) {
    return (uint32_t)weave->starts.count;
}

/* Text, blocks, tokens, sentences and `ready` of the article. FORMAT: there is no token. */
lede_status lede_weave_finish(lede_weave *weave, lede_error *err);

/* The metadata that `pairs` name by any of the usual names (json_names.h). */
lede_status lede_weave_fields(lede_article *article, const lede_pair *pairs, size_t n_pairs,
                              const char *reason, lede_error *err);

/* A file's name as lede writes names: lower case, "_" for what is no letter or digit. */
lede_slice lede_weave_name(lede_arena *arena, lede_slice name, bool *ok);

#endif
