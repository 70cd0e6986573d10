/* failing.c — a disk that fails: preloaded, it lets the n-th operation that changes files below a
 * folder fail, and all behind it or only that one; or lets none of them through, as a disk that is
 * read-only does.
 *     FAIL_BELOW=/folder FAIL_AT=7 FAIL_CODE=28 FAIL_MARK=/tmp/mark LD_PRELOAD=./failing.so lede
 * run … FAIL_CODE is an errno; FAIL_ONCE=1: only the n-th; FAIL_MARK: a file that is made when it
 * fails. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long n_operations;

static void *next(const char *name) {
    return dlsym(RTLD_NEXT, name);
}

static void mark(void) {
    const char *path = getenv("FAIL_MARK");
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))next("open");
    int file = path == NULL ? -1 : real(path, O_WRONLY | O_CREAT, 0666);
    if (file >= 0) close(file);
}

/* Whether the operation on `path` is one that fails; errno is set. */
static int fails(const char *path) {
    const char *below = getenv("FAIL_BELOW"), *at = getenv("FAIL_AT"), *code = getenv("FAIL_CODE");
    if (below == NULL || at == NULL || strncmp(path, below, strlen(below)) != 0) return 0;
    long n = atomic_fetch_add(&n_operations, 1) + 1, first = atol(at);
    if (n < first || (n > first && getenv("FAIL_ONCE") != NULL)) return 0;
    mark();
    errno = code == NULL ? EIO : atoi(code);
    return 1;
}

static int file_fails(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = '\0';
    return fails(path);
}

#define WRAP(name, type, arguments, values, failing)                                               \
    type name arguments;                                                                           \
    type name arguments {                                                                          \
        type(*real) arguments = (type(*) arguments)next(#name);                                    \
        return failing ? (type)-1 : real values;                                                   \
    }

WRAP(write, ssize_t, (int file, const void *data, size_t size), (file, data, size),
     file_fails(file))
WRAP(pwrite, ssize_t, (int file, const void *data, size_t size, off_t at), (file, data, size, at),
     file_fails(file))
WRAP(pwrite64, ssize_t, (int file, const void *data, size_t size, off64_t at),
     (file, data, size, at), file_fails(file))
WRAP(ftruncate, int, (int file, off_t size), (file, size), file_fails(file))
WRAP(ftruncate64, int, (int file, off64_t size), (file, size), file_fails(file))
WRAP(fsync, int, (int file), (file), file_fails(file))
WRAP(fdatasync, int, (int file), (file), file_fails(file))
WRAP(rename, int, (const char *from, const char *to), (from, to), fails(to))
WRAP(unlink, int, (const char *path), (path), fails(path))

static int opens_to_write(const char *path, int flags) {
    return (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0 && fails(path);
}

#define WRAP_OPEN(name)                                                                            \
    int name(const char *path, int flags, ...);                                                    \
    int name(const char *path, int flags, ...) {                                                   \
        va_list list;                                                                              \
        va_start(list, flags);                                                                     \
        int mode = (flags & O_CREAT) != 0 ? va_arg(list, int) : 0;                                 \
        va_end(list);                                                                              \
        if (opens_to_write(path, flags)) return -1;                                                \
        int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))next(#name);        \
        return real(path, flags, mode);                                                            \
    }
WRAP_OPEN(open)
WRAP_OPEN(open64)
