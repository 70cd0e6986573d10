/* view_parts.h — what the views of one article share: places in code points and bytes, titles,
 * separators, the marks of its layers, and the views themselves, one a file.
 * thread: any, each with its own article
 * floor: report */
#ifndef LEDE_REPORT_VIEW_PARTS_H
#define LEDE_REPORT_VIEW_PARTS_H

#include "base/json_writer.h"
#include "corpus/kwic.h"
#include "report/html.h"
#include "language/attribute.h"
#include "report/view.h"

/* One call of lede_view_write. */
typedef struct lede_view_job {
    const lede_view_options *options; /* never NULL */
    const lede_view_input *input;
    lede_article *article;
    lede_buffer *out;
    lede_error *err;
    size_t width; /* columns, never 0 */
} lede_view_job;

/* ---- places ---- */

/* The byte of the article's text at which code point `code_point` starts. Only after
 * lede_view_index has succeeded. */
uint32_t lede_view_byte(lede_article *article, uint32_t code_point);
/* Make the index from bytes to code points, so that what follows cannot fail. */
lede_status lede_view_index(const lede_view_job *job);
/* The block that holds byte `at`; n_blocks when none does. */
uint32_t lede_view_block_at(const lede_article *article, uint32_t at);
lede_slice lede_view_block_text(const lede_article *article, const lede_block *block);

/* ---- parts of outputs ---- */

/* The title, else the id, else the source; null when there is none of them. */
lede_slice lede_view_title(const lede_article *article);
/* A colour on, or off (NULL), where the view is coloured. */
void lede_view_colour(const lede_view_job *job, const char *sgr);
/* Cleaned text to the output, line by line as it stands. */
void lede_view_put_lines(const lede_view_job *job, lede_slice text);
/* Whether a list block brings its own bullet or number. */
bool lede_view_has_bullet(lede_slice text);
/* The members of the article's JSON object, without its braces. */
void lede_view_article_members(lede_json_writer *json, lede_article *article);

/* ---- marks ---- */

typedef struct lede_view_mark {
    lede_mark mark; /* bytes of the article's text; its name is the layer's */
    const lede_annotation *annotation;
    uint32_t layer;
} lede_view_mark;

typedef struct lede_view_marks {
    LEDE_ARRAY(lede_view_mark)
    marks;                 /* by start, longer first, then layer; in the article's arena */
    lede_mark_names names; /* of all layers shown, so that hues are the same for each */
} lede_view_marks;

/* Annotations of the layers that the options name. Errors: NOMEM, USAGE (no such layer). */
lede_status lede_view_marks_collect(const lede_view_job *job, lede_view_marks *out);
void lede_view_marks_clear(lede_view_marks *marks);

/* The marks of one block after another: each cut to the block, places relative to its start. */
typedef struct lede_block_marks {
    const lede_view_marks *all;
    size_t next;                /* the first mark that no block has had */
    LEDE_ARRAY(size_t) carried; /* marks that reach into the next block; heap */
    LEDE_ARRAY(lede_mark) marks;
    LEDE_ARRAY(const lede_annotation *) annotations; /* of `marks` */
} lede_block_marks;
/* False when memory is exhausted. */
bool lede_block_marks_cut(lede_block_marks *cut, const lede_block *block);
void lede_block_marks_clear(lede_block_marks *cut);

/* "name=Acme Labs; role=ceo": the attributes of an annotation. */
void lede_view_attributes(const lede_layers *layers, const lede_annotation *annotation,
                          lede_buffer *out);

/* ---- concordances ---- */

/* A record that stands in the text, with the words beside it; memory failures are the output's. */
typedef void (*lede_view_kwic_fn)(const lede_view_job *job, const lede_record *record,
                                  const lede_kwic *line, const void *context);
/* The records of the article, with as many words either side as the options say, or ten. */
lede_status lede_view_kwic_each(const lede_view_job *job, lede_view_kwic_fn put,
                                const void *context);

/* ---- CoNLL-U ---- */

void lede_view_put_comment(lede_buffer *out, const char *name, lede_slice value);
/* newdoc, newpar, block, sent_id: what stands before a sentence's text. */
void lede_view_put_headers(const lede_view_job *job, uint32_t sentence_i);
/* The value of an attribute; null when nothing says it. */
lede_slice lede_view_reading(const lede_view_job *job, lede_attribute attribute, uint32_t token);
/* An article that came with ready tokens. */
lede_status lede_view_ready(const lede_view_job *job);

/* ---- the views ---- */

lede_status lede_view_article_json(const lede_view_job *job);
lede_status lede_view_article_text(const lede_view_job *job);
lede_status lede_view_article_html(const lede_view_job *job);
/* The page of an article; `marks` NULL: a clean reading page, without boilerplate. */
lede_status lede_view_page(const lede_view_job *job, const lede_view_marks *marks);
/* The head of the page: of one article, or of several. */
void lede_view_page_head(const lede_view_job *job);
lede_status lede_view_explain(const lede_view_job *job);
lede_status lede_view_conllu(const lede_view_job *job);
lede_status lede_view_vertical(const lede_view_job *job);
lede_status lede_view_tokens_json(const lede_view_job *job);
lede_status lede_view_kwic(const lede_view_job *job);
lede_status lede_view_kwic_json(const lede_view_job *job);
lede_status lede_view_kwic_csv(const lede_view_job *job);
lede_status lede_view_kwic_csv_head(const lede_view_job *job); /* the names of the columns */
lede_status lede_view_mark_terminal(const lede_view_job *job);
lede_status lede_view_mark_html(const lede_view_job *job);
lede_status lede_view_mark_brat(const lede_view_job *job);
lede_status lede_view_mark_json(const lede_view_job *job);
lede_status lede_view_why(const lede_view_job *job);
void lede_view_why_head(const lede_view_job *job); /* before the first article's */
void lede_view_why_html_head(const lede_view_job *job);
lede_status lede_view_why_brief(const lede_view_job *job);
lede_status lede_view_why_json(const lede_view_job *job);
lede_status lede_view_why_html(const lede_view_job *job);

#endif
