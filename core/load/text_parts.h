/* text_parts.h — lines between the articles of one plain text: "Document 2 of 5", and lines of
 * = * - _ # or a form feed where what follows begins as an article does. What might be the break of
 * a section within an article, or a page of a PDF, parts nothing.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_TEXT_PARTS_H
#define LEDE_LOAD_TEXT_PARTS_H

#include "load/line_frame.h"

/* Bytes behind a line that its role depends on. */
#define LEDE_TEXT_PARTS_BYTES 2048

/* The role of a line in a file of plain text (line_frame.h). */
lede_line_role lede_text_parts_role(lede_slice line, lede_slice behind, bool is_behind_blank);

#endif
