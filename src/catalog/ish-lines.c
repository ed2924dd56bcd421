/* Who may live where, and who may connect to whom: every pair is worked out once at load.
 *
 * A rule that names a type beats one that names an interface; among those, a rule with a line type
 * beats one for every type. Two rules left for the same pair and type are a mistake in the data.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "catalog/ish-catalog-private.h"

/* In the order a pair without a default is asked for. */
static const char *const line_types[] = { "network", "data", "api", "event" };

#define N_TYPES G_N_ELEMENTS (line_types)

/* The best rule found so far of one pair and line type. */
typedef struct {
  const IshLineRule *rule;
  guint              strength; /* 0: none */
} Candidate;

static IshPair *
pair_at (IshCatalog *self, const IshService *from, const IshService *to)
{
  return &self->pairs[(gsize) from->index * self->services->len + to->index];
}

/* 2: names the type, 1: an interface of it, 0: does not match. */
static guint
match (const IshLineRule *rule, const IshService *other)
{
  guint best = 0;

  for (guint i = 0; rule->others[i] != NULL; i++)
    if (strcmp (rule->others[i], other->type) == 0)
      return 2;
    else if (ish_service_is (other, rule->others[i]))
      best = 1;
  return best;
}

static void
offer (Candidate *candidates, const IshLineRule *rule, guint matched, GPtrArray *mistakes)
{
  guint strength = matched * 2 + (rule->type != NULL);

  for (guint t = 0; t < N_TYPES; t++)
    {
      Candidate *candidate = &candidates[t];

      if (rule->type != NULL && strcmp (rule->type, line_types[t]) != 0)
        continue;
      if (candidate->strength == strength)
        _ish_mistake_at (mistakes, rule->origin, "two rules fit a %s line: this and %s: %s",
                         line_types[t], candidate->rule->origin.file,
                         candidate->rule->origin.path);
      if (candidate->strength < strength)
        *candidate = (Candidate) { rule, strength };
    }
}

/* Defaults first, then the more special, then the order of the line types. */
static void
settle (IshPair *pair, const Candidate *candidates, GPtrArray *mistakes)
{
  const IshLineRule *first = NULL;
  guint best = 0;

  for (guint t = 0; t < N_TYPES; t++)
    {
      const IshLineRule *rule = candidates[t].rule;
      guint score = rule != NULL ? candidates[t].strength + (rule->is_default ? 8 : 0) : 0;

      if (rule == NULL)
        continue;
      if (rule->refuse != NULL)
        {
          pair->refusal = rule->refuse;
          continue;
        }
      if (rule->turn)
        {
          if (pair->turns == NULL)
            pair->turns = g_ptr_array_new ();
          g_ptr_array_add (pair->turns, (gpointer) rule);
          continue;
        }
      if (pair->rules == NULL)
        pair->rules = g_ptr_array_new ();
      if (score > 8 && score == best)
        _ish_mistake_at (mistakes, rule->origin,
                         "two rules are the default of a pair: this and %s: %s", first->origin.file,
                         first->origin.path);
      if (score > best)
        {
          best = score;
          first = rule;
          g_ptr_array_insert (pair->rules, 0, (gpointer) rule);
        }
      else
        g_ptr_array_add (pair->rules, (gpointer) rule);
    }
}

static void
collect (IshCatalog *self, const IshService *from, const IshService *to, Candidate *candidates,
         GPtrArray *mistakes)
{
  for (guint i = 0; i < from->n_lines; i++)
    if (from->lines[i]->outgoing && match (from->lines[i], to) > 0)
      offer (candidates, from->lines[i], match (from->lines[i], to), mistakes);
  for (guint i = 0; i < to->n_lines; i++)
    if (!to->lines[i]->outgoing && match (to->lines[i], from) > 0)
      offer (candidates, to->lines[i], match (to->lines[i], from), mistakes);
}

/* A line that is turned must have somewhere to go. */
static void
check_turns (IshCatalog *self, const IshService *from, const IshService *to, GPtrArray *mistakes)
{
  IshPair *pair = pair_at (self, from, to);
  IshPair *back = pair_at (self, to, from);

  for (guint i = 0; pair->turns != NULL && i < pair->turns->len; i++)
    {
      const IshLineRule *turn = pair->turns->pdata[i];

      if (back->rules == NULL)
        _ish_mistake_at (mistakes, turn->origin, "turned to %s -> %s, which no rule writes",
                         to->type, from->type);
    }
}

gboolean
_ish_catalog_index_lines (IshCatalog *self, GPtrArray *mistakes)
{
  guint n = self->services->len;

  self->pairs = g_new0 (IshPair, MAX ((gsize) n * n, 1));
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        const IshService *from = self->services->pdata[i];
        const IshService *to = self->services->pdata[j];
        Candidate candidates[N_TYPES] = { { NULL, 0 } };

        collect (self, from, to, candidates, mistakes);
        settle (pair_at (self, from, to), candidates, mistakes);
      }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      check_turns (self, self->services->pdata[i], self->services->pdata[j], mistakes);
  return mistakes->len == 0;
}

/* --- lines --- */

static const IshLineRule *
find_rule (const IshPair *pair, const char *type)
{
  if (pair->rules == NULL)
    return NULL;
  if (type == NULL || strcmp (type, "default") == 0)
    return pair->rules->pdata[0];
  for (guint i = 0; i < pair->rules->len; i++)
    if (strcmp (((const IshLineRule *) pair->rules->pdata[i])->type, type) == 0)
      return pair->rules->pdata[i];
  return NULL;
}

/* Whether the line is one a "turn" rule wants the other way round. */
static gboolean
is_turned (const IshPair *pair, const char *type)
{
  for (guint i = 0; pair->turns != NULL && i < pair->turns->len; i++)
    {
      const IshLineRule *turn = pair->turns->pdata[i];

      if (turn->type == NULL || type == NULL || strcmp (type, "default") == 0 ||
          strcmp (turn->type, type) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
explain (const IshPair *pair, const IshPair *back, const char *type)
{
  if (pair->refusal != NULL)
    return pair->refusal;
  if (pair->rules != NULL)
    return N_("A line of this kind does not go from {from} to {to}. Choose another kind.");
  if (back->rules != NULL)
    return N_("Draw this line the other way round: from {to} to {from}.");
  return N_("{from} and {to} do not connect directly.");
}

/* Anything that is a resource may be referred to, or waited for. */
static const char *
check_generic (IshCatalog *self, const IshService *from, const IshService *to, const char *type,
               const IshLineRule **out_rule)
{
  const IshLineRule *rule = _ish_generic_find_rule (self, type);

  if (from->generic == NULL && ish_service_get_main_kind (from) == NULL)
    return N_("{from} is no resource that {to} could refer to.");
  if (to->generic == NULL && ish_service_get_main_kind (to) == NULL)
    return N_("{to} is no resource that {from} could refer to.");
  if (rule == NULL)
    return N_("A line between {from} and {to} refers or waits. Choose another kind.");
  if (out_rule != NULL)
    *out_rule = rule;
  return NULL;
}

const char *
ish_catalog_check_line (IshCatalog *self, const char *from_type, const char *to_type,
                        const char *type, const IshLineRule **out_rule, gboolean *out_turned)
{
  const IshService *from = ish_catalog_get_service (self, from_type);
  const IshService *to = ish_catalog_get_service (self, to_type);
  const IshLineRule *rule;
  gboolean turned = FALSE;
  const IshPair *pair, *back;

  if (out_rule != NULL)
    *out_rule = NULL;
  if (out_turned != NULL)
    *out_turned = FALSE;
  if (from == NULL || to == NULL)
    return N_("{from} and {to} do not connect directly.");
  if (from->generic != NULL || to->generic != NULL)
    return check_generic (self, from, to, type, out_rule);
  pair = pair_at (self, from, to);
  back = pair_at (self, to, from);
  rule = find_rule (pair, type);
  if (rule == NULL && is_turned (pair, type))
    {
      turned = TRUE;
      rule = find_rule (back, type);
      if (rule == NULL)
        rule = find_rule (back, NULL);
    }
  if (rule == NULL)
    return explain (pair, back, type);
  if (out_rule != NULL)
    *out_rule = rule;
  if (out_turned != NULL)
    *out_turned = turned;
  return NULL;
}

static void
add_types (GPtrArray *types, const IshPair *pair)
{
  for (guint i = 0; pair->rules != NULL && i < pair->rules->len; i++)
    {
      const IshLineRule *rule = pair->rules->pdata[i];

      if (!g_ptr_array_find_with_equal_func (types, rule->type, g_str_equal, NULL))
        g_ptr_array_add (types, (gpointer) rule->type);
    }
}

GPtrArray *
ish_catalog_list_line_types (IshCatalog *self, const char *from_type, const char *to_type)
{
  const IshService *from = ish_catalog_get_service (self, from_type);
  const IshService *to = ish_catalog_get_service (self, to_type);
  GPtrArray *types = g_ptr_array_new ();

  if (from == NULL || to == NULL)
    return types;
  if (from->generic != NULL || to->generic != NULL)
    {
      for (guint i = 0; i < self->generics.rules->len &&
                        check_generic (self, from, to, NULL, NULL) == NULL; i++)
        g_ptr_array_add (types, (gpointer) ((IshLineRule *) self->generics.rules->pdata[i])->type);
      return types;
    }
  add_types (types, pair_at (self, from, to));
  if (pair_at (self, from, to)->turns != NULL)
    add_types (types, pair_at (self, to, from));
  return types;
}

/* How well a pair serves as one half of a way round: named types before interfaces. */
static guint
strength_of (IshCatalog *self, const IshService *from, const IshService *to)
{
  IshPair *pair = pair_at (self, from, to);
  const IshLineRule *rule = find_rule (pair, NULL);

  if (rule == NULL)
    return 0;
  return match (rule, rule->outgoing ? to : from);
}

const char *
ish_catalog_suggest_between (IshCatalog *self, const char *from_type, const char *to_type)
{
  const IshService *from = ish_catalog_get_service (self, from_type);
  const IshService *to = ish_catalog_get_service (self, to_type);
  const char *best = NULL;
  guint best_strength = 0;

  if (from == NULL || to == NULL || from->generic != NULL || to->generic != NULL)
    return NULL;
  for (guint i = 0; i < self->services->len; i++)
    {
      const IshService *middle = self->services->pdata[i];
      guint in, out;

      if (middle == from || middle == to)
        continue;
      in = strength_of (self, from, middle);
      out = strength_of (self, middle, to);
      if (in > 0 && out > 0 && in + out > best_strength)
        {
          best_strength = in + out;
          best = middle->type;
        }
    }
  return best;
}

/* --- containment --- */

static const char *
refusal_of (const IshService *child, const char *parent_type)
{
  return child->refusals != NULL ? ish_json_string (child->refusals, parent_type, NULL) : NULL;
}

const char *
ish_catalog_check_parent (IshCatalog *self, const char *parent_type, const char *child_type)
{
  const IshService *child = ish_catalog_get_service (self, child_type);
  const IshService *parent;
  const char *sentence;

  if (child == NULL)
    return NULL; /* an unknown type is a finding of its own */
  if (parent_type == NULL)
    {
      if (child->top)
        return NULL;
      sentence = refusal_of (child, "top");
      return sentence != NULL ? sentence : N_("{child} has to stand inside something.");
    }
  parent = ish_catalog_get_service (self, parent_type);
  if (parent == NULL)
    return NULL;
  sentence = refusal_of (child, parent_type);
  if (sentence != NULL)
    return sentence;
  if (g_strcmp0 (parent->role, "group") == 0)
    return NULL;
  if (child->generic != NULL && parent->frame != NULL)
    return NULL;
  for (guint i = 0; child->parents != NULL && child->parents[i] != NULL; i++)
    if (ish_service_is (parent, child->parents[i]))
      return NULL;
  return parent->frame != NULL ? N_("{child} does not live in {parent}.")
                               : N_("{parent} cannot hold anything.");
}

/* --- rules --- */

const char *
ish_line_rule_get_type (const IshLineRule *self)
{
  return self->type;
}

const char *
ish_line_rule_get_help (const IshLineRule *self)
{
  return self->help;
}

guint
ish_line_rule_get_n_props (const IshLineRule *self)
{
  return self->n_props;
}

const IshProp *
ish_line_rule_get_prop_at (const IshLineRule *self, guint index)
{
  g_return_val_if_fail (index < self->n_props, NULL);

  return &self->props[index]->prop;
}

IshEffect *const *
ish_line_rule_get_effects (const IshLineRule *self, guint *out_n)
{
  *out_n = self->n_effects;
  return self->effects;
}

const IshService *
ish_line_rule_get_owner (const IshLineRule *self)
{
  return self->owner;
}

IshOrigin
ish_line_rule_get_origin (const IshLineRule *self)
{
  return self->origin;
}
