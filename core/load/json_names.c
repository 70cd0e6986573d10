#include "load/json_names.h"

#define NAME(slot, name, meaning, rank)                                                            \
    [slot] = {name, sizeof(name) - 1, rank, meaning, "the key '" name "'"}

/* Each in the slot of its hash, or the next that is free: a test says which. By size, then by name.
 * `uri` is last among ids: some are no ids. */
enum { N_SLOTS = 512 };
static const lede_json_name NAMES[N_SLOTS] = {
    NAME(65, "by", LEDE_FIELD_BYLINE, 5),
    NAME(155, "id", LEDE_FIELD_ID, 0),
    NAME(277, "uri", LEDE_FIELD_ID, 6),
    NAME(200, "url", LEDE_FIELD_URL, 1),
    NAME(267, "body", LEDE_JSON_KEY_TEXT, 1),
    NAME(234, "date", LEDE_FIELD_PUBLISHED, 8),
    NAME(93, "deck", LEDE_FIELD_DECK, 0),
    NAME(50, "desk", LEDE_FIELD_SECTION, 5),
    NAME(325, "guid", LEDE_FIELD_ID, 1),
    NAME(76, "head", LEDE_FIELD_TITLE, 2),
    NAME(264, "lang", LEDE_FIELD_LANGUAGE, 1),
    NAME(397, "link", LEDE_FIELD_URL, 2),
    NAME(426, "text", LEDE_JSON_KEY_TEXT, 0),
    NAME(40, "uuid", LEDE_FIELD_ID, 2),
    NAME(186, "docid", LEDE_FIELD_ID, 4),
    NAME(97, "story", LEDE_JSON_KEY_TEXT, 14),
    NAME(37, "title", LEDE_FIELD_TITLE, 0),
    NAME(199, "author", LEDE_FIELD_BYLINE, 2),
    NAME(69, "blocks", LEDE_JSON_KEY_BLOCKS, 0),
    NAME(409, "bodies", LEDE_JSON_KEY_TEXT, 9),
    NAME(358, "byline", LEDE_FIELD_BYLINE, 0),
    NAME(258, "outlet", LEDE_FIELD_PUBLISHER, 2),
    NAME(113, "source", LEDE_JSON_KEY_SOURCE, 0),
    NAME(212, "teaser", LEDE_FIELD_DECK, 7),
    NAME(465, "weburl", LEDE_FIELD_URL, 3),
    NAME(505, "writer", LEDE_FIELD_BYLINE, 4),
    NAME(482, "article", LEDE_JSON_KEY_TEXT, 3),
    NAME(320, "authors", LEDE_FIELD_BYLINE, 1),
    NAME(251, "content", LEDE_JSON_KEY_TEXT, 2),
    NAME(196, "created", LEDE_FIELD_PUBLISHED, 12),
    NAME(28, "creator", LEDE_FIELD_BYLINE, 3),
    NAME(3, "pubdate", LEDE_FIELD_PUBLISHED, 4),
    NAME(44, "section", LEDE_FIELD_SECTION, 0),
    NAME(327, "summary", LEDE_FIELD_DECK, 5),
    NAME(139, "updated", LEDE_FIELD_MODIFIED, 3),
    NAME(381, "abstract", LEDE_FIELD_DECK, 6),
    NAME(432, "bodyhtml", LEDE_JSON_KEY_TEXT, 10),
    NAME(460, "bodytext", LEDE_JSON_KEY_TEXT, 7),
    NAME(443, "category", LEDE_FIELD_SECTION, 2),
    NAME(13, "datetime", LEDE_FIELD_PUBLISHED, 7),
    NAME(182, "fulltext", LEDE_JSON_KEY_TEXT, 6),
    NAME(457, "headline", LEDE_FIELD_TITLE, 1),
    NAME(455, "language", LEDE_FIELD_LANGUAGE, 0),
    NAME(486, "maintext", LEDE_JSON_KEY_TEXT, 5),
    NAME(137, "modified", LEDE_FIELD_MODIFIED, 0),
    NAME(204, "newsdesk", LEDE_FIELD_SECTION, 4),
    NAME(34, "postdate", LEDE_FIELD_PUBLISHED, 8),
    NAME(415, "sitename", LEDE_FIELD_PUBLISHER, 6),
    NAME(149, "subtitle", LEDE_FIELD_DECK, 2),
    NAME(47, "articleid", LEDE_FIELD_ID, 3),
    NAME(228, "bodyxhtml", LEDE_JSON_KEY_TEXT, 11),
    NAME(372, "headlines", LEDE_FIELD_TITLE, 4),
    NAME(391, "newspaper", LEDE_FIELD_PUBLISHER, 3),
    NAME(275, "permalink", LEDE_FIELD_URL, 4),
    NAME(89, "posttitle", LEDE_FIELD_TITLE, 6),
    NAME(168, "published", LEDE_FIELD_PUBLISHED, 0),
    NAME(402, "publisher", LEDE_FIELD_PUBLISHER, 0),
    NAME(260, "sourceurl", LEDE_FIELD_URL, 5),
    NAME(483, "timestamp", LEDE_FIELD_PUBLISHED, 11),
    NAME(262, "updatedat", LEDE_FIELD_MODIFIED, 4),
    NAME(365, "articleurl", LEDE_FIELD_URL, 6),
    NAME(148, "categories", LEDE_FIELD_SECTION, 6),
    NAME(420, "documentid", LEDE_FIELD_ID, 5),
    NAME(380, "inlanguage", LEDE_FIELD_LANGUAGE, 2),
    NAME(382, "journalist", LEDE_FIELD_BYLINE, 6),
    NAME(419, "modifiedat", LEDE_FIELD_MODIFIED, 2),
    NAME(80, "sourcename", LEDE_FIELD_PUBLISHER, 4),
    NAME(99, "standfirst", LEDE_FIELD_DECK, 1),
    NAME(71, "articlebody", LEDE_JSON_KEY_TEXT, 4),
    NAME(418, "articledate", LEDE_FIELD_PUBLISHED, 8),
    NAME(266, "articletext", LEDE_JSON_KEY_TEXT, 8),
    NAME(171, "contenthtml", LEDE_JSON_KEY_TEXT, 12),
    NAME(406, "contenttext", LEDE_JSON_KEY_TEXT, 13),
    NAME(510, "datecreated", LEDE_FIELD_PUBLISHED, 13),
    NAME(43, "dateupdated", LEDE_FIELD_MODIFIED, 6),
    NAME(427, "description", LEDE_FIELD_DECK, 4),
    NAME(506, "publication", LEDE_FIELD_PUBLISHER, 5),
    NAME(317, "publishdate", LEDE_FIELD_PUBLISHED, 5),
    NAME(236, "publishedat", LEDE_FIELD_PUBLISHED, 2),
    NAME(64, "publishedon", LEDE_FIELD_PUBLISHED, 6),
    NAME(304, "sectionname", LEDE_FIELD_SECTION, 3),
    NAME(385, "subheadline", LEDE_FIELD_DECK, 3),
    NAME(335, "articletitle", LEDE_FIELD_TITLE, 3),
    NAME(349, "canonicalurl", LEDE_FIELD_URL, 0),
    NAME(225, "datemodified", LEDE_FIELD_MODIFIED, 1),
    NAME(194, "descriptions", LEDE_FIELD_DECK, 8),
    NAME(16, "firstcreated", LEDE_FIELD_PUBLISHED, 9),
    NAME(247, "headlinemain", LEDE_FIELD_TITLE, 5),
    NAME(492, "lastmodified", LEDE_FIELD_MODIFIED, 5),
    NAME(333, "datepublished", LEDE_FIELD_PUBLISHED, 1),
    NAME(425, "publisheddate", LEDE_FIELD_PUBLISHED, 6),
    NAME(447, "publishername", LEDE_FIELD_PUBLISHER, 1),
    NAME(38, "articlesection", LEDE_FIELD_SECTION, 1),
    NAME(255, "contentcreated", LEDE_FIELD_PUBLISHED, 9),
    NAME(240, "firstpublished", LEDE_FIELD_PUBLISHED, 9),
    NAME(280, "versioncreated", LEDE_FIELD_PUBLISHED, 10),
    NAME(26, "contentmodified", LEDE_FIELD_MODIFIED, 7),
    NAME(227, "copyrightholder", LEDE_FIELD_PUBLISHER, 7),
    NAME(316, "descriptiontext", LEDE_FIELD_DECK, 9),
    NAME(485, "publicationdate", LEDE_FIELD_PUBLISHED, 3),
    NAME(491, "descriptionxhtml", LEDE_FIELD_DECK, 10),
};
#undef NAME

typedef lede_short_name words;

static words words_of(const char name[LEDE_JSON_NAME_BYTES]) {
    return lede_short_name_fold(lede_short_name_at(name));
}

/* The multiplier puts no two of the names into one slot. */
static size_t slot_of(words name) {
    uint64_t mixed = name.first ^ name.second >> 7 ^ name.second << 11;
    return (size_t)(mixed * UINT64_C(0xbef45ea7cd0786e3) >> 55);
}

static inline bool is_row(const lede_json_name *row, words wanted, size_t size) {
    return lede_short_name_equal(words_of(row->name), wanted) && row->size == size;
}

static const lede_json_name *find_row(words wanted, size_t size) {
    size_t slot = slot_of(wanted);
    while (NAMES[slot].size > 0 && !is_row(&NAMES[slot], wanted, size)) slot = (slot + 1) % N_SLOTS;
    return NAMES[slot].size > 0 ? &NAMES[slot] : NULL;
}

static bool ends_with(lede_slice name, const char *ending) {
    size_t size = strlen(ending);
    return name.size > size &&
           lede_slice_is(lede_slice_cut(name, name.size - size, name.size), ending);
}

/* Endings of keys that say something about a text and are none. */
static bool is_about(lede_slice key) {
    static const char *const endings[] = {"id",   "url",  "uri",      "length", "count",     "size",
                                          "type", "lang", "language", "format", "creditline"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (ends_with(key, endings[i])) return true;
    }
    return false;
}

/* ninjs 1 lets an agency have texts of its own: "body_web", "description_caption". */
static const lede_json_name *find_extension(lede_slice key) {
#define OPEN(name, meaning)                                                                        \
    { name, sizeof(name) - 1, LEDE_JSON_RANK_OPEN, meaning, "a key '" name "'" }
    static const lede_json_name extensions[] = {OPEN("body_", LEDE_JSON_KEY_TEXT),
                                                OPEN("headline_", LEDE_FIELD_TITLE),
                                                OPEN("description_", LEDE_FIELD_DECK)};
#undef OPEN
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        lede_slice start = {extensions[i].name, extensions[i].size};
        if (key.size <= start.size || key.data[0] != start.data[0]) continue;
        if (lede_slice_starts(key, start)) return is_about(key) ? NULL : &extensions[i];
    }
    return NULL;
}

size_t lede_json_name_slot(lede_slice name) {
    char plain[LEDE_JSON_NAME_BYTES] = {0};
    memcpy(plain, name.data, name.size < sizeof plain ? name.size : sizeof plain);
    return slot_of(words_of(plain));
}

/* Whether a name of such words has nothing but letters, so that no mark parts it. */
static bool is_one_word(words name, size_t size) {
    const uint64_t ones = UINT64_C(0x0101010101010101), tops = ones << 7;
    uint64_t first = name.first ^ ones * ('_' | 0x20), second = name.second ^ ones * ('_' | 0x20);
    uint64_t low_lines = ((first - ones) & ~first) | ((second - ones) & ~second);
    uint64_t letters = (name.first >> 6 & ones) + (name.second >> 6 & ones);
    return (low_lines & tops) == 0 && letters * ones >> 56 == size;
}

/* A key with marks that part words, or one that is only begun. */
LEDE_APART static const lede_json_name *find_marked(lede_slice key) {
    char plain[LEDE_JSON_NAME_BYTES] = {0};
    size_t size = 0;
    for (size_t i = 0; i < key.size; i++) {
        char c = key.data[i];
        if (c == '_' || c == '-' || c == ' ') continue;
        if (size == LEDE_JSON_NAME_BYTES) return find_extension(key);
        plain[size++] = c;
    }
    const lede_json_name *found = size == key.size ? NULL : find_row(words_of(plain), size);
    return found != NULL ? found : find_extension(key);
}

/* One that does not stand in the slot of its hash, as most names do. */
LEDE_APART static const lede_json_name *find_behind(words name, lede_slice key, size_t slot) {
    while (NAMES[slot].size > 0) {
        slot = (slot + 1) % N_SLOTS;
        if (is_row(&NAMES[slot], name, key.size)) return &NAMES[slot];
    }
    return is_one_word(name, key.size) ? NULL : find_marked(key);
}

const lede_json_name *lede_json_name_find(lede_slice key) {
    if (key.size - 1 >= LEDE_JSON_NAME_BYTES) return find_marked(key); /* 0 is no size of a row */
    words name = lede_short_name_fold(lede_short_name_of(key));
    size_t slot = slot_of(name);
    return is_row(&NAMES[slot], name, key.size) ? &NAMES[slot] : find_behind(name, key, slot);
}
