#include "report/view_parts.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "language/attribute.h"
#include "match/value_test.h"

/* CoNLL-U (https://universaldependencies.org/format.html), here CoNLL-U's ten columns with what is
 * not known as "_". Offsets stand in MISC as start and stop, code points of the article's text. */

static bool is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x2028 ||
           c == 0x2029;
}

/* A form holds no white space: a word broken over two lines is written whole. A lone "_" would
 * read as nothing, but is what FORM is for a token "_". */
static void put_form(lede_buffer *out, lede_slice text) {
    size_t size;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c;
        size = lede_utf8_decode(text, i, &c);
        if (is_space(c)) continue;
        if (c == LEDE_UTF8_BAD || c < 0x20 || (c >= 0x7F && c <= 0x9F))
            lede_utf8_add(out, 0xFFFD);
        else
            lede_buffer_add(out, lede_slice_cut(text, i, i + size));
    }
}

/* A comment is one line; its value ends with the line. */
void lede_view_put_comment(lede_buffer *out, const char *name, lede_slice value) {
    lede_buffer_printf(out, "# %s = ", name);
    lede_slice trimmed = lede_slice_trim(value);
    size_t size;
    bool space = false;
    for (size_t i = 0; i < trimmed.size; i += size) {
        uint32_t c;
        size = lede_utf8_decode(trimmed, i, &c);
        if (is_space(c)) {
            space = true;
            continue;
        }
        if (space) lede_buffer_add_char(out, ' ');
        space = false;
        put_form(out, lede_slice_cut(trimmed, i, i + size));
    }
    lede_buffer_add_char(out, '\n');
}

/* Nothing stands between the token and the next one. */
static bool touches_next(const lede_article *article, uint32_t token) {
    return token + 1 < article->n_tokens &&
           article->token_stops[token] == article->token_starts[token + 1];
}

static bool is_latin(uint32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

/* Whether a word was split without a space before this token: "did" "n't", "we" "'re", "can" "not".
 * Punctuation beside a word is no part of it, nor are words of scripts without spaces. */
static bool splits_word(const lede_article *article, uint32_t token) {
    if (!touches_next(article, token)) return false;
    if (lede_article_type(article, token)->kind != LEDE_KIND_WORD) return false;
    if (lede_article_type(article, token + 1)->kind != LEDE_KIND_WORD) return false;
    lede_slice left = lede_article_token(article, token);
    lede_slice right = lede_article_token(article, token + 1);
    uint32_t before, behind;
    lede_utf8_decode(left, lede_utf8_previous(left, left.size), &before);
    lede_utf8_decode(right, 0, &behind);
    return (is_latin(before) || is_apostrophe(before)) &&
           (is_latin(behind) || is_apostrophe(behind));
}

static void put_misc(const lede_view_job *job, uint32_t first, uint32_t stop, bool space_after,
                     bool says_space) {
    lede_article *article = job->article;
    if (says_space && !space_after) lede_buffer_add_string(job->out, "SpaceAfter=No|");
    lede_buffer_printf(job->out, "start=%" PRIu32 "|stop=%" PRIu32 "\n",
                       lede_article_code_point(article, article->token_starts[first]),
                       lede_article_code_point(article, article->token_stops[stop - 1]));
}

/* pos, tag or lemma; null where there are no models for it. */
lede_slice lede_view_reading(const lede_view_job *job, lede_attribute attribute, uint32_t token) {
    bool ok = true;
    lede_slice value =
        lede_attribute_of_token(attribute, job->article, token, job->article->arena, &ok);
    if (!ok) job->out->failed = true;
    return value;
}

static void put_column(lede_buffer *out, lede_slice value) {
    lede_buffer_add_char(out, '\t');
    if (value.size == 0)
        lede_buffer_add_char(out, '_');
    else
        put_form(out, value);
}

static void put_word(const lede_view_job *job, uint32_t token, uint32_t id, bool in_split) {
    lede_buffer_printf(job->out, "%" PRIu32 "\t", id);
    put_form(job->out, lede_article_token(job->article, token));
    put_column(job->out, lede_view_reading(job, LEDE_ATTRIBUTE_LEMMA, token));
    put_column(job->out, lede_view_reading(job, LEDE_ATTRIBUTE_POS, token));
    put_column(job->out, lede_view_reading(job, LEDE_ATTRIBUTE_TAG, token));
    lede_buffer_add_string(job->out, "\t_\t_\t_\t_\t");
    put_misc(job, token, token + 1, !touches_next(job->article, token), !in_split);
}

/* Tokens from `token` on that were one word in the text; at least 1. */
static uint32_t split_size(const lede_article *article, uint32_t token, uint32_t stop) {
    uint32_t n = 1;
    while (token + n < stop && splits_word(article, token + n - 1)) n++;
    return n;
}

/* The text as its forms and SpaceAfter say it, as the format asks. */
static void put_text(const lede_view_job *job, lede_span tokens) {
    lede_buffer_add_string(job->out, "# text = ");
    for (uint32_t token = tokens.start; token < tokens.stop; token++) {
        put_form(job->out, lede_article_token(job->article, token));
        if (token + 1 < tokens.stop && !touches_next(job->article, token)) {
            lede_buffer_add_char(job->out, ' ');
        }
    }
    lede_buffer_add_char(job->out, '\n');
}

static void put_sentence(const lede_view_job *job, lede_span tokens) {
    put_text(job, tokens);
    for (uint32_t token = tokens.start; token < tokens.stop;) {
        uint32_t n = split_size(job->article, token, tokens.stop), id = token - tokens.start + 1;
        if (n > 1) {
            lede_buffer_printf(job->out, "%" PRIu32 "-%" PRIu32 "\t", id, id + n - 1);
            for (uint32_t i = 0; i < n; i++) {
                put_form(job->out, lede_article_token(job->article, token + i));
            }
            lede_buffer_add_string(job->out, "\t_\t_\t_\t_\t_\t_\t_\t");
            put_misc(job, token, token + n, !touches_next(job->article, token + n - 1), true);
        }
        for (uint32_t i = 0; i < n; i++) put_word(job, token + i, id + i, n > 1);
        token += n;
    }
    lede_buffer_add_char(job->out, '\n');
}

void lede_view_put_headers(const lede_view_job *job, uint32_t sentence_i) {
    lede_article *article = job->article;
    const lede_sentence *sentence = &article->sentences[sentence_i];
    lede_slice id = article->fields[LEDE_FIELD_ID];
    bool begins_block = sentence_i == 0 || sentence->block != sentence[-1].block;
    if (id.size == 0) id = article->fields[LEDE_FIELD_SOURCE];
    if (sentence_i == 0) lede_view_put_comment(job->out, "newdoc id", id);
    if (begins_block) {
        lede_buffer_printf(job->out, "# newpar id = ");
        put_form(job->out, id);
        lede_buffer_printf(job->out, "-p%" PRIu32 "\n", sentence->block + 1);
        lede_view_put_comment(
            job->out, "block",
            lede_slice_of(lede_block_kind_name(article->blocks[sentence->block].kind)));
    }
    lede_buffer_add_string(job->out, "# sent_id = ");
    put_form(job->out, id);
    lede_buffer_printf(job->out, "-s%" PRIu32 "\n", sentence_i + 1);
}

lede_status lede_view_conllu(const lede_view_job *job) {
    const lede_article *article = job->article;
    LEDE_TRY(lede_view_index(job));
    if (article->ready != NULL) return lede_view_ready(job);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_view_put_headers(job, i);
        put_sentence(job, article->sentences[i].tokens);
    }
    return LEDE_OK;
}

/* ---- JSON ---- */

static void put_optional(lede_json_writer *json, const char *name, lede_slice value) {
    if (value.data == NULL) return;
    lede_json_key(json, name);
    lede_json_text(json, value);
}

static void put_token(const lede_view_job *job, lede_json_writer *json, uint32_t token) {
    lede_article *article = job->article;
    lede_json_open_object(json);
    lede_json_key(json, "s");
    lede_json_int(json, lede_article_code_point(article, article->token_starts[token]));
    lede_json_key(json, "e");
    lede_json_int(json, lede_article_code_point(article, article->token_stops[token]));
    put_optional(json, "lemma", lede_view_reading(job, LEDE_ATTRIBUTE_LEMMA, token));
    put_optional(json, "upos", lede_view_reading(job, LEDE_ATTRIBUTE_POS, token));
    put_optional(json, "xpos", lede_view_reading(job, LEDE_ATTRIBUTE_TAG, token));
    put_optional(json, "feats", lede_view_reading(job, LEDE_ATTRIBUTE_FEATS, token));
    lede_slice head = lede_view_reading(job, LEDE_ATTRIBUTE_HEAD, token);
    double number;
    if (head.data != NULL && lede_value_number(head, &number)) {
        lede_json_key(json, "head");
        lede_json_int(json, (int64_t)number);
    }
    put_optional(json, "deprel", lede_view_reading(job, LEDE_ATTRIBUTE_DEPREL, token));
    lede_json_close_object(json);
}

lede_status lede_view_tokens_json(const lede_view_job *job) {
    lede_article *article = job->article;
    lede_json_writer json = {.out = job->out};
    LEDE_TRY(lede_view_index(job));
    lede_json_open_object(&json);
    lede_json_key(&json, "id");
    lede_json_text(&json, article->fields[LEDE_FIELD_ID]);
    lede_json_key(&json, "tokens");
    lede_json_open_array(&json);
    for (uint32_t i = 0; i < article->n_tokens; i++) put_token(job, &json, i);
    lede_json_close_array(&json);
    lede_json_key(&json, "sents");
    lede_json_open_array(&json);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span tokens = article->sentences[i].tokens;
        lede_json_open_array(&json);
        lede_json_int(&json, lede_article_code_point(article, article->token_starts[tokens.start]));
        lede_json_int(&json,
                      lede_article_code_point(article, article->token_stops[tokens.stop - 1]));
        lede_json_close_array(&json);
    }
    lede_json_close_array(&json);
    lede_json_close_object(&json);
    lede_buffer_add_char(job->out, '\n');
    return LEDE_OK;
}
