/* store_lock.h — one writer a store: a lock of the system on a file ".x.db.lock" beside it, held
 * while the store is written. It ends with the process, however that ends: what kill -9 leaves is a
 * file that nobody holds, which the next run takes and removes. SQLite's own locks end with each
 * transaction, and say nothing of a store that another run replaces. Readers need no lock.
 * owner: a store that is written; thread: its own
 * floor: record */
#ifndef LEDE_RECORD_STORE_LOCK_H
#define LEDE_RECORD_STORE_LOCK_H

#include "base/arena.h"
#include "base/status.h"

typedef struct lede_store_lock {
    char *path; /* in the store's arena; NULL: nothing is held */
    int file;
} lede_store_lock;

/* BUSY: another run writes the store. Where the file system knows no locks, none is held. */
lede_status lede_store_lock_take(lede_store_lock *lock, lede_arena *arena, const char *store,
                                 lede_error *err);
void lede_store_lock_drop(lede_store_lock *lock);

#endif
