/* Findings as SARIF 2.1.0 (OASIS standard, 27 March 2020), which code hosts read.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

#include "base/ish-json.h"

static const char *
to_level (IshSeverity severity)
{
  return severity == ISH_SEVERITY_ERROR     ? "error"
         : severity == ISH_SEVERITY_WARNING ? "warning"
                                            : "note";
}

static JsonObject *
add_object (JsonObject *parent, const char *member)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (parent, member, object);
  return object;
}

/* A path as a URI reference: relative paths stay relative. */
static char *
to_uri (const char *file)
{
  g_autofree char *escaped = g_uri_escape_string (file, "/", FALSE);

  if (g_path_is_absolute (file))
    return g_strconcat ("file://", escaped, NULL);
  return g_strdup (g_str_has_prefix (escaped, "./") ? escaped + 2 : escaped);
}

static JsonObject *
make_result (const IshLintFinding *finding)
{
  JsonObject *result = json_object_new ();
  JsonObject *location = json_object_new ();
  JsonArray *locations = json_array_new ();
  JsonObject *physical, *region;
  g_autofree char *uri = to_uri (finding->file);
  g_autofree char *text = finding->fix
                            ? g_strdup_printf ("%s; %s", finding->message, finding->fix)
                            : g_strdup (finding->message);

  json_object_set_string_member (result, "ruleId", finding->rule);
  json_object_set_string_member (result, "level", to_level (finding->severity));
  json_object_set_string_member (add_object (result, "message"), "text", text);
  physical = add_object (location, "physicalLocation");
  json_object_set_string_member (add_object (physical, "artifactLocation"), "uri", uri);
  region = add_object (physical, "region");
  json_object_set_int_member (region, "startLine", finding->line);
  json_object_set_int_member (region, "startColumn", finding->column);
  json_array_add_object_element (locations, location);
  json_object_set_array_member (result, "locations", locations);
  return result;
}

/* The rules that were broken, each once, sorted. */
static JsonArray *
make_rules (const IshLint *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) sorted = NULL;
  JsonArray *rules = json_array_new ();

  for (guint i = 0; i < self->findings->len; i++)
    g_hash_table_add (names,
                      (gpointer) ((IshLintFinding *) g_ptr_array_index (self->findings, i))->rule);
  sorted = g_list_sort (g_hash_table_get_keys (names), (GCompareFunc) strcmp);
  for (GList *l = sorted; l; l = l->next)
    {
      JsonObject *rule = json_object_new ();

      json_object_set_string_member (rule, "id", l->data);
      json_array_add_object_element (rules, rule);
    }
  return rules;
}

char *
ish_lint_to_sarif (const IshLint *self, const char *version)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonObject *root = json_object_new (), *run = json_object_new (), *driver;
  JsonArray *runs = json_array_new (), *results = json_array_new ();

  json_node_take_object (node, root);
  json_object_set_string_member (root, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
  json_object_set_string_member (root, "version", "2.1.0");
  driver = add_object (add_object (run, "tool"), "driver");
  json_object_set_string_member (driver, "name", "isshonictl lint");
  json_object_set_string_member (driver, "version", version);
  json_object_set_string_member (driver, "informationUri", "https://github.com/isshoni/isshoni");
  json_object_set_array_member (driver, "rules", make_rules (self));
  json_object_set_string_member (run, "columnKind", "unicodeCodePoints");
  for (guint i = 0; i < self->findings->len; i++)
    json_array_add_object_element (results, make_result (g_ptr_array_index (self->findings, i)));
  json_object_set_array_member (run, "results", results);
  json_array_add_object_element (runs, run);
  json_object_set_array_member (root, "runs", runs);
  ish_json_append (text, node);
  g_string_append_c (text, '\n');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
