/* Values of a stack made of what code says.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <string.h>

#include "base/ish-json.h"

const IshValue *
_ish_code_unknown (IshCodeStack *self, const char *name)
{
  return ish_value_input (self->arena, name);
}

/* --- maps --- */

void
_ish_code_map_init (IshCodeStack *stack, IshCodeMap *self)
{
  self->arena = stack->arena;
  self->members = g_array_new (FALSE, FALSE, sizeof (IshMember));
}

void
_ish_code_map_put (IshCodeMap *self, const char *key, const IshValue *value)
{
  IshMember member = { NULL, value };

  if (key == NULL || value == NULL || value->type == ISH_VALUE_NULL)
    return;
  for (guint i = 0; i < self->members->len; i++)
    if (strcmp (g_array_index (self->members, IshMember, i).key, key) == 0)
      {
        g_array_index (self->members, IshMember, i).value = value;
        return;
      }
  /* The stack may live longer than the code. */
  member.key = ish_arena_strdup (self->arena, key);
  g_array_append_val (self->members, member);
}

const IshValue *
_ish_code_map_end (IshCodeStack *stack, IshCodeMap *self)
{
  const IshValue *map = ish_value_map (stack->arena, (const IshMember *) self->members->data,
                                       self->members->len);

  g_array_unref (self->members);
  return map;
}

const IshValue *
_ish_code_set (IshCodeStack *self, const IshValue *map, const char *key, const IshValue *value)
{
  IshCodeMap out;

  _ish_code_map_init (self, &out);
  for (guint i = 0; map && map->type == ISH_VALUE_MAP && i < map->u.map.n; i++)
    g_array_append_val (out.members, map->u.map.members[i]);
  _ish_code_map_put (&out, key, value);
  return _ish_code_map_end (self, &out);
}

const IshValue *
_ish_code_without (IshCodeStack *self, const IshValue *map, const char *key)
{
  IshCodeMap out;

  _ish_code_map_init (self, &out);
  for (guint i = 0; i < map->u.map.n; i++)
    if (strcmp (map->u.map.members[i].key, key) != 0)
      g_array_append_val (out.members, map->u.map.members[i]);
  return _ish_code_map_end (self, &out);
}

/* --- scalars --- */

static const IshValue *
make_number (IshCodeStack *self, const char *text)
{
  gint64 whole;

  if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &whole, NULL))
    return ish_value_int (self->arena, whole);
  return ish_value_double (self->arena, g_ascii_strtod (text, NULL));
}

const IshValue *
_ish_code_scalar (IshCodeStack *self, const IshCode *code)
{
  const char *text = code->text ? code->text : "";

  switch ((guint) code->kind)
    {
    case ISH_CODE_BOOL:
      return ish_value_bool (strcmp (text, "true") == 0);
    case ISH_CODE_NUMBER:
      return make_number (self, text);
    case ISH_CODE_STRING:
      return ish_value_string (self->arena, text);
    default:
      return ish_value_null ();
    }
}

const char *
_ish_code_text (IshCodeStack *self, const IshValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch ((guint) value->type)
    {
    case ISH_VALUE_STRING:
      return value->u.string;
    case ISH_VALUE_BOOL:
      return value->u.boolean ? "true" : "false";
    case ISH_VALUE_INT:
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, value->u.integer);
      return ish_arena_strdup (self->arena, buffer);
    case ISH_VALUE_DOUBLE:
      g_ascii_dtostr (buffer, sizeof buffer, value->u.number);
      return ish_arena_strdup (self->arena, buffer);
    default:
      return NULL;
    }
}

gboolean
_ish_code_is_literal (const IshValue *value)
{
  if (value->type == ISH_VALUE_LIST)
    for (guint i = 0; i < value->u.list.n; i++)
      if (!_ish_code_is_literal (value->u.list.items[i]))
        return FALSE;
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      if (!_ish_code_is_literal (value->u.map.members[i].value))
        return FALSE;
  return value->type <= ISH_VALUE_MAP;
}

/* --- documents --- */

const IshValue *
_ish_code_from_json (IshCodeStack *self, JsonNode *json)
{
  if (JSON_NODE_HOLDS_ARRAY (json))
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      JsonArray *array = json_node_get_array (json);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (items,
                         (gpointer) _ish_code_from_json (self, json_array_get_element (array, i)));
      return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
    }
  if (JSON_NODE_HOLDS_OBJECT (json))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *inner;
      IshCodeMap map;

      _ish_code_map_init (self, &map);
      json_object_iter_init_ordered (&iter, json_node_get_object (json));
      while (json_object_iter_next_ordered (&iter, &key, &inner))
        _ish_code_map_put (&map, key, _ish_code_from_json (self, inner));
      return _ish_code_map_end (self, &map);
    }
  if (JSON_NODE_HOLDS_NULL (json))
    return ish_value_null ();
  if (json_node_get_value_type (json) == G_TYPE_STRING)
    return ish_value_string (self->arena, json_node_get_string (json));
  if (json_node_get_value_type (json) == G_TYPE_BOOLEAN)
    return ish_value_bool (json_node_get_boolean (json));
  if (json_node_get_value_type (json) == G_TYPE_INT64)
    return ish_value_int (self->arena, json_node_get_int (json));
  return ish_value_double (self->arena, json_node_get_double (json));
}

const IshValue *
_ish_code_parse_document (IshCodeStack *self, const IshValue *value)
{
  g_autoptr (IshJson) json = NULL;
  const char *text = value->type == ISH_VALUE_STRING ? value->u.string : "";

  text += strspn (text, " \t\r\n");
  if (*text != '{' && *text != '[')
    return value;
  json = ish_json_parse (text, -1, "text", NULL, NULL);
  return json ? _ish_code_from_json (self, ish_json_get_root (json)) : value;
}

/* --- fitting --- */

static const IshValue *
fit_text (IshCodeStack *self, const IshValue *value, const IshShape *shape)
{
  const char *text = value->u.string;

  if (shape->kinds & ISH_SHAPE_STRING)
    return _ish_code_parse_document (self, value);
  if (shape->kinds & ISH_SHAPE_BOOL)
    {
      if (g_ascii_strcasecmp (text, "true") == 0)
        return ish_value_bool (TRUE);
      if (g_ascii_strcasecmp (text, "false") == 0)
        return ish_value_bool (FALSE);
    }
  if ((shape->kinds & (ISH_SHAPE_INT | ISH_SHAPE_NUMBER)) && *text
      && text[strspn (text, "-0123456789.")] == '\0')
    return make_number (self, text);
  return value;
}

const IshValue *
_ish_code_fit (IshCodeStack *self, const IshValue *value, const IshShape *shape)
{
  if (shape == NULL)
    return value->type == ISH_VALUE_STRING ? _ish_code_parse_document (self, value) : value;
  if (value->type == ISH_VALUE_STRING)
    return fit_text (self, value, shape);
  if (value->type == ISH_VALUE_LIST && shape->item)
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();

      for (guint i = 0; i < value->u.list.n; i++)
        g_ptr_array_add (items,
                         (gpointer) _ish_code_fit (self, value->u.list.items[i], shape->item));
      return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
    }
  return value;
}
