/* The generated code of one dialect, with the lines of what is selected on the canvas marked.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "generate/ish-generate.h"

G_BEGIN_DECLS

#define ISH_TYPE_CODE_PANE (ish_code_pane_get_type ())
G_DECLARE_FINAL_TYPE (IshCodePane, ish_code_pane, ISH, CODE_PANE, GtkWidget)

/* Signals: ::files-changed () when the list of files or the shown one is another;
 *   ::located (char *id): a click on a line that belongs to a drawn resource or line. */

/* @output: (nullable); @error: (nullable): shown instead of code */
void ish_code_pane_set_output (IshCodePane *self, IshOutput *output, IshDialect dialect,
                               const char *error);
/* Marks and scrolls to what belongs to @id; %NULL marks nothing. Switches the file when the code
 * stands in another. */
void        ish_code_pane_set_selected (IshCodePane *self, const char *id);
void        ish_code_pane_set_dark (IshCodePane *self, gboolean dark);
/* (transfer full): names of the text files, %NULL-terminated */
char      **ish_code_pane_list_files (IshCodePane *self);
const char *ish_code_pane_get_file (IshCodePane *self); /* (nullable) */
void        ish_code_pane_set_file (IshCodePane *self, const char *name);
char       *ish_code_pane_dup_text (IshCodePane *self);

G_END_DECLS
