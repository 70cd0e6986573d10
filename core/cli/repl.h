/* repl.h — the parts of lede repl: its session of declarations, what its searches found, and the
 * names that complete a line.
 * owner: cli_repl; thread: one
 * floor: cli */
#ifndef LEDE_CLI_REPL_H
#define LEDE_CLI_REPL_H

#include "cli/cli.h"
#include "cli/line.h"

enum {
    REPL_MOST_SHOWN = 10000 /* hits of one search that .more can go on to; the rest is counted */
};

/* Bytes of articles, unpacked, that are kept in memory; what is larger is read by each search. */
#if defined(LEDE_SMALL)
#define REPL_SHELF_BYTES (UINT64_C(64) << 10)
#else
#define REPL_SHELF_BYTES (UINT64_C(256) << 20)
#endif

/* ---- session: the declarations entered so far ---- */

typedef struct repl_session {
    lede_engine *engine;
    lede_dialect dialect;
    char *script;  /* path of a script that comes first, read anew each time; NULL: none */
    char **chunks; /* declarations in order */
    size_t n_chunks;
    lede_script *names; /* the session as it is; NULL: it does not load */
} repl_session;

/* What a session is asked to make of a line; NULL: nothing but its declarations. */
typedef enum repl_question { REPL_PATTERN = 0, REPL_EXPRESSION } repl_question;

lede_status repl_session_ask(const repl_session *session, repl_question kind, const char *text,
                             lede_script **out, lede_error *err);
/* Add declarations, which stay out if the session does not load with them. Says on standard output
 * what is new. */
lede_status repl_session_add(repl_session *session, const char *text, lede_error *err);
bool repl_session_undo(repl_session *session); /* false: nothing is there */
/* Another script, or none (NULL); on failure all stays as it was. */
lede_status repl_session_use(repl_session *session, const char *path, lede_error *err);
/* The declarations as a script of their own. IO, also when the file is there. */
lede_status repl_session_save(const repl_session *session, const char *path, lede_error *err);
void repl_session_print(const repl_session *session, FILE *out);
void repl_session_close(repl_session *session);

/* Whether a line begins a statement of Lua. Patterns begin with a quote or bracket, seldom with a
 * word: the name of a capture before ':', or an operator. Statements of Lua begin with a word,
 * which more of the statement follows. */
bool repl_is_lua(const char *text, lede_dialect dialect);
bool repl_is_word(const char *text); /* one word and nothing else: of neither */

/* A cli_complete_fn; the context is the session. */
size_t repl_complete(void *session, const char *line, size_t cursor,
                     void (*add)(void *list, const char *candidate), void *list);
/* The commands, ".help" first; NULL behind the last. */
const char *repl_command_name(size_t command_i);

/* ---- what a search found, a page at a time ---- */

typedef struct repl_item {
    char *text; /* as it is printed, with its newline */
    uint32_t weight;
} repl_item;

typedef struct repl_pages {
    repl_item *items;
    size_t count, next, page;
    uint64_t n_found; /* more than count when some are only counted */
    bool failed;      /* memory */
} repl_pages;

void repl_pages_start(repl_pages *pages, size_t page);
void repl_pages_add(repl_pages *pages, lede_slice item, uint32_t weight);
/* Heavier ones first, in the order added among equals. */
void repl_pages_sort(repl_pages *pages);
/* The next page; a last line says how many are left. */
void repl_pages_show(repl_pages *pages, FILE *out);
void repl_pages_close(repl_pages *pages);

#endif
