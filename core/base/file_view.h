/* file_view.h — the bytes of a file, mapped read-only: shared by all processes that look at it, and
 * read from disk only where somebody looks. A file that is replaced by renaming another over it
 * stays as it was for those who look at it.
 * owner: whoever opened it; thread: any that only read
 * floor: base */
#ifndef LEDE_BASE_FILE_VIEW_H
#define LEDE_BASE_FILE_VIEW_H

#include "base/slice.h"
#include "base/status.h"

typedef struct lede_file_view {
    lede_slice bytes; /* never NULL once open */
    void *map;        /* NULL: an empty file */
} lede_file_view;     /* a zeroed one is closed */

/* IO with the path; a folder or a pipe is no file to map. */
lede_status lede_file_view_open(const char *path, lede_file_view *out, lede_error *err);
void lede_file_view_close(lede_file_view *view);

/* Write a file whole or not at all: beside its name first, then renamed, so that who has the old
 * one mapped keeps it. IO. */
lede_status lede_file_replace(const char *path, lede_slice bytes, lede_error *err);

#endif
