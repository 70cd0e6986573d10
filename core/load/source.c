#include "load/source.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "load/archives.h"
#include "load/charset.h"
#include "load/field_names.h"
#include "load/folder.h"
#include "load/recode.h"
#include "load/unreadable.h"

enum { HEAD_BYTES = 4096 }; /* what a format is recognised by */
/* Files of a folder whose sizes are asked before the first is read, half a millisecond, and then
 * with each article: so that progress soon knows how much there is. */
enum { MEASURED_FIRST = 256, MEASURED_THEN = 16 };

/* One article's source bytes unless the caller says otherwise: the longest news feature is under
 * 1 MiB; 32 hold a page with everything in it. */
#if defined(LEDE_SMALL)
#define DEFAULT_ARTICLE_BYTES UINT64_C(65536)
#else
#define DEFAULT_ARTICLE_BYTES (UINT64_C(32) << 20)
#endif

struct lede_source {
    atomic_bool stopped;
    lede_paths paths;
    size_t path_i;       /* of the file that is open, or that comes next */
    lede_stream *stream; /* NULL: none is open */
    lede_framer framer;
    lede_recode *recode;       /* what makes UTF-8 of … */
    lede_stream *raw;          /* … this file; both NULL where `stream` is the file */
    lede_archives archives;    /* where the file is one, and `stream` a file of the innermost */
    const char *name;          /* of the file that `stream` is: "archive/member" of an archive */
    const lede_format *format; /* of the open file; NULL: not recognised */
    const lede_format *forced; /* NULL: by content */
    const char *columns;       /* the caller's; may be NULL */
    lede_field_names names;    /* in the arena of the paths */
    uint64_t article_bytes;
    uint64_t finished; /* bytes of the files behind us */
    const lede_frame *kept;
    size_t n_kept, kept_i;
};

static void close_stream(lede_source *source) {
    lede_framer_clear(&source->framer);
    lede_stream_close(source->stream);
    lede_recode_free(source->recode);
    lede_stream_close(source->raw);
    source->stream = source->raw = NULL;
    source->recode = NULL;
}

/* The file itself, whatever stands above it; NULL: none is open. */
static const lede_stream *lowest(const lede_source *source) {
    if (source->archives.depth > 0) return source->archives.items[0].stream;
    return source->raw != NULL ? source->raw : source->stream;
}

static void close_file(lede_source *source) {
    const lede_stream *file = lowest(source);
    if (file != NULL) source->finished += lede_stream_consumed(file);
    close_stream(source);
    while (source->archives.depth > 0) {
        lede_archives_close(&source->archives);
    }
    source->path_i++;
}

static lede_status check_format(lede_source *source, const char *name, lede_error *err) {
    if (name == NULL) return LEDE_OK;
    source->forced = lede_format_find(name);
    if (source->forced != NULL) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE, "no format '%s': expected " LEDE_FORMAT_NAMES, name);
}

lede_status lede_source_open(const char *const *inputs, size_t n_inputs,
                             const lede_source_options *options, lede_source **out,
                             lede_error *err) {
    lede_source *source = calloc(1, sizeof *source);
    if (source == NULL) return lede_fail_memory(err);
    atomic_init(&source->stopped, false);
    lede_arena_init(&source->paths.arena, 0);
    source->article_bytes = options == NULL ? 0 : options->article_bytes;
    source->columns = options == NULL ? NULL : options->columns;
    source->kept = options == NULL ? NULL : options->kept;
    source->n_kept = options == NULL ? 0 : options->n_kept;
    if (source->article_bytes == 0) source->article_bytes = DEFAULT_ARTICLE_BYTES;
    lede_status status = check_format(source, options == NULL ? NULL : options->format, err);
    if (status == LEDE_OK && options != NULL) {
        status = lede_field_names_read(options->fields, options->n_fields, &source->paths.arena,
                                       &source->names, err);
    }
    for (size_t i = 0; options != NULL && i < options->n_except; i++) {
        lede_paths_leave_out(&source->paths, options->except[i]);
    }
    for (size_t i = 0; status == LEDE_OK && i < n_inputs; i++) {
        status = lede_paths_add(&source->paths, inputs[i], err);
    }
    if (status != LEDE_OK) {
        lede_source_close(source);
        return status;
    }
    lede_paths_measure(&source->paths, MEASURED_FIRST);
    *out = source;
    return LEDE_OK;
}

void lede_source_stop(lede_source *source) {
    atomic_store(&source->stopped, true);
}

void lede_source_close(lede_source *source) {
    if (source == NULL) return;
    if (lowest(source) != NULL) close_file(source);
    lede_paths_clear(&source->paths);
    free(source);
}

static lede_status recognise_head(lede_source *source, lede_slice head, const char *path,
                                  lede_error *err) {
    LEDE_TRY(lede_format_recognise(head, path, &source->format, err));
    if (source->forced == NULL) return lede_unreadable_check_results(head, err);
    source->format = source->forced;
    return LEDE_OK;
}

/* From here on the file is what `charset` is in UTF-8. */
static lede_status open_recoded(lede_source *source, const char *charset, lede_error *err) {
    source->raw = source->stream;
    source->stream = NULL;
    LEDE_TRY(lede_recode_new(charset, lede_framer_rest(&source->framer), source->raw,
                             &source->recode, err));
    lede_framer_clear(&source->framer);
    LEDE_TRY(lede_stream_open_feed(source->name, lede_recode_feed, source->recode, &source->stream,
                                   err));
    lede_framer_init(&source->framer, source->stream, source->article_bytes);
    return lede_framer_fill(&source->framer, HEAD_BYTES, err);
}

/* A file in UTF-16 or UTF-32 is recognised by its text. Pages and plain text are read as they are,
 * since their offsets and failures tell bytes of the file. */
static lede_status recognise_wide(lede_source *source, lede_slice head, const char *path,
                                  lede_error *err) {
    size_t mark;
    const char *charset = lede_charset_wide(head, &mark);
    lede_recode *recode;
    lede_slice text;
    head = lede_slice_cut(head, mark, head.size);
    LEDE_TRY(lede_recode_new(charset, head, NULL, &recode, err));
    lede_status status = lede_recode_feed(recode, &text, err);
    if (status == LEDE_OK) status = recognise_head(source, text, path, err);
    lede_recode_free(recode);
    LEDE_TRY(status);
    bool is_read_whole = source->format == &lede_format_html || source->format == &lede_format_text;
    if (is_read_whole && strncmp(charset, "UTF-16", 6) == 0) return LEDE_OK;
    lede_framer_skip(&source->framer, mark);
    return open_recoded(source, charset, err);
}

static lede_status recognise(lede_source *source, const char *path, lede_error *err) {
    size_t mark;
    lede_slice head = lede_framer_rest(&source->framer);
    if (head.size > HEAD_BYTES) head.size = HEAD_BYTES;
    bool is_wide = lede_charset_wide(head, &mark) != NULL;
    return is_wide ? recognise_wide(source, head, path, err)
                   : recognise_head(source, head, path, err);
}

/* An archive becomes the innermost one, and then no stream is open; anything else has a format. */
static lede_status open_head(lede_source *source, lede_error *err) {
    LEDE_TRY(lede_framer_fill(&source->framer, HEAD_BYTES, err));
    if (!lede_members_is(lede_framer_rest(&source->framer))) {
        return recognise(source, source->name, err);
    }
    return lede_archives_open(&source->archives, source->name, &source->stream, &source->framer,
                              err);
}

static lede_status open_file(lede_source *source, const lede_path *path, lede_error *err) {
    if (path->error != NULL) {
        if (err != NULL) *err = *path->error;
        return path->error->status;
    }
    source->name = path->name;
    source->format = NULL;
    LEDE_TRY(lede_stream_open(path->name, &source->stopped, &source->stream, err));
    lede_framer_init(&source->framer, source->stream, source->article_bytes);
    return open_head(source, err);
}

static lede_status set_member_name(lede_source *source, const char *path, lede_slice name,
                                   lede_error *err) {
    size_t size = strlen(path);
    char *joined = lede_arena_alloc(&source->paths.arena, size + name.size + 2);
    if (joined == NULL) return lede_fail_memory(err);
    memcpy(joined, path, size);
    joined[size] = '/';
    memcpy(joined + size + 1, name.data, name.size);
    joined[size + 1 + name.size] = '\0';
    source->name = joined;
    return LEDE_OK;
}

/* The next file of the innermost archive. *is_found: a failure is that file's, or damage between
 * files, not the end of the archive. */
static lede_status open_member(lede_source *source, bool *is_found, lede_error *err) {
    lede_archives *archives = &source->archives;
    const char *archive = archives->items[archives->depth - 1].name;
    lede_slice name;
    source->name = archive;
    source->format = NULL;
    lede_status status = lede_archives_next(archives, &name, err);
    *is_found = status != LEDE_END && lede_archives_goes_on(archives);
    LEDE_TRY(status);
    LEDE_TRY(set_member_name(source, archive, name, err));
    *is_found = true;
    LEDE_TRY(lede_archives_stream(archives, source->name, &source->stream, err));
    lede_framer_init(&source->framer, source->stream, source->article_bytes);
    return open_head(source, err);
}

/* Where records stand alone, as in web archives with a gzip member for each, one that is damaged
 * does not take those behind it along. */
static bool goes_on(lede_source *source, lede_frame *frame) {
    uint64_t at;
    if (source->format == NULL || !source->format->is_of_records) return false;
    if (source->stream == NULL || source->raw != NULL) return false;
    if (lede_stream_resume(source->stream, &at, NULL) != LEDE_OK) return false;
    lede_framer_go_on(&source->framer);
    size_t size = strlen(frame->error.message);
    snprintf(frame->error.message + size, sizeof frame->error.message - size,
             "; what is left begins at byte %" PRIu64, at);
    return true;
}

/* The file is over for us, and the frame says why; an archive goes on with its next one. */
static void fail_file(lede_source *source, bool is_member, lede_frame *frame) {
    frame->status = frame->error.status;
    if (source->stream != NULL) {
        frame->offset = source->framer.offset;
        frame->line = source->framer.part > 0 ? source->framer.line : 0;
        frame->part = source->framer.part > 0 ? source->framer.part + 1 : 0;
    }
    lede_error_place(&frame->error, frame->path, frame->line, 0);
    if (goes_on(source, frame)) return;
    if (is_member && !lede_archives_is_spent(&source->archives)) {
        close_stream(source);
    } else {
        close_file(source);
    }
}

/* A record that its line end closes, whatever broke behind it. */
static bool is_whole(const lede_source *source) {
    const lede_framer *framer = &source->framer;
    return source->format->is_of_records && framer->taken > 0 &&
           framer->ahead.data[framer->taken - 1] == '\n';
}

/* The stream broke, and all that it gave is framed: the article that ends there is cut off, or what
 * went wrong in framing has the same reason. */
static lede_status tell_broken(lede_source *source, lede_status status, lede_frame *frame) {
    lede_framer *framer = &source->framer;
    bool is_last = status == LEDE_OK && lede_framer_rest(framer).size == 0 &&
                   (frame->status != LEDE_OK || !is_whole(source));
    if (framer->broken == NULL || status == LEDE_NOMEM || (status == LEDE_OK && !is_last)) {
        return status;
    }
    if (is_last) { /* it was counted, and is this failure */
        framer->part -= framer->part > 0;
        framer->line = frame->line;
        framer->offset = frame->offset;
    }
    lede_frame_clear(frame);
    frame->error = *framer->broken;
    return frame->error.status;
}

/* A file with a format is open, and in *is_member whether it is an archive's; END: the archive has
 * no more. An archive within another that ends, or fails, is one of the files of that. */
static lede_status open_next(lede_source *source, const lede_path *path, bool *is_member,
                             lede_error *err) {
    lede_archives *archives = &source->archives;
    *is_member = archives->depth > 0 && source->stream != NULL;
    while (source->stream == NULL) {
        size_t depth = archives->depth;
        lede_status status =
            depth == 0 ? open_file(source, path, err) : open_member(source, is_member, err);
        if (status == LEDE_OK) continue;
        if (*is_member || depth <= 1) return status;
        lede_archives_close(archives);
        *is_member = true;
        if (status != LEDE_END) return status;
    }
    return LEDE_OK;
}

/* A frame is its worker's to free, so each is a copy; the header stands in the bytes. */
static lede_status next_kept(lede_source *source, lede_frame *frame, lede_error *err) {
    if (source->kept_i == source->n_kept) return LEDE_END;
    *frame = source->kept[source->kept_i++];
    if (frame->bytes == NULL) return LEDE_OK;
    size_t size = frame->size;
    size_t header_at = frame->header.data == NULL ? 0 : (size_t)(frame->header.data - frame->bytes);
    if (header_at + frame->header.size > size) size = header_at + frame->header.size;
    char *copy = malloc(size + 1);
    if (copy == NULL) {
        *frame = (lede_frame){.path = frame->path}; /* the bytes are not ours to give */
        return lede_fail_memory(err);
    }
    memcpy(copy, frame->bytes, size);
    copy[size] = '\0';
    if (frame->header.data != NULL) frame->header.data = copy + header_at;
    frame->bytes = copy;
    source->finished += frame->size;
    return LEDE_OK;
}

lede_status lede_source_next(lede_source *source, lede_frame *frame, lede_error *err) {
    if (source->kept != NULL) return next_kept(source, frame, err);
    lede_paths_measure(&source->paths, MEASURED_THEN);
    while (source->path_i < source->paths.items.count) {
        const lede_path *path = &source->paths.items.data[source->path_i];
        bool is_member;
        *frame = (lede_frame){.columns = source->columns, .names = &source->names};
        lede_status status = open_next(source, path, &is_member, &frame->error);
        frame->path = source->stream == NULL && !is_member ? path->name : source->name;
        if (status == LEDE_OK)
            status = source->format->frame(&source->framer, frame, &frame->error);
        status = tell_broken(source, status, frame);
        if (status == LEDE_END) {
            if (is_member) {
                close_stream(source);
            } else {
                close_file(source);
            }
            continue;
        }
        frame->format = source->format;
        if (status == LEDE_NOMEM) {
            if (err != NULL) *err = frame->error;
            lede_frame_clear(frame);
            return status;
        }
        if (status != LEDE_OK) fail_file(source, is_member, frame);
        if (frame->status != LEDE_OK) lede_error_place(&frame->error, frame->path, frame->line, 0);
        return LEDE_OK;
    }
    return LEDE_END;
}

uint64_t lede_source_consumed(const lede_source *source) {
    const lede_stream *file = lowest(source);
    return source->finished + (file == NULL ? 0 : lede_stream_consumed(file));
}

uint64_t lede_source_size(const lede_source *source) {
    return lede_paths_bytes(&source->paths);
}
