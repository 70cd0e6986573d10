#include "text/manner.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/scan.h"

/* Letters of an abbreviation that is learnt, at most: longer words end sentences. */
enum { ABBREVIATION_MAX = 6 };

/* A word seen before a full stop. */
typedef struct suspect {
    lede_slice word;
    uint32_t n_lower, n_comma;
} suspect;

typedef struct evidence {
    lede_slice text;
    uint32_t n_lower, n_upper; /* starts behind terminators */
    suspect suspects[4 * LEDE_LEARNT_MAX];
    uint32_t n_suspects;
} evidence;

static bool is_letter(unsigned char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}
static bool is_word_byte(unsigned char c) {
    return is_letter(c) || c >= 0x80;
}

/* The letters in front of a full stop; empty when they are part of something else. */
static lede_slice word_before(lede_slice text, size_t stop) {
    size_t at = stop;
    while (at > 0 && is_letter((unsigned char)text.data[at - 1])) at--;
    unsigned char c = at > 0 ? (unsigned char)text.data[at - 1] : ' ';
    bool alone = c < 0x80 && (c < '0' || c > '9') && strchr(".@/_", c) == NULL;
    return alone ? lede_slice_cut(text, at, stop) : lede_slice_cut(text, stop, stop);
}

static suspect *suspect_of(evidence *e, lede_slice word) {
    for (uint32_t i = 0; i < e->n_suspects; i++) {
        if (lede_slice_equal(e->suspects[i].word, word)) return &e->suspects[i];
    }
    if (e->n_suspects == sizeof e->suspects / sizeof *e->suspects) return NULL;
    e->suspects[e->n_suspects] = (suspect){word, 0, 0};
    return &e->suspects[e->n_suspects++];
}

/* What follows the terminator at `at`. */
static void weigh(evidence *e, const lede_locale *locale, size_t at) {
    lede_slice text = e->text;
    lede_slice word = word_before(text, at);
    bool full_stop = text.data[at] == '.';
    if (word.size < 2 || lede_locale_abbreviation(locale, word) != LEDE_ABBREVIATION_NONE) return;
    size_t next = at + 1;
    while (next < text.size && text.data[next] == ' ') next++;
    if (next == text.size) return;
    unsigned char c = (unsigned char)text.data[next];
    bool comma = next == at + 1 && c == ',', spaced = next > at + 1;
    bool lower = spaced && c >= 'a' && c <= 'z';
    if (lower) e->n_lower++;
    if (spaced && c >= 'A' && c <= 'Z') e->n_upper++;
    if (!full_stop || (!lower && !comma) || word.size > ABBREVIATION_MAX) return;
    suspect *found = suspect_of(e, word);
    if (found != NULL && lower) found->n_lower++;
    if (found != NULL && comma) found->n_comma++;
}

/* Weigh all terminators but for one that is the first byte, 64 bytes at a time. */
static void weigh_all(evidence *e, const lede_locale *locale) {
    lede_scan_classify *classify = lede_scan_find(LEDE_SCAN_BEST).classify;
    for (size_t base = 0; base < e->text.size; base += LEDE_SCAN_GROUP) {
        char rest[LEDE_SCAN_GROUP] = {0};
        size_t left = e->text.size - base;
        if (left < sizeof rest) memcpy(rest, e->text.data + base, left);
        lede_scan_classes classes;
        classify(left < sizeof rest ? rest : e->text.data + base, 1, &classes, 0);
        uint64_t ends = base == 0 ? classes.ends[0] & ~UINT64_C(1) : classes.ends[0];
        for (; ends != 0; ends &= ends - 1) weigh(e, locale, base + lede_lowest_bit(ends));
    }
}

/* More blocks start in lower case than not. */
static bool starts_low(const lede_article *article) {
    uint32_t n_lower = 0, n_upper = 0;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        if (article->blocks[i].start == article->blocks[i].stop) continue;
        uint32_t c;
        lede_utf8_decode(article->text, article->blocks[i].start, &c);
        if (c == LEDE_UTF8_BAD) continue;
        if (lede_unicode_has(c, LEDE_UNICODE_LOWERCASE)) n_lower++;
        if (lede_unicode_has(c, LEDE_UNICODE_UPPERCASE)) n_upper++;
    }
    return n_lower > n_upper;
}

static bool has_vowel(lede_slice word) {
    for (size_t i = 0; i < word.size; i++) {
        if (strchr("aeiouyAEIOUY", word.data[i]) != NULL) return true;
    }
    return false;
}

/* Does the word stand somewhere without a full stop behind it? */
static bool stands_bare(lede_slice text, lede_slice word) {
    for (size_t at = lede_slice_find(text, word, 0); at != SIZE_MAX;
         at = lede_slice_find(text, word, at + 1)) {
        size_t stop = at + word.size;
        bool starts = at == 0 || !is_word_byte((unsigned char)text.data[at - 1]);
        bool ends = stop == text.size || !is_word_byte((unsigned char)text.data[stop]);
        if (starts && ends && (stop == text.size || text.data[stop] != '.')) return true;
    }
    return false;
}

/* How much a word looks like an abbreviation. */
typedef enum likeness { NOT_LIKE, REPEATED, SURE } likeness;

static likeness likeness_of(const evidence *e, const suspect *s) {
    bool sure = s->n_comma > 0 || !has_vowel(s->word);
    if ((!sure && s->n_lower < 2) || stands_bare(e->text, s->word)) return NOT_LIKE;
    return sure ? SURE : REPEATED;
}

/* Do sentences start in lower case, by those that do and those that do not? */
static bool is_casual(const lede_article *article, uint32_t n_lower, uint32_t n_upper) {
    if (n_lower == 0) return false;
    if (n_lower == 1) return n_upper == 0 && starts_low(article);
    return 2 * n_lower >= n_upper || starts_low(article);
}

void lede_manner_learn(lede_manner *manner, const lede_article *article,
                       const lede_locale *locale) {
    evidence e = {.text = article->text};
    if (e.text.size > LEDE_LEARN_BYTES_MAX) e.text.size = LEDE_LEARN_BYTES_MAX;
    weigh_all(&e, locale);
    likeness likenesses[sizeof e.suspects / sizeof *e.suspects];
    uint32_t n_lower = e.n_lower;
    for (uint32_t i = 0; i < e.n_suspects; i++) {
        likenesses[i] = likeness_of(&e, &e.suspects[i]);
        if (likenesses[i] != NOT_LIKE) n_lower -= e.suspects[i].n_lower;
    }
    *manner = (lede_manner){.known = true, .casual = is_casual(article, n_lower, e.n_upper)};
    for (uint32_t i = 0; i < e.n_suspects && manner->n_learnt < LEDE_LEARNT_MAX; i++) {
        bool learn = likenesses[i] == SURE || (likenesses[i] == REPEATED && !manner->casual);
        if (learn) manner->learnt[manner->n_learnt++] = e.suspects[i].word;
    }
}

bool lede_manner_has_learnt(const lede_manner *manner, lede_slice word) {
    for (uint32_t i = 0; i < manner->n_learnt; i++) {
        if (lede_slice_equal(manner->learnt[i], word)) return true;
    }
    return false;
}
