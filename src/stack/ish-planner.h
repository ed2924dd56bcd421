/* The placement planner: which zones a network has, which subnets and gateways are missing, and
 * which subnets a resource gets. Knows roles, never services; pure.
 *
 * Order of calls: networks with their zones, settle_zones; subnets, settle_subnets; requests one
 * after the other in the order of ids; gateways, settle_gateways.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ISH_TIER_PUBLIC,
  ISH_TIER_PRIVATE,
  ISH_TIER_DATA,
  ISH_N_TIERS,
} IshTier;

#define ISH_PLAN_MAX_ZONES 8
#define ISH_PLAN_NONE G_MAXUINT

typedef struct
{
  const char *id;
  char letter;     /* in: chosen by hand, or NUL; out: its letter */
  gboolean is_double; /* out: another zone has the same letter */
  gboolean unknown; /* out: the region has no such letter */
} IshPlanZone;

typedef struct
{
  char *id;        /* owned */
  IshTier tier;
  guint zone;      /* index in the network's zones; ISH_PLAN_NONE until settled */
  gboolean drawn;  /* by a person; with the name an implied one would have it counts as implied */
  gboolean is_new; /* nobody drew it: it has to be made */
  const char *because; /* (nullable) of a new one */
  gpointer data;
} IshPlanSubnet;

typedef struct
{
  char *id;     /* owned */
  guint zone;   /* ISH_PLAN_NONE: any */
  guint subnet; /* index; ISH_PLAN_NONE: the public one of its zone */
  gboolean is_new;
  gpointer data;
} IshPlanGateway;

typedef enum
{
  ISH_NAT_NONE,
  ISH_NAT_SINGLE,
  ISH_NAT_PER_ZONE,
} IshNat;

typedef struct
{
  char *id;        /* owned: start of the names of implied parts */
  char *letters;   /* owned: zone letters of the region, best first */
  guint n_wanted;  /* zones */
  IshNat nat;
  GArray *drawn_zones; /* (element-type IshPlanZone) */
  char zones[ISH_PLAN_MAX_ZONES]; /* letters */
  guint n_zones;
  GPtrArray *subnets;  /* owned IshPlanSubnet */
  GPtrArray *gateways; /* owned IshPlanGateway */
  gboolean demand[ISH_N_TIERS];
  gboolean demand_nat;
  guint n_subnets[ISH_N_TIERS][ISH_PLAN_MAX_ZONES];
  guint first_subnet[ISH_N_TIERS][ISH_PLAN_MAX_ZONES]; /* index + 1, by id; 0: none */
  guint n_drawn[ISH_N_TIERS];
  guint turns[ISH_N_TIERS]; /* round robin of resources that live in one zone */
  gpointer data;
} IshPlanNetwork;

typedef struct
{
  IshTier tier;
  gboolean one;     /* lives in one zone */
  guint zones_min;
  gboolean nat;     /* wants a way out */
  guint subnet;     /* it was dropped into; ISH_PLAN_NONE */
  guint zone;       /* it was dropped into; ISH_PLAN_NONE */
  const char *because;
  /* out */
  IshTier out_tier;
  guint by_zone[ISH_PLAN_MAX_ZONES]; /* subnet of each zone, ISH_PLAN_NONE without */
} IshPlanRequest;

gboolean    ish_tier_parse (const char *text, IshTier *out_tier);
const char *ish_tier_to_string (IshTier tier);

IshPlanNetwork *ish_plan_network_new (const char *id, const char *letters, guint n_wanted,
                                      IshNat nat);
void  ish_plan_network_free (IshPlanNetwork *self);
guint ish_plan_network_add_zone (IshPlanNetwork *self, const char *id, char letter);
void  ish_plan_network_settle_zones (IshPlanNetwork *self);
/* Index in @zones of a drawn zone. */
guint ish_plan_network_get_zone (IshPlanNetwork *self, guint drawn_zone);
guint ish_plan_network_add_subnet (IshPlanNetwork *self, const char *id, IshTier tier, guint zone);
void  ish_plan_network_settle_subnets (IshPlanNetwork *self);
void  ish_plan_network_place (IshPlanNetwork *self, IshPlanRequest *request);
guint ish_plan_network_add_gateway (IshPlanNetwork *self, const char *id, guint zone, guint subnet);
void  ish_plan_network_settle_gateways (IshPlanNetwork *self);
/* The subnet of a tier and zone that comes first; ISH_PLAN_NONE. */
guint ish_plan_network_find_subnet (IshPlanNetwork *self, IshTier tier, guint zone);
/* The gateway of a zone; ISH_PLAN_NONE. */
guint ish_plan_network_find_gateway (IshPlanNetwork *self, guint zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshPlanNetwork, ish_plan_network_free)

G_END_DECLS
