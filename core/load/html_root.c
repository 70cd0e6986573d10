#include "load/html_root.h"

#include <stdlib.h>

enum {
    LEAST_PROSE = 10,   /* words outside links that make running text … */
    LEAST_SENTENCE = 5, /* … or so many with the end of a sentence */
    MOST_WORDS = 100,   /* of one run that count: one long text is no better than three */
    BOX_SHARE = 40,     /* per cent of the page's words: no box against holds more */
    LABEL_BOX = 40,     /* words: a byline or date has fewer */
    OFFER_WORDS = 60,   /* words and … */
    OFFER_RUNS = 2,     /* … runs of running text of an offer to subscribe, at most */
    CAPTION_BOX = 150,  /* words of the captions of one box */
    TEXT_BOX = 150,     /* words and … */
    TEXT_RUNS = 4       /* … runs of running text that make a box of unsure name an article's */
};

/* Names that are given to what holds an article, too: "paywall", "post category-news". */
#define UNSURE                                                                                     \
    ((unsigned)(LEDE_SIGNAL_LETTER | LEDE_SIGNAL_PROMO | LEDE_SIGNAL_SHARE | LEDE_SIGNAL_META |    \
                LEDE_SIGNAL_TAGS | LEDE_SIGNAL_WIDGET | LEDE_SIGNAL_HEADER | LEDE_SIGNAL_HIDDEN))

bool lede_run_is_prose(const lede_run *run) {
    uint32_t plain = run->words - run->linked;
    if (run->linked * 2 > run->words) return false;
    return plain >= LEAST_PROSE || (plain >= LEAST_SENTENCE && run->stops > 0);
}

static double value_of(const lede_run *run) {
    uint32_t plain = run->words - run->linked;
    double most = plain < MOST_WORDS ? plain : MOST_WORDS;
    bool against = (run->signals & LEDE_SIGNALS_AGAINST) != 0;
    if (run->signals & LEDE_SIGNAL_HIDDEN) return -1;
    if (against) return -2 - (most < 15 ? most : 15) * 0.3;
    if (run->signals & LEDE_SIGNAL_CAPTION) return 0;
    if (lede_run_is_prose(run)) {
        double share = (double)run->linked / run->words;
        return most * (1 - share) * (run->stops > 0 ? 1 : 0.5);
    }
    if (lede_tag_heading(run->tag) > 0) return run->linked > 0 ? -2 : 0;
    if (run->linked * 2 > run->words) return -3 - run->linked * 0.2;
    if (run->tag == LEDE_TAG_P || run->tag == LEDE_TAG_BLOCKQUOTE) return most * 0.3;
    bool item = run->tag == LEDE_TAG_LI || run->tag == LEDE_TAG_TD || run->tag == LEDE_TAG_TH;
    return item ? 0 : -1;
}

/* Sums over the runs before an index. */
typedef struct run_sums {
    uint32_t *words, *prose; /* outside links; runs of running text */
} run_sums;

static bool sum_runs(const lede_runs *runs, run_sums *out) {
    size_t count = runs->list.count;
    out->words = lede_arena_array(runs->arena, count + 1, sizeof *out->words);
    out->prose = lede_arena_array(runs->arena, count + 1, sizeof *out->prose);
    if (out->words == NULL || out->prose == NULL) return false;
    out->words[0] = out->prose[0] = 0;
    for (size_t i = 0; i < count; i++) {
        const lede_run *run = &runs->list.data[i];
        out->words[i + 1] = out->words[i] + run->words - run->linked;
        out->prose[i + 1] = out->prose[i] + lede_run_is_prose(run);
    }
    return true;
}

/* What a box of so much text cannot mean by its names. */
static unsigned too_large_for(uint32_t words, uint32_t prose, uint32_t page_words) {
    unsigned none = 0;
    if (words > LABEL_BOX) {
        none |= LEDE_SIGNAL_BYLINE | LEDE_SIGNAL_DATE | LEDE_SIGNAL_HEADLINE | LEDE_SIGNAL_DECK;
    }
    if (words > CAPTION_BOX) none |= LEDE_SIGNAL_CAPTION;
    if (words > TEXT_BOX && prose >= TEXT_RUNS) none |= UNSURE;
    if ((uint64_t)words * 100 > (uint64_t)page_words * BOX_SHARE) {
        bool offer = words <= OFFER_WORDS && prose <= OFFER_RUNS; /* of a page that shows no more */
        none |= LEDE_SIGNALS_AGAINST & ~(offer ? (unsigned)LEDE_SIGNAL_LETTER : 0);
    }
    return none;
}

static void add_signals(lede_runs *runs, const lede_node *node, const run_sums *sum) {
    unsigned signals = runs->signals[node->order];
    if (signals == 0) return; /* half of them */
    uint32_t first = lede_runs_first(runs, node), stop = lede_runs_stop(runs, node);
    if (first == stop) return;
    if (node->tag == LEDE_TAG_HTML || node->tag == LEDE_TAG_BODY) return;
    signals &= ~too_large_for(sum->words[stop] - sum->words[first],
                              sum->prose[stop] - sum->prose[first], runs->words);
    for (uint32_t i = first; i < stop; i++) {
        lede_run *run = &runs->list.data[i];
        if (run->stop <= node->stop) run->signals |= signals; /* not a link that begins a run */
    }
}

lede_status lede_root_weigh(lede_runs *runs, lede_error *err) {
    run_sums sum;
    if (!sum_runs(runs, &sum)) return lede_fail_memory(err);
    for (uint32_t i = 1; i < runs->n_elements; i++) add_signals(runs, runs->elements[i], &sum);
    for (size_t i = 0; i < runs->list.count; i++) {
        runs->list.data[i].value = value_of(&runs->list.data[i]);
    }
    return LEDE_OK;
}

/* What makes one box of the same text more likely than another. */
static double bonus_of(const lede_runs *runs, const lede_node *node) {
    unsigned signals = runs->signals[node->order];
    if (signals & LEDE_SIGNAL_STORY) return 1.2;
    if (node->tag == LEDE_TAG_ARTICLE || node->tag == LEDE_TAG_MAIN) return 1.1;
    return 1;
}

/* A gallery has nothing but captions to read. */
static double caption_value(const lede_run *run) {
    bool caption = (run->signals & LEDE_SIGNAL_CAPTION) && !(run->signals & LEDE_SIGNALS_AGAINST);
    return caption && lede_run_is_prose(run) ? run->words - run->linked : run->value;
}

lede_status lede_root_find(const lede_runs *runs, lede_node **out, double *value, lede_error *err) {
    size_t count = runs->list.count;
    double *sums = lede_arena_array(runs->arena, count + 1, sizeof *sums);
    if (sums == NULL) return lede_fail_memory(err);
    bool has_text = false;
    sums[0] = 0;
    for (size_t i = 0; i < count; i++) {
        sums[i + 1] = sums[i] + runs->list.data[i].value;
        has_text = has_text || runs->list.data[i].value > 0;
    }
    for (size_t i = 0; i < count && !has_text; i++) {
        sums[i + 1] = sums[i] + caption_value(&runs->list.data[i]);
    }
    *out = runs->tree->root;
    double best = -1e9;
    for (uint32_t i = 0; i < runs->n_elements; i++) {
        lede_node *n = runs->elements[i];
        double sum = sums[lede_runs_stop(runs, n)] - sums[lede_runs_first(runs, n)];
        double score = sum > 0 ? sum * bonus_of(runs, n) : sum;
        if (score < best) continue; /* of equals the inner one */
        best = score;
        *out = n;
        *value = sum;
    }
    return LEDE_OK;
}
