#include "test.h"

#include "base/hash.h"

TEST(hashes_are_those_of_xxh3_so_that_they_may_be_stored) {
    CHECK(lede_hash(LEDE_SLICE("")) == UINT64_C(0x2D06800538D394C2));
    lede_digest empty = lede_digest_of(LEDE_SLICE(""));
    CHECK(empty.high == UINT64_C(0x99AA06D3014798D8) && empty.low == UINT64_C(0x6001C324468D497F));
}

TEST(a_seed_changes_the_hash) {
    CHECK(lede_hash(LEDE_SLICE("EU")) == lede_hash(LEDE_SLICE("EU")));
    CHECK(lede_hash(LEDE_SLICE("EU")) != lede_hash(LEDE_SLICE("UE")));
    CHECK(lede_hash_seeded(LEDE_SLICE("EU"), 1) != lede_hash_seeded(LEDE_SLICE("EU"), 2));
}

TEST(order_and_boundaries_of_pieces_matter) {
    lede_digest zero = {0, 0};
    lede_digest ab_c = lede_digest_add(lede_digest_add(zero, LEDE_SLICE("ab")), LEDE_SLICE("c"));
    lede_digest a_bc = lede_digest_add(lede_digest_add(zero, LEDE_SLICE("a")), LEDE_SLICE("bc"));
    lede_digest c_ab = lede_digest_add(lede_digest_add(zero, LEDE_SLICE("c")), LEDE_SLICE("ab"));
    CHECK(!lede_digest_equal(ab_c, a_bc));
    CHECK(!lede_digest_equal(ab_c, c_ab));
    CHECK(lede_digest_equal(
        ab_c, lede_digest_add(lede_digest_add(zero, LEDE_SLICE("ab")), LEDE_SLICE("c"))));
}

TEST(digests_are_joined_in_order_and_summed_in_any) {
    lede_digest a = lede_digest_of(LEDE_SLICE("a")), b = lede_digest_of(LEDE_SLICE("b"));
    CHECK(lede_digest_equal(lede_digest_join(a, b), lede_digest_add(a, LEDE_SLICE("b"))));
    CHECK(!lede_digest_equal(lede_digest_join(a, b), lede_digest_join(b, a)));
    CHECK(lede_digest_equal(lede_digest_sum(a, b), lede_digest_sum(b, a)));
    CHECK(!lede_digest_equal(lede_digest_sum(a, a), a));
}

TEST(a_digest_has_32_hexadecimal_digits) {
    char hex[33];
    lede_digest_hex((lede_digest){0xAB, 1}, hex);
    CHECK_STRING(hex, "00000000000000ab0000000000000001");
}

int main(void) {
    RUN(hashes_are_those_of_xxh3_so_that_they_may_be_stored);
    RUN(a_seed_changes_the_hash);
    RUN(order_and_boundaries_of_pieces_matter);
    RUN(digests_are_joined_in_order_and_summed_in_any);
    RUN(a_digest_has_32_hexadecimal_digits);
    return DONE();
}
