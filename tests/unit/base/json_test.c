#include "base/json.h"
#include "base/json_writer.h"

#include "test.h"

static lede_arena arena;

static const lede_json *read_text(const char *text) {
    const lede_json *json = NULL;
    CHECK_OK(lede_json_read(lede_slice_of(text), &arena, &json, err));
    return json;
}

/* Keys that begin with "k" mean something. */
static const char KEPT[] = "kept";
static const void *meaning_of(lede_slice key, bool *is_exact) {
    *is_exact = key.size == 1;
    return key.size > 0 && key.data[0] == 'k' ? KEPT : NULL;
}
static const lede_json_choice choice = {.meaning = meaning_of};

/* Whether the text fails alike where it is the value of a member that is passed over. */
static bool refused_alike(lede_slice text) {
    lede_buffer whole = {0};
    const lede_json *json = NULL;
    lede_error all = {0}, some = {0};
    lede_buffer_add_string(&whole, "{\"x\":");
    lede_buffer_add(&whole, text);
    lede_slice object = lede_buffer_slice(&whole);
    lede_status status = lede_json_read(object, &arena, &json, &all);
    bool ok = lede_json_read_some(object, &choice, &arena, &json, &some) == status &&
              all.line == some.line && all.column == some.column && all.offset == some.offset &&
              strcmp(all.message, some.message) == 0;
    if (!ok) printf("# passed over: %s, not %s\n", some.message, all.message);
    lede_buffer_clear(&whole);
    return ok;
}

/* The text is refused at line:column, and the message speaks of `word`. */
static bool refused_slice(lede_slice text, uint32_t line, uint32_t column, const char *word) {
    const lede_json *json = NULL;
    lede_error err = {0};
    lede_status status = lede_json_read(text, &arena, &json, &err);
    bool ok = (status == LEDE_FORMAT || status == LEDE_LIMIT) && json == NULL && err.line == line &&
              err.column == column && strstr(err.message, word) != NULL && refused_alike(text);
    if (!ok) {
        printf("# %.*s: %s at %u:%u %s\n", (int)(text.size < 60 ? text.size : 60), text.data,
               lede_status_name(status), err.line, err.column, err.message);
    }
    return ok;
}
static bool refused(const char *text, uint32_t line, uint32_t column, const char *word) {
    return refused_slice(lede_slice_of(text), line, column, word);
}

TEST(an_object_keeps_the_order_of_its_members) {
    const lede_json *json = read_text(" {\"b\": 1, \"a\": [true, null, \"x\"], \"c\": {}} \n");
    CHECK_INT(json->kind, LEDE_JSON_OBJECT);
    CHECK_INT(json->count, 3);
    CHECK_TEXT(json->first->key, "b");
    CHECK_TEXT(json->first->next->key, "a");
    const lede_json *list = lede_json_get(json, "a");
    CHECK_INT(list->count, 3);
    CHECK(list->first->boolean);
    CHECK_INT(list->first->next->kind, LEDE_JSON_NULL);
    CHECK_TEXT(list->first->next->next->text, "x");
    CHECK_INT(lede_json_get(json, "c")->count, 0);
    CHECK(lede_json_get(json, "d") == NULL);
    CHECK(lede_json_get(list, "a") == NULL);
    CHECK(lede_json_get(NULL, "a") == NULL);
}

TEST(a_plain_string_is_a_slice_of_what_was_read) {
    const char *text = "\"Zo\xC3\xAB said so, at length and without escapes\"";
    const lede_json *json = read_text(text);
    CHECK(json->text.data == text + 1);
    CHECK_INT(json->text.size, strlen(text) - 2);
}

TEST(escapes_are_decoded) {
    CHECK_TEXT(read_text("\"a\\n\\t\\\"\\\\\\/\\b\\f\\r z\"")->text, "a\n\t\"\\/\b\f\r z");
    CHECK_TEXT(read_text("\"\\u00e9\\u20AC\\ud83d\\ude00!\"")->text,
               "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80!");
    CHECK_TEXT(read_text("{\"\\u0061b\":1}")->first->key, "ab");
    const lede_json *zero = read_text("\"a\\u0000b\"");
    CHECK_INT(zero->text.size, 3);
    CHECK_TEXT(read_text("\"\"")->text, "");
}

TEST(every_run_length_before_an_escape_is_right) {
    for (size_t plain = 0; plain < 40; plain++) {
        char text[128], wanted[128];
        memset(text, 'x', sizeof text);
        memset(wanted, 'x', sizeof wanted);
        text[0] = '"';
        memcpy(text + 1 + plain, "\\nyy\"", 6);
        memcpy(wanted + plain, "\nyy", 4);
        CHECK_TEXT(read_text(text)->text, wanted);
    }
}

TEST(numbers_follow_the_grammar) {
    CHECK_TEXT(read_text("-0.5e+10")->text, "-0.5e+10");
    CHECK_TEXT(read_text("123456789012345678901234567890")->text, "123456789012345678901234567890");
    CHECK(refused("01", 1, 2, "0 before"));
    CHECK(refused("-", 1, 2, "a digit"));
    CHECK(refused("1.", 1, 3, "behind the point"));
    CHECK(refused("1e", 1, 3, "exponent"));
    CHECK(refused("+1", 1, 1, "a value"));
    CHECK(refused(".5", 1, 1, "a value"));
    CHECK(refused("NaN", 1, 1, "a value"));
}

TEST(integers_are_read_up_to_their_bounds) {
    int64_t n = 0;
    CHECK(lede_json_integer(read_text("9223372036854775807"), &n) && n == INT64_MAX);
    CHECK(lede_json_integer(read_text("-9223372036854775808"), &n) && n == INT64_MIN);
    CHECK(lede_json_integer(read_text("-0"), &n) && n == 0);
    CHECK(!lede_json_integer(read_text("9223372036854775808"), &n));
    CHECK(!lede_json_integer(read_text("-9223372036854775809"), &n));
    CHECK(!lede_json_integer(read_text("1.0"), &n));
    CHECK(!lede_json_integer(read_text("\"1\""), &n));
}

TEST(what_is_not_json_is_refused_at_its_place) {
    CHECK(refused("", 1, 1, "ends here"));
    CHECK(refused("{\"a\":1,}", 1, 8, "a key"));
    CHECK(refused("[1,]", 1, 4, "a value"));
    CHECK(refused("[1 2]", 1, 4, "',' or ']'"));
    CHECK(refused("{\"a\" 1}", 1, 6, "':'"));
    CHECK(refused("{a:1}", 1, 2, "a key"));
    CHECK(refused("{\"a\":1", 1, 7, "ends here"));
    CHECK(refused("tru", 1, 1, "a value"));
    CHECK(refused("1 // no comments", 1, 3, "nothing more"));
    CHECK(refused("{}{}", 1, 3, "nothing more"));
    CHECK(refused("\"abc", 1, 1, "no closing quote"));
    CHECK(refused("\"abc\\", 1, 1, "no closing quote"));
    CHECK(refused("\"abc\\\"", 1, 1, "no closing quote"));
    CHECK(refused("\"a\nb\"", 1, 3, "control"));
    CHECK(refused("\"a\\n\tb\"", 1, 5, "control"));
    CHECK(refused("\"\\x\"", 1, 2, "unknown escape"));
    CHECK(refused("\"\\u12g4\"", 1, 2, "hexadecimal"));
    CHECK(refused("\xEF\xBB\xBF{}", 1, 1, "a value"));
}

TEST(a_place_counts_lines_and_code_points) {
    CHECK(refused("{\"name\":\n  \"Zo\xC3\xAB\" x}", 2, 9, "found 'x'"));
    lede_error err = {0};
    const lede_json *json;
    CHECK(lede_json_read(LEDE_SLICE("[\n\xC3\xA9]"), &arena, &json, &err) == LEDE_FORMAT);
    CHECK_INT(err.line, 2);
    CHECK_INT(err.column, 1);
    CHECK_INT(err.offset, 2);
    CHECK(strstr(err.message, "\xC3\xA9") != NULL);
}

TEST(half_a_surrogate_pair_is_refused) {
    CHECK(refused("\"\\ud800\"", 1, 2, "surrogate"));
    CHECK(refused("\"x\\udc00\"", 1, 3, "surrogate"));
    CHECK(refused("\"\\ud800\\u0041\"", 1, 2, "surrogate"));
    CHECK(refused("\"\\ud800\\ud800\\udc00\"", 1, 2, "surrogate"));
    CHECK(refused("\"\\ud83d\\", 1, 1, "closing quote"));
}

TEST(members_without_a_meaning_are_passed_over) {
    const lede_json *json = NULL;
    lede_slice text = LEDE_SLICE(
        " { \"a\" : \"\\u00e9\\n\", \"k1\" : [ 1, {\"a\": 2} ], \"b\": [\"x\", {\"k\": -1e3}, []] ,"
        "\"k2\":null, \"c\":{},\"a key that is longer\":true,\"k3\":\"y\",\"\\u006b4\":5} ");
    CHECK_OK(lede_json_read_some(text, &choice, &arena, &json, err));
    CHECK_INT(json->kind, LEDE_JSON_OBJECT);
    CHECK_INT(json->offset, 1);
    CHECK_INT(json->count, 3);
    CHECK_TEXT(json->first->key, "k1");
    CHECK(json->first->meaning == KEPT);
    CHECK_INT(json->first->count, 2);
    CHECK_TEXT(json->first->first->next->first->key, "a");
    CHECK_TEXT(json->first->next->text, "y");
    CHECK_TEXT(json->first->next->next->key, "k4");
    CHECK_OK(lede_json_read_some(LEDE_SLICE("[{\"a\":1}]"), &choice, &arena, &json, err));
    CHECK_INT(json->first->count, 1);
}

TEST(a_key_that_comes_twice_is_found) {
    const lede_json *object = read_text("{\"a\":1,\"b\":2,\"\\u0061\":3,\"c\":{\"b\":4},\"a\":5}");
    const lede_json *first = lede_json_get(object, "a"), *again = lede_json_again(first);
    CHECK_INT(object->count, 5);
    CHECK(lede_slice_is(first->text, "1") && again != NULL);
    CHECK(again != NULL && lede_slice_is(again->text, "3"));
    CHECK(again != NULL && lede_slice_is(lede_json_again(again)->text, "5"));
    CHECK(lede_json_again(lede_json_get(object, "b")) == NULL);
}

TEST(invalid_utf8_is_refused_at_its_byte) {
    CHECK(refused("{\"a\":\"x\xFFy\"}", 1, 8, "0xFF"));
    CHECK(refused("\"\xC0\x80\"", 1, 2, "0xC0"));
    CHECK(refused("\"\xED\xA0\x80\"", 1, 2, "0xED"));
}

TEST(nesting_is_bounded) {
    enum { LEVELS = 100000 };
    char *deep = malloc(LEVELS);
    if (deep == NULL) return;
    memset(deep, '[', LEVELS);
    CHECK(refused_slice((lede_slice){deep, LEVELS}, 1, LEDE_JSON_DEPTH + 1, "levels"));
    free(deep);
    char text[2 * LEDE_JSON_DEPTH + 1] = {0};
    memset(text, '[', LEDE_JSON_DEPTH);
    memset(text + LEDE_JSON_DEPTH, ']', LEDE_JSON_DEPTH);
    CHECK_INT(read_text(text)->kind, LEDE_JSON_ARRAY);
}

TEST(memory_that_runs_out_is_said) {
    lede_slice text = LEDE_SLICE("{\"a\":[1,\"x\\ny\",{\"b\":null}],\"c\":\"\\u00e9\"}");
    lede_status status = LEDE_NOMEM;
    for (size_t limit = 16; status == LEDE_NOMEM && limit < 65536; limit += 16) {
        lede_arena small;
        lede_arena_init(&small, limit);
        const lede_json *json;
        status = lede_json_read(text, &small, &json, NULL);
        lede_arena_clear(&small);
    }
    CHECK_INT(status, LEDE_OK);
}

/* ---- writer --------------------------------------------------------------------------------- */

TEST(the_writer_puts_commas_and_colons) {
    lede_buffer out = {0};
    lede_json_writer json = {.out = &out};
    lede_json_open_object(&json);
    lede_json_key(&json, "id");
    lede_json_string(&json, "a1");
    lede_json_key(&json, "deck");
    lede_json_text(&json, LEDE_NULL_SLICE);
    lede_json_key(&json, "spans");
    lede_json_open_array(&json);
    lede_json_int(&json, -3);
    lede_json_real(&json, 0.5);
    lede_json_bool(&json, true);
    lede_json_open_object(&json);
    lede_json_close_object(&json);
    lede_json_open_array(&json);
    lede_json_close_array(&json);
    lede_json_close_array(&json);
    lede_json_key(&json, "raw");
    lede_json_raw(&json, LEDE_SLICE("{}"));
    lede_json_close_object(&json);
    lede_json_null(&json);
    CHECK_TEXT(lede_buffer_slice(&out),
               "{\"id\":\"a1\",\"deck\":null,\"spans\":[-3,0.5,true,{},[]],\"raw\":{}}\nnull");
    lede_buffer_clear(&out);
}

TEST(written_strings_are_escaped_and_repaired) {
    lede_buffer out = {0};
    lede_json_add_string(&out, LEDE_SLICE("\"\\\n\r\t\b\f\x01/\x7F\xC3\xA9"));
    CHECK_TEXT(lede_buffer_slice(&out), "\"\\\"\\\\\\n\\r\\t\\b\\f\\u0001/\\u007f\xC3\xA9\"");
    lede_buffer_clear(&out);
    lede_json_add_string(&out, LEDE_SLICE("\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0\xC2\xA3"));
    CHECK_TEXT(lede_buffer_slice(&out), "\"\\u0080\\u009b\\u009f\xC2\xA0\xC2\xA3\"");
    lede_buffer_clear(&out);
    lede_json_add_string(&out, LEDE_SLICE("a\xFF\"b"));
    CHECK_TEXT(lede_buffer_slice(&out), "\"a\xEF\xBF\xBD\\\"b\"");
    lede_buffer_clear(&out);
}

TEST(values_are_written_and_read_back) {
    lede_value items[] = {lede_value_int(INT64_MIN), lede_value_text(LEDE_SLICE("x\n")),
                          lede_value_null(), lede_value_real(1.0 / 0.0)};
    lede_value list = {.kind = LEDE_LIST, .as.list = {items, 4}};
    lede_buffer out = {0};
    lede_json_writer writer = {.out = &out};
    lede_json_value(&writer, list);
    CHECK_TEXT(lede_buffer_slice(&out), "[-9223372036854775808,\"x\\n\",null,null]");
    const lede_json *json = NULL;
    CHECK_OK(lede_json_read(lede_buffer_slice(&out), &arena, &json, err));
    CHECK_TEXT(json->first->next->text, "x\n");
    lede_buffer_clear(&out);
}

TEST(too_many_open_levels_fail_the_buffer) {
    lede_buffer out = {0};
    lede_json_writer json = {.out = &out};
    for (int i = 0; i < LEDE_JSON_LEVELS; i++) lede_json_open_array(&json);
    CHECK(out.failed);
    lede_buffer_clear(&out);
}

/* Strings with escapes are decoded in one way near the end of a text and in another far from it. */
TEST(escapes_are_decoded_far_from_the_end_too) {
    enum { LONG = 70000 };
    static char text[LONG];
    memset(text, ' ', sizeof text);
    memcpy(text, "[\"a\\nb\",\"\\u00e9\\\\\"", 18);
    text[LONG - 1] = ']';
    const lede_json *json = NULL;
    CHECK_OK(lede_json_read((lede_slice){text, LONG}, &arena, &json, err));
    CHECK_TEXT(json->first->text, "a\nb");
    CHECK_TEXT(json->first->next->text, "\xC3\xA9\\");
    text[17] = 'x'; /* the second string never ends */
    CHECK(refused_slice((lede_slice){text, LONG}, 1, 9, "no closing quote"));
    CHECK(refused("[\"a\\nb", 1, 2, "no closing quote"));
    CHECK(refused("[\"a\\nb\\", 1, 2, "no closing quote"));
    CHECK(refused("[\"a\\nb\\q\"]", 1, 7, "unknown escape"));
    CHECK(refused("[\"a\\nb\\q", 1, 2, "no closing quote"));
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(an_object_keeps_the_order_of_its_members);
    RUN(a_plain_string_is_a_slice_of_what_was_read);
    RUN(escapes_are_decoded);
    RUN(escapes_are_decoded_far_from_the_end_too);
    RUN(every_run_length_before_an_escape_is_right);
    RUN(numbers_follow_the_grammar);
    RUN(integers_are_read_up_to_their_bounds);
    RUN(what_is_not_json_is_refused_at_its_place);
    RUN(a_place_counts_lines_and_code_points);
    RUN(half_a_surrogate_pair_is_refused);
    RUN(members_without_a_meaning_are_passed_over);
    RUN(a_key_that_comes_twice_is_found);
    RUN(invalid_utf8_is_refused_at_its_byte);
    RUN(nesting_is_bounded);
    RUN(memory_that_runs_out_is_said);
    RUN(the_writer_puts_commas_and_colons);
    RUN(written_strings_are_escaped_and_repaired);
    RUN(values_are_written_and_read_back);
    RUN(too_many_open_levels_fail_the_buffer);
    lede_arena_clear(&arena);
    return DONE();
}
