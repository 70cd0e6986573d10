#include "load/entry.h"

#include "load/fragment.h"
#include "load/phrase.h"

lede_status lede_entry_begin(lede_compose *compose, lede_error *err) {
    const lede_slice *fields = compose->article->fields;
    lede_piece title = {LEDE_BLOCK_HEADLINE, fields[LEDE_FIELD_TITLE], "the title"};
    lede_piece deck = {LEDE_BLOCK_DECK, fields[LEDE_FIELD_DECK], "the deck"};
    LEDE_TRY(lede_compose_add(compose, title, err));
    return lede_compose_add(compose, deck, err);
}

enum { NEAR = 2 }; /* pieces at the beginning */

static void remove_piece(lede_compose *compose, size_t at) {
    lede_piece *pieces = compose->pieces.data;
    memmove(pieces + at, pieces + at + 1, (compose->pieces.count - at - 1) * sizeof *pieces);
    compose->pieces.count--;
}

/* A paragraph near the beginning that says the title again, in other quote marks perhaps. */
static bool is_title_again(const lede_compose *compose, const lede_piece *piece) {
    enum { MARKS = 64 }; /* bytes that quote marks and spaces may add */
    lede_slice title = compose->article->fields[LEDE_FIELD_TITLE];
    bool text = piece->kind == LEDE_BLOCK_PARAGRAPH || piece->kind == LEDE_BLOCK_HEADING;
    return text && piece->text.size <= title.size + MARKS && lede_phrase_same(piece->text, title);
}

/* A description is often the text's own beginning, cut. */
static lede_slice without_dots(lede_slice deck) {
    static const char *const ends[] = {"[...]", "[\xE2\x80\xA6]", "...", "\xE2\x80\xA6"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        lede_slice end = lede_slice_of(ends[i]);
        if (lede_slice_ends(deck, end)) deck.size -= end.size;
        deck = lede_slice_trim(deck);
    }
    return deck;
}

/* What says the title again goes. */
static void remove_titles(lede_compose *compose) {
    for (size_t i = 1; i <= NEAR && i < compose->pieces.count;) {
        if (is_title_again(compose, &compose->pieces.data[i])) {
            remove_piece(compose, i);
        } else {
            i++;
        }
    }
}

/* A deck that the text begins with goes; one without a text below it is the text. */
LEDE_APART static void place_deck(lede_compose *compose) {
    for (size_t i = 0; i + 1 < compose->pieces.count && i < NEAR; i++) {
        const lede_piece *piece = &compose->pieces.data[i];
        if (piece->kind != LEDE_BLOCK_DECK) continue;
        lede_slice start = without_dots(piece->text);
        if (start.size > 0 && lede_slice_starts(piece[1].text, start)) remove_piece(compose, i);
    }
    lede_piece *last =
        compose->pieces.count == 0 ? NULL : &compose->pieces.data[compose->pieces.count - 1];
    if (last != NULL && last->kind == LEDE_BLOCK_DECK) {
        last->kind = LEDE_BLOCK_PARAGRAPH;
        last->reason = "the summary, since there is no other text";
    }
}

lede_status lede_entry_finish(lede_compose *compose, lede_error *err) {
    const lede_slice *fields = compose->article->fields;
    if (fields[LEDE_FIELD_TITLE].data != NULL) remove_titles(compose);
    if (fields[LEDE_FIELD_DECK].data != NULL) place_deck(compose);
    return compose->pieces.count == 0 ? LEDE_OK : lede_compose_finish(compose, err);
}

lede_status lede_entry_field(lede_article *article, lede_field field, lede_slice value,
                             const char *reason, lede_error *err) {
    bool ok = true;
    if (value.size == 0) return LEDE_OK;
    value = lede_fragment_line(value, article->arena, &ok);
    if (!ok) return lede_fail_memory(err);
    return lede_compose_field(article, field, value, reason, err);
}

/* Whether a list "a; b" has the value. */
static bool has_value(lede_slice list, lede_slice value) {
    for (size_t at = 0; at <= list.size;) {
        size_t stop = lede_slice_find(list, LEDE_SLICE("; "), at);
        if (stop == SIZE_MAX) stop = list.size;
        if (lede_slice_equal(lede_slice_cut(list, at, stop), value)) return true;
        at = stop + 2;
    }
    return false;
}

lede_status lede_entry_append(lede_article *article, lede_field field, lede_slice value,
                              const char *reason, lede_error *err) {
    lede_slice before = article->fields[field];
    bool ok = true;
    if (value.size == 0) return LEDE_OK;
    value = lede_slice_trim(lede_fragment_line(value, article->arena, &ok));
    if (!ok) return lede_fail_memory(err);
    if (before.data == NULL) return lede_compose_field(article, field, value, reason, err);
    if (value.size == 0 || has_value(before, value)) return LEDE_OK;
    char *joined = lede_arena_alloc(article->arena, before.size + 2 + value.size);
    if (joined == NULL) return lede_fail_memory(err);
    memcpy(joined, before.data, before.size);
    memcpy(joined + before.size, "; ", 2);
    memcpy(joined + before.size + 2, value.data, value.size);
    article->fields[field] = LEDE_NULL_SLICE;
    return lede_compose_field(article, field, (lede_slice){joined, before.size + 2 + value.size},
                              reason, err);
}
