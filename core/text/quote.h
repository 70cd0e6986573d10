/* quote.h — which way the quote marks of a language face.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_QUOTE_H
#define LEDE_TEXT_QUOTE_H

#include "locale/locale.h"

/* Does the language open, or close, with this code point, when its category alone says otherwise?
 * German closes with the mark that English opens with. */
bool lede_quote_opens(const lede_locale *locale, uint32_t c);
bool lede_quote_closes(const lede_locale *locale, uint32_t c);

#endif
