/* Generic types while they resolve: what they are given, what they refer to, and which dialects
 * can say it. Private to src/stack.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-schema.h"
#include "stack/ish-resolve-private.h"

G_BEGIN_DECLS

/* What one line puts into an argument. */
typedef struct
{
  const char *path; /* "vpc_config.subnet_ids" */
  const IshValue *value;
  const IshLine *line;
  IshInstance *other;
  const char *kind; /* of the other one's node */
  gboolean used;
} IshGenericRef;

typedef struct
{
  IshInstance *instance;
  IshBuilt *built;
  GPtrArray *refs; /* of owned IshGenericRef */
  const IshValue *own;   /* map: arguments in the dialect of the type */
  const IshValue *other; /* (nullable): in the other dialect; none when it cannot say them */
  GString *missing;      /* arguments the other dialect does not have */
  gboolean is_terraform;
  gboolean in_own, in_other; /* the dialect has it, as far as is known */
} IshGenericNode;

/* --- ish-generic-values.c --- */

/* Checks what is typed, with what lines give, and fills @own. Says what is wrong. */
void _ish_generic_read (IshResolve *self, IshGenericNode *node);

/* --- ish-generic-twin.c --- */

/* The arguments as the other dialect's; %NULL with names in @missing when it cannot say one. */
const IshValue *_ish_generic_translate (IshResolve *self, const IshService *service,
                                        const IshValue *own, GString *missing);

G_END_DECLS
