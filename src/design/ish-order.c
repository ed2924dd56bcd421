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

/* A key for a thing whose neighbours in the list are @below and @above, both nullable. */
static char *
place_between (const char *below, const char *above)
{
  char *order = _ish_order_after (below);
  char *longer;

  if (above == NULL || strcmp (order, above) < 0 || below == NULL || strcmp (below, above) >= 0)
    return order;
  longer = g_strconcat (below, "1", NULL);
  if (strcmp (longer, above) < 0 && strlen (longer) <= ISH_ORDER_MAX)
    {
      g_free (order);
      return longer;
    }
  g_free (longer);
  return order;
}

void
_ish_order_fill (char **orders, guint n_orders)
{
  g_autofree const char **above = g_new0 (const char *, n_orders + 1);
  const char *below = NULL;

  for (guint i = n_orders; i > 0; i--)
    above[i - 1] = orders[i - 1] != NULL ? orders[i - 1] : above[i];
  for (guint i = 0; i < n_orders; i++)
    {
      if (orders[i] == NULL)
        orders[i] = place_between (below, above[i]);
      if (below == NULL || strcmp (orders[i], below) > 0)
        below = orders[i];
    }
}
