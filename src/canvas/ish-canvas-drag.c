/* The pointer on the canvas: select, move, marquee, pan, connect, resize, zoom.
 *
 * A press decides what the drag will be from what it hits; motion past the threshold starts it;
 * release commits one undo step; Esc cancels with nothing changed.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-canvas-private.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#define DRAG_THRESHOLD 4.0      /* px: under it a press and release is a click */
#define ZOOM_PER_SCROLL 1.15    /* one wheel notch */
#define PAN_PER_SCROLL 48.0     /* px for one wheel notch */

/* --- cursor --- */

void
_ish_canvas_update_cursor (IshCanvas *self)
{
  const char *name = "default";

  if (self->drag == ISH_DRAG_PAN)
    name = "grabbing";
  else if (self->space_held || self->tool == ISH_TOOL_PAN)
    name = "grab";
  else if (self->drag == ISH_DRAG_CONNECT)
    name = self->connect_op ? "alias" : self->connect_refusal ? "not-allowed" : "crosshair";
  else if (self->drag == ISH_DRAG_MOVE)
    name = self->refused ? "not-allowed" : "move";
  else if (self->tool != ISH_TOOL_SELECT)
    name = "crosshair";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
set_drag (IshCanvas *self, IshDragKind drag)
{
  self->drag = drag;
  _ish_canvas_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_ish_canvas_cancel_drag (IshCanvas *self)
{
  g_clear_pointer (&self->lifted, g_hash_table_unref);
  _ish_canvas_set_probe (self, NULL);
  self->connect_from = NULL;
  _ish_canvas_clear_landing (self);
  set_drag (self, ISH_DRAG_NONE);
}

/* --- press --- */

static void
select_pressed (IshCanvas *self, const char *id)
{
  gboolean was_selected = g_hash_table_contains (self->selection, id);

  if (self->additive && was_selected)
    g_hash_table_remove (self->selection, id);
  else if (self->additive)
    g_hash_table_add (self->selection, (char *) id);
  else if (!was_selected)
    {
      g_hash_table_remove_all (self->selection);
      g_hash_table_add (self->selection, (char *) id);
    }
  _ish_canvas_selection_changed (self);
}

static void
begin_marquee (IshCanvas *self)
{
  IshPoint point = ish_viewport_to_design (&self->view, self->press_x, self->press_y);

  self->marquee = (IshRect) { point.x, point.y, 0, 0 };
  set_drag (self, ISH_DRAG_PRESSED);
}

static void
begin_connect (IshCanvas *self, const char *from)
{
  self->connect_from = from;
  set_drag (self, ISH_DRAG_CONNECT);
}

static void
press_with_select (IshCanvas *self)
{
  IshHit hit = self->press_hit;

  switch (hit.kind)
    {
    case ISH_HIT_PORT:
      begin_connect (self, hit.id);
      break;
    case ISH_HIT_HANDLE:
      ish_scene_get_rect (self->scene, hit.id, &self->resize_rect);
      set_drag (self, ISH_DRAG_RESIZE);
      break;
    case ISH_HIT_RESOURCE:
    case ISH_HIT_ANNOTATION:
    case ISH_HIT_CONNECTION:
      select_pressed (self, hit.id);
      set_drag (self, ISH_DRAG_PRESSED);
      break;
    case ISH_HIT_FRAME_BODY:
    case ISH_HIT_NOTHING:
    default:
      begin_marquee (self);
      break;
    }
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  IshCanvas *self = user_data;
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->scene == NULL || button == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->fit_pending = FALSE;
  self->press_x = self->pointer_x = x;
  self->press_y = self->pointer_y = y;
  self->additive = (state & GDK_SHIFT_MASK) != 0;
  self->press_hit = _ish_canvas_hit (self, x, y);
  if (button == GDK_BUTTON_MIDDLE || self->space_held || self->tool == ISH_TOOL_PAN)
    set_drag (self, ISH_DRAG_PAN);
  else if (self->tool == ISH_TOOL_NOTE)
    set_drag (self, ISH_DRAG_PRESSED);
  else if (self->tool == ISH_TOOL_CONNECT)
    {
      if (self->press_hit.kind == ISH_HIT_RESOURCE || self->press_hit.kind == ISH_HIT_PORT)
        begin_connect (self, self->press_hit.id);
    }
  else
    press_with_select (self);
}

/* --- motion --- */

static gboolean
has_moved (IshCanvas *self, double dx, double dy)
{
  return hypot (dx, dy) > DRAG_THRESHOLD;
}

static gboolean
is_node_or_note (IshHitKind kind)
{
  return kind == ISH_HIT_RESOURCE || kind == ISH_HIT_ANNOTATION;
}

static void
add_lifted_subtree (IshCanvas *self, IshDesign *design, const char *id)
{
  g_autoptr (GPtrArray) children = ish_design_list_children (design, id);

  g_hash_table_add (self->lifted, (char *) g_intern_string (id));
  for (guint i = 0; i < children->len; i++)
    add_lifted_subtree (self, design, ((const IshResource *) g_ptr_array_index (children, i))->id);
}

static void
begin_move (IshCanvas *self)
{
  IshDesign *design = ish_history_get_design (self->history);
  GHashTableIter iter;
  gpointer key;

  self->lifted = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (ish_design_get_resource (design, key))
      add_lifted_subtree (self, design, key);
    else if (ish_design_get_annotation (design, key))
      g_hash_table_add (self->lifted, key);
  set_drag (self, ISH_DRAG_MOVE);
}

static void
update_move (IshCanvas *self, double dx, double dy)
{
  IshDesign *design = ish_history_get_design (self->history);
  const IshResource *resource = ish_design_get_resource (design, self->press_hit.id);
  IshPoint point = ish_viewport_to_design (&self->view, self->pointer_x, self->pointer_y);
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *under;
  IshLanding landing;

  self->lift_dx = dx / self->view.zoom;
  self->lift_dy = dy / self->view.zoom;
  if (resource == NULL)
    return;
  under = ish_scene_get_frame_at (self->scene, point.x, point.y, self->lifted);
  landing =
    ish_edit_find_landing (&self->edit, resource->type, point.x, point.y, self->lifted, &refusal);
  if (g_strcmp0 (under, resource->parent) == 0)
    landing = (IshLanding) { NULL, NULL, TRUE }; /* back home: nothing to announce */
  _ish_canvas_set_landing (self, &landing, landing.refusing ? &refusal : NULL);
  _ish_canvas_update_cursor (self);
}

static void
update_connect (IshCanvas *self)
{
  IshHit hit = _ish_canvas_hit (self, self->pointer_x, self->pointer_y);
  gboolean over_resource =
    hit.kind == ISH_HIT_RESOURCE || hit.kind == ISH_HIT_PORT || hit.kind == ISH_HIT_HANDLE;

  _ish_canvas_clear_landing (self);
  self->hovered = over_resource ? hit.id : NULL;
  _ish_canvas_set_probe (self, self->hovered == self->connect_from ? NULL : self->hovered);
  /* The sentence is told beside the pointer, where a long one has room. */
  self->refused = self->connect_refusal ? self->connect_to : NULL;
  _ish_canvas_update_cursor (self);
}

/* Handles are numbered clockwise from the top left. */
static void
update_resize (IshCanvas *self, double dx, double dy)
{
  IshRect rect;
  double left, top, right, bottom;
  guint part = self->press_hit.part;

  if (!ish_scene_get_rect (self->scene, self->press_hit.id, &rect))
    return;
  left = rect.x;
  top = rect.y;
  right = rect.x + rect.width;
  bottom = rect.y + rect.height;
  dx /= self->view.zoom;
  dy /= self->view.zoom;
  if (part == 0 || part == 6 || part == 7)
    left = MIN (ish_snap (left + dx, ISH_EDIT_GRID), right - ISH_EDIT_GRID);
  if (part >= 2 && part <= 4)
    right = MAX (ish_snap (right + dx, ISH_EDIT_GRID), left + ISH_EDIT_GRID);
  if (part <= 2)
    top = MIN (ish_snap (top + dy, ISH_EDIT_GRID), bottom - ISH_EDIT_GRID);
  if (part >= 4 && part <= 6)
    bottom = MAX (ish_snap (bottom + dy, ISH_EDIT_GRID), top + ISH_EDIT_GRID);
  self->resize_rect = (IshRect) { left, top, right - left, bottom - top };
}

static void
leave_pressed (IshCanvas *self)
{
  if (self->tool == ISH_TOOL_NOTE)
    return;
  if (is_node_or_note (self->press_hit.kind)
      && g_hash_table_contains (self->selection, self->press_hit.id))
    begin_move (self);
  else if (self->press_hit.kind == ISH_HIT_NOTHING || self->press_hit.kind == ISH_HIT_FRAME_BODY)
    set_drag (self, ISH_DRAG_MARQUEE);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  IshCanvas *self = user_data;
  IshPoint start, end;
  double pan_x, pan_y;

  pan_x = self->press_x + dx - self->pointer_x;
  pan_y = self->press_y + dy - self->pointer_y;
  self->pointer_x = self->press_x + dx;
  self->pointer_y = self->press_y + dy;
  if (self->drag == ISH_DRAG_PRESSED && has_moved (self, dx, dy))
    leave_pressed (self);
  switch (self->drag)
    {
    case ISH_DRAG_MOVE:
      update_move (self, dx, dy);
      break;
    case ISH_DRAG_MARQUEE:
      start = ish_viewport_to_design (&self->view, self->press_x, self->press_y);
      end = ish_viewport_to_design (&self->view, self->pointer_x, self->pointer_y);
      self->marquee = ish_rect_from_corners (start.x, start.y, end.x, end.y);
      break;
    case ISH_DRAG_PAN:
      ish_viewport_pan (&self->view, pan_x, pan_y);
      _ish_canvas_view_changed (self);
      break;
    case ISH_DRAG_CONNECT:
      update_connect (self);
      break;
    case ISH_DRAG_RESIZE:
      update_resize (self, dx, dy);
      break;
    case ISH_DRAG_NONE:
    case ISH_DRAG_PRESSED:
    default:
      break;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- release --- */

static void
end_click (IshCanvas *self)
{
  IshPoint point = ish_viewport_to_design (&self->view, self->press_x, self->press_y);
  const IshGhost *ghost = _ish_canvas_hit_ghost (self, self->press_x, self->press_y);
  const char *id = self->press_hit.id;

  if (self->tool == ISH_TOOL_NOTE)
    {
      id = ish_edit_insert_note (&self->edit, point.x, point.y, _("Note"));
      ish_canvas_set_tool (self, ISH_TOOL_SELECT);
      ish_canvas_select (self, id);
      return;
    }
  switch (self->press_hit.kind)
    {
    case ISH_HIT_FRAME_BODY: /* a click inside a frame is a click on the frame */
      select_pressed (self, ghost ? ghost->cause : id);
      break;
    case ISH_HIT_NOTHING:
      if (ghost)
        select_pressed (self, ghost->cause);
      else if (!self->additive)
        ish_canvas_select (self, NULL);
      break;
    case ISH_HIT_RESOURCE:
    case ISH_HIT_ANNOTATION:
      /* One of several was pressed to drag them all, and was not dragged: it alone is meant. */
      if (!self->additive && g_hash_table_size (self->selection) > 1)
        ish_canvas_select (self, id);
      break;
    case ISH_HIT_PORT:
    case ISH_HIT_CONNECTION:
    case ISH_HIT_HANDLE:
    default:
      break;
    }
}

static void
end_move (IshCanvas *self)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  g_autoptr (GHashTable) moved = g_steal_pointer (&self->lifted);
  IshPoint point = ish_viewport_to_design (&self->view, self->pointer_x, self->pointer_y);

  ish_edit_move (&self->edit, moved, self->lift_dx, self->lift_dy, point.x, point.y, TRUE,
                 &refusal);
  _ish_canvas_say_refusal (self, &refusal);
}

static void
end_marquee (IshCanvas *self)
{
  gboolean enclosing = self->pointer_x >= self->press_x; /* left to right encloses, back touches */
  g_autoptr (GPtrArray) found = ish_scene_list_in (self->scene, &self->marquee, enclosing);

  if (!self->additive)
    g_hash_table_remove_all (self->selection);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (self->selection, g_ptr_array_index (found, i));
  _ish_canvas_selection_changed (self);
}

static void
end_connect (IshCanvas *self)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };
  const char *from = self->connect_from;
  const char *to = self->hovered;
  const char *id;

  _ish_canvas_set_probe (self, NULL);
  self->connect_from = NULL;
  if (to == NULL || g_str_equal (from, to))
    return;
  id = ish_edit_connect (&self->edit, from, to, NULL, &refusal);
  _ish_canvas_say_refusal (self, &refusal);
  if (id)
    {
      ish_canvas_set_tool (self, ISH_TOOL_SELECT);
      ish_canvas_select (self, id);
    }
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  IshCanvas *self = user_data;
  IshDragKind drag = self->drag;

  if (drag == ISH_DRAG_NONE)
    return;
  drag_update_cb (gesture, dx, dy, self);
  drag = self->drag;
  _ish_canvas_clear_landing (self);
  set_drag (self, ISH_DRAG_NONE);
  switch (drag)
    {
    case ISH_DRAG_PRESSED:
      end_click (self);
      break;
    case ISH_DRAG_MOVE:
      end_move (self);
      break;
    case ISH_DRAG_MARQUEE:
      end_marquee (self);
      break;
    case ISH_DRAG_CONNECT:
      end_connect (self);
      break;
    case ISH_DRAG_RESIZE:
      ish_edit_resize (&self->edit, self->press_hit.id, &self->resize_rect);
      break;
    case ISH_DRAG_NONE:
    case ISH_DRAG_PAN:
    default:
      break;
    }
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  _ish_canvas_cancel_drag (user_data);
}

/* --- the other controllers --- */

/* At the release: the press gives the canvas the focus, which a form may take from here. */
static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  IshCanvas *self = user_data;
  IshHit hit;

  if (n_press != 2 || self->scene == NULL || self->tool != ISH_TOOL_SELECT)
    return;
  hit = _ish_canvas_hit (self, x, y);
  if (hit.id && hit.kind != ISH_HIT_HANDLE)
    g_signal_emit (self, _ish_canvas_signals[SIGNAL_ACTIVATED], 0, hit.id);
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  IshCanvas *self = user_data;
  const char *hovered;
  IshHit hit;

  self->pointer_x = x;
  self->pointer_y = y;
  self->pointer_inside = TRUE;
  if (self->scene == NULL || self->drag != ISH_DRAG_NONE)
    return;
  hit = _ish_canvas_hit (self, x, y);
  hovered = hit.kind == ISH_HIT_RESOURCE || hit.kind == ISH_HIT_PORT ? hit.id : NULL;
  if (hovered != self->hovered)
    {
      self->hovered = hovered;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  IshCanvas *self = user_data;

  self->pointer_inside = FALSE;
  if (self->drag != ISH_DRAG_NONE || self->hovered == NULL)
    return;
  self->hovered = NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  IshCanvas *self = user_data;
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = wheel ? PAN_PER_SCROLL : 1.0;

  if (state & GDK_CONTROL_MASK)
    {
      double notches = wheel ? dy : dy / PAN_PER_SCROLL;

      ish_viewport_zoom_at (&self->view, self->view.zoom * pow (ZOOM_PER_SCROLL, -notches),
                            self->pointer_x, self->pointer_y);
    }
  else if (state & GDK_SHIFT_MASK)
    ish_viewport_pan (&self->view, -dy * step, -dx * step);
  else
    ish_viewport_pan (&self->view, -dx * step, -dy * step);
  _ish_canvas_view_changed (self);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  IshCanvas *self = user_data;

  _ish_canvas_cancel_drag (self);
  g_object_set_data_full (G_OBJECT (gesture), "zoom-at-begin",
                          g_memdup2 (&self->view.zoom, sizeof (double)), g_free);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  IshCanvas *self = user_data;
  const double *begin = g_object_get_data (G_OBJECT (gesture), "zoom-at-begin");
  double x, y;

  if (begin == NULL || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  ish_viewport_zoom_at (&self->view, *begin * scale, x, y);
  _ish_canvas_view_changed (self);
}

void
_ish_canvas_init_drag (IshCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
}
