#include "fixture.h"

#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include "run/batch.h"

/* ---- inputs ---- */

typedef struct input {
    char path[TEST_NAME_BYTES];
    lede_source *source;
} input;

/* A file of JSON lines in the system's folder for such; every `broken`-th line is no object. */
static void write_input(input *in, int n_articles, int broken) {
    int file = mkstemp(test_temporary(in->path));
    FILE *out = file < 0 ? NULL : fdopen(file, "w");
    if (out == NULL) abort();
    for (int i = 0; i < n_articles; i++) {
        if (broken != 0 && i % broken == broken - 1) {
            fprintf(out, "[%d]\n", i);
            continue;
        }
        fprintf(out, "{\"id\":\"a%d\",\"title\":\"News %d\",\"text\":\"Anna met ", i, i);
        for (int j = 0; j < 1 + i * 7 % 13; j++) fprintf(out, "Bela%d and ", j);
        fprintf(out, "word%d. Then Carla left.\"}\n", i);
    }
    fclose(out);
}

static void open_input(input *in) {
    const char *path = in->path;
    lede_source_options options = {.format = "jsonl"};
    CHECK_OK(lede_source_open(&path, 1, &options, &in->source, err));
}

static void close_input(input *in) {
    lede_source_close(in->source);
    unlink(in->path);
}

/* ---- a program with a hook that shuffles the workers ---- */

static void rest(long microseconds) {
    struct timespec time = {.tv_nsec = microseconds * 1000};
    nanosleep(&time, NULL);
}

static lede_status dawdle(fake_host *host, const lede_desk *desk, const lede_match *match,
                          bool *keep) {
    (void)desk;
    int n = atomic_fetch_add(&host->n_calls, 1);
    if (n % 5 == 0) rest((long)((unsigned)n * 2654435761u % 700u));
    *keep = match->span.start % 3 != 0;
    return LEDE_OK;
}

static lede_program *names_program(void) {
    static const char *const fields[] = {"name", NULL};
    lede_program *program = new_program();
    lede_field_path path = {.field = 0, .text = LEDE_SLICE("x.text")};
    lede_rule rule = draft("names", "x:'[A-Z].*'");
    rule.table = new_table(program, "names", fields);
    rule.fields = &path;
    rule.n_fields = 1;
    rule.has_where = true;
    rule.layer = new_layer(program, "person");
    add_rule(program, rule);
    CHECK_OK(lede_program_seal(program, err));
    return program;
}

/* ---- what came out, as one digest ---- */

static lede_digest fold_number(lede_digest digest, uint64_t number) {
    return lede_digest_add(digest, (lede_slice){(const char *)&number, sizeof number});
}

static lede_digest fold_result(lede_digest digest, const lede_result *result) {
    digest = fold_number(digest, result->n);
    digest = fold_number(digest, result->bytes);
    digest = fold_number(digest, result->failed);
    digest = lede_digest_add(digest, result->source);
    for (size_t i = 0; i < result->records.count; i++) {
        const lede_record *record = &result->records.data[i];
        digest = fold_number(digest, record->start);
        digest = fold_number(digest, record->n);
        digest = lede_digest_add(digest, record->text);
        digest = lede_digest_add(digest, record->values[0].as.text);
    }
    for (size_t i = 0; i < result->sentences.count; i++) {
        digest = lede_digest_add(digest, result->sentences.data[i].text);
    }
    digest = fold_number(digest, result->mentions.count);
    for (size_t i = 0; i < result->failures.count; i++) {
        digest = lede_digest_add(digest, result->failures.data[i].message);
        digest = fold_number(digest, result->failures.data[i].line);
    }
    return digest;
}

typedef struct totals {
    uint64_t articles, failed, records;
    lede_digest digest;
    lede_status end;
    lede_error why;
    uint64_t consumed;
} totals;

static totals drain(lede_batch *batch) {
    totals t = {0};
    lede_result *result;
    while ((t.end = lede_batch_next(batch, &result, &t.why)) == LEDE_OK) {
        CHECK_INT(result->n, t.articles);
        t.articles++;
        t.failed += result->failed;
        t.records += result->records.count;
        t.digest = fold_result(t.digest, result);
        lede_result_free(result);
    }
    t.consumed = lede_batch_consumed(batch);
    return t;
}

static totals run_batch(input *in, const lede_batch_options *options) {
    lede_batch *batch = NULL;
    totals t = {0};
    open_input(in);
    CHECK_OK(lede_batch_open(in->source, options, &batch, err));
    if (batch != NULL) t = drain(batch);
    lede_batch_close(batch);
    lede_source_close(in->source);
    in->source = NULL;
    return t;
}

TEST(the_same_bytes_for_1_2_and_7_workers) {
    input in = {0};
    write_input(&in, 400, 10);
    fake_host host = {.where = dawdle};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = names_program();
    static const uint32_t workers[] = {1, 2, 7};
    totals first = {0};
    for (size_t i = 0; i < 3; i++) {
        lede_batch_options options = {
            .program = program, .hooks = &hooks, .workers = workers[i], .window_bytes = 300000};
        totals t = run_batch(&in, &options);
        CHECK(t.end == LEDE_END);
        CHECK_INT(t.articles, 400);
        CHECK_INT(t.failed, 40);
        CHECK(t.records > 1000);
        CHECK(t.consumed > 10000);
        if (i == 0) first = t;
        CHECK(lede_digest_equal(t.digest, first.digest));
    }
    CHECK_INT(host.n_opened, 10);
    CHECK_INT(host.n_closed, 10);
    CHECK_INT(host.n_begun, host.n_ended);
    lede_program_free(program);
    unlink(in.path);
}

/* ---- articles that are left out ---- */

/* Places of the articles that came, as bits; how many were known, how many all of the input. */
typedef struct came {
    uint64_t places, n_known, n_input;
} came;

static came run_part(input *in, lede_known *known, lede_shard shard, lede_known *done) {
    lede_batch_options options = {.workers = 2, .known = known, .shard = shard};
    lede_batch *batch = NULL;
    lede_result *result;
    came c = {0};
    open_input(in);
    CHECK_OK(lede_batch_open(in->source, &options, &batch, err));
    while (lede_batch_next(batch, &result, NULL) == LEDE_OK) {
        c.places |= UINT64_C(1) << result->n;
        if (done != NULL && !result->failed) {
            CHECK(lede_known_add(done, result->made_of, result->n));
        }
        lede_result_free(result);
    }
    c.n_known = lede_batch_known(batch);
    c.n_input = lede_batch_input(batch).n_articles;
    lede_batch_close(batch);
    lede_source_close(in->source);
    return c;
}

TEST(shards_are_all_of_the_input_and_share_nothing) {
    input in = {0};
    write_input(&in, 20, 0);
    came first = run_part(&in, NULL, (lede_shard){1, 2}, NULL);
    came second = run_part(&in, NULL, (lede_shard){2, 2}, NULL);
    CHECK(first.places != 0 && second.places != 0);
    CHECK_INT(first.places & second.places, 0);
    CHECK_INT(first.places | second.places, (1 << 20) - 1);
    unlink(in.path);
}

TEST(articles_that_are_known_do_not_come_again) {
    input in = {0};
    lede_known half = {0}, none = {0};
    write_input(&in, 20, 5); /* four are broken */
    uint64_t all = (1 << 20) - 1;
    came first = run_part(&in, &none, (lede_shard){1, 2}, &half);
    came rest = run_part(&in, &half, (lede_shard){0, 0}, NULL);
    CHECK_INT(first.n_known, 0);
    CHECK_INT(first.n_input, 20);
    CHECK_INT(rest.n_known, half.frames.count);
    CHECK_INT(rest.n_input, 20);
    CHECK_INT(first.places | rest.places, all);
    CHECK(first.places != 0 && rest.places != 0 && rest.places != all);
    lede_known_clear(&half);
    lede_known_clear(&none);
    unlink(in.path);
}

TEST(a_file_without_articles_is_the_end) {
    input in = {0};
    write_input(&in, 0, 0);
    FILE *file = fopen(in.path, "w");
    fputs("\n\n", file);
    fclose(file);
    lede_batch_options options = {.workers = 2};
    totals t = run_batch(&in, &options);
    CHECK(t.end == LEDE_END);
    CHECK_INT(t.articles - t.failed, 0);
    unlink(in.path);
}

TEST(a_damaged_file_is_one_failed_article_and_the_next_is_done) {
    input in = {0}, empty = {0};
    write_input(&in, 3, 0);
    write_input(&empty, 0, 0);
    FILE *file = fopen(empty.path, "w");
    for (int i = 0; i < 64; i++) fputc(i % 7, file); /* no text at all */
    fclose(file);
    const char *paths[] = {empty.path, in.path};
    lede_source *source = NULL;
    lede_source_options source_options = {0};
    CHECK_OK(lede_source_open(paths, 2, &source_options, &source, err));
    lede_batch_options options = {.workers = 2};
    lede_batch *batch = NULL;
    CHECK_OK(lede_batch_open(source, &options, &batch, err));
    totals t = drain(batch);
    CHECK(t.end == LEDE_END);
    CHECK_INT(t.articles, 4);
    CHECK_INT(t.failed, 1);
    lede_batch_close(batch);
    lede_source_close(source);
    unlink(in.path);
    unlink(empty.path);
}

TEST(a_worker_that_does_not_open_ends_the_run_with_its_error) {
    input in = {0};
    write_input(&in, 50, 0);
    fake_host host = {.where = dawdle, .open_fails_from = 2, .open_status = LEDE_SCRIPT};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = names_program();
    lede_batch_options options = {.program = program, .hooks = &hooks, .workers = 2};
    totals t = run_batch(&in, &options);
    CHECK(t.end == LEDE_SCRIPT || t.articles == 50); /* one worker may do all before the other */
    CHECK(t.end == LEDE_SCRIPT || t.end == LEDE_END);
    if (t.end == LEDE_SCRIPT) CHECK_STRING(t.why.message, "worker 2 does not open");
    host.open_fails_from = 1;
    t = run_batch(&in, &options);
    CHECK(t.end == LEDE_SCRIPT);
    CHECK_INT(t.articles, 0);
    CHECK_INT(host.n_opened - host.n_closed, 3);
    lede_program_free(program);
    unlink(in.path);
}

TEST(a_stopped_batch_gives_what_is_in_hand_then_says_so) {
    input in = {0};
    write_input(&in, 2000, 0);
    fake_host host = {.where = dawdle};
    lede_hooks hooks = fake_hooks(&host);
    lede_program *program = names_program();
    lede_batch_options options = {.program = program, .hooks = &hooks, .workers = 2};
    open_input(&in);
    lede_batch *batch = NULL;
    CHECK_OK(lede_batch_open(in.source, &options, &batch, err));
    lede_result *result;
    for (int i = 0; i < 10; i++) {
        CHECK_OK(lede_batch_next(batch, &result, err));
        lede_result_free(result);
    }
    lede_batch_stop(batch);
    uint64_t more = 0;
    lede_status status;
    while ((status = lede_batch_next(batch, &result, NULL)) == LEDE_OK) {
        CHECK_INT(result->n, 10 + more);
        more++;
        lede_result_free(result);
    }
    CHECK(status == LEDE_STOPPED);
    CHECK(more < 1990);
    lede_batch_close(batch);
    lede_program_free(program);
    close_input(&in);
}

TEST(a_batch_closed_in_the_middle_gives_everything_back) {
    input in = {0};
    write_input(&in, 300, 0);
    lede_batch_options options = {.workers = 3};
    open_input(&in);
    lede_batch *batch = NULL;
    CHECK_OK(lede_batch_open(in.source, &options, &batch, err));
    lede_result *result;
    CHECK_OK(lede_batch_next(batch, &result, err));
    lede_result_free(result);
    lede_batch_close(batch);
    close_input(&in);
}

TEST(workers_0_means_one_a_processor) {
    input in = {0};
    write_input(&in, 3, 0);
    lede_batch_options options = {0};
    open_input(&in);
    lede_batch *batch = NULL;
    CHECK_OK(lede_batch_open(in.source, &options, &batch, err));
    CHECK_INT(drain(batch).articles, 3);
    lede_batch_close(batch);
    close_input(&in);
}

int main(void) {
    RUN(the_same_bytes_for_1_2_and_7_workers);
    RUN(shards_are_all_of_the_input_and_share_nothing);
    RUN(articles_that_are_known_do_not_come_again);
    RUN(a_file_without_articles_is_the_end);
    RUN(a_damaged_file_is_one_failed_article_and_the_next_is_done);
    RUN(a_worker_that_does_not_open_ends_the_run_with_its_error);
    RUN(a_stopped_batch_gives_what_is_in_hand_then_says_so);
    RUN(a_batch_closed_in_the_middle_gives_everything_back);
    RUN(workers_0_means_one_a_processor);
    return DONE();
}
