/* A stack written by hand, for tests: JSON in, what the generator prints from out.
 * SPDX-License-Identifier: MIT
 *
 *   {"name", "region", "environment", "prefix", "tags": {}, "cloud": {}, "kinds": {},
 *    "nodes":   [{"key", "kind", "args", "after": [], "owners": [],
 *                 "region", "retain", "lifecycle"}],
 *    "outputs": [{"name", "description", "value"}],
 *    "inputs":  [{"name", "type", "description", "default"}]}
 *
 * In values "@{key.attr}" is a reference, "@{region}" "@{account}" "@{partition}" "@{prefix}" a
 * pseudo, "@{?name}" an input; inside text they join. Nodes may come in any order. Without "kinds"
 * and "cloud": those of catalog/aws/kinds/test.json and of the catalogue. ' stands for ". */
#pragma once

#include "generate/ish-output-private.h"

typedef struct _TestStack TestStack;

TestStack       *test_stack_new (const char *json);
void             test_stack_free (TestStack *self);
const IshSource *test_stack_get_source (TestStack *self);
/* A value as written in "args"; lives as long as @self. */
const IshValue  *test_stack_value (TestStack *self, const char *json);

/* The tables that core-schema.py cut for the catalogue, from $ISSHONI_SCHEMA. */
const IshSchema *test_schema (void);
/* Text of one file of a dialect; the test fails when generating does, or without such a file. */
char            *test_generate (const char *json, IshDialect dialect, const char *file);
/* The message of the error generating ends with; the test fails when it does not. */
char            *test_generate_error (const char *json, IshDialect dialect);
/* Fails the test, showing the text, unless it holds @part. */
void             test_assert_has (const char *text, const char *part);
void             test_assert_lacks (const char *text, const char *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestStack, test_stack_free)
