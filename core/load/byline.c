#include "load/byline.h"

#include "base/utf8.h"
#include "load/phrase.h"

enum { MOST_WORDS = 16, MOST_NAME_WORDS = 5, MOST_NAMES = 16 };

static const char *const OPENINGS[] = {"by",        "written by",   "story by",     "words by",
                                       "report by", "reported by",  "reporting by", "text by",
                                       "posted by", "published by", "article by",   "analysis by"};
/* English, German, French, Spanish, Portuguese, Italian, Dutch and Polish jobs, and agencies, in
 * the order of their bytes. */
static const char *const JOBS[] = {
    /* a to j */
    "afp", "agence", "agencia", "agencies", "agency", "agentur", "agenzia", "agência", "anp",
    "ansa", "ap", "belga", "bloomberg", "bureau", "chefredakteur", "chefredakteurin", "chief",
    "columnist", "contributor", "correspondant", "correspondante", "correspondent",
    "correspondents", "corresponsal", "corrispondente", "critic", "desk", "dpa", "dziennikarka",
    "dziennikarz", "editor", "editors", "efe", "enviada", "enviado", "envoyé", "envoyée", "epd",
    "giornalista", "inviata", "inviato", "jornalista", "journalist", "journaliste", "journalistin",
    /* k to w */
    "kna", "korrespondent", "korrespondentin", "lusa", "mitarbeiter", "mitarbeiterin", "news",
    "newsroom", "pap", "periodista", "post", "press", "producer", "redacción", "redacteur",
    "redactie", "redactor", "redactora", "redakcja", "redakteur", "redakteurin", "redaktion",
    "redazione", "redação", "reporter", "reporterin", "reporters", "repórter", "reuters",
    "rédacteur", "rédaction", "rédactrice", "service", "staff", "team", "times", "verslaggever",
    "volontär", "volontärin", "writer", "writers"};
/* Small words inside names. */
static const char *const PARTICLES[] = {"de",  "da",  "di",  "del", "della", "der", "den", "van",
                                        "von", "bin", "ibn", "al",  "el",    "la",  "le",  "du",
                                        "dos", "do",  "ter", "ten", "zu",    "y"};
/* What ends the names: "Jane Doe in Brussels", "John Roe for the Herald". */
static const char *const STOPPERS[] = {"in",  "for",   "at",     "of",   "from", "on",
                                       "aus", "desde", "depuis", "para", "pour"};
/* First words of a sentence that begins with "By". */
static const char *const TIMES[] = {
    "monday",  "tuesday",   "wednesday", "thursday", "friday",   "saturday", "sunday",
    "january", "february",  "march",     "april",    "may",      "june",     "july",
    "august",  "september", "october",   "november", "december", "contrast", "comparison"};

/* "Aus der Region" has the form of a name, "All Stories" too. */
static const char *const NEVER_FIRST[] = {"the", "aus",  "der",  "die", "das", "im",   "am",
                                          "zum", "mehr", "alle", "all", "and", "more", "view",
                                          "our", "your", "dans", "nos", "los", "todos"};

#define IN(list, word)       lede_phrase_in((word), (list), sizeof(list) / sizeof *(list))
#define IN_ORDER(list, word) lede_phrase_in_order((word), (list), sizeof(list) / sizeof *(list))

static bool is_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool starts_upper(lede_slice word) {
    if (word.size == 0) return false;
    unsigned char first = (unsigned char)word.data[0];
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

/* "and" in other languages; in some it is a word of names, too ("Ortega y Gasset"), so that names
 * of two words must stand on both sides. */
static const char *const OTHER_JOINTS[] = {"und", "et", "y", "e", "en", "och", "og", "i", "и"};
/* Between those who talk and those who ask. */
static const char *const TALKS[] = {" im gespräch mit ", " in conversation with ",
                                    " in gesprek met ", " en conversación con "};

static bool is_joint(lede_slice word) {
    return lede_slice_equal_ascii_case(word, LEDE_SLICE("and")) || lede_slice_is(word, "&") ||
           lede_slice_equal_ascii_case(word, LEDE_SLICE("with"));
}

/* Behind "By" or "By:", else null. */
static lede_slice cut_opening(lede_slice line) {
    line = lede_slice_trim(line);
    for (size_t i = 0; i < sizeof OPENINGS / sizeof *OPENINGS; i++) {
        if (line.size == 0 || (line.data[0] | 0x20) != OPENINGS[i][0]) continue;
        size_t size = lede_phrase_prefix(line, OPENINGS[i]);
        if (size == 0 || size == line.size) continue;
        char mark = line.data[size];
        if (mark != ' ' && mark != ':' && mark != '\t') continue;
        return lede_slice_trim(lede_slice_cut(line, size + (mark == ':'), line.size));
    }
    return LEDE_NULL_SLICE;
}

bool lede_byline_opens(lede_slice line) {
    return cut_opening(line).size > 0;
}

bool lede_byline_has_job(lede_slice line) {
    for (lede_slice word; lede_phrase_word(&line, &word);) {
        if (IN_ORDER(JOBS, word)) return true;
    }
    return false;
}

bool lede_byline_is_name(lede_slice line) {
    size_t words = 0;
    for (lede_slice raw; lede_phrase_raw_word(&line, &raw); words++) {
        lede_slice word = lede_phrase_strip(raw);
        bool initial = raw.size == 2 && raw.data[1] == '.';
        if (!starts_upper(word) && !(words > 0 && IN(PARTICLES, word))) return false;
        if (IN(TIMES, word) || IN_ORDER(JOBS, word) || lede_phrase_has_digit(raw)) return false;
        if (words == 0 && IN(NEVER_FIRST, word)) return false;
        if (!initial && word.size < raw.size && line.size > 0) return false; /* punctuation */
    }
    return words >= 2 && words <= MOST_NAME_WORDS;
}

bool lede_byline_is(lede_slice line) {
    lede_slice names = cut_opening(line);
    if (names.size == 0 || lede_phrase_ends_sentence(names)) return false;
    size_t words = 0, small = 0;
    bool first = true;
    for (lede_slice word; lede_phrase_word(&names, &word); words++, first = false) {
        if (first && (!starts_upper(word) || IN(TIMES, word))) return false;
        bool known = is_joint(word) || IN(STOPPERS, word) || IN(PARTICLES, word) ||
                     IN_ORDER(JOBS, word) || lede_slice_is(word, "the");
        if (!starts_upper(word) && !known) small++;
    }
    return words >= 1 && words <= MOST_WORDS && small <= 2;
}

/* ---- names ---------------------------------------------------------------------------------- */

typedef struct names {
    lede_slice items[MOST_NAMES];
    size_t words[MOST_NAMES];
    size_t count;
} names;

static size_t count_words(lede_slice piece) {
    size_t count = 0;
    for (lede_slice word; lede_phrase_raw_word(&piece, &word);) count++;
    return count;
}

static bool is_mark(char c) {
    return !is_alnum(c) && strchr(",;:|/-*()", c) != NULL;
}

static lede_slice strip_ends(lede_slice piece) {
    piece = lede_slice_trim(piece);
    while (piece.size > 0 && is_mark(piece.data[0])) {
        piece = lede_slice_trim(lede_slice_cut(piece, 1, piece.size));
    }
    while (piece.size > 0 && is_mark(piece.data[piece.size - 1])) {
        piece = lede_slice_trim(lede_slice_cut(piece, 0, piece.size - 1));
    }
    return piece;
}

/* Whether a letter stands there with which none of these begins, the first letters of words. */
static bool begins_none(const char *letters, char first) {
    char letter = (char)(first | 0x20);
    return letter >= 'a' && letter <= 'z' && strchr(letters, letter) == NULL;
}

/* "Jane Doe, and John Roe" */
static lede_slice cut_joint(lede_slice piece) {
    lede_slice rest = piece, word;
    if (piece.size == 0 || begins_none("aweuyoi", piece.data[0])) return piece;
    if (!lede_phrase_raw_word(&rest, &word) || rest.size == 0) return piece;
    bool joins = is_joint(word) || (IN(OTHER_JOINTS, word) && !starts_upper(word));
    return joins ? rest : piece;
}

/* Count the words; false: one is a job. */
static bool has_no_job(lede_slice piece, size_t *words) {
    *words = 0;
    for (lede_slice word; lede_phrase_raw_word(&piece, &word); ++*words) {
        if (IN_ORDER(JOBS, lede_phrase_strip(word))) return false;
    }
    return true;
}

static void add_name(names *list, lede_slice piece) {
    piece = strip_ends(cut_joint(strip_ends(piece)));
    size_t words;
    if (piece.size == 0 || list->count == MOST_NAMES || !has_no_job(piece, &words)) return;
    if (memchr(piece.data, '@', piece.size) != NULL) return;
    if (lede_slice_find(piece, LEDE_SLICE("://"), 0) != SIZE_MAX) return;
    for (size_t i = 0; i < list->count; i++) {
        if (lede_phrase_same(list->items[i], piece)) return;
    }
    list->items[list->count] = piece;
    list->words[list->count++] = words;
}

/* Whether two words stand at the start of the text before any mark or small word. */
static bool begins_with_two(lede_slice text) {
    lede_slice first, second;
    if (!lede_phrase_raw_word(&text, &first) || !lede_phrase_raw_word(&text, &second)) return false;
    bool marked = first.data[first.size - 1] == ',' || first.data[first.size - 1] == ';';
    return !marked && starts_upper(first) && (starts_upper(second) || IN(PARTICLES, second));
}

/* Size of a mark that parts names, at the start of what is left; 0: there is none. */
static size_t mark_at(lede_slice rest) {
    static const char *const wide[] = {"\xE2\x80\x94", "\xE2\x80\x93", "\xC2\xB7", "\xE2\x80\xA2"};
    char first = rest.data[0];
    if (first == ',' || first == ';' || first == '|') return 1;
    if (first == ' ') {
        bool is_mark = lede_slice_starts(rest, LEDE_SLICE(" / ")) ||
                       lede_slice_starts(rest, LEDE_SLICE(" - "));
        return is_mark ? 3 : 0;
    }
    for (size_t i = 0; (unsigned char)first >= 0x80 && i < sizeof wide / sizeof *wide; i++) {
        if (lede_slice_starts(rest, lede_slice_of(wide[i]))) return strlen(wide[i]);
    }
    return 0;
}

/* Size of what parts two names at the start of `rest`, with `before` in front of it; 0 when nothing
 * does. */
static size_t separator(lede_slice before, lede_slice rest) {
    size_t mark = mark_at(rest);
    if (mark > 0 || rest.data[0] != ' ') return mark;
    char second = rest.size > 1 ? (char)(rest.data[1] | 0x20) : ' ';
    if (begins_none("aweuyoi", second)) return 0; /* of joints and talks */
    for (size_t i = 0; i < sizeof TALKS / sizeof *TALKS; i++) {
        if (second != TALKS[i][1]) continue;
        lede_slice talk = lede_slice_of(TALKS[i]);
        if (lede_slice_starts_ascii_case(rest, talk)) return talk.size;
    }
    lede_slice behind = lede_slice_cut(rest, 1, rest.size), word;
    if (!lede_phrase_raw_word(&behind, &word)) return 0;
    bool joins = is_joint(word) ||
                 (IN(OTHER_JOINTS, word) && count_words(before) >= 2 && begins_with_two(behind));
    return joins ? (size_t)(word.data - rest.data) + word.size : 0;
}

static bool is_stopper(lede_slice rest) {
    lede_slice word;
    if (rest.data[0] != ' ' || (rest.size > 1 && begins_none("afiodp", rest.data[1]))) return false;
    return lede_phrase_raw_word(&rest, &word) && IN(STOPPERS, word);
}

static void split_names(lede_slice line, names *list) {
    size_t start = 0;
    bool stopped = false;
    for (size_t at = 0; at < line.size;) {
        if (is_alnum(line.data[at])) {
            at++;
            continue;
        }
        lede_slice rest = lede_slice_cut(line, at, line.size);
        size_t size = separator(lede_slice_cut(line, start, at), rest);
        if (size == 0 && !stopped && at > start && is_stopper(rest)) {
            add_name(list, lede_slice_cut(line, start, at));
            stopped = true;
        }
        if (size == 0) {
            at++;
            continue;
        }
        if (!stopped) add_name(list, lede_slice_cut(line, start, at));
        stopped = false;
        start = at = at + size;
    }
    if (!stopped) add_name(list, lede_slice_cut(line, start, line.size));
}

/* A single word beside whole names is an agency or a place. */
static void drop_lone_words(names *list) {
    size_t longest = 0, kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->words[i] > longest) longest = list->words[i];
    }
    if (longest < 2) return;
    for (size_t i = 0; i < list->count; i++) {
        if (list->words[i] >= 2) list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

lede_slice lede_byline_names(lede_slice line, lede_arena *arena, bool *ok) {
    lede_slice behind = cut_opening(line);
    if (behind.size > 0) line = behind;
    line = lede_slice_trim(line);
    if (line.size == 0) return LEDE_NULL_SLICE;
    names list = {.count = 0};
    split_names(line, &list);
    size_t lone = 0;
    for (size_t i = 0; i < list.count; i++) lone += list.words[i] == 1;
    bool last_first = list.count == 2 && lone == 2; /* "Doe, Jane" stays as it is */
    drop_lone_words(&list);
    if (list.count == 0 || last_first) return lede_arena_copy(arena, line, ok);
    size_t size = 0, at = 0;
    for (size_t i = 0; i < list.count; i++) size += list.items[i].size + 2;
    char *joined = lede_arena_alloc(arena, size);
    if (joined == NULL) {
        *ok = false;
        return LEDE_NULL_SLICE;
    }
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0) memcpy(joined + at, "; ", 2);
        at += i > 0 ? 2 : 0;
        memcpy(joined + at, list.items[i].data, list.items[i].size);
        at += list.items[i].size;
    }
    return (lede_slice){joined, at};
}
