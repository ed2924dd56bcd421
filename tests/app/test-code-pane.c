/* The code pane: it shows exactly what was generated, and stays where the reader is.
 * SPDX-License-Identifier: MIT */
#include "app/ish-code-pane.h"

static IshCatalog *catalog;

static void
add (IshDesign *design, const char *id, const char *type, const char *name)
{
  g_autoptr (JsonObject) value = json_object_new ();
  g_autoptr (IshOp) op = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (value, "type", type);
  json_object_set_string_member (value, "name", name);
  op = ish_op_new_add (id, "resources", value);
  ish_design_apply (design, op, NULL, &error);
  g_assert_no_error (error);
}

static void
rename_to (IshDesign *design, const char *id, const char *name)
{
  g_autoptr (IshOp) op = ish_op_new_set_string (id, "name", name);
  g_autoptr (GError) error = NULL;

  ish_design_apply (design, op, NULL, &error);
  g_assert_no_error (error);
}

static void
show (IshCodePane *pane, IshDesign *design, IshDialect dialect)
{
  g_autoptr (IshStack) stack = ish_stack_resolve (design, catalog);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshOutput) output = ish_generate (stack, dialect, &error);
  g_autofree char *shown = NULL;
  const IshOutputFile *file = NULL;

  g_assert_no_error (error);
  ish_code_pane_set_output (pane, output, dialect, NULL);
  for (guint i = 0; file == NULL && i < ish_output_get_n_files (output); i++)
    if (g_str_equal (ish_output_get_file_at (output, i)->name, ish_code_pane_get_file (pane)))
      file = ish_output_get_file_at (output, i);
  g_assert_nonnull (file);
  shown = ish_code_pane_dup_text (pane);
  g_assert_cmpmem (shown, strlen (shown), g_bytes_get_data (file->data, NULL),
                   g_bytes_get_size (file->data));
}

static void
test_shows_what_was_generated (void)
{
  static const char *const names[] = { "a",    "ab", "주문 대기열", "주문",
                                       "日本", "",   "aaaaaaaa\\", "é" };
  IshCodePane *pane = g_object_ref_sink (g_object_new (ISH_TYPE_CODE_PANE, NULL));
  g_autoptr (IshDesign) design = ish_design_new ("Test");

  show (pane, design, ISH_DIALECT_TERRAFORM);
  add (design, "q1", "aws.sqs", "One");
  add (design, "q2", "aws.sqs", "Two");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      rename_to (design, i % 2 ? "q1" : "q2", names[i]);
      show (pane, design, i % 3 ? ISH_DIALECT_TERRAFORM : ISH_DIALECT_CLOUDFORMATION);
      add (design, id, "aws.s3", names[i]);
      show (pane, design, ISH_DIALECT_CLOUDFORMATION);
      show (pane, design, ISH_DIALECT_TERRAFORM);
    }
  ish_code_pane_set_output (pane, NULL, ISH_DIALECT_TERRAFORM, "it went wrong");
  g_assert_finalize_object (pane);
}

static GtkAdjustment *
get_scroll (GtkWidget *pane)
{
  return gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (gtk_widget_get_first_child (pane)));
}

static void
settle (void)
{
  for (guint i = 0; i < 30; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (10000);
    }
}

static void
test_stays_where_the_reader_is (void)
{
  GtkWidget *window = gtk_window_new ();
  IshCodePane *pane = g_object_new (ISH_TYPE_CODE_PANE, NULL);
  g_autoptr (IshDesign) design = ish_design_new ("Test");
  double before;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%02u", i);

      add (design, id, "aws.sqs", id);
    }
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 200);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_present (GTK_WINDOW (window));
  show (pane, design, ISH_DIALECT_TERRAFORM);
  settle ();
  gtk_adjustment_set_value (get_scroll (GTK_WIDGET (pane)), 700);
  settle ();
  before = gtk_adjustment_get_value (get_scroll (GTK_WIDGET (pane)));
  g_assert_cmpfloat (before, >, 100);
  rename_to (design, "q19", "another name"); /* far below what is shown */
  show (pane, design, ISH_DIALECT_TERRAFORM);
  settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (get_scroll (GTK_WIDGET (pane))), before,
                                  1.0);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/app/code-pane/shows-what-was-generated", test_shows_what_was_generated);
  g_test_add_func ("/app/code-pane/stays-where-the-reader-is", test_stays_where_the_reader_is);
  status = g_test_run ();
  ish_catalog_unref (catalog);
  return status;
}
