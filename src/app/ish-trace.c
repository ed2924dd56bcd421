/* For tests that press real keys and buttons: says where things stand on the screen.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-trace.h"

#include <string.h>

#define INTERVAL_MS 50

static gboolean
is_tracing (void)
{
  return g_getenv ("ISSHONI_TRACE") != NULL;
}

void
ish_trace_say (const char *label, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (!is_tracing ())
    return;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s %s\n", label, text);
}

static char *
describe (GtkWidget *widget, GtkNative *native)
{
  graphene_rect_t bounds;
  double dx, dy;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds))
    return NULL;
  gtk_native_get_surface_transform (native, &dx, &dy);
  return g_strdup_printf ("%.0f %.0f %.0f %.0f", bounds.origin.x + dx, bounds.origin.y + dy,
                          bounds.size.width, bounds.size.height);
}

static void
walk (GtkWidget *widget, GtkNative *native, GHashTable *seen)
{
  const char *name = gtk_widget_get_name (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (name && strchr (name, ':'))
    {
      char *where = describe (widget, native);

      if (where)
        g_hash_table_insert (seen, g_strdup (name), where);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    walk (child, native, seen);
}

/* The named widget that has the keyboard or holds what has it. */
static void
say_focus (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  const char *name = NULL;

  while (focus && ((name = gtk_widget_get_name (focus)) == NULL || strchr (name, ':') == NULL))
    focus = gtk_widget_get_parent (focus);
  if (focus == NULL)
    name = "nothing";
  if (g_strcmp0 (g_object_get_data (G_OBJECT (window), "ish-focus"), name) == 0)
    return;
  g_object_set_data_full (G_OBJECT (window), "ish-focus", g_strdup (name), g_free);
  g_printerr ("FOCUS %s\n", name);
}

static gboolean
trace_cb (gpointer user_data)
{
  GtkWindow *window = user_data;
  GHashTable *last = g_object_get_data (G_OBJECT (window), "ish-trace");
  GHashTable *seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, where;

  say_focus (window);
  walk (GTK_WIDGET (window), GTK_NATIVE (window), seen);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &name, &where))
    if (last == NULL || g_strcmp0 (g_hash_table_lookup (last, name), where) != 0)
      g_printerr ("AT %s %s\n", (char *) name, (char *) where);
  if (last)
    {
      g_hash_table_iter_init (&iter, last);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        if (!g_hash_table_contains (seen, name))
          g_printerr ("GONE %s\n", (char *) name);
    }
  g_object_set_data_full (G_OBJECT (window), "ish-trace", seen,
                          (GDestroyNotify) g_hash_table_unref);
  return G_SOURCE_CONTINUE;
}

static void
stop_cb (gpointer timeout, GObject *window)
{
  g_source_remove (GPOINTER_TO_UINT (timeout));
}

static void
first_frame_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (clock, first_frame_cb, user_data);
  g_printerr ("FIRSTFRAME %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
}

static void
realize_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (first_frame_cb),
                    NULL);
}

void
ish_trace_window (GtkWindow *window)
{
  guint timeout;

  if (!is_tracing ())
    return;
  g_signal_connect_after (window, "realize", G_CALLBACK (realize_cb), NULL);
  timeout = g_timeout_add (INTERVAL_MS, trace_cb, window);
  g_object_weak_ref (G_OBJECT (window), stop_cb, GUINT_TO_POINTER (timeout));
}
