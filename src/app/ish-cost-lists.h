/* The lists of the Cost tab beside its table: bars, what has no price, where prices come from.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-money-view.h"
#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

/* Each replaces what is in @list. Rows about a drawn resource carry its id as "ish-id". */

/* Dearest first: by service, or by frame with all that stands in it. */
void ish_cost_fill_bars (GtkListBox *list, IshCost *cost, IshDesign *design, IshCatalog *catalog,
                         IshMoneyView *money, gboolean frames);
void ish_cost_fill_unpriced (GtkListBox *list, IshCost *cost, IshDesign *design,
                             IshCatalog *catalog);
void ish_cost_fill_prices (GtkListBox *list, IshCost *cost);

G_END_DECLS
