/* Writing JSON values: one line, the same bytes every time, numbers as short as they can be.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-base"

#include "config.h"

#include "base/ish-json.h"

#include <math.h>

void
ish_json_append_string (GString *out, const char *text)
{
  static const char hex[] = "0123456789abcdef";

  g_string_append_c (out, '"');
  for (const char *at = text; *at != '\0'; at++)
    {
      guchar byte = *at;

      if (byte == '"' || byte == '\\')
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, byte);
        }
      else if (byte == '\n')
        g_string_append (out, "\\n");
      else if (byte == '\t')
        g_string_append (out, "\\t");
      else if (byte == '\r')
        g_string_append (out, "\\r");
      else if (byte < 0x20 || byte == 0x7f)
        {
          g_string_append (out, "\\u00");
          g_string_append_c (out, hex[byte >> 4]);
          g_string_append_c (out, hex[byte & 15]);
        }
      else
        g_string_append_c (out, byte);
    }
  g_string_append_c (out, '"');
}

void
ish_json_append_double (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* JSON has no word for these; nothing from outside can hold one. */
  if (!isfinite (value))
    {
      g_string_append_c (out, '0');
      return;
    }
  if (fabs (value) < 1e15 && !(fabs (value - trunc (value)) > 0))
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) value);
      return;
    }
  /* 17 digits always give the same double back; most need fewer. */
  for (guint digits = 15; digits <= 17; digits++)
    {
      char format[8];
      double back;

      g_snprintf (format, sizeof format, "%%.%ug", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      back = g_ascii_strtod (buffer, NULL);
      if (!(back < value) && !(back > value))
        break;
    }
  g_string_append (out, buffer);
}

static void
append_value (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    ish_json_append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    ish_json_append_double (out, json_node_get_double (node));
}

static void
append_object (GString *out, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;
  gboolean is_first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      if (!is_first)
        g_string_append (out, ", ");
      is_first = FALSE;
      ish_json_append_string (out, key);
      g_string_append (out, ": ");
      ish_json_append (out, member);
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      ish_json_append (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

void
ish_json_append (GString *out, JsonNode *node)
{
  g_return_if_fail (out != NULL);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node));
  else
    append_value (out, node);
}

JsonNode *
ish_json_copy_node (JsonNode *node)
{
  JsonNode *copy;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, ish_json_copy_object (json_node_get_object (node)));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);
      JsonArray *elements = json_array_sized_new (json_array_get_length (array));

      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (elements, ish_json_copy_node (json_array_get_element (array, i)));
      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, elements);
    }
  else
    copy = json_node_copy (node);
  return copy;
}

JsonObject *
ish_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    json_object_set_member (copy, key, ish_json_copy_node (member));
  return copy;
}
