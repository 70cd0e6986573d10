/* groups.h — what hits of a grep are counted or sorted by: fields of articles, days, months and
 * years of them, and paths from the match or a capture, which the query puts into records.
 * owner: a grep; thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_GROUPS_H
#define LEDE_CLI_GROUPS_H

#include "cli/cli.h"

enum { CLI_MOST_GROUPS = 8, CLI_GROUP_NAME_BYTES = 80 };

typedef struct cli_group {
    char name[CLI_GROUP_NAME_BYTES];                  /* as it was given */
    char path[CLI_GROUP_NAME_BYTES + sizeof ".text"]; /* of a match; "": a field of the article */
    char field[8]; /* of the record, in which the path's value is */
} cli_group;

typedef struct cli_groups {
    cli_group items[CLI_MOST_GROUPS];
    lede_rule_field fields[CLI_MOST_GROUPS]; /* for the query: paths */
    size_t n, n_fields;
} cli_groups;

/* Names with commas between. False: more of them than there may be, or a name that can be none. */
bool cli_groups_read(cli_groups *groups, const char *names);
/* What one hit has for a group, on one line; lists with | between, nothing where it has none. */
void cli_group_value(const cli_group *group, const lede_run *run, const lede_record_info *record,
                     FILE *out);
/* The same where it is a number; else false. */
bool cli_group_number(const cli_group *group, const lede_record_info *record, double *number);

#endif
