#include "test.h"

#include "base/value.h"

static bool prints(lede_value value, const char *wanted) {
    lede_buffer out = {0};
    lede_value_print(value, &out);
    bool same = lede_slice_is(lede_buffer_slice(&out), wanted);
    if (!same) printf("# \"%.*s\", expected \"%s\"\n", LEDE_FMT(lede_buffer_slice(&out)), wanted);
    lede_buffer_clear(&out);
    return same;
}

TEST(values_print_as_a_person_reads_them) {
    CHECK(prints(lede_value_null(), ""));
    CHECK(prints(lede_value_bool(true), "true"));
    CHECK(prints(lede_value_bool(false), "false"));
    CHECK(prints(lede_value_int(-3), "-3"));
    CHECK(prints(lede_value_int(INT64_MIN), "-9223372036854775808"));
    CHECK(prints(lede_value_real(0.5), "0.5"));
    CHECK(prints(lede_value_real(0.1), "0.1"));
    CHECK(prints(lede_value_real(1.0 / 3.0), "0.3333333333333333"));
    CHECK(prints(lede_value_text(LEDE_SLICE("EU")), "EU"));
    lede_value items[] = {lede_value_int(1), lede_value_null(), lede_value_text(LEDE_SLICE("x"))};
    lede_value list = {.kind = LEDE_LIST, .as.list = {items, 3}};
    CHECK(prints(list, "1; ; x"));
}

TEST(numbers_are_equal_across_kinds) {
    CHECK(lede_value_equal(lede_value_int(1), lede_value_real(1.0)));
    CHECK(!lede_value_equal(lede_value_int(1), lede_value_real(1.5)));
    CHECK(!lede_value_equal(lede_value_int(1), lede_value_bool(true)));
    CHECK(!lede_value_equal(lede_value_int(1), lede_value_text(LEDE_SLICE("1"))));
    CHECK(lede_value_equal(lede_value_null(), lede_value_text(LEDE_NULL_SLICE)));
    CHECK(!lede_value_equal(lede_value_null(), lede_value_text(LEDE_SLICE(""))));
}

TEST(a_copy_shares_nothing) {
    char text[] = "Acme";
    lede_value items[] = {lede_value_text((lede_slice){text, 4}), lede_value_int(2)};
    lede_value list = {.kind = LEDE_LIST, .as.list = {items, 2}};
    lede_arena arena;
    lede_arena_init(&arena, 0);
    bool ok = true;
    lede_value copy = lede_value_copy(&arena, list, &ok);
    CHECK(ok && lede_value_equal(copy, list));
    text[0] = 'X';
    items[1] = lede_value_int(3);
    CHECK(prints(copy, "Acme; 2"));
    lede_arena_clear(&arena);
    lede_arena_init(&arena, 1);
    lede_value_copy(&arena, list, &ok);
    CHECK(!ok);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(values_print_as_a_person_reads_them);
    RUN(numbers_are_equal_across_kinds);
    RUN(a_copy_shares_nothing);
    return DONE();
}
