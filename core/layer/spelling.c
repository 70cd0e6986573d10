#include "layer/spelling.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "base/utf8.h"

/* ---- words ----------------------------------------------------------------------------------- */

static bool is_letter(uint32_t c) {
    uint8_t category = lede_unicode_of(c)->category;
    return category <= LEDE_GC_ME || c == '-' || c == '\'';
}

bool lede_spelling_read(lede_slice norm, lede_spelling *out) {
    out->n = 0;
    uint32_t c;
    for (size_t i = 0; i < norm.size;) {
        i += lede_utf8_decode(norm, i, &c);
        if (c == LEDE_UTF8_BAD || !is_letter(c) || out->n == LEDE_SPELLING_LETTERS) return false;
        out->letters[out->n++] = c;
    }
    return out->n >= LEDE_SPELLING_ONE;
}

static int compare_words(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool lede_spelling_is_function_word(lede_slice norm) {
    static const char *const words[] = {
        /* clang-format off */
        "about", "above", "across", "after", "against", "along", "although", "among", "amongst",
        "another", "anybody", "anyone", "anything", "around", "because", "been", "before", "behind",
        "being", "below", "beneath", "beside", "besides", "between", "beyond", "both", "cannot",
        "could", "despite", "does", "doing", "done", "down", "during", "each", "either", "else",
        "even", "ever", "every", "everybody", "everyone", "everything", "except", "from", "have",
        "having", "hence", "here", "hers", "herself", "himself", "however", "inside", "instead",
        "into", "itself", "just", "less", "like", "many", "might", "mine", "more", "most", "much",
        "must", "myself", "near", "neither", "nobody", "none", "nothing", "once", "only", "onto",
        "other", "others", "ought", "ours", "ourselves", "outside", "over", "past", "rather",
        "same", "several", "shall", "should", "since", "some", "somebody", "someone", "something",
        "such", "than", "that", "their", "theirs", "them", "themselves", "then", "there", "these",
        "they", "this", "those", "though", "through", "throughout", "thus", "till", "toward",
        "towards", "under", "underneath", "unless", "unlike", "until", "upon", "versus", "very",
        "were", "what", "whatever", "when", "whenever", "where", "whereas", "wherever", "whether",
        "which", "whichever", "while", "whilst", "whoever", "whom", "whose", "will", "with",
        "within", "without", "would", "your", "yours", "yourself", "yourselves",
        /* clang-format on */
    };
    char word[16];
    if (norm.size >= sizeof word) return false;
    memcpy(word, norm.data, norm.size);
    word[norm.size] = '\0';
    const char *key = word;
    return bsearch(&key, words, sizeof words / sizeof *words, sizeof *words, compare_words) != NULL;
}

/* ---- distance -------------------------------------------------------------------------------- */

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

/* Whether one is the other with an s behind. */
static bool differs_by_s(const lede_spelling *a, const lede_spelling *b) {
    const lede_spelling *longer = a->n > b->n ? a : b, *shorter = a->n > b->n ? b : a;
    return longer->n == shorter->n + 1 && longer->letters[shorter->n] == 's' &&
           memcmp(a->letters, b->letters, shorter->n * sizeof *a->letters) == 0;
}

unsigned lede_spelling_distance(const lede_spelling *a, const lede_spelling *b) {
    enum { NONE = LEDE_SPELLING_MOST + 1 };
    unsigned bound = lede_spelling_bound(least(a->n, b->n));
    uint32_t more = a->n > b->n ? a->n - b->n : b->n - a->n;
    if (bound == 0 || more > bound || a->letters[0] != b->letters[0]) return NONE;
    if (differs_by_s(a, b)) return NONE;
    /* Rows of the table of distances between prefixes: the one before last, the last, this one. */
    uint32_t rows[3][LEDE_SPELLING_LETTERS + 1];
    for (uint32_t j = 0; j <= b->n; j++) rows[0][j] = j;
    for (uint32_t i = 1; i <= a->n; i++) {
        uint32_t *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        uint32_t smallest = row[0] = i;
        for (uint32_t j = 1; j <= b->n; j++) {
            uint32_t same = a->letters[i - 1] == b->letters[j - 1] ? 0 : 1;
            row[j] = least(least(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
            if (i > 1 && j > 1 && a->letters[i - 1] == b->letters[j - 2] &&
                a->letters[i - 2] == b->letters[j - 1]) {
                row[j] = least(row[j], before[j - 2] + 1);
            }
            smallest = least(smallest, row[j]);
        }
        if (smallest > bound) return NONE;
    }
    uint32_t distance = rows[a->n % 3][b->n];
    return distance > bound ? NONE : distance;
}

/* ---- deletions ------------------------------------------------------------------------------- */

/* The letters but for those at `skip` and `skip2`. */
static uint32_t hash_without(const lede_spelling *word, uint32_t n, uint32_t skip, uint32_t skip2) {
    uint64_t h = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (i == skip || i == skip2) continue;
        h = (h ^ (word->letters[i] + 1)) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    return (uint32_t)(h >> 32) ^ (uint32_t)h;
}

unsigned lede_spelling_deletions(const lede_spelling *word, uint32_t out[LEDE_SPELLING_DELETIONS]) {
    uint32_t n = least(word->n, LEDE_SPELLING_PREFIX);
    unsigned count = 0, bound = lede_spelling_bound(word->n);
    out[count++] = hash_without(word, n, n, n);
    for (uint32_t i = 1; i < n; i++) { /* the first letter stays */
        /* Of equal letters in a row it does not matter which one goes. */
        if (word->letters[i] == word->letters[i - 1] && i > 1) continue;
        out[count++] = hash_without(word, n, i, n);
    }
    for (uint32_t i = 1; bound > 1 && i < n; i++) {
        for (uint32_t j = i + 1; j < n; j++) out[count++] = hash_without(word, n, i, j);
    }
    return count;
}
