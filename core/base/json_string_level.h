/* json_string_level.h — decoding a string of JSON at one level of the processor, by chunks of bytes
 * (json_string.h). Included by json_string.c for each level, which first says what a CHUNK is, the
 * MASK that comparing two of them gives by IS and AT_MOST, its BITS_OF and the TOPS_OF a chunk, who
 * copies the REST that is less than a chunk, what the functions are called and what makes them ones
 * of that LEVEL.
 * thread: any; nothing is kept
 * floor: base */

/* The run from `at` on, as far as it goes in the first bytes; told without a branch, since strings
 * end anywhere. */
LEVEL static run FIRST(const char *at) {
    const CHUNK none = {0}, quote = none + '"', slash = none + '\\', control = none + 0x1F;
    const CHUNK ampersand = none + '&', less = none + '<', one = none + 1;
    const CHUNK line_end = none + LAST_OF_LINE_ENDS;
    uint64_t ends = 0, marks = 0, tops = 0;
    for (size_t i = 0; i < LEDE_JSON_FIRST; i += sizeof(CHUNK)) {
        CHUNK chunk;
        memcpy(&chunk, at + i, sizeof chunk);
        ends |= BITS_OF(IS(chunk, quote) | IS(chunk, slash) | AT_MOST(chunk, control)) << i;
        marks |= BITS_OF(IS(chunk, ampersand) | IS(chunk, less) | IS(chunk | one, line_end)) << i;
        tops |= TOPS_OF(chunk) << i;
    }
    uint64_t inside = ends ^ (ends - 1); /* all where there is no end */
    size_t size = ends == 0 ? LEDE_JSON_FIRST : (size_t)__builtin_ctzll(ends);
    return (run){at + size, lede_json_holds((marks & inside) != 0, (tops & inside) != 0)};
}

/* The plain run from `from` on, copied to `to`, where there is room for all of the last chunk. What
 * was seen before it is in `holds`. */
LEVEL static inline run COPY(const lede_json_reader *r, const char *from, char *to, uint8_t holds) {
    const CHUNK none = {0}, quote = none + '"', slash = none + '\\', control = none + 0x1F;
    const CHUNK ampersand = none + '&', less = none + '<', one = none + 1;
    const CHUNK line_end = none + LAST_OF_LINE_ENDS;
    CHUNK bytes = {0}, chunk;
    MASK marks = {0};
    uint64_t bits = 0;
    for (; bits == 0 && (size_t)(r->stop - from) >= sizeof chunk; from += sizeof chunk) {
        memcpy(&chunk, from, sizeof chunk);
        memcpy(to, &chunk, sizeof chunk);
        to += sizeof chunk;
        bits = BITS_OF(IS(chunk, quote) | IS(chunk, slash) | AT_MOST(chunk, control));
        marks |= IS(chunk, ampersand) | IS(chunk, less) | IS(chunk | one, line_end);
        bytes |= chunk;
    }
    holds |= lede_json_holds(BITS_OF(marks) != 0, TOPS_OF(bytes) != 0);
    if (bits == 0) return REST(r, from, to, holds);
    return (run){from - sizeof chunk + __builtin_ctzll(bits), holds};
}

/* The string with its escapes decoded, to d->out, which has room for it and a chunk: from `at` on,
 * before which there is none. Gives its closing quote. */
LEVEL static const char *DECODE(lede_json_reader *r, const char *at, decoding *d) {
    char *to = d->out + (at - d->start);
    memcpy(d->out, d->start, (size_t)(at - d->start));
    for (;;) {
        while (lede_json_peek(r, at) == '\\') {
            if (is_feed_at(r, at)) {
                bool is_break = is_feed_at(r, at + 2);
                note_feeds(r, at, to, is_break, d);
                memcpy(to, "\n\n", 2);
                to += is_break ? 2 : 1;
                at += is_break ? 4 : 2;
                continue;
            }
            at = read_escape(r, at, to, d);
            if (at == NULL) return NULL;
            to += d->n_added;
        }
        run plain = COPY(r, at, to, 0);
        to += plain.stop - at;
        at = plain.stop;
        d->holds |= plain.holds;
        char c = lede_json_peek(r, at);
        if (c == '\\') continue;
        d->size = (size_t)(to - d->out);
        return c == '"' ? at : fail_string(r, d->start, at);
    }
}
