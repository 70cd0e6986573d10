/* breaks.c — boundaries of UAX #29 in the plain mode, for the official tests.
 *     breaks                          the kinds of boundary the library offers, one a line
 *     breaks KIND < TEXTS.jsonl       {"id", "text"} a line in; {"id", "breaks"} a line out, where
 *                                     breaks are byte offsets, 0 and the end among them
 * A new kind of boundary is one line in `kinds`. */
#include "base/platform.h"

#include <stdio.h>

#include "base/json.h"
#include "base/json_writer.h"
#include "text/grapheme.h"
#include "text/sentence_break.h"
#include "text/word.h"

typedef struct boundary {
    const char *name;
    size_t (*next)(lede_slice text, size_t offset); /* the first one after `offset` */
} boundary;

static const boundary kinds[] = {
    {"word", lede_word_next},
    {"grapheme", lede_grapheme_next},
    {"sentence", lede_sentence_break_next},
};
enum { N_KINDS = sizeof kinds / sizeof kinds[0] };

static bool read_all(FILE *in, lede_buffer *out) {
    char part[65536];
    for (size_t n; (n = fread(part, 1, sizeof part, in)) > 0;) {
        lede_buffer_add(out, (lede_slice){part, n});
    }
    return ferror(in) == 0 && !out->failed;
}

static void put_breaks(const boundary *kind, lede_slice text, lede_json_writer *json) {
    lede_json_open_array(json);
    lede_json_int(json, 0);
    for (size_t at = 0; at < text.size;) {
        at = kind->next(text, at);
        lede_json_int(json, (int64_t)at);
    }
    lede_json_close_array(json);
}

static lede_status cut_line(const boundary *kind, lede_slice line, lede_buffer *out,
                            lede_error *err) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    const lede_json *record = NULL;
    lede_status status = lede_json_read(line, &arena, &record, err);
    const lede_json *id = lede_json_get(record, "id"), *text = lede_json_get(record, "text");
    if (status == LEDE_OK && (id == NULL || id->kind != LEDE_JSON_STRING || text == NULL ||
                              text->kind != LEDE_JSON_STRING)) {
        status = lede_fail(err, LEDE_FORMAT, "expected an object with the strings id and text");
    }
    if (status == LEDE_OK) {
        lede_json_writer json = {.out = out};
        lede_json_open_object(&json);
        lede_json_key(&json, "id");
        lede_json_text(&json, id->text);
        lede_json_key(&json, "breaks");
        put_breaks(kind, text->text, &json);
        lede_json_close_object(&json);
        lede_buffer_add_char(out, '\n');
    }
    lede_arena_clear(&arena);
    return status;
}

static int cut_all(const boundary *kind) {
    lede_buffer in = {0}, out = {0};
    lede_error err = {0};
    lede_status status = LEDE_OK;
    bool ok = read_all(stdin, &in);
    lede_slice rest = lede_buffer_slice(&in), line;
    for (int n = 1; ok && lede_slice_line(&rest, &line); n++) {
        status = cut_line(kind, line, &out, &err);
        if (status == LEDE_OK) continue;
        fprintf(stderr, "breaks: line %d: %s\n", n, err.message);
        ok = false;
    }
    ok = ok && !out.failed && fwrite(out.data, 1, out.size, stdout) == out.size;
    ok = fflush(stdout) == 0 && ok;
    if (!ok && status == LEDE_OK) fprintf(stderr, "breaks: cannot read, write, or no memory\n");
    lede_buffer_clear(&in);
    lede_buffer_clear(&out);
    return ok ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc == 1) {
        for (int i = 0; i < N_KINDS; i++) puts(kinds[i].name);
        return 0;
    }
    for (int i = 0; i < N_KINDS && argc == 2; i++) {
        if (strcmp(argv[1], kinds[i].name) == 0) return cut_all(&kinds[i]);
    }
    fprintf(stderr, "usage: breaks KIND < TEXTS.jsonl; without KIND the kinds are listed\n");
    return 2;
}
