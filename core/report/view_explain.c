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
        reason = "not found";
    } else {
        /* the end of a path says more than its beginning */
        put_cell(job, value, columns.value,
                 field == LEDE_FIELD_SOURCE ? LEDE_CELL_LEFT_TAIL : LEDE_CELL_LEFT);
        lede_buffer_add_repeat(job->out, ' ', GAP);
    }
    put_reason(job, reason == NULL ? "" : reason, NAME_COLUMNS + columns.value + GAP,
               columns.reason);
}

static void put_block(const lede_view_job *job, const lede_block *block) {
    lede_buffer place = {0};
    lede_buffer_printf(&place, "%u-%u",
                       (unsigned)lede_article_code_point(job->article, block->start),
                       (unsigned)lede_article_code_point(job->article, block->stop));
    shares columns = share(job, NAME_COLUMNS + PLACE_COLUMNS);
    lede_view_colour(job, "1");
    put_cell(job, lede_slice_of(lede_block_kind_name(block->kind)), NAME_COLUMNS, LEDE_CELL_LEFT);
    lede_view_colour(job, NULL);
    put_cell(job, lede_buffer_slice(&place), PLACE_COLUMNS, LEDE_CELL_LEFT);
    put_cell(job, lede_view_block_text(job->article, block), columns.value, LEDE_CELL_LEFT);
    lede_buffer_add_repeat(job->out, ' ', GAP);
    put_reason(job, block->reason, NAME_COLUMNS + PLACE_COLUMNS + columns.value + GAP,
               columns.reason);
    if (place.failed) job->out->failed = true;
    lede_buffer_clear(&place);
}

lede_status lede_view_explain(const lede_view_job *job) {
    LEDE_TRY(lede_view_index(job));
    if (job->article->n > 0) lede_buffer_add_char(job->out, '\n');
    for (int field = 0; field < LEDE_N_FIELDS; field++) put_field(job, (lede_field)field);
    lede_buffer_add_char(job->out, '\n');
    if (job->article->n_blocks == 0) lede_buffer_add_string(job->out, "no blocks\n");
    for (uint32_t i = 0; i < job->article->n_blocks; i++) put_block(job, &job->article->blocks[i]);
    return LEDE_OK;
}
