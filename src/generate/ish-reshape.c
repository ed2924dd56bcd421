/* How an argument in Terraform's words becomes a CloudFormation property.
 * SPDX-License-Identifier: MIT
 *
 * The schema does most of it: "db_subnet_group_name" is the property that agrees ignoring case and
 * underscores, a map below a property without fields is data, a map where text is wanted is a JSON
 * document. The kind's "cfn_args" holds only what the two clouds of words call differently:
 *
 *   "path": "To.Path"                        another name, or another place
 *   "path": null                             left out
 *   "path": {"to", "map": {value: value}}    other words for the values
 *   {"attribute": key}                       an item {Key, Value} of the list "attributes_at"
 *   {"as": "list"} or "blocks"               one value where a list is wanted
 *   {"as": "pascal"}                         as without: the schema knows the spelling
 *   {"as": "raw"}                            keys are data
 *   {"as": "json"}                           a JSON document as text
 *   {"as": "named"}                          [{name, value}] to a map
 *   {"as": "kv", "names": [k, v]}            a map to [{Key, Value}]
 *   {"as": "base64"}                         text under Fn::Base64
 *   {"as": "wrap", "wrap": "A.B"}            [{A: {B: value}}]
 *   {"as": "entry", "name": n}               an item {Name: n, Value} of the list at "to"
 *   {"as": "spread", "over": arg}            an item for every value of that list inside it */

#include "config.h"

#include "generate/ish-reshape-private.h"

#include <string.h>

#include "base/ish-json.h"

static IshTree *
make_text (IshTemplateWriter *self, const char *text)
{
  return _ish_tree_text (self->low->arena, ISH_TREE_STRING, text);
}

/* --- properties --- */

typedef struct
{
  IshTemplateWriter *writer;
  const IshLowNode  *node;
  IshTree           *root; /* where "attributes_at" is */
} Reshape;

static IshTree *reshape_map (Reshape *self, const IshValue *args, const char *prefix,
                             const IshShape *shape);

const IshShape *
_ish_reshape_shape_at (IshTemplateWriter *self, const IshLowNode *node, const IshShape *shape,
                       const char *path)
{
  g_auto(GStrv) words = g_strsplit (path, ".", -1);

  if (strcmp (path, ".") == 0)
    return shape;
  for (guint i = 0; words[i]; i++)
    {
      const IshShape *inside = shape;
      const IshField *field;

      while (inside && (inside->kinds & ISH_SHAPE_LIST) && inside->item)
        inside = inside->item;
      if (!ish_shape_has_fields (inside))
        return NULL;
      field = ish_shape_get (inside, words[i]);
      if (field == NULL || (field->flags & ISH_FIELD_READ_ONLY))
        {
          _ish_low_fail (self->low, node, "CloudFormation has no property %s (at %s)", path,
                         words[i]);
          return NULL;
        }
      shape = field->shape;
    }
  return shape;
}

/* A value below a property: fields by the schema, data where it has none, a document as text. */
static IshTree *
reshape_value (Reshape *self, const IshValue *value, const char *path, const IshShape *shape)
{
  IshArena *arena = self->writer->low->arena;
  gboolean container = value->type == ISH_VALUE_MAP || value->type == ISH_VALUE_LIST;
  IshTree *list;

  if (container && shape && shape->kinds == ISH_SHAPE_STRING)
    return _ish_reshape_document (self->writer, self->node, value);
  if (value->type == ISH_VALUE_LIST)
    {
      list = _ish_tree_new (arena, ISH_TREE_LIST);
      for (guint i = 0; i < value->u.list.n; i++)
        _ish_tree_add (
          arena, list,
          reshape_value (self, value->u.list.items[i], path, ish_shape_inside (shape)));
      return list;
    }
  if (value->type == ISH_VALUE_MAP)
    {
      const IshShape *inside = shape;

      while (inside && (inside->kinds & ISH_SHAPE_LIST) && inside->item)
        inside = inside->item;
      if (ish_shape_has_fields (inside))
        return reshape_map (self, value, path, inside);
    }
  return _ish_reshape_raw (self->writer, self->node, value);
}

static const char *
scalar_word (const IshValue *value, char buffer[32])
{
  if (value->type == ISH_VALUE_BOOL)
    return value->u.boolean ? "true" : "false";
  if (value->type == ISH_VALUE_INT)
    {
      g_snprintf (buffer, 32, "%" G_GINT64_FORMAT, value->u.integer);
      return buffer;
    }
  return value->type == ISH_VALUE_STRING ? value->u.string : NULL;
}

/* The value in CloudFormation's words, {"map": {"true": "internal"}}; of a list each item's. */
static IshTree *
translate (Reshape *self, JsonObject *map, const IshValue *value)
{
  IshArena *arena = self->writer->low->arena;
  char buffer[32];
  const char *word = scalar_word (value, buffer);
  JsonNode *node = word ? json_object_get_member (map, word) : NULL;
  IshTree *list;

  if (value->type != ISH_VALUE_LIST)
    return node ? _ish_tree_json (arena, node) : NULL;
  list = _ish_tree_new (arena, ISH_TREE_LIST);
  for (guint i = 0; i < value->u.list.n; i++)
    {
      IshTree *item = translate (self, map, value->u.list.items[i]);

      _ish_tree_add (arena, list,
                     item ? item
                          : _ish_reshape_raw (self->writer, self->node, value->u.list.items[i]));
    }
  return list;
}

/* {Name: n, Value: v}, with the names of the two given. */
static IshTree *
make_pair (Reshape *self, const char *key_name, const char *key, const char *value_name,
           const IshValue *value)
{
  IshArena *arena = self->writer->low->arena;
  IshTree *pair = _ish_tree_new (arena, ISH_TREE_MAP);
  IshTree *tree = _ish_reshape_raw (self->writer, self->node, value);
  char buffer[32];
  const char *word = scalar_word (value, buffer);

  _ish_tree_set (arena, pair, key_name, make_text (self->writer, key));
  _ish_tree_set (arena, pair, value_name,
                 word ? make_text (self->writer, word) : tree);
  return pair;
}

static IshTree *
make_entries (Reshape *self, JsonObject *how, const IshValue *map)
{
  IshTree *list = _ish_tree_new (self->writer->low->arena, ISH_TREE_LIST);
  JsonArray *names = ish_json_array (how, "names");
  gboolean named = names && json_array_get_length (names) == 2;
  const char *key = named ? json_array_get_string_element (names, 0) : "Key";
  const char *value = named ? json_array_get_string_element (names, 1) : "Value";

  for (guint i = 0; map->type == ISH_VALUE_MAP && i < map->u.map.n; i++)
    _ish_tree_add (
      self->writer->low->arena, list,
      make_pair (self, key, map->u.map.members[i].key, value, map->u.map.members[i].value));
  return list;
}

static IshTree *
make_named (Reshape *self, const IshValue *list)
{
  IshArena *arena = self->writer->low->arena;
  IshTree *map = _ish_tree_new (arena, ISH_TREE_MAP);

  for (guint i = 0; list->type == ISH_VALUE_LIST && i < list->u.list.n; i++)
    {
      const IshValue *item = list->u.list.items[i];
      const IshValue *name = item->type == ISH_VALUE_MAP ? ish_value_get (item, "name") : NULL;
      const IshValue *value = item->type == ISH_VALUE_MAP ? ish_value_get (item, "value") : NULL;

      if (name && name->type == ISH_VALUE_STRING && value)
        _ish_tree_set (arena, map, name->u.string,
                       _ish_reshape_raw (self->writer, self->node, value));
    }
  return map;
}

static IshTree *
make_wrapped (Reshape *self, const char *wrap, const IshValue *value)
{
  IshArena *arena = self->writer->low->arena;
  IshTree *list = _ish_tree_new (arena, ISH_TREE_LIST);
  IshTree *item = _ish_tree_new (arena, ISH_TREE_MAP);

  _ish_tree_put (arena, item, wrap, _ish_reshape_raw (self->writer, self->node, value));
  _ish_tree_add (arena, list, item);
  return list;
}

static IshTree *
make_base64 (Reshape *self, const IshValue *value)
{
  IshArena *arena = self->writer->low->arena;
  IshTree *map = _ish_tree_new (arena, ISH_TREE_MAP);

  _ish_tree_set (arena, map, "Fn::Base64", _ish_reshape_raw (self->writer, self->node, value));
  return map;
}

/* One item for every value of the list @over inside each item: {events: [a, b]} to two items. */
static IshTree *
make_spread (Reshape *self, const char *over, const IshValue *value, const char *path,
             const IshShape *shape)
{
  IshLow *low = self->writer->low;
  IshTree *list = _ish_tree_new (low->arena, ISH_TREE_LIST);
  const IshValue *const *items = value->type == ISH_VALUE_LIST ? value->u.list.items : &value;
  guint n = value->type == ISH_VALUE_LIST ? value->u.list.n : 1;

  for (guint i = 0; i < n; i++)
    {
      const IshValue *values =
        items[i]->type == ISH_VALUE_MAP ? ish_value_get (items[i], over) : NULL;

      for (guint v = 0; values && values->type == ISH_VALUE_LIST && v < values->u.list.n; v++)
        {
          g_autofree IshMember *members = g_memdup2 (items[i]->u.map.members,
                                                     items[i]->u.map.n * sizeof (IshMember));

          for (guint m = 0; m < items[i]->u.map.n; m++)
            if (strcmp (members[m].key, over) == 0)
              members[m].value = values->u.list.items[v];
          _ish_tree_add (low->arena, list,
                         reshape_value (self,
                                        ish_value_map (low->arena, members, items[i]->u.map.n),
                                        path, ish_shape_inside (shape)));
        }
    }
  return list;
}

/* An argument whose kind says {"as": ...}; %NULL when it does not. */
static IshTree *
reshape_as (Reshape *self, JsonObject *how, const IshValue *value, const char *path,
            const IshShape *shape)
{
  const char *as = how ? ish_json_string (how, "as", NULL) : NULL;
  JsonObject *map = how ? ish_json_object (how, "map") : NULL;
  IshTree *list;

  if (map)
    {
      IshTree *translated = translate (self, map, value);
      if (translated)
        return translated;
    }
  if (as == NULL || strcmp (as, "pascal") == 0)
    return NULL;
  if (strcmp (as, "raw") == 0)
    return _ish_reshape_raw (self->writer, self->node, value);
  if (strcmp (as, "json") == 0)
    return _ish_reshape_document (self->writer, self->node, value);
  if (strcmp (as, "named") == 0)
    return make_named (self, value);
  if (strcmp (as, "kv") == 0)
    return make_entries (self, how, value);
  if (strcmp (as, "base64") == 0)
    return make_base64 (self, value);
  if (strcmp (as, "wrap") == 0)
    return make_wrapped (self, ish_json_string (how, "wrap", ""), value);
  if (strcmp (as, "spread") == 0)
    return make_spread (self, ish_json_string (how, "over", ""), value, path, shape);
  if (strcmp (as, "list") == 0 || strcmp (as, "blocks") == 0)
    {
      list = _ish_tree_new (self->writer->low->arena, ISH_TREE_LIST);
      _ish_tree_add (self->writer->low->arena, list,
                     reshape_value (self, value, path, ish_shape_inside (shape)));
      return list;
    }
  _ish_low_fail (self->writer->low, self->node, "cfn_args.%s: no reshape is called \"%s\"", path,
                 as);
  return NULL;
}

/* --- where an argument goes --- */

/* Known by kind, path and argument, whose texts are the catalogue's: a design of a thousand
 * functions asks for each a thousand times. */
struct _IshReshapePlan
{
  const IshKind  *kind;
  const char     *prefix, *key; /* compared by address */
  const IshShape *shape;
  const char     *path;      /* prefix.key */
  JsonObject     *how;       /* (nullable): the kind's entry, when it is an object */
  const char     *attribute; /* (nullable) */
  const char     *entry;     /* (nullable): name of the list's item it becomes */
  const char     *to;        /* (nullable): left out */
  const IshShape *inside;    /* (nullable): of @to */
};

/* The kind's word, else the schema's property of that name. */
static const char *
find_target (Reshape *self, JsonNode *entry, const char *key, const char *path,
             const IshShape *shape)
{
  const char *to = NULL;
  const IshField *field;

  if (entry && JSON_NODE_HOLDS_VALUE (entry))
    to = json_node_get_string (entry);
  else if (entry && JSON_NODE_HOLDS_OBJECT (entry))
    to = ish_json_string (json_node_get_object (entry), "to", NULL);
  if (to && to[0])
    return to;
  field = ish_shape_match (shape, key);
  while (field && (field->flags & ISH_FIELD_READ_ONLY))
    {
      field++;
      if (field == shape->fields + shape->n_fields || strcmp (field->fold, field[-1].fold) != 0)
        field = NULL;
    }
  if (field == NULL)
    _ish_low_fail (self->writer->low, self->node, "CloudFormation has no property for argument %s",
                   path);
  return field ? field->name : NULL;
}

static const IshReshapePlan *
make_plan (Reshape *self, const char *prefix, const char *key, const IshShape *shape)
{
  IshReshapePlan *plan = ish_arena_alloc (self->writer->low->arena, sizeof *plan);
  const IshKind *kind = self->node->kind;
  g_autofree char *path = prefix[0] ? g_strconcat (prefix, ".", key, NULL) : g_strdup (key);
  JsonNode *entry = kind->cfn_args ? json_object_get_member (kind->cfn_args, path) : NULL;

  plan->kind = kind;
  plan->prefix = prefix;
  plan->key = key;
  plan->shape = shape;
  plan->path = ish_arena_strdup (self->writer->low->arena, path);
  if (entry && JSON_NODE_HOLDS_NULL (entry))
    return plan;
  if (entry && JSON_NODE_HOLDS_OBJECT (entry))
    {
      plan->how = json_node_get_object (entry);
      plan->attribute = ish_json_string (plan->how, "attribute", NULL);
      if (g_strcmp0 (ish_json_string (plan->how, "as", NULL), "entry") == 0)
        plan->entry = ish_json_string (plan->how, "name", "");
    }
  if (plan->attribute == NULL)
    plan->to = find_target (self, entry, key, path, shape);
  if (plan->to)
    plan->inside = _ish_reshape_shape_at (self->writer, self->node, shape, plan->to);
  return plan;
}

static const IshReshapePlan *
get_plan (Reshape *self, const char *prefix, const char *key, const IshShape *shape)
{
  const IshKind *kind = self->node->kind;
  gsize mixed = ((gsize) key >> 3) * 31 + ((gsize) prefix >> 3) * 7 + ((gsize) kind >> 4);
  const IshReshapePlan **place = &self->writer->plans[mixed % ISH_N_RESHAPE_PLANS];
  const IshReshapePlan *plan = *place;

  if (plan && plan->key == key && plan->prefix == prefix && plan->kind == kind
      && plan->shape == shape)
    return plan;
  return *place = make_plan (self, prefix, key, shape);
}

static void
reshape_argument (Reshape *self, IshTree *out, const IshMember *member, const char *prefix,
                  const IshShape *shape)
{
  IshArena *arena = self->writer->low->arena;
  const IshReshapePlan *plan = get_plan (self, prefix, member->key, shape);
  IshTree *tree;

  if (plan->attribute)
    _ish_tree_add (
      arena,
      _ish_tree_list_at (arena, self->root,
                         ish_json_string (self->node->kind->json, "attributes_at", "")),
      make_pair (self, "Key", plan->attribute, "Value", member->value));
  if (plan->to == NULL)
    return;
  if (plan->entry)
    {
      _ish_tree_add (arena, _ish_tree_list_at (arena, out, plan->to),
                     make_pair (self, "Name", plan->entry, "Value", member->value));
      return;
    }
  tree = reshape_as (self, plan->how, member->value, plan->path, plan->inside);
  if (tree == NULL)
    tree = reshape_value (self, member->value, plan->path, plan->inside);
  if (strcmp (plan->to, ".") != 0)
    _ish_tree_put (arena, out, plan->to, tree);
  else if (tree->type == ISH_TREE_MAP)
    _ish_tree_merge (arena, out, tree);
  else
    *out = *tree; /* the one argument is the whole value: an item of a folded list */
}

static IshTree *
reshape_map (Reshape *self, const IshValue *args, const char *prefix, const IshShape *shape)
{
  IshArena *arena = self->writer->low->arena;
  IshTree *out = _ish_tree_new (arena, ISH_TREE_MAP);

  if (self->root == NULL)
    self->root = out;
  for (guint i = 0; i < args->u.map.n; i++)
    {
      const IshMember *member = &args->u.map.members[i];

      if (g_str_has_prefix (member->key, "cfn:"))
        {
          const char *to = member->key + strlen ("cfn:");

          _ish_reshape_shape_at (self->writer, self->node, shape, to);
          _ish_tree_put (arena, out, to,
                         _ish_reshape_raw (self->writer, self->node, member->value));
        }
      else
        reshape_argument (self, out, member, prefix, shape);
    }
  return out;
}

IshTree *
_ish_reshape (IshTemplateWriter *self, const IshLowNode *node, const IshValue *args,
              const IshShape *shape)
{
  Reshape reshape = { self, node, NULL };

  return reshape_map (&reshape, args, "", shape);
}
