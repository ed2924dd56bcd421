/* What a line in the hand would write, beside what it is over; or why it may not be drawn.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-document.h"
#include "canvas/ish-canvas.h"

G_BEGIN_DECLS

#define ISH_TYPE_LINE_TIP (ish_line_tip_get_type ())
G_DECLARE_FINAL_TYPE (IshLineTip, ish_line_tip, ISH, LINE_TIP, GtkWidget)

/* An overlay over the canvas, at its top left. */
void ish_line_tip_set_document (IshLineTip *self, IshDocument *document); /* (nullable) */
/* @probe: (nullable): hides. Shows the kind of line at once, and what it writes as soon as a worker
 * has found out; both are remembered until the design changes. */
void ish_line_tip_show (IshLineTip *self, const IshProbe *probe);

G_END_DECLS
