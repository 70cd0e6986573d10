/* lede.h — the C interface of lede, a Lua-scriptable text analysis engine for news.
 *
 * A host opens an engine, loads a script (or a single pattern), and runs it over inputs:
 *
 *     lede_engine *engine;  lede_script *script;  lede_run *run;  lede_error err;
 *     if (lede_engine_open(NULL, &engine, &err) != LEDE_OK) …
 *     if (lede_script_open(engine, "rules.lua", &script, &err) != LEDE_OK) …
 *     const char *inputs[] = {"articles/"};
 *     lede_run_options options = {.script = script, .inputs = inputs, .n_inputs = 1};
 *     if (lede_run_open(engine, &options, &run, &err) != LEDE_OK) …
 *     for (lede_item item; lede_run_next(run, &item, &err) == LEDE_OK;) …
 *     lede_run_close(run);  lede_script_close(script);  lede_engine_close(engine);
 *
 * Ownership. What a call hands out by pointer is borrowed, and stands until the next call on the
 * same object unless its comment says otherwise. What is given to a call is read before it returns,
 * save the strings of lede_run_options, which must stand until the run is closed. Objects are
 * closed in the order opposite to that in which they were opened: runs and sums of coverage before
 * their script and store, everything before its engine.
 *
 * Failure. A call that can fail returns a status and fills the error, if it was given one; `*out`
 * is NULL then. NULL where something is needed, an object of another engine or script, or calls out
 * of order are USAGE and change nothing. Every call may also give NOMEM.
 *
 * Threads. The library never prints, exits or aborts, keeps no global state, sets no locale and no
 * signal handler. Engines are independent of each other. An engine may serve several threads at
 * once. Any other object is used by one thread at a time; but runs of one script may go on in
 * several threads, since a run uses its script only in lede_run_open and lede_run_finish.
 *
 * Units. Strings are UTF-8. Offsets into texts are Unicode code points, half-open: `stop` is the
 * first behind. Lines, columns and running numbers count from 1, indices from 0. Options that are
 * 0 or NULL mean the default, so a struct that is set to {0} is a good start. */
#ifndef LEDE_H
#define LEDE_H

#include "lede_base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- engine --------------------------------------------------------------------------------- */

typedef struct lede_engine lede_engine;
typedef struct lede_script lede_script;
typedef struct lede_run lede_run;
typedef struct lede_store lede_store;
typedef struct lede_coverage_sum lede_coverage_sum;
typedef struct lede_shelf lede_shelf;

/* Limits that can change output are counts, so that they fall at the same place on every machine;
 * those of a run are counted in the order of the input, so that it ends at the same article for any
 * number of workers. 0 means the default, UINT64_MAX no limit. */
typedef struct lede_limits {
    uint64_t article_bytes;    /* one article's source bytes; default 32 MiB */
    uint64_t article_memory;   /* its tokens, layers and records; default 1 GiB */
    uint64_t lua_instructions; /* an article's callbacks together; default 50 million */
    uint64_t lua_bytes;        /* live bytes of one Lua state; default 256 MiB */
    uint64_t string_steps; /* of Lua's string pattern functions, an article; default 10 million */
    uint64_t match_candidates; /* a rule in a sentence; default 10,000 */
    uint64_t regex_steps;      /* PCRE2 match limit of one value; default 1 million */
    uint64_t report_steps;     /* SQLite steps of one query; default 1,000 million, and a
                                  25,000th of it more for each article of the store */
    uint64_t output_bytes; /* texts and values of records, and views, that a run gives; the article
                              that goes beyond is the last; default none */
    uint64_t failures;     /* a run stops after so many articles that failed; default none */
} lede_limits;

typedef struct lede_engine_options {
    const char *script_path; /* folders of packs and models, with ':' between; default: where the
                                library stands, share/lede of its prefix or scripts of its tree,
                                else PREFIX/share/lede */
    const char *columns;  /* "word,pos,lemma": of vertical files that do not name their own; all but
                             the first are attributes in scripts; default: none */
    const char *regions;  /* "np,ner": elements of vertical files that are layers in scripts */
    const char *lexicons; /* "watch=people.tsv", a line each: the files of lexicons that a script
                             reads from a file, in place of those it names */
    lede_limits limits;
    bool trust; /* lift Lua limits and allow a script's own `io` and `os`, and any path of a
                   lexicon */
    const char *cache_path; /* folder where lexicons made from tables are kept; NULL: nowhere */
} lede_engine_options;

/* What scripts and runs share: limits, folders, models of language, which are read when first
 * needed. `options` may be NULL and need not stay. NOMEM, or IO when models cannot be read. */
LEDE_API lede_status lede_engine_open(const lede_engine_options *options, lede_engine **out,
                                      lede_error *err);
LEDE_API void lede_engine_close(lede_engine *engine); /* NULL is fine, as for every close */

/* One line: "lede 0.1.0, Lua 5.4.4, PCRE2 10.42, SQLite 3.40.1, …". */
LEDE_API const char *lede_engine_version(lede_engine *engine);

/* ---- script --------------------------------------------------------------------------------- */

/* Load a script and compile its declarations. A bare name that is no file, as "brief", is the
 * report of that name among the packs (reports/brief.lua). Errors: IO, SYNTAX, SCRIPT, LIMIT,
 * UNSUPPORTED, with the file and line. */
LEDE_API lede_status lede_script_open(lede_engine *engine, const char *path, lede_script **out,
                                      lede_error *err);
/* The same from memory; `name` stands in messages and in the store in place of a path, and modules
 * that are no packs are looked for in its folder. */
LEDE_API lede_status lede_script_open_text(lede_engine *engine, const char *name, lede_slice text,
                                           lede_script **out, lede_error *err);

/* Whose rules a pattern follows where languages differ: scripts/README.md, Patterns of CQP and
 * BlackLab. */
typedef enum lede_dialect {
    LEDE_DIALECT_LEDE = 0,
    LEDE_DIALECT_CWB,
    LEDE_DIALECT_BLACKLAB
} lede_dialect;

typedef struct lede_rule_field {
    const char *name; /* of the column: letters a to z, digits and _ */
    const char *path; /* where its value comes from: "actor.name", "verb.lemma | match.text",
                         "article.published" */
} lede_rule_field;

/* A script of one query, whose matches become records of table `hit`: what grep runs.
 * `require_module` ("lede.names", or a path) is loaded first, then the script `prelude` runs, which
 * messages call `prelude_name` and which need not require lede; NULL for none. The query sees all
 * that they declare and every layer that they write; tables are written of the query only. */
typedef struct lede_query_options {
    const char *pattern; /* NULL: nothing but what comes first */
    const char *require_module;
    const char *prelude_name;
    lede_slice prelude;
    lede_dialect dialect;
    bool ignore_case, plain_words; /* -i, -w */
    const lede_rule_field *fields; /* of the records */
    size_t n_fields;
} lede_query_options;
LEDE_API lede_status lede_script_open_query(lede_engine *engine, const lede_query_options *options,
                                            lede_script **out, lede_error *err);
/* The same of a Lua expression in `pattern`, or several with commas between, which may use
 * `article`: a record of table `query_value` for each article, its one value all of them as text,
 * with tabs between. */
LEDE_API lede_status lede_script_open_expression(lede_engine *engine,
                                                 const lede_query_options *options,
                                                 lede_script **out, lede_error *err);

/* Rules that a host declares without writing Lua. */
typedef struct lede_rule_options {
    const char *name;    /* unique among the rules of the script */
    const char *into;    /* the table of its records; NULL: called as the rule */
    const char *pattern; /* in the pattern language of scripts/README.md */
    const lede_rule_field *fields;
    size_t n_fields; /* 0: records have the matched text, their place and their captures only */
    lede_dialect dialect;
    bool ignore_case;
} lede_rule_options;

typedef struct lede_rules_options {
    const char *const *packs; /* loaded first, for their layers and lexicons: "lede.names" */
    size_t n_packs;
    const lede_rule_options *rules;
    size_t n_rules; /* at most 100,000 */
} lede_rules_options;

/* A script of these rules; what `options` points to may go when this returns. SYNTAX, SCRIPT and
 * USAGE name the rule, its pattern with a caret in `excerpt`. */
LEDE_API lede_status lede_script_open_rules(lede_engine *engine, const lede_rules_options *options,
                                            lede_script **out, lede_error *err);
/* After all runs, sums of coverage and stores that were opened with it; NULL is fine. */
LEDE_API void lede_script_close(lede_script *script);

/* Whether a Lua text is a script as far as it goes: false when it ends in the midst of a statement,
 * so that more lines could make it whole; true also when something else is wrong with it. */
LEDE_API bool lede_is_whole_lua(lede_slice text);

/* Names of a kind that patterns and functions of a script may use, by index, in an order that does
 * not change; NULL past the end. They stand until the script is closed. */
LEDE_API const char *lede_script_name(lede_script *script, lede_name_kind kind, size_t name_i);
/* Of `names` the one that a misspelt `word` may have meant: a third of its letters wrong at most,
 * or the beginning of a longer one. NULL: none is near. One of the pointers that were given. */
LEDE_API const char *lede_nearest_name(const char *word, const char *const *names, size_t n_names);

/* What the script's `print` gave, one line each: while it loaded, in reports and collates, then in
 * callbacks in the order of articles. Whole once runs of it are closed; stands until the next
 * call. */
LEDE_API lede_slice lede_script_messages(lede_script *script);

/* What a script declares, by index; name NULL past the end. Stands until the script is closed. */
typedef struct lede_table_info {
    const char *name;
    const char *const *fields;
    size_t n_fields;
} lede_table_info;
LEDE_API lede_table_info lede_script_table(const lede_script *script, size_t table_i);
LEDE_API const char *lede_script_report_name(const lede_script *script, size_t report_i);
/* The names in the pattern of a rule, by index; no data past the end, and of a rule that there is
 * not. */
LEDE_API lede_slice lede_script_capture(const lede_script *script, const char *rule,
                                        size_t capture_i);

/* The outcome of one example of one rule. Borrowed until the callback returns. */
typedef struct lede_example_result {
    const char *rule, *file;
    uint32_t line;
    const char *text;   /* the example's article, first line */
    bool passed, todo;  /* todo: a known miss, which may fail */
    const char *detail; /* what differs, one difference a line; "" when passed */
} lede_example_result;
/* Run the examples of all rules, in the order of the rules, each told to `each`; a failed example
 * is no failure of the call. `all`: also those of packs that the script requires. SCRIPT, LIMIT: of
 * the script's functions. */
LEDE_API lede_status lede_script_test(lede_script *script, bool all,
                                      void (*each)(void *context, const lede_example_result *),
                                      void *context, lede_error *err);

/* What looks wrong in a script that loads. `kind` is never, attribute, early, scope, shadowed,
 * duplicate, slow, tagging or unused (core/match/review.h says what each means); `rule` NULL: of
 * none. Borrowed until the callback returns. `all`: also in packs that the script requires. */
typedef struct lede_finding {
    const char *kind, *rule;
    const lede_error *what; /* with the place in the script, and the pattern with a caret */
} lede_finding;
LEDE_API lede_status lede_script_check(lede_script *script, bool all,
                                       void (*each)(void *context, const lede_finding *),
                                       void *context, lede_error *err);

/* ---- lexicons ------------------------------------------------------------------------------- */

/* What `lede lexicon build` does. A table has a row of column names first; scripts/README.md says
 * which have a meaning. */
typedef struct lede_lexicon_options {
    const char *table;       /* path: tab-, comma- or semicolon-separated */
    const char *output;      /* path of the lexicon file; replaced whole or not at all */
    const char *letter_case; /* of entries that name none: "smart" (NULL), "exact", "ignore",
                                "capital" */
    bool fuzzy;              /* words of all entries may be misspelt */
    bool skip_bad;           /* leave out lines that cannot be used, else they fail the build */
    /* Told about single lines, the first twenty of a kind; may be NULL. */
    void (*note)(void *context, uint32_t line, const char *message);
    void *context;
} lede_lexicon_options;

typedef struct lede_lexicon_report {
    uint64_t bytes;
    uint32_t rows, entries, phrases;
    uint32_t bad;      /* lines that cannot be used */
    uint32_t repeated; /* lines whose entry stands above */
} lede_lexicon_report;

/* FORMAT: lines cannot be used; the first is in the message. `report` is filled then, too. */
LEDE_API lede_status lede_lexicon_build(lede_engine *engine, const lede_lexicon_options *options,
                                        lede_lexicon_report *report, lede_error *err);

/* ---- run ------------------------------------------------------------------------------------ */

/* What to write of each article into lede_item.view. */
typedef enum lede_view {
    LEDE_VIEW_NONE = 0,
    LEDE_VIEW_ARTICLE_JSON, /* one line: id source title … text blocks */
    LEDE_VIEW_ARTICLE_TEXT, /* title and blocks as a person reads them */
    LEDE_VIEW_ARTICLE_HTML, /* a clean reading page */
    LEDE_VIEW_EXPLAIN,      /* each field and block, and why it is what it is */
    LEDE_VIEW_CONLLU,
    LEDE_VIEW_VERTICAL, /* as CWB and Sketch Engine read it: word lemma pos tag */
    LEDE_VIEW_TOKENS_JSON,
    LEDE_VIEW_KWIC,      /* one line a record: left, match, right (see lede_view_options) */
    LEDE_VIEW_KWIC_JSON, /* one line a record */
    LEDE_VIEW_KWIC_CSV,  /* a row a record, with a column for each name of a capture */
    LEDE_VIEW_MARK_TERMINAL,
    LEDE_VIEW_MARK_HTML,
    LEDE_VIEW_MARK_BRAT,
    LEDE_VIEW_MARK_JSON,
    LEDE_VIEW_WHY, /* lede_run_options.why: its matches element by element, or the nearest miss */
    LEDE_VIEW_WHY_JSON, /* one line an article */
    LEDE_VIEW_WHY_HTML
} lede_view;

typedef struct lede_view_options {
    bool colour;        /* escape sequences for a terminal */
    uint32_t width;     /* columns; 0 = 80 */
    uint32_t context;   /* words either side of a match; 0 = fill the width */
    const char *layers; /* that mark shows, "person,org"; NULL = all that the files offer */
} lede_view_options;

typedef struct lede_progress {
    uint64_t articles, failures, records; /* done so far; articles that failed among them */
    uint64_t limits;                      /* limits that articles hit; those may have been done */
    uint64_t duplicates;                  /* left out so far; see lede_duplicates */
    uint64_t unread;      /* in a language that phases or stages of the script do not read */
    uint64_t known, gone; /* into a store that goes on: left out as done before; not in the input
                             any more, and struck out */
    uint64_t bytes, total_bytes; /* of the files, as far as their articles are done (about), and
                                    all; 0: not known (yet) */
    uint64_t joined, to_join; /* of a merge: articles of the joined input, also those that were left
                                 out, so far and in all; else 0 */
    double seconds;
    const char *collate; /* when all articles are analysed, the collate that begins; else NULL */
    uint32_t collate_n, n_collates; /* it is the first, second … of so many */
} lede_progress;

/* What a run counts of its rules; see lede_coverage_open. Timing is a run of its own, so that
 * counting does not weigh on it; times differ from run to run, counts never. */
typedef enum lede_cover { LEDE_COVER_NONE = 0, LEDE_COVER_COUNT, LEDE_COVER_TIME } lede_cover;

/* Articles with a title and text that came before, in the order of the input, whatever their
 * identity. A store drops what has the same identity, too, and else keeps it with `duplicate_of`.
 */
typedef enum lede_duplicates {
    LEDE_DUPLICATES_KEEP = 0,
    LEDE_DUPLICATES_FIRST /* only the first one is kept and counted */
} lede_duplicates;

/* What it points to must stand until lede_run_close. */
typedef struct lede_run_options {
    const lede_script *script; /* NULL: load and view only */
    const char *const *inputs; /* files, folders, globs, "-" */
    size_t n_inputs;
    const lede_shelf *shelf;   /* articles in place of inputs; NULL: none */
    const char *const *except; /* left out where a folder is walked: what the run will write */
    size_t n_except;           /* at most 16 */
    const char *format; /* "text", "jsonl", "json", "csv" …, as --format; NULL = by content */
    const char *const *fields; /* "text=body": what keys of JSON and columns of tables are called;
                                  "dates=dmy", "dates=mdy": what comes first in 02/03/2024 */
    size_t n_fields;
    const char *language; /* of articles that name none: "en" …; "none"; NULL or "auto": guessed */
    const char *where;    /* "publisher = 'BBC' and published >= '2018-06'"; NULL = all */
    lede_duplicates duplicates;
    uint32_t workers;      /* 0 = one a processor; 256 at the most */
    uint64_t window_bytes; /* articles in flight; 0 = 64 MiB */
    bool plain_tokens;     /* words and sentences by UAX #29 alone, without news tailoring */
    lede_view view;
    lede_view_options view_options;
    bool every_match; /* of every rule a record, also of those that write none, or into a table that
                         the script does not keep; no store then */
    lede_cover cover;
    lede_coverage_sum *cover_sum; /* where it is added up; NULL when cover is NONE */
    bool cover_own;  /* not of rules of packs, which lede_coverage_report shows with `all` alone */
    const char *why; /* the rule that a why view explains; NULL: the only one */
    lede_store *store; /* where records go; NULL = only to lede_run_next */
    bool records_only; /* of a store without a name nothing but the tables of the script is read, as
                          lede_store_jsonl does: no rows of mentions, sentences and captures. Not
                          heeded of other stores, nor where the script has collates */
    bool pages_only;   /* a store without a name is read by lede_store_jsonl and by reports and
                          collates of the script alone: it has no rows of mentions unless one of
                          their functions names the table `mention`. Reading it is an error then */
    uint32_t shard, n_shards; /* analyse shard 1, 2 … n_shards of the inputs alone, and run no
                                 collates: lede_store_merge does, of all; n_shards 0: all of the
                                 inputs */
    /* In the calling thread: after each article, as each collate begins, and some fifty times a
     * second while lede_run_next waits. May be NULL. */
    void (*progress)(void *context, const lede_progress *now);
    void *progress_context;
} lede_run_options;

typedef struct lede_capture_info {
    const char *name;
    uint32_t start, stop; /* code points of the article's text */
    lede_slice text;
} lede_capture_info;

typedef struct lede_record_info {
    const char *table; /* NULL: the rule writes none, and the run asked for every match */
    const char *rule, *file;
    uint32_t line; /* of the rule */
    uint32_t n;    /* running number within article and rule, from 1 */
    uint32_t start, stop;
    lede_slice text;          /* the matched text */
    lede_slice sentence;      /* the sentence it stands in; null when it stands in none */
    lede_slice left, right;   /* of that sentence, before and behind the matched text */
    const lede_value *values; /* in the order of the table's fields */
    size_t n_values;
    const char *const *fields; /* their names; they stand as long as the script */
    const lede_capture_info *captures;
    size_t n_captures;
} lede_record_info;

typedef struct lede_failure_info {
    const char *kind;      /* "load", "limit", "where", "emit", "annotate", "stage" */
    const char *rule;      /* NULL when no rule is to blame */
    const char *where;     /* file of the input or of the rule */
    uint32_t line, column; /* 1-based; 0: not known */
    const char *message;
} lede_failure_info;

/* One article's result, in input order. */
typedef struct lede_item {
    uint64_t n;         /* its place in the input, from 1 */
    const char *source; /* path, with "#k" for the k-th article of a file of several */
    const char *id;     /* NULL when it failed to load */
    const char *title;  /* NULL when it has none */
    uint64_t bytes;     /* of its source */
    bool failed;        /* nothing of it was kept; the first failure says why */
    const char *unread; /* its language, if some phase or stage reads another; else NULL */
    const lede_failure_info *failures;
    size_t n_failures;
    const lede_record_info *records;
    size_t n_records;
    lede_slice view;
    /* Of a why view: elements that held in the nearest miss; UINT32_MAX when there is a match. */
    uint32_t why_held;
} lede_item;

/* Articles read and unpacked into memory, for several runs over them: `inputs`, `except` and
 * `format` of the options. LIMIT when they are larger than `most_bytes`. The shelf must outlive its
 * runs. */
LEDE_API lede_status lede_shelf_open(lede_engine *engine, const lede_run_options *options,
                                     uint64_t most_bytes, lede_shelf **out, lede_error *err);
LEDE_API uint64_t lede_shelf_count(const lede_shelf *shelf); /* articles */
LEDE_API void lede_shelf_close(lede_shelf *shelf);           /* NULL is fine */

/* Start reading and analysing, in threads of the run's own; all signals are blocked in them. IO: an
 * input that is named cannot be opened; USAGE, SYNTAX: the options. Inputs that turn out to be
 * unreadable later are items that failed. */
LEDE_API lede_status lede_run_open(lede_engine *engine, const lede_run_options *options,
                                   lede_run **out, lede_error *err);
/* OK with the next article's item, whose pointers stand until the next call on the run; the store,
 * if there is one, has its rows. END after the last. LIMIT, STOPPED, NOMEM, SCRIPT, IO (the store)
 * end the run, and every further call gives the same. */
LEDE_API lede_status lede_run_next(lede_run *run, lede_item *item, lede_error *err);
/* What belongs before the first view of a run, or behind the last one (`after`), written once: of
 * why views the rule; of CSV the names of the columns; of HTML the head and the foot of the page;
 * of others nothing. Pages of articles have no head before the first item that has a view: then it
 * bears the title of that article, and from the second such item on it is one for several. Stands
 * until the next call. */
LEDE_API lede_slice lede_run_frame(lede_run *run, bool after);
/* A metadata field of the last item's article by name ("publisher", "published" …); null when it
 * has none, or no field is called so. Stands until the next call on the run. */
LEDE_API lede_slice lede_run_field(const lede_run *run, const char *name);
/* The value of a record's field by name; NULL when its table has no such field. Stands as long as
 * the record. */
LEDE_API const lede_value *lede_record_value(const lede_record_info *record, const char *field);
/* Whether lede_run_field knows the name. */
LEDE_API bool lede_is_field(const char *name);
/* Finish the articles in hand, then STOPPED; in lede_run_finish, break off the collates. Safe in a
 * signal handler and in any thread until lede_run_close begins. NULL is fine. */
LEDE_API void lede_run_stop(lede_run *run);
LEDE_API lede_progress lede_run_progress(const lede_run *run);
/* Commits what was written to the store, and, if all of the input was given out, runs the script's
 * collates: then the store is whole. Otherwise lede_store_resume goes on. Once, when lede_run_next
 * has given anything but OK; further calls do nothing. Without it, lede_run_close loses what the
 * last second has written. SCRIPT, LIMIT: of a collate; IO; STOPPED: lede_run_stop came before the
 * collates were done. */
LEDE_API lede_status lede_run_finish(lede_run *run, lede_error *err);
LEDE_API void lede_run_close(lede_run *run);

/* ---- store and reports ---------------------------------------------------------------------- */

/* Open for writing results of `script`, with its tables, also empty (path NULL: a temporary store).
 * The file appears, in place of what was there, when a run into it begins. An existing file is
 * refused (USAGE) unless `replace`, and one that another run is writing in any case (BUSY). */
LEDE_API lede_status lede_store_create(lede_engine *engine, const char *path, bool replace,
                                       const lede_script *script, lede_store **out,
                                       lede_error *err);
/* Open the store at `path` to go on with a run that was stopped, or over an input that has changed:
 * a run into it analyses only articles that are new or changed, and those that are not in the input
 * any more leave it. Makes the file where there is none. USAGE when analysis, engine or models are
 * others than those that made it: the message names what has changed. BUSY: another run is writing
 * it. */
LEDE_API lede_status lede_store_resume(lede_engine *engine, const char *path,
                                       const lede_script *script, lede_store **out,
                                       lede_error *err);
/* Open a store for reading. */
LEDE_API lede_status lede_store_open(lede_engine *engine, const char *path, lede_store **out,
                                     lede_error *err);
LEDE_API void lede_store_close(lede_store *store);

enum { LEDE_GAP_SIZE = 160 };
/* What keeps a store from holding all of its input, as a sentence that reports begin with, too: the
 * run that makes it has not come to the end, or it is a shard. "" where nothing does. */
LEDE_API lede_status lede_store_gap(lede_store *store, char text[LEDE_GAP_SIZE], lede_error *err);

/* Stores that runs of one script made of parts of an input, joined into one that holds, byte for
 * byte in lede_store_dump, what one run over all of it would have made. */
typedef struct lede_merge_options {
    const char *const *stores; /* all shards of one input, in any order, or stores of several
                                  inputs in the order in which the one run would take them */
    size_t n_stores;
    const char *path; /* appears whole or not at all */
    bool replace;
    lede_script *script; /* for its collates, then rules and reports are noted as they are now;
                            NULL: there are no collates, and nothing of the script has changed */
    /* In the calling thread, after each article and as each collate begins; false ends the merge
     * with STOPPED. May be NULL. */
    bool (*goes_on)(void *context, const lede_progress *now);
    void *goes_on_context;
} lede_merge_options;
/* USAGE: stores that do not belong together, are missing or not finished; the message names them.
 * BUSY: another run is writing what is at `path`.
 * STOPPED: by goes_on, or lede_script_stop ended a collate; then nothing is left at `path`. How far
 * it came is in `*end`, which may be NULL. */
LEDE_API lede_status lede_store_merge(lede_engine *engine, const lede_merge_options *options,
                                      lede_progress *end, lede_error *err);

/* Receives bytes; anything but OK ends the writing and is returned to the caller. */
typedef lede_status (*lede_write_fn)(void *context, lede_slice bytes, lede_error *err);

/* Every table in one canonical text, the same for the same results however they were made. */
LEDE_API lede_status lede_store_dump(lede_store *store, lede_write_fn write, void *context,
                                     lede_error *err);
/* {"table":…, fields…} one record a line, tables in schema order. */
LEDE_API lede_status lede_store_jsonl(lede_store *store, lede_write_fn write, void *context,
                                      lede_error *err);
/* One file a table in folder `path`, which is created; with `bom` each begins with a byte order
 * mark, without which Excel takes UTF-8 for windows-1252. */
LEDE_API lede_status lede_store_csv(lede_store *store, const char *path, bool bom, lede_error *err);

typedef enum lede_page_format {
    LEDE_PAGE_TERMINAL = 0,
    LEDE_PAGE_MARKDOWN,
    LEDE_PAGE_HTML
} lede_page_format;

/* How pages are written, and what of. Zeroed, or NULL in its place: plain text of 80 columns. */
typedef struct lede_page_options {
    lede_page_format format;
    bool colour;        /* of a terminal: escape sequences */
    uint32_t width;     /* of a terminal: columns; 0 = 80 */
    const char *report; /* of lede_script_report: this one; NULL: every report of the script */
    bool all;           /* of lede_coverage_report: also rules of packs that the script requires */
} lede_page_options;

/* Build reports of the script from the store and render them, in one piece to `write`; nothing when
 * the script has none. USAGE: no report is called `report`. SCRIPT, LIMIT:
 * of the report; STOPPED. */
LEDE_API lede_status lede_script_report(lede_script *script, lede_store *store,
                                        const lede_page_options *options, lede_write_fn write,
                                        void *context, lede_error *err);
/* Build the report called `report` (NULL: each of the script) over a store that has no articles yet
 * and throw it away, with all that its functions remember, to see before hours of analysis what is
 * wrong with its SQL: USAGE. That may not be all, and what else fails may come of there being
 * nothing, and is OK here. STOPPED. */
LEDE_API lede_status lede_script_try_reports(lede_script *script, lede_store *store,
                                             const char *report, lede_error *err);
/* End the report that is being built, or a collate of lede_store_merge, with STOPPED. Safe in a
 * signal handler and in any thread until lede_script_close begins. NULL is fine. */
LEDE_API void lede_script_stop(lede_script *script);

/* ---- coverage ------------------------------------------------------------------------------- */

/* What the rules of a script did over all articles of one or several runs: for each rule articles
 * and matches, for each element of its pattern how often it was tried and held, three examples.
 * The script must outlive it. */
LEDE_API lede_status lede_coverage_open(lede_script *script, lede_coverage_sum **out,
                                        lede_error *err);
LEDE_API void lede_coverage_close(lede_coverage_sum *sum); /* NULL is fine */
/* As JSON Lines: what was counted, then a line a rule. */
LEDE_API lede_status lede_coverage_jsonl(const lede_coverage_sum *sum, lede_write_fn write,
                                         void *context, lede_error *err);
/* Add what lede_coverage_jsonl wrote for the same rules. FORMAT, with the line; USAGE when a rule
 * is not there, or has another pattern. */
LEDE_API lede_status lede_coverage_read(lede_coverage_sum *sum, const char *path, lede_error *err);
/* As a page. */
LEDE_API lede_status lede_coverage_report(const lede_coverage_sum *sum,
                                          const lede_page_options *options, lede_write_fn write,
                                          void *context, lede_error *err);

#ifdef __cplusplus
}
#endif
#endif
