/* Rules that a host declares in C are a script, too, written as Lua text, so that they go the same
 * way as any other and cannot mean anything else. */
#include "engine/engine.h"

#define RULES_NAME "rules"

enum { MOST_RULES = 100000 }; /* a host that makes more of them wants a lexicon */

static void add_fields(const lede_rule_options *rule, lede_buffer *out) {
    lede_buffer_add_string(out, ", record = {");
    for (size_t i = 0; i < rule->n_fields; i++) {
        lede_buffer_add_string(out, i == 0 ? " [" : ", [");
        lede_query_literal(out, rule->fields[i].name);
        lede_buffer_add_string(out, "] = ");
        lede_query_literal(out, rule->fields[i].path);
    }
    lede_buffer_add_string(out, " }");
}

static void add_rule(const lede_rule_options *rule, lede_buffer *out) {
    lede_buffer_printf(out, "lede.rule { dialect = '%s', ", lede_query_dialect(rule->dialect));
    if (rule->ignore_case) lede_buffer_add_string(out, "ignore_case = true, ");
    lede_buffer_add_string(out, "name = ");
    lede_query_literal(out, rule->name);
    if (rule->into != NULL) {
        lede_buffer_add_string(out, ", into = ");
        lede_query_literal(out, rule->into);
    }
    if (rule->n_fields > 0) add_fields(rule, out);
    lede_buffer_add_string(out, ", pattern = ");
    lede_query_literal(out, rule->pattern);
    lede_buffer_add_string(out, " }\n");
}

static lede_status check_rule(const lede_rule_options *rule, size_t rule_i, lede_error *err) {
    if (rule->name == NULL || rule->pattern == NULL) {
        return lede_fail(err, LEDE_USAGE, "rule %zu has no %s", rule_i + 1,
                         rule->name == NULL ? "name" : "pattern");
    }
    if (lede_query_dialect(rule->dialect) == NULL) {
        return lede_fail(err, LEDE_USAGE, "rule '%s': there is no such dialect", rule->name);
    }
    for (size_t i = 0; i < rule->n_fields; i++) {
        if (rule->fields == NULL || rule->fields[i].name == NULL || rule->fields[i].path == NULL) {
            return lede_fail(err, LEDE_USAGE, "rule '%s': field %zu has no name or no path",
                             rule->name, i + 1);
        }
    }
    return LEDE_OK;
}

static lede_status write_script(const lede_rules_options *options, lede_buffer *out,
                                lede_error *err) {
    if (options->n_rules > MOST_RULES) {
        return lede_fail(err, LEDE_LIMIT, "%zu rules; at most %d may be declared in this way",
                         options->n_rules, MOST_RULES);
    }
    lede_buffer_add_string(out, "local lede = require 'lede'\n");
    for (size_t i = 0; i < options->n_packs; i++) {
        if (options->packs == NULL || options->packs[i] == NULL) {
            return lede_fail(err, LEDE_USAGE, "pack %zu has no name", i + 1);
        }
        lede_buffer_add_string(out, "require(");
        lede_query_literal(out, options->packs[i]);
        lede_buffer_add_string(out, ")\n");
    }
    for (size_t i = 0; i < options->n_rules; i++) {
        if (options->rules == NULL) return lede_fail(err, LEDE_USAGE, "there are no rules");
        LEDE_TRY(check_rule(&options->rules[i], i, err));
        add_rule(&options->rules[i], out);
    }
    return out->failed ? lede_fail_memory(err) : LEDE_OK;
}

lede_status lede_script_open_rules(lede_engine *engine, const lede_rules_options *options,
                                   lede_script **out, lede_error *err) {
    LEDE_ENTER(err);
    LEDE_GIVES(out);
    LEDE_NEED(engine);
    LEDE_NEED(options);
    lede_buffer text = {0};
    lede_status status = write_script(options, &text, err);
    if (status == LEDE_OK) {
        status = lede_script_open_text(engine, RULES_NAME, lede_buffer_slice(&text), out, err);
        /* The host wrote no such file: the message names the rule, which is enough. */
        if (status != LEDE_OK) lede_query_forget_place(err, RULES_NAME);
    }
    lede_buffer_clear(&text);
    return status;
}
