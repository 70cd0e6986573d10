/* html.h — what every HTML page of lede is made of: escaping, the head with its one style sheet,
 * marks. A page asks the network for nothing and runs nothing; its CSP says so too.
 * thread: any
 * floor: report */
#ifndef LEDE_REPORT_HTML_H
#define LEDE_REPORT_HTML_H

#include "report/markup.h"
#include "report/page.h"
#include "report/timeline.h"

/* html_style.c: the style sheet of all pages. */
void lede_html_put_style(lede_buffer *out);

/* Text or attribute value (in double quotes): & < > " ' escaped, controls replaced. */
void lede_html_put(lede_buffer *out, lede_slice text);
void lede_html_put_value(lede_buffer *out, lede_value value);
/* One paragraph a blank line, lines joined. */
void lede_html_paragraphs(lede_buffer *out, lede_slice text);

/* From <!doctype html> to <body>; from the footer to </html>. */
void lede_html_head(lede_buffer *out, lede_slice title, lede_slice language);
void lede_html_foot(lede_buffer *out);

/* A text with each mark as <mark data-name class="hue-N">, nested where marks nest. `titles`, if
 * not NULL, gives each mark a tooltip. */
void lede_html_marked(lede_buffer *out, lede_slice text, const lede_mark *marks, size_t n_marks,
                      const lede_mark_names *names, const lede_slice *titles);
/* <time datetime="2018-06-16">16 June 2018</time>, or the text itself where it is no date. */
void lede_html_time(lede_buffer *out, lede_slice published);

/* html_element.c: one element; `id` tells its parts from those of others. */
void lede_html_element(lede_buffer *out, const lede_element *element, size_t id);

/* svg.c */
/* One bar of a chart, zero at its place: <svg> as wide as its box, hidden from screen readers, who
 * have the number beside it. */
void lede_svg_bar(lede_buffer *out, lede_slice label, double value, lede_range range);
/* A timeline: bars, grid lines, axis labels (HTML, so that they keep their size on a phone). */
void lede_svg_timeline(lede_buffer *out, const lede_timeline *timeline, lede_slice title,
                       size_t id);

#endif
