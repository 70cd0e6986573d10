#include "test.h"

#include "base/buffer.h"

TEST(pieces_are_joined) {
    lede_buffer out = {0};
    CHECK_TEXT(lede_buffer_slice(&out), "");
    lede_buffer_add(&out, LEDE_SLICE("Acme"));
    lede_buffer_add_char(&out, ' ');
    lede_buffer_add_string(&out, "Labs");
    lede_buffer_add_repeat(&out, '.', 3);
    lede_buffer_printf(&out, " %d%s", 42, "%");
    lede_buffer_add(&out, LEDE_NULL_SLICE);
    CHECK_TEXT(lede_buffer_slice(&out), "Acme Labs... 42%");
    lede_buffer_clear(&out);
    CHECK_TEXT(lede_buffer_slice(&out), "");
    lede_buffer_add_string(&out, "again");
    CHECK_TEXT(lede_buffer_slice(&out), "again");
    lede_buffer_clear(&out);
}

TEST(long_output_is_kept_whole) {
    lede_buffer out = {0};
    for (int i = 0; i < 10000; i++) lede_buffer_printf(&out, "%04d ", i);
    CHECK_INT(out.size, 50000);
    CHECK_TEXT(lede_slice_cut(lede_buffer_slice(&out), 49990, 50000), "9998 9999 ");
    lede_buffer_clear(&out);
}

TEST(extended_bytes_are_counted_and_writable) {
    lede_buffer out = {0};
    char *bytes = lede_buffer_extend(&out, 3);
    CHECK(bytes != NULL);
    if (bytes != NULL) memcpy(bytes, "abc", 3);
    CHECK_TEXT(lede_buffer_slice(&out), "abc");
    lede_buffer_clear(&out);
}

TEST(integers_of_any_size_are_printed) {
    lede_buffer buffer = {0};
    int64_t numbers[] = {0, 7, -1, 1200, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        lede_buffer_add_int(&buffer, numbers[i]);
        lede_buffer_add_char(&buffer, ' ');
    }
    CHECK_TEXT(lede_buffer_slice(&buffer), "0 7 -1 1200 9223372036854775807 -9223372036854775808 ");
    lede_buffer_clear(&buffer);
}

TEST(failure_is_sticky) {
    lede_buffer out = {0};
    lede_buffer_add_string(&out, "kept");
    CHECK(lede_buffer_extend(&out, SIZE_MAX / 2) == NULL);
    CHECK(out.failed);
    lede_buffer_add_string(&out, " not added");
    CHECK_TEXT(lede_buffer_slice(&out), "kept");
    lede_buffer_clear(&out);
    CHECK(!out.failed);
}

int main(void) {
    RUN(pieces_are_joined);
    RUN(long_output_is_kept_whole);
    RUN(extended_bytes_are_counted_and_writable);
    RUN(integers_of_any_size_are_printed);
    RUN(failure_is_sticky);
    return DONE();
}
