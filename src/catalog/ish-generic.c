/* Services of the types no file describes: made from the providers' schema when first asked for.
 *
 * "tf.NAME" is a Terraform type and "cfn.NAME" a CloudFormation one. Such a service has one node of
 * a kind with its own name, and fields that are the type's arguments, so the other rooms need to
 * know little of it. Everything made here lives in a pool of its own under one lock, because
 * services are asked for by workers and by the window at once.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/ish-text.h"
#include "catalog/ish-catalog-private.h"

#define TERRAFORM "tf."
#define CLOUDFORMATION "cfn."
#define NODE_WIDTH 120
#define NODE_HEIGHT 100
#define ICON "generic"

gboolean
_ish_generic_is_type (const char *type)
{
  return type != NULL && (g_str_has_prefix (type, TERRAFORM) ||
                          g_str_has_prefix (type, CLOUDFORMATION));
}

/* --- life --- */

void
_ish_generics_init (IshCatalog *self)
{
  IshGenerics *generics = &self->generics;

  g_mutex_init (&generics->lock);
  _ish_pool_init (&generics->pool);
  generics->services =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) _ish_service_clear);
  generics->kinds =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) json_object_unref);
  generics->twins = g_hash_table_new (g_str_hash, g_str_equal);
  generics->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  _ish_generic_rules_init (self);
}

void
_ish_generics_clear (IshCatalog *self)
{
  IshGenerics *generics = &self->generics;

  g_hash_table_unref (generics->services);
  g_hash_table_unref (generics->kinds);
  g_hash_table_unref (generics->twins);
  g_clear_pointer (&generics->homes, g_hash_table_unref);
  g_clear_pointer (&generics->names, g_array_unref);
  g_ptr_array_unref (generics->rules);
  g_ptr_array_unref (generics->fields);
  _ish_pool_clear (&generics->pool);
  g_mutex_clear (&generics->lock);
}

/* Of two Terraform types that are one CloudFormation type, the first one listed is its twin. */
void
_ish_generics_read_twins (IshCatalog *self, JsonObject *twins)
{
  IshPool *pool = &self->generics.pool;
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, twins);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    {
      const char *terraform = _ish_pool_string (pool, name);
      const char *cloudformation = _ish_pool_string (pool, ish_json_string (twins, name, ""));

      g_hash_table_insert (self->generics.twins, (gpointer) terraform, (gpointer) cloudformation);
      if (!g_hash_table_contains (self->generics.twins, cloudformation))
        g_hash_table_insert (self->generics.twins, (gpointer) cloudformation,
                             (gpointer) terraform);
    }
}

const char *
_ish_generic_get_twin (IshCatalog *self, const char *name)
{
  return g_hash_table_lookup (self->generics.twins, name);
}

/* --- names --- */

/* "AWS::EC2::KeyPair": "EC2", or what stands between the first two underscores of Terraform's. */
static char *
find_namespace (const char *name)
{
  const char *first = strstr (name, "::");
  const char *end;

  if (first != NULL)
    {
      end = strstr (first + 2, "::");
      return end != NULL ? g_strndup (first + 2, (gsize) (end - first - 2)) : g_strdup (first + 2);
    }
  first = strchr (name, '_');
  if (first == NULL)
    return g_strdup (name);
  end = strchr (first + 1, '_');
  return end != NULL ? g_strndup (first + 1, (gsize) (end - first - 1)) : g_strdup (first + 1);
}

/* "DBInstanceRole" to "DB Instance Role": a capital starts a word, the last of several too. */
static void
append_words (GString *out, const char *camel)
{
  for (const char *c = camel; *c != '\0'; c++)
    {
      gboolean starts = c > camel && g_ascii_isupper (*c) &&
                        (g_ascii_islower (c[-1]) || g_ascii_isdigit (c[-1]) ||
                         (g_ascii_isupper (c[-1]) && g_ascii_islower (c[1])));

      if (starts)
        g_string_append_c (out, ' ');
      g_string_append_c (out, *c);
    }
}

char *
_ish_generic_words (const char *cloudformation_type)
{
  g_auto (GStrv) parts = g_strsplit (cloudformation_type, "::", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      if (words->len > 0)
        g_string_append_c (words, ' ');
      if (i == 1)
        g_string_append (words, parts[i]);
      else
        append_words (words, parts[i]);
    }
  return g_string_free (words, FALSE);
}

/* What ids of new ones start with: "key_pair". */
static char *
make_stem (const char *name)
{
  const char *last = g_strrstr (name, "::");
  g_autoptr (GString) words = g_string_new (NULL);

  if (last == NULL)
    return g_strdup (strchr (name, '_') != NULL ? strchr (name, '_') + 1 : name);
  append_words (words, last + 2);
  g_strdelimit (words->str, " ", '_');
  return g_ascii_strdown (words->str, -1);
}

/* --- where it belongs --- */

static void
note_home (IshCatalog *self, const IshService *service, JsonObject *kind, const char *member)
{
  const char *name = kind != NULL ? ish_json_string (kind, member, NULL) : NULL;
  g_autofree char *namespace = name != NULL ? find_namespace (name) : NULL;
  g_autofree char *folded = namespace != NULL ? g_ascii_strdown (namespace, -1) : NULL;

  if (folded != NULL && !g_hash_table_contains (self->generics.homes, folded))
    g_hash_table_insert (self->generics.homes,
                         (gpointer) _ish_pool_string (&self->generics.pool, folded),
                         (gpointer) service->category);
}

/* Types of one part of the cloud belong together: where the first described service of it is. */
static const IshCategory *
find_category (IshCatalog *self, const char *name)
{
  g_autofree char *namespace = find_namespace (name);
  g_autofree char *folded = g_ascii_strdown (namespace, -1);
  const IshCategory *category;

  if (self->generics.homes == NULL)
    {
      self->generics.homes = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->services->len; i++)
        {
          const IshService *service = self->services->pdata[i];
          const char *kind = ish_service_get_main_kind (service);
          JsonObject *json = kind ? g_hash_table_lookup (service->cloud->kinds, kind) : NULL;

          note_home (self, service, json, "cfn");
          note_home (self, service, json, "tf");
        }
    }
  category = g_hash_table_lookup (self->generics.homes, folded);
  if (category == NULL && self->categories->len > 0)
    category = self->categories->pdata[self->categories->len - 1];
  return category;
}

/* The cloud whose name both dialects start their types with. */
static IshCloud *
find_cloud (IshCatalog *self, const char *name)
{
  for (guint i = 0; i < self->clouds->len; i++)
    {
      IshCloud *cloud = self->clouds->pdata[i];
      gsize length = strlen (cloud->id);

      if (g_ascii_strncasecmp (cloud->id, name, length) == 0 &&
          (name[length] == '_' || name[length] == ':'))
        return cloud;
    }
  return NULL;
}

/* --- making --- */

static const IshSchemaType *
find_type (const char *name, gboolean terraform)
{
  const IshSchema *schema = ish_schema_get_full (NULL);
  const IshSchemaType *type = NULL;

  if (schema != NULL && name != NULL)
    type = terraform ? ish_schema_get_resource (schema, name)
                     : ish_schema_get_cloudformation (schema, name);
  return type != NULL && !type->gone ? type : NULL;
}

static void
make_props (IshCatalog *self, IshService *service, const IshSchemaType *type)
{
  GPtrArray *fields = _ish_generic_fields (self, type->shape);

  g_ptr_array_add (self->generics.fields, fields);
  service->n_props = fields->len;
  service->props = (IshPropRule **) fields->pdata;
  service->props_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < fields->len; i++)
    g_hash_table_insert (service->props_by_name, (gpointer) service->props[i]->prop.name,
                         service->props[i]);
}

static void
make_node (IshPool *pool, IshService *service)
{
  IshNodeRule *node = _ish_pool_new (pool, IshNodeRule);
  IshNodeRule **nodes = _ish_pool_alloc (pool, 2 * sizeof *nodes);

  node->origin = service->origin;
  node->as = "main";
  node->kind = service->type;
  nodes[0] = node;
  service->rules.nodes = nodes;
  service->rules.n_nodes = 1;
}

static void
make_looks (IshCatalog *self, IshService *service)
{
  const IshGeneric *generic = service->generic;
  IshPool *pool = &self->generics.pool;
  const char *cloudformation = generic->terraform ? generic->twin : generic->name;
  g_autofree char *words = cloudformation ? _ish_generic_words (cloudformation)
                                          : g_strdup (generic->name);
  g_autofree char *stem = make_stem (generic->name);

  for (guint i = 0; i < ISH_N_LANGUAGES; i++)
    service->labels[i] = _ish_pool_string (pool, words);
  service->stem = _ish_pool_string (pool, stem);
  service->category = find_category (self, cloudformation ? cloudformation : generic->name);
  service->rank = G_MAXINT;
  service->icon = ICON;
  service->help = N_("A resource type without a form of its own: its fields are the arguments the "
                     "provider lists.");
  service->width = NODE_WIDTH;
  service->height = NODE_HEIGHT;
  service->top = TRUE;
}

/* The lock is held. */
static IshService *
make_service (IshCatalog *self, const char *type)
{
  gboolean terraform = g_str_has_prefix (type, TERRAFORM);
  const char *name = type + strlen (terraform ? TERRAFORM : CLOUDFORMATION);
  const IshSchemaType *schema_type = find_type (name, terraform);
  IshCloud *cloud = find_cloud (self, name);
  IshPool *pool = &self->generics.pool;
  IshGeneric *generic;
  IshService *service;
  const char *twin;

  if (schema_type == NULL || cloud == NULL)
    return NULL;
  generic = _ish_pool_new (pool, IshGeneric);
  generic->terraform = terraform;
  generic->name = schema_type->name;
  generic->type = schema_type;
  twin = _ish_generic_get_twin (self, name);
  if (find_type (twin, !terraform) != NULL)
    generic->twin = twin;
  service = _ish_pool_new (pool, IshService);
  service->cloud = cloud;
  service->catalog = self;
  service->index = G_MAXUINT;
  service->generic = generic;
  generic->described = _ish_generic_find_described (service);
  service->type = _ish_pool_string (pool, type);
  service->origin = (IshOrigin) { "schema", service->type };
  make_looks (self, service);
  make_node (pool, service);
  make_props (self, service, schema_type);
  g_hash_table_insert (self->generics.services, (gpointer) service->type, service);
  return service;
}

const IshService *
_ish_generic_get (IshCatalog *self, const char *type)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->generics.lock);
  IshService *service = g_hash_table_lookup (self->generics.services, type);

  return service != NULL ? service : make_service (self, type);
}

/* --- what others ask of it --- */

const IshSchemaType *
ish_service_get_schema_type (const IshService *self)
{
  return self->generic != NULL ? self->generic->type : NULL;
}

const IshSchemaType *
ish_service_get_twin_type (const IshService *self)
{
  return self->generic != NULL ? find_type (self->generic->twin, !self->generic->terraform) : NULL;
}

gboolean
ish_service_is_terraform (const IshService *self)
{
  return self->generic != NULL && self->generic->terraform;
}

const char *
ish_service_get_main_kind (const IshService *self)
{
  const IshNodeRule *found = NULL;

  for (guint i = 0; i < self->rules.n_nodes; i++)
    if (strcmp (self->rules.nodes[i]->as, "main") == 0 && self->rules.nodes[i]->kind != NULL)
      found = self->rules.nodes[i];
  return found != NULL ? found->kind : NULL;
}
