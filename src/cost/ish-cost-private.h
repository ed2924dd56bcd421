/* What rules and the estimate share. Private to src/cost.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "catalog/ish-expr.h"
#include "cost/ish-cost.h"

G_BEGIN_DECLS

/* Text with expressions in it: "EC2/{instance_type}". */
typedef struct
{
  char *text;    /* owned; (nullable) when expr */
  IshExpr *expr; /* owned; (nullable) */
} IshItemPart;

typedef struct
{
  char *name;
  IshExpr *expr;
} IshCostLet;

typedef struct
{
  char *label;          /* owned */
  char *reason;         /* owned (nullable): why there is no price; then no items */
  GPtrArray *items;     /* owned: alternatives, each a GArray of IshItemPart */
  IshExpr *when;        /* (nullable) */
  IshExpr *each;        /* (nullable): once for each item of it */
  IshExpr *quantity;    /* (nullable): 1 */
  IshExpr *levels[ISH_N_USAGE]; /* (nullable): instead of quantity and figure */
  gint64 times, over;   /* scale: "0.128/1024" is 128 / 1024000 */
  const IshUsageFigure *figure; /* (nullable) */
} IshCostLineRule;

typedef struct
{
  GArray *lets;     /* owned (element-type IshCostLet) */
  GPtrArray *lines; /* owned IshCostLineRule; none: costs nothing of its own */
} IshCostTypeRule;

struct _IshCostRules
{
  gint ref_count;
  GPtrArray *figures; /* owned IshUsageFigure, in the order of the data */
  GHashTable *clouds; /* owned: cloud -> GHashTable of type -> IshCostTypeRule */
};

/* (nullable) */
const IshCostTypeRule *_ish_cost_rules_get_type (IshCostRules *self, const char *cloud,
                                                 const char *type);

G_END_DECLS
