#include "cli/script.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/outputs.h"
#include "cli/paths.h"

const char *const cli_shipped[] = {"brief",      "who-said-what", "timeline", "names",
                                   "watchlist",  "events",        "keywords", "collocates",
                                   "dictionary", "overview",      "money"};
const size_t cli_n_shipped = sizeof cli_shipped / sizeof *cli_shipped;

static void add(lede_error *err, const char *text) {
    size_t used = strlen(err->message);
    snprintf(err->message + used, sizeof err->message - used, "%s", text);
}

static void add_meant(lede_error *err, const char *meant) {
    add(err, "; did you mean '");
    add(err, meant);
    add(err, "'?");
}

static void add_shipped(lede_error *err, const char *before) {
    for (size_t i = 0; i < cli_n_shipped; i++) {
        add(err, i == 0 ? before : ", ");
        add(err, cli_shipped[i]);
    }
}

/* rules, where rules.lua is; breif; rules.lua of a folder that one is not in. */
static void add_hint(const char *path, lede_error *err) {
    char file[CLI_PATH_SIZE];
    struct stat status;
    int size = snprintf(file, sizeof file, "%s.lua", path);
    if (size > 0 && size < CLI_PATH_SIZE && stat(file, &status) == 0) {
        add_meant(err, file);
        return;
    }
    if (strchr(path, '/') != NULL || cli_is_script(path)) return;
    const char *meant = lede_nearest_name(path, cli_shipped, cli_n_shipped);
    if (meant != NULL) add_meant(err, meant);
    add_shipped(err,
                meant == NULL ? "; reports that are shipped: " : " Reports that are shipped: ");
}

static bool is_shipped(const char *word) {
    for (size_t i = 0; i < cli_n_shipped; i++) {
        if (strcmp(cli_shipped[i], word) == 0) return true;
    }
    return false;
}

lede_status cli_script_open(const cli *c, const char *path, lede_script **out, lede_error *err) {
    lede_status opened = lede_script_open(c->engine, path, out, err);
    struct stat status;
    if (opened == LEDE_OK) return LEDE_OK;
    if (cli_is_folder(path)) {
        snprintf(err->message, sizeof err->message,
                 "'%.200s' is a folder; expected a script in front of the articles, as in lede "
                 "run brief %.200s",
                 path, path);
    } else if (opened == LEDE_IO && !is_shipped(path) && stat(path, &status) != 0) {
        add_hint(path, err);
    }
    return opened;
}

bool cli_script_is_named(const char *word) {
    return is_shipped(word) || cli_is_script(word);
}

static bool has_lexicon(const cli_args *args, const char *name) {
    size_t size = strlen(name);
    for (size_t i = 0; i < args->n_lexicons; i++) {
        if (strncmp(args->lexicons[i], name, size) == 0 && args->lexicons[i][size] == '=') {
            return true;
        }
    }
    return false;
}

void cli_script_note_example(const cli *c) {
    static const struct {
        const char *report, *lexicon;
    } lists[] = {{"watchlist", "watch"}, {"dictionary", "dictionary"}, {"collocates", "node"}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(c->args.words[0], lists[i].report) != 0) continue;
        if (has_lexicon(&c->args, lists[i].lexicon)) return;
        cli_complain(0, "%s: the words are those of an example; --lexicon %s=FILE gives your own",
                     lists[i].report, lists[i].lexicon);
    }
}

/* Whether there is a report of this name; false after a message with those that there are. */
static bool has_report(lede_script *script, const char *name) {
    lede_error err = {.message = ""};
    const char *names[64]; /* to suggest one: more than a script declares */
    size_t n = 0;
    for (const char *own; n < sizeof names / sizeof *names; n++) {
        if ((own = lede_script_report_name(script, n)) == NULL) break;
        if (strcmp(own, name) == 0) return true;
        names[n] = own;
    }
    const char *meant = lede_nearest_name(name, names, n);
    if (meant != NULL) add_meant(&err, meant);
    for (size_t i = 0; i < n && meant == NULL; i++) {
        add(&err, i == 0 ? "; there are: " : ", ");
        add(&err, names[i]);
    }
    cli_complain(0, "the script has no report '%s'%s", name, err.message);
    return false;
}

bool cli_script_has_reports(const cli *c, lede_script *script) {
    bool any = lede_script_report_name(script, 0) != NULL;
    if (c->args.report != NULL && !has_report(script, c->args.report)) return false;
    for (size_t i = 0; i < c->args.n_outputs && !any; i++) {
        cli_output_kind kind = cli_output_kind_of(c->args.outputs[i]);
        if (kind != CLI_OUTPUT_HTML && kind != CLI_OUTPUT_MARKDOWN) continue;
        cli_complain(0, "-o '%s': the script declares no report to write there",
                     c->args.outputs[i]);
        return false;
    }
    return true;
}
