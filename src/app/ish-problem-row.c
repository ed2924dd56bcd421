/* One row of the list of problems: what, where, and the buttons that mend or accept it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-problem-row.h"

#include <glib/gi18n.h>

#include "app/ish-widget.h"

struct _IshProblemRow {
  GtkWidget parent_instance;

  IshProblem *problem; /* owned, nullable */
  GtkWidget  *image;
  GtkWidget  *title;
  GtkWidget  *detail;
  GtkWidget  *place;
  GtkWidget  *fix;
  GtkWidget  *accept;
};

enum { SIGNAL_FIX, SIGNAL_ACCEPT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshProblemRow, ish_problem_row, GTK_TYPE_WIDGET)

const char *
ish_severity_get_icon (IshSeverity severity)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };

  return icons[severity];
}

const char *
ish_severity_get_word (IshSeverity severity)
{
  static const char *const names[] = { N_("Note"), N_("Warning"), N_("Error") };

  return _(names[severity]);
}

/* --- showing --- */

static void
show_severity (IshProblemRow *self, IshProblem *problem)
{
  for (int severity = ISH_SEVERITY_NOTE; severity <= ISH_SEVERITY_ERROR; severity++)
    gtk_widget_remove_css_class (self->image, ish_severity_to_string ((IshSeverity) severity));
  if (!problem->accepted)
    gtk_widget_add_css_class (self->image, ish_severity_to_string (problem->severity));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                problem->accepted ? "emblem-ok-symbolic"
                                                  : ish_severity_get_icon (problem->severity));
  gtk_widget_set_tooltip_text (self->image, problem->accepted
                                              ? _("Accepted")
                                              : ish_severity_get_word (problem->severity));
}

static void
show_buttons (IshProblemRow *self, IshProblem *problem)
{
  const char *id = problem->checked_id ? problem->checked_id : "";
  g_autofree char *fix = g_strdup_printf ("fix:%s@%s", problem->rule, id);
  g_autofree char *accept = g_strdup_printf ("%s:%s@%s", problem->accepted ? "takeback" : "accept",
                                             problem->rule, id);

  gtk_widget_set_visible (self->fix, problem->can_fix);
  /* Three dots: a question comes first. */
  gtk_button_set_label (GTK_BUTTON (self->fix), problem->fix == ISH_FIX_ASK ? _("Fix…") : _("Fix"));
  gtk_widget_set_visible (self->accept, problem->is_check);
  gtk_button_set_label (GTK_BUTTON (self->accept),
                        problem->accepted ? _("Take back") : _("Accept…"));
  gtk_widget_set_name (self->fix, fix);
  gtk_widget_set_name (self->accept, accept);
}

static void
show_fix (IshProblemRow *self)
{
  gtk_widget_set_visible (self->fix, self->problem->can_fix);
}

static char *
describe_rule (IshProblem *problem)
{
  return g_strdup_printf ("%s%s%s%s%s", problem->rule, problem->why ? "\n" : "",
                          problem->why ? problem->why : "",
                          problem->controls && problem->controls[0] ? "\n" : "",
                          problem->controls ? problem->controls : "");
}

void
ish_problem_row_show (IshProblemRow *self, IshProblem *problem)
{
  g_autofree char *name = NULL;
  g_autofree char *tip = NULL;

  g_return_if_fail (ISH_IS_PROBLEM_ROW (self));

  if (self->problem)
    g_signal_handlers_disconnect_by_func (self->problem, show_fix, self);
  g_set_object (&self->problem, problem);
  if (problem)
    g_signal_connect_swapped (problem, "tried", G_CALLBACK (show_fix), self);
  if (problem == NULL)
    {
      gtk_widget_set_name (GTK_WIDGET (self), NULL);
      gtk_widget_set_name (self->fix, NULL);
      gtk_widget_set_name (self->accept, NULL);
      return;
    }
  show_severity (self, problem);
  gtk_label_set_text (GTK_LABEL (self->title), problem->title);
  gtk_label_set_text (GTK_LABEL (self->detail), problem->detail ? problem->detail : "");
  gtk_widget_set_visible (self->detail, problem->detail != NULL);
  gtk_label_set_text (GTK_LABEL (self->place), problem->place);
  show_buttons (self, problem);
  tip = describe_rule (problem);
  gtk_widget_set_tooltip_text (self->title, tip);
  name = g_strjoin (":", "problem", problem->id ? problem->id : "",
                    problem->is_check ? problem->rule : problem->property, NULL);
  gtk_widget_set_name (GTK_WIDGET (self), name);
}

static void
fix_cb (IshProblemRow *self)
{
  if (self->problem)
    g_signal_emit (self, signals[SIGNAL_FIX], 0, self->problem);
}

static void
accept_cb (IshProblemRow *self)
{
  if (self->problem)
    g_signal_emit (self, signals[SIGNAL_ACCEPT], 0, self->problem);
}

/* --- life --- */

static void
ish_problem_row_dispose (GObject *object)
{
  IshProblemRow *self = ISH_PROBLEM_ROW (object);

  if (self->problem)
    g_signal_handlers_disconnect_by_func (self->problem, show_fix, self);
  g_clear_object (&self->problem);
  ish_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (ish_problem_row_parent_class)->dispose (object);
}

static void
ish_problem_row_class_init (IshProblemRowClass *class)
{
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_problem_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_FIX] = g_signal_new ("fix", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, ISH_TYPE_PROBLEM);
  signals[SIGNAL_ACCEPT] = g_signal_new ("accept", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, ISH_TYPE_PROBLEM);
}

static GtkWidget *
make_text (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
ish_problem_row_init (IshProblemRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *children[5];

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  self->image = gtk_image_new ();
  self->title = make_text ();
  self->detail = make_text ();
  self->place = gtk_label_new (NULL);
  self->fix = gtk_button_new ();
  self->accept = gtk_button_new ();
  gtk_widget_add_css_class (self->detail, "usage-assumed");
  gtk_label_set_ellipsize (GTK_LABEL (self->place), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->place), 20);
  gtk_widget_add_css_class (self->place, "dim-label");
  gtk_widget_add_css_class (self->accept, "flat");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->detail);
  children[0] = self->image;
  children[1] = texts;
  children[2] = self->place;
  children[3] = self->fix;
  children[4] = self->accept;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      gtk_widget_set_valign (children[i], GTK_ALIGN_CENTER);
      gtk_widget_set_parent (children[i], GTK_WIDGET (self));
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "problem");
  g_signal_connect_swapped (self->fix, "clicked", G_CALLBACK (fix_cb), self);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (accept_cb), self);
}

GtkWidget *
ish_problem_row_new (void)
{
  return g_object_new (ISH_TYPE_PROBLEM_ROW, NULL);
}
