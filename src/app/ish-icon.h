/* Icons of services as paintables for GTK, kept for the life of the program.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): a tile of @size logical px for @name, sharp at @scale. */
GdkPaintable *ish_icon_get (const char *name, int size, int scale);
/* (transfer full): a cairo image surface as a texture. */
GdkTexture   *ish_texture_new_for_surface (cairo_surface_t *surface);

G_END_DECLS
