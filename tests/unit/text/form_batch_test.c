#include "test.h"

#include "text/form_batch.h"

enum { SIZE = 2000 };

/* Tokens of 1 to 20 bytes, one after another up to the end of the text. */
static uint32_t write_tokens(char *text, uint32_t *starts, uint32_t *stops) {
    uint32_t state = 9, n = 0, at = 0;
    for (uint32_t i = 0; i < SIZE; i++) {
        state = state * 1664525u + 1013904223u;
        text[i] = (char)(state >> 24);
    }
    while (at < SIZE && n < LEDE_FORM_BATCH) {
        state = state * 1664525u + 1013904223u;
        uint32_t size = 1 + (state >> 16) % 20;
        starts[n] = at;
        stops[n] = at + size < SIZE ? at + size : SIZE;
        at = stops[n++];
    }
    return n;
}

static lede_form_batch batch_of(const char *text, const uint32_t *starts, const uint32_t *stops,
                                uint32_t count) {
    lede_form_batch batch = {.text = text, .starts = starts, .stops = stops, .count = count};
    while (batch.n_safe < count && starts[batch.n_safe] + LEDE_FORM_READ <= SIZE) batch.n_safe++;
    return batch;
}

TEST(forms_are_the_same_one_by_one_and_in_batches_of_every_level) {
    uint32_t starts[LEDE_FORM_BATCH], stops[LEDE_FORM_BATCH];
    char *text = malloc(SIZE); /* no byte more, so that a read past the end is caught */
    lede_form_table table;
    if (text == NULL || !lede_form_table_init(&table)) return;
    uint32_t count = write_tokens(text, starts, stops);
    lede_form_batch_fill *const levels[] = {lede_form_batch_fill_portable, lede_form_batch_find()};
    for (size_t level = 0; level < sizeof levels / sizeof *levels; level++) {
        lede_form_batch batch = batch_of(text, starts, stops, count);
        levels[level](&batch, &table);
        for (uint32_t i = 0; i < count && test_ok; i++) {
            lede_form form = lede_form_of((lede_slice){text + starts[i], stops[i] - starts[i]});
            CHECK(batch.a[i] == form.a && batch.b[i] == form.b);
            CHECK(batch.slots[i] == form.hash >> table.shift);
        }
    }
    lede_form_table_clear(&table);
    free(text);
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
