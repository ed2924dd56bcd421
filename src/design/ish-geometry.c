/* Points and rectangles of the drawing; doubles in, doubles out, no state.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-geometry.h"

#include <math.h>

gboolean
ish_rect_contains (const IshRect *self, double x, double y)
{
  return x >= self->x && x <= self->x + self->width &&
         y >= self->y && y <= self->y + self->height;
}

gboolean
ish_rect_encloses (const IshRect *self, const IshRect *other)
{
  return ish_rect_contains (self, other->x, other->y) &&
         ish_rect_contains (self, other->x + other->width, other->y + other->height);
}

gboolean
ish_rect_intersects (const IshRect *self, const IshRect *other)
{
  return self->x <= other->x + other->width && other->x <= self->x + self->width &&
         self->y <= other->y + other->height && other->y <= self->y + self->height;
}

IshRect
ish_rect_union (const IshRect *self, const IshRect *other)
{
  double left = MIN (self->x, other->x);
  double top = MIN (self->y, other->y);
  double right = MAX (self->x + self->width, other->x + other->width);
  double bottom = MAX (self->y + self->height, other->y + other->height);

  return (IshRect) { left, top, right - left, bottom - top };
}

IshRect
ish_rect_inflate (const IshRect *self, double by)
{
  return (IshRect) { self->x - by, self->y - by, self->width + 2 * by, self->height + 2 * by };
}

IshPoint
ish_rect_center (const IshRect *self)
{
  return (IshPoint) { self->x + self->width / 2, self->y + self->height / 2 };
}

IshRect
ish_rect_from_corners (double x1, double y1, double x2, double y2)
{
  return (IshRect) { MIN (x1, x2), MIN (y1, y2), fabs (x2 - x1), fabs (y2 - y1) };
}

double
ish_snap (double value, double step)
{
  double snapped = step > 0 ? round (value / step) * step : value;

  return snapped + 0.0; /* never -0 */
}

double
ish_segment_distance (const IshPoint *a, const IshPoint *b, double x, double y)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - a->x) * dx + (y - a->y) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - (a->x + t * dx), y - (a->y + t * dy));
}
