#include "load/fragment.h"

#include "base/buffer.h"
#include "load/entity.h"
#include "load/html_root.h"
#include "load/html_run.h"
#include "load/paragraphs.h"
#include "load/plain_lines.h"
#include "load/text_look.h"

/* ---- what it is ----------------------------------------------------------------------------- */

enum { MOST_TAG = 1024 }; /* bytes in which a tag ends */

static bool ends_name(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The top bit of each byte from `low` to `high`, two signs of ASCII. */
static uint64_t between(uint64_t bytes, unsigned char low, unsigned char high) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t lows = bytes & ~tops;
    return (lows + ones * (0x80u - low)) & ~(lows + ones * (0x7Fu - high)) & ~bytes & tops;
}

static bool is_name(char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '1' && c <= '6');
}

/* The name that the text begins with, letters and behind the first digits too; its size, 0 for
 * none. Where 8 bytes tell, they do at once: names end anywhere, and most that begin with < are
 * none of HTML. */
static size_t read_name(lede_slice text, lede_short_name *name) {
    enum { WORD = sizeof(uint64_t) };
    const uint64_t tops = UINT64_C(0x8080808080808080);
    size_t size = text.size < WORD ? text.size : WORD;
    uint64_t bytes = lede_short_name_of(lede_slice_cut(text, 0, size)).first;
    uint64_t letters = between(bytes | UINT64_C(0x2020202020202020), 'a', 'z');
    uint64_t others = ~(letters | between(bytes, '1', '6')) & tops;
    if ((letters & 0x80) == 0) return 0;
    if (others != 0) {
        size = (size_t)__builtin_ctzll(others) / 8;
        *name = (lede_short_name){bytes & ((UINT64_C(1) << 8 * size) - 1), 0};
        return size;
    }
    while (size < text.size && is_name(text.data[size])) size++;
    bool is_short = size <= LEDE_SHORT_NAME_BYTES;
    *name = is_short ? lede_short_name_of(lede_slice_cut(text, 0, size)) : (lede_short_name){0, 0};
    return size;
}

/* The element that a tag at the start of `text` names; OTHER: it is none that HTML knows. */
static lede_tag tag_at(lede_slice text) {
    lede_short_name name;
    size_t at = text.size > 1 && text.data[1] == '/' ? 2 : 1;
    size_t size = read_name(lede_slice_cut(text, at, text.size), &name);
    lede_tag tag = size == 0 ? LEDE_TAG_OTHER : lede_tag_named(name);
    if (tag == LEDE_TAG_OTHER) return LEDE_TAG_OTHER;
    at += size;
    if (at == text.size || !ends_name(text.data[at])) return LEDE_TAG_OTHER;
    size_t near = text.size - at < MOST_TAG ? text.size - at : MOST_TAG;
    return memchr(text.data + at, '>', near) == NULL ? LEDE_TAG_OTHER : tag;
}

/* The next mark at `from` or behind it, or the size. */
static size_t find_mark(lede_slice text, char mark, size_t from) {
    const char *at = from < text.size ? memchr(text.data + from, mark, text.size - from) : NULL;
    return at == NULL ? text.size : (size_t)(at - text.data);
}

static bool has_reference(lede_slice text) {
    lede_entity entity;
    for (size_t at = 0; (at = find_mark(text, '&', at)) < text.size; at++) {
        if (lede_entity_read(lede_slice_cut(text, at, text.size), true, &entity) > 0) return true;
    }
    return false;
}

lede_fragment_form lede_fragment_look(lede_slice text) {
    lede_fragment_form form = LEDE_FRAGMENT_PLAIN;
    for (size_t at = 0; (at = find_mark(text, '<', at)) < text.size; at++) {
        lede_tag tag = tag_at(lede_slice_cut(text, at, text.size));
        if (tag == LEDE_TAG_OTHER) continue;
        if (tag == LEDE_TAG_BR || (lede_tag_flags(tag) & LEDE_TAG_BLOCK)) {
            return LEDE_FRAGMENT_BLOCKS;
        }
        form = LEDE_FRAGMENT_LINE;
    }
    return form == LEDE_FRAGMENT_PLAIN && has_reference(text) ? LEDE_FRAGMENT_LINE : form;
}

lede_slice lede_fragment_line(lede_slice text, lede_arena *arena, bool *ok) {
    lede_markup_tree tree;
    if (lede_fragment_look(text) == LEDE_FRAGMENT_PLAIN) return text;
    if (lede_markup_tree_read(text, false, arena, &tree, NULL) != LEDE_OK) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    return lede_node_text(tree.root, arena, ok);
}

/* ---- plain ---------------------------------------------------------------------------------- */

static lede_status add_paragraph(lede_compose *compose, lede_slice text, const char *reason,
                                 lede_error *err) {
    return lede_compose_add(compose, (lede_piece){LEDE_BLOCK_PARAGRAPH, text, reason}, err);
}

static lede_status add_lines(lede_compose *compose, lede_slice text, lede_error *err) {
    lede_plain_lines lines = {.arena = compose->article->arena};
    LEDE_TRY(lede_plain_lines_read(&lines, text, err));
    for (size_t i = 0; i < lines.paragraphs.count; i++) {
        lede_slice line = lines.paragraphs.data[i].text;
        LEDE_TRY(add_paragraph(compose, line, "a line of the text", err));
    }
    return LEDE_OK;
}

static const char BETWEEN_BLANK_LINES[] = "between blank lines of the text";

/* Plain text: paragraphs by blank lines; where there are none, by lines, hard wraps joined. */
static lede_status add_plain(lede_compose *compose, lede_slice text, lede_error *err) {
    lede_paragraphs paragraphs = lede_paragraphs_of(text);
    lede_slice paragraph = lede_paragraphs_next(&paragraphs);
    if (paragraph.size == 0) return LEDE_OK;
    bool single = lede_paragraphs_ended(&paragraphs);
    if (single && memchr(paragraph.data, '\n', paragraph.size) != NULL) {
        return add_lines(compose, text, err);
    }
    for (; paragraph.size > 0; paragraph = lede_paragraphs_next(&paragraphs)) {
        LEDE_TRY(add_paragraph(compose, paragraph, BETWEEN_BLANK_LINES, err));
    }
    return LEDE_OK;
}

/* The same where lines may end otherwise than by a line feed. */
static lede_status add_any_plain(lede_compose *compose, lede_slice text, lede_error *err) {
    LEDE_TRY(lede_plain_newlines(&text, compose->article->arena, err));
    return add_plain(compose, text, err);
}

static lede_status add_parted(lede_compose *compose, lede_slice text, const uint32_t *breaks,
                              size_t n_breaks, lede_error *err) {
    if (!lede_array_reserve_in(compose->article->arena, &compose->pieces, n_breaks + 1)) {
        return lede_fail_memory(err);
    }
    lede_piece *piece = compose->pieces.data + compose->pieces.count;
    const char *start = text.data, *stop;
    compose->pieces.count += n_breaks + 1;
    for (size_t i = 0; i < n_breaks; i++, piece++, start = stop + 2) {
        stop = text.data + breaks[i];
        *piece = (lede_piece){
            LEDE_BLOCK_PARAGRAPH, {start, (size_t)(stop - start)}, BETWEEN_BLANK_LINES};
    }
    stop = text.data + text.size;
    *piece =
        (lede_piece){LEDE_BLOCK_PARAGRAPH, {start, (size_t)(stop - start)}, BETWEEN_BLANK_LINES};
    return LEDE_OK;
}

/* Tags inside paragraphs only: they go, the lines stay. */
static lede_status add_marked_lines(lede_compose *compose, lede_slice text, lede_error *err) {
    lede_buffer out = {0};
    bool ok = true;
    lede_arena *arena = compose->article->arena;
    for (lede_slice line; ok && lede_slice_line(&text, &line);) {
        lede_buffer_add(&out, lede_fragment_line(line, arena, &ok));
        lede_buffer_add_char(&out, '\n');
    }
    lede_slice plain = LEDE_NULL_SLICE;
    ok = ok && !out.failed;
    if (ok) plain = lede_arena_copy(arena, lede_buffer_slice(&out), &ok);
    lede_buffer_clear(&out);
    return ok ? add_any_plain(compose, plain, err) : lede_fail_memory(err);
}

lede_status lede_fragment_add(lede_compose *compose, lede_slice text, lede_error *err) {
    lede_text_look look;
    lede_slice inner = lede_slice_trim(text);
    if (inner.size == 0) return LEDE_OK;
    lede_text_look_at(inner, lede_text_look_best(), &look);
    switch (look.has_marks ? lede_fragment_look(text) : LEDE_FRAGMENT_PLAIN) {
    case LEDE_FRAGMENT_BLOCKS: return lede_fragment_add_html(compose, text, err);
    case LEDE_FRAGMENT_LINE: return add_marked_lines(compose, text, err);
    case LEDE_FRAGMENT_PLAIN: break;
    }
    if (look.is_even && !look.has_others) {
        bool has_lines = look.n_stops == 0 && memchr(inner.data, '\n', inner.size) != NULL;
        return has_lines ? add_lines(compose, inner, err)
                         : add_parted(compose, inner, look.stops, look.n_stops, err);
    }
    return add_any_plain(compose, text, err);
}

/* Whether the reader has told where its paragraphs part, if it is plain. */
static bool is_parted(const lede_json *string) {
    lede_slice text = string->text;
    bool is_known = (string->holds & (LEDE_JSON_TOLD | LEDE_JSON_UNEVEN)) == LEDE_JSON_TOLD;
    bool is_bare = (string->holds & LEDE_JSON_MARKS) == 0 || (string->holds & LEDE_JSON_WIDE) == 0;
    return is_known && is_bare && text.size > 0 && !lede_slice_is_space(text.data[0]) &&
           !lede_slice_is_space(text.data[text.size - 1]);
}

/* Where the reader decoded it, it may stay. */
static lede_status add_told(lede_compose *compose, const lede_json *string, lede_error *err) {
    const lede_json_decoded *decoded = string->decoded;
    size_t n_breaks = decoded == NULL ? 0 : decoded->n_breaks;
    if (n_breaks == 0 && (string->holds & LEDE_JSON_FEEDS) != 0) {
        return add_lines(compose, string->text, err);
    }
    if (decoded == NULL) return add_parted(compose, string->text, NULL, 0, err);
    compose->own = (lede_own_text){decoded->text, string->text.size, n_breaks + 1, decoded->room};
    return add_parted(compose, string->text, decoded->breaks, n_breaks, err);
}

lede_status lede_fragment_add_string(lede_compose *compose, const lede_json *string,
                                     lede_error *err) {
    if (string == NULL) return LEDE_OK;
    bool is_plain = (string->holds & LEDE_JSON_MARKS) == 0;
    bool is_told =
        is_parted(string) && (is_plain || lede_fragment_look(string->text) == LEDE_FRAGMENT_PLAIN);
    return is_told ? add_told(compose, string, err) : lede_fragment_add(compose, string->text, err);
}

/* ---- markup --------------------------------------------------------------------------------- */

static bool is_cell(const lede_run *run) {
    return (run->tag == LEDE_TAG_TD || run->tag == LEDE_TAG_TH) && run->row > 0;
}

static lede_piece piece_of(const lede_run *run) {
    if (lede_tag_heading(run->tag) > 0) {
        return (lede_piece){LEDE_BLOCK_HEADING, run->text, "a heading of the markup"};
    }
    switch (run->tag) {
    case LEDE_TAG_LI:
    case LEDE_TAG_DT:
    case LEDE_TAG_DD:
        return (lede_piece){LEDE_BLOCK_LIST, run->text, "an item of a list of the markup"};
    case LEDE_TAG_BLOCKQUOTE:
        return (lede_piece){LEDE_BLOCK_QUOTE, run->text, "a quotation of the markup"};
    case LEDE_TAG_FIGCAPTION:
        return (lede_piece){LEDE_BLOCK_CAPTION, run->text, "a caption of the markup"};
    default: return (lede_piece){LEDE_BLOCK_PARAGRAPH, run->text, "a paragraph of the markup"};
    }
}

/* The cells of a row as one text; *i is the last of them. */
static lede_status add_row(lede_compose *compose, const lede_runs *runs, size_t *i,
                           lede_error *err) {
    const lede_run *list = runs->list.data;
    size_t first = *i, stop = first;
    lede_buffer row = {0};
    for (; stop < runs->list.count && is_cell(&list[stop]) && list[stop].row == list[first].row;
         stop++) {
        if (stop > first) lede_buffer_add_string(&row, " | ");
        lede_buffer_add(&row, list[stop].text);
    }
    *i = stop - 1;
    bool ok = !row.failed;
    lede_slice text = LEDE_NULL_SLICE;
    if (ok) text = lede_arena_copy(runs->arena, lede_buffer_slice(&row), &ok);
    lede_buffer_clear(&row);
    if (!ok) return lede_fail_memory(err);
    return lede_compose_add(
        compose, (lede_piece){LEDE_BLOCK_LIST, text, "a row of a table of the markup"}, err);
}

static lede_status add_tree(lede_compose *compose, const lede_markup_tree *tree, lede_error *err) {
    lede_runs runs = {.arena = compose->article->arena};
    LEDE_TRY(lede_runs_read(&runs, tree, err));
    LEDE_TRY(lede_root_weigh(&runs, err)); /* what hides in hidden boxes */
    for (size_t i = 0; i < runs.list.count; i++) {
        const lede_run *run = &runs.list.data[i];
        if (run->signals & LEDE_SIGNAL_HIDDEN) continue;
        if (is_cell(run)) {
            LEDE_TRY(add_row(compose, &runs, &i, err));
        } else {
            LEDE_TRY(lede_compose_add(compose, piece_of(run), err));
        }
    }
    return LEDE_OK;
}

lede_status lede_fragment_add_html(lede_compose *compose, lede_slice html, lede_error *err) {
    lede_markup_tree tree;
    LEDE_TRY(lede_markup_tree_read(html, false, compose->article->arena, &tree, err));
    return add_tree(compose, &tree, err);
}

/* Elements of NITF that HTML calls otherwise. */
static lede_tag tag_of(lede_slice name) {
    static const struct {
        const char *name;
        lede_tag tag;
    } others[] = {{"block", LEDE_TAG_DIV},
                  {"bq", LEDE_TAG_BLOCKQUOTE},
                  {"hl1", LEDE_TAG_H1},
                  {"hl2", LEDE_TAG_H2},
                  {"media", LEDE_TAG_FIGURE},
                  {"media-caption", LEDE_TAG_FIGCAPTION},
                  {"media-producer", LEDE_TAG_FIGCAPTION},
                  {"media-reference", LEDE_TAG_SCRIPT},
                  {"media-metadata", LEDE_TAG_SCRIPT},
                  {"media-object", LEDE_TAG_SCRIPT},
                  {"credit", LEDE_TAG_DIV},
                  {"note", LEDE_TAG_DIV},
                  {"fn", LEDE_TAG_DIV}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (lede_slice_equal_ascii_case(name, lede_slice_of(others[i].name))) return others[i].tag;
    }
    return lede_tag_find(name);
}

lede_status lede_fragment_add_node(lede_compose *compose, const lede_markup_tree *tree,
                                   lede_node *node, lede_error *err) {
    for (lede_node *n = node; n != NULL; n = lede_node_next(n, node)) {
        if (n->is_text) continue;
        lede_slice name = n->text;
        const char *colon = memchr(name.data, ':', name.size);
        if (colon != NULL) name = lede_slice_cut(name, (size_t)(colon - name.data) + 1, name.size);
        n->tag = (uint8_t)tag_of(name);
    }
    node->parent = NULL;
    node->next = NULL;
    lede_markup_tree inner = *tree;
    inner.root = node;
    return add_tree(compose, &inner, err);
}
