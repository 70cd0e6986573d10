/* tagger_form.h — what the tagger sees of one form and of its neighbours: features, as 64-bit keys.
 * The trainer and the tagger both take them from here, so that they agree. A key is a hash of a
 * template's number and what the template looks at; two features with one key are one feature.
 * thread: any; nothing is kept
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_TAGGER_FORM_H
#define LEDE_LANGUAGE_TAGGER_FORM_H

#include "language/lemma_list.h"

/* Where a token stands, as far as capitals go. */
typedef enum lede_tagger_place {
    LEDE_PLACE_INSIDE = 0,
    LEDE_PLACE_FIRST,    /* the first word of a sentence */
    LEDE_PLACE_TITLE,    /* in a sentence whose words of some length all start with a capital */
    LEDE_PLACE_CAPITALS, /* in a sentence all in capitals */
    LEDE_N_PLACES
} lede_tagger_place;

/* The case and make of a form. */
typedef enum lede_tagger_shape {
    LEDE_SHAPE_LOWER = 0,
    LEDE_SHAPE_TITLE,    /* Word */
    LEDE_SHAPE_CAPITALS, /* WORD */
    LEDE_SHAPE_LETTER,   /* W */
    LEDE_SHAPE_MIXED,    /* McDonald */
    LEDE_SHAPE_DIGITS,   /* 1,000 */
    LEDE_SHAPE_ALNUM,    /* 4th */
    LEDE_SHAPE_OTHER     /* no letter, no digit */
} lede_tagger_shape;

typedef struct lede_tagger_form {
    uint64_t word, norm; /* hashes; digits count as 0 */
    uint64_t family;     /* rough class of the form, from the word list and its ending; for known
                            words the tagger puts in the set of classes they were seen with */
    uint64_t head, tail; /* the first and the last eight bytes of the norm, or what there is */
    uint64_t pattern;    /* a hash of the form with each run of a kind as one character: "Xx-0" */
    unsigned readings, counts; /* of the word list */
    lede_tagger_shape shape;
    uint32_t n_letters, size; /* of the norm in bytes */
} lede_tagger_form;

/* `word` is a clean form, `norm` its folded form. `list` must not be NULL. */
void lede_tagger_form_of(const lede_lemma_list *list, lede_slice word, lede_slice norm,
                         lede_tagger_form *out);

/* The sentence as a whole: TITLE, CAPITALS, or INSIDE for any other. */
lede_tagger_place lede_tagger_form_place(const lede_tagger_form *const *forms, uint32_t n);

/* A quote mark that opens or closes, from the text around it: [start, stop) of `text`. */
typedef enum lede_tagger_direction {
    LEDE_DIRECTION_NONE = 0,
    LEDE_DIRECTION_OPEN,
    LEDE_DIRECTION_CLOSE,
    LEDE_N_DIRECTIONS
} lede_tagger_direction;
lede_tagger_direction lede_tagger_form_direction(lede_slice text, size_t start, size_t stop);
/* form.word of a word that faces one way. */
uint64_t lede_tagger_form_word(lede_slice word, lede_tagger_direction direction);
void lede_tagger_form_direct(lede_tagger_form *form, lede_tagger_direction direction);

/* The features of the form itself that few forms share. The first LEDE_OWN_IDENTITY are those that
 * name it. */
enum { LEDE_OWN_IDENTITY = 3, LEDE_OWN_MOST = 64, LEDE_SIDES = 4, LEDE_SIDE_MOST = 4 };
uint32_t lede_tagger_form_own(const lede_lemma_list *list, const lede_tagger_form *form,
                              lede_slice norm, lede_tagger_place place,
                              uint64_t out[LEDE_OWN_MOST]);

/* Features of the form itself that many forms share, in groups: forms with the same key of a group
 * have the same features in it. */
typedef enum lede_tagger_group {
    LEDE_GROUP_LISTED = 0, /* what the word list says */
    LEDE_GROUP_MAKE,       /* its pattern and length */
    LEDE_GROUP_HEAD,       /* how it begins */
    LEDE_GROUP_TAIL,       /* how it ends */
    LEDE_N_GROUPS
} lede_tagger_group;
uint64_t lede_tagger_group_key(const lede_tagger_form *form, lede_tagger_place place,
                               lede_tagger_group group);
uint32_t lede_tagger_form_group(const lede_tagger_form *form, lede_tagger_place place,
                                lede_tagger_group group, uint64_t out[LEDE_OWN_MOST]);

/* What a form says about a neighbour: side 0 and 1 about the token before and after it, 2 and 3
 * about the second before and after. */
uint32_t lede_tagger_form_side(const lede_tagger_form *form, unsigned side,
                               uint64_t out[LEDE_SIDE_MOST]);
/* The first of them, which names the form, and a key that all the others follow from. */
uint64_t lede_tagger_side_name(const lede_tagger_form *form, unsigned side);
uint64_t lede_tagger_side_key(const lede_tagger_form *form);

/* What a form says together with its neighbours: [0..4] are the tokens from the second before to
 * the second after. */
enum { LEDE_JOINT_MOST = 16 };
uint32_t lede_tagger_form_joint(const lede_tagger_form *const around[5],
                                uint64_t out[LEDE_JOINT_MOST]);

/* The two that stand outside a sentence, before its start and behind its end. */
extern const lede_tagger_form lede_tagger_form_edges[2];

static inline uint64_t lede_tagger_mix(uint64_t a, uint64_t b) {
    uint64_t x = (a * 0x9E3779B97F4A7C15u + b) * 0xBF58476D1CE4E5B9u;
    return x ^ x >> 32;
}

#endif
