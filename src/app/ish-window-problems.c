/* What the window does about problems: jump, fix, accept with a reason; other environments; reach.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window-private.h"

#include <glib/gi18n.h>

#include "app/ish-outlook.h"
#include "app/ish-trace.h"

/* --- fixes --- */

void
_ish_window_fix (IshWindow *self, IshProblem *problem)
{
  gboolean costs = FALSE;
  g_autoptr (GPtrArray) ops = NULL;
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;
  ops = ish_problem_fix (problem, ish_document_get_design (self->document), &costs);
  if (ops == NULL)
    {
      ish_window_say (self, _("This cannot be fixed with one click here; the remedy says how."));
      return;
    }
  if (problem->fix == ISH_FIX_ASK || costs)
    {
      ish_outlook_ask (GTK_WINDOW (self), self->document, self->money, g_steal_pointer (&ops),
                       problem->title, problem->detail, _("_Fix"));
      return;
    }
  if (ish_outlook_apply (self->document, ops, problem->title, &error))
    ish_window_say (self, _("Fixed. Ctrl+Z takes it back."));
  else
    ish_window_say (self, error->message);
}

/* --- accepting --- */

static void
set_accepted (IshWindow *self, const char *path, JsonNode *value)
{
  g_autoptr (IshOp) op = ish_op_new_set ("design", path, value);
  g_autoptr (GError) error = NULL;

  if (!ish_history_apply (ish_document_get_history (self->document), op, &error))
    ish_window_say (self, error->message);
}

/* The user's own name, as people sign with it. */
static const char *
get_user (void)
{
  const char *name = g_get_real_name ();

  return name && name[0] != '\0' && !g_str_equal (name, "Unknown") ? name : g_get_user_name ();
}

static JsonNode *
make_acceptance (const char *reason)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%d");
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "reason", reason);
  json_object_set_string_member (object, "by", get_user ());
  json_object_set_string_member (object, "at", at);
  json_node_take_object (node, object);
  return node;
}

static char *
read_reason (GObject *dialog)
{
  GtkEditable *entry = g_object_get_data (dialog, "ish-entry");

  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
accepted_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));
  IshWindow *self = parent ? ISH_WINDOW (parent) : NULL;
  g_autofree char *reason = read_reason (G_OBJECT (dialog));
  g_autoptr (JsonNode) value = NULL;

  if (self == NULL || self->document == NULL || reason[0] == '\0'
      || !g_str_equal (response, "accept"))
    return;
  value = make_acceptance (reason);
  set_accepted (self, g_object_get_data (G_OBJECT (dialog), "ish-path"), value);
}

static void
reason_changed_cb (AdwMessageDialog *dialog)
{
  g_autofree char *reason = read_reason (G_OBJECT (dialog));

  adw_message_dialog_set_response_enabled (dialog, "accept", reason[0] != '\0');
}

void
_ish_window_accept (IshWindow *self, IshProblem *problem)
{
  g_autofree char *body = NULL;
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *dialog;

  if (self->document == NULL)
    return;
  /* Translators: the name of a person. */
  body = g_strdup_printf (_("%1$s\n\nWhy is that right here? The reason is kept in the design with "
                            "your name, %2$s."),
                          problem->title, get_user ());
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Accept with a reason"), body);
  gtk_widget_set_name (entry, "accept:reason");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reason"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "accept",
                                    _("_Accept"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "accept",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "accept", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "accept");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "ish-entry", entry);
  g_object_set_data_full (G_OBJECT (dialog), "ish-path", ish_problem_make_path (problem), g_free);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (accepted_cb), NULL);
  ish_trace_window (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

void
_ish_window_take_back (IshWindow *self, IshProblem *problem)
{
  g_autofree char *path = ish_problem_make_path (problem);

  if (self->document)
    set_accepted (self, path, NULL);
}

/* --- another environment --- */

void
_ish_window_ask_environment (IshWindow *self, const char *name)
{
  GPtrArray *ops;
  g_autofree char *heading = NULL;

  if (self->document == NULL)
    return;
  ops = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
  g_ptr_array_add (ops, ish_op_new_set_string ("design", "settings.environment", name));
  heading = g_strdup_printf (_("Switch to “%s”?"), name);
  ish_outlook_ask (GTK_WINDOW (self), self->document, self->money, ops, heading,
                   ish_catalog_is_production (name)
                     ? _("Production: copies in two zones, backups, logs and protection are on.")
                     : _("What costs money and only production needs is off."),
                   _("_Switch"));
}

/* --- reach --- */

/* Of two that are selected the one a line starts at, or the left one, asks. */
static gboolean
goes_first (IshWindow *self, const char *a, const char *b)
{
  IshDesign *design = ish_document_get_design (self->document);
  IshScene *scene = ish_canvas_get_scene (self->canvas);
  IshRect x = { 0, 0, 0, 0 }, y = { 0, 0, 0, 0 };

  for (guint i = 0; i < ish_design_get_n_connections (design); i++)
    {
      const IshConnection *line = ish_design_get_connection_at (design, i);

      if (g_str_equal (line->from, a) && g_str_equal (line->to, b))
        return TRUE;
      if (g_str_equal (line->from, b) && g_str_equal (line->to, a))
        return FALSE;
    }
  ish_scene_get_rect (scene, a, &x);
  ish_scene_get_rect (scene, b, &y);
  return x.x < y.x || (x.x <= y.x && x.y <= y.y);
}

/* Resources that are selected, one or two; 0 when it is something else. */
static guint
get_ends (IshWindow *self, const char *ends[2])
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  if (self->document == NULL)
    return 0;
  g_hash_table_iter_init (&iter, ish_canvas_get_selection (self->canvas));
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (n == 2 || ish_design_get_resource (ish_document_get_design (self->document), id) == NULL)
        return 0;
      ends[n++] = id;
    }
  return n;
}

gboolean
_ish_window_can_ask_reach (IshWindow *self)
{
  const char *ends[2];

  return get_ends (self, ends) > 0;
}

/* One alone is asked for from the internet. */
void
_ish_window_ask_reach (IshWindow *self)
{
  const char *ends[2] = { NULL, NULL };
  guint n = get_ends (self, ends);

  if (n == 0)
    ish_window_say (self, _("Select one resource, or two: then ask whether it can be reached."));
  else if (n == 1)
    ish_reach_pane_ask (self->reach, NULL, ends[0]);
  else if (goes_first (self, ends[0], ends[1]))
    ish_reach_pane_ask (self->reach, ends[0], ends[1]);
  else
    ish_reach_pane_ask (self->reach, ends[1], ends[0]);
}
