/* Puts a stack together node by node.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-stack-builder.h"

#include <string.h>

#include "stack/ish-stack-private.h"

struct _IshStackBuilder
{
  IshStack *stack; /* owned; %NULL once finished */
};

IshStackBuilder *
ish_stack_builder_new (IshCatalog *catalog, const IshStackHead *head)
{
  IshStackBuilder *self = g_new0 (IshStackBuilder, 1);
  IshStack *stack = _ish_stack_new_empty (catalog);

  stack->is_code = TRUE;
  stack->prefix = "";
  self->stack = stack;
  ish_stack_builder_set_head (self, head);
  return self;
}

void
ish_stack_builder_set_head (IshStackBuilder *self, const IshStackHead *head)
{
  IshStack *stack = self->stack;

  stack->cloud = ish_arena_strdup (stack->arena, head->cloud);
  stack->name = ish_arena_strdup (stack->arena, head->name);
  stack->region = ish_arena_strdup (stack->arena, head->region);
  stack->environment = ish_arena_strdup (stack->arena, head->environment);
}

void
ish_stack_builder_free (IshStackBuilder *self)
{
  g_clear_pointer (&self->stack, ish_stack_unref);
  g_free (self);
}

IshArena *
ish_stack_builder_get_arena (IshStackBuilder *self)
{
  return self->stack->arena;
}

gboolean
ish_stack_builder_add (IshStackBuilder *self, const IshNode *node)
{
  IshArena *arena = self->stack->arena;
  IshNode *copy;
  const char **owners;

  if (g_hash_table_contains (self->stack->by_key, node->key))
    return FALSE;
  copy = ish_arena_alloc (arena, sizeof *copy);
  *copy = *node;
  if (copy->resource_id == NULL)
    copy->resource_id = copy->key;
  if (copy->args == NULL)
    copy->args = ish_value_map (arena, NULL, 0);
  if (copy->after == NULL)
    copy->after = ish_arena_alloc (arena, sizeof (char *));
  if (copy->owners == NULL)
    {
      owners = ish_arena_alloc (arena, 2 * sizeof *owners);
      owners[0] = copy->resource_id;
      copy->owners = owners;
    }
  g_ptr_array_add (self->stack->nodes, copy);
  g_hash_table_insert (self->stack->by_key, (gpointer) copy->key, copy);
  return TRUE;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const IshNode *const *) a)->key, (*(const IshNode *const *) b)->key);
}

IshStack *
ish_stack_builder_finish (IshStackBuilder *self)
{
  g_ptr_array_sort (self->stack->nodes, compare_nodes);
  return g_steal_pointer (&self->stack);
}
