#include "cli/repl.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void repl_pages_close(repl_pages *pages) {
    for (size_t i = 0; i < pages->count; i++) free(pages->items[i].text);
    free(pages->items);
    *pages = (repl_pages){0};
}

void repl_pages_start(repl_pages *pages, size_t page) {
    repl_pages_close(pages);
    pages->page = page;
}

void repl_pages_add(repl_pages *pages, lede_slice item, uint32_t weight) {
    pages->n_found++;
    if (pages->count == REPL_MOST_SHOWN) return;
    if (pages->count % 256 == 0) {
        repl_item *items = realloc(pages->items, (pages->count + 256) * sizeof *items);
        pages->failed = pages->failed || items == NULL;
        if (items == NULL) return;
        pages->items = items;
    }
    char *copy = malloc(item.size + 1);
    pages->failed = pages->failed || copy == NULL;
    if (copy == NULL) return;
    if (item.size > 0) memcpy(copy, item.data, item.size);
    copy[item.size] = '\0';
    pages->items[pages->count++] = (repl_item){copy, weight};
}

/* By insertion: qsort is not stable, and the few weights there are come in long runs. */
void repl_pages_sort(repl_pages *pages) {
    for (size_t i = 1; i < pages->count; i++) {
        repl_item item = pages->items[i];
        size_t at = i;
        while (at > 0 && pages->items[at - 1].weight < item.weight) at--;
        memmove(&pages->items[at + 1], &pages->items[at], (i - at) * sizeof item);
        pages->items[at] = item;
    }
}

void repl_pages_show(repl_pages *pages, FILE *out) {
    size_t stop = pages->next + pages->page;
    if (stop > pages->count) stop = pages->count;
    for (; pages->next < stop; pages->next++) {
        const char *text = pages->items[pages->next].text;
        fputs(text + (pages->next == 0 && text[0] == '\n'), out); /* a gap needs two */
    }
    uint64_t left = pages->n_found - pages->next;
    if (left == 0) return;
    if (pages->failed) {
        fputs("  … out of memory: the rest was only counted\n", out);
    } else if (pages->next < pages->count) {
        fprintf(out, "  … .more shows the next of %" PRIu64 " more\n", left);
    } else {
        fprintf(out, "  … and %" PRIu64 " more, which were only counted\n", left);
    }
}
