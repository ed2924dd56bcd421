/* Every kind of mistake in a file of data is found when it is loaded, with file, path and column.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include <string.h>

typedef struct {
  const char *file, *text, *by;
  const char *message; /* (nullable): no mistake at all */
} Mistake;

static void
test_mistake (CatalogFixture *fixture, gconstpointer data)
{
  const Mistake *mistake = data;
  g_autofree char *path = g_build_filename ("demo", mistake->file, NULL);
  g_autofree char *message = NULL;

  catalog_fixture_replace (fixture, path, mistake->text, mistake->by);
  if (mistake->message == NULL)
    {
      ish_catalog_unref (catalog_fixture_load (fixture));
      return;
    }
  message = catalog_fixture_fail (fixture);
  if (strstr (message, mistake->message) == NULL)
    g_error ("expected: %s\nfound: %s", mistake->message, message);
}

static void
tear_down_mistake (CatalogFixture *fixture, gconstpointer data)
{
  catalog_fixture_tear_down (fixture, NULL);
  g_free ((gpointer) data);
}

static void
test_two_defaults (CatalogFixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;

  catalog_fixture_replace (fixture, "demo/services/store.json", "\"type\": \"api\", \"do\"",
                           "\"type\": \"api\", \"default\": true, \"do\"");
  catalog_fixture_replace (fixture, "demo/services/store.json",
                           "\"type\": \"data\", \"do\": [], \"help\": \"Reads",
                           "\"type\": \"data\", \"default\": true, \"do\": [], \"help\": \"Reads");
  message = catalog_fixture_fail (fixture);
  g_assert_nonnull (strstr (message,
                            "services/store.json: lines[1]: two rules are the default of a "
                            "pair: this and services/store.json: lines[0]"));
}

/* All mistakes are told at once, so a file can be put right in one go. */
static void
test_all_at_once (CatalogFixture *fixture, gconstpointer data)
{
  g_autofree char *message = NULL;
  g_auto (GStrv) lines = NULL;

  catalog_fixture_replace (fixture, "demo/services/func.json", "\"words\"", "\"wrods\"");
  catalog_fixture_replace (fixture, "demo/services/func.json", "\"rank\"", "\"renk\"");
  catalog_fixture_replace (fixture, "demo/services/cert.json", "\"icon\"", "\"ikon\"");
  message = catalog_fixture_fail (fixture);
  lines = g_strsplit (message, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_catalog_new_for_folder ("/nowhere/at/all", &error));
  g_assert_error (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA);
}

/* tests/catalog/mistakes.json: one place of the made-up cloud spoilt, and what is said about it. */
static void
add_mistakes (JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      g_autofree char *path =
        g_strconcat ("/catalog/check/", json_object_get_string_member (object, "name"), NULL);
      Mistake *mistake = g_new0 (Mistake, 1);

      mistake->file = json_object_get_string_member (object, "file");
      mistake->text = json_object_get_string_member (object, "text");
      mistake->by = json_object_get_string_member (object, "by");
      mistake->message = json_object_get_string_member_with_default (object, "message", NULL);
      g_test_add_vtable (path, sizeof (CatalogFixture), mistake,
                         (GTestFixtureFunc) catalog_fixture_set_up, (GTestFixtureFunc) test_mistake,
                         (GTestFixtureFunc) tear_down_mistake);
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "catalog", "mistakes.json", NULL);
  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  add_mistakes (json_node_get_array (json_parser_get_root (parser)));
  g_test_add ("/catalog/check/two-defaults-of-a-pair", CatalogFixture, NULL, catalog_fixture_set_up,
              test_two_defaults, catalog_fixture_tear_down);
  g_test_add ("/catalog/check/all-at-once", CatalogFixture, NULL, catalog_fixture_set_up,
              test_all_at_once, catalog_fixture_tear_down);
  g_test_add_func ("/catalog/check/no-folder", test_no_folder);
  return g_test_run ();
}
