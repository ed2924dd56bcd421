/* Measures resolving, generating, checking and pricing a design of 1,000 resources and 1,400
 * lines, and one ten times as large; a line a figure, as ./dev bench wants them: what, measured,
 * unit, goal.
 * SPDX-License-Identifier: MIT */
#include "compliance/ish-check.h"
#include "cost/ish-cost.h"
#include "generate/ish-generate.h"

#define N_NODES 1000
#define N_TIMES 10 /* as many in the large design */
#define N_RUNS 9
#define N_LARGE_RUNS 5

/* As in a grown company: many functions, each with its queue or topic, some stores, few servers. */
static const char *const mix[] = { "lambda", "sqs", "lambda", "sns", "lambda",
                                   "s3", "dynamodb", "lambda", "ec2", "rds" };

/* Every node writes to the next but the stores at the end of each ten. */
static const struct {
  guint from, to; /* index in the mix */
} lines[] = { { 0, 1 }, { 2, 3 }, { 4, 5 }, { 4, 6 }, { 7, 6 }, { 8, 9 }, { 3, 1 },
              { 0, 5 }, { 0, 6 }, { 2, 1 }, { 2, 6 }, { 4, 3 }, { 7, 5 }, { 7, 3 } };

static char *
make_text (const char *cloud, guint n_nodes)
{
  GString *text = g_string_new ("{\"format\": \"isshoni-design\", \"version\": 1,"
                                " \"id\": \"bench\", \"name\": \"Bench\", \"settings\": {");
  GString *more = g_string_new (NULL);

  g_string_append_printf (text, "\"cloud\": \"%s\", \"prefix\": \"bench\"},\n\"resources\": [\n"
                          "{\"id\": \"vpc\", \"type\": \"%s.vpc\", \"x\": 0, \"y\": 0,"
                          " \"width\": 9000, \"height\": 9000}", cloud, cloud);
  for (guint i = 0; i < n_nodes - 1; i++)
    {
      guint kind = i % G_N_ELEMENTS (mix);

      g_string_append_printf (text,
                              ",\n{\"id\": \"%s_%u\", \"type\": \"%s.%s\", \"name\": \"주문 %u\","
                              " \"parent\": %s, \"x\": %u, \"y\": %u, \"properties\": {}}",
                              mix[kind], i, cloud, mix[kind], i, kind >= 8 ? "\"vpc\"" : "null",
                              i % 30 * 140, i / 30 * 120);
      if (i % G_N_ELEMENTS (mix) > 0 || i + G_N_ELEMENTS (mix) > n_nodes - 1)
        continue;
      for (guint n = 0; n < G_N_ELEMENTS (lines); n++)
        g_string_append_printf (more,
                                "%s{\"id\": \"c%u_%u\", \"from\": \"%s_%u\", \"to\": \"%s_%u\","
                                " \"type\": \"default\"}", more->len ? ",\n" : "", i, n,
                                mix[lines[n].from], i + lines[n].from, mix[lines[n].to],
                                i + lines[n].to);
    }
  g_string_append (text, "],\n\"connections\": [");
  g_string_append_len (text, more->str, (gssize) more->len);
  g_string_append (text, "]}\n");
  g_string_free (more, TRUE);
  return g_string_free (text, FALSE);
}

static gint64
measure (IshStack *stack, IshDialect dialect)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (IshOutput) output = ish_generate (stack, dialect, &error);

  if (output == NULL)
    g_error ("%s", error->message);
  return g_get_monotonic_time () - start;
}

/* MIN() would measure twice. */
static void
keep_least (gint64 *least, gint64 time)
{
  *least = MIN (*least, time);
}

static void
refuse_errors (IshStack *stack)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);
  const IshFinding *first = findings->len ? g_ptr_array_index (findings, 0) : NULL;

  if (ish_stack_has_errors (stack))
    g_error ("%s: %s", first->resource_id, first->sentence);
}

static void
report (const char *what, gint64 best, const char *goal)
{
  g_print ("%s\t%.1f\tms\t%s\n", what, (double) best / 1000, goal);
}

static gint64
measure_both (IshStack *stack)
{
  g_autoptr (GError) error = NULL;
  IshOutput *outputs[ISH_N_DIALECTS];
  gint64 start = g_get_monotonic_time ();

  if (!ish_generate_both (stack, outputs, &error))
    g_error ("%s", error->message);
  for (guint i = 0; i < ISH_N_DIALECTS; i++)
    ish_output_unref (outputs[i]);
  return g_get_monotonic_time () - start;
}

/* What a stack is looked at with. */
typedef struct
{
  IshCatalog *catalog;
  IshRuleSet *rules;
  IshCostRules *costs;
  IshPriceBook *prices;
} Tools;

static gint64
measure_check (IshStack *stack, const Tools *tools)
{
  gint64 start = g_get_monotonic_time ();

  ish_report_unref (ish_report_new (stack, tools->rules, NULL));
  return g_get_monotonic_time () - start;
}

static gint64
measure_cost (IshStack *stack, const Tools *tools)
{
  gint64 start = g_get_monotonic_time ();

  ish_cost_unref (ish_cost_estimate (stack, tools->costs, tools->prices, NULL, NULL));
  return g_get_monotonic_time () - start;
}

typedef struct
{
  gint64 resolve, terraform, cloudformation, both, check, cost; /* us */
} Times;

/* The least of several runs is what the code costs; the rest is what else the machine did. */
static Times
measure_all (const Tools *tools, const char *cloud, guint n_nodes, guint n_runs)
{
  g_autofree char *text = make_text (cloud, n_nodes);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_parse (text, -1, "bench", &error);
  Times least = { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 };

  if (design == NULL)
    g_error ("%s", error->message);
  for (guint run = 0; run < n_runs; run++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (IshStack) stack = ish_stack_resolve (design, tools->catalog);

      keep_least (&least.resolve, g_get_monotonic_time () - start);
      refuse_errors (stack);
      if (run == 0)
        g_print ("cloud resources of a design of %u\t%u\t\t\n", n_nodes,
                 ish_stack_get_n_nodes (stack));
      keep_least (&least.terraform, measure (stack, ISH_DIALECT_TERRAFORM));
      keep_least (&least.cloudformation, measure (stack, ISH_DIALECT_CLOUDFORMATION));
      keep_least (&least.both, measure_both (stack));
      keep_least (&least.check, measure_check (stack, tools));
      keep_least (&least.cost, measure_cost (stack, tools));
    }
  return least;
}

static Tools
make_tools (void)
{
  g_autoptr (GError) error = NULL;
  Tools tools = { ish_catalog_new (&error), NULL, NULL, NULL };

  if (tools.catalog && (tools.rules = ish_rule_set_new (&error)) != NULL
      && (tools.costs = ish_cost_rules_new (&error)) != NULL)
    tools.prices = ish_price_book_new (&error);
  if (tools.prices == NULL)
    g_error ("%s", error->message);
  return tools;
}

static void
report_growth (const char *what, gint64 small, gint64 large)
{
  g_print ("%s\t%.1f\ttimes\t12\n", what, (double) large / (double) small);
}

int
main (int argc, char **argv)
{
  const char *cloud = argc > 1 ? argv[1] : "aws";
  Tools tools = make_tools ();
  Times small = measure_all (&tools, cloud, N_NODES, N_RUNS), large;

  report ("resolve it", small.resolve, "");
  report ("write it as Terraform", small.terraform, "");
  report ("write it as CloudFormation", small.cloudformation, "");
  report ("write it as both, on two threads", small.both, "");
  report ("check it", small.check, "");
  report ("price it", small.cost, "");
  report ("write it as both, check and price it", small.both + small.check + small.cost, "50");
  large = measure_all (&tools, cloud, N_NODES * N_TIMES, N_LARGE_RUNS);
  report_growth ("resolve ten times as many", small.resolve, large.resolve);
  report_growth ("write ten times as many as both", small.terraform + small.cloudformation,
                 large.terraform + large.cloudformation);
  report_growth ("check and price ten times as many", small.check + small.cost,
                 large.check + large.cost);
  ish_price_book_unref (tools.prices);
  ish_cost_rules_unref (tools.costs);
  ish_rule_set_unref (tools.rules);
  ish_catalog_unref (tools.catalog);
  return 0;
}
