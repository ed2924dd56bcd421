/* The program's windows: what a file dropped on one opens, and that a closed one is wholly gone.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>

#include "app/ish-application.h"
#include "app/ish-window.h"

static IshApplication *application; /* one for all: it cannot leave the bus before it has run */

typedef struct {
  IshWindow *window; /* weak */
  char      *folder;
  char      *path;
} Fixture;

static void
settle (void)
{
  for (guint i = 0; i < 40; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

static void
setup (Fixture *f, gconstpointer data)
{
  g_autoptr (IshDesign) design = ish_design_new ("Dropped");
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("isshoni-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "dropped.isshoni", NULL);
  ish_design_save (design, f->path, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (application));
  g_set_weak_pointer (
    &f->window, ISH_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application))));
  settle ();
}

static void
teardown (Fixture *f, gconstpointer data)
{
  if (f->window)
    gtk_window_close (GTK_WINDOW (f->window));
  settle ();
  g_assert_null (f->window);
  g_unlink (f->path);
  g_rmdir (f->folder);
  g_free (f->path);
  g_free (f->folder);
}

static GtkDropTarget *
get_file_target (IshWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (one)
          && gdk_content_formats_contain_gtype (
            gtk_drop_target_get_formats (GTK_DROP_TARGET (one)), GDK_TYPE_FILE_LIST))
        return GTK_DROP_TARGET (one);
    }
  return NULL;
}

static void
drop_file (Fixture *f, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList *files = g_slist_prepend (NULL, file);
  GValue value = G_VALUE_INIT;
  gboolean handled = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  g_signal_emit_by_name (get_file_target (f->window), "drop", &value, 10.0, 10.0, &handled);
  g_assert_true (handled);
  g_value_unset (&value);
  g_slist_free (files);
  settle ();
}

static void
test_dropped_file_opens (Fixture *f, gconstpointer data)
{
  IshDocument *document;

  drop_file (f, f->path);
  document = ish_window_get_document (f->window);
  g_assert_nonnull (document);
  g_assert_cmpstr (ish_document_get_path (document), ==, f->path);
  drop_file (f, f->folder); /* no design: what is open stays */
  g_assert_true (ish_window_get_document (f->window) == document);
}

static void
test_start_page_goes (Fixture *f, gconstpointer data)
{
  g_assert_null (ish_window_get_document (f->window));
}

static void
test_closed_while_generating (Fixture *f, gconstpointer data)
{
  ish_window_start (f->window, NULL);
  gtk_window_close (GTK_WINDOW (f->window));
  settle ();
  g_assert_null (f->window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = ish_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/app/application/start-page-goes", Fixture, NULL, setup, test_start_page_goes,
              teardown);
  g_test_add ("/app/application/dropped-file-opens", Fixture, NULL, setup, test_dropped_file_opens,
              teardown);
  g_test_add ("/app/application/closed-while-generating", Fixture, NULL, setup,
              test_closed_while_generating, teardown);
  return g_test_run ();
}
