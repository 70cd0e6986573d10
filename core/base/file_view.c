#include "base/file_view.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static lede_status map(int fd, const char *path, lede_file_view *out, lede_error *err) {
    struct stat info;
    if (fstat(fd, &info) != 0) return lede_fail_errno(err, errno, "read", path);
    if (!S_ISREG(info.st_mode)) {
        return lede_fail(err, LEDE_IO, "cannot read '%s': it is no file", path);
    }
    if (info.st_size == 0) return LEDE_OK;
    if ((uintmax_t)info.st_size > SIZE_MAX) {
        return lede_fail(err, LEDE_IO, "cannot read '%s': it is larger than memory", path);
    }
    void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED) return lede_fail_errno(err, errno, "read", path);
    out->map = bytes;
    out->bytes = (lede_slice){bytes, (size_t)info.st_size};
    return LEDE_OK;
}

lede_status lede_file_view_open(const char *path, lede_file_view *out, lede_error *err) {
    *out = (lede_file_view){.bytes = LEDE_SLICE("")};
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return lede_fail_errno(err, errno, "open", path);
    lede_status status = map(fd, path, out, err);
    close(fd);
    return status;
}

void lede_file_view_close(lede_file_view *view) {
    if (view->map != NULL) munmap(view->map, view->bytes.size);
    *view = (lede_file_view){0};
}

/* ---- writing --------------------------------------------------------------------------------- */

static lede_status write_all(int fd, const char *path, lede_slice bytes, lede_error *err) {
    while (bytes.size > 0) {
        ssize_t done = write(fd, bytes.data, bytes.size > (1u << 30) ? 1u << 30 : bytes.size);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return lede_fail_errno(err, errno, "write", path);
        bytes = lede_slice_cut(bytes, (size_t)done, bytes.size);
    }
    return LEDE_OK;
}

/* A file of its own beside `path`; several processes may be at it at once. */
static int open_beside(const char *path, char *beside, size_t size) {
    enum { TRIES = 100 };
    int fd = -1;
    errno = EEXIST;
    for (int i = 0; fd < 0 && errno == EEXIST && i < TRIES; i++) {
        snprintf(beside, size, "%s.%ld-%d", path, (long)getpid(), i);
        fd = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    }
    return fd;
}

lede_status lede_file_replace(const char *path, lede_slice bytes, lede_error *err) {
    size_t size = strlen(path) + 32; /* two numbers */
    char *beside = malloc(size);
    if (beside == NULL) return lede_fail_memory(err);
    int fd = open_beside(path, beside, size);
    if (fd < 0) {
        lede_status status = lede_fail_errno(err, errno, "write", path);
        free(beside);
        return status;
    }
    lede_status status = write_all(fd, path, bytes, err);
    if (close(fd) != 0 && status == LEDE_OK) status = lede_fail_errno(err, errno, "write", path);
    if (status == LEDE_OK && rename(beside, path) != 0) {
        status = lede_fail_errno(err, errno, "write", path);
    }
    if (status != LEDE_OK) unlink(beside);
    free(beside);
    return status;
}
