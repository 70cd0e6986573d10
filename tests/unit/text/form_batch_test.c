#include "test.h"

#include "text/form_batch.h"

/* Tokens of 1 to 20 bytes, one after another up to the end of the text. */
static uint32_t write_tokens(char *text, uint32_t text_size, uint32_t *starts, uint32_t *stops) {
    uint32_t state = 9, n = 0, at = 0;
    for (uint32_t i = 0; i < text_size; i++) {
        state = state * 1664525u + 1013904223u;
        text[i] = (char)(state >> 24);
    }
    while (at < text_size && n < LEDE_FORM_BATCH) {
        state = state * 1664525u + 1013904223u;
        uint32_t size = 1 + (state >> 16) % 20;
        starts[n] = at;
        stops[n] = at + size < text_size ? at + size : text_size;
        at = stops[n++];
    }
    return n;
}

static void check_level(lede_form_batch_fill *fill, const lede_form_table *table,
                        uint32_t text_size) {
    uint32_t starts[LEDE_FORM_BATCH], stops[LEDE_FORM_BATCH];
    char *text = malloc(text_size); /* no byte more, so that a read past the end is caught */
    if (text == NULL) return;
    lede_form_batch batch = {.text = {text, text_size}, .starts = starts, .stops = stops};
    batch.count = write_tokens(text, text_size, starts, stops);
    while (batch.n_safe < batch.count && starts[batch.n_safe] + LEDE_FORM_READ <= text_size) {
        batch.n_safe++;
    }
    fill(&batch, table);
    for (uint32_t i = 0; i < batch.count && test_ok; i++) {
        lede_form form = lede_form_of((lede_slice){text + starts[i], stops[i] - starts[i]});
        CHECK(batch.a[i] == form.a && batch.b[i] == form.b && batch.hash[i] == form.hash);
    }
    free(text);
}

TEST(forms_are_the_same_one_by_one_and_in_batches_of_every_level) {
    static const uint32_t sizes[] = {1, 15, 16, 17, 40, 100, 150, 200, 2000, 3000};
    lede_form_table table;
    if (!lede_form_table_init(&table)) return;
    lede_form_batch_fill *const levels[] = {lede_form_batch_fill_portable, lede_form_batch_find()};
    for (size_t level = 0; level < sizeof levels / sizeof *levels; level++) {
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            check_level(levels[level], &table, sizes[i]);
        }
    }
    lede_form_table_clear(&table);
}

TEST(size_and_bytes_tell_forms_apart) {
    lede_form zero = lede_form_of((lede_slice){"a\0", 2}), one = lede_form_of(LEDE_SLICE("a"));
    lede_form full = lede_form_of(LEDE_SLICE("fifteen-letters"));
    lede_form over = lede_form_of(LEDE_SLICE("sixteen--letters"));
    CHECK(zero.a == one.a && zero.b != one.b);
    CHECK_INT(full.b >> 56, LEDE_FORM_SHORT);
    CHECK_INT(over.b >> 56, 0xFF);
}

int main(void) {
    RUN(forms_are_the_same_one_by_one_and_in_batches_of_every_level);
    RUN(size_and_bytes_tell_forms_apart);
    return DONE();
}
