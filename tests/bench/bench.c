/* bench.c — rates of loading, tokenising, matching and tagging beside `wc -w` on the same text in
 * the same run: processor seconds of one thread, cold vocabulary. bench ARTICLES.jsonl TEXT.txt
 * [RULES] TEXT.txt holds the texts of the articles; the rules are made from its words: two words of
 * middling frequency with a gap, `"w1" []{0,3} "w2"`, chosen by rank, so every run makes the same
 * ones. */
#include "base/platform.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/array.h"
#include "language/tagging.h"
#include "load/format.h"
#include "match/matcher.h"

typedef struct seconds {
    double load, tokenise, match, tag;
} seconds;

typedef struct bench {
    lede_arena arena;
    lede_vocabulary *vocabulary;
    bool words_only;           /* words of UAX #29 alone, without tailoring and sentences */
    const lede_ruleset *rules; /* NULL: tokenise only */
    lede_tagging *tagging;     /* NULL: tag nothing */
    const lede_catalog *catalog;
    lede_matcher *matcher;
    seconds spent;
    double clock; /* what looking at it costs: articles are short */
    uint64_t json_bytes, text_bytes, n_articles, n_tokens, n_matches;
    uint64_t *counts; /* by type, if wanted */
    size_t n_counts;
} bench;

static double now(void) {
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

static void die(const lede_error *err) {
    fprintf(stderr, "bench: %s\n", err->message);
    exit(1);
}

static lede_status count_match(void *context, const lede_match *match, lede_error *err) {
    (void)match;
    (void)err;
    ((bench *)context)->n_matches++;
    return LEDE_OK;
}

static lede_status match(bench *b, lede_article *article, lede_error *err) {
    lede_layers *layers;
    LEDE_TRY(lede_layers_new(b->catalog, article, &layers, err));
    LEDE_TRY(lede_matcher_start(b->matcher, layers, err));
    return lede_matcher_run(b->matcher, 0, count_match, b, err);
}

static void count_types(bench *b, const lede_article *article) {
    uint32_t n = lede_vocabulary_count(b->vocabulary);
    if (n > b->n_counts) {
        b->counts = realloc(b->counts, 2 * (size_t)n * sizeof *b->counts);
        if (b->counts == NULL) exit(1);
        memset(b->counts + b->n_counts, 0, (2 * (size_t)n - b->n_counts) * sizeof *b->counts);
        b->n_counts = 2 * (size_t)n;
    }
    for (uint32_t i = 0; i < article->n_tokens; i++) b->counts[article->token_types[i]]++;
}

static lede_status tag_all(bench *b, lede_article *article, lede_error *err) {
    uint8_t class_i;
    lede_tagging_start(b->tagging, article);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        LEDE_TRY(lede_tagging_class(article, article->sentences[i].tokens.start, &class_i, err));
    }
    return LEDE_OK;
}

static lede_status run_frame(bench *b, const lede_frame *frame, bool count, lede_error *err) {
    lede_arena_reset(&b->arena);
    lede_article article = {0};
    double t0 = now();
    LEDE_TRY(lede_format_parse(frame, &b->arena, &article, err));
    double t1 = now();
    lede_tokenise_options options = {.plain = b->words_only, .words_only = b->words_only};
    LEDE_TRY(lede_article_tokenise(&article, b->vocabulary, &options, err));
    double t2 = now();
    if (b->rules != NULL) LEDE_TRY(match(b, &article, err));
    double t3 = now();
    if (b->tagging != NULL) LEDE_TRY(tag_all(b, &article, err));
    b->spent.tag += now() - t3 - b->clock;
    b->spent.load += t1 - t0 - b->clock;
    b->spent.tokenise += t2 - t1 - b->clock;
    b->spent.match += t3 - t2 - b->clock;
    b->json_bytes += frame->size;
    b->text_bytes += article.text.size;
    b->n_articles++;
    b->n_tokens += article.n_tokens;
    if (count) count_types(b, &article);
    return LEDE_OK;
}

static void run_all(bench *b, const char *path, bool count) {
    lede_error err = {0};
    lede_stream *stream;
    b->clock = clock_cost();
    if (lede_stream_open(path, &stream, &err) != LEDE_OK) die(&err);
    lede_framer framer = {.stream = stream, .line = 1, .limit = 64u << 20};
    lede_status status;
    for (;;) {
        lede_frame frame = {0};
        double t = now();
        status = lede_format_jsonl.frame(&framer, &frame, &err);
        b->spent.load += now() - t - b->clock;
        if (status != LEDE_OK) break;
        frame.format = &lede_format_jsonl;
        frame.path = path;
        if (run_frame(b, &frame, count, &err) != LEDE_OK) die(&err);
        lede_frame_clear(&frame);
    }
    if (status != LEDE_END) die(&err);
    lede_buffer_clear(&framer.ahead);
    lede_stream_close(stream);
}

/* Processor seconds of `wc -w`, the least of three. */
static double time_wc(const char *path) {
    char command[4200];
    snprintf(command, sizeof command, "LC_ALL=C.UTF-8 wc -w '%s' >/dev/null", path);
    double least = 1e9;
    for (int i = 0; i < 3; i++) {
        struct rusage before, after;
        getrusage(RUSAGE_CHILDREN, &before);
        if (system(command) != 0) exit(1);
        getrusage(RUSAGE_CHILDREN, &after);
        double user = (double)(after.ru_utime.tv_sec - before.ru_utime.tv_sec) +
                      (double)(after.ru_utime.tv_usec - before.ru_utime.tv_usec) / 1e6;
        double system_time = (double)(after.ru_stime.tv_sec - before.ru_stime.tv_sec) +
                             (double)(after.ru_stime.tv_usec - before.ru_stime.tv_usec) / 1e6;
        if (user + system_time < least) least = user + system_time;
    }
    return least;
}

typedef struct ranked {
    uint64_t count;
    uint32_t type;
} ranked;

static int by_count(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return (x->type > y->type) - (x->type < y->type);
}

/* `n` rules of words between ranks 300 and 300 + 4 n. */
static lede_ruleset *make_rules(const bench *first, size_t n, lede_catalog *catalog,
                                lede_lexicons *lexicons) {
    lede_error err = {0};
    lede_limits limits = {.match_candidates = 10000, .regex_steps = 1000000};
    LEDE_ARRAY(ranked) words = {0};
    for (uint32_t i = 0; i < lede_vocabulary_count(first->vocabulary); i++) {
        const lede_type *type = lede_vocabulary_type(first->vocabulary, i);
        bool plain = type->kind == LEDE_KIND_WORD && type->word.size > 3;
        for (size_t c = 0; plain && c < type->word.size; c++) {
            plain = type->word.data[c] >= 'a' && type->word.data[c] <= 'z';
        }
        if (plain && !lede_array_push(&words, ((ranked){first->counts[i], i}))) exit(1);
    }
    qsort(words.data, words.count, sizeof *words.data, by_count);
    lede_ruleset *set;
    if (lede_ruleset_new(catalog, lexicons, &limits, &set, &err) != LEDE_OK) die(&err);
    for (size_t i = 0; i < n; i++) {
        char name[32], pattern[512];
        size_t w1 = 300 + 4 * i, w2 = 300 + 2 * i;
        if (w1 >= words.count) break;
        lede_slice a = lede_vocabulary_type(first->vocabulary, words.data[w1].type)->word;
        lede_slice b = lede_vocabulary_type(first->vocabulary, words.data[w2].type)->word;
        snprintf(name, sizeof name, "r%zu", i);
        snprintf(pattern, sizeof pattern, "\"%.*s\" []{0,3} \"%.*s\"", LEDE_FMT(a), LEDE_FMT(b));
        lede_rule_spec spec = {.name = lede_slice_of(name), .pattern = lede_slice_of(pattern)};
        uint32_t rule;
        if (lede_ruleset_add(set, &spec, &rule, &err) != LEDE_OK) die(&err);
    }
    if (lede_ruleset_compile(set, &err) != LEDE_OK) die(&err);
    free(words.data);
    return set;
}

static void line(const char *step, double bytes, double spent, double wc_rate) {
    double rate = spent > 0 ? bytes / 1e6 / spent : 0;
    printf("%-34s %8.1f MB/s %8.2f × wc -w\n", step, rate, rate / wc_rate);
}

static void bench_tagging(const char *path) {
    lede_error err = {0};
    lede_language *language;
    bench b = {0};
    if (lede_language_new("scripts", &language, &err) != LEDE_OK) die(&err);
    if (lede_language_need(language, "tagging", &err) != LEDE_OK) die(&err);
    if (lede_vocabulary_new(&b.vocabulary, &err) != LEDE_OK) die(&err);
    if (lede_tagging_new(language, &b.tagging, &err) != LEDE_OK) die(&err);
    run_all(&b, path, false);
    printf("every sentence tagged: %.2f million tokens/s\n",
           (double)b.n_tokens / b.spent.tag / 1e6);
    lede_tagging_free(b.tagging);
    lede_language_free(language);
    lede_vocabulary_free(b.vocabulary);
    lede_arena_clear(&b.arena);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: bench ARTICLES.jsonl TEXT.txt [RULES]\n", stderr);
        return 2;
    }
    size_t n_rules = argc > 3 ? strtoul(argv[3], NULL, 10) : 1000;
    lede_error err = {0};
    bench b = {0}, m = {0}, w = {.words_only = true};
    double wc = time_wc(argv[2]);
    if (lede_vocabulary_new(&w.vocabulary, &err) != LEDE_OK) die(&err);
    run_all(&w, argv[1], false);
    if (lede_vocabulary_new(&b.vocabulary, &err) != LEDE_OK) die(&err);
    run_all(&b, argv[1], true);

    lede_catalog *catalog;
    lede_lexicons *lexicons;
    if (lede_catalog_new(&catalog, &err) != LEDE_OK) die(&err);
    if (lede_lexicons_new(catalog, &lexicons, &err) != LEDE_OK) die(&err);
    if (lede_lexicons_compile(lexicons, &err) != LEDE_OK) die(&err);
    lede_ruleset *set = make_rules(&b, n_rules, catalog, lexicons);
    if (lede_vocabulary_new(&m.vocabulary, &err) != LEDE_OK) die(&err);
    if (lede_matcher_new(set, &m.matcher, &err) != LEDE_OK) die(&err);
    m.rules = set;
    m.catalog = catalog;
    run_all(&m, argv[1], false);

    double text = (double)b.text_bytes;
    double wc_rate = text / 1e6 / wc;
    printf("%" PRIu64 " articles, %.1f MB of text, %" PRIu64 " tokens, %" PRIu32 " types\n",
           b.n_articles, text / 1e6, b.n_tokens, lede_vocabulary_count(b.vocabulary));
    line("wc -w (C.UTF-8)", text, wc, wc_rate);
    line("load JSON Lines (bytes of JSON)", (double)b.json_bytes, b.spent.load, wc_rate);
    line("tokenise and intern (UAX #29)", text, w.spent.tokenise, wc_rate);
    line("tokenise, intern, sentences", text, b.spent.tokenise, wc_rate);
    char step[64];
    snprintf(step, sizeof step, "match %u rules", lede_ruleset_count(set));
    line(step, text, m.spent.match, wc_rate);
    line("load, tokenise and match", text, m.spent.load + m.spent.tokenise + m.spent.match,
         wc_rate);
    printf("%" PRIu64 " matches; %.0f ns a token for matching\n", m.n_matches,
           m.spent.match * 1e9 / (double)m.n_tokens);
    bench_tagging(argv[1]);
    lede_matcher_free(m.matcher);
    lede_ruleset_free(set);
    lede_lexicons_free(lexicons);
    lede_catalog_free(catalog);
    lede_vocabulary_free(m.vocabulary);
    lede_vocabulary_free(w.vocabulary);
    lede_vocabulary_free(b.vocabulary);
    lede_arena_clear(&b.arena);
    lede_arena_clear(&m.arena);
    lede_arena_clear(&w.arena);
    free(b.counts);
    return 0;
}
