/* lexicon_file_test.c — tables become files, and what articles show of their entries. */
#include "test.h"

#include <unistd.h>

#include "base/file_view.h"
#include "language/tagging.h"
#include "layer/finder.h"
#include "layer/lexicon_load.h"

typedef struct fixture {
    lede_arena arena;
    lede_catalog *catalog;
    lede_lexicons *lexicons;
    lede_lexicon_finder *finder;
    lede_vocabulary *vocabulary;
    lede_language *language;
    lede_tagging *tagging;
    lede_slice published;
    lede_article article;
    lede_layers *layers;
    char text[600];
} fixture;

static lede_status build(const char *table, lede_lexicon_recipe recipe, lede_buffer *out,
                         lede_lexicon_summary *summary, lede_error *err) {
    return lede_lexicon_build_table(lede_slice_of(table), &recipe, out, summary, err);
}

/* A lexicon "who" of a table. */
static void set_up(fixture *f, const char *table, lede_lexicon_recipe recipe) {
    *f = (fixture){0};
    lede_buffer bytes = {0};
    lede_lexicon_summary summary;
    lede_lexicon_file *file;
    uint32_t lexicon;
    lede_arena_init(&f->arena, 0);
    CHECK_OK(lede_catalog_new(&f->catalog, err));
    CHECK_OK(lede_lexicons_new(f->catalog, &f->lexicons, err));
    CHECK_OK(lede_vocabulary_new(&f->vocabulary, err));
    CHECK_OK(lede_language_new("scripts", &f->language, err));
    CHECK_OK(lede_language_need(f->language, "the test", err));
    CHECK_OK(lede_tagging_new(f->language, &f->tagging, err));
    CHECK_OK(build(table, recipe, &bytes, &summary, err));
    CHECK_OK(lede_lexicon_file_take(&bytes, "who.lex", &file, err));
    CHECK_OK(lede_lexicons_add_file(f->lexicons, LEDE_SLICE("who"), file, true, &lexicon, err));
    CHECK_OK(lede_lexicons_compile(f->lexicons, err));
    lede_catalog_seal(f->catalog);
    CHECK_OK(lede_lexicon_finder_new(f->lexicons, &f->finder, err));
}

static void tear_down(fixture *f) {
    lede_lexicon_finder_free(f->finder);
    lede_tagging_free(f->tagging);
    lede_language_free(f->language);
    lede_vocabulary_free(f->vocabulary);
    lede_lexicons_free(f->lexicons);
    lede_catalog_free(f->catalog);
    lede_arena_clear(&f->arena);
}

static lede_value value_of(const fixture *f, const lede_annotation *a, const char *key) {
    uint32_t index = lede_catalog_find_key(f->catalog, lede_slice_of(key));
    return index == LEDE_NO_LAYER ? lede_value_null() : lede_annotation_value(a, index);
}

/* The hits in a text, "text=value" of an attribute, joined by "; ". */
static const char *hits(fixture *f, const char *text, const char *attribute) {
    lede_arena_reset(&f->arena);
    lede_block *block = lede_arena_zalloc(&f->arena, sizeof *block);
    *block = (lede_block){.kind = LEDE_BLOCK_PARAGRAPH,
                          .start = 0,
                          .stop = (uint32_t)strlen(text),
                          .tokens = {0, 0},
                          .reason = ""};
    f->article = (lede_article){
        .arena = &f->arena, .text = lede_slice_of(text), .blocks = block, .n_blocks = 1};
    f->article.fields[LEDE_FIELD_PUBLISHED] = f->published;
    lede_tokenise_options options = {0};
    CHECK_OK(lede_article_tokenise(&f->article, f->vocabulary, &options, err));
    lede_tagging_start(f->tagging, &f->article);
    CHECK_OK(lede_layers_new(f->catalog, &f->article, &f->layers, err));
    CHECK_OK(lede_lexicon_finder_run(f->finder, f->layers, err));
    const lede_layer *layer =
        lede_layers_get(f->layers, lede_catalog_find_layer(f->catalog, LEDE_SLICE("who")));
    size_t used = 0;
    f->text[0] = '\0';
    for (uint32_t i = 0; i < layer->count; i++) {
        const lede_annotation *a = &layer->annotations[i];
        lede_slice span = lede_article_span_text(&f->article, a->span);
        lede_buffer value = {0};
        lede_value_print(value_of(f, a, attribute), &value);
        used += (size_t)snprintf(f->text + used, sizeof f->text - used, "%s%.*s=%.*s",
                                 i == 0 ? "" : "; ", LEDE_FMT(span),
                                 LEDE_FMT(lede_buffer_slice(&value)));
        lede_buffer_clear(&value);
    }
    return f->text;
}

static const lede_lexicon_recipe plain = {LEDE_CASE_SMART, false, false, NULL, NULL};
static const lede_lexicon_recipe fuzzy = {LEDE_CASE_SMART, true, false, NULL, NULL};

TEST(columns_are_attributes) {
    fixture f;
    set_up(&f,
           "name\trole\thome town\n"
           "Maria Lund\tmayor\tCalder\n"
           "harbour master\t\tQuay 4\n",
           plain);
    const char *text = "Maria Lund met the Harbour Master; maria lund did not.";
    CHECK_STRING(hits(&f, text, "entry"), "Maria Lund=Maria Lund; Harbour Master=harbour master");
    CHECK_STRING(hits(&f, text, "name"), "Maria Lund=Maria Lund; Harbour Master=harbour master");
    CHECK_STRING(hits(&f, text, "role"), "Maria Lund=mayor; Harbour Master=");
    CHECK_STRING(hits(&f, text, "home_town"), "Maria Lund=Calder; Harbour Master=Quay 4");
    tear_down(&f);
}

TEST(tables_may_be_comma_or_semicolon_separated) {
    fixture f;
    set_up(&f,
           "\xEF\xBB\xBF"
           "Name,Note\r\n"
           "\"Lund, Maria\",\"says \"\"no\"\"\"\r\n"
           "Tom Ames,\"two\nlines\"\r\n",
           plain);
    CHECK_STRING(hits(&f, "Lund, Maria; Tom Ames", "note"),
                 "Lund, Maria=says \"no\"; Tom Ames=two\nlines");
    tear_down(&f);
    set_up(&f, "Name;Note\nTom Ames;a,b\n", plain);
    CHECK_STRING(hits(&f, "Tom Ames", "note"), "Tom Ames=a,b");
    tear_down(&f);
    set_up(&f, "name\nLund, Maria\n\"Tom\"\n", plain); /* quotes that nothing needs */
    CHECK_STRING(hits(&f, "Lund, Maria and \"Tom\"", "name"),
                 "Lund, Maria=Lund, Maria; \"Tom\"=\"Tom\"");
    tear_down(&f);
    set_up(&f, "\"name\"\n\"Lund\"\n\"Tom\"\n", plain); /* every cell in quotes */
    CHECK_STRING(hits(&f, "Lund and Tom", "name"), "Lund=Lund; Tom=Tom");
    tear_down(&f);
}

TEST(an_entry_has_aliases_and_a_case_of_its_own) {
    fixture f;
    set_up(&f,
           "entry\talias\tcase\n"
           "Acme Laboratories\tAcme Labs | Acme|\t\n"
           "BANK OF KENT\t\tcapital\n"
           "us\t\texact\n"
           "LUND\t\tignore\n",
           plain);
    CHECK_STRING(hits(&f, "Acme Labs and acme and Acme.", "entry"),
                 "Acme Labs=Acme Laboratories; Acme=Acme Laboratories");
    CHECK_STRING(hits(&f, "The Bank of Kent, BANK OF KENT, bank of Kent; us, US; lund", "entry"),
                 "Bank of Kent=BANK OF KENT; BANK OF KENT=BANK OF KENT; us=us; lund=LUND");
    tear_down(&f);
}

TEST(a_lemma_hits_inflected_forms) {
    fixture f;
    set_up(&f,
           "lemma\tentry\tclass\n"
           "pull the plug on\t\tstop\n"
           "halt\tno more\tstop\n",
           plain);
    CHECK_STRING(hits(&f, "They pulled the plug on it, halted it, and no more.", "entry"),
                 "pulled the plug on=pull the plug on; halted=no more; no more=no more");
    tear_down(&f);
    set_up(&f, "lemma\nhalt\n", plain);
    CHECK_STRING(hits(&f, "It halted.", "entry"), "halted=halt");
    tear_down(&f);
}

TEST(the_article_s_date_decides_between_values) {
    fixture f;
    set_up(&f,
           "name\trole\tparty\tvalid_from\tvalid_to\n"
           "Maria Lund\tmayor\t\t2015-05\t2019-04\n"
           "Maria Lund\tminister\tReds\t2019-05-02\t2021\n"
           "Maria Lund\t\tGreens\t\t\n",
           plain);
    static const struct {
        const char *published, *role, *party, *as_of;
    } cases[] = {
        {"2014-01-01", "Maria Lund=", "Maria Lund=Greens", "Maria Lund=2014-01-01"},
        {"2015-05-31", "Maria Lund=mayor", "Maria Lund=Greens", "Maria Lund=2015-05-31"},
        {"2019-04-30T10:00", "Maria Lund=mayor", "Maria Lund=Greens",
         "Maria Lund=2019-04-30T10:00"},
        {"2019-05-01", "Maria Lund=", "Maria Lund=Greens", "Maria Lund=2019-05-01"},
        {"2019-05-02", "Maria Lund=minister", "Maria Lund=Reds", "Maria Lund=2019-05-02"},
        {"2019", "Maria Lund=minister", "Maria Lund=Reds", "Maria Lund=2019"},
        {"2021-12-31", "Maria Lund=minister", "Maria Lund=Reds", "Maria Lund=2021-12-31"},
        {"2022", "Maria Lund=", "Maria Lund=Greens", "Maria Lund=2022"},
        {"", "Maria Lund=minister", "Maria Lund=Reds", "Maria Lund="},
        {"yesterday", "Maria Lund=minister", "Maria Lund=Reds", "Maria Lund="},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        f.published = lede_slice_of(cases[i].published);
        CHECK_STRING(hits(&f, "Maria Lund", "role"), cases[i].role);
        CHECK_STRING(hits(&f, "Maria Lund", "party"), cases[i].party);
        CHECK_STRING(hits(&f, "Maria Lund", "as_of"), cases[i].as_of);
    }
    tear_down(&f);
}

TEST(misspelt_words_are_hit) {
    fixture f;
    set_up(&f, "name\nMaria Lundqvist\nHalvery\nBank of Calder\nCalder\nOPEC\nlighthouse\n", fuzzy);
    CHECK_STRING(hits(&f, "In Halvrey and HALVARY, not halvrey.", "distance"),
                 "Halvrey=1; HALVARY=1");
    CHECK_STRING(hits(&f, "Halvery and Halvrey.", "form"), "Halvery=; Halvrey=misspelt");
    CHECK_STRING(hits(&f, "Maira Lundqvist, Maira Lundqwist, Maira Lundkwist.", "distance"),
                 "Maira Lundqvist=1; Maira Lundqwist=2");
    CHECK_STRING(hits(&f, "OPEK of Lighthuose.", "entry"), "Lighthuose=lighthouse");
    /* Around a whole exact hit, and not in it. */
    CHECK_STRING(hits(&f, "The Banck of Calder in Calder.", "entry"),
                 "Banck of Calder=Bank of Calder; Calder=Calder");
    tear_down(&f);
}

TEST(common_words_are_no_misspellings) {
    fixture f;
    set_up(&f, "name\nTheirs\nBrowne\nWhales\nParris\nHorton\nPeter Adam\nDoug Sand\n", fuzzy);
    CHECK_STRING(hits(&f,
                      "Their house. Brown whale in Paris. Morton and Hortons. Peter Adams. Doug "
                      "said so.",
                      "entry"),
                 "");
    tear_down(&f);
}

TEST(fuzziness_is_a_matter_of_entries) {
    fixture f;
    set_up(&f, "name\tfuzzy\nHalvery\tyes\nKarlsholm\tno\nMeridian\t\n", plain);
    CHECK_STRING(hits(&f, "Halvrey, Karlshlom, Meridain", "entry"), "Halvrey=Halvery");
    tear_down(&f);
}

/* ---- tables that cannot be used ---- */

typedef struct notes {
    char text[2000];
    size_t used;
    unsigned n;
} notes;

static void take_note(void *context, uint32_t line, const char *message) {
    notes *n = context;
    n->n++;
    if (n->used >= sizeof n->text) return;
    n->used +=
        (size_t)snprintf(n->text + n->used, sizeof n->text - n->used, "%u: %s\n", line, message);
}

TEST(bad_lines_are_told_with_their_number) {
    static const char table[] = "name\trole\tcase\tvalid_from\tvalid_to\n"
                                "Tom Ames\n"
                                "\tmayor\t\t\t\n"
                                "Ann Ray\tmayor\tloud\t\t\n"
                                "\n"
                                "Ann Ray\tmayor\t\tMay\t\n"
                                "Ann Ray\tmayor\t\t2019-05\t2019-04-30\n"
                                "Ann \xFF\tmayor\t\t\t\n"
                                "Ann Ray\tmayor\t\t\t\n";
    notes n = {0};
    lede_lexicon_recipe recipe = plain;
    recipe.note = take_note;
    recipe.context = &n;
    lede_buffer out = {0};
    lede_lexicon_summary summary;
    lede_error why;
    CHECK_INT(build(table, recipe, &out, &summary, &why), LEDE_FORMAT);
    CHECK_INT(summary.n_bad, 6);
    CHECK_INT(why.line, 2);
    CHECK_STRING(why.message, "1 cells, where line 1 has 5 (and 5 more lines that cannot be used)");
    CHECK_STRING(n.text,
                 "2: 1 cells, where line 1 has 5\n"
                 "3: the entry is empty\n"
                 "4: column 'case' has 'loud'; expected smart, exact, ignore or capital\n"
                 "6: column 'valid_from' has 'May'; expected a date such as 2018, 2018-06 or "
                 "2018-06-16\n"
                 "7: valid_to is before valid_from\n"
                 "8: it is not in UTF-8; save the table as \"CSV UTF-8\"\n");
    recipe.skip_bad = true;
    out.size = 0;
    CHECK_OK(build(table, recipe, &out, &summary, err));
    CHECK_INT(summary.n_entries, 1);
    CHECK_INT(summary.n_bad, 6);
    lede_buffer_clear(&out);
}

TEST(repeated_entries_are_told_and_the_first_stands) {
    notes n = {0};
    lede_lexicon_recipe recipe = plain;
    recipe.note = take_note;
    recipe.context = &n;
    lede_buffer out = {0};
    lede_lexicon_summary summary;
    CHECK_OK(build("name\tid\nAnn\t1\nTom\t2\nAnn\t3\n", recipe, &out, &summary, err));
    CHECK_INT(summary.n_repeated, 1);
    CHECK_STRING(n.text, "4: 'Ann' stands in line 2 already, which counts\n");
    lede_buffer_clear(&out);
    char many[4000] = "name\tid\n";
    for (int i = 0; i < 500; i++) strcat(many, "x\n");
    n = (notes){0};
    lede_error why;
    CHECK_INT(build(many, recipe, &out, &summary, &why), LEDE_FORMAT);
    CHECK_INT(n.n, LEDE_BUILD_NOTES);
    CHECK_INT(summary.n_bad, 500);
    lede_buffer_clear(&out);
    fixture f;
    set_up(&f, "name\tid\nAnn\t1\nTom\t2\nAnn\t3\n", plain);
    CHECK_STRING(hits(&f, "Ann", "id"), "Ann=1");
    tear_down(&f);
}

TEST(an_entry_may_have_several_categories) {
    static const char table[] = "word,category,weight\n"
                                "crisis,loss,-1\n"
                                "crisis,economy,2\n"
                                "bank*,economy,1\n"
                                "crisis,loss,3\n";
    notes n = {0};
    lede_lexicon_recipe recipe = plain;
    recipe.note = take_note;
    recipe.context = &n;
    lede_buffer out = {0};
    lede_lexicon_summary summary;
    CHECK_OK(build(table, recipe, &out, &summary, err));
    CHECK_INT(summary.n_entries, 2);
    CHECK_STRING(n.text, "5: 'crisis' stands in line 2 already, which counts\n");
    lede_buffer_clear(&out);
    fixture f;
    set_up(&f, table, plain);
    CHECK_STRING(hits(&f, "a banking crisis", "category"), "banking=economy; crisis=loss; economy");
    CHECK_STRING(hits(&f, "a banking crisis", "weight"), "banking=1; crisis=-1");
    tear_down(&f);
}

TEST(wrong_tables_are_refused) {
    static const struct {
        const char *table, *message;
    } cases[] = {
        {"", "the table is empty"},
        {"name\n", "the table has no entries"},
        {"Tom Ames (MP)\tmayor\n",
         "the first line names the columns, and 'Tom Ames (MP)' is no name: names are letters a "
         "to z, digits and '_', a letter first"},
        {"harbour\nferry\n",
         "the first line names the columns, and 'harbour' looks like an entry; begin the list with "
         "a line that says 'entry'"},
        {"keyword\n", "the table has no entries"},
        {"name\tName\nx\ty\n", "two columns are called 'name'"},
        {"alias\trole\nx\ty\n", "no column holds the entries; call it 'entry'"},
        {"\xFF\xFEn", "the table is in UTF-16; save it as \"text, UTF-8\" or \"CSV UTF-8\""},
        {"name,x\n\"Tom,y\n", "a quote mark is opened and never closed"},
        {"name,x\n\"Tom\" Ames,y\n",
         "text follows a closing quote mark; quote marks in a cell are doubled"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        lede_buffer out = {0};
        lede_lexicon_summary summary;
        lede_error why = {0};
        CHECK_INT(build(cases[i].table, plain, &out, &summary, &why), LEDE_FORMAT);
        CHECK_STRING(why.message, cases[i].message);
        lede_buffer_clear(&out);
    }
}

/* ---- files that cannot be used ---- */

static lede_status open_copy(lede_slice bytes, lede_error *err) {
    lede_buffer copy = {0};
    lede_lexicon_file *file = NULL;
    lede_buffer_add(&copy, bytes);
    lede_status status = lede_lexicon_file_take(&copy, "x.lex", &file, err);
    lede_lexicon_file_close(file);
    lede_buffer_clear(&copy);
    return status;
}

TEST(damaged_files_are_refused) {
    lede_buffer out = {0};
    lede_lexicon_summary summary;
    lede_error why = {0};
    CHECK_OK(build("name\trole\nMaria Lundqvist\tmayor\n", fuzzy, &out, &summary, err));
    lede_slice whole = lede_buffer_slice(&out);
    CHECK_OK(open_copy(whole, err));
    for (size_t size = 0; size < whole.size; size += size < 80 ? 1 : 61) {
        CHECK_INT(open_copy(lede_slice_cut(whole, 0, size), &why), LEDE_FORMAT);
    }
    CHECK_INT(open_copy(lede_slice_cut(whole, 0, whole.size - 64), &why), LEDE_FORMAT);
    CHECK(strstr(why.message, "lexicon 'x.lex' is damaged: ") != NULL);
    CHECK(strstr(why.message, "bytes are there of") != NULL);
    for (size_t i = 0; i < whole.size; i++) {
        out.data[i] = (char)(out.data[i] ^ 0x10);
        lede_status status = open_copy(whole, &why);
        if (i >= 28 && i < 32) { /* this zero says nothing */
            CHECK_INT(status, LEDE_OK);
        } else {
            CHECK(status == LEDE_FORMAT);
        }
        out.data[i] = (char)(out.data[i] ^ 0x10);
    }
    out.data[20] = 9;
    CHECK_INT(open_copy(whole, &why), LEDE_FORMAT);
    CHECK_STRING(why.message, "lexicon 'x.lex' is of version 9, and this lede reads version 3; "
                              "make it again with lede lexicon build");
    memcpy(out.data + 16, "LEDE", 4);
    CHECK_INT(open_copy(whole, &why), LEDE_UNSUPPORTED);
    CHECK_INT(open_copy(LEDE_SLICE("name\trole\n"), &why), LEDE_FORMAT);
    CHECK_STRING(why.message, "'x.lex' is no lexicon that lede lexicon build has written");
    lede_buffer_clear(&out);
}

TEST(the_same_table_gives_the_same_bytes) {
    lede_buffer a = {0}, b = {0};
    lede_lexicon_summary summary;
    static const char table[] = "name\trole\nMaria Lundqvist\tmayor\nAnn\t\n";
    CHECK_OK(build(table, fuzzy, &a, &summary, err));
    CHECK_OK(build(table, fuzzy, &b, &summary, err));
    CHECK(lede_slice_equal(lede_buffer_slice(&a), lede_buffer_slice(&b)));
    lede_buffer_clear(&a);
    lede_buffer_clear(&b);
}

static lede_digest digest_of(const char *table, lede_lexicon_recipe recipe) {
    fixture f;
    set_up(&f, table, recipe);
    lede_digest digest = lede_lexicons_digest(f.lexicons);
    tear_down(&f);
    return digest;
}

TEST(the_analysis_digest_knows_the_contents) {
    lede_digest one = digest_of("name\tid\nAnn\t1\n", plain);
    CHECK(lede_digest_equal(one, digest_of("name\tid\nAnn\t1\n", plain)));
    CHECK(!lede_digest_equal(one, digest_of("name\tid\nAnn\t2\n", plain)));
    CHECK(!lede_digest_equal(one, digest_of("name\tid\nAnne\t1\n", plain)));
    CHECK(!lede_digest_equal(one, digest_of("name\tid\nAnn\t1\n", fuzzy)));
}

/* ---- paths ---- */

static void write_text(const char *path, const char *text) {
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    if (file == NULL) return;
    fputs(text, file);
    fclose(file);
}

TEST(a_table_is_made_once_and_kept) {
    enum { PATH_BYTES = 2 * TEST_NAME_BYTES };
    char folder[TEST_NAME_BYTES], table[PATH_BYTES], cache[PATH_BYTES], other[PATH_BYTES];
    CHECK(mkdtemp(test_temporary(folder)) != NULL);
    snprintf(table, sizeof table, "%s/x.tsv", folder);
    snprintf(cache, sizeof cache, "%s/a/b", folder);
    snprintf(other, sizeof other, "%s/x.tsv/no", folder);
    write_text(table, "name\nAnn\n");
    lede_lexicon_file *first, *second, *third;
    bool of_table;
    CHECK_OK(lede_lexicon_load(table, &plain, cache, &first, &of_table, err));
    CHECK(of_table);
    CHECK_OK(lede_lexicon_load(table, &plain, cache, &second, &of_table, err));
    /* A cache that cannot be made is no error. */
    CHECK_OK(lede_lexicon_load(table, &plain, other, &third, &of_table, err));
    CHECK(lede_digest_equal(lede_lexicon_file_digest(first), lede_lexicon_file_digest(third)));
    lede_lexicon_file_close(third);
    /* Nor is one that is damaged: it is made again, and who has it mapped keeps the old bytes. */
    char hex[33], kept[3 * TEST_NAME_BYTES];
    lede_slice source = lede_lexicon_file_fact(first, "source");
    snprintf(hex, sizeof hex, "%.*s", LEDE_FMT(source));
    snprintf(kept, sizeof kept, "%s/%s.lex", cache, hex);
    CHECK(access(kept, R_OK) == 0);
    unlink(kept);
    write_text(kept, "lede lexicon\n but no more");
    CHECK_OK(lede_lexicon_load(table, &plain, cache, &third, &of_table, err));
    CHECK(lede_digest_equal(lede_lexicon_file_digest(first), lede_lexicon_file_digest(third)));
    CHECK_OK(lede_lexicon_file_verify(first, "first", err));
    CHECK_OK(lede_lexicon_file_verify(third, "third", err));
    lede_lexicon_file_close(first);
    lede_lexicon_file_close(second);
    lede_lexicon_file_close(third);
    unlink(kept);
    rmdir(cache);
    snprintf(cache, sizeof cache, "%s/a", folder);
    rmdir(cache);
    unlink(table);
    CHECK_INT(rmdir(folder), 0);
}

int main(void) {
    RUN(columns_are_attributes);
    RUN(tables_may_be_comma_or_semicolon_separated);
    RUN(an_entry_has_aliases_and_a_case_of_its_own);
    RUN(a_lemma_hits_inflected_forms);
    RUN(the_article_s_date_decides_between_values);
    RUN(misspelt_words_are_hit);
    RUN(common_words_are_no_misspellings);
    RUN(fuzziness_is_a_matter_of_entries);
    RUN(bad_lines_are_told_with_their_number);
    RUN(repeated_entries_are_told_and_the_first_stands);
    RUN(an_entry_may_have_several_categories);
    RUN(wrong_tables_are_refused);
    RUN(damaged_files_are_refused);
    RUN(the_same_table_gives_the_same_bytes);
    RUN(the_analysis_digest_knows_the_contents);
    RUN(a_table_is_made_once_and_kept);
    return DONE();
}
