#include "layer/naming.h"

#include "base/map.h"

/* One pass over the mentions. */
typedef struct pass {
    const lede_naming_options *options;
    const lede_article *article;
    lede_arena *arena;
    lede_naming *out;
    lede_map by_text;         /* → name; also by texts as they are printed */
    const lede_layer *titles; /* NULL: none */
    uint32_t title;           /* the first that does not end before the mention in hand */
} pass;

/* ---- texts ---- */

static bool is_quote(const char *at, const char *end) {
    return end - at >= 3 && memcmp(at, "\xE2\x80\x99", 3) == 0;
}

/* Whether a text is its plain spelling already; most are names in plain words. */
static bool is_plain(lede_slice text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '\'' || c == '\xE2') return false;
        if (!lede_slice_is_space(c)) continue;
        if (c != ' ' || (i + 1 < text.size && lede_slice_is_space(text.data[i + 1]))) return false;
    }
    return true;
}

static lede_slice without_possessive(lede_slice text) {
    size_t size =
        lede_slice_ends(text, LEDE_SLICE("'s")) ? 2 : lede_slice_ends(text, LEDE_SLICE("'"));
    return lede_slice_cut(text, 0, text.size - size);
}

lede_slice lede_naming_plain(lede_arena *arena, lede_slice text) {
    if (is_plain(text)) return text;
    char *out = lede_arena_alloc(arena, text.size);
    if (out == NULL) return LEDE_NULL_SLICE;
    const char *at = text.data, *end = text.data + text.size;
    size_t size = 0;
    while (at < end) {
        if (lede_slice_is_space(*at)) {
            while (at < end && lede_slice_is_space(*at)) at++;
            out[size++] = ' ';
        } else if (is_quote(at, end)) {
            out[size++] = '\'';
            at += 3;
        } else {
            out[size++] = *at++;
        }
    }
    return without_possessive((lede_slice){out, size});
}

static uint32_t count_words(lede_slice text) {
    uint32_t n = 1;
    for (size_t i = 0; i < text.size; i++) n += text.data[i] == ' ';
    return n;
}

/* ---- where a mention stands ---- */

/* Whether no word of its sentence stands before a token, but a few marks. */
static bool is_first_word(const lede_article *article, uint32_t token) {
    enum { MARKS = 3 };
    uint32_t start = article->sentences[lede_article_sentence_of(article, token)].tokens.start;
    if (token - start > MARKS) return false;
    for (uint32_t i = start; i < token; i++) {
        if (lede_article_type(article, i)->kind == LEDE_KIND_WORD) return false;
    }
    return true;
}

/* Mentions come by their start, and titles do not overlap. */
static bool is_in_title(pass *p, uint32_t token) {
    if (p->titles == NULL) return false;
    while (p->title < p->titles->count && p->titles->annotations[p->title].span.stop <= token) {
        p->title++;
    }
    return p->title < p->titles->count && p->titles->annotations[p->title].span.start <= token;
}

static lede_edge edge_of(pass *p, uint32_t token, uint8_t weight) {
    if (is_in_title(p, token)) return LEDE_EDGE_TITLE;
    return weight == 0 && is_first_word(p->article, token) ? LEDE_EDGE_START : LEDE_EDGE_NONE;
}

/* ---- names ---- */

/* The name with this text, a new one if there is none. LEDE_MAP_NONE: out of memory. */
static uint32_t find_name(pass *p, lede_slice printed, lede_slice counted) {
    uint32_t name = lede_map_get(&p->by_text, printed);
    if (name != LEDE_MAP_NONE) return name;
    lede_slice text = lede_naming_plain(p->arena, counted);
    if (text.data == NULL) return LEDE_MAP_NONE;
    name = lede_map_get(&p->by_text, text);
    if (name == LEDE_MAP_NONE) {
        name = p->out->n_names;
        p->out->names[p->out->n_names++] = (lede_name){.text = text,
                                                       .n_words = count_words(text),
                                                       .first = p->out->n_mentions,
                                                       .first_empty = LEDE_NO_MENTION};
        if (!lede_map_put(&p->by_text, text, name)) return LEDE_MAP_NONE;
    }
    bool ok = text.data == printed.data || lede_map_put(&p->by_text, printed, name);
    return ok ? name : LEDE_MAP_NONE;
}

/* 0 to 9; false: the annotation is no mention. */
static bool read_weight(lede_value value, uint8_t *weight) {
    int64_t number = -1;
    if (value.kind == LEDE_INT) number = value.as.integer;
    if (value.kind == LEDE_TEXT && value.as.text.size == 1) number = value.as.text.data[0] - '0';
    if (number < 0 || number > 9) return false;
    *weight = (uint8_t)number;
    return true;
}

static void vote(const lede_naming_options *options, lede_name *name, lede_value type,
                 uint8_t weight) {
    if (weight > name->weight) name->weight = weight;
    for (uint32_t i = 0; type.kind == LEDE_TEXT && i < options->n_types; i++) {
        if (lede_slice_equal(type.as.text, options->types[i])) name->votes[i] += weight;
    }
}

static bool add_mention(pass *p, uint32_t annotation_i, const lede_annotation *annotation) {
    lede_naming *out = p->out;
    lede_mention mention = {.annotation = annotation_i};
    lede_value weight = lede_annotation_value(annotation, p->options->weight);
    if (!read_weight(weight, &mention.weight)) return true;
    lede_slice printed = lede_article_span_text(p->article, annotation->span);
    lede_value as = lede_annotation_value(annotation, p->options->as);
    mention.name = find_name(p, printed, as.kind == LEDE_TEXT ? as.as.text : printed);
    if (mention.name == LEDE_MAP_NONE) return false;
    mention.edge = edge_of(p, annotation->span.start, mention.weight);
    lede_name *name = &out->names[mention.name];
    name->n_inside += mention.edge == LEDE_EDGE_NONE;
    name->is_told |= mention.edge != LEDE_EDGE_TITLE;
    if (mention.weight > 0) {
        vote(p->options, name, lede_annotation_value(annotation, p->options->type), mention.weight);
    } else if (name->first_empty == LEDE_NO_MENTION) {
        name->first_empty = out->n_mentions;
    }
    out->mentions[out->n_mentions++] = mention;
    return true;
}

lede_status lede_naming_of(const lede_layers *layers, const lede_naming_options *options,
                           lede_arena *arena, lede_naming *out, lede_error *err) {
    const lede_layer *layer = lede_layers_get(layers, options->layer);
    pass p = {
        .options = options, .article = lede_layers_article(layers), .arena = arena, .out = out};
    if (options->titles != LEDE_NO_LAYER) p.titles = lede_layers_get(layers, options->titles);
    *out = (lede_naming){.names = lede_arena_array(arena, layer->count, sizeof *out->names),
                         .mentions = lede_arena_array(arena, layer->count, sizeof *out->mentions)};
    bool ok = out->names != NULL && out->mentions != NULL;
    for (uint32_t i = 0; ok && i < layer->count; i++) {
        ok = add_mention(&p, i, &layer->annotations[i]);
    }
    lede_map_clear(&p.by_text);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

uint32_t lede_name_type(const lede_name *name, uint32_t n_types) {
    uint32_t best = n_types, most = 0;
    for (uint32_t i = 0; i < n_types; i++) {
        if (name->votes[i] <= most) continue;
        best = i;
        most = name->votes[i];
    }
    return best;
}
