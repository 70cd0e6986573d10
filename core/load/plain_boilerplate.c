#include "load/plain_boilerplate.h"

#include "load/phrase.h"

/* The phrases are of the kinds that news sites share; each was chosen so that no paragraph of news
 * begins with it (or, for ANYWHERE, holds it), or is bounded in words. */
typedef enum where { START, WHOLE, ANYWHERE, END } where;

typedef struct row {
    const char *phrase;
    where where;
    unsigned most_words; /* in the line; a longer one is a paragraph */
    lede_boilerplate_kind kind;
} row;

typedef struct group {
    const char *reason;
    const row *rows;
    size_t count;
} group;

#define LINE LEDE_BOILERPLATE_LINE
#define LIST LEDE_BOILERPLATE_LIST
#define FORM LEDE_BOILERPLATE_FORM

static const row LINKS[] = {
    {"click here", START, 25, LINE},
    {"click to", START, 15, LINE},
    {"tap here", START, 20, LINE},
    {"click here to", ANYWHERE, 25, LINE},
    {"read more", START, 30, LINE},
    {"read more", END, 25, LINE},
    {"more:", START, 25, LINE},
    {"just watched", START, 30, LINE},
    {"must watch", START, 20, LINE},
    {"read also", START, 30, LINE},
    {"read next", START, 30, LINE},
    {"also read", START, 30, LINE},
    {"read the full", START, 15, LINE},
    {"see also", START, 30, LINE},
    {"see more", START, 12, LINE},
    {"continue reading", START, 15, LINE},
    {"keep reading", START, 20, LINE},
    {"find out more", START, 15, LINE},
    {"learn more", START, 10, LINE},
    {"more on this", START, 20, LIST},
    {"more on that", START, 20, LIST},
    {"more from", START, 6, LIST},
    {"more stories", START, 6, LIST},
    {"most read", START, 6, LIST},
    {"most popular", START, 6, LIST},
    {"most viewed", START, 6, LIST},
    {"top stories", START, 6, LIST},
    {"latest news", WHOLE, 2, LIST},
    {"trending", START, 3, LIST},
    {"recommended for you", START, 6, LIST},
    {"recommended stories", START, 6, LIST},
    {"recommended reading", START, 6, LIST},
    {"you may also like", START, 20, LIST},
    {"you might also like", START, 20, LIST},
    {"you may also be interested", START, 20, LIST},
    {"don't miss", START, 15, LINE},
    {"editor's picks", START, 6, LIST},
    {"editors' picks", START, 6, LIST},
    {"watch:", START, 25, LINE},
    {"watch now", START, 20, LINE},
    {"listen:", START, 25, LINE},
    {"listen to this article", START, 10, LINE},
    {"video:", START, 25, LINE},
    {"in pictures:", START, 25, LINE},
    {"view gallery", START, 8, LINE},
    {"next article", START, 20, LINE},
    {"previous article", START, 20, LINE},
    {"next story", START, 20, LINE},
    {"previous story", START, 20, LINE},
    {"back to top", START, 6, LINE},
    {"back to home", START, 6, LINE},
    {"skip to", START, 6, LINE},
    {"load more", START, 4, LINE},
    {"show more", START, 4, LINE},
    {"view all", START, 6, LINE},
};
static const row SHARING[] = {
    {"share this", START, 15, LINE},
    {"share on", START, 12, LINE},
    {"share via", START, 12, LINE},
    {"share article", START, 8, LINE},
    {"share your", START, 15, LINE},
    {"share this article", ANYWHERE, 20, LINE},
    {"share this story", ANYWHERE, 20, LINE},
    {"tweet this", START, 10, LINE},
    {"follow us", START, 25, LINE},
    {"follow us on", ANYWHERE, 30, LINE},
    {"follow @", START, 12, LINE},
    {"like us on", START, 15, LINE},
    {"find us on", START, 15, LINE},
    {"join us on", START, 15, LINE},
    {"print this", START, 10, LINE},
    {"print article", START, 4, LINE},
    {"email this", START, 10, LINE},
    {"e-mail this", START, 10, LINE},
    {"send this", START, 8, LINE},
    {"save this", START, 8, LINE},
    {"save article", START, 4, LINE},
    {"copy link", START, 6, LINE},
    {"view this post on", START, 12, LINE},
};
static const row SUBSCRIBING[] = {
    {"sign up", START, 40, LINE},
    {"sign up for our", ANYWHERE, 40, LINE},
    {"sign up to our", ANYWHERE, 40, LINE},
    {"sign up for the", ANYWHERE, 20, LINE},
    {"subscribe", START, 40, LINE},
    {"subscribe to our", ANYWHERE, 40, LINE},
    {"subscribe now", ANYWHERE, 25, LINE},
    {"our newsletter", ANYWHERE, 40, LINE},
    {"our newsletters", ANYWHERE, 40, LINE},
    {"our daily newsletter", ANYWHERE, 40, LINE},
    {"our weekly newsletter", ANYWHERE, 40, LINE},
    {"our free newsletter", ANYWHERE, 40, LINE},
    {"our morning newsletter", ANYWHERE, 40, LINE},
    {"newsletter", START, 10, LINE},
    {"subscribe", END, 12, LINE},
    {"get the latest", START, 30, LINE},
    {"get our", START, 25, LINE},
    {"to your inbox", ANYWHERE, 30, LINE},
    {"in your inbox", ANYWHERE, 30, LINE},
    {"download our", START, 20, LINE},
    {"join our", START, 25, LINE},
    {"become a member", START, 25, LINE},
    {"become a subscriber", START, 25, LINE},
    {"already a subscriber", START, 15, LINE},
    {"already a member", START, 15, LINE},
    {"this article is for subscribers", START, 20, LINE},
    {"support our journalism", ANYWHERE, 40, LINE},
    {"support independent journalism", ANYWHERE, 40, LINE},
    {"support quality journalism", ANYWHERE, 40, LINE},
    {"register for free", START, 20, LINE},
    {"register now", START, 12, LINE},
    {"create an account", START, 15, LINE},
    {"log in", START, 12, LINE},
    {"sign in", START, 12, LINE},
    {"please log in", START, 15, LINE},
    {"please sign in", START, 15, LINE},
    {"donate now", START, 10, LINE},
};
static const row COMMENTING[] = {
    {"please add your comment", START, 20, FORM},
    {"add your comment", START, 10, FORM},
    {"add a comment", START, 8, FORM},
    {"add comment", START, 4, FORM},
    {"your email address will not be published", ANYWHERE, 30, FORM},
    {"your e-mail address will not be published", ANYWHERE, 30, FORM},
    {"required fields are marked", ANYWHERE, 20, FORM},
    {"leave a comment", START, 10, FORM},
    {"leave a reply", START, 10, FORM},
    {"leave your comment", START, 10, FORM},
    {"write a comment", START, 10, FORM},
    {"post a comment", START, 10, FORM},
    {"post comment", START, 4, FORM},
    {"submit comment", START, 4, FORM},
    {"click here to add your comment", START, 12, FORM},
    {"join the conversation", START, 15, LINE},
    {"join the discussion", START, 15, LINE},
    {"join the debate", START, 15, LINE},
    {"have your say", START, 20, LINE},
    {"comments are closed", ANYWHERE, 12, LINE},
    {"comment on this", START, 10, LINE},
    {"view comments", START, 5, LINE},
    {"show comments", START, 5, LINE},
    {"read comments", START, 5, LINE},
    {"be the first to comment", START, 12, LINE},
    {"what do you think?", START, 20, LINE},
    {"let us know what you think", ANYWHERE, 20, LINE},
    {"no comments", WHOLE, 3, LINE},
};
static const row LEGAL[] = {
    {"we use cookies", ANYWHERE, 80, LINE},
    {"this website uses cookies", ANYWHERE, 80, LINE},
    {"this site uses cookies", ANYWHERE, 80, LINE},
    {"our use of cookies", ANYWHERE, 80, LINE},
    {"accept all cookies", ANYWHERE, 30, LINE},
    {"accept cookies", START, 8, LINE},
    {"accept all", START, 4, LINE},
    {"reject all", START, 4, LINE},
    {"manage cookies", START, 5, LINE},
    {"cookie settings", START, 5, LINE},
    {"cookie policy", START, 8, LINE},
    {"privacy policy", START, 12, LINE},
    {"terms of use", START, 12, LINE},
    {"terms of service", START, 12, LINE},
    {"terms and conditions", START, 12, LINE},
    {"by continuing to", START, 40, LINE},
    {"all rights reserved", ANYWHERE, 50, LINE},
    {"may not be published, broadcast", ANYWHERE, 50, LINE},
    {"is not responsible for the content of external", ANYWHERE, 40, LINE},
    {"please enable javascript", ANYWHERE, 30, LINE},
    {"javascript is disabled", ANYWHERE, 30, LINE},
    {"\xC2\xA9", START, 25, LINE},
    {"(c) 20", START, 25, LINE},
};
static const row ADVERTS[] = {
    {"advertisement", START, 8, LINE},
    {"advertising", WHOLE, 1, LINE},
    {"advert", WHOLE, 1, LINE},
    {"sponsored", START, 4, LINE},
    {"sponsored content", START, 15, LINE},
    {"promoted content", START, 8, LINE},
    {"paid content", START, 6, LINE},
    {"report this ad", START, 4, LINE},
    {"remove ads", START, 4, LINE},
    {"story continues below", ANYWHERE, 10, LINE},
    {"article continues below", ANYWHERE, 10, LINE},
    {"article continues after", ANYWHERE, 10, LINE},
    {"story continues after", ANYWHERE, 10, LINE},
    {"scroll to continue", ANYWHERE, 10, LINE},
    {"continue scrolling", START, 10, LINE},
    {"affiliate links", ANYWHERE, 40, LINE},
};

#define GROUP(reason, rows)                                                                        \
    { reason, rows, sizeof(rows) / sizeof *(rows) }
static const group GROUPS[] = {
    GROUP("a comment form", COMMENTING),      GROUP("a link to something else", LINKS),
    GROUP("a share line", SHARING),           GROUP("a subscription line", SUBSCRIBING),
    GROUP("a legal or cookie notice", LEGAL), GROUP("an advertisement", ADVERTS),
};

static bool matches(lede_slice line, const row *r, size_t words) {
    if (words > r->most_words) return false;
    if (r->where == END) return lede_phrase_find(line, r->phrase) == line.size;
    if (r->where == ANYWHERE) return lede_phrase_find(line, r->phrase) > 0;
    size_t size = lede_phrase_prefix(line, r->phrase);
    if (size == 0 || r->where == START) return size > 0;
    return lede_phrase_strip(lede_slice_cut(line, size, line.size)).size == 0;
}

/* ---- related links -------------------------------------------------------------------------- */

/* "Related" and a title, or what kind of thing is related; not "Related to this, the court …". */
static lede_boilerplate related(lede_slice line, size_t words) {
    static const char *const things[] = {"stories", "story",   "articles", "article", "content",
                                         "news",    "topics",  "coverage", "links",   "posts",
                                         "reading", "video",   "videos",   "items",   "topic",
                                         "post",    "stories:"};
    lede_boilerplate none = {LEDE_BOILERPLATE_NONE, NULL};
    size_t size = lede_phrase_prefix(line, "related");
    if (size == 0 || words > 40) return none;
    lede_slice rest = lede_slice_cut(line, size, line.size), word;
    bool marked = rest.size > 0 && (rest.data[0] == ':' || rest.data[0] == '|');
    lede_slice payload = rest;
    bool is_thing = lede_phrase_word(&payload, &word) &&
                    lede_phrase_in(word, things, sizeof things / sizeof *things);
    if (!is_thing) payload = rest;
    if (lede_phrase_strip(lede_slice_trim(payload)).size == 0) {
        return (lede_boilerplate){LIST, "the head of related links"};
    }
    bool title = lede_phrase_starts_upper(rest) && !lede_phrase_ends_sentence(line);
    if (!marked && !is_thing && !title) return none;
    if (is_thing && !marked && !title && words > 12) return none;
    return (lede_boilerplate){LINE, "a related link"};
}

/* ---- bars of buttons, counts, rules --------------------------------------------------------- */

static bool is_button_bar(lede_slice line, size_t words) {
    static const char *const buttons[] = {
        "share",    "facebook", "twitter",   "whatsapp", "linkedin",  "email",     "e-mail",
        "print",    "reddit",   "pinterest", "telegram", "tweet",     "messenger", "bluesky",
        "save",     "comments", "comment",   "copy",     "flipboard", "instagram", "youtube",
        "mastodon", "threads",  "subscribe", "login",    "newsletter"};
    static const char *const fill[] = {"on", "via", "this", "link", "x", "and", "by", "pin", "it"};
    size_t strong = 0;
    if (words == 0 || words > 14) return false;
    for (lede_slice word; lede_phrase_word(&line, &word);) {
        bool button = lede_phrase_in(word, buttons, sizeof buttons / sizeof *buttons);
        if (!button && !lede_phrase_in(word, fill, sizeof fill / sizeof *fill)) return false;
        strong += button;
    }
    return strong > 0;
}

/* "12 comments", "1,204 shares", "2 hours ago". */
static bool is_count(lede_slice line, size_t words) {
    static const char *const nouns[] = {"comments", "comment", "shares",  "share", "views",
                                        "likes",    "ago",     "replies", "photos"};
    if (words < 1 || words > 3 || !lede_phrase_has_digit(line)) return false;
    for (lede_slice word; lede_phrase_word(&line, &word);) {
        if (lede_phrase_in(word, nouns, sizeof nouns / sizeof *nouns)) return true;
    }
    return false;
}

/* "* * *", "---": no word at all. */
static bool is_rule(lede_slice line) {
    lede_slice word;
    return !lede_phrase_word(&line, &word);
}

static bool is_end_mark(lede_slice line) {
    static const char *const marks[] = {"ENDS", "(ENDS)", "-ENDS-", "- ENDS -",
                                        "-30-", "- 30 -", "(END)",  "END"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (lede_slice_is(line, marks[i])) return true;
    }
    return false;
}

/* "Copyright 2024 The Herald", not "Copyright law is to change, ministers said." */
static bool is_copyright(lede_slice line, size_t words) {
    return words <= 25 && lede_phrase_prefix(line, "copyright") > 0 &&
           (lede_phrase_has_digit(line) ||
            lede_slice_find(line, LEDE_SLICE("\xC2\xA9"), 0) != SIZE_MAX);
}

static bool is_year(lede_slice word) {
    for (size_t i = 0; i < word.size; i++) {
        if ((word.data[i] < '0' || word.data[i] > '9') && word.data[i] != '-') return false;
    }
    return word.size >= 4;
}

lede_slice lede_plain_copyright_owner(lede_slice line) {
    static const char *const marks[] = {"copyright", "(c)", "\xC2\xA9", "by"};
    bool marked = false, dated = false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t size = lede_phrase_prefix(line, marks[i]);
        if (size == 0) continue;
        marked = true;
        line = lede_slice_trim(lede_slice_cut(line, size, line.size));
        lede_slice rest = line, word;
        if (!lede_phrase_word(&rest, &word) || !is_year(word)) continue;
        line = lede_slice_trim(rest);
        dated = true;
    }
    size_t stop = lede_slice_find(line, LEDE_SLICE("."), 0);
    if (stop != SIZE_MAX) line = lede_slice_cut(line, 0, stop);
    line = lede_phrase_strip(line);
    bool named = marked && dated && lede_phrase_starts_upper(line) &&
                 lede_phrase_count(line) <= 5 && !lede_phrase_has_digit(line) &&
                 lede_phrase_find(line, "rights") == 0;
    return named ? line : LEDE_NULL_SLICE;
}

lede_boilerplate lede_plain_boilerplate(lede_slice line) {
    size_t words = lede_phrase_count(line);
    if (words > 80) return (lede_boilerplate){LEDE_BOILERPLATE_NONE, NULL};
    lede_boilerplate found = related(line, words);
    if (found.kind != LEDE_BOILERPLATE_NONE) return found;
    for (size_t g = 0; g < sizeof GROUPS / sizeof *GROUPS; g++) {
        for (size_t i = 0; i < GROUPS[g].count; i++) {
            if (!matches(line, &GROUPS[g].rows[i], words)) continue;
            return (lede_boilerplate){GROUPS[g].rows[i].kind, GROUPS[g].reason};
        }
    }
    if (is_button_bar(line, words)) return (lede_boilerplate){LINE, "a share line"};
    if (is_count(line, words)) return (lede_boilerplate){LINE, "a count of the site"};
    if (is_rule(line) || is_end_mark(line)) return (lede_boilerplate){LINE, "a mark of the end"};
    if (is_copyright(line, words)) return (lede_boilerplate){LINE, "a legal or cookie notice"};
    return (lede_boilerplate){LEDE_BOILERPLATE_NONE, NULL};
}
