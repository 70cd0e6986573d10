#include "run/program.h"

#include "run/place.h"

/* ---- order ---- */

static bool is_after_all(const lede_program *program, lede_step step) {
    return step.kind == LEDE_STEP_PHASE && program->phases.data[step.index].after_all;
}

static bool is_of_pack(const lede_program *program, lede_step step) {
    return step.kind == LEDE_STEP_PHASE ? program->phases.data[step.index].of_pack
                                        : program->stages.data[step.index].of_pack;
}

/* Packs first, then the script's own, each in the order declared; then main, then queries. */
static lede_status order_steps(lede_program *program, lede_error *err) {
    size_t count = program->steps.count;
    if (!lede_array_reserve_in(&program->arena, &program->steps, 1)) return lede_fail_memory(err);
    lede_step *ordered = lede_arena_array(&program->arena, count + 1, sizeof *ordered);
    if (ordered == NULL) return lede_fail_memory(err);
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_of_pack(program, program->steps.data[i])) ordered[n++] = program->steps.data[i];
    }
    for (size_t i = 0; i < count; i++) {
        lede_step step = program->steps.data[i];
        if (!is_of_pack(program, step) && !is_after_all(program, step)) ordered[n++] = step;
    }
    if (program->main_phase != UINT32_MAX) {
        ordered[n++] = (lede_step){.kind = LEDE_STEP_PHASE, .index = program->main_phase};
    }
    for (size_t i = 0; i < count; i++) {
        if (is_after_all(program, program->steps.data[i])) ordered[n++] = program->steps.data[i];
    }
    memcpy(program->steps.data, ordered, n * sizeof *ordered);
    program->steps.count = n;
    return LEDE_OK;
}

/* ---- checks that need the whole ---- */

static lede_status check_priority(const lede_program *program, const lede_rule *rule,
                                  lede_error *err) {
    const lede_phase *phase = &program->phases.data[rule->spec.phase];
    if (rule->priority == 0 || phase->by_priority) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "rule '%.*s' has a priority, but its phase '%.*s' keeps every match; declare "
                     "the phase with resolve = \"priority\"",
                     LEDE_FMT(rule->spec.name), LEDE_FMT(phase->name));
}

/* Which layers the rules of a phase write: one flag a layer. */
static bool *layers_of_phase(lede_program *program, uint32_t phase_i) {
    uint32_t n_layers = lede_catalog_n_layers(program->catalog);
    bool *written = lede_arena_zalloc(&program->arena, n_layers * sizeof *written);
    for (size_t i = 0; written != NULL && i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->spec.phase == phase_i && rule->layer != LEDE_NO_LAYER) {
            written[rule->layer] = true;
        }
    }
    return written;
}

/* A rule of a fixpoint phase that needs a layer of the phase to be absent would find something in
 * an early round that a later round takes back. */
static lede_status check_negation(const lede_program *program, uint32_t rule_i, const bool *written,
                                  lede_error *err) {
    const lede_rule *rule = &program->rules.data[rule_i];
    for (uint32_t layer = 0; layer < lede_catalog_n_layers(program->catalog); layer++) {
        if (!written[layer] || !lede_ruleset_negates(program->ruleset, rule_i, layer)) continue;
        lede_fail(err, LEDE_USAGE,
                  "rule '%.*s' asks where layer '%.*s' is not, which a rule of its own phase "
                  "'%.*s' writes; the phase repeats until nothing is new, so move one of them to "
                  "another phase",
                  LEDE_FMT(rule->spec.name),
                  LEDE_FMT(lede_catalog_layer_name(program->catalog, layer)),
                  LEDE_FMT(program->phases.data[rule->spec.phase].name));
        return lede_place(err, LEDE_USAGE, rule->spec.file, rule->spec.line);
    }
    return LEDE_OK;
}

static lede_status check_fixpoints(lede_program *program, lede_error *err) {
    for (uint32_t phase_i = 0; phase_i < program->phases.count; phase_i++) {
        if (!program->phases.data[phase_i].fixpoint) continue;
        bool *written = layers_of_phase(program, phase_i);
        if (written == NULL) return lede_fail_memory(err);
        for (uint32_t i = 0; i < program->rules.count; i++) {
            if (program->rules.data[i].spec.phase != phase_i) continue;
            LEDE_TRY(check_negation(program, i, written, err));
        }
    }
    return LEDE_OK;
}

/* ---- paths ---- */

static lede_status compile_fields(lede_program *program, uint32_t rule_i, lede_error *err) {
    lede_rule *rule = &program->rules.data[rule_i];
    lede_field_path *fields = lede_arena_array(&program->arena, rule->n_fields, sizeof *fields);
    if (fields == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < rule->n_fields; i++) {
        fields[i] = rule->fields[i];
        LEDE_TRY(lede_path_compile(program->ruleset, rule_i, fields[i].text, &fields[i].path, err));
    }
    rule->fields = fields;
    return LEDE_OK;
}

/* Of two with one key the later stands, as of the values of an annotation. */
static void put_by_key(lede_attribute_path *paths, size_t *count, lede_attribute_path path) {
    size_t at = *count;
    while (at > 0 && paths[at - 1].key > path.key) at--;
    if (at > 0 && paths[at - 1].key == path.key) {
        paths[at - 1] = path;
        return;
    }
    memmove(paths + at + 1, paths + at, (*count - at) * sizeof *paths);
    paths[at] = path;
    ++*count;
}

/* By key, so that the values of an annotation are in order as they are read. */
static lede_status compile_attributes(lede_program *program, uint32_t rule_i, lede_error *err) {
    lede_rule *rule = &program->rules.data[rule_i];
    lede_attribute_path *paths =
        lede_arena_array(&program->arena, rule->n_attributes, sizeof *paths);
    if (paths == NULL) return lede_fail_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < rule->n_attributes; i++) {
        lede_attribute_path path = rule->attributes[i];
        LEDE_TRY(lede_path_compile(program->ruleset, rule_i, path.text, &path.path, err));
        put_by_key(paths, &count, path);
    }
    rule->attributes = paths;
    rule->n_attributes = count;
    return LEDE_OK;
}

static lede_status finish_rule(lede_program *program, uint32_t rule_i, lede_error *err) {
    const lede_rule *rule = &program->rules.data[rule_i];
    LEDE_TRY(compile_fields(program, rule_i, err));
    LEDE_TRY(compile_attributes(program, rule_i, err));
    if (rule->spec.phase == LEDE_PHASE_NONE) return LEDE_OK;
    return check_priority(program, rule, err);
}

/* ---- digest ---- */

static lede_digest fold_text(lede_digest digest, lede_slice text) {
    if (text.data == NULL) return lede_digest_add(digest, LEDE_SLICE("\xFF")); /* not as empty */
    return lede_digest_add(digest, text);
}

static lede_digest fold_number(lede_digest digest, uint64_t number) {
    unsigned char bytes[8];
    for (unsigned b = 0; b < 8; b++) bytes[b] = (unsigned char)(number >> (8 * b));
    return lede_digest_add(digest, (lede_slice){(const char *)bytes, sizeof bytes});
}

static lede_digest fold_digest(lede_digest digest, lede_digest other) {
    return fold_number(fold_number(digest, other.high), other.low);
}

static lede_digest fold_layer(lede_digest digest, const lede_program *program, uint32_t layer) {
    if (layer == LEDE_NO_LAYER) return fold_text(digest, LEDE_NULL_SLICE);
    return fold_text(digest, lede_catalog_layer_name(program->catalog, layer));
}

/* Without file and line: moving a rule changes no result. */
static lede_digest fold_rule(lede_digest digest, const lede_program *program, uint32_t rule_i) {
    const lede_rule *rule = &program->rules.data[rule_i];
    digest = fold_digest(digest, lede_ruleset_digest(program->ruleset, rule_i));
    digest = fold_text(digest, rule->spec.name);
    digest = fold_number(digest, rule->spec.phase);
    digest = fold_number(digest, rule->table);
    digest = fold_layer(digest, program, rule->layer);
    digest = fold_text(fold_text(digest, rule->over), rule->each);
    digest = fold_number(digest, (uint64_t)(int64_t)rule->priority);
    digest = fold_number(digest, (rule->has_where ? 1u : 0u) | (rule->has_emit ? 2u : 0u) |
                                     (rule->has_annotate ? 4u : 0u));
    digest = fold_number(digest, rule->n_fields);
    for (size_t i = 0; i < rule->n_fields; i++) {
        digest = fold_number(digest, rule->fields[i].field);
        digest = fold_text(digest, rule->fields[i].text);
    }
    digest = fold_number(digest, rule->n_attributes);
    for (size_t i = 0; i < rule->n_attributes; i++) {
        digest =
            fold_text(digest, lede_catalog_key_name(program->catalog, rule->attributes[i].key));
        digest = fold_text(digest, rule->attributes[i].text);
    }
    return digest;
}

static lede_digest fold_steps(lede_digest digest, const lede_program *program) {
    digest = fold_number(digest, program->steps.count);
    for (size_t i = 0; i < program->steps.count; i++) {
        lede_step step = program->steps.data[i];
        digest = fold_number(fold_number(digest, step.kind), step.index);
    }
    digest = fold_number(digest, program->phases.count);
    for (size_t i = 0; i < program->phases.count; i++) {
        const lede_phase *phase = &program->phases.data[i];
        digest = fold_text(digest, phase->name);
        digest = fold_number(digest, (phase->by_priority ? 1u : 0u) | (phase->fixpoint ? 2u : 0u));
        digest = fold_text(digest, phase->language);
    }
    digest = fold_number(digest, program->stages.count);
    for (size_t i = 0; i < program->stages.count; i++) {
        const lede_stage *stage = &program->stages.data[i];
        digest = fold_number(fold_text(digest, stage->name), stage->n_writes);
        digest = fold_text(digest, stage->language);
        for (size_t j = 0; j < stage->n_writes; j++) {
            digest = fold_layer(digest, program, stage->writes[j]);
        }
    }
    return digest;
}

static lede_digest fold_tables(lede_digest digest, const lede_program *program) {
    uint32_t n_tables = lede_schema_n_tables(program->schema);
    digest = fold_number(digest, n_tables);
    for (uint32_t i = 0; i < n_tables; i++) {
        const lede_table *table = lede_schema_table(program->schema, i);
        digest = fold_text(digest, lede_slice_of(table->name));
        digest = fold_number(digest, table->kept);
        digest = fold_number(digest, table->n_fields);
        for (size_t j = 0; j < table->n_fields; j++) {
            digest = fold_text(digest, lede_slice_of(table->fields[j]));
        }
    }
    digest = fold_number(digest, program->emitters.count);
    for (size_t i = 0; i < program->emitters.count; i++) {
        digest = fold_text(digest, program->emitters.data[i].name);
        digest = fold_number(digest, program->emitters.data[i].table);
    }
    return digest;
}

/* *ok is false when memory is exhausted. */
static lede_digest digest_of(const lede_program *program, bool *ok) {
    lede_digest digest = lede_digest_of(LEDE_SLICE("program 1"));
    digest = lede_limits_digest(&program->limits, digest);
    digest = fold_digest(digest, lede_lexicons_digest(program->lexicons));
    digest = fold_digest(digest, program->lists);
    digest = fold_digest(digest, program->given);
    digest = fold_number(digest, program->regex_texts.count);
    for (size_t i = 0; i < program->regex_texts.count; i++) {
        digest = fold_text(digest, program->regex_texts.data[i].pattern);
        digest = fold_number(digest, program->regex_texts.data[i].ignore_case);
    }
    digest = fold_number(digest, program->rules.count);
    for (uint32_t i = 0; i < program->rules.count; i++) digest = fold_rule(digest, program, i);
    bool reads = lede_ruleset_uses_language(program->ruleset) ||
                 lede_lexicons_have_lemmas(program->lexicons) ||
                 lede_lexicons_are_fuzzy(program->lexicons);
    if (reads) digest = fold_digest(digest, lede_language_digest(program->language, ok));
    if (lede_ruleset_uses_senses(program->ruleset)) {
        digest = fold_digest(digest, lede_language_senses_digest(program->language, ok));
    }
    return fold_tables(fold_steps(digest, program), program);
}

/* ---- seal ---- */

static void find_idle_phases(lede_program *program) {
    for (size_t i = 0; i < program->phases.count; i++) program->phases.data[i].idle = true;
    for (size_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->spec.phase == LEDE_PHASE_NONE) continue; /* for article:find */
        bool is_dropped =
            rule->table != LEDE_NO_TABLE && !lede_schema_table(program->schema, rule->table)->kept;
        if (rule->layer == LEDE_NO_LAYER && is_dropped) continue;
        program->phases.data[rule->spec.phase].idle = false;
    }
}

/* ---- demand ---- */

static lede_status find_written(lede_program *program, lede_error *err) {
    uint32_t n_layers = lede_catalog_n_layers(program->catalog);
    bool *by_steps = lede_arena_zalloc(&program->arena, (n_layers + 1) * sizeof *by_steps);
    bool *written = lede_arena_zalloc(&program->arena, (n_layers + 1) * sizeof *written);
    if (by_steps == NULL || written == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < program->rules.count; i++) {
        uint32_t layer = program->rules.data[i].layer;
        if (layer != LEDE_NO_LAYER) by_steps[layer] = true;
    }
    for (size_t i = 0; i < program->stages.count; i++) {
        const lede_stage *stage = &program->stages.data[i];
        for (size_t j = 0; j < stage->n_writes; j++) by_steps[stage->writes[j]] = true;
    }
    for (uint32_t i = 0; i < n_layers; i++) {
        written[i] = by_steps[i] || lede_catalog_is_written(program->catalog, i);
    }
    program->is_written = written;
    program->is_step_written = by_steps;
    return LEDE_OK;
}

/* Functions of articles, and stages of the script, may read any layer, whatever the words of an
 * article. Functions of rules may, too, but are called where a rule has matched. */
static bool are_packs_on_demand(const lede_program *program) {
    if (program->emitters.count > 0) return false;
    for (size_t i = 0; i < program->stages.count; i++) {
        if (!program->stages.data[i].on_demand) return false;
    }
    for (size_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->spec.phase == LEDE_PHASE_NONE || rule->table == LEDE_NO_TABLE) continue;
        bool is_kept = lede_schema_table(program->schema, rule->table)->kept;
        if (is_kept && program->phases.data[rule->spec.phase].of_pack) return false;
    }
    return true;
}

lede_status lede_program_seal(lede_program *program, lede_error *err) {
    if (program->sealed) return lede_fail(err, LEDE_SEALED, "the program is sealed already");
    if (lede_lexicons_have_lemmas(program->lexicons)) {
        LEDE_TRY(lede_language_need(program->language, "'lemma' in a lexicon", err));
    }
    if (lede_lexicons_are_fuzzy(program->lexicons)) {
        LEDE_TRY(lede_language_need(program->language, "'fuzzy' in a lexicon", err));
    }
    LEDE_TRY(lede_lexicons_compile(program->lexicons, err));
    LEDE_TRY(lede_ruleset_compile(program->ruleset, err));
    for (uint32_t i = 0; i < program->rules.count; i++) {
        const lede_rule_spec *spec = &program->rules.data[i].spec;
        LEDE_TRY(lede_place(err, finish_rule(program, i, err), spec->file, spec->line));
    }
    LEDE_TRY(check_fixpoints(program, err));
    LEDE_TRY(order_steps(program, err));
    lede_catalog_seal(program->catalog);
    bool ok = true;
    program->digest = digest_of(program, &ok);
    if (!ok) return lede_fail_memory(err);
    find_idle_phases(program);
    LEDE_TRY(find_written(program, err));
    program->packs_on_demand = are_packs_on_demand(program);
    program->sealed = true;
    return LEDE_OK;
}
