/* regex.h — PCRE2 behind a small door: one compiled, immutable expression. UTF and UCP are on.
 * Matching has step, depth and heap limits. The only room with pcre2.h is match.
 * owner: whoever compiled it; thread: any number may match, each with scratch of its own
 * floor: match */
#ifndef LEDE_MATCH_REGEX_H
#define LEDE_MATCH_REGEX_H

#include "base/status.h"
#include "base/slice.h"

typedef struct lede_regex lede_regex;
typedef struct lede_regex_scratch lede_regex_scratch;

enum { LEDE_REGEX_WHOLE = 1, LEDE_REGEX_IGNORE_CASE = 2 };

/* SYNTAX: PCRE2's message, `column` the 1-based place in the pattern. */
lede_status lede_regex_compile(lede_slice pattern, unsigned flags, lede_regex **out,
                               lede_error *err);
void lede_regex_free(lede_regex *regex);
uint32_t lede_regex_n_groups(const lede_regex *regex); /* without the whole match */

lede_status lede_regex_scratch_new(uint64_t steps, lede_regex_scratch **out, lede_error *err);
void lede_regex_scratch_free(lede_regex_scratch *scratch);

/* First match at or after `from`; `spans` gets 2 offsets a group, the whole match first; a group
 * that took no part is SIZE_MAX, SIZE_MAX. `spans` may be NULL. *found false: none. LIMIT: a limit
 * was reached. Invalid UTF-8 in the subject is no match, never an error. */
lede_status lede_regex_search(const lede_regex *regex, lede_regex_scratch *scratch,
                              lede_slice subject, size_t from, size_t *spans, bool *found,
                              lede_error *err);

/* Of PCRE2: "10.42". */
const char *lede_regex_version(void);

#endif
