/* lede repl: patterns and Lua on articles that are read once. */
#include "cli/repl.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "cli/job.h"
#include "cli/paths.h"

enum { PAGE_HITS = 10, PAGE_VALUES = 20, PAGE_WHY = 3, NAME_COLUMNS = 32 };

typedef struct repl {
    cli *c;
    repl_session session;
    const char *const *inputs;
    size_t n_inputs;
    lede_shelf *shelf; /* NULL: every search reads the inputs */
    repl_pages pages;
    char *pattern; /* the last one searched; NULL: none yet */
    cli_line *line;
    bool ended;
    bool told_loads;  /* that articles do not load, once */
    unsigned n_wrong; /* lines that failed */
} repl;

static void complain(repl *r, const lede_error *err) {
    fflush(stdout);
    cli_fail(0, err);
    r->n_wrong++;
}

/* ---- one search ------------------------------------------------------------------------------ */

/* What went wrong in some articles: told once, with how many they are. */
enum { MOST_FAILURES = 5 };
typedef struct failure {
    char text[800];
    uint64_t n_articles;
} failure;

typedef struct search {
    lede_view view;
    const char *rule;   /* of why; of hits: only its own; NULL: all */
    bool every_match;   /* also of rules that write nothing */
    bool values;        /* of an expression, in place of the view */
    uint64_t n_matched; /* articles with some */
    failure failures[MOST_FAILURES];
    size_t n_failures;
    uint64_t n_other; /* articles with a failure that is not listed */
} search;

static void note_failure(search *s, const lede_item *item, const lede_failure_info *info) {
    char text[sizeof s->failures->text];
    bool is_query = strcmp(info->where, "query") == 0; /* not of a file that the user knows */
    const char *where = is_query ? "" : info->where[0] != '\0' ? info->where : item->source;
    if (info->line > 0 && !is_query) {
        snprintf(text, sizeof text, "%s:%u: %s", where, info->line, info->message);
    } else {
        snprintf(text, sizeof text, "%s%s%s", where, is_query ? "" : ": ", info->message);
    }
    cli_clean(text, strlen(text));
    for (size_t i = 0; i < s->n_failures; i++) {
        if (strcmp(s->failures[i].text, text) != 0) continue;
        s->failures[i].n_articles++;
        return;
    }
    if (s->n_failures == MOST_FAILURES) {
        s->n_other++;
        return;
    }
    failure *fresh = &s->failures[s->n_failures++];
    memcpy(fresh->text, text, sizeof text);
    fresh->n_articles = 1;
}

/* The first failure of an article says why; that one does not load is told once. */
static void take_failures(const repl *r, search *s, const lede_item *item) {
    if (item->n_failures == 0) return;
    if (strcmp(item->failures[0].kind, "load") == 0 && r->told_loads) return;
    note_failure(s, item, &item->failures[0]);
}

static void tell_failures(repl *r, const search *s) {
    fflush(stdout);
    for (size_t i = 0; i < s->n_failures; i++) {
        uint64_t n = s->failures[i].n_articles;
        if (n > 1) {
            cli_complain(0, "%s, and so in %" PRIu64 " articles", s->failures[i].text, n);
        } else {
            cli_complain(0, "%s", s->failures[i].text);
        }
    }
    if (s->n_other > 0) cli_complain(0, "… and in %" PRIu64 " more articles", s->n_other);
    if (s->n_failures > 0) r->n_wrong++;
    r->told_loads = true;
}

static lede_slice next_line(lede_slice *rest) {
    const char *end = rest->size == 0 ? NULL : memchr(rest->data, '\n', rest->size);
    size_t size = end == NULL ? rest->size : (size_t)(end - rest->data) + 1;
    lede_slice line = {rest->data, size};
    if (size > 0) rest->data += size;
    rest->size -= size;
    return line;
}

/* Each record that stands somewhere has a line of the view. */
static bool take_hits(repl *r, const search *s, const lede_item *item) {
    lede_slice rest = item->view;
    bool some = false;
    for (size_t i = 0; i < item->n_records; i++) {
        const lede_record_info *record = &item->records[i];
        if (record->start == record->stop) continue;
        lede_slice line = next_line(&rest);
        if (s->rule != NULL && (record->rule == NULL || strcmp(record->rule, s->rule) != 0)) {
            continue;
        }
        repl_pages_add(&r->pages, line, 0);
        some = true;
    }
    return some;
}

/* Display columns of UTF-8, one a code point. */
static int columns_of(const char *text) {
    int columns = 0;
    for (; *text != '\0'; text++) columns += (*text & 0xc0) != 0x80;
    return columns;
}

static bool take_value(repl *r, const lede_item *item) {
    for (size_t i = 0; i < item->n_records; i++) {
        const lede_record_info *record = &item->records[i];
        if (strcmp(record->table, "query_value") != 0 || record->n_values == 0) continue;
        lede_slice value = record->values[0].as.text;
        const char *slash = strrchr(item->source, '/');
        const char *name = slash == NULL ? item->source : slash + 1;
        size_t room = strlen(name) + NAME_COLUMNS + value.size + 4;
        char *line = malloc(room);
        if (line == NULL) {
            r->pages.failed = true;
            return false;
        }
        int pad = NAME_COLUMNS - columns_of(name);
        int size = snprintf(line, room, "%s%*s  %.*s\n", name, pad > 0 ? pad : 0, "",
                            (int)value.size, value.data);
        cli_clean(line, (size_t)size - 1); /* all but its newline */
        repl_pages_add(&r->pages, (lede_slice){line, strlen(line)}, 0);
        free(line);
        return true;
    }
    return false;
}

static void take_item(repl *r, search *s, const lede_item *item) {
    bool some;
    if (s->values) {
        some = take_value(r, item);
    } else if (s->view == LEDE_VIEW_WHY) {
        some = item->view.size > 0;
        if (some) repl_pages_add(&r->pages, item->view, item->why_held);
    } else {
        some = take_hits(r, s, item);
    }
    if (some) s->n_matched++;
}

static lede_status drain(repl *r, search *s, cli_job *job, lede_error *err) {
    lede_item item;
    lede_status status;
    while ((status = lede_run_next(job->run, &item, err)) == LEDE_OK) {
        take_failures(r, s, &item);
        take_item(r, s, &item);
    }
    cli_feedback_clear_line(&job->feedback);
    return status;
}

static const char *plural(uint64_t n) {
    return n == 1 ? "" : "s";
}

static void sum_up(repl *r, const search *s, const lede_progress *end, bool stopped) {
    uint64_t n = r->pages.n_found;
    repl_pages_sort(&r->pages);
    repl_pages_show(&r->pages, stdout);
    if (stopped) printf("stopped after %" PRIu64 " articles: ", end->articles);
    if (s->view == LEDE_VIEW_KWIC) {
        printf("%" PRIu64 " hit%s in %" PRIu64 " of %" PRIu64 " article%s\n", n, plural(n),
               s->n_matched, end->articles, plural(end->articles));
    } else if (stopped) {
        putchar('\n');
    }
    fflush(stdout);
}

/* What callbacks printed; what loading the session printed was shown when it was entered. */
static void show_printed(lede_script *script, size_t loaded) {
    lede_slice printed = lede_script_messages(script);
    if (printed.size > loaded) {
        cli_put_clean((lede_slice){printed.data + loaded, printed.size - loaded}, true, stdout);
    }
    fflush(stdout);
}

static void run_search(repl *r, search *s, lede_script *script) {
    cli *c = r->c;
    lede_error err;
    size_t loaded = lede_script_messages(script).size;
    lede_run_options options = cli_run_options(c, r->inputs, r->n_inputs);
    options.script = script;
    options.shelf = r->shelf;
    options.view = s->values ? LEDE_VIEW_NONE : s->view;
    options.view_options = (lede_view_options){.colour = c->colour, .width = c->width};
    options.every_match = s->every_match;
    options.why = s->view == LEDE_VIEW_WHY ? s->rule : NULL;
    cli_job job;
    if (cli_job_start(&job, c, &options, &err) != LEDE_OK) {
        complain(r, &err);
        return;
    }
    lede_status status = drain(r, s, &job, &err);
    lede_progress end = cli_job_close(&job, false);
    if (status == LEDE_END || status == LEDE_STOPPED) {
        sum_up(r, s, &end, status == LEDE_STOPPED);
    } else {
        complain(r, &err);
    }
    show_printed(script, loaded);
    tell_failures(r, s);
}

static void ask(repl *r, search *s, repl_question kind, const char *text, size_t page) {
    lede_script *script;
    lede_error err;
    if (repl_session_ask(&r->session, kind, text, &script, &err) != LEDE_OK) {
        complain(r, &err);
        return;
    }
    repl_pages_start(&r->pages, page);
    run_search(r, s, script);
    lede_script_close(script);
}

static void search_pattern(repl *r, const char *pattern) {
    search s = {.view = LEDE_VIEW_KWIC, .rule = "query_hit"};
    char *copy = strdup(pattern);
    free(r->pattern);
    r->pattern = copy;
    ask(r, &s, REPL_PATTERN, pattern, PAGE_HITS);
}

static void evaluate(repl *r, const char *expression) {
    search s = {.values = true};
    while (*expression == ' ') expression++;
    if (*expression == '\0') {
        cli_complain(0, "= needs an expression, as in  = article.title");
        r->n_wrong++;
        return;
    }
    ask(r, &s, REPL_EXPRESSION, expression, PAGE_VALUES);
}

/* ---- commands -------------------------------------------------------------------------------- */

static void do_help(repl *r, const char *argument);
static void do_more(repl *r, const char *argument) {
    (void)argument;
    if (r->pages.next < r->pages.count) {
        repl_pages_show(&r->pages, stdout);
    } else {
        puts("nothing more");
    }
}

static bool wants(repl *r, const char *command, const char *argument, const char *what) {
    if (*argument != '\0') return true;
    cli_complain(0, "%s needs %s", command, what);
    r->n_wrong++;
    return false;
}

static bool has_rule(const repl *r, const char *rule) {
    const char *name;
    lede_script *script = r->session.names;
    for (size_t i = 0; script != NULL; i++) {
        if ((name = lede_script_name(script, LEDE_NAME_RULE, i)) == NULL) return false;
        if (strcmp(name, rule) == 0) return true;
    }
    return false;
}

static bool check_rule(repl *r, const char *rule) {
    if (has_rule(r, rule)) return true;
    cli_complain(0, "there is no rule '%s' in the session or its script", rule);
    r->n_wrong++;
    return false;
}

static void do_run(repl *r, const char *argument) {
    search s = {.view = LEDE_VIEW_KWIC, .rule = argument, .every_match = true};
    if (wants(r, ".run", argument, "the name of a rule") && check_rule(r, argument)) {
        ask(r, &s, REPL_PATTERN, NULL, PAGE_HITS);
    }
}

static void do_why(repl *r, const char *argument) {
    search s = {.view = LEDE_VIEW_WHY, .rule = *argument == '\0' ? "query_hit" : argument};
    const char *pattern = *argument == '\0' ? r->pattern : NULL;
    if (*argument != '\0' && !check_rule(r, argument)) return;
    if (*argument == '\0' && pattern == NULL) {
        cli_complain(0, ".why explains the last pattern, and there is none yet; or .why RULE");
        r->n_wrong++;
        return;
    }
    ask(r, &s, REPL_PATTERN, pattern, PAGE_WHY);
}

static void do_show(repl *r, const char *argument) {
    (void)argument;
    repl_session_print(&r->session, stdout);
}

static void do_undo(repl *r, const char *argument) {
    (void)argument;
    if (!repl_session_undo(&r->session)) puts("nothing to undo");
}

static void do_save(repl *r, const char *argument) {
    lede_error err;
    if (!wants(r, ".save", argument, "the name of a new file")) return;
    if (repl_session_save(&r->session, argument, &err) != LEDE_OK) complain(r, &err);
}

static void do_script(repl *r, const char *argument) {
    lede_error err;
    const char *path = *argument == '\0' ? NULL : argument;
    if (repl_session_use(&r->session, path, &err) != LEDE_OK) complain(r, &err);
}

static void do_quit(repl *r, const char *argument) {
    (void)argument;
    r->ended = true;
}

typedef struct command {
    const char *name, *words, *help;
    void (*run)(repl *r, const char *argument);
} command;

static const command commands[] = {
    {".help", "", "this list", do_help},
    {".more", "", "the next hits", do_more},
    {".run", "RULE", "what a rule matches", do_run},
    {".why", "[RULE]", "why the last pattern, or a rule, matched or did not", do_why},
    {".show", "", "the declarations so far", do_show},
    {".undo", "", "take the last declaration back", do_undo},
    {".save", "FILE", "write the declarations as a script", do_save},
    {".script", "[FILE]", "a script whose declarations come first; read anew by each search",
     do_script},
    {".quit", "", "leave, as Ctrl-D does", do_quit},
};

const char *repl_command_name(size_t command_i) {
    return command_i < sizeof commands / sizeof *commands ? commands[command_i].name : NULL;
}

static void do_help(repl *r, const char *argument) {
    (void)r;
    (void)argument;
    puts("[lemma=\"fine\"] <org/>     a pattern: its hits\n"
         "lede.lexicon(\"x\", {…})    Lua: a declaration for the patterns that follow\n"
         "= article.title           an expression of Lua, for each article");
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char usage[32];
        snprintf(usage, sizeof usage, "%s %s", commands[i].name, commands[i].words);
        printf("%-24s  %s\n", usage, commands[i].help);
    }
    puts("Tab completes names, Ctrl-C stops a search or gives up what is being typed.");
}

static void run_command(repl *r, char *text) {
    size_t size = strcspn(text, " ");
    char *argument = text + size + strspn(text + size, " ");
    const command *found = NULL;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strlen(commands[i].name) == size && strncmp(commands[i].name, text, size) == 0) {
            found = &commands[i];
        }
    }
    if (found == NULL) {
        cli_complain(0, "there is no command '%.*s'; .help lists them", (int)size, text);
        r->n_wrong++;
    } else if (found->words[0] == '\0' && *argument != '\0') {
        cli_complain(0, "%s takes nothing behind it", found->name);
        r->n_wrong++;
    } else {
        found->run(r, argument);
    }
}

/* ---- what a line is -------------------------------------------------------------------------- */

static void trim(char *text) {
    size_t size = strlen(text), from = strspn(text, " \t");
    while (size > from && (text[size - 1] == ' ' || text[size - 1] == '\t')) size--;
    memmove(text, text + from, size - from);
    text[size - from] = '\0';
}

static void declare(repl *r, const char *text) {
    lede_error err;
    if (repl_session_add(&r->session, text, &err) != LEDE_OK) complain(r, &err);
    fflush(stdout);
}

static void answer(repl *r, char *text, bool lua) {
    if (lua) {
        declare(r, text);
        return;
    }
    if (text[0] == '.') {
        run_command(r, text);
    } else if (text[0] == '=') {
        evaluate(r, text + 1);
    } else if (repl_is_word(text)) {
        cli_complain(0, "a word of the articles stands in quotes in a pattern: \"%s\"", text);
        r->n_wrong++;
    } else {
        search_pattern(r, text);
    }
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Join a further line to `*text`; false: out of memory. */
static bool append(char **text, const char *line) {
    size_t size = *text == NULL ? 0 : strlen(*text) + 1;
    char *grown = realloc(*text, size + strlen(line) + 1);
    if (grown == NULL) return false;
    if (size > 0) grown[size - 1] = '\n';
    strcpy(grown + size, line);
    *text = grown;
    return true;
}

/* Declarations may take several lines: read on until they are whole, or there is no more. */
static cli_line_status read_entry(repl *r, char **entry, bool *lua) {
    const char *line;
    cli_line_status status = cli_line_read(r->line, "lede> ", &line);
    if (status != CLI_LINE_OK) return status;
    if (!append(entry, line)) return CLI_LINE_FAILED;
    trim(*entry);
    *lua = repl_is_lua(*entry, r->session.dialect);
    while (*lua && !lede_is_whole_lua((lede_slice){*entry, strlen(*entry)})) {
        status = cli_line_read(r->line, "  ... ", &line);
        if (status == CLI_LINE_END) break; /* answered as it is: Lua says what is missing */
        if (status != CLI_LINE_OK) return status;
        if (!append(entry, line)) return CLI_LINE_FAILED;
    }
    return CLI_LINE_OK;
}

static int converse(repl *r) {
    while (!r->ended) {
        char *entry = NULL;
        bool lua = false;
        cli_line_status status = read_entry(r, &entry, &lua);
        if (status == CLI_LINE_OK && entry[0] != '\0') {
            cli_line_remember(r->line, entry);
            answer(r, entry, lua);
        }
        free(entry);
        if (status == CLI_LINE_END) break;
        if (status == CLI_LINE_FAILED) {
            return cli_complain(CLI_EXIT_STOPPED, "cannot read the next line");
        }
    }
    bool told = cli_line_is_edited(r->line);
    return r->n_wrong > 0 && !told ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
}

/* ---- opening --------------------------------------------------------------------------------- */

/* Articles that are too large for memory are read by each search. */
static bool fill_shelf(repl *r) {
    lede_error err;
    lede_run_options options = cli_run_options(r->c, r->inputs, r->n_inputs);
    lede_status status = lede_shelf_open(r->c->engine, &options, REPL_SHELF_BYTES, &r->shelf, &err);
    if (status == LEDE_OK) return true;
    if (status != LEDE_LIMIT) {
        cli_fail(0, &err);
        return false;
    }
    if (!r->c->args.quiet) {
        cli_complain(0, "the articles are larger than %u MiB, so each search reads the files",
                     (unsigned)(REPL_SHELF_BYTES >> 20));
    }
    return true;
}

static void greet(const repl *r) {
    if (!cli_line_is_edited(r->line) || r->c->args.quiet) return;
    if (r->shelf != NULL) printf("%" PRIu64 " articles. ", lede_shelf_count(r->shelf));
    puts("A pattern is searched, = EXPRESSION evaluated, Lua declares; .help tells more.");
}

static int open_and_converse(repl *r) {
    lede_error err;
    const char *const *words = r->c->args.words;
    char path[CLI_PATH_SIZE];
    bool scripted = cli_is_script(words[0]);
    r->inputs = words + scripted;
    r->n_inputs = r->c->args.n_words - scripted;
    if (r->n_inputs == 0) {
        return cli_complain(CLI_EXIT_USAGE, "lede repl: expected inputs behind the script");
    }
    for (size_t i = 0; i < r->n_inputs; i++) {
        if (strcmp(r->inputs[i], "-") != 0) continue;
        return cli_complain(CLI_EXIT_USAGE, "lede repl reads what you ask from standard input, so "
                                            "the articles cannot come from there");
    }
    if (repl_session_use(&r->session, scripted ? words[0] : NULL, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_USAGE, &err);
    }
    if (!fill_shelf(r)) return CLI_EXIT_USAGE;
    r->line = cli_line_open(cli_history_path(path), repl_complete, &r->session);
    if (r->line == NULL) return cli_complain(CLI_EXIT_USAGE, "out of memory");
    greet(r);
    cli_hold_interrupts(true);
    int code = converse(r);
    cli_hold_interrupts(false);
    cli_line_close(r->line);
    return code;
}

int cli_repl(cli *c) {
    repl r = {.c = c, .session = {.engine = c->engine, .dialect = c->args.dialect}};
    int code = open_and_converse(&r);
    repl_pages_close(&r.pages);
    repl_session_close(&r.session);
    lede_shelf_close(r.shelf);
    free(r.pattern);
    return code;
}
