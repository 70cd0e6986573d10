#include "report/view_parts.h"

static void put_annotation(const lede_view_job *job, lede_json_writer *json,
                           const lede_view_mark *mark) {
    lede_article *article = job->article;
    lede_json_open_object(json);
    lede_json_key(json, "layer");
    lede_json_text(json, mark->mark.name);
    lede_json_key(json, "start");
    lede_json_int(json, lede_article_code_point(article, mark->mark.start));
    lede_json_key(json, "stop");
    lede_json_int(json, lede_article_code_point(article, mark->mark.stop));
    lede_json_key(json, "text");
    lede_json_text(json, lede_slice_cut(article->text, mark->mark.start, mark->mark.stop));
    lede_json_key(json, "attributes");
    lede_json_open_object(json);
    for (uint32_t i = 0; i < mark->annotation->n_values; i++) {
        const lede_named_value *value = &mark->annotation->values[i];
        lede_json_key_slice(json, lede_layers_key_name(job->input->layers, value->key));
        lede_json_value(json, value->value);
    }
    lede_json_close_object(json);
    lede_json_close_object(json);
}

lede_status lede_view_mark_json(const lede_view_job *job) {
    lede_view_marks marks;
    lede_json_writer json = {.out = job->out};
    LEDE_TRY(lede_view_index(job));
    LEDE_TRY(lede_view_marks_collect(job, &marks));
    lede_json_open_object(&json);
    lede_view_article_members(&json, job->article);
    lede_json_key(&json, "annotations");
    lede_json_open_array(&json);
    for (size_t i = 0; i < marks.marks.count; i++) {
        put_annotation(job, &json, &marks.marks.data[i]);
    }
    lede_json_close_array(&json);
    lede_json_close_object(&json);
    lede_buffer_add_char(job->out, '\n');
    lede_view_marks_clear(&marks);
    return LEDE_OK;
}
