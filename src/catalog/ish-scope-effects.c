/* Checks nodes and effects: kinds and verbs exist, verbs get parameters they have, and somebody
 * reads the slot a value is added to. A slot nobody reads would come out empty, and legal.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-scope-private.h"

/* --- nodes --- */

static void
check_kind (IshScope *self, const IshNodeRule *node)
{
  g_autofree const char **kinds = NULL;
  g_autofree char *hint = NULL;

  if (node->kind == NULL || g_hash_table_contains (self->cloud->kinds, node->kind))
    return;
  kinds = (const char **) g_hash_table_get_keys_as_array (self->cloud->kinds, NULL);
  hint = _ish_suggest (node->kind, kinds);
  _ish_mistake_at (self->mistakes, node->origin, "no kind '%s'%s", node->kind,
                   strstr (hint, "there are") != NULL ? "" : hint);
}

static void
add_slots (const IshTemplate *template, GPtrArray *slots)
{
  if (template == NULL)
    return;
  if (template->kind == ISH_TEMPLATE_SLOT)
    g_ptr_array_add (slots, (char *) template->name);
  for (guint i = 0; i < template->n_items; i++)
    add_slots (template->items[i], slots);
  for (guint i = 0; i < template->n_members; i++)
    add_slots (template->members[i].value, slots);
  add_slots (template->then, slots);
  add_slots (template->otherwise, slots);
  add_slots (template->value, slots);
  add_slots (template->with, slots);
}

static gboolean
reads_slot (const IshNodeRule *node, const char *slot)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new ();

  add_slots (node->args, slots);
  return g_ptr_array_find_with_equal_func (slots, slot, g_str_equal, NULL);
}

void
_ish_scope_check_node (IshScope *self, const IshNodeRule *node)
{
  guint n_names = self->names->len;

  check_kind (self, node);
  _ish_scope_check_expr (self, node->origin, node->when);
  _ish_scope_check_expr (self, node->origin, node->each_in);
  self->maybe += node->when != NULL;
  _ish_scope_check_expr (self, node->origin, node->alias);
  _ish_scope_check_template (self, node->name);
  _ish_scope_add (self, node->each);
  _ish_scope_check_template (self, node->args);
  _ish_scope_check_template (self, node->retain);
  _ish_scope_check_template (self, node->lifecycle);
  for (guint i = 0; i < node->n_after; i++)
    _ish_scope_check_expr (self, node->origin, node->after[i]);
  self->maybe -= node->when != NULL;
  if (node->unless_empty != NULL && !reads_slot (node, node->unless_empty))
    _ish_mistake_at (self->mistakes, node->origin, "\"unless_empty\": nothing here reads slot '%s'",
                     node->unless_empty);
  g_ptr_array_set_size (self->names, (gint) n_names);
}

/* --- handles: which nodes an expression may stand for --- */

static gboolean resolve_in (const IshScope *self, const IshService *service, const IshExpr *expr,
                            GPtrArray *nodes, guint depth);

/* The nodes a service calls @name, through aliases. %FALSE when that cannot be known. */
static gboolean
resolve_name (const IshScope *self, const IshService *service, const char *name, GPtrArray *nodes,
              guint depth)
{
  gboolean known = FALSE;

  for (guint u = 0; u <= service->n_uses; u++)
    {
      const IshRules *rules =
        u < service->n_uses ? &service->uses[u].trait->rules : &service->rules;

      for (guint i = 0; i < rules->n_nodes; i++)
        if (strcmp (rules->nodes[i]->as, name) == 0)
          {
            known = TRUE;
            if (rules->nodes[i]->alias == NULL)
              g_ptr_array_add (nodes, rules->nodes[i]);
            else if (depth > 4
                     || !resolve_in (self, service, rules->nodes[i]->alias, nodes, depth + 1))
              return FALSE;
          }
    }
  return known;
}

static gboolean
resolve_in (const IshScope *self, const IshService *service, const IshExpr *expr, GPtrArray *nodes,
            guint depth)
{
  switch (expr->kind)
    {
    case ISH_EXPR_NULL:
      return TRUE;
    case ISH_EXPR_NAME:
      return service != NULL && resolve_name (self, service, expr->text, nodes, depth);
    case ISH_EXPR_INDEX:
      return resolve_in (self, service, expr->a, nodes, depth);
    case ISH_EXPR_IF:
      return resolve_in (self, service, expr->b, nodes, depth) &&
             resolve_in (self, service, expr->c, nodes, depth);
    case ISH_EXPR_BINARY:
      return expr->op == ISH_EXPR_OP_COALESCE && resolve_in (self, service, expr->a, nodes, depth)
             && resolve_in (self, service, expr->b, nodes, depth);
    case ISH_EXPR_BOOL:
    case ISH_EXPR_INT:
    case ISH_EXPR_STRING:
    case ISH_EXPR_FIELD:
    case ISH_EXPR_STAR:
    case ISH_EXPR_LIST:
    case ISH_EXPR_NOT:
    case ISH_EXPR_CALL:
    default:
      return FALSE;
    }
}

static const GPtrArray *
side_of (const IshScope *self, const IshExpr *expr)
{
  if (expr->kind != ISH_EXPR_NAME)
    return NULL;
  return strcmp (expr->text, "from") == 0 ? self->from
         : strcmp (expr->text, "to") == 0 ? self->to
                                          : NULL;
}

/* %FALSE when the handle may be a node that is not seen from here. */
static gboolean
resolve_handle (const IshScope *self, const IshExpr *expr, GPtrArray *nodes)
{
  const GPtrArray *services;

  if (expr->kind == ISH_EXPR_NAME)
    for (guint i = self->locals->len; i > 0; i--)
      if (strcmp (((const IshNodeRule *) self->locals->pdata[i - 1])->as, expr->text) == 0)
        {
          g_ptr_array_add (nodes, self->locals->pdata[i - 1]);
          return TRUE;
        }
  if (expr->kind != ISH_EXPR_FIELD)
    return resolve_in (self, self->me, expr, nodes, 0);
  if (expr->a->kind == ISH_EXPR_NAME && strcmp (expr->a->text, "me") == 0)
    return self->me != NULL && resolve_name (self, self->me, expr->text, nodes, 0);
  services = side_of (self, expr->a);
  for (guint i = 0; services != NULL && i < services->len; i++)
    if (!resolve_name (self, services->pdata[i], expr->text, nodes, 0))
      return FALSE;
  return services != NULL;
}

static void
check_slot (IshScope *self, IshOrigin origin, const IshExpr *target, const char *slot)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autoptr (GPtrArray) slots = g_ptr_array_new ();
  const IshNodeRule *first;

  if (target == NULL || !resolve_handle (self, target, nodes) || nodes->len == 0)
    return;
  for (guint i = 0; i < nodes->len; i++)
    if (reads_slot (nodes->pdata[i], slot))
      return;
    else
      add_slots (((const IshNodeRule *) nodes->pdata[i])->args, slots);
  first = nodes->pdata[0];
  g_ptr_array_add (slots, NULL);
  {
    g_autofree char *hint = _ish_suggest (slot, (const char *const *) slots->pdata);

    _ish_mistake_at (self->mistakes, origin, "nothing in %s '%s' reads slot '%s'%s",
                     first->kind != NULL ? first->kind : "node", first->as, slot, hint);
  }
}

static void
check_add (IshScope *self, const IshEffect *effect)
{
  const IshTemplate *slot = effect->slot;

  _ish_scope_check_template (self, slot);
  _ish_scope_check_template (self, effect->key);
  if (slot != NULL && slot->kind == ISH_TEMPLATE_LITERAL)
    {
      JsonNode *node = slot->literal;

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        check_slot (self, slot->origin, effect->target, json_node_get_string (node));
    }
}

/* --- calls --- */

static void
say_no_verb (IshScope *self, const IshEffect *effect, const IshService *service)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint u = 0; u <= service->n_uses; u++)
    {
      const IshRules *rules =
        u < service->n_uses ? &service->uses[u].trait->rules : &service->rules;

      for (guint i = 0; i < rules->n_verbs; i++)
        g_ptr_array_add (names, (char *) rules->verbs[i]->name);
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  _ish_mistake_at (self->mistakes, effect->origin, "%s has no verb '%s'; it has: %s", service->type,
                   effect->verb, list);
}

static gboolean
has_param (const GPtrArray *verbs, const char *name)
{
  for (guint i = 0; i < verbs->len; i++)
    if (g_strv_contains (((const IshVerb *) verbs->pdata[i])->params, name))
      return TRUE;
  return FALSE;
}

/* @verbs: what the call may reach, at least one. */
static void
check_params (IshScope *self, const IshEffect *effect, const GPtrArray *verbs)
{
  const IshVerb *verb = verbs->pdata[0];

  for (guint i = 0; i < effect->n_params; i++)
    {
      const IshTemplate *key = effect->params[i].key;
      const char *name = key->literal != NULL ? json_node_get_string (key->literal) : NULL;

      if (name == NULL)
        _ish_mistake_at (self->mistakes, effect->origin, "a parameter's name cannot be computed");
      else if (!has_param (verbs, name))
        {
          g_autofree char *hint = _ish_suggest (name, verb->params);

          _ish_mistake_at (self->mistakes, effect->origin, "verb '%s' has no parameter '%s'%s",
                           effect->verb, name, hint);
        }
    }
  if (effect->as != NULL && verb->gives == NULL)
    _ish_mistake_at (self->mistakes, effect->origin, "\"as\": verb '%s' gives nothing",
                     effect->verb);
}

/* Verbs of every service that could be the target. */
static void
collect_verbs (IshScope *self, const IshEffect *effect, const GPtrArray *services, gboolean all,
               GPtrArray *verbs)
{
  const IshService *without = NULL;

  for (guint i = 0; i < services->len; i++)
    {
      const IshVerb *verb = ish_service_get_verb (services->pdata[i], effect->verb, NULL);

      if (verb != NULL)
        g_ptr_array_add (verbs, (gpointer) verb);
      else if (without == NULL)
        without = services->pdata[i];
    }
  if (without != NULL && (verbs->len == 0 || (all && self->maybe == 0)))
    say_no_verb (self, effect, without);
}

static void
check_call (IshScope *self, const IshEffect *effect)
{
  g_autoptr (GPtrArray) verbs = g_ptr_array_new ();
  const IshVerb *own;

  if (effect->target == NULL)
    {
      own = self->me != NULL ? ish_service_get_verb (self->me, effect->verb, NULL) : NULL;
      if (own == NULL)
        own = g_hash_table_lookup (self->cloud->verbs, effect->verb);
      if (own != NULL)
        g_ptr_array_add (verbs, (gpointer) own);
      else
        _ish_mistake_at (self->mistakes, effect->origin, "no verb or effect '%s'", effect->verb);
    }
  else
    {
      const GPtrArray *side = side_of (self, effect->target);
      g_autoptr (GPtrArray) me = g_ptr_array_new ();
      gboolean is_me = effect->target->kind == ISH_EXPR_NAME &&
                       strcmp (effect->target->text, "me") == 0 && self->me != NULL;

      if (is_me)
        g_ptr_array_add (me, (gpointer) self->me);
      /* Somebody else's: it is enough that the verb exists at all. */
      collect_verbs (self, effect, is_me ? me : side != NULL ? side : self->catalog->services,
                     is_me || side != NULL, verbs);
    }
  if (verbs->len > 0)
    check_params (self, effect, verbs);
}

/* --- effects --- */

static void
bind (IshScope *self, const IshEffect *effect)
{
  if (effect->kind == ISH_EFFECT_LET)
    for (guint i = 0; i < effect->n_params; i++)
      {
        const IshTemplate *key = effect->params[i].key;

        if (key->literal != NULL)
          _ish_scope_add (self, json_node_get_string (key->literal));
      }
  _ish_scope_add (self, effect->as);
  if (effect->kind == ISH_EFFECT_KIND && effect->as != NULL)
    g_ptr_array_add (self->locals, effect->node);
}

static void
check_effect (IshScope *self, const IshEffect *effect)
{
  _ish_scope_check_expr (self, effect->origin, effect->when);
  self->maybe += effect->when != NULL;
  _ish_scope_check_expr (self, effect->origin, effect->target);
  _ish_scope_check_expr (self, effect->origin, effect->value_expr);
  _ish_scope_check_template (self, effect->value);
  for (guint i = 0; i < effect->n_params; i++)
    _ish_scope_check_template (self, effect->params[i].value);
  if (effect->kind == ISH_EFFECT_KIND)
    _ish_scope_check_node (self, effect->node);
  else if (effect->kind == ISH_EFFECT_ADD)
    check_add (self, effect);
  else if (effect->kind == ISH_EFFECT_CALL)
    check_call (self, effect);
  self->maybe -= effect->when != NULL;
}

void
_ish_scope_check_effects (IshScope *self, IshEffect *const *effects, guint n_effects)
{
  guint n_names = self->names->len;
  guint n_locals = self->locals->len;

  for (guint i = 0; i < n_effects; i++)
    {
      check_effect (self, effects[i]);
      bind (self, effects[i]);
    }
  g_ptr_array_set_size (self->names, (gint) n_names);
  g_ptr_array_set_size (self->locals, (gint) n_locals);
}
