/* Resources of CloudFormation in Terraform's words: the catalogue's table of what the dialects
 * spell differently, read the other way.
 * SPDX-License-Identifier: MIT
 *
 * Every argument that Terraform has is looked for among the properties: where the kind's "cfn_args"
 * says, else by its name ignoring case, underscores and a plural. data/read/CLOUD.json has what the
 * catalogue need not say: "names" (more places of arguments, by Terraform type), "choose" (which of
 * several kinds a type is), "homes" (kinds that are part of a type), "inline" (properties that are
 * resources of their own). */

#include "config.h"

#include "read/ish-code-stack-private.h"

#include <string.h>

#include "base/ish-json.h"

typedef struct
{
  IshCodeStack *stack;
  JsonObject *kind;     /* (nullable) */
  JsonObject *cfn_args; /* (nullable) */
  JsonObject *names;    /* (nullable) */
  const IshValue *root; /* where "attributes_at" is */
  guint depth;
} Reverse;

static const IshValue *reverse_map (Reverse *self, const IshShape *shape, const char *prefix,
                                    const IshValue *from);

/* --- looking --- */

static gboolean
folds_to (const char *name, const char *fold, gsize *out_rest)
{
  for (; *name; name++)
    {
      if (*name == '_')
        continue;
      if (g_ascii_tolower (*name) != *fold)
        break;
      fold++;
    }
  *out_rest = strlen (name);
  return *fold == '\0' && (*out_rest == 0 || g_ascii_strcasecmp (name, "s") == 0
                           || g_ascii_strcasecmp (name, "es") == 0);
}

/* The property of that name, or of its plural. */
static const IshValue *
find_member (const IshValue *map, const char *fold)
{
  const IshValue *plural = NULL;
  gsize rest;

  for (guint i = 0; map->type == ISH_VALUE_MAP && i < map->u.map.n; i++)
    if (folds_to (map->u.map.members[i].key, fold, &rest))
      {
        if (rest == 0)
          return map->u.map.members[i].value;
        plural = map->u.map.members[i].value;
      }
  return plural;
}

static const IshValue *
find_path (const IshValue *map, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);

  if (strcmp (path, ".") == 0)
    return map;
  for (guint i = 0; map && steps[i]; i++)
    {
      if (map->type == ISH_VALUE_INPUT)
        return map;
      /* The first of several: the root volume among the disks. */
      if (map->type == ISH_VALUE_LIST && map->u.list.n > 0)
        map = map->u.list.items[0];
      map = map->type == ISH_VALUE_MAP ? ish_value_get (map, steps[i]) : NULL;
    }
  return map;
}

/* The @take of the item whose @name is @wanted. */
static const IshValue *
find_item (const IshValue *list, const char *name, const char *wanted, const char *take)
{
  for (guint i = 0; list && list->type == ISH_VALUE_LIST && i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];
      const IshValue *key = item->type == ISH_VALUE_MAP ? ish_value_get (item, name) : NULL;

      if (key && key->type == ISH_VALUE_STRING && strcmp (key->u.string, wanted) == 0)
        return ish_value_get (item, take);
    }
  return list && list->type == ISH_VALUE_INPUT ? list : NULL;
}

/* --- values --- */

static const IshValue *
make_list (Reverse *self, GPtrArray *items)
{
  return ish_value_list (self->stack->arena, (const IshValue *const *) items->pdata, items->len);
}

/* [{Key, Value}] to {key: value}, whatever the two are called. */
static const IshValue *
from_pairs (Reverse *self, const IshValue *list)
{
  static const char *const keys[] = { "Key", "Name", "ParameterName", "TagKey" };
  static const char *const values[] = { "Value", "ParameterValue", "TagValue" };
  IshCodeMap map;

  if (list->type != ISH_VALUE_LIST)
    return list;
  _ish_code_map_init (self->stack, &map);
  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];
      const IshValue *key = NULL, *value = NULL;

      for (guint k = 0; item->type == ISH_VALUE_MAP && key == NULL && k < G_N_ELEMENTS (keys); k++)
        key = ish_value_get (item, keys[k]);
      for (guint k = 0; item->type == ISH_VALUE_MAP && value == NULL && k < G_N_ELEMENTS (values);
           k++)
        value = ish_value_get (item, values[k]);
      if (key && key->type == ISH_VALUE_STRING)
        _ish_code_map_put (&map, key->u.string, value);
    }
  return _ish_code_map_end (self->stack, &map);
}

/* {name: value} to [{name, value}]. */
static const IshValue *
to_named (Reverse *self, const IshValue *map)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (map->type != ISH_VALUE_MAP)
    return map;
  for (guint i = 0; i < map->u.map.n; i++)
    {
      const IshMember *member = &map->u.map.members[i];
      const IshValue *item = _ish_code_set (self->stack, NULL, "name",
                                            ish_value_string (self->stack->arena, member->key));

      g_ptr_array_add (items,
                       (gpointer) _ish_code_set (self->stack, item, "value", member->value));
    }
  return make_list (self, items);
}

/* Keys as JSON of the service has them: "PortMappings" is portMappings. */
static const IshValue *
lower_keys (Reverse *self, const IshValue *value, JsonArray *keep)
{
  g_autoptr (GPtrArray) items = NULL;
  IshCodeMap map;

  if (value->type == ISH_VALUE_LIST)
    {
      items = g_ptr_array_new ();
      for (guint i = 0; i < value->u.list.n; i++)
        g_ptr_array_add (items, (gpointer) lower_keys (self, value->u.list.items[i], keep));
      return make_list (self, items);
    }
  if (value->type != ISH_VALUE_MAP)
    return value;
  _ish_code_map_init (self->stack, &map);
  for (guint i = 0; i < value->u.map.n; i++)
    {
      g_autofree char *key = g_strdup (value->u.map.members[i].key);
      gboolean is_data = FALSE;

      key[0] = g_ascii_tolower (key[0]);
      for (guint k = 0; keep && k < json_array_get_length (keep); k++)
        is_data = is_data || strcmp (json_array_get_string_element (keep, k), key) == 0;
      _ish_code_map_put (&map, key,
                         is_data ? value->u.map.members[i].value
                                 : lower_keys (self, value->u.map.members[i].value, keep));
    }
  return _ish_code_map_end (self->stack, &map);
}

/* [{Type: a}, {Type: b}] to [a, b]. */
static const IshValue *
take_each (Reverse *self, const IshValue *list, const char *name)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (list->type != ISH_VALUE_LIST)
    return list;
  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];
      const IshValue *value = item->type == ISH_VALUE_MAP ? ish_value_get (item, name) : item;

      if (value)
        g_ptr_array_add (items, (gpointer) value);
    }
  return make_list (self, items);
}

/* {"map": {"true": "internal"}} read from right to left. */
static const IshValue *
translate (Reverse *self, JsonObject *map, const IshValue *value)
{
  const char *text = _ish_code_text (self->stack, value);
  g_autoptr (GPtrArray) items = NULL;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (value->type == ISH_VALUE_LIST)
    {
      items = g_ptr_array_new ();
      for (guint i = 0; i < value->u.list.n; i++)
        g_ptr_array_add (items, (gpointer) translate (self, map, value->u.list.items[i]));
      return make_list (self, items);
    }
  json_object_iter_init_ordered (&iter, map);
  while (text && json_object_iter_next_ordered (&iter, &key, &node))
    if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
        && strcmp (json_node_get_string (node), text) == 0)
      return ish_value_string (self->stack->arena, key);
  return value;
}

/* --- by shape --- */

static const IshValue *
convert_blocks (Reverse *self, const IshValue *value, const IshShape *inside, const char *path)
{
  g_autoptr (GPtrArray) items = NULL;

  if (value->type == ISH_VALUE_MAP)
    return reverse_map (self, inside, path, value);
  if (value->type != ISH_VALUE_LIST)
    return value;
  items = g_ptr_array_new ();
  for (guint i = 0; i < value->u.list.n; i++)
    g_ptr_array_add (items,
                     (gpointer) convert_blocks (self, value->u.list.items[i], inside, path));
  return items->len == 1 ? items->pdata[0] : make_list (self, items);
}

static const IshValue *
convert (Reverse *self, const IshValue *value, const IshShape *shape, const char *path)
{
  const IshShape *inside = shape;

  while (inside && (inside->kinds & ISH_SHAPE_LIST) && inside->item)
    inside = inside->item;
  if (ish_shape_has_fields (inside) && self->depth < ISH_READ_MAX_DEPTH)
    return convert_blocks (self, value, inside, path);
  if ((shape->kinds & ISH_SHAPE_MAP) && value->type == ISH_VALUE_LIST)
    return from_pairs (self, value);
  if ((shape->kinds & ISH_SHAPE_LIST) && value->type != ISH_VALUE_LIST
      && value->type != ISH_VALUE_INPUT)
    value = ish_value_list (self->stack->arena, &value, 1);
  if (!(shape->kinds & (ISH_SHAPE_LIST | ISH_SHAPE_ANY)) && value->type == ISH_VALUE_LIST
      && value->u.list.n == 1 && value->u.list.items[0]->type != ISH_VALUE_MAP)
    value = value->u.list.items[0];
  return _ish_code_fit (self->stack, value, shape);
}

static const IshValue *
convert_as (Reverse *self, JsonObject *how, const IshValue *value, const IshShape *shape,
            const char *path)
{
  const char *as = how ? ish_json_string (how, "as", "") : "";
  JsonObject *map = how ? ish_json_object (how, "map") : NULL;
  const IshValue *found;

  if (map)
    return _ish_code_fit (self->stack, translate (self, map, value), shape);
  if (strcmp (as, "named") == 0)
    return to_named (self, value);
  if (strcmp (as, "kv") == 0)
    return from_pairs (self, value);
  if (strcmp (as, "raw") == 0 || strcmp (as, "json") == 0)
    return _ish_code_parse_document (self->stack, value);
  if (strcmp (as, "take") == 0)
    return take_each (self, value, ish_json_string (how, "take", ""));
  if (strcmp (as, "pascal") == 0)
    return lower_keys (self, value, ish_json_array (how, "keep"));
  if (strcmp (as, "wrap") == 0)
    {
      found = find_path (value, ish_json_string (how, "wrap", ""));
      return found ? found : value;
    }
  return convert (self, value, shape, path);
}

/* --- arguments --- */

static JsonNode *
find_entry (Reverse *self, const char *path)
{
  JsonNode *entry = self->names ? json_object_get_member (self->names, path) : NULL;

  if (entry == NULL && self->cfn_args)
    entry = json_object_get_member (self->cfn_args, path);
  return entry && !JSON_NODE_HOLDS_NULL (entry) ? entry : NULL;
}

static const IshValue *
find_value (Reverse *self, const IshField *field, JsonNode *entry, const IshValue *from)
{
  JsonObject *how = entry && JSON_NODE_HOLDS_OBJECT (entry) ? json_node_get_object (entry) : NULL;
  const char *to = how ? ish_json_string (how, "to", NULL)
                   : entry && JSON_NODE_HOLDS_VALUE (entry) ? json_node_get_string (entry) : NULL;
  const char *as = how ? ish_json_string (how, "as", "") : "";
  const char *attribute = how ? ish_json_string (how, "attribute", NULL) : NULL;

  if (attribute)
    return find_item (find_path (self->root, ish_json_string (self->kind, "attributes_at", "")),
                      "Key", attribute, "Value");
  if (to && strcmp (as, "entry") == 0)
    return find_item (find_path (from, to), "Name", ish_json_string (how, "name", ""), "Value");
  if (to && strcmp (as, "pick") == 0)
    return find_item (find_path (from, to), ish_json_string (how, "by", ""),
                      ish_json_string (how, "is", ""), ish_json_string (how, "take", ""));
  if (to && strcmp (to, ".") != 0)
    return find_path (from, to);
  if (to)
    return ish_shape_has_fields (ish_shape_inside (field->shape)) ? from : NULL;
  return find_member (from, field->fold);
}

static gboolean
is_empty (const IshValue *value)
{
  return value->type == ISH_VALUE_NULL || (value->type == ISH_VALUE_MAP && value->u.map.n == 0);
}

static void
put_argument (Reverse *self, IshCodeMap *out, const IshField *field, const char *prefix,
              const IshValue *from)
{
  g_autofree char *path = *prefix ? g_strconcat (prefix, ".", field->name, NULL)
                                  : g_strdup (field->name);
  JsonNode *entry = find_entry (self, path);
  JsonObject *how = entry && JSON_NODE_HOLDS_OBJECT (entry) ? json_node_get_object (entry) : NULL;
  gboolean is_spread_out = entry && g_strcmp0 (how ? ish_json_string (how, "to", NULL)
                                                   : json_node_get_string (entry), ".") == 0;
  const IshValue *value = find_value (self, field, entry, from);

  if (value == NULL)
    return;
  value = convert_as (self, how, value, field->shape, path);
  if (!is_spread_out || !is_empty (value))
    _ish_code_map_put (out, field->name, value);
}

static const IshValue *
reverse_map (Reverse *self, const IshShape *shape, const char *prefix, const IshValue *from)
{
  IshCodeMap out;

  _ish_code_map_init (self->stack, &out);
  self->depth++;
  for (guint i = 0; i < shape->n_fields && _ish_code_stack_step (self->stack); i++)
    if (!(shape->fields[i].flags & ISH_FIELD_READ_ONLY))
      put_argument (self, &out, &shape->fields[i], prefix, from);
  self->depth--;
  return _ish_code_map_end (self->stack, &out);
}

/* --- resources --- */

static JsonObject *
table (IshCodeStack *self, const char *name)
{
  return ish_json_object (self->tables, name);
}

static JsonObject *
choose_kind (IshCodeStack *self, const char *type, const IshValue *properties)
{
  const GPtrArray *kinds = g_hash_table_lookup (self->shapes, type);
  JsonArray *choices = table (self, "choose") ? ish_json_array (table (self, "choose"), type)
                                              : NULL;

  for (guint i = 0; choices && i < json_array_get_length (choices); i++)
    {
      JsonObject *choice = json_array_get_object_element (choices, i);
      const char *has = ish_json_string (choice, "has", NULL);

      if (has == NULL || (properties && ish_value_get (properties, has)))
        return ish_catalog_get_kind (self->catalog, self->cloud,
                                     ish_json_string (choice, "kind", ""));
    }
  return kinds ? kinds->pdata[0] : NULL;
}

static const IshValue *
reverse_kind (IshCodeStack *self, JsonObject *kind, const char *tf, const IshValue *properties)
{
  const IshSchemaType *schema = ish_schema_get_resource (self->schema, tf);
  Reverse reverse = { self, kind, kind ? ish_json_object (kind, "cfn_args") : NULL,
                      table (self, "names") ? ish_json_object (table (self, "names"), tf) : NULL,
                      properties, 0 };

  return schema ? reverse_map (&reverse, schema->shape, "", properties) : properties;
}

static const char *
add_suffix (IshCodeStack *self, const IshCodeNode *node, const char *name, guint index)
{
  g_autofree char *key = index == 0 ? g_strdup_printf ("%s:%s", node->key, name)
                                    : g_strdup_printf ("%s:%s:%u", node->key, name, index);

  return ish_arena_strdup (self->arena, key);
}

/* The argument that is the whole item: a list of texts. */
static const char *
find_whole (JsonObject *kind)
{
  JsonObject *args = ish_json_object (kind, "cfn_args");
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (args == NULL)
    return NULL;
  json_object_iter_init_ordered (&iter, args);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (JSON_NODE_HOLDS_OBJECT (node)
        && g_strcmp0 (ish_json_string (json_node_get_object (node), "to", NULL), ".") == 0)
      return name;
  return NULL;
}

static void
add_folded (IshCodeStack *self, const IshCodeNode *home, const char *name, JsonObject *kind,
            const IshValue *from, guint index)
{
  JsonObject *fold = ish_json_object (kind, "fold");
  const char *into = ish_json_string (fold, "into", "");
  const char *whole = from->type == ISH_VALUE_MAP ? NULL : find_whole (kind);
  IshCodeNode node = *home;
  const IshValue *args;

  node.type = ish_arena_strdup (self->arena, ish_json_string (kind, "tf", ""));
  if (from->type == ISH_VALUE_INPUT || whole)
    args = whole ? _ish_code_set (self, NULL, whole, from) : NULL;
  else if (from->type == ISH_VALUE_MAP)
    args = reverse_kind (self, kind, node.type, from);
  else
    return;
  if (args == NULL)
    args = ish_value_map (self->arena, NULL, 0);
  else if (strcmp (ish_json_string (fold, "at", ""), ".") == 0)
    {
      /* What its home and it both have, tags and names, is not its own. */
      args = _ish_code_without (self, args, "tags");
      args = _ish_code_without (self, args, into);
      if (args->u.map.n == 0)
        return;
    }
  node.key = add_suffix (self, home, name, index);
  node.resource_id = home->key;
  node.args = _ish_code_set (self, args, into, ish_value_ref (self->arena, home->key, "id"));
  _ish_code_stack_add (self, &node);
}

static void
add_homed (IshCodeStack *self, const IshCodeNode *home, const IshValue *properties)
{
  JsonArray *names = table (self, "homes") ? ish_json_array (table (self, "homes"), home->type)
                                           : NULL;

  for (guint i = 0; names && i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);
      JsonObject *kind = ish_catalog_get_kind (self->catalog, self->cloud, name);
      JsonObject *fold = kind ? ish_json_object (kind, "fold") : NULL;
      const IshValue *from = fold ? find_path (properties, ish_json_string (fold, "at", "."))
                                  : NULL;

      if (from == NULL)
        continue;
      if (from->type != ISH_VALUE_LIST)
        add_folded (self, home, name, kind, from, 0);
      for (guint k = 0; from->type == ISH_VALUE_LIST && k < from->u.list.n; k++)
        add_folded (self, home, name, kind, from->u.list.items[k], k);
    }
}

/* Whether every member of @wanted is there as it says. */
static gboolean
has_all (IshCodeStack *self, const IshValue *item, JsonObject *wanted)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (item->type != ISH_VALUE_MAP)
    return FALSE;
  json_object_iter_init_ordered (&iter, wanted);
  while (json_object_iter_next_ordered (&iter, &key, &node))
    {
      const IshValue *value = ish_value_get (item, key);
      const char *text = value ? _ish_code_text (self, value) : NULL;

      if (g_strcmp0 (text, json_node_get_string (node)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
add_inline_item (IshCodeStack *self, const IshCodeNode *home, JsonObject *how,
                 const IshValue *item, guint index)
{
  JsonObject *unless = ish_json_object (how, "unless");
  const char *into = ish_json_string (how, "into", "");
  IshCodeNode node = *home;

  if (unless && has_all (self, item, unless))
    return;
  if (item->type == ISH_VALUE_INPUT)
    item = _ish_code_set (self, NULL, ish_json_string (how, "open", ""), item);
  if (item->type != ISH_VALUE_MAP)
    return;
  node.type = ish_json_string (how, "as", "");
  node.key = add_suffix (self, home, ish_json_string (how, "at", ""), index);
  node.resource_id = home->key;
  _ish_code_reverse (self, &node,
                     _ish_code_set (self, item, into,
                                    ish_value_ref (self->arena, home->key, "id")));
}

static void
add_inline (IshCodeStack *self, const IshCodeNode *home, const IshValue *properties)
{
  JsonArray *list = table (self, "inline") ? ish_json_array (table (self, "inline"), home->type)
                                           : NULL;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonObject *how = json_array_get_object_element (list, i);
      const IshValue *from = find_path (properties, ish_json_string (how, "at", ""));
      JsonNode *missing = json_object_get_member (how, "missing");

      if (from == NULL && missing)
        from = _ish_code_from_json (self, missing);
      if (from && from->type != ISH_VALUE_LIST)
        add_inline_item (self, home, how, from, 0);
      for (guint k = 0; from && from->type == ISH_VALUE_LIST && k < from->u.list.n; k++)
        add_inline_item (self, home, how, from->u.list.items[k], k);
    }
}

/* Properties below one that is only a wrapping: DistributionConfig. */
static const IshValue *
unwrap (JsonObject *kind, const IshValue *properties)
{
  const char *root = kind ? ish_json_string (kind, "cfn_root", NULL) : NULL;
  const IshValue *inner = root ? ish_value_get (properties, root) : NULL;

  return inner && inner->type == ISH_VALUE_MAP ? inner : properties;
}

void
_ish_code_reverse (IshCodeStack *self, const IshCodeNode *node, const IshValue *properties)
{
  IshCodeNode made = *node;
  JsonObject *kind;
  const char *tf;

  if (properties->type != ISH_VALUE_MAP)
    properties = ish_value_map (self->arena, NULL, 0);
  kind = choose_kind (self, node->type, properties);
  tf = kind ? ish_json_string (kind, "tf", NULL) : ish_catalog_get_twin (self->catalog, node->type);
  if (tf == NULL)
    {
      made.args = properties;
      _ish_code_stack_add (self, &made);
      return;
    }
  made.type = ish_arena_strdup (self->arena, tf);
  made.args = reverse_kind (self, kind, tf, unwrap (kind, properties));
  if (!_ish_code_stack_add (self, &made))
    return;
  add_homed (self, node, properties);
  add_inline (self, node, properties);
}

/* "DBInstanceArn" is db_instance_arn. */
static const char *
make_snake (IshCodeStack *self, const char *name)
{
  g_autoptr (GString) made = g_string_new (NULL);

  for (const char *c = name; *c; c++)
    {
      if (g_ascii_isupper (*c) && c > name && (g_ascii_islower (c[-1]) || g_ascii_islower (c[1])))
        g_string_append_c (made, '_');
      g_string_append_c (made, *c == '.' ? '_' : g_ascii_tolower (*c));
    }
  return ish_arena_strdup (self->arena, made->str);
}

const char *
_ish_code_reverse_attr (IshCodeStack *self, const char *type, const char *attr)
{
  JsonObject *kind = choose_kind (self, type, NULL);
  JsonObject *attrs = kind ? ish_json_object (kind, "attrs") : NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (attrs)
    json_object_iter_init_ordered (&iter, attrs);
  while (attrs && json_object_iter_next_ordered (&iter, &name, &node))
    if (JSON_NODE_HOLDS_OBJECT (node)
        && g_strcmp0 (ish_json_string (json_node_get_object (node), "cfn", NULL), attr) == 0)
      return ish_arena_strdup (self->arena, name);
  return strcmp (attr, "Ref") == 0 ? "id" : make_snake (self, attr);
}
