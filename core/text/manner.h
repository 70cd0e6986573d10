/* manner.h — what an article shows of the way it is written: whether its sentences start in lower
 * case, and abbreviations that no list has. Learnt once, when it first matters.
 * owner: lede_cutter; thread: that of the article
 * floor: text */
#ifndef LEDE_TEXT_MANNER_H
#define LEDE_TEXT_MANNER_H

#include "locale/locale.h"
#include "text/article.h"

/* Abbreviations learnt from one article, and bytes that are read for them: a news item has two or
 * three of its own, and the first megabyte of a book shows them all. */
enum { LEDE_LEARNT_MAX = 16, LEDE_LEARN_BYTES_MAX = 1 << 20 };

typedef struct lede_manner {
    bool known;  /* the rest is filled */
    bool casual; /* sentences start in lower case */
    lede_slice learnt[LEDE_LEARNT_MAX];
    uint32_t n_learnt;
} lede_manner;

/* A word is learnt when it stands before a full stop that goes on with a comma, or twice in lower
 * case (once if it has no vowel), and never without a full stop. */
void lede_manner_learn(lede_manner *manner, const lede_article *article, const lede_locale *locale);

bool lede_manner_has_learnt(const lede_manner *manner, lede_slice word);

#endif
