#include "layer/lexicon.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"

typedef struct lexicon {
    lede_slice name;
    lede_lexicon_case policy;
    uint32_t layer;
} lexicon;

struct lede_lexicons {
    lede_catalog *catalog;
    lede_arena arena;            /* values of entries */
    lede_arena scratch;          /* the phrase being tokenised */
    lede_vocabulary *vocabulary; /* words of phrases; never recycled, so the trie may borrow them */
    LEDE_ARRAY(lexicon) lexicons;
    LEDE_ARRAY(lede_lexicon_entry) entries;
    lede_phrase_trie trie;
    uint32_t entry_key; /* of the attribute that every hit has */
    lede_digest digest;
    bool compiled;
    bool have_lemmas;
};

lede_status lede_lexicons_new(lede_catalog *catalog, lede_lexicons **out, lede_error *err) {
    *out = NULL;
    lede_lexicons *lexicons = calloc(1, sizeof *lexicons);
    if (lexicons == NULL) return lede_fail_memory(err);
    lexicons->catalog = catalog;
    lede_arena_init(&lexicons->arena, 0);
    lede_arena_init(&lexicons->scratch, 0);
    lexicons->entry_key = lede_catalog_key(catalog, LEDE_SLICE("entry"));
    lede_status status = lexicons->entry_key == LEDE_NO_LAYER
                             ? lede_fail_memory(err)
                             : lede_vocabulary_new(&lexicons->vocabulary, err);
    if (status != LEDE_OK) {
        lede_lexicons_free(lexicons);
        return status;
    }
    *out = lexicons;
    return LEDE_OK;
}

void lede_lexicons_free(lede_lexicons *lexicons) {
    if (lexicons == NULL) return;
    lede_phrase_trie_clear(&lexicons->trie);
    lede_vocabulary_free(lexicons->vocabulary);
    free(lexicons->lexicons.data);
    free(lexicons->entries.data);
    lede_arena_clear(&lexicons->scratch);
    lede_arena_clear(&lexicons->arena);
    free(lexicons);
}

static lede_status check_name(const lede_lexicons *lexicons, lede_slice name, lede_error *err) {
    if (lexicons->compiled) {
        return lede_fail(err, LEDE_SEALED, "lexicon '%.*s' is declared after the script has loaded",
                         LEDE_FMT(name));
    }
    if (!lede_is_name(name)) {
        return lede_fail(err, LEDE_USAGE,
                         "lexicon '%.*s': a name is lower-case letters, digits and '_', begins "
                         "with a letter and has at most %d characters",
                         LEDE_FMT(name), LEDE_MAX_NAME);
    }
    if (lede_lexicons_find(lexicons, name) != UINT32_MAX) {
        return lede_fail(err, LEDE_USAGE, "lexicon '%.*s' is declared already", LEDE_FMT(name));
    }
    if (lede_catalog_find_layer(lexicons->catalog, name) < LEDE_N_BUILT_IN_LAYERS) {
        return lede_fail(err, LEDE_USAGE,
                         "lexicon '%.*s' would be a layer of the same name, which is built in: "
                         "choose another name",
                         LEDE_FMT(name));
    }
    return LEDE_OK;
}

static void add_to_digest(lede_lexicons *lexicons, lede_slice piece) {
    lexicons->digest = lede_digest_add(lexicons->digest, piece);
}

lede_status lede_lexicons_add(lede_lexicons *lexicons, lede_slice name, lede_lexicon_case policy,
                              uint32_t *out, lede_error *err) {
    LEDE_TRY(check_name(lexicons, name, err));
    uint32_t layer = lede_catalog_layer(lexicons->catalog, name);
    if (layer == LEDE_NO_LAYER) return lede_fail_memory(err);
    lexicon fresh = {lede_catalog_layer_name(lexicons->catalog, layer), policy, layer};
    if (!lede_array_push(&lexicons->lexicons, fresh)) return lede_fail_memory(err);
    lede_catalog_mark_written(lexicons->catalog, layer);
    char digit = (char)('0' + (int)policy);
    add_to_digest(lexicons, name);
    add_to_digest(lexicons, (lede_slice){&digit, 1});
    *out = (uint32_t)lexicons->lexicons.count - 1;
    return LEDE_OK;
}

/* ---- entries ---- */

static bool has_capital(lede_slice word) {
    uint32_t c;
    for (size_t i = 0; i < word.size; i += lede_utf8_decode(word, i, &c)) {
        lede_utf8_decode(word, i, &c);
        if (lede_unicode_has(c, LEDE_UNICODE_UPPERCASE)) return true;
    }
    return false;
}

static lede_label_kind label_kind(lede_lexicon_case policy, lede_slice word) {
    if (policy == LEDE_CASE_EXACT) return LEDE_LABEL_EXACT;
    if (policy == LEDE_CASE_SMART && has_capital(word)) return LEDE_LABEL_CAPITAL;
    return LEDE_LABEL_FOLDED;
}

static lede_status tokenise(lede_lexicons *lexicons, lede_slice phrase, lede_article *article,
                            lede_error *err) {
    lede_arena_reset(&lexicons->scratch);
    lede_block *block = lede_arena_zalloc(&lexicons->scratch, sizeof *block);
    if (block == NULL) return lede_fail_memory(err);
    if (phrase.size >= UINT32_MAX) return lede_fail(err, LEDE_LIMIT, "an entry of 4 GiB");
    *block = (lede_block){
        .kind = LEDE_BLOCK_PARAGRAPH, .stop = (uint32_t)phrase.size, .reason = "an entry"};
    *article =
        (lede_article){.arena = &lexicons->scratch, .text = phrase, .blocks = block, .n_blocks = 1};
    lede_tokenise_options options = {0};
    return lede_article_tokenise(article, lexicons->vocabulary, &options, err);
}

/* The entry's values and `entry`, sorted by key; of two with one key the later stands. */
static bool copy_values(lede_lexicons *lexicons, lede_slice phrase, const lede_named_value *values,
                        uint32_t n_values, lede_lexicon_entry *entry) {
    lede_named_value *copies =
        lede_arena_array(&lexicons->arena, (size_t)n_values + 1, sizeof *copies);
    if (copies == NULL) return false;
    bool ok = true;
    lede_slice canonical = lede_arena_copy(&lexicons->arena, phrase, &ok);
    copies[0] = (lede_named_value){lexicons->entry_key, lede_value_text(canonical)};
    uint32_t count = 1;
    for (uint32_t i = 0; i < n_values; i++) {
        lede_named_value copy = {values[i].key,
                                 lede_value_copy(&lexicons->arena, values[i].value, &ok)};
        uint32_t at = count;
        while (at > 0 && copies[at - 1].key > copy.key) at--;
        if (at > 0 && copies[at - 1].key == copy.key) {
            copies[at - 1] = copy;
            continue;
        }
        memmove(copies + at + 1, copies + at, (count - at) * sizeof *copies);
        copies[at] = copy;
        count++;
    }
    entry->values = copies;
    entry->n_values = count;
    return ok;
}

static bool digest_entry(lede_lexicons *lexicons, const lede_lexicon_entry *entry, bool of_lemma,
                         lede_slice phrase) {
    lede_buffer text = {0};
    lede_buffer_printf(&text, "%u%s", entry->lexicon, of_lemma ? " lemma" : "");
    for (uint32_t i = 0; i < entry->n_values; i++) {
        lede_slice key = lede_catalog_key_name(lexicons->catalog, entry->values[i].key);
        lede_buffer_printf(&text, "\n%.*s %d ", LEDE_FMT(key), (int)entry->values[i].value.kind);
        lede_value_print(entry->values[i].value, &text);
    }
    add_to_digest(lexicons, phrase);
    add_to_digest(lexicons, lede_buffer_slice(&text));
    bool ok = !text.failed;
    lede_buffer_clear(&text);
    return ok;
}

/* Whether the lexicon has these words already: then the first entry stands. */
static bool is_repeated(const lede_lexicons *lexicons, uint32_t index, const uint32_t *labels,
                        size_t n_labels) {
    const lede_phrase_trie *trie = &lexicons->trie;
    uint32_t node = 0;
    for (size_t i = 0; i < n_labels && node != LEDE_NO_NODE; i++) {
        node = lede_phrase_trie_child(trie, node, labels[i]);
    }
    if (node == LEDE_NO_NODE) return false;
    for (uint32_t entry = lede_phrase_trie_first(trie, node); entry != LEDE_NO_PHRASE;
         entry = lede_phrase_trie_next(trie, entry)) {
        if (lexicons->entries.data[entry].lexicon == index) return true;
    }
    return false;
}

/* An entry as it is given. */
typedef struct draft {
    lede_slice phrase;
    const lede_named_value *values;
    uint32_t n_values;
    bool of_lemma;
} draft;

/* The labels of a phrase's words. */
static lede_status label_words(lede_lexicons *lexicons, uint32_t index, const draft *d,
                               uint32_t *labels, uint32_t *n_labels, lede_error *err) {
    const lexicon *owner = &lexicons->lexicons.data[index];
    if (lexicons->compiled) {
        return lede_fail(err, LEDE_SEALED,
                         "lexicon '%.*s' gets an entry after the script has "
                         "loaded",
                         LEDE_FMT(owner->name));
    }
    lede_article article;
    LEDE_TRY(tokenise(lexicons, d->phrase, &article, err));
    if (article.n_tokens == 0) {
        return lede_fail(err, LEDE_USAGE, "lexicon '%.*s': entry '%.*s' has no word",
                         LEDE_FMT(owner->name), LEDE_FMT(d->phrase));
    }
    if (article.n_tokens > LEDE_MAX_PHRASE_TOKENS) {
        return lede_fail(err, LEDE_LIMIT,
                         "lexicon '%.*s': entry '%.60s…' has %u tokens, at most %d "
                         "are allowed",
                         LEDE_FMT(owner->name), d->phrase.data, article.n_tokens,
                         LEDE_MAX_PHRASE_TOKENS);
    }
    for (uint32_t i = 0; i < article.n_tokens; i++) {
        const lede_type *type = lede_article_type(&article, i);
        labels[i] = lede_phrase_trie_label(&lexicons->trie, label_kind(owner->policy, type->word),
                                           d->of_lemma, type);
        if (labels[i] == LEDE_MAP_NONE) return lede_fail_memory(err);
    }
    *n_labels = article.n_tokens;
    return LEDE_OK;
}

static lede_status add_entry(lede_lexicons *lexicons, uint32_t index, const draft *d,
                             lede_error *err) {
    uint32_t labels[LEDE_MAX_PHRASE_TOKENS], n_labels = 0;
    LEDE_TRY(label_words(lexicons, index, d, labels, &n_labels, err));
    if (is_repeated(lexicons, index, labels, n_labels)) return LEDE_OK;
    lede_lexicon_entry entry = {.lexicon = index};
    if (!copy_values(lexicons, d->phrase, d->values, d->n_values, &entry) ||
        !lede_array_reserve(&lexicons->entries, 1) ||
        !digest_entry(lexicons, &entry, d->of_lemma, d->phrase) ||
        !lede_phrase_trie_add(&lexicons->trie, labels, n_labels)) {
        return lede_fail_memory(err);
    }
    lexicons->entries.data[lexicons->entries.count++] = entry;
    lexicons->have_lemmas = lexicons->have_lemmas || d->of_lemma;
    return LEDE_OK;
}

lede_status lede_lexicons_add_entry(lede_lexicons *lexicons, uint32_t index, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err) {
    return add_entry(lexicons, index, &(draft){phrase, values, n_values, false}, err);
}

lede_status lede_lexicons_add_lemma(lede_lexicons *lexicons, uint32_t index, lede_slice phrase,
                                    const lede_named_value *values, uint32_t n_values,
                                    lede_error *err) {
    return add_entry(lexicons, index, &(draft){phrase, values, n_values, true}, err);
}

bool lede_lexicons_have_lemmas(const lede_lexicons *lexicons) {
    return lexicons->have_lemmas;
}

lede_status lede_lexicons_compile(lede_lexicons *lexicons, lede_error *err) {
    (void)err;
    lede_arena_clear(&lexicons->scratch);
    lexicons->compiled = true;
    return LEDE_OK;
}

/* ---- reading ---- */

uint32_t lede_lexicons_find(const lede_lexicons *lexicons, lede_slice name) {
    for (size_t i = 0; i < lexicons->lexicons.count; i++) {
        if (lede_slice_equal(lexicons->lexicons.data[i].name, name)) return (uint32_t)i;
    }
    return UINT32_MAX;
}

uint32_t lede_lexicons_count(const lede_lexicons *lexicons) {
    return (uint32_t)lexicons->lexicons.count;
}

uint32_t lede_lexicons_layer(const lede_lexicons *lexicons, uint32_t index) {
    return lexicons->lexicons.data[index].layer;
}

lede_slice lede_lexicons_name(const lede_lexicons *lexicons, uint32_t index) {
    return lexicons->lexicons.data[index].name;
}

const lede_lexicon_entry *lede_lexicons_entry(const lede_lexicons *lexicons, uint32_t entry) {
    return &lexicons->entries.data[entry];
}

const lede_phrase_trie *lede_lexicons_trie(const lede_lexicons *lexicons) {
    return &lexicons->trie;
}

lede_digest lede_lexicons_digest(const lede_lexicons *lexicons) {
    return lexicons->digest;
}
