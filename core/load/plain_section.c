#include "load/plain_section.h"

#include "load/phrase.h"

enum { MOST_WORDS = 6 };

static const char *const WORDS[] = {"world",
                                    "news",
                                    "politics",
                                    "business",
                                    "technology",
                                    "tech",
                                    "science",
                                    "health",
                                    "sport",
                                    "sports",
                                    "culture",
                                    "arts",
                                    "art",
                                    "opinion",
                                    "comment",
                                    "environment",
                                    "climate",
                                    "education",
                                    "local",
                                    "national",
                                    "regional",
                                    "international",
                                    "economy",
                                    "economics",
                                    "markets",
                                    "money",
                                    "finance",
                                    "travel",
                                    "transport",
                                    "lifestyle",
                                    "life",
                                    "style",
                                    "food",
                                    "uk",
                                    "us",
                                    "europe",
                                    "asia",
                                    "africa",
                                    "americas",
                                    "australia",
                                    "crime",
                                    "media",
                                    "books",
                                    "film",
                                    "music",
                                    "tv",
                                    "weather",
                                    "law",
                                    "justice",
                                    "society",
                                    "analysis",
                                    "features",
                                    "editorial",
                                    "obituaries",
                                    "home",
                                    "top",
                                    "energy",
                                    "security",
                                    "cybersecurity",
                                    "defence",
                                    "defense",
                                    "property",
                                    "housing",
                                    "city",
                                    "region",
                                    "football",
                                    "cricket",
                                    "and",
                                    "entertainment",
                                    "companies",
                                    "industry",
                                    "agriculture",
                                    "farming",
                                    "religion",
                                    "family",
                                    "latest",
                                    "middle",
                                    "east",
                                    "north",
                                    "south",
                                    "west",
                                    "latin",
                                    "america",
                                    "global",
                                    "domestic",
                                    "public",
                                    "affairs",
                                    "foreign",
                                    "policy",
                                    "fisheries"};

static const char *const STEPS[] = {">", "\xC2\xBB", "\xE2\x80\xBA", "/"};
enum {
    N_STEPS = sizeof STEPS / sizeof *STEPS,
    N_SURE_STEPS = N_STEPS - 1
}; /* "/" may be a word's */

/* "Home > World > Calder": steps of a few words, whatever they are called. */
static bool is_trail(lede_slice line) {
    enum { MOST_STEPS = 16 }; /* each looks through the rest of the line, which may be long */
    size_t steps = 0;
    while (line.size > 0) {
        if (steps == MOST_STEPS) return false;
        size_t stop = line.size, next = stop;
        for (size_t i = 0; i < N_SURE_STEPS; i++) {
            size_t at = lede_slice_find(line, lede_slice_of(STEPS[i]), 0);
            if (at >= stop) continue;
            stop = at;
            next = at + strlen(STEPS[i]);
        }
        size_t words = lede_phrase_count(lede_slice_cut(line, 0, stop));
        if (words == 0 || words > 4) return false;
        line = lede_slice_cut(line, next, line.size);
        steps++;
    }
    return steps >= 2;
}

bool lede_plain_section_is(lede_slice line) {
    size_t words = 0;
    if (is_trail(line)) return true;
    if (lede_phrase_has_digit(line) || lede_phrase_ends_sentence(line)) return false;
    for (lede_slice word; lede_phrase_word(&line, &word); words++) {
        if (!lede_phrase_in(word, WORDS, sizeof WORDS / sizeof *WORDS)) return false;
    }
    return words > 0 && words <= MOST_WORDS;
}

lede_slice lede_plain_section_name(lede_slice line) {
    for (size_t i = 0; i < N_STEPS; i++) {
        lede_slice step = lede_slice_of(STEPS[i]);
        for (size_t at; (at = lede_slice_find(line, step, 0)) != SIZE_MAX;) {
            line = lede_slice_cut(line, at + step.size, line.size);
        }
    }
    return lede_slice_trim(line);
}
