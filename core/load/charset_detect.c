#include "load/charset_detect.h"

#include <stdlib.h>

#if !defined(LEDE_NO_UCHARDET)
#include <uchardet.h>
#endif

static bool is_letter(unsigned char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}
static bool is_small(unsigned char byte) {
    return byte >= 'a' && byte <= 'z';
}
static unsigned char byte_at(lede_slice bytes, size_t i) {
    return i < bytes.size ? (unsigned char)bytes.data[i] : ' ';
}

/* ---- windows-1252 or Mac Roman -------------------------------------------------------------- */

/* Where windows-1252 has no character (index-windows-1252.txt of the WHATWG Encoding Standard). */
static bool is_unused(unsigned char byte) {
    return byte == 0x81 || byte == 0x8D || byte == 0x8F || byte == 0x90 || byte == 0x9D;
}

typedef struct census {
    size_t letters, high; /* of ASCII; bytes above it */
    size_t controls; /* 0x80 to 0x9F: letters of Mac Roman, marks of windows, none of ISO 8859 */
    bool has_unused;
} census;

static census count(lede_slice bytes) {
    census c = {0};
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        c.letters += is_letter(byte);
        c.high += byte >= 0x80;
        c.controls += byte >= 0x80 && byte < 0xA0;
        c.has_unused |= is_unused(byte);
    }
    return c;
}

/* Letters of ASCII with some others in between, as in the languages of western Europe. */
static bool is_western(const census *c) {
    return c->high < c->letters / 2 + 2;
}

typedef enum sign { NO_SIGN, FOR_MAC, WEAK_FOR_MAC, AGAINST_MAC } sign;

/* What the byte says, which is a letter in one of both charsets and a mark in the other. */
static sign read_sign(unsigned char before, unsigned char byte, unsigned char after) {
    bool in_word = is_letter(before) || is_letter(after);
    bool inside = is_small(before) && is_small(after);
    bool is_mark = (byte >= 0x91 && byte <= 0x97) || byte == 0x82 || byte == 0x84 || byte == 0x85 ||
                   byte == 0x8B || byte == 0x9B || byte == 0x80 || byte == 0x99;
    if (byte < 0xA0) {
        bool is_dash = byte == 0x85 || byte == 0x92 || byte == 0x96 || byte == 0x97;
        if (is_mark) return !inside ? NO_SIGN : is_dash ? WEAK_FOR_MAC : FOR_MAC;
        return in_word ? FOR_MAC : NO_SIGN;
    }
    if (byte == 0xA7 || byte == 0xAF || byte == 0xBE || byte == 0xBF) { /* ß Ø æ ø */
        return is_small(before) ? FOR_MAC : NO_SIGN;
    }
    if (byte >= 0xD0 && byte <= 0xD5) { /* – — “ ” ‘ ’, in windows-1252 capitals */
        bool opens = (byte == 0xD2 || byte == 0xD4) && !is_letter(before) && is_letter(after);
        bool is_dash = byte <= 0xD1 && before == ' ' && after == ' ';
        return is_small(before) || opens || is_dash ? FOR_MAC : AGAINST_MAC;
    }
    return byte >= 0xCB && in_word ? AGAINST_MAC : NO_SIGN;
}

static bool is_mac(lede_slice bytes) {
    size_t n[AGAINST_MAC + 1] = {0};
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (byte < 0x80) continue;
        n[read_sign(i > 0 ? (unsigned char)bytes.data[i - 1] : ' ', byte, byte_at(bytes, i + 1))]++;
    }
    return n[FOR_MAC] > 0 && n[FOR_MAC] + n[WEAK_FOR_MAC] > 2 * n[AGAINST_MAC];
}

/* ---- uchardet ------------------------------------------------------------------------------- */

#if !defined(LEDE_NO_UCHARDET)

/* What it says → what iconv calls it, and what it is with bytes from 0x80 to 0x9F, which are
 * controls in ISO 8859. Others that it knows (IBM852, MAC-CENTRALEUROPE, ISO-8859-3 …) are guesses
 * at western texts where it is wrong far more often than right. */
static const struct {
    const char *said, *charset, *with_controls;
} KNOWN[] = {{"ISO-8859-1", "WINDOWS-1252", NULL},
             {"ISO-8859-15", "ISO-8859-15", "WINDOWS-1252"},
             {"WINDOWS-1252", "WINDOWS-1252", NULL},
             {"ISO-8859-2", "ISO-8859-2", "WINDOWS-1250"},
             {"WINDOWS-1250", "WINDOWS-1250", NULL},
             {"ISO-8859-16", "ISO-8859-16", "WINDOWS-1250"},
             {"ISO-8859-5", "ISO-8859-5", NULL},
             {"WINDOWS-1251", "WINDOWS-1251", NULL},
             {"KOI8-R", "KOI8-U", NULL}, /* the same, and letters of Ukrainian for lines of boxes */
             {"IBM866", "IBM866", NULL},
             {"MAC-CYRILLIC", "MAC-CYRILLIC", NULL},
             {"ISO-8859-7", "ISO-8859-7", "WINDOWS-1253"},
             {"WINDOWS-1253", "WINDOWS-1253", NULL},
             {"ISO-8859-9", "WINDOWS-1254", NULL},
             {"WINDOWS-1254", "WINDOWS-1254", NULL},
             {"ISO-8859-8", "ISO-8859-8", "WINDOWS-1255"},
             {"WINDOWS-1255", "WINDOWS-1255", NULL},
             {"ISO-8859-6", "ISO-8859-6", "WINDOWS-1256"},
             {"WINDOWS-1256", "WINDOWS-1256", NULL},
             {"ISO-8859-4", "ISO-8859-4", "WINDOWS-1257"},
             {"ISO-8859-13", "ISO-8859-13", "WINDOWS-1257"},
             {"WINDOWS-1257", "WINDOWS-1257", NULL},
             {"WINDOWS-1258", "WINDOWS-1258", NULL},
             {"TIS-620", "WINDOWS-874", NULL},
             {"ISO-8859-11", "WINDOWS-874", NULL},
             {"SHIFT_JIS", "CP932", NULL},
             {"EUC-JP", "EUC-JP", NULL},
             {"EUC-KR", "CP949", NULL},
             {"UHC", "CP949", NULL},
             {"GB18030", "GB18030", NULL},
             {"BIG5", "BIG5-HKSCS", NULL},
             {"EUC-TW", "EUC-TW", NULL}};

/* Volatile, lest the compiler take an allocation that nobody uses for granted. */
static bool has_memory(void) {
    void *volatile probe = malloc(LEDE_UCHARDET_BYTES);
    bool has = probe != NULL;
    free(probe);
    return has;
}

static const char *find_known(const char *said, bool has_controls) {
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
        if (strcmp(said, KNOWN[i].said) != 0) continue;
        bool other = has_controls && KNOWN[i].with_controls != NULL;
        return other ? KNOWN[i].with_controls : KNOWN[i].charset;
    }
    return NULL;
}

static lede_status ask(lede_slice bytes, const census *c, const char **charset, lede_error *err) {
    if (!has_memory()) return lede_fail_memory(err);
    uchardet_t detector = uchardet_new();
    if (detector == NULL) return lede_fail_memory(err);
    if (uchardet_handle_data(detector, bytes.data, bytes.size) == 0) {
        uchardet_data_end(detector);
        *charset = find_known(uchardet_get_charset(detector), c->controls > 0);
    }
    uchardet_delete(detector);
    return LEDE_OK;
}

bool lede_charset_detects_all(void) {
    return true;
}

#else

bool lede_charset_detects_all(void) {
    return false;
}

static lede_status ask(lede_slice bytes, const census *c, const char **charset, lede_error *err) {
    (void)bytes;
    (void)c;
    (void)charset;
    (void)err;
    return LEDE_OK;
}

#endif

/* What is no ASCII, with some of what stands around it: a page may be scripts for the most part. */
static lede_slice gather(lede_slice bytes, char *out) {
    enum { AROUND = 32 };
    size_t size = 0, taken = 0; /* up to which all is in `out`, or was passed over */
    for (size_t at = 0; at < bytes.size && size < LEDE_CHARSET_LOOK; at++) {
        if ((unsigned char)bytes.data[at] < 0x80) continue;
        size_t start = at > taken + AROUND ? at - AROUND : taken, stop = at;
        while (stop < bytes.size && stop - at < AROUND) {
            if ((unsigned char)bytes.data[stop++] >= 0x80) at = stop - 1;
        }
        size_t room = LEDE_CHARSET_LOOK - size, count = stop - start;
        if (count > room) count = room;
        memcpy(out + size, bytes.data + start, count);
        size += count;
        at = stop - 1;
        taken = stop;
    }
    return (lede_slice){out, size};
}

lede_status lede_charset_detect(lede_slice bytes, const char **charset, lede_error *err) {
    enum { FEW = 3 }; /* "café" and the like: too little to guess at, and mostly western */
    char sample[LEDE_CHARSET_LOOK];
    bytes = gather(bytes, sample);
    census c = count(bytes);
    bool western = is_western(&c);
    const char *fallback = western && !c.has_unused ? "WINDOWS-1252" : NULL;
    *charset = NULL;
    if (western && is_mac(bytes)) {
        *charset = "MACINTOSH";
        return LEDE_OK;
    }
    if (!western || c.high >= FEW) LEDE_TRY(ask(bytes, &c, charset, err));
    if (*charset == NULL) *charset = fallback;
    return LEDE_OK;
}
