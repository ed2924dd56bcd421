/* "Can A reach B on port P?": the question, the steps of the answer, and the way on the canvas.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-document.h"

G_BEGIN_DECLS

#define ISH_TYPE_REACH_PANE (ish_reach_pane_get_type ())
G_DECLARE_FINAL_TYPE (IshReachPane, ish_reach_pane, ISH, REACH_PANE, GtkWidget)

/* Signals: ::changed () when the way is another or gone; ::jump (char *id) */

void ish_reach_pane_set_document (IshReachPane *self, IshDocument *document); /* (nullable) */
/* Shows itself. Ids of drawn resources; @from %NULL is the internet. */
void ish_reach_pane_ask (IshReachPane *self, const char *from, const char *to);
/* After the document was judged: the answer may be another. */
void ish_reach_pane_refresh (IshReachPane *self);
/* Ids of what is on the way, lines among them; %NULL while nothing is asked. (transfer none) */
GHashTable *ish_reach_pane_get_way (IshReachPane *self);

G_END_DECLS
