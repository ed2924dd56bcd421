/* Applying an operation: the one function that changes a design.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-design.h"

#include <math.h>
#include <string.h>

#include "base/ish-json.h"
#include "design/ish-design-private.h"
#include "design/ish-op-private.h"
#include "design/ish-order.h"

/* Every check comes before the first change. What an operation leaves depends on the design and
 * the operation alone, so replicas that apply the same operations in the same order stay equal
 * byte for byte. The limits are those of the file: what can be made can be saved and opened. */

/* Nested arrays and objects a value may have where it stands; the file's limit is 64 in all. */
#define ADD_DEPTH_MAX 62
#define FILE_DEPTH_MAX 64

static const guint count_limits[ISH_ITEM_N_KINDS] = {
  ISH_DESIGN_MAX_RESOURCES, ISH_DESIGN_MAX_CONNECTIONS, ISH_DESIGN_MAX_ANNOTATIONS,
};

G_GNUC_PRINTF (3, 4)
static gboolean
refuse (GError **error, IshDesignError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, ISH_DESIGN_ERROR, code, message);
  return FALSE;
}

static gboolean
is_deeper_than (JsonNode *node, guint most)
{
  if (node == NULL || JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (most == 0)
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (is_deeper_than (json_array_get_element (array, i), most - 1))
          return TRUE;
      return FALSE;
    }
  else
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *member;

      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &member))
        if (is_deeper_than (member, most - 1))
          return TRUE;
      return FALSE;
    }
}

static gboolean
check_room (IshDesign *self, gssize grown, GError **error)
{
  gsize total = self->n_bytes + _ish_design_frame_bytes (self);

  if (grown > 0 && total + (gsize) grown > ISH_DESIGN_MAX_BYTES)
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "the design would be larger than 8 MiB");
  return TRUE;
}

static void
give (GPtrArray *inverse, IshOp *op)
{
  if (inverse != NULL)
    g_ptr_array_add (inverse, op);
  else
    ish_op_unref (op);
}

/* --- add and link --- */

static gboolean
resolve_parent (IshDesign *self, const char *id, IshItem **out_parent, GError **error)
{
  *out_parent = _ish_design_find (self, id);
  if (id != NULL && (*out_parent == NULL || (*out_parent)->kind != ISH_ITEM_RESOURCE))
    return refuse (error, ISH_DESIGN_ERROR_DEAD, "the parent \"%s\" is not in the design", id);
  return TRUE;
}

static gboolean
resolve_end (IshDesign *self, const char *id, IshItem **out_end, GError **error)
{
  *out_end = _ish_design_find (self, id);
  if (*out_end == NULL || (*out_end)->kind != ISH_ITEM_RESOURCE)
    return refuse (error, ISH_DESIGN_ERROR_DEAD, "the end \"%s\" is not in the design", id);
  return TRUE;
}

static gboolean
resolve (IshDesign *self, IshItem *item, GError **error)
{
  if (item->kind == ISH_ITEM_CONNECTION)
    return resolve_end (self, item->connection.from, &item->from, error) &&
           resolve_end (self, item->connection.to, &item->to, error);
  if (item->kind == ISH_ITEM_ANNOTATION)
    return TRUE;
  if (!resolve_parent (self, item->resource.parent, &item->parent, error))
    return FALSE;
  if (_ish_item_depth (item->parent) >= ISH_DESIGN_MAX_DEPTH)
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "\"%s\" would be more than %d frames deep",
                   item->id, ISH_DESIGN_MAX_DEPTH);
  return TRUE;
}

static char *
order_on_top (IshDesign *self, IshItemKind kind)
{
  GPtrArray *table = self->tables[kind];
  IshItem *last = table->len > 0 ? g_ptr_array_index (table, table->len - 1) : NULL;

  return _ish_order_after (last != NULL ? last->order : NULL);
}

static gboolean
check_order (const char *order, GError **error)
{
  if (!_ish_is_plain (order, ISH_ORDER_MAX))
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "the stacking key is longer than %d bytes",
                   ISH_ORDER_MAX);
  return TRUE;
}

static gboolean
add_item (IshDesign *self, IshOp *op, IshItemKind kind, GPtrArray *inverse, GError **error)
{
  IshItem *item;

  if (_ish_design_find (self, op->id) != NULL)
    return refuse (error, ISH_DESIGN_ERROR_EXISTS, "the id \"%s\" is taken", op->id);
  if (self->tables[kind]->len >= count_limits[kind])
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "the design holds %u of these already",
                   count_limits[kind]);
  if (is_deeper_than (op->value, ADD_DEPTH_MAX))
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "\"%s\" is nested too deeply", op->id);
  item = _ish_item_new (kind, op->id, json_node_get_object (op->value), NULL, error);
  if (item == NULL)
    return FALSE;
  if (item->order == NULL)
    {
      g_autofree char *order = order_on_top (self, kind);

      _ish_item_set_order (item, order);
    }
  _ish_item_render (item);
  if (!check_order (item->order, error) || !resolve (self, item, error) ||
      !check_room (self, item->line_length + 8, error))
    {
      _ish_item_free (item);
      return FALSE;
    }
  _ish_design_insert (self, item);
  give (inverse, kind == ISH_ITEM_CONNECTION ? ish_op_new_unlink (op->id)
                                             : ish_op_new_delete (op->id));
  return TRUE;
}

static gboolean
apply_link (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  return add_item (self, op, ISH_ITEM_CONNECTION, inverse, error);
}

static gboolean
apply_add (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  if (strcmp (op->collection, "resources") == 0)
    return add_item (self, op, ISH_ITEM_RESOURCE, inverse, error);
  if (strcmp (op->collection, "annotations") == 0)
    return add_item (self, op, ISH_ITEM_ANNOTATION, inverse, error);
  return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "there is no list \"%s\"", op->collection);
}

/* --- delete and unlink --- */

static IshOp *
make_restoring (IshItem *item)
{
  g_autoptr (JsonObject) value = _ish_item_to_object (item);

  if (item->kind == ISH_ITEM_CONNECTION)
    return ish_op_new_link (item->id, value);
  return ish_op_new_add (item->id, item->kind == ISH_ITEM_RESOURCE ? "resources" : "annotations",
                         value);
}

static void
collect_subtree (GPtrArray *out, IshItem *item)
{
  g_ptr_array_add (out, item);
  for (guint i = 0; item->children != NULL && i < item->children->len; i++)
    collect_subtree (out, g_ptr_array_index (item->children, i));
}

/* The inverse adds frames before what is in them, then the lines. */
static void
delete_resource (IshDesign *self, IshItem *root, GPtrArray *inverse)
{
  g_autoptr (GPtrArray) subtree = g_ptr_array_new ();

  collect_subtree (subtree, root);
  for (guint i = 0; i < subtree->len; i++)
    {
      IshItem *item = g_ptr_array_index (subtree, i);

      if (inverse != NULL)
        g_ptr_array_add (inverse, make_restoring (item));
    }
  for (guint i = 0; i < subtree->len; i++)
    {
      IshItem *item = g_ptr_array_index (subtree, i);

      while (item->lines != NULL && item->lines->len > 0)
        {
          IshItem *line = g_ptr_array_index (item->lines, item->lines->len - 1);

          if (inverse != NULL)
            g_ptr_array_add (inverse, make_restoring (line));
          _ish_design_remove (self, line);
        }
    }
  for (guint i = subtree->len; i > 0; i--)
    _ish_design_remove (self, g_ptr_array_index (subtree, i - 1));
}

static gboolean
apply_delete (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  IshItem *item = _ish_design_find (self, op->id);

  if (item == NULL || item->kind == ISH_ITEM_CONNECTION)
    return refuse (error, ISH_DESIGN_ERROR_DEAD, "\"%s\" is not in the design", op->id);
  if (item->kind == ISH_ITEM_RESOURCE)
    {
      delete_resource (self, item, inverse);
      return TRUE;
    }
  if (inverse != NULL)
    g_ptr_array_add (inverse, make_restoring (item));
  _ish_design_remove (self, item);
  return TRUE;
}

static gboolean
apply_unlink (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  IshItem *item = _ish_design_find (self, op->id);

  if (item == NULL || item->kind != ISH_ITEM_CONNECTION)
    return refuse (error, ISH_DESIGN_ERROR_DEAD, "the line \"%s\" is not in the design", op->id);
  if (inverse != NULL)
    g_ptr_array_add (inverse, make_restoring (item));
  _ish_design_remove (self, item);
  return TRUE;
}

/* --- move --- */

static guint
subtree_height (IshItem *item)
{
  guint height = 0;

  for (guint i = 0; item->children != NULL && i < item->children->len; i++)
    height = MAX (height, subtree_height (g_ptr_array_index (item->children, i)));
  return height + 1;
}

static gboolean
check_move (IshDesign *self, IshItem *item, IshItem *parent, IshOp *op, GError **error)
{
  if (!isfinite (op->x) || !isfinite (op->y) ||
      fabs (op->x) > ISH_COORDINATE_MAX || fabs (op->y) > ISH_COORDINATE_MAX)
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"%s\" would leave the canvas", op->id);
  if (op->order != NULL && !check_order (op->order, error))
    return FALSE;
  for (IshItem *above = parent; above != NULL; above = above->parent)
    if (above == item)
      return refuse (error, ISH_DESIGN_ERROR_CYCLE, "\"%s\" would be inside itself", op->id);
  if (parent != item->parent &&
      _ish_item_depth (parent) + subtree_height (item) > ISH_DESIGN_MAX_DEPTH)
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "\"%s\" would be more than %d frames deep",
                   op->id, ISH_DESIGN_MAX_DEPTH);
  return TRUE;
}

/* The key to move to: the given one, or one above all others; what is on top already stays. */
static char *
make_move_order (IshDesign *self, IshItem *item, const char *order)
{
  GPtrArray *table = self->tables[ISH_ITEM_RESOURCE];

  if (order != NULL)
    return g_strdup (order);
  if (g_ptr_array_index (table, table->len - 1) == item)
    return g_strdup (item->order);
  return order_on_top (self, ISH_ITEM_RESOURCE);
}

static void
set_place (IshDesign *self, IshItem *item, IshItem *parent, const char *order, double x, double y)
{
  gboolean is_restacked = item->parent != parent || strcmp (item->order, order) != 0;

  if (is_restacked)
    {
      _ish_design_unplace (self, item);
      item->parent = parent;
      g_free ((char *) item->resource.parent);
      item->resource.parent = parent != NULL ? g_strdup (parent->id) : NULL;
      _ish_item_set_order (item, order);
      _ish_design_place (self, item);
    }
  item->resource.x = x + 0.0; /* never -0 */
  item->resource.y = y + 0.0;
  self->n_bytes += _ish_item_render (item);
}

static gboolean
apply_move (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  IshItem *item = _ish_design_find (self, op->id);
  g_autoptr (IshOp) back = NULL;
  g_autofree char *order = NULL;
  g_autofree char *old_order = NULL;
  IshItem *old_parent;
  IshItem *parent;

  if (item == NULL || item->kind != ISH_ITEM_RESOURCE)
    return refuse (error, ISH_DESIGN_ERROR_DEAD, "\"%s\" is not in the design", op->id);
  if (!resolve_parent (self, op->parent, &parent, error) ||
      !check_move (self, item, parent, op, error))
    return FALSE;
  order = make_move_order (self, item, op->order);
  if (!check_order (order, error))
    return FALSE;
  old_parent = item->parent;
  old_order = g_strdup (item->order);
  back = ish_op_new_move (op->id, item->resource.parent, old_order, item->resource.x,
                          item->resource.y);
  set_place (self, item, parent, order, op->x, op->y);
  if (!check_room (self, 1, error))
    {
      set_place (self, item, old_parent, old_order, back->x, back->y);
      return FALSE;
    }
  give (inverse, g_steal_pointer (&back));
  return TRUE;
}

/* --- set --- */

/* Nested arrays and objects around the value, in the file. */
static guint
depth_of_path (IshItem *item, const char *path)
{
  if (item == NULL)
    return strchr (path, '.') != NULL ? 2 : 1;
  return g_str_has_prefix (path, "properties.") ? 4 : 3;
}

static gboolean
set_order (IshDesign *self, IshItem *item, JsonNode *value, JsonNode **out_old, GError **error)
{
  const char *order = NULL;

  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) &&
      json_node_get_value_type (value) == G_TYPE_STRING)
    order = json_node_get_string (value);
  if (order == NULL || !_ish_is_plain (order, ISH_ORDER_MAX))
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"order\" must be text of 1 to %d bytes",
                   ISH_ORDER_MAX);
  *out_old = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (*out_old, item->order);
  _ish_design_unplace (self, item);
  _ish_item_set_order (item, order);
  _ish_design_place (self, item);
  return TRUE;
}

static gboolean
set_in_item (IshDesign *self, IshItem *item, const char *path, JsonNode *value,
             JsonNode **out_old, GError **error)
{
  if (strcmp (path, "order") == 0 ? !set_order (self, item, value, out_old, error)
                                  : !_ish_item_set (item, path, value, out_old, error))
    return FALSE;
  self->n_bytes += _ish_item_render (item);
  return TRUE;
}

static const char *
text_of_node (JsonNode *value)
{
  if (value == NULL)
    return "";
  if (!JSON_NODE_HOLDS_VALUE (value) || json_node_get_value_type (value) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (value);
}

static gboolean
set_own_text (char **field, const char *path, JsonNode *value, JsonNode **out_old, GError **error)
{
  const char *text = text_of_node (value);
  char *copy;

  if (text == NULL)
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"%s\" must be text", path);
  *out_old = json_node_new (JSON_NODE_VALUE);
  json_node_set_string (*out_old, *field);
  copy = g_strdup (text);
  g_free (*field);
  *field = copy;
  return TRUE;
}

static void
set_member (JsonObject *object, const char *key, JsonNode *value, JsonNode **out_old)
{
  *out_old = json_object_dup_member (object, key);
  if (value != NULL)
    json_object_set_member (object, key, json_node_copy (value));
  else if (*out_old != NULL)
    json_object_remove_member (object, key);
}

/* Tags come with the first; an empty object is not written, so that undo leaves no trace. */
static gboolean
set_tag (IshDesign *self, const char *key, JsonNode *value, JsonNode **out_old, GError **error)
{
  JsonObject *tags = ish_json_object (self->settings, "tags");

  if (!_ish_is_plain (key, ISH_KEY_MAX) || text_of_node (value) == NULL)
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "a tag must be a key and a text");
  if (tags == NULL && value == NULL)
    return TRUE;
  /* Copied: settings may share the object with an operation, which never changes. */
  tags = tags != NULL ? ish_json_copy_object (tags) : json_object_new ();
  set_member (tags, key, value, out_old);
  json_object_set_object_member (self->settings, "tags", tags);
  return TRUE;
}

static gboolean
check_tags (JsonNode *value)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (value == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (value))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (value));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    if (text_of_node (member) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
set_setting (IshDesign *self, const char *key, JsonNode *value, JsonNode **out_old, GError **error)
{
  if (g_str_has_prefix (key, "tags."))
    return set_tag (self, key + strlen ("tags."), value, out_old, error);
  if (!_ish_is_plain (key, ISH_KEY_MAX))
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "a setting's key must be text of 1 to %d bytes",
                   ISH_KEY_MAX);
  if (_ish_has_key (ISH_TEXT_SETTINGS, key) && text_of_node (value) == NULL)
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"settings.%s\" must be text", key);
  if (strcmp (key, "tags") == 0 && !check_tags (value))
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"settings.tags\" must be an object of texts");
  set_member (self->settings, key, value, out_old);
  return TRUE;
}

gboolean
_ish_design_read_setting (IshDesign *self, const char *key, JsonNode *value, GError **error)
{
  g_autoptr (JsonNode) old = NULL;

  if (strchr (key, '.') != NULL)
    {
      json_object_set_member (self->settings, key, json_node_copy (value));
      return TRUE;
    }
  return set_setting (self, key, value, &old, error);
}

/* A number a month, or why a person accepted a finding. */
static gboolean
check_record (const char *name, JsonNode *value)
{
  if (value == NULL)
    return TRUE;
  if (strcmp (name, "accepted") == 0)
    return JSON_NODE_HOLDS_OBJECT (value) &&
           ish_json_string (json_node_get_object (value), "reason", "")[0] != '\0';
  return JSON_NODE_HOLDS_VALUE (value) && (json_node_get_value_type (value) == G_TYPE_INT64 ||
                                           json_node_get_value_type (value) == G_TYPE_DOUBLE);
}

/* The records come with the first and go with the last, so that undo leaves no trace. */
static gboolean
set_record (IshDesign *self, const char *name, const char *key, JsonNode *value,
            JsonNode **out_old, GError **error)
{
  JsonNode *node = json_object_get_member (self->extra, name);
  g_autoptr (JsonObject) records = NULL;

  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"%s\" is not an object in this file", name);
  if (!_ish_is_plain (key, ISH_KEY_MAX) || !check_record (name, value))
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, strcmp (name, "usage") == 0
                     ? "a figure of \"usage\" must be a key and a number"
                     : "\"accepted\" takes RULE@RESOURCE and an object with a \"reason\"");
  records = node != NULL ? ish_json_copy_object (json_node_get_object (node))
                         : json_object_new ();
  set_member (records, key, value, out_old);
  if (json_object_get_size (records) == 0)
    json_object_remove_member (self->extra, name);
  else
    json_object_set_object_member (self->extra, name, _ish_sorted_copy (records));
  return TRUE;
}

static gboolean
set_in_design (IshDesign *self, const char *path, JsonNode *value, JsonNode **out_old,
               GError **error)
{
  self->n_head_bytes = 0;
  if (strcmp (path, "name") == 0)
    return set_own_text (&self->name, path, value, out_old, error);
  if (strcmp (path, "prompt") == 0)
    return set_own_text (&self->prompt, path, value, out_old, error);
  if (g_str_has_prefix (path, "settings."))
    return set_setting (self, path + strlen ("settings."), value, out_old, error);
  if (g_str_has_prefix (path, "usage."))
    return set_record (self, "usage", path + strlen ("usage."), value, out_old, error);
  if (g_str_has_prefix (path, "accepted."))
    return set_record (self, "accepted", path + strlen ("accepted."), value, out_old, error);
  if (_ish_has_key (ISH_TOP_KEYS ISH_RECORD_KEYS, path) || !_ish_is_plain (path, ISH_KEY_MAX))
    return refuse (error, ISH_DESIGN_ERROR_SCHEMA, "\"%s\" cannot be set", path);
  set_member (self->extra, path, value, out_old);
  return TRUE;
}

static gboolean
apply_set (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  gboolean is_design = strcmp (op->id, "design") == 0;
  IshItem *item = is_design ? NULL : _ish_design_find (self, op->id);
  g_autoptr (JsonNode) old = NULL;
  g_autoptr (JsonNode) unwanted = NULL;

  if (!is_design && item == NULL)
    return refuse (error, ISH_DESIGN_ERROR_DEAD, "\"%s\" is not in the design", op->id);
  if (is_deeper_than (op->value, FILE_DEPTH_MAX - depth_of_path (item, op->path)))
    return refuse (error, ISH_DESIGN_ERROR_LIMIT, "\"%s\" is nested too deeply", op->path);
  if (is_design ? !set_in_design (self, op->path, op->value, &old, error)
                : !set_in_item (self, item, op->path, op->value, &old, error))
    {
      g_prefix_error (error, "%s: ", op->id);
      return FALSE;
    }
  if (!check_room (self, 1, error))
    {
      if (is_design)
        set_in_design (self, op->path, old, &unwanted, NULL);
      else
        set_in_item (self, item, op->path, old, &unwanted, NULL);
      return FALSE;
    }
  give (inverse, ish_op_new_set (op->id, op->path, old));
  return TRUE;
}

gboolean
ish_design_apply (IshDesign *self, IshOp *op, GPtrArray *inverse, GError **error)
{
  static gboolean (*const appliers[]) (IshDesign *, IshOp *, GPtrArray *, GError **) = {
    [ISH_OP_ADD] = apply_add,
    [ISH_OP_SET] = apply_set,
    [ISH_OP_MOVE] = apply_move,
    [ISH_OP_DELETE] = apply_delete,
    [ISH_OP_LINK] = apply_link,
    [ISH_OP_UNLINK] = apply_unlink,
  };

  g_return_val_if_fail (ISH_IS_DESIGN (self), FALSE);
  g_return_val_if_fail (op != NULL, FALSE);

  if (!appliers[op->kind] (self, op, inverse, error))
    return FALSE;
  _ish_design_emit_changed (self, op);
  return TRUE;
}
