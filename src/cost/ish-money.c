/* Money as people read it.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include <math.h>
#include <string.h>

#include "cost/ish-cost.h"

#define MICRO 1000000

/* 1234567 -> "1,234,567" */
static void
append_grouped (GString *out, gint64 number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
}

char *
ish_money_format (IshMoney amount)
{
  GString *out = g_string_new (NULL);
  gint64 cents = (amount + MICRO / 200) / (MICRO / 100);

  if (amount > 0 && cents == 0)
    return g_string_free (g_string_assign (out, "< $0.01"), FALSE);
  g_string_append_c (out, '$');
  append_grouped (out, cents / 100);
  g_string_append_printf (out, ".%02d", (int) (cents % 100));
  return g_string_free (out, FALSE);
}

char *
ish_money_format_in (IshMoney amount, const char *currency, double rate)
{
  static const struct
  {
    const char *code, *sign;
  } known[] = { { "KRW", "₩" }, { "JPY", "¥" } };
  GString *out;

  if (strcmp (currency, "USD") == 0 || !(rate > 0))
    return ish_money_format (amount);
  out = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (known[i].code, currency) == 0)
      g_string_append (out, known[i].sign);
  if (out->len == 0)
    g_string_append_printf (out, "%s ", currency);
  append_grouped (out, llround ((double) amount * rate / MICRO));
  return g_string_free (out, FALSE);
}
