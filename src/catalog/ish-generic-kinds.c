/* Attributes: what a reference may read of a resource, and how each dialect spells it.
 *
 * A generic type's kind is made here: attributes have the names of the type's own dialect, and the
 * other one's name for each is found by the twin's schema. Its variants ":tf" and ":cfn" are the
 * same resource in one dialect only, ":none" in neither.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

#define ONLY_TERRAFORM ":tf"
#define ONLY_CLOUDFORMATION ":cfn"
#define NEITHER ":none"
#define REF "Ref"
#define SECTION "generic"

/* --- spelling --- */

/* "Endpoint.Address" and "endpoint_address" agree. */
static gboolean
agrees (const char *a, const char *b)
{
  while (*a != '\0' || *b != '\0')
    if (*a == '.' || *a == '_')
      a++;
    else if (*b == '.' || *b == '_')
      b++;
    else if (g_ascii_tolower (*a) == g_ascii_tolower (*b) && *a != '\0')
      a++, b++;
    else
      return FALSE;
  return TRUE;
}

/* What GetAtt may ask for under that name; (nullable). */
static const char *
find_attribute (const IshSchemaType *type, const char *name)
{
  for (guint i = 0; type != NULL && type->attributes[i] != NULL; i++)
    if (strchr (type->attributes[i], '*') == NULL && agrees (type->attributes[i], name))
      return type->attributes[i];
  return NULL;
}

/* The only attribute that ends in "Arn", "Arn" itself first; (nullable). */
static const char *
find_arn (const IshSchemaType *type)
{
  const char *found = find_attribute (type, "Arn");

  for (guint i = 0; found == NULL && type != NULL && type->attributes[i] != NULL; i++)
    if (g_str_has_suffix (type->attributes[i], "Arn") && strchr (type->attributes[i], '.') == NULL)
      {
        g_autofree char *own = g_strconcat (strrchr (type->name, ':') + 1, "Arn", NULL);

        if (g_ascii_strcasecmp (own, type->attributes[i]) == 0)
          found = type->attributes[i];
      }
  return found;
}

/* A field that holds one value, or a list of them. */
static gboolean
is_readable (const IshField *field)
{
  return !ish_shape_has_fields (ish_shape_inside (field->shape)) &&
         (field->flags & (ISH_FIELD_GONE | ISH_FIELD_NEW)) == 0;
}

/* How Terraform calls what CloudFormation calls @name; (nullable). */
static const char *
find_field (const IshSchemaType *type, const char *name)
{
  const IshField *field = NULL;

  if (type == NULL)
    return NULL;
  if (strcmp (name, REF) == 0)
    return "id";
  if (strchr (name, '.') == NULL)
    field = ish_shape_match (type->shape, name);
  return field != NULL && is_readable (field) ? field->name : NULL;
}

static const char *
find_ours (const IshSchemaType *type, const char *name)
{
  if (type == NULL)
    return NULL;
  if (strcmp (name, "id") == 0)
    return REF;
  return strcmp (name, "arn") == 0 ? find_arn (type) : find_attribute (type, name);
}

static void
add_spelling (JsonObject *attrs, const char *name, const char *terraform,
              const char *cloudformation)
{
  JsonObject *entry = json_object_new ();

  if (terraform != NULL)
    json_object_set_string_member (entry, "tf", terraform);
  if (cloudformation != NULL)
    json_object_set_string_member (entry, "cfn", cloudformation);
  json_object_set_object_member (attrs, name, entry);
}

static JsonObject *
make_attributes (const IshService *service)
{
  const IshSchemaType *type = service->generic->type;
  const IshSchemaType *twin = ish_service_get_twin_type (service);
  JsonObject *attrs = json_object_new ();

  if (service->generic->terraform)
    {
      add_spelling (attrs, "id", "id", find_ours (twin, "id"));
      for (guint i = 0; i < type->shape->n_fields; i++)
        if (is_readable (&type->shape->fields[i]) && strcmp (type->shape->fields[i].name, "id"))
          add_spelling (attrs, type->shape->fields[i].name, type->shape->fields[i].name,
                        find_ours (twin, type->shape->fields[i].name));
      return attrs;
    }
  add_spelling (attrs, REF, find_field (twin, REF), REF);
  for (guint i = 0; type->attributes[i] != NULL; i++)
    if (strchr (type->attributes[i], '*') == NULL)
      {
        const char *name = type->attributes[i];
        const char *theirs = find_field (twin, name);

        if (theirs == NULL && g_strcmp0 (name, find_arn (type)) == 0)
          theirs = find_field (twin, "arn");
        add_spelling (attrs, name, theirs, name);
      }
  return attrs;
}

/* --- kinds --- */

static gboolean
is_variant (const char *kind, const char *variant)
{
  return g_str_has_suffix (kind, variant) || g_str_has_suffix (kind, NEITHER);
}

static JsonObject *
make_kind (const IshService *service, const char *kind)
{
  const IshGeneric *generic = service->generic;
  const char *terraform = generic->terraform ? generic->name : generic->twin;
  const char *cloudformation = generic->terraform ? generic->twin : generic->name;
  JsonObject *json = json_object_new ();

  if (terraform != NULL && !is_variant (kind, ONLY_CLOUDFORMATION))
    json_object_set_string_member (json, "tf", terraform);
  if (cloudformation != NULL && !is_variant (kind, ONLY_TERRAFORM))
    json_object_set_string_member (json, "cfn", cloudformation);
  json_object_set_string_member (json, "section", SECTION);
  json_object_set_string_member (json, "generic", generic->name);
  json_object_set_object_member (json, "attrs", make_attributes (service));
  json_object_seal (json);
  return json;
}

JsonObject *
_ish_generic_get_kind (IshCatalog *self, const char *kind)
{
  static const char *const variants[] = { ONLY_TERRAFORM, ONLY_CLOUDFORMATION, NEITHER };
  g_autofree char *type = g_strdup (kind);
  const IshService *service;
  JsonObject *json;

  for (gsize i = 0; i < G_N_ELEMENTS (variants); i++)
    if (g_str_has_suffix (type, variants[i]))
      type[strlen (type) - strlen (variants[i])] = '\0';
  service = _ish_generic_get (self, type);
  if (service == NULL)
    return NULL;
  g_mutex_lock (&self->generics.lock);
  json = g_hash_table_lookup (self->generics.kinds, kind);
  if (json == NULL)
    {
      json = make_kind (service, kind);
      g_hash_table_insert (self->generics.kinds,
                           (gpointer) _ish_pool_string (&self->generics.pool, kind), json);
    }
  g_mutex_unlock (&self->generics.lock);
  return json;
}

/* --- what is called otherwise --- */

JsonObject *
_ish_generic_find_described (const IshService *service)
{
  const IshGeneric *generic = service->generic;
  const char *terraform = generic->terraform ? generic->name : generic->twin;
  const char *cloudformation = generic->terraform ? generic->twin : generic->name;
  GHashTableIter iter;
  gpointer json;

  g_hash_table_iter_init (&iter, service->cloud->kinds);
  while (terraform != NULL && cloudformation != NULL && g_hash_table_iter_next (&iter, NULL, &json))
    if (g_strcmp0 (ish_json_string (json, "tf", NULL), terraform) == 0 &&
        g_strcmp0 (ish_json_string (json, "cfn", NULL), cloudformation) == 0 &&
        !ish_json_bool (json, "data", FALSE) && ish_json_string (json, "cfn_root", NULL) == NULL)
      return json;
  return NULL;
}

/* Only plain other names: what is reshaped besides is not what a generic type does. */
static const char *
get_name (JsonNode *entry)
{
  const char *name =
    JSON_NODE_HOLDS_VALUE (entry) && json_node_get_value_type (entry) == G_TYPE_STRING
      ? json_node_get_string (entry) : NULL;

  return name != NULL && strchr (name, '.') == NULL ? name : NULL;
}

const char *
ish_service_find_rename (const IshService *self, const char *terraform_prefix, const char *name)
{
  JsonObject *kind = self->generic != NULL ? self->generic->described : NULL;
  JsonObject *args = kind != NULL ? ish_json_object (kind, "cfn_args") : NULL;
  g_autofree char *start = *terraform_prefix != '\0' ? g_strconcat (terraform_prefix, ".", NULL)
                                                     : g_strdup ("");
  JsonObjectIter iter;
  const char *path;
  JsonNode *entry;

  if (args == NULL)
    return NULL;
  json_object_iter_init (&iter, args);
  while (json_object_iter_next (&iter, &path, &entry))
    {
      const char *ours = get_name (entry);
      const char *last = g_str_has_prefix (path, start) ? path + strlen (start) : ".";

      if (ours == NULL || strchr (last, '.') != NULL)
        continue;
      if (self->generic->terraform && strcmp (last, name) == 0)
        return ours;
      if (!self->generic->terraform && strcmp (ours, name) == 0)
        return last;
    }
  return NULL;
}

/* --- reading --- */

gboolean
ish_catalog_can_read (IshCatalog *self, const char *cloud, const char *kind,
                      const char *attribute, gboolean terraform)
{
  JsonObject *json = ish_catalog_get_kind (self, cloud, kind);
  JsonObject *attrs = json != NULL ? ish_json_object (json, "attrs") : NULL;
  JsonObject *entry = attrs != NULL ? ish_json_object (attrs, attribute) : NULL;
  const char *type = json != NULL ? ish_json_string (json, terraform ? "tf" : "cfn", NULL) : NULL;
  const char *spelling =
    entry != NULL ? ish_json_string (entry, terraform ? "tf" : "cfn", NULL) : NULL;
  const IshSchema *schema;
  const IshSchemaType *found;

  if (type == NULL)
    return FALSE;
  if (spelling != NULL || _ish_generic_is_type (kind))
    return spelling != NULL;
  schema = ish_schema_get_default (NULL);
  if (schema == NULL)
    return FALSE;
  if (!terraform)
    return strcmp (attribute, "id") == 0 || strcmp (attribute, "name") == 0 ||
           find_attribute (ish_schema_get_cloudformation (schema, type), attribute) != NULL;
  found = ish_json_bool (json, "data", FALSE) ? ish_schema_get_data (schema, type)
                                              : ish_schema_get_resource (schema, type);
  return found != NULL && ish_shape_get (found->shape, attribute) != NULL;
}

static void
add_once (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

char **
ish_service_list_attributes (const IshService *self)
{
  static const char *const usual[] = { "id", "arn", "name", REF, "Arn" };
  const char *kind = ish_service_get_main_kind (self);
  JsonObject *json = kind != NULL ? ish_catalog_get_kind (self->catalog, self->cloud->id, kind)
                                  : NULL;
  JsonObject *attrs = json != NULL ? ish_json_object (json, "attrs") : NULL;
  g_autoptr (GList) rest = attrs != NULL ? json_object_get_members (attrs) : NULL;
  GPtrArray *names = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (usual) && json != NULL; i++)
    if (ish_catalog_can_read (self->catalog, self->cloud->id, kind, usual[i], TRUE) ||
        ish_catalog_can_read (self->catalog, self->cloud->id, kind, usual[i], FALSE))
      add_once (names, usual[i]);
  rest = g_list_sort (g_steal_pointer (&rest), (GCompareFunc) strcmp);
  for (GList *l = rest; l != NULL; l = l->next)
    add_once (names, l->data);
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

/* --- what a line reads --- */

static gboolean
ends_in (const char *argument, const char *end)
{
  gsize length = strlen (argument);
  gsize tail = strlen (end);

  return length >= tail && g_ascii_strcasecmp (argument + length - tail, end) == 0;
}

/* What CloudFormation reads; the identifier when the holder's dialect knows no other name of it. */
static const char *
choose_of_ours (const IshService *other, const char *leaf, gboolean arn, gboolean terraform)
{
  const IshSchemaType *type = other->generic->type;
  const char *found = arn ? find_arn (type) : NULL;

  if (found == NULL && !arn && ends_in (leaf, "id"))
    found = find_attribute (type, leaf);
  if (found != NULL && terraform &&
      !ish_catalog_can_read (other->catalog, other->cloud->id, other->type, found, TRUE))
    found = NULL;
  return found != NULL ? found : REF;
}

char *
ish_service_choose_attribute (const IshService *holder, const char *argument,
                              const IshService *other)
{
  const char *dot = strrchr (argument, '.');
  const char *leaf = dot != NULL ? dot + 1 : argument;
  gboolean arn = ends_in (leaf, "arn") || ends_in (leaf, "arns");
  gboolean name = ends_in (leaf, "name") || ends_in (leaf, "names");
  const char *kind = ish_service_get_main_kind (other);
  gboolean terraform = ish_service_is_terraform (holder);

  if (other->generic != NULL && !other->generic->terraform)
    return g_strdup (choose_of_ours (other, leaf, arn, terraform));
  if (arn && ish_catalog_can_read (other->catalog, other->cloud->id, kind, "arn", terraform))
    return g_strdup ("arn");
  if (name && ish_catalog_can_read (other->catalog, other->cloud->id, kind, "name", terraform))
    return g_strdup ("name");
  return g_strdup ("id");
}
