/* The question before an edit that changes what the design costs: what it would do, and whether to.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-outlook.h"

#include <glib/gi18n.h>

#include "app/ish-trace.h"
#include "app/ish-writes.h"

#define MAX_WRITTEN 12 /* rows of what changes; the rest is counted */

typedef struct {
  IshDocument  *document; /* owned */
  IshMoneyView *money;    /* owned */
  GPtrArray    *ops;      /* owned */
  char         *heading;  /* owned: name of the undo step */
  GCancellable *cancellable; /* owned */
  GtkWidget    *box;      /* of the dialog: what is known */
  AdwMessageDialog *dialog;
} Question;

static void
question_free (Question *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->document);
  g_object_unref (self->money);
  g_ptr_array_unref (self->ops);
  g_free (self->heading);
  g_free (self);
}

gboolean
ish_outlook_apply (IshDocument *document, GPtrArray *ops, const char *label, GError **error)
{
  IshHistory *history = ish_document_get_history (document);

  ish_history_begin (history, label);
  for (guint i = 0; i < ops->len; i++)
    if (!ish_history_apply (history, ops->pdata[i], error))
      {
        ish_history_cancel (history);
        return FALSE;
      }
  ish_history_end (history);
  return TRUE;
}

/* --- what would be --- */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
show_money (Question *self, const IshJudgement *then)
{
  IshCost *cost = ish_document_get_cost (self->document);
  IshCostSum sum = { 0 };
  IshMoney now, later = ish_judgement_get_month (then);
  g_autofree char *difference = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (cost == NULL || then->cost == NULL)
    return;
  sum = ish_cost_get_total (cost);
  now = sum.fixed + sum.usage[ISH_USAGE_MID];
  difference = ish_money_show_difference (self->money, later - now);
  before = ish_money_show (self->money, now);
  after = ish_money_show (self->money, later);
  text = g_strdup_printf (_("%s a month"), difference);
  gtk_widget_set_name (add_label (self->box, text, "outlook-amount"), "outlook:difference");
  line = g_strdup_printf (_("now %1$s, then %2$s"), before, after);
  add_label (self->box, line, "dim-label");
  ish_trace_say ("OUTLOOK", "%" G_GINT64_FORMAT, later - now);
}

static void
show_findings (Question *self, const IshJudgement *then)
{
  IshReport *now = ish_document_get_report (self->document);
  g_autofree char *text = NULL;
  int more;

  if (now == NULL || then->report == NULL)
    return;
  more = (int) (ish_report_count (then->report, ISH_SEVERITY_ERROR)
                + ish_report_count (then->report, ISH_SEVERITY_WARNING))
         - (int) (ish_report_count (now, ISH_SEVERITY_ERROR)
                  + ish_report_count (now, ISH_SEVERITY_WARNING));
  if (more == 0)
    return;
  text = more > 0
    ? g_strdup_printf (ngettext ("%d more problem", "%d more problems", more), more)
    : g_strdup_printf (ngettext ("%d problem less", "%d problems less", -more), -more);
  add_label (self->box, text, NULL);
}

static void
show_changes (Question *self, const IshJudgement *then)
{
  g_autoptr (IshStackDiff) diff =
    ish_stack_diff (ish_document_get_stack (self->document), then->stack);
  g_autoptr (GPtrArray) written = ish_writes_describe (diff, TRUE);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  if (written->len > 0)
    {
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                     ish_writes_new_list (written, MAX_WRITTEN));
      gtk_widget_set_margin_top (scroller, 6);
      gtk_box_append (GTK_BOX (self->box), scroller);
    }
  else
    {
      g_object_ref_sink (scroller);
      g_object_unref (scroller);
      add_label (self->box, _("No cloud resource changes."), "dim-label");
    }
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshJudgement) then = ish_document_outlook_finish (result, &error);
  Question *self = user_data;
  GtkWidget *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* the dialog is gone */
    return;
  while ((child = gtk_widget_get_first_child (self->box)))
    gtk_box_remove (GTK_BOX (self->box), child);
  if (then == NULL)
    {
      add_label (self->box, error->message, "error");
      return;
    }
  show_money (self, then);
  show_findings (self, then);
  show_changes (self, then);
  adw_message_dialog_set_response_enabled (self->dialog, "apply", TRUE);
  /* While it could not be pressed the keyboard went to the other one. */
  gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (self->dialog)));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "apply")
      && !ish_outlook_apply (self->document, self->ops, self->heading, &error))
    g_warning ("an edit that was possible is not any more: %s", error->message);
}

void
ish_outlook_ask (GtkWindow *parent, IshDocument *document, IshMoneyView *money, GPtrArray *ops,
                 const char *heading, const char *body, const char *apply)
{
  Question *self = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);
  GtkWidget *spinner = gtk_spinner_new ();

  self->document = g_object_ref (document);
  self->money = g_object_ref (money);
  self->ops = ops;
  self->heading = g_strdup (heading);
  self->cancellable = g_cancellable_new ();
  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_size_request (self->box, 360, -1);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (self->box), spinner);
  adw_message_dialog_set_extra_child (self->dialog, self->box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "apply", apply, NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "apply", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (self->dialog, "apply", FALSE);
  adw_message_dialog_set_default_response (self->dialog, "apply");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "ish-question", self,
                          (GDestroyNotify) question_free);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  ish_document_outlook_async (document, ops, self->cancellable, judged_cb, self);
  ish_trace_window (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}
