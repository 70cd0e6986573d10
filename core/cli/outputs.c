#include "cli/outputs.h"

#include "cli/feedback.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static bool ends_with(const char *text, const char *ending) {
    size_t size = strlen(text), ending_size = strlen(ending);
    return size > ending_size && strcmp(text + size - ending_size, ending) == 0;
}

cli_output_kind cli_output_kind_of(const char *path) {
    static const struct {
        const char *ending;
        cli_output_kind kind;
    } kinds[] = {{".db", CLI_OUTPUT_STORE},         {".sqlite", CLI_OUTPUT_STORE},
                 {".jsonl", CLI_OUTPUT_JSONL},      {".csv", CLI_OUTPUT_CSV},
                 {".csv/", CLI_OUTPUT_CSV},         {".html", CLI_OUTPUT_HTML},
                 {".htm", CLI_OUTPUT_HTML},         {".md", CLI_OUTPUT_MARKDOWN},
                 {".markdown", CLI_OUTPUT_MARKDOWN}};
    if (strcmp(path, "-") == 0) return CLI_OUTPUT_TERMINAL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (ends_with(path, kinds[i].ending)) return kinds[i].kind;
    }
    return CLI_OUTPUT_UNKNOWN;
}

const char *cli_outputs_store(const cli *c) {
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        if (cli_output_kind_of(c->args.outputs[i]) == CLI_OUTPUT_STORE) return c->args.outputs[i];
    }
    return NULL;
}

/* Whether a file can be made there: better known before an hour of work than behind it. */
static bool check_folder(const char *path) {
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') size--;
    while (size > 0 && path[size - 1] != '/') size--;
    char *folder = malloc(size + 2);
    if (folder == NULL) return true;
    memcpy(folder, path, size);
    memcpy(folder + size, size == 0 ? "." : "", size == 0 ? 2 : 1);
    bool ok = access(folder, W_OK | X_OK) == 0;
    if (!ok)
        cli_complain(0, "-o '%s': cannot write into folder '%s': %s", path, folder,
                     strerror(errno));
    free(folder);
    return ok;
}

/* Whether what stands there already can give way. */
static bool check_place(const char *path, cli_output_kind kind) {
    struct stat info;
    bool is_there = stat(path, &info) == 0;
    bool is_file = is_there ? !S_ISDIR(info.st_mode) : errno == ENOTDIR; /* "file.csv/" */
    if (kind == CLI_OUTPUT_CSV && is_file) {
        cli_complain(0, "-o '%s': there is a file of that name; the tables need a folder", path);
        return false;
    }
    if (kind != CLI_OUTPUT_CSV && is_there && !is_file) {
        cli_complain(0, "-o '%s' is a folder; choose another name", path);
        return false;
    }
    return true;
}

bool cli_outputs_check(const cli *c, bool store_allowed) {
    size_t n_stores = 0;
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        const char *path = c->args.outputs[i];
        cli_output_kind kind = cli_output_kind_of(path);
        if (kind == CLI_OUTPUT_UNKNOWN) {
            cli_complain(0,
                         "-o '%s': the ending tells the kind of output; expected x.db, x.jsonl, "
                         "x.csv/, x.html, x.md or -",
                         path);
            return false;
        }
        if (kind == CLI_OUTPUT_STORE && (++n_stores > 1 || !store_allowed)) {
            cli_complain(0,
                         store_allowed ? "-o '%s': one store is enough"
                                       : "-o '%s': this command reads a store, it writes none",
                         path);
            return false;
        }
        if (kind == CLI_OUTPUT_TERMINAL) continue;
        if (!check_folder(path) || !check_place(path, kind)) return false;
    }
    return cli_outputs_spare_inputs(c);
}

static bool is_same_file(const char *a, const char *b) {
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && S_ISREG(one.st_mode) &&
           one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

bool cli_outputs_spare_inputs(const cli *c) {
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        for (size_t j = 0; j < c->args.n_words; j++) {
            if (!is_same_file(c->args.outputs[i], c->args.words[j])) continue;
            cli_complain(0, "-o '%s' would replace a file that is read; choose another name",
                         c->args.outputs[i]);
            return false;
        }
    }
    return true;
}

static bool wants_page(const cli *c) {
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        cli_output_kind kind = cli_output_kind_of(c->args.outputs[i]);
        if (kind == CLI_OUTPUT_TERMINAL || kind == CLI_OUTPUT_HTML || kind == CLI_OUTPUT_MARKDOWN) {
            return true;
        }
    }
    return c->args.n_outputs == 0;
}

int cli_outputs_try(const cli *c, lede_script *script, lede_store *store) {
    lede_error err;
    if (!wants_page(c)) return CLI_EXIT_OK;
    cli_catch_report(script);
    lede_status status = lede_script_try_reports(script, store, c->args.report, &err);
    cli_catch_report(NULL);
    return status == LEDE_OK ? CLI_EXIT_OK : cli_fail(cli_exit_code(status), &err);
}

int cli_write_file(const char *path,
                   lede_status (*fill)(void *context, FILE *file, lede_error *err), void *context) {
    size_t size = strlen(path) + sizeof ".part";
    char *part = malloc(size);
    if (part == NULL) return cli_complain(CLI_EXIT_STOPPED, "out of memory");
    snprintf(part, size, "%s.part", path);
    FILE *file = fopen(part, "wb");
    if (file == NULL) {
        cli_complain(0, "cannot write '%s': %s", part, strerror(errno));
        free(part);
        return CLI_EXIT_USAGE;
    }
    lede_error err = {.message = ""};
    lede_status status = fill(context, file, &err);
    bool closed = fclose(file) == 0;
    int code = CLI_EXIT_OK;
    bool is_ours = strncmp(err.message, CLI_UNWRITTEN, sizeof CLI_UNWRITTEN - 1) == 0;
    if (status == LEDE_IO && is_ours) {
        const char *why = err.message + sizeof CLI_UNWRITTEN - 1;
        code = cli_complain(CLI_EXIT_STOPPED, "cannot write '%s': %s", path, why);
    } else if (status != LEDE_OK) {
        code = cli_fail(cli_exit_code(status), &err);
    } else if (!closed || rename(part, path) != 0) {
        code = cli_complain(CLI_EXIT_STOPPED, "cannot write '%s': %s", path, strerror(errno));
    }
    if (code != CLI_EXIT_OK) remove(part);
    free(part);
    return code;
}

typedef struct page_job {
    const cli *c;
    lede_script *script;
    lede_store *store;
    lede_page_format format;
    bool *broken; /* set where the report itself fails, as it would for the next output */
} page_job;

static lede_status fill_page(void *context, FILE *file, lede_error *err) {
    const page_job *job = context;
    lede_page_options options = {.format = job->format,
                                 .width = job->c->width,
                                 .colour = job->c->colour,
                                 .report = job->c->args.report};
    cli_catch_report(job->script);
    lede_status status =
        lede_script_report(job->script, job->store, &options, cli_write, file, err);
    cli_catch_report(NULL);
    *job->broken = status != LEDE_OK && status != LEDE_IO;
    return status;
}

static lede_status fill_jsonl(void *store, FILE *file, lede_error *err) {
    return lede_store_jsonl(store, cli_write, file, err);
}

/* Reports, or what there is when the script has none. */
static int write_terminal(const cli *c, lede_script *script, lede_store *store, bool *broken) {
    page_job job = {c, script, store, LEDE_PAGE_TERMINAL, broken};
    lede_error err;
    lede_status status = lede_script_report_name(script, 0) != NULL
                             ? fill_page(&job, stdout, &err)
                             : fill_jsonl(store, stdout, &err);
    if (status == LEDE_OK) return CLI_EXIT_OK;
    return cli_fail(cli_exit_code(status), &err);
}

/* Tables of another script, which a program that reads the whole folder would take for results. */
static void tell_older_tables(const char *folder, time_t began) {
    DIR *dir = opendir(folder);
    struct stat info;
    size_t n = 0;
    for (struct dirent *item; dir != NULL && (item = readdir(dir)) != NULL;) {
        if (!ends_with(item->d_name, ".csv")) continue;
        if (fstatat(dirfd(dir), item->d_name, &info, 0) != 0 || info.st_mtime + 1 >= began)
            continue; /* clocks of files lag */
        if (n++ == 0) fprintf(stderr, "lede: '%s' also holds tables of an earlier run:", folder);
        fprintf(stderr, "%s %s", n == 1 ? "" : ",", item->d_name);
    }
    if (n > 0) fputc('\n', stderr);
    if (dir != NULL) closedir(dir);
}

static int write_csv(const cli *c, lede_store *store, const char *path) {
    lede_error err;
    time_t began = time(NULL);
    if (lede_store_csv(store, path, c->args.bom, &err) != LEDE_OK) {
        return cli_fail(CLI_EXIT_STOPPED, &err);
    }
    tell_older_tables(path, began);
    return CLI_EXIT_OK;
}

/* `broken`: that the report cannot be built, and need not be tried again. */
static int write_one(const cli *c, lede_script *script, lede_store *store, const char *path,
                     bool *broken) {
    cli_output_kind kind = cli_output_kind_of(path);
    page_job page = {c, script, store, LEDE_PAGE_HTML, broken};
    if (kind == CLI_OUTPUT_JSONL) return cli_write_file(path, fill_jsonl, store);
    if (kind == CLI_OUTPUT_CSV) return write_csv(c, store, path);
    if (*broken) return CLI_EXIT_OK;
    if (kind == CLI_OUTPUT_TERMINAL) return write_terminal(c, script, store, broken);
    if (kind == CLI_OUTPUT_MARKDOWN) page.format = LEDE_PAGE_MARKDOWN;
    bool is_page = kind == CLI_OUTPUT_HTML || kind == CLI_OUTPUT_MARKDOWN;
    return is_page ? cli_write_file(path, fill_page, &page) : CLI_EXIT_OK;
}

/* What a report that failed has cost. */
static void tell_kept(const cli *c) {
    const char *store = cli_outputs_store(c);
    if (store == NULL) return;
    fprintf(stderr,
            "  its results are kept in '%s': once the report is mended, lede report %s %s makes "
            "it of them\n",
            store, c->args.words[0], store);
}

bool cli_outputs_are_tables(const cli *c) {
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        if (cli_output_kind_of(c->args.outputs[i]) == CLI_OUTPUT_CSV) return true;
    }
    return cli_outputs_store(c) != NULL;
}

bool cli_outputs_are_records(const cli *c, const lede_script *script) {
    bool has_report = lede_script_report_name(script, 0) != NULL;
    if (c->args.n_outputs == 0) return !has_report;
    for (size_t i = 0; i < c->args.n_outputs; i++) {
        cli_output_kind kind = cli_output_kind_of(c->args.outputs[i]);
        bool is_records = kind == CLI_OUTPUT_JSONL || (kind == CLI_OUTPUT_TERMINAL && !has_report);
        if (!is_records) return false;
    }
    return true;
}

int cli_outputs_write(const cli *c, lede_script *script, lede_store *store) {
    int worst = CLI_EXIT_OK;
    bool broken = false;
    if (c->args.n_outputs == 0) return write_terminal(c, script, store, &broken);
    for (size_t i = 0; i < c->args.n_outputs && !cli_was_interrupted(); i++) {
        int code = write_one(c, script, store, c->args.outputs[i], &broken);
        if (code > worst) worst = code;
    }
    if (broken) tell_kept(c);
    if (cli_was_interrupted()) return CLI_EXIT_STOPPED;
    fflush(stdout); /* both channels may be one screen */
    if (worst == CLI_EXIT_OK && !c->args.quiet) {
        for (size_t i = 0; i < c->args.n_outputs; i++) {
            if (strcmp(c->args.outputs[i], "-") != 0) {
                fprintf(stderr, "wrote %s\n", c->args.outputs[i]);
            }
        }
    }
    return worst;
}
