/* Operations as JSON: the words of the log and of the wire, checked on the way in.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-design.h"
#include "design/ish-op.h"

#include <math.h>
#include <string.h>

#include "base/ish-json.h"
#include "design/ish-op-private.h"

static const struct {
  const char *word;
  IshOpKind   kind;
  const char *keys; /* every key it may have */
} words[] = {
  { "add", ISH_OP_ADD, "|o|id|in|value|" },
  { "set", ISH_OP_SET, "|o|id|p|v|" },
  { "move", ISH_OP_MOVE, "|o|id|parent|order|x|y|" },
  { "del", ISH_OP_DELETE, "|o|id|" },
  { "link", ISH_OP_LINK, "|o|id|value|" },
  { "unlink", ISH_OP_UNLINK, "|o|id|" },
};

G_GNUC_PRINTF (2, 3)
static IshOp *
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_SCHEMA, "operation: %s", message);
  return NULL;
}

static gboolean
read_number (JsonObject *object, const char *key, double *out_value)
{
  *out_value = ish_json_double (object, key, NAN);
  return isfinite (*out_value) && fabs (*out_value) <= ISH_COORDINATE_MAX;
}

static IshOp *
read_move (JsonObject *object, const char *id, GError **error)
{
  const char *parent = ish_json_string (object, "parent", NULL);
  const char *order = ish_json_string (object, "order", NULL);
  double x;
  double y;

  if (!json_object_has_member (object, "parent") ||
      (parent == NULL && !json_object_get_null_member (object, "parent")) ||
      (parent != NULL && !_ish_is_plain (parent, ISH_ID_MAX)))
    return refuse (error, "\"parent\" must be an id or null");
  if (json_object_has_member (object, "order") &&
      (order == NULL || !_ish_is_plain (order, ISH_ID_MAX)))
    return refuse (error, "\"order\" must be text of 1 to %d bytes", ISH_ID_MAX);
  if (!read_number (object, "x", &x) || !read_number (object, "y", &y))
    return refuse (error, "\"x\" and \"y\" must be numbers between -1e9 and 1e9");
  return ish_op_new_move (id, parent, order, x, y);
}

static IshOp *
read_set (JsonObject *object, const char *id, GError **error)
{
  const char *path = ish_json_string (object, "p", NULL);

  if (path == NULL || !_ish_is_plain (path, 2 * ISH_KEY_MAX))
    return refuse (error, "\"p\" must be the key to set");
  return ish_op_new_set (id, path, json_object_get_member (object, "v"));
}

static IshOp *
read_add (JsonObject *object, const char *id, GError **error)
{
  const char *collection = ish_json_string (object, "in", "");
  JsonObject *value = ish_json_object (object, "value");

  if (strcmp (collection, "resources") != 0 && strcmp (collection, "annotations") != 0)
    return refuse (error, "\"in\" must be \"resources\" or \"annotations\"");
  if (value == NULL)
    return refuse (error, "\"value\" must be an object");
  return ish_op_new_add (id, collection, value);
}

static IshOp *
read_link (JsonObject *object, const char *id, GError **error)
{
  JsonObject *value = ish_json_object (object, "value");

  if (value == NULL)
    return refuse (error, "\"value\" must be an object");
  return ish_op_new_link (id, value);
}

static IshOp *
read_kind (JsonObject *object, IshOpKind kind, const char *id, GError **error)
{
  switch (kind)
    {
    case ISH_OP_ADD:
      return read_add (object, id, error);
    case ISH_OP_SET:
      return read_set (object, id, error);
    case ISH_OP_MOVE:
      return read_move (object, id, error);
    case ISH_OP_LINK:
      return read_link (object, id, error);
    case ISH_OP_DELETE:
      return ish_op_new_delete (id);
    case ISH_OP_UNLINK:
      return ish_op_new_unlink (id);
    default:
      g_assert_not_reached ();
    }
}

/* A misspelt key must not be dropped silently: the sender would believe it was obeyed. */
static const char *
find_unknown_key (JsonObject *object, const char *keys)
{
  JsonObjectIter iter;
  JsonNode *member;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      g_autofree char *fenced = g_strconcat ("|", key, "|", NULL);

      if (strstr (keys, fenced) == NULL)
        return key;
    }
  return NULL;
}

IshOp *
ish_op_new_from_json (JsonNode *node, GError **error)
{
  g_autoptr (GString) bytes = NULL;
  JsonObject *object;
  const char *word;
  const char *id;

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "expected an object");
  bytes = g_string_new (NULL);
  ish_json_append (bytes, node);
  if (bytes->len > ISH_OP_MAX_BYTES)
    {
      g_set_error (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_LIMIT,
                   "operation: larger than %d bytes", ISH_OP_MAX_BYTES);
      return NULL;
    }
  object = json_node_get_object (node);
  word = ish_json_string (object, "o", "");
  id = ish_json_string (object, "id", NULL);
  if (id == NULL || !_ish_is_plain (id, ISH_ID_MAX))
    return refuse (error, "\"id\" must be text of 1 to %d bytes", ISH_ID_MAX);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *unknown;

      if (strcmp (words[i].word, word) != 0)
        continue;
      unknown = find_unknown_key (object, words[i].keys);
      if (unknown != NULL)
        return refuse (error, "\"%s\" has no key \"%s\"", word, unknown);
      return read_kind (object, words[i].kind, id, error);
    }
  return refuse (error, "\"o\" must be add, set, move, del, link or unlink");
}

JsonNode *
ish_op_to_json (IshOp *self)
{
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "o", words[self->kind].word);
  json_object_set_string_member (object, "id", self->id);
  if (self->collection != NULL)
    json_object_set_string_member (object, "in", self->collection);
  if (self->path != NULL)
    json_object_set_string_member (object, "p", self->path);
  if (self->value != NULL)
    json_object_set_member (object, self->kind == ISH_OP_SET ? "v" : "value",
                            ish_json_copy_node (self->value));
  if (self->kind == ISH_OP_MOVE)
    {
      if (self->parent != NULL)
        json_object_set_string_member (object, "parent", self->parent);
      else
        json_object_set_null_member (object, "parent");
      if (self->order != NULL)
        json_object_set_string_member (object, "order", self->order);
      json_object_set_double_member (object, "x", self->x);
      json_object_set_double_member (object, "y", self->y);
    }
  json_node_take_object (node, object);
  return node;
}
