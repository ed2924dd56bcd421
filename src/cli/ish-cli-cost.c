/* isshonictl cost: what a design costs a month.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshonictl"

#include "config.h"

#include "cli/ish-cli-private.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/ish-json.h"
#include "cost/ish-cost.h"

#define MICRO 1000000.0
#define HOURS 730.0

/* --- reading what the estimate rests on --- */

/* {"requests": 5000000, "web.requests": 10}: an object of numbers; (nullable) with @out_exit. */
static JsonObject *
load_numbers (const char *path, IshExit *out_exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshJson) json = ish_json_parse_file (path, NULL, &error);
  JsonNode *root = json ? ish_json_get_root (json) : NULL;
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  *out_exit = ISH_EXIT_INPUT;
  if (root == NULL)
    {
      _ish_cli_complain_about (path, error->message);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      _ish_cli_complain_about (path, _("expected one object of numbers"));
      return NULL;
    }
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &key, &node))
    if (!JSON_NODE_HOLDS_VALUE (node)
        || (json_node_get_value_type (node) != G_TYPE_INT64
            && json_node_get_value_type (node) != G_TYPE_DOUBLE)
        || json_node_get_double (node) < 0)
      {
        g_autofree char *message = g_strdup_printf (_("“%s” must be a number from 0"), key);

        _ish_cli_complain_about (path, message);
        return NULL;
      }
  *out_exit = ISH_EXIT_DONE;
  return ish_json_copy_object (json_node_get_object (root));
}

/* The design's own figures with those of the file over them. */
static JsonObject *
unite_usage (JsonObject *own, JsonObject *given)
{
  JsonObject *all = own ? ish_json_copy_object (own) : json_object_new ();
  JsonObjectIter iter;
  const char *key;
  JsonNode *node;

  if (given == NULL)
    return all;
  json_object_iter_init (&iter, given);
  while (json_object_iter_next (&iter, &key, &node))
    json_object_set_member (all, key, json_node_copy (node));
  return all;
}

/* A misspelt figure would silently change nothing. */
static gboolean
check_figures (const char *path, JsonObject *given, IshCostRules *rules)
{
  JsonObjectIter iter;
  const char *key;

  if (given == NULL)
    return TRUE;
  json_object_iter_init_ordered (&iter, given);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    {
      const char *dot = strrchr (key, '.');
      g_autofree char *message = NULL;

      if (ish_cost_rules_get_figure (rules, dot ? dot + 1 : key))
        continue;
      message = g_strdup_printf (_("there is no usage figure “%s”; --json lists them"), key);
      _ish_cli_complain_about (path, message);
      return FALSE;
    }
  return TRUE;
}

static IshCost *
estimate (const IshCliOptions *options, IshStack *stack, IshDesign *design, IshExit *out_exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IshCostRules) rules = ish_cost_rules_new (&error);
  g_autoptr (IshPriceBook) book = rules ? ish_price_book_new (&error) : NULL;
  g_autoptr (JsonObject) given = NULL;
  g_autoptr (JsonObject) discounts = NULL;
  g_autoptr (JsonObject) usage = NULL;

  if (book == NULL)
    {
      _ish_cli_complain (error->message);
      *out_exit = ISH_EXIT_WORLD;
      return NULL;
    }
  if (options->usage && (given = load_numbers (options->usage, out_exit)) == NULL)
    return NULL;
  if (options->discounts && (discounts = load_numbers (options->discounts, out_exit)) == NULL)
    return NULL;
  if (!check_figures (options->usage, given, rules))
    {
      *out_exit = ISH_EXIT_INPUT;
      return NULL;
    }
  usage = unite_usage (design ? ish_design_get_usage (design) : NULL, given);
  return ish_cost_estimate (stack, rules, book, usage, discounts);
}

/* --- saying it --- */

static double
dollars (IshMoney amount)
{
  return (double) amount / MICRO;
}

static JsonObject *
sum_to_json (const IshCostSum *sum)
{
  JsonObject *object = json_object_new ();
  JsonObject *usage = json_object_new ();

  json_object_set_double_member (object, "fixed", dollars (sum->fixed));
  json_object_set_double_member (usage, "low", dollars (sum->usage[ISH_USAGE_LOW]));
  json_object_set_double_member (usage, "mid", dollars (sum->usage[ISH_USAGE_MID]));
  json_object_set_double_member (usage, "high", dollars (sum->usage[ISH_USAGE_HIGH]));
  json_object_set_object_member (object, "usage", usage);
  json_object_set_int_member (object, "unpriced", sum->n_unpriced);
  return object;
}

static JsonArray *
amounts_to_json (const gint64 *values)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ISH_N_USAGE; i++)
    json_array_add_double_element (array, (double) values[i] / MICRO);
  return array;
}

static JsonObject *
line_to_json (const IshCostLine *line)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "resource", line->resource_id);
  if (line->node)
    json_object_set_string_member (object, "code_name", line->node);
  json_object_set_string_member (object, "label", line->label);
  if (line->item)
    json_object_set_string_member (object, "item", line->item);
  json_object_set_string_member (object, "part", line->is_usage ? "usage" : "fixed");
  json_object_set_array_member (object, "quantity", amounts_to_json (line->quantity));
  if (line->figure)
    json_object_set_string_member (object, "figure", line->figure);
  if (!line->is_priced)
    {
      json_object_set_string_member (object, "unpriced", line->reason);
      return object;
    }
  json_object_set_array_member (object, "amount", amounts_to_json (line->amount));
  json_object_set_string_member (object, "unit", line->unit);
  json_object_set_double_member (object, "price", (double) line->price.pico / 1e12);
  json_object_set_string_member (object, "source", line->price.source);
  json_object_set_string_member (object, "date", line->price.date);
  if (line->price.first_tier)
    json_object_set_boolean_member (object, "first_tier", TRUE);
  return object;
}

static JsonArray *
figures_to_json (IshCost *cost)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ish_cost_get_n_figures (cost); i++)
    {
      const IshUsageFigure *figure = ish_cost_get_figure_at (cost, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "key", figure->key);
      json_object_set_string_member (object, "label", figure->label);
      json_object_set_string_member (object, "unit", figure->unit);
      json_object_set_array_member (object, "value", amounts_to_json (figure->value));
      json_object_set_boolean_member (object, "given",
                                      ish_cost_is_given (cost, figure->key, NULL));
      json_array_add_object_element (array, object);
    }
  return array;
}

static gboolean
has_type (gpointer data, const char *type)
{
  IshCost *cost = data;

  return ish_cost_has_type (cost, type);
}

/* What the budget is held against: the middle estimate. */
static IshMoney
month_of (IshCost *cost)
{
  IshCostSum total = ish_cost_get_total (cost);

  return total.fixed + total.usage[ISH_USAGE_MID];
}

static gboolean
is_within_budget (const IshCliOptions *options, IshCost *cost)
{
  return !(options->budget > 0) || dollars (month_of (cost)) <= options->budget;
}

static void
print_json (const IshCliOptions *options, const IshCliSubject *subject, IshCost *cost)
{
  JsonObject *root = json_object_new ();
  JsonArray *lines = json_array_new ();
  IshCostSum total = ish_cost_get_total (cost);

  _ish_cli_set_file (root, options->words[0]);
  json_object_set_string_member (root, "currency", "USD");
  if (options->budget > 0)
    {
      json_object_set_double_member (root, "budget", options->budget);
      json_object_set_boolean_member (root, "over_budget", !is_within_budget (options, cost));
    }
  json_object_set_string_member (root, "region", ish_stack_get_region (subject->stack));
  json_object_set_string_member (root, "prices",
                                 ish_price_book_get_date (ish_cost_get_book (cost)));
  json_object_set_object_member (root, "total", sum_to_json (&total));
  for (guint i = 0; i < ish_cost_get_n_lines (cost); i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);
      JsonObject *object = line_to_json (line);

      _ish_cli_set_place (object, subject, line->node);
      json_array_add_object_element (lines, object);
    }
  json_object_set_array_member (root, "lines", lines);
  json_object_set_array_member (root, "figures", figures_to_json (cost));
  if (subject->code)
    json_object_set_object_member (root, "unknown",
                                   _ish_cli_unknown_to_json (subject, has_type, cost));
  _ish_cli_print_json (root);
}

static void
print_line (const IshCostLine *line)
{
  g_autofree char *low = ish_money_format (line->amount[ISH_USAGE_LOW]);
  g_autofree char *mid = ish_money_format (line->amount[ISH_USAGE_MID]);
  g_autofree char *high = ish_money_format (line->amount[ISH_USAGE_HIGH]);

  if (!line->is_priced)
    g_print ("    %-40s %s\n", _ (line->label),
             line->item == NULL && line->reason ? _ (line->reason) : _ ("no price known"));
  else if (line->is_usage)
    g_print ("    %-40s %12s … %s … %s\n", _ (line->label), low, mid, high);
  else
    g_print ("    %-40s %12s\n", _ (line->label), low);
}

static void
print_text (IshStack *stack, IshCost *cost)
{
  IshCostSum total = ish_cost_get_total (cost);
  g_autofree char *fixed = ish_money_format (total.fixed);
  g_autofree char *low = ish_money_format (total.usage[ISH_USAGE_LOW]);
  g_autofree char *mid = ish_money_format (total.usage[ISH_USAGE_MID]);
  g_autofree char *high = ish_money_format (total.usage[ISH_USAGE_HIGH]);
  const char *last = "";

  for (guint i = 0; i < ish_cost_get_n_lines (cost); i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);

      if (strcmp (last, line->resource_id) != 0)
        g_print ("%s\n", line->resource_id);
      last = line->resource_id;
      print_line (line);
    }
  g_print (_("\nFixed a month %s; with usage %s … %s … %s more\n"), fixed, low, mid, high);
  g_print (
    _("Prices of %s in US dollars, on demand, the newest of %s, without tax and free tier\n"),
       ish_stack_get_region (stack), ish_price_book_get_date (ish_cost_get_book (cost)));
  if (total.n_unpriced > 0)
    g_print (ngettext ("%u line has no known price and is not in the sum\n",
                       "%u lines have no known price and are not in the sum\n", total.n_unpriced),
             total.n_unpriced);
}

/* --- in the shape of Infracost's JSON, for tools that read it --- */

static void
set_money (JsonObject *object, const char *member, double amount)
{
  char text[64];

  json_object_set_string_member (object, member, g_ascii_formatd (text, sizeof text, "%.6f",
                                                                  amount));
}

static JsonObject *
component_to_json (const IshCostLine *line)
{
  JsonObject *object = json_object_new ();
  double quantity = (double) line->quantity[ISH_USAGE_MID] / MICRO;
  double amount = dollars (line->amount[ISH_USAGE_MID]);
  char price[64];

  json_object_set_string_member (object, "name", line->label);
  json_object_set_string_member (object, "unit", line->unit ? line->unit : "");
  set_money (object, "hourlyQuantity", quantity / HOURS);
  set_money (object, "monthlyQuantity", quantity);
  g_ascii_formatd (price, sizeof price, "%.12f", (double) line->price.pico / 1e12);
  json_object_set_string_member (object, "price", line->is_priced ? price : "0");
  if (line->is_priced)
    {
      set_money (object, "hourlyCost", amount / HOURS);
      set_money (object, "monthlyCost", amount);
    }
  else
    {
      json_object_set_null_member (object, "hourlyCost");
      json_object_set_null_member (object, "monthlyCost");
      json_object_set_boolean_member (object, "priceNotFound", TRUE);
    }
  json_object_set_boolean_member (object, "usageBased", line->is_usage);
  return object;
}

static JsonArray *
breakdown_to_json (IshCost *cost)
{
  JsonArray *resources = json_array_new ();
  JsonArray *components = NULL;
  JsonObject *resource = NULL;
  const char *last = NULL;
  double sum = 0;

  for (guint i = 0; i < ish_cost_get_n_lines (cost); i++)
    {
      const IshCostLine *line = ish_cost_get_line_at (cost, i);

      if (g_strcmp0 (last, line->node) != 0)
        {
          resource = json_object_new ();
          components = json_array_new ();
          sum = 0;
          json_object_set_string_member (resource, "name", line->node);
          json_object_set_object_member (resource, "metadata", json_object_new ());
          json_object_set_array_member (resource, "costComponents", components);
          json_array_add_object_element (resources, resource);
        }
      last = line->node;
      sum += dollars (line->amount[ISH_USAGE_MID]);
      set_money (resource, "hourlyCost", sum / HOURS);
      set_money (resource, "monthlyCost", sum);
      json_array_add_object_element (components, component_to_json (line));
    }
  return resources;
}

static char *
to_infracost (const char *path, IshCost *cost)
{
  IshCostSum total = ish_cost_get_total (cost);
  double month = dollars (total.fixed + total.usage[ISH_USAGE_MID]);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  GString *text = g_string_new (NULL);
  JsonObject *root = json_object_new ();
  JsonObject *project = json_object_new ();
  JsonObject *breakdown = json_object_new ();
  JsonArray *projects = json_array_new ();

  json_object_set_string_member (root, "version", "0.2");
  json_object_set_string_member (root, "currency", "USD");
  json_object_set_string_member (project, "name", path);
  json_object_set_object_member (project, "metadata", json_object_new ());
  json_object_set_array_member (breakdown, "resources", breakdown_to_json (cost));
  set_money (breakdown, "totalHourlyCost", month / HOURS);
  set_money (breakdown, "totalMonthlyCost", month);
  json_object_set_object_member (project, "breakdown", breakdown);
  json_array_add_object_element (projects, project);
  json_object_set_array_member (root, "projects", projects);
  set_money (root, "totalHourlyCost", month / HOURS);
  set_money (root, "totalMonthlyCost", month);
  json_object_set_string_member (root, "timeGenerated", time);
  json_node_take_object (node, root);
  ish_json_append (text, node);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

/* --- the commands --- */

static void
complain_about_budget (const IshCliOptions *options, IshCost *cost)
{
  g_autofree char *shown = ish_money_format (month_of (cost));
  g_autofree char *message =
    g_strdup_printf (_("%s a month is over the budget of $%.2f"), shown, options->budget);

  _ish_cli_complain_about (options->words[0], message);
}

IshExit
_ish_cli_cost (const IshCliOptions *options)
{
  IshExit result = ISH_EXIT_DONE;
  const char *path = options->words[0];
  g_auto (IshCliSubject) subject = { NULL, NULL, NULL };
  g_autoptr (IshCost) cost = NULL;
  g_autofree char *text = NULL;

  if (_ish_cli_load_subject (options, &subject, &result))
    cost = estimate (options, subject.stack, subject.design, &result);
  if (cost == NULL)
    return result;
  if (options->infracost)
    {
      text = to_infracost (path, cost);
      result = _ish_cli_write (options->infracost, text);
      if (result != ISH_EXIT_DONE)
        return result;
    }
  if (options->json)
    print_json (options, &subject, cost);
  else if (g_strcmp0 (options->infracost, "-") != 0)
    {
      print_text (subject.stack, cost);
      if (subject.code)
        _ish_cli_print_unknown (&subject, has_type, cost);
    }
  if (is_within_budget (options, cost))
    return ISH_EXIT_DONE;
  complain_about_budget (options, cost);
  return ISH_EXIT_NO;
}
