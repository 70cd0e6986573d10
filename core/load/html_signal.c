#include "load/html_signal.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/hash.h"

enum { WORD_BYTES = 20 }; /* of the longest word, and a zero behind it */

/* How much of a class or id a word must be: it counts where a word begins. */
typedef enum extent {
    BEGIN, /* the word may go on */
    WORD,  /* it ends there, too */
    NAME   /* a whole name, as it stands: "hidden-xs" is not hidden everywhere */
} extent;

typedef struct signal_word {
    char word[WORD_BYTES];
    unsigned signals;
    extent extent;
} signal_word;

static const signal_word WORDS[] = {
    {"abstract", LEDE_SIGNAL_DECK, WORD},
    {"ads", LEDE_SIGNAL_PROMO, WORD},
    {"addthis", LEDE_SIGNAL_SHARE, BEGIN},
    {"addtoany", LEDE_SIGNAL_SHARE, BEGIN},
    {"adslot", LEDE_SIGNAL_PROMO, BEGIN},
    {"adsense", LEDE_SIGNAL_PROMO, BEGIN},
    {"advert", LEDE_SIGNAL_PROMO, BEGIN},
    {"affiliate", LEDE_SIGNAL_PROMO, BEGIN},
    {"agegate", LEDE_SIGNAL_COOKIE, BEGIN},
    {"also", LEDE_SIGNAL_RELATED, WORD},
    {"article", LEDE_SIGNAL_ARTICLE, BEGIN},
    {"artikel", LEDE_SIGNAL_ARTICLE, BEGIN},
    {"aside", LEDE_SIGNAL_SIDE, WORD},
    {"author", LEDE_SIGNAL_BYLINE, BEGIN},
    {"autor", LEDE_SIGNAL_BYLINE, BEGIN},
    {"banner", LEDE_SIGNAL_PROMO, WORD},
    {"beitrag", LEDE_SIGNAL_ARTICLE, BEGIN},
    {"bio", LEDE_SIGNAL_BIO, WORD},
    {"biography", LEDE_SIGNAL_BIO, WORD},
    {"blog", LEDE_SIGNAL_ARTICLE, BEGIN},
    {"body", LEDE_SIGNAL_BODY, BEGIN},
    {"breadcrumb", LEDE_SIGNAL_NAV, BEGIN},
    {"byline", LEDE_SIGNAL_BYLINE, BEGIN},
    {"caption", LEDE_SIGNAL_CAPTION, BEGIN},
    {"categories", LEDE_SIGNAL_TAGS, WORD},
    {"category", LEDE_SIGNAL_TAGS, WORD},
    {"comment", LEDE_SIGNAL_COMMENT, BEGIN},
    {"commentlist", LEDE_SIGNAL_COMMENT, BEGIN},
    {"consent", LEDE_SIGNAL_COOKIE, BEGIN},
    {"content", LEDE_SIGNAL_BODY, BEGIN},
    {"cookie", LEDE_SIGNAL_COOKIE, BEGIN},
    {"copy", LEDE_SIGNAL_BODY, WORD},
    {"copyright", LEDE_SIGNAL_FOOTER, BEGIN},
    {"credit", LEDE_SIGNAL_CAPTION, BEGIN},
    {"cta", LEDE_SIGNAL_PROMO, WORD},
    {"cutline", LEDE_SIGNAL_CAPTION, BEGIN},
    {"d-none", LEDE_SIGNAL_HIDDEN, NAME},
    {"dachzeile", LEDE_SIGNAL_KICKER, BEGIN},
    {"date", LEDE_SIGNAL_DATE, BEGIN},
    {"dateline", LEDE_SIGNAL_DATE, BEGIN},
    {"datum", LEDE_SIGNAL_DATE, BEGIN},
    {"deck", LEDE_SIGNAL_DECK, WORD},
    {"dek", LEDE_SIGNAL_DECK, WORD},
    {"disclaimer", LEDE_SIGNAL_FOOTER, BEGIN},
    {"disqus", LEDE_SIGNAL_COMMENT, BEGIN},
    {"donat", LEDE_SIGNAL_LETTER, BEGIN},
    {"eyebrow", LEDE_SIGNAL_KICKER, BEGIN},
    {"entry", LEDE_SIGNAL_ARTICLE, WORD},
    {"excerpt", LEDE_SIGNAL_DECK, WORD},
    {"facebook", LEDE_SIGNAL_SHARE, WORD},
    {"factbox", LEDE_SIGNAL_SIDE, BEGIN},
    {"feedback", LEDE_SIGNAL_COMMENT, WORD},
    {"follow", LEDE_SIGNAL_SHARE, WORD},
    {"footer", LEDE_SIGNAL_FOOTER, WORD},
    {"gdpr", LEDE_SIGNAL_COOKIE, BEGIN},
    {"header", LEDE_SIGNAL_HEADER, WORD},
    {"headline", LEDE_SIGNAL_HEADLINE, WORD},
    {"hidden", LEDE_SIGNAL_HIDDEN, NAME},
    {"hide", LEDE_SIGNAL_HIDDEN, NAME},
    {"infobox", LEDE_SIGNAL_SIDE, BEGIN},
    {"is-hidden", LEDE_SIGNAL_HIDDEN, NAME},
    {"jp-relatedposts", LEDE_SIGNAL_RELATED, BEGIN},
    {"kicker", LEDE_SIGNAL_KICKER, BEGIN},
    {"kommentar", LEDE_SIGNAL_COMMENT, BEGIN},
    {"lead", LEDE_SIGNAL_DECK, WORD},
    {"legende", LEDE_SIGNAL_CAPTION, BEGIN},
    {"like", LEDE_SIGNAL_SHARE, WORD},
    {"likes", LEDE_SIGNAL_SHARE, WORD},
    {"links", LEDE_SIGNAL_NAV, WORD},
    {"login", LEDE_SIGNAL_LETTER, WORD},
    {"mailchimp", LEDE_SIGNAL_LETTER, BEGIN},
    {"main", LEDE_SIGNAL_BODY, WORD},
    {"masthead", LEDE_SIGNAL_HEADER, WORD},
    {"menu", LEDE_SIGNAL_NAV, WORD},
    {"meta", LEDE_SIGNAL_META, WORD},
    {"metadata", LEDE_SIGNAL_META, WORD},
    {"modal", LEDE_SIGNAL_HIDDEN, WORD},
    {"more", LEDE_SIGNAL_RELATED, WORD},
    {"most", LEDE_SIGNAL_RELATED, WORD},
    {"mostread", LEDE_SIGNAL_RELATED, BEGIN},
    {"nav", LEDE_SIGNAL_NAV, WORD},
    {"navbar", LEDE_SIGNAL_NAV, WORD},
    {"navigation", LEDE_SIGNAL_NAV, WORD},
    {"navi", LEDE_SIGNAL_NAV, WORD},
    {"newsletter", LEDE_SIGNAL_LETTER, BEGIN},
    {"noprint", LEDE_SIGNAL_META, WORD},
    {"outbrain", LEDE_SIGNAL_PROMO, BEGIN},
    {"overline", LEDE_SIGNAL_KICKER, BEGIN},
    {"overlay", LEDE_SIGNAL_HIDDEN, WORD},
    {"pager", LEDE_SIGNAL_NAV, WORD},
    {"pagination", LEDE_SIGNAL_NAV, BEGIN},
    {"partner", LEDE_SIGNAL_PROMO, WORD},
    {"paywall", LEDE_SIGNAL_LETTER, BEGIN},
    {"pinterest", LEDE_SIGNAL_SHARE, WORD},
    {"popular", LEDE_SIGNAL_RELATED, BEGIN},
    {"popup", LEDE_SIGNAL_HIDDEN, WORD},
    {"post", LEDE_SIGNAL_ARTICLE, WORD},
    {"print", LEDE_SIGNAL_META, WORD},
    {"privacy", LEDE_SIGNAL_COOKIE, WORD},
    {"promo", LEDE_SIGNAL_PROMO, BEGIN},
    {"prev", LEDE_SIGNAL_NAV, WORD},
    {"pretitle", LEDE_SIGNAL_KICKER, BEGIN},
    {"previous", LEDE_SIGNAL_NAV, WORD},
    {"pubdate", LEDE_SIGNAL_DATE, WORD},
    {"published", LEDE_SIGNAL_DATE, WORD},
    {"rating", LEDE_SIGNAL_WIDGET, WORD},
    {"readmore", LEDE_SIGNAL_RELATED, BEGIN},
    {"recent", LEDE_SIGNAL_RELATED, WORD},
    {"recirc", LEDE_SIGNAL_RELATED, BEGIN},
    {"recommend", LEDE_SIGNAL_RELATED, BEGIN},
    {"register", LEDE_SIGNAL_LETTER, WORD},
    {"related", LEDE_SIGNAL_RELATED, BEGIN},
    {"relatedposts", LEDE_SIGNAL_RELATED, BEGIN},
    {"replies", LEDE_SIGNAL_COMMENT, WORD},
    {"reply", LEDE_SIGNAL_COMMENT, WORD},
    {"respond", LEDE_SIGNAL_COMMENT, WORD},
    {"roofline", LEDE_SIGNAL_KICKER, BEGIN},
    {"rubrik", LEDE_SIGNAL_KICKER, BEGIN},
    {"screen-reader-text", LEDE_SIGNAL_HIDDEN, NAME},
    {"search", LEDE_SIGNAL_NAV, WORD},
    {"share", LEDE_SIGNAL_SHARE, BEGIN},
    {"sharedaddy", LEDE_SIGNAL_SHARE, BEGIN},
    {"sharing", LEDE_SIGNAL_SHARE, BEGIN},
    {"shariff", LEDE_SIGNAL_SHARE, BEGIN},
    {"shoutbox", LEDE_SIGNAL_COMMENT, BEGIN},
    {"sidebar", LEDE_SIGNAL_SIDE, BEGIN},
    {"signup", LEDE_SIGNAL_LETTER, BEGIN},
    {"skip", LEDE_SIGNAL_NAV, WORD},
    {"social", LEDE_SIGNAL_SHARE, BEGIN},
    {"sponsor", LEDE_SIGNAL_PROMO, BEGIN},
    {"spitzmarke", LEDE_SIGNAL_KICKER, BEGIN},
    {"sr-only", LEDE_SIGNAL_HIDDEN, BEGIN},
    {"standfirst", LEDE_SIGNAL_DECK, BEGIN},
    {"story", LEDE_SIGNAL_ARTICLE, BEGIN},
    {"subhead", LEDE_SIGNAL_DECK, WORD},
    {"subheadline", LEDE_SIGNAL_DECK, WORD},
    {"subscri", LEDE_SIGNAL_LETTER, BEGIN},
    {"subtitle", LEDE_SIGNAL_DECK, WORD},
    {"supertitle", LEDE_SIGNAL_KICKER, BEGIN},
    {"syndication", LEDE_SIGNAL_FOOTER, WORD},
    {"taboola", LEDE_SIGNAL_PROMO, BEGIN},
    {"tags", LEDE_SIGNAL_TAGS, WORD},
    {"taglist", LEDE_SIGNAL_TAGS, WORD},
    {"teaser", LEDE_SIGNAL_RELATED, WORD},
    {"teasers", LEDE_SIGNAL_RELATED, WORD},
    {"text", LEDE_SIGNAL_BODY, WORD},
    {"textbody", LEDE_SIGNAL_BODY, WORD},
    {"time", LEDE_SIGNAL_DATE, WORD},
    {"timestamp", LEDE_SIGNAL_DATE, WORD},
    {"toolbar", LEDE_SIGNAL_SHARE, WORD},
    {"tools", LEDE_SIGNAL_SHARE, WORD},
    {"topics", LEDE_SIGNAL_TAGS, WORD},
    {"topline", LEDE_SIGNAL_KICKER, BEGIN},
    {"trending", LEDE_SIGNAL_RELATED, BEGIN},
    {"twitter", LEDE_SIGNAL_SHARE, WORD},
    {"u-hidden", LEDE_SIGNAL_HIDDEN, NAME},
    {"upsell", LEDE_SIGNAL_LETTER, BEGIN},
    {"visually-hidden", LEDE_SIGNAL_HIDDEN, NAME},
    {"visuallyhidden", LEDE_SIGNAL_HIDDEN, BEGIN},
    {"whatsapp", LEDE_SIGNAL_SHARE, WORD},
    {"widget", LEDE_SIGNAL_WIDGET, WORD},
    {"yarpp", LEDE_SIGNAL_RELATED, BEGIN},
};
enum { N_WORDS = sizeof WORDS / sizeof *WORDS };

_Static_assert((int)N_WORDS <= (int)LEDE_SIGNAL_WORDS, "each has a place in the memory");

/* The only word of two letters; the others are found by three. */
static const signal_word AD = {"ad", LEDE_SIGNAL_PROMO, WORD};

/* Place of a word in the memory. */
static size_t place_of(const char *word) {
    unsigned first = (unsigned char)word[0], second = (unsigned char)word[1];
    return ((first * 33 + second) * 33 + (unsigned char)word[2]) % LEDE_SIGNAL_PLACES;
}

void lede_signal_begin(lede_signal_memory *memory) {
    memset(memory, 0, sizeof *memory);
    for (size_t i = 0; i < N_WORDS; i++) {
        uint8_t *first = &memory->first[place_of(WORDS[i].word)];
        memory->next[i] = *first;
        *first = (uint8_t)(i + 1);
    }
}

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* ---- where words begin ---------------------------------------------------------------------- */

enum { STEP = 16, WINDOW = 64 };

_Static_assert((int)WORD_BYTES <= 2 * STEP, "a word that begins in a window is seen whole");

/* Bytes of a class or id in lower case, with zeros behind them, and at which words begin. */
typedef struct window {
    char low[WINDOW + 2 * STEP];
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

static bool is_name(lede_slice text, size_t at, lede_slice name) {
    size_t stop = at + name.size;
    return lede_slice_starts(lede_slice_cut(text, at, text.size), name) &&
           (at == 0 || text.data[at - 1] <= ' ') && (stop == text.size || text.data[stop] <= ' ');
}

/* Bytes of the word, which has zeros behind it, if it stands in lower case at `low`; 0: it does
 * not. Eight are compared at once: every byte of a word has bit 5. */
static size_t size_at(const char *low, const char *word) {
    const uint64_t bits = UINT64_C(0x2020202020202020);
    uint64_t found, wanted;
    memcpy(&found, low, sizeof found);
    memcpy(&wanted, word, sizeof wanted);
    if (((found ^ wanted) & ((wanted & bits) >> 5) * 0xFF) != 0) return 0;
    size_t size = 0;
    for (; word[size] != '\0'; size++) {
        if (low[size] != word[size]) return 0;
    }
    return size;
}

/* Whether the word stands at this place of the text, in lower case at `low`. */
static bool matches(lede_slice text, size_t at, const char *low, const signal_word *word) {
    enum { MOST_BYTES = 400 }; /* of one attribute; frameworks write thousands */
    size_t size = size_at(low, word->word);
    if (size == 0) return false;
    if (word->extent == NAME) return is_name(text, at, (lede_slice){word->word, size});
    return at < MOST_BYTES && (word->extent == BEGIN || ends_word(text, at + size));
}

/* What the words say that begin at this place. */
static unsigned signals_at(lede_slice text, size_t at, const char *low,
                           const lede_signal_memory *memory) {
    unsigned found = low[1] == 'd' && matches(text, at, low, &AD) ? AD.signals : 0;
    for (size_t row = memory->first[place_of(low)]; row > 0; row = memory->next[row - 1]) {
        if (matches(text, at, low, &WORDS[row - 1])) found |= WORDS[row - 1].signals;
    }
    return found;
}

static unsigned signals_in(lede_slice text, const lede_signal_memory *memory) {
    unsigned found = 0;
    window w;
    for (size_t from = 0; from < text.size; from += WINDOW) {
        read_window(text, from, &w);
        for (uint64_t bits = w.begins; bits != 0; bits &= bits - 1) {
            size_t i = (size_t)__builtin_ctzll(bits);
            found |= signals_at(text, from + i, w.low + i, memory);
        }
    }
    return found;
}

static unsigned remembered(lede_slice names, lede_signal_memory *memory) {
    size_t slot = (size_t)lede_hash(names) % LEDE_SIGNAL_SLOTS;
    if (!lede_slice_equal(memory->slots[slot].names, names)) {
        memory->slots[slot].signals = signals_in(names, memory);
        memory->slots[slot].names = names;
    }
    return memory->slots[slot].signals;
}

/* The names together: a post of a category is no list of categories, a quoted tweet no button. */
static unsigned of_names(const lede_node *node, lede_slice value, lede_signal_memory *memory) {
    if (value.size == 0 || memory == NULL) return 0;
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
