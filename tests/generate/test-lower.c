/* The copy of a stack for one dialect.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack-json.h"

#include <string.h>

typedef struct
{
  TestStack *stack;
  IshLow    *low;
} Lowered;

static Lowered
lower (const char *json, IshDialect dialect)
{
  Lowered result = { test_stack_new (json), NULL };

  result.low = _ish_low_new (test_stack_get_source (result.stack), test_schema (), dialect);
  return result;
}

static void
lowered_clear (Lowered *self)
{
  _ish_low_free (self->low);
  test_stack_free (self->stack);
}

static void
test_dialect_arguments (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'q', 'kind': 'queue', 'args': {'name': 'a', 'cfn:QueueName': 'b',"
    " 'tf:fifo_queue': true, 'delay_seconds': null}}]}";
  Lowered terraform = lower (json, ISH_DIALECT_TERRAFORM);
  Lowered cloudformation = lower (json, ISH_DIALECT_CLOUDFORMATION);
  const IshValue *tf = _ish_low_get (terraform.low, "q")->args;
  const IshValue *cfn = _ish_low_get (cloudformation.low, "q")->args;

  g_assert_cmpuint (tf->u.map.n, ==, 2);
  g_assert_true (ish_value_get (tf, "fifo_queue")->u.boolean);
  g_assert_cmpuint (cfn->u.map.n, ==, 2);
  g_assert_cmpstr (ish_value_get (cfn, "cfn:QueueName")->u.string, ==, "b");
  lowered_clear (&terraform);
  lowered_clear (&cloudformation);
}

static void
test_follow (void)
{
  Lowered lowered =
    lower ("{'nodes': [{'key': 'cert', 'kind': 'certificate', 'args': {'domain_name': 'a.kr'}},"
           " {'key': 'q', 'kind': 'queue', 'args': {'name': '@{cert.domain}',"
           " 'policy': 'x-@{cert.domain}'}}]}",
           ISH_DIALECT_CLOUDFORMATION);
  const IshValue *args = _ish_low_get (lowered.low, "q")->args;

  g_assert_no_error (lowered.low->error);
  g_assert_cmpstr (ish_value_get (args, "name")->u.string, ==, "a.kr");
  g_assert_cmpstr (ish_value_get (args, "policy")->u.string, ==, "x-a.kr");
  lowered_clear (&lowered);
}

static void
test_fold_home (void)
{
  static const char json[] =
    "{'nodes': [{'key': 'files', 'kind': 'bucket', 'args': {'bucket': 'b'}},"
    " {'key': 'files_versioning', 'kind': 'bucket_versioning',  'args': {'bucket':"
    " '@{files.id}'}}]}";
  Lowered terraform = lower (json, ISH_DIALECT_TERRAFORM);
  Lowered cloudformation = lower (json, ISH_DIALECT_CLOUDFORMATION);

  g_assert_cmpuint (terraform.low->nodes[1].home, ==, 1);
  g_assert_cmpuint (cloudformation.low->nodes[1].home, ==, 0);
  g_assert_cmpstr (cloudformation.low->nodes[0].name, ==, "Files");
  lowered_clear (&terraform);
  lowered_clear (&cloudformation);
}

/* The later of two keys that camel alike gets a suffix made of itself, so it never moves. */
static void
test_names (void)
{
  Lowered lowered = lower (
    "{'nodes': [{'key': 'a_b', 'kind': 'vpc'},"
    " {'key': 'aB', 'kind': 'vpc'},"
    " {'key': 'web_1', 'kind': 'vpc'}]}",
    ISH_DIALECT_CLOUDFORMATION);
  const char *upper = _ish_low_get (lowered.low, "aB")->name,
             *lower_name = _ish_low_get (lowered.low, "a_b")->name;

  g_assert_cmpstr (upper, ==, "AB");
  g_assert_true (g_str_has_prefix (lower_name, "ABX"));
  g_assert_cmpuint (strlen (lower_name), ==, 7);
  g_assert_cmpstr (_ish_low_get (lowered.low, "web_1")->name, ==, "Web1");
  lowered_clear (&lowered);
}

static void
test_literal (void)
{
  Lowered lowered = lower (
    "{'nodes': [{'key': 'q', 'kind': 'queue', 'args': {'name': '@{prefix}-q'}},"
    " {'key': 'bare', 'kind': 'queue', 'args': {}}]}",
    ISH_DIALECT_TERRAFORM);
  const IshValue *literal =
    _ish_low_literal (lowered.low, test_stack_value (lowered.stack, "\"@{q.arn}\""));

  g_assert_true (ish_value_equal (literal, test_stack_value (lowered.stack,
                                  "\"arn:@{partition}:sqs:@{region}:@{account}:@{prefix}-q\"")));
  g_assert_null (_ish_low_literal (lowered.low, test_stack_value (lowered.stack, "\"@{q.url}\"")));
  g_assert_null (
    _ish_low_literal (lowered.low, test_stack_value (lowered.stack, "\"@{bare.arn}\"")));
  lowered_clear (&lowered);
}

static void
assert_mistake (const char *json, IshDialect dialect, const char *part)
{
  g_autofree char *message = test_generate_error (json, dialect);

  test_assert_has (message, part);
}

static void
test_mistakes (void)
{
  assert_mistake ("{'nodes': [{'key': 'x', 'kind': 'nothing'}]}", ISH_DIALECT_TERRAFORM,
                  "x (kind nothing): the catalogue has no such kind");
  assert_mistake (
    "{'nodes': [{'key': 'x', 'kind': 'subnet', 'args': {'vpc_id': '@{y.id}'}}]}",
    ISH_DIALECT_TERRAFORM, "vpc_id refers to y, which does not exist");
  assert_mistake (
    "{'nodes': [{'key': 'x', 'kind': 'vpc', 'args': {'cidr': '10.0.0.0/16'}}]}",
    ISH_DIALECT_TERRAFORM, "aws_vpc has no argument cidr");
  assert_mistake ("{'nodes': [{'key': 'x', 'kind': 'vpc', 'args': {'arn': 'a'}}]}",
                  ISH_DIALECT_TERRAFORM, "aws_vpc.arn cannot be given");
  assert_mistake ("{'nodes': [{'key': 'x', 'kind': 'bucket_versioning',"
                  " 'args': {'bucket': 'name'}}]}",
                  ISH_DIALECT_CLOUDFORMATION,
                  "argument bucket must refer to the node it is folded into");
  assert_mistake (
    "{'nodes': [{'key': 'd', 'kind': 'default_security_group'},"
    " {'key': 'r', 'kind': 'sg_in', 'args': {'security_group_id': '@{d.id}'}}]}",
    ISH_DIALECT_CLOUDFORMATION, "cloudformation has no kind default_security_group");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generate/lower/dialect-arguments", test_dialect_arguments);
  g_test_add_func ("/generate/lower/follow", test_follow);
  g_test_add_func ("/generate/lower/fold-home", test_fold_home);
  g_test_add_func ("/generate/lower/names", test_names);
  g_test_add_func ("/generate/lower/literal", test_literal);
  g_test_add_func ("/generate/lower/mistakes", test_mistakes);
  return g_test_run ();
}
