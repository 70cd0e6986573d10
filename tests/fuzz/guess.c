/* guess.c — any bytes at all, in pieces, give null or a code; the same bytes the same one. */
#include "base/platform.h"

#include <stdlib.h>

#include "locale/guess.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static lede_slice guess(lede_guesser *guesser, const char *text, size_t size, size_t piece) {
    lede_slice language;
    lede_error err;
    lede_guesser_start(guesser);
    for (size_t i = 0; i < size; i += piece) {
        size_t n = size - i < piece ? size - i : piece;
        if (!lede_guesser_add(guesser, (lede_slice){text + i, n})) break;
    }
    if (lede_guesser_finish(guesser, &language, &err) != LEDE_OK) abort();
    if (language.data != NULL && !lede_guesser_is_code(language)) abort();
    return language;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_guesser *guesser;
    lede_error err;
    if (size < 1 || lede_guesser_new(&guesser, &err) != LEDE_OK) return 0;
    const char *text = (const char *)data + 1;
    size_t piece = (size_t)data[0] + 1;
    lede_slice first = guess(guesser, text, size - 1, piece);
    if (!lede_slice_equal(first, guess(guesser, text, size - 1, piece))) abort();
    lede_guesser_free(guesser);
    return 0;
}
