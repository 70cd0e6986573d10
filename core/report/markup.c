#include "report/markup.h"

#include <stdlib.h>

typedef struct walk {
    const lede_mark *marks;
    const lede_markup_visitor *visitor;
    size_t *open; /* indices of open marks, outermost first */
    size_t n_open;
} walk;

/* The nearest place at which an open mark ends. */
static size_t next_stop(const walk *w) {
    size_t stop = SIZE_MAX;
    for (size_t i = 0; i < w->n_open; i++) {
        if (w->marks[w->open[i]].stop < stop) stop = w->marks[w->open[i]].stop;
    }
    return stop;
}

/* Close what ends at `at`: all from the outermost such mark inwards, then open the others again. */
static void close_at(walk *w, size_t at) {
    size_t outermost = 0;
    while (outermost < w->n_open && w->marks[w->open[outermost]].stop != at) outermost++;
    for (size_t i = w->n_open; i-- > outermost;) {
        size_t mark = w->open[i];
        w->visitor->close(w->visitor->context, mark, w->marks[mark].stop != at);
    }
    size_t kept = outermost;
    for (size_t i = outermost; i < w->n_open; i++) {
        size_t mark = w->open[i];
        if (w->marks[mark].stop == at) continue;
        w->open[kept++] = mark;
        w->visitor->open(w->visitor->context, mark, true);
    }
    w->n_open = kept;
}

bool lede_markup_walk(lede_slice text, const lede_mark *marks, size_t n_marks,
                      const lede_markup_visitor *visitor) {
    walk w = {.marks = marks, .visitor = visitor, .open = NULL};
    if (n_marks > 0) {
        w.open = calloc(n_marks, sizeof *w.open);
        if (w.open == NULL) return false;
    }
    size_t at = 0, mark = 0;
    while (at < text.size) {
        if (w.n_open > 0) close_at(&w, at);
        for (; mark < n_marks && marks[mark].start <= at; mark++) {
            w.open[w.n_open++] = mark;
            visitor->open(visitor->context, mark, false);
        }
        size_t next = next_stop(&w);
        if (mark < n_marks && marks[mark].start < next) next = marks[mark].start;
        if (next > text.size) next = text.size;
        visitor->piece(visitor->context, lede_slice_cut(text, at, next));
        at = next;
    }
    if (w.n_open > 0) close_at(&w, at);
    free(w.open);
    return true;
}

void lede_mark_names_add(lede_mark_names *names, lede_slice name) {
    for (size_t i = 0; i < names->names.count; i++) {
        if (lede_slice_equal(names->names.data[i], name)) return;
    }
    if (!lede_array_push(&names->names, name)) names->failed = true;
}

size_t lede_mark_names_hue(const lede_mark_names *names, lede_slice name) {
    for (size_t i = 0; i < names->names.count; i++) {
        if (lede_slice_equal(names->names.data[i], name)) return i % LEDE_N_HUES;
    }
    return 0;
}

void lede_mark_names_clear(lede_mark_names *names) {
    free(names->names.data);
    *names = (lede_mark_names){0};
}
