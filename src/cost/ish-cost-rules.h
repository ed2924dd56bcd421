/* How much of what a cloud resource uses up, read from data: data/costs/README.md says how.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISH_COST_ERROR (ish_cost_error_quark ())
GQuark ish_cost_error_quark (void);

/* A mistake in the rules' data: "costs/aws/network.json: aws_lb: lines[1].quantity: ..." */
typedef enum { ISH_COST_ERROR_DATA } IshCostError;

typedef enum { ISH_USAGE_LOW, ISH_USAGE_MID, ISH_USAGE_HIGH, ISH_N_USAGE } IshUsageLevel;

/* Something a design cannot know: for sliders. Fields are read only. */
typedef struct {
  const char *key;   /* "requests" */
  const char *label; /* (msgid): "Requests" */
  const char *unit;  /* (msgid): "a month" */
  gint64      value[ISH_N_USAGE]; /* assumed when nobody says: units times 10^6 */
} IshUsageFigure;

typedef struct _IshCostRules IshCostRules; /* reference counted, immutable, any thread */

/* From the bundle; the environment's ISSHONI_COSTS names a folder instead. */
IshCostRules *ish_cost_rules_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @folder has {aws,...}/ *.json */
IshCostRules *ish_cost_rules_new_for_folder (const char *folder,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
IshCostRules *ish_cost_rules_ref (IshCostRules *self);
void          ish_cost_rules_unref (IshCostRules *self);

guint                 ish_cost_rules_get_n_figures (IshCostRules *self);
const IshUsageFigure *ish_cost_rules_get_figure_at (IshCostRules *self, guint index);
const IshUsageFigure *ish_cost_rules_get_figure (IshCostRules *self, const char *key);
/* Whether a Terraform type is priced by a rule or said to cost nothing of its own. */
gboolean              ish_cost_rules_has_type (IshCostRules *self, const char *cloud,
                                               const char *type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshCostRules, ish_cost_rules_unref)

G_END_DECLS
