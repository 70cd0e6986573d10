/* quote.h — quote marks of all styles, and which way they face.
 * thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_QUOTE_H
#define LEDE_TEXT_QUOTE_H

#include "text/article.h"
#include "locale/locale.h"

/* Does the language open, or close, with this code point, when its category alone says otherwise?
 * German closes with the mark that English opens with. */
bool lede_quote_opens(const lede_locale *locale, uint32_t c);
bool lede_quote_closes(const lede_locale *locale, uint32_t c);

/* Whether each token of the article is a quote mark that opens (LEDE_QUOTE_OPENS) or closes, one
 * byte a token; what is no quote mark, an apostrophe too, is LEDE_QUOTE_NONE. A straight mark, and
 * one that the language uses both ways, is resolved by the white space around it, then by what is
 * open in its block. Computed on the first call; NULL: no memory. */
typedef enum lede_quote_side {
    LEDE_QUOTE_NONE = 0,
    LEDE_QUOTE_OPENS,
    LEDE_QUOTE_CLOSES
} lede_quote_side;
const unsigned char *lede_quote_sides(lede_article *article);

#endif
