#include "load/mime_header.h"

#include "base/buffer.h"
#include "load/mime_coding.h"
#include "load/page_text.h"

/* ---- fields --------------------------------------------------------------------------------- */

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

size_t lede_mime_header_size(lede_slice bytes) {
    lede_slice rest = bytes, line;
    while (lede_slice_line(&rest, &line)) {
        if (line.size == 0) return bytes.size - rest.size;
    }
    return bytes.size;
}

bool lede_mime_is_field(lede_slice line) {
    size_t at = 0;
    while (at < line.size && line.data[at] > ' ' && line.data[at] < 0x7F && line.data[at] != ':') {
        at++;
    }
    while (at < line.size && at > 0 && is_blank(line.data[at])) at++; /* RFC 5322 §4.5 */
    return at > 0 && at < line.size && line.data[at] == ':';
}

/* The next field with the lines that go on with it, from name to value. */
static bool next_field(lede_slice *rest, lede_slice *field) {
    lede_slice line, start = *rest;
    if (!lede_slice_line(rest, &line) || line.size == 0) return false;
    while (rest->size > 0 && is_blank(rest->data[0])) {
        (void)lede_slice_line(rest, &line);
    }
    *field = lede_slice_cut(start, 0, start.size - rest->size);
    return true;
}

/* Line ends are taken out; the blanks behind them stay (RFC 5322 §2.2.3). */
static lede_slice unfold(lede_slice value, lede_arena *arena, bool *ok) {
    value = lede_slice_trim(value);
    if (value.size == 0 || memchr(value.data, '\n', value.size) == NULL) return value;
    char *out = lede_arena_alloc(arena, value.size);
    if (out == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    size_t size = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] != '\n' && value.data[i] != '\r') out[size++] = value.data[i];
    }
    return (lede_slice){out, size};
}

lede_slice lede_mime_field(lede_slice header, const char *name, lede_arena *arena, bool *ok) {
    lede_slice field, wanted = lede_slice_of(name);
    while (next_field(&header, &field)) {
        const char *colon = memchr(field.data, ':', field.size);
        if (colon == NULL) continue;
        size_t at = (size_t)(colon - field.data);
        if (!lede_slice_equal_ascii_case(lede_slice_trim(lede_slice_cut(field, 0, at)), wanted)) {
            continue;
        }
        return unfold(lede_slice_cut(field, at + 1, field.size), arena, ok);
    }
    return LEDE_NULL_SLICE;
}

/* ---- encoded words -------------------------------------------------------------------------- */

typedef struct encoded {
    lede_slice charset, text;
    char form;   /* b or q; 0: bytes as they stand */
    size_t size; /* of the whole word */
} encoded;

/* "=?charset?B?text?=" at the start of `rest`. */
static bool read_encoded(lede_slice rest, encoded *out) {
    if (!lede_slice_starts(rest, LEDE_SLICE("=?"))) return false;
    size_t second = lede_slice_find(rest, LEDE_SLICE("?"), 2);
    if (second == SIZE_MAX || second + 2 >= rest.size || rest.data[second + 2] != '?') return false;
    size_t end = lede_slice_find(rest, LEDE_SLICE("?="), second + 3);
    if (end == SIZE_MAX) return false;
    out->form = (char)(rest.data[second + 1] | 0x20);
    out->charset = lede_slice_cut(rest, 2, second);
    const char *star = memchr(out->charset.data, '*', out->charset.size); /* a language behind it */
    if (star != NULL) out->charset.size = (size_t)(star - out->charset.data);
    out->text = lede_slice_cut(rest, second + 3, end);
    out->size = end + 2;
    return out->form == 'b' || out->form == 'q';
}

/* Bytes of one charset that wait to be decoded together: a character may be split between words. */
typedef struct words {
    lede_buffer bytes, out;
    lede_slice charset; /* null: not said */
    lede_arena *arena;
    bool ok;
} words;

static void flush(words *w) {
    lede_page_text page = {.arena = w->arena};
    if (w->bytes.size == 0 || !w->ok) return;
    w->ok = lede_page_text_read(&page, lede_buffer_slice(&w->bytes), w->charset, NULL) == LEDE_OK;
    if (w->ok) lede_buffer_add(&w->out, page.text);
    w->bytes.size = 0;
}

static void add_bytes(words *w, lede_slice bytes, lede_slice charset) {
    bool same = (charset.data == NULL) == (w->charset.data == NULL) &&
                lede_slice_equal_ascii_case(charset, w->charset);
    if (!same) flush(w);
    w->charset = charset;
    lede_buffer_add(&w->bytes, bytes);
}

static void add_encoded(words *w, const encoded *e) {
    lede_slice bytes = e->form == 'b' ? lede_mime_base64_word(e->text, w->arena, &w->ok)
                                      : lede_mime_q_word(e->text, w->arena, &w->ok);
    if (w->ok) add_bytes(w, bytes, e->charset);
}

static lede_slice skip_blanks(lede_slice rest) {
    size_t at = 0;
    while (at < rest.size && is_blank(rest.data[at])) at++;
    return lede_slice_cut(rest, at, rest.size);
}

/* The end of the plain text at the start of `rest`. */
static size_t plain_size(lede_slice rest) {
    size_t at = lede_slice_find(rest, LEDE_SLICE("=?"), 1);
    return at == SIZE_MAX ? rest.size : at;
}

lede_slice lede_mime_text(lede_slice value, lede_arena *arena, bool *ok) {
    words w = {.arena = arena, .ok = true};
    encoded e;
    for (lede_slice rest = value; rest.size > 0 && w.ok;) {
        if (!read_encoded(rest, &e)) {
            size_t size = plain_size(rest);
            add_bytes(&w, lede_slice_cut(rest, 0, size), LEDE_NULL_SLICE);
            rest = lede_slice_cut(rest, size, rest.size);
            continue;
        }
        add_encoded(&w, &e);
        rest = lede_slice_cut(rest, e.size, rest.size);
        lede_slice next = skip_blanks(rest); /* blanks between encoded words are not text */
        if (read_encoded(next, &e)) rest = next;
    }
    flush(&w);
    *ok = *ok && w.ok && !w.bytes.failed && !w.out.failed;
    lede_slice text = *ok ? lede_slice_trim(lede_arena_copy(arena, lede_buffer_slice(&w.out), ok))
                          : LEDE_NULL_SLICE;
    lede_buffer_clear(&w.bytes);
    lede_buffer_clear(&w.out);
    return text;
}

lede_slice lede_mime_field_text(lede_slice header, const char *name, lede_arena *arena, bool *ok) {
    lede_slice value = lede_mime_field(header, name, arena, ok);
    if (value.size == 0) return LEDE_NULL_SLICE;
    value = lede_mime_text(value, arena, ok);
    return value.size == 0 ? LEDE_NULL_SLICE : value;
}

/* ---- parameters ----------------------------------------------------------------------------- */

lede_slice lede_mime_main_value(lede_slice value) {
    const char *mark = value.size == 0 ? NULL : memchr(value.data, ';', value.size);
    if (mark != NULL) value.size = (size_t)(mark - value.data);
    return lede_slice_trim(value);
}

typedef struct parameter {
    lede_slice name;  /* without the parts of RFC 2231 */
    lede_slice value; /* in quotes still, if it is */
    size_t section;
    bool is_extended; /* percent-encoded */
} parameter;

/* Where the next ";" outside quotes stands. */
static size_t part_size(lede_slice rest) {
    bool quoted = false;
    for (size_t i = 0; i < rest.size; i++) {
        if (rest.data[i] == '\\' && quoted) {
            i++;
        } else if (rest.data[i] == '"') {
            quoted = !quoted;
        } else if (rest.data[i] == ';' && !quoted) {
            return i;
        }
    }
    return rest.size;
}

static bool read_parameter(lede_slice part, parameter *out) {
    const char *equals = part.size == 0 ? NULL : memchr(part.data, '=', part.size);
    if (equals == NULL) return false;
    size_t at = (size_t)(equals - part.data);
    *out = (parameter){.name = lede_slice_trim(lede_slice_cut(part, 0, at)),
                       .value = lede_slice_trim(lede_slice_cut(part, at + 1, part.size))};
    if (lede_slice_ends(out->name, LEDE_SLICE("*"))) {
        out->is_extended = true;
        out->name.size--;
    }
    const char *star = out->name.size == 0 ? NULL : memchr(out->name.data, '*', out->name.size);
    if (star == NULL) return true;
    enum { MOST_SECTIONS = 1000 };
    for (const char *c = star + 1; c < out->name.data + out->name.size; c++) {
        if (*c < '0' || *c > '9' || out->section > MOST_SECTIONS) return false;
        out->section = out->section * 10 + (size_t)(*c - '0');
    }
    out->name.size = (size_t)(star - out->name.data);
    return true;
}

static void add_quoted(lede_buffer *out, lede_slice value) {
    if (value.size < 2 || value.data[0] != '"') {
        lede_buffer_add(out, value);
        return;
    }
    for (size_t i = 1; i < value.size && value.data[i] != '"'; i++) {
        if (value.data[i] == '\\' && i + 1 < value.size) i++;
        lede_buffer_add_char(out, value.data[i]);
    }
}

static void add_percent(lede_buffer *out, lede_slice value) {
    for (size_t i = 0; i < value.size; i++) {
        int byte = lede_mime_escaped(value, i, '%');
        lede_buffer_add_char(out, byte >= 0 ? (char)byte : value.data[i]);
        if (byte >= 0) i += 2;
    }
}

/* charset'language'text: the charset is cut off the front. */
static lede_slice cut_charset(lede_slice *value) {
    size_t first = lede_slice_find(*value, LEDE_SLICE("'"), 0);
    size_t second =
        first == SIZE_MAX ? SIZE_MAX : lede_slice_find(*value, LEDE_SLICE("'"), first + 1);
    if (second == SIZE_MAX) return LEDE_NULL_SLICE;
    lede_slice charset = lede_slice_cut(*value, 0, first);
    *value = lede_slice_cut(*value, second + 1, value->size);
    return charset;
}

/* One section of a parameter, in the order in which they are numbered; false: it has no more. */
static bool find_section(lede_slice value, lede_slice wanted, size_t section, parameter *out) {
    for (size_t at = 0; at < value.size;) {
        lede_slice rest = lede_slice_cut(value, at, value.size);
        size_t size = part_size(rest);
        at += size + 1;
        if (!read_parameter(lede_slice_cut(rest, 0, size), out)) continue;
        if (out->section == section && lede_slice_equal_ascii_case(out->name, wanted)) return true;
    }
    return false;
}

lede_slice lede_mime_parameter(lede_slice value, const char *name, lede_arena *arena, bool *ok) {
    enum { MOST_SECTIONS = 64 };
    lede_slice charset = LEDE_NULL_SLICE;
    lede_buffer bytes = {0};
    parameter p;
    size_t sections = 0;
    bool is_extended = false;
    while (sections < MOST_SECTIONS && find_section(value, lede_slice_of(name), sections, &p)) {
        if (p.is_extended && sections == 0) charset = cut_charset(&p.value);
        is_extended |= p.is_extended;
        if (p.is_extended) {
            add_percent(&bytes, p.value);
        } else {
            add_quoted(&bytes, p.value);
        }
        sections++;
    }
    *ok = *ok && !bytes.failed;
    lede_slice text = LEDE_NULL_SLICE;
    lede_page_text page = {.arena = arena};
    if (*ok && sections > 0 && is_extended) {
        *ok = lede_page_text_read(&page, lede_buffer_slice(&bytes), charset, NULL) == LEDE_OK;
        if (*ok) text = lede_arena_copy(arena, page.text, ok);
    } else if (*ok && sections > 0) {
        text = lede_mime_text(lede_buffer_slice(&bytes), arena, ok); /* forbidden, and common */
    }
    lede_buffer_clear(&bytes);
    return text;
}

/* ---- people --------------------------------------------------------------------------------- */

/* Where the next address begins: a comma outside quotes, brackets and comments. */
static size_t address_size(lede_slice rest) {
    bool quoted = false;
    int depth = 0;
    for (size_t i = 0; i < rest.size; i++) {
        char c = rest.data[i];
        if (c == '\\') {
            i++;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '(' || c == '<')) {
            depth++;
        } else if (!quoted && (c == ')' || c == '>') && depth > 0) {
            depth--;
        } else if (!quoted && depth == 0 && (c == ',' || c == ';')) {
            return i;
        }
    }
    return rest.size;
}

/* `Jane Doe <j@x.org>`, `j@x.org (Jane Doe)`, `Jane Doe`. */
static lede_slice name_of(lede_slice address) {
    size_t open = lede_slice_find(address, LEDE_SLICE("<"), 0);
    if (open != SIZE_MAX) return lede_slice_trim(lede_slice_cut(address, 0, open));
    if (lede_slice_find(address, LEDE_SLICE("@"), 0) == SIZE_MAX) return address;
    open = lede_slice_find(address, LEDE_SLICE("("), 0);
    size_t close = open == SIZE_MAX ? open : lede_slice_find(address, LEDE_SLICE(")"), open);
    return close == SIZE_MAX ? LEDE_SLICE("") : lede_slice_cut(address, open + 1, close);
}

/* "Doe, Jane" is Jane Doe. */
static void add_person(lede_buffer *out, lede_slice name) {
    size_t comma = lede_slice_find(name, LEDE_SLICE(", "), 0);
    bool turned = comma != SIZE_MAX && comma > 0 && memchr(name.data, ' ', comma) == NULL &&
                  lede_slice_find(name, LEDE_SLICE(","), comma + 1) == SIZE_MAX;
    if (turned) {
        lede_buffer_add(out, lede_slice_cut(name, comma + 2, name.size));
        lede_buffer_add_char(out, ' ');
        name.size = comma;
    }
    lede_buffer_add(out, name);
}

lede_slice lede_mime_people(lede_slice value, lede_arena *arena, bool *ok) {
    lede_buffer out = {0}, name = {0};
    for (size_t at = 0; at < value.size && *ok;) {
        lede_slice rest = lede_slice_cut(value, at, value.size);
        size_t size = address_size(rest);
        at += size + 1;
        name.size = 0;
        add_quoted(&name, name_of(lede_slice_trim(lede_slice_cut(rest, 0, size))));
        lede_slice text = lede_mime_text(lede_buffer_slice(&name), arena, ok);
        if (!*ok || text.size == 0 || memchr(text.data, '@', text.size) != NULL) continue;
        if (out.size > 0) lede_buffer_add_string(&out, "; ");
        add_person(&out, text);
    }
    *ok = *ok && !out.failed && !name.failed;
    lede_slice people = LEDE_NULL_SLICE;
    if (*ok && out.size > 0) people = lede_arena_copy(arena, lede_buffer_slice(&out), ok);
    lede_buffer_clear(&out);
    lede_buffer_clear(&name);
    return people;
}
