/* report_faults_test.c — memory that runs out while pages are built and rendered and while articles
 * are viewed. */
#include "faults.h"

#include "desk.h"
#include "sample.h"

static lede_page *pages[2];

static lede_status copy_page(lede_error *err) {
    lede_page *copy = lede_page_new(pages[0]->name, pages[0]->title, err);
    if (copy == NULL) return LEDE_NOMEM;
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK && i < pages[0]->elements.count; i++) {
        status = lede_page_add(copy, &pages[0]->elements.data[i], err);
    }
    lede_page_free(copy);
    return status;
}

/* A rendering is whole or says that it is not. */
static lede_status render(lede_page_format format) {
    const lede_page *const both[] = {pages[0], pages[1]};
    lede_page_style style = {.width = 60, .unicode = true, .colour = true};
    lede_buffer out = {0};
    switch (format) {
    case LEDE_PAGE_TERMINAL: lede_pages_terminal(both, 2, &style, &out); break;
    case LEDE_PAGE_MARKDOWN: lede_pages_markdown(both, 2, &out); break;
    case LEDE_PAGE_HTML: lede_pages_html(both, 2, &out); break;
    }
    lede_status status = out.failed ? LEDE_NOMEM : LEDE_OK;
    lede_buffer_clear(&out);
    return status;
}

TEST(a_page_may_run_out_of_memory) {
    lede_error err = {0};
    FAIL_EACH(copy_page(&err));
}
TEST(a_rendering_says_when_memory_ran_out) {
    FAIL_EACH(render(LEDE_PAGE_TERMINAL));
    FAIL_EACH(render(LEDE_PAGE_MARKDOWN));
    FAIL_EACH(render(LEDE_PAGE_HTML));
}

/* The article is made before the first allocation fails; only the view meets it. */
static lede_status write_view(lede_view view, bool colour, lede_error *err) {
    long long left = faults_left;
    faults_left = -1;
    desk d;
    fill(&d);
    add_layers(&d);
    add_records(&d);
    d.article.code_points = NULL; /* so that the index is made again */
    lede_view_input input = {.article = &d.article, .layers = d.layers, .result = d.result};
    lede_view_options options = {.width = 70, .colour = colour};
    lede_buffer out = {0};
    faults_left = left;
    lede_status status = lede_view_write(view, &options, &input, &out, err);
    left = faults_left;
    faults_left = -1;
    lede_buffer_clear(&out);
    clear(&d);
    faults_left = left;
    return status;
}

TEST(a_view_says_when_memory_ran_out) {
    lede_error err = {0};
    for (int view = LEDE_VIEW_ARTICLE_JSON; view <= LEDE_VIEW_MARK_JSON; view++) {
        FAIL_EACH(write_view((lede_view)view, view % 2 == 0, &err));
    }
}

int main(void) {
    pages[0] = make_rich();
    pages[1] = make_edges();
    RUN(a_page_may_run_out_of_memory);
    RUN(a_rendering_says_when_memory_ran_out);
    RUN(a_view_says_when_memory_ran_out);
    lede_page_free(pages[0]);
    lede_page_free(pages[1]);
    return DONE();
}
