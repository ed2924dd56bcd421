/* The palette's search.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

static void
assert_first (IshCatalog *catalog, const char *text, const char *type)
{
  g_autoptr (GPtrArray) found = ish_catalog_search (catalog, text);

  if (found->len == 0)
    g_error ("'%s' finds nothing", text);
  g_assert_cmpstr (ish_service_get_type_id (found->pdata[0]), ==, type);
}

static void
test_three_languages (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);

  assert_first (catalog, "front", "demo.door");
  assert_first (catalog, "  FRONT Door ", "demo.door");
  assert_first (catalog, "로드", "demo.door");
  assert_first (catalog, "キュー", "demo.queue");
  assert_first (catalog, "ｷｭｰ", "demo.queue");
  assert_first (catalog, "대기열", "demo.queue");
}

static void
test_other_names (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);

  assert_first (catalog, "elb", "demo.door");
  assert_first (catalog, "balancer load", "demo.door");
  assert_first (catalog, "demo_queue", "demo.queue");
  assert_first (catalog, "Demo::Edge::Balancer", "demo.door");
  assert_first (catalog, "demo.func", "demo.func");
  assert_first (catalog, "serverless", "demo.func");
}

static void
test_one_mistake (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  g_autoptr (GPtrArray) short_text = ish_catalog_search (catalog, "elc");
  g_autoptr (GPtrArray) nonsense = ish_catalog_search (catalog, "xyzzyx");

  assert_first (catalog, "quene", "demo.queue");
  assert_first (catalog, "functon", "demo.func");
  g_assert_cmpuint (short_text->len, ==, 0);
  g_assert_cmpuint (nonsense->len, ==, 0);
}

static void
test_nothing_typed_gives_all (CatalogFixture *fixture, gconstpointer data)
{
  g_autoptr (IshCatalog) catalog = catalog_fixture_load (fixture);
  g_autoptr (GPtrArray) all = ish_catalog_search (catalog, "  ");
  g_autoptr (GPtrArray) null = ish_catalog_search (catalog, NULL);

  g_assert_cmpuint (all->len, ==, ish_catalog_get_n_services (catalog));
  g_assert_cmpuint (null->len, ==, all->len);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (all->pdata[i] == ish_catalog_get_service_at (catalog, i));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/catalog/search/" name, CatalogFixture, NULL, catalog_fixture_set_up, function,     \
              catalog_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("three-languages", test_three_languages);
  ADD ("other-names", test_other_names);
  ADD ("one-mistake", test_one_mistake);
  ADD ("nothing-typed-gives-all", test_nothing_typed_gives_all);
  return g_test_run ();
}
