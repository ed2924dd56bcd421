/* Feeds the planner with the instances that have a role or want a place, and makes what it finds
 * missing.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-place-private.h"

#include <string.h>

#include "base/ish-json.h"

typedef struct
{
  IshInstance *instance;
  IshPlanNetwork *network;
  IshPlanRequest request;
} Placed;

typedef struct
{
  IshResolve *resolve;
  const char *letters;
  GPtrArray *networks;    /* owned IshPlanNetwork; data: IshInstance */
  GHashTable *by_network; /* IshInstance -> IshPlanNetwork */
  GHashTable *indexes;    /* IshInstance of a zone or subnet -> index + 1 in its network */
  GArray *placed;         /* (element-type Placed) */
  guint n_drawn;          /* networks */
} Plan;

static gboolean
has_role (const IshInstance *instance, const char *role)
{
  return g_strcmp0 (instance->shape->role, role) == 0;
}

static const char *
prop_text (const IshInstance *instance, const char *name)
{
  const IshValue *value = ish_value_get (instance->props, name);

  return value && value->type == ISH_VALUE_STRING ? value->u.string : "";
}

static guint
index_of (Plan *self, IshInstance *instance)
{
  guint place = instance ? GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, instance)) : 0;

  return place > 0 ? place - 1 : ISH_PLAN_NONE;
}

static void
remember (Plan *self, IshInstance *instance, guint index)
{
  g_hash_table_insert (self->indexes, instance, GUINT_TO_POINTER (index + 1));
}

static IshPlanNetwork *
network_around (Plan *self, IshInstance *instance)
{
  IshInstance *network = _ish_instance_up (instance, "network");

  return network ? g_hash_table_lookup (self->by_network, network) : NULL;
}

/* --- what is drawn --- */

static IshPlanNetwork *
add_network (Plan *self, IshInstance *instance)
{
  const IshValue *zones = ish_value_get (instance->props, "zones");
  const char *nat = prop_text (instance, "nat");
  IshPlanNetwork *network;

  network = ish_plan_network_new (
    instance->code, self->letters,
    zones && zones->type == ISH_VALUE_INT ? (guint) CLAMP (zones->u.integer, 1, 64) : 2,
    strcmp (nat, "single") == 0     ? ISH_NAT_SINGLE
    : strcmp (nat, "per_zone") == 0 ? ISH_NAT_PER_ZONE
                                    : ISH_NAT_NONE);
  network->data = instance;
  g_ptr_array_add (self->networks, network);
  g_hash_table_insert (self->by_network, instance, network);
  return network;
}

static void
add_zones (Plan *self)
{
  GPtrArray *instances = self->resolve->instances;

  for (guint i = 0; i < instances->len; i++)
    {
      IshInstance *instance = instances->pdata[i];
      IshPlanNetwork *network =
        has_role (instance, "zone") ? network_around (self, instance) : NULL;
      const char *letter = prop_text (instance, "letter");

      if (network)
        remember (self, instance,
                  ish_plan_network_add_zone (network, instance->code,
                                             letter[0] && !letter[1] ? letter[0] : '\0'));
    }
}

static void
say_zones (Plan *self)
{
  GPtrArray *instances = self->resolve->instances;

  for (guint i = 0; i < instances->len; i++)
    {
      IshInstance *instance = instances->pdata[i];
      const IshPlanNetwork *network;
      const IshPlanZone *zone;
      char letter[2] = "";

      if (!has_role (instance, "zone") || index_of (self, instance) == ISH_PLAN_NONE)
        continue;
      network = network_around (self, instance);
      if (network == NULL)
        continue;
      zone = &g_array_index (network->drawn_zones, IshPlanZone, index_of (self, instance));
      letter[0] = zone->letter;
      if (zone->unknown)
        _ish_say (self->resolve, ISH_SEVERITY_ERROR, "net.zones", instance->id, "properties.letter",
                  "{region} has no zone {letter}; it has: {letters}.", "region",
                  self->resolve->region, "letter", letter, "letters", self->letters, NULL);
      else if (zone->is_double)
        _ish_say (self->resolve, ISH_SEVERITY_WARNING, "net.zones", instance->id,
                  "properties.letter", "Another frame is zone {letter} already.", "letter", letter,
                  NULL);
    }
  for (guint i = 0; i < self->networks->len; i++)
    {
      const IshPlanNetwork *network = self->networks->pdata[i];
      g_autofree char *n = g_strdup_printf ("%u", network->n_zones);

      if (network->n_zones < network->n_wanted)
        _ish_say (self->resolve, ISH_SEVERITY_WARNING, "net.zones",
                  ((IshInstance *) network->data)->id, "properties.zones",
                  "{region} has {n} zones; more are not used.", "region", self->resolve->region,
                  "n", n, NULL);
    }
}

static const IshValue *
zone_value (Plan *self, const IshPlanNetwork *network, guint zone)
{
  IshArena *arena = self->resolve->arena;
  const char key[2] = { network->zones[zone], '\0' };
  IshMember members[] = {
    { "key", ish_value_string (arena, key) },
    { "n", ish_value_int (arena, zone) },
  };

  return ish_value_map (arena, members, 2);
}

static void
bind (Plan *self, IshInstance *instance, const char *name, const IshValue *value)
{
  instance->plan = _ish_bind (self->resolve, instance->plan, name, value);
}

static void
bind_subnet (Plan *self, IshPlanNetwork *network, const IshPlanSubnet *subnet)
{
  IshInstance *instance = subnet->data;

  bind (self, instance, "network", &((IshInstance *) network->data)->value);
  bind (self, instance, "zone", zone_value (self, network, subnet->zone));
  bind (self, instance, "tier",
        _ish_borrow_string (self->resolve, ish_tier_to_string (subnet->tier)));
}

static void
add_subnets (Plan *self)
{
  GPtrArray *instances = self->resolve->instances;

  for (guint i = 0; i < instances->len; i++)
    {
      IshInstance *instance = instances->pdata[i];
      IshPlanNetwork *network =
        has_role (instance, "subnet") ? network_around (self, instance) : NULL;
      IshPlanSubnet *subnet;
      IshTier tier;
      guint zone, index;

      if (network == NULL)
        continue;
      zone = index_of (self, _ish_instance_up (instance, "zone"));
      ish_tier_parse (prop_text (instance, "tier"), &tier);
      if (zone != ISH_PLAN_NONE)
        zone = ish_plan_network_get_zone (network, zone);
      index = ish_plan_network_add_subnet (network, instance->code, tier, zone);
      remember (self, instance, index);
      subnet = network->subnets->pdata[index];
      subnet->data = instance;
    }
  for (guint i = 0; i < self->networks->len; i++)
    {
      IshPlanNetwork *network = self->networks->pdata[i];

      ish_plan_network_settle_subnets (network);
      for (guint k = 0; k < network->subnets->len; k++)
        bind_subnet (self, network, network->subnets->pdata[k]);
    }
}

static void
bind_zones (Plan *self)
{
  GPtrArray *instances = self->resolve->instances;

  for (guint i = 0; i < instances->len; i++)
    {
      IshInstance *instance = instances->pdata[i];
      IshPlanNetwork *network =
        has_role (instance, "zone") ? network_around (self, instance) : NULL;
      guint zone;

      if (network == NULL)
        continue;
      zone = ish_plan_network_get_zone (network, index_of (self, instance));
      bind (self, instance, "network", &((IshInstance *) network->data)->value);
      bind (self, instance, "zone", zone_value (self, network, zone));
    }
}

/* --- who wants a place --- */

static IshInstance *
imply (Plan *self, const char *wanted, const char *role, IshInstance *parent, JsonObject *props,
       const char *because)
{
  IshResolve *resolve = self->resolve;
  const char *type = ish_catalog_get_role_type (resolve->catalog, resolve->cloud, role);
  const char *id = type ? _ish_free_id (resolve, wanted, NULL) : NULL;
  IshInstance *instance = NULL;

  g_ptr_array_add (resolve->objects, props);
  json_object_seal (props);
  if (id)
    instance = _ish_instances_add_implied (resolve, id, type, parent, props, because);
  if (instance == NULL)
    _ish_say_data (resolve, NULL, "cloud.json", "roles", "no type plays the role");
  return instance;
}

static const char *
cause_of (const IshInstance *instance)
{
  return instance->because ? instance->because : instance->id;
}

/* The network around it, else the only drawn one, else an implied one. */
static IshPlanNetwork *
find_network (Plan *self, IshInstance *instance)
{
  IshPlanNetwork *network = network_around (self, instance);
  const char *type =
    ish_catalog_get_role_type (self->resolve->catalog, self->resolve->cloud, "network");
  const IshService *service = type ? ish_catalog_get_service (self->resolve->catalog, type) : NULL;
  g_autofree char *id = NULL;
  IshInstance *implied;

  if (network)
    return network;
  if (self->n_drawn == 1)
    return self->networks->pdata[0];
  if (service == NULL)
    return NULL;
  id = g_strdup_printf ("implied_%s", ish_service_get_stem (service));
  implied = g_hash_table_lookup (self->resolve->by_id, id);
  if (implied && g_hash_table_contains (self->by_network, implied))
    return g_hash_table_lookup (self->by_network, implied);
  implied = imply (self, id, "network", NULL, json_object_new (), cause_of (instance));
  if (implied == NULL)
    return NULL;
  network = add_network (self, implied);
  ish_plan_network_settle_zones (network);
  return network;
}

static gboolean
read_place (Plan *self, const IshPlace *place, IshInstance *instance, IshInstance *subnet,
            IshPlanRequest *request)
{
  IshResolve *resolve = self->resolve;
  IshOrigin origin = ish_service_get_origin (instance->service);
  IshScope scope = { .me = instance };
  const IshValue *drawn_tier = subnet ? _ish_instance_get (resolve, subnet, "tier") : NULL;
  const char *tier, *spread = "all";

  scope.locals =
    _ish_bind (resolve, NULL, "drawn_tier", drawn_tier ? drawn_tier : ish_value_null ());
  if (!_ish_holds (resolve, place->when, &scope, origin))
    return FALSE;
  tier = _ish_eval_text (resolve, place->tier, &scope);
  if (tier && place->spread)
    spread = _ish_eval_text (resolve, place->spread, &scope);
  if (tier && !ish_tier_parse (tier, &request->tier))
    _ish_fault (resolve, "no tier '%s'; there are: public, private, data", tier);
  if (resolve->fault)
    {
      _ish_say_fault (resolve, instance, origin);
      return FALSE;
    }
  request->one = spread && strcmp (spread, "one") == 0;
  request->zones_min = place->zones_min;
  request->nat = place->nat && _ish_holds (resolve, place->nat, &scope, origin);
  return TRUE;
}

static void
place_one (Plan *self, IshInstance *instance)
{
  const IshPlace *place = ish_service_get_place (instance->service);
  IshInstance *subnet, *zone;
  Placed placed = { .instance = instance };

  if (place == NULL)
    return;
  subnet = _ish_instance_up (instance, "subnet");
  zone = _ish_instance_up (instance, "zone");
  if (!read_place (self, place, instance, subnet, &placed.request))
    return;
  placed.network = find_network (self, instance);
  if (placed.network == NULL)
    return;
  placed.request.subnet = index_of (self, subnet);
  placed.request.zone = index_of (self, zone);
  if (placed.request.zone != ISH_PLAN_NONE)
    placed.request.zone = ish_plan_network_get_zone (placed.network, placed.request.zone);
  placed.request.because = cause_of (instance);
  ish_plan_network_place (placed.network, &placed.request);
  g_array_append_val (self->placed, placed);
}

static void
add_gateways (Plan *self)
{
  GPtrArray *instances = self->resolve->instances;

  for (guint i = 0; i < instances->len; i++)
    {
      IshInstance *instance = instances->pdata[i];
      IshPlanNetwork *network =
        has_role (instance, "gateway") ? network_around (self, instance) : NULL;
      guint zone, index;

      if (network == NULL)
        continue;
      zone = index_of (self, _ish_instance_up (instance, "zone"));
      if (zone != ISH_PLAN_NONE)
        zone = ish_plan_network_get_zone (network, zone);
      index = ish_plan_network_add_gateway (network, instance->code, zone,
                                            index_of (self, _ish_instance_up (instance, "subnet")));
      ((IshPlanGateway *) network->gateways->pdata[index])->data = instance;
    }
  for (guint i = 0; i < self->networks->len; i++)
    ish_plan_network_settle_gateways (self->networks->pdata[i]);
}

/* --- what is missing --- */

static void
make_missing (Plan *self, IshPlanNetwork *network)
{
  IshInstance *around = network->data;

  for (guint i = 0; i < network->subnets->len; i++)
    {
      IshPlanSubnet *subnet = network->subnets->pdata[i];
      /* A subnet that a gateway of the network itself wants names the network as the plan does. */
      const IshInstance *cause =
        subnet->because ? g_hash_table_lookup (self->resolve->by_id, subnet->because) : NULL;
      JsonObject *props;

      if (!subnet->is_new)
        continue;
      props = json_object_new ();
      json_object_set_string_member (props, "tier", ish_tier_to_string (subnet->tier));
      subnet->data =
        imply (self, subnet->id, "subnet", around, props, cause_of (cause ? cause : around));
      if (subnet->data)
        bind_subnet (self, network, subnet);
    }
  for (guint i = 0; i < network->gateways->len; i++)
    {
      IshPlanGateway *gateway = network->gateways->pdata[i];

      if (gateway->is_new)
        gateway->data =
          imply (self, gateway->id, "gateway", around, json_object_new (), cause_of (around));
    }
}

/* --- what expressions see --- */

static const IshValue *
bool_map (Plan *self, const IshPlanNetwork *network)
{
  IshMember members[] = {
    { "public", ish_value_bool (network->demand[ISH_TIER_PUBLIC]) },
    { "private", ish_value_bool (network->demand[ISH_TIER_PRIVATE]) },
    { "data", ish_value_bool (network->demand[ISH_TIER_DATA]) },
    { "nat", ish_value_bool (network->demand_nat) },
  };

  return ish_value_map (self->resolve->arena, members, G_N_ELEMENTS (members));
}

static int
compare_subnets (gconstpointer a, gconstpointer b)
{
  const IshPlanSubnet *left = *(const IshPlanSubnet *const *) a;
  const IshPlanSubnet *right = *(const IshPlanSubnet *const *) b;

  if (left->zone != right->zone)
    return left->zone < right->zone ? -1 : 1;
  return strcmp (left->id, right->id);
}

static void
bind_tiers (Plan *self, IshPlanNetwork *network, const IshValue *const *zones)
{
  IshArena *arena = self->resolve->arena;
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (network->subnets, NULL, NULL);
  IshMember subnets[ISH_N_TIERS], tiers[ISH_N_TIERS];

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_subnets);
  for (guint tier = 0; tier < ISH_N_TIERS; tier++)
    {
      g_autoptr (GPtrArray) in_tier = g_ptr_array_new ();
      g_autoptr (GPtrArray) with_tier = g_ptr_array_new ();

      for (guint i = 0; i < sorted->len; i++)
        {
          const IshPlanSubnet *subnet = sorted->pdata[i];

          if (subnet->tier == tier && subnet->data)
            g_ptr_array_add (in_tier, &((IshInstance *) subnet->data)->value);
        }
      for (guint zone = 0; zone < network->n_zones; zone++)
        if (network->n_subnets[tier][zone] > 0)
          g_ptr_array_add (with_tier, (gpointer) zones[zone]);
      subnets[tier].key = tiers[tier].key = ish_tier_to_string ((IshTier) tier);
      subnets[tier].value =
        ish_value_list (arena, (const IshValue *const *) in_tier->pdata, in_tier->len);
      tiers[tier].value =
        ish_value_list (arena, (const IshValue *const *) with_tier->pdata, with_tier->len);
    }
  bind (self, network->data, "subnets", ish_value_map (arena, subnets, ISH_N_TIERS));
  bind (self, network->data, "tiers", ish_value_map (arena, tiers, ISH_N_TIERS));
}

static void
bind_gateways (Plan *self, IshPlanNetwork *network)
{
  IshArena *arena = self->resolve->arena;
  IshMember nats[ISH_PLAN_MAX_ZONES];
  guint n = 0;

  for (guint i = 0; i < network->gateways->len; i++)
    {
      const IshPlanGateway *gateway = network->gateways->pdata[i];
      const IshPlanSubnet *subnet = network->subnets->pdata[gateway->subnet];

      if (gateway->data == NULL || subnet->data == NULL)
        continue;
      bind (self, gateway->data, "network", &((IshInstance *) network->data)->value);
      bind (self, gateway->data, "zone", zone_value (self, network, gateway->zone));
      bind (self, gateway->data, "subnet", &((IshInstance *) subnet->data)->value);
    }
  for (guint zone = 0; zone < network->n_zones; zone++)
    {
      guint index = ish_plan_network_find_gateway (network, zone);
      const IshPlanGateway *gateway =
        index == ISH_PLAN_NONE ? NULL : network->gateways->pdata[index];
      const char key[2] = { network->zones[zone], '\0' };

      if (gateway && gateway->data)
        nats[n++] =
          (IshMember){ ish_arena_strdup (arena, key), &((IshInstance *) gateway->data)->value };
    }
  bind (self, network->data, "nats", ish_value_map (arena, nats, n));
}

static void
bind_network (Plan *self, IshPlanNetwork *network)
{
  const IshValue *zones[ISH_PLAN_MAX_ZONES];

  for (guint i = 0; i < network->n_zones; i++)
    zones[i] = zone_value (self, network, i);
  bind (self, network->data, "zones",
        ish_value_list (self->resolve->arena, zones, network->n_zones));
  bind (self, network->data, "demand", bool_map (self, network));
  bind_tiers (self, network, zones);
  bind_gateways (self, network);
}

static void
bind_place (Plan *self, Placed *placed)
{
  IshArena *arena = self->resolve->arena;
  IshPlanNetwork *network = placed->network;
  IshMember subnets[ISH_PLAN_MAX_ZONES];
  IshMember members[4];
  guint n = 0;

  for (guint zone = 0; zone < network->n_zones; zone++)
    {
      guint index = placed->request.by_zone[zone];
      const IshPlanSubnet *subnet = index == ISH_PLAN_NONE ? NULL : network->subnets->pdata[index];
      const char key[2] = { network->zones[zone], '\0' };

      if (subnet && subnet->data)
        subnets[n++] =
          (IshMember){ ish_arena_strdup (arena, key), &((IshInstance *) subnet->data)->value };
    }
  members[0] = (IshMember){ "vpc", &((IshInstance *) network->data)->value };
  members[1] =
    (IshMember){ "tier", _ish_borrow_string (self->resolve,
                                             ish_tier_to_string (placed->request.out_tier)) };
  members[2] = (IshMember){ "subnets", ish_value_map (arena, subnets, n) };
  members[3] = (IshMember){ "subnet", n > 0 ? subnets[0].value : ish_value_null () };
  placed->instance->place = ish_value_map (arena, members, 4);
}

static void
plan_all (Plan *self)
{
  GPtrArray *instances = self->resolve->instances;
  g_autoptr (GPtrArray) drawn = g_ptr_array_copy (instances, NULL, NULL);

  g_ptr_array_set_free_func (drawn, NULL);
  for (guint i = 0; i < instances->len; i++)
    if (has_role (instances->pdata[i], "network"))
      add_network (self, instances->pdata[i]);
  self->n_drawn = self->networks->len;
  add_zones (self);
  for (guint i = 0; i < self->networks->len; i++)
    ish_plan_network_settle_zones (self->networks->pdata[i]);
  bind_zones (self);
  say_zones (self);
  add_subnets (self);
  for (guint i = 0; i < drawn->len; i++)
    place_one (self, drawn->pdata[i]);
  add_gateways (self);
  for (guint i = 0; i < self->networks->len; i++)
    make_missing (self, self->networks->pdata[i]);
}

static int
compare_networks (gconstpointer a, gconstpointer b)
{
  const IshPlanNetwork *left = *(const IshPlanNetwork *const *) a;
  const IshPlanNetwork *right = *(const IshPlanNetwork *const *) b;

  return strcmp (((IshInstance *) left->data)->id, ((IshInstance *) right->data)->id);
}

void
_ish_place_all (IshResolve *self)
{
  Plan plan = { .resolve = self };

  plan.letters = ish_catalog_get_zone_letters (self->catalog, self->cloud, self->region);
  if (plan.letters == NULL || *plan.letters == '\0')
    plan.letters = "abc";
  plan.networks = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_plan_network_free);
  plan.by_network = g_hash_table_new (NULL, NULL);
  plan.indexes = g_hash_table_new (NULL, NULL);
  plan.placed = g_array_new (FALSE, TRUE, sizeof (Placed));
  plan_all (&plan);
  for (guint i = 0; i < plan.networks->len; i++)
    bind_network (&plan, plan.networks->pdata[i]);
  for (guint i = 0; i < plan.placed->len; i++)
    bind_place (&plan, &g_array_index (plan.placed, Placed, i));
  /* An implied network has its number by its id, as it would have if it was drawn. */
  g_ptr_array_sort (plan.networks, compare_networks);
  _ish_place_addresses (self, plan.networks);
  g_array_unref (plan.placed);
  g_hash_table_unref (plan.indexes);
  g_hash_table_unref (plan.by_network);
  g_ptr_array_unref (plan.networks);
  _ish_instances_sort (self);
  _ish_instances_forget (self);
}
