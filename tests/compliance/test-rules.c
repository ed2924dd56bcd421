/* Every rule: designs in which it fails, passes, is accepted; what its fix does.
 * SPDX-License-Identifier: MIT
 *
 * The designs stand in rules/ as JSON, {RULE: [CASE]}:
 *   nodes    {ID: [TYPE, PROPERTIES, PARENT]}
 *   lines    [[FROM, TO, TYPE, PROPERTIES]]: ids l1, l2 ...
 *   env      "dev" unless it says "prod"
 *   fails    keys of the cloud resources at which it fails, and nowhere else; "" is the design
 *   passes   those at which it passes, among others
 *   none     true: nothing it could apply to
 *   severity, detail   of the first failure
 *   fixed    "all": its fix makes the finding go, no other appear, undo is exact;
 *            "no": there is none */
#include <string.h>

#include "base/ish-json.h"
#include "compliance/ish-check.h"

static IshCatalog *catalog;
static IshRuleSet *rules;
static GHashTable *failing, *passing, *fixing; /* rule -> itself: seen */

/* Goes on: one run says everything that is wrong. */
static void complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
complain (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s", text);
  g_test_fail ();
}

/* --- making designs --- */

static void
apply (IshDesign *design, IshOp *op)
{
  g_autoptr (GError) error = NULL;

  ish_design_apply (design, op, NULL, &error);
  g_assert_no_error (error);
  ish_op_unref (op);
}

static JsonNode *
element (JsonArray *array, guint index)
{
  return index < json_array_get_length (array) ? json_array_get_element (array, index) : NULL;
}

static void
add_nodes (IshDesign *design, JsonObject *nodes)
{
  JsonObjectIter iter;
  const char *id;
  JsonNode *node;
  double x = 0;

  json_object_iter_init_ordered (&iter, nodes);
  while (json_object_iter_next_ordered (&iter, &id, &node))
    {
      JsonArray *parts = json_node_get_array (node);
      g_autoptr (JsonObject) value = json_object_new ();
      JsonNode *properties = element (parts, 1), *parent = element (parts, 2);

      json_object_set_string_member (value, "type", json_array_get_string_element (parts, 0));
      json_object_set_string_member (value, "name", id);
      json_object_set_double_member (value, "x", x += 160);
      json_object_set_double_member (value, "y", 200);
      if (properties)
        json_object_set_member (value, "properties", json_node_copy (properties));
      if (parent)
        json_object_set_member (value, "parent", json_node_copy (parent));
      apply (design, ish_op_new_add (id, "resources", value));
    }
}

static void
add_lines (IshDesign *design, JsonArray *lines)
{
  for (guint i = 0; lines && i < json_array_get_length (lines); i++)
    {
      JsonArray *parts = json_array_get_array_element (lines, i);
      g_autoptr (JsonObject) value = json_object_new ();
      g_autofree char *id = g_strdup_printf ("l%u", i + 1);
      JsonNode *type = element (parts, 2), *properties = element (parts, 3);

      json_object_set_string_member (value, "from", json_array_get_string_element (parts, 0));
      json_object_set_string_member (value, "to", json_array_get_string_element (parts, 1));
      json_object_set_string_member (value, "type", type ? json_node_get_string (type) : "default");
      if (properties)
        json_object_set_member (value, "properties", json_node_copy (properties));
      apply (design, ish_op_new_link (id, value));
    }
}

static IshDesign *
make_design (JsonObject *one)
{
  IshDesign *design = ish_design_new ("rules");

  apply (design, ish_op_new_set_string ("design", "settings.cloud", "aws"));
  apply (design, ish_op_new_set_string ("design", "settings.region", "ap-northeast-2"));
  apply (design, ish_op_new_set_string ("design", "settings.environment",
                                        ish_json_string (one, "env", "dev")));
  add_nodes (design, ish_json_object (one, "nodes"));
  add_lines (design, ish_json_array (one, "lines"));
  return design;
}

static IshReport *
check (IshDesign *design)
{
  g_autoptr (IshStack) stack = ish_stack_resolve (design, catalog);

  return ish_report_new (stack, rules, ish_design_get_accepted (design));
}

/* --- what is asserted --- */

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Keys of the nodes with that result, in the order of the report: "a b". */
static char *
list_nodes (IshReport *report, const char *rule, IshResult result)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < ish_report_get_n (report); i++)
    {
      const IshCheck *one = ish_report_get_at (report, i);

      if (one->result == result && strcmp (one->rule->id, rule) == 0)
        g_ptr_array_add (keys, (gpointer) (one->node ? one->node : ""));
    }
  g_ptr_array_sort (keys, compare_texts);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (" ", (char **) keys->pdata);
}

static const IshCheck *
find (IshReport *report, const char *rule, const char *node)
{
  for (guint i = 0; i < ish_report_get_n (report); i++)
    {
      const IshCheck *one = ish_report_get_at (report, i);

      if (strcmp (one->rule->id, rule) == 0 && g_strcmp0 (one->node ? one->node : "", node) == 0)
        return one;
    }
  return NULL;
}

/* "RULE@NODE" of all failures. */
static GHashTable *
list_failures (IshReport *report)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < ish_report_get_n (report); i++)
    {
      const IshCheck *one = ish_report_get_at (report, i);

      if (one->result == ISH_RESULT_FAIL)
        g_hash_table_add (found, g_strdup_printf ("%s@%s", one->rule->id,
                                                  one->node ? one->node : ""));
    }
  return found;
}

static void
assert_accepted (JsonObject *one, const char *rule, const char *node)
{
  g_autoptr (IshDesign) design = make_design (one);
  g_autoptr (IshReport) before = check (design);
  g_autoptr (IshReport) after = NULL;
  g_autoptr (JsonNode) value =
    json_from_string ("{\"reason\": \"a reason\", \"by\": \"somebody\"}", NULL);
  const IshCheck *failed = find (before, rule, node);
  g_autofree char *path =
    g_strdup_printf ("accepted.%s@%s", rule, failed->resource_id ? failed->resource_id : "");

  apply (design, ish_op_new_set ("design", path, value));
  after = check (design);
  failed = find (after, rule, node);
  g_assert_cmpint (failed->result, ==, ISH_RESULT_ACCEPTED);
  g_assert_cmpstr (failed->reason, ==, "a reason");
  g_assert_cmpuint (ish_report_count (after, failed->severity), <,
                    ish_report_count (before, failed->severity));
}

/* What one operation needs to be undone stands in order; the operations go backwards. */
static GPtrArray *
apply_all (IshDesign *design, GPtrArray *ops)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < ops->len; i++)
    {
      GPtrArray *inverse = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_op_unref);
      g_autoptr (GError) error = NULL;

      ish_design_apply (design, ops->pdata[i], inverse, &error);
      g_assert_no_error (error);
      g_ptr_array_add (steps, inverse);
    }
  return steps;
}

static void
undo (IshDesign *design, GPtrArray *steps)
{
  for (guint i = steps->len; i > 0; i--)
    {
      GPtrArray *inverse = steps->pdata[i - 1];

      for (guint k = 0; k < inverse->len; k++)
        apply (design, ish_op_ref (inverse->pdata[k]));
    }
}

/* One step: the finding goes, none comes, undo brings back the bytes. */
static void
assert_fixed (JsonObject *one, const char *rule, const char *node)
{
  g_autoptr (IshDesign) design = make_design (one);
  g_autoptr (IshReport) before = check (design);
  g_autoptr (IshReport) after = NULL;
  g_autoptr (GHashTable) old = list_failures (before);
  g_autoptr (GHashTable) now = NULL;
  g_autoptr (GPtrArray) ops = ish_report_fix (before, find (before, rule, node), design, NULL);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *bytes = ish_design_serialize (design, NULL);
  g_autofree char *back = NULL;
  GHashTableIter iter;
  gpointer key;
  const IshCheck *left;

  if (ops == NULL)
    {
      complain ("%s@%s: no fix", rule, node);
      return;
    }
  steps = apply_all (design, ops);
  after = check (design);
  left = find (after, rule, node);
  if (left && left->result == ISH_RESULT_FAIL)
    complain ("%s@%s: still there after its fix", rule, node);
  now = list_failures (after);
  g_hash_table_iter_init (&iter, now);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (old, key))
      complain ("%s@%s: its fix brings %s", rule, node, (const char *) key);
  undo (design, steps);
  back = ish_design_serialize (design, NULL);
  g_assert_cmpstr (back, ==, bytes);
}

static void
assert_no_fix (JsonObject *one, const char *rule, const char *node)
{
  g_autoptr (IshDesign) design = make_design (one);
  g_autoptr (IshReport) report = check (design);

  g_autoptr (GPtrArray) ops = ish_report_fix (report, find (report, rule, node), design, NULL);

  if (ops != NULL)
    complain ("%s@%s: a fix nobody expected", rule, node);
}

static void
check_failures (JsonObject *one, const char *rule, IshReport *report, JsonArray *fails)
{
  const char *fixed = ish_json_string (one, "fixed", NULL);
  const char *severity = ish_json_string (one, "severity", NULL);
  const char *detail = ish_json_string (one, "detail", NULL);
  static const char *const severities[] = { "note", "warning", "error" };

  for (guint i = 0; i < json_array_get_length (fails); i++)
    {
      const char *node = json_array_get_string_element (fails, i);

      assert_accepted (one, rule, node);
      if (g_strcmp0 (fixed, "all") == 0)
        assert_fixed (one, rule, node);
      else if (fixed)
        assert_no_fix (one, rule, node);
      if (i == 0 && severity)
        g_assert_cmpstr (severities[find (report, rule, node)->severity], ==, severity);
      if (i == 0 && detail)
        g_assert_cmpstr (find (report, rule, node)->detail, ==, detail);
    }
}

static char *
join (JsonArray *array)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    g_ptr_array_add (texts, (gpointer) json_array_get_string_element (array, i));
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv (" ", (char **) texts->pdata);
}

static void
check_case (JsonObject *one, const char *rule, guint at)
{
  g_autoptr (IshDesign) design = make_design (one);
  g_autoptr (IshReport) report = check (design);
  JsonArray *fails = ish_json_array (one, "fails"), *passes = ish_json_array (one, "passes");
  g_autofree char *expected = join (fails);
  g_autofree char *found = list_nodes (report, rule, ISH_RESULT_FAIL);
  const IshRule *known = ish_rule_set_get (rules, rule);

  if (known == NULL)
    g_error ("no rule %s", rule);
  if (strcmp (expected, found) != 0)
    complain ("%s, case %u: fails at \"%s\", not \"%s\"", rule, at, found, expected);
  for (guint i = 0; passes && i < json_array_get_length (passes); i++)
    {
      const char *node = json_array_get_string_element (passes, i);
      const IshCheck *passed = find (report, rule, node);

      if (passed == NULL || passed->result != ISH_RESULT_PASS)
        complain ("%s, case %u: does not pass at \"%s\"", rule, at, node);
    }
  if (ish_json_bool (one, "none", FALSE) != (fails == NULL && passes == NULL))
    complain ("%s, case %u: asserts nothing, or too much", rule, at);
  if (fails && strcmp (expected, found) == 0)
    {
      check_failures (one, rule, report, fails);
      g_hash_table_add (failing, (gpointer) known->id);
      if (g_strcmp0 (ish_json_string (one, "fixed", NULL), "all") == 0)
        g_hash_table_add (fixing, (gpointer) known->id);
    }
  if (passes)
    g_hash_table_add (passing, (gpointer) known->id);
}

static void
test_file (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "compliance", "rules", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IshJson) json = NULL;
  JsonObjectIter iter;
  const char *rule;
  JsonNode *cases;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  json = ish_json_parse (text, -1, name, NULL, &error);
  g_assert_no_error (error);
  json_object_iter_init_ordered (&iter, json_node_get_object (ish_json_get_root (json)));
  while (json_object_iter_next_ordered (&iter, &rule, &cases))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (cases)); i++)
      check_case (json_array_get_object_element (json_node_get_array (cases), i), rule, i);
}

/* None is left out, and one that promises a click has what the click does. */
static void
test_every_rule (void)
{
  g_assert_cmpuint (ish_rule_set_get_n (rules, "aws"), ==, 88);
  for (guint i = 0; i < ish_rule_set_get_n (rules, "aws"); i++)
    {
      const IshRule *rule = ish_rule_set_get_at (rules, "aws", i);

      if (!g_hash_table_contains (failing, rule->id))
        complain ("%s: no design fails", rule->id);
      if (!g_hash_table_contains (passing, rule->id)
          && strcmp (rule->id, "iam.user-policy") != 0) /* it applies where it fails */
        complain ("%s: no design passes", rule->id);
      if (rule->fix == ISH_FIX_ONE && !g_hash_table_contains (fixing, rule->id))
        complain ("%s: one click fixes no design", rule->id);
      if (rule->fix == ISH_FIX_NO && g_hash_table_contains (fixing, rule->id))
        complain ("%s: fixes what it says it does not", rule->id);
    }
}

int
main (int argc, char *argv[])
{
  static const char *const files[] = { "network.json", "compute.json", "data.json",
                                       "edge.json",    "events.json",  "security.json" };
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  catalog = ish_catalog_new (&error);
  g_assert_no_error (error);
  rules = ish_rule_set_new (&error);
  g_assert_no_error (error);
  failing = g_hash_table_new (g_str_hash, g_str_equal);
  passing = g_hash_table_new (g_str_hash, g_str_equal);
  fixing = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *test = g_strdup_printf ("/compliance/rules/%.*s",
                                               (int) strcspn (files[i], "."), files[i]);

      g_test_add_data_func (test, files[i], test_file);
    }
  g_test_add_func ("/compliance/rules/every-one", test_every_rule);
  result = g_test_run ();
  g_hash_table_unref (failing);
  g_hash_table_unref (passing);
  g_hash_table_unref (fixing);
  ish_rule_set_unref (rules);
  ish_catalog_unref (catalog);
  return result;
}
