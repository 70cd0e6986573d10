#include "train_data.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/utf8.h"

#define SEED 0x9E3779B97F4A7C15u

/* One sentence in so many is added once more in another case, since the treebank has few headlines
 * and news has many. */
#define SHARE_LOWER    0.02
#define SHARE_CAPITALS 0.05
#define SHARE_TITLE    0.08

/* A form's family are the classes it had at least this share of. */
#define FAMILY_SHARE 20 /* one in 20 */

void *train_need(void *block) {
    if (block != NULL) return block;
    fprintf(stderr, "memory is exhausted\n");
    exit(1);
}

static void need(bool ok) {
    train_need(ok ? (void *)1 : NULL);
}

uint32_t train_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state >> 32);
}

double train_random_unit(uint64_t *state) {
    return train_random(state) / 4294967296.0;
}

/* ---- classes ------------------------------------------------------------------------------- */

static train_class *find_class(train_class *classes, uint32_t n, const gold_word *word) {
    for (uint32_t i = 0; i < n; i++) {
        if (lede_slice_equal(classes[i].upos, word->upos) &&
            lede_slice_equal(classes[i].xpos, word->xpos)) {
            return &classes[i];
        }
    }
    return NULL;
}

static int by_count(const void *a, const void *b) {
    const train_class *left = a, *right = b;
    if (left->count != right->count) return left->count > right->count ? -1 : 1;
    int order = lede_slice_compare(left->upos, right->upos);
    return order != 0 ? order : lede_slice_compare(left->xpos, right->xpos);
}

/* Frequent ones first: of their weights the tagger asks most. */
static void count_classes(train_data *data, const gold_corpus *corpus) {
    LEDE_ARRAY(train_class) all = {0};
    for (size_t i = 0; i < corpus->words.count; i++) {
        const gold_word *word = &corpus->words.data[i];
        train_class *found = find_class(all.data, (uint32_t)all.count, word);
        if (found != NULL)
            found->count++;
        else
            need(lede_array_push(&all, (train_class){word->upos, word->xpos, 1}));
    }
    if (all.count > 0) qsort(all.data, all.count, sizeof *all.data, by_count);
    for (size_t i = 0; i < all.count; i++) {
        if (all.data[i].count < CLASS_LEAST || data->n_classes == LEDE_TAGGER_CLASSES) continue;
        data->classes[data->n_classes++] = all.data[i];
    }
    free(all.data);
}

static uint8_t class_of(train_data *data, const gold_word *word) {
    const train_class *best = find_class(data->classes, data->n_classes, word);
    if (best != NULL) return (uint8_t)(best - data->classes);
    for (uint32_t i = 0; i < data->n_classes; i++) {
        const train_class *other = &data->classes[i];
        if (!lede_slice_equal(other->upos, word->upos)) continue;
        if (best == NULL || other->count > best->count) best = other;
    }
    return best == NULL ? 0 : (uint8_t)(best - data->classes);
}

/* ---- forms --------------------------------------------------------------------------------- */

static uint32_t form_of(train_data *data, lede_slice word, lede_tagger_direction direction) {
    uint32_t id = lede_map_get(&data->form_ids[direction], word);
    if (id != LEDE_MAP_NONE) return id;
    bool ok = true;
    train_form *form = train_need(lede_arena_zalloc(&data->arena, sizeof *form));
    form->word = lede_arena_copy(&data->arena, word, &ok);
    form->norm = lede_fold(&data->arena, form->word, &ok);
    need(ok);
    lede_tagger_form_of(data->list, form->word, form->norm, &form->form);
    lede_tagger_form_direct(&form->form, direction);
    id = (uint32_t)data->forms.count;
    need(lede_array_push(&data->forms, form) &&
         lede_map_put(&data->form_ids[direction], form->word, id));
    return id;
}

typedef enum letter_case { AS_IT_IS, LOWER, CAPITALS, TITLE } letter_case;

/* Long words get a capital as in a headline. */
static void recase(lede_buffer *out, lede_slice word, letter_case to) {
    if (to == LOWER) {
        lede_lower_add(out, word);
    } else if (to == CAPITALS) {
        lede_upper_add(out, word);
    } else {
        size_t first = to == TITLE && word.size > 3 ? lede_utf8_next(word, 0) : 0;
        lede_upper_add(out, lede_slice_cut(word, 0, first));
        lede_buffer_add(out, lede_slice_cut(word, first, word.size));
    }
    need(!out->failed);
}

static void add_sentence(train_data *data, const gold_corpus *corpus, gold_sentence from,
                         letter_case to) {
    if (from.stop - from.start > SENTENCE_MOST) return;
    gold_sentence add = {(uint32_t)data->tokens.count, 0};
    for (uint32_t i = from.start; i < from.stop; i++) {
        const gold_word *word = &corpus->words.data[i];
        lede_buffer text = {0};
        recase(&text, word->form, to);
        uint32_t form = form_of(data, lede_buffer_slice(&text), word->direction);
        lede_buffer_clear(&text);
        uint8_t gold = class_of(data, word);
        need(lede_array_push(&data->tokens, form) && lede_array_push(&data->gold, gold));
        data->forms.data[form]->count++;
        data->forms.data[form]->by_class[gold]++;
    }
    add.stop = (uint32_t)data->tokens.count;
    need(lede_array_push(&data->sentences, add));
}

static void add_sentences(train_data *data, const gold_corpus *corpus) {
    uint64_t random = SEED;
    for (size_t i = 0; i < corpus->sentences.count; i++) {
        gold_sentence sentence = corpus->sentences.data[i];
        add_sentence(data, corpus, sentence, AS_IT_IS);
        double dice = train_random_unit(&random);
        if (dice < SHARE_LOWER)
            add_sentence(data, corpus, sentence, LOWER);
        else if (dice < SHARE_LOWER + SHARE_CAPITALS)
            add_sentence(data, corpus, sentence, CAPITALS);
        else if (dice < SHARE_LOWER + SHARE_CAPITALS + SHARE_TITLE)
            add_sentence(data, corpus, sentence, TITLE);
    }
}

bool train_data_family(const train_data *data, const train_form *form, lede_tagger_set *out) {
    *out = (lede_tagger_set){0};
    if (form->count < KNOWN_LEAST) return false;
    for (uint32_t c = 0; c < data->n_classes; c++) {
        if (form->by_class[c] * FAMILY_SHARE < form->count) continue;
        out->bits[c >> 6] |= (uint64_t)1 << (c & 63);
    }
    return true;
}

bool train_data_closed(const train_data *data, const train_form *form, lede_tagger_set *out) {
    *out = (lede_tagger_set){0};
    if (form->count < CLOSED_LEAST) return false;
    for (uint32_t c = 0; c < data->n_classes; c++) {
        if (form->by_class[c] > 0) out->bits[c >> 6] |= (uint64_t)1 << (c & 63);
    }
    return true;
}

static void find_families(train_data *data) {
    uint32_t n_forms[LEDE_TAGGER_CLASSES] = {0};
    for (size_t i = 0; i < data->forms.count; i++) {
        train_form *form = data->forms.data[i];
        lede_tagger_set family;
        if (train_data_family(data, form, &family)) {
            form->form.family = lede_tagger_set_family(&family);
        }
        for (uint32_t c = 0; c < data->n_classes && form->count < CLOSED_LEAST; c++) {
            if (form->by_class[c] > 0) n_forms[c]++;
        }
    }
    for (uint32_t c = 0; c < data->n_classes; c++) data->open[c] = n_forms[c] >= OPEN_LEAST;
}

/* While training, a form can also have what it was seen with. */
static void find_candidates(train_data *data) {
    for (size_t i = 0; i < data->forms.count; i++) {
        train_form *form = data->forms.data[i];
        bool open = form->count < CLOSED_LEAST;
        for (uint32_t c = 0; c < data->n_classes; c++) {
            if (form->by_class[c] == 0 && !(open && data->open[c])) continue;
            form->candidates[form->n_candidates++] = (uint8_t)c;
        }
    }
}

/* ---- features ------------------------------------------------------------------------------ */

static train_slot *find_slot(train_data *data, uint64_t key) {
    size_t at = (size_t)key & (data->n_slots - 1);
    while (data->slots[at].key != 0 && data->slots[at].key != key) {
        at = (at + 1) & (data->n_slots - 1);
    }
    return &data->slots[at];
}

static void count_feature(train_data *data, uint64_t key, bool joint) {
    if (data->n_used * 2 >= data->n_slots) {
        train_slot *old = data->slots;
        size_t n_old = data->n_slots;
        data->n_slots = n_old == 0 ? 1 << 20 : n_old * 2;
        data->slots = train_need(calloc(data->n_slots, sizeof *data->slots));
        for (size_t i = 0; i < n_old; i++) {
            if (old[i].key != 0) *find_slot(data, old[i].key) = old[i];
        }
        free(old);
    }
    train_slot *slot = find_slot(data, key);
    if (slot->key == 0) data->n_used++;
    slot->key = key;
    slot->count++;
    slot->joint = joint;
}

typedef struct feature_keys {
    uint64_t keys[2 * LEDE_OWN_MOST + LEDE_SIDES * LEDE_SIDE_MOST + LEDE_JOINT_MOST];
    uint32_t n, joint_from;
} feature_keys;

static void features_of(const train_data *data, gold_sentence sentence, uint32_t token,
                        feature_keys *out) {
    const lede_tagger_form *around[5];
    for (int k = 0; k < 5; k++) {
        int64_t at = (int64_t)token + k - 2;
        around[k] = at < sentence.start   ? &lede_tagger_form_edges[0]
                    : at >= sentence.stop ? &lede_tagger_form_edges[1]
                                          : &data->forms.data[data->tokens.data[at]]->form;
    }
    const train_form *form = data->forms.data[data->tokens.data[token]];
    lede_tagger_place place = (lede_tagger_place)data->places.data[token];
    out->n = lede_tagger_form_own(data->list, &form->form, form->norm, place, out->keys);
    for (unsigned group = 0; group < LEDE_N_GROUPS; group++) {
        out->n += lede_tagger_form_group(&form->form, place, (lede_tagger_group)group,
                                         out->keys + out->n);
    }
    static const int of_side[LEDE_SIDES] = {1, 3, 0, 4};
    for (unsigned side = 0; side < LEDE_SIDES; side++) {
        out->n += lede_tagger_form_side(around[of_side[side]], side, out->keys + out->n);
    }
    out->joint_from = out->n;
    out->n += lede_tagger_form_joint(around, out->keys + out->n);
}

static void find_places(train_data *data) {
    need(lede_array_reserve(&data->places, data->tokens.count));
    for (size_t k = 0; k < data->sentences.count; k++) {
        gold_sentence sentence = data->sentences.data[k];
        const lede_tagger_form *views[SENTENCE_MOST];
        uint32_t n = sentence.stop - sentence.start;
        for (uint32_t i = 0; i < n; i++) {
            views[i] = &data->forms.data[data->tokens.data[sentence.start + i]]->form;
        }
        lede_tagger_place whole = lede_tagger_form_place(views, n);
        bool first = whole == LEDE_PLACE_INSIDE;
        for (uint32_t i = 0; i < n; i++) {
            data->places.data[sentence.start + i] = (uint8_t)(first ? LEDE_PLACE_FIRST : whole);
            if (views[i]->shape != LEDE_SHAPE_OTHER) first = false;
        }
    }
    data->places.count = data->tokens.count;
}

static void number_rows(train_data *data) {
    data->n_rows = 1;
    for (size_t i = 0; i < data->n_slots; i++) {
        train_slot *slot = &data->slots[i];
        uint32_t least = slot->joint ? JOINT_LEAST : ROW_LEAST;
        if (slot->key != 0 && slot->count >= least) slot->row = data->n_rows++;
    }
}

static void find_features(train_data *data) {
    feature_keys found;
    for (size_t k = 0; k < data->sentences.count; k++) {
        gold_sentence sentence = data->sentences.data[k];
        for (uint32_t t = sentence.start; t < sentence.stop; t++) {
            features_of(data, sentence, t, &found);
            for (uint32_t i = 0; i < found.n; i++) {
                count_feature(data, found.keys[i], i >= found.joint_from);
            }
        }
    }
    number_rows(data);
    for (size_t k = 0; k < data->sentences.count; k++) {
        gold_sentence sentence = data->sentences.data[k];
        for (uint32_t t = sentence.start; t < sentence.stop; t++) {
            need(lede_array_push(&data->feature_starts, (uint32_t)data->features.count));
            features_of(data, sentence, t, &found);
            for (uint32_t i = 0; i < found.n; i++) {
                uint32_t row = find_slot(data, found.keys[i])->row;
                if (row == 0) continue;
                if (i < LEDE_OWN_IDENTITY) row |= TRAIN_IDENTITY;
                need(lede_array_push(&data->features, row));
            }
        }
    }
    need(lede_array_push(&data->feature_starts, (uint32_t)data->features.count));
}

void train_data_fill(train_data *data, const gold_corpus *corpus, const lede_lemma_list *list) {
    *data = (train_data){.list = list};
    lede_arena_init(&data->arena, 0);
    count_classes(data, corpus);
    add_sentences(data, corpus);
    find_families(data);
    find_candidates(data);
    find_places(data);
    find_features(data);
}
