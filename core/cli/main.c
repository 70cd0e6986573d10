#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/help.h"
#include "cli/options.h"
#include "cli/paths.h"
#include "cli/script.h"

const cli_command cli_commands[] = {
    {"run", "SCRIPT INPUT...", "analyse articles and report",
     "Run a script over articles: rules write records, reports show them. Without -o the reports "
     "go to the terminal; a script without reports prints its records as JSON Lines. SCRIPT is a "
     "Lua file, or a report that is shipped: brief, who-said-what, timeline, names, watchlist, "
     "events, keywords, collocates, dictionary, overview or money. lede run brief articles/ -o "
     "brief.html",
     2, SIZE_MAX, cli_run},
    {"load", "INPUT...", "show what was read: articles as JSON Lines",
     "Read articles and write each as one JSON line, or as text, a reading page or tokens. "
     "--explain tells where every field and block came from.",
     1, SIZE_MAX, cli_load},
    {"tokens", "INPUT...", "tokens and sentences, as CoNLL-U or JSON Lines",
     "Split articles into sentences and tokens, with offsets in Unicode code points. What comes as "
     "CoNLL-U or as a vertical file keeps its own, and CoNLL-U is written back as it stood.",
     1, SIZE_MAX, cli_tokens},
    {"grep", "PATTERN INPUT...", "concordance of a pattern",
     "Find a token pattern and print every match in its context, aligned. lede grep "
     "'[word=\"ban|halt\"] []{0,3} \"EU\"' articles/ finds both verbs before EU. "
     "-r gives the pattern the layers, lexicons, lists and macros of a pack or script. "
     "--json gives objects with article source title published publisher sentence sentence_text "
     "first last (tokens, counted from 0) start stop (code points) text left right captures; with "
     "-c one for each article, with --by one for each group. --csv gives a row for each match, "
     "with a column captures.NAME for each capture. "
     "Exit: 0 found, 1 nothing found, 2 wrong use, 3 stopped, 4 some inputs failed.",
     2, SIZE_MAX, cli_grep},
    {"mark", "SCRIPT INPUT...", "articles with their annotations",
     "Run a script and show each article with the annotations of its layers marked.", 2, SIZE_MAX,
     cli_mark},
    {"test", "SCRIPT...", "run the examples of rules (TAP)",
     "Run the examples that the rules of the script carry and print the outcome as TAP; with --all "
     "those of the packs it requires, too. A known miss (todo) may fail.",
     1, SIZE_MAX, cli_test},
    {"check", "SCRIPT...", "what looks wrong in rules that load",
     "Comparisons that nothing satisfies, attributes of patterns and paths that nothing writes, "
     "layers that are read before they are written, rules that another one shadows or doubles, "
     "rules that are tried on every sentence or have every sentence tagged, lexicons that nothing "
     "reads; each with file, line and the place in it. --all looks at the packs, too. The exit "
     "code is 1 when something is found.",
     1, SIZE_MAX, cli_check},
    {"why", "SCRIPT RULE INPUT...", "why a rule matched, or did not",
     "Show for each match of a rule which element of the pattern took which words; where it has no "
     "match, the nearest miss: how far the pattern came, which test failed, and what the word "
     "there has instead.",
     3, SIZE_MAX, cli_why},
    {"cover", "SCRIPT [INPUT...]", "what each rule and each element of it found",
     "Count over all articles how often every element of every rule was tried and held, list the "
     "rules that never matched and the elements that never held, with three examples of each "
     "rule. Counts are the same for any number of workers; --time adds the time of the matcher "
     "from a second pass. -o x.jsonl keeps the counts, --add joins those of an earlier run.",
     1, SIZE_MAX, cli_cover},
    {"diff", "A.lua B.lua INPUT...", "matches gained, lost and changed by another script",
     "Run two versions of a script over the same articles and show what the change of rules did: "
     "matches that are new, gone, or have other ends, captures or fields, and how many of each "
     "every rule has. The exit code is 0 when nothing differs, 1 when something does, 4 when some "
     "articles failed.",
     3, SIZE_MAX, cli_diff},
    {"repl", "[SCRIPT] INPUT...", "patterns and Lua on articles, interactively",
     "Read articles once, then answer lines: a pattern is searched as lede grep does, and its "
     "first hits are shown; Lua declares lexicons, lists, macros and rules for what follows; "
     "= EXPRESSION is evaluated for each article, as in = article.title. .help lists the commands, "
     "Tab completes names, Ctrl-C stops a search, Ctrl-D leaves. Without a terminal lines are read "
     "plainly, and the exit code is 1 when one of them failed.",
     1, SIZE_MAX, cli_repl},
    {"report", "SCRIPT RESULTS.db", "report again without analysing",
     "Build the reports of a script from a stored result.", 2, 2, cli_report},
    {"merge", "[SCRIPT] STORE...", "one store of those that runs over parts made",
     "Join stores of one script into the one of -o: all shards of an input, made with lede run "
     "--shard, in any order, or stores of several inputs in the order in which one run would take "
     "them. lede dump writes the same of it as of a run over everything. With the script its "
     "collates are run, and its reports written to further outputs: lede merge rules.lua part-*.db "
     "-o all.db -o report.html. The store appears whole or not at all.",
     1, SIZE_MAX, cli_merge},
    {"dump", "RESULTS.db", "a stored result as text, the same for the same results",
     "Write every table of a stored result in one canonical order, for comparing and archiving.", 1,
     1, cli_dump},
    {"lexicon", "build TABLE", "make a lexicon file of a table",
     "Make a file that lede.lexicon(name, { file = \"names.lex\" }) uses where it lies, of a table "
     "whose first line names the columns: tab-, comma- or semicolon-separated, in UTF-8. lede "
     "lexicon build names.tsv -o names.lex. Columns entry (or the first), lemma, alias, case, "
     "fuzzy, valid_from and valid_to have a meaning; every other is an attribute.",
     2, 2, cli_lexicon},
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

static int say(int code, const char *text) {
    fputs("lede: ", stderr);
    cli_put_clean((lede_slice){text, strlen(text)}, true, stderr);
    fputc('\n', stderr);
    return code;
}

int cli_fail(int code, const lede_error *err) {
    char text[2048];
    lede_error_print(err, text, sizeof text);
    return say(code, text);
}

int cli_complain(int code, const char *format, ...) {
    char text[4096];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return say(code, text);
}

int cli_exit_code(lede_status status) {
    bool is_wrong_use = status == LEDE_SCRIPT || status == LEDE_USAGE || status == LEDE_SYNTAX;
    return is_wrong_use ? CLI_EXIT_USAGE : CLI_EXIT_STOPPED;
}

bool cli_is_script(const char *path) {
    size_t size = strlen(path);
    return size > 4 && strcmp(path + size - 4, ".lua") == 0;
}

void cli_script_close(lede_script *script) {
    if (script == NULL) return;
    cli_put_clean(lede_script_messages(script), true, stderr);
    lede_script_close(script);
}

/* Bytes of the control character at `at`: C0, DEL, or U+0080 to U+009F; 0: another. */
static size_t control_size(const char *text, size_t size, size_t at) {
    unsigned char c = (unsigned char)text[at];
    unsigned char next = at + 1 < size ? (unsigned char)text[at + 1] : 0;
    if (c < 0x20 || c == 0x7f) return 1;
    return c == 0xc2 && next >= 0x80 && next < 0xa0 ? 2 : 0;
}

void cli_clean(char *text, size_t size) {
    for (size_t i = 0, control; i < size; i += control == 0 ? 1 : control) {
        control = control_size(text, size, i);
        memset(text + i, ' ', control);
    }
}

void cli_put_clean(lede_slice text, bool lines, FILE *out) {
    size_t from = 0;
    for (size_t i = 0, control; i < text.size; i += control == 0 ? 1 : control) {
        control = control_size(text.data, text.size, i);
        if (control == 0 || (lines && (text.data[i] == '\n' || text.data[i] == '\t'))) continue;
        fwrite(text.data + from, 1, i - from, out);
        putc(' ', out);
        from = i + control;
    }
    if (from < text.size) fwrite(text.data + from, 1, text.size - from, out);
}

lede_status cli_write(void *file, lede_slice bytes, lede_error *err) {
    if (bytes.size == 0 || fwrite(bytes.data, 1, bytes.size, file) == bytes.size) return LEDE_OK;
    const char *why = strerror(errno);
    *err = (lede_error){.status = LEDE_IO, .offset = LEDE_NO_OFFSET};
    snprintf(err->message, sizeof err->message, CLI_UNWRITTEN "%s", why);
    return LEDE_IO;
}

static uint32_t find_width(int file) {
    struct winsize size;
    if (ioctl(file, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    const char *columns = getenv("COLUMNS");
    unsigned long width = columns == NULL ? 0 : strtoul(columns, NULL, 10);
    return width >= 20 && width <= 1000 ? (uint32_t)width : 80;
}

static bool find_colour(cli_when when) {
    if (when != CLI_AUTO) return when == CLI_ALWAYS;
    const char *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) && getenv("NO_COLOR") == NULL && terminal != NULL &&
           strcmp(terminal, "dumb") != 0;
}

/* A line each, as the engine takes them; NULL without any. False: too long. */
static bool join_lexicons(const cli_args *args, char *out, size_t size, const char **joined) {
    size_t used = 0;
    *joined = NULL;
    for (size_t i = 0; i < args->n_lexicons; i++) {
        int n = snprintf(out + used, size - used, "%s%s", i == 0 ? "" : "\n", args->lexicons[i]);
        if (n < 0 || (size_t)n >= size - used) return false;
        used += (size_t)n;
        *joined = out;
    }
    return true;
}

static int run_command(const cli_command *command, int argc, char **argv, const char **words) {
    cli c = {.name = command->name};
    if (!cli_parse(command, argc, argv, words, &c.args)) return CLI_EXIT_USAGE;
    c.colour = find_colour(c.args.colour);
    c.width = find_width(STDOUT_FILENO);
    c.error_width = find_width(STDERR_FILENO);
    c.show_progress = !c.args.quiet && isatty(STDERR_FILENO);
    char cache[CLI_PATH_SIZE], lexicons[4 * CLI_PATH_SIZE];
    const char *given;
    if (!join_lexicons(&c.args, lexicons, sizeof lexicons, &given)) {
        fputs("lede: the paths of --lexicon are too long\n", stderr);
        return CLI_EXIT_USAGE;
    }
    lede_engine_options options = {.script_path = cli_script_path(),
                                   .columns = c.args.columns,
                                   .regions = c.args.regions,
                                   .lexicons = given,
                                   .cache_path = cli_cache_path(cache),
                                   .limits = c.args.limits,
                                   .trust = c.args.trust};
    lede_error err;
    if (lede_engine_open(&options, &c.engine, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    int code = command->run(&c);
    lede_engine_close(c.engine);
    return code;
}

static const cli_command *find_command(const char *name) {
    for (size_t i = 0; i < cli_n_commands; i++) {
        if (strcmp(cli_commands[i].name, name) == 0) return &cli_commands[i];
    }
    return NULL;
}

static int print_version(void) {
    lede_engine *engine;
    lede_error err;
    if (lede_engine_open(NULL, &engine, &err) != LEDE_OK) return cli_fail(CLI_EXIT_USAGE, &err);
    puts(lede_engine_version(engine));
    lede_engine_close(engine);
    return CLI_EXIT_OK;
}

static int no_command(const char *name) {
    if (cli_script_is_named(name)) {
        return cli_complain(CLI_EXIT_USAGE,
                            "there is no command '%s'; a script is run by lede run %s INPUT...",
                            name, name);
    }
    const char *names[sizeof cli_commands / sizeof *cli_commands];
    for (size_t i = 0; i < cli_n_commands; i++) names[i] = cli_commands[i].name;
    const char *meant = lede_nearest_name(name, names, cli_n_commands);
    if (meant == NULL) {
        return cli_complain(CLI_EXIT_USAGE, "there is no command '%s'; see lede --help", name);
    }
    return cli_complain(CLI_EXIT_USAGE,
                        "there is no command '%s'; did you mean '%s'? lede --help lists all", name,
                        meant);
}

/* lede help, lede help COMMAND, lede help --man, lede help --completions. */
static int help(int argc, char **argv) {
    const char *topic = argc > 2 ? argv[2] : "";
    const cli_command *command = find_command(topic);
    if (command != NULL) {
        cli_help_command(stdout, command);
    } else if (strcmp(topic, "--man") == 0) {
        cli_man_page(stdout);
    } else if (strcmp(topic, "--completions") == 0) {
        cli_completions(stdout);
    } else if (topic[0] == '\0') {
        cli_help(stdout);
    } else {
        return no_command(topic);
    }
    return CLI_EXIT_OK;
}

static bool wants_help(int argc, char **argv) {
    for (int i = 2; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) return true;
    }
    return false;
}

/* A file opened by the run must not take the place of a channel that was closed. Opened the wrong
 * way round, so that using it fails and is reported. */
static void hold_channels(void) {
    for (int fd = 0; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) >= 0) continue;
        if (open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd) return;
    }
}

static int command_line(int argc, char **argv) {
    if (argc < 2) {
        cli_help(stderr);
        return CLI_EXIT_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0) return print_version();
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        cli_help(stdout);
        return CLI_EXIT_OK;
    }
    if (strcmp(name, "help") == 0) return help(argc, argv);
    const cli_command *command = find_command(name);
    if (command == NULL) return no_command(name);
    if (wants_help(argc, argv)) {
        cli_help_command(stdout, command);
        return CLI_EXIT_OK;
    }
    const char **words = calloc((size_t)argc, sizeof *words);
    if (words == NULL) return cli_complain(CLI_EXIT_USAGE, "out of memory");
    int code = run_command(command, argc - 2, argv + 2, words);
    free(words);
    return code;
}

int main(int argc, char **argv) {
    hold_channels();
    signal(SIGXFSZ, SIG_IGN); /* a write beyond the limit fails and is reported */
    int code = command_line(argc, argv);
    bool failed = fflush(stdout) != 0 || ferror(stdout) != 0;
    if (failed && code != CLI_EXIT_STOPPED && code != CLI_EXIT_USAGE) {
        return cli_complain(CLI_EXIT_STOPPED, "cannot write to standard output");
    }
    return code;
}
