/* Where things stand: a uniform grid of cells, each with what touches it.
 *
 * Drawings are flat and evenly filled, so a grid beats a tree: putting and asking cost the cells
 * touched and no balancing.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "ish-paint"

#include "config.h"

#include "paint/ish-scene-private.h"

#include <math.h>

#define CELL 640.0            /* design units: a screen at 100 % touches about six */
#define MAX_CELLS 256         /* of one item; larger ones are looked at in every query */
#define MAX_COORDINATE 1.0e6  /* cells from the origin; farther is the same cell */

static inline int
cell_of (double value)
{
  return (int) floor (CLAMP (value / CELL, -MAX_COORDINATE, MAX_COORDINATE));
}

static inline gpointer
cell_key (int x, int y)
{
  return GSIZE_TO_POINTER (((gsize) (guint32) x << 32) ^ (guint32) y);
}

void
_ish_grid_init (IshGrid *self)
{
  self->cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->large = g_ptr_array_new ();
  self->stamp = 0;
}

void
_ish_grid_clear (IshGrid *self)
{
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->large, g_ptr_array_unref);
}

void
_ish_grid_remove (IshGrid *self, IshItem *item)
{
  if (!item->indexed)
    return;
  item->indexed = FALSE;
  if (item->large)
    {
      g_ptr_array_remove_fast (self->large, item);
      return;
    }
  for (int x = item->cells[0]; x <= item->cells[2]; x++)
    for (int y = item->cells[1]; y <= item->cells[3]; y++)
      {
        GPtrArray *cell = g_hash_table_lookup (self->cells, cell_key (x, y));

        g_ptr_array_remove_fast (cell, item);
        if (cell->len == 0)
          g_hash_table_remove (self->cells, cell_key (x, y));
      }
}

void
_ish_grid_put (IshGrid *self, IshItem *item)
{
  int cells[4] = { cell_of (item->rect.x), cell_of (item->rect.y),
                   cell_of (item->rect.x + item->rect.width),
                   cell_of (item->rect.y + item->rect.height) };

  if (item->indexed && !item->large && memcmp (cells, item->cells, sizeof cells) == 0)
    return;
  _ish_grid_remove (self, item);
  memcpy (item->cells, cells, sizeof cells);
  item->indexed = TRUE;
  item->large = (gint64) (cells[2] - cells[0] + 1) * (cells[3] - cells[1] + 1) > MAX_CELLS;
  if (item->large)
    {
      g_ptr_array_add (self->large, item);
      return;
    }
  for (int x = cells[0]; x <= cells[2]; x++)
    for (int y = cells[1]; y <= cells[3]; y++)
      {
        GPtrArray *cell = g_hash_table_lookup (self->cells, cell_key (x, y));

        if (cell == NULL)
          {
            cell = g_ptr_array_new ();
            g_hash_table_insert (self->cells, cell_key (x, y), cell);
          }
        g_ptr_array_add (cell, item);
      }
}

static void
list_cell (IshGrid *self, GPtrArray *cell, const IshRect *rect, GPtrArray *out)
{
  for (guint i = 0; i < cell->len; i++)
    {
      IshItem *item = cell->pdata[i];

      if (item->stamp == self->stamp)
        continue;
      item->stamp = self->stamp;
      if (ish_rect_intersects (rect, &item->rect))
        g_ptr_array_add (out, item);
    }
}

void
_ish_grid_list (IshGrid *self, const IshRect *rect, GPtrArray *out)
{
  int left = cell_of (rect->x), right = cell_of (rect->x + rect->width);
  int top = cell_of (rect->y), bottom = cell_of (rect->y + rect->height);

  self->stamp++;
  list_cell (self, self->large, rect, out);
  if ((gint64) (right - left + 1) * (bottom - top + 1) > g_hash_table_size (self->cells))
    {
      GHashTableIter iter;
      gpointer cell;

      g_hash_table_iter_init (&iter, self->cells);
      while (g_hash_table_iter_next (&iter, NULL, &cell))
        list_cell (self, cell, rect, out);
      return;
    }
  for (int x = left; x <= right; x++)
    for (int y = top; y <= bottom; y++)
      {
        GPtrArray *cell = g_hash_table_lookup (self->cells, cell_key (x, y));

        if (cell)
          list_cell (self, cell, rect, out);
      }
}
