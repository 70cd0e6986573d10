/* front_matter.h — what a Markdown file says of itself in front of its text: YAML between lines
 * "---", or TOML between lines "+++". Of YAML that is keys with a value, a list or one value
 * below; what goes further is passed over. Names of keys are those of JSON (json_names.h).
 * thread: a worker; memory from the article's arena
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_FRONT_MATTER_H
#define LEDE_LOAD_FRONT_MATTER_H

#include "load/compose.h"

/* Bytes of the front matter with both its lines; 0: there is none. */
size_t lede_front_matter_size(lede_slice text);

/* Set the fields that it names, each with the key as its reason. */
lede_status lede_front_matter_read(lede_slice matter, lede_article *article, lede_error *err);

#endif
