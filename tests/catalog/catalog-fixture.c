/* The made-up cloud of tests/catalog/made-up, copied: a network, a door, a function, a queue, a
 * store, a certificate and a group.
 * SPDX-License-Identifier: MIT */
#include "catalog-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
copy_tree (const char *from, const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
      g_assert_true (g_file_set_contents_full (to, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      return;
    }
  g_assert_cmpint (g_mkdir_with_parents (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner_from = g_build_filename (from, name, NULL);
      g_autofree char *inner_to = g_build_filename (to, name, NULL);

      copy_tree (inner_from, inner_to);
    }
}

void
catalog_fixture_set_up (CatalogFixture *self, gconstpointer data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "catalog", "made-up", NULL);

  self->folder = g_dir_make_tmp ("isshoni-catalog-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  copy_tree (source, self->folder);
}

static void
remove_tree (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_tree (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

void
catalog_fixture_tear_down (CatalogFixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
}

void
catalog_fixture_write (CatalogFixture *self, const char *path, const char *text)
{
  g_autofree char *full = g_build_filename (self->folder, path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_remove (full); /* or a longer one would show behind it */
  g_assert_true (g_file_set_contents_full (full, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

void
catalog_fixture_replace (CatalogFixture *self, const char *path, const char *text,
                         const char *by)
{
  g_autofree char *full = g_build_filename (self->folder, path, NULL);
  g_autofree char *old = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  g_assert_true (g_file_get_contents (full, &old, NULL, NULL));
  parts = g_strsplit (old, text, -1);
  if (g_strv_length (parts) != 2)
    g_error ("%s: %s is there %u times", path, text, g_strv_length (parts) - 1);
  changed = g_strjoinv (by, parts);
  catalog_fixture_write (self, path, changed);
}

IshCatalog *
catalog_fixture_load (CatalogFixture *self)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new_for_folder (self->folder, &error);

  g_assert_no_error (error);
  return catalog;
}

char *
catalog_fixture_fail (CatalogFixture *self)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new_for_folder (self->folder, &error);

  g_assert_null (catalog);
  g_assert_error (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA);
  return g_strdup (error->message);
}
