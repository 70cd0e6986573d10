/* offer.h — which layers a file of a script is for: `lede.offer "quote"`. The other layers that it
 * declares are its helpers, which `mark` leaves out unless they are asked for. A file without the
 * declaration offers all of its layers.
 * owner: the host; thread: the one that loads
 * floor: lua */
#ifndef LEDE_LUA_OFFER_H
#define LEDE_LUA_OFFER_H

#include "base/status.h"

struct lede_host;

/* The layers that came since the last call belong to `file`, which is kept. Errors: NOMEM. */
lede_status lede_offer_note(struct lede_host *host, const char *file, lede_error *err);
/* Once all files have run: mark the helpers in the catalog. */
void lede_offer_settle(struct lede_host *host);

#endif
