#include "load/plain_caption.h"

#include "load/phrase.h"

enum { MOST_WORDS = 60 };

bool lede_plain_caption_is(lede_slice line) {
    static const char *const openings[] = {"photo:",
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
    static const char *const credits[] = {"getty images",
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
    if (lede_phrase_count(line) > MOST_WORDS) return false;
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        if (lede_phrase_prefix(line, openings[i]) > 0) return true;
    }
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        size_t size = strlen(credits[i]);
        if (line.size <= size) continue;
        lede_slice end = lede_slice_cut(line, line.size - size, line.size);
        if (lede_slice_equal_ascii_case(end, lede_slice_of(credits[i]))) return true;
    }
    lede_slice photo = LEDE_SLICE("(Photo");
    return lede_slice_ends(line, LEDE_SLICE(")")) && lede_slice_find(line, photo, 0) != SIZE_MAX;
}
