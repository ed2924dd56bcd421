/* Implied resources: what the drawn ones need and nobody drew, until nothing changes.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <string.h>

#define MAX_ROUNDS 8 /* a longer chain of needs is a loop in the data */

/* What one need of one resource asks for. A round looks at all of them before any is granted, so
 * that the order of resources cannot matter. */
typedef struct
{
  const IshNeed *need;
  IshInstance *instance;
  const char *id;
  JsonObject *props; /* (nullable) owned until granted */
  IshInstance *parent;
} Wish;

static JsonNode *
to_json (const IshValue *value)
{
  JsonNode *node = json_node_alloc ();

  if (value->type == ISH_VALUE_BOOL)
    return json_node_init_boolean (node, value->u.boolean);
  if (value->type == ISH_VALUE_INT)
    return json_node_init_int (node, value->u.integer);
  if (value->type == ISH_VALUE_DOUBLE)
    return json_node_init_double (node, value->u.number);
  if (value->type == ISH_VALUE_STRING)
    return json_node_init_string (node, value->u.string);
  if (value->type == ISH_VALUE_LIST)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < value->u.list.n; i++)
        json_array_add_element (array, to_json (value->u.list.items[i]));
      json_node_init_array (node, array);
      json_array_unref (array);
      return node;
    }
  if (value->type == ISH_VALUE_MAP)
    {
      JsonObject *object = json_object_new ();

      for (guint i = 0; i < value->u.map.n; i++)
        json_object_set_member (object, value->u.map.members[i].key,
                                to_json (value->u.map.members[i].value));
      json_node_init_object (node, object);
      json_object_unref (object);
      return node;
    }
  return json_node_init_null (node);
}

static JsonObject *
make_props (IshResolve *self, const IshNeed *need, const IshScope *scope)
{
  const IshValue *value = need->props ? _ish_eval_template (self, need->props, scope) : NULL;
  g_autoptr (JsonNode) node = NULL;

  if (value == NULL || value->type != ISH_VALUE_MAP)
    return json_object_new ();
  node = to_json (value);
  return json_node_dup_object (node);
}

static void
add_wish (IshResolve *self, GArray *wishes, IshInstance *instance, const IshNeed *need,
          const IshScope *scope)
{
  Wish wish = { .need = need, .instance = instance };
  const IshValue *parent;

  if (!_ish_holds (self, need->when, scope, need->origin))
    return;
  wish.id = _ish_eval_text (self, need->id, scope);
  if (wish.id && *wish.id)
    wish.props = make_props (self, need, scope);
  if (wish.props && need->parent)
    {
      parent = _ish_eval (self, need->parent, scope);
      if (parent && parent->type == ISH_VALUE_INSTANCE)
        wish.parent = (IshInstance *) parent;
    }
  if (self->fault)
    _ish_say_fault (self, instance, need->origin);
  if (wish.props)
    g_array_append_val (wishes, wish);
}

static void
collect (IshResolve *self, GArray *wishes)
{
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];
      guint n;
      const IshNeed *needs = ish_service_get_needs (instance->service, &n);

      for (guint k = 0; k < n; k++)
        {
          IshScope scope = { .me = instance };
          const IshValue *list;
          g_autoptr (GPtrArray) items = NULL;

          if (needs[k].each == NULL)
            {
              add_wish (self, wishes, instance, &needs[k], &scope);
              continue;
            }
          list = _ish_eval (self, needs[k].each_in, &scope);
          if (list == NULL)
            {
              _ish_say_fault (self, instance, needs[k].origin);
              continue;
            }
          items = _ish_items (list);
          for (guint at = 0; at < items->len; at++)
            {
              scope.locals = _ish_bind (self, NULL, needs[k].each, items->pdata[at]);
              add_wish (self, wishes, instance, &needs[k], &scope);
            }
        }
    }
}

static gboolean
has_line (const IshInstance *from, const IshInstance *to, const char *type)
{
  for (guint i = 0; i < from->lines_out->len; i++)
    {
      const IshLine *line = from->lines_out->pdata[i];

      if (line->to == to && (type == NULL || strcmp (line->type, type) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
grant_line (IshResolve *self, const Wish *wish, IshInstance *implied, const char *because)
{
  gboolean to = strcmp (wish->need->line, "to") == 0;
  IshInstance *from = to ? wish->instance : implied;
  IshInstance *end = to ? implied : wish->instance;
  gboolean shared = !g_str_has_prefix (implied->id, wish->instance->code);
  g_autofree char *id = NULL;

  if (has_line (from, end, wish->need->line_type))
    return FALSE;
  /* What several may need has a line to each, named so that one more changes no other. */
  id = shared ? g_strdup_printf ("%s_%s_line", implied->id, wish->instance->code)
              : g_strconcat (implied->id, "_line", NULL);
  if (g_hash_table_contains (self->line_ids, id))
    return FALSE;
  _ish_lines_add (self, id, from, end, wish->need->line_type, "", NULL, because);
  return TRUE;
}

static gboolean
grant (IshResolve *self, Wish *wish)
{
  const IshNeed *need = wish->need;
  const char *id = _ish_free_id (self, wish->id, need->type);
  const char *because = wish->instance->because ? wish->instance->because : wish->instance->id;
  IshInstance *implied = g_hash_table_lookup (self->by_id, id);
  gboolean changed = FALSE;

  if (implied == NULL)
    {
      json_object_seal (wish->props);
      g_ptr_array_add (self->objects, json_object_ref (wish->props));
      implied =
        _ish_instances_add_implied (self, id, need->type, wish->parent, wish->props, because);
      changed = TRUE;
    }
  g_clear_pointer (&wish->props, json_object_unref);
  if (implied == NULL)
    {
      _ish_say_data (self, wish->instance, need->origin.file, need->origin.path, "no such type");
      return FALSE;
    }
  if (need->as_parent && wish->instance->parent != implied && implied != wish->instance)
    {
      if (wish->instance->moved_from == NULL)
        wish->instance->moved_from = wish->instance->parent;
      wish->instance->parent = implied;
      changed = TRUE;
    }
  if (need->line && implied != wish->instance)
    changed |= grant_line (self, wish, implied, because);
  return changed;
}

void
_ish_needs_settle (IshResolve *self)
{
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GArray) wishes = g_array_new (FALSE, TRUE, sizeof (Wish));
      gboolean changed = FALSE;

      collect (self, wishes);
      for (guint i = 0; i < wishes->len; i++)
        changed |= grant (self, &g_array_index (wishes, Wish, i));
      if (!changed)
        return;
      _ish_instances_sort (self);
      _ish_lines_attach (self);
      _ish_instances_forget (self);
    }
  _ish_say (self, ISH_SEVERITY_ERROR, "catalog", NULL, NULL,
            "Implied resources do not settle within eight rounds.", NULL);
}
