/* naming.h — the names of an article: annotations with one text are mentions of one name, and what
 * a name is, its mentions vote on.
 * owner: the arena given; thread: the article's
 * floor: layer */
#ifndef LEDE_LAYER_NAMING_H
#define LEDE_LAYER_NAMING_H

#include "layer/layer.h"

enum { LEDE_NAMING_TYPES = 8 }; /* that can be voted for */

/* What annotations say of their names. Keys are attributes, LEDE_NO_LAYER where there is none. */
typedef struct lede_naming_options {
    uint32_t layer;          /* the mentions */
    uint32_t titles;         /* layer of stretches where capitals tell nothing; or LEDE_NO_LAYER */
    uint32_t type;           /* key: what a mention votes for, one of `types` */
    uint32_t weight;         /* key: with how many votes, 0 to 9; none: it is no mention */
    uint32_t as;             /* key: the text that counts in place of what stands there */
    const lede_slice *types; /* an earlier one wins where votes are equal */
    uint32_t n_types;        /* at most LEDE_NAMING_TYPES */
} lede_naming_options;

/* Where a mention stands, if its capital may mean nothing there. */
typedef enum lede_edge {
    LEDE_EDGE_NONE = 0,
    LEDE_EDGE_START, /* the first word of a sentence, of a mention without votes */
    LEDE_EDGE_TITLE
} lede_edge;

typedef struct lede_mention {
    uint32_t annotation, name; /* indices */
    uint8_t weight;
    lede_edge edge;
} lede_mention;

typedef struct lede_name {
    lede_slice text; /* plain */
    uint32_t n_words;
    uint32_t first;       /* its first mention */
    uint32_t first_empty; /* the first that has no votes; LEDE_NO_MENTION */
    uint32_t n_inside;    /* mentions with LEDE_EDGE_NONE */
    bool is_told;         /* one is outside of titles */
    uint8_t weight;       /* the largest */
    uint32_t votes[LEDE_NAMING_TYPES];
} lede_name;

#define LEDE_NO_MENTION UINT32_MAX

typedef struct lede_naming {
    lede_name *names; /* by their first mention */
    uint32_t n_names;
    lede_mention *mentions; /* in the order of the layer */
    uint32_t n_mentions;
} lede_naming;

/* One spelling of a name: ’ as ', white space as one space, no possessive at its end. Borrowed from
 * `text` where that is plain, which most names are. Null: out of memory. */
lede_slice lede_naming_plain(lede_arena *arena, lede_slice text);

/* Gather the names of a settled layer. Errors: NOMEM. */
lede_status lede_naming_of(const lede_layers *layers, const lede_naming_options *options,
                           lede_arena *arena, lede_naming *out, lede_error *err);

/* The type with most votes; n_types: none has any. */
uint32_t lede_name_type(const lede_name *name, uint32_t n_types);

#endif
