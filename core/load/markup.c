#include "load/markup.h"

#include "base/utf8.h"
#include "load/entity.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static bool is_letter(char c) {
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}
/* XML names may begin with more than ASCII letters. */
static bool starts_name(const lede_markup *m, char c) {
    return is_letter(c) || (m->is_xml && (c == '_' || c == ':' || (unsigned char)c >= 0x80));
}
static char at_offset(const lede_markup *m, size_t offset) {
    return offset < m->input.size ? m->input.data[offset] : '\0';
}
static bool starts_with(const lede_markup *m, size_t offset, const char *text) {
    size_t size = strlen(text);
    return m->input.size - offset >= size && memcmp(m->input.data + offset, text, size) == 0;
}

/* Behind the first `mark` at or after `from`; the size when there is none. */
static size_t behind(const lede_markup *m, size_t from, const char *mark) {
    if (from > m->input.size) return m->input.size;
    size_t at = lede_slice_find(m->input, lede_slice_of(mark), from);
    return at == SIZE_MAX ? m->input.size : at + strlen(mark);
}

/* ---- what is passed over -------------------------------------------------------------------- */

/* At "<!--"; "<!-->" and "<!--->" are whole comments, "--!>" ends one. */
static size_t comment_stop(const lede_markup *m, size_t at) {
    if (starts_with(m, at + 4, ">")) return at + 5;
    if (starts_with(m, at + 4, "->")) return at + 6;
    for (size_t from = at + 4;;) {
        size_t dashes = lede_slice_find(m->input, LEDE_SLICE("--"), from);
        if (dashes == SIZE_MAX) return m->input.size;
        if (at_offset(m, dashes + 2) == '>') return dashes + 3;
        if (at_offset(m, dashes + 2) == '!' && at_offset(m, dashes + 3) == '>') return dashes + 4;
        from = dashes + 1;
    }
}

/* At "<!": a doctype may hold a subset in brackets in XML. */
static size_t declaration_stop(const lede_markup *m, size_t at) {
    if (!m->is_xml) return behind(m, at, ">");
    int depth = 0;
    char quote = '\0';
    for (size_t i = at + 2; i < m->input.size; i++) {
        char c = m->input.data[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == '<') {
            depth++;
        } else if (c == ']') {
            depth--;
        } else if (c == '>') {
            if (depth <= 0) return i + 1;
            depth -= depth > 1; /* the bracket itself stays open */
        }
    }
    return m->input.size;
}

/* ---- tags ----------------------------------------------------------------------------------- */

/* 1: it ends the name of a tag or an attribute; 2: of an attribute only. */
static const uint8_t ENDS[256] = {[' '] = 1,  ['\t'] = 1, ['\n'] = 1, ['\v'] = 1, ['\f'] = 1,
                                  ['\r'] = 1, ['/'] = 1,  ['>'] = 1,  ['='] = 2};

static bool ends_name(char c) {
    return ENDS[(unsigned char)c] == 1;
}

static size_t skip_spaces(const lede_markup *m, size_t at) {
    while (at < m->input.size && is_space(m->input.data[at])) at++;
    return at;
}

/* Behind '='; `at` comes to stand behind the value. */
static lede_slice read_value(const lede_markup *m, size_t *at) {
    size_t start = skip_spaces(m, *at);
    char quote = at_offset(m, start);
    if (quote == '"' || quote == '\'') {
        const char *first = m->input.data + start + 1;
        const char *close = memchr(first, quote, m->input.size - start - 1);
        size_t size = close != NULL ? (size_t)(close - first) : m->input.size - start - 1;
        *at = start + 1 + size + (close != NULL);
        return (lede_slice){first, size};
    }
    size_t stop = start;
    while (stop < m->input.size && !is_space(m->input.data[stop]) && m->input.data[stop] != '>') {
        stop++;
    }
    *at = stop;
    return lede_slice_cut(m->input, start, stop);
}

/* Attributes up to the end of the tag; gives the offset behind it. */
static size_t read_attributes(lede_markup *m, size_t at) {
    m->n_attributes = 0;
    m->is_empty = false;
    for (;;) {
        at = skip_spaces(m, at);
        if (at >= m->input.size) return m->input.size;
        char c = m->input.data[at];
        if (c == '>') return at + 1;
        if (c == '/') {
            m->is_empty = at_offset(m, at + 1) == '>';
            at++;
            continue;
        }
        size_t start = at++; /* a name may even begin with '=' */
        while (at < m->input.size && ENDS[(unsigned char)m->input.data[at]] == 0) at++;
        lede_attribute attribute = {lede_slice_cut(m->input, start, at), {"", 0}};
        size_t equals = skip_spaces(m, at);
        if (at_offset(m, equals) == '=' && equals < m->input.size) {
            at = equals + 1;
            attribute.value = read_value(m, &at);
        }
        if (m->n_attributes < LEDE_MARKUP_ATTRIBUTES) m->attributes[m->n_attributes++] = attribute;
    }
}

static bool give(lede_markup *m, lede_markup_kind kind, size_t start, size_t stop) {
    m->kind = kind;
    m->start = start;
    m->at = m->stop = stop;
    return true;
}

/* At '<' or "</" with a name behind it. */
static bool give_tag(lede_markup *m, size_t at, bool is_end) {
    size_t name = at + 1 + is_end, stop = name;
    while (stop < m->input.size && !ends_name(m->input.data[stop])) stop++;
    m->text = lede_slice_cut(m->input, name, stop);
    return give(m, is_end ? LEDE_MARKUP_END : LEDE_MARKUP_START, at, read_attributes(m, stop));
}

/* The markup at '<': a token (true), or something passed over, `m->at` behind it (false). A '<'
 * that begins nothing leaves m->at. */
static bool take_markup(lede_markup *m) {
    size_t at = m->at;
    char next = at_offset(m, at + 1);
    if (starts_name(m, next)) return give_tag(m, at, false);
    if (next == '/') {
        if (starts_name(m, at_offset(m, at + 2))) return give_tag(m, at, true);
        if (at + 2 < m->input.size) m->at = behind(m, at, ">");
        return false;
    }
    if (next == '?') {
        m->at = behind(m, at, m->is_xml ? "?>" : ">");
        return false;
    }
    if (next != '!') return false;
    if (starts_with(m, at, "<![CDATA[") && m->is_xml) {
        size_t stop = behind(m, at, "]]>");
        size_t cut = stop >= at + 12 && memcmp(m->input.data + stop - 3, "]]>", 3) == 0 ? 3 : 0;
        m->text = lede_slice_cut(m->input, at + 9, stop - cut);
        return give(m, LEDE_MARKUP_CDATA, at, stop);
    }
    m->at = starts_with(m, at, "<!--") ? comment_stop(m, at) : declaration_stop(m, at);
    return false;
}

/* Whether the '<' at this offset begins markup. */
static bool begins_markup(const lede_markup *m, size_t at) {
    char next = at_offset(m, at + 1);
    return next == '!' || next == '?' || starts_name(m, next) ||
           (next == '/' && at + 2 < m->input.size);
}

bool lede_markup_next(lede_markup *m) {
    while (m->at < m->input.size) {
        size_t start = m->at, at = start;
        while (at < m->input.size) {
            const char *mark = memchr(m->input.data + at, '<', m->input.size - at);
            at = mark == NULL ? m->input.size : (size_t)(mark - m->input.data);
            if (mark == NULL || begins_markup(m, at)) break;
            at++;
        }
        if (at > start) {
            m->text = lede_slice_cut(m->input, start, at);
            return give(m, LEDE_MARKUP_TEXT, start, at);
        }
        if (take_markup(m)) return true;
    }
    return false;
}

bool lede_markup_raw(lede_markup *m, lede_slice name, bool decodes) {
    size_t start = m->at, at = start;
    for (; at < m->input.size; at++) {
        const char *mark = memchr(m->input.data + at, '<', m->input.size - at);
        if (mark == NULL) {
            at = m->input.size;
            break;
        }
        at = (size_t)(mark - m->input.data);
        if (at_offset(m, at + 1) != '/' || m->input.size - at < name.size + 2) continue;
        lede_slice found = lede_slice_cut(m->input, at + 2, at + 2 + name.size);
        char end = at_offset(m, at + 2 + name.size);
        if (lede_slice_equal_ascii_case(found, name) && (end == '\0' || ends_name(end))) break;
    }
    if (at == start) return false;
    m->text = lede_slice_cut(m->input, start, at);
    return give(m, decodes ? LEDE_MARKUP_TEXT : LEDE_MARKUP_CDATA, start, at);
}

lede_slice lede_markup_decode(lede_slice text, bool is_xml, lede_arena *arena) {
    if (text.size == 0 || memchr(text.data, '&', text.size) == NULL) return text;
    /* no reference means more bytes than it has, save "&nGt;" and "&nLt;": six for five */
    char *out = lede_arena_alloc(arena, text.size + text.size / 5 + 1);
    if (out == NULL) return LEDE_NULL_SLICE;
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        const char *mark = memchr(text.data + at, '&', text.size - at);
        size_t stop = mark == NULL ? text.size : (size_t)(mark - text.data);
        memcpy(out + size, text.data + at, stop - at);
        size += stop - at;
        at = stop;
        if (mark == NULL) break;
        lede_entity entity;
        size_t taken = lede_entity_read(lede_slice_cut(text, at, text.size), is_xml, &entity);
        if (taken == 0) {
            out[size++] = text.data[at++];
            continue;
        }
        memcpy(out + size, entity.bytes, entity.size);
        size += entity.size;
        at += taken;
    }
    return (lede_slice){out, size};
}
