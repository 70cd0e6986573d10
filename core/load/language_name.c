#include "load/language_name.h"

#include "load/phrase.h"

/* Names in lower case, as ASCII folds them, and the codes of ISO 639-2 and -3 that BCP 47 has two
 * letters for. */
static const struct {
    const char *name, *code;
} ROWS[] = {{"eng", "en"},
            {"deu", "de"},
            {"ger", "de"},
            {"fra", "fr"},
            {"fre", "fr"},
            {"spa", "es"},
            {"ita", "it"},
            {"por", "pt"},
            {"nld", "nl"},
            {"dut", "nl"},
            {"rus", "ru"},
            {"dan", "da"},
            {"nor", "no"},
            {"swe", "sv"},
            {"fin", "fi"},
            {"pol", "pl"},
            {"ces", "cs"},
            {"cze", "cs"},
            {"hun", "hu"},
            {"ron", "ro"},
            {"rum", "ro"},
            {"ell", "el"},
            {"gre", "el"},
            {"tur", "tr"},
            {"ara", "ar"},
            {"heb", "he"},
            {"ukr", "uk"},
            {"zho", "zh"},
            {"chi", "zh"},
            {"jpn", "ja"},
            {"kor", "ko"},
            {"english", "en"},
            {"german", "de"},
            {"deutsch", "de"},
            {"french", "fr"},
            {"fran\xC3\xA7"
             "ais",
             "fr"},
            {"spanish", "es"},
            {"espa\xC3\xB1ol", "es"},
            {"italian", "it"},
            {"italiano", "it"},
            {"portuguese", "pt"},
            {"portugu\xC3\xAAs", "pt"},
            {"dutch", "nl"},
            {"nederlands", "nl"},
            {"russian", "ru"},
            {"\xD1\x80\xD1\x83\xD1\x81\xD1\x81\xD0\xBA\xD0\xB8\xD0\xB9", "ru"},
            {"danish", "da"},
            {"dansk", "da"},
            {"norwegian", "no"},
            {"norsk", "no"},
            {"swedish", "sv"},
            {"svenska", "sv"},
            {"finnish", "fi"},
            {"suomi", "fi"},
            {"icelandic", "is"},
            {"polish", "pl"},
            {"polski", "pl"},
            {"czech", "cs"},
            {"\xC4\x8D"
             "e\xC5\xA1tina",
             "cs"},
            {"slovak", "sk"},
            {"slovenian", "sl"},
            {"hungarian", "hu"},
            {"magyar", "hu"},
            {"romanian", "ro"},
            {"rom\xC3\xA2n\xC4\x83", "ro"},
            {"bulgarian", "bg"},
            {"greek", "el"},
            {"turkish", "tr"},
            {"t\xC3\xBCrk\xC3\xA7"
             "e",
             "tr"},
            {"arabic", "ar"},
            {"hebrew", "he"},
            {"catalan", "ca"},
            {"catal\xC3\xA0", "ca"},
            {"ukrainian", "uk"},
            {"croatian", "hr"},
            {"serbian", "sr"},
            {"estonian", "et"},
            {"latvian", "lv"},
            {"lithuanian", "lt"},
            {"chinese", "zh"},
            {"japanese", "ja"},
            {"korean", "ko"},
            {"vietnamese", "vi"},
            {"thai", "th"},
            {"indonesian", "id"},
            {"malay", "ms"},
            {"hindi", "hi"},
            {"urdu", "ur"},
            {"persian", "fa"}};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind the letters and digits from `at` on. */
static size_t end_of_subtag(lede_slice tag, size_t at) {
    while (at < tag.size &&
           (is_letter(tag.data[at]) || (tag.data[at] >= '0' && tag.data[at] <= '9')))
        at++;
    return at;
}

/* Two or three letters, then subtags of up to eight (RFC 5646, section 2.1), also after "_". */
static bool is_tag(lede_slice said) {
    enum { MOST_OF_SUBTAG = 8 };
    size_t at = end_of_subtag(said, 0);
    if (at < 2 || at > 3) return false;
    for (size_t i = 0; i < at; i++) {
        if (!is_letter(said.data[i])) return false;
    }
    while (at < said.size) {
        if (said.data[at] != '-' && said.data[at] != '_') return false;
        size_t stop = end_of_subtag(said, at + 1);
        if (stop == at + 1 || stop - at - 1 > MOST_OF_SUBTAG) return false;
        at = stop;
    }
    return true;
}

/* "und" and others that are codes and no languages. */
static bool is_no_language(lede_slice primary) {
    static const char *const CODES[] = {"und", "mul", "mis", "zxx"};
    return lede_phrase_in(primary, CODES, sizeof CODES / sizeof *CODES);
}

static lede_slice code_of(lede_slice word) {
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (lede_slice_equal_ascii_case(word, lede_slice_of(ROWS[i].name))) {
            return lede_slice_of(ROWS[i].code);
        }
    }
    return LEDE_NULL_SLICE;
}

/* In small letters, so that it is no publisher's: FT. */
static bool is_code(lede_slice name) {
    for (size_t i = 0; i < name.size; i++) {
        if (name.data[i] < 'a' || name.data[i] > 'z') return false;
    }
    return name.size == 2 || name.size == 3;
}

lede_slice lede_language_name_code(lede_slice name) {
    name = lede_slice_trim(name);
    if (is_code(name)) return name;
    for (lede_slice word; lede_phrase_word(&name, &word);) {
        lede_slice code = code_of(word);
        if (code.data != NULL) return code;
    }
    return LEDE_NULL_SLICE;
}

static lede_slice tag_of(lede_slice said) {
    if (!is_tag(said)) return lede_language_name_code(said);
    lede_slice primary = lede_slice_cut(said, 0, end_of_subtag(said, 0));
    if (primary.size == 2) return said;
    if (is_no_language(primary)) return LEDE_NULL_SLICE;
    lede_slice code = code_of(primary);
    return code.data == NULL ? said : code;
}

/* How BCP 47 is written (RFC 5646, section 2.1.1): regions of two letters in capitals, the rest
 * small. */
static bool is_written_well(lede_slice tag) {
    return tag.size == 2 && tag.data[0] >= 'a' && tag.data[1] >= 'a';
}

static void write_well(lede_slice tag, char *out) {
    for (size_t at = 0; at < tag.size;) {
        size_t stop = end_of_subtag(tag, at);
        bool is_region = at > 0 && stop - at == 2;
        for (size_t i = at; i < stop; i++) {
            char c = tag.data[i];
            bool is_small = c >= 'a' && c <= 'z', is_capital = c >= 'A' && c <= 'Z';
            if (is_small && is_region) c = (char)(c - 'a' + 'A');
            if (is_capital && !is_region) c = (char)(c - 'A' + 'a');
            out[i] = c;
        }
        if (stop < tag.size) out[stop++] = '-';
        at = stop;
    }
}

lede_status lede_language_name_tag(lede_slice said, lede_arena *arena, lede_slice *tag,
                                   lede_error *err) {
    *tag = said;
    if (is_written_well(said)) return LEDE_OK;
    lede_slice code = tag_of(lede_slice_trim(said));
    *tag = code;
    if (code.data == NULL || is_written_well(code)) return LEDE_OK;
    char *out = lede_arena_alloc(arena, code.size);
    if (out == NULL) return lede_fail_memory(err);
    write_well(code, out);
    *tag = (lede_slice){out, code.size};
    return LEDE_OK;
}
