#include "frames.h"

#include <time.h>

#include "load/csv_record.h"

static lede_slice read_table(const char *text) {
    return read_file(&lede_format_csv, text, 4000, NULL);
}
static int sniffed(const char *text, const char *path) {
    return lede_format_csv.sniff(lede_slice_of(text), path);
}

TEST(each_record_behind_the_header_is_an_article) {
    CHECK_TEXT(read_table("id,Title,text\r\na,\"Bridge, \"\"old\"\" one\",\"One.\r\n\r\nTwo.\"\r\n"
                          "\r\nb,,Three."),
               "#1@2 a:\n#2@6 b:\n");
    CHECK_TEXT(article.text, "Three.");
    read_table("id,Title,text\r\na,\"Bridge, \"\"old\"\" one\",\"One.\r\n\r\nTwo.\"\r\n");
    CHECK_FIELD(TITLE, "Bridge, \"old\" one");
    CHECK_BLOCK(1, "paragraph: One.");
    CHECK_BLOCK(2, "paragraph: Two.");
}

TEST(the_delimiter_is_found_from_the_header) {
    read_table("id;title;text;date\na;Ti,tle;A, b.;13.06.2018\n");
    CHECK_FIELD(TITLE, "Ti,tle");
    CHECK_FIELD(PUBLISHED, "2018-06-13");
    read_table("\xEF\xBB\xBFheadline\tbody\nOne \"x\"\tA, b; c.\n");
    CHECK_FIELD(TITLE, "One \"x\"");
    CHECK_TEXT(article.text, "One \"x\"\n\nA, b; c.");
    read_table("sep=|\n\"title\"|text\nT|A.\n");
    CHECK_FIELD(TITLE, "T");
}

TEST(columns_are_known_in_other_languages) {
    read_table("\xC3\x9C"
               "berschrift;Datum;Text;Zeitung\nT;2. Mai 2024;A.;Bote\n");
    CHECK_FIELD(TITLE, "T");
    CHECK_FIELD(PUBLISHED, "2024-05-02");
    CHECK_FIELD(PUBLISHER, "Bote");
    read_table("T\xC3\xADtulo,FECHA,Texto\nT,02/05/2024,A.\n"); /* the day first, as there */
    CHECK_FIELD(PUBLISHED, "2024-05-02");
    read_table("title,date,text\nT,02/05/2024,A.\n"); /* of which nobody knows */
    CHECK_FIELD(PUBLISHED, "(null)");
    read_table("Titel,Datum,title,text\nA,bald,B,C.\n"); /* of two the first counts */
    CHECK_FIELD(TITLE, "A");
    CHECK_FIELD(PUBLISHED, "(null)");
}

TEST(a_day_above_twelve_tells_the_order_of_a_table) {
    read_table("title,date,text\nS,13/06/2024,B.\nT,02/05/2024,A.\n");
    CHECK_FIELD(PUBLISHED, "2024-05-02");
    read_table("title,date,text\nS,06-13-2024,B.\nT,02-05-2024 10:00,A.\n");
    CHECK_FIELD(PUBLISHED, "2024-02-05");
    read_table("title,date,text\nS,06/13/2024,B.\nR,13/06/2024,C.\nT,02/05/2024,A.\n");
    CHECK_FIELD(PUBLISHED, "(null)");
    CHECK_TEXT(lede_slice_of(article.field_reasons[LEDE_FIELD_PUBLISHED]),
               "the column 'date': '02/05/2024' is no date of one day only; of keys and columns "
               "--field dates=dmy or dates=mdy tells which");
    read_table("title,modified,text\nS,13/06/2024,B.\nT,\"2/5/2024\",A.\n");
    CHECK_FIELD(MODIFIED, "2024-05-02");
}

TEST(cells_may_be_html_or_missing) {
    read_table("title,text,author\nA &amp; B,<p>One.</p><p>Two &lt;3.</p>,NULL\n");
    CHECK_FIELD(TITLE, "A & B");
    CHECK_FIELD(BYLINE, "(null)");
    CHECK_BLOCK(1, "paragraph: One.");
    CHECK_BLOCK(2, "paragraph: Two <3.");
    read_table("title,text\nT,\"Tom <b>&amp;</b> Ann\n\na < b\"\n");
    CHECK_BLOCK(1, "paragraph: Tom & Ann");
    CHECK_BLOCK(2, "paragraph: a < b");
}

TEST(windows_1252_is_read) {
    read_table("title,text\nCaf\xE9,\x93Oui.\x94\n");
    CHECK_TEXT(article.text, "Caf\xC3\xA9\n\n\xE2\x80\x9COui.\xE2\x80\x9D");
}

TEST(a_broken_record_fails_and_the_next_is_read) {
    CHECK_TEXT(read_table("id,title,text\na,\"T\"x,A.\nb,T,B.\n"),
               "#1@2 failed: broken quotes: behind the closing quote in line 2 expected the "
               "delimiter or a line end (a quote inside a cell is written twice)\n#2@3 b:\n");
    CHECK_TEXT(read_table("id,title,text\na,T,\"A.\nmore\n\"b\",T,B.\nc,T,C.\n"),
               "#1@2 failed: broken quotes: behind the closing quote in line 4 expected the "
               "delimiter or a line end (a quote inside a cell is written twice); left out: "
               "lines 2 to 3\n#2@4 b:\n#3@5 c:\n");
    CHECK_TEXT(read_table("id,title,text\na,T\nb\nc,T,C.\n"),
               "#1@2 failed: broken record: 2 cells where the first line names 3 columns (a cell "
               "with the delimiter or a line break in it must stand in quotes); left out: lines 2 "
               "to 3\n#2@4 c:\n");
    CHECK_TEXT(read_table("id,title,text\na,T\nb"),
               "#1@2 failed: broken record: 2 cells where the first line names 3 columns (a cell "
               "with the delimiter or a line break in it must stand in quotes); left out: lines 2 "
               "to 3\n");
    CHECK_TEXT(read_table("id,title,text\na,T,\"A.\nb,T,B.\nc,T,C.\n"),
               "#1@2 failed: broken quotes: the quote that opens in line 2 does not close\n"
               "#2@3 b:\n#3@4 c:\n");
    CHECK_TEXT(read_table("id,title,text\na,T,A, b.\nb,T,B.\n"),
               "#1@2 failed: broken record: 4 cells where the first line names 3 columns (a cell "
               "with the delimiter or a line break in it must stand in quotes)\n#2@3 b:\n");
}

TEST(a_record_over_the_limit_fails_alone) {
    CHECK_TEXT(read_file(&lede_format_csv, "id,text\na,A long enough text of a few words.\nb,B.\n",
                         20, NULL),
               "#1@2 failed: the record is longer than 20 bytes, the limit of one article; "
               "--limit article-bytes=N allows more\n#2@3 b:\n");
}

enum { MANY_LINES = 100000 };

/* A quoted name of `size` bytes and many empty lines behind it. */
static char *long_header(size_t size) {
    char *text = malloc(size + MANY_LINES + 20);
    if (text == NULL) return NULL;
    char *at = text + sprintf(text, "text,\"");
    memset(at, 'x', size);
    at += size;
    at += sprintf(at, "\"\n");
    memset(at, '\n', MANY_LINES);
    at[MANY_LINES] = '\0';
    return text;
}

TEST(a_line_of_names_has_an_end) {
    char *text = long_header(100000);
    CHECK(text != NULL);
    if (text == NULL) return;
    CHECK_TEXT(read_file(&lede_format_csv, text, 1 << 20, NULL),
               "ends: the first line, which names the columns, is longer than 64 KiB\n");
    free(text);
}

TEST(names_are_read_once_to_find_dates) {
    char *text = long_header(60000);
    CHECK(text != NULL);
    if (text == NULL) return;
    clock_t start = clock();
    read_file(&lede_format_csv, text, 1 << 20, NULL);
    CHECK((double)(clock() - start) / CLOCKS_PER_SEC < 1);
    free(text);
}

TEST(a_table_is_known_by_its_header_or_its_name) {
    CHECK(sniffed("id,title,text\n1,a,b\n", NULL) > 95);
    CHECK(sniffed("kiedy;kto;co\n1;a;b\n", "x.csv.gz") == 70);
    CHECK(sniffed("kiedy;kto;co\n1;a;b\n", "x.txt") == 0);
    CHECK(sniffed("datum;titel;tekst\n1;a;b\n", "x.txt") == 97);
    CHECK(sniffed("Text, title and body of the letter were read.\n\nMore.", NULL) == 0);
    CHECK(sniffed("title,text", NULL) == 0);
}

TEST(a_record_ends_where_rfc_4180_says) {
    lede_csv_record r;
    CHECK_INT(lede_csv_scan(LEDE_SLICE("a,\"b\"\"\n\",c\r\nx"), ',', false, &r), LEDE_CSV_OK);
    CHECK_INT(r.n_cells, 3);
    CHECK_INT(r.text_size, 10);
    CHECK_INT(r.size, 12);
    CHECK_INT(lede_csv_scan(LEDE_SLICE("a,\"b\""), ',', false, &r), LEDE_CSV_OPEN);
    CHECK_INT(lede_csv_scan(LEDE_SLICE("a,\"b\""), ',', true, &r), LEDE_CSV_OK);
    CHECK_INT(lede_csv_scan(LEDE_SLICE("a,\"b"), ',', true, &r), LEDE_CSV_OPEN);
    CHECK(r.in_quotes);
    CHECK_INT(lede_csv_scan(LEDE_SLICE(","), ',', true, &r), LEDE_CSV_OK);
    CHECK_INT(r.n_cells, 2);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(each_record_behind_the_header_is_an_article);
    RUN(the_delimiter_is_found_from_the_header);
    RUN(columns_are_known_in_other_languages);
    RUN(a_day_above_twelve_tells_the_order_of_a_table);
    RUN(cells_may_be_html_or_missing);
    RUN(windows_1252_is_read);
    RUN(a_broken_record_fails_and_the_next_is_read);
    RUN(a_record_over_the_limit_fails_alone);
    RUN(a_line_of_names_has_an_end);
    RUN(names_are_read_once_to_find_dates);
    RUN(a_table_is_known_by_its_header_or_its_name);
    RUN(a_record_ends_where_rfc_4180_says);
    lede_buffer_clear(&told);
    lede_arena_clear(&arena);
    return DONE();
}
