#include "text/tailor.h"

#include "base/unicode.h"
#include "base/utf8.h"
#include "text/clitic.h"
#include "text/contraction.h"
#include "text/link.h"
#include "text/number.h"
#include "text/stop.h"
#include "text/word.h"

/* A run without white space. */
typedef struct stretch {
    lede_cutter *cutter;
    lede_slice text; /* the article's up to the end of the run */
    size_t start;
    bool may_have_link;
} stretch;

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || is_upper(c);
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static char byte_at(lede_slice text, size_t at) {
    return at < text.size ? text.data[at] : '\0';
}
static bool is_word_byte(char c) {
    return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80;
}

/* Bytes that may end a run, lead bytes of white space among them, and bytes of links. */
enum { MAY_END = 1, MAY_LINK = 2 };
static const unsigned char hints[256] = {
    ['\t'] = MAY_END, ['\n'] = MAY_END, ['\v'] = MAY_END, ['\f'] = MAY_END, ['\r'] = MAY_END,
    [' '] = MAY_END,  [0xC2] = MAY_END, [0xE1] = MAY_END, [0xE2] = MAY_END, [0xE3] = MAY_END,
    ['@'] = MAY_LINK, ['#'] = MAY_LINK, [':'] = MAY_LINK, ['.'] = MAY_LINK,
};

/* A link holds "@", "#", "://" or a dot before a letter. */
static bool may_link(lede_slice text, size_t at) {
    char c = text.data[at], next = byte_at(text, at + 1);
    return c == '@' || c == '#' || (c == ':' && next == '/') || is_letter(next);
}

static bool is_space(lede_slice text, size_t at) {
    if ((unsigned char)text.data[at] < 0x80) return true; /* of those that may end a run */
    uint32_t c;
    lede_utf8_decode(text, at, &c);
    return c != LEDE_UTF8_BAD && lede_unicode_has(c, LEDE_UNICODE_WHITE_SPACE);
}

/* End of the run that starts at `at`: the next white space, or the end of the block. */
static size_t find_end(lede_slice text, size_t at, bool *may_have_link) {
    *may_have_link = false;
    for (; at < text.size; at++) {
        unsigned char hint = hints[(unsigned char)text.data[at]];
        if (hint == 0) continue;
        if (hint == MAY_END && is_space(text, at)) break;
        if (hint == MAY_LINK && may_link(text, at)) *may_have_link = true;
    }
    return at;
}

/* ---- words ---------------------------------------------------------------------------------- */

/* Where the word that starts at `at` ends. UAX #29 joins letters over ":" (WB6) and "."; here a
 * colon always parts, a full stop does after an abbreviation ("Mr.Smith"), after initials
 * ("J.K.Rowling") and between sentences without a space ("end.Then"). */
static size_t word_end(const stretch *run, size_t at) {
    size_t end = lede_word_next(run->text, at);
    lede_slice word = lede_slice_cut(run->text, at, end);
    const char *colon = memchr(word.data, ':', word.size);
    if (colon != NULL && colon > word.data) word.size = (size_t)(colon - word.data);
    const char *dot = memchr(word.data, '.', word.size);
    if (dot == NULL || dot == word.data) return at + word.size;
    size_t first = (size_t)(dot - word.data);
    if (lede_stop_is_dotted(word)) return at + word.size;
    if (lede_locale_abbreviation(run->cutter->locale, word) != LEDE_ABBREVIATION_NONE) {
        return at + word.size; /* Ph.D */
    }
    size_t initials = 0;
    while (initials + 1 < word.size && is_upper(word.data[initials]) &&
           word.data[initials + 1] == '.') {
        initials += 2;
    }
    if (initials > 0) return at + initials;
    lede_slice head = lede_slice_cut(word, 0, first);
    if (lede_locale_abbreviation(run->cutter->locale, head) != LEDE_ABBREVIATION_NONE &&
        is_upper(byte_at(word, first + 1))) {
        return at + first + 1;
    }
    bool sentences = !is_upper(word.data[first - 1]) && !is_digit(word.data[first - 1]) &&
                     is_upper(byte_at(word, first + 1)) && first >= 2;
    return at + (sentences ? first : word.size);
}

/* "N°": the sign belongs to the abbreviation of number. */
static size_t join_degree(lede_slice text, size_t at, size_t end) {
    bool number = end == at + 1 && (text.data[at] | 32) == 'n';
    bool sign = byte_at(text, end) == '\xC2' && byte_at(text, end + 1) == '\xB0';
    return number && sign ? end + 2 : end;
}

/* "AT&T", "R&D": capitals around an ampersand. */
static size_t join_ampersand(lede_slice text, size_t at, size_t end) {
    enum { SIDE_MAX = 3 };
    if (byte_at(text, end) != '&' || end - at > SIDE_MAX) return end;
    for (size_t i = at; i < end; i++) {
        if (!is_upper(text.data[i])) return end;
    }
    size_t stop = end + 1;
    while (is_upper(byte_at(text, stop))) stop++;
    bool alone = !is_word_byte(byte_at(text, stop));
    return stop > end + 1 && stop - (end + 1) <= SIDE_MAX && alone ? stop : end;
}

/* "C++", "C#", "F#"; not the mark "A++". */
static size_t join_sign(lede_slice text, size_t at, size_t end) {
    char c = text.data[at];
    if (end != at + 1 || (c != 'C' && c != 'F' && c != 'J')) return end;
    bool twice = c == 'C' && byte_at(text, end) == '+' && byte_at(text, end + 1) == '+';
    size_t stop = twice ? end + 2 : byte_at(text, end) == '#' ? end + 1 : end;
    char behind = byte_at(text, stop);
    return is_word_byte(behind) || behind == '+' || behind == '#' ? end : stop;
}

/* "b/c", "w/o", "L/C": single letters around a slash. */
static size_t join_slash(lede_slice text, size_t at, size_t end) {
    bool letters = end == at + 1 && byte_at(text, end) == '/' && is_letter(byte_at(text, end + 1));
    if (!letters || is_upper(text.data[at]) != is_upper(text.data[end + 1])) return end;
    char behind = byte_at(text, end + 2);
    return is_word_byte(behind) || behind == '/' ? end : end + 2;
}

/* A word whose hyphen ends the line goes on in the next one, when that starts in lower case:
 * "govern-\nment". Returns the start of its second half, or 0. */
static size_t next_line(const stretch *run, size_t end) {
    lede_slice text = run->text, block = run->cutter->text;
    bool hyphen = end + 1 == text.size && byte_at(text, end) == '-';
    bool soft = end == text.size && end >= 2 && text.data[end - 2] == '\xC2' &&
                text.data[end - 1] == '\xAD';
    if (!hyphen && !soft) return 0;
    run->cutter->looked_around = true;
    size_t at = text.size;
    while (byte_at(block, at) == ' ' || byte_at(block, at) == '\t' || byte_at(block, at) == '\r') {
        at++;
    }
    if (byte_at(block, at) != '\n') return 0;
    at++;
    while (byte_at(block, at) == ' ' || byte_at(block, at) == '\t') at++;
    if (at >= block.size) return 0;
    uint32_t c;
    lede_utf8_decode(block, at, &c);
    return c != LEDE_UTF8_BAD && lede_unicode_has(c, LEDE_UNICODE_LOWERCASE) ? at : 0;
}

/* "co-operation", "non-U.S.": a prefix keeps its hyphen and the word behind it. */
static size_t join_prefix(const stretch *run, size_t at, size_t end) {
    if (byte_at(run->text, end) != '-' || !is_word_byte(byte_at(run->text, end + 1)) ||
        is_digit(byte_at(run->text, end + 1))) {
        return end;
    }
    lede_slice prefix = lede_slice_cut(run->text, at, end);
    if (!lede_locale_prefixes(run->cutter->locale, prefix)) return end;
    size_t start = end + 1, stop = word_end(run, start);
    bool dotted = byte_at(run->text, stop) == '.' &&
                  lede_stop_is_dotted(lede_slice_cut(run->text, start, stop));
    return dotted ? stop + 1 : stop;
}

/* "sous-sol", "Nord- und Ostsee", "COVID-19", where the language keeps hyphens in words. */
static size_t join_hyphens(const stretch *run, size_t end) {
    const lede_locale *locale = run->cutter->locale;
    lede_slice text = run->text, block = run->cutter->text;
    if (!locale->hyphens_join) return end;
    while (byte_at(text, end) == '-' && is_word_byte(byte_at(text, end + 1))) {
        end = lede_word_next(text, end + 1);
    }
    if (locale->hyphens_dangle && end + 1 == text.size) run->cutter->looked_around = true;
    bool dangles = locale->hyphens_dangle && byte_at(text, end) == '-' && end + 1 == text.size &&
                   byte_at(block, end + 1) == ' ' && byte_at(block, end + 2) >= 'a' &&
                   byte_at(block, end + 2) <= 'z';
    return dangles ? end + 1 : end;
}

/* "J.-P.": initials with hyphens between. */
static size_t initials_end(lede_slice text, size_t at) {
    size_t stop = at;
    while (is_upper(byte_at(text, stop)) && byte_at(text, stop + 1) == '.' &&
           byte_at(text, stop + 2) == '-') {
        stop += 3;
    }
    bool whole = stop > at && is_upper(byte_at(text, stop)) && byte_at(text, stop + 1) == '.';
    return whole ? stop + 2 : at;
}

/* "EUR5.2m", "Rs500": a currency before its number. */
static size_t currency_end(lede_slice text, size_t at) {
    static const char *const codes[] = {"AUD", "BRL", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP",
                                        "HKD", "INR", "JPY", "KRW", "MXN", "NOK", "NZD", "PLN",
                                        "RMB", "RUB", "Rs",  "SEK", "SGD", "TRY", "USD", "ZAR"};
    size_t end = at;
    while (is_letter(byte_at(text, end))) end++;
    if (!is_digit(byte_at(text, end))) return at;
    lede_slice code = lede_slice_cut(text, at, end);
    return lede_locale_lists(codes, sizeof codes / sizeof *codes, code, false) ? end : at;
}

/* "c.-à-d.", "Dipl.-Ing.": an abbreviation with full stops before hyphens, by the list alone. */
static size_t dotted_compound_end(const stretch *run, size_t at, size_t end) {
    lede_slice text = run->text;
    if (byte_at(text, end) != '.' || byte_at(text, end + 1) != '-') return end;
    size_t stop = end;
    for (; stop < text.size; stop++) {
        char c = text.data[stop];
        if (!is_word_byte(c) && c != '.' && c != '-') break;
    }
    lede_slice word = lede_slice_cut(text, at, stop - 1);
    bool listed = text.data[stop - 1] == '.' &&
                  lede_locale_abbreviation(run->cutter->locale, word) != LEDE_ABBREVIATION_NONE;
    size_t initials = initials_end(text, at);
    return listed ? stop : initials > at ? initials : end;
}

/* "l'« Avenir »", "un po'": an elision keeps its apostrophe also before no letter. */
static size_t join_elision(const stretch *run, size_t at, size_t end) {
    lede_slice text = run->text;
    size_t mark = byte_at(text, end) == '\'' ? 1 : 3;
    if (mark == 3 && (end + 3 > text.size || memcmp(text.data + end, "\xE2\x80\x99", 3) != 0)) {
        return end;
    }
    lede_slice word = lede_slice_cut(text, at, end + mark);
    return lede_clitic_elision(run->cutter->locale, word) == word.size ? end + mark : end;
}

/* Marks of ASCII that some rule joins to the word before them. */
static bool may_join(char c) {
    switch (c) {
    case '_':
    case '.':
    case '\'':
    case ':':
    case '&':
    case '-':
    case '/':
    case '+':
    case '#': return true;
    default: return false;
    }
}

/* A word of nothing but ASCII letters, with nothing behind it that needs a rule: its end, else
 * `at`. */
static size_t plain_word_end(const stretch *run, size_t at) {
    size_t end = at;
    while (is_letter(byte_at(run->text, end))) end++;
    char c = byte_at(run->text, end);
    bool simple = (unsigned char)c < 0x80 && !is_digit(c) &&
                  (c == '\0' ? end == run->text.size : !may_join(c));
    return simple ? end : at;
}

static size_t cut_word(const stretch *run, size_t at) {
    size_t end = plain_word_end(run, at);
    if (end > at) {
        size_t first = lede_contraction_now(run->cutter, at, end);
        if (first > 0) lede_cutter_emit(run->cutter, at, at + first);
        lede_cutter_emit(run->cutter, at + first, end);
        return end;
    }
    end = currency_end(run->text, at);
    if (end > at) {
        lede_cutter_emit(run->cutter, at, end);
        return end;
    }
    end = join_degree(run->text, at, word_end(run, at));
    size_t compound = dotted_compound_end(run, at, end);
    if (compound > end) {
        lede_cutter_emit_any(run->cutter, at, compound);
        return compound;
    }
    size_t word = at + lede_clitic_elision(run->cutter->locale, lede_slice_cut(run->text, at, end));
    if (byte_at(run->text, end) == '.' && byte_at(run->text, end - 1) != '.' &&
        lede_stop_belongs(run->cutter, word, end)) {
        if (word > at) lede_cutter_emit_any(run->cutter, at, word);
        lede_cutter_emit_any(run->cutter, word, end + 1);
        return end + 1;
    }
    end = join_ampersand(run->text, at, end);
    end = join_sign(run->text, at, end);
    end = join_slash(run->text, at, end);
    end = join_prefix(run, at, end);
    end = join_hyphens(run, end);
    end = join_elision(run, at, end);
    size_t line = next_line(run, end);
    if (line > 0) end = lede_word_next(run->cutter->text, line);
    lede_clitic_emit(run->cutter, at, end);
    return end;
}

/* ---- numbers -------------------------------------------------------------------------------- */

/* A sign and a decimal point belong to a number only where one can start. */
static bool may_start_number(const stretch *run, size_t at) {
    if (is_digit(run->text.data[at])) return true;
    if (at == run->start) return true;
    return strchr("([{<\"'=~", run->text.data[at - 1]) != NULL && run->text.data[at - 1] != '\0';
}

/* "5pm", "10km", "5p.m.": the unit is a word of its own. */
static bool is_unit(const stretch *run, size_t at, size_t end) {
    const lede_locale *locale = run->cutter->locale;
    size_t letters = at;
    while (letters < end && is_letter(run->text.data[letters])) letters++;
    lede_slice unit = lede_slice_cut(run->text, at, letters);
    if (letters < end) return lede_stop_is_dotted(lede_slice_cut(run->text, at, end));
    return lede_locale_lists(locale->units, locale->n_units, unit, unit.size > 1);
}

/* 04/26/2001: mail is stamped so, and the stamp is a sentence of its own. */
static bool is_date(lede_slice number) {
    const char *first = memchr(number.data, '/', number.size);
    if (first == NULL) return false;
    return memchr(first + 1, '/', number.size - (size_t)(first + 1 - number.data)) != NULL;
}

/* The sentence may end before what is cut next. */
static void note_before(lede_cutter *cutter) {
    cutter->looked_around = true;
    if (cutter->article->n_tokens > 0) lede_cutter_note_last(cutter);
}

/* Returns `at` when there is no number. */
static size_t cut_number(const stretch *run, size_t at) {
    if (!may_start_number(run, at)) return at;
    lede_slice text = run->text;
    size_t end = lede_number_end(text, at);
    if (end == at) return at;
    size_t word = lede_word_next(text, end - 1); /* letters behind the last digit */
    if (end < word && !is_unit(run, end, word)) {
        lede_slice rest = lede_slice_cut(text, end, word);
        if (memchr(rest.data, '.', rest.size) == NULL) end = word; /* 20th, 5G, 737s */
    } else if (byte_at(text, end) == '\'' && byte_at(text, end + 1) == 's' &&
               text.data[end - 1] == '0' && !is_word_byte(byte_at(text, end + 2))) {
        end += 2; /* the 1990's */
    }
    if (lede_stop_is_ordinal(run->cutter, at, end)) end++; /* "3. Oktober" */
    if (byte_at(text, end) == '-' && !is_digit(byte_at(text, end + 1))) {
        end = join_hyphens(run, end); /* "30-jährig", where the language has it so */
    }
    if (end - at > 3 && text.data[end - 2] == '\'' && is_upper(text.data[end - 3])) {
        lede_clitic_emit(run->cutter, at, end); /* 3M's */
        return end;
    }
    bool date = is_date(lede_slice_cut(text, at, end));
    if (date) note_before(run->cutter);
    if (lede_cutter_emit(run->cutter, at, end) && date) lede_cutter_note_last(run->cutter);
    return end;
}

/* ---- marks ---------------------------------------------------------------------------------- */

/* "?.", ".!": a single full stop among marks that end a sentence; `at` when there is none. */
static size_t mixed_stops(lede_slice text, size_t at) {
    size_t stop = at;
    while (byte_at(text, stop) == '.' || byte_at(text, stop) == '!' || byte_at(text, stop) == '?') {
        if (text.data[stop] == '.' && stop > at && text.data[stop - 1] == '.') return at;
        stop++;
    }
    bool mixed = stop > at + 1 && memchr(text.data + at, '.', stop - at) != NULL;
    return mixed && !is_word_byte(byte_at(text, stop)) ? stop : at;
}

/* Marks that are one token when repeated: "...", "--", "!!!", "?!". */
static size_t repeated_marks(lede_slice text, size_t at) {
    char first = text.data[at];
    size_t stop = mixed_stops(text, at);
    if (stop > at) return stop;
    stop = at + 1;
    if (first == '!' || first == '?') {
        while (byte_at(text, stop) == '!' || byte_at(text, stop) == '?') stop++;
        return stop;
    }
    if (first == '\'' || first == '`') return byte_at(text, stop) == first ? stop + 1 : stop;
    if (first == '\0' || strchr(".-=*~+_#<>|$/\\", first) == NULL) return stop;
    while (byte_at(text, stop) == first) stop++;
    return stop;
}

/* "---==", "|----+-->": marks that draw a line are one token together. */
static size_t drawn_end(lede_slice text, size_t at) {
    enum { DRAWN_MIN = 4 };
    size_t stop = at;
    while (stop < text.size && memchr("-=*~+<>|", text.data[stop], 8) != NULL) stop++;
    return stop - at >= DRAWN_MIN ? stop : at;
}

/* Other faces than ":)", each a stretch of its own. */
static size_t face_end(lede_slice text, size_t at) {
    static const char *const faces[] = {
        "^_^", "-_-", "=)", "=(", "=D", "(:",  "(=", ":/",
        ":-/", ":O",  ":o", ":*", "D:", ">:(", "<3",
    };
    enum { LONGEST = 3 };
    for (size_t i = 0; text.size - at <= LONGEST && i < sizeof faces / sizeof *faces; i++) {
        if (lede_slice_is(lede_slice_cut(text, at, text.size), faces[i])) return text.size;
    }
    return at;
}

/* ":)", ";-)", ":D": a face that is a stretch of its own, or ends one. */
static size_t emoticon_end(lede_slice text, size_t at) {
    if (byte_at(text, at) != ':' && byte_at(text, at) != ';') return at;
    size_t stop = at + 1;
    if (byte_at(text, stop) == '-' || byte_at(text, stop) == '\'') stop++;
    char mouth = byte_at(text, stop);
    if (mouth == '\0' || strchr(")(DPp|", mouth) == NULL) return at;
    stop++;
    size_t behind = stop; /* ":-)." */
    while (byte_at(text, behind) == '.' || byte_at(text, behind) == '!') behind++;
    return behind == text.size ? stop : at;
}

static size_t cut_mark(const stretch *run, size_t at) {
    enum { RULE_MIN = 5 }; /* marks that are a line between sentences */
    size_t end = at == run->start ? face_end(run->text, at) : at;
    if (end == at) end = emoticon_end(run->text, at);
    bool face = end > at;
    if (!face) {
        bool ascii = (unsigned char)run->text.data[at] < 0x80;
        end = ascii ? drawn_end(run->text, at) : at + 1;
        if (end == at) end = repeated_marks(run->text, at);
    }
    if (end == at + 1) end = lede_word_next(run->text, at);
    bool line = end - at >= RULE_MIN;
    if (line) note_before(run->cutter);
    if (lede_cutter_emit_any(run->cutter, at, end) && (line || face)) {
        lede_cutter_note_last(run->cutter);
    }
    return end;
}

static size_t cut_link(const stretch *run, size_t at) {
    if (at > run->start && is_word_byte(run->text.data[at - 1])) return at;
    lede_token_kind kind;
    size_t size = lede_link_match(lede_slice_cut(run->text, at, run->text.size), &kind);
    if (size > 0) lede_cutter_emit_any(run->cutter, at, at + size);
    return at + size;
}

static bool starts_word(lede_slice text, size_t at) {
    if (is_letter(text.data[at])) return true;
    if ((unsigned char)text.data[at] < 0x80) return text.data[at] == '_';
    uint32_t c;
    lede_utf8_decode(text, at, &c);
    return c != LEDE_UTF8_BAD && lede_unicode_is_letter(c);
}

static size_t cut_one(const stretch *run, size_t at) {
    size_t next = run->may_have_link ? cut_link(run, at) : at;
    if (next > at) return next;
    if (is_letter(run->text.data[at])) return cut_word(run, at);
    next = cut_number(run, at);
    if (next == at) next = lede_clitic_alone(run->cutter, run->text, run->start, at);
    if (next == at && starts_word(run->text, at)) next = cut_word(run, at);
    return next == at ? cut_mark(run, at) : next;
}

/* ---- runs met before ------------------------------------------------------------------------ */

/* The place of the run, and its key; NULL when it is too long to be remembered. */
static lede_cut *find_cut(const lede_cutter *cutter, size_t at, size_t end, lede_cut *key) {
    if (cutter->cuts == NULL || end - at > LEDE_CUT_BYTES) return NULL;
    lede_slice text = cutter->article->text;
    bool safe = at + LEDE_FORM_READ <= text.size; /* so many bytes can be read */
    lede_form form = safe ? lede_form_of_short(text.data + at, (uint32_t)(end - at))
                          : lede_form_of(lede_slice_cut(text, at, end));
    *key = lede_cut_key(&form, cutter->locale);
    return lede_cuts_slot(cutter->cuts, &form);
}

/* Add the tokens of the run at `at`, as they were. */
static size_t repeat(lede_cutter *cutter, const lede_cut *cut, size_t at) {
    for (unsigned i = 0, start = 0; i < cut->n_tokens; i++) {
        size_t stop = lede_cut_stop(cut, i);
        if (!lede_cutter_emit(cutter, at + start, at + stop)) break;
        if ((cut->ends >> i & 1) != 0) lede_cutter_note_last(cutter);
        start = (unsigned)stop;
    }
    return at + cut->size;
}

/* Fill the key of the run from `at` to `end` with the tokens and noted ends that were added for it,
 * which are those from `first` on. False when they do not fit. */
static bool fill_cut(const lede_cutter *cutter, lede_cut *cut, size_t at, uint32_t first) {
    const lede_article *article = cutter->article;
    size_t start = at;
    for (uint32_t i = first; i < article->n_tokens; i++) {
        if (article->token_starts[i] != start) return false;
        start = article->token_stops[i];
        if (!lede_cut_add(cut, start - at)) return false;
    }
    for (size_t i = cutter->ends.count; i > 0 && cutter->ends.data[i - 1] >= first; i--) {
        cut->ends |= (uint8_t)(1u << (cutter->ends.data[i - 1] - first));
    }
    return start == at + cut->size;
}

size_t lede_tailor_run(lede_cutter *cutter, size_t at) {
    bool may_have_link;
    size_t start = at, end = find_end(cutter->text, at, &may_have_link);
    if (end == at) return lede_utf8_next(cutter->text, at); /* white space past ASCII */
    lede_cut cut, *slot = find_cut(cutter, at, end, &cut);
    if (slot != NULL && lede_cut_same(slot, &cut)) return repeat(cutter, slot, at);
    uint32_t first = cutter->article->n_tokens;
    cutter->looked_around = false;
    stretch run = {cutter, lede_slice_cut(cutter->text, 0, end), at, may_have_link};
    while (at < end && cutter->status == LEDE_OK) at = cut_one(&run, at);
    bool whole = at == end && !cutter->looked_around && cutter->status == LEDE_OK;
    if (slot != NULL && whole && fill_cut(cutter, &cut, start, first)) *slot = cut;
    return at;
}
