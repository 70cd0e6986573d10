#include "load/plain_caption.h"

#include "load/phrase.h"

enum { MOST_BYTES = 500 }; /* of a line; a longer one is prose */

static const char *const OPENINGS[] = {"photo:",
                                       "photos:",
                                       "photo by",
                                       "(photo by",
                                       "photograph:",
                                       "photo credit",
                                       "image:",
                                       "image credit",
                                       "image source",
                                       "image caption",
                                       "image copyright",
                                       "media caption",
                                       "picture:",
                                       "pictured:",
                                       "file photo",
                                       "(file photo",
                                       "file -",
                                       "caption:",
                                       "credit:",
                                       "getty images",
                                       "illustration:",
                                       "graphic:",
                                       "enlarge this image",
                                       "media playback",
                                       "hide caption",
                                       "photo illustration",
                                       "a photo issued by"};
static const char *const CREDITS[] = {"getty images",
                                      "/getty",
                                      "/ap",
                                      "/afp",
                                      "/reuters",
                                      "/epa",
                                      "/afp/getty images",
                                      "(reuters)",
                                      "(ap)",
                                      "(afp)",
                                      "(getty)",
                                      "(epa)",
                                      "ap photo",
                                      "hide caption",
                                      "(pictured)",
                                      "file photo",
                                      "/bloomberg",
                                      "/pa",
                                      "(pa)"};

/* Prose ends with a full stop; a credit with a bracket or a letter. */
static bool may_end_with_credit(lede_slice line) {
    char last = line.data[line.size - 1];
    return last == ')' || (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
}

bool lede_plain_caption_is(lede_slice line) {
    if (line.size == 0 || line.size > MOST_BYTES) return false;
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (lede_phrase_prefix(line, OPENINGS[i]) > 0) return true;
    }
    if (!may_end_with_credit(line)) return false;
    for (size_t i = 0; i < sizeof CREDITS / sizeof *CREDITS; i++) {
        size_t size = strlen(CREDITS[i]);
        if (line.size <= size) continue;
        lede_slice end = lede_slice_cut(line, line.size - size, line.size);
        if (lede_slice_equal_ascii_case(end, lede_slice_of(CREDITS[i]))) return true;
    }
    return line.data[line.size - 1] == ')' &&
           lede_slice_find(line, LEDE_SLICE("(Photo"), 0) != SIZE_MAX;
}
