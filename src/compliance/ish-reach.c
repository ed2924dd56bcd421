/* Walks from one resource to another: address, route, network ACLs, security groups.
 * SPDX-License-Identifier: MIT
 *
 * What is asked is whether a packet may pass, as the cloud's own rules say: the first route by
 * longest prefix, ACL rules by number, both ways since ACLs keep no state; security groups need one
 * rule out and one rule in. */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-reach-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>


#define ANYWHERE_4 "0.0.0.0/0"
#define ANYWHERE_6 "::/0"
/* Answers go to a port that the system of the asking end picks: Linux from all of these, the others
 * from some of them. */
#define FIRST_ANSWER_PORT 32768
#define LAST_ANSWER_PORT 60999

struct _IshReach
{
  IshStack *stack; /* owned */
  IshQuery *query; /* owned */
  const IshReachMap *map;
  const char *protocol;
  guint port;
  GPtrArray *steps; /* owned IshReachStep */
  const IshNode *between; /* (nullable): subnet of the gateway that translates, of this walk */
  gboolean is_open;
};

/* --- steps --- */

static void
step_free (gpointer data)
{
  IshReachStep *self = data;

  g_strfreev (self->pairs);
  g_free (self);
}

static gboolean step (IshReach *self, gboolean allows, const IshNode *node, const char *sentence,
                      ...) G_GNUC_NULL_TERMINATED;

/* Returns @allows, so that a walk ends where it is blocked. */
static gboolean
step (IshReach *self, gboolean allows, const IshNode *node, const char *sentence, ...)
{
  IshReachStep *made = g_new0 (IshReachStep, 1);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  const char *word;
  va_list args;

  va_start (args, sentence);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (pairs, g_strdup (word));
  va_end (args);
  g_ptr_array_add (pairs, NULL);
  made->pairs = (char **) g_ptr_array_free (g_steal_pointer (&pairs), FALSE);
  made->allows = allows;
  made->sentence = sentence;
  made->node = node ? node->key : NULL;
  made->resource_id = node ? ish_stack_get_cause (self->stack, node->resource_id) : NULL;
  g_ptr_array_add (self->steps, made);
  return allows;
}

/* --- asking the stack --- */

static const IshValue *
ask (IshReach *self, IshReachWord word, const IshNode *node)
{
  return ish_query_eval (self->query, self->map->words[word], node);
}

static const IshNode *
ask_node (IshReach *self, IshReachWord word, const IshNode *node)
{
  const IshValue *value = ask (self, word, node);

  if (value->type == ISH_VALUE_LIST && value->u.list.n > 0)
    value = value->u.list.items[0];
  return ish_query_value_node (value);
}

/* Of the rule or route bound as "it". */
static gint64
ask_int (IshReach *self, IshReachWord word, gint64 fallback)
{
  return ish_query_eval_int (self->query, self->map->words[word], NULL, fallback);
}

/* --- ranges and ports --- */

static gboolean
range_holds (const char *outer, const char *inner)
{
  g_autoptr (GInetAddressMask) wide = outer ? g_inet_address_mask_new_from_string (outer, NULL)
                                            : NULL;
  g_autoptr (GInetAddressMask) narrow = inner ? g_inet_address_mask_new_from_string (inner, NULL)
                                              : NULL;

  return wide && narrow
         && g_inet_address_mask_get_family (wide) == g_inet_address_mask_get_family (narrow)
         && g_inet_address_mask_get_length (wide) <= g_inet_address_mask_get_length (narrow)
         && g_inet_address_mask_matches (wide, g_inet_address_mask_get_address (narrow));
}

static int
range_length (const char *range)
{
  g_autoptr (GInetAddressMask) mask = range ? g_inet_address_mask_new_from_string (range, NULL)
                                            : NULL;

  return mask ? (int) g_inet_address_mask_get_length (mask) : -1;
}

const char *
_ish_reach_protocol (const IshValue *value)
{
  static const struct
  {
    const char *written, *meant;
  } words[] = { { "6", "tcp" },   { "17", "udp" }, { "1", "icmp" },
                { "58", "icmp" }, { "-1", "any" }, { "all", "any" } };
  char number[24];
  const char *text = value->type == ISH_VALUE_STRING ? value->u.string : NULL;

  if (value->type == ISH_VALUE_INT)
    {
      g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, value->u.integer);
      text = number;
    }
  if (text == NULL || *text == '\0')
    return "any";
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].written, text) == 0)
      return words[i].meant;
  return g_intern_string (text);
}

typedef struct
{
  const char *protocol;
  gint64 first, last;
} Traffic;

/* Whether what a rule covers holds all of the traffic. */
static gboolean
covers (const char *protocol, gint64 first, gint64 last, const Traffic *traffic)
{
  if (strcmp (protocol, "any") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (protocol, traffic->protocol) != 0)
    return FALSE;
  if (strcmp (traffic->protocol, "icmp") == 0)
    return TRUE;
  return first <= traffic->first && last >= traffic->last;
}

/* --- routes --- */

static const IshNode *
find_route (IshReach *self, const IshNode *table, const char *range)
{
  const IshValue *routes = ask (self, ISH_REACH_ROUTES, table);
  const IshNode *best = NULL;
  int longest = -1;

  for (guint i = 0; routes->type == ISH_VALUE_LIST && i < routes->u.list.n; i++)
    {
      const IshValue *to, *via;

      ish_query_bind (self->query, "it", routes->u.list.items[i]);
      to = ask (self, ISH_REACH_ROUTE_RANGE, NULL);
      via = ask (self, ISH_REACH_ROUTE_VIA, NULL);
      ish_query_unbind (self->query, 1);
      if (to->type == ISH_VALUE_STRING && range_holds (to->u.string, range)
          && range_length (to->u.string) > longest)
        {
          best = ish_query_value_node (via);
          longest = range_length (to->u.string);
        }
    }
  return best;
}

static const char *
gateway_kind (IshReach *self, const IshNode *gateway)
{
  const char *kind = g_hash_table_lookup (self->map->gateways,
                                          ish_query_get_type (self->query, gateway));

  return kind ? kind : "";
}

static const IshNode *
find_table (IshReach *self, const IshNode *subnet)
{
  return ask_node (self, ISH_REACH_SUBNET_TABLE, subnet);
}

/* The (nullable) route from the subnet to the internet. */
static const IshNode *
find_way_out (IshReach *self, const IshNode *subnet)
{
  const IshNode *table = find_table (self, subnet);

  return table ? find_route (self, table, ANYWHERE_4) : NULL;
}

/* A route from the subnet to the internet gateway. */
static gboolean
leads_out (IshReach *self, const IshNode *subnet)
{
  const IshNode *via = find_way_out (self, subnet);

  return via && strcmp (gateway_kind (self, via), "outside") == 0;
}

static const IshReachInterface *
find_interface (IshReach *self, const IshNode *node)
{
  for (guint i = 0; i < self->map->interfaces->len; i++)
    {
      const IshReachInterface *one = self->map->interfaces->pdata[i];

      if (strcmp (one->type, ish_query_get_type (self->query, node)) == 0)
        return one;
    }
  return NULL;
}

/* Where a gateway itself stands; (nullable) */
static const IshNode *
find_place (IshReach *self, const IshNode *gateway)
{
  const IshReachInterface *interface = find_interface (self, gateway);

  return interface
           ? ish_query_value_node (ish_query_eval (self->query, interface->subnets, gateway))
           : NULL;
}

static gboolean
walk_out (IshReach *self, const IshReachEnd *from)
{
  const IshNode *via = find_way_out (self, from->subnet);
  const char *kind = via ? gateway_kind (self, via) : "";

  if (via == NULL)
    return step (self, FALSE, from->subnet,
                 N_("{subnet} has no route to the internet."), "subnet", from->subnet->key, NULL);
  if (strcmp (kind, "outside") == 0 && !from->is_public)
    return step (self, FALSE, from->node, N_("{node} has no public address."), "node",
                 from->node->key, NULL);
  if (strcmp (kind, "translates") == 0)
    {
      self->between = find_place (self, via);
      if (self->between == NULL || !leads_out (self, self->between))
        return step (self, FALSE, via, N_("{node} has no way to the internet itself."), "node",
                     via->key, NULL);
    }
  else if (strcmp (kind, "outside") != 0)
    return step (self, FALSE, via, N_("The route leads to {node}, not to the internet."), "node",
                 via->key, NULL);
  return step (self, TRUE, via, N_("A route leads to the internet through {node}."), "node",
               via->key, NULL);
}

static gboolean
walk_in (IshReach *self, const IshReachEnd *to)
{
  if (!to->is_public)
    return step (self, FALSE, to->node, N_("{node} has no public address."), "node", to->node->key,
                 NULL);
  if (!leads_out (self, to->subnet))
    return step (self, FALSE, to->subnet, N_("{subnet} has no route to an internet gateway."),
                 "subnet", to->subnet->key, NULL);
  return step (self, TRUE, to->node, N_("{node} has a public address in {subnet}."), "node",
               to->node->key, "subnet", to->subnet->key, NULL);
}

/* One direction across a peering. */
static gboolean
walk_peering (IshReach *self, const IshReachEnd *from, const IshReachEnd *to)
{
  const IshNode *table = find_table (self, from->subnet);
  const IshNode *via = table ? find_route (self, table, to->range) : NULL;
  const IshValue *networks;
  gboolean joined = FALSE;

  if (via == NULL || strcmp (gateway_kind (self, via), "peering") != 0)
    return step (self, FALSE, from->subnet, N_("{subnet} has no route to {range}."), "subnet",
                 from->subnet->key, "range", to->range ? to->range : "?", NULL);
  networks = ask (self, ISH_REACH_PEERING_NETWORKS, via);
  for (guint i = 0; networks->type == ISH_VALUE_LIST && i < networks->u.list.n; i++)
    joined |= ish_query_value_node (networks->u.list.items[i]) == to->network;
  if (!joined)
    return step (self, FALSE, via, N_("{node} does not lead to {network}."), "node", via->key,
                 "network", to->network->key, NULL);
  return step (self, TRUE, via, N_("{node} joins the two networks."), "node", via->key, NULL);
}

static gboolean
walk_routes (IshReach *self, const IshReachEnd *from, const IshReachEnd *to)
{
  if (to->node == NULL)
    return walk_out (self, from);
  if (from->node == NULL)
    return walk_in (self, to);
  if (from->network != to->network)
    return walk_peering (self, from, to) && walk_peering (self, to, from);
  return step (self, TRUE, from->network, N_("Both are in {network}."), "network",
               from->network ? from->network->key : "?", NULL);
}

/* --- network ACLs --- */

typedef struct
{
  gint64 number, first, last;
  gboolean allows;
} AclRule;

static int
compare_acl_rules (gconstpointer a, gconstpointer b)
{
  const AclRule *left = a, *right = b;

  return left->number < right->number ? -1 : left->number > right->number;
}

/* Those of the range and protocol, by number. A rule without ports is of all of them. */
static GArray *
list_acl_rules (IshReach *self, const IshNode *acl, IshReachWord direction, const char *range)
{
  const IshValue *rules = ask (self, direction, acl);
  Traffic nothing = { self->protocol, 0, 0 };
  GArray *fitting = g_array_new (FALSE, FALSE, sizeof (AclRule));

  for (guint i = 0; rules->type == ISH_VALUE_LIST && i < rules->u.list.n; i++)
    {
      const IshValue *over;
      const char *protocol;
      AclRule rule = { .last = 65535 };

      ish_query_bind (self->query, "it", rules->u.list.items[i]);
      over = ask (self, ISH_REACH_ACL_RANGE, NULL);
      protocol = _ish_reach_protocol (ask (self, ISH_REACH_ACL_PROTOCOL, NULL));
      rule.number = ask_int (self, ISH_REACH_ACL_NUMBER, G_MAXINT64);
      rule.allows = ish_query_is_true (ask (self, ISH_REACH_ACL_ALLOW, NULL));
      if (strcmp (protocol, "any") != 0 && strcmp (protocol, "icmp") != 0)
        {
          rule.first = ask_int (self, ISH_REACH_ACL_FIRST, 0);
          rule.last = ask_int (self, ISH_REACH_ACL_LAST, 65535);
        }
      ish_query_unbind (self->query, 1);
      if (over->type == ISH_VALUE_STRING && range_holds (over->u.string, range)
          && covers (protocol, 0, 0, &nothing))
        g_array_append_val (fitting, rule);
    }
  g_array_sort (fitting, compare_acl_rules);
  return fitting;
}

/* The first rule by number decides; none of them: it is dropped. */
static gboolean
acl_allows_port (const GArray *rules, gint64 port)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const AclRule *rule = &g_array_index (rules, AclRule, i);

      if (rule->first <= port && port <= rule->last)
        return rule->allows;
    }
  return FALSE;
}

/* All ports of the traffic, several rules together: asked where one of them begins or has ended. */
static gboolean
acl_allows (IshReach *self, const IshNode *acl, IshReachWord direction, const char *range,
            const Traffic *traffic)
{
  g_autoptr (GArray) rules = list_acl_rules (self, acl, direction, range);

  for (guint i = 0; i < rules->len; i++)
    {
      const AclRule *rule = &g_array_index (rules, AclRule, i);
      gint64 cuts[] = { rule->first, rule->last + 1 };

      for (guint k = 0; k < G_N_ELEMENTS (cuts); k++)
        if (cuts[k] > traffic->first && cuts[k] <= traffic->last
            && !acl_allows_port (rules, cuts[k]))
          return FALSE;
    }
  return acl_allows_port (rules, traffic->first);
}

static gboolean
pass_acl (IshReach *self, const IshNode *subnet, IshReachWord direction, const char *range,
          const Traffic *traffic, const char *blocked)
{
  const IshNode *acl = subnet ? ask_node (self, ISH_REACH_SUBNET_ACL, subnet) : NULL;

  if (acl == NULL || acl_allows (self, acl, direction, range, traffic))
    return TRUE;
  return step (self, FALSE, acl, blocked, "node", acl->key, "subnet", subnet->key, NULL);
}

/* From @source to @target and the answers, past the list of one subnet on the way. */
static gboolean
pass_acls (IshReach *self, const IshNode *subnet, gboolean in, gboolean out, const char *source,
           const char *target)
{
  gint64 port = strcmp (self->protocol, "icmp") == 0 ? 0 : self->port;
  Traffic there = { self->protocol, port, port };
  Traffic back = { self->protocol, FIRST_ANSWER_PORT, LAST_ANSWER_PORT };

  return (!in || pass_acl (self, subnet, ISH_REACH_ACL_IN, source, &there,
                           N_("{node} lets nothing of this into {subnet}.")))
         && (!out || pass_acl (self, subnet, ISH_REACH_ACL_OUT, target, &there,
                               N_("{node} lets nothing of this out of {subnet}.")))
         && (!in || pass_acl (self, subnet, ISH_REACH_ACL_OUT, source, &back,
                              N_("{node} lets no answers out of {subnet}.")))
         && (!out || pass_acl (self, subnet, ISH_REACH_ACL_IN, target, &back,
                               N_("{node} lets no answers into {subnet}.")));
}

static gboolean
walk_acls (IshReach *self, const IshReachEnd *from, const IshReachEnd *to)
{
  const char *source = from->range ? from->range : ANYWHERE_4;
  const char *target = to->range ? to->range : ANYWHERE_4;

  if (from->subnet == to->subnet)
    return TRUE; /* lists stand between subnets only */
  return pass_acls (self, from->subnet, FALSE, TRUE, source, target)
         && (self->between == NULL || self->between == from->subnet
             || pass_acls (self, self->between, TRUE, TRUE, source, target))
         && pass_acls (self, to->subnet, TRUE, FALSE, source, target);
}

/* --- security groups --- */

static gboolean
names_group (const IshValue *named, const IshReachEnd *other)
{
  for (guint i = 0; named->type == ISH_VALUE_LIST && i < named->u.list.n; i++)
    for (guint k = 0; k < other->n_groups; k++)
      if (ish_query_value_node (named->u.list.items[i]) == other->groups[k])
        return TRUE;
  return FALSE;
}

static gboolean
names_range (const IshValue *ranges, const IshReachEnd *end, const IshReachEnd *other)
{
  for (guint i = 0; ranges->type == ISH_VALUE_LIST && i < ranges->u.list.n; i++)
    {
      const IshValue *range = ranges->u.list.items[i];

      if (range->type != ISH_VALUE_STRING)
        continue;
      if (other->range ? range_holds (range->u.string, other->range)
                       : strcmp (range->u.string, ANYWHERE_4) == 0
                           || (end->has_ipv6 && strcmp (range->u.string, ANYWHERE_6) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
wears (const IshReachEnd *end, const IshNode *group)
{
  for (guint i = 0; i < end->n_groups; i++)
    if (end->groups[i] == group)
      return TRUE;
  return FALSE;
}

/* The rule that lets the traffic through, the group itself when it needs none; or %NULL. */
static const IshValue *
find_rule (IshReach *self, const IshNode *group, IshReachWord direction, const IshReachEnd *end,
           const IshReachEnd *other)
{
  const IshValue *rules = ask (self, direction, group);
  Traffic traffic = { self->protocol, self->port, self->port };
  const IshValue *found = NULL;

  if (g_hash_table_contains (self->map->member_groups, ish_query_get_type (self->query, group))
      && (direction == ISH_REACH_GROUP_OUT || wears (other, group)))
    return ish_query_node_value (self->query, group);
  for (guint i = 0; rules->type == ISH_VALUE_LIST && i < rules->u.list.n && found == NULL; i++)
    {
      ish_query_bind (self->query, "it", rules->u.list.items[i]);
      if (covers (_ish_reach_protocol (ask (self, ISH_REACH_GROUP_PROTOCOL, NULL)),
                  ask_int (self, ISH_REACH_GROUP_FIRST, 0),
                  ask_int (self, ISH_REACH_GROUP_LAST, 65535), &traffic)
          && (names_range (ask (self, ISH_REACH_GROUP_RANGES, NULL), end, other)
              || names_group (ask (self, ISH_REACH_GROUP_GROUPS, group), other)))
        found = rules->u.list.items[i];
      ish_query_unbind (self->query, 1);
    }
  return found;
}

static gboolean
pass_groups (IshReach *self, const IshReachEnd *end, IshReachWord direction,
             const IshReachEnd *other, const char *passed, const char *blocked)
{
  g_autofree char *port = g_strdup_printf ("%u", self->port);
  const IshNode *last = end->node;

  if (end->node == NULL || !end->is_guarded)
    return TRUE;
  for (guint i = 0; i < end->n_groups; i++)
    {
      const IshValue *rule = find_rule (self, end->groups[i], direction, end, other);
      const IshNode *node = rule ? ish_query_value_node (rule) : NULL;

      last = end->groups[i];
      if (rule)
        return step (self, TRUE, node ? node : end->groups[i], passed, "group",
                     end->groups[i]->key, "rule", node ? node->key : end->groups[i]->key, NULL);
    }
  return step (self, FALSE, last, blocked, "group", last->key, "protocol", self->protocol, "port",
               port, NULL);
}

/* Whether the provider lets everybody in beside the network. */
static gboolean
is_elsewhere (IshReach *self, const IshReachEnd *to)
{
  const IshReachInterface *interface = to->interface;
  const IshValue *ranges;

  if (interface == NULL || interface->elsewhere == NULL || strcmp (self->protocol, "tcp") != 0
      || self->port != interface->elsewhere_port
      || !ish_query_holds (self->query, interface->elsewhere, to->node))
    return FALSE;
  ranges = ish_query_eval (self->query, interface->elsewhere_ranges, to->node);
  return ranges->type != ISH_VALUE_LIST || ranges->u.list.n == 0
         || names_range (ranges, to, &(IshReachEnd){ 0 });
}

static gboolean
walk (IshReach *self, const IshReachEnd *from, const IshReachEnd *to)
{
  self->between = NULL;
  if (from->node == NULL && is_elsewhere (self, to))
    return step (self, TRUE, to->node, N_("{node} has an address of its own on the internet."),
                 "node", to->node->key, NULL);
  if (to->node && to->interface->carries)
    return step (self, FALSE, to->node, N_("{node} only carries what others begin."), "node",
                 to->node->key, NULL);
  if (to->node && from->node && from->interface->carries)
    return step (self, FALSE, from->node, N_("{node} only carries what others begin."), "node",
                 from->node->key, NULL);
  return walk_routes (self, from, to) && walk_acls (self, from, to)
         && pass_groups (self, from, ISH_REACH_GROUP_OUT, to, N_("{group} lets it out by {rule}."),
                         N_("No rule of {group} lets {protocol} {port} out to there."))
         && pass_groups (self, to, ISH_REACH_GROUP_IN, from, N_("{group} lets it in by {rule}."),
                         N_("No rule of {group} lets {protocol} {port} in from there."));
}

/* --- ends --- */

static GPtrArray *
nodes_of (const IshValue *value)
{
  GPtrArray *nodes = g_ptr_array_new ();

  if (ish_query_value_node (value))
    g_ptr_array_add (nodes, (gpointer) ish_query_value_node (value));
  for (guint i = 0; value->type == ISH_VALUE_LIST && i < value->u.list.n; i++)
    if (ish_query_value_node (value->u.list.items[i]))
      g_ptr_array_add (nodes, (gpointer) ish_query_value_node (value->u.list.items[i]));
  return nodes;
}

/* Worn without groups. (nullable) */
static const IshNode *
find_usual_group (IshReach *self, const IshReachEnd *end)
{
  const IshNode *usual = NULL;

  if (end->interface->usual_group)
    usual = ish_query_value_node (
      ish_query_eval (self->query, end->interface->usual_group, end->node));
  else if (end->network)
    usual = ask_node (self, ISH_REACH_NETWORK_DEFAULT_GROUP, end->network);
  return usual ? usual : end->network;
}

static void
add_groups (IshReach *self, IshReachEnd *end)
{
  IshArena *arena = ish_query_get_arena (self->query);
  const IshReachInterface *interface = end->interface;
  g_autoptr (GPtrArray) groups =
    nodes_of (interface->groups ? ish_query_eval (self->query, interface->groups, end->node)
                                : ish_value_null ());
  const IshNode **kept;

  end->is_guarded = groups->len > 0 || interface->unguarded == NULL
                    || !ish_query_holds (self->query, interface->unguarded, end->node);
  if (end->is_guarded && groups->len == 0 && find_usual_group (self, end))
    g_ptr_array_add (groups, (gpointer) find_usual_group (self, end));
  kept = ish_arena_alloc (arena, (groups->len + 1) * sizeof *kept);
  for (guint i = 0; i < groups->len; i++)
    kept[i] = groups->pdata[i];
  end->groups = kept;
  end->n_groups = groups->len;
}

static void
add_ends (IshReach *self, GArray *ends, const IshReachInterface *interface, const IshNode *node)
{
  g_autoptr (GPtrArray) places = NULL;

  ish_query_bind (self->query, "origin",
                  interface->origin ? ish_query_eval (self->query, interface->origin, node)
                                    : ish_value_null ());
  places = nodes_of (ish_query_eval (self->query, interface->subnets, node));
  for (guint i = 0; i < places->len; i++)
    {
      IshReachEnd end = { .interface = interface, .node = node, .subnet = places->pdata[i] };
      const IshValue *range = ask (self, ISH_REACH_SUBNET_RANGE, end.subnet);

      end.network = ask_node (self, ISH_REACH_SUBNET_NETWORK, end.subnet);
      end.range = range->type == ISH_VALUE_STRING ? range->u.string : NULL;
      end.has_ipv6 = ask (self, ISH_REACH_SUBNET_RANGE_6, end.subnet)->type != ISH_VALUE_NULL;
      end.is_public = interface->is_public
                      && ish_query_holds (self->query, interface->is_public, node);
      add_groups (self, &end);
      g_array_append_val (ends, end);
    }
  ish_query_unbind (self->query, 1);
}

static GArray *
find_ends (IshReach *self, const char *id)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (IshReachEnd));

  if (strcmp (id, ISH_REACH_INTERNET) == 0)
    {
      IshReachEnd internet = { 0 };

      g_array_append_val (ends, internet);
      return ends;
    }
  for (guint i = 0; i < self->map->interfaces->len; i++)
    {
      const IshReachInterface *interface = self->map->interfaces->pdata[i];
      const GPtrArray *nodes = ish_query_list_type (self->query, interface->type);

      for (guint k = 0; k < nodes->len; k++)
        {
          const IshNode *node = nodes->pdata[k];

          if (strcmp (node->resource_id, id) == 0)
            add_ends (self, ends, interface, node);
        }
    }
  return ends;
}

/* --- the answer --- */

/* The first pair that is open; else the one that got farthest tells what stops it. */
static void
try_pairs (IshReach *self, const GArray *from, const GArray *to)
{
  g_autoptr (GPtrArray) best = NULL;

  for (guint i = 0; i < from->len && !self->is_open; i++)
    for (guint k = 0; k < to->len && !self->is_open; k++)
      {
        g_autoptr (GPtrArray) steps = NULL;

        g_ptr_array_set_size (self->steps, 0);
        self->is_open = walk (self, &g_array_index (from, IshReachEnd, i),
                              &g_array_index (to, IshReachEnd, k));
        if (!self->is_open && (best == NULL || self->steps->len > best->len))
          {
            steps = self->steps;
            self->steps = g_ptr_array_new_with_free_func (step_free);
            g_clear_pointer (&best, g_ptr_array_unref);
            best = g_steal_pointer (&steps);
          }
      }
  if (!self->is_open && best)
    {
      g_ptr_array_unref (self->steps);
      self->steps = g_steal_pointer (&best);
    }
}

IshReach *
ish_reach_new (IshStack *stack, const char *from, const char *to, const char *protocol, guint port)
{
  IshReach *self = g_new0 (IshReach, 1);
  g_autoptr (GArray) sources = NULL;
  g_autoptr (GArray) targets = NULL;

  self->stack = ish_stack_ref (stack);
  self->query = ish_query_new (stack);
  self->map = _ish_reach_map_get (ish_stack_get_cloud (stack));
  self->protocol = g_intern_string (protocol);
  self->port = port;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  if (self->map == NULL)
    {
      step (self, FALSE, NULL, N_("Isshoni does not know the networks of this cloud."), NULL);
      return self;
    }
  sources = find_ends (self, from);
  targets = find_ends (self, to);
  if (sources->len == 0)
    step (self, FALSE, NULL,
          N_("{id} has no address in a network: permissions decide what it may call."), "id", from,
          NULL);
  else if (targets->len == 0)
    step (self, FALSE, NULL,
          N_("{id} has no address in a network: permissions decide who may call it."), "id", to,
          NULL);
  else
    try_pairs (self, sources, targets);
  return self;
}

void
ish_reach_free (IshReach *self)
{
  g_ptr_array_unref (self->steps);
  ish_query_free (self->query);
  ish_stack_unref (self->stack);
  g_free (self);
}

gboolean
ish_reach_is_open (IshReach *self)
{
  return self->is_open;
}

guint
ish_reach_get_n_steps (IshReach *self)
{
  return self->steps->len;
}

const IshReachStep *
ish_reach_get_step_at (IshReach *self, guint index)
{
  g_return_val_if_fail (index < self->steps->len, NULL);
  return self->steps->pdata[index];
}

char *
ish_reach_step_format (const IshReachStep *step_of, const char *(*translate) (const char *msgid))
{
  GString *text = g_string_new (translate ? translate (step_of->sentence) : step_of->sentence);

  for (guint i = 0; step_of->pairs[i] && step_of->pairs[i + 1]; i += 2)
    {
      g_autofree char *placeholder = g_strdup_printf ("{%s}", step_of->pairs[i]);

      g_string_replace (text, placeholder, step_of->pairs[i + 1], 0);
    }
  return g_string_free (text, FALSE);
}
