/* The full schema tables: every type, read one at a time.
 * SPDX-License-Identifier: MIT */
#include "config.h"

#include "catalog/ish-schema.h"

static const IshSchema *
load (void)
{
  g_autoptr (GError) error = NULL;
  const IshSchema *schema = ish_schema_get_full (&error);

  g_assert_no_error (error);
  return schema;
}

static void
test_counts (void)
{
  guint n_resources, n_data, n_types;

  ish_schema_list_resources (load (), &n_resources);
  ish_schema_list_data (load (), &n_data);
  ish_schema_list_cloudformation (load (), &n_types);
  g_assert_cmpuint (n_resources, >=, 1581);
  g_assert_cmpuint (n_data, >=, 500);
  g_assert_cmpuint (n_types, >=, 1858);
}

/* Every line of the tables is read; the names are those that look-ups find. */
static void
test_every_type (void)
{
  const IshSchema *schema = load ();
  const char *const *names;
  guint n;

  names = ish_schema_list_resources (schema, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (ish_schema_get_resource (schema, names[i])->name, ==, names[i]);
  names = ish_schema_list_data (schema, &n);
  for (guint i = 0; i < n; i++)
    g_assert_true (ish_shape_has_fields (ish_schema_get_data (schema, names[i])->shape));
  names = ish_schema_list_cloudformation (schema, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (ish_schema_get_cloudformation (schema, names[i])->shape->kinds, ==,
                      ISH_SHAPE_OBJECT);
  g_assert_null (ish_schema_get_resource (schema, "no_such_type"));
  g_assert_true (g_str_has_prefix (ish_schema_get_newest (schema), "6."));
}

static void
test_facts (void)
{
  const IshSchema *schema = load ();
  const IshSchemaType *table = ish_schema_get_resource (schema, "aws_dynamodb_table");
  const IshField *mode = ish_shape_get (table->shape, "billing_mode");
  const IshSchemaType *stack = ish_schema_get_cloudformation (schema, "AWS::DynamoDB::Table");

  g_assert_cmpstr (mode->shape->values[0], ==, "PAY_PER_REQUEST");
  g_assert_cmpuint (ish_shape_get (table->shape, "warm_throughput")->flags & ISH_FIELD_NEW, !=, 0);
  g_assert_cmpuint (ish_shape_get (table->shape, "attribute")->flags & ISH_FIELD_BLOCK, !=, 0);
  g_assert_nonnull (ish_shape_get (stack->shape, "BillingMode")->shape->values);
  g_assert_cmpuint (ish_shape_get (stack->shape, "KeySchema")->flags & ISH_FIELD_REQUIRED, !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/schema-full/counts", test_counts);
  g_test_add_func ("/catalog/schema-full/every-type", test_every_type);
  g_test_add_func ("/catalog/schema-full/facts", test_facts);
  return g_test_run ();
}
