/* The window: a start page, or a design between its palette, its form and its code.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <adwaita.h>

#include "app/ish-document.h"

G_BEGIN_DECLS

#define ISH_TYPE_WINDOW (ish_window_get_type ())
G_DECLARE_FINAL_TYPE (IshWindow, ish_window, ISH, WINDOW, AdwApplicationWindow)

IshWindow   *ish_window_new (GtkApplication *application, IshCatalog *catalog);
IshDocument *ish_window_get_document (IshWindow *self); /* (nullable): the start page is shown */

/* Shows the document, in place of the start page or of another one. */
void ish_window_set_document (IshWindow *self, IshDocument *document);
/* An empty or given new design, never saved. @design: (nullable) */
void ish_window_start (IshWindow *self, IshDesign *design);
/* Shows what was read from a file. */
void ish_window_open (IshWindow *self, IshDesign *design, const char *path);
/* A sentence that goes by itself. */
void ish_window_say (IshWindow *self, const char *sentence);

G_END_DECLS
