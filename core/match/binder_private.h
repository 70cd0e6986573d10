/* binder_private.h — what the files of the binder share.
 * owner: a matcher; thread: that of its worker
 * floor: match */
#ifndef LEDE_MATCH_BINDER_PRIVATE_H
#define LEDE_MATCH_BINDER_PRIVATE_H

#include "match/binder.h"

typedef enum lede_choice_kind {
    LEDE_CHOICE_WAY = 0, /* from `at` */
    LEDE_CHOICE_REGION,  /* the next annotation at `at` */
    LEDE_CHOICE_START    /* the detour at `at`, from the next start */
} lede_choice_kind;

/* Where another way can be taken, and how things were there. */
typedef struct lede_choice_point {
    lede_choice_kind kind;
    lede_point at;
    uint32_t next, last; /* START */
    size_t n_undos, n_marks;
} lede_choice_point;

typedef enum lede_undo_kind {
    LEDE_UNDO_NOTE = 0,
    LEDE_UNDO_ITERATION,
    LEDE_UNDO_DETOUR,
    LEDE_UNDO_BINDING
} lede_undo_kind;

/* What something was before it was changed. */
typedef struct lede_undo {
    lede_undo_kind kind;
    uint32_t id;
    union {
        lede_part_note note;
        uint32_t value;
        lede_binding binding;
    } was;
} lede_undo;

/* binder.c */
void lede_binder_count(lede_binder *binder); /* one more candidate */
lede_status lede_binder_undo(lede_binder *binder, lede_undo undo, lede_error *err);
lede_status lede_binder_choose(lede_binder *binder, lede_choice_point choice, lede_error *err);
/* Is there a way through the element of a detour from one of its starts? Nothing stays bound. */
lede_status lede_binder_exists(lede_binder *binder, uint32_t detour, lede_choice_point starts,
                               bool *found, lede_error *err);

/* binder_part.c: the states of parts. */
void lede_part_table_clear(lede_part_table *table);
lede_status lede_binder_begin(lede_binder *binder, lede_point *p, bool *goes_on, lede_error *err);
lede_status lede_binder_end(lede_binder *binder, lede_point *p, bool *goes_on, lede_error *err);
void lede_binder_forget(const lede_binder *binder, lede_point *p);
lede_status lede_binder_detour(lede_binder *binder, lede_point *p, bool *goes_on, lede_error *err);
lede_status lede_binder_enter_detour(lede_binder *binder, lede_point *p, uint32_t start,
                                     lede_error *err);
/* Back to where the part's first element ended; false: the detour stops in a wrong place. */
bool lede_binder_return(const lede_binder *binder, lede_point *p);

#endif
