#include "report/view_parts.h"

#include <inttypes.h>

#include "report/cell.h"

/* brat standoff (https://brat.nlplab.org/standoff.html): "T1<tab>person 0 12<tab>text", attributes
 * as "A1<tab>role T1 ceo". An attribute is one word there; a value of several goes into a note,
 * "#1<tab>AnnotatorNotes T1<tab>name=Acme Labs". Offsets are code points of the article's text. */

typedef struct counters {
    uint32_t entity, attribute, note;
} counters;

/* The stretches of a span between line breaks, which brat wants apart: "0 5;7 12". */
static void put_fragments(const lede_view_job *job, const lede_mark *mark) {
    lede_article *article = job->article;
    uint32_t at = mark->start;
    bool any = false;
    while (at < mark->stop) {
        uint32_t stop = at;
        while (stop < mark->stop && article->text.data[stop] != '\n') stop++;
        if (stop > at) {
            lede_buffer_printf(job->out, "%s%" PRIu32 " %" PRIu32, any ? ";" : " ",
                               lede_article_code_point(article, at),
                               lede_article_code_point(article, stop));
            any = true;
        }
        at = stop + 1;
    }
}

/* Line breaks as one space each fragment; other characters as they stand, so that lengths agree. */
static void put_text(const lede_view_job *job, lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool again = c == '\n' && i > 0 && text.data[i - 1] == '\n';
        if (!again) lede_buffer_add_char(job->out, c == '\n' || c == '\t' ? ' ' : c);
    }
}

static bool is_one_word(lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (strchr(" \t\r\n\v\f", text.data[i]) != NULL) return false;
    }
    return text.size > 0;
}

static void put_attribute(const lede_view_job *job, const lede_named_value *value, counters *n) {
    lede_slice key = lede_layers_key_name(job->input->layers, value->key);
    lede_buffer text = {0};
    lede_value_print(value->value, &text);
    lede_slice printed = lede_buffer_slice(&text);
    if (value->value.kind == LEDE_NULL) {
        /* nothing to say */
    } else if (is_one_word(printed)) {
        lede_buffer_printf(job->out, "A%" PRIu32 "\t%.*s T%" PRIu32 " ", ++n->attribute,
                           LEDE_FMT(key), n->entity);
        lede_cell_clean(printed, job->out);
        lede_buffer_add_char(job->out, '\n');
    } else {
        lede_buffer_printf(job->out, "#%" PRIu32 "\tAnnotatorNotes T%" PRIu32 "\t%.*s=", ++n->note,
                           n->entity, LEDE_FMT(key));
        lede_cell_clean(printed, job->out);
        lede_buffer_add_char(job->out, '\n');
    }
    if (text.failed) job->out->failed = true;
    lede_buffer_clear(&text);
}

static void put_mark(const lede_view_job *job, const lede_view_mark *mark, counters *n) {
    lede_buffer_printf(job->out, "T%" PRIu32 "\t%.*s", ++n->entity, LEDE_FMT(mark->mark.name));
    put_fragments(job, &mark->mark);
    lede_buffer_add_char(job->out, '\t');
    put_text(job, lede_slice_cut(job->article->text, mark->mark.start, mark->mark.stop));
    lede_buffer_add_char(job->out, '\n');
    for (uint32_t i = 0; i < mark->annotation->n_values; i++) {
        put_attribute(job, &mark->annotation->values[i], n);
    }
}

lede_status lede_view_mark_brat(const lede_view_job *job) {
    lede_view_marks marks;
    counters n = {0};
    LEDE_TRY(lede_view_index(job));
    LEDE_TRY(lede_view_marks_collect(job, &marks));
    lede_buffer_add_string(job->out, "# article ");
    lede_cell_clean(job->article->fields[LEDE_FIELD_ID], job->out);
    lede_buffer_add_char(job->out, '\t');
    lede_cell_clean(job->article->fields[LEDE_FIELD_SOURCE], job->out);
    lede_buffer_add_char(job->out, '\n');
    for (size_t i = 0; i < marks.marks.count; i++) put_mark(job, &marks.marks.data[i], &n);
    lede_view_marks_clear(&marks);
    return LEDE_OK;
}
