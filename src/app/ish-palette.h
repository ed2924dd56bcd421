/* The services one can draw: search in three languages, drag, or Enter.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

#define ISH_TYPE_PALETTE (ish_palette_get_type ())
G_DECLARE_FINAL_TYPE (IshPalette, ish_palette, ISH, PALETTE, GtkWidget)

/* Signals: ::insert (char *type) when a service is chosen without dragging it;
 *   ::done () when the user leaves the search with Esc. */
void ish_palette_set_catalog (IshPalette *self, IshCatalog *catalog);
void ish_palette_focus_search (IshPalette *self);

G_END_DECLS
