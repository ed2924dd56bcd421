/* Generic types: services made from the providers' schema, found by search, and their lines.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include "catalog/ish-catalog.h"
#include "catalog/ish-rules.h"
#include "catalog/ish-schema.h"

static IshCatalog *
load (void)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new (&error);

  g_assert_no_error (error);
  return catalog;
}

static void
test_service (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  const IshService *ours = ish_catalog_get_service (catalog, "tf.aws_key_pair");
  const IshService *theirs = ish_catalog_get_service (catalog, "cfn.AWS::EC2::KeyPair");
  double width, height;

  g_assert_true (ours == ish_catalog_get_service (catalog, "tf.aws_key_pair"));
  g_assert_true (ish_service_is_generic (ours));
  g_assert_cmpstr (ish_service_get_label (ours, ISH_LANGUAGE_JA), ==, "EC2 Key Pair");
  g_assert_cmpstr (ish_service_get_label (theirs, ISH_LANGUAGE_EN), ==, "EC2 Key Pair");
  g_assert_cmpstr (ish_service_get_stem (ours), ==, "key_pair");
  g_assert_cmpstr (ish_service_get_stem (theirs), ==, "key_pair");
  g_assert_cmpstr (ish_service_get_twin (ours), ==, "AWS::EC2::KeyPair");
  g_assert_cmpstr (ish_service_get_twin (theirs), ==, "aws_key_pair");
  g_assert_cmpstr (ish_service_get_cloud (theirs), ==, "aws");
  g_assert_cmpstr (ish_service_get_icon (ours), ==, "generic");
  g_assert_cmpstr (ish_category_get_id (ish_service_get_category (ours)), ==, "compute");
  g_assert_null (ish_service_get_frame (ours));
  ish_service_get_size (ours, &width, &height);
  g_assert_cmpfloat (width, >, 0);
  /* Required ones first, then by name; what the provider fills is not there. */
  g_assert_cmpstr (ish_service_get_prop_at (ours, 0)->name, ==, "public_key");
  g_assert_true (ish_service_get_prop_at (ours, 0)->required);
  g_assert_cmpstr (ish_service_get_prop_at (ours, 1)->name, ==, "key_name");
  g_assert_true (ish_service_get_prop_at (ours, 1)->advanced);
  g_assert_null (ish_service_get_prop (ours, "arn"));
  g_assert_null (ish_service_get_prop (ours, "id"));
  g_assert_cmpint (ish_service_get_prop (ours, "tags")->type, ==, ISH_PROP_MAP);
  g_assert_cmpint (ish_service_get_prop (theirs, "KeyType")->type, ==, ISH_PROP_ENUM);
  g_assert_cmpstr (ish_service_get_prop (theirs, "KeyType")->values[0], ==, "rsa");
  g_assert_cmpint (ish_service_get_prop (theirs, "Tags")->type, ==, ISH_PROP_BLOCKS);
  g_assert_false (ish_service_is_generic (ish_catalog_get_service_at (catalog, 0)));
}

static void
test_unknown (void)
{
  g_autoptr (IshCatalog) catalog = load ();

  g_autofree char *near = ish_catalog_find_near_type (catalog, "cfn.AWS::EC2::KeyPairs");

  g_assert_cmpstr (near, ==, "cfn.AWS::EC2::KeyPair");
  g_assert_null (ish_catalog_get_service (catalog, "tf.aws_keypair"));
  g_assert_null (ish_catalog_get_service (catalog, "tf."));
  g_assert_null (ish_catalog_get_service (catalog, "cfn.aws_key_pair"));
  g_assert_null (ish_catalog_get_service (catalog, "cfn.AWS::EC2::Nothing"));
}

static void
test_blocks (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  const IshService *service = ish_catalog_get_service (catalog, "tf.aws_eks_cluster");
  const IshProp *block = ish_service_get_prop (service, "vpc_config");
  const IshProp *field = ish_prop_get_field (block, "subnet_ids");
  g_autoptr (JsonNode) object = json_from_string ("{\"subnet_ids\": [\"subnet-1\"]}", NULL);
  g_autoptr (JsonNode) text = json_from_string ("\"subnet-1\"", NULL);
  g_autoptr (JsonNode) list = json_from_string ("[{}]", NULL);

  g_assert_cmpint (block->type, ==, ISH_PROP_BLOCK);
  g_assert_true (field == ish_service_get_prop_at_path (service, "vpc_config.subnet_ids"));
  g_assert_cmpint (field->type, ==, ISH_PROP_LIST);
  g_assert_true (field->required);
  g_assert_true (field == ish_prop_get_field_at (block, 0));
  g_assert_null (ish_prop_get_field (block, "vpc_id")); /* computed */
  g_assert_cmpuint (ish_prop_get_n_fields (field), ==, 0);
  g_assert_null (ish_prop_check (block, object));
  g_assert_nonnull (ish_prop_check (block, list));
  g_assert_nonnull (ish_prop_check (block, text));
  block = ish_service_get_prop (ish_catalog_get_service (catalog, "tf.aws_lb"), "subnet_mapping");
  g_assert_cmpint (block->type, ==, ISH_PROP_BLOCKS);
  g_assert_null (ish_prop_check (block, list));
  g_assert_null (ish_prop_check (block, object));
}

/* Blocks that hold each other: only what is asked for is made. */
static void
test_deep (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  const IshService *service = ish_catalog_get_service (catalog, "cfn.AWS::WAFv2::WebACL");
  const IshProp *prop = ish_service_get_prop (service, "Rules");
  static const char *const path[] = { "Statement", "NotStatement", "Statement" };

  for (gsize i = 0; i < G_N_ELEMENTS (path) && prop != NULL; i++)
    prop = ish_prop_get_field (prop, path[i]);
  /* Where a type holds itself the tables end, and the form takes any value. */
  g_assert_nonnull (prop);
  g_assert_cmpint (prop->type, ==, ISH_PROP_JSON);
}

static void
test_secrets (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  const IshService *db = ish_catalog_get_service (catalog, "tf.aws_db_instance");

  g_assert_true (ish_prop_is_secret (ish_service_get_prop (db, "password")));
  g_assert_false (ish_prop_is_secret (ish_service_get_prop (db, "username")));
  g_assert_false (ish_prop_is_secret (ish_service_get_prop (db, "manage_master_user_password")));
}

static gboolean
has (GPtrArray *services, const char *type, guint *out_place)
{
  for (guint i = 0; i < services->len; i++)
    if (strcmp (ish_service_get_type_id (services->pdata[i]), type) == 0)
      {
        *out_place = i;
        return TRUE;
      }
  return FALSE;
}

static void
test_search (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  static const char *const queries[] = { "key pair", "aws_key_pair", "AWS::EC2::KeyPair",
                                         "keypair" };
  guint place, generic;

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) found = ish_catalog_search (catalog, queries[i]);

      g_assert_true (has (found, "tf.aws_key_pair", &place));
      g_assert_false (has (found, "cfn.AWS::EC2::KeyPair", &generic)); /* once, not twice */
      g_assert_cmpuint (found->len, <=, 40 + ish_catalog_get_n_services (catalog));
    }
  {
    g_autoptr (GPtrArray) found = ish_catalog_search (catalog, "aws_lb");
    gboolean behind = FALSE;

    g_assert_true (has (found, "aws.alb", &place));
    g_assert_true (has (found, "tf.aws_lb", &generic));
    g_assert_cmpuint (place, <, generic);
    for (guint i = 0; i < found->len; i++)
      {
        g_assert_false (behind && !ish_service_is_generic (found->pdata[i]));
        behind = ish_service_is_generic (found->pdata[i]);
      }
  }
}

static void
test_containment (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  static const char *const frames[] = { "aws.vpc", "aws.subnet", "aws.az", "aws.group",
                                        "aws.ecs_cluster" };

  g_assert_null (ish_catalog_check_parent (catalog, NULL, "tf.aws_key_pair"));
  for (gsize i = 0; i < G_N_ELEMENTS (frames); i++)
    g_assert_null (ish_catalog_check_parent (catalog, frames[i], "cfn.AWS::EC2::KeyPair"));
  g_assert_nonnull (ish_catalog_check_parent (catalog, "tf.aws_key_pair", "aws.ec2"));
  g_assert_nonnull (ish_catalog_check_parent (catalog, "aws.ec2", "tf.aws_key_pair"));
  g_assert_nonnull (
    ish_catalog_check_parent (catalog, "tf.aws_key_pair", "cfn.AWS::EC2::KeyPair"));
}

static void
test_lines (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  const IshLineRule *rule = NULL;
  g_autoptr (GPtrArray) types =
    ish_catalog_list_line_types (catalog, "tf.aws_key_pair", "aws.vpc");

  g_assert_cmpuint (types->len, ==, 2);
  g_assert_cmpstr (types->pdata[0], ==, "default");
  g_assert_cmpstr (types->pdata[1], ==, "wait");
  g_assert_null (
    ish_catalog_check_line (catalog, "aws.vpc", "tf.aws_key_pair", NULL, &rule, NULL));
  g_assert_cmpuint (ish_line_rule_get_n_props (rule), ==, 2);
  g_assert_cmpstr (ish_line_rule_get_prop_at (rule, 0)->name, ==, "argument");
  g_assert_null (ish_catalog_check_line (catalog, "aws.vpc", "tf.aws_key_pair", "wait", &rule,
                                         NULL));
  g_assert_cmpstr (ish_line_rule_get_type (rule), ==, "wait");
  g_assert_nonnull (ish_catalog_check_line (catalog, "aws.vpc", "tf.aws_key_pair", "network", &rule,
                                            NULL));
  g_assert_nonnull (ish_catalog_check_line (catalog, "aws.user", "tf.aws_key_pair", NULL, &rule,
                                            NULL));
}

/* Which argument receives the other one's id, and which id that is. */
static void
test_arguments (void)
{
  static const struct { const char *holder, *other, *argument, *attribute; } cases[] = {
    { "tf.aws_network_acl", "aws.vpc", "vpc_id", "id" },
    { "cfn.AWS::EC2::NetworkAcl", "aws.vpc", "VpcId", "id" },
    { "tf.aws_eks_cluster", "aws.iam_role", "role_arn", "arn" },
    { "tf.aws_eks_cluster", "aws.subnet", "vpc_config.subnet_ids", "id" },
    { "tf.aws_db_subnet_group", "aws.subnet", "subnet_ids", "id" },
    { "tf.aws_ebs_snapshot", "tf.aws_ebs_volume", "volume_id", "id" },
    { "cfn.AWS::EC2::NetworkAclEntry", "cfn.AWS::EC2::NetworkAcl", "NetworkAclId", "Id" },
    { "tf.aws_s3_bucket_policy", "aws.s3", "bucket", "id" },
    { "tf.aws_sns_topic_policy", "aws.sns", "arn", "arn" },
  };
  g_autoptr (IshCatalog) catalog = load ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases) - 1; i++)
    {
      guint n = 0;
      g_auto (GStrv) arguments =
        ish_catalog_list_arguments (catalog, cases[i].holder, cases[i].other, &n);
      g_autofree char *attribute = ish_service_choose_attribute (
        ish_catalog_get_service (catalog, cases[i].holder), arguments[0],
        ish_catalog_get_service (catalog, cases[i].other));

      g_assert_cmpstr (arguments[0], ==, cases[i].argument);
      g_assert_cmpuint (n, ==, 1);
      if (strcmp (cases[i].attribute, "Id") != 0)
        g_assert_cmpstr (attribute, ==, cases[i].attribute);
    }
}

static void
test_attributes (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  g_auto (GStrv) ours =
    ish_service_list_attributes (ish_catalog_get_service (catalog, "tf.aws_key_pair"));
  g_auto (GStrv) theirs =
    ish_service_list_attributes (ish_catalog_get_service (catalog, "cfn.AWS::EC2::KeyPair"));

  g_assert_cmpstr (ours[0], ==, "id");
  g_assert_true (g_strv_contains ((const char *const *) ours, "fingerprint"));
  g_assert_cmpstr (theirs[0], ==, "Ref");
  g_assert_true (g_strv_contains ((const char *const *) theirs, "KeyPairId"));
  g_assert_true (ish_catalog_can_read (catalog, "aws", "tf.aws_key_pair", "key_pair_id", FALSE));
  g_assert_false (
    ish_catalog_can_read (catalog, "aws", "tf.aws_key_pair:tf", "key_pair_id", FALSE));
  g_assert_true (ish_catalog_can_read (catalog, "aws", "cfn.AWS::EC2::KeyPair", "Ref", TRUE));
}

/* Every type of both providers is a service that may be placed. */
static void
check_all (IshCatalog *catalog, const char *prefix, const char *const *names, guint n)
{
  guint n_made = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *type = g_strconcat (prefix, names[i], NULL);
      const IshService *service = ish_catalog_get_service (catalog, type);

      if (service == NULL)
        continue; /* gone from the newest provider */
      n_made++;
      g_assert_cmpstr (ish_service_get_label (service, ISH_LANGUAGE_KO), !=, "");
      g_assert_nonnull (ish_service_get_category (service));
      g_assert_null (ish_catalog_check_parent (catalog, NULL, type));
      for (guint p = 0; p < ish_service_get_n_props (service); p++)
        {
          const IshProp *prop = ish_service_get_prop_at (service, p);

          g_assert_true (prop == ish_service_get_prop (service, prop->name));
          if (prop->type == ISH_PROP_BLOCK || prop->type == ISH_PROP_BLOCKS)
            (void) ish_prop_get_n_fields (prop);
        }
    }
  g_test_message ("%s: %u of %u", prefix, n_made, n);
  g_assert_cmpuint (n_made * 100, >=, n * 95);
}

static void
test_all (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  const IshSchema *schema = ish_schema_get_full (NULL);
  const char *const *names;
  guint n;

  names = ish_schema_list_resources (schema, &n);
  g_assert_cmpuint (n, >=, 1305);
  check_all (catalog, "tf.", names, n);
  names = ish_schema_list_cloudformation (schema, &n);
  g_assert_cmpuint (n, >=, 1850);
  check_all (catalog, "cfn.", names, n);
}

static gpointer
ask_in_thread (gpointer data)
{
  IshCatalog *catalog = data;
  const IshService *service = ish_catalog_get_service (catalog, "tf.aws_eks_cluster");

  return (gpointer) ish_prop_get_field (ish_service_get_prop (service, "vpc_config"), "subnet_ids");
}

static void
test_threads (void)
{
  g_autoptr (IshCatalog) catalog = load ();
  GThread *threads[8];
  gconstpointer first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("ask", ask_in_thread, catalog);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      gconstpointer got = g_thread_join (threads[i]);

      g_assert_nonnull (got);
      g_assert_true (first == NULL || first == got);
      first = got;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/generic/service", test_service);
  g_test_add_func ("/catalog/generic/unknown", test_unknown);
  g_test_add_func ("/catalog/generic/blocks", test_blocks);
  g_test_add_func ("/catalog/generic/deep", test_deep);
  g_test_add_func ("/catalog/generic/secrets", test_secrets);
  g_test_add_func ("/catalog/generic/search", test_search);
  g_test_add_func ("/catalog/generic/containment", test_containment);
  g_test_add_func ("/catalog/generic/lines", test_lines);
  g_test_add_func ("/catalog/generic/arguments", test_arguments);
  g_test_add_func ("/catalog/generic/attributes", test_attributes);
  g_test_add_func ("/catalog/generic/all", test_all);
  g_test_add_func ("/catalog/generic/threads", test_threads);
  return g_test_run ();
}
