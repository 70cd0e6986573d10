#include "load/compose.h"

#include <stdio.h>

#include "load/html_day.h"
#include "load/paragraphs.h"
#include "locale/date.h"

lede_status lede_compose_add_paragraphs(lede_compose *compose, lede_piece piece, lede_error *err) {
    lede_paragraphs paragraphs = lede_paragraphs_of(piece.text);
    while ((piece.text = lede_paragraphs_next(&paragraphs)).size > 0) {
        LEDE_TRY(lede_compose_add(compose, piece, err));
    }
    return LEDE_OK;
}

lede_status lede_compose_add_at(lede_compose *compose, lede_piece piece, lede_place place,
                                lede_error *err) {
    if (piece.text.size == 0) return LEDE_OK;
    if (!lede_array_push_in(compose->article->arena, &compose->places, place)) {
        return lede_fail_memory(err);
    }
    return lede_compose_add(compose, piece, err);
}

lede_status lede_compose_drop(lede_compose *compose, lede_slice text, const char *reason,
                              lede_place place, lede_error *err) {
    lede_dropped dropped = {.text = text,
                            .reason = reason,
                            .before = (uint32_t)compose->pieces.count,
                            .page_start = place.start,
                            .page_stop = place.stop};
    if (!lede_array_push_in(compose->article->arena, &compose->dropped, dropped)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static const lede_slice JOINT = {"\n\n", 2};

/* Whether a piece stands in one text with the one before, parted as they will be here. */
static bool follows(const lede_piece *piece) {
    const char *stop = piece[-1].text.data + piece[-1].text.size;
    return piece->text.data == stop + JOINT.size && memcmp(stop, JOINT.data, JOINT.size) == 0;
}

/* The bytes of these pieces, joined, a joint between them and behind them. */
static size_t joined_size(const lede_piece *pieces, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) size += pieces[i].text.size + JOINT.size;
    return size;
}

/* The pieces before the own text, if it is the last ones and they have room in front of it; else
 * all: so many must be copied. */
static size_t count_copied(const lede_compose *compose) {
    const lede_piece *pieces = compose->pieces.data;
    const lede_own_text *own = &compose->own;
    size_t count = compose->pieces.count, before = count - own->n_pieces;
    bool is_last =
        own->start != NULL && own->n_pieces <= count && pieces[before].text.data == own->start;
    return is_last && joined_size(pieces, before) <= own->room ? before : count;
}

/* Each with a joint behind it; pieces that follow each other are copied at once. */
static void copy_pieces(const lede_piece *pieces, size_t count, char *to) {
    for (size_t i = 0; i < count;) {
        const char *from = pieces[i].text.data;
        size_t size = pieces[i].text.size;
        while (++i < count && follows(&pieces[i])) size += JOINT.size + pieces[i].text.size;
        memcpy(to, from, size);
        memcpy(to + size, JOINT.data, JOINT.size);
        to += size + JOINT.size;
    }
}

static void set_blocks(const lede_piece *pieces, size_t count, lede_block *blocks) {
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t stop = at + (uint32_t)pieces[i].text.size;
        blocks[i] = (lede_block){
            .kind = pieces[i].kind, .start = at, .stop = stop, .reason = pieces[i].reason};
        at = stop + (uint32_t)JOINT.size;
    }
}

lede_status lede_compose_finish(lede_compose *compose, lede_error *err) {
    lede_article *article = compose->article;
    const lede_piece *pieces = compose->pieces.data;
    size_t count = compose->pieces.count, n_copied = count_copied(compose);
    size_t copied = joined_size(pieces, n_copied);
    size_t size = copied + (n_copied < count ? compose->own.size + JOINT.size : 0);
    if (size > UINT32_MAX) return lede_fail(err, LEDE_LIMIT, "the text is larger than 4 GiB");
    char *text =
        n_copied < count ? compose->own.start - copied : lede_arena_alloc(article->arena, size);
    lede_block *blocks = lede_arena_array(article->arena, count, sizeof *blocks);
    if (text == NULL || blocks == NULL) return lede_fail_memory(err);
    copy_pieces(pieces, n_copied, text);
    set_blocks(pieces, count, blocks);
    for (size_t i = 0; i < count && compose->places.count == count; i++) {
        blocks[i].page_start = compose->places.data[i].start;
        blocks[i].page_stop = compose->places.data[i].stop;
    }
    article->text = (lede_slice){text, count == 0 ? 0 : size - JOINT.size};
    article->blocks = blocks;
    article->n_blocks = (uint32_t)count;
    article->dropped = compose->dropped.data;
    article->n_dropped = (uint32_t)compose->dropped.count;
    return LEDE_OK;
}

/* Size after each run of white space that has a line end is made one space, in place. */
static size_t fold_lines(char *data, size_t size) {
    size_t to = 0;
    for (size_t from = 0; from < size;) {
        size_t stop = from;
        bool has_feed = false;
        for (; stop < size && is_space(data[stop]); stop++) has_feed |= data[stop] == '\n';
        if (has_feed) {
            data[to++] = ' ';
            from = stop;
        } else {
            stop = stop > from ? stop : from + 1;
            while (from < stop) data[to++] = data[from++];
        }
    }
    return to;
}

lede_status lede_compose_line(lede_article *article, lede_field field, lede_slice value,
                              const char *reason, lede_error *err) {
    value = lede_slice_trim(value);
    if (value.size == 0 || article->fields[field].data != NULL) return LEDE_OK;
    char *copy = lede_arena_string(article->arena, value);
    if (copy == NULL) return lede_fail_memory(err);
    lede_compose_keep(article, field, (lede_slice){copy, value.size}, reason);
    return LEDE_OK;
}

lede_status lede_compose_field(lede_article *article, lede_field field, lede_slice value,
                               const char *reason, lede_error *err) {
    value = lede_slice_trim(value);
    bool has_lines = value.size > 0 && memchr(value.data, '\n', value.size) != NULL;
    if (!has_lines) return lede_compose_line(article, field, value, reason, err);
    char *copy = lede_arena_string(article->arena, value);
    if (copy == NULL) return lede_fail_memory(err);
    value = (lede_slice){copy, fold_lines(copy, value.size)};
    return lede_compose_line(article, field, value, reason, err);
}

/* For who asks where a field came from: a date of which nobody knows which day it is. */
static lede_status note_no_date(lede_article *article, lede_field field, lede_slice value,
                                const char *reason, lede_error *err) {
    enum { MOST_BYTES = 60 };
    value = lede_slice_trim(value);
    if (value.size == 0 || value.size > MOST_BYTES || article->field_reasons[field] != NULL) {
        return LEDE_OK;
    }
    char text[2 * MOST_BYTES + 120];
    lede_date date;
    bool is_either = lede_html_day_find(value, LEDE_SLICE("en-GB"), &date);
    snprintf(text, sizeof text, "%.60s: '%.*s' is no date of one day only%s", reason,
             LEDE_FMT(value),
             is_either ? "; of keys and columns --field dates=dmy or dates=mdy tells which" : "");
    article->field_reasons[field] = lede_arena_string(article->arena, lede_slice_of(text));
    return article->field_reasons[field] == NULL ? lede_fail_memory(err) : LEDE_OK;
}

lede_status lede_compose_date(lede_article *article, lede_field field, lede_slice value,
                              const char *reason, lede_error *err) {
    lede_date date;
    if (lede_date_is_printed(value)) return lede_compose_line(article, field, value, reason, err);
    if (!lede_date_read(value, &date)) return note_no_date(article, field, value, reason, err);
    char iso[LEDE_DATE_BYTES];
    lede_date_print(&date, iso);
    return lede_compose_line(article, field, lede_slice_of(iso), reason, err);
}
