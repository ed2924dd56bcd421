/* What lies over the drawing: rings, ports, handles, drop targets, refusals, findings.
 *
 * Marks keep their size on the screen when the drawing shrinks, so that they are seen and hit.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#include <math.h>

#define PORT_RADIUS 4.5
#define HANDLE 8.0       /* px, square */
#define HATCH_STEP 10.0
#define BADGE_RADIUS 9.5

static double
item_radius (const IshItem *item)
{
  if (item->kind == ISH_ITEM_NODE)
    return 12;
  if (item->kind == ISH_ITEM_NOTE)
    return 6;
  return item->service ? _ish_theme_get_frame (ish_service_get_frame (item->service), NULL)->radius
                       : 8;
}

/* Design units that are @px on the screen, and no smaller than so many units at 100 %. */
static double
on_screen (const IshPainting *self, double px)
{
  return px / MIN (self->zoom, 1);
}

static void
paint_ring (const IshPainting *self, const IshItem *item, const IshRect *rect, double gap,
            double width)
{
  IshRect ring = ish_rect_inflate (rect, gap);

  ish_pen_rect (self->pen, &ring, item_radius (item) + gap,
                &(IshInk) { .stroke = self->colors->accent, .width = width });
}

static void
paint_ports (const IshPainting *self, const IshItem *item, const IshRect *rect, double gap)
{
  IshRect edge = ish_rect_inflate (rect, item->kind == ISH_ITEM_FRAME ? ISH_FRAME_PORT : gap);

  if (self->lod < ISH_LOD_NAME)
    return;
  for (guint side = 0; side < 4; side++)
    {
      IshPoint at = ish_side_point (&edge, side, 0);
      IshPath *path = ish_pen_start (self->pen);

      ish_path_arc (path, at.x, at.y, on_screen (self, PORT_RADIUS), 0, 2 * G_PI);
      ish_path_close (path);
      ish_pen_draw (self->pen, &(IshInk) { .fill = self->colors->card,
                                          .stroke = self->colors->accent,
                                          .width = on_screen (self, 2) });
    }
}

static void
paint_handles (const IshPainting *self, const IshItem *item, double dx, double dy)
{
  double size = HANDLE / self->zoom;

  for (guint handle = 0; handle < 8; handle++)
    {
      IshPoint at = _ish_item_handle (item, handle);
      IshRect square = { at.x + dx - size / 2, at.y + dy - size / 2, size, size };

      ish_pen_rect (self->pen, &square, 1.5 / self->zoom,
                    &(IshInk) { .fill = self->colors->card,
                                .stroke = self->colors->accent,
                                .width = 1.5 / self->zoom });
    }
}

/* Words in white, always 11.5 px, above what they are about: inside it the thing under the pointer
 * would cover them. */
static void
paint_tag (const IshPainting *self, const IshItem *item, const char *text, IshColor color)
{
  double unit = 1 / self->zoom;
  IshTextStyle style = { 11.5 * unit, 700, ISH_RGB (0xffffff), ISH_ALIGN_CENTER, 0, 1 };
  double width = ish_pen_measure (self->pen, text, style.size, 700) + 16 * unit, height = 22 * unit;
  double x = item->rect.x + item->rect.width / 2;
  double y = item->rect.y - height * 0.8;

  ish_pen_rect (self->pen, &(IshRect) { x - width / 2, y - height / 2, width, height }, 6 * unit,
                &(IshInk) { .fill = color });
  ish_pen_text (self->pen, text, x, y + 4.2 * unit, &style);
}

static void
paint_drop_target (const IshPainting *self, const IshItem *item)
{
  ish_pen_rect (self->pen, &item->rect, item_radius (item),
                &(IshInk) { .fill = ish_color_with_alpha (self->colors->accent, 0.08),
                            .stroke = self->colors->accent, .width = on_screen (self, 3) });
  if (self->options->welcome && self->options->welcome[0] != '\0')
    paint_tag (self, item, self->options->welcome, self->colors->welcome);
}

void
_ish_paint_marks (const IshPainting *self, const IshItem *item, double dx, double dy)
{
  const IshPaintOptions *options = self->options;
  gboolean selected = options->selected && g_hash_table_contains (options->selected, item->id);
  gboolean hovered = g_strcmp0 (options->hovered, item->id) == 0;
  IshRect rect = { item->rect.x + dx, item->rect.y + dy, item->rect.width, item->rect.height };
  double gap = item->kind == ISH_ITEM_FRAME ? 0 : ISH_RING_GAP;

  if (g_strcmp0 (options->drop_target, item->id) == 0)
    paint_drop_target (self, item);
  if (hovered && !selected && item->kind != ISH_ITEM_FRAME)
    ish_pen_rect (self->pen, &rect, item_radius (item),
                  &(IshInk) { .fill = ish_color_with_alpha (self->colors->accent, 0.07),
                              .stroke = self->colors->accent, .width = on_screen (self, 1.25) });
  else if (hovered && !selected)
    paint_ring (self, item, &rect, 0, on_screen (self, 2));
  if (g_strcmp0 (options->focused, item->id) == 0)
    paint_ring (self, item, &rect, gap + 2, on_screen (self, 2));
  if (selected)
    paint_ring (self, item, &rect, gap, on_screen (self, self->colors->ring_width));
  if ((selected || hovered) && item->kind == ISH_ITEM_NODE)
    paint_ports (self, item, &rect, selected ? gap : 0);
  else if (selected && item->kind == ISH_ITEM_FRAME)
    paint_ports (self, item, &rect, 0);
  if (selected && (item->kind == ISH_ITEM_FRAME || item->kind == ISH_ITEM_NOTE))
    paint_handles (self, item, dx, dy);
}

/* --- refusal --- */

static void
paint_hatch (const IshPainting *self, const IshItem *item)
{
  const IshRect *rect = &item->rect;
  IshColor color = ish_color_with_alpha (self->colors->error, self->colors->hatch);
  double step = MAX (HATCH_STEP, 6 / self->zoom);
  IshPath *path = ish_pen_start (self->pen);

  self->pen->klass->clip (self->pen, rect, item_radius (item));
  for (double x = -rect->height; x < rect->width; x += step)
    {
      ish_path_move (path, rect->x + x, rect->y + rect->height);
      ish_path_line (path, rect->x + x + rect->height, rect->y);
    }
  ish_pen_draw (self->pen, &(IshInk) { .stroke = color, .width = 2 });
  self->pen->klass->unclip (self->pen);
}

void
_ish_paint_refusal (const IshPainting *self, const IshItem *item)
{
  paint_hatch (self, item);
  ish_pen_rect (self->pen, &item->rect, item_radius (item),
                &(IshInk) { .stroke = self->colors->error, .width = on_screen (self, 3) });
  if (self->options->refusal && self->options->refusal[0] != '\0')
    paint_tag (self, item, self->options->refusal, self->colors->tag);
}

/* --- findings --- */

/* Octagon, triangle, circle: the shape says it too, not only the colour. */
static void
add_badge_shape (IshPath *path, guint severity, double x, double y, double radius)
{
  if (severity == ISH_BADGE_WARNING)
    {
      ish_path_move (path, x, y - radius * 1.1);
      ish_path_line (path, x + radius * 1.15, y + radius * 0.9);
      ish_path_line (path, x - radius * 1.15, y + radius * 0.9);
    }
  else if (severity == ISH_BADGE_ERROR)
    for (guint i = 0; i < 8; i++)
      {
        double angle = G_PI / 8 + i * G_PI / 4;

        (i ? ish_path_line : ish_path_move) (path, x + radius * 1.06 * cos (angle),
                                             y + radius * 1.06 * sin (angle));
      }
  else
    ish_path_arc (path, x, y, radius, 0, 2 * G_PI);
  ish_path_close (path);
}

static void
paint_badge_glyph (const IshPainting *self, guint severity, double x, double y, double unit)
{
  IshColor color =
    severity == ISH_BADGE_WARNING ? self->colors->warning_glyph : self->colors->glyph;
  double up = severity == ISH_BADGE_NOTE ? -1 : 1; /* an i is a ! upside down */
  IshPath *path = ish_pen_start (self->pen);

  ish_path_move (path, x, y - 3.5 * up * unit);
  ish_path_line (path, x, y + 1.5 * up * unit);
  ish_pen_draw (self->pen, &(IshInk) { .stroke = color, .width = 2.2 * unit, .round_caps = TRUE });
  path = ish_pen_start (self->pen);
  ish_path_arc (path, x, y + 5 * up * unit, 1.3 * unit, 0, 2 * G_PI);
  ish_path_close (path);
  ish_pen_draw (self->pen, &(IshInk) { .fill = color });
}

void
_ish_paint_finding (const IshPainting *self, const IshItem *item, guint severity)
{
  IshColor color = severity == ISH_BADGE_ERROR ? self->colors->error
                   : severity == ISH_BADGE_WARNING ? self->colors->warning : self->colors->info;
  double unit =
    MAX (1, ISH_MIN_TEXT_PX / 20 / self->zoom); /* the badge is 20 units, at least 10 px */
  IshPoint at = { item->rect.x + item->rect.width - 2, item->rect.y + 3 };

  if (item->kind == ISH_ITEM_LINE)
    {
      at = item->label_at;
      if (item->label)
        at.y -= 16;
    }
  add_badge_shape (ish_pen_start (self->pen), severity, at.x, at.y, BADGE_RADIUS * unit);
  ish_pen_draw (self->pen, &(IshInk) { .stroke = self->colors->card, .width = 5 * unit });
  ish_pen_draw (self->pen, &(IshInk) { .fill = color, .stroke = color, .width = 2 * unit });
  if (severity == ISH_BADGE_WARNING)
    {
      add_badge_shape (ish_pen_start (self->pen), severity, at.x, at.y, (BADGE_RADIUS + 1) * unit);
      ish_pen_draw (self->pen, &(IshInk) { .stroke = self->colors->warning_edge, .width = unit });
    }
  paint_badge_glyph (self, severity, at.x, at.y, unit);
}
