#include "load/json_article.h"

#include <stdio.h>

#include "base/utf8.h"
#include "load/byline.h"
#include "load/entry.h"
#include "load/fragment.h"
#include "load/html_day.h"
#include "load/json_names.h"
#include "load/paragraphs.h"
#include "locale/date.h"

/* The best value of the object for each meaning. */
typedef struct pick {
    const lede_json *value;
    const lede_json_name *name;
} pick;

typedef struct picks {
    pick of[LEDE_N_JSON_KEYS];   /* by meaning, as in json_names.h */
    uint32_t found;              /* a bit for each meaning that has a value */
    const lede_json *schema;     /* the value of "$schema" */
    bool are_columns, are_twice; /* some key that is read may come twice */
    lede_slice date_language;    /* of field_names.h */
} picks;

/* Whether a key is spelt as our table has it. */
static bool is_spelt(lede_slice key, const lede_json_name *name) {
    return key.size == name->size && key.size <= LEDE_SHORT_NAME_BYTES &&
           lede_short_name_equal(lede_short_name_of(key), lede_short_name_at(name->name));
}

enum { MOST_KEY = 40 };

/* "the key 'pub_date'", as the archive writes it; NULL: memory is exhausted. */
LEDE_APART static const char *odd_reason(const picks *all, const pick *from, lede_arena *arena) {
    char reason[MOST_KEY + 40];
    lede_slice key = from->value->key;
    snprintf(reason, sizeof reason, "the %s '%.*s'%s", all->are_columns ? "column" : "key",
             (int)(key.size < MOST_KEY ? key.size : MOST_KEY), key.data == NULL ? "" : key.data,
             from->name->size == 0 ? ", named by --field" : "");
    return lede_arena_string(arena, lede_slice_of(reason));
}

/* Most keys are spelt as our table has them, and their reader has told so. */
static inline const char *reason_for(const picks *all, const pick *from, lede_arena *arena) {
    lede_slice key = from->value->key;
    if (from->value->is_exact) return from->name->reason;
    bool usual = key.data == NULL || key.size > MOST_KEY || is_spelt(key, from->name);
    return usual && !all->are_columns ? from->name->reason : odd_reason(all, from, arena);
}

static inline bool is_empty(const lede_json *value) {
    bool is_nest = value->kind == LEDE_JSON_ARRAY || value->kind == LEDE_JSON_OBJECT;
    if (value->kind == LEDE_JSON_STRING) return lede_slice_is_blank(value->text);
    return value->kind == LEDE_JSON_NULL || (is_nest && value->count == 0);
}

/* The member that a user's name means: "headline", or "content.headline" inside another. */
static const lede_json *find_path(const lede_json *object, lede_slice path) {
    for (const lede_json *m = object->first; m != NULL; m = m->next) {
        if (lede_slice_equal(m->key, path)) return m;
    }
    const char *dot = memchr(path.data, '.', path.size);
    if (dot == NULL) return NULL;
    size_t at = (size_t)(dot - path.data);
    const lede_json *outer = find_path(object, lede_slice_cut(path, 0, at));
    if (outer == NULL || outer->kind != LEDE_JSON_OBJECT) return NULL;
    return find_path(outer, lede_slice_cut(path, at + 1, path.size));
}

static bool is_taken(const lede_field_names *names, lede_slice key) {
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        if (lede_slice_equal(names->items[i].key, key)) return true;
    }
    return false;
}

static inline void set_pick(picks *all, int meaning, pick from) {
    all->of[meaning] = from;
    all->found |= 1u << meaning;
}

/* What users name comes before all else: no rank is lower. */
static void pick_named(picks *all, const lede_json *object, const lede_field_names *names) {
    static const lede_json_name given = {"", 0, 0, 0, "named by --field"};
    for (size_t i = 0; names != NULL && i < names->count; i++) {
        const lede_json *value = find_path(object, names->items[i].key);
        all->are_twice = true; /* they are looked for by path */
        if (value == NULL || is_empty(value)) continue;
        set_pick(all, names->items[i].meaning, (pick){value, &given});
    }
}

static const lede_json_name SCHEMA = {"$schema", 7, 0, 0, NULL};

static const lede_json_name *find_meaning(lede_slice key) {
    bool is_schema = lede_slice_equal(key, LEDE_SLICE("$schema"));
    return is_schema ? &SCHEMA : lede_json_name_find(key);
}

const void *lede_json_article_meaning(lede_slice key, bool *is_exact) {
    const lede_json_name *name = find_meaning(key);
    *is_exact = name != NULL && is_spelt(key, name);
    return name;
}

/* Of several keys that mean the same, the one of the lowest rank counts, and the first of that. */
static bool is_behind(picks *all, const lede_json_name *name) {
    const lede_json_name *before = all->of[name->meaning].name;
    all->are_twice |= before == name;
    return before->rank <= name->rank;
}

static void pick_values(picks *all, const lede_json *object, const lede_field_names *names) {
    pick_named(all, object, names);
    for (const lede_json *m = object->first; m != NULL; m = m->next) {
        const lede_json_name *name = m->meaning;
        if (name == NULL) name = find_meaning(m->key);
        if (name == &SCHEMA) all->schema = m;
        if (name == NULL || name == &SCHEMA) continue;
        if ((all->found >> name->meaning & 1) != 0 && is_behind(all, name)) continue;
        /* "body_n" of an archive may be a number of something: a text only if it holds text */
        if (m->kind != LEDE_JSON_STRING && name->rank == LEDE_JSON_RANK_OPEN) continue;
        if (is_empty(m) || is_taken(names, m->key)) continue;
        set_pick(all, name->meaning, (pick){m, name});
    }
}

/* A JSON Schema names its own schema, has a title, and tells what articles look like. */
static bool is_schema(const lede_json *schema) {
    return schema != NULL && schema->kind == LEDE_JSON_STRING &&
           lede_slice_find(schema->text, LEDE_SLICE("json-schema.org/"), 0) != SIZE_MAX;
}

/* Two values of one key, of which nobody knows the right one; NULL: there are none. The same value
 * twice harms nobody, and neither does a key that is not read: archives have both. */
static const lede_json *contradiction(const pick *chosen) {
    const lede_json *value = chosen->value;
    if (value == NULL || value->key.data == NULL) return NULL;
    for (const lede_json *m = lede_json_again(value); m != NULL; m = lede_json_again(m)) {
        bool flat = m->kind != LEDE_JSON_ARRAY && m->kind != LEDE_JSON_OBJECT;
        bool same = flat && m->kind == value->kind && lede_slice_equal(m->text, value->text);
        if (!same && !is_empty(m)) return m;
    }
    return NULL;
}

static lede_status refuse_contradictions(const picks *all, const lede_json **culprit,
                                         lede_error *err) {
    if (!all->are_twice) return LEDE_OK;
    const lede_json *second = NULL;
    for (size_t i = 0; i < LEDE_N_JSON_KEYS && second == NULL; i++) { /* the text first */
        second = contradiction(&all->of[(LEDE_JSON_KEY_TEXT + i) % LEDE_N_JSON_KEYS]);
    }
    if (second == NULL) return LEDE_OK;
    *culprit = second;
    return lede_fail(err, LEDE_FORMAT, "the key \"%.*s\" comes twice, with different values",
                     (int)(second->key.size < 80 ? second->key.size : 80), second->key.data);
}

/* ---- fields --------------------------------------------------------------------------------- */

/* The string or number that a value says: itself; of an object its name; else NULL. */
static const lede_json *string_of(const lede_json *value) {
    if (value == NULL) return NULL;
    if (value->kind == LEDE_JSON_STRING || value->kind == LEDE_JSON_NUMBER) return value;
    if (value->kind != LEDE_JSON_OBJECT) return NULL;
    static const char *const keys[] = {"value", "name", "title", "label", "byline", "text"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const lede_json *inner = lede_json_get(value, keys[i]);
        if (inner != NULL && inner->kind == LEDE_JSON_STRING) return inner;
    }
    return NULL;
}

static lede_slice text_of(const lede_json *value) {
    const lede_json *string = string_of(value);
    return string == NULL ? LEDE_NULL_SLICE : string->text;
}

/* Fields that may be markup. */
static bool is_line_field(lede_field field) {
    return field == LEDE_FIELD_BYLINE || field == LEDE_FIELD_TITLE || field == LEDE_FIELD_DECK ||
           field == LEDE_FIELD_SECTION;
}

/* A string of which its reader has told that it is no more than a line, and no markup where the
 * field may have it. */
static inline bool is_plain_line(lede_field field, const lede_json *value) {
    enum { LINES = LEDE_JSON_TOLD | LEDE_JSON_FEEDS | LEDE_JSON_UNEVEN };
    if ((value->holds & LINES) != LEDE_JSON_TOLD) return false;
    return (value->holds & LEDE_JSON_MARKS) == 0 || !is_line_field(field) ||
           lede_fragment_look(value->text) == LEDE_FRAGMENT_PLAIN;
}

static bool has_text(const lede_json *item, const char *key, const char *wanted) {
    const lede_json *value = lede_json_get(item, key);
    return value != NULL && value->kind == LEDE_JSON_STRING &&
           lede_slice_find(value->text, lede_slice_of(wanted), 0) != SIZE_MAX;
}

/* Of a list of the same in several forms (ninjs 2 and 3: {"role", "contenttype", "value"}), the one
 * for readers; NULL: it is no such list. */
static const lede_json *choose_role(const lede_json *list) {
    const lede_json *best = NULL;
    int best_score = 0;
    for (const lede_json *item = list->first; item != NULL; item = item->next) {
        if (lede_json_get(item, "value") == NULL) return NULL;
        int score =
            1 +
            4 * (has_text(item, "contenttype", "html") || has_text(item, "contentType", "html")) +
            2 * (has_text(item, "role", "main") || has_text(item, "role", "body"));
        if (score > best_score) best = item;
        if (score > best_score) best_score = score;
    }
    return best;
}

/* Items of a list as texts, joined by "; ". */
static lede_status join_texts(const lede_json *list, lede_article *article, bool are_names,
                              lede_slice *out, lede_error *err) {
    lede_buffer joined = {0};
    bool ok = true;
    for (const lede_json *item = list->first; item != NULL; item = item->next) {
        lede_slice text = lede_slice_trim(text_of(item));
        if (are_names) text = lede_byline_names(text, article->arena, &ok);
        if (text.size == 0) continue;
        if (joined.size > 0) lede_buffer_add_string(&joined, "; ");
        lede_buffer_add(&joined, text);
    }
    ok = ok && !joined.failed;
    if (ok && joined.size > 0) {
        *out = lede_arena_copy(article->arena, lede_buffer_slice(&joined), &ok);
    }
    lede_buffer_clear(&joined);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* A field of what is a list, an object, markup or more than a line, or of who wrote it. */
LEDE_APART static lede_status read_field(lede_article *article, lede_field field,
                                         const lede_json *value, lede_slice date_language,
                                         const char *reason, lede_error *err) {
    const lede_json *role = value->kind == LEDE_JSON_ARRAY ? choose_role(value) : NULL;
    const lede_json *string = string_of(role != NULL ? role : value);
    lede_slice text = string == NULL ? LEDE_NULL_SLICE : string->text;
    bool is_list = role == NULL && value->kind == LEDE_JSON_ARRAY, ok = true;
    bool is_byline = field == LEDE_FIELD_BYLINE;
    if (field == LEDE_FIELD_PUBLISHED || field == LEDE_FIELD_MODIFIED) {
        if (date_language.data != NULL) {
            text = lede_html_date_printed(text, date_language, article->arena, &ok);
            if (!ok) return lede_fail_memory(err);
        }
        return lede_compose_date(article, field, text, reason, err);
    }
    if (is_list) LEDE_TRY(join_texts(value, article, is_byline, &text, err));
    if (is_byline && !is_list) text = lede_byline_names(text, article->arena, &ok);
    if (string != NULL && is_plain_line(field, string)) {
        return lede_compose_line(article, field, text, reason, err);
    }
    if (is_line_field(field)) text = lede_fragment_line(text, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    return lede_compose_field(article, field, text, reason, err);
}

enum {
    IS_DATE = 1u << LEDE_FIELD_PUBLISHED | 1u << LEDE_FIELD_MODIFIED,
    IS_BYLINE = 1u << LEDE_FIELD_BYLINE
};

/* Whether it is seen at a glance that a field is the string as it stands: most are. */
static inline bool is_bare(lede_field field, const lede_json *value) {
    enum { ODD = LEDE_JSON_FEEDS | LEDE_JSON_UNEVEN | LEDE_JSON_MARKS };
    bool is_read = ((IS_DATE | IS_BYLINE) >> field & 1) != 0;
    return (value->holds & (LEDE_JSON_TOLD | ODD)) == LEDE_JSON_TOLD && value->is_exact && !is_read;
}

/* Whether the field is the string as it stands. */
static bool is_ready(lede_field field, const lede_json *value) {
    if (!is_plain_line(field, value) || field == LEDE_FIELD_BYLINE) return false;
    return (IS_DATE >> field & 1) == 0 || lede_date_is_printed(value->text);
}

/* A field whose value or key is looked at more closely. */
LEDE_APART static lede_status set_odd_field(lede_article *article, const picks *all,
                                            lede_field field, const pick *from, lede_error *err) {
    const lede_json *value = from->value;
    const char *reason = reason_for(all, from, article->arena);
    if (reason == NULL) return lede_fail_memory(err);
    if (!is_ready(field, value)) {
        return read_field(article, field, value, all->date_language, reason, err);
    }
    lede_compose_keep(article, field, value->text, reason);
    return LEDE_OK;
}

static inline lede_status set_field(lede_article *article, const picks *all, lede_field field,
                                    const pick *from, lede_error *err) {
    if (!is_bare(field, from->value)) return set_odd_field(article, all, field, from, err);
    lede_compose_keep(article, field, from->value->text, from->name->reason);
    return LEDE_OK;
}

/* `source` is the outlet in most archives; in what lede writes (it has blocks) it is the file, and
 * the byline stands as it is: no reading of names again. */
static lede_status set_fields(lede_article *article, const picks *all, lede_error *err) {
    const uint32_t fields = (1u << LEDE_N_FIELDS) - 1;
    const pick *byline = &all->of[LEDE_FIELD_BYLINE];
    bool is_ours = all->of[LEDE_JSON_KEY_BLOCKS].value != NULL;
    uint32_t left = all->found & fields;
    if (is_ours && byline->value != NULL && byline->value->kind == LEDE_JSON_STRING) {
        LEDE_TRY(lede_compose_field(article, LEDE_FIELD_BYLINE, byline->value->text,
                                    byline->name->reason, err));
        left &= ~(uint32_t)IS_BYLINE;
    }
    for (; left != 0; left &= left - 1) {
        int field = __builtin_ctz(left);
        LEDE_TRY(set_field(article, all, (lede_field)field, &all->of[field], err));
    }
    const pick *source = &all->of[LEDE_JSON_KEY_SOURCE];
    if (source->value == NULL) return LEDE_OK;
    lede_field field = is_ours ? LEDE_FIELD_SOURCE : LEDE_FIELD_PUBLISHER;
    return set_field(article, all, field, source, err);
}

/* ---- blocks --------------------------------------------------------------------------------- */

typedef struct block_reader {
    lede_compose *compose;
    const char *reason;
    lede_slice text; /* that offsets count in; null when blocks carry their text */
    int64_t at;      /* code points read */
    size_t at_byte;  /* the same place in bytes */
    const lede_json *culprit;
} block_reader;

static lede_status fail_block(block_reader *r, const lede_json *value, lede_error *err,
                              const char *what) {
    r->culprit = value;
    return lede_fail(err, LEDE_FORMAT, "%s", what);
}

/* The slice between two offsets, counted in code points from the last one on. */
static lede_status cut_block(block_reader *r, const lede_json *block, lede_slice *out,
                             lede_error *err) {
    int64_t start, stop;
    if (!lede_json_integer(lede_json_get(block, "start"), &start) ||
        !lede_json_integer(lede_json_get(block, "stop"), &stop)) {
        return fail_block(r, block, err, "a block needs 'text', or 'start' and 'stop'");
    }
    if (start < r->at || stop < start) {
        return fail_block(r, block, err, "blocks must follow each other without overlap");
    }
    size_t first =
        lede_utf8_skip(lede_slice_cut(r->text, r->at_byte, r->text.size), (size_t)(start - r->at));
    first += r->at_byte;
    lede_slice rest = lede_slice_cut(r->text, first, r->text.size);
    size_t size = lede_utf8_skip(rest, (size_t)(stop - start));
    *out = lede_slice_cut(rest, 0, size);
    if (lede_utf8_count(*out) != (size_t)(stop - start)) {
        return fail_block(r, block, err, "the block lies outside the text");
    }
    r->at = stop;
    r->at_byte = first + size;
    return LEDE_OK;
}

static lede_status add_block(block_reader *r, const lede_json *block, lede_error *err) {
    lede_block_kind kind = LEDE_BLOCK_PARAGRAPH;
    const lede_json *kind_name = lede_json_get(block, "kind"), *text = lede_json_get(block, "text");
    if (block->kind != LEDE_JSON_OBJECT) {
        return fail_block(r, block, err, "expected a block as an object {\"kind\": …}");
    }
    if (kind_name != NULL &&
        (kind_name->kind != LEDE_JSON_STRING || !lede_block_kind_find(kind_name->text, &kind))) {
        return fail_block(r, kind_name, err, "unknown kind of block");
    }
    lede_slice piece =
        text != NULL && text->kind == LEDE_JSON_STRING ? text->text : LEDE_NULL_SLICE;
    if (piece.data == NULL) LEDE_TRY(cut_block(r, block, &piece, err));
    return lede_compose_add(r->compose, (lede_piece){kind, piece, r->reason}, err);
}

static lede_status add_blocks(block_reader *r, const lede_json *blocks, lede_error *err) {
    for (const lede_json *b = blocks->first; b != NULL; b = b->next) LEDE_TRY(add_block(r, b, err));
    return LEDE_OK;
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Where the key says HTML ("body_xhtml") and tags are there, line ends are white space, as in a
 * page; blank lines that part paragraphs still do. */
static lede_status add_text(lede_compose *compose, const pick *from, lede_error *err) {
    const lede_json *string = string_of(from->value);
    lede_slice text = string == NULL ? LEDE_NULL_SLICE : string->text;
    lede_slice name = {from->name->name, from->name->size};
    if (lede_slice_ends(name, LEDE_SLICE("html")) &&
        lede_fragment_look(text) != LEDE_FRAGMENT_PLAIN) {
        lede_paragraphs paragraphs = lede_paragraphs_of(text);
        (void)lede_paragraphs_next(&paragraphs);
        bool single = lede_paragraphs_ended(&paragraphs);
        if (single) return lede_fragment_add_html(compose, text, err);
    }
    return lede_fragment_add_string(compose, string, err);
}

static lede_status add_body(lede_compose *compose, const picks *all, lede_error *err) {
    enum { USUAL = 16 }; /* pieces */
    const lede_json *value = all->of[LEDE_JSON_KEY_TEXT].value;
    if (!lede_array_reserve_in(compose->article->arena, &compose->pieces, USUAL)) {
        return lede_fail_memory(err);
    }
    LEDE_TRY(lede_entry_begin(compose, err));
    if (value == NULL) return LEDE_OK;
    if (value->kind != LEDE_JSON_ARRAY) return add_text(compose, &all->of[LEDE_JSON_KEY_TEXT], err);
    const lede_json *role = choose_role(value);
    if (role != NULL) return lede_fragment_add_string(compose, string_of(role), err);
    for (const lede_json *item = value->first; item != NULL; item = item->next) {
        LEDE_TRY(lede_fragment_add_string(compose, string_of(item), err));
    }
    return LEDE_OK;
}

lede_status lede_json_article(const lede_json *object, const lede_json_reading *reading,
                              lede_article *article, const lede_json **culprit, lede_error *err) {
    const char *what = reading == NULL || reading->what == NULL ? "a key" : reading->what;
    picks all = {.schema = NULL};
    pick_values(&all, object, reading == NULL ? NULL : reading->names);
    lede_compose compose = {.article = article};
    bool is_json = reading == NULL || reading->what == NULL; /* of two columns the first counts */
    if (is_json) LEDE_TRY(refuse_contradictions(&all, culprit, err));
    if (is_json && is_schema(all.schema)) {
        return lede_fail(err, LEDE_FORMAT, "a JSON Schema: it describes articles and is none");
    }
    const lede_json *blocks = all.of[LEDE_JSON_KEY_BLOCKS].value;
    if (blocks != NULL && blocks->kind != LEDE_JSON_ARRAY)
        all.of[LEDE_JSON_KEY_BLOCKS].value = blocks = NULL;
    all.are_columns = !is_json;
    if (reading != NULL && reading->names != NULL) {
        all.date_language = reading->names->date_language;
    }
    LEDE_TRY(set_fields(article, &all, err));
    if (blocks != NULL) {
        block_reader r = {.compose = &compose,
                          .reason = "a block of the JSON",
                          .text = text_of(all.of[LEDE_JSON_KEY_TEXT].value),
                          .culprit = blocks};
        lede_status status = add_blocks(&r, blocks, err);
        *culprit = r.culprit;
        LEDE_TRY(status);
    } else {
        LEDE_TRY(add_body(&compose, &all, err));
    }
    bool is_ours = blocks != NULL && compose.pieces.count > 0;
    LEDE_TRY(is_ours ? lede_compose_finish(&compose, err) : lede_entry_finish(&compose, err));
    if (compose.pieces.count > 0) return LEDE_OK;
    *culprit = object;
    return lede_fail(err, LEDE_FORMAT,
                     "the article has no text: expected %s 'text', 'body', 'content' or 'title', "
                     "or --field text=NAME",
                     what);
}
