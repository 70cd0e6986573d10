/* tagger_joint.h — what forms say together of tokens that still have a choice: several tokens are
 * looked up at once, as nearly all of the time is waiting for memory.
 * owner: a tagger's scratch, for one sentence; thread: that worker
 * floor: language — may include base, locale, text */
#ifndef LEDE_LANGUAGE_TAGGER_JOINT_H
#define LEDE_LANGUAGE_TAGGER_JOINT_H

#include "language/tagger_model.h"

/* A class that a token may have. */
typedef struct lede_tagger_state {
    int32_t score;
    uint8_t class_i, back; /* index among the states of the token before */
} lede_tagger_state;

enum { LEDE_TAGGER_JOINTS = 16 }; /* tokens */

typedef struct lede_tagger_joints {
    struct {
        lede_tagger_state *states;
        uint32_t n_states, stop; /* of its keys */
    } tokens[LEDE_TAGGER_JOINTS];
    uint64_t keys[LEDE_TAGGER_JOINTS * LEDE_JOINT_MOST]; /* that the model may have */
    uint32_t n_tokens, n_keys;
} lede_tagger_joints;

/* One more token, with the forms around it; its states get their scores sooner or later. */
void lede_tagger_joints_add(lede_tagger_joints *joints, const lede_tagger *tagger,
                            const lede_tagger_form *const around[5], lede_tagger_state *states,
                            uint32_t n_states);
/* All states have their scores. */
void lede_tagger_joints_finish(lede_tagger_joints *joints, const lede_tagger *tagger);

#endif
