/* guess.h — the language of a text, guessed from its first bytes.
 *
 * English, which most archives hold, is settled by its function words while the text is added, in a
 * fraction of a microsecond; the rest is asked of CLD2 (Compact Language Detector 2), which knows
 * 83 languages by their letter quadgrams and whose tables are part of its library, so there is no
 * model file to find. Built with CLD2=no, only English is known.
 *
 * The language is null when the text is too short (LEDE_GUESS_LEAST bytes), when it is not UTF-8,
 * and when CLD2 calls its guess unreliable, as it does for tables of figures, lists of names and
 * texts of two languages. The same text gives the same guess, whatever the locale of the process
 * and whatever came before.
 *
 * owner: a worker; thread: that worker
 * floor: locale — the only room that knows CLD2; may include base */
#ifndef LEDE_LOCALE_GUESS_H
#define LEDE_LOCALE_GUESS_H

#include "base/slice.h"
#include "base/status.h"

/* Bytes of a text that are looked at: with 256, four in a hundred newswire reports stay without a
 * language, with 512 two; what CLD2 takes is mostly the same for any number up to that. */
#define LEDE_GUESS_BYTES 512u
/* Fewer bytes are no basis for a guess: a name, a heading. */
#define LEDE_GUESS_LEAST 24u

typedef struct lede_guesser lede_guesser;

lede_status lede_guesser_new(lede_guesser **out, lede_error *err);
void lede_guesser_free(lede_guesser *guesser); /* NULL is fine */

/* Forget the last text. */
void lede_guesser_start(lede_guesser *guesser);
/* A further piece of the text; words do not go on from one piece to the next. False once more would
 * not be looked at. */
bool lede_guesser_add(lede_guesser *guesser, lede_slice piece);
/* A BCP 47 code that stands for ever, or null. NOMEM. */
lede_status lede_guesser_finish(lede_guesser *guesser, lede_slice *language, lede_error *err);

/* Whether a user's word can be a language: "en", "pt-BR", "zh-Hant". */
bool lede_guesser_is_code(lede_slice word);

/* Of CLD2 and its tables; "none" when built without. */
enum { LEDE_GUESSER_VERSION_SIZE = 64 };
void lede_guesser_version(char out[LEDE_GUESSER_VERSION_SIZE]);

#endif
