#include "load/html_signal.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/hash.h"

enum { WORD_BYTES = 16 }; /* of the longest word; with zeros behind it */

/* A word of a class or id: it counts where a word begins; `whole` words must end there, too. */
typedef struct signal_word {
    char word[WORD_BYTES];
    unsigned signals;
    bool whole;
} signal_word;

/* Sorted by first letter. */
static const signal_word WORDS[] = {
    {"abstract", LEDE_SIGNAL_DECK, true},
    {"ad", LEDE_SIGNAL_PROMO, true},
    {"ads", LEDE_SIGNAL_PROMO, true},
    {"addthis", LEDE_SIGNAL_SHARE, false},
    {"addtoany", LEDE_SIGNAL_SHARE, false},
    {"adslot", LEDE_SIGNAL_PROMO, false},
    {"adsense", LEDE_SIGNAL_PROMO, false},
    {"advert", LEDE_SIGNAL_PROMO, false},
    {"affiliate", LEDE_SIGNAL_PROMO, false},
    {"agegate", LEDE_SIGNAL_COOKIE, false},
    {"also", LEDE_SIGNAL_RELATED, true},
    {"article", LEDE_SIGNAL_ARTICLE, false},
    {"artikel", LEDE_SIGNAL_ARTICLE, false},
    {"aside", LEDE_SIGNAL_SIDE, true},
    {"author", LEDE_SIGNAL_BYLINE, false},
    {"autor", LEDE_SIGNAL_BYLINE, false},
    {"banner", LEDE_SIGNAL_PROMO, true},
    {"beitrag", LEDE_SIGNAL_ARTICLE, false},
    {"bio", LEDE_SIGNAL_BIO, true},
    {"biography", LEDE_SIGNAL_BIO, true},
    {"blog", LEDE_SIGNAL_ARTICLE, false},
    {"body", LEDE_SIGNAL_BODY, false},
    {"bottom", 0, true},
    {"breadcrumb", LEDE_SIGNAL_NAV, false},
    {"byline", LEDE_SIGNAL_BYLINE, false},
    {"caption", LEDE_SIGNAL_CAPTION, false},
    {"categories", LEDE_SIGNAL_TAGS, true},
    {"category", LEDE_SIGNAL_TAGS, true},
    {"comment", LEDE_SIGNAL_COMMENT, false},
    {"commentlist", LEDE_SIGNAL_COMMENT, false},
    {"consent", LEDE_SIGNAL_COOKIE, false},
    {"content", LEDE_SIGNAL_BODY, false},
    {"cookie", LEDE_SIGNAL_COOKIE, false},
    {"copy", LEDE_SIGNAL_BODY, true},
    {"copyright", LEDE_SIGNAL_FOOTER, false},
    {"credit", LEDE_SIGNAL_CAPTION, false},
    {"cta", LEDE_SIGNAL_PROMO, true},
    {"cutline", LEDE_SIGNAL_CAPTION, false},
    {"dachzeile", LEDE_SIGNAL_KICKER, false},
    {"date", LEDE_SIGNAL_DATE, false},
    {"dateline", LEDE_SIGNAL_DATE, false},
    {"datum", LEDE_SIGNAL_DATE, false},
    {"deck", LEDE_SIGNAL_DECK, true},
    {"dek", LEDE_SIGNAL_DECK, true},
    {"disclaimer", LEDE_SIGNAL_FOOTER, false},
    {"disqus", LEDE_SIGNAL_COMMENT, false},
    {"donat", LEDE_SIGNAL_LETTER, false},
    {"eyebrow", LEDE_SIGNAL_KICKER, false},
    {"entry", LEDE_SIGNAL_ARTICLE, true},
    {"excerpt", LEDE_SIGNAL_DECK, true},
    {"facebook", LEDE_SIGNAL_SHARE, true},
    {"factbox", LEDE_SIGNAL_SIDE, false},
    {"feedback", LEDE_SIGNAL_COMMENT, true},
    {"follow", LEDE_SIGNAL_SHARE, true},
    {"footer", LEDE_SIGNAL_FOOTER, true},
    {"gdpr", LEDE_SIGNAL_COOKIE, false},
    {"header", LEDE_SIGNAL_HEADER, true},
    {"headline", LEDE_SIGNAL_HEADLINE, true},
    {"infobox", LEDE_SIGNAL_SIDE, false},
    {"jp-relatedposts", LEDE_SIGNAL_RELATED, false},
    {"kicker", LEDE_SIGNAL_KICKER, false},
    {"kommentar", LEDE_SIGNAL_COMMENT, false},
    {"lead", LEDE_SIGNAL_DECK, true},
    {"legende", LEDE_SIGNAL_CAPTION, false},
    {"like", LEDE_SIGNAL_SHARE, true},
    {"likes", LEDE_SIGNAL_SHARE, true},
    {"links", LEDE_SIGNAL_NAV, true},
    {"login", LEDE_SIGNAL_LETTER, true},
    {"mailchimp", LEDE_SIGNAL_LETTER, false},
    {"main", LEDE_SIGNAL_BODY, true},
    {"masthead", LEDE_SIGNAL_HEADER, true},
    {"menu", LEDE_SIGNAL_NAV, true},
    {"meta", LEDE_SIGNAL_META, true},
    {"metadata", LEDE_SIGNAL_META, true},
    {"modal", LEDE_SIGNAL_HIDDEN, true},
    {"more", LEDE_SIGNAL_RELATED, true},
    {"most", LEDE_SIGNAL_RELATED, true},
    {"mostread", LEDE_SIGNAL_RELATED, false},
    {"nav", LEDE_SIGNAL_NAV, true},
    {"navbar", LEDE_SIGNAL_NAV, true},
    {"navigation", LEDE_SIGNAL_NAV, true},
    {"navi", LEDE_SIGNAL_NAV, true},
    {"news", 0, true},
    {"newsletter", LEDE_SIGNAL_LETTER, false},
    {"noprint", LEDE_SIGNAL_META, true},
    {"outbrain", LEDE_SIGNAL_PROMO, false},
    {"overline", LEDE_SIGNAL_KICKER, false},
    {"overlay", LEDE_SIGNAL_HIDDEN, true},
    {"pager", LEDE_SIGNAL_NAV, true},
    {"pagination", LEDE_SIGNAL_NAV, false},
    {"partner", LEDE_SIGNAL_PROMO, true},
    {"paywall", LEDE_SIGNAL_LETTER, false},
    {"pinterest", LEDE_SIGNAL_SHARE, true},
    {"popular", LEDE_SIGNAL_RELATED, false},
    {"popup", LEDE_SIGNAL_HIDDEN, true},
    {"post", LEDE_SIGNAL_ARTICLE, true},
    {"print", LEDE_SIGNAL_META, true},
    {"privacy", LEDE_SIGNAL_COOKIE, true},
    {"promo", LEDE_SIGNAL_PROMO, false},
    {"prev", LEDE_SIGNAL_NAV, true},
    {"pretitle", LEDE_SIGNAL_KICKER, false},
    {"previous", LEDE_SIGNAL_NAV, true},
    {"pubdate", LEDE_SIGNAL_DATE, true},
    {"published", LEDE_SIGNAL_DATE, true},
    {"rating", LEDE_SIGNAL_WIDGET, true},
    {"readmore", LEDE_SIGNAL_RELATED, false},
    {"recent", LEDE_SIGNAL_RELATED, true},
    {"recirc", LEDE_SIGNAL_RELATED, false},
    {"recommend", LEDE_SIGNAL_RELATED, false},
    {"register", LEDE_SIGNAL_LETTER, true},
    {"related", LEDE_SIGNAL_RELATED, false},
    {"relatedposts", LEDE_SIGNAL_RELATED, false},
    {"replies", LEDE_SIGNAL_COMMENT, true},
    {"reply", LEDE_SIGNAL_COMMENT, true},
    {"respond", LEDE_SIGNAL_COMMENT, true},
    {"roofline", LEDE_SIGNAL_KICKER, false},
    {"rubrik", LEDE_SIGNAL_KICKER, false},
    {"search", LEDE_SIGNAL_NAV, true},
    {"share", LEDE_SIGNAL_SHARE, false},
    {"sharedaddy", LEDE_SIGNAL_SHARE, false},
    {"sharing", LEDE_SIGNAL_SHARE, false},
    {"shariff", LEDE_SIGNAL_SHARE, false},
    {"shoutbox", LEDE_SIGNAL_COMMENT, false},
    {"sidebar", LEDE_SIGNAL_SIDE, false},
    {"signup", LEDE_SIGNAL_LETTER, false},
    {"skip", LEDE_SIGNAL_NAV, true},
    {"social", LEDE_SIGNAL_SHARE, false},
    {"sponsor", LEDE_SIGNAL_PROMO, false},
    {"spitzmarke", LEDE_SIGNAL_KICKER, false},
    {"sr-only", LEDE_SIGNAL_HIDDEN, false},
    {"standfirst", LEDE_SIGNAL_DECK, false},
    {"story", LEDE_SIGNAL_ARTICLE, false},
    {"subhead", LEDE_SIGNAL_DECK, true},
    {"subheadline", LEDE_SIGNAL_DECK, true},
    {"subscri", LEDE_SIGNAL_LETTER, false},
    {"subtitle", LEDE_SIGNAL_DECK, true},
    {"supertitle", LEDE_SIGNAL_KICKER, false},
    {"syndication", LEDE_SIGNAL_FOOTER, true},
    {"taboola", LEDE_SIGNAL_PROMO, false},
    {"tags", LEDE_SIGNAL_TAGS, true},
    {"tag", 0, true},
    {"taglist", LEDE_SIGNAL_TAGS, true},
    {"teaser", LEDE_SIGNAL_RELATED, true},
    {"teasers", LEDE_SIGNAL_RELATED, true},
    {"text", LEDE_SIGNAL_BODY, true},
    {"textbody", LEDE_SIGNAL_BODY, true},
    {"time", LEDE_SIGNAL_DATE, true},
    {"timestamp", LEDE_SIGNAL_DATE, true},
    {"toolbar", LEDE_SIGNAL_SHARE, true},
    {"tools", LEDE_SIGNAL_SHARE, true},
    {"topics", LEDE_SIGNAL_TAGS, true},
    {"topline", LEDE_SIGNAL_KICKER, false},
    {"trending", LEDE_SIGNAL_RELATED, false},
    {"twitter", LEDE_SIGNAL_SHARE, true},
    {"upsell", LEDE_SIGNAL_LETTER, false},
    {"visuallyhidden", LEDE_SIGNAL_HIDDEN, false},
    {"whatsapp", LEDE_SIGNAL_SHARE, true},
    {"widget", LEDE_SIGNAL_WIDGET, true},
    {"yarpp", LEDE_SIGNAL_RELATED, false},
};
enum { N_WORDS = sizeof WORDS / sizeof *WORDS };

/* The first row of each letter or a later one; a test looks for a word of each. */
static const uint8_t FIRST[27] = {0,  16, 25,  38,  47,  50,  55,  56,  58,  59,  60,  62,  68, 78,
                                  85, 88, 104, 104, 117, 138, 154, 155, 156, 158, 158, 159, 159};
_Static_assert(N_WORDS == 159, "FIRST and SECONDS belong to these words");

/* By first letter: which second letters they have, bit 0 is "a". Most words end here. */
static const uint32_t SECONDS[26] = {
    0x0016086A, 0x01024911, 0x001A4001, 0x00004111, 0x01802000, 0x00004011, 0x00000008,
    0x00000010, 0x00002000, 0x00008000, 0x00004100, 0x00004110, 0x00004011, 0x00004011,
    0x00300000, 0x00124101, 0x00000000, 0x00104011, 0x011AC590, 0x00424111, 0x00008000,
    0x00000100, 0x00000180, 0x00000000, 0x00000001, 0x00000000};

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* ---- where words begin ---------------------------------------------------------------------- */

enum { STEP = 16, WINDOW = 64 };

/* Bytes of a class or id in lower case, with zeros behind them, and at which words begin. */
typedef struct window {
    char low[WINDOW + WORD_BYTES];
    uint64_t letters, capitals, begins;
} window;

/* Make 16 bytes small; bits of those that are letters, and capitals. */
static void fold_step(char *bytes, uint64_t *letters, uint64_t *capitals) {
#if defined(__SSE2__) /* every x86-64 has it */
    __m128i *at = (__m128i *)(void *)bytes, chunk = _mm_loadu_si128(at);
    __m128i bit = _mm_set1_epi8(0x20), small = _mm_or_si128(chunk, bit);
    __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(small, _mm_set1_epi8('a' - 1)),
                                   _mm_cmplt_epi8(small, _mm_set1_epi8('z' + 1)));
    __m128i capital = _mm_andnot_si128(_mm_cmpeq_epi8(chunk, small), letter);
    _mm_storeu_si128(at, _mm_or_si128(chunk, _mm_and_si128(letter, bit)));
    *letters = (uint64_t)_mm_movemask_epi8(letter);
    *capitals = (uint64_t)_mm_movemask_epi8(capital);
#else
    *letters = *capitals = 0;
    for (size_t i = 0; i < STEP; i++) {
        bool capital = is_upper(bytes[i]);
        if (capital) bytes[i] = (char)(bytes[i] | 0x20);
        *letters |= (uint64_t)is_lower(bytes[i]) << i;
        *capitals |= (uint64_t)capital << i;
    }
#endif
}

/* The bytes from `from` on. A word begins at a letter behind what is none, and at a capital behind
 * a small letter. */
static void read_window(lede_slice text, size_t from, window *out) {
    size_t size = text.size - from;
    if (size > sizeof out->low) size = sizeof out->low;
    *out = (window){.letters = 0};
    memcpy(out->low, text.data + from, size);
    for (size_t i = 0; i < size; i += STEP) {
        uint64_t letters, capitals;
        fold_step(out->low + i, &letters, &capitals);
        if (i >= WINDOW) break; /* only looked at */
        out->letters |= letters << i;
        out->capitals |= capitals << i;
    }
    bool small = from > 0 && is_lower(text.data[from - 1]);
    bool letter = small || (from > 0 && is_upper(text.data[from - 1]));
    uint64_t behind_letter = out->letters << 1 | (uint64_t)letter;
    uint64_t behind_small = (out->letters & ~out->capitals) << 1 | (uint64_t)small;
    out->begins = out->letters & (~behind_letter | (out->capitals & behind_small));
}

/* ---- words ---------------------------------------------------------------------------------- */

static bool ends_word(lede_slice text, size_t at) {
    if (at >= text.size) return true;
    char before = text.data[at - 1], c = text.data[at];
    if (!is_lower(c) && !is_upper(c)) return true;
    return is_upper(c) && is_lower(before);
}

/* Whether the word stands at this place of the text, in lower case at `low`. */
static bool matches(lede_slice text, size_t at, const char *low, const signal_word *word) {
    size_t i = 2; /* the first two letters are known to be the same */
    for (; word->word[i] != '\0'; i++) {
        if (low[i] != word->word[i]) return false;
    }
    return !word->whole || ends_word(text, at + i);
}

static unsigned signals_at(lede_slice text, size_t at, const char *low) {
    size_t letter = (size_t)(low[0] - 'a'), stop = FIRST[letter + 1];
    unsigned found = 0;
    if (!is_lower(low[1]) || (SECONDS[letter] >> (low[1] - 'a') & 1) == 0) return 0;
    for (size_t i = FIRST[letter]; i < stop; i++) {
        if (WORDS[i].word[1] == low[1] && matches(text, at, low, &WORDS[i])) {
            found |= WORDS[i].signals;
        }
    }
    return found;
}

/* The first letter of one of the names below. */
static bool may_hide(char c) {
    return c == 'h' || c == 'd' || c == 'i' || c == 'u' || c == 'v' || c == 's';
}

/* A whole name at this place: "hidden-xs" is not hidden everywhere. */
static bool is_hidden_at(lede_slice value, size_t at) {
    static const lede_slice names[] = {{"hidden", 6},
                                       {"hide", 4},
                                       {"d-none", 6},
                                       {"is-hidden", 9},
                                       {"u-hidden", 8},
                                       {"visually-hidden", 15},
                                       {"screen-reader-text", 18},
                                       {"sr-only", 7}};
    if (!may_hide(value.data[at]) || (at > 0 && value.data[at - 1] > ' ')) return false;
    size_t stop = at;
    while (stop < value.size && value.data[stop] > ' ') stop++;
    lede_slice name = lede_slice_cut(value, at, stop);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_equal(name, names[i])) return true;
    }
    return false;
}

static unsigned signals_in(lede_slice text) {
    enum { MOST_BYTES = 400 }; /* of one attribute; frameworks write thousands */
    unsigned found = 0;
    window w;
    for (size_t from = 0; from < text.size; from += WINDOW) {
        read_window(text, from, &w);
        for (uint64_t bits = w.begins; bits != 0; bits &= bits - 1) {
            size_t i = (size_t)__builtin_ctzll(bits), at = from + i;
            if (at < MOST_BYTES) found |= signals_at(text, at, w.low + i);
            if (is_hidden_at(text, at)) found |= LEDE_SIGNAL_HIDDEN;
        }
    }
    return found;
}

static unsigned remembered(lede_slice names, lede_signal_memory *memory) {
    size_t slot = (size_t)lede_hash(names) % LEDE_SIGNAL_SLOTS;
    if (!lede_slice_equal(memory->slots[slot].names, names)) {
        memory->slots[slot].signals = signals_in(names);
        memory->slots[slot].names = names;
    }
    return memory->slots[slot].signals;
}

/* The names together: a post of a category is no list of categories, a quoted tweet no button. */
static unsigned of_names(const lede_node *node, lede_slice value, lede_signal_memory *memory) {
    if (value.size == 0) return 0;
    unsigned own = remembered(value, memory);
    if ((own & LEDE_SIGNAL_ARTICLE) && (own & LEDE_SIGNAL_BODY)) own |= LEDE_SIGNAL_STORY;
    if (own & LEDE_SIGNAL_ARTICLE) own &= ~(unsigned)LEDE_SIGNAL_TAGS;
    if (node->tag == LEDE_TAG_BLOCKQUOTE) own &= ~(unsigned)LEDE_SIGNAL_SHARE;
    return own;
}

static unsigned of_role(lede_slice role) {
    static const struct {
        const char *role;
        unsigned signals;
    } roles[] = {{"navigation", LEDE_SIGNAL_NAV},     {"banner", LEDE_SIGNAL_HEADER},
                 {"contentinfo", LEDE_SIGNAL_FOOTER}, {"complementary", LEDE_SIGNAL_SIDE},
                 {"dialog", LEDE_SIGNAL_HIDDEN},      {"menu", LEDE_SIGNAL_NAV},
                 {"menubar", LEDE_SIGNAL_NAV},        {"search", LEDE_SIGNAL_NAV},
                 {"alert", LEDE_SIGNAL_COOKIE},       {"article", LEDE_SIGNAL_ARTICLE},
                 {"main", LEDE_SIGNAL_BODY}};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (lede_slice_is(role, roles[i].role)) return roles[i].signals;
    }
    return 0;
}

static unsigned of_tag(lede_tag tag) {
    switch (tag) {
    case LEDE_TAG_NAV:
    case LEDE_TAG_MENU: return LEDE_SIGNAL_NAV;
    case LEDE_TAG_FOOTER: return LEDE_SIGNAL_FOOTER;
    case LEDE_TAG_ASIDE: return LEDE_SIGNAL_SIDE;
    case LEDE_TAG_FORM: return LEDE_SIGNAL_WIDGET;
    case LEDE_TAG_DIALOG: return LEDE_SIGNAL_HIDDEN;
    case LEDE_TAG_TIME: return LEDE_SIGNAL_DATE;
    case LEDE_TAG_HEADER: return LEDE_SIGNAL_HEADER;
    case LEDE_TAG_FIGCAPTION: return LEDE_SIGNAL_CAPTION;
    case LEDE_TAG_ARTICLE: return LEDE_SIGNAL_ARTICLE;
    case LEDE_TAG_MAIN: return LEDE_SIGNAL_BODY;
    default: return 0;
    }
}

static bool is_invisible(lede_slice style) {
    size_t at = lede_slice_find(style, LEDE_SLICE("display"), 0);
    if (at == SIZE_MAX) return false;
    lede_slice rest = lede_slice_trim(lede_slice_cut(style, at + 7, style.size));
    if (rest.size == 0 || rest.data[0] != ':') return false;
    return lede_slice_starts(lede_slice_trim(lede_slice_cut(rest, 1, rest.size)),
                             LEDE_SLICE("none"));
}

static unsigned of_property(lede_slice value) {
    if (lede_slice_equal(value, LEDE_SLICE("articleBody"))) return LEDE_SIGNAL_STORY;
    if (lede_slice_equal(value, LEDE_SLICE("caption"))) return LEDE_SIGNAL_CAPTION;
    if (lede_slice_equal(value, LEDE_SLICE("author"))) return LEDE_SIGNAL_BYLINE;
    if (lede_slice_equal(value, LEDE_SLICE("headline"))) return LEDE_SIGNAL_HEADLINE;
    return 0;
}

/* Most attributes are none of these: their size says so. */
static unsigned of_attribute(const lede_node *node, const lede_attribute *attribute,
                             lede_signal_memory *memory) {
    lede_slice name = attribute->name, value = attribute->value;
    const unsigned labelled = LEDE_SIGNAL_LABELLED;
    switch (name.size) {
    case 2: return lede_slice_equal(name, LEDE_SLICE("id")) ? of_names(node, value, memory) : 0;
    case 3: return lede_slice_equal_ascii_case(name, LEDE_SLICE("rel")) ? labelled : 0;
    case 4: return lede_slice_equal(name, LEDE_SLICE("role")) ? of_role(value) : 0;
    case 5:
        if (lede_slice_equal(name, LEDE_SLICE("class"))) return of_names(node, value, memory);
        if (!lede_slice_equal(name, LEDE_SLICE("style"))) return 0;
        return is_invisible(value) ? LEDE_SIGNAL_HIDDEN : 0;
    case 6: return lede_slice_equal(name, LEDE_SLICE("hidden")) ? LEDE_SIGNAL_HIDDEN : 0;
    case 8:
        if (lede_slice_equal(name, LEDE_SLICE("itemprop"))) return of_property(value) | labelled;
        return lede_slice_equal_ascii_case(name, LEDE_SLICE("itemprop")) ? labelled : 0;
    default: return 0;
    }
}

unsigned lede_signal_of(const lede_node *node, lede_signal_memory *memory) {
    unsigned found = of_tag((lede_tag)node->tag);
    for (size_t i = 0; i < node->n_attributes; i++) {
        found |= of_attribute(node, &node->attributes[i], memory);
    }
    return found;
}

const char *lede_signal_reason(unsigned signals) {
    static const struct {
        unsigned signal;
        const char *reason;
    } reasons[] = {
        {LEDE_SIGNAL_COMMENT, "readers' comments"},
        {LEDE_SIGNAL_RELATED, "links to other articles"},
        {LEDE_SIGNAL_SHARE, "share and follow buttons"},
        {LEDE_SIGNAL_PROMO, "advertising or promotion"},
        {LEDE_SIGNAL_LETTER, "newsletter, subscription or log-in"},
        {LEDE_SIGNAL_NAV, "navigation"},
        {LEDE_SIGNAL_COOKIE, "a cookie or privacy notice"},
        {LEDE_SIGNAL_FOOTER, "the foot of the page"},
        {LEDE_SIGNAL_SIDE, "a side bar"},
        {LEDE_SIGNAL_TAGS, "a list of topics"},
        {LEDE_SIGNAL_BIO, "about the author"},
        {LEDE_SIGNAL_META, "data about the article"},
        {LEDE_SIGNAL_HIDDEN, "hidden from readers"},
        {LEDE_SIGNAL_HEADER, "the head of the page"},
        {LEDE_SIGNAL_WIDGET, "a form or widget"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (signals & reasons[i].signal) return reasons[i].reason;
    }
    return "not of the article";
}
