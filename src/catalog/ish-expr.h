/* The catalogue's expressions: infix, no loops, no definitions, total. Parsed once at load;
 * evaluated by the stack.
 *
 *   names  .field  [key]  .* (map over)  literals 12 'text' true false null [a, b]
 *   == != < > <= >= in and or not ?? (first that is not null)  c ? a : b  + - *  f(a, b)
 * SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ISH_EXPR_MAX_LENGTH 120 /* characters; longer ones get a name in "let" */

typedef enum {
  ISH_EXPR_NULL,
  ISH_EXPR_BOOL,
  ISH_EXPR_INT,
  ISH_EXPR_STRING,
  ISH_EXPR_NAME,   /* text */
  ISH_EXPR_FIELD,  /* a.text */
  ISH_EXPR_STAR,   /* a.* */
  ISH_EXPR_INDEX,  /* a[b] */
  ISH_EXPR_LIST,   /* items */
  ISH_EXPR_NOT,    /* a */
  ISH_EXPR_BINARY, /* a op b */
  ISH_EXPR_IF,     /* a ? b : c */
  ISH_EXPR_CALL,   /* text(items) */
} IshExprKind;

typedef enum {
  ISH_EXPR_OP_OR, ISH_EXPR_OP_AND, ISH_EXPR_OP_COALESCE, ISH_EXPR_OP_IN, ISH_EXPR_OP_EQ,
  ISH_EXPR_OP_NE, ISH_EXPR_OP_LT, ISH_EXPR_OP_GT, ISH_EXPR_OP_LE, ISH_EXPR_OP_GE,
  ISH_EXPR_OP_ADD, ISH_EXPR_OP_SUB, ISH_EXPR_OP_MUL,
} IshExprOp;

typedef struct _IshExpr IshExpr;
struct _IshExpr {
  IshExprKind kind;
  IshExprOp   op;
  guint       column;  /* from 1, in the source */
  gboolean    boolean;
  gint64      integer;
  const char *text;    /* owned: name, field, string, function */
  IshExpr    *a, *b, *c;
  IshExpr   **items;   /* of list and call */
  guint       n_items;
  guint       slot;    /* 0, or what whoever evaluates it found out about the name beforehand */
  gpointer    literal; /* owned, one block (nullable): the value, likewise */
};

/* @error message: "column 7: expected ')', found 'x'" */
IshExpr *ish_expr_parse (const char *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void     ish_expr_free (IshExpr *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshExpr, ish_expr_free)

G_END_DECLS
