/* Forms made from a provider's schema: what is typed is in the value, and nothing else is lost.
 * SPDX-License-Identifier: MIT */
#include "app/ish-arguments.h"
#include "app/ish-block.h"
#include "app/ish-field.h"
#include "app/ish-map-field.h"

#include <adwaita.h>

typedef struct {
  IshCatalog   *catalog;
  IshArguments *arguments;
  char         *edited; /* names, each with a space */
} Fixture;

static void
edited_cb (IshArguments *arguments, const char *name, gboolean structure, gpointer user_data)
{
  Fixture *f = user_data;
  char *edited = g_strconcat (f->edited, name, structure ? "! " : " ", NULL);

  g_free (f->edited);
  f->edited = edited;
}

static void
open_type (Fixture *f, const char *type)
{
  const IshService *service = ish_catalog_get_service (f->catalog, type);

  g_assert_nonnull (service);
  f->arguments = g_object_ref_sink (ish_arguments_new_for_service (service, "properties"));
  f->edited = g_strdup ("");
  g_signal_connect (f->arguments, "edited", G_CALLBACK (edited_cb), f);
}

static void
setup (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  open_type (f, data);
}

static void
teardown (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->arguments);
  ish_catalog_unref (f->catalog);
  g_free (f->edited);
}

static void
show (Fixture *f, const char *text)
{
  g_autoptr (JsonNode) node = json_from_string (text, NULL);

  ish_arguments_set_value (f->arguments, json_node_get_object (node));
}

static void
assert_value (Fixture *f, const char *expected)
{
  g_autoptr (JsonObject) value = ish_arguments_get_value (f->arguments);
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), value);
  g_autoptr (JsonNode) wanted = json_from_string (expected, NULL);
  g_autofree char *text = json_to_string (node, FALSE);

  if (!json_node_equal (node, wanted))
    g_assert_cmpstr (text, ==, expected);
}

/* The widget whose name is "field:" and @path, or %NULL. */
static GtkWidget *
find (GtkWidget *widget, const char *name)
{
  GtkWidget *found = NULL;

  if (g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, name);
  return found;
}

static GtkWidget *
find_editable (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_EDITABLE (widget) || GTK_IS_TEXT_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_editable (child);
  return found;
}

static void
type_into (Fixture *f, const char *path, const char *text)
{
  g_autofree char *name = g_strconcat ("field:", path, NULL);
  GtkWidget *row = find (GTK_WIDGET (f->arguments), name);
  GtkWidget *control;

  g_assert_nonnull (row);
  control = find_editable (row);
  g_assert_nonnull (control);
  if (GTK_IS_TEXT_VIEW (control))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (control)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (control), text);
}

static void
click (Fixture *f, const char *name)
{
  GtkWidget *button = find (GTK_WIDGET (f->arguments), name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_required_first (Fixture *f, gconstpointer data)
{
  g_assert_nonnull (find (GTK_WIDGET (f->arguments), "field:properties.public_key"));
  g_assert_null (find (GTK_WIDGET (f->arguments), "field:properties.key_name"));
  g_assert_true (ish_arguments_focus (f->arguments, "key_name"));
  g_assert_nonnull (find (GTK_WIDGET (f->arguments), "field:properties.key_name"));
  g_assert_false (ish_arguments_focus (f->arguments, "no_such_thing"));
  /* A row that was added and never filled is no value. */
  assert_value (f, "{}");
  g_assert_cmpstr (f->edited, ==, "");
}

static void
test_typing (Fixture *f, gconstpointer data)
{
  type_into (f, "properties.public_key", "ssh-rsa A");
  assert_value (f, "{\"public_key\":\"ssh-rsa A\"}");
  g_assert_true (g_str_has_prefix (f->edited, "public_key "));
  type_into (f, "properties.public_key", "");
  assert_value (f, "{}");
}

static void
test_unknown_is_kept (Fixture *f, gconstpointer data)
{
  show (f, "{\"public_key\":\"a\",\"of_tomorrow\":{\"x\":[1]},\"tags\":{\"Team\":\"web\"}}");
  type_into (f, "properties.public_key", "b");
  assert_value (f, "{\"public_key\":\"b\",\"of_tomorrow\":{\"x\":[1]},"
                   "\"tags\":{\"Team\":\"web\"}}");
  type_into (f, "properties.tags", "Owner"); /* its first entry is a name */
  assert_value (f, "{\"public_key\":\"b\",\"of_tomorrow\":{\"x\":[1]},"
                   "\"tags\":{\"Owner\":\"web\"}}");
}

static void
test_blocks (Fixture *f, gconstpointer data)
{
  show (f, "{\"name\":\"x\",\"vpc_config\":{\"subnet_ids\":[\"a\",\"b\"]}}");
  type_into (f, "properties.vpc_config.subnet_ids", "c, d");
  assert_value (f, "{\"name\":\"x\",\"vpc_config\":{\"subnet_ids\":[\"c\",\"d\"]}}");
  g_assert_true (g_str_has_prefix (f->edited, "vpc_config "));
  /* Undo shows the old value in the same fields, and that is no edit. */
  g_free (f->edited);
  f->edited = g_strdup ("");
  show (f, "{\"name\":\"x\",\"vpc_config\":{\"subnet_ids\":[\"a\"]}}");
  assert_value (f, "{\"name\":\"x\",\"vpc_config\":{\"subnet_ids\":[\"a\"]}}");
  g_assert_cmpstr (f->edited, ==, "");
}

static void
test_list_of_blocks (Fixture *f, gconstpointer data)
{
  click (f, "add-block:properties.action");
  assert_value (f, "{\"action\":[{}]}");
  g_assert_cmpstr (f->edited, ==, "action! ");
  type_into (f, "properties.action.0.type", "forward");
  click (f, "add-block:properties.action");
  assert_value (f, "{\"action\":[{\"type\":\"forward\"},{}]}");
  click (f, "remove:properties.action");
  assert_value (f, "{\"action\":[{}]}");
  click (f, "remove:properties.action");
  assert_value (f, "{}");
  /* A lone object is a list of one. */
  show (f, "{\"action\":{\"type\":\"forward\"}}");
  type_into (f, "properties.listener_arn", "arn:x");
  assert_value (f, "{\"action\":{\"type\":\"forward\"},\"listener_arn\":\"arn:x\"}");
}

int
main (int argc, char **argv)
{
  if (!gtk_init_check ())
    return 77;
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/arguments/required-first", Fixture, "tf.aws_key_pair", setup,
              test_required_first, teardown);
  g_test_add ("/app/arguments/typing", Fixture, "tf.aws_key_pair", setup, test_typing, teardown);
  g_test_add ("/app/arguments/unknown-is-kept", Fixture, "tf.aws_key_pair", setup,
              test_unknown_is_kept, teardown);
  g_test_add ("/app/arguments/blocks", Fixture, "tf.aws_eks_cluster", setup, test_blocks,
              teardown);
  g_test_add ("/app/arguments/list-of-blocks", Fixture, "tf.aws_lb_listener_rule", setup,
              test_list_of_blocks, teardown);
  return g_test_run ();
}
