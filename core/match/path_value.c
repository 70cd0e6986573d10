#include "match/members.h"
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
static void read_members(const lede_members *members, lede_value *out) {
    if (members->count > 0) *out = lede_members_value(members);
}

static lede_status read_attribute(lede_attribute attribute, const lede_article *article,
                                  lede_span span, lede_value *out, lede_error *err) {
    if (span.stop - span.start != 1) return LEDE_OK; /* null: no single token */
    lede_members members = {0};
    bool ok = true;
    if (attribute == LEDE_ATTRIBUTE_SENSE) {
        LEDE_TRY(lede_members_add_senses(&members, article, span.start, article->arena, err));
        read_members(&members, out);
        return LEDE_OK;
    }
    lede_slice text = lede_attribute_of_token(attribute, article, span.start, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    if (text.data == NULL) return LEDE_OK;
    if (lede_attribute_is_given(attribute) && lede_attribute_is_set_value(attribute, text)) {
        LEDE_TRY(lede_members_add_given(&members, text, article->arena, err));
        *out = lede_members_value(&members);
        return LEDE_OK;
    }
    bool is_number = attribute == LEDE_ATTRIBUTE_NUMBER || attribute == LEDE_ATTRIBUTE_HEAD;
    *out = is_number ? number_of(text) : lede_value_text(text);
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
    case LEDE_LEAF_CONSTANT: *out = lede_value_text(choice->constant); return LEDE_OK;
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
        lede_members members = {0};
        LEDE_TRY(lede_members_add_lexicons(&members, choice->lexicons, layers, found.span,
                                           article->arena, err));
        read_members(&members, out);
        return LEDE_OK;
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
