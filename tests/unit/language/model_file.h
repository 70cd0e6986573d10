/* model_file.h — bytes as a file, for tests of models that are damaged. */
#ifndef LEDE_TESTS_LANGUAGE_MODEL_FILE_H
#define LEDE_TESTS_LANGUAGE_MODEL_FILE_H

#include "test.h"

#include <unistd.h>

static char model_path[TEST_NAME_BYTES];

/* The name of a file with these bytes, until remove_model. */
static inline const char *write_model(lede_slice bytes) {
    int fd = mkstemp(test_temporary(model_path));
    FILE *file = fd < 0 ? NULL : fdopen(fd, "wb");
    if (file == NULL) abort();
    CHECK(bytes.size == 0 || fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
    CHECK(fclose(file) == 0);
    return model_path;
}

static inline void remove_model(void) {
    CHECK(unlink(model_path) == 0);
}

#endif
