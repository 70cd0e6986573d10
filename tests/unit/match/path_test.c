/* path_test.c — what capture paths give, and how wrong ones are answered. */
#include "test.h"

#include "language/tagging.h"
#include "layer/finder.h"
#include "match/path.h"

/* One rule over one article with layers `office` (a lexicon), `person` and `date`. */
typedef struct fixture {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_vocabulary *vocabulary;
    lede_ruleset *set;
    lede_matcher *matcher;
    lede_lexicon_finder *finder;
    lede_language *language;
    lede_tagging *tagging;
    lede_article article;
    lede_layers *layers;
} fixture;

static fixture f;
static lede_error why;

static const char headline[] = "Harbour closes";
static const char body[] = "The harbour master Maria Lund spoke on 13 June. Nobody answered.";
static char text[sizeof headline + sizeof body + 2];

static lede_status declare(lede_error *err) {
    LEDE_TRY(lede_catalog_new(&f.catalog, err));
    static const char *const layers[] = {"person", "date", "unwritten"};
    for (size_t i = 0; i < 3; i++) {
        uint32_t layer = lede_catalog_layer(f.catalog, lede_slice_of(layers[i]));
        if (layer == LEDE_NO_LAYER) return lede_fail_memory(err);
        if (i < 2) lede_catalog_mark_written(f.catalog, layer);
    }
    lede_catalog_key(f.catalog, LEDE_SLICE("name"));
    lede_catalog_key(f.catalog, LEDE_SLICE("value"));
    LEDE_TRY(lede_lexicons_new(f.catalog, &f.lexicons, err));
    uint32_t lexicon;
    LEDE_TRY(lede_lexicons_add(f.lexicons, LEDE_SLICE("office"), LEDE_CASE_SMART, &lexicon, err));
    lede_named_value rank = {lede_catalog_key(f.catalog, LEDE_SLICE("rank")), lede_value_int(3)};
    LEDE_TRY(
        lede_lexicons_add_entry(f.lexicons, lexicon, LEDE_SLICE("harbour master"), &rank, 1, err));
    return lede_lexicons_compile(f.lexicons, err);
}

static lede_status add_rule(lede_error *err) {
    static const lede_limits limits = {.match_candidates = 10000, .regex_steps = 1000000};
    lede_rule_spec spec = {.name = LEDE_SLICE("spoke"),
                           .pattern = LEDE_SLICE("office:<office/> who:([word='[A-Z].*']+) "
                                                 "verb:\"spoke\" \"on\" day:<date/> maybe:\"!\"?")};
    uint32_t rule;
    LEDE_TRY(lede_ruleset_new(f.catalog, f.lexicons, &limits, &f.set, err));
    LEDE_TRY(lede_language_new("scripts", &f.language, err));
    lede_ruleset_set_language(f.set, f.language);
    LEDE_TRY(lede_ruleset_add(f.set, &spec, &rule, err));
    LEDE_TRY(lede_ruleset_compile(f.set, err));
    return lede_matcher_new(f.set, &f.matcher, err);
}

static lede_status annotate(const char *layer, uint32_t start, uint32_t stop, const char *key,
                            const char *value, lede_error *err) {
    lede_named_value named = {lede_layers_key(f.layers, lede_slice_of(key)),
                              lede_value_text(lede_slice_of(value))};
    uint32_t index = lede_catalog_find_layer(f.catalog, lede_slice_of(layer));
    return lede_layers_append(f.layers, index, (lede_span){start, stop}, 0, &named, 1, err);
}

static lede_status read(lede_error *err) {
    snprintf(text, sizeof text, "%s\n\n%s", headline, body);
    static lede_block blocks[2];
    uint32_t cut = sizeof headline - 1;
    blocks[0] = (lede_block){.kind = LEDE_BLOCK_HEADLINE, .stop = cut, .reason = ""};
    blocks[1] = (lede_block){.kind = LEDE_BLOCK_PARAGRAPH,
                             .start = cut + 2,
                             .stop = (uint32_t)strlen(text),
                             .reason = ""};
    f.article = (lede_article){
        .arena = &f.arena, .text = lede_slice_of(text), .blocks = blocks, .n_blocks = 2};
    f.article.fields[LEDE_FIELD_TITLE] = lede_slice_of(headline);
    f.article.fields[LEDE_FIELD_PUBLISHED] = LEDE_SLICE("2018-06-14");
    lede_tokenise_options options = {0};
    LEDE_TRY(lede_vocabulary_new(&f.vocabulary, err));
    LEDE_TRY(lede_article_tokenise(&f.article, f.vocabulary, &options, err));
    LEDE_TRY(lede_tagging_new(f.language, &f.tagging, err));
    lede_tagging_start(f.tagging, &f.article);
    LEDE_TRY(lede_layers_new(f.catalog, &f.article, &f.layers, err));
    LEDE_TRY(lede_lexicon_finder_new(f.lexicons, &f.finder, err));
    LEDE_TRY(lede_lexicon_finder_run(f.finder, f.layers, err));
    /* Harbour closes | The harbour master Maria Lund spoke on 13 June . | Nobody answered . */
    LEDE_TRY(annotate("person", 5, 7, "name", "Maria Lund", err));
    LEDE_TRY(annotate("person", 13, 14, "name", "nobody", err));
    LEDE_TRY(annotate("date", 9, 11, "value", "2018-06-13", err));
    return lede_layers_settle(f.layers, err);
}

/* What a path gives for the first match. */
typedef struct question {
    const lede_path *path;
    uint32_t each, item, n_matches;
    lede_value value;
} question;

static lede_status receive(void *context, const lede_match *match, lede_error *err) {
    question *q = context;
    if (q->n_matches++ > 0) return LEDE_OK;
    return lede_path_value(q->path, f.layers, match, q->each, q->item, &q->value, err);
}

static lede_value value_of(const char *path) {
    question q = {.each = UINT32_MAX};
    lede_slice slice = lede_slice_of(path);
    lede_status status = lede_path_compile(f.set, 0, slice, &q.path, &why);
    if (status == LEDE_OK) status = lede_matcher_start(f.matcher, f.layers, &why);
    if (status == LEDE_OK) status = lede_matcher_run(f.matcher, 0, receive, &q, &why);
    if (status != LEDE_OK) {
        printf("# %s: %s\n", path, why.message);
        test_ok = false;
    }
    CHECK_INT(q.n_matches, 1);
    return q.value;
}

#define CHECK_PATH(path, wanted)   CHECK_TEXT(value_of(path).as.text, wanted)
#define CHECK_NUMBER(path, wanted) CHECK_INT(value_of(path).as.integer, wanted)
#define CHECK_NULL(path)           CHECK(value_of(path).kind == LEDE_NULL)

/* Refused with that status and a message that holds `words`. */
static bool refused(const char *path, lede_status wanted, const char *words) {
    const lede_path *out;
    lede_status status = lede_path_compile(f.set, 0, lede_slice_of(path), &out, &why);
    bool as_wanted = status == wanted && strstr(why.message, words) != NULL;
    if (!as_wanted) printf("# %s: %s: %s\n", path, lede_status_name(status), why.message);
    return as_wanted;
}

TEST(a_root_alone_is_its_text) {
    CHECK_PATH("who", "Maria Lund");
    CHECK_PATH("match", "harbour master Maria Lund spoke on 13 June");
    CHECK_PATH("sentence", "The harbour master Maria Lund spoke on 13 June.");
    CHECK_PATH("paragraph", body);
    CHECK_PATH("article", text);
}

TEST(a_region_answers_with_its_attributes) {
    CHECK_PATH("day.value", "2018-06-13");
    CHECK_NUMBER("office.rank", 3);
    CHECK_PATH("office.entry", "harbour master");
    CHECK_NULL("day.granularity");
    CHECK_NULL("match.person.kind"); /* though its tokens are words */
}

TEST(a_region_without_it_answers_with_its_tokens) {
    CHECK_PATH("day.text", "13 June");
    CHECK_PATH("office.norm", "harbour master");
}

TEST(one_token_answers_with_its_own_attributes) {
    CHECK_PATH("verb.word", "spoke");
    CHECK_PATH("verb.kind", "word");
    CHECK_PATH("verb.shape", "xxxx");
    CHECK_NULL("who.shape"); /* two tokens */
}

TEST(several_tokens_have_text_and_norm) {
    CHECK_PATH("who.text", "Maria Lund");
    CHECK_PATH("who.norm", "maria lund");
    CHECK_PATH("sentence.norm", "the harbour master maria lund spoke on 13 june .");
}

TEST(tokens_have_the_names_of_lexicons) {
    lede_value names = value_of("office.lex");
    CHECK(names.kind == LEDE_LIST && names.as.list.count == 1);
    CHECK_TEXT(names.as.list.items[0].as.text, "office");
    CHECK_NULL("verb.lex");
    CHECK_NULL("match.lex"); /* a hit does not cover it */
    CHECK_PATH("verb.lex | =none", "none");
}

TEST(a_token_has_a_list_of_senses) {
    lede_value senses = value_of("verb.sense");
    CHECK(senses.kind == LEDE_LIST && senses.as.list.count > 1);
    CHECK_TEXT(senses.as.list.items[0].as.text, "verb.communication");
    CHECK_NULL("who.sense"); /* two tokens */
    CHECK_PATH("who.sense | =none", "none");
    f.article.fields[LEDE_FIELD_LANGUAGE] = LEDE_SLICE("nl");
    CHECK_NULL("verb.sense");
    f.article.fields[LEDE_FIELD_LANGUAGE] = LEDE_NULL_SLICE;
}

TEST(tokens_have_lemma_and_part_of_speech) {
    CHECK_PATH("verb.lemma", "speak");
    CHECK_PATH("verb.pos", "VERB");
    CHECK_PATH("verb.tag", "VBD");
    CHECK_NULL("who.pos"); /* two tokens */
    CHECK_PATH("who.lemma", "Maria Lund");
    CHECK_PATH("office.lemma", "harbour master");
    CHECK_PATH("match.lemma", "harbour master Maria Lund speak on 13 June");
    CHECK_PATH("sentence.lemma", "the harbour master Maria Lund speak on 13 June .");
    CHECK_PATH("day.lemma | =none", "13 June");
    f.article.fields[LEDE_FIELD_LANGUAGE] = LEDE_SLICE("nl");
    CHECK_NULL("verb.lemma");
    CHECK_NULL("match.lemma");
    f.article.fields[LEDE_FIELD_LANGUAGE] = LEDE_NULL_SLICE;
}

TEST(offsets_are_code_points) {
    CHECK_NUMBER("who.start", (long long)(strstr(text, "Maria") - text));
    CHECK_NUMBER("who.stop", (long long)(strstr(text, " spoke") - text));
}

TEST(tokens_are_counted_from_one) {
    CHECK_NUMBER("who.first", 6);
    CHECK_NUMBER("who.last", 7);
}

TEST(an_article_answers_with_its_metadata) {
    CHECK_PATH("article.title", headline);
    CHECK_PATH("article.published", "2018-06-14");
    CHECK_NULL("article.publisher");
}

TEST(the_first_annotation_inside_is_read) {
    CHECK_PATH("sentence.date.value", "2018-06-13");
    CHECK_PATH("match.person.name", "Maria Lund");
    CHECK_PATH("who.person.name", "Maria Lund");
    CHECK_PATH("match.person.text", "Maria Lund");
    CHECK_NUMBER("article.office.rank", 3);
    CHECK_NULL("who.date.value");
    CHECK_PATH("paragraph.block.kind", "paragraph");
}

TEST(alternatives_are_tried_in_order) {
    CHECK_PATH("who.date.value | day.value", "2018-06-13");
    CHECK_PATH("article.publisher|article.section | =unknown", "unknown");
    CHECK_PATH("maybe | who", "Maria Lund");
    CHECK_NULL("maybe");
}

TEST(a_constant_is_itself) {
    CHECK_PATH("=spoke to us", "spoke to us");
    CHECK_PATH("=", "");
}

TEST(a_constant_behind_a_capture_counts_where_that_is_bound) {
    CHECK_PATH("who=person", "person");
    CHECK_PATH("maybe=early | who = a person | =nobody", "a person");
    CHECK_NULL("maybe=early");
    CHECK(refused("whoo=person", LEDE_USAGE, "did you mean 'who'?"));
    CHECK(refused("who.name=person", LEDE_SYNTAX, "a capture alone before '=' was expected"));
}

TEST(wrong_paths_say_what_there_is) {
    CHECK(refused("whoo", LEDE_USAGE,
                  "the pattern has no capture 'whoo'; there are: office who verb day "
                  "maybe match sentence paragraph article; did you mean 'who'?"));
    CHECK(
        refused("article.publised", LEDE_USAGE, "no field 'publised'; there are: id source title"));
    CHECK(refused("article.publised", LEDE_USAGE, "did you mean 'published'?"));
    CHECK(refused("sentence.dates.value", LEDE_USAGE,
                  "there is no layer 'dates'; did you mean 'date'?"));
    CHECK(refused("sentence.unwritten.x", LEDE_USAGE, "no rule, stage or lexicon writes it"));
    CHECK(refused("sentence.shape", LEDE_USAGE,
                  "'sentence' has no attribute 'shape'; there are: text"));
    lede_ruleset_set_language(f.set, NULL);
    CHECK(refused("match.lemma", LEDE_UNSUPPORTED,
                  "path 'match.lemma': attribute 'lemma' needs the models of English"));
    CHECK(refused("match.sense", LEDE_UNSUPPORTED,
                  "path 'match.sense': attribute 'sense' needs the models of English"));
    lede_ruleset_set_language(f.set, f.language);
    CHECK(refused("who.person.name.x", LEDE_SYNTAX, "at most root.layer.attribute was expected"));
    CHECK(refused("who..name", LEDE_SYNTAX, "path 'who..name': a name, as in capture.attribute"));
    CHECK(refused("who name", LEDE_SYNTAX, "'.', '|' or the end was expected"));
    CHECK(refused("who |", LEDE_SYNTAX, "a name"));
    CHECK(refused("", LEDE_SYNTAX, "was expected"));
    CHECK(refused("3", LEDE_SYNTAX, "a name"));
}

TEST(each_chooses_the_item_of_its_capture) {
    static lede_capture captures[] = {{1, {5, 6}, NULL}, {1, {6, 7}, NULL}, {2, {7, 8}, NULL}};
    lede_match match = {.span = {5, 8}, .captures = captures, .n_captures = 3};
    const lede_path *who, *verb;
    lede_value value;
    CHECK_OK(lede_path_compile(f.set, 0, LEDE_SLICE("who"), &who, err));
    CHECK_OK(lede_path_compile(f.set, 0, LEDE_SLICE("verb"), &verb, err));
    CHECK_OK(lede_path_value(who, f.layers, &match, 1, 1, &value, err));
    CHECK_TEXT(value.as.text, "Lund");
    CHECK_OK(lede_path_value(who, f.layers, &match, UINT32_MAX, 0, &value, err));
    CHECK_TEXT(value.as.text, "Maria");
    CHECK_OK(lede_path_value(verb, f.layers, &match, 1, 1, &value, err));
    CHECK_TEXT(value.as.text, "spoke");
    CHECK_OK(lede_path_value(who, f.layers, &match, 1, 2, &value, err));
    CHECK(value.kind == LEDE_NULL);
}

TEST(memory_may_run_out) {
    static lede_capture captures[] = {{1, {5, 7}, NULL}};
    lede_match match = {.span = {5, 7}, .captures = captures, .n_captures = 1};
    lede_arena *compiled = lede_ruleset_arena(f.set), *values = &f.arena;
    const lede_path *path = NULL;
    lede_value value;
    lede_slice source = LEDE_SLICE("=a | maybe | who.person.name");
    values->limit = values->used; /* `norm` of two tokens is made, not borrowed */
    CHECK_OK(lede_path_compile(f.set, 0, LEDE_SLICE("who.norm"), &path, err));
    CHECK_INT(lede_path_value(path, f.layers, &match, UINT32_MAX, 0, &value, NULL), LEDE_NOMEM);
    values->limit = 0;
    compiled->limit = compiled->used;
    CHECK_INT(lede_path_compile(f.set, 0, source, &path, NULL), LEDE_NOMEM);
    CHECK(path == NULL);
    compiled->limit = 0;
    CHECK_OK(lede_path_compile(f.set, 0, source, &path, err));
}

TEST(a_number_is_a_number) {
    static lede_capture capture = {2, {9, 10}, NULL}; /* 13 */
    lede_match match = {.span = {9, 10}, .captures = &capture, .n_captures = 1};
    const lede_path *path;
    lede_value value;
    CHECK_OK(lede_path_compile(f.set, 0, LEDE_SLICE("verb.number"), &path, err));
    CHECK_OK(lede_path_value(path, f.layers, &match, UINT32_MAX, 0, &value, err));
    CHECK(value.kind == LEDE_INT && value.as.integer == 13);
}

int main(void) {
    lede_arena_init(&f.arena, 0);
    if (declare(&why) != LEDE_OK || add_rule(&why) != LEDE_OK || read(&why) != LEDE_OK) {
        printf("# %s\n", why.message);
        return 1;
    }
    RUN(a_root_alone_is_its_text);
    RUN(a_region_answers_with_its_attributes);
    RUN(a_region_without_it_answers_with_its_tokens);
    RUN(one_token_answers_with_its_own_attributes);
    RUN(several_tokens_have_text_and_norm);
    RUN(tokens_have_lemma_and_part_of_speech);
    RUN(tokens_have_the_names_of_lexicons);
    RUN(a_token_has_a_list_of_senses);
    RUN(offsets_are_code_points);
    RUN(tokens_are_counted_from_one);
    RUN(an_article_answers_with_its_metadata);
    RUN(the_first_annotation_inside_is_read);
    RUN(alternatives_are_tried_in_order);
    RUN(a_constant_is_itself);
    RUN(a_constant_behind_a_capture_counts_where_that_is_bound);
    RUN(wrong_paths_say_what_there_is);
    RUN(each_chooses_the_item_of_its_capture);
    RUN(memory_may_run_out);
    RUN(a_number_is_a_number);
    lede_matcher_free(f.matcher);
    lede_lexicon_finder_free(f.finder);
    lede_tagging_free(f.tagging);
    lede_vocabulary_free(f.vocabulary);
    lede_ruleset_free(f.set);
    lede_lexicons_free(f.lexicons);
    lede_catalog_free(f.catalog);
    lede_language_free(f.language);
    lede_arena_clear(&f.arena);
    return DONE();
}
