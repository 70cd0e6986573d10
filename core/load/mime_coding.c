#include "load/mime_coding.h"

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* ---- quoted-printable ----------------------------------------------------------------------- */

int lede_mime_escaped(lede_slice text, size_t at, char mark) {
    if (text.data[at] != mark || at + 2 >= text.size) return -1;
    int high = hex(text.data[at + 1]), low = hex(text.data[at + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/* Bytes of a soft line break at `at`: "=" at the end of a line, perhaps with blanks behind it. */
static size_t soft_break(lede_slice text, size_t at) {
    size_t stop = at + 1;
    if (text.data[at] != '=') return 0;
    while (stop < text.size && (text.data[stop] == ' ' || text.data[stop] == '\t')) stop++;
    if (stop < text.size && text.data[stop] == '\r') stop++;
    if (stop == text.size) return stop - at;
    return text.data[stop] == '\n' ? stop + 1 - at : 0;
}

/* What is no escape stands for itself (RFC 2045 §6.7, note 1). */
static lede_slice decode_quoted(lede_slice text, bool is_word, lede_arena *arena, bool *ok) {
    char *out = lede_arena_alloc(arena, text.size);
    if (out == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        int byte = lede_mime_escaped(text, at, '=');
        size_t skipped = byte < 0 ? soft_break(text, at) : 0;
        if (byte >= 0) {
            out[size++] = (char)byte;
            at += 3;
        } else if (skipped > 0) {
            at += skipped;
        } else {
            out[size++] = is_word && text.data[at] == '_' ? ' ' : text.data[at];
            at++;
        }
    }
    return (lede_slice){out, size};
}

lede_slice lede_mime_q_word(lede_slice text, lede_arena *arena, bool *ok) {
    return decode_quoted(text, true, arena, ok);
}

/* ---- base64 --------------------------------------------------------------------------------- */

static int digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Digits that come behind padding begin anew: some programs encode line by line. `*wrong_at` is the
 * first byte that is neither digit, padding nor white space; the size when there is none. */
static lede_slice decode_base64(lede_slice text, lede_arena *arena, size_t *wrong_at, bool *ok) {
    char *out = lede_arena_alloc(arena, text.size / 4 * 3 + 3);
    if (out == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    size_t size = 0;
    uint32_t bits = 0, count = 0;
    *wrong_at = text.size;
    for (size_t i = 0; i < text.size; i++) {
        int value = digit(text.data[i]);
        if (value < 0) {
            if (text.data[i] == '=') {
                bits = count = 0;
            } else if (!is_space(text.data[i]) && *wrong_at == text.size) {
                *wrong_at = i;
            }
            continue;
        }
        bits = (bits << 6 | (uint32_t)value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[size++] = (char)(unsigned char)(bits >> count & 0xFF);
        }
    }
    return (lede_slice){out, size};
}

lede_slice lede_mime_base64_word(lede_slice text, lede_arena *arena, bool *ok) {
    size_t wrong_at;
    return decode_base64(text, arena, &wrong_at, ok);
}

/* ---- by name -------------------------------------------------------------------------------- */

static bool is_one_of(lede_slice name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (lede_slice_equal_ascii_case(name, lede_slice_of(names[i]))) return true;
    }
    return false;
}

bool lede_mime_is_plain_coding(lede_slice coding) {
    static const char *const names[] = {"", "7bit", "8bit", "binary", "7-bit", "8-bit", "none"};
    return is_one_of(coding, names, sizeof names / sizeof *names);
}

lede_status lede_mime_decode(lede_slice coding, lede_slice bytes, lede_arena *arena,
                             lede_slice *out, size_t *wrong_at, lede_error *err) {
    bool ok = true;
    *wrong_at = bytes.size;
    if (lede_mime_is_plain_coding(coding)) {
        *out = bytes;
        return LEDE_OK;
    }
    if (lede_slice_equal_ascii_case(coding, LEDE_SLICE("quoted-printable"))) {
        *out = decode_quoted(bytes, false, arena, &ok);
        return ok ? LEDE_OK : lede_fail_memory(err);
    }
    if (!lede_slice_equal_ascii_case(coding, LEDE_SLICE("base64"))) {
        *wrong_at = 0;
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "the text is encoded as '%.*s': expected quoted-printable, base64, 7bit "
                         "or 8bit",
                         LEDE_FMT(coding));
    }
    *out = decode_base64(bytes, arena, wrong_at, &ok);
    if (!ok) return lede_fail_memory(err);
    if (*wrong_at == bytes.size) return LEDE_OK;
    return lede_fail(err, LEDE_FORMAT, "byte 0x%02X is no base64",
                     (unsigned)(unsigned char)bytes.data[*wrong_at]);
}
