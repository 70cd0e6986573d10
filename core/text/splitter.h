/* splitter.h — the tokens of a block, as the rules of sentences see them.
 * owner: lede_sentence_cut; thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_SPLITTER_H
#define LEDE_TEXT_SPLITTER_H

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/cutter.h"

typedef struct lede_splitter {
    const lede_article *article;
    const lede_locale *locale;
    lede_manner *manner;
    lede_span tokens; /* of the block */
    lede_token_list ends;
    bool lines; /* the block is a list, a line an item */
} lede_splitter;

static inline lede_slice lede_splitter_text(const lede_splitter *s, uint32_t token) {
    return lede_article_token(s->article, token);
}

/* First code point of a token. */
static inline uint32_t lede_splitter_first(const lede_splitter *s, uint32_t token) {
    uint32_t c;
    lede_utf8_decode(s->article->text, s->article->token_starts[token], &c);
    return c;
}

/* No white space between the token and the next one? */
static inline bool lede_splitter_touches(const lede_splitter *s, uint32_t token) {
    return s->article->token_stops[token] == s->article->token_starts[token + 1];
}

/* Is the token the ASCII mark alone? */
static inline bool lede_splitter_mark(const lede_splitter *s, uint32_t token, char mark) {
    if (token >= s->tokens.stop) return false;
    uint32_t start = s->article->token_starts[token];
    return s->article->text.data[start] == mark && s->article->token_stops[token] == start + 1;
}

static inline bool lede_splitter_is(const lede_splitter *s, uint32_t token, const char *text) {
    return token < s->tokens.stop && lede_slice_is(lede_splitter_text(s, token), text);
}

/* A word that starts a sentence, not a name. */
static inline bool lede_splitter_starter(const lede_splitter *s, uint32_t token) {
    if (token >= s->tokens.stop) return false;
    return lede_locale_starts(s->locale, lede_splitter_text(s, token));
}

static inline bool lede_splitter_capital(const lede_splitter *s, uint32_t token) {
    if (token >= s->tokens.stop) return false;
    uint32_t c = lede_splitter_first(s, token);
    return c != LEDE_UTF8_BAD && lede_unicode_has(c, LEDE_UNICODE_UPPERCASE);
}

/* Does the gap behind the token hold a line break, or at least `n`? */
bool lede_splitter_breaks(const lede_splitter *s, uint32_t token, unsigned n);

#endif
