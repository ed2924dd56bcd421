/* Tests of src/design/ish-op*.c: operations from outside are checked, and come back the same.
 * SPDX-License-Identifier: MIT */
#include "design/ish-op.h"

#include <string.h>

#include "base/ish-json.h"
#include "design/ish-design.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (IshJson) json = ish_json_parse (text, -1, "op", NULL, NULL);

  g_assert_nonnull (json);
  return json_node_ref (ish_json_get_root (json));
}

static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "{\"o\": \"add\", \"id\": \"a\", \"in\": \"resources\", \"value\": {\"type\": \"x.y\"}}",
    "{\"o\": \"set\", \"id\": \"a\", \"p\": \"properties.port\", \"v\": 8080}",
    "{\"o\": \"set\", \"id\": \"a\", \"p\": \"notes\"}",
    "{\"o\": \"set\", \"id\": \"a\", \"p\": \"properties.x\", \"v\": null}",
    "{\"o\": \"move\", \"id\": \"a\", \"parent\": null, \"x\": 1, \"y\": 2.5}",
    "{\"o\": \"move\", \"id\": \"a\", \"parent\": \"b\", \"order\": \"a1\", \"x\": -1, \"y\": 0}",
    "{\"o\": \"del\", \"id\": \"a\"}",
    "{\"o\": \"link\", \"id\": \"c\", \"value\": {\"from\": \"a\", \"to\": \"b\"}}",
    "{\"o\": \"unlink\", \"id\": \"c\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (JsonNode) node = parse (texts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshOp) op = ish_op_new_from_json (node, &error);
      g_autoptr (JsonNode) back = NULL;
      g_autoptr (GString) out = g_string_new (NULL);

      g_assert_no_error (error);
      back = ish_op_to_json (op);
      ish_json_append (out, back);
      g_assert_cmpstr (out->str, ==, texts[i]);
    }
}

static void
test_refused (void)
{
  static const struct {
    const char *text, *message;
  } rows[] = {
    { "[]", "operation: expected an object" },
    { "{\"o\": \"paint\", \"id\": \"a\"}",
      "operation: \"o\" must be add, set, move, del, link or unlink" },
    { "{\"o\": \"del\"}", "operation: \"id\" must be text of 1 to 128 bytes" },
    { "{\"o\": \"del\", \"id\": 3}", "operation: \"id\" must be text of 1 to 128 bytes" },
    { "{\"o\": \"del\", \"id\": \"a\\n\"}", "operation: \"id\" must be text of 1 to 128 bytes" },
    { "{\"o\": \"del\", \"id\": \"a\", \"v\": 1}", "operation: \"del\" has no key \"v\"" },
    { "{\"o\": \"add\", \"id\": \"a\", \"in\": \"connections\", \"value\": {}}",
      "operation: \"in\" must be \"resources\" or \"annotations\"" },
    { "{\"o\": \"add\", \"id\": \"a\", \"in\": \"resources\"}",
      "operation: \"value\" must be an object" },
    { "{\"o\": \"link\", \"id\": \"a\", \"value\": []}", "operation: \"value\" must be an object" },
    { "{\"o\": \"set\", \"id\": \"a\", \"v\": 1}", "operation: \"p\" must be the key to set" },
    { "{\"o\": \"move\", \"id\": \"a\", \"x\": 1, \"y\": 2}",
      "operation: \"parent\" must be an id or null" },
    { "{\"o\": \"move\", \"id\": \"a\", \"parent\": 1, \"x\": 1, \"y\": 2}",
      "operation: \"parent\" must be an id or null" },
    { "{\"o\": \"move\", \"id\": \"a\", \"parent\": null, \"x\": 1}",
      "operation: \"x\" and \"y\" must be numbers between -1e9 and 1e9" },
    { "{\"o\": \"move\", \"id\": \"a\", \"parent\": null, \"x\": 1e10, \"y\": 0}",
      "operation: \"x\" and \"y\" must be numbers between -1e9 and 1e9" },
    { "{\"o\": \"move\", \"id\": \"a\", \"parent\": null, \"order\": \"\", \"x\": 1, \"y\": 0}",
      "operation: \"order\" must be text of 1 to 128 bytes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = parse (rows[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (ish_op_new_from_json (node, &error));
      g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_SCHEMA);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

static void
test_too_large (void)
{
  g_autofree char *notes = g_strnfill (64 * 1024, 'n');
  g_autoptr (IshOp) op = ish_op_new_set_string ("a", "notes", notes);
  g_autoptr (JsonNode) node = ish_op_to_json (op);
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_op_new_from_json (node, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT);
}

/* An operation is handed to listeners and kept for undo: what it was made of may change later. */
static void
test_immutable (void)
{
  g_autoptr (JsonNode) node = parse ("{\"type\": \"x.y\", \"properties\": {\"a\": [1]}}");
  JsonObject *value = json_node_get_object (node);
  g_autoptr (IshOp) op = ish_op_new_add ("a", "resources", value);
  g_autoptr (GString) out = g_string_new (NULL);

  json_object_set_int_member (json_object_get_object_member (value, "properties"), "a", 2);
  ish_json_append (out, ish_op_get_value (op));
  g_assert_cmpstr (out->str, ==, "{\"type\": \"x.y\", \"properties\": {\"a\": [1]}}");
  g_assert_cmpint (ish_op_get_kind (op), ==, ISH_OP_ADD);
  g_assert_cmpstr (ish_op_get_id (op), ==, "a");
  g_assert_null (ish_op_get_path (op));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/op/round-trip", test_round_trip);
  g_test_add_func ("/design/op/refused", test_refused);
  g_test_add_func ("/design/op/too-large", test_too_large);
  g_test_add_func ("/design/op/immutable", test_immutable);
  return g_test_run ();
}
