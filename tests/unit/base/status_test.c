#include "test.h"

#include <errno.h>

#include "base/status.h"

TEST(a_failure_carries_its_message_and_place) {
    lede_error err = {0};
    CHECK(lede_fail(&err, LEDE_SYNTAX, "expected %s", "a bracket") == LEDE_SYNTAX);
    CHECK(err.status == LEDE_SYNTAX && err.offset == LEDE_NO_OFFSET);
    CHECK_STRING(err.message, "expected a bracket");
    CHECK(lede_error_place(&err, "rules.lua", 3, 7) == LEDE_SYNTAX);
    CHECK_STRING(err.where, "rules.lua");
    CHECK(err.line == 3 && err.column == 7);
}

TEST(a_place_that_is_known_stays) {
    lede_error err = {0};
    lede_fail(&err, LEDE_SYNTAX, "x");
    lede_error_place(&err, "inner.lua", 3, 0);
    lede_error_place(&err, "outer.lua", 9, 9);
    CHECK_STRING(err.where, "inner.lua");
    CHECK_INT(err.line, 3);
}

TEST(a_new_failure_forgets_the_old_one) {
    lede_error err = {0};
    lede_fail(&err, LEDE_SYNTAX, "first");
    lede_error_place(&err, "rules.lua", 3, 7);
    lede_fail(&err, LEDE_IO, "second");
    CHECK_STRING(err.where, "");
    CHECK_INT(err.line, 0);
}

TEST(nobody_has_to_listen) {
    CHECK(lede_fail(NULL, LEDE_IO, "x") == LEDE_IO);
    CHECK(lede_fail_memory(NULL) == LEDE_NOMEM);
    CHECK(lede_fail_errno(NULL, ENOENT, "open", "x") == LEDE_IO);
    lede_error_place(NULL, "x", 1, 1);
}

TEST(what_the_system_refused_is_said_in_its_words) {
    lede_error err = {0};
    CHECK(lede_fail_errno(&err, ENOENT, "open", "gone.txt") == LEDE_IO);
    CHECK(strstr(err.message, "cannot open 'gone.txt': ") == err.message);
    CHECK(strlen(err.message) > strlen("cannot open 'gone.txt': "));
}

TEST(long_messages_are_cut_not_overrun) {
    char path[2000];
    memset(path, 'p', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    lede_error err = {0};
    lede_fail_errno(&err, ENOENT, "open", path);
    CHECK_INT(strlen(err.message), sizeof err.message - 1);
    lede_error_place(&err, path, 1, 1);
    CHECK_INT(strlen(err.where), sizeof err.where - 1);
}

static lede_status stop_at(int wanted, int *reached) {
    for (*reached = 0; *reached < 5; (*reached)++) {
        LEDE_TRY(*reached == wanted ? LEDE_LIMIT : LEDE_OK);
    }
    return LEDE_OK;
}

TEST(try_returns_the_first_failure) {
    int reached;
    CHECK(stop_at(3, &reached) == LEDE_LIMIT && reached == 3);
    CHECK(stop_at(9, &reached) == LEDE_OK && reached == 5);
}

TEST(every_status_has_a_name_of_its_own) {
    for (int i = LEDE_OK; i <= LEDE_BUSY; i++) {
        CHECK(strcmp(lede_status_name((lede_status)i), "unknown") != 0);
        for (int k = LEDE_OK; k < i; k++) {
            CHECK(strcmp(lede_status_name((lede_status)i), lede_status_name((lede_status)k)) != 0);
        }
    }
}

int main(void) {
    RUN(a_failure_carries_its_message_and_place);
    RUN(a_place_that_is_known_stays);
    RUN(a_new_failure_forgets_the_old_one);
    RUN(nobody_has_to_listen);
    RUN(what_the_system_refused_is_said_in_its_words);
    RUN(long_messages_are_cut_not_overrun);
    RUN(try_returns_the_first_failure);
    RUN(every_status_has_a_name_of_its_own);
    return DONE();
}
