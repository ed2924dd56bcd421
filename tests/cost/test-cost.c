/* What designs cost, computed by hand beside it, and what holds of every estimate.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "catalog/ish-rules.h"
#include "cost/ish-cost.h"

static IshCatalog *catalog;
static IshCostRules *rules;
static IshPriceBook *book;

static IshDesign *
make_design (const char *region, const char *environment, const char *resources, const char *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  IshDesign *design;

  g_string_printf (text,
                   "{'format': 'isshoni-design', 'version': 1, 'name': 'case', 'settings': "
                   "{'cloud': 'aws', 'region': '%s', 'environment': '%s', 'prefix': 'case'}, "
                   "'resources': [%s], 'connections': [%s]}",
                   region, environment, resources, lines ? lines : "");
  g_string_replace (text, "'", "\"", 0);
  design = ish_design_parse (text->str, (gssize) text->len, "case", &error);
  g_assert_no_error (error);
  return design;
}

static IshCost *
estimate (IshDesign *design, const char *discounts)
{
  g_autoptr (IshStack) stack = ish_stack_resolve (design, catalog);
  g_autoptr (JsonNode) node = discounts ? json_from_string (discounts, NULL) : NULL;

  return ish_cost_estimate (stack, rules, book, ish_design_get_usage (design),
                            node ? json_node_get_object (node) : NULL);
}

/* --- by hand --- */

#define HOURS 730
#define SEOUL "ap-northeast-2"
#define ONE(type, more) "{'id': 'x', 'type': 'aws." type "', 'parent': null" more "}"

/* Amounts are micro-dollars: a price of $0.059 an hour is 59000. */
#define NAT (HOURS * 59000 + HOURS * 5000)             /* gateway and its public address */
#define DISK(gb) ((gb) * 91200)                        /* gp3 in Seoul */
#define SMALL 20800                                    /* t4g.small, an hour */

static const struct
{
  const char *name, *region, *environment, *resources, *lines, *only; /* the resource meant */
  gint64 fixed, mid;
} cases[] = {
  { "a queue: 5 M messages, each sent, received and deleted", SEOUL, "dev", ONE ("sqs", ""), NULL,
    "x", 0, 3 * 5 * 400000 },
  { "an alarm", SEOUL, "dev",
    ONE ("cloudwatch_alarm", "") ", {'id': 'q', 'type': 'aws.sqs', 'parent': null}",
    "{'id': 'l', 'from': 'q', 'to': 'x', 'type': 'event'}", "x", 100000, 0 },
  { "a secret", SEOUL, "dev", ONE ("secret", ""), NULL, "x", 400000, 10 * 50000 },
  { "a key: 1 M calls at 0.03 for 10,000", SEOUL, "dev", ONE ("kms", ""), NULL, "x", 1000000,
    100 * 30000 },
  { "a repository: 10 GB", SEOUL, "dev", ONE ("ecr", ""), NULL, "x", 0, 10 * 100000 },
  { "a table: 10 M reads, a third of it writes", SEOUL, "dev", ONE ("dynamodb", ""), NULL, "x", 0,
    1355000 + 2266667 },
  { "a bucket: 100 GB, 1 M writes, 10 M reads", SEOUL, "dev", ONE ("s3", ""), NULL, "x", 0,
    100 * 25000 + 1000 * 4500 + 10000 * 350 },
  { "a log group, 30 days: 10 GB a month", SEOUL, "dev", ONE ("cloudwatch_logs", ""), NULL, "x",
    0, 7600000 + 47100 },
  { "a function, 256 MB arm: 10 M runs of 128 ms, and its log", SEOUL, "dev", ONE ("lambda", ""),
    NULL, "x", 0,
    /* 10 * 0.2; 10 M * 0.128 s * 0.25 GB * 0.0000133334; its log */
    2000000 + 4266688 + 7600000 + 47100 },
  { "an API: 10 M requests at 1.23 a million, and its log", SEOUL, "prod", ONE ("apigateway", ""),
    NULL, "x", 0, 12300000 + 7600000 + 573050 },
  { "a workflow: 100,000 runs of one state and two more", SEOUL, "dev",
    ONE ("stepfunctions", ""), NULL, "x", 0, 100000 * 3 * 271 / 10 + 7600000 + 47100 },
  { "a server: t4g.small, 20 GB", SEOUL, "dev", ONE ("ec2", ", 'properties': {'instance_type': "
    "'t4g.small'}"), NULL, "x", HOURS * SMALL + DISK (20) + NAT,
    100 * 126000 + 200 * 59000 },
  { "servers, two at least: the third and fourth only when scaled out", SEOUL, "dev",
    ONE ("asg", ", 'properties': {'instance_type': 't4g.small', 'min': 2, 'max': 4}"), NULL, "x",
    2 * (HOURS * SMALL + DISK (20)) + NAT,
    /* out, processed, and between zones a cent each way */
    100 * 126000 + 200 * 59000 + 100 * 2 * 10000 },
  { "PostgreSQL to try: db.t4g.micro, 20 GB, the password's secret", SEOUL, "dev",
    ONE ("rds", ""), NULL, "x", HOURS * 25000 + 20 * 131000 + 400000, 20 * 95000 },
  { "PostgreSQL in production: db.t4g.medium in two zones", SEOUL, "prod", ONE ("rds", ""), NULL,
    "x", HOURS * 203000 + 20 * 262000 + 400000,
    /* backups, the database's log and the network's, both kept for a year */
    20 * 95000 + 2 * (7600000 + 573050) },
  { "Aurora to try: half an ACU always, a quarter of the way to the limit in the middle", SEOUL,
    "dev", ONE ("aurora", ", 'properties': {'max_acu': 2}"), NULL, "x",
    HOURS * 100000 + 400000,
    /* (2 - 0.5) / 4 * 730 * 0.2; 100 GB, 50 M requests, 20 GB of backups */
    54750000 + 100 * 120000 + 50 * 240000 + 20 * 23000 },
  { "Redis to try: one cache.t4g.micro and its token", SEOUL, "dev", ONE ("redis", ""), NULL, "x",
    HOURS * 24000 + 400000, 500000 },
  { "OpenSearch to try: one t3.small.search", SEOUL, "dev", ONE ("opensearch", ""), NULL, "x",
    HOURS * 56000, 7600000 + 47100 },
  { "Kubernetes: the cluster, one t4g.medium and its disk, the key of its secrets", SEOUL, "dev",
    ONE ("eks", ", 'properties': {'node_type': 't4g.medium', 'min': 1, 'max': 1}"), NULL, "x",
    HOURS * 100000 + HOURS * 41600 + DISK (20) + NAT + 1000000,
    100 * 126000 + 200 * 59000 + 7600000 + 47100 + 100 * 30000 },
  { "a container on Fargate: a quarter of a CPU and half a GB, arm", SEOUL, "dev",
    ONE ("ecs_service", ", 'properties': {'count': 1}"), NULL, "x",
    /* 730 * (0.25 * 0.03725 + 0.5 * 0.00409) */
    6798125 + 1492850 + NAT, 100 * 126000 + 200 * 59000 + 7600000 + 47100 },
  { "a public load balancer: two addresses", SEOUL, "dev",
    ONE ("alb", "") ", {'id': 'n', 'type': 'aws.internet', 'parent': null}",
    "{'id': 'l', 'from': 'n', 'to': 'x', 'type': 'network', 'properties': {'port': 80}}", "x",
    HOURS * 22500 + 2 * HOURS * 5000, HOURS * 8000 },
  { "an endpoint in two zones", SEOUL, "dev",
    "{'id': 'v', 'type': 'aws.vpc', 'parent': null, 'width': 400, 'height': 300}, "
    "{'id': 'x', 'type': 'aws.vpc_endpoint', 'parent': 'v', 'properties': {'service': 'ssm'}}",
    NULL, "x", 2 * HOURS * 13000, 50 * 10000 },
  { "a network alone costs nothing", SEOUL, "dev",
    "{'id': 'x', 'type': 'aws.vpc', 'parent': null, 'width': 400, 'height': 300}", NULL, "x", 0,
    0 },
  { "a role costs nothing", SEOUL, "dev", ONE ("iam_role", ""), NULL, "x", 0, 0 },
  { "the same queue in Virginia: 0.40 a million", "us-east-1", "dev", ONE ("sqs", ""), NULL, "x",
    0, 3 * 5 * 400000 },
  { "half of three servers by the day's price: two of three are on demand, what else is asked for "
    "has no price", SEOUL, "dev",
    ONE ("asg", ", 'properties': {'instance_type': 't4g.small', 'min': 3, 'max': 3, "
         "'spot_percent': 50}"), NULL, "x", 2 * HOURS * SMALL + 3 * DISK (20) + NAT,
    100 * 126000 + 200 * 59000 + 100 * 2 * 10000 },
  { "a server with Windows: only its disk has a price", SEOUL, "dev",
    ONE ("ec2", ", 'properties': {'instance_type': 't3.small', 'os': 'windows-2022'}"), NULL, "x",
    DISK (20) + NAT, 100 * 126000 + 200 * 59000 },
  { "PostgreSQL and two that read beside it: each a class and a disk of its own", SEOUL, "dev",
    ONE ("rds", ", 'properties': {'replicas': 2}"), NULL, "x",
    3 * (HOURS * 25000 + 20 * 131000) + 400000, 20 * 95000 },
  { "Aurora that pays no reads and writes has prices of its own, which are not known", SEOUL,
    "dev", ONE ("aurora", ", 'properties': {'storage': 'io-optimized'}"), NULL, "x", 400000,
    20 * 23000 },
  { "a table of five reads and writes a second with an index of as many, in Virginia", "us-east-1",
    "dev", ONE ("dynamodb", ", 'properties': {'billing': 'provisioned', 'indexes': [{'name': 'g', "
                "'pk': 'q'}]}"), NULL, "x",
    2 * (HOURS * 5 * 130 + HOURS * 5 * 650), 100 * 250000 },
  { "a seldom read table costs otherwise: no price known", "us-east-1", "dev",
    ONE ("dynamodb", ", 'properties': {'table_class': 'STANDARD_INFREQUENT_ACCESS'}"), NULL, "x",
    0, 0 },
  { "three containers, none of which runs before the repository holds an image", SEOUL, "dev",
    ONE ("ecs_service", ", 'properties': {'count': 3, 'max': 5}")
    ", {'id': 'r', 'type': 'aws.ecr', 'parent': null}",
    "{'id': 'l', 'from': 'x', 'to': 'r', 'type': 'data'}", "x", 3 * (6798125 + 1492850) + NAT,
    100 * 126000 + 200 * 59000 + 7600000 + 47100 },
  { "a stream of one shard in Virginia: 100 GB in units of 25 KB", "us-east-1", "dev",
    ONE ("kinesis", ""), NULL, "x", HOURS * 15000, 100 * 40000 * 14 / 1000 },
  { "files in Virginia, a fifth often used", "us-east-1", "dev", ONE ("efs", ""), NULL, "x", 0,
    20 * 300000 + 80 * 25000 },
  { "OpenSearch in Virginia: ten GB on its node", "us-east-1", "dev", ONE ("opensearch", ""), NULL,
    "x", HOURS * 36000 + 10 * 122000, 5000000 + 45000 },
  { "Aurora in Ireland: half a unit always, 10 M reads and writes of 50", "eu-west-1", "dev",
    ONE ("aurora", ", 'properties': {'max_acu': 1}"), NULL, "x", HOURS * 140000 / 2,
    HOURS * 140000 / 8 + 100 * 110000 + 50 * 220000 + 20 * 21000 },
  { "a server in Tokyo: its disk has no price there", "ap-northeast-1", "dev",
    ONE ("ec2", ", 'properties': {'instance_type': 't4g.small'}"), NULL, "x",
    HOURS * 21600 + HOURS * 62000 + HOURS * 5000, 100 * 114000 + 200 * 62000 },
  { "a public load balancer in Oregon", "us-west-2", "dev",
    ONE ("alb", "") ", {'id': 'n', 'type': 'aws.internet', 'parent': null}",
    "{'id': 'l', 'from': 'n', 'to': 'x', 'type': 'network', 'properties': {'port': 80}}", "x",
    HOURS * 22500 + 2 * HOURS * 5000, HOURS * 8000 },
  { "events of your own in Virginia: a dollar a million", "us-east-1", "dev",
    ONE ("eventbridge", ""), NULL, "x", 0, 1000000 },
  { "messages in order in Virginia: half a dollar a million", "us-east-1", "dev",
    ONE ("sqs", ", 'properties': {'fifo': true}"), NULL, "x", 0, 3 * 5 * 500000 },
  { "a server in Virginia: t4g.small at 0.0168, its disk at 0.08", "us-east-1", "dev",
    ONE ("ec2", ", 'properties': {'instance_type': 't4g.small'}"), NULL, "x",
    HOURS * 16800 + 20 * 80000 + HOURS * 45000, 100 * 90000 + 200 * 45000 },
};

static void
test_by_hand (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IshDesign) design = make_design (cases[i].region, cases[i].environment,
                                                  cases[i].resources, cases[i].lines);
      g_autoptr (IshCost) cost = estimate (design, NULL);
      IshCostSum sum = ish_cost_get_resource (cost, cases[i].only);

      if (sum.fixed != cases[i].fixed || sum.usage[ISH_USAGE_MID] != cases[i].mid)
        {
          for (guint k = 0; k < ish_cost_get_n_lines (cost); k++)
            {
              const IshCostLine *line = ish_cost_get_line_at (cost, k);

              g_printerr ("%s %s %s: %" G_GINT64_FORMAT "\n", line->resource_id, line->label,
                          line->item ? line->item : "-", line->amount[ISH_USAGE_MID]);
            }
          g_error ("%s: fixed %" G_GINT64_FORMAT ", by hand %" G_GINT64_FORMAT
                   "; mid %" G_GINT64_FORMAT ", by hand %" G_GINT64_FORMAT,
                   cases[i].name, sum.fixed, cases[i].fixed, sum.usage[ISH_USAGE_MID],
                   cases[i].mid);
        }
    }
}

/* --- figures everybody checks first: Seoul, a month --- */

#define IN_VPC(type, more)                                                                       \
  "{'id': 'v', 'type': 'aws.vpc', 'parent': null, 'width': 900, 'height': 700, 'properties': "   \
  "{'zones': 3}}, {'id': 'x', 'type': 'aws." type "', 'parent': 'v'" more "}"
#define FROM_INTERNET                                                                            \
  ", {'id': 'n', 'type': 'aws.internet', 'parent': null}",                                       \
  "{'id': 'l', 'from': 'n', 'to': 'x', 'type': 'network', 'properties': {'port': 80}}"

static const struct
{
  const char *environment, *resources, *lines, *label;
  int cents; /* of the lines with the label together */
} figures[] = {
  { "dev", IN_VPC ("nat_gateway", ""), NULL, "NAT gateway hours", 4307 },
  { "dev", IN_VPC ("nat_gateway", ""), NULL, "Public address hours", 365 },
  { "dev", ONE ("alb", "") FROM_INTERNET, "Load balancer hours", 1643 },
  { "dev", ONE ("alb", "") FROM_INTERNET, "Public address hours", 730 },
  { "dev", ONE ("ec2", ", 'properties': {'instance_type': 't4g.small'}"), NULL, "Instance hours",
    1518 },
  { "dev", ONE ("rds", ""), NULL, "Instance hours", 1825 },
  { "dev", ONE ("rds", ""), NULL, "Storage", 262 },
  { "dev", ONE ("rds", ""), NULL, "Master password in Secrets Manager", 40 },
  { "prod", ONE ("rds", ""), NULL, "Instance hours", 14819 },
  { "prod", ONE ("rds", ""), NULL, "Storage", 524 },
  { "dev", ONE ("aurora", ""), NULL, "Capacity unit hours", 7300 },
  { "prod", ONE ("aurora", ""), NULL, "Capacity unit hours", 14600 }, /* and a reader */
  { "dev", ONE ("redis", ""), NULL, "Node hours", 1752 },
  { "prod", ONE ("redis", ""), NULL, "Node hours", 6862 },
  { "dev", ONE ("opensearch", ""), NULL, "Data node hours", 4088 },
  { "prod", IN_VPC ("opensearch", ""), NULL, "Data node hours", 36354 },
  { "dev", ONE ("ecs_service", ", 'properties': {'arch': 'arm64'}"), NULL, "vCPU hours", 680 },
  { "dev", ONE ("ecs_service", ", 'properties': {'arch': 'arm64'}"), NULL, "Memory hours", 149 },
  { "dev", ONE ("ecs_service", ", 'properties': {'arch': 'x86_64'}"), NULL, "vCPU hours", 850 },
  { "dev", ONE ("ecs_service", ", 'properties': {'arch': 'x86_64'}"), NULL, "Memory hours", 187 },
  { "dev", ONE ("eks", ""), NULL, "Cluster hours", 7300 },
  { "dev", "{'id': 'v', 'type': 'aws.vpc', 'parent': null, 'width': 400, 'height': 300}, "
           "{'id': 'x', 'type': 'aws.vpc_endpoint', 'parent': 'v', 'properties': {'service': "
           "'ssm'}}", NULL, "Endpoint hours", 1898 },
  { "dev", ONE ("kms", ""), NULL, "Key", 100 },
  { "dev", ONE ("secret", ""), NULL, "Secret", 40 },
};

static void
test_figures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (IshDesign) design = make_design (SEOUL, figures[i].environment,
                                                  figures[i].resources, figures[i].lines);
      g_autoptr (IshCost) cost = estimate (design, NULL);
      gint64 sum = 0;

      for (guint k = 0; k < ish_cost_get_n_lines (cost); k++)
        {
          const IshCostLine *line = ish_cost_get_line_at (cost, k);

          if (strcmp (line->resource_id, "x") == 0 && strcmp (line->label, figures[i].label) == 0)
            sum += line->amount[ISH_USAGE_LOW];
        }
      if ((sum + 5000) / 10000 != figures[i].cents)
        g_error ("figure %u, %s: %" G_GINT64_FORMAT ", expected %d cents", i, figures[i].label,
                 sum, figures[i].cents);
    }
}

/* --- what holds of all --- */

static IshDesign *
load (const char *name, const char *region)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "templates", name, NULL);
  g_autoptr (GError) error = NULL;
  IshDesign *design = ish_design_load (path, &error);
  g_autoptr (IshOp) op = ish_op_new_set_string ("design", "settings.region", region);

  g_assert_no_error (error);
  g_assert_true (ish_design_apply (design, op, NULL, &error));
  return design;
}

static GPtrArray *
list_starters (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "templates", NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".isshoni"))
      g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >=, 20);
  return names;
}

/* Every line is counted to somebody who drew it, lines add up, and nothing unpriced is counted. */
static void
check_sums (IshDesign *design, IshCost *cost)
{
  IshCostSum total = ish_cost_get_total (cost);
  IshCostSum sum = { 0 };
  gint64 lines = 0;

  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const IshResource *resource = ish_design_get_resource_at (design, i);
      IshCostSum own = ish_cost_get_resource (cost, resource->id);

      sum.fixed += own.fixed;
      sum.n_unpriced += own.n_unpriced;
      for (guint k = 0; k < ISH_N_USAGE; k++)
        sum.usage[k] += own.usage[k];
    }
  for (guint i = 0; i < ish_cost_get_n_lines (cost); i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);

      lines += line->is_usage ? 0 : line->amount[0];
      if (!line->is_priced)
        g_assert_cmpint (line->amount[ISH_USAGE_HIGH], ==, 0);
      else
        g_assert_cmpstr (line->price.source, !=, "");
      g_assert_true (line->is_priced || line->reason);
      g_assert_cmpint (line->amount[ISH_USAGE_LOW], <=, line->amount[ISH_USAGE_MID]);
      g_assert_cmpint (line->amount[ISH_USAGE_MID], <=, line->amount[ISH_USAGE_HIGH]);
    }
  g_assert_cmpint (sum.fixed, ==, total.fixed);
  g_assert_cmpint (lines, ==, total.fixed);
  g_assert_cmpuint (sum.n_unpriced, ==, total.n_unpriced);
  for (guint k = 0; k < ISH_N_USAGE; k++)
    g_assert_cmpint (sum.usage[k], ==, total.usage[k]);
}

static void
test_sums (void)
{
  g_autoptr (GPtrArray) names = list_starters ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (IshDesign) design = load (names->pdata[i], SEOUL);
      g_autoptr (IshCost) cost = estimate (design, NULL);

      check_sums (design, cost);
    }
}

static void
test_subtree (void)
{
  g_autoptr (IshDesign) design = load ("alb_autoscaling.isshoni", SEOUL);
  g_autoptr (IshCost) cost = estimate (design, NULL);
  IshCostSum all = ish_cost_get_subtree (cost, design, "vpc");
  IshCostSum own = ish_cost_get_resource (cost, "vpc");
  gint64 inside = own.fixed;

  for (guint i = 0; i < ish_design_get_n_resources (design); i++)
    {
      const IshResource *resource = ish_design_get_resource_at (design, i);

      if (strcmp (resource->id, "vpc") != 0 && ish_design_is_within (design, resource->id, "vpc"))
        inside += ish_cost_get_resource (cost, resource->id).fixed;
    }
  g_assert_cmpint (all.fixed, ==, inside);
  g_assert_cmpint (all.fixed, >, own.fixed);
}

/* A region without a price has no price: nothing is borrowed and nothing counts as nothing. */
static void
test_no_region (void)
{
  g_autoptr (GPtrArray) names = list_starters ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (IshDesign) design = load (names->pdata[i], "ap-northeast-3");
      g_autoptr (IshCost) cost = estimate (design, NULL);

      for (guint k = 0; k < ish_cost_get_n_lines (cost); k++)
        {
          const IshCostLine *line = ish_cost_get_line_at (cost, k);

          /* What CloudFront takes from Virginia is priced there. */
          if (line->is_priced)
            g_assert_true (strstr (line->node, "edge") != NULL);
        }
      g_assert_cmpuint (ish_cost_get_total (cost).n_unpriced, >, 0);
    }
}

/* Each core type in turn beside the others: the fixed part never falls, and each type is known. */
static void
test_adding (void)
{
  g_autoptr (IshDesign) design = make_design (SEOUL, "prod", "", NULL);
  IshMoney before = 0;

  for (guint i = 0; i < ish_catalog_get_n_services (catalog); i++)
    {
      const IshService *service = ish_catalog_get_service_at (catalog, i);
      const char *type = ish_service_get_type_id (service);
      g_autofree char *id = g_strdup_printf ("r%u", i);
      g_autoptr (JsonObject) value = json_object_new ();
      g_autoptr (IshOp) op = NULL;
      g_autoptr (IshCost) cost = NULL;
      g_autoptr (GError) error = NULL;
      IshMoney now;

      if (ish_catalog_check_parent (catalog, NULL, type) != NULL)
        continue;
      json_object_set_string_member (value, "type", type);
      op = ish_op_new_add (id, "resources", value);
      g_assert_true (ish_design_apply (design, op, NULL, &error));
      cost = estimate (design, NULL);
      now = ish_cost_get_total (cost).fixed;
      if (now < before)
        g_error ("adding %s lowers the fixed part from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT,
                 type, before, now);
      before = now;
      for (guint k = 0; k < ish_cost_get_n_lines (cost); k++)
        if (strstr (ish_cost_get_line_at (cost, k)->label, "aws_"))
          g_error ("%s: no rule for %s", type, ish_cost_get_line_at (cost, k)->label);
      check_sums (design, cost);
    }
}

/* Every kind of the catalogue is priced or said to cost nothing. */
static void
test_known (void)
{
  g_autofree const char **kinds = ish_catalog_list_kinds (catalog, "aws");

  g_assert_cmpuint (g_strv_length ((char **) kinds), >, 100);
  for (guint i = 0; kinds[i]; i++)
    {
      JsonObject *kind = ish_catalog_get_kind (catalog, "aws", kinds[i]);
      const char *type = json_object_get_string_member_with_default (kind, "tf", NULL);

      if (json_object_get_boolean_member_with_default (kind, "data", FALSE))
        continue;
      if (type == NULL || strchr (type, '_') == NULL)
        type = kinds[i];
      if (!ish_cost_rules_has_type (rules, "aws", type))
        g_error ("data/costs knows nothing of %s", type);
    }
}

/* What a rule is for: a type that only code has is named, not passed over. */
static void
test_generic (void)
{
  g_autoptr (IshDesign) design =
    make_design (SEOUL, "dev", "{'id': 'k', 'type': 'tf.aws_mq_broker', 'parent': null}, "
                               "{'id': 'q', 'type': 'aws.sqs', 'parent': null}", NULL);
  g_autoptr (IshCost) cost = estimate (design, NULL);
  const IshCostLine *line = ish_cost_get_line_at (cost, 0);

  g_assert_cmpstr (line->resource_id, ==, "k");
  g_assert_cmpstr (line->label, ==, "aws_mq_broker");
  g_assert_false (line->is_priced);
  g_assert_nonnull (line->reason);
  g_assert_cmpuint (ish_cost_get_resource (cost, "k").n_unpriced, ==, 1);
  g_assert_false (ish_cost_has_type (cost, "aws_mq_broker"));
}

/* What a network implies is counted to who asked for it, and everybody who is counted was drawn. */
static void
test_causes (void)
{
  g_autoptr (GPtrArray) names = list_starters ();

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (IshDesign) design = load (names->pdata[i], SEOUL);
      g_autoptr (IshCost) cost = estimate (design, NULL);

      for (guint k = 0; k < ish_cost_get_n_lines (cost); k++)
        {
          const IshCostLine *line = ish_cost_get_line_at (cost, k);

          if (ish_design_get_resource (design, line->resource_id) == NULL)
            g_error ("%s: nobody drew %s, which costs", (char *) names->pdata[i],
                     line->resource_id);
        }
    }
}

/* The same design gives the same lines in the same order. */
static void
test_same_twice (void)
{
  g_autoptr (IshDesign) design = load ("alb_autoscaling.isshoni", SEOUL);
  g_autoptr (IshCost) one = estimate (design, NULL);
  g_autoptr (IshCost) two = estimate (design, NULL);

  g_assert_cmpuint (ish_cost_get_n_lines (one), ==, ish_cost_get_n_lines (two));
  for (guint i = 0; i < ish_cost_get_n_lines (one); i++)
    {
      const IshCostLine *a = ish_cost_get_line_at (one, i), *b = ish_cost_get_line_at (two, i);

      g_assert_cmpstr (a->resource_id, ==, b->resource_id);
      g_assert_cmpstr (a->node, ==, b->node);
      g_assert_cmpstr (a->label, ==, b->label);
      g_assert_cmpint (a->amount[ISH_USAGE_MID], ==, b->amount[ISH_USAGE_MID]);
    }
}

/* --- what the user says --- */

static void
test_usage (void)
{
  g_autoptr (IshDesign) design =
    make_design (SEOUL, "dev", "{'id': 'a', 'type': 'aws.sqs'}, {'id': 'b', 'type': 'aws.sqs'}",
                 NULL);
  g_autoptr (IshOp) all = ish_op_new_set_int ("design", "usage.messages", 1000000);
  g_autoptr (IshOp) one = ish_op_new_set_int ("design", "usage.a.messages", 2000000);
  g_autoptr (IshCost) cost = NULL;

  g_assert_true (ish_design_apply (design, all, NULL, NULL));
  g_assert_true (ish_design_apply (design, one, NULL, NULL));
  cost = estimate (design, NULL);
  for (guint i = 0; i < ISH_N_USAGE; i++)
    {
      g_assert_cmpint (ish_cost_get_resource (cost, "a").usage[i], ==, 3 * 2 * 400000);
      g_assert_cmpint (ish_cost_get_resource (cost, "b").usage[i], ==, 3 * 1 * 400000);
    }
  g_assert_true (ish_cost_is_given (cost, "messages", NULL));
  g_assert_true (ish_cost_is_given (cost, "messages", "a"));
  g_assert_false (ish_cost_is_given (cost, "requests", NULL));
}

static void
test_discounts (void)
{
  g_autoptr (IshDesign) design =
    make_design (SEOUL, "dev", ONE ("ec2", ", 'properties': {'instance_type': 't4g.small'}"), NULL);
  g_autoptr (IshCost) full = estimate (design, NULL);
  g_autoptr (IshCost) less = estimate (design, "{\"EC2/\": 0.25, \"EC2/t4g.\": 0.5, \"RDS/\": 1}");
  g_autoptr (IshCost) wrong = estimate (design, "{\"EC2/\": 7}");

  /* The longest prefix that fits counts. */
  g_assert_cmpint (ish_cost_get_total (full).fixed - ish_cost_get_total (less).fixed, ==,
                   HOURS * SMALL / 2);
  g_assert_cmpint (ish_cost_get_total (full).fixed, ==, ish_cost_get_total (wrong).fixed);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  rules = ish_cost_rules_new (&error);
  g_assert_no_error (error);
  book = ish_price_book_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/cost/cost/by-hand", test_by_hand);
  g_test_add_func ("/cost/cost/figures", test_figures);
  g_test_add_func ("/cost/cost/sums", test_sums);
  g_test_add_func ("/cost/cost/subtree", test_subtree);
  g_test_add_func ("/cost/cost/no-region", test_no_region);
  g_test_add_func ("/cost/cost/adding", test_adding);
  g_test_add_func ("/cost/cost/known", test_known);
  g_test_add_func ("/cost/cost/generic", test_generic);
  g_test_add_func ("/cost/cost/causes", test_causes);
  g_test_add_func ("/cost/cost/same-twice", test_same_twice);
  g_test_add_func ("/cost/cost/usage", test_usage);
  g_test_add_func ("/cost/cost/discounts", test_discounts);
  result = g_test_run ();
  ish_price_book_unref (book);
  ish_cost_rules_unref (rules);
  ish_catalog_unref (catalog);
  return result;
}
