#include "base/json.h"

#include "base/json_string.h"
#include "base/utf8.h"

typedef lede_json_reader reader;

static const char *read_value(reader *r, const char *at, lede_json *node, unsigned depth);

/* ---- errors --------------------------------------------------------------------------------- */

void lede_json_place(lede_error *err, lede_slice text, size_t offset) {
    if (err == NULL) return;
    uint32_t line = 1;
    size_t line_start = 0;
    for (size_t from = 0; from < offset;) {
        const char *feed = memchr(text.data + from, '\n', offset - from);
        if (feed == NULL) break;
        line++;
        line_start = from = (size_t)(feed - text.data) + 1;
    }
    err->line = line;
    err->column = (uint32_t)lede_utf8_count(lede_slice_cut(text, line_start, offset)) + 1;
    err->offset = offset;
}

/* "expected a value, found '}'": what stands at the place, shown when it can be. Gives NULL. */
static const char *fail_expected(reader *r, const char *at, const char *expected) {
    lede_slice text = {r->start, (size_t)(r->stop - r->start)};
    size_t place = (size_t)(at - r->start);
    r->status = LEDE_FORMAT;
    if (at == r->stop) {
        lede_fail(r->err, LEDE_FORMAT, "expected %s, but the text ends here", expected);
    } else {
        size_t stop = lede_utf8_next(text, place);
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x20 || byte == 0x7F) {
            lede_fail(r->err, LEDE_FORMAT, "expected %s, found the control character U+%04X",
                      expected, (unsigned)byte);
        } else {
            lede_fail(r->err, LEDE_FORMAT, "expected %s, found '%.*s'", expected,
                      LEDE_FMT(lede_slice_cut(text, place, stop)));
        }
    }
    lede_json_place(r->err, text, place);
    return NULL;
}

/* ---- space and literals --------------------------------------------------------------------- */

static inline bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

LEDE_APART static const char *skip_spaces(const reader *r, const char *at) {
    while (at < r->stop && is_space(*at)) at++;
    return at;
}

/* Most often there is one, or none. */
static inline const char *skip_space(const reader *r, const char *at) {
    if (at < r->stop && *at == ' ') at++;
    bool is_more = at < r->stop && (unsigned char)*at <= ' ';
    return LEDE_UNLIKELY(is_more) ? skip_spaces(r, at) : at;
}

static const char *read_literal(reader *r, const char *at, lede_json *node) {
    lede_slice rest = {at, (size_t)(r->stop - at)};
    bool is_null = lede_slice_starts(rest, LEDE_SLICE("null"));
    node->kind = is_null ? LEDE_JSON_NULL : LEDE_JSON_BOOL;
    node->boolean = lede_slice_starts(rest, LEDE_SLICE("true"));
    node->text = (lede_slice){at, 0};
    if (is_null || node->boolean) return at + 4;
    if (lede_slice_starts(rest, LEDE_SLICE("false"))) return at + 5;
    return fail_expected(r, at, "a value (an object, array, string, number, true, false or null)");
}

/* ---- numbers -------------------------------------------------------------------------------- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* At least one, else NULL. */
static const char *skip_digits(reader *r, const char *at, const char *expected) {
    if (!is_digit(lede_json_peek(r, at))) return fail_expected(r, at, expected);
    while (is_digit(lede_json_peek(r, at))) at++;
    return at;
}

/* [ exp ] */
static const char *skip_exponent(reader *r, const char *at) {
    char c = lede_json_peek(r, at);
    if (c != 'e' && c != 'E') return at;
    char sign = lede_json_peek(r, ++at);
    return skip_digits(r, at + (sign == '+' || sign == '-'), "a digit in the exponent");
}

/* number = [ minus ] int [ frac ] [ exp ] (RFC 8259 §6) */
static const char *read_number(reader *r, const char *start, lede_json *node) {
    const char *at = start + (*start == '-');
    bool is_zero = lede_json_peek(r, at) == '0';
    if (is_zero && is_digit(lede_json_peek(r, at + 1))) {
        return lede_json_fail_at(r, at + 1, "a number does not begin with 0 before other digits");
    }
    at = is_zero ? at + 1 : skip_digits(r, at, "a digit");
    if (at != NULL && lede_json_peek(r, at) == '.') {
        at = skip_digits(r, at + 1, "a digit behind the point");
    }
    if (at != NULL) at = skip_exponent(r, at);
    node->kind = LEDE_JSON_NUMBER;
    if (at != NULL) node->text = (lede_slice){start, (size_t)(at - start)};
    return at;
}

bool lede_json_integer(const lede_json *value, int64_t *out) {
    if (value == NULL || value->kind != LEDE_JSON_NUMBER) return false;
    lede_slice digits = value->text;
    bool negative = digits.data[0] == '-';
    uint64_t number = 0, most = negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    for (size_t i = negative; i < digits.size; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9') return false;
        uint64_t digit = (uint64_t)(digits.data[i] - '0');
        if (number > (most - digit) / 10) return false;
        number = number * 10 + digit;
    }
    *out = negative ? (number == 0 ? 0 : -(int64_t)(number - 1) - 1) : (int64_t)number;
    return true;
}

/* ---- arrays and objects --------------------------------------------------------------------- */

/* A string of which nobody asks what it holds. */
static inline const char *pass_string(reader *r, const char *at, lede_slice *text) {
    bool is_far = r->stop - at >= LEDE_JSON_SHORT;
    size_t size = is_far ? lede_json_run_short(at) : SIZE_MAX;
    if (LEDE_UNLIKELY(size == SIZE_MAX)) return lede_json_string_pass(r, at, text);
    *text = (lede_slice){at, size};
    return at + size + 1;
}

static inline const char *read_key(reader *r, const char *at, lede_slice *key) {
    if (lede_json_peek(r, at) != '"') return fail_expected(r, at, "a key in double quotes");
    at = pass_string(r, at + 1, key);
    if (at == NULL) return NULL;
    if (LEDE_UNLIKELY(lede_json_peek(r, at) != ':')) {
        at = skip_spaces(r, at);
        if (lede_json_peek(r, at) != ':') return fail_expected(r, at, "':' behind the key");
    }
    return skip_space(r, at + 1);
}

/* Nodes are taken out of the arena so many at a time. */
static inline lede_json *new_node(reader *r) {
    enum { NODES = 16 };
    if (r->n_nodes == 0) {
        r->nodes = lede_arena_array(r->arena, NODES, sizeof *r->nodes);
        if (r->nodes == NULL) return NULL;
        r->n_nodes = NODES;
    }
    lede_json *node = r->nodes++;
    r->n_nodes--;
    *node = (lede_json){0};
    return node;
}

static const char *fail_deep(reader *r, const char *at) {
    lede_slice text = {r->start, (size_t)(r->stop - r->start)};
    r->status =
        lede_fail(r->err, LEDE_LIMIT, "arrays and objects in more than %d levels", LEDE_JSON_DEPTH);
    lede_json_place(r->err, text, (size_t)(at - r->start));
    return NULL;
}

/* The first item or member behind the opening bracket, or what is behind the closing one. */
static inline const char *first_child(const reader *r, const char *at, char close, bool *ended) {
    at = skip_space(r, at + 1);
    *ended = lede_json_peek(r, at) == close;
    return *ended ? at + 1 : at;
}

/* The next one, from behind the one before, or what is behind the closing bracket. */
static inline const char *next_child(reader *r, const char *at, char close, bool *ended) {
    char c = lede_json_peek(r, at);
    if (LEDE_UNLIKELY(is_space(c))) {
        at = skip_spaces(r, at);
        c = lede_json_peek(r, at);
    }
    *ended = c == close;
    if (*ended) return at + 1;
    if (c == ',') return skip_space(r, at + 1);
    return fail_expected(r, at, close == '}' ? "',' or '}'" : "',' or ']'");
}

static const char *pass_children(reader *r, const char *at, unsigned depth);

LEDE_APART static const char *pass_scalar(reader *r, const char *at) {
    lede_json passed;
    char c = lede_json_peek(r, at);
    bool is_number = c == '-' || is_digit(c);
    return is_number ? read_number(r, at, &passed) : read_literal(r, at, &passed);
}

/* What nobody wants is gone over as it would be read, so that the same is wrong with it. */
static inline const char *pass_value(reader *r, const char *at, unsigned depth) {
    lede_slice text;
    char c = lede_json_peek(r, at);
    if (c == '"') return pass_string(r, at + 1, &text);
    return c == '{' || c == '[' ? pass_children(r, at, depth) : pass_scalar(r, at);
}

LEDE_APART static const char *pass_children(reader *r, const char *at, unsigned depth) {
    lede_slice key;
    char close = *at == '{' ? '}' : ']';
    bool ended = false;
    if (depth == LEDE_JSON_DEPTH) return fail_deep(r, at);
    at = first_child(r, at, close, &ended);
    while (!ended) {
        if (close == '}') at = read_key(r, at, &key);
        if (at != NULL) at = pass_value(r, at, depth + 1);
        if (at != NULL) at = next_child(r, at, close, &ended);
        if (at == NULL) return NULL;
    }
    return at;
}

/* Put behind the last child of its parent, whose next one will stand at *last. */
static inline lede_json *add_child(reader *r, lede_json *parent, const lede_json ***last) {
    lede_json *child = new_node(r);
    if (child == NULL) return NULL;
    **last = child;
    *last = &child->next;
    parent->count++;
    return child;
}

LEDE_APART static const char *read_children(reader *r, const char *at, lede_json *parent,
                                            unsigned depth) {
    char close = parent->kind == LEDE_JSON_OBJECT ? '}' : ']';
    const lede_json **last = &parent->first;
    bool ended = false;
    at = first_child(r, at, close, &ended);
    while (!ended) {
        lede_json *child = add_child(r, parent, &last);
        if (child == NULL) return lede_json_fail_memory(r);
        if (close == '}') at = read_key(r, at, &child->key);
        if (at != NULL) at = read_value(r, at, child, depth);
        if (at != NULL) at = next_child(r, at, close, &ended);
        if (at == NULL) return NULL;
    }
    return at;
}

/* The bytes up to a member's value; not where they are too many, or the key is spelt with escapes
 * or more than ASCII. */
static void remember(lede_json_before *before, lede_slice bytes, const lede_json *member) {
    enum { WORD = sizeof before->first };
    char signs[LEDE_JSON_HABIT_BYTES] = {0};
    before->least = 0;
    if (bytes.size > sizeof signs) return;
    for (size_t i = 0; i < bytes.size; i++) {
        signs[i] = bytes.data[i];
        if (signs[i] == '\\' || (unsigned char)signs[i] >= 0x80) return;
    }
    bool is_short = bytes.size < WORD;
    before->size = (uint8_t)bytes.size;
    before->least = (uint8_t)((is_short ? WORD : bytes.size) + 1);
    before->last_at = (uint8_t)(is_short ? 0 : bytes.size - WORD);
    before->middle_at = before->last_at < WORD ? before->last_at : WORD;
    before->mask = is_short ? (UINT64_C(1) << 8 * bytes.size) - 1 : UINT64_MAX;
    before->first = lede_json_word(signs);
    before->middle = lede_json_word(signs + before->middle_at);
    before->last = lede_json_word(signs + before->last_at);
    before->meaning = member->meaning;
    before->is_exact = member->is_exact;
    before->key_at = (uint8_t)(member->key.data - bytes.data);
    before->key_size = (uint8_t)member->key.size;
}

/* What stands before the value of a member, from its signs on: its key and what that means. It is
 * remembered for the next object. */
LEDE_APART static const char *learn_before(reader *r, const char *start, size_t number,
                                           lede_json *member, bool *ended) {
    const char *at =
        number == 0 ? first_child(r, start, '}', ended) : next_child(r, start, '}', ended);
    if (at == NULL || *ended) return at;
    at = read_key(r, at, &member->key);
    if (at == NULL) return NULL;
    member->meaning = r->choice->meaning(member->key, &member->is_exact);
    lede_slice bytes = {start, (size_t)(at - start)};
    if (number < r->n_habits) remember(&r->habits[number], bytes, member);
    return at;
}

/* Whether the member of that number comes as it came before. */
static inline bool is_again(const reader *r, const char *at, size_t number) {
    return number < r->n_habits && lede_json_is_again(&r->habits[number], at, r->stop);
}

/* The same by habit. */
static inline const char *read_before(const reader *r, const char *at, size_t number,
                                      lede_json *member) {
    const lede_json_before *before = &r->habits[number];
    member->key = (lede_slice){at + before->key_at, before->key_size};
    member->meaning = before->meaning;
    member->is_exact = before->is_exact;
    at += before->size;
    return LEDE_UNLIKELY((unsigned char)*at <= ' ') ? skip_spaces(r, at) : at;
}

/* A string most often, and a short one. */
static inline const char *read_wanted(reader *r, const char *at, lede_json *member) {
    if (lede_json_peek(r, at) != '"') return read_value(r, at, member, 1);
    member->kind = LEDE_JSON_STRING;
    member->offset = (size_t)(at - r->start);
    size_t size = r->stop - at > LEDE_JSON_SHORT ? lede_json_run_short(at + 1) : SIZE_MAX;
    if (size == SIZE_MAX) return lede_json_string_take(r, at + 1, &member->text, member);
    member->holds = LEDE_JSON_TOLD;
    member->text = (lede_slice){at + 1, size};
    return at + size + 2;
}

static inline bool is_null(const reader *r, const char *at) {
    return r->stop - at >= 4 && memcmp(at, "null", 4) == 0;
}

/* Members of the whole that mean something. */
static const char *read_some(reader *r, const char *at, lede_json *whole) {
    const lede_json **last = &whole->first;
    whole->kind = LEDE_JSON_OBJECT;
    whole->offset = (size_t)(at - r->start);
    whole->text = (lede_slice){at, 0};
    lede_json *member = NULL; /* the next that is kept */
    for (size_t number = 0;; number++) {
        if (member == NULL) member = new_node(r);
        if (member == NULL) return lede_json_fail_memory(r);
        if (LEDE_LIKELY(is_again(r, at, number))) {
            at = read_before(r, at, number, member);
        } else {
            bool ended = false;
            at = learn_before(r, at, number, member, &ended);
            if (at == NULL || ended) return at;
        }
        if (is_null(r, at)) {
            at += 4;
        } else if (member->meaning == NULL) {
            at = pass_value(r, at, 1);
        } else {
            at = read_wanted(r, at, member);
            *last = member;
            last = &member->next;
            whole->count++;
            member = NULL;
        }
        if (at == NULL) return NULL;
    }
}

static const char *read_value(reader *r, const char *at, lede_json *node, unsigned depth) {
    node->offset = (size_t)(at - r->start);
    char c = lede_json_peek(r, at);
    if (c == '"') {
        node->kind = LEDE_JSON_STRING;
        return lede_json_string_read(r, at + 1, &node->text, node);
    }
    if (c == '-' || is_digit(c)) return read_number(r, at, node);
    if (c != '{' && c != '[') return read_literal(r, at, node);
    node->kind = c == '{' ? LEDE_JSON_OBJECT : LEDE_JSON_ARRAY;
    node->text = (lede_slice){at, 0};
    if (depth == LEDE_JSON_DEPTH) return fail_deep(r, at);
    return read_children(r, at, node, depth + 1);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static lede_status read_whole(reader *r, lede_json *node) {
    const char *at = skip_space(r, r->start);
    at = r->choice != NULL && lede_json_peek(r, at) == '{' ? read_some(r, at, node)
                                                           : read_value(r, at, node, 0);
    if (at == NULL) return r->status;
    at = skip_space(r, at);
    if (at < r->stop) fail_expected(r, at, "nothing more behind the value");
    return r->status;
}

/* Before all else that may be wrong. */
static lede_status refuse_no_utf8(lede_slice text, lede_error *err) {
    size_t valid = lede_utf8_valid_prefix(text);
    if (valid == text.size) return LEDE_OK;
    lede_fail(err, LEDE_FORMAT, "invalid UTF-8: byte 0x%02X does not belong here",
              (unsigned)(unsigned char)text.data[valid]);
    lede_json_place(err, text, valid);
    return LEDE_FORMAT;
}

lede_status lede_json_read_some(lede_slice text, const lede_json_choice *choice, lede_arena *arena,
                                const lede_json **out, lede_error *err) {
    if (text.data == NULL) text = LEDE_SLICE("");
    lede_json_habit *habit = choice == NULL ? NULL : choice->habit;
    reader r = {.start = text.data,
                .stop = text.data + text.size,
                .choice = choice,
                .habits = habit == NULL ? NULL : habit->members,
                .n_habits = habit == NULL ? 0 : LEDE_JSON_HABITS,
                .room = choice == NULL ? 0 : LEDE_JSON_ROOM,
                .level = lede_json_level_best(),
                .arena = arena,
                .err = err};
    lede_json *node = new_node(&r);
    if (node == NULL) return lede_fail_memory(err);
    lede_status status = read_whole(&r, node);
    if (status == LEDE_NOMEM) return status;
    if (status != LEDE_OK || r.is_wide) LEDE_TRY(refuse_no_utf8(text, err));
    LEDE_TRY(status);
    *out = node;
    return LEDE_OK;
}

lede_status lede_json_read(lede_slice text, lede_arena *arena, const lede_json **out,
                           lede_error *err) {
    return lede_json_read_some(text, NULL, arena, out, err);
}

const lede_json *lede_json_get(const lede_json *value, const char *name) {
    if (value == NULL || value->kind != LEDE_JSON_OBJECT) return NULL;
    for (const lede_json *m = value->first; m != NULL; m = m->next) {
        if (lede_slice_is(m->key, name)) return m;
    }
    return NULL;
}

const lede_json *lede_json_again(const lede_json *member) {
    const lede_json *m = member->next;
    while (m != NULL && !lede_slice_equal(m->key, member->key)) m = m->next;
    return m;
}

const char *lede_json_kind_name(lede_json_kind kind) {
    switch (kind) {
    case LEDE_JSON_NULL: return "null";
    case LEDE_JSON_BOOL: return "true or false";
    case LEDE_JSON_NUMBER: return "a number";
    case LEDE_JSON_STRING: return "a string";
    case LEDE_JSON_ARRAY: return "an array";
    case LEDE_JSON_OBJECT: return "an object";
    }
    return "a value";
}
