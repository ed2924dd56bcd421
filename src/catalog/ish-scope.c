/* Checks that every name in an expression means something where it stands.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-scope-private.h"

static const char *const base_names[] = {
  "id", "name", "tag", "props", "prod", "environment", "parent", "place",
  "region", "account", "partition", "prefix", NULL,
};
static const char *const instance_names[] = {
  "id", "name", "tag", "type", "props", "place", "parent", NULL
};
static const char *const place_names[] = { "vpc", "tier", "subnets", "subnet", NULL };

/* What the planner tells a type with a role. */
static const struct
{
  const char *role;
  const char *names[6];
} role_names[] = {
  { "network", { "zones", "demand", "tiers", "subnets", "nats", NULL } },
  { "zone", { "network", "zone", NULL } },
  { "subnet", { "network", "zone", "cidr", "tier", NULL } },
  { "gateway", { "network", "zone", "subnet", NULL } },
};

static const struct
{
  const char *name;
  guint       min, max;
} functions[] = {
  { "upper", 1, 1 },  { "dash", 1, 1 },   { "str", 1, 1 },   { "len", 1, 1 },
  { "first", 1, 1 },  { "values", 1, 1 }, { "pick", 2, 2 },  { "has", 2, 2 },
  { "min", 1, 16 },   { "max", 1, 16 },   { "concat", 1, 16 }, { "merge", 1, 16 },
  { "join", 2, 2 },   { "json", 1, 1 },   { "camel", 1, 1 }, { "copies", 1, 1 },
  { "named", 1, 2 },
  { "fit", 2, 2 },    { "ascii", 1, 1 },  { "lines_in", 0, 16 }, { "lines_out", 0, 16 },
  { "inside", 0, 16 }, { "index", 2, 2 }, { "base64", 1, 1 },
};

/* --- what a service has --- */

static void
add_strings (GPtrArray *names, const char *const *more)
{
  for (guint i = 0; more != NULL && more[i] != NULL; i++)
    g_ptr_array_add (names, (char *) more[i]);
}

static void
add_role_names (GPtrArray *names, const char *role)
{
  for (gsize i = 0; role != NULL && i < G_N_ELEMENTS (role_names); i++)
    if (strcmp (role_names[i].role, role) == 0)
      add_strings (names, role_names[i].names);
}

static void
add_rules (GPtrArray *names, const IshRules *rules, gboolean with_nodes)
{
  for (guint i = 0; i < rules->n_lets; i++)
    g_ptr_array_add (names, (char *) rules->lets[i].name);
  for (guint i = 0; with_nodes && i < rules->n_nodes; i++)
    g_ptr_array_add (names, (char *) rules->nodes[i]->as);
}

static void
add_own_names (GPtrArray *names, const IshService *service, gboolean with_nodes)
{
  add_role_names (names, service->role);
  for (guint i = 0; i < service->n_uses; i++)
    add_rules (names, &service->uses[i].trait->rules, with_nodes);
  add_rules (names, &service->rules, with_nodes);
}

GPtrArray *
_ish_service_list_fields (const IshService *self)
{
  GPtrArray *names = g_ptr_array_new ();

  add_strings (names, instance_names);
  add_own_names (names, self, TRUE);
  return names;
}

gboolean
_ish_service_has_field (const IshService *self, const char *name)
{
  g_autoptr (GPtrArray) names = _ish_service_list_fields (self);

  return g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL);
}

/* --- scope --- */

IshScope *
_ish_scope_new (IshCatalog *catalog, const IshCloud *cloud, GPtrArray *mistakes)
{
  IshScope *self = g_new0 (IshScope, 1);

  self->catalog = catalog;
  self->cloud = cloud;
  self->mistakes = mistakes;
  self->names = g_ptr_array_new ();
  self->locals = g_ptr_array_new ();
  return self;
}

void
_ish_scope_free (IshScope *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->locals);
  g_clear_pointer (&self->from, g_ptr_array_unref);
  g_clear_pointer (&self->to, g_ptr_array_unref);
  g_free (self);
}

void
_ish_scope_add_service (IshScope *self, const IshService *service, gboolean with_nodes)
{
  self->me = service;
  add_strings (self->names, base_names);
  add_own_names (self->names, service, with_nodes);
}

void
_ish_scope_add (IshScope *self, const char *name)
{
  if (name != NULL)
    g_ptr_array_add (self->names, (char *) name);
}

void
_ish_scope_add_all (IshScope *self, const char *const *names)
{
  add_strings (self->names, names);
}

static gboolean
has_name (const IshScope *self, const char *name)
{
  return g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL);
}

/* "a, b, c": each once. */
static char *
list_names (const GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      guint first = i;

      g_ptr_array_find_with_equal_func ((GPtrArray *) names, names->pdata[i], g_str_equal, &first);
      if (first == i)
        g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
    }
  return g_strdup (list->str);
}

static void
say_missing (IshScope *self, IshOrigin origin, guint column, const char *what, const char *name,
             const GPtrArray *names)
{
  g_autofree char *list = list_names (names);

  _ish_mistake_at (self->mistakes, origin, "column %u: %s '%s'; there are: %s", column, what, name,
                   list);
}

static void
check_among (IshScope *self, IshOrigin origin, const IshExpr *expr, const char *what,
             const char *const *known)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (g_strv_contains (known, expr->text))
    return;
  add_strings (names, known);
  say_missing (self, origin, expr->column, what, expr->text, names);
}

/* --- fields --- */

/* Services the name may stand for, or %NULL when that is not known. (transfer full) */
static GPtrArray *
candidates_of (const IshScope *self, const IshExpr *expr)
{
  GPtrArray *found = NULL;

  if (expr->kind != ISH_EXPR_NAME)
    return NULL;
  if (strcmp (expr->text, "from") == 0)
    found = self->from;
  else if (strcmp (expr->text, "to") == 0)
    found = self->to;
  else if (strcmp (expr->text, "me") == 0 && self->me != NULL)
    {
      found = g_ptr_array_new ();
      g_ptr_array_add (found, (gpointer) self->me);
      return found;
    }
  return found != NULL ? g_ptr_array_ref (found) : NULL;
}

static GPtrArray *
list_props (const IshService *service)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < service->n_props; i++)
    g_ptr_array_add (names, (char *) service->props[i]->prop.name);
  return names;
}

/* Each service must have the field; inside a condition one of them is enough. */
static void
check_field_of (IshScope *self, IshOrigin origin, const IshExpr *expr, const GPtrArray *services,
                gboolean of_props)
{
  const IshService *without = NULL;
  guint n_with = 0;

  for (guint i = 0; i < services->len; i++)
    {
      const IshService *service = services->pdata[i];

      if (of_props ? ish_service_get_prop (service, expr->text) != NULL
                   : _ish_service_has_field (service, expr->text))
        n_with++;
      else if (without == NULL)
        without = service;
    }
  if (without != NULL && (self->maybe == 0 || n_with == 0))
    {
      g_autoptr (GPtrArray) names =
        of_props ? list_props (without) : _ish_service_list_fields (without);
      g_autofree char *what = g_strdup_printf ("%s has no %s", without->type,
                                               of_props ? "property" : "name");

      say_missing (self, origin, expr->column, what, expr->text, names);
    }
}

static gboolean
is_name (const IshExpr *expr, const char *name)
{
  return expr->kind == ISH_EXPR_NAME && strcmp (expr->text, name) == 0;
}

/* a.b where it is known what a is. */
static void
check_field (IshScope *self, IshOrigin origin, const IshExpr *expr)
{
  const IshExpr *holder = expr->a;
  g_autoptr (GPtrArray) services = candidates_of (self, holder);

  if (services != NULL)
    check_field_of (self, origin, expr, services, FALSE);
  else if (is_name (holder, "props") && self->me != NULL)
    {
      services = g_ptr_array_new ();
      g_ptr_array_add (services, (gpointer) self->me);
      check_field_of (self, origin, expr, services, TRUE);
    }
  else if (is_name (holder, "line") && self->line != NULL)
    check_among (self, origin, expr, "a line here has no", self->line);
  else if (is_name (holder, "place"))
    check_among (self, origin, expr, "a place has no", place_names);
  else if (holder->kind == ISH_EXPR_FIELD && strcmp (holder->text, "props") == 0)
    {
      services = candidates_of (self, holder->a);
      if (services != NULL)
        check_field_of (self, origin, expr, services, TRUE);
    }
}

/* --- calls --- */

static void
check_type_argument (IshScope *self, IshOrigin origin, const IshExpr *expr)
{
  if (expr->kind == ISH_EXPR_LIST)
    for (guint i = 0; i < expr->n_items; i++)
      check_type_argument (self, origin, expr->items[i]);
  else if (expr->kind == ISH_EXPR_STRING &&
           ish_catalog_get_service (self->catalog, expr->text) == NULL &&
           _ish_cloud_get_interface (self->cloud, expr->text) == NULL)
    _ish_mistake_at (self->mistakes, origin, "column %u: no type or interface '%s'", expr->column,
                     expr->text);
}

static void
check_call (IshScope *self, IshOrigin origin, const IshExpr *expr)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (self->functions != NULL && !g_strv_contains (self->functions, functions[i].name))
        continue;
      g_ptr_array_add (names, (char *) functions[i].name);
      if (strcmp (functions[i].name, expr->text) != 0)
        continue;
      if (expr->n_items < functions[i].min || expr->n_items > functions[i].max)
        _ish_mistake_at (self->mistakes, origin, "column %u: %s() takes %u to %u values, not %u",
                         expr->column, expr->text, functions[i].min, functions[i].max,
                         expr->n_items);
      if (functions[i].min == 0)
        for (guint j = 0; j < expr->n_items; j++)
          check_type_argument (self, origin, expr->items[j]);
      return;
    }
  say_missing (self, origin, expr->column, "no function", expr->text, names);
}

void
_ish_scope_check_expr (IshScope *self, IshOrigin origin, const IshExpr *expr)
{
  gboolean branches;

  if (expr == NULL)
    return;
  branches = expr->kind == ISH_EXPR_IF ||
             (expr->kind == ISH_EXPR_BINARY && expr->op <= ISH_EXPR_OP_COALESCE);
  if (expr->kind == ISH_EXPR_NAME && !has_name (self, expr->text))
    {
      g_autofree char *list = list_names (self->names);

      _ish_mistake_at (self->mistakes, origin, "column %u: no name '%s' here; there are: %s",
                       expr->column, expr->text, list);
    }
  else if (expr->kind == ISH_EXPR_FIELD)
    check_field (self, origin, expr);
  else if (expr->kind == ISH_EXPR_CALL)
    check_call (self, origin, expr);
  _ish_scope_check_expr (self, origin, expr->a);
  self->maybe += branches;
  _ish_scope_check_expr (self, origin, expr->b);
  _ish_scope_check_expr (self, origin, expr->c);
  for (guint i = 0; i < expr->n_items; i++)
    _ish_scope_check_expr (self, origin, expr->items[i]);
  self->maybe -= branches;
}

void
_ish_scope_check_template (IshScope *self, const IshTemplate *template)
{
  guint n_names = self->names->len;
  gboolean branches;

  if (template == NULL)
    return;
  branches = template->kind == ISH_TEMPLATE_IF;
  _ish_scope_check_expr (self, template->origin, template->expr);
  if (template->kind == ISH_TEMPLATE_EACH)
    _ish_scope_add (self, template->name);
  for (guint i = 0; i < template->n_items; i++)
    _ish_scope_check_template (self, template->items[i]);
  for (guint i = 0; i < template->n_members; i++)
    {
      _ish_scope_check_template (self, template->members[i].key);
      _ish_scope_check_template (self, template->members[i].value);
    }
  self->maybe += branches;
  _ish_scope_check_template (self, template->then);
  _ish_scope_check_template (self, template->otherwise);
  self->maybe -= branches;
  _ish_scope_check_template (self, template->value);
  _ish_scope_check_template (self, template->with);
  g_ptr_array_set_size (self->names, (gint) n_names);
}
