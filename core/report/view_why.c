/* Why a rule matched, or did not, for a terminal and as JSON. */
#include "report/why_parts.h"

#include <stdio.h>

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

/* The rows of a path: its steps, and each operand with its own steps, further in, if they say more
 * than it does. */
typedef struct rows {
    const lede_view_job *job;
    const lede_match *match; /* NULL: of a miss, which binds nothing */
    size_t elements, took;   /* columns; 0 while they are measured */
    size_t indent;
    bool measures;
} rows;

static void widen(size_t *columns, size_t width, size_t most) {
    if (width > *columns) *columns = width;
    if (*columns > most) *columns = most;
}

static void measure(rows *r, const lede_buffer *element, size_t depth, lede_span span) {
    lede_buffer clean = {0};
    lede_cell_clean(lede_why_text(r->job, span), &clean);
    widen(&r->elements, 2 * depth + lede_cell_width(lede_buffer_slice(element)), ELEMENT_MOST);
    widen(&r->took, lede_cell_width(lede_buffer_slice(&clean)), TOOK_MOST);
    if (clean.failed || element->failed) r->job->out->failed = true;
    lede_buffer_clear(&clean);
}

static void put_row(const rows *r, lede_buffer *element, size_t depth,
                    const lede_trace_step *step) {
    const lede_view_job *job = r->job;
    lede_buffer text = {0}, captures = {0}, region = {0};
    size_t shift = 2 * depth < r->elements / 2 ? 2 * depth : r->elements / 2;
    lede_buffer_add(&text, lede_why_text(job, step->span));
    lede_buffer_add_repeat(job->out, ' ', r->indent + shift);
    put_cell(job, element, r->elements - shift);
    lede_buffer_add_repeat(job->out, ' ', GAP);
    lede_view_colour(job, "36");
    if (r->match != NULL) lede_why_captures(job, r->match, step->span, &captures);
    lede_why_region(job, step, &region);
    bool more = captures.size > 0 || region.size > 0;
    put_cell(job, &text, more ? r->took : SIZE_MAX);
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

static void each_row(rows *r, size_t depth, lede_buffer *element, const lede_trace_step *step) {
    if (r->measures) {
        measure(r, element, depth, step->span);
        lede_buffer_clear(element);
    } else {
        put_row(r, element, depth, step);
    }
}

static void each_step(rows *r, size_t depth, const lede_trace_path *path) {
    for (uint32_t i = 0, o = 0; i <= path->n_steps; i++) {
        for (; o < path->n_operands && path->operands[o].after <= i; o++) {
            const lede_trace_operand *operand = &path->operands[o];
            lede_trace_step whole;
            lede_buffer element = {0};
            lede_why_operand_row(r->job, operand, &element, &whole);
            each_row(r, depth, &element, &whole);
            if (lede_why_operand_says_more(operand)) each_step(r, depth + 1, &operand->path);
        }
        if (i == path->n_steps) return;
        lede_buffer element = {0};
        lede_why_element(r->job, path->steps[i].at, path->steps[i].stop, &element);
        each_row(r, depth, &element, &path->steps[i]);
    }
}

static void put_steps(const lede_view_job *job, const lede_trace_path *path,
                      const lede_match *match, size_t indent) {
    rows r = {.job = job, .match = match, .indent = indent, .measures = true};
    each_step(&r, 0, path);
    r.measures = false;
    each_step(&r, 0, path);
}

static void put_match(const lede_view_job *job, size_t i) {
    const lede_why_match *found = &job->input->why->matches.data[i];
    const char *outcome = lede_why_outcome_text(found->outcome);
    lede_buffer_printf(job->out, "match %zu%s%s\n", i + 1, outcome == NULL ? "" : ", ",
                       outcome == NULL ? "" : outcome);
    put_sentence(job, found->match.span);
    put_steps(job, &found->path, &found->match, INDENT + 2);
}

static void put_miss(const lede_view_job *job, const lede_trace_miss *miss, size_t indent);

/* How an operand fails; what it is asked of, unless the line above has said that. */
static void put_inner(const lede_view_job *job, const lede_trace_inner *inner, size_t indent) {
    if (inner->span.start < inner->span.stop) {
        lede_buffer line = {0};
        lede_why_inner(job, inner, &line);
        lede_buffer_add_repeat(job->out, ' ', indent);
        put_cell(job, &line, SIZE_MAX);
        lede_buffer_add_char(job->out, '\n');
        indent += 2;
    }
    if (inner->negated) put_steps(job, &inner->path, NULL, indent);
    if (inner->miss.found) put_miss(job, &inner->miss, indent);
}

static void put_block(const lede_view_job *job, const lede_trace_block *block, size_t indent) {
    lede_buffer text = {0}, reason = {0};
    bool at_end = block->reason == LEDE_TRACE_SCOPE || block->reason == LEDE_TRACE_SPAN;
    if (!at_end) {
        lede_span token = {block->boundary, block->boundary + 1};
        lede_buffer_add(&text, lede_why_text(job, token));
    }
    lede_buffer_add_repeat(job->out, ' ', indent + 4);
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
    if (block->inner != NULL) put_inner(job, block->inner, indent + 6);
}

/* Blocks that say the same of each place, so that they are one line. */
static bool says_same(const lede_trace_block *a, const lede_trace_block *b) {
    return a->at == b->at && a->reason == b->reason && a->inner == NULL && b->inner == NULL &&
           (a->reason == LEDE_TRACE_NO_REGION || a->reason == LEDE_TRACE_BOUNDARY);
}

static void put_element(const lede_view_job *job, const lede_trace_block *block, size_t indent) {
    lede_buffer element = {0};
    lede_why_element(job, block->at, block->stop, &element);
    lede_buffer_add_repeat(job->out, ' ', indent);
    lede_view_colour(job, "31");
    lede_buffer_add_string(job->out, "✗ ");
    put_cell(job, &element, SIZE_MAX);
    lede_view_colour(job, NULL);
}

/* "no org starts here: Larkfield, admits, that …" */
static void put_places(const lede_view_job *job, const lede_trace_block *blocks, uint32_t count,
                       size_t indent) {
    char first[64], next[80];
    lede_buffer line = {0}, clean = {0};
    uint32_t shown = count > SHOWN_PLACES ? SHOWN_PLACES : count;
    snprintf(first, sizeof first, "%*s", (int)(indent > 40 ? 40 : indent) + 4, "");
    snprintf(next, sizeof next, "%s  ", first);
    lede_why_reason(blocks, &line);
    lede_buffer_add_char(&line, ':');
    for (uint32_t i = 0; i < shown; i++) {
        lede_span token = {blocks[i].boundary, blocks[i].boundary + 1};
        lede_buffer_add_char(&line, ' ');
        lede_buffer_add(&line, lede_why_text(job, token));
    }
    if (shown < count) lede_buffer_add_string(&line, " …");
    lede_cell_clean(lede_buffer_slice(&line), &clean);
    lede_cell_wrap(job->out, lede_buffer_slice(&clean), job->width - INDENT - 4, first, next);
    if (line.failed || clean.failed) job->out->failed = true;
    lede_buffer_clear(&line);
    lede_buffer_clear(&clean);
}

/* Each element that stopped the way, and where. */
static void put_blocks(const lede_view_job *job, const lede_trace_miss *miss, size_t indent) {
    uint32_t last = UINT32_MAX, shown = 0;
    for (uint32_t i = 0, same; i < miss->n_blocks; i += same) {
        const lede_trace_block *block = &miss->blocks[i];
        for (same = 1; i + same < miss->n_blocks && says_same(block, block + same);) same++;
        if (block->at != last) {
            put_element(job, block, indent);
            lede_buffer_add_string(job->out,
                                   block->reason == LEDE_TRACE_SPAN ? "\n" : "  was tried on\n");
            last = block->at;
            shown = 0;
        }
        if (same > 1) {
            put_places(job, block, same, indent);
            continue;
        }
        if (shown++ == SHOWN_PLACES) {
            lede_buffer_add_repeat(job->out, ' ', indent + 4);
            lede_buffer_add_string(job->out, "… and further on\n");
        }
        if (shown <= SHOWN_PLACES) put_block(job, block, indent);
    }
}

static void put_miss(const lede_view_job *job, const lede_trace_miss *miss, size_t indent) {
    if (miss->path.n_steps > 0) put_steps(job, &miss->path, NULL, indent + 2);
    put_blocks(job, miss, indent);
}

void lede_why_put_miss(const lede_view_job *job) {
    const lede_trace_miss *miss = &job->input->why->miss;
    if (!miss->found) {
        lede_buffer line = {0};
        lede_why_nowhere(job, &line);
        lede_buffer_add_string(job->out, "no match: ");
        put_cell(job, &line, SIZE_MAX);
        lede_buffer_add_char(job->out, '\n');
        return;
    }
    if (miss->path.n_steps == 0) {
        lede_buffer_add_string(job->out, "no match, and nothing near one\n");
    } else {
        lede_buffer_add_string(job->out, "no match; the nearest miss\n");
        put_sentence(job, miss->path.span);
    }
    put_miss(job, miss, INDENT);
}

lede_status lede_view_why(const lede_view_job *job) {
    const lede_why *why = job->input->why;
    if (why == NULL) return LEDE_OK;
    lede_buffer_add_char(job->out, '\n');
    lede_view_colour(job, "2");
    lede_view_put_lines(job, job->article->fields[LEDE_FIELD_SOURCE]);
    lede_view_colour(job, NULL);
    for (size_t i = 0; i < why->matches.count; i++) put_match(job, i);
    if (why->matches.count == 0) lede_why_put_miss(job);
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

static void put_json_operands(const lede_view_job *job, lede_json_writer *json,
                              const lede_trace_path *path, const lede_match *match);

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
    if (path->n_operands > 0) put_json_operands(job, json, path, match);
}

/* `after`: how many of the steps come before it. */
static void put_json_operands(const lede_view_job *job, lede_json_writer *json,
                              const lede_trace_path *path, const lede_match *match) {
    lede_json_key(json, "operands");
    lede_json_open_array(json);
    for (uint32_t i = 0; i < path->n_operands; i++) {
        const lede_trace_operand *operand = &path->operands[i];
        lede_buffer element = {0};
        lede_json_open_object(json);
        lede_json_key(json, "operator");
        lede_json_string(json, operand->word);
        lede_why_element(job, operand->at, operand->stop, &element);
        put_made(json, "element", &element);
        lede_json_key(json, "after");
        lede_json_int(json, operand->after);
        put_span(job, json, operand->path.span);
        put_json_steps(job, json, &operand->path, match);
        lede_json_close_object(json);
    }
    lede_json_close_array(json);
}

static void put_json_held(const lede_view_job *job, lede_json_writer *json,
                          const lede_trace_miss *miss);

static void put_json_inner(const lede_view_job *job, lede_json_writer *json,
                           const lede_trace_inner *inner) {
    lede_buffer element = {0};
    lede_json_key(json, "operand");
    lede_json_open_object(json);
    lede_json_key(json, "operator");
    lede_json_string(json, inner->word);
    lede_why_element(job, inner->at, inner->stop, &element);
    put_made(json, "element", &element);
    if (inner->span.start < inner->span.stop) put_span(job, json, inner->span);
    if (inner->negated) put_json_steps(job, json, &inner->path, NULL);
    if (inner->miss.found) put_json_held(job, json, &inner->miss);
    lede_json_close_object(json);
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
    if (block->inner != NULL) put_json_inner(job, json, block->inner);
    lede_json_close_object(json);
}

/* How far it came, and what stopped it. */
static void put_json_held(const lede_view_job *job, lede_json_writer *json,
                          const lede_trace_miss *miss) {
    lede_json_key(json, "held");
    lede_json_int(json, miss->n_held);
    put_json_steps(job, json, &miss->path, NULL);
    lede_json_key(json, "stopped");
    lede_json_open_array(json);
    for (uint32_t i = 0; i < miss->n_blocks; i++) put_json_block(job, json, &miss->blocks[i]);
    lede_json_close_array(json);
}

static void put_json_miss(const lede_view_job *job, lede_json_writer *json,
                          const lede_trace_miss *miss) {
    lede_json_key(json, "miss");
    lede_json_open_object(json);
    put_json_held(job, json, miss);
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
    if (why->reads.size > 0) {
        lede_json_key(&json, "reads");
        lede_json_text(&json, why->reads);
    }
    lede_json_close_object(&json);
    lede_buffer_add_char(job->out, '\n');
    return LEDE_OK;
}
