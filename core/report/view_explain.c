#include "report/view_parts.h"

#include "report/cell.h"

enum { NAME_COLUMNS = 12, PLACE_COLUMNS = 13, GAP = 2 };

/* Columns for the value and for its reason: the reason is short and stands whole where it can. */
typedef struct shares {
    size_t value, reason;
} shares;

static shares share(const lede_view_job *job, size_t used) {
    size_t room = job->width > used + 30 ? job->width - used : 30;
    size_t reason = room * 2 / 5;
    return (shares){room - reason - GAP, reason};
}

static void put_cell(const lede_view_job *job, lede_slice text, size_t columns,
                     lede_cell_align align) {
    lede_buffer clean = {0};
    lede_cell_clean(text, &clean);
    lede_cell_put(job->out, lede_buffer_slice(&clean), columns, align, "…");
    if (clean.failed) job->out->failed = true;
    lede_buffer_clear(&clean);
}

/* The reason wraps below itself, so that none is lost. */
static void put_reason(const lede_view_job *job, const char *reason, size_t indent,
                       size_t columns) {
    lede_slice rest = lede_slice_of(reason), line;
    bool first = true;
    lede_view_colour(job, "2");
    while (lede_cell_line(&rest, columns, &line)) {
        if (!first) lede_buffer_add_repeat(job->out, ' ', indent);
        lede_buffer_add(job->out, line);
        if (rest.size > 0) lede_buffer_add_char(job->out, '\n');
        first = false;
    }
    lede_view_colour(job, NULL);
    lede_buffer_add_char(job->out, '\n');
}

static void put_field(const lede_view_job *job, lede_field field) {
    lede_slice value = job->article->fields[field];
    const char *reason = job->article->field_reasons[field];
    shares columns = share(job, NAME_COLUMNS);
    lede_view_colour(job, "1");
    put_cell(job, lede_slice_of(lede_field_name(field)), NAME_COLUMNS, LEDE_CELL_LEFT);
    lede_view_colour(job, NULL);
    if (value.data == NULL) {
        put_cell(job, LEDE_SLICE("-"), columns.value + GAP, LEDE_CELL_LEFT);
        if (reason == NULL) reason = "not found";
    } else {
        /* the end of a path says more than its beginning */
        put_cell(job, value, columns.value,
                 field == LEDE_FIELD_SOURCE ? LEDE_CELL_LEFT_TAIL : LEDE_CELL_LEFT);
        lede_buffer_add_repeat(job->out, ' ', GAP);
    }
    put_reason(job, reason == NULL ? "" : reason, NAME_COLUMNS + columns.value + GAP,
               columns.reason);
}

/* A line of the list of blocks: what it is, where in the text, how it begins, why; and where on the
 * page. */
typedef struct row {
    const char *name, *reason;
    lede_slice place, text;
    uint32_t page_start, page_stop;
} row;

static void put_row(const lede_view_job *job, const row *r) {
    shares columns = share(job, NAME_COLUMNS + PLACE_COLUMNS);
    lede_buffer why = {0};
    lede_buffer_add_string(&why, r->reason);
    if (r->page_stop > 0) {
        lede_buffer_printf(&why, " (bytes %u-%u of the page)", (unsigned)r->page_start,
                           (unsigned)r->page_stop);
    }
    lede_buffer_add_char(&why, '\0');
    lede_view_colour(job, "1");
    put_cell(job, lede_slice_of(r->name), NAME_COLUMNS, LEDE_CELL_LEFT);
    lede_view_colour(job, NULL);
    put_cell(job, r->place, PLACE_COLUMNS, LEDE_CELL_LEFT);
    put_cell(job, r->text, columns.value, LEDE_CELL_LEFT);
    lede_buffer_add_repeat(job->out, ' ', GAP);
    put_reason(job, why.failed ? "" : why.data, NAME_COLUMNS + PLACE_COLUMNS + columns.value + GAP,
               columns.reason);
    if (why.failed) job->out->failed = true;
    lede_buffer_clear(&why);
}

static void put_block(const lede_view_job *job, const lede_block *block) {
    lede_buffer place = {0};
    lede_buffer_printf(&place, "%u-%u",
                       (unsigned)lede_article_code_point(job->article, block->start),
                       (unsigned)lede_article_code_point(job->article, block->stop));
    put_row(job, &(row){.name = lede_block_kind_name(block->kind),
                        .reason = block->reason,
                        .place = lede_buffer_slice(&place),
                        .text = lede_view_block_text(job->article, block),
                        .page_start = block->page_start,
                        .page_stop = block->page_stop});
    if (place.failed) job->out->failed = true;
    lede_buffer_clear(&place);
}

/* What was left out before block `i`; *next goes on behind it. */
static void put_dropped(const lede_view_job *job, uint32_t i, uint32_t *next) {
    const lede_article *article = job->article;
    for (; *next < article->n_dropped && article->dropped[*next].before <= i; ++*next) {
        const lede_dropped *dropped = &article->dropped[*next];
        put_row(job, &(row){.name = "dropped",
                            .reason = dropped->reason,
                            .place = LEDE_SLICE("-"),
                            .text = dropped->text,
                            .page_start = dropped->page_start,
                            .page_stop = dropped->page_stop});
    }
}

lede_status lede_view_explain(const lede_view_job *job) {
    LEDE_TRY(lede_view_index(job));
    if (job->article->n > 0) lede_buffer_add_char(job->out, '\n');
    for (int field = 0; field < LEDE_N_FIELDS; field++) put_field(job, (lede_field)field);
    lede_buffer_add_char(job->out, '\n');
    if (job->article->n_blocks == 0) lede_buffer_add_string(job->out, "no blocks\n");
    uint32_t next = 0;
    for (uint32_t i = 0; i < job->article->n_blocks; i++) {
        put_dropped(job, i, &next);
        put_block(job, &job->article->blocks[i]);
    }
    put_dropped(job, job->article->n_blocks, &next);
    return LEDE_OK;
}
