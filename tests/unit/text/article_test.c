#include "test.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "locale/locale.h"
#include "text/article.h"

typedef struct fixture {
    lede_arena arena;
    lede_vocabulary *vocabulary;
    lede_article article;
} fixture;

static void start(fixture *f, lede_slice text) {
    memset(f, 0, sizeof *f);
    lede_arena_init(&f->arena, 0);
    CHECK_OK(lede_vocabulary_new(&f->vocabulary, err));
    f->article.arena = &f->arena;
    f->article.text = text;
}

static void stop(fixture *f) {
    lede_vocabulary_free(f->vocabulary);
    lede_arena_clear(&f->arena);
}

/* The tokens of a text joined by spaces, sentences parted by " / ". */
static void print_tokens(const lede_article *article, bool words, lede_buffer *out) {
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span span = article->sentences[i].tokens;
        for (uint32_t token = span.start; token < span.stop; token++) {
            if (out->size > 0) lede_buffer_add_string(out, token == span.start ? " / " : " ");
            lede_buffer_add(out, words ? lede_article_type(article, token)->word
                                       : lede_article_token(article, token));
        }
    }
}

static bool gives(const char *text, bool plain, bool words, const char *wanted) {
    fixture f;
    start(&f, lede_slice_of(text));
    lede_tokenise_options options = {.plain = plain};
    CHECK_OK(lede_article_tokenise(&f.article, f.vocabulary, &options, err));
    lede_buffer out = {0};
    print_tokens(&f.article, words, &out);
    bool same = lede_slice_is(lede_buffer_slice(&out), wanted);
    if (!same)
        printf("# \"%s\"\n#    gives %.*s\n#   wanted %s\n", text,
               LEDE_FMT(lede_buffer_slice(&out)), wanted);
    lede_buffer_clear(&out);
    stop(&f);
    return same;
}

#define TOKENS(text, wanted) CHECK(gives((text), false, false, (wanted)))
#define WORDS(text, wanted)  CHECK(gives((text), false, true, (wanted)))
#define PLAIN(text, wanted)  CHECK(gives((text), true, false, (wanted)))

TEST(words_and_punctuation_are_tokens) {
    TOKENS("The EU said no.", "The EU said no .");
    TOKENS("(EU, UN) \"yes\"; no?", "( EU , UN ) \" yes \" ; no ?");
    TOKENS("", "");
    TOKENS(" \n\t ", "");
    TOKENS("Zürich–Genève «oui»", "Zürich – Genève « oui »");
}

TEST(clitics_are_split_off) {
    TOKENS("Kaspersky's ban", "Kaspersky 's ban");
    TOKENS("They didn't, I'll, we've, you're, I'm, he'd",
           "They did n't , I 'll , we 've , you 're , I 'm , he 'd");
    TOKENS("didn’t Google’s", "did n’t Google ’s");
    WORDS("didn’t Google’s", "did n't Google 's");
    TOKENS("can't won't couldn't've cannot", "ca n't wo n't could n't 've can not");
    TOKENS("the U.S.'s role", "the U.S. 's role");
    TOKENS("O'Brien's dogs' o'clock", "O'Brien 's dogs ' o'clock");
    TOKENS("the '60s and the 1990's", "the '60s and the 1990's");
}

TEST(abbreviations_and_initials_keep_their_full_stop) {
    TOKENS("Mr. Smith met Dr. J. K. Jones at 10:38 a.m. today.",
           "Mr. Smith met Dr. J. K. Jones at 10:38 a.m. today .");
    TOKENS("Acme Inc., U.S.-led", "Acme Inc. , U.S. - led");
    TOKENS("J.K.Rowling, Mr.Smith", "J.K. Rowling , Mr. Smith");
    TOKENS("No. 5 is no. He said no.", "No. 5 is no . / He said no .");
    TOKENS("Smith and I. Then", "Smith and I . / Then");
}

TEST(numbers_stay_whole) {
    TOKENS("713/555-6197, 5-5213, 94720-1900", "713/555-6197 , 5-5213 , 94720-1900");
    TOKENS("10-1000, 1/2-3", "10 - 1000 , 1/2 - 3");
    TOKENS("It cost $1,200.50 or 3% at 10:38", "It cost $ 1,200.50 or 3 % at 10:38");
    TOKENS("-5 and +1.5 on 6/16/2018, 2018-06-16", "-5 and +1.5 on 6/16/2018 , 2018-06-16");
    TOKENS("call 713-853-3989, 4-5 people", "call 713-853-3989 , 4 - 5 people");
    TOKENS("5km at 5pm, the 20th, 5G", "5 km at 5 pm , the 20th , 5G");
    TOKENS("5p.m. sharp", "5 p.m. sharp");
}

TEST(links_are_one_token) {
    TOKENS("See https://example.com/a?b=c, or www.example.org.",
           "See https://example.com/a?b=c , or www.example.org .");
    TOKENS("(http://example.com/x_(y))", "( http://example.com/x_(y) )");
    TOKENS("write to jane.doe@example.co.uk!", "write to jane.doe@example.co.uk !");
    TOKENS("#NoMoreRansom by @acme_labs", "#NoMoreRansom by @acme_labs");
    TOKENS("#1 at example.com", "# 1 at example.com");
    TOKENS("Ann Smith@ACME, @example.com, X.doc, an .exe",
           "Ann Smith@ACME , @example.com , X.doc , an .exe");
}

TEST(hyphens_part_compounds_but_not_prefixes) {
    TOKENS("a well-known state-owned firm", "a well - known state - owned firm");
    TOKENS("co-operation in non-profit anti-virus e-mail",
           "co-operation in non-profit anti-virus e-mail");
    TOKENS("the non-state-owned F-16 of non-U.S. make",
           "the non-state - owned F - 16 of non-U.S. make");
    TOKENS("yes--no -- and/or AT&T", "yes -- no -- and / or AT&T");
}

TEST(repeated_marks_are_one_token) {
    TOKENS("a ---== b |---+--> c // d", "a ---== b |---+--> c // d");
    TOKENS("Really.? Yes!. So ...? Oh? ...", "Really .? / Yes !. / So ... ? / Oh ? ...");
    TOKENS("b/c of it, w/o it, and/or, a/B", "b/c of it , w/o it , and / or , a / B");
    TOKENS("Wait... what?! No!!!", "Wait ... what ?! / No !!!");
    TOKENS("``Well,'' he said", "`` Well , '' he said");
    WORDS("``Well,'' “he” ‘said’", "\" Well , \" \" he \" ' said '");
}

TEST(words_lose_soft_hyphens_and_line_breaks) {
    WORDS("co\u00ADordi\u00ADnate", "coordinate");
    WORDS("the govern-\nment said", "the government said");
    TOKENS("the govern-\nment said", "the govern-\nment said");
    TOKENS("pages 4-\nFive", "pages 4 - Five");
    WORDS("Zoe\u0308", "Zoë");
}

TEST(words_that_start_with_an_apostrophe_are_whole) {
    TOKENS("'Tis so, tell 'em in '05", "'Tis so , tell 'em in '05");
    TOKENS("'emit it'", "' emit it '");
}

TEST(initials_are_known_before_initials) {
    TOKENS("J. A. Smith left.", "J. A. Smith left .");
    TOKENS("Plan A. Then it was over.", "Plan A . / Then it was over .");
    TOKENS("Smith v. The State was argued.", "Smith v. The State was argued .");
}

TEST(two_words_written_as_one_are_two) {
    TOKENS("gonna, Wanna and dont", "gon na , Wan na and do nt");
    TOKENS("a giant government", "a giant government");
}

TEST(two_words_without_their_apostrophe_are_two) {
    TOKENS("im sure thats fine, youre late", "i m sure that s fine , you re late");
    TOKENS("Im not; he wont go. I cant.", "I m not ; he wo nt go . / I ca nt .");
    TOKENS("alot of it", "a lot of it");
    TOKENS("its the end", "it s the end");
    TOKENS("its end, its so-called end", "its end , its so - called end");
    TOKENS("Its not your fault, your not late", "It s not your fault , you r not late");
    TOKENS("ive seen it; Ive never; Ive said so", "i ve seen it ; I ve never ; Ive said so");
    TOKENS("Lets go, lets see, it lets us in", "Lets go , let s see , it lets us in");
    TOKENS("IM, as is his wont", "IM , as is his wont");
}

TEST(every_contraction_of_the_table_is_seen) {
    const lede_locale *en = &lede_locale_en;
    for (size_t i = 0; i < en->n_contractions; i++) {
        const lede_contraction *pair = &en->contractions[i];
        const char *next = pair->n_followers > 0 ? pair->followers[0] : "";
        char text[64], wanted[64];
        snprintf(text, sizeof text, "%s %s", pair->text, next);
        snprintf(wanted, sizeof wanted, "%.*s %s %s", (int)pair->split, pair->text,
                 pair->text + pair->split, next);
        if (next[0] == '\0') wanted[strlen(wanted) - 1] = '\0';
        TOKENS(text, wanted);
    }
}

TEST(faces_are_one_token) {
    TOKENS("Fine :) or ;-)", "Fine :) or ;-)");
    TOKENS("Hm =( or ^_^ and :-).", "Hm =( or ^_^ and :-) .");
    TOKENS("as follows: (one)", "as follows : ( one )");
}

TEST(times_and_notes_do_not_end_a_sentence_too_soon) {
    TOKENS("He left at 5 p.m. Monday. All slept.", "He left at 5 p.m. Monday . / All slept .");
    TOKENS("It closed at 5 p.m. Shares rose.", "It closed at 5 p.m. / Shares rose .");
    TOKENS("At 5 a.m. Mr. Smith left.", "At 5 a.m. Mr. Smith left .");
    TOKENS("He said so. [6] Then he left.", "He said so . [ 6 ] / Then he left .");
    TOKENS("They [...] Agreed on it.", "They [ ... ] Agreed on it .");
    TOKENS("It was c. 1818 in St. Ives.", "It was c. 1818 in St. Ives .");
}

TEST(plain_mode_is_uax_29_alone) {
    PLAIN("can't U.S.-led 10:38 #tag a@b.c", "can't U.S . - led 10 : 38 # tag a @ b.c");
    PLAIN("co-operation", "co - operation");
}

TEST(sentences_end_at_terminators) {
    TOKENS("One. Two! Three? Four", "One . / Two ! / Three ? / Four");
    TOKENS("\"Stop.\" He left.", "\" Stop . \" / He left .");
    TOKENS("“Why?” he asked. (Nobody knew.) Then",
           "“ Why ? ” he asked . / ( Nobody knew . ) / Then");
    TOKENS("Mr. Smith of Acme Inc. said so. It rose.",
           "Mr. Smith of Acme Inc. said so . / It rose .");
    TOKENS("in the U.S. The bank", "in the U.S. / The bank");
    TOKENS("Acme Inc. (Maker of ships) rose.", "Acme Inc. ( Maker of ships ) rose .");
    TOKENS("in the U.S. Senate", "in the U.S. Senate");
    TOKENS("It fell 3.5 percent. Shares", "It fell 3.5 percent . / Shares");
    TOKENS("the end.Then more", "the end . / Then more");
    TOKENS("1. The first item.", "1 . The first item .");
}

TEST(lists_in_one_line_are_parted_at_their_markers) {
    TOKENS("1. Wash the rice 2. Boil the water 3. Serve",
           "1 . Wash the rice / 2 . Boil the water / 3 . Serve");
    TOKENS("1) wash the rice 2) boil it", "1 ) wash the rice / 2 ) boil it");
    TOKENS("a. The mayor b. The council", "a . The mayor / b . The council");
    TOKENS("• Rice • Water", "• Rice / • Water");
    TOKENS("He scored 1) in May and 2) in June.", "He scored 1 ) in May and 2 ) in June .");
    TOKENS("rice\nwater\nsalt and oil", "rice / water / salt and oil");
    TOKENS("The rice was\nboiled in water\nfor an hour.",
           "The rice was boiled in water for an hour .");
}

TEST(mail_is_parted_as_its_lines_were) {
    TOKENS("Jane Doe 04/26/2001 07:17 AM Will you come?",
           "Jane Doe / 04/26/2001 07:17 AM / Will you come ?");
    TOKENS("They met on 04/26/2001 at noon.", "They met on 04/26/2001 at noon .");
    TOKENS("From: Jane Doe To: John Roe", "From : Jane Doe / To : John Roe");
    TOKENS("Best regards, Jane", "Best regards , / Jane");
    TOKENS("Thanks, I will.", "Thanks , I will .");
    TOKENS("See below ===== Original text", "See below / ===== / Original text");
}

TEST(sentences_that_start_in_lower_case_are_seen_where_all_do) {
    TOKENS("i came late. the doors were shut. nobody cared.",
           "i came late . / the doors were shut . / nobody cared .");
    TOKENS("Who knows? perhaps he does.", "Who knows ? / perhaps he does .");
    TOKENS("It rose. Yahoo! said so. Then it fell.",
           "It rose . / Yahoo ! said so . / Then it fell .");
    TOKENS("“Who knows?” he said.", "“ Who knows ? ” he said .");
}

TEST(abbreviations_are_learnt_from_the_article) {
    TOKENS("The Qzr. spoke. Later the Qzr. left. Qzr. Jones stayed.",
           "The Qzr. spoke . / Later the Qzr. left . / Qzr. Jones stayed .");
    TOKENS("Under regl. five and regl. six. All agree. The regl. Commission met.",
           "Under regl. five and regl. six . / All agree . / The regl. Commission met .");
    TOKENS("He saw the mayor. then he left. The mayor stayed. All were glad.",
           "He saw the mayor . then he left . / The mayor stayed . / All were glad .");
}

TEST(spaced_ellipses_end_nothing_but_a_fourth_dot_does) {
    TOKENS("He said . . . I think.", "He said . . . I think .");
    TOKENS("It grew. . . . The end.", "It grew . / . . . The end .");
    TOKENS("It grew . . . . The end.", "It grew . . . . / The end .");
}

TEST(quotations_and_brackets_hold_sentences_of_their_own) {
    TOKENS("\"We won. They lost,\" he said.", "\" We won . / They lost , \" he said .");
    TOKENS("He left (he was ill). She stayed.", "He left ( he was ill ) . / She stayed .");
    TOKENS("He left. (She was ill.) All slept.", "He left . / ( She was ill . ) / All slept .");
    TOKENS("(Reuters) Police said so.", "( Reuters ) / Police said so .");
    TOKENS("in the U.S. -- Japan's largest market --", "in the U.S. -- Japan 's largest market --");
    TOKENS("It is so. -- Jane Doe", "It is so . / -- Jane Doe");
    TOKENS("It works :) We like it.", "It works :) / We like it .");
}

TEST(a_block_ends_a_sentence) {
    fixture f;
    start(&f, LEDE_SLICE("A headline\n\nThe text"));
    lede_block blocks[] = {{.kind = LEDE_BLOCK_HEADLINE, .start = 0, .stop = 10, .reason = ""},
                           {.kind = LEDE_BLOCK_NOTE, .start = 11, .stop = 11, .reason = ""},
                           {.kind = LEDE_BLOCK_PARAGRAPH, .start = 12, .stop = 20, .reason = ""}};
    f.article.blocks = blocks;
    f.article.n_blocks = 3;
    CHECK_OK(lede_article_tokenise(&f.article, f.vocabulary, NULL, err));
    CHECK_INT(f.article.n_tokens, 4);
    CHECK_INT(f.article.n_sentences, 2);
    CHECK_INT(blocks[0].tokens.stop, 2);
    CHECK(blocks[1].tokens.start == 2 && blocks[1].tokens.stop == 2);
    CHECK(blocks[2].tokens.start == 2 && blocks[2].tokens.stop == 4);
    CHECK_INT(lede_article_sentence_of(&f.article, 1), 0);
    CHECK_INT(lede_article_sentence_of(&f.article, 2), 1);
    CHECK_INT(lede_article_block_of(&f.article, 0), 0);
    CHECK_INT(lede_article_block_of(&f.article, 3), 2);
    CHECK_TEXT(lede_article_span_text(&f.article, (lede_span){0, 2}), "A headline");
    stop(&f);
}

/* A block that goes on where another one stops, between the digits of what looks like a number. */
TEST(a_number_is_of_one_block) {
    for (int plain = 0; plain < 2; plain++) {
        fixture f;
        start(&f, lede_slice_of("in 1,200 cases"));
        lede_block blocks[] = {{.stop = 4, .reason = ""}, {.start = 4, .stop = 14, .reason = ""}};
        f.article.blocks = blocks;
        f.article.n_blocks = 2;
        lede_tokenise_options options = {.plain = plain != 0};
        CHECK_OK(lede_article_tokenise(&f.article, f.vocabulary, &options, err));
        lede_buffer out = {0};
        print_tokens(&f.article, false, &out);
        CHECK_TEXT(lede_buffer_slice(&out), "in 1 / , 200 cases");
        lede_buffer_clear(&out);
        stop(&f);
    }
}

TEST(marks_around_words_are_tokens) {
    TOKENS("\"We (the EU) said [so],\" he said: \"No.\"",
           "\" We ( the EU ) said [ so ] , \" he said : \" No . \"");
    TOKENS("It ended.) \"(It is 5).\" (: ;) So?\"",
           "It ended . ) / \" ( It is 5 ) . \" (: ;) / So ? \"");
    TOKENS("(1,200.50) or 1,200, not 1,2a.", "( 1,200.50 ) or 1,200 , not 1,2a .");
    TOKENS("He,5 and ,5 or \",5", "He , 5 and , 5 or \" , 5");
}

TEST(blocks_outside_the_text_are_refused) {
    fixture f;
    start(&f, LEDE_SLICE("short"));
    lede_block block = {.start = 0, .stop = 9, .reason = ""};
    f.article.blocks = &block;
    f.article.n_blocks = 1;
    lede_error err;
    CHECK(lede_article_tokenise(&f.article, f.vocabulary, NULL, &err) == LEDE_USAGE);
    stop(&f);
}

TEST(offsets_are_counted_in_code_points) {
    lede_buffer text = {0};
    for (int i = 0; i < 300; i++) lede_buffer_add_string(&text, "é€a\xFF \U0001F600");
    fixture f;
    start(&f, lede_buffer_slice(&text));
    uint32_t count = 0;
    for (size_t at = 0; at <= text.size;
         at = at == text.size ? at + 1 : lede_utf8_next(f.article.text, at)) {
        CHECK_INT(lede_article_code_point(&f.article, (uint32_t)at), count);
        if (!test_ok) break;
        count++;
    }
    CHECK_INT(count, 300 * 6 + 1);
    stop(&f);
    lede_buffer_clear(&text);
}

TEST(an_unknown_language_has_no_rules_of_english) {
    fixture f;
    start(&f, LEDE_SLICE("Mr. Dupont d'accord"));
    f.article.fields[LEDE_FIELD_LANGUAGE] = LEDE_SLICE("xx");
    CHECK_OK(lede_article_tokenise(&f.article, f.vocabulary, NULL, err));
    CHECK_TEXT(lede_article_token(&f.article, 0), "Mr");
    stop(&f);
}

/* ---- any bytes at all ---- */

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

static bool is_space_at(lede_slice text, size_t at, size_t *size) {
    static const char *const spaces[] = {
        "\t",     "\n",     "\v",     "\f",     "\r",     " ",      "\xC2\x85", "\u00A0", "\u1680",
        "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",   "\u2007", "\u2008",
        "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        *size = strlen(spaces[i]);
        if (at + *size <= text.size && memcmp(text.data + at, spaces[i], *size) == 0) return true;
    }
    return false;
}

/* In order, inside, not empty, every byte between two tokens white space. */
static bool is_covered(const lede_article *article) {
    size_t at = 0;
    for (uint32_t token = 0; token <= article->n_tokens; token++) {
        size_t next = token < article->n_tokens ? article->token_starts[token] : article->text.size;
        size_t size;
        while (at < next && is_space_at(article->text, at, &size)) at += size;
        if (at != next) return false;
        if (token == article->n_tokens) break;
        at = article->token_stops[token];
        if (at <= next || at > article->text.size) return false;
    }
    uint32_t covered = 0;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span span = article->sentences[i].tokens;
        if (span.start != covered || span.stop <= span.start) return false;
        covered = span.stop;
    }
    return covered == article->n_tokens;
}

TEST(any_bytes_give_tokens_that_cover_them) {
    static const char *const pieces[] = {
        " ",          "\n",     "a",      "Mr",         ".",      "'",      "’",
        "n't",        "-",      "co-",    "#",          "@",      "x.com",  "http://",
        "1",          "0,5",    ":",      "/",          "é",      "\xC3",   "\xE2\x80",
        "\u00AD",     "\u0308", "\u200D", "\U0001F600", "\u00A0", "\u3000", "-\nb",
        "U.S",        "\"",     "“",      "(",          ")",      "!",      "…",
        "\U0001F1E6", "\r\n",   "\t",     "&",          "AT",     "_",      "א",
        "ア",         "한",     "'s",     "pm",         "\x00",   "+",      "$"};
    uint32_t state = 11;
    for (int round = 0; round < 20000 && test_ok; round++) {
        char bytes[160];
        size_t size = 0;
        for (uint32_t n = next_random(&state) % 24; n > 0; n--) {
            uint32_t pick = next_random(&state) % 64;
            if (pick < sizeof pieces / sizeof *pieces) {
                const char *piece = pieces[pick];
                size_t length = piece[0] == '\0' ? 1 : strlen(piece);
                memcpy(bytes + size, piece, length);
                size += length;
            } else {
                bytes[size++] = (char)next_random(&state);
            }
        }
        char *exact = malloc(size + (size == 0)); /* so that a read past the end is caught */
        memcpy(exact, bytes, size);
        fixture f;
        start(&f, (lede_slice){exact, size});
        lede_tokenise_options options = {.plain = round % 4 == 0};
        CHECK_OK(lede_article_tokenise(&f.article, f.vocabulary, &options, err));
        CHECK(is_covered(&f.article));
        for (size_t i = 0; !test_ok && i < size; i++) {
            printf("%s%02X%s", i == 0 ? "# " : " ", bytes[i] & 0xFF, i + 1 == size ? "\n" : "");
        }
        stop(&f);
        free(exact);
    }
}

/* ---- limits ---- */

TEST(too_many_tokens_are_a_limit) {
#if defined(LEDE_SMALL)
    lede_buffer text = {0};
    for (int i = 0; i < 5000; i++) lede_buffer_add_string(&text, "a ");
    fixture f;
    start(&f, lede_buffer_slice(&text));
    lede_error err;
    CHECK(lede_article_tokenise(&f.article, f.vocabulary, NULL, &err) == LEDE_LIMIT);
    CHECK(strstr(err.message, "4096") != NULL);
    stop(&f);
    lede_buffer_clear(&text);
#endif
}

TEST(a_full_arena_is_reported) {
    lede_slice text = LEDE_SLICE("Mr. Smith didn't go. He stayed with the co-operation of all.");
    for (size_t limit = 16; limit < 3000; limit += 16) {
        fixture f;
        start(&f, text);
        lede_arena_init(&f.arena, limit);
        lede_error err = {0};
        lede_status status = lede_article_tokenise(&f.article, f.vocabulary, NULL, &err);
        CHECK(status == LEDE_OK || status == LEDE_NOMEM);
        stop(&f);
    }
}

TEST(kinds_and_fields_have_names) {
    for (int i = 0; i < LEDE_N_BLOCK_KINDS; i++) {
        lede_block_kind kind;
        CHECK(lede_block_kind_find(lede_slice_of(lede_block_kind_name((lede_block_kind)i)), &kind));
        CHECK_INT(kind, i);
    }
    for (int i = 0; i < LEDE_N_FIELDS; i++) {
        lede_field field;
        CHECK(lede_field_find(lede_slice_of(lede_field_name((lede_field)i)), &field));
        CHECK_INT(field, i);
    }
    lede_field field;
    CHECK(!lede_field_find(LEDE_SLICE("colour"), &field));
}

TEST(degrees_volumes_and_feet) {
    TOKENS("She has a Ph.D. in physics. He has an M.D. from Yale.",
           "She has a Ph.D. in physics . / He has an M.D. from Yale .");
    TOKENS("See Vol. II, No. 7. No. I think so.", "See Vol. II , No. 7 . / No . / I think so .");
    TOKENS("It is about 5 ft. 11 and cost Rs. 500, max. 9.",
           "It is about 5 ft. 11 and cost Rs. 500 , max. 9 .");
    TOKENS("Calif. Gov. Roe met Ill. Sen. Doe and Pa. voters.",
           "Calif. Gov. Roe met Ill. Sen. Doe and Pa. voters .");
    TOKENS("State dept. heads sought govt. aid.", "State dept. heads sought govt. aid .");
    TOKENS("Jane Doe, a.k.a. \"The Fox\", fled.", "Jane Doe , a.k.a. \" The Fox \" , fled .");
}

TEST(an_initial_stands_for_a_name_before_lower_case) {
    TOKENS("The accused, Thomas K. was late. Then B. came.",
           "The accused , Thomas K. was late . / Then B. came .");
    TOKENS("It was plan B. Then we left.", "It was plan B . / Then we left .");
    TOKENS("He met J.-P. Roe, b. 1950, Mon.-Fri.", "He met J.-P. Roe , b. 1950 , Mon. - Fri.");
    TOKENS("so did I. then we left. it was late.", "so did I . / then we left . / it was late .");
}

TEST(times_of_machines_and_names_with_signs) {
    TOKENS("At 2018-06-16T10:38:00Z and 2018-06-16T10:38+02:00.",
           "At 2018-06-16T10:38:00Z and 2018-06-16T10:38+02:00 .");
    TOKENS("Code in C++, C# or C.", "Code in C++ , C# or C .");
    TOKENS("It gets an A++.", "It gets an A ++ .");
    TOKENS("It paid EUR5.2m, Rs500 and USD 3 for 3M's glue.",
           "It paid EUR 5.2 m , Rs 500 and USD 3 for 3M 's glue .");
}

TEST(apostrophes_that_a_word_processor_turned_round) {
    TOKENS("Tell ‘em ‘til the ‘90s end.", "Tell ‘em ‘til the ‘90s end .");
    TOKENS("‘It is,’ she said. ‘20 came.’", "‘ It is , ’ she said . / ‘ 20 came . ’");
    TOKENS("Rock 'n' roll, rock ‘n’ roll, rock ’n’ roll, fish 'n chips",
           "Rock 'n' roll , rock ‘n’ roll , rock ’n’ roll , fish 'n chips");
    TOKENS("He left. 'Tis so. ’Twas ever thus.", "He left . / 'Tis so . / ’Twas ever thus .");
}

TEST(enumerated_sentences) {
    TOKENS("(i) The first. (ii) The second. (iii) a third.",
           "( i ) The first . / ( ii ) The second . / ( iii ) a third .");
    TOKENS("It rose. (b) it fell. He left (she stayed).",
           "It rose . / ( b ) it fell . / He left ( she stayed ) .");
}

int main(void) {
    RUN(words_and_punctuation_are_tokens);
    RUN(clitics_are_split_off);
    RUN(abbreviations_and_initials_keep_their_full_stop);
    RUN(numbers_stay_whole);
    RUN(links_are_one_token);
    RUN(hyphens_part_compounds_but_not_prefixes);
    RUN(repeated_marks_are_one_token);
    RUN(words_lose_soft_hyphens_and_line_breaks);
    RUN(words_that_start_with_an_apostrophe_are_whole);
    RUN(initials_are_known_before_initials);
    RUN(two_words_written_as_one_are_two);
    RUN(two_words_without_their_apostrophe_are_two);
    RUN(every_contraction_of_the_table_is_seen);
    RUN(faces_are_one_token);
    RUN(times_and_notes_do_not_end_a_sentence_too_soon);
    RUN(plain_mode_is_uax_29_alone);
    RUN(sentences_end_at_terminators);
    RUN(lists_in_one_line_are_parted_at_their_markers);
    RUN(mail_is_parted_as_its_lines_were);
    RUN(sentences_that_start_in_lower_case_are_seen_where_all_do);
    RUN(abbreviations_are_learnt_from_the_article);
    RUN(spaced_ellipses_end_nothing_but_a_fourth_dot_does);
    RUN(quotations_and_brackets_hold_sentences_of_their_own);
    RUN(a_block_ends_a_sentence);
    RUN(a_number_is_of_one_block);
    RUN(marks_around_words_are_tokens);
    RUN(blocks_outside_the_text_are_refused);
    RUN(offsets_are_counted_in_code_points);
    RUN(an_unknown_language_has_no_rules_of_english);
    RUN(any_bytes_give_tokens_that_cover_them);
    RUN(too_many_tokens_are_a_limit);
    RUN(a_full_arena_is_reported);
    RUN(kinds_and_fields_have_names);
    RUN(degrees_volumes_and_feet);
    RUN(an_initial_stands_for_a_name_before_lower_case);
    RUN(times_of_machines_and_names_with_signs);
    RUN(apostrophes_that_a_word_processor_turned_round);
    RUN(enumerated_sentences);
    return DONE();
}
