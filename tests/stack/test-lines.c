/* Every pair of types: what may be drawn resolves, and undone leaves no trace; what is refused
 * while drawing is refused in a file, too, with a sentence a person can follow.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "stack-fixture.h"

static const char settings[] =
  "'cloud': 'aws', 'region': 'ap-northeast-2', 'environment': 'dev', 'prefix': 'test'";
static IshCatalog *real;

/* What the decisions say word for word. */
static const struct {
  const char *from, *to, *sentence;
} sentences[] = {
  { "nlb", "lambda", "An NLB cannot call a function. Use an ALB or API Gateway." },
  { "sns", "ses",
    "SNS cannot send through SES. Subscribe e-mail addresses to the topic, or put a Lambda "
    "function between them." },
  { "eventbridge", "rds",
    "EventBridge has no {to} target. Send it to Lambda or Step Functions and let that write to "
    "{to}." },
  { "stepfunctions", "rds",
    "A workflow has no network. Call a Lambda function in the VPC that talks to {to}." },
  { "cloudwatch_logs", "opensearch",
    "Log batches must be unpacked first. Put a Lambda function between." },
  { "cloudwatch_alarm", "sqs",
    "An alarm cannot deliver there. Send it to SNS and subscribe {to} to the topic." },
  { "internet", "rds",
    "{to} must not face the internet. Put CloudFront, API Gateway or a load balancer in front." },
  { "user", "dynamodb",
    "{to} must not face the internet. Put CloudFront, API Gateway or a load balancer in front." },
  { "apigateway", "rds", "API Gateway cannot talk to {to}. Put a Lambda function between." },
  { "cloudfront", "asg",
    "CloudFront needs an address on the internet. Put a load balancer or an API between {from} and "
    "{to}." },
  { "route53", "s3", "A bucket website has no HTTPS. Put CloudFront between." },
  { "internet", "vpc_endpoint",
    "The internet does not connect to {to}; connect it to what runs inside." },
  { "lambda", "user", "Answers go back by themselves; draw the line from the one who asks." },
  { "ec2", "user", "Answers go back by themselves; draw the line from the one who asks." },
  { "alb", "internet", "Answers go back by themselves; draw the line from the one who asks." },
  { "lambda", "cloudtrail",
    "CloudTrail records by itself. Draw the line from CloudTrail to its bucket, topic or log "
    "group." },
  { "alb", "alb", "An ALB cannot forward to a load balancer. An NLB may forward to an ALB." },
};

static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *from = g_strconcat ("aws.", sentences[i].from, NULL);
      g_autofree char *to = g_strconcat ("aws.", sentences[i].to, NULL);

      const char *said = ish_catalog_check_line (real, from, to, NULL, NULL, NULL);

      if (g_strcmp0 (said, sentences[i].sentence) != 0)
        {
          g_test_message ("%s -> %s: %s", from, to, said ? said : "may be drawn");
          g_test_fail ();
        }
    }
}

/* --- every pair --- */

static IshDesign *
two_of (const char *from, const char *to)
{
  g_autofree char *resources = g_strdup_printf (
    "{'id': 'from', 'type': '%s', 'name': 'One'}, {'id': 'to', 'type': '%s', 'name': 'Other'}",
    from, to);

  return stack_fixture_design (settings, resources, "");
}

static char *
dump (IshDesign *design)
{
  g_autoptr (IshStack) stack = ish_stack_resolve (design, real);

  return stack_fixture_dump (stack);
}

static void
undo (IshDesign *design, GPtrArray *inverse)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < inverse->len; i++)
    ish_design_apply (design, inverse->pdata[i], NULL, &error);
  g_assert_no_error (error);
}

/* @before and @text: the stack and the file without the line. Returns what is said of the line. */
static char *
draw_and_undo (IshDesign *design, const char *type, const char *before, const char *text)
{
  g_autoptr (GPtrArray) inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
  g_autoptr (IshOp) op = ish_op_new_link_ends ("line", "from", "to", type);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshStack) stack = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text_after = NULL;
  const IshFinding *finding;
  char *said = NULL;

  ish_design_apply (design, op, inverse, &error);
  g_assert_no_error (error);
  stack = ish_stack_resolve (design, real);
  finding = stack_fixture_finding (stack, "line.refused", "line");
  if (finding)
    said = ish_finding_format (finding, NULL);
  undo (design, inverse);
  after = dump (design);
  text_after = ish_design_serialize (design, NULL);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (text_after, ==, text);
  return said;
}

static void
check_pair (const char *from, const char *to, guint *n_drawn, guint *n_refused)
{
  g_autoptr (IshDesign) design = two_of (from, to);
  g_autofree char *before = dump (design);
  g_autofree char *text = ish_design_serialize (design, NULL);
  const char *sentence = ish_catalog_check_line (real, from, to, NULL, NULL, NULL);
  g_autoptr (GPtrArray) types = ish_catalog_list_line_types (real, from, to);

  if (sentence)
    {
      g_autofree char *said = draw_and_undo (design, "default", before, text);

      if (said == NULL || strchr (said, '{') || !strchr (".?!", said[strlen (said) - 1]))
        g_error ("%s -> %s: refused while drawing with '%s', in a file with '%s'", from, to,
                 sentence, said);
      g_assert_cmpuint (types->len, ==, 0);
      ++*n_refused;
    }
  for (guint i = 0; i < types->len; i++)
    {
      g_autofree char *said = draw_and_undo (design, types->pdata[i], before, text);

      ++*n_drawn;
    }
}

static void
test_pairs (void)
{
  guint n = ish_catalog_get_n_services (real);
  guint n_drawn = 0, n_refused = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      check_pair (ish_service_get_type_id (ish_catalog_get_service_at (real, i)),
                  ish_service_get_type_id (ish_catalog_get_service_at (real, k)), &n_drawn,
                  &n_refused);
  g_test_message ("%u lines drawn and undone, %u refused", n_drawn, n_refused);
  g_assert_cmpuint (n_drawn, >, 400);
  g_assert_cmpuint (n_refused, >, 1000);
}

/* --- addresses --- */

/* Networks as people draw them: partly, in one zone, several, peered, with ranges of their own. */
static const struct {
  const char *resources, *lines;
} networks[] = {
  { "{'id': 'm', 'type': 'aws.vpc'}, {'id': 'mweb', 'type': 'aws.ec2', 'parent': 'm'}", "" },
  { "{'id': 'm', 'type': 'aws.vpc'}, {'id': 'mz', 'type': 'aws.az', 'parent': 'm'},"
    "{'id': 'msub', 'type': 'aws.subnet', 'parent': 'mz', 'properties': {'tier': 'private', "
    "'cidr': '10.0.16.0/20'}}, {'id': 'mweb', 'type': 'aws.ec2', 'parent': 'msub'},"
    "{'id': 'mdb', 'type': 'aws.rds', 'parent': 'm'}",
    "" },
  { "{'id': 'm', 'type': 'aws.vpc', 'properties': {'cidr': '10.0.0.0/16'}}, {'id': 'n', 'type': "
    "'aws.vpc', 'properties': {'cidr': '10.1.0.0/16'}}, {'id': 'mlb', 'type': 'aws.alb', "
    "'parent': 'm'}, {'id': 'nweb', 'type': 'aws.ecs_service', 'parent': 'n'}",
    "{'id': 'peer', 'from': 'm', 'to': 'n', 'type': 'network'}" },
};

static const IshValue *
range_of (IshStack *stack, const IshNode *node)
{
  return node->args ? ish_value_get (node->args, "cidr_block") : NULL;
}

static void
check_ranges (IshStack *before, IshStack *after, const char *type, const char *parent)
{
  for (guint i = 0; i < ish_stack_get_n_nodes (before); i++)
    {
      const IshNode *node = ish_stack_get_node_at (before, i);
      const IshNode *same = ish_stack_get_node (after, node->key);
      const IshValue *range = range_of (before, node);
      g_autofree char *old = range ? stack_fixture_value (range) : NULL;
      g_autofree char *now = NULL;

      if (old == NULL || same == NULL)
        continue;
      now = stack_fixture_value (range_of (after, same));
      if (strcmp (old, now) != 0)
        {
          g_test_message ("%s in %s: %s moves from %s to %s", type, parent, node->key, old, now);
          g_test_fail ();
        }
    }
}

/* Whatever is dropped anywhere: what had a range keeps it. Networks without a range of their own
 * are counted by id, so one whose id comes before another would move that: none does here. */
static void
test_addresses (void)
{
  static const char *const parents[] = { NULL, "m", "mz", "n" };

  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    for (guint k = 0; k < ish_catalog_get_n_services (real); k++)
      for (guint p = 0; p < G_N_ELEMENTS (parents); p++)
        {
          const char *type = ish_service_get_type_id (ish_catalog_get_service_at (real, k));
          g_autofree char *home = parents[p] ? g_strdup_printf ("'parent': '%s',", parents[p])
                                             : g_strdup ("");
          g_autofree char *more = g_strdup_printf ("%s, {'id': 'zz_new', %s 'type': '%s'}",
                                                   networks[i].resources, home, type);
          g_autofree char *mark = g_strdup_printf ("'id': '%s'", parents[p] ? parents[p] : "m");
          g_autoptr (IshDesign) old = NULL;
          g_autoptr (IshDesign) new = NULL;
          g_autoptr (IshStack) before = NULL;
          g_autoptr (IshStack) after = NULL;

          if (strstr (networks[i].resources, mark) == NULL)
            continue;
          old = stack_fixture_design (settings, networks[i].resources, networks[i].lines);
          new = stack_fixture_design (settings, more, networks[i].lines);
          before = ish_stack_resolve (old, real);
          after = ish_stack_resolve (new, real);
          check_ranges (before, after, type, parents[p] ? parents[p] : "the top");
        }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  real = stack_fixture_real ();
  g_test_add_func ("/stack/lines/sentences", test_sentences);
  g_test_add_func ("/stack/lines/pairs", test_pairs);
  g_test_add_func ("/stack/lines/addresses", test_addresses);
  result = g_test_run ();
  ish_catalog_unref (real);
  return result;
}
