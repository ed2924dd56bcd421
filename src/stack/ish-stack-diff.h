/* What is different between two stacks: what drawing, changing or removing something writes.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

typedef enum {
  ISH_CHANGE_ADDED,
  ISH_CHANGE_CHANGED,
  ISH_CHANGE_REMOVED,
} IshChangeKind;

/* One argument that is different. */
typedef struct {
  const char     *path;   /* "environment.variables.TABLE"; "" is the node as a whole: its order,
                             lifecycle or what becomes of it at the end. An item of a list has the
                             path of the list. */
  const IshValue *before; /* (nullable): was not there */
  const IshValue *after;  /* (nullable): is not there any more */
} IshArgChange;

/* One cloud resource that is different. Fields are read only. */
typedef struct {
  IshChangeKind  kind;
  const char    *key;
  const IshNode *before; /* (nullable): added */
  const IshNode *after;  /* (nullable): removed */
  const GArray  *args;   /* (element-type IshArgChange): of a changed one; else empty */
} IshChange;

typedef struct _IshStackDiff IshStackDiff;

/**
 * ish_stack_diff:
 *
 * Nodes are matched by key and kind: a key that changes its kind is one removed and one added. Who
 * wants a node (its owners) is no difference. Linear in the number of nodes.
 *
 * Returns: (transfer full): keeps both stacks for as long as it lives
 */
IshStackDiff *ish_stack_diff (IshStack *before, IshStack *after);
void          ish_stack_diff_free (IshStackDiff *self);

IshStack *ish_stack_diff_get_before (IshStackDiff *self);
IshStack *ish_stack_diff_get_after (IshStackDiff *self);
/* (element-type IshChange): added, changed, removed; by key within each */
const GPtrArray *ish_stack_diff_get_changes (IshStackDiff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshStackDiff, ish_stack_diff_free)

G_END_DECLS
