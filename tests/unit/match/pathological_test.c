/* Patterns and texts that make other matchers hang: tests/pathological/cases.txt. */
#include "fixture.h"

#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SLOWER = 8, LARGER = 4, MORE_MIB = 512 };
#elif defined(LEDE_SMALL)
enum { SLOWER = 8, LARGER = 1, MORE_MIB = 64 };
#else
enum { SLOWER = 1, LARGER = 1, MORE_MIB = 0 };
#endif

typedef struct trial {
    match_case c;
    lede_slice name, unit, end;
    uint64_t times, matches, limited, seconds, mib;
} trial;

static double processor_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
}

/* The most that the process ever had. */
static uint64_t most_mib(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
#if defined(__APPLE__)
    return (uint64_t)usage.ru_maxrss >> 20;
#else
    return (uint64_t)usage.ru_maxrss >> 10;
#endif
}

static size_t count_lines(const lede_buffer *out) {
    size_t n = 0;
    for (size_t i = 0; i < out->size; i++) n += out->data[i] == '\n';
    return n;
}

static void tell(const trial *t, const char *what, double is, double most) {
    test_ok = false;
    printf("# %.*s: %s %.1f, expected %.1f\n", LEDE_FMT(t->name), what, is, most);
}

static void check(const trial *t, const match_stand *stand, double took, uint64_t grew) {
    double seconds = (double)t->seconds * SLOWER;
    uint64_t mib = t->mib * LARGER + MORE_MIB, n = count_lines(&stand->out);
    uint64_t limited = lede_matcher_limited(stand->matcher, stand->rule);
    if (took > seconds) tell(t, "seconds", took, seconds);
    if (grew > mib) tell(t, "MiB", (double)grew, (double)mib);
    if (t->matches != UINT64_MAX && n != t->matches)
        tell(t, "matches", (double)n, (double)t->matches);
    if (limited < t->limited) tell(t, "limits", (double)limited, (double)t->limited);
    if (getenv("LEDE_SHOW") != NULL) {
        printf("# %.*s: %.2f s, %d MiB, %d limits\n", LEDE_FMT(t->name), took, (int)grew,
               (int)limited);
    }
}

static void run(trial *t) {
    lede_buffer text = {0};
    match_stand stand = {0};
    lede_error why = {0};
    for (uint64_t i = 0; i < t->times; i++) {
        lede_buffer_add(&text, t->unit);
        lede_buffer_add_char(&text, ' ');
    }
    lede_buffer_add(&text, t->end);
    t->c.is_query = true;
    t->c.texts[0] = lede_buffer_slice(&text);
    t->c.kinds[0] = LEDE_BLOCK_PARAGRAPH;
    t->c.n_texts = 1;
    lede_status status = stand_build(&stand, &t->c, &why);
    uint64_t before = most_mib();
    double start = processor_seconds();
    if (status == LEDE_OK) status = stand_match(&stand, &why);
    if (status == LEDE_OK) {
        check(t, &stand, processor_seconds() - start, most_mib() - before);
    } else {
#if defined(LEDE_SMALL)
        if (status == LEDE_LIMIT) why.message[0] = '\0'; /* small limits refuse what is large */
#endif
        if (why.message[0] != '\0') test_ok = false;
        printf("# %.*s: %s\n", LEDE_FMT(t->name), why.message);
    }
    stand_clear(&stand);
    lede_buffer_clear(&text);
}

static bool take_line(trial *t, lede_slice line) {
    static const char *const keys[] = {"times:", "matches:", "limited:", "seconds:", "mib:"};
    uint64_t *numbers[] = {&t->times, &t->matches, &t->limited, &t->seconds, &t->mib};
    lede_slice value;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (!take_key(line, keys[i], &value)) continue;
        *numbers[i] = lede_slice_is(value, "any") ? UINT64_MAX : to_number(value);
        return true;
    }
    return take_key(line, "name:", &t->name) || take_key(line, "unit:", &t->unit) ||
           take_key(line, "end:", &t->end) || case_line(&t->c, line);
}

TEST(patterns_are_bounded_in_time_and_memory) {
    size_t size = 0;
    int n = 0;
    char *data = read_whole("tests/pathological/cases.txt", &size);
    trial t = {0};
    lede_slice rest = {data, size}, line;
    for (bool more = data != NULL; more;) {
        more = lede_slice_line(&rest, &line);
        if (more && line.size > 0) {
            if (!take_line(&t, line)) printf("# unknown line: %.*s\n", LEDE_FMT(line));
            continue;
        }
        if (t.name.data != NULL) {
            run(&t);
            n++;
        }
        t = (trial){0};
    }
    free(data);
    CHECK(n > 40);
}

TEST(regular_expressions_that_run_away_are_stopped) {
    lede_buffer text = {0};
    match_stand stand = {0};
    match_case c = {.pattern = LEDE_SLICE("\"(x|xx)+[yz]\""), .kinds = {LEDE_BLOCK_PARAGRAPH}};
    lede_error why = {0};
    lede_buffer_add_repeat(&text, 'x', 200);
    c.texts[0] = lede_buffer_slice(&text);
    c.n_texts = 1;
    CHECK_OK(stand_build(&stand, &c, err));
    CHECK_INT(stand_match(&stand, &why), LEDE_LIMIT);
    CHECK(strstr(why.message, "(x|xx)+[yz]") != NULL);
    stand_clear(&stand);
    lede_buffer_clear(&text);
}

int main(void) {
    RUN(patterns_are_bounded_in_time_and_memory);
    RUN(regular_expressions_that_run_away_are_stopped);
    return DONE();
}
