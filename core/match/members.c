#include "match/members.h"

#include "language/tagging.h"

static lede_status add(lede_members *members, lede_slice text, lede_arena *arena, lede_error *err) {
    return lede_array_push_in(arena, members, lede_value_text(text)) ? LEDE_OK
                                                                     : lede_fail_memory(err);
}

lede_status lede_members_add_senses(lede_members *members, const lede_article *article,
                                    uint32_t token, lede_arena *arena, lede_error *err) {
    bool ok = true;
    lede_sense_names names = lede_tagging_sense_names(article, token, arena, &ok);
    if (!ok) return lede_fail_memory(err);
    for (size_t i = 0; i < names.count; i++) {
        LEDE_TRY(add(members, names.items[i], arena, err));
    }
    return LEDE_OK;
}

lede_status lede_members_add_lexicons(lede_members *members, const lede_lexicons *lexicons,
                                      const lede_layers *layers, lede_span span, lede_arena *arena,
                                      lede_error *err) {
    for (uint32_t i = 0; i < lede_lexicons_count(lexicons); i++) {
        const lede_layer *layer = lede_layers_get(layers, lede_lexicons_layer(lexicons, i));
        if (lede_layer_covering(layer, span) == NULL) continue;
        LEDE_TRY(add(members, lede_lexicons_name(lexicons, i), arena, err));
    }
    return LEDE_OK;
}

lede_status lede_members_add_given(lede_members *members, lede_slice value, lede_arena *arena,
                                   lede_error *err) {
    lede_slice member;
    while (lede_ready_member(&value, &member)) LEDE_TRY(add(members, member, arena, err));
    return LEDE_OK;
}
