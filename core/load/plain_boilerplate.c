#include "load/plain_boilerplate.h"

#include "load/phrase.h"

/* The phrases are of the kinds that news sites share; each was chosen so that no paragraph of news
 * begins with it (or, for ANYWHERE, holds it), or is bounded in words. */
enum { MOST_WORDS = 80 }; /* of any row: a longer line is text */

typedef enum where { START, WHOLE, ANYWHERE, END } where;

typedef struct row {
    lede_slice phrase; /* as lede_phrase_fold leaves it */
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

#define ROW(phrase, where, most_words, kind)                                                       \
    { {phrase, sizeof(phrase) - 1}, where, most_words, kind }

static const row LINKS[] = {
    ROW("click here", START, 25, LINE),
    ROW("click to", START, 15, LINE),
    ROW("tap here", START, 20, LINE),
    ROW("click here to", ANYWHERE, 25, LINE),
    ROW("read more", START, 30, LINE),
    ROW("read more", END, 25, LINE),
    ROW("more:", START, 25, LINE),
    ROW("just watched", START, 30, LINE),
    ROW("must watch", START, 20, LINE),
    ROW("read also", START, 30, LINE),
    ROW("read next", START, 30, LINE),
    ROW("also read", START, 30, LINE),
    ROW("read the full", START, 15, LINE),
    ROW("see also", START, 30, LINE),
    ROW("see more", START, 12, LINE),
    ROW("continue reading", START, 15, LINE),
    ROW("keep reading", START, 20, LINE),
    ROW("find out more", START, 15, LINE),
    ROW("learn more", START, 10, LINE),
    ROW("more on this", START, 20, LIST),
    ROW("more on that", START, 20, LIST),
    ROW("more from", START, 6, LIST),
    ROW("more stories", START, 6, LIST),
    ROW("most read", START, 6, LIST),
    ROW("most popular", START, 6, LIST),
    ROW("most viewed", START, 6, LIST),
    ROW("top stories", START, 6, LIST),
    ROW("latest news", WHOLE, 2, LIST),
    ROW("trending", START, 3, LIST),
    ROW("recommended for you", START, 6, LIST),
    ROW("recommended stories", START, 6, LIST),
    ROW("recommended reading", START, 6, LIST),
    ROW("you may also like", START, 20, LIST),
    ROW("you might also like", START, 20, LIST),
    ROW("you may also be interested", START, 20, LIST),
    ROW("don't miss", START, 15, LINE),
    ROW("editor's picks", START, 6, LIST),
    ROW("editors' picks", START, 6, LIST),
    ROW("watch:", START, 25, LINE),
    ROW("watch now", START, 20, LINE),
    ROW("listen:", START, 25, LINE),
    ROW("listen to this article", START, 10, LINE),
    ROW("video:", START, 25, LINE),
    ROW("in pictures:", START, 25, LINE),
    ROW("view gallery", START, 8, LINE),
    ROW("next article", START, 20, LINE),
    ROW("previous article", START, 20, LINE),
    ROW("next story", START, 20, LINE),
    ROW("previous story", START, 20, LINE),
    ROW("back to top", START, 6, LINE),
    ROW("back to home", START, 6, LINE),
    ROW("skip to", START, 6, LINE),
    ROW("load more", START, 4, LINE),
    ROW("show more", START, 4, LINE),
    ROW("view all", START, 6, LINE),
};
static const row SHARING[] = {
    ROW("share this", START, 15, LINE),
    ROW("share on", START, 12, LINE),
    ROW("share via", START, 12, LINE),
    ROW("share article", START, 8, LINE),
    ROW("share your", START, 15, LINE),
    ROW("share this article", ANYWHERE, 20, LINE),
    ROW("share this story", ANYWHERE, 20, LINE),
    ROW("tweet this", START, 10, LINE),
    ROW("follow us", START, 25, LINE),
    ROW("follow us on", ANYWHERE, 30, LINE),
    ROW("follow @", START, 12, LINE),
    ROW("like us on", START, 15, LINE),
    ROW("find us on", START, 15, LINE),
    ROW("join us on", START, 15, LINE),
    ROW("print this", START, 10, LINE),
    ROW("print article", START, 4, LINE),
    ROW("email this", START, 10, LINE),
    ROW("e-mail this", START, 10, LINE),
    ROW("send this", START, 8, LINE),
    ROW("save this", START, 8, LINE),
    ROW("save article", START, 4, LINE),
    ROW("copy link", START, 6, LINE),
    ROW("view this post on", START, 12, LINE),
};
static const row SUBSCRIBING[] = {
    ROW("sign up", START, 40, LINE),
    ROW("sign up for our", ANYWHERE, 40, LINE),
    ROW("sign up to our", ANYWHERE, 40, LINE),
    ROW("sign up for the", ANYWHERE, 20, LINE),
    ROW("subscribe", START, 40, LINE),
    ROW("subscribe to our", ANYWHERE, 40, LINE),
    ROW("subscribe now", ANYWHERE, 25, LINE),
    ROW("our newsletter", ANYWHERE, 40, LINE),
    ROW("our newsletters", ANYWHERE, 40, LINE),
    ROW("our daily newsletter", ANYWHERE, 40, LINE),
    ROW("our weekly newsletter", ANYWHERE, 40, LINE),
    ROW("our free newsletter", ANYWHERE, 40, LINE),
    ROW("our morning newsletter", ANYWHERE, 40, LINE),
    ROW("newsletter", START, 10, LINE),
    ROW("subscribe", END, 12, LINE),
    ROW("get the latest", START, 30, LINE),
    ROW("get our", START, 25, LINE),
    ROW("to your inbox", ANYWHERE, 30, LINE),
    ROW("in your inbox", ANYWHERE, 30, LINE),
    ROW("download our", START, 20, LINE),
    ROW("join our", START, 25, LINE),
    ROW("become a member", START, 25, LINE),
    ROW("become a subscriber", START, 25, LINE),
    ROW("already a subscriber", START, 15, LINE),
    ROW("already a member", START, 15, LINE),
    ROW("this article is for subscribers", START, 20, LINE),
    ROW("support our journalism", ANYWHERE, 40, LINE),
    ROW("support independent journalism", ANYWHERE, 40, LINE),
    ROW("support quality journalism", ANYWHERE, 40, LINE),
    ROW("register for free", START, 20, LINE),
    ROW("register now", START, 12, LINE),
    ROW("create an account", START, 15, LINE),
    ROW("log in", START, 12, LINE),
    ROW("sign in", START, 12, LINE),
    ROW("please log in", START, 15, LINE),
    ROW("please sign in", START, 15, LINE),
    ROW("donate now", START, 10, LINE),
};
static const row COMMENTING[] = {
    ROW("please add your comment", START, 20, FORM),
    ROW("add your comment", START, 10, FORM),
    ROW("add a comment", START, 8, FORM),
    ROW("add comment", START, 4, FORM),
    ROW("your email address will not be published", ANYWHERE, 30, FORM),
    ROW("your e-mail address will not be published", ANYWHERE, 30, FORM),
    ROW("required fields are marked", ANYWHERE, 20, FORM),
    ROW("leave a comment", START, 10, FORM),
    ROW("leave a reply", START, 10, FORM),
    ROW("leave your comment", START, 10, FORM),
    ROW("write a comment", START, 10, FORM),
    ROW("post a comment", START, 10, FORM),
    ROW("post comment", START, 4, FORM),
    ROW("submit comment", START, 4, FORM),
    ROW("click here to add your comment", START, 12, FORM),
    ROW("join the conversation", START, 15, LINE),
    ROW("join the discussion", START, 15, LINE),
    ROW("join the debate", START, 15, LINE),
    ROW("have your say", START, 20, LINE),
    ROW("comments are closed", ANYWHERE, 12, LINE),
    ROW("comment on this", START, 10, LINE),
    ROW("view comments", START, 5, LINE),
    ROW("show comments", START, 5, LINE),
    ROW("read comments", START, 5, LINE),
    ROW("be the first to comment", START, 12, LINE),
    ROW("what do you think?", START, 20, LINE),
    ROW("let us know what you think", ANYWHERE, 20, LINE),
    ROW("no comments", WHOLE, 3, LINE),
};
static const row LEGAL[] = {
    ROW("we use cookies", ANYWHERE, 80, LINE),
    ROW("this website uses cookies", ANYWHERE, 80, LINE),
    ROW("this site uses cookies", ANYWHERE, 80, LINE),
    ROW("our use of cookies", ANYWHERE, 80, LINE),
    ROW("accept all cookies", ANYWHERE, 30, LINE),
    ROW("accept cookies", START, 8, LINE),
    ROW("accept all", START, 4, LINE),
    ROW("reject all", START, 4, LINE),
    ROW("manage cookies", START, 5, LINE),
    ROW("cookie settings", START, 5, LINE),
    ROW("cookie policy", START, 8, LINE),
    ROW("privacy policy", START, 12, LINE),
    ROW("terms of use", START, 12, LINE),
    ROW("terms of service", START, 12, LINE),
    ROW("terms and conditions", START, 12, LINE),
    ROW("by continuing to", START, 40, LINE),
    ROW("all rights reserved", ANYWHERE, 50, LINE),
    ROW("may not be published, broadcast", ANYWHERE, 50, LINE),
    ROW("is not responsible for the content of external", ANYWHERE, 40, LINE),
    ROW("please enable javascript", ANYWHERE, 30, LINE),
    ROW("javascript is disabled", ANYWHERE, 30, LINE),
    ROW("\xC2\xA9", START, 25, LINE),
    ROW("(c) 20", START, 25, LINE),
};
static const row ADVERTS[] = {
    ROW("advertisement", START, 8, LINE),
    ROW("advertising", WHOLE, 1, LINE),
    ROW("advert", WHOLE, 1, LINE),
    ROW("sponsored", START, 4, LINE),
    ROW("sponsored content", START, 15, LINE),
    ROW("promoted content", START, 8, LINE),
    ROW("paid content", START, 6, LINE),
    ROW("report this ad", START, 4, LINE),
    ROW("remove ads", START, 4, LINE),
    ROW("story continues below", ANYWHERE, 10, LINE),
    ROW("article continues below", ANYWHERE, 10, LINE),
    ROW("article continues after", ANYWHERE, 10, LINE),
    ROW("story continues after", ANYWHERE, 10, LINE),
    ROW("scroll to continue", ANYWHERE, 10, LINE),
    ROW("continue scrolling", START, 10, LINE),
    ROW("affiliate links", ANYWHERE, 40, LINE),
};

#define GROUP(reason, rows)                                                                        \
    { reason, rows, sizeof(rows) / sizeof *(rows) }
static const group GROUPS[] = {
    GROUP("a comment form", COMMENTING),      GROUP("a link to something else", LINKS),
    GROUP("a share line", SHARING),           GROUP("a subscription line", SUBSCRIBING),
    GROUP("a legal or cookie notice", LEGAL), GROUP("an advertisement", ADVERTS),
};

static bool matches(const lede_phrase_folded *line, const row *r) {
    lede_slice phrase = r->phrase;
    switch (r->where) {
    case START: return lede_phrase_folded_starts(line, phrase);
    case END: return lede_phrase_folded_ends(line, phrase);
    case ANYWHERE: return lede_phrase_folded_has(line, phrase);
    case WHOLE:
        return lede_phrase_folded_starts(line, phrase) &&
               lede_phrase_count(
                   (lede_slice){line->data + phrase.size, line->size - phrase.size}) == 0;
    }
    return false;
}

static lede_boilerplate find_row(lede_slice text, size_t words) {
    lede_phrase_folded line;
    lede_phrase_fold(text, &line);
    char first = line.size > 0 ? line.data[0] : '\0';
    for (size_t g = 0; g < sizeof GROUPS / sizeof *GROUPS; g++) {
        for (size_t i = 0; i < GROUPS[g].count; i++) {
            const row *r = &GROUPS[g].rows[i];
            bool at_start = r->where == START || r->where == WHOLE;
            if (at_start && r->phrase.data[0] != first) continue; /* most */
            if (words > r->most_words || !matches(&line, r)) continue;
            return (lede_boilerplate){r->kind, GROUPS[g].reason};
        }
    }
    return (lede_boilerplate){LEDE_BOILERPLATE_NONE, NULL};
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

static bool is_end_mark(lede_slice line) {
    static const char *const marks[] = {"ENDS", "(ENDS)", "-ENDS-", "- ENDS -",
                                        "-30-", "- 30 -", "(END)",  "END"};
    enum { LONGEST = 8 };
    for (size_t i = 0; line.size <= LONGEST && i < sizeof marks / sizeof *marks; i++) {
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

lede_boilerplate lede_plain_boilerplate(lede_slice line, size_t words) {
    if (words > MOST_WORDS) return (lede_boilerplate){LEDE_BOILERPLATE_NONE, NULL};
    lede_boilerplate found = related(line, words);
    if (found.kind == LEDE_BOILERPLATE_NONE) found = find_row(line, words);
    if (found.kind != LEDE_BOILERPLATE_NONE) return found;
    if (is_button_bar(line, words)) return (lede_boilerplate){LINE, "a share line"};
    if (is_count(line, words)) return (lede_boilerplate){LINE, "a count of the site"};
    if (words == 0 || is_end_mark(line)) return (lede_boilerplate){LINE, "a mark of the end"};
    if (is_copyright(line, words)) return (lede_boilerplate){LINE, "a legal or cookie notice"};
    return found;
}
