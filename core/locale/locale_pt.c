#include "locale/locale.h"

/* Portuguese, of Portugal and Brazil. Abbreviations of news: titles, offices, companies; collected
 * for this project from general knowledge of the orthography, and compared with the suppressions of
 * Unicode CLDR (common/segments/pt.xml). Those that are also common words ("mar", "out", "set") are
 * left out. Quote marks: CLDR's delimiters and others of print. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define WITHIN LEDE_ABBREVIATION_WITHIN
static const lede_abbreviation abbreviations[] = {
    {"a.c", WITHIN}, {"a.m", WITHIN}, {"abr", WITHIN}, {"adm", WITHIN}, {"al", NUMBER},
    {"alm", LINK}, {"aprox", LINK}, {"apt", WITHIN}, {"apto", WITHIN}, {"art", NUMBER},
    {"arts", NUMBER}, {"av", WITHIN}, {"cap", TITLE}, {"cel", TITLE}, {"cel.pm", LINK},
    {"cf", LINK}, {"cia", WITHIN}, {"co", WITHIN}, {"corp", WITHIN}, {"cx", WITHIN}, {"d", TITLE},
    {"d.c", WITHIN}, {"dec", WITHIN}, {"depto", WITHIN}, {"des", TITLE}, {"dez", WITHIN},
    {"dir", WITHIN}, {"dr", LINK}, {"dra", LINK}, {"dras", LINK}, {"drs", LINK}, {"e.g", LINK},
    {"ed", WITHIN}, {"eng", TITLE}, {"engª", LINK}, {"etc", WITHIN}, {"ex", LINK}, {"exma", LINK},
    {"exmo", LINK}, {"ext", WITHIN}, {"fev", WITHIN}, {"fig", NUMBER}, {"figs", NUMBER},
    {"fl", NUMBER}, {"fls", NUMBER}, {"fr", TITLE}, {"gal", LINK}, {"gen", TITLE}, {"gov", WITHIN},
    {"hab", WITHIN}, {"i.e", LINK}, {"ilma", LINK}, {"ilmo", LINK}, {"inc", NUMBER}, {"incl", LINK},
    {"jan", WITHIN}, {"jr", WITHIN}, {"jul", WITHIN}, {"jun", WITHIN}, {"ltd", WITHIN},
    {"ltda", WITHIN}, {"maj", LINK}, {"min.ª", LINK}, {"mons", LINK}, {"máx", WITHIN},
    {"mín", WITHIN}, {"n", NUMBER}, {"n.b", WITHIN}, {"n.º", NUMBER}, {"nov", WITHIN},
    {"nr", NUMBER}, {"nº", NUMBER}, {"núm", NUMBER}, {"obr", WITHIN}, {"obs", LINK},
    {"org", WITHIN}, {"p", LINK}, {"p.ex", LINK}, {"p.m", WITHIN}, {"p.s", WITHIN}, {"pe", TITLE},
    {"pp", NUMBER}, {"pr", LINK}, {"prof", LINK}, {"profa", LINK}, {"profs", LINK}, {"pág", NUMBER},
    {"págs", NUMBER}, {"ref", WITHIN}, {"reg", WITHIN}, {"revmo", LINK}, {"s.a", WITHIN},
    {"s.a.r.l", WITHIN}, {"sen", TITLE}, {"sgt", LINK}, {"sr", LINK}, {"sra", LINK}, {"sras", LINK},
    {"srs", LINK}, {"srta", LINK}, {"sta", TITLE}, {"sto", TITLE}, {"séc", NUMBER}, {"tel", NUMBER},
    {"ten", TITLE}, {"trad", WITHIN}, {"trav", WITHIN}, {"tít", WITHIN}, {"u.s", WITHIN},
    {"univ", WITHIN}, {"urb", WITHIN}, {"v.g", LINK}, {"vol", NUMBER}, {"vs", LINK},
};

/* A pronoun in the middle of a verb (dir-se-ia) is left in it. */
static const char *const clitics[] = {
    "-lhes", "-lhas", "-lhos", "-lhe", "-lha", "-lho", "-las", "-los", "-mas", "-mos", "-nas",
    "-nos", "-tas", "-tos", "-vos", "-la", "-lo", "-ma", "-me", "-mo", "-na", "-no", "-se", "-ta",
    "-te", "-to", "-as", "-os", "-a", "-o",
};

static const char *const elisions[] = {
    "d",
};

static const char *const ordinals[] = {
    "ª", "º",
};

static const char *const starters[] = {
    "A", "Afinal", "Agora", "Ainda", "Algumas", "Alguns", "Ali", "Além", "Amanhã", "Ao", "Aos",
    "Apenas", "Apesar", "Após", "Aquela", "Aquele", "Aqui", "As", "Assim", "Atualmente", "Até",
    "Bem", "Cada", "Cerca", "Com", "Como", "Contra", "Contudo", "Da", "Das", "De", "Depois",
    "Desde", "Dessa", "Desse", "Desta", "Deste", "Devido", "Diante", "Do", "Dois", "Dos", "Duas",
    "Durante", "E", "Ela", "Elas", "Ele", "Eles", "Em", "Embora", "Enfim", "Enquanto", "Entre",
    "Entretanto", "Então", "Era", "Eram", "Essa", "Essas", "Esse", "Esses", "Esta", "Estas", "Este",
    "Estes", "Está", "Estão", "Eu", "Foi", "Foram", "Havia", "Hoje", "Há", "Isso", "Isto", "Já",
    "Logo", "Lá", "Mais", "Mas", "Menos", "Mesmo", "Meu", "Minha", "Muitas", "Muito", "Muitos",
    "Na", "Nada", "Nas", "Nem", "Nenhum", "Nessa", "Nesse", "Nesta", "Neste", "Ninguém", "No",
    "Nos", "Nossa", "Nosso", "Nova", "Novo", "Num", "Numa", "Nunca", "Não", "Nós", "O", "Onde",
    "Ontem", "Os", "Ou", "Outra", "Outras", "Outro", "Outros", "Para", "Pela", "Pelas", "Pelo",
    "Pelos", "Pois", "Por", "Porque", "Portanto", "Porém", "Pouco", "Primeiro", "Quais", "Qual",
    "Qualquer", "Quando", "Quanto", "Quase", "Quatro", "Que", "Quem", "Quer", "Se", "Segundo",
    "Seis", "Sem", "Sempre", "Ser", "Será", "Seu", "Seus", "Sim", "Sob", "Sobre", "Sua", "Suas",
    "São", "Só", "Tal", "Talvez", "Também", "Tanto", "Tem", "Teve", "Tinha", "Toda", "Todas",
    "Todavia", "Todo", "Todos", "Três", "Tudo", "Têm", "Um", "Uma", "Umas", "Uns", "Você", "Vários",
    "À", "Às", "É",
};

static const char *const mail_headers[] = {
    "anexo", "anexos", "assunto", "cc", "data", "de", "enviado", "para", "tel", "telefone",
};

static const char *const mail_closings[] = {
    "abraço", "abraços", "atenciosamente", "atentamente", "cordialmente", "cumprimentos", "grato",
    "melhores", "obrigada", "obrigado", "saudações", "um",
};

static const lede_quote_pair quotes[] = {
    {"\u201C", "\u201D"}, {"«", "»"}, {"\"", "\""}, {"\u2018", "\u2019"},
};
/* clang-format on */

const lede_locale lede_locale_pt = {
    .language = "pt",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .longest_abbreviation = sizeof "s.a.r.l" - 1,
    .clitics = clitics,
    .n_clitics = sizeof clitics / sizeof *clitics,
    .elisions = elisions,
    .n_elisions = sizeof elisions / sizeof *elisions,
    .ordinals = ordinals,
    .n_ordinals = sizeof ordinals / sizeof *ordinals,
    .starters = starters,
    .n_starters = sizeof starters / sizeof *starters,
    .mail_headers = mail_headers,
    .n_mail_headers = sizeof mail_headers / sizeof *mail_headers,
    .mail_closings = mail_closings,
    .n_mail_closings = sizeof mail_closings / sizeof *mail_closings,
    .units = lede_locale_units,
    .n_units = LEDE_LOCALE_N_UNITS,
    .hyphens_join = true,
    .names_with_d = true,
    .decimal_comma = true,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
