#include "run/limits.h"

#define MEBI (UINT64_C(1) << 20)

#if defined(LEDE_SMALL)
/* Small enough that a test article reaches each of them. */
static const lede_limits defaults = {
    .article_bytes = MEBI,
    .article_memory = 16 * MEBI,
    .lua_instructions = 1000000,
    .lua_bytes = 32 * MEBI,
    .string_steps = 1000000,
    .match_candidates = 1000,
    .regex_steps = 100000,
    .report_steps = 100000000,
    .output_bytes = UINT64_MAX,
    .failures = UINT64_MAX,
};
#else
static const lede_limits defaults = {
    .article_bytes = 32 * MEBI,    /* a book of ten thousand pages is no article */
    .article_memory = 1024 * MEBI, /* about 32 bytes for each byte of the largest article */
    .lua_instructions = 50000000,  /* about half a second */
    .lua_bytes = 256 * MEBI,       /* a large lexicon in Lua tables, and room to work */
    .string_steps = 10000000,
    .match_candidates = 10000,
    .regex_steps = 1000000,
    .report_steps = 1000000000,
    .output_bytes = UINT64_MAX,
    .failures = UINT64_MAX,
};
#endif

static void fill(uint64_t *limit, uint64_t standard) {
    if (*limit == 0) *limit = standard;
}

lede_limits lede_limits_filled(const lede_limits *limits) {
    if (limits == NULL) return defaults;
    lede_limits filled = *limits;
    fill(&filled.article_bytes, defaults.article_bytes);
    fill(&filled.article_memory, defaults.article_memory);
    fill(&filled.lua_instructions, defaults.lua_instructions);
    fill(&filled.lua_bytes, defaults.lua_bytes);
    fill(&filled.string_steps, defaults.string_steps);
    fill(&filled.match_candidates, defaults.match_candidates);
    fill(&filled.regex_steps, defaults.regex_steps);
    fill(&filled.report_steps, defaults.report_steps);
    fill(&filled.output_bytes, defaults.output_bytes);
    fill(&filled.failures, defaults.failures);
    return filled;
}

size_t lede_limits_bytes(uint64_t limit) {
    if (limit == UINT64_MAX) return 0;
    return limit > SIZE_MAX ? SIZE_MAX : (size_t)limit;
}

lede_digest lede_limits_digest(const lede_limits *limits, lede_digest digest) {
    const uint64_t counts[] = {limits->article_bytes,    limits->article_memory,
                               limits->lua_instructions, limits->lua_bytes,
                               limits->string_steps,     limits->match_candidates,
                               limits->regex_steps};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        unsigned char bytes[8]; /* the same on machines of either byte order */
        for (unsigned b = 0; b < 8; b++) bytes[b] = (unsigned char)(counts[i] >> (8 * b));
        digest = lede_digest_add(digest, (lede_slice){(const char *)bytes, sizeof bytes});
    }
    return digest;
}
