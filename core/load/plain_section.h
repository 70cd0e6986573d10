/* plain_section.h — names of a newspaper's sections, as a line above the title: "World", "UK news",
 * "Home > World > Europe".
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_PLAIN_SECTION_H
#define LEDE_LOAD_PLAIN_SECTION_H

#include "base/slice.h"

bool lede_plain_section_is(lede_slice line);
lede_slice lede_plain_section_name(lede_slice line); /* the last of a trail, else the line */

#endif
