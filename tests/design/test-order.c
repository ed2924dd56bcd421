/* Tests of src/design/ish-order.c: keys stay sorted whatever the file had.
 * SPDX-License-Identifier: MIT */
#include "design/ish-order.h"

#include <string.h>

static void
test_nth (void)
{
  g_autofree char *first = _ish_order_nth (0);
  g_autofree char *later = _ish_order_nth (36 * 36 + 35);

  g_assert_cmpstr (first, ==, "a00000");
  g_assert_cmpstr (later, ==, "a0010z");
  g_assert_true (_ish_order_is_plain (first));
  g_assert_true (_ish_order_is_plain (later));
  g_assert_false (_ish_order_is_plain ("a0"));
  g_assert_false (_ish_order_is_plain ("a0000A"));
  g_assert_false (_ish_order_is_plain ("a000001"));
}

static void
test_after (void)
{
  static const char *const rows[][2] = {
    { NULL, "a00000" }, { "a00000", "a00001" }, { "a0000z", "a00010" }, { "a0", "a00000" },
    { "Z", "a00000" },  { "a00001x", "a00002" }, { "azzzzz", "azzzzz1" }, { "b", "c" },
    { "z", "z1" },      { "b9", "bA" },          { "b!", "b!1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *after = _ish_order_after (rows[i][0]);

      g_assert_cmpstr (after, ==, rows[i][1]);
      g_assert_cmpint (g_strcmp0 (after, rows[i][0]), >, 0);
    }
}

static void
test_fill (void)
{
  static const char *const rows[][2] = {
    { "- - -", "a00000 a00001 a00002" },
    { "a0 - -", "a0 a00000 a00001" },
    { "- a00000x -", "a00000 a00000x a00001" },
    { "- a00000x - - a00003", "a00000 a00000x a00001 a00002 a00003" },
    { "- a00000x - - a00002", "a00000 a00000x a00001 a00001 a00002" },
    { "b1 - b11x", "b1 b11 b11x" },
    { "- a0", "a00000 a0" },
    { "zz -", "zz zz1" },
    { "a00005 - a00003", "a00005 a00006 a00003" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) given = g_strsplit (rows[i][0], " ", -1);
      guint n_orders = g_strv_length (given);
      g_auto (GStrv) orders = g_new0 (char *, n_orders + 1);
      static const char *const ids[] = { "a", "b", "c", "d", "e" };
      g_autofree char *joined = NULL;

      g_assert_cmpuint (n_orders, <=, G_N_ELEMENTS (ids));
      for (guint j = 0; j < n_orders; j++)
        orders[j] = strcmp (given[j], "-") != 0 ? g_strdup (given[j]) : NULL;
      _ish_order_fill (orders, ids, n_orders);
      joined = g_strjoinv (" ", orders);
      g_assert_cmpstr (joined, ==, rows[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/design/order/nth", test_nth);
  g_test_add_func ("/design/order/after", test_after);
  g_test_add_func ("/design/order/fill", test_fill);
  return g_test_run ();
}
