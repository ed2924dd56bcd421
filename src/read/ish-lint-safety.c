/* What is unsafe, by the rules of data/lint; then the checks that need more than a rule.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-read"

#include "config.h"

#include "read/ish-lint-private.h"

#include <string.h>

typedef gboolean (*Accept) (const IshCode *code, gconstpointer user_data);

static const IshCode *find (const IshCode *code, char **path, Accept accept,
                            gconstpointer user_data);

/* The members of @code that may be meant by the next name of the path. */
static const IshCode *
find_member (const IshCode *code, char **path, Accept accept, gconstpointer user_data)
{
  for (guint i = 0; i < code->n_members; i++)
    {
      const IshCodeMember *member = &code->members[i];
      const IshCode *value = member->value;
      const IshCode *found;

      if (member->key == NULL || value == NULL)
        continue;
      if (value->kind == ISH_CODE_BLOCK && strcmp (member->key, "dynamic") == 0
          && ish_code_name_is (ish_code_label (value, 0), path[0]))
        value = ish_code_get (value, "content");
      else if (!ish_code_name_is (member->key, path[0]))
        continue;
      found = value ? find (value, path + 1, accept, user_data) : NULL;
      if (found)
        return found;
    }
  return NULL;
}

/* The first value at @path that @accept takes. Lists, choices and calls are entered: what may be
 * there counts. */
static const IshCode *
find (const IshCode *code, char **path, Accept accept, gconstpointer user_data)
{
  if (path[0] == NULL && accept (code, user_data))
    return code;
  if (code->kind == ISH_CODE_LIST || code->kind == ISH_CODE_CHOICE || code->kind == ISH_CODE_CALL)
    for (guint i = 0; i < code->n_items; i++)
      {
        const IshCode *found = find (code->items[i], path, accept, user_data);

        if (found)
          return found;
      }
  return path[0] ? find_member (code, path, accept, user_data) : NULL;
}

/* --- conditions --- */

static gboolean
accept_any (const IshCode *code, gconstpointer user_data)
{
  return code->kind != ISH_CODE_NULL;
}

/* Also a word that stands for itself: ignore_changes = all. */
static const char *
text_of (const IshCode *code)
{
  return code->kind == ISH_CODE_NAME && code->n_members == 0 ? code->text : ish_code_text (code);
}

static gboolean
accept_value (const IshCode *code, gconstpointer user_data)
{
  const IshCondition *condition = user_data;
  const char *text = text_of (code);

  if (text == NULL)
    return FALSE;
  for (guint i = 0; condition->values[i]; i++)
    if (g_ascii_strcasecmp (condition->values[i], text) == 0)
      return condition->test == ISH_TEST_IS;
  return condition->test == ISH_TEST_NOT;
}

static gboolean
accept_match (const IshCode *code, gconstpointer user_data)
{
  const IshCondition *condition = user_data;
  const char *text = text_of (code);

  if (text)
    return g_regex_match (condition->pattern, text, 0, NULL);
  for (guint i = 0; code->kind == ISH_CODE_TEMPLATE && i < code->n_items; i++)
    if (accept_match (code->items[i], user_data))
      return TRUE;
  return FALSE;
}

/* Whether @condition holds; @out_at is the value that makes it so. */
static gboolean
holds (const IshLintResource *resource, const IshCondition *condition, const IshCode **out_at)
{
  static const Accept accepts[] = { accept_any, accept_any, accept_value, accept_value,
                                    accept_match };
  const IshCode *found = NULL;
  const IshCode *start = resource->args ? resource->args : resource->code;

  /* The attributes beside a resource's properties are reached by "^Name". */
  if (condition->path[0][0] == '^')
    {
      g_auto (GStrv) path = g_strdupv (condition->path);

      memmove (path[0], path[0] + 1, strlen (path[0]));
      found = find_member (resource->code, path, accepts[condition->test], condition);
    }
  else if (resource->args || resource->code->kind == ISH_CODE_BLOCK)
    found = find_member (start, condition->path, accepts[condition->test], condition);
  if (condition->test == ISH_TEST_MISSING)
    return found == NULL;
  if (found && *out_at == NULL)
    *out_at = found;
  return found != NULL;
}

/* --- partners --- */

static gboolean
is_type (char **patterns, const char *type)
{
  for (guint i = 0; patterns[i]; i++)
    if (strchr (patterns[i], '*') ? g_pattern_match_simple (patterns[i], type)
                                  : strcmp (patterns[i], type) == 0)
      return TRUE;
  return FALSE;
}

typedef struct {
  const IshLintResource *wanted;
  gboolean               found;
} PartnerSearch;

static void
visit_reference (const IshCode *code, gpointer user_data)
{
  PartnerSearch *search = user_data;

  if (code->kind == ISH_CODE_NAME && code->n_members > 0 && code->members[0].key)
    search->found |= strcmp (code->text, search->wanted->type) == 0
                     && strcmp (code->members[0].key, search->wanted->name) == 0;
  else if (code->kind == ISH_CODE_CALL && code->n_items > 0
           && code->items[0]->kind == ISH_CODE_STRING)
    search->found |= strcmp (code->items[0]->text, search->wanted->name) == 0;
}

static gboolean
has_partner (const IshLintResource *resource, char **types, const GPtrArray *resources)
{
  PartnerSearch search = { resource, FALSE };

  for (guint i = 0; i < resources->len && !search.found; i++)
    {
      const IshLintResource *other = g_ptr_array_index (resources, i);

      if (is_type (types, other->type) && other->args)
        ish_code_walk (other->args, visit_reference, &search);
    }
  return search.found;
}

/* --- rules --- */

static void
check_rule (IshLint *self, const IshLintRule *rule, const IshLintResource *resource,
            const GPtrArray *resources)
{
  const IshCode *at = NULL;

  for (guint i = 0; i < rule->n_conditions; i++)
    if (!holds (resource, &rule->conditions[i], &at))
      return;
  if (rule->partner && has_partner (resource, rule->partner, resources))
    return;
  _ish_lint_add (self, rule->severity, rule->rule, resource->source, at ? at->at : resource->at,
                 _ish_said ("%s: %p", resource->name, _ish_said_words (rule->say)),
                 _ish_said_words (rule->fix));
}

/* The rules about a type: most types have none, and a design has few types. */
static GPtrArray *
rules_of (IshLint *self, GHashTable *cache, const char *type)
{
  GPtrArray *found = g_hash_table_lookup (cache, type);

  if (found)
    return found;
  found = g_ptr_array_new ();
  for (guint i = 0; i < self->rules->rules->len; i++)
    {
      const IshLintRule *rule = g_ptr_array_index (self->rules->rules, i);

      if (is_type (rule->types, type))
        g_ptr_array_add (found, (gpointer) rule);
    }
  g_hash_table_insert (cache, (gpointer) type, found);
  return found;
}

static void
check_rules (IshLint *self, const GPtrArray *resources)
{
  g_autoptr (GHashTable) cache
    = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);
      const GPtrArray *rules = rules_of (self, cache, resource->type);

      for (guint j = 0; j < rules->len; j++)
        check_rule (self, g_ptr_array_index (rules, j), resource, resources);
    }
}

void
_ish_lint_safety (IshLint *self, const GPtrArray *resources, const GPtrArray *roots)
{
  check_rules (self, resources);
  for (guint i = 0; i < resources->len; i++)
    {
      const IshLintResource *resource = g_ptr_array_index (resources, i);

      _ish_lint_statements (self, resource->code, resource->type);
      if (resource->args)
        _ish_lint_ingress (self, resource);
    }
  _ish_lint_text (self, roots);
  for (guint i = 0; i < roots->len; i++)
    _ish_lint_unicode (self, ((const IshCode *) g_ptr_array_index (roots, i))->source);
  _ish_lint_topology (self, resources);
}
