/* Where a new design begins: an idea in any of three languages, or a picture of a starter.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "catalog/ish-catalog.h"
#include "design/ish-design.h"

G_BEGIN_DECLS

#define ISH_TYPE_START_PAGE (ish_start_page_get_type ())
G_DECLARE_FINAL_TYPE (IshStartPage, ish_start_page, ISH, START_PAGE, GtkWidget)

/* Signals: ::start (IshDesign *design): a new, unsaved design to show;
 *   ::recover (char *file, char *path): unsaved work to show;
 *   ::open (char *path): a recent file. */
void ish_start_page_set_catalog (IshStartPage *self, IshCatalog *catalog);
/* Reads recent files and unsaved work anew. */
void ish_start_page_refresh (IshStartPage *self);

G_END_DECLS
