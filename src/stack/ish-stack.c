/* The resolve from first to last, and the stack it leaves.
 * SPDX-License-Identifier: MIT
 *
 * Passes: instances (with defaults) -> lines -> implied resources until nothing changes ->
 * addresses and places -> names of nodes -> nodes -> effects of resources and lines -> checks and
 * outputs -> merge (slots filled, owners united, what nobody wants left out). Every pass walks ids
 * in byte order, never the order of the file. */

#include "config.h"

#include "stack/ish-stack-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"
#include "catalog/ish-rules.h"

static char *
make_prefix (IshDesign *design, const char *environment)
{
  const char *typed = ish_design_get_setting (design, "prefix");
  g_autofree char *slug = NULL;
  g_autofree char *joined = NULL;
  char *end;

  if (typed && *typed)
    {
      slug = g_strdup (typed);
    }
  else
    {
      g_autofree char *name = ish_text_slug (ish_design_get_name (design));
      g_autofree char *digits = ish_text_slug (ish_design_get_id (design));

      slug = g_strdup_printf ("%s-%.4s", *name ? name : "design", digits);
    }
  joined = g_strdup_printf ("%.40s-%.20s", slug, environment);
  for (char *c = joined; *c; c++)
    *c = g_ascii_isalnum (*c) ? g_ascii_tolower (*c) : '-';
  /* No doubled or edge "-": S3, RDS and others refuse them. */
  end = joined;
  for (char *c = joined; *c; c++)
    if (*c != '-' || (end > joined && end[-1] != '-'))
      *end++ = *c;
  while (end > joined && end[-1] == '-')
    end--;
  *end = '\0';
  return g_ascii_isalpha (joined[0]) ? g_steal_pointer (&joined) : g_strconcat ("p", joined, NULL);
}

static char *
find_cloud (IshDesign *design, IshCatalog *catalog)
{
  const char *cloud = ish_design_get_setting (design, "cloud");
  const char *type = "";

  if (cloud && ish_catalog_get_cloud (catalog, cloud))
    return g_strdup (cloud);
  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const IshService *service;

      type = ish_design_get_resource_at (design, i)->type;
      service = ish_catalog_get_service (catalog, type);
      if (service)
        return g_strdup (ish_service_get_cloud (service));
    }
  if (ish_catalog_get_n_services (catalog) > 0)
    type = ish_service_get_type_id (ish_catalog_get_service_at (catalog, 0));
  return g_strndup (type, strcspn (type, "."));
}

static void
read_head (IshStack *self, IshDesign *design)
{
  g_autofree char *cloud = find_cloud (design, self->catalog);
  const char *environment = ish_design_get_setting (design, "environment");
  const char *region = ish_design_get_setting (design, "region");
  const char *const *regions = ish_catalog_get_regions (self->catalog, cloud);
  JsonObject *tags = ish_json_object (ish_design_get_settings (design), "tags");
  g_autofree char *prefix = NULL;

  if (environment == NULL || *environment == '\0')
    environment = "dev";
  if (region == NULL || *region == '\0')
    region = regions[0] ? regions[0] : "";
  prefix = make_prefix (design, environment);
  self->cloud = ish_arena_strdup (self->arena, cloud);
  self->name = ish_arena_strdup (self->arena, ish_design_get_name (design));
  self->environment = ish_arena_strdup (self->arena, environment);
  self->region = ish_arena_strdup (self->arena, region);
  self->prefix = ish_arena_strdup (self->arena, prefix);
  self->tags = tags ? ish_json_copy_object (tags) : NULL;
}

static void
implied_free (gpointer data)
{
  IshImplied *self = data;

  json_object_unref (self->properties);
  g_free (self);
}

IshStack *
_ish_stack_new_empty (IshCatalog *catalog)
{
  IshStack *self = g_new0 (IshStack, 1);

  g_atomic_int_set (&self->ref_count, 1);
  self->arena = ish_arena_new ();
  self->catalog = ish_catalog_ref (catalog);
  self->nodes = g_ptr_array_new ();
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_finding_free);
  self->implied = g_ptr_array_new_with_free_func (implied_free);
  self->outputs = g_ptr_array_new_with_free_func (g_free);
  self->inputs = g_ptr_array_new_with_free_func (g_free);
  return self;
}

IshStack *
ish_stack_resolve (IshDesign *design, IshCatalog *catalog)
{
  IshStack *self;

  g_return_val_if_fail (ISH_IS_DESIGN (design), NULL);
  g_return_val_if_fail (catalog != NULL, NULL);
  self = _ish_stack_new_empty (catalog);
  read_head (self, design);
  _ish_stack_fill (self, design);
  return self;
}

IshStack *
ish_stack_ref (IshStack *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ish_stack_unref (IshStack *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->implied);
  g_ptr_array_unref (self->outputs);
  g_ptr_array_unref (self->inputs);
  g_clear_pointer (&self->tags, json_object_unref);
  ish_catalog_unref (self->catalog);
  ish_arena_free (self->arena);
  g_free (self);
}

IshCatalog *
ish_stack_get_catalog (IshStack *self)
{
  return self->catalog;
}

guint
ish_stack_get_n_nodes (IshStack *self)
{
  return self->nodes->len;
}

const IshNode *
ish_stack_get_node_at (IshStack *self, guint index)
{
  g_return_val_if_fail (index < self->nodes->len, NULL);
  return g_ptr_array_index (self->nodes, index);
}

const IshNode *
ish_stack_get_node (IshStack *self, const char *key)
{
  return g_hash_table_lookup (self->by_key, key);
}

const GPtrArray *
ish_stack_get_findings (IshStack *self)
{
  return self->findings;
}

gboolean
ish_stack_has_errors (IshStack *self)
{
  /* Sorted: errors stand first. */
  return self->findings->len > 0
         && ((const IshFinding *) self->findings->pdata[0])->severity == ISH_SEVERITY_ERROR;
}

const GPtrArray *
ish_stack_get_implied (IshStack *self)
{
  return self->implied;
}

static int
compare_implied (gconstpointer id, gconstpointer implied)
{
  return strcmp (id, (*(const IshImplied *const *) implied)->id);
}

/* What is implied may be needed by something implied; each step goes to what was there before. */
const char *
ish_stack_get_cause (IshStack *self, const char *resource_id)
{
  for (guint steps = 0; steps <= self->implied->len && self->implied->len > 0; steps++)
    {
      IshImplied **found = bsearch (resource_id, self->implied->pdata, self->implied->len,
                                    sizeof (gpointer), compare_implied);

      if (found == NULL || (*found)->because == NULL)
        break;
      resource_id = (*found)->because;
    }
  return resource_id;
}

const GPtrArray *
ish_stack_get_outputs (IshStack *self)
{
  return self->outputs;
}

const GPtrArray *
ish_stack_get_inputs (IshStack *self)
{
  return self->inputs;
}

const char *
ish_stack_get_name (IshStack *self)
{
  return self->name;
}

const char *
ish_stack_get_region (IshStack *self)
{
  return self->region;
}

const char *
ish_stack_get_environment (IshStack *self)
{
  return self->environment;
}

const char *
ish_stack_get_cloud (IshStack *self)
{
  return self->cloud;
}

const char *
ish_stack_get_prefix (IshStack *self)
{
  return self->prefix;
}

JsonObject *
ish_stack_get_tags (IshStack *self)
{
  return self->tags;
}
