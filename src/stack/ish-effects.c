/* Effects: what resources always do and what lines write.
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "stack/ish-resolve-private.h"
#include "stack/ish-stack-private.h"

#include <string.h>

#define MAX_DEPTH 8 /* verbs that call verbs; the data keeps to four */

typedef struct
{
  IshResolve *resolve;
  const char *owner;
  gboolean refused;
  guint depth;
} Run;

static gboolean run_effects (Run *run, IshEffect *const *effects, guint n, IshScope *scope);

/* --- sentences --- */

/* "to.name" -> text of what it names; an instance is its label. (nullable) */
static const char *
resolve_path (IshResolve *self, const char *path, const IshScope *scope)
{
  g_auto (GStrv) names = g_strsplit (path, ".", 6);
  const IshValue *value = names[0] ? _ish_lookup (self, names[0], scope) : NULL;

  for (guint i = 1; value && names[i]; i++)
    value = _ish_field (self, value, names[i]);
  self->fault = NULL;
  if (value && value->type == ISH_VALUE_INSTANCE)
    return ((IshInstance *) value)->name;
  return value ? _ish_to_text (self, value) : NULL;
}

/* Pairs for the placeholders of @sentence that the scope knows. */
static char **
make_pairs (IshResolve *self, const char *sentence, const IshScope *scope)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  const char *open = strchr (sentence, '{');

  for (; open; open = strchr (open + 1, '{'))
    {
      const char *end = strchr (open, '}');
      g_autofree char *path = end ? g_strndup (open + 1, (gsize) (end - open - 1)) : NULL;
      const char *text = path ? resolve_path (self, path, scope) : NULL;

      if (text == NULL)
        continue;
      g_ptr_array_add (pairs, g_steal_pointer (&path));
      g_ptr_array_add (pairs, g_strdup (text));
    }
  g_ptr_array_add (pairs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&pairs), FALSE);
}

static IshSeverity
severity_of (const char *text)
{
  if (g_strcmp0 (text, "error") == 0)
    return ISH_SEVERITY_ERROR;
  return g_strcmp0 (text, "note") == 0 ? ISH_SEVERITY_NOTE : ISH_SEVERITY_WARNING;
}

static void
say (IshResolve *self, const IshEffect *effect, const char *id, const IshScope *scope)
{
  g_auto (GStrv) pairs = make_pairs (self, effect->sentence, scope);
  gboolean refuse = effect->kind == ISH_EFFECT_REFUSE;

  _ish_say_pairs (self, refuse ? ISH_SEVERITY_ERROR : severity_of (effect->severity),
                  refuse ? "line.refused" : effect->rule, id, NULL, effect->sentence,
                  (const char *const *) pairs);
}

/* --- one effect each --- */

static const char *
target_key (IshResolve *self, const IshEffect *effect, const IshScope *scope)
{
  const IshValue *target = _ish_eval (self, effect->target, scope);

  if (target && target->type == ISH_VALUE_NODE)
    return target->u.ref.node;
  if (target && target->type == ISH_VALUE_NULL)
    _ish_fault (self, "the node this is for is not there");
  else if (target)
    _ish_fault (self, "this is no node");
  return NULL;
}

static gboolean
run_kind (Run *run, const IshEffect *effect, IshScope *scope)
{
  IshResolve *self = run->resolve;
  const IshNodeRule *rule = effect->node;
  const char *wanted = _ish_eval_text (self, rule->name, scope);
  const IshValue *list = wanted && rule->each ? _ish_eval (self, rule->each_in, scope) : NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree IshMember *members = NULL;
  IshScope inner = *scope;
  const IshValue *handle;

  if (wanted == NULL || (rule->each && list == NULL))
    return FALSE;
  if (rule->each == NULL)
    {
      handle = _ish_node_value (self, _ish_effect_node (self, wanted, rule, scope, run->owner));
      if (effect->as)
        scope->locals = _ish_bind (self, scope->locals, effect->as, handle);
      return TRUE;
    }
  items = _ish_items (list);
  members = g_new (IshMember, items->len + 1);
  for (guint i = 0; i < items->len; i++)
    {
      const IshValue *item = items->pdata[i];
      const IshValue *key = item->type == ISH_VALUE_MAP ? ish_value_get (item, "key") : item;
      const char *text = key ? _ish_to_text (self, key) : NULL;
      g_autofree char *name = g_strconcat (wanted, "_", text ? text : "", NULL);

      inner.locals = _ish_bind (self, scope->locals, rule->each, item);
      members[i].key = text ? text : "";
      members[i].value =
        _ish_node_value (self, _ish_effect_node (self, name, rule, &inner, run->owner));
    }
  if (effect->as)
    scope->locals =
      _ish_bind (self, scope->locals, effect->as, ish_value_map (self->arena, members, items->len));
  return TRUE;
}

static gboolean
run_add (Run *run, const IshEffect *effect, IshScope *scope)
{
  IshResolve *self = run->resolve;
  IshContribution record = { .owner = run->owner, .origin = effect->origin };
  const IshValue *line;

  record.target = target_key (self, effect, scope);
  record.slot = record.target ? _ish_eval_text (self, effect->slot, scope) : NULL;
  record.value = record.slot ? _ish_eval_template (self, effect->value, scope) : NULL;
  if (record.value == NULL)
    return FALSE;
  if (effect->key)
    {
      record.key = _ish_eval_text (self, effect->key, scope);
    }
  else
    {
      line = _ish_lookup (self, "line", scope);
      line = line ? _ish_field (self, line, "id") : NULL;
      record.key = line ? _ish_to_text (self, line) : NULL;
    }
  if (record.key == NULL)
    return FALSE;
  if (record.value->type == ISH_VALUE_NULL)
    return TRUE;
  record.order = self->contributions->len;
  g_array_append_val (self->contributions, record);
  return TRUE;
}

static gboolean
run_set (Run *run, const IshEffect *effect, IshScope *scope)
{
  IshResolve *self = run->resolve;
  IshSetting record = {
    .owner = run->owner, .origin = effect->origin, .arg = effect->arg, .combine = effect->combine
  };

  record.target = target_key (self, effect, scope);
  record.value = record.target ? _ish_eval_template (self, effect->value, scope) : NULL;
  if (record.value == NULL)
    return FALSE;
  if (record.value->type == ISH_VALUE_NULL)
    return TRUE;
  record.order = self->settings->len;
  g_array_append_val (self->settings, record);
  return TRUE;
}

static void
add_waits (IshResolve *self, const char *target, const IshValue *other, const char *owner)
{
  IshWaiting record = { target, NULL, owner };

  if (other->type == ISH_VALUE_NODE || other->type == ISH_VALUE_REF)
    {
      record.other = other->u.ref.node;
      g_array_append_val (self->waits, record);
    }
  else if (other->type == ISH_VALUE_MAP || other->type == ISH_VALUE_LIST
           || other->type == ISH_VALUE_STAR)
    {
      g_autoptr (GPtrArray) items = _ish_items (other);

      for (guint i = 0; i < items->len; i++)
        add_waits (self, target, items->pdata[i], owner);
    }
}

static gboolean
run_wait (Run *run, const IshEffect *effect, IshScope *scope)
{
  IshResolve *self = run->resolve;
  const IshValue *target = _ish_eval (self, effect->target, scope);
  const IshValue *other = target ? _ish_eval (self, effect->value_expr, scope) : NULL;

  if (other == NULL)
    return FALSE;
  if (target->type == ISH_VALUE_NODE)
    add_waits (self, target->u.ref.node, other, run->owner);
  return TRUE;
}

/* --- verbs --- */

/* Parameters of the verb: as given, else null. */
static gboolean
bind_params (IshResolve *self, const IshVerb *verb, const IshEffect *call, const IshScope *scope,
             const IshBinding **locals)
{
  for (guint i = 0; verb->params && verb->params[i]; i++)
    {
      const IshValue *value = ish_value_null ();

      for (guint k = 0; k < call->n_params; k++)
        if (strcmp (json_node_get_string (call->params[k].key->literal), verb->params[i]) == 0)
          value = _ish_eval_template (self, call->params[k].value, scope);
      if (value == NULL)
        return FALSE;
      *locals = _ish_bind (self, *locals, verb->params[i], value);
    }
  return TRUE;
}

static const IshVerb *
find_verb (IshResolve *self, const IshEffect *call, const IshScope *scope, IshScope *inner)
{
  const IshValue *target = call->target ? _ish_eval (self, call->target, scope) : NULL;
  IshInstance *instance = scope->me;
  const IshUse *use = NULL;
  const IshVerb *verb = NULL;

  if (call->target && target == NULL)
    return NULL;
  if (target && target->type != ISH_VALUE_INSTANCE)
    {
      _ish_fault (self, "what has the verb '%s' is no resource", call->verb);
      return NULL;
    }
  if (target)
    instance = (IshInstance *) target;
  if (instance)
    verb = ish_service_get_verb (instance->service, call->verb, &use);
  inner->me = instance;
  if (verb)
    {
      guint index = use ? (guint) (use - instance->shape->uses) : instance->shape->n_uses;

      inner->locals = _ish_instance_scope (self, instance, index).locals;
      return verb;
    }
  inner->bare = TRUE;
  if (target == NULL)
    verb = ish_catalog_get_global_verb (self->catalog, call->verb);
  if (verb == NULL)
    _ish_fault (self, "%s has no verb '%s'",
                instance ? ish_service_get_type_id (instance->service) : "this", call->verb);
  return verb;
}

static gboolean
run_call (Run *run, const IshEffect *call, IshScope *scope)
{
  IshResolve *self = run->resolve;
  IshScope inner = { .outer = scope->outer };
  const IshVerb *verb = find_verb (self, call, scope, &inner);
  const IshValue *given;

  if (verb == NULL || !bind_params (self, verb, call, scope, &inner.locals))
    return FALSE;
  if (run->depth >= MAX_DEPTH)
    {
      _ish_fault (self, "verbs call each other too deeply");
      return FALSE;
    }
  run->depth++;
  run_effects (run, verb->effects, verb->n_effects, &inner);
  run->depth--;
  if (call->as && verb->gives)
    {
      given = _ish_lookup (self, verb->gives, &inner);
      scope->locals = _ish_bind (self, scope->locals, call->as, given ? given : ish_value_null ());
    }
  return self->fault == NULL;
}

static gboolean
run_let (Run *run, const IshEffect *effect, IshScope *scope)
{
  IshResolve *self = run->resolve;

  for (guint i = 0; i < effect->n_params; i++)
    {
      const IshValue *value = _ish_eval_template (self, effect->params[i].value, scope);

      if (value == NULL)
        return FALSE;
      scope->locals = _ish_bind (self, scope->locals,
                                 json_node_get_string (effect->params[i].key->literal), value);
    }
  return TRUE;
}

static gboolean
run_one (Run *run, const IshEffect *effect, IshScope *scope)
{
  switch (effect->kind)
    {
    case ISH_EFFECT_KIND:
      return run_kind (run, effect, scope);
    case ISH_EFFECT_ADD:
      return run_add (run, effect, scope);
    case ISH_EFFECT_SET:
      return run_set (run, effect, scope);
    case ISH_EFFECT_WAIT:
      return run_wait (run, effect, scope);
    case ISH_EFFECT_CALL:
      return run_call (run, effect, scope);
    case ISH_EFFECT_LET:
      return run_let (run, effect, scope);
    case ISH_EFFECT_REFUSE:
      say (run->resolve, effect, run->owner, scope);
      run->refused = TRUE;
      return TRUE;
    case ISH_EFFECT_SAY:
    default:
      say (run->resolve, effect, run->owner, scope);
      return TRUE;
    }
}

/* @scope gains the names the effects give. %FALSE when refused. */
static gboolean
run_effects (Run *run, IshEffect *const *effects, guint n, IshScope *scope)
{
  for (guint i = 0; i < n && !run->refused; i++)
    {
      if (!_ish_holds (run->resolve, effects[i]->when, scope, effects[i]->origin))
        continue;
      if (!run_one (run, effects[i], scope))
        _ish_say_fault (run->resolve, scope->me, effects[i]->origin);
    }
  return !run->refused;
}

/* --- who has effects --- */

static void
run_always (IshResolve *self, IshInstance *instance)
{
  IshMember id = { "id", _ish_borrow_string (self, instance->code) };
  const IshBinding *outer = _ish_bind (self, NULL, "line", ish_value_map (self->arena, &id, 1));

  for (guint use = 0; use <= instance->shape->n_uses; use++)
    {
      const IshRules *rules = use < instance->shape->n_uses
                                ? &instance->shape->uses[use].trait->rules
                                : ish_service_get_rules (instance->service);
      IshScope scope = _ish_instance_scope (self, instance, use);
      Run run = { .resolve = self, .owner = instance->id };

      scope.outer = outer;
      run_effects (&run, rules->always, rules->n_always, &scope);
    }
}

static void
run_line (IshResolve *self, IshLine *line)
{
  const IshService *owner = ish_line_rule_get_owner (line->rule);
  guint n_claims = self->claims->len, n_contributions = self->contributions->len;
  guint n_settings = self->settings->len, n_waits = self->waits->len;
  Run run = { .resolve = self, .owner = line->id };
  IshScope scope = { .bare = TRUE };
  IshEffect *const *effects;
  guint n;

  scope.me = owner == line->from->service ? line->from : line->to;
  scope.outer = _ish_bind (self, NULL, "from", &line->from->value);
  scope.outer = _ish_bind (self, scope.outer, "to", &line->to->value);
  scope.outer = _ish_bind (self, scope.outer, "line", line->fields);
  effects = ish_line_rule_get_effects (line->rule, &n);
  if (run_effects (&run, effects, n, &scope))
    return;
  /* Refused half way: what it has asked for so far is forgotten too. */
  g_array_set_size (self->claims, n_claims);
  g_array_set_size (self->contributions, n_contributions);
  g_array_set_size (self->settings, n_settings);
  g_array_set_size (self->waits, n_waits);
}

void
_ish_effects_all (IshResolve *self)
{
  for (guint i = 0; i < self->instances->len; i++)
    run_always (self, self->instances->pdata[i]);
  for (guint i = 0; i < self->lines->len; i++)
    run_line (self, self->lines->pdata[i]);
}

/* --- checks and outputs --- */

static void
add_output (IshResolve *self, IshInstance *instance, const IshOutputRule *rule)
{
  IshScope scope = { .me = instance };
  const IshValue *value;
  const char *name;
  IshStackOutput *output;

  if (!_ish_holds (self, rule->when, &scope, rule->origin))
    return;
  value = _ish_eval_template (self, rule->value, &scope);
  name = value ? _ish_eval_text (self, rule->name, &scope) : NULL;
  if (name == NULL)
    {
      _ish_say_fault (self, instance, rule->origin);
      return;
    }
  if (value->type == ISH_VALUE_NULL)
    return;
  output = g_new0 (IshStackOutput, 1);
  output->name = name;
  output->description = rule->help ? rule->help : "";
  output->value = value;
  output->resource_id = instance->id;
  g_ptr_array_add (self->stack->outputs, output);
}

void
_ish_checks_all (IshResolve *self)
{
  for (guint i = 0; i < self->instances->len; i++)
    {
      IshInstance *instance = self->instances->pdata[i];
      IshScope scope = { .me = instance };
      guint n_checks, n_outputs;
      IshEffect *const *checks = ish_service_get_checks (instance->service, &n_checks);
      const IshOutputRule *outputs = ish_service_get_outputs (instance->service, &n_outputs);

      for (guint k = 0; k < n_checks; k++)
        if (_ish_holds (self, checks[k]->when, &scope, checks[k]->origin))
          say (self, checks[k], instance->id, &scope);
      for (guint k = 0; k < n_outputs; k++)
        add_output (self, instance, &outputs[k]);
    }
}
