/* Looks things up in the bundle that is linked into every program.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include "catalog/ish-data.h"

#include <string.h>

#include "isshoni-data.h"

/* The bundle's own function is called, so a linker that drops unused objects keeps it. */
GBytes *
ish_data_lookup (const char *path, GError **error)
{
  g_autofree char *full = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  full = g_strconcat (ISH_DATA_PREFIX, path, NULL);
  return g_resource_lookup_data (ish_data_get_resource (), full, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
ish_data_list (const char *folder)
{
  g_autofree char *full = NULL;
  char **names;

  g_return_val_if_fail (folder != NULL, NULL);

  full = g_strconcat (ISH_DATA_PREFIX, folder, NULL);
  names = g_resource_enumerate_children (ish_data_get_resource (), full,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (names == NULL)
    return g_new0 (char *, 1);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}
