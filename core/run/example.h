/* example.h — runs the examples of rules: each is an article that goes through the whole cascade;
 * what the rule wrote is compared with what was expected, named fields only.
 * floor: run */
#ifndef LEDE_RUN_EXAMPLE_H
#define LEDE_RUN_EXAMPLE_H

#include "run/cascade.h"

lede_status lede_examples_run(const lede_program *program, const lede_hooks *hooks,
                              void (*each)(void *context, const lede_example_result *),
                              void *context, lede_error *err);

#endif
