/* One phase over the article in hand: all its rules, once; keeping one winner a stretch if it
 * resolves by priority; in rounds if it repeats until nothing is new. */
#include "run/scratch.h"

#include <stdlib.h>

/* Rounds of a fixpoint phase. Each round must annotate a span that no earlier one annotated in the
 * same way, so real rules end after as many rounds as their annotations nest; the cap is for those
 * that grow step by step through a long article. */
#if defined(LEDE_SMALL)
enum { MAX_ROUNDS = 4 };
#else
enum { MAX_ROUNDS = 100 };
#endif

typedef struct candidate {
    lede_match match; /* captures in the article's arena */
    uint32_t order;   /* as the matcher gave them */
    size_t why_i;     /* of the matches that are explained; SIZE_MAX: none */
    bool won;
} candidate;

/* What candidates make of a token. */
typedef enum place { PLACE_FREE = 0, PLACE_OF_ONE, PLACE_OF_SEVERAL, PLACE_TAKEN } place;

typedef struct phase_run {
    lede_cascade *cascade;
    const lede_phase *phase;
    LEDE_ARRAY(candidate) candidates; /* of this round; the article's arena */
    uint8_t *places;                  /* by token: a `place`; NULL: keeps every match */
    lede_map seen;                    /* of fixpoint: what was matched, to the round */
    uint32_t round;
} phase_run;

/* ---- what happens to the rule that is to be explained ---- */

static lede_status look_why(phase_run *run, uint32_t phase_i, lede_error *err) {
    lede_cascade *cascade = run->cascade;
    lede_why *why = cascade->desk.why;
    if (why == NULL) return LEDE_OK;
    return lede_program_phase_of(cascade->program, why->rule) == phase_i
               ? lede_why_look(cascade->matcher, why, err)
               : LEDE_OK;
}

/* The matcher gives the matches of a rule in the same order each time. */
static size_t find_why(phase_run *run, const lede_match *match) {
    lede_why *why = run->cascade->desk.why;
    if (why == NULL || why->rule != match->rule || why->next == why->matches.count) return SIZE_MAX;
    return why->next++;
}

static void note_why(phase_run *run, size_t why_i, lede_why_outcome outcome) {
    if (why_i != SIZE_MAX) run->cascade->desk.why->matches.data[why_i].outcome = outcome;
}

/* ---- fixpoint ---- */

/* Rule, span and bindings as bytes. Spans only, not which annotation is bound: else a rule that
 * annotates what it matches would find itself again for ever. */
static lede_slice key_of(lede_arena *arena, const lede_match *match) {
    size_t n_words = 3 + (size_t)match->n_captures * 3;
    uint32_t *words = lede_arena_array(arena, n_words, sizeof *words);
    if (words == NULL) return LEDE_NULL_SLICE;
    words[0] = match->rule;
    words[1] = match->span.start;
    words[2] = match->span.stop;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        words[3 + i * 3] = match->captures[i].name;
        words[4 + i * 3] = match->captures[i].span.start;
        words[5 + i * 3] = match->captures[i].span.stop;
    }
    return (lede_slice){(const char *)words, n_words * sizeof *words};
}

/* Whether an earlier round had the same match. */
static lede_status is_old(phase_run *run, const lede_match *match, bool *old, lede_error *err) {
    *old = false;
    if (!run->phase->fixpoint) return LEDE_OK;
    lede_slice key = key_of(run->cascade->desk.article->arena, match);
    if (key.data == NULL) return lede_fail_memory(err);
    uint32_t round = lede_map_get(&run->seen, key);
    *old = round != LEDE_MAP_NONE && round < run->round;
    if (round != LEDE_MAP_NONE) return LEDE_OK;
    return lede_map_put(&run->seen, key, run->round) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- priority ---- */

static lede_status collect(phase_run *run, const lede_match *match, size_t why_i, lede_error *err) {
    lede_arena *arena = run->cascade->desk.article->arena;
    candidate copy = {.match = *match, .order = (uint32_t)run->candidates.count, .why_i = why_i};
    lede_capture *captures = lede_arena_array(arena, match->n_captures, sizeof *captures);
    if (captures == NULL) return lede_fail_memory(err);
    if (match->n_captures > 0) {
        memcpy(captures, match->captures, match->n_captures * sizeof *captures);
    }
    copy.match.captures = captures;
    if (!lede_array_push_in(arena, &run->candidates, copy)) return lede_fail_memory(err);
    return LEDE_OK;
}

typedef struct rank {
    candidate *candidate;
    int32_t priority;
} rank;

/* Priority, length, then as the matcher gave them: order of rules, start. */
static int compare_ranks(const void *left, const void *right) {
    const rank *a = left, *b = right;
    const lede_match *m = &a->candidate->match, *n = &b->candidate->match;
    if (a->priority != b->priority) return a->priority > b->priority ? -1 : 1;
    uint32_t length_a = m->span.stop - m->span.start, length_b = n->span.stop - n->span.start;
    if (length_a != length_b) return length_a > length_b ? -1 : 1;
    return a->candidate->order < b->candidate->order ? -1 : 1;
}

static bool take(uint8_t *places, lede_span span) {
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (places[t] == PLACE_TAKEN) return false;
    }
    for (uint32_t t = span.start; t < span.stop; t++) places[t] = PLACE_TAKEN;
    return true;
}

static void claim(uint8_t *places, lede_span span) {
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (places[t] <= PLACE_OF_ONE) places[t]++;
    }
}

static bool is_alone(const uint8_t *places, lede_span span) {
    for (uint32_t t = span.start; t < span.stop; t++) {
        if (places[t] != PLACE_OF_ONE) return false;
    }
    return true;
}

/* Candidates that no other overlaps, nor one of an earlier round, win as they are; the others are
 * ranked. */
static lede_status resolve(phase_run *run, lede_error *err) {
    size_t n_ranks = 0, count = run->candidates.count;
    rank *ranks = lede_arena_array(run->cascade->desk.article->arena, count, sizeof *ranks);
    if (ranks == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < count; i++) claim(run->places, run->candidates.data[i].match.span);
    for (size_t i = 0; i < count; i++) {
        candidate *found = &run->candidates.data[i];
        int32_t priority = run->cascade->program->rules.data[found->match.rule].priority;
        found->won = is_alone(run->places, found->match.span);
        if (!found->won) ranks[n_ranks++] = (rank){found, priority};
    }
    if (n_ranks > 1) qsort(ranks, n_ranks, sizeof *ranks, compare_ranks);
    for (size_t i = 0; i < n_ranks; i++) {
        ranks[i].candidate->won = take(run->places, ranks[i].candidate->match.span);
    }
    for (size_t i = 0; i < count && run->phase->fixpoint; i++) {
        const candidate *found = &run->candidates.data[i];
        if (found->won) take(run->places, found->match.span);
    }
    return LEDE_OK;
}

static lede_status write_winners(phase_run *run, lede_error *err) {
    LEDE_TRY(resolve(run, err));
    for (size_t i = 0; i < run->candidates.count; i++) {
        const candidate *found = &run->candidates.data[i];
        if (found->won) lede_tally_kept(run->cascade, &found->match);
        if (found->won) LEDE_TRY(lede_harvest_write(run->cascade, &found->match, err));
        if (!found->won) note_why(run, found->why_i, LEDE_WHY_LOST);
    }
    run->candidates.count = 0;
    return LEDE_OK;
}

/* ---- the phase ---- */

static lede_status receive(void *context, const lede_match *match, lede_error *err) {
    phase_run *run = context;
    bool old, keep;
    size_t why_i = find_why(run, match);
    LEDE_TRY(is_old(run, match, &old, err));
    if (old) note_why(run, why_i, LEDE_WHY_AGAIN);
    if (old) return LEDE_OK;
    LEDE_TRY(lede_tally_match(run->cascade, match, err));
    LEDE_TRY(lede_harvest_ask(run->cascade, match, &keep, err));
    if (!keep) note_why(run, why_i, LEDE_WHY_WHERE);
    if (!keep) return LEDE_OK;
    if (run->places != NULL) return collect(run, match, why_i, err);
    lede_tally_kept(run->cascade, match);
    return lede_harvest_write(run->cascade, match, err);
}

static lede_status report_cap(const phase_run *run, lede_error *err) {
    lede_error why;
    lede_fail(&why, LEDE_LIMIT,
              "phase '%.*s' still found something new in round %d, and stopped there",
              LEDE_FMT(run->phase->name), MAX_ROUNDS);
    if (run->phase->file.data != NULL) {
        lede_error_place(&why, run->phase->file.data, run->phase->line, 0);
    }
    return lede_result_add_failure(run->cascade->desk.result, "limit", NULL, &why, err);
}

static lede_status run_rounds(phase_run *run, uint32_t phase_i, lede_error *err) {
    lede_cascade *cascade = run->cascade;
    for (run->round = 1;; run->round++) {
        uint64_t before = cascade->n_annotated;
        LEDE_TRY(look_why(run, phase_i, err));
        LEDE_TRY(lede_matcher_run(cascade->matcher, phase_i, receive, run, err));
        if (run->places != NULL) LEDE_TRY(write_winners(run, err));
        LEDE_TRY(lede_layers_settle(cascade->desk.layers, err));
        if (!run->phase->fixpoint || cascade->n_annotated == before) return LEDE_OK;
        if (run->round == MAX_ROUNDS) return report_cap(run, err);
    }
}

lede_status lede_cascade_phase(lede_cascade *cascade, uint32_t phase_i, lede_error *err) {
    phase_run run = {.cascade = cascade, .phase = &cascade->program->phases.data[phase_i]};
    if (run.phase->idle && !lede_cascade_is_watched(cascade)) return LEDE_OK;
    if (run.phase->by_priority) {
        const lede_article *article = cascade->desk.article;
        run.places = lede_arena_zalloc(article->arena, article->n_tokens);
        if (run.places == NULL) return lede_fail_memory(err);
    }
    lede_status status = lede_tally_phase(cascade, phase_i, err);
    if (status == LEDE_OK) status = run_rounds(&run, phase_i, err);
    lede_map_clear(&run.seen);
    return status;
}
