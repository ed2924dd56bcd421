/* What the window's menus, buttons and keys do; one table.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window-private.h"

#include <glib/gi18n.h>

static IshHistory *
get_history (IshWindow *self)
{
  return self->document ? ish_document_get_history (self->document) : NULL;
}

void
_ish_window_update_actions (IshWindow *self)
{
  IshHistory *history = get_history (self);
  GtkWidget *widget = GTK_WIDGET (self);
  static const char *const with_document[] = {
    "win.save",      "win.save-as",       "win.export",      "win.start-page",
    "win.zoom-in",   "win.zoom-out",      "win.zoom-normal", "win.zoom-fit",
    "win.copy-code", "win.show-problems", "win.find-service", "win.show-implied",
    "win.show-cost", "win.view"
  };

  for (guint i = 0; i < G_N_ELEMENTS (with_document); i++)
    gtk_widget_action_set_enabled (widget, with_document[i], history != NULL);
  gtk_widget_action_set_enabled (widget, "win.reach", _ish_window_can_ask_reach (self));
  gtk_widget_action_set_enabled (widget, "win.undo", history && ish_history_can_undo (history));
  gtk_widget_action_set_enabled (widget, "win.redo", history && ish_history_can_redo (history));
}

/* What is typed into the search is no edit of the design: there the keys undo the typing. Fields
 * of the form write to the design, whose undo shows in them. */
static gboolean
undo_typing (IshWindow *self, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || !GTK_IS_TEXT (focus)
      || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->palette)))
    return FALSE;
  gtk_widget_activate_action (focus, g_str_equal (name, "win.undo") ? "text.undo" : "text.redo",
                              NULL);
  return TRUE;
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshHistory *history = get_history (ISH_WINDOW (widget));

  if (history == NULL || undo_typing (ISH_WINDOW (widget), name))
    return;
  if (g_str_equal (name, "win.undo"))
    ish_history_undo (history);
  else
    ish_history_redo (history);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_save (ISH_WINDOW (widget), g_str_equal (name, "win.save-as"));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_export (ISH_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
start_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_leave (ISH_WINDOW (widget), _ish_window_show_start);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshCanvas *canvas = ISH_WINDOW (widget)->canvas;

  if (g_str_equal (name, "win.zoom-in"))
    ish_canvas_zoom_step (canvas, 1);
  else if (g_str_equal (name, "win.zoom-out"))
    ish_canvas_zoom_step (canvas, -1);
  else if (g_str_equal (name, "win.zoom-normal"))
    ish_canvas_zoom_to (canvas, 1.0);
  else
    ish_canvas_fit (canvas, FALSE);
}

static void
copy_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshWindow *self = ISH_WINDOW (widget);
  g_autofree char *text = ish_code_pane_dup_text (self->code_pane);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  ish_window_say (self, _("The code is on the clipboard."));
}

static void
panel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshWindow *self = ISH_WINDOW (widget);
  GtkToggleButton *button = g_str_equal (name, "win.toggle-palette")     ? self->palette_button
                            : g_str_equal (name, "win.toggle-inspector") ? self->inspector_button
                                                                         : self->bottom_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
problems_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_show_problems (ISH_WINDOW (widget));
}

static void
cost_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_show_cost (ISH_WINDOW (widget));
}

static void
reach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_ask_reach (ISH_WINDOW (widget));
}

static void
tab_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshWindow *self = ISH_WINDOW (widget);

  if (g_variant_get_int32 (parameter) == 2)
    {
      _ish_window_show_problems (self);
      return;
    }
  if (g_variant_get_int32 (parameter) == 3)
    {
      _ish_window_show_cost (self);
      return;
    }
  gtk_toggle_button_set_active (self->bottom_button, TRUE);
  gtk_toggle_button_set_active (self->code_tab, TRUE);
}

static void
find_service_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshWindow *self = ISH_WINDOW (widget);

  gtk_toggle_button_set_active (self->palette_button, TRUE);
  ish_palette_focus_search (self->palette);
}

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _ish_window_cycle_panes (ISH_WINDOW (widget), g_str_equal (name, "win.next-pane") ? 1 : -1);
}

static void
canvas_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshWindow *self = ISH_WINDOW (widget);

  if (self->document)
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
recover_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *file, *path;

  g_variant_get (parameter, "(&s&s)", &file, &path);
  _ish_window_recover (ISH_WINDOW (widget), file, path);
}

void
_ish_window_class_init_actions (GtkWidgetClass *class)
{
  static const struct {
    const char              *name;
    const char              *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, undo_action },
    { "win.save", NULL, save_action },
    { "win.save-as", NULL, save_action },
    { "win.export", "s", export_action },
    { "win.start-page", NULL, start_page_action },
    { "win.zoom-in", NULL, zoom_action },
    { "win.zoom-out", NULL, zoom_action },
    { "win.zoom-normal", NULL, zoom_action },
    { "win.zoom-fit", NULL, zoom_action },
    { "win.copy-code", NULL, copy_code_action },
    { "win.toggle-palette", NULL, panel_action },
    { "win.toggle-inspector", NULL, panel_action },
    { "win.toggle-bottom", NULL, panel_action },
    { "win.show-problems", NULL, problems_action },
    { "win.show-cost", NULL, cost_action },
    { "win.reach", NULL, reach_action },
    { "win.tab", "i", tab_action },
    { "win.find-service", NULL, find_service_action },
    { "win.next-pane", NULL, pane_action },
    { "win.previous-pane", NULL, pane_action },
    { "win.focus-canvas", NULL, canvas_action },
    { "win.recover", "(ss)", recover_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "win.focus-canvas", NULL);
}
