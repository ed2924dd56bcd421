/* Reference cycles: broken by literal names, no more than needed, or named.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

#define FUNCTION(key, env) \
  "{'key': '" key "', 'kind': 'lambda', 'args': {'function_name': '@{prefix}-" key "'," \
  " 'role': 'arn:x', 'environment': {'variables': {" env "}}}}"

/* A bucket notifies a function, which may only be called by the bucket and knows its name. */
#define NOTIFIED                                                                                   \
  "{'key': 'files', 'kind': 'bucket', 'args': {'bucket': '@{prefix}-files'}}," \
  " {'key': 'files_notification', 'kind': 'bucket_notification'," \
  " 'after': ['allow'],  'args': {'bucket': '@{files.id}'," \
  " 'lambda_function': [{'lambda_function_arn': '@{thumb.arn}',  'events':" \
  " ['s3:ObjectCreated:*']}]}}," \
  " {'key': 'allow', 'kind': 'lambda_permission'," \
  " 'args': {'function_name': '@{thumb.function_name}',  'action': 'lambda:InvokeFunction'," \
  " 'principal': 's3.amazonaws.com', 'source_arn': '@{files.arn}'}}"

static void
test_folded (void)
{
  static const char json[] =
    "{'nodes': [" NOTIFIED ", " FUNCTION ("thumb", "'BUCKET': '@{files.id}'") "]}";
  g_autofree char *tf = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");
  g_autofree char *cfn = test_generate (json, ISH_DIALECT_CLOUDFORMATION, "template.yaml");

  /* In Terraform the notification stands alone, so nothing is circular. */
  test_assert_has (tf, "source_arn    = aws_s3_bucket.files.arn");
  test_assert_has (tf, "BUCKET = aws_s3_bucket.files.id");
  /* In CloudFormation it is part of the bucket. */
  test_assert_has (cfn, "SourceArn: !Sub arn:${AWS::Partition}:s3:::${NamePrefix}-files");
  test_assert_has (cfn, "BUCKET: !Sub ${NamePrefix}-files");
  test_assert_has (cfn, "DependsOn: Allow");
}

/* The permission alone closes the loop: the other function's variable stays a reference. */
static void
test_no_more_than_needed (void)
{
  static const char json[] = "{'nodes': [" NOTIFIED ", " FUNCTION ("thumb", "") ", "
                             FUNCTION ("other", "'BUCKET': '@{files.id}'") "]}";
  g_autofree char *cfn = test_generate (json, ISH_DIALECT_CLOUDFORMATION, "template.yaml");

  test_assert_has (cfn, "SourceArn: !Sub arn:");
  test_assert_has (cfn, "BUCKET: !Ref Files");
}

/* Two functions that know each other: one name is enough, and it is the same one every time. */
static void
test_put_back (void)
{
  static const char json[] = "{'nodes': [" FUNCTION ("a", "'B': '@{b.function_name}'") ", "
                             FUNCTION ("b", "'A': '@{a.function_name}'") "]}";
  g_autofree char *tf = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");
  g_autofree char *again = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");
  gboolean first = strstr (tf, "B = aws_lambda_function.b.function_name") != NULL;
  gboolean second = strstr (tf, "A = aws_lambda_function.a.function_name") != NULL;

  g_assert_cmpint (first + second, ==, 1);
  test_assert_has (tf, first ? "A = \"${local.prefix}-a\"" : "B = \"${local.prefix}-b\"");
  g_assert_cmpstr (tf, ==, again);
}

/* Policies go before environment variables. */
static void
test_class_order (void)
{
  static const char json[] =
    "{'nodes': [" FUNCTION ("f", "'URL': '@{q.arn}'") ","
    " {'key': 'q', 'kind': 'queue', 'after': ['p'], 'args': {'name': 'q'}},"
    " {'key': 'p', 'kind': 'queue_policy', 'args': {'queue_url': 'u',"
    "  'policy': {'Resource': '@{f.arn}'}}}]}";
  g_autofree char *tf = test_generate (json, ISH_DIALECT_TERRAFORM, "main.tf");

  test_assert_has (tf, "Resource = \"arn:");
  test_assert_has (tf, "URL = aws_sqs_queue.q.arn");
}

static void
test_unbreakable (void)
{
  g_autofree char *message = test_generate_error (
    "{'nodes': [{'key': 'b', 'kind': 'sg', 'args': {'name': '@{a.id}'}},"
    " {'key': 'a', 'kind': 'sg', 'args': {'name': '@{b.id}'}},"
    " {'key': 'c', 'kind': 'vpc'}]}",
    ISH_DIALECT_TERRAFORM);

  g_assert_cmpstr (message, ==, "terraform: the connections between these go round in a circle, "
                   "each waits for the next; take one away: a, b");
}

static void
test_self (void)
{
  g_autofree char *message = test_generate_error (
    "{'nodes': [{'key': 'a', 'kind': 'sg', 'args': {'name': '@{a.id}'}}]}",
    ISH_DIALECT_TERRAFORM);

  test_assert_has (message, "take one away: a");
}

/* A chain as long as the largest design is walked without recursion. */
static void
test_long_chain (void)
{
  g_autoptr(GString) json = g_string_new ("{'nodes': [");
  g_autofree char *tf = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (json,
                            "%s{'key': 'n%05u', 'kind': 'vpc', 'after': ['n%05u']}",
                            i ? "," : "", i, i + 1);
  g_string_append (json, "]}");
  tf = test_generate (json->str, ISH_DIALECT_TERRAFORM, "main.tf");
  test_assert_has (tf, "depends_on = [aws_vpc.n19999]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/cycles/folded", test_folded);
  g_test_add_func ("/generate/cycles/no-more-than-needed", test_no_more_than_needed);
  g_test_add_func ("/generate/cycles/put-back", test_put_back);
  g_test_add_func ("/generate/cycles/class-order", test_class_order);
  g_test_add_func ("/generate/cycles/unbreakable", test_unbreakable);
  g_test_add_func ("/generate/cycles/self", test_self);
  g_test_add_func ("/generate/cycles/long-chain", test_long_chain);
  return g_test_run ();
}
