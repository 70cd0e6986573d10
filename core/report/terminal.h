/* terminal.h — what the files of the terminal renderer share: the style, the buffer, scratch
 * memory and drawing characters.
 * owner: lede_pages_terminal; thread: one at a time
 * floor: report */
#ifndef LEDE_REPORT_TERMINAL_H
#define LEDE_REPORT_TERMINAL_H

#include "report/cell.h"
#include "report/markup.h"
#include "report/page.h"

/* Columns of running text: longer lines are hard to read. */
#define LEDE_TERMINAL_MEASURE 96
/* Columns of the narrowest page: below that, lines may be longer than the terminal. */
#define LEDE_TERMINAL_LEAST 20

typedef struct lede_terminal {
    const lede_page_style *style;
    size_t width;
    lede_buffer *out;
    lede_arena arena; /* scratch of one element */
} lede_terminal;

/* SGR parameters, or NULL to end a colour; nothing when colour is off. */
void lede_terminal_colour(const lede_terminal *terminal, const char *sgr);
/* The SGR of a hue (see lede_mark_names_hue). */
const char *lede_terminal_hue(size_t hue);
const char *lede_terminal_ellipsis(const lede_terminal *terminal);
/* `columns` times a horizontal line, light or heavy, and "\n". */
void lede_terminal_rule(const lede_terminal *terminal, size_t columns, bool heavy);

/* A cleaned copy in the arena; out->failed and "" when memory is exhausted. */
lede_slice lede_terminal_clean(lede_terminal *terminal, lede_slice text);
lede_slice lede_terminal_value(lede_terminal *terminal, lede_value value);
lede_slice lede_terminal_keep(lede_terminal *terminal, lede_buffer *text); /* clears it */

/* The caption of an element, if it has one; "(10 of 57 shown)", if not all are. */
void lede_terminal_caption(lede_terminal *terminal, const lede_element *element);
void lede_terminal_shown(lede_terminal *terminal, const lede_element *element, size_t n_shown);
/* What stands in place of an element without rows. */
void lede_terminal_nothing(const lede_terminal *terminal);

/* terminal_table.c */
void lede_terminal_table(lede_terminal *terminal, const lede_element *element);
void lede_terminal_crosstab(lede_terminal *terminal, const lede_element *element);
/* terminal_chart.c */
void lede_terminal_bars(lede_terminal *terminal, const lede_element *element);
void lede_terminal_timeline(lede_terminal *terminal, const lede_element *element);
/* terminal_text.c */
void lede_terminal_heading(lede_terminal *terminal, const lede_element *element);
void lede_terminal_text(lede_terminal *terminal, const lede_element *element);
void lede_terminal_kwic(lede_terminal *terminal, const lede_element *element);
void lede_terminal_evidence(lede_terminal *terminal, const lede_element *element);

/* A text with its marks in colour, or in brackets with their names: "[actor: Acme Labs]". */
void lede_terminal_marked(lede_terminal *terminal, lede_slice text, const lede_mark *marks,
                          size_t n_marks, const lede_mark_names *names, lede_buffer *out);
/* "actor partner verb", each in its colour: what the colours mean. Nothing without colour. */
void lede_terminal_legend(const lede_terminal *terminal, const lede_mark_names *names,
                          const char *before);

#endif
