/* Services dragged from the palette: the frame under the pointer lights up or says why not.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-canvas-private.h"

#include <glib/gi18n-lib.h>

void
_ish_canvas_clear_landing (IshCanvas *self)
{
  self->drop_target = self->refused = NULL;
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->welcome, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_ish_canvas_set_landing (IshCanvas *self, const IshLanding *landing, IshRefusal *refusal)
{
  _ish_canvas_clear_landing (self);
  self->refused = landing->refusing;
  if (landing->refusing == NULL && landing->frame)
    {
      IshDesign *design = ish_history_get_design (self->history);
      const IshResource *frame = ish_design_get_resource (design, landing->frame);

      self->drop_target = landing->frame;
      /* Translators: a frame that a dragged service would belong to: "Joins App a". */
      self->welcome = g_strdup_printf (_("Joins %s"), frame->name);
    }
  if (refusal)
    self->refusal = g_steal_pointer (&refusal->sentence);
}

static const char *
get_dragged_type (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  IshCanvas *self = user_data;
  const char *type = get_dragged_type (target);
  g_auto (IshRefusal) refusal = { NULL, NULL };
  IshLanding landing;
  IshPoint point;

  if (self->scene == NULL)
    return 0;
  /* The value may still be on its way: accept, and decide at the drop. */
  if (type == NULL || ish_catalog_get_service (self->catalog, type) == NULL)
    return GDK_ACTION_COPY;
  point = ish_viewport_to_design (&self->view, x, y);
  landing = ish_edit_find_landing (&self->edit, type, point.x, point.y, NULL, &refusal);
  _ish_canvas_set_landing (self, &landing, &refusal);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTarget *target, gpointer user_data)
{
  _ish_canvas_clear_landing (user_data);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  IshCanvas *self = user_data;
  g_auto (IshRefusal) refusal = { NULL, NULL };
  IshPoint point;
  const char *id;

  _ish_canvas_clear_landing (self);
  if (self->scene == NULL || !G_VALUE_HOLDS_STRING (value) || g_value_get_string (value) == NULL)
    return FALSE;
  point = ish_viewport_to_design (&self->view, x, y);
  id = ish_edit_insert (&self->edit, g_value_get_string (value), point.x, point.y, &refusal);
  _ish_canvas_say_refusal (self, &refusal);
  if (id == NULL)
    return FALSE;
  ish_canvas_select (self, id);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return TRUE;
}

void
_ish_canvas_init_drop (IshCanvas *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
