/* What a service says about itself, to the other rooms.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"
#include "catalog/ish-scalar.h"

/* --- looks --- */

const char *
ish_service_get_type_id (const IshService *self)
{
  return self->type;
}

const char *
ish_service_get_stem (const IshService *self)
{
  return self->stem;
}

const char *
ish_service_get_label (const IshService *self, IshLanguage language)
{
  return self->labels[(guint) language < ISH_N_LANGUAGES ? language : ISH_LANGUAGE_EN];
}

const char *
ish_service_get_help (const IshService *self)
{
  return self->help;
}

const char *
ish_service_get_icon (const IshService *self)
{
  return self->icon;
}

const char *
ish_service_get_frame (const IshService *self)
{
  return self->frame;
}

const IshCategory *
ish_service_get_category (const IshService *self)
{
  return self->category;
}

void
ish_service_get_size (const IshService *self, double *out_width, double *out_height)
{
  *out_width = self->width;
  *out_height = self->height;
}

gboolean
ish_service_is (const IshService *self, const char *interface)
{
  return strcmp (self->type, interface) == 0 ||
         (self->interfaces != NULL && g_strv_contains (self->interfaces, interface));
}

const char *
ish_service_get_cloud (const IshService *self)
{
  return self->cloud->id;
}

gboolean
ish_service_is_generic (const IshService *self)
{
  return self->generic != NULL;
}

const char *
ish_service_get_twin (const IshService *self)
{
  return self->generic != NULL ? self->generic->twin : NULL;
}

/* --- properties --- */

guint
ish_service_get_n_props (const IshService *self)
{
  return self->n_props;
}

const IshProp *
ish_service_get_prop_at (const IshService *self, guint index)
{
  g_return_val_if_fail (index < self->n_props, NULL);

  return &self->props[index]->prop;
}

const IshProp *
ish_service_get_prop (const IshService *self, const char *name)
{
  return g_hash_table_lookup (self->props_by_name, name);
}

static IshScalarScope
scope_of (const IshService *self, JsonObject *properties, const char *environment)
{
  return (IshScalarScope) { (const IshProp *const *) self->props, self->n_props, properties,
                            environment };
}

JsonNode *
ish_service_get_value (const IshService *self, JsonObject *properties, const char *environment,
                       const char *name)
{
  JsonNode *typed = properties != NULL ? json_object_get_member (properties, name) : NULL;
  const IshProp *prop;

  if (typed != NULL && !JSON_NODE_HOLDS_NULL (typed))
    return typed;
  prop = g_hash_table_lookup (self->props_by_name, name);
  if (prop == NULL)
    return NULL;
  return ish_catalog_is_production (environment) ? prop->default_prod : prop->default_dev;
}

char *
ish_service_format_detail (const IshService *self, JsonObject *properties, const char *environment)
{
  IshScalarScope scope = scope_of (self, properties, environment);

  if (self->generic != NULL)
    return g_strdup (self->generic->name);
  return self->detail != NULL ? ish_scalar_format (&scope, self->detail) : g_strdup ("");
}

gboolean
ish_prop_is_shown (const IshProp *prop, const IshService *service, JsonObject *properties,
                   const char *environment)
{
  const IshPropRule *rule = (const IshPropRule *) prop;
  g_autoptr (JsonNode) value = NULL;
  IshScalarScope scope;

  g_return_val_if_fail (prop != NULL, FALSE);

  if (rule->shown_when == NULL)
    return TRUE;
  scope = service != NULL ? scope_of (service, properties, environment)
                          : (IshScalarScope) { NULL, 0, properties, environment };
  value = ish_scalar_eval (&scope, rule->shown_when);
  return ish_scalar_is_true (value);
}

gboolean
ish_catalog_is_production (const char *environment)
{
  static const char *const names[] = { "prod", "production", "live" };

  for (gsize i = 0; environment != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i], environment) == 0)
      return TRUE;
  return FALSE;
}

/* --- rules --- */

const IshRules *
ish_service_get_rules (const IshService *self)
{
  return &self->rules;
}

const IshUse *
ish_service_get_uses (const IshService *self, guint *out_n)
{
  *out_n = self->n_uses;
  return self->uses;
}

const IshNeed *
ish_service_get_needs (const IshService *self, guint *out_n)
{
  *out_n = self->n_needs;
  return self->needs;
}

const IshPlace *
ish_service_get_place (const IshService *self)
{
  return self->place;
}

const char *
ish_service_get_role (const IshService *self)
{
  return self->role;
}

IshEffect *const *
ish_service_get_checks (const IshService *self, guint *out_n)
{
  *out_n = self->n_checks;
  return self->checks;
}

const IshOutputRule *
ish_service_get_outputs (const IshService *self, guint *out_n)
{
  *out_n = self->n_outputs;
  return self->outputs;
}

IshOrigin
ish_service_get_origin (const IshService *self)
{
  return self->origin;
}

static const IshVerb *
find_verb (const IshRules *rules, const char *name)
{
  for (guint i = 0; i < rules->n_verbs; i++)
    if (strcmp (rules->verbs[i]->name, name) == 0)
      return rules->verbs[i];
  return NULL;
}

const IshVerb *
ish_service_get_verb (const IshService *self, const char *name, const IshUse **out_use)
{
  const IshVerb *verb = find_verb (&self->rules, name);

  if (out_use != NULL)
    *out_use = NULL;
  for (guint i = 0; verb == NULL && i < self->n_uses; i++)
    {
      verb = find_verb (&self->uses[i].trait->rules, name);
      if (verb != NULL && out_use != NULL)
        *out_use = &self->uses[i];
    }
  return verb;
}
