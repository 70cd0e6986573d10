/* normalise.h — Unicode normalisation form C (UAX #15), and text without its diacritics.
 * Ill-formed bytes stay as they are.
 * thread: any; nothing is kept
 * floor: base */
#ifndef LEDE_BASE_NORMALISE_H
#define LEDE_BASE_NORMALISE_H

#include "base/arena.h"
#include "base/buffer.h"

/* True: the text is certainly in NFC. False: it may not be (UAX #15, section 9). */
bool lede_nfc_quick_check(lede_slice text);

/* Append the text in NFC. A failed allocation shows in `out`. */
void lede_nfc_add(lede_buffer *out, lede_slice text);

/* The same to an arena: `text` itself when nothing changes. *ok = false when memory is exhausted;
 * it is left alone otherwise. */
lede_slice lede_nfc(lede_arena *arena, lede_slice text, bool *ok);
/* Likewise without non-spacing marks: "Zoë" gives "Zoe". Letters with a stroke, such as ø and ł,
 * are letters of their own and stay. The result is in NFC. */
lede_slice lede_strip(lede_arena *arena, lede_slice text, bool *ok);

#endif
