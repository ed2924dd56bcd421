/* A stack put together node by node, of code that was read rather than of a design.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

typedef struct _IshStackBuilder IshStackBuilder;

/* What the head of the stack says; all copied. */
typedef struct {
  const char *cloud;       /* "aws" */
  const char *name;
  const char *region;
  const char *environment;
} IshStackHead;

IshStackBuilder *ish_stack_builder_new (IshCatalog *catalog, const IshStackHead *head);
void             ish_stack_builder_free (IshStackBuilder *self);
/* Another head, once it is known. */
void             ish_stack_builder_set_head (IshStackBuilder *self, const IshStackHead *head);
/* For the values of the nodes; lives as long as the stack. */
IshArena        *ish_stack_builder_get_arena (IshStackBuilder *self);

/**
 * ish_stack_builder_add:
 * @node: copied; its strings and values must live in the builder's arena. A missing owner list or
 *   resource id is filled.
 *
 * Returns: whether the key was free; a second node of a key is left out
 */
gboolean         ish_stack_builder_add (IshStackBuilder *self, const IshNode *node);

/**
 * ish_stack_builder_finish:
 *
 * In a stack made this way an input stands for what is not known, and questions about it are not
 * decided (ish_query_decide()); in a design's stack an input is a value like others.
 *
 * Returns: (transfer full): the stack; the builder is empty afterwards and only to be freed
 */
IshStack        *ish_stack_builder_finish (IshStackBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshStackBuilder, ish_stack_builder_free)

G_END_DECLS
