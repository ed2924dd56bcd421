/* Findings of a scanner that a kind accepts, with the reason.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-lower-private.h"

#include "base/ish-json.h"

#include <string.h>

static gboolean
is_written (const IshLowNode *node, const char *arg)
{
  const IshValue *value = ish_value_get (node->args, arg);

  return value && value->type != ISH_VALUE_NULL;
}

/* Texts, numbers and booleans; anything else is never the same. */
static gboolean
is_same (const IshValue *value, JsonNode *wanted)
{
  if (value->type == ISH_VALUE_STRING)
    return g_strcmp0 (value->u.string, json_node_get_string (wanted)) == 0;
  if (value->type == ISH_VALUE_INT)
    return value->u.integer == json_node_get_int (wanted);
  return value->type == ISH_VALUE_BOOL && value->u.boolean == json_node_get_boolean (wanted);
}

static gboolean
holds (const IshLowNode *node, JsonObject *when)
{
  JsonObjectIter iter;
  const char *arg;
  JsonNode *wanted;

  json_object_iter_init (&iter, when);
  while (json_object_iter_next (&iter, &arg, &wanted))
    {
      const IshValue *value = ish_value_get (node->args, arg);

      if (value == NULL || !JSON_NODE_HOLDS_VALUE (wanted) || !is_same (value, wanted))
        return FALSE;
    }
  return TRUE;
}

/* Whether the text stands somewhere in the value, alone or as a piece between references. */
static gboolean
has_text (const IshValue *value, const char *text)
{
  gboolean found = FALSE;

  if (value->type == ISH_VALUE_STRING)
    return strcmp (value->u.string, text) == 0;
  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n && !found; i++)
      found = has_text (value->u.list.items[i], text);
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n && !found; i++)
      found = has_text (value->u.map.members[i].value, text);
  return found;
}

static gboolean
is_wanted (IshLow *self, const IshLowNode *node, JsonObject *entry)
{
  const char *other = self->dialect == ISH_DIALECT_TERRAFORM ? "cloudformation" : "terraform";
  const char *unless = ish_json_string (entry, "unless", NULL);
  const char *holding = ish_json_string (entry, "holding", NULL);
  JsonObject *when = ish_json_object (entry, "when");

  return g_strcmp0 (ish_json_string (entry, "only", NULL), other) != 0
         && (unless == NULL || !is_written (node, unless)) && (when == NULL || holds (node, when))
         && (holding == NULL || has_text (node->args, holding));
}

GArray *
_ish_low_skips (IshLow *self, const IshLowNode *node)
{
  GArray *skips = g_array_new (FALSE, FALSE, sizeof (IshSkip));
  JsonArray *entries = node->kind->skips;

  for (guint i = 0; entries && i < json_array_get_length (entries); i++)
    {
      JsonObject *entry = json_array_get_object_element (entries, i);
      IshSkip skip = { ish_json_string (entry, "id", ""), ish_json_string (entry, "say", "") };

      if (is_wanted (self, node, entry))
        g_array_append_val (skips, skip);
    }
  return skips;
}
