#include "load/html_root.h"

#include <stdlib.h>

enum {
    LEAST_PROSE = 10,   /* words outside links that make running text … */
    LEAST_SENTENCE = 5, /* … or so many with the end of a sentence */
    MOST_WORDS = 100,   /* of one run that count: one long text is no better than three */
    BOX_SHARE = 40      /* per cent of the page's words: no box against holds more */
};

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
    return run->tag == LEDE_TAG_LI ? -0.5 : -1;
}

/* What a box says against its content counts if the box is not the page itself. */
static void add_signals(lede_runs *runs, const lede_node *node, const uint32_t *words) {
    unsigned signals = runs->signals[node->order];
    uint32_t first = lede_runs_first(runs, node), stop = lede_runs_stop(runs, node);
    if (first == stop || signals == 0) return;
    bool is_page = node->tag == LEDE_TAG_HTML || node->tag == LEDE_TAG_BODY;
    uint64_t inside = words[stop] - words[first];
    if (is_page || inside * 100 > (uint64_t)runs->words * BOX_SHARE) {
        signals &= ~LEDE_SIGNALS_AGAINST & ~(unsigned)LEDE_SIGNAL_CAPTION;
    }
    if (is_page) return;
    for (uint32_t i = first; i < stop; i++) runs->list.data[i].signals |= signals;
}

static uint32_t *sum_words(const lede_runs *runs) {
    uint32_t *words = lede_arena_array(runs->arena, runs->list.count + 1, sizeof *words);
    if (words == NULL) return NULL;
    words[0] = 0;
    for (size_t i = 0; i < runs->list.count; i++) {
        const lede_run *run = &runs->list.data[i];
        words[i + 1] = words[i] + run->words - run->linked;
    }
    return words;
}

lede_status lede_root_weigh(lede_runs *runs, lede_error *err) {
    const uint32_t *words = sum_words(runs);
    if (words == NULL) return lede_fail_memory(err);
    const lede_node *root = runs->tree->root;
    for (const lede_node *n = root->first_child; n != NULL; n = lede_node_next(n, root)) {
        if (!n->is_text) add_signals(runs, n, words);
    }
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

lede_status lede_root_find(const lede_runs *runs, lede_node **out, double *value, lede_error *err) {
    size_t count = runs->list.count;
    double *sums = lede_arena_array(runs->arena, count + 1, sizeof *sums);
    if (sums == NULL) return lede_fail_memory(err);
    sums[0] = 0;
    for (size_t i = 0; i < count; i++) sums[i + 1] = sums[i] + runs->list.data[i].value;
    lede_node *root = runs->tree->root;
    *out = root;
    double best = -1e9;
    for (lede_node *n = root; n != NULL; n = lede_node_next(n, root)) {
        if (n->is_text) continue;
        double sum = sums[lede_runs_stop(runs, n)] - sums[lede_runs_first(runs, n)];
        double score = sum > 0 ? sum * bonus_of(runs, n) : sum;
        if (score < best) continue; /* of equals the inner one */
        best = score;
        *out = n;
        *value = sum;
    }
    return LEDE_OK;
}
