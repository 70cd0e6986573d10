#include "load/plain_dateline.h"

#include "load/phrase.h"
#include "locale/date_words.h"

enum { MOST_BYTES = 100, MOST_PIECES = 5 };

typedef struct parts {
    bool capitals; /* the place is set in capitals */
    bool has_agency;
    lede_slice date;
    size_t place_words, place_bytes;
} parts;

/* Words that stand in capitals before a dash or colon and are no place. */
static bool is_kicker(lede_slice place) {
    static const char *const kickers[] = {
        "breaking", "update", "exclusive", "analysis",  "opinion",   "watch",
        "video",    "live",   "factbox",   "editorial", "comment",   "explainer",
        "updated",  "photos", "review",    "profile",   "interview", "correction",
        "note",     "news",   "poll",      "warning",   "file",      "close"};
    lede_slice word;
    return lede_phrase_word(&place, &word) &&
           lede_phrase_in(word, kickers, sizeof kickers / sizeof *kickers);
}

/* "June 13", "13 June 2018", "Wednesday": words of dates and numbers only. */
static bool is_day(lede_slice piece) {
    size_t words = 0;
    bool named = false;
    for (lede_slice word; lede_phrase_word(&piece, &word); words++) {
        const lede_date_word *known = lede_date_word_find(word);
        bool number = word.data[0] >= '0' && word.data[0] <= '9' && word.size <= 4;
        bool part =
            known != NULL && (known->kind == LEDE_DATE_MONTH || known->kind == LEDE_DATE_WEEKDAY);
        if (!number && !part) return false;
        named |= part;
    }
    return words > 0 && words <= 4 && named;
}

static bool is_year(lede_slice piece) {
    piece = lede_slice_trim(piece);
    return piece.size == 4 && (piece.data[0] == '1' || piece.data[0] == '2') &&
           lede_phrase_has_digit(piece) && lede_phrase_count(piece) == 1;
}

/* Words that each begin with a capital (small ones between them are let pass), without digits. */
static bool is_name(lede_slice piece, size_t most_words) {
    static const char *const small[] = {"of", "de", "la", "le", "and", "the", "upon", "am", "an"};
    size_t words = 0;
    for (lede_slice word; lede_phrase_word(&piece, &word); words++) {
        unsigned char first = (unsigned char)word.data[0];
        bool upper = (first >= 'A' && first <= 'Z') || first >= 0x80;
        if (!upper && !lede_phrase_in(word, small, sizeof small / sizeof *small)) return false;
        if (lede_phrase_has_digit(word)) return false;
    }
    return words > 0 && words <= most_words;
}

/* Take "(Agency)" off the end. */
static bool cut_agency(lede_slice *head) {
    *head = lede_slice_trim(*head);
    if (!lede_slice_ends(*head, LEDE_SLICE(")"))) return false;
    size_t open = lede_slice_find(*head, LEDE_SLICE("("), 0);
    if (open == SIZE_MAX) return false;
    lede_slice agency = lede_slice_cut(*head, open + 1, head->size - 1);
    bool lower = agency.size <= 10 && lede_phrase_count(agency) == 1; /* dpa, afp */
    if (!lower && !is_name(agency, 5)) return false;
    *head = lede_slice_trim(lede_slice_cut(*head, 0, open));
    return true;
}

/* PLACE[, region][, day[, year]] */
static bool read_places(lede_slice head, parts *out) {
    size_t piece_i = 0;
    for (size_t start = 0; start <= head.size; piece_i++) {
        size_t stop = lede_slice_find(head, LEDE_SLICE(","), start);
        if (stop == SIZE_MAX) stop = head.size;
        lede_slice piece = lede_slice_trim(lede_slice_cut(head, start, stop));
        if (piece_i == MOST_PIECES || piece.size == 0) return false;
        if (piece_i == 0) {
            if (!is_name(piece, 4) || is_day(piece) || is_kicker(piece)) return false;
            out->capitals = lede_phrase_is_capitals(piece) && piece.size >= 3;
            out->place_words = lede_phrase_count(piece);
            out->place_bytes = piece.size;
        } else if (is_day(piece)) {
            if (out->date.data != NULL) return false;
            out->date = piece;
        } else if (is_year(piece) && out->date.data != NULL) {
            out->date.size = (size_t)(piece.data - out->date.data) + piece.size;
        } else if (!is_name(piece, 3)) {
            return false;
        }
        start = stop + 1;
    }
    return true;
}

/* Without a comma: "LONDON June 13". */
static lede_slice cut_trailing_day(lede_slice *head) {
    lede_slice rest = *head, word;
    while (lede_phrase_raw_word(&rest, &word)) {
        size_t at = (size_t)(word.data - head->data);
        lede_slice tail = lede_slice_cut(*head, at, head->size);
        if (at == 0 || !is_day(tail) || !lede_phrase_has_digit(tail)) continue;
        *head = lede_slice_trim(lede_slice_cut(*head, 0, at));
        while (head->size > 0 && head->data[head->size - 1] == ',') head->size--;
        return tail;
    }
    return LEDE_NULL_SLICE;
}

static bool read_head(lede_slice head, parts *out) {
    *out = (parts){.capitals = false};
    out->has_agency = cut_agency(&head);
    if (out->has_agency && head.size == 0) return true; /* "(Reuters) -" */
    if (read_places(head, out)) return true;
    bool has_agency = out->has_agency;
    *out = (parts){.has_agency = has_agency};
    lede_slice day = cut_trailing_day(&head);
    if (day.data == NULL || !read_places(head, out) || out->date.data != NULL) return false;
    out->date = day;
    return true;
}

typedef struct mark {
    const char *text;
    bool is_colon;
} mark;

/* The dash or colon at the start of `rest`: its size, or 0. */
static size_t mark_at(lede_slice rest, bool *is_colon) {
    static const mark marks[] = {{" \xE2\x80\x94", false},
                                 {"\xE2\x80\x94", false},
                                 {" \xE2\x80\x93 ", false},
                                 {" -- ", false},
                                 {"--", false},
                                 {" - ", false},
                                 {" \xE2\x80\x95 ", false},
                                 {": ", true}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        lede_slice text = lede_slice_of(marks[i].text);
        *is_colon = marks[i].is_colon;
        if (lede_slice_starts(rest, text)) return text.size;
    }
    *is_colon = false; /* alone on its line, the dash has no blank behind it */
    lede_slice last = lede_slice_trim(rest);
    bool alone = rest.data[0] == ' ' && (lede_slice_is(last, "-") || lede_slice_is(last, "--") ||
                                         lede_slice_is(last, "\xE2\x80\x93"));
    return alone ? rest.size : 0;
}

static bool is_accepted(const parts *p, bool is_colon, lede_slice rest) {
    if (rest.size > 0 && !lede_phrase_starts_upper(rest) && !lede_phrase_starts_quote(rest) &&
        !lede_phrase_has_digit(lede_slice_cut(rest, 0, 1))) {
        return false;
    }
    bool proven = p->has_agency || p->date.data != NULL;
    if (is_colon) {
        bool plain = p->place_words <= 2 && p->place_bytes >= 5; /* no "NFL: " */
        return rest.size > 0 && p->capitals && (proven || plain);
    }
    return proven ? p->capitals || p->place_words <= 3 : p->capitals && rest.size > 0;
}

/* "Berlin (dpa) Der Rat …": some agencies put no dash behind their name. */
static bool cut_agency_alone(lede_slice paragraph, lede_plain_dateline *out) {
    static const char *const agencies[] = {
        "dpa",  "afp",  "ap",   "kna", "epd", "sda",    "ats",   "apa",     "ddp",   "sid", "dts",
        "ansa", "efe",  "tass", "anp", "pap", "ctk",    "mti",   "upi",     "ips",   "pti", "ians",
        "rtr",  "lusa", "ntb",  "tt",  "stt", "ritzau", "belga", "reuters", "xinhua"};
    size_t look = paragraph.size < MOST_BYTES ? paragraph.size : MOST_BYTES;
    const char *close = look == 0 ? NULL : memchr(paragraph.data, ')', look);
    const char *open = close == NULL ? NULL : memchr(paragraph.data, '(', look);
    if (open == NULL || open > close) return false;
    size_t from = (size_t)(open - paragraph.data), stop = (size_t)(close - paragraph.data) + 1;
    lede_slice agency = lede_slice_cut(paragraph, from + 1, stop - 1);
    lede_slice rest = lede_slice_trim(lede_slice_cut(paragraph, stop, paragraph.size));
    parts p;
    if (!lede_phrase_in(agency, agencies, sizeof agencies / sizeof *agencies)) return false;
    if (!read_head(lede_slice_cut(paragraph, 0, from), &p) || p.place_words > 3) return false;
    if (rest.size == 0 || (!lede_phrase_starts_upper(rest) && !lede_phrase_starts_quote(rest))) {
        return false;
    }
    *out = (lede_plain_dateline){lede_slice_cut(paragraph, 0, stop), rest, p.date};
    return true;
}

bool lede_plain_dateline_cut(lede_slice paragraph, lede_plain_dateline *out) {
    size_t look = paragraph.size < MOST_BYTES ? paragraph.size : MOST_BYTES;
    parts p;
    for (size_t at = 1; at < look; at++) {
        bool is_colon = false;
        size_t size = mark_at(lede_slice_cut(paragraph, at, paragraph.size), &is_colon);
        if (size == 0) continue;
        lede_slice rest = lede_slice_trim(lede_slice_cut(paragraph, at + size, paragraph.size));
        lede_slice head = lede_slice_cut(paragraph, 0, at);
        if (!read_head(head, &p) || !is_accepted(&p, is_colon, rest)) {
            if (is_colon) return false;
            continue;
        }
        *out = (lede_plain_dateline){.dateline =
                                         lede_slice_trim(lede_slice_cut(paragraph, 0, at + size)),
                                     .rest = rest,
                                     .date = p.date};
        return true;
    }
    bool alone = paragraph.size < MOST_BYTES && read_head(paragraph, &p) && p.capitals &&
                 (p.has_agency || p.date.data != NULL);
    if (alone) *out = (lede_plain_dateline){paragraph, LEDE_SLICE(""), p.date};
    return alone || cut_agency_alone(paragraph, out);
}
