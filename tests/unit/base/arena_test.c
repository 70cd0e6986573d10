#include "test.h"

#include "base/arena.h"

TEST(the_newest_block_can_be_made_smaller) {
    lede_arena arena;
    lede_arena_init(&arena, 128);
    char *first = lede_arena_alloc(&arena, 100);
    lede_arena_shrink(&arena, first, 100, 20);
    CHECK_INT(arena.used, 32);
    char *second = lede_arena_alloc(&arena, 60); /* the limit has room again */
    CHECK(second == first + 32);
    lede_arena_shrink(&arena, first, 32, 1); /* not the newest: stays */
    CHECK_INT(arena.used, 96);
    lede_arena_shrink(&arena, second, 60, 0);
    CHECK_INT(arena.used, 48);
    lede_arena_clear(&arena);
}

TEST(what_was_handed_out_since_a_mark_can_be_taken_back) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_arena_mark empty = lede_arena_here(&arena);
    char *first = lede_arena_alloc(&arena, 100);
    memset(first, 'x', 100);
    lede_arena_mark mark = lede_arena_here(&arena);
    for (int i = 0; i < 100; i++) CHECK(lede_arena_zalloc(&arena, 10000) != NULL);
    lede_arena_rewind(&arena, mark);
    CHECK_INT(arena.used, 112);
    char *second = lede_arena_alloc(&arena, 16);
    CHECK(second == first + 112);
    CHECK(first[99] == 'x');
    lede_arena_rewind(&arena, empty);
    CHECK_INT(arena.used, 0);
    CHECK(lede_arena_zalloc(&arena, 100) != NULL);
    lede_arena_clear(&arena);
}

TEST(blocks_are_aligned_and_do_not_overlap) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    char *blocks[200];
    for (size_t i = 0; i < 200; i++) {
        blocks[i] = lede_arena_alloc(&arena, i * 7);
        CHECK(blocks[i] != NULL && (uintptr_t)blocks[i] % 16 == 0);
        if (blocks[i] != NULL) memset(blocks[i], (int)i, i * 7);
    }
    for (size_t i = 0; i < 200; i++) {
        for (size_t k = 0; k < i * 7; k++) {
            if ((unsigned char)blocks[i][k] != i) {
                CHECK_INT((unsigned char)blocks[i][k], i);
                break;
            }
        }
    }
    lede_arena_clear(&arena);
}

TEST(a_block_larger_than_any_chunk_is_given) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    enum { LARGE = 9 * 1024 * 1024 };
    char *block = lede_arena_zalloc(&arena, LARGE);
    CHECK(block != NULL && block[0] == 0 && block[LARGE - 1] == 0);
    lede_arena_clear(&arena);
}

TEST(the_limit_holds_and_is_told_apart) {
    lede_arena arena;
    lede_arena_init(&arena, 100);
    CHECK(lede_arena_alloc(&arena, 64) != NULL);
    CHECK(!arena.refused);
    CHECK(lede_arena_alloc(&arena, 64) == NULL);
    CHECK(arena.refused);
    CHECK(lede_arena_alloc(&arena, 16) != NULL); /* a smaller one still fits */
    lede_arena_reset(&arena);
    CHECK(!arena.refused);
    CHECK_INT(arena.used, 0);
    CHECK(lede_arena_alloc(&arena, 64) != NULL);
    lede_arena_clear(&arena);
}

TEST(reset_gives_the_same_memory_again) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    lede_arena_alloc(&arena, 1000000);
    lede_arena_reset(&arena);
    char *first = lede_arena_alloc(&arena, 10);
    lede_arena_reset(&arena);
    CHECK(lede_arena_alloc(&arena, 10) == first);
    lede_arena_clear(&arena);
    lede_arena_clear(&arena); /* twice is fine */
}

TEST(impossible_sizes_are_refused) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    CHECK(lede_arena_alloc(&arena, SIZE_MAX) == NULL);
    CHECK(lede_arena_array(&arena, SIZE_MAX / 2, 16) == NULL);
    lede_arena_clear(&arena);
}

TEST(copies_end_with_a_zero_byte) {
    lede_arena arena;
    lede_arena_init(&arena, 0);
    bool ok = true;
    lede_slice copy = lede_arena_copy(&arena, LEDE_SLICE("Europol"), &ok);
    CHECK(ok && copy.size == 7 && strcmp(copy.data, "Europol") == 0);
    CHECK(lede_arena_copy(&arena, LEDE_NULL_SLICE, &ok).data == NULL);
    copy = lede_arena_copy(&arena, LEDE_SLICE(""), &ok);
    CHECK(ok && copy.data != NULL && copy.size == 0);
    CHECK_STRING(lede_arena_string(&arena, LEDE_SLICE("EU")), "EU");
    lede_arena_clear(&arena);
    lede_arena_init(&arena, 4);
    lede_arena_copy(&arena, LEDE_SLICE("Europol"), &ok);
    CHECK(!ok);
    lede_arena_clear(&arena);
}

int main(void) {
    RUN(blocks_are_aligned_and_do_not_overlap);
    RUN(what_was_handed_out_since_a_mark_can_be_taken_back);
    RUN(the_newest_block_can_be_made_smaller);
    RUN(a_block_larger_than_any_chunk_is_given);
    RUN(the_limit_holds_and_is_told_apart);
    RUN(reset_gives_the_same_memory_again);
    RUN(impossible_sizes_are_refused);
    RUN(copies_end_with_a_zero_byte);
    return DONE();
}
