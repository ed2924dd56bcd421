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
#define HEIGHT_BOTTOM 700   /* px: from here the bottom panel is open at the first start */

/* --- the bottom panel --- */

/* The divider stands where the panel's height puts it; closed, only its tabs are left. */
static void
place_divider (IshWindow *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->paned));
  gboolean open = gtk_toggle_button_get_active (self->bottom_button);

  if (height <= 0)
    return;
  gtk_paned_set_position (self->paned, open ? height - self->bottom_height : height);
  self->divider_placed = TRUE;
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

  if (height > 0 && self->divider_placed && below > BOTTOM_MIN
      && gtk_toggle_button_get_active (self->bottom_button))
    self->bottom_height = below;
}

/* A click on a tab shows it, also when the panel is closed. */
static void
tab_clicked_cb (IshWindow *self)
{
  gtk_toggle_button_set_active (self->bottom_button, TRUE);
}

/* --- the width --- */

static void
fold (AdwFlap *flap, gboolean folded)
{
  adw_flap_set_fold_policy (flap, folded ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                         : ADW_FLAP_FOLD_POLICY_NEVER);
}

static gboolean
is_first_start (IshWindow *self)
{
  g_autoptr (GVariant) kept =
    self->settings ? g_settings_get_user_value (self->settings, "bottom-visible") : NULL;

  return kept == NULL;
}

/* What a width has room for; panels without room of their own lie over the canvas. Only crossing a
 * limit changes anything, so that a panel the user opened in a narrow window stays. */
static void
adapt_to_width (IshWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int room = width >= WIDTH_BOTH ? 2 : width >= WIDTH_PALETTE ? 1 : 0;

  if (width <= 0 || room == self->room)
    return;
  if (self->room < 0 && is_first_start (self)
      && gtk_widget_get_height (GTK_WIDGET (self)) < HEIGHT_BOTTOM)
    gtk_toggle_button_set_active (self->bottom_button, FALSE);
  self->room = room;
  fold (self->inspector_flap, room < 2);
  fold (self->palette_flap, room < 1);
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

/* The start page came first: the divider has no place until the editor has one. */
static void
mapped_cb (IshWindow *self)
{
  if (self->adapt_idle == 0)
    self->adapt_idle = g_idle_add (adapt_cb, self);
}

/* Buttons that show only an icon are called by their tooltip. */
static void
name_icon_buttons (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (GTK_IS_BUTTON (widget) && tooltip && gtk_button_get_icon_name (GTK_BUTTON (widget)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_icon_buttons (child);
}

void
_ish_window_init_layout (IshWindow *self)
{
  self->room = -1;
  self->wants_palette = self->wants_inspector = TRUE;
  self->bottom_height = BOTTOM_HEIGHT;
  name_icon_buttons (GTK_WIDGET (self));
  g_signal_connect_swapped (self->bottom_button, "toggled", G_CALLBACK (bottom_toggled_cb), self);
  g_signal_connect_swapped (self->code_tab, "clicked", G_CALLBACK (tab_clicked_cb), self);
  g_signal_connect_swapped (self->problems_tab, "clicked", G_CALLBACK (tab_clicked_cb), self);
  g_signal_connect_swapped (self->cost_tab, "clicked", G_CALLBACK (tab_clicked_cb), self);
  g_signal_connect_swapped (self->paned, "map", G_CALLBACK (mapped_cb), self);
  g_signal_connect_swapped (self->paned, "notify::position", G_CALLBACK (divider_moved_cb), self);
}

/* --- the keyboard from pane to pane --- */

static gboolean
focus_pane (IshWindow *self, GtkWidget *pane)
{
  if (!gtk_widget_get_mapped (pane))
    return FALSE;
  if (pane == GTK_WIDGET (self->canvas))
    return gtk_widget_grab_focus (pane);
  return gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

void
_ish_window_cycle_panes (IshWindow *self, int step)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->palette), GTK_WIDGET (self->canvas),
                         GTK_WIDGET (self->inspector), GTK_WIDGET (self->bottom_stack) };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int n = G_N_ELEMENTS (panes);
  int at = step > 0 ? -1 : 0;

  for (int i = 0; focus && i < n; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  for (int i = 1; i <= n; i++)
    if (focus_pane (self, panes[(at + step * i + n * n) % n]))
      return;
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
  g_settings_set_boolean (self->settings, "show-implied", self->shows_implied);
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
  self->shows_implied = g_settings_get_boolean (self->settings, "show-implied");
  if (g_settings_get_enum (self->settings, "code-dialect") == ISH_DIALECT_CLOUDFORMATION)
    gtk_toggle_button_set_active (self->cloudformation_button, TRUE);
}
