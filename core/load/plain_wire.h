/* plain_wire.h — the lines that agencies put around their copy: the slug ("BC-EU-Ferries, 1st
 * Ld-Writethru"), lines for editors, marks before title and byline ("^By JANE DOE"), sign-offs.
 * They are judged before the head, so that title and byline stand first as in any other plain text.
 * thread: a worker
 * floor: load */
#ifndef LEDE_LOAD_PLAIN_WIRE_H
#define LEDE_LOAD_PLAIN_WIRE_H

#include "load/plain_lines.h"

/* Measured paragraphs, before the head is judged. False: a text without a slug or marks, left as it
 * is. */
bool lede_plain_wire_head(lede_plain_lines *lines);
/* Behind the head, of a text that was true: how the desk signs off below the story. */
void lede_plain_wire_tail(lede_plain_lines *lines);

#endif
