/* The end of a resolve: slots filled, settings combined, owners united, what nobody wants left out.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-reduce.h"
#include "stack/ish-resolve-private.h"
#include "stack/ish-stack-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_FILL_DEPTH 80 /* deeper than JSON may be; a slot inside a contribution cannot loop */

typedef struct
{
  IshResolve *resolve;
  GHashTable *first;  /* target -> place + 1 of its first contribution, which are sorted */
  guint8 *read;       /* by contribution */
  GHashTable *causes; /* implied id -> drawn id */
  GHashTable *inputs; /* names in use */
  IshBuilt *built;    /* the node that is filled */
  gboolean dangling;  /* something it refers to is not there */
  guint depth;
} Merge;

#define CONTRIBUTION(merge, i)                                                                     \
  (&g_array_index ((merge)->resolve->contributions, IshContribution, i))

static int
compare_contributions (gconstpointer a, gconstpointer b)
{
  const IshContribution *left = a, *right = b;
  int order = strcmp (left->target, right->target);

  if (order == 0)
    order = strcmp (left->slot, right->slot);
  if (order == 0)
    order = strcmp (left->key, right->key);
  if (order == 0)
    order = left->order < right->order ? -1 : left->order > right->order;
  return order;
}

static void
index_contributions (Merge *self)
{
  GArray *all = self->resolve->contributions;

  g_array_sort (all, compare_contributions);
  self->read = g_new0 (guint8, all->len + 1);
  for (guint i = all->len; i > 0; i--)
    g_hash_table_insert (self->first, (gpointer) CONTRIBUTION (self, i - 1)->target,
                         GUINT_TO_POINTER (i));
}

/* Places of the contributions to a slot. */
static guint
find_slot (Merge *self, const char *target, const char *slot, guint *out_first)
{
  guint at = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, target));
  guint n = 0;

  *out_first = 0;
  for (; at > 0 && at <= self->resolve->contributions->len; at++)
    {
      const IshContribution *record = CONTRIBUTION (self, at - 1);

      if (strcmp (record->target, target) != 0)
        break;
      if (strcmp (record->slot, slot) != 0)
        continue;
      if (n++ == 0)
        *out_first = at - 1;
    }
  return n;
}

/* --- filling --- */

static const IshValue *fill (Merge *self, const IshValue *value);

static void
say_conflict (Merge *self, const IshContribution *first, const IshContribution *second)
{
  IshInstance *instance = self->built->instance;

  _ish_say (self->resolve, ISH_SEVERITY_WARNING, "line.twice", second->owner, NULL,
            "{name} takes only one {what}; the one of {first} is used.", "name", instance->name,
            "what", second->slot, "first", first->owner, NULL);
}

/* Contributions with the same key are one; the first says what it is. */
static guint
unite (Merge *self, guint first, guint n, IshMember *items, guint *places)
{
  guint count = 0;

  for (guint i = first; i < first + n; i++)
    {
      const IshContribution *record = CONTRIBUTION (self, i);

      self->read[i] = 1;
      if (count > 0 && strcmp (items[count - 1].key, record->key) == 0)
        {
          if (!_ish_same (CONTRIBUTION (self, places[count - 1])->value, record->value))
            _ish_say (self->resolve, ISH_SEVERITY_WARNING, "line.twice", record->owner, NULL,
                      "{first} and this line both say {what}; what {first} says is used.", "first",
                      CONTRIBUTION (self, places[count - 1])->owner, "what", record->key, NULL);
          continue;
        }
      items[count].key = record->key;
      items[count].value = fill (self, record->value);
      places[count] = i;
      if (items[count].value->type != ISH_VALUE_NULL)
        count++;
    }
  return count;
}

static const IshValue *
fill_slot (Merge *self, const IshValue *value)
{
  IshResolve *resolve = self->resolve;
  guint first, n, conflict;
  g_autofree IshMember *items = NULL;
  g_autofree guint *places = NULL;
  const IshValue *result;

  n = find_slot (self, self->built->node.key, value->u.slot.name, &first);
  items = g_new (IshMember, n + 1);
  places = g_new (guint, n + 1);
  n = unite (self, first, n, items, places);
  result = ish_reduce (resolve->arena, value->u.slot.reducer ? value->u.slot.reducer : "list",
                       items, n, value->u.slot.with, &conflict);
  if (result == NULL)
    {
      const IshOrigin *origin = &self->built->rule->origin;

      _ish_say_data (resolve, self->built->instance, origin->file, origin->path, "no such reducer");
      return ish_value_null ();
    }
  if (conflict < n)
    say_conflict (self, CONTRIBUTION (self, places[0]), CONTRIBUTION (self, places[conflict]));
  return result;
}

/* Most maps and lists stay as they are: nothing is copied before the first change. */
static const IshValue *
fill_map (Merge *self, const IshValue *value)
{
  guint n = 0, total = value->u.map.n;
  IshMember *members = NULL;

  for (guint i = 0; i < total; i++)
    {
      const IshMember *member = &value->u.map.members[i];
      const IshValue *filled = fill (self, member->value);

      if (members == NULL && (filled != member->value || filled->type == ISH_VALUE_NULL))
        {
          members = ish_arena_alloc (self->resolve->arena, total * sizeof *members);
          memcpy (members, value->u.map.members, i * sizeof *members);
          n = i;
        }
      if (members && filled->type != ISH_VALUE_NULL)
        members[n++] = (IshMember){ member->key, filled };
    }
  if (members == NULL)
    return value;
  /* Left with nothing in it, it is left out; a literal {} stays. */
  return n > 0 ? ish_value_map (self->resolve->arena, members, n) : ish_value_null ();
}

static gboolean
is_unchanged (Merge *self, const IshValue *value, guint *out_first, const IshValue **out_filled)
{
  for (guint i = 0; i < value->u.list.n; i++)
    {
      const IshValue *filled = fill (self, value->u.list.items[i]);

      if (filled == value->u.list.items[i] && filled->type != ISH_VALUE_NULL)
        continue;
      *out_first = i;
      *out_filled = filled;
      return FALSE;
    }
  return value->type == ISH_VALUE_LIST;
}

static const IshValue *
fill_list (Merge *self, const IshValue *value)
{
  g_autoptr (GPtrArray) items = NULL;
  const IshValue *filled = NULL;
  guint first = value->u.list.n;

  if (is_unchanged (self, value, &first, &filled))
    return value;
  items = g_ptr_array_sized_new (value->u.list.n);
  for (guint i = 0; i < first; i++)
    g_ptr_array_add (items, (gpointer) value->u.list.items[i]);
  for (guint i = first; i < value->u.list.n; i++)
    {
      const IshValue *item = value->u.list.items[i];

      if (i > first)
        filled = fill (self, item);
      if (filled->type == ISH_VALUE_NULL)
        continue;
      if (item->type == ISH_VALUE_SLOT && filled->type == ISH_VALUE_LIST)
        for (guint k = 0; k < filled->u.list.n; k++)
          g_ptr_array_add (items, (gpointer) filled->u.list.items[k]);
      else
        g_ptr_array_add (items, (gpointer) filled);
    }
  return ish_value_list (self->resolve->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
fill_ref (Merge *self, const IshValue *value)
{
  IshResolve *resolve = self->resolve;
  IshBuilt *other = g_hash_table_lookup (resolve->nodes, value->u.ref.node);
  g_autofree char *message = NULL;

  if (other && !other->gone)
    return value;
  self->dangling = TRUE;
  if (self->built && !g_hash_table_contains (resolve->missing, value->u.ref.node))
    {
      const IshOrigin *origin = &self->built->rule->origin;

      message = g_strdup_printf ("refers to %s.%s, which is not there", value->u.ref.node,
                                 value->u.ref.attr);
      _ish_say_data (resolve, self->built->instance, origin->file, origin->path, message);
    }
  return ish_value_null ();
}

static const IshValue *
fill_join (Merge *self, const IshValue *value)
{
  for (guint i = 0; i < value->u.list.n; i++)
    if (fill (self, value->u.list.items[i])->type == ISH_VALUE_NULL)
      return ish_value_null ();
  return value;
}

static const IshValue *
fill (Merge *self, const IshValue *value)
{
  const IshValue *result = value;

  if (self->depth >= MAX_FILL_DEPTH)
    return ish_value_null ();
  self->depth++;
  if (value->type == ISH_VALUE_MAP)
    result = fill_map (self, value);
  else if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_STAR)
    result = fill_list (self, value);
  else if (value->type == ISH_VALUE_REF)
    result = fill_ref (self, value);
  else if (value->type == ISH_VALUE_JOIN)
    result = fill_join (self, value);
  else if (value->type == ISH_VALUE_INPUT)
    g_hash_table_add (self->inputs, (gpointer) value->u.string);
  else if (value->type == ISH_VALUE_SLOT)
    result = self->built ? fill_slot (self, value) : ish_value_null ();
  else if (value->type == ISH_VALUE_NODE || value->type == ISH_VALUE_INSTANCE)
    {
      if (self->built)
        _ish_say_data (self->resolve, self->built->instance, self->built->rule->origin.file,
                       self->built->rule->origin.path,
                       "a node or resource stands where a value belongs");
      result = ish_value_null ();
    }
  self->depth--;
  return result;
}

/* --- settings --- */

static int
compare_settings (gconstpointer a, gconstpointer b)
{
  const IshSetting *left = a, *right = b;
  int order = strcmp (left->target, right->target);

  if (order == 0)
    order = strcmp (left->arg, right->arg);
  if (order == 0)
    order = left->order < right->order ? -1 : left->order > right->order;
  return order;
}

static const IshValue *
get_path (const IshValue *map, const char *path)
{
  g_auto (GStrv) keys = g_strsplit (path, ".", 8);
  const IshValue *value = map;

  for (guint i = 0; value && keys[i]; i++)
    value = ish_value_get (value, keys[i]);
  return value;
}

static const IshValue *
put_path (IshResolve *self, const IshValue *map, const char *path, const IshValue *value)
{
  gsize length = strcspn (path, ".");
  const char *key = ish_arena_strndup (self->arena, path, length);
  guint n = map && map->type == ISH_VALUE_MAP ? map->u.map.n : 0, at = 0;
  g_autofree IshMember *members = g_new (IshMember, n + 1);

  if (n > 0)
    memcpy (members, map->u.map.members, n * sizeof *members);
  while (at < n && strcmp (members[at].key, key) != 0)
    at++;
  if (path[length] == '.')
    value = put_path (self, at < n ? members[at].value : NULL, path + length + 1, value);
  members[at] = (IshMember){ key, value };
  return ish_value_map (self->arena, members, MAX (n, at + 1));
}

static const IshValue *
combine (Merge *self, IshBuilt *built, const IshSetting *settings, guint n)
{
  IshResolve *resolve = self->resolve;
  const IshValue *value = settings[0].value;
  g_autofree IshMember *items = NULL;
  guint conflict;

  if (g_strcmp0 (settings[0].combine, "max") == 0)
    {
      const IshValue *own = get_path (built->node.args, settings[0].arg);

      items = g_new (IshMember, n + 1);
      for (guint i = 0; i < n; i++)
        items[i] = (IshMember){ "", settings[i].value };
      if (own)
        items[n++] = (IshMember){ "", own };
      return ish_reduce (resolve->arena, "max", items, n, NULL, &conflict);
    }
  for (guint i = 1; i < n; i++)
    if (!_ish_same (value, settings[i].value))
      {
        _ish_say (resolve, ISH_SEVERITY_ERROR, "line.conflict", settings[i].owner, NULL,
                  "{first} and this line ask for different values of {what}.", "first",
                  settings[0].owner, "what", settings[0].arg, NULL);
        break;
      }
  return value;
}

static void
apply_settings (Merge *self)
{
  IshResolve *resolve = self->resolve;
  GArray *all = resolve->settings;
  guint n;

  g_array_sort (all, compare_settings);
  for (guint i = 0; i < all->len; i += n)
    {
      const IshSetting *settings = &g_array_index (all, IshSetting, i);
      IshBuilt *built = g_hash_table_lookup (resolve->nodes, settings->target);

      for (n = 1; i + n < all->len; n++)
        if (strcmp (settings[n].target, settings->target) != 0
            || strcmp (settings[n].arg, settings->arg) != 0)
          break;
      if (built)
        built->node.args =
          put_path (resolve, built->node.args, settings->arg, combine (self, built, settings, n));
    }
}

/* --- owners --- */

static void
add_owner (Merge *self, IshBuilt *built, const char *owner)
{
  const char *cause = g_hash_table_lookup (self->causes, owner);

  built->owners = _ish_push (self->resolve, built->owners, owner);
  if (cause)
    built->owners = _ish_push (self->resolve, built->owners, cause);
}

static void
collect_owners (Merge *self)
{
  IshResolve *resolve = self->resolve;

  for (guint i = 0; i < resolve->instances->len; i++)
    {
      const IshInstance *instance = resolve->instances->pdata[i];

      if (instance->because)
        g_hash_table_insert (self->causes, (gpointer) instance->id, (gpointer) instance->because);
    }
  for (guint i = 0; i < resolve->lines->len; i++)
    {
      const IshLine *line = resolve->lines->pdata[i];

      if (line->because)
        g_hash_table_insert (self->causes, (gpointer) line->id, (gpointer) line->because);
    }
  for (guint i = 0; i < resolve->claims->len; i++)
    {
      const IshClaim *claim = &g_array_index (resolve->claims, IshClaim, i);

      add_owner (self, claim->built, claim->owner);
    }
  for (guint i = 0; i < resolve->built->len; i++)
    {
      IshBuilt *built = resolve->built->pdata[i];
      guint first, n;

      if (built->rule->unless_empty)
        {
          n = find_slot (self, built->node.key, built->rule->unless_empty, &first);
          for (guint k = first; k < first + n; k++)
            add_owner (self, built, CONTRIBUTION (self, k)->owner);
        }
      built->gone = built->owners == NULL;
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, each once, NULL-terminated, in the arena. */
static const char *const *
finish_strings (IshResolve *self, const IshWord *words)
{
  const char **result;
  guint n = 0, kept = 0;

  for (const IshWord *word = words; word; word = word->next)
    n++;
  result = ish_arena_alloc (self->arena, (n + 1) * sizeof *result);
  n = 0;
  for (const IshWord *word = words; word; word = word->next)
    result[n++] = word->text;
  if (n > 1)
    qsort (result, n, sizeof *result, compare_strings);
  for (guint i = 0; i < n; i++)
    if (kept == 0 || strcmp (result[kept - 1], result[i]) != 0)
      result[kept++] = result[i];
  result[kept] = NULL;
  return result;
}

static const char *const *
finish_waits (IshResolve *self, IshBuilt *built)
{
  const IshWord *kept = NULL;

  for (const IshWord *wait = built->waits; wait; wait = wait->next)
    {
      const IshBuilt *other = g_hash_table_lookup (self->nodes, wait->text);

      if (other && !other->gone && other != built)
        kept = _ish_push (self, kept, wait->text);
    }
  return finish_strings (self, kept);
}

/* --- all --- */

static void
fill_node (Merge *self, IshBuilt *built)
{
  const IshValue *args;

  self->built = built;
  args = fill (self, built->node.args);
  built->node.args =
    args->type == ISH_VALUE_MAP ? args : ish_value_map (self->resolve->arena, NULL, 0);
  if (built->node.lifecycle)
    {
      built->node.lifecycle = fill (self, built->node.lifecycle);
      if (built->node.lifecycle->type != ISH_VALUE_MAP || built->node.lifecycle->u.map.n == 0)
        built->node.lifecycle = NULL;
    }
  self->built = NULL;
}

static void
say_unread (Merge *self)
{
  GArray *all = self->resolve->contributions;

  for (guint i = 0; i < all->len; i++)
    {
      const IshContribution *record = CONTRIBUTION (self, i);
      const IshBuilt *built = g_hash_table_lookup (self->resolve->nodes, record->target);
      g_autofree char *message = NULL;

      if (self->read[i] || built == NULL || built->gone)
        continue;
      message = g_strdup_printf ("nothing in %s '%s' reads the slot '%s'", built->node.kind,
                                 record->target, record->slot);
      _ish_say_data (self->resolve, built->instance, record->origin.file, record->origin.path,
                     message);
    }
}

static void
keep_outputs (Merge *self)
{
  GPtrArray *outputs = self->resolve->stack->outputs;

  for (guint i = outputs->len; i > 0; i--)
    {
      IshStackOutput *output = outputs->pdata[i - 1];

      self->dangling = FALSE;
      output->value = fill (self, output->value);
      if (self->dangling || output->value->type == ISH_VALUE_NULL)
        g_ptr_array_remove_index (outputs, i - 1);
    }
}

static void
keep_inputs (Merge *self)
{
  GPtrArray *inputs = self->resolve->stack->inputs;

  for (guint i = inputs->len; i > 0; i--)
    if (!g_hash_table_contains (self->inputs, ((IshStackInput *) inputs->pdata[i - 1])->name))
      g_ptr_array_remove_index (inputs, i - 1);
}

void
_ish_merge (IshResolve *self)
{
  Merge merge = { .resolve = self };

  merge.first = g_hash_table_new (g_str_hash, g_str_equal);
  merge.causes = g_hash_table_new (g_str_hash, g_str_equal);
  merge.inputs = g_hash_table_new (g_str_hash, g_str_equal);
  index_contributions (&merge);
  collect_owners (&merge);
  apply_settings (&merge);
  for (guint i = 0; i < self->waits->len; i++)
    {
      const IshWaiting *wait = &g_array_index (self->waits, IshWaiting, i);
      IshBuilt *built = g_hash_table_lookup (self->nodes, wait->target);

      if (built)
        built->waits = _ish_push (self, built->waits, wait->other);
    }
  for (guint i = 0; i < self->built->len; i++)
    {
      IshBuilt *built = self->built->pdata[i];

      if (built->gone)
        continue;
      fill_node (&merge, built);
      built->node.after = finish_waits (self, built);
      built->node.owners = finish_strings (self, built->owners);
      g_ptr_array_add (self->stack->nodes, &built->node);
    }
  say_unread (&merge);
  keep_outputs (&merge);
  keep_inputs (&merge);
  g_free (merge.read);
  g_hash_table_unref (merge.first);
  g_hash_table_unref (merge.causes);
  g_hash_table_unref (merge.inputs);
}
