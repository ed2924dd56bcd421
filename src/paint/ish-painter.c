/* The painter: what is in view, in order, with as much detail as can be read.
 *
 * Order: frames from the outermost, lines, cards, labels of lines, notes, marks.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#include <math.h>

#define GRID_STEP 20.0
#define GRID_DOT 1.4   /* px */
#define BLEED 160.0    /* design units: what reaches over its rectangle is still in view */

struct _IshPainter {
  IshScene  *scene;   /* owned */
  GPtrArray *visible; /* owned: borrowed items, kept between paints for its memory */
  GPtrArray *lines;   /* owned: the lines among them */
};

IshPainter *
ish_painter_new (IshScene *scene)
{
  IshPainter *self;

  g_return_val_if_fail (ISH_IS_SCENE (scene), NULL);

  self = g_new0 (IshPainter, 1);
  self->scene = g_object_ref (scene);
  self->visible = g_ptr_array_new ();
  self->lines = g_ptr_array_new ();
  return self;
}

void
ish_painter_free (IshPainter *self)
{
  g_clear_object (&self->scene);
  g_clear_pointer (&self->visible, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self);
}

IshLod
_ish_lod_for_zoom (double zoom)
{
  if (zoom >= ISH_LOD_FULL_ZOOM)
    return ISH_LOD_FULL;
  if (zoom >= ISH_LOD_NAME_ZOOM)
    return ISH_LOD_NAME;
  return zoom >= ISH_LOD_ICON_ZOOM ? ISH_LOD_ICON : ISH_LOD_BOX;
}

/* --- background --- */

static void
paint_background (cairo_t *cr, const IshView *view, const IshPaintOptions *options,
                  const IshColors *colors)
{
  double step = GRID_STEP * view->zoom * (view->zoom < 0.4 ? 5 : 1);
  double left = fmod (-view->x * view->zoom, step), top = fmod (-view->y * view->zoom, step);
  IshColor dot = colors->dot;

  if (!options->transparent)
    {
      cairo_set_source_rgb (cr, (colors->canvas >> 24) / 255.0,
                            (colors->canvas >> 16 & 0xff) / 255.0,
                            (colors->canvas >> 8 & 0xff) / 255.0);
      cairo_rectangle (cr, 0, 0, view->width, view->height);
      cairo_fill (cr);
    }
  if (!options->grid || view->zoom < 0.2 || dot == ISH_COLOR_NONE)
    return;
  cairo_set_source_rgb (cr, (dot >> 24) / 255.0, (dot >> 16 & 0xff) / 255.0,
                        (dot >> 8 & 0xff) / 255.0);
  for (double y = top; y < view->height + GRID_DOT; y += step)
    for (double x = left; x < view->width + GRID_DOT; x += step)
      cairo_rectangle (cr, round (x) - 0.5, round (y) - 0.5, GRID_DOT, GRID_DOT);
  cairo_fill (cr);
}

/* --- what is in view --- */

static void
collect_visible (IshPainter *self, const IshRect *area, GHashTable *lifted)
{
  g_ptr_array_set_size (self->visible, 0);
  g_ptr_array_set_size (self->lines, 0);
  _ish_scene_list_items (self->scene, area, self->visible);
  for (guint i = 0; i < self->visible->len; i++)
    {
      IshItem *item = self->visible->pdata[i];

      if (item->kind == ISH_ITEM_LINE && !_ish_item_is_within (item->from, lifted)
          && !_ish_item_is_within (item->to, lifted))
        g_ptr_array_add (self->lines, item);
    }
}

static gboolean
is_lifted (const IshPainting *painting, const IshItem *item)
{
  return _ish_item_is_within (item, painting->options->lifted);
}

/* --- boxes: cards of one colour and lines of one type are one fill each --- */

typedef struct {
  IshColor color;
  GArray  *rects;
} Batch;

static GArray *
get_batch (GArray *batches, IshColor color)
{
  Batch batch = { color, NULL };

  for (guint i = 0; i < batches->len; i++)
    if (g_array_index (batches, Batch, i).color == color)
      return g_array_index (batches, Batch, i).rects;
  batch.rects = g_array_new (FALSE, FALSE, sizeof (IshRect));
  g_array_append_val (batches, batch);
  return batch.rects;
}

static void
flush_batches (const IshPainting *painting, GArray *batches)
{
  for (guint i = 0; i < batches->len; i++)
    {
      Batch *batch = &g_array_index (batches, Batch, i);

      painting->pen->klass->boxes (painting->pen, (const IshRect *) (gpointer) batch->rects->data,
                                   batch->rects->len, batch->color);
      g_array_unref (batch->rects);
    }
  g_array_set_size (batches, 0);
}

static void
paint_boxes (IshPainter *self, const IshPainting *painting)
{
  g_autoptr (GArray) batches = g_array_new (FALSE, FALSE, sizeof (Batch));

  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshItem *line = self->lines->pdata[i];

      _ish_paint_line_boxes (
        painting, &line->route,
        get_batch (batches, _ish_theme_get_line (line->line_type)->color[painting->side]));
    }
  flush_batches (painting, batches);
  for (guint i = 0; i < self->visible->len; i++)
    {
      const IshItem *item = self->visible->pdata[i];

      if (item->kind == ISH_ITEM_NODE && !is_lifted (painting, item))
        g_array_append_val (
          get_batch (batches, painting->options->tints
                                ? _ish_paint_tint (painting, item, painting->colors->edge)
                                : _ish_item_face (item)),
          item->rect);
    }
  flush_batches (painting, batches);
}

/* --- the layers --- */

static void
paint_lines (IshPainter *self, const IshPainting *painting)
{
  g_autoptr (GArray) crossings = NULL;

  if (painting->lod >= ISH_LOD_NAME)
    crossings = _ish_collect_crossings (self->lines);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshItem *line = self->lines->pdata[i];

      _ish_paint_line (painting, line, &line->route, crossings);
    }
}

static void
paint_kind (IshPainter *self, const IshPainting *painting, IshItemKind kind)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      IshItem *item = self->visible->pdata[i];

      if (item->kind != kind)
        continue;
      if (is_lifted (painting, item))
        _ish_paint_placeholder (painting, item);
      else if (kind == ISH_ITEM_FRAME)
        _ish_paint_frame (painting, item, 0, 0);
      else if (kind == ISH_ITEM_NODE)
        _ish_paint_node (painting, item, 0, 0);
      else
        _ish_paint_note (painting, item, 0, 0);
    }
}

static void
paint_labels (IshPainter *self, const IshPainting *painting)
{
  if (painting->lod < ISH_LOD_NAME)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshItem *line = self->lines->pdata[i];

      _ish_paint_line_label (painting, line, &line->route);
    }
}

static gboolean
is_lit (const IshPainting *painting, const IshItem *item)
{
  return g_hash_table_contains (painting->options->lit, item->id)
         && !is_lifted (painting, item);
}

/* What is lit once more, over a veil on everything: one fill, however much is faded. */
static void
paint_lit (IshPainter *self, const IshPainting *painting, const IshRect *area)
{
  IshPainting hollow = *painting;

  hollow.hollow = TRUE;
  _ish_paint_veil (painting, area);
  for (guint i = 0; i < self->visible->len; i++)
    {
      IshItem *item = self->visible->pdata[i];

      if (item->kind == ISH_ITEM_FRAME && is_lit (painting, item))
        _ish_paint_frame (&hollow, item, 0, 0);
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshItem *line = self->lines->pdata[i];

      if (!is_lit (painting, line))
        continue;
      _ish_paint_line (painting, line, &line->route, NULL);
      if (painting->lod >= ISH_LOD_NAME)
        _ish_paint_line_label (painting, line, &line->route);
    }
  for (guint i = 0; i < self->visible->len; i++)
    {
      IshItem *item = self->visible->pdata[i];

      if (item->kind == ISH_ITEM_NODE && is_lit (painting, item))
        _ish_paint_node (painting, item, 0, 0);
    }
}

static gboolean
has_marks (const IshPaintOptions *options, const IshItem *item)
{
  return (options->selected && g_hash_table_contains (options->selected, item->id))
         || g_strcmp0 (options->hovered, item->id) == 0
         || g_strcmp0 (options->focused, item->id) == 0
         || g_strcmp0 (options->drop_target, item->id) == 0;
}

/* A hovered line rings both its ends. */
static void
paint_hovered_ends (IshPainter *self, const IshPainting *painting)
{
  IshItem *line = _ish_scene_get_item (self->scene, painting->options->hovered);
  IshPaintOptions options = *painting->options;
  IshPainting ends = *painting;

  if (line == NULL || line->kind != ISH_ITEM_LINE)
    return;
  options.hovered = options.drop_target = options.focused = NULL;
  options.selected = NULL;
  ends.options = &options;
  options.focused = line->from->id;
  _ish_paint_marks (&ends, line->from, 0, 0);
  options.focused = line->to->id;
  _ish_paint_marks (&ends, line->to, 0, 0);
}

static void
paint_all_marks (IshPainter *self, const IshPainting *painting)
{
  const IshPaintOptions *options = painting->options;
  IshItem *refused = _ish_scene_get_item (self->scene, options->refused);

  for (guint i = 0; i < self->visible->len; i++)
    {
      const IshItem *item = self->visible->pdata[i];

      if (item->kind != ISH_ITEM_LINE && has_marks (options, item) && !is_lifted (painting, item))
        _ish_paint_marks (painting, item, 0, 0);
    }
  paint_hovered_ends (self, painting);
  for (guint i = 0; options->amounts && i < self->visible->len; i++)
    {
      const IshItem *item = self->visible->pdata[i];
      const char *text = g_hash_table_lookup (options->amounts, item->id);

      if (text && !is_lifted (painting, item))
        _ish_paint_amount (painting, item, text);
    }
  for (guint i = 0; options->findings && i < self->visible->len; i++)
    {
      const IshItem *item = self->visible->pdata[i];
      guint severity = GPOINTER_TO_UINT (g_hash_table_lookup (options->findings, item->id));

      if (severity > 0 && !is_lifted (painting, item))
        _ish_paint_finding (painting, item, severity - 1);
    }
  if (refused && refused->kind != ISH_ITEM_LINE)
    _ish_paint_refusal (painting, refused);
}

static IshPainting
begin_painting (IshPainter *self, IshPen *pen, const IshPaintOptions *options, double zoom)
{
  const IshColors *colors = _ish_theme_get_colors (options->theme);

  return (IshPainting) { self->scene,         pen, options, colors, _ish_lod_for_zoom (zoom), zoom,
                        colors->dark ? 1 : 0, FALSE };
}

void
_ish_painter_paint_all (IshPainter *self, IshPen *pen, const IshRect *area,
                        const IshPaintOptions *options, IshLod lod)
{
  IshPainting painting = begin_painting (self, pen, options, pen->zoom);

  painting.lod = lod;
  collect_visible (self, area, options->lifted);
  _ish_paint_cloud (&painting);
  paint_kind (self, &painting, ISH_ITEM_FRAME);
  _ish_paint_ghosts (&painting, area);
  if (painting.lod == ISH_LOD_BOX)
    paint_boxes (self, &painting);
  else
    {
      paint_lines (self, &painting);
      paint_kind (self, &painting, ISH_ITEM_NODE);
      paint_labels (self, &painting);
    }
  paint_kind (self, &painting, ISH_ITEM_NOTE);
  if (options->lit)
    paint_lit (self, &painting, area);
  paint_all_marks (self, &painting);
}

void
_ish_painter_paint_scene (IshPainter *self, IshPen *pen, const IshRect *area,
                          const IshPaintOptions *options)
{
  IshLod lod = _ish_lod_for_zoom (pen->zoom);

  _ish_painter_paint_all (self, pen, area, options,
                          options->thumbnail ? MAX (lod, ISH_LOD_ICON) : lod);
}

static IshPen *
make_pen (cairo_t *cr, const IshView *view, const IshPaintOptions *options)
{
  IshPen *pen = ish_pen_new_cairo (cr, view->x, view->y, view->zoom);

  pen->scale = MAX (options->scale, 1);
  return pen;
}

static IshRect
get_area (const IshView *view, cairo_t *cr)
{
  double x1, y1, x2, y2;
  IshRect area;

  /* A clip of the surface, set by who asks for a part only, limits what is looked at. */
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  x1 = MAX (x1, 0);
  y1 = MAX (y1, 0);
  x2 = MIN (x2, view->width);
  y2 = MIN (y2, view->height);
  area = (IshRect) { view->x + x1 / view->zoom, view->y + y1 / view->zoom,
                    MAX (x2 - x1, 0) / view->zoom, MAX (y2 - y1, 0) / view->zoom };
  return ish_rect_inflate (&area, BLEED);
}

void
ish_painter_paint (IshPainter *self, cairo_t *cr, const IshView *view,
                   const IshPaintOptions *options)
{
  g_autoptr (IshPen) pen = NULL;
  IshRect area;

  g_return_if_fail (self && cr && view && options);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  paint_background (cr, view, options, _ish_theme_get_colors (options->theme));
  pen = make_pen (cr, view, options);
  area = get_area (view, cr);
  _ish_painter_paint_scene (self, pen, &area, options);
  cairo_restore (cr);
}

/* --- over the drawing --- */

static void
paint_lifted_lines (IshPainter *self, const IshPainting *painting, double dx, double dy)
{
  GHashTable *lifted = painting->options->lifted;

  for (guint i = 0; i < self->scene->lines->len; i++)
    {
      IshItem *line = self->scene->lines->pdata[i];
      IshRoute route;

      if (!_ish_item_is_within (line->from, lifted) && !_ish_item_is_within (line->to, lifted))
        continue;
      _ish_scene_plan_lifted (self->scene, line, lifted, dx, dy, &route);
      _ish_paint_line (painting, line, &route, NULL);
      if (painting->lod >= ISH_LOD_NAME)
        _ish_paint_line_label (painting, line, &route);
    }
}

void
ish_painter_paint_lifted (IshPainter *self, cairo_t *cr, const IshView *view,
                          const IshPaintOptions *options, double dx, double dy)
{
  g_autoptr (IshPen) pen = NULL;
  IshPainting painting;

  g_return_if_fail (self && cr && view && options);

  if (options->lifted == NULL || g_hash_table_size (options->lifted) == 0)
    return;
  _ish_scene_update (self->scene);
  pen = make_pen (cr, view, options);
  painting = begin_painting (self, pen, options, view->zoom);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  pen->klass->push (pen, ISH_IN_FLIGHT_ALPHA);
  for (guint i = 0; i < self->scene->ordered->len; i++)
    {
      IshItem *item = self->scene->ordered->pdata[i];

      if (item->kind == ISH_ITEM_LINE || !is_lifted (&painting, item))
        continue;
      if (item->kind == ISH_ITEM_FRAME)
        _ish_paint_frame (&painting, item, dx, dy);
      else if (item->kind == ISH_ITEM_NODE)
        _ish_paint_node (&painting, item, dx, dy);
      else
        _ish_paint_note (&painting, item, dx, dy);
      if (options->selected && g_hash_table_contains (options->selected, item->id))
        _ish_paint_marks (&painting, item, dx, dy);
    }
  pen->klass->pop (pen);
  paint_lifted_lines (self, &painting, dx, dy);
  cairo_restore (cr);
}

void
ish_painter_paint_rubber (IshPainter *self, cairo_t *cr, const IshView *view,
                          const IshPaintOptions *options, const char *from_id, double x, double y,
                          gboolean allowed)
{
  g_autoptr (IshPen) pen = NULL;
  IshItem *from;
  IshPainting painting;
  IshRouteEnd ends[2];
  IshRect target = { x, y, 0, 0 };
  IshRoute route;

  g_return_if_fail (self && cr && view && options);

  from = _ish_scene_get_item (self->scene, from_id);
  if (from == NULL || from->kind == ISH_ITEM_LINE)
    return;
  pen = make_pen (cr, view, options);
  painting = begin_painting (self, pen, options, view->zoom);
  ends[0] = (IshRouteEnd) { from->rect, ISH_SIDE_RIGHT, 0 };
  ends[1] = (IshRouteEnd) { target, ISH_SIDE_LEFT, 0 };
  ish_route_choose_sides (&from->rect, &target, NULL, &ends[0].side, &ends[1].side);
  ish_route_plan (&ends[0], &ends[1], NULL, &route);
  _ish_paint_rubber (&painting, &route, allowed);
}
