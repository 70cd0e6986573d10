/* example.h — runs the examples of rules: each is an article that goes through the whole cascade;
 * what the rule wrote is compared with what was expected, named fields only. What a rule wrote is
 * its records; of a rule without a table, its annotations.
 * thread: the caller's, with a cascade of its own
 * floor: run */
#ifndef LEDE_RUN_EXAMPLE_H
#define LEDE_RUN_EXAMPLE_H

#include "run/cascade.h"

typedef struct lede_example_listener {
    void (*each)(void *context, const lede_example_result *);
    void *context;
    bool all; /* also examples of packs that a script requires */
} lede_example_listener;

/* In the order declared. A known miss (`todo`) passes either way; when it is no longer missed its
 * detail says so. */
lede_status lede_examples_run(const lede_program *program, const lede_hooks *hooks,
                              const lede_example_listener *listener, lede_error *err);

#endif
