#include "load/field_names.h"

#include "load/json_names.h"
#include "text/article.h"

static bool find_meaning(lede_slice name, int *meaning) {
    lede_field field;
    if (lede_slice_is(name, "text")) {
        *meaning = LEDE_JSON_KEY_TEXT;
        return true;
    }
    if (!lede_field_find(name, &field) || field == LEDE_FIELD_SOURCE) return false;
    *meaning = (int)field;
    return true;
}

static lede_status read_order(lede_slice order, lede_field_names *names, lede_error *err) {
    if (!lede_slice_is(order, "dmy") && !lede_slice_is(order, "mdy")) {
        return lede_fail(err, LEDE_USAGE,
                         "--field dates=%.*s: expected dmy or mdy, what comes first in 02/03/2024",
                         LEDE_FMT(order));
    }
    names->date_language = lede_slice_is(order, "dmy") ? LEDE_SLICE("en-GB") : LEDE_SLICE("en-US");
    return LEDE_OK;
}

lede_status lede_field_names_read(const char *const *given, size_t count, lede_arena *arena,
                                  lede_field_names *out, lede_error *err) {
    *out = (lede_field_names){.items = lede_arena_array(arena, count, sizeof *out->items)};
    if (out->items == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        lede_slice text = lede_slice_of(given[i]);
        const char *mark = memchr(text.data, '=', text.size);
        size_t at = mark == NULL ? 0 : (size_t)(mark - text.data);
        bool ok = true;
        lede_slice name = lede_slice_trim(lede_slice_cut(text, 0, at));
        lede_field_key *item = &out->items[out->count];
        if (lede_slice_is(name, "dates")) {
            LEDE_TRY(read_order(lede_slice_cut(text, at + 1, text.size), out, err));
            continue;
        }
        if (mark == NULL || at + 1 == text.size || !find_meaning(name, &item->meaning)) {
            return lede_fail(
                err, LEDE_USAGE,
                "--field %s: expected FIELD=NAME, where FIELD is text, id, title, deck, "
                "byline, published, modified, publisher, section, language or url; or dates=dmy, "
                "dates=mdy",
                given[i]);
        }
        item->key = lede_arena_copy(arena, lede_slice_cut(text, at + 1, text.size), &ok);
        if (!ok) return lede_fail_memory(err);
        out->count++;
    }
    return LEDE_OK;
}
