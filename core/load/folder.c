#include "load/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders in folders: more is a ring of mounts or a mistake; bounds the C stack. */
enum { MOST_DEPTH = 64 };

typedef struct entry {
    const char *name; /* whole path … */
    const char *base; /* … of which this is the last part */
    bool is_folder;
} entry;
typedef LEDE_ARRAY(entry) entries;

static lede_status walk(lede_paths *paths, const char *folder, unsigned depth, lede_error *err);

static void leave_folder(lede_paths *paths) {
    if (paths->of_path != NULL) close(paths->folder);
    paths->of_path = NULL;
}

void lede_paths_clear(lede_paths *paths) {
    leave_folder(paths);
    free(paths->items.data);
    lede_arena_clear(&paths->arena);
    *paths = (lede_paths){0};
}

static const char *last_part(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

void lede_paths_leave_out(lede_paths *paths, const char *path) {
    struct stat info;
    if (paths->n_except == LEDE_MOST_EXCEPT || stat(path, &info) != 0) return;
    paths->except[paths->n_except++] =
        (lede_left_out){last_part(path), (uint64_t)info.st_dev, (uint64_t)info.st_ino};
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

/* Whether it is worth asking for the device, too. A number in a listing may be that of the layer
 * below (overlays, mounts of one file): there the name tells. */
static bool may_be_left_out(const lede_paths *paths, const struct dirent *item) {
    for (size_t i = 0; i < paths->n_except; i++) {
        if (paths->except[i].number == (uint64_t)item->d_ino) return true;
        if (strcmp(paths->except[i].name, item->d_name) == 0) return true;
    }
    return false;
}

static lede_status add_file(lede_paths *paths, const char *name, lede_error *err) {
    if (lede_array_push(&paths->items, ((lede_path){.name = name}))) return LEDE_OK;
    return lede_fail_memory(err);
}

static lede_status add_measured(lede_paths *paths, const char *name, uint64_t size,
                                lede_error *err) {
    lede_path path = {.name = name, .is_measured = true};
    if (!lede_array_push(&paths->items, path)) return lede_fail_memory(err);
    paths->bytes += size;
    return LEDE_OK;
}

/* What cannot be read on the way stands in the list with its reason, so that the rest goes on. */
static lede_status add_failure(lede_paths *paths, const char *name, const lede_error *why,
                               lede_error *err) {
    lede_error *kept = lede_arena_alloc(&paths->arena, sizeof *kept);
    if (kept == NULL) return lede_fail_memory(err);
    *kept = *why;
    if (!lede_array_push(&paths->items, ((lede_path){name, kept, true}))) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

static char *join_path(lede_arena *arena, const char *folder, const char *name) {
    size_t folder_size = strlen(folder), name_size = strlen(name);
    bool has_slash = folder_size > 0 && folder[folder_size - 1] == '/';
    char *path = lede_arena_alloc(arena, folder_size + 1 + name_size + 1);
    if (path == NULL) return NULL;
    memcpy(path, folder, folder_size);
    path[folder_size] = '/';
    memcpy(path + folder_size + !has_slash, name, name_size + 1);
    return path;
}

/* Bytewise by path, in which a "/" follows a folder's name. */
static int compare_entries(const void *a, const void *b) {
    const entry *first = a, *second = b;
    const unsigned char *x = (const unsigned char *)first->base;
    const unsigned char *y = (const unsigned char *)second->base;
    while (*x != '\0' && *x == *y) x++, y++;
    int x_end = first->is_folder ? '/' : '\0', y_end = second->is_folder ? '/' : '\0';
    return (*x == '\0' ? x_end : *x) - (*y == '\0' ? y_end : *y);
}

/* What the listing does not say of an item: whether it is a folder, or nothing to read. */
static void look_at(const lede_paths *paths, int folder, const char *name, bool *is_folder,
                    bool *is_to_read) {
    struct stat info;
    if (fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0) return; /* opening will say why */
    if (S_ISLNK(info.st_mode)) {
        bool leads_somewhere = fstatat(folder, name, &info, 0) == 0;
        *is_to_read = !leads_somewhere || S_ISREG(info.st_mode);
    } else {
        *is_folder = S_ISDIR(info.st_mode);
        *is_to_read = *is_folder || S_ISREG(info.st_mode);
    }
    if (is_left_out(paths, &info)) *is_to_read = false;
}

static bool is_plainly_a_file(const lede_paths *paths, const struct dirent *item) {
#if defined(DT_REG)
    return item->d_type == DT_REG && !may_be_left_out(paths, item);
#else
    (void)paths, (void)item;
    return false;
#endif
}

static lede_status add_entry(lede_paths *paths, const char *folder, DIR *dir,
                             const struct dirent *item, entries *list, lede_error *err) {
    entry e = {0};
    bool is_to_read = true;
    if (!is_plainly_a_file(paths, item)) {
        look_at(paths, dirfd(dir), item->d_name, &e.is_folder, &is_to_read);
    }
    if (!is_to_read) return LEDE_OK;
    e.name = join_path(&paths->arena, folder, item->d_name);
    if (e.name == NULL) return lede_fail_memory(err);
    e.base = last_part(e.name);
    return lede_array_push(list, e) ? LEDE_OK : lede_fail_memory(err);
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
        if (item->d_name[0] != '.') status = add_entry(paths, folder, dir, item, list, err);
    }
    closedir(dir);
    return status;
}

static lede_status walk_entry(lede_paths *paths, const entry *e, unsigned depth, lede_error *err) {
    if (!e->is_folder) return add_file(paths, e->name, err);
    lede_error why = {0};
    lede_status status = walk(paths, e->name, depth + 1, &why);
    if (status == LEDE_IO || status == LEDE_LIMIT) return add_failure(paths, e->name, &why, err);
    if (status != LEDE_OK && err != NULL) *err = why;
    return status;
}

/* ---- pages that a browser saved ---- */

static bool is_page_of(const char *file, const char *folder, size_t size) {
    static const char *const endings[] = {".html", ".htm", ".xhtml", ".mht"};
    if (strncmp(file, folder, size) != 0) return false;
    lede_slice ending = lede_slice_of(file + size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (lede_slice_equal_ascii_case(ending, lede_slice_of(endings[i]))) return true;
    }
    return false;
}

/* What a folder beside a page has behind the page's name, in the languages of browsers. */
static size_t size_of_page_name(const char *folder) {
    static const char *const endings[] = {
        "_files",  ".files", "-Dateien", "_fichiers",  "_bestanden", "_archivos", "_file",
        "-filer",  "_pliki", "_soubory", "_tiedostot", "_ficheiros", "_arquivos", "_elemei",
        "_failid", "_fails", "_bylos",   "_datoteke",  "_dosyalar",  "_fitxers",  "_fajlovi"};
    size_t size = strlen(folder);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (size > ending && strcmp(folder + size - ending, endings[i]) == 0) return size - ending;
    }
    return 0;
}

/* Whether it holds the scripts, styles and advertisements of a page in the same folder. */
static bool is_beside_page(const entries *list, const entry *folder) {
    size_t size = folder->is_folder ? size_of_page_name(folder->base) : 0;
    for (size_t i = 0; size > 0 && i < list->count; i++) {
        const entry *e = &list->data[i];
        if (!e->is_folder && is_page_of(e->base, folder->base, size)) return true;
    }
    return false;
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
        if (is_beside_page(&list, &list.data[i])) continue;
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
    if (S_ISREG(info->st_mode)) return add_measured(paths, name, (uint64_t)info->st_size, err);
    paths->size_unknown = true;
    return add_measured(paths, name, 0, err);
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
        return add_measured(paths, "-", 0, err);
    }
    if (stat(input, &info) == 0) return add_existing(paths, input, &info, err);
    int code = errno;
    if (code == ENOENT && strpbrk(input, "*?[") != NULL) return add_glob(paths, input, err);
    if (code == ENOENT) return lede_fail(err, LEDE_USAGE, "no such file or folder: '%s'", input);
    lede_fail_errno(err, code, "open", input);
    if (err != NULL) err->status = LEDE_USAGE;
    return LEDE_USAGE;
}

/* ---- sizes ---- */

static bool is_in_same_folder(const char *one, const char *other) {
    size_t size = (size_t)(last_part(one) - one);
    return (size_t)(last_part(other) - other) == size && memcmp(one, other, size) == 0;
}

/* The descriptor of a folder that was walked, so that its path is not walked again for each file;
 * or that of the process, for the whole path. */
static int folder_of(lede_paths *paths, const char *path, const char **name) {
    *name = last_part(path);
    if (paths->of_path != NULL && is_in_same_folder(paths->of_path, path)) return paths->folder;
    leave_folder(paths);
    size_t size = (size_t)(*name - path);
    char folder[PATH_MAX];
    int fd = -1;
    if (size > 0 && size < sizeof folder) {
        memcpy(folder, path, size);
        folder[size] = '\0';
        fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
    if (fd >= 0) {
        paths->folder = fd;
        paths->of_path = path;
        return fd;
    }
    *name = path;
    return AT_FDCWD;
}

void lede_paths_measure(lede_paths *paths, size_t most) {
    for (; most > 0 && paths->n_looked_at < paths->items.count; most--) {
        const lede_path *path = &paths->items.data[paths->n_looked_at++];
        struct stat info;
        const char *name;
        if (path->is_measured) continue;
        int folder = folder_of(paths, path->name, &name);
        if (fstatat(folder, name, &info, 0) == 0) paths->bytes += (uint64_t)info.st_size;
    }
    if (paths->n_looked_at == paths->items.count) leave_folder(paths);
}

uint64_t lede_paths_bytes(const lede_paths *paths) {
    bool is_known = !paths->size_unknown && paths->n_looked_at == paths->items.count;
    return is_known ? paths->bytes : 0;
}
