/* Every rule on every resource, and the findings in the order people read them.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-compliance"

#include "config.h"

#include "compliance/ish-check-private.h"

#include <string.h>

#include "base/ish-json.h"

typedef struct
{
  IshReport *report;
  IshQuery *query;
  gboolean is_production;
} Run;

/* --- one rule on one node --- */

static const char *
make_detail (Run *run, const IshRuleCase *rule_case, const IshNode *node)
{
  g_autoptr (GString) text = NULL;

  if (rule_case->detail->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < rule_case->detail->len; i++)
    {
      const IshDetailPart *part = &g_array_index (rule_case->detail, IshDetailPart, i);
      const char *inner = part->expr ? ish_query_eval_text (run->query, part->expr, node)
                                     : part->text;

      g_string_append (text, inner ? inner : "");
    }
  return g_string_chunk_insert_const (run->report->texts, text->str);
}

/* Types without a file say everything in their own dialect's words. */
static gboolean
is_plain (const IshNode *node)
{
  for (guint i = 0; i < node->args->u.map.n; i++)
    if (strchr (node->args->u.map.members[i].key, ':') == NULL)
      return FALSE;
  return TRUE;
}

/* The field of a service of the catalogue stands first, then the argument. */
static const char *
find_property (const IshRuleCase *rule_case, const IshNode *node)
{
  char **properties = rule_case->properties;

  return node && properties[0] && properties[1] && is_plain (node) ? properties[1] : properties[0];
}

static void
look_for_acceptance (Run *run, IshCheck *check)
{
  g_autofree char *key = NULL;
  JsonObject *entry;

  if (run->report->accepted == NULL)
    return;
  key = g_strdup_printf ("%s@%s", check->rule->id, check->resource_id ? check->resource_id : "");
  entry = ish_json_object (run->report->accepted, key);
  if (entry == NULL || *ish_json_string (entry, "reason", "") == '\0')
    return;
  check->result = ISH_RESULT_ACCEPTED;
  check->reason = ish_json_string (entry, "reason", "");
  check->by = ish_json_string (entry, "by", NULL);
}

static gboolean
check_node (Run *run, const IshRuleEntry *entry, const IshRuleCase *rule_case,
            const IshNode *node)
{
  IshCheck check = { .rule = &entry->rule, .severity = entry->rule.severity };
  IshTruth applies, fails;

  _ish_rule_case_bind (rule_case, run->query, node);
  applies = ish_query_decide (run->query, rule_case->when, node);
  if (applies != ISH_TRUTH_NO)
    {
      if (!run->is_production && entry->lower >= 0)
        check.severity = (IshSeverity) entry->lower;
      check.node = node ? node->key : NULL;
      check.resource_id = node ? node->resource_id : NULL;
      check.property = find_property (rule_case, node);
      fails = ish_query_decide (run->query, rule_case->fails, node);
      if (fails != ISH_TRUTH_NO && applies == ISH_TRUTH_UNKNOWN)
        fails = ISH_TRUTH_UNKNOWN;
      if (fails == ISH_TRUTH_UNKNOWN)
        check.result = ISH_RESULT_UNKNOWN;
      if (fails == ISH_TRUTH_YES)
        {
          check.result = ISH_RESULT_FAIL;
          check.detail = make_detail (run, rule_case, node);
          look_for_acceptance (run, &check);
        }
      g_array_append_val (run->report->checks, check);
    }
  ish_query_unbind (run->query, rule_case->lets->len);
  return applies != ISH_TRUTH_NO;
}

static void
check_rule (Run *run, const IshRuleEntry *entry)
{
  gboolean applies = FALSE;

  for (guint i = 0; i < entry->cases->len; i++)
    {
      const IshRuleCase *rule_case = entry->cases->pdata[i];

      if (entry->only_prod && !run->is_production)
        break;
      if (rule_case->types[0] == NULL)
        applies |= check_node (run, entry, rule_case, NULL);
      for (guint k = 0; rule_case->types[k]; k++)
        {
          const GPtrArray *nodes = ish_query_list_type (run->query, rule_case->types[k]);

          for (guint n = 0; n < nodes->len; n++)
            applies |= check_node (run, entry, rule_case, nodes->pdata[n]);
        }
    }
  if (!applies)
    {
      IshCheck check = { .rule = &entry->rule, .result = ISH_RESULT_NONE,
                         .severity = entry->rule.severity };

      g_array_append_val (run->report->checks, check);
    }
}

/* --- order --- */

static int
result_rank (const IshCheck *check)
{
  static const int ranks[] = {
    [ISH_RESULT_FAIL] = 0, [ISH_RESULT_ACCEPTED] = 1, [ISH_RESULT_UNKNOWN] = 2,
    [ISH_RESULT_PASS] = 3, [ISH_RESULT_NONE] = 4
  };

  return ranks[check->result];
}

static int
compare_checks (gconstpointer a, gconstpointer b)
{
  const IshCheck *x = a, *y = b;
  int order = result_rank (x) - result_rank (y);

  if (order == 0)
    order = (int) y->severity - (int) x->severity;
  if (order == 0)
    order = g_strcmp0 (x->resource_id, y->resource_id);
  if (order == 0)
    order = strcmp (x->rule->id, y->rule->id);
  return order != 0 ? order : g_strcmp0 (x->node, y->node);
}

static void
count (IshReport *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      IshCheck *check = &g_array_index (self->checks, IshCheck, i);

      if (check->result != ISH_RESULT_FAIL)
        continue;
      self->counts[check->severity]++;
      /* Sorted: the first of a resource is its worst. */
      if (check->resource_id && !g_hash_table_contains (self->worst, check->resource_id))
        g_hash_table_insert (self->worst, (gpointer) check->resource_id, check);
    }
}

/* --- life --- */

IshReport *
ish_report_new (IshStack *stack, IshRuleSet *rules, JsonObject *accepted)
{
  IshReport *self = g_new0 (IshReport, 1);
  g_autoptr (IshQuery) query = NULL;
  Run run = { self, NULL, FALSE };

  g_return_val_if_fail (stack != NULL && rules != NULL, NULL);
  g_atomic_int_set (&self->ref_count, 1);
  self->stack = ish_stack_ref (stack);
  self->rules = ish_rule_set_ref (rules);
  self->accepted = accepted ? ish_json_copy_object (accepted) : NULL;
  self->texts = g_string_chunk_new (4096);
  self->checks = g_array_new (FALSE, FALSE, sizeof (IshCheck));
  self->worst = g_hash_table_new (g_str_hash, g_str_equal);
  run.query = query = ish_query_new (stack);
  run.is_production = ish_catalog_is_production (ish_stack_get_environment (stack));
  for (guint i = 0; i < rules->entries->len; i++)
    {
      const IshRuleEntry *entry = rules->entries->pdata[i];

      if (strcmp (entry->cloud, ish_stack_get_cloud (stack)) == 0)
        check_rule (&run, entry);
    }
  g_array_sort (self->checks, compare_checks);
  count (self);
  return self;
}

IshReport *
ish_report_ref (IshReport *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ish_report_unref (IshReport *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->checks);
  g_hash_table_unref (self->worst);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->accepted, json_object_unref);
  ish_rule_set_unref (self->rules);
  ish_stack_unref (self->stack);
  g_free (self);
}

/* --- asking --- */

guint
ish_report_get_n (IshReport *self)
{
  return self->checks->len;
}

const IshCheck *
ish_report_get_at (IshReport *self, guint index)
{
  g_return_val_if_fail (index < self->checks->len, NULL);
  return &g_array_index (self->checks, IshCheck, index);
}

guint
ish_report_count (IshReport *self, IshSeverity severity)
{
  g_return_val_if_fail ((guint) severity < G_N_ELEMENTS (self->counts), 0);
  return self->counts[severity];
}

guint
ish_report_count_result (IshReport *self, IshResult result)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += g_array_index (self->checks, IshCheck, i).result == result;
  return n;
}

const IshCheck *
ish_report_get_worst (IshReport *self, const char *resource_id)
{
  return g_hash_table_lookup (self->worst, resource_id);
}
