/* guess_cld2.h — CLD2, a C++ library, as one C function.
 *
 * The project is C17, and a fresh machine has no C++ compiler; CLD2 offers no C interface. So its
 * functions are declared here in C under the names that the Itanium C++ ABI gives them, which gcc
 * and clang follow on Linux, the BSDs and macOS. What is relied on: these names; that bool, int,
 * pointers and an enumeration of int's size are passed as C passes them; two values of CLD2's
 * enumerations. No struct or class crosses. A library of another making misses the names, which
 * the linker says; what else could differ is seen by tests/unit/locale/guess_cld2_test.c.
 *
 * CLD2 allocates with operator new, at most LEDE_CLD2_BYTES for a text of LEDE_GUESS_BYTES, and an
 * exception cannot be caught in C. So that much is asked for beforehand, and given back; without it
 * the outcome is NOMEM. What remains: another thread that takes the last memory in between ends
 * the process.
 *
 * thread: any
 * floor: locale */
#ifndef LEDE_LOCALE_GUESS_CLD2_H
#define LEDE_LOCALE_GUESS_CLD2_H

#include "base/slice.h"

/* Bytes; measured were at most 278 thousand in twenty pieces, for texts of random letters of eight
 * scripts, which is what makes it look a second time. */
#define LEDE_CLD2_BYTES (512u << 10)

typedef enum lede_cld2_outcome {
    LEDE_CLD2_UNSURE = 0,
    LEDE_CLD2_SURE,
    LEDE_CLD2_NOMEM
} lede_cld2_outcome;

/* With SURE, *code is a constant of the library. Text that is not UTF-8 is UNSURE. */
lede_cld2_outcome lede_cld2_guess(lede_slice text, const char **code);
/* "V2.0 - 20141016": of its code and of its tables; "none" when built without. A copy, since CLD2
 * writes it anew into one place each time. */
enum { LEDE_CLD2_VERSION_SIZE = 64 };
void lede_cld2_version(char out[LEDE_CLD2_VERSION_SIZE]);

#endif
