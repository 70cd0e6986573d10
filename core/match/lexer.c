#include "match/lexer.h"

#include <stdio.h>

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool starts_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}
static bool is_name(char c) {
    return starts_name(c) || is_digit(c);
}

static char byte_at(lede_slice text, size_t i) {
    return i < text.size ? text.data[i] : '\0';
}

/* CQP ends a query with ';': at the very end it is space. */
static bool is_last_sign(lede_slice text, size_t i) {
    for (i++; i < text.size && is_space(text.data[i]);) i++;
    return i == text.size;
}

/* `-nsubj->`, `-->`, `^-->` of BlackLab. */
static bool is_relation(lede_slice rest) {
    size_t i = rest.size > 0 && rest.data[0] == '^' ? 1 : 0;
    if (byte_at(rest, i) != '-' || is_digit(byte_at(rest, i + 1))) return false;
    while (i < rest.size && !is_space(rest.data[i])) {
        if (rest.data[i] == '>') return true;
        i++;
    }
    return false;
}

/* Past white space, `# …` and slash-star comments. */
static lede_status skip_space(const lede_pattern_source *source, size_t *next, lede_error *err) {
    lede_slice text = source->text;
    for (size_t i = *next;;) {
        char c = byte_at(text, i);
        if (i < text.size && (is_space(c) || (c == ';' && is_last_sign(text, i)))) {
            i++;
        } else if (c == '#') {
            while (i < text.size && text.data[i] != '\n') i++;
        } else if (c == '/' && byte_at(text, i + 1) == '*') {
            size_t stop = lede_slice_find(text, LEDE_SLICE("*/"), i + 2);
            if (stop == SIZE_MAX) {
                return lede_pattern_source_fail(source, i, LEDE_SYNTAX, err,
                                                "this comment is not closed; expected '*/'");
            }
            i = stop + 2;
        } else {
            *next = i;
            return LEDE_OK;
        }
    }
}

typedef struct sign {
    const char *text;
    lede_lexeme_kind kind;
} sign;

/* Longest first where one begins another. */
static const sign signs[] = {
    {"(?<=", LEDE_LEX_BEHIND},
    {"(?<!", LEDE_LEX_NOT_BEHIND},
    {"(?=", LEDE_LEX_AHEAD},
    {"(?!", LEDE_LEX_NOT_AHEAD},
    {"[:", LEDE_LEX_OPEN_CHECK},
    {":]", LEDE_LEX_CLOSE_CHECK},
    {"::", LEDE_LEX_DOUBLE_COLON},
    {"->", LEDE_LEX_ARROW},
    {"!=", LEDE_LEX_NE},
    {"<=", LEDE_LEX_LE},
    {">=", LEDE_LEX_GE},
    {"</", LEDE_LEX_TAG_END},
    {"<<", LEDE_LEX_TAG_TWICE},
    {">>", LEDE_LEX_CLOSE_TWICE},
    {"/>", LEDE_LEX_CLOSE_WHOLE},
    {"(", LEDE_LEX_OPEN},
    {")", LEDE_LEX_CLOSE},
    {"[", LEDE_LEX_OPEN_TOKEN},
    {"]", LEDE_LEX_CLOSE_TOKEN},
    {"{", LEDE_LEX_OPEN_COUNT},
    {"}", LEDE_LEX_CLOSE_COUNT},
    {",", LEDE_LEX_COMMA},
    {"?", LEDE_LEX_QUESTION},
    {"*", LEDE_LEX_STAR},
    {"+", LEDE_LEX_PLUS},
    {"|", LEDE_LEX_BAR},
    {"&", LEDE_LEX_AND},
    {"!", LEDE_LEX_NOT},
    {":", LEDE_LEX_COLON},
    {".", LEDE_LEX_DOT},
    {"@", LEDE_LEX_AT},
    {"$", LEDE_LEX_DOLLAR},
    {"=", LEDE_LEX_EQ},
    {"<", LEDE_LEX_LT},
    {">", LEDE_LEX_GT},
    {"/", LEDE_LEX_SLASH},
};

static const sign *find_sign(lede_slice rest) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (rest.size == 0 || signs[i].text[0] != rest.data[0]) continue;
        if (lede_slice_starts(rest, lede_slice_of(signs[i].text))) return &signs[i];
    }
    return NULL;
}

/* Flags behind a closing quote, perhaps after a space: %c %d %l and combinations. */
static lede_status read_flags(lede_lexer *lexer, lede_lexeme *lexeme, lede_error *err) {
    lede_slice text = lexer->source->text;
    size_t i = lexeme->stop, first;
    while (is_space(byte_at(text, i))) i++;
    if (byte_at(text, i) != '%') return LEDE_OK;
    first = i + 1;
    for (i++; is_name(byte_at(text, i)); i++) {
        switch (text.data[i]) {
        case 'c': lexeme->flags |= LEDE_FLAG_CASE; break;
        case 'd': lexeme->flags |= LEDE_FLAG_DIACRITICS; break;
        case 'l': lexeme->flags |= LEDE_FLAG_LITERAL; break;
        default:
            return lede_pattern_source_fail(
                lexer->source, i, LEDE_SYNTAX, err,
                "unknown flag '%%%c'; expected %%c (ignore case), %%d (ignore "
                "diacritics) or %%l (literal)",
                (unsigned char)text.data[i] < 0x80 ? text.data[i] : '?');
        }
    }
    if (i == first) {
        return lede_pattern_source_fail(lexer->source, i, LEDE_SYNTAX, err,
                                        "expected a flag behind '%%': c, d or l");
    }
    lexeme->stop = (uint32_t)i;
    return LEDE_OK;
}

/* A quote is doubled or escaped to stand for itself; any other backslash belongs to the regex.
 * Offset of the closing quote, or SIZE_MAX. */
static size_t find_close(lede_slice text, size_t start) {
    char quote = text.data[start];
    for (size_t i = start + 1; i < text.size; i++) {
        if (text.data[i] == '\\') {
            i++;
        } else if (text.data[i] == quote) {
            if (byte_at(text, i + 1) != quote) return i;
            i++;
        }
    }
    return SIZE_MAX;
}

static lede_status read_string(lede_lexer *lexer, size_t start, lede_lexeme *lexeme,
                               lede_error *err) {
    lede_slice text = lexer->source->text;
    char quote = text.data[start];
    size_t close = find_close(text, start), size = 0;
    if (close == SIZE_MAX) {
        return lede_pattern_source_fail(lexer->source, start, LEDE_SYNTAX, err,
                                        "this quote is not closed; expected another %c", quote);
    }
    char *out = lede_arena_alloc(lexer->arena, close - start);
    if (out == NULL) return lede_fail_memory(err);
    for (size_t i = start + 1; i < close; i++) {
        if (text.data[i] == '\\' && text.data[i + 1] != quote)
            out[size++] = text.data[i++];
        else if (text.data[i] == '\\' || text.data[i] == quote)
            i++;
        out[size++] = text.data[i];
    }
    lexeme->kind = LEDE_LEX_STRING;
    lexeme->text = (lede_slice){out, size};
    lexeme->body = (uint32_t)start + 1;
    lexeme->stop = (uint32_t)close + 1;
    return read_flags(lexer, lexeme, err);
}

static bool read_number(lede_slice text, lede_lexeme *lexeme) {
    size_t i = lexeme->at;
    if (byte_at(text, i) == '-') i++;
    if (!is_digit(byte_at(text, i))) return false;
    while (is_digit(byte_at(text, i))) i++;
    if (byte_at(text, i) == '.' && is_digit(byte_at(text, i + 1))) {
        for (i++; is_digit(byte_at(text, i));) i++;
    }
    lexeme->kind = LEDE_LEX_NUMBER;
    lexeme->stop = (uint32_t)i;
    lexeme->text = lede_slice_cut(text, lexeme->at, i);
    return true;
}

static bool read_name(lede_slice text, lede_lexeme *lexeme) {
    size_t i = lexeme->at;
    if (!starts_name(byte_at(text, i))) return false;
    while (is_name(byte_at(text, i))) i++;
    lexeme->kind = LEDE_LEX_NAME;
    lexeme->stop = (uint32_t)i;
    lexeme->text = lede_slice_cut(text, lexeme->at, i);
    return true;
}

/* `(?longest)`: bracket, question mark, letters, bracket. */
static bool read_policy(lede_slice text, lede_lexeme *lexeme) {
    size_t i = lexeme->at;
    if (byte_at(text, i) != '(' || byte_at(text, i + 1) != '?') return false;
    size_t start = i += 2;
    while (byte_at(text, i) >= 'a' && byte_at(text, i) <= 'z') i++;
    if (i == start || byte_at(text, i) != ')') return false;
    lexeme->kind = LEDE_LEX_POLICY;
    lexeme->text = lede_slice_cut(text, start, i);
    lexeme->stop = (uint32_t)i + 1;
    return true;
}

/* “word” and ‘word’, as word processors write quotes. */
static bool is_curly(lede_slice rest) {
    const lede_slice curly[] = {LEDE_SLICE("“"), LEDE_SLICE("”"), LEDE_SLICE("„"), LEDE_SLICE("‘"),
                                LEDE_SLICE("’"), LEDE_SLICE("«"), LEDE_SLICE("»")};
    for (size_t i = 0; i < sizeof curly / sizeof *curly; i++) {
        if (lede_slice_starts(rest, curly[i])) return true;
    }
    return false;
}

lede_status lede_lexer_advance(lede_lexer *lexer, lede_error *err) {
    const lede_pattern_source *source = lexer->source;
    size_t before = lexer->next, start = before;
    LEDE_TRY(skip_space(source, &start, err));
    lede_slice text = source->text;
    lede_lexeme lexeme = {.at = (uint32_t)start, .stop = (uint32_t)start, .spaced = start > before};
    if (start < text.size) {
        char c = text.data[start];
        if (c == '"' || c == '\'') {
            LEDE_TRY(read_string(lexer, start, &lexeme, err));
        } else if (c == '%') {
            lexeme.kind = LEDE_LEX_FLAGS;
            LEDE_TRY(read_flags(lexer, &lexeme, err));
        } else if ((unsigned char)c >= 0x80 && is_curly(lede_slice_cut(text, start, text.size))) {
            return lede_pattern_source_fail(
                source, start, LEDE_SYNTAX, err,
                "curly quotes mean nothing here; words stand in straight ones: \"…\" or '…'");
        } else if (!read_number(text, &lexeme) && !read_name(text, &lexeme) &&
                   !read_policy(text, &lexeme)) {
            const sign *found = find_sign(lede_slice_cut(text, start, text.size));
            bool is_arrow = found != NULL && found->kind == LEDE_LEX_ARROW;
            if (!is_arrow && is_relation(lede_slice_cut(text, start, text.size))) {
                return lede_pattern_source_fail(
                    source, start, LEDE_UNSUPPORTED, err,
                    "relations between words (-nsubj->) are not available: sentences are not "
                    "parsed");
            }
            if (found == NULL) {
                return lede_pattern_source_fail(
                    source, start, LEDE_SYNTAX, err,
                    "'%.1s' means nothing here; words stand in quotes: \"…\"",
                    (unsigned char)c < ' ' ? "?" : text.data + start);
            }
            lexeme.kind = found->kind;
            lexeme.stop = (uint32_t)(start + strlen(found->text));
        }
    }
    lexer->now = lexeme;
    lexer->next = lexeme.stop;
    return LEDE_OK;
}

lede_lexeme_kind lede_lexer_peek(const lede_lexer *lexer) {
    size_t start = lexer->next;
    if (skip_space(lexer->source, &start, NULL) != LEDE_OK) return LEDE_LEX_END;
    lede_slice text = lexer->source->text;
    lede_lexeme lexeme = {.at = (uint32_t)start};
    if (start >= text.size) return LEDE_LEX_END;
    if (text.data[start] == '"' || text.data[start] == '\'') return LEDE_LEX_STRING;
    if (text.data[start] == '%') return LEDE_LEX_FLAGS;
    if (read_number(text, &lexeme) || read_name(text, &lexeme) || read_policy(text, &lexeme)) {
        return lexeme.kind;
    }
    const sign *found = find_sign(lede_slice_cut(text, start, text.size));
    return found == NULL ? LEDE_LEX_END : found->kind;
}

const char *lede_lexer_found(const lede_lexer *lexer, char *out, size_t size) {
    const lede_lexeme *now = &lexer->now;
    if (now->kind == LEDE_LEX_END) {
        snprintf(out, size, "the end of the pattern");
        return out;
    }
    lede_slice text = lede_slice_cut(lexer->source->text, now->at, now->stop);
    enum { SHOWN = 40 };
    size_t shown = text.size < SHOWN ? text.size : SHOWN;
    while (shown < text.size && ((unsigned char)text.data[shown] & 0xC0) == 0x80) shown++;
    const char *dots = shown < text.size ? "…" : "";
    const char *quote = now->kind == LEDE_LEX_STRING ? "" : "'";
    snprintf(out, size, "%s%.*s%s%s", quote, (int)shown, text.data, dots, quote);
    return out;
}
