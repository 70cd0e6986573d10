#include "text/cutter.h"

/* Most of all text is words, numbers and plain marks between spaces: what bits tell of 64 bytes
 * (scan.h) is made into tokens without looking at a byte. */

/* What goes over from one group to the next. */
typedef struct carry {
    uint64_t word, single, run; /* 1: the last byte was of one */
    size_t run_at;              /* where the run started, */
    uint32_t run_token;         /* with which token */
} carry;

/* Tokens of a group. */
typedef struct cuts {
    const lede_scan_group *bits;
    size_t base;                   /* byte of the lowest bit */
    uint32_t first;                /* token that stops first */
    uint64_t words, singles, runs; /* bytes of them */
    uint64_t starts, stops;        /* of tokens */
} cuts;

/* The bits up to the lowest one of `bit`, all when there is none. */
static inline uint64_t up_to(uint64_t bit) {
    return bit ^ (bit - 1);
}

/* The token that starts at the bit. */
static inline uint32_t token_at(const cuts *c, uint64_t bit) {
    return c->first + lede_scan_count(c->stops & up_to(bit));
}

/* Does the word before the mark keep it: an abbreviation its full stop, a prefix its hyphen? */
static bool keeps(lede_cutter *cutter, uint32_t token, size_t at) {
    const lede_article *article = cutter->article;
    char before = at > cutter->block_start ? cutter->text.data[at - 1] : ' ';
    bool word = (before >= '0' && before <= '9') || ((before | 32) >= 'a' && (before | 32) <= 'z');
    if (!word) return false;
    size_t start = article->token_starts[token - 1];
    if (cutter->text.data[at] == '.') return !lede_cutter_owns_stop(cutter, start, at);
    lede_slice prefix = lede_slice_cut(cutter->text, start, at);
    return cutter->text.data[at] == '-' && lede_locale_prefixes(cutter->locale, prefix);
}

/* Look at hyphens, and note ends. Returns the bit of the first one that is not a token, or 0. */
static uint64_t check_marks(lede_cutter *cutter, const cuts *c, uint64_t marks) {
    for (; marks != 0; marks &= marks - 1) {
        uint64_t bit = marks & (~marks + 1);
        uint32_t token = token_at(c, bit);
        if (keeps(cutter, token, c->base + lede_lowest_bit(bit))) return bit;
        if ((c->bits->ends & bit) != 0) lede_cutter_note_end(cutter, token);
    }
    return 0;
}

static inline uint64_t run_starts(const cuts *c, const carry *before) {
    return c->runs & ~(c->runs << 1 | before->run);
}

/* Tokens end at the bit, which is not one: the run before it is undone, unless the bit is white
 * space. Returns where to go on. */
static size_t stop_at(lede_article *article, const cuts *c, const carry *before, uint64_t bit) {
    bool undo = ((c->runs << 1 | before->run) & bit & ~c->bits->lines) != 0;
    uint64_t inside = run_starts(c, before) & (bit - 1);
    if (undo && inside == 0) {
        article->n_tokens = before->run_token;
        return before->run_at;
    }
    if (undo) bit = UINT64_C(1) << lede_scan_highest(inside);
    article->n_tokens = token_at(c, bit);
    return c->base + lede_lowest_bit(bit);
}

static inline void go_on(carry *before, const cuts *c) {
    uint64_t inside = run_starts(c, before);
    if (c->runs >> 63 != 0 && inside != 0) {
        uint64_t bit = UINT64_C(1) << lede_scan_highest(inside);
        before->run_at = c->base + lede_lowest_bit(bit);
        before->run_token = token_at(c, bit);
    }
    before->word = c->words >> 63;
    before->single = c->singles >> 63;
    before->run = c->runs >> 63;
}

/* The groups are done, or there is no room for more: what is open stops here. */
static size_t stop_open(lede_cutter *cutter, const carry *before, uint32_t n, size_t base) {
    lede_article *article = cutter->article;
    bool end = base >= cutter->text.size;
    article->n_tokens = n;
    if (end) base = cutter->text.size;
    if (!end && before->run != 0) {
        article->n_tokens = before->run_token;
        return before->run_at;
    }
    if ((before->word | before->single) != 0)
        article->token_stops[article->n_tokens++] = (uint32_t)base;
    return base;
}

/* A run from byte `start` to `stop` that needs a rule may have been cut before (cuts.h). */
static void fetch_cut(const lede_cutter *cutter, size_t start, size_t stop) {
    lede_slice text = cutter->article->text;
    if (stop - start > LEDE_CUT_BYTES || start + LEDE_FORM_READ > text.size) return;
    lede_form run = lede_form_of_short(text.data + start, (uint32_t)(stop - start));
    lede_cuts_prefetch(cutter->cuts, &run);
}

/* What is remembered of the runs of a window is on its way from memory when they are reached: they
 * are so rare that it is seldom in the cache. A run that is in two groups has to wait. */
static void fetch_cuts(const lede_cutter *cutter) {
    const lede_scan_groups *groups = &cutter->scan.groups;
    size_t base = cutter->scan.window * LEDE_SCAN_GROUP, size = cutter->article->text.size;
    for (size_t i = 0; i < LEDE_SCAN_WINDOW && base < size; i++, base += LEDE_SCAN_GROUP) {
        uint64_t others = groups->others[i];
        uint64_t white = ~(groups->words[i] | groups->singles[i] | others);
        while (others != 0) {
            uint64_t passed = up_to(others), below = white & passed, above = white & ~passed;
            size_t start = below == 0 ? 0 : lede_scan_highest(below) + 1;
            size_t stop = above == 0 ? LEDE_SCAN_GROUP : lede_lowest_bit(above);
            fetch_cut(cutter, base + start, base + stop);
            others = above == 0 ? 0 : others & ~up_to(above);
        }
    }
}

static inline lede_scan_group group_of(lede_cutter *cutter, size_t group) {
    if (LEDE_UNLIKELY(!lede_scan_knows(&cutter->scan, group))) {
        lede_scan_read(&cutter->scan, group);
        if (cutter->cuts != NULL) fetch_cuts(cutter);
    }
    return lede_scan_group_of(&cutter->scan, group);
}

size_t lede_cutter_run_bits(lede_cutter *cutter, size_t at) {
    lede_article *article = cutter->article;
    if (cutter->capacity == 0 && !lede_cutter_grow(cutter)) return at;
    uint32_t n = article->n_tokens;
    size_t size = cutter->text.size, group = at / LEDE_SCAN_GROUP, base = group * LEDE_SCAN_GROUP;
    uint64_t inside = UINT64_MAX << (at - base);
    carry before = {0};
    if (base >= size || cutter->capacity - n < LEDE_CUTTER_ROOM) return at;
    for (; base < size && cutter->capacity - n >= LEDE_CUTTER_ROOM; group++) {
        lede_scan_group bits = group_of(cutter, group);
        uint64_t others = bits.others & inside;
        if (LEDE_UNLIKELY(size - base <= LEDE_SCAN_GROUP)) { /* behind the block is white space */
            uint64_t last = UINT64_C(1) << (size - base - 1);
            inside &= last | (last - 1);
            others = (others | (bits.ahead & last)) & inside;
        }
        others |= bits.lines & inside;
        uint64_t seen = (others & (~others + 1)) - 1; /* all bits below the lowest */
        uint64_t words = bits.words & inside, singles = bits.singles & inside;
        uint64_t joints = bits.joints & inside, passed = words << 1 | before.word;
        cuts c = {.bits = &bits, .base = base, .first = n, .words = words, .singles = singles};
        c.runs = words | (bits.hyphens & inside);
        c.starts = ((words & ~passed) | joints | singles) & seen;
        c.stops = ((~words & passed) | joints | singles << 1 | before.single) & up_to(others);
        uint64_t open = before.word | before.single;
        uint32_t count =
            cutter->scan.tools.put(article->token_starts + n + open, article->token_stops + n,
                                   (uint32_t)base, c.starts, c.stops);
        uint64_t marks = (bits.ends | bits.hyphens) & seen & inside;
        uint64_t bit = marks != 0 ? check_marks(cutter, &c, marks) : 0;
        if (bit == 0) bit = others & (~others + 1);
        if (bit != 0) return stop_at(article, &c, &before, bit);
        n += count;
        go_on(&before, &c);
        inside = UINT64_MAX;
        base += LEDE_SCAN_GROUP;
    }
    return stop_open(cutter, &before, n, base);
}
