/* The address plan: which block a network and each of its subnets gets. Pure.
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An IPv4 range; bits after the prefix are zero. */
typedef struct
{
  guint32 base; /* host byte order */
  guint bits;   /* 0..32 */
} IshCidr;

/* "10.0.0.0/16"; %FALSE when it is not a range, also when bits after the prefix are set. */
gboolean ish_cidr_parse (const char *text, IshCidr *out_cidr);
char    *ish_cidr_to_string (const IshCidr *self);
gboolean ish_cidr_overlaps (const IshCidr *a, const IshCidr *b);
gboolean ish_cidr_contains (const IshCidr *self, const IshCidr *inner);

/**
 * ish_addresses_pick_network:
 * @first: 10.0.0.0/16: the range of the first network; the others follow it
 * @k: (inout): where to go on, 0 for the first; one more than the one taken afterwards
 * @skip: numbers never taken
 * @taken: ranges written by hand
 *
 * Returns: %FALSE when all 256 are taken
 */
gboolean ish_addresses_pick_network (const IshCidr *first, guint *k, const guint *skip,
                                     guint n_skip, const IshCidr *taken, guint n_taken,
                                     IshCidr *out_cidr);

typedef struct
{
  guint tier; /* 0 public, 1 private, 2 data */
  guint zone; /* index in the network's zones */
  gboolean typed;  /* @cidr is written by hand and stays */
  gboolean failed; /* out: the network is full */
  IshCidr cidr;    /* in and out */
} IshAddress;

/**
 * ish_addresses_plan:
 * @network: /16../24
 * @subnets: in the order (tier, zone, id); typed ones anywhere
 *
 * 16 blocks of a sixteenth each, for /24 eight of an eighth. Every tier and zone has a home block,
 * so that a subnet more moves no other; the rest takes spare blocks.
 *
 * Returns: number of blocks, 0 when the network is too small or too large
 */
guint ish_addresses_plan (const IshCidr *network, IshAddress *subnets, guint n_subnets);

G_END_DECLS
