/* source.h — the inputs of a run as one sequence of frames. Folders are walked in bytewise order of
 * paths, hidden files left out, and what a
 * browser saved beside a page (page_files); globs are expanded; "-" is standard input.
 * owner: the reader thread
 * floor: load */
#ifndef LEDE_LOAD_SOURCE_H
#define LEDE_LOAD_SOURCE_H

#include "load/format.h"

typedef struct lede_source lede_source;

typedef struct lede_source_options {
    const char *format;     /* NULL = by content */
    uint64_t article_bytes; /* limit of one frame */
    const char *columns;    /* of vertical files that do not say so: "word,pos,lemma"; or NULL */
    const char *const
        *fields; /* "text=body": keys of JSON and columns of tables; see field_names.h */
    size_t n_fields;
    const char *const *except; /* files and folders left out where a folder is walked */
    size_t n_except;
    const lede_frame *kept; /* given out, copied, in place of inputs (shelf.h) */
    size_t n_kept;
} lede_source_options;

/* USAGE when an input does not exist or a folder holds no file; the message names it. */
lede_status lede_source_open(const char *const *inputs, size_t n_inputs,
                             const lede_source_options *options, lede_source **out,
                             lede_error *err);
void lede_source_close(lede_source *source); /* paths of frames end here */
/* It need not wait any longer for pipes: what comes next is the end, or an article that is cut off.
 * Safe in a signal handler and in any thread. */
void lede_source_stop(lede_source *source);

/* The next article of all inputs. A file that cannot be read or recognised gives one frame whose
 * status says so; the next file follows. LEDE_END after the last. */
lede_status lede_source_next(lede_source *source, lede_frame *frame, lede_error *err);

uint64_t lede_source_consumed(const lede_source *source); /* bytes of files read so far */
uint64_t lede_source_size(const lede_source *source);     /* of all files; 0: not known yet */

#endif
