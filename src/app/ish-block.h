/* An argument that is a block, or a list of blocks: each a group of arguments that opens and shuts.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

#define ISH_TYPE_BLOCK (ish_block_get_type ())
G_DECLARE_FINAL_TYPE (IshBlock, ish_block, ISH, BLOCK, GtkWidget)

/* Signal: ::edited (gboolean structure): see IshArguments. */

/* @prop: %ISH_PROP_BLOCK or %ISH_PROP_BLOCKS. @path: of the argument. */
IshBlock *ish_block_new (const IshProp *prop, const char *path);
/* @value: (nullable): not set. A lone object is a list of one. */
void      ish_block_set_value (IshBlock *self, JsonNode *value);
JsonNode *ish_block_get_value (IshBlock *self); /* (transfer full) (nullable) */
/* Adds an empty block when there is none, and says so by ::edited. */
void      ish_block_begin (IshBlock *self);

G_END_DECLS
