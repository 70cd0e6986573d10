#include "language/language.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "language/model.h"

#define TAGGER_FILE "models/english.tagger"
#define LEMMA_FILE  "models/english.lemma"
#define SENSES_FILE "models/english.senses"

typedef struct models {
    lede_lemma_list *list;
    lede_tagger *tagger;
} models;

struct lede_language {
    char *folders;
    _Atomic(models *) models;      /* NULL until needed */
    _Atomic(lede_senses *) senses; /* the same */
};

lede_status lede_language_new(const char *folders, lede_language **out, lede_error *err) {
    *out = NULL;
    lede_language *language = calloc(1, sizeof *language);
    if (language == NULL) return lede_fail_memory(err);
    size_t size = strlen(folders) + 1;
    language->folders = malloc(size);
    if (language->folders == NULL) {
        free(language);
        return lede_fail_memory(err);
    }
    memcpy(language->folders, folders, size);
    atomic_init(&language->models, NULL);
    atomic_init(&language->senses, NULL);
    *out = language;
    return LEDE_OK;
}

static void free_models(models *m) {
    if (m == NULL) return;
    lede_tagger_close(m->tagger);
    lede_lemma_list_close(m->list);
    free(m);
}

void lede_language_free(lede_language *language) {
    if (language == NULL) return;
    free_models(atomic_load(&language->models));
    lede_senses_close(atomic_load(&language->senses));
    free(language->folders);
    free(language);
}

/* ---- where the files are --------------------------------------------------------------------- */

/* FOLDER/name in `out`, or the name alone for an empty folder. */
static lede_status join(lede_slice folder, const char *name, lede_buffer *out, lede_error *err) {
    out->size = 0;
    lede_buffer_add(out, folder);
    if (folder.size > 0) lede_buffer_add_char(out, '/');
    lede_buffer_add_string(out, name);
    lede_buffer_add_char(out, '\0');
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

static bool can_read(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file != NULL) fclose(file);
    return file != NULL;
}

/* The first folder that has the tagger; *found = false when none has. */
static lede_status find_folder(const lede_language *language, lede_buffer *path, lede_slice *folder,
                               bool *found, lede_error *err) {
    *found = false;
    for (const char *rest = language->folders; *rest != '\0' && !*found;) {
        size_t size = strcspn(rest, ":");
        *folder = (lede_slice){rest, size};
        rest += size + (rest[size] == ':' ? 1 : 0);
        if (size == 0) continue;
        LEDE_TRY(join(*folder, TAGGER_FILE, path, err));
        *found = can_read(path->data);
    }
    return LEDE_OK;
}

/* ---- reading --------------------------------------------------------------------------------- */

static lede_status open_models(const lede_language *language, const char *what, lede_buffer *path,
                               models *out, lede_error *err) {
    bool found;
    lede_slice folder;
    LEDE_TRY(find_folder(language, path, &folder, &found, err));
    if (!found) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "%s needs the models of English, and there is no %s in %s; they are "
                         "installed beside the packs, and LEDE_PATH may name another folder",
                         what, TAGGER_FILE, language->folders);
    }
    LEDE_TRY(join(folder, LEMMA_FILE, path, err));
    LEDE_TRY(lede_lemma_list_open(path->data, &out->list, err));
    LEDE_TRY(join(folder, TAGGER_FILE, path, err));
    return lede_tagger_open(path->data, out->list, &out->tagger, err);
}

lede_status lede_language_need(lede_language *language, const char *what, lede_error *err) {
    if (language == NULL) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "%s needs the models of English, and no folder was given for them", what);
    }
    if (atomic_load(&language->models) != NULL) return LEDE_OK;
    models *fresh = calloc(1, sizeof *fresh), *there = NULL;
    if (fresh == NULL) return lede_fail_memory(err);
    lede_buffer path = {0};
    lede_status status = open_models(language, what, &path, fresh, err);
    lede_buffer_clear(&path);
    /* Whoever comes second uses what the first has put there. */
    if (status != LEDE_OK || !atomic_compare_exchange_strong(&language->models, &there, fresh)) {
        free_models(fresh);
    }
    return status;
}

/* There is a folder: the tagger was found in it. */
static lede_status open_senses(const lede_language *language, const char *what, lede_buffer *path,
                               lede_senses **out, lede_error *err) {
    bool found;
    lede_slice folder;
    LEDE_TRY(find_folder(language, path, &folder, &found, err));
    LEDE_TRY(join(found ? folder : LEDE_SLICE(""), SENSES_FILE, path, err));
    if (!can_read(path->data)) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "%s needs the senses of English, and there is no %s; it is installed "
                         "beside english.tagger",
                         what, path->data);
    }
    return lede_senses_open(path->data, out, err);
}

lede_status lede_language_need_senses(lede_language *language, const char *what, lede_error *err) {
    LEDE_TRY(lede_language_need(language, what, err));
    if (atomic_load(&language->senses) != NULL) return LEDE_OK;
    lede_senses *fresh = NULL, *there = NULL;
    lede_buffer path = {0};
    lede_status status = open_senses(language, what, &path, &fresh, err);
    lede_buffer_clear(&path);
    if (status != LEDE_OK) return status;
    if (!atomic_compare_exchange_strong(&language->senses, &there, fresh)) {
        lede_senses_close(fresh);
    }
    return LEDE_OK;
}

const lede_senses *lede_language_senses(const lede_language *language) {
    return language == NULL ? NULL : atomic_load(&language->senses);
}

const lede_tagger *lede_language_tagger(const lede_language *language) {
    if (language == NULL) return NULL;
    const models *there = atomic_load(&language->models);
    return there == NULL ? NULL : there->tagger;
}

bool lede_language_covers(lede_slice language) {
    if (language.size == 0) return true;
    char a = language.data[0], b = language.size > 1 ? language.data[1] : '\0';
    bool is_en = (a == 'e' || a == 'E') && (b == 'n' || b == 'N');
    return is_en && (language.size == 2 || language.data[2] == '-' || language.data[2] == '_');
}

/* ---- digest ---------------------------------------------------------------------------------- */

/* A file's checksum stands in its header, so the header stands for the whole. */
static lede_digest fold_header(lede_digest digest, const char *path) {
    char head[LEDE_MODEL_HEAD];
    FILE *file = fopen(path, "rb");
    if (file == NULL) return digest;
    size_t size = fread(head, 1, sizeof head, file);
    fclose(file);
    return lede_digest_add(digest, (lede_slice){head, size});
}

static lede_digest digest_of(const lede_language *language, const char *const *files,
                             size_t n_files, bool *ok) {
    lede_digest digest = lede_digest_of(LEDE_SLICE(""));
    lede_buffer path = {0};
    lede_slice folder;
    bool found = false;
    lede_status status =
        language == NULL ? LEDE_END : find_folder(language, &path, &folder, &found, NULL);
    for (size_t i = 0; status == LEDE_OK && found && i < n_files; i++) {
        status = join(folder, files[i], &path, NULL);
        if (status == LEDE_OK) digest = fold_header(digest, path.data);
    }
    if (status == LEDE_NOMEM) *ok = false;
    lede_buffer_clear(&path);
    return digest;
}

lede_digest lede_language_digest(const lede_language *language, bool *ok) {
    static const char *const files[] = {LEMMA_FILE, TAGGER_FILE};
    return digest_of(language, files, 2, ok);
}

lede_digest lede_language_senses_digest(const lede_language *language, bool *ok) {
    static const char *const files[] = {SENSES_FILE};
    return digest_of(language, files, 1, ok);
}
