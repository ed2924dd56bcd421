/* What the two halves of the query share. Private to src/stack.
 * SPDX-License-Identifier: MIT */
#pragma once

#include "stack/ish-query.h"

G_BEGIN_DECLS

/* A value that exists only in a query: u.ref.node is the key, @node follows it. */
#define ISH_VALUE_QUERY_NODE ((IshValueType) 110)

typedef struct
{
  IshValue value;
  const IshNode *node;
} IshNodeValue;

typedef struct
{
  const char *name;
  const IshValue *value; /* %NULL: not asked for yet */
  const IshExpr *expr;   /* then it is this, of that node */
  const IshNode *node;
} IshQueryName;

struct _IshQuery
{
  IshStack *stack;     /* owned */
  IshArena *arena;     /* owned */
  IshQueryName *names; /* owned: the last counts */
  guint n_names, n_names_room;
  GPtrArray *scratch;  /* owned: lists under way, one on top of the other */
  GHashTable *types;   /* owned: address of a kind -> Terraform type */
  GHashTable *by_type; /* owned: type -> GPtrArray of IshNode */
  GHashTable *users;   /* owned (nullable): IshNode -> GPtrArray of IshNode; made when asked for */
  GHashTable *by_address; /* owned: key -> IshNode: most references share the key's text */
  GHashTable *values;  /* owned: IshNode -> IshNodeValue */
  GHashTable *patterns; /* owned: address of a text -> GRegex (nullable) */
  GHashTable *possible; /* owned: "type path" -> IshValue: a user nobody can rule out; or %NULL */
  gboolean has_unknown; /* inputs are what nobody knows */
  gboolean is_production;
  GPtrArray *nothing;  /* owned: the empty list */
};

const IshValue *_ish_query_call (IshQuery *self, const IshExpr *call, const IshNode *node);
const IshNode  *_ish_query_find_node (IshQuery *self, const char *key); /* (nullable) */
/* A list under way: what is on top of the scratch since @start. */
const IshValue *_ish_query_finish_list (IshQuery *self, guint start);
/* 0: there is none */
guint           _ish_query_find_function (const char *name, guint n_arguments);
const IshValue *_ish_query_field (IshQuery *self, const IshValue *value, const char *name);
gboolean        _ish_query_same (const IshValue *a, const IshValue *b);
IshTruth        _ish_query_truth (IshQuery *self, const IshValue *value);
/* What is not known in a value or a text with parts, else %NULL. */
const IshValue *_ish_query_find_unknown (IshQuery *self, const IshValue *value);
/* The same of the items of a list. */
const IshValue *_ish_query_find_unknown_item (IshQuery *self, const IshValue *list);
/* Items of a list, else the value alone; none of nothing. */
const IshValue *const *_ish_query_items (const IshValue *const *value, guint *out_n);

G_END_DECLS
