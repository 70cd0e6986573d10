/* macro.h — named pieces of pattern text with arguments: `/near["a", "b"]`. A call is replaced by
 * the macro's text, and `$0`, `$1` or `$name` in it by the call's arguments, before the pattern is
 * parsed; a map back from each byte lets messages name the macro, its line, and the place of the
 * call. What comes from several words is put in ( ), so that `/np[]+` repeats all of it.
 * owner: the rule set; thread: one while adding, any number after
 * floor: match */
#ifndef LEDE_MATCH_MACRO_H
#define LEDE_MATCH_MACRO_H

#include "base/arena.h"
#include "base/array.h"
#include "base/status.h"

struct lede_pattern_source;

#if defined(LEDE_SMALL)
enum { LEDE_MACRO_ARGUMENTS = 4, LEDE_MACRO_DEPTH = 8, LEDE_MACRO_STEPS = 200 };
#else
enum {
    LEDE_MACRO_ARGUMENTS = 32, /* of one macro */
    LEDE_MACRO_DEPTH = 64,     /* macros in macros and arguments in arguments; expanding recurses */
    LEDE_MACRO_STEPS = 100000  /* texts put in for one pattern: macros can double each other */
};
#endif

typedef struct lede_macro {
    lede_slice name, text;
    lede_slice file; /* of the declaration */
    uint32_t line;
    const lede_slice *params; /* names; none: by number only */
    uint32_t n_params;        /* arguments that a call must give */
} lede_macro;

typedef struct lede_macros {
    lede_arena *arena;
    LEDE_ARRAY(lede_macro) items;
} lede_macros;

/* Declare a macro; everything is copied. Without params the highest `$n` in the text says how many
 * arguments there are. SYNTAX: a bracket or quote that is not closed, an unknown argument; USAGE:
 * declared twice, a parameter's name is none or stands twice, no text. */
lede_status lede_macros_add(lede_macros *macros, const lede_macro *macro, lede_error *err);

/* NULL when none is called so. */
const lede_macro *lede_macros_find(const lede_macros *macros, lede_slice name);

/* `$2` or `$name` at byte `at` of a macro's text: which argument, and *stop behind it; UINT32_MAX
 * when the macro has no parameter of that name. */
uint32_t lede_macro_parameter(const lede_macro *macro, lede_slice text, size_t at, size_t *stop);
/* The first one at or behind byte `at`; SIZE_MAX when there is none. */
size_t lede_macro_find_parameter(const lede_macro *macro, lede_slice text, size_t at,
                                 uint32_t *index, size_t *stop);

/* Replace source->text by the text without calls and set source->expansion; untouched when there is
 * no call. SYNTAX: unknown macro, wrong number of arguments, a macro that calls itself; LIMIT. */
lede_status lede_macros_expand(const lede_macros *macros, struct lede_pattern_source *source,
                               lede_arena *arena, lede_error *err);

/* ---- where the bytes of an expanded pattern come from ---- */

/* A text that was put in; the first is the pattern itself. */
typedef struct lede_macro_frame {
    const lede_macro *macro; /* NULL: the pattern */
    lede_slice text;
    uint32_t parent, call; /* the frame that called it, and the byte of its text */
} lede_macro_frame;

typedef struct lede_expansion_piece {
    uint32_t at, frame, from; /* byte of the expanded text; byte of the frame's text */
    bool is_fixed;            /* all of the piece stands for that one byte */
} lede_expansion_piece;

typedef struct lede_expansion {
    LEDE_ARRAY(lede_macro_frame) frames;
    LEDE_ARRAY(lede_expansion_piece) pieces; /* by `at`, without gaps */
} lede_expansion;

/* The frame of a byte of the expanded text, and the byte of its text. */
const lede_macro_frame *lede_expansion_find(const lede_expansion *expansion, size_t at,
                                            size_t *from);

#endif
