/* What is wrong with the design: findings and checks in one list, or seen through a benchmark.
 * Enter goes to where it can be mended.
 *
 * Nothing is made while the tab is hidden. The list holds thousands: only what is in sight is
 * widgets.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-problems.h"

#include <glib/gi18n.h>

#include "app/ish-benchmark-list.h"
#include "app/ish-problem-row.h"
#include "app/ish-widget.h"
#include "base/ish-compat.h"

#define SLICE_US 4000 /* of the main thread at a time */

enum { SHOW_ALL, SHOW_ERRORS, SHOW_WARNINGS };

struct _IshProblems {
  GtkWidget parent_instance;

  IshDocument *document; /* owned, nullable */
  GPtrArray   *problems; /* owned, nullable: all of the design */
  GListStore  *shown;    /* owned: what the filters leave */
  GPtrArray   *benchmarks; /* owned: ids, in the order of the choice after its first entry */
  GPtrArray   *areas;    /* owned: in the order of the choice after its first entry */
  char        *digest;   /* owned, nullable: what the rows were made from */
  guint        try_idle; /* finds out what can be fixed */
  gboolean     dirty;    /* to be filled when it is seen */
  gboolean     updating;

  GtkDropDown *view_choice;
  GtkDropDown *severity_choice;
  GtkDropDown *area_choice;
  GtkToggleButton *accepted_button;
  GtkLabel    *summary;
  GtkStack    *stack;
  GtkLabel    *none_label;
  GtkListView *list;
  GtkListBox  *controls;
};

enum { SIGNAL_ACTIVATED, SIGNAL_FIX, SIGNAL_ACCEPT, SIGNAL_TAKE_BACK, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshProblems, ish_problems, GTK_TYPE_WIDGET)

/* --- filters --- */

static gboolean
passes (IshProblems *self, IshProblem *problem)
{
  guint severity = gtk_drop_down_get_selected (self->severity_choice);
  guint area = gtk_drop_down_get_selected (self->area_choice);

  if (problem->accepted && !gtk_toggle_button_get_active (self->accepted_button))
    return FALSE;
  if ((severity == SHOW_ERRORS && problem->severity < ISH_SEVERITY_ERROR)
      || (severity == SHOW_WARNINGS && problem->severity < ISH_SEVERITY_WARNING))
    return FALSE;
  return area == 0 || area > self->areas->len
         || g_str_equal (problem->area, self->areas->pdata[area - 1]);
}

static int
compare_text (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The areas there are; the one that is chosen stays while it is among them. */
static void
fill_areas (IshProblems *self)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->area_choice), now = 0;
  gboolean same;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const char *area = ((IshProblem *) self->problems->pdata[i])->area;

      if (!g_ptr_array_find_with_equal_func (areas, area, g_str_equal, NULL))
        g_ptr_array_add (areas, g_strdup (area));
    }
  g_ptr_array_sort (areas, compare_text);
  same = areas->len == self->areas->len;
  for (guint i = 0; same && i < areas->len; i++)
    same = g_str_equal (areas->pdata[i], self->areas->pdata[i]);
  if (same && gtk_drop_down_get_model (self->area_choice))
    return;
  gtk_string_list_append (model, _("Every area"));
  for (guint i = 0; i < areas->len; i++)
    {
      gtk_string_list_append (model, areas->pdata[i]);
      if (selected > 0 && selected <= self->areas->len
          && g_str_equal (areas->pdata[i], self->areas->pdata[selected - 1]))
        now = i + 1;
    }
  g_ptr_array_unref (self->areas);
  self->areas = g_steal_pointer (&areas);
  gtk_drop_down_set_model (self->area_choice, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->area_choice, now);
}

static void
fill_benchmarks (IshProblems *self)
{
  g_autoptr (GtkStringList) model = NULL;
  IshRuleSet *rules;
  const char *const *ids;

  if (self->benchmarks->len > 0 || gtk_drop_down_get_model (self->view_choice))
    return;
  rules = ish_judge_get_rules ();
  if (rules == NULL)
    return;
  model = gtk_string_list_new (NULL);
  gtk_string_list_append (model, _("Problems"));
  ids = ish_rule_set_list_benchmarks (rules);
  for (guint i = 0; ids && ids[i]; i++)
    {
      g_ptr_array_add (self->benchmarks, g_strdup (ids[i]));
      gtk_string_list_append (model, ish_rule_set_get_benchmark_title (rules, ids[i]));
    }
  gtk_drop_down_set_model (self->view_choice, G_LIST_MODEL (model));
}

/* --- filling --- */

static const char *
get_benchmark (IshProblems *self)
{
  guint index = gtk_drop_down_get_selected (self->view_choice);

  return index > 0 && index <= self->benchmarks->len ? self->benchmarks->pdata[index - 1] : NULL;
}

/* Whether there is a fix takes a look at the whole stack, so it is found out a slice at a time. */
static gboolean
try_cb (gpointer user_data)
{
  IshProblems *self = user_data;
  gint64 end = g_get_monotonic_time () + SLICE_US;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr (IshProblem) problem = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (problem->is_tried)
        continue;
      ish_problem_try_fix (problem, ish_document_get_design (self->document));
      if (g_get_monotonic_time () > end)
        return G_SOURCE_CONTINUE;
    }
  self->try_idle = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_list (IshProblems *self)
{
  g_autoptr (GPtrArray) passed = g_ptr_array_new ();
  g_autoptr (GString) digest = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint accepted = 0;

  for (guint i = 0; i < self->problems->len; i++)
    {
      IshProblem *problem = self->problems->pdata[i];
      g_autofree char *described = NULL;

      accepted += problem->accepted ? 1 : 0;
      if (!passes (self, problem))
        continue;
      g_ptr_array_add (passed, problem);
      described = ish_problem_describe (problem);
      g_string_append (digest, described);
    }
  text = g_strdup_printf (_("%1$u of %2$u"), passed->len, self->problems->len);
  gtk_label_set_text (self->summary, passed->len < self->problems->len ? text : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->accepted_button), accepted > 0);
  gtk_stack_set_visible_child_name (self->stack, passed->len > 0 ? "list" : "none");
  gtk_label_set_text (self->none_label, self->problems->len == accepted
                                          ? _("No problems in this design.")
                                          : _("No problem passes the filters."));
  /* An edit seldom changes the list; rows that stay keep the keyboard and the scroll position.
   * They stand for the same findings, but their fixes would be of an older design. */
  if (!ish_set_str (&self->digest, digest->str))
    {
      for (guint i = 0; i < passed->len; i++)
        {
          g_autoptr (IshProblem) old = g_list_model_get_item (G_LIST_MODEL (self->shown), i);
          IshProblem *new = passed->pdata[i];

          if (new->report)
            ish_report_ref (new->report);
          g_clear_pointer (&old->report, ish_report_unref);
          old->report = new->report;
          old->index = new->index;
          old->is_tried = FALSE;
        }
    }
  else
    g_list_store_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                         passed->pdata, passed->len);
  if (self->try_idle == 0)
    self->try_idle = g_idle_add (try_cb, self);
}

static void
fill (IshProblems *self)
{
  const char *benchmark = get_benchmark (self);
  IshStack *stack = ish_document_get_stack (self->document);
  IshReport *report = ish_document_get_report (self->document);
  gboolean listed = benchmark == NULL || report == NULL;

  self->dirty = FALSE;
  if (stack == NULL)
    return;
  self->updating = TRUE;
  fill_benchmarks (self);
  gtk_widget_set_visible (GTK_WIDGET (self->severity_choice), listed);
  gtk_widget_set_visible (GTK_WIDGET (self->area_choice), listed);
  gtk_widget_set_visible (GTK_WIDGET (self->accepted_button), listed);
  if (listed)
    {
      g_clear_pointer (&self->problems, g_ptr_array_unref);
      self->problems = ish_problem_list (stack, report, ish_document_get_design (self->document));
      fill_areas (self);
      fill_list (self);
    }
  else
    {
      g_autofree char *summary =
        ish_benchmark_fill (self->controls, report, benchmark,
                            ish_document_get_design (self->document));

      gtk_label_set_text (self->summary, summary);
      gtk_stack_set_visible_child_name (self->stack, "benchmark");
    }
  self->updating = FALSE;
}

void
ish_problems_refresh (IshProblems *self)
{
  g_return_if_fail (ISH_IS_PROBLEMS (self));

  self->dirty = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->document)
    fill (self);
}

static void
ish_problems_map (GtkWidget *widget)
{
  IshProblems *self = ISH_PROBLEMS (widget);

  GTK_WIDGET_CLASS (ish_problems_parent_class)->map (widget);
  if (self->dirty && self->document)
    fill (self);
}

void
ish_problems_set_document (IshProblems *self, IshDocument *document)
{
  g_return_if_fail (ISH_IS_PROBLEMS (self));

  g_clear_handle_id (&self->try_idle, g_source_remove);
  g_set_object (&self->document, document);
  g_clear_pointer (&self->digest, g_free);
  g_list_store_remove_all (self->shown);
  self->dirty = TRUE;
}

static void
filter_changed_cb (IshProblems *self)
{
  if (!self->updating)
    ish_problems_refresh (self);
}

/* --- what is done --- */

typedef struct {
  GtkWidget *list; /* owned */
  char      *id, *property;
} Activation;

static void
activation_free (Activation *self)
{
  g_object_unref (self->list);
  g_free (self->id);
  g_free (self->property);
  g_free (self);
}

static gboolean
activate_cb (gpointer user_data)
{
  Activation *it = user_data;
  GtkWidget *self = gtk_widget_get_ancestor (it->list, ISH_TYPE_PROBLEMS);

  if (self)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, it->id, it->property);
  return G_SOURCE_REMOVE;
}

/* Not at once: the list takes the keyboard after this, and it belongs to the field. */
static void
activate (GtkWidget *list, const char *id, const char *property)
{
  Activation *it = g_new0 (Activation, 1);

  it->list = g_object_ref (list);
  it->id = g_strdup (id);
  it->property = g_strdup (property);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, activate_cb, it, (GDestroyNotify) activation_free);
}

static void
row_activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  IshProblems *self = user_data;
  g_autoptr (IshProblem) problem = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (problem && problem->id)
    activate (GTK_WIDGET (list), problem->id, problem->property);
}

static void
control_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  const char *id = g_object_get_data (G_OBJECT (row), "ish-id");

  if (id)
    activate (GTK_WIDGET (list), id, NULL);
}

static void
fix_cb (IshProblems *self, IshProblem *problem)
{
  g_signal_emit (self, signals[SIGNAL_FIX], 0, problem);
}

static void
accept_cb (IshProblems *self, IshProblem *problem)
{
  g_signal_emit (self, signals[problem->accepted ? SIGNAL_TAKE_BACK : SIGNAL_ACCEPT], 0, problem);
}

/* --- life --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *row = ish_problem_row_new ();

  g_signal_connect_swapped (row, "fix", G_CALLBACK (fix_cb), user_data);
  g_signal_connect_swapped (row, "accept", G_CALLBACK (accept_cb), user_data);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ish_problem_row_show (ISH_PROBLEM_ROW (gtk_list_item_get_child (item)),
                        gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ish_problem_row_show (ISH_PROBLEM_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
ish_problems_dispose (GObject *object)
{
  IshProblems *self = ISH_PROBLEMS (object);

  g_clear_handle_id (&self->try_idle, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISH_TYPE_PROBLEMS);
  ish_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->document);
  g_clear_object (&self->shown);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->benchmarks, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_ptr_array_unref);
  g_clear_pointer (&self->digest, g_free);

  G_OBJECT_CLASS (ish_problems_parent_class)->dispose (object);
}

static guint
new_signal (IshProblemsClass *class, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, ISH_TYPE_PROBLEM);
}

static void
ish_problems_class_init (IshProblemsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_problems_dispose;
  widget_class->map = ish_problems_map;
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_FIX] = new_signal (class, "fix");
  signals[SIGNAL_ACCEPT] = new_signal (class, "accept");
  signals[SIGNAL_TAKE_BACK] = new_signal (class, "take-back");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, IshProblems, view_choice);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, severity_choice);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, area_choice);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, accepted_button);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, summary);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, stack);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, none_label);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, list);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, controls);
}

static void
ish_problems_init (IshProblems *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_list_store_new (ISH_TYPE_PROBLEM);
  self->benchmarks = g_ptr_array_new_with_free_func (g_free);
  self->areas = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  g_signal_connect (self->list, "activate", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (self->controls, "row-activated", G_CALLBACK (control_activated_cb), self);
  g_signal_connect_swapped (self->view_choice, "notify::selected", G_CALLBACK (filter_changed_cb),
                            self);
  g_signal_connect_swapped (self->severity_choice, "notify::selected",
                            G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->area_choice, "notify::selected", G_CALLBACK (filter_changed_cb),
                            self);
  g_signal_connect_swapped (self->accepted_button, "toggled", G_CALLBACK (filter_changed_cb), self);
}
