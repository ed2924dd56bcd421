/* What holds of every design: the order of the file means nothing, drawing what is implied changes
 * nothing, and taking a line away takes exactly what it alone owned.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "stack-fixture.h"

static const char *const designs[] = {
  "vpc_basic",
  "alb_autoscaling",
  "redis_cluster",
  "disaster_notification",
};

static IshCatalog *toy, *real;

static const char toy_resources[] = "{'id': 'a', 'type': 'toy.func'}, {'id': 'b', 'type': "
                                    "'toy.func', 'name': 'B'}, {'id': 'q', 'type': 'toy.queue'},"
                                    "{'id': 'r', 'type': 'toy.queue'}, {'id': 'db', 'type': "
                                    "'toy.base'}, {'id': 'sh', 'type': 'toy.shelf'},"
                                    "{'id': 'sh2', 'type': 'toy.shelf'}, {'id': 's', 'type': "
                                    "'toy.site'}, {'id': 'c', 'type': 'toy.func', 'parent': 's'}";
static const char toy_lines[] =
  "{'id': 'c1', 'from': 'a', 'to': 'b'}, {'id': 'c2', 'from': 'a', 'to': 'q'}, {'id': 'c3', "
  "'from': 'q', 'to': 'b', 'type': 'event'},"
  "{'id': 'c4', 'from': 'c', 'to': 'db'}, {'id': 'c5', 'from': 'b', 'to': 'r'}, {'id': 'c6', "
  "'from': 'sh', 'to': 'a'},"
  "{'id': 'c7', 'from': 'a', 'to': 'r'}, {'id': 'c8', 'from': 'r', 'to': 'b', 'type': 'event'}";

static IshDesign *
toy_design (void)
{
  return stack_fixture_design (
    "'cloud': 'toy', 'region': 'moon-1', 'environment': 'dev', 'prefix': 'test'", toy_resources,
    toy_lines);
}

static IshDesign *
load (const char *name, const char *environment)
{
  g_autofree char *file = g_strconcat (name, ".isshoni", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "templates", file, NULL);
  g_autoptr (GError) error = NULL;
  IshDesign *design = ish_design_load (path, &error);
  g_autoptr (IshOp) op = ish_op_new_set_string ("design", "settings.environment", environment);

  g_assert_no_error (error);
  g_assert_true (ish_design_apply (design, op, NULL, &error));
  g_assert_no_error (error);
  return design;
}

/* --- order --- */

static IshDesign *
shuffle (IshDesign *design, GRand *random)
{
  gsize length;
  g_autofree char *text = ish_design_serialize (design, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *shuffled = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const lists[] = { "resources", "connections" };
  JsonObject *root;
  IshDesign *result;

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      JsonArray *array = json_object_get_array_member (root, lists[i]);
      JsonArray *mixed = json_array_new ();

      for (guint k = 0; k < json_array_get_length (array); k++)
        g_ptr_array_add (items, json_array_get_element (array, k));
      while (items->len > 0)
        {
          guint at = (guint) g_rand_int_range (random, 0, (gint32) items->len);
          JsonNode *node = json_node_copy (items->pdata[at]);

          json_object_remove_member (json_node_get_object (node), "order");
          json_array_add_element (mixed, node);
          g_ptr_array_remove_index (items, at);
        }
      json_object_set_array_member (root, lists[i], mixed);
    }
  json_generator_set_root (generator, json_parser_get_root (parser));
  shuffled = json_generator_to_data (generator, NULL);
  result = ish_design_parse (shuffled, -1, "shuffled", &error);
  g_assert_no_error (error);
  return result;
}

static void
check_order (IshDesign *design, IshCatalog *catalog)
{
  GRand *random = g_rand_new_with_seed (3);
  g_autoptr (IshStack) stack = ish_stack_resolve (design, catalog);
  g_autofree char *expected = stack_fixture_dump (stack);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (IshDesign) mixed = shuffle (design, random);
      g_autoptr (IshStack) again = ish_stack_resolve (mixed, catalog);
      g_autofree char *dump = stack_fixture_dump (again);

      g_assert_cmpstr (dump, ==, expected);
    }
  g_rand_free (random);
}

static void
test_order (void)
{
  g_autoptr (IshDesign) design = toy_design ();

  check_order (design, toy);
  for (guint i = 0; i < G_N_ELEMENTS (designs); i++)
    {
      g_autoptr (IshDesign) template = load (designs[i], "prod");

      check_order (template, real);
    }
}

/* --- promotion --- */

static void
promote (IshDesign *design, const IshImplied *implied)
{
  JsonObject *value = json_object_new ();
  g_autoptr (IshOp) op = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (value, "type", implied->type);
  json_object_set_string_member (value, "name", "");
  if (implied->parent && ish_design_get_resource (design, implied->parent))
    json_object_set_string_member (value, "parent", implied->parent);
  else if (implied->parent)
    json_object_set_null_member (value, "parent");
  json_object_set_double_member (value, "x", 0);
  json_object_set_double_member (value, "y", 0);
  json_object_set_object_member (value, "properties", json_object_ref (implied->properties));
  op = ish_op_new_add (implied->id, "resources", value);
  json_object_unref (value);
  g_assert_true (ish_design_apply (design, op, NULL, &error));
  g_assert_no_error (error);
}

/* Each alone, where its own container is drawn, and then all of them. */
static void
check_promotion (IshDesign *design, IshCatalog *catalog)
{
  g_autoptr (IshStack) stack = ish_stack_resolve (design, catalog);
  const GPtrArray *implied = ish_stack_get_implied (stack);
  g_autofree char *expected = stack_fixture_nodes (stack);
  g_autoptr (IshDesign) all = ish_design_copy (design);

  /* Containers first: what stands in an implied one can only be drawn with it. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < implied->len; i++)
      {
        const IshImplied *one = implied->pdata[i];
        gboolean homeless = one->parent && ish_design_get_resource (design, one->parent) == NULL;
        g_autoptr (IshDesign) copy = ish_design_copy (design);
        g_autoptr (IshStack) again = NULL;
        g_autofree char *nodes = NULL;

        if ((pass == 1) != homeless)
          continue;
        promote (all, one);
        if (homeless)
          continue;
        promote (copy, one);
        again = ish_stack_resolve (copy, catalog);
        nodes = stack_fixture_nodes (again);
        g_assert_cmpstr (nodes, ==, expected);
      }
  {
    g_autoptr (IshStack) again = ish_stack_resolve (all, catalog);
    g_autofree char *nodes = stack_fixture_nodes (again);

    g_assert_cmpuint (ish_stack_get_implied (again)->len, ==, 0);
    g_assert_cmpstr (nodes, ==, expected);
  }
}

static void
test_promotion (void)
{
  g_autoptr (IshDesign) design = toy_design ();

  check_promotion (design, toy);
  for (guint i = 1; i < G_N_ELEMENTS (designs); i++)
    {
      g_autoptr (IshDesign) dev = load (designs[i], "dev");
      g_autoptr (IshDesign) prod = load (designs[i], "prod");

      check_promotion (dev, real);
      check_promotion (prod, real);
    }
}

/* --- removal --- */

static gboolean
owned_alone (const IshNode *node, const char *owner)
{
  return node->owners[0] && node->owners[1] == NULL && strcmp (node->owners[0], owner) == 0;
}

/* Lines that say what something is, not only what it may do: a let or a need reads them, so more
 * than their own nodes changes. The certificate makes a listener another one, the way in closes the
 * door for everybody else, an alarm watches what its line names, a log takes the place of the
 * network's own, a key is for whoever reads what it locks. */
static const char except[] =
  "|vpc_flow|net_lb|cert_dns|cert_lb|web_alarm|cache_alarm|mailq_alarm|key_cache|feedback_bounces|";

static void
check_removal (IshDesign *design, IshCatalog *catalog)
{
  g_autoptr (IshStack) stack = ish_stack_resolve (design, catalog);

  for (guint i = 0; i < ish_design_get_n_connections (design); i++)
    {
      const char *id = ish_design_get_connection_at (design, i)->id;
      g_autofree char *mark = g_strdup_printf ("|%s|", id);
      g_autoptr (IshDesign) copy = ish_design_copy (design);
      g_autoptr (IshOp) op = ish_op_new_unlink (id);
      g_autoptr (IshStack) without = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (ish_design_apply (copy, op, NULL, &error));
      g_assert_no_error (error);
      if (strstr (except, mark))
        continue;
      without = ish_stack_resolve (copy, catalog);
      for (guint k = 0; k < ish_stack_get_n_nodes (stack); k++)
        {
          const IshNode *node = ish_stack_get_node_at (stack, k);
          gboolean gone = ish_stack_get_node (without, node->key) == NULL;

          if (gone != owned_alone (node, id))
            g_error ("without %s: %s is %s", id, node->key, gone ? "gone" : "still there");
        }
      for (guint k = 0; k < ish_stack_get_n_nodes (without); k++)
        if (ish_stack_get_node (stack, ish_stack_get_node_at (without, k)->key) == NULL)
          g_error ("without %s: %s is new", id, ish_stack_get_node_at (without, k)->key);
    }
}

static void
test_removal (void)
{
  g_autoptr (IshDesign) design = toy_design ();

  check_removal (design, toy);
  for (guint i = 0; i < G_N_ELEMENTS (designs); i++)
    {
      g_autoptr (IshDesign) template = load (designs[i], "prod");

      check_removal (template, real);
    }
}

/* --- templates --- */

static void
test_templates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (designs); i++)
    for (guint production = 0; production < 2; production++)
      {
        g_autoptr (IshDesign) design = load (designs[i], production ? "prod" : "dev");
        g_autoptr (IshStack) stack = ish_stack_resolve (design, real);

        g_assert_cmpuint (ish_stack_get_n_nodes (stack), >, 20);
        for (guint k = 0; k < ish_stack_get_findings (stack)->len; k++)
          {
            const IshFinding *finding = ish_stack_get_findings (stack)->pdata[k];

            g_assert_cmpstr (finding->rule, !=, "catalog");
            g_assert_false (g_str_has_prefix (finding->rule, "design."));
            g_assert_false (g_str_has_prefix (finding->rule, "line."));
          }
      }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  toy = stack_fixture_toy ();
  real = stack_fixture_real ();
  g_test_add_func ("/stack/laws/order", test_order);
  g_test_add_func ("/stack/laws/promotion", test_promotion);
  g_test_add_func ("/stack/laws/removal", test_removal);
  g_test_add_func ("/stack/laws/templates", test_templates);
  result = g_test_run ();
  ish_catalog_unref (toy);
  ish_catalog_unref (real);
  return result;
}
