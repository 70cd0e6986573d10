#include "loading.h"

#include "load/html_signal.h"
#include "load/html_tag.h"

TEST(every_element_is_found_by_its_name) {
    static const char *const names[] = {
        "",
#define LEDE_TAG(name, constant, slot, flags) name,
#include "load/html_tags.h"
#undef LEDE_TAG
    };
    for (size_t i = 1; i < LEDE_N_TAGS; i++) {
        lede_slice name = lede_slice_of(names[i]);
        if (lede_tag_find(name) != i) {
            printf("# the slot of \"%s\" is %zu\n", names[i],
                   lede_tag_slot(lede_short_name_of(name)));
        }
        CHECK_INT(lede_tag_find(name), i);
    }
    CHECK_INT(lede_tag_find(LEDE_SLICE("BLOCKQUOTE")), LEDE_TAG_BLOCKQUOTE);
    CHECK_INT(lede_tag_find(LEDE_SLICE("h7")), LEDE_TAG_OTHER);
    CHECK_INT(lede_tag_find(LEDE_SLICE("")), LEDE_TAG_OTHER);
    CHECK_INT(lede_tag_find(LEDE_SLICE("p\0")), LEDE_TAG_OTHER);
    CHECK_INT(lede_tag_find(LEDE_SLICE("zzz")), LEDE_TAG_OTHER);
    CHECK_INT(lede_tag_find(LEDE_SLICE("{")), LEDE_TAG_OTHER);
}

static unsigned signals_in(const char *element, lede_tag tag, const char *name) {
    lede_markup_tree tree;
    lede_signal_memory memory;
    char page[500];
    snprintf(page, sizeof page, "<%s class=\"x-%s\">One.", element, name);
    lede_arena_reset(&arena);
    lede_signal_begin(&memory);
    CHECK_INT(lede_markup_tree_read(lede_slice_of(page), false, &arena, &tree, &error), LEDE_OK);
    for (lede_node *n = tree.root->first_child; n != NULL; n = lede_node_next(n, tree.root)) {
        if (n->tag == tag) return lede_signal_of(n, &memory);
    }
    return 0;
}

static unsigned signals_of(const char *name) {
    return signals_in("p", LEDE_TAG_P, name);
}

/* The first and the last word of each letter, and one of each pair of first letters. */
TEST(names_of_boxes_are_found) {
    static const struct {
        const char *word;
        unsigned signals;
    } words[] = {
        {"abstract", LEDE_SIGNAL_DECK},     {"autor", LEDE_SIGNAL_BYLINE},
        {"banner", LEDE_SIGNAL_PROMO},      {"byline", LEDE_SIGNAL_BYLINE},
        {"caption", LEDE_SIGNAL_CAPTION},   {"cutline", LEDE_SIGNAL_CAPTION},
        {"dachzeile", LEDE_SIGNAL_KICKER},  {"donat", LEDE_SIGNAL_LETTER},
        {"excerpt", LEDE_SIGNAL_DECK},      {"eyebrow", LEDE_SIGNAL_KICKER},
        {"facebook", LEDE_SIGNAL_SHARE},    {"footer", LEDE_SIGNAL_FOOTER},
        {"gdpr", LEDE_SIGNAL_COOKIE},       {"header", LEDE_SIGNAL_HEADER},
        {"headline", LEDE_SIGNAL_HEADLINE}, {"jp-relatedposts", LEDE_SIGNAL_RELATED},
        {"kicker", LEDE_SIGNAL_KICKER},     {"kommentar", LEDE_SIGNAL_COMMENT},
        {"lead", LEDE_SIGNAL_DECK},         {"login", LEDE_SIGNAL_LETTER},
        {"mailchimp", LEDE_SIGNAL_LETTER},  {"mostread", LEDE_SIGNAL_RELATED},
        {"nav", LEDE_SIGNAL_NAV},           {"noprint", LEDE_SIGNAL_META},
        {"outbrain", LEDE_SIGNAL_PROMO},    {"overlay", LEDE_SIGNAL_HIDDEN},
        {"pager", LEDE_SIGNAL_NAV},         {"published", LEDE_SIGNAL_DATE},
        {"rating", LEDE_SIGNAL_WIDGET},     {"rubrik", LEDE_SIGNAL_KICKER},
        {"search", LEDE_SIGNAL_NAV},        {"syndication", LEDE_SIGNAL_FOOTER},
        {"taboola", LEDE_SIGNAL_PROMO},     {"twitter", LEDE_SIGNAL_SHARE},
        {"upsell", LEDE_SIGNAL_LETTER},     {"visuallyhidden", LEDE_SIGNAL_HIDDEN},
        {"whatsapp", LEDE_SIGNAL_SHARE},    {"widget", LEDE_SIGNAL_WIDGET},
        {"yarpp", LEDE_SIGNAL_RELATED},     {"ad", LEDE_SIGNAL_PROMO},
        {"affiliate", LEDE_SIGNAL_PROMO},   {"agegate", LEDE_SIGNAL_COOKIE},
        {"also", LEDE_SIGNAL_RELATED},      {"article", LEDE_SIGNAL_ARTICLE},
        {"aside", LEDE_SIGNAL_SIDE},        {"beitrag", LEDE_SIGNAL_ARTICLE},
        {"bio", LEDE_SIGNAL_BIO},           {"blog", LEDE_SIGNAL_ARTICLE},
        {"body", LEDE_SIGNAL_BODY},         {"breadcrumb", LEDE_SIGNAL_NAV},
        {"comment", LEDE_SIGNAL_COMMENT},   {"credit", LEDE_SIGNAL_CAPTION},
        {"cta", LEDE_SIGNAL_PROMO},         {"deck", LEDE_SIGNAL_DECK},
        {"disclaimer", LEDE_SIGNAL_FOOTER}, {"entry", LEDE_SIGNAL_ARTICLE},
        {"feedback", LEDE_SIGNAL_COMMENT},  {"like", LEDE_SIGNAL_SHARE},
        {"menu", LEDE_SIGNAL_NAV},          {"newsletter", LEDE_SIGNAL_LETTER},
        {"pinterest", LEDE_SIGNAL_SHARE},   {"popular", LEDE_SIGNAL_RELATED},
        {"print", LEDE_SIGNAL_META},        {"readmore", LEDE_SIGNAL_RELATED},
        {"roofline", LEDE_SIGNAL_KICKER},   {"share", LEDE_SIGNAL_SHARE},
        {"sidebar", LEDE_SIGNAL_SIDE},      {"skip", LEDE_SIGNAL_NAV},
        {"social", LEDE_SIGNAL_SHARE},      {"sponsor", LEDE_SIGNAL_PROMO},
        {"sr-only", LEDE_SIGNAL_HIDDEN},    {"standfirst", LEDE_SIGNAL_DECK},
        {"subhead", LEDE_SIGNAL_DECK},      {"teaser", LEDE_SIGNAL_RELATED},
        {"time", LEDE_SIGNAL_DATE},         {"toolbar", LEDE_SIGNAL_SHARE},
        {"trending", LEDE_SIGNAL_RELATED},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        unsigned found = signals_of(words[i].word);
        if ((found & words[i].signals) == 0) printf("# %s\n", words[i].word);
        CHECK((found & words[i].signals) != 0);
    }
    CHECK_INT(signals_of("zebra"), 0);
}

/* Names are looked at in pieces of 64 bytes: nothing is lost or found where two of them meet. */
TEST(a_name_is_found_wherever_it_stands) {
    char name[420];
    for (size_t before = 0; before < 380; before++) {
        memset(name, 'x', before);
        snprintf(name + before, sizeof name - before, " visually-hidden shareBar");
        CHECK_INT(signals_of(name), LEDE_SIGNAL_HIDDEN | LEDE_SIGNAL_SHARE);
        snprintf(name + before, sizeof name - before, "-visuallyhidden");
        CHECK_INT(signals_of(name), LEDE_SIGNAL_HIDDEN);
        snprintf(name + before, sizeof name - before, "-relatedPosts");
        CHECK((signals_of(name) & LEDE_SIGNAL_RELATED) != 0);
        snprintf(name + before, sizeof name - before, "-adhoc xad adX x-hidden hidden-x");
        CHECK_INT(signals_of(name), LEDE_SIGNAL_PROMO); /* adX */
    }
}

TEST(words_end_where_they_end) {
    CHECK_INT(signals_of("timeOut"), LEDE_SIGNAL_DATE);
    CHECK_INT(signals_of("time-out"), LEDE_SIGNAL_DATE);
    CHECK_INT(signals_of("TIMEOUT"), 0);
    CHECK_INT(signals_of("timeout"), 0);
}

/* Frameworks write thousands of bytes; what hides a box counts in any of them. */
TEST(only_the_first_names_of_many_are_read) {
    char name[420];
    memset(name, 'x', 400);
    snprintf(name + 400, sizeof name - 400, " hidden share");
    CHECK_INT(signals_of(name), LEDE_SIGNAL_HIDDEN);
}

TEST(names_tell_less_beside_others) {
    CHECK_INT(signals_of("category"), LEDE_SIGNAL_TAGS);
    CHECK_INT(signals_of("post category"), LEDE_SIGNAL_ARTICLE);
    CHECK_INT(signals_of("twitter"), LEDE_SIGNAL_SHARE);
    CHECK_INT(signals_in("blockquote", LEDE_TAG_BLOCKQUOTE, "twitter"), 0);
}

int main(void) {
    lede_arena_init(&arena, 0);
    RUN(every_element_is_found_by_its_name);
    RUN(names_of_boxes_are_found);
    RUN(a_name_is_found_wherever_it_stands);
    RUN(words_end_where_they_end);
    RUN(only_the_first_names_of_many_are_read);
    RUN(names_tell_less_beside_others);
    lede_arena_clear(&arena);
    return DONE();
}
