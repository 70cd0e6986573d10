/* path_private.h — a compiled capture path, shared by its compiler and its evaluator.
 * owner: the rule set; immutable once compiled
 * floor: match */
#ifndef LEDE_MATCH_PATH_PRIVATE_H
#define LEDE_MATCH_PATH_PRIVATE_H

#include "language/attribute.h"
#include "match/path.h"

typedef enum lede_root {
    LEDE_ROOT_CONSTANT = 0, /* =text */
    LEDE_ROOT_CAPTURE,
    LEDE_ROOT_MATCH,
    LEDE_ROOT_SENTENCE,  /* the one in which the match starts */
    LEDE_ROOT_PARAGRAPH, /* the block in which the match starts */
    LEDE_ROOT_ARTICLE,
    LEDE_N_ROOTS
} lede_root;

/* What is read once the place is known, if it is no attribute of an annotation. */
typedef enum lede_leaf {
    LEDE_LEAF_NONE = 0,
    LEDE_LEAF_TEXT,  /* as it stands */
    LEDE_LEAF_NORM,  /* norms of the tokens joined by spaces */
    LEDE_LEAF_LEMMA, /* likewise */
    LEDE_LEAF_START, /* code points */
    LEDE_LEAF_STOP,
    LEDE_LEAF_FIRST, /* numbers of tokens, from 1 as in Lua */
    LEDE_LEAF_LAST,
    LEDE_LEAF_ATTRIBUTE, /* of the token, if it is one */
    LEDE_LEAF_LEX,       /* names of the lexicons with a hit that covers it */
    LEDE_LEAF_FIELD,     /* of the article */
    LEDE_LEAF_CONSTANT   /* root=text: where the root is bound */
} lede_leaf;

/* One alternative of a path. */
typedef struct lede_choice {
    lede_root root;
    lede_slice constant;
    uint32_t capture;
    uint32_t layer;  /* root.layer.attribute; LEDE_NO_LAYER: none */
    uint32_t key;    /* of the annotation, asked first; LEDE_NO_LAYER: none */
    lede_slice last; /* what follows the last dot, within the text given; null: no dot */
    lede_leaf leaf;
    lede_attribute attribute;
    lede_field field;
    const lede_lexicons *lexicons; /* LEDE_LEAF_LEX */
} lede_choice;

struct lede_path {
    lede_choice *choices;
    size_t n_choices;
};

#endif
