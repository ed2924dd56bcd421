/* Reads how a cloud says subnets, routes and rules: data/reach/CLOUD.json.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-reach-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"

static const char *const paths[ISH_REACH_N_WORDS] = {
  [ISH_REACH_SUBNET_NETWORK] = "subnet.network",
  [ISH_REACH_SUBNET_RANGE] = "subnet.range",
  [ISH_REACH_SUBNET_RANGE_6] = "subnet.range_6",
  [ISH_REACH_SUBNET_TABLE] = "subnet.table",
  [ISH_REACH_SUBNET_ACL] = "subnet.acl",
  [ISH_REACH_ROUTES] = "routes",
  [ISH_REACH_NETWORK_DEFAULT_GROUP] = "network.default_group",
  [ISH_REACH_ROUTE_RANGE] = "route.range",
  [ISH_REACH_ROUTE_VIA] = "route.via",
  [ISH_REACH_PEERING_NETWORKS] = "peering.networks",
  [ISH_REACH_GROUP_IN] = "group.in",
  [ISH_REACH_GROUP_OUT] = "group.out",
  [ISH_REACH_GROUP_RANGES] = "group.ranges",
  [ISH_REACH_GROUP_GROUPS] = "group.groups",
  [ISH_REACH_GROUP_PROTOCOL] = "group.protocol",
  [ISH_REACH_GROUP_FIRST] = "group.first",
  [ISH_REACH_GROUP_LAST] = "group.last",
  [ISH_REACH_ACL_IN] = "acl.in",
  [ISH_REACH_ACL_OUT] = "acl.out",
  [ISH_REACH_ACL_NUMBER] = "acl.number",
  [ISH_REACH_ACL_ALLOW] = "acl.allow",
  [ISH_REACH_ACL_RANGE] = "acl.range",
  [ISH_REACH_ACL_PROTOCOL] = "acl.protocol",
  [ISH_REACH_ACL_FIRST] = "acl.first",
  [ISH_REACH_ACL_LAST] = "acl.last",
};

/* The file is the project's own: a mistake in it is the build's, and a test reads it. */
static IshExpr *
parse (const char *file, const char *path, const char *source)
{
  g_autoptr (GError) error = NULL;
  IshExpr *expr = source ? ish_query_parse (source, &error) : NULL;

  if (source && expr == NULL)
    g_error ("%s: %s: %s", file, path, error->message);
  return expr;
}

static IshExpr *
parse_at (const char *file, JsonObject *root, const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", 2);
  JsonObject *object = steps[1] ? ish_json_object (root, steps[0]) : root;
  const char *source = object ? ish_json_string (object, steps[1] ? steps[1] : steps[0], NULL)
                              : NULL;

  if (source == NULL)
    g_error ("%s: \"%s\" is missing", file, path);
  return parse (file, path, source);
}

static void
read_interfaces (IshReachMap *self, const char *file, JsonObject *root)
{
  JsonObject *interfaces = ish_json_object (root, "interfaces");
  JsonObjectIter iter;
  const char *type;
  JsonNode *node;

  if (interfaces == NULL)
    g_error ("%s: \"interfaces\" is missing", file);
  json_object_iter_init_ordered (&iter, interfaces);
  while (json_object_iter_next_ordered (&iter, &type, &node))
    {
      IshReachInterface *interface = g_new0 (IshReachInterface, 1);
      JsonObject *object = json_node_get_object (node);

      interface->type = g_strdup (type);
      interface->subnets = parse (file, type, ish_json_string (object, "subnets", NULL));
      interface->origin = parse (file, type, ish_json_string (object, "origin", NULL));
      interface->groups = parse (file, type, ish_json_string (object, "groups", NULL));
      interface->is_public = parse (file, type, ish_json_string (object, "public", NULL));
      interface->usual_group = parse (file, type, ish_json_string (object, "usual_group", NULL));
      interface->unguarded = parse (file, type, ish_json_string (object, "unguarded", NULL));
      interface->carries = json_object_get_boolean_member_with_default (object, "carries", FALSE);
      interface->elsewhere = parse (file, type, ish_json_string (object, "elsewhere", NULL));
      interface->elsewhere_ranges =
        parse (file, type, ish_json_string (object, "elsewhere_ranges", NULL));
      interface->elsewhere_port =
        (guint) json_object_get_int_member_with_default (object, "elsewhere_port", 0);
      g_ptr_array_add (self->interfaces, interface);
    }
}

static void
read_gateways (IshReachMap *self, const char *file, JsonObject *root)
{
  JsonObject *gateways = ish_json_object (root, "gateways");
  JsonObjectIter iter;
  const char *type;

  if (gateways == NULL)
    g_error ("%s: \"gateways\" is missing", file);
  json_object_iter_init_ordered (&iter, gateways);
  while (json_object_iter_next_ordered (&iter, &type, NULL))
    g_hash_table_insert (self->gateways, g_strdup (type),
                         g_strdup (ish_json_string (gateways, type, "")));
}

static void
read_member_groups (IshReachMap *self, const char *file, JsonObject *root)
{
  JsonArray *types = ish_json_array (root, "member_groups");

  if (types == NULL)
    g_error ("%s: \"member_groups\" is missing", file);
  for (guint i = 0; i < json_array_get_length (types); i++)
    g_hash_table_add (self->member_groups, g_strdup (json_array_get_string_element (types, i)));
}

static IshReachMap *
load (const char *cloud)
{
  g_autofree char *path = g_strdup_printf ("data/reach/%s.json", cloud);
  g_autoptr (GBytes) bytes = ish_data_lookup (path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshJson) json = NULL;
  IshReachMap *self;
  JsonObject *root;
  gsize length;
  gconstpointer text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  json = ish_json_parse (text, (gssize) length, path, NULL, &error);
  if (json == NULL)
    g_error ("%s", error->message);
  root = json_node_get_object (ish_json_get_root (json));
  self = g_new0 (IshReachMap, 1);
  self->interfaces = g_ptr_array_new ();
  self->gateways = g_hash_table_new (g_str_hash, g_str_equal);
  self->member_groups = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < ISH_REACH_N_WORDS; i++)
    self->words[i] = parse_at (path, root, paths[i]);
  read_interfaces (self, path, root);
  read_gateways (self, path, root);
  read_member_groups (self, path, root);
  return self;
}

const IshReachMap *
_ish_reach_map_get (const char *cloud)
{
  static GMutex mutex;
  static GHashTable *maps;
  IshReachMap *map;

  g_mutex_lock (&mutex);
  if (maps == NULL)
    maps = g_hash_table_new (g_str_hash, g_str_equal);
  map = g_hash_table_lookup (maps, cloud);
  if (map == NULL)
    {
      map = load (cloud);
      if (map)
        g_hash_table_insert (maps, g_strdup (cloud), map);
    }
  g_mutex_unlock (&mutex);
  return map;
}
