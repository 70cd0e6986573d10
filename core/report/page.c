#include "report/page.h"

#include <stdlib.h>

lede_page *lede_page_new(lede_slice name, lede_slice title, lede_error *err) {
    lede_page *page = calloc(1, sizeof *page);
    if (page == NULL) {
        lede_fail_memory(err);
        return NULL;
    }
    lede_arena_init(&page->arena, 0);
    bool ok = true;
    page->name = lede_arena_copy(&page->arena, name, &ok);
    page->title = lede_arena_copy(&page->arena, title, &ok);
    if (!ok) {
        lede_page_free(page);
        lede_fail_memory(err);
        return NULL;
    }
    return page;
}

void lede_page_free(lede_page *page) {
    if (page == NULL) return;
    lede_arena_clear(&page->arena);
    free(page);
}

static lede_grid copy_grid(lede_arena *arena, const lede_grid *from, bool *ok) {
    lede_grid grid = *from;
    size_t n_cells = from->n_columns * from->n_rows;
    lede_slice *columns = lede_arena_array(arena, from->n_columns, sizeof *columns);
    lede_value *cells = lede_arena_array(arena, n_cells, sizeof *cells);
    if (columns == NULL || cells == NULL) {
        *ok = false;
        return (lede_grid){0};
    }
    for (size_t i = 0; i < from->n_columns; i++) {
        columns[i] = lede_arena_copy(arena, from->columns[i], ok);
    }
    for (size_t i = 0; i < n_cells; i++) cells[i] = lede_value_copy(arena, from->cells[i], ok);
    grid.columns = columns;
    grid.cells = cells;
    return grid;
}

/* By start, then longer first, so that an outer mark comes before what it holds. */
static bool is_before(const lede_mark *a, const lede_mark *b) {
    return a->start != b->start ? a->start < b->start : a->stop > b->stop;
}

static bool is_blank(lede_slice text) {
    return lede_slice_trim(text).size == 0;
}

/* A repeated capture (`who:[...]+`) marks word by word; the reader sees one stretch. */
static bool goes_on(const lede_passage *passage, const lede_mark *last, const lede_mark *mark) {
    return last->stop <= mark->start && lede_slice_equal(last->name, mark->name) &&
           is_blank(lede_slice_cut(passage->text, last->stop, mark->start));
}

static size_t join_marks(const lede_passage *passage, lede_mark *marks, size_t n_marks) {
    size_t kept = 0;
    for (size_t i = 0; i < n_marks; i++) {
        if (kept > 0 && goes_on(passage, &marks[kept - 1], &marks[i])) {
            marks[kept - 1].stop = marks[i].stop;
        } else {
            marks[kept++] = marks[i];
        }
    }
    return kept;
}

/* Marks outside the text are cut to it, empty ones dropped; the few of a sentence are sorted by
 * insertion, which keeps equal ones in their order. */
static const lede_mark *copy_marks(lede_arena *arena, const lede_passage *from, size_t *n_marks,
                                   bool *ok) {
    lede_mark *marks = lede_arena_array(arena, from->n_marks, sizeof *marks);
    *n_marks = 0;
    if (marks == NULL) {
        *ok = false;
        return NULL;
    }
    for (size_t i = 0; i < from->n_marks; i++) {
        lede_mark mark = from->marks[i];
        if (mark.stop > from->text.size) mark.stop = (uint32_t)from->text.size;
        if (mark.start >= mark.stop) continue;
        mark.name = lede_arena_copy(arena, mark.name, ok);
        size_t at = (*n_marks)++;
        for (; at > 0 && is_before(&mark, &marks[at - 1]); at--) marks[at] = marks[at - 1];
        marks[at] = mark;
    }
    *n_marks = join_marks(from, marks, *n_marks);
    return marks;
}

static const lede_passage *copy_passages(lede_arena *arena, const lede_element *from, bool *ok) {
    lede_passage *passages = lede_arena_array(arena, from->n_passages, sizeof *passages);
    if (passages == NULL) {
        *ok = false;
        return NULL;
    }
    for (size_t i = 0; i < from->n_passages; i++) {
        const lede_passage *passage = &from->passages[i];
        passages[i] = (lede_passage){
            .text = lede_arena_copy(arena, passage->text, ok),
            .source = lede_arena_copy(arena, passage->source, ok),
            .title = lede_arena_copy(arena, passage->title, ok),
            .publisher = lede_arena_copy(arena, passage->publisher, ok),
            .published = lede_arena_copy(arena, passage->published, ok),
            .rule = lede_arena_copy(arena, passage->rule, ok),
            .who = lede_arena_copy(arena, passage->who, ok),
            .note = lede_arena_copy(arena, passage->note, ok),
        };
        passages[i].marks = copy_marks(arena, passage, &passages[i].n_marks, ok);
    }
    return passages;
}

lede_status lede_page_add(lede_page *page, const lede_element *element, lede_error *err) {
    bool ok = true;
    lede_element copy = *element;
    copy.text = lede_arena_copy(&page->arena, element->text, &ok);
    copy.grid = copy_grid(&page->arena, &element->grid, &ok);
    copy.passages = copy_passages(&page->arena, element, &ok);
    if (copy.kind == LEDE_ELEMENT_HEADING) {
        copy.level = copy.level < 1 ? 1 : copy.level > 3 ? 3 : copy.level;
    }
    if (!ok || !lede_array_push_in(&page->arena, &page->elements, copy)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

lede_status lede_page_lead(lede_page *page, const lede_element *element, lede_error *err) {
    LEDE_TRY(lede_page_add(page, element, err));
    lede_element *elements = page->elements.data;
    size_t n_others = page->elements.count - 1;
    lede_element last = elements[n_others];
    memmove(elements + 1, elements, n_others * sizeof *elements);
    elements[0] = last;
    return LEDE_OK;
}
