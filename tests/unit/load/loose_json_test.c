#include "test.h"

#include "load/loose_json.h"

static lede_arena arena;

static const lede_json *read(const char *text) {
    bool ok = true;
    lede_arena_reset(&arena);
    const lede_json *value = lede_loose_json_read(lede_slice_of(text), &arena, &ok);
    return ok ? value : NULL;
}

static lede_slice member(const char *text, const char *name) {
    const lede_json *value = lede_json_get(read(text), name);
    return value == NULL ? LEDE_SLICE("(none)") : value->text;
}
#define CHECK_MEMBER(text, wanted) CHECK_TEXT(member((text), "a"), (wanted))

TEST(good_json_is_read) {
    CHECK_MEMBER("{\"a\": \"x\"}", "x");
    CHECK_MEMBER("{\"b\": [1, {\"c\": null}], \"a\": 12}", "12");
    CHECK_MEMBER("{\"a\": \"\\u00e9\\ud83d\\ude00\\n\\\"\"}", "\xC3\xA9\xF0\x9F\x98\x80\n\"");
}

TEST(usual_mistakes_are_forgiven) {
    CHECK_MEMBER("\n<!-- {\"a\": \"x\",}", "x");
    CHECK_MEMBER("/* c */ {\"a\": \"one\ntwo\"}", "one\ntwo");
    CHECK_MEMBER("//<![CDATA[\n{\"a\": \"x\"}\n//]]>", "x");
    CHECK_MEMBER("{\"a\": \"x\", \"a\": \"y\"}", "x");
    CHECK_MEMBER("{\"a\": \"it\\'s\"}", "it's");
    CHECK_MEMBER("{\"a\": \"x\", \"b\": ", "x");
    CHECK_MEMBER("{\"a\": \"no end", "no end");
    CHECK_MEMBER("{,\"a\": \"x\"}", "x");
}

TEST(what_is_no_json_is_none) {
    CHECK(read("") == NULL);
    CHECK(read("  ") == NULL);
    CHECK_MEMBER("{a: 1}", "(none)");
    CHECK_MEMBER("[\"a\"]", "(none)");
}

TEST(nesting_is_bounded) {
    enum { DEPTH = 100000 };
    char *text = malloc(DEPTH + 1);
    if (text == NULL) abort();
    memset(text, '[', DEPTH);
    text[DEPTH] = '\0';
    CHECK(read(text) != NULL);
    free(text);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(good_json_is_read);
    RUN(usual_mistakes_are_forgiven);
    RUN(what_is_no_json_is_none);
    RUN(nesting_is_bounded);
    lede_arena_clear(&arena);
    return DONE();
}
