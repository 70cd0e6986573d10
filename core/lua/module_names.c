#include "lua/module_names.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/nearest.h"

enum { MOST_NAMES = 2000, PATH_BYTES = 1024 };

typedef struct names {
    lede_arena arena;
    LEDE_ARRAY(lede_slice) found;
} names;

static void add_name(names *n, const char *prefix, lede_slice name) {
    lede_buffer text = {0};
    bool ok = true;
    lede_buffer_printf(&text, "%s%s%.*s", prefix, *prefix == '\0' ? "" : ".", LEDE_FMT(name));
    lede_slice copy = lede_arena_copy(&n->arena, lede_buffer_slice(&text), &ok);
    if (ok && !text.failed && !lede_array_push(&n->found, copy)) ok = false;
    lede_buffer_clear(&text);
}

/* Files of the folder; with `below` those of its folders, too. */
static void read_folder(names *n, const char *path, const char *prefix, bool below) {
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder != NULL && n->found.count < MOST_NAMES && (entry = readdir(folder)) != NULL) {
        char inner[PATH_BYTES];
        lede_slice name = lede_slice_of(entry->d_name);
        if (name.data[0] == '.') continue;
        if (lede_slice_ends(name, LEDE_SLICE(".lua"))) {
            add_name(n, prefix, lede_slice_cut(name, 0, name.size - 4));
            continue;
        }
        int size = snprintf(inner, sizeof inner, "%s/%s", path, entry->d_name);
        if (below && size > 0 && (size_t)size < sizeof inner) {
            read_folder(n, inner, entry->d_name, false);
        }
    }
    if (folder != NULL) closedir(folder);
}

static void read_slice(names *n, lede_slice folder, bool below) {
    char path[PATH_BYTES];
    if (folder.size == 0) folder = LEDE_SLICE(".");
    int size = snprintf(path, sizeof path, "%.*s", LEDE_FMT(folder));
    if (size > 0 && (size_t)size < sizeof path) read_folder(n, path, "", below);
}

/* The order of a folder is the system's. */
static int by_name(const void *left, const void *right) {
    return lede_slice_compare(*(const lede_slice *)left, *(const lede_slice *)right);
}

void lede_module_names_hint(lede_slice wrong, const char *folders, lede_slice own,
                            lede_buffer *out) {
    names n = {.found = {0}};
    lede_arena_init(&n.arena, 0);
    while (folders != NULL && *folders != '\0') {
        size_t size = strcspn(folders, ":");
        if (size > 0) read_slice(&n, (lede_slice){folders, size}, true);
        folders += size + (folders[size] == ':' ? 1 : 0);
    }
    read_slice(&n, own, false);
    if (n.found.count > 1) qsort(n.found.data, n.found.count, sizeof *n.found.data, by_name);
    const lede_slice *nearest = lede_nearest(wrong, n.found.data, n.found.count);
    if (nearest != NULL) lede_buffer_printf(out, " (did you mean '%.*s'?)", LEDE_FMT(*nearest));
    free(n.found.data);
    lede_arena_clear(&n.arena);
}
