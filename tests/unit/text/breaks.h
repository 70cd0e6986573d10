/* breaks.h — a text and its boundaries by a rule of UAX #29, as the tests write them. */
#ifndef LEDE_TEST_BREAKS_H
#define LEDE_TEST_BREAKS_H

#include "test.h"

#include "base/slice.h"

typedef size_t next_boundary(lede_slice text, size_t at);

/* `wanted` is the text with "|" at every boundary inside it. */
static bool breaks_by(next_boundary *find, const char *wanted) {
    char text[256], got[512];
    size_t size = 0, out = 0;
    for (const char *c = wanted; *c != '\0'; c++) {
        if (*c != '|') text[size++] = *c;
    }
    for (size_t at = 0; at < size;) {
        size_t next = find((lede_slice){text, size}, at);
        if (at > 0) got[out++] = '|';
        memcpy(got + out, text + at, next - at);
        out += next - at;
        at = next;
    }
    got[out] = '\0';
    if (strcmp(got, wanted) != 0) printf("# got \"%s\", wanted \"%s\"\n", got, wanted);
    return strcmp(got, wanted) == 0;
}

#endif
