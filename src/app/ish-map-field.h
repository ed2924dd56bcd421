/* An argument that is a map of texts: a row for each name and its text.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

#define ISH_TYPE_MAP_FIELD (ish_map_field_get_type ())
G_DECLARE_FINAL_TYPE (IshMapField, ish_map_field, ISH, MAP_FIELD, GtkWidget)

/* Signal: ::edited () */

IshMapField *ish_map_field_new (const IshProp *prop, const char *path);
void         ish_map_field_set_value (IshMapField *self, JsonNode *value); /* (nullable) */
/* (transfer full) (nullable): %NULL: no row has a name */
JsonNode    *ish_map_field_get_value (IshMapField *self);

G_END_DECLS
