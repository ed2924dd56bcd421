/* The window onto the drawing: where it stands and how far it is zoomed.
 * SPDX-License-Identifier: MIT */
#include "canvas/ish-viewport.h"

#include <math.h>

static const double zoom_steps[] = { 0.10, 0.25, 0.50, 0.75, 1.0, 1.5, 2.0, 4.0 };

static double
clamp_zoom (double zoom)
{
  return CLAMP (zoom, ISH_ZOOM_MIN, ISH_ZOOM_MAX);
}

IshPoint
ish_viewport_to_design (const IshViewport *self, double widget_x, double widget_y)
{
  return (IshPoint) { self->x + widget_x / self->zoom, self->y + widget_y / self->zoom };
}

IshPoint
ish_viewport_to_widget (const IshViewport *self, double x, double y)
{
  return (IshPoint) { (x - self->x) * self->zoom, (y - self->y) * self->zoom };
}

IshRect
ish_viewport_get_visible (const IshViewport *self)
{
  return (IshRect) { self->x, self->y, self->width / self->zoom, self->height / self->zoom };
}

void
ish_viewport_pan (IshViewport *self, double dx, double dy)
{
  self->x -= dx / self->zoom;
  self->y -= dy / self->zoom;
}

void
ish_viewport_zoom_at (IshViewport *self, double zoom, double widget_x, double widget_y)
{
  IshPoint fixed = ish_viewport_to_design (self, widget_x, widget_y);

  self->zoom = clamp_zoom (zoom);
  self->x = fixed.x - widget_x / self->zoom;
  self->y = fixed.y - widget_y / self->zoom;
}

double
ish_viewport_step (const IshViewport *self, int direction)
{
  const double slack = 0.005; /* a zoom a wheel left at 100.3 % counts as 100 % */
  guint n = G_N_ELEMENTS (zoom_steps);

  if (direction > 0)
    {
      for (guint i = 0; i < n; i++)
        if (zoom_steps[i] > self->zoom + slack)
          return zoom_steps[i];
      return ISH_ZOOM_MAX;
    }
  for (guint i = n; i > 0; i--)
    if (zoom_steps[i - 1] < self->zoom - slack)
      return zoom_steps[i - 1];
  return ISH_ZOOM_MIN;
}

static void
center_on (IshViewport *self, const IshRect *rect)
{
  IshPoint center = ish_rect_center (rect);

  self->x = center.x - self->width / self->zoom / 2;
  self->y = center.y - self->height / self->zoom / 2;
}

void
ish_viewport_fit (IshViewport *self, const IshRect *rect, double margin)
{
  double wide = MAX (1, self->width - 2 * margin);
  double high = MAX (1, self->height - 2 * margin);
  double zoom = 1.0;

  if (rect->width > 0)
    zoom = MIN (zoom, wide / rect->width);
  if (rect->height > 0)
    zoom = MIN (zoom, high / rect->height);
  self->zoom = clamp_zoom (zoom);
  center_on (self, rect);
}

void
ish_viewport_reveal (IshViewport *self, const IshRect *rect)
{
  const double readable = 0.45; /* below it names are not drawn */
  IshRect visible = ish_viewport_get_visible (self);

  if (self->zoom < readable)
    self->zoom = 1.0;
  if (rect->width * self->zoom > self->width || rect->height * self->zoom > self->height)
    {
      ish_viewport_fit (self, rect, 44);
      return;
    }
  if (!ish_rect_encloses (&visible, rect) || fabs (visible.width * self->zoom - self->width) > 0.5)
    center_on (self, rect);
}
