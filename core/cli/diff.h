/* diff.h — what became of one match from one script to another, for people and as JSON, and how
 * many of each kind every rule has.
 * owner: a diff; thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_DIFF_H
#define LEDE_CLI_DIFF_H

#include "cli/cli.h"

typedef enum cli_change { CLI_SAME = 0, CLI_GAINED, CLI_LOST, CLI_CHANGED } cli_change;
enum { CLI_N_CHANGES = 4 };

/* The fields of a record's table; none for a record without one. */
typedef struct cli_table {
    const char *const *fields;
    size_t n_fields;
} cli_table;
cli_table cli_find_table(const lede_script *script, const lede_record_info *record);

/* What became of one match. Fields and captures that only one of the scripts has are not compared:
 * else to name one would be a change of every match. */
typedef struct cli_change_line {
    const lede_script *const *scripts; /* before, after */
    cli_change change;
    const lede_record_info *before, *after; /* NULL: gained, lost */
    cli_table before_table, after_table;
    const lede_item *item;
} cli_change_line;

/* Same words, captures and values, by name. */
bool cli_change_is_none(const cli_change_line *line);

void cli_change_text(const cli_change_line *line, bool colour, FILE *out);
void cli_change_json(const cli_change_line *line, FILE *out);

typedef struct cli_tally_rule {
    char *name;
    uint64_t counts[CLI_N_CHANGES];
} cli_tally_rule;

typedef struct cli_tally {
    cli_tally_rule *rules; /* by name */
    size_t n, capacity;
} cli_tally;
void cli_tally_add(cli_tally *tally, const char *rule, cli_change change);
bool cli_tally_differs(const cli_tally *tally);
/* A line for each rule of which only one of the scripts has a capture or field. */
void cli_tally_print_names(const cli_tally *tally, const cli *c, const lede_script *const *scripts,
                           FILE *out);
/* `all`: a line also for each of many rules that found the same in both. */
void cli_tally_print(const cli_tally *tally, bool all, FILE *out);
void cli_tally_clear(cli_tally *tally);

#endif
