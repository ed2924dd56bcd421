/* What only the whole catalogue can tell: names, kinds, verbs, interfaces and types must exist.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-scalar.h"
#include "catalog/ish-scope-private.h"

static const char *const line_scope[] = {
  "from",   "to",      "line",      "me",     "prod", "environment",
  "region", "account", "partition", "prefix", NULL,
};

/* --- types and interfaces --- */

static gboolean
is_type_or_interface (IshCatalog *self, const IshCloud *cloud, const char *name)
{
  return ish_catalog_get_service (self, name) != NULL
         || _ish_cloud_get_interface (cloud, name) != NULL;
}

static void
say_no_type (IshCatalog *self, IshOrigin origin, const char *member, const char *name,
             GPtrArray *mistakes)
{
  g_autofree const char **types =
    (const char **) g_hash_table_get_keys_as_array (self->by_type, NULL);
  g_autofree char *hint = _ish_suggest (name, types);

  _ish_mistake_at (mistakes, origin, "\"%s\": no type or interface '%s'%s", member, name,
                   strstr (hint, "there are") != NULL ? "" : hint);
}

static void
check_types (IshCatalog *self, const IshCloud *cloud, IshOrigin origin, const char *member,
             const char *const *types, GPtrArray *mistakes)
{
  for (guint i = 0; types != NULL && types[i] != NULL; i++)
    if (!is_type_or_interface (self, cloud, types[i]))
      say_no_type (self, origin, member, types[i], mistakes);
}

static void
check_home (IshCatalog *self, const IshService *service, GPtrArray *mistakes)
{
  JsonObjectIter iter;
  const char *type;

  check_types (self, service->cloud, service->origin, "parents", service->parents, mistakes);
  if (service->refusals == NULL)
    return;
  json_object_iter_init (&iter, service->refusals);
  while (json_object_iter_next (&iter, &type, NULL))
    if (strcmp (type, "top") != 0 && !is_type_or_interface (self, service->cloud, type))
      say_no_type (self, service->origin, "refuse_parents", type, mistakes);
}

static void
check_interface (const IshService *service, const IshInterface *interface, GPtrArray *mistakes)
{
  const char *name = interface->name;

  for (guint i = 0; interface->verbs != NULL && interface->verbs[i] != NULL; i++)
    if (ish_service_get_verb (service, interface->verbs[i], NULL) == NULL)
      _ish_mistake_at (mistakes, service->origin, "is '%s', so it needs a verb '%s'", name,
                       interface->verbs[i]);
  for (guint i = 0; interface->names != NULL && interface->names[i] != NULL; i++)
    if (!_ish_service_has_field (service, interface->names[i]))
      _ish_mistake_at (mistakes, service->origin, "is '%s', so it needs a let or node '%s'", name,
                       interface->names[i]);
  for (guint i = 0; interface->props != NULL && interface->props[i] != NULL; i++)
    if (ish_service_get_prop (service, interface->props[i]) == NULL)
      _ish_mistake_at (mistakes, service->origin, "is '%s', so it needs a property '%s'", name,
                       interface->props[i]);
}

static void
check_interfaces (const IshService *service, GPtrArray *mistakes)
{
  for (guint i = 0; service->interfaces != NULL && service->interfaces[i] != NULL; i++)
    {
      const char *name = service->interfaces[i];
      const IshInterface *interface = _ish_cloud_get_interface (service->cloud, name);

      if (interface != NULL)
        check_interface (service, interface, mistakes);
      else
        {
          g_autofree const char **names =
            (const char **) g_hash_table_get_keys_as_array (service->cloud->interfaces, NULL);
          g_autofree char *hint = _ish_suggest (name, names);

          _ish_mistake_at (mistakes, service->origin, "\"is\": no interface '%s'%s", name, hint);
        }
    }
}

/* --- what needs no other resource --- */

static void
check_scalars (IshCatalog *self, const IshService *service, GPtrArray *mistakes)
{
  g_autoptr (IshScope) scope = _ish_scope_new (self, service->cloud, mistakes);

  scope->me = service;
  scope->functions = ish_scalar_functions;
  _ish_scope_add_all (scope, ish_scalar_names);
  _ish_scope_check_template (scope, service->detail);
  for (guint i = 0; i < service->n_props; i++)
    _ish_scope_check_expr (scope, service->props[i]->origin, service->props[i]->shown_when);
}

/* --- lets: in any order, never in a circle --- */

typedef struct {
  const IshService *service;
  GPtrArray        *path; /* char*: being looked at, outermost first */
  GPtrArray        *mistakes;
  gboolean          found;
} Circle;

static void follow (Circle *self, const char *name);

static void
follow_expr (Circle *self, const IshExpr *expr)
{
  if (expr == NULL || self->found)
    return;
  if (expr->kind == ISH_EXPR_NAME)
    follow (self, expr->text);
  follow_expr (self, expr->a);
  follow_expr (self, expr->b);
  follow_expr (self, expr->c);
  for (guint i = 0; i < expr->n_items; i++)
    follow_expr (self, expr->items[i]);
}

static const IshLet *
find_let (const IshService *service, const char *name)
{
  for (guint u = 0; u <= service->n_uses; u++)
    {
      const IshRules *rules =
        u < service->n_uses ? &service->uses[u].trait->rules : &service->rules;

      for (guint i = 0; i < rules->n_lets; i++)
        if (strcmp (rules->lets[i].name, name) == 0)
          return &rules->lets[i];
    }
  return NULL;
}

static void
follow (Circle *self, const char *name)
{
  const IshLet *let = find_let (self->service, name);
  gboolean is_place = strcmp (name, "place") == 0 && self->service->place != NULL;

  if (let == NULL && !is_place)
    return;
  if (g_ptr_array_find_with_equal_func (self->path, name, g_str_equal, NULL))
    {
      g_ptr_array_add (self->path, NULL);
      {
        g_autofree char *way = g_strjoinv (" -> ", (char **) self->path->pdata);

        _ish_mistake_at (self->mistakes, let != NULL ? let->origin : self->service->origin,
                         "needs itself: %s -> %s", way, name);
      }
      self->found = TRUE;
      return;
    }
  g_ptr_array_add (self->path, (char *) name);
  if (let != NULL)
    follow_expr (self, let->expr);
  else
    {
      follow_expr (self, self->service->place->when);
      follow_expr (self, self->service->place->nat);
      if (self->service->place->tier != NULL)
        follow_expr (self, self->service->place->tier->expr);
    }
  if (!self->found)
    g_ptr_array_set_size (self->path, (gint) self->path->len - 1);
}

static void
check_circles (const IshService *service, GPtrArray *mistakes)
{
  for (guint i = 0; i < service->rules.n_lets; i++)
    {
      g_autoptr (GPtrArray) path = g_ptr_array_new ();
      Circle circle = { service, path, mistakes, FALSE };

      follow (&circle, service->rules.lets[i].name);
      if (circle.found)
        return;
    }
}

/* --- needs, place, uses --- */

static void
check_need (IshCatalog *self, IshScope *scope, const IshNeed *need)
{
  const IshService *implied = ish_catalog_get_service (self, need->type);
  guint n_names = scope->names->len;

  if (implied == NULL)
    say_no_type (self, need->origin, "type", need->type, scope->mistakes);
  _ish_scope_check_expr (scope, need->origin, need->each_in);
  _ish_scope_add (scope, need->each);
  _ish_scope_check_expr (scope, need->origin, need->when);
  _ish_scope_check_expr (scope, need->origin, need->parent);
  _ish_scope_check_template (scope, need->id);
  _ish_scope_check_template (scope, need->props);
  g_ptr_array_set_size (scope->names, (gint) n_names);
  for (guint i = 0; implied != NULL && need->props != NULL && i < need->props->n_members; i++)
    {
      JsonNode *key = need->props->members[i].key->literal;

      if (key != NULL && ish_service_get_prop (implied, json_node_get_string (key)) == NULL)
        _ish_mistake_at (scope->mistakes, need->origin, "\"props\": %s has no property '%s'",
                         need->type, json_node_get_string (key));
    }
}

static void
check_use (IshScope *scope, const IshService *service, const IshUse *use)
{
  for (guint i = 0; i < use->n_params; i++)
    {
      JsonNode *key = use->params[i].key->literal;
      const char *name = key != NULL ? json_node_get_string (key) : "";
      gboolean known = strcmp (name, "trait") == 0;

      for (guint j = 0; !known && j < use->trait->n_params; j++)
        known = json_node_equal (use->trait->params[j].key->literal, use->params[i].key->literal);
      if (!known)
        _ish_mistake_at (scope->mistakes, use->params[i].value->origin,
                         "trait '%s' has no parameter '%s'", use->trait->name, name);
      _ish_scope_check_template (scope, use->params[i].value);
    }
}

static void
check_facts (IshCatalog *self, const IshService *service, GPtrArray *mistakes)
{
  g_autoptr (IshScope) scope = _ish_scope_new (self, service->cloud, mistakes);

  _ish_scope_add_service (scope, service, FALSE);
  for (guint i = 0; i < service->rules.n_lets; i++)
    _ish_scope_check_expr (scope, service->rules.lets[i].origin, service->rules.lets[i].expr);
  for (guint i = 0; i < service->n_needs; i++)
    check_need (self, scope, &service->needs[i]);
  for (guint i = 0; i < service->n_uses; i++)
    check_use (scope, service, &service->uses[i]);
  if (service->place != NULL)
    {
      _ish_scope_add (scope, "drawn_tier");
      _ish_scope_check_expr (scope, service->origin, service->place->when);
      _ish_scope_check_expr (scope, service->origin, service->place->nat);
      _ish_scope_check_template (scope, service->place->tier);
      _ish_scope_check_template (scope, service->place->spread);
    }
}

/* --- nodes, always, verbs: of the service, and of a trait as this service uses it --- */

static void
check_verb (IshScope *scope, const IshVerb *verb)
{
  guint n_names = scope->names->len;
  gboolean given = verb->gives == NULL;

  _ish_scope_add_all (scope, verb->params);
  _ish_scope_add (scope, "from");
  _ish_scope_add (scope, "to");
  _ish_scope_check_effects (scope, verb->effects, verb->n_effects);
  for (guint i = 0; !given && i < verb->n_effects; i++)
    given = g_strcmp0 (verb->effects[i]->as, verb->gives) == 0;
  if (!given && scope->me != NULL)
    given = _ish_service_has_field (scope->me, verb->gives);
  if (!given)
    _ish_mistake_at (scope->mistakes, verb->origin, "\"gives\": nothing here is called '%s'",
                     verb->gives);
  g_ptr_array_set_size (scope->names, (gint) n_names);
}

static void
check_rules (IshScope *scope, const IshRules *rules)
{
  for (guint i = 0; i < rules->n_nodes; i++)
    _ish_scope_check_node (scope, rules->nodes[i]);
  _ish_scope_add (scope, "me");
  _ish_scope_add (scope, "line");
  _ish_scope_check_effects (scope, rules->always, rules->n_always);
  for (guint i = 0; i < rules->n_verbs; i++)
    check_verb (scope, rules->verbs[i]);
}

static void
check_trait (IshCatalog *self, const IshService *service, const IshTrait *trait,
             GPtrArray *mistakes)
{
  g_autoptr (IshScope) scope = _ish_scope_new (self, service->cloud, mistakes);

  for (guint i = 0; i < trait->n_params; i++)
    if (trait->params[i].key->literal != NULL)
      _ish_scope_add (scope, json_node_get_string (trait->params[i].key->literal));
  _ish_scope_add_service (scope, service, FALSE);
  for (guint i = 0; i < trait->rules.n_lets; i++)
    _ish_scope_check_expr (scope, trait->rules.lets[i].origin, trait->rules.lets[i].expr);
  _ish_scope_add_service (scope, service, TRUE);
  check_rules (scope, &trait->rules);
}

static void
check_meaning (IshCatalog *self, const IshService *service, GPtrArray *mistakes)
{
  g_autoptr (IshScope) scope = _ish_scope_new (self, service->cloud, mistakes);

  _ish_scope_add_service (scope, service, TRUE);
  check_rules (scope, &service->rules);
  _ish_scope_check_effects (scope, service->checks, service->n_checks);
  for (guint i = 0; i < service->n_outputs; i++)
    {
      const IshOutputRule *output = &service->outputs[i];

      _ish_scope_check_expr (scope, output->origin, output->when);
      scope->maybe += output->when != NULL;
      _ish_scope_check_template (scope, output->name);
      _ish_scope_check_template (scope, output->value);
      scope->maybe -= output->when != NULL;
    }
  for (guint i = 0; i < service->n_uses; i++)
    check_trait (self, service, service->uses[i].trait, mistakes);
}

/* --- lines --- */

/* Services whose pair with the owner this rule writes: a more special rule may have taken some. */
static GPtrArray *
list_others (IshCatalog *self, const IshLineRule *rule)
{
  GPtrArray *others = g_ptr_array_new ();
  guint n = self->services->len;

  for (guint i = 0; i < n; i++)
    {
      const IshPair *pair = rule->outgoing ? &self->pairs[(gsize) rule->owner->index * n + i]
                                           : &self->pairs[(gsize) i * n + rule->owner->index];

      if (pair->rules != NULL && g_ptr_array_find (pair->rules, rule, NULL))
        g_ptr_array_add (others, self->services->pdata[i]);
    }
  return others;
}

static void
check_line (IshCatalog *self, const IshLineRule *rule, GPtrArray *mistakes)
{
  g_autoptr (IshScope) scope = _ish_scope_new (self, rule->owner->cloud, mistakes);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  GPtrArray *owner = g_ptr_array_new ();
  GPtrArray *others = list_others (self, rule);

  check_types (self, rule->owner->cloud, rule->origin, rule->outgoing ? "to" : "from", rule->others,
               mistakes);
  g_ptr_array_add (owner, (gpointer) rule->owner);
  scope->from = rule->outgoing ? owner : others;
  scope->to = rule->outgoing ? others : owner;
  scope->me = rule->owner;
  g_ptr_array_add (fields, (char *) "id");
  g_ptr_array_add (fields, (char *) "label");
  for (guint i = 0; i < rule->n_props; i++)
    g_ptr_array_add (fields, (char *) rule->props[i]->prop.name);
  g_ptr_array_add (fields, NULL);
  scope->line = (const char *const *) fields->pdata;
  _ish_scope_add_all (scope, line_scope);
  if (others->len > 0)
    _ish_scope_check_effects (scope, rule->effects, rule->n_effects);
}

/* --- the whole --- */

static void
check_cloud (IshCatalog *self, const IshCloud *cloud, GPtrArray *mistakes)
{
  JsonObject *roles = ish_json_object (cloud->facts, "roles");
  GHashTableIter verbs;
  gpointer verb;

  if (roles != NULL)
    {
      JsonObjectIter iter;
      const char *role;

      json_object_iter_init (&iter, roles);
      while (json_object_iter_next (&iter, &role, NULL))
        {
          const char *type = ish_json_string (roles, role, "");
          IshOrigin origin = { "cloud.json", "roles" };

          if (ish_catalog_get_service (self, type) == NULL)
            say_no_type (self, origin, role, type, mistakes);
        }
    }
  g_hash_table_iter_init (&verbs, cloud->verbs);
  while (g_hash_table_iter_next (&verbs, NULL, &verb))
    {
      g_autoptr (IshScope) scope = _ish_scope_new (self, cloud, mistakes);

      _ish_scope_add_all (scope, line_scope);
      check_verb (scope, verb);
    }
}

void
_ish_catalog_check (IshCatalog *self, GPtrArray *mistakes)
{
  for (guint i = 0; i < self->clouds->len; i++)
    check_cloud (self, self->clouds->pdata[i], mistakes);
  for (guint i = 0; i < self->services->len; i++)
    {
      const IshService *service = self->services->pdata[i];

      check_home (self, service, mistakes);
      check_interfaces (service, mistakes);
      check_scalars (self, service, mistakes);
      check_facts (self, service, mistakes);
      check_circles (service, mistakes);
      check_meaning (self, service, mistakes);
      for (guint j = 0; j < service->n_lines; j++)
        check_line (self, service->lines[j], mistakes);
    }
}
