#include "layer/trie_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "text/article.h"

/* A word to be: the labels of one norm. */
typedef struct group {
    lede_slice norm;
    uint32_t first, n; /* labels, chained; renumbered in a row when all are there */
    lede_word_kind kind;
    bool is_misspelt;
} group;

typedef struct label {
    lede_slice word;
    uint32_t next, group;
    uint32_t kind; /* with LEDE_TRIE_MISSPELT */
} label;

/* A phrase to be. Labels are an offset until all are there. */
typedef struct surface {
    const uint32_t *labels;
    size_t first;
    uint32_t n, entry, lexicon;
} surface;

typedef struct range { /* surfaces that share their first labels */
    uint32_t start, stop, depth;
} range;

struct lede_trie_builder {
    lede_arena scratch;                /* the phrase being tokenised */
    lede_vocabulary *vocabulary;       /* never recycled, so words and norms stand */
    lede_map norms[LEDE_N_WORD_KINDS]; /* norm → group */
    LEDE_ARRAY(group) groups;
    LEDE_ARRAY(label) labels;
    LEDE_ARRAY(uint32_t) pool; /* labels of surfaces */
    LEDE_ARRAY(surface) surfaces;
    LEDE_ARRAY(range) queue;
};

static const char *const case_names[LEDE_N_CASES] = {"smart", "exact", "ignore", "capital"};

const char *lede_lexicon_case_name(lede_lexicon_case policy) {
    return case_names[policy];
}

bool lede_lexicon_case_find(lede_slice name, lede_lexicon_case *out) {
    for (int i = 0; i < LEDE_N_CASES; i++) {
        if (!lede_slice_is(name, case_names[i])) continue;
        *out = (lede_lexicon_case)i;
        return true;
    }
    return false;
}

lede_status lede_trie_builder_new(lede_trie_builder **out, lede_error *err) {
    *out = NULL;
    lede_trie_builder *builder = calloc(1, sizeof *builder);
    if (builder == NULL) return lede_fail_memory(err);
    lede_arena_init(&builder->scratch, 0);
    lede_status status = lede_vocabulary_new(&builder->vocabulary, err);
    if (status != LEDE_OK) {
        lede_trie_builder_free(builder);
        return status;
    }
    *out = builder;
    return LEDE_OK;
}

void lede_trie_builder_free(lede_trie_builder *builder) {
    if (builder == NULL) return;
    lede_vocabulary_free(builder->vocabulary);
    lede_arena_clear(&builder->scratch);
    for (int i = 0; i < LEDE_N_WORD_KINDS; i++) lede_map_clear(&builder->norms[i]);
    free(builder->groups.data);
    free(builder->labels.data);
    free(builder->pool.data);
    free(builder->surfaces.data);
    free(builder->queue.data);
    free(builder);
}

/* ---- labels ---------------------------------------------------------------------------------- */

static bool begins_with_letter(lede_slice word) {
    uint32_t c = 0;
    if (word.size > 0) lede_utf8_decode(word, 0, &c);
    return lede_unicode_has(c, LEDE_UNICODE_UPPERCASE | LEDE_UNICODE_LOWERCASE);
}

static lede_label_kind kind_of(const lede_phrase *phrase, lede_slice word, bool is_edge) {
    switch (phrase->policy) {
    case LEDE_CASE_EXACT: return LEDE_LABEL_EXACT;
    case LEDE_CASE_SMART: return lede_has_capital(word) ? LEDE_LABEL_CAPITAL : LEDE_LABEL_FOLDED;
    case LEDE_CASE_CAPITAL:
        return is_edge && begins_with_letter(word) ? LEDE_LABEL_INITIAL : LEDE_LABEL_FOLDED;
    case LEDE_CASE_IGNORE:
    case LEDE_N_CASES: break;
    }
    return LEDE_LABEL_FOLDED;
}

static uint32_t find_group(lede_trie_builder *builder, lede_slice norm, lede_word_kind kind) {
    lede_map *map = &builder->norms[kind];
    uint32_t found = lede_map_get(map, norm);
    if (found != LEDE_MAP_NONE) return found;
    group fresh = {.norm = norm, .first = LEDE_MAP_NONE, .kind = kind};
    found = (uint32_t)builder->groups.count;
    if (found == LEDE_MAP_NONE || !lede_array_push(&builder->groups, fresh)) return LEDE_MAP_NONE;
    return lede_map_put(map, norm, found) ? found : LEDE_MAP_NONE;
}

static bool is_same(const label *l, uint32_t kind, lede_slice word) {
    if ((l->kind & 0x7F) != kind) return false;
    bool by_norm = kind == LEDE_LABEL_FOLDED || kind == LEDE_LABEL_INITIAL;
    return by_norm || lede_slice_equal(l->word, word);
}

/* The label of one word, new if there is none; LEDE_MAP_NONE: out of memory. */
static uint32_t find_label(lede_trie_builder *builder, uint32_t group_i, uint32_t kind,
                           lede_slice word) {
    group *g = &builder->groups.data[group_i];
    for (uint32_t i = g->first; i != LEDE_MAP_NONE; i = builder->labels.data[i].next) {
        if (is_same(&builder->labels.data[i], kind, word)) return i;
    }
    bool by_norm = kind == LEDE_LABEL_FOLDED || kind == LEDE_LABEL_INITIAL;
    label fresh = {by_norm ? g->norm : word, g->first, group_i, kind};
    uint32_t found = (uint32_t)builder->labels.count;
    if (found == LEDE_MAP_NONE || !lede_array_push(&builder->labels, fresh)) return LEDE_MAP_NONE;
    g->first = found;
    g->n++;
    return found;
}

/* A word in capitals only, among others or alone, is an acronym: no letter of it may change. */
static void mark_misspelt(lede_trie_builder *builder, uint32_t label_i, const lede_type *type) {
    lede_spelling spelling;
    label *l = &builder->labels.data[label_i];
    bool keeps_case =
        (l->kind & 0x7F) == LEDE_LABEL_EXACT || (l->kind & 0x7F) == LEDE_LABEL_CAPITAL;
    if (type->kind != LEDE_KIND_WORD || !lede_spelling_read(type->norm, &spelling)) return;
    if (keeps_case && lede_is_capitals_only(type->word)) return;
    l->kind |= LEDE_TRIE_MISSPELT;
    builder->groups.data[l->group].is_misspelt = true;
}

static lede_status tokenise(lede_trie_builder *builder, lede_slice phrase, lede_article *article,
                            lede_error *err) {
    lede_arena_reset(&builder->scratch);
    lede_block *block = lede_arena_zalloc(&builder->scratch, sizeof *block);
    if (block == NULL) return lede_fail_memory(err);
    if (phrase.size >= UINT32_MAX) return lede_fail(err, LEDE_LIMIT, "an entry of 4 GiB");
    *block = (lede_block){
        .kind = LEDE_BLOCK_PARAGRAPH, .stop = (uint32_t)phrase.size, .reason = "an entry"};
    *article =
        (lede_article){.arena = &builder->scratch, .text = phrase, .blocks = block, .n_blocks = 1};
    lede_tokenise_options options = {0};
    LEDE_TRY(lede_article_tokenise(article, builder->vocabulary, &options, err));
    if (article->n_tokens == 0) {
        return lede_fail(err, LEDE_USAGE, "entry '%.*s' has no word", LEDE_FMT(phrase));
    }
    if (article->n_tokens <= LEDE_MAX_PHRASE_TOKENS) return LEDE_OK;
    return lede_fail(err, LEDE_LIMIT, "entry '%.60s…' has %u tokens, at most %d are allowed",
                     phrase.data, article->n_tokens, LEDE_MAX_PHRASE_TOKENS);
}

/* A star that touches the word before it and ends there: "interest rate*". One inside of a word, or
 * of several, is a star. */
static bool is_stem(const lede_article *article, uint32_t token) {
    const uint32_t *starts = article->token_starts, *stops = article->token_stops;
    const lede_type *type = lede_article_type(article, token);
    uint32_t star = token + 1;
    if (star >= article->n_tokens || type->kind != LEDE_KIND_WORD) return false;
    if (type->norm.size > LEDE_MAX_STEM || stops[token] != starts[star]) return false;
    bool ends = star + 1 == article->n_tokens || stops[star] < starts[star + 1];
    return ends && lede_slice_is(lede_article_type(article, star)->word, "*");
}

static bool add_label(lede_trie_builder *builder, const lede_phrase *phrase, const lede_type *type,
                      lede_word_kind what, bool is_edge) {
    uint32_t group_i = find_group(builder, type->norm, what);
    if (group_i == LEDE_MAP_NONE) return false;
    lede_label_kind kind = kind_of(phrase, type->word, is_edge);
    uint32_t label_i = find_label(builder, group_i, kind, type->word);
    if (label_i == LEDE_MAP_NONE || !lede_array_push(&builder->pool, label_i)) return false;
    if (phrase->is_misspelt && what == LEDE_WORD_WHOLE) mark_misspelt(builder, label_i, type);
    return true;
}

static bool add_labels(lede_trie_builder *builder, const lede_phrase *phrase,
                       const lede_article *article) {
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        const lede_type *type = lede_article_type(article, i);
        lede_word_kind kind = phrase->of_lemma ? LEDE_WORD_LEMMA : LEDE_WORD_WHOLE;
        bool is_first = i == 0;
        if (kind == LEDE_WORD_WHOLE && is_stem(article, i)) {
            kind = LEDE_WORD_STEM;
            i++;
        }
        bool is_edge = is_first || i + 1 == article->n_tokens;
        if (!add_label(builder, phrase, type, kind, is_edge)) return false;
    }
    return true;
}

static lede_status add_surface(lede_trie_builder *builder, const lede_phrase *phrase,
                               const lede_article *article, lede_error *err) {
    surface fresh = {
        .first = builder->pool.count, .entry = phrase->entry, .lexicon = phrase->lexicon};
    if (!add_labels(builder, phrase, article)) return lede_fail_memory(err);
    fresh.n = (uint32_t)(builder->pool.count - fresh.first);
    return lede_array_push(&builder->surfaces, fresh) ? LEDE_OK : lede_fail_memory(err);
}

/* "Rs." and "No." are one token before a figure, and two anywhere else: such a phrase, which has
 * `n` tokens alone, stands in the trie as both. */
static lede_status add_before_figure(lede_trie_builder *builder, const lede_phrase *phrase,
                                     uint32_t n, lede_error *err) {
    static const char figure[] = " 1";
    lede_article article;
    lede_slice text = phrase->text;
    char *copy = malloc(text.size + sizeof figure);
    if (copy == NULL) return lede_fail_memory(err);
    memcpy(copy, text.data, text.size);
    memcpy(copy + text.size, figure, sizeof figure);
    lede_slice longer = {copy, text.size + sizeof figure - 1};
    lede_status status = tokenise(builder, longer, &article, err);
    if (status == LEDE_OK && article.n_tokens == n) { /* of which the figure is one */
        article.n_tokens--;
        status = add_surface(builder, phrase, &article, err);
    }
    free(copy);
    return status;
}

lede_status lede_trie_builder_add(lede_trie_builder *builder, const lede_phrase *phrase,
                                  lede_error *err) {
    lede_article article;
    LEDE_TRY(tokenise(builder, phrase->text, &article, err));
    LEDE_TRY(add_surface(builder, phrase, &article, err));
    uint32_t n = article.n_tokens;
    if (n < 2 || !lede_slice_ends(phrase->text, LEDE_SLICE("."))) return LEDE_OK;
    return add_before_figure(builder, phrase, n, err);
}

/* ---- order ----------------------------------------------------------------------------------- */

/* Labels of a word in a row, words in the order in which they were met. False: out of memory. */
static bool renumber(lede_trie_builder *builder) {
    uint32_t *numbers = malloc((builder->labels.count + 1) * sizeof *numbers);
    label *ordered = malloc((builder->labels.count + 1) * sizeof *ordered);
    uint32_t count = 0;
    for (size_t i = 0; numbers != NULL && ordered != NULL && i < builder->groups.count; i++) {
        group *g = &builder->groups.data[i];
        uint32_t at = g->first;
        g->first = count;
        for (; at != LEDE_MAP_NONE; at = builder->labels.data[at].next) {
            ordered[count] = builder->labels.data[at];
            numbers[at] = count++;
        }
    }
    bool ok = numbers != NULL && ordered != NULL;
    for (size_t i = 0; ok && i < builder->pool.count; i++) {
        builder->pool.data[i] = numbers[builder->pool.data[i]];
    }
    if (ok && count > 0) memcpy(builder->labels.data, ordered, count * sizeof *ordered);
    free(ordered);
    free(numbers);
    return ok;
}

static int compare_labels(const surface *x, const surface *y) {
    for (uint32_t i = 0; i < x->n && i < y->n; i++) {
        if (x->labels[i] != y->labels[i]) return x->labels[i] < y->labels[i] ? -1 : 1;
    }
    return (x->n > y->n) - (x->n < y->n);
}

static int compare(const void *a, const void *b) {
    const surface *x = a, *y = b;
    int order = compare_labels(x, y);
    if (order != 0) return order;
    if (x->entry != y->entry) return x->entry < y->entry ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Sort, and keep of each phrase the lowest entry of every lexicon. */
static void sort(lede_trie_builder *builder) {
    surface *all = builder->surfaces.data;
    for (size_t i = 0; i < builder->surfaces.count; i++) {
        all[i].labels = builder->pool.data + all[i].first;
    }
    if (builder->surfaces.count > 0) {
        qsort(all, builder->surfaces.count, sizeof *all, compare);
    }
    size_t kept = 0;
    for (size_t i = 0; i < builder->surfaces.count; i++) {
        bool repeated = false;
        for (size_t j = kept; j > 0 && !repeated; j--) {
            if (compare_labels(&all[j - 1], &all[i]) != 0) break;
            repeated = all[j - 1].lexicon == all[i].lexicon;
        }
        if (!repeated) all[kept++] = all[i];
    }
    builder->surfaces.count = kept;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void put(lede_buffer *out, uint32_t number) {
    lede_buffer_add(out, (lede_slice){(const char *)&number, sizeof number});
}

static uint32_t number_of(const lede_buffer *out) {
    return (uint32_t)(out->size / sizeof(uint32_t));
}

/* The node of a range of surfaces: what ends here, then an edge for each label that goes on.
 * Children are queued, so they stand in a row and edge i leads to node i + 1. */
static bool write_node(lede_trie_builder *builder, range r, uint32_t *starts, lede_buffer *out) {
    const surface *all = builder->surfaces.data;
    put(&out[LEDE_TRIE_EDGES_AT], number_of(&out[LEDE_TRIE_EDGES]));
    put(&out[LEDE_TRIE_ENDS_AT], number_of(&out[LEDE_TRIE_ENDS]));
    uint32_t i = r.start;
    for (; i < r.stop && all[i].n == r.depth; i++) put(&out[LEDE_TRIE_ENDS], all[i].entry);
    while (i < r.stop) {
        uint32_t label_i = all[i].labels[r.depth], stop = i + 1;
        while (stop < r.stop && all[stop].labels[r.depth] == label_i) stop++;
        put(&out[LEDE_TRIE_EDGES], label_i);
        if (r.depth == 0) starts[label_i] = number_of(&out[LEDE_TRIE_EDGES]);
        if (!lede_array_push(&builder->queue, (range){i, stop, r.depth + 1})) return false;
        i = stop;
    }
    return true;
}

static bool write_nodes(lede_trie_builder *builder, uint32_t *starts, lede_buffer *out) {
    range all = {0, (uint32_t)builder->surfaces.count, 0};
    if (!lede_array_push(&builder->queue, all)) return false;
    for (size_t i = 0; i < builder->queue.count; i++) {
        if (!write_node(builder, builder->queue.data[i], starts, out)) return false;
    }
    put(&out[LEDE_TRIE_EDGES_AT], number_of(&out[LEDE_TRIE_EDGES]));
    put(&out[LEDE_TRIE_ENDS_AT], number_of(&out[LEDE_TRIE_ENDS]));
    return true;
}

static void write_words(const lede_trie_builder *builder, const uint32_t *starts,
                        lede_buffer *out) {
    lede_buffer *text = &out[LEDE_TRIE_TEXT];
    for (size_t i = 0; i < builder->groups.count; i++) {
        const group *g = &builder->groups.data[i];
        lede_trie_word word = {(uint32_t)text->size, (uint32_t)g->norm.size, g->first,
                               g->n << 2 | (uint32_t)g->kind};
        lede_buffer_add(text, g->norm);
        lede_buffer_add(&out[LEDE_TRIE_WORDS], (lede_slice){(const char *)&word, sizeof word});
        for (uint32_t j = 0; j < g->n; j++) {
            const label *l = &builder->labels.data[g->first + j];
            bool same = lede_slice_equal(l->word, g->norm);
            lede_trie_label item = {same ? word.text : (uint32_t)text->size,
                                    (uint32_t)l->word.size << 8 | l->kind, starts[g->first + j]};
            if (!same) lede_buffer_add(text, l->word);
            lede_buffer_add(&out[LEDE_TRIE_LABELS], (lede_slice){(const char *)&item, sizeof item});
        }
    }
}

/* A table at most half full. */
static void write_slots(const lede_trie_builder *builder, lede_buffer *out) {
    size_t n = 1;
    while (n < builder->groups.count * 2) n *= 2;
    char *bytes = lede_buffer_extend(out, n * sizeof(lede_trie_slot));
    if (bytes == NULL) return;
    memset(bytes, 0, n * sizeof(lede_trie_slot));
    lede_trie_slot *slots = (void *)bytes;
    for (uint32_t i = 0; i < builder->groups.count; i++) {
        const group *g = &builder->groups.data[i];
        uint64_t hash = lede_phrase_trie_hash(g->norm, g->kind);
        size_t at = (uint32_t)hash & (n - 1);
        while (slots[at].word != 0) at = (at + 1) & (n - 1);
        slots[at] = (lede_trie_slot){(uint32_t)(hash >> 32), i + 1};
    }
}

/* The sizes that stems have, each once. */
static void write_stems(const lede_trie_builder *builder, lede_buffer *out) {
    bool has[LEDE_MAX_STEM + 1] = {false};
    for (size_t i = 0; i < builder->groups.count; i++) {
        const group *g = &builder->groups.data[i];
        if (g->kind == LEDE_WORD_STEM) has[g->norm.size] = true;
    }
    for (uint32_t size = 0; size <= LEDE_MAX_STEM; size++) {
        if (has[size]) put(out, size);
    }
}

/* For each word that may be misspelt its deletions; `each` counts or places them. */
static void visit_deletions(const lede_trie_builder *builder, uint32_t mask, uint32_t *buckets,
                            uint32_t *deletions) {
    lede_spelling spelling;
    uint32_t hashes[LEDE_SPELLING_DELETIONS];
    for (uint32_t i = 0; i < builder->groups.count; i++) {
        const group *g = &builder->groups.data[i];
        if (!g->is_misspelt || !lede_spelling_read(g->norm, &spelling)) continue;
        unsigned n = lede_spelling_deletions(&spelling, hashes);
        for (unsigned k = 0; k < n; k++) {
            uint32_t *bucket = &buckets[hashes[k] & mask];
            if (deletions != NULL) deletions[*bucket] = i;
            (*bucket)++;
        }
    }
}

/* Buckets of a counting sort: counted, summed up, filled, which moves each start to the next. */
static void write_deletions(const lede_trie_builder *builder, lede_buffer *buckets_out,
                            lede_buffer *out) {
    uint32_t total = 0, n = 1;
    visit_deletions(builder, 0, &total, NULL);
    if (total == 0) return;
    while (n < total && n < (1u << 30)) n *= 2;
    char *bytes = lede_buffer_extend(buckets_out, ((size_t)n + 1) * sizeof(uint32_t));
    char *items = lede_buffer_extend(out, (size_t)total * sizeof(uint32_t));
    if (bytes == NULL || items == NULL) return;
    uint32_t *buckets = (void *)bytes;
    memset(buckets, 0, ((size_t)n + 1) * sizeof *buckets);
    visit_deletions(builder, n - 1, buckets, NULL);
    uint32_t sum = 0;
    for (uint32_t i = 0; i <= n; i++) {
        uint32_t count = buckets[i];
        buckets[i] = sum;
        sum += count;
    }
    visit_deletions(builder, n - 1, buckets, (void *)items);
    memmove(buckets + 1, buckets, (size_t)n * sizeof *buckets);
    buckets[0] = 0;
}

lede_status lede_trie_builder_finish(lede_trie_builder *builder,
                                     lede_buffer out[LEDE_N_TRIE_ARRAYS], lede_error *err) {
    if (builder->pool.count >= UINT32_MAX / 2 || builder->surfaces.count >= UINT32_MAX / 2) {
        return lede_fail(err, LEDE_LIMIT, "a lexicon of %zu words is too large",
                         builder->pool.count);
    }
    if (builder->surfaces.count == 0) return LEDE_OK;
    uint32_t *starts = calloc(builder->labels.count + 1, sizeof *starts);
    bool ok = starts != NULL && renumber(builder);
    if (ok) {
        sort(builder);
        ok = write_nodes(builder, starts, out);
    }
    if (ok) {
        write_words(builder, starts, out);
        write_slots(builder, &out[LEDE_TRIE_SLOTS]);
        write_stems(builder, &out[LEDE_TRIE_STEMS]);
        write_deletions(builder, &out[LEDE_TRIE_BUCKETS], &out[LEDE_TRIE_DELETIONS]);
    }
    free(starts);
    for (int i = 0; i < LEDE_N_TRIE_ARRAYS; i++) ok = ok && !out[i].failed;
    if (!ok) return lede_fail_memory(err);
    if (out[LEDE_TRIE_TEXT].size < UINT32_MAX) return LEDE_OK;
    return lede_fail(err, LEDE_LIMIT, "a lexicon with 4 GiB of words is too large");
}
