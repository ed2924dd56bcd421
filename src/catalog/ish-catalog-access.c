/* Finding services, categories, regions, kinds and verbs in a loaded catalogue.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

/* --- services --- */

guint
ish_catalog_get_n_services (IshCatalog *self)
{
  return self->services->len;
}

const IshService *
ish_catalog_get_service_at (IshCatalog *self, guint index)
{
  g_return_val_if_fail (index < self->services->len, NULL);

  return self->services->pdata[index];
}

const IshService *
ish_catalog_get_service (IshCatalog *self, const char *type)
{
  const IshService *service = type != NULL ? g_hash_table_lookup (self->by_type, type) : NULL;

  return service == NULL && _ish_generic_is_type (type) ? _ish_generic_get (self, type) : service;
}

/* --- categories --- */

guint
ish_catalog_get_n_categories (IshCatalog *self)
{
  return self->categories->len;
}

const IshCategory *
ish_catalog_get_category_at (IshCatalog *self, guint index)
{
  g_return_val_if_fail (index < self->categories->len, NULL);

  return self->categories->pdata[index];
}

const char *
ish_category_get_id (const IshCategory *self)
{
  return self->id;
}

const char *
ish_category_get_label (const IshCategory *self, IshLanguage language)
{
  return self->labels[(guint) language < ISH_N_LANGUAGES ? language : ISH_LANGUAGE_EN];
}

const char *
ish_category_get_face (const IshCategory *self)
{
  return self->face;
}

/* --- clouds --- */

static const IshCloud *
find_cloud (IshCatalog *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->clouds->len; i++)
    {
      const IshCloud *cloud = self->clouds->pdata[i];

      if (strcmp (cloud->id, id) == 0)
        return cloud;
    }
  return NULL;
}

static JsonObject *
find_region (const IshCloud *cloud, const char *region)
{
  JsonArray *array = cloud != NULL ? ish_json_array (cloud->facts, "regions") : NULL;

  for (guint i = 0; array != NULL && region != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (strcmp (ish_json_string (object, "id", ""), region) == 0)
        return object;
    }
  return NULL;
}

const char *const *
ish_catalog_get_regions (IshCatalog *self, const char *cloud)
{
  static const char *const none[] = { NULL };
  const IshCloud *found = find_cloud (self, cloud);

  return found != NULL ? (const char *const *) found->regions->pdata : none;
}

const char *
ish_catalog_get_region_label (IshCatalog *self, const char *cloud, const char *region,
                              IshLanguage language)
{
  static const char *const languages[] = { "en", "ko", "ja" };
  JsonObject *object = find_region (find_cloud (self, cloud), region);
  JsonObject *labels = object != NULL ? ish_json_object (object, "label") : NULL;

  if (labels == NULL)
    return region;
  return ish_json_string (labels, languages[(guint) language < ISH_N_LANGUAGES ? language : 0],
                          region);
}

/* Letters of the zones to use, in order; those of the cloud for a region it does not list. */
const char *
ish_catalog_get_zone_letters (IshCatalog *self, const char *cloud, const char *region)
{
  const IshCloud *found = find_cloud (self, cloud);
  JsonObject *object = find_region (found, region);
  const char *fallback = found != NULL ? ish_json_string (found->facts, "zones", "abc") : "abc";

  return object != NULL ? ish_json_string (object, "zones", fallback) : fallback;
}

const char *
ish_catalog_get_role_type (IshCatalog *self, const char *cloud, const char *role)
{
  const IshCloud *found = find_cloud (self, cloud);
  JsonObject *roles = found != NULL ? ish_json_object (found->facts, "roles") : NULL;

  return roles != NULL ? ish_json_string (roles, role, NULL) : NULL;
}

JsonObject *
ish_catalog_get_cloud (IshCatalog *self, const char *cloud)
{
  const IshCloud *found = find_cloud (self, cloud);

  return found != NULL ? found->facts : NULL;
}

JsonObject *
ish_catalog_get_kind (IshCatalog *self, const char *cloud, const char *kind)
{
  const IshCloud *found = find_cloud (self, cloud);

  if (_ish_generic_is_type (kind))
    return _ish_generic_get_kind (self, kind);
  return found != NULL && kind != NULL ? g_hash_table_lookup (found->kinds, kind) : NULL;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

const char **
ish_catalog_list_kinds (IshCatalog *self, const char *cloud)
{
  const IshCloud *found = find_cloud (self, cloud);
  const char **names = NULL;
  guint n = 0;

  if (found != NULL)
    names = (const char **) g_hash_table_get_keys_as_array (found->kinds, &n);
  if (names != NULL)
    qsort (names, n, sizeof *names, compare_texts);
  return names != NULL ? names : g_new0 (const char *, 1);
}

const char *
ish_catalog_get_twin (IshCatalog *self, const char *type)
{
  return _ish_generic_get_twin (self, type);
}

const IshVerb *
ish_catalog_get_global_verb (IshCatalog *self, const char *name)
{
  const IshVerb *verb = NULL;

  for (guint i = 0; verb == NULL && i < self->clouds->len; i++)
    verb = g_hash_table_lookup (((const IshCloud *) self->clouds->pdata[i])->verbs, name);
  return verb;
}

const IshInterface *
_ish_cloud_get_interface (const IshCloud *self, const char *name)
{
  return g_hash_table_lookup (self->interfaces, name);
}
