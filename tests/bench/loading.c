/* How fast articles are loaded, by format, beside decoding alone, one thread each.
 * loading ARTICLES.jsonl FOLDER: the lines, also in gzip and zstd, and every page in the folder.
 *
 * Of JSON Lines, decoding is what a user of our reader of JSON does: UTF-8 checked, the whole tree
 * of each line made, every string in it unescaped, none copied that has no escape; and SQLite's,
 * which reads the line and takes out the text. In a container it is unpacking, for the reader
 * thread does that and cuts lines while workers make articles of them: the slower of both is the
 * rate. Of pages, decoding is the bare parser: bytes to tree, references decoded, by ours, and by
 * libxml2's where it is installed; neither chooses anything. */
#include "base/platform.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#if defined(LEDE_BENCH_LIBXML2)
#include <libxml/HTMLparser.h>
#endif

#include "base/buffer.h"
#include "base/json.h"
#include "load/markup_tree.h"
#include "load/source.h"

enum { MOST_PAGES = 4096, ROUNDS = 5 };

typedef struct items {
    lede_buffer bytes[MOST_PAGES];
    size_t count;
    uint64_t size;
} items;

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool read_file(lede_buffer *out, const char *path) {
    FILE *file = fopen(path, "rb");
    char block[65536];
    if (file == NULL) return false;
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) {
        lede_buffer_add(out, (lede_slice){block, got});
    }
    fclose(file);
    return out->size > 0 && !out->failed;
}

static void read_folder(items *all, const char *folder) {
    DIR *dir = opendir(folder);
    if (dir == NULL) return;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL && all->count < MOST_PAGES;) {
        char path[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (read_file(&all->bytes[all->count], path)) {
            all->size += all->bytes[all->count++].size;
        }
    }
    closedir(dir);
}

/* ---- what is measured: each gives the bytes it went through --------------------------------- */

static lede_arena arena;

static uint64_t parse_page(lede_slice page) {
    lede_markup_tree tree;
    lede_arena_reset(&arena);
    (void)lede_markup_tree_read(page, false, &arena, &tree, NULL);
    return page.size;
}

#if defined(LEDE_BENCH_LIBXML2) /* the field's bare parser, as tree and as events, to compare with \
                                 */
enum { LENIENT = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING };

static uint64_t parse_libxml2(lede_slice page) {
    xmlFreeDoc(htmlReadMemory(page.data, (int)page.size, NULL, NULL, LENIENT | HTML_PARSE_NONET));
    return page.size;
}

static void count_text(void *bytes, const xmlChar *text, int size) {
    (void)text;
    *(uint64_t *)bytes += (uint64_t)size;
}

static uint64_t parse_libxml2_events(lede_slice page) {
    uint64_t text = 0;
    htmlSAXHandler events = {.characters = count_text, .cdataBlock = count_text};
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&events, &text, NULL, 0, NULL, XML_CHAR_ENCODING_NONE);
    if (parser == NULL) return 0;
    htmlCtxtUseOptions(parser, LENIENT);
    htmlParseChunk(parser, page.data, (int)page.size, 1);
    htmlFreeParserCtxt(parser);
    return page.size;
}
#endif

static uint64_t parse_line(lede_slice line) {
    const lede_json *json;
    lede_arena_reset(&arena);
    (void)lede_json_read(line, &arena, &json, NULL);
    return line.size;
}

/* Another reader of JSON, to compare with: the line read, its text unescaped. */
static sqlite3_stmt *extract;
static uint64_t extract_text(lede_slice line) {
    sqlite3_bind_text(extract, 1, line.data, (int)line.size, SQLITE_STATIC);
    (void)sqlite3_step(extract);
    sqlite3_reset(extract);
    return line.size;
}

static const lede_format *format;
static uint64_t load_item(lede_slice bytes) {
    lede_article article;
    lede_frame frame = {.format = format, .path = "in", .size = bytes.size};
    memcpy(&frame.bytes, &bytes.data, sizeof frame.bytes);
    lede_arena_reset(&arena);
    (void)lede_format_parse(&frame, &arena, &article, NULL);
    return bytes.size;
}

static uint64_t each_page(const items *pages, uint64_t (*work)(lede_slice)) {
    uint64_t done = 0;
    for (size_t i = 0; i < pages->count; i++) done += work(lede_buffer_slice(&pages->bytes[i]));
    return done;
}

static uint64_t each_line(const items *lines, uint64_t (*work)(lede_slice)) {
    lede_slice rest = lede_buffer_slice(&lines->bytes[0]), line;
    uint64_t done = 0;
    while (lede_slice_line(&rest, &line)) done += work(line) + 1;
    return done;
}

/* Unpacking alone, of the file at `path`. */
static uint64_t unpack(const char *path) {
    static char piece[128 * 1024];
    lede_stream *stream;
    uint64_t done = 0;
    size_t got = 1;
    if (lede_stream_open(path, &stream, NULL) != LEDE_OK) return 0;
    while (lede_stream_read(stream, piece, sizeof piece, &got, NULL) == LEDE_OK && got > 0) {
        done += got;
    }
    lede_stream_close(stream);
    return done;
}

/* What the reader thread does: unpacking and cutting. */
static uint64_t frame_all(const char *path) {
    lede_source *source;
    lede_frame frame;
    uint64_t done = 0;
    if (lede_source_open(&path, 1, NULL, &source, NULL) != LEDE_OK) return 0;
    while (lede_source_next(source, &frame, NULL) == LEDE_OK) {
        done += frame.size + 1;
        lede_frame_clear(&frame);
    }
    lede_source_close(source);
    return done;
}

/* ---- the table ------------------------------------------------------------------------------ */

typedef uint64_t each_fn(const items *all, uint64_t (*work)(lede_slice));

static double rate_of(each_fn *each, const items *all, uint64_t (*work)(lede_slice)) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds(), size = (double)each(all, work), now = size / (seconds() - start);
        if (now > best) best = now;
    }
    return best / 1e6;
}

static double rate_of_file(uint64_t (*work)(const char *), const char *path) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds(), size = (double)work(path), now = size / (seconds() - start);
        if (now > best) best = now;
    }
    return best / 1e6;
}

static void row(const char *name, double alone, double rate, double aim) {
    printf("  %-18s %8.0f %8.0f   %.2f (aim %.2f)\n", name, alone, rate, rate / alone, aim);
}

static bool write_file(const char *path, const void *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    bool ok = file != NULL && fwrite(bytes, 1, size, file) == size;
    return (file == NULL || fclose(file) == 0) && ok;
}

static bool pack_gzip(const lede_buffer *plain, const char *path) {
    gzFile file = gzopen(path, "wb6");
    bool ok = file != NULL && gzwrite(file, plain->data, (unsigned)plain->size) > 0;
    return file != NULL && gzclose(file) == Z_OK && ok;
}

static bool pack_zstd(const lede_buffer *plain, const char *path) {
    size_t room = ZSTD_compressBound(plain->size);
    char *out = malloc(room);
    size_t size = out == NULL ? 0 : ZSTD_compress(out, room, plain->data, plain->size, 3);
    bool ok = size > 0 && !ZSTD_isError(size) && write_file(path, out, size);
    free(out);
    return ok;
}

static void packed_row(const char *name, const char *path, double worker, double aim) {
    double alone = rate_of_file(unpack, path), reader = rate_of_file(frame_all, path);
    row(name, alone, reader < worker ? reader : worker, aim);
    unlink(path);
}

static void show_sqlite(const items *lines, double worker) {
    sqlite3 *memory = NULL;
    if (sqlite3_open(":memory:", &memory) == SQLITE_OK &&
        sqlite3_prepare_v2(memory, "select json_extract(?1, '$.text')", -1, &extract, NULL) ==
            SQLITE_OK) {
        row("  SQLite's JSON", rate_of(each_line, lines, extract_text), worker, 0.75);
    }
    sqlite3_finalize(extract);
    sqlite3_close(memory);
}

static void show_lines(const char *path) {
    static items lines;
    char packed[4096];
    if (!read_file(&lines.bytes[0], path)) return;
    format = &lede_format_jsonl;
    double worker = rate_of(each_line, &lines, load_item);
    row("JSON Lines", rate_of(each_line, &lines, parse_line), worker, 0.75);
    show_sqlite(&lines, worker);
    snprintf(packed, sizeof packed, "%s.gz", path);
    if (pack_gzip(&lines.bytes[0], packed)) packed_row("  in gzip", packed, worker, 0.75);
    snprintf(packed, sizeof packed, "%s.zst", path);
    if (pack_zstd(&lines.bytes[0], packed)) packed_row("  in zstd", packed, worker, 0.50);
    lede_buffer_clear(&lines.bytes[0]);
}

static void show_pages(const char *folder) {
    static items pages;
    read_folder(&pages, folder);
    if (pages.count == 0) return;
    format = &lede_format_html;
    double rate = rate_of(each_page, &pages, load_item);
    row("HTML", rate_of(each_page, &pages, parse_page), rate, 0.60);
#if defined(LEDE_BENCH_LIBXML2)
    row("  libxml2's tree", rate_of(each_page, &pages, parse_libxml2), rate, 0.60);
    row("  libxml2's events", rate_of(each_page, &pages, parse_libxml2_events), rate, 0.60);
#endif
    printf("  (%zu pages, %.0f of them a second)\n", pages.count,
           rate * 1e6 / (double)pages.size * (double)pages.count);
    for (size_t i = 0; i < pages.count; i++) lede_buffer_clear(&pages.bytes[i]);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: loading ARTICLES.jsonl FOLDER\n", stderr);
        return 2;
    }
    printf("loading, MB/s          alone  articles   share\n");
    lede_arena_init(&arena, 0);
    show_lines(argv[1]);
    show_pages(argv[2]);
    lede_arena_clear(&arena);
    return 0;
}
