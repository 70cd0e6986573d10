#include "test.h"

#include "load/members.h"

static char sample[32768];
static char list[4096];

static lede_slice read_sample(const char *path) {
    FILE *file = fopen(path, "rb");
    size_t size = file == NULL ? 0 : fread(sample, 1, sizeof sample, file);
    if (file != NULL) fclose(file);
    CHECK(size > 0);
    return (lede_slice){sample, size};
}

/* "name size" of each file, then how it ended; `reads`: their bytes are asked for. */
static lede_slice list_members(lede_slice bytes, bool reads) {
    lede_stream *stream;
    lede_framer framer;
    lede_members *members = NULL;
    lede_error err = {0};
    size_t at = 0;
    if (lede_stream_open_memory(bytes, &stream, &err) != LEDE_OK) return LEDE_SLICE("(no stream)");
    lede_framer_init(&framer, stream, 1000);
    lede_status status = lede_framer_fill(&framer, 4096, &err);
    if (status == LEDE_OK && lede_members_is(lede_framer_rest(&framer))) {
        status = lede_members_open(&framer, &members, &err);
    }
    lede_slice name;
    while (members != NULL && status == LEDE_OK) {
        status = lede_members_next(members, &name, &err);
        if (status == LEDE_FORMAT && lede_members_goes_on(members)) {
            at += (size_t)snprintf(list + at, sizeof list - at, "%s\n", err.message);
            status = LEDE_OK;
            continue;
        }
        if (status != LEDE_OK) break;
        size_t size = 0;
        lede_slice piece = {"", 1};
        while (reads && status == LEDE_OK && piece.size > 0) {
            status = lede_members_feed(members, &piece, &err);
            size += status == LEDE_OK ? piece.size : 0;
        }
        at += (size_t)snprintf(list + at, sizeof list - at, "%.*s %zu\n", LEDE_FMT(name), size);
    }
    if (members == NULL && framer.broken != NULL) {
        err = *framer.broken;
        status = err.status;
    }
    at += (size_t)snprintf(list + at, sizeof list - at, "%s %s", lede_status_name(status),
                           status == LEDE_END || status == LEDE_OK ? "" : err.message);
    lede_members_close(members);
    lede_framer_clear(&framer);
    lede_stream_close(stream);
    return (lede_slice){list, at};
}

TEST(files_of_a_tar_are_read_through_gzip) {
    lede_slice all = list_members(read_sample("tests/data/packed/feeds-and-wire.tar.gz"), true);
    CHECK(lede_slice_starts(all, LEDE_SLICE("feeds/calder.atom 8")));
    CHECK(lede_slice_find(all, LEDE_SLICE("\nwire/storm.nitf 1"), 0) != SIZE_MAX);
    CHECK(lede_slice_ends(all, LEDE_SLICE("\nend ")));
}

TEST(files_of_a_zip_are_read_stored_and_deflated) {
    lede_slice all = list_members(read_sample("tests/data/packed/archive.zip"), true);
    CHECK(lede_slice_starts(all, LEDE_SLICE("wire/storm.nitf 1")));
    CHECK(lede_slice_find(all, LEDE_SLICE("\nlogo.png 12\nfeeds/calder.atom 8"), 0) != SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("MACOSX"), 0) == SIZE_MAX);
    CHECK(lede_slice_ends(all, LEDE_SLICE("\nend ")));
}

TEST(files_may_be_passed_over_unread) {
    CHECK_TEXT(list_members(read_sample("tests/data/packed/archive.zip"), false),
               "wire/storm.nitf 0\nlogo.png 0\nfeeds/calder.atom 0\nend ");
}

TEST(steps_of_a_path_hide_nothing) {
    enum { NAME = 30 }; /* where that of the first file stands */
    lede_slice bytes = read_sample("tests/data/packed/archive.zip");
    memcpy(sample + NAME, ".././storm.nitf", 15);
    CHECK(lede_slice_starts(list_members(bytes, false), LEDE_SLICE(".././storm.nitf 0\nlogo")));
    memcpy(sample + NAME, "../.w/storm.nit", 15);
    CHECK(lede_slice_starts(list_members(bytes, false), LEDE_SLICE("logo")));
    memcpy(sample + NAME, "wi/../..x/storm", 15);
    CHECK(lede_slice_starts(list_members(bytes, false), LEDE_SLICE("logo")));
}

TEST(damage_is_told_with_its_place) {
    lede_slice bytes = read_sample("tests/data/packed/archive.zip");
    sample[400] ^= 0x55;
    lede_slice all = list_members(bytes, true);
    CHECK(lede_slice_find(all, LEDE_SLICE("format "), 0) != SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("of the zip archive"), 0) != SIZE_MAX);
    bytes = read_sample("tests/data/packed/archive.zip");
    sample[6] |= 1;
    CHECK(lede_slice_find(list_members(bytes, true), LEDE_SLICE("encrypted"), 0) != SIZE_MAX);
    bytes = read_sample("tests/data/packed/archive.zip");
    sample[8] = 14;
    CHECK(lede_slice_find(list_members(bytes, true), LEDE_SLICE("method 14"), 0) != SIZE_MAX);
}

TEST(an_archive_may_be_cut_anywhere) {
    static const char *const samples[] = {
        "tests/data/packed/archive.zip", "tests/data/packed/feeds-and-wire.tar.gz",
        "tests/data/packed/calder.atom.xz", "tests/data/packed/corpus.xml.bz2",
        "tests/data/packed/courier.csv.zst"};
    for (size_t i = 0; i < 5; i++) {
        lede_slice bytes = read_sample(samples[i]);
        size_t failed = 0;
        for (size_t size = 40; size < bytes.size; size += 61) {
            char *copy = malloc(size);
            if (copy == NULL) return;
            memcpy(copy, bytes.data, size);
            lede_slice all = list_members((lede_slice){copy, size}, true);
            failed += lede_slice_find(all, LEDE_SLICE("cut off"), 0) != SIZE_MAX;
            free(copy);
        }
        CHECK(failed > 0);
    }
}

/* A file of a tar: its header, and text up to the next block. */
static void add_tar_file(lede_buffer *tar, const char *name, const char *text) {
    char block[512] = {0};
    unsigned sum = 0;
    snprintf(block, 100, "%s", name);
    snprintf(block + 124, 12, "%011o", (unsigned)strlen(text));
    memcpy(block + 148, "        0", 9); /* no check sum yet, and a plain file */
    memcpy(block + 257, "ustar\00000", 8);
    for (size_t i = 0; i < sizeof block; i++) sum += (unsigned char)block[i];
    snprintf(block + 148, 8, "%06o", sum);
    lede_buffer_add(tar, (lede_slice){block, sizeof block});
    memset(block, 0, sizeof block);
    memcpy(block, text, strlen(text));
    lede_buffer_add(tar, (lede_slice){block, sizeof block});
}

static lede_buffer three_files(void) {
    lede_buffer tar = {0};
    add_tar_file(&tar, "a.txt", "One.");
    add_tar_file(&tar, "b.txt", "Two, too.");
    add_tar_file(&tar, "c.txt", "Three.");
    lede_buffer_add_repeat(&tar, '\0', 1024);
    return tar;
}

TEST(a_tar_goes_on_behind_a_damaged_header) {
    lede_buffer tar = three_files();
    CHECK_TEXT(list_members(lede_buffer_slice(&tar), true), "a.txt 4\nb.txt 9\nc.txt 6\nend ");
    tar.data[1024 + 3] ^= 0x20;
    CHECK_TEXT(list_members(lede_buffer_slice(&tar), true),
               "a.txt 4\na damaged header at byte 1024 of the tar archive, which goes on at its "
               "next file\nc.txt 6\nend ");
    memmove(tar.data + 1100, tar.data + 1200, tar.size - 1200); /* blocks that are out of step */
    tar.size -= 100;
    CHECK_TEXT(list_members(lede_buffer_slice(&tar), false),
               "a.txt 0\na damaged header at byte 1024 of the tar archive, which goes on at its "
               "next file\nc.txt 0\nend ");
    lede_buffer_clear(&tar);
}

TEST(a_file_of_a_tar_may_have_no_name) {
    lede_buffer tar = {0};
    add_tar_file(&tar, "", "One.");
    add_tar_file(&tar, "b.txt", "Two.");
    CHECK_TEXT(list_members(lede_buffer_slice(&tar), true), " 4\nb.txt 4\nend ");
    lede_buffer_clear(&tar);
}

TEST(tars_behind_each_other_are_one) {
    lede_buffer tar = three_files(), more = three_files();
    lede_buffer_add(&tar, lede_buffer_slice(&more));
    CHECK_TEXT(list_members(lede_buffer_slice(&tar), true),
               "a.txt 4\nb.txt 9\nc.txt 6\na.txt 4\nb.txt 9\nc.txt 6\nend ");
    lede_buffer_clear(&tar);
    lede_buffer_clear(&more);
}

/* As after a disk error: blocks of zeros where a file was. */
TEST(zeros_inside_a_tar_are_told) {
    lede_buffer tar = three_files();
    memset(tar.data + 1024, 0, 512); /* a header: what follows is its file's text */
    CHECK_TEXT(
        list_members(lede_buffer_slice(&tar), true),
        "a.txt 4\nzeros at byte 1024 of the tar archive, in place of a file or more; it goes "
        "on at byte 2048\nc.txt 6\nend ");
    memset(tar.data + 1024, 0, 512 + 8); /* and some of its text */
    CHECK_TEXT(
        list_members(lede_buffer_slice(&tar), false),
        "a.txt 0\nzeros at byte 1024 of the tar archive, in place of a file or more; it goes "
        "on at byte 2048\nc.txt 0\nend ");
    lede_buffer_clear(&tar);
}

TEST(what_stands_behind_the_end_of_a_tar_is_nothing) {
    lede_buffer tar = three_files();
    lede_buffer_add_repeat(&tar, 'x', 700); /* what was on the tape before */
    CHECK_TEXT(list_members(lede_buffer_slice(&tar), true), "a.txt 4\nb.txt 9\nc.txt 6\nend ");
    lede_buffer_clear(&tar);
}

TEST(a_lone_block_of_zeros_ends_no_tar) {
    lede_buffer tar = {0};
    add_tar_file(&tar, "a.txt", "One.");
    lede_buffer_add_repeat(&tar, '\0', 512);
    add_tar_file(&tar, "b.txt", "Two.");
    CHECK_TEXT(
        list_members(lede_buffer_slice(&tar), true),
        "a.txt 4\nzeros at byte 1024 of the tar archive, in place of a file or more; it goes "
        "on at byte 1536\nb.txt 4\nend ");
    lede_buffer_clear(&tar);
}

TEST(a_zip_goes_on_behind_bytes_that_are_no_file) {
    lede_slice bytes = read_sample("tests/data/packed/archive.zip");
    size_t second = lede_slice_find(bytes, LEDE_SLICE("PK\x03\x04"), 4);
    sample[second + 1] = '!';
    lede_slice all = list_members(bytes, true);
    CHECK(lede_slice_find(all, LEDE_SLICE("expected the next file at byte"), 0) != SIZE_MAX);
    CHECK(lede_slice_find(all, LEDE_SLICE("\nfeeds/calder.atom 8"), 0) != SIZE_MAX);
    CHECK(lede_slice_ends(all, LEDE_SLICE("\nend ")));
}

int main(void) {
    RUN(files_of_a_tar_are_read_through_gzip);
    RUN(files_of_a_zip_are_read_stored_and_deflated);
    RUN(files_may_be_passed_over_unread);
    RUN(steps_of_a_path_hide_nothing);
    RUN(damage_is_told_with_its_place);
    RUN(an_archive_may_be_cut_anywhere);
    RUN(a_tar_goes_on_behind_a_damaged_header);
    RUN(a_file_of_a_tar_may_have_no_name);
    RUN(tars_behind_each_other_are_one);
    RUN(zeros_inside_a_tar_are_told);
    RUN(what_stands_behind_the_end_of_a_tar_is_nothing);
    RUN(a_lone_block_of_zeros_ends_no_tar);
    RUN(a_zip_goes_on_behind_bytes_that_are_no_file);
    return DONE();
}
