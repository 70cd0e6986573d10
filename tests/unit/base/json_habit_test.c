/* Objects that are read one after the other, each as if it stood alone. */
#include "test.h"

#include "base/buffer.h"
#include "base/json.h"

static lede_arena arena;
static lede_json_habit habit;

/* Keys of an odd size mean something; those of small letters are spelt as they should be. */
static const char ODD[] = "odd";
static const void *meaning_of(lede_slice key, bool *is_exact) {
    *is_exact = key.size > 0 && key.data[0] >= 'a';
    return key.size % 2 == 1 ? ODD : NULL;
}

static void tell(lede_buffer *out, const lede_json *value, const lede_error *why) {
    if (value == NULL) {
        lede_buffer_printf(out, "%s at %llu", why->message, (unsigned long long)why->offset);
        return;
    }
    for (const lede_json *m = value->first; m != NULL; m = m->next) {
        lede_buffer_printf(out, "%.*s=%s@%zu:%.*s%s%s;", LEDE_FMT(m->key),
                           lede_json_kind_name(m->kind), m->offset, LEDE_FMT(m->text),
                           m->meaning == ODD ? "" : "?", m->is_exact ? "" : "!");
    }
}

/* What is read of a line, by habit or without. */
static lede_slice told(lede_slice line, lede_json_habit *by, lede_buffer *out) {
    const lede_json_choice choice = {meaning_of, by};
    const lede_json *value = NULL;
    lede_error why = {0};
    out->size = 0;
    (void)lede_json_read_some(line, &choice, &arena, &value, &why);
    tell(out, value, &why);
    return lede_buffer_slice(out);
}

static bool is_alike(const char *text) {
    lede_buffer plain = {0}, again = {0};
    lede_slice line = lede_slice_of(text);
    bool ok = lede_slice_equal(told(line, NULL, &plain), told(line, &habit, &again));
    if (!ok) printf("# %s: %.*s\n", text, LEDE_FMT(lede_buffer_slice(&again)));
    lede_buffer_clear(&plain);
    lede_buffer_clear(&again);
    return ok;
}

TEST(the_members_before_do_not_matter) {
    static const char *const lines[] = {
        "{\"a\": 1, \"key\": \"x\", \"no\": [1], \"b\": null, \"long\": \"passed over\"}",
        "{\"a\": 2, \"key\": \"y\", \"no\": {}, \"b\": \"z\", \"long\": \"passed over\"}",
        "{\"a\":2,\"key\":\"y\",\"no\":{},\"b\":\"z\",\"long\":\"passed over\"}",
        "{\"a\":  2,  \"key\":\t\"y\" , \"no\"  : {}, \"b\": \"z\"}",
        "{\"key\": 1, \"a\": 2}",
        "{\"A\": 1, \"Key\": \"x\", \"no\": null}",
        "{\"a\": 1, \"k\\u0065y\": \"x\", \"a key that is longer than others\": true}",
        "{\"a\": 1, \"k\xC3\xAB\": \"x\", \"a key that is longer than others\": true}",
        "{\"a\": 1, \"k\xC3\": \"x\"}",
        "{\"a\": 1, \"key\" \"x\"}",
        "{\"a\": 1, \"key\": }",
        "{\"a\": 1, \"key\": x}",
        "{\"a\": 1, \"key\": nullx}",
        "{\"a\": 1, \"key\": nul",
        "{\"a\": 1, \"key\":",
        "{\"a\": 1, \"key\"",
        "{\"a\": 1",
        "{\"a\": ",
        "{}",
        "{",
        "[]"};
    enum { N = sizeof lines / sizeof *lines };
    for (size_t i = 0; i < N; i++) {
        for (size_t j = 0; j < N; j++) CHECK(is_alike(lines[i]) && is_alike(lines[j]));
    }
}

/* Texts whose room is known to be written to by who takes them. */
TEST(a_text_that_is_decoded_has_room_in_front_of_it) {
    static const char *const lines[] = {
        "{\"key\":\"one\\n\\ntwo\"}",
        "{\"key\":\"one line of more bytes than a glance takes in, and without any escape in it\"}"};
    const lede_json_choice choice = {meaning_of, &habit};
    const lede_json *value;
    for (size_t i = 0; i < 2; i++) {
        CHECK_OK(lede_json_read_some(lede_slice_of(lines[i]), &choice, &arena, &value, err));
        const lede_json_decoded *decoded = value->first->decoded;
        CHECK(decoded != NULL && decoded->room == LEDE_JSON_ROOM);
        CHECK(decoded->text == value->first->text.data);
        CHECK_INT(decoded->n_breaks, i == 0);
        memset(decoded->text - decoded->room, 'x', decoded->room);
        CHECK_TEXT(value->first->key, "key");
    }
    CHECK_OK(lede_json_read_some(LEDE_SLICE("{\"key\":\"short\"}"), &choice, &arena, &value, err));
    CHECK(value->first->decoded == NULL);
}

/* Lines of random members, spaces and ends. */
TEST(random_objects_are_read_alike) {
    static const char *const parts[] = {"{",   "}",       ", ",  ",",      "\"a\": ", "\"key\": ",
                                        "\"",  "\"no\":", " ",   "\"b\":", "null",    "\"text\"",
                                        "[1]", "\\",      "\"k", "\": "};
    enum { N = sizeof parts / sizeof *parts };
    char line[512];
    uint32_t random = 7;
    for (uint32_t round = 0; test_ok && round < 50000; round++) {
        lede_arena_reset(&arena);
        line[0] = '\0';
        strcat(line, "{\"a\": 1, ");
        for (uint32_t i = 0, n = round % 12; i < n; i++) {
            random = random * 1664525 + 1013904223;
            strcat(line, parts[(random >> 16) % N]);
        }
        CHECK(is_alike(line));
        if (round % 3 == 0) strcat(line, "\"key\": \"x\"}");
        CHECK(is_alike(line));
    }
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(the_members_before_do_not_matter);
    RUN(a_text_that_is_decoded_has_room_in_front_of_it);
    RUN(random_objects_are_read_alike);
    lede_arena_clear(&arena);
    return DONE();
}
