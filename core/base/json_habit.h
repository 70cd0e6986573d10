/* json_habit.h — what stood before the values of the last object that was read. Objects of one file
 * have the same members in the same order, so that a key and all signs around it are told by a
 * glance at what stood there before: `, "title": `. What is read does not depend on it.
 * owner: who reads object by object, zeroed at first; thread: one at a time
 * floor: base */
#ifndef LEDE_BASE_JSON_HABIT_H
#define LEDE_BASE_JSON_HABIT_H

#include "base/slice.h"

/* Members of an object, and bytes before the value of one, for which there is room. */
enum { LEDE_JSON_HABITS = 24, LEDE_JSON_HABIT_BYTES = 24 };

/* From the bracket or the value before: signs, spaces and a key, all of it ASCII. */
typedef struct lede_json_before {
    uint64_t first, middle, last; /* words that overlap and together are all of it */
    uint64_t mask;                /* of each word: not all, where there are less than 8 bytes */
    const void *meaning;          /* of the key */
    bool is_exact;                /* the key is spelt just as its meaning is called */
    uint8_t size;
    uint8_t least;              /* bytes that must be there for a glance; 0: nothing is known */
    uint8_t middle_at, last_at; /* of the words */
    uint8_t key_at, key_size;
} lede_json_before;

typedef struct lede_json_habit {
    lede_json_before members[LEDE_JSON_HABITS];
} lede_json_habit;

static inline uint64_t lede_json_word(const char *at) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

/* Whether the same stands at `at`, with a byte behind it, in text that goes on to `stop`. */
static inline bool lede_json_is_again(const lede_json_before *before, const char *at,
                                      const char *stop) {
    if ((size_t)before->least - 1 >= (size_t)(stop - at)) return false; /* 0 is more than all */
    uint64_t others = (lede_json_word(at) ^ before->first) |
                      (lede_json_word(at + before->middle_at) ^ before->middle) |
                      (lede_json_word(at + before->last_at) ^ before->last);
    return (others & before->mask) == 0;
}

#endif
