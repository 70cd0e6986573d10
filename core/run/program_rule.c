#include "run/program.h"

#include "run/place.h"

/* ---- rules ---- */

static lede_status check_fields(const lede_program *program, const lede_rule *rule,
                                lede_error *err) {
    lede_slice name = rule->spec.name;
    if (rule->table == LEDE_NO_TABLE) {
        if (rule->n_fields == 0 && !rule->has_emit) return LEDE_OK;
        return lede_fail(err, LEDE_USAGE, "rule '%.*s' gives fields but writes into no table",
                         LEDE_FMT(name));
    }
    if (rule->table >= lede_schema_n_tables(program->schema)) {
        return lede_fail(err, LEDE_USAGE, "rule '%.*s' writes into a table that is not declared",
                         LEDE_FMT(name));
    }
    if (rule->has_emit && rule->n_fields > 0) {
        return lede_fail(err, LEDE_USAGE, "rule '%.*s' has both record and emit: one is enough",
                         LEDE_FMT(name));
    }
    const lede_table *table = lede_schema_table(program->schema, rule->table);
    for (size_t i = 0; i < rule->n_fields; i++) {
        lede_field_path field = rule->fields[i];
        if (field.field >= table->n_fields) {
            return lede_fail(err, LEDE_USAGE,
                             "rule '%.*s' fills column %u of table '%s' with \"%.*s\", but the "
                             "table has %zu",
                             LEDE_FMT(name), field.field + 1, table->name, LEDE_FMT(field.text),
                             table->n_fields);
        }
        for (size_t j = 0; j < i; j++) {
            if (rule->fields[j].field != field.field) continue;
            return lede_fail(err, LEDE_USAGE, "rule '%.*s' fills '%s' twice", LEDE_FMT(name),
                             table->fields[field.field]);
        }
    }
    return LEDE_OK;
}

static lede_status check_annotation(const lede_program *program, const lede_rule *rule,
                                    lede_error *err) {
    lede_slice name = rule->spec.name;
    if (rule->layer == LEDE_NO_LAYER) {
        if (rule->n_attributes == 0 && !rule->has_annotate && rule->over.data == NULL) {
            return LEDE_OK;
        }
        return lede_fail(err, LEDE_USAGE,
                         "rule '%.*s' gives attributes but annotates no layer: annotate = \"…\" "
                         "names it",
                         LEDE_FMT(name));
    }
    if (rule->layer >= lede_catalog_n_layers(program->catalog)) {
        return lede_fail(err, LEDE_USAGE, "rule '%.*s' annotates a layer that is not declared",
                         LEDE_FMT(name));
    }
    if (rule->layer < LEDE_N_BUILT_IN_LAYERS) {
        return lede_fail(err, LEDE_USAGE,
                         "rule '%.*s' annotates layer '%.*s', which every article has of itself: "
                         "choose another name",
                         LEDE_FMT(name),
                         LEDE_FMT(lede_catalog_layer_name(program->catalog, rule->layer)));
    }
    for (size_t i = 0; i < rule->n_attributes; i++) {
        if (rule->attributes[i].key < lede_catalog_n_keys(program->catalog)) continue;
        return lede_fail(err, LEDE_USAGE,
                         "rule '%.*s' gives an attribute that is not declared: \"%.*s\"",
                         LEDE_FMT(name), LEDE_FMT(rule->attributes[i].text));
    }
    return LEDE_OK;
}

static lede_status copy_rule(lede_arena *arena, const lede_rule *from, lede_rule *to,
                             lede_error *err) {
    bool ok = true;
    *to = *from;
    to->spec.name = lede_arena_copy(arena, from->spec.name, &ok);
    to->spec.file = lede_arena_copy(arena, from->spec.file, &ok);
    to->spec.pattern = lede_arena_copy(arena, from->spec.pattern, &ok);
    to->over = lede_arena_copy(arena, from->over, &ok);
    to->each = lede_arena_copy(arena, from->each, &ok);
    lede_field_path *fields = lede_arena_array(arena, from->n_fields, sizeof *fields);
    lede_attribute_path *attributes =
        lede_arena_array(arena, from->n_attributes, sizeof *attributes);
    if (!ok || fields == NULL || attributes == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < from->n_fields; i++) {
        fields[i] = from->fields[i];
        fields[i].text = lede_arena_copy(arena, fields[i].text, &ok);
        fields[i].path = NULL;
    }
    for (size_t i = 0; i < from->n_attributes; i++) {
        attributes[i] = from->attributes[i];
        attributes[i].text = lede_arena_copy(arena, attributes[i].text, &ok);
        attributes[i].path = NULL;
    }
    to->fields = fields;
    to->attributes = attributes;
    return ok ? LEDE_OK : lede_fail_memory(err);
}

/* Names of captures as strings that outlive every article, for capture rows. */
static lede_status name_captures(lede_program *program, lede_rule *rule, uint32_t rule_i,
                                 lede_error *err) {
    uint32_t count = lede_ruleset_n_captures(program->ruleset, rule_i);
    const char **names = lede_arena_array(&program->arena, count, sizeof *names);
    bool *repeats = lede_arena_array(&program->arena, count, sizeof *repeats);
    if (names == NULL || repeats == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        lede_slice name = lede_ruleset_capture_name(program->ruleset, rule_i, i);
        names[i] = lede_arena_string(&program->arena, name);
        if (names[i] == NULL) return lede_fail_memory(err);
        repeats[i] = lede_ruleset_capture_repeats(program->ruleset, rule_i, i);
    }
    rule->captures = names;
    rule->repeats = repeats;
    rule->n_captures = count;
    return LEDE_OK;
}

static lede_status find_capture(const lede_rule *rule, const char *what, lede_slice wanted,
                                uint32_t *capture, lede_error *err) {
    *capture = LEDE_NO_CAPTURE;
    if (wanted.data == NULL) return LEDE_OK;
    for (uint32_t i = 0; i < rule->n_captures; i++) {
        if (lede_slice_is(wanted, rule->captures[i])) *capture = i;
    }
    if (*capture != LEDE_NO_CAPTURE) return LEDE_OK;
    return lede_fail(err, LEDE_USAGE,
                     "rule '%.*s': %s = \"%.*s\" names no capture of the pattern; write "
                     "%.*s:… in front of the part that is meant",
                     LEDE_FMT(rule->spec.name), what, LEDE_FMT(wanted), LEDE_FMT(wanted));
}

static lede_status enter_rule(lede_program *program, lede_rule *rule, uint32_t *index,
                              lede_error *err) {
    uint32_t in_schema, in_set;
    const char *table =
        rule->table == LEDE_NO_TABLE ? NULL : lede_schema_table(program->schema, rule->table)->name;
    bool is_pattern = rule->spec.phase == LEDE_PHASE_NONE;
    lede_rule_origin origin = {.name = is_pattern ? NULL : rule->spec.name.data,
                               .table = table,
                               .file = rule->spec.file.data,
                               .line = rule->spec.line};
    LEDE_TRY(lede_schema_add_rule(program->schema, &origin, &in_schema, err));
    LEDE_TRY(lede_ruleset_add(program->ruleset, &rule->spec, &in_set, err));
    *index = (uint32_t)program->rules.count;
    if (in_schema != *index || in_set != *index) {
        return lede_fail(err, LEDE_USAGE,
                         "rule '%.*s': rules are added through the program only, not to its rule "
                         "set or schema",
                         LEDE_FMT(rule->spec.name));
    }
    return LEDE_OK;
}

static lede_status add_rule(lede_program *program, const lede_rule *given, uint32_t *index,
                            lede_error *err) {
    if (given->spec.name.size == 0 && given->spec.phase != LEDE_PHASE_NONE) {
        return lede_fail(err, LEDE_USAGE, "a rule needs a name");
    }
    LEDE_TRY(check_fields(program, given, err));
    LEDE_TRY(check_annotation(program, given, err));
    lede_rule rule;
    LEDE_TRY(copy_rule(&program->arena, given, &rule, err));
    if (rule.spec.phase == LEDE_PHASE_MAIN) {
        LEDE_TRY(lede_program_need_main(program, &rule.spec.phase, err));
    }
    if (rule.spec.phase != LEDE_PHASE_NONE && rule.spec.phase >= program->phases.count) {
        return lede_fail(err, LEDE_USAGE, "rule '%.*s' belongs to a phase that is not declared",
                         LEDE_FMT(rule.spec.name));
    }
    LEDE_TRY(enter_rule(program, &rule, index, err));
    LEDE_TRY(name_captures(program, &rule, *index, err));
    LEDE_TRY(find_capture(&rule, "over", rule.over, &rule.over_capture, err));
    LEDE_TRY(find_capture(&rule, "each", rule.each, &rule.each_capture, err));
    if (rule.layer != LEDE_NO_LAYER) lede_catalog_mark_written(program->catalog, rule.layer);
    if (!lede_array_push_in(&program->arena, &program->rules, rule)) return lede_fail_memory(err);
    return LEDE_OK;
}

lede_status lede_program_add_rule(lede_program *program, const lede_rule *rule, uint32_t *index,
                                  lede_error *err) {
    if (program->sealed) {
        return lede_fail(err, LEDE_SEALED, "rules are declared while the script loads, not later");
    }
    return lede_place(err, add_rule(program, rule, index, err), rule->spec.file, rule->spec.line);
}

/* ---- examples ---- */

/* What a rule can be asked about: the fields of its table; without one, the attributes of its
 * annotation, which are all known only if C writes them. */
static bool is_known_name(const lede_program *program, const lede_rule *rule, lede_slice name) {
    if (rule->table != LEDE_NO_TABLE) {
        return lede_schema_find_field(program->schema, rule->table, name) != UINT32_MAX;
    }
    if (rule->layer == LEDE_NO_LAYER) return false;
    if (rule->has_annotate) return true;
    for (size_t i = 0; i < rule->n_attributes; i++) {
        lede_slice key = lede_catalog_key_name(program->catalog, rule->attributes[i].key);
        if (lede_slice_equal(key, name)) return true;
    }
    return false;
}

static lede_status check_names(const lede_program *program, const lede_rule *rule,
                               const lede_expected_row *row, lede_error *err) {
    for (size_t i = 0; i < row->n_values; i++) {
        if (is_known_name(program, rule, row->names[i])) continue;
        return lede_fail(err, LEDE_USAGE,
                         "an example of rule '%.*s' expects '%.*s', which the rule does not write",
                         LEDE_FMT(rule->spec.name), LEDE_FMT(row->names[i]));
    }
    return LEDE_OK;
}

static lede_status copy_rows(lede_arena *arena, const lede_example *from, lede_example *to,
                             lede_error *err) {
    bool ok = true;
    lede_expected_row *rows = lede_arena_array(arena, from->n_rows, sizeof *rows);
    if (rows == NULL) return lede_fail_memory(err);
    for (size_t i = 0; i < from->n_rows; i++) {
        rows[i] = from->rows[i];
        lede_slice *names = lede_arena_array(arena, rows[i].n_values, sizeof *names);
        lede_value *values = lede_arena_array(arena, rows[i].n_values, sizeof *values);
        if (names == NULL || values == NULL) return lede_fail_memory(err);
        for (size_t j = 0; j < rows[i].n_values; j++) {
            names[j] = lede_arena_copy(arena, rows[i].names[j], &ok);
            values[j] = lede_value_copy(arena, rows[i].values[j], &ok);
        }
        rows[i].names = names;
        rows[i].values = values;
    }
    to->rows = rows;
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status add_example(lede_program *program, const lede_example *given, lede_error *err) {
    lede_arena *arena = &program->arena;
    bool ok = true;
    lede_example copy = *given;
    copy.text = lede_arena_copy(arena, given->text, &ok);
    copy.title = lede_arena_copy(arena, given->title, &ok);
    copy.published = lede_arena_copy(arena, given->published, &ok);
    copy.publisher = lede_arena_copy(arena, given->publisher, &ok);
    copy.language = lede_arena_copy(arena, given->language, &ok);
    if (!ok) return lede_fail_memory(err);
    LEDE_TRY(copy_rows(arena, given, &copy, err));
    if (!lede_array_push_in(arena, &program->examples, copy)) return lede_fail_memory(err);
    return LEDE_OK;
}

lede_status lede_program_add_example(lede_program *program, const lede_example *example,
                                     lede_error *err) {
    if (program->sealed) {
        return lede_fail(err, LEDE_SEALED,
                         "examples are declared while the script loads, not later");
    }
    if (example->rule >= program->rules.count) {
        return lede_fail(err, LEDE_USAGE, "an example belongs to a rule that is not declared");
    }
    const lede_rule *rule = &program->rules.data[example->rule];
    for (size_t i = 0; i < example->n_rows; i++) {
        lede_status status = check_names(program, rule, &example->rows[i], err);
        if (status != LEDE_OK) return lede_place(err, status, rule->spec.file, example->line);
    }
    return add_example(program, example, err);
}
