#include "load/json_names.h"

#include "text/article.h"

#define NAME(name, meaning, rank)                                                                  \
    { name, meaning, rank, "the key '" name "'" }

/* By size, then by name. `uri` is last among ids: some are no ids. */
static const lede_json_name NAMES[] = {
    NAME("by", LEDE_FIELD_BYLINE, 5),
    NAME("id", LEDE_FIELD_ID, 0),
    NAME("uri", LEDE_FIELD_ID, 6),
    NAME("url", LEDE_FIELD_URL, 1),
    NAME("body", LEDE_JSON_KEY_TEXT, 1),
    NAME("date", LEDE_FIELD_PUBLISHED, 8),
    NAME("deck", LEDE_FIELD_DECK, 0),
    NAME("desk", LEDE_FIELD_SECTION, 5),
    NAME("guid", LEDE_FIELD_ID, 1),
    NAME("head", LEDE_FIELD_TITLE, 2),
    NAME("lang", LEDE_FIELD_LANGUAGE, 1),
    NAME("link", LEDE_FIELD_URL, 2),
    NAME("text", LEDE_JSON_KEY_TEXT, 0),
    NAME("uuid", LEDE_FIELD_ID, 2),
    NAME("docid", LEDE_FIELD_ID, 4),
    NAME("story", LEDE_JSON_KEY_TEXT, 14),
    NAME("title", LEDE_FIELD_TITLE, 0),
    NAME("author", LEDE_FIELD_BYLINE, 2),
    NAME("blocks", LEDE_JSON_KEY_BLOCKS, 0),
    NAME("bodies", LEDE_JSON_KEY_TEXT, 9),
    NAME("byline", LEDE_FIELD_BYLINE, 0),
    NAME("outlet", LEDE_FIELD_PUBLISHER, 2),
    NAME("source", LEDE_JSON_KEY_SOURCE, 0),
    NAME("teaser", LEDE_FIELD_DECK, 7),
    NAME("weburl", LEDE_FIELD_URL, 3),
    NAME("writer", LEDE_FIELD_BYLINE, 4),
    NAME("article", LEDE_JSON_KEY_TEXT, 3),
    NAME("authors", LEDE_FIELD_BYLINE, 1),
    NAME("content", LEDE_JSON_KEY_TEXT, 2),
    NAME("created", LEDE_FIELD_PUBLISHED, 12),
    NAME("creator", LEDE_FIELD_BYLINE, 3),
    NAME("pubdate", LEDE_FIELD_PUBLISHED, 4),
    NAME("section", LEDE_FIELD_SECTION, 0),
    NAME("summary", LEDE_FIELD_DECK, 5),
    NAME("updated", LEDE_FIELD_MODIFIED, 3),
    NAME("abstract", LEDE_FIELD_DECK, 6),
    NAME("bodyhtml", LEDE_JSON_KEY_TEXT, 10),
    NAME("bodytext", LEDE_JSON_KEY_TEXT, 7),
    NAME("category", LEDE_FIELD_SECTION, 2),
    NAME("datetime", LEDE_FIELD_PUBLISHED, 7),
    NAME("fulltext", LEDE_JSON_KEY_TEXT, 6),
    NAME("headline", LEDE_FIELD_TITLE, 1),
    NAME("language", LEDE_FIELD_LANGUAGE, 0),
    NAME("maintext", LEDE_JSON_KEY_TEXT, 5),
    NAME("modified", LEDE_FIELD_MODIFIED, 0),
    NAME("newsdesk", LEDE_FIELD_SECTION, 4),
    NAME("postdate", LEDE_FIELD_PUBLISHED, 8),
    NAME("sitename", LEDE_FIELD_PUBLISHER, 6),
    NAME("subtitle", LEDE_FIELD_DECK, 2),
    NAME("articleid", LEDE_FIELD_ID, 3),
    NAME("bodyxhtml", LEDE_JSON_KEY_TEXT, 11),
    NAME("headlines", LEDE_FIELD_TITLE, 4),
    NAME("newspaper", LEDE_FIELD_PUBLISHER, 3),
    NAME("permalink", LEDE_FIELD_URL, 4),
    NAME("posttitle", LEDE_FIELD_TITLE, 6),
    NAME("published", LEDE_FIELD_PUBLISHED, 0),
    NAME("publisher", LEDE_FIELD_PUBLISHER, 0),
    NAME("sourceurl", LEDE_FIELD_URL, 5),
    NAME("timestamp", LEDE_FIELD_PUBLISHED, 11),
    NAME("updatedat", LEDE_FIELD_MODIFIED, 4),
    NAME("articleurl", LEDE_FIELD_URL, 6),
    NAME("categories", LEDE_FIELD_SECTION, 6),
    NAME("documentid", LEDE_FIELD_ID, 5),
    NAME("inlanguage", LEDE_FIELD_LANGUAGE, 2),
    NAME("journalist", LEDE_FIELD_BYLINE, 6),
    NAME("modifiedat", LEDE_FIELD_MODIFIED, 2),
    NAME("sourcename", LEDE_FIELD_PUBLISHER, 4),
    NAME("standfirst", LEDE_FIELD_DECK, 1),
    NAME("articlebody", LEDE_JSON_KEY_TEXT, 4),
    NAME("articledate", LEDE_FIELD_PUBLISHED, 8),
    NAME("articletext", LEDE_JSON_KEY_TEXT, 8),
    NAME("contenthtml", LEDE_JSON_KEY_TEXT, 12),
    NAME("contenttext", LEDE_JSON_KEY_TEXT, 13),
    NAME("datecreated", LEDE_FIELD_PUBLISHED, 13),
    NAME("dateupdated", LEDE_FIELD_MODIFIED, 6),
    NAME("description", LEDE_FIELD_DECK, 4),
    NAME("publication", LEDE_FIELD_PUBLISHER, 5),
    NAME("publishdate", LEDE_FIELD_PUBLISHED, 5),
    NAME("publishedat", LEDE_FIELD_PUBLISHED, 2),
    NAME("publishedon", LEDE_FIELD_PUBLISHED, 6),
    NAME("sectionname", LEDE_FIELD_SECTION, 3),
    NAME("subheadline", LEDE_FIELD_DECK, 3),
    NAME("articletitle", LEDE_FIELD_TITLE, 3),
    NAME("canonicalurl", LEDE_FIELD_URL, 0),
    NAME("datemodified", LEDE_FIELD_MODIFIED, 1),
    NAME("descriptions", LEDE_FIELD_DECK, 8),
    NAME("firstcreated", LEDE_FIELD_PUBLISHED, 9),
    NAME("headlinemain", LEDE_FIELD_TITLE, 5),
    NAME("lastmodified", LEDE_FIELD_MODIFIED, 5),
    NAME("datepublished", LEDE_FIELD_PUBLISHED, 1),
    NAME("publisheddate", LEDE_FIELD_PUBLISHED, 6),
    NAME("publishername", LEDE_FIELD_PUBLISHER, 1),
    NAME("articlesection", LEDE_FIELD_SECTION, 1),
    NAME("contentcreated", LEDE_FIELD_PUBLISHED, 9),
    NAME("firstpublished", LEDE_FIELD_PUBLISHED, 9),
    NAME("versioncreated", LEDE_FIELD_PUBLISHED, 10),
    NAME("contentmodified", LEDE_FIELD_MODIFIED, 7),
    NAME("copyrightholder", LEDE_FIELD_PUBLISHER, 7),
    NAME("descriptiontext", LEDE_FIELD_DECK, 9),
    NAME("publicationdate", LEDE_FIELD_PUBLISHED, 3),
    NAME("descriptionxhtml", LEDE_FIELD_DECK, 10),
};
#undef NAME

/* The first row of names of that size; a test looks for every name. */
enum { MOST_NAME = 16 };
static const uint8_t FIRST[MOST_NAME + 2] = {0,  0,  0,  2,  4,  14, 17, 26,  35,
                                             49, 60, 68, 82, 89, 92, 96, 100, 101};

static const lede_json_name *find_row(lede_slice name) {
    for (size_t i = FIRST[name.size]; i < FIRST[name.size + 1]; i++) {
        const char *row = NAMES[i].name;
        if (row[0] == name.data[0] && memcmp(row, name.data, name.size) == 0) return &NAMES[i];
    }
    return NULL;
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
    static const struct {
        const char *start;
        lede_json_name name;
    } extensions[] = {
        {"body_", {"body_", LEDE_JSON_KEY_TEXT, LEDE_JSON_RANK_OPEN, "a key 'body_'"}},
        {"headline_", {"headline_", LEDE_FIELD_TITLE, LEDE_JSON_RANK_OPEN, "a key 'headline_'"}},
        {"description_",
         {"description_", LEDE_FIELD_DECK, LEDE_JSON_RANK_OPEN, "a key 'description_'"}}};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        lede_slice start = lede_slice_of(extensions[i].start);
        if (key.size > start.size && lede_slice_starts(key, start)) {
            return is_about(key) ? NULL : &extensions[i].name;
        }
    }
    return NULL;
}

const lede_json_name *lede_json_name_find(lede_slice key) {
    char folded[MOST_NAME];
    size_t size = 0;
    for (size_t i = 0; i < key.size; i++) {
        char c = key.data[i];
        if (c == '_' || c == '-' || c == ' ') continue;
        if (size == sizeof folded) return find_extension(key);
        folded[size++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    const lede_json_name *found = find_row((lede_slice){folded, size});
    return found != NULL ? found : find_extension(key);
}
