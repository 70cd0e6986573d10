/* calendar.h — SQLite's date functions without its clock: date(published, '+7 days') is answered,
 * date('now') and the local time zone are not. Each call goes to the same function of a second,
 * empty connection, once its arguments have been looked at.
 * owner: the connection it is installed on, which frees it; thread: that of the connection
 * floor: record */
#ifndef LEDE_RECORD_CALENDAR_H
#define LEDE_RECORD_CALENDAR_H

#include "base/status.h"

#include <sqlite3.h>

lede_status lede_calendar_install(sqlite3 *db, lede_error *err);

#endif
