/* Pages a second of one thread: the bare parser (bytes to tree), and loading (tree, text, fields).
 * pages FOLDER: every file in it. */
#include "base/platform.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "load/format.h"
#include "load/markup_tree.h"

enum { MOST_PAGES = 4096, ROUNDS = 5 };

typedef struct pages {
    lede_buffer bytes[MOST_PAGES];
    size_t count;
    uint64_t size;
} pages;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void read_page(pages *all, const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || all->count == MOST_PAGES) return;
    lede_buffer *page = &all->bytes[all->count];
    char block[65536];
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) {
        lede_buffer_add(page, (lede_slice){block, got});
    }
    fclose(file);
    all->size += page->size;
    all->count += page->size > 0;
}

static void read_folder(pages *all, const char *folder) {
    DIR *dir = opendir(folder);
    if (dir == NULL) return;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char path[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        read_page(all, path);
    }
    closedir(dir);
}

static double parse_all(const pages *all) {
    double start = seconds();
    lede_arena arena;
    lede_arena_init(&arena, 0);
    for (size_t i = 0; i < all->count; i++) {
        lede_markup_tree tree;
        lede_error err;
        lede_arena_reset(&arena);
        (void)lede_markup_tree_read(lede_buffer_slice(&all->bytes[i]), false, &arena, &tree, &err);
    }
    lede_arena_clear(&arena);
    return seconds() - start;
}

static double load_all(const pages *all, size_t *loaded) {
    double start = seconds();
    lede_arena arena;
    lede_arena_init(&arena, 0);
    *loaded = 0;
    for (size_t i = 0; i < all->count; i++) {
        lede_article article;
        lede_error err;
        lede_frame frame = {.format = &lede_format_html,
                            .path = "page",
                            .bytes = all->bytes[i].data,
                            .size = all->bytes[i].size};
        lede_arena_reset(&arena);
        *loaded += lede_format_parse(&frame, &arena, &article, &err) == LEDE_OK;
    }
    lede_arena_clear(&arena);
    return seconds() - start;
}

int main(int argc, char **argv) {
    static pages all;
    for (int i = 1; i < argc; i++) read_folder(&all, argv[i]);
    if (all.count == 0) {
        fputs("usage: pages FOLDER…\n", stderr);
        return 2;
    }
    double parse = 1e9, load = 1e9;
    size_t loaded = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double now = parse_all(&all);
        if (now < parse) parse = now;
        now = load_all(&all, &loaded);
        if (now < load) load = now;
    }
    double n = (double)all.count, size = (double)all.size / 1e6;
    printf("%zu pages of HTML, %.1f MB, %zu of them articles\n", all.count, size, loaded);
    printf("  bare parser  %8.0f pages/s %8.0f MB/s\n", n / parse, size / parse);
    printf("  load         %8.0f pages/s %8.0f MB/s  %.2f of the bare parser\n", n / load,
           size / load, parse / load);
    for (size_t i = 0; i < all.count; i++) lede_buffer_clear(&all.bytes[i]);
    return 0;
}
