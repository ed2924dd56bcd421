/* The bundle in the program, and the catalogue it holds.
 * SPDX-License-Identifier: MIT */
#include "catalog/ish-data.h"

#include <string.h>

#include "catalog/ish-rules.h"

static void
test_lookup (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = ish_data_lookup ("data/catalog/categories.json", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 100);
  g_assert_null (ish_data_lookup ("data/catalog/none.json", &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
}

static void
test_list (void)
{
  g_auto (GStrv) names = ish_data_list ("data/catalog");
  g_auto (GStrv) none = ish_data_list ("data/none");

  g_assert_true (g_strv_contains ((const char *const *) names, "aws/"));
  g_assert_true (g_strv_contains ((const char *const *) names, "categories.json"));
  for (guint i = 1; names[i] != NULL; i++)
    g_assert_cmpint (strcmp (names[i - 1], names[i]), <, 0);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static IshCatalog *
load (void)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog;

  g_unsetenv ("ISSHONI_CATALOG");
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  return catalog;
}

static void
test_catalog (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (IshCatalog) catalog = load ();

  g_test_message ("loaded in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (ish_catalog_get_n_services (catalog), >=, 31);
}

/* The checks that a bundle is spared: every name, verb, kind and slot of the real data. */
static void
test_has_no_mistake (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "catalog", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCatalog) catalog = ish_catalog_new_for_folder (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ish_catalog_get_n_services (catalog), >=, 31);
}

/* What the palette shows must be there. */
static void
test_icons (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < ish_catalog_get_n_services (catalog); i++)
    {
      const char *icon = ish_service_get_icon (ish_catalog_get_service_at (catalog, i));
      g_autofree char *path = g_strdup_printf ("icons/services/%s.svg", icon);
      g_autoptr (GBytes) bytes = ish_data_lookup (path, NULL);

      if (bytes == NULL)
        g_string_append_printf (missing, " %s", path);
    }
  g_assert_cmpstr (missing->str, ==, "");
}

static void
test_folder_instead (void)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog;

  g_setenv ("ISSHONI_CATALOG", "/nowhere/at/all", TRUE);
  catalog = ish_catalog_new (&error);
  g_unsetenv ("ISSHONI_CATALOG");
  g_assert_null (catalog);
  g_assert_error (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA);
}

/* What people type first. */
static void
test_search (void)
{
  static const struct
  {
    const char *text, *stem;
  } cases[] = {
    { "lambda", "lambda" },       { "람다", "lambda" },    { "aws_lb", "alb" },
    { "AWS::S3::Bucket", "s3" },  { "s3", "s3" },          { "vpc", "vpc" },
    { "로드 밸런서", "alb" },     { "dynamo", "dynamodb" }, { "postgres", "rds" },
    { "queue", "sqs" },           { "redis", "redis" },    { "ec2", "ec2" },
    { "certificate", "acm" },     { "ロードバランサー", "alb" },
  };
  g_autoptr (IshCatalog) catalog = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = ish_catalog_search (catalog, cases[i].text);

      if (found->len == 0)
        g_error ("'%s' finds nothing", cases[i].text);
      if (strcmp (ish_service_get_stem (found->pdata[0]), cases[i].stem) != 0)
        g_error ("'%s' finds %s first", cases[i].text, ish_service_get_stem (found->pdata[0]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/data/lookup", test_lookup);
  g_test_add_func ("/catalog/data/list", test_list);
  g_test_add_func ("/catalog/data/catalog", test_catalog);
  g_test_add_func ("/catalog/data/has-no-mistake", test_has_no_mistake);
  g_test_add_func ("/catalog/data/icons", test_icons);
  g_test_add_func ("/catalog/data/folder-instead", test_folder_instead);
  g_test_add_func ("/catalog/data/search", test_search);
  return g_test_run ();
}
