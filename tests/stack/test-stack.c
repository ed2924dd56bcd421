/* Designs resolved with a cloud the program has never heard of.
 * SPDX-License-Identifier: MIT */
#include "stack/ish-stack.h"

#include <string.h>

#include "stack-fixture.h"

static IshCatalog *toy;

static void
assert_arg (IshStack *stack, const char *key, const char *path, const char *expected)
{
  const IshValue *value = stack_fixture_arg (stack, key, path);
  g_autofree char *text = value ? stack_fixture_value (value) : g_strdup ("absent");

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_findings (IshStack *stack, const char *expected)
{
  g_autofree char *text = stack_fixture_findings (stack);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_owners (IshStack *stack, const char *key, const char *expected)
{
  const IshNode *node = ish_stack_get_node (stack, key);
  g_autofree char *text = NULL;

  g_assert_nonnull (node);
  text = g_strjoinv (" ", (char **) node->owners);
  g_assert_cmpstr (text, ==, expected);
}

/* --- the head --- */

static void
test_head (void)
{
  static const struct
  {
    const char *settings, *prefix, *region, *environment;
  } rows[] = {
    { "'cloud': 'toy', 'prefix': 'Shop_K3fq', 'environment': 'dev', 'region': 'mars-1'",
      "shop-k3fq-dev", "mars-1", "dev" },
    { "'cloud': 'toy', 'prefix': 'a__b--', 'environment': 'Live'", "a-b-live", "moon-1", "Live" },
    { "'cloud': 'toy'", "test-d-te-dev", "moon-1", "dev" },
    { "'prefix': '9lives'", "p9lives-dev", "moon-1", "dev" },
    { "'cloud': 'nowhere', 'prefix': '\\u0007\\n${x}'", "p-x-dev", "moon-1", "dev" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (IshDesign) design = stack_fixture_design (rows[i].settings, "", "");
      g_autoptr (IshStack) stack = ish_stack_resolve (design, toy);

      g_assert_cmpstr (ish_stack_get_region (stack), ==, rows[i].region);
      g_assert_cmpstr (ish_stack_get_environment (stack), ==, rows[i].environment);
      g_assert_cmpstr (ish_stack_get_name (stack), ==, "test");
      if (i != 2 && i != 4)
        g_assert_cmpstr (ish_stack_get_prefix (stack), ==, rows[i].prefix);
      for (const char *c = ish_stack_get_prefix (stack); *c; c++)
        g_assert_true (g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '-');
      g_assert_cmpuint (ish_stack_get_n_nodes (stack), ==, 0);
      g_assert_false (ish_stack_has_errors (stack));
      g_assert_true (ish_stack_get_catalog (stack) == toy);
    }
}

static void
test_tags (void)
{
  g_autoptr (IshDesign) design =
    stack_fixture_design ("'cloud': 'toy', 'tags': {'team': 'x'}", "", "");
  g_autoptr (IshStack) stack = ish_stack_resolve (design, toy);
  g_autoptr (IshStack) none = stack_fixture_resolve (toy, "", "");
  IshStack *again = ish_stack_ref (stack);

  g_assert_cmpstr (json_object_get_string_member (ish_stack_get_tags (again), "team"), ==, "x");
  g_assert_null (ish_stack_get_tags (none));
  ish_stack_unref (again);
}

static void
test_region (void)
{
  g_autoptr (IshDesign) design = stack_fixture_design ("'cloud': 'toy', 'region': 'pluto-9'",
                                                       "{'id': 'db', 'type': 'toy.base'}", "");
  g_autoptr (IshStack) stack = ish_stack_resolve (design, toy);

  assert_findings (stack, "warning design.region - settings.region\n");
  assert_arg (stack, "db", "lanes", "[<implied_site_data_a.id>, <implied_site_data_b.id>]");
}

/* --- resources --- */

static void
test_alone (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (toy, "{'id': 'fn', 'type': 'toy.func'}", "");
  const IshNode *node = ish_stack_get_node (stack, "fn");
  g_autofree char *args = stack_fixture_args (stack, "fn");

  g_assert_cmpuint (ish_stack_get_n_nodes (stack), ==, 3);
  g_assert_cmpstr (args, ==,
                   "{name: (<prefix> + '-fn'), memory: 256, handler: 'index.handler', wait: 3, "
                   "tags: [], empty: {}}");
  g_assert_cmpstr (node->kind, ==, "func");
  g_assert_cmpstr (node->resource_id, ==, "fn");
  g_assert_cmpstr (node->after[0], ==, "fn_policy");
  g_assert_null (node->after[1]);
  g_assert_null (node->retain);
  g_assert_cmpstr (stack_fixture_arg (stack, "fn_role", "name")->u.list.items[1]->u.string, ==,
                   "-fn");
  assert_owners (stack, "fn_policy", "fn");
  g_assert_cmpuint (ish_stack_get_outputs (stack)->len, ==, 1);
  g_assert_null (ish_stack_get_node (stack, "fn_lock"));
}

static void
test_production (void)
{
  g_autoptr (IshDesign) design =
    stack_fixture_design ("'cloud': 'toy', 'environment': 'production'",
                          "{'id': 'fn', 'type': 'toy.func'}, {'id': 'db', 'type': 'toy.base', "
                          "'properties': {'domain': 'a.b'}}",
                          "");
  g_autoptr (IshStack) stack = ish_stack_resolve (design, toy);

  assert_arg (stack, "fn", "trace", "{mode: 'Active'}");
  g_assert_cmpstr (ish_stack_get_node (stack, "db")->retain, ==, "retain");
}

static void
test_properties (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'a', 'type': 'toy.func', 'properties': {'memory': '512', 'tracing': 'true', 'tags': "
    "'x, y', 'extra': {'q': [1, null, 0.5]}}},"
    "{'id': 'b', 'type': 'toy.func', 'properties': {'memory': 99999, 'handler': 'NO', 'tracing': "
    "3, 'port': 70000}},"
    "{'id': 'c', 'type': 'toy.func', 'properties': {'memory': 512.0, 'handler': null, 'colour': "
    "'red', 'cidr_auto': true}},"
    "{'id': 'd', 'type': 'toy.func', 'properties': {'memory': [], 'tags': [1]}}",
    "");
  const IshFinding *finding;
  g_autofree char *sentence = NULL;

  assert_arg (stack, "a", "memory", "512");
  assert_arg (stack, "a", "trace.mode", "'Active'");
  assert_arg (stack, "a", "tags", "['x', 'y']");
  assert_arg (stack, "a", "extra.q", "[1, 0.5]");
  assert_arg (stack, "b", "memory", "256");
  assert_arg (stack, "b", "handler", "'index.handler'");
  assert_arg (stack, "c", "memory", "512");
  assert_arg (stack, "c", "handler", "'index.handler'");
  assert_arg (stack, "d", "memory", "256");
  finding = stack_fixture_finding (stack, "design.property", "b");
  g_assert_cmpstr (finding->property, ==, "properties.handler");
  assert_findings (stack, "error design.property b properties.handler\n"
                          "error design.property b properties.memory\n"
                          "error design.property b properties.port\n"
                          "error design.property b properties.tracing\n"
                          "error design.property d properties.tags\n"
                          "note design.property c properties.colour\n");
  finding = ish_stack_get_findings (stack)->pdata[1];
  sentence = ish_finding_format (finding, NULL);
  g_assert_cmpstr (sentence, ==, "Write a number from 128 to 1024.");
  g_assert_true (ish_stack_has_errors (stack));
}

static void
test_input (void)
{
  static const char *const domains[] = { "", "example.com", "shop.example.org", "x@example.net" };
  g_autoptr (IshStack) missing =
    stack_fixture_resolve (toy, "{'id': 'db', 'type': 'toy.base'}", "");
  g_autoptr (IshStack) given = stack_fixture_resolve (
    toy, "{'id': 'db', 'type': 'toy.base', 'properties': {'domain': 'counterexample.com'}}", "");
  const IshStackInput *input = ish_stack_get_inputs (missing)->pdata[0];

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autofree char *resources = g_strdup_printf (
        "{'id': 'db', 'type': 'toy.base', 'properties': {'domain': '%s'}}", domains[i]);
      g_autoptr (IshStack) stack = stack_fixture_resolve (toy, resources, "");

      assert_arg (stack, "db", "domain", "<input db_domain>");
      assert_findings (stack, "");
    }
  g_assert_cmpstr (input->name, ==, "db_domain");
  g_assert_cmpstr (input->type, ==, "string");
  g_assert_cmpstr (input->description, ==, "Its own name.");
  g_assert_cmpstr (input->resource_id, ==, "db");
  g_assert_null (input->fallback);
  assert_arg (given, "db", "domain", "'counterexample.com'");
  g_assert_cmpuint (ish_stack_get_inputs (given)->len, ==, 0);
}

static void
test_unknown (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'site', 'type': 'toy.site'}, {'id': 'box', 'type': 'other.thing', 'parent': 'site'},"
    "{'id': 'fn', 'type': 'toy.func', 'parent': 'box'}, {'id': 'fn2', 'type': 'toy.func'}",
    "{'id': 'c1', 'from': 'fn', 'to': 'box'}, {'id': 'c2', 'from': 'fn', 'to': 'fn2'}");

  assert_findings (stack, "error design.type box type\nwarning line.refused c1 -\n");
  /* What is around the unknown is around what is in it. */
  g_assert_nonnull (ish_stack_get_node (stack, "fn_lock"));
  assert_arg (stack, "fn", "env.vars.FN2_FUNC", "<fn2.name>");
}

static void
test_parents (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 's1', 'type': 'toy.site'}, {'id': 's2', 'type': 'toy.site', 'parent': 's1'},"
    "{'id': 'lost', 'type': 'toy.lane'}, {'id': 'inlost', 'type': 'toy.func', 'parent': 'lost'},"
    "{'id': 'q', 'type': 'toy.queue', 'parent': 's1', 'properties': {'dead': false}},"
    "{'id': 'bag', 'type': 'bag', 'parent': 's1'}, {'id': 'fn', 'type': 'toy.func', 'parent': "
    "'bag'}",
    "");
  g_autofree char *sentence = NULL;

  assert_findings (stack, "error design.parent lost parent\nerror design.parent q parent\n"
                          "error design.parent s2 parent\n");
  sentence = ish_finding_format (stack_fixture_finding (stack, "design.parent", "s2"), NULL);
  g_assert_cmpstr (sentence, ==, "A site cannot hold a site.");
  g_assert_null (ish_stack_get_node (stack, "lost"));
  g_assert_nonnull (ish_stack_get_node (stack, "inlost"));
  g_assert_nonnull (ish_stack_get_node (stack, "q"));
  g_assert_nonnull (ish_stack_get_node (stack, "s2"));
  /* A group is not a place: the site around it is. */
  assert_arg (stack, "fn_lock", "site", "<s1.id>");
}

static void
test_data_fault (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'f', 'type': 'toy.fault'}, {'id': 'g', 'type': 'toy.fault', 'properties': {'extra': "
    "'good'}},"
    "{'id': 'h', 'type': 'toy.fault', 'properties': {'extra': 'good', 'form': 'text'}}",
    "");
  const IshFinding *finding = stack_fixture_finding (stack, "catalog", "f");
  g_autofree char *sentence = ish_finding_format (finding, NULL);

  g_assert_cmpint (finding->severity, ==, ISH_SEVERITY_ERROR);
  g_assert_nonnull (strstr (sentence, "services/fault.json"));
  g_assert_nonnull (strstr (sentence, "nodes[0].args.name"));
  g_assert_nonnull (strstr (sentence, "'deep' of a text"));
  /* The rest is there, without what referred to the node that failed. */
  g_assert_null (ish_stack_get_node (stack, "f"));
  assert_arg (stack, "f_copy", "of", "absent");
  assert_arg (stack, "g", "name", "'0-x'");
  g_assert_cmpuint (ish_stack_get_outputs (stack)->len, ==, 1);
  /* JSON of another shape is the mistake of whoever wrote it. */
  assert_findings (stack, "error catalog f -\nerror design.property h properties.form\n");
}

/* --- names --- */

static void
test_names (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': '550e8400-e29b-41d4-a716-446655440000', 'type': 'toy.cart'},"
    "{'id': '재난', 'type': 'toy.cart'}, {'id': 'a_b', 'type': 'toy.cart'}, {'id': 'ab', 'type': "
    "'toy.cart'},"
    "{'id': 'web', 'type': 'toy.cart', 'code_name': 'front'}, {'id': 'odd', 'type': 'toy.cart', "
    "'code_name': '9 ${x}'},"
    "{'id': 'fn', 'type': 'toy.func'}, {'id': 'fn_role', 'type': 'toy.cart'}",
    "");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_nonnull (ish_stack_get_node (stack, "a_b"));
  g_assert_null (ish_stack_get_node (stack, "ab"));
  g_assert_nonnull (ish_stack_get_node (stack, "front"));
  g_assert_nonnull (ish_stack_get_node (stack, "odd"));
  g_assert_cmpstr (ish_stack_get_node (stack, "fn_role")->kind, ==, "cart");
  g_assert_cmpuint (ish_stack_get_n_nodes (stack), ==, 10);
  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    {
      const IshNode *node = ish_stack_get_node_at (stack, i);
      GString *folded = g_string_new (NULL);

      for (const char *c = node->key; *c; c++)
        {
          g_assert_true (g_ascii_isalnum (*c) || *c == '_');
          if (*c != '_')
            g_string_append_c (folded, g_ascii_tolower (*c));
        }
      g_assert_true (g_ascii_isalpha (node->key[0]));
      g_assert_true (g_hash_table_add (seen, g_string_free (folded, FALSE)));
    }
}

/* --- implied --- */

static void
test_needs (void)
{
  g_autoptr (IshStack) stack =
    stack_fixture_resolve (toy, "{'id': 'jobs', 'type': 'toy.queue'}", "");
  g_autoptr (IshStack) drawn =
    stack_fixture_resolve (toy,
                           "{'id': 'jobs', 'type': 'toy.queue'}, {'id': 'dead', 'type': "
                           "'toy.queue', 'properties': {'dead': false}}",
                           "{'id': 'c1', 'from': 'jobs', 'to': 'dead', 'type': 'event'}");
  const IshImplied *implied = ish_stack_get_implied (stack)->pdata[0];

  g_assert_cmpuint (ish_stack_get_implied (stack)->len, ==, 1);
  g_assert_cmpstr (implied->id, ==, "jobs_dead");
  g_assert_cmpstr (implied->type, ==, "toy.queue");
  g_assert_cmpstr (implied->because, ==, "jobs");
  g_assert_null (implied->parent);
  g_assert_false (json_object_get_boolean_member (implied->properties, "dead"));
  assert_arg (stack, "jobs", "after.target", "<jobs_dead.arn>");
  assert_owners (stack, "jobs_dead", "jobs jobs_dead");
  g_assert_cmpuint (ish_stack_get_implied (drawn)->len, ==, 0);
  assert_arg (drawn, "jobs", "after.target", "<dead.arn>");
  g_assert_null (ish_stack_get_node (drawn, "jobs_dead"));
}

static void
test_shared_need (void)
{
  g_autoptr (IshStack) stack =
    stack_fixture_resolve (toy,
                           "{'id': 's', 'type': 'toy.site'}, {'id': 'b', 'type': 'toy.shelf', "
                           "'parent': 's'}, {'id': 'a', 'type': 'toy.shelf'},"
                           "{'id': 's_public_a', 'type': 'toy.cart'}",
                           "");

  /* The name of the subnet is taken by something else. */
  assert_arg (stack, "a", "cart", "<main_cart.id>");
  assert_arg (stack, "b", "cart", "<main_cart.id>");
  assert_arg (stack, "a", "lane", "<s_public_a_2.id>");
  assert_arg (stack, "b", "lane", "<s_public_c.id>");
  assert_owners (stack, "main_cart", "a main_cart");
}

static void
test_network (void)
{
  g_autoptr (IshStack) one =
    stack_fixture_resolve (toy,
                           "{'id': 's', 'type': 'toy.site'}, {'id': 'db', 'type': 'toy.base'}, "
                           "{'id': 'fn', 'type': 'toy.func', 'parent': 's'}",
                           "");
  g_autoptr (IshStack) two =
    stack_fixture_resolve (toy,
                           "{'id': 's', 'type': 'toy.site'}, {'id': 't', 'type': 'toy.site'}, "
                           "{'id': 'db', 'type': 'toy.base'}",
                           "");

  assert_arg (one, "db_lock", "site", "<s.id>");
  assert_arg (one, "s_private_c", "range", "'10.0.80.0/20'");
  assert_arg (one, "s_data_c", "range", "'10.0.144.0/20'");
  assert_arg (one, "s_data_c", "hall", "(<region> + 'c')");
  assert_arg (one, "s_nat_a", "lane", "<s_public_a.id>");
  assert_arg (one, "s_table_c", "out", "<s_nat_a.id>");
  g_assert_cmpstr (ish_stack_get_node (one, "s_nat_a")->after[0], ==, "s_door");
  assert_arg (two, "db_lock", "site", "<implied_site.id>");
  assert_arg (two, "s", "range", "'10.0.0.0/16'");
  assert_arg (two, "implied_site", "range", "'10.2.0.0/16'");
}

static void
test_drawn_network (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 's', 'type': 'toy.site', 'properties': {'cidr': '10.9.0.0/16', 'nat': 'per_zone'}}, "
    "{'id': 'a', 'type': 'toy.hall', 'parent': 's'},"
    "{'id': 'b', 'type': 'toy.hall', 'parent': 's', 'properties': {'letter': 'b'}},"
    "{'id': 'p', 'type': 'toy.lane', 'parent': 'b', 'properties': {'cidr': '10.9.0.0/24'}},"
    "{'id': 'q', 'type': 'toy.lane', 'parent': 'a'}, {'id': 'fn', 'type': 'toy.func', 'parent': "
    "'p'},"
    "{'id': 'g', 'type': 'toy.gate', 'parent': 'a'}",
    "");

  assert_findings (stack, "");
  assert_arg (stack, "p", "range", "'10.9.0.0/24'");
  assert_arg (stack, "p", "hall", "(<region> + 'b')");
  assert_arg (stack, "q", "range", "'10.9.64.0/20'");
  assert_arg (stack, "fn", "lanes", "[<q.id>, <p.id>]");
  assert_arg (stack, "g", "lane", "<s_public_a.id>");
  assert_arg (stack, "s_nat_b", "lane", "<s_public_b.id>");
  assert_arg (stack, "s_table_a", "out", "<g.id>");
  assert_arg (stack, "s_table_b", "out", "<s_nat_b.id>");
}

static void
test_network_findings (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'big', 'type': 'toy.site', 'properties': {'cidr': '10.0.0.0/8'}},"
    "{'id': 'docker', 'type': 'toy.site', 'properties': {'cidr': '172.17.0.0/16'}},"
    "{'id': 's', 'type': 'toy.site', 'properties': {'cidr': '10.5.0.0/16'}}, {'id': 't', 'type': "
    "'toy.site', 'properties': {'cidr': '10.5.128.0/20'}},"
    "{'id': 'z', 'type': 'toy.hall', 'parent': 's', 'properties': {'letter': 'q'}}, {'id': 'y', "
    "'type': 'toy.hall', 'parent': 't', 'properties': {'letter': 'c'}},"
    "{'id': 'x', 'type': 'toy.hall', 'parent': 't', 'properties': {'letter': 'c'}},"
    "{'id': 'l1', 'type': 'toy.lane', 'parent': 's', 'properties': {'cidr': '10.5.0.0/24'}}, "
    "{'id': 'l2', 'type': 'toy.lane', 'parent': 's', 'properties': {'cidr': '10.5.0.0/20'}},"
    "{'id': 'l3', 'type': 'toy.lane', 'parent': 's', 'properties': {'cidr': '10.6.0.0/24'}}, "
    "{'id': 'l4', 'type': 'toy.lane', 'parent': 's', 'properties': {'cidr': '10.5.1.0/30'}},"
    "{'id': 'l5', 'type': 'toy.lane', 'parent': 's', 'properties': {'cidr': 'fd00::/48'}}",
    "{'id': 'c1', 'from': 's', 'to': 't', 'type': 'network'}");

  assert_findings (stack, "error net.cidr big properties.cidr\n"
                          "error net.cidr docker properties.cidr\n"
                          "error net.overlap l1 properties.cidr\n"
                          "error net.overlap l2 properties.cidr\n"
                          "error net.cidr l3 properties.cidr\n"
                          "error net.cidr l4 properties.cidr\n"
                          "error net.cidr l5 properties.cidr\n"
                          "error net.overlap s properties.cidr\n"
                          "error net.overlap t properties.cidr\n"
                          "error net.zones z properties.letter\n"
                          "warning net.zones y properties.letter\n");
  g_assert_nonnull (ish_stack_get_node (stack, "l3"));
}

static void
test_full (void)
{
  g_autoptr (GString) resources = g_string_new ("{'id': 's', 'type': 'toy.site'}");
  g_autoptr (IshStack) stack = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 17; i++)
    g_string_append_printf (resources, ", {'id': 'l%02u', 'type': 'toy.lane', 'parent': 's'}", i);
  stack = stack_fixture_resolve (toy, resources->str, "");
  g_assert_cmpuint (ish_stack_get_findings (stack)->len, ==, 1);
  sentence = ish_finding_format (ish_stack_get_findings (stack)->pdata[0], NULL);
  g_assert_true (g_str_has_prefix (sentence, "This network is full: 16 of 16 blocks are used."));
}

/* --- lines --- */

static void
test_line (void)
{
  g_autoptr (IshStack) stack =
    stack_fixture_resolve (toy,
                           "{'id': 'fn', 'type': 'toy.func'}, {'id': 'db', 'type': 'toy.base', "
                           "'properties': {'domain': 'a.b'}}",
                           "{'id': 'c1', 'from': 'fn', 'to': 'db'}");

  assert_findings (stack, "");
  assert_arg (stack, "fn", "env.vars.DB_HOST", "<db.address>");
  assert_arg (stack, "fn_to_db_5432_in", "lock", "<db_lock.id>");
  assert_arg (stack, "fn_to_db_5432_out", "lock", "<fn_lock.id>");
  assert_owners (stack, "fn_to_db_5432_in", "c1");
  assert_owners (stack, "fn_policy", "c1 fn");
  assert_arg (
    stack, "fn_policy", "policy.Statement",
    "[{Sid: 'C1Write', Effect: 'Allow', Action: ['base:Read', 'base:Write'], Resource: <db.arn>}, "
    "{Sid: 'FnLogs', Effect: 'Allow', Action: 'logs:Put', Resource: '*'}]");
  g_assert_cmpstr (ish_stack_get_node (stack, "fn_to_db_5432_in")->resource_id, ==, "db");
}

static void
test_line_property (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'fn', 'type': 'toy.func'}, {'id': 'db', 'type': 'toy.base'}, {'id': 'eb', 'type': "
    "'toy.base'}",
    "{'id': 'c1', 'from': 'fn', 'to': 'db', 'properties': {'access': 'read', 'wood': 1}}, {'id': "
    "'c2', 'from': 'fn', 'to': 'eb', 'properties': {'access': 'all'}}");

  assert_owners (stack, "fn_policy", "c2 fn");
  assert_findings (
    stack, "error design.property c2 properties.access\nnote design.property c1 properties.wood\n");
}

static void
test_turned (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy, "{'id': 'fn', 'type': 'toy.func'}, {'id': 'db', 'type': 'toy.base'}",
    "{'id': 'c1', 'from': 'db', 'to': 'fn', 'type': 'data'}");

  assert_findings (stack, "");
  assert_arg (stack, "fn", "env.vars.DB_HOST", "<db.address>");
}

static void
test_refused (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'fn', 'type': 'toy.func', 'name': 'Mail \\\"x\\\"'}, {'id': 'cart', 'type': "
    "'toy.cart'}, {'id': 'q', 'type': 'toy.queue'}",
    "{'id': 'c1', 'from': 'fn', 'to': 'cart'}, {'id': 'c2', 'from': 'fn', 'to': 'fn'}, {'id': "
    "'c3', 'from': 'fn', 'to': 'q', 'type': 'data'}, {'id': 'c4', 'from': 'fn', 'to': 'q'}");
  g_autofree char *loop =
    ish_finding_format (stack_fixture_finding (stack, "line.refused", "c2"), NULL);

  assert_findings (stack,
                   "error line.refused c1 -\nerror line.refused c2 -\nerror line.refused c3 -\n");
  g_assert_cmpstr (loop, ==, "Mail \"x\" would call itself for ever.");
  assert_owners (stack, "q_policy", "c4");
  assert_arg (stack, "fn", "env.vars", "{Q_URL: <q.url>}");
}

static void
test_twice (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'fn', 'type': 'toy.func'}, {'id': 'q', 'type': 'toy.queue', 'properties': {'dead': "
    "false}}, {'id': 'd1', 'type': 'toy.queue'}, {'id': 'd2', 'type': 'toy.queue'}",
    "{'id': 'c2', 'from': 'fn', 'to': 'q', 'type': 'api'}, {'id': 'c1', 'from': 'fn', 'to': 'q'},"
    "{'id': 'e1', 'from': 'q', 'to': 'd1', 'type': 'event'}, {'id': 'e2', 'from': 'q', 'to': 'd2', "
    "'type': 'event'}");

  assert_findings (stack, "warning line.twice c2 -\nwarning line.twice e2 -\n");
  assert_owners (stack, "q_policy", "c1");
  assert_arg (stack, "q", "after.target", "<d1.arn>");
}

static void
test_set_and_wait (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy,
    "{'id': 'a', 'type': 'toy.queue', 'properties': {'patience': 90}}, {'id': 'b', 'type': "
    "'toy.queue'}, {'id': 'fn', 'type': 'toy.func'}, {'id': 'w', 'type': 'toy.func'}",
    "{'id': 'c1', 'from': 'a', 'to': 'fn', 'type': 'event'}, {'id': 'c2', 'from': 'b', 'to': 'fn', "
    "'type': 'event'}, {'id': 'c3', 'from': 'w', 'to': 'a', 'type': 'api'}");
  const IshNode *fn = ish_stack_get_node (stack, "fn");

  assert_findings (stack, "");
  assert_arg (stack, "a", "patience", "90");
  assert_arg (stack, "b", "patience", "60");
  assert_arg (stack, "fn", "source", "{kind: 'queue'}");
  g_assert_cmpstr (fn->after[0], ==, "a_policy");
  g_assert_cmpstr (fn->after[1], ==, "fn_policy");
  g_assert_null (fn->after[2]);
  g_assert_cmpstr (ish_stack_get_node (stack, "c1_feed")->after[0], ==, "fn_policy");
}

static void
test_check (void)
{
  g_autoptr (IshStack) stack = stack_fixture_resolve (
    toy, "{'id': 'db', 'type': 'toy.base', 'name': 'Orders', 'properties': {'size': 95}}", "");
  g_autofree char *sentence = ish_finding_format (ish_stack_get_findings (stack)->pdata[0], NULL);

  assert_findings (stack, "warning base.large db -\n");
  g_assert_cmpstr (sentence, ==, "Orders is large: 95.");
}

/* --- designs from outside --- */

static void
test_hostile (void)
{
  g_autofree char *long_name = g_strnfill (100000, 'x');
  g_autofree char *resources = g_strdup_printf (
    "{'id': 'a', 'type': 'toy.func', 'name': '%s', 'properties': {'handler': '%s'}},"
    "{'id': 'b', 'type': 'toy.site', 'name': '\\\"${var.x}\\\"\\n%%{x}\\u0007{id}'},"
    "{'id': 'c ${}', 'type': 'toy.cart'}, {'id': 'd', 'type': '${}', 'name': '\\n'},"
    "{'id': 'e', 'type': 'toy.base', 'name': '{props.size} {name}', 'properties': {'size': 95, "
    "'domain': '${x}\\\"'}}",
    long_name, long_name);
  g_autoptr (IshStack) stack =
    stack_fixture_resolve (toy, resources, "{'id': 'l ${x}', 'from': 'a', 'to': 'e'}");
  g_autofree char *sentence =
    ish_finding_format (stack_fixture_finding (stack, "base.large", "e"), NULL);

  g_assert_cmpstr (sentence, ==, "{props.size} {name} is large: 95.");
  assert_arg (stack, "b", "label", "'\"${var.x}\"\n%{x}\x07{id}'");
  assert_arg (stack, "b", "tag", "'var.xxid'");
  assert_arg (stack, "e", "domain", "'${x}\"'");
  assert_arg (stack, "a", "env.vars.E_HOST", "<e.address>");
  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    g_assert_true (g_str_is_ascii (ish_stack_get_node_at (stack, i)->key));
}

static const char *const wrong_values[] = {
  "null",
  "true",
  "-1",
  "9007199254740993",
  "1e300",
  "0.1",
  "''",
  "'x'",
  "'${a}'",
  "[]",
  "[1, {'a': [null]}]",
  "{}",
  "{'a': {'b': 'c'}}",
};

static void
append_random_resource (GString *resources, IshCatalog *catalog, GRand *random, guint i)
{
  gint32 n = (gint32) ish_catalog_get_n_services (catalog);
  const IshService *service =
    ish_catalog_get_service_at (catalog, (guint) g_rand_int_range (random, 0, n));

  g_string_append_printf (resources, "%s{'id': 'r%u', 'type': '%s'", i ? "," : "", i,
                          ish_service_get_type_id (service));
  if (i > 0 && g_rand_boolean (random))
    g_string_append_printf (resources, ", 'parent': 'r%d'",
                            g_rand_int_range (random, 0, (gint32) i));
  g_string_append (resources, ", 'properties': {");
  for (guint k = 0; k < ish_service_get_n_props (service); k++)
    g_string_append_printf (
      resources, "%s'%s': %s", k ? "," : "", ish_service_get_prop_at (service, k)->name,
      wrong_values[g_rand_int_range (random, 0, G_N_ELEMENTS (wrong_values))]);
  g_string_append (resources, "}}");
}

/* Every type with every kind of wrong value, and lines between all: things to say, but never that
 * the catalogue is wrong. */
static void
check_anything (IshCatalog *catalog, const char *cloud, guint rounds)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < rounds; round++)
    {
      g_autoptr (GString) resources = g_string_new (NULL);
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autofree char *settings =
        g_strdup_printf ("'cloud': '%s', 'environment': '%s'", cloud, round % 2 ? "prod" : "dev");
      g_autoptr (IshDesign) design = NULL;
      g_autoptr (IshStack) stack = NULL;

      for (guint i = 0; i < 14; i++)
        append_random_resource (resources, catalog, random, i);
      for (guint i = 0; i < 20; i++)
        g_string_append_printf (lines, "%s{'id': 'c%u', 'from': 'r%d', 'to': 'r%d', 'type': '%s'}",
                                i ? "," : "", i, g_rand_int_range (random, 0, 14),
                                g_rand_int_range (random, 0, 14),
                                g_rand_boolean (random) ? "default" : "event");
      design = stack_fixture_design (settings, resources->str, lines->str);
      stack = ish_stack_resolve (design, catalog);
      for (guint i = 0; i < ish_stack_get_findings (stack)->len; i++)
        {
          const IshFinding *finding = ish_stack_get_findings (stack)->pdata[i];
          g_autofree char *sentence = ish_finding_format (finding, NULL);

          /* The file of the toy cloud that has a mistake on purpose. */
          if (strcmp (finding->rule, "catalog") == 0
              && strstr (sentence, "services/fault.json") == NULL)
            g_error ("round %u: %s", round, sentence);
        }
    }
  g_rand_free (random);
}

static void
test_anything (void)
{
  check_anything (toy, "toy", 100);
}

static void
test_anything_real (void)
{
  g_autoptr (IshCatalog) real = stack_fixture_real ();

  check_anything (real, "aws", 60);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  toy = stack_fixture_toy ();
  g_test_add_func ("/stack/stack/head", test_head);
  g_test_add_func ("/stack/stack/tags", test_tags);
  g_test_add_func ("/stack/stack/region", test_region);
  g_test_add_func ("/stack/stack/alone", test_alone);
  g_test_add_func ("/stack/stack/production", test_production);
  g_test_add_func ("/stack/stack/properties", test_properties);
  g_test_add_func ("/stack/stack/input", test_input);
  g_test_add_func ("/stack/stack/unknown", test_unknown);
  g_test_add_func ("/stack/stack/parents", test_parents);
  g_test_add_func ("/stack/stack/data-fault", test_data_fault);
  g_test_add_func ("/stack/stack/names", test_names);
  g_test_add_func ("/stack/stack/needs", test_needs);
  g_test_add_func ("/stack/stack/shared-need", test_shared_need);
  g_test_add_func ("/stack/stack/network", test_network);
  g_test_add_func ("/stack/stack/drawn-network", test_drawn_network);
  g_test_add_func ("/stack/stack/network-findings", test_network_findings);
  g_test_add_func ("/stack/stack/full", test_full);
  g_test_add_func ("/stack/stack/line", test_line);
  g_test_add_func ("/stack/stack/line-property", test_line_property);
  g_test_add_func ("/stack/stack/turned", test_turned);
  g_test_add_func ("/stack/stack/refused", test_refused);
  g_test_add_func ("/stack/stack/twice", test_twice);
  g_test_add_func ("/stack/stack/set-and-wait", test_set_and_wait);
  g_test_add_func ("/stack/stack/check", test_check);
  g_test_add_func ("/stack/stack/hostile", test_hostile);
  g_test_add_func ("/stack/stack/anything", test_anything);
  g_test_add_func ("/stack/stack/anything-real", test_anything_real);
  result = g_test_run ();
  ish_catalog_unref (toy);
  return result;
}
