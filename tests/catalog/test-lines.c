/* Who lives where and who connects to whom.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include "catalog/ish-rules.h"

static void
assert_types (IshCatalog *catalog, const char *from, const char *to, const char *expected)
{
  g_autoptr (GPtrArray) types = ish_catalog_list_line_types (catalog, from, to);
  g_autofree char *list = NULL;

  g_ptr_array_add (types, NULL);
  list = g_strjoinv (" ", (char **) types->pdata);
  g_assert_cmpstr (list, ==, expected);
}

static void
test_types (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);

  assert_types (catalog, "demo.door", "demo.func", "api network");
  assert_types (catalog, "demo.func", "demo.store", "data api");
  assert_types (catalog, "demo.func", "demo.func", "api");
  assert_types (catalog, "demo.queue", "demo.queue", "");
  assert_types (catalog, "demo.door", "demo.store", "");
  assert_types (catalog, "demo.door", "demo.cert", "network");
  assert_types (catalog, "demo.nothing", "demo.cert", "");
}

static void
test_a_type_beats_an_interface (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshLineRule *rule = NULL;
  guint n_effects;

  g_assert_null (ish_catalog_check_line (catalog, "demo.func", "demo.store", "data", &rule, NULL));
  g_assert_cmpstr (ish_line_rule_get_help (rule), ==, "Reads.");
  g_assert_cmpstr (ish_line_rule_get_type (rule), ==, "data");
  g_assert_cmpstr (ish_line_rule_get_origin (rule).file, ==, "services/store.json");
  g_assert_cmpstr (ish_line_rule_get_origin (rule).path, ==, "lines[0]");
  ish_line_rule_get_effects (rule, &n_effects);
  g_assert_cmpuint (n_effects, ==, 0);
}

static void
test_default (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshLineRule *rule = NULL;
  const IshLineRule *other = NULL;
  gboolean turned = TRUE;

  g_assert_null (ish_catalog_check_line (catalog, "demo.func", "demo.queue", NULL, &rule, &turned));
  g_assert_cmpstr (ish_line_rule_get_type (rule), ==, "api");
  g_assert_false (turned);
  g_assert_null (
    ish_catalog_check_line (catalog, "demo.func", "demo.queue", "default", &other, NULL));
  g_assert_true (rule == other);
  g_assert_cmpstr (ish_service_get_type_id (ish_line_rule_get_owner (rule)), ==, "demo.queue");
  g_assert_null (
    ish_catalog_check_line (catalog, "demo.door", "demo.func", "network", &rule, NULL));
  g_assert_cmpuint (ish_line_rule_get_n_props (rule), ==, 1);
  g_assert_cmpstr (ish_line_rule_get_prop_at (rule, 0)->name, ==, "path");
}

static void
test_turns (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshLineRule *rule = NULL;
  gboolean turned = FALSE;

  g_assert_null (ish_catalog_check_line (catalog, "demo.door", "demo.cert", NULL, &rule, &turned));
  g_assert_true (turned);
  g_assert_cmpstr (ish_service_get_type_id (ish_line_rule_get_owner (rule)), ==, "demo.cert");
  g_assert_null (ish_catalog_check_line (catalog, "demo.cert", "demo.door", NULL, &rule, &turned));
  g_assert_false (turned);
}

static void
test_refuses (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const IshLineRule *rule = (gpointer) catalog;

  g_assert_cmpstr (ish_catalog_check_line (catalog, "demo.door", "demo.store", NULL, &rule, NULL),
                   ==, "A door cannot open a store.");
  g_assert_null (rule);
  g_assert_cmpstr (ish_catalog_check_line (catalog, "demo.door", "demo.store", "api", NULL, NULL),
                   ==, "A door cannot open a store.");
  g_assert_cmpstr (ish_catalog_check_line (catalog, "demo.func", "demo.queue", "data", NULL, NULL),
                   ==, "A line of this kind does not go from {from} to {to}. Choose another kind.");
  g_assert_cmpstr (ish_catalog_check_line (catalog, "demo.store", "demo.func", NULL, NULL, NULL),
                   ==, "Draw this line the other way round: from {to} to {from}.");
  g_assert_cmpstr (ish_catalog_check_line (catalog, "demo.net", "demo.func", NULL, NULL, NULL), ==,
                   "{from} and {to} do not connect directly.");
  g_assert_nonnull (ish_catalog_check_line (catalog, "demo.what", "demo.func", NULL, NULL, NULL));
}

static void
test_between (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);

  g_assert_cmpstr (ish_catalog_suggest_between (catalog, "demo.door", "demo.store"), ==,
                   "demo.func");
  g_assert_cmpstr (ish_catalog_suggest_between (catalog, "demo.door", "demo.queue"), ==,
                   "demo.func");
  g_assert_null (ish_catalog_suggest_between (catalog, "demo.net", "demo.queue"));
  g_assert_null (ish_catalog_suggest_between (catalog, "demo.what", "demo.queue"));
}

static void
test_parents (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);

  g_assert_null (ish_catalog_check_parent (catalog, "demo.net", "demo.door"));
  g_assert_null (ish_catalog_check_parent (catalog, "group", "demo.door"));
  g_assert_null (ish_catalog_check_parent (catalog, NULL, "demo.func"));
  g_assert_cmpstr (ish_catalog_check_parent (catalog, NULL, "demo.door"), ==,
                   "A door stands in a network.");
  g_assert_cmpstr (ish_catalog_check_parent (catalog, "demo.net", "demo.net"), ==,
                   "A network cannot hold a network.");
  g_assert_cmpstr (ish_catalog_check_parent (catalog, "demo.net", "demo.queue"), ==,
                   "{child} does not live in {parent}.");
  g_assert_cmpstr (ish_catalog_check_parent (catalog, "demo.func", "demo.queue"), ==,
                   "{parent} cannot hold anything.");
}

/* A line is checked at every pointer move over every node. */
static void
test_is_quick (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  const guint n_rounds = 100000;
  guint n_allowed = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < n_rounds; i++)
    n_allowed +=
      ish_catalog_check_line (catalog, "demo.func", "demo.queue", "api", NULL, NULL) == NULL;
  g_test_message ("%.3f ms for 1,000 lines",
                  (double) (g_get_monotonic_time () - start) / n_rounds);
  g_assert_cmpuint (n_allowed, ==, n_rounds);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/catalog/lines/" name, CatalogFixture, NULL, catalog_fixture_set_up, function,      \
              catalog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("types", test_types);
  ADD ("a-type-beats-an-interface", test_a_type_beats_an_interface);
  ADD ("default", test_default);
  ADD ("turns", test_turns);
  ADD ("refuses", test_refuses);
  ADD ("between", test_between);
  ADD ("parents", test_parents);
  ADD ("is-quick", test_is_quick);
  return g_test_run ();
}
