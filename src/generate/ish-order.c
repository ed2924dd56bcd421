/* The order of resources in the output: section, rank of the kind, key.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "generate/ish-lower-private.h"

#include <string.h>

/* As a reader meets them: what everything stands in first, who may do what and who watches last. */
static const char *const sections[] = {
  "settings", "network", "sg", "sgrule", "edge", "compute",
  "containers", "data", "events", "permissions", "observability",
};

guint
_ish_order_section (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (strcmp (section, sections[i]) == 0)
      return i;
  return G_N_ELEMENTS (sections);
}

static int
compare_nodes (gconstpointer a, gconstpointer b, gpointer data)
{
  const IshLow *low = data;
  const IshLowNode *first = &low->nodes[*(const guint *) a];
  const IshLowNode *second = &low->nodes[*(const guint *) b];

  if (first->kind->section != second->kind->section)
    return first->kind->section < second->kind->section ? -1 : 1;
  if (first->kind->rank != second->kind->rank)
    return first->kind->rank < second->kind->rank ? -1 : 1;
  return strcmp (first->node->key, second->node->key);
}

void
_ish_low_sort (IshLow *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    self->order[i] = i;
  g_qsort_with_data (self->order, self->n_nodes, sizeof *self->order, compare_nodes, self);
}
