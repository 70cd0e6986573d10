#include "language/tagger.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/bits.h"
#include "language/tagger_joint.h"
#include "language/tagger_sums.h"

enum {
    CANDIDATES_MOST = 16,               /* classes of one form that are kept */
    MARGIN = 9 * LEDE_TAGGER_UNIT,      /* a class so far behind the best is no candidate: no
                                           neighbourhood makes that up */
    NEAR_MARGIN = 5 * LEDE_TAGGER_UNIT, /* the same once the neighbours have had their say */
    REACH = 2                           /* tokens on either side that a token is looked at with */
};

typedef struct candidate {
    int32_t score;
    uint8_t class_i;
} candidate;

typedef struct pool_span {
    uint32_t start, count; /* count 0: not computed */
} pool_span;

/* What is known of a type, or of a quote mark that faces one way. */
typedef struct form_info {
    lede_tagger_form form;
    uint32_t type;
    uint32_t sides; /* what it says of its neighbours: the first of LEDE_SIDES sums */
    pool_span candidates[LEDE_N_PLACES]; /* in the pool, by falling score */
    uint8_t direction;
    bool is_quote;
} form_info;

typedef struct place_info { /* of a token, while a sentence is tagged */
    uint32_t form;
    uint32_t n_states;
    pool_span candidates;
} place_info;

typedef lede_tagger_state state;

struct lede_tagger_scratch {
    const lede_tagger *tagger;
    const lede_vocabulary *vocabulary;
    uint32_t generation;
    uint32_t edges[2];           /* forms before the start and behind the end */
    LEDE_ARRAY(uint32_t) column; /* by type: index into forms and one; 0: not yet */
    LEDE_ARRAY(form_info) forms;
    LEDE_ARRAY(uint32_t) quotes; /* forms that are quote marks facing one way */
    LEDE_ARRAY(candidate) pool;
    lede_tagger_sums sums;
    LEDE_ARRAY(place_info) places;
    /* By token, and REACH places before the first and behind the last, for the edges: its form,
     * and what that says of its neighbours. */
    LEDE_ARRAY(const lede_tagger_form *) views;
    LEDE_ARRAY(const int16_t *) sides;
    LEDE_ARRAY(state) states; /* of all tokens, those of a token together */
    LEDE_ARRAY(uint8_t) directions;
};

lede_status lede_tagger_scratch_new(lede_tagger_scratch **out, lede_error *err) {
    *out = calloc(1, sizeof **out);
    return *out == NULL ? lede_fail_memory(err) : LEDE_OK;
}

void lede_tagger_scratch_free(lede_tagger_scratch *scratch) {
    if (scratch == NULL) return;
    free(scratch->column.data);
    free(scratch->forms.data);
    free(scratch->quotes.data);
    free(scratch->pool.data);
    lede_tagger_sums_clear(&scratch->sums);
    free(scratch->places.data);
    free(scratch->views.data);
    free(scratch->sides.data);
    free(scratch->states.data);
    free(scratch->directions.data);
    free(scratch);
}

size_t lede_tagger_scratch_bytes(const lede_tagger_scratch *scratch) {
    if (scratch == NULL || scratch->vocabulary == NULL ||
        scratch->generation != lede_vocabulary_generation(scratch->vocabulary)) {
        return 0;
    }
    return lede_array_bytes(&scratch->column) + lede_array_bytes(&scratch->forms) +
           lede_array_bytes(&scratch->quotes) + lede_array_bytes(&scratch->pool) +
           lede_tagger_sums_bytes(&scratch->sums);
}

/* ---- what a form says about its neighbours ---- */

/* The first of the side sums of a form, from all of its features; or LEDE_NO_SUM. Forms whose
 * features have the same weights share them. */
static uint32_t add_sides(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                          const lede_tagger_form *form) {
    uint64_t keys[LEDE_SIDES][LEDE_SIDE_MOST], together = 1;
    uint32_t n_keys[LEDE_SIDES];
    for (unsigned side = 0; side < LEDE_SIDES; side++) {
        n_keys[side] = lede_tagger_form_side(form, side, keys[side]);
        for (uint32_t i = 0; i < n_keys[side]; i++) {
            together = lede_tagger_mix(together, lede_tagger_place_of(tagger, keys[side][i]));
        }
    }
    uint32_t first = lede_tagger_sums_find(&scratch->sums, together);
    if (first != LEDE_NO_SUM) return first;
    for (unsigned side = 0; side < LEDE_SIDES; side++) {
        uint32_t sum = lede_tagger_sums_add(&scratch->sums, keys[side], n_keys[side]);
        if (sum == LEDE_NO_SUM) return LEDE_NO_SUM;
        if (side == 0) first = sum;
    }
    return lede_tagger_sums_keep(&scratch->sums, together, first) ? first : LEDE_NO_SUM;
}

/* The same. Most rare forms have no features that name them, and many share the others. */
static uint32_t sides_of(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                         const lede_tagger_form *form) {
    for (unsigned side = 0; side < LEDE_SIDES; side++) {
        uint32_t place = lede_tagger_place_of(tagger, lede_tagger_side_name(form, side));
        if (place != 0) return add_sides(tagger, scratch, form);
    }
    uint64_t key = lede_tagger_side_key(form);
    uint32_t first = lede_tagger_sums_find(&scratch->sums, key);
    if (first != LEDE_NO_SUM) return first;
    first = add_sides(tagger, scratch, form);
    bool is_kept = first != LEDE_NO_SUM && lede_tagger_sums_keep(&scratch->sums, key, first);
    return is_kept ? first : LEDE_NO_SUM;
}

/* ---- forms ----------------------------------------------------------------------------------- */

/* The forms before the start and behind the end of every sentence. */
static bool add_edges(const lede_tagger *tagger, lede_tagger_scratch *scratch) {
    for (unsigned i = 0; i < 2; i++) {
        form_info info = {.form = lede_tagger_form_edges[i], .type = LEDE_NO_TYPE};
        info.sides = sides_of(tagger, scratch, &info.form);
        scratch->edges[i] = (uint32_t)scratch->forms.count;
        if (info.sides == LEDE_NO_SUM || !lede_array_push(&scratch->forms, info)) return false;
    }
    return true;
}

/* Forget what belongs to a vocabulary or a tagger that has changed; make room in the column for
 * all types. */
static bool follow(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                   const lede_vocabulary *vocabulary) {
    uint32_t generation = lede_vocabulary_generation(vocabulary);
    if (scratch->tagger != tagger || scratch->vocabulary != vocabulary ||
        scratch->generation != generation) {
        scratch->column.count = scratch->forms.count = scratch->quotes.count = 0;
        scratch->pool.count = 0;
        lede_tagger_sums_start(&scratch->sums, tagger);
        scratch->tagger = NULL; /* until the edges are there */
        if (!add_edges(tagger, scratch)) return false;
        scratch->tagger = tagger;
        scratch->vocabulary = vocabulary;
        scratch->generation = generation;
    }
    size_t n_types = lede_vocabulary_count(vocabulary);
    if (scratch->column.count >= n_types) return true;
    size_t more = n_types - scratch->column.count;
    if (!lede_array_reserve(&scratch->column, more)) return false;
    memset(scratch->column.data + scratch->column.count, 0, more * sizeof(uint32_t));
    scratch->column.count = n_types;
    return true;
}

/* A form that may face one way: it begins as a quote mark or an apostrophe does. */
static bool is_quote(lede_slice word) {
    unsigned char first = word.size > 0 && word.size <= 3 ? (unsigned char)word.data[0] : 0;
    return first == '"' || first == '\'' || first == '`' || first == 0xC2 || first == 0xE2;
}

static bool add_form(const lede_tagger *tagger, lede_tagger_scratch *scratch, uint32_t type,
                     lede_tagger_direction direction) {
    const lede_type *known = lede_vocabulary_type(scratch->vocabulary, type);
    form_info info = {.type = type, .direction = (uint8_t)direction};
    lede_tagger_form_of(tagger->list, known->word, known->norm, &info.form);
    info.is_quote = is_quote(known->word);
    lede_tagger_form_direct(&info.form, direction);
    const lede_tagger_known *frequent = lede_tagger_find_known(tagger, info.form.word);
    if (frequent != NULL) {
        info.form.family = lede_tagger_set_family(&tagger->sets[frequent->family]);
    }
    info.sides = sides_of(tagger, scratch, &info.form);
    if (info.sides == LEDE_NO_SUM) return false;
    return lede_array_push(&scratch->forms, info);
}

/* The index of a type's form, or LEDE_NO_TYPE when memory is exhausted. */
static uint32_t form_of(const lede_tagger *tagger, lede_tagger_scratch *scratch, uint32_t type,
                        lede_tagger_direction direction) {
    uint32_t i = scratch->column.data[type];
    if (LEDE_UNLIKELY(i == 0)) {
        if (!add_form(tagger, scratch, type, LEDE_DIRECTION_NONE)) return LEDE_NO_TYPE;
        scratch->column.data[type] = i = (uint32_t)scratch->forms.count;
    }
    if (LEDE_LIKELY(direction == LEDE_DIRECTION_NONE)) return i - 1;
    for (size_t k = 0; k < scratch->quotes.count; k++) {
        const form_info *form = &scratch->forms.data[scratch->quotes.data[k]];
        if (form->type == type && form->direction == direction) return scratch->quotes.data[k];
    }
    uint32_t added = (uint32_t)scratch->forms.count;
    if (!add_form(tagger, scratch, type, direction)) return LEDE_NO_TYPE;
    return lede_array_push(&scratch->quotes, added) ? added : LEDE_NO_TYPE;
}

static void insert(candidate *list, uint32_t *count, candidate add) {
    uint32_t i = *count;
    if (i == CANDIDATES_MOST) {
        if (list[i - 1].score >= add.score) return;
        i--;
    } else {
        (*count)++;
    }
    for (; i > 0 && list[i - 1].score < add.score; i--) list[i] = list[i - 1];
    list[i] = add;
}

/* The classes that a form is limited to. */
static const lede_tagger_set *set_of(const lede_tagger *tagger, uint64_t word) {
    const lede_tagger_known *known = lede_tagger_find_known(tagger, word);
    bool open = known == NULL || known->candidates == LEDE_TAGGER_OPEN;
    return &tagger->sets[open ? 0 : known->candidates];
}

/* The best classes of a set that are not too far behind the first; how many. */
static uint32_t choose(const lede_tagger_set *set, const int32_t *scores, candidate *list) {
    uint32_t count = 0;
    int32_t best = INT32_MIN + MARGIN;
    for (uint32_t w = 0; w < LEDE_TAGGER_CLASSES / 64; w++) {
        for (uint64_t bits = set->bits[w]; bits != 0; bits &= bits - 1) {
            uint32_t i = w * 64 + lede_lowest_bit(bits);
            if (scores[i] > best) best = scores[i];
        }
    }
    for (uint32_t w = 0; w < LEDE_TAGGER_CLASSES / 64; w++) {
        for (uint64_t bits = set->bits[w]; bits != 0; bits &= bits - 1) {
            uint32_t i = w * 64 + lede_lowest_bit(bits);
            candidate it = {scores[i], (uint8_t)i};
            if (it.score >= best - MARGIN) insert(list, &count, it);
        }
    }
    return count;
}

/* Add what the features of a group say of a form, which is kept for others like it. */
static bool add_group(lede_tagger_scratch *scratch, const lede_tagger_form *form,
                      lede_tagger_place place, lede_tagger_group group,
                      int32_t scores[LEDE_SUM_MOST]) {
    lede_tagger_sums *sums = &scratch->sums;
    uint64_t key = lede_tagger_group_key(form, place, group), keys[LEDE_OWN_MOST];
    uint32_t sum = lede_tagger_sums_find(sums, key);
    if (sum == LEDE_NO_SUM) {
        sum = lede_tagger_sums_add(sums, keys, lede_tagger_form_group(form, place, group, keys));
        if (sum == LEDE_NO_SUM || !lede_tagger_sums_keep(sums, key, sum)) return false;
    }
    const int16_t *vector = lede_tagger_sums_at(sums, sum);
    for (size_t line = 0; line < sums->lanes; line += LEDE_SUM_LANES) {
        for (size_t i = 0; i < LEDE_SUM_LANES; i++) scores[line + i] += vector[line + i];
    }
    return true;
}

/* Fill in what classes a form can have at a place, with the scores of the form itself. */
static bool add_candidates(const lede_tagger *tagger, lede_tagger_scratch *scratch, form_info *form,
                           lede_tagger_place place) {
    const lede_type *type = lede_vocabulary_type(scratch->vocabulary, form->type);
    uint64_t keys[LEDE_OWN_MOST];
    int32_t lanes[LEDE_SUM_MOST] = {0}, *scores = lanes + 1; /* as those of a sum */
    uint32_t n = lede_tagger_form_own(tagger->list, &form->form, type->norm, place, keys);
    lede_tagger_add_rows(tagger, keys, n, scores);
    for (unsigned group = 0; group < LEDE_N_GROUPS; group++) {
        if (!add_group(scratch, &form->form, place, (lede_tagger_group)group, lanes)) return false;
    }
    candidate list[CANDIDATES_MOST];
    uint32_t count = choose(set_of(tagger, form->form.word), scores, list);
    if (!lede_array_reserve(&scratch->pool, count)) return false;
    form->candidates[place] = (pool_span){(uint32_t)scratch->pool.count, count};
    memcpy(scratch->pool.data + scratch->pool.count, list, count * sizeof *list);
    scratch->pool.count += count;
    return true;
}

void lede_tagger_type_bound(const lede_tagger *tagger, lede_slice word, lede_class_set *out) {
    *out = (lede_class_set){0};
    unsigned n_directions = is_quote(word) ? LEDE_N_DIRECTIONS : 1;
    for (unsigned direction = 0; direction < n_directions; direction++) {
        const lede_tagger_set *set =
            set_of(tagger, lede_tagger_form_word(word, (lede_tagger_direction)direction));
        for (size_t i = 0; i < LEDE_TAGGER_CLASSES / 64; i++) out->bits[i] |= set->bits[i];
    }
}

lede_status lede_tagger_type_classes(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                                     const lede_vocabulary *vocabulary, uint32_t type,
                                     lede_class_set *out, lede_error *err) {
    *out = (lede_class_set){0};
    if (!follow(tagger, scratch, vocabulary)) return lede_fail_memory(err);
    for (unsigned direction = 0; direction < LEDE_N_DIRECTIONS; direction++) {
        uint32_t i = form_of(tagger, scratch, type, (lede_tagger_direction)direction);
        if (i == LEDE_NO_TYPE) return lede_fail_memory(err);
        for (unsigned place = 0; place < LEDE_N_PLACES; place++) {
            form_info *form = &scratch->forms.data[i];
            if (form->candidates[place].count == 0 &&
                !add_candidates(tagger, scratch, form, (lede_tagger_place)place)) {
                return lede_fail_memory(err);
            }
            pool_span span = form->candidates[place];
            for (uint32_t k = 0; k < span.count; k++) {
                uint8_t class_i = scratch->pool.data[span.start + k].class_i;
                out->bits[class_i >> 6] |= (uint64_t)1 << (class_i & 63);
            }
        }
        if (!scratch->forms.data[i].is_quote) break;
    }
    return LEDE_OK;
}

/* ---- a sentence ------------------------------------------------------------------------------ */

static bool reserve(lede_tagger_scratch *scratch, uint32_t n) {
    size_t n_around = (size_t)n + 2 * REACH;
    return lede_array_reserve(&scratch->places, n) &&
           lede_array_reserve(&scratch->views, n_around) &&
           lede_array_reserve(&scratch->sides, n_around) &&
           lede_array_reserve(&scratch->states, (size_t)n * CANDIDATES_MOST);
}

/* The form at a place, or the edge of the sentence; places are counted from REACH before it. */
static const form_info *form_at(const lede_tagger_scratch *scratch, uint32_t n, uint32_t at) {
    uint32_t form = at < REACH       ? scratch->edges[0]
                    : at < n + REACH ? scratch->places.data[at - REACH].form
                                     : scratch->edges[1];
    return &scratch->forms.data[form];
}

/* What stands around token i says of it: the vector of a side. */
static const int16_t *side_of(const lede_tagger_scratch *scratch, uint32_t i, unsigned side) {
    static const int away[LEDE_SIDES] = {-1, 1, -2, 2};
    return scratch->sides.data[(int64_t)i + REACH + away[side]] + side * scratch->sums.lanes;
}

/* Fill in the sides, now that no sum will move, and ask memory for those of tokens that have to
 * choose. */
static void look_around(lede_tagger_scratch *scratch, uint32_t n) {
    for (uint32_t at = 0; at < n + 2 * REACH; at++) {
        uint32_t sides = form_at(scratch, n, at)->sides;
        scratch->sides.data[at] = lede_tagger_sums_at(&scratch->sums, sides);
    }
    for (uint32_t i = 0; i < n; i++) {
        if (scratch->places.data[i].candidates.count == 1) continue;
        for (unsigned side = 0; side < LEDE_SIDES; side++) {
            LEDE_PREFETCH(side_of(scratch, i, side));
        }
    }
}

/* Fill places, views and sides: the forms of the tokens, and what each can be where it stands. */
static bool look(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                 const lede_tagger_words *words) {
    place_info *places = scratch->places.data;
    for (uint32_t i = 0; i < words->n; i++) {
        unsigned direction = words->directions == NULL ? 0 : words->directions[i];
        places[i].form =
            form_of(tagger, scratch, words->types[i], (lede_tagger_direction)direction);
        if (places[i].form == LEDE_NO_TYPE) return false;
    }
    for (uint32_t at = 0; at < words->n + 2 * REACH; at++) { /* now that no form will move */
        scratch->views.data[at] = &form_at(scratch, words->n, at)->form;
    }
    lede_tagger_place whole = lede_tagger_form_place(scratch->views.data + REACH, words->n);
    bool first = whole == LEDE_PLACE_INSIDE;
    for (uint32_t i = 0; i < words->n; i++) {
        form_info *form = &scratch->forms.data[places[i].form];
        lede_tagger_place place = first ? LEDE_PLACE_FIRST : whole;
        if (form->form.shape != LEDE_SHAPE_OTHER) first = false;
        if (LEDE_UNLIKELY(form->candidates[place].count == 0) &&
            !add_candidates(tagger, scratch, form, place)) {
            return false;
        }
        places[i].candidates = form->candidates[place];
        LEDE_PREFETCH(scratch->pool.data + form->candidates[place].start);
    }
    look_around(scratch, words->n);
    return true;
}

/* Drop the states that are too far behind the best; how many are left. */
static uint32_t thin(state *states, uint32_t n, int32_t best) {
    uint32_t kept = 0;
    for (uint32_t k = 0; k < n; k++) {
        if (states[k].score >= best - NEAR_MARGIN) states[kept++] = states[k];
    }
    return kept;
}

/* The states of token i where it stands, with their scores but for what is said of it together with
 * its neighbours, and for what comes before; how many. */
static uint32_t score(const lede_tagger_scratch *scratch, uint32_t i, state *out) {
    pool_span span = scratch->places.data[i].candidates;
    const candidate *candidates = scratch->pool.data + span.start;
    out[0] = (state){0, candidates[0].class_i, 0};
    if (span.count == 1) return 1;
    const int16_t *before = side_of(scratch, i, 0), *after = side_of(scratch, i, 1);
    const int16_t *before2 = side_of(scratch, i, 2), *after2 = side_of(scratch, i, 3);
    int32_t most = before[0] + after[0] + before2[0] + after2[0], best = INT32_MIN / 2;
    uint32_t count = 0;
    for (; count < span.count; count++) {
        candidate it = candidates[count];
        if (it.score + most < best - NEAR_MARGIN) break; /* nor those behind it */
        size_t lane = 1 + (size_t)it.class_i;
        int32_t all = it.score + before[lane] + after[lane] + before2[lane] + after2[lane];
        out[count] = (state){all, it.class_i, 0};
        if (all > best) best = all;
    }
    return thin(out, count, best);
}

/* The states of all tokens, one behind the other. */
static void score_all(const lede_tagger *tagger, lede_tagger_scratch *scratch, uint32_t n) {
    state *at = scratch->states.data;
    lede_tagger_joints joints;
    joints.n_tokens = joints.n_keys = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t n_states = score(scratch, i, at);
        const lede_tagger_form *const *around = scratch->views.data + i; /* REACH before it */
        scratch->places.data[i].n_states = n_states;
        if (n_states > 1) lede_tagger_joints_add(&joints, tagger, around, at, n_states);
        at += n_states;
    }
    lede_tagger_joints_finish(&joints, tagger);
}

/* ---- the best sequence ---- */

/* Add to each state the best way to it from the states of the token before (NULL: the start). */
static void step(const lede_tagger *tagger, const state *before, uint32_t n_before, state *states,
                 uint32_t n) {
    size_t width = tagger->n_classes;
    if (before == NULL) {
        const int16_t *start = tagger->follows + width * width;
        for (uint32_t k = 0; k < n; k++) states[k].score += start[states[k].class_i];
        return;
    }
    for (uint32_t k = 0; k < n; k++) {
        int32_t best = INT32_MIN;
        for (uint32_t p = 0; p < n_before; p++) {
            int32_t way =
                before[p].score + tagger->follows[before[p].class_i * width + states[k].class_i];
            if (way > best) {
                best = way;
                states[k].back = (uint8_t)p;
            }
        }
        states[k].score += best;
    }
    /* keep the numbers small however long the sentence: only differences count */
    int32_t first = states[0].score;
    for (uint32_t k = 0; k < n; k++) states[k].score -= first;
}

static void walk(const lede_tagger *tagger, lede_tagger_scratch *scratch, uint32_t n,
                 uint8_t *out) {
    const place_info *places = scratch->places.data;
    state *at = scratch->states.data, *before = NULL;
    score_all(tagger, scratch, n);
    for (uint32_t i = 0; i < n; i++) {
        step(tagger, before, i == 0 ? 0 : places[i - 1].n_states, at, places[i].n_states);
        before = at;
        at += places[i].n_states;
    }
    uint32_t best = 0;
    for (uint32_t k = 1; k < places[n - 1].n_states; k++) {
        int32_t best_score = before[best].score + tagger->ends[before[best].class_i];
        if (before[k].score + tagger->ends[before[k].class_i] > best_score) best = k;
    }
    for (uint32_t i = n; i-- > 0;) {
        at -= places[i].n_states;
        out[i] = at[best].class_i;
        best = at[best].back;
    }
}

lede_status lede_tagger_tag(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                            const lede_tagger_words *words, uint8_t *out, lede_error *err) {
    if (words->n == 0) return LEDE_OK;
    if (!follow(tagger, scratch, words->vocabulary) || !reserve(scratch, words->n) ||
        !look(tagger, scratch, words)) {
        return lede_fail_memory(err);
    }
    walk(tagger, scratch, words->n, out);
    return LEDE_OK;
}

/* Which way the quote marks of a sentence face; NULL when there is none. *ok = false: no memory. */
static const uint8_t *face(lede_tagger_scratch *scratch, const lede_article *article,
                           lede_span tokens, bool *ok) {
    bool any = false;
    uint32_t n = tokens.stop - tokens.start;
    scratch->directions.count = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t start = article->token_starts[tokens.start + i];
        uint32_t stop = article->token_stops[tokens.start + i];
        if (stop - start > 3) continue;
        lede_tagger_direction direction = lede_tagger_form_direction(article->text, start, stop);
        if (direction == LEDE_DIRECTION_NONE) continue;
        if (!any && !lede_array_reserve(&scratch->directions, n)) {
            *ok = false;
            return NULL;
        }
        if (!any) memset(scratch->directions.data, 0, n);
        any = true;
        scratch->directions.data[i] = (uint8_t)direction;
    }
    return any ? scratch->directions.data : NULL;
}

lede_status lede_tagger_span(const lede_tagger *tagger, lede_tagger_scratch *scratch,
                             const lede_article *article, lede_span sentence, uint8_t *out,
                             lede_error *err) {
    bool ok = true;
    lede_tagger_words words = {article->vocabulary, article->token_types + sentence.start,
                               face(scratch, article, sentence, &ok),
                               sentence.stop - sentence.start};
    if (!ok) return lede_fail_memory(err);
    return lede_tagger_tag(tagger, scratch, &words, out, err);
}
