#include "report/view_parts.h"

#include "report/cell.h"

enum {
    LABEL_LEAST = 10, /* columns of the source */
    LABEL_MOST = 24,
    MATCH_ROOM = 12, /* columns kept for a match when left and right share the rest */
    ROW_WORDS = 10   /* of context either side in JSON and tables, where no number is asked */
};

/* The file's name without its folders: what tells articles apart at a glance. */
static lede_slice short_source(lede_slice source) {
    size_t at = source.size;
    while (at > 0 && source.data[at - 1] != '/') at--;
    return at == source.size ? source : lede_slice_cut(source, at, source.size);
}

/* A record that no rule made (lede.article) stands nowhere. */
static bool has_place(const lede_record *record) {
    return record->start < record->stop;
}

/* The line of a record, its context bounded by the block. */
static lede_status cut_line(const lede_view_job *job, const lede_record *record,
                            const lede_kwic_context *context, lede_kwic *line) {
    lede_article *article = job->article;
    uint32_t start = lede_view_byte(article, record->start);
    uint32_t stop = lede_view_byte(article, record->stop);
    uint32_t from = 0, to = (uint32_t)article->text.size;
    uint32_t block = lede_view_block_at(article, start);
    if (block < article->n_blocks) {
        from = article->blocks[block].start;
        to = article->blocks[block].stop;
        if (to < stop) to = stop; /* a match over several blocks */
    }
    return lede_kwic_cut(lede_slice_cut(article->text, from, to), start - from, stop - from,
                         context, article->arena, line, job->err);
}

typedef struct layout {
    size_t label, left, rest;
} layout;

static layout lay_out(const lede_view_job *job) {
    size_t label = job->width / 5;
    if (label < LABEL_LEAST) label = LABEL_LEAST;
    if (label > LABEL_MOST) label = LABEL_MOST;
    size_t room = job->width - label - 2, left = (room - MATCH_ROOM) / 2;
    return (layout){label, left, room - left};
}

static void put_cleaned(const lede_view_job *job, lede_slice text, size_t columns,
                        lede_cell_align align) {
    lede_buffer clean = {0};
    lede_cell_clean(text, &clean);
    size_t width = lede_cell_width(lede_buffer_slice(&clean));
    if (align == LEDE_CELL_LEFT_UNPADDED && width < columns) columns = width;
    lede_cell_put(job->out, lede_buffer_slice(&clean), columns, align, "…");
    if (clean.failed) job->out->failed = true;
    lede_buffer_clear(&clean);
}

static bool ends_in_space(lede_slice text) {
    return text.size > 0 && text.data[text.size - 1] == ' ';
}

/* Left context to the right of its column, so that matches stand below each other. With a number of
 * words asked, nothing is cut, and a long left context pushes its match to the right. */
static void put_line(const lede_view_job *job, const layout *columns, const lede_kwic *line) {
    bool by_words = job->options->context > 0;
    size_t space = ends_in_space(line->left) ? 1 : 0;
    size_t left = lede_kwic_width(line->left) - space;
    lede_view_colour(job, "2");
    put_cleaned(job, short_source(job->article->fields[LEDE_FIELD_SOURCE]), columns->label,
                LEDE_CELL_LEFT_ENDS);
    lede_view_colour(job, NULL);
    lede_buffer_add_string(job->out, "  ");
    if (left < columns->left - space) left = columns->left - space;
    put_cleaned(job, line->left, left, LEDE_CELL_RIGHT);
    lede_buffer_add_repeat(job->out, ' ', space);
    lede_view_colour(job, "1;36");
    size_t match = lede_kwic_width(line->match);
    if (!by_words && match > columns->rest) match = columns->rest;
    put_cleaned(job, line->match, match, LEDE_CELL_LEFT_UNPADDED);
    lede_view_colour(job, NULL);
    lede_slice right = line->right;
    if (!by_words) right = lede_kwic_fit_right(right, columns->rest - match);
    if (right.size > 0 && right.data[0] == ' ') lede_buffer_add_char(job->out, ' ');
    put_cleaned(job, right, SIZE_MAX, LEDE_CELL_LEFT_UNPADDED);
    lede_buffer_add_char(job->out, '\n');
}

lede_status lede_view_kwic(const lede_view_job *job) {
    const lede_result *result = job->input->result;
    if (result == NULL || result->records.count == 0) return LEDE_OK;
    LEDE_TRY(lede_view_index(job));
    layout columns = lay_out(job);
    lede_kwic_context context = {job->options->context, (uint32_t)columns.left,
                                 (uint32_t)columns.rest};
    for (size_t i = 0; i < result->records.count; i++) {
        lede_kwic line;
        if (!has_place(&result->records.data[i])) continue;
        LEDE_TRY(cut_line(job, &result->records.data[i], &context, &line));
        put_line(job, &columns, &line);
    }
    return LEDE_OK;
}

lede_status lede_view_kwic_each(const lede_view_job *job, lede_view_kwic_fn put,
                                const void *context) {
    const lede_result *result = job->input->result;
    uint32_t asked = job->options->context;
    lede_kwic_context words = {.words = asked == 0 ? ROW_WORDS : asked};
    if (result == NULL || result->records.count == 0) return LEDE_OK;
    LEDE_TRY(lede_view_index(job));
    for (size_t i = 0; i < result->records.count; i++) {
        lede_kwic line;
        if (!has_place(&result->records.data[i])) continue;
        LEDE_TRY(cut_line(job, &result->records.data[i], &words, &line));
        put(job, &result->records.data[i], &line, context);
    }
    return LEDE_OK;
}

/* ---- JSON ---- */

/* The first of the places, which ascend, that is not before `byte`. */
static uint32_t find_token(const uint32_t *places, uint32_t n_tokens, uint32_t byte) {
    uint32_t low = 0, high = n_tokens;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (places[middle] < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Tokens as they are counted in `lede tokens --to json`, from 0, the last one included; code points
 * half-open. */
static void put_place(const lede_view_job *job, lede_json_writer *json, uint32_t start,
                      uint32_t stop) {
    lede_article *article = job->article;
    uint32_t first = lede_view_byte(article, start), last = lede_view_byte(article, stop);
    lede_json_key(json, "first");
    lede_json_int(json, find_token(article->token_starts, article->n_tokens, first));
    lede_json_key(json, "last");
    lede_json_int(json, find_token(article->token_stops, article->n_tokens, last));
    lede_json_key(json, "start");
    lede_json_int(json, start);
    lede_json_key(json, "stop");
    lede_json_int(json, stop);
}

static void put_capture(const lede_view_job *job, lede_json_writer *json,
                        const lede_capture_row *capture) {
    lede_article *article = job->article;
    lede_json_open_object(json);
    put_place(job, json, capture->start, capture->stop);
    lede_json_key(json, "text");
    lede_json_text(json, lede_slice_cut(article->text, lede_view_byte(article, capture->start),
                                        lede_view_byte(article, capture->stop)));
    lede_json_close_object(json);
}

static bool same_name(const lede_record *record, uint32_t i) {
    return i + 1 < record->n_captures &&
           strcmp(record->captures[i].name, record->captures[i + 1].name) == 0;
}

/* Rows of one name stand side by side. A name that may bind several times is always a list. */
static void put_captures(const lede_view_job *job, lede_json_writer *json,
                         const lede_record *record) {
    const lede_capture_row *rows = record->captures;
    lede_json_key(json, "captures");
    lede_json_open_object(json);
    for (uint32_t i = 0; i < record->n_captures; i++) {
        lede_json_key(json, rows[i].name);
        if (!rows[i].repeats && !same_name(record, i)) {
            put_capture(job, json, &rows[i]);
            continue;
        }
        lede_json_open_array(json);
        for (; same_name(record, i); i++) put_capture(job, json, &rows[i]);
        put_capture(job, json, &rows[i]);
        lede_json_close_array(json);
    }
    lede_json_close_object(json);
}

static void put_sentence(const lede_view_job *job, lede_json_writer *json,
                         const lede_record *record) {
    const lede_article *article = job->article;
    bool has_one = record->sentence != UINT32_MAX;
    lede_json_key(json, "sentence");
    if (has_one)
        lede_json_int(json, record->sentence);
    else
        lede_json_null(json);
    lede_json_key(json, "sentence_text");
    if (has_one)
        lede_json_text(
            json, lede_article_span_text(article, article->sentences[record->sentence].tokens));
    else
        lede_json_null(json);
}

static void put_record(const lede_view_job *job, const lede_record *record, const lede_kwic *line,
                       const void *context) {
    static const struct {
        const char *key;
        lede_field field;
    } fields[] = {{"article", LEDE_FIELD_ID},
                  {"source", LEDE_FIELD_SOURCE},
                  {"title", LEDE_FIELD_TITLE},
                  {"published", LEDE_FIELD_PUBLISHED},
                  {"publisher", LEDE_FIELD_PUBLISHER}};
    lede_json_writer json = {.out = job->out};
    (void)context;
    lede_json_open_object(&json);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        lede_json_key(&json, fields[i].key);
        lede_json_text(&json, job->article->fields[fields[i].field]);
    }
    put_sentence(job, &json, record);
    put_place(job, &json, record->start, record->stop);
    lede_json_key(&json, "text");
    lede_json_text(&json, record->text);
    lede_json_key(&json, "left");
    lede_json_text(&json, line->left);
    lede_json_key(&json, "right");
    lede_json_text(&json, line->right);
    put_captures(job, &json, record);
    lede_json_close_object(&json);
    lede_buffer_add_char(job->out, '\n');
}

lede_status lede_view_kwic_json(const lede_view_job *job) {
    return lede_view_kwic_each(job, put_record, NULL);
}
