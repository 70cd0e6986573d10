/* pool_test.c — blocks of all sizes keep what is written into them while others come and go, and
 * what is freed serves again. */
#include "test.h"

#include "lua/pool.h"

enum { BLOCKS = 2000, LARGEST = 700, ROUNDS = 60000 };

typedef struct held {
    unsigned char *bytes;
    size_t size;
    unsigned char mark;
} held;

static bool is_whole(const held *block, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (block->bytes[i] != block->mark) return false;
    }
    return true;
}

/* Frees, moves or makes a block, by a number made of the round. */
static bool change(lede_pool *pool, held *block, uint32_t number) {
    size_t size = number % 3 == 0 ? 0 : number / 3 % LARGEST + 1;
    size_t kept = size < block->size ? size : block->size;
    unsigned char *moved = lede_pool_resize(pool, block->bytes, block->size, size);
    if ((moved == NULL) != (size == 0)) return false;
    block->bytes = moved;
    block->size = size;
    if (!is_whole(block, kept)) return false;
    block->mark = (unsigned char)number;
    if (size > 0) memset(moved, block->mark, size);
    return true;
}

TEST(blocks_keep_their_bytes) {
    static held blocks[BLOCKS];
    lede_pool pool = {0};
    uint32_t number = 1;
    bool ok = true;
    for (int i = 0; i < ROUNDS && ok; i++) {
        number = number * 1664525 + 1013904223;
        ok = change(&pool, &blocks[(number >> 8) % BLOCKS], number >> 4);
    }
    CHECK(ok);
    for (size_t i = 0; i < BLOCKS; i++) {
        CHECK(is_whole(&blocks[i], blocks[i].size));
        lede_pool_resize(&pool, blocks[i].bytes, blocks[i].size, 0);
    }
    lede_pool_clear(&pool);
}

TEST(a_block_that_grows_keeps_its_text) {
    lede_pool pool = {0};
    char *block = lede_pool_resize(&pool, NULL, 0, 17);
    CHECK(block != NULL);
    memcpy(block, "sixteen and more", 17);
    block = lede_pool_resize(&pool, block, 17, 32);
    CHECK_STRING(block, "sixteen and more");
    block = lede_pool_resize(&pool, block, 32, 5000);
    CHECK_STRING(block, "sixteen and more");
    CHECK(lede_pool_resize(&pool, block, 5000, 0) == NULL);
    CHECK(lede_pool_resize(&pool, NULL, 0, 0) == NULL);
    lede_pool_clear(&pool);
}

int main(void) {
    RUN(blocks_keep_their_bytes);
    RUN(a_block_that_grows_keeps_its_text);
    return DONE();
}
