/* Ranges of networks and subnets: what is typed, what the plan gives, and what cannot be.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-addresses.h"
#include "stack/ish-place-private.h"

#include <string.h>

#include "base/ish-json.h"

/* Smallest and largest subnet a cloud takes, prefix bits. */
#define MIN_SUBNET_BITS 16
#define MAX_SUBNET_BITS 28

typedef struct
{
  IshCidr first;
  guint skip[16];
  guint n_skip;
  IshCidr reserved[16];
  guint n_reserved;
} Facts;

static void
read_facts (IshResolve *self, Facts *facts)
{
  JsonObject *cloud = ish_catalog_get_cloud (self->catalog, self->cloud);
  JsonObject *addresses = cloud ? ish_json_object (cloud, "addresses") : NULL;
  JsonArray *skip = addresses ? ish_json_array (addresses, "skip") : NULL;
  JsonArray *reserved = addresses ? ish_json_array (addresses, "reserved") : NULL;

  if (addresses == NULL
      || !ish_cidr_parse (ish_json_string (addresses, "first", ""), &facts->first))
    facts->first = (IshCidr){ 10u << 24, 16 };
  for (guint i = 0; skip && i < json_array_get_length (skip) && facts->n_skip < 16; i++)
    facts->skip[facts->n_skip++] = (guint) json_array_get_int_element (skip, i);
  for (guint i = 0; reserved && i < json_array_get_length (reserved) && facts->n_reserved < 16; i++)
    if (ish_cidr_parse (json_array_get_string_element (reserved, i),
                        &facts->reserved[facts->n_reserved]))
      facts->n_reserved++;
}

static const char *
typed_cidr (const IshInstance *instance)
{
  const IshValue *value = ish_value_get (instance->props, "cidr");

  return value && value->type == ISH_VALUE_STRING ? value->u.string : "";
}

static void
say_cidr (IshResolve *self, IshInstance *instance, const char *sentence, const char *cidr,
          const char *other)
{
  instance->broken = TRUE;
  _ish_say (self, ISH_SEVERITY_ERROR, "net.cidr", instance->id, "properties.cidr", sentence, "cidr",
            cidr, "network", other, NULL);
}

/* The range is a property and a fact of the plan: expressions may ask for either. */
static void
set_cidr (IshResolve *self, IshInstance *instance, const IshCidr *cidr)
{
  g_autofree char *text = ish_cidr_to_string (cidr);
  const IshValue *value = ish_value_string (self->arena, text);
  guint n = instance->props->u.map.n;
  g_autofree IshMember *members = g_new (IshMember, n + 1);

  memcpy (members, instance->props->u.map.members, n * sizeof *members);
  for (guint i = 0; i < n; i++)
    if (strcmp (members[i].key, "cidr") == 0)
      members[i].value = value;
  instance->props = ish_value_map (self->arena, members, n);
  instance->plan = _ish_bind (self, instance->plan, "cidr", value);
}

static gboolean
read_network (IshResolve *self, const Facts *facts, IshInstance *instance, IshCidr *out)
{
  const char *typed = typed_cidr (instance);

  /* What the form offers is the range of the first network; the second one gets another. */
  if (*typed == '\0' || instance->typed == NULL
      || !json_object_has_member (instance->typed, "cidr"))
    return FALSE;
  if (!ish_cidr_parse (typed, out) || out->bits < 16 || out->bits > 24)
    {
      say_cidr (self, instance,
                "{cidr} is no range for a network; from /16 to /24, such as 10.0.0.0/16.", typed,
                "");
      return FALSE;
    }
  for (guint i = 0; i < facts->n_reserved; i++)
    if (ish_cidr_overlaps (out, &facts->reserved[i]))
      {
        g_autofree char *reserved = ish_cidr_to_string (&facts->reserved[i]);

        _ish_say (self, ISH_SEVERITY_ERROR, "net.cidr", instance->id, "properties.cidr",
                  "{cidr} overlaps {network}, which is used by the machines themselves.", "cidr",
                  typed, "network", reserved, NULL);
      }
  return TRUE;
}

/* Ranges that nobody wrote: drawn networks before the added one, so that what is drawn keeps its
 * own when something beside it comes to need that one. */
static void
pick_networks (IshResolve *self, Facts *facts, GPtrArray *networks, const gboolean *typed,
               IshCidr *cidrs, guint n_taken, const IshCidr *taken)
{
  guint k = 0;

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < networks->len; i++)
      {
        IshInstance *instance = ((IshPlanNetwork *) networks->pdata[i])->data;

        if (typed[i] || (instance->resource == NULL) != (turn == 1))
          continue;
        if (ish_addresses_pick_network (&facts->first, &k, facts->skip, facts->n_skip, taken,
                                        n_taken, &cidrs[i]))
          continue;
        cidrs[i] = facts->first;
        _ish_say (self, ISH_SEVERITY_ERROR, "net.full", instance->id, "properties.cidr",
                  "No address range is left for this network; write one.", NULL);
      }
}

static void
plan_networks (IshResolve *self, GPtrArray *networks, IshCidr *cidrs)
{
  Facts facts = { .n_skip = 0 };
  g_autofree gboolean *typed = g_new0 (gboolean, networks->len + 1);
  g_autofree IshCidr *taken = g_new0 (IshCidr, networks->len + 1);
  guint n_taken = 0;

  read_facts (self, &facts);
  for (guint i = 0; i < networks->len; i++)
    {
      typed[i] =
        read_network (self, &facts, ((IshPlanNetwork *) networks->pdata[i])->data, &cidrs[i]);
      if (typed[i])
        taken[n_taken++] = cidrs[i];
    }
  pick_networks (self, &facts, networks, typed, cidrs, n_taken, taken);
  for (guint i = 0; i < networks->len; i++)
    set_cidr (self, ((IshPlanNetwork *) networks->pdata[i])->data, &cidrs[i]);
}

/* --- subnets --- */

static int
compare_subnets (gconstpointer a, gconstpointer b)
{
  const IshPlanSubnet *left = *(const IshPlanSubnet *const *) a;
  const IshPlanSubnet *right = *(const IshPlanSubnet *const *) b;

  if (left->tier != right->tier)
    return left->tier < right->tier ? -1 : 1;
  if (left->zone != right->zone)
    return left->zone < right->zone ? -1 : 1;
  return strcmp (left->id, right->id);
}

static void
read_subnet (IshResolve *self, const IshCidr *network, IshInstance *instance, IshAddress *address)
{
  const char *typed = typed_cidr (instance);
  g_autofree char *around = ish_cidr_to_string (network);

  if (*typed == '\0')
    return;
  if (!ish_cidr_parse (typed, &address->cidr) || address->cidr.bits < MIN_SUBNET_BITS
      || address->cidr.bits > MAX_SUBNET_BITS)
    say_cidr (self, instance,
              "{cidr} is no range for a subnet; from /16 to /28, such as 10.0.1.0/24.", typed,
              around);
  else if (!ish_cidr_contains (network, &address->cidr))
    say_cidr (self, instance, "{cidr} is not inside {network}.", typed, around);
  else
    address->typed = TRUE;
}

typedef struct
{
  IshCidr cidr;
  IshInstance *instance;
} Range;

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const Range *left = a, *right = b;

  if (left->cidr.base != right->cidr.base)
    return left->cidr.base < right->cidr.base ? -1 : 1;
  return (int) left->cidr.bits - (int) right->cidr.bits;
}

static void
say_overlap (IshResolve *self, const Range *a, const Range *b)
{
  const Range *ranges[] = { a, b };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *own = ish_cidr_to_string (&ranges[i]->cidr);
      g_autofree char *other = ish_cidr_to_string (&ranges[1 - i]->cidr);

      _ish_say (self, ISH_SEVERITY_ERROR, "net.overlap", ranges[i]->instance->id, "properties.cidr",
                "{cidr} overlaps {other_cidr} of {other}.", "cidr", own, "other_cidr", other,
                "other", ranges[1 - i]->instance->name, NULL);
    }
}

/* Blocks either nest or lie apart, so in order of their start the widest is enough to remember. */
static void
check_overlaps (IshResolve *self, GArray *ranges)
{
  guint widest = 0;

  g_array_sort (ranges, compare_ranges);
  for (guint i = 1; i < ranges->len; i++)
    if (ish_cidr_overlaps (&g_array_index (ranges, Range, widest).cidr,
                           &g_array_index (ranges, Range, i).cidr))
      say_overlap (self, &g_array_index (ranges, Range, widest), &g_array_index (ranges, Range, i));
    else
      widest = i;
}

static void
say_full (IshResolve *self, IshInstance *instance, guint n_blocks)
{
  g_autofree char *n = g_strdup_printf ("%u", n_blocks);

  instance->broken = TRUE;
  _ish_say (
    self, ISH_SEVERITY_ERROR, "net.full", instance->id, "properties.cidr",
    "This network is full: {n} of {n} blocks are used. Give the subnet a smaller range by hand "
    "or enlarge the network.",
    "n", n, NULL);
}

static void
plan_subnets (IshResolve *self, IshPlanNetwork *network, const IshCidr *cidr)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autoptr (GArray) ranges = g_array_new (FALSE, TRUE, sizeof (Range));
  g_autofree IshAddress *addresses = NULL;
  guint n_blocks;

  for (guint i = 0; i < network->subnets->len; i++)
    if (((IshPlanSubnet *) network->subnets->pdata[i])->data)
      g_ptr_array_add (sorted, network->subnets->pdata[i]);
  g_ptr_array_sort (sorted, compare_subnets);
  addresses = g_new0 (IshAddress, sorted->len + 1);
  for (guint i = 0; i < sorted->len; i++)
    {
      const IshPlanSubnet *subnet = sorted->pdata[i];

      addresses[i].tier = subnet->tier;
      addresses[i].zone = subnet->zone;
      read_subnet (self, cidr, subnet->data, &addresses[i]);
    }
  n_blocks = ish_addresses_plan (cidr, addresses, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      IshInstance *instance = ((IshPlanSubnet *) sorted->pdata[i])->data;
      Range range = { addresses[i].cidr, instance };

      if (addresses[i].failed)
        {
          say_full (self, instance, n_blocks);
          addresses[i].cidr = (IshCidr){ cidr->base, MAX_SUBNET_BITS };
        }
      else
        {
          g_array_append_val (ranges, range);
        }
      set_cidr (self, instance, &addresses[i].cidr);
    }
  check_overlaps (self, ranges);
}

/* Networks that are joined by a line must not share addresses. */
static void
check_joined (IshResolve *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshLine *line = self->lines->pdata[i];
      Range from = { .instance = line->from }, to = { .instance = line->to };

      if (line->from == line->to || g_strcmp0 (line->from->shape->role, "network") != 0
          || g_strcmp0 (line->to->shape->role, "network") != 0)
        continue;
      if (ish_cidr_parse (typed_cidr (line->from), &from.cidr)
          && ish_cidr_parse (typed_cidr (line->to), &to.cidr)
          && ish_cidr_overlaps (&from.cidr, &to.cidr))
        say_overlap (self, &from, &to);
    }
}

void
_ish_place_addresses (IshResolve *self, GPtrArray *networks)
{
  g_autofree IshCidr *cidrs = g_new0 (IshCidr, networks->len + 1);

  plan_networks (self, networks, cidrs);
  for (guint i = 0; i < networks->len; i++)
    plan_subnets (self, networks->pdata[i], &cidrs[i]);
  check_joined (self);
}
