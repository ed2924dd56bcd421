/* A stack as CloudFormation: template.yaml, and a second template for the edge region.
 * SPDX-License-Identifier: MIT
 *
 * Resources are built as trees first, because a node without a CloudFormation resource of its own
 * is folded into another one's properties, and only then made what the schema wants and printed. */

#include "config.h"

#include "generate/ish-output-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"
#include "generate/ish-reshape-private.h"
#include "generate/ish-yaml-text.h"

/* A template without a resource is none; this one is part of the language, makes nothing and is
 * free. */
#define NO_RESOURCES \
  "Resources:\n  NothingYet:\n    Type: AWS::CloudFormation::WaitConditionHandle\n"
#define MAX_DESCRIPTION 1024 /* bytes of a template's Description: CloudFormation quotas */

typedef struct
{
  const IshLowNode *node;
  const IshSchemaType *type;
  IshTree    *properties;
  GPtrArray  *folded; /* of const IshLowNode: those that became part of it */
} Resource;

typedef struct
{
  IshTemplateWriter writer;
  GPtrArray        *resources; /* of Resource, in order */
  Resource        **by_node;   /* n_nodes: of the node's home, or NULL */
} Template;

static void
free_resource (gpointer data)
{
  Resource *resource = data;

  g_ptr_array_unref (resource->folded);
  g_free (resource);
}

/* --- properties --- */

/* The arguments that are written as properties: not the tags, which are merged with the stack's. */
static const IshValue *
without_tags (IshLow *low, const IshLowNode *node)
{
  JsonArray *drop = node->kind->fold ? ish_json_array (node->kind->fold, "drop") : NULL;
  const char *into = node->kind->fold ? ish_json_string (node->kind->fold, "into", "") : "tags";
  g_autofree IshMember *members = g_new (IshMember, node->args->u.map.n + 1);
  guint n = 0;

  for (guint i = 0; i < node->args->u.map.n; i++)
    {
      const IshMember *member = &node->args->u.map.members[i];
      gboolean dropped = strcmp (member->key, into) == 0 || strcmp (member->key, "tags") == 0;

      for (guint d = 0; drop && d < json_array_get_length (drop); d++)
        dropped |= strcmp (json_array_get_string_element (drop, d), member->key) == 0;
      if (!dropped)
        members[n++] = *member;
    }
  return ish_value_map (low->arena, members, n);
}

/* Properties every resource of the kind has, unless the arguments gave them. */
static void
add_fixed (Template *self, const Resource *resource)
{
  JsonObject *add = ish_json_object (resource->node->kind->json, "cfn_add");
  JsonObject *bundle = ish_json_object (resource->node->kind->json, "bundle");
  const char *inside = bundle ? _ish_bundle_inline (self->writer.low, resource->node) : NULL;
  IshArena *arena = self->writer.low->arena;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (inside && ish_json_string (bundle, "cfn", NULL))
    _ish_tree_put (arena, resource->properties, ish_json_string (bundle, "cfn", NULL),
                   _ish_tree_text (arena, ISH_TREE_STRING, inside));
  if (add == NULL)
    return;
  json_object_iter_init_ordered (&iter, add);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    if (_ish_tree_get (resource->properties, key) == NULL)
      _ish_tree_set (arena, resource->properties, key, _ish_tree_json (arena, value));
}

/* "cfn_add_each": {list: [[has, name, value]]}: an item with the first gets the second. */
static void
add_to_items (Template *self, const Resource *resource)
{
  JsonObject *each = ish_json_object (resource->node->kind->json, "cfn_add_each");
  IshArena *arena = self->writer.low->arena;
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (each == NULL)
    return;
  json_object_iter_init_ordered (&iter, each);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      IshTree *list = _ish_tree_get (resource->properties, key);
      JsonArray *rules = json_node_get_array (value);

      for (guint i = 0; list && list->type == ISH_TREE_LIST && i < list->n; i++)
        for (guint r = 0; r < json_array_get_length (rules); r++)
          {
            JsonArray *rule = json_array_get_array_element (rules, r);

            if (list->items[i]->type == ISH_TREE_MAP
                && _ish_tree_get (list->items[i], json_array_get_string_element (rule, 0)))
              _ish_tree_set (arena, list->items[i], json_array_get_string_element (rule, 1),
                             _ish_tree_json (arena, json_array_get_element (rule, 2)));
          }
    }
}

static void
build_resource (Template *self, guint index)
{
  IshLow *low = self->writer.low;
  const IshLowNode *node = &low->nodes[index];
  const IshSchemaType *type = _ish_low_type (low, node);
  const char *root = ish_json_string (node->kind->json, "cfn_root", NULL);
  const IshShape *shape;
  Resource *resource;
  IshTree *outer;

  if (type == NULL)
    {
      _ish_low_fail (low, node, "CloudFormation has no %s", node->kind->cfn);
      return;
    }
  shape = root ? _ish_reshape_shape_at (&self->writer, node, type->shape, root) : type->shape;
  resource = g_new0 (Resource, 1);
  resource->node = node;
  resource->type = type;
  resource->folded = g_ptr_array_new ();
  resource->properties = _ish_reshape (&self->writer, node, without_tags (low, node), shape);
  add_fixed (self, resource);
  add_to_items (self, resource);
  if (root)
    {
      outer = _ish_tree_new (low->arena, ISH_TREE_MAP);
      _ish_tree_put (low->arena, outer, root, resource->properties);
      resource->properties = outer;
    }
  self->by_node[index] = resource;
  g_ptr_array_add (self->resources, resource);
}

static void
fold_node (Template *self, guint index)
{
  IshLow *low = self->writer.low;
  const IshLowNode *node = &low->nodes[index];
  const char *at = ish_json_string (node->kind->fold, "at", ".");
  Resource *home = self->by_node[node->home];
  const IshShape *shape;
  IshTree *part;

  if (home == NULL)
    {
      _ish_low_fail (low, node, "it is folded into %s, which is not in this template",
                     low->nodes[node->home].node->key);
      return;
    }
  g_ptr_array_add (home->folded, (gpointer) node);
  shape = _ish_reshape_shape_at (&self->writer, node, home->type->shape, at);
  while (shape && (shape->kinds & ISH_SHAPE_LIST) && shape->item)
    shape = shape->item;
  part = _ish_reshape (&self->writer, node, without_tags (low, node), shape);
  if (ish_json_bool (node->kind->fold, "list", FALSE))
    _ish_tree_add (low->arena, _ish_tree_list_at (low->arena, home->properties, at), part);
  else if (strcmp (at, ".") == 0)
    _ish_tree_merge (low->arena, home->properties, part);
  else
    _ish_tree_put (low->arena, home->properties, at, part);
}

/* --- tags --- */

static gboolean
has_tag (const IshTree *list, const char *key)
{
  for (guint i = 0; i < list->n; i++)
    {
      const IshTree *there =
        list->items[i]->type == ISH_TREE_MAP ? _ish_tree_get (list->items[i], "Key") : NULL;

      if (there && there->type == ISH_TREE_STRING && strcmp (there->text, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* [{Key, Value}], with what else the schema demands of an item set to true: a group of machines
 * wants to know whether they inherit the tag. */
static void
add_tag_list (Template *self, Resource *resource, const IshShape *item, const GArray *tags)
{
  IshArena *arena = self->writer.low->arena;
  IshTree *list = _ish_tree_list_at (arena, resource->properties, resource->type->tags);

  if (ish_shape_get (item, "Key") == NULL || ish_shape_get (item, "Value") == NULL)
    return;
  for (guint i = 0; i < tags->len; i++)
    {
      const IshMember *tag = &g_array_index (tags, IshMember, i);
      IshTree *entry = _ish_tree_new (arena, ISH_TREE_MAP);

      if (has_tag (list, tag->key))
        continue;
      _ish_tree_set (arena, entry, "Key", _ish_tree_text (arena, ISH_TREE_STRING, tag->key));
      _ish_tree_set (arena, entry, "Value",
                     _ish_reshape_raw (&self->writer, resource->node, tag->value));
      for (guint f = 0; f < item->n_fields; f++)
        if ((item->fields[f].flags & ISH_FIELD_REQUIRED)
            && item->fields[f].shape->kinds == ISH_SHAPE_BOOL)
          {
            IshTree *yes = _ish_tree_new (arena, ISH_TREE_BOOL);

            yes->integer = TRUE;
            _ish_tree_set (arena, entry, item->fields[f].name, yes);
          }
      _ish_tree_add (arena, list, entry);
    }
}

static void
add_tags (Template *self, Resource *resource)
{
  const IshField *field =
    resource->type->tags ? ish_shape_get (resource->type->shape, resource->type->tags) : NULL;
  g_autoptr(GArray) tags = NULL;
  IshTree *map;

  if (field == NULL)
    return;
  tags = _ish_low_tags (self->writer.low, ish_value_get (resource->node->args, "tags"));
  if (field->shape->kinds & ISH_SHAPE_LIST)
    {
      if (field->shape->item && ish_shape_get (field->shape->item, "Key"))
        add_tag_list (self, resource, field->shape->item, tags);
      return;
    }
  if (ish_shape_has_fields (field->shape)) /* whose keys are no tags of ours */
    return;
  map = _ish_tree_get (resource->properties, field->name);
  if (map == NULL)
    _ish_tree_set (self->writer.low->arena, resource->properties, field->name,
                   map = _ish_tree_new (self->writer.low->arena, ISH_TREE_MAP));
  for (guint i = 0; map->type == ISH_TREE_MAP && i < tags->len; i++)
    if (_ish_tree_get (map, g_array_index (tags, IshMember, i).key) == NULL)
      _ish_tree_set (
        self->writer.low->arena, map, g_array_index (tags, IshMember, i).key,
        _ish_reshape_raw (&self->writer, resource->node, g_array_index (tags, IshMember, i).value));
}

/* --- one resource as text --- */

static void
note_name (GHashTable *names, const char *text)
{
  g_hash_table_add (names, g_strndup (text, strcspn (text, ".}")));
}

/* The logical ids that a tree refers to. */
static void
find_names (const IshTree *tree, GHashTable *names)
{
  const char *at = tree->text;

  if (tree->type == ISH_TREE_REF || tree->type == ISH_TREE_GETATT)
    note_name (names, tree->text);
  else if (tree->type == ISH_TREE_SUB || (tree->type == ISH_TREE_BLOCK && tree->is_sub))
    while ((at = strstr (at, "${")))
      note_name (names, at += 2);
  else if (tree->type == ISH_TREE_LIST)
    for (guint i = 0; i < tree->n; i++)
      find_names (tree->items[i], names);
  else if (tree->type == ISH_TREE_MAP)
    for (guint i = 0; i < tree->n; i++)
      find_names (tree->members[i].value, names);
}

static void
collect_after (Template *self, const Resource *resource, const IshLowNode *node, GHashTable *known,
               GPtrArray *out)
{
  IshLow *low = self->writer.low;

  for (guint i = 0; node->node->after && node->node->after[i]; i++)
    {
      const IshLowNode *target = _ish_low_get (low, node->node->after[i]);
      const IshLowNode *home = target && target->present ? &low->nodes[target->home] : NULL;

      if (home == NULL || home == resource->node || self->by_node[target->home] == NULL
          || g_hash_table_contains (known, home->name))
        continue;
      g_hash_table_add (known, g_strdup (home->name));
      g_ptr_array_add (out, (gpointer) home->name);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether it waits for anything, said by a reference or not. */
static gboolean
waits (const Resource *resource)
{
  gboolean any = resource->node->node->after && resource->node->node->after[0];

  for (guint i = 0; i < resource->folded->len && !any; i++)
    {
      const IshLowNode *folded = resource->folded->pdata[i];

      any = folded->node->after && folded->node->after[0];
    }
  return any;
}

/* What it waits for and no reference of its own says, sorted; %NULL for nothing. */
static IshTree *
make_depends_on (Template *self, const Resource *resource)
{
  IshArena *arena = self->writer.low->arena;
  g_autoptr(GHashTable) known = NULL;
  g_autoptr(GPtrArray) names = NULL;
  IshTree *list;

  if (!waits (resource))
    return NULL;
  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  names = g_ptr_array_new ();
  find_names (resource->properties, known);
  collect_after (self, resource, resource->node, known, names);
  for (guint i = 0; i < resource->folded->len; i++)
    collect_after (self, resource, resource->folded->pdata[i], known, names);
  if (names->len == 0)
    return NULL;
  g_ptr_array_sort (names, compare_names);
  if (names->len == 1)
    return _ish_tree_text (arena, ISH_TREE_STRING, names->pdata[0]);
  list = _ish_tree_new (arena, ISH_TREE_LIST);
  for (guint i = 0; i < names->len; i++)
    _ish_tree_add (arena, list, _ish_tree_text (arena, ISH_TREE_STRING, names->pdata[i]));
  return list;
}

static void
set_retain (IshArena *arena, IshTree *out, const char *retain)
{
  static const char *const ours[] = { "retain", "snapshot", "delete" };
  static const char *const theirs[] = { "Retain", "Snapshot", "Delete" };

  for (guint i = 0; retain && i < G_N_ELEMENTS (ours); i++)
    if (strcmp (retain, ours[i]) == 0)
      {
        _ish_tree_set (arena, out, "DeletionPolicy",
                       _ish_tree_text (arena, ISH_TREE_STRING, theirs[i]));
        _ish_tree_set (arena, out, "UpdateReplacePolicy",
                       _ish_tree_text (arena, ISH_TREE_STRING, theirs[i]));
      }
}

/* Findings of a scanner that are accepted, with the reason. */
static void
add_skips (Template *self, IshTree *list, const IshLowNode *node)
{
  IshArena *arena = self->writer.low->arena;
  g_autoptr(GArray) skips = node->kind->skips ? _ish_low_skips (self->writer.low, node) : NULL;

  for (guint i = 0; skips && i < skips->len; i++)
    {
      const IshSkip *skip = &g_array_index (skips, IshSkip, i);
      IshTree *item = _ish_tree_new (arena, ISH_TREE_MAP);

      _ish_tree_set (arena, item, "id", _ish_tree_text (arena, ISH_TREE_STRING, skip->id));
      _ish_tree_set (arena, item, "comment", _ish_tree_text (arena, ISH_TREE_STRING, skip->say));
      _ish_tree_add (arena, list, item);
    }
}

static void
set_skips (Template *self, IshTree *out, const Resource *resource)
{
  IshArena *arena = self->writer.low->arena;
  IshTree *list = _ish_tree_new (arena, ISH_TREE_LIST);
  IshTree *checkov = _ish_tree_new (arena, ISH_TREE_MAP);
  IshTree *metadata = _ish_tree_new (arena, ISH_TREE_MAP);

  add_skips (self, list, resource->node);
  for (guint i = 0; i < resource->folded->len; i++)
    add_skips (self, list, resource->folded->pdata[i]);
  if (list->n == 0)
    return;
  _ish_tree_set (arena, checkov, "skip", list);
  _ish_tree_set (arena, metadata, "checkov", checkov);
  _ish_tree_set (arena, out, "Metadata", metadata);
}

static void
append_resource (Template *self, const Resource *resource, IshTextFile *file)
{
  IshArena *arena = self->writer.low->arena;
  IshTree *out = _ish_tree_new (arena, ISH_TREE_MAP);
  IshTree *after = make_depends_on (self, resource);
  JsonObject *json = resource->node->kind->json;
  guint first = _ish_text_file_line (file), last;

  _ish_tree_set (arena, out, "Type",
                 _ish_tree_text (arena, ISH_TREE_STRING, resource->node->kind->cfn));
  if (after)
    _ish_tree_set (arena, out, "DependsOn", after);
  set_retain (arena, out, resource->node->node->retain);
  if (json_object_has_member (json, "cfn_update"))
    _ish_tree_set (arena, out, "UpdatePolicy",
                   _ish_tree_json (arena, json_object_get_member (json, "cfn_update")));
  set_skips (self, out, resource);
  if (resource->properties->n)
    _ish_tree_set (arena, out, "Properties", resource->properties);
  g_string_append (file->text, "  ");
  g_string_append (file->text, resource->node->name);
  g_string_append (file->text, ":\n");
  _ish_yaml_append_map (file->text, out, 2);
  last = _ish_text_file_line (file) - 1;
  _ish_text_file_add_span (file, first, last, resource->node->node);
  for (guint i = 0; i < resource->folded->len; i++)
    _ish_text_file_add_span (file, first, last,
                             ((const IshLowNode *) resource->folded->pdata[i])->node);
}

/* --- parameters --- */

static IshTree *
make_parameter (Template *self, const char *type, const char *description)
{
  IshArena *arena = self->writer.low->arena;
  IshTree *parameter = _ish_tree_new (arena, ISH_TREE_MAP);

  _ish_tree_set (arena, parameter, "Type", _ish_tree_text (arena, ISH_TREE_STRING, type));
  if (description && description[0])
    _ish_tree_set (arena, parameter, "Description",
                   _ish_tree_text (arena, ISH_TREE_STRING, description));
  return parameter;
}

/* "${arg}" of a kind's parameter, filled from the node's arguments. */
static char *
fill_from_args (IshLow *low, const IshLowNode *node, const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text)
    {
      const char *end = g_str_has_prefix (text, "${") ? strchr (text, '}') : NULL;
      g_autofree char *name = end ? g_strndup (text + 2, end - text - 2) : NULL;
      const IshValue *value = name ? ish_value_get (node->args, name) : NULL;

      if (name && value && value->type == ISH_VALUE_STRING)
        g_string_append (out, value->u.string);
      else if (name)
        _ish_low_fail (low, node, "cfn_parameter: argument %s is not a text", name);
      else
        g_string_append_c (out, *text);
      text = end ? end + 1 : text + 1;
    }
  return g_string_free (out, FALSE);
}

/* A node that is a parameter of the template: an image looked up by its public name. */
static IshTree *
make_node_parameter (Template *self, const IshLowNode *node)
{
  IshArena *arena = self->writer.low->arena;
  IshTree *parameter =
    _ish_tree_json (arena, json_object_get_member (node->kind->json, "cfn_parameter"));

  for (guint i = 0; i < parameter->n; i++)
    if (parameter->members[i].value->type == ISH_TREE_STRING)
      {
        g_autofree char *text =
          fill_from_args (self->writer.low, node, parameter->members[i].value->text);
        parameter->members[i].value = _ish_tree_text (arena, ISH_TREE_STRING, text);
      }
  return parameter;
}

static IshTree *
make_input_parameter (Template *self, const IshStackInput *input)
{
  gboolean number = g_strcmp0 (input->type, "number") == 0;
  IshTree *parameter = make_parameter (self, number ? "Number" : "String", input->description);

  if (input->fallback)
    _ish_tree_set (self->writer.low->arena, parameter, "Default",
                   _ish_reshape_raw (&self->writer, NULL, input->fallback));
  if (input->secret)
    {
      IshTree *yes = _ish_tree_new (self->writer.low->arena, ISH_TREE_BOOL);

      yes->integer = TRUE;
      _ish_tree_set (self->writer.low->arena, parameter, "NoEcho", yes);
    }
  return parameter;
}

static void
add_crossing_parameters (Template *self, IshTree *parameters)
{
  g_autoptr(GList) names = g_hash_table_get_keys (self->writer.crossing);

  names = g_list_sort (names, (GCompareFunc) (void (*) (void)) strcmp);
  for (GList *l = names; l; l = l->next)
    {
      g_autofree char *text =
        g_strdup_printf ("Output %s of the stack in %s", (const char *) l->data,
                         _ish_low_cloud_word (self->writer.low, "edge.region"));

      _ish_tree_set (self->writer.low->arena, parameters, l->data,
                     make_parameter (self, "String", text));
    }
}

/* Only what the template refers to: an unused parameter is a question nobody needs to answer. */
static IshTree *
make_parameters (Template *self)
{
  IshLow *low = self->writer.low;
  IshTree *parameters = _ish_tree_new (low->arena, ISH_TREE_MAP);

  if (g_hash_table_contains (self->writer.used, ISH_PREFIX_PARAMETER))
    {
      IshTree *prefix = make_parameter (self, "String", "Start of every name");

      _ish_tree_set (low->arena, prefix, "Default",
                     _ish_tree_text (low->arena, ISH_TREE_STRING, low->source->prefix));
      _ish_tree_set (low->arena, parameters, ISH_PREFIX_PARAMETER, prefix);
    }
  for (guint i = 0; i < low->source->inputs->len; i++)
    {
      const IshStackInput *input = low->source->inputs->pdata[i];
      const char *id = g_hash_table_lookup (self->writer.input_ids, input->name);

      if (g_hash_table_contains (self->writer.used, id))
        _ish_tree_set (low->arena, parameters, id, make_input_parameter (self, input));
    }
  for (guint i = 0; i < low->n_nodes; i++)
    {
      const IshLowNode *node = &low->nodes[low->order[i]];

      if (node->present && node->kind->parameter
          && g_hash_table_contains (self->writer.used, node->name))
        _ish_tree_set (low->arena, parameters, node->name, make_node_parameter (self, node));
    }
  add_crossing_parameters (self, parameters);
  return parameters;
}

/* --- a template --- */

static void
init_template (Template *self, IshLow *low, gboolean edge, GHashTable *input_ids)
{
  self->writer.low = low;
  self->writer.edge = edge;
  self->writer.crossing = g_hash_table_new (g_str_hash, g_str_equal);
  self->writer.used = g_hash_table_new (g_str_hash, g_str_equal);
  self->writer.input_ids = g_hash_table_ref (input_ids);
  self->writer.plans = g_new0 (const IshReshapePlan *, ISH_N_RESHAPE_PLANS);
  self->resources = g_ptr_array_new_with_free_func (free_resource);
  self->by_node = g_new0 (Resource *, low->n_nodes + 1);
}

static void
clear_template (Template *self)
{
  g_hash_table_unref (self->writer.crossing);
  g_hash_table_unref (self->writer.used);
  g_hash_table_unref (self->writer.input_ids);
  g_free (self->writer.plans);
  g_ptr_array_unref (self->resources);
  g_free (self->by_node);
}

static void
build (Template *self)
{
  IshLow *low = self->writer.low;

  for (guint i = 0; i < low->n_nodes && low->error == NULL; i++)
    {
      const IshLowNode *node = &low->nodes[low->order[i]];

      if (node->present && node->edge == self->writer.edge && node->kind->cfn && !node->kind->fold
          && !node->kind->parameter)
        build_resource (self, low->order[i]);
    }
  for (guint i = 0; i < low->n_nodes && low->error == NULL; i++)
    {
      const IshLowNode *node = &low->nodes[low->order[i]];

      if (node->present && node->edge == self->writer.edge && node->kind->fold)
        fold_node (self, low->order[i]);
    }
  for (guint i = 0; i < self->resources->len && low->error == NULL; i++)
    {
      Resource *resource = self->resources->pdata[i];

      resource->properties =
        _ish_tree_coerce (low->arena, resource->properties, resource->type->shape);
      add_tags (self, resource);
    }
}

/* The stack's outputs, made before the parameters because they may need one. */
static IshTree *
make_outputs (Template *self)
{
  IshLow *low = self->writer.low;
  IshTree *outputs = _ish_tree_new (low->arena, ISH_TREE_MAP);
  g_autoptr(GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < low->source->outputs->len && low->error == NULL; i++)
    {
      const IshStackOutput *output = low->source->outputs->pdata[i];
      const IshValue *value = _ish_low_output_value (low, output);
      IshTree *entry = _ish_tree_new (low->arena, ISH_TREE_MAP);
      g_autofree char *name = ish_text_camel (output->name);

      if (low->error)
        break;
      if (g_hash_table_contains (taken, name))
        {
          g_autofree char *hash = ish_text_hash (output->name, 4);
          char *longer = g_strconcat (name, "X", hash, NULL);

          g_free (name);
          name = longer;
        }
      if (output->description && output->description[0])
        _ish_tree_set (low->arena, entry, "Description",
                       _ish_tree_text (low->arena, ISH_TREE_STRING, output->description));
      _ish_tree_set (low->arena, entry, "Value", _ish_reshape_raw (&self->writer, NULL, value));
      if (g_hash_table_contains (taken, name))
        {
          _ish_tree_set (low->arena, outputs, name, entry);
          continue;
        }
      _ish_tree_set_new (low->arena, outputs, name, entry);
      g_hash_table_add (taken, (gpointer) outputs->members[outputs->n - 1].key);
    }
  return outputs;
}

static void
append_section (GString *out, const char *name, const IshTree *map)
{
  if (map->n == 0)
    return;
  g_string_append_printf (out, "%s:\n", name);
  _ish_yaml_append_map (out, map, 1);
}

/* What only the other dialect can say. */
static void
append_left_out (IshLow *low, GString *out)
{
  for (guint i = 0; i < low->n_nodes; i++)
    {
      const IshLowNode *node = &low->nodes[low->order[i]];

      if (!node->present && node->kind->generic)
        g_string_append_printf (out, "  # Not here: %s (%s), which only Terraform can say.\n",
                                node->node->key, node->kind->generic);
    }
}

static void
print (Template *self, const IshTree *outputs, const char *name, GArray *files)
{
  IshLow *low = self->writer.low;
  g_autofree char *description = g_utf8_substring (
    low->source->name, 0, MIN (g_utf8_strlen (low->source->name, -1), MAX_DESCRIPTION / 4));
  IshTextFile file;

  _ish_text_file_init (&file);
  g_string_append (file.text, "AWSTemplateFormatVersion: \"2010-09-09\"\n");
  if (description[0])
    {
      g_string_append (file.text, "Description: ");
      _ish_yaml_append_string (file.text, description);
      g_string_append_c (file.text, '\n');
    }
  append_section (file.text, "Parameters", make_parameters (self));
  g_string_append (file.text, self->resources->len ? "Resources:\n" : NO_RESOURCES);
  for (guint i = 0; i < self->resources->len; i++)
    append_resource (self, self->resources->pdata[i], &file);
  if (!self->writer.edge)
    append_left_out (low, file.text);
  append_section (file.text, "Outputs", outputs);
  _ish_files_take_text (files, name, &file);
}

/* What the main template takes in as parameters goes out of the edge one under the same names. */
static void
write_edge (IshLow *low, GHashTable *crossing, GHashTable *input_ids, GArray *files)
{
  g_autofree char *name =
    g_strdup_printf ("template.%s.yaml", _ish_low_cloud_word (low, "edge.region"));
  g_autoptr(GList) names = g_hash_table_get_keys (crossing);
  IshTree *outputs = _ish_tree_new (low->arena, ISH_TREE_MAP);
  Template edge = { { NULL } };

  init_template (&edge, low, TRUE, input_ids);
  build (&edge);
  names = g_list_sort (names, (GCompareFunc) (void (*) (void)) strcmp);
  for (GList *l = names; l && low->error == NULL; l = l->next)
    {
      IshTree *entry = _ish_tree_new (low->arena, ISH_TREE_MAP);

      _ish_tree_set (
        low->arena, entry, "Value",
        _ish_reshape_raw (&edge.writer, NULL, g_hash_table_lookup (crossing, l->data)));
      _ish_tree_set (low->arena, outputs, l->data, entry);
    }
  if (low->error == NULL)
    print (&edge, outputs, name, files);
  clear_template (&edge);
}

void
_ish_cloudformation_write (IshLow *low, GArray *files)
{
  g_autoptr(GHashTable) input_ids = g_hash_table_new (g_str_hash, g_str_equal);
  Template template = { { NULL } };
  IshTree *outputs;

  for (guint i = 0; i < low->source->inputs->len; i++)
    {
      const IshStackInput *input = low->source->inputs->pdata[i];

      g_hash_table_insert (input_ids, (gpointer) input->name,
                           (gpointer) _ish_low_logical (low, input->name));
    }
  init_template (&template, low, FALSE, input_ids);
  build (&template);
  outputs = make_outputs (&template);
  if (low->error == NULL)
    print (&template, outputs, "template.yaml", files);
  if (low->error == NULL && _ish_low_has_edge (low))
    write_edge (low, template.writer.crossing, input_ids, files);
  clear_template (&template);
}
