#include "report/view_parts.h"

#include "report/cell.h"
#include "report/terminal.h"

/* The text of each block, wrapped, with what the layers mark in colour or in brackets. */

static void put_block(const lede_view_job *job, lede_terminal *terminal, const lede_view_marks *all,
                      const lede_block_marks *cut, const lede_block *block) {
    static const char *const sgr[LEDE_N_BLOCK_KINDS] = {
        [LEDE_BLOCK_HEADLINE] = "1", [LEDE_BLOCK_HEADING] = "1",     [LEDE_BLOCK_META] = "2",
        [LEDE_BLOCK_NOTE] = "2",     [LEDE_BLOCK_BOILERPLATE] = "2", [LEDE_BLOCK_BYLINE] = "2",
    };
    lede_slice text = lede_view_block_text(job->article, block);
    bool is_list = block->kind == LEDE_BLOCK_LIST && !lede_view_has_bullet(text);
    bool is_quote = block->kind == LEDE_BLOCK_QUOTE;
    lede_buffer marked = {0};
    lede_terminal_marked(terminal, text, cut->marks.data, cut->marks.count, &all->names, &marked);
    const char *indent = is_list || is_quote ? "  " : "";
    size_t measure =
        terminal->width < LEDE_TERMINAL_MEASURE ? terminal->width : LEDE_TERMINAL_MEASURE;
    /* a block's own colour would end at the first mark: it is for blocks without any */
    const char *colour = cut->marks.count == 0 ? sgr[block->kind] : NULL;
    if (colour != NULL) lede_view_colour(job, colour);
    lede_cell_wrap(job->out, lede_buffer_slice(&marked), measure, is_list ? "- " : indent, indent);
    if (colour != NULL) lede_view_colour(job, NULL);
    if (marked.failed) job->out->failed = true;
    lede_buffer_clear(&marked);
}

/* Title and source, a line above the text, so that articles are told apart. */
static void put_head(const lede_view_job *job, lede_terminal *terminal,
                     const lede_view_marks *marks) {
    lede_buffer line = {0};
    if (job->article->n > 0) lede_buffer_add_char(job->out, '\n');
    lede_cell_clean(job->article->fields[LEDE_FIELD_SOURCE], &line);
    size_t width = lede_cell_width(lede_buffer_slice(&line));
    lede_view_colour(job, "2");
    lede_cell_put(job->out, lede_buffer_slice(&line), width < job->width ? width : job->width,
                  LEDE_CELL_LEFT_TAIL, "…");
    lede_buffer_add_char(job->out, '\n');
    lede_terminal_rule(terminal, job->width, false);
    lede_view_colour(job, NULL);
    lede_terminal_legend(terminal, &marks->names, "");
    lede_buffer_add_char(job->out, '\n');
    if (line.failed) job->out->failed = true;
    lede_buffer_clear(&line);
}

lede_status lede_view_mark_terminal(const lede_view_job *job) {
    lede_view_marks marks;
    LEDE_TRY(lede_view_marks_collect(job, &marks));
    lede_page_style style = {(uint32_t)job->width, job->options->colour, true};
    lede_terminal terminal = {.style = &style, .width = job->width, .out = job->out};
    lede_block_marks cut = {.all = &marks};
    bool ok = true, any = false;
    put_head(job, &terminal, &marks);
    for (uint32_t i = 0; ok && i < job->article->n_blocks; i++) {
        const lede_block *block = &job->article->blocks[i];
        if (block->start == block->stop) continue;
        ok = lede_block_marks_cut(&cut, block);
        if (any) lede_buffer_add_char(job->out, '\n');
        if (ok) put_block(job, &terminal, &marks, &cut, block);
        any = true;
    }
    lede_block_marks_clear(&cut);
    lede_view_marks_clear(&marks);
    return ok ? LEDE_OK : lede_fail_memory(job->err);
}
