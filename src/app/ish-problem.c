/* One thing that is wrong: a finding of the stack or a rule that fails, in one shape for the list.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-problem.h"

#include <string.h>

#include <glib/gi18n.h>

#include "catalog/ish-language.h"

enum { SIGNAL_TRIED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshProblem, ish_problem, G_TYPE_OBJECT)

static void
ish_problem_finalize (GObject *object)
{
  IshProblem *self = ISH_PROBLEM (object);

  g_free (self->rule);
  g_free (self->area);
  g_free (self->title);
  g_free (self->detail);
  g_free (self->why);
  g_free (self->controls);
  g_free (self->place);
  g_free (self->id);
  g_free (self->checked_id);
  g_free (self->property);
  g_clear_pointer (&self->report, ish_report_unref);

  G_OBJECT_CLASS (ish_problem_parent_class)->finalize (object);
}

static void
ish_problem_class_init (IshProblemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = ish_problem_finalize;
  signals[SIGNAL_TRIED] = g_signal_new ("tried", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
ish_problem_init (IshProblem *self)
{
}

/* --- making --- */

/* What it is about, as the user calls it. */
static char *
describe_place (IshDesign *design, const char *id)
{
  const IshResource *resource = id ? ish_design_get_resource (design, id) : NULL;
  const IshConnection *line = id ? ish_design_get_connection (design, id) : NULL;

  if (resource)
    return g_strdup (resource->name[0] ? resource->name : resource->id);
  if (line)
    {
      g_autofree char *from = describe_place (design, line->from);
      g_autofree char *to = describe_place (design, line->to);

      return g_strdup_printf ("%s → %s", from, to);
    }
  return g_strdup (id ? id : "");
}

static IshProblem *
make (IshSeverity severity, const char *rule, IshDesign *design, const char *id)
{
  IshProblem *self = g_object_new (ISH_TYPE_PROBLEM, NULL);
  const char *dot = rule ? strchr (rule, '.') : NULL;

  self->severity = severity;
  self->rule = g_strdup (rule ? rule : "");
  self->area = dot ? g_strndup (rule, (gsize) (dot - rule)) : g_strdup (self->rule);
  self->id = g_strdup (id);
  self->place = describe_place (design, id);
  return self;
}

static IshProblem *
make_from_finding (const IshFinding *finding, IshDesign *design)
{
  IshProblem *self = make (finding->severity, finding->rule, design, finding->resource_id);

  self->title = ish_finding_format (finding, ish_translate);
  self->property = g_strdup (finding->property);
  return self;
}

static IshProblem *
make_from_check (IshReport *report, guint index, IshStack *stack, IshDesign *design)
{
  const IshCheck *check = ish_report_get_at (report, index);
  const char *cause = check->resource_id ? ish_stack_get_cause (stack, check->resource_id) : NULL;
  IshProblem *self = make (check->severity, check->rule->id, design, cause);
  const char *remedy = _(check->rule->remedy);

  self->is_check = TRUE;
  self->accepted = check->result == ISH_RESULT_ACCEPTED;
  self->checked_id = g_strdup (check->resource_id);
  /* A rule's title says what should be; on a finding that would read as if all were well. */
  self->title = g_strdup (self->accepted ? _(check->rule->title) : _(check->rule->why));
  if (self->accepted)
    /* Translators: who accepted a finding, then the reason that was written. */
    self->detail = g_strdup_printf (_("accepted by %1$s: %2$s"), check->by ? check->by : "?",
                                    check->reason ? check->reason : "");
  else
    self->detail = check->detail && check->detail[0] != '\0'
                     ? g_strdup_printf ("%s — %s", check->detail, remedy) : g_strdup (remedy);
  self->why = g_strdup (self->accepted ? _(check->rule->why) : _(check->rule->title));
  self->controls = g_strjoinv (", ", (char **) check->rule->controls);
  /* The field stands in the form of the resource itself, not in that of what needs it. */
  if (check->property && g_strcmp0 (cause, check->resource_id) == 0)
    self->property = g_str_has_prefix (check->property, "properties.")
                       ? g_strdup (check->property)
                       : g_strconcat ("properties.", check->property, NULL);
  self->fix = self->accepted ? ISH_FIX_NO : check->rule->fix;
  self->report = ish_report_ref (report);
  self->index = index;
  return self;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const IshProblem *x = *(const IshProblem *const *) a, *y = *(const IshProblem *const *) b;

  if (x->accepted != y->accepted)
    return x->accepted ? 1 : -1;
  return (int) y->severity - (int) x->severity; /* the sort is stable */
}

GPtrArray *
ish_problem_list (IshStack *stack, IshReport *report, IshDesign *design)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  const GPtrArray *findings = ish_stack_get_findings (stack);

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (list, make_from_finding (findings->pdata[i], design));
  for (guint i = 0; report && i < ish_report_get_n (report); i++)
    {
      IshResult result = ish_report_get_at (report, i)->result;

      if (result == ISH_RESULT_FAIL || result == ISH_RESULT_ACCEPTED)
        g_ptr_array_add (list, make_from_check (report, i, stack, design));
    }
  g_ptr_array_sort (list, compare);
  return list;
}

char *
ish_problem_describe (IshProblem *self)
{
  return g_strdup_printf ("%d%d\n%s\n%s\n%s\n%s\n%s\n%s\n", self->severity, self->accepted,
                          self->rule, self->title, self->detail ? self->detail : "", self->place,
                          self->id ? self->id : "", self->property ? self->property : "");
}

/* --- acting --- */

GPtrArray *
ish_problem_fix (IshProblem *self, IshDesign *design, gboolean *out_costs)
{
  return self->report ? ish_report_fix (self->report,
                                        ish_report_get_at (self->report, self->index), design,
                                        out_costs)
                      : NULL;
}

void
ish_problem_try_fix (IshProblem *self, IshDesign *design)
{
  g_autoptr (GPtrArray) ops = NULL;

  if (self->fix != ISH_FIX_NO)
    ops = ish_problem_fix (self, design, NULL);
  self->is_tried = TRUE;
  self->can_fix = ops != NULL;
  g_signal_emit (self, signals[SIGNAL_TRIED], 0);
}

char *
ish_problem_make_path (IshProblem *self)
{
  return g_strdup_printf ("accepted.%s@%s", self->rule, self->checked_id ? self->checked_id : "");
}
