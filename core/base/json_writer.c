#include "base/json_writer.h"

#include <math.h>

#include "base/utf8.h"

/* ---- strings -------------------------------------------------------------------------------- */

/* Bytes of a sign that is written with an escape; 0: it stands as it is. U+007F to U+009F need none
 * (RFC 8259, section 7), but some terminals obey them. */
static size_t escaped_size(lede_slice text, size_t at) {
    enum { DELETE = 0x7F, LEAD_OF_C1 = 0xC2, STOP_OF_C1 = 0xA0 };
    unsigned char byte = (unsigned char)text.data[at];
    if (LEDE_UNLIKELY(byte == LEAD_OF_C1)) {
        return (unsigned char)text.data[at + 1] < STOP_OF_C1 ? 2 : 0;
    }
    return byte < ' ' || byte == '"' || byte == '\\' || byte == DELETE ? 1 : 0;
}

static void add_escape(lede_buffer *out, unsigned char byte) {
    switch (byte) {
    case '"': lede_buffer_add_string(out, "\\\""); return;
    case '\\': lede_buffer_add_string(out, "\\\\"); return;
    case '\b': lede_buffer_add_string(out, "\\b"); return;
    case '\f': lede_buffer_add_string(out, "\\f"); return;
    case '\n': lede_buffer_add_string(out, "\\n"); return;
    case '\r': lede_buffer_add_string(out, "\\r"); return;
    case '\t': lede_buffer_add_string(out, "\\t"); return;
    default: lede_buffer_printf(out, "\\u%04x", (unsigned)byte); return;
    }
}

/* Of a text that is UTF-8. */
static void add_escaped(lede_buffer *out, lede_slice text) {
    size_t start = 0;
    for (size_t i = 0; i < text.size; i++) {
        size_t size = escaped_size(text, i);
        if (LEDE_LIKELY(size == 0)) continue;
        lede_buffer_add(out, lede_slice_cut(text, start, i));
        start = i + size;
        i = start - 1;
        add_escape(out,
                   (unsigned char)text.data[i]); /* of two bytes the second is the code point */
    }
    if (start < text.size) lede_buffer_add(out, lede_slice_cut(text, start, text.size));
}

void lede_json_add_string(lede_buffer *out, lede_slice text) {
    lede_buffer_add_char(out, '"');
    if (lede_utf8_is_valid(text)) {
        add_escaped(out, text);
    } else {
        lede_buffer repaired = {0};
        lede_utf8_repair(text, &repaired);
        if (repaired.failed) out->failed = true;
        add_escaped(out, lede_buffer_slice(&repaired));
        lede_buffer_clear(&repaired);
    }
    lede_buffer_add_char(out, '"');
}

/* ---- structure ------------------------------------------------------------------------------ */

/* The comma before an item, unless it is the first of its level or the value of a key. */
static void begin_item(lede_json_writer *json) {
    uint64_t bit = UINT64_C(1) << json->depth;
    if (json->after_key) {
        json->after_key = false;
    } else if ((json->filled & bit) != 0) {
        lede_buffer_add_char(json->out, json->depth == 0 ? '\n' : ',');
    }
    json->filled |= bit;
}

static void open_level(lede_json_writer *json, char bracket) {
    begin_item(json);
    lede_buffer_add_char(json->out, bracket);
    if (json->depth + 1 >= LEDE_JSON_LEVELS) {
        json->out->failed = true;
        return;
    }
    json->depth++;
    json->filled &= ~(UINT64_C(1) << json->depth);
}

static void close_level(lede_json_writer *json, char bracket) {
    if (json->depth > 0) json->depth--;
    lede_buffer_add_char(json->out, bracket);
}

void lede_json_open_object(lede_json_writer *json) {
    open_level(json, '{');
}
void lede_json_close_object(lede_json_writer *json) {
    close_level(json, '}');
}
void lede_json_open_array(lede_json_writer *json) {
    open_level(json, '[');
}
void lede_json_close_array(lede_json_writer *json) {
    close_level(json, ']');
}

void lede_json_key_slice(lede_json_writer *json, lede_slice name) {
    begin_item(json);
    lede_json_add_string(json->out, name);
    lede_buffer_add_char(json->out, ':');
    json->after_key = true;
}

void lede_json_key(lede_json_writer *json, const char *name) {
    lede_json_key_slice(json, lede_slice_of(name));
}

/* ---- values --------------------------------------------------------------------------------- */

void lede_json_raw(lede_json_writer *json, lede_slice text) {
    begin_item(json);
    lede_buffer_add(json->out, text);
}

void lede_json_null(lede_json_writer *json) {
    lede_json_raw(json, LEDE_SLICE("null"));
}

void lede_json_bool(lede_json_writer *json, bool flag) {
    lede_json_raw(json, flag ? LEDE_SLICE("true") : LEDE_SLICE("false"));
}

void lede_json_int(lede_json_writer *json, int64_t number) {
    begin_item(json);
    lede_buffer_add_int(json->out, number);
}

void lede_json_real(lede_json_writer *json, double number) {
    if (!isfinite(number)) {
        lede_json_null(json);
        return;
    }
    begin_item(json);
    lede_value_print(lede_value_real(number), json->out);
}

void lede_json_text(lede_json_writer *json, lede_slice text) {
    if (text.data == NULL) {
        lede_json_null(json);
        return;
    }
    begin_item(json);
    lede_json_add_string(json->out, text);
}

void lede_json_string(lede_json_writer *json, const char *text) {
    lede_json_text(json, lede_slice_of(text));
}

void lede_json_value(lede_json_writer *json, lede_value value) {
    switch (value.kind) {
    case LEDE_NULL: lede_json_null(json); return;
    case LEDE_BOOL: lede_json_bool(json, value.as.boolean); return;
    case LEDE_INT: lede_json_int(json, value.as.integer); return;
    case LEDE_REAL: lede_json_real(json, value.as.real); return;
    case LEDE_TEXT: lede_json_text(json, value.as.text); return;
    case LEDE_LIST:
        lede_json_open_array(json);
        for (size_t i = 0; i < value.as.list.count; i++) {
            lede_json_value(json, value.as.list.items[i]);
        }
        lede_json_close_array(json);
        return;
    }
}
