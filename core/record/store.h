/* store.h — results in SQLite, in the tables of scripts/README.md (Results in other programs). One
 * writer, one transaction a batch; an article is done when its rows are committed. Reading for
 * reports goes through connections that may only SELECT. The only room with sqlite3.h is record.
 *
 * Conventions: `record` is article id / rule / running number, with the table's name for what
 * lede.article gives, and table / number for rows of collate. `n`, `sentence` and line numbers
 * count from 1, offsets from 0. A boolean is 1 or 0, a list is JSON text. Tables that are not kept
 * do not exist. Identity is article.identity (the source's id): same identity and content is
 * dropped, new content under it is a further version, whose id has "@2" behind it, so that `id`
 * stays unique and `join article on article.id = x.article` is all a report needs; `duplicate_of`
 * is the id of the first article with the same title and text under another identity. An article
 * that failed leaves failure rows only.
 * owner: the engine's caller; thread: one at a time
 * floor: record */
#ifndef LEDE_RECORD_STORE_H
#define LEDE_RECORD_STORE_H

#include "load/shard.h"
#include "record/known.h"
#include "record/result.h"

#include <stdatomic.h>

#include "lede.h"

/* struct lede_store is public: see lede.h. */

const char *lede_store_version(void); /* of SQLite: "3.40.1" */

/* Something that results depend on, by name, so that a store can say what has changed: a "script",
 * "pack", "lexicon" or "model" with the digest of its bytes. */
typedef struct lede_store_part {
    const char *kind, *name;
    lede_digest digest;
} lede_store_part;

typedef struct lede_store_digests {
    lede_digest analysis; /* of what, when changed, needs --again: `parts` and options */
    lede_digest report;
    const char *engine; /* version line */
    const lede_store_part *parts;
    size_t n_parts;
    bool collates; /* the script joins articles when all are there */
} lede_store_digests;

/* Create a store with all tables (path NULL: a temporary one), beside `path` until it appears;
 * it goes if it is closed before. USAGE when `path` exists and !replace. */
lede_status lede_store_make(const char *path, bool replace, const lede_schema *schema,
                            const lede_store_digests *digests, lede_store **out, lede_error *err);
/* Open the store at `path` to go on where a run was stopped, or over an input that has changed;
 * where there is none, make it. USAGE names what has changed since, if analysis or engine have. */
lede_status lede_store_go_on(const char *path, const lede_schema *schema,
                             const lede_store_digests *digests, lede_store **out, lede_error *err);
/* Notes which of the shards a store holds, as "2/5". */
#define LEDE_SHARD_OPTION "--shard"
/* An option of the run that results depend on, NULL: not given: noted in a new store, compared in
 * one that goes on. Before the first article. USAGE */
lede_status lede_store_option(lede_store *store, const char *name, const char *value,
                              lede_error *err);
/* Of articles with the same text only the first stands, whatever their identities. Before the first
 * article. */
void lede_store_keep_first(lede_store *store);
/* Nothing but the tables of the script will be read: captures, sentences and mentions are left out.
 * Before the first article; a store with a name keeps all of them. */
void lede_store_keep_records(lede_store *store);
/* The same for mentions alone, unless a query has read them before; one that does from now on is an
 * error, since it would take the table for empty. */
void lede_store_leave_mentions(lede_store *store);
bool lede_store_keeps_mentions(const lede_store *store);
/* What is done already; NULL for a temporary store, which nothing can go on with. */
lede_known *lede_store_known(lede_store *store);

/* Open an existing store for reading; FORMAT when it is no store of ours. */
lede_status lede_store_load(const char *path, lede_store **out, lede_error *err);
void lede_store_end(lede_store *store); /* rolls back what is not committed; closes */

/* A run is about to write: USAGE unless the store was opened for writing with these very tables and
 * rules, and no run has written to it since. */
lede_status lede_store_begin(lede_store *store, const lede_schema *schema, lede_error *err);
/* The run did not come about, and has written nothing: another may begin. */
void lede_store_unbegin(lede_store *store);
/* A new store takes the place of what was at its path: nothing keeps the run from beginning. */
lede_status lede_store_appear(lede_store *store, lede_error *err);
/* Write one article, results in input order. Identity and duplicates as scripts/README.md says.
 * One that `where` left out is noted as seen. */
lede_status lede_store_write(lede_store *store, const lede_result *result, lede_error *err);
/* Whether the last article written was left out for an earlier one: only with keep_first. */
bool lede_store_left_out(const lede_store *store);
/* A row from collate. It belongs to no rule; where its evidence stands, if it says so, is `place`,
 * by lede_evidence_names: the columns of that name (NULL: nowhere). */
enum { LEDE_N_EVIDENCE = 6 };
extern const char *const lede_evidence_names[LEDE_N_EVIDENCE + 1]; /* article start stop …, NULL */
lede_status lede_store_write_row(lede_store *store, uint32_t table, const lede_value *place,
                                 const lede_value *values, uint32_t n_values, lede_error *err);
lede_status lede_store_commit(lede_store *store, lede_error *err);
/* Makes finding the rows of a kept table by one of its columns cheap from now on, and among them by
 * another (`within`, NULL: none), also for other programs: for when most rows are there, since one
 * by one they cost more. */
lede_status lede_store_index(lede_store *store, uint32_t table, const char *column,
                             const char *within, lede_error *err);

/* Whether collates need not run: the store went on, none of their functions has changed, and no
 * article has come, gone or moved. */
bool lede_store_is_collated(const lede_store *store);
/* That all of `input` has been gone through, or a shard of it: the store is whole, until a run goes
 * on in it. */
lede_status lede_store_finish(lede_store *store, const lede_input *input, lede_error *err);

/* Whether that was so when the store was last written, and of which shard; count 0: of all. Nothing
 * goes on in a temporary store, and nothing is missing of it. */
lede_status lede_store_extent(lede_store *store, bool *is_finished, lede_shard *shard,
                              lede_error *err);

/* The whole input has been gone through, in a store that went on: articles that are not in it any
 * more leave, the others take their present places, and what an article's place decides (version,
 * id, duplicate_of) is brought up to date. Where that takes another analysis, the articles are
 * struck out, `known` is filled anew and *again is true: go through the input once more; without
 * `can_repeat` that is refused (USAGE). *n_gone: how many left. */
lede_status lede_store_settle(lede_store *store, bool can_repeat, bool *again, uint64_t *n_gone,
                              lede_error *err);

/* ---- reading: SELECT only, with an authoriser and a step limit ---- */

/* Queries of users end with STOPPED as soon as *stop is set; NULL: nobody asks. It outlives them.
 */
void lede_store_heed(lede_store *store, const atomic_bool *stop);

typedef struct lede_rows lede_rows;
typedef struct lede_select {
    lede_slice sql;           /* one SELECT */
    const lede_value *values; /* bind its ?, in order */
    size_t n_values;
    uint64_t steps; /* of SQLite's machine that it may take; 0: LEDE_SQL_STEPS */
} lede_select;
/* Nothing of `select` need stay. Errors carry SQLite's words and the place. */
lede_status lede_store_select(lede_store *store, const lede_select *select, lede_rows **out,
                              lede_error *err);
size_t lede_rows_n_columns(const lede_rows *rows);
const char *lede_rows_column(const lede_rows *rows, size_t column);
/* OK with a row; END. Values are borrowed until the next call. */
lede_status lede_rows_next(lede_rows *rows, lede_value *values, lede_error *err);
void lede_rows_close(lede_rows *rows);

/* ---- whole-store writers: each byte decided by the results alone ---- */

lede_status lede_store_write_dump(lede_store *store, lede_write_fn write, void *context,
                                  lede_error *err);
lede_status lede_store_write_jsonl(lede_store *store, lede_write_fn write, void *context,
                                   lede_error *err);
/* With `bom`, each file begins with a byte order mark. */
lede_status lede_store_write_csv(lede_store *store, const char *folder, bool bom, lede_error *err);

#endif
