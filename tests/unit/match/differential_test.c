/* Random patterns on random texts: the engine must say what the oracle says, and the trace must
 * have a way for each match, and have counted it. Seeded, so that a failure can be had again;
 * LEDE_FUZZ_SECONDS=60 goes on for longer, LEDE_FUZZ_SEED=n starts elsewhere. */
#include "oracle.h"
#include "trace_check.h"

#include <time.h>

typedef struct maker {
    uint64_t state;
    lede_buffer out;
    int budget;       /* elements left */
    int captures;     /* names used */
    bool plain;       /* no captures: inside of a look or behind containing */
    bool annotations; /* regions and boundaries may stand */
    bool refers;      /* conditions may ask for v0, v1, v2, which all stand somewhere */
    bool parts;       /* & within containing meet inside, captures anywhere */
} maker;

/* xorshift64*, Vigna 2016. */
static uint32_t roll(maker *m, uint32_t sides) {
    m->state ^= m->state >> 12;
    m->state ^= m->state << 25;
    m->state ^= m->state >> 27;
    return (uint32_t)((m->state * 0x2545F4914F6CDD1Du) >> 40) % sides;
}

static void say(maker *m, const char *text) {
    lede_buffer_add_string(&m->out, text);
}

/* Tests that refer to captures. */
static void make_reference(maker *m) {
    static const char *const tokens[] = {"[word = v0.word]",
                                         "[word != v1.word]",
                                         "[word = v0.word & np]",
                                         "[word = \"a\" | norm = v2.norm]",
                                         "[!(word = v0.word)]",
                                         "[word = norm]",
                                         "[lemma = v1.lemma]",
                                         "[v0.k = \"x\"]",
                                         "[\"a|b\" = v1.word & word = \"b\"]",
                                         "[lex = v0.lex]",
                                         "[kin = v1.kin | lex != v0.lex]",
                                         "[feats != v0.feats & !(kin = v0.word)]",
                                         "[_.lex = \"one\" & word != v0.word]"};
    say(m, tokens[roll(m, sizeof tokens / sizeof *tokens)]);
}

static void make_token(maker *m) {
    if (m->refers && roll(m, 3) == 0) {
        make_reference(m);
        return;
    }
    static const char *const tokens[] = {
        "\"a\"", "\"b\"", "\"c\"", "[]", "\"a|b\"", "[word != \"a\"]", "[np]", "[!np]", "\"[ac]\"",
        "[word = \"a\" | word = \"c\"]", "[np.k = \"x\"]", "\"A\"%c",
        /* words that can be several things */
        "[pos = \"NOUN\"]", "[lemma = \"plan|leave\"]", "[lemma = \"leave\" & !np]",
        "[pos != \"VERB\" & !(lemma = \"left\")]", "[tag = \"VB.*\" | word = \"a\"]",
        /* sets */
        "$few", "$many", "$many%c", "[word = $many]", "[lex = \"one\"]", "[lex != \"t.*\"]",
        "[kin = \"a|b\"]", "[feats = \"f\" & lex = \"two\"]"};
    say(m, tokens[roll(m, sizeof tokens / sizeof *tokens)]);
}

static void make_quantifier(maker *m) {
    static const char *const quantifiers[] = {"?",  "*",  "+",  "{2}",   "{1,2}", "{0,2}",
                                              "??", "*?", "+?", "{,2}?", "{2,}",  "{1,3}?"};
    say(m, quantifiers[roll(m, sizeof quantifiers / sizeof *quantifiers)]);
}

static void make_choice(maker *m, int depth);

static void make_label(maker *m) {
    char name[16];
    snprintf(name, sizeof name, "v%u:", roll(m, 3));
    say(m, name);
}

static void make_look(maker *m, int depth) {
    static const char *const looks[] = {"(?= ", "(?! ", "(?<= ", "(?<! "};
    bool before = m->plain;
    if (!m->parts) m->plain = true;
    say(m, looks[roll(m, 4)]);
    make_choice(m, depth + 1);
    say(m, ")");
    m->plain = before;
}

static void make_conditions(maker *m) {
    static const char *const conditions[] = {"v0.word = v1.word",
                                             "v0.word != v1.word",
                                             "v0 -> v1.word = \"a\"",
                                             "distance(v0, v1) > 1",
                                             "distabs(v0, v2) < 3",
                                             "!v2",
                                             "v0.k = v1.k",
                                             "v1.text = \"a|b|a b\"",
                                             "start(v1) < end(v0)",
                                             "v0.np.k = \"x\"",
                                             "article.title = \"t\"",
                                             "v0.norm <= v1.norm | v2",
                                             "(v0 | v1) & v2.word = \"b\"",
                                             "v0.np.k = v1.vp.k",
                                             "v2 -> v0 -> v1.word = v2.word",
                                             "v0.word = v0.norm",
                                             "v0.lex = v1.lex",
                                             "v0.lex != v2.lex",
                                             "v1.feats = v2.feats",
                                             "v1.kin = v0.word",
                                             "v0.kin != v1.kin",
                                             "v0.sense = v1.sense",
                                             "v1.lex = \"one|two\" & !(v2.feats = \"f\")",
                                             "v0.np.kin = v1.kin"};
    say(m, " :: ");
    say(m, conditions[roll(m, sizeof conditions / sizeof *conditions)]);
    if (roll(m, 3) > 0) return;
    say(m, roll(m, 2) == 0 ? " & " : " | ");
    say(m, conditions[roll(m, sizeof conditions / sizeof *conditions)]);
}

/* ( … ) with a condition on its span, or on what it bound. */
static void make_part(maker *m, int depth) {
    static const char *const names[] = {
        " within 2",         " within s",   " not within 1", " within <np/>",
        " not within <vp/>", " within 2 s", " within np",    " within <np k = \"x\"/>"};
    static const char *const words[] = {" containing (", " not containing (", " within (",
                                        " not within ("};
    static const char *const offsets[] = {" -1 1", " 0 2", " -2 -1", " s", " np", " 1 1"};
    uint32_t kind = roll(m, 6);
    say(m, "(");
    if (kind == 0) say(m, "meet (");
    make_choice(m, depth + 1);
    if (kind == 0) {
        say(m, ") (");
        make_choice(m, depth + 1);
        say(m, ")");
        say(m, offsets[roll(m, 6)]);
    } else if (kind == 1) {
        say(m, names[roll(m, 8)]);
    } else if (kind < 4) {
        say(m, words[roll(m, 4)]);
        make_choice(m, depth + 1);
        say(m, ")");
    } else if (kind == 4 && m->refers) {
        make_conditions(m);
    } else {
        say(m, " & ");
        make_choice(m, depth + 1);
    }
    say(m, ")");
}

/* Something that may be repeated. */
static void make_atom(maker *m, int depth) {
    static const char *const regions[] = {"<np/>", "<np k = \"x\"/>", "<vp/>", "<np k = v0.k/>"};
    uint32_t kind = roll(m, 10);
    if (!m->plain && roll(m, 4) == 0) make_label(m);
    if (kind < 5 || depth > 3) {
        make_token(m);
    } else if (kind == 9 && m->parts && depth < 3) {
        make_part(m, depth);
    } else if (kind < 7 && m->annotations) {
        say(m, regions[roll(m, m->refers ? 4 : 3)]);
    } else {
        say(m, "(");
        make_choice(m, depth + 1);
        say(m, ")");
    }
}

static void make_element(maker *m, int depth) {
    static const char *const boundaries[] = {"<s>", "</s>", "<np>", "</np>", "<np k = \"x\">"};
    uint32_t kind = roll(m, 16);
    if (kind == 0 && m->annotations) {
        say(m, boundaries[roll(m, 5)]);
    } else if (kind == 1 && depth < 3) {
        make_look(m, depth);
    } else {
        make_atom(m, depth);
        if (roll(m, 5) < 2) make_quantifier(m);
    }
}

static void make_sequence(maker *m, int depth) {
    uint32_t n = 1 + roll(m, depth == 0 ? 4 : 3);
    for (uint32_t i = 0; i < n && (i == 0 || m->budget-- > 0); i++) {
        if (i > 0) say(m, " ");
        make_element(m, depth);
    }
}

static void make_choice(maker *m, int depth) {
    uint32_t n = roll(m, 4) == 0 ? 2 + roll(m, 2) : 1;
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0) say(m, " | ");
        make_sequence(m, depth);
    }
}

static void make_around(maker *m) {
    static const char *const around[] = {
        " within 2",         " within 2 s", " within <np/>",           " within article",
        " not within <np/>", " within p",   " within <np k = \"x\"/>", " within 3"};
    if (roll(m, 3) == 0) say(m, around[roll(m, 8)]);
    if (m->refers && roll(m, 2) == 0) make_conditions(m);
    if (roll(m, 5) > 0) return;
    if (!m->parts) m->plain = true;
    say(m, roll(m, 3) == 0 ? " not containing (" : " containing (");
    make_choice(m, 2);
    say(m, ")");
}

/* Two words with a gap, which the engine matches where it finds them (core/match/pair.h). */
static void make_pair(maker *m) {
    static const char *const words[] = {"\"a\"",
                                        "\"b\"",
                                        "\"a|b\"",
                                        "\"[ac]\"",
                                        "\"A\"%c",
                                        "(\"a\"|\"c\")",
                                        "[word = \"a\" | word = \"c\"]"};
    static const char *const gaps[] = {"",        "[]",         "[]{0,2}",    "[]{0,3}?",   "[]?",
                                       "[]{1,2}", "[] []{0,2}", "v2:[]{0,2}", "v2:([] []?)"};
    say(m, roll(m, 6) == 0 ? "v0:(" : "(");
    for (int i = 0; i < 2; i++) {
        if (roll(m, 3) == 0) make_label(m);
        say(m, words[roll(m, 7)]);
        say(m, " ");
        if (i == 0) say(m, gaps[roll(m, 9)]);
        say(m, " ");
    }
    say(m, ")");
}

static void make_pattern(maker *m) {
    m->budget = 6;
    if (roll(m, 6) == 0) {
        make_pair(m);
        return;
    }
    m->plain = roll(m, 3) == 0;
    m->annotations = roll(m, 3) > 0;
    m->parts = roll(m, 2) == 0;
    m->refers = roll(m, 3) == 0;
    say(m, "(");
    if (m->refers) {
        m->plain = false;
        static const char *const first[] = {"v0:[] ", "(v1:<np/>)? ", "v2:\"a\"? ",
                                            "v1:(\"a\" []) "};
        for (int i = 0; i < 4; i++) {
            if (roll(m, 2) == 0) say(m, first[i]);
        }
    }
    make_choice(m, 0);
    /* All names stand somewhere, so that asking for them is no mistake. */
    if (m->refers) say(m, " | \"zz\" v0:\"zz\" v1:<np/> v2:\"zz\"");
    say(m, ")");
    make_around(m);
}

/* What a file gives of each token, in two columns; words of lexicons. */
static void make_sets(maker *m, match_case *c, uint32_t n, lede_buffer *given) {
    static const char *const values[] = {"_", "f", "g", "f|g", "_"};
    static const char *const kin[] = {"_", "a", "|a|b|", "|b|", "x"};
    c->lexicons[c->n_lexicons++] = LEDE_SLICE("one = a b ; c");
    /* The one is written out in the automaton, the other looked up. */
    c->lists[c->n_lists++] = LEDE_SLICE("few = a b ; b ; A ; a b c ; c a ; a");
    c->lists[c->n_lists++] =
        LEDE_SLICE("many = b c ; a b ; b ; a a ; a a a ; A a ; c ; a b a ; b b ; b a b ; c a ; "
                   "c b ; a c ; c c ; to a ; a to ; A b ; a b . ; b c a ; they left ; left a b ; "
                   "plan b ; a c a");
    c->lexicons[c->n_lexicons++] = LEDE_SLICE("two = b ; a ; plan left");
    size_t start = given->size;
    lede_buffer_add_string(given, "feats");
    for (uint32_t i = 0; i < n; i++) lede_buffer_printf(given, " %s", values[roll(m, 5)]);
    c->given[c->n_given++] = lede_slice_cut(lede_buffer_slice(given), start, given->size);
    start = given->size;
    lede_buffer_add_string(given, "kin");
    for (uint32_t i = 0; i < n; i++) lede_buffer_printf(given, " %s", kin[roll(m, 5)]);
    c->given[c->n_given++] = lede_slice_cut(lede_buffer_slice(given), start, given->size);
}

/* Sentences of a, b, c and A, some annotations. */
static void make_text(maker *m, match_case *c, lede_buffer *text, lede_buffer *layers) {
    static const char *const words[] = {"a", "b",    "c",    "A",    "a",  "b",
                                        "a", "plan", "left", "they", "to", "a"};
    uint32_t n = 1 + roll(m, 9);
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0) lede_buffer_add_char(text, ' ');
        if (i > 0 && roll(m, 6) == 0) lede_buffer_add_string(text, ". The ");
        lede_buffer_add_string(text, words[roll(m, 12)]);
    }
    uint32_t n_layers = roll(m, 5);
    size_t starts[8];
    for (uint32_t i = 0; i < n_layers; i++) {
        uint32_t start = roll(m, n), stop = start + 1 + roll(m, n - start < 3 ? n - start : 3);
        starts[i] = layers->size;
        lede_buffer_printf(layers, "%s %u-%u k=%s", roll(m, 3) == 0 ? "vp" : "np", start, stop,
                           roll(m, 2) == 0 ? "x" : "y");
    }
    starts[n_layers] = layers->size;
    for (uint32_t i = 0; i < n_layers; i++) {
        c->layers[c->n_layers++] =
            lede_slice_cut(lede_buffer_slice(layers), starts[i], starts[i + 1]);
    }
    /* The layers are known even when the text has none of them. */
    c->texts[c->n_texts] = lede_buffer_slice(text);
    c->kinds[c->n_texts++] = LEDE_BLOCK_PARAGRAPH;
}

static void show(const match_case *c, uint64_t seed, const lede_buffer *wanted,
                 const lede_buffer *got) {
    static const char *const policies[] = {"first", "longest", "shortest", "standard", "all"};
    static const char *const dialects[] = {"lede", "cwb", "blacklab"};
    printf("# seed %llu\npattern: %.*s\npolicy: %s\ndialect: %s\ntext: %.*s\n",
           (unsigned long long)seed, LEDE_FMT(c->pattern), policies[c->policy],
           dialects[c->dialect], LEDE_FMT(c->texts[0]));
    for (int i = 0; i < c->n_lexicons; i++) printf("lexicon: %.*s\n", LEDE_FMT(c->lexicons[i]));
    for (int i = 0; i < c->n_given; i++) printf("given: %.*s\n", LEDE_FMT(c->given[i]));
    for (int i = 0; i < c->n_layers; i++) printf("layer: %.*s\n", LEDE_FMT(c->layers[i]));
    printf("# oracle:\n%.*s# engine:\n%.*s", LEDE_FMT(lede_buffer_slice(wanted)),
           LEDE_FMT(lede_buffer_slice(got)));
}

/* The trace of a stand that was matched; it takes longer than matching, so not of each. */
static bool is_traced(match_stand *stand, const match_case *c, uint64_t seed) {
    lede_error why;
    lede_buffer nothing = {0};
    uint32_t match_i;
    int n_operands = 0;
    n_found = 0;
    if (lede_matcher_run(stand->matcher, 0, receive, NULL, &why) != LEDE_OK) return false;
    const char *lacks = trace_lacks(stand, &match_i, &n_operands);
    if (lacks == NULL) return true;
    show(c, seed, &nothing, &stand->out);
    printf("# match %u has not %s\n", match_i + 1, lacks);
    return false;
}

static bool agree(const match_case *c, uint64_t seed, bool *compared) {
    match_stand engine = {.show_annotations = true, .is_warm = seed % 2 == 0};
    match_stand plain = {.show_annotations = true};
    lede_error why = {0};
    bool same = true;
    lede_status status = stand_build(&engine, c, &why);
    if (status == LEDE_OK && stand_build(&plain, c, &why) == LEDE_OK) {
        /* Annotations are compared by order, which is the same on both stands. */
        *compared = oracle_run(&plain, c, 20000);
        status = stand_match(&engine, &why);
        same = status == LEDE_OK &&
               (!*compared || lede_matcher_limited(engine.matcher, engine.rule) > 0 ||
                lede_slice_equal(lede_buffer_slice(&engine.out), lede_buffer_slice(&plain.out)));
        if (!same) show(c, seed, &plain.out, &engine.out);
        if (same && seed % 2 == 0) same = is_traced(&engine, c, seed);
    } else if (status != LEDE_SYNTAX && status != LEDE_LIMIT) {
        same = false;
        show(c, seed, &plain.out, &engine.out);
    }
    if (!same && why.message[0] != '\0') printf("# %s\n%s\n", why.message, why.excerpt);
    stand_clear(&engine);
    stand_clear(&plain);
    return same;
}

static bool run_one(uint64_t seed, bool *compared) {
    static const lede_policy policies[] = {LEDE_POLICY_FIRST, LEDE_POLICY_LONGEST,
                                           LEDE_POLICY_SHORTEST, LEDE_POLICY_STANDARD,
                                           LEDE_POLICY_ALL};
    static const lede_dialect dialects[] = {LEDE_DIALECT_LEDE, LEDE_DIALECT_LEDE, LEDE_DIALECT_CWB,
                                            LEDE_DIALECT_BLACKLAB};
    maker m = {.state = seed * 0x9E3779B97F4A7C15u + 1};
    match_case c = {.file = "random", .is_query = true};
    lede_buffer text = {0}, layers = {0}, given = {0};
    for (int i = 0; i < 8; i++) roll(&m, 2);
    /* Room first, so that slices into the buffers stay good. */
    lede_buffer_extend(&layers, 512);
    lede_buffer_extend(&given, 512);
    layers.size = given.size = 0;
    c.policy = policies[roll(&m, 5)];
    c.dialect = dialects[roll(&m, 4)];
    make_pattern(&m);
    c.pattern = lede_buffer_slice(&m.out);
    make_text(&m, &c, &text, &layers);
    make_sets(&m, &c, roll(&m, 3) == 0 ? 12 : 0, &given);
    c.layers[c.n_layers++] = LEDE_SLICE("np 0-1 k=x");
    c.layers[c.n_layers++] = LEDE_SLICE("vp 0-1 k=y");
    bool same = agree(&c, seed, compared);
    lede_buffer_clear(&m.out);
    lede_buffer_clear(&text);
    lede_buffer_clear(&layers);
    lede_buffer_clear(&given);
    return same;
}

static uint64_t from_environment(const char *name, uint64_t otherwise) {
    const char *text = getenv(name);
    return text == NULL ? otherwise : strtoull(text, NULL, 10);
}

TEST(engine_and_oracle_agree) {
    enum { RUNS = 3000, MOST_FAILURES = 3 };
    uint64_t seconds = from_environment("LEDE_FUZZ_SECONDS", 0);
    uint64_t seed = from_environment("LEDE_FUZZ_SEED", 1);
    int failures = 0, n = 0, n_compared = 0;
    time_t stop = time(NULL) + (time_t)seconds;
    for (; failures < MOST_FAILURES && (n < RUNS || time(NULL) < stop); n++, seed++) {
        bool compared = false;
        if (!run_one(seed, &compared)) failures++;
        if (compared) n_compared++;
    }
    CHECK_INT(failures, 0);
    CHECK(n_compared > n / 2);
    if (seconds > 0) printf("# %d patterns, %d compared\n", n, n_compared);
}

int main(void) {
    RUN(engine_and_oracle_agree);
    return DONE();
}
