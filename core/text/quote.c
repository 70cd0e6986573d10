#include "text/quote.h"

#include "base/utf8.h"

static bool is_mark(const char *text, uint32_t c) {
    uint32_t mark;
    lede_slice slice = lede_slice_of(text);
    return lede_utf8_decode(slice, 0, &mark) == slice.size && mark == c;
}

bool lede_quote_opens(const lede_locale *locale, uint32_t c) {
    for (size_t i = 0; i < locale->n_quotes; i++) {
        if (is_mark(locale->quotes[i].open, c)) return true;
    }
    return false;
}

bool lede_quote_closes(const lede_locale *locale, uint32_t c) {
    for (size_t i = 0; i < locale->n_quotes; i++) {
        if (is_mark(locale->quotes[i].close, c)) return true;
    }
    return false;
}
