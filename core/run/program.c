#include "run/program.h"

#include <stdlib.h>

#include "language/attribute.h"
#include "locale/guess.h"
#include "run/place.h"

lede_status lede_program_new(const lede_limits *limits, lede_program **out, lede_error *err) {
    lede_program *program = calloc(1, sizeof *program);
    *out = NULL;
    if (program == NULL) return lede_fail_memory(err);
    lede_arena_init(&program->arena, 0);
    program->limits = lede_limits_filled(limits);
    program->main_phase = UINT32_MAX;
    lede_status status = lede_catalog_new(&program->catalog, err);
    if (status == LEDE_OK) {
        status = lede_lexicons_new(program->catalog, &program->lexicons, err);
    }
    if (status == LEDE_OK) {
        status = lede_ruleset_new(program->catalog, program->lexicons, &program->limits,
                                  &program->ruleset, err);
    }
    if (status == LEDE_OK) status = lede_schema_new(&program->schema, err);
    if (status != LEDE_OK) {
        lede_program_free(program);
        return status;
    }
    *out = program;
    return LEDE_OK;
}

void lede_program_free(lede_program *program) {
    if (program == NULL) return;
    for (size_t i = 0; i < program->regexes.count; i++) lede_regex_free(program->regexes.data[i]);
    lede_ruleset_free(program->ruleset);
    lede_lexicons_free(program->lexicons);
    lede_catalog_free(program->catalog);
    lede_schema_free(program->schema);
    lede_arena_clear(&program->arena);
    free(program);
}

void lede_program_set_language(lede_program *program, lede_language *language) {
    program->language = language;
    lede_ruleset_set_language(program->ruleset, language);
}

static lede_status check_open(const lede_program *program, lede_error *err) {
    if (!program->sealed) return LEDE_OK;
    return lede_fail(err, LEDE_SEALED, "declarations are made while the script loads, not later");
}

/* ---- phases and stages ---- */

uint32_t lede_program_phase_of(const lede_program *program, uint32_t rule) {
    uint32_t phase = program->rules.data[rule].spec.phase;
    return phase == LEDE_PHASE_MAIN ? program->main_phase : phase;
}

uint32_t lede_program_find_phase(const lede_program *program, lede_slice name) {
    for (size_t i = 0; i < program->phases.count; i++) {
        if (lede_slice_equal(program->phases.data[i].name, name)) return (uint32_t)i;
    }
    return UINT32_MAX;
}

static lede_status push_step(lede_program *program, lede_step_kind kind, uint32_t index,
                             lede_error *err) {
    lede_step step = {.kind = kind, .index = index};
    if (!lede_array_push_in(&program->arena, &program->steps, step)) return lede_fail_memory(err);
    return LEDE_OK;
}

static lede_status add_main(lede_program *program, const lede_phase *phase, uint32_t *index,
                            lede_error *err) {
    *index = program->main_phase;
    if (*index == UINT32_MAX) {
        *index = (uint32_t)program->phases.count;
        if (!lede_array_push_in(&program->arena, &program->phases, *phase)) {
            return lede_fail_memory(err);
        }
        program->main_phase = *index; /* its step is put last by seal */
    }
    program->phases.data[*index] = *phase;
    return LEDE_OK;
}

lede_status lede_program_need_main(lede_program *program, uint32_t *index, lede_error *err) {
    if (program->main_phase == UINT32_MAX) {
        lede_phase phase = {.name = LEDE_SLICE("main")};
        LEDE_TRY(add_main(program, &phase, index, err));
    }
    *index = program->main_phase;
    return LEDE_OK;
}

static bool is_taken(const lede_program *program, lede_slice name) {
    uint32_t found = lede_program_find_phase(program, name);
    return found != UINT32_MAX && (found != program->main_phase || program->main_declared);
}

static lede_status check_language(const char *what, lede_slice name, lede_slice language,
                                  lede_error *err) {
    if (language.data == NULL || lede_guesser_is_code(language)) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "%s '%.*s': language is a code such as en or pt-BR, got '%.*s'", what,
                     LEDE_FMT(name), LEDE_FMT(language));
}

static lede_status add_phase(lede_program *program, const lede_phase *phase, uint32_t *index,
                             lede_error *err) {
    if (phase->name.size == 0) return lede_fail(err, LEDE_USAGE, "a phase needs a name");
    if (is_taken(program, phase->name)) {
        return lede_fail(err, LEDE_USAGE, "phase '%.*s' is declared twice", LEDE_FMT(phase->name));
    }
    bool ok = true;
    lede_phase copy = *phase;
    LEDE_TRY(check_language("phase", phase->name, phase->language, err));
    copy.name = lede_arena_copy(&program->arena, phase->name, &ok);
    copy.file = lede_arena_copy(&program->arena, phase->file, &ok);
    copy.language = lede_arena_copy(&program->arena, phase->language, &ok);
    if (!ok) return lede_fail_memory(err);
    if (lede_slice_is(copy.name, "main")) {
        program->main_declared = true;
        return add_main(program, &copy, index, err);
    }
    *index = (uint32_t)program->phases.count;
    if (!lede_array_push_in(&program->arena, &program->phases, copy)) return lede_fail_memory(err);
    return push_step(program, LEDE_STEP_PHASE, *index, err);
}

lede_status lede_program_add_phase(lede_program *program, const lede_phase *phase, uint32_t *index,
                                   lede_error *err) {
    LEDE_TRY(check_open(program, err));
    return lede_place(err, add_phase(program, phase, index, err), phase->file, phase->line);
}

static lede_status check_layer(const lede_program *program, const char *what, lede_slice name,
                               uint32_t layer, lede_error *err) {
    if (layer >= lede_catalog_n_layers(program->catalog)) {
        return lede_fail(err, LEDE_USAGE, "%s '%.*s' writes a layer that is not declared", what,
                         LEDE_FMT(name));
    }
    if (layer < LEDE_N_BUILT_IN_LAYERS) {
        return lede_fail(err, LEDE_USAGE,
                         "%s '%.*s' writes layer '%.*s', which every article has of itself: "
                         "choose another name",
                         what, LEDE_FMT(name),
                         LEDE_FMT(lede_catalog_layer_name(program->catalog, layer)));
    }
    return LEDE_OK;
}

static lede_status add_stage(lede_program *program, const lede_stage *stage, uint32_t *index,
                             lede_error *err) {
    if (stage->name.size == 0) return lede_fail(err, LEDE_USAGE, "a stage needs a name");
    for (size_t i = 0; i < program->stages.count; i++) {
        if (!lede_slice_equal(program->stages.data[i].name, stage->name)) continue;
        return lede_fail(err, LEDE_USAGE, "stage '%.*s' is declared twice", LEDE_FMT(stage->name));
    }
    bool ok = true;
    lede_stage copy = *stage;
    LEDE_TRY(check_language("stage", stage->name, stage->language, err));
    copy.name = lede_arena_copy(&program->arena, stage->name, &ok);
    copy.file = lede_arena_copy(&program->arena, stage->file, &ok);
    copy.language = lede_arena_copy(&program->arena, stage->language, &ok);
    uint32_t *writes = lede_arena_array(&program->arena, stage->n_writes, sizeof *writes);
    if (!ok || writes == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < stage->n_writes; i++) {
        writes[i] = stage->writes[i];
        LEDE_TRY(check_layer(program, "stage", stage->name, writes[i], err));
        lede_catalog_mark_written(program->catalog, writes[i]);
    }
    copy.writes = writes;
    *index = (uint32_t)program->stages.count;
    if (!lede_array_push_in(&program->arena, &program->stages, copy)) return lede_fail_memory(err);
    return push_step(program, LEDE_STEP_STAGE, *index, err);
}

lede_status lede_program_add_stage(lede_program *program, const lede_stage *stage, uint32_t *index,
                                   lede_error *err) {
    LEDE_TRY(check_open(program, err));
    return lede_place(err, add_stage(program, stage, index, err), stage->file, stage->line);
}

/* ---- languages of steps ---- */

bool lede_program_step_reads(lede_slice step, lede_slice article) {
    if (step.size == 0 || article.size == 0) return true;
    if (article.size < step.size) return false;
    bool ends = article.size == step.size || article.data[step.size] == '-';
    return ends && lede_slice_equal_ascii_case(step, lede_slice_cut(article, 0, step.size));
}

lede_slice lede_program_language(const lede_program *program, lede_step step) {
    return step.kind == LEDE_STEP_PHASE ? program->phases.data[step.index].language
                                        : program->stages.data[step.index].language;
}

bool lede_program_reads(const lede_program *program, lede_slice article) {
    for (size_t i = 0; i < program->steps.count; i++) {
        if (!lede_program_step_reads(lede_program_language(program, program->steps.data[i]),
                                     article)) {
            return false;
        }
    }
    return true;
}

/* Whether an earlier step has it. */
static bool is_told(const lede_program *program, size_t step_i, lede_slice language) {
    for (size_t i = 0; i < step_i; i++) {
        lede_slice other = lede_program_language(program, program->steps.data[i]);
        if (lede_slice_equal_ascii_case(other, language)) return true;
    }
    return false;
}

void lede_program_languages(const lede_program *program, lede_buffer *out) {
    for (size_t i = 0; i < program->steps.count; i++) {
        lede_slice language = lede_program_language(program, program->steps.data[i]);
        if (language.size == 0 || is_told(program, i, language)) continue;
        if (out->size > 0) lede_buffer_add_string(out, ", ");
        lede_buffer_add(out, language);
    }
}

/* ---- what files give ---- */

static lede_status check_name(lede_slice name, const char *what, lede_error *err) {
    if (lede_is_name(name)) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "'%.*s' is no name of %s: names are lower-case letters, digits and _, a "
                     "letter first",
                     LEDE_FMT(name), what);
}

static void note_given(lede_program *program, const char *what, lede_slice name) {
    program->given = lede_digest_add(program->given, lede_slice_of(what));
    program->given = lede_digest_add(program->given, name);
}

lede_status lede_program_add_attribute(lede_program *program, lede_slice name, lede_error *err) {
    LEDE_TRY(check_open(program, err));
    LEDE_TRY(check_name(name, "an attribute", err));
    /* what treebanks call pos and tag: vertical files may name their columns so */
    if (lede_slice_is(name, "upos") || lede_slice_is(name, "xpos")) return LEDE_OK;
    lede_attribute attribute;
    bool is_own = lede_attribute_find(name, &attribute);
    if (is_own && (lede_attribute_is_given(attribute) || lede_attribute_is_reading(attribute))) {
        return LEDE_OK;
    }
    if (is_own) {
        return lede_fail(err, LEDE_USAGE,
                         "attribute '%.*s' is made from the token itself and cannot be given: "
                         "choose another name",
                         LEDE_FMT(name));
    }
    LEDE_TRY(lede_ruleset_add_column(program->ruleset, name, err));
    note_given(program, "attribute", name);
    return LEDE_OK;
}

lede_status lede_program_add_layer(lede_program *program, lede_slice name, lede_error *err) {
    LEDE_TRY(check_open(program, err));
    LEDE_TRY(check_name(name, "a layer", err));
    uint32_t layer = lede_catalog_layer(program->catalog, name);
    if (layer == LEDE_NO_LAYER) return lede_fail_memory(err);
    if (layer < LEDE_N_BUILT_IN_LAYERS) return LEDE_OK;
    lede_catalog_mark_given(program->catalog, layer);
    note_given(program, "layer", name);
    return LEDE_OK;
}

/* ---- what a script's functions use ---- */

lede_status lede_program_add_regex(lede_program *program, lede_slice pattern, bool ignore_case,
                                   uint32_t *index, lede_error *err) {
    LEDE_TRY(check_open(program, err));
    bool ok = true;
    lede_regex_text text = {.pattern = lede_arena_copy(&program->arena, pattern, &ok),
                            .ignore_case = ignore_case};
    if (!ok || !lede_array_push_in(&program->arena, &program->regex_texts, text) ||
        !lede_array_reserve_in(&program->arena, &program->regexes, 1)) {
        return lede_fail_memory(err);
    }
    lede_regex *regex;
    LEDE_TRY(
        lede_regex_compile(text.pattern, ignore_case ? LEDE_REGEX_IGNORE_CASE : 0, &regex, err));
    *index = (uint32_t)program->regexes.count;
    program->regexes.data[program->regexes.count++] = regex;
    return LEDE_OK;
}

lede_status lede_program_add_macro(lede_program *program, const struct lede_macro *macro,
                                   lede_error *err) {
    LEDE_TRY(check_open(program, err));
    return lede_ruleset_add_macro(program->ruleset, macro, err);
}

lede_status lede_program_add_list(lede_program *program, lede_slice name, const lede_slice *items,
                                  size_t n_items, lede_error *err) {
    LEDE_TRY(check_open(program, err));
    LEDE_TRY(lede_ruleset_add_list(program->ruleset, name, items, n_items, err));
    lede_digest digest = lede_digest_of(name);
    for (size_t i = 0; i < n_items; i++) digest = lede_digest_add(digest, items[i]);
    program->lists =
        lede_digest_add(program->lists, (lede_slice){(const char *)&digest, sizeof digest});
    return LEDE_OK;
}

lede_status lede_program_add_pattern(lede_program *program, const lede_rule_spec *spec,
                                     uint32_t *index, lede_error *err) {
    lede_rule rule = {.spec = *spec, .table = LEDE_NO_TABLE, .layer = LEDE_NO_LAYER};
    rule.spec.phase = LEDE_PHASE_NONE;
    uint32_t rule_i;
    LEDE_TRY(lede_program_add_rule(program, &rule, &rule_i, err));
    *index = (uint32_t)program->patterns.count;
    if (!lede_array_push_in(&program->arena, &program->patterns, rule_i)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

/* ---- emitters ---- */

static lede_status add_emitter(lede_program *program, const lede_emitter *emitter, uint32_t *index,
                               lede_error *err) {
    if (emitter->table >= lede_schema_n_tables(program->schema)) {
        return lede_fail(err, LEDE_USAGE, "article function '%.*s' writes no declared table",
                         LEDE_FMT(emitter->name));
    }
    for (size_t i = 0; i < program->emitters.count; i++) {
        if (!lede_slice_equal(program->emitters.data[i].name, emitter->name)) continue;
        return lede_fail(err, LEDE_USAGE, "article function '%.*s' is declared twice",
                         LEDE_FMT(emitter->name));
    }
    bool ok = true;
    lede_emitter copy = *emitter;
    copy.name = lede_arena_copy(&program->arena, emitter->name, &ok);
    copy.file = lede_arena_copy(&program->arena, emitter->file, &ok);
    *index = (uint32_t)program->emitters.count;
    if (!ok || !lede_array_push_in(&program->arena, &program->emitters, copy)) {
        return lede_fail_memory(err);
    }
    return LEDE_OK;
}

lede_status lede_program_add_emitter(lede_program *program, const lede_emitter *emitter,
                                     uint32_t *index, lede_error *err) {
    LEDE_TRY(check_open(program, err));
    return lede_place(err, add_emitter(program, emitter, index, err), emitter->file, emitter->line);
}
