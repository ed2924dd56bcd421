/* What a resolved design costs a month: a fixed part that is exact, a usage part in three figures
 * with their assumptions, and a list of what has no known price.
 *
 * Rules are data (data/costs/CLOUD/, see data/costs/README.md): no service is known here by name.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "cost/ish-cost-rules.h"
#include "cost/ish-price-book.h"
#include "stack/ish-stack.h"

G_BEGIN_DECLS

typedef gint64 IshMoney; /* US dollars times 10^6, a month of 730 hours */

/* One figure; fields are read only and live as long as the estimate. */
typedef struct {
  const char *resource_id; /* drawn resource it is counted to: who caused it */
  const char *node;        /* (nullable): key of the cloud resource */
  const char *label;       /* (msgid): "Instance hours" */
  const char *item;        /* of the price book; (nullable): the rule knows of none */
  const char *unit;        /* of the price; (nullable) */
  gboolean    is_usage;
  gboolean    is_priced;   /* %FALSE: amounts are 0 and stand for nothing */
  const char *reason;      /* (msgid) (nullable): why there is no price */
  gint64      quantity[ISH_N_USAGE]; /* units times 10^6; fixed: three times the same */
  IshMoney    amount[ISH_N_USAGE];
  const char *figure;      /* (nullable): key of the usage figure it rests on: "requests" */
  IshPrice    price;       /* when priced */
} IshCostLine;

typedef struct {
  IshMoney fixed;
  IshMoney usage[ISH_N_USAGE];
  guint    n_unpriced;
} IshCostSum;

typedef struct _IshCost IshCost; /* reference counted, immutable; keeps the stack */

/**
 * ish_cost_estimate:
 * @usage: (nullable): "KEY" or "ID.KEY" to a number a month, instead of the three figures: as
 *   ish_design_get_usage() gives it; copied
 * @discounts: (nullable): item prefix ("EC2/", "RDS/db.t4g.") to a fraction taken off, 0..1
 *
 * Pure: the same arguments give the same figures, line by line. Sum of the lines of all
 * resources = total, exactly.
 */
IshCost *ish_cost_estimate (IshStack *stack, IshCostRules *rules, IshPriceBook *book,
                            JsonObject *usage, JsonObject *discounts);
IshCost *ish_cost_ref (IshCost *self);
void     ish_cost_unref (IshCost *self);

/* Whether anything is known of what a Terraform type costs. */
gboolean           ish_cost_has_type (IshCost *self, const char *type);
guint              ish_cost_get_n_lines (IshCost *self);
const IshCostLine *ish_cost_get_line_at (IshCost *self, guint index); /* by resource id */
IshCostSum         ish_cost_get_total (IshCost *self);
/* Of one drawn resource, without what stands inside it; noughts for an unknown id. */
IshCostSum         ish_cost_get_resource (IshCost *self, const char *resource_id);
/* Of a frame and all that is drawn inside it. */
IshCostSum         ish_cost_get_subtree (IshCost *self, IshDesign *design,
                                         const char *resource_id);
IshPriceBook      *ish_cost_get_book (IshCost *self);

/* The usage figures that at least one line of the estimate rests on. */
guint                 ish_cost_get_n_figures (IshCost *self);
const IshUsageFigure *ish_cost_get_figure_at (IshCost *self, guint index);
/* Whether somebody gave a number for the figure, for all resources or for one. */
gboolean              ish_cost_is_given (IshCost *self, const char *figure,
                                         const char *resource_id);

/* "$1,234.56" rounded to cents; "< $0.01". (transfer full) */
char *ish_money_format (IshMoney amount);
/* In another currency at @rate a dollar: "₩1,234,000", "¥123,456". (transfer full) */
char *ish_money_format_in (IshMoney amount, const char *currency, double rate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshCost, ish_cost_unref)

G_END_DECLS
