#include "match/macro.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "match/lexer.h"

typedef struct range {
    size_t start, stop; /* bytes of the caller's text */
} range;

/* What a frame was called with. */
typedef struct arguments {
    range items[LEDE_MACRO_ARGUMENTS];
    uint32_t count;
} arguments;

/* What was put in by one text: `(…)` is needed around several lexemes that are more than a name. */
typedef struct amount {
    uint32_t lexemes;
    bool is_more;
} amount;

typedef struct expander {
    const lede_macros *macros;
    lede_pattern_source source; /* of the pattern as written */
    lede_arena *arena;
    lede_arena scratch;
    lede_buffer out;
    lede_expansion *expansion;
    LEDE_ARRAY(arguments *) arguments; /* by frame; scratch */
    amount amount;
    uint32_t depth, steps;
    lede_error *err;
} expander;

static lede_status walk(expander *e, uint32_t frame, range text);

/* ---- messages -------------------------------------------------------------------------------- */

static lede_pattern_source place(const expander *e, uint32_t frame, size_t at,
                                 lede_expansion_piece *piece, lede_expansion *expansion) {
    *piece = (lede_expansion_piece){.frame = frame, .from = (uint32_t)at, .is_fixed = true};
    *expansion = *e->expansion;
    expansion->pieces.data = piece;
    expansion->pieces.count = 1;
    lede_pattern_source source = e->source;
    source.expansion = expansion;
    return source;
}

static lede_status fail(const expander *e, uint32_t frame, size_t at, lede_status status,
                        const char *what) {
    lede_expansion_piece piece;
    lede_expansion expansion;
    lede_pattern_source source = place(e, frame, at, &piece, &expansion);
    return lede_pattern_source_fail(&source, 0, status, e->err, "%s", what);
}

static lede_status unknown(expander *e, uint32_t frame, size_t at, lede_slice name) {
    char what[256], hint[160] = "";
    size_t count = e->macros->items.count;
    lede_slice *names = lede_arena_array(&e->scratch, count, sizeof *names);
    if (names == NULL) return lede_fail_memory(e->err);
    for (size_t i = 0; i < count; i++) names[i] = e->macros->items.data[i].name;
    const lede_slice *nearest = lede_nearest(name, names, count);
    if (nearest != NULL) {
        snprintf(hint, sizeof hint, "; did you mean /%.*s[]?", LEDE_FMT(*nearest));
    }
    snprintf(what, sizeof what, "no macro '%.*s' was declared before this%s", LEDE_FMT(name), hint);
    fail(e, frame, at, LEDE_SYNTAX, what);
    lede_error_unknown(e->err, LEDE_NAME_MACRO, name);
    return LEDE_SYNTAX;
}

/* "/near[a, gap]" or "/near[$0, $1]". */
static void describe(const lede_macro *macro, lede_buffer *out) {
    lede_buffer_printf(out, "/%.*s[", LEDE_FMT(macro->name));
    for (uint32_t i = 0; i < macro->n_params; i++) {
        if (i > 0) lede_buffer_add_string(out, ", ");
        if (macro->params != NULL)
            lede_buffer_add(out, macro->params[i]);
        else
            lede_buffer_printf(out, "$%u", i);
    }
    lede_buffer_add_char(out, ']');
}

static lede_status wrong_count(expander *e, uint32_t frame, size_t at, const lede_macro *macro,
                               uint32_t given) {
    lede_buffer form = {0};
    char what[400], is[32];
    describe(macro, &form);
    if (given == 0)
        snprintf(is, sizeof is, "none is");
    else
        snprintf(is, sizeof is, "%u %s", given, given == 1 ? "is" : "are");
    const char *s = macro->n_params == 1 ? "" : "s";
    if (macro->n_params == 0) {
        snprintf(what, sizeof what, "macro '%.*s' takes no arguments, but %s given: %.*s",
                 LEDE_FMT(macro->name), is, LEDE_FMT(lede_buffer_slice(&form)));
    } else {
        snprintf(what, sizeof what, "macro '%.*s' takes %u argument%s, but %s given: %.*s",
                 LEDE_FMT(macro->name), macro->n_params, s, is, LEDE_FMT(lede_buffer_slice(&form)));
    }
    lede_buffer_clear(&form);
    return fail(e, frame, at, LEDE_SYNTAX, what);
}

/* "/a → /b → /a" */
static void print_chain(const expander *e, uint32_t frame, lede_buffer *out) {
    const lede_macro_frame *at = &e->expansion->frames.data[frame];
    if (at->macro == NULL) return;
    print_chain(e, at->parent, out); /* no deeper than LEDE_MACRO_DEPTH */
    lede_buffer_printf(out, "/%.*s → ", LEDE_FMT(at->macro->name));
}

static lede_status check_circle(expander *e, uint32_t frame, size_t at, const lede_macro *macro) {
    for (uint32_t i = frame; e->expansion->frames.data[i].macro != NULL;
         i = e->expansion->frames.data[i].parent) {
        if (e->expansion->frames.data[i].macro != macro) continue;
        char what[512];
        lede_buffer chain = {0};
        print_chain(e, frame, &chain);
        snprintf(what, sizeof what, "macro '%.*s' calls itself: %.*s/%.*s", LEDE_FMT(macro->name),
                 LEDE_FMT(lede_buffer_slice(&chain)), LEDE_FMT(macro->name));
        lede_buffer_clear(&chain);
        return fail(e, frame, at, LEDE_SYNTAX, what);
    }
    return LEDE_OK;
}

/* ---- output ---------------------------------------------------------------------------------- */

/* Bytes of a frame's text, or, with `fixed`, bytes that stand for the one at `from`. */
static lede_status put(expander *e, lede_slice bytes, uint32_t frame, size_t from, bool fixed) {
    lede_expansion_piece piece = {
        .at = (uint32_t)e->out.size, .frame = frame, .from = (uint32_t)from, .is_fixed = fixed};
    if (bytes.size == 0) return LEDE_OK;
    if (e->out.size + bytes.size > LEDE_PATTERN_BYTES) {
        char what[128];
        snprintf(what, sizeof what, "with its macros the pattern is longer than %u bytes",
                 LEDE_PATTERN_BYTES);
        return fail(e, frame, from, LEDE_LIMIT, what);
    }
    lede_buffer_add(&e->out, bytes);
    if (e->out.failed || !lede_array_push_in(e->arena, &e->expansion->pieces, piece)) {
        return lede_fail_memory(e->err);
    }
    return LEDE_OK;
}

static lede_status put_lexeme(expander *e, uint32_t frame, const lede_lexeme *lexeme) {
    bool is_plain = lexeme->kind == LEDE_LEX_NAME || lexeme->kind == LEDE_LEX_NUMBER ||
                    lexeme->kind == LEDE_LEX_DOT;
    e->amount.lexemes++;
    e->amount.is_more = e->amount.is_more || !is_plain;
    lede_slice text = e->expansion->frames.data[frame].text;
    return put(e, lede_slice_cut(text, lexeme->at, lexeme->stop), frame, lexeme->at, false);
}

/* Walk a text, with ( ) around what comes out if it needs them. The brackets stand for byte `at`
 * of `frame`. */
static lede_status walk_whole(expander *e, uint32_t inner, range text, uint32_t frame, size_t at) {
    amount before = e->amount;
    size_t open = e->out.size;
    e->amount = (amount){0};
    LEDE_TRY(put(e, LEDE_SLICE("("), frame, at, true));
    LEDE_TRY(walk(e, inner, text));
    if (e->amount.lexemes > 1 && e->amount.is_more) {
        LEDE_TRY(put(e, LEDE_SLICE(")"), frame, at, true));
    } else {
        e->out.data[open] = ' ';
    }
    e->amount.lexemes += before.lexemes;
    e->amount.is_more = e->amount.is_more || before.is_more;
    return LEDE_OK;
}

/* ---- arguments ------------------------------------------------------------------------------- */

static lede_status put_argument(expander *e, uint32_t frame, uint32_t index, size_t at) {
    const lede_macro_frame *inner = &e->expansion->frames.data[frame];
    return walk_whole(e, inner->parent, e->arguments.data[frame]->items[index], frame, at);
}

/* An argument that is one string loses its quotes: "$0" may be called with JJ and with "JJ". */
static bool strip(lede_slice *text, const amount *made) {
    *text = lede_slice_trim(*text);
    char first = text->size > 1 ? text->data[0] : '\0';
    if (made->lexemes != 1 || (first != '"' && first != '\'')) return true;
    if (text->data[text->size - 1] != first) return false; /* flags */
    *text = lede_slice_cut(*text, 1, text->size - 1);
    return true;
}

/* `$0` inside of a string. */
static lede_status put_quoted(expander *e, uint32_t frame, uint32_t index, char quote) {
    const lede_macro_frame *inner = &e->expansion->frames.data[frame];
    uint32_t parent = inner->parent;
    range text = e->arguments.data[frame]->items[index];
    amount before = e->amount;
    size_t size = e->out.size, n_pieces = e->expansion->pieces.count;
    e->amount = (amount){0};
    LEDE_TRY(walk(e, parent, text));
    lede_slice value = lede_slice_cut(lede_buffer_slice(&e->out), size, e->out.size);
    bool fits = strip(&value, &e->amount);
    for (size_t i = 0; i < value.size; i++) fits = fits && value.data[i] != quote;
    if (!fits) {
        return fail(e, parent, text.start, LEDE_SYNTAX,
                    "the macro puts this argument between quotes; expected a plain word or one "
                    "string without %c, %d or %l");
    }
    bool ok = true;
    value = lede_arena_copy(&e->scratch, value, &ok);
    if (!ok) return lede_fail_memory(e->err);
    e->out.size = size;
    e->expansion->pieces.count = n_pieces;
    e->amount = before;
    return put(e, value, parent, text.start, true);
}

static lede_status put_string(expander *e, uint32_t frame, const lede_lexeme *lexeme) {
    const lede_macro *macro = e->expansion->frames.data[frame].macro;
    if (macro == NULL) return put_lexeme(e, frame, lexeme);
    lede_slice text = lede_slice_cut(macro->text, 0, lexeme->stop);
    size_t from = lexeme->at, at, stop;
    uint32_t index;
    e->amount.lexemes++;
    e->amount.is_more = true;
    while ((at = lede_macro_find_parameter(macro, text, from, &index, &stop)) != SIZE_MAX) {
        LEDE_TRY(put(e, lede_slice_cut(text, from, at), frame, from, false));
        LEDE_TRY(put_quoted(e, frame, index, text.data[lexeme->at]));
        from = stop;
    }
    return put(e, lede_slice_cut(text, from, text.size), frame, from, false);
}

/* ---- calls ----------------------------------------------------------------------------------- */

static bool opens(lede_lexeme_kind kind) {
    switch (kind) {
    case LEDE_LEX_OPEN:
    case LEDE_LEX_OPEN_TOKEN:
    case LEDE_LEX_OPEN_COUNT:
    case LEDE_LEX_OPEN_CHECK:
    case LEDE_LEX_AHEAD:
    case LEDE_LEX_NOT_AHEAD:
    case LEDE_LEX_BEHIND:
    case LEDE_LEX_NOT_BEHIND: return true;
    default: return false;
    }
}

static bool closes(lede_lexeme_kind kind) {
    return kind == LEDE_LEX_CLOSE || kind == LEDE_LEX_CLOSE_TOKEN || kind == LEDE_LEX_CLOSE_COUNT ||
           kind == LEDE_LEX_CLOSE_CHECK;
}

/* From behind '[' to behind its ']'. */
static lede_status read_arguments(expander *e, lede_lexer *lexer, uint32_t frame, arguments *out) {
    size_t open = lexer->now.at;
    uint32_t depth = 0;
    range item = {lexer->now.stop, lexer->now.stop};
    bool is_empty = true;
    *out = (arguments){0};
    for (;;) {
        LEDE_TRY(lede_lexer_advance(lexer, e->err));
        const lede_lexeme *now = &lexer->now;
        if (now->kind == LEDE_LEX_END) {
            return fail(e, frame, open, LEDE_SYNTAX,
                        "this '[' is not closed: expected ']' behind the macro's arguments");
        }
        bool ends = depth == 0 && now->kind == LEDE_LEX_CLOSE_TOKEN;
        if (ends || (depth == 0 && now->kind == LEDE_LEX_COMMA)) {
            if (ends && is_empty && out->count == 0) return LEDE_OK;
            if (out->count == LEDE_MACRO_ARGUMENTS) {
                return fail(e, frame, now->at, LEDE_LIMIT, "too many arguments");
            }
            out->items[out->count++] = item;
            if (ends) return LEDE_OK;
            item = (range){now->stop, now->stop};
            is_empty = true;
            continue;
        }
        if (opens(now->kind)) depth++;
        if (closes(now->kind) && depth > 0) depth--;
        if (is_empty) item.start = now->at;
        item.stop = now->stop;
        is_empty = false;
    }
}

static lede_status call(expander *e, lede_lexer *lexer, uint32_t frame) {
    uint32_t at = lexer->now.at;
    LEDE_TRY(lede_lexer_advance(lexer, e->err));
    lede_slice name = lexer->now.text;
    arguments *given = lede_arena_alloc(&e->scratch, sizeof *given);
    if (given == NULL) return lede_fail_memory(e->err);
    LEDE_TRY(lede_lexer_advance(lexer, e->err));
    LEDE_TRY(read_arguments(e, lexer, frame, given));
    const lede_macro *macro = lede_macros_find(e->macros, name);
    if (macro == NULL) return unknown(e, frame, at, name);
    if (given->count != macro->n_params) return wrong_count(e, frame, at, macro, given->count);
    LEDE_TRY(check_circle(e, frame, at, macro));
    lede_macro_frame inner = {.macro = macro, .text = macro->text, .parent = frame, .call = at};
    uint32_t index = (uint32_t)e->expansion->frames.count;
    if (!lede_array_push_in(e->arena, &e->expansion->frames, inner) ||
        !lede_array_push_in(&e->scratch, &e->arguments, given)) {
        return lede_fail_memory(e->err);
    }
    return walk_whole(e, index, (range){0, macro->text.size}, frame, at);
}

/* `/name[`, without a space behind the slash. */
static bool at_call(const lede_lexer *lexer) {
    if (lexer->now.kind != LEDE_LEX_SLASH) return false;
    lede_lexer next = *lexer;
    lede_slice text = lexer->source->text;
    size_t at = lexer->now.stop;
    if (at >= text.size || strchr(" \t\r\n\"'#", text.data[at]) != NULL ||
        lede_lexer_peek(lexer) != LEDE_LEX_NAME) {
        return false;
    }
    return lede_lexer_advance(&next, NULL) == LEDE_OK && /* a name: allocates nothing */
           lede_lexer_peek(&next) == LEDE_LEX_OPEN_TOKEN;
}

static lede_status walk_lexeme(expander *e, lede_lexer *lexer, uint32_t frame) {
    const lede_macro_frame *here = &e->expansion->frames.data[frame];
    if (at_call(lexer)) return call(e, lexer, frame);
    if (lexer->now.kind == LEDE_LEX_STRING) return put_string(e, frame, &lexer->now);
    if (lexer->now.kind == LEDE_LEX_DOLLAR && here->macro != NULL) {
        size_t at = lexer->now.at, stop;
        uint32_t index = lede_macro_parameter(here->macro, here->text, at, &stop);
        if (index != UINT32_MAX) {
            lexer->next = stop;
            return put_argument(e, frame, index, at);
        }
    }
    return put_lexeme(e, frame, &lexer->now);
}

static lede_status walk_lexemes(expander *e, uint32_t frame, range text) {
    lede_pattern_source source = e->source;
    source.text = e->expansion->frames.data[frame].text;
    source.text.size = text.stop;
    lede_lexer lexer = {
        .source = frame == 0 ? &e->source : &source, .arena = &e->scratch, .next = text.start};
    for (bool is_first = true;; is_first = false) {
        LEDE_TRY(lede_lexer_advance(&lexer, e->err));
        if (lexer.now.kind == LEDE_LEX_END || lexer.now.at >= text.stop) return LEDE_OK;
        if (lexer.now.spaced && !is_first) {
            LEDE_TRY(put(e, LEDE_SLICE(" "), frame, lexer.now.at, true));
        }
        LEDE_TRY(walk_lexeme(e, &lexer, frame));
    }
}

static lede_status walk(expander *e, uint32_t frame, range text) {
    if (e->depth == LEDE_MACRO_DEPTH) {
        char what[96];
        snprintf(what, sizeof what, "macros are nested deeper than %d", LEDE_MACRO_DEPTH);
        return fail(e, frame, text.start, LEDE_LIMIT, what);
    }
    if (e->steps++ == LEDE_MACRO_STEPS) {
        char what[96];
        snprintf(what, sizeof what, "more than %d macros and arguments are put in",
                 LEDE_MACRO_STEPS);
        return fail(e, frame, text.start, LEDE_LIMIT, what);
    }
    e->depth++;
    LEDE_TRY(walk_lexemes(e, frame, text));
    e->depth--;
    return LEDE_OK;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static lede_status expand(expander *e, lede_pattern_source *source) {
    lede_macro_frame whole = {.text = source->text};
    if (!lede_array_push_in(e->arena, &e->expansion->frames, whole) ||
        !lede_array_push_in(&e->scratch, &e->arguments, NULL)) {
        return lede_fail_memory(e->err);
    }
    LEDE_TRY(walk(e, 0, (range){0, source->text.size}));
    if (e->expansion->frames.count == 1) return LEDE_OK;           /* no call: as it was written */
    LEDE_TRY(put(e, LEDE_SLICE(" "), 0, source->text.size, true)); /* the end has a place, too */
    bool ok = true;
    lede_slice text = lede_slice_cut(lede_buffer_slice(&e->out), 0, e->out.size - 1);
    text = lede_arena_copy(e->arena, text, &ok);
    if (!ok) return lede_fail_memory(e->err);
    source->text = text;
    source->expansion = e->expansion;
    return LEDE_OK;
}

/* Most patterns call nothing; they stay as they were written. */
static bool may_call(lede_slice text) {
    for (size_t i = 0; i + 1 < text.size; i++) {
        char next = text.data[i + 1];
        if (i > 0 && text.data[i - 1] == '<') continue; /* </s> */
        if (text.data[i] == '/' && next != '*' && next != '>') return true;
    }
    return false;
}

lede_status lede_macros_expand(const lede_macros *macros, lede_pattern_source *source,
                               lede_arena *arena, lede_error *err) {
    if (!may_call(source->text) || source->text.size > LEDE_PATTERN_BYTES) return LEDE_OK;
    expander e = {.macros = macros, .source = *source, .arena = arena, .err = err};
    e.expansion = lede_arena_zalloc(arena, sizeof *e.expansion);
    if (e.expansion == NULL) return lede_fail_memory(err);
    lede_arena_init(&e.scratch, 0);
    lede_status status = expand(&e, source);
    lede_buffer_clear(&e.out);
    lede_arena_clear(&e.scratch);
    return status;
}
