/* A design drawn at random from the whole catalogue: a seed, always the same design.
 * SPDX-License-Identifier: MIT */
#include "random-design.h"

#include <string.h>

#define MAX_DEPTH 3 /* of blocks in blocks */

/* What people type, and what breaks writers of code. */
static const char *const texts[] = {
  "orders",  "주문",     "注文-キュー", "a\"b\\c",   "${not} %{this}", "line\nline", "'single'",
  "#hash",   "yes",      "0123",        "-",         " space ",        "{{mustache}}", "a: b",
  "<b>&amp", "null",     "*",           "🚀 launch", "a/b/c",          "x.y.z",        "@at",
  "%d %s",   "$${twice}", "!Ref It",    "tab\there", "EOF",            "- item",       "1e3",
};

/* Of both dialects: nested blocks, lists of them, maps, JSON, numbers, choices, secrets. */
static const char *const any_types[] = {
  "tf.aws_backup_plan",           "tf.aws_cloudwatch_dashboard", "tf.aws_ebs_volume",
  "tf.aws_glue_job",              "tf.aws_imagebuilder_component", "tf.aws_iot_topic_rule",
  "tf.aws_kms_alias",             "tf.aws_mq_broker",            "tf.aws_network_acl",
  "tf.aws_ssm_parameter",         "tf.aws_vpc_dhcp_options",     "tf.aws_wafv2_rule_group",
  "cfn.AWS::AmazonMQ::Broker",    "cfn.AWS::Athena::WorkGroup",  "cfn.AWS::AppMesh::Mesh",
  "cfn.AWS::DynamoDB::GlobalTable", "cfn.AWS::EC2::KeyPair",     "cfn.AWS::Glue::Database",
  "cfn.AWS::IAM::Role",           "cfn.AWS::Logs::MetricFilter", "cfn.AWS::SSM::MaintenanceWindow",
  "cfn.AWS::ServiceDiscovery::HttpNamespace",
};

typedef struct
{
  IshCatalog *catalog;
  GRand *rand;
  gboolean wild;
  const IshRandomSpec *spec;
  GPtrArray *services; /* const IshService: of each resource */
  JsonArray *resources, *connections;
  guint depth; /* of the block whose fields are made */
} Maker;

static guint
pick (Maker *self, guint n)
{
  return n < 2 ? 0 : (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static gboolean
chance (Maker *self, guint percent)
{
  return pick (self, 100) < percent;
}

static const char *
pick_text (Maker *self)
{
  return texts[pick (self, G_N_ELEMENTS (texts))];
}

static char *
format_id (guint index)
{
  return g_strdup_printf ("n%u", index);
}

/* --- properties --- */

static JsonNode *
make_int (Maker *self, const IshProp *prop)
{
  gint64 low = prop->min == G_MININT64 ? 0 : prop->min;
  gint64 high = prop->max == G_MAXINT64 ? low + 1000 : prop->max;
  gint64 value = low + (gint64) (g_rand_double (self->rand) * (double) (high - low));

  if (chance (self, 20))
    value = chance (self, 50) ? low : high;
  if (self->wild && chance (self, 5))
    value = high == G_MAXINT64 ? -7 : high + 1;
  return json_node_init_int (json_node_alloc (), value);
}

static JsonNode *
make_list (Maker *self)
{
  JsonArray *array = json_array_new ();
  guint first = pick (self, G_N_ELEMENTS (texts));

  /* Nothing twice: providers take sets. */
  for (guint n = pick (self, 4); n > 0; n--)
    json_array_add_string_element (array, texts[(first + n * 5) % G_N_ELEMENTS (texts)]);
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
make_string (Maker *self, const IshProp *prop)
{
  JsonNode *usual = prop->default_dev ? prop->default_dev : NULL;

  if (usual && chance (self, 50))
    return json_node_copy (usual);
  return json_node_init_string (json_node_alloc (), pick_text (self));
}

static JsonNode *
make_cidr (Maker *self)
{
  g_autofree char *cidr = g_strdup_printf ("10.%u.0.0/%u", pick (self, 4), 16 + pick (self, 9));

  return json_node_init_string (json_node_alloc (), cidr);
}

static JsonNode *
make_map (Maker *self)
{
  JsonObject *object = json_object_new ();

  for (guint n = pick (self, 4); n > 0; n--)
    json_object_set_string_member (object, pick_text (self), pick_text (self));
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
make_environment (Maker *self)
{
  static const char *const names[] = { "LEVEL", "a1", "PATH_2", "Url" };
  JsonObject *object = json_object_new ();

  for (guint n = pick (self, 4); n > 0; n--)
    json_object_set_string_member (object, names[n], pick_text (self));
  return json_node_init_object (json_node_alloc (), object);
}

/* Documents are objects wherever a provider takes one; what a described service starts
 * with has a form of its own. (nullable) */
static JsonNode *
make_json (Maker *self, const IshProp *prop)
{
  JsonNode *node;
  JsonArray *array;

  if (prop->default_dev)
    return strcmp (prop->name, "env") == 0 ? make_environment (self) : NULL;
  node = make_map (self);
  array = json_array_new ();

  json_array_add_string_element (array, pick_text (self));
  json_array_add_double_element (array, 0.5);
  json_array_add_null_element (array);
  json_array_add_element (array, make_map (self));
  json_object_set_array_member (json_node_get_object (node), pick_text (self), array);
  return node;
}

static void add_value (Maker *self, JsonObject *properties, const IshProp *prop, guint percent);

/* Blocks hold each other many levels deep: what is deeper is rarer. */
static JsonNode *
make_block (Maker *self, const IshProp *prop)
{
  JsonNode *node = json_node_alloc ();
  JsonObject *object = json_object_new ();

  self->depth++;
  for (guint i = 0; i < ish_prop_get_n_fields (prop) && i < 40; i++)
    add_value (self, object, ish_prop_get_field_at (prop, i), 24 >> self->depth);
  self->depth--;
  if (prop->type == ISH_PROP_BLOCK)
    json_node_init_object (node, object);
  else
    {
      JsonArray *array = json_array_new ();

      json_array_add_object_element (array, object);
      json_node_init_array (node, array);
    }
  return node;
}

/* (nullable): nothing is typed */
static JsonNode *
make_value (Maker *self, const IshProp *prop)
{
  if (prop->type == ISH_PROP_BOOL)
    return json_node_init_boolean (json_node_alloc (), chance (self, 50));
  if (prop->type == ISH_PROP_ENUM)
    return json_node_init_string (
      json_node_alloc (), prop->values[pick (self, g_strv_length ((char **) prop->values))]);
  if (prop->type == ISH_PROP_CIDR)
    return make_cidr (self);
  if (prop->type == ISH_PROP_INT || prop->type == ISH_PROP_PORT)
    return make_int (self, prop);
  if (prop->type == ISH_PROP_LIST)
    return make_list (self);
  if (prop->type == ISH_PROP_STRING || prop->type == ISH_PROP_TEXT)
    return make_string (self, prop);
  if (prop->type == ISH_PROP_NUMBER)
    return json_node_init_double (json_node_alloc (), (double) pick (self, 100) / 4);
  if (prop->type == ISH_PROP_MAP)
    return make_map (self);
  if (prop->type == ISH_PROP_JSON)
    return make_json (self, prop);
  if (self->depth < MAX_DEPTH)
    return make_block (self, prop);
  return NULL;
}

static void
add_value (Maker *self, JsonObject *properties, const IshProp *prop, guint percent)
{
  JsonNode *value;

  if (ish_prop_is_secret (prop) || !(prop->required || chance (self, percent)))
    return;
  value = make_value (self, prop);
  for (guint tries = 0; value && ish_prop_check (prop, value) && !(self->wild && chance (self, 5))
                        && tries < 8;
       tries++)
    {
      json_node_free (value);
      value = make_value (self, prop);
    }
  if (value && ish_prop_check (prop, value) && !self->wild)
    g_clear_pointer (&value, json_node_free);
  if (value)
    json_object_set_member (properties, prop->name, value);
}

/* --- resources --- */

static const IshService *
pick_service (Maker *self)
{
  guint n = ish_catalog_get_n_services (self->catalog);
  const char *type = NULL;

  if (self->spec->types)
    type = self->spec->types[pick (self, g_strv_length ((char **) self->spec->types))];
  else if (self->spec->any_type && chance (self, 15))
    type = any_types[pick (self, G_N_ELEMENTS (any_types))];
  if (type)
    return ish_catalog_get_service (self->catalog, type);
  return ish_catalog_get_service_at (self->catalog, pick (self, n));
}

/* (nullable): index + 1 of a container */
static guint
pick_parent (Maker *self, const char *type)
{
  guint n = self->services->len;

  for (guint tries = 0; n > 0 && tries < 12; tries++)
    {
      guint index = pick (self, n);
      const char *parent = ish_service_get_type_id (self->services->pdata[index]);

      if (ish_service_get_frame (self->services->pdata[index])
          && (ish_catalog_check_parent (self->catalog, parent, type) == NULL
              || (self->wild && chance (self, 5))))
        return index + 1;
    }
  return 0;
}

static void
add_resource (Maker *self)
{
  const IshService *service = pick_service (self);
  const char *type = ish_service_get_type_id (service);
  guint parent = chance (self, 80) ? pick_parent (self, type) : 0;
  g_autofree char *id = format_id (self->services->len);
  g_autofree char *parent_id = parent ? format_id (parent - 1) : NULL;
  JsonObject *object = json_object_new ();
  JsonObject *properties = json_object_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "name", chance (self, 70) ? pick_text (self) : "");
  if (parent_id)
    json_object_set_string_member (object, "parent", parent_id);
  json_object_set_int_member (object, "x", pick (self, 4000));
  json_object_set_int_member (object, "y", pick (self, 4000));
  for (guint i = 0; i < ish_service_get_n_props (service); i++)
    add_value (self, properties, ish_service_get_prop_at (service, i), 30);
  json_object_set_object_member (object, "properties", properties);
  json_array_add_object_element (self->resources, object);
  g_ptr_array_add (self->services, (gpointer) service);
}

/* --- lines --- */

static const IshLineRule *
find_rule (Maker *self, guint from, guint to, const char *type)
{
  const IshLineRule *rule = NULL;
  gboolean turned = FALSE;

  ish_catalog_check_line (self->catalog, ish_service_get_type_id (self->services->pdata[from]),
                          ish_service_get_type_id (self->services->pdata[to]), type, &rule,
                          &turned);
  return rule;
}

static void
add_line (Maker *self, guint from, guint to, const char *type)
{
  const IshLineRule *rule = find_rule (self, from, to, type);
  g_autofree char *id = g_strdup_printf ("l%u", json_array_get_length (self->connections));
  g_autofree char *from_id = format_id (from);
  g_autofree char *to_id = format_id (to);
  JsonObject *object = json_object_new ();
  JsonObject *properties = json_object_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "from", from_id);
  json_object_set_string_member (object, "to", to_id);
  json_object_set_string_member (object, "type", type);
  json_object_set_string_member (object, "label", chance (self, 20) ? pick_text (self) : "");
  for (guint i = 0; rule && i < ish_line_rule_get_n_props (rule); i++)
    add_value (self, properties, ish_line_rule_get_prop_at (rule, i), 40);
  json_object_set_object_member (object, "properties", properties);
  json_array_add_object_element (self->connections, object);
}

static gboolean
has_line (Maker *self, guint from, guint to)
{
  g_autofree char *from_id = format_id (from);
  g_autofree char *to_id = format_id (to);

  for (guint i = 0; i < json_array_get_length (self->connections); i++)
    {
      JsonObject *line = json_array_get_object_element (self->connections, i);

      if (strcmp (json_object_get_string_member (line, "from"), from_id) == 0
          && strcmp (json_object_get_string_member (line, "to"), to_id) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_some_line (Maker *self)
{
  for (guint tries = 0; tries < 10; tries++)
    {
      guint from = pick (self, self->services->len);
      guint to = pick (self, self->services->len);
      g_autoptr (GPtrArray) types = ish_catalog_list_line_types (
        self->catalog, ish_service_get_type_id (self->services->pdata[from]),
        ish_service_get_type_id (self->services->pdata[to]));

      if (self->spec->sparse && has_line (self, from, to))
        continue;
      if (types->len > 0)
        {
          add_line (self, from, to,
                    chance (self, 50) ? "default" : types->pdata[pick (self, types->len)]);
          return;
        }
      if (self->wild && chance (self, 5))
        {
          add_line (self, from, to, "network");
          return;
        }
    }
}

/* --- all of it --- */

static JsonObject *
make_settings (Maker *self)
{
  const char *const *regions = ish_catalog_get_regions (self->catalog, "aws");
  JsonObject *settings = json_object_new ();

  json_object_set_string_member (settings, "cloud", "aws");
  json_object_set_string_member (settings, "region",
                                 regions[pick (self, g_strv_length ((char **) regions))]);
  json_object_set_string_member (settings, "environment", chance (self, 50) ? "dev" : "prod");
  json_object_set_string_member (settings, "prefix", "rnd");
  if (chance (self, 30))
    {
      JsonObject *tags = json_object_new ();

      json_object_set_string_member (tags, "Team", "web \"shop\" ${x}");
      json_object_set_object_member (settings, "tags", tags);
    }
  return settings;
}

JsonObject *
ish_random_design (IshCatalog *catalog, const IshRandomSpec *spec)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (spec->seed);
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  Maker self = { .catalog = catalog, .rand = rand, .wild = spec->wild, .spec = spec,
                 .services = services, .resources = json_array_new (),
                 .connections = json_array_new () };
  JsonObject *design = json_object_new ();

  json_object_set_string_member (design, "format", "isshoni-design");
  json_object_set_int_member (design, "version", 1);
  json_object_set_string_member (design, "id", "random");
  json_object_set_string_member (design, "name", pick_text (&self));
  json_object_set_object_member (design, "settings", make_settings (&self));
  for (guint i = 0; i < spec->n_nodes; i++)
    add_resource (&self);
  for (guint i = 0; i < spec->n_nodes * 7 / 5; i++)
    add_some_line (&self);
  json_object_set_array_member (design, "resources", self.resources);
  json_object_set_array_member (design, "connections", self.connections);
  return design;
}

char *
ish_random_to_text (JsonObject *design)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), design);

  return json_to_string (root, FALSE);
}

/* --- taking away --- */

static guint
find (JsonArray *array, const char *id)
{
  guint n = json_array_get_length (array);

  for (guint i = 0; i < n; i++)
    if (strcmp (json_object_get_string_member (json_array_get_object_element (array, i), "id"), id)
        == 0)
      return i;
  return n;
}

static gboolean
has (JsonObject *object, const char *member, const char *text)
{
  return g_strcmp0 (json_object_get_string_member_with_default (object, member, NULL), text) == 0;
}

gboolean
ish_random_remove (JsonObject *design, const char *id)
{
  JsonArray *resources = json_object_get_array_member (design, "resources");
  JsonArray *lines = json_object_get_array_member (design, "connections");
  g_autofree char *own = g_strdup (id);
  guint at = find (lines, own);

  if (at < json_array_get_length (lines))
    {
      json_array_remove_element (lines, at);
      return TRUE;
    }
  at = find (resources, own);
  if (at == json_array_get_length (resources))
    return FALSE;
  json_array_remove_element (resources, at);
  for (guint i = json_array_get_length (lines); i-- > 0;)
    if (has (json_array_get_object_element (lines, i), "from", own)
        || has (json_array_get_object_element (lines, i), "to", own))
      json_array_remove_element (lines, i);
  for (guint i = 0; i < json_array_get_length (resources); i++)
    if (has (json_array_get_object_element (resources, i), "parent", own))
      {
        ish_random_remove (design, json_object_get_string_member (
                                     json_array_get_object_element (resources, i), "id"));
        i = G_MAXUINT; /* others may have gone too */
      }
  return TRUE;
}

static gboolean
remove_property (JsonObject *design, const char *list, const char *id, const char *property)
{
  JsonArray *array = json_object_get_array_member (design, list);
  guint at = find (array, id);
  JsonObject *object, *properties;
  const char *name = property ? strrchr (property, '.') : NULL;

  if (name == NULL || at == json_array_get_length (array))
    return FALSE;
  object = json_array_get_object_element (array, at);
  properties = json_object_get_object_member (object, "properties");
  if (!json_object_has_member (properties, name + 1))
    return FALSE;
  json_object_remove_member (properties, name + 1);
  return TRUE;
}

gboolean
ish_random_mend (JsonObject *design, IshStack *stack)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);
  gboolean any = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = findings->pdata[i];

      if (finding->severity != ISH_SEVERITY_ERROR || finding->resource_id == NULL)
        continue;
      any |= remove_property (design, "resources", finding->resource_id, finding->property)
             || remove_property (design, "connections", finding->resource_id, finding->property)
             || ish_random_remove (design, ish_stack_get_cause (stack, finding->resource_id));
    }
  return any;
}
