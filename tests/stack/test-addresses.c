/* The address plan, against figures that were applied once.
 * SPDX-License-Identifier: MIT */
#include "stack/ish-addresses.h"

static IshCidr
cidr (const char *text)
{
  IshCidr result;

  g_assert_true (ish_cidr_parse (text, &result));
  return result;
}

static void
test_parse (void)
{
  static const char *const bad[] = {
    "",
    "10.0.0.0",
    "10.0.0.0/",
    "10.0.0.0/33",
    "10.0.0.256/24",
    "10.0.0/16",
    "10.0.0.0.0/16",
    "10.0.0.1/24",
    "10.0.0.0/16 ",
    " 10.0.0.0/16",
    "a.b.c.d/16",
    "10.0.0.0/016x",
    "fd00::/48",
    "10.0.0.0/-1",
    "1e1.0.0.0/8",
    "10.0.0.00000/16",
  };
  IshCidr out;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (ish_cidr_parse (bad[i], &out));
  for (guint bits = 0; bits <= 32; bits++)
    {
      IshCidr whole = { 0, bits };
      g_autofree char *text = ish_cidr_to_string (&whole);

      g_assert_true (ish_cidr_parse (text, &out));
      g_assert_cmpuint (out.bits, ==, bits);
    }
  g_assert_true (ish_cidr_parse ("255.255.255.255/32", &out));
}

static void
test_overlap (void)
{
  IshCidr a = cidr ("10.0.0.0/16"), b = cidr ("10.0.128.0/20"), c = cidr ("10.1.0.0/16"),
          all = cidr ("0.0.0.0/0");

  g_assert_true (ish_cidr_overlaps (&a, &b));
  g_assert_true (ish_cidr_overlaps (&b, &a));
  g_assert_false (ish_cidr_overlaps (&a, &c));
  g_assert_true (ish_cidr_overlaps (&all, &c));
  g_assert_true (ish_cidr_contains (&a, &b));
  g_assert_false (ish_cidr_contains (&b, &a));
  g_assert_true (ish_cidr_contains (&a, &a));
}

typedef struct
{
  guint tier, zone;
  const char *typed, *expected;
} Row;

static void
check (const char *network, const Row *rows, guint n, guint blocks)
{
  g_autofree IshAddress *subnets = g_new0 (IshAddress, n);
  IshCidr around = cidr (network);

  for (guint i = 0; i < n; i++)
    {
      subnets[i].tier = rows[i].tier;
      subnets[i].zone = rows[i].zone;
      subnets[i].typed = rows[i].typed != NULL;
      if (rows[i].typed)
        subnets[i].cidr = cidr (rows[i].typed);
    }
  g_assert_cmpuint (ish_addresses_plan (&around, subnets, n), ==, blocks);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = ish_cidr_to_string (&subnets[i].cidr);

      g_assert_cmpint (subnets[i].failed, ==, rows[i].expected == NULL);
      if (rows[i].expected)
        g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_homes (void)
{
  static const Row rows[] = {
    { 0, 0, NULL, "10.0.0.0/20" },   { 0, 1, NULL, "10.0.16.0/20" },
    { 0, 2, NULL, "10.0.32.0/20" },  { 1, 0, NULL, "10.0.64.0/20" },
    { 1, 1, NULL, "10.0.80.0/20" },  { 1, 2, NULL, "10.0.96.0/20" },
    { 2, 0, NULL, "10.0.128.0/20" }, { 2, 1, NULL, "10.0.144.0/20" },
    { 2, 2, NULL, "10.0.160.0/20" },
  };
  static const Row two[] = {
    { 1, 0, NULL, "10.0.64.0/20" },
    { 1, 0, NULL, "10.0.192.0/20" },
    { 1, 1, NULL, "10.0.80.0/20" },
  };
  static const Row fifth[] = { { 1, 4, NULL, "10.0.192.0/20" }, { 0, 7, NULL, "10.0.208.0/20" } };

  check ("10.0.0.0/16", rows, G_N_ELEMENTS (rows), 16);
  check ("10.0.0.0/16", two, G_N_ELEMENTS (two), 16);
  check ("10.0.0.0/16", fifth, G_N_ELEMENTS (fifth), 16);
}

static void
test_small (void)
{
  static const Row rows[] = {
    { 0, 0, NULL, "10.7.1.0/27" },
    { 0, 1, NULL, "10.7.1.32/27" },
    { 1, 0, NULL, "10.7.1.64/27" },
    { 2, 1, NULL, "10.7.1.160/27" },
    { 1, 2, NULL, "10.7.1.192/27" },
    { 1, 3, NULL, "10.7.1.224/27" },
    { 1, 3, NULL, "10.7.1.128/27" },
    { 1, 3, NULL, "10.7.1.96/27" },
    { 1, 3, NULL, NULL },
  };
  static const Row twenty[] = { { 2, 1, NULL, "10.0.2.64/27" } };
  static const Row none[] = { { 0, 0, NULL, "0.0.0.0/0" } };

  check ("10.7.1.0/24", rows, G_N_ELEMENTS (rows), 8);
  check ("10.0.0.0/22", twenty, 0, 16);
  check ("10.0.2.0/25", none, 1, 0);
  check ("10.0.0.0/15", none, 1, 0);
}

static void
test_typed (void)
{
  static const Row rows[] = {
    { 0, 0, NULL, "10.0.192.0/20" }, /* its home is taken by hand */
    { 0, 1, NULL, "10.0.16.0/20" },
    { 1, 0, "10.0.8.0/24", "10.0.8.0/24" },
    { 1, 1, "10.0.64.0/18", "10.0.64.0/18" },
    { 1, 1, NULL, "10.0.208.0/20" }, /* four blocks went with the /18 */
  };

  check ("10.0.0.0/16", rows, G_N_ELEMENTS (rows), 16);
}

static void
test_full (void)
{
  IshAddress subnets[17] = { { 0 } };
  IshCidr network = cidr ("10.0.0.0/16");

  for (guint i = 0; i < 17; i++)
    subnets[i].tier = 1;
  g_assert_cmpuint (ish_addresses_plan (&network, subnets, 17), ==, 16);
  for (guint i = 0; i < 17; i++)
    {
      g_assert_cmpint (subnets[i].failed, ==, i == 16);
      for (guint k = 0; i < 16 && k < i; k++)
        g_assert_false (ish_cidr_overlaps (&subnets[i].cidr, &subnets[k].cidr));
    }
}

static void
test_networks (void)
{
  IshCidr first = cidr ("10.0.0.0/16"), taken = cidr ("10.1.0.0/18"), out;
  const guint skip[] = { 100 };
  guint k = 0, n = 0;

  g_assert_true (ish_addresses_pick_network (&first, &k, skip, 1, &taken, 1, &out));
  g_assert_cmpuint (out.base, ==, 10u << 24);
  g_assert_true (ish_addresses_pick_network (&first, &k, skip, 1, &taken, 1, &out));
  g_assert_cmpuint (out.base, ==, 10u << 24 | 2u << 16);
  for (n = 2; ish_addresses_pick_network (&first, &k, skip, 1, &taken, 1, &out); n++)
    g_assert_cmpuint (out.base, !=, 10u << 24 | 100u << 16);
  g_assert_cmpuint (n, ==, 254);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/addresses/parse", test_parse);
  g_test_add_func ("/stack/addresses/overlap", test_overlap);
  g_test_add_func ("/stack/addresses/homes", test_homes);
  g_test_add_func ("/stack/addresses/small", test_small);
  g_test_add_func ("/stack/addresses/typed", test_typed);
  g_test_add_func ("/stack/addresses/full", test_full);
  g_test_add_func ("/stack/addresses/networks", test_networks);
  return g_test_run ();
}
