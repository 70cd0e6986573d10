/* html_authors.c — who wrote a page. Order of trust: JSON-LD, meta elements, microdata and
 * rel=author, classes of bylines, a line "By …". */
#include "load/html_page.h"

#include "base/buffer.h"
#include "load/byline.h"
#include "load/phrase.h"

static bool is_address(lede_slice text) {
    return lede_slice_find(text, LEDE_SLICE("://"), 0) != SIZE_MAX ||
           lede_slice_find(text, LEDE_SLICE("www."), 0) != SIZE_MAX ||
           memchr(text.data, '@', text.size) != NULL;
}

static lede_status set_names(lede_html_page *page, lede_slice line, const char *reason) {
    enum { MOST_WORDS = 24 };
    if (page->article->fields[LEDE_FIELD_BYLINE].data != NULL || line.size == 0) return LEDE_OK;
    lede_slice text = lede_markup_decode(line, false, page->arena);
    if (text.data == NULL) return lede_fail_memory(page->err);
    if (is_address(text) || lede_phrase_count(text) > MOST_WORDS) return LEDE_OK;
    bool ok = true;
    lede_slice names = lede_byline_names(text, page->arena, &ok);
    if (!ok) return lede_fail_memory(page->err);
    return lede_compose_field(page->article, LEDE_FIELD_BYLINE, names, reason, page->err);
}

/* Names of JSON-LD's author: a string, an object with a name, or a list of them. */
static lede_status set_linked(lede_html_page *page) {
    const lede_json *author = lede_json_get(page->linked, "author");
    if (author == NULL) return LEDE_OK;
    const lede_json *item = author->kind == LEDE_JSON_ARRAY ? author->first : author;
    lede_buffer names = {0};
    for (; item != NULL; item = author->kind == LEDE_JSON_ARRAY ? item->next : NULL) {
        lede_slice name = item->kind == LEDE_JSON_STRING ? lede_slice_trim(item->text)
                                                         : lede_html_linked_text(item, "name");
        if (name.size == 0 || is_address(name)) continue;
        if (names.size > 0) lede_buffer_add_string(&names, "; ");
        lede_buffer_add(&names, name);
    }
    lede_status status = names.failed ? lede_fail_memory(page->err)
                                      : lede_html_set(page, LEDE_FIELD_BYLINE,
                                                      lede_buffer_slice(&names), "JSON-LD author");
    lede_buffer_clear(&names);
    return status;
}

static lede_status set_elements(lede_html_page *page) {
    bool ok = true;
    for (size_t i = 0; i < page->authors.count; i++) {
        lede_slice text = lede_node_text(page->authors.data[i], page->arena, &ok);
        if (!ok) return lede_fail_memory(page->err);
        if (!lede_byline_is_name(text) && !lede_byline_is(text)) continue;
        LEDE_TRY(set_names(page, text, "an element of the author"));
    }
    return LEDE_OK;
}

lede_status lede_html_authors(lede_html_page *page) {
    static const char *const metas[][2] = {{"author", "meta author"},
                                           {"byl", "meta byl"},
                                           {"article:author", "meta article:author"},
                                           {"article:author_name", "meta article:author_name"},
                                           {"parsely-author", "meta parsely-author"},
                                           {"sailthru.author", "meta sailthru.author"},
                                           {"dc.creator", "meta dc.creator"},
                                           {"citation_author", "meta citation_author"}};
    bool ok = true;
    LEDE_TRY(set_linked(page));
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        lede_slice value = lede_html_meta(page, metas[i][0], &ok);
        if (!ok) return lede_fail_memory(page->err);
        LEDE_TRY(set_names(page, value, metas[i][1]));
    }
    return set_elements(page);
}
