#include "cli/line.h"

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>
#include <wchar.h>

#if defined(__APPLE__)
#include <xlocale.h>
#endif

enum {
    HISTORY_LINES = 1000,
    MOST_CANDIDATES = 2000 /* of one completion: a folder may hold any number of files */
};

struct cli_line {
    EditLine *edit; /* NULL: lines are read plainly */
    History *history;
    const char *history_path;
    const char *prompt;
    cli_complete_fn complete;
    void *context;
    locale_t letters; /* what the bytes of a line are, while it is edited */
    sigset_t waiting; /* signals held back while a line is edited, save when it waits for a key */
    bool is_broken;   /* by Ctrl-C */
    char *text;       /* of the last line */
    size_t capacity;
};

/* ---- completion ------------------------------------------------------------------------------ */

typedef struct candidates {
    char **data;
    size_t count, common; /* bytes that all begin with */
} candidates;

static bool is_listed(const candidates *list, const char *name) {
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->data[i], name) == 0) return true;
    }
    return false;
}

static void add_candidate(void *context, const char *name) {
    candidates *list = context;
    if (list->count == MOST_CANDIDATES || is_listed(list, name)) return;
    char **data = realloc(list->data, (list->count + 1) * sizeof *data);
    if (data != NULL) list->data = data;
    char *copy = data == NULL ? NULL : strdup(name);
    if (copy == NULL) return;
    size_t same = 0;
    if (list->count == 0) {
        same = strlen(name);
    } else {
        while (same < list->common && list->data[0][same] == name[same]) same++;
    }
    list->common = same;
    list->data[list->count++] = copy;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Below the line, which is drawn again afterwards. */
static void show_candidates(candidates *list) {
    enum { WIDTH = 78 };
    size_t column = 0;
    qsort(list->data, list->count, sizeof *list->data, by_name);
    putchar('\n');
    for (size_t i = 0; i < list->count; i++) {
        size_t size = strlen(list->data[i]);
        if (column > 0 && column + size + 2 > WIDTH) {
            putchar('\n');
            column = 0;
        }
        printf("%s%s", column > 0 ? "  " : "", list->data[i]);
        column += size + 2;
    }
    putchar('\n');
    fflush(stdout);
}

static unsigned char insert(EditLine *edit, const candidates *list, size_t typed) {
    char more[4096];
    const char *name = list->data[0];
    bool is_whole = list->count == 1 && name[list->common - 1] != '/';
    int size = snprintf(more, sizeof more, "%.*s%s", (int)(list->common - typed), name + typed,
                        is_whole && name[0] == '.' ? " " : "");
    if (size <= 0 || (size_t)size >= sizeof more) return CC_ERROR;
    return el_insertstr(edit, more) == 0 ? CC_REFRESH : CC_ERROR;
}

static unsigned char on_tab(EditLine *edit, wint_t key) {
    cli_line *line;
    candidates list = {0};
    (void)key;
    el_get(edit, EL_CLIENTDATA, &line);
    const LineInfo *info = el_line(edit);
    size_t size = (size_t)(info->lastchar - info->buffer);
    size_t cursor = (size_t)(info->cursor - info->buffer);
    char *text = malloc(size + 1);
    if (text == NULL) return CC_ERROR;
    memcpy(text, info->buffer, size);
    text[size] = '\0';
    size_t start = line->complete(line->context, text, cursor, add_candidate, &list);
    unsigned char answer = CC_ERROR;
    if (list.count > 0 && list.common > cursor - start) {
        answer = insert(edit, &list, cursor - start);
    } else if (list.count > 1) {
        show_candidates(&list);
        answer = CC_REDISPLAY;
    }
    free(text);
    for (size_t i = 0; i < list.count; i++) free(list.data[i]);
    free(list.data);
    return answer;
}

/* Ctrl-D that was typed before the editor had the terminal reaches it as NUL (Linux turns what it
 * noted as the end of input into that byte): on an empty line it still is the end. */
static unsigned char on_early_end(EditLine *edit, wint_t key) {
    const LineInfo *info = el_line(edit);
    (void)key;
    return info->lastchar == info->buffer ? CC_EOF : CC_NORM;
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* A byte of the terminal: 1, or 0 at its end, or -1. SIGINT is let in here only, so that none is
 * lost between two looks. */
static int read_byte(cli_line *line, char *byte) {
    fd_set keys;
    FD_ZERO(&keys);
    FD_SET(STDIN_FILENO, &keys);
    if (pselect(STDIN_FILENO + 1, &keys, NULL, NULL, NULL, &line->waiting) < 0) {
        line->is_broken = errno == EINTR;
        return -1;
    }
    ssize_t got = read(STDIN_FILENO, byte, 1);
    return got > 0 ? 1 : (int)got;
}

/* A letter of one or several bytes; one that the locale cannot read is passed over. */
static int read_key(EditLine *edit, wchar_t *key) {
    cli_line *line;
    mbstate_t state = {0};
    char byte;
    el_get(edit, EL_CLIENTDATA, &line);
    for (;;) {
        int got = read_byte(line, &byte);
        if (got != 1) return got;
        size_t size = mbrtowc(key, &byte, 1, &state);
        if (size == (size_t)-1) {
            memset(&state, 0, sizeof state);
        } else if (size != (size_t)-2) {
            return 1;
        }
    }
}

/* ---- editing --------------------------------------------------------------------------------- */

static char *show_prompt(EditLine *edit) {
    cli_line *line;
    static char none[] = "";
    if (el_get(edit, EL_CLIENTDATA, &line) != 0) return none;
    /* libedit only reads it, whatever its type says. */
    union {
        const char *from;
        char *to;
    } prompt = {.from = line->prompt};
    return prompt.to;
}

static void read_history(cli_line *line) {
    HistEvent event;
    line->history = history_init();
    if (line->history == NULL) return;
    history(line->history, &event, H_SETSIZE, HISTORY_LINES);
    history(line->history, &event, H_SETUNIQUE, 1);
    if (line->history_path != NULL) history(line->history, &event, H_LOAD, line->history_path);
    el_set(line->edit, EL_HIST, history, line->history);
}

/* Terminals of today write UTF-8; only the editor needs to know, and only while it edits. */
static locale_t find_letters(void) {
    locale_t letters = newlocale(LC_CTYPE_MASK, "", (locale_t)0);
    if (letters != (locale_t)0) return letters;
    return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
}

static void open_editor(cli_line *line) {
    line->letters = find_letters();
    locale_t before = line->letters == (locale_t)0 ? (locale_t)0 : uselocale(line->letters);
    line->edit = el_init("lede", stdin, stdout, stderr);
    if (line->edit != NULL) {
        el_set(line->edit, EL_CLIENTDATA, line);
        el_set(line->edit, EL_PROMPT, show_prompt);
        el_set(line->edit, EL_EDITOR, "emacs");
        el_set(line->edit, EL_SIGNAL, 0);
        el_set(line->edit, EL_GETCFN, read_key);
        /* The narrow call makes copies of its strings that it never frees. */
        el_wset(line->edit, EL_ADDFN, L"lede-complete", L"complete the word", on_tab);
        el_wset(line->edit, EL_ADDFN, L"lede-early-end", L"Ctrl-D typed early", on_early_end);
        el_set(line->edit, EL_BIND, "^I", "lede-complete", NULL);
        el_set(line->edit, EL_BIND, "^@", "lede-early-end", NULL);
        el_set(line->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
        read_history(line);
        el_source(line->edit, NULL); /* ~/.editrc, where the user has one */
    }
    if (before != (locale_t)0) uselocale(before);
}

cli_line *cli_line_open(const char *history_path, cli_complete_fn complete, void *context) {
    cli_line *line = calloc(1, sizeof *line);
    if (line == NULL) return NULL;
    *line = (cli_line){
        .history_path = history_path, .complete = complete, .context = context, .prompt = ""};
    if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) open_editor(line);
    return line;
}

void cli_line_close(cli_line *line) {
    if (line == NULL) return;
    HistEvent event;
    if (line->history != NULL) {
        if (line->history_path != NULL) history(line->history, &event, H_SAVE, line->history_path);
        history_end(line->history);
    }
    if (line->edit != NULL) el_end(line->edit);
    if (line->letters != (locale_t)0) freelocale(line->letters);
    free(line->text);
    free(line);
}

bool cli_line_is_edited(const cli_line *line) {
    return line->edit != NULL;
}

static bool keep(cli_line *line, const char *text, size_t size) {
    if (line->capacity < size + 1) {
        char *grown = realloc(line->text, size + 1);
        if (grown == NULL) return false;
        line->text = grown;
        line->capacity = size + 1;
    }
    memcpy(line->text, text, size);
    line->text[size] = '\0';
    return true;
}

static cli_line_status edit_line(cli_line *line) {
    int size = 0;
    sigset_t interrupt;
    locale_t before = line->letters == (locale_t)0 ? (locale_t)0 : uselocale(line->letters);
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    sigprocmask(SIG_BLOCK, &interrupt, &line->waiting);
    line->is_broken = false;
    /* Before the prompt is there: el_gets shows it first, and a key answered to it in between
     * would be the terminal's, where Ctrl-D is no character. */
    el_set(line->edit, EL_PREP_TERM, 1);
    const char *text = el_gets(line->edit, &size);
    bool kept = text == NULL || size <= 0 || keep(line, text, (size_t)size);
    sigprocmask(SIG_SETMASK, &line->waiting, NULL);
    if (before != (locale_t)0) uselocale(before);
    if (text == NULL || size <= 0) {
        putchar('\n');
        return line->is_broken ? CLI_LINE_BROKEN : CLI_LINE_END;
    }
    return kept ? CLI_LINE_OK : CLI_LINE_FAILED;
}

static cli_line_status read_line(cli_line *line) {
    errno = 0;
    ssize_t size = getline(&line->text, &line->capacity, stdin);
    if (size >= 0) return CLI_LINE_OK;
    return ferror(stdin) && errno != EINTR ? CLI_LINE_FAILED : CLI_LINE_END;
}

cli_line_status cli_line_read(cli_line *line, const char *prompt, const char **out) {
    line->prompt = prompt;
    fflush(stdout);
    cli_line_status status = line->edit != NULL ? edit_line(line) : read_line(line);
    if (status != CLI_LINE_OK) return status;
    size_t size = strlen(line->text);
    while (size > 0 && (line->text[size - 1] == '\n' || line->text[size - 1] == '\r')) size--;
    line->text[size] = '\0';
    *out = line->text;
    return CLI_LINE_OK;
}

void cli_line_remember(cli_line *line, const char *entered) {
    HistEvent event;
    if (line->history != NULL) history(line->history, &event, H_ENTER, entered);
}
