/* Evaluates questions about a finished stack.
 * SPDX-License-Identifier: MIT
 *
 * Unlike the evaluation while resolving, nothing here is a fault: foreign code has arguments of any
 * kind, and a rule that does not fit them simply does not hold. */

#include "config.h"

#include "stack/ish-query-private.h"

#include <string.h>

#include "base/ish-json.h"
#include "catalog/ish-rules.h"
#include "stack/ish-stack-private.h"

G_DEFINE_QUARK (ish-query-error-quark, ish_query_error)

/* --- parsing --- */

/* Names that are no argument. */
enum
{
  NAME_ARGUMENT,
  NAME_PROD,
  NAME_ENVIRONMENT,
  NAME_REGION,
  NAME_ME,
  NAME_ARGS,
};

static guint
find_name (const char *text)
{
  static const char *const names[] = { "", "prod", "environment", "region", "me", "args" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], text) == 0)
      return i;
  return NAME_ARGUMENT;
}

/* A literal is the same in every query, and a rule is asked of thousands of nodes. */
static void
keep_literal (IshExpr *expr)
{
  IshValue *value;
  const IshValue **items;

  for (guint i = 0; i < expr->n_items; i++)
    if (expr->items[i]->literal == NULL)
      return;
  value = g_malloc0 (sizeof *value + expr->n_items * sizeof *items);
  items = (const IshValue **) (value + 1);
  for (guint i = 0; i < expr->n_items; i++)
    items[i] = expr->items[i]->literal;
  value->type = expr->kind == ISH_EXPR_INT      ? ISH_VALUE_INT
                : expr->kind == ISH_EXPR_STRING ? ISH_VALUE_STRING
                                                : ISH_VALUE_LIST;
  if (expr->kind == ISH_EXPR_INT)
    value->u.integer = expr->integer;
  else if (expr->kind == ISH_EXPR_STRING)
    value->u.string = expr->text;
  else
    {
      value->u.list.items = items;
      value->u.list.n = expr->n_items;
    }
  expr->literal = value;
}

/* Checks the functions that are called, and finds out what does not hang on the stack. */
static gboolean
prepare (IshExpr *expr, GError **error)
{
  if (expr == NULL)
    return TRUE;
  if (!prepare (expr->a, error) || !prepare (expr->b, error) || !prepare (expr->c, error))
    return FALSE;
  for (guint i = 0; i < expr->n_items; i++)
    if (!prepare (expr->items[i], error))
      return FALSE;
  if (expr->kind == ISH_EXPR_INT || expr->kind == ISH_EXPR_STRING || expr->kind == ISH_EXPR_LIST)
    keep_literal (expr);
  else if (expr->kind == ISH_EXPR_NAME)
    expr->slot = find_name (expr->text);
  else if (expr->kind == ISH_EXPR_CALL)
    {
      expr->slot = _ish_query_find_function (expr->text, expr->n_items);
      if (expr->slot == 0)
        {
          g_set_error (error, ISH_QUERY_ERROR, ISH_QUERY_ERROR_CALL,
                       "column %u: no function '%s' of %u arguments", expr->column, expr->text,
                       expr->n_items);
          return FALSE;
        }
    }
  return TRUE;
}

IshExpr *
ish_query_parse (const char *source, GError **error)
{
  g_autoptr (IshExpr) expr = ish_expr_parse (source, error);

  if (expr == NULL || !prepare (expr, error))
    return NULL;
  return g_steal_pointer (&expr);
}

/* --- life --- */

IshQuery *
ish_query_new (IshStack *stack)
{
  IshQuery *self = g_new0 (IshQuery, 1);

  self->stack = ish_stack_ref (stack);
  self->has_unknown = stack->is_code;
  self->is_production = ish_catalog_is_production (ish_stack_get_environment (stack));
  self->arena = ish_arena_new ();
  self->scratch = g_ptr_array_new ();
  self->types = g_hash_table_new (NULL, NULL);
  self->by_type = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->values = g_hash_table_new (NULL, NULL);
  self->patterns = g_hash_table_new (NULL, NULL);
  self->possible = g_hash_table_new (g_str_hash, g_str_equal);
  self->nothing = g_ptr_array_new ();
  self->by_address = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < ish_stack_get_n_nodes (stack); i++)
    {
      const IshNode *node = ish_stack_get_node_at (stack, i);
      const char *type = ish_query_get_type (self, node);
      GPtrArray *nodes = g_hash_table_lookup (self->by_type, type);

      if (nodes == NULL)
        {
          nodes = g_ptr_array_new ();
          g_hash_table_insert (self->by_type, (gpointer) type, nodes);
        }
      g_ptr_array_add (nodes, (gpointer) node);
      g_hash_table_insert (self->by_address, (gpointer) node->key, (gpointer) node);
    }
  return self;
}

void
ish_query_free (IshQuery *self)
{
  g_free (self->names);
  g_ptr_array_unref (self->scratch);
  g_hash_table_unref (self->by_address);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->by_type);
  g_clear_pointer (&self->users, g_hash_table_unref);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->possible);
  g_ptr_array_unref (self->nothing);
  ish_arena_free (self->arena);
  ish_stack_unref (self->stack);
  g_free (self);
}

IshStack *
ish_query_get_stack (IshQuery *self)
{
  return self->stack;
}

IshArena *
ish_query_get_arena (IshQuery *self)
{
  return self->arena;
}

static void
push_name (IshQuery *self, IshQueryName entry)
{
  if (self->n_names == self->n_names_room)
    {
      self->n_names_room = MAX (32, self->n_names_room * 2);
      self->names = g_renew (IshQueryName, self->names, self->n_names_room);
    }
  self->names[self->n_names++] = entry;
}

void
ish_query_bind (IshQuery *self, const char *name, const IshValue *value)
{
  push_name (self, (IshQueryName) { name, value, NULL, NULL });
}

void
ish_query_bind_expr (IshQuery *self, const char *name, const IshExpr *expr, const IshNode *node)
{
  push_name (self, (IshQueryName) { name, NULL, expr, node });
}

void
ish_query_unbind (IshQuery *self, guint n)
{
  g_return_if_fail (n <= self->n_names);
  self->n_names -= n;
}

/* Most names are never asked for. The names bound after it are none of its. */
static const IshValue *
find_out (IshQuery *self, guint index)
{
  guint n_after = self->n_names - index;
  g_autofree IshQueryName *after =
    g_memdup2 (self->names + index, n_after * sizeof (IshQueryName));

  self->n_names = index;
  after[0].value = ish_query_eval (self, after[0].expr, after[0].node);
  memcpy (self->names + index, after, n_after * sizeof (IshQueryName));
  self->n_names = index + n_after;
  return after[0].value;
}

const IshValue *
_ish_query_finish_list (IshQuery *self, guint start)
{
  const IshValue *list = ish_value_list (
    self->arena, (const IshValue *const *) self->scratch->pdata + start,
    self->scratch->len - start);

  self->scratch->len = start; /* nothing there is owned */
  return list;
}

/* --- nodes --- */

const IshValue *
ish_query_node_value (IshQuery *self, const IshNode *node)
{
  IshNodeValue *made = g_hash_table_lookup (self->values, node);

  if (made == NULL)
    {
      made = ish_arena_alloc (self->arena, sizeof *made);
      made->value.type = ISH_VALUE_QUERY_NODE;
      made->value.u.ref.node = node->key;
      made->node = node;
      g_hash_table_insert (self->values, (gpointer) node, made);
    }
  return &made->value;
}

const IshNode *
ish_query_value_node (const IshValue *value)
{
  return value->type == ISH_VALUE_QUERY_NODE ? ((const IshNodeValue *) value)->node : NULL;
}

const IshNode *
_ish_query_find_node (IshQuery *self, const char *key)
{
  const IshNode *node = g_hash_table_lookup (self->by_address, key);

  return node ? node : ish_stack_get_node (self->stack, key);
}

/* What the kind is in Terraform; several kinds may be one type there. */
static const char *
find_type (IshQuery *self, const char *kind)
{
  JsonObject *entry = ish_catalog_get_kind (ish_stack_get_catalog (self->stack),
                                            ish_stack_get_cloud (self->stack), kind);
  const char *type = entry ? ish_json_string (entry, "tf", NULL) : NULL;
  g_autofree char *data = NULL;

  if (type == NULL || strchr (type, '_') == NULL)
    return kind;
  if (!ish_json_bool (entry, "data", FALSE))
    return ish_arena_strdup (self->arena, type);
  data = g_strconcat ("data.", type, NULL);
  return ish_arena_strdup (self->arena, data);
}

const char *
ish_query_get_type (IshQuery *self, const IshNode *node)
{
  const char *type = g_hash_table_lookup (self->types, node->kind);

  if (type == NULL)
    {
      type = find_type (self, node->kind);
      g_hash_table_insert (self->types, (gpointer) node->kind, (gpointer) type);
    }
  return type;
}

const GPtrArray *
ish_query_list_type (IshQuery *self, const char *type)
{
  GPtrArray *nodes = g_hash_table_lookup (self->by_type, type);

  return nodes ? nodes : self->nothing;
}

static void
note_user (IshQuery *self, const IshNode *user, const char *key)
{
  const IshNode *node = _ish_query_find_node (self, key);
  GPtrArray *users;

  if (node == NULL || node == user)
    return;
  users = g_hash_table_lookup (self->users, node);
  if (users == NULL)
    {
      users = g_ptr_array_new ();
      g_hash_table_insert (self->users, (gpointer) node, users);
    }
  /* Nodes are walked in order, so that one that is there already is the last. */
  if (users->len == 0 || users->pdata[users->len - 1] != user)
    g_ptr_array_add (users, (gpointer) user);
}

static void
note_users (IshQuery *self, const IshNode *user, const IshValue *value)
{
  if (value->type == ISH_VALUE_REF)
    note_user (self, user, value->u.ref.node);
  else if (value->type == ISH_VALUE_LIST || value->type == ISH_VALUE_JOIN)
    for (guint i = 0; i < value->u.list.n; i++)
      note_users (self, user, value->u.list.items[i]);
  else if (value->type == ISH_VALUE_MAP)
    for (guint i = 0; i < value->u.map.n; i++)
      note_users (self, user, value->u.map.members[i].value);
}

const GPtrArray *
ish_query_list_users (IshQuery *self, const IshNode *node)
{
  GPtrArray *users;

  if (self->users == NULL)
    {
      self->users = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
      for (guint i = 0; i < ish_stack_get_n_nodes (self->stack); i++)
        {
          const IshNode *user = ish_stack_get_node_at (self->stack, i);

          note_users (self, user, user->args);
        }
    }
  users = g_hash_table_lookup (self->users, node);
  return users ? users : self->nothing;
}

/* --- values --- */

gboolean
ish_query_is_true (const IshValue *value)
{
  switch ((guint) value->type)
    {
    case ISH_VALUE_NULL:
      return FALSE;
    case ISH_VALUE_BOOL:
      return value->u.boolean;
    case ISH_VALUE_INT:
      return value->u.integer != 0;
    case ISH_VALUE_DOUBLE:
      return value->u.number < 0 || value->u.number > 0;
    case ISH_VALUE_STRING:
      /* Foreign code often writes its booleans as text. */
      return value->u.string[0] != '\0' && strcmp (value->u.string, "false") != 0;
    case ISH_VALUE_LIST:
      return value->u.list.n > 0;
    case ISH_VALUE_MAP:
      return value->u.map.n > 0;
    default:
      return TRUE;
    }
}

gboolean
ish_query_is_unknown (IshQuery *self, const IshValue *value)
{
  return self->has_unknown && value->type == ISH_VALUE_INPUT;
}

const IshValue *
_ish_query_find_unknown (IshQuery *self, const IshValue *value)
{
  if (!self->has_unknown)
    return NULL;
  if (value->type == ISH_VALUE_INPUT)
    return value;
  for (guint i = 0; value->type == ISH_VALUE_JOIN && i < value->u.list.n; i++)
    if (value->u.list.items[i]->type == ISH_VALUE_INPUT)
      return value->u.list.items[i];
  return NULL;
}

const IshValue *
_ish_query_find_unknown_item (IshQuery *self, const IshValue *list)
{
  const IshValue *unknown = _ish_query_find_unknown (self, list);

  if (!self->has_unknown)
    return NULL;
  for (guint i = 0; unknown == NULL && list->type == ISH_VALUE_LIST && i < list->u.list.n; i++)
    unknown = _ish_query_find_unknown (self, list->u.list.items[i]);
  return unknown;
}

IshTruth
_ish_query_truth (IshQuery *self, const IshValue *value)
{
  if (ish_query_is_unknown (self, value))
    return ISH_TRUTH_UNKNOWN;
  return ish_query_is_true (value) ? ISH_TRUTH_YES : ISH_TRUTH_NO;
}

const IshValue *const *
_ish_query_items (const IshValue *const *value, guint *out_n)
{
  if ((*value)->type == ISH_VALUE_LIST)
    {
      *out_n = (*value)->u.list.n;
      return (*value)->u.list.items;
    }
  *out_n = (*value)->type == ISH_VALUE_NULL ? 0 : 1;
  return value;
}

static const IshValue *
field_of_each (IshQuery *self, const IshValue *list, const char *name)
{
  guint start = self->scratch->len;

  for (guint i = 0; i < list->u.list.n; i++)
    {
      const IshValue *item = _ish_query_field (self, list->u.list.items[i], name);
      guint n;
      const IshValue *const *items = _ish_query_items (&item, &n);

      for (guint k = 0; k < n; k++)
        g_ptr_array_add (self->scratch, (gpointer) items[k]);
    }
  return _ish_query_finish_list (self, start);
}

/* An argument the dialects spell in ways of their own stands there twice; Terraform's counts. */
static const IshValue *
member (const IshValue *map, const char *name)
{
  const IshValue *own = NULL;

  for (guint i = 0; map->type == ISH_VALUE_MAP && i < map->u.map.n; i++)
    {
      const IshMember *one = &map->u.map.members[i];

      if (one->key[0] == name[0] && strcmp (one->key, name) == 0)
        return one->value;
      if (one->key[0] == 't' && strncmp (one->key, "tf:", 3) == 0
          && strcmp (one->key + 3, name) == 0)
        own = one->value;
    }
  return own ? own : ish_value_null ();
}

const IshValue *
_ish_query_field (IshQuery *self, const IshValue *value, const char *name)
{
  if (value->type == ISH_VALUE_LIST)
    return field_of_each (self, value, name);
  if (value->type == ISH_VALUE_MAP)
    return member (value, name);
  if (value->type == ISH_VALUE_QUERY_NODE)
    return member (ish_query_value_node (value)->args, name);
  return ish_query_is_unknown (self, value) ? value : ish_value_null ();
}

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

/* Numbers and booleans that foreign code wrote as text are what they say. */
static gboolean
is_said_as (const IshValue *value, const IshValue *text)
{
  g_autofree char *said = NULL;

  if (text->type != ISH_VALUE_STRING)
    return FALSE;
  if (value->type == ISH_VALUE_BOOL)
    return strcmp (text->u.string, value->u.boolean ? "true" : "false") == 0;
  if (value->type != ISH_VALUE_INT)
    return FALSE;
  said = g_strdup_printf ("%" G_GINT64_FORMAT, value->u.integer);
  return strcmp (text->u.string, said) == 0;
}

gboolean
_ish_query_same (const IshValue *a, const IshValue *b)
{
  if (a == b)
    return TRUE;
  if (is_number (a) && is_number (b))
    return !(as_double (a) < as_double (b)) && !(as_double (a) > as_double (b));
  if (a->type == ISH_VALUE_QUERY_NODE || b->type == ISH_VALUE_QUERY_NODE)
    return FALSE; /* one value a node: equal ones are the same */
  return ish_value_equal (a, b) || is_said_as (a, b) || is_said_as (b, a);
}

static const IshValue *
is_in (IshQuery *self, const IshValue *item, const IshValue *list)
{
  const IshValue *unknown = _ish_query_find_unknown (self, item);

  if (list->type == ISH_VALUE_LIST)
    {
      for (guint i = 0; unknown == NULL && i < list->u.list.n; i++)
        if (_ish_query_same (item, list->u.list.items[i]))
          return ish_value_bool (TRUE);
      if (list->u.list.n == 0)
        return ish_value_bool (FALSE);
      unknown = unknown ? unknown : _ish_query_find_unknown_item (self, list);
      return unknown ? unknown : ish_value_bool (FALSE);
    }
  unknown = unknown ? unknown : _ish_query_find_unknown (self, list);
  if (unknown)
    return unknown;
  if (list->type == ISH_VALUE_MAP)
    return ish_value_bool (item->type == ISH_VALUE_STRING
                           && ish_value_get (list, item->u.string) != NULL);
  return ish_value_bool (item->type != ISH_VALUE_NULL && _ish_query_same (item, list));
}

static const IshValue *
compare (IshExprOp op, const IshValue *a, const IshValue *b)
{
  int order;

  if (is_number (a) && is_number (b))
    order = (as_double (a) > as_double (b)) - (as_double (a) < as_double (b));
  else if (a->type == ISH_VALUE_STRING && b->type == ISH_VALUE_STRING)
    order = strcmp (a->u.string, b->u.string);
  else
    return ish_value_null ();
  return ish_value_bool (op == ISH_EXPR_OP_LT   ? order < 0
                         : op == ISH_EXPR_OP_GT ? order > 0
                         : op == ISH_EXPR_OP_LE ? order <= 0
                                                : order >= 0);
}

static const IshValue *
calculate (IshQuery *self, IshExprOp op, const IshValue *a, const IshValue *b)
{
  const IshValue *both[] = { a, b };
  gint64 result = 0;
  gboolean over;

  if (a->type == ISH_VALUE_INT && b->type == ISH_VALUE_INT)
    {
      if (op == ISH_EXPR_OP_ADD)
        over = __builtin_add_overflow (a->u.integer, b->u.integer, &result);
      else if (op == ISH_EXPR_OP_SUB)
        over = __builtin_sub_overflow (a->u.integer, b->u.integer, &result);
      else
        over = __builtin_mul_overflow (a->u.integer, b->u.integer, &result);
      return over ? ish_value_null () : ish_value_int (self->arena, result);
    }
  if (is_number (a) && is_number (b))
    return ish_value_double (self->arena, op == ISH_EXPR_OP_ADD   ? as_double (a) + as_double (b)
                                          : op == ISH_EXPR_OP_SUB ? as_double (a) - as_double (b)
                                                                  : as_double (a) * as_double (b));
  if (op == ISH_EXPR_OP_ADD && (a->type == ISH_VALUE_STRING || a->type == ISH_VALUE_JOIN)
      && (b->type == ISH_VALUE_STRING || b->type == ISH_VALUE_JOIN))
    return ish_value_join (self->arena, both, 2);
  return ish_value_null ();
}

/* "and" and "or" of a first half that is not known: the second may decide alone. */
static const IshValue *
half_known (IshQuery *self, const IshExpr *expr, const IshValue *unknown, const IshNode *node)
{
  const IshValue *other = ish_query_eval (self, expr->b, node);
  IshTruth deciding = expr->op == ISH_EXPR_OP_OR ? ISH_TRUTH_YES : ISH_TRUTH_NO;

  return _ish_query_truth (self, other) == deciding ? other : unknown;
}

static const IshValue *
binary (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  const IshValue *a = ish_query_eval (self, expr->a, node);
  const IshValue *unknown;
  const IshValue *b;

  if ((expr->op == ISH_EXPR_OP_OR || expr->op == ISH_EXPR_OP_AND) && ish_query_is_unknown (self, a))
    return half_known (self, expr, a, node);
  if (expr->op == ISH_EXPR_OP_OR && ish_query_is_true (a))
    return a;
  if (expr->op == ISH_EXPR_OP_AND && !ish_query_is_true (a))
    return a;
  if (expr->op == ISH_EXPR_OP_COALESCE && a->type != ISH_VALUE_NULL)
    return a;
  b = ish_query_eval (self, expr->b, node);
  if (expr->op == ISH_EXPR_OP_AND || expr->op == ISH_EXPR_OP_OR
      || expr->op == ISH_EXPR_OP_COALESCE)
    return b;
  if (expr->op == ISH_EXPR_OP_IN)
    return is_in (self, a, b);
  unknown = _ish_query_find_unknown (self, a);
  unknown = unknown ? unknown : _ish_query_find_unknown (self, b);
  if (unknown)
    return unknown;
  if (expr->op == ISH_EXPR_OP_EQ)
    return ish_value_bool (_ish_query_same (a, b));
  if (expr->op == ISH_EXPR_OP_NE)
    return ish_value_bool (!_ish_query_same (a, b));
  if (expr->op == ISH_EXPR_OP_LT || expr->op == ISH_EXPR_OP_GT || expr->op == ISH_EXPR_OP_LE
      || expr->op == ISH_EXPR_OP_GE)
    return compare (expr->op, a, b);
  return calculate (self, expr->op, a, b);
}

/* The branches count when they agree, whatever the condition. */
static const IshValue *
choose (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  const IshValue *condition = ish_query_eval (self, expr->a, node);
  const IshValue *a, *b;

  if (!ish_query_is_unknown (self, condition))
    return ish_query_eval (self, ish_query_is_true (condition) ? expr->b : expr->c, node);
  a = ish_query_eval (self, expr->b, node);
  b = ish_query_eval (self, expr->c, node);
  return _ish_query_same (a, b) ? a : condition;
}

static const IshValue *
negate (IshQuery *self, const IshValue *value)
{
  return ish_query_is_unknown (self, value) ? value
                                            : ish_value_bool (!ish_query_is_true (value));
}

static const IshValue *
name (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  const char *text = expr->text;

  for (guint i = self->n_names; i > 0; i--)
    {
      const IshQueryName *entry = &self->names[i - 1];

      if (entry->name[0] == text[0] && strcmp (entry->name, text) == 0)
        return entry->value ? entry->value : find_out (self, i - 1);
    }
  if (expr->slot == NAME_PROD)
    return ish_value_bool (self->is_production);
  if (expr->slot == NAME_ENVIRONMENT)
    return ish_value_string (self->arena, ish_stack_get_environment (self->stack));
  if (expr->slot == NAME_REGION)
    return ish_value_string (self->arena, ish_stack_get_region (self->stack));
  if (node == NULL)
    return ish_value_null ();
  if (expr->slot == NAME_ME)
    return ish_query_node_value (self, node);
  if (expr->slot == NAME_ARGS)
    return node->args;
  return _ish_query_field (self, node->args, text);
}

static const IshValue *
at_index (IshQuery *self, const IshValue *value, const IshValue *index)
{
  const IshValue *found = NULL;

  if (ish_query_is_unknown (self, value) || ish_query_is_unknown (self, index))
    return ish_query_is_unknown (self, value) ? value : index;
  if (value->type == ISH_VALUE_MAP && index->type == ISH_VALUE_STRING)
    found = ish_value_get (value, index->u.string);
  else if (value->type == ISH_VALUE_LIST && index->type == ISH_VALUE_INT && index->u.integer >= 0
           && index->u.integer < value->u.list.n)
    found = value->u.list.items[index->u.integer];
  return found ? found : ish_value_null ();
}

static const IshValue *
eval_list (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  g_autofree const IshValue **items = g_new (const IshValue *, expr->n_items + 1);

  for (guint i = 0; i < expr->n_items; i++)
    items[i] = ish_query_eval (self, expr->items[i], node);
  return ish_value_list (self->arena, items, expr->n_items);
}

/* The values of a map, the items of a list. */
static const IshValue *
star (IshQuery *self, const IshValue *value)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  if (value->type != ISH_VALUE_MAP)
    return value;
  for (guint i = 0; i < value->u.map.n; i++)
    g_ptr_array_add (items, (gpointer) value->u.map.members[i].value);
  return ish_value_list (self->arena, (const IshValue *const *) items->pdata, items->len);
}

const IshValue *
ish_query_eval (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  const IshValue *a;

  if (expr->literal)
    return expr->literal;
  switch (expr->kind)
    {
    case ISH_EXPR_BOOL:
      return ish_value_bool (expr->boolean);
    case ISH_EXPR_INT:
      return ish_value_int (self->arena, expr->integer);
    case ISH_EXPR_STRING:
      return ish_value_string (self->arena, expr->text);
    case ISH_EXPR_NAME:
      return name (self, expr, node);
    case ISH_EXPR_FIELD:
      return _ish_query_field (self, ish_query_eval (self, expr->a, node), expr->text);
    case ISH_EXPR_STAR:
      return star (self, ish_query_eval (self, expr->a, node));
    case ISH_EXPR_INDEX:
      a = ish_query_eval (self, expr->a, node);
      return at_index (self, a, ish_query_eval (self, expr->b, node));
    case ISH_EXPR_LIST:
      return eval_list (self, expr, node);
    case ISH_EXPR_NOT:
      return negate (self, ish_query_eval (self, expr->a, node));
    case ISH_EXPR_BINARY:
      return binary (self, expr, node);
    case ISH_EXPR_IF:
      return choose (self, expr, node);
    case ISH_EXPR_CALL:
      return _ish_query_call (self, expr, node);
    case ISH_EXPR_NULL:
    default:
      return ish_value_null ();
    }
}

IshTruth
ish_query_decide (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  return expr == NULL ? ISH_TRUTH_YES : _ish_query_truth (self, ish_query_eval (self, expr, node));
}

gboolean
ish_query_holds (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  return ish_query_decide (self, expr, node) == ISH_TRUTH_YES;
}

const char *
ish_query_eval_text (IshQuery *self, const IshExpr *expr, const IshNode *node)
{
  const IshValue *value = ish_query_eval (self, expr, node);
  char number[24];

  if (value->type == ISH_VALUE_STRING)
    return value->u.string;
  if (value->type != ISH_VALUE_INT)
    return NULL;
  g_snprintf (number, sizeof number, "%" G_GINT64_FORMAT, value->u.integer);
  return ish_arena_strdup (self->arena, number);
}

gint64
ish_query_eval_int (IshQuery *self, const IshExpr *expr, const IshNode *node, gint64 fallback)
{
  const IshValue *value = ish_query_eval (self, expr, node);
  gint64 number;

  if (value->type == ISH_VALUE_INT)
    return value->u.integer;
  if (value->type == ISH_VALUE_STRING
      && g_ascii_string_to_signed (value->u.string, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return number;
  return fallback;
}
