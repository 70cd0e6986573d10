/* Sums of features that forms share: what a key stands for is the same for all that have it. */
#include "test.h"

#include "base/fold.h"
#include "language/tagger_sums.h"

static lede_lemma_list *list;
static lede_tagger *tagger;

static const char *const words[] = {
    "a",       "an",      "and",    "sand",    "Sand",    "SAND",   "hands",     "Hands",
    "banding", "landing", "LANDED", "it",      "It",      "IT",     "1,000",     "2,345",
    "12",      "4th",     "-",      "--",      "\"",      "walked", "Talked",    "stalked",
    "re-do",   "co-op",   "naïve",  "Zürich",  "McLaren", "NATO",   "running",   "gunning",
    "oxen",    "boxen",   "xylem",  "quickly", "sickly",  "city's", "Frobnicat", "frobnicate"};
enum { WORDS = sizeof words / sizeof *words };
static lede_tagger_form forms[WORDS];

static void read_forms(lede_arena *arena) {
    for (size_t i = 0; i < WORDS; i++) {
        bool ok = true;
        lede_slice word = lede_slice_of(words[i]), norm = lede_fold(arena, word, &ok);
        CHECK(ok);
        lede_tagger_form_of(list, word, norm, &forms[i]);
    }
}

static bool same_in_group(size_t a, size_t b, lede_tagger_place place, lede_tagger_group group) {
    uint64_t left[LEDE_OWN_MOST], right[LEDE_OWN_MOST];
    uint32_t n = lede_tagger_form_group(&forms[a], place, group, left);
    if (n != lede_tagger_form_group(&forms[b], place, group, right)) return false;
    return memcmp(left, right, n * sizeof *left) == 0;
}

TEST(forms_with_the_key_of_a_group_have_its_features) {
    uint32_t n_same = 0;
    for (size_t i = 0; i < WORDS * WORDS * LEDE_N_PLACES * LEDE_N_GROUPS; i++) {
        lede_tagger_place place = (lede_tagger_place)(i % LEDE_N_PLACES);
        lede_tagger_group group = (lede_tagger_group)(i / LEDE_N_PLACES % LEDE_N_GROUPS);
        size_t pair = i / LEDE_N_PLACES / LEDE_N_GROUPS, a = pair / WORDS, b = pair % WORDS;
        if (a == b || lede_tagger_group_key(&forms[a], place, group) !=
                          lede_tagger_group_key(&forms[b], place, group)) {
            continue;
        }
        CHECK(same_in_group(a, b, place, group));
        n_same++;
    }
    CHECK(n_same > WORDS);
}

TEST(forms_with_the_key_of_their_sides_say_the_same_but_for_their_name) {
    uint32_t n_same = 0;
    for (size_t i = 0; i < WORDS * WORDS * LEDE_SIDES; i++) {
        uint64_t left[LEDE_SIDE_MOST], right[LEDE_SIDE_MOST];
        unsigned side = (unsigned)(i % LEDE_SIDES);
        const lede_tagger_form *a = &forms[i / LEDE_SIDES / WORDS];
        const lede_tagger_form *b = &forms[i / LEDE_SIDES % WORDS];
        uint32_t n = lede_tagger_form_side(a, side, left);
        CHECK_INT(lede_tagger_form_side(b, side, right), n);
        CHECK(left[0] == lede_tagger_side_name(a, side));
        if (a == b || lede_tagger_side_key(a) != lede_tagger_side_key(b)) continue;
        CHECK(memcmp(left + 1, right + 1, (n - 1) * sizeof *left) == 0);
        n_same++;
    }
    CHECK(n_same > 0);
}

TEST(a_sum_is_that_of_its_features_and_knows_its_greatest) {
    lede_tagger_sums sums = {0};
    uint64_t keys[LEDE_OWN_MOST];
    int32_t scores[LEDE_TAGGER_CLASSES] = {0}, most = INT32_MIN;
    lede_tagger_sums_start(&sums, tagger);
    uint32_t n = lede_tagger_form_group(&forms[8], LEDE_PLACE_INSIDE, LEDE_GROUP_TAIL, keys);
    CHECK_INT(lede_tagger_sums_add(&sums, keys, 0), 0);
    CHECK_INT(lede_tagger_sums_add(&sums, keys, n), 1);
    lede_tagger_add_rows(tagger, keys, n, scores);
    const int16_t *vector = lede_tagger_sums_at(&sums, 1);
    for (uint32_t i = 0; i < lede_tagger_n_classes(tagger); i++) {
        CHECK_INT(vector[1 + i], scores[i]);
        if (scores[i] > most) most = scores[i];
    }
    CHECK(most > 0);
    CHECK_INT(vector[0], most);
    CHECK_INT(lede_tagger_sums_at(&sums, 0)[0], 0);
    lede_tagger_sums_clear(&sums);
}

static int32_t clamp(int32_t sum) {
    return sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum;
}

/* The feature of our forms that says most of any class. */
static uint64_t find_heaviest(void) {
    uint64_t keys[LEDE_OWN_MOST], heaviest = 0;
    int32_t most = 0;
    for (size_t i = 0; i < WORDS * LEDE_N_GROUPS; i++) {
        lede_tagger_group group = (lede_tagger_group)(i % LEDE_N_GROUPS);
        uint32_t n =
            lede_tagger_form_group(&forms[i / LEDE_N_GROUPS], LEDE_PLACE_INSIDE, group, keys);
        for (uint32_t k = 0; k < n; k++) {
            int32_t scores[LEDE_TAGGER_CLASSES] = {0};
            lede_tagger_add_rows(tagger, &keys[k], 1, scores);
            for (uint32_t c = 0; c < lede_tagger_n_classes(tagger); c++) {
                if (scores[c] <= most) continue;
                most = scores[c];
                heaviest = keys[k];
            }
        }
    }
    return heaviest;
}

TEST(a_sum_that_is_too_large_is_the_largest_there_is) {
    uint64_t keys[LEDE_OWN_MOST], heaviest = find_heaviest();
    lede_tagger_sums sums = {0};
    int32_t scores[LEDE_TAGGER_CLASSES] = {0};
    for (size_t i = 0; i < LEDE_OWN_MOST; i++) keys[i] = heaviest;
    lede_tagger_add_rows(tagger, keys, LEDE_OWN_MOST, scores);
    lede_tagger_sums_start(&sums, tagger);
    uint32_t sum = lede_tagger_sums_add(&sums, keys, LEDE_OWN_MOST), n_clamped = 0;
    const int16_t *vector = lede_tagger_sums_at(&sums, sum);
    for (uint32_t i = 0; i < lede_tagger_n_classes(tagger); i++) {
        CHECK_INT(vector[1 + i], clamp(scores[i]));
        n_clamped += scores[i] > INT16_MAX;
    }
    CHECK(n_clamped > 0);
    CHECK_INT(vector[0], INT16_MAX);
    lede_tagger_sums_clear(&sums);
}

/* Vectors that are longer than those before them need more room. */
TEST(sums_of_a_tagger_with_more_classes) {
    lede_tagger narrow = *tagger;
    narrow.n_classes = 1;
    lede_tagger_sums sums = {0};
    lede_tagger_sums_start(&sums, &narrow);
    CHECK_INT(lede_tagger_sums_add(&sums, NULL, 0), 0);
    lede_tagger_sums_start(&sums, tagger);
    for (uint32_t i = 0; i < 2000; i++) CHECK_INT(lede_tagger_sums_add(&sums, NULL, 0), i);
    CHECK_INT(lede_tagger_sums_at(&sums, 1999)[0], 0);
    lede_tagger_sums_clear(&sums);
}

TEST(sums_are_found_by_key_until_all_are_forgotten) {
    enum { MANY = 5000 };
    lede_tagger_sums sums = {0};
    lede_tagger_sums_start(&sums, tagger);
    CHECK_INT(lede_tagger_sums_find(&sums, 1), LEDE_NO_SUM);
    for (uint32_t i = 0; i < MANY; i++) {
        CHECK_INT(lede_tagger_sums_add(&sums, NULL, 0), i);
        CHECK(lede_tagger_sums_keep(&sums, i * UINT64_C(0x9E3779B9), i));
    }
    for (uint32_t i = 0; i < MANY; i++) {
        CHECK_INT(lede_tagger_sums_find(&sums, i * UINT64_C(0x9E3779B9)), i);
    }
    CHECK_INT(lede_tagger_sums_find(&sums, 1), LEDE_NO_SUM);
    CHECK(lede_tagger_sums_bytes(&sums) > MANY * sizeof(int16_t));
    lede_tagger_sums_start(&sums, tagger);
    CHECK_INT(lede_tagger_sums_find(&sums, 0), LEDE_NO_SUM);
    CHECK_INT(lede_tagger_sums_bytes(&sums), 0);
    lede_tagger_sums_clear(&sums);
}

int main(void) {
    lede_error error;
    lede_arena arena;
    if (lede_lemma_list_open("scripts/models/english.lemma", &list, &error) != LEDE_OK ||
        lede_tagger_open("scripts/models/english.tagger", list, &tagger, &error) != LEDE_OK) {
        printf("not ok 1 - the models open: %s\n1..1\n", error.message);
        return 1;
    }
    lede_arena_init(&arena, 0);
    read_forms(&arena);
    RUN(forms_with_the_key_of_a_group_have_its_features);
    RUN(forms_with_the_key_of_their_sides_say_the_same_but_for_their_name);
    RUN(a_sum_is_that_of_its_features_and_knows_its_greatest);
    RUN(a_sum_that_is_too_large_is_the_largest_there_is);
    RUN(sums_of_a_tagger_with_more_classes);
    RUN(sums_are_found_by_key_until_all_are_forgotten);
    lede_arena_clear(&arena);
    lede_tagger_close(tagger);
    lede_lemma_list_close(list);
    return DONE();
}
