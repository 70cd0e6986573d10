/* Whether the text of a function may assign to a variable. */
#include "test.h"

#include "lua/assigns.h"

static bool assigns(const char *text) {
    return lede_assigns(lede_slice_of(text), LEDE_SLICE("name"));
}

TEST(assignments_are_seen) {
    CHECK(assigns("function() name = 1 end"));
    CHECK(assigns("function() name=1 end"));
    CHECK(assigns("function() name\n\t= 1 end"));
    CHECK(assigns("function() name, other = 1, 2 end"));
    CHECK(assigns("function() other, name = 1, 2 end"));
    CHECK(assigns("function() t[1], name = 1, 2 end"));
    CHECK(assigns("function() name --[[ why ]] = 1 end"));
    CHECK(assigns("function() name -- why\n = 1 end"));
    CHECK(assigns("function() return pcall(function() name = 7 end) end"));
    CHECK(assigns("function() use(name) names = 1 name = 2 end"));
}

TEST(functions_that_take_its_place_are_seen) {
    CHECK(assigns("function() function name() end end"));
    CHECK(assigns("function() function\nname () end end"));
    CHECK(assigns("function() function --[[ why ]] name() end end"));
}

TEST(what_only_reads_is_none) {
    CHECK(!assigns("function() return name end"));
    CHECK(!assigns("function(a) return name == a end"));
    CHECK(!assigns("function(a) return name ~= a or name <= a end"));
    CHECK(!assigns("function() return name(1), name.x, name[1], #name end"));
    CHECK(!assigns("function() name.x = 1 name[1] = 2 end"));
    CHECK(!assigns("function() names = 1 my_name = 2 end"));
    CHECK(!assigns("function() return names end"));
    CHECK(!assigns("function(x) other = x end"));
}

TEST(the_end_of_a_text_may_go_on) {
    CHECK(assigns("name"));
    CHECK(assigns("name "));
    CHECK(!assigns(""));
    CHECK(!assigns("nam"));
    CHECK(!assigns("function"));
}

int main(void) {
    RUN(assignments_are_seen);
    RUN(functions_that_take_its_place_are_seen);
    RUN(what_only_reads_is_none);
    RUN(the_end_of_a_text_may_go_on);
    return DONE();
}
