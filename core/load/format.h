/* format.h — what a loader is: `frame` finds the end of the next article and parses nothing else
 * (reader thread, sequential, cheap); `parse` makes the article from the frame (worker).
 * A new loader is one file and one line in format.c.
 * owner: the reader (framers), a worker (what is parsed); thread: theirs
 * floor: load */
#ifndef LEDE_LOAD_FORMAT_H
#define LEDE_LOAD_FORMAT_H

#include "base/json_habit.h"
#include "load/framer.h"
#include "text/article.h"

#define LEDE_FORMAT_NAMES                                                                          \
    "text, jsonl, json, csv, html, feed, news, warc, arc, mail, nexis, factiva, iptc7901, "        \
    "markdown, conllu or vertical"

typedef struct lede_format {
    const char *name;   /* one of LEDE_FORMAT_NAMES */
    bool is_of_records; /* each stands alone: files put behind each other are one, and behind a
                           damaged part of a file the next part is as good as a file */
    /* Whether these first bytes are of this format: 0 no … 100 certain. */
    int (*sniff)(lede_slice head, const char *path);
    /* LEDE_END after the last article. Other failures end the file; a frame whose own status is
     * not OK fails that article only. */
    lede_status (*frame)(lede_framer *framer, lede_frame *frame, lede_error *err);
    /* Fill fields, text, blocks. Memory from article->arena. Fields id and source are set by the
     * caller when the parser leaves them null. */
    lede_status (*parse)(const lede_frame *frame, lede_article *article, lede_error *err);
} lede_format;

extern const lede_format lede_format_text;
extern const lede_format lede_format_jsonl;
extern const lede_format lede_format_json;
extern const lede_format lede_format_csv;
extern const lede_format lede_format_html;
extern const lede_format lede_format_feed;
extern const lede_format lede_format_news;
extern const lede_format lede_format_warc;
extern const lede_format lede_format_arc;
extern const lede_format lede_format_mail;
extern const lede_format lede_format_nexis;
extern const lede_format lede_format_factiva;
extern const lede_format lede_format_iptc7901;
extern const lede_format lede_format_markdown;
extern const lede_format lede_format_conllu;
extern const lede_format lede_format_vertical;

const lede_format *lede_format_find(const char *name); /* NULL: no such format */
/* By content; path breaks ties. FORMAT: binary, PDF and so on, each named with what to do. */
lede_status lede_format_recognise(lede_slice head, const char *path, const lede_format **out,
                                  lede_error *err);

/* Of all that the article is made from: bytes, header, format, and the source it is called by. The
 * place in the file is not of it, since only messages about damage name it. Of one that could not
 * be read: the source it is called by. */
lede_digest lede_frame_digest(const lede_frame *frame);

/* Parse a frame into a fresh article and set what every article has: source, id (the source's own,
 * else canonical URL, else publisher + date + content digest). Values may lie in the frame's
 * bytes, which must stand as long as the article. `habit` is the worker's own, for its next
 * article; NULL: none is kept. */
lede_status lede_format_parse(const lede_frame *frame, lede_arena *arena, lede_json_habit *habit,
                              lede_article *article, lede_error *err);

/* Make an article from text in memory, as the examples of rules need it: blank lines make blocks;
 * no heuristics, every block is a paragraph, save a title given, which is the headline. */
lede_status lede_article_from_text(lede_slice text, lede_slice title, lede_arena *arena,
                                   lede_article *article, lede_error *err);

#endif
