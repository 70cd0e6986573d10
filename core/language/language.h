/* language.h — the models of English (tagger and word list) that answer pos, tag and lemma, and the
 * senses of its words: found in the folders of packs, read when somebody first needs them, and
 * kept.
 * owner: the engine
 * thread: any number: the first to need a file reads it, and from then on it is immutable
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_LANGUAGE_H
#define LEDE_LANGUAGE_LANGUAGE_H

#include "base/hash.h"
#include "language/sense.h"
#include "language/tagger.h"

typedef struct lede_language lede_language;

/* `folders` with ':' between them; the first that has models/english.tagger counts. Nothing is
 * read. NOMEM. */
lede_status lede_language_new(const char *folders, lede_language **out, lede_error *err);
void lede_language_free(lede_language *language); /* NULL is fine */

/* Read the models unless they are there. UNSUPPORTED: there are none, which a NULL `language` means
 * too; the message begins with `what` ("attribute 'lemma'") and says what to do. FORMAT, IO,
 * NOMEM. */
lede_status lede_language_need(lede_language *language, const char *what, lede_error *err);

/* NULL until somebody needed it, and for a NULL `language`. */
const lede_tagger *lede_language_tagger(const lede_language *language);

/* The same for the senses, which stand beside the tagger: reads both. */
lede_status lede_language_need_senses(lede_language *language, const char *what, lede_error *err);
const lede_senses *lede_language_senses(const lede_language *language);

/* Whether the models speak this language (BCP 47): English, which null means too. */
bool lede_language_covers(lede_slice language);

/* Of both model files, from their headers, so that it costs no reading; the same for the same
 * contents wherever they lie. That of no bytes when there are none. *ok is false when memory is
 * exhausted, and left alone otherwise. */
lede_digest lede_language_digest(const lede_language *language, bool *ok);
/* Of the file of senses. */
lede_digest lede_language_senses_digest(const lede_language *language, bool *ok);

#endif
