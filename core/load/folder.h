/* folder.h — the files that inputs name: a file or "-" is itself, a folder all files below it, a
 * glob (glob(3)) what it matches. Within an input the order is bytewise by path. Names that begin
 * with a full stop are left out below a folder, as are links to folders (they may form a ring) and
 * what is no file (sockets, pipes).
 * owner: the source
 * floor: load */
#ifndef LEDE_LOAD_FOLDER_H
#define LEDE_LOAD_FOLDER_H

#include "base/array.h"
#include "base/status.h"

typedef struct lede_path {
    const char *name;
    const lede_error *error; /* why it cannot be read, found on the way; else NULL */
} lede_path;

enum { LEDE_MOST_EXCEPT = 16 };

typedef struct lede_file_id {
    uint64_t device, number;
} lede_file_id;

typedef struct lede_paths {
    lede_arena arena;                      /* of names and errors */
    lede_file_id except[LEDE_MOST_EXCEPT]; /* left out below a folder */
    size_t n_except;
    LEDE_ARRAY(lede_path) items;
    uint64_t bytes; /* of all files together; 0 when one has no size (a pipe) */
    bool size_unknown;
} lede_paths;

/* Leave this file or folder out where it is met below a folder that is an input; nothing when it
 * does not exist. Before the first add. */
void lede_paths_leave_out(lede_paths *paths, const char *path);
/* USAGE: no such file or folder, no match, no files, a folder that cannot be read. */
lede_status lede_paths_add(lede_paths *paths, const char *input, lede_error *err);
void lede_paths_clear(lede_paths *paths);

#endif
