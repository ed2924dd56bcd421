/* Evaluates templates: values with expressions in them.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <string.h>

static const IshValue *
eval_text (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  g_autofree const IshValue **parts = g_new (const IshValue *, source->n_items + 1);

  for (guint i = 0; i < source->n_items; i++)
    {
      const IshValue *part = _ish_eval_template (self, source->items[i], scope);

      if (part == NULL)
        return NULL;
      if (part->type == ISH_VALUE_NULL)
        return _ish_fault (self, "piece %u is empty inside a text", i + 1);
      if (part->type == ISH_VALUE_REF || part->type == ISH_VALUE_PSEUDO
          || part->type == ISH_VALUE_JOIN || part->type == ISH_VALUE_INPUT
          || part->type == ISH_VALUE_STRING)
        parts[i] = part;
      else if (_ish_to_text (self, part))
        parts[i] = _ish_borrow_string (self, _ish_to_text (self, part));
      else
        return _ish_fault (self, "piece %u is no text", i + 1);
    }
  return ish_value_join (self->arena, parts, source->n_items);
}

static const IshValue *
eval_each (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  const IshValue *list = _ish_eval (self, source->expr, scope);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  IshScope inner = *scope;

  if (list == NULL)
    return NULL;
  items = _ish_items (list);
  for (guint i = 0; i < items->len; i++)
    {
      const IshValue *value;

      inner.locals = _ish_bind (self, scope->locals, source->name, items->pdata[i]);
      value = _ish_eval_template (self, source->value, &inner);
      if (value == NULL)
        return NULL;
      if (value->type != ISH_VALUE_NULL)
        g_ptr_array_add (values, (gpointer) value);
    }
  return ish_value_list (self->arena, (const IshValue *const *) values->pdata, values->len);
}

static const IshValue *
eval_list (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  g_autoptr (GPtrArray) values = g_ptr_array_sized_new (source->n_items);

  for (guint i = 0; i < source->n_items; i++)
    {
      const IshValue *value = _ish_eval_template (self, source->items[i], scope);

      if (value == NULL)
        return NULL;
      if (value->type == ISH_VALUE_NULL)
        continue;
      if (source->items[i]->kind == ISH_TEMPLATE_EACH)
        for (guint k = 0; k < value->u.list.n; k++)
          g_ptr_array_add (values, (gpointer) value->u.list.items[k]);
      else
        g_ptr_array_add (values, (gpointer) value);
    }
  return ish_value_list (self->arena, (const IshValue *const *) values->pdata, values->len);
}

/* The key of a member; "" leaves the member out, %NULL is a fault. */
static const char *
eval_key (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  const IshValue *value;
  const char *text;

  if (source->kind == ISH_TEMPLATE_LITERAL)
    return json_node_get_string (source->literal);
  value = _ish_eval_template (self, source, scope);
  if (value == NULL)
    return NULL;
  if (value->type == ISH_VALUE_NULL)
    return "";
  text = _ish_to_text (self, value);
  if (text == NULL)
    _ish_fault (self, "a key must be a text that is known now");
  return text;
}

static const IshValue *
eval_map (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  IshMember *members = ish_arena_alloc (self->arena, sizeof *members * (source->n_members + 1));
  IshValue *map = ish_arena_alloc (self->arena, sizeof *map);
  guint n = 0;

  for (guint i = 0; i < source->n_members; i++)
    {
      const IshTemplate *inner = source->members[i].value;
      const IshValue *value = _ish_eval_template (self, inner, scope);
      const char *key;

      if (value == NULL)
        return NULL;
      if (value->type == ISH_VALUE_NULL)
        continue;
      if (value->type == ISH_VALUE_MAP && value->u.map.n == 0
          && !(inner->kind == ISH_TEMPLATE_MAP && inner->n_members == 0))
        continue;
      key = eval_key (self, source->members[i].key, scope);
      if (key == NULL)
        return NULL;
      if (*key == '\0')
        continue;
      members[n].key = key;
      members[n++].value = value;
    }
  map->type = ISH_VALUE_MAP;
  map->u.map.members = members;
  map->u.map.n = n;
  return map;
}

static const IshValue *
eval_slot (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  IshValue *slot = ish_arena_alloc (self->arena, sizeof *slot);

  slot->type = ISH_VALUE_SLOT;
  slot->u.slot.name = source->name;
  slot->u.slot.reducer = source->reducer;
  if (source->with)
    {
      slot->u.slot.with = _ish_eval_template (self, source->with, scope);
      if (slot->u.slot.with == NULL)
        return NULL;
    }
  return slot;
}

static const IshValue *
eval_if (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  const IshValue *condition = _ish_eval (self, source->expr, scope);
  const IshTemplate *branch;

  if (condition == NULL)
    return NULL;
  branch = _ish_is_true (condition) ? source->then : source->otherwise;
  return branch ? _ish_eval_template (self, branch, scope) : ish_value_null ();
}

static const IshValue *
eval_literal (IshResolve *self, const IshTemplate *source)
{
  JsonNode *node = source->literal;

  /* Strings of the catalogue live as long as the stack, which holds it. */
  if (node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return _ish_borrow_string (self, json_node_get_string (node));
  return _ish_from_json (self, node);
}

const IshValue *
_ish_eval_template (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  const IshValue *value;

  switch (source->kind)
    {
    case ISH_TEMPLATE_EXPR:
      value = _ish_eval (self, source->expr, scope);
      break;
    case ISH_TEMPLATE_TEXT:
      value = eval_text (self, source, scope);
      break;
    case ISH_TEMPLATE_LIST:
      value = eval_list (self, source, scope);
      break;
    case ISH_TEMPLATE_MAP:
      value = eval_map (self, source, scope);
      break;
    case ISH_TEMPLATE_IF:
      value = eval_if (self, source, scope);
      break;
    case ISH_TEMPLATE_EACH:
      value = eval_each (self, source, scope);
      break;
    case ISH_TEMPLATE_SLOT:
      value = eval_slot (self, source, scope);
      break;
    case ISH_TEMPLATE_LITERAL:
    default:
      value = eval_literal (self, source);
      break;
    }
  /* The innermost template is the one that is wrong. */
  if (value == NULL && self->fault_origin.file == NULL)
    self->fault_origin = source->origin;
  return value;
}

const char *
_ish_eval_text (IshResolve *self, const IshTemplate *source, const IshScope *scope)
{
  const IshValue *value = _ish_eval_template (self, source, scope);
  const char *text;

  if (value == NULL)
    return NULL;
  text = value->type == ISH_VALUE_NULL ? "" : _ish_to_text (self, value);
  if (text == NULL)
    {
      _ish_fault (self, "must be a text that is known now");
      self->fault_origin = source->origin;
    }
  return text;
}
