/* entry.h — an article whose source says itself what its title, deck and text are: a record of
 * JSON, a row of a table, an item of a feed, a document of a news standard. Fields are set first,
 * then the blocks follow: begin, the text (fragment.h), finish.
 * thread: a worker
 * floor: load — may include base, text */
#ifndef LEDE_LOAD_ENTRY_H
#define LEDE_LOAD_ENTRY_H

#include "load/compose.h"

/* Blocks of the title and the deck, from the fields. */
lede_status lede_entry_begin(lede_compose *compose, lede_error *err);

/* A title that the text says again, and a deck that the text begins with, stand once; a deck
 * without a text below it is the text. Leaves
 * compose->pieces empty and the article without text when there is none: the caller says what it
 * expected. */
lede_status lede_entry_finish(lede_compose *compose, lede_error *err);

/* Set a field from what may be HTML. */
lede_status lede_entry_field(lede_article *article, lede_field field, lede_slice value,
                             const char *reason, lede_error *err);

/* Add a value to others of the field ("; " between), unless it is there. */
lede_status lede_entry_append(lede_article *article, lede_field field, lede_slice value,
                              const char *reason, lede_error *err);

#endif
