#include "load/html_notice.h"

#include "base/buffer.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "load/phrase.h"

enum {
    HEADING_WORDS = 14,
    META_WORDS = 60,
    APPEAL_WORDS = 45,
    CREDIT_WORDS = 14,
    CAPTION_WORDS = 40
};

/* First words, in lower case. */
static const char *const LINKS[] = {"more on this",
                                    "more from",
                                    "more about",
                                    "more stories",
                                    "more great",
                                    "more news",
                                    "further reading",
                                    "read more",
                                    "read also",
                                    "read next",
                                    "also read",
                                    "see also",
                                    "you may also",
                                    "you might also",
                                    "our latest stories",
                                    "latest stories",
                                    "related",
                                    "recommended",
                                    "trending",
                                    "most read",
                                    "don't miss",
                                    "up next",
                                    "mehr zum thema",
                                    "mehr zu",
                                    "mehr aus",
                                    "lesen sie auch",
                                    "lesen sie mehr",
                                    "lesen sie hier",
                                    "lies auch",
                                    "auch interessant",
                                    "auch spannend",
                                    "das könnte",
                                    "das könnten",
                                    "weitere artikel",
                                    "weitere themen",
                                    "weitere aktuelle themen",
                                    "weitere informationen",
                                    "weitere beiträge",
                                    "weitere meldungen",
                                    "weitere nachrichten",
                                    "weiterlesen",
                                    "weiterführende",
                                    "passend zum thema",
                                    "passend dazu",
                                    "verwandte",
                                    "ähnliche",
                                    "zum thema",
                                    "mehr dazu",
                                    "siehe auch",
                                    "meistgelesen",
                                    "lire aussi",
                                    "à lire aussi",
                                    "a lire aussi",
                                    "à lire également",
                                    "sur le même sujet",
                                    "lire plus",
                                    "articles et vidéos",
                                    "audios et vidéos",
                                    "voir aussi",
                                    "les plus lus",
                                    "plus d'infos",
                                    "lee también",
                                    "leer también",
                                    "lea también",
                                    "lea además",
                                    "leer más",
                                    "lee más",
                                    "ver también",
                                    "mira también",
                                    "te puede interesar",
                                    "te podría interesar",
                                    "puede interesarle",
                                    "también te puede",
                                    "también puede",
                                    "noticias relacionadas",
                                    "más noticias",
                                    "más sobre",
                                    "más información",
                                    "lo más leído",
                                    "leggi anche",
                                    "leggi tutto",
                                    "potrebbe interessarti",
                                    "ti potrebbe interessare",
                                    "vedi anche",
                                    "articoli correlati",
                                    "lees ook",
                                    "lees meer",
                                    "meer over",
                                    "leia também",
                                    "leia mais",
                                    "veja também",
                                    "saiba mais",
                                    "notícias relacionadas",
                                    "zobacz także",
                                    "zobacz też",
                                    "zobacz również",
                                    "czytaj także",
                                    "czytaj też",
                                    "czytaj więcej",
                                    "przeczytaj także",
                                    "polecane",
                                    "læs også",
                                    "läs också",
                                    "läs mer",
                                    "les også",
                                    "lue myös",
                                    "читайте также",
                                    "čtěte také",
                                    "přečtěte si",
                                    "citește și",
                                    "baca juga",
                                    "ayrıca oku",
                                    "ilgili haberler"};

static const char *const META[] = {"this entry was",
                                   "this post was",
                                   "filed under",
                                   "posted in",
                                   "posted on",
                                   "posted by",
                                   "published in",
                                   "categories:",
                                   "category:",
                                   "tags:",
                                   "tagged",
                                   "topics:",
                                   "der beitrag wurde",
                                   "dieser beitrag wurde",
                                   "dieser eintrag wurde",
                                   "veröffentlicht am",
                                   "veröffentlicht in",
                                   "erstellt am",
                                   "geschrieben am",
                                   "eingestellt von",
                                   "schlagwörter",
                                   "schlagworte",
                                   "kategorie",
                                   "stichworte",
                                   "stand:",
                                   "publié le",
                                   "publié dans",
                                   "mots-clés",
                                   "publicado el",
                                   "publicado en",
                                   "publicado por",
                                   "etiquetas:",
                                   "pubblicato il",
                                   "pubblicato in",
                                   "geplaatst op",
                                   "permalink",
                                   "permalien",
                                   "lesezeit",
                                   "reading time",
                                   "tiempo de lectura",
                                   "temps de lecture",
                                   "tempo di lettura",
                                   "auteur :",
                                   "auteur:",
                                   "autor:",
                                   "autorin:",
                                   "autoren:",
                                   "author:",
                                   "autore:",
                                   "edition :",
                                   "redaktion:",
                                   "fuente:",
                                   "fonte:",
                                   "last updated",
                                   "zuletzt aktualisiert"};

static const char *const CREDITS[] = {
    "photo:",     "photos:",       "photo credit", "image credit",  "picture credit", "credit:",
    "credits:",   "image:",        "foto:",        "fotos:",        "bild:",          "bilder:",
    "bildquelle", "bildnachweis",  "quelle:",      "crédit photo",  "crédits photos", "crédit :",
    "crédits :",  "photo :",       "photos :",     "crédits photo", "photo by",       "photograph:",
    "foto de",    "imagen:",       "immagine:",    "fot.",          "zdjęcie:",       "© ",
    "source:",    "illustration:", "getty images", "titelbild"};

static const char *const LINES[] = {"advertisement",
                                    "anzeige",
                                    "werbung",
                                    "publicidad",
                                    "pubblicità",
                                    "publicité",
                                    "reklama",
                                    "iklan",
                                    "publicidade",
                                    "annons",
                                    "sponsored links",
                                    "article continues",
                                    "continue reading",
                                    "story continues",
                                    "scroll down",
                                    "*werbung",
                                    "dieser beitrag enthält werbung",
                                    "kontakt:",
                                    "contact:",
                                    "comments",
                                    "kommentare",
                                    "commentaires",
                                    "comentarios",
                                    "commenti",
                                    "leave a comment",
                                    "kommentar schreiben",
                                    "post a comment",
                                    "share this",
                                    "teilen",
                                    "compartir",
                                    "partager",
                                    "condividi",
                                    "udostępnij",
                                    "artikel drucken",
                                    "zur startseite",
                                    "nach oben",
                                    "back to top",
                                    "warning: ",
                                    "click here to subscribe",
                                    "subscribe to",
                                    "abonnieren sie",
                                    "suscríbete",
                                    "sign up for",
                                    "jetzt anmelden"};

/* An appeal has a word of each list. */
static const char *const VERBS[] = {
    "follow ",  "folge uns", "folgen sie", "folgt uns",  "sigue",    "síguenos",  "seguir ",
    "únete",    "suscrib",   "abonnier",   "subscri",    "join ",    "download ", "sign up",
    "seguici",  "suivez",    "abonnez",    "iscriviti",  "inscreva", "siga ",     "volg ",
    "obserwuj", "liken sie", "like us",    "registrier", "anmelden"};
static const char *const PLACES[] = {"newsletter",  "telegram",        "whatsapp", "instagram",
                                     "facebook",    "twitter",         "youtube",  "app store",
                                     "google play", "ios and android", "tiktok",   "linkedin",
                                     "podcast feed"};

/* Behind what a picture shows: "The harbour. © AFP / JANE DOE". */
static const char *const MARKS[] = {
    "©",           "foto:",  "fotos:",  "photo:", "photos:", "bild:",        "photo by",
    "credit:",     "image:", "imagen:", "foto :", "(c)",     "getty images", "picture alliance",
    "bildquelle:", "photo :"};

enum { MOST_BYTES = 400, STEP = 16 };
enum { PAIRS = 32 * 32 }; /* of bytes side by side, by their lower halves: of letters all */

typedef struct lowered {
    char data[MOST_BYTES + LEDE_UTF8_MAX_BYTES + 1]; /* with a zero behind it */
    size_t size;
    bool pairs[PAIRS]; /* which occur; most phrases are told to be absent by theirs */
} lowered;

static unsigned pair_at(const char *bytes) {
    return (unsigned)(bytes[0] & 31) << 5 | (unsigned)(bytes[1] & 31);
}

static void note_pairs(lowered *text) {
    memset(text->pairs, 0, sizeof text->pairs);
    for (size_t i = 0; i + 1 < text->size; i++) text->pairs[pair_at(text->data + i)] = true;
}

/* Offset of a phrase of two bytes and more, or SIZE_MAX. */
static size_t find(const lowered *text, const char *phrase, size_t from) {
    if (!text->pairs[pair_at(phrase)]) return SIZE_MAX;
    return lede_slice_find((lede_slice){text->data, text->size}, lede_slice_of(phrase), from);
}

/* The next 16 bytes, if they are ASCII. A compiler makes a few instructions of the loop. */
static bool lower_step(const char *restrict from, char *restrict to) {
    unsigned char all = 0;
    for (size_t i = 0; i < STEP; i++) {
        unsigned char c = (unsigned char)from[i];
        unsigned char capital = c >= 'A' && c <= 'Z' ? 0x20 : 0;
        all = (unsigned char)(all | c);
        to[i] = c == '\n' ? ' ' : (char)(c | capital);
    }
    return all < 0x80;
}

/* Lower case, curly apostrophes straight, without marks before the first letter. */
static void lower(lede_slice text, lowered *out) {
    out->size = 0;
    for (size_t at = 0; at < text.size && out->size < MOST_BYTES;) {
        bool whole = text.size - at >= STEP && out->size + STEP <= MOST_BYTES;
        if (whole && out->size > 0 && lower_step(text.data + at, out->data + out->size)) {
            out->size += STEP;
            at += STEP;
            continue;
        }
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < 0x80 && out->size > 0) { /* most */
            char c = byte == '\n' ? ' ' : (char)byte;
            out->data[out->size++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
            at++;
            continue;
        }
        uint32_t code_point;
        at += lede_utf8_decode(text, at, &code_point);
        if (code_point == LEDE_UTF8_BAD) continue;
        if (code_point == 0x2019) code_point = '\'';
        bool letter = lede_unicode_is_letter(code_point);
        if (out->size == 0 && !letter && code_point != 0xA9 && code_point != '*') continue;
        if (code_point == '\n' || code_point == 0xA0) code_point = ' ';
        out->size += lede_utf8_encode(lede_unicode_lower(code_point), out->data + out->size);
    }
    out->data[out->size] = '\0';
    note_pairs(out);
}

/* Behind the phrase at the start of the text; 0: it begins otherwise. */
static size_t behind(const lowered *text, const char *phrase) {
    size_t i = 0;
    while (phrase[i] != '\0' && text->data[i] == phrase[i]) i++; /* a zero ends the text */
    return phrase[i] == '\0' ? i : 0;
}

/* The text begins with one of the list, up to the end of a word. */
static bool begins(const lowered *text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (list[i][0] != text->data[0]) continue; /* most */
        size_t size = behind(text, list[i]);
        if (size == 0) continue;
        unsigned char last = (unsigned char)text->data[size - 1];
        unsigned char next = (unsigned char)text->data[size];
        bool joined = (next >= 'a' && next <= 'z') || next >= 0x80;
        if (last == ' ' || last == ':' || !joined) return true;
    }
    return false;
}

static bool has(const lowered *text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (find(text, list[i], 0) != SIZE_MAX) return true;
    }
    return false;
}

enum { MOST_BEHIND = 60 }; /* bytes of what a picture's credit is */

/* One of the marks stands near the end, with a few words behind it and none of a sentence. */
static bool ends_with_credit(const lowered *text) {
    lede_slice whole = {text->data, text->size};
    size_t from = whole.size > MOST_BEHIND ? whole.size - MOST_BEHIND : 0;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t at = find(text, MARKS[i], from);
        if (at == SIZE_MAX) continue;
        bool word = at == 0 || whole.data[at - 1] == ' ' || whole.data[at - 1] == '(' ||
                    whole.data[at - 1] == '[';
        lede_slice behind = lede_slice_cut(whole, at, whole.size);
        if (word && lede_slice_find(behind, LEDE_SLICE(". "), 0) == SIZE_MAX) return true;
    }
    return false;
}

#define BEGINS(text, list) begins((text), (list), sizeof(list) / sizeof *(list))
#define HAS(text, list)    has((text), (list), sizeof(list) / sizeof *(list))

static bool has_mail(lede_slice text) {
    const char *at = memchr(text.data, '@', text.size);
    if (at == NULL || at == text.data || at + 1 == text.data + text.size) return false;
    return (unsigned char)at[-1] > ' ' && at[-1] != '(' && (unsigned char)at[1] > ' ';
}

/* The end of a text, with room for letters that are shorter in lower case. */
static lede_slice tail_of(lede_slice text) {
    enum { TAIL = 2 * MOST_BEHIND };
    if (text.size <= TAIL) return text;
    return lede_slice_cut(text, lede_utf8_previous(text, text.size - TAIL), text.size);
}

static const lede_notice NONE = {LEDE_NOTICE_NONE, NULL};
static const lede_notice CAPTION = {LEDE_NOTICE_CREDIT, "it ends with the credit of a picture"};

/* A whole sentence of some length can be nothing but what a picture shows. */
static lede_notice of_sentence(lede_slice text, size_t words) {
    lowered low;
    if (words > CAPTION_WORDS) return NONE;
    lower(tail_of(text), &low);
    return ends_with_credit(&low) ? CAPTION : NONE;
}

lede_notice lede_notice_find(lede_slice text, size_t words, size_t linked) {
    if (words > APPEAL_WORDS) return NONE;
    bool sentence = linked == 0 && lede_phrase_ends_sentence(text);
    if (sentence && words > HEADING_WORDS && words > CREDIT_WORDS) return of_sentence(text, words);
    lowered low;
    lower(text, &low);
    if (words <= HEADING_WORDS) {
        if (!sentence && BEGINS(&low, LINKS)) {
            return (lede_notice){LEDE_NOTICE_LINKS, "the heading of a list of links"};
        }
        if (BEGINS(&low, LINES)) return (lede_notice){LEDE_NOTICE_LINE, "a line of the site"};
    }
    if (words <= CREDIT_WORDS && BEGINS(&low, CREDITS)) {
        return (lede_notice){LEDE_NOTICE_CREDIT, "the credit of a picture"};
    }
    if (words <= CAPTION_WORDS && ends_with_credit(&low)) return CAPTION;
    if (words <= CREDIT_WORDS && has_mail(text) && linked + 2 >= words / 2 && !sentence) {
        return (lede_notice){LEDE_NOTICE_LINE, "how to reach someone"};
    }
    if (words <= META_WORDS && (!sentence || words <= HEADING_WORDS) && BEGINS(&low, META)) {
        return (lede_notice){LEDE_NOTICE_META, "when and where the entry was filed"};
    }
    if (!sentence && HAS(&low, PLACES) && HAS(&low, VERBS)) { /* places are rarer */
        return (lede_notice){LEDE_NOTICE_LINE, "an appeal to follow or subscribe"};
    }
    return NONE;
}
