/* isshonictl check and reach: what is wrong with a design, and who reaches whom in it.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/ish-json.h"
#include "catalog/ish-language.h"
#include "compliance/ish-benchmark.h"
#include "compliance/ish-reach.h"
#include "cost/ish-cost-rules.h"
#include "stack/ish-query.h"

/* --- findings --- */

static const char *
result_word (IshResult result)
{
  static const char *const words[] = { "pass", "fail", "accepted", "not-applicable",
                                       "not-decidable" };

  return words[result];
}

/* The Terraform type of what a check looked at; (nullable) */
static const char *
type_of (IshQuery *query, const IshCheck *check)
{
  const IshNode *node = check->node ? ish_stack_get_node (ish_query_get_stack (query), check->node)
                                    : NULL;

  return node ? ish_query_get_type (query, node) : NULL;
}

static JsonObject *
check_to_json (const IshCliSubject *subject, IshQuery *query, const IshCheck *check)
{
  JsonObject *object = json_object_new ();
  JsonArray *controls = json_array_new ();

  json_object_set_string_member (object, "rule", check->rule->id);
  json_object_set_string_member (object, "result", result_word (check->result));
  json_object_set_string_member (object, "severity", ish_severity_to_string (check->severity));
  if (check->resource_id)
    json_object_set_string_member (object, "id", check->resource_id);
  if (check->node)
    json_object_set_string_member (object, "code_name", check->node);
  if (type_of (query, check))
    json_object_set_string_member (object, "type", type_of (query, check));
  _ish_cli_set_place (object, subject, check->node);
  if (check->property)
    json_object_set_string_member (object, "property", check->property);
  json_object_set_string_member (object, "title", _ (check->rule->title));
  json_object_set_string_member (object, "why", _ (check->rule->why));
  json_object_set_string_member (object, "remedy", _ (check->rule->remedy));
  if (check->detail)
    json_object_set_string_member (object, "detail", check->detail);
  if (check->reason)
    json_object_set_string_member (object, "reason", check->reason);
  for (guint i = 0; check->rule->controls[i]; i++)
    json_array_add_string_element (controls, check->rule->controls[i]);
  json_object_set_array_member (object, "controls", controls);
  return object;
}

/* "FILE" of a design, "FILE:LINE" of code. */
static char *
say_place (const char *path, const IshCliSubject *subject, const IshCheck *check)
{
  const char *file;
  guint line;

  if (subject->code && ish_code_stack_locate (subject->code, check->node, &file, &line))
    return g_strdup_printf ("%s:%u", file, line);
  return g_filename_display_name (path);
}

static void
print_checks (const char *path, const IshCliSubject *subject, IshReport *report)
{
  for (guint i = 0; i < ish_report_get_n (report); i++)
    {
      const IshCheck *check = ish_report_get_at (report, i);
      const char *where = subject->code && check->node ? check->node
                          : check->resource_id         ? check->resource_id : "design";
      g_autofree char *place = say_place (path, subject, check);

      if (check->result == ISH_RESULT_ACCEPTED)
        g_print (_("%s: %s: accepted: %s [%s] because: %s\n"), place, where,
                 _ (check->rule->title), check->rule->id, check->reason);
      if (check->result == ISH_RESULT_UNKNOWN)
        g_print (_("%s: %s: not decidable: %s [%s]\n"), place, where, _ (check->rule->title),
                 check->rule->id);
      if (check->result != ISH_RESULT_FAIL)
        continue;
      /* The title says what should be; as a finding it would read as if all were well. */
      g_print ("%s: %s: %s: %s%s%s%s [%s]\n    %s\n", place, where,
               ish_severity_to_string (check->severity), _ (check->rule->why),
               check->detail ? " (" : "", check->detail ? check->detail : "",
               check->detail ? ")" : "", check->rule->id, _ (check->rule->remedy));
    }
}

/* --- SARIF --- */

static JsonObject *
text_object (const char *text)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "text", text);
  return object;
}

static JsonObject *
result_to_sarif (const char *path, const IshCliSubject *subject, const IshCheck *check)
{
  const char *file = path;
  guint line = 0;
  JsonObject *object = json_object_new ();
  JsonObject *location = json_object_new ();
  JsonObject *physical = json_object_new ();
  JsonObject *artifact = json_object_new ();
  JsonArray *locations = json_array_new ();
  g_autofree char *message = g_strdup_printf ("%s%s%s. %s", check->rule->title,
                                              check->detail ? ": " : "",
                                              check->detail ? check->detail : "",
                                              check->rule->remedy);

  json_object_set_string_member (object, "ruleId", check->rule->id);
  json_object_set_string_member (object, "level", ish_severity_to_string (check->severity));
  json_object_set_object_member (object, "message", text_object (message));
  if (subject->code)
    ish_code_stack_locate (subject->code, check->node, &file, &line);
  json_object_set_string_member (artifact, "uri", file);
  json_object_set_object_member (physical, "artifactLocation", artifact);
  if (line > 0)
    {
      JsonObject *region = json_object_new ();

      json_object_set_int_member (region, "startLine", line);
      json_object_set_object_member (physical, "region", region);
    }
  json_object_set_object_member (location, "physicalLocation", physical);
  if (check->resource_id)
    {
      JsonArray *logical = json_array_new ();
      JsonObject *name = json_object_new ();

      json_object_set_string_member (name, "fullyQualifiedName", check->resource_id);
      json_object_set_string_member (name, "kind", "resource");
      json_array_add_object_element (logical, name);
      json_object_set_array_member (location, "logicalLocations", logical);
    }
  json_array_add_object_element (locations, location);
  json_object_set_array_member (object, "locations", locations);
  if (check->result == ISH_RESULT_ACCEPTED)
    {
      JsonArray *suppressions = json_array_new ();
      JsonObject *suppression = json_object_new ();

      json_object_set_string_member (suppression, "kind", "external");
      json_object_set_string_member (suppression, "justification", check->reason);
      json_array_add_object_element (suppressions, suppression);
      json_object_set_array_member (object, "suppressions", suppressions);
    }
  return object;
}

static JsonArray *
rules_to_sarif (IshRuleSet *rules, const char *cloud)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ish_rule_set_get_n (rules, cloud); i++)
    {
      const IshRule *rule = ish_rule_set_get_at (rules, cloud, i);
      JsonObject *object = json_object_new ();
      JsonObject *properties = json_object_new ();
      JsonArray *tags = json_array_new ();

      json_object_set_string_member (object, "id", rule->id);
      json_object_set_object_member (object, "shortDescription", text_object (rule->title));
      json_object_set_object_member (object, "fullDescription", text_object (rule->why));
      json_object_set_object_member (object, "help", text_object (rule->remedy));
      for (guint k = 0; rule->controls[k]; k++)
        json_array_add_string_element (tags, rule->controls[k]);
      json_object_set_array_member (properties, "tags", tags);
      json_object_set_object_member (object, "properties", properties);
      json_array_add_object_element (array, object);
    }
  return array;
}

static char *
to_sarif (const char *path, const IshCliSubject *subject, IshRuleSet *rules, IshReport *report)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  GString *text = g_string_new (NULL);
  JsonObject *root = json_object_new ();
  JsonObject *run = json_object_new ();
  JsonObject *tool = json_object_new ();
  JsonObject *driver = json_object_new ();
  JsonArray *runs = json_array_new ();
  JsonArray *results = json_array_new ();

  json_object_set_string_member (root, "$schema",
                                 "https://json.schemastore.org/sarif-2.1.0.json");
  json_object_set_string_member (root, "version", "2.1.0");
  json_object_set_string_member (driver, "name", "isshonictl check");
  json_object_set_string_member (driver, "version", ISH_VERSION);
  json_object_set_array_member (driver, "rules",
                                rules_to_sarif (rules, ish_stack_get_cloud (subject->stack)));
  json_object_set_object_member (tool, "driver", driver);
  json_object_set_object_member (run, "tool", tool);
  for (guint i = 0; i < ish_report_get_n (report); i++)
    {
      const IshCheck *check = ish_report_get_at (report, i);

      if (check->result == ISH_RESULT_FAIL || check->result == ISH_RESULT_ACCEPTED)
        json_array_add_object_element (results, result_to_sarif (path, subject, check));
    }
  json_object_set_array_member (run, "results", results);
  json_array_add_object_element (runs, run);
  json_object_set_array_member (root, "runs", runs);
  json_node_take_object (node, root);
  ish_json_append (text, node);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* --- JUnit --- */

static void
append_case (GString *out, const IshCheck *check)
{
  g_autofree char *name = g_markup_printf_escaped (
    "    <testcase classname=\"%s\" name=\"%s\"", check->rule->id,
    check->resource_id ? check->resource_id : "design");

  g_string_append (out, name);
  if (check->result == ISH_RESULT_PASS)
    {
      g_string_append (out, "/>\n");
      return;
    }
  if (check->result == ISH_RESULT_FAIL)
    {
      g_autofree char *body = g_markup_printf_escaped (
        ">\n      <failure type=\"%s\" message=\"%s\">%s%s%s</failure>\n    </testcase>\n",
        ish_severity_to_string (check->severity), check->rule->title,
        check->detail ? check->detail : "", check->detail ? "\n" : "", check->rule->remedy);

      g_string_append (out, body);
      return;
    }
  {
    g_autofree char *body = g_markup_printf_escaped (
      ">\n      <skipped message=\"%s\"/>\n    </testcase>\n",
      check->reason ? check->reason : "not decidable");

    g_string_append (out, body);
  }
}

static char *
to_junit (const char *path, IshReport *report)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
  g_autoptr (GString) cases = g_string_new (NULL);
  g_autofree char *head = NULL;
  guint n = 0, n_failed = 0, n_skipped = 0;

  for (guint i = 0; i < ish_report_get_n (report); i++)
    {
      const IshCheck *check = ish_report_get_at (report, i);

      if (check->result == ISH_RESULT_NONE)
        continue;
      n++;
      n_failed += check->result == ISH_RESULT_FAIL ? 1 : 0;
      n_skipped += check->result != ISH_RESULT_FAIL && check->result != ISH_RESULT_PASS ? 1 : 0;
      append_case (cases, check);
    }
  head = g_markup_printf_escaped (
    "  <testsuite name=\"%s\" tests=\"%u\" failures=\"%u\" skipped=\"%u\" errors=\"0\">\n", path,
    n, n_failed, n_skipped);
  g_string_append (out, head);
  g_string_append_len (out, cases->str, (gssize) cases->len);
  g_string_append (out, "  </testsuite>\n</testsuites>\n");
  return g_string_free (out, FALSE);
}

/* --- benchmarks --- */

static const char *
control_word (IshControlResult result)
{
  static const char *const words[] = { "pass", "fail", "accepted", "not-applicable",
                                       "not-decidable" };

  return words[result];
}

static JsonArray *
benchmark_to_json (IshBenchmark *benchmark)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ish_benchmark_get_n (benchmark); i++)
    {
      const IshControl *control = ish_benchmark_get_at (benchmark, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", control->id);
      json_object_set_string_member (object, "title", control->title);
      json_object_set_string_member (object, "result", control_word (control->result));
      if (control->level > 0)
        json_object_set_int_member (object, "level", control->level);
      if (control->partial)
        json_object_set_boolean_member (object, "partial", TRUE);
      if (control->look)
        json_object_set_string_member (object, "look", _ (control->look));
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_benchmark (IshBenchmark *benchmark, const char *title)
{
  g_print ("\n%s\n", title);
  for (guint i = 0; i < ish_benchmark_get_n (benchmark); i++)
    {
      const IshControl *control = ish_benchmark_get_at (benchmark, i);

      g_print ("  %-8s %-15s %s\n", control->id, control_word (control->result), control->title);
      if (control->look)
        g_print ("           %s\n", _ (control->look));
    }
  g_print (_("%u pass, %u fail, %u accepted, %u not applicable, %u not decidable from a design\n"),
           ish_benchmark_count (benchmark, ISH_CONTROL_PASS),
           ish_benchmark_count (benchmark, ISH_CONTROL_FAIL),
           ish_benchmark_count (benchmark, ISH_CONTROL_ACCEPTED),
           ish_benchmark_count (benchmark, ISH_CONTROL_NOT_APPLICABLE),
           ish_benchmark_count (benchmark, ISH_CONTROL_NOT_DECIDABLE));
}

/* %NULL with a message when there is none of that name. */
static IshBenchmark *
open_benchmark (IshReport *report, IshRuleSet *rules, const char *id)
{
  IshBenchmark *benchmark = ish_benchmark_new (report, id);
  g_autofree char *known = NULL;

  if (benchmark)
    return benchmark;
  known = g_strjoinv (", ", (char **) ish_rule_set_list_benchmarks (rules));
  _ish_cli_usage (_("there is no benchmark “%s”; there are: %s"), id, known);
  return NULL;
}

/* --- check --- */

/* What is known of a type: a rule looks at it, or it is nothing but a price. */
typedef struct
{
  IshRuleSet *rules;
  IshCostRules *costs;
  const char *cloud;
} Rules;

static gboolean
has_type (gpointer data, const char *type)
{
  const Rules *self = data;

  return ish_rule_set_has_type (self->rules, self->cloud, type)
         || ish_cost_rules_has_type (self->costs, self->cloud, type);
}

static void
print_json (const char *path, const IshCliSubject *subject, Rules *rules, IshReport *report,
            IshBenchmark *benchmark, const char *id)
{
  g_autoptr (IshQuery) query = ish_query_new (subject->stack);
  JsonObject *root = json_object_new ();
  JsonArray *array = json_array_new ();

  _ish_cli_set_file (root, path);
  json_object_set_int_member (root, "errors", ish_report_count (report, ISH_SEVERITY_ERROR));
  json_object_set_int_member (root, "warnings", ish_report_count (report, ISH_SEVERITY_WARNING));
  json_object_set_int_member (root, "notes", ish_report_count (report, ISH_SEVERITY_NOTE));
  for (guint i = 0; i < ish_report_get_n (report); i++)
    json_array_add_object_element (array,
                                   check_to_json (subject, query, ish_report_get_at (report, i)));
  json_object_set_array_member (root, "checks", array);
  if (benchmark)
    {
      json_object_set_string_member (root, "benchmark", id);
      json_object_set_array_member (root, "controls", benchmark_to_json (benchmark));
    }
  if (subject->code)
    {
      json_object_set_int_member (root, "undecided",
                                  ish_report_count_result (report, ISH_RESULT_UNKNOWN));
      json_object_set_string_member (root, "region", ish_stack_get_region (subject->stack));
      json_object_set_string_member (root, "environment",
                                     ish_stack_get_environment (subject->stack));
      json_object_set_object_member (root, "unknown",
                                     _ish_cli_unknown_to_json (subject, has_type, rules));
    }
  _ish_cli_print_json (root);
}

static void
print_text (const char *path, const IshCliSubject *subject, Rules *rules, IshReport *report)
{
  guint n = ish_report_count_result (report, ISH_RESULT_UNKNOWN);

  print_checks (path, subject, report);
  if (subject->code)
    _ish_cli_print_unknown (subject, has_type, rules);
  g_print (_("%s: %u errors, %u warnings, %u notes\n"), path,
           ish_report_count (report, ISH_SEVERITY_ERROR),
           ish_report_count (report, ISH_SEVERITY_WARNING),
           ish_report_count (report, ISH_SEVERITY_NOTE));
  if (n > 0)
    g_print (ngettext ("%u check hangs on values that the code does not say\n",
                       "%u checks hang on values that the code does not say\n", n), n);
}

static IshExit
write_reports (const IshCliOptions *options, const IshCliSubject *subject, IshRuleSet *rules,
               IshReport *report)
{
  IshExit result = ISH_EXIT_DONE;

  if (options->sarif)
    {
      g_autofree char *text = to_sarif (options->words[0], subject, rules, report);

      result = _ish_cli_write (options->sarif, text);
    }
  if (options->junit && result == ISH_EXIT_DONE)
    {
      g_autofree char *text = to_junit (options->words[0], report);

      result = _ish_cli_write (options->junit, text);
    }
  return result;
}

static gboolean
is_quiet (const IshCliOptions *options)
{
  return g_strcmp0 (options->sarif, "-") == 0 || g_strcmp0 (options->junit, "-") == 0;
}

IshExit
_ish_cli_check (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  const char *path = options->words[0];
  g_autoptr (GError) error = NULL;
  g_auto (IshCliSubject) subject = { NULL, NULL, NULL };
  g_autoptr (IshRuleSet) rules = NULL;
  g_autoptr (IshReport) report = NULL;
  g_autoptr (IshBenchmark) benchmark = NULL;
  g_autoptr (IshCostRules) costs = NULL;
  Rules known;

  if (!_ish_cli_load_subject (options, &subject, &result))
    return result;
  rules = ish_rule_set_new (&error);
  costs = rules ? ish_cost_rules_new (&error) : NULL;
  if (costs == NULL)
    {
      _ish_cli_complain (error->message);
      return ISH_EXIT_WORLD;
    }
  report = ish_report_new (subject.stack, rules,
                           subject.design ? ish_design_get_accepted (subject.design) : NULL);
  known = (Rules){ rules, costs, ish_stack_get_cloud (subject.stack) };
  if (options->benchmark)
    {
      benchmark = open_benchmark (report, rules, options->benchmark);
      if (benchmark == NULL)
        return ISH_EXIT_USAGE;
    }
  result = write_reports (options, &subject, rules, report);
  if (result != ISH_EXIT_DONE)
    return result;
  if (options->json)
    print_json (path, &subject, &known, report, benchmark, options->benchmark);
  else if (!is_quiet (options))
    {
      print_text (path, &subject, &known, report);
      if (benchmark)
        print_benchmark (benchmark, ish_rule_set_get_benchmark_title (rules, options->benchmark));
    }
  return ish_report_count (report, ISH_SEVERITY_ERROR) > 0 ? ISH_EXIT_NO : ISH_EXIT_DONE;
}

/* --- reach --- */

static gboolean
read_port (const char *text, const char **out_protocol, guint *out_port)
{
  const char *slash = strchr (text, '/');
  g_autofree char *number = slash ? g_strndup (text, (gsize) (slash - text)) : g_strdup (text);
  guint64 port;

  *out_port = 0;
  *out_protocol = slash ? slash + 1 : "tcp";
  if (g_str_equal (text, "icmp") || g_str_equal (text, "any"))
    {
      *out_protocol = text;
      return TRUE;
    }
  if (!g_str_equal (*out_protocol, "tcp") && !g_str_equal (*out_protocol, "udp"))
    return FALSE;
  if (!g_ascii_string_to_unsigned (number, 10, 1, 65535, &port, NULL))
    return FALSE;
  *out_port = (guint) port;
  return TRUE;
}

static void
print_steps (IshReach *reach, gboolean as_json, const char *path)
{
  JsonArray *steps = json_array_new ();
  JsonObject *root = json_object_new ();

  for (guint i = 0; i < ish_reach_get_n_steps (reach); i++)
    {
      const IshReachStep *step = ish_reach_get_step_at (reach, i);
      g_autofree char *sentence = ish_reach_step_format (step, ish_translate);
      JsonObject *object = json_object_new ();

      json_object_set_boolean_member (object, "allows", step->allows);
      json_object_set_string_member (object, "message", sentence);
      if (step->resource_id)
        json_object_set_string_member (object, "id", step->resource_id);
      json_array_add_object_element (steps, object);
      if (!as_json)
        g_print ("%s %s\n", step->allows ? "✓" : "✗", sentence);
    }
  _ish_cli_set_file (root, path);
  json_object_set_boolean_member (root, "open", ish_reach_is_open (reach));
  json_object_set_array_member (root, "steps", steps);
  if (as_json)
    _ish_cli_print_json (root);
  else
    json_object_unref (root);
}

/* An id that is not there would be answered like a bucket: no address. */
static gboolean
is_known (IshStack *stack, IshDesign *design, const char *id)
{
  const GPtrArray *implied = ish_stack_get_implied (stack);

  if (g_str_equal (id, ISH_REACH_INTERNET) || (design && ish_design_get_resource (design, id)))
    return TRUE;
  for (guint i = 0; i < implied->len; i++)
    if (g_str_equal (((const IshImplied *) implied->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

IshExit
_ish_cli_reach (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  g_autoptr (IshDesign) design = NULL;
  g_autoptr (IshStack) stack = NULL;
  g_autoptr (IshReach) reach = NULL;
  const char *protocol;
  guint port;

  if (!read_port (options->words[3], &protocol, &port))
    return _ish_cli_usage (_("“%s” is no port: 443, 53/udp, icmp or any"), options->words[3]);
  stack = _ish_cli_load_stack (options->words[0], &design, &result);
  if (stack == NULL)
    return result;
  for (guint i = 1; i <= 2; i++)
    if (!is_known (stack, design, options->words[i]))
      {
        g_autofree char *message = g_strdup_printf (_("nothing has the id “%s”"),
                                                    options->words[i]);

        _ish_cli_complain_about (options->words[0], message);
        return ISH_EXIT_INPUT;
      }
  reach = ish_reach_new (stack, options->words[1], options->words[2], protocol, port);
  print_steps (reach, options->json, options->words[0]);
  if (!options->json)
    g_print (ish_reach_is_open (reach) ? _("%s reaches %s on %s.\n")
                                       : _("%s does not reach %s on %s.\n"),
             options->words[1], options->words[2], options->words[3]);
  return ish_reach_is_open (reach) ? ISH_EXIT_DONE : ISH_EXIT_NO;
}
