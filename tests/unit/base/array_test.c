#include "test.h"

#include "base/array.h"

typedef struct pair {
    int a, b;
} pair;

TEST(items_are_kept_while_the_array_grows) {
    LEDE_ARRAY(pair) heap = {0};
    LEDE_ARRAY(pair) in_arena = {0};
    lede_arena arena;
    lede_arena_init(&arena, 0);
    for (int i = 0; i < 1000; i++) {
        CHECK(lede_array_push(&heap, (pair){i, -i}));
        CHECK(lede_array_push_in(&arena, &in_arena, (pair){i, -i}));
    }
    CHECK_INT(heap.count, 1000);
    for (int i = 0; i < 1000; i++) {
        CHECK(heap.data[i].a == i && heap.data[i].b == -i);
        CHECK(in_arena.data[i].a == i && in_arena.data[i].b == -i);
        if (!test_ok) break;
    }
    free(heap.data);
    lede_arena_clear(&arena);
}

TEST(a_failed_push_leaves_the_array_as_it_was) {
    LEDE_ARRAY(pair) array = {0};
    lede_arena arena;
    lede_arena_init(&arena, 100);
    while (lede_array_push_in(&arena, &array, (pair){7, 7})) {
    }
    size_t count = array.count;
    CHECK(count >= 8);
    CHECK(!lede_array_push_in(&arena, &array, (pair){1, 1}));
    CHECK_INT(array.count, count);
    CHECK_INT(array.data[count - 1].a, 7);
    lede_arena_clear(&arena);
}

TEST(room_is_made_in_advance_and_impossible_room_refused) {
    LEDE_ARRAY(pair) array = {0};
    CHECK(lede_array_reserve(&array, 500));
    CHECK(array.capacity >= 500 && array.count == 0);
    CHECK(!lede_array_reserve(&array, SIZE_MAX / 2));
    CHECK(array.capacity >= 500);
    free(array.data);
}

int main(void) {
    RUN(items_are_kept_while_the_array_grows);
    RUN(a_failed_push_leaves_the_array_as_it_was);
    RUN(room_is_made_in_advance_and_impossible_room_refused);
    return DONE();
}
