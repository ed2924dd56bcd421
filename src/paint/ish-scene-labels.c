/* Where the labels of lines sit: on the longest run, beside cards and beside each other.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-scene-private.h"

#include <math.h>

#define MAX_LINES 2000     /* with more, nobody reads labels and every edit would pay for them */
#define CHARACTER 6.6      /* design units: width of a Latin character at 11.5, about */
#define WIDE_CHARACTER 12.0
#define PADDING 16.0
#define HEIGHT 19.0

/* Measured by counting: the scene knows no fonts, and a guess is enough to keep clear. */
static double
guess_width (const char *label)
{
  double width = PADDING;
  guint n = 0;

  for (const char *p = label; *p && n < ISH_LABEL_CHARACTERS; p = g_utf8_next_char (p), n++)
    width += g_unichar_iswide (g_utf8_get_char (p)) ? WIDE_CHARACTER : CHARACTER;
  return width;
}

static IshRect
chip_at (const IshItem *line, IshPoint at)
{
  return (IshRect) { at.x - line->label_width / 2, at.y - HEIGHT / 2, line->label_width, HEIGHT };
}

IshRect
_ish_item_chip (const IshItem *line)
{
  return chip_at (line, line->label_at);
}

static gboolean
is_free (const IshItem *line, const IshRect *chip, const GPtrArray *near)
{
  for (guint i = 0; i < near->len; i++)
    {
      const IshItem *other = near->pdata[i];
      IshRect taken = other->rect;

      if (other->kind == ISH_ITEM_FRAME || other->kind == ISH_ITEM_NOTE)
        continue;
      if (other->kind == ISH_ITEM_LINE)
        {
          /* Those before it in the drawing have chosen. */
          if (other->label == NULL || other->ordinal >= line->ordinal)
            continue;
          taken = _ish_item_chip (other);
        }
      if (ish_rect_intersects (chip, &taken))
        return FALSE;
    }
  return TRUE;
}

static double
run_length (const IshRoute *route, guint run)
{
  return fabs (route->points[run + 1].x - route->points[run].x)
         + fabs (route->points[run + 1].y - route->points[run].y);
}

/* The runs of a route, longest first; the first of equals. */
static guint
sort_runs (const IshRoute *route, guint *out)
{
  guint n = 0;

  for (guint run = 0; run + 1 < route->n_points; run++)
    {
      guint place = n++;

      while (place > 0 && run_length (route, out[place - 1]) < run_length (route, run) - 0.01)
        {
          out[place] = out[place - 1];
          place--;
        }
      out[place] = run;
    }
  return n;
}

static void
place_label (IshScene *self, IshItem *line)
{
  static const double shares[] = { 0.5, 0.35, 0.65, 0.2, 0.8 };
  g_autoptr (GPtrArray) near = g_ptr_array_new ();
  IshRect area = ish_rect_inflate (&line->rect, line->label_width / 2 + HEIGHT);
  guint runs[ISH_ROUTE_POINTS];
  guint n = sort_runs (&line->route, runs);

  _ish_grid_list (&self->grid, &area, near);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < G_N_ELEMENTS (shares); k++)
      {
        const IshPoint *a = &line->route.points[runs[i]], *b = a + 1;
        IshPoint at = { a->x + (b->x - a->x) * shares[k], a->y + (b->y - a->y) * shares[k] };
        IshRect chip = chip_at (line, at);

        /* On a run shorter than itself a chip would hide the line. */
        if (fabs (b->x - a->x) + fabs (b->y - a->y)
            < (fabs (b->x - a->x) > 0 ? line->label_width : HEIGHT))
          break;
        if (is_free (line, &chip, near))
          {
            line->label_at = at;
            return;
          }
      }
}

void
_ish_scene_place_labels (IshScene *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      IshItem *line = self->lines->pdata[i];
      IshPoint before = line->label_at;

      line->label_at = ish_route_label_point (&line->route);
      line->label_width = line->label ? guess_width (line->label) : 0;
      if (line->label && self->lines->len <= MAX_LINES)
        place_label (self, line);
      if (line->label
          && (fabs (before.x - line->label_at.x) > 0 || fabs (before.y - line->label_at.y) > 0))
        _ish_scene_damage_item (self, line);
    }
}
