#include "sources.h"

#include "load/archives.h"

static lede_buffer zip, tar;

static void add_little(lede_buffer *out, uint64_t number, int size) {
    for (int i = 0; i < size; i++) {
        lede_buffer_add_char(out, (char)(number >> 8 * i & 0xFF));
    }
}

/* A file of a zip: its bytes as they stand there, stored or deflated (method 8). */
static void add_file(lede_buffer *out, const char *name, lede_slice bytes, lede_slice text,
                     unsigned method) {
    uLong crc = crc32_z(crc32(0, NULL, 0), (const Bytef *)text.data, text.size);
    lede_buffer_add(out, (lede_slice){"PK\x03\x04\x14\0\0\0", 8});
    add_little(out, method, 2);
    add_little(out, 0, 4); /* when */
    add_little(out, crc, 4);
    add_little(out, bytes.size, 4);
    add_little(out, text.size, 4);
    add_little(out, strlen(name), 2);
    add_little(out, 0, 2);
    lede_buffer_add(out, lede_slice_of(name));
    lede_buffer_add(out, bytes);
}
static void add_stored(lede_buffer *out, const char *name, lede_slice bytes) {
    add_file(out, name, bytes, bytes, 0);
}
static void add_text(lede_buffer *out, const char *name) {
    add_stored(out, name, LEDE_SLICE("The harbour was closed on Monday.\n"));
}

/* The directory: empty, since only what stands before it is read. */
static lede_slice ended(lede_buffer *out) {
    lede_buffer_add(out, LEDE_SLICE("PK\x05\x06"));
    add_little(out, 0, 8);
    add_little(out, 0, 8);
    return lede_buffer_slice(out);
}

static void add_tar_file(lede_buffer *out, const char *name, lede_slice bytes) {
    char block[512] = {0};
    unsigned sum = 0;
    snprintf(block, 100, "%s", name);
    snprintf(block + 124, 12, "%011zo", bytes.size);
    memcpy(block + 257, "ustar", 5);
    block[156] = '0';
    memset(block + 148, ' ', 8);
    for (size_t i = 0; i < sizeof block; i++) sum += (unsigned char)block[i];
    snprintf(block + 148, 8, "%06o", sum);
    lede_buffer_add(out, (lede_slice){block, sizeof block});
    lede_buffer_add(out, bytes);
    while (out->size % sizeof block != 0) lede_buffer_add_char(out, '\0');
}

static void clear(void) {
    lede_buffer_clear(&zip);
    lede_buffer_clear(&tar);
}

TEST(an_archive_in_an_archive_is_read_where_it_stands) {
    make_folder();
    add_text(&zip, "a.txt");
    add_text(&zip, "b.txt");
    add_tar_file(&tar, "1.txt", LEDE_SLICE("The ferry sailed on Sunday.\n"));
    add_tar_file(&tar, "in.zip", ended(&zip));
    lede_slice gzip = packed(lede_buffer_slice(&tar));
    zip.size = 0;
    add_stored(&zip, "y/2024.tar.gz", gzip);
    add_text(&zip, "z.txt");
    write_bytes("all.zip", ended(&zip));
    write_file("then.txt", "Then this.");
    CHECK_STRING(frames_in_folder(), "all.zip/y/2024.tar.gz/1.txt ok\n"
                                     "all.zip/y/2024.tar.gz/in.zip/a.txt ok\n"
                                     "all.zip/y/2024.tar.gz/in.zip/b.txt ok\n"
                                     "all.zip/z.txt ok\nthen.txt ok\n");
    free_slice(gzip);
    clear();
    remove_folder();
}

/* What is damaged fails by its name, and the archive around it goes on. */
TEST(a_damaged_archive_in_an_archive_fails_alone) {
    make_folder();
    add_text(&zip, "a.txt");
    size_t first = zip.size;
    add_text(&zip, "b.txt");
    add_tar_file(&tar, "1.zip", (lede_slice){zip.data, zip.size - 5}); /* in the text of b.txt */
    add_tar_file(&tar, "2.zip", (lede_slice){zip.data, first + 10});   /* in its header */
    add_tar_file(&tar, "3.txt", LEDE_SLICE("The ferry sailed on Sunday.\n"));
    write_bytes("all.tar", lede_buffer_slice(&tar));
    CHECK_STRING(frames_in_folder(),
                 "all.tar/1.zip/a.txt ok\nall.tar/1.zip/b.txt format\n"
                 "all.tar/1.zip format\nall.tar/2.zip/a.txt ok\nall.tar/2.zip format\n"
                 "all.tar/3.txt ok\n");
    clear();
    remove_folder();
}

TEST(archives_nest_so_deep_and_no_deeper) {
    make_folder();
    add_text(&zip, "a.txt");
    ended(&zip);
    for (int i = 1; i <= LEDE_ARCHIVES_DEPTH; i++) {
        if (i == LEDE_ARCHIVES_DEPTH) write_bytes("deep.tar", lede_buffer_slice(&zip));
        tar.size = 0;
        add_tar_file(&tar, "in", lede_buffer_slice(&zip));
        add_tar_file(&tar, "t.txt", LEDE_SLICE("The ferry sailed on Sunday.\n"));
        zip.size = 0;
        lede_buffer_add(&zip, lede_buffer_slice(&tar));
    }
    write_bytes("deeper.tar", lede_buffer_slice(&zip));
    CHECK_STRING(frames_in_folder(),
                 "deep.tar/in/in/in/a.txt ok\ndeep.tar/in/in/t.txt ok\ndeep.tar/in/t.txt ok\n"
                 "deep.tar/t.txt ok\n"
                 "deeper.tar/in/in/in/in unsupported\ndeeper.tar/in/in/in/t.txt ok\n"
                 "deeper.tar/in/in/t.txt ok\ndeeper.tar/in/t.txt ok\ndeeper.tar/t.txt ok\n");
    CHECK(strstr(error.message, "more than 4 deep") != NULL);
    clear();
    remove_folder();
}

/* Each file alone unpacks to less than is looked at; together they are a bomb, and all of the outer
 * archive is left. */
TEST(archives_in_an_archive_unpack_to_so_much_in_all) {
    enum { SIZE = 30 * 1000 * 1000, FILES = 5 };
    make_folder();
    char *spaces = malloc(SIZE);
    if (spaces == NULL) return;
    memset(spaces, ' ', SIZE);
    memcpy(spaces, "Title", 5);
    lede_slice text = {spaces, SIZE}, small = deflated(text, -15);
    for (int i = 0; i < FILES; i++) add_file(&zip, "a.txt", small, text, 8);
    add_tar_file(&tar, "in.zip", ended(&zip));
    add_tar_file(&tar, "b.txt", LEDE_SLICE("The ferry sailed on Sunday.\n"));
    write_bytes("all.tar", lede_buffer_slice(&tar));
    write_file("then.txt", "Then this.");
    const char *list = frames_in_folder();
    CHECK(strstr(list, "all.tar/in.zip/a.txt ok\n") == list);
    CHECK(strstr(list, "all.tar/in.zip/a.txt limit\nthen.txt ok\n") != NULL);
    CHECK(strstr(error.message, "the archives within the archive unpack to more than") != NULL);
    free(spaces);
    free_slice(small);
    clear();
    remove_folder();
}

int main(void) {
    RUN(an_archive_in_an_archive_is_read_where_it_stands);
    RUN(a_damaged_archive_in_an_archive_fails_alone);
    RUN(archives_nest_so_deep_and_no_deeper);
    RUN(archives_in_an_archive_unpack_to_so_much_in_all);
    return DONE();
}
