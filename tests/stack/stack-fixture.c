/* Designs in a few words, resolved, and stacks as text to compare.
 * SPDX-License-Identifier: MIT */
#include "stack-fixture.h"

#include <string.h>

#include "base/ish-json.h"

static IshCatalog *
load (const char *folder)
{
  g_autoptr (GError) error = NULL;
  IshCatalog *catalog = ish_catalog_new_for_folder (folder, &error);

  g_assert_no_error (error);
  return catalog;
}

IshCatalog *
stack_fixture_toy (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "stack", "catalog", NULL);

  return load (folder);
}

IshCatalog *
stack_fixture_real (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "data", "catalog", NULL);

  return load (folder);
}

static void
fill (JsonArray *array, gboolean lines)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *item = json_array_get_object_element (array, i);

      if (!json_object_has_member (item, "properties"))
        json_object_set_object_member (item, "properties", json_object_new ());
      if (lines && !json_object_has_member (item, "type"))
        json_object_set_string_member (item, "type", "default");
      if (lines && !json_object_has_member (item, "label"))
        json_object_set_string_member (item, "label", "");
      if (!lines && !json_object_has_member (item, "name"))
        json_object_set_string_member (item, "name", "");
      if (!lines && !json_object_has_member (item, "x"))
        json_object_set_int_member (item, "x", 0);
      if (!lines && !json_object_has_member (item, "y"))
        json_object_set_int_member (item, "y", 0);
    }
}

IshDesign *
stack_fixture_design (const char *settings, const char *resources, const char *connections)
{
  g_autofree char *text = g_strdup_printf ("{'format': 'isshoni-design', 'version': 1, 'id': "
                                           "'d_test0001', 'name': 'test', 'settings': {%s},"
                                           " 'resources': [%s], 'connections': [%s]}",
                                           settings, resources, connections);
  g_autoptr (IshJson) json = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  JsonObject *root;
  IshDesign *design;

  for (char *c = text; *c; c++)
    if (*c == '\'')
      *c = '"';
  json = ish_json_parse (text, -1, "test", NULL, &error);
  g_assert_no_error (error);
  root = json_node_get_object (ish_json_get_root (json));
  fill (json_object_get_array_member (root, "resources"), FALSE);
  fill (json_object_get_array_member (root, "connections"), TRUE);
  ish_json_append (out, ish_json_get_root (json));
  design = ish_design_parse (out->str, (gssize) out->len, "test", &error);
  g_assert_no_error (error);
  return design;
}

IshStack *
stack_fixture_resolve (IshCatalog *catalog, const char *resources, const char *connections)
{
  g_autoptr (IshDesign) design = NULL;

  design = stack_fixture_design (
    "'cloud': 'toy', 'region': 'moon-1', 'environment': 'dev', 'prefix': 'test'", resources,
    connections);
  return ish_stack_resolve (design, catalog);
}

/* --- text --- */

static void
append_value (GString *out, const IshValue *value)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };
  gboolean list = value->type == ISH_VALUE_LIST;

  if (value->type == ISH_VALUE_NULL)
    g_string_append (out, "null");
  else if (value->type == ISH_VALUE_BOOL)
    g_string_append (out, value->u.boolean ? "true" : "false");
  else if (value->type == ISH_VALUE_INT)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, value->u.integer);
  else if (value->type == ISH_VALUE_DOUBLE)
    ish_json_append_double (out, value->u.number);
  else if (value->type == ISH_VALUE_STRING)
    g_string_append_printf (out, "'%s'", value->u.string);
  else if (value->type == ISH_VALUE_REF)
    g_string_append_printf (out, "<%s.%s>", value->u.ref.node, value->u.ref.attr);
  else if (value->type == ISH_VALUE_PSEUDO)
    g_string_append_printf (out, "<%s>", pseudos[value->u.pseudo]);
  else if (value->type == ISH_VALUE_INPUT)
    g_string_append_printf (out, "<input %s>", value->u.string);
  else if (value->type == ISH_VALUE_MAP)
    {
      g_string_append_c (out, '{');
      for (guint i = 0; i < value->u.map.n; i++)
        {
          g_string_append_printf (out, "%s%s: ", i ? ", " : "", value->u.map.members[i].key);
          append_value (out, value->u.map.members[i].value);
        }
      g_string_append_c (out, '}');
    }
  else
    {
      g_assert_true (list || value->type == ISH_VALUE_JOIN);
      g_string_append_c (out, list ? '[' : '(');
      for (guint i = 0; i < value->u.list.n; i++)
        {
          g_string_append (out, i == 0 ? "" : list ? ", " : " + ");
          append_value (out, value->u.list.items[i]);
        }
      g_string_append_c (out, list ? ']' : ')');
    }
}

char *
stack_fixture_value (const IshValue *value)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_value (out, value);
  return g_strdup (out->str);
}

const IshValue *
stack_fixture_arg (IshStack *stack, const char *key, const char *path)
{
  const IshNode *node = ish_stack_get_node (stack, key);
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  const IshValue *value;

  g_assert_nonnull (node);
  value = node->args;
  for (guint i = 0; value && names[i]; i++)
    value = ish_value_get (value, names[i]);
  return value;
}

char *
stack_fixture_args (IshStack *stack, const char *key)
{
  const IshNode *node = ish_stack_get_node (stack, key);

  g_assert_nonnull (node);
  return stack_fixture_value (node->args);
}

static void
append_node (GString *out, const IshNode *node)
{
  g_string_append_printf (out, "%s %s of %s in %s keep %s ", node->key, node->kind,
                          node->resource_id, node->region ? node->region : "-",
                          node->retain ? node->retain : "-");
  append_value (out, node->args);
  if (node->lifecycle)
    append_value (out, node->lifecycle);
  g_string_append (out, " after");
  for (guint i = 0; node->after[i]; i++)
    g_string_append_printf (out, " %s", node->after[i]);
}

char *
stack_fixture_nodes (IshStack *stack)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    {
      append_node (out, ish_stack_get_node_at (stack, i));
      g_string_append_c (out, '\n');
    }
  return g_strdup (out->str);
}

char *
stack_fixture_findings (IshStack *stack)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = findings->pdata[i];

      g_string_append_printf (out, "%s %s %s %s\n", ish_severity_to_string (finding->severity),
                              finding->rule, finding->resource_id ? finding->resource_id : "-",
                              finding->property ? finding->property : "-");
    }
  return g_strdup (out->str);
}

char *
stack_fixture_dump (IshStack *stack)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *findings = stack_fixture_findings (stack);

  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    {
      const IshNode *node = ish_stack_get_node_at (stack, i);

      append_node (out, node);
      g_string_append (out, " owners");
      for (guint k = 0; node->owners[k]; k++)
        g_string_append_printf (out, " %s", node->owners[k]);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < ish_stack_get_implied (stack)->len; i++)
    {
      const IshImplied *implied = ish_stack_get_implied (stack)->pdata[i];

      g_string_append_printf (out, "implied %s %s %s %s\n", implied->id, implied->type,
                              implied->parent ? implied->parent : "-", implied->because);
    }
  for (guint i = 0; i < ish_stack_get_outputs (stack)->len; i++)
    {
      const IshStackOutput *output = ish_stack_get_outputs (stack)->pdata[i];

      g_string_append_printf (out, "output %s ", output->name);
      append_value (out, output->value);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < ish_stack_get_inputs (stack)->len; i++)
    g_string_append_printf (out, "input %s\n",
                            ((IshStackInput *) ish_stack_get_inputs (stack)->pdata[i])->name);
  g_string_append (out, findings);
  return g_strdup (out->str);
}

const IshFinding *
stack_fixture_finding (IshStack *stack, const char *rule, const char *resource_id)
{
  const GPtrArray *findings = ish_stack_get_findings (stack);

  for (guint i = 0; i < findings->len; i++)
    {
      const IshFinding *finding = findings->pdata[i];

      if (strcmp (finding->rule, rule) == 0 && g_strcmp0 (finding->resource_id, resource_id) == 0)
        return finding;
    }
  return NULL;
}
