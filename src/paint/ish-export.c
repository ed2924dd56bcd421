/* Pictures of a whole design: PNG and SVG, by the painter that draws the screen.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-paint-private.h"

#include <math.h>

#define MARGIN 24.0        /* design units around everything */
#define MAX_SIDE 16000.0   /* px of a PNG: cairo refuses 32,768, and 16,000 square takes 1 GB */

static cairo_status_t
append_png (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
save_png (IshPainter *painter, const IshRect *area, double scale, const IshPaintOptions *options,
          const char *path, GError **error)
{
  double zoom = MIN (scale, MAX_SIDE / MAX (area->width, area->height));
  int width = MAX ((int) ceil (area->width * zoom - 0.001), 1),
      height = MAX ((int) ceil (area->height * zoom - 0.001), 1);
  cairo_surface_t *surface = cairo_image_surface_create (
    options->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  IshView view = { area->x, area->y, zoom, width, height };
  cairo_status_t status;

  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    ish_painter_paint (painter, cr, &view, options);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_png, bytes);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %d × %d px could not be painted: %s",
                   path, width, height, cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}

static gboolean
save_svg (IshPainter *painter, IshDesign *design, const IshRect *area, double scale,
          const IshPaintOptions *options, const char *path, GError **error)
{
  IshColor background =
    options->transparent ? ISH_COLOR_NONE : _ish_theme_get_colors (options->theme)->canvas;
  g_autoptr (IshPen) pen = ish_pen_new_svg (area, scale, ish_design_get_name (design), background);
  g_autofree char *document = NULL;

  _ish_painter_paint_scene (painter, pen, area, options);
  document = ish_pen_finish_svg (pen);
  return g_file_set_contents (path, document, -1, error);
}

gboolean
ish_export_save (IshDesign *design, IshCatalog *catalog, IshPicture kind, double scale,
                 const IshPaintOptions *options, const char *path, GError **error)
{
  static const IshPaintOptions plain = { .theme = ISH_THEME_LIGHT };
  g_autoptr (IshScene) scene = NULL;
  g_autoptr (IshPainter) painter = NULL;
  IshRect area;

  g_return_val_if_fail (ISH_IS_DESIGN (design), FALSE);
  g_return_val_if_fail (catalog != NULL && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  scene = ish_scene_new (design, catalog);
  painter = ish_painter_new (scene);
  ish_scene_get_extents (scene, &area);
  area = ish_rect_inflate (&area, MARGIN);
  if (options == NULL)
    options = &plain;
  if (scale <= 0)
    scale = 1;
  return kind == ISH_PICTURE_SVG ? save_svg (painter, design, &area, scale, options, path, error)
                                 : save_png (painter, &area, scale, options, path, error);
}
