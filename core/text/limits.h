/* limits.h — what bounds one article in this room.
 * thread: any; constants
 * floor: text */
#ifndef LEDE_TEXT_LIMITS_H
#define LEDE_TEXT_LIMITS_H

/* Tokens of one article: far beyond any news item, and their columns still fit in memory. */
#if defined(LEDE_SMALL)
#define LEDE_TOKENS_MAX 4096
#else
#define LEDE_TOKENS_MAX (256u << 20)
#endif

/* Bytes of one article's text: offsets are 32 bits wide, the largest means "none". */
#define LEDE_TEXT_BYTES_MAX (UINT32_MAX - 1)

#endif
