#include "load/html_run.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "base/unicode.h"
#include "base/utf8.h"

/* The run that is being collected; its text grows at the end of one buffer for the whole page. */
typedef struct collector {
    lede_runs *runs;
    char *out;
    size_t size, start; /* of the buffer; where the open run begins in it */
    lede_run run;
    bool is_open;
    unsigned links; /* how many link elements are around */
    unsigned bolds;
    unsigned keeps; /* pre: line ends stay */
    bool in_word, all_bold;
    bool image;      /* seen since the last run */
    unsigned breaks; /* <br> seen since the last text */
    lede_signal_memory *memory;
} collector;

static bool is_space(unsigned char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* ---- one run -------------------------------------------------------------------------------- */

static bool tells(lede_tag tag) {
    switch (tag) {
    case LEDE_TAG_LI:
    case LEDE_TAG_BLOCKQUOTE:
    case LEDE_TAG_FIGCAPTION:
    case LEDE_TAG_PRE:
    case LEDE_TAG_TD:
    case LEDE_TAG_TH:
    case LEDE_TAG_DD:
    case LEDE_TAG_DT: return true;
    default: return lede_tag_heading(tag) > 0;
    }
}

/* The tag that tells a reader what the run is: the innermost of those that say something. */
static lede_tag telling_tag(const lede_node *node, uint32_t *item, uint32_t *row) {
    enum { MOST_LEVELS = 6 };
    lede_tag found = LEDE_TAG_DIV;
    for (int level = 0; node != NULL && level < MOST_LEVELS; node = node->parent, level++) {
        lede_tag tag = (lede_tag)node->tag;
        if (tag == LEDE_TAG_DIV || tag == LEDE_TAG_OTHER) continue; /* most */
        if (tag == LEDE_TAG_LI && *item == 0) *item = node->order;
        if (tag == LEDE_TAG_TR && *row == 0) *row = node->order;
        bool over = found == LEDE_TAG_DIV || (found == LEDE_TAG_P && lede_tag_heading(tag) == 0);
        if (over && tells(tag)) found = tag; /* a heading that was not closed holds paragraphs */
        if (tag == LEDE_TAG_P && found == LEDE_TAG_DIV) found = tag;
        if (tag == LEDE_TAG_ARTICLE || tag == LEDE_TAG_SECTION || tag == LEDE_TAG_BODY) break;
    }
    return found;
}

static bool close_run(collector *c) {
    if (!c->is_open) return true;
    c->is_open = false;
    while (c->size > c->start && is_space((unsigned char)c->out[c->size - 1])) c->size--;
    c->run.text = (lede_slice){c->out + c->start, c->size - c->start};
    c->start = c->size;
    if (c->run.words == 0 || c->run.text.size == 0) return true;
    c->run.is_emphatic = c->all_bold;
    c->run.tag = telling_tag(c->run.node, &c->run.item, &c->run.row);
    return lede_array_push_in(c->runs->arena, &c->runs->list, c->run);
}

static lede_node *block_around(lede_node *node) {
    for (node = node->parent; node->parent != NULL; node = node->parent) {
        if (lede_tag_flags((lede_tag)node->tag) & LEDE_TAG_BLOCK) break;
    }
    return node;
}

static void open_run(collector *c, lede_node *text) {
    uint32_t start = text->start;
    while (start < text->stop && is_space((unsigned char)c->runs->tree->input.data[start])) start++;
    c->run = (lede_run){.node = block_around(text),
                        .order = text->order,
                        .start = start,
                        .is_behind_image = c->image};
    c->image = false;
    c->is_open = c->all_bold = true;
    c->in_word = false;
    c->start = c->size;
    c->breaks = 0;
}

static void begin_word(collector *c) {
    c->run.words++;
    c->run.linked += c->links > 0;
}

/* A code point that is not white space. */
static void count_mark(collector *c, uint32_t code_point) {
    bool letter = lede_unicode_is_letter(code_point) || lede_unicode_is_number(code_point);
    if (letter && !c->in_word) begin_word(c);
    /* scripts without spaces between words: two characters count as one */
    bool wide = code_point >= 0x2E80 && lede_unicode_has(code_point, LEDE_UNICODE_WIDE);
    if (wide && letter && c->in_word && (c->size & 1)) begin_word(c);
    c->in_word = letter || (c->in_word && (code_point == '\'' || code_point == 0x2019));
    if (code_point == '.' || code_point == '!' || code_point == '?' || code_point == 0x3002) {
        c->run.stops++;
    }
}

static void add_space(collector *c, char space) {
    if (c->size == c->start) return;
    char *last = &c->out[c->size - 1];
    if (*last == ' ' && space == '\n') *last = '\n';
    if (*last != ' ' && *last != '\n') c->out[c->size++] = space;
    c->in_word = false;
}

static bool is_blank(uint32_t code_point) {
    return code_point == 0xA0 || code_point == 0xFEFF || code_point == 0x200B ||
           lede_unicode_has(code_point, LEDE_UNICODE_WHITE_SPACE);
}

static void add_mark(collector *c, lede_slice mark, uint32_t code_point) {
    memcpy(c->out + c->size, mark.data, mark.size);
    c->size += mark.size;
    count_mark(c, code_point);
}

/* ---- ASCII in steps ------------------------------------------------------------------------- */

enum { STEP = 16 }; /* bytes; the buffer has so many behind its end */

#if defined(__SSE2__) /* every x86-64 has it */
/* A bit for each of 16 bytes. */
typedef struct step {
    uint32_t plain; /* goes into the run as it stands */
    uint32_t spaces, words, stops, apostrophes;
} step;

static uint32_t equal_bits(__m128i chunk, char wanted) {
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(chunk, _mm_set1_epi8(wanted)));
}

static uint32_t range_bits(__m128i chunk, char first, char last) {
    __m128i low = _mm_cmpgt_epi8(chunk, _mm_set1_epi8((char)(first - 1)));
    __m128i high = _mm_cmplt_epi8(chunk, _mm_set1_epi8((char)(last + 1)));
    return (uint32_t)_mm_movemask_epi8(_mm_and_si128(low, high));
}

static step look_at(const char *bytes, bool behind_space) {
    __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    __m128i printed =
        _mm_cmpgt_epi8(chunk, _mm_set1_epi8(0x1F)); /* bytes past ASCII are negative */
    step s = {.spaces = equal_bits(chunk, ' ')};
    s.plain = (uint32_t)_mm_movemask_epi8(printed) & ~(s.spaces & (s.spaces << 1 | behind_space));
    s.words = range_bits(_mm_or_si128(chunk, _mm_set1_epi8(0x20)), 'a', 'z') |
              range_bits(chunk, '0', '9');
    s.stops = equal_bits(chunk, '.') | equal_bits(chunk, '!') | equal_bits(chunk, '?');
    s.apostrophes = equal_bits(chunk, '\'');
    return s;
}

/* How many bits are set in each half of the word. */
static uint32_t count_halves(uint32_t bits) {
    bits -= bits >> 1 & 0x55555555;
    bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F;
    return (bits + (bits >> 8)) & 0x00FF00FF;
}

/* Add what is plain of the next 16 bytes, of which so many are the text's, counted as count_mark
 * does; how many they are. */
static size_t add_step(collector *c, const char *bytes, size_t left) {
    char last = c->size > c->start ? c->out[c->size - 1] : '\0';
    step s = look_at(bytes, last == ' ' || last == '\n');
    if (left < STEP) s.plain &= (1u << left) - 1;
    uint32_t size = (uint32_t)__builtin_ctz(~s.plain), seen = (1u << size) - 1;
    if (size == 0) return 0;
    memcpy(c->out + c->size, bytes, STEP);
    c->size += size;
    uint32_t inside = s.words & seen, carry = c->in_word, more = s.apostrophes & seen;
    while ((more & ~inside & (inside << 1 | carry)) != 0) { /* apostrophes go on with a word */
        inside |= more & (inside << 1 | carry);
    }
    uint32_t counts =
        count_halves((s.words & seen & ~(inside << 1 | carry)) | (s.stops & seen) << STEP);
    uint32_t begun = counts & UINT8_MAX;
    c->run.words += begun;
    if (c->links > 0) c->run.linked += begun;
    c->run.stops += counts >> STEP;
    c->in_word = (inside >> (size - 1) & 1) != 0;
    return size;
}
#else
static size_t add_step(collector *c, const char *bytes, size_t left) {
    (void)left;
    uint32_t code_point = (unsigned char)bytes[0];
    if (code_point <= ' ' || code_point >= 0x80) return 0;
    add_mark(c, (lede_slice){bytes, 1}, code_point);
    return 1;
}
#endif

/* Offset behind white space and controls of ASCII. */
static size_t skip_blanks(lede_slice text, size_t at) {
#if defined(__SSE2__)
    for (; text.size - at >= STEP; at += STEP) {
        __m128i chunk = _mm_loadu_si128((const __m128i *)(const void *)(text.data + at));
        __m128i blank = _mm_cmpeq_epi8(_mm_min_epu8(chunk, _mm_set1_epi8(' ')), chunk);
        uint32_t others = (uint32_t)_mm_movemask_epi8(blank) ^ 0xFFFF;
        if (others != 0) return at + (size_t)__builtin_ctz(others);
    }
#endif
    while (at < text.size && (unsigned char)text.data[at] <= ' ') at++;
    return at;
}

/* Line ends of <pre> stay, all other white space of ASCII is as good as a space. */
static size_t add_blanks(collector *c, lede_slice text, size_t at) {
    if (at == text.size || (unsigned char)text.data[at] > ' ') return at;
    if (c->is_open && c->keeps > 0) {
        for (; at < text.size && (unsigned char)text.data[at] <= ' '; at++) {
            add_space(c, text.data[at] == '\n' ? '\n' : ' ');
        }
        return at;
    }
    if (c->is_open) add_space(c, ' ');
    return skip_blanks(text, at + 1);
}

/* Whether a step can be taken at these bytes: behind the end of a text the page goes on. */
static bool is_in_page(const collector *c, const char *bytes) {
    lede_slice page = c->runs->tree->input;
    uintptr_t offset = (uintptr_t)bytes - (uintptr_t)page.data;
    return page.size >= STEP && offset <= page.size - STEP;
}

/* What ASCII there is in the open run's text, from `at` on. */
static size_t add_ascii(collector *c, lede_slice text, size_t at) {
    for (size_t added = 1; added > 0 && at < text.size; at += added) {
        size_t left = text.size - at;
        const char *bytes = text.data + at;
        char end[STEP];
        if (left < STEP && !is_in_page(c, bytes)) bytes = memcpy(end, bytes, left);
        added = add_step(c, bytes, left);
    }
    return at;
}

/* The open run, or a new one, goes on with this text. */
static void continue_run(collector *c, lede_node *text) {
    if (!c->is_open) open_run(c, text);
    c->all_bold &= c->bolds > 0;
    c->run.stop = text->stop;
    c->breaks = 0;
}

static void add_text(collector *c, lede_node *node) {
    lede_slice text = node->text;
    for (size_t at = 0; (at = add_blanks(c, text, at)) < text.size;) {
        if ((unsigned char)text.data[at] < 0x80) {
            continue_run(c, node);
            at = add_ascii(c, text, at);
            continue;
        }
        uint32_t code_point;
        size_t size = lede_utf8_decode(text, at, &code_point);
        if (size > 1 && is_blank(code_point)) {
            if (c->is_open && code_point != 0x200B && code_point != 0xFEFF) add_space(c, ' ');
        } else {
            continue_run(c, node);
            add_mark(c, lede_slice_cut(text, at, at + size), code_point);
        }
        at += size;
    }
}

/* ---- the page ------------------------------------------------------------------------------- */

static void list_element(lede_runs *runs, lede_node *node, unsigned signals) {
    runs->elements[runs->n_elements++] = node;
    runs->signals[node->order] = signals;
}

/* What an element says is asked when it ends: names of one that holds no text say nothing. Until
 * then its signals are where its text would begin. */
static void name_element(collector *c, const lede_node *node) {
    unsigned *signals = &c->runs->signals[node->order];
    *signals = lede_signal_of(node, c->size > *signals ? c->memory : NULL);
}

static bool is_bold(lede_tag tag) {
    return tag == LEDE_TAG_B || tag == LEDE_TAG_STRONG;
}

static bool enter(collector *c, lede_node *node) {
    lede_tag tag = (lede_tag)node->tag;
    if (tag == LEDE_TAG_BR) {
        if (!c->is_open) return true;
        add_space(c, '\n');
        return ++c->breaks < 2 || close_run(c);
    }
    c->links += tag == LEDE_TAG_A;
    c->bolds += is_bold(tag);
    c->keeps += tag == LEDE_TAG_PRE;
    c->image |= (tag == LEDE_TAG_IMG || tag == LEDE_TAG_AMP_IMG) && !c->is_open;
    bool parts = (lede_tag_flags(tag) & LEDE_TAG_BLOCK) || tag == LEDE_TAG_HR;
    return !parts || !c->is_open || close_run(c);
}

static bool leave(collector *c, const lede_node *node) {
    lede_tag tag = (lede_tag)node->tag;
    name_element(c, node);
    c->links -= tag == LEDE_TAG_A;
    c->bolds -= is_bold(tag);
    c->keeps -= tag == LEDE_TAG_PRE;
    return !(lede_tag_flags(tag) & LEDE_TAG_BLOCK) || !c->is_open || close_run(c);
}

/* The node behind, leaving every element on the way. */
static bool step_over(collector *c, lede_node **node) {
    lede_node *n = *node;
    for (; n->parent != NULL && n->next == NULL; n = n->parent) {
        if (n->parent->parent != NULL && !leave(c, n->parent)) return false;
    }
    *node = n->parent == NULL ? NULL : n->next;
    return true;
}

/* Not for readers; but a text for those without scripts may be the only one that there is. */
static bool is_unread(const lede_node *node) {
    enum { LEAST_BYTES = 400 };
    if (!(lede_tag_flags((lede_tag)node->tag) & LEDE_TAG_UNREAD)) return false;
    if (node->tag != LEDE_TAG_NOSCRIPT) return true;
    size_t bytes = 0;
    for (const lede_node *n = node; n != NULL; n = lede_node_next(n, node)) {
        if (n->is_text && n->parent->tag != LEDE_TAG_STYLE) bytes += lede_slice_trim(n->text).size;
    }
    return bytes < LEAST_BYTES;
}

/* What stands inside an element that is not read may still tell of the page. */
static void pass_over(lede_runs *runs, const lede_node *node) {
    for (lede_node *n = node->first_child; n != NULL; n = lede_node_next(n, node)) {
        if (!n->is_text) list_element(runs, n, LEDE_SIGNAL_LABELLED);
    }
}

static bool walk(collector *c) {
    lede_node *node = c->runs->tree->root->first_child;
    list_element(c->runs, c->runs->tree->root, 0);
    while (node != NULL) {
        if (node->is_text) {
            add_text(c, node);
        } else {
            if (!enter(c, node)) return false;
            list_element(c->runs, node, (unsigned)c->size);
            if (is_unread(node)) {
                pass_over(c->runs, node);
            } else if (node->first_child != NULL) {
                node = node->first_child;
                continue;
            }
            if (!leave(c, node)) return false;
        }
        if (!step_over(c, &node)) return false;
    }
    return close_run(c);
}

/* A run belongs to the nodes around its first text. */
static void count_before(lede_runs *runs) {
    uint32_t order = 0, n_orders = runs->tree->n_nodes + 1, n_runs = (uint32_t)runs->list.count;
    for (uint32_t i = 0; i < n_runs; i++) {
        while (order <= runs->list.data[i].order) runs->before[order++] = i;
    }
    while (order < n_orders) runs->before[order++] = n_runs;
}

/* Room for everything; most pages have a run for eight nodes and more. */
static bool reserve(collector *c) {
    lede_runs *runs = c->runs;
    size_t nodes = runs->tree->n_nodes;
    c->out = lede_arena_alloc(runs->arena, runs->tree->text_bytes + nodes + STEP);
    c->memory = lede_arena_alloc(runs->arena, sizeof *c->memory);
    runs->elements = lede_arena_array(runs->arena, nodes, sizeof(lede_node *));
    runs->before = lede_arena_array(runs->arena, nodes + 1, sizeof *runs->before);
    runs->signals = lede_arena_zalloc(runs->arena, nodes * sizeof *runs->signals);
    return c->out != NULL && c->memory != NULL && runs->elements != NULL && runs->before != NULL &&
           runs->signals != NULL && lede_array_reserve_in(runs->arena, &runs->list, nodes / 8 + 1);
}

lede_status lede_runs_read(lede_runs *runs, const lede_markup_tree *tree, lede_error *err) {
    collector c = {.runs = runs};
    runs->tree = tree;
    if (!reserve(&c)) return lede_fail_memory(err);
    lede_signal_begin(c.memory);
    if (!walk(&c)) return lede_fail_memory(err);
    count_before(runs);
    for (size_t i = 0; i < runs->list.count; i++) {
        runs->words += runs->list.data[i].words - runs->list.data[i].linked;
    }
    return LEDE_OK;
}

uint32_t lede_runs_around(const lede_runs *runs, const lede_node *node) {
    uint32_t first = lede_runs_first(runs, node);
    if (first < lede_runs_stop(runs, node)) return first;
    bool inside = first > 0 && runs->list.data[first - 1].stop > node->start;
    return inside ? first - 1 : UINT32_MAX;
}
