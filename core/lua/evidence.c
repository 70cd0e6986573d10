#include "lua/evidence.h"

#include "lua/convert.h"
#include "lua/declare.h"

#include <stdlib.h>

enum { DEFAULT_LIMIT = 10, MOST_PASSAGES = 1000 };

static const lede_key evidence_keys[] = {{"limit", LEDE_NUMBER, false},
                                         {"where", LEDE_STRING, false},
                                         {"order", LEDE_STRING, false},
                                         {"caption", LEDE_STRING, false},
                                         {NULL, 0, false}};

/* What is asked of the store for one record. */
static const char sentence_sql[] = "select start, stop, text from sentence "
                                   "where article = ? and stop > ? and start < ? order by n";
static const char article_sql[] = "select source, title, publisher, published "
                                  "from article where id = ?";
static const char capture_sql[] =
    "select name, start, stop from capture where record = ? order by start, stop desc, name, n";

/* ---- values of rows that stand on the stack -------------------------------------------------- */

static lede_slice text_of(lua_State *lua, int row, const char *column) {
    bool ok = true;
    lua_getfield(lua, row, column);
    lede_slice text = lede_arena_copy(&lede_state_of(lua)->scratch, lede_slice_at(lua, -1), &ok);
    if (!ok) lede_state_raise_memory(lua);
    lua_pop(lua, 1);
    return text;
}

static lua_Integer number_of(lua_State *lua, int row, const char *column, lua_Integer otherwise) {
    int ok;
    lua_getfield(lua, row, column);
    lua_Integer number = lua_tointegerx(lua, -1, &ok);
    lua_pop(lua, 1);
    return ok ? number : otherwise;
}

/* The byte offset of code point `point` of the text, at most its size. */
static uint32_t byte_of(lede_slice text, lua_Integer point) {
    size_t at = 0;
    while (at < text.size && point > 0) {
        at++;
        while (at < text.size && ((unsigned char)text.data[at] & 0xc0) == 0x80) at++;
        point--;
    }
    return (uint32_t)at;
}

/* ---- one passage ----------------------------------------------------------------------------- */

typedef struct drawing {
    lede_passage *passage;
    lede_mark *marks;
    lua_Integer start; /* code points of the article before the passage's text */
    size_t capacity;
} drawing;

/* Add a mark inside the text unless it crosses one that is there: renderers nest, never cross. */
static void add_mark(drawing *d, lua_Integer start, lua_Integer stop, lede_slice name) {
    lede_slice text = d->passage->text;
    lede_mark mark = {.start = byte_of(text, start - d->start),
                      .stop = byte_of(text, stop - d->start),
                      .name = name};
    if (start < d->start || mark.start >= mark.stop) return;
    for (size_t i = 0; i < d->passage->n_marks; i++) {
        const lede_mark *other = &d->marks[i];
        bool apart = mark.start >= other->stop || mark.stop <= other->start;
        bool inside = mark.start >= other->start && mark.stop <= other->stop;
        if (!apart && !inside) return;
    }
    if (d->passage->n_marks < d->capacity) d->marks[d->passage->n_marks++] = mark;
}

/* Run one of the statements above for values that were pushed from `first` on. */
static int ask(lua_State *lua, lede_store *store, const char *sql, int first) {
    lede_store_push_rows(lua, store, lede_slice_of(sql), first);
    return lua_gettop(lua);
}

/* The sentences of the list at `rows`, joined by as many spaces as there are characters between
 * them, so that offsets hold. Those of other paragraphs follow too: a quotation may go on there. */
static void join_sentences(lua_State *lua, int rows, drawing *d) {
    lede_arena *arena = &lede_state_of(lua)->scratch;
    size_t n = (size_t)luaL_len(lua, rows), size = 0;
    lede_slice *texts = lede_arena_array(arena, n + 1, sizeof *texts);
    size_t *gaps = lede_arena_array(arena, n + 1, sizeof *gaps);
    if (texts == NULL || gaps == NULL) lede_state_raise_memory(lua);
    lua_Integer end = 0;
    for (size_t i = 0; i < n; i++) {
        lua_geti(lua, rows, (lua_Integer)i + 1);
        lua_Integer start = number_of(lua, rows + 1, "start", 0);
        texts[i] = text_of(lua, rows + 1, "text");
        if (i == 0) d->start = end = start;
        gaps[i] = start > end ? (size_t)(start - end) : 0;
        end = number_of(lua, rows + 1, "stop", start);
        size += gaps[i] + texts[i].size;
        lua_settop(lua, rows);
    }
    char *to = lede_arena_alloc(arena, size + 1);
    if (to == NULL) lede_state_raise_memory(lua);
    d->passage->text = (lede_slice){to, size};
    for (size_t i = 0; i < n; i++) {
        memset(to, ' ', gaps[i]);
        to += gaps[i];
        if (texts[i].size > 0) memcpy(to, texts[i].data, texts[i].size);
        to += texts[i].size;
    }
}

static void read_sentence(lua_State *lua, lede_store *store, int record, drawing *d) {
    int top = lua_gettop(lua);
    lua_getfield(lua, record, "article");
    lua_getfield(lua, record, "start");
    lua_getfield(lua, record, "stop");
    int rows = ask(lua, store, sentence_sql, top + 1);
    join_sentences(lua, rows, d);
    if (d->passage->text.size == 0) {
        d->passage->text = text_of(lua, record, "text");
        d->start = number_of(lua, record, "start", 0);
    }
    if (d->passage->text.data == NULL) d->passage->text = LEDE_SLICE("");
    lua_settop(lua, top);
}

static void read_article(lua_State *lua, lede_store *store, int record, lede_passage *passage) {
    int top = lua_gettop(lua);
    lua_getfield(lua, record, "article");
    int rows = ask(lua, store, article_sql, top + 1);
    if (lua_geti(lua, rows, 1) == LUA_TTABLE) {
        passage->source = text_of(lua, rows + 1, "source");
        passage->title = text_of(lua, rows + 1, "title");
        passage->publisher = text_of(lua, rows + 1, "publisher");
        passage->published = text_of(lua, rows + 1, "published");
    }
    lua_settop(lua, top);
}

static void read_marks(lua_State *lua, lede_store *store, int record, drawing *d) {
    int top = lua_gettop(lua);
    lua_getfield(lua, record, "record");
    int rows = ask(lua, store, capture_sql, top + 1);
    size_t n = (size_t)luaL_len(lua, rows);
    d->capacity = n + 1;
    d->marks = lede_arena_array(&lede_state_of(lua)->scratch, n + 1, sizeof *d->marks);
    if (d->marks == NULL) lede_state_raise_memory(lua);
    for (size_t i = 1; i <= n; i++) {
        lua_geti(lua, rows, (lua_Integer)i);
        add_mark(d, number_of(lua, rows + 1, "start", 0), number_of(lua, rows + 1, "stop", 0),
                 text_of(lua, rows + 1, "name"));
        lua_settop(lua, rows);
    }
    if (d->passage->n_marks == 0) { /* without captures the match itself */
        add_mark(d, number_of(lua, record, "start", 0), number_of(lua, record, "stop", 0),
                 LEDE_SLICE("match"));
    }
    d->passage->marks = d->marks;
    lua_settop(lua, top);
}

static void read_passage(lua_State *lua, lede_store *store, int record, lede_passage *passage) {
    *passage = (lede_passage){.rule = text_of(lua, record, "rule")};
    drawing d = {.passage = passage};
    read_sentence(lua, store, record, &d);
    read_article(lua, store, record, passage);
    read_marks(lua, store, record, &d);
}

/* ---- the query ------------------------------------------------------------------------------- */

/* Push the rows of the table's records that are wanted, and say how many there are in all. */
static void push_records(lua_State *lua, lede_store *store, lua_Integer limit, size_t *n_total) {
    const char *table = lua_tostring(lua, 2);
    lede_slice where = LEDE_NULL_SLICE, order = LEDE_NULL_SLICE;
    if (lua_type(lua, 3) == LUA_TTABLE) {
        where = lede_check_string(lua, 3, "where");
        order = lede_check_string(lua, 3, "order");
    }
    int top = lua_gettop(lua);
    lua_pushfstring(lua, "from \"%s\" as r where (%s)", table,
                    where.data == NULL ? "true" : where.data);
    const char *from = lua_tostring(lua, -1);
    lua_pushfstring(lua, "select count(*) %s", from);
    lede_store_push_rows(lua, store, lede_slice_at(lua, -1), lua_gettop(lua) + 1);
    lua_geti(lua, -1, 1);
    lua_geti(lua, -1, 1);
    *n_total = (size_t)lua_tointeger(lua, -1);
    lua_settop(lua, top + 1);
    lua_pushfstring(lua,
                    "select record, article, rule, start, stop, sentence, text %s order by %s "
                    "limit %d",
                    from,
                    order.data == NULL
                        ? "(select n from article where id = r.article), start, stop, record"
                        : order.data,
                    (int)limit);
    lede_store_push_rows(lua, store, lede_slice_at(lua, -1), lua_gettop(lua) + 1);
    lua_replace(lua, top + 1);
    lua_settop(lua, top + 1);
}

static lua_Integer read_limit(lua_State *lua) {
    if (lua_type(lua, 3) != LUA_TTABLE) return DEFAULT_LIMIT;
    int is_whole = lua_getfield(lua, 3, "limit") == LUA_TNIL;
    lua_Integer limit = is_whole ? DEFAULT_LIMIT : lua_tointegerx(lua, -1, &is_whole);
    if (!is_whole || limit < 1 || limit > MOST_PASSAGES) {
        luaL_error(lua, "page:evidence: limit must be a whole number from 1 to %d, got %s",
                   MOST_PASSAGES, luaL_tolstring(lua, -1, NULL));
    }
    lua_pop(lua, 1);
    return limit;
}

void lede_evidence_read(lua_State *lua, lede_store *store, lede_element *element) {
    lede_state *state = lede_state_of(lua);
    lua_settop(lua, 3);
    if (lua_type(lua, 2) != LUA_TSTRING || !lede_is_name(lede_slice_at(lua, 2))) {
        luaL_error(lua, "page:evidence takes the name of a table, as in page:evidence(\"quote\", { "
                        "limit = 10 })");
    }
    if (lua_type(lua, 3) == LUA_TTABLE) {
        lede_check_keys(lua, 3, "page:evidence", evidence_keys);
        element->text = lede_check_string(lua, 3, "caption");
    } else if (!lua_isnil(lua, 3)) {
        luaL_error(lua, "page:evidence takes options in a table, as in { limit = 10 }, got %s",
                   luaL_typename(lua, 3));
    }
    lua_Integer limit = read_limit(lua);
    push_records(lua, store, limit, &element->n_total);
    int records = lua_gettop(lua);
    size_t n = (size_t)luaL_len(lua, records);
    lede_passage *passages = lede_arena_array(&state->scratch, n, sizeof *passages);
    if (passages == NULL) lede_state_raise_memory(lua);
    for (size_t i = 0; i < n; i++) {
        lua_geti(lua, records, (lua_Integer)i + 1);
        read_passage(lua, store, records + 1, &passages[i]);
        lua_settop(lua, records);
    }
    element->passages = passages;
    element->n_passages = n;
}
