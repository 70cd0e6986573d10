#include "match/search.h"

#include "match/quick.h"

/* Rules that ask for nothing but the types of tokens (quick.h). */

/* Where in the tokens that trigger the rule, and in the article, it stands. */
typedef struct round {
    uint32_t token_i, sentence_i;
    lede_span inside;
} round;

/* The sentence of the next token, cut to what is searched; tokens of blocks that are not matched,
 * or outside of it, are passed over. */
static bool next_sentence(const lede_search *search, round *r, lede_span *out) {
    const lede_article *article = search->ground->article;
    for (; r->token_i < search->n_tokens; r->token_i++) {
        uint32_t token = search->tokens[r->token_i], low = r->sentence_i,
                 high = article->n_sentences;
        if (token < r->inside.start) continue;
        while (low < high) {
            uint32_t middle = low + (high - low) / 2;
            if (article->sentences[middle].tokens.stop <= token)
                low = middle + 1;
            else
                high = middle;
        }
        r->sentence_i = low;
        if (token >= r->inside.stop || low == article->n_sentences) return false;
        const lede_sentence *sentence = &article->sentences[low];
        if (token < sentence->tokens.start) continue;
        if (!lede_block_is_matched(article, sentence->block, search->rule)) continue;
        *out = sentence->tokens;
        if (out->start < r->inside.start) out->start = r->inside.start;
        if (out->stop > r->inside.stop) out->stop = r->inside.stop;
        return true;
    }
    return false;
}

static lede_span reach_in(const lede_trigger *trigger, lede_span sentence, uint32_t token) {
    lede_span reach = sentence;
    if (token - sentence.start > trigger->before) reach.start = token - trigger->before;
    if (sentence.stop - token - 1 > trigger->after) reach.stop = token + 1 + trigger->after;
    return reach;
}

/* Windows that touch are one. */
static lede_span next_window(const lede_search *search, round *r, lede_span sentence) {
    const lede_trigger *trigger = &search->rule->trigger;
    lede_span window = reach_in(trigger, sentence, search->tokens[r->token_i++]);
    for (; r->token_i < search->n_tokens && search->tokens[r->token_i] < sentence.stop;
         r->token_i++) {
        lede_span reach = reach_in(trigger, sentence, search->tokens[r->token_i]);
        if (reach.start > window.stop) break;
        if (reach.stop > window.stop) window.stop = reach.stop;
    }
    return window;
}

/* Where the preferred match from `start` stops: the first alternative that is live, as in
 * lede_walk_first, of a rule that has no captures to note. */
static uint32_t stop_from(const lede_live *live, uint32_t start) {
    const lede_automaton *automaton = live->automaton;
    const lede_position *position = lede_automaton_start(automaton);
    for (uint32_t b = start;; b++) {
        const lede_edge *edge = automaton->edges + position->first_edge;
        uint64_t row = live->rows[b - live->window.start];
        for (;; edge++) {
            bool ends = edge->target == LEDE_ACCEPT;
            if (ends && b > start) return b;
            if (!ends && ((row >> edge->target) & 1) != 0) break;
        }
        position = &automaton->positions[edge->target];
    }
}

static lede_status match_from(lede_search *search, uint32_t start, uint32_t *stop,
                              lede_error *err) {
    if (search->rule->automaton->n_ops == 0) {
        search->trail.count = 0;
        *stop = stop_from(&search->live, start);
    } else {
        LEDE_TRY(lede_walk_first(&search->live, start, &search->trail, stop, err));
    }
    return lede_search_give(search, &search->trail, (lede_span){start, *stop}, err);
}

lede_status lede_search_run_quick(lede_search *search, lede_span inside, lede_error *err) {
    const lede_quick *quick = search->rule->quick;
    round r = {.inside = inside};
    lede_span sentence;
    while (next_sentence(search, &r, &sentence)) {
        lede_span window = next_window(search, &r, sentence);
        LEDE_TRY(lede_quick_fill(quick, &search->live, search->ground, search->rule->automaton,
                                 window, err));
        for (uint32_t b = window.start; b < window.stop; b++) {
            uint32_t stop;
            if (b < search->resume) b = search->resume;
            if (b >= window.stop) break;
            if ((search->live.rows[b - window.start] & quick->starts) == 0) continue;
            LEDE_TRY(match_from(search, b, &stop, err));
            b = stop - 1;
        }
    }
    return LEDE_OK;
}
