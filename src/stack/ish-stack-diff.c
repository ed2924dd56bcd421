/* What is different between two stacks: what drawing, changing or removing something writes.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-stack-diff.h"

#include <string.h>

struct _IshStackDiff
{
  IshStack *before, *after; /* owned */
  GPtrArray *changes;       /* owned (element-type IshChange) */
  GStringChunk *paths;      /* owned */
};

/* --- arguments --- */

typedef struct
{
  IshStackDiff *diff;
  GArray *args;
} Collector;

static void
collect (Collector *self, const char *path, const IshValue *before, const IshValue *after)
{
  IshArgChange change = { g_string_chunk_insert_const (self->diff->paths, path), before, after };

  g_array_append_val (self->args, change);
}

/* Whether @list has as many of @item before @n as @other has in all: an item that stands twice and
 * then once is one difference, not none. */
static gboolean
is_matched (const IshValue *list, guint n, const IshValue *other)
{
  const IshValue *item = list->u.list.items[n];
  guint rank = 0, there = 0;

  for (guint i = 0; i < n; i++)
    rank += ish_value_equal (list->u.list.items[i], item);
  for (guint i = 0; i < other->u.list.n; i++)
    there += ish_value_equal (other->u.list.items[i], item);
  return rank < there;
}

/* Items have no names. Those the other list has as well are the same wherever they stand; the rest
 * went or came. */
static void
compare_lists (Collector *self, const char *path, const IshValue *before, const IshValue *after)
{
  guint count = self->args->len;

  for (guint i = 0; i < before->u.list.n; i++)
    if (!is_matched (before, i, after))
      collect (self, path, before->u.list.items[i], NULL);
  for (guint i = 0; i < after->u.list.n; i++)
    if (!is_matched (after, i, before))
      collect (self, path, NULL, after->u.list.items[i]);
  if (self->args->len == count) /* another order of the same */
    collect (self, path, before, after);
}

static gboolean
has_members (const IshValue *value)
{
  return value && value->type == ISH_VALUE_MAP && value->u.map.n > 0;
}

/* A map that came or went is told by what is in it: that is what was written. */
static void
compare_values (Collector *self, const char *path, const IshValue *before, const IshValue *after)
{
  gboolean maps =
    (before == NULL || has_members (before)) && (after == NULL || has_members (after));

  if (before && after && ish_value_equal (before, after))
    return;
  if (before && after && before->type == ISH_VALUE_LIST && after->type == ISH_VALUE_LIST)
    {
      compare_lists (self, path, before, after);
      return;
    }
  if (!maps)
    {
      collect (self, path, before, after);
      return;
    }
  for (guint i = 0; before && i < before->u.map.n; i++)
    {
      const IshMember *member = &before->u.map.members[i];
      g_autofree char *at = g_strconcat (path, *path ? "." : "", member->key, NULL);

      compare_values (self, at, member->value, after ? ish_value_get (after, member->key) : NULL);
    }
  for (guint i = 0; after && i < after->u.map.n; i++)
    {
      const IshMember *member = &after->u.map.members[i];
      g_autofree char *at = g_strconcat (path, *path ? "." : "", member->key, NULL);

      if (before == NULL || ish_value_get (before, member->key) == NULL)
        compare_values (self, at, NULL, member->value);
    }
}

/* --- nodes --- */

static gboolean
is_run_alike (const IshNode *a, const IshNode *b)
{
  gboolean both = a->lifecycle && b->lifecycle;

  return g_strv_equal (a->after, b->after) && g_strcmp0 (a->region, b->region) == 0
         && g_strcmp0 (a->retain, b->retain) == 0
         && (both ? ish_value_equal (a->lifecycle, b->lifecycle) : a->lifecycle == b->lifecycle);
}

static void
add_change (IshStackDiff *self, IshChangeKind kind, const IshNode *before, const IshNode *after,
            GArray *args)
{
  IshChange *change = g_new0 (IshChange, 1);

  change->kind = kind;
  change->key = after ? after->key : before->key;
  change->before = before;
  change->after = after;
  change->args = args ? args : g_array_new (FALSE, FALSE, sizeof (IshArgChange));
  g_ptr_array_add (self->changes, change);
}

static void
compare_nodes (IshStackDiff *self, const IshNode *before, const IshNode *after)
{
  Collector collector = { self, g_array_new (FALSE, FALSE, sizeof (IshArgChange)) };

  compare_values (&collector, "", before->args, after->args);
  if (!is_run_alike (before, after))
    collect (&collector, "", NULL, NULL);
  if (collector.args->len > 0)
    add_change (self, ISH_CHANGE_CHANGED, before, after, collector.args);
  else
    g_array_unref (collector.args);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const IshChange *left = *(const IshChange *const *) a;
  const IshChange *right = *(const IshChange *const *) b;

  return left->kind != right->kind ? (int) left->kind - (int) right->kind
                                   : strcmp (left->key, right->key);
}

static void
change_free (gpointer data)
{
  IshChange *self = data;

  g_array_unref ((GArray *) self->args);
  g_free (self);
}

/* The other stack's node of the same key and kind; (nullable). */
static const IshNode *
find_same (IshStack *stack, const IshNode *node)
{
  const IshNode *found = ish_stack_get_node (stack, node->key);

  return found && strcmp (found->kind, node->kind) == 0 ? found : NULL;
}

IshStackDiff *
ish_stack_diff (IshStack *before, IshStack *after)
{
  IshStackDiff *self;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  self = g_new0 (IshStackDiff, 1);
  self->before = ish_stack_ref (before);
  self->after = ish_stack_ref (after);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->paths = g_string_chunk_new (256);
  for (guint i = 0; i < ish_stack_get_n_nodes (before); i++)
    {
      const IshNode *node = ish_stack_get_node_at (before, i);
      const IshNode *other = find_same (after, node);

      if (other)
        compare_nodes (self, node, other);
      else
        add_change (self, ISH_CHANGE_REMOVED, node, NULL, NULL);
    }
  for (guint i = 0; i < ish_stack_get_n_nodes (after); i++)
    {
      const IshNode *node = ish_stack_get_node_at (after, i);

      if (find_same (before, node) == NULL)
        add_change (self, ISH_CHANGE_ADDED, NULL, node, NULL);
    }
  g_ptr_array_sort (self->changes, compare_changes);
  return self;
}

void
ish_stack_diff_free (IshStackDiff *self)
{
  g_ptr_array_unref (self->changes);
  g_string_chunk_free (self->paths);
  ish_stack_unref (self->before);
  ish_stack_unref (self->after);
  g_free (self);
}

IshStack *
ish_stack_diff_get_before (IshStackDiff *self)
{
  return self->before;
}

IshStack *
ish_stack_diff_get_after (IshStackDiff *self)
{
  return self->after;
}

const GPtrArray *
ish_stack_diff_get_changes (IshStackDiff *self)
{
  return self->changes;
}
