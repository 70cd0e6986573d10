#include "load/vertical_document.h"

#include "load/vertical_tag.h"
#include "load/weave.h"

/* Elements open at once: deeper ones are a mistake. */
enum { DEEPEST = 64 };

typedef struct element {
    lede_slice name;
    uint32_t line;
    uint32_t region; /* of the weave; UINT32_MAX: the document */
} element;

typedef struct reader {
    lede_weave weave;
    lede_arena *arena;
    element open[DEEPEST];
    uint32_t n_open;
    uint32_t n_columns; /* with the form; 0 until they are known */
    lede_slice names;   /* as the file or an option gives them; null: nothing does */
    uint32_t sentence;  /* the region of the one that is open */
    bool in_sentence, is_glued;
    uint32_t line;
    lede_error *err;
} reader;

static lede_status fail_line(const reader *r) {
    if (r->err != NULL) r->err->line = r->line;
    return LEDE_FORMAT;
}

/* ---- columns --------------------------------------------------------------------------------- */

/* The names that treebanks use, as patterns know them. */
static lede_slice own_name(lede_slice name) {
    if (lede_slice_is(name, "upos")) return LEDE_SLICE("pos");
    return lede_slice_is(name, "xpos") ? LEDE_SLICE("tag") : name;
}

static lede_status name_columns(reader *r, uint32_t n_found) {
    LEDE_ARRAY(lede_slice) names = {0};
    lede_slice rest = r->names, name;
    bool ok = true;
    while (rest.data != NULL && lede_tag_next_name(&rest, &name)) {
        name = own_name(lede_weave_name(r->arena, name, &ok));
        if (!ok || !lede_array_push_in(r->arena, &names, name)) return lede_fail_memory(r->err);
    }
    if (names.count == 0 && n_found > 1) {
        lede_fail(r->err, LEDE_FORMAT,
                  "a token has %u columns, and nothing says what they are: name them with "
                  "--columns, as in --columns word,pos,lemma",
                  n_found);
        return fail_line(r);
    }
    if (names.count > LEDE_COLUMNS_MAX) {
        lede_fail(r->err, LEDE_LIMIT, "tokens have %zu columns; at most %d can be read",
                  names.count, LEDE_COLUMNS_MAX);
        return LEDE_LIMIT;
    }
    r->n_columns = names.count == 0 ? 1 : (uint32_t)names.count;
    lede_ready *ready = &r->weave.ready;
    ready->n_columns = r->n_columns - 1;
    ready->names = names.count == 0 ? NULL : names.data + 1;
    for (uint32_t i = 0; i < ready->n_columns; i++) {
        if (lede_slice_is(ready->names[i], "head")) ready->head = i;
        if (lede_slice_is(ready->names[i], "misc")) ready->misc = i;
    }
    return LEDE_OK;
}

static uint32_t count_columns(lede_slice line) {
    uint32_t n = 1;
    for (size_t i = 0; i < line.size; i++) n += line.data[i] == '\t';
    return n;
}

/* Nothing, and what CWB writes for it, is no value. */
static lede_slice value_of(lede_slice text, lede_arena *arena, bool *ok) {
    if (text.size == 0 || lede_slice_is(text, "__UNDEF__")) return LEDE_NULL_SLICE;
    return lede_tag_plain(text, arena, ok);
}

static lede_status read_token(reader *r, lede_slice line) {
    uint32_t n_found = count_columns(line), start;
    if (r->n_columns == 0) LEDE_TRY(name_columns(r, n_found));
    if (n_found != r->n_columns) {
        lede_fail(r->err, LEDE_FORMAT, "expected %u columns with tabs between them, found %u",
                  r->n_columns, n_found);
        return fail_line(r);
    }
    lede_slice values[LEDE_COLUMNS_MAX], form = LEDE_NULL_SLICE;
    size_t from = 0;
    bool ok = true;
    for (uint32_t i = 0; i < n_found; i++) {
        size_t stop = lede_slice_find(line, LEDE_SLICE("\t"), from);
        lede_slice text = lede_slice_cut(line, from, stop == SIZE_MAX ? line.size : stop);
        from = stop + 1;
        if (i == 0)
            form = lede_tag_plain(text, r->arena, &ok);
        else
            values[i - 1] = value_of(text, r->arena, &ok);
    }
    if (!ok) return lede_fail_memory(r->err);
    if (form.size == 0) {
        lede_fail(r->err, LEDE_FORMAT, "a token without a form: the first column is empty");
        return fail_line(r);
    }
    lede_slice gap = r->is_glued ? LEDE_SLICE("") : LEDE_SLICE(" ");
    if (lede_weave_n_tokens(&r->weave) == 0) gap = LEDE_SLICE("");
    r->is_glued = false;
    LEDE_TRY(lede_weave_surface(&r->weave, gap, form, &start, r->err));
    return lede_weave_token(&r->weave, start, start + (uint32_t)form.size, form, values, r->err);
}

/* ---- elements -------------------------------------------------------------------------------- */

static lede_status fail_tag(const reader *r, const char *mark, lede_slice name, const char *what) {
    size_t size = name.size < 60 ? name.size : 60;
    lede_fail(r->err, LEDE_FORMAT, "%s%.*s> %s", mark, (int)size, name.data, what);
    return fail_line(r);
}

static bool is_block(lede_slice name) {
    return lede_slice_is(name, "p") || lede_slice_is(name, "head");
}

/* A block cannot begin or end within a sentence. */
static lede_status break_block(reader *r, lede_block_kind kind, lede_slice name) {
    if (r->in_sentence) {
        return fail_tag(r, "<", name, "begins or ends inside a sentence, which <s> opened");
    }
    LEDE_TRY(lede_weave_sentence(&r->weave, UINT32_MAX, r->err));
    lede_weave_break(&r->weave, kind, "an element of the file");
    return LEDE_OK;
}

static lede_status open_region(reader *r, lede_slice line, lede_slice name, uint32_t *region) {
    lede_region fresh = {.name = name};
    uint32_t token = lede_weave_n_tokens(&r->weave);
    fresh.tokens = (lede_span){token, token};
    lede_status status = lede_tag_pairs(line, r->arena, &fresh.pairs, &fresh.n_pairs, r->err);
    if (status == LEDE_FORMAT) return fail_line(r);
    LEDE_TRY(status);
    *region = (uint32_t)r->weave.regions.count;
    return lede_array_push_in(r->arena, &r->weave.regions, fresh) ? LEDE_OK
                                                                  : lede_fail_memory(r->err);
}

/* The attributes of the document element are metadata, and it is no region. */
static lede_status open_document(reader *r, lede_slice line) {
    const lede_pair *pairs;
    uint32_t n_pairs;
    lede_status status = lede_tag_pairs(line, r->arena, &pairs, &n_pairs, r->err);
    if (status == LEDE_FORMAT) return fail_line(r);
    LEDE_TRY(status);
    return lede_weave_fields(r->weave.article, pairs, n_pairs, "an attribute of the document",
                             r->err);
}

/* <p block="byline"> says what it is, as our own vertical text does. */
static lede_block_kind kind_of_block(const reader *r, const element *e) {
    lede_block_kind kind =
        lede_slice_is(e->name, "head") ? LEDE_BLOCK_HEADING : LEDE_BLOCK_PARAGRAPH;
    const lede_region *region = e->region == UINT32_MAX ? NULL : &r->weave.regions.data[e->region];
    for (uint32_t i = 0; region != NULL && i < region->n_pairs; i++) {
        const lede_pair *pair = &region->pairs[i];
        if (lede_slice_is(pair->name, "block")) lede_block_kind_find(pair->value, &kind);
    }
    return kind;
}

static lede_status open_element(reader *r, lede_slice line, lede_slice name) {
    bool ok = true, is_document = r->n_open == 0 && r->line == 1 && lede_tag_is_document(name);
    element opened = {
        .name = lede_weave_name(r->arena, name, &ok), .line = r->line, .region = UINT32_MAX};
    if (!ok) return lede_fail_memory(r->err);
    if (r->n_open == DEEPEST) return fail_tag(r, "<", name, "is nested deeper than 64 elements");
    if (is_document) {
        LEDE_TRY(open_document(r, line));
    } else {
        LEDE_TRY(open_region(r, line, opened.name, &opened.region));
    }
    if (is_block(opened.name)) {
        LEDE_TRY(break_block(r, kind_of_block(r, &opened), name));
    }
    if (lede_slice_is(opened.name, "s")) {
        if (r->in_sentence) return fail_tag(r, "<", name, "begins inside another sentence");
        LEDE_TRY(lede_weave_sentence(&r->weave, UINT32_MAX, r->err));
        r->in_sentence = true;
        r->sentence = opened.region;
    }
    r->open[r->n_open++] = opened;
    return LEDE_OK;
}

/* The block that ends here belongs to the element, if it holds all of it. */
static void own_block(reader *r, uint32_t region) {
    lede_weave *weave = &r->weave;
    if (weave->blocks.count == 0) return;
    uint32_t last = (uint32_t)weave->blocks.count - 1;
    if (weave->blocks.data[last].tokens.start == weave->regions.data[region].tokens.start) {
        weave->block_regions.data[last] = region;
    }
}

static lede_status close_element(reader *r, lede_slice raw) {
    bool ok = true;
    lede_slice name = lede_weave_name(r->arena, raw, &ok);
    uint32_t i = r->n_open;
    if (!ok) return lede_fail_memory(r->err);
    while (i > 0 && !lede_slice_equal(r->open[i - 1].name, name)) i--;
    if (i == 0) return fail_tag(r, "</", raw, "closes nothing: no such element is open");
    element closed = r->open[i - 1];
    memmove(&r->open[i - 1], &r->open[i], (r->n_open - i) * sizeof(element));
    r->n_open--;
    if (closed.region == UINT32_MAX) return LEDE_OK;
    lede_region *region = &r->weave.regions.data[closed.region];
    region->tokens.stop = lede_weave_n_tokens(&r->weave);
    bool is_empty = region->tokens.stop == region->tokens.start;
    if (lede_slice_is(name, "s")) {
        r->in_sentence = false;
        return lede_weave_sentence(&r->weave, closed.region, r->err);
    }
    if (!is_block(name)) return LEDE_OK;
    if (!is_empty) own_block(r, closed.region);
    return break_block(r, LEDE_BLOCK_PARAGRAPH, raw);
}

static lede_status read_line(reader *r, lede_slice line) {
    lede_slice name;
    switch (lede_tag_of(line, &name)) {
    case LEDE_TAG_NONE: return lede_slice_trim(line).size == 0 ? LEDE_OK : read_token(r, line);
    case LEDE_TAG_OPEN: return open_element(r, line, name);
    case LEDE_TAG_CLOSE: return close_element(r, name);
    case LEDE_TAG_EMPTY: r->is_glued = r->is_glued || lede_slice_is(name, "g"); return LEDE_OK;
    case LEDE_TAG_OTHER: break;
    }
    return LEDE_OK;
}

lede_status lede_vertical_read(const lede_frame *frame, lede_slice text, lede_article *article,
                               lede_error *err) {
    reader r = {.arena = article->arena, .err = err, .sentence = UINT32_MAX};
    lede_slice line;
    bool ok = true;
    r.names = lede_slice_of(frame->columns);
    if (frame->header.size > 0) r.names = frame->header;
    r.names = lede_arena_copy(article->arena, r.names, &ok);
    if (!ok) return lede_fail_memory(err);
    lede_weave_start(&r.weave, article);
    for (r.line = 1; lede_slice_line(&text, &line); r.line++) LEDE_TRY(read_line(&r, line));
    if (r.n_open > 0) {
        r.line = r.open[r.n_open - 1].line;
        return fail_tag(&r, "<", r.open[r.n_open - 1].name, "is not closed");
    }
    return lede_weave_finish(&r.weave, err);
}
