/* hits.h — the hits of a grep, kept to be sorted, sampled or counted by fields.
 * owner: a grep; thread: the command's one
 * floor: cli */
#ifndef LEDE_CLI_HITS_H
#define LEDE_CLI_HITS_H

#include "cli/groups.h"

typedef struct cli_hit {
    char *line;    /* as it will be printed, with its newline */
    char *key;     /* what it is sorted or grouped by */
    double number; /* of --sort, where the key is one */
    bool is_number;
    uint64_t order;  /* of finding */
    uint64_t n;      /* hits of this key that are counted as one */
    uint64_t chance; /* its place in a random order, the same in every run */
} cli_hit;

typedef struct cli_hits {
    const char *sort, *by; /* left1, right1, match, a group; groups with commas between */
    cli_groups groups;     /* those of by, else the one of sort */
    uint64_t sample;       /* 0 = all */
    bool json, csv;        /* groups as JSON Lines, as a table */
    cli_hit *data;
    size_t count, capacity;
    uint64_t n_seen;
    bool failed; /* memory */
} cli_hits;

/* False after a message: a name in --sort or --by is none. */
bool cli_hits_open(cli_hits *hits, const cli *c);
bool cli_hits_wanted(const cli_hits *hits);
/* Keep the hits of one article; `item->view` holds a line a record. */
void cli_hits_take(cli_hits *hits, const lede_run *run, const lede_item *item);
void cli_hits_print(cli_hits *hits, FILE *out);
void cli_hits_close(cli_hits *hits);

/* A string of JSON, in quotes. */
void cli_put_json(FILE *out, const char *text, size_t size);

#endif
