/* ground.h — one article as the matcher sees it: which tests hold at a token, which annotations
 * start there, which layers start or stop at a boundary. Answers that cost a look at a layer are
 * painted once an article and layer generation, as one bit a token. A failure (memory, a runaway
 * regular expression) is kept in `status`; answers after it are worthless, and whoever asked checks
 * it before using them.
 * owner: a matcher; thread: that worker
 * floor: match */
#ifndef LEDE_MATCH_GROUND_H
#define LEDE_MATCH_GROUND_H

#include "match/bar.h"
#include "match/compiled.h"
#include "match/fit.h"
#include "match/matcher.h"
#include "match/reading_rows.h"

/* Bits of tokens or boundaries, valid for one article and the layers' generations. */
typedef struct lede_paint {
    uint64_t *bits;
    size_t capacity;
    uint64_t article;    /* running number; 0: never */
    uint64_t generation; /* of the layers it was made from */
    uint64_t looked;     /* generation of all layers when that was looked at last */
} lede_paint;

/* A layer of the article, and by token the first annotation that starts there. */
typedef struct lede_layer_view {
    const lede_layer *layer;
    uint64_t article;    /* running number; 0: never */
    uint32_t generation; /* of the layer that is listed */
    bool is_listed;
    uint32_t *first; /* UINT32_MAX: none */
    size_t capacity;
} lede_layer_view;

typedef struct lede_boundary_paint {
    uint32_t layer, test;
    bool at_end;
    lede_paint paint;
} lede_boundary_paint;

/* When the layers that an automaton takes regions of were last listed. */
typedef struct lede_listing {
    uint64_t article, generation;
} lede_listing;

/* Hits of phrases by token, where they were asked for; each run ends with an empty span. */
typedef struct lede_phrase_paint {
    const lede_annotation **runs;
} lede_phrase_paint;

struct lede_binding; /* binding.h */
struct lede_here;

/* Who wants to know what conditions on captures gave, each with its parts: lede cover. */
typedef struct lede_watch {
    void *context;
    lede_status (*saw)(void *context, uint32_t constraint, const struct lede_binding *bindings,
                       const struct lede_here *here, bool holds, lede_error *err);
} lede_watch;

typedef struct lede_ground {
    const lede_ruleset *set;
    lede_layers *layers;
    const lede_article *article;
    uint64_t article_n; /* counts starts */
    lede_evaluator evaluator;
    lede_classes classes;
    lede_paint *paints;   /* by test; used for those of layers, … */
    uint64_t *of_rows;    /* … one bit a test: of the type and of layers alone, … */
    uint64_t *mixed_rows; /* … of both */
    uint64_t *of_layers;  /* one bit a test: it asks for layers, too */
    /* By test; used for those that are neither of the type nor of layers alone: a row of bits for
     * what is known, then one for what holds. Rules ask the same of a token again and again. */
    lede_paint *memos;
    lede_bars *bars; /* by automaton of a rule, from its number on; … */
    lede_fits *fits; /* … and these */
    lede_reading_rows reading_rows;
    bool reads; /* the tokens of the article have readings, … */
    bool tells; /* … which are the tagger's: the file gives none */
    /* While hopeful, a reading that only tagging could tell is taken to hold; `doubts` then says
     * that some was. So a stretch where nothing can match is passed over untagged. */
    bool is_hopeful, doubts;
    LEDE_ARRAY(lede_boundary_paint) boundaries;
    LEDE_ARRAY(uint32_t) class_of;    /* by token: that of its type, … */
    uint64_t classes_of;              /* … of this article, by its running number */
    LEDE_ARRAY(uint32_t) sentence_of; /* by token, … */
    uint64_t sentences_of;            /* … of this article, by its running number */
    LEDE_ARRAY(lede_phrase_paint) phrases;
    lede_arena phrase_arena; /* of hits, for one article, … */
    uint64_t phrases_of;     /* … by its running number */
    lede_layer_view *views;  /* by layer */
    lede_listing *listings;  /* by automaton of a rule, from its number on */
    /* By token: bits of the layers, as lede_layer_bit gives them, of which an annotation starts
     * there, of those that are listed; of this article, by its running number. */
    LEDE_ARRAY(uint64_t) begins;
    uint64_t begins_of;
    lede_span scope;         /* that is searched: at its edges a tag sees only what stands inside */
    const lede_watch *watch; /* NULL: nobody */
    lede_status status;
    lede_error error;
} lede_ground;

lede_status lede_ground_init(lede_ground *ground, const lede_ruleset *set, lede_error *err);
void lede_ground_clear(lede_ground *ground);
lede_status lede_ground_start(lede_ground *ground, lede_layers *layers, lede_error *err);

/* Of the article that a matcher was started with. */
lede_ground *lede_matcher_ground(lede_matcher *matcher);

/* The failure that was kept, if any. */
lede_status lede_ground_check(const lede_ground *ground, lede_error *err);
/* Forget it, and all that was painted with it. */
void lede_ground_forgive(lede_ground *ground);

/* What the class of a token that is tagged says of an automaton's positions. */
lede_barred lede_ground_make_bars(lede_ground *ground, const lede_automaton *automaton,
                                  uint8_t class_i);
static inline lede_barred lede_ground_barred(lede_ground *ground, const lede_automaton *automaton,
                                             uint32_t token) {
    lede_barred nothing = {NULL, NULL};
    if (!ground->tells || automaton->number == 0) return nothing;
    lede_bars *bars = &ground->bars[automaton->number];
    if (bars->is_looked_at && bars->rows == NULL) return nothing;
    uint8_t class_i = lede_tagging_known(ground->article, token);
    if (class_i == LEDE_UNTAGGED) return nothing;
    lede_barred known = lede_bars_known(bars, automaton, class_i);
    return known.may != NULL ? known : lede_ground_make_bars(ground, automaton, class_i);
}

/* The classes of all tokens, in their order: of many rules each asks for them. NOMEM. */
lede_status lede_ground_find_classes(lede_ground *ground, lede_error *err);

/* List the layers that an automaton takes regions of, so that `begins` tells of them. NOMEM. */
lede_status lede_ground_list_regions(lede_ground *ground, const lede_automaton *automaton,
                                     lede_error *err);
/* Whether a region or phrase that an automaton takes may start at a token. */
static inline bool lede_ground_may_begin(const lede_ground *ground, const lede_automaton *automaton,
                                         uint32_t token) {
    const struct lede_masks *masks = automaton->masks;
    return (ground->begins.data[token] & masks->layers) != 0 || masks->takes_phrases;
}

/* Before a window of so many tokens: what classes of types say of an automaton's positions; NULL:
 * it is not known. NOMEM. */
static inline lede_status lede_ground_enter_fits(lede_ground *ground,
                                                 const lede_automaton *automaton, uint32_t n_tokens,
                                                 lede_fits **out, lede_error *err) {
    lede_fits *fits = &ground->fits[automaton->number];
    *out = NULL;
    if (automaton->masks->n_regions > 0) {
        LEDE_TRY(lede_ground_list_regions(ground, automaton, err));
    }
    if (automaton->number == 0 || !lede_fits_are_due(fits, n_tokens)) return LEDE_OK;
    LEDE_TRY(lede_fits_prepare(fits, automaton, &ground->classes, ground->set->rules.count, err));
    if (!fits->is_ready) return LEDE_OK;
    *out = fits;
    return ground->classes_of == ground->article_n ? LEDE_OK
                                                   : lede_ground_find_classes(ground, err);
}

/* Positions that tokens of the type of this one may take; `fits` may be NULL. */
static inline lede_fit lede_ground_fit(const lede_ground *ground, const lede_automaton *automaton,
                                       lede_fits *fits, uint32_t token) {
    const struct lede_masks *masks = automaton->masks;
    if (fits == NULL) return (lede_fit){masks->tokens, masks->tests, token, false};
    lede_fit fit = lede_fits_of(fits, automaton, &ground->classes, ground->class_of.data[token]);
    fit.token = token;
    return fit;
}
/* Of some positions, as word `w` of a row, those that take a token, which the fit is of; … */
uint64_t lede_ground_ask(lede_ground *ground, const lede_automaton *automaton, const lede_fit *fit,
                         uint32_t w, uint64_t word);
/* … and nothing need be asked where the type tells. */
static inline uint64_t lede_ground_keep(lede_ground *ground, const lede_automaton *automaton,
                                        const lede_fit *fit, uint32_t w, uint64_t word) {
    word &= fit->may[w];
    return (word & fit->asks[w]) == 0 ? word : lede_ground_ask(ground, automaton, fit, w, word);
}

bool lede_ground_slow_holds(lede_ground *ground, uint32_t test, uint32_t token);

static inline bool lede_ground_holds(lede_ground *ground, uint32_t test, uint32_t token) {
    if (test == LEDE_NO_TEST) return true;
    if (!ground->set->tests.tests.data[test].is_type_only) {
        return lede_ground_slow_holds(ground, test, token);
    }
    uint32_t class_i = ground->classes.column.data[ground->article->token_types[token]];
    return lede_classes_has(&ground->classes, class_i, test);
}

/* Does a test in a tag hold of this annotation? */
bool lede_ground_annotation_holds(lede_ground *ground, uint32_t test,
                                  const lede_annotation *annotation);

/* Next annotation of the layer that starts at `token`, satisfies the test and stops at or before
 * `stop`; *cursor starts at UINT32_MAX. NULL when there is none. */
const lede_annotation *lede_ground_next_at(lede_ground *ground, const lede_position *position,
                                           uint32_t token, uint32_t stop, uint32_t *cursor);

/* The sentence of each token, UINT32_MAX for tokens of none. NULL on failure. */
const uint32_t *lede_ground_sentences(lede_ground *ground);
/* A layer of the article. Never NULL. */
const lede_layer *lede_ground_look(lede_ground *ground, uint32_t layer);
static inline const lede_layer *lede_ground_layer(lede_ground *ground, uint32_t layer) {
    const lede_layer_view *view = &ground->views[layer];
    return view->article == ground->article_n ? view->layer : lede_ground_look(ground, layer);
}
/* By token, and one more: the first annotation of the layer that starts there. NULL on failure. */
const uint32_t *lede_ground_list(lede_ground *ground, uint32_t layer);
/* The first annotation of a layer that starts at a token; UINT32_MAX when there is none, or on
 * failure. */
static inline uint32_t lede_ground_first(lede_ground *ground, uint32_t layer, uint32_t token) {
    const lede_layer_view *view = &ground->views[layer];
    uint32_t generation = lede_ground_layer(ground, layer)->generation;
    bool is_fresh = view->is_listed && view->generation == generation;
    const uint32_t *first = is_fresh ? view->first : lede_ground_list(ground, layer);
    return first == NULL ? UINT32_MAX : first[token];
}

/* One bit a boundary, 0 to n_tokens: some annotation that satisfies the test starts (stops) here.
 * NULL on failure. Stands until the layer changes. */
const uint64_t *lede_ground_boundaries(lede_ground *ground, uint32_t layer, uint32_t test,
                                       bool at_end);

#endif
