/* What is wrong with the design; Enter goes to where it can be mended.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-problems.h"

#include <glib/gi18n.h>

#include "app/ish-widget.h"
#include "base/ish-compat.h"
#include "catalog/ish-language.h"

#define MAX_ROWS 500 /* a list nobody reads to its end needs no more widgets */

struct _IshProblems {
  GtkWidget parent_instance;

  GtkStack   *stack;
  GtkListBox *list;
  char       *shown; /* owned, nullable: what the rows were made from */
};

enum { SIGNAL_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshProblems, ish_problems, GTK_TYPE_WIDGET)

static const char *
severity_icon (IshSeverity severity)
{
  const char *icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                          "dialog-error-symbolic" };

  return icons[severity];
}

static const char *
severity_name (IshSeverity severity)
{
  const char *names[] = { N_("Note"), N_("Warning"), N_("Error") };

  return _(names[severity]);
}

/* What the finding is about, as the user calls it. */
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

static GtkWidget *
make_row (const IshFinding *finding, IshDesign *design)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *image = gtk_image_new_from_icon_name (severity_icon (finding->severity));
  g_autofree char *sentence = ish_finding_format (finding, ish_translate);
  g_autofree char *place = describe_place (design, finding->resource_id);
  g_autofree char *name =
    g_strjoin (":", "problem", finding->resource_id ? finding->resource_id : "", finding->property,
               NULL);
  GtkWidget *text = gtk_label_new (sentence);
  GtkWidget *where = gtk_label_new (place);

  gtk_widget_add_css_class (image, ish_severity_to_string (finding->severity));
  gtk_widget_set_tooltip_text (image, severity_name (finding->severity));
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (where), 28);
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_set_valign (where, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), where);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->resource_id != NULL);
  gtk_widget_set_name (row, name);
  g_object_set_data_full (G_OBJECT (row), "ish-id", g_strdup (finding->resource_id), g_free);
  g_object_set_data_full (G_OBJECT (row), "ish-property", g_strdup (finding->property), g_free);
  return row;
}

static char *
describe_all (const GPtrArray *findings, IshDesign *design)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; findings && i < MIN (findings->len, MAX_ROWS); i++)
    {
      const IshFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *sentence = ish_finding_format (finding, ish_translate);
      g_autofree char *place = describe_place (design, finding->resource_id);

      g_string_append_printf (text, "%d\n%s\n%s\n%s\n%s\n", finding->severity, sentence, place,
                              finding->resource_id ? finding->resource_id : "",
                              finding->property ? finding->property : "");
    }
  return g_string_free (text, FALSE);
}

void
ish_problems_set_findings (IshProblems *self, const GPtrArray *findings, IshDesign *design)
{
  g_autofree char *text = NULL;
  GtkWidget *old;

  g_return_if_fail (ISH_IS_PROBLEMS (self));

  text = describe_all (findings, design);
  /* An edit seldom changes the list; rows that stay keep the keyboard and the scroll position. */
  if (!ish_set_str (&self->shown, text))
    return;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, old);
  for (guint i = 0; findings && i < MIN (findings->len, MAX_ROWS); i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (findings, i), design));
  gtk_stack_set_visible_child_name (self->stack, findings && findings->len > 0 ? "list" : "none");
}

static gboolean
activate_cb (gpointer user_data)
{
  GObject *row = user_data;
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (row), ISH_TYPE_PROBLEMS);
  const char *id = g_object_get_data (row, "ish-id");

  if (self && id)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, id, g_object_get_data (row, "ish-property"));
  return G_SOURCE_REMOVE;
}

/* Not at once: the list takes the keyboard after this, and it belongs to the field. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, activate_cb, g_object_ref (row), g_object_unref);
}

static void
ish_problems_dispose (GObject *object)
{
  g_clear_pointer (&ISH_PROBLEMS (object)->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISH_TYPE_PROBLEMS);
  ish_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (ish_problems_parent_class)->dispose (object);
}

static void
ish_problems_class_init (IshProblemsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_problems_dispose;
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/isshoni/Isshoni/ui/ish-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, IshProblems, stack);
  gtk_widget_class_bind_template_child (widget_class, IshProblems, list);
}

static void
ish_problems_init (IshProblems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}
