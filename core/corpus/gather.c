#include "corpus/gather.h"

#include "base/array.h"
#include "base/hash.h"
#include "corpus/tally.h"

#include <math.h>
#include <stdlib.h>

enum {
    BEHIND = 1000,       /* texts that every pile is thought to have besides */
    MOST_WORDS = 40,     /* of a text, the heaviest */
    MOST_OF_GROUP = 100, /* words, the heaviest, once there are twice as many */
    PROBES = 20,         /* words of a text that groups are looked for by */
    MOST_LISTED = 500,   /* groups with a word that are looked at, the newest */
    MOST_LOOKED = 3000,  /* groups that are looked at by all of these words, the heaviest first */
    MOST_COMPARED = 12,  /* groups that a text is compared with as a whole */
    MOST_BETWEEN = 300,  /* texts between a text and the middle of a group that is long past */
    NEAR_DAYS = 14,      /* from the latest text of a group, in which others tell of the same */
    MOST_KEPT = 20000, /* groups in memory: 64 MB if all are of many texts, mostly a third of it */
    MOST_NOTED = 500000, /* words whose texts are counted: 16 MB */
};

/* A word of the text at hand. */
typedef struct word {
    lede_slice text;
    uint64_t hash;
    uint32_t count;
    double weight;
} word;

typedef struct item {
    uint64_t word; /* its hash */
    double weight;
} item;

typedef struct group {
    uint32_t number;
    uint32_t last; /* the text that joined it last */
    int64_t day;   /* the latest of its texts */
    uint32_t n, n_dated;
    uint64_t origin;     /* of its first text that has one, hashed; 0: none has */
    bool has_origins;    /* more than that one */
    double days, places; /* sums over its texts: of days, and of how many came before */
    bool is_possible;    /* of the text `seen`: it is not over then */
    uint32_t seen;
    double shared;          /* with the text `seen` by its probes */
    double length;          /* of the sum of its texts */
    LEDE_ARRAY(item) items; /* that sum, by hash */
} group;

/* The groups that have a word, by their place, in the order they got it; some have lost it. */
typedef struct list {
    LEDE_ARRAY(uint32_t) groups;
} list;

struct lede_gather {
    lede_gather_options options;
    lede_tally frequencies; /* of each word: texts */
    uint64_t n_noted;
    uint32_t rare; /* words of so few texts are forgotten when there are too many */
    LEDE_ARRAY(group) groups;
    uint32_t n_opened, n_texts;
    lede_tally places; /* of each word: its list, plus 1 */
    LEDE_ARRAY(list) lists;
    LEDE_ARRAY(word) words;     /* of the text at hand */
    LEDE_ARRAY(uint32_t) found; /* groups that share one of them */
};

/* ---- words ---------------------------------------------------------------------------------- */

static lede_status fail_words(lede_error *err) {
    return lede_fail(err, LEDE_USAGE,
                     "a text to gather is words with counts, as in \"ferry 3 sink 1\"");
}

/* The piece from *at to the next space, which is passed. */
static lede_slice next_piece(lede_slice text, size_t *at) {
    size_t start = *at, stop = start;
    while (stop < text.size && text.data[stop] != ' ') stop++;
    *at = stop < text.size ? stop + 1 : stop;
    return lede_slice_cut(text, start, stop);
}

static bool read_count(lede_slice digits, uint32_t *count) {
    uint32_t n = 0;
    for (size_t i = 0; i < digits.size; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || n > UINT32_MAX / 10 - 1) return false;
        n = 10 * n + (uint32_t)(digits.data[i] - '0');
    }
    *count = n;
    return n > 0;
}

static lede_status read_words(lede_gather *gather, lede_slice text, lede_error *err) {
    gather->words.count = 0;
    for (size_t at = 0; at < text.size;) {
        word w = {.text = next_piece(text, &at)};
        if (w.text.size == 0 || !read_count(next_piece(text, &at), &w.count)) {
            return fail_words(err);
        }
        w.hash = lede_hash(w.text);
        if (!lede_array_push(&gather->words, w)) return lede_fail_memory(err);
    }
    return LEDE_OK;
}

/* Words of few texts are forgotten, of more and more until half the words are: they count as rare.
 */
static void forget_rare(lede_gather *gather) {
    lede_tally_forget(&gather->frequencies, gather->rare);
    while (gather->frequencies.count > MOST_NOTED / 2) {
        lede_tally_forget(&gather->frequencies, ++gather->rare);
    }
}

lede_status lede_gather_note(lede_gather *gather, lede_slice text, lede_error *err) {
    LEDE_TRY(read_words(gather, text, err));
    gather->n_noted++;
    for (size_t i = 0; i < gather->words.count; i++) {
        uint32_t *n = lede_tally_at(&gather->frequencies, gather->words.data[i].hash);
        if (n == NULL) return lede_fail_memory(err);
        if (*n < UINT32_MAX) ++*n;
    }
    if (gather->frequencies.count > MOST_NOTED) forget_rare(gather);
    return LEDE_OK;
}

static int compare_words(const void *left, const void *right) {
    const word *a = left, *b = right;
    if (a->weight > b->weight) return -1;
    if (a->weight < b->weight) return 1;
    return lede_slice_compare(a->text, b->text);
}

/* The text at hand as its heaviest words, of length 1. */
static void weigh(lede_gather *gather) {
    double sum = 0, n_texts = (double)(gather->n_noted + BEHIND);
    for (size_t i = 0; i < gather->words.count; i++) {
        word *w = &gather->words.data[i];
        uint32_t frequency = lede_tally_get(&gather->frequencies, w->hash);
        double rare = log(n_texts / (frequency == 0 ? 1 : frequency));
        w->weight = (1 + log(w->count)) * rare * rare;
    }
    if (gather->words.count == 0) return;
    qsort(gather->words.data, gather->words.count, sizeof(word), compare_words);
    if (gather->words.count > MOST_WORDS) gather->words.count = MOST_WORDS;
    for (size_t i = 0; i < gather->words.count; i++) {
        sum += gather->words.data[i].weight * gather->words.data[i].weight;
    }
    for (size_t i = 0; i < gather->words.count; i++) gather->words.data[i].weight /= sqrt(sum);
}

/* ---- groups --------------------------------------------------------------------------------- */

/* Whether a text of that day comes long behind the middle of a group. */
static bool is_past(const lede_gather *gather, const group *g, int64_t day) {
    int64_t middle = gather->options.middle;
    return middle >= 0 && (double)day - g->days / g->n_dated > (double)middle &&
           gather->n_texts - g->places / g->n > MOST_BETWEEN;
}

static bool is_over(const lede_gather *gather, const group *g, const int64_t *day) {
    int64_t window = gather->options.window;
    if (day == NULL || g->n_dated == 0) return false;
    return is_past(gather, g, *day) || (window >= 0 && *day - g->day > window);
}

/* Where a word stands in a group, or would stand. */
static size_t find_item(const group *g, uint64_t hash) {
    size_t low = 0, high = g->items.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (g->items.data[middle].word < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static double weight_in(const group *g, uint64_t hash) {
    size_t i = find_item(g, hash);
    return i < g->items.count && g->items.data[i].word == hash ? g->items.data[i].weight : 0;
}

static lede_status note_place(lede_gather *gather, uint64_t hash, uint32_t group_i,
                              lede_error *err) {
    uint32_t *place = lede_tally_at(&gather->places, hash);
    if (place == NULL) return lede_fail_memory(err);
    if (*place == 0) {
        *place = (uint32_t)gather->lists.count + 1;
        if (!lede_array_push(&gather->lists, (list){0})) return lede_fail_memory(err);
    }
    list *l = &gather->lists.data[*place - 1];
    if (l->groups.count == 2 * MOST_LISTED) { /* the older ones are looked at no more */
        l->groups.count = MOST_LISTED;
        memmove(l->groups.data, l->groups.data + MOST_LISTED, MOST_LISTED * sizeof(uint32_t));
    }
    return lede_array_push(&l->groups, group_i) ? LEDE_OK : lede_fail_memory(err);
}

static void clear_lists(lede_gather *gather) {
    for (size_t i = 0; i < gather->lists.count; i++) free(gather->lists.data[i].groups.data);
    gather->lists.count = 0;
    lede_tally_clear(&gather->places);
}

/* Those of which `keep` says so stay, in order. */
static void keep_groups(lede_gather *gather,
                        bool (*keep)(const lede_gather *, const group *, const int64_t *),
                        const int64_t *limit) {
    size_t kept = 0;
    for (size_t i = 0; i < gather->groups.count; i++) {
        group *g = &gather->groups.data[i];
        if (keep(gather, g, limit)) {
            gather->groups.data[kept++] = *g;
        } else {
            free(g->items.data);
        }
    }
    gather->groups.count = kept;
}

static bool is_open(const lede_gather *gather, const group *g, const int64_t *day) {
    return !is_over(gather, g, day);
}

static bool is_recent(const lede_gather *gather, const group *g, const int64_t *last) {
    (void)gather;
    return g->last >= *last;
}

static int compare_numbers(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* Forget groups that are over, and if that is not enough those that got no text for longest. */
static lede_status forget(lede_gather *gather, const int64_t *day, lede_error *err) {
    enum { ENOUGH = MOST_KEPT * 3 / 4 };
    keep_groups(gather, is_open, day);
    size_t n = gather->groups.count;
    if (n > ENOUGH) {
        uint32_t *last = malloc(n * sizeof *last);
        if (last == NULL) return lede_fail_memory(err);
        for (size_t i = 0; i < n; i++) last[i] = gather->groups.data[i].last;
        qsort(last, n, sizeof *last, compare_numbers);
        int64_t least = last[n - ENOUGH];
        free(last);
        keep_groups(gather, is_recent, &least);
    }
    clear_lists(gather);
    for (uint32_t i = 0; i < gather->groups.count; i++) {
        const group *g = &gather->groups.data[i];
        for (size_t k = 0; k < g->items.count; k++) {
            LEDE_TRY(note_place(gather, g->items.data[k].word, i, err));
        }
    }
    return LEDE_OK;
}

static int compare_weights(const void *left, const void *right) {
    const item *a = left, *b = right;
    if (a->weight > b->weight) return -1;
    if (a->weight < b->weight) return 1;
    return a->word < b->word ? -1 : a->word > b->word;
}

static int compare_items(const void *left, const void *right) {
    const item *a = left, *b = right;
    return a->word < b->word ? -1 : a->word > b->word;
}

/* The length of a group's sum, of which only the heaviest words are kept. */
static void measure(group *g) {
    if (g->items.count > 2 * MOST_OF_GROUP) {
        qsort(g->items.data, g->items.count, sizeof(item), compare_weights);
        g->items.count = MOST_OF_GROUP;
        qsort(g->items.data, g->items.count, sizeof(item), compare_items);
    }
    double sum = 0;
    for (size_t i = 0; i < g->items.count; i++) {
        sum += g->items.data[i].weight * g->items.data[i].weight;
    }
    g->length = sqrt(sum);
}

static uint64_t hash_origin(lede_slice origin) {
    return origin.size == 0 ? 0 : lede_hash(origin);
}

static void note_origin(group *g, uint64_t origin) {
    if (origin == 0 || origin == g->origin) return;
    if (g->origin != 0) g->has_origins = true;
    if (g->origin == 0) g->origin = origin;
}

/* Whether a group has texts of others than who wrote this one, of about the same days. */
static bool is_told_elsewhere(const group *g, const lede_gather_text *text) {
    uint64_t origin = hash_origin(text->origin);
    if (text->day == NULL || g->n_dated == 0) return false;
    int64_t days = *text->day - g->day;
    if (days > NEAR_DAYS || -days > NEAR_DAYS) return false;
    return origin != 0 && g->origin != 0 && (g->has_origins || g->origin != origin);
}

/* The text at hand joins a group. */
static lede_status join(lede_gather *gather, uint32_t group_i, const lede_gather_text *text,
                        lede_error *err) {
    const int64_t *day = text->day;
    group *g = &gather->groups.data[group_i];
    if (!lede_array_reserve(&g->items, gather->words.count)) return lede_fail_memory(err);
    for (size_t i = 0; i < gather->words.count; i++) {
        const word *w = &gather->words.data[i];
        size_t at = find_item(g, w->hash);
        item *place = &g->items.data[at];
        if (at < g->items.count && place->word == w->hash) {
            place->weight += w->weight;
            continue;
        }
        memmove(place + 1, place, (g->items.count - at) * sizeof *place);
        *place = (item){w->hash, w->weight};
        g->items.count++;
        LEDE_TRY(note_place(gather, w->hash, group_i, err));
    }
    if (day != NULL) {
        if (g->n_dated == 0 || *day > g->day) g->day = *day;
        g->days += (double)*day;
        g->n_dated++;
    }
    note_origin(g, hash_origin(text->origin));
    g->n++;
    g->places += gather->n_texts;
    g->last = gather->n_texts;
    measure(g);
    return LEDE_OK;
}

/* ---- which group ---------------------------------------------------------------------------- */

/* What a group that has a word shares with the text at hand is kept in the group, since thousands
 * are looked at. */
static lede_status look_at(lede_gather *gather, const word *w, uint32_t group_i, const int64_t *day,
                           lede_error *err) {
    group *g = &gather->groups.data[group_i];
    double weight = weight_in(g, w->hash);
    if (weight == 0) return LEDE_OK;
    if (g->seen != gather->n_texts) {
        g->seen = gather->n_texts;
        g->is_possible = !is_over(gather, g, day);
        g->shared = 0;
        if (g->is_possible && !lede_array_push(&gather->found, group_i)) {
            return lede_fail_memory(err);
        }
    }
    g->shared += w->weight * weight / g->length;
    return LEDE_OK;
}

static lede_status find_groups(lede_gather *gather, const int64_t *day, lede_error *err) {
    size_t left = MOST_LOOKED;
    gather->found.count = 0;
    for (size_t i = 0; i < gather->words.count && i < PROBES; i++) {
        const word *w = &gather->words.data[i];
        uint32_t place = lede_tally_get(&gather->places, w->hash);
        if (place == 0) continue;
        const list *l = &gather->lists.data[place - 1];
        size_t n = l->groups.count < MOST_LISTED ? l->groups.count : MOST_LISTED;
        if (n > left) n = left;
        left -= n;
        for (size_t k = l->groups.count; n > 0; n--) {
            LEDE_TRY(look_at(gather, w, l->groups.data[--k], day, err));
        }
    }
    return LEDE_OK;
}

static bool shares_more(const group *a, const group *b) {
    if (a->shared != b->shared) return a->shared > b->shared;
    return a->number < b->number;
}

/* Those that share most come to the front, few of hundreds, so they are not sorted. Returns how
 * many. */
static size_t choose_groups(lede_gather *gather) {
    const group *groups = gather->groups.data;
    uint32_t *found = gather->found.data;
    size_t n = 0;
    for (size_t i = 0; i < gather->found.count; i++) {
        uint32_t group_i = found[i];
        bool is_full = n == MOST_COMPARED;
        if (is_full && !shares_more(&groups[group_i], &groups[found[n - 1]])) continue;
        size_t at = is_full ? n - 1 : n++;
        for (; at > 0 && shares_more(&groups[group_i], &groups[found[at - 1]]); at--) {
            found[at] = found[at - 1];
        }
        found[at] = group_i;
    }
    return n;
}

static double closeness_to(const lede_gather *gather, const group *g) {
    double sum = 0;
    for (size_t i = 0; i < gather->words.count; i++) {
        const word *w = &gather->words.data[i];
        sum += w->weight * weight_in(g, w->hash);
    }
    return sum / g->length;
}

static double least_to(const lede_gather *gather, const group *g, const lede_gather_text *text) {
    const lede_gather_options *options = &gather->options;
    bool is_less = options->elsewhere > 0 && is_told_elsewhere(g, text);
    return is_less ? options->elsewhere : options->least;
}

/* Of those most like the text the one that was opened first; UINT32_MAX: none is enough. */
static uint32_t choose_group(lede_gather *gather, const lede_gather_text *text, double *closeness) {
    uint32_t best = UINT32_MAX;
    size_t n = choose_groups(gather);
    *closeness = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t group_i = gather->found.data[i];
        const group *g = &gather->groups.data[group_i];
        double close = closeness_to(gather, g);
        if (close <= least_to(gather, g, text)) continue;
        if (close > *closeness || (close == *closeness && group_i < best)) {
            best = group_i;
            *closeness = close;
        }
    }
    return best;
}

static lede_status open_group(lede_gather *gather, const int64_t *day, uint32_t *group_i,
                              lede_error *err) {
    if (gather->groups.count == MOST_KEPT) LEDE_TRY(forget(gather, day, err));
    group fresh = {.number = ++gather->n_opened, .seen = UINT32_MAX};
    *group_i = (uint32_t)gather->groups.count;
    return lede_array_push(&gather->groups, fresh) ? LEDE_OK : lede_fail_memory(err);
}

/* ---- the whole ------------------------------------------------------------------------------ */

lede_status lede_gather_new(const lede_gather_options *options, lede_gather **out,
                            lede_error *err) {
    *out = calloc(1, sizeof **out);
    if (*out == NULL) return lede_fail_memory(err);
    (*out)->options = *options;
    (*out)->rare = 1;
    return LEDE_OK;
}

void lede_gather_free(lede_gather *gather) {
    if (gather == NULL) return;
    clear_lists(gather);
    free(gather->lists.data);
    for (size_t i = 0; i < gather->groups.count; i++) free(gather->groups.data[i].items.data);
    free(gather->groups.data);
    free(gather->words.data);
    free(gather->found.data);
    lede_tally_clear(&gather->frequencies);
    free(gather);
}

lede_status lede_gather_add(lede_gather *gather, const lede_gather_text *text, uint32_t *number,
                            double *closeness, lede_error *err) {
    uint32_t group_i;
    LEDE_TRY(read_words(gather, text->words, err));
    weigh(gather);
    LEDE_TRY(find_groups(gather, text->day, err));
    group_i = choose_group(gather, text, closeness);
    if (group_i == UINT32_MAX) {
        *closeness = 1;
        LEDE_TRY(open_group(gather, text->day, &group_i, err));
    }
    gather->n_texts++;
    LEDE_TRY(join(gather, group_i, text, err));
    *number = gather->groups.data[group_i].number;
    return LEDE_OK;
}
