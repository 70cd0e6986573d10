/* store_private.h — the inside of a store, shared by the files of this room that write, read and
 * export it.
 * owner: the store; thread: one at a time
 * floor: record */
#ifndef LEDE_RECORD_STORE_PRIVATE_H
#define LEDE_RECORD_STORE_PRIVATE_H

#include "record/guard.h"
#include "record/met.h"
#include "record/store.h"
#include "record/store_lock.h"

#include <time.h>

/* In the file's header, so that a store is known without its name: "lede", and the format of its
 * tables, counted up when they change. */
#define LEDE_STORE_MAGIC  0x6C656465
#define LEDE_STORE_FORMAT 2

/* One transaction: many articles, since a commit writes most pages of the indexes anew, however few
 * rows are in it; at most a second, so that a kill costs little; and bounded in the memory of
 * its results, which is ten to twenty times what it writes for short articles. */
#if defined(LEDE_SMALL)
enum { LEDE_BATCH_ARTICLES = 3, LEDE_BATCH_BYTES = 64 * 1024 };
#else
enum { LEDE_BATCH_ARTICLES = 8192, LEDE_BATCH_BYTES = 128 * 1024 * 1024 };
#endif
enum { LEDE_BATCH_SECONDS = 1 };

/* Statements of our own, prepared when first needed. */
enum {
    LEDE_SQL_FIND_SAME = 0, /* identity, hash → whether this very content is there */
    LEDE_SQL_LAST_VERSION,  /* identity → highest version */
    LEDE_SQL_ORIGINAL,      /* hash → id of the first article with this content */
    LEDE_SQL_TAKEN,         /* id → whether an article has it */
    LEDE_SQL_ADD_ARTICLE,
    LEDE_SQL_ADD_CAPTURE,
    LEDE_SQL_ADD_SENTENCE,
    LEDE_SQL_ADD_MENTION,
    LEDE_SQL_ADD_FAILURE,
    LEDE_SQL_ADD_INPUT,
    LEDE_SQL_SET_LIMITS,
    LEDE_SQL_BEGIN,
    LEDE_SQL_COMMIT,
    LEDE_N_SQL
};

/* A table of the script, as the writer needs it. */
typedef struct lede_store_table {
    const char *name;
    uint32_t n_fields;
    uint32_t label; /* whose running number its rows without a rule take */
    bool kept;
    uint64_t n_rows; /* from collate */
    sqlite3_stmt *insert;
} lede_store_table;

struct lede_store {
    sqlite3 *db;
    char *path;  /* NULL: temporary */
    char *fresh; /* the file that is to become it; NULL: none, or it has */
    lede_store_lock lock;
    lede_guard guard;
    lede_arena arena;
    LEDE_ARRAY(const char *) names; /* tables of the script in the file, in schema order */

    /* Of a store that is being written: */
    bool writing, in_transaction;
    bool begun;        /* a run writes, or has written */
    bool goes_on;      /* it was there before */
    bool is_empty;     /* no article was committed to it: its options may be noted half */
    bool first_only;   /* see lede_store_keep_first */
    bool records_only; /* see lede_store_keep_records */
    bool no_mentions;  /* see lede_store_leave_mentions */
    bool left_out;     /* the last article */
    bool collated;     /* rows of collates are there, and are what would be made again */
    lede_met met;      /* of identities, ids and texts; of a store that goes on nothing is known */
    lede_known known;
    uint64_t n_places;        /* those of known articles are below this */
    lede_store_table *tables; /* by index of the schema */
    uint32_t n_tables;
    const char **rules; /* names, by index of the schema */
    uint32_t n_rules;
    uint32_t *running;            /* by label: records of this article so far */
    LEDE_ARRAY(uint32_t) touched; /* labels whose number is not 0 */
    LEDE_ARRAY(bool) used;        /* sentences that a kept record touches */
    lede_buffer record_id, article_id, list;
    sqlite3_stmt *statements[LEDE_N_SQL];
    uint32_t batch_articles;
    uint64_t batch_bytes, limits_hit;
    struct timespec batch_begun;
    lede_error failed; /* status not OK: a write failed, nothing more is written */
};

/* An article that comes where a known one stood is kept apart by this much until the input is at
 * its end: more than any input has articles. */
#define LEDE_STORE_APART      UINT64_C(1099511627776)
#define LEDE_STORE_APART_TEXT "1099511627776" /* in SQL */

/* Opening, for the files that do so. */
lede_store *lede_store_new(const char *path);
/* Lock the store's name, and see that a new one may be made there. */
lede_status lede_store_claim(lede_store *store, bool replace, lede_error *err);
/* An empty file, which goes when the store is closed … */
lede_status lede_store_open_fresh(lede_store *store, lede_error *err);
/* … unless it was closed and given the store's name. */
lede_status lede_store_publish(lede_store *store, lede_error *err);
lede_status lede_store_open_file(lede_store *store, const char *path, int flags, lede_error *err);
lede_status lede_store_check_format(lede_store *store, lede_error *err);
/* After the tables are there: pragmas, and what the writer needs to know of the schema. */
lede_status lede_store_prepare(lede_store *store, const lede_schema *schema, lede_error *err);
lede_status lede_store_execute(lede_store *store, const char *sql, const char *doing,
                               lede_error *err);

/* A statement that is used once; `doing` stands in messages: "read", "set up" … */
lede_status lede_store_ask(lede_store *store, const char *sql, const char *doing,
                           sqlite3_stmt **out, lede_error *err);
/* OK with a row; END, or an error, and the statement is gone. */
lede_status lede_store_step(lede_store *store, const char *doing, sqlite3_stmt **statement,
                            lede_error *err);

/* The text of "create table" and so on for a schema: store_schema.c. */
lede_status lede_store_write_schema(lede_store *store, const lede_schema *schema,
                                    const lede_store_digests *digests, lede_error *err);
/* The rows of tables rule, run and part, save options; those that are there give way. */
lede_status lede_store_write_origin(lede_store *store, const lede_schema *schema,
                                    const lede_store_digests *digests, lede_error *err);
/* One row of table _part: a script, pack, lexicon or model with its digest; an "option" of the run;
 * "collate" where the script has some; of the "input" that was gone through, how many articles and
 * their digest. */
lede_status lede_store_note(lede_store *store, const char *kind, const char *name,
                            const char *value, lede_error *err);
/* Fill `names` from the file; whether a table may be read by a user. */
lede_status lede_store_read_names(lede_store *store, lede_error *err);
bool lede_store_may_read(const void *store, const char *table);

/* Whether the store was made by what `digests` say. USAGE: "store 'x.db' cannot go on, since …". */
lede_status lede_store_check_origin(lede_store *store, const lede_store_digests *digests,
                                    const char *doing, lede_error *err);
/* Whether each file that the store names is the same, also where that may not bear on results. */
lede_status lede_store_check_files(lede_store *store, const lede_store_digests *digests,
                                   const char *doing, lede_error *err);

void lede_store_drop_statements(lede_store *store);
/* An article comes, goes or moves: rows of collates, if they are there, hold no more. */
lede_status lede_store_drop_collated(lede_store *store, lede_error *err);

/* Bind texts and values; a null slice is NULL. Bytes are borrowed until the next reset. Lists
 * become JSON text, kept in `list`. */
int lede_bind_slice(sqlite3_stmt *statement, int index, lede_slice text);
int lede_bind_value(sqlite3_stmt *statement, int index, lede_value value, lede_buffer *list);
/* The value of a column of the row at hand; text is borrowed until the next step. */
lede_value lede_column_value(sqlite3_stmt *statement, int column);

/* The tables of a store in the order of a dump, each with the order of its rows. */
typedef struct lede_scan_table {
    const char *name, *order;
    bool is_record_table;
} lede_scan_table;
/* table_i counts from 0; false past the last. */
bool lede_scan_table_at(const lede_store *store, size_t table_i, lede_scan_table *out);

typedef struct lede_scan {
    sqlite3_stmt *statement;
    lede_store *store;
} lede_scan;
lede_status lede_scan_open(lede_scan *scan, lede_store *store, const lede_scan_table *table,
                           lede_error *err);
lede_status lede_scan_next(lede_scan *scan, lede_error *err); /* OK with a row; END */
void lede_scan_close(lede_scan *scan);

#endif
