#include "locale/locale.h"

/* English. Abbreviations are the common ones of news: titles, months and days, states, companies,
 * ranks, those of the clock; general knowledge, collected for this project. Words that are common
 * as words too ("in.", "am.", "no.") are left out or need a number behind them. */

/* clang-format off */
#define TITLE  LEDE_ABBREVIATION_TITLE
#define LINK   LEDE_ABBREVIATION_LINK
#define NUMBER LEDE_ABBREVIATION_NUMBER
#define INSIDE LEDE_ABBREVIATION_INSIDE
#define WITHIN LEDE_ABBREVIATION_WITHIN
#define END    LEDE_ABBREVIATION_END
static const lede_abbreviation abbreviations[] = {
    {"a.d", INSIDE}, {"a.k.a", LINK}, {"a.m", END}, {"abp", TITLE}, {"adm", TITLE}, {"al", END},
    {"ala", INSIDE}, {"ald", TITLE}, {"amb", TITLE}, {"approx", LINK}, {"apr", INSIDE},
    {"ariz", INSIDE}, {"ark", INSIDE}, {"art", NUMBER}, {"arts", NUMBER}, {"assn", WITHIN},
    {"assoc", TITLE}, {"asst", TITLE}, {"atty", TITLE}, {"aug", INSIDE}, {"ave", INSIDE},
    {"avg", END}, {"b", NUMBER}, {"b.a", INSIDE}, {"b.c", INSIDE}, {"b.c.e", INSIDE},
    {"b.s", INSIDE}, {"blvd", INSIDE}, {"bp", TITLE}, {"brig", TITLE}, {"bros", INSIDE},
    {"c", NUMBER}, {"ca", LINK}, {"calif", INSIDE}, {"capt", TITLE}, {"cdr", TITLE},
    {"cf", LINK}, {"ch", NUMBER}, {"chap", NUMBER}, {"cir", INSIDE}, {"cl", NUMBER},
    {"cllr", TITLE}, {"cmdr", TITLE}, {"co", INSIDE}, {"col", TITLE}, {"colo", INSIDE},
    {"comdr", TITLE}, {"conn", INSIDE}, {"cont", END}, {"corp", INSIDE}, {"cos", INSIDE},
    {"cpl", TITLE}, {"d", NUMBER}, {"d.c", INSIDE}, {"dec", INSIDE}, {"del", INSIDE},
    {"dept", WITHIN}, {"det", TITLE}, {"dist", INSIDE}, {"dr", TITLE}, {"drs", TITLE},
    {"e.g", LINK}, {"e.u", INSIDE}, {"eds", END}, {"eg", LINK}, {"eq", NUMBER}, {"esp", LINK},
    {"esq", END}, {"est", NUMBER}, {"etc", END}, {"ext", NUMBER}, {"fax", NUMBER},
    {"feb", INSIDE}, {"fig", NUMBER}, {"figs", NUMBER}, {"fla", INSIDE}, {"fr", TITLE},
    {"fri", INSIDE}, {"ft", WITHIN}, {"ga", INSIDE}, {"gen", TITLE}, {"gens", TITLE},
    {"gov", TITLE}, {"govt", WITHIN}, {"hon", TITLE}, {"hr", END}, {"hrs", END},
    {"hwy", INSIDE}, {"i.e", LINK}, {"ie", LINK}, {"ill", INSIDE}, {"inc", INSIDE},
    {"incl", LINK}, {"ind", INSIDE}, {"insp", TITLE}, {"intl", WITHIN}, {"j.d", INSIDE},
    {"jan", INSIDE}, {"jr", END}, {"jul", INSIDE}, {"k.p.h", END}, {"kan", INSIDE},
    {"ky", INSIDE}, {"l.a", INSIDE}, {"la", INSIDE}, {"lb", END}, {"lbs", END},
    {"lieut", TITLE}, {"lt", TITLE}, {"ltd", INSIDE}, {"m.a", INSIDE}, {"m.d", INSIDE},
    {"m.p", INSIDE}, {"m.p.h", END}, {"m.s", INSIDE}, {"maj", TITLE}, {"mar", NUMBER},
    {"max", NUMBER}, {"md", INSIDE}, {"messrs", TITLE}, {"mfg", INSIDE}, {"mich", INSIDE},
    {"min", NUMBER}, {"minn", INSIDE}, {"mins", END}, {"misc", END}, {"miss", INSIDE},
    {"mlle", TITLE}, {"mme", TITLE}, {"mo", INSIDE}, {"mon", INSIDE}, {"mont", INSIDE},
    {"mr", TITLE}, {"mrs", TITLE}, {"ms", TITLE}, {"msgr", TITLE}, {"mt", TITLE}, {"mx", TITLE},
    {"n.c", INSIDE}, {"n.d", INSIDE}, {"n.h", INSIDE}, {"n.j", INSIDE}, {"n.m", INSIDE},
    {"n.y", INSIDE}, {"natl", WITHIN}, {"neb", INSIDE}, {"nev", INSIDE}, {"no", NUMBER},
    {"nos", NUMBER}, {"nov", INSIDE}, {"nr", NUMBER}, {"n\u00B0", NUMBER}, {"oct", INSIDE},
    {"okla", INSIDE}, {"ont", INSIDE}, {"ore", INSIDE}, {"oz", END}, {"p", NUMBER},
    {"p.m", END}, {"p.o", INSIDE}, {"p.r", INSIDE}, {"p.s", LINK}, {"pa", INSIDE},
    {"para", NUMBER}, {"paras", NUMBER}, {"penn", INSIDE}, {"pfc", TITLE}, {"ph.d", INSIDE},
    {"plc", INSIDE}, {"pop", NUMBER}, {"pp", NUMBER}, {"pres", TITLE}, {"prof", TITLE},
    {"profs", TITLE}, {"ps", LINK}, {"pt", TITLE}, {"pte", TITLE}, {"pvt", TITLE},
    {"que", INSIDE}, {"r.i", INSIDE}, {"rd", INSIDE}, {"reg", NUMBER}, {"rep", TITLE},
    {"repr", LINK}, {"reps", TITLE}, {"ret", END}, {"rev", TITLE}, {"rs", NUMBER},
    {"s.c", INSIDE}, {"s.d", INSIDE}, {"sat", INSIDE}, {"sec", NUMBER}, {"sect", NUMBER},
    {"sen", TITLE}, {"sens", TITLE}, {"sep", INSIDE}, {"sept", INSIDE}, {"sgt", TITLE},
    {"spc", TITLE}, {"sr", END}, {"st", TITLE}, {"ste", TITLE}, {"sun", NUMBER},
    {"supt", TITLE}, {"tel", END}, {"tenn", INSIDE}, {"tex", INSIDE}, {"thu", INSIDE},
    {"thur", INSIDE}, {"thurs", INSIDE}, {"treas", TITLE}, {"tue", INSIDE}, {"tues", INSIDE},
    {"u.a.e", INSIDE}, {"u.k", INSIDE}, {"u.n", INSIDE}, {"u.s", INSIDE}, {"u.s.a", INSIDE},
    {"univ", INSIDE}, {"v", LINK}, {"va", INSIDE}, {"viz", LINK}, {"vol", NUMBER},
    {"vols", NUMBER}, {"vs", LINK}, {"vt", INSIDE}, {"w.va", INSIDE}, {"wash", INSIDE},
    {"wed", INSIDE}, {"wis", INSIDE}, {"wyo", INSIDE}, {"yr", END}, {"yrs", END},
};

/* Longest first. The first letter of n't belongs to it: do|n't. */
static const char *const clitics[] = {"n't", "'ll", "'re", "'ve", "'s", "'m", "'d"};

static const char *const leading[] = {
    "'bout", "'cause", "'em", "'n", "'til", "'tis", "'twas",
};

/* Words before which the two readings of a contraction part: "its not", "Ive been", but "its own",
 * "Ive said". */
#define LIST(words) words, sizeof words / sizeof *words
static const char *const after_is[] = {
    "a", "about", "also", "an", "at", "because", "been", "but", "by", "definitely", "for", "from",
    "gonna", "he", "how", "i", "if", "in", "just", "my", "not", "of", "on", "really", "she", "so",
    "that", "the", "their", "there", "these", "they", "this", "to", "too", "we", "what", "when",
    "where", "why", "with", "you",
};

static const char *const after_am[] = {
    "a", "about", "afraid", "all", "also", "always", "an", "at", "done", "driving", "excited",
    "from", "getting", "giving", "glad", "going", "gonna", "happy", "having", "here", "in",
    "just", "like", "looking", "moving", "never", "no", "not", "now", "on", "only", "planning",
    "pretty", "really", "running", "so", "sorry", "still", "sure", "taking", "thankful", "the",
    "thinking", "tired", "to", "too", "trying", "very", "waiting", "wondering", "working",
    "writing",
};

static const char *const after_have[] = {
    "already", "always", "been", "done", "eaten", "ever", "experienced", "given", "gone",
    "gotten", "known", "never", "not", "seen", "taken",
};

static const char *const after_let[] = {
    "be", "call", "clear", "do", "face", "get", "give", "hear", "hope", "just", "keep", "look",
    "make", "move", "not", "put", "say", "see", "start", "stop", "take", "talk", "think", "try",
    "wait",
};

static const char *const after_will[] = {
    "be", "buy", "change", "come", "do", "eat", "even", "ever", "find", "get", "give", "go",
    "grow", "happen", "have", "help", "hurt", "know", "last", "let", "make", "need", "never",
    "regret", "return", "start", "stop", "take", "try", "use", "work",
};

static const lede_contraction contractions[] = {
    {"aint", 2, NULL, 0, false},
    {"alot", 1, NULL, 0, false},
    {"arent", 3, NULL, 0, false},
    {"arnt", 2, NULL, 0, false},
    {"atleast", 2, NULL, 0, false},
    {"cannot", 3, NULL, 0, false},
    {"cant", 2, NULL, 0, false},
    {"couldnt", 5, NULL, 0, false},
    {"couldve", 5, NULL, 0, false},
    {"didnt", 3, NULL, 0, false},
    {"doesnt", 4, NULL, 0, false},
    {"dont", 2, NULL, 0, false},
    {"gonna", 3, NULL, 0, false},
    {"gotta", 3, NULL, 0, false},
    {"hadnt", 3, NULL, 0, false},
    {"hasnt", 3, NULL, 0, false},
    {"havent", 4, NULL, 0, false},
    {"heres", 4, NULL, 0, false},
    {"hes", 2, NULL, 0, false},
    {"im", 1, LIST(after_am), true},
    {"isnt", 2, NULL, 0, false},
    {"itll", 2, NULL, 0, false},
    {"its", 2, LIST(after_is), false},
    {"ive", 1, LIST(after_have), true},
    {"lets", 3, LIST(after_let), false},
    {"outta", 3, NULL, 0, false},
    {"shes", 3, NULL, 0, false},
    {"shouldnt", 6, NULL, 0, false},
    {"shouldve", 6, NULL, 0, false},
    {"thats", 4, NULL, 0, false},
    {"theres", 5, NULL, 0, false},
    {"theyll", 4, NULL, 0, false},
    {"theyre", 4, NULL, 0, false},
    {"theyve", 4, NULL, 0, false},
    {"wanna", 3, NULL, 0, false},
    {"wasnt", 3, NULL, 0, false},
    {"werent", 4, NULL, 0, false},
    {"weve", 2, NULL, 0, false},
    {"whats", 4, NULL, 0, false},
    {"wont", 2, LIST(after_will), false},
    {"wouldnt", 5, NULL, 0, false},
    {"wouldve", 5, NULL, 0, false},
    {"youll", 3, NULL, 0, false},
    {"your", 3, LIST(after_is), false},
    {"youre", 3, NULL, 0, false},
    {"youve", 3, NULL, 0, false},
};

/* Affixes that the English treebanks do not split off (co-operation, non-profit). */
static const char *const prefixes[] = {
    "afro", "agri", "agro", "anglo", "ante", "anti", "arch", "bi", "bio", "cis", "co", "counter",
    "cyber", "de", "demi", "e", "eco", "electro", "euro", "ex", "extra", "fore", "franco", "geo",
    "hyper", "hypo", "indo", "infra", "inter", "intra", "macro", "mal", "mega", "meta", "micro",
    "mid", "mini", "mis", "multi", "nano", "neo", "non", "over", "pan", "para", "peri", "poly",
    "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "retro", "russo", "semi",
    "sino", "socio", "sub", "super", "supra", "techno", "tele", "trans", "tri", "ultra", "un",
    "under", "uni",
};

/* Single letters with their case: 5m and 5M, but 5g of salt and the net 5G. */
static const char *const units[] = {
    "B", "K", "M",
    "am", "b", "bbl", "bln", "bn", "bpd", "bps", "bst", "c", "cet", "cl", "cm", "dpi", "edt",
    "eur", "f", "fps", "ft", "g", "gb", "gbp", "ghz", "gmt", "gw", "gwh", "h", "ha", "hr", "hrs",
    "hz", "k", "kb", "kg", "kgs", "khz", "km", "kmh", "kms", "kph", "kw", "kwh", "lb", "lbs", "m",
    "mb", "mg", "mgs", "mhz", "mi", "min", "mins", "ml", "mln", "mm", "mn", "mph", "ms", "mw",
    "mwh", "nm", "oz", "p", "pb", "pc", "pct", "pm", "pp", "pst", "px", "rpm", "sec", "secs",
    "sqft", "sqm", "tb", "tn", "trn", "tw", "twh", "usd", "utc", "yd", "yds", "yo", "yr", "yrs",
};

static const char *const ordinals[] = {"nd", "rd", "s", "st", "th"};

static const char *const starters[] = {
    "A", "About", "According", "Across", "Additionally", "After", "Against", "All", "Along",
    "Also", "Although", "Amid", "Among", "An", "And", "Another", "Any", "Are", "Around", "As",
    "Asked", "At", "Because", "Before", "Behind", "Being", "Besides", "Between", "Beyond", "Both",
    "But", "By", "Can", "Could", "Despite", "Did", "Do", "Does", "During", "Each", "Earlier",
    "Either", "Even", "Every", "Everyone", "Everything", "For", "From", "Furthermore", "Given",
    "Had", "Has", "Have", "Having", "He", "Her", "Here", "His", "How", "However", "I", "If", "In",
    "Indeed", "Instead", "Is", "It", "Its", "Last", "Later", "Less", "Let", "Let's", "Like",
    "Many", "May", "Maybe", "Meanwhile", "Might", "More", "Moreover", "Most", "Much", "My",
    "Near", "Neither", "No", "Nobody", "Nor", "Not", "Nothing", "Now", "Of", "On", "Once", "One",
    "Only", "Or", "Other", "Others", "Our", "Over", "Per", "Perhaps", "Please", "Plus", "Several",
    "She", "Should", "Since", "So", "Some", "Still", "Such", "That", "The", "Their", "Then",
    "There", "Therefore", "These", "They", "This", "Those", "Though", "Three", "Through", "Thus",
    "To", "Today", "Tomorrow", "Two", "Under", "Unlike", "Until", "Upon", "Via", "Was", "We",
    "Well", "Were", "What", "When", "Where", "Whether", "Which", "While", "Who", "Whose", "Why",
    "Will", "With", "Within", "Without", "Would", "Yes", "Yesterday", "Yet", "You", "Your",
};

/* Which sizes the entries of a list have, by their first letter: see locale.h. */
static const uint32_t abbreviation_sizes[26] = {
    0x7C, 0x3E, 0x3E, 0x1E, 0xC, 0x1C, 0x1C, 0xC, 0x1C, 0xC, 0x2C, 0x2C, 0x7C, 0x1C, 0x1C, 0x3E,
    0x8, 0x1C, 0x1C, 0x38, 0x38, 0x1E, 0x18, 0, 0xC, 0,
};
static const uint32_t starter_sizes[26] = {
    0x13FE, 0xFC, 0x28, 0xDC, 0x5F0, 0x818, 0x20, 0xDC, 0xCE, 0, 0, 0x38, 0x33C, 0xDC, 0x7C, 0xD8,
    0, 0, 0xFC, 0x3FC, 0x70, 0x8, 0xFC, 0, 0x218, 0,
};

static const uint32_t contraction_sizes[26] = {
    0xB0, 0, 0xD0, 0x70, 0, 0, 0x20, 0x68, 0x1C, 0, 0, 0x10, 0,
    0, 0x20, 0, 0, 0, 0x110, 0x60, 0, 0, 0xF0, 0, 0x30, 0,
};

static const uint32_t prefix_sizes[26] = {
    0x30, 0xC, 0xAC, 0x14, 0xBE, 0x50, 0x8, 0x30, 0x30, 0, 0, 0, 0x38,
    0x18, 0x10, 0x78, 0x20, 0x24, 0x38, 0x78, 0x2C, 0, 0, 0, 0, 0,
};

/* See locale.h. */
static const uint64_t abbreviation_sieve[LEDE_LOCALE_SIEVE] = {
    0xC841004180201, 0x1000000200800402, 0x2004000005000C0, 0x1800001A01000000, 0x2001040,
    0x86080000000080, 0x209408102001A202, 0x410000400, 0x52000C0000009008, 0x68050100A49000,
    0x800000100000482, 0x4120180010000125, 0x801001010003A002, 0x28100400800, 0x1200100209000000,
    0x200000000AA10801, 0x402800800048080, 0x241080520800006, 0x8404122202004011,
    0x101042000208800, 0x840000300048, 0x100000024000001, 0x8208000000400018, 0x109840000001080,
    0x8100001080, 0x4045000002002, 0x1004000201408000, 0x800D0000080, 0x8401900E00000,
    0x2002080010010100, 0x800000140408001, 0x840040068200000,
};

static const uint64_t contraction_sieve[LEDE_LOCALE_SIEVE] = {
    0, 0x8000, 0x208020000000080, 0, 0x100048000800000, 0x8000008010000000, 0, 0x20000000,
    0x400020040000800, 0x40000002, 0x2008000000000020, 0x40000000000, 0x4000004,
    0x104000008000000, 0x800, 0, 0x20000000, 0x801000, 0x100, 0x100000, 0x1000000000100, 0,
    0x80000000000000, 0x200000440000, 0x2800000000000, 0x1000000000, 0, 0, 0, 0x8000000000000000,
    0x120, 0,
};

static const uint64_t prefix_sieve[LEDE_LOCALE_SIEVE] = {
    0x10000000000000, 0x110, 0x40000000200, 0x8000000200200, 0, 0x8000000020000002, 0,
    0x1008080000101000, 0x4800000, 0x20000000100, 0x100000000, 0x10000004020010, 0x100200008000,
    0x2001000000000, 0x80000008000000, 0x8200000200, 0x10000000182000, 0x4000000000, 0x100002,
    0x200004008000, 0xA200000001000022, 0, 0x4000000000000, 0x40000000000021, 0x80000000000,
    0x4000000000000000, 0, 0x4000, 0x20000000, 0x108000000000800C, 0x208000000000002, 0x30,
};

static const uint64_t closing_sieve[LEDE_LOCALE_SIEVE] = {
    0, 0x200001, 0x800800000000000, 0, 0x4000, 0x8000000000, 0, 0x40000000, 0, 0x200000000,
    0x10000000000000, 0x2000000000000000, 0x8800000000, 0, 0x1000000000000000, 0, 0, 0,
    0x2000000000, 0, 0, 0, 0x200000000, 0, 0x200000000000, 0, 0x10, 0, 0x2, 0x400000004000000, 0,
    0,
};

static const char *const clock_words[] = {
    "BST", "CDT", "CEST", "CET", "CST", "Central", "EDT", "EST", "ET", "Eastern", "Friday", "GMT",
    "MDT", "MST", "Monday", "Mountain", "PDT", "PST", "PT", "Pacific", "Saturday", "Sunday",
    "Thursday", "Tuesday", "UTC", "Wednesday",
};

static const char *const mail_headers[] = {
    "attachment", "attachments", "bcc", "cc", "date", "e-mail", "email", "fax", "from", "groups",
    "phone", "re", "reply", "sent", "subject", "tel", "telephone", "to", "web", "website",
};

static const char *const mail_closings[] = {
    "best", "cheers", "cordially", "faithfully", "greetings", "kind", "kindest", "love", "regards",
    "respectfully", "sincerely", "thank", "thanks", "truly", "warm", "warmest", "warmly", "wishes",
    "you", "yours",
};

static const lede_quote_pair quotes[] = {
    {"\u201C", "\u201D"}, {"\"", "\""}, {"\u2018", "\u2019"}, {"'", "'"}, {"``", "''"},
};
/* clang-format on */

const lede_locale lede_locale_en = {
    .language = "en",
    .abbreviations = abbreviations,
    .n_abbreviations = sizeof abbreviations / sizeof *abbreviations,
    .abbreviation_sizes = abbreviation_sizes,
    .abbreviation_sieve = abbreviation_sieve,
    .longest_abbreviation = sizeof "approx" - 1,
    .clitics = clitics,
    .n_clitics = sizeof clitics / sizeof *clitics,
    .leading = leading,
    .n_leading = sizeof leading / sizeof *leading,
    .contractions = contractions,
    .n_contractions = sizeof contractions / sizeof *contractions,
    .longest_contraction = sizeof "shouldnt" - 1,
    .prefixes = prefixes,
    .n_prefixes = sizeof prefixes / sizeof *prefixes,
    .units = units,
    .n_units = sizeof units / sizeof *units,
    .ordinals = ordinals,
    .n_ordinals = sizeof ordinals / sizeof *ordinals,
    .starters = starters,
    .n_starters = sizeof starters / sizeof *starters,
    .starter_sizes = starter_sizes,
    .contraction_sizes = contraction_sizes,
    .contraction_sieve = contraction_sieve,
    .prefix_sieve = prefix_sieve,
    .closing_sieve = closing_sieve,
    .prefix_sizes = prefix_sizes,
    .clock_words = clock_words,
    .n_clock_words = sizeof clock_words / sizeof *clock_words,
    .mail_headers = mail_headers,
    .n_mail_headers = sizeof mail_headers / sizeof *mail_headers,
    .mail_closings = mail_closings,
    .n_mail_closings = sizeof mail_closings / sizeof *mail_closings,
    .quotes = quotes,
    .n_quotes = sizeof quotes / sizeof *quotes,
};
