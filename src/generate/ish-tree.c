/* Values of a CloudFormation template that grow while nodes are folded into each other.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-tree-private.h"

#include <string.h>

IshTree *
_ish_tree_new (IshArena *arena, IshTreeType type)
{
  IshTree *tree = ish_arena_alloc (arena, sizeof *tree);

  tree->type = type;
  return tree;
}

IshTree *
_ish_tree_text (IshArena *arena, IshTreeType type, const char *text)
{
  IshTree *tree = _ish_tree_new (arena, type);

  tree->text = ish_arena_strdup (arena, text);
  return tree;
}

IshTree *
_ish_tree_borrow (IshArena *arena, IshTreeType type, const char *text)
{
  IshTree *tree = _ish_tree_new (arena, type);

  tree->text = text;
  return tree;
}

static void
make_room (IshArena *arena, IshTree *tree, gsize size)
{
  gpointer old = tree->type == ISH_TREE_LIST ? (gpointer) tree->items : (gpointer) tree->members;
  gpointer bigger;

  if (tree->n < tree->space)
    return;
  tree->space = tree->space ? tree->space * 2 : 4;
  bigger = ish_arena_alloc (arena, tree->space * size);
  if (tree->n)
    memcpy (bigger, old, tree->n * size);
  if (tree->type == ISH_TREE_LIST)
    tree->items = bigger;
  else
    tree->members = bigger;
}

void
_ish_tree_add (IshArena *arena, IshTree *list, IshTree *item)
{
  make_room (arena, list, sizeof *list->items);
  list->items[list->n++] = item;
}

static IshTreeMember *
find_member (const IshTree *map, const char *key, gsize length)
{
  for (guint i = 0; map->type == ISH_TREE_MAP && i < map->n; i++)
    if (map->members[i].key[0] == key[0] && strncmp (map->members[i].key, key, length) == 0
        && map->members[i].key[length] == '\0')
      return &map->members[i];
  return NULL;
}

IshTree *
_ish_tree_get (const IshTree *map, const char *key)
{
  IshTreeMember *member = find_member (map, key, strlen (key));

  return member ? member->value : NULL;
}

static IshTreeMember *
add_member (IshArena *arena, IshTree *map, const char *key, gsize length)
{
  IshTreeMember *member;

  make_room (arena, map, sizeof *map->members);
  member = &map->members[map->n++];
  member->key = ish_arena_strndup (arena, key, length);
  member->value = NULL;
  return member;
}

static IshTreeMember *
ensure_member (IshArena *arena, IshTree *map, const char *key, gsize length)
{
  IshTreeMember *member = find_member (map, key, length);

  return member ? member : add_member (arena, map, key, length);
}

void
_ish_tree_set_new (IshArena *arena, IshTree *map, const char *key, IshTree *value)
{
  add_member (arena, map, key, strlen (key))->value = value;
}

void
_ish_tree_set (IshArena *arena, IshTree *map, const char *key, IshTree *value)
{
  ensure_member (arena, map, key, strlen (key))->value = value;
}

/* The member that "A.B.C" ends at, with maps made on the way. */
static IshTreeMember *
reach (IshArena *arena, IshTree *map, const char *path)
{
  for (;;)
    {
      gsize length = strcspn (path, ".");
      IshTreeMember *member = ensure_member (arena, map, path, length);

      if (path[length] == '\0')
        return member;
      if (member->value == NULL || member->value->type != ISH_TREE_MAP)
        member->value = _ish_tree_new (arena, ISH_TREE_MAP);
      map = member->value;
      path += length + 1;
    }
}

static void
put_member (IshArena *arena, IshTreeMember *member, IshTree *value)
{
  IshTree *there = member->value;

  if (there && there->type == ISH_TREE_MAP && value->type == ISH_TREE_MAP)
    _ish_tree_merge (arena, there, value);
  else if (there && there->type == ISH_TREE_LIST && value->type == ISH_TREE_LIST)
    for (guint i = 0; i < value->n; i++)
      _ish_tree_add (arena, there, value->items[i]);
  else
    member->value = value;
}

void
_ish_tree_put (IshArena *arena, IshTree *map, const char *path, IshTree *value)
{
  put_member (arena, reach (arena, map, path), value);
}

void
_ish_tree_merge (IshArena *arena, IshTree *map, const IshTree *other)
{
  for (guint i = 0; i < other->n; i++)
    put_member (arena,
                ensure_member (arena, map, other->members[i].key, strlen (other->members[i].key)),
                other->members[i].value);
}

IshTree *
_ish_tree_list_at (IshArena *arena, IshTree *map, const char *path)
{
  IshTreeMember *member = reach (arena, map, path);

  if (member->value == NULL || member->value->type != ISH_TREE_LIST)
    member->value = _ish_tree_new (arena, ISH_TREE_LIST);
  return member->value;
}

/* --- from JSON --- */

static IshTree *
json_scalar (IshArena *arena, JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;
  IshTree *tree;

  if (type == G_TYPE_STRING)
    return _ish_tree_text (arena, ISH_TREE_STRING, json_node_get_string (node));
  tree = _ish_tree_new (arena, type == G_TYPE_BOOLEAN ? ISH_TREE_BOOL
                             : type == G_TYPE_INT64   ? ISH_TREE_INT
                             : type == G_TYPE_DOUBLE  ? ISH_TREE_DOUBLE : ISH_TREE_NULL);
  if (tree->type == ISH_TREE_BOOL)
    tree->integer = json_node_get_boolean (node);
  else if (tree->type == ISH_TREE_INT)
    tree->integer = json_node_get_int (node);
  else if (tree->type == ISH_TREE_DOUBLE)
    tree->number = json_node_get_double (node);
  return tree;
}

IshTree *
_ish_tree_json (IshArena *arena, JsonNode *node)
{
  IshTree *tree;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      tree = _ish_tree_new (arena, ISH_TREE_LIST);
      for (guint i = 0; i < json_array_get_length (array); i++)
        _ish_tree_add (arena, tree, _ish_tree_json (arena, json_array_get_element (array, i)));
      return tree;
    }
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *value;

      tree = _ish_tree_new (arena, ISH_TREE_MAP);
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &value))
        _ish_tree_set (arena, tree, key, _ish_tree_json (arena, value));
      return tree;
    }
  return json_scalar (arena, node);
}

/* --- what the schema wants --- */

static gboolean
is_reference (const IshTree *tree)
{
  return tree->type == ISH_TREE_REF || tree->type == ISH_TREE_GETATT || tree->type == ISH_TREE_SUB;
}

static IshTree *
coerce_scalar (IshArena *arena, IshTree *tree, IshShapeKinds wanted)
{
  IshTree *number;
  char *end = NULL;
  gint64 integer;

  if (wanted == ISH_SHAPE_STRING && tree->type == ISH_TREE_BOOL)
    return _ish_tree_text (arena, ISH_TREE_STRING, tree->integer ? "true" : "false");
  if (wanted == ISH_SHAPE_STRING && tree->type == ISH_TREE_INT)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, tree->integer);
      return _ish_tree_text (arena, ISH_TREE_STRING, text);
    }
  if (wanted == ISH_SHAPE_STRING && tree->type == ISH_TREE_DOUBLE)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      return _ish_tree_text (arena, ISH_TREE_STRING,
                             g_ascii_formatd (text, sizeof text, "%.15g", tree->number));
    }
  if (tree->type != ISH_TREE_STRING || (wanted & ISH_SHAPE_STRING) || tree->text[0] == '\0')
    return tree;
  if (wanted == ISH_SHAPE_BOOL
      && (strcmp (tree->text, "true") == 0 || strcmp (tree->text, "false") == 0))
    {
      number = _ish_tree_new (arena, ISH_TREE_BOOL);
      number->integer = tree->text[0] == 't';
      return number;
    }
  integer = g_ascii_strtoll (tree->text, &end, 10);
  if ((wanted & ~(ISH_SHAPE_INT | ISH_SHAPE_NUMBER)) || *end != '\0')
    return tree;
  number = _ish_tree_new (arena, ISH_TREE_INT);
  number->integer = integer;
  return number;
}

IshTree *
_ish_tree_coerce (IshArena *arena, IshTree *tree, const IshShape *shape)
{
  if (shape == NULL || (shape->kinds & ISH_SHAPE_ANY))
    return tree;
  if (shape->kinds == ISH_SHAPE_LIST && tree->type != ISH_TREE_LIST && !tree->is_list)
    {
      IshTree *list = _ish_tree_new (arena, ISH_TREE_LIST);

      _ish_tree_add (arena, list, tree);
      tree = list;
    }
  if (shape->kinds == ISH_SHAPE_OBJECT && tree->type == ISH_TREE_LIST && tree->n == 1)
    tree = tree->items[0];
  if (tree->type == ISH_TREE_LIST)
    for (guint i = 0; i < tree->n; i++)
      tree->items[i] = _ish_tree_coerce (arena, tree->items[i], ish_shape_inside (shape));
  else if (tree->type == ISH_TREE_MAP)
    for (guint i = 0; i < tree->n; i++)
      {
        const IshField *field = ish_shape_get (shape, tree->members[i].key);
        const IshShape *inside = field                           ? field->shape
                                 : shape->kinds == ISH_SHAPE_MAP ? shape->item
                                                                 : NULL;

        tree->members[i].value = _ish_tree_coerce (arena, tree->members[i].value, inside);
      }
  else if (!is_reference (tree))
    return coerce_scalar (arena, tree, shape->kinds);
  return tree;
}
