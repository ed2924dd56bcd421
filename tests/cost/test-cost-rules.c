/* Cost rules: what they say, and every mistake in them by file, type and line.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-rules.h"
#include "cost/ish-cost.h"

static char *folder;

static void
write_rules (const char *text)
{
  g_autofree char *path = g_build_filename (folder, "aws", "a.json", NULL);
  g_autoptr (GString) quoted = g_string_new (text);
  g_autoptr (GError) error = NULL;

  g_string_replace (quoted, "'", "\"", 0);
  g_file_set_contents (path, quoted->str, -1, &error);
  g_assert_no_error (error);
}

static IshCostRules *
read_rules (const char *text, GError **error)
{
  write_rules (text);
  return ish_cost_rules_new_for_folder (folder, error);
}

/* --- what is read --- */

static void
test_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCostRules) rules = ish_cost_rules_new (&error);
  const IshUsageFigure *figure;

  g_assert_no_error (error);
  figure = ish_cost_rules_get_figure (rules, "lcu");
  g_assert_nonnull (figure);
  g_assert_cmpint (figure->value[ISH_USAGE_LOW], ==, 100000); /* 0.1 */
  g_assert_cmpint (figure->value[ISH_USAGE_HIGH], ==, 20000000);
  g_assert_null (ish_cost_rules_get_figure (rules, "nothing"));
  g_assert_true (ish_cost_rules_has_type (rules, "aws", "aws_nat_gateway"));
  g_assert_true (ish_cost_rules_has_type (rules, "aws", "aws_vpc"));
  g_assert_false (ish_cost_rules_has_type (rules, "aws", "aws_nothing"));
  g_assert_false (ish_cost_rules_has_type (rules, "azure", "aws_vpc"));
}

/* Low, mid and high of each figure rise, and people can read what it is. */
static void
test_figures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCostRules) rules = ish_cost_rules_new (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (ish_cost_rules_get_n_figures (rules), >, 15);
  for (guint i = 0; i < ish_cost_rules_get_n_figures (rules); i++)
    {
      const IshUsageFigure *figure = ish_cost_rules_get_figure_at (rules, i);

      g_assert_cmpint (figure->value[ISH_USAGE_LOW], <=, figure->value[ISH_USAGE_MID]);
      g_assert_cmpint (figure->value[ISH_USAGE_MID], <, figure->value[ISH_USAGE_HIGH]);
      g_assert_cmpstr (figure->label, !=, "");
      g_assert_cmpstr (figure->unit, !=, "");
      g_assert_true (ish_cost_rules_get_figure (rules, figure->key) == figure);
    }
}

static void
test_own_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCostRules) rules = read_rules ("{'types': {'aws_x': {'lines': [{'label': 'X', "
                                               "'item': 'X/y'}]}}, 'free': ['aws_y']}", &error);

  g_assert_no_error (error);
  g_assert_true (ish_cost_rules_has_type (rules, "aws", "aws_x"));
  g_assert_true (ish_cost_rules_has_type (rules, "aws", "aws_y"));
  g_assert_false (ish_cost_rules_has_type (rules, "aws", "aws_vpc"));
  g_assert_null (ish_cost_rules_new_for_folder ("/nowhere/at/all", NULL));
}

/* --- mistakes --- */

#define LINE(members) "{'types': {'aws_x': {'lines': [" members "]}}}"

static const struct
{
  const char *rules, *message;
} mistakes[] = {
  { "[]", "costs/aws/a.json: : an object with \"types\", \"free\" or \"usage\"" },
  { "{'typos': {}}", "costs/aws/a.json: : no key \"typos\" here" },
  { "{'types': {'aws_x': 1}}", "costs/aws/a.json: aws_x: types: a type is an object with "
                               "\"lines\"" },
  { "{'types': {'aws_x': {'lines': [], 'price': 1}}}",
    "costs/aws/a.json: aws_x: types: no key \"price\" here" },
  { "{'types': {'aws_x': {'lines': []}}, 'free': ['aws_x']}",
    "costs/aws/a.json: aws_x: types: the type stands twice" },
  { "{'free': [1]}", "costs/aws/a.json: free: a type is text" },
  { LINE ("1"), "costs/aws/a.json: aws_x: lines[0]: a line is an object" },
  { LINE ("{'item': 'X/y'}"), "aws_x: lines[0]: a line needs a \"label\"" },
  { LINE ("{'label': 'X'}"), "aws_x: lines[0]: an \"item\" of the price book is missing" },
  { LINE ("{'label': 'X', 'item': []}"),
    "aws_x: lines[0]: an \"item\" of the price book is missing" },
  { LINE ("{'label': 'X', 'item': [1]}"), "aws_x: lines[0]: an item is text" },
  { LINE ("{'label': 'X', 'item': 'X/{size'}"),
    "aws_x: lines[0]: item \"X/{size\": '{' without '}'" },
  { LINE ("{'label': 'X', 'item': 'X/{1 +}'}"), "aws_x: lines[0]: item \"X/{1 +}\": " },
  { LINE ("{'label': 'X', 'unpriced': 'no', 'item': 'X/y'}"),
    "aws_x: lines[0]: \"unpriced\" has no \"item\"" },
  { LINE ("{'label': 'X', 'item': 'X/y', 'amount': '1'}"),
    "aws_x: lines[0]: no key \"amount\" here" },
  { LINE ("{'label': 'X', 'item': 'X/y', 'quantity': 3}"),
    "aws_x: lines[0]: \"quantity\" must be an expression in quotes" },
  { LINE ("{'label': 'X', 'item': 'X/y', 'quantity': '3 *'}"), "aws_x: lines[0]: quantity: " },
  { LINE ("{'label': 'X', 'item': 'X/y', 'when': '(a'}"), "aws_x: lines[0]: when: " },
  { LINE ("{'label': 'X', 'item': 'X/y', 'each': '?'}"), "aws_x: lines[0]: each: " },
  { LINE ("{'label': 'X', 'item': 'X/y', 'scale': 'much'}"),
    "aws_x: lines[0]: scale: a number or a fraction in quotes" },
  { LINE ("{'label': 'X', 'item': 'X/y', 'scale': '1/0'}"), "aws_x: lines[0]: scale: " },
  { LINE ("{'label': 'X', 'item': 'X/y', 'scale': '1.2.3'}"), "aws_x: lines[0]: scale: " },
  { LINE ("{'label': 'X', 'item': 'X/y', 'scale': '1234567890123'}"),
    "aws_x: lines[0]: scale: " },
  { LINE ("{'label': 'X', 'item': 'X/y', 'usage': 'wind'}"),
    "aws_x: lines[0]: no usage figure \"wind\"" },
  { LINE ("{'label': 'X', 'item': 'X/y', 'levels': {'low': '1', 'mid': '2'}}"),
    "aws_x: lines[0]: \"levels\" are low, mid and high" },
  { LINE ("{'label': 'X', 'item': 'X/y', 'quantity': '1', 'levels': {'low': '1', 'mid': '2', "
          "'high': '3'}}"),
    "aws_x: lines[0]: \"levels\" stands instead of \"quantity\" and \"usage\"" },
  { LINE ("{'label': 'X', 'item': 'X/y'}, {'label': 'Y'}"), "aws_x: lines[1]: an \"item\"" },
  { "{'types': {'aws_x': {'let': {'a': 1}, 'lines': []}}}",
    "aws_x: let: \"a\" must be an expression in quotes" },
  { "{'types': {'aws_x': {'let': {'a': 'b ? c'}, 'lines': []}}}", "aws_x: let: a: " },
  { "{'usage': {'wind': 3}}", "costs/aws/a.json: wind: a usage figure is {label, unit, low" },
  { "{'usage': {'wind': {'label': 'W', 'unit': 'm/s', 'low': 1, 'mid': 2}}}",
    "costs/aws/a.json: wind: \"high\" must be a number from 0 to 10^12" },
  { "{'usage': {'wind': {'label': 'W', 'unit': 'm/s', 'low': -1, 'mid': 2, 'high': 3}}}",
    "costs/aws/a.json: wind: \"low\" must be a number from 0 to 10^12" },
};

static void
test_mistakes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IshCostRules) rules = read_rules (mistakes[i].rules, &error);

      g_assert_null (rules);
      g_assert_error (error, ISH_COST_ERROR, ISH_COST_ERROR_DATA);
      if (strstr (error->message, mistakes[i].message) == NULL)
        g_error ("\"%s\", expected \"%s\"", error->message, mistakes[i].message);
    }
}

static void
test_syntax (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_rules ("{'types': ", &error));
  g_assert_true (error->domain == ISH_JSON_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "costs/aws/a.json:1:"));
}

/* --- lines --- */

/* What a line of a rule means: one repository under rules of our own, with prices of our own. */
static IshCost *
price_one (const char *lines, const char *prices, const char *usage)
{
  g_autofree char *text = g_strdup_printf (
    "{'usage': {'loads': {'label': 'L', 'unit': 'u', 'low': 1, 'mid': 10, 'high': 100}}, 'types': "
    "{'aws_ecr_repository': {'lines': [%s]}}, 'free': ['aws_ecr_lifecycle_policy']}", lines);
  g_autofree char *list = g_strdup_printf (
    "{\"format\": \"isshoni-prices\", \"version\": 1, \"cloud\": \"aws\", \"sources\": {\"s\": "
    "{\"date\": \"2026-01-01\", \"what\": \"by hand\"}}, \"prices\": {\"ap-northeast-2\": {%s}}}",
    prices);
  g_autofree char *path = g_build_filename (folder, "book", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCostRules) rules = read_rules (text, &error);
  g_autoptr (IshPriceBook) book = NULL;
  g_autoptr (IshCatalog) catalog = ish_catalog_new (NULL);
  g_autoptr (JsonNode) node = usage ? json_from_string (usage, NULL) : NULL;
  g_autoptr (IshDesign) design = NULL;
  g_autoptr (IshStack) stack = NULL;
  static const char source[] =
    "{\"format\": \"isshoni-design\", \"version\": 1, \"name\": \"q\", \"settings\": {\"cloud\": "
    "\"aws\", \"region\": \"ap-northeast-2\", \"environment\": \"dev\", \"prefix\": \"q\"}, "
    "\"resources\": [{\"id\": \"q\", \"type\": \"aws.ecr\"}], \"connections\": []}";

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, list, -1, NULL));
  book = ish_price_book_load (path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  design = ish_design_parse (source, -1, "q", &error);
  g_assert_no_error (error);
  stack = ish_stack_resolve (design, catalog);
  return ish_cost_estimate (stack, rules, book, node ? json_node_get_object (node) : NULL, NULL);
}

#define HUNDREDTH "\"X/y\": [\"0.01\", \"hour\", 1, \"s\"]"

static void
test_scale (void)
{
  g_autoptr (IshCost) cost = price_one (
    "{'label': 'A', 'item': 'X/y', 'quantity': '3', 'scale': '730'}, "
    "{'label': 'B', 'item': 'X/y', 'quantity': '512', 'scale': '730/1024'}, "
    "{'label': 'C', 'item': 'X/y', 'scale': '0.25'}", HUNDREDTH, NULL);

  g_assert_cmpuint (ish_cost_get_n_lines (cost), ==, 3);
  g_assert_cmpint (ish_cost_get_line_at (cost, 0)->amount[0], ==, 3 * 730 * 10000);
  g_assert_cmpint (ish_cost_get_line_at (cost, 1)->amount[0], ==, 730 / 2 * 10000);
  g_assert_cmpint (ish_cost_get_line_at (cost, 2)->amount[0], ==, 2500);
  g_assert_cmpint (ish_cost_get_total (cost).fixed, ==, 3 * 730 * 10000 + 365 * 10000 + 2500);
}

static void
test_usage_and_levels (void)
{
  static const char lines[] =
    "{'label': 'A', 'item': 'X/y', 'quantity': '2', 'usage': 'loads'}, "
    "{'label': 'B', 'item': 'X/y', 'levels': {'low': '0', 'mid': '1', 'high': '5'}}, "
    "{'label': 'never', 'item': 'X/y', 'quantity': '0'}, "
    "{'label': 'not here', 'item': 'X/y', 'when': 'encryption_configuration.nothing'}";
  g_autoptr (IshCost) cost = price_one (lines, HUNDREDTH, NULL);
  g_autoptr (IshCost) given = price_one (lines, HUNDREDTH, "{\"loads\": 1000, \"q.loads\": 7}");

  g_assert_cmpuint (ish_cost_get_n_lines (cost), ==, 2);
  g_assert_cmpint (ish_cost_get_total (cost).fixed, ==, 0);
  g_assert_cmpint (ish_cost_get_total (cost).usage[ISH_USAGE_LOW], ==, 2 * 1 * 10000);
  g_assert_cmpint (ish_cost_get_total (cost).usage[ISH_USAGE_MID], ==, 2 * 10 * 10000 + 10000);
  g_assert_cmpint (ish_cost_get_total (cost).usage[ISH_USAGE_HIGH], ==, 2 * 100 * 10000 + 50000);
  g_assert_cmpuint (ish_cost_get_n_figures (cost), ==, 1);
  /* The resource's own figure counts before the design's. */
  g_assert_cmpint (ish_cost_get_line_at (given, 0)->amount[ISH_USAGE_LOW], ==, 2 * 7 * 10000);
  g_assert_cmpint (ish_cost_get_line_at (given, 0)->amount[ISH_USAGE_HIGH], ==, 2 * 7 * 10000);
}

/* Alternatives in order; the reason where there is none; no price is no amount. */
static void
test_unpriced (void)
{
  g_autoptr (IshCost) cost = price_one (
    "{'label': 'A', 'item': ['X/none', 'X/y']}, {'label': 'B', 'item': ['X/none', 'X/neither']}, "
    "{'label': 'C', 'unpriced': 'Nobody says.'}", HUNDREDTH, NULL);
  const IshCostLine *line = ish_cost_get_line_at (cost, 0);

  g_assert_true (line->is_priced);
  g_assert_cmpstr (line->item, ==, "X/y");
  g_assert_cmpstr (line->price.source, ==, "by hand");
  line = ish_cost_get_line_at (cost, 1);
  g_assert_false (line->is_priced);
  g_assert_cmpstr (line->item, ==, "X/none");
  g_assert_nonnull (line->reason);
  line = ish_cost_get_line_at (cost, 2);
  g_assert_false (line->is_priced);
  g_assert_cmpstr (line->reason, ==, "Nobody says.");
  g_assert_cmpint (ish_cost_get_total (cost).fixed, ==, 10000);
  g_assert_cmpuint (ish_cost_get_total (cost).n_unpriced, ==, 2);
}

/* Ten thousand times a third of a millionth is a third of ten thousand, not nothing, when it is one
 * line; and ten thousand lines are ten thousand times one, whatever each was rounded to. */
static void
test_rounding (void)
{
  g_autoptr (IshCost) one = price_one ("{'label': 'A', 'item': 'X/y', 'quantity': '10000'}",
                                         "\"X/y\": [\"0.0000003333\", \"hour\", 1, \"s\"]", NULL);
  g_autoptr (GString) lines = g_string_new ("{'label': 'A', 'item': 'X/y'}");
  g_autoptr (IshCost) many = NULL;

  g_assert_cmpint (ish_cost_get_total (one).fixed, ==, 3333);
  for (guint i = 1; i < 10000; i++)
    g_string_append (lines, ", {'label': 'A', 'item': 'X/y'}");
  many = price_one (lines->str, "\"X/y\": [\"1.1234567\", \"hour\", 1, \"s\"]", NULL);
  g_assert_cmpuint (ish_cost_get_n_lines (many), ==, 10000);
  g_assert_cmpint (ish_cost_get_line_at (many, 0)->amount[0], ==, 1123457);
  g_assert_cmpint (ish_cost_get_total (many).fixed, ==,
                   G_GINT64_CONSTANT (10000) * 1123457);
}

int
main (int argc, char *argv[])
{
  g_autofree char *inner = NULL;
  g_autofree char *file = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("costs-XXXXXX", NULL);
  inner = g_build_filename (folder, "aws", NULL);
  file = g_build_filename (inner, "a.json", NULL);
  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_test_add_func ("/cost/cost-rules/bundled", test_bundled);
  g_test_add_func ("/cost/cost-rules/figures", test_figures);
  g_test_add_func ("/cost/cost-rules/own-folder", test_own_folder);
  g_test_add_func ("/cost/cost-rules/mistakes", test_mistakes);
  g_test_add_func ("/cost/cost-rules/syntax", test_syntax);
  g_test_add_func ("/cost/cost-rules/scale", test_scale);
  g_test_add_func ("/cost/cost-rules/usage-and-levels", test_usage_and_levels);
  g_test_add_func ("/cost/cost-rules/unpriced", test_unpriced);
  g_test_add_func ("/cost/cost-rules/rounding", test_rounding);
  result = g_test_run ();
  g_unlink (file);
  g_rmdir (inner);
  g_rmdir (folder);
  g_free (folder);
  return result;
}
