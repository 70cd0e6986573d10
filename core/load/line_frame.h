/* line_frame.h — framing of files in which lines part the articles: a line that begins the next
 * one, ends this one, or stands between two.
 * owner: the reader thread
 * floor: load */
#ifndef LEDE_LOAD_LINE_FRAME_H
#define LEDE_LOAD_LINE_FRAME_H

#include "load/ready_frame.h"

typedef enum lede_line_role {
    LEDE_LINE_INSIDE,
    LEDE_LINE_BEGINS, /* the first line of an article */
    LEDE_LINE_ENDS,   /* the last line of an article */
    LEDE_LINE_PARTS   /* of no article */
} lede_line_role;

typedef struct lede_line_rule {
    const char *what;      /* an article is called, in messages */
    bool has_front;        /* what stands before the first line that begins one is no article */
    uint32_t bytes_behind; /* as many as the role of a line may depend on */
    lede_line_role (*role)(lede_slice line, lede_slice behind, bool is_behind_blank);
} lede_line_rule;

/* The next article; LEDE_END behind the last. A file of one article has frame->part 0. */
lede_status lede_line_frame(lede_framer *framer, const lede_line_rule *rule, lede_frame *frame,
                            lede_error *err);

#endif
