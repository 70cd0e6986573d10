/* language_name.h — languages as archives and data sets call them ("ENGLISH", "Français", "German;
 * Deutsch", "eng", "en_US") as BCP 47.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_LANGUAGE_NAME_H
#define LEDE_LOAD_LANGUAGE_NAME_H

#include "base/arena.h"
#include "base/slice.h"
#include "base/status.h"

/* The code of a name, in English or in the language itself; a code in small letters gives itself;
 * null: not known. */
lede_slice lede_language_name_code(lede_slice name);

/* The same, and any tag, as BCP 47 is written: "en-US" for "EN_us", "en" for "eng"; null also for
 * what is no language ("und", "mul"). Points at `said` where that is written so, else at a constant
 * or into the arena. Errors: NOMEM. */
lede_status lede_language_name_tag(lede_slice said, lede_arena *arena, lede_slice *tag,
                                   lede_error *err);

#endif
