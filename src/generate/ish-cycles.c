/* Breaks reference cycles by writing literal names where the catalogue allows it.
 * SPDX-License-Identifier: MIT
 *
 * A queue's policy names the bucket, the bucket notifies the queue: whoever is written first refers
 * to what is not there yet. The catalogue marks the arguments whose reference may become the
 * literal name ("soft": policy, source, env) and how that name is spelled ("literal").
 *
 * The graph's vertices are homes: what is folded into another resource is one with it, which is
 * why most cycles exist in CloudFormation only. While there is a component of more than one vertex,
 * or a vertex that refers to itself, all soft references inside it of the first class that has any
 * are cut: policy first, because nothing reads a policy's references; env last. Then each cut
 * reference is put back unless the target now reaches the source, so no more is written as text
 * than needed. */

#include "config.h"

#include "generate/ish-lower-private.h"

#include <string.h>

#include "base/ish-json.h"

#define NOT_SOFT G_MAXUINT

static const char *const soft_classes[] = { "policy", "source", "env" };

typedef struct
{
  guint           from, to; /* vertices */
  guint           node;     /* whose arguments hold the reference */
  guint           nth;      /* the nth reference of these, in walking order */
  guint           soft;     /* index in soft_classes, or NOT_SOFT */
  const IshValue *ref;      /* (nullable): of a soft one */
  const IshValue *literal;  /* (nullable): what it may become; known once it is in a cycle */
  gboolean        cut;
} Edge;

typedef struct
{
  IshLow *low;
  GArray *edges;      /* of Edge, by from once sorted */
  guint  *first;      /* n_nodes + 1: where the edges of a vertex start */
  guint   node, nth;  /* while collecting */
  /* Tarjan */
  guint  *number, *lowest, *component, *stack;
  guint   n_numbers, n_stack, n_components;
} Graph;

/* --- collect --- */

static guint
soft_class (const IshKind *kind, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (soft_classes); i++)
    {
      JsonArray *paths = ish_json_array (kind->soft, soft_classes[i]);

      for (guint p = 0; paths && p < json_array_get_length (paths); p++)
        {
          const char *soft = json_array_get_string_element (paths, p);
          gsize length = strlen (soft);

          if (strncmp (path, soft, length) == 0 && (path[length] == '\0' || path[length] == '.'))
            return i;
        }
    }
  return NOT_SOFT;
}

/* The reference that says where a node is folded into does not stay. */
static gboolean
is_folded_away (IshLow *low, const IshLowNode *node, const IshPath *path)
{
  return low->dialect != ISH_DIALECT_TERRAFORM && node->kind->fold
         && strcmp (_ish_low_path_text (low, path), ish_json_string (node->kind->fold, "into", ""))
              == 0;
}

static void
collect_ref (IshLow *low, const IshPath *path, const IshValue *ref, gpointer data)
{
  Graph *graph = data;
  const IshLowNode *node = &low->nodes[graph->node];
  const IshLowNode *target = _ish_low_get (low, ref->u.ref.node);
  Edge edge = { node->home, target->home, graph->node, graph->nth++, NOT_SOFT, NULL, NULL,
                FALSE };

  if (node->edge != target->edge || is_folded_away (low, node, path)
      || _ish_low_is_left_out (low, node, path))
    return;
  if (node->kind->soft)
    edge.soft = soft_class (node->kind, _ish_low_path_text (low, path));
  if (edge.soft != NOT_SOFT)
    edge.ref = ref;
  g_array_append_val (graph->edges, edge);
}

static void
collect_after (Graph *graph)
{
  IshLow *low = graph->low;
  const IshLowNode *node = &low->nodes[graph->node];

  for (guint i = 0; node->node->after && node->node->after[i]; i++)
    {
      const IshLowNode *target = _ish_low_get (low, node->node->after[i]);
      Edge edge = { node->home, 0, graph->node, G_MAXUINT, NOT_SOFT, NULL, NULL, FALSE };

      if (target == NULL || !target->present || target->edge != node->edge
          || target->home == node->home)
        continue;
      edge.to = target->home;
      g_array_append_val (graph->edges, edge);
    }
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->to != second->to)
    return first->to < second->to ? -1 : 1;
  if (first->node != second->node)
    return first->node < second->node ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

static void
collect (Graph *graph)
{
  IshLow *low = graph->low;
  guint edge = 0;

  for (graph->node = 0; graph->node < low->n_nodes; graph->node++)
    if (low->nodes[graph->node].present)
      {
        graph->nth = 0;
        _ish_low_each_ref (low, low->nodes[graph->node].args, collect_ref, graph);
        collect_after (graph);
      }
  g_array_sort (graph->edges, compare_edges);
  for (guint vertex = 0; vertex <= low->n_nodes; vertex++)
    {
      while (edge < graph->edges->len && g_array_index (graph->edges, Edge, edge).from < vertex)
        edge++;
      graph->first[vertex] = edge;
    }
}

/* --- Tarjan, with its own stack: a chain of 20,000 resources must not overflow ours --- */

typedef struct { guint vertex, edge; } Frame;

static void
close_component (Graph *graph, guint vertex)
{
  guint member;

  do
    {
      member = graph->stack[--graph->n_stack];
      graph->component[member] = graph->n_components;
    }
  while (member != vertex);
  graph->n_components++;
}

static void
open_vertex (Graph *graph, GArray *frames, guint vertex)
{
  Frame frame = { vertex, graph->first[vertex] };

  graph->number[vertex] = graph->lowest[vertex] = ++graph->n_numbers;
  graph->stack[graph->n_stack++] = vertex;
  g_array_append_val (frames, frame);
}

static void
visit (Graph *graph, GArray *frames, guint root)
{
  open_vertex (graph, frames, root);
  while (frames->len)
    {
      Frame *frame = &g_array_index (frames, Frame, frames->len - 1);
      guint vertex = frame->vertex;
      const Edge *edge;

      if (frame->edge == graph->first[vertex + 1])
        {
          if (graph->lowest[vertex] == graph->number[vertex])
            close_component (graph, vertex);
          g_array_set_size (frames, frames->len - 1);
          if (frames->len)
            {
              guint parent = g_array_index (frames, Frame, frames->len - 1).vertex;
              graph->lowest[parent] = MIN (graph->lowest[parent], graph->lowest[vertex]);
            }
          continue;
        }
      edge = &g_array_index (graph->edges, Edge, frame->edge++);
      if (edge->cut)
        continue;
      if (graph->number[edge->to] == 0)
        open_vertex (graph, frames, edge->to);
      else if (graph->component[edge->to] == G_MAXUINT)
        graph->lowest[vertex] = MIN (graph->lowest[vertex], graph->number[edge->to]);
    }
}

static void
find_components (Graph *graph)
{
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  guint n = graph->low->n_nodes;

  graph->n_numbers = graph->n_stack = graph->n_components = 0;
  memset (graph->number, 0, n * sizeof *graph->number);
  for (guint i = 0; i < n; i++)
    graph->component[i] = G_MAXUINT;
  for (guint i = 0; i < n; i++)
    if (graph->number[i] == 0)
      visit (graph, frames, i);
}

/* --- cut and put back --- */

static gboolean
is_in_cycle (const Graph *graph, const Edge *edge)
{
  return !edge->cut && graph->component[edge->from] == graph->component[edge->to];
}

/* Each resource asks for something of the next that exists only when that one does, so neither
 * service can make the first one: what was drawn cannot be, which only the whole drawing shows. */
static void
fail_with_members (Graph *graph, guint component)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GString) members = g_string_new (NULL);
  IshLow *low = graph->low;

  for (guint i = 0; i < low->n_nodes; i++)
    {
      const IshNode *node = low->nodes[i].node;
      const char *id = node->resource_id ? node->resource_id : node->key;

      if (graph->component[i] == component && g_hash_table_add (said, (gpointer) id))
        g_string_append_printf (members, "%s%s", members->len ? ", " : "", id);
    }
  if (low->error == NULL)
    g_set_error (&low->error, ISH_GENERATE_ERROR, ISH_GENERATE_ERROR_CIRCLE,
                 "%s: the connections between these go round in a circle, each waits for the "
                 "next; take one away: %s",
                 ish_dialect_to_string (low->dialect), members->str);
}

/* Cuts, in every component that has a cycle, its soft edges of the first class there is. */
static gboolean
cut_once (Graph *graph)
{
  g_autofree guint *class = g_new (guint, graph->n_components + 1);
  gboolean found = FALSE;

  memset (class, 0xff, graph->n_components * sizeof *class);
  for (guint i = 0; i < graph->edges->len; i++)
    {
      Edge *edge = &g_array_index (graph->edges, Edge, i);

      if (!is_in_cycle (graph, edge))
        continue;
      if (edge->ref && edge->literal == NULL)
        edge->literal = _ish_low_literal (graph->low, edge->ref);
      if (edge->literal)
        class[graph->component[edge->from]] = MIN (class[graph->component[edge->from]], edge->soft);
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      Edge *edge = &g_array_index (graph->edges, Edge, i);
      guint component = graph->component[edge->from];

      if (!is_in_cycle (graph, edge))
        continue;
      found = TRUE;
      if (class[component] == NOT_SOFT)
        {
          fail_with_members (graph, component);
          return FALSE;
        }
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      Edge *edge = &g_array_index (graph->edges, Edge, i);

      if (is_in_cycle (graph, edge) && edge->literal
          && edge->soft == class[graph->component[edge->from]])
        edge->cut = TRUE;
    }
  return found;
}

static gboolean
reaches (Graph *graph, guint from, guint to)
{
  guint n = 0;

  if (from == to)
    return TRUE;
  memset (graph->number, 0, graph->low->n_nodes * sizeof *graph->number);
  graph->number[from] = 1;
  graph->stack[n++] = from;
  while (n)
    {
      guint vertex = graph->stack[--n];

      for (guint i = graph->first[vertex]; i < graph->first[vertex + 1]; i++)
        {
          const Edge *edge = &g_array_index (graph->edges, Edge, i);

          if (edge->cut || graph->number[edge->to])
            continue;
          if (edge->to == to)
            return TRUE;
          graph->number[edge->to] = 1;
          graph->stack[n++] = edge->to;
        }
    }
  return FALSE;
}

/* References that were cut and are still needed as text, of the node being rewritten. */
typedef struct { const Graph *graph; guint node, nth; } Rewrite;

static const IshValue *
write_literal (IshLow *low, const IshValue *ref, gpointer data)
{
  Rewrite *rewrite = data;
  guint nth = rewrite->nth++;
  guint home = low->nodes[rewrite->node].home;

  for (guint i = rewrite->graph->first[home]; i < rewrite->graph->first[home + 1]; i++)
    {
      const Edge *edge = &g_array_index (rewrite->graph->edges, Edge, i);

      if (edge->cut && edge->node == rewrite->node && edge->nth == nth)
        return edge->literal;
    }
  return ref;
}

static void
put_back (Graph *graph)
{
  IshLow *low = graph->low;

  for (guint i = 0; i < graph->edges->len; i++)
    {
      Edge *edge = &g_array_index (graph->edges, Edge, i);

      if (edge->cut && !reaches (graph, edge->to, edge->from))
        edge->cut = FALSE;
    }
  for (guint i = 0; i < graph->edges->len; i++)
    {
      Edge *edge = &g_array_index (graph->edges, Edge, i);
      Rewrite rewrite = { graph, edge->node, 0 };

      if (!edge->cut)
        continue;
      low->nodes[edge->node].args =
        _ish_low_map_refs (low, low->nodes[edge->node].args, write_literal, &rewrite);
      for (guint other = graph->first[edge->from]; other < graph->first[edge->from + 1]; other++)
        if (g_array_index (graph->edges, Edge, other).node == edge->node)
          g_array_index (graph->edges, Edge, other).cut = FALSE;
    }
}

void
_ish_low_break_cycles (IshLow *self)
{
  Graph graph = { .low = self };
  guint n = self->n_nodes + 1;

  if (self->error)
    return;
  graph.edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  graph.first = g_new0 (guint, n + 1);
  graph.number = g_new0 (guint, n);
  graph.lowest = g_new0 (guint, n);
  graph.component = g_new0 (guint, n);
  graph.stack = g_new0 (guint, n);
  collect (&graph);
  do
    find_components (&graph);
  while (cut_once (&graph));
  if (self->error == NULL)
    put_back (&graph);
  g_free (graph.stack);
  g_free (graph.component);
  g_free (graph.lowest);
  g_free (graph.number);
  g_free (graph.first);
  g_array_unref (graph.edges);
}
