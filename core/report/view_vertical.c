/* Vertical text as CWB and Sketch Engine read it: a token a line, its attributes behind tabs, and
 * elements around texts, blocks and sentences. lede reads it back (load/vertical.c). */
#include "report/view_parts.h"

#include "base/utf8.h"
#include "language/attribute.h"

static const lede_attribute COLUMNS[] = {LEDE_ATTRIBUTE_LEMMA, LEDE_ATTRIBUTE_POS,
                                         LEDE_ATTRIBUTE_TAG};

void lede_view_vertical_head(lede_buffer *out) {
    lede_buffer_add_string(out, "<!-- #vrt positional-attributes: word lemma pos tag -->\n");
}

static bool is_control(uint32_t c) {
    return c == LEDE_UTF8_BAD || c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

/* One line, with the signs of elements escaped; in a token white space is left out. */
static void put_text(lede_buffer *out, lede_slice text, bool is_token) {
    size_t size;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c;
        size = lede_utf8_decode(text, i, &c);
        bool is_space = c == ' ' || (c >= '\t' && c <= '\r');
        if (is_space && is_token) continue;
        switch (c) {
        case '&': lede_buffer_add_string(out, "&amp;"); break;
        case '<': lede_buffer_add_string(out, "&lt;"); break;
        case '>': lede_buffer_add_string(out, "&gt;"); break;
        case '"': lede_buffer_add_string(out, is_token ? "\"" : "&quot;"); break;
        default:
            if (is_space)
                lede_buffer_add_char(out, ' ');
            else if (is_control(c))
                lede_utf8_add(out, 0xFFFD);
            else
                lede_buffer_add(out, lede_slice_cut(text, i, i + size));
        }
    }
}

static void put_field(const lede_view_job *job, lede_field field) {
    lede_slice value = job->article->fields[field];
    if (value.size == 0) return;
    lede_buffer_printf(job->out, " %s=\"", lede_field_name(field));
    put_text(job->out, value, false);
    lede_buffer_add_char(job->out, '"');
}

static void open_text(const lede_view_job *job) {
    static const lede_field fields[] = {
        LEDE_FIELD_ID,        LEDE_FIELD_TITLE,   LEDE_FIELD_BYLINE,   LEDE_FIELD_PUBLISHED,
        LEDE_FIELD_PUBLISHER, LEDE_FIELD_SECTION, LEDE_FIELD_LANGUAGE, LEDE_FIELD_URL};
    lede_buffer_add_string(job->out, "<text");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) put_field(job, fields[i]);
    lede_buffer_add_string(job->out, ">\n");
}

static void put_token(const lede_view_job *job, uint32_t token) {
    put_text(job->out, lede_article_token(job->article, token), true);
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) {
        lede_slice value = lede_view_reading(job, COLUMNS[i], token);
        lede_buffer_add_char(job->out, '\t');
        put_text(job->out, value.size == 0 ? LEDE_SLICE("_") : value, true);
    }
    lede_buffer_add_char(job->out, '\n');
}

static void put_sentence(const lede_view_job *job, lede_span tokens) {
    const lede_article *article = job->article;
    lede_buffer_add_string(job->out, "<s>\n");
    for (uint32_t token = tokens.start; token < tokens.stop; token++) {
        bool is_glued =
            token > tokens.start && article->token_stops[token - 1] == article->token_starts[token];
        if (is_glued) lede_buffer_add_string(job->out, "<g/>\n");
        put_token(job, token);
    }
    lede_buffer_add_string(job->out, "</s>\n");
}

/* Headlines and headings stand in <head>, all other blocks in <p>. */
static void put_block_tag(const lede_view_job *job, uint32_t block, bool opens) {
    lede_block_kind kind = job->article->blocks[block].kind;
    bool is_head = kind == LEDE_BLOCK_HEADLINE || kind == LEDE_BLOCK_HEADING;
    lede_buffer_printf(job->out, "<%s%s", opens ? "" : "/", is_head ? "head" : "p");
    if (opens) lede_buffer_printf(job->out, " block=\"%s\"", lede_block_kind_name(kind));
    lede_buffer_add_string(job->out, ">\n");
}

lede_status lede_view_vertical(const lede_view_job *job) {
    const lede_article *article = job->article;
    LEDE_TRY(lede_view_index(job));
    open_text(job);
    for (uint32_t i = 0; i < article->n_sentences; i++) {
        const lede_sentence *sentence = &article->sentences[i];
        bool is_last = i + 1 == article->n_sentences || sentence[1].block != sentence->block;
        bool is_first = i == 0 || sentence[-1].block != sentence->block;
        if (is_first) put_block_tag(job, sentence->block, true);
        put_sentence(job, sentence->tokens);
        if (is_last) put_block_tag(job, sentence->block, false);
    }
    lede_buffer_add_string(job->out, "</text>\n");
    return LEDE_OK;
}
