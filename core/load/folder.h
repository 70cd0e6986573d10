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
    bool is_measured;        /* its size is in `bytes`, or it has none */
} lede_path;

enum { LEDE_MOST_EXCEPT = 16 };

typedef struct lede_left_out {
    const char *name; /* without its folder; borrowed until the last add */
    uint64_t device, number;
} lede_left_out;

typedef struct lede_paths {
    lede_arena arena;                       /* of names and errors */
    lede_left_out except[LEDE_MOST_EXCEPT]; /* left out below a folder */
    size_t n_except;
    LEDE_ARRAY(lede_path) items;
    uint64_t bytes;      /* of the files that are measured */
    size_t n_looked_at;  /* items that are measured, from the first on */
    bool size_unknown;   /* one has no size (a pipe) */
    int folder;          /* descriptor of the folder that was measured in last … */
    const char *of_path; /* … which this file is in; NULL: there is none */
} lede_paths;

/* Leave this file or folder out where it is met below a folder that is an input; nothing when it
 * does not exist. Before the first add. */
void lede_paths_leave_out(lede_paths *paths, const char *path);
/* USAGE: no such file or folder, no match, no files, a folder that cannot be read. */
lede_status lede_paths_add(lede_paths *paths, const char *input, lede_error *err);
/* Ask the sizes of up to `most` files more. A listing tells names alone, and asking for each file
 * is most of what a folder of many small ones takes before its first can be read: so the reader
 * asks on the way. A file that is gone counts as empty. */
void lede_paths_measure(lede_paths *paths, size_t most);
uint64_t lede_paths_bytes(const lede_paths *paths); /* of all files; 0: not known, or not yet */
void lede_paths_clear(lede_paths *paths);

#endif
