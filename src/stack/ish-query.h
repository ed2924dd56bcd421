/* Questions about a finished stack, as expressions over the arguments of its nodes: what checks and
 * cost rules are written in.
 * SPDX-License-Identifier: MIT */
#pragma once

/* The language is the catalogue's (catalog/ish-expr.h), with names of its own, since here
 * everything is resolved.
 *
 *   names   an argument of the node asked about (engine), or all of them (args)
 *           ("tf:x" of an argument the dialects spell differently is x)
 *           prod  environment  region  me (the node)  and what the caller or a function binds
 *   a.b     of a map; of a list, of each item; of a node, its argument; of nothing, nothing
 *   ref(x)       the node a reference goes to, or the nodes of a list; nothing for a literal
 *   type(n) key(n)             of a node: its Terraform type, "aws_lb"; "data.aws_..." of what is
 *                              only looked up; the kind's own name where Terraform has none
 *   nodes('type', ...)         all nodes of these types
 *   users('type'[, 'path'])    nodes of that type that refer to this one, there (a.b.c)
 *   any(l, e) all(l, e) filter(l, e) map(l, e) count(l, e)     with "it" bound to each item
 *   len  first  sum  min  max  concat  unique  list            (a lone value is a list of one)
 *   text(x)      as text, a reference as ${key.attr}      lower(t)  split(t, s)  int(t)
 *   parts(n, size)             n divided by size, rounded up
 *   matches(t, 're')  starts(t, s)  ends(t, s)            of a list: any of it
 *   literal(x)   whether the value is known now           json(x)  a text or value as JSON
 *   pairs(m)     of a map, a list of {name, value}
 *   spans(first, last, [22, 3389])   whether one of the numbers lies there; no end, no limit
 *   within('10.0.1.0/24', '10.0.0.0/16')                  whether one range holds the other
 *
 * Of code that was read, what is not known now (an input of a stack that ish_stack_builder_finish()
 * made) makes every answer that hangs on it unknown: "open or x" is true when open is, whatever x.
 *
 * Total: a question that makes no sense for the value at hand gives null, never an error; names and
 * functions are checked when an expression is made. */


#include "catalog/ish-expr.h"
#include "stack/ish-stack.h"

G_BEGIN_DECLS

#define ISH_QUERY_ERROR (ish_query_error_quark ())
GQuark ish_query_error_quark (void);

/* @ISH_QUERY_ERROR_CALL: no such function, or the wrong number of arguments. */
typedef enum { ISH_QUERY_ERROR_CALL } IshQueryError;

typedef enum {
  ISH_TRUTH_NO,
  ISH_TRUTH_YES,
  ISH_TRUTH_UNKNOWN, /* it hangs on a value that is not known now; never of a design's stack */
} IshTruth;

typedef struct _IshQuery IshQuery; /* of one stack and one thread; owned by the caller */

/* As ish_expr_parse(), and checks the functions it calls. */
IshExpr *ish_query_parse (const char *source, GError **error) G_GNUC_WARN_UNUSED_RESULT;

IshQuery *ish_query_new (IshStack *stack); /* keeps the stack */
void      ish_query_free (IshQuery *self);
IshStack *ish_query_get_stack (IshQuery *self);

/* Never %NULL. @node: (nullable): what names without a binding are arguments of. Values live as
 * long as the query and the expression. */
const IshValue *ish_query_eval (IshQuery *self, const IshExpr *expr, const IshNode *node);
/* As ish_query_decide(), what is not known counted as no. */
gboolean        ish_query_holds (IshQuery *self, const IshExpr *expr, const IshNode *node);
/* @expr: (nullable): yes */
IshTruth        ish_query_decide (IshQuery *self, const IshExpr *expr, const IshNode *node);
/* Whether it is a value that is not known now. */
gboolean        ish_query_is_unknown (IshQuery *self, const IshValue *value);
/* (nullable): not a text or number */
const char     *ish_query_eval_text (IshQuery *self, const IshExpr *expr, const IshNode *node);
/* @fallback when it is not a whole number */
gint64          ish_query_eval_int (IshQuery *self, const IshExpr *expr, const IshNode *node,
                                    gint64 fallback);
/* Names for what follows, the last first. @name is borrowed. */
void            ish_query_bind (IshQuery *self, const char *name, const IshValue *value);
/* The same of what is evaluated when it is asked for, with the names bound before it. */
void            ish_query_bind_expr (IshQuery *self, const char *name, const IshExpr *expr,
                                     const IshNode *node);
void            ish_query_unbind (IshQuery *self, guint n);

IshArena       *ish_query_get_arena (IshQuery *self);
const IshValue *ish_query_node_value (IshQuery *self, const IshNode *node);
/* The node of a value that is one, else %NULL. */
const IshNode  *ish_query_value_node (const IshValue *value);
gboolean        ish_query_is_true (const IshValue *value);

/* As type() gives it. */
const char      *ish_query_get_type (IshQuery *self, const IshNode *node);
/* (element-type IshNode), sorted by key; never %NULL. */
const GPtrArray *ish_query_list_type (IshQuery *self, const char *type);
/* (element-type IshNode): that refer to @node anywhere; sorted by key; never %NULL. */
const GPtrArray *ish_query_list_users (IshQuery *self, const IshNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IshQuery, ish_query_free)

G_END_DECLS
