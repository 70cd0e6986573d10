/* with_simdjson.h — the reader of JSON that is known as the fastest, for C: to compare with where
 * it is installed (loading.c). */
#ifndef LEDE_BENCH_WITH_SIMDJSON_H
#define LEDE_BENCH_WITH_SIMDJSON_H

#include <stdbool.h>
#include <stddef.h>

#if defined(__cplusplus)
extern "C" {
#endif

void *bench_simdjson_new(void); /* NULL: no memory */
void bench_simdjson_free(void *parser);
/* The whole tree of a text, behind which 64 bytes can be read; false: it is no JSON. */
bool bench_simdjson_parse(void *parser, const char *text, size_t size);

#if defined(__cplusplus)
}
#endif

#endif
