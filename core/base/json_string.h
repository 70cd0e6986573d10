/* json_string.h — strings of JSON, decoded in one pass, which also tells what stands in them: who
 * reads JSON asks that next, of every text.
 * The place that is read is passed and given back, never kept in the reader: all that comes next
 * hangs on it, and what goes through memory is waited for.
 * owner: the reader of JSON (json.c), its only caller; thread: as the reader
 * floor: base */
#ifndef LEDE_BASE_JSON_STRING_H
#define LEDE_BASE_JSON_STRING_H

#include "base/json_run.h"

typedef struct lede_json_reader lede_json_reader;
struct lede_json_decoding;

/* What is done by chunks as large as the machine has them; all give the same. */
enum { LEDE_JSON_FIRST = 64 };
typedef struct lede_json_level {
    /* The run from `at` on, as far as it goes in the first bytes, where there are so many. */
    lede_json_run (*first)(const char *at);
    const char *(*decode)(lede_json_reader *reader, const char *at,
                          struct lede_json_decoding *decoding);
} lede_json_level;

struct lede_json_reader {
    const char *start, *stop;       /* of the text */
    const lede_json_choice *choice; /* of members of the whole; NULL: all are kept */
    const lede_json_level *level;
    lede_arena *arena;
    lede_error *err;
    lede_status status; /* of what failed */
    lede_json *nodes;   /* room for so many */
    size_t n_nodes;
    lede_json_before *habits; /* of so many members; NULL: none are kept */
    size_t n_habits;
    uint32_t room; /* in front of what is decoded; 0: only strings with escapes are */
    bool is_wide;  /* a string may hold bytes beyond ASCII */
};

/* The byte there; 0 at the end. */
static inline char lede_json_peek(const lede_json_reader *reader, const char *at) {
    return at < reader->stop ? *at : '\0';
}

/* Both give NULL. FORMAT with that message and the place, or NOMEM. */
const char *lede_json_fail_at(lede_json_reader *reader, const char *at, const char *message);
const char *lede_json_fail_memory(lede_json_reader *reader);

/* The string that begins at `start` and whose first run is known. */
const char *lede_json_string_rest(lede_json_reader *reader, const char *start, lede_json_run first,
                                  lede_slice *text, lede_json *told);

/* The string that begins at `at`, behind its opening quote. Gives the place behind the closing
 * quote, or NULL; what it holds is said in `told`, all but its text. Whether it is UTF-8 is not
 * looked at: where LEDE_JSON_WIDE is not told, it is. */
static inline const char *lede_json_string_read(lede_json_reader *reader, const char *at,
                                                lede_slice *text, lede_json *told) {
    lede_slice whole = {reader->start, (size_t)(reader->stop - reader->start)};
    lede_json_run run = lede_json_run_at(whole, at);
    if (LEDE_UNLIKELY(lede_json_peek(reader, run.stop) != '"')) {
        return lede_json_string_rest(reader, at, run, text, told);
    }
    told->holds = run.holds | LEDE_JSON_TOLD;
    reader->is_wide |= (run.holds & LEDE_JSON_WIDE) != 0;
    *text = (lede_slice){at, (size_t)(run.stop - at)};
    return run.stop + 1;
}

/* The same of one that will be part of a text: if it is not short, it is decoded in any case. */
const char *lede_json_string_take(lede_json_reader *reader, const char *at, lede_slice *text,
                                  lede_json *told);

/* The same of one of which nobody asks what it holds. */
const char *lede_json_string_pass(lede_json_reader *reader, const char *at, lede_slice *text);

/* The fastest of this machine. */
const lede_json_level *lede_json_level_best(void);

#endif
