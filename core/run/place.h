/* place.h — put the file and line of the user's declaration on an error.
 * thread: any
 * floor: run */
#ifndef LEDE_RUN_PLACE_H
#define LEDE_RUN_PLACE_H

#include "base/slice.h"
#include "base/status.h"

/* Passes `status` on. A place that is there already stays; memory failures have none. */
static inline lede_status lede_place(lede_error *err, lede_status status, lede_slice file,
                                     uint32_t line) {
    if (status == LEDE_OK || status == LEDE_NOMEM || err == NULL || file.data == NULL) {
        return status;
    }
    char path[sizeof err->where];
    size_t size = file.size < sizeof path ? file.size : sizeof path - 1;
    memcpy(path, file.data, size);
    path[size] = '\0';
    lede_error_place(err, path, line, 0);
    return status;
}

#endif
