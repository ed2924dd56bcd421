/* The first platform's canvas JSON, read as the design it means.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-design.h"

#include <string.h>

#include "base/ish-json.h"
#include "design/ish-design-private.h"

/* Its objects become objects of the design's own format and go through the same reader, so that
 * nothing is checked twice and positions in messages still hold: lists keep their indexes. What
 * has the wrong kind is passed on unchanged for that reader to refuse. */

#define LEGACY_CLOUD "aws"
#define GRID_COLUMNS 4
#define GRID_X 180.0 /* design units from one node to the next */
#define GRID_Y 160.0
#define GRID_MARGIN 60.0

static gboolean
has_legacy_lines (JsonObject *root)
{
  JsonArray *lines = ish_json_array (root, "connections");

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonNode *node = json_array_get_element (lines, i);

      if (JSON_NODE_HOLDS_OBJECT (node) &&
          json_object_has_member (json_node_get_object (node), "from_resource"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_legacy (JsonObject *root)
{
  if (json_object_has_member (root, "format") || ish_json_array (root, "resources") == NULL)
    return FALSE;
  return json_object_has_member (root, "user_prompt") ||
         json_object_has_member (root, "session_id") || has_legacy_lines (root);
}

/* Moves @from to @to when only the old name stands there. */
static void
rename_member (JsonObject *object, const char *from, const char *to)
{
  JsonNode *node = json_object_dup_member (object, from);

  if (node == NULL)
    return;
  json_object_remove_member (object, from);
  if (json_object_has_member (object, to))
    json_node_unref (node);
  else
    json_object_set_member (object, to, node);
}

static void
drop_null (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    json_object_remove_member (object, key);
}

/* Numbers were ids there as often as texts were. */
static void
make_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autoptr (GString) text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return;
  text = g_string_new (NULL);
  ish_json_append (text, node);
  json_object_set_string_member (object, key, text->str);
}

static void
place (JsonObject *resource, guint index)
{
  JsonObject *position = ish_json_object (resource, "position");

  if (position != NULL && json_object_has_member (position, "x") &&
      json_object_has_member (position, "y"))
    {
      double x = ish_json_double (position, "x", 0);
      double y = ish_json_double (position, "y", 0);

      json_object_set_double_member (resource, "x", x);
      json_object_set_double_member (resource, "y", y);
      json_object_remove_member (resource, "position");
    }
  if (json_object_has_member (resource, "x") && json_object_has_member (resource, "y"))
    return;
  json_object_set_double_member (resource, "x", GRID_MARGIN + index % GRID_COLUMNS * GRID_X);
  json_object_set_double_member (resource, "y", GRID_MARGIN + index / GRID_COLUMNS * GRID_Y);
}

static void
convert_resource (JsonObject *resource, guint index)
{
  static const char *const optional[] = { "name", "notes", "properties", "width", "height" };
  const char *type = ish_json_string (resource, "type", NULL);

  if (type != NULL && type[0] != '\0' && strchr (type, '.') == NULL)
    {
      g_autofree char *lower = g_ascii_strdown (type, -1);
      g_autofree char *full = g_strconcat (LEGACY_CLOUD, ".", lower, NULL);

      json_object_set_string_member (resource, "type", full);
    }
  make_text (resource, "id");
  make_text (resource, "parent");
  rename_member (resource, "label", "name");
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    drop_null (resource, optional[i]);
  place (resource, index);
}

static void
convert_type (JsonObject *line)
{
  static const char *const known[] = { "network", "data", "api", "event", "default" };
  const char *type = ish_json_string (line, "type", "");

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (known[i], type) == 0)
      {
        json_object_set_string_member (line, "type", known[i]);
        return;
      }
  json_object_set_string_member (line, "type", "default");
}

static void
convert_connection (JsonObject *line, guint index, GHashTable *taken)
{
  rename_member (line, "from_resource", "from");
  rename_member (line, "to_resource", "to");
  rename_member (line, "connection_type", "type");
  make_text (line, "from");
  make_text (line, "to");
  make_text (line, "id");
  drop_null (line, "id");
  drop_null (line, "label");
  drop_null (line, "properties");
  convert_type (line);
  if (!json_object_has_member (line, "id"))
    {
      g_autofree char *id = g_strdup_printf ("c%u", index + 1);

      for (guint n = 2; g_hash_table_contains (taken, id); n++)
        {
          g_free (id);
          id = g_strdup_printf ("c%u_%u", index + 1, n);
        }
      json_object_set_string_member (line, "id", id);
    }
}

static void
convert_lists (JsonObject *root)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *resources = ish_json_array (root, "resources");
  JsonArray *lines = ish_json_array (root, "connections");

  for (guint i = 0; i < json_array_get_length (resources); i++)
    {
      JsonNode *node = json_array_get_element (resources, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      convert_resource (json_node_get_object (node), i);
      g_hash_table_add (taken, g_strdup (ish_json_string (json_node_get_object (node), "id", "")));
    }
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonNode *node = json_array_get_element (lines, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        g_hash_table_add (taken,
                          g_strdup (ish_json_string (json_node_get_object (node), "id", "")));
    }
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonNode *node = json_array_get_element (lines, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        convert_connection (json_node_get_object (node), i, taken);
    }
}

static void
ensure_settings (JsonObject *root)
{
  JsonObject *settings;

  drop_null (root, "settings");
  if (json_object_has_member (root, "settings"))
    return;
  settings = json_object_new ();
  json_object_set_string_member (settings, "cloud", LEGACY_CLOUD);
  json_object_set_string_member (settings, "region", "ap-northeast-2");
  json_object_set_string_member (settings, "environment", "dev");
  json_object_set_object_member (root, "settings", settings);
}

JsonObject *
_ish_design_convert_legacy (JsonObject *root)
{
  JsonObject *design;

  if (!is_legacy (root))
    return NULL;
  design = ish_json_copy_object (root);
  json_object_set_string_member (design, "format", ISH_FORMAT_NAME);
  json_object_set_int_member (design, "version", ISH_FORMAT_VERSION);
  rename_member (design, "user_prompt", "prompt");
  drop_null (design, "connections");
  drop_null (design, "annotations");
  convert_lists (design);
  ensure_settings (design);
  return design;
}
