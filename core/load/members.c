#include "load/members.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

#define ZLIB_CONST
#include <zlib.h>

#include "base/utf8.h"
#include "load/bomb.h"

enum {
    AHEAD = 64 * 1024,
    TAR_BLOCK = 512,
    ZIP_HEADER = 30,
    MOST_NAME = 4096 /* of paths on the usual systems */
};

typedef enum method { AS_IT_IS = 0, DEFLATED = 8 } method;

struct lede_members {
    lede_framer *framer;
    bool is_zip, is_open;
    bool is_lost; /* what stands here is no header: the next one is to be searched for */
    char name[MOST_NAME];
    size_t name_size;
    char long_name[MOST_NAME]; /* of tar: for the next file */
    size_t long_size;
    uint64_t left;    /* bytes of the open file that are not fed yet, packed */
    uint64_t padding; /* behind it, of tar */
    unsigned method;  /* of zip, as the rest */
    bool is_encrypted, has_descriptor, ended, has_z;
    uint32_t crc, wanted_crc;
    uint64_t inflated; /* bytes, of all files */
    z_stream z;
    char *piece;
};

static bool is_tar(lede_slice head) {
    return head.size >= TAR_BLOCK && memcmp(head.data + 257, "ustar", 5) == 0;
}

static bool is_zip(lede_slice head) {
    if (head.size < ZIP_HEADER || memcmp(head.data, "PK\x03\x04", 4) != 0) return false;
    static const char *const documents[] = {
        "mimetype",        "[Content_Types].xml", "_rels/.rels",
        "docProps/",       "word/document.xml",   "customXml/",
        "xl/workbook.xml", "xl/worksheets/",      "ppt/presentation."};
    for (size_t i = 0; i < sizeof documents / sizeof *documents;
         i++) { /* office files and books are no archives of articles */
        if (lede_slice_starts(lede_slice_cut(head, ZIP_HEADER, head.size),
                              lede_slice_of(documents[i]))) {
            return false;
        }
    }
    return true;
}

bool lede_members_is(lede_slice head) {
    return is_tar(head) || is_zip(head);
}

lede_status lede_members_open(lede_framer *framer, lede_members **out, lede_error *err) {
    lede_members *m = calloc(1, sizeof *m);
    if (m == NULL) return lede_fail_memory(err);
    m->framer = framer;
    m->is_zip = is_zip(lede_framer_rest(framer));
    m->piece = malloc(AHEAD);
    if (m->piece == NULL) {
        lede_members_close(m);
        return lede_fail_memory(err);
    }
    *out = m;
    return LEDE_OK;
}

void lede_members_close(lede_members *m) {
    if (m == NULL) return;
    if (m->has_z) inflateEnd(&m->z);
    free(m->piece);
    free(m);
}

static lede_status fail(const lede_members *m, lede_error *err, const char *what) {
    lede_fail(err, LEDE_FORMAT, "%s at byte %" PRIu64 " of the %s archive", what, m->framer->offset,
              m->is_zip ? "zip" : "tar");
    if (err != NULL) err->offset = m->framer->offset;
    return LEDE_FORMAT;
}

/* What stands here is no header; the archive may go on behind it. */
static lede_status lose(lede_members *m, lede_error *err, const char *what) {
    m->is_lost = true;
    lede_fail(err, LEDE_FORMAT,
              "%s at byte %" PRIu64 " of the %s archive, which goes on at its next file", what,
              m->framer->offset, m->is_zip ? "zip" : "tar");
    if (err != NULL) err->offset = m->framer->offset;
    return LEDE_FORMAT;
}

/* "./" and "../" are steps of a path and hide nothing. */
static bool is_hidden(lede_slice name) {
    for (size_t i = 0; i < name.size; i++) {
        lede_slice rest = lede_slice_cut(name, i, name.size);
        bool is_step =
            lede_slice_starts(rest, LEDE_SLICE("./")) || lede_slice_starts(rest, LEDE_SLICE("../"));
        if (rest.data[0] == '.' && !is_step) return true;
        while (i < name.size && name.data[i] != '/') i++;
    }
    return lede_slice_starts(name, LEDE_SLICE("__MACOSX/"));
}

static void set_name(lede_members *m, lede_slice name) {
    m->name_size = name.size < MOST_NAME ? name.size : MOST_NAME;
    memmove(m->name, name.data, m->name_size);
    bool valid = lede_utf8_is_valid((lede_slice){m->name, m->name_size});
    for (size_t i = 0; i < m->name_size; i++) {
        unsigned char c = (unsigned char)m->name[i];
        if (c < ' ' || (c >= 0x80 && !valid)) m->name[i] = '?';
    }
}

/* ---- tar ------------------------------------------------------------------------------------ */

static lede_slice text_at(lede_slice block, size_t at, size_t size) {
    const char *zero = memchr(block.data + at, '\0', size);
    return lede_slice_cut(block, at, zero == NULL ? at + size : (size_t)(zero - block.data));
}

/* Octal digits, or GNU's base 256 for sizes of 8 GiB and more. */
static uint64_t number_at(lede_slice block, size_t at, size_t size) {
    uint64_t number = 0;
    bool binary = ((unsigned char)block.data[at] & 0x80) != 0;
    for (size_t i = at + binary; i < at + size; i++) {
        unsigned char c = (unsigned char)block.data[i];
        if (!binary && c == ' ' && number == 0) continue;
        if (!binary && (c < '0' || c > '7')) break;
        number = binary ? number << 8 | c : number << 3 | (unsigned)(c - '0');
    }
    return number;
}

static bool sum_fits(lede_slice block) {
    uint64_t sum = 0;
    for (size_t i = 0; i < TAR_BLOCK; i++) {
        sum += i >= 148 && i < 156 ? ' ' : (unsigned char)block.data[i];
    }
    return sum == number_at(block, 148, 8);
}

static lede_status skip_bytes(lede_members *m, uint64_t size, lede_error *err) {
    while (size > 0) {
        LEDE_TRY(lede_framer_fill(m->framer, size < AHEAD ? (size_t)size : AHEAD, err));
        size_t there = lede_framer_rest(m->framer).size;
        size_t now = there < size ? there : (size_t)size;
        if (now == 0) return fail(m, err, "the data is cut off");
        lede_framer_skip(m->framer, now);
        size -= now;
    }
    return LEDE_OK;
}

/* "path=…" of a pax header: "27 path=a/b.txt\n". */
static lede_slice pax_path(lede_slice text) {
    size_t at = lede_slice_find(text, LEDE_SLICE(" path="), 0);
    if (at == SIZE_MAX) return LEDE_NULL_SLICE;
    at += 6;
    const char *feed = memchr(text.data + at, '\n', text.size - at);
    return lede_slice_cut(text, at, feed == NULL ? text.size : (size_t)(feed - text.data));
}

static void set_tar_name(lede_members *m, lede_slice block) {
    lede_slice name = text_at(block, 0, 100), prefix = text_at(block, 345, 155);
    bool posix = block.data[262] == '\0';
    if (m->long_size > 0) {
        set_name(m, (lede_slice){m->long_name, m->long_size});
        m->long_size = 0;
    } else if (posix && prefix.size > 0) {
        char joined[256 + 1];
        memcpy(joined, prefix.data, prefix.size);
        joined[prefix.size] = '/';
        memcpy(joined + prefix.size + 1, name.data, name.size);
        set_name(m, (lede_slice){joined, prefix.size + 1 + name.size});
    } else {
        set_name(m, name);
    }
}

/* A name too long for its field, as a file before the file. */
static lede_status read_long_name(lede_members *m, char type, uint64_t size, lede_error *err) {
    LEDE_TRY(lede_framer_fill(m->framer, MOST_NAME, err));
    lede_slice text = lede_framer_rest(m->framer);
    if (text.size > size) text.size = (size_t)size;
    if (text.size > MOST_NAME) text.size = MOST_NAME;
    lede_slice name = type == 'x' ? pax_path(text) : text;
    while (name.size > 0 && name.data[name.size - 1] == '\0') name.size--;
    m->long_size = name.size;
    if (name.size > 0) memcpy(m->long_name, name.data, name.size);
    return LEDE_OK;
}

static bool is_zeros(lede_slice block) {
    return block.data[0] == '\0' && memcmp(block.data, block.data + 1, TAR_BLOCK - 1) == 0;
}

static lede_status find_header(lede_members *m, lede_error *err);

/* Two blocks of zeros and more end a tar, and another may begin right behind them (cat a.tar
 * b.tar). Where there is but one, or something else behind them before the next file, they stand in
 * place of what was there. */
static lede_status pass_zeros(lede_members *m, lede_error *err) {
    enum { LEAST = 2 };
    uint64_t start = m->framer->offset, count = 0;
    lede_slice rest = lede_framer_rest(m->framer);
    for (; rest.size >= TAR_BLOCK && is_zeros(rest); count++) {
        lede_framer_skip(m->framer, TAR_BLOCK);
        LEDE_TRY(lede_framer_fill(m->framer, TAR_BLOCK, err));
        rest = lede_framer_rest(m->framer);
    }
    m->is_lost = true;
    uint64_t stop = m->framer->offset;
    LEDE_TRY(find_header(m, err));
    m->is_lost = true;
    if (count >= LEAST && m->framer->offset == stop) return LEDE_OK;
    lede_fail(err, LEDE_FORMAT,
              "zeros at byte %" PRIu64
              " of the tar archive, in place of a file or more; it goes on "
              "at byte %" PRIu64,
              start, m->framer->offset);
    if (err != NULL) err->offset = start;
    return LEDE_FORMAT;
}

static lede_status next_tar(lede_members *m, bool *is_file, lede_error *err) {
    LEDE_TRY(lede_framer_fill(m->framer, TAR_BLOCK, err));
    lede_slice block = lede_framer_rest(m->framer);
    if (block.size == 0) return LEDE_END;
    if (block.size < TAR_BLOCK) return fail(m, err, "the data is cut off");
    if (!sum_fits(block)) {
        return is_zeros(block) ? pass_zeros(m, err) : lose(m, err, "a damaged header");
    }
    char type = block.data[156];
    uint64_t size = number_at(block, 124, 12);
    *is_file = type == '0' || type == '\0';
    if (*is_file) set_tar_name(m, block);
    lede_framer_skip(m->framer, TAR_BLOCK);
    m->left = size;
    m->padding = (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK;
    if (type == 'L' || type == 'x') LEDE_TRY(read_long_name(m, type, size, err));
    return LEDE_OK;
}

/* ---- zip ------------------------------------------------------------------------------------ */

static uint64_t little(const char *bytes, size_t size) {
    uint64_t number = 0;
    for (size_t i = size; i-- > 0;) number = number << 8 | (unsigned char)bytes[i];
    return number;
}

/* The packed size in the extra field of a file over 4 GiB. */
static uint64_t zip64_size(lede_slice extra, uint64_t otherwise) {
    while (extra.size >= 4) {
        size_t size = (size_t)little(extra.data + 2, 2);
        if (size + 4 > extra.size) break;
        if (little(extra.data, 2) == 1 && size >= 16) return little(extra.data + 12, 8);
        extra = lede_slice_cut(extra, size + 4, extra.size);
    }
    return otherwise;
}

static lede_status next_zip(lede_members *m, bool *is_file, lede_error *err) {
    LEDE_TRY(lede_framer_fill(m->framer, AHEAD * 2, err)); /* a name and extras are below 128 KiB */
    lede_slice rest = lede_framer_rest(m->framer);
    if (rest.size < 4) return fail(m, err, "the data is cut off");
    if (memcmp(rest.data, "PK\x01\x02", 4) == 0 || memcmp(rest.data, "PK\x05\x06", 4) == 0) {
        return LEDE_END; /* the directory */
    }
    if (memcmp(rest.data, "PK\x03\x04", 4) != 0) return lose(m, err, "expected the next file");
    if (rest.size < ZIP_HEADER) return fail(m, err, "the data is cut off");
    size_t name = (size_t)little(rest.data + 26, 2), extra = (size_t)little(rest.data + 28, 2);
    if (rest.size < ZIP_HEADER + name + extra) return fail(m, err, "the data is cut off");
    unsigned flags = (unsigned)little(rest.data + 6, 2);
    m->method = (unsigned)little(rest.data + 8, 2);
    m->is_encrypted = (flags & 1) != 0;
    m->has_descriptor = (flags & 8) != 0;
    m->wanted_crc = (uint32_t)little(rest.data + 14, 4);
    m->left = little(rest.data + 18, 4);
    set_name(m, lede_slice_cut(rest, ZIP_HEADER, ZIP_HEADER + name));
    lede_slice extras = lede_slice_cut(rest, ZIP_HEADER + name, ZIP_HEADER + name + extra);
    if (m->left == UINT32_MAX) m->left = zip64_size(extras, m->left);
    lede_framer_skip(m->framer, ZIP_HEADER + name + extra);
    *is_file = name > 0 && m->name[m->name_size - 1] != '/';
    m->padding = 0;
    m->ended = false;
    m->crc = (uint32_t)crc32(0, NULL, 0);
    return LEDE_OK;
}

/* Sizes and check sum that stand behind the data, of four or eight bytes. */
static lede_status skip_descriptor(lede_members *m, lede_error *err) {
    LEDE_TRY(lede_framer_fill(m->framer, 32, err));
    lede_slice rest = lede_framer_rest(m->framer);
    size_t at = lede_slice_starts(rest, LEDE_SLICE("PK\x07\x08")) ? 4 : 0;
    if (rest.size < at + 12) return fail(m, err, "the data is cut off");
    m->wanted_crc = (uint32_t)little(rest.data + at, 4);
    bool narrow = rest.size < at + 14 || memcmp(rest.data + at + 12, "PK", 2) == 0;
    size_t size = at + (narrow ? 12 : 20);
    lede_framer_skip(m->framer, size < rest.size ? size : rest.size);
    return LEDE_OK;
}

static lede_status finish_zip(lede_members *m, lede_error *err) {
    m->ended = true;
    if (m->has_descriptor) LEDE_TRY(skip_descriptor(m, err));
    if (m->crc == m->wanted_crc) return LEDE_OK;
    return fail(m, err, "the file is damaged (its check sum is wrong), before what stands");
}

static lede_status inflate_piece(lede_members *m, lede_slice *piece, lede_error *err) {
    if (!m->has_z) {
        m->z = (z_stream){.next_in = NULL};
        if (inflateInit2(&m->z, -MAX_WBITS) != Z_OK) return lede_fail_memory(err);
        m->has_z = true;
    }
    m->z.next_out = (Bytef *)m->piece;
    m->z.avail_out = AHEAD;
    int result = Z_OK;
    while (result == Z_OK && m->z.avail_out == AHEAD) {
        LEDE_TRY(lede_framer_fill(m->framer, 1, err));
        lede_slice rest = lede_framer_rest(m->framer);
        if (rest.size == 0) return fail(m, err, "the data is cut off");
        size_t size = rest.size < AHEAD ? rest.size : AHEAD;
        m->z.next_in = (const Bytef *)rest.data;
        m->z.avail_in = (uInt)size;
        result = inflate(&m->z, Z_NO_FLUSH);
        lede_framer_skip(m->framer, size - m->z.avail_in);
    }
    if (result == Z_MEM_ERROR) return lede_fail_memory(err);
    if (result != Z_OK && result != Z_STREAM_END) return fail(m, err, "the data is damaged");
    *piece = (lede_slice){m->piece, AHEAD - m->z.avail_out};
    m->inflated += piece->size;
    m->crc = (uint32_t)crc32(m->crc, (const Bytef *)m->piece, (uInt)piece->size);
    if (lede_is_bomb(m->z.total_out, m->z.total_in, LEDE_BOMB_RATIO)) {
        return lede_fail(err, LEDE_LIMIT,
                         "the file unpacks to more than %d times its size, as no text does; if it "
                         "is in order, unpack it first",
                         LEDE_BOMB_RATIO);
    }
    if (result != Z_STREAM_END) return LEDE_OK;
    inflateEnd(&m->z);
    m->has_z = false;
    return finish_zip(m, err);
}

/* ---- both ----------------------------------------------------------------------------------- */

static lede_status plain_piece(lede_members *m, lede_slice *piece, lede_error *err) {
    if (m->left == 0) {
        m->ended = true;
        return LEDE_OK;
    }
    LEDE_TRY(lede_framer_fill(m->framer, m->left < AHEAD ? (size_t)m->left : AHEAD, err));
    *piece = lede_framer_rest(m->framer);
    if (piece->size > m->left) piece->size = (size_t)m->left;
    if (piece->size == 0) return fail(m, err, "the data is cut off");
    lede_framer_skip(m->framer, piece->size);
    m->left -= piece->size;
    if (!m->is_zip) return LEDE_OK;
    m->crc = (uint32_t)crc32_z(m->crc, (const Bytef *)piece->data, piece->size);
    return m->left == 0 ? finish_zip(m, err) : LEDE_OK;
}

static lede_status check_method(const lede_members *m, lede_error *err) {
    if (m->is_encrypted) {
        return lede_fail(err, LEDE_UNSUPPORTED, "the file is encrypted: unpack it first");
    }
    if (m->method != AS_IT_IS && m->method != DEFLATED) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "the file is packed by method %u of zip: unpack it first", m->method);
    }
    if (m->method == AS_IT_IS && m->has_descriptor) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "the file's size stands behind it: unpack the archive first");
    }
    return LEDE_OK;
}

lede_status lede_members_feed(void *members, lede_slice *piece, lede_error *err) {
    lede_members *m = members;
    *piece = LEDE_SLICE("");
    if (m->ended) return LEDE_OK;
    if (m->is_zip) LEDE_TRY(check_method(m, err));
    if (m->is_zip && m->method == DEFLATED) return inflate_piece(m, piece, err);
    return plain_piece(m, piece, err);
}

uint64_t lede_members_inflated(const lede_members *m) {
    return m->inflated;
}

/* What nobody has read of the file before. Where its size is not known and its data does not tell,
 * we are lost; reading it has failed, so that need not be told again. */
static lede_status pass_open(lede_members *m, lede_error *err) {
    bool inflates = m->is_zip && m->method == DEFLATED && !m->is_encrypted;
    if (m->is_zip && m->has_descriptor && !inflates && !m->ended) {
        m->is_lost = true;
        return LEDE_OK;
    }
    if (inflates && m->has_z && !m->has_descriptor) { /* damaged, perhaps: its size is known */
        uint64_t used = m->z.total_in;
        inflateEnd(&m->z);
        m->has_z = false;
        return skip_bytes(m, used < m->left ? m->left - used : 0, err);
    }
    if (inflates && m->has_descriptor) {
        lede_status status = LEDE_OK;
        for (lede_slice piece = {"", 1}; status == LEDE_OK && !m->ended && piece.size > 0;) {
            status = inflate_piece(m, &piece, err);
        }
        if (status != LEDE_FORMAT) return status;
        m->is_lost = !m->ended; /* else its check sum was wrong, and what follows stands here */
        if (m->has_z) inflateEnd(&m->z);
        m->has_z = false;
        return LEDE_OK;
    }
    if (inflates && m->ended) return LEDE_OK;
    LEDE_TRY(skip_bytes(m, m->left, err));
    LEDE_TRY(skip_bytes(m, m->padding, err));
    return LEDE_OK;
}

/* Whether a file's header begins `at` bytes behind: by its magic, and by numbers that chance does
 * not give. */
static bool is_header(const lede_members *m, lede_slice rest, size_t at) {
    rest = lede_slice_cut(rest, at, rest.size);
    if (!m->is_zip) return is_tar(rest) && sum_fits(rest);
    enum { LATEST_VERSION = 63, LAST_METHOD = 99 };
    return rest.size >= ZIP_HEADER && memcmp(rest.data, "PK\x03\x04", 4) == 0 &&
           little(rest.data + 4, 2) <= LATEST_VERSION && little(rest.data + 8, 2) <= LAST_METHOD &&
           little(rest.data + 26, 2) - 1 < MOST_NAME;
}

/* Goes on at the next header; END: there is none. */
static lede_status find_header(lede_members *m, lede_error *err) {
    size_t header = m->is_zip ? ZIP_HEADER : TAR_BLOCK;
    lede_slice magic = m->is_zip ? LEDE_SLICE("PK\x03\x04") : LEDE_SLICE("ustar");
    size_t magic_at = m->is_zip ? 0 : 257;
    while (m->is_lost) {
        LEDE_TRY(lede_framer_fill(m->framer, AHEAD, err));
        lede_slice rest = lede_framer_rest(m->framer);
        if (rest.size < header) return LEDE_END;
        size_t found = lede_slice_find(rest, magic, magic_at);
        size_t at = found == SIZE_MAX ? rest.size - header + 1 : found - magic_at;
        if (at > rest.size - header) at = rest.size - header + 1;
        m->is_lost = at > rest.size - header || !is_header(m, rest, at);
        if (at == 0 && m->is_lost) at = 1;
        lede_framer_skip(m->framer, at);
    }
    return LEDE_OK;
}

bool lede_members_goes_on(const lede_members *m) {
    return m->is_lost;
}

lede_status lede_members_next(lede_members *m, lede_slice *name, lede_error *err) {
    for (;;) {
        bool is_file = false;
        if (m->is_open) LEDE_TRY(pass_open(m, err));
        m->is_open = false;
        m->ended = false;
        if (m->is_lost) LEDE_TRY(find_header(m, err));
        LEDE_TRY(m->is_zip ? next_zip(m, &is_file, err) : next_tar(m, &is_file, err));
        if (m->is_lost) continue;
        m->is_open = true;
        *name = (lede_slice){m->name, m->name_size};
        bool empty = m->left == 0 && !(m->is_zip && m->has_descriptor);
        if (is_file && !empty && !is_hidden(*name)) return LEDE_OK;
    }
}
