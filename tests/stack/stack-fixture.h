/* Designs in a few words, resolved, and stacks as text to compare.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

/* The made-up cloud of tests/stack/catalog, which the program knows nothing of. (transfer full) */
IshCatalog *stack_fixture_toy (void);
/* The catalogue of the program. (transfer full) */
IshCatalog *stack_fixture_real (void);

/* @resources and @connections: items of JSON arrays with ' for ", such as
 * "{'id': 'a', 'type': 'toy.func'}"; missing keys are filled in. (transfer full) */
IshDesign *stack_fixture_design (const char *settings, const char *resources,
                                 const char *connections);
IshStack  *stack_fixture_resolve (IshCatalog *catalog, const char *resources,
                                  const char *connections);

/* One line a node, all of it but owners. (transfer full) */
char *stack_fixture_nodes (IshStack *stack);
/* All a stack has. (transfer full) */
char *stack_fixture_dump (IshStack *stack);
/* A node's arguments as JSON-like text, references as <node.attr>. (transfer full) */
char *stack_fixture_args (IshStack *stack, const char *key);
/* An argument at "a.b". */
const IshValue *stack_fixture_arg (IshStack *stack, const char *key, const char *path);
char *stack_fixture_value (const IshValue *value);

/* "severity rule resource property" of each finding, one a line. (transfer full) */
char *stack_fixture_findings (IshStack *stack);
/* The finding of a rule about a resource, or %NULL. */
const IshFinding *stack_fixture_finding (IshStack *stack, const char *rule,
                                         const char *resource_id);

G_END_DECLS
