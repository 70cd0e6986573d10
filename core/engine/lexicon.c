#include "engine/engine.h"

#include "layer/lexicon_load.h"

lede_status lede_lexicon_build(lede_engine *engine, const lede_lexicon_options *options,
                               lede_lexicon_report *report, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    LEDE_NEED(options->table);
    LEDE_NEED(options->output);
    LEDE_NEED(report);
    *report = (lede_lexicon_report){0};
    lede_lexicon_recipe recipe = {.is_misspelt = options->fuzzy,
                                  .skip_bad = options->skip_bad,
                                  .note = options->note,
                                  .context = options->context};
    const char *name = options->letter_case;
    if (name != NULL && !lede_lexicon_case_find(lede_slice_of(name), &recipe.policy)) {
        return lede_fail(err, LEDE_USAGE,
                         "there is no case '%s'; expected smart, exact, ignore or capital", name);
    }
    lede_lexicon_summary summary;
    size_t n_bytes;
    lede_status status =
        lede_lexicon_make(options->table, options->output, &recipe, &summary, &n_bytes, err);
    *report = (lede_lexicon_report){.bytes = n_bytes,
                                    .rows = summary.n_rows,
                                    .entries = summary.n_entries,
                                    .phrases = summary.n_phrases,
                                    .bad = summary.n_bad,
                                    .repeated = summary.n_repeated};
    return status;
}
