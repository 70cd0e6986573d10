/* charset_detect.h — which charset bytes are in that are neither UTF-8 nor UTF-16: uchardet's guess
 * (Mozilla's detector), with rules of ours before and behind it, for what it does not know (Mac
 * Roman, KOI8-U, windows-1257) and where it guesses at charsets that news does not come in. Built
 * with UCHARDET=no, only windows-1252 and Mac Roman are told apart. Figures are in core/README.md.
 *
 * uchardet allocates with operator new, whose exception cannot be caught in C, so the most that it
 * needs is asked for beforehand; without it the outcome is NOMEM.
 * thread: any
 * floor: load — the only file with uchardet.h */
#ifndef LEDE_LOAD_CHARSET_DETECT_H
#define LEDE_LOAD_CHARSET_DETECT_H

#include "base/slice.h"
#include "base/status.h"

/* Bytes that are looked at, from the first that is no ASCII on; more changes no guess. */
#define LEDE_CHARSET_LOOK (16u << 10)
/* Bytes; measured were 10 thousand, and passing copies of what is looked at. */
#define LEDE_UCHARDET_BYTES (128u << 10)

/* *charset is a name that iconv knows, a constant; NULL: nothing fits. NOMEM. */
lede_status lede_charset_detect(lede_slice bytes, const char **charset, lede_error *err);

bool lede_charset_detects_all(void); /* false: built without uchardet */

#endif
