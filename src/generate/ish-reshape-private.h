/* Neutral arguments as CloudFormation properties.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "generate/ish-lower-private.h"
#include "generate/ish-tree-private.h"

G_BEGIN_DECLS

typedef struct _IshReshapePlan IshReshapePlan; /* where one argument of one kind goes */
#define ISH_N_RESHAPE_PLANS 4096 /* a power of two; a catalogue in full use has some 3,000 */

/* One template being written. */
typedef struct {
  IshLow     *low;
  gboolean    edge;       /* the template of the edge region */
  GHashTable
    *crossing; /* parameter name -> IshValue ref, of what the main one needs from the edge */
  GHashTable *input_ids;  /* input name -> logical id */
  GHashTable *used;       /* names of parameters this template refers to */
  const IshReshapePlan **plans; /* ISH_N_RESHAPE_PLANS; a later one in the place of an earlier */
} IshTemplateWriter;

#define ISH_PREFIX_PARAMETER "NamePrefix"

/* --- ish-template-value.c --- */

/* A value as it stands, references and text substituted; keys are data. */
IshTree *_ish_reshape_raw (IshTemplateWriter *self, const IshLowNode *node, const IshValue *value);
/* A map or list as JSON text on lines of its own; anything else as it stands. */
IshTree *_ish_reshape_document (IshTemplateWriter *self, const IshLowNode *node,
                                const IshValue *value);

/* --- ish-reshape.c --- */

/* The arguments of @node (without its tags) as properties; @shape: of what they become part of. */
IshTree *_ish_reshape (IshTemplateWriter *self, const IshLowNode *node, const IshValue *args,
                       const IshShape *shape);
/* The shape at "A.B" inside @shape, through lists; %NULL and an error when there is none. */
const IshShape *_ish_reshape_shape_at (IshTemplateWriter *self, const IshLowNode *node,
                                       const IshShape *shape, const char *path);

G_END_DECLS
