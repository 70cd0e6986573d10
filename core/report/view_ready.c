#include "report/view_parts.h"

#include <inttypes.h>

#include "language/tagging.h"
#include "match/value_test.h"

/* CoNLL-U of articles that came with ready tokens. What was CoNLL-U is written back: its comments,
 * ranges and empty nodes as they stood, the columns from what the tokens are given. A vertical file
 * becomes CoNLL-U as far as its columns are that; all others stand in MISC. */

static void put_column(lede_buffer *out, lede_slice value) {
    lede_buffer_add_char(out, '\t');
    lede_buffer_add(out, value.size == 0 ? LEDE_SLICE("_") : value);
}

/* ---- what was CoNLL-U ------------------------------------------------------------------------ */

static void put_comments(lede_buffer *out, lede_slice comments) {
    lede_slice line;
    while (lede_slice_line(&comments, &line)) {
        lede_buffer_add(out, line);
        lede_buffer_add_char(out, '\n');
    }
}

/* Lemma, UPOS and XPOS. An article whose file gives none of them anywhere gets ours; else it stays
 * as it is, so that a treebank without XPOS does not get that of another tag set. */
#define WORD_COLUMNS (1u << LEDE_COLUMN_LEMMA | 1u << LEDE_COLUMN_POS | 1u << LEDE_COLUMN_TAG)

static void put_row(const lede_view_job *job, uint32_t token, uint32_t id) {
    enum { READ = 3, LAST = 8 };
    static const lede_attribute read[READ] = {LEDE_ATTRIBUTE_LEMMA, LEDE_ATTRIBUTE_POS,
                                              LEDE_ATTRIBUTE_TAG};
    const lede_ready *ready = job->article->ready;
    bool is_bare = (job->article->given & WORD_COLUMNS) == 0;
    lede_buffer_printf(job->out, "%" PRIu32 "\t", id);
    lede_buffer_add(job->out, ready->forms[token]);
    for (uint32_t i = 0; i < LAST; i++) {
        put_column(job->out, is_bare && i < READ ? lede_view_reading(job, read[i], token)
                                                 : lede_ready_value(ready, i, token));
    }
    lede_buffer_add_char(job->out, '\n');
}

/* The lines that are no tokens and stand before `token`, or at the sentence's end. */
static uint32_t put_lines(const lede_view_job *job, uint32_t line_i, uint32_t sentence,
                          uint32_t token) {
    const lede_ready *ready = job->article->ready;
    for (; line_i < ready->n_lines; line_i++) {
        const lede_ready_line *line = &ready->lines[line_i];
        if (line->sentence != sentence || line->before > token) break;
        lede_buffer_add(job->out, line->text);
        lede_buffer_add_char(job->out, '\n');
    }
    return line_i;
}

static void put_back(const lede_view_job *job) {
    const lede_article *article = job->article;
    uint32_t line_i = 0;
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span tokens = article->sentences[i].tokens;
        put_comments(job->out, article->ready->comments[i]);
        for (uint32_t token = tokens.start; token < tokens.stop; token++) {
            line_i = put_lines(job, line_i, i, token);
            put_row(job, token, token - tokens.start + 1);
        }
        line_i = put_lines(job, line_i, i, tokens.stop);
        lede_buffer_add_char(job->out, '\n');
    }
}

/* ---- what was vertical ----------------------------------------------------------------------- */

/* Name=Value|Name=Value */
static bool is_feats(lede_slice value) {
    lede_slice rest = value, member;
    if (value.size == 0 || lede_ready_is_set(value)) return false;
    while (lede_ready_member(&rest, &member)) {
        const char *equals = memchr(member.data, '=', member.size);
        if (equals == NULL || equals == member.data) return false;
        if (memchr(member.data, ' ', member.size) != NULL) return false;
    }
    return true;
}

/* What CoNLL-U's own columns take of a token; all else goes to MISC. */
typedef struct taken {
    lede_slice lemma, upos, xpos, feats, head, deprel;
} taken;

/* Whether all that column pos has are names of UPOS; else they are of a tag set of their own. */
static bool has_upos(const lede_view_job *job) {
    for (uint32_t i = 0; i < job->article->n_tokens; i++) {
        lede_slice value = lede_view_reading(job, LEDE_ATTRIBUTE_POS, i);
        if (value.data != NULL && !lede_is_upos(value)) return false;
    }
    return true;
}

/* An attribute as the file gives it, or, where it gives no words' at all, as ours. */
static lede_slice said(const lede_view_job *job, lede_attribute attribute, uint32_t token) {
    uint32_t column = lede_attribute_column(attribute);
    bool given = column == LEDE_NO_COLUMN || lede_article_gives(job->article, column);
    if (!given && (job->article->given & WORD_COLUMNS) != 0) return LEDE_NULL_SLICE;
    return lede_view_reading(job, attribute, token);
}

static taken take(const lede_view_job *job, uint32_t token, lede_span sentence, bool pos_is_upos) {
    taken t = {.lemma = said(job, LEDE_ATTRIBUTE_LEMMA, token),
               .upos = said(job, LEDE_ATTRIBUTE_POS, token),
               .xpos = said(job, LEDE_ATTRIBUTE_TAG, token),
               .feats = said(job, LEDE_ATTRIBUTE_FEATS, token),
               .head = said(job, LEDE_ATTRIBUTE_HEAD, token),
               .deprel = said(job, LEDE_ATTRIBUTE_DEPREL, token)};
    double head;
    if (!pos_is_upos) {
        bool given = lede_article_gives(job->article, LEDE_COLUMN_TAG);
        if (!given) t.xpos = t.upos;
        t.upos = LEDE_NULL_SLICE;
    }
    if (!is_feats(t.feats)) t.feats = LEDE_NULL_SLICE;
    bool counts = t.head.size > 0 && memchr(t.head.data, '.', t.head.size) == NULL &&
                  lede_value_number(t.head, &head) && head >= 0 &&
                  head <= sentence.stop - sentence.start && head != token - sentence.start + 1;
    if (!counts) t.head = t.deprel = LEDE_NULL_SLICE;
    return t;
}

static bool is_taken(const taken *t, lede_slice value) {
    const lede_slice all[] = {t->lemma, t->upos, t->xpos, t->feats, t->head, t->deprel};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i].data != NULL && lede_slice_equal(all[i], value)) return true;
    }
    return false;
}

/* White space and bars would end a member of MISC: \s \t \p, as in SpacesAfter. */
static void put_escaped(lede_buffer *out, lede_slice value) {
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        const char *escape = c == ' ' ? "\\s" : c == '|' ? "\\p" : c == '\\' ? "\\\\" : NULL;
        if (escape != NULL)
            lede_buffer_add_string(out, escape);
        else
            lede_buffer_add_char(out, c);
    }
}

static void put_misc(const lede_view_job *job, uint32_t token, const taken *t) {
    lede_article *article = job->article;
    const lede_ready *ready = article->ready;
    uint32_t start = article->token_starts[token], stop = article->token_stops[token];
    bool is_last = token + 1 == article->n_tokens;
    if (!is_last && stop == article->token_starts[token + 1]) {
        lede_buffer_add_string(job->out, "SpaceAfter=No|");
    }
    for (uint32_t i = 0; i < ready->n_columns; i++) {
        static const char *const own[] = {"lemma", "pos", "tag", "feats", "head", "deprel"};
        lede_slice value = lede_ready_value(ready, i, token);
        bool is_own = false;
        for (size_t k = 0; k < sizeof own / sizeof *own; k++) {
            is_own = is_own || lede_slice_is(ready->names[i], own[k]);
        }
        if (value.data == NULL || (is_own && is_taken(t, value))) continue;
        lede_buffer_add(job->out, ready->names[i]);
        lede_buffer_add_char(job->out, '=');
        put_escaped(job->out, value);
        lede_buffer_add_char(job->out, '|');
    }
    lede_buffer_printf(job->out, "start=%" PRIu32 "|stop=%" PRIu32 "\n",
                       lede_article_code_point(article, start),
                       lede_article_code_point(article, stop));
}

static void put_new_row(const lede_view_job *job, uint32_t token, lede_span sentence,
                        bool pos_is_upos) {
    taken t = take(job, token, sentence, pos_is_upos);
    lede_buffer_printf(job->out, "%" PRIu32 "\t", token - sentence.start + 1);
    lede_buffer_add(job->out, job->article->ready->forms[token]);
    put_column(job->out, t.lemma);
    put_column(job->out, t.upos);
    put_column(job->out, t.xpos);
    put_column(job->out, t.feats);
    put_column(job->out, t.head);
    put_column(job->out, t.deprel);
    lede_buffer_add_string(job->out, "\t_\t");
    put_misc(job, token, &t);
}

lede_status lede_view_ready(const lede_view_job *job) {
    const lede_article *article = job->article;
    if (article->ready->is_conllu) {
        put_back(job);
        return LEDE_OK;
    }
    bool pos_is_upos = has_upos(job);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        lede_span tokens = article->sentences[i].tokens;
        lede_view_put_headers(job, i);
        lede_view_put_comment(job->out, "text", lede_article_span_text(article, tokens));
        for (uint32_t token = tokens.start; token < tokens.stop; token++) {
            put_new_row(job, token, tokens, pos_is_upos);
        }
        lede_buffer_add_char(job->out, '\n');
    }
    return LEDE_OK;
}
