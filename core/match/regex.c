#include "match/regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Of one match: a value is a word or a paragraph, so these are reached by runaway patterns only. */
enum {
    REGEX_DEPTH = 10000,        /* nested backtracking points */
    REGEX_HEAP_KIB = 16 * 1024, /* memory of the match itself */
    REGEX_BYTES = 64 * 1024     /* of a pattern */
};
#define REGEX_STEPS 1000000u /* when the caller gives 0 */

struct lede_regex {
    pcre2_code *code;
    uint32_t n_groups;
};

struct lede_regex_scratch {
    pcre2_match_context *context;
    pcre2_match_data *data; /* grows to the pattern with most groups */
    uint32_t n_pairs;
};

static uint32_t column_of(lede_slice pattern, size_t offset) {
    uint32_t column = 1;
    for (size_t i = 0; i < offset && i < pattern.size; i++) {
        if (((unsigned char)pattern.data[i] & 0xC0) != 0x80) column++;
    }
    return column;
}

lede_status lede_regex_compile(lede_slice pattern, unsigned flags, lede_regex **out,
                               lede_error *err) {
    *out = NULL;
    if (pattern.size > REGEX_BYTES) {
        return lede_fail(err, LEDE_LIMIT, "the regular expression has %zu bytes; the most is %d",
                         pattern.size, REGEX_BYTES);
    }
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C;
    if (flags & LEDE_REGEX_WHOLE) options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED;
    if (flags & LEDE_REGEX_IGNORE_CASE) options |= PCRE2_CASELESS;
    int code;
    PCRE2_SIZE offset;
    lede_regex *regex = calloc(1, sizeof *regex);
    if (regex == NULL) return lede_fail_memory(err);
    regex->code = pcre2_compile((PCRE2_SPTR)(pattern.size == 0 ? "" : pattern.data), pattern.size,
                                options, &code, &offset, NULL);
    if (regex->code == NULL) {
        free(regex);
        if (code == PCRE2_ERROR_HEAP_FAILED) return lede_fail_memory(err);
        PCRE2_UCHAR message[256];
        pcre2_get_error_message(code, message, sizeof message);
        lede_status status =
            lede_fail(err, LEDE_SYNTAX, "bad regular expression: %s", (const char *)message);
        if (err != NULL) err->column = column_of(pattern, offset);
        return status;
    }
    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &regex->n_groups);
    *out = regex;
    return LEDE_OK;
}

void lede_regex_free(lede_regex *regex) {
    if (regex == NULL) return;
    pcre2_code_free(regex->code);
    free(regex);
}

uint32_t lede_regex_n_groups(const lede_regex *regex) {
    return regex->n_groups;
}

lede_status lede_regex_scratch_new(uint64_t steps, lede_regex_scratch **out, lede_error *err) {
    *out = NULL;
    lede_regex_scratch *scratch = calloc(1, sizeof *scratch);
    if (scratch == NULL) return lede_fail_memory(err);
    scratch->context = pcre2_match_context_create(NULL);
    if (scratch->context == NULL) {
        free(scratch);
        return lede_fail_memory(err);
    }
    if (steps == 0) steps = REGEX_STEPS;
    pcre2_set_match_limit(scratch->context, steps > UINT32_MAX ? UINT32_MAX : (uint32_t)steps);
    pcre2_set_depth_limit(scratch->context, REGEX_DEPTH);
    pcre2_set_heap_limit(scratch->context, REGEX_HEAP_KIB);
    *out = scratch;
    return LEDE_OK;
}

void lede_regex_scratch_free(lede_regex_scratch *scratch) {
    if (scratch == NULL) return;
    pcre2_match_data_free(scratch->data);
    pcre2_match_context_free(scratch->context);
    free(scratch);
}

static bool reserve_pairs(lede_regex_scratch *scratch, uint32_t n_pairs) {
    if (scratch->n_pairs >= n_pairs) return true;
    pcre2_match_data *data = pcre2_match_data_create(n_pairs, NULL);
    if (data == NULL) return false;
    pcre2_match_data_free(scratch->data);
    scratch->data = data;
    scratch->n_pairs = n_pairs;
    return true;
}

lede_status lede_regex_search(const lede_regex *regex, lede_regex_scratch *scratch,
                              lede_slice subject, size_t from, size_t *spans, bool *found,
                              lede_error *err) {
    *found = false;
    if (from > subject.size) return LEDE_OK;
    if (!reserve_pairs(scratch, regex->n_groups + 1)) return lede_fail_memory(err);
    PCRE2_SPTR text = (PCRE2_SPTR)(subject.size == 0 ? "" : subject.data);
    int n = pcre2_match(regex->code, text, subject.size, from, 0, scratch->data, scratch->context);
    switch (n) {
    case PCRE2_ERROR_NOMATCH: return LEDE_OK;
    case PCRE2_ERROR_NOMEMORY: return lede_fail_memory(err);
    case PCRE2_ERROR_MATCHLIMIT:
    case PCRE2_ERROR_DEPTHLIMIT:
    case PCRE2_ERROR_HEAPLIMIT:
        return lede_fail(err, LEDE_LIMIT,
                         "a regular expression took too many steps on one value (limit "
                         "regex_steps)");
    default: break;
    }
    if (n < 0) return LEDE_OK; /* invalid UTF-8, or an offset inside a character */
    *found = true;
    if (spans == NULL) return LEDE_OK;
    const PCRE2_SIZE *pairs = pcre2_get_ovector_pointer(scratch->data);
    for (size_t i = 0; i < 2 * ((size_t)regex->n_groups + 1); i++) {
        bool is_set = i < 2 * (size_t)n && pairs[i] != PCRE2_UNSET;
        spans[i] = is_set ? pairs[i] : SIZE_MAX;
    }
    return LEDE_OK;
}

const char *lede_regex_version(void) {
#define QUOTE(x)              #x
#define VERSION(major, minor) QUOTE(major) "." QUOTE(minor)
    return VERSION(PCRE2_MAJOR, PCRE2_MINOR);
#undef VERSION
#undef QUOTE
}
