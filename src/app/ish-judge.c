/* What a design costs and what is wrong with it, as one answer about one resolved design.
 *
 * Prices and rules are read once, by whoever asks first: some milliseconds of a worker's time.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni"

#include "config.h"

#include "app/ish-judge.h"

typedef struct {
  IshCostRules *costs; /* nullable with the book */
  IshPriceBook *book;
  IshRuleSet   *rules; /* nullable */
  char         *error; /* nullable */
} Books;

/* A user's own price book may be damaged; the checks go on without it. */
static gpointer
read_books (gpointer data)
{
  Books *books = g_new0 (Books, 1);
  g_autoptr (GError) price_error = NULL;
  g_autoptr (GError) rule_error = NULL;

  books->costs = ish_cost_rules_new (&price_error);
  if (books->costs)
    books->book = ish_price_book_new (&price_error);
  books->rules = ish_rule_set_new (&rule_error);
  if (price_error || rule_error)
    books->error = g_strdup ((price_error ? price_error : rule_error)->message);
  return books;
}

static const Books *
get_books (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_books, NULL);
}

IshRuleSet *
ish_judge_get_rules (void)
{
  return get_books ()->rules;
}

IshJudgement *
ish_judge_design (IshDesign *design, IshCatalog *catalog)
{
  const Books *books = get_books ();
  IshJudgement *self = g_new0 (IshJudgement, 1);

  self->stack = ish_stack_resolve (design, catalog);
  if (books->book)
    self->cost = ish_cost_estimate (self->stack, books->costs, books->book,
                                    ish_design_get_usage (design), NULL);
  if (books->rules)
    self->report = ish_report_new (self->stack, books->rules, ish_design_get_accepted (design));
  self->error = g_strdup (books->error);
  return self;
}

IshJudgement *
ish_judge_usage (const IshJudgement *last, JsonObject *usage)
{
  const Books *books = get_books ();
  IshJudgement *self = ish_judgement_copy (last);

  g_clear_pointer (&self->cost, ish_cost_unref);
  if (books->book)
    self->cost = ish_cost_estimate (self->stack, books->costs, books->book, usage, NULL);
  return self;
}

IshJudgement *
ish_judgement_copy (const IshJudgement *self)
{
  IshJudgement *copy = g_new0 (IshJudgement, 1);

  copy->stack = ish_stack_ref (self->stack);
  copy->cost = self->cost ? ish_cost_ref (self->cost) : NULL;
  copy->report = self->report ? ish_report_ref (self->report) : NULL;
  copy->error = g_strdup (self->error);
  return copy;
}

void
ish_judgement_free (IshJudgement *self)
{
  g_clear_pointer (&self->cost, ish_cost_unref);
  g_clear_pointer (&self->report, ish_report_unref);
  g_clear_pointer (&self->stack, ish_stack_unref);
  g_free (self->error);
  g_free (self);
}

IshMoney
ish_judgement_get_month (const IshJudgement *self)
{
  IshCostSum total;

  if (self->cost == NULL)
    return 0;
  total = ish_cost_get_total (self->cost);
  return total.fixed + total.usage[ISH_USAGE_MID];
}
