/* Expressions of Terraform as far as they are known without running anything.
 * SPDX-License-Identifier: MIT
 *
 * What is not known is an input named after what was not known. Work is counted, so that locals
 * that double one another end as unknown and not as a full memory. */

#include "config.h"

#include "read/ish-code-terraform-private.h"

#include <string.h>

#include "base/ish-json.h"

static const IshValue *
unknown_at (const IshCodeScope *scope, const IshCode *code)
{
  gsize length = MIN (code->end > code->at ? code->end - code->at : 0, 60);
  const char *text = code->source->text + code->at;
  g_autofree char *name = g_strndup (text, length);
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  return _ish_code_unknown (scope->stack, valid);
}

static IshCodeScope
deeper (const IshCodeScope *scope)
{
  IshCodeScope inner = *scope;

  inner.depth++;
  return inner;
}

gboolean
_ish_code_charge (IshCodeStack *self, const IshValue *value)
{
  if (!_ish_code_stack_step (self))
    return FALSE;
  if (value->type == ISH_VALUE_STRING)
    self->n_steps += (guint) (strlen (value->u.string) / 16);
  if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n; i++)
      if (!_ish_code_charge (self, value->u.list.items[i]))
        return FALSE;
  if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      if (!_ish_code_charge (self, value->u.map.members[i].value))
        return FALSE;
  return TRUE;
}

/* --- steps: .name, [index], [*] --- */

static const IshValue *
apply_key (const IshCodeScope *scope, const IshValue *value, const char *key)
{
  const IshValue *found = NULL;

  if (value->type == ISH_VALUE_INPUT)
    return value;
  if (value->type == ISH_VALUE_REF)
    return *value->u.ref.attr ? value
                              : ish_value_ref (scope->stack->arena, value->u.ref.node, key);
  if (value->type == ISH_VALUE_MAP)
    found = ish_value_get (value, key);
  return found ? found : ish_value_null ();
}

static const IshValue *
apply_index (const IshCodeScope *scope, const IshValue *value, const IshValue *index)
{
  const char *key;

  if (value->type == ISH_VALUE_INPUT || value->type == ISH_VALUE_REF)
    return value;
  if (index->type == ISH_VALUE_INPUT)
    return index;
  if (value->type == ISH_VALUE_LIST && index->type == ISH_VALUE_INT)
    return index->u.integer >= 0 && index->u.integer < value->u.list.n
             ? value->u.list.items[index->u.integer] : ish_value_null ();
  key = _ish_code_text (scope->stack, index);
  return value->type == ISH_VALUE_MAP && key ? apply_key (scope, value, key) : ish_value_null ();
}

static const IshValue *apply_steps (const IshCodeScope *scope, const IshValue *value,
                                    const IshCodeMember *steps, guint n);

static const IshValue *
apply_splat (const IshCodeScope *scope, const IshValue *value, const IshCodeMember *rest, guint n)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (value->type == ISH_VALUE_INPUT || value->type == ISH_VALUE_NULL)
    return value;
  if (value->type != ISH_VALUE_LIST)
    g_ptr_array_add (found, (gpointer) apply_steps (scope, value, rest, n));
  else
    for (guint i = 0; i < value->u.list.n; i++)
      g_ptr_array_add (found,
                       (gpointer) apply_steps (scope, value->u.list.items[i], rest, n));
  return ish_value_list (scope->stack->arena, (const IshValue *const *) found->pdata, found->len);
}

static const IshValue *
apply_steps (const IshCodeScope *scope, const IshValue *value, const IshCodeMember *steps, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (!_ish_code_stack_step (scope->stack))
        return _ish_code_unknown (scope->stack, "");
      if (steps[i].key)
        value = apply_key (scope, value, steps[i].key);
      else if (steps[i].value)
        value = apply_index (scope, value, _ish_code_eval (scope, steps[i].value));
      else
        return apply_splat (scope, value, steps + i + 1, n - i - 1);
    }
  return value;
}

/* --- references --- */

static const IshValue *
find_cached (const IshCodeScope *scope, IshCodeModule *module, const char *key,
             gboolean *out_found)
{
  const IshValue *value = NULL;

  *out_found = g_hash_table_lookup_extended (module->values, key, NULL, (gpointer *) &value);
  if (!*out_found)
    return NULL;
  /* A loop, or more than can be held. */
  if (value == NULL || !_ish_code_charge (scope->stack, value))
    return _ish_code_unknown (scope->stack, key);
  return value;
}

static const IshValue *
eval_cached (const IshCodeScope *scope, IshCodeModule *module, const char *key,
             const IshCodeScope *where, const IshCode *code)
{
  IshCodeScope inner = { scope->stack, where->module, NULL, scope->depth + 1 };
  const IshValue *value;

  g_hash_table_insert (module->values, (gpointer) key, NULL);
  value = _ish_code_eval (&inner, code);
  g_hash_table_insert (module->values, (gpointer) key, (gpointer) value);
  return value;
}

static const char *
make_name (const IshCodeScope *scope, const char *first, const char *second)
{
  g_autofree char *name = g_strconcat (first, ".", second, NULL);

  return ish_arena_strdup (scope->stack->arena, name);
}

const IshValue *
_ish_code_eval_local (const IshCodeScope *scope, IshCodeModule *module, const char *name)
{
  const char *key = make_name (scope, "local", name);
  const IshCode *code = g_hash_table_lookup (module->locals, name);
  IshCodeScope where = { scope->stack, module, NULL, 0 };
  gboolean found;
  const IshValue *value = find_cached (scope, module, key, &found);

  if (found)
    return value;
  return code ? eval_cached (scope, module, key, &where, code)
              : _ish_code_unknown (scope->stack, key);
}

const IshValue *
_ish_code_eval_variable (const IshCodeScope *scope, IshCodeModule *module, const char *name)
{
  const char *key = make_name (scope, "var", name);
  const IshCode *block = g_hash_table_lookup (module->variables, name);
  const IshCode *given = module->call ? ish_code_get (module->call, name)
                         : module->given ? g_hash_table_lookup (module->given, name) : NULL;
  const IshCode *fallback = block ? ish_code_get (block, "default") : NULL;
  IshCodeScope where = { scope->stack, module, NULL, 0 };
  gboolean found;
  const IshValue *value = find_cached (scope, module, key, &found);

  if (found)
    return value;
  if (given)
    {
      where.module = module->caller ? module->caller : module;
      return eval_cached (scope, module, key, &where, given);
    }
  return fallback ? eval_cached (scope, module, key, &where, fallback)
                  : _ish_code_unknown (scope->stack, key);
}

static const IshValue *
eval_module (const IshCodeScope *scope, const IshCode *code)
{
  const char *name = code->n_members > 0 ? code->members[0].key : NULL;
  IshCodeModule *module = name ? g_hash_table_lookup (scope->module->modules, name) : NULL;
  guint at = 1;
  const IshCode *output;
  IshCodeScope inner = { scope->stack, module, NULL, scope->depth + 1 };

  /* One stands for all copies. */
  while (at < code->n_members && code->members[at].key == NULL)
    at++;
  output = module && at < code->n_members
             ? g_hash_table_lookup (module->outputs, code->members[at].key) : NULL;
  output = output ? ish_code_get (output, "value") : NULL;
  if (output == NULL)
    return unknown_at (scope, code);
  return apply_steps (scope, _ish_code_eval (&inner, output), code->members + at + 1,
                      code->n_members - at - 1);
}

/* What a data source reads that is known anyway: the region, a policy it spells. */
static const IshValue *
eval_data (const IshCodeScope *scope, const IshCodeResource *resource, guint index,
           const char *attr)
{
  static const char *const words[] = { "region", "account", "partition" };
  const char *type = resource->type + (g_str_has_prefix (resource->type, "data.") ? 5 : 0);
  JsonObject *pseudos = ish_json_object (scope->stack->tables, "pseudos");
  JsonObject *known = pseudos ? ish_json_object (pseudos, type) : NULL;
  const char *word = known ? ish_json_string (known, attr, NULL) : NULL;
  IshCodeNames names[3];
  IshCodeScope inner;

  for (guint i = 0; word && i < G_N_ELEMENTS (words); i++)
    if (strcmp (word, words[i]) == 0)
      return ish_value_pseudo ((IshPseudo) i);
  if (!_ish_code_is_document (scope->stack, type, attr))
    return NULL;
  inner = _ish_code_resource_scope (scope, resource, index, names);
  return _ish_code_document (scope->stack, _ish_code_body (&inner, resource->block, NULL, TRUE));
}

static const IshValue *
refer (const IshCodeScope *scope, const IshCodeResource *resource, guint index,
       const IshCodeMember *steps, guint n)
{
  const char *key = _ish_code_resource_key (scope, resource, index);
  const char *attr = n > 0 && steps[0].key ? steps[0].key : "";
  const IshValue *known = g_str_has_prefix (resource->type, "data.")
                            ? eval_data (scope, resource, index, attr) : NULL;

  return known ? known : ish_value_ref (scope->stack->arena, key, attr);
}

/* All copies: a list, or a map by their keys. */
static const IshValue *
refer_all (const IshCodeScope *scope, const IshCodeResource *resource)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  IshCodeMap map;

  _ish_code_map_init (scope->stack, &map);
  for (guint i = 0; i < resource->keys->len; i++)
    {
      const IshValue *ref = refer (scope, resource, i, NULL, 0);

      g_ptr_array_add (list, (gpointer) ref);
      _ish_code_map_put (&map, _ish_code_text (scope->stack, resource->keys->pdata[i]), ref);
    }
  if (resource->copies == ISH_COPIES_EACH)
    return _ish_code_map_end (scope->stack, &map);
  g_array_unref (map.members);
  return ish_value_list (scope->stack->arena, (const IshValue *const *) list->pdata, list->len);
}

static const IshValue *
eval_resource (const IshCodeScope *scope, const IshCode *code, const char *address, guint at)
{
  IshCodeResource *resource = g_hash_table_lookup (scope->module->resources, address);
  const IshCodeMember *steps = code->members + at;
  guint n = code->n_members > at ? code->n_members - at : 0;
  const IshValue *index, *document;

  if (resource == NULL)
    return unknown_at (scope, code);
  _ish_code_resource_count (scope, resource);
  if (resource->keys == NULL)
    {
      /* Of a count that is not known, the index says nothing. */
      while (n > 0 && steps[0].key == NULL && resource->copies != ISH_COPIES_ONE)
        steps++, n--;
      while (n > 0 && steps[0].key == NULL)
        steps++, n--;
      return refer (scope, resource, 0, steps, n);
    }
  if (n == 0 || steps[0].key || steps[0].value == NULL)
    return apply_steps (scope, refer_all (scope, resource), steps, n);
  index = _ish_code_eval (scope, steps[0].value);
  for (guint i = 0; i < resource->keys->len; i++)
    if (ish_value_equal (index, resource->keys->pdata[i]))
      {
        document = refer (scope, resource, i, steps + 1, n - 1);
        return document;
      }
  return index->type == ISH_VALUE_INPUT ? index : ish_value_null ();
}

static const IshValue *
eval_name (const IshCodeScope *scope, const IshCode *code)
{
  const char *first = code->n_members > 0 ? code->members[0].key : NULL;
  const char *second = code->n_members > 1 ? code->members[1].key : NULL;
  g_autofree char *address = NULL;

  for (const IshCodeNames *name = scope->names; name; name = name->up)
    if (strcmp (name->name, code->text) == 0)
      return _ish_code_charge (scope->stack, name->value)
               ? apply_steps (scope, name->value, code->members, code->n_members)
               : unknown_at (scope, code);
  if (first == NULL)
    return unknown_at (scope, code);
  if (strcmp (code->text, "var") == 0)
    return apply_steps (scope, _ish_code_eval_variable (scope, scope->module, first),
                        code->members + 1, code->n_members - 1);
  if (strcmp (code->text, "local") == 0)
    return apply_steps (scope, _ish_code_eval_local (scope, scope->module, first),
                        code->members + 1, code->n_members - 1);
  if (strcmp (code->text, "module") == 0)
    return eval_module (scope, code);
  if (strcmp (code->text, "data") == 0 && second)
    {
      address = g_strdup_printf ("data.%s.%s", first, second);
      return eval_resource (scope, code, address, 2);
    }
  address = g_strconcat (code->text, ".", first, NULL);
  return eval_resource (scope, code, address, 1);
}

/* --- operators --- */

/* The operator between two operands, from the text: the tree has only what it works on. */
static void
find_operator (const IshCode *left, const IshCode *right, char out[4])
{
  guint n = 0;

  for (guint32 at = left->end; at < right->at && n < 3; at++)
    if (strchr ("=!<>&|+-*/%", left->source->text[at]))
      out[n++] = left->source->text[at];
  out[n] = '\0';
}

static const IshValue *
combine_truths (const IshCodeScope *scope, const IshValue *a, const IshValue *b, gboolean is_or)
{
  if (a->type == ISH_VALUE_BOOL && b->type == ISH_VALUE_BOOL)
    return ish_value_bool (is_or ? a->u.boolean || b->u.boolean : a->u.boolean && b->u.boolean);
  if (a->type == ISH_VALUE_BOOL && a->u.boolean == is_or)
    return a;
  if (b->type == ISH_VALUE_BOOL && b->u.boolean == is_or)
    return b;
  return _ish_code_unknown (scope->stack, is_or ? "||" : "&&");
}

static const IshValue *
compare_values (const IshCodeScope *scope, const IshValue *a, const IshValue *b, gboolean is_equal)
{
  const char *x = _ish_code_text (scope->stack, a), *y = _ish_code_text (scope->stack, b);

  if (a->type == ISH_VALUE_INPUT || b->type == ISH_VALUE_INPUT)
    return a->type == ISH_VALUE_INPUT ? a : b;
  if (a->type == ISH_VALUE_NULL || b->type == ISH_VALUE_NULL)
    return ish_value_bool ((a->type == b->type) == is_equal);
  if (x && y)
    return ish_value_bool ((strcmp (x, y) == 0) == is_equal);
  if (_ish_code_is_literal (a) && _ish_code_is_literal (b))
    return ish_value_bool (ish_value_equal (a, b) == is_equal);
  return _ish_code_unknown (scope->stack, "==");
}

static gboolean
get_number (const IshValue *value, double *out)
{
  if (value->type != ISH_VALUE_INT && value->type != ISH_VALUE_DOUBLE)
    return FALSE;
  *out = value->type == ISH_VALUE_INT ? (double) value->u.integer : value->u.number;
  return TRUE;
}

static const IshValue *
calculate (const IshCodeScope *scope, const IshValue *a, const IshValue *b, const char *sign)
{
  double x, y, result;

  if (!get_number (a, &x) || !get_number (b, &y))
    return _ish_code_unknown (scope->stack, sign);
  if (sign[0] == '<' || sign[0] == '>')
    return ish_value_bool ((sign[0] == '<' ? x < y : x > y)
                           || (sign[1] == '=' && !(x < y) && !(x > y)));
  if ((sign[0] == '/' || sign[0] == '%') && !(y < 0) && !(y > 0))
    return _ish_code_unknown (scope->stack, sign);
  result = sign[0] == '+' ? x + y : sign[0] == '-' ? x - y : sign[0] == '*' ? x * y
           : sign[0] == '/' ? x / y : x - y * (double) (gint64) CLAMP (x / y, -1e15, 1e15);
  if (result > -1e15 && result < 1e15 && !((double) (gint64) result < result)
      && !((double) (gint64) result > result))
    return ish_value_int (scope->stack->arena, (gint64) result);
  return ish_value_double (scope->stack->arena, result);
}

static const IshValue *
apply_operator (const IshCodeScope *scope, const IshValue *a, const IshValue *b, const char *sign)
{
  if (strcmp (sign, "||") == 0 || strcmp (sign, "&&") == 0)
    return combine_truths (scope, a, b, sign[0] == '|');
  if (strcmp (sign, "==") == 0 || strcmp (sign, "!=") == 0)
    return compare_values (scope, a, b, sign[0] == '=');
  if (sign[0] && strchr ("<>+-*/%", sign[0]))
    return calculate (scope, a, b, sign);
  return _ish_code_unknown (scope->stack, sign);
}

static const IshValue *
eval_other (const IshCodeScope *scope, const IshCode *code)
{
  const char *text = code->source->text + code->at;
  const IshValue *value;
  char sign[4];

  if (code->n_items == 0)
    return unknown_at (scope, code);
  value = _ish_code_eval (scope, code->items[0]);
  if (code->n_items == 1)
    {
      if (*text == '!' && value->type == ISH_VALUE_BOOL && text[1] != '!')
        return ish_value_bool (!value->u.boolean);
      return unknown_at (scope, code);
    }
  for (guint i = 1; i < code->n_items; i++)
    {
      find_operator (code->items[i - 1], code->items[i], sign);
      if (!*sign)
        return unknown_at (scope, code);
      value = apply_operator (scope, value, _ish_code_eval (scope, code->items[i]), sign);
    }
  return value;
}

/* --- the rest --- */

static const IshValue *
eval_choice (const IshCodeScope *scope, const IshCode *code)
{
  const IshValue *condition, *a, *b;

  if (code->n_items < 2)
    return unknown_at (scope, code);
  condition = _ish_code_eval (scope, code->items[0]);
  if (condition->type == ISH_VALUE_BOOL)
    return condition->u.boolean ? _ish_code_eval (scope, code->items[1])
           : code->n_items > 2  ? _ish_code_eval (scope, code->items[2]) : ish_value_null ();
  a = _ish_code_eval (scope, code->items[1]);
  b = code->n_items > 2 ? _ish_code_eval (scope, code->items[2]) : ish_value_null ();
  return ish_value_equal (a, b) ? a : unknown_at (scope, code->items[0]);
}

static const IshValue *
eval_list (const IshCodeScope *scope, const IshCode *code)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < code->n_items; i++)
    g_ptr_array_add (items, (gpointer) _ish_code_eval (scope, code->items[i]));
  return ish_value_list (scope->stack->arena, (const IshValue *const *) items->pdata, items->len);
}

static const IshValue *
eval_map (const IshCodeScope *scope, const IshCode *code)
{
  IshCodeMap map;

  _ish_code_map_init (scope->stack, &map);
  for (guint i = 0; i < code->n_members; i++)
    {
      const IshCodeMember *member = &code->members[i];
      const char *key = member->key;
      const IshCode *value = member->value;

      /* A computed key: the pair of it and the value. */
      if (key == NULL && value && value->kind == ISH_CODE_OTHER && value->n_items == 2)
        {
          key = _ish_code_text (scope->stack, _ish_code_eval (scope, value->items[0]));
          value = value->items[1];
        }
      if (key && value)
        _ish_code_map_put (&map, key, _ish_code_eval (scope, value));
    }
  return _ish_code_map_end (scope->stack, &map);
}

/* Heredocs that are JSON carry the document as their last item, before which it begins. */
static const IshCode *
find_document (const IshCode *code)
{
  const IshCode *last = code->n_items > 0 ? code->items[code->n_items - 1] : NULL;

  if (last == NULL || (last->kind != ISH_CODE_MAP && last->kind != ISH_CODE_LIST))
    return NULL;
  if (code->kind == ISH_CODE_STRING)
    return last;
  return code->n_items > 1 && last->at < code->items[code->n_items - 2]->end ? last : NULL;
}

static const IshValue *
eval_template (const IshCodeScope *scope, const IshCode *code)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const IshValue *joined;
  gsize length = 0;

  for (guint i = 0; i < code->n_items; i++)
    {
      const IshValue *part = _ish_code_eval (scope, code->items[i]);
      const char *text = _ish_code_text (scope->stack, part);

      if (part->type == ISH_VALUE_LIST || part->type == ISH_VALUE_MAP)
        return unknown_at (scope, code);
      if (text)
        part = ish_value_string (scope->stack->arena, text);
      length += text ? strlen (text) : 8;
      if (length > ISH_CODE_MAX_TEXT)
        return unknown_at (scope, code);
      if (part->type != ISH_VALUE_NULL)
        g_ptr_array_add (parts, (gpointer) part);
    }
  joined = ish_value_join (scope->stack->arena, (const IshValue *const *) parts->pdata,
                           parts->len);
  return joined->type == ISH_VALUE_NULL ? ish_value_string (scope->stack->arena, "") : joined;
}

static const IshValue *
eval_call (const IshCodeScope *scope, const IshCode *code)
{
  g_autofree const IshValue **args = g_new0 (const IshValue *, code->n_items + 1);
  const IshValue *result;

  for (guint i = 0; i < code->n_items; i++)
    args[i] = _ish_code_eval (scope, code->items[i]);
  result = _ish_code_call (scope->stack, code->text, args, code->n_items);
  return result ? result : unknown_at (scope, code);
}

typedef struct
{
  const IshCode *code;
  IshCodeMap map;
  GPtrArray *list;
  gboolean is_unknown;
} For;

static void
add_round (For *self, const IshCodeScope *scope, const IshValue *key, const IshValue *value)
{
  const IshCode *code = self->code;
  gboolean is_map = strcmp (code->text, "map") == 0;
  guint n_made = is_map ? 2 : 1;
  IshCodeNames first = { scope->names, "", NULL }, second = { &first, "", NULL };
  IshCodeScope inner = *scope;
  const IshValue *made;

  if (code->n_members == 2)
    {
      first.name = code->members[0].key;
      first.value = key;
      second.name = code->members[1].key;
    }
  else if (code->n_members == 1)
    second.name = code->members[0].key;
  second.value = value;
  if (second.name == NULL || first.name == NULL)
    return;
  inner.names = &second;
  if (code->n_items > 1 + n_made)
    {
      made = _ish_code_eval (&inner, code->items[1 + n_made]);
      self->is_unknown |= made->type != ISH_VALUE_BOOL;
      if (made->type != ISH_VALUE_BOOL || !made->u.boolean)
        return;
    }
  made = _ish_code_eval (&inner, code->items[n_made]);
  if (is_map)
    _ish_code_map_put (&self->map,
                       _ish_code_text (scope->stack, _ish_code_eval (&inner, code->items[1])),
                       made);
  else
    g_ptr_array_add (self->list, (gpointer) made);
}

static const IshValue *
eval_for (const IshCodeScope *scope, const IshCode *code)
{
  gboolean is_map = g_strcmp0 (code->text, "map") == 0;
  For self = { .code = code };
  g_autoptr (GPtrArray) list = NULL;
  const IshValue *all, *made;

  if ((!is_map && g_strcmp0 (code->text, "list") != 0) || code->n_items < (is_map ? 3 : 2))
    return unknown_at (scope, code);
  all = _ish_code_eval (scope, code->items[0]);
  if (all->type != ISH_VALUE_LIST && all->type != ISH_VALUE_MAP)
    return unknown_at (scope, code);
  self.list = list = g_ptr_array_new ();
  _ish_code_map_init (scope->stack, &self.map);
  for (guint i = 0; all->type == ISH_VALUE_LIST && i < all->u.list.n; i++)
    add_round (&self, scope, ish_value_int (scope->stack->arena, i), all->u.list.items[i]);
  for (guint i = 0; all->type == ISH_VALUE_MAP && i < all->u.map.n; i++)
    add_round (&self, scope, ish_value_string (scope->stack->arena, all->u.map.members[i].key),
               all->u.map.members[i].value);
  made = _ish_code_map_end (scope->stack, &self.map);
  if (self.is_unknown)
    return unknown_at (scope, code);
  return is_map ? made
                : ish_value_list (scope->stack->arena, (const IshValue *const *) list->pdata,
                                  list->len);
}

const IshValue *
_ish_code_eval (const IshCodeScope *outer, const IshCode *code)
{
  IshCodeScope inner = deeper (outer);
  const IshCodeScope *scope = &inner;

  if (scope->depth > ISH_CODE_MAX_DEEP || !_ish_code_stack_step (scope->stack))
    return unknown_at (outer, code);
  if ((code->kind == ISH_CODE_STRING || code->kind == ISH_CODE_TEMPLATE) && find_document (code))
    return _ish_code_eval (scope, find_document (code));
  switch ((guint) code->kind)
    {
    case ISH_CODE_LIST:
      return eval_list (scope, code);
    case ISH_CODE_MAP:
      return eval_map (scope, code);
    case ISH_CODE_BLOCK:
      return _ish_code_body (scope, code, NULL, FALSE);
    case ISH_CODE_TEMPLATE:
      return eval_template (scope, code);
    case ISH_CODE_NAME:
      return eval_name (scope, code);
    case ISH_CODE_CALL:
      return eval_call (scope, code);
    case ISH_CODE_CHOICE:
      return eval_choice (scope, code);
    case ISH_CODE_FOR:
      return eval_for (scope, code);
    case ISH_CODE_OTHER:
      return eval_other (scope, code);
    default:
      return _ish_code_scalar (scope->stack, code);
    }
}
