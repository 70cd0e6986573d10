/* train_data.h — a treebank as the trainer sees it: forms, classes, and for each token the rows of
 * its features. Programs of this folder stop with a message when memory is exhausted.
 * owner: the trainer; thread: one */
#ifndef LEDE_TESTS_TRAIN_DATA_H
#define LEDE_TESTS_TRAIN_DATA_H

#include "base/map.h"
#include "gold_corpus.h"
#include "language/tagger_model.h"

enum {
    CLASS_LEAST = 5, /* a rarer class is learnt as the most frequent one of its UPOS */
    KNOWN_LEAST =
        10, /* a form seen so often has a family of its own: the classes it was seen with */
    CLOSED_LEAST = 30,   /* a form seen so often can have no other classes than it was seen with */
    OPEN_LEAST = 3,      /* forms a class must have been seen with, rarer than that, to be open */
    ROW_LEAST = 3,       /* times a feature must have been seen */
    JOINT_LEAST = 5,     /* the same for a feature of several forms */
    SENTENCE_MOST = 1024 /* tokens; longer ones are left out */
};

typedef struct train_form {
    lede_slice word, norm;
    lede_tagger_form form;
    uint32_t count, by_class[LEDE_TAGGER_CLASSES];
    uint8_t candidates[LEDE_TAGGER_CLASSES];
    uint32_t n_candidates;
} train_form;

typedef struct train_class {
    lede_slice upos, xpos;
    uint32_t count;
} train_class;

/* A feature that was seen; row 0: too rarely. */
typedef struct train_slot {
    uint64_t key; /* 0: free */
    uint32_t count, row;
    bool joint;
} train_slot;

typedef struct train_data {
    const lede_lemma_list *list;
    lede_arena arena;
    train_class classes[LEDE_TAGGER_CLASSES];
    uint32_t n_classes;
    LEDE_ARRAY(train_form *) forms;
    lede_map form_ids[LEDE_N_DIRECTIONS];
    LEDE_ARRAY(gold_sentence) sentences; /* into tokens */
    LEDE_ARRAY(uint32_t) tokens;         /* forms */
    LEDE_ARRAY(uint8_t) gold;            /* class of each token */
    LEDE_ARRAY(uint8_t) places;
    bool open[LEDE_TAGGER_CLASSES];

    train_slot *slots;
    size_t n_slots, n_used;
    uint32_t n_rows;                     /* row 0 is not used */
    LEDE_ARRAY(uint32_t) features;       /* rows; those that name the form with TRAIN_IDENTITY */
    LEDE_ARRAY(uint32_t) feature_starts; /* by token, and one behind */
} train_data;

#define TRAIN_IDENTITY 0x80000000u

/* Read the treebank, add copies in other case, count, and find the features of every token. */
void train_data_fill(train_data *data, const gold_corpus *corpus, const lede_lemma_list *list);

/* The families and candidates of a form that is frequent enough; false: neither. */
bool train_data_family(const train_data *data, const train_form *form, lede_tagger_set *out);
bool train_data_closed(const train_data *data, const train_form *form, lede_tagger_set *out);

/* xorshift64: the same numbers on every machine. */
uint32_t train_random(uint64_t *state);
double train_random_unit(uint64_t *state);
void *train_need(void *block); /* stops the program when NULL */

#endif
