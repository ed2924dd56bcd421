/* The estimate: each rule's lines for each node, priced and added up.
 * SPDX-License-Identifier: MIT
 *
 * All figures are integers: quantities in millionths of a unit, prices in 10^-12 dollars, amounts
 * in 10^-6 dollars, each line rounded once. Sums of lines are sums of integers, so that what is
 * shown for nodes adds up to what is shown for the whole. */
#define G_LOG_DOMAIN "isshoni-cost"

#include "config.h"

#include "cost/ish-cost-private.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/ish-json.h"
#include "stack/ish-query.h"

#define MICRO 1000000
#define PICO G_GINT64_CONSTANT (1000000000000)
#define NOT_KNOWN N_("It depends on a value that the code does not say.")
#define EDGE_REGION "us-east-1" /* what the stack calls "edge" */

struct _IshCost
{
  gint ref_count;
  IshStack *stack;      /* owned */
  IshCostRules *rules;  /* owned */
  IshPriceBook *book;   /* owned */
  IshQuery *query;      /* owned: its arena holds the texts; %NULL once the lines are made */
  JsonObject *usage;    /* owned (nullable) */
  JsonObject *discounts; /* owned (nullable) */
  GStringChunk *texts;  /* owned */
  GArray *lines;        /* (element-type IshCostLine) */
  GHashTable *sums;     /* owned: resource id -> IshCostSum */
  GPtrArray *figures;   /* (element-type IshUsageFigure) borrowed of the rules */
  IshCostSum total;
};

/* --- quantities --- */

static gint64
clamp (__int128 value)
{
  return value > G_MAXINT64 ? G_MAXINT64 : value < 0 ? 0 : (gint64) value;
}

/* What somebody said about one resource, else about all, else nothing. */
static gboolean
find_given (IshCost *self, const char *figure, const char *resource_id, gint64 *out_micro)
{
  g_autofree char *own = NULL;
  double value = -1;

  if (self->usage == NULL)
    return FALSE;
  own = g_strconcat (resource_id, ".", figure, NULL);
  value = ish_json_double (self->usage, own, -1);
  if (value < 0)
    value = ish_json_double (self->usage, figure, -1);
  if (!(value >= 0) || value > 1e12)
    return FALSE;
  *out_micro = (gint64) llround (value * MICRO);
  return TRUE;
}

/* Millionths of a unit; capacity units come in halves. What is not known makes the line so. */
static __int128
eval_micro (IshCost *self, const IshExpr *expr, const IshNode *node, IshCostLine *line)
{
  const IshValue *value = ish_query_eval (self->query, expr, node);

  if (ish_query_is_unknown (self->query, value))
    line->reason = NOT_KNOWN;
  if (value->type == ISH_VALUE_DOUBLE)
    return fabs (value->u.number) < 1e12 ? (__int128) llround (value->u.number * MICRO) : 0;
  return (__int128) ish_query_eval_int (self->query, expr, node, 0) * MICRO;
}

static void
fill_quantity (IshCost *self, const IshCostLineRule *rule, const IshNode *node, IshCostLine *line)
{
  __int128 count = rule->quantity ? eval_micro (self, rule->quantity, node, line) : MICRO;
  gint64 given = 0;
  gboolean is_given = rule->figure && find_given (self, rule->figure->key, line->resource_id,
                                                  &given);

  for (guint i = 0; i < ISH_N_USAGE; i++)
    {
      __int128 quantity = count;

      if (rule->levels[i])
        quantity = eval_micro (self, rule->levels[i], node, line);
      else if (rule->figure)
        quantity = count * (is_given ? given : rule->figure->value[i]) / MICRO;
      quantity = quantity * rule->times;
      line->quantity[i] = clamp ((quantity + rule->over / 2) / rule->over);
    }
}

/* --- prices --- */

static const char *
make_item (IshCost *self, const GArray *parts, const IshNode *node, IshCostLine *line)
{
  g_autoptr (GString) item = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const IshItemPart *part = &g_array_index (parts, IshItemPart, i);
      const char *text = part->expr ? ish_query_eval_text (self->query, part->expr, node)
                                    : part->text;

      if (text == NULL
          && ish_query_is_unknown (self->query, ish_query_eval (self->query, part->expr, node)))
        line->reason = NOT_KNOWN;
      g_string_append (item, text ? text : "?");
    }
  return g_string_chunk_insert_const (self->texts, item->str);
}

/* Code may have resources in any region beside the main one. */
static const char *
find_region (IshCost *self, const IshNode *node)
{
  if (node->region == NULL)
    return ish_stack_get_region (self->stack);
  return strcmp (node->region, "edge") == 0 ? EDGE_REGION : node->region;
}

/* The first alternative that has a price; without one the first is named. */
static void
fill_price (IshCost *self, const IshCostLineRule *rule, const IshNode *node, IshCostLine *line)
{
  const char *region = find_region (self, node);

  for (guint i = 0; i < rule->items->len && !line->is_priced; i++)
    {
      const char *item = make_item (self, rule->items->pdata[i], node, line);

      if (line->item == NULL)
        line->item = item;
      if (ish_price_book_get (self->book, ish_stack_get_cloud (self->stack), region, item,
                              &line->price))
        {
          line->item = item;
          line->is_priced = TRUE;
          line->unit = line->price.unit;
        }
    }
  if (!line->is_priced && line->reason == NULL)
    line->reason = rule->reason ? rule->reason
                                 : N_("No price is known for this in this region.");
}

/* Parts of a million that remain after the longest discount that fits the item. */
static gint64
find_rate (IshCost *self, const char *item)
{
  JsonObjectIter iter;
  const char *prefix;
  gsize longest = 0;
  double off = 0;

  if (self->discounts == NULL)
    return MICRO;
  json_object_iter_init (&iter, self->discounts);
  while (json_object_iter_next (&iter, &prefix, NULL))
    if (g_str_has_prefix (item, prefix) && strlen (prefix) >= longest)
      {
        longest = strlen (prefix);
        off = ish_json_double (self->discounts, prefix, 0);
      }
  return off > 0 && off <= 1 ? MICRO - llround (off * MICRO) : MICRO;
}

static void
fill_amount (IshCost *self, IshCostLine *line)
{
  gint64 rate;

  if (!line->is_priced)
    return;
  rate = find_rate (self, line->item);
  for (guint i = 0; i < ISH_N_USAGE; i++)
    {
      /* At most 2^63 * 10^18 / 10^6 fits 128 bits. */
      __int128 pico = (__int128) line->quantity[i] * line->price.pico;

      if (rate != MICRO)
        pico = pico / MICRO * rate;
      line->amount[i] = clamp ((pico + PICO / 2) / PICO);
    }
}

/* --- lines --- */

static void
note_figure (IshCost *self, const IshUsageFigure *figure)
{
  if (figure && !g_ptr_array_find (self->figures, figure, NULL))
    g_ptr_array_add (self->figures, (gpointer) figure);
}

static void
add_line (IshCost *self, const IshCostLineRule *rule, const IshNode *node)
{
  IshCostLine line = { 0 };
  IshTruth applies = ish_query_decide (self->query, rule->when, node);

  if (applies == ISH_TRUTH_NO)
    return;
  line.resource_id = ish_stack_get_cause (self->stack, node->resource_id);
  line.node = node->key;
  line.label = rule->label;
  line.is_usage = rule->figure != NULL || rule->levels[0] != NULL;
  line.figure = rule->figure ? rule->figure->key : NULL;
  fill_quantity (self, rule, node, &line);
  if (applies == ISH_TRUTH_UNKNOWN)
    line.reason = NOT_KNOWN;
  /* A line that can never cost anything here says nothing. */
  if (line.reason == NULL && line.quantity[ISH_USAGE_HIGH] == 0 && line.quantity[ISH_USAGE_LOW] == 0
      && rule->figure == NULL)
    return;
  if (line.reason == NULL)
    fill_price (self, rule, node, &line);
  fill_amount (self, &line);
  note_figure (self, rule->figure);
  g_array_append_val (self->lines, line);
}

static void
add_lines (IshCost *self, const IshCostLineRule *rule, const IshNode *node)
{
  const IshValue *items;

  if (rule->each == NULL)
    {
      add_line (self, rule, node);
      return;
    }
  items = ish_query_eval (self->query, rule->each, node);
  if (items->type == ISH_VALUE_NULL)
    return;
  if (items->type != ISH_VALUE_LIST)
    items = ish_value_list (ish_query_get_arena (self->query), &items, 1);
  for (guint i = 0; i < items->u.list.n; i++)
    {
      ish_query_bind (self->query, "it", items->u.list.items[i]);
      add_line (self, rule, node);
      ish_query_unbind (self->query, 1);
    }
}

/* What only is looked up costs nothing; a type nobody wrote a rule for is said to be unknown. */
static void
add_unknown (IshCost *self, const IshNode *node, const char *type)
{
  IshCostLine line = { 0 };

  if (g_str_has_prefix (type, "data."))
    return;
  line.resource_id = ish_stack_get_cause (self->stack, node->resource_id);
  line.node = node->key;
  line.label = g_string_chunk_insert_const (self->texts, type);
  line.reason = N_("Isshoni does not know what this type costs.");
  g_array_append_val (self->lines, line);
}

static void
add_node (IshCost *self, const IshNode *node)
{
  const char *type = ish_query_get_type (self->query, node);
  const IshCostTypeRule *rule = _ish_cost_rules_get_type (self->rules,
                                                          ish_stack_get_cloud (self->stack), type);

  if (rule == NULL)
    {
      add_unknown (self, node, type);
      return;
    }
  for (guint i = 0; i < rule->lets->len; i++)
    {
      const IshCostLet *let = &g_array_index (rule->lets, IshCostLet, i);

      ish_query_bind (self->query, let->name, ish_query_eval (self->query, let->expr, node));
    }
  for (guint i = 0; i < rule->lines->len; i++)
    add_lines (self, rule->lines->pdata[i], node);
  ish_query_unbind (self->query, rule->lets->len);
}

/* --- sums --- */

static void
add_to_sum (IshCostSum *sum, const IshCostLine *line)
{
  if (!line->is_priced)
    sum->n_unpriced++;
  else if (!line->is_usage)
    sum->fixed += line->amount[0];
  else
    for (guint i = 0; i < ISH_N_USAGE; i++)
      sum->usage[i] += line->amount[i];
}

static void
add_sum (IshCostSum *sum, const IshCostSum *other)
{
  sum->fixed += other->fixed;
  sum->n_unpriced += other->n_unpriced;
  for (guint i = 0; i < ISH_N_USAGE; i++)
    sum->usage[i] += other->usage[i];
}

static void
add_up (IshCost *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const IshCostLine *line = &g_array_index (self->lines, IshCostLine, i);
      IshCostSum *sum = g_hash_table_lookup (self->sums, line->resource_id);

      if (sum == NULL)
        {
          sum = g_new0 (IshCostSum, 1);
          g_hash_table_insert (self->sums, (gpointer) line->resource_id, sum);
        }
      add_to_sum (sum, line);
      add_to_sum (&self->total, line);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const IshCostLine *x = a, *y = b;
  int order = strcmp (x->resource_id, y->resource_id);

  if (order == 0)
    order = strcmp (x->node, y->node);
  return order;
}

/* --- life --- */

IshCost *
ish_cost_estimate (IshStack *stack, IshCostRules *rules, IshPriceBook *book, JsonObject *usage,
                   JsonObject *discounts)
{
  IshCost *self = g_new0 (IshCost, 1);

  g_return_val_if_fail (stack != NULL && rules != NULL && book != NULL, NULL);
  g_atomic_int_set (&self->ref_count, 1);
  self->stack = ish_stack_ref (stack);
  self->rules = ish_cost_rules_ref (rules);
  self->book = ish_price_book_ref (book);
  self->usage = usage ? ish_json_copy_object (usage) : NULL;
  self->discounts = discounts ? ish_json_copy_object (discounts) : NULL;
  self->texts = g_string_chunk_new (4096);
  self->lines = g_array_new (FALSE, FALSE, sizeof (IshCostLine));
  self->sums = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->figures = g_ptr_array_new ();
  self->query = ish_query_new (stack);
  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    add_node (self, ish_stack_get_node_at (stack, i));
  g_clear_pointer (&self->query, ish_query_free);
  /* Stable: lines of a node stay in the order of the rule. */
  g_array_sort (self->lines, compare_lines);
  add_up (self);
  return self;
}

IshCost *
ish_cost_ref (IshCost *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
ish_cost_unref (IshCost *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->lines);
  g_hash_table_unref (self->sums);
  g_ptr_array_unref (self->figures);
  g_string_chunk_free (self->texts);
  g_clear_pointer (&self->usage, json_object_unref);
  g_clear_pointer (&self->discounts, json_object_unref);
  ish_price_book_unref (self->book);
  ish_cost_rules_unref (self->rules);
  ish_stack_unref (self->stack);
  g_free (self);
}

/* --- asking --- */

gboolean
ish_cost_has_type (IshCost *self, const char *type)
{
  return ish_cost_rules_has_type (self->rules, ish_stack_get_cloud (self->stack), type);
}

guint
ish_cost_get_n_lines (IshCost *self)
{
  return self->lines->len;
}

const IshCostLine *
ish_cost_get_line_at (IshCost *self, guint index)
{
  g_return_val_if_fail (index < self->lines->len, NULL);
  return &g_array_index (self->lines, IshCostLine, index);
}

IshCostSum
ish_cost_get_total (IshCost *self)
{
  return self->total;
}

IshCostSum
ish_cost_get_resource (IshCost *self, const char *resource_id)
{
  const IshCostSum *sum = g_hash_table_lookup (self->sums, resource_id);

  return sum ? *sum : (IshCostSum){ 0 };
}

static void
add_subtree (IshCost *self, IshDesign *design, const char *id, IshCostSum *sum)
{
  g_autoptr (GPtrArray) children = ish_design_list_children (design, id);
  IshCostSum own = ish_cost_get_resource (self, id);

  add_sum (sum, &own);
  for (guint i = 0; i < children->len; i++)
    add_subtree (self, design, ((const IshResource *) children->pdata[i])->id, sum);
}

IshCostSum
ish_cost_get_subtree (IshCost *self, IshDesign *design, const char *resource_id)
{
  IshCostSum sum = { 0 };

  add_subtree (self, design, resource_id, &sum);
  return sum;
}

IshPriceBook *
ish_cost_get_book (IshCost *self)
{
  return self->book;
}

guint
ish_cost_get_n_figures (IshCost *self)
{
  return self->figures->len;
}

const IshUsageFigure *
ish_cost_get_figure_at (IshCost *self, guint index)
{
  g_return_val_if_fail (index < self->figures->len, NULL);
  return self->figures->pdata[index];
}

gboolean
ish_cost_is_given (IshCost *self, const char *figure, const char *resource_id)
{
  gint64 given;

  return find_given (self, figure, resource_id ? resource_id : "", &given);
}
