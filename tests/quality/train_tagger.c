/* train_tagger.c — trains the tagger from a treebank and writes its model.
 *     train_tagger WORDLIST TREEBANK MODEL [NAME LICENCE]
 * A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over the features of
 * tagger_form.h that were seen with a class, fitted by stochastic gradient descent with a Gaussian
 * prior (Bottou's schedule; weights are kept divided by a common scale); of the later rounds the
 * mean is taken (Polyak, Juditsky 1992). Now and then the features that name a form are dropped, so
 * that endings and neighbours learn to stand in for them. The same input gives the same file. */
#include "base/platform.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "train_data.h"
#include "train_lemmas.h"

#define EPOCHS    25
#define MEAN_FROM 8    /* the weights are the mean of those after this round and each later one */
#define RATE      0.05 /* of the first step */
#define PRIOR     1e-4
#define DROP      0.1  /* share of tokens that are learnt without their identity */
#define LEAST     0.03 /* a smaller weight is left out of the file */
#define SCALE_LOW 1e-6 /* below it the scale is multiplied in, before floats lose digits */

enum {
    WIDTH = LEDE_TAGGER_CLASSES,
    WIDE_LEAST = 30 /* times a feature must have been seen to speak against classes */
};

typedef struct chain {                  /* one sentence */
    double score[SENTENCE_MOST][WIDTH]; /* exp(score - highest) of each candidate */
    double forward[SENTENCE_MOST][WIDTH], backward[SENTENCE_MOST][WIDTH];
    double norm[SENTENCE_MOST];
    bool keep[SENTENCE_MOST];
} chain;

typedef struct trainer {
    train_data data;
    uint32_t *starts; /* weights of each row, and one behind */
    uint8_t *classes;
    float *weights;
    float follows[WIDTH + 1][WIDTH], ends[WIDTH]; /* follows[WIDTH]: the start */
    double exp_follows[WIDTH + 1][WIDTH], exp_ends[WIDTH];
    double scale;
    uint64_t random;
    float *sums; /* of the later rounds: weights, then those of follows, then of ends */
    uint32_t n_sums;
} trainer;

/* ---- setting up ------------------------------------------------------------------------------ */

/* A frequent feature can also speak against the open classes it was never seen with. */
static void widen(const train_data *d, lede_tagger_set *seen) {
    uint32_t *counts = train_need(calloc(d->n_rows, sizeof *counts));
    for (size_t k = 0; k < d->features.count; k++) {
        counts[d->features.data[k] & ~TRAIN_IDENTITY]++;
    }
    for (uint32_t row = 0; row < d->n_rows; row++) {
        for (uint32_t c = 0; c < d->n_classes && counts[row] >= WIDE_LEAST; c++) {
            if (d->open[c]) seen[row].bits[c >> 6] |= (uint64_t)1 << (c & 63);
        }
    }
    free(counts);
}

/* A weight for each pair of a feature and a class that were seen together. */
static void make_weights(trainer *t) {
    const train_data *d = &t->data;
    lede_tagger_set *seen = train_need(calloc(d->n_rows, sizeof *seen));
    for (size_t i = 0; i < d->tokens.count; i++) {
        uint8_t c = d->gold.data[i];
        for (uint32_t k = d->feature_starts.data[i]; k < d->feature_starts.data[i + 1]; k++) {
            seen[d->features.data[k] & ~TRAIN_IDENTITY].bits[c >> 6] |= (uint64_t)1 << (c & 63);
        }
    }
    widen(d, seen);
    t->starts = train_need(calloc(d->n_rows + 1, sizeof *t->starts));
    uint32_t n = 0;
    for (int round = 0; round < 2; round++) { /* count, then fill */
        n = 0;
        for (uint32_t row = 0; row < d->n_rows; row++) {
            t->starts[row] = n;
            for (uint32_t c = 0; c < d->n_classes; c++) {
                if ((seen[row].bits[c >> 6] >> (c & 63) & 1) == 0) continue;
                if (round == 1) t->classes[n] = (uint8_t)c;
                n++;
            }
        }
        t->starts[d->n_rows] = n;
        if (round == 0) t->classes = train_need(malloc(n + 1));
    }
    t->weights = train_need(calloc(n + 1, sizeof *t->weights));
    free(seen);
}

/* ---- one step -------------------------------------------------------------------------------- */

static void score(const trainer *t, uint32_t token, bool keep, double *out) {
    const train_data *d = &t->data;
    float sums[WIDTH] = {0};
    for (uint32_t k = d->feature_starts.data[token]; k < d->feature_starts.data[token + 1]; k++) {
        uint32_t row = d->features.data[k];
        if (!keep && (row & TRAIN_IDENTITY) != 0) continue;
        row &= ~TRAIN_IDENTITY;
        for (uint32_t i = t->starts[row]; i < t->starts[row + 1]; i++) {
            sums[t->classes[i]] += t->weights[i];
        }
    }
    const train_form *form = d->forms.data[d->tokens.data[token]];
    double highest = -HUGE_VAL;
    for (uint32_t k = 0; k < form->n_candidates; k++) {
        highest = fmax(highest, (double)sums[form->candidates[k]] * t->scale);
    }
    for (uint32_t k = 0; k < form->n_candidates; k++) {
        uint8_t c = form->candidates[k];
        out[c] = exp((double)sums[c] * t->scale - highest);
    }
}

static void exponentiate(trainer *t) {
    uint32_t n = t->data.n_classes;
    for (uint32_t before = 0; before <= WIDTH; before++) {
        if (before >= n && before < WIDTH) continue;
        for (uint32_t c = 0; c < n; c++) {
            float weight = t->follows[before][c];
            t->exp_follows[before][c] =
                fpclassify(weight) == FP_ZERO ? 1 : exp((double)weight * t->scale);
        }
    }
    for (uint32_t c = 0; c < n; c++) t->exp_ends[c] = exp((double)t->ends[c] * t->scale);
}

static const train_form *form_at(const trainer *t, uint32_t token) {
    return t->data.forms.data[t->data.tokens.data[token]];
}

static void go_forward(trainer *t, chain *s, gold_sentence sentence) {
    for (uint32_t i = 0; i < sentence.stop - sentence.start; i++) {
        const train_form *form = form_at(t, sentence.start + i);
        s->keep[i] = train_random_unit(&t->random) >= DROP;
        score(t, sentence.start + i, s->keep[i], s->score[i]);
        s->norm[i] = 0;
        for (uint32_t k = 0; k < form->n_candidates; k++) {
            uint8_t c = form->candidates[k];
            double sum = 0;
            if (i == 0) {
                sum = t->exp_follows[WIDTH][c];
            } else {
                const train_form *before = form_at(t, sentence.start + i - 1);
                for (uint32_t p = 0; p < before->n_candidates; p++) {
                    uint8_t b = before->candidates[p];
                    sum += s->forward[i - 1][b] * t->exp_follows[b][c];
                }
            }
            s->forward[i][c] = sum * s->score[i][c];
            s->norm[i] += s->forward[i][c];
        }
        for (uint32_t k = 0; k < form->n_candidates; k++) {
            s->forward[i][form->candidates[k]] /= s->norm[i];
        }
    }
}

/* Backward values of token i from those of the next, and the step of the weights between them. */
static void go_back_over(trainer *t, chain *s, uint32_t token, uint32_t i, float rate) {
    const train_form *form = form_at(t, token), *next = form_at(t, token + 1);
    double ahead[WIDTH];
    for (uint32_t k = 0; k < next->n_candidates; k++) {
        uint8_t c = next->candidates[k];
        ahead[c] = s->backward[i + 1][c] * s->score[i + 1][c] / s->norm[i + 1];
    }
    for (uint32_t k = 0; k < form->n_candidates; k++) {
        uint8_t c = form->candidates[k];
        s->backward[i][c] = 0;
        for (uint32_t p = 0; p < next->n_candidates; p++) {
            uint8_t e = next->candidates[p];
            double way = t->exp_follows[c][e] * ahead[e];
            s->backward[i][c] += way;
            double share = s->forward[i][c] * way;
            if (share > 1e-6) t->follows[c][e] -= rate * (float)share;
        }
    }
    t->follows[t->data.gold.data[token]][t->data.gold.data[token + 1]] += rate;
}

static void step_features(trainer *t, uint32_t token, bool keep, const float *steps) {
    const train_data *d = &t->data;
    for (uint32_t k = d->feature_starts.data[token]; k < d->feature_starts.data[token + 1]; k++) {
        uint32_t row = d->features.data[k];
        if (!keep && (row & TRAIN_IDENTITY) != 0) continue;
        row &= ~TRAIN_IDENTITY;
        for (uint32_t i = t->starts[row]; i < t->starts[row + 1]; i++) {
            t->weights[i] += steps[t->classes[i]];
        }
    }
}

/* Learn from one sentence; the loss (negative log probability of each gold class) comes back. */
static double learn(trainer *t, chain *s, gold_sentence sentence, float rate) {
    exponentiate(t);
    go_forward(t, s, sentence);
    uint32_t last = sentence.stop - sentence.start - 1;
    const train_form *end = form_at(t, sentence.stop - 1);
    double whole = 0, loss = 0;
    for (uint32_t k = 0; k < end->n_candidates; k++) {
        whole += s->forward[last][end->candidates[k]] * t->exp_ends[end->candidates[k]];
    }
    for (uint32_t k = 0; k < end->n_candidates; k++) {
        s->backward[last][end->candidates[k]] = t->exp_ends[end->candidates[k]] / whole;
    }
    for (uint32_t i = last + 1; i-- > 0;) {
        uint32_t token = sentence.start + i;
        const train_form *form = form_at(t, token);
        uint8_t gold = t->data.gold.data[token];
        if (i < last) go_back_over(t, s, token, i, rate);
        float steps[WIDTH] = {0};
        for (uint32_t k = 0; k < form->n_candidates; k++) {
            uint8_t c = form->candidates[k];
            steps[c] = -rate * (float)(s->forward[i][c] * s->backward[i][c]);
        }
        steps[gold] += rate;
        loss -= log(fmax(1 - (double)(steps[gold] / rate), 1e-30));
        for (uint32_t k = 0; k < form->n_candidates; k++) {
            uint8_t c = form->candidates[k];
            if (i == 0) t->follows[WIDTH][c] += steps[c];
            if (i == last) t->ends[c] += steps[c];
        }
        step_features(t, token, s->keep[i], steps);
    }
    return loss;
}

static void multiply_in(trainer *t) {
    float scale = (float)t->scale;
    for (uint32_t i = 0; i < t->starts[t->data.n_rows]; i++) t->weights[i] *= scale;
    for (uint32_t b = 0; b <= WIDTH; b++) {
        for (uint32_t c = 0; c < WIDTH; c++) t->follows[b][c] *= scale;
    }
    for (uint32_t c = 0; c < WIDTH; c++) t->ends[c] *= scale;
    t->scale = 1;
}

/* The three arrays of weights, as one. */
typedef struct weight_part {
    float *at;
    size_t n;
} weight_part;
enum { PARTS = 3 };
static void parts_of(trainer *t, weight_part out[PARTS]) {
    out[0] = (weight_part){t->weights, t->starts[t->data.n_rows]};
    out[1] = (weight_part){&t->follows[0][0], sizeof t->follows / sizeof(float)};
    out[2] = (weight_part){t->ends, sizeof t->ends / sizeof(float)};
}

static void add_to_sums(trainer *t) {
    weight_part parts[PARTS];
    parts_of(t, parts);
    if (t->sums == NULL) {
        t->sums = train_need(calloc(parts[0].n + parts[1].n + parts[2].n, sizeof *t->sums));
    }
    float *sum = t->sums;
    for (size_t k = 0; k < PARTS; k++) {
        for (size_t i = 0; i < parts[k].n; i++) *sum++ += parts[k].at[i] * (float)t->scale;
    }
    t->n_sums++;
}

static void take_mean(trainer *t) {
    weight_part parts[PARTS];
    parts_of(t, parts);
    const float *sum = t->sums;
    for (size_t k = 0; k < PARTS; k++) {
        for (size_t i = 0; i < parts[k].n; i++) parts[k].at[i] = *sum++ / (float)t->n_sums;
    }
    t->scale = 1;
}

static void train(trainer *t) {
    size_t n = t->data.sentences.count;
    uint32_t *order = train_need(malloc(n * sizeof *order + 1));
    chain *s = train_need(malloc(sizeof *s));
    for (size_t i = 0; i < n; i++) order[i] = (uint32_t)i;
    double first = 1 / (PRIOR * RATE), n_steps = 0;
    t->scale = 1;
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        double loss = 0;
        for (size_t i = n; i-- > 1;) {
            size_t k = train_random(&t->random) % (i + 1);
            uint32_t swap = order[i];
            order[i] = order[k];
            order[k] = swap;
        }
        for (size_t i = 0; i < n; i++) {
            double rate = 1 / (PRIOR * (first + n_steps++));
            loss += learn(t, s, t->data.sentences.data[order[i]], (float)(rate / t->scale));
            t->scale *= 1 - rate * PRIOR;
            if (t->scale < SCALE_LOW) multiply_in(t);
        }
        if (epoch >= MEAN_FROM) add_to_sums(t);
        printf("round %2d: loss %.4f a token\n", epoch, loss / (double)t->data.tokens.count);
        fflush(stdout);
    }
    take_mean(t);
    free(order);
    free(s);
}

/* ---- the file -------------------------------------------------------------------------------- */

static int16_t stored(float weight) {
    double units = nearbyint((double)weight * LEDE_TAGGER_UNIT);
    return (int16_t)fmax(fmin(units, INT16_MAX), INT16_MIN);
}

typedef struct output {
    lede_buffer names, rows, weights, follows, ends, known, sets, lemmas, strings, lemma_forms;
} output;

static void add_bytes(lede_buffer *out, const void *bytes, size_t size) {
    lede_buffer_add(out, (lede_slice){bytes, size});
}

static int by_count(const void *a, const void *b) {
    const train_slot *left = *(const train_slot *const *)a, *right = *(const train_slot *const *)b;
    if (left->count != right->count) return left->count > right->count ? -1 : 1;
    return left->key < right->key ? -1 : left->key > right->key;
}

/* The features that have a row, frequent ones first, so that their weights lie together. */
static const train_slot **sorted_slots(const train_data *d, size_t *n) {
    const train_slot **sorted = train_need(malloc(d->n_rows * sizeof *sorted + 1));
    *n = 0;
    for (size_t i = 0; i < d->n_slots; i++) {
        if (d->slots[i].key != 0 && d->slots[i].row != 0) sorted[(*n)++] = &d->slots[i];
    }
    qsort(sorted, *n, sizeof *sorted, by_count);
    return sorted;
}

static void write_rows(const trainer *t, output *out) {
    size_t n_sorted, n_rows = 0;
    const train_slot **sorted = sorted_slots(&t->data, &n_sorted);
    uint32_t *places = train_need(calloc(n_sorted + 1, sizeof *places)), n = 0;
    for (size_t i = 0; i < n_sorted; i++) {
        uint32_t start = n, row = sorted[i]->row;
        for (uint32_t k = t->starts[row]; k < t->starts[row + 1]; k++) {
            if (fabs((double)t->weights[k]) < LEAST) continue;
            lede_tagger_weight weight = {stored(t->weights[k]), t->classes[k]};
            add_bytes(&out->weights, &weight, sizeof weight);
            n++;
        }
        if (n > start) places[i] = start << 8 | (n - start);
        n_rows += n > start;
    }
    size_t n_slots = n_rows * 3 / 2 + 16;
    lede_tagger_row *slots = train_need(calloc(n_slots, sizeof *slots));
    for (size_t i = 0; i < n_sorted; i++) {
        if (places[i] == 0) continue;
        size_t at = lede_tagger_slot(sorted[i]->key, n_slots);
        while (slots[at].place != 0) at = at + 1 == n_slots ? 0 : at + 1;
        slots[at] = (lede_tagger_row){(uint32_t)(sorted[i]->key >> 32), places[i]};
    }
    printf("%zu features, %u weights\n", n_rows, n);
    add_bytes(&out->rows, slots, n_slots * sizeof *slots);
    free(slots);
    free(places);
    free(sorted);
}

static uint16_t set_index(output *out, const lede_tagger_set *set) {
    size_t n = out->sets.size / sizeof *set;
    for (size_t i = 1; i < n; i++) { /* the first is that of the open classes */
        if (memcmp(out->sets.data + i * sizeof *set, set, sizeof *set) == 0) return (uint16_t)i;
    }
    add_bytes(&out->sets, set, sizeof *set);
    return (uint16_t)n;
}

static void write_known(const trainer *t, output *out) {
    const train_data *d = &t->data;
    lede_tagger_set open = {0};
    for (uint32_t c = 0; c < d->n_classes; c++) {
        if (d->open[c]) open.bits[c >> 6] |= (uint64_t)1 << (c & 63);
    }
    add_bytes(&out->sets, &open, sizeof open);
    size_t n = 0;
    for (size_t i = 0; i < d->forms.count; i++) n += d->forms.data[i]->count >= KNOWN_LEAST;
    size_t n_slots = n * 2 + 16;
    lede_tagger_known *slots = train_need(calloc(n_slots, sizeof *slots));
    for (size_t i = 0; i < d->forms.count; i++) {
        const train_form *form = d->forms.data[i];
        lede_tagger_set family, closed;
        if (!train_data_family(d, form, &family)) continue;
        lede_tagger_known add = {(uint32_t)(form->form.word >> 32), set_index(out, &family),
                                 LEDE_TAGGER_OPEN};
        if (train_data_closed(d, form, &closed)) add.candidates = set_index(out, &closed);
        size_t at = lede_tagger_slot(form->form.word, n_slots);
        while (slots[at].key != 0 && slots[at].key != add.key) at = at + 1 == n_slots ? 0 : at + 1;
        if (slots[at].key == 0) slots[at] = add; /* forms that differ in digits are one */
    }
    add_bytes(&out->known, slots, n_slots * sizeof *slots);
    free(slots);
}

static void write_classes(const trainer *t, output *out) {
    uint32_t n = t->data.n_classes;
    for (uint32_t i = 0; i < n; i++) {
        lede_tagger_name name = {0};
        snprintf(name.text, sizeof name.text, "%.*s|%.*s", LEDE_FMT(t->data.classes[i].upos),
                 LEDE_FMT(t->data.classes[i].xpos));
        add_bytes(&out->names, &name, sizeof name);
        int16_t end = stored(t->ends[i]);
        add_bytes(&out->ends, &end, sizeof end);
    }
    for (uint32_t b = 0; b <= n; b++) {
        for (uint32_t c = 0; c < n; c++) {
            int16_t weight = stored(t->follows[b == n ? WIDTH : b][c]);
            add_bytes(&out->follows, &weight, sizeof weight);
        }
    }
}

static int write_model(const trainer *t, const lede_lemma_list *list, const gold_corpus *corpus,
                       const char *path, lede_slice header) {
    output out = {0};
    write_rows(t, &out);
    write_known(t, &out);
    write_classes(t, &out);
    if (!train_lemmas_write(list, corpus, &out.lemmas, &out.strings, &out.lemma_forms)) return 1;
    const lede_model_part parts[] = {
        {"clas", lede_buffer_slice(&out.names)},   {"rows", lede_buffer_slice(&out.rows)},
        {"wght", lede_buffer_slice(&out.weights)}, {"foll", lede_buffer_slice(&out.follows)},
        {"ends", lede_buffer_slice(&out.ends)},    {"know", lede_buffer_slice(&out.known)},
        {"sets", lede_buffer_slice(&out.sets)},    {"lemm", lede_buffer_slice(&out.lemmas)},
        {"strn", lede_buffer_slice(&out.strings)}, {"lfrm", lede_buffer_slice(&out.lemma_forms)},
    };
    lede_buffer file = {0};
    lede_model_write(&file, "tagger", LEDE_TAGGER_VERSION, header, parts,
                     sizeof parts / sizeof *parts);
    FILE *stream = file.failed ? NULL : fopen(path, "wb");
    bool ok = stream != NULL && fwrite(file.data, 1, file.size, stream) == file.size;
    if (stream != NULL && fclose(stream) != 0) ok = false;
    printf(ok ? "%s: %zu bytes\n" : "cannot write %s (%zu bytes)\n", path, file.size);
    lede_buffer_clear(&file);
    lede_buffer *all[] = {&out.names, &out.rows, &out.weights, &out.follows, &out.ends,
                          &out.known, &out.sets, &out.lemmas,  &out.strings, &out.lemma_forms};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) lede_buffer_clear(all[i]);
    return ok ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc < 4) {
        fprintf(stderr, "usage: train_tagger WORDLIST TREEBANK MODEL [NAME LICENCE]\n");
        return 2;
    }
    lede_error err;
    lede_lemma_list *list;
    gold_corpus corpus;
    if (lede_lemma_list_open(argv[1], &list, &err) != LEDE_OK ||
        gold_corpus_read(argv[2], &corpus, &err) != LEDE_OK) {
        fprintf(stderr, "%s\n", err.message);
        return 1;
    }
    trainer *t = train_need(calloc(1, sizeof *t));
    t->random = 0xD1B54A32D192ED03u;
    train_data_fill(&t->data, &corpus, list);
    printf("%zu tokens in %zu sentences, %u classes, %u features\n", t->data.tokens.count,
           t->data.sentences.count, t->data.n_classes, t->data.n_rows);
    make_weights(t);
    train(t);
    lede_buffer header = {0};
    lede_buffer_printf(&header, "source: %s\nlicence: %s\nmade by: make model TREEBANK=FILE\n",
                       argc > 4 ? argv[4] : "a treebank of the user's own",
                       argc > 5 ? argv[5] : "that of the treebank");
    int code = write_model(t, list, &corpus, argv[3], lede_buffer_slice(&header));
    lede_buffer_clear(&header);
    return code;
}
