#include "run/contents.h"

#include "test.h"

static lede_digest digest_of(uint32_t n) {
    return lede_digest_of((lede_slice){(const char *)&n, sizeof n});
}

TEST(a_content_is_new_once) {
    enum { MANY = 5000 };
    lede_contents contents = {0};
    lede_error err;
    bool is_new = false;
    uint32_t n_new = 0, n_again = 0;
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t n = 0; n < MANY; n++) {
            CHECK_INT(lede_contents_add(&contents, digest_of(n), &is_new, &err), LEDE_OK);
            n_new += is_new && round == 0;
            n_again += is_new && round == 1;
        }
    }
    CHECK_INT(n_new, MANY);
    CHECK_INT(n_again, 0);
    CHECK_INT(contents.count, MANY);
    lede_contents_clear(&contents);
}

TEST(a_digest_of_zeros_is_a_content_too) {
    lede_contents contents = {0};
    lede_error err;
    bool is_new = false;
    CHECK_INT(lede_contents_add(&contents, (lede_digest){0, 0}, &is_new, &err), LEDE_OK);
    CHECK(is_new);
    CHECK_INT(lede_contents_add(&contents, (lede_digest){0, 0}, &is_new, &err), LEDE_OK);
    CHECK(!is_new);
    lede_contents_clear(&contents);
}

int main(void) {
    RUN(a_content_is_new_once);
    RUN(a_digest_of_zeros_is_a_content_too);
    return DONE();
}
