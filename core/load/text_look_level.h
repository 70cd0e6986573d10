/* text_look_level.h — the look of one level of the processor (text_look.h), a chunk of bytes at a
 * time. Included by text_look.c for each level, which first says what a CHUNK is, the MASK that
 * comparing two of them gives (IS, AT_MOST), its BITS_OF, how the function is called (LOOK) and
 * what makes it one of that LEVEL. What they say is forgotten at the end.
 * thread: any; nothing is kept
 * floor: load */
LEVEL static void LOOK(const char *bytes, size_t n, groups *out) {
    const CHUNK none = {0}, control = none + 0x1F, feed = none + '\n', space = none + ' ';
    const CHUNK ampersand = none + '&', less = none + '<';
    const CHUNK first = none + 0xE2, third = none + 0xA9, one = none + 1;
    MASK marks = {0}, others = {0};
    for (size_t k = 0; k < n; k++) {
        uint64_t feeds = 0, spaces = 0;
        for (unsigned at = 0; at < GROUP; at += sizeof(CHUNK), bytes += sizeof(CHUNK)) {
            CHUNK text, behind;
            memcpy(&text, bytes, sizeof text);
            memcpy(&behind, bytes + BEHIND, sizeof behind);
            MASK is_feed = IS(text, feed);
            feeds |= BITS_OF(is_feed) << at;
            spaces |= BITS_OF(IS(text, space)) << at;
            marks |= IS(text, ampersand) | IS(text, less);
            others |=
                (is_feed ^ AT_MOST(text, control)) | (IS(text, first) & IS(behind | one, third));
        }
        out->feeds[k] = feeds;
        out->spaces[k] = spaces;
    }
    out->has_marks |= BITS_OF(marks) != 0;
    out->has_others |= BITS_OF(others) != 0;
}

#undef CHUNK
#undef MASK
#undef IS
#undef AT_MOST
#undef LOOK
#undef LEVEL
#undef BITS_OF
