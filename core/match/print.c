#include "match/parse.h"

enum { INDENT = 2 };

static const char *const comparisons[] = {"=", "!=", "<", "<=", ">", ">=", "contains"};

static void print_operand(const lede_operand *operand, lede_buffer *out) {
    switch (operand->kind) {
    case LEDE_OPERAND_STRING:
        lede_buffer_add_char(out, '"');
        lede_buffer_add(out, operand->text);
        lede_buffer_add_char(out, '"');
        if (operand->flags != 0) lede_buffer_add_char(out, '%');
        if (operand->flags & LEDE_FLAG_CASE) lede_buffer_add_char(out, 'c');
        if (operand->flags & LEDE_FLAG_DIACRITICS) lede_buffer_add_char(out, 'd');
        if (operand->flags & LEDE_FLAG_LITERAL) lede_buffer_add_char(out, 'l');
        return;
    case LEDE_OPERAND_NUMBER: lede_buffer_add(out, operand->text); return;
    case LEDE_OPERAND_NAME:
        for (uint32_t i = 0; i < operand->n_parts; i++) {
            if (i > 0) lede_buffer_add_char(out, '.');
            lede_buffer_add(out, operand->parts[i]);
        }
        return;
    case LEDE_OPERAND_LIST: lede_buffer_printf(out, "$%.*s", LEDE_FMT(operand->text)); return;
    case LEDE_OPERAND_REGEX_LIST:
        lede_buffer_printf(out, "RE($%.*s)", LEDE_FMT(operand->text));
        return;
    case LEDE_OPERAND_CALL: break;
    }
    lede_buffer_printf(out, "%.*s(", LEDE_FMT(operand->text));
    for (uint32_t i = 0; i < operand->n_items; i++) {
        if (i > 0) lede_buffer_add_string(out, ", ");
        print_operand(operand->items[i], out);
    }
    lede_buffer_add_char(out, ')');
}

static void print_condition(const lede_condition *condition, lede_buffer *out) {
    switch (condition->kind) {
    case LEDE_CONDITION_TRUTH: print_operand(condition->left, out); return;
    case LEDE_CONDITION_COMPARE:
        print_operand(condition->left, out);
        lede_buffer_printf(out, " %s ", comparisons[condition->comparison]);
        print_operand(condition->right, out);
        return;
    case LEDE_CONDITION_NOT:
        lede_buffer_add_char(out, '!');
        print_condition(condition->items[0], out);
        return;
    case LEDE_CONDITION_AND:
    case LEDE_CONDITION_OR:
    case LEDE_CONDITION_IMPLIES: break;
    }
    const char *sign = condition->kind == LEDE_CONDITION_AND  ? " & "
                       : condition->kind == LEDE_CONDITION_OR ? " | "
                                                              : " -> ";
    lede_buffer_add_char(out, '(');
    for (uint32_t i = 0; i < condition->n_items; i++) {
        if (i > 0) lede_buffer_add_string(out, sign);
        print_condition(condition->items[i], out);
    }
    lede_buffer_add_char(out, ')');
}

static void print_tag(const lede_node *node, lede_buffer *out) {
    lede_buffer_printf(out, "%s <%s%.*s", node->kind == LEDE_NODE_REGION ? "region" : "boundary",
                       node->at_end ? "/" : "", LEDE_FMT(node->name));
    if (node->condition != NULL) {
        lede_buffer_add_char(out, ' ');
        print_condition(node->condition, out);
    }
    lede_buffer_add_string(out, node->kind == LEDE_NODE_REGION ? "/>" : ">");
}

static void print_repeat(const lede_node *node, lede_buffer *out) {
    lede_buffer_printf(out, "repeat {%u,", node->min);
    if (node->max != LEDE_UNBOUNDED) lede_buffer_printf(out, "%u", node->max);
    lede_buffer_add_string(out, node->lazy ? "} lazy" : "}");
}

static void print_within(const lede_node *node, lede_buffer *out) {
    lede_buffer_add_string(out, node->negated ? "not within" : "within");
    if (node->n_items == 2) return;
    if (node->name.data == NULL || node->count != 1) lede_buffer_printf(out, " %u", node->count);
    if (node->name.data != NULL) lede_buffer_printf(out, " %.*s", LEDE_FMT(node->name));
}

static void print_head(const lede_node *node, lede_buffer *out) {
    switch (node->kind) {
    case LEDE_NODE_EMPTY: lede_buffer_add_string(out, "empty"); break;
    case LEDE_NODE_STRING:
    case LEDE_NODE_LIST:
        lede_buffer_add_string(out, "token ");
        print_operand(node->operand, out);
        break;
    case LEDE_NODE_TOKEN:
        lede_buffer_add_string(out, "token [");
        if (node->condition != NULL) print_condition(node->condition, out);
        lede_buffer_add_char(out, ']');
        break;
    case LEDE_NODE_REGION:
    case LEDE_NODE_BOUNDARY: print_tag(node, out); break;
    case LEDE_NODE_SEQUENCE: lede_buffer_add_string(out, "sequence"); break;
    case LEDE_NODE_ALTERNATION: lede_buffer_add_string(out, "alternation"); break;
    case LEDE_NODE_INTERSECTION: lede_buffer_add_string(out, "intersection"); break;
    case LEDE_NODE_REPEAT: print_repeat(node, out); break;
    case LEDE_NODE_CAPTURE: lede_buffer_printf(out, "capture %.*s", LEDE_FMT(node->name)); break;
    case LEDE_NODE_LOOK:
        lede_buffer_printf(out, "look %s%s", node->behind ? "behind" : "ahead",
                           node->negated ? ", must fail" : "");
        break;
    case LEDE_NODE_CONSTRAINT:
        lede_buffer_add_string(out, "constraint ");
        print_condition(node->condition, out);
        break;
    case LEDE_NODE_WITHIN: print_within(node, out); break;
    case LEDE_NODE_CONTAINING:
        lede_buffer_add_string(out, node->negated ? "not containing" : "containing");
        break;
    case LEDE_NODE_MEET:
        lede_buffer_add_string(out, "meet ");
        if (node->name.data != NULL)
            lede_buffer_add(out, node->name);
        else
            lede_buffer_printf(out, "%d %d", node->from, node->to);
        break;
    }
}

static void print_node(const lede_node *node, size_t depth, lede_buffer *out) {
    lede_buffer_add_repeat(out, ' ', depth * INDENT);
    print_head(node, out);
    lede_buffer_add_char(out, '\n');
    for (uint32_t i = 0; i < node->n_items; i++) print_node(node->items[i], depth + 1, out);
}

void lede_pattern_print(const lede_pattern *pattern, lede_buffer *out) {
    if (pattern->policy.data != NULL) {
        lede_buffer_printf(out, "policy %.*s\n", LEDE_FMT(pattern->policy));
    }
    print_node(pattern->root, 0, out);
}
