/* Finds circles among the things of one module or template.
 * SPDX-License-Identifier: MIT
 *
 * Depth first with a stack of its own: a chain of a million resources must not be one of the C
 * stack. Each circle is said once, at the reference that closes it. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

typedef struct Edge Edge;

typedef struct {
  const char      *name;
  GArray          *edges;
  guint            state; /* 0 not seen, 1 on the path, 2 done */
  guint            next;  /* edge to follow */
} Node;

struct Edge {
  Node            *to;
  const IshSource *source;
  guint32          at;
};

struct _IshLintGraph
{
  GHashTable *nodes; /* name -> Node */
  GPtrArray  *order; /* owned Node: as added */
};

static void
free_node (Node *node)
{
  g_array_unref (node->edges);
  g_free (node);
}

IshLintGraph *
_ish_lint_graph_new (void)
{
  IshLintGraph *self = g_new0 (IshLintGraph, 1);

  self->nodes = g_hash_table_new (g_str_hash, g_str_equal);
  self->order = g_ptr_array_new_with_free_func ((GDestroyNotify) free_node);
  return self;
}

void
_ish_lint_graph_free (IshLintGraph *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->nodes);
  g_ptr_array_unref (self->order);
  g_free (self);
}

void
_ish_lint_graph_add_node (IshLintGraph *self, const char *name)
{
  Node *node;

  if (g_hash_table_contains (self->nodes, name))
    return;
  node = g_new0 (Node, 1);
  node->name = name;
  node->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_hash_table_insert (self->nodes, (gpointer) name, node);
  g_ptr_array_add (self->order, node);
}

void
_ish_lint_graph_add_edge (IshLintGraph *self, const char *from, const char *to,
                          const IshSource *source, guint32 at)
{
  Node *start = g_hash_table_lookup (self->nodes, from);
  Edge edge = { g_hash_table_lookup (self->nodes, to), source, at };

  if (start && edge.to)
    g_array_append_val (start->edges, edge);
}

static void
say_cycle (IshLint *lint, GPtrArray *path, const Edge *closing)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint start = path->len - 1;
  guint shown = 0;

  while (start > 0 && g_ptr_array_index (path, start) != closing->to)
    start--;
  if (start == path->len - 1)
    {
      _ish_lint_add (lint, ISH_SEVERITY_ERROR, "reference.self", closing->source, closing->at,
                     _ish_said (N_("%s refers to itself"), closing->to->name), NULL);
      return;
    }
  for (guint i = start; i < path->len && shown < 8; i++, shown++)
    g_string_append_printf (text, "%s → ", ((Node *) g_ptr_array_index (path, i))->name);
  if (path->len - start > shown)
    g_string_append (text, "… → ");
  g_string_append (text, closing->to->name);
  _ish_lint_add (lint, ISH_SEVERITY_ERROR, "reference.cycle", closing->source, closing->at,
                 _ish_said (N_("these wait for each other: %s"), text->str), NULL);
}

static void
visit (Node *root, GPtrArray *path, IshLint *lint)
{
  g_ptr_array_add (path, root);
  root->state = 1;
  while (path->len > 0)
    {
      Node *node = g_ptr_array_index (path, path->len - 1);
      const Edge *edge;

      if (node->next == node->edges->len)
        {
          node->state = 2;
          g_ptr_array_set_size (path, (int) path->len - 1);
          continue;
        }
      edge = &g_array_index (node->edges, Edge, node->next);
      node->next++;
      if (edge->to->state == 1)
        say_cycle (lint, path, edge);
      else if (edge->to->state == 0)
        {
          edge->to->state = 1;
          g_ptr_array_add (path, edge->to);
        }
    }
}

void
_ish_lint_graph_report (IshLintGraph *self, IshLint *lint)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; i < self->order->len; i++)
    {
      Node *node = g_ptr_array_index (self->order, i);

      if (node->state == 0)
        visit (node, path, lint);
    }
}
