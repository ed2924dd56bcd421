/* Evaluates expressions and templates of the catalogue.
 * SPDX-License-Identifier: MIT
 *
 * Total: no loop and no recursion but over the data itself, and what makes no sense is a fault with
 * the place it stands at, never a crash. */

#include "config.h"

#include "stack/ish-resolve-private.h"

#include <string.h>

const IshValue *
_ish_fault (IshResolve *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->fault)
    return NULL;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  self->fault = ish_arena_strdup (self->arena, message);
  return NULL;
}

static const char *
type_name (const IshValue *value)
{
  static const char *const names[] = {
    "null", "bool",      "number", "number", "text",  "list",
    "map",  "reference", "text",   "name",   "input", "slot",
  };

  if (value->type == ISH_VALUE_NODE)
    return "node";
  if (value->type == ISH_VALUE_INSTANCE)
    return "resource";
  return (guint) value->type < G_N_ELEMENTS (names) ? names[value->type] : "list";
}

static gboolean
is_list (const IshValue *value)
{
  return value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_STAR;
}

gboolean
_ish_is_true (const IshValue *value)
{
  if (is_list (value))
    return value->u.list.n > 0;
  if (value->type == ISH_VALUE_NULL)
    return FALSE;
  if (value->type == ISH_VALUE_BOOL)
    return value->u.boolean;
  if (value->type == ISH_VALUE_INT)
    return value->u.integer != 0;
  if (value->type == ISH_VALUE_DOUBLE)
    return value->u.number < 0 || value->u.number > 0;
  if (value->type == ISH_VALUE_STRING)
    return value->u.string[0] != '\0';
  if (value->type == ISH_VALUE_MAP)
    return value->u.map.n > 0;
  return TRUE;
}

gboolean
_ish_same (const IshValue *a, const IshValue *b)
{
  if (a == b)
    return TRUE;
  if (is_list (a) && is_list (b))
    {
      if (a->u.list.n != b->u.list.n)
        return FALSE;
      for (guint i = 0; i < a->u.list.n; i++)
        if (!_ish_same (a->u.list.items[i], b->u.list.items[i]))
          return FALSE;
      return TRUE;
    }
  if (a->type == ISH_VALUE_NODE && b->type == ISH_VALUE_NODE)
    return strcmp (a->u.ref.node, b->u.ref.node) == 0;
  if (a->type == ISH_VALUE_INT && b->type == ISH_VALUE_DOUBLE)
    return !((double) a->u.integer < b->u.number) && !((double) a->u.integer > b->u.number);
  if (a->type == ISH_VALUE_DOUBLE && b->type == ISH_VALUE_INT)
    return _ish_same (b, a);
  return ish_value_equal (a, b);
}

/* --- names --- */

const IshBinding *
_ish_bind (IshResolve *self, const IshBinding *up, const char *name, const IshValue *value)
{
  IshBinding *binding = ish_arena_alloc (self->arena, sizeof *binding);

  binding->up = up;
  binding->name = name;
  binding->value = value;
  return binding;
}

static const IshValue *
find_binding (const IshBinding *binding, const char *name)
{
  for (; binding; binding = binding->up)
    if (strcmp (binding->name, name) == 0)
      return binding->value;
  return NULL;
}

static const IshValue *
find_global (IshResolve *self, const char *name)
{
  static const char *const pseudos[] = { "region", "account", "partition", "prefix" };

  for (guint i = 0; i < G_N_ELEMENTS (pseudos); i++)
    if (strcmp (name, pseudos[i]) == 0)
      return ish_value_pseudo ((IshPseudo) i);
  if (strcmp (name, "prod") == 0)
    return ish_value_bool (self->is_production);
  if (strcmp (name, "environment") == 0)
    return _ish_borrow_string (self, self->environment);
  return NULL;
}

const IshValue *
_ish_lookup (IshResolve *self, const char *name, const IshScope *scope)
{
  const IshValue *value = find_binding (scope->locals, name);

  if (value)
    return value;
  if (scope->me && strcmp (name, "me") == 0)
    return &scope->me->value;
  if (scope->me && !scope->bare)
    {
      value = _ish_instance_get (self, scope->me, name);
      if (value || self->fault)
        return value;
    }
  value = find_binding (scope->outer, name);
  return value ? value : find_global (self, name);
}

/* --- fields --- */

static const IshValue *
star_field (IshResolve *self, const IshValue *list, const char *name)
{
  g_autofree const IshValue **items = g_new (const IshValue *, list->u.list.n + 1);
  IshValue *star;
  guint n = 0;

  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = _ish_field (self, list->u.list.items[i], name);

      if (item == NULL)
        return NULL;
      if (item->type != ISH_VALUE_NULL)
        items[n++] = item;
    }
  star = (IshValue *) ish_value_list (self->arena, items, n);
  star->type = ISH_VALUE_STAR;
  return star;
}

const IshValue *
_ish_field (IshResolve *self, const IshValue *value, const char *name)
{
  const IshValue *found;

  if (value->type == ISH_VALUE_NULL)
    return value;
  if (value->type == ISH_VALUE_NODE)
    {
      IshValue *ref = ish_arena_alloc (self->arena, sizeof *ref);

      ref->type = ISH_VALUE_REF;
      ref->u.ref.node = value->u.ref.node;
      ref->u.ref.attr = ish_arena_strdup (self->arena, name);
      return ref;
    }
  if (value->type == ISH_VALUE_INSTANCE)
    {
      found = _ish_instance_get (self, (IshInstance *) value, name);
      return found || self->fault ? found : ish_value_null ();
    }
  if (value->type == ISH_VALUE_MAP)
    {
      found = ish_value_get (value, name);
      return found ? found : ish_value_null ();
    }
  if (value->type == ISH_VALUE_STAR)
    return star_field (self, value, name);
  return _ish_fault (self, "'%s' of a %s", name, type_name (value));
}

static const IshValue *
star (IshResolve *self, const IshValue *value)
{
  g_autoptr (GPtrArray) items = NULL;
  IshValue *result;

  if (value->type != ISH_VALUE_NULL && value->type != ISH_VALUE_MAP && !is_list (value))
    return _ish_fault (self, "'*' of a %s", type_name (value));
  items = _ish_items (value);
  result =
    (IshValue *) ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
  result->type = ISH_VALUE_STAR;
  return result;
}

/* Nothing of anything but a list or map: what is indexed is often JSON somebody wrote. */
static const IshValue *
at_index (IshResolve *self, const IshValue *value, const IshValue *index)
{
  const IshValue *found = NULL;

  if (value->type == ISH_VALUE_MAP && _ish_to_text (self, index))
    found = ish_value_get (value, _ish_to_text (self, index));
  else if (is_list (value) && index->type == ISH_VALUE_INT && index->u.integer >= 0
           && index->u.integer < value->u.list.n)
    found = value->u.list.items[index->u.integer];
  return found ? found : ish_value_null ();
}

/* --- operators --- */

static gboolean
is_number (const IshValue *value)
{
  return value->type == ISH_VALUE_INT || value->type == ISH_VALUE_DOUBLE;
}

static double
as_double (const IshValue *value)
{
  return value->type == ISH_VALUE_INT ? (double) value->u.integer : value->u.number;
}

static const IshValue *
compare (IshResolve *self, IshExprOp op, const IshValue *a, const IshValue *b)
{
  int order;

  if (is_number (a) && is_number (b))
    order = (as_double (a) > as_double (b)) - (as_double (a) < as_double (b));
  else if (a->type == ISH_VALUE_STRING && b->type == ISH_VALUE_STRING)
    order = strcmp (a->u.string, b->u.string);
  else
    return _ish_fault (self, "a %s is compared with a %s", type_name (a), type_name (b));
  if (op == ISH_EXPR_OP_LT)
    return ish_value_bool (order < 0);
  if (op == ISH_EXPR_OP_GT)
    return ish_value_bool (order > 0);
  if (op == ISH_EXPR_OP_LE)
    return ish_value_bool (order <= 0);
  return ish_value_bool (order >= 0);
}

static const IshValue *
calculate (IshResolve *self, IshExprOp op, const IshValue *a, const IshValue *b)
{
  const IshValue *both[] = { a, b };
  gint64 result;
  gboolean over;

  if (a->type == ISH_VALUE_INT && b->type == ISH_VALUE_INT)
    {
      if (op == ISH_EXPR_OP_ADD)
        over = __builtin_add_overflow (a->u.integer, b->u.integer, &result);
      else if (op == ISH_EXPR_OP_SUB)
        over = __builtin_sub_overflow (a->u.integer, b->u.integer, &result);
      else
        over = __builtin_mul_overflow (a->u.integer, b->u.integer, &result);
      return over ? _ish_fault (self, "the number is too large")
                  : ish_value_int (self->arena, result);
    }
  if (is_number (a) && is_number (b))
    {
      double x = as_double (a), y = as_double (b);

      return ish_value_double (self->arena, op == ISH_EXPR_OP_ADD   ? x + y
                                            : op == ISH_EXPR_OP_SUB ? x - y
                                                                    : x * y);
    }
  if (op == ISH_EXPR_OP_ADD && is_list (a) && is_list (b))
    {
      g_autoptr (GPtrArray) items = _ish_items (a);

      for (guint i = 0; i < b->u.list.n; i++)
        g_ptr_array_add (items, (gpointer) b->u.list.items[i]);
      return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
    }
  if (op == ISH_EXPR_OP_ADD && (a->type == ISH_VALUE_STRING || a->type == ISH_VALUE_JOIN)
      && (b->type == ISH_VALUE_STRING || b->type == ISH_VALUE_JOIN))
    return ish_value_join (self->arena, both, 2);
  return _ish_fault (self, "a %s and a %s cannot be added, subtracted or multiplied", type_name (a),
                     type_name (b));
}

static const IshValue *
is_in (IshResolve *self, const IshValue *item, const IshValue *list)
{
  if (list->type == ISH_VALUE_NULL)
    return ish_value_bool (FALSE);
  if (list->type == ISH_VALUE_MAP)
    return ish_value_bool (item->type == ISH_VALUE_STRING && ish_value_get (list, item->u.string));
  if (list->type == ISH_VALUE_STRING && item->type == ISH_VALUE_STRING)
    return ish_value_bool (strstr (list->u.string, item->u.string) != NULL);
  if (list->type == ISH_VALUE_INPUT || list->type == ISH_VALUE_JOIN)
    return ish_value_bool (FALSE);
  if (!is_list (list))
    return _ish_fault (self, "'in' of a %s", type_name (list));
  for (guint i = 0; i < list->u.list.n; i++)
    if (_ish_same (item, list->u.list.items[i]))
      return ish_value_bool (TRUE);
  return ish_value_bool (FALSE);
}

static const IshValue *
binary (IshResolve *self, const IshExpr *expr, const IshScope *scope)
{
  const IshValue *a = _ish_eval (self, expr->a, scope);
  const IshValue *b;

  if (a == NULL)
    return NULL;
  if (expr->op == ISH_EXPR_OP_OR)
    return _ish_is_true (a) ? a : _ish_eval (self, expr->b, scope);
  if (expr->op == ISH_EXPR_OP_AND)
    return _ish_is_true (a) ? _ish_eval (self, expr->b, scope) : a;
  if (expr->op == ISH_EXPR_OP_COALESCE)
    return a->type != ISH_VALUE_NULL ? a : _ish_eval (self, expr->b, scope);
  b = _ish_eval (self, expr->b, scope);
  if (b == NULL)
    return NULL;
  switch (expr->op)
    {
    case ISH_EXPR_OP_EQ:
      return ish_value_bool (_ish_same (a, b));
    case ISH_EXPR_OP_NE:
      return ish_value_bool (!_ish_same (a, b));
    case ISH_EXPR_OP_IN:
      return is_in (self, a, b);
    case ISH_EXPR_OP_LT:
    case ISH_EXPR_OP_GT:
    case ISH_EXPR_OP_LE:
    case ISH_EXPR_OP_GE:
      return compare (self, expr->op, a, b);
    case ISH_EXPR_OP_ADD:
    case ISH_EXPR_OP_SUB:
    case ISH_EXPR_OP_MUL:
    case ISH_EXPR_OP_OR:
    case ISH_EXPR_OP_AND:
    case ISH_EXPR_OP_COALESCE:
    default:
      return calculate (self, expr->op, a, b);
    }
}

static const IshValue *
eval_list (IshResolve *self, const IshExpr *expr, const IshScope *scope)
{
  g_autofree const IshValue **items = g_new (const IshValue *, expr->n_items + 1);

  for (guint i = 0; i < expr->n_items; i++)
    {
      items[i] = _ish_eval (self, expr->items[i], scope);
      if (items[i] == NULL)
        return NULL;
    }
  return ish_value_list (self->arena, items, expr->n_items);
}

static const IshValue *
eval_name (IshResolve *self, const IshExpr *expr, const IshScope *scope)
{
  const IshValue *value = _ish_lookup (self, expr->text, scope);

  if (value)
    return value;
  return _ish_fault (self, "column %u: no name '%s' here", expr->column, expr->text);
}

const IshValue *
_ish_eval (IshResolve *self, const IshExpr *expr, const IshScope *scope)
{
  const IshValue *a, *b;

  switch (expr->kind)
    {
    case ISH_EXPR_BOOL:
      return ish_value_bool (expr->boolean);
    case ISH_EXPR_INT:
      return ish_value_int (self->arena, expr->integer);
    case ISH_EXPR_STRING:
      return _ish_borrow_string (self, expr->text);
    case ISH_EXPR_NAME:
      return eval_name (self, expr, scope);
    case ISH_EXPR_FIELD:
      a = _ish_eval (self, expr->a, scope);
      return a ? _ish_field (self, a, expr->text) : NULL;
    case ISH_EXPR_STAR:
      a = _ish_eval (self, expr->a, scope);
      return a ? star (self, a) : NULL;
    case ISH_EXPR_INDEX:
      a = _ish_eval (self, expr->a, scope);
      b = a ? _ish_eval (self, expr->b, scope) : NULL;
      return b ? at_index (self, a, b) : NULL;
    case ISH_EXPR_LIST:
      return eval_list (self, expr, scope);
    case ISH_EXPR_NOT:
      a = _ish_eval (self, expr->a, scope);
      return a ? ish_value_bool (!_ish_is_true (a)) : NULL;
    case ISH_EXPR_BINARY:
      return binary (self, expr, scope);
    case ISH_EXPR_IF:
      a = _ish_eval (self, expr->a, scope);
      return a ? _ish_eval (self, _ish_is_true (a) ? expr->b : expr->c, scope) : NULL;
    case ISH_EXPR_CALL:
      return _ish_call (self, expr, scope);
    case ISH_EXPR_NULL:
    default:
      return ish_value_null ();
    }
}

gboolean
_ish_holds (IshResolve *self, const IshExpr *expr, const IshScope *scope, IshOrigin origin)
{
  const IshValue *value;

  if (expr == NULL)
    return TRUE;
  value = _ish_eval (self, expr, scope);
  if (value)
    return _ish_is_true (value);
  _ish_say_fault (self, scope->me, origin);
  return FALSE;
}
