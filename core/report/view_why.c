/* Why a rule matched, or did not, for a terminal and as JSON. */
#include "report/why_parts.h"

#include "report/cell.h"

enum {
    ELEMENT_MOST = 36, /* columns */
    TOOK_MOST = 40,
    PLACE_COLUMNS = 14,
    INDENT = 2,
    GAP = 2,
    SHOWN_PLACES = 8 /* of an element that stopped the way */
};

/* ---- terminal -------------------------------------------------------------------------------- */

static void put_cell(const lede_view_job *job, lede_buffer *text, size_t columns) {
    lede_buffer clean = {0};
    lede_cell_clean(lede_buffer_slice(text), &clean);
    lede_cell_put(job->out, lede_buffer_slice(&clean), columns,
                  columns == SIZE_MAX ? LEDE_CELL_LEFT_UNPADDED : LEDE_CELL_LEFT, "…");
    if (clean.failed || text->failed) job->out->failed = true;
    lede_buffer_clear(&clean);
    lede_buffer_clear(text);
}

void lede_view_why_head(const lede_view_job *job) {
    const lede_rule_origin *origin = lede_why_origin(job);
    lede_view_colour(job, "1");
    lede_buffer_add_string(job->out, origin->name);
    lede_view_colour(job, NULL);
    lede_buffer_printf(job->out, "  %s:%u\n", origin->file, (unsigned)origin->line);
    lede_view_put_lines(job, lede_why_pattern(job));
}

/* The sentence with a stretch of it in bold. */
static void put_sentence(const lede_view_job *job, lede_span span) {
    lede_span whole = lede_why_sentence(job, span);
    lede_buffer text = {0}, wrapped = {0};
    lede_slice sentence = lede_why_text(job, whole), part = lede_why_text(job, span);
    if (part.size == 0) {
        lede_buffer_add(&text, sentence);
    } else {
        size_t at = (size_t)(part.data - sentence.data);
        lede_buffer_add(&text, lede_slice_cut(sentence, 0, at));
        lede_buffer_add_string(&text, "[");
        lede_buffer_add(&text, part);
        lede_buffer_add_string(&text, "]");
        lede_buffer_add(&text, lede_slice_cut(sentence, at + part.size, sentence.size));
    }
    lede_cell_clean(lede_buffer_slice(&text), &wrapped);
    lede_cell_wrap(job->out, lede_buffer_slice(&wrapped), job->width - INDENT, "  ", "  ");
    if (text.failed || wrapped.failed) job->out->failed = true;
    lede_buffer_clear(&text);
    lede_buffer_clear(&wrapped);
}

/* As wide as the widest element, so that the columns stand below each other. */
static size_t element_columns(const lede_view_job *job, const lede_trace_path *path) {
    size_t widest = 0;
    for (uint32_t i = 0; i < path->n_steps; i++) {
        lede_buffer element = {0};
        lede_why_element(job, path->steps[i].at, path->steps[i].stop, &element);
        size_t width = lede_cell_width(lede_buffer_slice(&element));
        if (width > widest) widest = width;
        if (element.failed) job->out->failed = true;
        lede_buffer_clear(&element);
    }
    return widest > ELEMENT_MOST ? ELEMENT_MOST : widest;
}

static size_t took_columns(const lede_view_job *job, const lede_trace_path *path) {
    size_t widest = 0;
    for (uint32_t i = 0; i < path->n_steps; i++) {
        lede_buffer clean = {0};
        lede_cell_clean(lede_why_text(job, path->steps[i].span), &clean);
        size_t width = lede_cell_width(lede_buffer_slice(&clean));
        if (width > widest) widest = width;
        if (clean.failed) job->out->failed = true;
        lede_buffer_clear(&clean);
    }
    return widest > TOOK_MOST ? TOOK_MOST : widest;
}

/* `match` NULL: of a miss, which binds nothing. */
static void put_steps(const lede_view_job *job, const lede_trace_path *path,
                      const lede_match *match) {
    size_t elements = element_columns(job, path), took = took_columns(job, path);
    for (uint32_t i = 0; i < path->n_steps; i++) {
        const lede_trace_step *step = &path->steps[i];
        lede_buffer element = {0}, text = {0}, captures = {0}, region = {0};
        lede_why_element(job, step->at, step->stop, &element);
        lede_buffer_add(&text, lede_why_text(job, step->span));
        lede_buffer_add_repeat(job->out, ' ', INDENT + 2);
        put_cell(job, &element, elements);
        lede_buffer_add_repeat(job->out, ' ', GAP);
        lede_view_colour(job, "36");
        if (match != NULL) lede_why_captures(job, match, step->span, &captures);
        lede_why_region(job, step, &region);
        bool more = captures.size > 0 || region.size > 0;
        put_cell(job, &text, more ? took : SIZE_MAX);
        lede_view_colour(job, NULL);
        if (captures.size > 0) {
            lede_buffer_printf(job->out, "  = %.*s", LEDE_FMT(lede_buffer_slice(&captures)));
        }
        lede_buffer_clear(&captures);
        if (region.size > 0) {
            lede_buffer_add_string(job->out, "  (");
            put_cell(job, &region, SIZE_MAX);
            lede_buffer_add_char(job->out, ')');
        }
        lede_buffer_clear(&region);
        lede_buffer_add_char(job->out, '\n');
    }
}

static void put_match(const lede_view_job *job, size_t i) {
    const lede_why_match *found = &job->input->why->matches.data[i];
    const char *outcome = lede_why_outcome_text(found->outcome);
    lede_buffer_printf(job->out, "match %zu%s%s\n", i + 1, outcome == NULL ? "" : ", ",
                       outcome == NULL ? "" : outcome);
    put_sentence(job, found->match.span);
    put_steps(job, &found->path, &found->match);
}

static void put_block(const lede_view_job *job, const lede_trace_block *block) {
    lede_buffer text = {0}, reason = {0};
    bool at_end = block->reason == LEDE_TRACE_SCOPE || block->reason == LEDE_TRACE_SPAN;
    if (!at_end) {
        lede_span token = {block->boundary, block->boundary + 1};
        lede_buffer_add(&text, lede_why_text(job, token));
    }
    lede_buffer_add_repeat(job->out, ' ', INDENT + 4);
    lede_view_colour(job, "36");
    if (at_end)
        lede_buffer_clear(&text);
    else
        put_cell(job, &text, PLACE_COLUMNS);
    lede_view_colour(job, NULL);
    lede_why_reason(block, &reason);
    if (!at_end) lede_buffer_add_string(job->out, "  ");
    put_cell(job, &reason, SIZE_MAX);
    lede_buffer_add_char(job->out, '\n');
}

/* Blocks that say the same of each place, so that they are one line. */
static bool says_same(const lede_trace_block *a, const lede_trace_block *b) {
    return a->at == b->at && a->reason == b->reason &&
           (a->reason == LEDE_TRACE_NO_REGION || a->reason == LEDE_TRACE_BOUNDARY);
}

static void put_element(const lede_view_job *job, const lede_trace_block *block) {
    lede_buffer element = {0};
    lede_why_element(job, block->at, block->stop, &element);
    lede_buffer_add_repeat(job->out, ' ', INDENT);
    lede_view_colour(job, "31");
    lede_buffer_add_string(job->out, "✗ ");
    put_cell(job, &element, SIZE_MAX);
    lede_view_colour(job, NULL);
}

/* "no org starts here: Larkfield, admits, that …" */
static void put_places(const lede_view_job *job, const lede_trace_block *blocks, uint32_t count) {
    lede_buffer line = {0}, clean = {0};
    uint32_t shown = count > SHOWN_PLACES ? SHOWN_PLACES : count;
    lede_why_reason(blocks, &line);
    lede_buffer_add_char(&line, ':');
    for (uint32_t i = 0; i < shown; i++) {
        lede_span token = {blocks[i].boundary, blocks[i].boundary + 1};
        lede_buffer_add_char(&line, ' ');
        lede_buffer_add(&line, lede_why_text(job, token));
    }
    if (shown < count) lede_buffer_add_string(&line, " …");
    lede_cell_clean(lede_buffer_slice(&line), &clean);
    lede_cell_wrap(job->out, lede_buffer_slice(&clean), job->width - INDENT - 4, "      ",
                   "        ");
    if (line.failed || clean.failed) job->out->failed = true;
    lede_buffer_clear(&line);
    lede_buffer_clear(&clean);
}

/* Each element that stopped the way, and where. */
static void put_blocks(const lede_view_job *job, const lede_trace_miss *miss) {
    uint32_t last = UINT32_MAX, shown = 0;
    for (uint32_t i = 0, same; i < miss->n_blocks; i += same) {
        const lede_trace_block *block = &miss->blocks[i];
        for (same = 1; i + same < miss->n_blocks && says_same(block, block + same);) same++;
        if (block->at != last) {
            put_element(job, block);
            lede_buffer_add_string(job->out, "  was tried on\n");
            last = block->at;
            shown = 0;
        }
        if (same > 1) {
            put_places(job, block, same);
            continue;
        }
        if (shown++ == SHOWN_PLACES) lede_buffer_add_string(job->out, "      … and further on\n");
        if (shown <= SHOWN_PLACES) put_block(job, block);
    }
}

void lede_why_put_miss(const lede_view_job *job, const lede_trace_miss *miss) {
    if (!miss->found) {
        lede_buffer_add_string(job->out, "no match: the article has no sentence that the rule "
                                         "looks at (see `blocks`)\n");
        return;
    }
    if (miss->path.n_steps == 0) {
        lede_buffer_add_string(job->out, "no match, and nothing near one\n");
    } else {
        lede_buffer_add_string(job->out, "no match; the nearest miss\n");
        put_sentence(job, miss->path.span);
        put_steps(job, &miss->path, NULL);
    }
    put_blocks(job, miss);
}

lede_status lede_view_why(const lede_view_job *job) {
    const lede_why *why = job->input->why;
    if (why == NULL) return LEDE_OK;
    lede_buffer_add_char(job->out, '\n');
    lede_view_colour(job, "2");
    lede_view_put_lines(job, job->article->fields[LEDE_FIELD_SOURCE]);
    lede_view_colour(job, NULL);
    for (size_t i = 0; i < why->matches.count; i++) put_match(job, i);
    if (why->matches.count == 0) lede_why_put_miss(job, &why->miss);
    return LEDE_OK;
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void put_span(const lede_view_job *job, lede_json_writer *json, lede_span span) {
    lede_article *article = job->article;
    lede_json_key(json, "start");
    lede_json_int(json, lede_article_code_point(article, article->token_starts[span.start]));
    lede_json_key(json, "stop");
    lede_json_int(json, lede_article_code_point(article, article->token_stops[span.stop - 1]));
    lede_json_key(json, "text");
    lede_json_text(json, lede_why_text(job, span));
}

/* Text made for one member. */
static void put_made(lede_json_writer *json, const char *key, lede_buffer *text) {
    lede_json_key(json, key);
    lede_json_text(json, lede_buffer_slice(text));
    if (text->failed) json->out->failed = true;
    lede_buffer_clear(text);
}

static void put_json_steps(const lede_view_job *job, lede_json_writer *json,
                           const lede_trace_path *path, const lede_match *match) {
    lede_json_key(json, "steps");
    lede_json_open_array(json);
    for (uint32_t i = 0; i < path->n_steps; i++) {
        const lede_trace_step *step = &path->steps[i];
        lede_buffer element = {0}, captures = {0}, region = {0};
        lede_json_open_object(json);
        lede_why_element(job, step->at, step->stop, &element);
        put_made(json, "element", &element);
        put_span(job, json, step->span);
        if (match != NULL) lede_why_captures(job, match, step->span, &captures);
        if (captures.size > 0) put_made(json, "captures", &captures);
        lede_why_region(job, step, &region);
        if (region.size > 0) put_made(json, "region", &region);
        lede_json_close_object(json);
    }
    lede_json_close_array(json);
}

static void put_json_block(const lede_view_job *job, lede_json_writer *json,
                           const lede_trace_block *block) {
    lede_buffer element = {0}, reason = {0};
    lede_json_open_object(json);
    lede_why_element(job, block->at, block->stop, &element);
    put_made(json, "element", &element);
    lede_json_key(json, "reason");
    lede_json_string(json, lede_why_reason_name(block->reason));
    if (block->boundary < job->article->n_tokens && block->reason != LEDE_TRACE_SCOPE &&
        block->reason != LEDE_TRACE_SPAN) {
        put_span(job, json, (lede_span){block->boundary, block->boundary + 1});
    }
    if (block->value.data != NULL) {
        lede_json_key(json, "value");
        lede_json_text(json, block->value);
    }
    lede_why_reason(block, &reason);
    put_made(json, "message", &reason);
    lede_json_close_object(json);
}

static void put_json_miss(const lede_view_job *job, lede_json_writer *json,
                          const lede_trace_miss *miss) {
    lede_json_key(json, "miss");
    lede_json_open_object(json);
    lede_json_key(json, "held");
    lede_json_int(json, miss->n_held);
    put_json_steps(job, json, &miss->path, NULL);
    lede_json_key(json, "stopped");
    lede_json_open_array(json);
    for (uint32_t i = 0; i < miss->n_blocks; i++) put_json_block(job, json, &miss->blocks[i]);
    lede_json_close_array(json);
    lede_json_close_object(json);
}

static void put_json_match(const lede_view_job *job, lede_json_writer *json,
                           const lede_why_match *found) {
    static const char *const outcomes[] = {"kept", "where", "lost", "again"};
    lede_json_open_object(json);
    put_span(job, json, found->match.span);
    lede_json_key(json, "outcome");
    lede_json_string(json, outcomes[found->outcome]);
    put_json_steps(job, json, &found->path, &found->match);
    lede_json_close_object(json);
}

lede_status lede_view_why_json(const lede_view_job *job) {
    const lede_why *why = job->input->why;
    lede_json_writer json = {.out = job->out};
    if (why == NULL) return LEDE_OK;
    LEDE_TRY(lede_view_index(job));
    const lede_rule_origin *origin = lede_why_origin(job);
    lede_json_open_object(&json);
    lede_json_key(&json, "article");
    lede_json_text(&json, job->article->fields[LEDE_FIELD_ID]);
    lede_json_key(&json, "rule");
    lede_json_string(&json, origin->name);
    lede_json_key(&json, "file");
    lede_json_string(&json, origin->file);
    lede_json_key(&json, "line");
    lede_json_int(&json, origin->line);
    lede_json_key(&json, "matches");
    lede_json_open_array(&json);
    for (size_t i = 0; i < why->matches.count; i++) {
        put_json_match(job, &json, &why->matches.data[i]);
    }
    lede_json_close_array(&json);
    if (why->matches.count == 0 && why->miss.found) put_json_miss(job, &json, &why->miss);
    lede_json_close_object(&json);
    lede_buffer_add_char(job->out, '\n');
    return LEDE_OK;
}
