/* job.h — one run of a command from opening to exit code: what the arguments say to every run, its
 * progress and failures on standard error, the signals that stop it.
 *
 *     lede_run_options options = cli_run_options(c, c->args.words + 1, c->args.n_words - 1);
 *     options.script = script;
 *     cli_job job;
 *     if (!cli_job_open(&job, c, &options)) return CLI_EXIT_USAGE;
 *     int code = cli_job_drain(&job);
 *     cli_job_close(&job, true);
 *
 * thread: the command's one; one job at a time, since signals are the process's
 * floor: cli */
#ifndef LEDE_CLI_JOB_H
#define LEDE_CLI_JOB_H

#include "cli/feedback.h"

typedef struct cli_job {
    lede_run *run;
    cli_feedback feedback;
    bool stopped; /* by a signal or a limit of the run, before its end */
} cli_job;

/* The options of a run over those inputs, without script, view, store and progress. */
lede_run_options cli_run_options(const cli *c, const char *const *inputs, size_t n_inputs);

/* Open the run and take over progress and signals; options' progress is set. False: `*err` says
 * why, nothing to close. */
lede_status cli_job_start(cli_job *job, const cli *c, lede_run_options *options, lede_error *err);
/* The same, the error told on standard error. */
bool cli_job_open(cli_job *job, const cli *c, lede_run_options *options);

/* Take every item and drop it. The exit code so far. */
int cli_job_drain(cli_job *job);
/* The exit code of a run whose last lede_run_next said `status`; tells the error. */
int cli_job_code(cli_job *job, lede_status status, const lede_error *err);

/* Close it, on demand telling the articles that failed. How far it came. */
lede_progress cli_job_close(cli_job *job, bool tell_failures);
/* Whether there was no article at all; where --where left out all of them, it is told. */
bool cli_job_is_empty(const cli *c, const lede_progress *end);

#endif
