/* What the internet can reach: ingress rules, routes, zones.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/ish-json.h"

/* Half the internet counts as the internet: two halves of it are written as easily as one. */
#define WIDE_IPV4 8  /* bits */
#define WIDE_IPV6 16 /* bits */

static gboolean
is_wide (const char *cidr)
{
  const char *slash = strchr (cidr, '/');
  gint64 bits;

  if (slash == NULL || !g_ascii_isdigit (slash[1]))
    return FALSE;
  bits = g_ascii_strtoll (slash + 1, NULL, 10);
  if (strchr (cidr, ':'))
    return bits < WIDE_IPV6;
  return g_ascii_isdigit (cidr[0]) && bits < WIDE_IPV4;
}

static const IshCode *
find_wide (const IshCode *code)
{
  const IshCode *found = NULL;

  if (code == NULL)
    return NULL;
  if (code->kind == ISH_CODE_STRING && is_wide (code->text))
    return code;
  if (code->kind == ISH_CODE_LIST || code->kind == ISH_CODE_CHOICE || code->kind == ISH_CODE_CALL)
    for (guint i = 0; i < code->n_items && found == NULL; i++)
      found = find_wide (code->items[i]);
  return found;
}

static const IshCode *
find_source (const IshCode *rule)
{
  static const char *const keys[]
    = { "cidrblocks", "cidripv4", "cidrip", "ipv6cidrblocks", "cidripv6" };
  const IshCode *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (keys) && found == NULL; i++)
    found = find_wide (ish_code_get_folded (rule, keys[i]));
  return found;
}

static gboolean
read_port (const IshCode *rule, const char *key, gint64 *out_port)
{
  const char *text = ish_code_text (ish_code_get_folded (rule, key));
  char *end = NULL;

  if (text == NULL)
    return FALSE;
  *out_port = g_ascii_strtoll (text, &end, 10);
  return end != text && *end == '\0';
}

/* The first port for administration between the two, or 0. */
static gint64
find_admin_port (IshLint *self, gint64 from, gint64 to)
{
  JsonArray *ports = ish_json_array (self->rules->words, "ports.admin");

  for (guint i = 0; ports && i < json_array_get_length (ports); i++)
    {
      gint64 port = g_ascii_strtoll (json_array_get_string_element (ports, i), NULL, 10);

      if (from <= port && port <= to)
        return port;
    }
  return 0;
}

static void
check_open_rule (IshLint *self, const IshCode *rule, const IshCode *source)
{
  const IshCode *code = ish_code_get_folded (rule, "protocol");
  const char *protocol = ish_code_text (code ? code : ish_code_get_folded (rule, "ipprotocol"));
  gint64 from = 0, to = 65535, port;

  if (protocol && (g_str_has_prefix (protocol, "icmp") || g_str_equal (protocol, "1")
                   || g_str_equal (protocol, "58")))
    return;
  if (g_strcmp0 (protocol, "-1") != 0 && g_strcmp0 (protocol, "all") != 0)
    {
      if (!read_port (rule, "fromport", &from))
        return;
      if (!read_port (rule, "toport", &to))
        to = from;
    }
  if (from <= 0 && to >= 65535)
    {
      _ish_lint_add (self, ISH_SEVERITY_ERROR, "net.open-all", source->source, source->at,
                     _ish_said (N_("every port is open to %s"), source->text),
                     _ish_said_words (N_("name the port and who may reach it")));
      return;
    }
  port = find_admin_port (self, from, to);
  if (port)
    _ish_lint_add (self, ISH_SEVERITY_ERROR, "net.open-admin", source->source, source->at,
                   _ish_said (N_("port %u is open to %s"), (guint) port, source->text),
                   _ish_said_words (N_("name who may reach it, or refer to a security group")));
}

/* A list of prefixes named by its id hides who is in it. */
static void
check_prefix_list (IshLint *self, const IshCode *rule)
{
  const IshCode *list = ish_code_get_folded (rule, "prefixlistids");
  gint64 from, to;

  if (list == NULL)
    list = ish_code_get_folded (rule, "prefixlistid");
  if (list == NULL)
    list = ish_code_get_folded (rule, "sourceprefixlistid");
  if (list == NULL || !read_port (rule, "fromport", &from))
    return;
  if (list->kind == ISH_CODE_LIST && list->n_items > 0)
    list = list->items[0];
  if (list->kind != ISH_CODE_STRING)
    return;
  if (!read_port (rule, "toport", &to))
    to = from;
  if (find_admin_port (self, from, to))
    _ish_lint_add (self, ISH_SEVERITY_WARNING, "net.open-admin", list->source, list->at,
                   _ish_said (N_("a port for administration is open to the prefix list %s, "
                                 "whatever is in it"),
                              list->text),
                   NULL);
}

/* Rules for what leaves, and rules of network ACLs, which have numbers and both answers. */
static gboolean
is_other_rule (const IshCode *rule)
{
  const char *type = ish_code_text (ish_code_get_folded (rule, "type"));

  return g_strcmp0 (type, "egress") == 0 || ish_code_get_folded (rule, "ruleaction")
         || ish_code_get_folded (rule, "ruleno") || ish_code_get_folded (rule, "rulenumber");
}

static void
walk_rules (IshLint *self, const IshCode *code)
{
  if ((code->kind == ISH_CODE_MAP || code->kind == ISH_CODE_BLOCK) && !is_other_rule (code))
    {
      const IshCode *source = find_source (code);

      if (source)
        check_open_rule (self, code, source);
      check_prefix_list (self, code);
    }
  for (guint i = 0; i < code->n_items; i++)
    walk_rules (self, code->items[i]);
  for (guint i = 0; i < code->n_members; i++)
    {
      const IshCodeMember *member = &code->members[i];
      gboolean is_leaving
        = member->key && (ish_code_name_is (member->key, "egress")
                          || ish_code_name_is (member->key, "securitygroupegress"));

      if (member->value && strcmp (member->key ? member->key : "", "dynamic") == 0)
        is_leaving = ish_code_name_is (ish_code_label (member->value, 0), "egress");
      if (member->value && !is_leaving)
        walk_rules (self, member->value);
    }
}

void
_ish_lint_ingress (IshLint *self, const IshLintResource *resource)
{
  g_autofree char *type = g_ascii_strdown (resource->type, -1);

  if (strstr (type, "egress") == NULL)
    walk_rules (self, resource->args);
}

/* --- topology --- */

/* What @code refers to, as "type.name" or a logical id; NULL when it is no reference. */
static char *
target_of (const IshCode *code)
{
  if (code == NULL)
    return NULL;
  if (code->kind == ISH_CODE_NAME && code->n_members > 0 && code->members[0].key)
    return g_strdup_printf ("%s.%s", code->text, code->members[0].key);
  if (code->kind == ISH_CODE_CALL && code->n_items > 0 && ish_code_text (code->items[0])
      && (strcmp (code->text, "Ref") == 0 || strcmp (code->text, "GetAtt") == 0))
    return g_strdup (code->items[0]->text);
  return NULL;
}

static char *
address_of (const IshLintResource *resource)
{
  return resource->code->kind == ISH_CODE_BLOCK
           ? g_strdup_printf ("%s.%s", resource->type, resource->name)
           : g_strdup (resource->name);
}

static gboolean
plays (IshLint *self, const IshLintResource *resource, const char *role)
{
  return ish_lint_rules_has (self->rules, role, resource->type);
}

typedef struct {
  GHashTable *open_tables;    /* route tables that lead to the internet; owned names */
  GHashTable *open_subnets;   /* subnets that use one of them */
  GHashTable *gateways;       /* internet gateways */
} Topology;

/* Routes to everywhere through an internet gateway: of a table's own blocks, or on their own. */
static void
find_routes (Topology *self, const IshCode *code, const char *table)
{
  g_autofree char *gateway = target_of (ish_code_get_folded (code, "gatewayid"));
  g_autofree char *other = NULL;

  if (gateway && g_hash_table_contains (self->gateways, gateway))
    {
      const char *to = ish_code_text (ish_code_get_folded (code, "destinationcidrblock"));

      if (to == NULL)
        to = ish_code_text (ish_code_get_folded (code, "cidrblock"));
      other = target_of (ish_code_get_folded (code, "routetableid"));
      if (to && is_wide (to) && (other || table))
        g_hash_table_add (self->open_tables, g_strdup (other ? other : table));
    }
  for (guint i = 0; i < code->n_items; i++)
    find_routes (self, code->items[i], table);
  for (guint i = 0; i < code->n_members; i++)
    if (code->members[i].value)
      find_routes (self, code->members[i].value, table);
}

static void
read_topology (IshLint *self, const GPtrArray *resources, Topology *out)
{
  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);

      if (plays (self, resource, "roles.internet-gateway"))
        g_hash_table_add (out->gateways, address_of (resource));
    }
  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);
      g_autofree char *address = address_of (resource);

      if (resource->args && plays (self, resource, "roles.routes"))
        find_routes (out, resource->args, address);
    }
  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);
      g_autofree char *table = NULL;
      g_autofree char *subnet = NULL;

      if (resource->args == NULL || !plays (self, resource, "roles.route-association"))
        continue;
      table = target_of (ish_code_get_folded (resource->args, "routetableid"));
      subnet = target_of (ish_code_get_folded (resource->args, "subnetid"));
      if (table && subnet && g_hash_table_contains (out->open_tables, table))
        g_hash_table_add (out->open_subnets, g_steal_pointer (&subnet));
    }
}

static void
check_private_subnet (IshLint *self, const IshLintResource *resource, Topology *topology)
{
  static const char *const words[] = { "private", "isolated", "data", "database", "db", NULL };
  g_autofree char *address = address_of (resource);
  g_autofree char *name = g_ascii_strdown (resource->name, -1);

  if (!g_hash_table_contains (topology->open_subnets, address))
    return;
  for (guint i = 0; words[i]; i++)
    if (strstr (name, words[i]) && strstr (name, "public") == NULL)
      {
        _ish_lint_add (self, ISH_SEVERITY_WARNING, "net.private-route", resource->source,
                       resource->at,
                       _ish_said (N_("%s is called private, but has a route to the internet"),
                                  resource->name),
                       NULL);
        return;
      }
}

static void
check_database_subnets (IshLint *self, const IshLintResource *resource, Topology *topology)
{
  const IshCode *subnets = ish_code_get_folded (resource->args, "subnetids");

  for (guint i = 0; subnets && subnets->kind == ISH_CODE_LIST && i < subnets->n_items; i++)
    {
      g_autofree char *subnet = target_of (subnets->items[i]);

      if (subnet && g_hash_table_contains (topology->open_subnets, subnet))
        _ish_lint_add (self, ISH_SEVERITY_WARNING, "net.database-public", resource->source,
                       subnets->items[i]->at,
                       _ish_said (N_("%s puts databases in %s, which has a route to the "
                                     "internet"),
                                  resource->name, subnet),
                       NULL);
    }
}

/* What a zone is written as, so that two can be compared. */
static char *
zone_of (const IshLintResource *subnet)
{
  const IshCode *zone = ish_code_get_folded (subnet->args, "availabilityzone");

  if (zone == NULL || zone->end <= zone->at)
    return NULL;
  return g_strndup (zone->source->text + zone->at, zone->end - zone->at);
}

static void
check_zones (IshLint *self, const GPtrArray *resources)
{
  g_autofree char *first = NULL;
  const IshLintResource *last = NULL;
  guint n = 0;

  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);
      g_autofree char *zone = NULL;

      if (resource->args == NULL || !plays (self, resource, "roles.subnet"))
        continue;
      zone = ish_code_get (resource->code, "count") || ish_code_get (resource->code, "for_each")
               ? NULL
               : zone_of (resource);
      if (zone == NULL || (first && strcmp (zone, first) != 0))
        return;
      if (first == NULL)
        first = g_steal_pointer (&zone);
      last = resource;
      n++;
    }
  if (n > 1)
    _ish_lint_add (self, ISH_SEVERITY_WARNING, "net.one-zone", last->source, last->at,
                   _ish_said (N_("all %u subnets are in one zone (%s): when it fails, all "
                                 "fails"),
                              n, first),
                   _ish_said_words (N_("spread them over two zones")));
}

void
_ish_lint_topology (IshLint *self, const GPtrArray *resources)
{
  g_autoptr (GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) subnets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) gateways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Topology topology = { tables, subnets, gateways };

  read_topology (self, resources, &topology);
  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);

      if (plays (self, resource, "roles.subnet"))
        check_private_subnet (self, resource, &topology);
      else if (resource->args && plays (self, resource, "roles.database-subnets"))
        check_database_subnets (self, resource, &topology);
    }
  check_zones (self, resources);
}
