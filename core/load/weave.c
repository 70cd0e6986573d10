#include "load/weave.h"

#include "load/compose.h"
#include "load/json_names.h"
#include "text/limits.h"

void lede_weave_start(lede_weave *weave, lede_article *article) {
    *weave = (lede_weave){.article = article, .breaks = true};
    weave->kind = LEDE_BLOCK_PARAGRAPH;
    weave->reason = "the file's tokens";
    weave->ready.head = weave->ready.misc = LEDE_NO_COLUMN;
}

static void end_block(lede_weave *weave) {
    if (weave->blocks.count == 0) return;
    lede_block *block = &weave->blocks.data[weave->blocks.count - 1];
    block->stop = (uint32_t)weave->text.count;
    block->tokens.stop = lede_weave_n_tokens(weave);
}

void lede_weave_break(lede_weave *weave, lede_block_kind kind, const char *reason) {
    weave->breaks = true;
    weave->kind = kind;
    weave->reason = reason;
}

static bool add_text(lede_weave *weave, lede_slice bytes) {
    if (!lede_array_reserve_in(weave->article->arena, &weave->text, bytes.size)) return false;
    if (bytes.size > 0) memcpy(weave->text.data + weave->text.count, bytes.data, bytes.size);
    weave->text.count += bytes.size;
    return true;
}

static bool begin_block(lede_weave *weave) {
    lede_arena *arena = weave->article->arena;
    uint32_t token = lede_weave_n_tokens(weave);
    end_block(weave);
    if (weave->blocks.count > 0 && !add_text(weave, LEDE_SLICE("\n\n"))) return false;
    lede_block block = {.kind = weave->kind,
                        .start = (uint32_t)weave->text.count,
                        .tokens = {token, token},
                        .reason = weave->reason};
    weave->breaks = false;
    return lede_array_push_in(arena, &weave->blocks, block) &&
           lede_array_push_in(arena, &weave->block_regions, UINT32_MAX);
}

lede_status lede_weave_surface(lede_weave *weave, lede_slice gap, lede_slice surface,
                               uint32_t *start, lede_error *err) {
    enum { MOST_JOINT = 2 };
    uint64_t size = (uint64_t)weave->text.count + gap.size + surface.size + MOST_JOINT;
    if (size > LEDE_TEXT_BYTES_MAX) {
        return lede_fail(err, LEDE_LIMIT, "the text is larger than 4 GiB");
    }
    bool ok = weave->breaks ? begin_block(weave) : add_text(weave, gap);
    *start = (uint32_t)weave->text.count;
    return ok && add_text(weave, surface) ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_weave_token(lede_weave *weave, uint32_t start, uint32_t stop, lede_slice form,
                             const lede_slice *values, lede_error *err) {
    lede_arena *arena = weave->article->arena;
    uint32_t n_columns = weave->ready.n_columns;
    if (lede_weave_n_tokens(weave) == LEDE_TOKENS_MAX) {
        return lede_fail(err, LEDE_LIMIT, "more than %u tokens in one article",
                         (unsigned)LEDE_TOKENS_MAX);
    }
    if (!lede_array_push_in(arena, &weave->starts, start) ||
        !lede_array_push_in(arena, &weave->stops, stop) ||
        !lede_array_push_in(arena, &weave->forms, form) ||
        !lede_array_reserve_in(arena, &weave->values, n_columns + 1)) {
        return lede_fail_memory(err);
    }
    for (uint32_t i = 0; i < n_columns; i++) weave->values.data[weave->values.count++] = values[i];
    return LEDE_OK;
}

lede_status lede_weave_sentence(lede_weave *weave, uint32_t region, lede_error *err) {
    lede_arena *arena = weave->article->arena;
    uint32_t stop = lede_weave_n_tokens(weave);
    if (weave->sentence_start == stop) return LEDE_OK;
    lede_sentence sentence = {.tokens = {weave->sentence_start, stop},
                              .block = (uint32_t)weave->blocks.count - 1};
    weave->sentence_start = stop;
    return lede_array_push_in(arena, &weave->sentences, sentence) &&
                   lede_array_push_in(arena, &weave->sentence_regions, region)
               ? LEDE_OK
               : lede_fail_memory(err);
}

/* A headline is the title of an article that has no other. */
static lede_status set_title(const lede_weave *weave, lede_error *err) {
    const lede_block *first = &weave->blocks.data[0];
    if (first->kind != LEDE_BLOCK_HEADLINE) return LEDE_OK;
    lede_slice text = {weave->text.data, weave->text.count};
    return lede_compose_field(weave->article, LEDE_FIELD_TITLE,
                              lede_slice_cut(text, first->start, first->stop), "the headline", err);
}

lede_status lede_weave_finish(lede_weave *weave, lede_error *err) {
    lede_article *article = weave->article;
    LEDE_TRY(lede_weave_sentence(weave, UINT32_MAX, err));
    if (lede_weave_n_tokens(weave) == 0) {
        return lede_fail(err, LEDE_FORMAT, "the document has no token");
    }
    end_block(weave);
    lede_ready *ready = lede_arena_alloc(article->arena, sizeof *ready);
    if (ready == NULL) return lede_fail_memory(err);
    LEDE_TRY(set_title(weave, err));
    *ready = weave->ready;
    ready->forms = weave->forms.data;
    ready->values = weave->values.data;
    ready->regions = weave->regions.data;
    ready->n_regions = (uint32_t)weave->regions.count;
    ready->sentence_regions = weave->sentence_regions.data;
    ready->block_regions = weave->block_regions.data;
    ready->comments = weave->comments.data;
    ready->lines = weave->lines.data;
    ready->n_lines = (uint32_t)weave->lines.count;
    article->ready = ready;
    article->text = (lede_slice){weave->text.data, weave->text.count};
    article->blocks = weave->blocks.data;
    article->n_blocks = (uint32_t)weave->blocks.count;
    article->token_starts = weave->starts.data;
    article->token_stops = weave->stops.data;
    article->n_tokens = lede_weave_n_tokens(weave);
    article->sentences = weave->sentences.data;
    article->n_sentences = (uint32_t)weave->sentences.count;
    return LEDE_OK;
}

/* ---- names ----------------------------------------------------------------------------------- */

lede_status lede_weave_fields(lede_article *article, const lede_pair *pairs, size_t n_pairs,
                              const char *reason, lede_error *err) {
    for (int f = 0; f < LEDE_N_FIELDS; f++) {
        const lede_pair *best = NULL;
        int best_rank = 0;
        for (size_t i = 0; i < n_pairs; i++) {
            const lede_json_name *name = lede_json_name_find(pairs[i].name);
            if (name == NULL || name->meaning != f || pairs[i].value.size == 0) continue;
            if (best != NULL && name->rank >= best_rank) continue;
            best = &pairs[i];
            best_rank = name->rank;
        }
        if (best == NULL) continue;
        bool is_date = f == LEDE_FIELD_PUBLISHED || f == LEDE_FIELD_MODIFIED;
        LEDE_TRY(is_date ? lede_compose_date(article, (lede_field)f, best->value, reason, err)
                         : lede_compose_field(article, (lede_field)f, best->value, reason, err));
    }
    return LEDE_OK;
}

lede_slice lede_weave_name(lede_arena *arena, lede_slice name, bool *ok) {
    char *copy = lede_arena_string(arena, name);
    if (copy == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    for (size_t i = 0; i < name.size; i++) {
        char c = copy[i];
        bool is_capital = c >= 'A' && c <= 'Z';
        bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        copy[i] = is_capital ? (char)(c + ('a' - 'A')) : is_plain ? c : '_';
    }
    return (lede_slice){copy, name.size};
}
