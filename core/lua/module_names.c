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

static void read_folders(names *n, const char *folders) {
    while (folders != NULL && *folders != '\0') {
        size_t size = strcspn(folders, ":");
        if (size > 0) read_slice(n, (lede_slice){folders, size}, true);
        folders += size + (folders[size] == ':' ? 1 : 0);
    }
}

static void put_in_order(names *n) {
    if (n->found.count > 1) qsort(n->found.data, n->found.count, sizeof *n->found.data, by_name);
}

/* "lede.names", where "names" was asked for. */
static const lede_slice *find_in_folder(const names *n, lede_slice wrong) {
    for (size_t i = 0; i < n->found.count; i++) {
        lede_slice name = n->found.data[i];
        if (name.size <= wrong.size + 1 || !lede_slice_ends(name, wrong)) continue;
        if (name.data[name.size - wrong.size - 1] == '.') return &n->found.data[i];
    }
    return NULL;
}

void lede_module_names_hint(lede_slice wrong, const char *folders, lede_slice own,
                            lede_buffer *out) {
    names n = {.found = {0}};
    lede_arena_init(&n.arena, 0);
    read_folders(&n, folders);
    read_slice(&n, own, false);
    put_in_order(&n);
    const lede_slice *nearest = find_in_folder(&n, wrong);
    if (nearest == NULL) nearest = lede_nearest(wrong, n.found.data, n.found.count);
    if (nearest != NULL) lede_buffer_printf(out, " (did you mean '%.*s'?)", LEDE_FMT(*nearest));
    free(n.found.data);
    lede_arena_clear(&n.arena);
}

/* ---- what modules offer ---------------------------------------------------------------------- */

typedef struct offers {
    names modules;
    LEDE_ARRAY(lede_slice) layers;
    LEDE_ARRAY(lede_slice) of; /* by layer: the module */
} offers;

/* The strings behind `lede.offer`, to the end of its line. */
static void read_offer(offers *o, lede_slice module, lede_slice line) {
    for (size_t at = 0; (at = lede_slice_find(line, LEDE_SLICE("\""), at)) != SIZE_MAX;) {
        bool ok = true;
        size_t stop = lede_slice_find(line, LEDE_SLICE("\""), at + 1);
        if (stop == SIZE_MAX) return;
        lede_slice name = lede_slice_cut(line, at + 1, stop);
        name = lede_arena_copy(&o->modules.arena, name, &ok);
        if (!ok || !lede_array_push(&o->layers, name)) return;
        if (!lede_array_push(&o->of, module)) o->layers.count--;
        at = stop + 1;
    }
}

static void read_offers(offers *o, lede_slice module, const char *path) {
    char line[PATH_BYTES];
    FILE *file = fopen(path, "rb");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        lede_slice text = lede_slice_of(line), call = LEDE_SLICE("lede.offer");
        if (lede_slice_starts(text, call)) read_offer(o, module, text);
    }
    if (file != NULL) fclose(file);
}

/* The module's file in the first of the folders that has it. */
static void find_offers(offers *o, lede_slice module, const char *folders) {
    while (*folders != '\0') {
        char path[PATH_BYTES];
        size_t size = strcspn(folders, ":"), before = o->layers.count;
        int used =
            snprintf(path, sizeof path, "%.*s/%.*s.lua", (int)size, folders, LEDE_FMT(module));
        folders += size + (folders[size] == ':' ? 1 : 0);
        if (size == 0 || used < 0 || (size_t)used >= sizeof path) continue;
        for (char *c = path + size; *c != '\0' && strcmp(c, ".lua") != 0; c++) {
            if (*c == '.') *c = '/';
        }
        read_offers(o, module, path);
        if (o->layers.count > before) return;
    }
}

/* "require "a" or require "b"" for those that offer the layer. */
static size_t put_modules(const offers *o, lede_slice layer, lede_module_call call,
                          lede_buffer *out) {
    size_t n = 0;
    for (size_t i = 0; i < o->layers.count; i++) {
        if (!lede_slice_equal(o->layers.data[i], layer)) continue;
        lede_buffer_printf(out, "%s%s%.*s%s", n++ == 0 ? "" : " or ", call.before,
                           LEDE_FMT(o->of.data[i]), call.behind);
    }
    return n;
}

bool lede_module_offers_hint(lede_slice layer, const char *folders, lede_module_call call,
                             lede_buffer *out) {
    offers o = {.modules = {.found = {0}}};
    lede_buffer modules = {0};
    if (folders == NULL) return false;
    lede_arena_init(&o.modules.arena, 0);
    read_folders(&o.modules, folders);
    put_in_order(&o.modules);
    for (size_t i = 0; i < o.modules.found.count; i++) {
        find_offers(&o, o.modules.found.data[i], folders);
    }
    bool is_offered = put_modules(&o, layer, call, &modules) > 0;
    if (is_offered) {
        lede_buffer_printf(out, "; %.*s gives it", LEDE_FMT(lede_buffer_slice(&modules)));
    } else {
        const lede_slice *nearest = lede_nearest(layer, o.layers.data, o.layers.count);
        if (nearest != NULL && put_modules(&o, *nearest, call, &modules) > 0) {
            lede_buffer_printf(out, "; did you mean '%.*s', which %.*s gives?", LEDE_FMT(*nearest),
                               LEDE_FMT(lede_buffer_slice(&modules)));
        }
    }
    lede_buffer_clear(&modules);
    free(o.modules.found.data);
    free(o.layers.data);
    free(o.of.data);
    lede_arena_clear(&o.modules.arena);
    return is_offered;
}
