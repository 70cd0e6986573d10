/* How fast articles are loaded, by format, beside decoding alone, one thread each.
 * loading ARTICLES.jsonl FOLDER: the lines, also in gzip and zstd, and every page in the folder.
 *
 * Of JSON Lines, decoding is what a user of a reader of JSON does: UTF-8 checked, the whole tree of
 * each line made, every string in it unescaped; by ours, which copies no string that has no escape,
 * and by simdjson and json-c where they are installed; SQLite's reads the line and takes out the
 * text. In a container it is unpacking, for the reader thread does that and cuts lines while
 * workers make articles of them: the slower of both is the rate. Of pages, decoding is the bare
 * parser: bytes to tree, references decoded, by ours, and by libxml2 and gumbo where they are
 * installed; none chooses anything. */
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
#if defined(LEDE_BENCH_GUMBO)
#include <gumbo.h>
#endif
#if defined(LEDE_BENCH_JSON_C)
#include <json-c/json.h>
#endif

#include "base/buffer.h"
#include "base/json.h"
#include "load/markup_tree.h"
#include "load/source.h"
#include "with_simdjson.h"

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
static lede_json_habit habit;

static uint64_t parse_page(lede_slice page) {
    lede_markup_tree tree;
    lede_arena_reset(&arena);
    (void)lede_markup_tree_read(page, false, &arena, &tree, NULL);
    return page.size;
}

/* The bare parsers of the field, to compare with. */
#if defined(LEDE_BENCH_LIBXML2)
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

#if defined(LEDE_BENCH_GUMBO)
static uint64_t parse_gumbo(lede_slice page) {
    GumboOutput *tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.data, page.size);
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return page.size;
}
#endif

static uint64_t parse_line(lede_slice line) {
    const lede_json *json;
    lede_arena_reset(&arena);
    (void)lede_json_read(line, &arena, &json, NULL);
    return line.size;
}

#if defined(LEDE_BENCH_SIMDJSON)
static void *simdjson;
static uint64_t parse_simdjson(lede_slice line) {
    (void)bench_simdjson_parse(simdjson, line.data, line.size);
    return line.size;
}
#endif

#if defined(LEDE_BENCH_JSON_C)
static struct json_tokener *json_c;
static uint64_t parse_json_c(lede_slice line) {
    json_tokener_reset(json_c);
    json_object_put(json_tokener_parse_ex(json_c, line.data, (int)line.size));
    return line.size;
}
#endif

/* The line read, its text unescaped. */
static sqlite3_stmt *extract;
static uint64_t extract_text(lede_slice line) {
    sqlite3_bind_text(extract, 1, line.data, (int)line.size, SQLITE_STATIC);
    (void)sqlite3_step(extract);
    sqlite3_reset(extract);
    return line.size;
}

/* The reader thread makes the frame, so that only its bytes are set here. */
static lede_frame given = {.path = "in"};
static uint64_t load_item(lede_slice bytes) {
    lede_article article;
    memcpy(&given.bytes, &bytes.data, sizeof given.bytes);
    given.size = bytes.size;
    lede_arena_reset(&arena);
    (void)lede_format_parse(&given, &arena, &habit, &article, NULL);
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
    if (lede_stream_open(path, NULL, &stream, NULL) != LEDE_OK) return 0;
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

/* Of the speed of decoding alone. */
static const double JSON_AIM = 0.75, HTML_AIM = 0.60;

typedef uint64_t each_fn(const items *all, uint64_t (*work)(lede_slice));

/* Ways through the same items: the first makes articles. */
enum { MOST_WAYS = 8 };
typedef struct ways {
    struct {
        const char *name;
        uint64_t (*work)(lede_slice);
        double rate; /* MB/s, the best */
    } list[MOST_WAYS];
    size_t count;
} ways;

static void add_way(ways *all, const char *name, uint64_t (*work)(lede_slice)) {
    all->list[all->count].name = name;
    all->list[all->count++].work = work;
}

/* In turns, so that each meets the machine as the others do. */
static void measure(ways *all, each_fn *each, const items *over) {
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < all->count; i++) {
            double start = seconds(), size = (double)each(over, all->list[i].work);
            double rate = size / (seconds() - start) / 1e6;
            if (rate > all->list[i].rate) all->list[i].rate = rate;
        }
    }
}

/* One pass over a file, if it is the best so far. */
static void time_file(uint64_t (*work)(const char *), const char *path, double *best) {
    double start = seconds(), size = (double)work(path), rate = size / (seconds() - start) / 1e6;
    if (rate > *best) *best = rate;
}

static void row(const char *name, double alone, double rate, double aim) {
    double share = rate / alone;
    printf("    %-28s %8.0f %8.0f %8.2f %6.2f  %s\n", name, alone, rate, share, aim,
           share >= aim ? "met" : "missed");
}

static void show_ways(const ways *all, double aim) {
    for (size_t i = 1; i < all->count; i++) {
        row(all->list[i].name, all->list[i].rate, all->list[0].rate, aim);
    }
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
    double alone = 0, reader = 0;
    for (int round = 0; round < ROUNDS; round++) {
        time_file(unpack, path, &alone);
        time_file(frame_all, path, &reader);
    }
    row(name, alone, reader < worker ? reader : worker, aim);
    unlink(path);
}

static void add_other_readers(ways *all, sqlite3 *memory) {
#if defined(LEDE_BENCH_SIMDJSON)
    simdjson = bench_simdjson_new();
    if (simdjson != NULL) add_way(all, "simdjson's tree", parse_simdjson);
#endif
#if defined(LEDE_BENCH_JSON_C)
    json_c = json_tokener_new();
    if (json_c != NULL) add_way(all, "json-c's tree", parse_json_c);
#endif
    static const char query[] = "select json_extract(?1, '$.text')";
    if (memory == NULL || sqlite3_prepare_v2(memory, query, -1, &extract, NULL) != SQLITE_OK)
        return;
    add_way(all, "SQLite, the text alone", extract_text);
}

static void close_other_readers(sqlite3 *memory) {
#if defined(LEDE_BENCH_SIMDJSON)
    bench_simdjson_free(simdjson);
#endif
#if defined(LEDE_BENCH_JSON_C)
    if (json_c != NULL) json_tokener_free(json_c);
#endif
    sqlite3_finalize(extract);
    sqlite3_close(memory);
}

/* simdjson reads so many bytes behind a line. */
enum { BEHIND = 64 };

static void show_lines(const char *path) {
    static items lines;
    ways all = {.count = 0};
    sqlite3 *memory = NULL;
    char packed[4096];
    lede_buffer *bytes = &lines.bytes[0];
    if (!read_file(bytes, path)) return;
    lede_buffer_add_repeat(bytes, '\0', BEHIND);
    bytes->size -= BEHIND;
    given.format = &lede_format_jsonl;
    (void)sqlite3_open(":memory:", &memory);
    add_way(&all, "articles", load_item);
    add_way(&all, "our reader", parse_line);
    add_other_readers(&all, memory);
    measure(&all, each_line, &lines);
    close_other_readers(memory);
    puts("  JSON Lines to articles, beside a tree of each line by");
    show_ways(&all, JSON_AIM);
    puts("  JSON Lines in a container to articles, beside unpacking alone");
    snprintf(packed, sizeof packed, "%s.gz", path);
    if (pack_gzip(bytes, packed)) packed_row("gzip", packed, all.list[0].rate, 0.75);
    snprintf(packed, sizeof packed, "%s.zst", path);
    if (pack_zstd(bytes, packed)) packed_row("zstd", packed, all.list[0].rate, 0.50);
    lede_buffer_clear(bytes);
}

static void show_pages(const char *folder) {
    static items pages;
    ways all = {.count = 0};
    read_folder(&pages, folder);
    if (pages.count == 0) return;
    given.format = &lede_format_html;
    add_way(&all, "articles", load_item);
    add_way(&all, "our tree", parse_page);
#if defined(LEDE_BENCH_LIBXML2)
    add_way(&all, "libxml2's tree", parse_libxml2);
    add_way(&all, "libxml2's events, no tree", parse_libxml2_events);
#endif
#if defined(LEDE_BENCH_GUMBO)
    add_way(&all, "gumbo's tree", parse_gumbo);
#endif
    measure(&all, each_page, &pages);
    puts("  pages of HTML to articles, beside the bare parser");
    show_ways(&all, HTML_AIM);
    printf("    (%zu pages, %.0f of them a second)\n", pages.count,
           all.list[0].rate * 1e6 / (double)pages.size * (double)pages.count);
    for (size_t i = 0; i < pages.count; i++) lede_buffer_clear(&pages.bytes[i]);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: loading ARTICLES.jsonl FOLDER\n", stderr);
        return 2;
    }
    puts("loading, MB/s                       alone articles    share    aim");
    lede_arena_init(&arena, 0);
    show_lines(argv[1]);
    show_pages(argv[2]);
    lede_arena_clear(&arena);
    return 0;
}
