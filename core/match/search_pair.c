#include "match/search.h"

#include "match/pair.h"

/* Rules that are pairs (pair.h): what was found where is put in order and handed out. */

static bool holds(const lede_ground *ground, const lede_pair_element *element, uint32_t token) {
    if (element->n_tests == 0) return true;
    uint32_t class_i = ground->classes.column.data[ground->article->token_types[token]];
    for (uint32_t i = 0; i < element->n_tests; i++) {
        if (lede_classes_has(&ground->classes, class_i, element->tests[i])) return true;
    }
    return false;
}

/* In one sentence, of a block that is matched. */
static bool is_in_scope(const lede_search *search, const uint32_t *sentence_of, lede_span match,
                        lede_span inside) {
    const lede_article *article = search->ground->article;
    uint32_t sentence_i = sentence_of[match.start];
    if (sentence_i == UINT32_MAX || sentence_of[match.stop - 1] != sentence_i) return false;
    return match.start >= inside.start && match.stop <= inside.stop &&
           lede_block_is_matched(article, article->sentences[sentence_i].block, search->rule);
}

static bool comes_before(const lede_word_pair *pair, lede_span a, lede_span b) {
    if (a.start != b.start) return a.start < b.start;
    return pair->is_lazy ? a.stop < b.stop : a.stop > b.stop;
}

/* By start, of one start the preferred one first. They come nearly so. */
static void insert(lede_search *search, const lede_word_pair *pair, lede_span match) {
    lede_span *matches = search->pairs.data;
    size_t at = search->pairs.count++;
    for (; at > 0 && comes_before(pair, match, matches[at - 1]); at--)
        matches[at] = matches[at - 1];
    matches[at] = match;
}

static lede_status gather(lede_search *search, const lede_word_pair *pair, lede_span inside,
                          lede_error *err) {
    lede_span found = lede_occurrences_of(search->occurrences, search->rule_i);
    const uint32_t *sentence_of = lede_ground_sentences(search->ground);
    if (sentence_of == NULL) return lede_ground_check(search->ground, err);
    search->pairs.count = 0;
    if (!lede_array_reserve(&search->pairs, found.stop - found.start)) return lede_fail_memory(err);
    for (uint32_t i = found.start; i < found.stop; i++) {
        uint32_t a = search->occurrences->tokens.data[i];
        uint32_t b = search->occurrences->needed.data[i];
        lede_span match = a < b ? (lede_span){a, b + 1} : (lede_span){b, a + 1};
        if (match.stop - 1 - match.start < pair->least) continue;
        if (!is_in_scope(search, sentence_of, match, inside)) continue;
        if (!holds(search->ground, &pair->first, match.start)) continue;
        if (!holds(search->ground, &pair->second, match.stop - 1)) continue;
        insert(search, pair, match);
    }
    return LEDE_OK;
}

static lede_status give_pair(lede_search *search, const lede_word_pair *pair, lede_span match,
                             lede_error *err) {
    const uint32_t places[] = {match.start, match.start + 1, match.stop - 1, match.stop};
    search->captures.count = 0;
    if (!lede_array_reserve(&search->captures, pair->n_captures)) return lede_fail_memory(err);
    for (uint32_t i = 0; i < pair->n_captures; i++) {
        const lede_pair_capture *capture = &pair->captures[i];
        lede_span span = {places[capture->from], places[capture->to]};
        if (span.start >= span.stop) continue; /* of what may be empty */
        search->captures.data[search->captures.count++] =
            (lede_capture){.name = capture->name, .span = span};
    }
    return lede_search_hand_out(search, match, err);
}

lede_status lede_search_run_pair(lede_search *search, lede_span inside, lede_error *err) {
    const lede_word_pair *pair = search->rule->pair;
    LEDE_TRY(gather(search, pair, inside, err));
    for (size_t i = 0; i < search->pairs.count; i++) {
        lede_span match = search->pairs.data[i];
        if (match.start >= search->resume) LEDE_TRY(give_pair(search, pair, match, err));
    }
    return LEDE_OK;
}
