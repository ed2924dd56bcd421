/* How the window shares its room between the canvas and its panels, and what of that is kept.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-window-private.h"

#include "app/ish-settings.h"

#define BOTTOM_HEIGHT 292   /* px: of the open bottom panel until the user drags it */
#define BOTTOM_MIN 120      /* px: a divider lower than that was not put there by hand */
#define WIDTH_BOTH 1200     /* px: from here palette and inspector both fit beside the canvas */
#define WIDTH_PALETTE 900   /* px: from here the palette does */

/* --- the bottom panel --- */

/* The divider stands where the panel's height puts it; closed, only its tabs are left. */
static void
place_divider (IshWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));
  gboolean open = gtk_toggle_button_get_active (self->bottom_button);

  if (height > 0)
    gtk_paned_set_position (self->paned, open ? height - self->bottom_height : height);
}

static void
bottom_toggled_cb (IshWindow *self)
{
  gboolean open = gtk_toggle_button_get_active (self->bottom_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->bottom_button),
                            open ? "pan-down-symbolic" : "pan-up-symbolic");
  place_divider (self);
}

static void
divider_moved_cb (IshWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));
  int below = height - gtk_paned_get_position (self->paned);

  if (height > 0 && gtk_toggle_button_get_active (self->bottom_button) && below > BOTTOM_MIN)
    self->bottom_height = below;
}

/* --- the width --- */

/* What a width has room for. Only crossing a limit changes anything, so that a panel the user
 * opened in a narrow window stays. */
static void
adapt_to_width (IshWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int room = width >= WIDTH_BOTH ? 2 : width >= WIDTH_PALETTE ? 1 : 0;

  if (width <= 0 || room == self->room)
    return;
  self->room = room;
  gtk_toggle_button_set_active (self->inspector_button, room == 2 && self->wants_inspector);
  gtk_toggle_button_set_active (self->palette_button, room >= 1 && self->wants_palette);
}

static gboolean
adapt_cb (gpointer user_data)
{
  IshWindow *self = user_data;

  self->adapt_idle = 0;
  adapt_to_width (self);
  place_divider (self);
  return G_SOURCE_REMOVE;
}

void
_ish_window_size_changed (IshWindow *self, int width, int height)
{
  if (width == self->last_width && height == self->last_height)
    return;
  self->last_width = width;
  self->last_height = height;
  if (self->adapt_idle == 0)
    self->adapt_idle = g_idle_add (adapt_cb, self);
}

void
_ish_window_init_layout (IshWindow *self)
{
  self->room = -1;
  self->wants_palette = self->wants_inspector = TRUE;
  self->bottom_height = BOTTOM_HEIGHT;
  g_signal_connect_swapped (self->bottom_button, "toggled", G_CALLBACK (bottom_toggled_cb), self);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (divider_moved_cb), self);
}

/* --- kept between runs --- */

void
_ish_window_keep_layout (IshWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  g_settings_set_boolean (self->settings, "bottom-visible",
                          gtk_toggle_button_get_active (self->bottom_button));
  g_settings_set_int (self->settings, "bottom-height", self->bottom_height);
  g_settings_set_enum (self->settings, "code-dialect", (int) self->dialect);
  if (self->room == 2)
    {
      g_settings_set_boolean (self->settings, "palette-visible",
                              gtk_toggle_button_get_active (self->palette_button));
      g_settings_set_boolean (self->settings, "inspector-visible",
                              gtk_toggle_button_get_active (self->inspector_button));
    }
}

void
_ish_window_restore_layout (IshWindow *self)
{
  self->settings = ish_settings_new ();
  if (self->settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  self->wants_palette = g_settings_get_boolean (self->settings, "palette-visible");
  self->wants_inspector = g_settings_get_boolean (self->settings, "inspector-visible");
  self->bottom_height = g_settings_get_int (self->settings, "bottom-height");
  gtk_toggle_button_set_active (self->bottom_button,
                                g_settings_get_boolean (self->settings, "bottom-visible"));
  if (g_settings_get_enum (self->settings, "code-dialect") == ISH_DIALECT_CLOUDFORMATION)
    gtk_toggle_button_set_active (self->cloudformation_button, TRUE);
}
