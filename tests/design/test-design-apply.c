/* Tests of src/design/ish-design-apply.c: every operation, its refusals, and its exact inverse.
 * SPDX-License-Identifier: MIT */
#include "design/ish-design.h"

#include <string.h>

#include "base/ish-json.h"

static const char start[] =
  "{\"format\": \"isshoni-design\", \"version\": 1, \"id\": \"d\", \"name\": \"n\",\n"
  "\"settings\": {\"region\": \"r\"}, \"resources\": [\n"
  "{\"id\": \"vpc\", \"type\": \"x.vpc\", \"width\": 600, \"height\": 400},\n"
  "{\"id\": \"net\", \"type\": \"x.subnet\", \"parent\": \"vpc\", \"x\": 20, \"y\": 40},\n"
  "{\"id\": \"db\", \"type\": \"x.rds\", \"x\": 5.5},\n"
  "{\"id\": \"web\", \"type\": \"x.ec2\", \"parent\": \"net\", \"order\": \"b1\", \"code_name\": "
  "\"w\","
  " \"properties\": {\"b\": 1, \"a\": {\"z\": 1, \"y\": 2}}, \"notes\": \"n\", \"locked\": "
  "true}],\n"
  "\"connections\": [{\"id\": \"c1\", \"from\": \"web\", \"to\": \"db\", \"type\": \"data\"},\n"
  "{\"id\": \"c2\", \"from\": \"db\", \"to\": \"db\"}, {\"id\": \"c3\", \"from\": \"db\", "
  "\"to\": \"net\"}],\n"
  "\"annotations\": [{\"id\": \"n1\", \"text\": \"t\", \"x\": 1}, {\"id\": \"n2\", \"text\": "
  "\"u\"}]}";

static IshDesign *
make_design (void)
{
  g_autoptr (GError) error = NULL;
  IshDesign *design = ish_design_parse (start, -1, "in", &error);

  g_assert_no_error (error);
  return design;
}

static IshOp *
make_op (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshJson) json = ish_json_parse (text, -1, "op", NULL, &error);
  IshOp *op;

  g_assert_no_error (error);
  op = ish_op_new_from_json (ish_json_get_root (json), &error);
  g_assert_no_error (error);
  return op;
}

static GPtrArray *
new_inverse (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
}

static void
undo_all (IshDesign *design, GPtrArray *inverse)
{
  for (guint i = 0; i < inverse->len; i++)
    {
      g_autoptr (GError) error = NULL;

      ish_design_apply (design, g_ptr_array_index (inverse, i), NULL, &error);
      g_assert_no_error (error);
    }
}

/* What is applied, and a text that the file has afterwards. */
static const struct {
  const char *op, *written;
} edits[] = {
  { "{\"o\":\"add\",\"id\":\"s3\",\"in\":\"resources\",\"value\":{\"type\":\"x.s3\","
    "\"name\":\"B\",\"x\":3}}",
    "{\"id\": \"s3\", \"type\": \"x.s3\", \"name\": \"B\", \"parent\": null, \"order\": \"b2\", "
    "\"x\": 3, \"y\": 0," },
  { "{\"o\":\"add\",\"id\":\"s3\",\"in\":\"resources\",\"value\":{\"type\":\"x.s3\","
    "\"parent\":\"net\",\"order\":\"Z\"}}",
    "\"parent\": \"net\", \"order\": \"Z\"" },
  { "{\"o\":\"add\",\"id\":\"n3\",\"in\":\"annotations\",\"value\":{\"text\":\"v\"}}",
    "{\"id\": \"n3\", \"text\": \"v\", \"x\": 0, \"y\": 0}\n  ]" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"name\",\"v\":\"웹\"}", "\"name\": \"웹\"" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"notes\"}", "\"notes\": \"\", \"locked\": true" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"code_name\"}", "\"name\": \"\", \"parent\": \"net\"" },
  { "{\"o\":\"set\",\"id\":\"db\",\"p\":\"code_name\",\"v\":\"main\"}", "\"code_name\": \"main\"" },
  { "{\"o\":\"set\",\"id\":\"vpc\",\"p\":\"width\",\"v\":700.0}",
    "\"width\": 700, \"height\": 400" },
  { "{\"o\":\"set\",\"id\":\"vpc\",\"p\":\"width\"}", "\"y\": 0, \"height\": 400" },
  { "{\"o\":\"set\",\"id\":\"db\",\"p\":\"order\",\"v\":\"Z\"}", "\"order\": \"Z\"" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"locked\"}", "\"notes\": \"n\"}" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"collapsed\",\"v\":true}",
    "\"collapsed\": true, \"locked\": true}" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"properties.b\"}",
    "\"properties\": {\"a\": {\"z\": 1, \"y\": 2}}" },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"properties.a\",\"v\":[1,{}]}",
    "{\"a\": [1, {}], \"b\": 1}" },
  { "{\"o\":\"set\",\"id\":\"db\",\"p\":\"properties.a.b\",\"v\":null}", "{\"a.b\": null}" },
  { "{\"o\":\"set\",\"id\":\"c1\",\"p\":\"type\",\"v\":\"api\"}", "\"type\": \"api\"" },
  { "{\"o\":\"set\",\"id\":\"c1\",\"p\":\"label\",\"v\":\"SQL\"}", "\"label\": \"SQL\"" },
  { "{\"o\":\"set\",\"id\":\"c1\",\"p\":\"properties.port\",\"v\":1}", "{\"port\": 1}" },
  { "{\"o\":\"set\",\"id\":\"n1\",\"p\":\"text\",\"v\":\"T\"}", "\"text\": \"T\"" },
  { "{\"o\":\"set\",\"id\":\"n1\",\"p\":\"x\",\"v\":-7}", "\"x\": -7" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"name\",\"v\":\"N\"}",
    "\"name\": \"N\", \"prompt\": \"\"" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"prompt\",\"v\":\"P\"}", "\"prompt\": \"P\"" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.environment\",\"v\":\"prod\"}",
    "{\"region\": \"r\", \"environment\": \"prod\"}" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.region\"}", "\"settings\": {}" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.tags\",\"v\":{\"a\":\"b\"}}",
    "\"tags\": {\"a\": \"b\"}}" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.tags.team\",\"v\":\"sre\"}",
    "\"tags\": {\"team\": \"sre\"}}" },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"bookmarks\",\"v\":[1]}", "  \"bookmarks\": [1]\n}" },
  { "{\"o\":\"move\",\"id\":\"db\",\"parent\":\"net\",\"x\":1,\"y\":2}",
    "\"parent\": \"net\", \"order\": \"b2\", \"x\": 1, \"y\": 2" },
  { "{\"o\":\"move\",\"id\":\"web\",\"parent\":null,\"x\":1,\"y\":2}",
    "\"parent\": null, \"order\": \"b1\", \"x\": 1, \"y\": 2" },
  { "{\"o\":\"move\",\"id\":\"net\",\"parent\":null,\"order\":\"a0\",\"x\":1,\"y\":2}",
    "\"resources\": [\n    {\"id\": \"net\"" },
  { "{\"o\":\"del\",\"id\":\"vpc\"}", "\"connections\": [\n    {\"id\": \"c2\"" },
  { "{\"o\":\"del\",\"id\":\"web\"}", "\"connections\": [\n    {\"id\": \"c2\"" },
  { "{\"o\":\"del\",\"id\":\"db\"}", "\"connections\": []" },
  { "{\"o\":\"del\",\"id\":\"n1\"}", "\"annotations\": [\n    {\"id\": \"n2\"" },
  { "{\"o\":\"link\",\"id\":\"c4\",\"value\":{\"from\":\"vpc\",\"to\":\"db\",\"type\":\"event\","
    "\"later\":1}}",
    "\"to\": \"db\", \"type\": \"event\", \"label\": \"\", \"properties\": {}, \"later\": 1}\n  "
    "]" },
  { "{\"o\":\"unlink\",\"id\":\"c1\"}", "\"connections\": [\n    {\"id\": \"c2\"" },
  { "{\"o\":\"unlink\",\"id\":\"c2\"}", "{\"id\": \"c3\"" },
};

static void
test_edits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (IshDesign) design = make_design ();
      g_autoptr (IshDesign) reread = NULL;
      g_autoptr (IshOp) op = make_op (edits[i].op);
      g_autoptr (GPtrArray) inverse = new_inverse ();
      g_autofree char *before = ish_design_serialize (design, NULL);
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      g_autofree char *undone = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (ish_design_apply (design, op, inverse, &error));
      g_assert_no_error (error);
      after = ish_design_serialize (design, NULL);
      if (strstr (after, edits[i].written) == NULL)
        g_error ("%s gave %s", edits[i].op, after);
      reread = ish_design_parse (after, -1, "after", &error);
      g_assert_no_error (error);
      again = ish_design_serialize (reread, NULL);
      g_assert_cmpstr (again, ==, after);
      undo_all (design, inverse);
      undone = ish_design_serialize (design, NULL);
      g_assert_cmpstr (undone, ==, before);
    }
}

static const struct {
  const char    *op;
  IshDesignError code;
} refusals[] = {
  { "{\"o\":\"add\",\"id\":\"web\",\"in\":\"resources\",\"value\":{\"type\":\"x\"}}",
    ISH_DESIGN_ERROR_EXISTS },
  { "{\"o\":\"add\",\"id\":\"c1\",\"in\":\"annotations\",\"value\":{\"text\":\"x\"}}",
    ISH_DESIGN_ERROR_EXISTS },
  { "{\"o\":\"add\",\"id\":\"q\",\"in\":\"resources\",\"value\":{\"type\":\"x\","
    "\"parent\":\"no\"}}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"add\",\"id\":\"q\",\"in\":\"resources\",\"value\":{\"type\":\"x\","
    "\"parent\":\"c1\"}}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"add\",\"id\":\"q\",\"in\":\"resources\",\"value\":{}}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"add\",\"id\":\"design\",\"in\":\"resources\",\"value\":{\"type\":\"x\"}}",
    ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"no\",\"p\":\"name\",\"v\":\"x\"}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"type\",\"v\":\"x\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"id\",\"v\":\"x\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"parent\",\"v\":\"vpc\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"x\",\"v\":1}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"properties\",\"v\":{}}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"properties.\",\"v\":1}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"name\",\"v\":1}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"web\",\"p\":\"name\",\"v\":null}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"vpc\",\"p\":\"width\",\"v\":-1}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"vpc\",\"p\":\"width\",\"v\":\"9\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"db\",\"p\":\"order\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"c1\",\"p\":\"type\",\"v\":\"cable\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"c1\",\"p\":\"from\",\"v\":\"db\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"n1\",\"p\":\"properties.a\",\"v\":1}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"id\",\"v\":\"x\"}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings\",\"v\":{}}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.region\",\"v\":1}",
    ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.tags.a\",\"v\":1}",
    ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"set\",\"id\":\"design\",\"p\":\"settings.tags\",\"v\":[]}", ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"move\",\"id\":\"vpc\",\"parent\":\"web\",\"x\":0,\"y\":0}", ISH_DESIGN_ERROR_CYCLE },
  { "{\"o\":\"move\",\"id\":\"vpc\",\"parent\":\"vpc\",\"x\":0,\"y\":0}", ISH_DESIGN_ERROR_CYCLE },
  { "{\"o\":\"move\",\"id\":\"web\",\"parent\":\"no\",\"x\":0,\"y\":0}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"move\",\"id\":\"n1\",\"parent\":null,\"x\":0,\"y\":0}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"del\",\"id\":\"no\"}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"del\",\"id\":\"c1\"}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"del\",\"id\":\"design\"}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"link\",\"id\":\"c1\",\"value\":{\"from\":\"web\",\"to\":\"db\"}}",
    ISH_DESIGN_ERROR_EXISTS },
  { "{\"o\":\"link\",\"id\":\"c9\",\"value\":{\"from\":\"web\",\"to\":\"n1\"}}",
    ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"link\",\"id\":\"c9\",\"value\":{\"from\":\"web\"}}", ISH_DESIGN_ERROR_DEAD },
  { "{\"o\":\"link\",\"id\":\"c9\",\"value\":{\"from\":\"web\",\"to\":\"db\",\"type\":\"x\"}}",
    ISH_DESIGN_ERROR_SCHEMA },
  { "{\"o\":\"unlink\",\"id\":\"web\"}", ISH_DESIGN_ERROR_DEAD },
};

static void
test_refusals (void)
{
  g_autoptr (IshDesign) design = make_design ();
  g_autofree char *before = ish_design_serialize (design, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (IshOp) op = make_op (refusals[i].op);
      g_autoptr (GPtrArray) inverse = new_inverse ();
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (ish_design_apply (design, op, inverse, &error));
      g_assert_error (error, ISH_DESIGN_ERROR, refusals[i].code);
      g_assert_cmpuint (inverse->len, ==, 0);
      after = ish_design_serialize (design, NULL);
      g_assert_cmpstr (after, ==, before);
    }
}

/* A design that can be made can be saved and opened: size and depth are refused on the way in. */
static void
test_limits (void)
{
  g_autoptr (IshDesign) design = make_design ();
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'n');
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) back = NULL;
  g_autofree char *before = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (JsonNode) deep = json_node_new (JSON_NODE_NULL);
  g_autoptr (IshOp) too_deep = NULL;
  guint n_applied = 0;
  gsize length;

  for (guint i = 0; error == NULL; i++)
    {
      g_autofree char *key = g_strdup_printf ("properties.k%u", i);
      g_autoptr (IshOp) op = ish_op_new_set_string ("db", key, megabyte);

      g_free (before);
      before = ish_design_serialize (design, NULL);
      n_applied += ish_design_apply (design, op, NULL, &error);
    }
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT);
  g_assert_cmpuint (n_applied, ==, 7);
  bytes = ish_design_serialize (design, &length);
  g_assert_cmpstr (bytes, ==, before);
  g_assert_cmpuint (length, <=, ISH_DESIGN_MAX_BYTES);
  g_clear_error (&error);
  back = ish_design_parse (bytes, length, "back", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 61; i++)
    {
      JsonArray *array = json_array_new ();

      json_array_add_element (array, g_steal_pointer (&deep));
      deep = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (deep, array);
    }
  too_deep = ish_op_new_set ("web", "properties.deep", deep);
  g_assert_false (ish_design_apply (design, too_deep, NULL, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT);
}

static void
test_reads (void)
{
  g_autoptr (IshDesign) design = make_design ();
  g_autoptr (GPtrArray) top = ish_design_list_children (design, NULL);
  g_autoptr (GPtrArray) in_net = ish_design_list_children (design, "net");
  g_autoptr (GPtrArray) none = ish_design_list_children (design, "gone");
  g_autoptr (GPtrArray) lines = ish_design_list_connections (design, "db");
  g_autofree char *id = ish_design_make_id (design, "Web", "ec2");
  g_autofree char *other = ish_design_make_id (design, "저장소", "s3");
  g_autofree char *order = ish_design_make_order (design);

  g_assert_cmpuint (top->len, ==, 2);
  g_assert_cmpstr (((IshResource *) top->pdata[0])->id, ==, "vpc");
  g_assert_cmpuint (in_net->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (lines->len, ==, 3);
  g_assert_cmpstr (((IshConnection *) lines->pdata[0])->id, ==, "c1");
  g_assert_cmpstr (id, ==, "web_2");
  g_assert_cmpstr (other, ==, "jeojangso");
  g_assert_cmpstr (order, >, "b1");
  g_assert_true (ish_design_is_within (design, "web", "vpc"));
  g_assert_true (ish_design_is_within (design, "web", "web"));
  g_assert_false (ish_design_is_within (design, "db", "vpc"));
}

static void
count_cb (IshDesign *design, IshOp *op, guint *count)
{
  *count += op != NULL;
}

static void
settled_cb (IshDesign *design, guint *count)
{
  *count += 1;
}

static void
test_signals (void)
{
  g_autoptr (IshDesign) design = make_design ();
  g_autoptr (IshOp) op = ish_op_new_set_int ("web", "properties.n", 1);
  g_autoptr (IshOp) bad = ish_op_new_delete ("gone");
  guint n_changed = 0;
  guint n_settled = 0;

  g_signal_connect (design, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect (design, "settled", G_CALLBACK (settled_cb), &n_settled);
  g_assert_true (ish_design_apply (design, op, NULL, NULL));
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_settled, ==, 1);
  g_assert_false (ish_design_apply (design, bad, NULL, NULL));
  g_assert_cmpuint (n_changed, ==, 1);
  ish_design_freeze (design);
  ish_design_freeze (design);
  g_assert_true (ish_design_apply (design, op, NULL, NULL));
  g_assert_true (ish_design_apply (design, op, NULL, NULL));
  ish_design_thaw (design);
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_cmpuint (n_settled, ==, 1);
  ish_design_thaw (design);
  g_assert_cmpuint (n_settled, ==, 2);
  ish_design_freeze (design);
  ish_design_thaw (design);
  g_assert_cmpuint (n_settled, ==, 2);
}

/* --- random operations --- */

#define N_NAMES 24

static char *
random_id (GRand *random)
{
  return g_strdup_printf ("r%d", g_rand_int_range (random, 0, N_NAMES));
}

static IshOp *
random_set (GRand *random, const char *id)
{
  static const char *const paths[] = {
    "name", "notes", "code_name", "width", "height", "order", "label", "type", "text", "x",
    "properties.a", "properties.b", "properties.c", "locked", "pinned", "prompt",
    "settings.region", "settings.tags", "settings.tags.a", "settings.tags.b", "heat",
  };
  const char *path = paths[g_rand_int_range (random, 0, G_N_ELEMENTS (paths))];
  const char *target = g_rand_int_range (random, 0, 5) == 0 ? "design" : id;
  g_autofree char *text = g_strdup_printf ("v%d", g_rand_int_range (random, 0, 100));

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return ish_op_new_set (target, path, NULL);
    case 1:
      return ish_op_new_set_double (target, path, g_rand_int_range (random, -10, 400) / 4.0);
    case 2:
      return ish_op_new_set_bool (target, path, TRUE);
    default:
      return ish_op_new_set_string (target, path, text);
    }
}

static IshOp *
random_add (GRand *random, const char *id, const char *parent)
{
  g_autoptr (JsonObject) value = json_object_new ();

  json_object_set_double_member (value, "x", g_rand_int_range (random, 0, 900));
  if (g_rand_int_range (random, 0, 4) == 0)
    {
      json_object_set_string_member (value, "text", "note");
      return ish_op_new_add (id, "annotations", value);
    }
  json_object_set_string_member (value, "type", "x.ec2");
  if (g_rand_boolean (random))
    json_object_set_string_member (value, "parent", parent);
  if (g_rand_int_range (random, 0, 3) == 0)
    json_object_set_string_member (value, "order", parent);
  if (g_rand_boolean (random))
    json_object_set_boolean_member (value, "zz", TRUE);
  return ish_op_new_add (id, "resources", value);
}

static IshOp *
random_record (GRand *random, const char *name, const char *key)
{
  g_autofree char *path = g_strconcat (name, ".s3.logging@", key, NULL);
  g_autoptr (JsonNode) reason = NULL;

  if (g_rand_int_range (random, 0, 3) == 0)
    return ish_op_new_set ("design", path, NULL);
  if (strcmp (name, "usage") == 0)
    return ish_op_new_set_int ("design", path, g_rand_int_range (random, 0, 5));
  reason = json_from_string ("{\"reason\":\"internal\",\"by\":\"a\"}", NULL);
  return ish_op_new_set ("design", path, reason);
}

static IshOp *
random_op (GRand *random)
{
  static const char *const orders[] = { NULL, "a00003", "a0", "m", "Z", "a00003x" };
  g_autofree char *id = random_id (random);
  g_autofree char *other = random_id (random);
  g_autofree char *third = random_id (random);

  switch (g_rand_int_range (random, 0, 14))
    {
    case 12:
      return random_record (random, "usage", other);
    case 13:
      return random_record (random, "accepted", other);
    case 0: case 1: case 2:
      return random_add (random, id, other);
    case 3: case 4:
      return ish_op_new_move (id, g_rand_boolean (random) ? other : NULL,
                              orders[g_rand_int_range (random, 0, G_N_ELEMENTS (orders))],
                              g_rand_int_range (random, -100, 100), 7);
    case 5:
      return ish_op_new_delete (id);
    case 6: case 7:
      return ish_op_new_link_ends (id, other, third, "network");
    case 8:
      return ish_op_new_unlink (id);
    default:
      return random_set (random, id);
    }
}

/* Usage and accepted findings are records: set and removed one by one, of the right kinds only. */
static void
test_records (void)
{
  g_autoptr (IshDesign) design = make_design ();
  g_autofree char *before = ish_design_serialize (design, NULL);
  g_autoptr (IshOp) one = ish_op_new_set_int ("design", "usage.web.requests", 7);
  g_autoptr (IshOp) text = ish_op_new_set_string ("design", "usage.requests", "many");
  g_autoptr (IshOp) bare = ish_op_new_set_int ("design", "accepted.s3.logging@web", 1);
  g_autoptr (IshOp) gone = ish_op_new_set ("design", "usage.web.requests", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_design_get_usage (design));
  g_assert_true (ish_design_apply (design, one, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (ish_design_get_usage (design), "web.requests"), ==,
                   7);
  g_assert_false (ish_design_apply (design, text, NULL, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_SCHEMA);
  g_clear_error (&error);
  g_assert_false (ish_design_apply (design, bare, NULL, &error));
  g_assert_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_SCHEMA);
  g_clear_error (&error);
  g_assert_null (ish_design_get_accepted (design));
  g_assert_true (ish_design_apply (design, gone, NULL, &error));
  after = ish_design_serialize (design, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* Any operations, taken back, leave the bytes they found; two replicas that apply the same ones
 * are equal; and what stands in between can be saved and opened to the same bytes. */
static void
test_random (void)
{
  for (guint32 seed = 1; seed <= 150; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (IshDesign) design = make_design ();
      g_autoptr (IshDesign) replica = make_design ();
      g_autoptr (GPtrArray) edits_done = g_ptr_array_new ();
      g_autofree char *before = ish_design_serialize (design, NULL);
      g_autofree char *middle = NULL;
      g_autofree char *same = NULL;
      g_autofree char *again = NULL;
      g_autofree char *after = NULL;
      g_autoptr (IshDesign) reread = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 120; i++)
        {
          g_autoptr (IshOp) op = random_op (random);
          g_autoptr (GPtrArray) inverse = new_inverse ();

          if (ish_design_apply (design, op, inverse, NULL))
            g_ptr_array_add (edits_done, g_steal_pointer (&inverse));
          ish_design_apply (replica, op, NULL, NULL);
        }
      g_assert_cmpuint (edits_done->len, >, 10);
      middle = ish_design_serialize (design, NULL);
      same = ish_design_serialize (replica, NULL);
      g_assert_cmpstr (middle, ==, same);
      reread = ish_design_parse (middle, -1, "middle", &error);
      g_assert_no_error (error);
      again = ish_design_serialize (reread, NULL);
      g_assert_cmpstr (again, ==, middle);
      g_ptr_array_set_free_func (edits_done, (GDestroyNotify) g_ptr_array_unref);
      while (edits_done->len > 0)
        {
          undo_all (design, g_ptr_array_index (edits_done, edits_done->len - 1));
          g_ptr_array_remove_index (edits_done, edits_done->len - 1);
        }
      after = ish_design_serialize (design, NULL);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/apply/edits", test_edits);
  g_test_add_func ("/design/apply/refusals", test_refusals);
  g_test_add_func ("/design/apply/limits", test_limits);
  g_test_add_func ("/design/apply/reads", test_reads);
  g_test_add_func ("/design/apply/signals", test_signals);
  g_test_add_func ("/design/apply/records", test_records);
  g_test_add_func ("/design/apply/random", test_random);
  return g_test_run ();
}
