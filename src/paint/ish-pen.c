/* What all pens share: building paths.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-pen.h"

#include <math.h>

static void
path_add (IshPath *self, IshPathStep step)
{
  g_array_append_val (self->steps, step);
}

void
ish_path_move (IshPath *self, double x, double y)
{
  path_add (self, (IshPathStep) { 'M', { x, y } });
}

void
ish_path_line (IshPath *self, double x, double y)
{
  path_add (self, (IshPathStep) { self->steps->len ? 'L' : 'M', { x, y } });
}

void
ish_path_curve (IshPath *self, double x1, double y1, double x2, double y2, double x, double y)
{
  path_add (self, (IshPathStep) { 'C', { x1, y1, x2, y2, x, y } });
}

void
ish_path_close (IshPath *self)
{
  path_add (self, (IshPathStep) { 'Z', { 0 } });
}

void
ish_path_arc (IshPath *self, double x, double y, double radius, double start, double end)
{
  /* A quarter turn as one cubic curve is off by 0.03 % of the radius: less than is seen. */
  guint n = MAX (1, (guint) ceil (fabs (end - start) / (G_PI / 2) - 1e-6));
  double step = (end - start) / n;
  double reach = radius * 4.0 / 3.0 * tan (step / 4);
  double angle = start;

  if (self->steps->len && g_array_index (self->steps, IshPathStep, self->steps->len - 1).op == 'Z')
    ish_path_move (self, x + radius * cos (angle), y + radius * sin (angle));
  else
    ish_path_line (self, x + radius * cos (angle), y + radius * sin (angle));
  for (guint i = 0; i < n; i++, angle += step)
    {
      double next = angle + step;
      double x1 = x + radius * cos (angle), y1 = y + radius * sin (angle);
      double x2 = x + radius * cos (next), y2 = y + radius * sin (next);

      ish_path_curve (self, x1 - reach * sin (angle), y1 + reach * cos (angle),
                      x2 + reach * sin (next), y2 - reach * cos (next), x2, y2);
    }
}

IshPath *
ish_pen_start (IshPen *self)
{
  g_array_set_size (self->path.steps, 0);
  return &self->path;
}

void
ish_pen_free (IshPen *self)
{
  g_clear_pointer (&self->path.steps, g_array_unref);
  self->klass->free (self);
}
