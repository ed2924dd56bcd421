/* The placement planner.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-planner.h"

#include <string.h>

static const char *const tier_names[] = { "public", "private", "data" };

gboolean
ish_tier_parse (const char *text, IshTier *out_tier)
{
  for (guint i = 0; i < ISH_N_TIERS; i++)
    if (g_strcmp0 (text, tier_names[i]) == 0)
      {
        *out_tier = (IshTier) i;
        return TRUE;
      }
  *out_tier = ISH_TIER_PRIVATE;
  return FALSE;
}

const char *
ish_tier_to_string (IshTier tier)
{
  return tier_names[tier];
}

static void
subnet_free (gpointer data)
{
  IshPlanSubnet *self = data;

  g_free (self->id);
  g_free (self);
}

static void
gateway_free (gpointer data)
{
  IshPlanGateway *self = data;

  g_free (self->id);
  g_free (self);
}

IshPlanNetwork *
ish_plan_network_new (const char *id, const char *letters, guint n_wanted, IshNat nat)
{
  IshPlanNetwork *self = g_new0 (IshPlanNetwork, 1);

  self->id = g_strdup (id);
  self->letters = g_strdup (letters && *letters ? letters : "abc");
  self->n_wanted = CLAMP (n_wanted, 1, ISH_PLAN_MAX_ZONES);
  self->nat = nat;
  self->drawn_zones = g_array_new (FALSE, TRUE, sizeof (IshPlanZone));
  self->subnets = g_ptr_array_new_with_free_func (subnet_free);
  self->gateways = g_ptr_array_new_with_free_func (gateway_free);
  return self;
}

void
ish_plan_network_free (IshPlanNetwork *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->letters);
  g_array_unref (self->drawn_zones);
  g_ptr_array_unref (self->subnets);
  g_ptr_array_unref (self->gateways);
  g_free (self);
}

/* --- zones --- */

guint
ish_plan_network_add_zone (IshPlanNetwork *self, const char *id, char letter)
{
  IshPlanZone zone = { .id = id, .letter = letter };

  g_array_append_val (self->drawn_zones, zone);
  return self->drawn_zones->len - 1;
}

static void
take (char *used, char letter)
{
  gsize n = strlen (used);

  if (strchr (used, letter) == NULL && n < ISH_PLAN_MAX_ZONES)
    used[n] = letter;
}

/* Zones without a letter: the id when it is one, as in a zone named "a"; else the first unused. */
static char
choose_letter (IshPlanNetwork *self, const char *id, const char *used)
{
  if (id[0] && id[1] == '\0' && strchr (self->letters, id[0]) && strchr (used, id[0]) == NULL)
    return id[0];
  for (const char *c = self->letters; *c; c++)
    if (strchr (used, *c) == NULL)
      return *c;
  return self->letters[0];
}

void
ish_plan_network_settle_zones (IshPlanNetwork *self)
{
  char used[ISH_PLAN_MAX_ZONES + 1] = "";
  guint n;

  for (guint i = 0; i < self->drawn_zones->len; i++)
    {
      IshPlanZone *zone = &g_array_index (self->drawn_zones, IshPlanZone, i);

      if (zone->letter == '\0')
        continue;
      zone->unknown = strchr (self->letters, zone->letter) == NULL;
      zone->is_double = strchr (used, zone->letter) != NULL;
      take (used, zone->letter);
    }
  for (guint i = 0; i < self->drawn_zones->len; i++)
    {
      IshPlanZone *zone = &g_array_index (self->drawn_zones, IshPlanZone, i);

      if (zone->letter)
        continue;
      zone->letter = choose_letter (self, zone->id, used);
      zone->is_double = strchr (used, zone->letter) != NULL;
      take (used, zone->letter);
    }
  /* In the region's order, so that a zone more moves no subnet; then the strange ones. */
  n = MAX (self->n_wanted, (guint) strlen (used));
  for (const char *c = self->letters; *c && self->n_zones < ISH_PLAN_MAX_ZONES; c++)
    if (strchr (used, *c))
      self->zones[self->n_zones++] = *c;
  for (const char *c = used; *c && self->n_zones < ISH_PLAN_MAX_ZONES; c++)
    if (strchr (self->letters, *c) == NULL)
      self->zones[self->n_zones++] = *c;
  for (const char *c = self->letters; *c && self->n_zones < n; c++)
    if (strchr (used, *c) == NULL)
      self->zones[self->n_zones++] = *c;
}

guint
ish_plan_network_get_zone (IshPlanNetwork *self, guint drawn_zone)
{
  char letter = g_array_index (self->drawn_zones, IshPlanZone, drawn_zone).letter;

  for (guint i = 0; i < self->n_zones; i++)
    if (self->zones[i] == letter)
      return i;
  return 0;
}

/* --- subnets --- */

static char *
subnet_id (IshPlanNetwork *self, IshTier tier, guint zone)
{
  return g_strdup_printf ("%s_%s_%c", self->id, tier_names[tier], self->zones[zone]);
}

/* The zone whose implied subnet would have this id; a promoted subnet keeps its zone. */
static guint
zone_of_implied (IshPlanNetwork *self, const char *id, IshTier tier)
{
  for (guint i = 0; i < self->n_zones; i++)
    {
      g_autofree char *implied = subnet_id (self, tier, i);

      if (strcmp (implied, id) == 0)
        return i;
    }
  return ISH_PLAN_NONE;
}

/* Counts a subnet whose zone is known. */
static void
note_subnet (IshPlanNetwork *self, guint index)
{
  const IshPlanSubnet *subnet = self->subnets->pdata[index];
  guint *first = &self->first_subnet[subnet->tier][subnet->zone];

  self->n_subnets[subnet->tier][subnet->zone]++;
  self->n_drawn[subnet->tier] += subnet->drawn;
  if (*first == 0
      || strcmp (subnet->id, ((IshPlanSubnet *) self->subnets->pdata[*first - 1])->id) < 0)
    *first = index + 1;
}

static guint
append_subnet (IshPlanNetwork *self, const char *id, IshTier tier, guint zone)
{
  IshPlanSubnet *subnet = g_new0 (IshPlanSubnet, 1);

  subnet->id = g_strdup (id);
  subnet->tier = tier;
  subnet->zone = zone;
  g_ptr_array_add (self->subnets, subnet);
  return self->subnets->len - 1;
}

guint
ish_plan_network_add_subnet (IshPlanNetwork *self, const char *id, IshTier tier, guint zone)
{
  guint implied = zone_of_implied (self, id, tier);
  guint index = append_subnet (self, id, tier, zone == ISH_PLAN_NONE ? implied : zone);
  IshPlanSubnet *subnet = self->subnets->pdata[index];

  subnet->drawn = implied == ISH_PLAN_NONE || implied != subnet->zone;
  if (subnet->zone != ISH_PLAN_NONE)
    note_subnet (self, index);
  return index;
}

void
ish_plan_network_settle_subnets (IshPlanNetwork *self)
{
  for (guint i = 0; i < self->subnets->len; i++)
    {
      IshPlanSubnet *subnet = self->subnets->pdata[i];
      guint best = 0;

      if (subnet->zone != ISH_PLAN_NONE)
        continue;
      for (guint zone = 1; zone < self->n_zones; zone++)
        if (self->n_subnets[subnet->tier][zone] < self->n_subnets[subnet->tier][best])
          best = zone;
      subnet->zone = best;
      note_subnet (self, i);
    }
}

guint
ish_plan_network_find_subnet (IshPlanNetwork *self, IshTier tier, guint zone)
{
  guint first = self->first_subnet[tier][zone];

  return first > 0 ? first - 1 : ISH_PLAN_NONE;
}

static guint
ensure_subnet (IshPlanNetwork *self, IshTier tier, guint zone, const char *because)
{
  guint index = ish_plan_network_find_subnet (self, tier, zone);
  g_autofree char *id = NULL;
  IshPlanSubnet *subnet;

  if (index != ISH_PLAN_NONE)
    return index;
  id = subnet_id (self, tier, zone);
  index = append_subnet (self, id, tier, zone);
  subnet = self->subnets->pdata[index];
  subnet->is_new = TRUE;
  subnet->because = because;
  note_subnet (self, index);
  return index;
}

/* --- resources --- */

static void
place_in_one (IshPlanNetwork *self, IshPlanRequest *request)
{
  guint candidates[ISH_PLAN_MAX_ZONES];
  guint n = 0, zone = request->zone;

  if (zone == ISH_PLAN_NONE)
    {
      for (guint i = 0; i < self->n_zones; i++)
        if (ish_plan_network_find_subnet (self, request->out_tier, i) != ISH_PLAN_NONE)
          candidates[n++] = i;
      if (self->n_drawn[request->out_tier] == 0)
        for (n = 0; n < self->n_zones; n++)
          candidates[n] = n;
      zone = candidates[self->turns[request->out_tier]++ % n];
    }
  request->by_zone[zone] = ensure_subnet (self, request->out_tier, zone, request->because);
}

/* Adds zones until there are enough, the one it was dropped into first. */
static void
place_in_all (IshPlanNetwork *self, IshPlanRequest *request)
{
  guint n = 0, enough = request->zones_min;
  gboolean drawn = FALSE;

  for (guint zone = 0; zone < self->n_zones; zone++)
    {
      if (request->by_zone[zone] == ISH_PLAN_NONE)
        request->by_zone[zone] = ish_plan_network_find_subnet (self, request->out_tier, zone);
      if (request->by_zone[zone] == ISH_PLAN_NONE)
        continue;
      n++;
      drawn |= ((IshPlanSubnet *) self->subnets->pdata[request->by_zone[zone]])->drawn;
    }
  if (!drawn)
    enough = self->n_zones;
  for (guint i = 0; i <= self->n_zones; i++)
    {
      guint zone = i == 0 ? request->zone : i - 1;

      if (zone >= self->n_zones || request->by_zone[zone] != ISH_PLAN_NONE)
        continue;
      if (n >= enough && !(i == 0 && n == 0))
        continue;
      request->by_zone[zone] = ensure_subnet (self, request->out_tier, zone, request->because);
      n++;
    }
}

void
ish_plan_network_place (IshPlanNetwork *self, IshPlanRequest *request)
{
  const IshPlanSubnet *drawn = NULL;

  for (guint i = 0; i < ISH_PLAN_MAX_ZONES; i++)
    request->by_zone[i] = ISH_PLAN_NONE;
  request->out_tier = request->tier;
  self->demand[request->tier] = TRUE;
  if (request->subnet != ISH_PLAN_NONE)
    drawn = self->subnets->pdata[request->subnet];
  if (request->tier == ISH_TIER_DATA && self->n_drawn[ISH_TIER_DATA] == 0
      && self->n_drawn[ISH_TIER_PRIVATE] > 0)
    request->out_tier = ISH_TIER_PRIVATE;
  if (drawn && (drawn->tier == request->tier || drawn->tier == request->out_tier))
    {
      request->out_tier = drawn->tier;
      request->by_zone[drawn->zone] = request->subnet;
    }
  if (drawn && request->zone == ISH_PLAN_NONE)
    request->zone = drawn->zone;
  if (!request->one)
    place_in_all (self, request);
  else if (drawn == NULL || request->by_zone[drawn->zone] == ISH_PLAN_NONE)
    place_in_one (self, request);
  self->demand_nat |= request->nat && request->out_tier == ISH_TIER_PRIVATE;
}

/* --- gateways --- */

guint
ish_plan_network_add_gateway (IshPlanNetwork *self, const char *id, guint zone, guint subnet)
{
  IshPlanGateway *gateway = g_new0 (IshPlanGateway, 1);

  gateway->id = g_strdup (id);
  gateway->zone = zone;
  gateway->subnet = subnet;
  /* A promoted gateway keeps the zone its name says. */
  for (guint i = 0; gateway->zone == ISH_PLAN_NONE && i < self->n_zones; i++)
    {
      g_autofree char *implied = g_strdup_printf ("%s_nat_%c", self->id, self->zones[i]);

      if (strcmp (implied, id) == 0)
        gateway->zone = i;
    }
  g_ptr_array_add (self->gateways, gateway);
  return self->gateways->len - 1;
}

guint
ish_plan_network_find_gateway (IshPlanNetwork *self, guint zone)
{
  for (guint i = 0; i < self->gateways->len; i++)
    if (((IshPlanGateway *) self->gateways->pdata[i])->zone == zone)
      return i;
  return ISH_PLAN_NONE;
}

static void
settle_drawn_gateway (IshPlanNetwork *self, IshPlanGateway *gateway)
{
  const IshPlanSubnet *subnet = NULL;

  if (gateway->subnet != ISH_PLAN_NONE)
    subnet = self->subnets->pdata[gateway->subnet];
  if (subnet)
    gateway->zone = subnet->zone;
  for (guint zone = 0; gateway->zone == ISH_PLAN_NONE && zone < self->n_zones; zone++)
    if (ish_plan_network_find_gateway (self, zone) == ISH_PLAN_NONE)
      gateway->zone = zone;
  if (gateway->zone == ISH_PLAN_NONE)
    gateway->zone = 0;
  if (subnet == NULL || subnet->tier != ISH_TIER_PUBLIC)
    gateway->subnet = ensure_subnet (self, ISH_TIER_PUBLIC, gateway->zone, gateway->id);
}

static void
add_implied_gateway (IshPlanNetwork *self, guint zone)
{
  g_autofree char *id = g_strdup_printf ("%s_nat_%c", self->id, self->zones[zone]);
  guint subnet = ensure_subnet (self, ISH_TIER_PUBLIC, zone, self->id);
  guint index = ish_plan_network_add_gateway (self, id, zone, subnet);

  ((IshPlanGateway *) self->gateways->pdata[index])->is_new = TRUE;
}

void
ish_plan_network_settle_gateways (IshPlanNetwork *self)
{
  guint n_drawn = self->gateways->len;

  for (guint i = 0; i < n_drawn; i++)
    settle_drawn_gateway (self, self->gateways->pdata[i]);
  if (self->nat == ISH_NAT_NONE || (!self->demand_nat && n_drawn == 0))
    return;
  if (self->nat == ISH_NAT_SINGLE)
    {
      if (n_drawn == 0)
        add_implied_gateway (self, 0);
      return;
    }
  for (guint zone = 0; zone < self->n_zones; zone++)
    if (ish_plan_network_find_subnet (self, ISH_TIER_PRIVATE, zone) != ISH_PLAN_NONE
        && ish_plan_network_find_gateway (self, zone) == ISH_PLAN_NONE)
      add_implied_gateway (self, zone);
}
