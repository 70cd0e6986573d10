/* json_list.c — the loader of JSON in which articles are the items of a list: an array at the top,
 * or that of a key "items", "articles" …, as interfaces and JSON Feed (https://jsonfeed.org) give
 * it. What stands before the list goes with each article. Where an item breaks off, the next object
 * in a place where JSON has none begins the next article; where it breaks off inside an array, so
 * that it would go on to the end of the file, the next object that begins with the same key. */
#include "load/format.h"

#include "base/utf8.h"
#include "load/entry.h"
#include "load/json_article.h"
#include "load/json_names.h"
#include "load/loose_json.h"
#include "load/ready_frame.h"

enum {
    OUTSIDE = 0,              /* modes of the framer: before the first list, … */
    INSIDE,                   /* … in one, … */
    BETWEEN,                  /* … behind one */
    HEADER_BYTES = 64 * 1024, /* a list begins within: a feed says of itself far less */
    MOST_OPEN = 64,           /* items of a file that never end, each read up to the limit, … */
    OPEN_EVERY = 1024 * 1024  /* … and one more in so many bytes, so that work stays linear */
};

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_space(lede_slice text, size_t at) {
    while (at < text.size && is_space(text.data[at])) at++;
    return at;
}

/* ---- finding the list ----------------------------------------------------------------------- */

static bool is_list_name(lede_slice name) {
    static const char *const names[] = {"items",   "articles", "results", "docs",
                                        "stories", "entries",  "posts"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_is(name, names[i])) return true;
    }
    return false;
}

static size_t string_end(lede_slice text, size_t at) {
    for (at++; at < text.size && text.data[at] != '"'; at++) {
        if (text.data[at] == '\\') at++;
    }
    return at < text.size ? at : text.size;
}

/* Behind the "[" of `"items": [ {`, whose ':' should come at `at`; 0: it is none. */
static size_t list_behind(lede_slice text, size_t at) {
    static const char marks[] = ":[{";
    size_t open = 0;
    for (size_t i = 0; i < 3; i++) {
        at = skip_space(text, at);
        if (at == text.size || text.data[at] != marks[i]) return 0;
        at++;
        if (marks[i] == '[') open = at;
    }
    return open;
}

/* Behind the '[' of the first list of articles; 0: there is none in these bytes. An object that
 * has a text of its own is an article, not a list of them. */
static size_t find_list(lede_slice text, bool from_start) {
    size_t at = skip_space(text, 0);
    if (from_start && at < text.size && text.data[at] == '[') return at + 1;
    for (int depth = 0; at < text.size; at++) {
        char c = text.data[at];
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        if (c == '[' && depth == 1 && !from_start) return at + 1;
        if (c != '"') continue;
        size_t stop = string_end(text, at);
        if (stop == text.size) return 0;
        lede_slice key = lede_slice_cut(text, at + 1, stop);
        size_t open = is_list_name(key) ? list_behind(text, stop + 1) : 0;
        if (open > 0) return open;
        size_t colon = skip_space(text, stop + 1);
        bool is_key = colon < text.size && text.data[colon] == ':';
        const lede_json_name *name = is_key && depth == 1 ? lede_json_name_find(key) : NULL;
        if (name != NULL && name->meaning == LEDE_JSON_KEY_TEXT) return 0;
        at = stop;
    }
    return 0;
}

static int sniff(lede_slice head, const char *path) {
    (void)path;
    head = lede_slice_trim(lede_ready_skip_mark(head));
    if (head.size == 0) return 0;
    if (head.data[0] == '{') return find_list(head, true) > 0 ? 101 : 0;
    if (head.data[0] != '[') return 0;
    size_t next = skip_space(head, 1);
    return next == head.size || head.data[next] == '{' || head.data[next] == ']' ? 100 : 0;
}

/* ---- one item ------------------------------------------------------------------------------- */

typedef struct scanner {
    lede_framer *framer;
    lede_slice rest;
    size_t at;
    bool is_over; /* the limit; reading stops here, … */
    bool is_long; /* … or goes on, and what is read is left out at once */
    uint32_t depth;
    char open[LEDE_JSON_DEPTH]; /* the brackets that are open; deeper ones are only counted */
    bool at_value;              /* in an object, behind a ':' */
} scanner;

enum { END_OF_FILE = -1 };

/* The byte at `at`, END_OF_FILE, or a failure in *status. */
static int peek(scanner *s, lede_status *status, lede_error *err) {
    enum { AHEAD = 64 * 1024 };
    if (s->at < s->rest.size) return (unsigned char)s->rest.data[s->at];
    s->is_over = s->at > s->framer->limit;
    if (s->is_over && !s->is_long) return END_OF_FILE;
    if (s->is_long) {
        lede_ready_skip(s->framer, s->at);
        s->at = 0;
    }
    *status = lede_framer_fill(s->framer, s->at + AHEAD, err);
    s->rest = lede_framer_rest(s->framer);
    if (*status != LEDE_OK || s->at >= s->rest.size) return END_OF_FILE;
    return (unsigned char)s->rest.data[s->at];
}

/* Behind the string that begins here; a line end in it, which JSON forbids, ends it, too. */
static void pass_string(scanner *s, lede_status *status, lede_error *err) {
    s->at++;
    for (int c; (c = peek(s, status, err)) != END_OF_FILE; s->at++) {
        if (c == '\n') return;
        if (c == '\\') {
            s->at++;
            int escaped = peek(s, status, err);
            if (escaped == '\n' || escaped == END_OF_FILE) return;
        } else if (c == '"') {
            s->at++;
            return;
        }
    }
}

static char top(const scanner *s) {
    return s->depth > 0 && s->depth <= LEDE_JSON_DEPTH ? s->open[s->depth - 1] : '\0';
}

/* A bracket closes; false: it is the list's own, for the item was not closed. */
static bool close_bracket(scanner *s, char open) {
    if (s->depth > LEDE_JSON_DEPTH) {
        s->depth--;
        return true;
    }
    uint32_t depth = s->depth;
    while (depth > 0 && s->open[depth - 1] != open) depth--;
    if (depth == 0) return false;
    s->depth = depth - 1;
    return true;
}

/* True: the item ends before this byte. */
static bool pass_bracket(scanner *s, char c) {
    if (c == '{' || c == '[') {
        if (c == '{' && !s->at_value && top(s) == '{') return true; /* no JSON: the next article */
        if (s->depth < LEDE_JSON_DEPTH) s->open[s->depth] = c;
        s->depth++;
        s->at_value = false;
    } else if (c == '}' || c == ']') {
        if (!close_bracket(s, c == '}' ? '{' : '[')) return true;
        s->at_value = false;
    } else if (c == ',' || c == ':') {
        s->at_value = c == ':';
    }
    s->at++;
    return false;
}

static lede_status pass_item(scanner *s, lede_error *err) {
    lede_status status = LEDE_OK;
    for (int c; (c = peek(s, &status, err)) != END_OF_FILE && status == LEDE_OK;) {
        if (s->depth == 0 && (c == ',' || c == ']')) break;
        if (c == '"') {
            s->at_value = false;
            pass_string(s, &status, err);
            continue;
        }
        bool was_open = s->depth > 0;
        if (!was_open && c == '{' && s->at > 0) break; /* behind what is no article */
        if (c == '}' && !was_open) {
            s->at++; /* one too many: part of what is no article */
            continue;
        }
        if (pass_bracket(s, (char)c)) break;
        if (was_open && s->depth == 0) break;
    }
    return status;
}

/* ---- frame ---------------------------------------------------------------------------------- */

static lede_status enter_first(lede_framer *framer, lede_error *err) {
    LEDE_TRY(lede_framer_fill(framer, HEADER_BYTES, err));
    lede_slice rest = lede_framer_rest(framer);
    lede_framer_skip(framer, rest.size - lede_ready_skip_mark(rest).size);
    rest = lede_framer_rest(framer);
    size_t open = find_list(
        lede_slice_cut(rest, 0, rest.size < HEADER_BYTES ? rest.size : HEADER_BYTES), true);
    if (open == 0) {
        return lede_fail(err, LEDE_FORMAT,
                         "no list of articles: expected [ {…}, {…} ], or such a list as \"items\" "
                         "or \"articles\" of an object");
    }
    if (rest.data[skip_space(rest, 0)] == '{') {
        lede_buffer_add(&framer->header, lede_slice_cut(rest, 0, open));
        if (framer->header.failed) return lede_fail_memory(err);
    }
    lede_ready_skip(framer, open);
    framer->mode = INSIDE;
    return LEDE_OK;
}

/* What stands behind a list that is the whole of its file: nothing, another one, or what closes a
 * list of lists. */
static lede_status check_behind(const lede_framer *framer, lede_slice rest, lede_error *err) {
    size_t at = skip_space(rest, 0);
    if (framer->header.size > 0 || at == rest.size) return LEDE_OK;
    if (strchr("[{],", rest.data[at]) != NULL && rest.data[at] != '\0') return LEDE_OK;
    lede_fail(err, LEDE_FORMAT, "behind the list of articles expected the end of the file");
    if (err != NULL) err->line = framer->line;
    return LEDE_FORMAT;
}

/* Another list, as where answers of an interface were put behind each other. */
static lede_status enter_next(lede_framer *framer, lede_error *err) {
    enum { OVERLAP = 256 };
    for (bool first = true;; first = false) {
        LEDE_TRY(lede_framer_fill(framer, HEADER_BYTES, err));
        lede_slice rest = lede_framer_rest(framer);
        if (first) LEDE_TRY(check_behind(framer, rest, err));
        size_t open = find_list(rest, false);
        if (open > 0) {
            lede_ready_skip(framer, open);
            framer->mode = INSIDE;
            return LEDE_OK;
        }
        if (framer->ended) return LEDE_END;
        lede_ready_skip(framer, rest.size > OVERLAP ? rest.size - OVERLAP : rest.size);
    }
}

/* Whether the '}' at `at`, where an item should begin, closes the object around the list, whose ']'
 * is missing, rather than being one too many behind an item. */
static bool ends_object(const lede_framer *framer, lede_slice rest, size_t at) {
    if (rest.data[at] != '}' || framer->header.size == 0) return false;
    at = skip_space(rest, at + 1);
    return at == rest.size || rest.data[at] == '{';
}

static lede_status fail_list(lede_framer *framer, lede_frame *frame) {
    frame->part = ++framer->part;
    frame->line = framer->line;
    frame->offset = framer->offset;
    frame->status = lede_fail(&frame->error, LEDE_FORMAT,
                              "the object ends inside its list of articles: expected ']'");
    framer->mode = BETWEEN;
    lede_ready_skip(framer, 1);
    return LEDE_OK;
}

/* White space and commas before an item; END when the list is over. A failed frame: it is, but does
 * not say so. */
static lede_status find_item(lede_framer *framer, lede_frame *frame, lede_error *err) {
    for (;;) {
        LEDE_TRY(lede_framer_fill(framer, 1, err));
        lede_slice rest = lede_framer_rest(framer);
        size_t at = 0;
        while (at < rest.size && (is_space(rest.data[at]) || rest.data[at] == ',')) at++;
        lede_ready_skip(framer, at);
        if (at == rest.size && !framer->ended) continue;
        if (at == rest.size) {
            return lede_fail(err, LEDE_FORMAT,
                             "the file ends inside the list of articles: expected ']'");
        }
        LEDE_TRY(lede_framer_fill(framer, 64, err)); /* what follows a '}', within some space */
        rest = lede_framer_rest(framer);
        if (ends_object(framer, rest, 0)) return fail_list(framer, frame);
        if (rest.data[0] != ']') return LEDE_OK;
        lede_ready_skip(framer, 1);
        framer->mode = BETWEEN;
        return LEDE_END;
    }
}

/* `{"title"`: how the item begins; null: with no key. */
static lede_slice first_key(lede_slice item) {
    size_t at = item.size > 0 && item.data[0] == '{' ? skip_space(item, 1) : item.size;
    if (at >= item.size || item.data[at] != '"') return LEDE_NULL_SLICE;
    size_t stop = string_end(item, at);
    return stop < item.size ? lede_slice_cut(item, at, stop + 1) : LEDE_NULL_SLICE;
}

/* Where, inside an item that never ends, the next one begins: at an object with the same first key;
 * 0: nowhere. */
static size_t next_start(lede_slice item) {
    lede_slice key = first_key(item);
    if (key.data == NULL) return 0;
    size_t at = (size_t)(key.data - item.data) + key.size;
    while ((at = lede_slice_find(item, key, at)) != SIZE_MAX) {
        size_t open = at;
        while (open > 0 && is_space(item.data[open - 1])) open--;
        if (open > 1 && item.data[open - 1] == '{') return open - 1;
        at += key.size;
    }
    return 0;
}

/* Where the item ends, also one that does not. */
static lede_status find_end(scanner *s, lede_error *err) {
    LEDE_TRY(pass_item(s, err));
    bool is_open = s->is_over || (s->depth > 0 && s->at >= s->rest.size);
    if (!is_open) return LEDE_OK;
    uint64_t most = MOST_OPEN + s->framer->offset / OPEN_EVERY;
    size_t start = s->framer->width++ < most ? next_start(s->rest) : 0;
    if (start > 0 && start <= s->framer->limit) {
        *s = (scanner){.framer = s->framer, .rest = s->rest, .at = start};
        return LEDE_OK;
    }
    s->is_long = s->is_over;
    return s->is_long ? pass_item(s, err) : LEDE_OK;
}

static lede_status take_item(lede_framer *framer, lede_frame *frame, lede_error *err) {
    scanner s = {.framer = framer, .rest = lede_framer_rest(framer)};
    lede_framer start = *framer;
    LEDE_TRY(find_end(&s, err));
    frame->part = ++framer->part;
    if (s.is_long || s.at > framer->limit) {
        lede_framer_fail_long(&start, "article", frame);
        lede_ready_skip(framer, s.at);
        return LEDE_OK;
    }
    return lede_ready_cut(framer, s.at, frame, err);
}

static lede_status frame_next(lede_framer *framer, lede_frame *frame, lede_error *err) {
    for (;;) {
        if (framer->mode == OUTSIDE) LEDE_TRY(enter_first(framer, err));
        if (framer->mode == BETWEEN) LEDE_TRY(enter_next(framer, err));
        lede_status status = find_item(framer, frame, err);
        if (status == LEDE_OK && frame->status != LEDE_OK) return LEDE_OK;
        if (status == LEDE_OK) return take_item(framer, frame, err);
        if (status != LEDE_END) return status;
    }
}

/* ---- parse ---------------------------------------------------------------------------------- */

static lede_slice text_of(const lede_json *object, const char *name) {
    const lede_json *value = lede_json_get(object, name);
    return value != NULL && value->kind == LEDE_JSON_STRING ? value->text : LEDE_NULL_SLICE;
}

static lede_status add_names(const lede_json *list, lede_article *article, lede_error *err) {
    if (list == NULL || list->kind != LEDE_JSON_ARRAY) return LEDE_OK;
    for (const lede_json *item = list->first; item != NULL; item = item->next) {
        LEDE_TRY(lede_entry_append(article, LEDE_FIELD_BYLINE, text_of(item, "name"),
                                   "the authors of the feed", err));
    }
    return LEDE_OK;
}

static lede_status add_tags(const lede_json *item, lede_article *article, lede_error *err) {
    const lede_json *tags = lede_json_get(item, "tags");
    if (tags == NULL || tags->kind != LEDE_JSON_ARRAY) return LEDE_OK;
    for (const lede_json *tag = tags->first; tag != NULL; tag = tag->next) {
        if (tag->kind != LEDE_JSON_STRING) continue;
        LEDE_TRY(lede_entry_append(article, LEDE_FIELD_SECTION, tag->text, "the key 'tags'", err));
    }
    return LEDE_OK;
}

/* What a JSON Feed says of all its items. */
static lede_status add_feed(const lede_frame *frame, const lede_json *item, lede_article *article,
                            lede_error *err) {
    bool ok = true;
    if (frame->header.size == 0 || !lede_utf8_is_valid(frame->header)) return LEDE_OK;
    const lede_json *feed = lede_loose_json_read(frame->header, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    if (lede_slice_find(frame->header, LEDE_SLICE("jsonfeed.org/version"), 0) == SIZE_MAX) {
        return LEDE_OK;
    }
    if (article->fields[LEDE_FIELD_SECTION].data == NULL) LEDE_TRY(add_tags(item, article, err));
    if (article->fields[LEDE_FIELD_BYLINE].data == NULL) {
        LEDE_TRY(add_names(lede_json_get(feed, "authors"), article, err));
    }
    LEDE_TRY(lede_entry_field(article, LEDE_FIELD_PUBLISHER, text_of(feed, "title"),
                              "the title of the feed", err));
    return lede_entry_field(article, LEDE_FIELD_LANGUAGE, text_of(feed, "language"),
                            "the language of the feed", err);
}

static lede_status parse(const lede_frame *frame, lede_article *article, lede_error *err) {
    LEDE_TRY(lede_format_jsonl.parse(frame, article, err));
    if (frame->header.size == 0) return LEDE_OK;
    const lede_json *item;
    LEDE_TRY(lede_json_read((lede_slice){frame->bytes, frame->size}, article->arena, &item, err));
    return add_feed(frame, item, article, err);
}

const lede_format lede_format_json = {
    .name = "json", .sniff = sniff, .frame = frame_next, .parse = parse};
