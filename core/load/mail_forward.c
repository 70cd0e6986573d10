/* mail_forward.c — a message forwarded inside another's text: a line that says so, then a few lines
 * of its header, in the language of the program that forwarded it. */
#include "load/mail.h"

#include "load/phrase.h"

static const char *const MARKS[] = {"forwarded message",
                                    "original message",
                                    "begin forwarded message",
                                    "weitergeleitete nachricht",
                                    "urspr\xC3\xBCngliche nachricht",
                                    "anfang der weitergeleiteten",
                                    "message transf\xC3\xA9r\xC3\xA9",
                                    "message d'origine",
                                    "d\u00E9but du message",
                                    "mensaje reenviado",
                                    "mensaje original",
                                    "messaggio inoltrato",
                                    "messaggio originale",
                                    "doorgestuurd bericht",
                                    "oorspronkelijk bericht",
                                    "mensagem encaminhada",
                                    "mensagem original"};

typedef enum label { NO_LABEL, FROM, SUBJECT, DATE, OTHER } label;

static const struct {
    const char *name;
    label label;
} LABELS[] = {
    {"from", FROM},          {"von", FROM},        {"de", FROM},           {"da", FROM},
    {"van", FROM},           {"subject", SUBJECT}, {"betreff", SUBJECT},   {"objet", SUBJECT},
    {"asunto", SUBJECT},     {"oggetto", SUBJECT}, {"onderwerp", SUBJECT}, {"assunto", SUBJECT},
    {"date", DATE},          {"sent", DATE},       {"datum", DATE},        {"gesendet", DATE},
    {"envoy\xC3\xA9", DATE}, {"enviado", DATE},    {"data", DATE},         {"inviato", DATE},
    {"verzonden", DATE},     {"fecha", DATE},      {"to", OTHER},          {"cc", OTHER},
    {"an", OTHER},           {"\xC3\xA0", OTHER},  {"para", OTHER},        {"a", OTHER},
    {"aan", OTHER},          {"reply-to", OTHER},  {"bcc", OTHER}};

/* "*Subject:* value", as programs make of bold type. */
static label read_label(lede_slice line, lede_slice *value) {
    while (line.size > 0 && line.data[0] == '*') line = lede_slice_cut(line, 1, line.size);
    size_t colon = lede_slice_find(line, LEDE_SLICE(":"), 0);
    if (colon == SIZE_MAX) return NO_LABEL;
    lede_slice name = lede_slice_trim(lede_slice_cut(line, 0, colon));
    *value = lede_slice_cut(line, colon + 1, line.size);
    if (lede_slice_starts(*value, LEDE_SLICE("*"))) {
        *value = lede_slice_cut(*value, 1, value->size);
    }
    *value = lede_slice_trim(*value);
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (lede_slice_equal_ascii_case(name, lede_slice_of(LABELS[i].name))) {
            return LABELS[i].label;
        }
    }
    return NO_LABEL;
}

/* Dashes around the words, or a colon behind them. */
static bool is_mark(lede_slice line) {
    enum { MOST_BYTES = 100 };
    line = lede_slice_trim(line);
    bool dashed = lede_slice_starts(line, LEDE_SLICE("--"));
    if (line.size > MOST_BYTES || (!dashed && !lede_slice_ends(line, LEDE_SLICE(":")))) {
        return false;
    }
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (lede_phrase_find(line, MARKS[i]) > 0) return true;
    }
    return false;
}

/* The header lines at the start of `rest`, blank lines before and among them passed over as long as
 * another follows. */
static bool read_header(lede_slice rest, lede_mail_forward *out) {
    size_t known = 0;
    lede_slice line, value;
    bool blank = false;
    for (lede_slice next = rest; lede_slice_line(&next, &line);) {
        if (lede_slice_trim(line).size == 0) {
            blank = known > 0;
            continue;
        }
        label found = read_label(line, &value);
        if (found == NO_LABEL) {
            if (blank || known == 0) break;
            rest = next; /* a long line that was broken */
            continue;
        }
        if (blank && known >= 3) break; /* the text may begin with such a word */
        known++;
        rest = next;
        if (found == FROM && out->from.data == NULL) out->from = value;
        if (found == SUBJECT && out->subject.data == NULL) out->subject = value;
        if (found == DATE && out->date.data == NULL) out->date = value;
    }
    out->text = rest;
    return known >= 2 && (out->from.data != NULL || out->subject.data != NULL);
}

bool lede_mail_forward_find(lede_slice text, lede_mail_forward *out) {
    lede_slice line;
    for (lede_slice rest = text; rest.size > 0;) {
        size_t before = text.size - rest.size;
        if (!lede_slice_line(&rest, &line)) break;
        if (!is_mark(line)) continue;
        *out = (lede_mail_forward){.above = lede_slice_trim(lede_slice_cut(text, 0, before))};
        if (read_header(rest, out)) return true;
    }
    return false;
}
