/* cell.h — text in the columns of a terminal: cleaned of what a terminal would obey, measured,
 * cut, padded, wrapped. After lede_cell_clean the only escape sequences in a text are colours that
 * a renderer put there itself; they have no width.
 * thread: any; nothing is kept
 * floor: report — may include all rooms below it */
#ifndef LEDE_REPORT_CELL_H
#define LEDE_REPORT_CELL_H

#include "base/buffer.h"

/* Walks a text as one line shows it, a piece at a time: a space for any white space and line
 * breaks, U+FFFD for other control characters and ill-formed bytes, else the character. White space
 * at the ends is passed over unless `edges`. Begin with {.text = …}. */
typedef struct lede_cell_walk {
    lede_slice text;
    size_t at; /* behind the last piece */
    bool edges, any;
} lede_cell_walk;

bool lede_cell_next(lede_cell_walk *walk, lede_slice *piece);

/* White space and line breaks become one space, no space at either end; other control characters
 * and ill-formed bytes become U+FFFD. */
void lede_cell_clean(lede_slice text, lede_buffer *out);

/* Columns of a cleaned text; colour sequences count 0. */
size_t lede_cell_width(lede_slice text);

typedef enum lede_cell_align {
    LEDE_CELL_LEFT = 0,
    LEDE_CELL_RIGHT,
    LEDE_CELL_LEFT_UNPADDED, /* nothing behind it: the last cell of a line */
    LEDE_CELL_LEFT_TAIL,     /* keeps the end when it is too long */
    LEDE_CELL_LEFT_ENDS      /* keeps both ends: names of files, which differ at either */
} lede_cell_align;

/* Append exactly `columns` columns of cleaned text; what does not fit gives way to `ellipsis`, and
 * no character is cut in two: a letter keeps its marks, a flag its halves. */
void lede_cell_put(lede_buffer *out, lede_slice text, size_t columns, lede_cell_align align,
                   const char *ellipsis);

/* Cut the next line of at most `columns` columns off the front of `rest`, at a space if there is
 * one, though " ·" stays with what follows it. False when nothing is left. A word wider than the
 * line is cut behind a slash, else between characters. */
bool lede_cell_line(lede_slice *rest, size_t columns, lede_slice *line);

/* Append wrapped text, each line after `first` or `next` (indents, plain ASCII) and ended by "\n".
 * A colour open at the end of a line is closed there and opened again on the next. */
void lede_cell_wrap(lede_buffer *out, lede_slice text, size_t columns, const char *first,
                    const char *next);

#endif
