#include "text/sentence.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/sentence_break.h"
#include "text/stop.h"

typedef struct splitter {
    const lede_article *article;
    const lede_locale *locale;
    lede_span tokens; /* of the block */
    lede_token_list ends;
} splitter;

static uint32_t first_of(const lede_article *article, uint32_t token) {
    uint32_t c;
    lede_utf8_decode(article->text, article->token_starts[token], &c);
    return c;
}

static bool touches(const splitter *s, uint32_t left) {
    return s->article->token_stops[left] == s->article->token_starts[left + 1];
}

typedef enum terminator { NONE, FULL_STOP, ELLIPSIS, ABBREVIATION, STRONG } terminator;

/* What the token is to the end of a sentence, by its last bytes. */
static terminator terminator_of(const splitter *s, uint32_t token) {
    lede_slice text = lede_article_token(s->article, token);
    char last = text.data[text.size - 1];
    if (last == '.') {
        if (text.size == 1) return FULL_STOP;
        return text.data[0] == '.' ? ELLIPSIS : ABBREVIATION;
    }
    if (last == '!' || last == '?') return STRONG;
    if ((unsigned char)last < 0x80) return NONE;
    uint32_t c;
    lede_utf8_decode(text, lede_utf8_previous(text, text.size), &c);
    if (c == 0x2026) return ELLIPSIS;
    return c != LEDE_UTF8_BAD && lede_unicode_of(c)->sentence_break == LEDE_SB_STERM ? STRONG
                                                                                     : NONE;
}

static bool is_closer(const splitter *s, uint32_t token) {
    lede_slice text = lede_article_token(s->article, token);
    if (lede_slice_is(text, "\"") || lede_slice_is(text, "'") || lede_slice_is(text, "''")) {
        return true;
    }
    uint32_t c;
    if (lede_utf8_decode(text, 0, &c) != text.size || c == LEDE_UTF8_BAD) return false;
    unsigned category = lede_unicode_of(c)->category;
    return category == LEDE_GC_PE || category == LEDE_GC_PF;
}

/* May stand in front of the first word of a sentence. */
static bool is_opener(const splitter *s, uint32_t token) {
    lede_slice text = lede_article_token(s->article, token);
    if (lede_slice_is(text, "``") || lede_slice_is(text, "''")) return true;
    uint32_t c;
    if (lede_utf8_decode(text, 0, &c) != text.size || c == LEDE_UTF8_BAD) return false;
    unsigned category = lede_unicode_of(c)->category;
    return c == '"' || c == '\'' || c == 0x2022 || category == LEDE_GC_PS ||
           category == LEDE_GC_PI || category == LEDE_GC_PD;
}

typedef enum start { LOWER, CAPITAL, NUMBER, OPENER_ONLY, MARK } start;

/* How what follows starts; the openers in front of it are left out and told apart. */
typedef struct follower {
    start start;
    bool quoted, bracketed;
    uint32_t token; /* behind the openers */
} follower;

static start start_of(const splitter *s, uint32_t token) {
    uint32_t c = first_of(s->article, token);
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

static follower follower_of(const splitter *s, uint32_t token) {
    follower result = {OPENER_ONLY, false, false, token};
    for (; token < s->tokens.stop && is_opener(s, token); token++) {
        uint32_t c = first_of(s->article, token);
        if (lede_unicode_of(c)->category == LEDE_GC_PS)
            result.bracketed = true;
        else
            result.quoted = true;
    }
    if (token < s->tokens.stop) result.start = start_of(s, token);
    result.token = token;
    return result;
}

/* A word that starts a sentence, not a name. */
static bool is_starter(const splitter *s, uint32_t token) {
    if (token >= s->tokens.stop) return false;
    lede_slice word = lede_article_token(s->article, token);
    return lede_locale_lists(s->locale->starters, s->locale->n_starters, word, false);
}

static bool is_clock_word(const splitter *s, uint32_t token) {
    if (token >= s->tokens.stop) return false;
    lede_slice word = lede_article_token(s->article, token);
    return lede_locale_lists(s->locale->clock_words, s->locale->n_clock_words, word, false);
}

/* "At 5 a.m. Smith left": a time in front of its sentence. */
static bool is_fronted(const splitter *s, uint32_t from, uint32_t token) {
    enum { FRONTED_MAX = 3 };
    return token - from < FRONTED_MAX && is_starter(s, from);
}

/* The full stop is part of the token: does the sentence that starts at `from` end all the same? */
static bool abbreviation_ends(const splitter *s, uint32_t from, uint32_t token, follower next) {
    if (next.bracketed || next.start != CAPITAL) return false;
    bool starter = is_starter(s, next.token);
    lede_slice word = lede_article_token(s->article, token);
    word.size--;
    uint32_t c;
    if (lede_utf8_decode(word, 0, &c) == word.size) return starter && !next.quoted;
    switch (lede_locale_abbreviation(s->locale, word)) {
    case LEDE_ABBREVIATION_TITLE:
    case LEDE_ABBREVIATION_LINK:
    case LEDE_ABBREVIATION_NUMBER: return false;
    case LEDE_ABBREVIATION_END:
        return starter || (!is_clock_word(s, next.token) && !is_fronted(s, from, token));
    case LEDE_ABBREVIATION_INSIDE:
    case LEDE_ABBREVIATION_NONE: break;
    }
    return starter || (next.quoted && !is_clock_word(s, next.token));
}

/* "1. The first item": a number or letter alone before its full stop counts something. */
static bool is_enumerator(const splitter *s, uint32_t from, uint32_t stop_token) {
    if (stop_token != from + 1 || !touches(s, from)) return false;
    uint32_t c = first_of(s->article, from);
    lede_slice text = lede_article_token(s->article, from);
    return (c >= '0' && c <= '9' && text.size <= 3) || text.size == 1;
}

/* Does a sentence that started at `from` end before token `next`, `end` being its terminator and
 * `next - 1` the last closer behind it? */
static bool ends_before(const splitter *s, uint32_t from, uint32_t end, uint32_t next) {
    terminator kind = terminator_of(s, end);
    follower follows = follower_of(s, next);
    bool opened = follows.quoted || follows.bracketed;
    if (follows.start == LOWER || (follows.start == MARK && !opened)) return false;
    if (touches(s, next - 1)) {
        /* "end.Then", a space forgotten */
        return kind == FULL_STOP && next == end + 1 && follows.start == CAPITAL && !opened;
    }
    if (kind == FULL_STOP) return !is_enumerator(s, from, end);
    if (kind == ABBREVIATION && next == end + 1) return abbreviation_ends(s, from, end, follows);
    return true;
}

/* "[6]" behind a sentence belongs to it. */
static bool is_note(const splitter *s, uint32_t token) {
    if (token + 2 >= s->tokens.stop) return false;
    uint32_t number = first_of(s->article, token + 1);
    return first_of(s->article, token) == '[' && number >= '0' && number <= '9' &&
           lede_slice_is(lede_article_token(s->article, token + 2), "]");
}

/* The token behind a terminator and what closes with it. */
static uint32_t skip_closers(const splitter *s, uint32_t token) {
    uint32_t next = token + 1;
    while (next < s->tokens.stop) {
        if (touches(s, next - 1) && is_closer(s, next))
            next++;
        else if (is_note(s, next))
            next += 3;
        else
            break;
    }
    return next;
}

/* "[...]" leaves something out and ends nothing. */
static bool is_omission(const splitter *s, uint32_t token) {
    return terminator_of(s, token) == ELLIPSIS && token > s->tokens.start &&
           first_of(s->article, token - 1) == '[';
}

/* Two line breaks between tokens part sentences, whatever stands before. */
static bool blank_line_after(const splitter *s, uint32_t token) {
    lede_slice gap = lede_slice_cut(s->article->text, s->article->token_stops[token],
                                    s->article->token_starts[token + 1]);
    const char *first = gap.size < 2 ? NULL : memchr(gap.data, '\n', gap.size);
    if (first == NULL) return false;
    size_t rest = gap.size - (size_t)(first + 1 - gap.data);
    return memchr(first + 1, '\n', rest) != NULL;
}

/* The token behind the sentence that starts at `from`; *end_i is the first of the cutter's ends
 * that may be in it, and moves on. */
static uint32_t find_end(const splitter *s, uint32_t from, size_t *end_i) {
    for (; *end_i < s->ends.count; ++*end_i) {
        uint32_t token = s->ends.data[*end_i];
        if (token < from) continue;
        if (token + 1 >= s->tokens.stop) break;
        if (blank_line_after(s, token)) return token + 1;
        if (terminator_of(s, token) == NONE || is_omission(s, token)) continue;
        uint32_t next = skip_closers(s, token);
        if (next == s->tokens.stop) return next;
        if (ends_before(s, from, token, next)) return next;
    }
    return s->tokens.stop;
}

bool lede_sentence_cut(const lede_cutter *cutter, uint32_t block, lede_sentence_list *sentences) {
    const lede_article *article = cutter->article;
    splitter s = {article, cutter->locale, article->blocks[block].tokens, cutter->ends};
    size_t end_i = 0;
    for (uint32_t at = s.tokens.start; at < s.tokens.stop;) {
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
