#include "load/front_matter.h"

#include "base/buffer.h"
#include "load/json_names.h"
#include "text/article.h"

/* ---- where it ends -------------------------------------------------------------------------- */

static bool is_fence(lede_slice line, lede_slice fence) {
    while (line.size > 0 && (line.data[line.size - 1] == ' ' || line.data[line.size - 1] == '\t')) {
        line.size--;
    }
    return lede_slice_equal(line, fence);
}

size_t lede_front_matter_size(lede_slice text) {
    enum { MOST_BYTES = 64 * 1024 };
    lede_slice yaml = LEDE_SLICE("---"), toml = LEDE_SLICE("+++"), rest = text, line;
    bool has_key = false;
    if (!lede_slice_line(&rest, &line)) return 0;
    bool is_toml = is_fence(line, toml);
    if (!is_toml && !is_fence(line, yaml)) return 0;
    while (lede_slice_line(&rest, &line) && text.size - rest.size < MOST_BYTES) {
        if (is_fence(line, is_toml ? toml : yaml) ||
            (!is_toml && is_fence(line, LEDE_SLICE("...")))) {
            return has_key ? text.size - rest.size : 0;
        }
        has_key |= line.size > 0 && memchr(line.data, is_toml ? '=' : ':', line.size) != NULL;
    }
    return 0;
}

/* ---- its values ----------------------------------------------------------------------------- */

typedef struct matter {
    lede_article *article;
    lede_arena *arena;
    lede_error *err;
    bool is_toml;
    lede_buffer value; /* of the key that is read, items of a list parted by "; " */
    int ranks[LEDE_N_FIELDS];
} matter;

/* Up to a comment or, of an item of a list, the comma behind it; quotes are undone. */
static lede_slice add_scalar(matter *m, lede_slice text, bool in_list) {
    lede_slice rest = lede_slice_trim(text);
    size_t before = m->value.size;
    char quote =
        rest.size > 0 && (rest.data[0] == '"' || rest.data[0] == '\'') ? rest.data[0] : '\0';
    size_t at = quote != '\0' ? 1 : 0;
    if (before > 0) lede_buffer_add_string(&m->value, "; ");
    size_t start = m->value.size;
    for (; at < rest.size; at++) {
        char c = rest.data[at];
        if (quote != '\0' && c == quote) {
            if (quote == '\'' && at + 1 < rest.size && rest.data[at + 1] == '\'') {
                at++;
            } else {
                break;
            }
        }
        if (quote == '\0' && in_list && (c == ',' || c == ']')) break;
        if (quote == '\0' && c == '#' && at > 0 && rest.data[at - 1] == ' ') break;
        if (quote == '"' && c == '\\' && at + 1 < rest.size) c = rest.data[++at];
        lede_buffer_add_char(&m->value, c);
    }
    while (m->value.size > start && m->value.data[m->value.size - 1] == ' ') m->value.size--;
    if (m->value.size == start) m->value.size = before;
    if (quote != '\0' && at < rest.size) at++;
    return lede_slice_trim(lede_slice_cut(rest, at < rest.size ? at : rest.size, rest.size));
}

/* [a, "b, c"]. */
static void add_list(matter *m, lede_slice text) {
    text = lede_slice_trim(lede_slice_cut(text, 1, text.size));
    while (text.size > 0 && text.data[0] != ']' && !m->value.failed) {
        size_t before = text.size;
        text = add_scalar(m, text, true);
        if (text.size > 0 && text.data[0] == ',') text = lede_slice_cut(text, 1, text.size);
        text = lede_slice_trim(text);
        if (text.size == before) return;
    }
}

/* "- item", "name: item" and lines of a folded text below a key. */
static void add_below(matter *m, lede_slice line, bool is_block) {
    line = lede_slice_trim(line);
    if (is_block) {
        if (m->value.size > 0 && line.size > 0) lede_buffer_add_char(&m->value, ' ');
        lede_buffer_add(&m->value, line);
        return;
    }
    bool is_item = lede_slice_starts(line, LEDE_SLICE("- "));
    if (is_item) line = lede_slice_trim(lede_slice_cut(line, 2, line.size));
    if (lede_slice_starts(line, LEDE_SLICE("name:"))) {
        line = lede_slice_cut(line, 5, line.size);
    } else if (!is_item) {
        return; /* a mapping's other keys */
    }
    (void)add_scalar(m, line, false);
}

static lede_status set_field(matter *m, lede_field field, const char *reason) {
    lede_slice value = lede_buffer_slice(&m->value);
    if (field == LEDE_FIELD_PUBLISHED || field == LEDE_FIELD_MODIFIED) {
        return lede_compose_date(m->article, field, value, reason, m->err);
    }
    return lede_compose_field(m->article, field, value, reason, m->err);
}

/* Of two keys for one field the more trusted one counts, whichever comes first. */
static lede_status set_key(matter *m, lede_slice key) {
    const lede_json_name *name = lede_json_name_find(key);
    if (m->value.failed) return lede_fail_memory(m->err);
    if (m->value.size == 0) return LEDE_OK;
    if (name == NULL || name->meaning < 0 || name->meaning >= LEDE_N_FIELDS) return LEDE_OK;
    lede_field field = (lede_field)name->meaning;
    if (field == LEDE_FIELD_SOURCE) return LEDE_OK;
    lede_slice before = m->article->fields[field];
    if (before.data != NULL && m->ranks[field] <= name->rank) return LEDE_OK;
    m->article->fields[field] = LEDE_NULL_SLICE;
    LEDE_TRY(set_field(m, field, name->reason));
    if (m->article->fields[field].data == NULL) {
        m->article->fields[field] = before; /* what is no date */
        return LEDE_OK;
    }
    m->ranks[field] = name->rank;
    return LEDE_OK;
}

/* The key at the start of a line that is not indented; null: none. */
static lede_slice key_of(const matter *m, lede_slice line, lede_slice *value) {
    bool indented = line.size == 0 || line.data[0] == ' ' || line.data[0] == '\t' ||
                    line.data[0] == '-' || line.data[0] == '#' || line.data[0] == '[';
    size_t at =
        indented ? SIZE_MAX : lede_slice_find(line, lede_slice_of(m->is_toml ? "=" : ":"), 0);
    if (at == SIZE_MAX) return LEDE_NULL_SLICE;
    *value = lede_slice_trim(lede_slice_cut(line, at + 1, line.size));
    lede_slice key = lede_slice_trim(lede_slice_cut(line, 0, at));
    bool quoted = key.size > 1 && key.data[0] == '"' && key.data[key.size - 1] == '"';
    return quoted ? lede_slice_cut(key, 1, key.size - 1) : key;
}

static bool opens_block(lede_slice value) {
    return value.size > 0 && value.size <= 3 && (value.data[0] == '>' || value.data[0] == '|');
}

static lede_status read_keys(matter *m, lede_slice rest) {
    lede_slice line, key = LEDE_NULL_SLICE, value = LEDE_NULL_SLICE;
    bool is_block = false;
    while (lede_slice_line(&rest, &line) && rest.size > 0) {
        if (m->is_toml && line.size > 0 && line.data[0] == '[') break; /* of a table */
        lede_slice next = key_of(m, line, &value);
        if (next.data == NULL) {
            if (key.data != NULL) add_below(m, line, is_block);
            continue;
        }
        if (key.data != NULL) LEDE_TRY(set_key(m, key));
        key = next;
        m->value.size = 0;
        is_block = opens_block(value);
        if (value.size > 0 && value.data[0] == '[') {
            add_list(m, value);
        } else if (!is_block) {
            (void)add_scalar(m, value, false);
        }
    }
    return key.data == NULL ? LEDE_OK : set_key(m, key);
}

lede_status lede_front_matter_read(lede_slice bytes, lede_article *article, lede_error *err) {
    matter m = {.article = article, .arena = article->arena, .err = err};
    lede_slice line;
    m.is_toml = lede_slice_starts(bytes, LEDE_SLICE("+++"));
    (void)lede_slice_line(&bytes, &line);
    lede_status status = read_keys(&m, bytes);
    lede_buffer_clear(&m.value);
    return status;
}
