/* platform.h — feature macros. Every .c file of the project includes it first, directly or
 * through the header of its noun; no other file defines a feature macro.
 * thread: any; macros
 * floor: base */
#ifndef LEDE_BASE_PLATFORM_H
#define LEDE_BASE_PLATFORM_H

#if defined(__APPLE__)
#define _DARWIN_C_SOURCE 1
#else
#define _POSIX_C_SOURCE 200809L
#define _XOPEN_SOURCE   700
#define _DEFAULT_SOURCE 1 /* madvise */
#endif
#define _FILE_OFFSET_BITS 64

#if defined(__GNUC__)
#define LEDE_PRINTF(format_i, first_i) __attribute__((format(printf, format_i, first_i)))
#define LEDE_LIKELY(x)                 __builtin_expect(!!(x), 1)
#define LEDE_UNLIKELY(x)               __builtin_expect(!!(x), 0)
#define LEDE_PREFETCH(address)         __builtin_prefetch(address)
/* What is called seldom, out of the way of what is called often, which then saves no registers. */
#define LEDE_APART __attribute__((noinline))
#else
#define LEDE_PRINTF(format_i, first_i)
#define LEDE_LIKELY(x)         (x)
#define LEDE_UNLIKELY(x)       (x)
#define LEDE_PREFETCH(address) (void)(address)
#define LEDE_APART
#endif

#endif
