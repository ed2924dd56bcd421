/* One field of a form: what may stand is told, what may not is explained and told to nobody.
 * SPDX-License-Identifier: MIT */
#include "app/ish-field.h"

static IshCatalog *catalog;

static void
edited_cb (guint *count)
{
  (*count)++;
}

static IshField *
make_field (const char *type, const char *name, guint *edits)
{
  const IshService *service = ish_catalog_get_service (catalog, type);
  const IshProp *prop = service ? ish_service_get_prop (service, name) : NULL;
  IshField *field;

  g_assert (prop != NULL);
  field = g_object_ref_sink (ish_field_new (prop));
  ish_field_set_value (field, NULL, prop->default_dev);
  g_signal_connect_swapped (field, "edited", G_CALLBACK (edited_cb), edits);
  return field;
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static void
type_text (IshField *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_child (GTK_WIDGET (field), GTK_TYPE_ENTRY)), text);
}

static gint64
get_int (IshField *field)
{
  g_autoptr (JsonNode) value = ish_field_get_value (field);

  return value ? json_node_get_int (value) : -1;
}

static gboolean
shows_problem (IshField *field)
{
  return gtk_widget_has_css_class (find_child (GTK_WIDGET (field), GTK_TYPE_ENTRY), "error");
}

static void
test_number (void)
{
  guint edits = 0;
  IshField *field = make_field ("aws.rds", "storage_gb", &edits);
  GtkEditable *entry = GTK_EDITABLE (find_child (GTK_WIDGET (field), GTK_TYPE_ENTRY));
  int position;

  type_text (field, "64");
  g_assert_cmpuint (edits, >=, 1);
  g_assert_cmpint (get_int (field), ==, 64);
  edits = 0;
  position = 2;
  gtk_editable_insert_text (entry, " lots", -1, &position);
  g_assert_cmpuint (edits, ==, 0);
  g_assert_true (shows_problem (field));
  g_assert_cmpint (get_int (field), ==, 64);
  type_text (field, "");
  g_assert_false (shows_problem (field));
  g_assert_cmpint (get_int (field), ==, -1);
  g_assert_finalize_object (field);
}

static void
test_value_from_elsewhere_is_no_edit (void)
{
  guint edits = 0;
  IshField *field = make_field ("aws.rds", "storage_gb", &edits);
  g_autoptr (JsonNode) value = json_node_init_int (json_node_alloc (), 128);
  g_autoptr (JsonNode) wrong = json_node_init_string (json_node_alloc (), "banana");
  GtkWidget *entry = find_child (GTK_WIDGET (field), GTK_TYPE_ENTRY);

  ish_field_update (field, value);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "128");
  ish_field_update (field, wrong); /* as a file may have it */
  g_assert_true (shows_problem (field));
  ish_field_update (field, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_false (shows_problem (field));
  g_assert_cmpuint (edits, ==, 0);
  g_assert_finalize_object (field);
}

static void
test_back_to_the_default (void)
{
  guint edits = 0;
  IshField *field = make_field ("aws.rds", "storage_gb", &edits);
  GtkWidget *reset = find_child (GTK_WIDGET (field), GTK_TYPE_BUTTON);

  g_assert_false (gtk_widget_get_visible (reset));
  type_text (field, "64");
  g_assert_true (gtk_widget_get_visible (reset));
  edits = 0;
  g_signal_emit_by_name (reset, "clicked");
  g_assert_cmpuint (edits, ==, 1);
  g_assert_null (ish_field_get_value (field));
  g_assert_false (gtk_widget_get_visible (reset));
  g_assert_finalize_object (field);
}

/* Every property of the catalogue has a control that shows its defaults without being edited. */
static void
test_every_property (void)
{
  for (guint i = 0; i < ish_catalog_get_n_services (catalog); i++)
    {
      const IshService *service = ish_catalog_get_service_at (catalog, i);

      for (guint k = 0; k < ish_service_get_n_props (service); k++)
        {
          const IshProp *prop = ish_service_get_prop_at (service, k);
          IshField *field = g_object_ref_sink (ish_field_new (prop));
          guint edits = 0;

          g_signal_connect_swapped (field, "edited", G_CALLBACK (edited_cb), &edits);
          ish_field_set_value (field, NULL, prop->default_dev);
          ish_field_set_value (field, prop->default_prod, prop->default_dev);
          ish_field_set_value (field, NULL, prop->default_prod);
          g_assert_cmpuint (edits, ==, 0);
          g_assert_null (ish_field_get_value (field));
          g_assert_finalize_object (field);
        }
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/app/field/number", test_number);
  g_test_add_func ("/app/field/value-from-elsewhere-is-no-edit",
                   test_value_from_elsewhere_is_no_edit);
  g_test_add_func ("/app/field/back-to-the-default", test_back_to_the_default);
  g_test_add_func ("/app/field/every-property", test_every_property);
  status = g_test_run ();
  ish_catalog_unref (catalog);
  return status;
}
