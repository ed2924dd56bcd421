/* The Cost tab: what the design costs a month, by resource, service and frame, with what is assumed
 * of its usage, and what has no known price.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-document.h"
#include "app/ish-money-view.h"

G_BEGIN_DECLS

#define ISH_TYPE_COST_PANE (ish_cost_pane_get_type ())
G_DECLARE_FINAL_TYPE (IshCostPane, ish_cost_pane, ISH, COST_PANE, GtkWidget)

/* Signals: ::jump (char *id); ::environment (char *name): the user asks what another one costs */

void ish_cost_pane_set_money (IshCostPane *self, IshMoneyView *money);
void ish_cost_pane_set_document (IshCostPane *self, IshDocument *document); /* (nullable) */
/* Usage is shown and set for one resource, or for all. @id: (nullable) */
void ish_cost_pane_set_selected (IshCostPane *self, const char *id);
/* After the document was judged. Costs nothing while the tab is not on the screen. */
void ish_cost_pane_refresh (IshCostPane *self);

G_END_DECLS
