/* What a store is told of the run that is to fill it. */
#include "engine/engine.h"

#include <inttypes.h>
#include <stdio.h>

static lede_status note_fields(lede_store *store, const lede_run_options *options,
                               lede_error *err) {
    lede_buffer list = {0};
    for (size_t i = 0; i < options->n_fields; i++) {
        lede_buffer_printf(&list, "%s%s", i == 0 ? "" : " --field ", options->fields[i]);
    }
    lede_buffer_add_char(&list, '\0');
    const char *value = options->n_fields == 0 ? NULL : list.data;
    lede_status status =
        list.failed ? lede_fail_memory(err) : lede_store_option(store, "--field", value, err);
    lede_buffer_clear(&list);
    return status;
}

static lede_status note_shard(lede_store *store, const lede_run_options *options, lede_error *err) {
    char shard[32];
    snprintf(shard, sizeof shard, "%" PRIu32 "/%" PRIu32, options->shard, options->n_shards);
    return lede_store_option(store, LEDE_SHARD_OPTION, options->n_shards == 0 ? NULL : shard, err);
}

/* What nobody will read is not written. */
static lede_status note_readers(const lede_run_options *options, lede_error *err) {
    lede_host *host = options->script->host;
    if (options->records_only && lede_host_n_collates(host) == 0) {
        lede_store_keep_records(options->store);
    }
    if (!options->pages_only) return LEDE_OK;
    LEDE_TRY(lede_host_gather_words(host, true, err));
    if (!lede_host_names_word(host, LEDE_SLICE("mention"))) {
        lede_store_leave_mentions(options->store);
    }
    return LEDE_OK;
}

lede_status lede_run_note_options(const lede_run_options *options, lede_error *err) {
    lede_store *store = options->store;
    if (store == NULL) return LEDE_OK;
    const char *language = options->language;
    if (language != NULL && strcmp(language, "auto") == 0) language = NULL;
    bool first = options->duplicates == LEDE_DUPLICATES_FIRST;
    if (first) lede_store_keep_first(store);
    LEDE_TRY(note_readers(options, err));
    LEDE_TRY(lede_store_option(store, "--duplicates", first ? "first" : NULL, err));
    LEDE_TRY(lede_store_option(store, "--where", options->where, err));
    LEDE_TRY(lede_store_option(store, "--language", language, err));
    LEDE_TRY(lede_store_option(store, "--format", options->format, err));
    LEDE_TRY(lede_store_option(store, "--tokens", options->plain_tokens ? "uax29" : NULL, err));
    LEDE_TRY(note_shard(store, options, err));
    return note_fields(store, options, err);
}
