/* Every allocation of loading fails once: NOMEM comes back and nothing is left behind. */
#include "faults.h"

#include "load/source.h"

static const char *const inputs[] = {
    "tests/data/articles", "tests/data/damaged",  "tests/data/ready", "tests/data/pages",
    "tests/data/tables",   "tests/data/feeds",    "tests/data/wire",  "tests/data/web",
    "tests/data/packed",   "tests/data/charsets", "tests/data/mail",  "tests/data/trade",
    "tests/data/markdown"};

/* All the sample articles, through source, frame and parse. Damaged ones fail as they should. */
static lede_status load_all(void) {
    lede_source *source = NULL;
    lede_error err = {0};
    LEDE_TRY(lede_source_open(inputs, sizeof inputs / sizeof *inputs, NULL, &source, &err));
    lede_status status;
    lede_frame frame;
    size_t articles = 0;
    while ((status = lede_source_next(source, &frame, &err)) == LEDE_OK) {
        lede_arena arena;
        lede_article article;
        lede_arena_init(&arena, 0);
        status = lede_format_parse(&frame, &arena, NULL, &article, &err);
        articles += status == LEDE_OK;
        lede_frame_clear(&frame);
        lede_arena_clear(&arena);
        if (status == LEDE_NOMEM) break;
    }
    lede_source_close(source);
    if (status == LEDE_END && articles < 75) return LEDE_FORMAT;
    return status == LEDE_END ? LEDE_OK : status;
}

static lede_status make_from_text(void) {
    lede_arena arena;
    lede_article article;
    lede_error err;
    lede_arena_init(&arena, 0);
    lede_status status = lede_article_from_text(LEDE_SLICE("One.\n\nTwo."), LEDE_SLICE("Title"),
                                                &arena, &article, &err);
    lede_arena_clear(&arena);
    return status;
}

TEST(memory_may_run_out_while_articles_load) {
    FAIL_EACH(load_all());
}
TEST(memory_may_run_out_while_an_example_is_made) {
    FAIL_EACH(make_from_text());
}

int main(void) {
    RUN(memory_may_run_out_while_articles_load);
    RUN(memory_may_run_out_while_an_example_is_made);
    return DONE();
}
