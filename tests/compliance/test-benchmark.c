/* Benchmarks: every recommendation is answered, and nothing undecidable passes.
 * SPDX-License-Identifier: MIT */
#include <string.h>

#include "compliance/ish-benchmark.h"

static IshCatalog *catalog;
static IshRuleSet *rules;

static IshReport *
report (const char *name, const char *environment, const char *accepted)
{
  g_autofree char *file = g_strconcat (name, ".isshoni", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "templates", file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_load (path, &error);
  g_autoptr (IshOp) op = ish_op_new_set_string ("design", "settings.environment", environment);
  g_autoptr (IshStack) stack = NULL;
  g_autoptr (JsonNode) node = accepted ? json_from_string (accepted, &error) : NULL;

  g_assert_no_error (error);
  g_assert_true (ish_design_apply (design, op, NULL, &error));
  stack = ish_stack_resolve (design, catalog);
  return ish_report_new (stack, rules, node ? json_node_get_object (node) : NULL);
}

static const IshControl *
find (IshBenchmark *benchmark, const char *id)
{
  for (guint i = 0; i < ish_benchmark_get_n (benchmark); i++)
    if (strcmp (ish_benchmark_get_at (benchmark, i)->id, id) == 0)
      return ish_benchmark_get_at (benchmark, i);
  g_error ("no control %s", id);
}

static void
test_results (void)
{
  static const struct
  {
    const char *id;
    IshControlResult result;
  } cases[] = {
    { "1.5", ISH_CONTROL_NOT_DECIDABLE },  { "1.15", ISH_CONTROL_NOT_APPLICABLE },
    { "1.16", ISH_CONTROL_PASS },          { "2.1.1", ISH_CONTROL_PASS },
    { "2.1.2", ISH_CONTROL_NOT_DECIDABLE }, { "2.3.1", ISH_CONTROL_PASS },
    { "3.7", ISH_CONTROL_FAIL },           { "5.2", ISH_CONTROL_PASS },
    { "5.6", ISH_CONTROL_PASS },
  };
  g_autoptr (IshReport) dev = report ("alb_autoscaling", "dev", NULL);
  g_autoptr (IshBenchmark) benchmark = ish_benchmark_new (dev, "cis-aws-3.0");

  g_assert_nonnull (benchmark);
  g_assert_cmpuint (ish_benchmark_get_n (benchmark), ==, 62);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (find (benchmark, cases[i].id)->result != cases[i].result)
      g_error ("%s: %d, not %d", cases[i].id, find (benchmark, cases[i].id)->result,
               cases[i].result);
}

static void
test_accepted (void)
{
  g_autoptr (IshReport) dev =
    report ("alb_autoscaling", "dev",
            "{\"net.flow-logs@vpc\": {\"reason\": \"the firewall logs\", \"by\": \"an owner\"}}");
  g_autoptr (IshBenchmark) benchmark = ish_benchmark_new (dev, "cis-aws-3.0");

  g_assert_cmpint (find (benchmark, "3.7")->result, ==, ISH_CONTROL_ACCEPTED);
}

/* Of every benchmark: words, a result, and somewhere to look when there is none. */
static void
test_all (void)
{
  g_autoptr (IshReport) prod = report ("disaster_notification", "prod", NULL);
  const char *const *ids = ish_rule_set_list_benchmarks (rules);

  g_assert_cmpuint (g_strv_length ((char **) ids), >=, 10);
  g_assert_cmpstr (ids[0], ==, "cis-aws-3.0");
  g_assert_null (ish_benchmark_new (prod, "cis-aws-9.9"));
  for (guint i = 0; ids[i]; i++)
    {
      g_autoptr (IshBenchmark) benchmark = ish_benchmark_new (prod, ids[i]);
      guint sum = 0;

      g_assert_nonnull (ish_rule_set_get_benchmark_title (rules, ids[i]));
      for (guint k = 0; k < ish_benchmark_get_n (benchmark); k++)
        {
          const IshControl *control = ish_benchmark_get_at (benchmark, k);

          g_assert_cmpstr (control->title, !=, "");
          if (control->result == ISH_CONTROL_NOT_DECIDABLE)
            g_assert_nonnull (control->look);
          for (guint n = 0; n < control->n_checks; n++)
            g_assert_nonnull (control->checks[n]->rule);
        }
      for (int result = ISH_CONTROL_PASS; result <= ISH_CONTROL_NOT_DECIDABLE; result++)
        sum += ish_benchmark_count (benchmark, (IshControlResult) result);
      g_assert_cmpuint (sum, ==, ish_benchmark_get_n (benchmark));
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  rules = ish_rule_set_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/compliance/benchmark/results", test_results);
  g_test_add_func ("/compliance/benchmark/accepted", test_accepted);
  g_test_add_func ("/compliance/benchmark/all", test_all);
  result = g_test_run ();
  ish_rule_set_unref (rules);
  ish_catalog_unref (catalog);
  return result;
}
