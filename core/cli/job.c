#include "cli/job.h"

lede_run_options cli_run_options(const cli *c, const char *const *inputs, size_t n_inputs) {
    return (lede_run_options){.inputs = inputs,
                              .n_inputs = n_inputs,
                              .except = c->args.outputs,
                              .n_except = c->args.n_outputs,
                              .format = c->args.format,
                              .fields = c->args.fields,
                              .n_fields = c->args.n_fields,
                              .language = c->args.language,
                              .where = c->args.where,
                              .duplicates = c->args.duplicates,
                              .shard = c->args.shard,
                              .n_shards = c->args.n_shards,
                              .workers = c->args.workers};
}

lede_status cli_job_start(cli_job *job, const cli *c, lede_run_options *options, lede_error *err) {
    job->stopped = false;
    cli_feedback_open(&job->feedback, c);
    options->progress = cli_feedback_progress;
    options->progress_context = &job->feedback;
    lede_status status = lede_run_open(c->engine, options, &job->run, err);
    if (status == LEDE_OK)
        cli_catch_signals(job->run);
    else
        cli_feedback_close(&job->feedback);
    return status;
}

bool cli_job_open(cli_job *job, const cli *c, lede_run_options *options) {
    lede_error err;
    if (cli_job_start(job, c, options, &err) == LEDE_OK) return true;
    cli_fail(0, &err);
    return false;
}

int cli_job_drain(cli_job *job) {
    lede_item item;
    lede_error err;
    lede_status status;
    while ((status = lede_run_next(job->run, &item, &err)) == LEDE_OK) {
        cli_feedback_item(&job->feedback, &item);
    }
    /* What was done is kept, unless it cannot be. */
    if (status == LEDE_END || status == LEDE_STOPPED || status == LEDE_LIMIT) {
        lede_error why;
        lede_status kept = lede_run_finish(job->run, &why);
        if (kept != LEDE_OK) {
            status = kept;
            err = why;
        }
    }
    cli_feedback_clear_line(&job->feedback);
    return cli_job_code(job, status, &err);
}

int cli_job_code(cli_job *job, lede_status status, const lede_error *err) {
    if (status == LEDE_END) return job->feedback.n_failed > 0 ? CLI_EXIT_FAILURES : CLI_EXIT_OK;
    job->stopped = status == LEDE_STOPPED || status == LEDE_LIMIT;
    if (status == LEDE_STOPPED) return CLI_EXIT_STOPPED;
    return cli_fail(cli_exit_code(status), err);
}

lede_progress cli_job_close(cli_job *job, bool tell_failures) {
    cli_catch_signals(NULL);
    lede_progress end = lede_run_progress(job->run);
    if (tell_failures) cli_feedback_failures(&job->feedback, &end);
    lede_run_close(job->run);
    cli_feedback_close(&job->feedback);
    return end;
}

bool cli_job_is_empty(const cli *c, const lede_progress *end) {
    if (end->articles + end->known + end->failures > 0) return false;
    if (c->args.where != NULL) cli_complain(0, "--where holds for none of the articles");
    return true;
}
