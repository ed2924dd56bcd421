/* The address plan.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-addresses.h"

#include <stdio.h>
#include <string.h>

static guint32
mask_of (guint bits)
{
  return bits == 0 ? 0 : G_MAXUINT32 << (32 - bits);
}

static gboolean
read_number (const char **text, guint max, guint *out)
{
  guint number = 0, digits = 0;

  for (; g_ascii_isdigit (**text) && digits < 4; (*text)++, digits++)
    number = number * 10 + (guint) (**text - '0');
  *out = number;
  return digits > 0 && digits < 4 && number <= max;
}

gboolean
ish_cidr_parse (const char *text, IshCidr *out_cidr)
{
  guint part;

  *out_cidr = (IshCidr){ 0 };
  for (guint i = 0; i < 4; i++)
    {
      if (!read_number (&text, 255, &part) || *text++ != (i < 3 ? '.' : '/'))
        return FALSE;
      out_cidr->base = out_cidr->base << 8 | part;
    }
  if (!read_number (&text, 32, &out_cidr->bits) || *text != '\0')
    return FALSE;
  return (out_cidr->base & ~mask_of (out_cidr->bits)) == 0;
}

char *
ish_cidr_to_string (const IshCidr *self)
{
  return g_strdup_printf ("%u.%u.%u.%u/%u", self->base >> 24, self->base >> 16 & 255,
                          self->base >> 8 & 255, self->base & 255, self->bits);
}

gboolean
ish_cidr_overlaps (const IshCidr *a, const IshCidr *b)
{
  guint32 mask = mask_of (MIN (a->bits, b->bits));

  return (a->base & mask) == (b->base & mask);
}

gboolean
ish_cidr_contains (const IshCidr *self, const IshCidr *inner)
{
  return inner->bits >= self->bits && ish_cidr_overlaps (self, inner);
}

gboolean
ish_addresses_pick_network (const IshCidr *first, guint *k, const guint *skip, guint n_skip,
                            const IshCidr *taken, guint n_taken, IshCidr *out_cidr)
{
  for (; *k < 256; (*k)++)
    {
      gboolean is_free = TRUE;

      out_cidr->base = first->base + (*k << (32 - first->bits));
      out_cidr->bits = first->bits;
      for (guint i = 0; i < n_skip; i++)
        is_free &= skip[i] != *k;
      for (guint i = 0; i < n_taken; i++)
        is_free &= !ish_cidr_overlaps (out_cidr, &taken[i]);
      if (is_free)
        {
          (*k)++;
          return TRUE;
        }
    }
  return FALSE;
}

static void
block_at (const IshCidr *network, guint slot, guint slot_bits, IshCidr *out)
{
  out->bits = network->bits + slot_bits;
  out->base = network->base + (slot << (32 - out->bits));
}

/* Spare blocks first, then what others could have had as a home, from the last. */
static guint
find_spare (const gboolean *taken, guint n_slots, guint n_homes)
{
  for (guint slot = n_homes; slot < n_slots; slot++)
    if (!taken[slot])
      return slot;
  for (guint slot = n_homes; slot-- > 0;)
    if (!taken[slot])
      return slot;
  return n_slots;
}

guint
ish_addresses_plan (const IshCidr *network, IshAddress *subnets, guint n_subnets)
{
  gboolean taken[16] = { FALSE };
  guint slot_bits = network->bits <= 23 ? 4 : 3;
  guint n_slots = 1u << slot_bits;
  guint zones_per_tier = n_slots / 4;
  guint n_homes = 3 * zones_per_tier;

  if (network->bits < 16 || network->bits > 24)
    return 0;
  for (guint i = 0; i < n_subnets; i++)
    for (guint slot = 0; subnets[i].typed && slot < n_slots; slot++)
      {
        IshCidr block;

        block_at (network, slot, slot_bits, &block);
        taken[slot] |= ish_cidr_overlaps (&block, &subnets[i].cidr);
      }
  for (guint i = 0; i < n_subnets; i++)
    {
      IshAddress *subnet = &subnets[i];
      guint slot = n_slots;

      if (subnet->typed)
        continue;
      if (subnet->tier < 3 && subnet->zone < zones_per_tier)
        slot = subnet->tier * zones_per_tier + subnet->zone;
      if (slot == n_slots || taken[slot])
        slot = find_spare (taken, n_slots, n_homes);
      subnet->failed = slot == n_slots;
      if (subnet->failed)
        continue;
      taken[slot] = TRUE;
      block_at (network, slot, slot_bits, &subnet->cidr);
    }
  return n_slots;
}
