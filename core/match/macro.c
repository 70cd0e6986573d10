#include "match/macro.h"

#include "layer/catalog.h"
#include "match/lexer.h"

const lede_macro_frame *lede_expansion_find(const lede_expansion *expansion, size_t at,
                                            size_t *from) {
    size_t low = 0, high = expansion->pieces.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (expansion->pieces.data[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    const lede_expansion_piece *piece = &expansion->pieces.data[low];
    const lede_macro_frame *frame = &expansion->frames.data[piece->frame];
    *from = piece->from + (piece->is_fixed ? 0 : at - piece->at);
    if (*from > frame->text.size) *from = frame->text.size;
    return frame;
}

/* ---- arguments in a macro's text ------------------------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

uint32_t lede_macro_parameter(const lede_macro *macro, lede_slice text, size_t at, size_t *stop) {
    size_t i = at + 1;
    uint32_t number = 0;
    for (; i < text.size && is_digit(text.data[i]); i++) {
        if (number <= LEDE_MACRO_ARGUMENTS) number = number * 10 + (uint32_t)(text.data[i] - '0');
    }
    *stop = i;
    if (i > at + 1) return number;
    while (i < text.size && (is_letter(text.data[i]) || is_digit(text.data[i]))) i++;
    *stop = i;
    lede_slice name = lede_slice_cut(text, at + 1, i);
    for (uint32_t k = 0; macro->params != NULL && k < macro->n_params; k++) {
        if (lede_slice_equal(macro->params[k], name)) return k;
    }
    return UINT32_MAX;
}

size_t lede_macro_find_parameter(const lede_macro *macro, lede_slice text, size_t at,
                                 uint32_t *index, size_t *stop) {
    for (; at < text.size; at++) {
        if (text.data[at] == '\\') {
            at++;
        } else if (text.data[at] == '$') {
            *index = lede_macro_parameter(macro, text, at, stop);
            if (*index != UINT32_MAX) return at;
        }
    }
    return SIZE_MAX;
}

/* ---- declaring ------------------------------------------------------------------------------- */

/* The macro's text as a pattern of its own, for the lexer and for messages. */
typedef struct check {
    lede_macro *macro;
    lede_macro_frame frame;
    lede_expansion_piece piece;
    lede_expansion expansion;
    lede_pattern_source source;
    lede_lexer lexer;
    lede_error *err;
    char expected[LEDE_PATTERN_DEPTH]; /* what closes the brackets that are open */
    size_t open[LEDE_PATTERN_DEPTH];
    uint32_t depth;
} check;

static lede_status fail_in(const check *c, size_t at, const char *what) {
    return lede_pattern_source_fail(&c->source, at, LEDE_SYNTAX, c->err, "%s", what);
}

static char closing(lede_lexeme_kind kind) {
    switch (kind) {
    case LEDE_LEX_OPEN:
    case LEDE_LEX_AHEAD:
    case LEDE_LEX_NOT_AHEAD:
    case LEDE_LEX_BEHIND:
    case LEDE_LEX_NOT_BEHIND: return ')';
    case LEDE_LEX_OPEN_TOKEN: return ']';
    case LEDE_LEX_OPEN_COUNT: return '}';
    case LEDE_LEX_OPEN_CHECK: return ':';
    default: return '\0';
    }
}

static bool is_closing(lede_lexeme_kind kind) {
    return kind == LEDE_LEX_CLOSE || kind == LEDE_LEX_CLOSE_TOKEN || kind == LEDE_LEX_CLOSE_COUNT ||
           kind == LEDE_LEX_CLOSE_CHECK;
}

/* What a macro opens it closes itself, so that a call is a whole thing wherever it stands. */
static lede_status check_bracket(check *c) {
    const lede_lexeme *now = &c->lexer.now;
    char close = closing(now->kind);
    if (close != '\0') {
        if (c->depth == LEDE_PATTERN_DEPTH) {
            return fail_in(c, now->at, "brackets are nested too deep");
        }
        c->expected[c->depth] = close;
        c->open[c->depth++] = now->at;
    } else if (is_closing(now->kind)) {
        if (c->depth == 0 || c->expected[c->depth - 1] != c->macro->text.data[now->at]) {
            return fail_in(c, now->at, "this bracket was not opened in the macro");
        }
        c->depth--;
    }
    return LEDE_OK;
}

/* Without params, the highest `$n` says how many arguments there are. */
static lede_status check_parameters(check *c) {
    const lede_lexeme *now = &c->lexer.now;
    lede_macro *macro = c->macro;
    if (now->kind != LEDE_LEX_STRING && now->kind != LEDE_LEX_DOLLAR) return LEDE_OK;
    bool is_string = now->kind == LEDE_LEX_STRING;
    lede_slice text = is_string ? lede_slice_cut(macro->text, 0, now->stop) : macro->text;
    uint32_t index, most = macro->params != NULL ? macro->n_params : LEDE_MACRO_ARGUMENTS;
    for (size_t at = now->at, stop;; at = stop) {
        if (is_string) {
            at = lede_macro_find_parameter(macro, text, at, &index, &stop);
            if (at == SIZE_MAX) return LEDE_OK;
        } else {
            index = lede_macro_parameter(macro, text, at, &stop);
            if (index == UINT32_MAX) return LEDE_OK; /* a list */
        }
        if (index >= most) {
            return fail_in(c, at,
                           macro->params != NULL
                               ? "the macro has no such parameter; the first is $0"
                               : "a macro has not so many arguments");
        }
        if (index >= macro->n_params) macro->n_params = index + 1;
        if (!is_string) return LEDE_OK;
    }
}

static lede_status check_lexemes(check *c) {
    LEDE_TRY(lede_lexer_advance(&c->lexer, c->err));
    if (c->lexer.now.kind == LEDE_LEX_END) {
        return fail_in(c, 0, "the macro is empty; expected a piece of a pattern");
    }
    while (c->lexer.now.kind != LEDE_LEX_END) {
        LEDE_TRY(check_bracket(c));
        LEDE_TRY(check_parameters(c));
        LEDE_TRY(lede_lexer_advance(&c->lexer, c->err));
    }
    if (c->depth == 0) return LEDE_OK;
    return fail_in(c, c->open[c->depth - 1],
                   "this bracket is not closed; a macro closes what it opens");
}

static lede_status check_text(lede_macro *macro, lede_error *err) {
    lede_arena scratch;
    lede_arena_init(&scratch, 0);
    check c = {.macro = macro, .frame = {.macro = macro, .text = macro->text}, .err = err};
    c.expansion.frames.data = &c.frame;
    c.expansion.pieces.data = &c.piece;
    c.expansion.frames.count = c.expansion.pieces.count = 1;
    c.source = (lede_pattern_source){
        .text = macro->text, .file = macro->file, .line = macro->line, .expansion = &c.expansion};
    c.lexer = (lede_lexer){.source = &c.source, .arena = &scratch};
    lede_status status = check_lexemes(&c);
    lede_arena_clear(&scratch);
    return status;
}

const lede_macro *lede_macros_find(const lede_macros *macros, lede_slice name) {
    for (size_t i = 0; i < macros->items.count; i++) {
        if (lede_slice_equal(macros->items.data[i].name, name)) return &macros->items.data[i];
    }
    return NULL;
}

static lede_status copy_params(const lede_macros *macros, const lede_macro *from, lede_macro *to,
                               lede_error *err) {
    bool ok = true;
    to->n_params = from->n_params;
    if (from->params == NULL) return LEDE_OK;
    lede_slice *params = lede_arena_array(macros->arena, from->n_params, sizeof *params);
    if (params == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < from->n_params; i++) {
        if (!lede_is_name(from->params[i])) {
            return lede_fail(err, LEDE_USAGE,
                             "macro '%.*s': '%.*s' is no name of a parameter: names are "
                             "lower-case letters, digits and _, a letter first",
                             LEDE_FMT(from->name), LEDE_FMT(from->params[i]));
        }
        for (uint32_t k = 0; k < i; k++) {
            if (!lede_slice_equal(from->params[k], from->params[i])) continue;
            return lede_fail(err, LEDE_USAGE, "macro '%.*s': parameter '%.*s' stands twice",
                             LEDE_FMT(from->name), LEDE_FMT(from->params[i]));
        }
        params[i] = lede_arena_copy(macros->arena, from->params[i], &ok);
    }
    to->params = params;
    return ok ? LEDE_OK : lede_fail_memory(err);
}

lede_status lede_macros_add(lede_macros *macros, const lede_macro *macro, lede_error *err) {
    if (lede_macros_find(macros, macro->name) != NULL) {
        return lede_fail(err, LEDE_USAGE, "macro '%.*s' is declared twice", LEDE_FMT(macro->name));
    }
    if (macro->n_params > LEDE_MACRO_ARGUMENTS) {
        return lede_fail(err, LEDE_LIMIT, "macro '%.*s' has more than %d parameters",
                         LEDE_FMT(macro->name), LEDE_MACRO_ARGUMENTS);
    }
    bool ok = true;
    lede_macro copy = {.name = lede_arena_copy(macros->arena, macro->name, &ok),
                       .text = lede_arena_copy(macros->arena, macro->text, &ok),
                       .file = lede_arena_copy(macros->arena, macro->file, &ok),
                       .line = macro->line};
    if (!ok) return lede_fail_memory(err);
    if (copy.text.data == NULL) copy.text = LEDE_SLICE("");
    LEDE_TRY(copy_params(macros, macro, &copy, err));
    LEDE_TRY(check_text(&copy, err));
    return lede_array_push_in(macros->arena, &macros->items, copy) ? LEDE_OK
                                                                   : lede_fail_memory(err);
}
