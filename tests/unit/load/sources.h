/* sources.h — a folder of files as a source reads it: what each frame is, or that it failed. */
#ifndef LEDE_TESTS_SOURCES_H
#define LEDE_TESTS_SOURCES_H

#include "loading.h"

#include <unistd.h>
#include <zlib.h>

#include "load/source.h"

/* A folder of its own for each test, below the system's for temporary files. */
static char folder[TEST_NAME_BYTES];

static inline void make_folder(void) {
    if (mkdtemp(test_temporary(folder)) == NULL) CHECK(false);
}
static inline const char *path_of(const char *name) {
    static char path[2 * TEST_NAME_BYTES];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}
static inline void write_bytes(const char *name, lede_slice bytes) {
    FILE *file = fopen(path_of(name), "wb");
    if (file == NULL) {
        CHECK(false);
        return;
    }
    fwrite(bytes.data, 1, bytes.size, file);
    fclose(file);
}
static inline void write_file(const char *name, const char *text) {
    write_bytes(name, lede_slice_of(text));
}
static inline void remove_folder(void) {
    char command[2 * TEST_NAME_BYTES];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    CHECK_INT(system(command), 0);
}

/* What deflate makes of it, with window bits as zlib takes them. Freed by the caller. */
static inline lede_slice deflated(lede_slice bytes, int window_bits) {
    z_stream z = {0};
    size_t room = bytes.size + 1000;
    char *out = malloc(room);
    if (out == NULL ||
        deflateInit2(&z, 9, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
        CHECK(false);
        free(out);
        return LEDE_SLICE("");
    }
    char *in = malloc(bytes.size + 1);
    if (in != NULL) memcpy(in, bytes.data, bytes.size);
    z.next_in = (Bytef *)in;
    z.avail_in = (uInt)bytes.size;
    z.next_out = (Bytef *)out;
    z.avail_out = (uInt)room;
    CHECK_INT(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    free(in);
    return (lede_slice){out, room - z.avail_out};
}
/* One gzip member. Freed by the caller. */
static inline lede_slice packed(lede_slice bytes) {
    return deflated(bytes, 15 + 16);
}
static inline void free_slice(lede_slice slice) {
    char *bytes;
    memcpy(&bytes, &slice.data, sizeof bytes);
    free(bytes);
}

/* All frames of the inputs, a line each: "name[#part] status" relative to the folder. */
static inline const char *frames_of(const char *const *inputs, size_t count,
                                    const lede_source_options *options) {
    static char list[4096];
    lede_source *source;
    size_t size = 0;
    list[0] = '\0';
    error = (lede_error){0};
    lede_status status = lede_source_open(inputs, count, options, &source, &error);
    if (status != LEDE_OK) {
        snprintf(list, sizeof list, "%s: %s", lede_status_name(status), error.message);
        return list;
    }
    lede_frame frame;
    while ((status = lede_source_next(source, &frame, &error)) == LEDE_OK) {
        bool inside = strncmp(frame.path, folder, strlen(folder)) == 0;
        const char *name = inside ? frame.path + strlen(folder) + 1 : frame.path;
        char part[16] = "";
        if (frame.part > 0) snprintf(part, sizeof part, "#%u", frame.part);
        size += (size_t)snprintf(list + size, sizeof list - size, "%s%s %s\n", name, part,
                                 lede_status_name(frame.status));
        if (frame.status != LEDE_OK) error = frame.error;
        lede_frame_clear(&frame);
    }
    CHECK_INT(status, LEDE_END);
    lede_source_close(source);
    return list;
}
static inline const char *frames_in_folder(void) {
    const char *inputs[] = {folder};
    return frames_of(inputs, 1, NULL);
}

#endif
