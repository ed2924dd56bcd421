/* What is said without a reference: literal names, facts of the cloud, tags.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-lower-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"

/* --- literal names --- */

static gboolean
has_ref (const IshValue *value)
{
  if (value->type == ISH_VALUE_REF)
    return TRUE;
  if (value->type == ISH_VALUE_JOIN || value->type == ISH_VALUE_LIST)
    for (guint i = 0; i < value->u.list.n; i++)
      if (has_ref (value->u.list.items[i]))
        return TRUE;
  return FALSE;
}

/* What "${word}" of a literal stands for, or %NULL when it is not known without the resource. */
static const IshValue *
literal_word (IshLow *self, const IshLowNode *node, const char *word)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };
  const IshValue *value;

  for (guint i = 0; i < G_N_ELEMENTS (pseudos); i++)
    if (strcmp (word, pseudos[i]) == 0)
      return node->edge && i == ISH_PSEUDO_REGION
             ? ish_value_string (self->arena, _ish_low_cloud_word (self, "edge.region"))
             : ish_value_pseudo (i);
  value = ish_value_get (node->args, word);
  return value && !has_ref (value) ? value : NULL;
}

const IshValue *
_ish_low_literal (IshLow *self, const IshValue *ref)
{
  const IshLowNode *node = _ish_low_get (self, ref->u.ref.node);
  const char *text =
    node->kind->literal ? ish_json_string (node->kind->literal, ref->u.ref.attr, NULL) : NULL;
  g_autoptr(GPtrArray) pieces = g_ptr_array_new ();

  if (text == NULL)
    return NULL;
  while (*text)
    {
      gboolean is_word = g_str_has_prefix (text, "${");
      const char *end = is_word ? strchr (text, '}') : strstr (text, "${");
      g_autofree char *piece = NULL;
      const IshValue *value;

      if (is_word && end == NULL)
        return NULL;
      piece = is_word ? g_strndup (text + 2, end - text - 2)
                      : g_strndup (text, end ? end - text : strlen (text));
      value = is_word ? literal_word (self, node, piece) : ish_value_string (self->arena, piece);
      if (value == NULL)
        return NULL;
      g_ptr_array_add (pieces, (gpointer) value);
      text = is_word ? end + 1 : end ? end : text + strlen (text);
    }
  return pieces->len == 1
           ? pieces->pdata[0]
           : ish_value_join (self->arena, (const IshValue *const *) pieces->pdata, pieces->len);
}

/* --- facts of the cloud --- */

const char *
_ish_low_cloud_word (IshLow *self, const char *path)
{
  g_auto(GStrv) words = g_strsplit (path, ".", -1);
  JsonObject *object = self->source->cloud;
  const char *word;
  guint i = 0;

  for (; object && words[i] && words[i + 1]; i++)
    object = ish_json_object (object, words[i]);
  word = object && words[i] ? ish_json_string (object, words[i], NULL) : NULL;
  if (word == NULL)
    _ish_low_fail (self, NULL, "cloud.json: %s is missing", path);
  return word ? word : "";
}

gboolean
_ish_low_has_edge (IshLow *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].present && self->nodes[i].edge)
      return TRUE;
  return FALSE;
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const IshMember *) a)->key, ((const IshMember *) b)->key);
}

#define MAX_TAG_KEY 128
#define MAX_TAG_VALUE 255 /* characters */

/* A later value of the same key wins: the resource's own over the settings', those over ours. */
static void
set_tag (GArray *tags, const char *key, const IshValue *value)
{
  IshMember member = { key, value };

  if (key[0] == '\0')
    return;
  for (guint i = 0; i < tags->len; i++)
    if (strcmp (g_array_index (tags, IshMember, i).key, key) == 0)
      {
        g_array_index (tags, IshMember, i) = member;
        return;
      }
  g_array_append_val (tags, member);
}

/* A tag in a person's words, without the signs for which clouds refuse the whole resource. */
static void
set_written_tag (IshLow *self, GArray *tags, const char *key, const char *value)
{
  g_autofree char *plain_key = ish_text_tag (key, MAX_TAG_KEY);
  g_autofree char *plain = ish_text_tag (value, MAX_TAG_VALUE);

  set_tag (tags, ish_arena_strdup (self->arena, plain_key), ish_value_string (self->arena, plain));
}

/* Standard tags, then settings' tags over them. */
static GArray *
list_common_tags (IshLow *self)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (IshMember));
  g_autofree char *project = ish_text_tag (self->source->name, MAX_TAG_VALUE);

  set_tag (tags, "Environment", ish_value_string (self->arena, self->source->environment));
  set_tag (tags, "ManagedBy", ish_value_string (self->arena, "isshoni"));
  if (*project != '\0') /* some services take no empty value */
    set_tag (tags, "Project", ish_value_string (self->arena, project));
  if (self->source->tags)
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *node;

      json_object_iter_init (&iter, self->source->tags);
      while (json_object_iter_next (&iter, &key, &node))
        if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
          set_written_tag (self, tags, key, json_node_get_string (node));
    }
  return tags;
}

GArray *
_ish_low_tags (IshLow *self, const IshValue *own)
{
  GArray *tags;

  if (self->tags == NULL)
    self->tags = list_common_tags (self);
  tags = g_array_copy (self->tags);
  if (own && own->type == ISH_VALUE_MAP)
    for (guint i = 0; i < own->u.map.n; i++)
      set_tag (tags, own->u.map.members[i].key, own->u.map.members[i].value);
  g_array_sort (tags, compare_members);
  return tags;
}
