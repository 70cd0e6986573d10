/* folder.h — what tests of this room that write files clear away. */
#ifndef LEDE_TESTS_ENGINE_FOLDER_H
#define LEDE_TESTS_ENGINE_FOLDER_H

#include "test.h"

#include <dirent.h>
#include <unistd.h>

/* A folder that holds files alone. */
static inline void remove_folder(const char *path) {
    char name[TEST_NAME_BYTES + 300];
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        unlink(name);
    }
    if (folder != NULL) closedir(folder);
    CHECK(rmdir(path) == 0);
}

#endif
