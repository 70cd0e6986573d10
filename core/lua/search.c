#include "lua/search.h"

#include "lua/convert.h"
#include "lua/host_inside.h"
#include "lua/object.h"

/* ---- patterns ---- */

/* Matches are copied first and turned into objects when the matcher is done: an error of Lua must
 * not jump over the matcher. */
typedef struct gathering {
    lede_arena *arena;
    LEDE_ARRAY(lede_match) matches;
} gathering;

static lede_status gather(void *context, const lede_match *match, lede_error *err) {
    gathering *g = context;
    lede_match copy = *match;
    lede_capture *captures = lede_arena_array(g->arena, match->n_captures, sizeof *captures);
    if (captures == NULL) return lede_fail_memory(err);
    if (match->n_captures > 0) {
        memcpy(captures, match->captures, match->n_captures * sizeof *captures);
    }
    copy.captures = captures;
    return lede_array_push_in(g->arena, &g->matches, copy) ? LEDE_OK : lede_fail_memory(err);
}

int lede_search_pattern(lua_State *lua, uint32_t pattern_i, lede_span inside) {
    lede_state *state = lede_state_of(lua);
    gathering g = {.arena = state->desk->article->arena};
    lede_error err;
    uint32_t rule = state->host->program->patterns.data[pattern_i];
    lede_status status = lede_matcher_find(state->desk->matcher, rule, inside, gather, &g, &err);
    if (status != LEDE_OK) return lede_state_raise(lua, &err);
    lede_state_charge(lua, inside.stop - inside.start);
    lua_createtable(lua, (int)g.matches.count, 0);
    for (size_t i = 0; i < g.matches.count; i++) {
        lede_match_push(lua, &g.matches.data[i]);
        lua_rawseti(lua, -2, (lua_Integer)i + 1);
    }
    return 1;
}

/* ---- regular expressions ---- */

static lua_Integer code_point(lua_State *lua, size_t byte) {
    uint32_t point = lede_article_code_point(lede_state_of(lua)->desk->article, (uint32_t)byte);
    if (point == LEDE_NO_TYPE) lede_state_raise_memory(lua);
    return point;
}

/* The tokens of a block that the bytes touch; empty when they are white space only. */
static lede_span tokens_of(const lede_article *article, lede_span block, size_t start,
                           size_t stop) {
    lede_span span = {block.stop, block.stop};
    for (uint32_t i = block.start; i < block.stop; i++) {
        if (article->token_stops[i] <= start) continue;
        if (article->token_starts[i] >= stop) break;
        if (span.start == block.stop) span.start = i;
        span.stop = i + 1;
    }
    return span;
}

static void push_hit(lua_State *lua, const lede_block *block, const size_t *spans,
                     uint32_t n_groups) {
    const lede_article *article = lede_state_of(lua)->desk->article;
    size_t start = block->start + spans[0], stop = block->start + spans[1];
    lua_newtable(lua);
    lede_slice_push(lua, lede_slice_cut(article->text, start, stop));
    lua_setfield(lua, -2, "text");
    lua_pushinteger(lua, code_point(lua, start));
    lua_setfield(lua, -2, "start");
    lua_pushinteger(lua, code_point(lua, stop));
    lua_setfield(lua, -2, "stop");
    lede_span tokens = tokens_of(article, block->tokens, start, stop);
    if (tokens.start < tokens.stop) {
        lede_span_push(lua, tokens);
        lua_setfield(lua, -2, "span");
    }
    for (uint32_t i = 1; i <= n_groups; i++) {
        if (spans[2 * i] == SIZE_MAX) continue;
        lede_slice_push(lua, lede_slice_cut(article->text, block->start + spans[2 * i],
                                            block->start + spans[2 * i + 1]));
        lua_rawseti(lua, -2, i);
    }
}

static size_t after_character(lede_slice text, size_t at) {
    at++;
    while (at < text.size && ((unsigned char)text.data[at] & 0xc0) == 0x80) at++;
    return at;
}

/* All hits in one block, behind those in the list on top of the stack. */
static void search_block(lua_State *lua, const lede_regex *regex, const lede_block *block,
                         size_t *spans, lua_Integer *n) {
    lede_state *state = lede_state_of(lua);
    lede_slice text = lede_slice_cut(state->desk->article->text, block->start, block->stop);
    bool found = true;
    lede_error err;
    for (size_t from = 0; from <= text.size;) {
        if (lede_regex_search(regex, state->regex_scratch, text, from, spans, &found, &err) !=
            LEDE_OK) {
            lede_state_raise(lua, &err);
        }
        if (!found) return;
        push_hit(lua, block, spans, lede_regex_n_groups(regex));
        lua_rawseti(lua, -2, ++*n);
        lede_state_charge(lua, 1);
        from = spans[1] > spans[0] ? spans[1] : after_character(text, spans[1]);
    }
}

int lede_search_regex(lua_State *lua, uint32_t regex_i) {
    lede_state *state = lede_state_of(lua);
    const lede_program *program = state->host->program;
    const lede_regex *regex = program->regexes.data[regex_i];
    const lede_article *article = state->desk->article;
    lede_error err;
    if (state->regex_scratch == NULL &&
        lede_regex_scratch_new(program->limits.regex_steps, &state->regex_scratch, &err) !=
            LEDE_OK) {
        return lede_state_raise(lua, &err);
    }
    size_t *spans =
        lua_newuserdatauv(lua, ((size_t)lede_regex_n_groups(regex) + 1) * 2 * sizeof(size_t), 0);
    lua_newtable(lua);
    lua_Integer n = 0;
    for (uint32_t i = 0; i < article->n_blocks; i++) {
        const lede_block *block = &article->blocks[i];
        if ((LEDE_BLOCKS_MATCHED & 1u << block->kind) == 0) continue;
        lede_state_charge(lua, (block->stop - block->start) / 16);
        search_block(lua, regex, block, spans, &n);
    }
    return 1;
}
