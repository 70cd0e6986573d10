#include "text/ready.h"

#include "text/limits.h"

/* By column of the file: the column of the run that it is. */
typedef struct layout {
    uint32_t columns[LEDE_COLUMNS_MAX];
    uint64_t has; /* of the run's columns, those with a value in this article */
} layout;

/* What is said of no token is not given. */
static bool has_value(const lede_article *article, uint32_t column) {
    const lede_ready *ready = article->ready;
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        if (lede_ready_value(ready, column, i).data != NULL) return true;
    }
    return false;
}

static void lay_out(const lede_article *article, const lede_columns *columns, layout *out) {
    const lede_ready *ready = article->ready;
    out->has = 0;
    for (uint32_t i = 0; i < ready->n_columns; i++) {
        uint32_t column = lede_columns_find(columns, ready->names[i]);
        if (column != LEDE_NO_COLUMN && !has_value(article, i)) column = LEDE_NO_COLUMN;
        out->columns[i] = column;
        if (column != LEDE_NO_COLUMN) out->has |= (uint64_t)1 << column;
    }
}

lede_status lede_ready_intern(lede_article *article, const lede_columns *columns, lede_error *err) {
    const lede_ready *ready = article->ready;
    lede_columns own;
    lede_columns_init(&own);
    if (columns == NULL) columns = &own;
    if (ready->n_columns > LEDE_COLUMNS_MAX || article->n_tokens > LEDE_TOKENS_MAX) {
        return lede_fail(err, LEDE_LIMIT, "more than %u tokens in one article, or %d columns",
                         (unsigned)LEDE_TOKENS_MAX, LEDE_COLUMNS_MAX);
    }
    layout places;
    lay_out(article, columns, &places);
    article->given = places.has;
    uint32_t *types = lede_arena_array(article->arena, article->n_tokens, sizeof *types);
    if (types == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < article->n_tokens; i++) {
        lede_slice values[LEDE_COLUMNS_MAX] = {{NULL, 0}};
        for (uint32_t c = 0; c < ready->n_columns; c++) {
            if (places.columns[c] == LEDE_NO_COLUMN) continue;
            values[places.columns[c]] = lede_ready_value(ready, c, i);
        }
        lede_given given = {places.has, values};
        types[i] = lede_vocabulary_intern_given(article->vocabulary, ready->forms[i], &given,
                                                columns->count);
        if (types[i] == LEDE_NO_TYPE) return lede_fail_memory(err);
    }
    article->token_types = types;
    return LEDE_OK;
}

bool lede_ready_member(lede_slice *rest, lede_slice *member) {
    while (rest->size > 0 && rest->data[0] == '|') *rest = lede_slice_cut(*rest, 1, rest->size);
    if (rest->size == 0) return false;
    const char *bar = memchr(rest->data, '|', rest->size);
    size_t size = bar == NULL ? rest->size : (size_t)(bar - rest->data);
    *member = lede_slice_cut(*rest, 0, size);
    *rest = lede_slice_cut(*rest, size, rest->size);
    return true;
}
