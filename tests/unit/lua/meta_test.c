/* meta_test.c — scripts/meta/lede.lua names exactly what the C tables offer: each function and
 * method as "function x.y(" or "function x:y(", each field as "---@field y" of class lede.x. */
#include "test.h"

#include "lua/host.h"

static lede_slice cut_name(lede_slice text) {
    size_t size = 0;
    while (size < text.size &&
           (text.data[size] == '_' || (text.data[size] >= 'a' && text.data[size] <= 'z'))) {
        size++;
    }
    return lede_slice_cut(text, 0, size);
}

static bool is_object(lede_slice name) {
    static const char *const objects[] = {"lede",    "article", "token", "span",  "match",
                                          "pattern", "regex",   "page",  "store", "groups"};
    for (size_t i = 0; i < sizeof objects / sizeof *objects; i++) {
        if (lede_slice_is(name, objects[i])) return true;
    }
    return false;
}

static void add_function(lede_slice line, lede_buffer *out) {
    lede_slice object = cut_name(line);
    if (!is_object(object)) return;
    lede_slice name = cut_name(lede_slice_cut(line, object.size + 1, line.size));
    lede_buffer_printf(out, "%.*s.%.*s()\n", LEDE_FMT(object), LEDE_FMT(name));
}

static bool cut_prefix(lede_slice *line, const char *prefix) {
    lede_slice slice = lede_slice_of(prefix);
    if (!lede_slice_starts(*line, slice)) return false;
    *line = lede_slice_cut(*line, slice.size, line->size);
    return true;
}

static void read_meta(lede_slice text, lede_buffer *out) {
    lede_slice line, class = LEDE_NULL_SLICE;
    while (lede_slice_line(&text, &line)) {
        if (cut_prefix(&line, "---@class lede.")) {
            class = cut_name(line);
        } else if (cut_prefix(&line, "---@class lede")) {
            class = LEDE_SLICE("lede");
        } else if (cut_prefix(&line, "---@field ") && is_object(class)) {
            lede_slice name = cut_name(line);
            if (name.size > 0)
                lede_buffer_printf(out, "%.*s.%.*s\n", LEDE_FMT(class), LEDE_FMT(name));
        } else if (cut_prefix(&line, "function ")) {
            add_function(line, out);
        }
    }
}

static bool has_line(lede_slice text, lede_slice wanted) {
    lede_slice line;
    while (lede_slice_line(&text, &line)) {
        if (lede_slice_equal(line, wanted)) return true;
    }
    return false;
}

static void check_all(lede_slice these, lede_slice those, const char *missing_in) {
    lede_slice line;
    while (lede_slice_line(&these, &line)) {
        if (has_line(those, line)) continue;
        test_ok = false;
        printf("# %.*s is not in %s\n", LEDE_FMT(line), missing_in);
    }
}

TEST(the_reference_names_what_the_engine_offers) {
    lede_buffer file = {0}, documented = {0}, offered = {0};
    FILE *in = fopen("scripts/meta/lede.lua", "rb");
    char part[4096];
    CHECK(in != NULL);
    for (size_t got; in != NULL && (got = fread(part, 1, sizeof part, in)) > 0;) {
        lede_buffer_add(&file, (lede_slice){part, got});
    }
    if (in != NULL) fclose(in);
    read_meta(lede_buffer_slice(&file), &documented);
    lede_host_names(&offered);
    CHECK(offered.size > 500);
    check_all(lede_buffer_slice(&offered), lede_buffer_slice(&documented), "scripts/meta/lede.lua");
    check_all(lede_buffer_slice(&documented), lede_buffer_slice(&offered), "the engine");
    lede_buffer_clear(&file);
    lede_buffer_clear(&documented);
    lede_buffer_clear(&offered);
}

int main(void) {
    RUN(the_reference_names_what_the_engine_offers);
    return DONE();
}
