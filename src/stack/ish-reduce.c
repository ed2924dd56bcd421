/* Reducers.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-reduce-private.h"

#include <string.h>

#include "base/ish-text.h"

typedef const IshValue *(*Reducer) (IshArena *arena, const IshMember *items, guint n,
                                    const IshValue *with, guint *out_conflict);

static const IshValue *
reduce_list (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
             guint *out_conflict)
{
  g_autofree const IshValue **values = g_new (const IshValue *, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = items[i].value;
  return n > 0 ? ish_value_list (arena, values, n) : ish_value_null ();
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const IshMember *) a)->key, ((const IshMember *) b)->key);
}

/* The contributions and, over them, what the user wrote in @base; sorted. */
static GArray *
merge_members (const IshMember *items, guint n, const IshValue *base)
{
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (IshMember));

  if (base && base->type == ISH_VALUE_MAP)
    g_array_append_vals (merged, base->u.map.members, base->u.map.n);
  for (guint i = 0; i < n; i++)
    if (base == NULL || base->type != ISH_VALUE_MAP || ish_value_get (base, items[i].key) == NULL)
      g_array_append_val (merged, items[i]);
  g_array_sort (merged, compare_members);
  return merged;
}

static const IshValue *
reduce_map (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
            guint *out_conflict)
{
  g_autoptr (GArray) merged = merge_members (items, n, with);

  return merged->len > 0 ? ish_value_map (arena, &g_array_index (merged, IshMember, 0), merged->len)
                         : ish_value_null ();
}

static const char *
pair_name (const IshValue *with, guint index, const char *fallback)
{
  if (with && with->type == ISH_VALUE_LIST && index < with->u.list.n
      && with->u.list.items[index]->type == ISH_VALUE_STRING)
    return with->u.list.items[index]->u.string;
  return fallback;
}

static const IshValue *
reduce_pairs (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
              guint *out_conflict)
{
  gboolean has_base = with && with->type == ISH_VALUE_LIST && with->u.list.n > 2;
  g_autoptr (GArray) merged = merge_members (items, n, has_base ? with->u.list.items[2] : NULL);
  g_autofree const IshValue **values = g_new (const IshValue *, merged->len + 1);

  for (guint i = 0; i < merged->len; i++)
    {
      const IshMember *member = &g_array_index (merged, IshMember, i);
      IshMember pair[] = {
        { pair_name (with, 0, "name"), ish_value_string (arena, member->key) },
        { pair_name (with, 1, "value"), member->value },
      };

      values[i] = ish_value_map (arena, pair, 2);
    }
  return merged->len > 0 ? ish_value_list (arena, values, merged->len) : ish_value_null ();
}

static const IshValue *
reduce_one (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
            guint *out_conflict)
{
  for (guint i = 1; i < n && *out_conflict == G_MAXUINT; i++)
    if (!ish_value_equal (items[0].value, items[i].value))
      *out_conflict = i;
  return n > 0 ? items[0].value : ish_value_null ();
}

static const IshValue *
reduce_one_or (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
               guint *out_conflict)
{
  if (n == 0 && with)
    return with;
  return reduce_one (arena, items, n, with, out_conflict);
}

static double
number_of (const IshValue *value)
{
  return value->type == ISH_VALUE_INT ? (double) value->u.integer : value->u.number;
}

static const IshValue *
reduce_max (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
            guint *out_conflict)
{
  const IshValue *best = NULL;

  for (guint i = 0; i < n; i++)
    if ((items[i].value->type == ISH_VALUE_INT || items[i].value->type == ISH_VALUE_DOUBLE)
        && (best == NULL || number_of (items[i].value) > number_of (best)))
      best = items[i].value;
  if (best)
    return best;
  return with ? with : ish_value_null ();
}

static const IshValue *
reduce_any (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
            guint *out_conflict)
{
  return n > 0 ? ish_value_bool (TRUE) : ish_value_null ();
}

/* --- policies --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  const IshValue *left = *(const IshValue *const *) a;
  const IshValue *right = *(const IshValue *const *) b;

  if (left->type != ISH_VALUE_STRING || right->type != ISH_VALUE_STRING)
    return (left->type == ISH_VALUE_STRING) - (right->type == ISH_VALUE_STRING);
  return strcmp (left->u.string, right->u.string);
}

/* One alone stands as itself; actions are sorted, each once. */
static const IshValue *
tidy_list (IshArena *arena, const IshValue *value, gboolean sort)
{
  g_autoptr (GPtrArray) items = NULL;

  if (value->type != ISH_VALUE_LIST)
    return value;
  items = g_ptr_array_new ();
  for (guint i = 0; i < value->u.list.n; i++)
    g_ptr_array_add (items, (gpointer) value->u.list.items[i]);
  if (sort)
    {
      g_ptr_array_sort (items, compare_texts);
      for (guint i = items->len; i > 1; i--)
        if (ish_value_equal (items->pdata[i - 1], items->pdata[i - 2]))
          g_ptr_array_remove_index (items, i - 1);
    }
  if (items->len == 1)
    return items->pdata[0];
  return ish_value_list (arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
make_statement (IshArena *arena, const IshMember *item)
{
  static const char *const fields[] = { "Effect", "Principal", "Action", "Resource", "Condition" };
  IshMember members[G_N_ELEMENTS (fields) + 1];
  const IshValue *sid = ish_value_get (item->value, "Sid");
  guint n = 0;

  if (sid == NULL)
    {
      g_autofree char *camel = ish_text_camel (item->key);

      sid = ish_value_string (arena, camel);
    }
  members[n++] = (IshMember){ "Sid", sid };
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const IshValue *value = ish_value_get (item->value, fields[i]);

      if (value == NULL && i == 0)
        value = ish_value_string (arena, "Allow");
      if (value == NULL || value->type == ISH_VALUE_NULL)
        continue;
      if (strcmp (fields[i], "Action") == 0 || strcmp (fields[i], "Resource") == 0)
        value = tidy_list (arena, value, fields[i][0] == 'A');
      members[n++] = (IshMember){ fields[i], value };
    }
  return ish_value_map (arena, members, n);
}

/* An empty list stays: a policy without a statement is left out by its node, not here. */
static const IshValue *
reduce_statements (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
                   guint *out_conflict)
{
  g_autofree const IshValue **values = g_new (const IshValue *, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = make_statement (arena, &items[i]);
  return ish_value_list (arena, values, n);
}

static const struct
{
  const char *name;
  Reducer reduce;
} reducers[] = {
  { "list", reduce_list },     { "map", reduce_map },
  { "pairs", reduce_pairs },   { "one", reduce_one },
  { "one-or", reduce_one_or }, { "max", reduce_max },
  { "any", reduce_any },       { "statements", reduce_statements },
  { "chain", _ish_reduce_chain },
};

const IshValue *
ish_reduce (IshArena *arena, const char *reducer, const IshMember *items, guint n,
            const IshValue *with, guint *out_conflict)
{
  *out_conflict = G_MAXUINT;
  for (guint i = 0; i < G_N_ELEMENTS (reducers); i++)
    if (strcmp (reducers[i].name, reducer) == 0)
      return reducers[i].reduce (arena, items, n, with, out_conflict);
  return NULL;
}
