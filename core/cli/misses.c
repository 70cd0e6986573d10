#include "cli/misses.h"

#include <stdlib.h>
#include <string.h>

bool cli_misses_open(cli_misses *misses, uint64_t most) {
    *misses = (cli_misses){.most = (size_t)most};
    misses->items = calloc(misses->most + 1, sizeof *misses->items);
    return misses->items != NULL;
}

void cli_misses_close(cli_misses *misses) {
    for (size_t i = 0; i < misses->count; i++) free(misses->items[i].view);
    free(misses->items);
    *misses = (cli_misses){0};
}

void cli_misses_take(cli_misses *misses, const lede_item *item) {
    bool is_miss = item->view.size > 0 && item->why_held > 0 && item->why_held < UINT32_MAX;
    size_t at = misses->count;
    if (!is_miss) return;
    while (at > 0 && misses->items[at - 1].n_held < item->why_held) at--;
    if (at == misses->most) return;
    char *copy = malloc(item->view.size + 1);
    if (copy == NULL) {
        misses->failed = true;
        return;
    }
    memcpy(copy, item->view.data, item->view.size);
    copy[item->view.size] = '\0';
    if (misses->count == misses->most) free(misses->items[--misses->count].view);
    memmove(&misses->items[at + 1], &misses->items[at],
            (misses->count - at) * sizeof *misses->items);
    misses->items[at] = (cli_miss){copy, item->why_held};
    misses->count++;
}

void cli_misses_print(const cli_misses *misses, FILE *out) {
    for (size_t i = 0; i < misses->count; i++) fputs(misses->items[i].view, out);
    if (misses->failed) cli_complain(0, "out of memory: not all misses could be kept");
}
