#include "load/vertical_tag.h"

#include "load/weave.h"

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name_char(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

lede_tag_kind lede_tag_of(lede_slice line, lede_slice *name) {
    line = lede_slice_trim(line);
    *name = LEDE_SLICE("");
    if (line.size < 3 || line.data[0] != '<' || line.data[line.size - 1] != '>') {
        return LEDE_TAG_NONE;
    }
    if (memchr(line.data + 1, '<', line.size - 1) != NULL) return LEDE_TAG_NONE;
    if (line.data[1] == '!' || line.data[1] == '?') return LEDE_TAG_OTHER;
    bool closes = line.data[1] == '/', empty = line.data[line.size - 2] == '/';
    size_t start = closes ? 2 : 1, at = start;
    if (!is_letter(line.data[start])) return LEDE_TAG_NONE;
    while (is_name_char(line.data[at])) at++;
    *name = lede_slice_cut(line, start, at);
    lede_slice rest = lede_slice_trim(lede_slice_cut(line, at, line.size));
    if (closes) return lede_slice_is(rest, ">") ? LEDE_TAG_CLOSE : LEDE_TAG_NONE;
    if (!is_space(line.data[at]) && line.data[at] != '>' && !lede_slice_is(rest, "/>")) {
        return LEDE_TAG_NONE;
    }
    return empty ? LEDE_TAG_EMPTY : LEDE_TAG_OPEN;
}

lede_slice lede_tag_columns(lede_slice line) {
    static const char *const marks[] = {
        "<?columns ", "<!-- #vrt positional-attributes:", "<!-- Positional attributes:"};
    static const char *const ends[] = {"?>", "-->", "-->"};
    line = lede_slice_trim(line);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        lede_slice mark = lede_slice_of(marks[i]), end = lede_slice_of(ends[i]);
        if (!lede_slice_starts(line, mark) || !lede_slice_ends(line, end)) continue;
        if (line.size < mark.size + end.size) continue;
        return lede_slice_trim(lede_slice_cut(line, mark.size, line.size - end.size));
    }
    return LEDE_NULL_SLICE;
}

bool lede_tag_next_name(lede_slice *rest, lede_slice *name) {
    size_t start = 0;
    while (start < rest->size && (is_space(rest->data[start]) || rest->data[start] == ',')) start++;
    size_t stop = start;
    while (stop < rest->size && !is_space(rest->data[stop]) && rest->data[stop] != ',') stop++;
    *name = lede_slice_cut(*rest, start, stop);
    *rest = lede_slice_cut(*rest, stop, rest->size);
    return stop > start;
}

/* ---- attributes ------------------------------------------------------------------------------ */

/* "name", "name=value", "name = 'value'" at the front of `rest`, cut off. */
static bool take_pair(lede_slice *rest, lede_pair *pair) {
    size_t at = 0;
    while (at < rest->size && is_name_char(rest->data[at])) at++;
    pair->name = lede_slice_cut(*rest, 0, at);
    pair->value = LEDE_SLICE("");
    *rest = lede_slice_trim(lede_slice_cut(*rest, at, rest->size));
    if (at == 0) return false;
    if (rest->size == 0 || rest->data[0] != '=') return true;
    *rest = lede_slice_trim(lede_slice_cut(*rest, 1, rest->size));
    if (rest->size == 0) return false;
    char quote = rest->data[0];
    if (quote != '"' && quote != '\'') {
        for (at = 0; at < rest->size && !is_space(rest->data[at]);) at++;
        pair->value = lede_slice_cut(*rest, 0, at);
        *rest = lede_slice_trim(lede_slice_cut(*rest, at, rest->size));
        return true;
    }
    const char *end = memchr(rest->data + 1, quote, rest->size - 1);
    if (end == NULL) return false;
    at = (size_t)(end - rest->data);
    pair->value = lede_slice_cut(*rest, 1, at);
    *rest = lede_slice_trim(lede_slice_cut(*rest, at + 1, rest->size));
    return true;
}

lede_status lede_tag_pairs(lede_slice line, lede_arena *arena, const lede_pair **pairs,
                           uint32_t *n_pairs, lede_error *err) {
    LEDE_ARRAY(lede_pair) list = {0};
    lede_slice name;
    lede_tag_kind kind = lede_tag_of(line, &name);
    line = lede_slice_trim(line);
    size_t stop = line.size - (kind == LEDE_TAG_EMPTY ? 2 : 1);
    size_t start = (size_t)(name.data + name.size - line.data);
    lede_slice rest = lede_slice_trim(lede_slice_cut(line, start, stop));
    bool ok = true;
    while (rest.size > 0) {
        lede_pair pair;
        if (!take_pair(&rest, &pair)) {
            return lede_fail(err, LEDE_FORMAT,
                             "the attributes of <%.*s> are not written as name=\"value\"",
                             LEDE_FMT(name));
        }
        pair.name = lede_weave_name(arena, pair.name, &ok);
        pair.value = lede_tag_plain(pair.value, arena, &ok);
        if (!ok || !lede_array_push_in(arena, &list, pair)) return lede_fail_memory(err);
    }
    *pairs = list.data;
    *n_pairs = (uint32_t)list.count;
    return LEDE_OK;
}

/* ---- entities -------------------------------------------------------------------------------- */

static char entity_at(lede_slice text, size_t *size) {
    static const struct {
        const char *name;
        char c;
    } entities[] = {
        {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++) {
        lede_slice name = lede_slice_of(entities[i].name);
        if (!lede_slice_starts(text, name)) continue;
        *size = name.size;
        return entities[i].c;
    }
    *size = 1;
    return text.data[0];
}

lede_slice lede_tag_plain(lede_slice text, lede_arena *arena, bool *ok) {
    if (text.size == 0 || memchr(text.data, '&', text.size) == NULL) return text;
    char *out = lede_arena_alloc(arena, text.size);
    if (out == NULL) {
        *ok = false;
        return text;
    }
    size_t n = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        out[n++] = entity_at(lede_slice_cut(text, at, text.size), &size);
    }
    return (lede_slice){out, n};
}

bool lede_tag_is_document(lede_slice name) {
    static const char *const names[] = {"text", "doc", "document", "article"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_equal_ascii_case(name, lede_slice_of(names[i]))) return true;
    }
    return false;
}
