/* What the keyboard and menus do on the canvas.
 *
 * Letters are bare keys here and nowhere else: they act only while the canvas has the focus, so
 * that typing in a field never switches tools.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-canvas-private.h"

#include <glib/gi18n-lib.h>

/* --- commands --- */

static IshPoint
get_visible_center (IshCanvas *self)
{
  IshRect visible = ish_viewport_get_visible (&self->view);

  return ish_rect_center (&visible);
}

/* The selected frame, or the frame of the selected resource: where new things go by keyboard. */
static const char *
get_focused_frame (IshCanvas *self)
{
  IshDesign *design = ish_history_get_design (self->history);
  const char *single = ish_canvas_get_single (self);
  const IshResource *resource = single ? ish_design_get_resource (design, single) : NULL;
  const IshService *service =
    resource ? ish_catalog_get_service (self->catalog, resource->type) : NULL;

  if (service && ish_service_get_frame (service))
    return resource->id;
  return resource ? resource->parent : NULL;
}

const char *
ish_canvas_insert (IshCanvas *self, const char *type)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const IshService *service;
  const char *frame;
  const char *id;
  IshPoint point;
  IshRect rect;

  g_return_val_if_fail (ISH_IS_CANVAS (self), NULL);

  service = self->scene ? ish_catalog_get_service (self->catalog, type) : NULL;
  if (service == NULL)
    return NULL;
  frame = get_focused_frame (self);
  point = get_visible_center (self);
  rect = (IshRect) { point.x, point.y, ISH_NODE_WIDTH, ISH_NODE_HEIGHT };
  ish_service_get_size (service, &rect.width, &rect.height);
  if (frame && ish_scene_get_rect (self->scene, frame, &rect))
    {
      rect.x += ISH_EDIT_FRAME_PADDING;
      rect.y += ISH_EDIT_FRAME_HEADER + 8;
      ish_service_get_size (service, &rect.width, &rect.height);
    }
  else
    {
      rect.x -= rect.width / 2;
      rect.y -= rect.height / 2;
    }
  ish_edit_find_free (&self->edit, frame, &rect);
  if (ish_service_get_frame (service) == NULL)
    {
      rect.x += rect.width / 2;
      rect.y += rect.height / 2;
    }
  id = ish_edit_insert (&self->edit, type, rect.x, rect.y, &refusal);
  _ish_canvas_say_refusal (self, &refusal);
  if (id)
    {
      ish_canvas_select (self, id);
      if (ish_scene_get_rect (self->scene, id, &rect))
        ish_viewport_reveal (&self->view, &rect);
      _ish_canvas_view_changed (self);
    }
  return id;
}

void
ish_canvas_delete_selection (IshCanvas *self)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  if (self->history && g_hash_table_size (self->selection) > 0)
    ish_edit_delete (&self->edit, self->selection);
}

void
ish_canvas_copy (IshCanvas *self, gboolean cut)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ISH_IS_CANVAS (self));

  if (self->history == NULL)
    return;
  text = ish_edit_copy (&self->edit, self->selection);
  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (cut)
    ish_canvas_delete_selection (self);
}

static void
select_set (IshCanvas *self, GHashTable *ids)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (ids) == 0)
    return;
  g_hash_table_remove_all (self->selection);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (self->selection, key);
  _ish_canvas_selection_changed (self);
}

static void
paste_text (IshCanvas *self, const char *text, const IshPoint *at)
{
  g_autoptr (GHashTable) pasted = ish_edit_paste (&self->edit, text, at->x, at->y);

  select_set (self, pasted);
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IshCanvas) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  IshPoint at;

  if (text == NULL || self->history == NULL)
    return;
  at = self->pointer_inside
         ? ish_viewport_to_design (&self->view, self->pointer_x, self->pointer_y)
         : get_visible_center (self);
  paste_text (self, text, &at);
}

void
ish_canvas_paste (IshCanvas *self)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                 clipboard_read_cb, g_object_ref (self));
}

void
ish_canvas_duplicate (IshCanvas *self)
{
  g_autofree char *text = NULL;
  IshRect all = { 0, 0, 0, 0 };
  IshPoint at;

  g_return_if_fail (ISH_IS_CANVAS (self));

  if (self->history == NULL || (text = ish_edit_copy (&self->edit, self->selection)) == NULL)
    return;
  _ish_canvas_get_selection_rect (self, &all);
  at = ish_rect_center (&all);
  at.x += 2 * ISH_EDIT_GRID;
  at.y += 2 * ISH_EDIT_GRID;
  paste_text (self, text, &at);
}

/* --- as widget actions --- */

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ish_canvas_delete_selection (ISH_CANVAS (widget));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ish_canvas_copy (ISH_CANVAS (widget), g_str_equal (name, "canvas.cut"));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ish_canvas_paste (ISH_CANVAS (widget));
}

static void
duplicate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ish_canvas_duplicate (ISH_CANVAS (widget));
}

static void
select_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "canvas.select-all"))
    ish_canvas_select_all (ISH_CANVAS (widget));
  else
    ish_canvas_select (ISH_CANVAS (widget), NULL);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshCanvas *self = ISH_CANVAS (widget);

  if (g_str_equal (name, "canvas.zoom-in"))
    ish_canvas_zoom_step (self, 1);
  else if (g_str_equal (name, "canvas.zoom-out"))
    ish_canvas_zoom_step (self, -1);
  else if (g_str_equal (name, "canvas.zoom-normal"))
    ish_canvas_zoom_to (self, 1.0);
  else
    ish_canvas_fit (self, g_str_equal (name, "canvas.fit-selection"));
}

static void
tool_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ish_canvas_set_tool (ISH_CANVAS (widget), (IshTool) g_variant_get_int32 (parameter));
}

static void
nudge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshCanvas *self = ISH_CANVAS (widget);
  int dx, dy;

  g_variant_get (parameter, "(ii)", &dx, &dy);
  if (self->history && g_hash_table_size (self->selection) > 0)
    ish_edit_nudge (&self->edit, self->selection, dx, dy);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshCanvas *self = ISH_CANVAS (widget);
  const char *single = ish_canvas_get_single (self);
  IshPoint point = { self->view.width / 2, self->view.height / 2 };
  IshRect rect;

  if (self->scene && single && ish_scene_get_rect (self->scene, single, &rect))
    point = ish_viewport_to_widget (&self->view, rect.x + rect.width / 2, rect.y + rect.height / 2);
  _ish_canvas_show_menu (self, CLAMP (point.x, 0, self->view.width),
                         CLAMP (point.y, 0, self->view.height));
}

void
_ish_canvas_update_actions (IshCanvas *self)
{
  static const char *const of_selection[] = { "canvas.delete", "canvas.cut", "canvas.copy",
                                              "canvas.duplicate" };
  gboolean any = g_hash_table_size (self->selection) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_selection); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_selection[i], any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.activate",
                                 ish_canvas_get_single (self) != NULL);
}

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IshCanvas *self = ISH_CANVAS (widget);
  const char *single = ish_canvas_get_single (self);

  if (single)
    g_signal_emit (self, _ish_canvas_signals[SIGNAL_ACTIVATED], 0, single);
}

/* Shift+1 and Shift+2 by where the keys stand: Japanese and other layouts write other signs. */
static gboolean
fit_by_position (IshCanvas *self, guint keycode, GdkModifierType state)
{
  const guint key_1 = 10, key_2 = 11; /* evdev codes + 8, as X11 and Wayland give them */

  if (!(state & GDK_SHIFT_MASK) || (keycode != key_1 && keycode != key_2))
    return GDK_EVENT_PROPAGATE;
  ish_canvas_fit (self, keycode == key_2);
  return GDK_EVENT_STOP;
}

/* Tab walks the resources in stacking order; after the last it leaves the canvas. */
static gboolean
walk (IshCanvas *self, int step)
{
  IshDesign *design = self->history ? ish_history_get_design (self->history) : NULL;
  const char *single = ish_canvas_get_single (self);
  int n = design ? (int) ish_design_get_n_resources (design) : 0;
  int index = step > 0 ? -1 : n;

  for (int i = 0; single && i < n; i++)
    if (g_str_equal (ish_design_get_resource_at (design, (guint) i)->id, single))
      index = i;
  index += step;
  if (index < 0 || index >= n)
    return GDK_EVENT_PROPAGATE;
  ish_canvas_jump_to (self, ish_design_get_resource_at (design, (guint) index)->id);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  IshCanvas *self = user_data;

  if (keyval == GDK_KEY_Escape)
    {
      if (self->drag != ISH_DRAG_NONE)
        _ish_canvas_cancel_drag (self);
      else if (self->tool != ISH_TOOL_SELECT)
        ish_canvas_set_tool (self, ISH_TOOL_SELECT);
      else
        ish_canvas_select (self, NULL);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_space && !(state & GDK_CONTROL_MASK))
    {
      self->space_held = TRUE;
      _ish_canvas_update_cursor (self);
      return GDK_EVENT_STOP;
    }
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Tab)
    return walk (self, 1);
  if (keyval == GDK_KEY_ISO_Left_Tab)
    return walk (self, -1);
  return fit_by_position (self, keycode, state);
}

static void
key_released_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                 GdkModifierType state, gpointer user_data)
{
  IshCanvas *self = user_data;

  if (keyval == GDK_KEY_space)
    {
      self->space_held = FALSE;
      _ish_canvas_update_cursor (self);
    }
}

/* A Space let go elsewhere is never heard of here. */
static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  IshCanvas *self = user_data;

  self->space_held = FALSE;
  _ish_canvas_update_cursor (self);
}

void
_ish_canvas_init_keys (IshCanvas *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
bind_nudge (GtkWidgetClass *class, guint key, guint keypad, int dx, int dy)
{
  const guint keys[] = { key, keypad };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding_action (class, keys[i], 0, "canvas.nudge", "(ii)",
                                           dx * (int) ISH_EDIT_GRID, dy * (int) ISH_EDIT_GRID);
      gtk_widget_class_add_binding_action (class, keys[i], GDK_SHIFT_MASK, "canvas.nudge", "(ii)",
                                           dx, dy);
    }
}

static void
bind_keys (GtkWidgetClass *class)
{
  const GdkModifierType ctrl = GDK_CONTROL_MASK;

  gtk_widget_class_add_binding_action (class, GDK_KEY_Delete, 0, "canvas.delete", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_BackSpace, 0, "canvas.delete", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_x, ctrl, "canvas.cut", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, ctrl, "canvas.copy", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_v, ctrl, "canvas.paste", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_d, ctrl, "canvas.duplicate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_a, ctrl, "canvas.select-all", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_a, ctrl | GDK_SHIFT_MASK,
                                       "canvas.select-none", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Return, 0, "canvas.activate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_KP_Enter, 0, "canvas.activate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_v, 0, "canvas.tool", "i", ISH_TOOL_SELECT);
  gtk_widget_class_add_binding_action (class, GDK_KEY_h, 0, "canvas.tool", "i", ISH_TOOL_PAN);
  gtk_widget_class_add_binding_action (class, GDK_KEY_c, 0, "canvas.tool", "i", ISH_TOOL_CONNECT);
  gtk_widget_class_add_binding_action (class, GDK_KEY_n, GDK_SHIFT_MASK, "canvas.tool", "i",
                                       ISH_TOOL_NOTE);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F2, 0, "canvas.activate", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Menu, 0, "canvas.menu", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F10, GDK_SHIFT_MASK, "canvas.menu", NULL);
  bind_nudge (class, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  bind_nudge (class, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  bind_nudge (class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  bind_nudge (class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);
}

void
_ish_canvas_class_init_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "canvas.delete", NULL, delete_action);
  gtk_widget_class_install_action (class, "canvas.cut", NULL, copy_action);
  gtk_widget_class_install_action (class, "canvas.copy", NULL, copy_action);
  gtk_widget_class_install_action (class, "canvas.paste", NULL, paste_action);
  gtk_widget_class_install_action (class, "canvas.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (class, "canvas.select-all", NULL, select_action);
  gtk_widget_class_install_action (class, "canvas.select-none", NULL, select_action);
  gtk_widget_class_install_action (class, "canvas.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (class, "canvas.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (class, "canvas.zoom-normal", NULL, zoom_action);
  gtk_widget_class_install_action (class, "canvas.fit-all", NULL, zoom_action);
  gtk_widget_class_install_action (class, "canvas.fit-selection", NULL, zoom_action);
  gtk_widget_class_install_action (class, "canvas.tool", "i", tool_action);
  gtk_widget_class_install_action (class, "canvas.nudge", "(ii)", nudge_action);
  gtk_widget_class_install_action (class, "canvas.activate", NULL, activate_action);
  gtk_widget_class_install_action (class, "canvas.menu", NULL, menu_action);
  bind_keys (class);
}
