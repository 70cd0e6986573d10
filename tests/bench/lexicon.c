/* lexicon.c — what a lexicon file costs: lexicon ARTICLES.jsonl TABLE.tsv WORK.lex
 * Makes the file of the table, plain and fuzzy, opens it, and finds its entries in the articles:
 * processor seconds of one thread, cold vocabulary, beside loading and tokenising in the same run.
 */
#include "base/platform.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "language/tagging.h"
#include "layer/finder.h"
#include "layer/lexicon_load.h"
#include "load/format.h"

typedef struct bench {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_lexicon_finder *finder;
    lede_vocabulary *vocabulary;
    lede_tagging *tagging;
    uint32_t layer;
    double before, finding; /* loading and tokenising; finding */
    uint64_t n_tokens, n_hits;
} bench;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double wall(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static _Noreturn void die(const lede_error *err) {
    fprintf(stderr, "lexicon: %s\n", err->message);
    exit(1);
}

static lede_status run_frame(bench *b, const lede_frame *frame, lede_error *err) {
    lede_arena_reset(&b->arena);
    lede_article article = {0};
    lede_layers *layers;
    double start = now();
    LEDE_TRY(lede_format_parse(frame, &b->arena, NULL, &article, err));
    LEDE_TRY(lede_article_tokenise(&article, b->vocabulary, NULL, err));
    lede_tagging_start(b->tagging, &article);
    LEDE_TRY(lede_layers_new(b->catalog, &article, &layers, err));
    double middle = now();
    LEDE_TRY(lede_lexicon_finder_run(b->finder, layers, err));
    b->finding += now() - middle;
    b->before += middle - start;
    b->n_tokens += article.n_tokens;
    b->n_hits += lede_layers_get(layers, b->layer)->count;
    return LEDE_OK;
}

static void run_all(bench *b, const char *path) {
    lede_error err = {0};
    lede_stream *stream;
    if (lede_stream_open(path, NULL, &stream, &err) != LEDE_OK) die(&err);
    lede_framer framer = {.stream = stream, .line = 1, .limit = 64u << 20};
    lede_status status;
    for (;;) {
        lede_frame frame = {0};
        status = lede_format_jsonl.frame(&framer, &frame, &err);
        if (status != LEDE_OK) break;
        frame.format = &lede_format_jsonl;
        frame.path = path;
        if (run_frame(b, &frame, &err) != LEDE_OK) die(&err);
        lede_frame_clear(&frame);
    }
    if (status != LEDE_END) die(&err);
    lede_buffer_clear(&framer.ahead);
    lede_stream_close(stream);
}

/* Open the file `path`, and find its entries in the articles. */
static void measure(const char *articles, const char *path, lede_language *language) {
    lede_error err = {0};
    bench b = {0};
    lede_lexicon_file *file;
    double start = wall();
    if (lede_lexicon_file_open(path, &file, &err) != LEDE_OK) die(&err);
    double opened = wall() - start;
    uint32_t lexicon;
    lede_slice name = LEDE_SLICE("who");
    lede_arena_init(&b.arena, 0);
    if (lede_catalog_new(&b.catalog, &err) != LEDE_OK ||
        lede_lexicons_new(b.catalog, &b.lexicons, &err) != LEDE_OK ||
        lede_lexicons_add_file(b.lexicons, name, file, true, &lexicon, &err) != LEDE_OK ||
        lede_lexicons_compile(b.lexicons, &err) != LEDE_OK ||
        lede_lexicon_finder_new(b.lexicons, &b.finder, &err) != LEDE_OK ||
        lede_vocabulary_new(&b.vocabulary, &err) != LEDE_OK ||
        lede_tagging_new(language, &b.tagging, &err) != LEDE_OK) {
        die(&err);
    }
    b.layer = lede_lexicons_layer(b.lexicons, lexicon);
    run_all(&b, articles);
    double n = (double)b.n_tokens / 1e9;
    printf("open %5.1f ms, find %5.1f ns a token (load and tokenise %.1f), %" PRIu64 " hits\n",
           opened * 1e3, b.finding / n, b.before / n, b.n_hits);
    lede_lexicon_finder_free(b.finder);
    lede_tagging_free(b.tagging);
    lede_vocabulary_free(b.vocabulary);
    lede_lexicons_free(b.lexicons);
    lede_catalog_free(b.catalog);
    lede_arena_clear(&b.arena);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fputs("usage: lexicon ARTICLES.jsonl TABLE.tsv WORK.lex\n", stderr);
        return 2;
    }
    lede_error err = {0};
    lede_language *language;
    if (lede_language_new("scripts", &language, &err) != LEDE_OK) die(&err);
    if (lede_language_need(language, "fuzzy look-up", &err) != LEDE_OK) die(&err);
    for (int fuzzy = 0; fuzzy < 2; fuzzy++) {
        lede_lexicon_recipe recipe = {.is_misspelt = fuzzy == 1};
        lede_lexicon_summary summary;
        size_t n_bytes;
        double start = now();
        if (lede_lexicon_make(argv[2], argv[3], &recipe, &summary, &n_bytes, &err) != LEDE_OK) {
            die(&err);
        }
        printf("%8" PRIu32 " entries%s: build %5.2f s, ", summary.n_entries,
               fuzzy ? ", fuzzy" : "       ", now() - start);
        measure(argv[1], argv[3], language);
    }
    lede_language_free(language);
    return 0;
}
