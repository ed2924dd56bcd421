/* The reducer "chain": steps become a state machine.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-reduce-private.h"

#include "base/ish-text.h"

typedef struct
{
  const char *name;
  const IshValue *state, *condition; /* condition: NULL without one */
  gint64 order;
  guint at;
} Step;

typedef struct
{
  IshArena *arena;
  GArray *steps;      /* of Step, in the order they run */
  GArray *handlers;   /* of Step, what runs when a step failed */
  GArray *states;     /* of IshMember */
  GHashTable *names;
} Chain;

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *left = a, *right = b;

  if (left->order != right->order)
    return left->order < right->order ? -1 : 1;
  return left->at < right->at ? -1 : left->at > right->at;
}

/* Two lines may reach the same target; a state's name is its own. */
static const char *
take_name (Chain *self, const char *wanted)
{
  const char *name = ish_arena_strdup (self->arena, wanted);

  for (guint i = 2; !g_hash_table_add (self->names, (gpointer) name); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s_%u", wanted, i);

      name = ish_arena_strdup (self->arena, next);
    }
  return name;
}

static void
read_step (Chain *self, const IshMember *item, guint at)
{
  const IshValue *name = ish_value_get (item->value, "name");
  const IshValue *order = ish_value_get (item->value, "order");
  const IshValue *condition = ish_value_get (item->value, "condition");
  const IshValue *caught = ish_value_get (item->value, "catch");
  gboolean is_handler = caught && caught->type == ISH_VALUE_BOOL && caught->u.boolean;
  Step step = { .state = ish_value_get (item->value, "state"), .at = at };

  if (step.state == NULL || step.state->type != ISH_VALUE_MAP)
    return;
  step.name = take_name (self, name && name->type == ISH_VALUE_STRING ? name->u.string : item->key);
  step.order = order && order->type == ISH_VALUE_INT ? order->u.integer : 0;
  if (condition && condition->type == ISH_VALUE_MAP && condition->u.map.n > 0)
    step.condition = condition;
  g_array_append_val (is_handler ? self->handlers : self->steps, step);
}

static const IshValue *
text_of (Chain *self, const char *text)
{
  return ish_value_string (self->arena, text);
}

/* A state with what leads on from it; members without a value are left out. */
static const IshValue *
extend (Chain *self, const IshValue *state, const IshMember *more, guint n)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (IshMember));

  if (state)
    g_array_append_vals (members, state->u.map.members, state->u.map.n);
  for (guint i = 0; i < n; i++)
    if (more[i].value)
      g_array_append_val (members, more[i]);
  return ish_value_map (self->arena, &g_array_index (members, IshMember, 0), members->len);
}

static void
add_state (GArray *states, const char *name, const IshValue *state)
{
  IshMember member = { name, state };

  g_array_append_val (states, member);
}

static IshMember
lead_to (Chain *self, const char *next)
{
  if (next)
    return (IshMember){ "Next", text_of (self, next) };
  return (IshMember){ "End", ish_value_bool (TRUE) };
}

static const char *
camel_name (Chain *self, const char *before, const char *name)
{
  g_autofree char *camel = ish_text_camel (name);
  g_autofree char *text = g_strconcat (before, camel, NULL);

  return ish_arena_strdup (self->arena, text);
}

static const Step *
step_at (const Chain *self, guint i)
{
  return &g_array_index (self->steps, Step, i);
}

/* Steps from @start on that have its order run at the same time. */
static guint
end_of_group (const Chain *self, guint start)
{
  guint end = start + 1;

  while (end < self->steps->len && step_at (self, end)->order == step_at (self, start)->order)
    end++;
  return end;
}

/* The state by which the steps from @start on are entered; %NULL after the last. */
static const char *
entry_of (Chain *self, guint start)
{
  const Step *step;

  if (start >= self->steps->len)
    return NULL;
  step = step_at (self, start);
  if (end_of_group (self, start) - start > 1)
    return camel_name (self, "Together", step->name);
  return step->condition ? camel_name (self, "Is", step->name) : step->name;
}

static const IshValue *
make_choice (Chain *self, const Step *step, const char *otherwise)
{
  IshMember next = { "Next", text_of (self, step->name) };
  const IshValue *choice = extend (self, step->condition, &next, 1);
  const IshMember members[] = {
    { "Type", text_of (self, "Choice") },
    { "Choices", ish_value_list (self->arena, &choice, 1) },
    { "Default", text_of (self, otherwise) },
  };

  return ish_value_map (self->arena, members, G_N_ELEMENTS (members));
}

/* What a task or a group does when it fails; %NULL when the whole fails. */
static const IshValue *
make_catch (Chain *self)
{
  const IshValue *all = text_of (self, "States.ALL"), *catcher;

  if (self->handlers->len == 0)
    return NULL;
  {
    const IshMember members[] = {
      { "ErrorEquals", ish_value_list (self->arena, &all, 1) },
      { "ResultPath", text_of (self, "$.error") },
      { "Next", text_of (self, g_array_index (self->handlers, Step, 0).name) },
    };

    catcher = ish_value_map (self->arena, members, G_N_ELEMENTS (members));
  }
  return ish_value_list (self->arena, &catcher, 1);
}

static const IshValue *
make_branch (Chain *self, const Step *step)
{
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (IshMember));
  IshMember end = lead_to (self, NULL);
  const char *start = step->name;

  if (step->condition)
    {
      const char *skip = camel_name (self, "Skip", step->name);
      const IshMember pass[] = { { "Type", text_of (self, "Pass") }, end };

      start = camel_name (self, "Is", step->name);
      add_state (states, start, make_choice (self, step, skip));
      add_state (states, skip, ish_value_map (self->arena, pass, 2));
    }
  add_state (states, step->name, extend (self, step->state, &end, 1));
  {
    const IshMember branch[] = {
      { "StartAt", text_of (self, start) },
      { "States",
        ish_value_map (self->arena, &g_array_index (states, IshMember, 0), states->len) },
    };

    return ish_value_map (self->arena, branch, 2);
  }
}

static void
add_parallel (Chain *self, guint start, guint end)
{
  g_autoptr (GPtrArray) branches = g_ptr_array_new ();
  const char *name = entry_of (self, start);
  g_autofree char *result = g_strconcat ("$.", name, NULL);

  for (guint i = start; i < end; i++)
    g_ptr_array_add (branches, (gpointer) make_branch (self, step_at (self, i)));
  {
    const IshMember members[] = {
      { "Type", text_of (self, "Parallel") },
      { "Branches", ish_value_list (self->arena, (const IshValue *const *) branches->pdata,
                                    branches->len) },
      { "ResultPath", text_of (self, result) },
      { "Catch", make_catch (self) },
      lead_to (self, entry_of (self, end)),
    };

    add_state (self->states, name, extend (self, NULL, members, G_N_ELEMENTS (members)));
  }
}

/* Whether it needs the state "Done" to pass the last step by. */
static gboolean
add_single (Chain *self, guint at)
{
  const Step *step = step_at (self, at);
  const char *next = entry_of (self, at + 1);
  const IshMember members[] = { { "Catch", make_catch (self) }, lead_to (self, next) };

  if (step->condition)
    add_state (self->states, entry_of (self, at),
               make_choice (self, step, next ? next : "Done"));
  add_state (self->states, step->name, extend (self, step->state, members, 2));
  return step->condition && next == NULL;
}

static void
add_plain (Chain *self, const char *name, const char *type, const char *key, const IshValue *value)
{
  const IshMember members[] = { { "Type", text_of (self, type) }, { key, value } };

  add_state (self->states, name, extend (self, NULL, members, 2));
}

static void
add_handlers (Chain *self)
{
  for (guint i = 0; i < self->handlers->len; i++)
    {
      const Step *step = &g_array_index (self->handlers, Step, i);
      gboolean is_last = i + 1 == self->handlers->len;
      IshMember next =
        lead_to (self, is_last ? "Failed" : g_array_index (self->handlers, Step, i + 1).name);

      add_state (self->states, step->name, extend (self, step->state, &next, 1));
    }
  if (self->handlers->len > 0)
    add_plain (self, "Failed", "Fail", "Cause", text_of (self, "A step failed."));
}

const IshValue *
_ish_reduce_chain (IshArena *arena, const IshMember *items, guint n, const IshValue *with,
                   guint *out_conflict)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) handlers = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GArray) states = g_array_new (FALSE, FALSE, sizeof (IshMember));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  Chain self = { arena, steps, handlers, states, names };
  gboolean needs_done = FALSE;

  for (guint i = 0; i < n; i++)
    read_step (&self, &items[i], i);
  g_array_sort (steps, compare_steps);
  g_array_sort (handlers, compare_steps);
  for (guint start = 0, end; start < steps->len; start = end)
    {
      end = end_of_group (&self, start);
      if (end - start > 1)
        add_parallel (&self, start, end);
      else
        needs_done |= add_single (&self, start);
    }
  if (needs_done)
    add_plain (&self, "Done", "Succeed", "Comment", NULL);
  if (steps->len > 0)
    add_handlers (&self);
  else
    add_plain (&self, "Nothing", "Pass", "End", ish_value_bool (TRUE));
  {
    const char *start = steps->len > 0 ? entry_of (&self, 0) : "Nothing";
    const IshMember members[] = {
      { "StartAt", text_of (&self, start) },
      { "States", ish_value_map (arena, &g_array_index (states, IshMember, 0), states->len) },
    };

    const IshValue *chain = ish_value_map (arena, members, 2);

    if (with && with->type == ISH_VALUE_MAP)
      return extend (&self, chain, with->u.map.members, with->u.map.n);
    return chain;
  }
}
