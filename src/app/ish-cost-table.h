/* What each resource of a design costs, as a table that holds thousands of them.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

#include "app/ish-money-view.h"
#include "catalog/ish-catalog.h"

G_BEGIN_DECLS

#define ISH_TYPE_COST_TABLE (ish_cost_table_get_type ())
G_DECLARE_FINAL_TYPE (IshCostTable, ish_cost_table, ISH, COST_TABLE, GtkWidget)

/* Signal: ::activated (char *id): double click or Enter */

GtkWidget *ish_cost_table_new (void);
/* Dearest first; the order stays while @keep_order is set and the resources are the same. */
void       ish_cost_table_set (IshCostTable *self, IshCost *cost, IshDesign *design,
                               IshCatalog *catalog, IshMoneyView *money, gboolean keep_order);

/* The name people know a resource by. */
const char *ish_cost_name_resource (IshDesign *design, IshCatalog *catalog, const char *id);

G_END_DECLS
