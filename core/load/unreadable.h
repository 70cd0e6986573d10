/* unreadable.h — files that are no articles, or not yet ours to read, told by their first bytes and
 * named with what to do.
 * thread: any
 * floor: load — may include base */
#ifndef LEDE_LOAD_UNREADABLE_H
#define LEDE_LOAD_UNREADABLE_H

#include "base/slice.h"
#include "base/status.h"

/* OK when the bytes may be text. FORMAT: a picture, an office file, binary …; UNSUPPORTED: articles
 * in a form that this version does not read. */
lede_status lede_unreadable_check(lede_slice head, lede_error *err);

/* UNSUPPORTED: a report, records or a table that lede wrote, perhaps into the folder that is read:
 * as articles they would be counted with the rest. */
lede_status lede_unreadable_check_results(lede_slice head, lede_error *err);

/* UNSUPPORTED: XML, of what no loader has recognised. */
lede_status lede_unreadable_check_markup(lede_slice head, lede_error *err);

#endif
