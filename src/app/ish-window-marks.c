/* What the canvas and the header show of cost and findings, for each of the views.
 *
 * The canvas knows neither: it is handed plain tables by id, made anew after each judgement.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window-private.h"

#include <math.h>

#include <glib/gi18n.h>

#include "app/ish-money-view.h"
#include "app/ish-trace.h"

/* --- findings --- */

typedef struct {
  guint counts[3]; /* by IshSeverity */
} Tally;

/* Of the design as a whole under "". */
static GHashTable *
tally_findings (IshWindow *self, Tally *all)
{
  GHashTable *tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  IshStack *stack = ish_document_get_stack (self->document);
  IshReport *report = ish_document_get_report (self->document);
  const GPtrArray *findings = ish_stack_get_findings (stack);
  guint n = report ? ish_report_get_n (report) : 0;

  for (guint i = 0; i < findings->len + n; i++)
    {
      const IshFinding *finding = i < findings->len ? findings->pdata[i] : NULL;
      const IshCheck *check = finding ? NULL : ish_report_get_at (report, i - findings->len);
      const char *id = finding ? finding->resource_id : check->resource_id;
      IshSeverity severity = finding ? finding->severity : check->severity;
      Tally *tally;

      if (check && check->result != ISH_RESULT_FAIL)
        continue;
      id = id ? ish_stack_get_cause (stack, id) : "";
      tally = g_hash_table_lookup (tallies, id);
      if (tally == NULL)
        g_hash_table_insert (tallies, g_strdup (id), tally = g_new0 (Tally, 1));
      tally->counts[severity]++;
      all->counts[severity]++;
    }
  return tallies;
}

/* "2 errors, 1 warning" (transfer full) */
static char *
describe_tally (const Tally *tally)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint errors = tally->counts[ISH_SEVERITY_ERROR];
  guint warnings = tally->counts[ISH_SEVERITY_WARNING];
  guint notes = tally->counts[ISH_SEVERITY_NOTE];

  if (errors > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u error", "%u errors", errors), errors));
  if (warnings > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u warning", "%u warnings", warnings), warnings));
  if (notes > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u note", "%u notes", notes), notes));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
show_findings (IshWindow *self, GHashTable *tallies)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, tallies);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Tally *tally = value;
      int worst = tally->counts[ISH_SEVERITY_ERROR] > 0     ? ISH_SEVERITY_ERROR
                  : tally->counts[ISH_SEVERITY_WARNING] > 0 ? ISH_SEVERITY_WARNING
                                                            : ISH_SEVERITY_NOTE;

      g_hash_table_insert (marks, g_strdup (id), GINT_TO_POINTER (worst + 1));
    }
  ish_canvas_set_findings (self->canvas, marks);
}

static void
show_counts (IshWindow *self, const Tally *all)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *described = describe_tally (all);
  guint n = all->counts[0] + all->counts[1] + all->counts[2];

  if (all->counts[ISH_SEVERITY_ERROR] > 0)
    g_string_append_printf (text, "⬣ %u  ", all->counts[ISH_SEVERITY_ERROR]);
  if (all->counts[ISH_SEVERITY_WARNING] > 0)
    g_string_append_printf (text, "▲ %u", all->counts[ISH_SEVERITY_WARNING]);
  gtk_label_set_text (self->problems_badge, text->len > 0 ? g_strchomp (text->str) : "✓");
  gtk_widget_set_tooltip_text (gtk_widget_get_parent (GTK_WIDGET (self->problems_badge)),
                               n > 0 ? described : _("No problems in this design."));
  gtk_button_set_label (GTK_BUTTON (self->problems_tab), _("Problems"));
  if (n > 0)
    {
      g_autofree char *label = g_strdup_printf ("%s  %u", _("Problems"), n);

      gtk_button_set_label (GTK_BUTTON (self->problems_tab), label);
    }
  ish_trace_say ("COUNTS", "%u %u %u", all->counts[ISH_SEVERITY_ERROR],
                 all->counts[ISH_SEVERITY_WARNING], all->counts[ISH_SEVERITY_NOTE]);
}

/* --- money --- */

static void
add_sum (IshCostSum *sum, const IshCostSum *other)
{
  sum->fixed += other->fixed;
  sum->n_unpriced += other->n_unpriced;
  for (guint i = 0; i < ISH_N_USAGE; i++)
    sum->usage[i] += other->usage[i];
}

/* Of each resource with all that is drawn in it; in one pass over the design. */
static GHashTable *
sum_up (IshWindow *self, IshCost *cost)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  IshDesign *design = ish_document_get_design (self->document);

  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const IshResource *resource = ish_design_get_resource_at (design, i);
      IshCostSum own = ish_cost_get_resource (cost, resource->id);

      g_hash_table_insert (sums, (gpointer) resource->id, g_memdup2 (&own, sizeof own));
      while (resource->parent
             && (resource = ish_design_get_resource (design, resource->parent)) != NULL)
        {
          IshCostSum *around = g_hash_table_lookup (sums, resource->id);

          if (around)
            add_sum (around, &own);
        }
    }
  return sums;
}

static IshMoney
get_month (const IshCostSum *sum)
{
  return sum->fixed + sum->usage[ISH_USAGE_MID];
}

/* "$42.10 · 38 %": the share in words too, not only as a colour. (transfer full) (nullable) */
static char *
make_pill (IshWindow *self, const IshCostSum *sum, IshMoney total, gboolean with_share)
{
  IshMoney month = get_month (sum);
  g_autofree char *amount = ish_money_show (self->money, month);

  if (month <= 0)
    return sum->n_unpriced > 0 ? g_strdup ("?") : NULL;
  if (with_share && total > 0 && month * 100 >= total)
    return g_strdup_printf ("%s · %.0f %%", amount, (double) month / (double) total * 100);
  if (sum->n_unpriced > 0)
    return g_strdup_printf ("%s + ?", amount);
  return g_steal_pointer (&amount);
}

static void
show_amounts (IshWindow *self, IshCost *cost)
{
  g_autoptr (GHashTable) sums = sum_up (self, cost);
  g_autoptr (GHashTable) amounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) tints = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  IshDesign *design = ish_document_get_design (self->document);
  IshCostSum all = ish_cost_get_total (cost);
  gboolean shares = self->view == ISH_VIEW_COST;

  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const IshResource *resource = ish_design_get_resource_at (design, i);
      const IshService *service = ish_catalog_get_service (self->catalog, resource->type);
      gboolean frame = service && ish_service_get_frame (service) != NULL;
      const IshCostSum *sum = g_hash_table_lookup (sums, resource->id);
      /* Sums of frames would repeat on each level what the cards say; that is the cost view's. */
      char *pill = shares || !frame ? make_pill (self, sum, get_month (&all), shares) : NULL;

      if (pill)
        g_hash_table_insert (amounts, g_strdup (resource->id), pill);
      /* By the root: what costs a hundredth is still seen, and all of it is full. */
      if (shares && !frame && get_month (&all) > 0 && get_month (sum) > 0)
        g_hash_table_insert (
          tints, g_strdup (resource->id),
          GUINT_TO_POINTER (
            1 + (guint) (sqrt ((double) get_month (sum) / (double) get_month (&all)) * 999)));
    }
  ish_canvas_set_amounts (self->canvas, amounts, shares ? tints : NULL);
}

/* --- tooltips --- */

/* When the pointer rests there: for a thousand at once it would take longer than a frame. */
static char *
describe_resource (const char *id, gpointer user_data)
{
  IshWindow *self = user_data;
  IshCost *cost = self->document ? ish_document_get_cost (self->document) : NULL;
  const Tally *tally = self->tallies ? g_hash_table_lookup (self->tallies, id) : NULL;
  IshCostSum sum = cost ? ish_cost_get_resource (cost, id) : (IshCostSum) { 0 };
  g_autofree char *found = tally ? describe_tally (tally) : NULL;

  if (get_month (&sum) > 0 || sum.n_unpriced > 0)
    {
      g_autofree char *paid = ish_money_describe (self->money, &sum);

      return g_strjoin ("\n", paid, found, NULL);
    }
  return g_steal_pointer (&found);
}

/* --- views --- */

/* What stands out in the view: what has a finding, or the way that was asked for. */
static void
show_lit (IshWindow *self, GHashTable *tallies)
{
  g_autoptr (GHashTable) lit = NULL;
  GHashTableIter iter;
  gpointer id;

  if (self->reach && ish_reach_pane_get_way (self->reach))
    lit = g_hash_table_ref (ish_reach_pane_get_way (self->reach));
  else if (self->view == ISH_VIEW_SECURITY)
    {
      lit = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_iter_init (&iter, tallies);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (lit, g_strdup (id));
    }
  ish_canvas_set_lit (self->canvas, lit);
}

static void
show_total (IshWindow *self, IshCost *cost)
{
  IshCostSum all = cost ? ish_cost_get_total (cost) : (IshCostSum) { 0 };
  g_autofree char *amount = ish_money_show (self->money, get_month (&all));
  g_autofree char *text = g_strdup_printf (_("%s/mo"), amount);
  g_autofree char *tip = ish_money_describe (self->money, &all);

  gtk_widget_set_visible (GTK_WIDGET (self->cost_button), cost != NULL);
  gtk_button_set_label (self->cost_button, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cost_button), tip);
  ish_trace_say ("COST", "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", all.fixed,
                 all.usage[ISH_USAGE_MID], all.n_unpriced);
}

void
_ish_window_show_marks (IshWindow *self)
{
  IshCost *cost;
  Tally all = { { 0, 0, 0 } };

  if (self->document == NULL || ish_document_get_stack (self->document) == NULL)
    return;
  cost = ish_document_get_cost (self->document);
  g_clear_pointer (&self->tallies, g_hash_table_unref);
  self->tallies = tally_findings (self, &all);
  show_findings (self, self->tallies);
  show_counts (self, &all);
  show_total (self, cost);
  if (cost && self->view != ISH_VIEW_SECURITY)
    show_amounts (self, cost);
  else
    ish_canvas_set_amounts (self->canvas, NULL, NULL);
  ish_canvas_set_tip_func (self->canvas, describe_resource, self);
  show_lit (self, self->tallies);
}

const char *
_ish_view_to_string (IshViewKind view)
{
  static const char *const names[] = { "design", "cost", "security" };

  return names[view];
}

void
_ish_window_set_view (IshWindow *self, const char *name)
{
  for (int view = ISH_VIEW_DESIGN; view <= ISH_VIEW_SECURITY; view++)
    if (g_strcmp0 (name, _ish_view_to_string ((IshViewKind) view)) == 0)
      self->view = (IshViewKind) view;
  ish_trace_say ("SHOWN", "%s", _ish_view_to_string (self->view));
  _ish_window_show_marks (self);
}
