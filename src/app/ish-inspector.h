/* What is selected, as a form: a resource, a line, a note, or the design itself.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-document.h"

G_BEGIN_DECLS

#define ISH_TYPE_INSPECTOR (ish_inspector_get_type ())
G_DECLARE_FINAL_TYPE (IshInspector, ish_inspector, ISH, INSPECTOR, GtkWidget)

/* Signals: ::jump (char *id): the user wants to see another thing on the canvas;
 *   ::environment (char *name): and another environment, whose cost is to be shown first. */

void ish_inspector_set_document (IshInspector *self, IshDocument *document); /* (nullable) */
/* @id: (nullable): the design itself; @n_selected: over 1, a summary is shown. */
void ish_inspector_show (IshInspector *self, const char *id, guint n_selected);
/* Puts the keyboard into the field of a property ("properties.cidr"), or into the name. */
void ish_inspector_focus_property (IshInspector *self, const char *property);

G_END_DECLS
