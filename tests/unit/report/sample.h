/* sample.h — the fixed pages of the golden tests: one report with every element, one with the edges
 * (nothing found, hostile text, wide characters, negative numbers, one day). All names are made up.
 */
#ifndef LEDE_TESTS_REPORT_SAMPLE_H
#define LEDE_TESTS_REPORT_SAMPLE_H

#include "report/page.h"

#define S(literal) LEDE_SLICE(literal)
#define T(literal)                                                                                 \
    {                                                                                              \
        .kind = LEDE_TEXT, .as.text = {(literal), sizeof(literal) - 1 }                            \
    }
#define N(number)                                                                                  \
    { .kind = LEDE_INT, .as.integer = (number) }
#define R(number)                                                                                  \
    { .kind = LEDE_REAL, .as.real = (number) }
#define NIL                                                                                        \
    { .kind = LEDE_NULL }
#define GRID(names, values)                                                                        \
    (lede_grid) {                                                                                  \
        (names), sizeof(names) / sizeof *(names), (values),                                        \
            sizeof(values) / sizeof *(values) / (sizeof(names) / sizeof *(names))                  \
    }

static void add(lede_page *page, lede_element element) {
    CHECK_OK(lede_page_add(page, &element, err));
}

static void add_grid(lede_page *page, lede_element_kind kind, lede_slice caption, lede_grid grid) {
    add(page, (lede_element){.kind = kind, .text = caption, .grid = grid});
}

static void add_heading(lede_page *page, uint32_t level, lede_slice text) {
    add(page, (lede_element){.kind = LEDE_ELEMENT_HEADING, .level = level, .text = text});
}

static void add_text(lede_page *page, lede_slice text) {
    add(page, (lede_element){.kind = LEDE_ELEMENT_TEXT, .text = text});
}

static void add_overview(lede_page *page) {
    const lede_slice pair[] = {S("actor"), S("records")};
    static const lede_value actors[] = {T("Marrow Bridge Authority"),
                                        N(41),
                                        T("Port of Elsgate"),
                                        N(33),
                                        T("Ines Valcourt"),
                                        N(27),
                                        T("Ministry of Transport"),
                                        N(18),
                                        T("Halden & Sons"),
                                        N(9),
                                        T("Dockers' Union"),
                                        N(4),
                                        T("Tomas Reed"),
                                        N(1),
                                        T("Elsgate Rowing Club"),
                                        N(0)};
    const lede_slice four[] = {S("outlet"), S("article"), S("published"), S("quotes"), S("share")};
    static const lede_value articles[] = {
        T("Elsgate Courier"),
        T("Bridge to stay shut until the autumn, engineers say"),
        T("2024-03-11"),
        N(6),
        R(0.4286),
        T("The Northern Line"),
        T("Port warns of delays as bridge closure enters its third week"),
        T("2024-03-12"),
        N(12),
        R(0.75),
        T("Valley Post"),
        T("Who knew about the cracks?"),
        T("2024-03-12T06:15"),
        N(3),
        R(0.125),
        T("Harbour Wire"),
        T("Authority suspends work with Halden"),
        NIL,
        N(1),
        R(0.333333333333)};
    add_heading(page, 1, S("Who acts"));
    add_text(page, S("Counts of records by actor in 214 articles about the closure of the Marrow "
                     "Bridge. An actor is a person or an organisation named as the subject of a "
                     "decision.\n\nQuotes inside quotes are counted once."));
    add(page, (lede_element){.kind = LEDE_ELEMENT_BARS,
                             .text = S("Most active"),
                             .grid = GRID(pair, actors),
                             .n_total = 23});
    add_grid(page, LEDE_ELEMENT_TABLE, S("Articles with the most quotations"),
             GRID(four, articles));
}

static void add_times(lede_page *page) {
    const lede_slice days[] = {S("day"), S("records")};
    static const lede_value counts[] = {T("2024-02-26"),
                                        N(2),
                                        T("2024-02-27"),
                                        N(14),
                                        T("2024-02-28"),
                                        N(9),
                                        T("2024-02-29"),
                                        N(5),
                                        T("2024-03-01"),
                                        N(1),
                                        T("2024-03-04"),
                                        N(3),
                                        T("2024-03-05"),
                                        N(7),
                                        T("2024-03-11"),
                                        N(22),
                                        T("2024-03-12"),
                                        N(31),
                                        T("2024-03-13"),
                                        N(12),
                                        T("2024-03-14"),
                                        N(4),
                                        T("2024-03-18"),
                                        N(2),
                                        T("2024-03"),
                                        N(6),
                                        NIL,
                                        N(3)};
    const lede_slice events[] = {S("date"), S("what"), S("outlet")};
    static const lede_value labels[] = {T("2024-02-27"),
                                        T("Cracks are found in two girders; the bridge is closed"),
                                        T("Elsgate Courier"),
                                        T("2024-03-05"),
                                        T("The ministry asks for a second opinion"),
                                        T("Valley Post"),
                                        T("2024-03-12"),
                                        T("The authority suspends its work with Halden & Sons"),
                                        T("Harbour Wire"),
                                        T("2024-03-12"),
                                        T("The port warns of delays"),
                                        T("The Northern Line"),
                                        T("2024-03"),
                                        T("Ferries run every twenty minutes"),
                                        NIL,
                                        NIL,
                                        T("A retired engineer writes to the council"),
                                        T("Valley Post")};
    const lede_slice three[] = {S("outlet"), S("month"), S("n")};
    static const lede_value cross[] = {
        T("Elsgate Courier"),   T("January"), N(4),  T("Elsgate Courier"),   T("February"), N(38),
        T("Elsgate Courier"),   T("March"),   N(61), T("Valley Post"),       T("February"), N(12),
        T("Valley Post"),       T("March"),   N(29), T("The Northern Line"), T("January"),  N(1),
        T("The Northern Line"), T("March"),   N(17)};
    add_heading(page, 1, S("When"));
    add_grid(page, LEDE_ELEMENT_TIMELINE, S("Records by day"), GRID(days, counts));
    add_heading(page, 2, S("What happened"));
    add_grid(page, LEDE_ELEMENT_TIMELINE, S("Events"), GRID(events, labels));
    add_heading(page, 2, S("Who covered it"));
    add_grid(page, LEDE_ELEMENT_CROSSTAB, S("Articles by outlet and month"), GRID(three, cross));
}

static const char SENTENCE_1[] =
    "The Marrow Bridge Authority has suspended its work with Halden & Sons, the firm that inspected "
    "the girders in 2019, until a second report is in.";
static const char SENTENCE_2[] = "“We were told in January,” said Ines Valcourt, chief engineer of "
                                 "the Port of Elsgate, “and we told the ministry the same day.”";

static lede_mark mark(const char *text, const char *part, const char *name) {
    uint32_t start = (uint32_t)(strstr(text, part) - text);
    return (lede_mark){start, start + (uint32_t)strlen(part), lede_slice_of(name)};
}

static void add_proof(lede_page *page) {
    const lede_slice four[] = {S("left"), S("match"), S("right"), S("source")};
    static const lede_value lines[] = {
        T("engineers say that the bridge will "),
        T("stay shut"),
        T(" until the autumn at least"),
        T("courier-0311.txt"),
        T("the authority confirmed on Monday that it "),
        T("has suspended"),
        T(" its work with Halden & Sons, the firm that inspected the girders"),
        T("wire.jsonl#14"),
        T("“"),
        T("We were told"),
        T(" in January,” she said"),
        T("northern-0312.txt")};
    lede_mark first[] = {mark(SENTENCE_1, "Marrow Bridge Authority", "actor"),
                         mark(SENTENCE_1, "has suspended", "verb"),
                         mark(SENTENCE_1, "Halden & Sons", "partner")};
    lede_mark second[] = {
        mark(SENTENCE_2, "We were told in January,", "quote"), mark(SENTENCE_2, "January", "date"),
        mark(SENTENCE_2, "Ines Valcourt, chief engineer of the Port of Elsgate", "speaker"),
        mark(SENTENCE_2, "Port of Elsgate", "actor"),
        mark(SENTENCE_2, "and we told the ministry the same day.", "quote")};
    lede_passage passages[] = {
        {.text = lede_slice_of(SENTENCE_1),
         .title = S("Authority suspends work with Halden"),
         .publisher = S("Harbour Wire"),
         .source = S("wire/0312-halden.txt"),
         .published = S("2024-03-12T09:40"),
         .rule = S("breaks_off"),
         .marks = first,
         .n_marks = 3},
        {.text = lede_slice_of(SENTENCE_2),
         .title = S("Port warns of delays as bridge closure enters its third week"),
         .source = S("northern-0312.txt"),
         .marks = second,
         .n_marks = 5}};
    add_heading(page, 1, S("Evidence"));
    add_grid(page, LEDE_ELEMENT_KWIC, S("Closures and stoppages"), GRID(four, lines));
    add(page, (lede_element){.kind = LEDE_ELEMENT_EVIDENCE,
                             .text = S("Who broke off with whom"),
                             .passages = passages,
                             .n_passages = 2,
                             .n_total = 17});
}

/* Every element, as a reader would meet it. */
static lede_page *make_rich(void) {
    lede_page *page = lede_page_new(S("bridge"), S("The closing of the Marrow Bridge"), NULL);
    if (page == NULL) abort();
    add_overview(page);
    add_times(page);
    add_proof(page);
    return page;
}

static void add_hostile(lede_page *page) {
    const lede_slice names[] = {S("a|b"), S("<i>n</i>")};
    static const lede_value cells[] = {T("<script>alert(1)</script>"),
                                       N(1),
                                       T("pipe | back\\slash `tick` *star* _under_ [x](y) &amp;"),
                                       N(-2),
                                       T("esc \033[31mred\033[0m bell \a tab\tnew\nline"),
                                       N(3),
                                       T("bad \xff\xfe bytes, C1 \xc2\x9b"),
                                       NIL};
    static const char text[] = "\"a<b & 'c\" said 1. she";
    lede_mark marks[] = {{0, 10, S("<q>")}, {1, 4, S("in\"ner")}, {14, 99, S("cut")}};
    lede_passage passage = {.text = S(text),
                            .title = S("<b>Bold?</b>"),
                            .source = S("a\033]0;x\ab.txt"),
                            .published = S("last \"week\""),
                            .marks = marks,
                            .n_marks = 3};
    add_heading(page, 1, S("# Hostile <h1>\033[2J text"));
    add_text(page, S("- no list\n\n# no heading\n\n1. no number\n\n<img src=x onerror=alert(1)>"));
    add_grid(page, LEDE_ELEMENT_TABLE, S("A | caption"), GRID(names, cells));
    add(page, (lede_element){.kind = LEDE_ELEMENT_EVIDENCE, .passages = &passage, .n_passages = 1});
}

static void add_edges(lede_page *page) {
    const lede_slice pair[] = {S("label"), S("n")}, three[] = {S("row"), S("col"), S("n")};
    static const lede_value wide[] = {T("東京タワー"),
                                      N(12),
                                      T("Ελλάδα"),
                                      N(7),
                                      T("naïve café"),
                                      N(3),
                                      T("👩‍🚒 fire crew"),
                                      N(1)};
    static const lede_value signs[] = {T("up"),   R(12.5),  T("none"),    N(0),
                                       T("down"), R(-6.25), T("unknown"), NIL};
    static const lede_value zeros[] = {T("a"), N(0), T("b"), N(0)};
    static const lede_value day[] = {T("2024-03-12"), N(5)};
    static const lede_value dateless[] = {NIL, N(2), T("yesterday"), N(1)};
    static const lede_value years[] = {T("1998"), N(1), T("2004"), N(12), N(2020), N(9)};
    add_heading(page, 1, S("Edges"));
    add_grid(page, LEDE_ELEMENT_BARS, S("Wide characters"), GRID(pair, wide));
    add_grid(page, LEDE_ELEMENT_BARS, S("Below zero"), GRID(pair, signs));
    add_grid(page, LEDE_ELEMENT_BARS, S("All zero"), GRID(pair, zeros));
    add_grid(page, LEDE_ELEMENT_TIMELINE, S("One day"), GRID(pair, day));
    add_grid(page, LEDE_ELEMENT_TIMELINE, S("No dates"), GRID(pair, dateless));
    add_grid(page, LEDE_ELEMENT_TIMELINE, S("Years"), GRID(pair, years));
    add_heading(page, 3, S("Nothing found"));
    add_grid(page, LEDE_ELEMENT_TABLE, S("Empty table"), (lede_grid){three, 3, NULL, 0});
    add_grid(page, LEDE_ELEMENT_BARS, S("Empty bars"), (lede_grid){pair, 2, NULL, 0});
    add_grid(page, LEDE_ELEMENT_TIMELINE, S("Empty timeline"), (lede_grid){pair, 2, NULL, 0});
    add_grid(page, LEDE_ELEMENT_CROSSTAB, S("Empty crosstab"), (lede_grid){three, 3, NULL, 0});
    add_grid(page, LEDE_ELEMENT_KWIC, S("Empty lines"), (lede_grid){three, 3, NULL, 0});
    add(page, (lede_element){.kind = LEDE_ELEMENT_EVIDENCE, .text = S("No evidence")});
    add(page, (lede_element){.kind = LEDE_ELEMENT_TABLE}); /* not even a column */
}

static lede_page *make_edges(void) {
    lede_page *page = lede_page_new(S("edges"), S("Edges & <oddities>"), NULL);
    if (page == NULL) abort();
    add_hostile(page);
    add_edges(page);
    return page;
}

#endif
