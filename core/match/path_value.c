#include "language/tagging.h"
#include "match/path_private.h"

/* Where a path leads for one match. */
typedef struct place {
    lede_span span; /* start == stop: nowhere */
    const lede_annotation *annotation;
} place;

static place find_capture(const lede_match *match, uint32_t name, uint32_t item) {
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const lede_capture *capture = &match->captures[i];
        if (capture->name != name || item-- > 0) continue;
        return (place){capture->span, capture->annotation};
    }
    return (place){0};
}

static place find_root(const lede_choice *choice, const lede_article *article,
                       const lede_match *match, uint32_t item) {
    switch (choice->root) {
    case LEDE_ROOT_CAPTURE: return find_capture(match, choice->capture, item);
    case LEDE_ROOT_MATCH: return (place){match->span, NULL};
    case LEDE_ROOT_SENTENCE: {
        uint32_t sentence = lede_article_sentence_of(article, match->span.start);
        return (place){article->sentences[sentence].tokens, NULL};
    }
    case LEDE_ROOT_PARAGRAPH: {
        uint32_t block = lede_article_block_of(article, match->span.start);
        return (place){article->blocks[block].tokens, NULL};
    }
    case LEDE_ROOT_ARTICLE: return (place){{0, article->n_tokens}, NULL};
    case LEDE_ROOT_CONSTANT:
    case LEDE_N_ROOTS: break;
    }
    return (place){0};
}

static lede_status read_joined(lede_attribute attribute, const lede_article *article,
                               lede_span span, lede_value *out, lede_error *err) {
    bool ok = true;
    lede_slice text = lede_attribute_of_span(attribute, article, span, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    if (text.data != NULL) *out = lede_value_text(text);
    return LEDE_OK;
}

/* A number of at most 15 digits and 22 places is exact in binary after one division; any other
 * stays a text, so that no digit is lost. */
static lede_value number_of(lede_slice text) {
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool negative = text.size > 0 && text.data[0] == '-';
    size_t n_digits = 0, n_places = 0;
    bool has_point = false;
    int64_t number = 0;
    for (size_t i = negative; i < text.size; i++) {
        char c = text.data[i];
        if (c == '.' && !has_point && n_digits > 0) {
            has_point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++n_digits > 15) return lede_value_text(text);
        number = number * 10 + (c - '0');
        n_places += has_point;
    }
    if (n_digits == 0 || (has_point && n_places == 0)) return lede_value_text(text);
    if (negative) number = -number;
    if (!has_point) return lede_value_int(number);
    return lede_value_real((double)number / powers[n_places]);
}

/* Null where there are none, so that the next alternative is taken. */
static lede_status read_senses(const lede_article *article, uint32_t token, lede_value *out,
                               lede_error *err) {
    bool ok = true;
    lede_sense_names names = lede_tagging_sense_names(article, token, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    if (names.count == 0) return LEDE_OK;
    lede_value *items = lede_arena_array(article->arena, names.count, sizeof *items);
    if (items == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < names.count; i++) items[i] = lede_value_text(names.items[i]);
    *out = (lede_value){.kind = LEDE_LIST, .as.list = {.items = items, .count = names.count}};
    return LEDE_OK;
}

/* The members of a set that a file gives. */
static lede_status read_set(const lede_article *article, lede_slice value, lede_value *out,
                            lede_error *err) {
    LEDE_ARRAY(lede_value) items = {0};
    lede_slice member;
    while (lede_ready_member(&value, &member)) {
        if (!lede_array_push_in(article->arena, &items, lede_value_text(member))) {
            return lede_fail_memory(err);
        }
    }
    *out = (lede_value){.kind = LEDE_LIST, .as.list = {.items = items.data, .count = items.count}};
    return LEDE_OK;
}

static lede_status read_attribute(lede_attribute attribute, const lede_article *article,
                                  lede_span span, lede_value *out, lede_error *err) {
    if (span.stop - span.start != 1) return LEDE_OK; /* null: no single token */
    if (attribute == LEDE_ATTRIBUTE_SENSE) return read_senses(article, span.start, out, err);
    bool ok = true;
    lede_slice text = lede_attribute_of_token(attribute, article, span.start, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    if (text.data == NULL) return LEDE_OK;
    if (lede_attribute_is_given(attribute) && lede_attribute_is_set_value(attribute, text)) {
        return read_set(article, text, out, err);
    }
    bool is_number = attribute == LEDE_ATTRIBUTE_NUMBER || attribute == LEDE_ATTRIBUTE_HEAD;
    *out = is_number ? number_of(text) : lede_value_text(text);
    return LEDE_OK;
}

/* In the order in which the lexicons are declared; null where none hits. */
static lede_status read_lex(const lede_lexicons *lexicons, const lede_layers *layers,
                            lede_span span, lede_value *out, lede_error *err) {
    uint32_t n_lexicons = lede_lexicons_count(lexicons);
    lede_arena *arena = lede_layers_article(layers)->arena;
    lede_value *items = NULL;
    size_t count = 0;
    for (uint32_t i = 0; i < n_lexicons; i++) {
        const lede_layer *layer = lede_layers_get(layers, lede_lexicons_layer(lexicons, i));
        if (lede_layer_covering(layer, span) == NULL) continue;
        if (items == NULL) items = lede_arena_array(arena, n_lexicons, sizeof *items);
        if (items == NULL) return lede_fail_memory(err);
        items[count++] = lede_value_text(lede_lexicons_name(lexicons, i));
    }
    if (count == 0) return LEDE_OK;
    *out = (lede_value){.kind = LEDE_LIST, .as.list = {.items = items, .count = count}};
    return LEDE_OK;
}

static lede_status read_offset(lede_article *article, uint32_t byte, lede_value *out,
                               lede_error *err) {
    uint32_t offset = lede_article_code_point(article, byte);
    if (offset == LEDE_NO_TYPE) return lede_fail_memory(err);
    *out = lede_value_int(offset);
    return LEDE_OK;
}

static lede_status read_leaf(const lede_choice *choice, lede_article *article, lede_span span,
                             lede_value *out, lede_error *err) {
    switch (choice->leaf) {
    case LEDE_LEAF_TEXT:
        *out = lede_value_text(lede_article_span_text(article, span));
        return LEDE_OK;
    case LEDE_LEAF_NORM: return read_joined(LEDE_ATTRIBUTE_NORM, article, span, out, err);
    case LEDE_LEAF_LEMMA: return read_joined(LEDE_ATTRIBUTE_LEMMA, article, span, out, err);
    case LEDE_LEAF_START: return read_offset(article, article->token_starts[span.start], out, err);
    case LEDE_LEAF_STOP: return read_offset(article, article->token_stops[span.stop - 1], out, err);
    case LEDE_LEAF_FIRST: *out = lede_value_int((int64_t)span.start + 1); return LEDE_OK;
    case LEDE_LEAF_LAST: *out = lede_value_int((int64_t)span.stop); return LEDE_OK;
    case LEDE_LEAF_ATTRIBUTE: return read_attribute(choice->attribute, article, span, out, err);
    case LEDE_LEAF_FIELD: *out = lede_value_text(article->fields[choice->field]); return LEDE_OK;
    case LEDE_LEAF_LEX: /* see read_choice: it asks the layers */
    case LEDE_LEAF_NONE: break;
    }
    return LEDE_OK;
}

/* The whole of an article is its text, with or without tokens. */
static bool read_article(const lede_choice *choice, const lede_article *article, lede_value *out) {
    if (choice->root != LEDE_ROOT_ARTICLE || choice->layer != LEDE_NO_LAYER) return false;
    *out = choice->leaf == LEDE_LEAF_FIELD ? lede_value_text(article->fields[choice->field])
                                           : lede_value_text(article->text);
    return true;
}

static lede_status read_choice(const lede_choice *choice, const lede_layers *layers,
                               const lede_match *match, uint32_t item, lede_value *out,
                               lede_error *err) {
    lede_article *article = lede_layers_article(layers);
    *out = lede_value_null();
    if (choice->root == LEDE_ROOT_CONSTANT) {
        *out = lede_value_text(choice->constant);
        return LEDE_OK;
    }
    if (read_article(choice, article, out)) return LEDE_OK;
    place found = find_root(choice, article, match, item);
    if (found.span.start >= found.span.stop) return LEDE_OK;
    if (choice->layer != LEDE_NO_LAYER) {
        const lede_layer *layer = lede_layers_get(layers, choice->layer);
        found.annotation = lede_layer_inside(layer, found.span);
        if (found.annotation == NULL) return LEDE_OK;
        found.span = found.annotation->span;
    }
    if (found.annotation != NULL && choice->key != LEDE_NO_LAYER) {
        *out = lede_annotation_value(found.annotation, choice->key);
        if (out->kind != LEDE_NULL || choice->leaf == LEDE_LEAF_ATTRIBUTE) return LEDE_OK;
    }
    if (choice->leaf == LEDE_LEAF_LEX) {
        return read_lex(choice->lexicons, layers, found.span, out, err);
    }
    return read_leaf(choice, article, found.span, out, err);
}

lede_status lede_path_value(const lede_path *path, const lede_layers *layers,
                            const lede_match *match, uint32_t each, uint32_t each_item,
                            lede_value *out, lede_error *err) {
    *out = lede_value_null();
    for (size_t i = 0; i < path->n_choices && out->kind == LEDE_NULL; i++) {
        const lede_choice *choice = &path->choices[i];
        bool is_each = choice->root == LEDE_ROOT_CAPTURE && choice->capture == each;
        LEDE_TRY(read_choice(choice, layers, match, is_each ? each_item : 0, out, err));
    }
    return LEDE_OK;
}
