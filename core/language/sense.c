#include "language/sense.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/nearest.h"
#include "language/model.h"

enum {
    LONGEST = 127,   /* bytes of a word; this and the next as in sense_data.lua */
    MOST_ABOVE = 64, /* synsets above one, and itself */
    NAME_BYTES = 16, /* room for ".", a number and a zero byte */
    ACRONYM = 4      /* letters; what is longer in capitals may be a headline's word */
};

/* lexnames(5WN), in its order */
static const char *const classes[] = {
    "adj.all",          "adj.pert",           "adv.all",
    "noun.Tops",        "noun.act",           "noun.animal",
    "noun.artifact",    "noun.attribute",     "noun.body",
    "noun.cognition",   "noun.communication", "noun.event",
    "noun.feeling",     "noun.food",          "noun.group",
    "noun.location",    "noun.motive",        "noun.object",
    "noun.person",      "noun.phenomenon",    "noun.plant",
    "noun.possession",  "noun.process",       "noun.quantity",
    "noun.relation",    "noun.shape",         "noun.state",
    "noun.substance",   "noun.time",          "verb.body",
    "verb.change",      "verb.cognition",     "verb.communication",
    "verb.competition", "verb.consumption",   "verb.contact",
    "verb.creation",    "verb.emotion",       "verb.motion",
    "verb.perception",  "verb.possession",    "verb.social",
    "verb.stative",     "verb.weather",       "adj.ppl",
};
enum { N_CLASSES = sizeof classes / sizeof *classes, GROUP = 14, LOCATION = 15, PERSON = 18 };

/* CAPITALS: nouns written so throughout, as TV */
typedef enum group { COMMON, PROPER, CAPITALS, VERB, ADJECTIVE, ADVERB, N_GROUPS } group;

typedef struct node {
    uint32_t name;  /* where it is in `words` | number of the sense << 24 */
    uint32_t above; /* class | how many << 6 (0, 1, 2: several) | node or index of `more` << 8 */
} node;

#define LAST_ABOVE (1u << 31) /* of an item of `more` */

struct lede_senses {
    lede_model model;
    /* Words lie in buckets by their hash, each as size, bytes and senses; behind the buckets names
     * that are no word of their own, as size and bytes. */
    const unsigned char *words;
    const uint32_t *buckets; /* where each starts, and the last one ends */
    const node *nodes;       /* each behind all above it, so that no walk is endless */
    const uint32_t *more;
    size_t n_words, n_buckets, n_nodes, n_more;
};

/* A sense of a word, four bytes in `words`. */
typedef struct sense {
    uint32_t node, number;
    group group;
    bool likely, last;
} sense;

static sense sense_at(const lede_senses *senses, size_t at) {
    uint32_t bits;
    memcpy(&bits, senses->words + at, sizeof bits);
    return (sense){.node = bits & 0x1FFFF,
                   .number = bits >> 17 & 127,
                   .group = (group)(bits >> 24 & 7),
                   .likely = (bits >> 27 & 1) != 0,
                   .last = (bits >> 28 & 1) != 0};
}

static lede_slice word_at(const lede_senses *senses, size_t at) {
    return (lede_slice){(const char *)senses->words + at + 1, senses->words[at]};
}

static uint32_t class_of(const lede_senses *senses, uint32_t node_i) {
    return senses->nodes[node_i].above & 63;
}

/* ---- the file ------------------------------------------------------------------------------ */

/* Does a word with its senses lie at *at, before `stop`? Then *at is behind it. */
static bool check_word(const lede_senses *senses, size_t *at, size_t stop) {
    size_t size = senses->words[*at];
    *at += 1 + size;
    if (size == 0 || size > LONGEST) return false;
    for (;;) {
        if (*at + 4 > stop) return false;
        sense item = sense_at(senses, *at);
        if (item.node >= senses->n_nodes || item.group >= N_GROUPS) return false;
        *at += 4;
        if (item.last) return true;
    }
}

static bool check_buckets(const lede_senses *senses) {
    if (senses->n_buckets == 0 || (senses->n_buckets & (senses->n_buckets - 1)) != 0) return false;
    size_t at = 0;
    if (senses->buckets[0] != 0) return false;
    for (size_t i = 0; i < senses->n_buckets; i++) {
        size_t stop = senses->buckets[i + 1];
        if (stop < at || stop > senses->n_words) return false;
        while (at < stop) {
            if (!check_word(senses, &at, stop)) return false;
        }
        if (at != stop) return false;
    }
    return true;
}

static bool check_above(const lede_senses *senses, uint32_t node_i) {
    uint32_t how = senses->nodes[node_i].above >> 6 & 3, at = senses->nodes[node_i].above >> 8;
    if (how == 0) return true;
    if (how == 1) return at < node_i;
    for (; how == 2 && at < senses->n_more; at++) {
        if ((senses->more[at] & ~LAST_ABOVE) >= node_i) return false;
        if ((senses->more[at] & LAST_ABOVE) != 0) return true;
    }
    return false;
}

static bool check_nodes(const lede_senses *senses) {
    if (senses->n_nodes > UINT32_MAX - N_CLASSES) return false;
    for (uint32_t i = 0; i < senses->n_nodes; i++) {
        size_t name = senses->nodes[i].name & 0xFFFFFF;
        if (name >= senses->n_words || senses->words[name] > LONGEST ||
            name + 1 + senses->words[name] > senses->n_words) {
            return false;
        }
        if (class_of(senses, i) >= N_CLASSES || !check_above(senses, i)) return false;
    }
    return true;
}

static lede_status arrays(lede_senses *senses, lede_error *err) {
    const void *at;
    LEDE_TRY(lede_model_array(&senses->model, "word", 1, &at, &senses->n_words, err));
    senses->words = at;
    LEDE_TRY(
        lede_model_array(&senses->model, "buck", sizeof(uint32_t), &at, &senses->n_buckets, err));
    senses->buckets = at;
    if (senses->n_buckets > 0) senses->n_buckets--; /* the last item is where all of them end */
    LEDE_TRY(lede_model_array(&senses->model, "node", sizeof(node), &at, &senses->n_nodes, err));
    senses->nodes = at;
    LEDE_TRY(lede_model_array(&senses->model, "more", sizeof(uint32_t), &at, &senses->n_more, err));
    senses->more = at;
    return check_buckets(senses) && check_nodes(senses) ? LEDE_OK : LEDE_FORMAT;
}

lede_status lede_senses_open(const char *path, lede_senses **out, lede_error *err) {
    *out = NULL;
    lede_senses *senses = calloc(1, sizeof *senses);
    if (senses == NULL) return lede_fail_memory(err);
    lede_status status = lede_model_read(path, "senses", LEDE_SENSES_VERSION, &senses->model, err);
    if (status == LEDE_OK && arrays(senses, NULL) != LEDE_OK) {
        status = lede_fail(err, LEDE_FORMAT,
                           "'%s' is damaged: its arrays do not fit; make it again with 'make data'",
                           path);
    }
    if (status != LEDE_OK) {
        lede_senses_close(senses);
        return status;
    }
    *out = senses;
    return LEDE_OK;
}

void lede_senses_close(lede_senses *senses) {
    if (senses == NULL) return;
    lede_model_clear(&senses->model);
    free(senses);
}

/* ---- words --------------------------------------------------------------------------------- */

/* Where the senses of a word start in `words`; 0: it is not known. */
static size_t find_word(const lede_senses *senses, lede_slice word) {
    if (word.size == 0 || word.size > LONGEST) return 0;
    uint32_t hash = 2166136261u; /* FNV-1a, which the writer of the file can compute too */
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c | 32);
        hash = (hash ^ (unsigned char)c) * 16777619u;
    }
    size_t bucket = (hash ^ hash >> 15) & (senses->n_buckets - 1);
    size_t at = senses->buckets[bucket], stop = senses->buckets[bucket + 1];
    while (at < stop) {
        lede_slice other = word_at(senses, at);
        at += 1 + other.size;
        if (lede_slice_equal_ascii_case(other, word)) return at;
        while (!sense_at(senses, at).last) at += 4;
        at += 4;
    }
    return 0;
}

lede_sense_part lede_sense_part_of(lede_slice upos) {
    if (lede_slice_is(upos, "NOUN")) return LEDE_SENSE_OF_NOUN;
    if (lede_slice_is(upos, "PROPN")) return LEDE_SENSE_OF_PROPER;
    if (lede_slice_is(upos, "VERB")) return LEDE_SENSE_OF_VERB;
    if (lede_slice_is(upos, "ADJ")) return LEDE_SENSE_OF_ADJECTIVE;
    if (lede_slice_is(upos, "ADV")) return LEDE_SENSE_OF_ADVERB;
    return LEDE_SENSE_OF_NONE;
}

/* The likely senses of a word as a part of speech, one by one. */
typedef struct walk {
    const lede_senses *senses;
    size_t at; /* of the next sense; 0: there is none */
    group group;
    bool in_name; /* a common noun in a name: only classes that keep their meaning there */
} walk;

static bool has_group(const lede_senses *senses, size_t at, group wanted) {
    for (;; at += 4) {
        sense item = sense_at(senses, at);
        if (item.group == wanted) return true;
        if (item.last) return false;
    }
}

/* All letters are capitals, and they are more than one. */
static bool in_capitals(lede_slice lemma) {
    size_t n = 0;
    for (size_t i = 0; i < lemma.size; i++) {
        char c = lemma.data[i];
        if (c >= 'A' && c <= 'Z') n++;
        if ((c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80) return false;
    }
    return n > 1;
}

static walk walk_of(const lede_senses *senses, lede_slice lemma, lede_sense_part part) {
    static const group orders[][3] = {
        [LEDE_SENSE_OF_NOUN] = {COMMON, PROPER, CAPITALS},
        [LEDE_SENSE_OF_PROPER] = {PROPER, CAPITALS, COMMON},
        [LEDE_SENSE_OF_VERB] = {VERB, VERB, VERB},
        [LEDE_SENSE_OF_ADJECTIVE] = {ADJECTIVE, ADJECTIVE, ADJECTIVE},
        [LEDE_SENSE_OF_ADVERB] = {ADVERB, ADVERB, ADVERB},
    };
    walk start = {.senses = senses};
    if (part == LEDE_SENSE_OF_NONE) return start;
    size_t at = find_word(senses, lemma);
    if (at == 0) return start;
    bool is_noun = part == LEDE_SENSE_OF_NOUN || part == LEDE_SENSE_OF_PROPER;
    if (is_noun && in_capitals(lemma)) {
        start.group = CAPITALS;
        if (has_group(senses, at, CAPITALS)) start.at = at;
        if (start.at != 0 || lemma.size <= ACRONYM) return start;
    }
    for (size_t i = 0; i < 3 && start.at == 0; i++) {
        start.group = orders[part][i];
        if (has_group(senses, at, start.group)) start.at = at;
    }
    start.in_name = part == LEDE_SENSE_OF_PROPER && start.group == COMMON;
    return start;
}

static bool keeps_meaning(uint32_t class_i) {
    return class_i == PERSON || class_i == GROUP || class_i == LOCATION;
}

static bool walk_next(walk *of, uint32_t *node_i) {
    while (of->at != 0) {
        sense item = sense_at(of->senses, of->at);
        of->at = item.last ? 0 : of->at + 4;
        if (item.group != of->group || !item.likely) continue;
        if (of->in_name && !keeps_meaning(class_of(of->senses, item.node))) continue;
        *node_i = item.node;
        return true;
    }
    return false;
}

/* ---- synsets above ------------------------------------------------------------------------- */

/* A synset and those above it, the nearest first, each once, without those before `lowest`. */
typedef struct above {
    uint32_t items[MOST_ABOVE];
    uint32_t count;
} above;

static void add_above(above *list, uint32_t node_i, uint32_t lowest) {
    if (node_i < lowest || list->count == MOST_ABOVE) return;
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i] == node_i) return;
    }
    list->items[list->count++] = node_i;
}

static void find_above(const lede_senses *senses, uint32_t node_i, uint32_t lowest, above *list) {
    list->count = 0;
    add_above(list, node_i, lowest);
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t bits = senses->nodes[list->items[i]].above, how = bits >> 6 & 3, at = bits >> 8;
        if (how == 1) add_above(list, at, lowest);
        for (bool more = how == 2; more; at++) {
            add_above(list, senses->more[at] & ~LAST_ABOVE, lowest);
            more = (senses->more[at] & LAST_ABOVE) == 0;
        }
    }
}

typedef LEDE_ARRAY(lede_sense) sense_list;

static bool add_once(lede_arena *arena, sense_list *list, lede_sense item) {
    for (size_t i = 0; i < list->count; i++) {
        if (list->data[i] == item) return true;
    }
    return lede_array_push_in(arena, list, item);
}

bool lede_senses_of(const lede_senses *senses, lede_slice lemma, lede_sense_part part,
                    lede_arena *arena, lede_sense_set *out) {
    *out = (lede_sense_set){0};
    sense_list list = {0};
    walk senses_of = walk_of(senses, lemma, part);
    uint32_t node_i;
    while (walk_next(&senses_of, &node_i)) {
        above synsets;
        find_above(senses, node_i, 0, &synsets);
        bool ok = add_once(arena, &list, class_of(senses, node_i));
        for (uint32_t i = 0; ok && i < synsets.count; i++) {
            ok = add_once(arena, &list, N_CLASSES + synsets.items[i]);
        }
        if (!ok) return false;
    }
    *out = (lede_sense_set){list.data, (uint32_t)list.count};
    return true;
}

static bool contains(const lede_sense_set *set, lede_sense item) {
    uint32_t low = 0, high = set->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (set->items[middle] < item)
            low = middle + 1;
        else
            high = middle;
    }
    return low < set->count && set->items[low] == item;
}

bool lede_senses_has(const lede_senses *senses, lede_slice lemma, lede_sense_part part,
                     const lede_sense_set *wanted) {
    uint32_t n = 0; /* of classes in front */
    while (n < wanted->count && wanted->items[n] < N_CLASSES) n++;
    walk senses_of = walk_of(senses, lemma, part);
    uint32_t node_i;
    while (walk_next(&senses_of, &node_i)) {
        if (n > 0 && contains(wanted, class_of(senses, node_i))) return true;
        if (n == wanted->count) continue;
        above synsets;
        find_above(senses, node_i, wanted->items[n] - N_CLASSES, &synsets);
        for (uint32_t i = 0; i < synsets.count; i++) {
            if (contains(wanted, N_CLASSES + synsets.items[i])) return true;
        }
    }
    return false;
}

/* ---- names --------------------------------------------------------------------------------- */

static lede_slice synset_word(const lede_senses *senses, uint32_t node_i) {
    return word_at(senses, senses->nodes[node_i].name & 0xFFFFFF);
}

lede_slice lede_senses_name(const lede_senses *senses, lede_sense id, lede_arena *arena, bool *ok) {
    if (id < N_CLASSES) return lede_slice_of(classes[id]);
    lede_slice word = synset_word(senses, id - N_CLASSES);
    unsigned number = senses->nodes[id - N_CLASSES].name >> 24;
    if (number == 1) return word;
    char *name = lede_arena_alloc(arena, word.size + NAME_BYTES);
    if (name == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    memcpy(name, word.data, word.size);
    int size = snprintf(name + word.size, NAME_BYTES, ".%u", number);
    return (lede_slice){name, word.size + (size_t)size};
}

static bool add_sorted(lede_arena *arena, sense_list *list, lede_sense item) {
    size_t at = list->count;
    while (at > 0 && list->data[at - 1] > item) at--;
    if (at > 0 && list->data[at - 1] == item) return true;
    if (!lede_array_push_in(arena, list, item)) return false;
    memmove(list->data + at + 1, list->data + at, (list->count - 1 - at) * sizeof item);
    list->data[at] = item;
    return true;
}

/* What a word stands for; with a number, that sense alone. */
static bool find_synsets(const lede_senses *senses, lede_slice word, uint32_t number,
                         lede_arena *arena, sense_list *list) {
    size_t at = find_word(senses, word);
    for (bool more = at != 0; more; at += 4) {
        sense item = sense_at(senses, at);
        bool wanted =
            number != 0
                ? item.number == number
                : item.likely || lede_slice_equal_ascii_case(synset_word(senses, item.node), word);
        if (wanted && !add_sorted(arena, list, N_CLASSES + item.node)) return false;
        more = !item.last;
    }
    return true;
}

/* "country.2" is "country" and 2; false for what has no such ending. */
static bool cut_number(lede_slice name, lede_slice *word, uint32_t *number) {
    size_t at = name.size, scale = 1;
    *number = 0;
    for (; at > 0 && name.size - at < 3 && name.data[at - 1] >= '0' && name.data[at - 1] <= '9';
         scale *= 10) {
        *number += (uint32_t)(name.data[--at] - '0') * (uint32_t)scale;
    }
    if (at < 2 || name.data[at - 1] != '.' || *number == 0) return false;
    *word = lede_slice_cut(name, 0, at - 1);
    return true;
}

static bool find_all(const lede_senses *senses, lede_slice name, lede_arena *arena,
                     sense_list *list) {
    for (uint32_t i = 0; i < N_CLASSES; i++) {
        if (lede_slice_equal_ascii_case(name, lede_slice_of(classes[i]))) {
            return add_sorted(arena, list, i);
        }
    }
    lede_slice word;
    uint32_t number;
    if (!find_synsets(senses, name, 0, arena, list)) return false;
    if (list->count > 0 || !cut_number(name, &word, &number)) return true;
    return find_synsets(senses, word, number, arena, list);
}

/* General names stand before special ones, so that of two that are as near the former is meant. */
static lede_status unknown(const lede_senses *senses, lede_slice name, lede_error *err) {
    lede_slice *names = malloc((N_CLASSES + senses->n_nodes) * sizeof *names);
    if (names == NULL) return lede_fail_memory(err);
    for (uint32_t i = 0; i < N_CLASSES; i++) names[i] = lede_slice_of(classes[i]);
    for (uint32_t i = 0; i < senses->n_nodes; i++) names[N_CLASSES + i] = synset_word(senses, i);
    char hint[LEDE_NEAREST_HINT];
    lede_nearest_hint(name, names, N_CLASSES + senses->n_nodes,
                      "; a value is a class as noun.person, or an English word as vehicle", hint);
    free(names);
    return lede_fail(err, LEDE_SYNTAX, "no sense is called '%.*s'%s", LEDE_FMT(name), hint);
}

lede_status lede_senses_find(const lede_senses *senses, lede_slice name, lede_arena *arena,
                             lede_sense_set *out, lede_error *err) {
    *out = (lede_sense_set){0};
    sense_list list = {0};
    if (!find_all(senses, name, arena, &list)) return lede_fail_memory(err);
    if (list.count == 0) return unknown(senses, name, err);
    *out = (lede_sense_set){list.data, (uint32_t)list.count};
    return LEDE_OK;
}
