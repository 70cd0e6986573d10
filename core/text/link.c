#include "text/link.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* A domain name has at most 253 bytes (RFC 1035, section 2.3.4), a local part 64 (RFC 5321). */
enum { DOMAIN_MAX = 253, LOCAL_MAX = 64 };

static bool is_alpha(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool is_alnum(char c) {
    return is_alpha(c) || is_digit(c);
}

static bool is_one_of(char c, const char *set) {
    return c != '\0' && strchr(set, c) != NULL;
}

/* With something behind it. */
static bool starts_ignoring_case(lede_slice text, const char *prefix) {
    lede_slice wanted = lede_slice_of(prefix);
    return text.size > wanted.size && lede_slice_starts_ascii_case(text, wanted);
}

/* Top-level domains that may end a bare domain name in running text. Two-letter ones that are
 * words in some language ("it", "is", "no", "at", "be", "so", "in", "to") need more to go by. */
static bool is_top_level(lede_slice label) {
    static const char *const names[] = {
        "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "eu", "uk", "de",
        "fr",  "es",  "nl",  "ru",  "cn",  "jp",  "tv",  "io",   "co",  "au", "ca", "ch",
    };
    enum { SHORTEST = 2, LONGEST = 4 };
    if (label.size < SHORTEST || label.size > LONGEST) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_equal_ascii_case(label, lede_slice_of(names[i]))) return true;
    }
    return false;
}

/* Bytes of the domain name at the start: labels of letters, digits and hyphens, at least two, the
 * last of letters. *last is its last label. */
static size_t match_domain(lede_slice text, lede_slice *last) {
    size_t limit = text.size < DOMAIN_MAX ? text.size : DOMAIN_MAX;
    size_t end = 0, label = 0, n_labels = 0, at = 0;
    while (at < limit && is_alnum(text.data[at])) {
        bool letters = true;
        while (at < limit && (is_alnum(text.data[at]) || text.data[at] == '-')) {
            if (!is_alpha(text.data[at])) letters = false;
            at++;
        }
        while (text.data[at - 1] == '-') at--;
        n_labels++;
        if (n_labels > 1 && letters && at - label >= 2) {
            end = at;
            *last = lede_slice_cut(text, label, at);
        }
        if (at + 1 >= limit || text.data[at] != '.') break;
        label = ++at;
    }
    return end;
}

/* What follows the domain name belongs to the address up to a quote mark or angle bracket; closing
 * punctuation at its end does not, nor does a bracket that is not opened inside. */
static size_t trim_address(lede_slice text, size_t end) {
    int depth = 0;
    size_t stop = end;
    while (stop < text.size && !is_one_of(text.data[stop], "<>\"|\\^`{}")) {
        unsigned char c = (unsigned char)text.data[stop];
        if (c == 0xE2 && stop + 2 < text.size && (unsigned char)text.data[stop + 1] == 0x80) break;
        if (c == '(') depth++;
        if (c == ')' && depth == 0) break;
        if (c == ')') depth--;
        stop++;
    }
    while (stop > end && is_one_of(text.data[stop - 1], ".,;:!?'])")) {
        if (text.data[stop - 1] == ')' && depth == 0 &&
            memchr(text.data + end, '(', stop - end) != NULL) {
            break;
        }
        stop--;
    }
    return stop;
}

static size_t match_address(lede_slice text) {
    static const char *const schemes[] = {"http://", "https://", "ftp://",
                                          "ftps://", "file://",  "mailto:"};
    bool may_start = is_one_of(text.data[0], "fhmFHM");
    for (size_t i = 0; may_start && i < sizeof schemes / sizeof *schemes; i++) {
        size_t size = strlen(schemes[i]);
        if (starts_ignoring_case(text, schemes[i])) return trim_address(text, size);
    }
    lede_slice last = LEDE_NULL_SLICE;
    size_t domain = match_domain(text, &last);
    if (domain == 0) return 0;
    bool www = starts_ignoring_case(text, "www.");
    bool path =
        domain + 1 < text.size && text.data[domain] == '/' && is_alnum(text.data[domain + 1]);
    if (!www && !is_top_level(last)) return 0;
    /* "end.De Silva": a sentence without its space; "Com" is no word */
    if (!www && !path && !lede_slice_is(last, "Com") && last.data[0] >= 'A' &&
        last.data[0] <= 'Z' && is_alpha(text.data[0]) && text.data[1] >= 'a') {
        return 0;
    }
    bool query = domain < text.size && is_one_of(text.data[domain], "/?#:");
    return query ? trim_address(text, domain) : domain;
}

static size_t match_mail(lede_slice text) {
    size_t at = 0;
    while (at < text.size && at <= LOCAL_MAX &&
           (is_alnum(text.data[at]) || is_one_of(text.data[at], "._%+-"))) {
        at++;
    }
    if (at == 0 || at > LOCAL_MAX || at + 1 >= text.size || text.data[at] != '@') return 0;
    lede_slice last = LEDE_NULL_SLICE;
    size_t domain = match_domain(lede_slice_cut(text, at + 1, text.size), &last);
    if (domain > 0) return at + 1 + domain;
    size_t stop = at + 1; /* "Smith@ACME": a mail address as one house writes it */
    while (stop < text.size && (is_alnum(text.data[stop]) || text.data[stop] == '_')) stop++;
    return is_alpha(text.data[0]) && is_alpha(text.data[at + 1]) ? stop : 0;
}

/* "report_2.doc", ".exe": the name of a file, or its ending alone. */
static size_t match_file(lede_slice text) {
    static const char *const types[] = {
        "avi",  "bmp", "csv", "doc", "docx", "exe",  "gif", "htm", "html",
        "jpeg", "jpg", "mov", "mp3", "mp4",  "mpg",  "pdf", "png", "ppt",
        "pptx", "rtf", "txt", "wav", "xls",  "xlsx", "xml", "zip",
    };
    enum { NAME_MAX = 64, SHORTEST = 3, LONGEST = 4 };
    size_t dot = 0;
    while (dot < text.size && dot <= NAME_MAX &&
           (is_alnum(text.data[dot]) || is_one_of(text.data[dot], "_-"))) {
        dot++;
    }
    if (dot >= text.size || text.data[dot] != '.') return 0;
    size_t stop = dot + 1;
    while (stop < text.size && is_alnum(text.data[stop])) stop++;
    lede_slice type = lede_slice_cut(text, dot + 1, stop);
    if (type.size < SHORTEST || type.size > LONGEST) return 0;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (lede_slice_equal_ascii_case(type, lede_slice_of(types[i]))) return stop;
    }
    return 0;
}

/* "#NoMoreRansom": letters, digits, marks and "_", at least one letter. */
static size_t match_hashtag(lede_slice text) {
    bool has_letter = false;
    size_t at = 1;
    while (at < text.size) {
        uint32_t c;
        size_t size = lede_utf8_decode(text, at, &c);
        if (c == LEDE_UTF8_BAD) break;
        bool letter = lede_unicode_is_letter(c);
        if (!letter && !lede_unicode_is_number(c) && !lede_unicode_is_mark(c) && c != '_') break;
        has_letter = has_letter || letter;
        at += size;
    }
    return has_letter ? at : 0;
}

static size_t match_handle(lede_slice text) {
    bool has_letter = false;
    size_t at = 1;
    while (at < text.size && (is_alnum(text.data[at]) || text.data[at] == '_')) {
        has_letter = has_letter || is_alpha(text.data[at]);
        at++;
    }
    if (!has_letter) return 0;
    lede_slice last = LEDE_NULL_SLICE; /* "name plus @example.com" */
    size_t domain = match_domain(lede_slice_cut(text, 1, text.size), &last);
    return domain > 0 && is_top_level(last) ? domain + 1 : at;
}

size_t lede_link_match(lede_slice text, lede_token_kind *kind) {
    if (text.size < 2) return 0;
    if (text.data[0] == '#') {
        *kind = LEDE_KIND_HASHTAG;
        return match_hashtag(text);
    }
    if (text.data[0] == '@') {
        *kind = LEDE_KIND_HANDLE;
        return match_handle(text);
    }
    if (!is_alnum(text.data[0]) && text.data[0] != '.') return 0;
    *kind = LEDE_KIND_URL;
    size_t file = match_file(text);
    if (file > 0) return file;
    *kind = LEDE_KIND_EMAIL;
    size_t size = match_mail(text);
    if (size > 0) return size;
    *kind = LEDE_KIND_URL;
    return match_address(text);
}
