#include "lua/offer.h"

#include "base/nearest.h"
#include "lua/convert.h"
#include "lua/declare.h"

lede_status lede_offer_note(struct lede_host *host, const char *file, lede_error *err) {
    while (host->layer_files.count < lede_catalog_n_layers(host->program->catalog)) {
        if (!lede_array_push(&host->layer_files, file)) return lede_fail_memory(err);
    }
    return LEDE_OK;
}

static bool offers(const struct lede_host *host, const char *file) {
    for (size_t i = 0; i < host->offers.count; i++) {
        if (strcmp(host->offers.data[i].file, file) == 0) return true;
    }
    return false;
}

static bool is_offered(const struct lede_host *host, uint32_t layer) {
    for (size_t i = 0; i < host->offers.count; i++) {
        if (host->offers.data[i].layer == layer) return true;
    }
    return false;
}

void lede_offer_settle(struct lede_host *host) {
    for (size_t i = 0; i < host->layer_files.count; i++) {
        uint32_t layer = (uint32_t)i;
        if (!offers(host, host->layer_files.data[i]) || is_offered(host, layer)) continue;
        lede_catalog_mark_helper(host->program->catalog, layer);
    }
}

/* ---- lede.offer ------------------------------------------------------------------------------ */

static int raise_unknown(lua_State *lua, const lede_catalog *catalog, lede_slice name) {
    uint32_t n = lede_catalog_n_layers(catalog);
    lede_slice *names = lua_newuserdatauv(lua, (n + 1) * sizeof *names, 0);
    for (uint32_t i = 0; i < n; i++) names[i] = lede_catalog_layer_name(catalog, i);
    const lede_slice *nearest = lede_nearest(name, names, n);
    if (nearest == NULL)
        return luaL_error(lua, "lede.offer: no layer '%s' stands above", name.data);
    return luaL_error(lua, "lede.offer: no layer '%s' stands above; did you mean '%s'?", name.data,
                      nearest->data);
}

static void add_offer(lua_State *lua, const lede_call *call, uint32_t layer) {
    lede_offer offer = {.file = call->file, .layer = layer};
    if (!lede_array_push(&call->host->offers, offer)) lede_state_raise_memory(lua);
}

int lede_declare_offer(lua_State *lua) {
    int n = lua_gettop(lua);
    for (int i = 1; i <= n; i++) {
        if (lua_type(lua, i) == LUA_TSTRING) continue;
        return luaL_error(lua,
                          "lede.offer takes names of layers, as in lede.offer \"quote\", got %s",
                          luaL_typename(lua, i));
    }
    lede_call call;
    lede_call_open(lua, &call, "offer", LEDE_NULL_SLICE);
    if (call.binding) return 0;
    const lede_catalog *catalog = call.host->program->catalog;
    if (n == 0) add_offer(lua, &call, LEDE_NO_LAYER);
    for (int i = 1; i <= n; i++) {
        uint32_t layer = lede_catalog_find_layer(catalog, lede_slice_at(lua, i));
        if (layer == LEDE_NO_LAYER) return raise_unknown(lua, catalog, lede_slice_at(lua, i));
        add_offer(lua, &call, layer);
    }
    lede_call_close(lua, &call, 0);
    return 0;
}
