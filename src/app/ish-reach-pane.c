/* "Can A reach B on port P?": the question, the steps of the answer, and the way on the canvas.
 *
 * It lies over the canvas and stays while one draws, so that the answer is seen to change.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-reach-pane.h"

#include <stdlib.h>

#include <glib/gi18n.h>

#include "app/ish-cost-table.h"
#include "app/ish-trace.h"
#include "app/ish-widget.h"
#include "base/ish-compat.h"
#include "base/ish-json.h"
#include "catalog/ish-language.h"
#include "compliance/ish-reach.h"

#define HTTPS 443

struct _IshReachPane {
  GtkWidget parent_instance;

  IshDocument *document; /* owned, nullable */
  char        *from;     /* owned, nullable: the internet */
  char        *to;       /* owned, nullable: the internet */
  GHashTable  *way;      /* owned, nullable */
  gboolean     updating;

  GtkWidget   *box;
  GtkLabel    *question;
  GtkDropDown *protocol;
  GtkSpinButton *port;
  GtkImage    *answer_icon;
  GtkLabel    *answer;
  GtkListBox  *steps;
};

enum { SIGNAL_CHANGED, SIGNAL_JUMP, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshReachPane, ish_reach_pane, GTK_TYPE_WIDGET)

static const char *const protocols[] = { "tcp", "udp", "icmp", "any", NULL };

static const char *
name_end (IshReachPane *self, const char *id)
{
  return id ? ish_cost_name_resource (ish_document_get_design (self->document),
                                      ish_document_get_catalog (self->document), id)
            : _("the internet");
}

/* --- the answer --- */

static void
add_to_way (IshReachPane *self, const char *id)
{
  IshStack *stack = ish_document_get_stack (self->document);

  if (id)
    g_hash_table_add (self->way, g_strdup (ish_stack_get_cause (stack, id)));
}

/* Lines whose both ends are on the way. */
static void
add_lines (IshReachPane *self)
{
  IshDesign *design = ish_document_get_design (self->document);

  for (guint i = 0; i < ish_design_get_n_connections (design); i++)
    {
      const IshConnection *line = ish_design_get_connection_at (design, i);

      if (g_hash_table_contains (self->way, line->from)
          && g_hash_table_contains (self->way, line->to))
        g_hash_table_add (self->way, g_strdup (line->id));
    }
}

static void
append_step (IshReachPane *self, const IshReachStep *step, guint number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name (step->allows ? "emblem-ok-symbolic"
                                                                : "action-unavailable-symbolic");
  g_autofree char *sentence = ish_reach_step_format (step, ish_translate);
  g_autofree char *name = g_strdup_printf ("reach:step:%u", number);
  GtkWidget *label = gtk_label_new (sentence);
  const char *id = step->resource_id ? ish_stack_get_cause (
                     ish_document_get_stack (self->document), step->resource_id) : NULL;

  gtk_widget_add_css_class (image, step->allows ? "success" : "error");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), id != NULL);
  g_object_set_data_full (G_OBJECT (row), "ish-id", g_strdup (id), g_free);
  gtk_widget_set_name (row, name);
  gtk_list_box_append (self->steps, row);
}

static void
show_answer (IshReachPane *self, gboolean open)
{
  gtk_image_set_from_icon_name (self->answer_icon,
                                open ? "emblem-ok-symbolic" : "action-unavailable-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->answer_icon), open ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->answer_icon), open ? "success" : "error");
  gtk_label_set_text (self->answer, open ? _("Yes, it can.") : _("No, it cannot."));
}

static void
ask (IshReachPane *self)
{
  guint protocol = gtk_drop_down_get_selected (self->protocol);
  g_autofree char *question = g_strdup_printf (_("Can %1$s reach %2$s?"),
                                               name_end (self, self->from),
                                               name_end (self, self->to));
  g_autoptr (IshReach) reach =
    ish_reach_new (ish_document_get_stack (self->document),
                   self->from ? self->from : ISH_REACH_INTERNET,
                   self->to ? self->to : ISH_REACH_INTERNET, protocols[MIN (protocol, 3)],
                   (guint) gtk_spin_button_get_value_as_int (self->port));
  GtkWidget *child;

  gtk_label_set_text (self->question, question);
  gtk_widget_set_sensitive (GTK_WIDGET (self->port), protocol < 2);
  show_answer (self, ish_reach_is_open (reach));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))))
    gtk_list_box_remove (self->steps, child);
  g_clear_pointer (&self->way, g_hash_table_unref);
  self->way = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_to_way (self, self->from);
  add_to_way (self, self->to);
  for (guint i = 0; i < ish_reach_get_n_steps (reach); i++)
    {
      append_step (self, ish_reach_get_step_at (reach, i), i);
      add_to_way (self, ish_reach_get_step_at (reach, i)->resource_id);
    }
  add_lines (self);
  ish_trace_say ("REACH", "%s %s %s %u", self->from ? self->from : "internet",
                 self->to ? self->to : "internet", ish_reach_is_open (reach) ? "open" : "closed",
                 ish_reach_get_n_steps (reach));
}

static gboolean
is_there (IshReachPane *self, const char *id)
{
  return id == NULL
         || ish_design_get_resource (ish_document_get_design (self->document), id) != NULL;
}

static void
close_pane (IshReachPane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->way, g_hash_table_unref);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
ish_reach_pane_refresh (IshReachPane *self)
{
  g_return_if_fail (ISH_IS_REACH_PANE (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || self->document == NULL
      || ish_document_get_stack (self->document) == NULL)
    return;
  if (is_there (self, self->from) && is_there (self, self->to))
    ask (self);
  else
    close_pane (self);
}

/* --- the question --- */

/* The port that a line between the two says. */
static guint
find_port (IshReachPane *self)
{
  IshDesign *design = ish_document_get_design (self->document);

  for (guint i = 0; self->from && self->to && i < ish_design_get_n_connections (design); i++)
    {
      const IshConnection *line = ish_design_get_connection_at (design, i);
      gint64 port = line->properties ? ish_json_int (line->properties, "port", 0) : 0;

      if (g_str_equal (line->from, self->from) && g_str_equal (line->to, self->to) && port > 0
          && port < 65536)
        return (guint) port;
    }
  return HTTPS;
}

void
ish_reach_pane_ask (IshReachPane *self, const char *from, const char *to)
{
  g_return_if_fail (ISH_IS_REACH_PANE (self));

  if (self->document == NULL || ish_document_get_stack (self->document) == NULL)
    return;
  ish_set_str (&self->from, from);
  ish_set_str (&self->to, to);
  self->updating = TRUE;
  gtk_spin_button_set_value (self->port, find_port (self));
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  ask (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
asked_again_cb (IshReachPane *self)
{
  if (self->updating || self->document == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  ask (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
swap_cb (IshReachPane *self)
{
  char *from = self->from;

  self->from = self->to;
  self->to = from;
  asked_again_cb (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  const char *id = g_object_get_data (G_OBJECT (row), "ish-id");

  if (id)
    g_signal_emit (user_data, signals[SIGNAL_JUMP], 0, id);
}

GHashTable *
ish_reach_pane_get_way (IshReachPane *self)
{
  return self->way;
}

void
ish_reach_pane_set_document (IshReachPane *self, IshDocument *document)
{
  g_return_if_fail (ISH_IS_REACH_PANE (self));

  g_set_object (&self->document, document);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->way, g_hash_table_unref);
}

/* --- life --- */

static void
ish_reach_pane_dispose (GObject *object)
{
  IshReachPane *self = ISH_REACH_PANE (object);

  ish_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->document);
  g_clear_pointer (&self->way, g_hash_table_unref);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);

  G_OBJECT_CLASS (ish_reach_pane_parent_class)->dispose (object);
}

static void
ish_reach_pane_class_init (IshReachPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = ish_reach_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new_class_handler ("close", type, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (close_pane), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_signal (widget_class, GDK_KEY_Escape, 0, "close", NULL);
}

static GtkWidget *
make_button (IshReachPane *self, const char *icon, const char *tip, const char *name,
             GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_set_name (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_head (IshReachPane *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->question = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->question, TRUE);
  gtk_label_set_xalign (self->question, 0);
  gtk_label_set_max_width_chars (self->question, 28);
  gtk_widget_set_hexpand (GTK_WIDGET (self->question), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "heading");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (head),
                  make_button (self, "object-flip-horizontal-symbolic", _("The other way round"),
                               "reach:swap", G_CALLBACK (swap_cb)));
  gtk_box_append (GTK_BOX (head), make_button (self, "window-close-symbolic", _("Close"),
                                               "reach:close", G_CALLBACK (close_pane)));
  return head;
}

static GtkWidget *
make_traffic (IshReachPane *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->protocol = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (
    (const char *const[]) { "TCP", "UDP", "ICMP", _("any traffic"), NULL }));
  self->port = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, 65535, 1));
  gtk_widget_set_name (GTK_WIDGET (self->port), "reach:port");
  gtk_widget_set_hexpand (GTK_WIDGET (self->port), TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->port), _("Port"));
  g_signal_connect_swapped (self->protocol, "notify::selected", G_CALLBACK (asked_again_cb), self);
  g_signal_connect_swapped (self->port, "value-changed", G_CALLBACK (asked_again_cb), self);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->protocol));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->port));
  return row;
}

static GtkWidget *
make_answer (IshReachPane *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->answer_icon = GTK_IMAGE (gtk_image_new ());
  self->answer = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_name (GTK_WIDGET (self->answer), "reach:answer");
  gtk_widget_add_css_class (GTK_WIDGET (self->answer), "tip-title");
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->answer_icon));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->answer));
  return row;
}

static void
ish_reach_pane_init (IshReachPane *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_name (GTK_WIDGET (self), "reach:pane");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->box, "reach");
  gtk_box_append (GTK_BOX (self->box), make_head (self));
  gtk_box_append (GTK_BOX (self->box), make_traffic (self));
  gtk_box_append (GTK_BOX (self->box), make_answer (self));
  self->steps = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->steps, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->steps), "cost-list");
  g_signal_connect (self->steps, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->steps));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_size_request (self->box, 300, -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
