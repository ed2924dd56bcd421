/* Reports: their order, their counts, what is accepted, the worst of a resource.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>

#include "compliance/ish-check.h"

/* Rules made for the purpose, over types without a file; two of them fail at every queue. */
static const char RULES[] =
  "{\"rules\": ["
  "{\"id\": \"q.note\", \"level\": \"low\", \"title\": \"T\", \"why\": \"W\", \"remedy\": \"R\","
  " \"of\": \"aws_sqs_queue\", \"fails\": \"delay_seconds == 1\"},"
  "{\"id\": \"q.error\", \"level\": \"critical\", \"dev\": \"warning\", \"title\": \"T\","
  " \"why\": \"W\", \"remedy\": \"R\", \"of\": \"aws_sqs_queue\", \"fails\": \"delay_seconds\","
  " \"property\": [\"properties.delay_s\", \"properties.delay_seconds\"],"
  " \"detail\": \"{delay_seconds} s\"},"
  "{\"id\": \"q.prod\", \"level\": \"medium\", \"prod\": true, \"title\": \"T\", \"why\": \"W\","
  " \"remedy\": \"R\", \"of\": \"aws_sqs_queue\", \"fails\": \"true\"},"
  "{\"id\": \"d.one\", \"level\": \"high\", \"title\": \"T\", \"why\": \"W\", \"remedy\": \"R\","
  " \"fails\": \"len(nodes('aws_sqs_queue')) > 2\"},"
  "{\"id\": \"x.none\", \"level\": \"high\", \"title\": \"T\", \"why\": \"W\", \"remedy\": \"R\","
  " \"of\": \"aws_lb\", \"fails\": \"true\"}"
  "]}";

static IshCatalog *catalog;
static IshRuleSet *rules;

static IshRuleSet *
read_rules (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("rules-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "aws", NULL);
  g_autofree char *path = g_build_filename (inner, "x.json", NULL);
  IshRuleSet *set;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, RULES, -1, NULL));
  set = ish_rule_set_new_for_folder (folder, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (inner);
  g_rmdir (folder);
  return set;
}

static void
apply (IshDesign *design, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  ish_design_apply (design, op, NULL, &error);
  g_assert_no_error (error);
  ish_op_unref (op);
}

static void
add_queue (IshDesign *design, const char *id, int delay)
{
  g_autoptr (JsonObject) value = json_object_new ();
  JsonObject *properties = json_object_new ();

  json_object_set_int_member (properties, "delay_seconds", delay);
  json_object_set_string_member (value, "type", "tf.aws_sqs_queue");
  json_object_set_string_member (value, "name", id);
  json_object_set_object_member (value, "properties", properties);
  apply (design, ish_op_new_add (id, "resources", value));
}

static IshReport *
report (const char *environment, const char *accepted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshDesign) design = ish_design_new ("report");
  g_autoptr (JsonNode) node = accepted ? json_from_string (accepted, &error) : NULL;
  g_autoptr (IshStack) stack = NULL;

  g_assert_no_error (error);
  apply (design, ish_op_new_set_string ("design", "settings.cloud", "aws"));
  apply (design, ish_op_new_set_string ("design", "settings.region", "ap-northeast-2"));
  apply (design, ish_op_new_set_string ("design", "settings.environment", environment));
  add_queue (design, "c", 0);
  add_queue (design, "b", 1);
  add_queue (design, "a", 2);
  stack = ish_stack_resolve (design, catalog);
  return ish_report_new (stack, rules, node ? json_node_get_object (node) : NULL);
}

/* "RESULT SEVERITY RULE RESOURCE" a line. */
static char *
describe (IshReport *self)
{
  static const char *const results[] = { "pass", "fail", "accepted", "none", "unknown" };
  static const char *const severities[] = { "note", "warning", "error" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ish_report_get_n (self); i++)
    {
      const IshCheck *check = ish_report_get_at (self, i);

      g_string_append_printf (text, "%s %s %s %s\n", results[check->result],
                              severities[check->severity], check->rule->id,
                              check->resource_id ? check->resource_id : "-");
    }
  return g_string_free (text, FALSE);
}

static void
test_order (void)
{
  g_autoptr (IshReport) prod = report ("prod", NULL);
  g_autofree char *text = describe (prod);

  g_assert_cmpstr (text, ==,
                   "fail error d.one -\n"
                   "fail error q.error a\n"
                   "fail error q.error b\n"
                   "fail warning q.prod a\n"
                   "fail warning q.prod b\n"
                   "fail warning q.prod c\n"
                   "fail note q.note b\n"
                   "pass error q.error c\n"
                   "pass note q.note a\n"
                   "pass note q.note c\n"
                   "none error x.none -\n");
}

/* Outside production errors may be less, and some rules are not asked. */
static void
test_environment (void)
{
  g_autoptr (IshReport) dev = report ("dev", NULL);
  g_autofree char *text = describe (dev);

  g_assert_cmpstr (text, ==,
                   "fail error d.one -\n"
                   "fail warning q.error a\n"
                   "fail warning q.error b\n"
                   "fail note q.note b\n"
                   "pass warning q.error c\n"
                   "pass note q.note a\n"
                   "pass note q.note c\n"
                   "none error x.none -\n"
                   "none warning q.prod -\n");
}

static void
test_counts (void)
{
  g_autoptr (IshReport) prod = report ("prod", NULL);

  g_assert_cmpuint (ish_report_count (prod, ISH_SEVERITY_ERROR), ==, 3);
  g_assert_cmpuint (ish_report_count (prod, ISH_SEVERITY_WARNING), ==, 3);
  g_assert_cmpuint (ish_report_count (prod, ISH_SEVERITY_NOTE), ==, 1);
  g_assert_cmpuint (ish_report_count_result (prod, ISH_RESULT_FAIL), ==, 7);
  g_assert_cmpuint (ish_report_count_result (prod, ISH_RESULT_PASS), ==, 3);
  g_assert_cmpuint (ish_report_count_result (prod, ISH_RESULT_NONE), ==, 1);
  g_assert_cmpuint (ish_report_count_result (prod, ISH_RESULT_ACCEPTED), ==, 0);
}

static void
test_worst (void)
{
  g_autoptr (IshReport) prod = report ("prod", NULL);
  g_autoptr (IshReport) some =
    report ("prod", "{\"q.error@b\": {\"reason\": \"why\", \"by\": \"me\"}}");

  g_assert_cmpstr (ish_report_get_worst (prod, "b")->rule->id, ==, "q.error");
  g_assert_cmpstr (ish_report_get_worst (prod, "c")->rule->id, ==, "q.prod");
  g_assert_null (ish_report_get_worst (prod, "d"));
  g_assert_cmpstr (ish_report_get_worst (some, "b")->rule->id, ==, "q.prod");
}

static void
test_accepted (void)
{
  g_autoptr (IshReport) some = report (
    "prod", "{\"q.error@b\": {\"reason\": \"seen by the team\", \"by\": \"me\"},"
            " \"d.one@\": {\"reason\": \"three are meant\"}, \"q.note@b\": {\"reason\": \"\"},"
            " \"q.prod@a\": {\"by\": \"me\"}, \"q.prod@nobody\": {\"reason\": \"gone\"},"
            " \"q.error@c\": {\"reason\": \"passes anyway\"}}");
  g_autofree char *text = describe (some);

  g_assert_cmpstr (text, ==,
                   "fail error q.error a\n"
                   "fail warning q.prod a\n"
                   "fail warning q.prod b\n"
                   "fail warning q.prod c\n"
                   "fail note q.note b\n"
                   "accepted error d.one -\n"
                   "accepted error q.error b\n"
                   "pass error q.error c\n"
                   "pass note q.note a\n"
                   "pass note q.note c\n"
                   "none error x.none -\n");
  g_assert_cmpuint (ish_report_count (some, ISH_SEVERITY_ERROR), ==, 1);
  g_assert_cmpstr (ish_report_get_at (some, 6)->reason, ==, "seen by the team");
  g_assert_cmpstr (ish_report_get_at (some, 6)->by, ==, "me");
  g_assert_null (ish_report_get_at (some, 5)->by);
}

static void
test_details (void)
{
  g_autoptr (IshReport) prod = report ("prod", NULL);

  g_assert_cmpstr (ish_report_get_at (prod, 1)->detail, ==, "2 s");
  g_assert_cmpstr (ish_report_get_at (prod, 1)->node, ==, "a");
  g_assert_cmpstr (ish_report_get_at (prod, 1)->property, ==, "properties.delay_seconds");
  g_assert_null (ish_report_get_at (prod, 0)->node);
  g_assert_null (ish_report_get_at (prod, 3)->detail);
  g_assert_null (ish_report_get_at (prod, 3)->property);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  rules = read_rules ();
  g_test_add_func ("/compliance/report/order", test_order);
  g_test_add_func ("/compliance/report/environment", test_environment);
  g_test_add_func ("/compliance/report/counts", test_counts);
  g_test_add_func ("/compliance/report/worst", test_worst);
  g_test_add_func ("/compliance/report/accepted", test_accepted);
  g_test_add_func ("/compliance/report/details", test_details);
  result = g_test_run ();
  ish_rule_set_unref (rules);
  ish_catalog_unref (catalog);
  return result;
}
