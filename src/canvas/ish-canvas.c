/* The drawing surface: what it shows, selection, zoom. Pointer in ish-canvas-drag.c, drops from
 * the palette in ish-canvas-drop.c, keys in ish-canvas-actions.c.
 *
 * The whole visible part is painted in each frame; the painter culls and drops detail, which holds
 * 60 frames a second for 10,000 resources without a GPU.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-canvas.h"
#include "canvas/ish-canvas-private.h"
#include "canvas/ish-edit-private.h"

#include <glib/gi18n-lib.h>

#define FIT_MARGIN 64.0     /* px: room for the tools and the zoom buttons over the canvas */
#define HIT_TOLERANCE 8.0   /* px: more than the marks drawn, so that they are easy to hit */
#define FLASH_MS 700

guint _ish_canvas_signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IshCanvas, ish_canvas, GTK_TYPE_DRAWING_AREA)

/* --- drawing --- */

static IshPaintOptions
paint_options (IshCanvas *self)
{
  return (IshPaintOptions) {
    .theme = self->theme,
    .language = self->language,
    .grid = TRUE,
    .scale = gtk_widget_get_scale_factor (GTK_WIDGET (self)),
    .selected = self->selection,
    .findings = self->findings,
    .amounts = self->amounts,
    .tints = self->tints,
    .lit = self->lit,
    .hovered = self->drag == ISH_DRAG_NONE || self->drag == ISH_DRAG_CONNECT ? self->hovered : NULL,
    .focused = self->flashed,
    .drop_target = self->drop_target,
    .refused = self->refused,
    .refusal = self->refusal,
    .welcome = self->welcome,
    .ghosts = ish_canvas_get_ghosts (self),
    .lifted = self->lifted,
  };
}

static void
draw_rubber_rect (IshCanvas *self, cairo_t *cr, const IshRect *rect)
{
  IshPoint origin = ish_viewport_to_widget (&self->view, rect->x, rect->y);
  GdkRGBA accent;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                                       "accent_color", &accent))
    gdk_rgba_parse (&accent, "#1c71d8");
  cairo_rectangle (cr, origin.x, origin.y, rect->width * self->view.zoom,
                   rect->height * self->view.zoom);
  accent.alpha = 0.10f;
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_fill_preserve (cr);
  accent.alpha = 1.0f;
  gdk_cairo_set_source_rgba (cr, &accent);
  cairo_set_line_width (cr, 1.0);
  cairo_stroke (cr);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  IshCanvas *self = ISH_CANVAS (area);
  IshPaintOptions options = paint_options (self);
  IshView view = { self->view.x, self->view.y, self->view.zoom, width, height };

  if (self->painter == NULL)
    return;
  ish_painter_paint (self->painter, cr, &view, &options);
  if (self->lifted)
    ish_painter_paint_lifted (self->painter, cr, &view, &options, self->lift_dx, self->lift_dy);
  if (self->drag == ISH_DRAG_CONNECT)
    {
      IshPoint point = ish_viewport_to_design (&self->view, self->pointer_x, self->pointer_y);

      ish_painter_paint_rubber (self->painter, cr, &view, &options, self->connect_from, point.x,
                                point.y, self->connect_op != NULL);
    }
  if (self->drag == ISH_DRAG_MARQUEE)
    draw_rubber_rect (self, cr, &self->marquee);
  if (self->drag == ISH_DRAG_RESIZE)
    draw_rubber_rect (self, cr, &self->resize_rect);
}

static void
fit_all (IshCanvas *self)
{
  IshRect extents = { 0, 0, 0, 0 };

  if (self->scene)
    ish_scene_get_extents (self->scene, &extents);
  if (extents.width > 0)
    ish_viewport_fit (&self->view, &extents, FIT_MARGIN);
  else
    {
      self->view.zoom = 1.0;
      self->view.x = -40;
      self->view.y = -60;
    }
  _ish_canvas_view_changed (self);
}

static void
resize_cb (GtkDrawingArea *area, int width, int height, gpointer user_data)
{
  IshCanvas *self = ISH_CANVAS (area);

  self->view.width = width;
  self->view.height = height;
  if (self->fit_pending && width > 1 && height > 1)
    {
      fit_all (self);
      self->fit_pending = TRUE;
    }
}

/* --- the design changes under us --- */

static gboolean
is_gone (gpointer key, gpointer value, gpointer user_data)
{
  IshDesign *design = user_data;

  return ish_design_get_resource (design, key) == NULL
         && ish_design_get_connection (design, key) == NULL
         && ish_design_get_annotation (design, key) == NULL;
}

static void
settled_cb (IshCanvas *self)
{
  IshDesign *design = ish_history_get_design (self->history);

  if (self->hovered && is_gone ((gpointer) self->hovered, NULL, design))
    self->hovered = NULL;
  /* What is in the hand may be taken away meanwhile, by undo for one. */
  if (self->drag != ISH_DRAG_NONE && self->press_hit.id
      && is_gone ((gpointer) self->press_hit.id, NULL, design))
    _ish_canvas_cancel_drag (self);
  if (self->lifted)
    g_hash_table_foreach_remove (self->lifted, is_gone, design);
  self->ghosts_dirty = TRUE;
  if (g_hash_table_foreach_remove (self->selection, is_gone, design) > 0)
    _ish_canvas_selection_changed (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
clear_marks (IshCanvas *self)
{
  g_clear_pointer (&self->findings, g_hash_table_unref);
  g_clear_pointer (&self->amounts, g_hash_table_unref);
  g_clear_pointer (&self->tints, g_hash_table_unref);
  g_clear_pointer (&self->lit, g_hash_table_unref);
}

void
ish_canvas_set_document (IshCanvas *self, IshHistory *history, IshCatalog *catalog)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  _ish_canvas_cancel_drag (self);
  if (self->history)
    g_signal_handlers_disconnect_by_data (ish_history_get_design (self->history), self);
  g_clear_pointer (&self->painter, ish_painter_free);
  g_clear_object (&self->scene);
  g_clear_object (&self->history);
  g_clear_pointer (&self->catalog, ish_catalog_unref);
  clear_marks (self);
  g_clear_pointer (&self->ghosts, ish_ghosts_free);
  self->hovered = self->flashed = NULL;
  g_hash_table_remove_all (self->selection);
  if (history)
    {
      IshDesign *design = ish_history_get_design (history);

      self->history = g_object_ref (history);
      self->catalog = ish_catalog_ref (catalog);
      self->scene = ish_scene_new (design, catalog);
      self->painter = ish_painter_new (self->scene);
      g_signal_connect_swapped (design, "settled", G_CALLBACK (settled_cb), self);
    }
  self->edit = (IshEdit) { self->history, self->catalog, self->scene, self->language };
  if (self->view.width > 1)
    fit_all (self);
  _ish_canvas_selection_changed (self);
  self->fit_pending = TRUE;
}

/* --- selection --- */

void
_ish_canvas_selection_changed (IshCanvas *self)
{
  self->fit_pending = FALSE;
  _ish_canvas_update_actions (self);
  g_signal_emit (self, _ish_canvas_signals[SIGNAL_SELECTION_CHANGED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GHashTable *
ish_canvas_get_selection (IshCanvas *self)
{
  g_return_val_if_fail (ISH_IS_CANVAS (self), NULL);

  return self->selection;
}

const char *
ish_canvas_get_single (IshCanvas *self)
{
  GHashTableIter iter;
  gpointer key = NULL;

  g_return_val_if_fail (ISH_IS_CANVAS (self), NULL);

  if (g_hash_table_size (self->selection) != 1)
    return NULL;
  g_hash_table_iter_init (&iter, self->selection);
  g_hash_table_iter_next (&iter, &key, NULL);
  return key;
}

void
ish_canvas_select (IshCanvas *self, const char *id)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  g_hash_table_remove_all (self->selection);
  /* Code and problems may name what nobody drew. */
  if (id && self->history && !is_gone ((gpointer) id, NULL, ish_history_get_design (self->history)))
    g_hash_table_add (self->selection, (char *) g_intern_string (id));
  _ish_canvas_selection_changed (self);
}

void
ish_canvas_select_all (IshCanvas *self)
{
  IshDesign *design;

  g_return_if_fail (ISH_IS_CANVAS (self));

  if (self->history == NULL)
    return;
  design = ish_history_get_design (self->history);
  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    g_hash_table_add (self->selection,
                      (char *) g_intern_string (ish_design_get_resource_at (design, i)->id));
  for (guint i = 0; i < ish_design_get_n_annotations (design); i++)
    g_hash_table_add (self->selection,
                      (char *) g_intern_string (ish_design_get_annotation_at (design, i)->id));
  _ish_canvas_selection_changed (self);
}

/* --- view --- */

void
_ish_canvas_view_changed (IshCanvas *self)
{
  self->fit_pending = FALSE;
  g_signal_emit (self, _ish_canvas_signals[SIGNAL_VIEW_CHANGED], 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
ish_canvas_get_zoom (IshCanvas *self)
{
  g_return_val_if_fail (ISH_IS_CANVAS (self), 1.0);

  return self->view.zoom;
}

IshPoint
ish_canvas_get_origin (IshCanvas *self)
{
  g_return_val_if_fail (ISH_IS_CANVAS (self), ((IshPoint) { 0, 0 }));

  return (IshPoint) { self->view.x, self->view.y };
}

void
ish_canvas_zoom_to (IshCanvas *self, double zoom)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  ish_viewport_zoom_at (&self->view, zoom, self->view.width / 2, self->view.height / 2);
  _ish_canvas_view_changed (self);
}

void
ish_canvas_zoom_step (IshCanvas *self, int direction)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  ish_canvas_zoom_to (self, ish_viewport_step (&self->view, direction));
}

gboolean
_ish_canvas_get_selection_rect (IshCanvas *self, IshRect *out)
{
  GHashTableIter iter;
  gpointer key;
  gboolean found = FALSE;

  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      IshRect rect;

      if (!ish_scene_get_rect (self->scene, key, &rect))
        continue;
      *out = found ? ish_rect_union (out, &rect) : rect;
      found = TRUE;
    }
  return found;
}

void
ish_canvas_fit (IshCanvas *self, gboolean selection_only)
{
  IshRect rect;

  g_return_if_fail (ISH_IS_CANVAS (self));

  if (self->scene == NULL)
    return;
  if (selection_only && _ish_canvas_get_selection_rect (self, &rect))
    {
      ish_viewport_fit (&self->view, &rect, 2 * FIT_MARGIN);
      _ish_canvas_view_changed (self);
    }
  else
    fit_all (self);
}

static gboolean
flash_end_cb (gpointer user_data)
{
  IshCanvas *self = user_data;

  self->flash_timeout = 0;
  self->flashed = NULL;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static gboolean
find_rect (IshCanvas *self, const char *id, IshRect *out)
{
  g_autoptr (GArray) route = NULL;

  if (ish_scene_get_rect (self->scene, id, out))
    return TRUE;
  route = ish_scene_get_route (self->scene, id);
  if (route == NULL || route->len == 0)
    return FALSE;
  *out =
    (IshRect){ g_array_index (route, IshPoint, 0).x, g_array_index (route, IshPoint, 0).y, 0, 0 };
  for (guint i = 1; i < route->len; i++)
    {
      IshPoint *point = &g_array_index (route, IshPoint, i);
      IshRect rect = { point->x, point->y, 0, 0 };

      *out = ish_rect_union (out, &rect);
    }
  return TRUE;
}

void
ish_canvas_jump_to (IshCanvas *self, const char *id)
{
  IshRect rect;

  g_return_if_fail (ISH_IS_CANVAS (self));
  g_return_if_fail (id != NULL);

  if (self->scene == NULL || !find_rect (self, id, &rect))
    return;
  ish_canvas_select (self, id);
  ish_viewport_reveal (&self->view, &rect);
  self->flashed = g_intern_string (id);
  g_clear_handle_id (&self->flash_timeout, g_source_remove);
  self->flash_timeout = g_timeout_add (FLASH_MS, flash_end_cb, self);
  _ish_canvas_view_changed (self);
}

IshHit
_ish_canvas_hit (IshCanvas *self, double widget_x, double widget_y)
{
  IshPoint point = ish_viewport_to_design (&self->view, widget_x, widget_y);
  g_autoptr (GHashTable) touchable = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->selection);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (touchable, key);
  if (self->hovered)
    g_hash_table_add (touchable, (char *) self->hovered);
  return ish_scene_hit (self->scene, point.x, point.y, HIT_TOLERANCE / self->view.zoom, touchable);
}

/* --- what is said --- */

void
_ish_canvas_say (IshCanvas *self, const char *sentence)
{
  g_signal_emit (self, _ish_canvas_signals[SIGNAL_SAID], 0, sentence);
}

void
_ish_canvas_say_refusal (IshCanvas *self, IshRefusal *refusal)
{
  if (refusal->sentence)
    _ish_canvas_say (self, refusal->sentence);
  ish_refusal_clear (refusal);
}

/* --- settings --- */

IshScene *
ish_canvas_get_scene (IshCanvas *self)
{
  g_return_val_if_fail (ISH_IS_CANVAS (self), NULL);

  return self->scene;
}

void
ish_canvas_set_language (IshCanvas *self, IshLanguage language)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  self->language = self->edit.language = language;
  self->ghosts_dirty = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ish_canvas_set_theme (IshCanvas *self, IshTheme theme)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_table (IshCanvas *self, GHashTable **table, GHashTable *value)
{
  if (value)
    g_hash_table_ref (value);
  g_clear_pointer (table, g_hash_table_unref);
  *table = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
ish_canvas_set_findings (IshCanvas *self, GHashTable *findings)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  set_table (self, &self->findings, findings);
}

void
ish_canvas_set_amounts (IshCanvas *self, GHashTable *amounts, GHashTable *tints)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  set_table (self, &self->amounts, amounts);
  set_table (self, &self->tints, tints);
}

void
ish_canvas_set_lit (IshCanvas *self, GHashTable *lit)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  set_table (self, &self->lit, lit);
}

void
ish_canvas_set_tip_func (IshCanvas *self, IshCanvasTipFunc func, gpointer user_data)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  self->tip_func = func;
  self->tip_data = user_data;
}

/* --- what is implied --- */

void
ish_canvas_set_ghosts (IshCanvas *self, IshGhosts *ghosts)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  g_clear_pointer (&self->ghosts, ish_ghosts_free);
  self->ghosts = ghosts;
  self->ghosts_dirty = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

IshGhosts *
ish_canvas_get_ghosts (IshCanvas *self)
{
  gboolean large;

  g_return_val_if_fail (ISH_IS_CANVAS (self), NULL);

  large = self->view.zoom < ISH_ZOOM_ALL;
  if (self->ghosts && self->scene && (self->ghosts_dirty || large != self->ghosts_large))
    {
      ish_ghosts_lay_out (self->ghosts, self->scene, self->language, self->view.zoom);
      self->ghosts_dirty = FALSE;
      self->ghosts_large = large;
    }
  return self->scene ? self->ghosts : NULL;
}

const IshGhost *
_ish_canvas_hit_ghost (IshCanvas *self, double widget_x, double widget_y)
{
  IshPoint point = ish_viewport_to_design (&self->view, widget_x, widget_y);
  IshGhosts *ghosts = ish_canvas_get_ghosts (self);

  return ghosts && self->view.zoom >= ISH_ZOOM_NAMES ? ish_ghosts_hit (ghosts, point.x, point.y)
                                                     : NULL;
}

/* "Implied by db: vpc_data_a, vpc_data_c." (transfer full) (nullable) */
static char *
describe_ghost (IshCanvas *self, const IshGhost *ghost)
{
  const IshResource *cause =
    ish_design_get_resource (ish_history_get_design (self->history), ghost->cause);
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *name = NULL;

  if (cause == NULL)
    return NULL;
  name = _ish_edit_call (&self->edit, cause);
  for (guint i = 0; i < ghost->ids->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", (char *) ghost->ids->pdata[i]);
  /* Translators: the name of what needs it, then names of what nobody drew. */
  return g_strdup_printf (_("Implied by %1$s: %2$s.\nDraw it yourself to manage it."), name,
                          ids->str);
}

static gboolean
query_tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip,
                  gpointer user_data)
{
  IshCanvas *self = ISH_CANVAS (widget);
  gboolean busy = keyboard || self->scene == NULL || self->drag != ISH_DRAG_NONE;
  const IshGhost *ghost = busy ? NULL : _ish_canvas_hit_ghost (self, x, y);
  IshHit hit = busy ? (IshHit) { 0 } : _ish_canvas_hit (self, x, y);
  g_autofree char *text = NULL;

  if (hit.kind == ISH_HIT_RESOURCE)
    text = self->tip_func ? self->tip_func (hit.id, self->tip_data) : NULL;
  else if (ghost)
    text = describe_ghost (self, ghost);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* --- a line in the hand --- */

void
_ish_canvas_set_probe (IshCanvas *self, const char *to)
{
  g_auto (IshRefusal) refusal = { NULL, NULL };

  if (self->connect_to == to)
    return;
  self->connect_to = to;
  g_clear_pointer (&self->connect_op, ish_op_unref);
  g_clear_pointer (&self->connect_refusal, g_free);
  if (to)
    self->connect_op = ish_edit_plan_line (&self->edit, self->connect_from, to, NULL, &refusal);
  if (to && self->connect_op == NULL)
    self->connect_refusal = g_steal_pointer (&refusal.sentence);
  g_signal_emit (self, _ish_canvas_signals[SIGNAL_PROBE_CHANGED], 0);
}

gboolean
ish_canvas_get_probe (IshCanvas *self, IshProbe *out_probe)
{
  IshRect rect;
  IshPoint at;

  g_return_val_if_fail (ISH_IS_CANVAS (self), FALSE);
  g_return_val_if_fail (out_probe != NULL, FALSE);

  if (self->connect_to == NULL || !ish_scene_get_rect (self->scene, self->connect_to, &rect))
    return FALSE;
  at = ish_viewport_to_widget (&self->view, rect.x, rect.y);
  *out_probe = (IshProbe) {
    self->connect_from, self->connect_to, self->connect_op, self->connect_refusal,
    { at.x, at.y, rect.width * self->view.zoom, rect.height * self->view.zoom }
  };
  return TRUE;
}

IshTool
ish_canvas_get_tool (IshCanvas *self)
{
  g_return_val_if_fail (ISH_IS_CANVAS (self), ISH_TOOL_SELECT);

  return self->tool;
}

void
ish_canvas_set_tool (IshCanvas *self, IshTool tool)
{
  g_return_if_fail (ISH_IS_CANVAS (self));

  if (self->tool == tool)
    return;
  self->tool = tool;
  _ish_canvas_update_cursor (self);
  g_signal_emit (self, _ish_canvas_signals[SIGNAL_TOOL_CHANGED], 0);
}

/* --- life --- */

static void
ish_canvas_dispose (GObject *object)
{
  IshCanvas *self = ISH_CANVAS (object);

  g_clear_handle_id (&self->flash_timeout, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->history)
    g_signal_handlers_disconnect_by_data (ish_history_get_design (self->history), self);
  g_clear_pointer (&self->painter, ish_painter_free);
  g_clear_object (&self->scene);
  g_clear_object (&self->history);
  g_clear_pointer (&self->catalog, ish_catalog_unref);

  G_OBJECT_CLASS (ish_canvas_parent_class)->dispose (object);
}

static void
ish_canvas_finalize (GObject *object)
{
  IshCanvas *self = ISH_CANVAS (object);

  g_clear_pointer (&self->selection, g_hash_table_unref);
  clear_marks (self);
  g_clear_pointer (&self->lifted, g_hash_table_unref);
  g_clear_pointer (&self->ghosts, ish_ghosts_free);
  g_clear_pointer (&self->refusal, g_free);
  g_clear_pointer (&self->welcome, g_free);
  g_clear_pointer (&self->connect_op, ish_op_unref);
  g_clear_pointer (&self->connect_refusal, g_free);

  G_OBJECT_CLASS (ish_canvas_parent_class)->finalize (object);
}

/* A popover is laid out by its parent. */
static void
ish_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IshCanvas *self = ISH_CANVAS (widget);

  GTK_WIDGET_CLASS (ish_canvas_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static guint
new_signal (IshCanvasClass *class, const char *name, guint n_params, GType param)
{
  return n_params == 0 ? g_signal_new (name, G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0)
                       : g_signal_new (name, G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, param);
}

static void
ish_canvas_class_init (IshCanvasClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = ish_canvas_dispose;
  object_class->finalize = ish_canvas_finalize;
  widget_class->size_allocate = ish_canvas_size_allocate;
  _ish_canvas_signals[SIGNAL_SELECTION_CHANGED] =
    new_signal (class, "selection-changed", 0, G_TYPE_NONE);
  _ish_canvas_signals[SIGNAL_ACTIVATED] = new_signal (class, "activated", 1, G_TYPE_STRING);
  _ish_canvas_signals[SIGNAL_SAID] = new_signal (class, "said", 1, G_TYPE_STRING);
  _ish_canvas_signals[SIGNAL_VIEW_CHANGED] = new_signal (class, "view-changed", 0, G_TYPE_NONE);
  _ish_canvas_signals[SIGNAL_TOOL_CHANGED] = new_signal (class, "tool-changed", 0, G_TYPE_NONE);
  _ish_canvas_signals[SIGNAL_PROBE_CHANGED] = new_signal (class, "probe-changed", 0, G_TYPE_NONE);
  gtk_widget_class_set_css_name (widget_class, "ish-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  _ish_canvas_class_init_actions (widget_class);
}

static void
ish_canvas_init (IshCanvas *self)
{
  self->selection = g_hash_table_new (g_str_hash, g_str_equal);
  self->view.zoom = 1.0;
  gtk_widget_set_name (GTK_WIDGET (self), "canvas:surface");
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focus_on_click (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Design canvas"), -1);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw_cb, NULL, NULL);
  g_signal_connect (self, "resize", G_CALLBACK (resize_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  _ish_canvas_init_drag (self);
  _ish_canvas_init_drop (self);
  _ish_canvas_init_keys (self);
  _ish_canvas_init_menu (self);
  _ish_canvas_update_actions (self);
}

IshCanvas *
ish_canvas_new (void)
{
  return g_object_new (ISH_TYPE_CANVAS, NULL);
}
