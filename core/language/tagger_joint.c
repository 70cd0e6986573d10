#include "language/tagger_joint.h"

void lede_tagger_joints_add(lede_tagger_joints *joints, const lede_tagger *tagger,
                            const lede_tagger_form *const around[5], lede_tagger_state *states,
                            uint32_t n_states) {
    uint64_t keys[LEDE_JOINT_MOST];
    uint32_t n_keys = lede_tagger_form_joint(around, keys), n = joints->n_keys;
    for (uint32_t k = 0; k < n_keys; k++) {
        joints->keys[n] = keys[k];
        n += lede_tagger_may_have(tagger, keys[k]);
    }
    for (uint32_t k = joints->n_keys; k < n; k++) {
        LEDE_PREFETCH(&tagger->rows[lede_tagger_slot(joints->keys[k], tagger->n_rows)]);
    }
    joints->n_keys = n;
    joints->tokens[joints->n_tokens].states = states;
    joints->tokens[joints->n_tokens].n_states = n_states;
    joints->tokens[joints->n_tokens++].stop = n;
    if (joints->n_tokens == LEDE_TAGGER_JOINTS) lede_tagger_joints_finish(joints, tagger);
}

void lede_tagger_joints_finish(lede_tagger_joints *joints, const lede_tagger *tagger) {
    uint32_t places[LEDE_TAGGER_JOINTS * LEDE_JOINT_MOST], at = 0;
    for (uint32_t k = 0; k < joints->n_keys; k++) {
        places[k] = lede_tagger_find_row(tagger, joints->keys[k]);
        LEDE_PREFETCH(&tagger->weights[places[k] >> 8]);
    }
    for (uint32_t t = 0; t < joints->n_tokens; t++) {
        int32_t scores[LEDE_TAGGER_CLASSES];
        memset(scores, 0, tagger->n_classes * sizeof *scores);
        for (; at < joints->tokens[t].stop; at++) {
            const lede_tagger_weight *weight = &tagger->weights[places[at] >> 8];
            const lede_tagger_weight *stop = weight + (places[at] & 255);
            for (; weight < stop; weight++) scores[weight->class_i] += weight->weight;
        }
        lede_tagger_state *states = joints->tokens[t].states;
        for (uint32_t k = 0; k < joints->tokens[t].n_states; k++) {
            states[k].score += scores[states[k].class_i];
        }
    }
    joints->n_tokens = joints->n_keys = 0;
}
