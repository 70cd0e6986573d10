#include "load/html_byline.h"

#include "load/byline.h"
#include "load/phrase.h"
#include "locale/month.h"

/* Before a name; ASCII in lower case, others in the cases that pages write. */
static const char *const OPENINGS[] = {"by ",
                                       "by: ",
                                       "von ",
                                       "von: ",
                                       "par ",
                                       "par : ",
                                       "por ",
                                       "por: ",
                                       "di ",
                                       "da ",
                                       "door ",
                                       "durch ",
                                       "av ",
                                       "af ",
                                       "autor: ",
                                       "autorin: ",
                                       "autoren: ",
                                       "autor/in: ",
                                       "autor*in: ",
                                       "autor ",
                                       "autore: ",
                                       "autores: ",
                                       "autora: ",
                                       "autorzy: ",
                                       "auteur: ",
                                       "auteur : ",
                                       "auteurs : ",
                                       "author: ",
                                       "authors: ",
                                       "author ",
                                       "verfasser: ",
                                       "verfasst von ",
                                       "text: ",
                                       "texte : ",
                                       "texte: ",
                                       "texto: ",
                                       "testo: ",
                                       "tekst: ",
                                       "text von ",
                                       "texto por ",
                                       "texto de ",
                                       "texte de ",
                                       "testo di ",
                                       "redaktion: ",
                                       "eingestellt von ",
                                       "artikel von ",
                                       "artikel von: ",
                                       "bericht von ",
                                       "beitrag von ",
                                       "interview: ",
                                       "interview von ",
                                       "kommentar von ",
                                       "autorenseite von ",
                                       "ein beitrag von ",
                                       "ein artikel von ",
                                       "ein kommentar von ",
                                       "ein gastbeitrag von ",
                                       "gastbeitrag von ",
                                       "eine analyse von ",
                                       "aufgezeichnet von ",
                                       "geschrieben von ",
                                       "veröffentlicht von ",
                                       "publiziert von ",
                                       "erstellt von ",
                                       "gepostet von ",
                                       "written by ",
                                       "written by: ",
                                       "posted by ",
                                       "posted by: ",
                                       "published by ",
                                       "reported by ",
                                       "reporting by ",
                                       "story by ",
                                       "article by ",
                                       "review by ",
                                       "interview by ",
                                       "text by ",
                                       "words by ",
                                       "words: ",
                                       "posts by ",
                                       "posted on by ",
                                       "escrito por ",
                                       "escrito por: ",
                                       "publicado por ",
                                       "publicado por: ",
                                       "redactado por ",
                                       "una nota de ",
                                       "publié par ",
                                       "rédigé par ",
                                       "écrit par ",
                                       "article de ",
                                       "propos recueillis par ",
                                       "scritto da ",
                                       "scritto da: ",
                                       "articolo di ",
                                       "a cura di ",
                                       "pubblicato da ",
                                       "geschreven door ",
                                       "geplaatst door ",
                                       "skrevet av ",
                                       "skrevet af ",
                                       "skriven av ",
                                       "napisał ",
                                       "napisała ",
                                       "autor artykułu: ",
                                       "opracowanie: ",
                                       "yazan: ",
                                       "Автор: ",
                                       "автор: ",
                                       "Автор ",
                                       "Текст: ",
                                       "Подготовил ",
                                       "Подготовила ",
                                       "作者：",
                                       "作者:",
                                       "文：",
                                       "文/",
                                       "记者：",
                                       "记者 ",
                                       "责任编辑：",
                                       "责任编辑:",
                                       "编辑：",
                                       "記者：",
                                       "責任編輯：",
                                       "執筆：",
                                       "بقلم: ",
                                       "بقلم ",
                                       "كتب: ",
                                       "كتبت: ",
                                       "نویسنده: ",
                                       "מאת: ",
                                       "מאת ",
                                       "Γράφει ο ",
                                       "Γράφει η "};

/* The first byte as openings have it; most of them begin with another. */
static char first_of(lede_slice text) {
    if (text.size == 0) return '\0';
    char c = text.data[0];
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* "Di Matteo", "Da Silva" are surnames. */
static bool is_surname(lede_slice opening, lede_slice rest) {
    bool small = lede_slice_is(opening, "di ") || lede_slice_is(opening, "da ");
    return small && lede_phrase_count(rest) < 2;
}

lede_slice lede_html_byline_cut(lede_slice text) {
    char first = first_of(text);
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (OPENINGS[i][0] != first) continue;
        lede_slice opening = lede_slice_of(OPENINGS[i]);
        if (text.size <= opening.size) continue;
        if (!lede_slice_starts_ascii_case(text, opening)) continue;
        lede_slice rest = lede_slice_trim(lede_slice_cut(text, opening.size, text.size));
        if (!is_surname(opening, rest)) return rest;
    }
    return text;
}

static lede_slice without_colon(lede_slice text) {
    text = lede_slice_trim(text);
    if (text.size > 0 && text.data[text.size - 1] == ':') text.size--;
    return lede_slice_trim(text);
}

bool lede_html_byline_is_label(lede_slice text) {
    text = without_colon(text);
    char first = first_of(text);
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (OPENINGS[i][0] != first) continue;
        if (lede_slice_equal_ascii_case(text, without_colon(lede_slice_of(OPENINGS[i])))) {
            return true;
        }
    }
    return false;
}

bool lede_html_byline_could_be(lede_slice text) {
    enum { MOST_WORDS = 4, MOST_BYTES = 50, LEAST_BYTES = 3 };
    size_t words = lede_phrase_count(text);
    return words >= 1 && words <= MOST_WORDS && text.size >= LEAST_BYTES &&
           text.size <= MOST_BYTES && !lede_phrase_ends_sentence(text) &&
           memchr(text.data, ':', text.size) == NULL;
}

/* A name in a script that puts no spaces between its parts. */
static bool is_one_word(lede_slice text) {
    enum { MOST_BYTES = 12 };
    return text.size > 0 && text.size <= MOST_BYTES && (unsigned char)text.data[0] >= 0xE3 &&
           lede_phrase_count(text) == 1 && !lede_phrase_has_digit(text);
}

bool lede_html_byline_begins_with_name(lede_slice text) {
    static const char *const joints[] = {",",     " |",     " und ", " and ", " et ", " y ",
                                         " e ",   " en ",   " och ", " og ",  " i ",  " & ",
                                         " mit ", " with ", " im ",  "\n",    " - "};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        size_t at = lede_slice_find(text, lede_slice_of(joints[i]), 0);
        if (at != SIZE_MAX) text = lede_slice_cut(text, 0, at);
    }
    text = lede_slice_trim(text);
    return lede_byline_is_name(text) || is_one_word(text) ||
           (lede_byline_has_job(text) && lede_html_byline_could_be(text) &&
            lede_phrase_starts_upper(text));
}

/* ---- lines with more than names ------------------------------------------------------------- */

/* Size of what parts two pieces of a line at the start of `rest`; 0: nothing does. */
static size_t separator(lede_slice rest) {
    static const char *const marks[] = {"|",   "\n",   "·",   "•",   " - ", " – ",
                                        " — ", " // ", " / ", " @ ", " » ", "»"};
    char c = rest.data[0];
    bool may_be = c == '|' || c == '\n' || c == ' ' || c == '\xC2' || c == '\xE2';
    for (size_t i = 0; may_be && i < sizeof marks / sizeof *marks; i++) {
        if (c == marks[i][0] && lede_slice_starts(rest, lede_slice_of(marks[i])))
            return strlen(marks[i]);
    }
    return 0;
}

/* Cut the next piece off the front. */
static bool next_piece(lede_slice *rest, lede_slice *piece) {
    while (rest->size > 0) {
        size_t at = 0, size = 0;
        while (at < rest->size && (size = separator(lede_slice_cut(*rest, at, rest->size))) == 0) {
            at++;
        }
        *piece = lede_slice_trim(lede_slice_cut(*rest, 0, at));
        *rest = lede_slice_cut(*rest, at + size, rest->size);
        if (piece->size > 0) return true;
    }
    return false;
}

/* "3. Mai 2019 von Olga": what stands behind "von"; null: no such word behind a number. */
static lede_slice behind_date(lede_slice piece) {
    static const char *const words[] = {"by", "von",  "par", "por", "da",
                                        "di", "door", "av",  "af",  "автор"};
    lede_slice rest = piece, word;
    for (bool digit = false; lede_phrase_raw_word(&rest, &word);) {
        if (digit && lede_phrase_in(word, words, sizeof words / sizeof *words)) {
            return lede_slice_trim(rest);
        }
        digit = digit || lede_phrase_has_digit(word);
    }
    return LEDE_NULL_SLICE;
}

/* "Jane Doe, on 6 May 2024": up to what belongs to the date. */
static lede_slice before_date(lede_slice piece) {
    static const char *const words[] = {"am",  "on", "le", "el", "den", "vom", "um", "il",
                                        "op",  "at", "in", "du", "the", "del", "em", "às",
                                        "kl.", "w",  "dn", "a",  "d.",  "в",   "от", "-"};
    lede_slice rest = piece, word;
    size_t stop = 0; /* behind the last word that may be a name's */
    while (lede_phrase_raw_word(&rest, &word) && !lede_phrase_has_digit(word)) {
        lede_slice bare = lede_phrase_strip(word);
        bool dates = lede_phrase_in(word, words, sizeof words / sizeof *words) ||
                     lede_month_find(bare) > 0 || bare.size == 0;
        if (!dates) stop = (size_t)(word.data - piece.data) + word.size;
    }
    return lede_slice_trim(lede_slice_cut(piece, 0, stop));
}

/* Without a mail address behind the names: "Jane Doe jane@example.org", "Jane Doe (@jane)". */
static lede_slice cut_mail(lede_slice text) {
    lede_slice rest = text, word;
    while (lede_phrase_raw_word(&rest, &word)) {
        if (word.size < 2 || memchr(word.data, '@', word.size) == NULL) continue;
        return lede_slice_trim(lede_slice_cut(text, 0, (size_t)(word.data - text.data)));
    }
    return text;
}

/* Without the link that often stands behind a name: "Alle Artikel", "View all posts". */
static lede_slice without_tail(lede_slice names) {
    static const char *const words[] = {"alle",   "view", "all",  "see", "follow",
                                        "folgen", "tous", "voir", "ver", "todos"};
    lede_slice rest = names, word;
    for (size_t k = 0; lede_phrase_raw_word(&rest, &word); k++) {
        if (k < 2 || !lede_phrase_in(word, words, sizeof words / sizeof *words)) continue;
        return lede_slice_trim(lede_slice_cut(names, 0, (size_t)(word.data - names.data)));
    }
    return names;
}

static lede_html_byline read_piece(lede_slice piece) {
    lede_slice behind_opening = lede_html_byline_cut(piece);
    lede_html_byline out = {without_tail(cut_mail(behind_opening)),
                            behind_opening.size < piece.size};
    if (lede_phrase_count(out.names) < 2 || !lede_phrase_has_digit(out.names)) return out;
    lede_slice behind = behind_date(piece);
    if (behind.size > 0) out = (lede_html_byline){behind, true};
    if (lede_phrase_has_digit(out.names)) out.names = before_date(out.names);
    return out;
}

lede_html_byline lede_html_byline_read(lede_slice line) {
    lede_html_byline best = {LEDE_NULL_SLICE, false};
    lede_slice rest = line, piece;
    size_t pieces = 0;
    for (; next_piece(&rest, &piece); pieces++) {
        lede_html_byline one = read_piece(piece);
        if (one.names.size == 0 || lede_html_byline_is_label(one.names)) continue;
        if (one.is_opened) return one;
        bool first = best.names.size == 0;
        if (first && (pieces == 0 || lede_byline_is_name(one.names))) best = one;
        bool only_word = !first && lede_phrase_count(best.names) < 2;
        if (only_word && lede_byline_is_name(one.names)) best = one;
    }
    return best;
}
