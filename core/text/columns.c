#include "text/columns.h"

void lede_columns_init(lede_columns *columns) {
    static const char *const own[LEDE_N_OWN_COLUMNS] = {"lemma", "pos", "tag", "feats", "deprel"};
    *columns = (lede_columns){.count = LEDE_N_OWN_COLUMNS};
    for (uint32_t i = 0; i < LEDE_N_OWN_COLUMNS; i++) columns->names[i] = lede_slice_of(own[i]);
}

lede_status lede_columns_add(lede_columns *columns, lede_slice name, lede_error *err) {
    if (lede_columns_find(columns, name) != LEDE_NO_COLUMN) return LEDE_OK;
    if (columns->count == LEDE_COLUMNS_MAX) {
        return lede_fail(err, LEDE_LIMIT,
                         "attribute '%.*s' is one too many: tokens can be given %d at most",
                         LEDE_FMT(name), LEDE_COLUMNS_MAX);
    }
    columns->names[columns->count++] = name;
    return LEDE_OK;
}

uint32_t lede_columns_find(const lede_columns *columns, lede_slice name) {
    for (uint32_t i = 0; i < columns->count; i++) {
        if (lede_slice_equal(columns->names[i], name)) return i;
    }
    return LEDE_NO_COLUMN;
}
