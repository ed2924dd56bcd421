/* A small evaluator over JSON values: no references, total.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include "catalog/ish-scalar.h"

#include <string.h>

#include "base/ish-json.h"
#include "base/ish-text.h"

const char *const ish_scalar_names[] = { "props", "prod", "environment", NULL };
const char *const ish_scalar_functions[] = {
  "upper", "dash", "str", "len", "first", "has", "min", "max", "join", "camel", NULL,
};

/* --- values --- */

static JsonNode *
null_node (void)
{
  return json_node_new (JSON_NODE_NULL);
}

static JsonNode *
bool_node (gboolean value)
{
  return json_node_init_boolean (json_node_alloc (), value);
}

static JsonNode *
int_node (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

static JsonNode *
text_node (const char *value)
{
  return json_node_init_string (json_node_alloc (), value);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

gboolean
ish_scalar_is_true (JsonNode *node)
{
  switch (JSON_NODE_TYPE (node))
    {
    case JSON_NODE_NULL:
      return FALSE;
    case JSON_NODE_ARRAY:
      return json_array_get_length (json_node_get_array (node)) > 0;
    case JSON_NODE_OBJECT:
      return json_object_get_size (json_node_get_object (node)) > 0;
    case JSON_NODE_VALUE:
    default:
      if (is_text (node))
        return *json_node_get_string (node) != '\0';
      if (is_number (node))
        return json_node_get_double (node) < 0 || json_node_get_double (node) > 0;
      return json_node_get_boolean (node);
    }
}

char *
ish_scalar_to_text (JsonNode *node)
{
  GString *text;

  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (is_text (node))
    return g_strdup (json_node_get_string (node));
  text = g_string_new (NULL);
  if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        g_autofree char *item =
          ish_scalar_to_text (json_array_get_element (json_node_get_array (node), i));

        g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", item);
      }
  else
    ish_json_append (text, node);
  return g_string_free (text, FALSE);
}

static gboolean
are_equal (JsonNode *a, JsonNode *b)
{
  if (is_number (a) && is_number (b))
    return !(json_node_get_double (a) < json_node_get_double (b)) &&
           !(json_node_get_double (a) > json_node_get_double (b));
  return json_node_equal (a, b);
}

/* Below, at or above; texts by bytes, numbers by value, anything else is equal. */
static int
compare (JsonNode *a, JsonNode *b)
{
  if (is_text (a) && is_text (b))
    return strcmp (json_node_get_string (a), json_node_get_string (b));
  if (!is_number (a) || !is_number (b))
    return 0;
  return (json_node_get_double (a) > json_node_get_double (b)) -
         (json_node_get_double (a) < json_node_get_double (b));
}

/* --- names and fields --- */

JsonNode *
ish_scalar_get_value (const IshScalarScope *self, const char *name)
{
  JsonNode *typed = NULL;

  if (self->properties != NULL)
    typed = json_object_get_member (self->properties, name);
  if (typed != NULL && !JSON_NODE_HOLDS_NULL (typed))
    return typed;
  for (guint i = 0; i < self->n_props; i++)
    if (strcmp (self->props[i]->name, name) == 0)
      return ish_catalog_is_production (self->environment) ? self->props[i]->default_prod
                                                           : self->props[i]->default_dev;
  return NULL;
}

static JsonNode *
eval_name (const IshScalarScope *self, const char *name)
{
  if (strcmp (name, "prod") == 0)
    return bool_node (ish_catalog_is_production (self->environment));
  if (strcmp (name, "environment") == 0 && self->environment != NULL)
    return text_node (self->environment);
  return null_node ();
}

static JsonNode *
eval_field (const IshScalarScope *self, const IshExpr *expr)
{
  g_autoptr (JsonNode) object = NULL;
  JsonNode *value = NULL;

  if (expr->a->kind == ISH_EXPR_NAME && strcmp (expr->a->text, "props") == 0)
    value = ish_scalar_get_value (self, expr->text);
  else
    {
      object = ish_scalar_eval (self, expr->a);
      if (JSON_NODE_HOLDS_OBJECT (object))
        value = json_object_get_member (json_node_get_object (object), expr->text);
    }
  return value != NULL ? json_node_copy (value) : null_node ();
}

static JsonNode *
eval_index (const IshScalarScope *self, const IshExpr *expr)
{
  g_autoptr (JsonNode) holder = ish_scalar_eval (self, expr->a);
  g_autoptr (JsonNode) key = ish_scalar_eval (self, expr->b);
  JsonNode *value = NULL;

  if (JSON_NODE_HOLDS_OBJECT (holder) && is_text (key))
    value = json_object_get_member (json_node_get_object (holder), json_node_get_string (key));
  else if (JSON_NODE_HOLDS_ARRAY (holder) && is_number (key))
    {
      JsonArray *array = json_node_get_array (holder);
      gint64 i = json_node_get_int (key);

      if (i >= 0 && i < json_array_get_length (array))
        value = json_array_get_element (array, (guint) i);
    }
  return value != NULL ? json_node_copy (value) : null_node ();
}

static JsonNode *
eval_list (const IshScalarScope *self, const IshExpr *expr)
{
  g_autoptr (JsonArray) array = json_array_sized_new (expr->n_items);

  for (guint i = 0; i < expr->n_items; i++)
    json_array_add_element (array, ish_scalar_eval (self, expr->items[i]));
  return json_node_init_array (json_node_alloc (), array);
}

/* --- operators --- */

static gboolean
contains (JsonNode *holder, JsonNode *item)
{
  if (is_text (holder) && is_text (item))
    return strstr (json_node_get_string (holder), json_node_get_string (item)) != NULL;
  if (JSON_NODE_HOLDS_OBJECT (holder) && is_text (item))
    return json_object_has_member (json_node_get_object (holder), json_node_get_string (item));
  if (!JSON_NODE_HOLDS_ARRAY (holder))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (holder)); i++)
    if (are_equal (json_array_get_element (json_node_get_array (holder), i), item))
      return TRUE;
  return FALSE;
}

static JsonNode *
eval_sum (IshExprOp op, JsonNode *a, JsonNode *b)
{
  gint64 result;
  gboolean overflows;

  if (op == ISH_EXPR_OP_ADD && (is_text (a) || is_text (b)))
    {
      g_autofree char *left = ish_scalar_to_text (a);
      g_autofree char *right = ish_scalar_to_text (b);
      g_autofree char *both = g_strconcat (left, right, NULL);

      return text_node (both);
    }
  if (!is_number (a) || !is_number (b))
    return null_node ();
  if (op == ISH_EXPR_OP_ADD)
    overflows = __builtin_add_overflow (json_node_get_int (a), json_node_get_int (b), &result);
  else if (op == ISH_EXPR_OP_SUB)
    overflows = __builtin_sub_overflow (json_node_get_int (a), json_node_get_int (b), &result);
  else
    overflows = __builtin_mul_overflow (json_node_get_int (a), json_node_get_int (b), &result);
  return overflows ? null_node () : int_node (result);
}

static JsonNode *
eval_binary (const IshScalarScope *self, const IshExpr *expr)
{
  g_autoptr (JsonNode) a = ish_scalar_eval (self, expr->a);
  g_autoptr (JsonNode) b = NULL;

  if (expr->op == ISH_EXPR_OP_COALESCE)
    return JSON_NODE_HOLDS_NULL (a) ? ish_scalar_eval (self, expr->b) : g_steal_pointer (&a);
  if (expr->op == ISH_EXPR_OP_AND && !ish_scalar_is_true (a))
    return bool_node (FALSE);
  if (expr->op == ISH_EXPR_OP_OR && ish_scalar_is_true (a))
    return bool_node (TRUE);
  b = ish_scalar_eval (self, expr->b);
  switch (expr->op)
    {
    case ISH_EXPR_OP_OR:
    case ISH_EXPR_OP_AND:
      return bool_node (ish_scalar_is_true (b));
    case ISH_EXPR_OP_IN:
      return bool_node (contains (b, a));
    case ISH_EXPR_OP_EQ:
      return bool_node (are_equal (a, b));
    case ISH_EXPR_OP_NE:
      return bool_node (!are_equal (a, b));
    case ISH_EXPR_OP_LT:
      return bool_node (compare (a, b) < 0);
    case ISH_EXPR_OP_GT:
      return bool_node (compare (a, b) > 0);
    case ISH_EXPR_OP_LE:
      return bool_node (compare (a, b) <= 0);
    case ISH_EXPR_OP_GE:
      return bool_node (compare (a, b) >= 0);
    case ISH_EXPR_OP_ADD:
    case ISH_EXPR_OP_SUB:
    case ISH_EXPR_OP_MUL:
      return eval_sum (expr->op, a, b);
    case ISH_EXPR_OP_COALESCE:
    default:
      return null_node ();
    }
}

/* --- functions: one argument as it is, the second where there is one --- */

static JsonNode *
call_upper (JsonNode *a, JsonNode *b)
{
  g_autofree char *text = ish_scalar_to_text (a);

  for (char *p = text; *p != '\0'; p++)
    *p = g_ascii_isalnum (*p) ? g_ascii_toupper (*p) : '_';
  return text_node (text);
}

static JsonNode *
call_dash (JsonNode *a, JsonNode *b)
{
  g_autofree char *text = ish_scalar_to_text (a);

  return text_node (g_strdelimit (text, "_", '-'));
}

static JsonNode *
call_str (JsonNode *a, JsonNode *b)
{
  g_autofree char *text = ish_scalar_to_text (a);

  return text_node (text);
}

static JsonNode *
call_camel (JsonNode *a, JsonNode *b)
{
  g_autofree char *text = ish_scalar_to_text (a);
  g_autofree char *camel = ish_text_camel (text);

  return text_node (camel);
}

static JsonNode *
call_len (JsonNode *a, JsonNode *b)
{
  if (JSON_NODE_HOLDS_ARRAY (a))
    return int_node (json_array_get_length (json_node_get_array (a)));
  if (JSON_NODE_HOLDS_OBJECT (a))
    return int_node (json_object_get_size (json_node_get_object (a)));
  return int_node (is_text (a) ? g_utf8_strlen (json_node_get_string (a), -1) : 0);
}

static JsonNode *
call_first (JsonNode *a, JsonNode *b)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (a) ? json_node_get_array (a) : NULL;

  return array != NULL && json_array_get_length (array) > 0
           ? json_node_copy (json_array_get_element (array, 0))
           : null_node ();
}

static JsonNode *
call_has (JsonNode *a, JsonNode *b)
{
  return bool_node (contains (a, b));
}

static JsonNode *
call_min (JsonNode *a, JsonNode *b)
{
  return json_node_copy (compare (a, b) <= 0 ? a : b);
}

static JsonNode *
call_max (JsonNode *a, JsonNode *b)
{
  return json_node_copy (compare (a, b) >= 0 ? a : b);
}

static JsonNode *
call_join (JsonNode *a, JsonNode *b)
{
  g_autofree char *separator = ish_scalar_to_text (b);
  g_autoptr (GString) text = g_string_new (NULL);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (a) ? json_node_get_array (a) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *item = ish_scalar_to_text (json_array_get_element (array, i));

      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", item);
    }
  return text_node (text->str);
}

static JsonNode *
eval_call (const IshScalarScope *self, const IshExpr *expr)
{
  static const struct
  {
    const char *name;
    JsonNode *(*call) (JsonNode *a, JsonNode *b);
  } functions[] = {
    { "upper", call_upper }, { "dash", call_dash }, { "str", call_str },     { "len", call_len },
    { "first", call_first }, { "has", call_has },   { "min", call_min },     { "max", call_max },
    { "join", call_join },   { "camel", call_camel },
  };
  g_autoptr (JsonNode) a =
    expr->n_items > 0 ? ish_scalar_eval (self, expr->items[0]) : null_node ();
  g_autoptr (JsonNode) b =
    expr->n_items > 1 ? ish_scalar_eval (self, expr->items[1]) : null_node ();

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i].name, expr->text) == 0)
      return functions[i].call (a, b);
  return null_node ();
}

JsonNode *
ish_scalar_eval (const IshScalarScope *self, const IshExpr *expr)
{
  g_autoptr (JsonNode) condition = NULL;

  switch (expr->kind)
    {
    case ISH_EXPR_BOOL:
      return bool_node (expr->boolean);
    case ISH_EXPR_INT:
      return int_node (expr->integer);
    case ISH_EXPR_STRING:
      return text_node (expr->text);
    case ISH_EXPR_NAME:
      return eval_name (self, expr->text);
    case ISH_EXPR_FIELD:
      return eval_field (self, expr);
    case ISH_EXPR_INDEX:
      return eval_index (self, expr);
    case ISH_EXPR_LIST:
      return eval_list (self, expr);
    case ISH_EXPR_NOT:
      condition = ish_scalar_eval (self, expr->a);
      return bool_node (!ish_scalar_is_true (condition));
    case ISH_EXPR_BINARY:
      return eval_binary (self, expr);
    case ISH_EXPR_IF:
      condition = ish_scalar_eval (self, expr->a);
      return ish_scalar_eval (self, ish_scalar_is_true (condition) ? expr->b : expr->c);
    case ISH_EXPR_CALL:
      return eval_call (self, expr);
    case ISH_EXPR_NULL:
    case ISH_EXPR_STAR:
    default:
      return null_node ();
    }
}

char *
ish_scalar_format (const IshScalarScope *self, const IshTemplate *template)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) value = NULL;

  switch (template->kind)
    {
    case ISH_TEMPLATE_TEXT:
      for (guint i = 0; i < template->n_items; i++)
        {
          g_autofree char *piece = ish_scalar_format (self, template->items[i]);

          g_string_append (text, piece);
        }
      return g_strdup (text->str);
    case ISH_TEMPLATE_EXPR:
      value = ish_scalar_eval (self, template->expr);
      return ish_scalar_to_text (value);
    case ISH_TEMPLATE_LITERAL:
      return ish_scalar_to_text (template->literal);
    case ISH_TEMPLATE_LIST:
    case ISH_TEMPLATE_MAP:
    case ISH_TEMPLATE_IF:
    case ISH_TEMPLATE_EACH:
    case ISH_TEMPLATE_SLOT:
    default:
      return g_strdup ("");
    }
}
