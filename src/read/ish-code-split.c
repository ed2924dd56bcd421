/* What one resource holds and is elsewhere a resource of its own: rules written inside a security
 * group, settings inside a bucket.
 * SPDX-License-Identifier: MIT
 *
 * "split": {TYPE: {ARGUMENT: HOW}}; "rewrite": {TYPE: {"by": ARGUMENT, "to": {VALUE: HOW}}}, where
 * HOW is {"type", "into", "rename": {from: to}, "spread": {from: to}, "wrap", "each",
 * "map": {name: {value: value}}}. Spread: one node for every item of that list. */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <string.h>

#include "base/ish-json.h"

typedef struct
{
  IshCodeStack *stack;
  const IshCodeNode *node;
  JsonObject *how;
  const IshValue *parent; /* (nullable): reference to the node */
  guint n;
} Split;

static void
add_one (Split *self, const IshValue *args)
{
  const char *into = ish_json_string (self->how, "into", NULL);
  const char *wrap = ish_json_string (self->how, "wrap", NULL);
  const char *type = ish_json_string (self->how, "type", "");
  IshCodeNode made = *self->node;
  g_autofree char *key = self->parent == NULL && self->n == 0
                           ? g_strdup (self->node->key)
                           : g_strdup_printf ("%s:%s:%u", self->node->key, type, self->n);

  self->n++;
  if (wrap)
    args = _ish_code_set (self->stack, NULL, wrap, args);
  if (into && self->parent)
    args = _ish_code_set (self->stack, args, into, self->parent);
  made.key = ish_arena_strdup (self->stack->arena, key);
  made.resource_id = self->node->resource_id ? self->node->resource_id : self->node->key;
  made.type = type;
  made.args = args;
  _ish_code_stack_add (self->stack, &made);
}

/* In the other's words. */
static const IshValue *
translate (Split *self, const char *name, const IshValue *value)
{
  JsonObject *maps = ish_json_object (self->how, "map");
  JsonObject *map = maps ? ish_json_object (maps, name) : NULL;
  const char *text = map ? _ish_code_text (self->stack, value) : NULL;
  const char *word = text ? ish_json_string (map, text, NULL) : NULL;

  return word ? ish_value_string (self->stack->arena, word) : value;
}

static void
add_spread (Split *self, const IshValue *args, const IshValue *block, JsonObject *spread)
{
  JsonObjectIter iter;
  const char *from;
  JsonNode *to;
  guint before = self->n;

  json_object_iter_init_ordered (&iter, spread);
  while (json_object_iter_next_ordered (&iter, &from, &to))
    {
      const IshValue *value = ish_value_get (block, from);
      const char *name = json_node_get_string (to);
      gboolean is_list = value && value->type == ISH_VALUE_LIST;

      for (guint i = 0; is_list && i < value->u.list.n; i++)
        add_one (self, _ish_code_set (self->stack, args, name, value->u.list.items[i]));
      if (value == NULL || is_list || value->type == ISH_VALUE_NULL)
        continue;
      if (value->type != ISH_VALUE_BOOL)
        add_one (self, _ish_code_set (self->stack, args, name, value));
      else if (value->u.boolean && self->parent) /* "self": from the group itself */
        add_one (self, _ish_code_set (self->stack, args, name, self->parent));
    }
  if (self->n == before)
    add_one (self, args);
}

static void
add_block (Split *self, const IshValue *block)
{
  JsonObject *rename = ish_json_object (self->how, "rename");
  JsonObject *spread = ish_json_object (self->how, "spread");
  const char *each = ish_json_string (self->how, "each", NULL);
  IshCodeMap map;
  const IshValue *args;

  if (each)
    {
      add_one (self, _ish_code_set (self->stack, NULL, each, block));
      return;
    }
  if (block->type != ISH_VALUE_MAP)
    {
      /* Rules that are not known: whatever is asked of them is not decided. */
      if (block->type == ISH_VALUE_INPUT && spread)
        add_one (self, _ish_code_set (self->stack, NULL, ish_json_string (self->how, "open", ""),
                                      block));
      return;
    }
  _ish_code_map_init (self->stack, &map);
  for (guint i = 0; i < block->u.map.n; i++)
    {
      const IshMember *member = &block->u.map.members[i];
      const char *name = rename ? ish_json_string (rename, member->key, member->key) : member->key;

      if (spread == NULL || !json_object_has_member (spread, member->key))
        _ish_code_map_put (&map, name, translate (self, name, member->value));
    }
  args = _ish_code_map_end (self->stack, &map);
  if (spread)
    add_spread (self, args, block, spread);
  else
    add_one (self, args);
}

static void
add_blocks (Split *self, const IshValue *value)
{
  if (value->type != ISH_VALUE_LIST)
    add_block (self, value);
  for (guint i = 0; value->type == ISH_VALUE_LIST && i < value->u.list.n; i++)
    add_block (self, value->u.list.items[i]);
}

static gboolean
rewrite (IshCodeStack *self, const IshCodeNode *node, JsonObject *table)
{
  const IshValue *by = ish_value_get (node->args, ish_json_string (table, "by", ""));
  JsonObject *to = ish_json_object (table, "to");
  const char *word = by ? _ish_code_text (self, by) : NULL;
  Split split = { self, node, word && to ? ish_json_object (to, word) : NULL, NULL, 0 };
  const char *into = split.how ? ish_json_string (split.how, "into", "") : "";

  if (split.how == NULL)
    return FALSE;
  split.parent = ish_value_get (node->args, into);
  add_block (&split, node->args);
  return TRUE;
}

const IshValue *
_ish_code_split (IshCodeStack *self, const IshCodeNode *node)
{
  JsonObject *splits = ish_json_object (self->tables, "split");
  JsonObject *rewrites = ish_json_object (self->tables, "rewrite");
  JsonObject *split = splits ? ish_json_object (splits, node->type) : NULL;
  JsonObject *other = rewrites ? ish_json_object (rewrites, node->type) : NULL;
  IshCodeMap rest;

  if (node->args == NULL || node->args->type != ISH_VALUE_MAP)
    return ish_value_map (self->arena, NULL, 0);
  if (other && rewrite (self, node, other))
    return NULL;
  if (split == NULL)
    return node->args;
  _ish_code_map_init (self, &rest);
  for (guint i = 0; i < node->args->u.map.n; i++)
    {
      const IshMember *member = &node->args->u.map.members[i];
      Split one = { self, node, ish_json_object (split, member->key),
                    ish_value_ref (self->arena, node->key, "id"), 0 };

      if (one.how)
        add_blocks (&one, member->value);
      else
        _ish_code_map_put (&rest, member->key, member->value);
    }
  return _ish_code_map_end (self, &rest);
}
