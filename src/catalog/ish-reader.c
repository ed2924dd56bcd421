/* Reads members of a catalogue file with their path, and collects what is wrong with them.
 *
 * A mistake does not stop the reading: whoever writes a service sees all of them at once. What
 * was wrong is left out of the result, which is thrown away at the end when there is a mistake.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

/* A service takes about one. */
#define BLOCK_SIZE (32 * 1024)

/* --- pool --- */

void
_ish_pool_init (IshPool *self)
{
  self->strings = g_string_chunk_new (64 * 1024);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->exprs = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_expr_free);
  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_json_free);
  self->regexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);
}

void
_ish_pool_clear (IshPool *self)
{
  g_clear_pointer (&self->regexes, g_ptr_array_unref);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->exprs, g_ptr_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

gpointer
_ish_pool_alloc (IshPool *self, gsize size)
{
  gsize rounded = (MAX (size, 1) + 15) & ~(gsize) 15;
  char *block;

  if (rounded > BLOCK_SIZE / 4)
    {
      /* Below the last one, which is still being handed out. */
      block = g_malloc0 (rounded);
      g_ptr_array_insert (self->blocks, 0, block);
      return block;
    }
  if (rounded > self->n_free)
    {
      g_ptr_array_add (self->blocks, g_malloc0 (BLOCK_SIZE));
      self->n_free = BLOCK_SIZE;
    }
  block = (char *) self->blocks->pdata[self->blocks->len - 1] + (BLOCK_SIZE - self->n_free);
  self->n_free -= rounded;
  return block;
}

const char *
_ish_pool_string (IshPool *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

gpointer
_ish_pool_array (IshPool *self, GPtrArray *items)
{
  gpointer *array = _ish_pool_alloc (self, (items->len + 1) * sizeof (gpointer));

  for (guint i = 0; i < items->len; i++)
    array[i] = items->pdata[i];
  return array;
}

/* --- where the reader stands --- */

gsize
_ish_reader_enter (IshReader *self, const char *member)
{
  gsize mark = self->path->len;

  if (mark > 0)
    g_string_append_c (self->path, '.');
  g_string_append (self->path, member);
  return mark;
}

gsize
_ish_reader_enter_index (IshReader *self, guint index)
{
  gsize mark = self->path->len;

  g_string_append_printf (self->path, "[%u]", index);
  return mark;
}

void
_ish_reader_leave (IshReader *self, gsize mark)
{
  g_string_truncate (self->path, mark);
}

IshOrigin
_ish_reader_origin (IshReader *self)
{
  /* Nearly all differ, so looking for an equal one would only cost. */
  return (IshOrigin) { self->file, g_string_chunk_insert_len (self->pool->strings, self->path->str,
                                                              (gssize) self->path->len) };
}

static void
add_mistake (GPtrArray *mistakes, const char *file, const char *path, const char *text)
{
  g_autofree char *line = NULL;

  line = *path != '\0' ? g_strdup_printf ("%s: %s: %s", file, path, text)
                       : g_strdup_printf ("%s: %s", file, text);
  /* A trait is checked once for each service that uses it. */
  if (!g_ptr_array_find_with_equal_func (mistakes, line, g_str_equal, NULL))
    g_ptr_array_add (mistakes, g_steal_pointer (&line));
}

void
_ish_reader_mistake (IshReader *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add_mistake (self->mistakes, self->file, self->path->str, text);
}

void
_ish_mistake_at (GPtrArray *mistakes, IshOrigin origin, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add_mistake (mistakes, origin.file, origin.path, text);
}

/* --- what was meant --- */

/* Levenshtein distance; names are short, rows longer than the buffer count as far away. */
static guint
distance (const char *a, const char *b)
{
  guint row[64];
  gsize n = strlen (b);

  if (n >= G_N_ELEMENTS (row))
    return G_MAXUINT;
  for (guint j = 0; j <= n; j++)
    row[j] = j;
  for (guint i = 1; a[i - 1] != '\0'; i++)
    {
      guint diagonal = row[0];

      row[0] = i;
      for (guint j = 1; j <= n; j++)
        {
          guint above = row[j];
          guint changed = diagonal + (a[i - 1] != b[j - 1]);

          row[j] = MIN (changed, MIN (above, row[j - 1]) + 1);
          diagonal = above;
        }
    }
  return row[n];
}

/* At most three mistakes away, fewer in a short name. (nullable) */
const char *
_ish_nearest_name (const char *name, const char *const *names)
{
  const char *nearest = NULL;
  guint best = MAX (1, MIN (3, (guint) strlen (name) / 2)) + 1;

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint d = distance (name, names[i]);

      if (d < best)
        {
          best = d;
          nearest = names[i];
        }
    }
  return nearest;
}

char *
_ish_suggest (const char *name, const char *const *names)
{
  const char *nearest = _ish_nearest_name (name, names);
  g_autofree char *list = NULL;

  if (nearest != NULL)
    return g_strdup_printf ("; did you mean '%s'?", nearest);
  list = g_strjoinv (", ", (char **) names);
  return *list != '\0' ? g_strdup_printf ("; there are: %s", list) : g_strdup ("");
}

void
_ish_reader_check_keys (IshReader *self, JsonObject *object, const char *const *known)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (known, key))
      {
        g_autofree char *hint = _ish_suggest (key, known);

        _ish_reader_mistake (self, "no key '%s' here%s", key, hint);
      }
}

/* --- typed members --- */

static const char *
kind_of (JsonNode *node)
{
  GType type;

  switch (JSON_NODE_TYPE (node))
    {
    case JSON_NODE_OBJECT:
      return "an object";
    case JSON_NODE_ARRAY:
      return "a list";
    case JSON_NODE_NULL:
      return "null";
    case JSON_NODE_VALUE:
    default:
      type = json_node_get_value_type (node);
      return type == G_TYPE_STRING ? "text" : type == G_TYPE_BOOLEAN ? "true or false" : "a number";
    }
}

JsonObject *
_ish_reader_as_object (IshReader *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  _ish_reader_mistake (self, "expected an object, found %s", kind_of (node));
  return NULL;
}

JsonArray *
_ish_reader_as_array (IshReader *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  _ish_reader_mistake (self, "expected a list, found %s", kind_of (node));
  return NULL;
}

const char *
_ish_reader_as_string (IshReader *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return _ish_pool_string (self->pool, json_node_get_string (node));
  _ish_reader_mistake (self, "expected text, found %s", kind_of (node));
  return NULL;
}

const char *
_ish_reader_string (IshReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text;
  gsize mark;

  if (node == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  text = _ish_reader_as_string (self, node);
  _ish_reader_leave (self, mark);
  return text;
}

const char *
_ish_reader_need_string (IshReader *self, JsonObject *object, const char *member)
{
  const char *text = _ish_reader_string (self, object, member);

  if (text != NULL && *text != '\0')
    return text;
  if (!json_object_has_member (object, member) || text != NULL)
    _ish_reader_mistake (self, "needs a \"%s\"", member);
  return "";
}

gboolean
_ish_reader_bool (IshReader *self, JsonObject *object, const char *member, gboolean fallback)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  _ish_reader_mistake (self, "\"%s\" is true or false, not %s", member, kind_of (node));
  return fallback;
}

gint64
_ish_reader_int (IshReader *self, JsonObject *object, const char *member, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL)
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  _ish_reader_mistake (self, "\"%s\" is a whole number, not %s", member, kind_of (node));
  return fallback;
}

JsonArray *
_ish_reader_array (IshReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonArray *array;
  gsize mark;

  if (node == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  array = _ish_reader_as_array (self, node);
  _ish_reader_leave (self, mark);
  return array;
}

JsonObject *
_ish_reader_object (IshReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  JsonObject *inner;
  gsize mark;

  if (node == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  inner = _ish_reader_as_object (self, node);
  _ish_reader_leave (self, mark);
  return inner;
}

const char *const *
_ish_reader_strings (IshReader *self, JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  gsize mark;

  if (node == NULL)
    return NULL;
  mark = _ish_reader_enter (self, member);
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          gsize inner = _ish_reader_enter_index (self, i);
          const char *text = _ish_reader_as_string (self, json_array_get_element (array, i));

          if (text != NULL)
            g_ptr_array_add (items, (char *) text);
          _ish_reader_leave (self, inner);
        }
    }
  else
    {
      const char *text = _ish_reader_as_string (self, node);

      if (text != NULL)
        g_ptr_array_add (items, (char *) text);
    }
  _ish_reader_leave (self, mark);
  return _ish_pool_array (self->pool, items);
}

/* "label": {"en", "ko", "ja"}, all three. */
void
_ish_reader_labels (IshReader *self, JsonObject *object, const char **out_labels)
{
  static const char *const languages[] = { "en", "ko", "ja", NULL };
  JsonObject *labels = _ish_reader_object (self, object, "label");
  gsize mark;

  for (guint i = 0; i < ISH_N_LANGUAGES; i++)
    out_labels[i] = "";
  if (labels == NULL)
    {
      if (!json_object_has_member (object, "label"))
        _ish_reader_mistake (self, "needs a \"label\" with en, ko and ja");
      return;
    }
  mark = _ish_reader_enter (self, "label");
  _ish_reader_check_keys (self, labels, languages);
  for (guint i = 0; i < ISH_N_LANGUAGES; i++)
    out_labels[i] = _ish_reader_need_string (self, labels, languages[i]);
  _ish_reader_leave (self, mark);
}
