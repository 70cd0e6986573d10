#include "match/value_test.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/fold.h"
#include "base/normalise.h"
#include "match/sign_row.h"

enum { FEW_WORDS = 4 }; /* compared one by one; more are hashed */

bool lede_value_number(lede_slice text, double *out) {
    size_t i = 0;
    double value = 0, place = 1;
    bool negative = text.size > 0 && text.data[0] == '-';
    if (negative) i++;
    size_t first = i;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++) {
        value = value * 10 + (text.data[i] - '0');
    }
    if (i == first) return false;
    if (i + 1 < text.size && text.data[i] == '.') {
        for (i++; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++) {
            place *= 10;
            value = value * 10 + (text.data[i] - '0');
        }
    }
    if (i != text.size) return false;
    *out = (negative ? -value : value) / place;
    return true;
}

lede_slice lede_value_folded(lede_arena *arena, lede_slice value, unsigned flags, bool *ok) {
    if (value.data == NULL) return value;
    if (flags & LEDE_FLAG_DIACRITICS) value = lede_strip(arena, value, ok);
    if (flags & LEDE_FLAG_CASE) value = lede_fold(arena, value, ok);
    return value;
}

/* ---- building -------------------------------------------------------------------------------- */

static lede_status set_key(lede_arena *arena, lede_value_test *test, char kind, lede_error *err) {
    lede_buffer buffer = {0};
    bool ok = true;
    lede_buffer_add_char(&buffer, kind);
    lede_buffer_add_int(&buffer, (int64_t)test->flags);
    for (size_t i = 0; i < test->words.count; i++) {
        lede_buffer_add_char(&buffer, ':');
        lede_buffer_add_int(&buffer, (int64_t)test->words.data[i].size);
        lede_buffer_add_char(&buffer, ':');
        lede_buffer_add(&buffer, test->words.data[i]);
    }
    lede_buffer_add_char(&buffer, ':');
    if (test->kind != LEDE_VALUE_WORDS) lede_buffer_add(&buffer, test->text);
    test->key = lede_arena_copy(arena, lede_buffer_slice(&buffer), &ok);
    ok = ok && !buffer.failed;
    lede_buffer_clear(&buffer);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

static lede_status finish_words(lede_arena *arena, lede_value_test *test, lede_error *err) {
    bool ok = true;
    test->kind = LEDE_VALUE_WORDS;
    for (size_t i = 0; i < test->words.count; i++) {
        lede_slice nfc = lede_nfc(arena, test->words.data[i], &ok);
        test->words.data[i] = lede_value_folded(arena, nfc, test->flags, &ok);
    }
    if (!ok) return lede_fail_memory(err);
    for (size_t i = 0; test->words.count > FEW_WORDS && i < test->words.count; i++) {
        if (!lede_map_put(&test->set, test->words.data[i], (uint32_t)i)) {
            return lede_fail_memory(err);
        }
    }
    return set_key(arena, test, 'w', err);
}

/* blacklab: `(?-i)` at the front asks for case and accents. */
static lede_slice strip_sensitive(lede_slice text, unsigned *flags) {
    const lede_slice marks[] = {LEDE_SLICE("(?-i)"), LEDE_SLICE("(?c)")};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!lede_slice_starts(text, marks[i])) continue;
        *flags &= ~(unsigned)(LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS);
        return lede_slice_cut(text, marks[i].size, text.size);
    }
    return text;
}

lede_status lede_value_test_match(lede_arena *arena, lede_slice text, unsigned flags,
                                  lede_value_test *out, uint32_t *column, lede_error *err) {
    *out = (lede_value_test){.text = text};
    *column = 0;
    bool ok = true;
    unsigned fold = flags & (LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS);
    if (flags & LEDE_FLAG_LITERAL) {
        out->flags = fold;
        if (!lede_array_push_in(arena, &out->words, text)) return lede_fail_memory(err);
        return finish_words(arena, out, err);
    }
    lede_slice bare = strip_sensitive(text, &fold);
    size_t skipped = text.size - bare.size;
    out->flags = fold;
    if (lede_literal_words(bare, arena, &out->words, &ok)) return finish_words(arena, out, err);
    if (!ok) return lede_fail_memory(err);
    out->kind = LEDE_VALUE_REGEX;
    out->text = bare = fold & LEDE_FLAG_DIACRITICS ? lede_strip(arena, bare, &ok) : bare;
    if (!ok) return lede_fail_memory(err);
    unsigned options = LEDE_REGEX_WHOLE | (fold & LEDE_FLAG_CASE ? LEDE_REGEX_IGNORE_CASE : 0u);
    lede_error why;
    lede_status status = lede_regex_compile(bare, options, &out->regex, &why);
    if (status != LEDE_OK) {
        if (why.column > 0) *column = why.column + (uint32_t)skipped;
        if (err != NULL) *err = why;
        return status;
    }
    if (!(fold & LEDE_FLAG_CASE)) lede_literal_ends(bare, &out->prefix, &out->suffix);
    if (!lede_literal_required(bare, (fold & LEDE_FLAG_CASE) != 0, arena, &out->literals)) {
        return lede_fail_memory(err);
    }
    out->knows_first = lede_literal_first(bare, (fold & LEDE_FLAG_CASE) != 0, &out->first);
    if (!lede_sign_row_read(bare, (fold & LEDE_FLAG_CASE) != 0, arena, &out->row)) {
        return lede_fail_memory(err);
    }
    return set_key(arena, out, 'r', err);
}

lede_status lede_value_test_any_of(lede_arena *arena, const lede_slice *items, size_t n_items,
                                   unsigned flags, lede_value_test *out, lede_error *err) {
    *out = (lede_value_test){.flags = flags & (LEDE_FLAG_CASE | LEDE_FLAG_DIACRITICS)};
    for (size_t i = 0; i < n_items; i++) {
        if (!lede_array_push_in(arena, &out->words, items[i])) return lede_fail_memory(err);
    }
    return finish_words(arena, out, err);
}

lede_status lede_value_test_order(lede_arena *arena, lede_comparison comparison, lede_slice text,
                                  lede_value_test *out, lede_error *err) {
    *out = (lede_value_test){.kind = LEDE_VALUE_ORDER, .text = text, .comparison = comparison};
    out->is_number = lede_value_number(text, &out->number);
    return set_key(arena, out, (char)('0' + comparison), err);
}

lede_status lede_value_test_senses(lede_arena *arena, const lede_slice_list *names,
                                   lede_sense_set senses, lede_value_test *out, lede_error *err) {
    *out = (lede_value_test){.kind = LEDE_VALUE_SENSES, .words = *names, .senses = senses};
    return set_key(arena, out, 's', err);
}

void lede_value_test_clear(lede_value_test *test) {
    lede_regex_free(test->regex);
    lede_map_clear(&test->set);
    test->regex = NULL;
}

/* ---- evaluating ------------------------------------------------------------------------------ */

static bool ordered(lede_comparison comparison, int sign) {
    switch (comparison) {
    case LEDE_COMPARE_LT: return sign < 0;
    case LEDE_COMPARE_LE: return sign <= 0;
    case LEDE_COMPARE_GT: return sign > 0;
    case LEDE_COMPARE_GE: return sign >= 0;
    case LEDE_COMPARE_NE: return sign != 0;
    case LEDE_COMPARE_EQ:
    case LEDE_COMPARE_CONTAINS: break;
    }
    return sign == 0;
}

/* An ISO 8601 date begins with its year. */
static bool looks_like_date(lede_slice text) {
    enum { YEAR_DIGITS = 4 };
    if (text.size < YEAR_DIGITS) return false;
    for (size_t i = 0; i < YEAR_DIGITS; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return false;
    }
    return true;
}

bool lede_numbers_ordered(lede_comparison comparison, double left, double right) {
    return left == left && right == right && ordered(comparison, (left > right) - (left < right));
}

static bool order_holds(const lede_value_test *test, lede_slice value) {
    double number;
    if (test->is_number && lede_value_number(value, &number)) {
        return lede_numbers_ordered(test->comparison, number, test->number);
    }
    if (!looks_like_date(value) || !looks_like_date(test->text)) return false;
    return ordered(test->comparison, lede_slice_compare(value, test->text));
}

bool lede_value_ordered(lede_comparison comparison, lede_slice left, lede_slice right) {
    lede_value_test test = {.comparison = comparison, .text = right};
    test.is_number = lede_value_number(right, &test.number);
    return order_holds(&test, left);
}

static bool is_one_of(const lede_value_test *test, lede_slice value) {
    if (test->words.count > FEW_WORDS) return lede_map_get(&test->set, value) != LEDE_MAP_NONE;
    for (size_t i = 0; i < test->words.count; i++) {
        if (lede_slice_equal(test->words.data[i], value)) return true;
    }
    return false;
}

lede_status lede_value_test_folded(const lede_value_test *test, lede_evaluator *evaluator,
                                   lede_slice folded, bool *holds, lede_error *err) {
    *holds = false;
    if (folded.data == NULL) return LEDE_OK;
    switch (test->kind) {
    case LEDE_VALUE_WORDS: *holds = is_one_of(test, folded); return LEDE_OK;
    case LEDE_VALUE_ORDER: *holds = order_holds(test, folded); return LEDE_OK;
    case LEDE_VALUE_SENSES: return LEDE_OK; /* asked of readings (reading.h) */
    case LEDE_VALUE_REGEX: break;
    }
    if (test->knows_first) {
        unsigned char c = folded.size == 0 ? 0x80 : (unsigned char)folded.data[0];
        if (c >= 0x80 || ((test->first.bits[c / 64] >> (c % 64)) & 1) == 0) return LEDE_OK;
    }
    if (test->prefix.size > 0 && !lede_slice_starts(folded, test->prefix)) return LEDE_OK;
    if (test->suffix.size > 0 && !lede_slice_ends(folded, test->suffix)) return LEDE_OK;
    if (test->row != NULL && lede_sign_row_is_plain(folded)) {
        *holds = lede_sign_row_matches(test->row, folded);
        return LEDE_OK;
    }
    lede_status status =
        lede_regex_search(test->regex, evaluator->regex, folded, 0, NULL, holds, err);
    if (status != LEDE_LIMIT) return status;
    return lede_fail(err, LEDE_LIMIT,
                     "the regular expression \"%.*s\" took too many steps on \"%.*s\"; --limit "
                     "regex-steps=N allows more",
                     (int)(test->text.size < 200 ? test->text.size : 200), test->text.data,
                     (int)(folded.size < 100 ? folded.size : 100), folded.data);
}

lede_status lede_value_test_slice(const lede_value_test *test, lede_evaluator *evaluator,
                                  lede_slice value, bool *holds, lede_error *err) {
    bool ok = true;
    lede_slice folded = lede_value_folded(&evaluator->arena, value, test->flags, &ok);
    if (!ok) return lede_fail_memory(err);
    return lede_value_test_folded(test, evaluator, folded, holds, err);
}

static lede_status list_holds(const lede_value_test *test, lede_evaluator *evaluator,
                              lede_value value, bool *holds, lede_error *err) {
    *holds = false;
    for (size_t i = 0; i < value.as.list.count && !*holds; i++) {
        lede_value item = value.as.list.items[i];
        if (item.kind == LEDE_LIST) continue;
        LEDE_TRY(lede_value_test_value(test, evaluator, item, holds, err));
    }
    return LEDE_OK;
}

lede_status lede_value_test_value(const lede_value_test *test, lede_evaluator *evaluator,
                                  lede_value value, bool *holds, lede_error *err) {
    char text[LEDE_REAL_BYTES];
    *holds = false;
    switch (value.kind) {
    case LEDE_NULL: return LEDE_OK;
    case LEDE_TEXT: return lede_value_test_slice(test, evaluator, value.as.text, holds, err);
    case LEDE_LIST: return list_holds(test, evaluator, value, holds, err);
    case LEDE_BOOL: snprintf(text, sizeof text, "%s", value.as.boolean ? "true" : "false"); break;
    case LEDE_INT: snprintf(text, sizeof text, "%lld", (long long)value.as.integer); break;
    case LEDE_REAL:
        if (test->kind == LEDE_VALUE_ORDER && test->is_number) {
            *holds = lede_numbers_ordered(test->comparison, value.as.real, test->number);
            return LEDE_OK;
        }
        lede_value_print_real(value.as.real, text);
        break;
    }
    return lede_value_test_slice(test, evaluator, lede_slice_of(text), holds, err);
}
