/* bench.c — rates of loading, tokenising, matching and tagging beside `wc -w` on the same text in
 * the same run: processor seconds of one thread, cold vocabulary.
 *     bench ARTICLES.jsonl TEXT.txt [RULES]
 * all; TEXT.txt holds the texts of the articles
 *     bench ARTICLES.jsonl TEXT.txt RULES FAMILY [DUMP]
 * one pass of one rule set, for a profile; its matches into file DUMP, to compare two versions */
#include "base/platform.h"

#include <inttypes.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "family.h"

enum { TIMES = 3 }; /* the least of so many runs counts */

typedef struct bench {
    const char *articles, *text;
    double wc_rate; /* MB/s */
    stock words;
} bench;

static double child_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Processor seconds of a command, the least of `times`; 0 when it fails. */
static double time_command(const char *command, int times) {
    double least = 1e9;
    for (int i = 0; i < times; i++) {
        double before = child_seconds();
        int status = system(command);
        if (status == -1 || WEXITSTATUS(status) > 1) return 0; /* 1: nothing found */
        double spent = child_seconds() - before;
        if (spent < least) least = spent;
    }
    return least;
}

static double time_wc(const char *path) {
    char command[4200];
    snprintf(command, sizeof command, "LC_ALL=C.UTF-8 wc -w '%s' >/dev/null", path);
    double spent = time_command(command, TIMES);
    if (spent == 0) exit(1);
    return spent;
}

static void line(const char *step, double bytes, double spent, double wc_rate) {
    double rate = spent > 0 ? bytes / 1e6 / spent : 0;
    printf("%-34s %8.1f MB/s %8.2f × wc -w\n", step, rate, rate / wc_rate);
}

/* ---- rules ----------------------------------------------------------------------------------- */

/* What a run with rules came to; `compile` in seconds, `peak` in bytes. */
typedef struct outcome {
    seconds spent;
    double compile;
    uint64_t text_bytes, n_tokens, n_matches, peak;
} outcome;

static void keep_least(seconds *least, const seconds *spent) {
    if (spent->load < least->load) least->load = spent->load;
    if (spent->tokenise < least->tokenise) least->tokenise = spent->tokenise;
    if (spent->find < least->find) least->find = spent->find;
    if (spent->match < least->match) least->match = spent->match;
}

/* One pass of a compiled set, cold. */
static outcome run_pass(const bench *b, const rule_family *family, FILE *dump) {
    lede_error err = {0};
    course c = {.dump = dump, .catalog = family->catalog};
    if (lede_matcher_new(family->rules, &c.matcher, &err) != LEDE_OK) die(&err);
    if (lede_lexicons_count(family->lexicons) > 0 &&
        lede_lexicon_finder_new(family->lexicons, &c.finder, &err) != LEDE_OK) {
        die(&err);
    }
    course_run(&c, b->articles);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    outcome out = {.spent = c.spent,
                   .text_bytes = c.text_bytes,
                   .n_tokens = c.n_tokens,
                   .n_matches = c.n_matches,
                   .peak = (uint64_t)usage.ru_maxrss * 1024};
    lede_matcher_free(c.matcher);
    lede_lexicon_finder_free(c.finder);
    course_clear(&c);
    return out;
}

/* Each step the least of `times` passes; the peak is that of the first. */
static outcome run_rules(const bench *b, size_t family_i, size_t size, int times, FILE *dump) {
    rule_family family;
    double start = now();
    family_make(&family, &b->words, family_i, size);
    double compile = now() - start;
    outcome least = run_pass(b, &family, dump);
    for (int i = 1; i < times; i++) {
        outcome more = run_pass(b, &family, NULL);
        keep_least(&least.spent, &more.spent);
    }
    least.compile = compile;
    family_clear(&family);
    return least;
}

static void print_outcome(const bench *b, size_t family_i, size_t size, const outcome *o) {
    double matching = o->spent.find + o->spent.match;
    double whole = o->spent.load + o->spent.tokenise + matching;
    double megabytes = (double)o->text_bytes / 1e6, n = (double)o->n_tokens;
    printf("%-8s %6zu %7.0f %8.2f %8.1f %6.2f %9" PRIu64 " %8.1f %7.0f %6.0f\n",
           family_names[family_i], size, matching * 1e9 / n, n / whole / 1e6, megabytes / whole,
           megabytes / whole / b->wc_rate, o->n_matches,
           o->n_matches == 0 ? 0 : n / (double)o->n_matches, (double)o->peak / 1e6,
           o->compile * 1e3);
    fflush(stdout);
}

/* In a process of its own, so that its memory is its own. */
static void bench_rules(const bench *b, size_t family_i, size_t size) {
    int ends[2];
    outcome o;
    fflush(stdout);
    if (pipe(ends) != 0) exit(1);
    pid_t child = fork();
    if (child < 0) exit(1);
    if (child == 0) {
        o = run_rules(b, family_i, size, TIMES, NULL);
        _exit(write(ends[1], &o, sizeof o) == (ssize_t)sizeof o ? 0 : 1);
    }
    close(ends[1]);
    bool ok = read(ends[0], &o, sizeof o) == (ssize_t)sizeof o;
    close(ends[0]);
    waitpid(child, NULL, 0);
    if (!ok) exit(1);
    print_outcome(b, family_i, size, &o);
}

static void bench_families(const bench *b) {
    static const size_t sizes[] = {1, 10, 100, 1000, 10000, 100000};
    puts("\nrules, or phrases of a $list and of a lexicon: ns a token for matching; whole path of "
         "loading,\ntokenising and matching; each step the least of three passes; memory of the "
         "process; time to compile\n"
         "family     size  ns/tok  Mtok/s     MB/s   × wc   records  tok/rec     MB     ms");
    for (size_t f = 0; f < N_FAMILIES; f++) {
        size_t first = f < FAMILY_LIST ? 0 : 4, stop = f < FAMILY_LIST ? 5 : 6;
        for (size_t i = first; i < stop; i++) bench_rules(b, f, sizes[i]);
    }
}

/* ---- the rest -------------------------------------------------------------------------------- */

static void bench_tagging(const char *path) {
    lede_error err = {0};
    lede_language *language;
    course c = {0};
    if (lede_language_new("scripts", &language, &err) != LEDE_OK) die(&err);
    if (lede_language_need(language, "tagging", &err) != LEDE_OK) die(&err);
    if (lede_tagging_new(language, &c.tagging, &err) != LEDE_OK) die(&err);
    course_run(&c, path);
    printf("every sentence tagged: %.2f million tokens/s\n",
           (double)c.n_tokens / c.spent.tag / 1e6);
    lede_tagging_free(c.tagging);
    lede_language_free(language);
    course_clear(&c);
}

/* Other programs on the same text, where they are installed: lines with one of the words of the
 * sparse rules, and lines with a match of ten of them as regular expressions. */
static void bench_rivals(const bench *b, uint64_t text_bytes, size_t n_rules) {
    char path[4100], command[8600];
    snprintf(path, sizeof path, "%s.patterns", b->text);
    FILE *out = fopen(path, "w");
    if (out == NULL) exit(1);
    family_write_literals(&b->words, n_rules, out);
    fclose(out);
    snprintf(command, sizeof command, "rg -c -F -f '%s' '%s' >/dev/null 2>&1", path, b->text);
    double spent = time_command(command, 1);
    if (spent > 0)
        line("rg -c -F -f, the words of the rules", (double)text_bytes, spent, b->wc_rate);
    out = fopen(path, "w");
    if (out == NULL) exit(1);
    family_write_regexes(&b->words, 10, out);
    fclose(out);
    snprintf(command, sizeof command, "pcre2grep -c -f '%s' '%s' >/dev/null 2>&1", path, b->text);
    spent = time_command(command, 1);
    if (spent > 0) line("pcre2grep -c -f, ten of the rules", (double)text_bytes, spent, b->wc_rate);
    remove(path);
}

/* Loading and tokenising: the least of as many runs as of wc, each with a new vocabulary. */
static seconds least_seconds(const bench *b, bool words_only) {
    seconds least = {.load = 1e9, .tokenise = 1e9};
    for (int i = 0; i < TIMES; i++) {
        course c = {.words_only = words_only};
        course_run(&c, b->articles);
        keep_least(&least, &c.spent);
        course_clear(&c);
    }
    return least;
}

/* The steps; the words of the corpus are kept. Types are counted in a run of its own, since their
 * pairs take the caches. */
static void bench_steps(bench *b, size_t n_rules) {
    course c = {.counts_types = true};
    double wc = time_wc(b->text);
    seconds words = least_seconds(b, true), whole = least_seconds(b, false);
    course_run(&c, b->articles);
    stock_fill(&b->words, &c);
    uint32_t n_types = lede_vocabulary_count(c.vocabulary);
    course_clear(&c);
    outcome o = run_rules(b, 0, n_rules, TIMES, NULL);
    double text = (double)c.text_bytes;
    double rate = b->wc_rate = text / 1e6 / wc;
    printf("%" PRIu64 " articles, %.1f MB of text, %" PRIu64 " tokens, %" PRIu32 " types\n",
           c.n_articles, text / 1e6, c.n_tokens, n_types);
    line("wc -w (C.UTF-8)", text, wc, rate);
    line("load JSON Lines (bytes of JSON)", (double)c.json_bytes, whole.load, rate);
    line("tokenise and intern (UAX #29)", text, words.tokenise, rate);
    line("tokenise, intern, sentences", text, whole.tokenise, rate);
    char step[64];
    snprintf(step, sizeof step, "match %zu rules", n_rules);
    line(step, text, o.spent.match, rate);
    line("load, tokenise and match", text, o.spent.load + o.spent.tokenise + o.spent.match, rate);
    printf("%" PRIu64 " matches; %.0f ns a token for matching\n", o.n_matches,
           o.spent.match * 1e9 / (double)o.n_tokens);
    bench_rivals(b, c.text_bytes, n_rules);
}

static int bench_one(bench *b, size_t n_rules, const char *family, const char *dump) {
    course c = {.counts_types = true};
    course_run(&c, b->articles);
    stock_fill(&b->words, &c);
    course_clear(&c);
    for (size_t i = 0; i < N_FAMILIES; i++) {
        if (strcmp(family_names[i], family) != 0) continue;
        FILE *out = dump == NULL ? NULL : fopen(dump, "w");
        outcome o = run_rules(b, i, n_rules, 1, out);
        b->wc_rate = 250; /* of a usual machine: nothing else runs here */
        print_outcome(b, i, n_rules, &o);
        return out == NULL || fclose(out) == 0 ? 0 : 1;
    }
    fprintf(stderr, "bench: no family '%s'\n", family);
    return 2;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("usage: bench ARTICLES.jsonl TEXT.txt [RULES [FAMILY [DUMP]]]\n", stderr);
        return 2;
    }
    bench b = {.articles = argv[1], .text = argv[2]};
    size_t n_rules = argc > 3 ? strtoul(argv[3], NULL, 10) : 1000;
    if (argc > 4) return bench_one(&b, n_rules, argv[4], argc > 5 ? argv[5] : NULL);
    bench_steps(&b, n_rules);
    bench_tagging(b.articles);
    bench_families(&b);
    stock_clear(&b.words);
    return 0;
}
