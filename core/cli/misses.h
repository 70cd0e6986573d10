/* misses.h — of many articles in which a rule has no match those in which it came furthest.
 * owner: a why; thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_MISSES_H
#define LEDE_CLI_MISSES_H

#include "cli/cli.h"

typedef struct cli_miss {
    char *view; /* heap */
    uint32_t n_held;
} cli_miss;

typedef struct cli_misses {
    cli_miss *items; /* the nearest first, earlier articles before later ones */
    size_t count, most;
    bool failed; /* memory */
} cli_misses;

/* Room for `most`; false: out of memory. */
bool cli_misses_open(cli_misses *misses, uint64_t most);
void cli_misses_close(cli_misses *misses);
/* Keep the article if it belongs to the nearest so far. */
void cli_misses_take(cli_misses *misses, const lede_item *item);
void cli_misses_print(const cli_misses *misses, FILE *out);

#endif
