/* Asking a scene: what is where, and what is under the pointer.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-scene-private.h"

#include <math.h>

const char *
_ish_scene_get_detail (IshScene *self, IshItem *item)
{
  const IshResource *resource;

  if (item->detail == NULL)
    {
      resource = ish_design_get_resource (self->design, item->id);
      if (item->service && resource)
        item->detail =
          ish_service_format_detail (item->service, resource->properties,
                                     ish_design_get_setting (self->design, "environment"));
      if (item->detail == NULL)
        item->detail = g_strdup (item->service || resource == NULL ? "" : resource->type);
    }
  return item->detail;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const IshItem *x = *(const IshItem *const *) a, *y = *(const IshItem *const *) b;

  return x->rank < y->rank ? -1 : x->rank > y->rank;
}

void
_ish_scene_list_items (IshScene *self, const IshRect *rect, GPtrArray *out)
{
  IshRect extents;

  _ish_scene_update (self);
  ish_scene_get_extents (self, &extents);
  /* With all in view, the order that is kept saves sorting. */
  if (ish_rect_encloses (rect, &extents))
    {
      g_ptr_array_set_size (out, 0);
      for (guint i = 0; i < self->ordered->len; i++)
        g_ptr_array_add (out, self->ordered->pdata[i]);
      return;
    }
  _ish_grid_list (&self->grid, rect, out);
  g_ptr_array_sort (out, compare_ranks);
}

void
ish_scene_get_extents (IshScene *self, IshRect *out_rect)
{
  IshRect all;

  g_return_if_fail (ISH_IS_SCENE (self));
  g_return_if_fail (out_rect != NULL);

  _ish_scene_update (self);
  all = self->cloud;
  for (guint i = 0; i < self->ordered->len; i++)
    {
      const IshItem *item = self->ordered->pdata[i];

      if (item->kind == ISH_ITEM_LINE || item->parent == NULL)
        all = all.width > 0 || all.height > 0 ? ish_rect_union (&all, &item->rect) : item->rect;
    }
  *out_rect = all;
}

gboolean
ish_scene_get_rect (IshScene *self, const char *id, IshRect *out_rect)
{
  const IshItem *item;

  g_return_val_if_fail (ISH_IS_SCENE (self), FALSE);

  item = _ish_scene_get_item (self, id);
  if (item == NULL || item->kind == ISH_ITEM_LINE)
    return FALSE;
  *out_rect = item->rect;
  return TRUE;
}

GArray *
ish_scene_get_route (IshScene *self, const char *connection_id)
{
  const IshItem *item;
  GArray *points;

  g_return_val_if_fail (ISH_IS_SCENE (self), NULL);

  _ish_scene_update (self);
  item = _ish_scene_get_item (self, connection_id);
  if (item == NULL || item->kind != ISH_ITEM_LINE)
    return NULL;
  points = g_array_new (FALSE, FALSE, sizeof (IshPoint));
  g_array_append_vals (points, item->route.points, item->route.n_points);
  return points;
}

/* --- under the pointer --- */

IshPoint
_ish_item_handle (const IshItem *item, guint handle)
{
  static const double across[8] = { 0, 0.5, 1, 1, 1, 0.5, 0, 0 };
  static const double down[8] = { 0, 0, 0, 0.5, 1, 1, 1, 0.5 };

  return (IshPoint) { item->rect.x + item->rect.width * across[handle],
                      item->rect.y + item->rect.height * down[handle] };
}

IshPoint
_ish_item_port (const IshItem *item, IshSide side)
{
  IshRect rect =
    item->kind == ISH_ITEM_FRAME ? ish_rect_inflate (&item->rect, ISH_FRAME_PORT) : item->rect;

  return ish_side_point (&rect, side, 0);
}

static gboolean
is_near (IshPoint point, double x, double y, double tolerance)
{
  return fabs (point.x - x) <= tolerance && fabs (point.y - y) <= tolerance;
}

static gboolean
hit_marks (const IshItem *item, double x, double y, double tolerance, IshHit *out)
{
  if (item->kind == ISH_ITEM_FRAME || item->kind == ISH_ITEM_NOTE)
    for (guint handle = 0; handle < 8; handle++)
      if (is_near (_ish_item_handle (item, handle), x, y, tolerance))
        {
          *out = (IshHit) { ISH_HIT_HANDLE, item->id, handle };
          return TRUE;
        }
  if (item->kind == ISH_ITEM_FRAME || item->kind == ISH_ITEM_NODE)
    for (guint side = 0; side < 4; side++)
      if (is_near (_ish_item_port (item, side), x, y, tolerance))
        {
          *out = (IshHit) { ISH_HIT_PORT, item->id, side };
          return TRUE;
        }
  return FALSE;
}

static gboolean
hit_label (const IshItem *line, double x, double y)
{
  IshRect chip = _ish_item_chip (line);

  return line->label && ish_rect_contains (&chip, x, y);
}

static gboolean
hit_frame (const IshItem *frame, double x, double y, double tolerance, IshHit *out)
{
  double border = MAX (MIN (tolerance, ISH_FRAME_PADDING / 2), ISH_FRAME_BORDER);
  IshRect outer = ish_rect_inflate (&frame->rect, border);
  IshRect body = { frame->rect.x + border, frame->rect.y + ISH_FRAME_HEADER,
                   frame->rect.width - 2 * border, frame->rect.height - ISH_FRAME_HEADER - border };

  if (!ish_rect_contains (&outer, x, y))
    return FALSE;
  *out = (IshHit) { ish_rect_contains (&body, x, y) ? ISH_HIT_FRAME_BODY : ISH_HIT_RESOURCE,
                   frame->id, 0 };
  return TRUE;
}

static gboolean
hit_item (const IshItem *item, double x, double y, double tolerance, IshHit *out)
{
  switch (item->kind)
    {
    case ISH_ITEM_NODE:
      *out = (IshHit) { ISH_HIT_RESOURCE, item->id, 0 };
      return ish_rect_contains (&item->rect, x, y);
    case ISH_ITEM_LINE:
      *out = (IshHit) { ISH_HIT_CONNECTION, item->id, 0 };
      return ish_route_distance (&item->route, x, y) <= tolerance || hit_label (item, x, y);
    case ISH_ITEM_NOTE:
      *out = (IshHit) { ISH_HIT_ANNOTATION, item->id, 0 };
      return ish_rect_contains (&item->rect, x, y);
    case ISH_ITEM_FRAME:
    default:
      return hit_frame (item, x, y, tolerance, out);
    }
}

IshHit
ish_scene_hit (IshScene *self, double x, double y, double tolerance, GHashTable *selected)
{
  static const IshItemKind order[] = { ISH_ITEM_NODE, ISH_ITEM_LINE, ISH_ITEM_NOTE,
                                       ISH_ITEM_FRAME };
  /* A label reaches over its line, and over the line's bounds when that is short. */
  IshRect around = { x - tolerance - 60, y - tolerance - 16, 2 * (tolerance + 60),
                     2 * (tolerance + 16) };
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  IshHit hit = { ISH_HIT_NOTHING, NULL, 0 };

  g_return_val_if_fail (ISH_IS_SCENE (self), hit);

  if (selected)
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, selected);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          const IshItem *item = _ish_scene_get_item (self, id);

          if (item && hit_marks (item, x, y, tolerance, &hit))
            return hit;
        }
    }
  _ish_scene_list_items (self, &around, near);
  for (guint kind = 0; kind < G_N_ELEMENTS (order); kind++)
    for (guint i = near->len; i > 0; i--)
      {
        const IshItem *item = near->pdata[i - 1];

        if (item->kind == order[kind] && hit_item (item, x, y, tolerance, &hit))
          return hit;
      }
  return (IshHit) { ISH_HIT_NOTHING, NULL, 0 };
}

const char *
ish_scene_get_frame_at (IshScene *self, double x, double y, GHashTable *except)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  IshRect point = { x, y, 0, 0 };

  g_return_val_if_fail (ISH_IS_SCENE (self), NULL);

  _ish_scene_list_items (self, &point, near);
  for (guint i = near->len; i > 0; i--)
    {
      const IshItem *item = near->pdata[i - 1];

      if (item->kind == ISH_ITEM_FRAME && ish_rect_contains (&item->rect, x, y)
          && !_ish_item_is_within (item, except))
        return item->id;
    }
  return NULL;
}

/* Whether the marquee touches what is drawn, not merely the space inside a frame. */
static gboolean
is_touched (const IshItem *item, const IshRect *rect)
{
  IshRect body = ish_rect_inflate (&item->rect, -ISH_FRAME_BORDER);

  if (item->kind == ISH_ITEM_FRAME)
    return !ish_rect_encloses (&body, rect);
  if (item->kind != ISH_ITEM_LINE)
    return TRUE;
  for (guint i = 1; i < item->route.n_points; i++)
    {
      const IshPoint *a = &item->route.points[i - 1], *b = &item->route.points[i];
      IshRect run = ish_rect_from_corners (a->x, a->y, b->x, b->y);

      if (ish_rect_intersects (rect, &run))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
ish_scene_list_in (IshScene *self, const IshRect *rect, gboolean enclosed)
{
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  GPtrArray *ids;

  g_return_val_if_fail (ISH_IS_SCENE (self), NULL);
  g_return_val_if_fail (rect != NULL, NULL);

  ids = g_ptr_array_new ();
  _ish_scene_list_items (self, rect, near);
  for (guint i = 0; i < near->len; i++)
    {
      const IshItem *item = near->pdata[i];

      if (enclosed ? ish_rect_encloses (rect, &item->rect) : is_touched (item, rect))
        g_ptr_array_add (ids, (gpointer) item->id);
    }
  return ids;
}
