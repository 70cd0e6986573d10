#include "record/store_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Hidden, so that a folder of articles with the store in it does not have one more. */
static char *name_beside(lede_arena *arena, const char *store) {
    const char *slash = strrchr(store, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - store) + 1;
    size_t size = strlen(store) + sizeof "..lock";
    char *path = lede_arena_alloc(arena, size);
    if (path != NULL) {
        snprintf(path, size, "%.*s.%s.lock", (int)folder, store, store + folder);
    }
    return path;
}

/* Whoever held it before may have removed the file between our opening it and locking it. */
static bool is_still_there(int file, const char *path) {
    struct stat held, named;
    return fstat(file, &held) == 0 && stat(path, &named) == 0 && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

static lede_status refuse(int code, const char *store, lede_error *err) {
    if (code != EWOULDBLOCK) return LEDE_OK; /* locks are not for this file system */
    return lede_fail(err, LEDE_BUSY,
                     "store '%s' is being written by another run: wait for its end, or choose "
                     "another name",
                     store);
}

lede_status lede_store_lock_take(lede_store_lock *lock, lede_arena *arena, const char *store,
                                 lede_error *err) {
    char *path = name_beside(arena, store);
    if (path == NULL) return lede_fail_memory(err);
    for (;;) {
        int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (file < 0) return lede_fail_errno(err, errno, "lock", store);
        if (flock(file, LOCK_EX | LOCK_NB) != 0) {
            int code = errno;
            close(file);
            return refuse(code, store, err);
        }
        if (is_still_there(file, path)) {
            *lock = (lede_store_lock){path, file};
            return LEDE_OK;
        }
        close(file);
    }
}

void lede_store_lock_drop(lede_store_lock *lock) {
    if (lock->path == NULL) return;
    unlink(lock->path); /* while it is held, so that nobody else's is removed */
    close(lock->file);
    lock->path = NULL;
}
