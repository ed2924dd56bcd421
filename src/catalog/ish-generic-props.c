/* Fields of a form from a provider's shape: what kind of value each holds, and which come first.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

/* Arguments nobody fills unless they are required: the provider does, or keeps for itself. */
static const char *const hidden[] = { "id", "tags_all", NULL };

/* Ends of the names, without case and underscores, of what may not be written down. */
static const char *const secrets[] = {
  "password",     "passphrase",  "passwd",          "secret",       "secretstring", "secretbinary",
  "privatekey",   "authtoken",   "accesstoken",     "refreshtoken", "oauthtoken",   "sessiontoken",
  "bearertoken",  "clientsecret", "secretkey",      "secretaccesskey", "sharedsecret",
  "presharedkey", "apitoken",    "hectoken",        "privatekeypem",
};

/* Ends of names whose text has several lines. */
static const char *const texts[] = {
  "policy", "document", "body", "templatebody", "userdata", "definition", "publickey",
  "certificate", "certificatechain", "script", "buildspec", "content",
};

#define SCALARS (ISH_SHAPE_STRING | ISH_SHAPE_INT | ISH_SHAPE_NUMBER | ISH_SHAPE_BOOL)

static gboolean
ends_in (const char *fold, const char *const *ends, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_has_suffix (fold, ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_scalar (const IshShape *shape)
{
  return shape != NULL && shape->kinds != 0 && (shape->kinds & ~(guint) SCALARS) == 0;
}

static IshPropType
type_of_list (const IshShape *shape)
{
  if (ish_shape_has_fields (shape->item))
    return ISH_PROP_BLOCKS;
  return is_scalar (shape->item) ? ISH_PROP_LIST : ISH_PROP_JSON;
}

static IshPropType
type_of_scalar (const IshShape *shape, const char *fold)
{
  if (shape->values != NULL && shape->values[0] != NULL)
    return ISH_PROP_ENUM;
  if (shape->kinds & ISH_SHAPE_STRING)
    return ends_in (fold, texts, G_N_ELEMENTS (texts)) ? ISH_PROP_TEXT : ISH_PROP_STRING;
  if (shape->kinds & ISH_SHAPE_BOOL)
    return ISH_PROP_BOOL;
  return shape->kinds & ISH_SHAPE_NUMBER ? ISH_PROP_NUMBER : ISH_PROP_INT;
}

static IshPropType
type_of (const IshShape *shape, const char *fold)
{
  if (is_scalar (shape))
    return type_of_scalar (shape, fold);
  if (shape->kinds == ISH_SHAPE_LIST && shape->item != NULL)
    return type_of_list (shape);
  if (shape->kinds == ISH_SHAPE_MAP && is_scalar (shape->item))
    return ISH_PROP_MAP;
  if (shape->kinds == ISH_SHAPE_OBJECT && ish_shape_has_fields (shape))
    return ISH_PROP_BLOCK;
  return ISH_PROP_JSON;
}

/* Yes or no, and numbers, are no secrets whatever they are about. */
static gboolean
is_secret (const IshField *field)
{
  return (field->shape->kinds & ISH_SHAPE_STRING) != 0 && field->shape->values == NULL &&
         ends_in (field->fold, secrets, G_N_ELEMENTS (secrets));
}

static IshPropRule *
make_prop (IshCatalog *self, const IshField *field)
{
  IshPropRule *rule = _ish_pool_new (&self->generics.pool, IshPropRule);

  rule->catalog = self;
  rule->shape = field->shape;
  rule->secret = is_secret (field);
  rule->origin = (IshOrigin) { "schema", field->name };
  rule->prop.name = field->name;
  rule->prop.label = field->name;
  rule->prop.type = type_of (field->shape, field->fold);
  if (rule->prop.type == ISH_PROP_ENUM)
    rule->prop.values = field->shape->values;
  else if (rule->prop.type == ISH_PROP_LIST)
    rule->prop.values = field->shape->item->values;
  rule->prop.min = G_MININT64;
  rule->prop.max = G_MAXINT64;
  rule->prop.required = (field->flags & ISH_FIELD_REQUIRED) != 0;
  rule->prop.advanced = !rule->prop.required;
  return rule;
}

static int
compare_props (gconstpointer a, gconstpointer b)
{
  const IshPropRule *left = *(const IshPropRule *const *) a;
  const IshPropRule *right = *(const IshPropRule *const *) b;

  if (left->prop.required != right->prop.required)
    return left->prop.required ? -1 : 1;
  return strcmp (left->prop.name, right->prop.name);
}

/* What the provider no longer has, or only the newest has, is not offered. */
GPtrArray *
_ish_generic_fields (IshCatalog *self, const IshShape *shape)
{
  GPtrArray *fields = g_ptr_array_sized_new (shape->n_fields + 1);

  for (guint i = 0; i < shape->n_fields; i++)
    {
      const IshField *field = &shape->fields[i];

      if ((field->flags & ISH_FIELD_NEW) && !(field->flags & ISH_FIELD_REQUIRED))
        continue;
      if ((field->flags & (ISH_FIELD_READ_ONLY | ISH_FIELD_GONE)) == 0 &&
          ((field->flags & ISH_FIELD_REQUIRED) || !g_strv_contains (hidden, field->name)))
        g_ptr_array_add (fields, make_prop (self, field));
    }
  g_ptr_array_sort (fields, compare_props);
  g_ptr_array_add (fields, NULL);
  g_ptr_array_set_size (fields, (gint) fields->len - 1);
  return fields;
}

/* --- fields of fields --- */

static GPtrArray *
get_fields (const IshProp *prop)
{
  IshPropRule *self = (IshPropRule *) prop;
  const IshShape *inside;

  if (prop->type != ISH_PROP_BLOCK && prop->type != ISH_PROP_BLOCKS)
    return NULL;
  if (g_once_init_enter (&self->has_fields))
    {
      inside = prop->type == ISH_PROP_BLOCKS ? self->shape->item : self->shape;
      g_mutex_lock (&self->catalog->generics.lock);
      self->fields = _ish_generic_fields (self->catalog, inside);
      g_ptr_array_add (self->catalog->generics.fields, self->fields);
      g_mutex_unlock (&self->catalog->generics.lock);
      g_once_init_leave (&self->has_fields, TRUE);
    }
  return self->fields;
}

guint
ish_prop_get_n_fields (const IshProp *self)
{
  const GPtrArray *fields;

  g_return_val_if_fail (self != NULL, 0);
  fields = get_fields (self);
  return fields != NULL ? fields->len : 0;
}

const IshProp *
ish_prop_get_field_at (const IshProp *self, guint index)
{
  const GPtrArray *fields;

  g_return_val_if_fail (self != NULL, NULL);
  fields = get_fields (self);
  g_return_val_if_fail (fields != NULL && index < fields->len, NULL);
  return &((const IshPropRule *) fields->pdata[index])->prop;
}

const IshProp *
ish_prop_get_field (const IshProp *self, const char *name)
{
  for (guint i = 0; i < ish_prop_get_n_fields (self); i++)
    {
      const IshProp *field = ish_prop_get_field_at (self, i);

      if (strcmp (field->name, name) == 0)
        return field;
    }
  return NULL;
}

gboolean
ish_prop_is_secret (const IshProp *self)
{
  return ((const IshPropRule *) self)->secret;
}

const IshShape *
ish_prop_get_shape (const IshProp *self)
{
  return ((const IshPropRule *) self)->shape;
}

const IshProp *
ish_service_get_prop_at_path (const IshService *self, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 12);
  const IshProp *prop = names[0] != NULL ? ish_service_get_prop (self, names[0]) : NULL;

  for (guint i = 1; prop != NULL && names[i] != NULL; i++)
    prop = ish_prop_get_field (prop, names[i]);
  return prop;
}

const char *
ish_service_find_near (const IshService *service, const IshProp *block, const char *name)
{
  guint n = block != NULL ? ish_prop_get_n_fields (block) : service->n_props;
  g_autofree const char **names = g_new0 (const char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = block != NULL ? ish_prop_get_field_at (block, i)->name
                             : service->props[i]->prop.name;
  return _ish_nearest_name (name, names);
}
