/* What makes a finding go, as operations on the design.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-check-private.h"

#include <string.h>

#include "base/ish-json.h"

typedef struct
{
  IshReport *report;
  IshQuery *query;
  IshDesign *design;
  GPtrArray *ops;
  gboolean costs;
} Fix;

/* A property the resource has; setting what stands there already would fix nothing. */
static void
set_property (Fix *self, const IshAction *action, const char *resource_id)
{
  const IshResource *resource = ish_design_get_resource (self->design, resource_id);
  const IshService *service =
    resource ? ish_catalog_get_service (ish_stack_get_catalog (self->report->stack),
                                        resource->type)
             : NULL;
  const IshProp *prop = service ? ish_service_get_prop (service, action->name) : NULL;
  g_autofree char *path = g_strconcat ("properties.", action->name, NULL);
  JsonNode *standing;

  if (prop == NULL || (action->value && ish_prop_check (prop, action->value) != NULL))
    return;
  standing = json_object_get_member (resource->properties, action->name);
  if (standing && action->value && json_node_equal (standing, action->value))
    return;
  self->costs |= prop->costs;
  g_ptr_array_add (self->ops, ish_op_new_set (resource_id, path, action->value));
}

static void
change_lines (Fix *self, const IshAction *action, const IshNode *node)
{
  for (guint i = 0; node->owners && node->owners[i]; i++)
    {
      const char *id = node->owners[i];
      g_autofree char *path = NULL;

      if (ish_design_get_connection (self->design, id) == NULL)
        continue;
      if (action->kind == ISH_ACTION_UNLINK)
        {
          g_ptr_array_add (self->ops, ish_op_new_unlink (id));
          continue;
        }
      path = g_strconcat ("properties.", action->name, NULL);
      g_ptr_array_add (self->ops, ish_op_new_set (id, path, action->value));
    }
}

static void
act_on (Fix *self, const IshAction *action, const IshNode *node)
{
  if (action->kind == ISH_ACTION_SET)
    set_property (self, action, node->resource_id);
  else
    change_lines (self, action, node);
}

static void
act (Fix *self, const IshAction *action, const IshNode *node)
{
  const IshValue *targets;

  if (!ish_query_holds (self->query, action->when, node))
    return;
  if (action->on == NULL)
    {
      if (node)
        act_on (self, action, node);
      return;
    }
  targets = ish_query_eval (self->query, action->on, node);
  if (ish_query_value_node (targets))
    act_on (self, action, ish_query_value_node (targets));
  for (guint i = 0; targets->type == ISH_VALUE_LIST && i < targets->u.list.n; i++)
    if (ish_query_value_node (targets->u.list.items[i]))
      act_on (self, action, ish_query_value_node (targets->u.list.items[i]));
}

GPtrArray *
ish_report_fix (IshReport *self, const IshCheck *check, IshDesign *design, gboolean *out_costs)
{
  g_autoptr (IshQuery) query = ish_query_new (self->stack);
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
  const IshNode *node = check->node ? ish_stack_get_node (self->stack, check->node) : NULL;
  const IshRuleEntry *entry = g_hash_table_lookup (self->rules->by_id, check->rule->id);
  const IshRuleCase *rule_case = entry ? _ish_rule_entry_find_case (entry, query, node) : NULL;
  Fix fix = { self, query, design, ops, FALSE };

  g_return_val_if_fail (ISH_IS_DESIGN (design), NULL);
  if (rule_case == NULL || check->rule->fix == ISH_FIX_NO)
    return NULL;
  _ish_rule_case_bind (rule_case, query, node);
  for (guint i = 0; i < rule_case->actions->len; i++)
    act (&fix, rule_case->actions->pdata[i], node);
  if (out_costs)
    *out_costs = fix.costs || check->rule->fix_costs;
  return ops->len > 0 ? g_steal_pointer (&ops) : NULL;
}
