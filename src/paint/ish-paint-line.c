/* Lines: rounded corners, arcs where they jump others, ends, labels.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#include <math.h>

#define CORNER 8.0    /* design units: radius */
#define JUMP 5.0      /* design units: radius of the arc over another line */
#define HALO 5.0      /* design units: width, in the colour of the canvas */
#define HEAD 8.0      /* design units the stroke ends before the tip */
#define CHIP_SIZE 11.5
#define CHIP_PADDING 7.0
#define CHIP_HEIGHT 18.0

/* --- crossings --- */

static int
compare_crossings (gconstpointer a, gconstpointer b)
{
  double x = ((const IshCrossing *) a)->x, y = ((const IshCrossing *) b)->x;

  return x < y ? -1 : x > y;
}

GArray *
_ish_collect_crossings (GPtrArray *lines)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (IshCrossing));

  for (guint i = 0; i < lines->len; i++)
    {
      const IshItem *line = lines->pdata[i];

      for (guint k = 1; k < line->route.n_points; k++)
        {
          const IshPoint *a = &line->route.points[k - 1], *b = &line->route.points[k];
          IshCrossing run = { a->x, MIN (a->y, b->y), MAX (a->y, b->y), line };

          if (fabs (a->x - b->x) < 0.1)
            g_array_append_val (out, run);
        }
    }
  g_array_sort (out, compare_crossings);
  return out;
}

/* Where the horizontal run from @a to @b meets vertical runs of others: x, in its direction. */
static guint
find_jumps (const GArray *crossings, const IshItem *line, const IshPoint *a, const IshPoint *b,
            double *out, guint max)
{
  double left = MIN (a->x, b->x) + CORNER, right = MAX (a->x, b->x) - CORNER;
  guint low = 0, high = crossings->len, n = 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (crossings, IshCrossing, middle).x <= left)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < crossings->len && n < max; low++)
    {
      const IshCrossing *run = &g_array_index (crossings, IshCrossing, low);

      if (run->x >= right)
        break;
      /* Arcs that would touch are one: the second line is close enough to be under the first. */
      if (run->line != line && run->top + 1 < a->y && a->y < run->bottom - 1
          && (n == 0 || run->x - out[n - 1] > 2 * JUMP))
        out[n++] = run->x;
    }
  if (b->x < a->x)
    for (guint i = 0; i < n / 2; i++)
      {
        double kept = out[i];

        out[i] = out[n - 1 - i];
        out[n - 1 - i] = kept;
      }
  return n;
}

static void
add_jumps (IshPath *path, const GArray *crossings, const IshItem *line, const IshPoint *a,
           const IshPoint *b)
{
  double jumps[32];
  guint n = crossings && fabs (a->y - b->y) < 0.1
            ? find_jumps (crossings, line, a, b, jumps, G_N_ELEMENTS (jumps)) : 0;

  for (guint i = 0; i < n; i++)
    {
      if (b->x > a->x)
        ish_path_arc (path, jumps[i], a->y, JUMP, G_PI, 2 * G_PI);
      else
        ish_path_arc (path, jumps[i], a->y, JUMP, 0, -G_PI);
    }
}

static void
add_route (IshPath *path, const IshItem *line, const IshPoint *p, guint n, const GArray *crossings)
{
  ish_path_move (path, p[0].x, p[0].y);
  for (guint i = 1; i < n; i++)
    {
      double length = hypot (p[i].x - p[i - 1].x, p[i].y - p[i - 1].y), next, radius;
      IshPoint along, after;

      add_jumps (path, crossings, line, &p[i - 1], &p[i]);
      next = i + 1 < n ? hypot (p[i + 1].x - p[i].x, p[i + 1].y - p[i].y) : 0;
      radius = MIN (CORNER, MIN (length, next) / 2);
      if (radius < 0.5)
        {
          ish_path_line (path, p[i].x, p[i].y);
          continue;
        }
      along = (IshPoint) { (p[i].x - p[i - 1].x) / length, (p[i].y - p[i - 1].y) / length };
      after = (IshPoint) { (p[i + 1].x - p[i].x) / next, (p[i + 1].y - p[i].y) / next };
      ish_path_line (path, p[i].x - along.x * radius, p[i].y - along.y * radius);
      ish_path_curve (path, p[i].x - along.x * radius * 0.4, p[i].y - along.y * radius * 0.4,
                      p[i].x + after.x * radius * 0.4, p[i].y + after.y * radius * 0.4,
                      p[i].x + after.x * radius, p[i].y + after.y * radius);
    }
}

/* --- ends --- */

/* A point of the head: @back from the tip along the last run, @aside of it. */
static IshPoint
head_point (const IshPoint *tip, const IshPoint *along, double back, double aside)
{
  return (IshPoint) { tip->x - along->x * back - along->y * aside,
                     tip->y - along->y * back + along->x * aside };
}

static void
paint_head (const IshPainting *self, IshLineHead head, IshColor color, const IshPoint *tip,
            const IshPoint *along)
{
  double length = head == ISH_HEAD_OPEN ? 9 : 10, half = head == ISH_HEAD_OPEN ? 5.5 : 5;
  double point = head == ISH_HEAD_FILLED ? 0 : 1;
  IshPoint a = head_point (tip, along, length, -half), b = head_point (tip, along, length, half);
  IshPoint end = head_point (tip, along, point, 0);
  IshPath *path = ish_pen_start (self->pen);
  IshInk ink = { .fill = color };

  ish_path_move (path, a.x, a.y);
  ish_path_line (path, end.x, end.y);
  ish_path_line (path, b.x, b.y);
  if (head != ISH_HEAD_OPEN)
    ish_path_close (path);
  if (head == ISH_HEAD_OPEN)
    ink = (IshInk) { .stroke = color, .width = 2, .round_caps = TRUE };
  else if (head == ISH_HEAD_HOLLOW)
    ink =
      (IshInk) { .fill = self->colors->canvas, .stroke = color, .width = 1.75, .round_caps = TRUE };
  ish_pen_draw (self->pen, &ink);
}

static void
paint_start (const IshPainting *self, IshLineStart start, IshColor color, const IshPoint *at,
             const IshPoint *along)
{
  if (start == ISH_END_SQUARE)
    {
      IshPoint middle = { at->x + along->x * 3, at->y + along->y * 3 };

      ish_pen_rect (self->pen, &(IshRect) { middle.x - 4, middle.y - 4, 8, 8 }, 0,
                    &(IshInk) { .fill = color });
    }
  else if (start == ISH_END_DOT)
    {
      IshPath *path = ish_pen_start (self->pen);

      ish_path_arc (path, at->x, at->y, 3.5, 0, 2 * G_PI);
      ish_path_close (path);
      ish_pen_draw (self->pen, &(IshInk) { .fill = color });
    }
}

static IshPoint
direction (const IshPoint *a, const IshPoint *b)
{
  double length = hypot (b->x - a->x, b->y - a->y);

  if (length < 0.001)
    return (IshPoint) { 1, 0 };
  return (IshPoint) { (b->x - a->x) / length, (b->y - a->y) / length };
}

/* --- the line --- */

static gboolean
is_selected (const IshPainting *self, const IshItem *item)
{
  return self->options->selected && g_hash_table_contains (self->options->selected, item->id);
}

static void
paint_stroke (const IshPainting *self, const IshItem *item, const IshPoint *points, guint n,
              const GArray *crossings, const IshLineLook *look, IshColor color)
{
  IshPath *path = ish_pen_start (self->pen);
  IshInk ink = { .stroke = color, .width = look->width + self->colors->extra, .dash = look->dash,
                 .n_dash = look->n_dash, .round_caps = look->round_caps };

  add_route (path, item, points, n, crossings);
  if (self->lod >= ISH_LOD_NAME)
    ish_pen_draw (self->pen, &(IshInk) { .stroke = ish_color_with_alpha (self->colors->canvas, 0.9),
                                        .width = HALO });
  if (is_selected (self, item))
    {
      ish_pen_draw (
        self->pen,
        &(IshInk) { .stroke = ish_color_with_alpha (self->colors->accent, 0.35), .width = 10 });
      ink.width += 1;
    }
  else if (g_strcmp0 (self->options->hovered, item->id) == 0)
    ish_pen_draw (self->pen, &(IshInk) { .stroke = ish_color_with_alpha (self->colors->accent, 0.2),
                                        .width = 8 });
  ish_pen_draw (self->pen, &ink);
}

void
_ish_paint_line (const IshPainting *self, const IshItem *item, const IshRoute *route,
                 const GArray *crossings)
{
  const IshLineLook *look = _ish_theme_get_line (item->line_type);
  IshColor color = look->color[self->side];
  IshPoint points[ISH_ROUTE_POINTS], along, first;
  const IshPoint *tip;
  guint n = route->n_points;

  if (n < 2)
    return;
  memcpy (points, route->points, sizeof (IshPoint) * n);
  tip = &route->points[n - 1];
  along = direction (&points[n - 2], tip);
  first = direction (&points[0], &points[1]);
  points[n - 1] = head_point (
    tip, &along, MIN (HEAD, hypot (tip->x - points[n - 2].x, tip->y - points[n - 2].y) / 2), 0);
  self->pen->klass->begin (self->pen, item->id, item->label);
  paint_stroke (self, item, points, n, crossings, look, color);
  paint_head (self, look->head, color, tip, &along);
  paint_start (self, look->start, color, &route->points[0], &first);
  self->pen->klass->end (self->pen);
}

static char *
cut_label (const char *label)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (label, -1) <= ISH_LABEL_CHARACTERS)
    return g_strdup (label);
  head = g_utf8_substring (label, 0, ISH_LABEL_CHARACTERS - 1);
  return g_strconcat (head, "…", NULL);
}

void
_ish_paint_line_label (const IshPainting *self, const IshItem *item, const IshRoute *route)
{
  IshColor color = _ish_theme_get_line (item->line_type)->color[self->side];
  double size = MAX (CHIP_SIZE, 9.5 / self->zoom), height = MAX (CHIP_HEIGHT, size * 1.65), width;
  IshTextStyle style = { size, 600, color, ISH_ALIGN_CENTER, 0, 1 };
  g_autofree char *shown = NULL;
  IshPoint at;

  if (item->label == NULL || item->label[0] == '\0' || route->n_points < 2)
    return;
  at = route == &item->route ? item->label_at : ish_route_label_point (route);
  shown = cut_label (item->label);
  width = ish_pen_measure (self->pen, shown, size, 600) + 2 * CHIP_PADDING;
  ish_pen_rect (self->pen, &(IshRect) { at.x - width / 2, at.y - height / 2, width, height },
                height / 2,
                &(IshInk) { .fill = self->colors->chip,
                           .stroke = is_selected (self, item) ? self->colors->accent : color,
                           .width = is_selected (self, item) ? 2 : 1 });
  ish_pen_text (self->pen, shown, at.x, at.y + size * 0.36, &style);
}

void
_ish_paint_line_boxes (const IshPainting *self, const IshRoute *route, GArray *out_rects)
{
  for (guint i = 1; i < route->n_points; i++)
    {
      const IshPoint *a = &route->points[i - 1], *b = &route->points[i];
      IshRect rect = ish_rect_from_corners (a->x, a->y, b->x, b->y);

      g_array_append_val (out_rects, rect);
    }
}

void
_ish_paint_rubber (const IshPainting *self, const IshRoute *route, gboolean allowed)
{
  static const double dash[] = { 6, 4 };
  IshColor color = allowed ? self->colors->accent : self->colors->error;
  IshPath *path = ish_pen_start (self->pen);
  guint n = route->n_points;
  IshPoint along;

  if (n < 2)
    return;
  along = direction (&route->points[n - 2], &route->points[n - 1]);
  add_route (path, NULL, route->points, n, NULL);
  ish_pen_draw (self->pen, &(IshInk) { .stroke = color,
                                      .width = 2 / MIN (self->zoom, 1),
                                      .dash = dash,
                                      .n_dash = allowed ? 0 : 2 });
  paint_head (self, ISH_HEAD_FILLED, color, &route->points[n - 1], &along);
}
