/* The arguments of a resource type without a form of its own, or of one of its blocks: the required
 * ones and those that are set, and a search for the rest.
 *
 * A type can have over a hundred arguments: only what is used has a row.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

#define ISH_TYPE_ARGUMENTS (ish_arguments_get_type ())
G_DECLARE_FINAL_TYPE (IshArguments, ish_arguments, ISH, ARGUMENTS, GtkWidget)

/* Signal: ::edited (char *name, gboolean structure): an argument has another value; @structure: a
 * block came or went, which is an edit of its own and not typing. */

/* @path: of the whole, for the names of fields: "properties". Borrows from the catalogue. */
IshArguments *ish_arguments_new_for_service (const IshService *service, const char *path);
IshArguments *ish_arguments_new_for_block (const IshProp *block, const char *path);

/* Shows @value; rows that show theirs already keep their cursor. @value: (nullable): empty */
void          ish_arguments_set_value (IshArguments *self, JsonObject *value);
/* Shows one of them; @value: (nullable): not set */
void          ish_arguments_set_argument (IshArguments *self, const char *name, JsonNode *value);
JsonObject   *ish_arguments_get_value (IshArguments *self); /* (transfer full) */
/* (transfer full) (nullable): not set */
JsonNode     *ish_arguments_get_argument (IshArguments *self, const char *name);
/* Puts the keyboard into an argument, which gets a row if it has none. */
gboolean      ish_arguments_focus (IshArguments *self, const char *name);

G_END_DECLS
