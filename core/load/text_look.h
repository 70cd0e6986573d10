/* text_look.h — what a text holds, told in one pass: what may be markup, line ends other than "\n",
 * and where blank lines part its paragraphs. All of it is asked of every text that is loaded.
 * One way of finding bytes a level of the processor; all give the same, and the best one that the
 * machine has is chosen at run time.
 * thread: any; nothing is kept
 * floor: load — may include base */
#ifndef LEDE_LOAD_TEXT_LOOK_H
#define LEDE_LOAD_TEXT_LOOK_H

#include "base/slice.h"

/* Paragraphs whose places are told, and how many more may be written down before that is seen. */
enum { LEDE_TEXT_LOOK_PARTS = 128, LEDE_TEXT_LOOK_MORE = 66 };

typedef struct lede_text_look {
    bool has_marks;  /* & or <, which may be markup */
    bool has_others; /* controls but for "\n", or E2 with A8 or A9 two bytes behind: what could be a
                        line end of another kind, and tabs */
    bool is_even;    /* line feeds have no space beside them, no more than two stand together, no
                        white space at either end, and there are not too many: without others … */
    uint32_t n_stops; /* … where paragraphs stop but for the last; the next starts 2 bytes behind */
    uint32_t stops[LEDE_TEXT_LOOK_PARTS + LEDE_TEXT_LOOK_MORE];
} lede_text_look;

typedef enum lede_text_look_level {
    LEDE_TEXT_LOOK_PORTABLE = 0,
    LEDE_TEXT_LOOK_SSE2,
    LEDE_TEXT_LOOK_AVX2,
    LEDE_TEXT_LOOK_AVX512,
    LEDE_N_TEXT_LOOK_LEVELS
} lede_text_look_level;

/* The best that the machine has. */
lede_text_look_level lede_text_look_best(void);

void lede_text_look_at(lede_slice text, lede_text_look_level level, lede_text_look *look);

#endif
