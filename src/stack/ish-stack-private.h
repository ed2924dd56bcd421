/* What a stack holds. Private to src/stack.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-stack.h"

G_BEGIN_DECLS

struct _IshStack
{
  gint ref_count;      /* atomic: made in a worker, read on the main thread */
  IshArena *arena;     /* owned: all values and strings below */
  IshCatalog *catalog; /* owned: some strings are its */
  const char *cloud, *name, *region, *environment, *prefix;
  JsonObject *tags;      /* (nullable) owned: a copy */
  GPtrArray *nodes;      /* (element-type IshNode) by key; in the arena */
  GHashTable *by_key;    /* key -> IshNode */
  GPtrArray *findings;   /* owned IshFinding */
  GPtrArray *implied;    /* owned IshImplied, strings in the arena */
  GPtrArray *outputs;    /* owned IshStackOutput, the same */
  GPtrArray *inputs;     /* owned IshStackInput, the same */
  gboolean is_code;      /* read from code: an input is what nobody knows */
};

/* Everything empty; the head is to be filled. */
IshStack *_ish_stack_new_empty (IshCatalog *catalog);
/* ish-resolve.c: fills everything below the head. */
void _ish_stack_fill (IshStack *self, IshDesign *design);

G_END_DECLS
