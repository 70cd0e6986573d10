#include "locale/guess_cld2.h"

#include <stdio.h>

#if !defined(LEDE_NO_CLD2)

#include <limits.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/utf8.h"

#define TEXT_OF(macro) #macro
#define QUOTED(macro)  TEXT_OF(macro)
/* The name as the linker knows it: Mach-O puts an underscore in front. */
#define LINKED_AS(name) __asm__(QUOTED(__USER_LABEL_PREFIX__) name)

/* CLD2::Encoding and CLD2::Language, which are enumerations, and stand in for hints not given. */
enum { UNKNOWN_ENCODING = 23, UNKNOWN_LANGUAGE = 26 };

/* CLD2::ExtDetectLanguageSummary, the one of its overloads that gives scores and has no
 * std::vector among its parameters, whose name differs between C++ libraries. */
int detect(const char *text, int size, bool is_plain_text, const char *tld_hint, int encoding_hint,
           int language_hint, int *language3, int *percent3, double *score3, int *text_bytes,
           bool *is_reliable)
    LINKED_AS("_ZN4CLD224ExtDetectLanguageSummaryEPKcibS1_iNS_8LanguageEPS2_PiPdS4_Pb");
/* CLD2::LanguageCode */
const char *code_of(int language) LINKED_AS("_ZN4CLD212LanguageCodeENS_8LanguageE");
/* CLD2::DetectLanguageVersion */
const char *version(void) LINKED_AS("_ZN4CLD221DetectLanguageVersionEv");

/* Volatile, lest the compiler take an allocation that nobody uses for granted. */
static bool has_memory(void) {
    void *volatile probe = malloc(LEDE_CLD2_BYTES);
    bool has = probe != NULL;
    free(probe);
    return has;
}

lede_cld2_outcome lede_cld2_guess(lede_slice text, const char **code) {
    int best[3], percents[3], text_bytes;
    double scores[3];
    bool is_reliable = false;
    if (text.size > INT_MAX || !lede_utf8_is_valid(text)) return LEDE_CLD2_UNSURE;
    if (!has_memory()) return LEDE_CLD2_NOMEM;
    int language = detect(text.data, (int)text.size, true, NULL, UNKNOWN_ENCODING, UNKNOWN_LANGUAGE,
                          best, percents, scores, &text_bytes, &is_reliable);
    if (language == UNKNOWN_LANGUAGE || !is_reliable) return LEDE_CLD2_UNSURE;
    *code = code_of(language);
    return LEDE_CLD2_SURE;
}

void lede_cld2_version(char out[LEDE_CLD2_VERSION_SIZE]) {
    static atomic_flag busy = ATOMIC_FLAG_INIT; /* of CLD2's one place for the text */
    while (atomic_flag_test_and_set(&busy)) continue;
    snprintf(out, LEDE_CLD2_VERSION_SIZE, "%s", version());
    atomic_flag_clear(&busy);
}

#else

lede_cld2_outcome lede_cld2_guess(lede_slice text, const char **code) {
    (void)text;
    (void)code;
    return LEDE_CLD2_UNSURE;
}

void lede_cld2_version(char out[LEDE_CLD2_VERSION_SIZE]) {
    snprintf(out, LEDE_CLD2_VERSION_SIZE, "none");
}

#endif
