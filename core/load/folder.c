#include "load/folder.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* Folders in folders: more is a ring of mounts or a mistake; bounds the C stack. */
enum { MOST_DEPTH = 64 };

typedef struct entry {
    const char *name;  /* whole path */
    const char *order; /* what it is sorted by: the path, with "/" behind a folder's */
    bool is_folder;
    uint64_t size;
} entry;
typedef LEDE_ARRAY(entry) entries;

static lede_status walk(lede_paths *paths, const char *folder, unsigned depth, lede_error *err);

void lede_paths_clear(lede_paths *paths) {
    free(paths->items.data);
    lede_arena_clear(&paths->arena);
    *paths = (lede_paths){0};
}

void lede_paths_leave_out(lede_paths *paths, const char *path) {
    struct stat info;
    if (paths->n_except == LEDE_MOST_EXCEPT || stat(path, &info) != 0) return;
    paths->except[paths->n_except++] = (lede_file_id){(uint64_t)info.st_dev, (uint64_t)info.st_ino};
}

static bool is_left_out(const lede_paths *paths, const struct stat *info) {
    for (size_t i = 0; i < paths->n_except; i++) {
        if (paths->except[i].device == (uint64_t)info->st_dev &&
            paths->except[i].number == (uint64_t)info->st_ino) {
            return true;
        }
    }
    return false;
}

static lede_status add_file(lede_paths *paths, const char *name, uint64_t size, lede_error *err) {
    if (!lede_array_push(&paths->items, ((lede_path){.name = name}))) return lede_fail_memory(err);
    paths->bytes = paths->size_unknown ? 0 : paths->bytes + size;
    return LEDE_OK;
}

/* What cannot be read on the way stands in the list with its reason, so that the rest goes on. */
static lede_status add_failure(lede_paths *paths, const char *name, const lede_error *why,
                               lede_error *err) {
    lede_error *kept = lede_arena_alloc(&paths->arena, sizeof *kept);
    if (kept == NULL) return lede_fail_memory(err);
    *kept = *why;
    if (!lede_array_push(&paths->items, ((lede_path){.name = name, .error = kept}))) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

static char *join_path(lede_arena *arena, const char *folder, const char *name, const char *end) {
    size_t folder_size = strlen(folder);
    const char *slash = folder_size > 0 && folder[folder_size - 1] == '/' ? "" : "/";
    size_t size = folder_size + strlen(name) + strlen(end) + 2;
    char *path = lede_arena_alloc(arena, size);
    if (path != NULL) snprintf(path, size, "%s%s%s%s", folder, slash, name, end);
    return path;
}

static int compare_entries(const void *a, const void *b) {
    return strcmp(((const entry *)a)->order, ((const entry *)b)->order);
}

static lede_status add_entry(lede_paths *paths, const char *folder, const char *name, entries *list,
                             lede_error *err) {
    struct stat info;
    entry e = {.name = join_path(&paths->arena, folder, name, "")};
    if (e.name == NULL) return lede_fail_memory(err);
    e.order = e.name;
    if (lstat(e.name, &info) == 0) {
        bool is_link = S_ISLNK(info.st_mode);
        if (is_link && stat(e.name, &info) == 0 && S_ISDIR(info.st_mode)) return LEDE_OK;
        if (!S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode) && !S_ISLNK(info.st_mode)) {
            return LEDE_OK;
        }
        if (is_left_out(paths, &info)) return LEDE_OK;
        e.is_folder = S_ISDIR(info.st_mode);
        e.size = S_ISREG(info.st_mode) ? (uint64_t)info.st_size : 0;
    } /* else: opening it will say why */
    if (e.is_folder) e.order = join_path(&paths->arena, folder, name, "/");
    if (e.order == NULL || !lede_array_push(list, e)) return lede_fail_memory(err);
    return LEDE_OK;
}

static lede_status list_folder(lede_paths *paths, const char *folder, entries *list,
                               lede_error *err) {
    DIR *dir = opendir(folder);
    if (dir == NULL) return lede_fail_errno(err, errno, "read folder", folder);
    lede_status status = LEDE_OK;
    while (status == LEDE_OK) {
        errno = 0;
        const struct dirent *item = readdir(dir);
        if (item == NULL) {
            if (errno != 0) status = lede_fail_errno(err, errno, "read folder", folder);
            break;
        }
        if (item->d_name[0] != '.') status = add_entry(paths, folder, item->d_name, list, err);
    }
    closedir(dir);
    return status;
}

static lede_status walk_entry(lede_paths *paths, const entry *e, unsigned depth, lede_error *err) {
    if (!e->is_folder) return add_file(paths, e->name, e->size, err);
    lede_error why = {0};
    lede_status status = walk(paths, e->name, depth + 1, &why);
    if (status == LEDE_IO || status == LEDE_LIMIT) return add_failure(paths, e->name, &why, err);
    if (status != LEDE_OK && err != NULL) *err = why;
    return status;
}

static lede_status walk(lede_paths *paths, const char *folder, unsigned depth, lede_error *err) {
    if (depth > MOST_DEPTH) {
        return lede_fail(err, LEDE_LIMIT, "folders in more than %d levels", MOST_DEPTH);
    }
    entries list = {0};
    lede_status status = list_folder(paths, folder, &list, err);
    if (status == LEDE_OK && list.count > 0) {
        qsort(list.data, list.count, sizeof *list.data, compare_entries);
    }
    for (size_t i = 0; status == LEDE_OK && i < list.count; i++) {
        status = walk_entry(paths, &list.data[i], depth, err);
    }
    free(list.data);
    return status;
}

static lede_status add_folder(lede_paths *paths, const char *folder, lede_error *err) {
    size_t before = paths->items.count;
    lede_status status = walk(paths, folder, 0, err);
    if (status == LEDE_IO && err != NULL) err->status = LEDE_USAGE;
    if (status == LEDE_IO) return LEDE_USAGE;
    if (status == LEDE_OK && paths->items.count == before) {
        return lede_fail(err, LEDE_USAGE, "the folder '%s' holds no files", folder);
    }
    return status;
}

/* A path that exists. */
static lede_status add_existing(lede_paths *paths, const char *path, const struct stat *info,
                                lede_error *err) {
    char *name = lede_arena_string(&paths->arena, lede_slice_of(path));
    if (name == NULL) return lede_fail_memory(err);
    if (S_ISDIR(info->st_mode)) return add_folder(paths, name, err);
    if (S_ISREG(info->st_mode)) return add_file(paths, name, (uint64_t)info->st_size, err);
    paths->size_unknown = true;
    return add_file(paths, name, 0, err);
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static lede_status add_matches(lede_paths *paths, glob_t *found, lede_error *err) {
    /* glob(3) would sort by the host's locale */
    qsort(found->gl_pathv, found->gl_pathc, sizeof *found->gl_pathv, compare_names);
    for (size_t i = 0; i < found->gl_pathc; i++) {
        struct stat info;
        if (stat(found->gl_pathv[i], &info) != 0) continue; /* gone since, or a dead link */
        LEDE_TRY(add_existing(paths, found->gl_pathv[i], &info, err));
    }
    return LEDE_OK;
}

static lede_status add_glob(lede_paths *paths, const char *pattern, lede_error *err) {
    glob_t found = {0};
    size_t before = paths->items.count;
    int result = glob(pattern, GLOB_NOSORT, NULL, &found);
    lede_status status = LEDE_OK;
    if (result == GLOB_NOSPACE) status = lede_fail_memory(err);
    if (result == 0) status = add_matches(paths, &found, err);
    if (result == 0) globfree(&found);
    if (status == LEDE_OK && paths->items.count == before) {
        return lede_fail(err, LEDE_USAGE, "no file matches '%s'", pattern);
    }
    return status;
}

lede_status lede_paths_add(lede_paths *paths, const char *input, lede_error *err) {
    struct stat info;
    if (strcmp(input, "-") == 0) {
        paths->size_unknown = true;
        return add_file(paths, "-", 0, err);
    }
    if (stat(input, &info) == 0) return add_existing(paths, input, &info, err);
    int code = errno;
    if (code == ENOENT && strpbrk(input, "*?[") != NULL) return add_glob(paths, input, err);
    if (code == ENOENT) return lede_fail(err, LEDE_USAGE, "no such file or folder: '%s'", input);
    lede_fail_errno(err, code, "open", input);
    if (err != NULL) err->status = LEDE_USAGE;
    return LEDE_USAGE;
}
