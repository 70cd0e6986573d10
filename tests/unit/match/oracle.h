/* oracle.h — the meaning of a pattern as scripts/SEMANTICS.md has it, in the plainest way: try
 * everything in order, from the tree, asking the article for each test anew. Shares the parser with
 * the engine and nothing else. Steps are counted, and a case that takes too many is left out. */
#ifndef LEDE_TESTS_MATCH_ORACLE_H
#define LEDE_TESTS_MATCH_ORACLE_H

#include "fixture.h"

/* Fills stand->out; false when it took more than `most` steps. */
bool oracle_run(match_stand *stand, const match_case *c, uint64_t most);

#endif
