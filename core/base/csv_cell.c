#include "base/csv_cell.h"

#include <string.h>

static bool holds_any(lede_slice text, const char *signs) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != '\0' && strchr(signs, text.data[i]) != NULL) return true;
    }
    return false;
}

void lede_csv_put(lede_buffer *out, lede_slice text) {
    bool quoted = text.size == 0 || holds_any(text, ",\"\r\n");
    bool is_formula = text.size > 0 && holds_any((lede_slice){text.data, 1}, "=+-@\t\r");
    if (quoted) lede_buffer_add_char(out, '"');
    if (is_formula) lede_buffer_add_char(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') lede_buffer_add_char(out, '"');
        lede_buffer_add_char(out, text.data[i]);
    }
    if (quoted) lede_buffer_add_char(out, '"');
}
