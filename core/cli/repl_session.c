#include "cli/repl.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define SESSION_NAME "session"

static lede_status fail(lede_error *err, lede_status status, const char *where,
                        const char *message) {
    *err = (lede_error){.status = status, .offset = LEDE_NO_OFFSET};
    snprintf(err->where, sizeof err->where, "%s", where);
    snprintf(err->message, sizeof err->message, "%s", message);
    return status;
}

/* All declarations, and one more if it is not NULL; NULL: out of memory. */
static char *join(const repl_session *session, const char *more) {
    size_t size = 1 + (more == NULL ? 0 : strlen(more) + 1);
    for (size_t i = 0; i < session->n_chunks; i++) size += strlen(session->chunks[i]) + 1;
    char *text = malloc(size), *end = text;
    if (text == NULL) return NULL;
    *end = '\0';
    for (size_t i = 0; i < session->n_chunks; i++) {
        end = stpcpy(stpcpy(end, session->chunks[i]), "\n");
    }
    if (more != NULL) stpcpy(stpcpy(end, more), "\n");
    return text;
}

static lede_status ask(const repl_session *session, repl_question kind, const char *question,
                       const char *more, lede_script **out, lede_error *err) {
    char *text = join(session, more);
    if (text == NULL) return fail(err, LEDE_NOMEM, "", "out of memory");
    lede_query_options options = {.pattern = question,
                                  .require_module = session->script,
                                  .prelude_name = SESSION_NAME,
                                  .prelude = {text, strlen(text)},
                                  .dialect = session->dialect};
    lede_status status = kind == REPL_EXPRESSION
                             ? lede_script_open_expression(session->engine, &options, out, err)
                             : lede_script_open_query(session->engine, &options, out, err);
    free(text);
    return status;
}

lede_status repl_session_ask(const repl_session *session, repl_question kind, const char *text,
                             lede_script **out, lede_error *err) {
    return ask(session, kind, text, NULL, out, err);
}

/* ---- what is new ---- */

static bool has_name(lede_script *script, lede_name_kind kind, const char *name) {
    const char *other;
    for (size_t i = 0; (other = lede_script_name(script, kind, i)) != NULL; i++) {
        if (strcmp(other, name) == 0) return true;
    }
    return false;
}

enum { MOST_NAMED = 4 }; /* new names of a kind; more are those of a pack, and are counted */

static bool say_new_of(lede_script *before, lede_script *after, lede_name_kind kind,
                       const char *word, bool is_first) {
    size_t n = 0;
    const char *name;
    for (size_t i = 0; (name = lede_script_name(after, kind, i)) != NULL; i++) {
        n += before == NULL || !has_name(before, kind, name);
    }
    if (n > MOST_NAMED) {
        printf("%s%zu %ss", is_first ? "" : ", ", n, word);
        return false;
    }
    for (size_t i = 0; n > 0 && (name = lede_script_name(after, kind, i)) != NULL; i++) {
        if (before != NULL && has_name(before, kind, name)) continue;
        printf("%s%s %s", is_first ? "" : ", ", word, name);
        is_first = false;
    }
    return is_first;
}

static void say_new(lede_script *before, lede_script *after) {
    static const struct {
        lede_name_kind kind;
        const char *word;
    } kinds[] = {{LEDE_NAME_LEXICON, "lexicon"},
                 {LEDE_NAME_LIST, "list"},
                 {LEDE_NAME_MACRO, "macro"},
                 {LEDE_NAME_RULE, "rule"}};
    bool is_first = true;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        is_first = say_new_of(before, after, kinds[k].kind, kinds[k].word, is_first);
    }
    puts(is_first ? "ok" : "");
}

/* ---- changes ---- */

/* Take the script that the session now is; what its loading printed is shown. */
static void renew(repl_session *session, lede_script *names) {
    lede_script_close(session->names);
    session->names = names;
    if (names != NULL) cli_put_clean(lede_script_messages(names), true, stdout);
}

lede_status repl_session_add(repl_session *session, const char *text, lede_error *err) {
    lede_script *names;
    lede_status status = ask(session, REPL_PATTERN, NULL, text, &names, err);
    if (status != LEDE_OK) return status;
    char **chunks = realloc(session->chunks, (session->n_chunks + 1) * sizeof *chunks);
    if (chunks != NULL) session->chunks = chunks;
    char *copy = chunks == NULL ? NULL : strdup(text);
    if (copy == NULL) {
        lede_script_close(names);
        return fail(err, LEDE_NOMEM, "", "out of memory");
    }
    session->chunks[session->n_chunks++] = copy;
    say_new(session->names, names);
    renew(session, names);
    return LEDE_OK;
}

bool repl_session_undo(repl_session *session) {
    lede_error err;
    lede_script *names = NULL;
    if (session->n_chunks == 0) return false;
    free(session->chunks[--session->n_chunks]);
    /* What stands above loaded before; only a script that has changed since can fail now, and the
     * next search will say so. */
    if (ask(session, REPL_PATTERN, NULL, NULL, &names, &err) != LEDE_OK) names = NULL;
    renew(session, names);
    return true;
}

lede_status repl_session_use(repl_session *session, const char *path, lede_error *err) {
    char *before = session->script, *copy = NULL;
    lede_script *names;
    if (path != NULL) {
        /* A bare name would be that of a pack. */
        size_t size = strlen(path) + 3;
        copy = malloc(size);
        if (copy == NULL) return fail(err, LEDE_NOMEM, "", "out of memory");
        snprintf(copy, size, "%s%s", strchr(path, '/') == NULL ? "./" : "", path);
    }
    session->script = copy;
    lede_status status = ask(session, REPL_PATTERN, NULL, NULL, &names, err);
    if (status != LEDE_OK) {
        session->script = before;
        free(copy);
        return status;
    }
    free(before);
    renew(session, names);
    return LEDE_OK;
}

lede_status repl_session_save(const repl_session *session, const char *path, lede_error *err) {
    FILE *file = fopen(path, "wx"); /* never over something that is there */
    if (file == NULL) {
        return fail(err, LEDE_IO, path,
                    errno == EEXIST ? "is there already; expected a new name" : strerror(errno));
    }
    fputs("local lede = require \"lede\"\n", file);
    for (size_t i = 0; i < session->n_chunks; i++) fprintf(file, "\n%s\n", session->chunks[i]);
    bool failed = ferror(file) != 0;
    failed = fclose(file) != 0 || failed;
    return failed ? fail(err, LEDE_IO, path, "could not be written") : LEDE_OK;
}

void repl_session_print(const repl_session *session, FILE *out) {
    unsigned line = 1;
    if (session->script != NULL) fprintf(out, "script %s\n", session->script);
    if (session->script == NULL && session->n_chunks == 0) fputs("nothing declared\n", out);
    for (size_t i = 0; i < session->n_chunks; i++) {
        for (const char *text = session->chunks[i];; text++) {
            size_t size = strcspn(text, "\n");
            fprintf(out, "%4u  %.*s\n", line++, (int)size, text);
            text += size;
            if (*text == '\0') break;
        }
    }
}

void repl_session_close(repl_session *session) {
    for (size_t i = 0; i < session->n_chunks; i++) free(session->chunks[i]);
    free(session->chunks);
    free(session->script);
    lede_script_close(session->names);
}
