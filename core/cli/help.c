#include "cli/help.h"

#include <ctype.h>
#include <string.h>

#include "cli/options.h"
#include "cli/script.h"

enum { WIDTH = 78 };

/* Words of `text` wrapped at WIDTH; lines after the first begin at `indent`. Newlines stay. */
static void print_wrapped(FILE *out, const char *text, int indent, int column) {
    bool line_start = true;
    while (*text != '\0') {
        size_t size = strcspn(text, " \n");
        if (!line_start && column + 1 + (int)size > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
            line_start = true;
        }
        column += fprintf(out, "%s%.*s", line_start ? "" : " ", (int)size, text);
        line_start = false;
        text += size;
        if (*text == '\n') {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
            line_start = true;
        }
        if (*text != '\0') text++;
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const cli_option *option) {
    char left[64];
    int size =
        snprintf(left, sizeof left, "  %c%c%s --%s%s%s", option->letter ? '-' : ' ',
                 option->letter ? option->letter : ' ', option->letter ? "," : " ", option->name,
                 option->argument ? " " : "", option->argument ? option->argument : "");
    enum { HELP_COLUMN = 28 };
    fputs(left, out);
    if (size >= HELP_COLUMN - 1) {
        fputc('\n', out);
        size = 0;
    }
    fprintf(out, "%*s", HELP_COLUMN - size, "");
    print_wrapped(out, option->help, HELP_COLUMN, HELP_COLUMN);
}

static void print_options(FILE *out, const cli_command *command, bool is_common,
                          const char *heading) {
    bool any = false;
    for (size_t i = 0; i < cli_n_options; i++) {
        const cli_option *option = &cli_option_table[i];
        if (!cli_option_belongs(option, command)) continue;
        if (cli_option_is_common(option) != is_common) continue;
        if (!any) fprintf(out, "\n%s\n", heading);
        any = true;
        print_option(out, option);
    }
}

void cli_help_command(FILE *out, const cli_command *command) {
    fprintf(out, "lede %s [OPTION...] %s\n\n", command->name, command->words);
    print_wrapped(out, command->description, 0, 0);
    print_options(out, command, false, "Options");
    print_options(out, command, true, "Options of most commands");
}

static const char input_help[] =
    "INPUT is a file, a folder, a glob, or - for standard input: plain text, pages of HTML, JSON, "
    "tables, feeds, e-mail, exports of Nexis and Factiva, Markdown and more, recognised by "
    "content, also compressed and in archives; --format says what else there is.";
static const char exit_help[] =
    "Exit status: 0 all well; 1 some articles failed, the others are done (grep: nothing found; "
    "diff: something differs); 2 wrong use or script; 3 stopped by a limit, a signal or another "
    "run that writes the store; 4 grep and diff: some articles failed.";

void cli_help(FILE *out) {
    fputs("lede asks a pile of articles a question.\n\n", out);
    for (size_t i = 0; i < cli_n_commands; i++) {
        const cli_command *command = &cli_commands[i];
        int size = fprintf(out, "  lede %s %s", command->name, command->words);
        fprintf(out, "%*s%s\n", size < 36 ? 36 - size : 1, "", command->summary);
    }
    fputc('\n', out);
    print_wrapped(out, input_help, 0, 0);
    print_wrapped(out, exit_help, 0, 0);
    fputs("\nlede COMMAND --help tells all of one command; lede --version what this is.\n", out);
}

/* ---- man page (man(7) macros) ---- */

static void print_man_text(FILE *out, const char *text) {
    bool line_start = true;
    for (; *text != '\0'; text++) {
        if (line_start && (*text == '.' || *text == '\'')) fputs("\\&", out);
        if (*text == '\\') {
            fputs("\\e", out);
        } else if (*text == '-') {
            fputs("\\-", out);
        } else {
            fputc(*text, out);
        }
        line_start = *text == '\n';
    }
    fputc('\n', out);
}

static void print_man_name(FILE *out, const char *name) {
    fputs("\\-\\-", out);
    for (const char *c = name; *c != '\0'; c++) fprintf(out, *c == '-' ? "\\-" : "%c", *c);
}

static void print_man_option(FILE *out, const cli_option *option) {
    fputs(".TP\n.B ", out);
    if (option->letter != 0) fprintf(out, "\\-%c, ", option->letter);
    print_man_name(out, option->name);
    if (option->argument != NULL) fprintf(out, " \\fI%s\\fB", option->argument);
    fputc('\n', out);
    print_man_text(out, option->help);
}

/* Those of its own, and the names of the others, which a section of their own explains. */
static void print_man_options(FILE *out, const cli_command *command) {
    const char *before = ".PP\nCommon options: ";
    for (size_t o = 0; o < cli_n_options; o++) {
        const cli_option *option = &cli_option_table[o];
        if (cli_option_belongs(option, command) && !cli_option_is_common(option)) {
            print_man_option(out, option);
        }
    }
    for (size_t o = 0; o < cli_n_options; o++) {
        const cli_option *option = &cli_option_table[o];
        if (!cli_option_belongs(option, command) || !cli_option_is_common(option)) continue;
        fputs(before, out);
        print_man_name(out, option->name);
        before = ", ";
    }
    if (before[0] == ',') fputs(".\n", out);
}

static void print_man_commands(FILE *out) {
    for (size_t i = 0; i < cli_n_commands; i++) {
        const cli_command *command = &cli_commands[i];
        fprintf(out, ".SS lede %s\n.B lede %s\n[\\fIOPTION\\fR...] %s\n.PP\n", command->name,
                command->name, command->words);
        print_man_text(out, command->description);
        print_man_options(out, command);
    }
    fputs(".SH COMMON OPTIONS\n", out);
    for (size_t o = 0; o < cli_n_options; o++) {
        if (cli_option_is_common(&cli_option_table[o])) print_man_option(out, &cli_option_table[o]);
    }
}

void cli_man_page(FILE *out) {
    fprintf(out, ".TH LEDE 1 \"\" \"lede %s\" \"User Commands\"\n", LEDE_VERSION);
    fputs(".SH NAME\nlede \\- ask a pile of news articles a question\n.SH SYNOPSIS\n", out);
    for (size_t i = 0; i < cli_n_commands; i++) {
        fprintf(out, ".B lede %s\n[\\fIOPTION\\fR...] %s\n.br\n", cli_commands[i].name,
                cli_commands[i].words);
    }
    fputs(
        ".SH DESCRIPTION\n"
        "A rule is a pattern over tokens and layers; a script is a Lua file of rules, stages and\n"
        "reports; the engine reads articles and answers. Records carry their evidence.\n.PP\n",
        out);
    print_man_text(out, input_help);
    fputs(".SH COMMANDS\n", out);
    print_man_commands(out);
    fputs(".SH ENVIRONMENT\n.TP\n.B LEDE_PATH\nFolders of packs and models, with ':' "
          "between them.\n.TP\n.B NO_COLOR\nWhen set, output is not coloured.\n.TP\n.B COLUMNS\n"
          "Width of the output where standard output is no terminal.\n",
          out);
    fputs(".SH EXIT STATUS\n", out);
    print_man_text(out, exit_help);
    fputs(".SH EXAMPLES\n.nf\nlede run brief articles/ \\-o brief.html\n"
          "lede grep \\(aq\"said\" []{0,3} \"yesterday\"\\(aq articles/\n"
          "lede load \\-\\-explain article.txt\n.fi\n",
          out);
}

/* The names of reports, until a script stands in the line. */
static void print_shipped(FILE *out) {
    fputs("    local reports=\n    case ${COMP_WORDS[1]} in\n    ", out);
    const char *before = "";
    for (size_t i = 0; i < cli_n_commands; i++) {
        if (strncmp(cli_commands[i].words, "SCRIPT", strlen("SCRIPT")) != 0) continue;
        fprintf(out, "%s%s", before, cli_commands[i].name);
        before = " | ";
    }
    fputs(") reports=\"", out);
    for (size_t i = 0; i < cli_n_shipped; i++) {
        fprintf(out, "%s%s", i > 0 ? " " : "", cli_shipped[i]);
    }
    fputs("\" ;;\n    esac\n    local i\n    for ((i = 2; i < COMP_CWORD; i++)); do\n"
          "        case \" $reports \" in *\" ${COMP_WORDS[i]} \"*) reports= ;; esac\n"
          "        case ${COMP_WORDS[i]} in *.lua) reports= ;; esac\n    done\n",
          out);
}

void cli_completions(FILE *out) {
    fputs("# Completions of lede for bash, and for zsh after: autoload bashcompinit; bashcompinit\n"
          "_lede() {\n    local word=${COMP_WORDS[COMP_CWORD]}\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W \"",
          out);
    for (size_t i = 0; i < cli_n_commands; i++) fprintf(out, "%s ", cli_commands[i].name);
    fputs("help\" -- \"$word\"))\n        return\n    fi\n    local options=\n"
          "    case ${COMP_WORDS[1]} in\n",
          out);
    for (size_t i = 0; i < cli_n_commands; i++) {
        fprintf(out, "    %s) options=\"", cli_commands[i].name);
        for (size_t o = 0; o < cli_n_options; o++) {
            if (cli_option_belongs(&cli_option_table[o], &cli_commands[i])) {
                fprintf(out, "--%s ", cli_option_table[o].name);
            }
        }
        fputs("--help\" ;;\n", out);
    }
    fputs("    esac\n", out);
    print_shipped(out);
    fputs("    case $word in\n"
          "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
          "    *)  COMPREPLY=($(compgen -W \"$reports\" -- \"$word\"))\n"
          "        local IFS=$'\\n'\n"
          "        COMPREPLY+=($(compgen -f -- \"$word\")) ;;\n"
          "    esac\n}\ncomplete -o filenames -F _lede lede\n",
          out);
}
