/* The form: it writes what is typed, follows what is done elsewhere, and lets everything go.
 * SPDX-License-Identifier: MIT */
#include "app/ish-inspector.h"

typedef struct {
  IshCatalog   *catalog;
  IshDesign    *design;
  IshDocument  *document;
  IshInspector *inspector;
} Fixture;

static void
apply (Fixture *f, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  ish_history_apply (ish_document_get_history (f->document), op, &error);
  g_assert_no_error (error);
  ish_op_unref (op);
}

static void
add (Fixture *f, const char *id, const char *type)
{
  g_autoptr (JsonObject) value = json_object_new ();

  json_object_set_string_member (value, "type", type);
  json_object_set_string_member (value, "name", id);
  apply (f, ish_op_new_add (id, "resources", value));
}

static void
setup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  f->design = ish_design_new ("Test");
  f->document = ish_document_new (f->catalog, f->design, NULL);
  f->inspector = g_object_ref_sink (g_object_new (ISH_TYPE_INSPECTOR, NULL));
  add (f, "queue", "aws.sqs");
  add (f, "mailer", "aws.lambda");
  apply (f, ish_op_new_link_ends ("c1", "queue", "mailer", "event"));
  ish_inspector_set_document (f->inspector, f->document);
}

static void
teardown (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->inspector);
  ish_document_discard (f->document);
  g_assert_finalize_object (f->document);
  g_assert_finalize_object (f->design);
  ish_catalog_unref (f->catalog);
}

static void
settle (void)
{
  for (guint i = 0; i < 5; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (5000);
    }
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

static GtkEditable *
get_entry (Fixture *f, const char *name)
{
  GtkWidget *entry = find_named (GTK_WIDGET (f->inspector), name);

  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

static void
test_typing_writes (Fixture *f, gconstpointer data)
{
  ish_inspector_show (f->inspector, "queue", 1);
  gtk_editable_set_text (get_entry (f, "field:name"), "orders");
  g_assert_cmpstr (ish_design_get_resource (f->design, "queue")->name, ==, "orders");
}

static void
test_undo_shows_in_the_same_field (Fixture *f, gconstpointer data)
{
  GtkEditable *entry;

  ish_inspector_show (f->inspector, "queue", 1);
  entry = get_entry (f, "field:name");
  gtk_editable_set_text (entry, "orders");
  ish_history_undo (ish_document_get_history (f->document));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "queue");
  settle ();
  g_assert_true (get_entry (f, "field:name") == entry);
  g_assert_cmpstr (ish_design_get_resource (f->design, "queue")->name, ==, "queue");
}

static void
test_what_is_shown_may_go (Fixture *f, gconstpointer data)
{
  GtkEditable *entry;

  ish_inspector_show (f->inspector, "c1", 1);
  entry = get_entry (f, "field:label");
  apply (f, ish_op_new_delete ("queue")); /* takes the line with it */
  gtk_editable_set_text (entry, "typed at the last moment");
  settle ();
  g_assert_null (ish_design_get_connection (f->design, "c1"));
  ish_inspector_show (f->inspector, NULL, 0);
  gtk_editable_set_text (get_entry (f, "field:name"), "Renamed");
  g_assert_cmpstr (ish_design_get_name (f->design), ==, "Renamed");
}

static void
test_every_form (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < ish_catalog_get_n_services (f->catalog); i++)
    {
      const IshService *service = ish_catalog_get_service_at (f->catalog, i);
      g_autofree char *id = g_strdup_printf ("r%u", i);

      add (f, id, ish_service_get_type_id (service));
      ish_inspector_show (f->inspector, id, 1);
      settle ();
    }
  ish_inspector_show (f->inspector, NULL, 3);
  ish_inspector_show (f->inspector, "nothing of that name", 1);
  ish_inspector_set_document (f->inspector, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/app/inspector/typing-writes", Fixture, NULL, setup, test_typing_writes, teardown);
  g_test_add ("/app/inspector/undo-shows-in-the-same-field", Fixture, NULL, setup,
              test_undo_shows_in_the_same_field, teardown);
  g_test_add ("/app/inspector/what-is-shown-may-go", Fixture, NULL, setup,
              test_what_is_shown_may_go, teardown);
  g_test_add ("/app/inspector/every-form", Fixture, NULL, setup, test_every_form, teardown);
  return g_test_run ();
}
