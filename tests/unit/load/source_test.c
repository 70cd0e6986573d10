#include "sources.h"

#include <sys/stat.h>

TEST(a_folder_is_read_in_bytewise_order_without_hidden_files) {
    make_folder();
    CHECK_INT(mkdir(path_of("a"), 0700), 0);
    CHECK_INT(mkdir(path_of(".hidden"), 0700), 0);
    write_file("a/2.txt", "Two.");
    write_file("a/1.txt", "One.");
    write_file("a.txt", "Before the folder, as the full stop comes before the slash.");
    write_file("B.txt", "Capitals first.");
    write_file(".hidden/3.txt", "Three.");
    write_file(".4.txt", "Four.");
    CHECK_INT(symlink(folder, path_of("ring")), 0);
    CHECK_STRING(frames_in_folder(), "B.txt ok\na.txt ok\na/1.txt ok\na/2.txt ok\n");
    remove_folder();
}

TEST(globs_are_expanded_in_bytewise_order) {
    make_folder();
    write_file("b.txt", "B.");
    write_file("a.txt", "A.");
    write_file("c.md", "C.");
    const char *inputs[] = {path_of("*.txt")};
    CHECK_STRING(frames_of(inputs, 1, NULL), "a.txt ok\nb.txt ok\n");
    inputs[0] = path_of("*.html");
    CHECK(strstr(frames_of(inputs, 1, NULL), "usage: no file matches") != NULL);
    remove_folder();
}

TEST(wrong_inputs_are_named) {
    make_folder();
    const char *missing[] = {"/no/such/path"};
    CHECK_STRING(frames_of(missing, 1, NULL), "usage: no such file or folder: '/no/such/path'");
    CHECK(strstr(frames_in_folder(), "holds no files") != NULL);
    lede_source_options options = {.format = "docx"};
    write_file("a.txt", "A.");
    const char *inputs[] = {folder};
    CHECK(strstr(frames_of(inputs, 1, &options), "usage: no format 'docx'") != NULL);
    remove_folder();
}

TEST(a_bad_file_fails_alone) {
    make_folder();
    write_file("1-empty.txt", "");
    write_bytes("2-binary.txt", LEDE_SLICE("abc\0\1\2\3\4"));
    write_file("3.txt", "Three.");
    write_file("4.jsonl", "{\"text\":\"x\"}\n{\"text\":\"y\"}\n");
    write_file("5-secret.txt", "Five.");
    CHECK_INT(chmod(path_of("5-secret.txt"), 0), 0);
    const char *wanted = geteuid() == 0 ? "1-empty.txt format\n2-binary.txt format\n3.txt ok\n"
                                          "4.jsonl#1 ok\n4.jsonl#2 ok\n5-secret.txt ok\n"
                                        : "1-empty.txt format\n2-binary.txt format\n3.txt ok\n"
                                          "4.jsonl#1 ok\n4.jsonl#2 ok\n5-secret.txt io\n";
    CHECK_STRING(frames_in_folder(), wanted);
    remove_folder();
}

TEST(gzip_members_are_one_file) {
    make_folder();
    lede_slice first = packed(LEDE_SLICE("{\"text\":\"x\"}\n{\"te"));
    lede_slice second = packed(LEDE_SLICE("xt\":\"y\"}\n"));
    lede_buffer both = {0};
    lede_buffer_add(&both, first);
    lede_buffer_add(&both, second);
    lede_buffer_add_repeat(&both, '\0', 512); /* padding of a tape */
    write_bytes("any-name", lede_buffer_slice(&both));
    CHECK_STRING(frames_in_folder(), "any-name#1 ok\nany-name#2 ok\n");
    free_slice(first);
    free_slice(second);
    lede_buffer_clear(&both);
    remove_folder();
}

TEST(damaged_gzip_fails_with_the_offset_after_what_was_whole) {
    make_folder();
    lede_slice whole = packed(LEDE_SLICE("{\"text\":\"x\"}\n{\"text\":\"y\"}\n"));
    write_bytes("cut.gz", (lede_slice){whole.data, whole.size - 6});
    CHECK_STRING(frames_in_folder(), "cut.gz#1 ok\ncut.gz#2 ok\ncut.gz#3 format\n");
    CHECK_INT(error.line, 3);
    CHECK(strstr(error.message, "cut off at byte") != NULL);
    CHECK_INT(error.offset, whole.size - 6);
    lede_buffer more = {0};
    lede_buffer_add(&more, whole);
    lede_buffer_add_string(&more, "rubbish");
    write_bytes("cut.gz", lede_buffer_slice(&more));
    CHECK_STRING(frames_in_folder(), "cut.gz#1 ok\ncut.gz#2 ok\ncut.gz#3 format\n");
    CHECK_INT(error.offset, whole.size);
    lede_buffer_clear(&more);
    free_slice(whole);
    remove_folder();
}

/* Lines {"text":"0"}, {"text":"1"} …, a gzip member each; of the third, bytes from `at` on. */
static void write_members(const char *name, size_t at, lede_slice wrong, bool cut) {
    lede_buffer all = {0};
    for (int i = 0; i < 5; i++) {
        char line[32];
        snprintf(line, sizeof line, "{\"text\":\"%d\"}\n", i);
        lede_slice member = packed(lede_slice_of(line));
        size_t start = all.size;
        lede_buffer_add(&all, member);
        if (i == 2) memcpy(all.data + start + at, wrong.data, wrong.size);
        if (i == 2 && cut) all.size = start + at;
        free_slice(member);
    }
    write_bytes(name, lede_buffer_slice(&all));
    lede_buffer_clear(&all);
}

TEST(behind_a_damaged_member_records_go_on) {
    make_folder();
    write_members("a.jsonl.gz", 10, LEDE_SLICE("\xFF\xFF\xFF\xFF"), false);
    write_members("b.jsonl.gz", 12, LEDE_SLICE(""), true);
    CHECK_STRING(frames_in_folder(),
                 "a.jsonl.gz#1 ok\na.jsonl.gz#2 ok\na.jsonl.gz#3 format\na.jsonl.gz#4 ok\n"
                 "a.jsonl.gz#5 ok\n"
                 "b.jsonl.gz#1 ok\nb.jsonl.gz#2 ok\nb.jsonl.gz#3 format\nb.jsonl.gz#4 ok\n"
                 "b.jsonl.gz#5 ok\n");
    CHECK(strstr(error.message, "; what is left begins at byte") != NULL);
    remove_folder();
}

TEST(behind_a_damaged_frame_of_zstd_records_go_on) {
    /* RFC 8878, 3.1.1: one segment of 14 bytes, one block of them as they are */
    static const char frame[] = "\x28\xB5\x2F\xFD\x20\x0E\x71\0\0{\"text\": \"a\"}\n";
    lede_buffer all = {0};
    make_folder();
    for (int i = 0; i < 3; i++) {
        lede_buffer_add(&all, LEDE_SLICE(frame));
    }
    all.data[sizeof frame - 1 + 6] = '\x77'; /* a block of the reserved type */
    write_bytes("a.jsonl.zst", lede_buffer_slice(&all));
    CHECK_STRING(frames_in_folder(), "a.jsonl.zst#1 ok\na.jsonl.zst#2 format\na.jsonl.zst#3 ok\n");
    lede_buffer_clear(&all);
    remove_folder();
}

TEST(a_gzip_bomb_is_stopped) {
    enum { BOMB = 80 * 1000 * 1000 };
    make_folder();
    char *zeros = malloc(BOMB);
    if (zeros == NULL) return;
    memset(zeros, ' ', BOMB);
    zeros[0] = 'x';
    lede_slice bomb = packed((lede_slice){zeros, BOMB});
    free(zeros);
    write_bytes("bomb.gz", bomb);
    lede_source_options options = {.article_bytes = UINT64_MAX};
    const char *inputs[] = {folder};
    CHECK_STRING(frames_of(inputs, 1, &options), "bomb.gz limit\n");
    CHECK(strstr(error.message, "unpacks to more than") != NULL);
    free_slice(bomb);
    remove_folder();
}

TEST(a_file_over_the_limit_fails_alone) {
    make_folder();
    write_file("1.txt", "Longer than the limit of this test, which is twenty bytes.");
    write_file("2.txt", "Short enough.");
    lede_source_options options = {.article_bytes = 20};
    const char *inputs[] = {folder};
    CHECK_STRING(frames_of(inputs, 1, &options), "1.txt limit\n2.txt ok\n");
    CHECK(strstr(error.message, "20 bytes") != NULL);
    CHECK(strstr(error.where, "1.txt") != NULL);
    remove_folder();
}

static const char *why_not(lede_slice head) {
    const lede_format *format;
    error = (lede_error){0};
    lede_status status = lede_format_recognise(head, "x", &format, &error);
    return status == LEDE_OK ? format->name : error.message;
}
#define SAYS(head, word) CHECK(strstr(why_not(LEDE_SLICE(head)), (word)) != NULL)

TEST(what_is_no_text_is_named_with_what_to_do) {
    SAYS("", "empty");
    SAYS(" \n\n", "empty");
    SAYS("%PDF-1.7\n\0\0", "pdftotext");
    SAYS(
        "PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\x08\x02[Content_Types].xml",
        "office");
    SAYS("\x89PNG\r\n\x1A\n\0\0", "PNG");
    SAYS("\xFF\xD8\xFF\xE0\0\x10JFIF", "JPEG");
    SAYS("{\\rtf1\\ansi", "RTF");
    SAYS("\xEF\xBB\xBF<?xml version=\"1.0\"?>", "XML");
    SAYS("ab\0cd", "binary");
}

TEST(formats_are_known_by_their_content) {
    SAYS("{\"text\":\"x\"}\n", "jsonl");
    SAYS("\n {\n \"text\"", "jsonl");
    SAYS("{curly} words of a text", "text");
    SAYS("Old bridge to close\n", "text");
    SAYS("THE HEATWAVE goes on", "text");
    SAYS("<!DOCTYPE html>\n<html>", "html");
    SAYS("\xEF\xBB\xBF <!-- saved --> <HTML lang=en>", "html");
    SAYS("\xFF\xFE<\0h\0t\0m\0l\0>\0<\0p\0>\0", "html");
    SAYS("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "html");
    SAYS("Z\0o\0e\0 \0s\0a\0i\0d\0", "text");
    const lede_format *format = NULL;
    CHECK_OK(lede_format_recognise(LEDE_SLICE("not json\n"), "x.jsonl.gz", &format, err));
    CHECK(format == &lede_format_jsonl);
    CHECK(lede_format_find("text") == &lede_format_text);
    CHECK(lede_format_find("pdf") == NULL);
}

/* Every second byte a zero, or three of four. */
static void write_wide(const char *name, const char *text, size_t unit, bool mark) {
    char bytes[1024] = {0};
    size_t size = 0;
    if (mark) {
        memcpy(bytes, "\xFF\xFE\0\0", unit);
        size = unit;
    }
    for (; *text != '\0' && size + unit < sizeof bytes; text++, size += unit) bytes[size] = *text;
    write_bytes(name, (lede_slice){bytes, size});
}

TEST(records_in_wide_charsets_are_cut_as_others_are) {
    static const char table[] = "id,text\na,One.\nb,Two.\n", lines[] = "{\"id\":1}\n{\"id\":2}\n";
    make_folder();
    write_wide("1.csv", table, 2, true);
    write_wide("2.csv", table, 4, false);
    write_wide("3.jsonl", lines, 2, false);
    write_wide("4.jsonl", lines, 4, true);
    write_wide("5.rss", "<rss><item><title>A</title></item><item></item></rss>", 2, true);
    CHECK_STRING(frames_in_folder(),
                 "1.csv#1 ok\n1.csv#2 ok\n2.csv#1 ok\n2.csv#2 ok\n3.jsonl#1 ok\n"
                 "3.jsonl#2 ok\n4.jsonl#1 ok\n4.jsonl#2 ok\n5.rss#1 ok\n5.rss#2 ok\n");
    remove_folder();
}

TEST(progress_is_counted_in_bytes_of_files) {
    make_folder();
    write_file("1.txt", "12345");
    write_file("2.txt", "123456789");
    const char *inputs[] = {folder};
    lede_source *source = NULL;
    CHECK_OK(lede_source_open(inputs, 1, NULL, &source, err));
    CHECK_INT(lede_source_size(source), 14);
    lede_frame frame;
    while (lede_source_next(source, &frame, NULL) == LEDE_OK) lede_frame_clear(&frame);
    CHECK_INT(lede_source_consumed(source), 14);
    lede_source_close(source);
    remove_folder();
}

TEST(sizes_of_many_files_are_asked_while_the_first_are_read) {
    enum { N_FILES = 600 };
    make_folder();
    CHECK_INT(mkdir(path_of("a"), 0700), 0);
    CHECK_INT(mkdir(path_of("b"), 0700), 0);
    for (int i = 0; i < N_FILES; i++) {
        char name[32];
        snprintf(name, sizeof name, "%c/%03d.txt", i % 2 == 0 ? 'a' : 'b', i);
        write_file(name, "1234567890");
    }
    const char *inputs[] = {folder};
    lede_source *source = NULL;
    lede_frame frame;
    CHECK_OK(lede_source_open(inputs, 1, NULL, &source, err));
    CHECK_INT(lede_source_size(source), 0);
    for (int i = 0; i < 100; i++) {
        CHECK_OK(lede_source_next(source, &frame, err));
        lede_frame_clear(&frame);
    }
    CHECK_INT(lede_source_size(source), 10 * N_FILES);
    while (lede_source_next(source, &frame, NULL) == LEDE_OK) lede_frame_clear(&frame);
    CHECK_INT(lede_source_consumed(source), 10 * N_FILES);
    lede_source_close(source);
    remove_folder();
}

TEST(links_to_files_are_read_and_those_that_lead_nowhere_are_told) {
    make_folder();
    CHECK_INT(mkdir(path_of("a"), 0700), 0);
    write_file("a.txt", "123");
    write_file("b.txt", "12");
    char target[512];
    snprintf(target, sizeof target, "%s/a.txt", folder);
    CHECK_INT(symlink(target, path_of("a/link.txt")), 0);
    CHECK_INT(symlink("/no/such/file", path_of("dead")), 0);
    CHECK_INT(mkfifo(path_of("pipe"), 0600), 0);
    CHECK_STRING(frames_in_folder(), "a.txt ok\na/link.txt ok\nb.txt ok\ndead io\n");
    remove_folder();
}

TEST(a_silent_pipe_ends_when_the_source_is_stopped) {
    make_folder();
    CHECK_INT(mkfifo(path_of("pipe"), 0600), 0);
    char path[512];
    snprintf(path, sizeof path, "%s", path_of("pipe"));
    const char *inputs[] = {path};
    lede_source *source;
    lede_frame frame;
    CHECK_OK(lede_source_open(inputs, 1, NULL, &source, err));
    lede_source_stop(source);
    lede_status status = lede_source_next(source, &frame, &error);
    if (status == LEDE_OK) {
        CHECK_INT(frame.size, 0u);
        lede_frame_clear(&frame);
        status = lede_source_next(source, &frame, &error);
    }
    CHECK_INT(status, LEDE_END);
    lede_source_close(source);
    remove_folder();
}

TEST(what_a_run_writes_is_left_out_by_any_name) {
    make_folder();
    CHECK_INT(mkdir(path_of("out"), 0700), 0);
    write_file("out/said.csv", "1");
    write_file("a.txt", "123");
    write_file("out.jsonl", "{}");
    char twin[512], outputs[2][512];
    snprintf(twin, sizeof twin, "%s/twin.jsonl", folder);
    CHECK_INT(link(path_of("out.jsonl"), twin), 0);
    snprintf(outputs[0], sizeof outputs[0], "%s/out.jsonl", folder);
    snprintf(outputs[1], sizeof outputs[1], "%s/out/", folder);
    const char *inputs[] = {folder}, *except[] = {outputs[0], outputs[1]};
    lede_source_options options = {.except = except, .n_except = 2};
    CHECK_STRING(frames_of(inputs, 1, &options), "a.txt ok\n");
    remove_folder();
}

int main(void) {
    RUN(a_folder_is_read_in_bytewise_order_without_hidden_files);
    RUN(globs_are_expanded_in_bytewise_order);
    RUN(wrong_inputs_are_named);
    RUN(a_bad_file_fails_alone);
    RUN(gzip_members_are_one_file);
    RUN(damaged_gzip_fails_with_the_offset_after_what_was_whole);
    RUN(behind_a_damaged_member_records_go_on);
    RUN(behind_a_damaged_frame_of_zstd_records_go_on);
    RUN(a_gzip_bomb_is_stopped);
    RUN(a_file_over_the_limit_fails_alone);
    RUN(what_is_no_text_is_named_with_what_to_do);
    RUN(formats_are_known_by_their_content);
    RUN(records_in_wide_charsets_are_cut_as_others_are);
    RUN(progress_is_counted_in_bytes_of_files);
    RUN(sizes_of_many_files_are_asked_while_the_first_are_read);
    RUN(links_to_files_are_read_and_those_that_lead_nowhere_are_told);
    RUN(a_silent_pipe_ends_when_the_source_is_stopped);
    RUN(what_a_run_writes_is_left_out_by_any_name);
    return DONE();
}
