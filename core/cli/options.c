#include "cli/options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static bool read_number(const char *text, uint64_t most, uint64_t *out) {
    if (text[0] < '0' || text[0] > '9') return false;
    char *end;
    errno = 0;
    unsigned long long number = strtoull(text, &end, 10);
    if (errno != 0 || *end != '\0' || number > most) return false;
    *out = number;
    return true;
}

static bool set_output(cli_args *args, const char *argument, const char **why) {
    *why = "at most 16 outputs";
    if (args->n_outputs == CLI_MOST_OUTPUTS) return false;
    args->outputs[args->n_outputs++] = argument;
    return true;
}

static bool set_field(cli_args *args, const char *argument, const char **why) {
    *why = "at most 16 fields";
    if (args->n_fields == CLI_MOST_FIELDS) return false;
    args->fields[args->n_fields++] = argument;
    return true;
}

static bool set_lexicon(cli_args *args, const char *argument, const char **why) {
    const char *equals = strchr(argument, '=');
    *why = "NAME=FILE, at most 16 of them";
    if (args->n_lexicons == CLI_MOST_LEXICONS || equals == NULL || equals == argument ||
        equals[1] == '\0' || strchr(argument, '\n') != NULL) {
        return false;
    }
    args->lexicons[args->n_lexicons++] = argument;
    return true;
}

static bool set_workers(cli_args *args, const char *argument, const char **why) {
    uint64_t number;
    *why = "a number from 1 to 256";
    if (!read_number(argument, 256, &number) || number == 0) return false;
    args->workers = (uint32_t)number;
    return true;
}

static bool set_context(cli_args *args, const char *argument, const char **why) {
    uint64_t number;
    *why = "a number of words from 1 to 1000";
    if (!read_number(argument, 1000, &number) || number == 0) return false;
    args->context = (uint32_t)number;
    return true;
}

static bool set_sample(cli_args *args, const char *argument, const char **why) {
    *why = "a number from 1 to 1000000";
    return read_number(argument, 1000000, &args->sample) && args->sample > 0;
}

static bool set_misses(cli_args *args, const char *argument, const char **why) {
    *why = "a number from 1 to 10000";
    return read_number(argument, 10000, &args->misses) && args->misses > 0;
}

static bool set_shard(cli_args *args, const char *argument, const char **why) {
    char first[16];
    uint64_t shard, n_shards;
    const char *slash = strchr(argument, '/');
    *why = "a shard and their number, as 2/5";
    if (slash == NULL || (size_t)(slash - argument) >= sizeof first) return false;
    memcpy(first, argument, (size_t)(slash - argument));
    first[slash - argument] = '\0';
    if (!read_number(slash + 1, UINT32_MAX, &n_shards) || !read_number(first, n_shards, &shard)) {
        return false;
    }
    args->shard = (uint32_t)shard;
    args->n_shards = (uint32_t)n_shards;
    return shard > 0;
}

static bool set_dialect(cli_args *args, const char *argument, const char **why) {
    *why = "lede, cwb or blacklab";
    if (strcmp(argument, "lede") == 0) {
        args->dialect = LEDE_DIALECT_LEDE;
    } else if (strcmp(argument, "cwb") == 0) {
        args->dialect = LEDE_DIALECT_CWB;
    } else if (strcmp(argument, "blacklab") == 0) {
        args->dialect = LEDE_DIALECT_BLACKLAB;
    } else {
        return false;
    }
    return true;
}

static bool set_colour(cli_args *args, const char *argument, const char **why) {
    *why = "auto, always or never";
    if (strcmp(argument, "auto") == 0) {
        args->colour = CLI_AUTO;
    } else if (strcmp(argument, "always") == 0) {
        args->colour = CLI_ALWAYS;
    } else if (strcmp(argument, "never") == 0) {
        args->colour = CLI_NEVER;
    } else {
        return false;
    }
    return true;
}

typedef struct limit_name {
    const char *name;
    size_t offset;
} limit_name;

static const limit_name limit_names[] = {
    {"article-bytes", offsetof(lede_limits, article_bytes)},
    {"article-memory", offsetof(lede_limits, article_memory)},
    {"lua-instructions", offsetof(lede_limits, lua_instructions)},
    {"lua-bytes", offsetof(lede_limits, lua_bytes)},
    {"string-steps", offsetof(lede_limits, string_steps)},
    {"match-candidates", offsetof(lede_limits, match_candidates)},
    {"regex-steps", offsetof(lede_limits, regex_steps)},
    {"report-steps", offsetof(lede_limits, report_steps)},
    {"output-bytes", offsetof(lede_limits, output_bytes)},
};

static bool set_limit(cli_args *args, const char *argument, const char **why) {
    *why = "NAME=NUMBER or NAME=none, where NAME is article-bytes, article-memory, "
           "lua-instructions, lua-bytes, string-steps, match-candidates, regex-steps, "
           "report-steps or output-bytes";
    const char *equals = strchr(argument, '=');
    if (equals == NULL) return false;
    uint64_t number = UINT64_MAX;
    if (strcmp(equals + 1, "none") != 0 &&
        (!read_number(equals + 1, UINT64_MAX - 1, &number) || number == 0)) {
        return false;
    }
    size_t size = (size_t)(equals - argument);
    for (size_t i = 0; i < sizeof limit_names / sizeof *limit_names; i++) {
        const limit_name *limit = &limit_names[i];
        if (strlen(limit->name) != size || strncmp(limit->name, argument, size) != 0) continue;
        memcpy((char *)&args->limits + limit->offset, &number, sizeof number);
        return true;
    }
    return false;
}

static bool set_failures(cli_args *args, const char *argument, const char **why) {
    *why = "a number from 1";
    return read_number(argument, UINT64_MAX - 1, &args->limits.failures) &&
           args->limits.failures > 0;
}

static bool set_tokens(cli_args *args, const char *argument, const char **why) {
    *why = "news or uax29";
    args->plain_tokens = strcmp(argument, "uax29") == 0;
    return args->plain_tokens || strcmp(argument, "news") == 0;
}

static bool set_duplicates(cli_args *args, const char *argument, const char **why) {
    *why = "keep or first";
    bool first = strcmp(argument, "first") == 0;
    args->duplicates = first ? LEDE_DUPLICATES_FIRST : LEDE_DUPLICATES_KEEP;
    return first || strcmp(argument, "keep") == 0;
}

static bool set_add(cli_args *args, const char *argument, const char **why) {
    *why = "at most 64 files";
    if (args->n_earlier == CLI_MOST_EARLIER) return false;
    args->earlier[args->n_earlier++] = argument;
    return true;
}

/* Options that only store their argument or a flag. */
#define SETTER(field)                                                                              \
    static bool set_##field(cli_args *args, const char *argument, const char **why) {              \
        *why = "a word";                                                                           \
        args->field = argument;                                                                    \
        return argument[0] != '\0';                                                                \
    }
#define FLAG(field)                                                                                \
    static bool set_##field(cli_args *args, const char *argument, const char **why) {              \
        (void)argument;                                                                            \
        (void)why;                                                                                 \
        args->field = true;                                                                        \
        return true;                                                                               \
    }
SETTER(format)
SETTER(language)
SETTER(where)
SETTER(to)
SETTER(report)
SETTER(module)
SETTER(layers)
SETTER(sort)
SETTER(letter_case)
SETTER(by)
SETTER(columns)
SETTER(regions)
FLAG(all)
FLAG(again)
FLAG(bom)
FLAG(resume)
FLAG(quiet)
FLAG(time)
FLAG(trust)
FLAG(explain)
FLAG(check)
FLAG(count)
FLAG(json)
FLAG(csv)
FLAG(ignore_case)
FLAG(plain_words)
FLAG(fuzzy)
FLAG(skip_bad)

const cli_option cli_option_table[] = {
    {'o', "output", "FILE",
     "write to FILE; repeats; kind by ending: x.db x.jsonl x.csv/ x.html x.md, - is the terminal",
     " run cover report dump merge lexicon ", set_output},
    {'j', "jobs", "N", "N workers (default: one a processor); never changes the output",
     " run load tokens grep mark why cover diff repl ", set_workers},
    {0, "where", "CONDITION",
     "only articles for which it holds: \"publisher = 'BBC' and published >= '2018-06'\"",
     " run load tokens grep mark why cover diff repl ", set_where},
    {0, "duplicates", "NAME",
     "articles whose title and text came before: keep (default), or first, which leaves them out",
     " run load tokens grep mark why cover diff repl ", set_duplicates},
    {0, "format", "NAME",
     "read inputs as text, jsonl, json, csv, html, feed, news, warc, arc, mail, nexis, "
     "factiva, iptc7901, markdown, conllu or vertical (default: by content)",
     " run load tokens grep mark why cover diff repl ", set_format},
    {0, "field", "FIELD=NAME",
     "the key of JSON or column of a table that is the article's FIELD: text=body; or what comes "
     "first in dates such as 02/03/2024: dates=dmy, dates=mdy; repeats",
     " run load tokens grep mark why cover diff repl ", set_field},
    {0, "language", "CODE",
     "language of articles that name none: en, pt-BR ..., none, or auto, guessed from the text "
     "(default)",
     " run load tokens grep mark why cover diff repl ", set_language},
    {0, "columns", "NAMES",
     "columns of vertical files, with commas between: word,pos,lemma; attributes in patterns",
     " run load tokens grep mark why cover diff repl test check report merge ", set_columns},
    {0, "regions", "NAMES", "elements of vertical files that are layers in patterns: np,ner",
     " run grep mark why cover diff repl test check report merge ", set_regions},
    {0, "lexicon", "NAME=FILE",
     "the file of a lexicon that the script reads from a file, in place of the one it names: "
     "watch=people.tsv; repeats",
     " run grep mark why cover diff repl test check report merge ", set_lexicon},
    {0, "again", NULL, "replace a store that exists, analysing or merging anew", " run merge ",
     set_again},
    {0, "bom", NULL, "begin CSV with a byte order mark, for Excel", " run report merge grep ",
     set_bom},
    {0, "resume", NULL, "go on in the store of -o x.db: only new and changed articles are analysed",
     " run ", set_resume},
    {0, "shard", "I/N",
     "only shard I of N, into which the articles of the inputs are divided; lede merge joins them",
     " run ", set_shard},
    {0, "report", "NAME", "this report only (default: all of the script)", " run report merge ",
     set_report},
    {0, "to", "FORM",
     "load: json text html conllu; tokens: conllu vertical json; mark: terminal html brat json; "
     "why: text json html",
     " load tokens mark why ", set_to},
    {0, "tokens", "NAME", "news (default), or uax29: Unicode's boundaries without tailoring",
     " tokens ", set_tokens},
    {0, "explain", NULL, "each field and block with its value and where it came from", " load ",
     set_explain},
    {0, "check", NULL, "write nothing; list the articles that would fail", " load ", set_check},
    {'i', "ignore-case", NULL, "ignore case in all strings of the pattern", " grep ",
     set_ignore_case},
    {'w', "words", NULL, "PATTERN is plain words, in this order", " grep ", set_plain_words},
    {'r', "require", "MODULE", "load a pack or script first, for its layers and lexicons", " grep ",
     set_module},
    {'c', "count", NULL, "print the number of matches of each article", " grep ", set_count},
    {'C', "context", "WORDS", "words either side (default: what fits the width)", " grep ",
     set_context},
    {0, "sort", "KEY",
     "sort by left1, right1 (the word beside), match, match.lemma or a field of articles", " grep ",
     set_sort},
    {0, "sample", "N", "N matches by chance, the same ones each time", " grep ", set_sample},
    {0, "by", "FIELDS",
     "count matches by fields of articles (publisher,month) or by what matched: match, "
     "match.lemma, a capture; then the most frequent first",
     " grep ", set_by},
    {0, "misses", "N", "of all articles without a match the N in which the rule came furthest",
     " why ", set_misses},
    {0, "json", NULL, "a JSON line for each match", " grep diff ", set_json},
    {0, "csv", NULL,
     "a table for spreadsheets, pandas and R: a row for each match, or of what --by counts",
     " grep ", set_csv},
    {0, "json", NULL, "the last line on standard error is what was counted, as JSON", " run merge ",
     set_json},
    {0, "dialect", "NAME", "how the pattern is read: lede, cwb (CQP) or blacklab (default lede)",
     " grep repl ", set_dialect},
    {0, "layers", "NAMES",
     "layers to show, with commas between (default: those of the script, without helpers)",
     " mark ", set_layers},
    {0, "case", "NAME",
     "letter case of entries that name none: smart, exact, ignore or capital (default smart)",
     " lexicon ", set_letter_case},
    {0, "fuzzy", NULL, "words of all entries may be misspelt", " lexicon ", set_fuzzy},
    {0, "skip-bad", NULL, "leave out lines that cannot be used", " lexicon ", set_skip_bad},
    {0, "all", NULL, "also what the packs have that the script requires", " test check cover diff ",
     set_all},
    {0, "limit", "NAME=N",
     "another limit; NAME is article-bytes article-memory lua-instructions lua-bytes string-steps "
     "match-candidates regex-steps report-steps output-bytes; N may be none",
     " run load tokens grep mark test check report why cover diff repl merge ", set_limit},
    {0, "max-failures", "N", "stop when N articles have failed",
     " run load tokens grep mark why cover diff repl ", set_failures},
    {0, "trust", NULL, "lift the limits of your own script and let it use io and os",
     " run grep mark why cover diff repl test check report merge ", set_trust},
    {0, "colour", "WHEN", "auto, always or never (default auto: on a terminal)",
     " run grep mark why cover diff repl report test check ", set_colour},
    {0, "time", NULL, "a second pass that times each rule", " cover ", set_time},
    {0, "add", "FILE", "counts of an earlier run, from -o x.jsonl; repeats", " cover ", set_add},
    {'q', "quiet", NULL, "no progress and no summary",
     " run load tokens grep mark why cover diff repl report merge lexicon ", set_quiet},
};
const size_t cli_n_options = sizeof cli_option_table / sizeof *cli_option_table;

bool cli_option_belongs(const cli_option *option, const cli_command *command) {
    char name[32];
    snprintf(name, sizeof name, " %s ", command->name);
    return strstr(option->commands, name) != NULL;
}

bool cli_option_is_common(const cli_option *option) {
    enum { MOST_OF_FEW = 6 }; /* commands */
    size_t n = 0;
    for (const char *c = option->commands; c[0] != '\0'; c++) n += c[0] == ' ' && c[1] != '\0';
    return n > MOST_OF_FEW;
}

static const cli_option *find_option(const cli_command *command, const char *word, size_t size) {
    for (size_t i = 0; i < cli_n_options; i++) {
        const cli_option *option = &cli_option_table[i];
        if (!cli_option_belongs(option, command)) continue;
        if (size == 2 && word[0] == '-' && word[1] == option->letter) return option;
        if (size > 2 && strlen(option->name) == size - 2 &&
            strncmp(word + 2, option->name, size - 2) == 0) {
            return option;
        }
    }
    return NULL;
}

static void complain_of_option(const cli_command *command, const char *word, size_t size) {
    const char *names[sizeof cli_option_table / sizeof *cli_option_table];
    char typed[32]; /* longer than any option */
    size_t n_names = 0;
    for (size_t i = 0; i < cli_n_options; i++) {
        const cli_option *option = &cli_option_table[i];
        if (cli_option_belongs(option, command)) names[n_names++] = option->name;
    }
    bool is_long = size > 2 && size - 2 < sizeof typed;
    if (is_long) snprintf(typed, sizeof typed, "%.*s", (int)size - 2, word + 2);
    const char *meant = is_long ? lede_nearest_name(typed, names, n_names) : NULL;
    if ((size == 2 && word[1] == 'o') || (is_long && strcmp(typed, "output") == 0)) {
        cli_complain(0, "'%s' writes to standard output: put > FILE at the end", command->name);
        return;
    }
    if (meant == NULL) {
        cli_complain(0, "'%s' has no option '%.*s'; see lede %s --help", command->name, (int)size,
                     word, command->name);
        return;
    }
    cli_complain(0, "'%s' has no option '%.*s'; did you mean '--%s'? lede %s --help lists all",
                 command->name, (int)size, word, meant, command->name);
}

/* One option at argv[*i], perhaps with its argument in argv[*i + 1]. */
static bool read_option(const cli_command *command, int argc, char **argv, int *i, cli_args *args) {
    const char *word = argv[*i];
    bool is_long = word[1] == '-';
    const char *equals = is_long ? strchr(word, '=') : NULL;
    size_t size = !is_long ? 2 : equals != NULL ? (size_t)(equals - word) : strlen(word);
    const cli_option *option = find_option(command, word, size);
    if (option == NULL) {
        complain_of_option(command, word, size);
        return false;
    }
    const char *argument = equals != NULL ? equals + 1 : NULL;
    if (!is_long && word[2] != '\0') {
        if (option->argument == NULL) {
            cli_complain(0, "write '%s' as separate options, as in -%c -%c", word, word[1],
                         word[2]);
            return false;
        }
        argument = word + 2;
    }
    if (option->argument == NULL && argument != NULL) {
        cli_complain(0, "option --%s takes no argument", option->name);
        return false;
    }
    if (option->argument != NULL && argument == NULL) {
        if (*i + 1 == argc) {
            cli_complain(0, "option --%s needs an argument, %s", option->name, option->argument);
            return false;
        }
        argument = argv[++*i];
    }
    const char *why = "";
    if (option->set(args, argument, &why)) return true;
    cli_complain(0, "option --%s: '%s' is not usable; expected %s", option->name, argument, why);
    return false;
}

bool cli_parse(const cli_command *command, int argc, char **argv, const char **words,
               cli_args *args) {
    *args = (cli_args){.words = words};
    bool options_end = false;
    for (int i = 0; i < argc; i++) {
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (!options_end && argv[i][0] == '-' && argv[i][1] != '\0') {
            if (!read_option(command, argc, argv, &i, args)) return false;
        } else {
            words[args->n_words++] = argv[i];
        }
    }
    if (args->n_words >= command->least_words && args->n_words <= command->most_words) return true;
    cli_complain(0, "usage: lede %s [OPTION...] %s; see lede %s --help", command->name,
                 command->words, command->name);
    return false;
}
