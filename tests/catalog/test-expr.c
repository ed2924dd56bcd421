/* Expressions: what is read, and what is said about what cannot be.
 * SPDX-License-Identifier: MIT */
#include "catalog/ish-expr.h"

#include <string.h>

#include "catalog/ish-catalog.h"

/* The tree in prefix form: "(or a (not b))". */
static void
print (GString *out, const IshExpr *expr)
{
  static const char *const ops[] = { "or", "and", "??", "in", "==", "!=", "<",
                                     ">",  "<=",  ">=", "+",  "-",  "*" };

  switch (expr->kind)
    {
    case ISH_EXPR_NULL:
      g_string_append (out, "null");
      return;
    case ISH_EXPR_BOOL:
      g_string_append (out, expr->boolean ? "true" : "false");
      return;
    case ISH_EXPR_INT:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, expr->integer);
      return;
    case ISH_EXPR_STRING:
      g_string_append_printf (out, "'%s'", expr->text);
      return;
    case ISH_EXPR_NAME:
      g_string_append (out, expr->text);
      return;
    case ISH_EXPR_FIELD:
      g_string_append_printf (out, "(.%s ", expr->text);
      break;
    case ISH_EXPR_STAR:
      g_string_append (out, "(.* ");
      break;
    case ISH_EXPR_INDEX:
      g_string_append (out, "([] ");
      break;
    case ISH_EXPR_LIST:
      g_string_append (out, "(list");
      break;
    case ISH_EXPR_NOT:
      g_string_append (out, "(not ");
      break;
    case ISH_EXPR_BINARY:
      g_string_append_printf (out, "(%s ", ops[expr->op]);
      break;
    case ISH_EXPR_IF:
      g_string_append (out, "(? ");
      break;
    case ISH_EXPR_CALL:
      g_string_append_printf (out, "(call:%s", expr->text);
      break;
    default:
      g_assert_not_reached ();
    }
  if (expr->a != NULL)
    print (out, expr->a);
  if (expr->b != NULL)
    g_string_append_c (out, ' '), print (out, expr->b);
  if (expr->c != NULL)
    g_string_append_c (out, ' '), print (out, expr->c);
  for (guint i = 0; i < expr->n_items; i++)
    g_string_append_c (out, ' '), print (out, expr->items[i]);
  g_string_append_c (out, ')');
}

static void
test_reads (void)
{
  static const struct
  {
    const char *source, *tree;
  } cases[] = {
    { "a or b and c", "(or a (and b c))" },
    { "not a == b", "(== (not a) b)" },
    { "a ?? b == c", "(?? a (== b c))" },
    { "a == b or c != d", "(or (== a b) (!= c d))" },
    { "1 + 2 * 3 - 4", "(- (+ 1 (* 2 3)) 4)" },
    { "(1 + 2) * 3", "(* (+ 1 2) 3)" },
    { "-1", "(- 0 1)" },
    { "a ? b : c ? d : e", "(? a b (? c d e))" },
    { "x in ['a', 'b']", "(in x (list 'a' 'b'))" },
    { "place.subnets.*.id", "(.id (.* (.subnets place)))" },
    { "slot.public[z.key]", "([] (.public slot) (.key z))" },
    { "pick(nat, z.key).id", "(.id (call:pick nat (.key z)))" },
    { "lines_out()", "(call:lines_out)" },
    { "first(certs).other.main.arn", "(.arn (.main (.other (call:first certs))))" },
    { "null", "null" },
    { "true and not false", "(and true (not false))" },
    { "'서울' + ''", "(+ '서울' '')" },
    { "a<=b", "(<= a b)" },
    { "input.inner", "(.inner input)" },
    { "[]", "(list)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IshExpr) expr = ish_expr_parse (cases[i].source, &error);
      g_autoptr (GString) tree = g_string_new (NULL);

      g_assert_no_error (error);
      print (tree, expr);
      g_assert_cmpstr (tree->str, ==, cases[i].tree);
    }
}

static void
test_says_what_is_wrong (void)
{
  static const struct
  {
    const char *source, *message;
  } cases[] = {
    { "len(a b)", "column 7: expected ',' or ')', found 'b'" },
    { "", "column 1: expected a name or value, found the end" },
    { "a +", "column 4: expected a name or value, found the end" },
    { "a b", "column 3: expected an operator or the end, found 'b'" },
    { "a ? b", "column 6: expected ':', found the end" },
    { "(a", "column 3: expected ')', found the end" },
    { "a.", "column 3: expected a field name or '*', found the end" },
    { "a[1", "column 4: expected ']', found the end" },
    { "'open", "column 1: expected a closing ' of this text" },
    { "'서울' @", "column 6: expected an expression, found '@'" },
    { "a = b", "column 3: expected an expression, found '='" },
    { "f(,)", "column 3: expected a name or value, found ','" },
    { "a or and", "column 6: expected a name or value, found 'and'" },
    { "99999999999999999999", "column 1: expected a smaller number than 99999999999999999999" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IshExpr) expr = ish_expr_parse (cases[i].source, &error);

      g_assert_null (expr);
      g_assert_error (error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static void
test_is_short (void)
{
  g_autofree char *longest = g_strnfill (ISH_EXPR_MAX_LENGTH, 'a');
  g_autofree char *longer = g_strnfill (ISH_EXPR_MAX_LENGTH + 1, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (IshExpr) expr = ish_expr_parse (longest, &error);

  g_assert_no_error (error);
  g_assert_nonnull (expr);
  g_assert_null (ish_expr_parse (longer, &error));
  g_assert_cmpstr (error->message, ==,
                   "column 121: expected at most 120 characters: name a part in \"let\"");
}

static void
test_columns (void)
{
  g_autoptr (IshExpr) expr = ish_expr_parse ("'가' == props.name", NULL);

  g_assert_cmpuint (expr->column, ==, 5);
  g_assert_cmpuint (expr->b->column, ==, 14);
  g_assert_cmpuint (expr->b->a->column, ==, 8);
}

/* Any text gives a tree or an error, never a crash: pieces of the grammar thrown together. */
static void
test_is_total (void)
{
  static const char *const pieces[] = {
    "a", "1",  "'x'", "(",     ")",     "[",   "]", ".",  "*", ",",    "?",
    ":", "??", "==",  " not ", " and ", "in ", "-", "f(", "'", "\xff", "한",
  };
  GRand *rand = g_rand_new_with_seed (7);
  guint n_read = 0;

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) source = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (IshExpr) expr = NULL;

      for (int j = g_rand_int_range (rand, 0, 30); j > 0; j--)
        g_string_append (source, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      expr = ish_expr_parse (source->str, &error);
      g_assert_true ((expr == NULL) == (error != NULL));
      n_read += expr != NULL;
    }
  g_assert_cmpuint (n_read, >, 100);
  g_rand_free (rand);
}

static void
test_brackets_end (void)
{
  g_autofree char *open = g_strnfill (ISH_EXPR_MAX_LENGTH, '(');
  g_autofree char *minus = g_strnfill (ISH_EXPR_MAX_LENGTH, '-');
  g_autoptr (GError) error = NULL;

  g_assert_null (ish_expr_parse (open, &error));
  g_assert_nonnull (strstr (error->message, "expected fewer brackets"));
  g_clear_error (&error);
  g_assert_null (ish_expr_parse (minus, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catalog/expr/reads", test_reads);
  g_test_add_func ("/catalog/expr/says-what-is-wrong", test_says_what_is_wrong);
  g_test_add_func ("/catalog/expr/is-short", test_is_short);
  g_test_add_func ("/catalog/expr/columns", test_columns);
  g_test_add_func ("/catalog/expr/is-total", test_is_total);
  g_test_add_func ("/catalog/expr/brackets-end", test_brackets_end);
  return g_test_run ();
}
