#include "report/coverage_page.h"

#include <stdlib.h>

#include "base/json_writer.h"
#include "report/cell.h"

typedef LEDE_ARRAY(lede_value) values;

typedef struct builder {
    const lede_coverage_source *source;
    lede_page *page;
    lede_arena arena; /* of texts made for the page, which copies them */
    values cells;
    bool ok;
    lede_error *err;
} builder;

/* ---- parts ----------------------------------------------------------------------------------- */

/* Whether the rule can be asked for by name: patterns of article:find cannot. */
static const lede_rule_origin *named(const lede_coverage_source *source, uint32_t rule) {
    const lede_rule_origin *origin = lede_schema_rule(source->schema, rule);
    return origin->name == NULL ? NULL : origin;
}

/* Whether the page shows the rule. */
static const lede_rule_origin *shown(const lede_coverage_source *source, uint32_t rule) {
    if (source->of_pack != NULL && source->of_pack[rule]) return NULL;
    return named(source, rule);
}

static lede_slice element_text(const lede_coverage_source *source, uint32_t rule,
                               const lede_trace_count *element, lede_arena *arena, bool *ok) {
    lede_buffer text = {0};
    lede_slice pattern = lede_trace_pattern(source->ruleset, rule);
    if (element->is_test) lede_buffer_add_string(&text, "· ");
    lede_cell_clean(lede_slice_trim(lede_slice_cut(pattern, element->at, element->stop)), &text);
    lede_slice copy = lede_arena_copy(arena, lede_buffer_slice(&text), ok);
    if (text.failed) *ok = false;
    lede_buffer_clear(&text);
    return copy;
}

static void add(builder *b, lede_value value) {
    if (!lede_array_push(&b->cells, value)) b->ok = false;
}
static void add_text(builder *b, lede_slice text) {
    add(b, lede_value_text(text));
}
static void add_count(builder *b, uint64_t count) {
    add(b, lede_value_int((int64_t)count));
}

static void add_place(builder *b, const lede_rule_origin *origin) {
    lede_buffer place = {0};
    lede_buffer_printf(&place, "%s:%u", origin->file, (unsigned)origin->line);
    add_text(b, lede_arena_copy(&b->arena, lede_buffer_slice(&place), &b->ok));
    if (place.failed) b->ok = false;
    lede_buffer_clear(&place);
}

static lede_status put_heading(builder *b, const char *text) {
    lede_element heading = {.kind = LEDE_ELEMENT_HEADING, .level = 2, .text = lede_slice_of(text)};
    return lede_page_add(b->page, &heading, b->err);
}

static lede_status put_text(builder *b, const lede_buffer *text) {
    lede_element element = {.kind = LEDE_ELEMENT_TEXT, .text = lede_buffer_slice(text)};
    if (text->failed) return lede_fail_memory(b->err);
    return lede_page_add(b->page, &element, b->err);
}

/* The cells gathered so far as a table. */
static lede_status put_table(builder *b, const char *const *names, size_t n_names) {
    lede_slice columns[8];
    for (size_t i = 0; i < n_names; i++) columns[i] = lede_slice_of(names[i]);
    lede_element table = {.kind = LEDE_ELEMENT_TABLE,
                          .grid = {.columns = columns,
                                   .n_columns = n_names,
                                   .cells = b->cells.data,
                                   .n_rows = b->cells.count / n_names}};
    if (!b->ok) return lede_fail_memory(b->err);
    LEDE_TRY(lede_page_add(b->page, &table, b->err));
    b->cells.count = 0;
    return LEDE_OK;
}

/* ---- the page -------------------------------------------------------------------------------- */

static bool was_timed(const lede_coverage *coverage) {
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        if (coverage->rules[i].nanoseconds > 0) return true;
    }
    return false;
}

static lede_status put_summary(builder *b) {
    const lede_coverage *coverage = b->source->coverage;
    uint32_t n_rules = 0, n_dead = 0, n_hidden = 0;
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        if (named(b->source, i) != NULL && shown(b->source, i) == NULL) n_hidden++;
        if (shown(b->source, i) == NULL) continue;
        n_rules++;
        if (coverage->rules[i].found == 0) n_dead++;
    }
    lede_buffer text = {0};
    lede_buffer_printf(&text, "%llu article%s, %llu tokens. %u rule%s, %u without a match.",
                       (unsigned long long)coverage->n_articles,
                       coverage->n_articles == 1 ? "" : "s", (unsigned long long)coverage->n_tokens,
                       (unsigned)n_rules, n_rules == 1 ? "" : "s", (unsigned)n_dead);
    if (n_hidden > 0) {
        lede_buffer_printf(&text, " %u rule%s of packs %s left out here; --all shows %s.",
                           (unsigned)n_hidden, n_hidden == 1 ? "" : "s",
                           n_hidden == 1 ? "is" : "are", n_hidden == 1 ? "it" : "them");
    }
    lede_status status = put_text(b, &text);
    lede_buffer_clear(&text);
    return status;
}

static lede_status put_rules(builder *b) {
    static const char *const names[] = {"rule", "articles", "matches",
                                        "kept", "where",    "ns a token"};
    const lede_coverage *coverage = b->source->coverage;
    bool timed = was_timed(coverage);
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        const lede_rule_origin *origin = shown(b->source, i);
        const lede_coverage_rule *rule = &coverage->rules[i];
        if (origin == NULL) continue;
        add_text(b, lede_slice_of(origin->name));
        add_count(b, rule->articles);
        add_count(b, rule->found);
        add_count(b, rule->kept);
        add_place(b, origin);
        if (!timed) continue;
        uint64_t n = coverage->n_tokens == 0 ? 1 : coverage->n_tokens;
        /* Tenths: enough to tell rules apart, and no noise behind them. */
        double tenths = (double)(rule->nanoseconds * 10 / n);
        add(b, lede_value_real(tenths / 10));
    }
    LEDE_TRY(put_heading(b, "Rules"));
    return put_table(b, names, timed ? 6 : 5);
}

/* Elements that never held: as far as every match had to come, and none came. Of one that was not
 * reached itself, its tests say nothing. */
static bool is_dead(const lede_coverage_rule *rule, uint32_t element_i) {
    uint32_t of = element_i;
    while (of > 0 && rule->elements[of].is_test) of--;
    return rule->elements[element_i].held == 0 && (of == element_i || rule->elements[of].tried > 0);
}

static lede_status put_dead(builder *b) {
    static const char *const names[] = {"rule", "element", "tried", "where"};
    const lede_coverage *coverage = b->source->coverage;
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        const lede_rule_origin *origin = shown(b->source, i);
        const lede_coverage_rule *rule = &coverage->rules[i];
        for (uint32_t e = 0; origin != NULL && e < rule->n_elements; e++) {
            const lede_trace_count *element = &rule->elements[e];
            if (!is_dead(rule, e)) continue;
            add_text(b, lede_slice_of(origin->name));
            add_text(b, element_text(b->source, i, element, &b->arena, &b->ok));
            add_count(b, element->tried);
            add_place(b, origin);
        }
    }
    LEDE_TRY(put_heading(b, "Elements and tests that never held"));
    if (b->cells.count > 0) return put_table(b, names, 4);
    lede_buffer text = {0};
    lede_buffer_add_string(&text, "Every element and test of every rule held somewhere.");
    lede_status status = put_text(b, &text);
    lede_buffer_clear(&text);
    return status;
}

static lede_status put_elements(builder *b) {
    static const char *const names[] = {"rule", "element", "tried", "held", "held %"};
    const lede_coverage *coverage = b->source->coverage;
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        const lede_rule_origin *origin = shown(b->source, i);
        const lede_coverage_rule *rule = &coverage->rules[i];
        for (uint32_t e = 0; origin != NULL && e < rule->n_elements; e++) {
            const lede_trace_count *element = &rule->elements[e];
            uint64_t tried = element->tried == 0 ? 1 : element->tried;
            add_text(b, e == 0 ? lede_slice_of(origin->name) : LEDE_SLICE(""));
            add_text(b, element_text(b->source, i, element, &b->arena, &b->ok));
            add_count(b, element->tried);
            add_count(b, element->held);
            add(b, lede_value_real((double)(element->held * 1000 / tried) / 10));
        }
    }
    LEDE_TRY(put_heading(b, "Elements"));
    return put_table(b, names, 5);
}

static lede_status put_examples(builder *b) {
    const lede_coverage *coverage = b->source->coverage;
    bool has_heading = false;
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        const lede_rule_origin *origin = shown(b->source, i);
        const lede_coverage_rule *rule = &coverage->rules[i];
        if (origin == NULL || rule->n_examples == 0) continue;
        if (!has_heading) LEDE_TRY(put_heading(b, "Examples"));
        has_heading = true;
        lede_slice name = lede_slice_of(origin->name);
        lede_passage passages[LEDE_COVERAGE_EXAMPLES];
        lede_mark marks[LEDE_COVERAGE_EXAMPLES];
        for (uint32_t e = 0; e < rule->n_examples; e++) {
            const lede_coverage_example *example = &rule->examples[e];
            marks[e] = (lede_mark){example->start, example->stop, name};
            passages[e] = (lede_passage){.text = example->text,
                                         .source = example->source,
                                         .rule = name,
                                         .marks = &marks[e],
                                         .n_marks = 1};
        }
        lede_element evidence = {.kind = LEDE_ELEMENT_EVIDENCE,
                                 .text = name,
                                 .passages = passages,
                                 .n_passages = rule->n_examples,
                                 .n_total = (size_t)rule->articles};
        LEDE_TRY(lede_page_add(b->page, &evidence, b->err));
    }
    return LEDE_OK;
}

static lede_status build(builder *b) {
    LEDE_TRY(put_summary(b));
    LEDE_TRY(put_rules(b));
    LEDE_TRY(put_dead(b));
    LEDE_TRY(put_elements(b));
    return put_examples(b);
}

lede_status lede_coverage_page(const lede_coverage_source *source, lede_page **out,
                               lede_error *err) {
    builder b = {.source = source, .ok = true, .err = err};
    b.page = lede_page_new(LEDE_SLICE("coverage"), source->title, err);
    if (b.page == NULL) return LEDE_NOMEM;
    lede_arena_init(&b.arena, 0);
    lede_status status = build(&b);
    lede_arena_clear(&b.arena);
    free(b.cells.data);
    if (status == LEDE_OK)
        *out = b.page;
    else
        lede_page_free(b.page);
    return status;
}

/* ---- JSON Lines ------------------------------------------------------------------------------ */

static void put_count(lede_json_writer *json, const char *key, uint64_t count) {
    lede_json_key(json, key);
    lede_json_int(json, (int64_t)count);
}

static void put_json_elements(lede_json_writer *json, const lede_coverage_rule *rule) {
    lede_json_key(json, "elements");
    lede_json_open_array(json);
    for (uint32_t e = 0; e < rule->n_elements; e++) {
        const lede_trace_count *element = &rule->elements[e];
        lede_json_open_object(json);
        put_count(json, "at", element->at);
        put_count(json, "stop", element->stop);
        put_count(json, "tried", element->tried);
        put_count(json, "held", element->held);
        if (element->is_test) {
            lede_json_key(json, "test");
            lede_json_bool(json, true);
        }
        lede_json_close_object(json);
    }
    lede_json_close_array(json);
}

static void put_json_examples(lede_json_writer *json, const lede_coverage_rule *rule) {
    lede_json_key(json, "examples");
    lede_json_open_array(json);
    for (uint32_t e = 0; e < rule->n_examples; e++) {
        const lede_coverage_example *example = &rule->examples[e];
        lede_json_open_object(json);
        lede_json_key(json, "source");
        lede_json_text(json, example->source);
        lede_json_key(json, "text");
        lede_json_text(json, example->text);
        put_count(json, "start", example->start);
        put_count(json, "stop", example->stop);
        lede_json_close_object(json);
    }
    lede_json_close_array(json);
}

void lede_coverage_json(const lede_coverage_source *source, lede_buffer *out) {
    const lede_coverage *coverage = source->coverage;
    lede_json_writer json = {.out = out};
    lede_json_open_object(&json);
    lede_json_key(&json, "coverage");
    lede_json_text(&json, source->title);
    put_count(&json, "articles", coverage->n_articles);
    put_count(&json, "tokens", coverage->n_tokens);
    lede_json_close_object(&json);
    for (uint32_t i = 0; i < coverage->n_rules; i++) {
        const lede_rule_origin *origin = named(source, i);
        const lede_coverage_rule *rule = &coverage->rules[i];
        if (origin == NULL) continue;
        lede_json_open_object(&json);
        lede_json_key(&json, "rule");
        lede_json_string(&json, origin->name);
        lede_json_key(&json, "file");
        lede_json_string(&json, origin->file);
        put_count(&json, "line", origin->line);
        lede_json_key(&json, "pattern");
        lede_json_text(&json, lede_trace_pattern(source->ruleset, i));
        put_count(&json, "articles", rule->articles);
        put_count(&json, "matches", rule->found);
        put_count(&json, "kept", rule->kept);
        if (rule->nanoseconds > 0) put_count(&json, "nanoseconds", rule->nanoseconds);
        put_json_elements(&json, rule);
        put_json_examples(&json, rule);
        lede_json_close_object(&json);
    }
    lede_buffer_add_char(out, '\n');
}
