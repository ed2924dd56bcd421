/* The pen onto a cairo surface.
 *
 * Maps design units to pixels itself instead of scaling the context: edges are put onto pixels,
 * text is laid out at its size on the screen, icons are blitted from tiles of the right size.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-lettering.h"
#include "paint/ish-pen.h"

#include <math.h>

typedef struct {
  IshPen   parent;
  cairo_t *cr;   /* borrowed */
  double   x, y; /* design units at the origin */
} CairoPen;

static void
set_color (cairo_t *cr, IshColor color)
{
  cairo_set_source_rgba (cr, (color >> 24) / 255.0, (color >> 16 & 0xff) / 255.0,
                         (color >> 8 & 0xff) / 255.0, (color & 0xff) / 255.0);
}

static inline double
to_px_x (CairoPen *self, double x)
{
  return (x - self->x) * self->parent.zoom;
}

static inline double
to_px_y (CairoPen *self, double y)
{
  return (y - self->y) * self->parent.zoom;
}

/* Never thinner than a pixel: a fainter line would vanish. */
static double
stroke_px (CairoPen *self, const IshInk *ink)
{
  return MAX (ink->width * self->parent.zoom, 1.0);
}

static void
apply_ink (CairoPen *self, const IshInk *ink)
{
  if (ink->fill)
    {
      set_color (self->cr, ink->fill);
      if (!ink->stroke)
        {
          cairo_fill (self->cr);
          return;
        }
      cairo_fill_preserve (self->cr);
    }
  if (ink->stroke)
    {
      double dash[4];

      set_color (self->cr, ink->stroke);
      cairo_set_line_width (self->cr, stroke_px (self, ink));
      cairo_set_line_cap (self->cr, ink->round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      for (guint i = 0; i < ink->n_dash && i < G_N_ELEMENTS (dash); i++)
        dash[i] = MAX (ink->dash[i] * self->parent.zoom, i % 2 ? 1.0 : 0.1);
      cairo_set_dash (self->cr, dash, (int) MIN (ink->n_dash, G_N_ELEMENTS (dash)), 0);
      cairo_stroke (self->cr);
    }
  cairo_new_path (self->cr);
}

static void
add_rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  if (radius < 0.5)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, G_PI * 1.5);
  cairo_close_path (cr);
}

static void
add_rect (CairoPen *self, const IshRect *rect, double radius, double stroke)
{
  /* Odd strokes lie on the middle of pixels, even ones and fills on their edges. */
  double half = (int) (stroke + 0.01) % 2 ? 0.5 : 0;
  double x1 = round (to_px_x (self, rect->x) - half) + half;
  double y1 = round (to_px_y (self, rect->y) - half) + half;
  double x2 = round (to_px_x (self, rect->x + rect->width) - half) + half;
  double y2 = round (to_px_y (self, rect->y + rect->height) - half) + half;

  add_rounded (self->cr, x1, y1, MAX (x2 - x1, 1), MAX (y2 - y1, 1), radius * self->parent.zoom);
}

static void
cairo_pen_rect (IshPen *pen, const IshRect *rect, double radius, const IshInk *ink)
{
  CairoPen *self = (CairoPen *) pen;

  add_rect (self, rect, radius, ink->stroke ? stroke_px (self, ink) : 0);
  apply_ink (self, ink);
}

static void
cairo_pen_path (IshPen *pen, const IshPath *path, const IshInk *ink)
{
  CairoPen *self = (CairoPen *) pen;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const IshPathStep *step = &g_array_index (path->steps, IshPathStep, i);
      double v[6];

      for (guint k = 0; k < 6; k += 2)
        {
          v[k] = to_px_x (self, step->v[k]);
          v[k + 1] = to_px_y (self, step->v[k + 1]);
        }
      if (step->op == 'M')
        cairo_move_to (self->cr, v[0], v[1]);
      else if (step->op == 'L')
        cairo_line_to (self->cr, v[0], v[1]);
      else if (step->op == 'C')
        cairo_curve_to (self->cr, v[0], v[1], v[2], v[3], v[4], v[5]);
      else
        cairo_close_path (self->cr);
    }
  apply_ink (self, ink);
}

static void
cairo_pen_boxes (IshPen *pen, const IshRect *rects, guint n, IshColor color)
{
  CairoPen *self = (CairoPen *) pen;

  if (n == 0)
    return;
  cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
  for (guint i = 0; i < n; i++)
    {
      double x = floor (to_px_x (self, rects[i].x)), y = floor (to_px_y (self, rects[i].y));

      cairo_rectangle (self->cr, x, y, MAX (round (rects[i].width * self->parent.zoom), 1),
                       MAX (round (rects[i].height * self->parent.zoom), 1));
    }
  set_color (self->cr, color);
  cairo_fill (self->cr);
  cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_DEFAULT);
}

static double
font_px (CairoPen *self, double size)
{
  return MAX (round (size * self->parent.zoom * 2) / 2, 1);
}

static void
cairo_pen_text (IshPen *pen, const char *text, double x, double baseline, const IshTextStyle *style)
{
  CairoPen *self = (CairoPen *) pen;
  int limit = (int) (style->width * pen->zoom);
  PangoLayout *layout;
  double left = to_px_x (self, x), top;
  int width;

  if (style->width > 0 && limit < 2)
    return;
  layout = ish_lettering_get (text, font_px (self, style->size), style->weight, limit,
                              MAX (style->lines, 1), style->align == ISH_ALIGN_CENTER);
  if (style->align == ISH_ALIGN_CENTER)
    {
      pango_layout_get_pixel_size (layout, &width, NULL);
      left -= (style->width > 0 ? limit : width) / 2.0;
    }
  top = round (to_px_y (self, baseline))
        - round ((double) pango_layout_get_baseline (layout) / PANGO_SCALE);
  set_color (self->cr, style->color);
  cairo_move_to (self->cr, round (left), top);
  pango_cairo_show_layout (self->cr, layout);
  cairo_new_path (self->cr);
}

static void
cairo_pen_icon (IshPen *pen, const char *name, double x, double y, double size, double alpha)
{
  CairoPen *self = (CairoPen *) pen;
  int px = MAX ((int) round (size * pen->zoom), 1);
  cairo_surface_t *tile = ish_icon_render (name, px * pen->scale);

  cairo_save (self->cr);
  cairo_translate (self->cr, round (to_px_x (self, x)), round (to_px_y (self, y)));
  cairo_scale (self->cr, 1.0 / pen->scale, 1.0 / pen->scale);
  cairo_set_source_surface (self->cr, tile, 0, 0);
  if (alpha < 1)
    cairo_paint_with_alpha (self->cr, alpha);
  else
    cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (tile);
}

static void
cairo_pen_push (IshPen *pen, double alpha)
{
  CairoPen *self = (CairoPen *) pen;
  double *kept = g_new (double, 1);

  *kept = alpha;
  cairo_push_group (self->cr);
  pen->layers = g_slist_prepend (pen->layers, kept);
}

static void
cairo_pen_pop (IshPen *pen)
{
  CairoPen *self = (CairoPen *) pen;
  double *alpha = pen->layers->data;

  pen->layers = g_slist_delete_link (pen->layers, pen->layers);
  cairo_pop_group_to_source (self->cr);
  cairo_paint_with_alpha (self->cr, *alpha);
  g_free (alpha);
}

static void
cairo_pen_clip (IshPen *pen, const IshRect *rect, double radius)
{
  CairoPen *self = (CairoPen *) pen;

  cairo_save (self->cr);
  add_rect (self, rect, radius, 0);
  cairo_clip (self->cr);
}

static void
cairo_pen_unclip (IshPen *pen)
{
  cairo_restore (((CairoPen *) pen)->cr);
}

static void
cairo_pen_begin (IshPen *pen, const char *id, const char *title)
{
}

static void
cairo_pen_end (IshPen *pen)
{
}

static double
cairo_pen_measure (IshPen *pen, const char *text, double size, int weight)
{
  PangoLayout *layout =
    ish_lettering_get (text, font_px ((CairoPen *) pen, size), weight, 0, 1, FALSE);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width / pen->zoom;
}

static void
cairo_pen_free (IshPen *pen)
{
  g_slist_free_full (pen->layers, g_free);
  g_free (pen);
}

static const IshPenClass cairo_pen_class = {
  .rect = cairo_pen_rect,
  .path = cairo_pen_path,
  .boxes = cairo_pen_boxes,
  .text = cairo_pen_text,
  .icon = cairo_pen_icon,
  .push = cairo_pen_push,
  .pop = cairo_pen_pop,
  .clip = cairo_pen_clip,
  .unclip = cairo_pen_unclip,
  .begin = cairo_pen_begin,
  .end = cairo_pen_end,
  .measure = cairo_pen_measure,
  .free = cairo_pen_free,
};

IshPen *
ish_pen_new_cairo (cairo_t *cr, double x, double y, double zoom)
{
  CairoPen *self = g_new0 (CairoPen, 1);

  self->parent.klass = &cairo_pen_class;
  self->parent.zoom = zoom;
  self->parent.scale = 1;
  self->parent.path.steps = g_array_new (FALSE, FALSE, sizeof (IshPathStep));
  self->cr = cr;
  self->x = x;
  self->y = y;
  return &self->parent;
}
