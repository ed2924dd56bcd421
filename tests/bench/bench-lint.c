/* Measures what is done with a design of 1,000 cloud resources (written as both dialects, checked,
 * priced; its code linted) beside what cfn-lint and checkov need for the same code, where they are
 * installed; a line a figure, as ./dev bench wants them: what, measured, unit, goal.
 * SPDX-License-Identifier: MIT */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "compliance/ish-check.h"
#include "cost/ish-cost.h"
#include "generate/ish-generate.h"
#include "read/ish-lint.h"

#define N_PAIRS 125 /* a function and the queue it writes to: eight resources a pair */
#define N_RUNS 5

static char *
make_text (void)
{
  GString *text = g_string_new ("{\"format\": \"isshoni-design\", \"version\": 1,"
                                " \"id\": \"bench\", \"name\": \"Bench\","
                                " \"settings\": {\"cloud\": \"aws\", \"prefix\": \"bench\"},\n"
                                "\"resources\": [");
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < N_PAIRS; i++)
    {
      g_string_append_printf (text,
                              "%s{\"id\": \"f%u\", \"type\": \"aws.lambda\", \"x\": %u,"
                              " \"y\": 0},\n"
                              "{\"id\": \"q%u\", \"type\": \"aws.sqs\", \"x\": %u, \"y\": 200}",
                              i ? ",\n" : "", i, i * 140, i, i * 140);
      g_string_append_printf (lines,
                              "%s{\"id\": \"c%u\", \"from\": \"f%u\", \"to\": \"q%u\","
                              " \"type\": \"default\"}",
                              i ? ",\n" : "", i, i, i);
    }
  g_string_append_printf (text, "],\n\"connections\": [%s]}\n", lines->str);
  g_string_free (lines, TRUE);
  return g_string_free (text, FALSE);
}

static void
save (IshStack *stack, IshDialect dialect, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshOutput) output = ish_generate (stack, dialect, &error);

  if (output == NULL || !ish_output_save (output, folder, &error))
    g_error ("%s", error->message);
}

/* Milliseconds of the best of several runs. */
static double
measure (const char *path, const char *what)
{
  gint64 best = G_MAXINT64;
  guint n_resources = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (IshLint) lint = ish_lint_path (path, &error);

      if (lint == NULL)
        g_error ("%s", error->message);
      best = MIN (best, g_get_monotonic_time () - start);
      n_resources = ish_lint_get_n_resources (lint);
      if (ish_lint_count (lint, ISH_SEVERITY_ERROR) > 0)
        g_printerr ("bench-lint: %s has errors\n", path);
    }
  g_print ("lint %u resources of %s\t%.1f\tms\t100\n", n_resources, what, (double) best / 1000);
  return (double) best / 1000;
}

/* Milliseconds, or 0 when it is not there. @words: the program and its arguments */
static double
measure_other (const char *const *words)
{
  g_autofree char *program = g_find_program_in_path (words[0]);
  g_autoptr (GSubprocess) process = NULL;
  gint64 start = g_get_monotonic_time ();

  if (program == NULL)
    return 0;
  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL || !g_subprocess_wait (process, NULL, NULL))
    return 0;
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* All that a drawing means, in milliseconds: both dialects, every finding, every price. */
static double
measure_whole (IshStack *stack)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshRuleSet) rules = ish_rule_set_new (&error);
  g_autoptr (IshCostRules) costs = rules ? ish_cost_rules_new (&error) : NULL;
  g_autoptr (IshPriceBook) prices = costs ? ish_price_book_new (&error) : NULL;
  gint64 best = G_MAXINT64;

  if (prices == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      IshOutput *outputs[ISH_N_DIALECTS];

      if (!ish_generate_both (stack, outputs, &error))
        g_error ("%s", error->message);
      ish_report_unref (ish_report_new (stack, rules, NULL));
      ish_cost_unref (ish_cost_estimate (stack, costs, prices, NULL, NULL));
      best = MIN (best, g_get_monotonic_time () - start);
      for (guint k = 0; k < ISH_N_DIALECTS; k++)
        ish_output_unref (outputs[k]);
    }
  g_print ("write %u resources as both, check and price them\t%.1f\tms\t50\n",
           ish_stack_get_n_nodes (stack), (double) best / 1000);
  return (double) best / 1000;
}

static void
compare (const char *what, const char *name, double ours, double other, int goal)
{
  if (other > 0)
    g_print ("%s, times faster than %s\t%.0f\ttimes\t%d\n", what, name, other / ours, goal);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = make_text ();
  g_autofree char *folder = g_dir_make_tmp ("isshoni-bench-XXXXXX", NULL);
  g_autofree char *terraform = g_build_filename (folder, "terraform", NULL);
  g_autofree char *cloudformation = g_build_filename (folder, "cloudformation", NULL);
  g_autofree char *template = g_build_filename (cloudformation, "template.yaml", NULL);
  g_autoptr (IshCatalog) catalog = ish_catalog_new (&error);
  g_autoptr (IshDesign) design = catalog ? ish_design_parse (text, -1, "bench", &error) : NULL;
  g_autoptr (IshStack) stack = NULL;
  const char *cfn_lint[] = { "cfn-lint", template, NULL };
  const char *checkov[] = { g_getenv ("CHECKOV") ? g_getenv ("CHECKOV") : "checkov",
                            "--directory", terraform, "--quiet", "--compact", NULL };
  double whole, lint, other;

  if (design == NULL)
    g_error ("%s", error->message);
  stack = ish_stack_resolve (design, catalog);
  save (stack, ISH_DIALECT_TERRAFORM, terraform);
  save (stack, ISH_DIALECT_CLOUDFORMATION, cloudformation);
  measure (terraform, "Terraform");
  lint = measure (template, "CloudFormation");
  whole = measure_whole (stack);
  other = measure_other (cfn_lint);
  compare ("lint", "cfn-lint", lint, other, 40);
  compare ("write, check and price", "cfn-lint", whole, other, 40);
  compare ("write, check and price", "checkov", whole, measure_other (checkov), 100);
  remove_folder (folder);
  return 0;
}
