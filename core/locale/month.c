#include "locale/month.h"

#include "base/unicode.h"
#include "base/utf8.h"

/* Each row a month: names in lower case, between bars. English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Danish, Swedish, Norwegian, Polish, Russian, Czech, Finnish, Turkish,
 * Romanian, Catalan, Indonesian, Croatian; inflected forms as they stand in dates. */
static const char *const MONTHS[12] = {
    "|january|januar|jänner|jan|jän|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|styczeń|"
    "stycznia|января|январь|янв|leden|ledna|tammikuuta|tammikuu|ocak|ianuarie|gener|siječnja|",
    "|february|februar|feber|feb|février|févr|fév|fevrier|febrero|febbraio|febb|fevereiro|fev|"
    "februari|luty|lutego|февраля|февраль|фев|únor|února|helmikuuta|helmikuu|şubat|februarie|"
    "febrer|veljače|",
    "|march|märz|maerz|mar|mär|mrz|mars|marzo|março|marco|maart|mrt|marts|marzec|marca|марта|март|"
    "březen|března|maaliskuuta|maaliskuu|mart|martie|març|maret|ožujka|",
    "|april|apr|avril|avr|abril|abr|aprile|kwiecień|kwietnia|апреля|апрель|апр|duben|dubna|"
    "huhtikuuta|huhtikuu|nisan|aprilie|travnja|",
    "|may|mai|mayo|maggio|mag|maio|mei|maj|maja|мая|май|květen|května|toukokuuta|toukokuu|mayıs|"
    "maig|svibnja|",
    "|june|juni|jun|juin|junio|giugno|giu|junho|czerwiec|czerwca|июня|июнь|июн|červen|června|"
    "kesäkuuta|kesäkuu|haziran|iunie|juny|lipnja|",
    "|july|juli|jul|juillet|juil|julio|luglio|lug|julho|lipiec|lipca|июля|июль|июл|červenec|"
    "července|heinäkuuta|heinäkuu|temmuz|iulie|juliol|srpnja|",
    "|august|aug|août|aout|agosto|ago|ags|augustus|augusti|sierpień|sierpnia|августа|август|авг|"
    "srpen|srpna|elokuuta|elokuu|ağustos|agost|agustus|kolovoza|",
    "|september|sept|sep|septembre|septiembre|setiembre|settembre|sett|setembro|set|wrzesień|"
    "września|сентября|сентябрь|сен|září|syyskuuta|syyskuu|eylül|septembrie|setembre|rujna|",
    "|october|oktober|oct|okt|octobre|octubre|ottobre|ott|outubro|out|październik|października|"
    "октября|октябрь|окт|říjen|října|lokakuuta|lokakuu|ekim|octombrie|listopada|",
    "|november|nov|novembre|noviembre|novembro|listopad|ноября|ноябрь|ноя|marraskuuta|marraskuu|"
    "kasım|noiembrie|studenoga|studenog|",
    "|december|dezember|dec|dez|décembre|déc|decembre|diciembre|dic|dicembre|dezembro|desember|des|"
    "grudzień|grudnia|декабря|декабрь|дек|prosinec|prosince|joulukuuta|joulukuu|aralık|decembrie|"
    "desembre|prosinca|"};

enum { MOST_BYTES = 24 };

int lede_month_find(lede_slice word) {
    char wanted[MOST_BYTES + 2 + LEDE_UTF8_MAX_BYTES] = "|";
    size_t size = 1;
    if (word.size < 3 || word.size > MOST_BYTES) return 0;
    for (size_t at = 0; at < word.size && size < MOST_BYTES;) {
        uint32_t code_point;
        at += lede_utf8_decode(word, at, &code_point);
        if (code_point == LEDE_UTF8_BAD || !lede_unicode_is_letter(code_point)) return 0;
        size += lede_utf8_encode(lede_unicode_lower(code_point), wanted + size);
    }
    wanted[size++] = '|';
    for (int month = 0; month < 12; month++) {
        lede_slice row = lede_slice_of(MONTHS[month]);
        if (lede_slice_find(row, (lede_slice){wanted, size}, 0) != SIZE_MAX) return month + 1;
    }
    return 0;
}
