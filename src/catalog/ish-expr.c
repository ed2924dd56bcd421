/* Reads one expression of the catalogue into a tree: a Pratt parser over a hand-made lexer.
 * SPDX-License-Identifier: MIT */
#define G_LOG_DOMAIN "isshoni-catalog"

#include "config.h"

#include "catalog/ish-expr.h"

#include <string.h>

#include "catalog/ish-catalog.h"

/* Deep enough for anything 120 characters can hold in earnest; keeps brackets off the stack. */
#define MAX_DEPTH 32

typedef enum { TOKEN_END, TOKEN_INT, TOKEN_STRING, TOKEN_WORD, TOKEN_SIGN } TokenKind;

typedef struct {
  TokenKind   kind;
  const char *start;
  gsize       length; /* bytes */
  guint       column; /* from 1, characters */
} Token;

typedef struct {
  const char *source;
  const char *next;   /* after @token */
  guint       column; /* of @next */
  Token       token;
  guint       depth;
  GError    **error;
  gboolean    failed;
} Parser;

typedef struct {
  const char *sign;
  IshExprOp   op;
  guint       power; /* binds tighter when higher */
} Operator;

static const Operator operators[] = {
  { "or", ISH_EXPR_OP_OR, 1 },  { "and", ISH_EXPR_OP_AND, 2 }, { "??", ISH_EXPR_OP_COALESCE, 3 },
  { "in", ISH_EXPR_OP_IN, 4 },  { "==", ISH_EXPR_OP_EQ, 4 },   { "!=", ISH_EXPR_OP_NE, 4 },
  { "<=", ISH_EXPR_OP_LE, 5 },  { ">=", ISH_EXPR_OP_GE, 5 },   { "<", ISH_EXPR_OP_LT, 5 },
  { ">", ISH_EXPR_OP_GT, 5 },   { "+", ISH_EXPR_OP_ADD, 6 },   { "-", ISH_EXPR_OP_SUB, 6 },
  { "*", ISH_EXPR_OP_MUL, 7 },
};

static const char *const signs[] = {
  "==", "!=", "<=", ">=", "??", "-", "+", "*", "<", ">", "(", ")", "[", "]", ".", ",", "?", ":",
};

static IshExpr *parse_ternary (Parser *self);

static gboolean
fail (Parser *self, guint column, const char *format, ...) G_GNUC_PRINTF (3, 4);

static gboolean
fail (Parser *self, guint column, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (self->failed)
    return FALSE;
  self->failed = TRUE;
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (self->error, ISH_CATALOG_ERROR, ISH_CATALOG_ERROR_DATA, "column %u: %s", column,
               message);
  return FALSE;
}

/* How a token is quoted in a message. */
static char *
describe (const Token *token)
{
  g_autofree char *text = NULL;

  if (token->kind == TOKEN_END)
    return g_strdup ("the end");
  text = g_strndup (token->start, token->length);
  return token->kind == TOKEN_STRING ? g_strdup (text) : g_strdup_printf ("'%s'", text);
}

static gboolean
fail_expected (Parser *self, const char *what)
{
  g_autofree char *found = describe (&self->token);

  return fail (self, self->token.column, "expected %s, found %s", what, found);
}

/* --- lexer --- */

static gsize
sign_length (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i]))
      return strlen (signs[i]);
  return 0;
}

static gsize
word_length (const char *text)
{
  gsize n = 0;

  while (g_ascii_isalnum (text[n]) || text[n] == '_')
    n++;
  return n;
}

static void
advance (Parser *self)
{
  const char *p = self->next;
  Token *token = &self->token;

  while (*p == ' ' || *p == '\t' || *p == '\n')
    {
      p++;
      self->column++;
    }
  token->start = p;
  token->column = self->column;
  token->kind = TOKEN_SIGN;
  if (*p == '\0')
    {
      token->kind = TOKEN_END;
      token->length = 0;
    }
  else if (g_ascii_isdigit (*p))
    {
      token->kind = TOKEN_INT;
      token->length = strspn (p, "0123456789");
    }
  else if (g_ascii_isalpha (*p) || *p == '_')
    {
      token->kind = TOKEN_WORD;
      token->length = word_length (p);
    }
  else if (*p == '\'')
    {
      const char *end = strchr (p + 1, '\'');

      token->kind = TOKEN_STRING;
      token->length = end != NULL ? (gsize) (end - p) + 1 : strlen (p);
      if (end == NULL)
        fail (self, token->column, "expected a closing ' of this text");
    }
  else
    {
      token->length = sign_length (p);
      if (token->length == 0)
        {
          token->length = (gsize) (g_utf8_next_char (p) - p);
          fail (self, token->column, "expected an expression, found '%.*s'", (int) token->length,
                p);
        }
    }
  self->next = p + token->length;
  self->column += token->kind == TOKEN_STRING ? (guint) g_utf8_strlen (p, (gssize) token->length)
                                              : (guint) token->length;
}

static gboolean
token_is (const Parser *self, const char *text)
{
  return (self->token.kind == TOKEN_SIGN || self->token.kind == TOKEN_WORD) &&
         *self->token.start == *text &&
         strncmp (self->token.start, text, self->token.length) == 0 &&
         text[self->token.length] == '\0';
}

static gboolean
take (Parser *self, const char *text)
{
  if (self->failed || !token_is (self, text))
    return FALSE;
  advance (self);
  return TRUE;
}

static gboolean
want (Parser *self, const char *text)
{
  g_autofree char *what = NULL;

  if (take (self, text))
    return TRUE;
  what = g_strdup_printf ("'%s'", text);
  return fail_expected (self, what);
}

/* --- tree --- */

static IshExpr *
expr_new (IshExprKind kind, guint column)
{
  IshExpr *self = g_new0 (IshExpr, 1);

  self->kind = kind;
  self->column = column;
  return self;
}

void
ish_expr_free (IshExpr *self)
{
  if (self == NULL)
    return;
  ish_expr_free (self->a);
  ish_expr_free (self->b);
  ish_expr_free (self->c);
  for (guint i = 0; i < self->n_items; i++)
    ish_expr_free (self->items[i]);
  g_free (self->items);
  g_free ((char *) self->text);
  g_free (self->literal);
  g_free (self);
}

/* Items up to @close, which is taken; a comma between them, none before @close. */
static void
parse_items (Parser *self, IshExpr *into, const char *close)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) ish_expr_free);
  g_autofree char *what = g_strdup_printf ("',' or '%s'", close);

  if (!take (self, close))
    do
      {
        IshExpr *item = parse_ternary (self);

        if (item != NULL)
          g_ptr_array_add (items, item);
        if (take (self, close))
          break;
        if (!self->failed && !token_is (self, ","))
          fail_expected (self, what);
      }
    while (take (self, ","));
  into->n_items = items->len;
  into->items = (IshExpr **) g_ptr_array_free (g_steal_pointer (&items), FALSE);
}

static IshExpr *
parse_int (Parser *self)
{
  IshExpr *expr = expr_new (ISH_EXPR_INT, self->token.column);
  g_autofree char *digits = g_strndup (self->token.start, self->token.length);

  if (!g_ascii_string_to_signed (digits, 10, 0, G_MAXINT64, &expr->integer, NULL))
    fail (self, expr->column, "expected a smaller number than %s", digits);
  advance (self);
  return expr;
}

static IshExpr *
parse_word (Parser *self)
{
  IshExpr *expr = expr_new (ISH_EXPR_NAME, self->token.column);

  if (token_is (self, "true") || token_is (self, "false"))
    {
      expr->kind = ISH_EXPR_BOOL;
      expr->boolean = token_is (self, "true");
    }
  else if (token_is (self, "null"))
    expr->kind = ISH_EXPR_NULL;
  else if (token_is (self, "and") || token_is (self, "or") || token_is (self, "in"))
    fail_expected (self, "a name or value");
  else
    expr->text = g_strndup (self->token.start, self->token.length);
  advance (self);
  if (expr->kind == ISH_EXPR_NAME && take (self, "("))
    {
      expr->kind = ISH_EXPR_CALL;
      parse_items (self, expr, ")");
    }
  return expr;
}

static IshExpr *
parse_primary (Parser *self)
{
  IshExpr *expr;

  switch (self->token.kind)
    {
    case TOKEN_INT:
      return parse_int (self);
    case TOKEN_WORD:
      return parse_word (self);
    case TOKEN_STRING:
      expr = expr_new (ISH_EXPR_STRING, self->token.column);
      expr->text = self->token.length < 2
                     ? g_strdup ("")
                     : g_strndup (self->token.start + 1, self->token.length - 2);
      advance (self);
      return expr;
    case TOKEN_SIGN:
      if (take (self, "("))
        {
          expr = parse_ternary (self);
          want (self, ")");
          return expr;
        }
      expr = expr_new (ISH_EXPR_LIST, self->token.column);
      if (take (self, "["))
        parse_items (self, expr, "]");
      else
        fail_expected (self, "a name or value");
      return expr;
    case TOKEN_END:
    default:
      fail_expected (self, "a name or value");
      return NULL;
    }
}

/* .field, .* and [key] after a value. */
static IshExpr *
parse_postfix (Parser *self)
{
  IshExpr *expr = parse_primary (self);

  while (!self->failed && (token_is (self, ".") || token_is (self, "[")))
    {
      gboolean dot = token_is (self, ".");
      IshExpr *outer;

      advance (self);
      outer = expr_new (dot ? ISH_EXPR_FIELD : ISH_EXPR_INDEX, self->token.column);
      outer->a = expr;
      expr = outer;
      if (!dot)
        {
          outer->b = parse_ternary (self);
          want (self, "]");
        }
      else if (take (self, "*"))
        outer->kind = ISH_EXPR_STAR;
      else if (self->token.kind == TOKEN_WORD)
        {
          outer->text = g_strndup (self->token.start, self->token.length);
          advance (self);
        }
      else
        fail_expected (self, "a field name or '*'");
    }
  return expr;
}

/* A minus in front of a value is 0 - value: the tree needs no kind of its own for it. */
static IshExpr *
parse_unary (Parser *self)
{
  guint column = self->token.column;
  IshExpr *expr;

  if (self->depth >= MAX_DEPTH)
    {
      fail (self, column, "expected fewer brackets inside each other");
      return NULL;
    }
  self->depth++;
  if (take (self, "not"))
    {
      expr = expr_new (ISH_EXPR_NOT, column);
      expr->a = parse_unary (self);
    }
  else if (take (self, "-"))
    {
      expr = expr_new (ISH_EXPR_BINARY, column);
      expr->op = ISH_EXPR_OP_SUB;
      expr->a = expr_new (ISH_EXPR_INT, column);
      expr->b = parse_unary (self);
    }
  else
    expr = parse_postfix (self);
  self->depth--;
  return expr;
}

static const Operator *
peek_operator (const Parser *self)
{
  if (self->token.kind == TOKEN_END || self->token.length > 3)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (token_is (self, operators[i].sign))
      return &operators[i];
  return NULL;
}

static IshExpr *
parse_binary (Parser *self, guint power)
{
  IshExpr *left = parse_unary (self);
  const Operator *operator;

  while (!self->failed && (operator = peek_operator (self)) != NULL && operator->power > power)
    {
      IshExpr *expr = expr_new (ISH_EXPR_BINARY, self->token.column);

      advance (self);
      expr->op = operator->op;
      expr->a = left;
      expr->b = parse_binary (self, operator->power);
      left = expr;
    }
  return left;
}

static IshExpr *
parse_ternary (Parser *self)
{
  IshExpr *condition, *expr;
  guint column;

  if (self->failed || self->depth >= MAX_DEPTH)
    {
      fail (self, self->token.column, "expected fewer brackets inside each other");
      return NULL;
    }
  self->depth++;
  condition = parse_binary (self, 0);
  column = self->token.column;
  if (take (self, "?"))
    {
      expr = expr_new (ISH_EXPR_IF, column);
      expr->a = condition;
      expr->b = parse_ternary (self);
      if (want (self, ":"))
        expr->c = parse_ternary (self);
      condition = expr;
    }
  self->depth--;
  return condition;
}

/**
 * ish_expr_parse:
 * @source: UTF-8, at most %ISH_EXPR_MAX_LENGTH characters
 *
 * Total: any text gives a tree without gaps or an error.
 *
 * Returns: (transfer full): the tree, or %NULL with @error "column 7: expected ')', found 'x'"
 */
IshExpr *
ish_expr_parse (const char *source, GError **error)
{
  Parser self = { source, source, 1, { TOKEN_END, source, 0, 1 }, 0, error, FALSE };
  g_autoptr (IshExpr) expr = NULL;

  g_return_val_if_fail (source != NULL, NULL);

  if (!g_utf8_validate (source, -1, NULL))
    {
      fail (&self, 1, "expected UTF-8");
      return NULL;
    }
  if (g_utf8_strlen (source, -1) > ISH_EXPR_MAX_LENGTH)
    {
      fail (&self, ISH_EXPR_MAX_LENGTH + 1,
            "expected at most %d characters: name a part in \"let\"", ISH_EXPR_MAX_LENGTH);
      return NULL;
    }
  advance (&self);
  expr = self.failed ? NULL : parse_ternary (&self);
  if (!self.failed && self.token.kind != TOKEN_END)
    fail_expected (&self, "an operator or the end");
  return self.failed ? NULL : g_steal_pointer (&expr);
}
