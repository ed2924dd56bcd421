/* An operation: the only way a design changes. The relay, undo, files and people all speak it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-op.h"

#include <string.h>

#include "base/ish-json.h"
#include "design/ish-op-private.h"

gboolean
_ish_is_plain (const char *text, gsize most)
{
  gsize length = strlen (text);

  if (length == 0 || length > most)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 || text[i] == 0x7f)
      return FALSE;
  return TRUE;
}

static IshOp *
op_new (IshOpKind kind, const char *id)
{
  IshOp *self = g_new0 (IshOp, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

static JsonNode *
object_node (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, ish_json_copy_object (object));
  return node;
}

IshOp *
ish_op_new_add (const char *id, const char *collection, JsonObject *value)
{
  IshOp *self;

  g_return_val_if_fail (id != NULL && collection != NULL && value != NULL, NULL);
  self = op_new (ISH_OP_ADD, id);
  self->collection = g_strdup (collection);
  self->value = object_node (value);
  return self;
}

IshOp *
ish_op_new_set (const char *id, const char *path, JsonNode *value)
{
  IshOp *self;

  g_return_val_if_fail (id != NULL && path != NULL, NULL);
  self = op_new (ISH_OP_SET, id);
  self->path = g_strdup (path);
  self->value = value != NULL ? ish_json_copy_node (value) : NULL;
  return self;
}

static IshOp *
new_set_taking (const char *id, const char *path, JsonNode *value)
{
  IshOp *self = op_new (ISH_OP_SET, id);

  self->path = g_strdup (path);
  self->value = value;
  return self;
}

IshOp *
ish_op_new_set_string (const char *id, const char *path, const char *value)
{
  JsonNode *node;

  g_return_val_if_fail (id != NULL && path != NULL, NULL);
  if (value == NULL)
    return new_set_taking (id, path, NULL);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (node, value);
  return new_set_taking (id, path, node);
}

IshOp *
ish_op_new_set_double (const char *id, const char *path, double value)
{
  JsonNode *node;

  g_return_val_if_fail (id != NULL && path != NULL, NULL);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_double (node, value);
  return new_set_taking (id, path, node);
}

IshOp *
ish_op_new_set_int (const char *id, const char *path, gint64 value)
{
  JsonNode *node;

  g_return_val_if_fail (id != NULL && path != NULL, NULL);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_int (node, value);
  return new_set_taking (id, path, node);
}

IshOp *
ish_op_new_set_bool (const char *id, const char *path, gboolean value)
{
  JsonNode *node;

  g_return_val_if_fail (id != NULL && path != NULL, NULL);
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_boolean (node, value);
  return new_set_taking (id, path, node);
}

IshOp *
ish_op_new_move (const char *id, const char *parent, const char *order, double x, double y)
{
  IshOp *self;

  g_return_val_if_fail (id != NULL, NULL);
  self = op_new (ISH_OP_MOVE, id);
  self->parent = g_strdup (parent);
  self->order = g_strdup (order);
  self->x = x;
  self->y = y;
  return self;
}

IshOp *
ish_op_new_delete (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  return op_new (ISH_OP_DELETE, id);
}

IshOp *
ish_op_new_link (const char *id, JsonObject *value)
{
  IshOp *self;

  g_return_val_if_fail (id != NULL && value != NULL, NULL);
  self = op_new (ISH_OP_LINK, id);
  self->value = object_node (value);
  return self;
}

IshOp *
ish_op_new_link_ends (const char *id, const char *from, const char *to, const char *type)
{
  g_autoptr (JsonObject) value = json_object_new ();

  g_return_val_if_fail (id != NULL && from != NULL && to != NULL && type != NULL, NULL);
  json_object_set_string_member (value, "from", from);
  json_object_set_string_member (value, "to", to);
  json_object_set_string_member (value, "type", type);
  return ish_op_new_link (id, value);
}

IshOp *
ish_op_new_unlink (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);
  return op_new (ISH_OP_UNLINK, id);
}

IshOp *
ish_op_ref (IshOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
ish_op_unref (IshOp *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->value, json_node_unref);
  g_free (self->id);
  g_free (self->collection);
  g_free (self->path);
  g_free (self->parent);
  g_free (self->order);
  g_free (self);
}

IshOpKind
ish_op_get_kind (IshOp *self)
{
  return self->kind;
}

const char *
ish_op_get_id (IshOp *self)
{
  return self->id;
}

const char *
ish_op_get_path (IshOp *self)
{
  return self->path;
}

JsonNode *
ish_op_get_value (IshOp *self)
{
  return self->value;
}
