/* web_record.h — the records of a web archive, cut one by one: pages become frames, all others are
 * passed over, and behind one whose length is wrong reading goes on at the next that begins. What a
 * record looks like is the format's (warc.c, arc.c).
 * owner: the reader thread; thread: that one
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_WEB_RECORD_H
#define LEDE_LOAD_WEB_RECORD_H

#include "load/framer.h"
#include "text/article.h"

/* Bytes of a record's header, and of the answer's in it: a header is far smaller. */
#define LEDE_WEB_HEAD_BYTES (64 * 1024)

/* Of the line that begins a record: most of it is an address. */
#define LEDE_WEB_LINE_BYTES (8 * 1024)

typedef struct lede_web_record {
    size_t head;   /* bytes of its header */
    uint64_t size; /* of what is behind the header */
    bool is_page;
} lede_web_record;

typedef struct lede_web_archive {
    const char *expected; /* what begins a record, for messages: "WARC/1.x and …" */
    const char *size;     /* what says how long it is: "Content-Length" */
    /* The record that begins here, at the start of a line; false: none does. */
    bool (*look)(lede_slice rest, lede_web_record *out);
    /* Whether what is behind a record may begin another: a glance. */
    bool (*begins)(lede_slice rest);
    /* Offset of the next line, not the first, that begins a record; SIZE_MAX: none. */
    size_t (*next)(lede_slice rest);
} lede_web_archive;

/* What `frame` of format.h does. */
lede_status lede_web_record_frame(lede_framer *framer, const lede_web_archive *archive,
                                  lede_frame *frame, lede_error *err);

/* Digits alone; false: it is no size. */
bool lede_web_size_read(lede_slice value, uint64_t *out);

bool lede_web_type_is_html(lede_slice type);

/* Whether an answer of HTTP, of which these are the first bytes, is a page: status 200, HTML. */
bool lede_web_answer_is_page(lede_slice start);
/* The page of such an answer as an article. */
lede_status lede_web_answer_parse(lede_slice answer, lede_article *article, lede_error *err);

/* The address that the archive has a page under: into a failure without a place, or the field. */
lede_status lede_web_record_finish(const lede_frame *frame, lede_slice url, const char *reason,
                                   lede_status status, lede_article *article, lede_error *err);

#endif
