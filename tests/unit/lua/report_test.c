/* report_test.c — reports and collates over a real store; the cases are in tests/lua/reports.lua.
 */
#include "test.h"

#include "lua/host.h"
#include "run/cascade.h"

static const char head[] =
    "local lede = require 'lede'\n"
    "lede.rule { name = 'out', pattern = [=[ first:[shape='X.*'] last:[word='Berg|Dahl'] ]=],\n"
    "  where = function(m, article)\n"
    "    article.state.n = (article.state.n or 0) + 1\n"
    "    return article.state.n < 3\n"
    "  end,\n"
    "  record = { value = 'last.text' } }\n"
    "lede.collate { name = 'joined', fields = { 'names' }, run = function(store)\n"
    "  store:add { names = store:value \"select group_concat(value) from out\" } end }\n"
    "lede.collate { name = 'placed', fields = { 'who' }, reads = 'out', run = function(store)\n"
    "  for row in store:each [[select * from out order by start]] do store:add { who = row.value,\n"
    "    article = row.article, start = row.start, stop = row.stop, text = row.text } end end }\n"
    "lede.report { name = 'r', title = 'R', build = function(page, store)\n";
static const char tail[] = "\nend }\n";

typedef struct bench {
    lede_host *host;
    lede_store *store;
    lede_page *page;
    lede_error why;
    lede_status status;
} bench;

static void fill_store(bench *b) {
    static const char text[] = "Anna Berg said the old harbour is open. The harbour master, Carl "
                               "Dahl, told Anna Berg that caf\xc3\xa9s are full.";
    lede_hooks hooks = lede_host_hooks(b->host);
    lede_cascade *cascade = NULL;
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_article article = {0};
    CHECK_OK(lede_cascade_new(lede_host_program(b->host), &hooks, NULL, &cascade, err));
    lede_result *result = lede_result_new(0, NULL);
    if (cascade == NULL || result == NULL) return;
    CHECK_OK(lede_article_from_text(LEDE_SLICE(text), LEDE_SLICE("Harbour open"), &arena, &article,
                                    err));
    article.fields[LEDE_FIELD_SOURCE] = LEDE_SLICE("a.txt");
    article.fields[LEDE_FIELD_ID] = LEDE_SLICE("a");
    CHECK_OK(lede_cascade_run_article(cascade, &article, result, err));
    CHECK_OK(lede_store_write(b->store, result, err));
    CHECK_OK(lede_store_commit(b->store, err));
    lede_result_free(result);
    lede_cascade_free(cascade);
    lede_arena_clear(&arena);
}

static bench open_bench(lede_slice body) {
    bench b = {.status = LEDE_OK};
    lede_buffer script = {0};
    lede_host_options options = {.limits.lua_instructions = 100000};
    lede_store_digests digests = {.engine = "lede"};
    lede_buffer_add_string(&script, head);
    lede_buffer_add(&script, body);
    lede_buffer_add_string(&script, tail);
    CHECK_OK(lede_host_open(lede_buffer_slice(&script), "r.lua", &options, &b.host, err));
    lede_buffer_clear(&script);
    if (b.host == NULL) return b;
    CHECK_OK(
        lede_store_make(NULL, false, lede_host_program(b.host)->schema, &digests, &b.store, err));
    if (b.store == NULL) return b;
    fill_store(&b);
    CHECK_OK(lede_host_collate(b.host, b.store, NULL, err));
    b.status = lede_host_report(b.host, 0, b.store, &b.page, &b.why);
    return b;
}

static void close_bench(bench *b) {
    lede_page_free(b->page);
    lede_store_end(b->store);
    lede_host_close(b->host);
}

/* ---- a page as lines ------------------------------------------------------------------------- */

static void print_grid(const lede_grid *grid, lede_buffer *out) {
    for (size_t i = 0; i < grid->n_columns; i++) {
        if (i > 0) lede_buffer_add_char(out, ',');
        lede_buffer_add(out, grid->columns[i]);
    }
    lede_buffer_add_char(out, ':');
    for (size_t row = 0; row < grid->n_rows; row++) {
        lede_buffer_add_string(out, row == 0 ? " " : "; ");
        for (size_t i = 0; i < grid->n_columns; i++) {
            if (i > 0) lede_buffer_add_char(out, ',');
            lede_value_print(grid->cells[row * grid->n_columns + i], out);
        }
    }
}

static void print_evidence(const lede_element *element, lede_buffer *out) {
    lede_buffer_printf(out, "%zu of %zu:", element->n_passages, element->n_total);
    for (size_t i = 0; i < element->n_passages; i++) {
        const lede_passage *passage = &element->passages[i];
        lede_buffer_printf(out, " %.*s", LEDE_FMT(passage->text));
        if (passage->who.size > 0) lede_buffer_printf(out, " — %.*s", LEDE_FMT(passage->who));
        if (passage->note.size > 0) lede_buffer_printf(out, " · %.*s", LEDE_FMT(passage->note));
        for (size_t j = 0; j < passage->n_marks; j++) {
            lede_mark mark = passage->marks[j];
            lede_slice text = lede_slice_cut(passage->text, mark.start, mark.stop);
            lede_buffer_printf(out, " [%.*s %u-%u %.*s]", LEDE_FMT(mark.name), mark.start,
                               mark.stop, LEDE_FMT(text));
        }
    }
}

static void print_element(const lede_element *element, lede_buffer *out) {
    static const char *const kinds[] = {"heading",  "text",     "table", "bars",
                                        "timeline", "crosstab", "kwic",  "evidence"};
    lede_buffer_printf(out, "%s ", kinds[element->kind]);
    if (element->kind == LEDE_ELEMENT_HEADING) lede_buffer_printf(out, "%u ", element->level);
    lede_buffer_add(out, element->text);
    if (element->kind == LEDE_ELEMENT_HEADING || element->kind == LEDE_ELEMENT_TEXT) return;
    if (element->text.size > 0) lede_buffer_add_char(out, ' ');
    if (element->kind == LEDE_ELEMENT_EVIDENCE) {
        print_evidence(element, out);
    } else {
        print_grid(&element->grid, out);
    }
}

/* ---- cases ----------------------------------------------------------------------------------- */

static bool holds(const bench *b, size_t element_i, lede_slice wanted) {
    lede_slice failure = LEDE_SLICE("failure ");
    if (lede_slice_starts(wanted, failure)) {
        char *rest;
        unsigned long line = strtoul(wanted.data + failure.size, &rest, 10);
        size_t start = (size_t)(rest + 1 - wanted.data);
        lede_slice message = lede_slice_trim(lede_slice_cut(wanted, start, wanted.size));
        bool same = b->status != LEDE_OK && b->why.line == line &&
                    strcmp(b->why.where, "r.lua") == 0 &&
                    (message.size == 0 ||
                     lede_slice_find(lede_slice_of(b->why.message), message, 0) != SIZE_MAX);
        printf("# %s:%u: %s\n", b->why.where, b->why.line, b->why.message);
        return same;
    }
    if (b->page == NULL || element_i >= b->page->elements.count) {
        printf("# there is no element %zu: %s\n", element_i + 1, b->why.message);
        return false;
    }
    lede_buffer got = {0};
    print_element(&b->page->elements.data[element_i], &got);
    bool same = lede_slice_equal(lede_buffer_slice(&got), wanted);
    if (!same) printf("# got: %.*s\n", LEDE_FMT(lede_buffer_slice(&got)));
    lede_buffer_clear(&got);
    return same;
}

static void check_case(lede_slice title, lede_slice body, lede_slice expectations) {
    test_ok = true;
    bench b = open_bench(body);
    lede_slice line, mark = LEDE_SLICE("--== ");
    size_t n = 0;
    while (lede_slice_line(&expectations, &line)) {
        if (!lede_slice_starts(line, mark)) continue;
        if (!holds(&b, n++, lede_slice_cut(line, mark.size, line.size))) {
            test_ok = false;
            printf("# expected: %.*s\n", LEDE_FMT(line));
        }
    }
    CHECK(n > 0);
    test_n++;
    if (!test_ok) test_failed_n++;
    printf("%sok %d - %.*s\n", test_ok ? "" : "not ", test_n, LEDE_FMT(title));
    close_bench(&b);
}

static void check_file(const char *path) {
    FILE *file = fopen(path, "rb");
    lede_buffer bytes = {0};
    char part[4096];
    for (size_t got; file != NULL && (got = fread(part, 1, sizeof part, file)) > 0;) {
        lede_buffer_add(&bytes, (lede_slice){part, got});
    }
    if (file != NULL) fclose(file);
    lede_slice text = lede_buffer_slice(&bytes), mark = LEDE_SLICE("\n--## ");
    size_t at = lede_slice_find(text, mark, 0);
    if (at == SIZE_MAX) test_failed_n++;
    while (at != SIZE_MAX) {
        size_t next = lede_slice_find(text, mark, at + 1);
        lede_slice rest = lede_slice_cut(text, at + mark.size, next == SIZE_MAX ? text.size : next);
        lede_slice title;
        lede_slice_line(&rest, &title);
        size_t wanted = lede_slice_find(rest, LEDE_SLICE("--=="), 0);
        check_case(title, lede_slice_cut(rest, 0, wanted), lede_slice_cut(rest, wanted, rest.size));
        at = next;
    }
    lede_buffer_clear(&bytes);
}

TEST(a_collate_writes_its_own_table) {
    bench b = open_bench(LEDE_SLICE("page:table(store:rows 'select names from joined')"));
    lede_buffer got = {0};
    CHECK_INT(b.status, LEDE_OK);
    if (b.page != NULL) print_element(&b.page->elements.data[0], &got);
    CHECK_TEXT(lede_buffer_slice(&got), "table names: Berg,Dahl");
    lede_buffer_clear(&got);
    close_bench(&b);
}

TEST(a_page_that_was_kept_is_closed) {
    bench b = open_bench(LEDE_SLICE("if kept then kept:text 'late' end kept = page"));
    CHECK_INT(b.status, LEDE_OK);
    lede_page *page = NULL;
    if (b.host == NULL) return;
    CHECK_INT(lede_host_report(b.host, 0, b.store, &page, &b.why), LEDE_SCRIPT);
    CHECK_STRING(b.why.message, "page is closed: a report ends with its function");
    close_bench(&b);
}

int main(void) {
    check_file("tests/lua/reports.lua");
    RUN(a_collate_writes_its_own_table);
    RUN(a_page_that_was_kept_is_closed);
    return DONE();
}
