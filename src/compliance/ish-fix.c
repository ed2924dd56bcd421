/* What makes a finding go, as operations on the design.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-check-private.h"

#include <string.h>

#include "base/ish-json.h"

/* Between what is looked at and what is added to it, on the canvas. */
#define BESIDE 160.0

typedef struct
{
  IshReport *report;
  IshQuery *query;
  IshDesign *design; /* owned: a copy, in which each operation is done already */
  GPtrArray *ops;
  gboolean costs;
  gboolean failed; /* one of the actions cannot be done here: none is */
} Fix;

static void
take (Fix *self, IshOp *op)
{
  if (ish_design_apply (self->design, op, NULL, NULL))
    g_ptr_array_add (self->ops, op);
  else
    {
      self->failed = TRUE;
      ish_op_unref (op);
    }
}

static IshCatalog *
get_catalog (Fix *self)
{
  return ish_stack_get_catalog (self->report->stack);
}

static JsonNode *
make_value (Fix *self, const IshAction *action, const IshNode *node)
{
  const IshValue *value;
  JsonNode *made = NULL;

  if (action->expr == NULL)
    return action->value ? json_node_copy (action->value) : NULL;
  value = ish_query_eval (self->query, action->expr, node);
  if (value->type == ISH_VALUE_INT)
    made = json_node_init_int (json_node_alloc (), value->u.integer);
  else if (value->type == ISH_VALUE_STRING)
    made = json_node_init_string (json_node_alloc (), value->u.string);
  else if (value->type == ISH_VALUE_BOOL)
    made = json_node_init_boolean (json_node_alloc (), value->u.boolean);
  return made;
}

/* --- properties --- */

/* "a.b.c": a copy of a with c in it; of a list, its only item. %NULL when there are several. */
static JsonNode *
put_inside (JsonNode *standing, char **steps, JsonNode *value)
{
  JsonNode *made;
  JsonObject *object;
  JsonNode *inner;

  if (steps[0] == NULL)
    return value ? json_node_copy (value) : NULL;
  if (standing && JSON_NODE_HOLDS_ARRAY (standing))
    {
      JsonArray *array = json_node_get_array (standing);

      if (json_array_get_length (array) > 1)
        return NULL;
      standing = json_array_get_length (array) == 1 ? json_array_get_element (array, 0) : NULL;
    }
  object = standing && JSON_NODE_HOLDS_OBJECT (standing)
             ? ish_json_copy_object (json_node_get_object (standing))
             : json_object_new ();
  inner = put_inside (json_object_get_member (object, steps[0]), steps + 1, value);
  if (inner)
    json_object_set_member (object, steps[0], inner);
  else if (value == NULL)
    json_object_remove_member (object, steps[0]);
  made = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return inner || value == NULL ? made : (json_node_unref (made), NULL);
}

/* A property the resource has; setting what stands there already would fix nothing. */
static void
set_property (Fix *self, const IshAction *action, const char *resource_id, JsonNode *value)
{
  const IshResource *resource = ish_design_get_resource (self->design, resource_id);
  const IshService *service =
    resource ? ish_catalog_get_service (get_catalog (self), resource->type) : NULL;
  g_auto (GStrv) steps = g_strsplit (action->name, ".", -1);
  const IshProp *prop = service ? ish_service_get_prop (service, steps[0]) : NULL;
  g_autofree char *path = g_strconcat ("properties.", steps[0], NULL);
  JsonNode *standing = resource ? json_object_get_member (resource->properties, steps[0]) : NULL;
  g_autoptr (JsonNode) made = NULL;

  if (prop == NULL)
    return;
  made = put_inside (standing, steps + 1, value);
  if (value && (made == NULL || ish_prop_check (prop, made) != NULL))
    {
      self->failed = TRUE;
      return;
    }
  if (standing == NULL ? made == NULL : made && json_node_equal (standing, made))
    return;
  self->costs |= prop->costs;
  take (self, ish_op_new_set (resource_id, path, made));
}

/* --- lines --- */

static gboolean
line_has_property (Fix *self, const IshConnection *line, const char *name)
{
  const IshResource *from = ish_design_get_resource (self->design, line->from);
  const IshResource *to = ish_design_get_resource (self->design, line->to);
  const IshLineRule *rule = NULL;

  if (from == NULL || to == NULL
      || ish_catalog_check_line (get_catalog (self), from->type, to->type, line->type, &rule, NULL))
    return FALSE;
  for (guint i = 0; rule && i < ish_line_rule_get_n_props (rule); i++)
    if (strcmp (ish_line_rule_get_prop_at (rule, i)->name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
change_lines (Fix *self, const IshAction *action, const IshNode *node, JsonNode *value)
{
  g_autofree char *path =
    action->name ? g_strconcat ("properties.", action->name, NULL) : NULL;

  for (guint i = 0; node->owners && node->owners[i]; i++)
    {
      const char *id = node->owners[i];
      const IshConnection *line = ish_design_get_connection (self->design, id);

      if (line == NULL)
        continue;
      if (action->kind == ISH_ACTION_UNLINK)
        take (self, ish_op_new_unlink (id));
      else if (line_has_property (self, line, action->name))
        take (self, ish_op_new_set (id, path, value));
    }
}

/* A type without a file is its one node; of a service others would go along. */
static void
delete_drawn (Fix *self, const char *resource_id)
{
  const IshResource *resource = ish_design_get_resource (self->design, resource_id);
  const IshService *service =
    resource ? ish_catalog_get_service (get_catalog (self), resource->type) : NULL;

  if (service && ish_service_is_generic (service))
    take (self, ish_op_new_delete (resource_id));
}

/* --- what is added --- */

static gboolean
is_connected (Fix *self, const char *id, const char *type)
{
  g_autoptr (GPtrArray) lines = ish_design_list_connections (self->design, id);

  for (guint i = 0; i < lines->len; i++)
    {
      const IshConnection *line = lines->pdata[i];
      const char *other = strcmp (line->from, id) == 0 ? line->to : line->from;
      const IshResource *resource = ish_design_get_resource (self->design, other);

      if (resource && strcmp (resource->type, type) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (IshDesign *design, const char *parent, double x, double y)
{
  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const IshResource *other = ish_design_get_resource_at (design, i);

      if (g_strcmp0 (other->parent, parent) == 0 && ABS (other->x - x) < BESIDE - 30
          && ABS (other->y - y) < BESIDE - 30)
        return FALSE;
    }
  return TRUE;
}

/* Beside the drawn thing that needs it, in the innermost frame that takes it. */
static char *
add_resource (Fix *self, const IshAction *action, const IshResource *me)
{
  const IshService *service = ish_catalog_get_service (get_catalog (self), action->name);
  const IshResource *inner = me;
  const IshResource *parent = ish_design_get_resource (self->design, me->parent ? me->parent : "");
  g_autoptr (JsonObject) value = json_object_new ();
  g_autofree char *order = ish_design_make_order (self->design);
  g_autofree char *id = NULL;
  double x, y;

  if (service == NULL)
    return NULL;
  while (parent && ish_catalog_check_parent (get_catalog (self), parent->type, action->name))
    {
      inner = parent;
      parent = ish_design_get_resource (self->design, parent->parent ? parent->parent : "");
    }
  x = inner->x;
  y = inner->y - BESIDE;
  while (!is_free (self->design, parent ? parent->id : NULL, x, y))
    x -= BESIDE;
  id = ish_design_make_id (self->design, ish_service_get_label (service, ISH_LANGUAGE_EN),
                           ish_service_get_stem (service));
  json_object_set_string_member (value, "type", action->name);
  json_object_set_string_member (value, "name", ish_service_get_label (service, ISH_LANGUAGE_EN));
  if (parent)
    json_object_set_string_member (value, "parent", parent->id);
  json_object_set_string_member (value, "order", order);
  json_object_set_double_member (value, "x", x);
  json_object_set_double_member (value, "y", y);
  if (action->value)
    json_object_set_member (value, "properties", json_node_copy (action->value));
  take (self, ish_op_new_add (id, "resources", value));
  return self->failed ? NULL : g_steal_pointer (&id);
}

/* The first of the nodes that is drawn as that type. */
static const char *
find_drawn (Fix *self, const IshAction *action, const IshNode *node)
{
  const IshValue *found = ish_query_eval (self->query, action->to, node);

  for (guint i = 0; found->type == ISH_VALUE_LIST && i < found->u.list.n; i++)
    {
      const IshNode *other = ish_query_value_node (found->u.list.items[i]);
      const IshResource *resource =
        other ? ish_design_get_resource (self->design, other->resource_id) : NULL;

      if (resource && strcmp (resource->type, action->name) == 0)
        return resource->id;
    }
  return NULL;
}

static void
connect (Fix *self, const IshAction *action, const IshResource *me, const char *other)
{
  const IshLineRule *rule = NULL;
  gboolean turned = FALSE;
  g_autoptr (JsonObject) value = json_object_new ();
  g_autofree char *id = ish_design_make_id (self->design, "c", "c");

  /* The catalogue knows which way the line goes; between types without a file the first refers. */
  if (action->with && json_object_has_member (action->with, "argument"))
    turned = TRUE;
  else if (ish_catalog_check_line (get_catalog (self), me->type, action->name, NULL, &rule,
                                   &turned))
    turned = !turned;
  if (rule == NULL
      && ish_catalog_check_line (get_catalog (self), turned ? action->name : me->type,
                                 turned ? me->type : action->name, NULL, &rule, NULL))
    {
      self->failed = TRUE;
      return;
    }
  json_object_set_string_member (value, "from", turned ? other : me->id);
  json_object_set_string_member (value, "to", turned ? me->id : other);
  json_object_set_string_member (value, "type",
                                 rule ? ish_line_rule_get_type (rule) : "default");
  if (action->with)
    json_object_set_object_member (value, "properties", ish_json_copy_object (action->with));
  take (self, ish_op_new_link (id, value));
}

static void
add_beside (Fix *self, const IshAction *action, const IshNode *node)
{
  const IshResource *me = ish_design_get_resource (self->design, node->resource_id);
  g_autofree char *made = NULL;
  const char *other = NULL;

  if (me && is_connected (self, me->id, action->name))
    return;
  if (me && action->kind == ISH_ACTION_CONNECT)
    other = find_drawn (self, action, node);
  else if (me)
    other = made = add_resource (self, action, me);
  self->costs |= made != NULL;
  if (other)
    connect (self, action, me, other);
  else
    self->failed = TRUE;
}

/* --- an action --- */

static void
act_on (Fix *self, const IshAction *action, const IshNode *node, JsonNode *value)
{
  if (action->kind == ISH_ACTION_SET)
    set_property (self, action, node->resource_id, value);
  else if (action->kind == ISH_ACTION_ADD || action->kind == ISH_ACTION_CONNECT)
    add_beside (self, action, node);
  else if (action->kind == ISH_ACTION_DELETE)
    delete_drawn (self, node->resource_id);
  else
    change_lines (self, action, node, value);
}

static void
act (Fix *self, const IshAction *action, const IshNode *node)
{
  g_autoptr (JsonNode) value = NULL;
  const IshValue *targets;

  if (!ish_query_holds (self->query, action->when, node))
    return;
  value = make_value (self, action, node);
  if (action->on == NULL)
    {
      if (node)
        act_on (self, action, node, value);
      return;
    }
  targets = ish_query_eval (self->query, action->on, node);
  if (ish_query_value_node (targets))
    act_on (self, action, ish_query_value_node (targets), value);
  for (guint i = 0; targets->type == ISH_VALUE_LIST && i < targets->u.list.n; i++)
    if (ish_query_value_node (targets->u.list.items[i]))
      act_on (self, action, ish_query_value_node (targets->u.list.items[i]), value);
}

GPtrArray *
ish_report_fix (IshReport *self, const IshCheck *check, IshDesign *design, gboolean *out_costs)
{
  g_autoptr (IshQuery) query = NULL;
  g_autoptr (IshDesign) copy = NULL;
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
  const IshNode *node = check->node ? ish_stack_get_node (self->stack, check->node) : NULL;
  const IshRuleEntry *entry = g_hash_table_lookup (self->rules->by_id, check->rule->id);
  const IshRuleCase *rule_case;
  Fix fix = { self, NULL, NULL, ops, FALSE, FALSE };

  g_return_val_if_fail (ISH_IS_DESIGN (design), NULL);
  if (check->result != ISH_RESULT_FAIL || check->rule->fix == ISH_FIX_NO || entry == NULL)
    return NULL;
  fix.query = query = ish_query_new (self->stack);
  rule_case = _ish_rule_entry_find_case (entry, query, node);
  if (rule_case == NULL || rule_case->actions->len == 0)
    return NULL;
  fix.design = copy = ish_design_copy (design);
  for (guint i = 0; i < rule_case->actions->len && !fix.failed; i++)
    act (&fix, rule_case->actions->pdata[i], node);
  if (out_costs)
    *out_costs = fix.costs || check->rule->fix_costs;
  return ops->len > 0 && !fix.failed ? g_steal_pointer (&ops) : NULL;
}
