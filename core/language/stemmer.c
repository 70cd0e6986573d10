#include "language/stemmer.h"

#include <limits.h>
#include <stdlib.h>

#include <libstemmer.h>

enum { CODE_MAX = 8 }; /* of a primary language subtag, BCP 47 */

struct lede_stemmer {
    struct sb_stemmer *snowball;
};

/* BCP 47's primary subtag in lower case; false when it is none. */
static bool code_of(lede_slice language, char code[CODE_MAX + 1]) {
    if (language.data == NULL) language = LEDE_SLICE("en");
    size_t n = 0;
    while (n < language.size && language.data[n] != '-' && language.data[n] != '_') {
        char c = language.data[n];
        if (n == CODE_MAX) return false;
        code[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    code[n] = '\0';
    return n > 0;
}

/* libstemmer takes these as names; asking it would cost an allocation. */
static bool is_known(const char *code) {
    static const char *const codes[] = {"ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr",
                                        "ga", "hi", "hu", "hy", "id", "it", "lt", "ne", "nl", "no",
                                        "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (strcmp(code, codes[i]) == 0) return true;
    }
    return false;
}

bool lede_stemmer_knows(lede_slice language) {
    char code[CODE_MAX + 1];
    return code_of(language, code) && is_known(code);
}

lede_status lede_stemmer_new(lede_slice language, lede_stemmer **out, lede_error *err) {
    *out = NULL;
    char code[CODE_MAX + 1];
    if (!code_of(language, code) || !is_known(code)) {
        return lede_fail(err, LEDE_UNSUPPORTED, "no stemmer for language '%.*s'",
                         LEDE_FMT(language));
    }
    lede_stemmer *stemmer = calloc(1, sizeof *stemmer);
    if (stemmer == NULL) return lede_fail_memory(err);
    stemmer->snowball = sb_stemmer_new(code, "UTF_8");
    if (stemmer->snowball == NULL) {
        free(stemmer);
        return lede_fail_memory(err);
    }
    *out = stemmer;
    return LEDE_OK;
}

void lede_stemmer_free(lede_stemmer *stemmer) {
    if (stemmer == NULL) return;
    sb_stemmer_delete(stemmer->snowball);
    free(stemmer);
}

lede_slice lede_stemmer_stem(lede_stemmer *stemmer, lede_slice word, lede_arena *arena, bool *ok) {
    if (word.size > INT_MAX / 4) return word; /* no word of a language; libstemmer counts in int */
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word.data, (int)word.size);
    if (stem == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    lede_slice result = {(const char *)stem, (size_t)sb_stemmer_length(stemmer->snowball)};
    return lede_slice_equal(result, word) ? word : lede_arena_copy(arena, result, ok);
}
