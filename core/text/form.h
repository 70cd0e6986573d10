/* form.h — the clean form of a token, which is what rules and lexicons see as `word`.
 * In NFC; curly single and double quote marks and apostrophes straight, `` and '' as ", a soft
 * hyphen gone, a hyphen at the end of a line gone with the line break. Guillemets stay.
 * thread: any; nothing is kept
 * floor: text */
#ifndef LEDE_TEXT_FORM_H
#define LEDE_TEXT_FORM_H

#include "base/buffer.h"
#include "text/vocabulary.h"

/* True when the form is clean as it stands. */
bool lede_form_is_clean(lede_slice raw);

/* Append the clean form. Never empty unless `raw` is: a lone soft hyphen stays. A failed
 * allocation shows in `out`. */
void lede_form_clean(lede_slice raw, lede_buffer *out);

#endif
