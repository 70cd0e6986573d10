/* language_name.h — languages as archives of the trade call them ("ENGLISH", "Français", "German;
 * Deutsch") as BCP 47.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_LANGUAGE_NAME_H
#define LEDE_LOAD_LANGUAGE_NAME_H

#include "base/slice.h"

/* The code of a name, in English or in the language itself; a code gives itself; null: not known.
 */
lede_slice lede_language_name_code(lede_slice name);

#endif
