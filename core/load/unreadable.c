#include "load/unreadable.h"

#include "load/charset.h"
#include "load/xml.h"

#define UNPACK "unpack it first, as in "
#define OFFICE "an office file (.docx, .xlsx): convert it first, as in pandoc -t plain FILE"

/* First bytes that tell a file (the registrations at IANA and the formats' own documents). Those
 * that an article could begin with by chance count only in a file that is binary anyway. */
typedef struct signature {
    bool is_text;
    size_t offset;
    lede_slice bytes;
    lede_status status;
    const char *message;
} signature;

#define TEXT(bytes, status, message)                                                               \
    { true, 0, {bytes, sizeof(bytes) - 1}, status, message }
#define BINARY(offset, bytes, status, message)                                                     \
    { false, offset, {bytes, sizeof(bytes) - 1}, status, message }
static const signature SIGNATURES[] = {
    TEXT("%PDF-", LEDE_FORMAT, "a PDF: convert it first, as in pdftotext FILE - | lede load -"),
    TEXT("%!PS-", LEDE_FORMAT, "PostScript: convert it first, as in ps2ascii FILE"),
    TEXT("{\\rtf", LEDE_FORMAT, "rich text (RTF): save it as plain text first"),
    BINARY(0, "\xD0\xCF\x11\xE0", LEDE_FORMAT,
           "an old office file (.doc, .xls): save it as plain text first"),
    BINARY(30, "mimetype", LEDE_FORMAT,
           "an OpenDocument or EPUB file: convert it first, as in pandoc -t plain FILE"),
    BINARY(30, "[Content_Types].xml", LEDE_FORMAT, OFFICE),
    BINARY(30, "_rels/.rels", LEDE_FORMAT, OFFICE),
    BINARY(30, "docProps/", LEDE_FORMAT, OFFICE),
    BINARY(30, "word/document.xml", LEDE_FORMAT, OFFICE),
    BINARY(30, "customXml/", LEDE_FORMAT, OFFICE),
    BINARY(30, "xl/workbook.xml", LEDE_FORMAT, OFFICE),
    BINARY(30, "xl/worksheets/", LEDE_FORMAT, OFFICE),
    BINARY(30, "ppt/presentation.", LEDE_FORMAT, OFFICE),
    BINARY(0, "PK\x05\x06", LEDE_FORMAT, "an empty zip archive"),
    BINARY(0, "7z\xBC\xAF", LEDE_FORMAT, "a 7z archive: " UNPACK "7z x FILE"),
    BINARY(0, "Rar!", LEDE_FORMAT, "a RAR archive: " UNPACK "unrar x FILE"),
    BINARY(0, "\x1F\x8B", LEDE_FORMAT, "compressed twice: " UNPACK "gzip -dc FILE | lede load -"),
    BINARY(0, "\x89PNG", LEDE_FORMAT, "a picture (PNG), no text"),
    BINARY(0, "\xFF\xD8\xFF", LEDE_FORMAT, "a picture (JPEG), no text"),
    BINARY(0, "GIF8", LEDE_FORMAT, "a picture (GIF), no text"),
    BINARY(8, "WEBP", LEDE_FORMAT, "a picture (WebP), no text"),
    BINARY(0, "II*\x00", LEDE_FORMAT, "a picture (TIFF), no text"),
    BINARY(0, "MM\x00*", LEDE_FORMAT, "a picture (TIFF), no text"),
    BINARY(4, "ftypheic", LEDE_FORMAT, "a picture (HEIC), no text"),
    BINARY(4, "ftyp", LEDE_FORMAT, "a film or sound file (MP4), no text"),
    BINARY(0, "BM", LEDE_FORMAT, "a picture (BMP), no text"),
    BINARY(0, "ID3", LEDE_FORMAT, "a sound file (MP3), no text"),
    BINARY(0, "OggS", LEDE_FORMAT, "a sound file (Ogg), no text"),
    BINARY(8, "WAVE", LEDE_FORMAT, "a sound file (WAV), no text"),
    BINARY(0, "SQLite format 3", LEDE_FORMAT,
           "an SQLite database; a store of lede is read by lede report and lede dump"),
    BINARY(0,
           "\x7F"
           "ELF",
           LEDE_FORMAT, "a program, no text"),
    BINARY(0, "MZ", LEDE_FORMAT, "a program, no text"),
};
#undef TEXT
#undef BINARY

static bool has_at(lede_slice head, size_t offset, lede_slice bytes) {
    return head.size >= offset + bytes.size &&
           memcmp(head.data + offset, bytes.data, bytes.size) == 0;
}

lede_status lede_unreadable_check_markup(lede_slice head, lede_error *err) {
    lede_slice root = lede_xml_root(head);
    if (lede_slice_starts(head, LEDE_SLICE("\xEF\xBB\xBF"))) {
        head = lede_slice_cut(head, 3, head.size);
    }
    if (!lede_slice_starts_ascii_case(lede_slice_trim(head), LEDE_SLICE("<?xml"))) return LEDE_OK;
    return lede_fail(
        err, LEDE_UNSUPPORTED,
        "XML whose root is <%.*s>: expected a feed (RSS, Atom) or a news standard (NITF, "
        "NewsML, NewsML-G2)",
        LEDE_FMT(root));
}

/* The first lines of a store's tables (record/store_schema.c) and of a concordance
 * (report/view_kwic_csv.c), without a mark in front. */
static bool is_table(lede_slice head) {
    static const char *const tables[] = {
        "record,article,rule,start,stop,sentence,block,text",
        "id,n,source,url,title,byline,published,modified,publisher,section,language,n_tokens,",
        "article,n,start,stop,text\r\n",
        "article,start,stop,layer,entity,name,form,role\r\n",
        "article,n,kind,rule,file,line,message\r\n",
        "record,name,n,start,stop\r\n",
        "name,into,file,line\r\n",
        "engine,libraries,analysis,report,limits_hit\r\n",
        "article,source,title,published,publisher,sentence,start,stop,left,text,right,"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (lede_slice_starts(head, lede_slice_of(tables[i]))) return true;
    }
    return false;
}

static bool is_line_of(lede_slice head, const char *start, const char *later) {
    return lede_slice_starts(head, lede_slice_of(start)) &&
           lede_slice_find(head, lede_slice_of(later), 0) != SIZE_MAX;
}

lede_status lede_unreadable_check_results(lede_slice head, lede_error *err) {
    const char *what = NULL;
    if (lede_slice_starts(head, LEDE_SLICE("\xEF\xBB\xBF")))
        head = lede_slice_cut(head, 3, head.size);
    if (lede_slice_starts(head, LEDE_SLICE("<!doctype html>")) &&
        lede_slice_find(head, LEDE_SLICE("<meta name=\"generator\" content=\"lede\">"), 0) !=
            SIZE_MAX) {
        what = "a page";
    }
    if (is_table(head)) what = "a table";
    if (is_line_of(head, "{\"table\":\"", "\",\"record\":\"")) what = "records";
    if (is_line_of(head, "{\"article\":\"", "\"sentence_text\":")) what = "matches";
    if (what == NULL) return LEDE_OK;
    return lede_fail(err, LEDE_UNSUPPORTED,
                     "%s that lede wrote, no articles; --format reads it all the same", what);
}

/* Text has no controls but those that move to a new line or column; a few strays are forgiven. */
static bool is_binary(lede_slice head) {
    size_t controls = 0;
    for (size_t i = 0; i < head.size; i++) {
        unsigned char byte = (unsigned char)head.data[i];
        if (byte == 0) return true;
        if (byte < 0x20 && (byte < '\t' || byte > '\r') && byte != 0x1B && byte != 0x1A) controls++;
    }
    return controls > 1 + head.size / 50;
}

lede_status lede_unreadable_check(lede_slice head, lede_error *err) {
    bool utf16 = lede_charset_is_utf16(head), binary = !utf16 && is_binary(head);
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++) {
        const signature *s = &SIGNATURES[i];
        if (!s->is_text && !binary) continue;
        /* a PDF may have a line or two in front (ISO 32000-1, annex H.3.4.1) */
        if (has_at(s->is_text ? lede_slice_trim(head) : head, s->offset, s->bytes))
            return lede_fail(err, s->status, "%s", s->message);
    }
    if (binary) return lede_fail(err, LEDE_FORMAT, "a binary file: expected text");
    return LEDE_OK;
}
