#include "report/view_parts.h"

#include <stdlib.h>

#include "base/nearest.h"

/* ---- which layers ---- */

static lede_status show_layer(const lede_view_job *job, uint32_t layer, bool *shown,
                              lede_view_marks *out) {
    const lede_catalog *catalog = lede_layers_catalog(job->input->layers);
    if (shown[layer]) return LEDE_OK;
    shown[layer] = true;
    lede_mark_names_add(&out->names, lede_catalog_layer_name(catalog, layer));
    return out->names.failed ? lede_fail_memory(job->err) : LEDE_OK;
}

static lede_status unknown_layer(const lede_view_job *job, lede_slice name) {
    const lede_catalog *catalog = lede_layers_catalog(job->input->layers);
    uint32_t n = lede_catalog_n_layers(catalog);
    lede_slice *names = lede_arena_array(job->article->arena, n, sizeof *names);
    if (names == NULL) return lede_fail_memory(job->err);
    for (uint32_t i = 0; i < n; i++) names[i] = lede_catalog_layer_name(catalog, i);
    const lede_slice *nearest = lede_nearest(name, names, n);
    lede_slice meant = nearest == NULL ? LEDE_SLICE("") : *nearest;
    return lede_fail(job->err, LEDE_USAGE,
                     "there is no layer '%.*s' to mark; expected layers that the script's "
                     "rules, stages or lexicons write%s%.*s%s",
                     LEDE_FMT(name), nearest == NULL ? "" : "; did you mean '", LEDE_FMT(meant),
                     nearest == NULL ? "" : "'?");
}

static lede_status show_named(const lede_view_job *job, bool *shown, lede_view_marks *out) {
    const lede_catalog *catalog = lede_layers_catalog(job->input->layers);
    lede_slice rest = lede_slice_of(job->options->layers);
    while (rest.size > 0) {
        size_t comma = lede_slice_find(rest, LEDE_SLICE(","), 0);
        size_t stop = comma == SIZE_MAX ? rest.size : comma;
        lede_slice name = lede_slice_trim(lede_slice_cut(rest, 0, stop));
        rest = lede_slice_cut(rest, stop < rest.size ? stop + 1 : stop, rest.size);
        if (name.size == 0) continue;
        uint32_t layer = lede_catalog_find_layer(catalog, name);
        if (layer == LEDE_NO_LAYER) return unknown_layer(job, name);
        LEDE_TRY(show_layer(job, layer, shown, out));
    }
    return LEDE_OK;
}

static lede_status show_all(const lede_view_job *job, bool *shown, lede_view_marks *out) {
    const lede_catalog *catalog = lede_layers_catalog(job->input->layers);
    uint32_t n = lede_catalog_n_layers(catalog);
    for (uint32_t layer = LEDE_N_BUILT_IN_LAYERS; layer < n; layer++) {
        if (!lede_catalog_is_helper(catalog, layer)) LEDE_TRY(show_layer(job, layer, shown, out));
    }
    return LEDE_OK;
}

/* ---- their annotations ---- */

static lede_status add_layer(const lede_view_job *job, uint32_t layer, lede_view_marks *out) {
    const lede_layer *annotations = lede_layers_get(job->input->layers, layer);
    const lede_article *article = job->article;
    lede_slice name = lede_catalog_layer_name(lede_layers_catalog(job->input->layers), layer);
    for (uint32_t i = 0; i < annotations->count; i++) {
        const lede_annotation *annotation = &annotations->annotations[i];
        lede_view_mark mark = {
            .mark = {article->token_starts[annotation->span.start],
                     article->token_stops[annotation->span.stop - 1], name},
            .annotation = annotation,
            .layer = layer,
        };
        if (!lede_array_push_in(article->arena, &out->marks, mark)) {
            return lede_fail_memory(job->err);
        }
    }
    return LEDE_OK;
}

/* By start, longer first, then layer and the layer's own order. */
static int compare_marks(const void *left, const void *right) {
    const lede_view_mark *a = left, *b = right;
    if (a->mark.start != b->mark.start) return a->mark.start < b->mark.start ? -1 : 1;
    if (a->mark.stop != b->mark.stop) return a->mark.stop > b->mark.stop ? -1 : 1;
    if (a->layer != b->layer) return a->layer < b->layer ? -1 : 1;
    return a->annotation < b->annotation ? -1 : a->annotation > b->annotation;
}

lede_status lede_view_marks_collect(const lede_view_job *job, lede_view_marks *out) {
    *out = (lede_view_marks){0};
    if (job->input->layers == NULL) return LEDE_OK;
    uint32_t n = lede_catalog_n_layers(lede_layers_catalog(job->input->layers));
    bool *shown = calloc((size_t)n + 1, sizeof *shown);
    if (shown == NULL) return lede_fail_memory(job->err);
    lede_status status =
        job->options->layers == NULL ? show_all(job, shown, out) : show_named(job, shown, out);
    for (uint32_t layer = 0; status == LEDE_OK && layer < n; layer++) {
        if (shown[layer]) status = add_layer(job, layer, out);
    }
    free(shown);
    if (status == LEDE_OK && out->marks.count > 1) {
        qsort(out->marks.data, out->marks.count, sizeof *out->marks.data, compare_marks);
    }
    if (status != LEDE_OK) lede_view_marks_clear(out);
    return status;
}

void lede_view_marks_clear(lede_view_marks *marks) {
    lede_mark_names_clear(&marks->names);
}

/* ---- cut to blocks ---- */

/* Add one mark, cut to the block. Those carried into a block all start at 0: longer first. */
static bool add_cut(lede_block_marks *cut, const lede_block *block, size_t mark_i) {
    const lede_view_mark *from = &cut->all->marks.data[mark_i];
    lede_mark mark = from->mark;
    mark.start = mark.start < block->start ? 0 : mark.start - block->start;
    mark.stop = (mark.stop > block->stop ? block->stop : mark.stop) - block->start;
    if (!lede_array_push(&cut->marks, mark) ||
        !lede_array_push(&cut->annotations, from->annotation)) {
        return false;
    }
    size_t at = cut->marks.count - 1;
    for (; at > 0 && cut->marks.data[at - 1].start == mark.start &&
           cut->marks.data[at - 1].stop < mark.stop;
         at--) {
        cut->marks.data[at] = cut->marks.data[at - 1];
        cut->annotations.data[at] = cut->annotations.data[at - 1];
    }
    cut->marks.data[at] = mark;
    cut->annotations.data[at] = from->annotation;
    return true;
}

bool lede_block_marks_cut(lede_block_marks *cut, const lede_block *block) {
    const lede_view_mark *all = cut->all->marks.data;
    size_t kept = 0;
    cut->marks.count = cut->annotations.count = 0;
    for (size_t i = 0; i < cut->carried.count; i++) {
        size_t mark_i = cut->carried.data[i];
        if (all[mark_i].mark.stop > block->start && !add_cut(cut, block, mark_i)) return false;
        if (all[mark_i].mark.stop > block->stop) cut->carried.data[kept++] = mark_i;
    }
    cut->carried.count = kept;
    for (; cut->next < cut->all->marks.count && all[cut->next].mark.start < block->stop;
         cut->next++) {
        const lede_mark *mark = &all[cut->next].mark;
        if (mark->stop <= block->start) continue; /* between blocks */
        if (!add_cut(cut, block, cut->next)) return false;
        if (mark->stop > block->stop && !lede_array_push(&cut->carried, cut->next)) return false;
    }
    return true;
}

void lede_block_marks_clear(lede_block_marks *cut) {
    free(cut->carried.data);
    free(cut->marks.data);
    free(cut->annotations.data);
    *cut = (lede_block_marks){0};
}

void lede_view_attributes(const lede_layers *layers, const lede_annotation *annotation,
                          lede_buffer *out) {
    for (uint32_t i = 0; i < annotation->n_values; i++) {
        if (i > 0) lede_buffer_add_string(out, "; ");
        lede_buffer_add(out, lede_layers_key_name(layers, annotation->values[i].key));
        lede_buffer_add_char(out, '=');
        lede_value_print(annotation->values[i].value, out);
    }
}
