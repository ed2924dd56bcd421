/* Reads nodes, effects, verbs and lets: the part services, traits and lines share.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include <string.h>

#include "catalog/ish-catalog-private.h"

static const char *const node_keys[] = {
  "as", "kind", "args", "name", "when", "each", "after", "retain", "lifecycle", "region",
  "unless_empty", "alias", NULL,
};

static const char *const severities[] = { "note", "warning", "error", NULL };

/* --- nodes --- */

static void
read_after (IshReader *self, JsonObject *object, IshNodeRule *node)
{
  JsonArray *array = _ish_reader_array (self, object, "after");
  g_autoptr (GPtrArray) exprs = g_ptr_array_new ();
  gsize mark;

  if (array == NULL)
    return;
  mark = _ish_reader_enter (self, "after");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize inner = _ish_reader_enter_index (self, i);
      IshExpr *expr = _ish_reader_as_expr (self, json_array_get_element (array, i));

      if (expr != NULL)
        g_ptr_array_add (exprs, expr);
      _ish_reader_leave (self, inner);
    }
  _ish_reader_leave (self, mark);
  node->n_after = exprs->len;
  node->after = _ish_pool_array (self->pool, exprs);
}

/* @effect: the object is a "kind" effect, whose "when" belongs to the effect. */
IshNodeRule *
_ish_reader_node (IshReader *self, JsonObject *object, gboolean effect)
{
  IshNodeRule *node = _ish_pool_new (self->pool, IshNodeRule);
  gboolean has_kind = json_object_has_member (object, "kind");

  _ish_reader_check_keys (self, object, node_keys);
  node->origin = _ish_reader_origin (self);
  node->as = effect ? _ish_reader_string (self, object, "as")
                    : _ish_reader_need_string (self, object, "as");
  node->kind = _ish_reader_string (self, object, "kind");
  node->name = _ish_reader_template (self, object, "name");
  node->alias = _ish_reader_expr (self, object, "alias");
  node->when = effect ? NULL : _ish_reader_expr (self, object, "when");
  node->each_in = _ish_reader_each (self, object, "each", &node->each);
  node->args = _ish_reader_template (self, object, "args");
  read_after (self, object, node);
  node->retain = _ish_reader_template (self, object, "retain");
  node->lifecycle = _ish_reader_template (self, object, "lifecycle");
  node->region = _ish_reader_string (self, object, "region");
  node->unless_empty = _ish_reader_string (self, object, "unless_empty");
  if (has_kind == json_object_has_member (object, "alias"))
    _ish_reader_mistake (self, "needs a \"kind\" or an \"alias\", one of them");
  if (effect && node->name == NULL)
    _ish_reader_mistake (self, "needs a \"name\": the whole key of the node");
  if (node->args != NULL && node->args->kind != ISH_TEMPLATE_MAP)
    _ish_reader_mistake (self, "\"args\" is an object");
  if (node->region != NULL && strcmp (node->region, "edge") != 0)
    _ish_reader_mistake (self, "no region '%s'; there are: edge", node->region);
  return node;
}

/* --- effects --- */

static void
read_kind (IshReader *self, JsonObject *object, IshEffect *effect)
{
  effect->kind = ISH_EFFECT_KIND;
  effect->node = _ish_reader_node (self, object, TRUE);
  effect->as = effect->node->as;
}

static void
read_add (IshReader *self, JsonObject *object, IshEffect *effect)
{
  static const char *const keys[] = { "when", "add", "slot", "key", "value", NULL };

  effect->kind = ISH_EFFECT_ADD;
  _ish_reader_check_keys (self, object, keys);
  effect->target = _ish_reader_expr (self, object, "add");
  effect->slot = _ish_reader_template (self, object, "slot");
  effect->key = _ish_reader_template (self, object, "key");
  effect->value = _ish_reader_template (self, object, "value");
  if (effect->slot == NULL || effect->value == NULL)
    _ish_reader_mistake (self, "\"add\" needs a \"slot\" and a \"value\"");
}

static void
read_set (IshReader *self, JsonObject *object, IshEffect *effect)
{
  static const char *const keys[] = { "when", "set", "arg", "value", "combine", NULL };

  effect->kind = ISH_EFFECT_SET;
  _ish_reader_check_keys (self, object, keys);
  effect->target = _ish_reader_expr (self, object, "set");
  effect->arg = _ish_reader_need_string (self, object, "arg");
  effect->value = _ish_reader_template (self, object, "value");
  effect->combine = _ish_reader_string (self, object, "combine");
  if (effect->value == NULL)
    _ish_reader_mistake (self, "\"set\" needs a \"value\"");
  if (effect->combine != NULL && strcmp (effect->combine, "max") != 0)
    _ish_reader_mistake (self, "no combine '%s'; there are: max", effect->combine);
}

static void
read_wait (IshReader *self, JsonObject *object, IshEffect *effect)
{
  static const char *const keys[] = { "when", "wait", "for", NULL };

  effect->kind = ISH_EFFECT_WAIT;
  _ish_reader_check_keys (self, object, keys);
  effect->target = _ish_reader_expr (self, object, "wait");
  effect->value_expr = _ish_reader_expr (self, object, "for");
  if (!json_object_has_member (object, "for"))
    _ish_reader_mistake (self, "\"wait\" needs a \"for\"");
}

static void
read_params (IshReader *self, JsonObject *object, const char *member, IshEffect *effect)
{
  JsonObject *params = _ish_reader_object (self, object, member);
  gsize mark;

  if (params == NULL)
    return;
  mark = _ish_reader_enter (self, member);
  effect->params = _ish_reader_members (self, params, &effect->n_params);
  _ish_reader_leave (self, mark);
}

static void
read_let (IshReader *self, JsonObject *object, IshEffect *effect)
{
  static const char *const keys[] = { "when", "let", NULL };

  effect->kind = ISH_EFFECT_LET;
  _ish_reader_check_keys (self, object, keys);
  read_params (self, object, "let", effect);
}

static void
read_refuse (IshReader *self, JsonObject *object, IshEffect *effect)
{
  static const char *const keys[] = { "when", "refuse", NULL };

  effect->kind = ISH_EFFECT_REFUSE;
  _ish_reader_check_keys (self, object, keys);
  effect->sentence = _ish_reader_need_string (self, object, "refuse");
}

static void
read_say (IshReader *self, JsonObject *object, IshEffect *effect)
{
  static const char *const keys[] = { "when", "say", "severity", "rule", NULL };

  effect->kind = ISH_EFFECT_SAY;
  _ish_reader_check_keys (self, object, keys);
  effect->sentence = _ish_reader_need_string (self, object, "say");
  effect->severity = _ish_reader_string (self, object, "severity");
  effect->rule = _ish_reader_need_string (self, object, "rule");
  if (effect->severity == NULL)
    effect->severity = "warning";
  if (!g_strv_contains (severities, effect->severity))
    _ish_reader_mistake (self, "no severity '%s'; there are: note, warning, error",
                         effect->severity);
}

/* {"from.grant": {...}, "as": a}: the one key that is not "when" or "as" names the verb. */
static void
read_call (IshReader *self, JsonObject *object, IshEffect *effect)
{
  const char *call = NULL, *dot, *key;
  JsonObjectIter iter;

  effect->kind = ISH_EFFECT_CALL;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, NULL))
    if (strcmp (key, "when") != 0 && strcmp (key, "as") != 0)
      {
        if (call != NULL)
          _ish_reader_mistake (self, "two effects in one: '%s' and '%s'", call, key);
        call = key;
      }
  if (call == NULL)
    {
      _ish_reader_mistake (self,
                           "no effect here; there are: kind, add, set, wait, let, refuse, say "
                           "and verbs such as from.grant");
      effect->verb = "";
      return;
    }
  dot = strrchr (call, '.');
  effect->verb = _ish_pool_string (self->pool, dot != NULL ? dot + 1 : call);
  effect->as = _ish_reader_string (self, object, "as");
  if (dot != NULL)
    {
      g_autofree char *target = g_strndup (call, (gsize) (dot - call));
      gsize mark = _ish_reader_enter (self, call);

      effect->target = _ish_reader_parse (self, target);
      _ish_reader_leave (self, mark);
    }
  read_params (self, object, call, effect);
}

static IshEffect *
read_effect (IshReader *self, JsonObject *object)
{
  static const struct
  {
    const char *key;
    void (*read) (IshReader *self, JsonObject *object, IshEffect *effect);
  } readers[] = {
    { "kind", read_kind },     { "add", read_add }, { "set", read_set }, { "wait", read_wait },
    { "refuse", read_refuse }, { "say", read_say }, { "let", read_let },
  };
  IshEffect *effect = _ish_pool_new (self->pool, IshEffect);

  effect->origin = _ish_reader_origin (self);
  effect->when = _ish_reader_expr (self, object, "when");
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    if (json_object_has_member (object, readers[i].key))
      {
        readers[i].read (self, object, effect);
        return effect;
      }
  read_call (self, object, effect);
  return effect;
}

IshEffect **
_ish_reader_effects (IshReader *self, JsonArray *array, guint *out_n)
{
  g_autoptr (GPtrArray) effects = g_ptr_array_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      gsize mark = _ish_reader_enter_index (self, i);
      JsonObject *object = _ish_reader_as_object (self, json_array_get_element (array, i));

      if (object != NULL)
        g_ptr_array_add (effects, read_effect (self, object));
      _ish_reader_leave (self, mark);
    }
  *out_n = effects->len;
  return _ish_pool_array (self->pool, effects);
}

IshEffect *
_ish_reader_check (IshReader *self, JsonObject *object)
{
  IshEffect *effect = _ish_pool_new (self->pool, IshEffect);

  effect->origin = _ish_reader_origin (self);
  effect->when = _ish_reader_expr (self, object, "when");
  read_say (self, object, effect);
  if (!json_object_has_member (object, "when"))
    _ish_reader_mistake (self, "needs a \"when\"");
  return effect;
}

/* --- verbs and lets --- */

static IshVerb *
read_verb (IshReader *self, const char *name, JsonObject *object)
{
  static const char *const keys[] = { "params", "do", "gives", "why", NULL };
  IshVerb *verb = _ish_pool_new (self->pool, IshVerb);
  JsonArray *effects = _ish_reader_array (self, object, "do");
  gsize mark;

  _ish_reader_check_keys (self, object, keys);
  verb->name = _ish_pool_string (self->pool, name);
  verb->origin = _ish_reader_origin (self);
  verb->params = _ish_reader_strings (self, object, "params");
  if (verb->params == NULL)
    verb->params = _ish_pool_alloc (self->pool, sizeof (char *));
  mark = _ish_reader_enter (self, "do");
  verb->effects = _ish_reader_effects (self, effects, &verb->n_effects);
  _ish_reader_leave (self, mark);
  verb->gives = _ish_reader_string (self, object, "gives");
  if (!json_object_has_member (object, "do"))
    _ish_reader_mistake (self, "needs a \"do\"");
  else if (verb->n_effects == 0 && _ish_reader_string (self, object, "why") == NULL)
    _ish_reader_mistake (self, "does nothing: an empty \"do\" needs a \"why\"");
  return verb;
}

static void
read_verbs (IshReader *self, JsonObject *object, IshRules *rules)
{
  g_autoptr (GPtrArray) verbs = g_ptr_array_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize mark = _ish_reader_enter (self, name);
      JsonObject *verb = _ish_reader_as_object (self, node);

      if (verb != NULL)
        g_ptr_array_add (verbs, read_verb (self, name, verb));
      _ish_reader_leave (self, mark);
    }
  rules->n_verbs = verbs->len;
  rules->verbs = _ish_pool_array (self->pool, verbs);
}

static void
read_lets (IshReader *self, JsonObject *object, IshRules *rules)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  rules->lets = _ish_pool_alloc (self->pool, json_object_get_size (object) * sizeof (IshLet));
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      gsize mark = _ish_reader_enter (self, name);
      IshExpr *expr = _ish_reader_as_expr (self, node);

      if (expr != NULL)
        rules->lets[rules->n_lets++] = (IshLet) { _ish_pool_string (self->pool, name), expr,
                                                  _ish_reader_origin (self) };
      _ish_reader_leave (self, mark);
    }
}

static void
read_nodes (IshReader *self, JsonArray *array, IshRules *rules)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gsize mark = _ish_reader_enter_index (self, i);
      JsonObject *object = _ish_reader_as_object (self, json_array_get_element (array, i));

      if (object != NULL)
        g_ptr_array_add (nodes, _ish_reader_node (self, object, FALSE));
      _ish_reader_leave (self, mark);
    }
  rules->n_nodes = nodes->len;
  rules->nodes = _ish_pool_array (self->pool, nodes);
}

/* "let", "nodes", "always" and "verbs" of a service or a trait. */
void
_ish_reader_rules (IshReader *self, JsonObject *object, IshRules *out_rules)
{
  JsonObject *lets = _ish_reader_object (self, object, "let");
  JsonArray *nodes = _ish_reader_array (self, object, "nodes");
  JsonArray *always = _ish_reader_array (self, object, "always");
  JsonObject *verbs = _ish_reader_object (self, object, "verbs");
  gsize mark;

  mark = _ish_reader_enter (self, "let");
  if (lets != NULL)
    read_lets (self, lets, out_rules);
  _ish_reader_leave (self, mark);
  mark = _ish_reader_enter (self, "nodes");
  if (nodes != NULL)
    read_nodes (self, nodes, out_rules);
  _ish_reader_leave (self, mark);
  mark = _ish_reader_enter (self, "always");
  out_rules->always = _ish_reader_effects (self, always, &out_rules->n_always);
  _ish_reader_leave (self, mark);
  mark = _ish_reader_enter (self, "verbs");
  if (verbs != NULL)
    read_verbs (self, verbs, out_rules);
  _ish_reader_leave (self, mark);
}

IshTrait *
_ish_reader_trait (IshReader *self, JsonObject *object)
{
  static const char *const keys[] = { "trait", "params", "let", "nodes", "always", "verbs", NULL };
  IshTrait *trait = _ish_pool_new (self->pool, IshTrait);
  JsonObject *params = _ish_reader_object (self, object, "params");
  gsize mark;

  _ish_reader_check_keys (self, object, keys);
  trait->name = _ish_reader_need_string (self, object, "trait");
  mark = _ish_reader_enter (self, "params");
  if (params != NULL)
    trait->params = _ish_reader_members (self, params, &trait->n_params);
  _ish_reader_leave (self, mark);
  _ish_reader_rules (self, object, &trait->rules);
  return trait;
}
