/* Icons of services as tiles of pixels, rendered once a size.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "catalog/ish-data.h"
#include "paint/ish-paint-private.h"

#include <librsvg/rsvg.h>

#define MAX_TILES 1500 /* some 20 MiB at 48 px; zooming by hand passes through many sizes */

static GMutex lock;              /* pictures may be exported in a thread */
static GHashTable *tiles;        /* "alb@48" -> cairo_surface_t */
static GHashTable *known;        /* name -> GINT_TO_POINTER (1 is there, 2 is not) */

static RsvgHandle *
load_icon (const char *name)
{
  g_autofree char *path = g_strdup_printf ("icons/services/%s.svg", name);
  g_autoptr (GBytes) bytes = ish_data_lookup (path, NULL);

  return bytes ? rsvg_handle_new_from_data (g_bytes_get_data (bytes, NULL),
                                            g_bytes_get_size (bytes), NULL)
               : NULL;
}

gboolean
_ish_icon_exists (const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  gpointer answer;

  if (name == NULL)
    return FALSE;
  if (known == NULL)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answer = g_hash_table_lookup (known, name);
  if (answer == NULL)
    {
      g_autofree char *path = g_strdup_printf ("icons/services/%s.svg", name);
      g_autoptr (GBytes) bytes = ish_data_lookup (path, NULL);

      answer = GINT_TO_POINTER (bytes ? 1 : 2);
      g_hash_table_insert (known, g_strdup (name), answer);
    }
  return answer == GINT_TO_POINTER (1);
}

/* Never a blank: a tile of the general category's colour with the two first letters. */
static void
draw_letters (cairo_t *cr, const char *name, int size)
{
  g_autoptr (IshPen) pen = ish_pen_new_cairo (cr, 0, 0, size / 48.0);

  _ish_paint_letter_tile (pen, name, ISH_RGB (0x677690), 0, 0, 48);
}

static cairo_surface_t *
render (const char *name, int size)
{
  cairo_surface_t *tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  cairo_t *cr = cairo_create (tile);
  RsvgHandle *handle = load_icon (name);
  RsvgRectangle viewport = { 0, 0, size, size };

  if (handle == NULL || !rsvg_handle_render_document (handle, cr, &viewport, NULL))
    draw_letters (cr, name, size);
  g_clear_object (&handle);
  cairo_destroy (cr);
  return tile;
}

cairo_surface_t *
ish_icon_render (const char *name, int size)
{
  g_autofree char *key = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  cairo_surface_t *tile;

  g_return_val_if_fail (name != NULL, NULL);

  size = CLAMP (size, 1, 1024);
  key = g_strdup_printf ("%s@%d", name, size);
  locker = g_mutex_locker_new (&lock);
  if (tiles == NULL)
    tiles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) cairo_surface_destroy);
  tile = g_hash_table_lookup (tiles, key);
  if (tile == NULL)
    {
      if (g_hash_table_size (tiles) >= MAX_TILES)
        g_hash_table_remove_all (tiles);
      tile = render (name, size);
      g_hash_table_insert (tiles, g_steal_pointer (&key), tile);
    }
  return cairo_surface_reference (tile);
}
