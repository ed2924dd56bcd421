/* The placement planner.
 * SPDX-License-Identifier: MIT */
#include "stack/ish-planner.h"

#include <string.h>

static IshPlanNetwork *
network (const char *letters, guint n, IshNat nat)
{
  IshPlanNetwork *self = ish_plan_network_new ("vpc", letters, n, nat);

  ish_plan_network_settle_zones (self);
  ish_plan_network_settle_subnets (self);
  return self;
}

static IshPlanRequest
request (IshTier tier)
{
  return (
    IshPlanRequest){ .tier = tier, .subnet = ISH_PLAN_NONE, .zone = ISH_PLAN_NONE, .because = "x" };
}

static const char *
id_of (IshPlanNetwork *self, guint subnet)
{
  return subnet == ISH_PLAN_NONE ? "" : ((IshPlanSubnet *) self->subnets->pdata[subnet])->id;
}

static void
test_zones (void)
{
  g_autoptr (IshPlanNetwork) self = ish_plan_network_new ("vpc", "acbd", 2, ISH_NAT_NONE);
  guint b, named, other, strange;

  b = ish_plan_network_add_zone (self, "zone_b", 'b');
  named = ish_plan_network_add_zone (self, "c", '\0');
  other = ish_plan_network_add_zone (self, "west", '\0');
  strange = ish_plan_network_add_zone (self, "far", 'z');
  ish_plan_network_settle_zones (self);
  g_assert_cmpmem (self->zones, self->n_zones, "acbz", 4);
  g_assert_cmpuint (ish_plan_network_get_zone (self, b), ==, 2);
  g_assert_cmpuint (ish_plan_network_get_zone (self, named), ==, 1);
  g_assert_cmpuint (ish_plan_network_get_zone (self, other), ==, 0);
  g_assert_cmpuint (ish_plan_network_get_zone (self, strange), ==, 3);
  g_assert_true (g_array_index (self->drawn_zones, IshPlanZone, strange).unknown);
  g_assert_false (g_array_index (self->drawn_zones, IshPlanZone, b).unknown);
}

static void
test_zone_count (void)
{
  g_autoptr (IshPlanNetwork) two = network ("acbd", 2, ISH_NAT_NONE);
  g_autoptr (IshPlanNetwork) many = network ("ac", 4, ISH_NAT_NONE);
  g_autoptr (IshPlanNetwork) unknown = network (NULL, 3, ISH_NAT_NONE);

  g_assert_cmpuint (two->n_zones, ==, 2);
  g_assert_cmpint (two->zones[1], ==, 'c');
  g_assert_cmpuint (many->n_zones, ==, 2);
  g_assert_cmpuint (unknown->n_zones, ==, 3);
}

/* Without a drawn subnet every zone gets one. */
static void
test_spread (void)
{
  g_autoptr (IshPlanNetwork) self = network ("acb", 3, ISH_NAT_NONE);
  IshPlanRequest all = request (ISH_TIER_PRIVATE);

  ish_plan_network_place (self, &all);
  g_assert_cmpuint (self->subnets->len, ==, 3);
  g_assert_cmpstr (id_of (self, all.by_zone[1]), ==, "vpc_private_c");
  g_assert_true (self->demand[ISH_TIER_PRIVATE]);
  g_assert_false (self->demand[ISH_TIER_PUBLIC]);
  ish_plan_network_place (self, &all);
  g_assert_cmpuint (self->subnets->len, ==, 3);
}

/* With drawn ones only as many as are needed are added. */
static void
test_spread_drawn (void)
{
  g_autoptr (IshPlanNetwork) self = ish_plan_network_new ("vpc", "acb", 3, ISH_NAT_NONE);
  IshPlanRequest all = request (ISH_TIER_PRIVATE);

  ish_plan_network_settle_zones (self);
  all.subnet = ish_plan_network_add_subnet (self, "mine", ISH_TIER_PRIVATE, 2);
  ish_plan_network_settle_subnets (self);
  ish_plan_network_place (self, &all);
  g_assert_cmpuint (self->subnets->len, ==, 1);
  g_assert_cmpstr (id_of (self, all.by_zone[2]), ==, "mine");
  all.zones_min = 2;
  ish_plan_network_place (self, &all);
  g_assert_cmpuint (self->subnets->len, ==, 2);
  g_assert_cmpstr (id_of (self, all.by_zone[0]), ==, "vpc_private_a");
  g_assert_cmpstr (id_of (self, all.by_zone[1]), ==, "");
}

/* An implied subnet that was promoted counts as before. */
static void
test_promoted (void)
{
  g_autoptr (IshPlanNetwork) self = ish_plan_network_new ("vpc", "acb", 2, ISH_NAT_NONE);
  IshPlanRequest all = request (ISH_TIER_PRIVATE);
  guint promoted;

  ish_plan_network_settle_zones (self);
  promoted = ish_plan_network_add_subnet (self, "vpc_private_c", ISH_TIER_PRIVATE, ISH_PLAN_NONE);
  ish_plan_network_settle_subnets (self);
  ish_plan_network_place (self, &all);
  g_assert_cmpuint (self->subnets->len, ==, 2);
  g_assert_cmpuint (all.by_zone[1], ==, promoted);
  g_assert_cmpstr (id_of (self, all.by_zone[0]), ==, "vpc_private_a");
}

static void
test_subnets_without_zone (void)
{
  g_autoptr (IshPlanNetwork) self = ish_plan_network_new ("vpc", "acb", 2, ISH_NAT_NONE);

  ish_plan_network_settle_zones (self);
  ish_plan_network_add_subnet (self, "s1", ISH_TIER_PRIVATE, 0);
  ish_plan_network_add_subnet (self, "s2", ISH_TIER_PRIVATE, ISH_PLAN_NONE);
  ish_plan_network_add_subnet (self, "s3", ISH_TIER_PRIVATE, ISH_PLAN_NONE);
  ish_plan_network_add_subnet (self, "s4", ISH_TIER_PUBLIC, ISH_PLAN_NONE);
  ish_plan_network_settle_subnets (self);
  g_assert_cmpuint (((IshPlanSubnet *) self->subnets->pdata[1])->zone, ==, 1);
  g_assert_cmpuint (((IshPlanSubnet *) self->subnets->pdata[2])->zone, ==, 0);
  g_assert_cmpuint (((IshPlanSubnet *) self->subnets->pdata[3])->zone, ==, 0);
}

static void
test_one (void)
{
  g_autoptr (IshPlanNetwork) self = network ("acb", 2, ISH_NAT_NONE);
  IshPlanRequest first = request (ISH_TIER_PRIVATE), second, third, there;

  first.one = TRUE;
  second = third = there = first;
  ish_plan_network_place (self, &first);
  ish_plan_network_place (self, &second);
  ish_plan_network_place (self, &third);
  g_assert_cmpstr (id_of (self, first.by_zone[0]), ==, "vpc_private_a");
  g_assert_cmpstr (id_of (self, second.by_zone[1]), ==, "vpc_private_c");
  g_assert_cmpstr (id_of (self, third.by_zone[0]), ==, "vpc_private_a");
  g_assert_cmpuint (second.by_zone[0], ==, ISH_PLAN_NONE);
  there.zone = 1;
  ish_plan_network_place (self, &there);
  g_assert_cmpstr (id_of (self, there.by_zone[1]), ==, "vpc_private_c");
}

static void
test_data_in_private (void)
{
  g_autoptr (IshPlanNetwork) self = ish_plan_network_new ("vpc", "acb", 2, ISH_NAT_NONE);
  IshPlanRequest data = request (ISH_TIER_DATA);

  ish_plan_network_settle_zones (self);
  ish_plan_network_add_subnet (self, "p1", ISH_TIER_PRIVATE, 0);
  ish_plan_network_add_subnet (self, "p2", ISH_TIER_PRIVATE, 1);
  ish_plan_network_settle_subnets (self);
  ish_plan_network_place (self, &data);
  g_assert_cmpint (data.out_tier, ==, ISH_TIER_PRIVATE);
  g_assert_cmpuint (self->subnets->len, ==, 2);
  ish_plan_network_add_subnet (self, "d1", ISH_TIER_DATA, 0);
  data.zones_min = 2;
  ish_plan_network_place (self, &data);
  g_assert_cmpint (data.out_tier, ==, ISH_TIER_DATA);
  g_assert_cmpstr (id_of (self, data.by_zone[1]), ==, "vpc_data_c");
}

/* Dropped into a subnet of another tier: the tier wins, the zone stays. */
static void
test_wrong_tier (void)
{
  g_autoptr (IshPlanNetwork) self = ish_plan_network_new ("vpc", "acb", 2, ISH_NAT_NONE);
  IshPlanRequest lost = request (ISH_TIER_PRIVATE);

  ish_plan_network_settle_zones (self);
  lost.subnet = ish_plan_network_add_subnet (self, "pub", ISH_TIER_PUBLIC, 1);
  lost.one = TRUE;
  ish_plan_network_settle_subnets (self);
  ish_plan_network_place (self, &lost);
  g_assert_cmpstr (id_of (self, lost.by_zone[1]), ==, "vpc_private_c");
}

static guint
count_gateways (IshNat nat, gboolean demand, gboolean drawn)
{
  g_autoptr (IshPlanNetwork) self = network ("acb", 2, nat);
  IshPlanRequest all = request (ISH_TIER_PRIVATE);

  all.nat = demand;
  ish_plan_network_place (self, &all);
  if (drawn)
    ish_plan_network_add_gateway (self, "mine", ISH_PLAN_NONE, ISH_PLAN_NONE);
  ish_plan_network_settle_gateways (self);
  for (guint i = 0; i < self->gateways->len; i++)
    {
      const IshPlanGateway *gateway = self->gateways->pdata[i];
      const IshPlanSubnet *subnet = self->subnets->pdata[gateway->subnet];

      g_assert_cmpint (subnet->tier, ==, ISH_TIER_PUBLIC);
      g_assert_cmpuint (subnet->zone, ==, gateway->zone);
      g_assert_cmpuint (gateway->zone, ==, i);
    }
  return self->gateways->len;
}

static void
test_gateways (void)
{
  g_assert_cmpuint (count_gateways (ISH_NAT_NONE, TRUE, FALSE), ==, 0);
  g_assert_cmpuint (count_gateways (ISH_NAT_NONE, TRUE, TRUE), ==, 1);
  g_assert_cmpuint (count_gateways (ISH_NAT_SINGLE, FALSE, FALSE), ==, 0);
  g_assert_cmpuint (count_gateways (ISH_NAT_SINGLE, TRUE, FALSE), ==, 1);
  g_assert_cmpuint (count_gateways (ISH_NAT_SINGLE, TRUE, TRUE), ==, 1);
  g_assert_cmpuint (count_gateways (ISH_NAT_PER_ZONE, TRUE, FALSE), ==, 2);
  g_assert_cmpuint (count_gateways (ISH_NAT_PER_ZONE, TRUE, TRUE), ==, 2);
  g_assert_cmpuint (count_gateways (ISH_NAT_PER_ZONE, FALSE, TRUE), ==, 2);
}

static void
test_tiers (void)
{
  IshTier tier;

  g_assert_true (ish_tier_parse ("data", &tier));
  g_assert_cmpint (tier, ==, ISH_TIER_DATA);
  g_assert_false (ish_tier_parse ("Data", &tier));
  g_assert_false (ish_tier_parse (NULL, &tier));
  g_assert_cmpint (tier, ==, ISH_TIER_PRIVATE);
  g_assert_cmpstr (ish_tier_to_string (ISH_TIER_PUBLIC), ==, "public");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stack/planner/zones", test_zones);
  g_test_add_func ("/stack/planner/zone-count", test_zone_count);
  g_test_add_func ("/stack/planner/spread", test_spread);
  g_test_add_func ("/stack/planner/spread-drawn", test_spread_drawn);
  g_test_add_func ("/stack/planner/promoted", test_promoted);
  g_test_add_func ("/stack/planner/subnets-without-zone", test_subnets_without_zone);
  g_test_add_func ("/stack/planner/one", test_one);
  g_test_add_func ("/stack/planner/data-in-private", test_data_in_private);
  g_test_add_func ("/stack/planner/wrong-tier", test_wrong_tier);
  g_test_add_func ("/stack/planner/gateways", test_gateways);
  g_test_add_func ("/stack/planner/tiers", test_tiers);
  return g_test_run ();
}
