/* Given the name of Unicode's NormalizationTest.txt in LEDE_NORMALIZATION_TEST, every line of it is
 * checked as well (tests/gates/unicode.sh does so). */
#include "test.h"

#include "base/normalise.h"
#include "base/utf8.h"

static bool nfc_is(lede_slice text, lede_slice wanted) {
    lede_buffer out = {0};
    lede_nfc_add(&out, text);
    bool same = !out.failed && lede_slice_equal(lede_buffer_slice(&out), wanted);
    if (!same)
        printf("# \"%.*s\" gives \"%.*s\"\n", LEDE_FMT(text), LEDE_FMT(lede_buffer_slice(&out)));
    lede_buffer_clear(&out);
    return same;
}

static bool nfc_of(const char *text, const char *wanted) {
    return nfc_is(lede_slice_of(text), lede_slice_of(wanted));
}

static bool strips_to(const char *text, const char *wanted) {
    bool ok = true;
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_slice out = lede_strip(&arena, lede_slice_of(text), &ok);
    bool same = ok && lede_slice_is(out, wanted);
    if (!same) printf("# \"%s\" gives \"%.*s\"\n", text, LEDE_FMT(out));
    lede_arena_clear(&arena);
    return same;
}

TEST(letters_and_marks_compose) {
    CHECK(nfc_of("plain", "plain"));
    CHECK(nfc_of("Zoe\u0308", "Zoë"));
    CHECK(nfc_of("\u212B", "Å"));                  /* ångström sign */
    CHECK(nfc_of("a\u0323\u0302", "\u1EAD"));      /* â with dot below */
    CHECK(nfc_of("a\u0302\u0323", "\u1EAD"));      /* the other order */
    CHECK(nfc_of("\u1112\u1161\u11AB", "\uD55C")); /* 한 */
    CHECK(nfc_of("\u0958", "\u0915\u093C"));       /* excluded from composition */
}

TEST(ill_formed_bytes_stay_where_they_are) {
    CHECK(nfc_of("e\xFF\u0301e\u0301\xC3", "e\xFF\u0301é\xC3"));
}

TEST(the_quick_check_is_never_wrongly_sure) {
    CHECK(lede_nfc_quick_check(LEDE_SLICE("Zürich, naïve")));
    CHECK(!lede_nfc_quick_check(LEDE_SLICE("Zu\u0308rich")));
    CHECK(!lede_nfc_quick_check(LEDE_SLICE("\u212B")));
    CHECK(!lede_nfc_quick_check(LEDE_SLICE("q\u0307\u0323"))); /* out of order */
}

TEST(a_long_run_of_marks_is_sorted_in_good_time) {
    enum { PAIRS = 200000 };
    lede_buffer text = {0}, out = {0};
    lede_buffer_add_char(&text, 'q');
    for (int i = 0; i < PAIRS; i++) lede_buffer_add_string(&text, "\u0307\u0323"); /* 230, 220 */
    lede_nfc_add(&out, lede_buffer_slice(&text));
    CHECK_INT(out.size, text.size);
    CHECK(out.data != NULL && memcmp(out.data + 1, "\u0323\u0323", 4) == 0);
    CHECK(out.data != NULL && memcmp(out.data + out.size - 4, "\u0307\u0307", 4) == 0);
    lede_buffer_clear(&text);
    lede_buffer_clear(&out);
}

TEST(diacritics_are_stripped) {
    CHECK(strips_to("Zoë Müller, São Paulo", "Zoe Muller, Sao Paulo"));
    CHECK(strips_to("Zoe\u0308", "Zoe"));
    CHECK(strips_to("Søren Łódź", "Søren Łodz"));
    CHECK(strips_to("한국", "한국"));
}

TEST(unchanged_text_is_not_copied_and_a_full_arena_is_reported) {
    lede_arena arena;
    lede_arena_init(&arena, 1);
    bool ok = true;
    lede_slice text = LEDE_SLICE("naïve");
    CHECK(lede_nfc(&arena, text, &ok).data == text.data);
    CHECK(ok);
    lede_strip(&arena, text, &ok);
    CHECK(!ok);
    ok = true;
    lede_nfc(&arena, LEDE_SLICE("Zoe\u0308"), &ok);
    CHECK(!ok);
    lede_arena_clear(&arena);
}

/* "0044 0307" */
static void read_code_points(const char *text, lede_buffer *out) {
    while (*text != '\0') {
        char *stop;
        lede_utf8_add(out, (uint32_t)strtoul(text, &stop, 16));
        text = *stop == ' ' ? stop + 1 : stop;
    }
}

/* c2 == toNFC(c1) == toNFC(c2) == toNFC(c3); c4 == toNFC(c4) == toNFC(c5) */
static void check_line(char *line) {
    lede_buffer columns[5] = {{0}};
    char *field = line;
    for (int i = 0; i < 5; i++) {
        char *end = strchr(field, ';');
        if (end == NULL) break;
        *end = '\0';
        read_code_points(field, &columns[i]);
        field = end + 1;
    }
    lede_slice c[5];
    for (int i = 0; i < 5; i++) c[i] = lede_buffer_slice(&columns[i]);
    CHECK(nfc_is(c[0], c[1]) && nfc_is(c[1], c[1]) && nfc_is(c[2], c[1]));
    CHECK(nfc_is(c[3], c[3]) && nfc_is(c[4], c[3]));
    for (int i = 0; i < 5; i++) lede_buffer_clear(&columns[i]);
}

TEST(unicode_s_own_test_file_passes) {
    const char *path = getenv("LEDE_NORMALIZATION_TEST");
    FILE *file = path == NULL ? NULL : fopen(path, "r");
    CHECK((path == NULL) == (file == NULL));
    if (file == NULL) return;
    char line[4096];
    long n = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || line[0] == '@' || line[0] == '\n') continue;
        check_line(line);
        n++;
    }
    CHECK(n > 18000);
    fclose(file);
}

int main(void) {
    RUN(letters_and_marks_compose);
    RUN(ill_formed_bytes_stay_where_they_are);
    RUN(the_quick_check_is_never_wrongly_sure);
    RUN(a_long_run_of_marks_is_sorted_in_good_time);
    RUN(diacritics_are_stripped);
    RUN(unchanged_text_is_not_copied_and_a_full_arena_is_reported);
    if (getenv("LEDE_NORMALIZATION_TEST") != NULL) RUN(unicode_s_own_test_file_passes);
    return DONE();
}
