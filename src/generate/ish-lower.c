/* Makes the copy of a stack that one dialect may change.
 * SPDX-License-Identifier: MIT
 *
 * Everything here is decided by the kind's data: which argument belongs to which dialect, which
 * attribute is another argument's value, which node becomes a part of another. The stack itself is
 * never touched, because the other dialect, the checks and the estimate read it too. */

#include "config.h"

#include "generate/ish-lower-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"

#define MAX_FOLLOW 8 /* "=arg" whose value is again "=arg": deeper is a loop in the data */

void
_ish_low_fail (IshLow *self, const IshLowNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->error)
    return;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (node)
    g_set_error (&self->error, ISH_GENERATE_ERROR, ISH_GENERATE_ERROR_INTERNAL, "%s (kind %s): %s",
                 node->node->key, node->node->kind, message);
  else
    g_set_error_literal (&self->error, ISH_GENERATE_ERROR, ISH_GENERATE_ERROR_INTERNAL, message);
}

/* References to one node share one text, so its address is as good as the text, and cheaper. */
IshLowNode *
_ish_low_get (IshLow *self, const char *key)
{
  IshLowSeen *seen = &self->seen[((gsize) key >> 3) & self->seen_mask];
  guint place;

  if (seen->key == key)
    return seen->node;
  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, key));
  seen->key = key;
  seen->node = place ? &self->nodes[place - 1] : NULL;
  return seen->node;
}

/* --- kinds --- */

/* Whether any argument is dropped with the node it is folded into, or never written. */
static gboolean
leaves_out (const IshKind *kind)
{
  JsonArray *drop = kind->fold ? ish_json_array (kind->fold, "drop") : NULL;
  gboolean any = drop && json_array_get_length (drop) > 0;
  JsonObjectIter iter;
  JsonNode *entry;

  if (kind->cfn_args == NULL)
    return any;
  json_object_iter_init (&iter, kind->cfn_args);
  while (!any && json_object_iter_next (&iter, NULL, &entry))
    any = JSON_NODE_HOLDS_NULL (entry);
  return any;
}

static GHashTable *
list_spellings (IshLow *self, JsonObject *attrs)
{
  GHashTable *spellings = g_hash_table_new (g_str_hash, g_str_equal);
  const char *dialect = self->dialect == ISH_DIALECT_TERRAFORM ? "tf" : "cfn";
  JsonObjectIter iter;
  const char *attr;
  JsonNode *entry;

  if (attrs == NULL)
    return spellings;
  json_object_iter_init (&iter, attrs);
  while (json_object_iter_next (&iter, &attr, &entry))
    if (JSON_NODE_HOLDS_OBJECT (entry))
      g_hash_table_insert (spellings, (gpointer) attr,
                           (gpointer) ish_json_string (json_node_get_object (entry), dialect,
                                                       NULL));
  return spellings;
}

static void
free_kind (gpointer data)
{
  IshKind *kind = data;

  g_hash_table_unref (kind->spellings);
  g_free (kind);
}

static const IshKind *
get_kind (IshLow *self, const char *name)
{
  IshKind *kind = g_hash_table_lookup (self->kinds, name);
  JsonObject *json;

  if (kind)
    return kind;
  json = self->source->get_kind (self->source->kind_data, name);
  if (json == NULL)
    return NULL;
  kind = g_new0 (IshKind, 1);
  kind->name = name;
  kind->json = json;
  kind->tf = ish_json_string (json, "tf", NULL);
  kind->cfn = ish_json_string (json, "cfn", NULL);
  kind->is_data = ish_json_bool (json, "data", FALSE);
  kind->generic = ish_json_string (json, "generic", NULL);
  kind->attrs = ish_json_object (json, "attrs");
  kind->cfn_args = ish_json_object (json, "cfn_args");
  kind->fold = ish_json_object (json, "fold");
  kind->soft = ish_json_object (json, "soft");
  kind->literal = ish_json_object (json, "literal");
  kind->parameter = ish_json_object (json, "cfn_parameter");
  kind->json_args = ish_json_array (json, "json");
  kind->base64_args = ish_json_array (json, "base64");
  kind->skips = ish_json_array (json, "skip");
  kind->leaves_out = self->dialect == ISH_DIALECT_CLOUDFORMATION && leaves_out (kind);
  kind->spellings = list_spellings (self, kind->attrs);
  kind->section = _ish_order_section (ish_json_string (json, "section", ""));
  kind->rank = ish_json_int (json, "rank", 50);
  g_hash_table_insert (self->kinds, (gpointer) name, kind);
  return kind;
}

const IshSchemaType *
_ish_low_type (IshLow *self, const IshLowNode *node)
{
  const IshSchema *schema = node->kind->generic ? ish_schema_get_full (NULL) : self->schema;

  if (schema == NULL)
    return NULL;
  if (self->dialect != ISH_DIALECT_TERRAFORM)
    return node->kind->cfn ? ish_schema_get_cloudformation (schema, node->kind->cfn) : NULL;
  return node->kind->is_data ? ish_schema_get_data (schema, node->kind->tf)
                             : ish_schema_get_resource (schema, node->kind->tf);
}

const char *
_ish_low_spelling (IshLow *self, const IshLowNode *node, const char *attr)
{
  return g_hash_table_lookup (node->kind->spellings, attr);
}

/* --- walking values --- */

static const IshValue *
map_list (IshLow *self, const IshValue *value, IshRefFunc func, gpointer data)
{
  g_autofree const IshValue **items = NULL; /* once one is another */
  guint n = value->u.list.n;

  for (guint i = 0; i < n; i++)
    {
      const IshValue *mapped = _ish_low_map_refs (self, value->u.list.items[i], func, data);

      if (items == NULL && mapped != value->u.list.items[i])
        items = g_memdup2 (value->u.list.items, n * sizeof *items);
      if (items)
        items[i] = mapped;
    }
  if (items == NULL)
    return value;
  return value->type == ISH_VALUE_LIST ? ish_value_list (self->arena, items, n)
                                       : ish_value_join (self->arena, items, n);
}

static const IshValue *
map_map (IshLow *self, const IshValue *value, IshRefFunc func, gpointer data)
{
  g_autofree IshMember *members = NULL; /* once one is another */
  guint n = value->u.map.n;

  for (guint i = 0; i < n; i++)
    {
      const IshValue *mapped = _ish_low_map_refs (self, value->u.map.members[i].value, func, data);

      if (members == NULL && mapped != value->u.map.members[i].value)
        members = g_memdup2 (value->u.map.members, n * sizeof *members);
      if (members)
        members[i].value = mapped;
    }
  return members ? ish_value_map (self->arena, members, n) : value;
}

const IshValue *
_ish_low_map_refs (IshLow *self, const IshValue *value, IshRefFunc func, gpointer data)
{
  if (value->type == ISH_VALUE_REF)
    return func (self, value, data);
  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    return map_list (self, value, func, data);
  if (value->type == ISH_VALUE_MAP)
    return map_map (self, value, func, data);
  return value;
}

static void
each_ref (IshLow *self, const IshValue *value, const IshPath *path, IshRefVisit visit,
          gpointer data)
{
  if (value->type == ISH_VALUE_REF)
    visit (self, path, value, data);
  else if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n; i++)
      each_ref (self, value->u.list.items[i], path, visit, data);
  else if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      {
        IshPath below = { path, value->u.map.members[i].key };

        each_ref (self, value->u.map.members[i].value, &below, visit, data);
      }
}

void
_ish_low_each_ref (IshLow *self, const IshValue *value, IshRefVisit visit, gpointer data)
{
  each_ref (self, value, NULL, visit, data);
}

static void
append_path (GString *out, const IshPath *path)
{
  if (path->up)
    {
      append_path (out, path->up);
      g_string_append_c (out, '.');
    }
  g_string_append (out, path->key);
}

const char *
_ish_low_path_text (IshLow *self, const IshPath *path)
{
  g_string_truncate (self->path, 0);
  if (path)
    append_path (self->path, path);
  return self->path->str;
}

/* --- arguments of one dialect --- */

static const IshValue *strip (IshLow *self, const IshValue *value);

static const IshValue *
strip_map (IshLow *self, const IshValue *value)
{
  gboolean terraform = self->dialect == ISH_DIALECT_TERRAFORM;
  g_autofree IshMember *members = NULL; /* once one is another or gone */
  guint n = 0;

  for (guint i = 0; i < value->u.map.n; i++)
    {
      IshMember member = value->u.map.members[i];
      gboolean for_terraform = strncmp (member.key, "tf:", 3) == 0;
      gboolean gone = terraform ? strncmp (member.key, "cfn:", 4) == 0 : for_terraform;

      member.value = gone ? member.value : strip (self, member.value);
      gone |= member.value->type == ISH_VALUE_NULL;
      member.key += terraform && for_terraform ? strlen ("tf:") : 0;
      if (members == NULL
          && (gone || member.key != value->u.map.members[i].key
              || member.value != value->u.map.members[i].value))
        members = g_memdup2 (value->u.map.members, value->u.map.n * sizeof *members);
      if (members && !gone)
        members[n] = member;
      n += gone ? 0 : 1;
    }
  return members ? ish_value_map (self->arena, members, n) : value;
}

/* Without the arguments of the other dialect and without nulls. */
static const IshValue *
strip (IshLow *self, const IshValue *value)
{
  g_autofree const IshValue **items = NULL; /* once one is another */

  if (value->type == ISH_VALUE_MAP)
    return strip_map (self, value);
  if (value->type != ISH_VALUE_LIST)
    return value;
  for (guint i = 0; i < value->u.list.n; i++)
    {
      const IshValue *stripped = strip (self, value->u.list.items[i]);

      if (items == NULL && stripped != value->u.list.items[i])
        items = g_memdup2 (value->u.list.items, value->u.list.n * sizeof *items);
      if (items)
        items[i] = stripped;
    }
  return items ? ish_value_list (self->arena, items, value->u.list.n) : value;
}

/* The argument at "a.b" of a map, or %NULL. */
static const IshValue *
get_path (const IshValue *map, const char *path)
{
  g_auto(GStrv) words = g_strsplit (path, ".", -1);

  for (guint i = 0; words[i] && map; i++)
    map = map->type == ISH_VALUE_MAP ? ish_value_get (map, words[i]) : NULL;
  return map;
}

/* An attribute spelled "=arg" is the value of that argument, "=\"text\"" is the text. */
static const IshValue *
follow (IshLow *self, const IshValue *ref, gpointer data)
{
  guint depth = GPOINTER_TO_UINT (data);
  IshLowNode *node = _ish_low_get (self, ref->u.ref.node);
  const char *spelling =
    node && node->kind ? _ish_low_spelling (self, node, ref->u.ref.attr) : NULL;
  const IshValue *value;

  if (spelling == NULL || spelling[0] != '=')
    return ref;
  if (spelling[1] == '"')
    {
      g_autofree char *text = g_strndup (spelling + 2, strcspn (spelling + 2, "\""));
      return ish_value_string (self->arena, text);
    }
  value = get_path (node->args, spelling + 1);
  if (value == NULL || depth == MAX_FOLLOW)
    {
      _ish_low_fail (self, node, "attribute %s is argument %s, which %s", ref->u.ref.attr,
                     spelling + 1, value ? "refers to itself" : "is not given");
      return ref;
    }
  return _ish_low_map_refs (self, value, follow, GUINT_TO_POINTER (depth + 1));
}

gboolean
_ish_low_is_left_out (IshLow *self, const IshLowNode *node, const IshPath *path)
{
  const char *text;
  JsonArray *drop;

  if (!node->kind->leaves_out)
    return FALSE;
  text = _ish_low_path_text (self, path);
  drop = node->kind->fold ? ish_json_array (node->kind->fold, "drop") : NULL;
  for (guint i = 0; drop && i < json_array_get_length (drop); i++)
    if (g_str_has_prefix (text, json_array_get_string_element (drop, i)))
      return TRUE;
  for (; node->kind->cfn_args && path; path = path->up)
    {
      JsonNode *entry =
        json_object_get_member (node->kind->cfn_args, _ish_low_path_text (self, path));

      if (entry && JSON_NODE_HOLDS_NULL (entry))
        return TRUE;
    }
  return FALSE;
}

static void
check_ref (IshLow *self, const IshPath *path, const IshValue *ref, gpointer data)
{
  const IshLowNode *from = data;
  const IshLowNode *to = _ish_low_get (self, ref->u.ref.node);

  if (to == NULL)
    _ish_low_fail (self, from, "%s refers to %s, which does not exist",
                   _ish_low_path_text (self, path), ref->u.ref.node);
  else if (_ish_low_is_left_out (self, from, path))
    return;
  else if (!to->present)
    _ish_low_fail (self, from, "%s refers to %s.%s, and %s has no kind %s",
                   _ish_low_path_text (self, path), ref->u.ref.node, ref->u.ref.attr,
                   ish_dialect_to_string (self->dialect), to->node->kind);
  else if (self->dialect == ISH_DIALECT_CLOUDFORMATION && from->edge && !to->edge
           && !to->kind->parameter)
    _ish_low_fail (self, from, "%s refers to %s, which is not in the edge region",
                   _ish_low_path_text (self, path), ref->u.ref.node);
}

static void
check_output_ref (IshLow *self, const IshPath *path, const IshValue *ref, gpointer data)
{
  const IshStackOutput *output = data;
  const IshLowNode *to = _ish_low_get (self, ref->u.ref.node);

  if (to == NULL || !to->present)
    _ish_low_fail (self, NULL, "output %s reads %s.%s, which %s does not have", output->name,
                   ref->u.ref.node, ref->u.ref.attr, ish_dialect_to_string (self->dialect));
}

const IshValue *
_ish_low_output_value (IshLow *self, const IshStackOutput *output)
{
  const IshValue *value = _ish_low_map_refs (self, output->value, follow, GUINT_TO_POINTER (0));

  _ish_low_each_ref (self, value, check_output_ref, (gpointer) output);
  return self->error ? ish_value_null () : value;
}

/* --- folding --- */

static void
find_home (IshLow *self, guint index)
{
  IshLowNode *node = &self->nodes[index];
  const char *into = node->kind->fold ? ish_json_string (node->kind->fold, "into", "") : NULL;
  const IshValue *parent = into ? ish_value_get (node->args, into) : NULL;

  node->home = index;
  if (self->dialect == ISH_DIALECT_TERRAFORM || into == NULL)
    return;
  if (parent && parent->type == ISH_VALUE_LIST && parent->u.list.n == 1)
    parent = parent->u.list.items[0];
  if (parent == NULL || parent->type != ISH_VALUE_REF
      || _ish_low_get (self, parent->u.ref.node) == NULL)
    _ish_low_fail (self, node, "argument %s must refer to the node it is folded into", into);
  else
    node->home = _ish_low_get (self, parent->u.ref.node) - self->nodes;
}

static void
find_homes (IshLow *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].present)
      find_home (self, i);
  for (guint i = 0; i < self->n_nodes; i++)
    for (guint hops = 0; hops < MAX_FOLLOW; hops++)
      self->nodes[i].home = self->nodes[self->nodes[i].home].home;
}

/* --- names --- */

static const char *
give_logical (IshLow *self, const char *name)
{
  g_autofree char *camel = ish_text_camel (name);
  g_autofree char *hash = NULL;
  g_autofree char *longer = NULL;
  const char *given = camel;

  if (camel[0] == '\0' || g_hash_table_contains (self->logical, camel))
    {
      hash = ish_text_hash (name, 4);
      longer = g_strconcat (camel, "X", hash, NULL);
      given = longer;
    }
  given = ish_arena_strdup (self->arena, given);
  g_hash_table_add (self->logical, (gpointer) given);
  return given;
}

const char *
_ish_low_logical (IshLow *self, const char *name)
{
  return give_logical (self, name);
}

/* Keys come sorted, so the later of two that camel alike is the one that gets the suffix. */
static void
give_names (IshLow *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      IshLowNode *node = &self->nodes[i];

      if (self->dialect == ISH_DIALECT_TERRAFORM)
        node->name = node->node->key;
      else if (node->present && !node->kind->fold)
        node->name = give_logical (self, node->node->key);
    }
}

/* --- make --- */

static gboolean
is_present (IshLow *self, const IshKind *kind)
{
  if (self->dialect == ISH_DIALECT_TERRAFORM)
    return kind->tf != NULL;
  return kind->cfn || kind->fold || kind->parameter;
}

static void
copy_nodes (IshLow *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    {
      IshLowNode *node = &self->nodes[i];

      node->node = self->source->nodes[i];
      node->home = i;
      node->edge = g_strcmp0 (node->node->region, "edge") == 0;
      node->kind = get_kind (self, node->node->kind);
      node->args = strip (self, node->node->args);
      g_hash_table_insert (self->index, (gpointer) node->node->key, GUINT_TO_POINTER (i + 1));
      if (node->kind)
        node->present = is_present (self, node->kind);
      else
        _ish_low_fail (self, node, "the catalogue has no such kind");
    }
}

IshLow *
_ish_low_new (const IshSource *source, const IshSchema *schema, IshDialect dialect)
{
  IshLow *self = g_new0 (IshLow, 1);

  self->source = source;
  self->schema = schema;
  self->dialect = dialect;
  self->arena = ish_arena_new ();
  self->n_nodes = source->n_nodes;
  self->nodes = g_new0 (IshLowNode, self->n_nodes + 1);
  self->order = g_new0 (guint, self->n_nodes + 1);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  self->seen_mask = ((gsize) 4 << g_bit_storage (self->n_nodes)) - 1;
  self->seen = g_new0 (IshLowSeen, self->seen_mask + 1);
  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_kind);
  self->path = g_string_new (NULL);
  self->logical = g_hash_table_new (g_str_hash, g_str_equal);
  copy_nodes (self);
  if (self->error)
    return self;
  for (guint i = 0; i < self->n_nodes; i++)
    if (self->nodes[i].present)
      {
        IshLowNode *node = &self->nodes[i];

        node->args = _ish_low_map_refs (self, node->args, follow, GUINT_TO_POINTER (0));
        _ish_low_each_ref (self, node->args, check_ref, node);
      }
  if (self->error)
    return self;
  find_homes (self);
  give_names (self);
  return self;
}

void
_ish_low_free (IshLow *self)
{
  if (self == NULL)
    return;
  g_clear_error (&self->error);
  g_string_free (self->path, TRUE);
  g_clear_pointer (&self->tags, g_array_unref);
  g_hash_table_unref (self->logical);
  g_hash_table_unref (self->kinds);
  g_hash_table_unref (self->index);
  g_free (self->seen);
  g_free (self->order);
  g_free (self->nodes);
  ish_arena_free (self->arena);
  g_free (self);
}
