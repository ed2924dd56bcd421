/* The menu of the right button, and of the Menu key.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-canvas"

#include "config.h"

#include "canvas/ish-canvas-private.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *label; /* msgid */
  const char *action;
  const char *key; /* shown beside it */
} Item;

static void
add_items (GMenu *menu, const Item *items, guint n)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), items[i].action);

      if (items[i].key)
        g_menu_item_set_attribute (item, "accel", "s", items[i].key);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GtkWidget *
make_menu (void)
{
  static const Item open[] = { { N_("Rename"), "canvas.activate", "F2" } };
  static const Item clip[] = { { N_("Cut"), "canvas.cut", "<Control>x" },
                               { N_("Copy"), "canvas.copy", "<Control>c" },
                               { N_("Paste"), "canvas.paste", "<Control>v" },
                               { N_("Duplicate"), "canvas.duplicate", "<Control>d" } };
  /* The window answers: the canvas knows no networks. Hidden where nothing does. */
  static const Item reach[] = { { N_("Can it be reached…"), "win.reach", NULL } };
  static const Item rest[] = { { N_("Select all"), "canvas.select-all", "<Control>a" },
                               { N_("Delete"), "canvas.delete", "Delete" } };
  g_autoptr (GMenu) menu = g_menu_new ();

  add_items (menu, open, G_N_ELEMENTS (open));
  add_items (menu, clip, G_N_ELEMENTS (clip));
  add_items (menu, reach, G_N_ELEMENTS (reach));
  add_items (menu, rest, G_N_ELEMENTS (rest));
  return gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
}

void
_ish_canvas_show_menu (IshCanvas *self, double x, double y)
{
  if (self->scene == NULL)
    return;
  if (self->menu == NULL)
    {
      self->menu = make_menu ();
      gtk_widget_set_name (self->menu, "canvas:menu");
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* The menu is about what is under the pointer, and about all that is selected when that is. */
static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  IshCanvas *self = user_data;
  IshHit hit;

  if (self->scene == NULL || self->drag != ISH_DRAG_NONE)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->pointer_x = x;
  self->pointer_y = y;
  hit = _ish_canvas_hit (self, x, y);
  if (hit.id == NULL || !g_hash_table_contains (self->selection, hit.id))
    ish_canvas_select (self, hit.id);
  _ish_canvas_show_menu (self, x, y);
}

void
_ish_canvas_init_menu (IshCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
