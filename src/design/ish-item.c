/* One thing in a design: a resource, a connection or an annotation, and how it reads and writes.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-item.h"

#include <math.h>
#include <string.h>

#include "base/ish-json.h"
#include "design/ish-op-private.h"
#include "design/ish-order.h"

/* Keys are written in a fixed order and unknown ones sorted after them, so that a value which
 * was removed and put back leaves the same bytes. */

static const char *const known_keys[ISH_ITEM_N_KINDS] = {
  "|id|type|name|code_name|parent|order|x|y|width|height|properties|notes|",
  "|id|from|to|type|label|properties|order|",
  "|id|text|x|y|width|height|order|",
};

static const char *const connection_types[] = { "network", "data", "api", "event",
                                                "wait",    "default" };

/* --- fields --- */

typedef enum {
  FIELD_TEXT,     /* absent is "" */
  FIELD_NULLABLE, /* absent, null and "" are NULL */
  FIELD_NUMBER,
  FIELD_SIZE,     /* a number from 0 */
} FieldKind;

typedef struct {
  const char *key;
  FieldKind   kind;
  gsize       offset;      /* in the union */
  gboolean    is_settable; /* by a set operation */
} Field;

#define RESOURCE(member) G_STRUCT_OFFSET (IshResource, member)
#define CONNECTION(member) G_STRUCT_OFFSET (IshConnection, member)
#define ANNOTATION(member) G_STRUCT_OFFSET (IshAnnotation, member)

static const Field resource_fields[] = {
  { "type", FIELD_TEXT, RESOURCE (type), FALSE },
  { "name", FIELD_TEXT, RESOURCE (name), TRUE },
  { "code_name", FIELD_NULLABLE, RESOURCE (code_name), TRUE },
  { "parent", FIELD_NULLABLE, RESOURCE (parent), FALSE },
  { "x", FIELD_NUMBER, RESOURCE (x), FALSE },
  { "y", FIELD_NUMBER, RESOURCE (y), FALSE },
  { "width", FIELD_SIZE, RESOURCE (width), TRUE },
  { "height", FIELD_SIZE, RESOURCE (height), TRUE },
  { "notes", FIELD_TEXT, RESOURCE (notes), TRUE },
  { NULL },
};

static const Field connection_fields[] = {
  { "from", FIELD_TEXT, CONNECTION (from), FALSE },
  { "to", FIELD_TEXT, CONNECTION (to), FALSE },
  { "type", FIELD_TEXT, CONNECTION (type), TRUE },
  { "label", FIELD_TEXT, CONNECTION (label), TRUE },
  { NULL },
};

static const Field annotation_fields[] = {
  { "text", FIELD_TEXT, ANNOTATION (text), TRUE },
  { "x", FIELD_NUMBER, ANNOTATION (x), TRUE },
  { "y", FIELD_NUMBER, ANNOTATION (y), TRUE },
  { "width", FIELD_SIZE, ANNOTATION (width), TRUE },
  { "height", FIELD_SIZE, ANNOTATION (height), TRUE },
  { NULL },
};

static const Field *const fields[ISH_ITEM_N_KINDS] = {
  resource_fields, connection_fields, annotation_fields,
};

static const char **
text_of (IshItem *self, const Field *field)
{
  return (const char **) G_STRUCT_MEMBER_P (self, field->offset);
}

static double *
number_of (IshItem *self, const Field *field)
{
  return (double *) G_STRUCT_MEMBER_P (self, field->offset);
}

static const Field *
find_field (IshItemKind kind, const char *key)
{
  for (const Field *field = fields[kind]; field->key != NULL; field++)
    if (strcmp (field->key, key) == 0)
      return field;
  return NULL;
}

static JsonObject **
properties_of (IshItem *self)
{
  if (self->kind == ISH_ITEM_RESOURCE)
    return &self->resource.properties;
  return self->kind == ISH_ITEM_CONNECTION ? &self->connection.properties : NULL;
}

gboolean
_ish_has_key (const char *known, const char *key)
{
  gsize length = strlen (key);

  if (length == 0 || strchr (key, '|') != NULL)
    return FALSE;
  for (const char *at = strstr (known, key); at != NULL; at = strstr (at + 1, key))
    if (at[-1] == '|' && at[length] == '|')
      return TRUE;
  return FALSE;
}

/* --- reading --- */

G_GNUC_PRINTF (2, 3)
static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, ISH_DESIGN_ERROR, ISH_DESIGN_ERROR_SCHEMA, message);
  return FALSE;
}

static gboolean
is_connection_type (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (connection_types); i++)
    if (strcmp (connection_types[i], text) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_text (IshItemKind kind, const Field *field, const char *text, GError **error)
{
  if (kind == ISH_ITEM_RESOURCE && strcmp (field->key, "type") == 0 &&
      !_ish_is_plain (text, ISH_TYPE_MAX))
    return refuse (error, "\"type\" must be the name of a type");
  if (kind == ISH_ITEM_CONNECTION && strcmp (field->key, "type") == 0 && !is_connection_type (text))
    return refuse (error, "\"type\" must be network, data, api, event, wait or default");
  if (strcmp (field->key, "code_name") == 0 && text[0] != '\0' && !_ish_is_plain (text, ISH_ID_MAX))
    return refuse (error, "\"code_name\" must be text of at most %d bytes", ISH_ID_MAX);
  return TRUE;
}

static gboolean
set_text_field (IshItem *self, const Field *field, JsonNode *value, GError **error)
{
  const char *text = "";

  if (value != NULL && JSON_NODE_HOLDS_VALUE (value) &&
      json_node_get_value_type (value) == G_TYPE_STRING)
    text = json_node_get_string (value);
  else if (value != NULL && !(JSON_NODE_HOLDS_NULL (value) && field->kind == FIELD_NULLABLE))
    return refuse (error, "\"%s\" must be text", field->key);
  if (value == NULL && strcmp (field->key, "type") == 0 && self->kind == ISH_ITEM_CONNECTION)
    text = "default";
  if (!check_text (self->kind, field, text, error))
    return FALSE;
  g_free ((char *) *text_of (self, field));
  if (field->kind == FIELD_NULLABLE && text[0] == '\0')
    text = NULL;
  *text_of (self, field) = g_strdup (text);
  return TRUE;
}

static gboolean
set_number_field (IshItem *self, const Field *field, JsonNode *value, GError **error)
{
  double lowest = field->kind == FIELD_SIZE ? 0 : -ISH_COORDINATE_MAX;
  double number = 0;

  if (value != NULL)
    {
      GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_NONE;

      number = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (value) : NAN;
    }
  if (!isfinite (number) || number < lowest || number > ISH_COORDINATE_MAX)
    return refuse (error, "\"%s\" must be a number from %g to %g", field->key, lowest,
                   ISH_COORDINATE_MAX);
  *number_of (self, field) = number + 0.0; /* never -0 */
  return TRUE;
}

static gboolean
set_field (IshItem *self, const Field *field, JsonNode *value, GError **error)
{
  if (field->kind == FIELD_TEXT || field->kind == FIELD_NULLABLE)
    return set_text_field (self, field, value, error);
  return set_number_field (self, field, value, error);
}

/* Copies the members, not what is below them: nothing changes a nested value in place. */
static gboolean
read_properties (IshItem *self, JsonObject *value, GError **error)
{
  JsonNode *node = json_object_get_member (value, "properties");
  JsonObject **properties = properties_of (self);
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  if (properties == NULL)
    return TRUE;
  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "\"properties\" must be an object");
  *properties = json_object_new ();
  if (node == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &key, &member))
    json_object_set_member (*properties, key, json_node_copy (member));
  return TRUE;
}

static void
read_extra (IshItem *self, JsonObject *value)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, value);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    {
      if (_ish_has_key (known_keys[self->kind], key))
        continue;
      if (self->extra == NULL)
        self->extra = json_object_new ();
      json_object_set_member (self->extra, key, json_node_copy (member));
    }
}

static gboolean
read_id (IshItem *self, const char *id, JsonObject *value, GError **error)
{
  if (id == NULL)
    id = ish_json_string (value, "id", NULL);
  if (id == NULL || !_ish_is_plain (id, ISH_ID_MAX))
    return refuse (error, "\"id\" must be text of 1 to %d bytes", ISH_ID_MAX);
  if (strcmp (id, "design") == 0)
    return refuse (error, "the id \"design\" means the design itself; expected another");
  /* The id is the first member of all three structs. */
  self->resource.id = self->id = g_strdup (id);
  return TRUE;
}

static gboolean
read_order (IshItem *self, JsonObject *value, GError **error)
{
  const char *order = ish_json_string (value, "order", NULL);

  if (!json_object_has_member (value, "order"))
    return TRUE;
  if (order == NULL || !_ish_is_plain (order, ISH_ORDER_MAX))
    return refuse (error, "\"order\" must be text of 1 to %d bytes", ISH_ORDER_MAX);
  _ish_item_set_order (self, order);
  return TRUE;
}

static gboolean
read_all (IshItem *self, const char *id, JsonObject *value, const char **out_key, GError **error)
{
  *out_key = "id";
  if (!read_id (self, id, value, error))
    return FALSE;
  for (const Field *field = fields[self->kind]; field->key != NULL; field++)
    {
      *out_key = field->key;
      if (!set_field (self, field, json_object_get_member (value, field->key), error))
        return FALSE;
    }
  *out_key = "order";
  if (!read_order (self, value, error))
    return FALSE;
  *out_key = "properties";
  if (!read_properties (self, value, error))
    return FALSE;
  read_extra (self, value);
  return TRUE;
}

IshItem *
_ish_item_new (IshItemKind kind, const char *id, JsonObject *value, const char **out_key,
               GError **error)
{
  IshItem *self = g_new0 (IshItem, 1);
  const char *key;

  self->kind = kind;
  if (!read_all (self, id, value, out_key != NULL ? out_key : &key, error))
    g_clear_pointer (&self, _ish_item_free);
  return self;
}

void
_ish_item_free (IshItem *self)
{
  for (const Field *field = fields[self->kind]; field->key != NULL; field++)
    if (field->kind == FIELD_TEXT || field->kind == FIELD_NULLABLE)
      g_free ((char *) *text_of (self, field));
  if (properties_of (self) != NULL)
    g_clear_pointer (properties_of (self), json_object_unref);
  g_clear_pointer (&self->extra, json_object_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free ((char *) self->id);
  g_free (self->order);
  g_free (self->line);
  g_free (self);
}

void
_ish_item_set_order (IshItem *self, const char *order)
{
  char *copy = g_strdup (order);

  g_free (self->order);
  self->order = copy;
  if (self->kind == ISH_ITEM_RESOURCE)
    self->resource.order = copy;
  else if (self->kind == ISH_ITEM_ANNOTATION)
    self->annotation.order = copy;
}

int
_ish_item_compare (const IshItem *a, const IshItem *b)
{
  int by_order = strcmp (a->order, b->order);

  return by_order != 0 ? by_order : strcmp (a->id, b->id);
}

/* --- writing --- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
_ish_sorted_keys (JsonObject *object)
{
  GPtrArray *keys = g_ptr_array_new ();
  JsonObjectIter iter;
  JsonNode *member;
  const char *key;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &member))
    g_ptr_array_add (keys, (char *) key);
  g_ptr_array_sort (keys, compare_keys);
  return keys;
}

JsonObject *
_ish_sorted_copy (JsonObject *object)
{
  g_autoptr (GPtrArray) keys = _ish_sorted_keys (object);
  JsonObject *copy = json_object_new ();

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      json_object_set_member (copy, key, json_object_dup_member (object, key));
    }
  return copy;
}

void
_ish_append_unknown (GString *out, JsonObject *object, const char *known)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (object == NULL || json_object_get_size (object) == 0)
    return;
  keys = _ish_sorted_keys (object);
  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);

      if (_ish_has_key (known, key))
        continue;
      if (out->str[out->len - 1] != '{')
        g_string_append (out, ", ");
      ish_json_append_string (out, key);
      g_string_append (out, ": ");
      ish_json_append (out, json_object_get_member (object, key));
    }
}

void
_ish_append_sorted (GString *out, JsonObject *object)
{
  g_string_append_c (out, '{');
  _ish_append_unknown (out, object, "");
  g_string_append_c (out, '}');
}

static void
append_text (GString *out, const char *key, const char *text)
{
  g_string_append_printf (out, ", \"%s\": ", key);
  if (text != NULL)
    ish_json_append_string (out, text);
  else
    g_string_append (out, "null");
}

static void
append_number (GString *out, const char *key, double value)
{
  g_string_append_printf (out, ", \"%s\": ", key);
  ish_json_append_double (out, value);
}

static void
append_order (GString *out, const char *order)
{
  if (order != NULL && !_ish_order_is_plain (order))
    append_text (out, "order", order);
}

static void
append_properties (GString *out, JsonObject *properties)
{
  g_string_append (out, ", \"properties\": ");
  _ish_append_sorted (out, properties);
}

static void
append_size (GString *out, double width, double height)
{
  if (width > 0)
    append_number (out, "width", width);
  if (height > 0)
    append_number (out, "height", height);
}

static void
append_resource (GString *out, const IshResource *resource)
{
  append_text (out, "type", resource->type);
  append_text (out, "name", resource->name);
  if (resource->code_name != NULL)
    append_text (out, "code_name", resource->code_name);
  append_text (out, "parent", resource->parent);
  append_order (out, resource->order);
  append_number (out, "x", resource->x);
  append_number (out, "y", resource->y);
  append_size (out, resource->width, resource->height);
  append_properties (out, resource->properties);
  append_text (out, "notes", resource->notes);
}

static void
append_connection (GString *out, const IshConnection *connection, const char *order)
{
  append_text (out, "from", connection->from);
  append_text (out, "to", connection->to);
  append_text (out, "type", connection->type);
  append_text (out, "label", connection->label);
  append_properties (out, connection->properties);
  append_order (out, order);
}

static void
append_annotation (GString *out, const IshAnnotation *annotation)
{
  append_text (out, "text", annotation->text);
  append_number (out, "x", annotation->x);
  append_number (out, "y", annotation->y);
  append_size (out, annotation->width, annotation->height);
  append_order (out, annotation->order);
}

gssize
_ish_item_render (IshItem *self)
{
  GString *out = g_string_sized_new (256);
  gssize grown;

  g_string_append (out, "{\"id\": ");
  ish_json_append_string (out, self->id);
  if (self->kind == ISH_ITEM_RESOURCE)
    append_resource (out, &self->resource);
  else if (self->kind == ISH_ITEM_CONNECTION)
    append_connection (out, &self->connection, self->order);
  else
    append_annotation (out, &self->annotation);
  _ish_append_unknown (out, self->extra, known_keys[self->kind]);
  g_string_append_c (out, '}');
  grown = (gssize) out->len - (gssize) self->line_length;
  self->line_length = out->len;
  g_free (self->line);
  self->line = g_string_free (out, FALSE);
  return grown;
}

static JsonNode *
field_to_node (IshItem *self, const Field *field)
{
  JsonNode *node;

  if (field->kind == FIELD_TEXT || field->kind == FIELD_NULLABLE)
    {
      const char *text = *text_of (self, field);

      if (text == NULL)
        return NULL;
      node = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (node, text);
      return node;
    }
  node = json_node_new (JSON_NODE_VALUE);
  json_node_set_double (node, *number_of (self, field));
  return node;
}

JsonObject *
_ish_item_to_object (IshItem *self)
{
  JsonObject *object = self->extra != NULL ? ish_json_copy_object (self->extra)
                                           : json_object_new ();

  for (const Field *field = fields[self->kind]; field->key != NULL; field++)
    {
      JsonNode *node = field_to_node (self, field);

      if (node != NULL)
        json_object_set_member (object, field->key, node);
    }
  if (properties_of (self) != NULL)
    json_object_set_object_member (object, "properties",
                                   ish_json_copy_object (*properties_of (self)));
  json_object_set_string_member (object, "order", self->order);
  return object;
}

/* --- changing --- */

static JsonNode *
replace_member (JsonObject *object, const char *key, JsonNode *value)
{
  JsonNode *old = json_object_dup_member (object, key);

  if (value != NULL)
    json_object_set_member (object, key, json_node_copy (value));
  else if (old != NULL)
    json_object_remove_member (object, key);
  return old;
}

static gboolean
set_property (IshItem *self, const char *key, JsonNode *value, JsonNode **out_old, GError **error)
{
  JsonObject **properties = properties_of (self);

  if (properties == NULL)
    return refuse (error, "an annotation has no properties");
  if (!_ish_is_plain (key, ISH_KEY_MAX))
    return refuse (error, "a property's key must be text of 1 to %d bytes", ISH_KEY_MAX);
  *out_old = replace_member (*properties, key, value);
  return TRUE;
}

gboolean
_ish_item_set (IshItem *self, const char *path, JsonNode *value, JsonNode **out_old, GError **error)
{
  const Field *field = find_field (self->kind, path);

  *out_old = NULL;
  if (g_str_has_prefix (path, "properties."))
    return set_property (self, path + strlen ("properties."), value, out_old, error);
  if (field != NULL && field->is_settable)
    {
      g_autoptr (JsonNode) old = field_to_node (self, field);

      if (!set_field (self, field, value, error))
        return FALSE;
      *out_old = g_steal_pointer (&old);
      return TRUE;
    }
  if (_ish_has_key (known_keys[self->kind], path))
    return refuse (error, "\"%s\" cannot be set", path);
  if (!_ish_is_plain (path, ISH_KEY_MAX))
    return refuse (error, "a key must be text of 1 to %d bytes", ISH_KEY_MAX);
  if (self->extra == NULL)
    self->extra = json_object_new ();
  *out_old = replace_member (self->extra, path, value);
  return TRUE;
}
