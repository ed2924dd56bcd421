/* The functions a question may call.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-query-private.h"

#include <gio/gio.h>
#include <string.h>

#include "base/ish-json.h"

#define MAX_ARGUMENTS 8

typedef struct
{
  IshQuery *query;
  const IshExpr *call;
  const IshNode *node;
  const IshValue *args[MAX_ARGUMENTS]; /* %NULL where @lazy says so */
  guint n;
} Call;

typedef const IshValue *(*Function) (Call *call);

static const IshValue *
make_list (IshQuery *self, GPtrArray *items)
{
  return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
}

/* --- of the graph --- */

static const IshNode *
find_target (IshQuery *self, const IshValue *value)
{
  if (value->type == ISH_VALUE_QUERY_NODE)
    return ish_query_value_node (value);
  if (value->type == ISH_VALUE_REF)
    return _ish_query_find_node (self, value->u.ref.node);
  for (guint i = 0; value->type == ISH_VALUE_JOIN && i < value->u.list.n; i++)
    if (value->u.list.items[i]->type == ISH_VALUE_REF)
      return find_target (self, value->u.list.items[i]);
  return NULL;
}

static const IshValue *
call_ref (Call *call)
{
  const IshValue *value = call->args[0];
  const IshNode *target = find_target (call->query, value);
  g_autoptr (GPtrArray) found = NULL;

  if (value->type != ISH_VALUE_LIST)
    return target ? ish_query_node_value (call->query, target) : ish_value_null ();
  found = g_ptr_array_new ();
  for (guint i = 0; i < value->u.list.n; i++)
    {
      target = find_target (call->query, value->u.list.items[i]);
      if (target)
        g_ptr_array_add (found, (gpointer) ish_query_node_value (call->query, target));
      else if (ish_query_is_unknown (call->query, value->u.list.items[i]))
        g_ptr_array_add (found, (gpointer) value->u.list.items[i]);
    }
  return make_list (call->query, found);
}

static const IshValue *
call_type (Call *call)
{
  const IshNode *node = find_target (call->query, call->args[0]);

  return node ? ish_value_string (call->query->arena, ish_query_get_type (call->query, node))
              : ish_value_null ();
}

static const IshValue *
call_key (Call *call)
{
  const IshNode *node = find_target (call->query, call->args[0]);

  return node ? ish_value_string (call->query->arena, node->key) : ish_value_null ();
}

static void
add_nodes (IshQuery *self, GPtrArray *found, const GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    g_ptr_array_add (found, (gpointer) ish_query_node_value (self, nodes->pdata[i]));
}

static const IshValue *
call_nodes (Call *call)
{
  GPtrArray *found = call->query->scratch;
  guint start = found->len;

  for (guint i = 0; i < call->n; i++)
    if (call->args[i]->type == ISH_VALUE_STRING)
      add_nodes (call->query, found,
                 ish_query_list_type (call->query, call->args[i]->u.string));
  return _ish_query_finish_list (call->query, start);
}

static gboolean
refers_to (const IshValue *value, const char *key)
{
  if (value->type == ISH_VALUE_REF)
    return strcmp (value->u.ref.node, key) == 0;
  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n; i++)
      if (refers_to (value->u.list.items[i], key))
        return TRUE;
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      if (refers_to (value->u.map.members[i].value, key))
        return TRUE;
  return FALSE;
}

static const IshValue *
walk (IshQuery *self, const IshValue *value, const char *path)
{
  g_auto (GStrv) steps = NULL;

  if (strchr (path, '.') == NULL)
    return _ish_query_field (self, value, path);
  steps = g_strsplit (path, ".", -1);
  for (guint i = 0; steps[i]; i++)
    value = _ish_query_field (self, value, steps[i]);
  return value;
}

static const IshValue *
seek_unknown (Call *call, const char *type, const char *path)
{
  const GPtrArray *nodes = ish_query_list_type (call->query, type);
  const IshValue *unknown = NULL;

  for (guint i = 0; unknown == NULL && i < nodes->len; i++)
    {
      const IshValue *args = ((const IshNode *) nodes->pdata[i])->args;

      if (path)
        unknown = _ish_query_find_unknown_item (call->query, walk (call->query, args, path));
      for (guint k = 0; path == NULL && unknown == NULL && k < args->u.map.n; k++)
        unknown = _ish_query_find_unknown_item (call->query, args->u.map.members[k].value);
    }
  return unknown;
}

/* What stands where a reference to a node may be, and is not known; the same for every node. */
static const IshValue *
find_possible_user (Call *call, const char *type, const char *path)
{
  g_autofree char *key = NULL;
  const IshValue *unknown = NULL;

  if (!call->query->has_unknown)
    return NULL;
  key = g_strdup_printf ("%s %s", type, path ? path : "");
  if (g_hash_table_lookup_extended (call->query->possible, key, NULL, (gpointer *) &unknown))
    return unknown;
  unknown = seek_unknown (call, type, path);
  g_hash_table_insert (call->query->possible, ish_arena_strdup (call->query->arena, key),
                       (gpointer) unknown);
  return unknown;
}

static const IshValue *
call_users (Call *call)
{
  GPtrArray *found = call->query->scratch;
  guint start = found->len;
  const IshNode *target = call->node;
  const char *path = call->n > 1 && call->args[1]->type == ISH_VALUE_STRING
                       ? call->args[1]->u.string : NULL;
  const GPtrArray *users;

  if (target == NULL || call->args[0]->type != ISH_VALUE_STRING)
    return ish_value_null ();
  users = ish_query_list_users (call->query, target);
  for (guint i = 0; i < users->len; i++)
    {
      const IshNode *user = users->pdata[i];

      if (strcmp (ish_query_get_type (call->query, user), call->args[0]->u.string) == 0
          && (path == NULL || refers_to (walk (call->query, user->args, path), target->key)))
        g_ptr_array_add (found, (gpointer) ish_query_node_value (call->query, user));
    }
  if (found->len == start)
    {
      const IshValue *unknown = find_possible_user (call, call->args[0]->u.string, path);

      if (unknown)
        return unknown;
    }
  return _ish_query_finish_list (call->query, start);
}

/* --- of lists, with an expression for each item --- */

static const IshValue *
for_each (Call *call, const IshValue *item)
{
  const IshNode *node = ish_query_value_node (item);
  const IshValue *value;

  ish_query_bind (call->query, "it", item);
  /* Names are arguments of the item where the item is a node: any(nodes('x'), encrypted). */
  value = ish_query_eval (call->query, call->call->items[1], node ? node : call->node);
  ish_query_unbind (call->query, 1);
  return value;
}

/* Whether one of the items is @wanted, and without one, what of them is not known. */
static const IshValue *
seek (Call *call, IshTruth wanted)
{
  const IshValue *unknown = NULL;
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[0], &n);

  for (guint i = 0; i < n; i++)
    {
      const IshValue *value = for_each (call, items[i]);
      IshTruth truth = _ish_query_truth (call->query, value);

      if (truth == wanted)
        return ish_value_bool (TRUE);
      if (truth == ISH_TRUTH_UNKNOWN)
        unknown = value;
    }
  return unknown ? unknown : ish_value_bool (FALSE);
}

static const IshValue *
call_any (Call *call)
{
  return seek (call, ISH_TRUTH_YES);
}

static const IshValue *
call_all (Call *call)
{
  const IshValue *found = seek (call, ISH_TRUTH_NO);

  return found->type == ISH_VALUE_BOOL ? ish_value_bool (!found->u.boolean) : found;
}

/* What may belong to the list stands in it as not known; alone, it is the whole answer. */
static const IshValue *
select_items (Call *call, gboolean mapped)
{
  GPtrArray *found = call->query->scratch;
  guint start = found->len;
  const IshValue *unknown = NULL;
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[0], &n);

  for (guint i = 0; i < n; i++)
    {
      const IshValue *value = for_each (call, items[i]);

      if (mapped ? value->type != ISH_VALUE_NULL
                 : _ish_query_truth (call->query, value) == ISH_TRUTH_YES)
        g_ptr_array_add (found, (gpointer) (mapped ? value : items[i]));
      else if (!mapped && ish_query_is_unknown (call->query, value))
        unknown = value;
    }
  if (unknown && found->len == start)
    return unknown;
  if (unknown)
    g_ptr_array_add (found, (gpointer) unknown);
  return _ish_query_finish_list (call->query, start);
}

static const IshValue *
call_filter (Call *call)
{
  return select_items (call, FALSE);
}

static const IshValue *
call_map (Call *call)
{
  return select_items (call, TRUE);
}

static const IshValue *
call_count (Call *call)
{
  const IshValue *found = select_items (call, FALSE);
  const IshValue *unknown = _ish_query_find_unknown_item (call->query, found);

  return unknown ? unknown : ish_value_int (call->query->arena, found->u.list.n);
}

/* --- of lists --- */

static const IshValue *
call_list (Call *call)
{
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[0], &n);

  return ish_value_list (call->query->arena, items, n);
}

static const IshValue *
call_len (Call *call)
{
  guint n;

  if (call->args[0]->type == ISH_VALUE_STRING)
    return ish_value_int (call->query->arena, g_utf8_strlen (call->args[0]->u.string, -1));
  if (call->args[0]->type == ISH_VALUE_MAP)
    return ish_value_int (call->query->arena, call->args[0]->u.map.n);
  _ish_query_items (&call->args[0], &n);
  return ish_value_int (call->query->arena, n);
}

static const IshValue *
call_first (Call *call)
{
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[0], &n);

  return n > 0 ? items[0] : ish_value_null ();
}

static void
add_unique (GPtrArray *found, const IshValue *item)
{
  for (guint i = 0; i < found->len; i++)
    if (_ish_query_same (found->pdata[i], item))
      return;
  g_ptr_array_add (found, (gpointer) item);
}

static const IshValue *
unite (Call *call, gboolean is_unique)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < call->n; i++)
    {
      guint n;
      const IshValue *const *items = _ish_query_items (&call->args[i], &n);

      for (guint k = 0; k < n; k++)
        if (is_unique)
          add_unique (found, items[k]);
        else
          g_ptr_array_add (found, (gpointer) items[k]);
    }
  return make_list (call->query, found);
}

static const IshValue *
call_concat (Call *call)
{
  return unite (call, FALSE);
}

static const IshValue *
call_unique (Call *call)
{
  return unite (call, TRUE);
}

static const IshValue *
call_sum (Call *call)
{
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[0], &n);
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    if (items[i]->type == ISH_VALUE_INT
        && __builtin_add_overflow (sum, items[i]->u.integer, &sum))
      return ish_value_null ();
  return ish_value_int (call->query->arena, sum);
}

/* Of whole numbers; what is none is passed over. */
static const IshValue *
extreme (Call *call, gboolean largest)
{
  const IshValue *all = unite (call, FALSE);
  const IshValue *best = NULL;

  for (guint i = 0; i < all->u.list.n; i++)
    {
      const IshValue *item = all->u.list.items[i];

      if (item->type == ISH_VALUE_INT
          && (best == NULL || (largest ? item->u.integer > best->u.integer
                                       : item->u.integer < best->u.integer)))
        best = item;
    }
  return best ? best : ish_value_null ();
}

static const IshValue *
call_min (Call *call)
{
  return extreme (call, FALSE);
}

static const IshValue *
call_max (Call *call)
{
  return extreme (call, TRUE);
}

/* --- of text --- */

static void
append_text (GString *out, const IshValue *value)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };

  if (value->type == ISH_VALUE_STRING)
    g_string_append (out, value->u.string);
  else if (value->type == ISH_VALUE_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value->u.integer);
  else if (value->type == ISH_VALUE_BOOL)
    g_string_append (out, value->u.boolean ? "true" : "false");
  else if (value->type == ISH_VALUE_REF)
    g_string_append_printf (out, "${%s.%s}", value->u.ref.node, value->u.ref.attr);
  else if (value->type == ISH_VALUE_PSEUDO)
    g_string_append_printf (out, "${%s}", pseudos[value->u.pseudo]);
  else if (value->type == ISH_VALUE_INPUT)
    g_string_append_printf (out, "${%s}", value->u.string);
  for (guint i = 0; value->type == ISH_VALUE_JOIN && i < value->u.list.n; i++)
    append_text (out, value->u.list.items[i]);
}

/* Every text of a value, one a line: what a search for a pattern looks through. */
static void
append_all (GString *out, const IshValue *value)
{
  if (value->type == ISH_VALUE_LIST)
    for (guint i = 0; i < value->u.list.n; i++)
      append_all (out, value->u.list.items[i]);
  else if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      append_all (out, value->u.map.members[i].value);
  else
    append_text (out, value);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, '\n');
}

static const IshValue *
call_text (Call *call)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (call->args[0]->type == ISH_VALUE_STRING)
    return call->args[0];
  if (call->args[0]->type == ISH_VALUE_LIST || call->args[0]->type == ISH_VALUE_MAP)
    append_all (text, call->args[0]);
  else
    append_text (text, call->args[0]);
  return ish_value_string (call->query->arena, text->str);
}

static const IshValue *
call_lower (Call *call)
{
  const IshValue *text = call_text (call);
  g_autofree char *lower = g_utf8_strdown (text->u.string, -1);

  return ish_value_string (call->query->arena, lower);
}

static const IshValue *
call_split (Call *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const IshValue *text = call_text (call);
  g_auto (GStrv) parts = NULL;

  if (call->args[1]->type != ISH_VALUE_STRING || call->args[1]->u.string[0] == '\0')
    return text;
  parts = g_strsplit (text->u.string, call->args[1]->u.string, -1);
  for (guint i = 0; parts[i]; i++)
    g_ptr_array_add (found, (gpointer) ish_value_string (call->query->arena, parts[i]));
  return make_list (call->query, found);
}

static gboolean
as_integer (const IshValue *value, gint64 fallback, gint64 *out)
{
  *out = value->type == ISH_VALUE_INT ? value->u.integer : fallback;
  return value->type == ISH_VALUE_INT || value->type == ISH_VALUE_NULL
         || (value->type == ISH_VALUE_STRING
             && g_ascii_string_to_signed (value->u.string, 10, G_MININT64, G_MAXINT64, out, NULL));
}

static const IshValue *
call_int (Call *call)
{
  gint64 number;

  if (call->args[0]->type == ISH_VALUE_INT || call->args[0]->type == ISH_VALUE_NULL)
    return call->args[0];
  return as_integer (call->args[0], 0, &number) ? ish_value_int (call->query->arena, number)
                                                : ish_value_null ();
}

static const IshValue *
call_parts (Call *call)
{
  gint64 n, size;

  if (!as_integer (call->args[0], 0, &n) || !as_integer (call->args[1], 0, &size) || size < 1
      || n > G_MAXINT64 - size)
    return ish_value_null ();
  return ish_value_int (call->query->arena, n > 0 ? (n + size - 1) / size : 0);
}

/* Compiled once in the life of the program: patterns stand in rules, and are few. */
static GRegex *
compile_pattern (const char *source)
{
  static GMutex lock;
  static GHashTable *compiled; /* owned text -> GRegex (nullable) */
  gpointer found;

  g_mutex_lock (&lock);
  if (compiled == NULL)
    compiled = g_hash_table_new (g_str_hash, g_str_equal);
  if (!g_hash_table_lookup_extended (compiled, source, NULL, &found))
    {
      found = g_regex_new (source, G_REGEX_OPTIMIZE, 0, NULL);
      g_hash_table_insert (compiled, g_strdup (source), found);
    }
  g_mutex_unlock (&lock);
  return found;
}

/* Found by its address, as a text of a rule stays where it is; another may have taken its place. */
static GRegex *
find_pattern (IshQuery *self, const char *source)
{
  GRegex *found = g_hash_table_lookup (self->patterns, source);

  if (found && strcmp (g_regex_get_pattern (found), source) == 0)
    return found;
  found = compile_pattern (source);
  g_hash_table_insert (self->patterns, (gpointer) source, found);
  return found;
}

static gboolean
test_text (IshQuery *self, const IshValue *value, const char *wanted, const char *how)
{
  g_autoptr (GString) made = NULL;
  const char *text = value->type == ISH_VALUE_STRING ? value->u.string : NULL;
  GRegex *pattern;

  if (text == NULL)
    {
      made = g_string_new (NULL);
      append_text (made, value);
      text = made->str;
    }
  if (how[0] == 's')
    return g_str_has_prefix (text, wanted);
  if (how[0] == 'e')
    return g_str_has_suffix (text, wanted);
  pattern = find_pattern (self, wanted);
  return pattern && g_regex_match (pattern, text, 0, NULL);
}

static const IshValue *
call_test (Call *call)
{
  const IshValue *unknown;
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[0], &n);

  if (call->args[1]->type != ISH_VALUE_STRING)
    return ish_value_null ();
  for (guint i = 0; i < n; i++)
    if (test_text (call->query, items[i], call->args[1]->u.string, call->call->text))
      return ish_value_bool (TRUE);
  unknown = _ish_query_find_unknown_item (call->query, call->args[0]);
  return unknown ? unknown : ish_value_bool (FALSE);
}

/* --- of what is known --- */

static gboolean
is_literal (const IshValue *value)
{
  if (value->type == ISH_VALUE_LIST)
    {
      for (guint i = 0; i < value->u.list.n; i++)
        if (!is_literal (value->u.list.items[i]))
          return FALSE;
      return TRUE;
    }
  if (value->type == ISH_VALUE_MAP)
    {
      for (guint i = 0; i < value->u.map.n; i++)
        if (!is_literal (value->u.map.members[i].value))
          return FALSE;
      return TRUE;
    }
  return value->type <= ISH_VALUE_STRING && value->type != ISH_VALUE_NULL;
}

static const IshValue *
call_literal (Call *call)
{
  return ish_value_bool (is_literal (call->args[0]));
}

static const IshValue *
from_json (IshQuery *self, JsonNode *json)
{
  if (JSON_NODE_HOLDS_ARRAY (json))
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();
      JsonArray *array = json_node_get_array (json);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (items, (gpointer) from_json (self, json_array_get_element (array, i)));
      return make_list (self, items);
    }
  if (JSON_NODE_HOLDS_OBJECT (json))
    {
      g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshMember));
      JsonObjectIter iter;
      const char *key;
      JsonNode *inner;

      json_object_iter_init_ordered (&iter, json_node_get_object (json));
      while (json_object_iter_next_ordered (&iter, &key, &inner))
        {
          IshMember member = { ish_arena_strdup (self->arena, key), from_json (self, inner) };

          g_array_append_val (members, member);
        }
      return ish_value_map (self->arena, (const IshMember *) members->data, members->len);
    }
  if (JSON_NODE_HOLDS_NULL (json))
    return ish_value_null ();
  if (json_node_get_value_type (json) == G_TYPE_STRING)
    return ish_value_string (self->arena, json_node_get_string (json));
  if (json_node_get_value_type (json) == G_TYPE_BOOLEAN)
    return ish_value_bool (json_node_get_boolean (json));
  if (json_node_get_value_type (json) == G_TYPE_INT64)
    return ish_value_int (self->arena, json_node_get_int (json));
  return ish_value_double (self->arena, json_node_get_double (json));
}

static const IshValue *
call_json (Call *call)
{
  g_autoptr (IshJson) json = NULL;
  g_autofree char *text = NULL;

  if (call->args[0]->type != ISH_VALUE_STRING && call->args[0]->type != ISH_VALUE_JOIN)
    return call->args[0];
  text = g_strdup (call_text (call)->u.string);
  json = ish_json_parse (text, -1, "text", NULL, NULL);
  return json ? from_json (call->query, ish_json_get_root (json)) : ish_value_null ();
}

static const IshValue *
call_within (Call *call)
{
  g_autoptr (GInetAddressMask) outer = NULL;
  g_autoptr (GInetAddressMask) inner = NULL;

  if (call->args[0]->type != ISH_VALUE_STRING || call->args[1]->type != ISH_VALUE_STRING)
    return ish_value_null ();
  inner = g_inet_address_mask_new_from_string (call->args[0]->u.string, NULL);
  outer = g_inet_address_mask_new_from_string (call->args[1]->u.string, NULL);
  return ish_value_bool (
    inner && outer
    && g_inet_address_mask_get_length (inner) >= g_inet_address_mask_get_length (outer)
    && g_inet_address_mask_matches (outer, g_inet_address_mask_get_address (inner)));
}

/* A map as a list of what lists of names and values look like elsewhere. */
static const IshValue *
call_pairs (Call *call)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  IshArena *arena = call->query->arena;
  const IshValue *map = call->args[0];

  for (guint i = 0; map->type == ISH_VALUE_MAP && i < map->u.map.n; i++)
    {
      const IshMember *member = &map->u.map.members[i];
      IshMember pair[] = { { "name", ish_value_string (arena, member->key) },
                           { "value", member->value } };

      g_ptr_array_add (found, (gpointer) ish_value_map (arena, pair, G_N_ELEMENTS (pair)));
    }
  return make_list (call->query, found);
}

/* Without ends the range is everything. */
static const IshValue *
call_spans (Call *call)
{
  gint64 first, last;
  guint n;
  const IshValue *const *items = _ish_query_items (&call->args[2], &n);

  if (!as_integer (call->args[0], G_MININT64, &first)
      || !as_integer (call->args[1], G_MAXINT64, &last))
    return ish_value_null ();
  for (guint i = 0; i < n; i++)
    if (items[i]->type == ISH_VALUE_INT && first <= items[i]->u.integer
        && last >= items[i]->u.integer)
      return ish_value_bool (TRUE);
  return ish_value_bool (FALSE);
}

static const struct
{
  const char *name;
  Function function;
  guint min, max; /* arguments */
  gboolean lazy;  /* the second is evaluated for each item */
} functions[] = {
  { "ref", call_ref, 1, 1, FALSE },       { "type", call_type, 1, 1, FALSE },
  { "key", call_key, 1, 1, FALSE },       { "nodes", call_nodes, 1, MAX_ARGUMENTS, FALSE },
  { "users", call_users, 1, 2, FALSE },   { "any", call_any, 2, 2, TRUE },
  { "all", call_all, 2, 2, TRUE },        { "filter", call_filter, 2, 2, TRUE },
  { "map", call_map, 2, 2, TRUE },        { "count", call_count, 2, 2, TRUE },
  { "list", call_list, 1, 1, FALSE },     { "len", call_len, 1, 1, FALSE },
  { "first", call_first, 1, 1, FALSE },   { "concat", call_concat, 1, MAX_ARGUMENTS, FALSE },
  { "sum", call_sum, 1, 1, FALSE },       { "unique", call_unique, 1, MAX_ARGUMENTS, FALSE },
  { "min", call_min, 1, MAX_ARGUMENTS, FALSE }, { "max", call_max, 1, MAX_ARGUMENTS, FALSE },
  { "text", call_text, 1, 1, FALSE },     { "lower", call_lower, 1, 1, FALSE },
  { "split", call_split, 2, 2, FALSE },   { "int", call_int, 1, 1, FALSE },
  { "matches", call_test, 2, 2, FALSE },  { "starts", call_test, 2, 2, FALSE },
  { "ends", call_test, 2, 2, FALSE },     { "literal", call_literal, 1, 1, FALSE },
  { "json", call_json, 1, 1, FALSE },     { "within", call_within, 2, 2, FALSE },
  { "pairs", call_pairs, 1, 1, FALSE },   { "spans", call_spans, 3, 3, FALSE },
  { "parts", call_parts, 2, 2, FALSE },
};

guint
_ish_query_find_function (const char *name, guint n_arguments)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i].name, name) == 0)
      return n_arguments >= functions[i].min && n_arguments <= functions[i].max ? i + 1 : 0;
  return 0;
}

/* What makes the answer unknown before it is asked for: an argument, or an item of a list whose
 * items are counted. */
static const IshValue *
find_unknown_argument (const Call *call)
{
  static const char *const by_item[] = { "len", "sum", "min", "max", "int", NULL };
  static const char *const takes[] = { "literal", "concat", "unique", "list", NULL };
  const IshValue *unknown = NULL;
  gboolean counts;

  if (!call->query->has_unknown || g_strv_contains (takes, call->call->text))
    return NULL;
  counts = g_strv_contains (by_item, call->call->text);
  for (guint i = 0; unknown == NULL && i < call->n && call->args[i]; i++)
    if (counts)
      unknown = _ish_query_find_unknown_item (call->query, call->args[i]);
    else if (ish_query_is_unknown (call->query, call->args[i]))
      unknown = call->args[i];
  return unknown;
}

const IshValue *
_ish_query_call (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  Call call = { .query = self, .call = expr, .node = node, .n = expr->n_items };
  guint at = expr->slot - 1;
  const IshValue *unknown;

  g_return_val_if_fail (expr->slot > 0, ish_value_null ());
  for (guint i = 0; i < expr->n_items; i++)
    if (!functions[at].lazy || i == 0)
      call.args[i] = ish_query_eval (self, expr->items[i], node);
  unknown = find_unknown_argument (&call);
  return unknown ? unknown : functions[at].function (&call);
}
