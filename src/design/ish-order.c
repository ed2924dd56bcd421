/* Stacking keys: texts compared as bytes, so that one thing moves without touching the others.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-design"

#include "config.h"

#include "design/ish-order.h"

#include <string.h>

#define N_DIGITS 5
#define N_PLAIN (36ULL * 36 * 36 * 36 * 36)

static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";

char *
_ish_order_nth (guint64 index)
{
  char order[N_DIGITS + 2] = "a";

  for (guint i = N_DIGITS; i > 0; i--)
    {
      order[i] = digits[index % 36];
      index /= 36;
    }
  return g_strdup (order);
}

gboolean
_ish_order_is_plain (const char *order)
{
  if (order[0] != 'a' || strlen (order) != N_DIGITS + 1)
    return FALSE;
  for (guint i = 1; i <= N_DIGITS; i++)
    if (!g_ascii_isdigit (order[i]) && !g_ascii_islower (order[i]))
      return FALSE;
  return TRUE;
}

/* The index of the first plain key above @order; N_PLAIN when there is none. */
static guint64
plain_above (const char *order)
{
  guint64 low = 0;
  guint64 high = N_PLAIN;

  while (low < high)
    {
      guint64 middle = (low + high) / 2;
      g_autofree char *key = _ish_order_nth (middle);

      if (strcmp (key, order) > 0)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

char *
_ish_order_after (const char *order)
{
  guint64 index = order != NULL ? plain_above (order) : 0;
  gsize length;
  char *above;

  if (index < N_PLAIN)
    return _ish_order_nth (index);
  /* Above every plain key: count the last character up, and make room when it cannot. */
  length = strlen (order);
  if (!g_ascii_isalnum (order[length - 1]) || order[length - 1] == 'z')
    return g_strconcat (order, "1", NULL);
  above = g_strdup (order);
  do
    above[length - 1]++;
  while (!g_ascii_isalnum (above[length - 1]));
  return above;
}

/* A key above @below that leaves plain keys alone, where there is no plain one left. */
static char *
squeeze_after (const char *below)
{
  if (strlen (below) >= ISH_ORDER_MAX)
    return g_strdup (below);
  return g_strconcat (below, "1", NULL);
}

/* Keys for a run of things without one, between two keys, both nullable. Where there are fewer
 * plain keys than things, neighbours share one: equal keys stand in the order of their ids, and
 * things that came to share a key in a session are written in that order. */
static void
fill_run (char **orders, const char *const *ids, guint n_orders, const char *below,
          const char *above)
{
  gboolean is_bounded = above != NULL && (below == NULL || strcmp (below, above) < 0);
  guint64 next = below != NULL ? plain_above (below) : 0;
  guint64 limit = is_bounded ? plain_above (above) - _ish_order_is_plain (above) : N_PLAIN;
  gboolean is_tight = next + n_orders > limit;

  for (guint i = 0; i < n_orders; i++)
    {
      const char *previous = i > 0 ? orders[i - 1] : below;

      if (is_tight && i > 0 && _ish_order_is_plain (previous) && strcmp (ids[i - 1], ids[i]) < 0)
        orders[i] = g_strdup (previous);
      else if (next < limit || previous == NULL)
        orders[i] = _ish_order_nth (next++);
      else
        orders[i] = squeeze_after (previous);
    }
}

void
_ish_order_fill (char **orders, const char *const *ids, guint n_orders)
{
  const char *below = NULL;
  guint end;

  for (guint i = 0; i < n_orders; i = end)
    {
      end = i + 1;
      if (orders[i] == NULL)
        {
          while (end < n_orders && orders[end] == NULL)
            end++;
          fill_run (orders + i, ids + i, end - i, below, end < n_orders ? orders[end] : NULL);
        }
      if (below == NULL || strcmp (orders[end - 1], below) > 0)
        below = orders[end - 1];
    }
}
