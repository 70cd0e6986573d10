/* What the word before the cursor could become. */
#include "cli/repl.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct completion {
    const repl_session *session;
    const char *word; /* as far as it is typed */
    size_t size;
    void (*add)(void *list, const char *candidate);
    void *list;
} completion;

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static void offer(const completion *c, const char *name) {
    if (strncmp(name, c->word, c->size) == 0) c->add(c->list, name);
}

static void offer_names(const completion *c, lede_name_kind kind) {
    const char *name;
    if (c->session->names == NULL) return;
    for (size_t i = 0; (name = lede_script_name(c->session->names, kind, i)) != NULL; i++) {
        offer(c, name);
    }
}

/* ---- files ---- */

static void offer_file(const completion *c, const char *folder, size_t folder_size,
                       const char *name) {
    char path[4096];
    struct stat status;
    int size = snprintf(path, sizeof path - 1, "%.*s%s", (int)folder_size, folder, name);
    if (size < 0 || (size_t)size >= sizeof path - 1) return;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) strcat(path, "/");
    offer(c, path);
}

static void offer_files(const completion *c) {
    char folder[4096];
    size_t size = c->size;
    while (size > 0 && c->word[size - 1] != '/') size--;
    if (size + 2 > sizeof folder) return;
    snprintf(folder, sizeof folder, "%.*s", (int)size, c->word);
    DIR *files = opendir(size == 0 ? "." : folder);
    if (files == NULL) return;
    for (struct dirent *file; (file = readdir(files)) != NULL;) {
        if (file->d_name[0] != '.') offer_file(c, folder, size, file->d_name);
    }
    closedir(files);
}

/* ---- where the word stands ---- */

static bool ends_with(const char *line, size_t size, const char *end) {
    size_t n = strlen(end);
    return size >= n && memcmp(line + size - n, end, n) == 0;
}

/* Brackets of a token test that are open before `size`, strings left out. */
static bool is_in_test(const char *line, size_t size) {
    int depth = 0;
    char quote = '\0';
    for (size_t i = 0; i < size; i++) {
        char c = line[i];
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            depth++;
        } else if (c == ']') {
            depth--;
        }
    }
    return depth > 0 && quote == '\0';
}

static size_t complete_pattern(completion *c, const char *line, size_t cursor) {
    size_t start = cursor;
    while (start > 0 && is_word(line[start - 1])) start--;
    c->word = line + start;
    c->size = cursor - start;
    char before = start == 0 ? '\0' : line[start - 1];
    if (before == '$') {
        offer_names(c, LEDE_NAME_LIST);
    } else if (before == '<' || ends_with(line, start, "</")) {
        offer_names(c, LEDE_NAME_LAYER);
    } else if (before == '/') {
        offer_names(c, LEDE_NAME_MACRO);
    } else if (before == '.') {
        offer_names(c, LEDE_NAME_LAYER_ATTRIBUTE);
        offer_names(c, LEDE_NAME_ATTRIBUTE);
    } else if (ends_with(line, start, "lex=\"") || ends_with(line, start, "lex = \"")) {
        offer_names(c, LEDE_NAME_LEXICON);
    } else if (is_in_test(line, start)) {
        offer_names(c, LEDE_NAME_ATTRIBUTE);
        offer_names(c, LEDE_NAME_LAYER);
    } else if (ends_with(line, start, "within ") || ends_with(line, start, "containing ")) {
        offer_names(c, LEDE_NAME_LAYER);
    }
    return start;
}

/* "article:co" is "article.co" of the names, and begins where it began. */
static void offer_lua(const completion *c) {
    char typed[128];
    const char *name;
    if (c->session->names == NULL || c->size >= sizeof typed) return;
    snprintf(typed, sizeof typed, "%.*s", (int)c->size, c->word);
    char *colon = strchr(typed, ':');
    if (colon != NULL) *colon = '.';
    for (size_t i = 0; (name = lede_script_name(c->session->names, LEDE_NAME_LUA, i)) != NULL;
         i++) {
        char candidate[128];
        if (strncmp(name, typed, c->size) != 0) continue;
        bool is_method = strchr(name, '(') != NULL && strncmp(name, "lede.", 5) != 0;
        if (colon != NULL && !is_method) continue;
        snprintf(candidate, sizeof candidate, "%.*s", (int)strcspn(name, ")"), name);
        char *dot = strchr(candidate, '.');
        if (is_method && dot != NULL) *dot = ':';
        if (is_method && colon == NULL && c->size > (size_t)(dot - candidate)) continue;
        c->add(c->list, candidate);
    }
}

static size_t complete_lua(completion *c, const char *line, size_t cursor) {
    size_t start = cursor;
    while (start > 0 &&
           (is_word(line[start - 1]) || line[start - 1] == '.' || line[start - 1] == ':')) {
        start--;
    }
    c->word = line + start;
    c->size = cursor - start;
    offer_lua(c);
    return start;
}

static size_t complete_command(completion *c, const char *line, size_t cursor) {
    const char *name;
    size_t size = strcspn(line, " ");
    if (size >= cursor) {
        c->word = line;
        c->size = cursor;
        for (size_t i = 0; (name = repl_command_name(i)) != NULL; i++) offer(c, name);
        return 0;
    }
    size_t start = size + strspn(line + size, " ");
    if (start > cursor) start = cursor;
    c->word = line + start;
    c->size = cursor - start;
    if (strncmp(line, ".why", 4) == 0 || strncmp(line, ".run", 4) == 0) {
        offer_names(c, LEDE_NAME_RULE);
    } else {
        offer_files(c);
    }
    return start;
}

size_t repl_complete(void *session, const char *line, size_t cursor,
                     void (*add)(void *list, const char *candidate), void *list) {
    completion c = {.session = session, .add = add, .list = list};
    if (line[0] == '.' || cursor == 0) return complete_command(&c, line, cursor);
    if (line[0] == '=' || strncmp(line, "lede", cursor < 4 ? cursor : 4) == 0) {
        return complete_lua(&c, line, cursor);
    }
    return complete_pattern(&c, line, cursor);
}
