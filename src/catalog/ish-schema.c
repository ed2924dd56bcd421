/* Reads the compact schema tables and answers what a provider accepts.
 * SPDX-License-Identifier: MIT
 *
 * The JSON says a shape in as few bytes as possible:
 *
 *   "s" "i" "n" "b"   a scalar; "?" anything; "o" an object whose keys are data; "s|o" either
 *   [shape]           a list       {"{}": shape}   a map with values of that shape
 *   {"name": shape}   an object; a name ends in signs: * required, ! read only, # a block, ~ gone,
 *                     + new, - (after *) the newest does not require it
 *   {"=": [text]}     a text that is one of these
 *
 * Everything lives in one GStringChunk and one list of blocks and is freed at once; fields are
 * sorted for binary search because one type of the firewall alone has thousands. */

#include "config.h"

#include "catalog/ish-schema.h"

#include <gio/gio.h>
#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-schema-private.h"

#define CORE_SCHEMA "/io/github/isshoni/Isshoni/schema/core.json"

G_DEFINE_QUARK (ish-schema-error-quark, ish_schema_error)

static gpointer
take_block (IshSchema *self, gsize size)
{
  gpointer block = g_malloc0 (size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

static char *
fold_name (IshSchema *self, const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);
  char *to = folded;

  for (const char *from = folded; *from; from++)
    if (*from != '_')
      *to++ = *from;
  *to = '\0';
  return g_string_chunk_insert_const (self->strings, folded);
}

static const IshShape *
read_scalar (IshSchema *self, const char *text)
{
  IshShape *shape = g_hash_table_lookup (self->scalars, text);

  if (shape)
    return shape;
  shape = take_block (self, sizeof *shape);
  for (const char *c = text; *c; c++)
    switch (*c)
      {
      case 's': shape->kinds |= ISH_SHAPE_STRING; break;
      case 'i': shape->kinds |= ISH_SHAPE_INT; break;
      case 'n': shape->kinds |= ISH_SHAPE_NUMBER; break;
      case 'b': shape->kinds |= ISH_SHAPE_BOOL; break;
      case 'o': shape->kinds |= ISH_SHAPE_OBJECT; break;
      case 'a': shape->kinds |= ISH_SHAPE_LIST; break;
      case '|': break;
      default:  shape->kinds |= ISH_SHAPE_ANY; break;
      }
  g_hash_table_insert (self->scalars, g_string_chunk_insert_const (self->strings, text), shape);
  return shape;
}

static int
compare_fields (gconstpointer a, gconstpointer b)
{
  const IshField *first = a, *second = b;
  int order = strcmp (first->fold, second->fold);

  return order ? order : strcmp (first->name, second->name);
}

static const IshShape *read_shape (IshSchema *self, JsonNode *node);

static void
read_field (IshSchema *self, IshField *field, const char *member, JsonNode *node)
{
  gsize length = strcspn (member, "*!#~+-");

  for (const char *sign = member + length; *sign; sign++)
    field->flags |= *sign == '*' ? ISH_FIELD_REQUIRED
                  : *sign == '!' ? ISH_FIELD_READ_ONLY
                  : *sign == '#' ? ISH_FIELD_BLOCK
                  : *sign == '~' ? ISH_FIELD_GONE
                  : *sign == '-' ? ISH_FIELD_EASED
                                 : ISH_FIELD_NEW;
  if (member[length])
    {
      g_autofree char *name = g_strndup (member, length);
      field->name = g_string_chunk_insert_const (self->strings, name);
    }
  else
    field->name = g_string_chunk_insert_const (self->strings, member);
  field->fold = fold_name (self, field->name);
  field->shape = read_shape (self, node);
}

static const char *const *
read_names (IshSchema *self, JsonArray *array)
{
  guint n = array ? json_array_get_length (array) : 0;
  const char **names = take_block (self, (n + 1) * sizeof *names);

  for (guint i = 0; i < n; i++)
    names[i] =
      g_string_chunk_insert_const (self->strings, json_array_get_string_element (array, i));
  return names;
}

static const IshShape *
read_object (IshSchema *self, JsonObject *object)
{
  IshShape *shape = take_block (self, sizeof *shape);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;
  IshField *fields;

  if (json_object_get_size (object) == 1 && json_object_has_member (object, "{}"))
    {
      shape->kinds = ISH_SHAPE_MAP;
      shape->item = read_shape (self, json_object_get_member (object, "{}"));
      return shape;
    }
  if (json_object_get_size (object) == 1 && json_object_has_member (object, "="))
    {
      shape->kinds = ISH_SHAPE_STRING;
      shape->values = read_names (self, ish_json_array (object, "="));
      return shape;
    }
  shape->kinds = ISH_SHAPE_OBJECT;
  fields = take_block (self, MAX (1, json_object_get_size (object)) * sizeof *fields);
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    read_field (self, &fields[shape->n_fields++], member, node);
  qsort (fields, shape->n_fields, sizeof *fields, compare_fields);
  shape->fields = fields;
  return shape;
}

static const IshShape *
read_shape (IshSchema *self, JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_object (self, json_node_get_object (node));
  if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 1)
    {
      IshShape *shape = take_block (self, sizeof *shape);

      shape->kinds = ISH_SHAPE_LIST;
      shape->item = read_shape (self, json_array_get_element (json_node_get_array (node), 0));
      return shape;
    }
  return read_scalar (self, JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : "?");
}

static void
read_cloudformation (IshSchema *self, IshSchemaType *type, JsonNode *node)
{
  JsonObject *fact = json_node_get_object (node);
  const char *tags = ish_json_string (fact, "tags", NULL);

  type->shape = read_shape (self, json_object_get_member (fact, "properties"));
  type->attributes = read_names (self, ish_json_array (fact, "attributes"));
  type->tags = tags ? g_string_chunk_insert_const (self->strings, tags) : NULL;
}

const IshSchemaType *
_ish_schema_read_type (IshSchema *self, IshSchemaTable table, const char *name, JsonNode *node)
{
  IshSchemaType *type = take_block (self, sizeof *type);
  g_autofree char *bare = g_strndup (name, strcspn (name, "~+"));

  type->name = g_string_chunk_insert_const (self->strings, bare);
  type->gone = strchr (name, '~') != NULL;
  type->is_new = strchr (name, '+') != NULL;
  if (table == ISH_SCHEMA_CLOUDFORMATION)
    read_cloudformation (self, type, node);
  else
    type->shape = read_shape (self, node);
  g_hash_table_insert (self->tables[table].types, (gpointer) type->name, type);
  return type;
}

void
_ish_schema_init (IshSchema *self)
{
  self->strings = g_string_chunk_new (16384);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->scalars = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < ISH_SCHEMA_N_TABLES; i++)
    self->tables[i].types = g_hash_table_new (g_str_hash, g_str_equal);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Reads every type of a table that is one JSON object. */
static void
read_table (IshSchema *self, IshSchemaTable table, JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  guint n;

  if (object)
    {
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &name, &node))
        _ish_schema_read_type (self, table, name, node);
    }
  self->tables[table].names =
    (const char **) g_hash_table_get_keys_as_array (self->tables[table].types, &n);
  self->tables[table].n_names = n;
  qsort (self->tables[table].names, n, sizeof (char *), compare_names);
}

IshSchema *
ish_schema_new (const char *json, gssize length, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  IshSchema *self;
  JsonObject *root;

  if (!json_parser_load_from_data (parser, json, length, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, ISH_SCHEMA_ERROR, ISH_SCHEMA_ERROR_BROKEN,
                   "schema: expected an object with \"resources\", \"data\", \"cloudformation\"");
      return NULL;
    }
  root = json_node_get_object (json_parser_get_root (parser));
  self = g_new0 (IshSchema, 1);
  _ish_schema_init (self);
  read_table (self, ISH_SCHEMA_RESOURCES, ish_json_object (root, "resources"));
  read_table (self, ISH_SCHEMA_DATA, ish_json_object (root, "data"));
  read_table (self, ISH_SCHEMA_CLOUDFORMATION, ish_json_object (root, "cloudformation"));
  return self;
}

void
ish_schema_free (IshSchema *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ISH_SCHEMA_N_TABLES; i++)
    {
      g_hash_table_unref (self->tables[i].types);
      g_free (self->tables[i].names);
    }
  g_hash_table_unref (self->scalars);
  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static IshSchema *
load_default (GError **error)
{
  const char *path = g_getenv ("ISSHONI_SCHEMA");
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (path)
    return g_file_get_contents (path, &text, &length, error) ? ish_schema_new (text, length, error)
                                                             : NULL;
  bytes = g_resources_lookup_data (CORE_SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;
  path = g_bytes_get_data (bytes, &length);
  return ish_schema_new (path, length, error);
}

const IshSchema *
ish_schema_get_default (GError **error)
{
  static IshSchema *schema;
  static GMutex mutex;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (schema == NULL)
    schema = load_default (error);
  return schema;
}

static const IshSchemaType *
find_type (const IshSchema *self, IshSchemaTable table, const char *name)
{
  return self->find ? self->find (self, table, name)
                    : g_hash_table_lookup (self->tables[table].types, name);
}

const IshSchemaType *
ish_schema_get_resource (const IshSchema *self, const char *terraform_type)
{
  return find_type (self, ISH_SCHEMA_RESOURCES, terraform_type);
}

const IshSchemaType *
ish_schema_get_data (const IshSchema *self, const char *terraform_type)
{
  return find_type (self, ISH_SCHEMA_DATA, terraform_type);
}

const IshSchemaType *
ish_schema_get_cloudformation (const IshSchema *self, const char *type)
{
  return find_type (self, ISH_SCHEMA_CLOUDFORMATION, type);
}

const char *
ish_schema_get_provider (const IshSchema *self)
{
  return self->provider ? self->provider : "";
}

const char *
ish_schema_get_newest (const IshSchema *self)
{
  return self->newest ? self->newest : "";
}

const char *const *
ish_schema_list_resources (const IshSchema *self, guint *out_n)
{
  *out_n = self->tables[ISH_SCHEMA_RESOURCES].n_names;
  return self->tables[ISH_SCHEMA_RESOURCES].names;
}

const char *const *
ish_schema_list_data (const IshSchema *self, guint *out_n)
{
  *out_n = self->tables[ISH_SCHEMA_DATA].n_names;
  return self->tables[ISH_SCHEMA_DATA].names;
}

const char *const *
ish_schema_list_cloudformation (const IshSchema *self, guint *out_n)
{
  *out_n = self->tables[ISH_SCHEMA_CLOUDFORMATION].n_names;
  return self->tables[ISH_SCHEMA_CLOUDFORMATION].names;
}

/* strcmp() of words that mostly differ early. */
static inline int
compare_folds (const char *a, const char *b)
{
  while (*a && *a == *b)
    a++, b++;
  return (guchar) *a - (guchar) *b;
}

/* First field whose fold is @fold, or %NULL. */
static const IshField *
find_field (const IshShape *shape, const char *fold)
{
  guint low = 0, high = shape->n_fields;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_folds (shape->fields[middle].fold, fold) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low < shape->n_fields && strcmp (shape->fields[low].fold, fold) == 0 ? &shape->fields[low]
                                                                              : NULL;
}

const IshField *
ish_shape_match (const IshShape *shape, const char *name)
{
  char fold[128];
  gsize n = 0;

  if (shape == NULL || shape->n_fields == 0)
    return NULL;
  for (const char *c = name; *c && n < sizeof fold - 1; c++)
    if (*c != '_')
      fold[n++] = *c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c;
  fold[n] = '\0';
  return find_field (shape, fold);
}

const IshField *
ish_shape_get (const IshShape *shape, const char *name)
{
  const IshField *field = ish_shape_match (shape, name);

  for (; field && field < shape->fields + shape->n_fields; field++)
    if (strcmp (field->name, name) == 0)
      return field;
  return NULL;
}

const IshShape *
ish_shape_inside (const IshShape *shape)
{
  return shape && (shape->kinds & (ISH_SHAPE_LIST | ISH_SHAPE_MAP)) ? shape->item : shape;
}

gboolean
ish_shape_has_fields (const IshShape *shape)
{
  return shape && shape->n_fields > 0;
}
