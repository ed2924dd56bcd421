/* From JSON and back to text: property values, literals, pieces of text.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <math.h>
#include <string.h>

#include "base/ish-json.h"

#define MAX_WHOLE 9007199254740992.0 /* 2^53: above it a double skips whole numbers */

const IshValue *
_ish_borrow_string (IshResolve *self, const char *text)
{
  IshValue *value = ish_arena_alloc (self->arena, sizeof *value);

  value->type = ISH_VALUE_STRING;
  value->u.string = text;
  return value;
}

const IshValue *
_ish_node_value (IshResolve *self, const char *key)
{
  IshValue *value = ish_arena_alloc (self->arena, sizeof *value);

  value->type = ISH_VALUE_NODE;
  value->u.ref.node = key;
  return value;
}

static const IshValue *
from_array (IshResolve *self, JsonArray *array)
{
  guint n = json_array_get_length (array);
  g_autofree const IshValue **items = g_new (const IshValue *, n + 1);

  for (guint i = 0; i < n; i++)
    items[i] = _ish_from_json (self, json_array_get_element (array, i));
  return ish_value_list (self->arena, items, n);
}

static const IshValue *
from_object (IshResolve *self, JsonObject *object)
{
  g_autofree IshMember *members = g_new (IshMember, json_object_get_size (object) + 1);
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;
  guint n = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      members[n].key = ish_arena_strdup (self->arena, key);
      members[n++].value = _ish_from_json (self, node);
    }
  return ish_value_map (self->arena, members, n);
}

/* 19.0 is 19, as a saved design says it: a design not yet saved gives the same code. */
static const IshValue *
from_double (IshResolve *self, double number)
{
  return !(number > floor (number)) && fabs (number) < MAX_WHOLE
           ? ish_value_int (self->arena, (gint64) number)
           : ish_value_double (self->arena, number);
}

/* Depth is bounded: every JSON here came through ish_json_parse(). */
const IshValue *
_ish_from_json (IshResolve *self, JsonNode *node)
{
  GType type;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return ish_value_null ();
  if (JSON_NODE_HOLDS_ARRAY (node))
    return from_array (self, json_node_get_array (node));
  if (JSON_NODE_HOLDS_OBJECT (node))
    return from_object (self, json_node_get_object (node));
  type = json_node_get_value_type (node);
  if (type == G_TYPE_BOOLEAN)
    return ish_value_bool (json_node_get_boolean (node));
  if (type == G_TYPE_INT64)
    return ish_value_int (self->arena, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return from_double (self, json_node_get_double (node));
  return ish_value_string (self->arena, json_node_get_string (node));
}

const char *
_ish_to_text (IshResolve *self, const IshValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->type == ISH_VALUE_STRING)
    return value->u.string;
  if (value->type == ISH_VALUE_BOOL)
    return value->u.boolean ? "true" : "false";
  if (value->type == ISH_VALUE_INT)
    {
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, value->u.integer);
      return ish_arena_strdup (self->arena, buffer);
    }
  if (value->type == ISH_VALUE_DOUBLE)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      ish_json_append_double (text, value->u.number);
      return ish_arena_strdup (self->arena, text->str);
    }
  return NULL;
}

GPtrArray *
_ish_items (const IshValue *value)
{
  GPtrArray *items = g_ptr_array_new ();

  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_STAR)
    {
      for (guint i = 0; i < value->u.list.n; i++)
        g_ptr_array_add (items, (gpointer) value->u.list.items[i]);
    }
  else if (value->type == ISH_VALUE_MAP)
    {
      for (guint i = 0; i < value->u.map.n; i++)
        g_ptr_array_add (items, (gpointer) value->u.map.members[i].value);
    }
  else if (value->type != ISH_VALUE_NULL)
    {
      g_ptr_array_add (items, (gpointer) value);
    }
  return items;
}

/* --- properties --- */

static JsonNode *
text_to_number (const char *text)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return NULL;
  return json_node_init_int (json_node_alloc (), number);
}

static JsonNode *
text_to_bool (const char *text)
{
  gboolean yes = g_ascii_strcasecmp (text, "true") == 0;

  if (!yes && g_ascii_strcasecmp (text, "false") != 0)
    return NULL;
  return json_node_init_boolean (json_node_alloc (), yes);
}

static JsonNode *
text_to_list (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", 1000);
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; words[i]; i++)
    if (*g_strstrip (words[i]))
      json_array_add_string_element (array, words[i]);
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
scalar_to_text (JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  ish_json_append (text, node);
  return json_node_init_string (json_node_alloc (), text->str);
}

static JsonNode *
text_to_double (const char *text)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0')
    return NULL;
  return json_node_init_double (json_node_alloc (), number);
}

/* The value in the kind the property wants, when it is only written otherwise: "8080" for 8080, 16
 * for "16". (transfer full) (nullable) */
JsonNode *
_ish_prop_convert (const IshProp *prop, JsonNode *typed)
{
  const char *text = NULL;

  if (!JSON_NODE_HOLDS_VALUE (typed))
    return NULL;
  if (json_node_get_value_type (typed) == G_TYPE_STRING)
    text = json_node_get_string (typed);
  switch (prop->type)
    {
    case ISH_PROP_INT:
    case ISH_PROP_PORT:
      return text ? text_to_number (text) : NULL;
    case ISH_PROP_BOOL:
      return text ? text_to_bool (text) : NULL;
    case ISH_PROP_LIST:
      return text ? text_to_list (text) : NULL;
    case ISH_PROP_NUMBER:
      return text ? text_to_double (text) : NULL;
    case ISH_PROP_STRING:
    case ISH_PROP_TEXT:
    case ISH_PROP_ENUM:
      return text ? NULL : scalar_to_text (typed);
    case ISH_PROP_CIDR:
    case ISH_PROP_MAP:
    case ISH_PROP_BLOCK:
    case ISH_PROP_BLOCKS:
    case ISH_PROP_JSON:
    default:
      return NULL;
    }
}

static void
say_wrong (IshResolve *self, const IshProp *prop, const char *id, const char *wrong)
{
  g_autofree char *property = g_strconcat ("properties.", prop->name, NULL);
  g_autofree char *min = g_strdup_printf ("%" G_GINT64_FORMAT, prop->min);
  g_autofree char *max = g_strdup_printf ("%" G_GINT64_FORMAT, prop->max);
  g_autofree char *values = prop->values ? g_strjoinv (", ", (char **) prop->values) : NULL;

  _ish_say (self, ISH_SEVERITY_ERROR, "design.property", id, property, wrong, "min", min, "max",
            max, "values", values ? values : "", NULL);
}

/* A whole number written 40.0 is 40; an enum of numbers keeps the kind its default has. */
static const IshValue *
settle (IshResolve *self, const IshProp *prop, const IshValue *value, const IshValue *fallback)
{
  gboolean whole = prop->type == ISH_PROP_INT || prop->type == ISH_PROP_PORT;
  gint64 number;

  if (value->type == ISH_VALUE_DOUBLE && whole)
    return ish_value_int (self->arena, (gint64) value->u.number);
  if (prop->type != ISH_PROP_ENUM || value->type == fallback->type)
    return value;
  if (fallback->type == ISH_VALUE_INT && value->type == ISH_VALUE_STRING
      && g_ascii_string_to_signed (value->u.string, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return ish_value_int (self->arena, number);
  if (fallback->type == ISH_VALUE_STRING && _ish_to_text (self, value))
    return _ish_borrow_string (self, _ish_to_text (self, value));
  return value;
}

/* An emptied field of a form says nothing, unless empty is a value of its kind. */
static gboolean
says_nothing (const IshProp *prop, JsonNode *typed)
{
  if (typed == NULL || JSON_NODE_HOLDS_NULL (typed))
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (typed))
    return json_array_get_length (json_node_get_array (typed)) == 0 && prop->type != ISH_PROP_LIST
           && prop->type != ISH_PROP_JSON;
  if (!JSON_NODE_HOLDS_VALUE (typed) || json_node_get_value_type (typed) != G_TYPE_STRING)
    return FALSE;
  if (prop->type == ISH_PROP_ENUM && prop->values && g_strv_contains (prop->values, ""))
    return FALSE;
  return *json_node_get_string (typed) == '\0' && prop->type != ISH_PROP_STRING
         && prop->type != ISH_PROP_TEXT;
}

const IshValue *
_ish_prop_value (IshResolve *self, const IshProp *prop, JsonNode *typed, const IshValue *fallback,
                 const char *id, gboolean *out_broken)
{
  g_autoptr (JsonNode) converted = NULL;
  const char *wrong = NULL;

  if (says_nothing (prop, typed))
    {
      if (fallback->type == ISH_VALUE_NULL && prop->required && !ish_prop_is_input (prop))
        wrong = ish_prop_check (prop, NULL);
      if (wrong)
        say_wrong (self, prop, id, wrong);
      *out_broken |= wrong != NULL;
      return fallback;
    }
  wrong = ish_prop_check (prop, typed);
  if (wrong)
    {
      converted = _ish_prop_convert (prop, typed);
      if (converted && ish_prop_check (prop, converted) == NULL)
        return settle (self, prop, _ish_from_json (self, converted), fallback);
      say_wrong (self, prop, id, wrong);
      *out_broken = TRUE;
      return fallback;
    }
  return settle (self, prop, _ish_from_json (self, typed), fallback);
}
