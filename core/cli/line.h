/* line.h — a line of input: edited on a terminal, with history and completion, else read plainly.
 * The only file with histedit.h.
 * owner: whoever opened it; thread: one
 * floor: cli */
#ifndef LEDE_CLI_LINE_H
#define LEDE_CLI_LINE_H

#include "cli/cli.h"

typedef struct cli_line cli_line;

typedef enum cli_line_status {
    CLI_LINE_OK = 0,
    CLI_LINE_BROKEN, /* Ctrl-C: what was typed is given up */
    CLI_LINE_END,    /* Ctrl-D, or the end of the input */
    CLI_LINE_FAILED  /* memory, or the input cannot be read */
} cli_line_status;

/* What could stand for the word that ends at `cursor`: calls `add` with each candidate, and returns
 * the byte where the word begins. A candidate ends in '/' when more will follow, as in a folder. */
typedef size_t (*cli_complete_fn)(void *context, const char *line, size_t cursor,
                                  void (*add)(void *list, const char *candidate), void *list);

/* NULL: out of memory. `history`: a file, read now and written at close; NULL: none; one that
 * cannot be read or written is passed over in silence. */
cli_line *cli_line_open(const char *history, cli_complete_fn complete, void *context);
void cli_line_close(cli_line *line);
bool cli_line_is_edited(const cli_line *line); /* on a terminal */

/* The next line without its end; stands until the next call. The prompt is shown on a terminal. */
cli_line_status cli_line_read(cli_line *line, const char *prompt, const char **out);
/* What the user entered as one, perhaps of several lines, for the history. */
void cli_line_remember(cli_line *line, const char *entered);

#endif
