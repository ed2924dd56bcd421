/* Money as people read it.
 * SPDX-License-Identifier: MIT */
#include "cost/ish-cost.h"

static void
test_dollars (void)
{
  static const struct
  {
    IshMoney amount;
    const char *text;
  } cases[] = { { 0, "$0.00" },
                { 1, "< $0.01" },
                { 4999, "< $0.01" },
                { 5000, "$0.01" },
                { 999999, "$1.00" },
                { 1005000, "$1.01" },
                { 1234567890, "$1,234.57" },
                { G_GINT64_CONSTANT (1000000000000), "$1,000,000.00" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = ish_money_format (cases[i].amount);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_currencies (void)
{
  g_autofree char *won = ish_money_format_in (70450000, "KRW", 1400);
  g_autofree char *yen = ish_money_format_in (70450000, "JPY", 150.5);
  g_autofree char *same = ish_money_format_in (70450000, "USD", 3);
  g_autofree char *none = ish_money_format_in (70450000, "KRW", 0);

  g_assert_cmpstr (won, ==, "₩98,630");
  g_assert_cmpstr (yen, ==, "¥10,603");
  g_assert_cmpstr (same, ==, "$70.45");
  g_assert_cmpstr (none, ==, "$70.45");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cost/money/dollars", test_dollars);
  g_test_add_func ("/cost/money/currencies", test_currencies);
  return g_test_run ();
}
