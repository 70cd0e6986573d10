#include "test.h"

#include "base/csv_cell.h"

static bool gives(const char *text, const char *wanted) {
    lede_buffer out = {0};
    lede_csv_put(&out, lede_slice_of(text));
    bool same = lede_slice_is(lede_buffer_slice(&out), wanted);
    if (!same) printf("# %.*s, expected %s\n", LEDE_FMT(lede_buffer_slice(&out)), wanted);
    lede_buffer_clear(&out);
    return same;
}

TEST(cells_are_quoted_where_they_must_be) {
    CHECK(gives("the harbour", "the harbour"));
    CHECK(gives("Halvery, on the Sound", "\"Halvery, on the Sound\""));
    CHECK(gives("she \"said\"", "\"she \"\"said\"\"\""));
    CHECK(gives("two\nlines", "\"two\nlines\""));
    CHECK(gives("a return\r", "\"a return\r\""));
    CHECK(gives("", "\"\""));
}

TEST(no_cell_is_a_formula) {
    CHECK(gives("=1+1", "'=1+1"));
    CHECK(gives("-3", "'-3"));
    CHECK(gives("+47, by phone", "\"'+47, by phone\""));
    CHECK(gives("@mayor", "'@mayor"));
    CHECK(gives("\tx", "'\tx"));
    CHECK(gives("1-1=0", "1-1=0"));
}

int main(void) {
    RUN(cells_are_quoted_where_they_must_be);
    RUN(no_cell_is_a_formula);
    return DONE();
}
