/* The network as the walk sees it, and the words of data/reach/ for it. Private to src/compliance.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "compliance/ish-reach.h"
#include "stack/ish-query.h"

G_BEGIN_DECLS

typedef enum
{
  ISH_REACH_SUBNET_NETWORK,
  ISH_REACH_SUBNET_RANGE,
  ISH_REACH_SUBNET_RANGE_6,
  ISH_REACH_SUBNET_TABLE,
  ISH_REACH_SUBNET_ACL,
  ISH_REACH_NETWORK_DEFAULT_GROUP,
  ISH_REACH_ROUTES,
  ISH_REACH_ROUTE_RANGE,
  ISH_REACH_ROUTE_VIA,
  ISH_REACH_PEERING_NETWORKS,
  ISH_REACH_GROUP_IN,
  ISH_REACH_GROUP_OUT,
  ISH_REACH_GROUP_RANGES,
  ISH_REACH_GROUP_GROUPS,
  ISH_REACH_GROUP_PROTOCOL,
  ISH_REACH_GROUP_FIRST,
  ISH_REACH_GROUP_LAST,
  ISH_REACH_ACL_IN,
  ISH_REACH_ACL_OUT,
  ISH_REACH_ACL_NUMBER,
  ISH_REACH_ACL_ALLOW,
  ISH_REACH_ACL_RANGE,
  ISH_REACH_ACL_PROTOCOL,
  ISH_REACH_ACL_FIRST,
  ISH_REACH_ACL_LAST,
  ISH_REACH_N_WORDS,
} IshReachWord;

typedef struct
{
  char *type;
  IshExpr *subnets;
  IshExpr *origin;    /* (nullable): what it is made from: "origin" in the others */
  IshExpr *groups;    /* (nullable): it wears none */
  IshExpr *is_public; /* (nullable): never */
  IshExpr *usual_group; /* (nullable): worn without groups; the network's default one */
  IshExpr *unguarded;   /* (nullable): without groups nothing guards it */
  gboolean carries;   /* only what others begin */
  /* A door on the internet beside the network: whether, to whom (nothing: all), on which port. */
  IshExpr *elsewhere, *elsewhere_ranges; /* (nullable) */
  guint elsewhere_port;
} IshReachInterface;

/* How one cloud says it; immutable, kept for the life of the program. */
typedef struct
{
  IshExpr *words[ISH_REACH_N_WORDS];
  GPtrArray *interfaces; /* owned IshReachInterface */
  GHashTable *gateways;  /* type -> "outside", "translates", "peering" */
  GHashTable *member_groups; /* types that are groups too: their members reach each other and out */
} IshReachMap;

/* %NULL for a cloud without one. */
const IshReachMap *_ish_reach_map_get (const char *cloud);

/* One address range of one cloud resource: where it stands and what guards it. */
typedef struct
{
  const IshReachInterface *interface; /* (nullable): the internet */
  const IshNode *node;   /* (nullable): the internet */
  const IshNode *subnet; /* (nullable): the internet */
  const IshNode *network;
  const char *range;     /* (nullable): of the subnet */
  const IshNode *const *groups;
  guint n_groups;
  gboolean is_guarded;   /* else everything passes */
  gboolean is_public;
  gboolean has_ipv6;
} IshReachEnd;

/* "tcp" for 6 ...; what is meant by a protocol argument; "any" for -1 and nothing. */
const char *_ish_reach_protocol (const IshValue *value);

G_END_DECLS
