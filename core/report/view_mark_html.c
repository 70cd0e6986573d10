#include "report/view_parts.h"

lede_status lede_view_mark_html(const lede_view_job *job) {
    lede_view_marks marks;
    LEDE_TRY(lede_view_marks_collect(job, &marks));
    lede_status status = lede_view_page(job, &marks);
    lede_view_marks_clear(&marks);
    return status;
}
