#include "layer/lexicon_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file_view.h"

/* ---- the cache ------------------------------------------------------------------------------- */

/* "FOLDER/0123…cdef.lex"; false: out of memory. */
static bool cache_path(const char *cache, lede_digest source, lede_buffer *out) {
    char hex[33];
    lede_digest_hex(source, hex);
    lede_buffer_printf(out, "%s/%s.lex", cache, hex);
    lede_buffer_add_char(out, '\0');
    return !out->failed;
}

static bool is_made_of(const lede_lexicon_file *file, lede_digest source) {
    char hex[33];
    lede_digest_hex(source, hex);
    return lede_slice_is(lede_lexicon_file_fact(file, "source"), hex);
}

/* Whether the cache has it; anything that is wrong with it means that it has not. */
static lede_status look_up(const char *path, lede_digest source, lede_lexicon_file **out,
                           lede_error *err) {
    lede_error why;
    lede_status status = lede_lexicon_file_open(path, out, &why);
    if (status == LEDE_NOMEM) return lede_fail_memory(err);
    if (status == LEDE_OK && !is_made_of(*out, source)) {
        lede_lexicon_file_close(*out);
        *out = NULL;
    }
    return LEDE_OK;
}

/* The folders of a path, as far as they are missing. */
static void make_folders(const char *path) {
    char part[4096];
    size_t size = strlen(path);
    if (size >= sizeof part) return;
    memcpy(part, path, size + 1);
    for (size_t i = 1; i < size; i++) {
        if (part[i] != '/') continue;
        part[i] = '\0';
        mkdir(part, 0700); /* what cannot be made shows when the file is written */
        part[i] = '/';
    }
}

/* ---- tables ---------------------------------------------------------------------------------- */

static lede_status build(lede_slice table, const lede_lexicon_recipe *recipe, const char *path,
                         const char *kept, lede_lexicon_file **out, lede_error *err) {
    lede_buffer bytes = {0};
    lede_lexicon_summary summary;
    lede_status status = lede_lexicon_build_table(table, recipe, &bytes, &summary, err);
    if (status == LEDE_OK && kept != NULL) {
        make_folders(kept);
        lede_file_replace(kept, lede_buffer_slice(&bytes), NULL); /* else it stays in memory */
        /* From the file, so that processes share its pages. */
        lede_digest source = lede_lexicon_made_of(table, recipe);
        status = look_up(kept, source, out, err);
    }
    if (status == LEDE_OK && *out == NULL) status = lede_lexicon_file_take(&bytes, path, out, err);
    lede_buffer_clear(&bytes);
    return status;
}

static lede_status load_table(lede_slice table, const lede_lexicon_recipe *recipe, const char *path,
                              const char *cache, lede_lexicon_file **out, lede_error *err) {
    if (cache == NULL) return build(table, recipe, path, NULL, out, err);
    lede_digest source = lede_lexicon_made_of(table, recipe);
    lede_buffer kept = {0};
    lede_status status = LEDE_OK;
    if (!cache_path(cache, source, &kept)) status = lede_fail_memory(err);
    if (status == LEDE_OK) status = look_up(kept.data, source, out, err);
    if (status == LEDE_OK && *out == NULL) {
        status = build(table, recipe, path, kept.data, out, err);
    }
    lede_buffer_clear(&kept);
    return status;
}

/* ---- both ------------------------------------------------------------------------------------ */

static bool is_file(lede_slice bytes) {
    return lede_slice_starts(bytes, LEDE_SLICE("lede lexicon\n"));
}

static lede_status place_line(lede_status status, const char *path, lede_error *err) {
    bool is_known = status == LEDE_FORMAT && err != NULL;
    return is_known ? lede_error_place(err, path, err->line, 0) : status;
}

lede_status lede_lexicon_load(const char *path, const lede_lexicon_recipe *recipe,
                              const char *cache, lede_lexicon_file **out, bool *of_table,
                              lede_error *err) {
    *out = NULL;
    lede_file_view view;
    LEDE_TRY(lede_file_view_open(path, &view, err));
    *of_table = !is_file(view.bytes) && !lede_slice_ends(lede_slice_of(path), LEDE_SLICE(".lex"));
    lede_status status = LEDE_OK;
    if (*of_table) {
        status = load_table(view.bytes, recipe, path, cache, out, err);
        place_line(status, path, err);
    }
    lede_file_view_close(&view);
    return *of_table ? status : lede_lexicon_file_open(path, out, err);
}

lede_status lede_lexicon_make(const char *table, const char *output,
                              const lede_lexicon_recipe *recipe, lede_lexicon_summary *summary,
                              size_t *n_bytes, lede_error *err) {
    *summary = (lede_lexicon_summary){0};
    *n_bytes = 0;
    lede_file_view view;
    LEDE_TRY(lede_file_view_open(table, &view, err));
    lede_buffer bytes = {0};
    lede_status status = LEDE_OK;
    if (is_file(view.bytes)) {
        status = lede_fail(err, LEDE_USAGE, "'%s' is a lexicon file already", table);
    }
    if (status == LEDE_OK) {
        status = lede_lexicon_build_table(view.bytes, recipe, &bytes, summary, err);
        place_line(status, table, err);
    }
    if (status == LEDE_OK) status = lede_file_replace(output, lede_buffer_slice(&bytes), err);
    *n_bytes = bytes.size;
    lede_buffer_clear(&bytes);
    lede_file_view_close(&view);
    return status;
}
