/* html_survey.c — what a page says of itself: meta elements, headings, times, JSON-LD. */
#include "load/html_page.h"

#include "load/loose_json.h"

enum {
    MOST_HEADINGS = 60,     /* of a page: a title stands among the first */
    MOST_LABEL_BYTES = 8192 /* of markup around a date or a name; keeps nested ones from costing */
};

/* ---- meta elements -------------------------------------------------------------------------- */

static bool add_meta(lede_html_page *page, lede_node *node) {
    const lede_slice keys[] = {lede_node_attribute(node, "property"),
                               lede_node_attribute(node, "name"),
                               lede_node_attribute(node, "itemprop")};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        lede_meta meta = {node, lede_slice_trim(keys[i])};
        if (meta.key.size == 0) continue;
        if (!lede_array_push_in(page->arena, &page->metas, meta)) return false;
    }
    return true;
}

lede_slice lede_html_meta(lede_html_page *page, const char *name, bool *ok) {
    lede_slice wanted = lede_slice_of(name);
    for (size_t i = 0; i < page->metas.count; i++) {
        if (!lede_html_meta_is(&page->metas.data[i], wanted)) continue;
        lede_slice value = lede_node_value(page->metas.data[i].node, "content", page->arena, ok);
        if (value.size > 0) return value;
    }
    return LEDE_NULL_SLICE;
}

/* ---- JSON-LD -------------------------------------------------------------------------------- */

static bool is_article_type(lede_slice type) {
    static const char *const endings[] = {"Article", "BlogPosting", "Report", "Review",
                                          "SocialMediaPosting"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (lede_slice_ends(type, lede_slice_of(endings[i]))) return true;
    }
    return lede_slice_is(type, "LiveBlogPosting");
}

/* A page, or a work that is no article but dated. */
static bool is_page_type(lede_slice type) {
    static const char *const names[] = {"ItemPage",    "CreativeWork", "Recipe", "PodcastEpisode",
                                        "VideoObject", "Blog",         "Event",  "HowTo"};
    if (lede_slice_ends(type, LEDE_SLICE("WebPage"))) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (lede_slice_is(type, names[i])) return true;
    }
    return false;
}

static bool has_type(const lede_json *object, bool (*fits)(lede_slice)) {
    const lede_json *type = lede_json_get(object, "@type");
    if (type == NULL) return false;
    if (type->kind == LEDE_JSON_STRING) return fits(type->text);
    if (type->kind != LEDE_JSON_ARRAY) return false;
    for (const lede_json *item = type->first; item != NULL; item = item->next) {
        if (item->kind == LEDE_JSON_STRING && fits(item->text)) return true;
    }
    return false;
}

/* An article at the top, in a list there, in "@graph" or as "mainEntity": not one of a list of
 * others. */
static void look_at(lede_html_page *page, const lede_json *value, int depth) {
    enum { MOST_DEPTH = 4 };
    if (value == NULL || depth > MOST_DEPTH) return;
    if (value->kind == LEDE_JSON_ARRAY) {
        for (const lede_json *item = value->first; item != NULL; item = item->next) {
            look_at(page, item, depth + 1);
        }
    }
    if (value->kind != LEDE_JSON_OBJECT) return;
    if (page->linked == NULL && has_type(value, is_article_type)) page->linked = value;
    if ((page->linked_page == NULL || lede_json_get(page->linked_page, "datePublished") == NULL) &&
        has_type(value, is_page_type))
        page->linked_page = value;
    look_at(page, lede_json_get(value, "@graph"), depth + 1);
    look_at(page, lede_json_get(value, "mainEntity"), depth + 1);
    look_at(page, lede_json_get(value, "mainEntityOfPage"), depth + 1);
}

static bool read_linked(lede_html_page *page, const lede_node *script) {
    lede_slice type = lede_node_attribute(script, "type");
    if (type.data == NULL || script->first_child == NULL) return true;
    if (lede_slice_find(type, LEDE_SLICE("ld+json"), 0) == SIZE_MAX) return true;
    bool ok = true;
    const lede_json *value = lede_loose_json_read(script->first_child->text, page->arena, &ok);
    look_at(page, value, 0);
    if (ok && value != NULL) ok = lede_array_push_in(page->arena, &page->linked_roots, value);
    return ok;
}

/* The object of this "@id" that has a name, in a list or graph; NULL: none. */
static const lede_json *find_named(const lede_json *value, lede_slice id, int depth) {
    enum { MOST_DEPTH = 4 };
    if (value == NULL || depth > MOST_DEPTH) return NULL;
    if (value->kind == LEDE_JSON_OBJECT) {
        const lede_json *own = lede_json_get(value, "@id");
        bool is_it =
            own != NULL && own->kind == LEDE_JSON_STRING && lede_slice_equal(own->text, id);
        if (is_it && lede_json_get(value, "name") != NULL) return value;
        return find_named(lede_json_get(value, "@graph"), id, depth + 1);
    }
    if (value->kind != LEDE_JSON_ARRAY) return NULL;
    for (const lede_json *item = value->first; item != NULL; item = item->next) {
        const lede_json *found = find_named(item, id, depth + 1);
        if (found != NULL) return found;
    }
    return NULL;
}

const lede_json *lede_html_linked_name(const lede_html_page *page, const lede_json *object) {
    const lede_json *name = lede_json_get(object, "name"), *id = lede_json_get(object, "@id");
    if (name != NULL || id == NULL || id->kind != LEDE_JSON_STRING) return name;
    for (size_t i = 0; i < page->linked_roots.count; i++) {
        const lede_json *found = find_named(page->linked_roots.data[i], id->text, 0);
        if (found != NULL) return lede_json_get(found, "name");
    }
    return NULL;
}

static lede_slice text_of(const lede_json *value) {
    if (value == NULL) return LEDE_NULL_SLICE;
    if (value->kind == LEDE_JSON_ARRAY) value = value->first;
    if (value == NULL) return LEDE_NULL_SLICE;
    if (value->kind == LEDE_JSON_OBJECT) {
        value = lede_json_get(value, lede_json_get(value, "@value") != NULL ? "@value" : "name");
    }
    if (value == NULL || (value->kind != LEDE_JSON_STRING && value->kind != LEDE_JSON_NUMBER)) {
        return LEDE_NULL_SLICE;
    }
    return lede_slice_trim(value->text);
}

lede_slice lede_html_linked_text(const lede_json *object, const char *name) {
    return object == NULL ? LEDE_NULL_SLICE : text_of(lede_json_get(object, name));
}

/* ---- the walk ------------------------------------------------------------------------------- */

static bool has_word(lede_slice value, lede_slice word) {
    for (; value.size >= word.size; value = lede_slice_cut(value, 1, value.size)) {
        if (lede_slice_starts_ascii_case(value, word)) return true;
    }
    return false;
}

static bool is_time(const lede_html_page *page, const lede_node *node, lede_slice property) {
    if (node->tag == LEDE_TAG_TIME || (page->runs.signals[node->order] & LEDE_SIGNAL_DATE))
        return true;
    return has_word(property, LEDE_SLICE("datePublished")) ||
           has_word(property, LEDE_SLICE("dateModified")) ||
           has_word(property, LEDE_SLICE("dateCreated"));
}

/* A heading that may be a title. */
static bool is_title(const lede_node *node) {
    int level = lede_tag_heading((lede_tag)node->tag);
    return level >= 1 && level <= 3;
}

/* Most elements are none of what is looked for. */
static bool may_tell(const lede_html_page *page, const lede_node *node) {
    const unsigned telling = LEDE_SIGNAL_DATE | LEDE_SIGNAL_BYLINE | LEDE_SIGNAL_LABELLED;
    if (page->runs.signals[node->order] & telling) return true;
    return node->tag == LEDE_TAG_META || node->tag == LEDE_TAG_SCRIPT || is_title(node) ||
           node->tag == LEDE_TAG_TIME;
}

static bool visit(lede_html_page *page, lede_node *node) {
    if (!may_tell(page, node)) return true;
    if (node->tag == LEDE_TAG_META && !add_meta(page, node)) return false;
    if (is_title(node) && page->headings.count < MOST_HEADINGS &&
        !lede_array_push_in(page->arena, &page->headings, node)) {
        return false;
    }
    if (node->tag == LEDE_TAG_SCRIPT) return read_linked(page, node);
    if (node->stop - node->start > MOST_LABEL_BYTES) return true;
    lede_slice property = lede_node_attribute(node, "itemprop");
    if (is_time(page, node, property) && !lede_array_push_in(page->arena, &page->times, node)) {
        return false;
    }
    lede_slice rel = lede_node_attribute(node, "rel");
    bool author = has_word(property, LEDE_SLICE("author")) || lede_slice_is(rel, "author") ||
                  (page->runs.signals[node->order] & LEDE_SIGNAL_BYLINE);
    return !author || lede_array_push_in(page->arena, &page->authors, node);
}

lede_status lede_html_survey(lede_html_page *page) {
    for (uint32_t i = 1; i < page->runs.n_elements; i++) {
        if (!visit(page, page->runs.elements[i])) return lede_fail_memory(page->err);
    }
    return LEDE_OK;
}

lede_status lede_html_set(lede_html_page *page, lede_field field, lede_slice value,
                          const char *reason) {
    if (page->article->fields[field].data != NULL || value.size == 0) return LEDE_OK;
    value = lede_markup_decode(value, false, page->arena);
    if (value.data == NULL) return lede_fail_memory(page->err);
    return lede_compose_field(page->article, field, value, reason, page->err);
}
