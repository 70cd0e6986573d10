#include "base/platform.h"

#include "course.h"

#include <inttypes.h>
#include <stdlib.h>
#include <time.h>

#include "load/format.h"

/* Articles of a batch. A look at the clock is a call of the system: it takes a sixth of the time of
 * tokenising one article, which varies, and what is in the caches, which cannot be left out. */
enum { BATCH = 8 };

void die(const lede_error *err) {
    fprintf(stderr, "bench: %s\n", err->message);
    exit(1);
}

double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Seconds that one look at the clock takes. */
static double clock_cost(void) {
    enum { LOOKS = 20000 };
    double start = now();
    for (int i = 1; i < LOOKS; i++) now();
    return (now() - start) / LOOKS;
}

static lede_status count_match(void *context, const lede_match *match, lede_error *err) {
    course *c = context;
    (void)err;
    c->n_matches++;
    if (c->dump == NULL) return LEDE_OK;
    fprintf(c->dump, "%" PRIu64 " %u %u-%u", c->article_i, match->rule, match->span.start,
            match->span.stop);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *capture = &match->captures[i];
        fprintf(c->dump, " %u:%u-%u", capture->name, capture->span.start, capture->span.stop);
    }
    fputc('\n', c->dump);
    return LEDE_OK;
}

static void count_types(course *c, const lede_article *article) {
    uint32_t n = lede_vocabulary_count(c->vocabulary);
    if (n > c->n_counts) {
        c->counts = realloc(c->counts, 2 * (size_t)n * sizeof *c->counts);
        if (c->counts == NULL) exit(1);
        memset(c->counts + c->n_counts, 0, (2 * (size_t)n - c->n_counts) * sizeof *c->counts);
        c->n_counts = 2 * (size_t)n;
    }
    if (c->pairs == NULL)
        c->pairs = calloc((size_t)COURSE_PAIRED * COURSE_PAIRED, sizeof(uint32_t));
    if (c->pairs == NULL) exit(1);
    uint32_t last = COURSE_PAIRED;
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        uint32_t type = article->token_types[i];
        c->counts[type]++;
        if (last < COURSE_PAIRED && type < COURSE_PAIRED) c->pairs[last * COURSE_PAIRED + type]++;
        last = type;
    }
}

static lede_status tag_all(course *c, lede_article *article, lede_error *err) {
    uint8_t class_i;
    if (c->tagging == NULL) return LEDE_OK;
    lede_tagging_start(c->tagging, article);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        LEDE_TRY(lede_tagging_class(article, article->sentences[i].tokens.start, &class_i, err));
    }
    return LEDE_OK;
}

/* Add the time since *since, but for what looking took, and start anew. */
static void lap(const course *c, double *since, double *sum) {
    double t = now();
    *sum += t - *since - c->clock;
    *since = t;
}

/* A batch of articles, each step over all of them. */
static lede_status run_rules(course *c, lede_article *articles, size_t n, double *since,
                             lede_error *err) {
    lede_layers *layers[BATCH];
    if (c->matcher == NULL) return LEDE_OK;
    for (size_t i = 0; i < n; i++) {
        LEDE_TRY(lede_layers_new(c->catalog, &articles[i], &layers[i], err));
        if (c->finder != NULL) LEDE_TRY(lede_lexicon_finder_run(c->finder, layers[i], err));
    }
    if (c->finder != NULL) lap(c, since, &c->spent.find);
    for (size_t i = 0; i < n; i++) {
        c->article_i++;
        LEDE_TRY(lede_matcher_start(c->matcher, layers[i], err));
        LEDE_TRY(lede_matcher_run(c->matcher, 0, count_match, c, err));
    }
    lap(c, since, &c->spent.match);
    return LEDE_OK;
}

static lede_status load_batch(course *c, const lede_frame *frames, lede_article *articles, size_t n,
                              lede_error *err) {
    for (size_t i = 0; i < n; i++) {
        LEDE_TRY(lede_format_parse(&frames[i], &c->arena, &c->habit, &articles[i], err));
        c->json_bytes += frames[i].size;
        c->text_bytes += articles[i].text.size;
    }
    c->n_articles += n;
    return LEDE_OK;
}

static lede_status tokenise_batch(course *c, lede_article *articles, size_t n, lede_error *err) {
    lede_tokenise_options options = {.plain = c->words_only, .words_only = c->words_only};
    for (size_t i = 0; i < n; i++) {
        LEDE_TRY(lede_article_tokenise(&articles[i], c->vocabulary, &options, err));
    }
    return LEDE_OK;
}

static lede_status run_batch(course *c, const lede_frame *frames, size_t n, lede_error *err) {
    lede_article articles[BATCH] = {{0}};
    lede_arena_reset(&c->arena);
    double since = now();
    LEDE_TRY(load_batch(c, frames, articles, n, err));
    lap(c, &since, &c->spent.load);
    LEDE_TRY(tokenise_batch(c, articles, n, err));
    lap(c, &since, &c->spent.tokenise);
    LEDE_TRY(run_rules(c, articles, n, &since, err));
    for (size_t i = 0; i < n; i++) {
        LEDE_TRY(tag_all(c, &articles[i], err));
        if (c->tagging != NULL) lap(c, &since, &c->spent.tag);
        c->n_tokens += articles[i].n_tokens;
        if (c->counts_types) count_types(c, &articles[i]);
    }
    return LEDE_OK;
}

/* The frames of the next articles, at most BATCH. */
static size_t read_batch(course *c, lede_framer *framer, const char *path, lede_frame *frames) {
    lede_error err = {0};
    lede_status status = LEDE_OK;
    size_t n = 0;
    double since = now();
    for (; n < BATCH; n++) {
        frames[n] = (lede_frame){0};
        status = lede_format_jsonl.frame(framer, &frames[n], &err);
        if (status != LEDE_OK) break;
        frames[n].format = &lede_format_jsonl;
        frames[n].path = path;
    }
    lap(c, &since, &c->spent.load);
    if (status != LEDE_OK && status != LEDE_END) die(&err);
    return n;
}

void course_run(course *c, const char *path) {
    lede_error err = {0};
    lede_stream *stream;
    if (lede_vocabulary_new(&c->vocabulary, &err) != LEDE_OK) die(&err);
    if (lede_stream_open(path, NULL, &stream, &err) != LEDE_OK) die(&err);
    lede_framer framer = {.stream = stream, .line = 1, .limit = 64u << 20};
    lede_frame frames[BATCH];
    c->clock = clock_cost();
    for (size_t n; (n = read_batch(c, &framer, path, frames)) > 0;) {
        if (run_batch(c, frames, n, &err) != LEDE_OK) die(&err);
        for (size_t i = 0; i < n; i++) lede_frame_clear(&frames[i]);
    }
    lede_buffer_clear(&framer.ahead);
    lede_stream_close(stream);
}

void course_clear(course *c) {
    lede_vocabulary_free(c->vocabulary);
    lede_arena_clear(&c->arena);
    free(c->counts);
    free(c->pairs);
    c->pairs = NULL;
    c->vocabulary = NULL;
    c->counts = NULL;
    c->n_counts = 0;
}
