/* The language of an article that names none: guessed from its paragraphs, or the user's. */
#include "run/scratch.h"

/* Running text first; a text too short without them adds its titles. */
#define BODY   ((1u << LEDE_BLOCK_PARAGRAPH) | (1u << LEDE_BLOCK_QUOTE) | (1u << LEDE_BLOCK_LIST))
#define TITLES ((1u << LEDE_BLOCK_HEADLINE) | (1u << LEDE_BLOCK_DECK) | (1u << LEDE_BLOCK_HEADING))

/* False once the guesser wants no more. */
static bool add_blocks(lede_guesser *guesser, const lede_article *article, uint32_t kinds) {
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if ((kinds & (1u << block->kind)) == 0 || block->start >= block->stop) continue;
        if (!lede_guesser_add(guesser, lede_slice_cut(article->text, block->start, block->stop))) {
            return false;
        }
    }
    return true;
}

static lede_status guess(lede_guesser *guesser, const lede_article *article, lede_slice *language,
                         lede_error *err) {
    lede_guesser_start(guesser);
    if (article->n_blocks == 0) {
        lede_guesser_add(guesser, article->text);
    } else if (add_blocks(guesser, article, BODY)) {
        add_blocks(guesser, article, TITLES);
    }
    return lede_guesser_finish(guesser, language, err);
}

lede_status lede_cascade_language(lede_cascade *cascade, lede_error *err) {
    lede_article *article = cascade->desk.article;
    lede_slice language = LEDE_NULL_SLICE;
    const char *reason = "the language given";
    if (article->fields[LEDE_FIELD_LANGUAGE].size > 0) return LEDE_OK;
    if (cascade->options.language_code != NULL) {
        language = lede_slice_of(cascade->options.language_code);
    } else if (cascade->guesser != NULL) {
        reason = "guessed from the text";
        LEDE_TRY(guess(cascade->guesser, article, &language, err));
    }
    if (language.data == NULL) return LEDE_OK;
    article->fields[LEDE_FIELD_LANGUAGE] = language;
    article->field_reasons[LEDE_FIELD_LANGUAGE] = reason;
    cascade->desk.result->fields[LEDE_FIELD_LANGUAGE] = language; /* stands as long as the run */
    return LEDE_OK;
}
