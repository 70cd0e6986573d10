#include "load/paragraphs.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { STEP = 16, GROUP = 64 };

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A bit for each line feed of 16 bytes. */
static uint64_t feeds_of(const char *bytes) {
#if defined(__SSE2__) /* every x86-64 has it */
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    return (uint64_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8('\n')));
#else
    uint64_t bits = 0;
    for (size_t i = 0; i < STEP; i++) bits |= (uint64_t)(bytes[i] == '\n') << i;
    return bits;
#endif
}

/* The same of up to 64 bytes. */
static uint64_t feeds_in(const char *bytes, size_t size) {
    char end[STEP] = {0};
    uint64_t bits = 0;
    size_t at = 0;
    if (size >= GROUP) {
        for (; at < GROUP; at += STEP) bits |= feeds_of(bytes + at) << at;
        return bits;
    }
    for (; size - at >= STEP; at += STEP) bits |= feeds_of(bytes + at) << at;
    if (at == size) return bits;
    memcpy(end, bytes + at, size - at);
    return bits | feeds_of(end) << at;
}

static void look_at(lede_paragraphs *p, size_t group) {
    p->feeds = feeds_in(p->text.data + group, p->text.size - group);
    p->group = group;
    p->known = group + GROUP;
}

/* Offset of the first line feed at `from` or behind it, or the size. */
static size_t find_feed(lede_paragraphs *p, size_t from) {
    while (from < p->text.size) {
        if (from < p->group || from >= p->known) look_at(p, from - from % GROUP);
        uint64_t bits = p->feeds >> (from - p->group);
        if (bits != 0) return from + (size_t)__builtin_ctzll(bits);
        from = p->known;
    }
    return p->text.size;
}

/* Offset of the first line feed that a blank line follows, or the size. */
static size_t find_blank_line(lede_paragraphs *p, size_t from) {
    const lede_slice text = p->text;
    while ((from = find_feed(p, from)) < text.size) {
        size_t next = from + 1;
        while (next < text.size && text.data[next] != '\n' && is_space(text.data[next])) next++;
        if (next < text.size && text.data[next] == '\n') return from;
        from = next;
    }
    return text.size;
}

bool lede_paragraphs_ended(lede_paragraphs *p) {
    while (p->at < p->text.size && is_space(p->text.data[p->at])) p->at++;
    return p->at == p->text.size;
}

lede_slice lede_paragraphs_next(lede_paragraphs *p) {
    if (lede_paragraphs_ended(p)) return LEDE_NULL_SLICE;
    size_t start = p->at, stop = find_blank_line(p, start);
    p->at = stop;
    while (is_space(p->text.data[stop - 1])) stop--;
    return lede_slice_cut(p->text, start, stop);
}
