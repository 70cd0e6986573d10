#include "layer/lexicon.h"

#include <stdlib.h>

#include "base/buffer.h"

typedef struct lexicon {
    lede_slice name;
    lede_lexicon_case policy;
    uint32_t layer;
    bool is_fuzzy;
    lede_slice file; /* null: not said */
    uint32_t line;
} lexicon;

/* An entry of a table. */
typedef struct entry {
    uint32_t lexicon, n_values;
    const lede_named_value *values; /* sorted by key */
    bool is_fuzzy, of_lemma;
    lede_slice phrase;
} entry;

struct lede_lexicons {
    lede_catalog *catalog;
    lede_arena arena; /* values of entries, keys of files */
    LEDE_ARRAY(lexicon) lexicons;
    LEDE_ARRAY(entry) entries;
    LEDE_ARRAY(lede_lexicon_source) sources; /* the first: tables */
    LEDE_ARRAY(uint32_t *) keys;             /* by source and column */
    LEDE_ARRAY(lede_lexicon_file *) files;
    lede_trie_builder *builder; /* of tables; until compiled */
    lede_buffer arrays[LEDE_N_TRIE_ARRAYS];
    uint32_t entry_key, form_key, distance_key, as_of_key; /* LEDE_NO_LAYER: none has it */
    lede_digest digest;
    bool compiled;
};

static bool add_source(lede_lexicons *lexicons, lede_lexicon_source source, uint32_t *keys) {
    return lede_array_reserve(&lexicons->sources, 1) && lede_array_push(&lexicons->keys, keys) &&
           lede_array_push(&lexicons->sources, source);
}

lede_status lede_lexicons_new(lede_catalog *catalog, lede_lexicons **out, lede_error *err) {
    *out = NULL;
    lede_lexicons *lexicons = calloc(1, sizeof *lexicons);
    if (lexicons == NULL) return lede_fail_memory(err);
    lexicons->catalog = catalog;
    lede_arena_init(&lexicons->arena, 0);
    lexicons->entry_key = lede_catalog_key(catalog, LEDE_SLICE("entry"));
    lexicons->form_key = lexicons->distance_key = lexicons->as_of_key = LEDE_NO_LAYER;
    bool ok = lexicons->entry_key != LEDE_NO_LAYER &&
              add_source(lexicons, (lede_lexicon_source){.lexicon = UINT32_MAX}, NULL);
    lede_status status =
        ok ? lede_trie_builder_new(&lexicons->builder, err) : lede_fail_memory(err);
    if (status != LEDE_OK) {
        lede_lexicons_free(lexicons);
        return status;
    }
    *out = lexicons;
    return LEDE_OK;
}

void lede_lexicons_free(lede_lexicons *lexicons) {
    if (lexicons == NULL) return;
    lede_trie_builder_free(lexicons->builder);
    for (size_t i = 0; i < lexicons->files.count; i++) {
        lede_lexicon_file_close(lexicons->files.data[i]);
    }
    for (int i = 0; i < LEDE_N_TRIE_ARRAYS; i++) lede_buffer_clear(&lexicons->arrays[i]);
    free(lexicons->files.data);
    free(lexicons->sources.data);
    free(lexicons->keys.data);
    free(lexicons->lexicons.data);
    free(lexicons->entries.data);
    lede_arena_clear(&lexicons->arena);
    free(lexicons);
}

static bool is_declared(const lede_lexicons *lexicons, lede_slice name) {
    for (size_t i = 0; i < lexicons->lexicons.count; i++) {
        if (lede_slice_equal(lexicons->lexicons.data[i].name, name)) return true;
    }
    return false;
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
    if (is_declared(lexicons, name)) {
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
    lexicon fresh = {.name = lede_catalog_layer_name(lexicons->catalog, layer),
                     .policy = policy,
                     .layer = layer};
    if (!lede_array_push(&lexicons->lexicons, fresh)) return lede_fail_memory(err);
    lede_catalog_mark_written(lexicons->catalog, layer);
    add_to_digest(lexicons, name);
    add_to_digest(lexicons, lede_slice_of(lede_lexicon_case_name(policy)));
    *out = (uint32_t)lexicons->lexicons.count - 1;
    return LEDE_OK;
}

static lede_status need_key(lede_lexicons *lexicons, const char *name, uint32_t *key,
                            lede_error *err) {
    *key = lede_catalog_key(lexicons->catalog, lede_slice_of(name));
    return *key == LEDE_NO_LAYER ? lede_fail_memory(err) : LEDE_OK;
}

lede_status lede_lexicons_set_fuzzy(lede_lexicons *lexicons, uint32_t index, lede_error *err) {
    LEDE_TRY(need_key(lexicons, "form", &lexicons->form_key, err));
    LEDE_TRY(need_key(lexicons, "distance", &lexicons->distance_key, err));
    lexicons->lexicons.data[index].is_fuzzy = true;
    add_to_digest(lexicons, LEDE_SLICE("fuzzy"));
    return LEDE_OK;
}

/* ---- entries of tables ----------------------------------------------------------------------- */

/* Put a value where its key belongs; of two with one key the later stands. */
static void put_value(lede_named_value *values, uint32_t *count, lede_named_value value) {
    uint32_t at = *count;
    while (at > 0 && values[at - 1].key > value.key) at--;
    if (at > 0 && values[at - 1].key == value.key) {
        values[at - 1] = value;
        return;
    }
    memmove(values + at + 1, values + at, (*count - at) * sizeof *values);
    values[at] = value;
    (*count)++;
}

/* The entry's values and `entry`. */
static bool copy_values(lede_lexicons *lexicons, lede_slice phrase, const lede_named_value *values,
                        uint32_t n_values, entry *out) {
    lede_named_value *copies =
        lede_arena_array(&lexicons->arena, (size_t)n_values + 1, sizeof *copies);
    if (copies == NULL) return false;
    bool ok = true;
    out->phrase = lede_arena_copy(&lexicons->arena, phrase, &ok);
    copies[0] = (lede_named_value){lexicons->entry_key, lede_value_text(out->phrase)};
    uint32_t count = 1;
    for (uint32_t i = 0; i < n_values; i++) {
        lede_value copy = lede_value_copy(&lexicons->arena, values[i].value, &ok);
        put_value(copies, &count, (lede_named_value){values[i].key, copy});
    }
    out->values = copies;
    out->n_values = count;
    return ok;
}

static bool digest_entry(lede_lexicons *lexicons, const entry *e, bool of_lemma,
                         lede_slice phrase) {
    lede_buffer text = {0};
    lede_buffer_add_int(&text, e->lexicon);
    if (of_lemma) lede_buffer_add_string(&text, " lemma");
    for (uint32_t i = 0; i < e->n_values; i++) {
        lede_slice key = lede_catalog_key_name(lexicons->catalog, e->values[i].key);
        lede_buffer_add_char(&text, '\n');
        lede_buffer_add(&text, key);
        lede_buffer_add_char(&text, ' ');
        lede_buffer_add_int(&text, (int64_t)e->values[i].value.kind);
        lede_buffer_add_char(&text, ' ');
        lede_value_print(e->values[i].value, &text);
    }
    add_to_digest(lexicons, phrase);
    add_to_digest(lexicons, lede_buffer_slice(&text));
    bool ok = !text.failed;
    lede_buffer_clear(&text);
    return ok;
}

/* An entry as it is given. */
typedef struct draft {
    lede_slice phrase;
    const lede_named_value *values;
    uint32_t n_values;
    bool of_lemma;
} draft;

static lede_status add_phrase(lede_lexicons *lexicons, uint32_t index, const draft *d,
                              lede_error *err) {
    const lexicon *owner = &lexicons->lexicons.data[index];
    if (lexicons->compiled) {
        return lede_fail(err, LEDE_SEALED,
                         "lexicon '%.*s' gets an entry after the script has loaded",
                         LEDE_FMT(owner->name));
    }
    lede_phrase phrase = {.text = d->phrase,
                          .entry = (uint32_t)lexicons->entries.count,
                          .lexicon = index,
                          .policy = owner->policy,
                          .of_lemma = d->of_lemma,
                          .is_misspelt = owner->is_fuzzy};
    lede_error why;
    lede_status status = lede_trie_builder_add(lexicons->builder, &phrase, &why);
    if (status == LEDE_OK) return LEDE_OK;
    if (status == LEDE_NOMEM) return lede_fail_memory(err);
    return lede_fail(err, status, "lexicon '%.*s': %s", LEDE_FMT(owner->name), why.message);
}

static lede_status add_entry(lede_lexicons *lexicons, uint32_t index, const draft *d,
                             lede_error *err) {
    LEDE_TRY(add_phrase(lexicons, index, d, err));
    entry fresh = {.lexicon = index,
                   .is_fuzzy = lexicons->lexicons.data[index].is_fuzzy,
                   .of_lemma = d->of_lemma};
    if (!copy_values(lexicons, d->phrase, d->values, d->n_values, &fresh) ||
        !digest_entry(lexicons, &fresh, d->of_lemma, d->phrase) ||
        !lede_array_push(&lexicons->entries, fresh)) {
        return lede_fail_memory(err);
    }
    lede_lexicon_source *tables = &lexicons->sources.data[0];
    tables->has_lemmas = tables->has_lemmas || d->of_lemma;
    tables->is_fuzzy = tables->is_fuzzy || fresh.is_fuzzy;
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

/* ---- files ----------------------------------------------------------------------------------- */

static lede_status add_file(lede_lexicons *lexicons, const lede_lexicon_file *file,
                            lede_lexicon_source *source, lede_error *err) {
    uint32_t n_columns = lede_lexicon_file_n_columns(file);
    uint32_t *keys = lede_arena_array(&lexicons->arena, n_columns, sizeof *keys);
    if (keys == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < n_columns; i++) {
        keys[i] = lede_catalog_key(lexicons->catalog, lede_lexicon_file_column(file, i));
        if (keys[i] == LEDE_NO_LAYER) return lede_fail_memory(err);
    }
    if (lede_slice_is(lede_lexicon_file_fact(file, "dates"), "yes")) {
        LEDE_TRY(need_key(lexicons, "as_of", &lexicons->as_of_key, err));
    }
    if (source->is_fuzzy) LEDE_TRY(lede_lexicons_set_fuzzy(lexicons, source->lexicon, err));
    return add_source(lexicons, *source, keys) ? LEDE_OK : lede_fail_memory(err);
}

/* The column of which some entry has several values. */
static uint32_t find_category(const lede_lexicon_file *file) {
    if (!lede_slice_is(lede_lexicon_file_fact(file, "several"), "yes")) return LEDE_NO_CATEGORY;
    for (uint32_t i = 0; i < lede_lexicon_file_n_columns(file); i++) {
        if (lede_slice_is(lede_lexicon_file_column(file, i), "category")) return i;
    }
    return LEDE_NO_CATEGORY;
}

lede_status lede_lexicons_add_file(lede_lexicons *lexicons, lede_slice name,
                                   lede_lexicon_file *file, bool fuzzy, uint32_t *index,
                                   lede_error *err) {
    if (!lede_array_push(&lexicons->files, file)) {
        lede_lexicon_file_close(file);
        return lede_fail_memory(err);
    }
    if (lexicons->sources.count > LEDE_MAX_LEXICON_FILES) {
        return lede_fail(err, LEDE_LIMIT, "a script may have %d lexicon files",
                         LEDE_MAX_LEXICON_FILES);
    }
    LEDE_TRY(lede_lexicons_add(lexicons, name, LEDE_CASE_SMART, index, err));
    lede_lexicon_source source = {
        .trie = *lede_lexicon_file_trie(file),
        .file = file,
        .lexicon = *index,
        .category = find_category(file),
        .has_lemmas = lede_slice_is(lede_lexicon_file_fact(file, "lemmas"), "yes"),
        .is_fuzzy = fuzzy && lede_slice_is(lede_lexicon_file_fact(file, "misspelt"), "yes")};
    LEDE_TRY(add_file(lexicons, file, &source, err));
    lede_digest digest = lede_lexicon_file_digest(file);
    add_to_digest(lexicons, (lede_slice){(const char *)&digest, sizeof digest});
    return LEDE_OK;
}

/* ---- compiling ------------------------------------------------------------------------------- */

lede_status lede_lexicons_compile(lede_lexicons *lexicons, lede_error *err) {
    if (lexicons->compiled) return LEDE_OK;
    LEDE_TRY(lede_trie_builder_finish(lexicons->builder, lexicons->arrays, err));
    lede_slice arrays[LEDE_N_TRIE_ARRAYS];
    for (int i = 0; i < LEDE_N_TRIE_ARRAYS; i++) {
        arrays[i] = lede_buffer_slice(&lexicons->arrays[i]);
    }
    if (!lede_phrase_trie_open(arrays, &lexicons->sources.data[0].trie)) {
        return lede_fail(err, LEDE_FORMAT, "the lexicons of the script do not go together");
    }
    lede_trie_builder_free(lexicons->builder);
    lexicons->builder = NULL;
    lexicons->compiled = true;
    return LEDE_OK;
}

/* ---- for messages ---------------------------------------------------------------------------- */

void lede_lexicons_set_place(lede_lexicons *lexicons, uint32_t index, lede_slice file,
                             uint32_t line) {
    lexicons->lexicons.data[index].file = file;
    lexicons->lexicons.data[index].line = line;
}

lede_slice lede_lexicons_place(const lede_lexicons *lexicons, uint32_t index, uint32_t *line) {
    *line = lexicons->lexicons.data[index].line;
    return lexicons->lexicons.data[index].file;
}

bool lede_lexicons_lemma(const lede_lexicons *lexicons, size_t i, uint32_t *index,
                         lede_slice *phrase) {
    if (i >= lexicons->entries.count) return false;
    const entry *e = &lexicons->entries.data[i];
    *index = e->lexicon;
    *phrase = e->of_lemma ? e->phrase : LEDE_NULL_SLICE;
    return true;
}

static bool file_gives(const lede_lexicons *lexicons, size_t source, uint32_t key) {
    const lede_lexicon_file *file = lexicons->sources.data[source].file;
    for (uint32_t i = 0; i < lede_lexicon_file_n_columns(file); i++) {
        if (lexicons->keys.data[source][i] == key) return true;
    }
    return false;
}

bool lede_lexicons_gives(const lede_lexicons *lexicons, uint32_t index, uint32_t key) {
    bool is_misspelt = key == lexicons->form_key || key == lexicons->distance_key;
    if (key == lexicons->entry_key || key == lexicons->as_of_key) return true;
    if (is_misspelt && lexicons->lexicons.data[index].is_fuzzy) return true;
    for (size_t i = 1; i < lexicons->sources.count; i++) {
        if (lexicons->sources.data[i].lexicon == index && file_gives(lexicons, i, key)) return true;
    }
    for (size_t i = 0; i < lexicons->entries.count; i++) {
        const entry *e = &lexicons->entries.data[i];
        for (uint32_t v = 0; e->lexicon == index && v < e->n_values; v++) {
            if (e->values[v].key == key) return true;
        }
    }
    return false;
}

/* ---- reading --------------------------------------------------------------------------------- */

bool lede_lexicons_have_lemmas(const lede_lexicons *lexicons) {
    for (size_t i = 0; i < lexicons->sources.count; i++) {
        if (lexicons->sources.data[i].has_lemmas) return true;
    }
    return false;
}

bool lede_lexicons_are_fuzzy(const lede_lexicons *lexicons) {
    for (size_t i = 0; i < lexicons->sources.count; i++) {
        if (lexicons->sources.data[i].is_fuzzy) return true;
    }
    return false;
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

uint32_t lede_lexicons_n_sources(const lede_lexicons *lexicons) {
    return (uint32_t)lexicons->sources.count;
}

const lede_lexicon_source *lede_lexicons_source(const lede_lexicons *lexicons, uint32_t source) {
    return &lexicons->sources.data[source];
}

uint32_t lede_lexicons_owner(const lede_lexicons *lexicons, uint32_t source, uint32_t entry_i) {
    const lede_lexicon_source *s = &lexicons->sources.data[source];
    return s->file != NULL ? s->lexicon : lexicons->entries.data[entry_i].lexicon;
}

bool lede_lexicons_entry_is_fuzzy(const lede_lexicons *lexicons, uint32_t source,
                                  uint32_t entry_i) {
    const lede_lexicon_source *s = &lexicons->sources.data[source];
    if (s->file != NULL)
        return s->is_fuzzy && lede_lexicon_file_entry_is_misspelt(s->file, entry_i);
    return lexicons->entries.data[entry_i].is_fuzzy;
}

lede_digest lede_lexicons_digest(const lede_lexicons *lexicons) {
    return lexicons->digest;
}

/* ---- hits ------------------------------------------------------------------------------------ */

/* The values of an entry of a file, in the article's memory, with room for those of a misspelt
 * hit. *ok = false: out of memory. */
static uint32_t file_values(const lede_lexicons *lexicons, lede_hit hit,
                            const lede_article *article, lede_named_value *values, bool *ok) {
    const lede_lexicon_source *source = &lexicons->sources.data[hit.source];
    const uint32_t *keys = lexicons->keys.data[hit.source];
    lede_slice published = article->fields[LEDE_FIELD_PUBLISHED];
    uint32_t day = lede_lexicon_day(published), count = 0;
    lede_named_value found[LEDE_LEXICON_COLUMNS];
    bool is_dated;
    uint32_t n = lede_lexicon_file_values(source->file, hit.entry, day, keys, found, &is_dated);
    if (is_dated && day != 0 && lexicons->as_of_key != LEDE_NO_LAYER) {
        put_value(values, &count,
                  (lede_named_value){lexicons->as_of_key, lede_value_text(published)});
    }
    for (uint32_t i = 0; i < n; i++) put_value(values, &count, found[i]);
    if (source->category != LEDE_NO_CATEGORY && !is_dated) {
        lede_named_value all = {.key = keys[source->category]};
        *ok = lede_lexicon_file_several(source->file, hit.entry, source->category, article->arena,
                                        &all.value);
        if (all.value.kind != LEDE_NULL) put_value(values, &count, all);
    }
    return count;
}

lede_status lede_lexicons_values(const lede_lexicons *lexicons, lede_hit hit,
                                 const lede_article *article, const lede_named_value **out,
                                 uint32_t *n_values, lede_error *err) {
    const lede_lexicon_source *source = &lexicons->sources.data[hit.source];
    const entry *e = source->file != NULL ? NULL : &lexicons->entries.data[hit.entry];
    if (e != NULL && hit.distance == 0) {
        *out = e->values;
        *n_values = e->n_values;
        return LEDE_OK;
    }
    uint32_t most = e != NULL ? e->n_values : lede_lexicon_file_n_columns(source->file);
    enum { OF_HIT = 3 }; /* as_of, form, distance */
    lede_named_value *values =
        lede_arena_array(article->arena, (size_t)most + OF_HIT, sizeof *values);
    if (values == NULL) return lede_fail_memory(err);
    uint32_t count = 0;
    if (e == NULL) {
        bool ok = true;
        count = file_values(lexicons, hit, article, values, &ok);
        if (!ok) return lede_fail_memory(err);
    } else {
        for (; count < e->n_values; count++) values[count] = e->values[count];
    }
    if (hit.distance > 0) {
        put_value(values, &count,
                  (lede_named_value){lexicons->form_key, lede_value_text(LEDE_SLICE("misspelt"))});
        put_value(values, &count,
                  (lede_named_value){lexicons->distance_key, lede_value_int(hit.distance)});
    }
    *out = values;
    *n_values = count;
    return LEDE_OK;
}
