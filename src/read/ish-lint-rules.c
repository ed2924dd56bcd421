/* The rules about services, read from data/lint/rules.json.
 * SPDX-License-Identifier: MIT
 *
 * {"rules": [{"rule", "severity", "types": [pattern], "when": [{"arg": "a.b", TEST: value}],
 *             "partner": [type], "say", "fix"}],
 *  "words": {list: [word]}}
 *
 * TEST is one of: "given": true, "missing": true, "is": value or values, "not": value or values,
 * "matches": regular expression. The file is ours: a mistake in it is a mistake of the build. */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-rules.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-data.h"

#define RULES "data/lint/rules.json"

static char **
read_words (JsonNode *node)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **words;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_strv_builder_add (builder, json_array_get_string_element (array, i));
    }
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_strv_builder_add (builder, json_node_get_boolean (node) ? "true" : "false");
  else
    g_strv_builder_add (builder, json_node_get_string (node));
  words = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return words;
}

static char **
read_path (const char *path)
{
  g_autoptr (GString) folded = g_string_new (NULL);

  for (const char *c = path; *c; c++)
    if (*c != '_')
      g_string_append_c (folded, g_ascii_tolower (*c));
  return g_strsplit (folded->str, ".", -1);
}

static gboolean
read_condition (IshCondition *self, JsonObject *object, GError **error)
{
  static const struct {
    const char *name;
    IshTest test;
  } tests[] = {
    { "given", ISH_TEST_GIVEN }, { "missing", ISH_TEST_MISSING }, { "is", ISH_TEST_IS },
    { "not", ISH_TEST_NOT },     { "matches", ISH_TEST_MATCHES },
  };

  self->path = read_path (ish_json_string (object, "arg", ""));
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (json_object_has_member (object, tests[i].name))
      {
        self->test = tests[i].test;
        self->values = read_words (json_object_get_member (object, tests[i].name));
      }
  if (self->test == ISH_TEST_MATCHES)
    {
      self->pattern = g_regex_new (self->values[0], G_REGEX_OPTIMIZE, 0, error);
      return self->pattern != NULL;
    }
  return TRUE;
}

static IshLintRule *
read_rule (JsonObject *object, GError **error)
{
  IshLintRule *rule = g_new0 (IshLintRule, 1);
  JsonArray *when = ish_json_array (object, "when");
  const char *severity = ish_json_string (object, "severity", "warning");
  JsonNode *partner = json_object_get_member (object, "partner");

  rule->rule = g_strdup (ish_json_string (object, "rule", ""));
  rule->severity = strcmp (severity, "error") == 0  ? ISH_SEVERITY_ERROR
                   : strcmp (severity, "note") == 0 ? ISH_SEVERITY_NOTE
                                                    : ISH_SEVERITY_WARNING;
  rule->types = read_words (json_object_get_member (object, "types"));
  rule->partner = partner ? read_words (partner) : NULL;
  rule->say = g_strdup (ish_json_string (object, "say", ""));
  rule->fix = g_strdup (ish_json_string (object, "fix", NULL));
  rule->n_conditions = when ? json_array_get_length (when) : 0;
  rule->conditions = g_new0 (IshCondition, MAX (1, rule->n_conditions));
  for (guint i = 0; i < rule->n_conditions; i++)
    if (!read_condition (&rule->conditions[i], json_array_get_object_element (when, i), error))
      return NULL; /* the program ends: what was read is not given back */
  return rule;
}

static IshLintRules *
load (GError **error)
{
  g_autoptr (GBytes) bytes = ish_data_lookup (RULES, error);
  g_autoptr (IshJson) json = NULL;
  JsonObject *root;
  JsonArray *rules;
  IshLintRules *self;
  gsize length;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  json = ish_json_parse (text, (gssize) length, RULES, NULL, error);
  if (json == NULL)
    return NULL;
  root = json_node_get_object (ish_json_get_root (json));
  rules = ish_json_array (root, "rules");
  self = g_new0 (IshLintRules, 1);
  self->words = json_object_ref (ish_json_object (root, "words"));
  self->rules = g_ptr_array_new ();
  for (guint i = 0; i < json_array_get_length (rules); i++)
    {
      IshLintRule *rule = read_rule (json_array_get_object_element (rules, i), error);

      if (rule == NULL)
        return NULL;
      g_ptr_array_add (self->rules, rule);
    }
  return self;
}

const IshLintRules *
ish_lint_rules_get (GError **error)
{
  static IshLintRules *rules;
  static GMutex mutex;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (rules == NULL)
    rules = load (error);
  return rules;
}

gboolean
ish_lint_rules_has (const IshLintRules *self, const char *list, const char *word)
{
  JsonArray *words = ish_json_array (self->words, list);

  for (guint i = 0; words && i < json_array_get_length (words); i++)
    {
      const char *entry = json_array_get_string_element (words, i);

      if (strchr (entry, '*') ? g_pattern_match_simple (entry, word) : strcmp (entry, word) == 0)
        return TRUE;
    }
  return FALSE;
}
