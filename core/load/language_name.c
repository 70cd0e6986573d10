#include "load/language_name.h"

#include "load/phrase.h"

/* Names in lower case, as ASCII folds them. */
static const struct {
    const char *name, *code;
} ROWS[] = {{"english", "en"},
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
        for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
            if (lede_slice_equal_ascii_case(word, lede_slice_of(ROWS[i].name))) {
                return lede_slice_of(ROWS[i].code);
            }
        }
    }
    return LEDE_NULL_SLICE;
}
