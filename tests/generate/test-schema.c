/* The compact schema tables.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

static const char tables[] = "{\"resources\": {\"x_thing\": {\"name*\": \"s\", \"port\": \"n\", "
                             "\"arn!\": \"s\", \"old~\": \"b\","
                             " \"names\": [\"s\"], \"tags\": {\"{}\": \"s\"}, \"rule#*\": "
                             "[{\"action*\": \"s\"}], \"one#\": {\"a\": \"b\"}},"
                             " \"x_gone~\": {}}, \"data\": {\"x_seen\": {\"id\": \"s\"}},"
                             " \"cloudformation\": {\"X::Thing\": {\"properties\": {\"DBName*\": "
                             "\"s\", \"Policy\": \"s|o\", \"Free\": \"o\"},"
                             " \"attributes\": [\"Arn\"], \"tags\": \"Tags\"}}}";

static IshSchema *
load (void)
{
  g_autoptr(GError) error = NULL;
  IshSchema *schema = ish_schema_new (tables, -1, &error);

  g_assert_no_error (error);
  return schema;
}

static void
test_fields (void)
{
  g_autoptr(IshSchema) schema = load ();
  const IshShape *shape = ish_schema_get_resource (schema, "x_thing")->shape;

  g_assert_cmpuint (ish_shape_get (shape, "name")->flags, ==, ISH_FIELD_REQUIRED);
  g_assert_cmpuint (ish_shape_get (shape, "port")->shape->kinds, ==, ISH_SHAPE_NUMBER);
  g_assert_cmpuint (ish_shape_get (shape, "arn")->flags, ==, ISH_FIELD_READ_ONLY);
  g_assert_cmpuint (ish_shape_get (shape, "old")->flags, ==, ISH_FIELD_GONE);
  g_assert_null (ish_shape_get (shape, "nam"));
  g_assert_null (ish_shape_get (shape, "name*"));
  g_assert_null (ish_shape_get (NULL, "name"));
}

static void
test_blocks (void)
{
  g_autoptr(IshSchema) schema = load ();
  const IshShape *shape = ish_schema_get_resource (schema, "x_thing")->shape;
  const IshField *rule = ish_shape_get (shape, "rule"), *one = ish_shape_get (shape, "one");

  g_assert_cmpuint (rule->flags, ==, ISH_FIELD_BLOCK | ISH_FIELD_REQUIRED);
  g_assert_cmpuint (rule->shape->kinds, ==, ISH_SHAPE_LIST);
  g_assert_nonnull (ish_shape_get (ish_shape_inside (rule->shape), "action"));
  g_assert_cmpuint (one->flags, ==, ISH_FIELD_BLOCK);
  g_assert_true (ish_shape_has_fields (one->shape));
  g_assert_false (ish_shape_has_fields (ish_shape_get (shape, "tags")->shape));
  g_assert_cmpuint (ish_shape_get (shape, "tags")->shape->kinds, ==, ISH_SHAPE_MAP);
}

static void
test_match (void)
{
  g_autoptr(IshSchema) schema = load ();
  const IshSchemaType *type = ish_schema_get_cloudformation (schema, "X::Thing");

  g_assert_cmpstr (ish_shape_match (type->shape, "db_name")->name, ==, "DBName");
  g_assert_null (ish_shape_match (type->shape, "db_names"));
  g_assert_cmpuint (ish_shape_get (type->shape, "Policy")->shape->kinds, ==,
                    ISH_SHAPE_STRING | ISH_SHAPE_OBJECT);
  g_assert_false (ish_shape_has_fields (ish_shape_get (type->shape, "Free")->shape));
  g_assert_cmpstr (type->attributes[0], ==, "Arn");
  g_assert_null (type->attributes[1]);
  g_assert_cmpstr (type->tags, ==, "Tags");
}

static void
test_types (void)
{
  g_autoptr(IshSchema) schema = load ();

  g_assert_true (ish_schema_get_resource (schema, "x_gone")->gone);
  g_assert_false (ish_schema_get_resource (schema, "x_thing")->gone);
  g_assert_null (ish_schema_get_resource (schema, "x_seen"));
  g_assert_nonnull (ish_schema_get_data (schema, "x_seen"));
  g_assert_null (ish_schema_get_cloudformation (schema, "X::Other"));
}

static void
test_bad (void)
{
  static const char *const bad[] = { "", "[]", "{", "\"x\"", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (ish_schema_new (bad[i], -1, &error));
      g_assert_nonnull (error);
    }
}

/* What core-schema.py cut has both dialects of a type the tests use, with the facts that matter. */
static void
test_cut (void)
{
  const IshSchema *schema = test_schema ();
  const IshSchemaType *queue = ish_schema_get_resource (schema, "aws_sqs_queue");
  const IshSchemaType *group =
    ish_schema_get_cloudformation (schema, "AWS::AutoScaling::AutoScalingGroup");
  const IshSchemaType *listener =
    ish_schema_get_cloudformation (schema, "AWS::ElasticLoadBalancingV2::Listener");

  g_assert_nonnull (ish_shape_get (queue->shape, "visibility_timeout_seconds"));
  g_assert_cmpuint (
    ish_shape_get (ish_shape_get (group->shape, "Tags")->shape->item, "PropagateAtLaunch")->flags,
    ==, ISH_FIELD_REQUIRED);
  g_assert_null (listener->tags); /* schemas before 2026 refuse them */
  g_assert_nonnull (ish_schema_get_data (schema, "aws_ssm_parameter"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/schema/fields", test_fields);
  g_test_add_func ("/generate/schema/blocks", test_blocks);
  g_test_add_func ("/generate/schema/match", test_match);
  g_test_add_func ("/generate/schema/types", test_types);
  g_test_add_func ("/generate/schema/bad", test_bad);
  g_test_add_func ("/generate/schema/cut", test_cut);
  return g_test_run ();
}
