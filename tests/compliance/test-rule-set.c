/* Rule files: what is wrong in one is said, with the file, the rule and the key.
 * SPDX-License-Identifier: MIT */
#include <glib/gstdio.h>
#include <string.h>

#include "compliance/ish-check.h"

#define HEAD "'id': 'a.b', 'level': 'high', 'title': 'T', 'why': 'W', 'remedy': 'R'"

/* The rules of one file "aws/x.json"; ' stands for ". */
static IshRuleSet *
read_rules (const char *rules, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("rules-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "aws", NULL);
  g_autofree char *path = g_build_filename (inner, "x.json", NULL);
  g_autofree char *text = g_strdup_printf ("{'rules': [%s]}", rules);
  IshRuleSet *set;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  g_strdelimit (text, "'", '"');
  g_strdelimit (text, "`", '\'');
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  set = ish_rule_set_new_for_folder (folder, error);
  g_unlink (path);
  g_rmdir (inner);
  g_rmdir (folder);
  return set;
}

static const struct
{
  const char *rules, *message;
} mistakes[] = {
  { "7", "rules: a rule is an object" },
  { "{'id': 'a.b'}", "a.b: rule: a rule needs \"id\", \"title\", \"why\" and \"remedy\"" },
  { "{" HEAD ", 'fails': 'true', 'colour': 1}", "a.b: rule: no key \"colour\" here; "
    "|id|title|why|remedy|level|dev|prod|controls|fix|costs|cases"
    "|of|when|let|fails|detail|property|do|" },
  { "{'id': 'a.b', 'level': 'grave', 'title': 'T', 'why': 'W', 'remedy': 'R', 'fails': 'true'}",
    "a.b: level: critical, high, medium or low" },
  { "{" HEAD ", 'dev': 'whisper', 'fails': 'true'}", "a.b: dev: note, warning or error" },
  { "{" HEAD ", 'fix': 'maybe', 'fails': 'true'}", "a.b: fix: no, one or ask" },
  { "{" HEAD "}", "a.b: fails: what fails is missing" },
  { "{" HEAD ", 'fails': true}", "a.b: fails: \"fails\" must be an expression in quotes" },
  { "{" HEAD ", 'of': 7, 'fails': 'true'}", "a.b: of: \"of\" must be text or a list of texts" },
  { "{" HEAD ", 'of': [7], 'fails': 'true'}", "a.b: of: \"of\" must be text or a list of texts" },
  { "{" HEAD ", 'fails': 'dance(x)'}",
    "a.b: fails: fails: column 1: no function 'dance' of 1 arguments" },
  { "{" HEAD ", 'when': 'users()', 'fails': 'true'}",
    "a.b: when: when: column 1: no function 'users' of 0 arguments" },
  { "{" HEAD ", 'fails': 'true', 'detail': 'port {x'}", "a.b: detail: '{' without '}'" },
  { "{" HEAD ", 'fails': 'true'}, {" HEAD ", 'fails': 'true'}", "a.b: id: the rule stands twice" },
  { "{" HEAD ", 'cases': [{'fails': 'true', 'colour': 1}]}",
    "a.b: cases: no key \"colour\" here; |of|when|let|fails|detail|property|do|" },
  { "{" HEAD ", 'of': 'aws_lb', 'cases': [{'fails': 'true'}]}",
    "a.b: cases: \"of\" belongs into a case" },
  { "{" HEAD ", 'cases': [7]}", "a.b: cases: a case is an object" },
  { "{" HEAD ", 'fails': 'true', 'do': [7]}", "a.b: do: an action is an object" },
  { "{" HEAD ", 'fails': 'true', 'do': [{'value': 1}]}",
    "a.b: do: an action is set, line, unlink, delete, add or connect" },
  { "{" HEAD ", 'fails': 'true', 'do': [{'unlink': false}]}",
    "a.b: do: \"unlink\" is of the wrong kind" },
  { "{" HEAD ", 'fails': 'true', 'do': [{'set': 7}]}", "a.b: do: \"set\" is of the wrong kind" },
  { "{" HEAD ", 'fails': 'true', 'do': [{'set': 'a', 'to': 'b'}]}",
    "a.b: do: no key \"to\" here; |set|value|expr|when|on|" },
};

static void
test_mistakes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IshRuleSet) set = read_rules (mistakes[i].rules, &error);
      g_autofree char *expected = g_strconcat ("rules/aws/x.json: ", mistakes[i].message, NULL);

      g_test_message ("%s", mistakes[i].rules);
      g_assert_null (set);
      g_assert_error (error, ISH_CHECK_ERROR, ISH_CHECK_ERROR_DATA);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

/* An expression that is too long or has no sense is told with its column. */
static void
test_expressions (void)
{
  g_autofree char *blanks = g_strnfill (130, ' ');
  g_autofree char *longer =
    g_strdup_printf ("{" HEAD ", 'fails': 'true %s'}", blanks);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_null (read_rules (longer, &error));
  g_assert_error (error, ISH_CHECK_ERROR, ISH_CHECK_ERROR_DATA);
  g_assert_true (g_str_has_prefix (error->message, "rules/aws/x.json: a.b: fails: fails: "));
  g_assert_null (read_rules ("{" HEAD ", 'let': {'x': 'a ='}, 'fails': 'x'}", &other));
  g_assert_true (g_str_has_prefix (other->message, "rules/aws/x.json: a.b: let: x: "));
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshRuleSet) set = read_rules (
    "{'id': 'b.low', 'level': 'low', 'title': 'T', 'why': 'W', 'remedy': 'R', 'of': 'aws_lb', "
    "'controls': ['CIS-3.0:1.1'], 'fix': 'ask', 'costs': true, 'fails': 'users(`aws_eip`)'}, "
    "{" HEAD ", 'fails': 'false'}", &error);
  const IshRule *rule;

  g_assert_no_error (error);
  g_assert_cmpuint (ish_rule_set_get_n (set, "aws"), ==, 2);
  g_assert_cmpuint (ish_rule_set_get_n (set, "moon"), ==, 0);
  g_assert_null (ish_rule_set_get_at (set, "aws", 2));
  g_assert_null (ish_rule_set_get (set, "b.high"));
  rule = ish_rule_set_get_at (set, "aws", 0);
  g_assert_cmpstr (rule->id, ==, "a.b");
  g_assert_cmpint (rule->severity, ==, ISH_SEVERITY_ERROR);
  g_assert_cmpint (rule->fix, ==, ISH_FIX_NO);
  rule = ish_rule_set_get_at (set, "aws", 1);
  g_assert_true (rule == ish_rule_set_get (set, "b.low"));
  g_assert_cmpint (rule->severity, ==, ISH_SEVERITY_NOTE);
  g_assert_cmpint (rule->fix, ==, ISH_FIX_ASK);
  g_assert_true (rule->fix_costs);
  g_assert_cmpstr (rule->controls[0], ==, "CIS-3.0:1.1");
  g_assert_null (rule->controls[1]);
  g_assert_true (ish_rule_set_has_type (set, "aws", "aws_lb"));
  g_assert_true (ish_rule_set_has_type (set, "aws", "aws_eip")); /* asked about inside */
  g_assert_false (ish_rule_set_has_type (set, "aws", "aws_vpc"));
  g_assert_false (ish_rule_set_has_type (set, "moon", "aws_lb"));
}

/* Of the bundle: what promises one click has what the click does, and everything has words. */
static void
test_bundle (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshRuleSet) set = ish_rule_set_new (&error);
  const char *last = "";

  g_assert_no_error (error);
  for (guint i = 0; i < ish_rule_set_get_n (set, "aws"); i++)
    {
      const IshRule *rule = ish_rule_set_get_at (set, "aws", i);

      g_assert_cmpint (strcmp (last, rule->id), <, 0);
      g_assert_true (g_str_has_suffix (rule->remedy, "."));
      g_assert_true (g_str_has_suffix (rule->why, "."));
      g_assert_false (g_str_has_suffix (rule->title, "."));
      last = rule->id;
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compliance/rule-set/mistakes", test_mistakes);
  g_test_add_func ("/compliance/rule-set/expressions", test_expressions);
  g_test_add_func ("/compliance/rule-set/fields", test_fields);
  g_test_add_func ("/compliance/rule-set/bundle", test_bundle);
  return g_test_run ();
}
