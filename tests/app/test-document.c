/* An open design: code follows the edits, one worker at a time, and it may go at any moment.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>

#include "app/ish-document.h"

typedef struct {
  IshCatalog  *catalog;
  IshDesign   *design;
  IshDocument *document;
  guint        n_generated;
} Fixture;

static void
generated_cb (Fixture *f)
{
  f->n_generated++;
}

static void
setup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  f->design = ish_design_new ("Test");
  f->document = ish_document_new (f->catalog, f->design, NULL);
  g_signal_connect_swapped (f->document, "generated", G_CALLBACK (generated_cb), f);
}

static void
teardown (Fixture *f, gconstpointer data)
{
  ish_document_discard (f->document);
  g_assert_finalize_object (f->document);
  g_assert_finalize_object (f->design);
  ish_catalog_unref (f->catalog);
}

static void
add_queue (Fixture *f, const char *id)
{
  g_autoptr (JsonObject) value = json_object_new ();
  g_autoptr (IshOp) op = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (value, "type", "aws.sqs");
  json_object_set_string_member (value, "name", id);
  op = ish_op_new_add (id, "resources", value);
  g_assert_true (ish_history_apply (ish_document_get_history (f->document), op, &error));
  g_assert_no_error (error);
}

static gboolean
writes (IshDocument *document, const char *id)
{
  IshStack *stack = ish_document_get_stack (document);

  for (guint i = 0; stack && i < ish_stack_get_n_nodes (stack); i++)
    if (g_strcmp0 (ish_stack_get_node_at (stack, i)->resource_id, id) == 0)
      return TRUE;
  return FALSE;
}

static void
test_follows_edits (Fixture *f, gconstpointer data)
{
  while (f->n_generated == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (ish_document_get_output (f->document, ISH_DIALECT_TERRAFORM));
  g_assert_nonnull (ish_document_get_output (f->document, ISH_DIALECT_CLOUDFORMATION));
  g_assert_false (writes (f->document, "orders"));
  add_queue (f, "orders");
  while (!writes (f->document, "orders"))
    g_main_context_iteration (NULL, TRUE);
  ish_history_undo (ish_document_get_history (f->document));
  while (writes (f->document, "orders"))
    g_main_context_iteration (NULL, TRUE);
}

/* Edits made while a worker is busy start one more run, not one each. */
static void
test_edits_never_queue_up (Fixture *f, gconstpointer data)
{
  char id[16] = "";

  for (guint i = 0; i < 200; i++)
    {
      g_snprintf (id, sizeof id, "queue%u", i);
      add_queue (f, id);
      g_main_context_iteration (NULL, FALSE);
    }
  f->n_generated = 0;
  while (!writes (f->document, id))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (f->n_generated, <=, 2);
}

static void
wait_for_code (Fixture *f)
{
  guint n = f->n_generated;

  while (f->n_generated == n)
    g_main_context_iteration (NULL, TRUE);
}

static IshMoney
get_usage_cost (Fixture *f)
{
  return ish_cost_get_total (ish_document_get_cost (f->document)).usage[ISH_USAGE_MID];
}

/* What is tried while a slider is held costs what it would, and is no edit. */
static void
test_usage_is_tried (Fixture *f, gconstpointer data)
{
  IshStack *stack;
  IshMoney assumed;

  add_queue (f, "orders");
  wait_for_code (f);
  stack = ish_document_get_stack (f->document);
  assumed = get_usage_cost (f);
  g_assert_cmpint (assumed, >, 0);
  ish_document_try_usage (f->document, "messages", 1e9);
  while (get_usage_cost (f) == assumed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (get_usage_cost (f), >, assumed);
  g_assert_true (ish_document_get_stack (f->document) == stack);
  g_assert_null (ish_design_get_usage (f->design));
  ish_document_try_usage (f->document, NULL, 0);
  while (get_usage_cost (f) != assumed)
    g_main_context_iteration (NULL, TRUE);
}

static void
outlook_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(IshJudgement **) user_data = ish_document_outlook_finish (result, NULL);
}

static void
test_outlook_changes_nothing (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
  g_autoptr (IshJudgement) then = NULL;

  add_queue (f, "orders");
  wait_for_code (f);
  g_ptr_array_add (ops, ish_op_new_set_string ("design", "settings.environment", "prod"));
  ish_document_outlook_async (f->document, ops, NULL, outlook_cb, &then);
  while (then == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (ish_stack_get_environment (then->stack), ==, "prod");
  g_assert_nonnull (then->cost);
  g_assert_nonnull (then->report);
  g_assert_cmpstr (ish_stack_get_environment (ish_document_get_stack (f->document)), ==, "dev");
  g_assert_cmpstr (ish_design_get_setting (f->design, "environment"), !=, "prod");
}

static void
test_goes_while_generating (Fixture *f, gconstpointer data)
{
  for (guint round = 0; round < 20; round++)
    {
      IshDesign *design = ish_design_new ("Gone");
      IshDocument *document = ish_document_new (f->catalog, design, NULL);

      for (guint i = 0; i < round; i++)
        g_main_context_iteration (NULL, FALSE);
      g_assert_finalize_object (document);
      g_assert_finalize_object (design);
      for (guint i = 0; i < 10; i++) /* its worker ends meanwhile, or later */
        g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_saving_marks_saved (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("isshoni-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.isshoni", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a.isshoni", NULL);
  g_autoptr (GError) error = NULL;

  add_queue (f, "orders");
  g_assert_true (ish_history_is_modified (ish_document_get_history (f->document)));
  g_assert_false (ish_document_save (f->document, nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (ish_document_get_path (f->document));
  g_assert_true (ish_history_is_modified (ish_document_get_history (f->document)));
  g_assert_true (ish_document_save (f->document, path, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (ish_document_get_path (f->document), ==, path);
  g_assert_nonnull (ish_document_get_saved_at (f->document));
  g_assert_false (ish_history_is_modified (ish_document_get_history (f->document)));
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/app/document/follows-edits", Fixture, NULL, setup, test_follows_edits, teardown);
  g_test_add ("/app/document/edits-never-queue-up", Fixture, NULL, setup, test_edits_never_queue_up,
              teardown);
  g_test_add ("/app/document/usage-is-tried", Fixture, NULL, setup, test_usage_is_tried, teardown);
  g_test_add ("/app/document/outlook-changes-nothing", Fixture, NULL, setup,
              test_outlook_changes_nothing, teardown);
  g_test_add ("/app/document/goes-while-generating", Fixture, NULL, setup,
              test_goes_while_generating, teardown);
  g_test_add ("/app/document/saving-marks-saved", Fixture, NULL, setup, test_saving_marks_saved,
              teardown);
  return g_test_run ();
}
