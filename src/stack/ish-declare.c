/* Nodes of resources: which there are, what they are called, and what they hold.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <string.h>

#include "base/ish-text.h"

/* --- keys --- */

static char *
clean_key (const char *wanted)
{
  char *key = g_strdup_printf ("%.200s", wanted);

  for (char *c = key; *c; c++)
    if (!g_ascii_isalnum (*c) && *c != '_')
      *c = '_';
  if (!g_ascii_isalpha (*key))
    {
      char *longer = g_strconcat ("n", key, NULL);

      g_free (key);
      return longer;
    }
  return key;
}

static char *
fold_key (const char *key)
{
  g_autofree char *camel = ish_text_camel (key);

  return g_ascii_strdown (camel, -1);
}

/* A key that is free, also for CloudFormation, which knows neither "_" nor case here. */
const char *
_ish_make_key (IshResolve *self, const char *wanted, const char *salt)
{
  g_autofree char *key = clean_key (wanted);
  char *folded = fold_key (key);
  const char *kept;

  for (guint digits = 4; g_hash_table_contains (self->keys, folded) && digits <= 60; digits += 4)
    {
      g_autofree char *salted = g_strconcat (salt, "\n", wanted, NULL);
      g_autofree char *hash = ish_text_hash (salted, digits);
      g_autofree char *base = clean_key (wanted);

      g_free (key);
      g_free (folded);
      key = g_strdup_printf ("%s_x%s", base, hash);
      folded = fold_key (key);
    }
  kept = ish_arena_strdup (self->arena, key);
  g_hash_table_insert (self->keys, folded, (gpointer) kept);
  return kept;
}

static const char *
item_key (IshResolve *self, const IshValue *item)
{
  const IshValue *key = item->type == ISH_VALUE_MAP ? ish_value_get (item, "key") : item;
  const char *text = key ? _ish_to_text (self, key) : NULL;

  return text ? text : "";
}

/* --- what there is --- */

static const IshValue *
name_items (IshResolve *self, IshInstance *instance, const IshNodeRule *rule, const IshScope *scope,
            const char *base)
{
  const IshValue *list = _ish_eval (self, rule->each_in, scope);
  g_autoptr (GPtrArray) items = NULL;
  g_autofree IshMember *members = NULL;

  if (list == NULL)
    return NULL;
  items = _ish_items (list);
  members = g_new (IshMember, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const char *key = item_key (self, items->pdata[i]);
      g_autofree char *wanted = g_strconcat (base, "_", key, NULL);

      members[i].key = key;
      members[i].value = _ish_node_value (self, _ish_make_key (self, wanted, instance->id));
    }
  return ish_value_map (self->arena, members, items->len);
}

static const IshValue *
name_node (IshResolve *self, IshInstance *instance, const IshNodeRule *rule, const IshScope *scope)
{
  gboolean is_main = strcmp (rule->as, "main") == 0 && rule->name == NULL;
  const char *suffix = rule->as;
  g_autofree char *base = NULL;
  const IshValue *when;

  when = rule->when ? _ish_eval (self, rule->when, scope) : ish_value_bool (TRUE);
  if (when == NULL)
    return NULL;
  if (!_ish_is_true (when))
    return ish_value_null ();
  if (rule->alias)
    return _ish_eval (self, rule->alias, scope);
  if (rule->name)
    suffix = _ish_eval_text (self, rule->name, scope);
  if (suffix == NULL)
    return NULL;
  base = is_main || *suffix == '\0' ? g_strdup (instance->code)
                                    : g_strconcat (instance->code, "_", suffix, NULL);
  if (rule->each)
    return name_items (self, instance, rule, scope, base);
  /* The bare name is its own since before the first node. */
  return _ish_node_value (self,
                          is_main ? instance->code : _ish_make_key (self, base, instance->id));
}

const IshValue *
_ish_declare (IshResolve *self, IshInstance *instance, guint entry)
{
  const IshName *name = &g_array_index (instance->shape->entries, IshName, entry);
  const IshValue *value;
  IshScope scope;

  if (instance->states[entry] == ISH_STATE_KNOWN)
    return instance->values[entry];
  /* An alias that leads back to itself stands for nothing, as in "own ?? theirs". */
  if (instance->states[entry] == ISH_STATE_RUNNING)
    return ish_value_null ();
  instance->states[entry] = ISH_STATE_RUNNING;
  scope = _ish_instance_scope (self, instance, name->use);
  value = name_node (self, instance, name->node, &scope);
  if (value == NULL)
    {
      _ish_say_fault (self, instance, name->node->origin);
      value = ish_value_null ();
    }
  instance->values[entry] = value;
  instance->states[entry] = ISH_STATE_KNOWN;
  return value;
}

/* --- what they hold --- */

const IshWord *
_ish_push (IshResolve *self, const IshWord *next, const char *text)
{
  IshWord *word = ish_arena_alloc (self->arena, sizeof *word);

  word->next = next;
  word->text = text;
  return word;
}

static void
add_wait (IshResolve *self, IshBuilt *built, const IshValue *value)
{
  if (value->type == ISH_VALUE_NODE || value->type == ISH_VALUE_REF)
    {
      built->waits = _ish_push (self, built->waits, value->u.ref.node);
    }
  else if (value->type == ISH_VALUE_MAP || value->type == ISH_VALUE_LIST
           || value->type == ISH_VALUE_STAR)
    {
      g_autoptr (GPtrArray) items = _ish_items (value);

      for (guint i = 0; i < items->len; i++)
        add_wait (self, built, items->pdata[i]);
    }
}

static gboolean
knows_kind (IshResolve *self, const char *kind)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->kinds, kind));

  if (known == 0)
    {
      known = ish_catalog_get_kind (self->catalog, self->cloud, kind) ? 1 : 2;
      g_hash_table_insert (self->kinds, (gpointer) kind, GUINT_TO_POINTER (known));
    }
  return known == 1;
}

static gboolean
read_rest (IshResolve *self, IshBuilt *built, const IshScope *scope)
{
  const IshNodeRule *rule = built->rule;
  const char *retain;

  for (guint i = 0; i < rule->n_after; i++)
    {
      const IshValue *other = _ish_eval (self, rule->after[i], scope);

      if (other == NULL)
        return FALSE;
      add_wait (self, built, other);
    }
  if (rule->retain)
    {
      retain = _ish_eval_text (self, rule->retain, scope);
      if (retain == NULL)
        return FALSE;
      built->node.retain = *retain ? retain : NULL;
    }
  if (rule->lifecycle)
    {
      built->node.lifecycle = _ish_eval_template (self, rule->lifecycle, scope);
      if (built->node.lifecycle == NULL)
        return FALSE;
    }
  return TRUE;
}

static const IshValue *
eval_args (IshResolve *self, const IshNodeRule *rule, const IshScope *scope)
{
  const IshValue *args = rule->args ? _ish_eval_template (self, rule->args, scope)
                                    : ish_value_map (self->arena, NULL, 0);

  if (args && args->type != ISH_VALUE_MAP)
    return _ish_fault (self, "args must be a map");
  return args;
}

static IshBuilt *
build (IshResolve *self, const char *key, const IshNodeRule *rule, const IshScope *scope,
       IshInstance *instance)
{
  IshBuilt *built = ish_arena_alloc (self->arena, sizeof *built);

  built->rule = rule;
  built->instance = instance;
  built->node.key = key;
  built->node.kind = rule->kind;
  built->node.resource_id = instance->id;
  built->node.region = rule->region;
  if (!knows_kind (self, rule->kind))
    _ish_fault (self, "no kind '%s'", rule->kind);
  else
    built->node.args = eval_args (self, rule, scope);
  if (built->node.args == NULL || !read_rest (self, built, scope))
    {
      _ish_say_fault (self, instance, rule->origin);
      g_hash_table_add (self->missing, (gpointer) key);
      return NULL;
    }
  g_hash_table_insert (self->nodes, (gpointer) key, built);
  g_ptr_array_add (self->built, built);
  return built;
}

static void
claim (IshResolve *self, IshBuilt *built, const char *owner)
{
  IshClaim record = { built, owner };

  g_array_append_val (self->claims, record);
}

IshBuilt *
_ish_ensure (IshResolve *self, const char *key, const IshNodeRule *rule, const IshScope *scope,
             IshInstance *instance, const char *owner)
{
  IshBuilt *built = g_hash_table_lookup (self->nodes, key);

  if (built == NULL)
    built = build (self, key, rule, scope, instance);
  else
    {
      const IshValue *args = eval_args (self, rule, scope);

      if (args == NULL)
        _ish_say_fault (self, instance, rule->origin);
      else if (!_ish_same (args, built->node.args))
        _ish_say_data (self, instance, rule->origin.file, rule->origin.path,
                       "two versions of one node are asked for");
    }
  /* Whoever contributes to such a node owns it; nobody else does. */
  if (built && rule->unless_empty == NULL)
    claim (self, built, owner);
  return built;
}

/* A node that other data already asked for in the same words is the same node. */
static const char *
find_equal (IshResolve *self, const char *wanted, const IshNodeRule *rule, const IshScope *scope)
{
  const IshBuilt *built = g_hash_table_lookup (self->nodes, wanted);
  const IshValue *args;

  if (built == NULL || strcmp (built->node.kind, rule->kind) != 0)
    return NULL;
  args = eval_args (self, rule, scope);
  self->fault = NULL;
  return args && _ish_same (args, built->node.args) ? built->node.key : NULL;
}

const char *
_ish_effect_node (IshResolve *self, const char *wanted, const IshNodeRule *rule,
                  const IshScope *scope, const char *owner)
{
  g_autofree char *asked = g_strdup_printf ("%s\n%p", wanted, (gconstpointer) rule);
  const char *key = g_hash_table_lookup (self->effect_keys, asked);

  if (key == NULL)
    {
      key = find_equal (self, wanted, rule, scope);
      if (key == NULL)
        key = _ish_make_key (self, wanted, rule->origin.path);
      g_hash_table_insert (self->effect_keys, g_steal_pointer (&asked), (gpointer) key);
    }
  _ish_ensure (self, key, rule, scope, scope->me, owner);
  return key;
}

static void
build_entry (IshResolve *self, IshInstance *instance, guint entry, const IshName *name)
{
  const IshNodeRule *rule = name->node;
  const IshValue *value = _ish_declare (self, instance, entry);
  IshScope scope = _ish_instance_scope (self, instance, name->use);
  const IshBinding *outer = scope.locals;
  const IshValue *list;
  g_autoptr (GPtrArray) items = NULL;

  if (value->type == ISH_VALUE_NODE)
    {
      _ish_ensure (self, value->u.ref.node, rule, &scope, instance, instance->id);
      return;
    }
  if (value->type != ISH_VALUE_MAP || rule->each == NULL)
    return;
  list = _ish_eval (self, rule->each_in, &scope);
  if (list == NULL)
    {
      _ish_say_fault (self, instance, rule->origin);
      return;
    }
  items = _ish_items (list);
  for (guint i = 0; i < items->len && i < value->u.map.n; i++)
    {
      scope.locals = _ish_bind (self, outer, rule->each, items->pdata[i]);
      _ish_ensure (self, value->u.map.members[i].value->u.ref.node, rule, &scope, instance,
                   instance->id);
    }
}

void
_ish_declare_all (IshResolve *self)
{
  self->nodes_named = TRUE;
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];

      g_hash_table_insert (self->keys, fold_key (instance->code), (gpointer) instance->code);
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->instances->len; i++)
      {
        IshInstance *instance = self->instances->pdata[i];

        for (guint entry = 0; entry < instance->shape->entries->len; entry++)
          {
            const IshName *name = &g_array_index (instance->shape->entries, IshName, entry);

            if (name->node == NULL)
              continue;
            if (pass == 0)
              _ish_declare (self, instance, entry);
            else if (name->node->alias == NULL)
              build_entry (self, instance, entry, name);
          }
      }
}
