#include "load/json_article.h"

#include "base/utf8.h"
#include "load/byline.h"
#include "load/compose.h"
#include "load/json_names.h"
#include "load/phrase.h"
#include "load/plain_lines.h"

/* The best value of the object for each meaning. */
typedef struct pick {
    const lede_json *value;
    const lede_json_name *name;
} pick;

typedef struct picks {
    pick fields[LEDE_N_FIELDS];
    pick text, blocks, source;
} picks;

static bool is_empty(const lede_json *value) {
    switch (value->kind) {
    case LEDE_JSON_NULL: return true;
    case LEDE_JSON_STRING: return lede_slice_trim(value->text).size == 0;
    case LEDE_JSON_ARRAY:
    case LEDE_JSON_OBJECT: return value->count == 0;
    default: return false;
    }
}

static pick *place_of(picks *all, int meaning) {
    switch (meaning) {
    case LEDE_JSON_KEY_TEXT: return &all->text;
    case LEDE_JSON_KEY_BLOCKS: return &all->blocks;
    case LEDE_JSON_KEY_SOURCE: return &all->source;
    default: return &all->fields[meaning];
    }
}

static picks pick_values(const lede_json *object) {
    picks all = {.text = {NULL, NULL}};
    for (const lede_json *m = object->first; m != NULL; m = m->next) {
        const lede_json_name *name = lede_json_name_find(m->key);
        if (name == NULL || is_empty(m)) continue;
        pick *place = place_of(&all, name->meaning);
        if (place->value != NULL && place->name->rank <= name->rank) continue;
        *place = (pick){m, name};
    }
    return all;
}

/* ---- fields --------------------------------------------------------------------------------- */

/* A value as text: a string or number; of an object its name; else null. */
static lede_slice text_of(const lede_json *value) {
    if (value == NULL) return LEDE_NULL_SLICE;
    if (value->kind == LEDE_JSON_STRING || value->kind == LEDE_JSON_NUMBER) return value->text;
    if (value->kind != LEDE_JSON_OBJECT) return LEDE_NULL_SLICE;
    static const char *const keys[] = {"name", "title", "label", "byline", "text"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const lede_json *inner = lede_json_get(value, keys[i]);
        if (inner != NULL && inner->kind == LEDE_JSON_STRING) return inner->text;
    }
    return LEDE_NULL_SLICE;
}

/* Items of a list as texts, joined by "; ". */
static lede_status join_texts(const lede_json *list, lede_article *article, bool are_names,
                              lede_slice *out, lede_error *err) {
    lede_buffer joined = {0};
    bool ok = true;
    for (const lede_json *item = list->first; item != NULL; item = item->next) {
        lede_slice text = lede_slice_trim(text_of(item));
        if (are_names) text = lede_byline_names(text, article->arena, &ok);
        if (text.size == 0) continue;
        if (joined.size > 0) lede_buffer_add_string(&joined, "; ");
        lede_buffer_add(&joined, text);
    }
    ok = ok && !joined.failed;
    if (ok && joined.size > 0) {
        *out = lede_arena_copy(article->arena, lede_buffer_slice(&joined), &ok);
    }
    lede_buffer_clear(&joined);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status set_field(lede_article *article, lede_field field, const pick *from,
                             lede_error *err) {
    if (from->value == NULL) return LEDE_OK;
    lede_slice text = text_of(from->value);
    bool is_list = from->value->kind == LEDE_JSON_ARRAY, ok = true;
    switch (field) {
    case LEDE_FIELD_PUBLISHED:
    case LEDE_FIELD_MODIFIED:
        return lede_compose_date(article, field, text, from->name->reason, err);
    case LEDE_FIELD_BYLINE:
        if (is_list) {
            LEDE_TRY(join_texts(from->value, article, true, &text, err));
        } else {
            text = lede_byline_names(text, article->arena, &ok);
        }
        break;
    default:
        if (is_list) LEDE_TRY(join_texts(from->value, article, false, &text, err));
        break;
    }
    if (!ok) return lede_fail_memory(err);
    return lede_compose_field(article, field, text, from->name->reason, err);
}

/* `source` is the outlet in most archives; in what lede writes (it has blocks) it is the file. */
static lede_status set_source(lede_article *article, const picks *all, lede_error *err) {
    if (all->source.value == NULL) return LEDE_OK;
    lede_field field = all->blocks.value != NULL ? LEDE_FIELD_SOURCE : LEDE_FIELD_PUBLISHER;
    return set_field(article, field, &all->source, err);
}

/* What lede wrote stands as it is: no reading of names again. */
static lede_status set_fields(lede_article *article, const picks *all, lede_error *err) {
    for (int field = 0; field < LEDE_N_FIELDS; field++) {
        const pick *from = &all->fields[field];
        if (field == LEDE_FIELD_BYLINE && all->blocks.value != NULL && from->value != NULL &&
            from->value->kind == LEDE_JSON_STRING) {
            LEDE_TRY(lede_compose_field(article, LEDE_FIELD_BYLINE, from->value->text,
                                        from->name->reason, err));
            continue;
        }
        LEDE_TRY(set_field(article, (lede_field)field, from, err));
    }
    return set_source(article, all, err);
}

/* ---- blocks --------------------------------------------------------------------------------- */

typedef struct block_reader {
    lede_compose *compose;
    const char *reason;
    lede_slice text; /* that offsets count in; null when blocks carry their text */
    int64_t at;      /* code points read */
    size_t at_byte;  /* the same place in bytes */
    const lede_json *culprit;
} block_reader;

static lede_status fail_block(block_reader *r, const lede_json *value, lede_error *err,
                              const char *what) {
    r->culprit = value;
    return lede_fail(err, LEDE_FORMAT, "%s", what);
}

/* The slice between two offsets, counted in code points from the last one on. */
static lede_status cut_block(block_reader *r, const lede_json *block, lede_slice *out,
                             lede_error *err) {
    int64_t start, stop;
    if (!lede_json_integer(lede_json_get(block, "start"), &start) ||
        !lede_json_integer(lede_json_get(block, "stop"), &stop)) {
        return fail_block(r, block, err, "a block needs 'text', or 'start' and 'stop'");
    }
    if (start < r->at || stop < start) {
        return fail_block(r, block, err, "blocks must follow each other without overlap");
    }
    size_t first =
        lede_utf8_skip(lede_slice_cut(r->text, r->at_byte, r->text.size), (size_t)(start - r->at));
    first += r->at_byte;
    lede_slice rest = lede_slice_cut(r->text, first, r->text.size);
    size_t size = lede_utf8_skip(rest, (size_t)(stop - start));
    *out = lede_slice_cut(rest, 0, size);
    if (lede_utf8_count(*out) != (size_t)(stop - start)) {
        return fail_block(r, block, err, "the block lies outside the text");
    }
    r->at = stop;
    r->at_byte = first + size;
    return LEDE_OK;
}

static lede_status add_block(block_reader *r, const lede_json *block, lede_error *err) {
    lede_block_kind kind = LEDE_BLOCK_PARAGRAPH;
    const lede_json *kind_name = lede_json_get(block, "kind"), *text = lede_json_get(block, "text");
    if (block->kind != LEDE_JSON_OBJECT) {
        return fail_block(r, block, err, "expected a block as an object {\"kind\": …}");
    }
    if (kind_name != NULL &&
        (kind_name->kind != LEDE_JSON_STRING || !lede_block_kind_find(kind_name->text, &kind))) {
        return fail_block(r, kind_name, err, "unknown kind of block");
    }
    lede_slice piece =
        text != NULL && text->kind == LEDE_JSON_STRING ? text->text : LEDE_NULL_SLICE;
    if (piece.data == NULL) LEDE_TRY(cut_block(r, block, &piece, err));
    return lede_compose_add(r->compose, (lede_piece){kind, piece, r->reason}, err);
}

static lede_status add_blocks(block_reader *r, const lede_json *blocks, lede_error *err) {
    for (const lede_json *b = blocks->first; b != NULL; b = b->next) LEDE_TRY(add_block(r, b, err));
    return LEDE_OK;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* A paragraph near the beginning that says the title again, in other quote marks perhaps. */
static bool is_title_again(const lede_compose *compose, lede_slice text) {
    lede_slice title = compose->article->fields[LEDE_FIELD_TITLE];
    enum { MARKS = 64 }; /* bytes that quote marks and spaces may add */
    if (title.data == NULL || compose->pieces.count > 2) return false;
    return text.size <= title.size + MARKS && lede_phrase_same(text, title);
}

static lede_status add_paragraph(lede_compose *compose, lede_slice text, const char *reason,
                                 lede_error *err) {
    if (compose->pieces.count > 0 && is_title_again(compose, text)) return LEDE_OK;
    return lede_compose_add(compose, (lede_piece){LEDE_BLOCK_PARAGRAPH, text, reason}, err);
}

/* Paragraphs of one string: by blank lines; where there are none, by lines, hard wraps joined. */
static lede_status add_text(lede_compose *compose, lede_slice text, lede_error *err) {
    LEDE_TRY(lede_plain_newlines(&text, compose->article->arena, err));
    lede_slice rest = text, paragraph;
    if (!lede_paragraph_next(&rest, &paragraph)) return LEDE_OK;
    bool single = lede_slice_trim(rest).size == 0;
    if (single && memchr(paragraph.data, '\n', paragraph.size) != NULL) {
        lede_plain_lines lines = {.arena = compose->article->arena};
        LEDE_TRY(lede_plain_lines_read(&lines, text, err));
        for (size_t i = 0; i < lines.paragraphs.count; i++) {
            LEDE_TRY(
                add_paragraph(compose, lines.paragraphs.data[i].text, "a line of the text", err));
        }
        return LEDE_OK;
    }
    rest = text;
    while (lede_paragraph_next(&rest, &paragraph)) {
        LEDE_TRY(add_paragraph(compose, paragraph, "between blank lines of the text", err));
    }
    return LEDE_OK;
}

static lede_status add_title_and_deck(lede_compose *compose, const picks *all, lede_error *err) {
    const lede_article *article = compose->article;
    lede_slice deck = article->fields[LEDE_FIELD_DECK];
    LEDE_TRY(lede_compose_add(
        compose, (lede_piece){LEDE_BLOCK_HEADLINE, article->fields[LEDE_FIELD_TITLE], "the title"},
        err));
    lede_slice body = lede_slice_trim(text_of(all->text.value));
    lede_slice start = deck; /* a description is often the text's own beginning, cut */
    if (lede_slice_ends(start, LEDE_SLICE("..."))) start.size -= 3;
    if (lede_slice_ends(start, LEDE_SLICE("\xE2\x80\xA6"))) start.size -= 3;
    start = lede_slice_trim(start);
    if (start.size > 0 && lede_slice_starts(body, start)) return LEDE_OK;
    return lede_compose_add(compose, (lede_piece){LEDE_BLOCK_DECK, deck, "the deck"}, err);
}

static lede_status add_body(lede_compose *compose, const picks *all, lede_error *err) {
    const lede_json *value = all->text.value;
    LEDE_TRY(add_title_and_deck(compose, all, err));
    if (value == NULL) return LEDE_OK;
    if (value->kind != LEDE_JSON_ARRAY) return add_text(compose, text_of(value), err);
    for (const lede_json *item = value->first; item != NULL; item = item->next) {
        LEDE_TRY(add_text(compose, text_of(item), err));
    }
    return LEDE_OK;
}

lede_status lede_json_article(const lede_json *object, lede_article *article,
                              const lede_json **culprit, lede_error *err) {
    picks all = pick_values(object);
    lede_compose compose = {.article = article};
    const lede_json *blocks = all.blocks.value;
    if (blocks != NULL && blocks->kind != LEDE_JSON_ARRAY) all.blocks.value = blocks = NULL;
    LEDE_TRY(set_fields(article, &all, err));
    if (blocks != NULL) {
        block_reader r = {.compose = &compose,
                          .reason = "a block of the JSON",
                          .text = text_of(all.text.value),
                          .culprit = blocks};
        lede_status status = add_blocks(&r, blocks, err);
        *culprit = r.culprit;
        LEDE_TRY(status);
    } else {
        LEDE_TRY(add_body(&compose, &all, err));
    }
    if (compose.pieces.count == 0) {
        *culprit = object;
        return lede_fail(err, LEDE_FORMAT,
                         "the article has no text: expected a key 'text', 'body', 'content' or "
                         "'title'");
    }
    return lede_compose_finish(&compose, err);
}
