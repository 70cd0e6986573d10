#include "text/sentence.h"

#include "text/row.h"
#include "text/quote.h"
#include "text/sentence_break.h"
#include "text/stop.h"

typedef enum terminator { NONE, FULL_STOP, ELLIPSIS, ABBREVIATION, STRONG, FACE } terminator;

/* ":)", ";-)" */
static bool is_face(lede_slice text) {
    if (text.size < 2 || text.size > 3 || (text.data[0] != ':' && text.data[0] != ';'))
        return false;
    return strchr(")(DPp|", text.data[text.size - 1]) != NULL && text.data[text.size - 1] != '\0';
}

/* What the token is to the end of a sentence, by its last bytes. */
static terminator terminator_of(const lede_splitter *s, uint32_t token) {
    lede_slice text = lede_splitter_text(s, token);
    char last = text.data[text.size - 1];
    if (last == '.') {
        if (text.size == 1) return FULL_STOP;
        return text.data[0] == '.' ? ELLIPSIS : ABBREVIATION;
    }
    if (last == '!' || last == '?') return STRONG;
    if ((unsigned char)last < 0x80) return is_face(text) ? FACE : NONE;
    uint32_t c;
    lede_utf8_decode(text, lede_utf8_previous(text, text.size), &c);
    if (c == 0x2026) return ELLIPSIS;
    return c != LEDE_UTF8_BAD && lede_unicode_of(c)->sentence_break == LEDE_SB_STERM ? STRONG
                                                                                     : NONE;
}

/* ---- spaced ellipses ------------------------------------------------------------------------ */

/* Is the next token a full stop too, one space away? */
static bool dot_follows(const lede_splitter *s, uint32_t token) {
    return token + 1 < s->tokens.stop && lede_splitter_mark(s, token + 1, '.') &&
           s->article->token_stops[token] + 1 == s->article->token_starts[token + 1];
}

static bool is_closer(const lede_splitter *s, uint32_t token);

/* ". . .": three are an ellipsis and end nothing. Of four, the last ends the sentence; but the
 * first one if it touches its word and text follows: "words. . . . The". May the full stop at
 * `token` end a sentence? */
static bool dot_ends(const lede_splitter *s, uint32_t token) {
    enum { ELLIPSIS_DOTS = 3, DOTS_MAX = 8 }; /* more are no ellipsis of any text */
    uint32_t first = token, stop = token + 1;
    while (token - first < DOTS_MAX && first > s->tokens.start &&
           lede_splitter_mark(s, first - 1, '.') && dot_follows(s, first - 1)) {
        first--;
    }
    while (stop - token < DOTS_MAX && dot_follows(s, stop - 1)) stop++;
    if (stop - first == 1) return true;
    if (stop - first <= ELLIPSIS_DOTS) return false;
    bool own = first > s->tokens.start && lede_splitter_touches(s, first - 1);
    bool closes =
        stop == s->tokens.stop || (lede_splitter_touches(s, stop - 1) && is_closer(s, stop));
    return token == (own && !closes ? first : stop - 1);
}

/* ---- what follows --------------------------------------------------------------------------- */

static bool is_closer(const lede_splitter *s, uint32_t token) {
    lede_slice text = lede_splitter_text(s, token);
    if (lede_slice_is(text, "\"") || lede_slice_is(text, "'") || lede_slice_is(text, "''")) {
        return true;
    }
    uint32_t c;
    if (lede_utf8_decode(text, 0, &c) != text.size || c == LEDE_UTF8_BAD) return false;
    unsigned category = lede_unicode_of(c)->category;
    return category == LEDE_GC_PE || category == LEDE_GC_PF ||
           (c >= 0x80 && lede_quote_closes(s->locale, c));
}

/* "--", "***" */
static bool is_run_of(lede_slice text, char mark) {
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != mark) return false;
    }
    return true;
}

/* May stand in front of the first word of a sentence. */
static bool is_opener(const lede_splitter *s, uint32_t token) {
    lede_slice text = lede_splitter_text(s, token);
    if (lede_slice_is(text, "``") || lede_slice_is(text, "''")) return true;
    if (is_run_of(text, '-') || is_run_of(text, '*')) return true;
    uint32_t c;
    if (lede_utf8_decode(text, 0, &c) != text.size || c == LEDE_UTF8_BAD) return false;
    unsigned category = lede_unicode_of(c)->category;
    return c == '"' || c == '\'' || c == 0x2022 || c == 0xBF || c == 0xA1 ||
           category == LEDE_GC_PS || category == LEDE_GC_PI || category == LEDE_GC_PD ||
           category == LEDE_GC_PF;
}

typedef enum start { LOWER, CAPITAL, NUMBER, OPENER_ONLY, MARK } start;

/* How what follows starts; the openers in front of it are left out and told apart. */
typedef struct follower {
    start start;
    bool quoted, bracketed, dashed;
    uint32_t token; /* behind the openers */
} follower;

static start start_of(const lede_splitter *s, uint32_t token) {
    uint32_t c = lede_splitter_first(s, token);
    if (c == LEDE_UTF8_BAD) return MARK;
    const lede_unicode *unicode = lede_unicode_of(c);
    if ((unicode->flags & LEDE_UNICODE_LOWERCASE) != 0) return LOWER;
    if (unicode->category <= LEDE_GC_LO) return CAPITAL;
    if (unicode->category == LEDE_GC_ND) return NUMBER;
    return c == '#' || c == '@' || c == '$' || unicode->category == LEDE_GC_SC ||
                   unicode->category == LEDE_GC_SO
               ? CAPITAL
               : MARK;
}

/* "'Tis", "'s Ochtends": the apostrophe of a word that lost its start hides the capital. */
static start start_behind_apostrophe(const lede_splitter *s, uint32_t token) {
    lede_slice text = lede_splitter_text(s, token);
    size_t mark = text.data[0] == '\'' ? 1 : 3;
    bool has_mark = mark == 1 || (text.size > mark && memcmp(text.data, "\xE2\x80\x99", mark) == 0);
    if (!has_mark || text.size <= mark) return MARK;
    uint32_t c;
    lede_utf8_decode(text, mark, &c);
    if (c == LEDE_UTF8_BAD || !lede_unicode_is_letter(c)) return MARK;
    bool low = lede_unicode_has(c, LEDE_UNICODE_LOWERCASE);
    return low && !lede_splitter_capital(s, token + 1) ? LOWER : CAPITAL;
}

static follower follower_of(const lede_splitter *s, uint32_t token) {
    follower result = {OPENER_ONLY, false, false, false, token};
    for (; token < s->tokens.stop && is_opener(s, token); token++) {
        uint32_t c = lede_splitter_first(s, token);
        if (lede_unicode_of(c)->category == LEDE_GC_PS && !lede_quote_opens(s->locale, c))
            result.bracketed = true;
        else if (lede_unicode_of(c)->category == LEDE_GC_PD)
            result.dashed = true;
        else
            result.quoted = true;
    }
    if (token < s->tokens.stop) result.start = start_of(s, token);
    if (result.start == MARK) result.start = start_behind_apostrophe(s, token);
    result.token = token;
    return result;
}

static bool is_clock_word(const lede_splitter *s, uint32_t token) {
    if (token >= s->tokens.stop) return false;
    return lede_locale_lists(s->locale->clock_words, s->locale->n_clock_words,
                             lede_splitter_text(s, token), false);
}

/* ---- does it end? --------------------------------------------------------------------------- */

/* "At 5 a.m. Smith left": a time in front of its sentence. */
static bool is_fronted(const lede_splitter *s, uint32_t from, uint32_t token) {
    enum { FRONTED_MAX = 3 };
    return token - from < FRONTED_MAX && lede_splitter_starter(s, from);
}

/* The full stop is part of the token: does the sentence that starts at `from` end all the same? */
static bool abbreviation_ends(const lede_splitter *s, uint32_t from, uint32_t token,
                              follower next) {
    if (next.bracketed || next.dashed || next.start != CAPITAL) return false;
    bool starter = lede_splitter_starter(s, next.token);
    lede_slice word = lede_splitter_text(s, token);
    word.size--;
    uint32_t c;
    bool letter = lede_utf8_decode(word, 0, &c) == word.size;
    switch (lede_locale_abbreviation(s->locale, word)) {
    case LEDE_ABBREVIATION_TITLE:
    case LEDE_ABBREVIATION_LINK:
    case LEDE_ABBREVIATION_NUMBER: return false;
    case LEDE_ABBREVIATION_END:
        return starter || (!is_clock_word(s, next.token) && !is_fronted(s, from, token));
    case LEDE_ABBREVIATION_INSIDE:
    case LEDE_ABBREVIATION_WITHIN:
    case LEDE_ABBREVIATION_NONE: break;
    }
    if (letter) return starter && !next.quoted;
    return starter || (next.quoted && !is_clock_word(s, next.token));
}

static bool is_casual(const lede_splitter *s) {
    if (!s->manner->known) lede_manner_learn(s->manner, s->article, s->locale);
    return s->manner->casual;
}

/* Lower case goes on behind most full stops, which are then abbreviations'; not behind a long word,
 * and not where sentences start so. */
static bool ends_before_lower(const lede_splitter *s, terminator kind, uint32_t end) {
    enum { LONG_WORD = 7 }; /* longer than abbreviations are */
    if ((kind != FULL_STOP && kind != STRONG) || end == s->tokens.start) return false;
    if (is_casual(s)) return true;
    bool capital = lede_splitter_capital(s, end - 1); /* Yahoo! */
    if (kind == STRONG) return !capital;
    return !capital && lede_splitter_text(s, end - 1).size >= LONG_WORD;
}

/* No white space between: "end.Then", "so?Then", a space forgotten. */
static bool ends_touching(const lede_splitter *s, terminator kind, uint32_t end, follower next) {
    if (next.token != end + 1 || next.start != CAPITAL) return false;
    if (kind == FULL_STOP) return true;
    bool word = end > s->tokens.start && !lede_splitter_capital(s, end - 1);
    return (kind == STRONG && word) || (kind == ELLIPSIS && word && is_casual(s));
}

/* The word in front of a full stop is an abbreviation that the article has taught. */
static bool is_learnt(const lede_splitter *s, uint32_t stop) {
    if (s->manner->n_learnt == 0 || stop == s->tokens.start) return false;
    return lede_manner_has_learnt(s->manner, lede_splitter_text(s, stop - 1));
}

/* "(ii)", "(b)" */
static bool is_enumerator(const lede_splitter *s, const follower *follows) {
    enum { ENUMERATOR_MAX = 4 };
    if (!follows->bracketed || !lede_splitter_mark(s, follows->token + 1, ')')) return false;
    lede_slice text = lede_splitter_text(s, follows->token);
    bool roman = text.size <= ENUMERATOR_MAX;
    for (size_t i = 0; i < text.size; i++) {
        roman = roman && strchr("ivx", text.data[i]) != NULL && text.data[i] != '\0';
    }
    return roman || (text.size == 1 && text.data[0] >= 'a' && text.data[0] <= 'z');
}

/* Does a sentence that started at `from` end before token `next`, `end` being its terminator and
 * `next - 1` the last closer behind it? */
static bool ends_before(const lede_splitter *s, uint32_t from, uint32_t end, uint32_t next) {
    terminator kind = terminator_of(s, end);
    follower follows = follower_of(s, next);
    bool opened = follows.quoted || follows.bracketed || follows.dashed, closed = next > end + 1;
    if (kind == FULL_STOP && dot_follows(s, end)) return true; /* dot_ends has said so */
    if (kind == FULL_STOP && is_enumerator(s, &follows)) return true;
    if (follows.start == LOWER) {
        return !opened && !closed && !lede_splitter_touches(s, end) &&
               ends_before_lower(s, kind, end);
    }
    if (follows.start == MARK && !opened) return false;
    if (lede_splitter_touches(s, next - 1)) return ends_touching(s, kind, end, follows);
    if (kind == FACE) return follows.start == CAPITAL;
    if (kind == FULL_STOP && is_learnt(s, end)) {
        return follows.start == CAPITAL && lede_splitter_starter(s, follows.token);
    }
    if (kind == ABBREVIATION && !closed) return abbreviation_ends(s, from, end, follows);
    return true;
}

/* "« Oui. »": a mark that can only close may stand behind a space. */
static bool closes_only(const lede_splitter *s, uint32_t token) {
    uint32_t c = lede_splitter_first(s, token);
    return c >= 0x80 && c != 0x2019 && lede_quote_closes(s->locale, c) &&
           !lede_quote_opens(s->locale, c);
}

/* "[6]", "[...]" behind a sentence belong to it. */
static bool is_note(const lede_splitter *s, uint32_t token) {
    if (token + 2 >= s->tokens.stop || lede_splitter_first(s, token) != '[') return false;
    uint32_t first = lede_splitter_first(s, token + 1);
    bool note = (first >= '0' && first <= '9') || terminator_of(s, token + 1) == ELLIPSIS;
    return note && lede_splitter_mark(s, token + 2, ']');
}

/* The token behind a terminator and what closes with it. */
static uint32_t skip_closers(const lede_splitter *s, uint32_t token) {
    uint32_t next = token + 1;
    while (next < s->tokens.stop) {
        if (lede_splitter_touches(s, next - 1) ? is_closer(s, next) : closes_only(s, next))
            next++;
        else if (is_note(s, next))
            next += 3;
        else
            break;
    }
    return next;
}

/* "[...]" leaves something out and ends nothing. */
static bool is_omission(const lede_splitter *s, uint32_t token) {
    return terminator_of(s, token) == ELLIPSIS && token > s->tokens.start &&
           lede_splitter_first(s, token - 1) == '[';
}

/* Most ends: a full stop behind no other one, a space, a word of ASCII with a capital. None of the
 * questions of end_behind is open then, if the article has taught no abbreviation. */
static bool ends_plainly(const lede_splitter *s, uint32_t token) {
    const lede_article *article = s->article;
    const char *end = article->text.data + article->token_stops[token];
    if (end[-1] != '.' || end[0] != ' ' || end[1] < 'A' || end[1] > 'Z') return false;
    bool alone = article->token_starts[token] + 1 == article->token_stops[token];
    bool first = token > s->tokens.start && end[-2] != '.' && end[-2] != ' ';
    return alone && first && s->manner->n_learnt == 0;
}

/* Where the sentence that starts at `from` ends because of the noted end `token`, or 0. */
static uint32_t end_behind(const lede_splitter *s, uint32_t from, uint32_t token) {
    if (ends_plainly(s, token)) return token + 1;
    unsigned breaks = s->lines ? 1 : 2; /* a blank line parts whatever stands before */
    if (lede_splitter_breaks(s, token, breaks)) return token + 1;
    uint32_t row = lede_row_end(s, from, token);
    if (row != 0) return row;
    terminator kind = terminator_of(s, token);
    if (kind == NONE || is_omission(s, token)) return 0;
    if (kind == FULL_STOP && !dot_ends(s, token)) return 0;
    uint32_t next = skip_closers(s, token);
    return next == s->tokens.stop || ends_before(s, from, token, next) ? next : 0;
}

/* The token behind the sentence that starts at `from`; *end_i is the first of the noted ends that
 * may be in it, and moves on. */
static uint32_t find_end(const lede_splitter *s, uint32_t from, size_t *end_i) {
    lede_row row = lede_row_of(s, from);
    for (; *end_i < s->ends.count; ++*end_i) {
        uint32_t token = s->ends.data[*end_i];
        if (token < row.body) continue;
        if (token + 1 >= row.stop) break;
        uint32_t end = end_behind(s, from, token);
        if (end != 0) return end < row.stop ? end : row.stop;
    }
    return row.stop;
}

/* The noted ends of a block: they are in the order of tokens, and so are blocks. */
static lede_token_list ends_of(lede_cutter *cutter, lede_span tokens) {
    const lede_token_list *all = &cutter->ends;
    size_t first = cutter->ends_done;
    while (first < all->count && all->data[first] < tokens.start) first++;
    size_t last = first;
    while (last < all->count && all->data[last] < tokens.stop) last++;
    cutter->ends_done = last;
    lede_token_list ends = {.count = last - first};
    if (ends.count > 0) ends.data = all->data + first;
    return ends;
}

bool lede_sentence_cut(lede_cutter *cutter, uint32_t block, lede_sentence_list *sentences) {
    const lede_article *article = cutter->article;
    lede_span tokens = article->blocks[block].tokens;
    lede_splitter s = {.article = article,
                       .locale = cutter->locale,
                       .manner = &cutter->manner,
                       .tokens = tokens,
                       .ends = ends_of(cutter, tokens)};
    s.lines = lede_row_lines(&s);
    size_t end_i = 0;
    for (uint32_t at = tokens.start; at < tokens.stop;) {
        uint32_t end = find_end(&s, at, &end_i);
        lede_sentence sentence = {{at, end}, block};
        if (!lede_array_push_in(article->arena, sentences, sentence)) return false;
        at = end;
    }
    return true;
}

bool lede_sentence_cut_plain(const lede_cutter *cutter, uint32_t block,
                             lede_sentence_list *sentences) {
    const lede_article *article = cutter->article;
    const lede_block *b = &article->blocks[block];
    lede_slice text = lede_slice_cut(article->text, b->start, b->stop);
    size_t stop = 0;
    for (uint32_t at = b->tokens.start, end; at < b->tokens.stop; at = end) {
        while (stop <= article->token_starts[at] - b->start) {
            stop = lede_sentence_break_next(text, stop);
        }
        end = at + 1;
        while (end < b->tokens.stop && article->token_starts[end] - b->start < stop) end++;
        lede_sentence sentence = {{at, end}, block};
        if (!lede_array_push_in(article->arena, sentences, sentence)) return false;
    }
    return true;
}
