/* Icons of services as paintables for GTK, kept for the life of the program.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-icon.h"

#include "paint/ish-painter.h"

GdkTexture *
ish_texture_new_for_surface (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
    cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height,
    (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

GdkPaintable *
ish_icon_get (const char *name, int size, int scale)
{
  static GHashTable *cache; /* "name@pixels" -> GdkTexture; main thread only */
  g_autofree char *key = g_strdup_printf ("%s@%d", name, size * scale);
  GdkTexture *texture;

  if (cache == NULL)
    cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  texture = g_hash_table_lookup (cache, key);
  if (texture == NULL)
    {
      cairo_surface_t *surface = ish_icon_render (name, size * scale);

      texture = ish_texture_new_for_surface (surface);
      cairo_surface_destroy (surface);
      g_hash_table_insert (cache, g_steal_pointer (&key), texture);
    }
  return GDK_PAINTABLE (g_object_ref (texture));
}
